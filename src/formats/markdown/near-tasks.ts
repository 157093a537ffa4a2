import type { MarkdownDocument, NearTask, NearTaskReason, Task } from './model.ts'
import { walk } from './walk.ts'

/** Quote marks, pipes, strike-through and emphasis in front of what looks like a task. */
const decoration = /^(?:[\s>|\u200b-\u200d\u2060]|~~|<(?:s|del|strike|b|i|li|p)>|<!--)*/i
const starred = /^(?:\*\*|__)(?=[-*+\d[])/
const listed = /^([-*+•‣◦–—·]|\d{1,9}[.)])?([\s\u200b-\u200d\u2060]*)/
const boxed = /^\[([^[\]]{0,3})\]/
const marks = '(?:✅|☑|✔|✓|❌|☐|☒|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|x):)\\ufe0f?'
const checkMark = new RegExp(`^${marks}\\s*`, 'u')
const ticks = /^(?:[xX✓✔☑✅yY]{1,2}\ufe0f?|yes|Yes|YES|ok|OK)$/u
/** Without one of these nothing looks like a task. */
const candidate = /[[✅☑✔✓❌☐☒]|:[a-z_]{1,30}:/u
const bullet = /^(?:[-*+]|\d{1,9}[.)])$/

/**
 * Lines that look like task list items and are none, with the form GitHub would take: wrong boxes and bullets, and
 * right ones in code, in raw HTML or in the middle of a text. `tasks`: those of the same document.
 */
export function nearTasksOf(document: MarkdownDocument, tasks: readonly Task[]): readonly NearTask[] {
  const taken = new Set(tasks.map(({ line }) => line))
  const where = new Places(document)
  return document.source.flatMap((text, index) => {
    const line = index + 1
    if (taken.has(line) || !candidate.test(text)) return []
    const found = nearTask(text, where.of(line))
    return found === null ? [] : [{ ...found, line, text: text.trim(), where: where.of(line) }]
  })
}

type Found = Pick<NearTask, 'reason' | 'rightForm'>

function nearTask(text: string, where: NearTask['where']): Found | null {
  const decorated = decoration.exec(text)?.[0] ?? ''
  const bare = text.slice(decorated.length)
  const start = bare.slice(starred.exec(bare)?.[0].length ?? 0)
  const [lead = '', mark = '', gap = ''] = listed.exec(start) ?? []
  const rest = start.slice(lead.length)
  const box = boxed.exec(rest)
  if (box === null) return checkMarked(mark, gap, rest)
  const inside = box[1] ?? ''
  const behind = rest.slice(box[0].length)
  const unusual = isUnusual(gap) || isUnusual(decorated)
  const reason = unusual ? 'unusual-space' : reasonOf({ mark, gap, inside, behind, where })
  if (reason === null || isLink(inside, mark, behind)) return null
  return { reason, rightForm: rightForm(mark, isTick(inside), behind) }
}

interface Parts {
  readonly mark: string
  readonly gap: string
  readonly inside: string
  readonly behind: string
  readonly where: NearTask['where']
}

function reasonOf({ mark, gap, inside, behind, where }: Parts): NearTaskReason | null {
  if (isUnusual(inside) || isUnusual(behind.slice(0, 1))) return 'unusual-space'
  if (inside === '') return 'empty-box'
  if (!/^[ \txX]$/.test(inside)) return /^[ \t]*[xX]?[ \t]*$/.test(inside) ? 'spaces-in-box' : 'wrong-mark'
  if (!bullet.test(mark)) return 'no-bullet'
  if (gap === '') return 'no-space-after-bullet'
  if (behind.trim() === '') return 'no-text'
  if (!/^[ \t]/.test(behind)) return 'no-space-after-box'
  return where === 'code' ? 'in-code' : where === 'html' ? 'in-html' : 'in-text'
}

/** A bracket of a link, a footnote or prose, where nothing speaks for a box. */
function isLink(inside: string, mark: string, behind: string): boolean {
  if (inside.startsWith('^')) return true
  const plain = /^[ \txX]*$/.test(inside)
  if (/^[([:]/.test(behind)) return !plain || mark === '' || behind.startsWith(':')
  return mark === '' && !plain && !isTick(inside)
}

const isTick = (inside: string): boolean => ticks.test(inside.replace(/[\s\u200b-\u200d\u2060]/g, ''))

/** A blank that Markdown does not take for one, or a character without width. */
const isUnusual = (text: string): boolean => /[^\S \t\n\r]|[\u200b-\u200d\u2060\ufeff]/.test(text)

function checkMarked(mark: string, gap: string, rest: string): Found | null {
  const found = checkMark.exec(rest)
  if (found === null || (mark !== '' && gap === '')) return null
  const tick = !/^(?:❌|☐|☒|:x:)/u.test(rest)
  return { reason: 'check-mark', rightForm: rightForm(mark, tick, rest.slice(found[0].length)) }
}

const rightForm = (mark: string, tick: boolean, behind: string): string =>
  `${bullet.test(mark) ? mark : '-'} [${tick ? 'x' : ' '}] ${behind.replace(/^[\s\u200b-\u200d\u2060]+/, '')}`
    .trimEnd()
    .slice(0, 300)

/** Which lines stand in code, raw HTML or a quote. */
class Places {
  readonly #where = new Map<number, NearTask['where']>()

  constructor(document: MarkdownDocument) {
    let quotes = 0
    for (const { block, leaving } of walk(document.blocks)) {
      if (block.type === 'quote') quotes += leaving ? -1 : 1
      if (leaving || 'children' in block) continue
      const where = block.type === 'code' || block.type === 'html' ? block.type : quotes > 0 ? 'quote' : null
      if (where === null) continue
      for (let line = block.line; line <= block.endLine; line += 1) this.#where.set(line, where)
    }
  }

  of(line: number): NearTask['where'] {
    return this.#where.get(line) ?? 'text'
  }
}
