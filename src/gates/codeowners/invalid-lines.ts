import type { Finding } from '../../core/finding.ts'
import { code, text } from '../../core/text.ts'
import {
  type CodeownersDocument,
  type CodeownersLine,
  codeownersPaths,
  compileCodeowners,
  lineText,
  parseCodeowners,
} from '../../formats/codeowners/index.ts'
import type { Options } from './options.ts'
import type { Ownership } from './ownership.ts'
import type { Touched } from './requirements.ts'
import { firstAtHead, pathList, pathsInShort, word } from './words.ts'

const invalid = ['invalid-pattern', 'invalid-owner'] as const
type InvalidRule = (typeof invalid)[number]

/** Why GitHub skips a line, or undefined when it does not. */
function skipReason(line: CodeownersLine) {
  return line.findings.find((finding) => invalid.some((rule) => rule === finding.rule))
}

/** What somebody who wrote an invalid pattern most likely meant. */
const meant = (pattern: string): string =>
  pattern
    .replace(/^!+/, '')
    .replace(/\*{3,}/g, '**')
    .replace(/^\\#/, '?')
    .replace(/^\/+$|^$/, '*')

/**
 * Lines that GitHub skips although they were meant for a changed file: an earlier line decides it, perhaps with the
 * wrong owners. A line that the pull request itself corrects only warns about the CODEOWNERS file, or the correction
 * could not be merged; other files it was meant for have to come after the correction.
 */
export function invalidLines(
  touched: readonly Touched[],
  ownership: Ownership,
  head: CodeownersDocument | null,
  option: Options['invalid-lines'],
): readonly Finding[] {
  const skipped = ownership.document.lines.filter((line) => skipReason(line) !== undefined)
  if (skipped.length === 0) return []
  const intended = compileCodeowners(
    parseCodeowners(skipped.map((line) => `${meant(line.pattern.text)} @x`).join('\n')),
  )
  const groups = new Map<CodeownersLine, Touched[]>()
  for (const one of touched) {
    const { path } = one
    const match = intended.match(path).line
    const line = match === null ? undefined : skipped[match.number - 1]
    const ruling = ownership.rule(path)
    if (line === undefined || line.number < (ruling.line ?? 0)) continue
    // Where the line may decide all the same, that it is ambiguous says more.
    if (ruling.kind === 'ambiguous' && ruling.line === line.number) continue
    groups.set(line, [...(groups.get(line) ?? []), one])
  }
  const inOrder = [...groups].sort(([a], [b]) => a.number - b.number)
  return inOrder.map(([line, group]) =>
    invalidLine(line, group, ownership, isCorrected(line, group, head), option),
  )
}

/** Whether only the file itself is concerned, and its head no longer has a skipped line of the same words. */
function isCorrected(
  line: CodeownersLine,
  group: readonly Touched[],
  head: CodeownersDocument | null,
): boolean {
  if (head === null || group.some(({ path }) => !codeownersPaths.some((place) => place === path)))
    return false
  return !head.lines.some((other) => skipReason(other) !== undefined && lineText(other) === lineText(line))
}

function invalidLine(
  line: CodeownersLine,
  group: readonly Touched[],
  ownership: Ownership,
  corrected: boolean,
  option: Options['invalid-lines'],
): Finding {
  const reason = skipReason(line)
  const paths = group.map(({ path }) => path)
  const at = ownership.at(line.number)
  const rule: InvalidRule = reason?.rule === 'invalid-owner' ? 'invalid-owner' : 'invalid-pattern'
  return {
    rule: `codeowners/${rule}`,
    outcome: 'fail',
    level: option === 'fail' && !corrected ? 'error' : 'warning',
    subject: lineText(line),
    found: [
      ...pathsInShort(paths),
      ...text`: line ${line.number} (${code(lineText(line))}) was meant for it, and GitHub ${word(line.verdict === 'skipped' ? 'skips that line' : 'does not read it so')}`,
      ...(corrected ? [word('; this pull request corrects it')] : []),
    ],
    required: text`only lines that GitHub accepts`,
    ...(at === undefined ? {} : { requiredAt: at }),
    ...firstAtHead(group),
    fix: [word(`in line ${line.number}, ${reason?.fix ?? 'correct the line'}`)],
    details: [pathList([word('Files it was meant for')], paths)],
  }
}
