import type { Outline } from '../../core/facts/workflow.ts'
import { isPlaceholder } from './placeholders.ts'

type Field = Outline['sections'][number]['fields'][number]

/** The text with its front matter (`---` to `---` at the start) as empty lines, and the fields of that. */
export function withoutFrontMatter(text: string): { body: string; fields: readonly Field[] } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  if (lines[0]?.trimEnd() !== '---') return { body: text, fields: [] }
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  if (end < 0) return { body: text, fields: [] }
  const fields = lines.slice(1, end).flatMap((line, index) => fieldIn(line, index + 2))
  return { body: lines.map((line, index) => (index <= end ? '' : line)).join('\n'), fields }
}

const fieldLine = /^([\p{L}][\p{L}\p{N} _/-]{0,60}):\s+(\S.*)$/u

/** The field of one line `Key: value`; none where the value is a placeholder. */
export function fieldIn(text: string, line: number): readonly Field[] {
  const [, key, value] = fieldLine.exec(text.trim()) ?? []
  if (key === undefined || value === undefined || isPlaceholder(value)) return []
  return [{ key: key.trim(), value: value.trim(), line }]
}
