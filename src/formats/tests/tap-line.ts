import { secondsOf } from './record.ts'

/** A test point: `not ok 3 - name # TODO reason`. */
export interface TapPoint {
  readonly kind: 'point'
  readonly ok: boolean
  readonly number: number | null
  readonly name: string
  readonly directive: 'todo' | 'skip' | null
  /** From the `# time=12ms` some producers write behind the name. */
  readonly seconds: number | null
  /** From the ` in 12ms` that `bats --timing` writes behind the name; it is still part of `name`. */
  readonly timed: { readonly name: string; readonly seconds: number } | null
  /** The subtest follows in braces (node-tap). */
  readonly braced: boolean
}

/** One line of TAP 12 to 14, without its indentation. */
export type TapLine =
  | TapPoint
  | { readonly kind: 'plan'; readonly count: number; readonly skip: boolean }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'bail-out'; readonly reason: string }
  | { readonly kind: 'pragma'; readonly strict: boolean | null }
  | { readonly kind: 'subtest'; readonly name: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'yaml' }
  | { readonly kind: 'close' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'other' }

const pointPattern = /^(not )?ok\b[ \t]*(\d+)?[ \t]*(?:-(?=[ \t]|$)[ \t]*)?(.*)$/su

/** Reads one line; `text` begins behind its indentation. What is not TAP is `other`. */
export function tapLine(text: string): TapLine {
  const trimmed = text.trimEnd()
  if (trimmed === '') return { kind: 'blank' }
  if (trimmed.startsWith('#')) return comment(trimmed)
  const point = pointPattern.exec(trimmed)
  if (point !== null) return pointOf(point)
  const plan = /^1\.\.(\d{1,9})(?:\s*#\s*(\S*).*)?$/su.exec(trimmed)
  if (plan !== null) return { kind: 'plan', count: Number(plan[1]), skip: /^skip/iu.test(plan[2] ?? '') }
  const version = /^TAP version (\d{1,3})$/iu.exec(trimmed)
  if (version !== null) return { kind: 'version', version: Number(version[1]) }
  const bail = /^Bail out!\s*(.*)$/isu.exec(trimmed)
  if (bail !== null) return { kind: 'bail-out', reason: bail[1] ?? '' }
  const pragma = /^pragma\s+([+-])(\S+)/u.exec(trimmed)
  if (pragma !== null) return { kind: 'pragma', strict: pragma[2] === 'strict' ? pragma[1] === '+' : null }
  if (trimmed === '---') return { kind: 'yaml' }
  return { kind: trimmed === '}' ? 'close' : 'other' }
}

function comment(text: string): TapLine {
  const subtest = /^# Subtest:?\s*(.*)$/su.exec(text)
  if (subtest !== null) return { kind: 'subtest', name: withoutEscapes(subtest[1] ?? '') }
  return { kind: 'comment', text: text.replace(/^# ?/u, '') }
}

/**
 * A directive excuses a failure only where nothing else can be meant: `not ok - parses #skiplists` failed. It takes a
 * pass away wherever it stands: `ok - a # time=3ms # SKIP` did not run.
 */
const failingDirective = /^#\s*(todo|skip)(?:ped|ping)?(?![\w-])/iu
const passingDirective = /#\s*(todo\b|skip)/iu

function pointOf(match: RegExpExecArray): TapPoint {
  const { name, tail } = splitDirective(match[3] ?? '')
  const braced = tail === '' ? name.endsWith('{') : tail.endsWith('{')
  const ok = match[1] === undefined
  const word = (ok ? passingDirective : failingDirective).exec(tail)?.[1]?.toLowerCase()
  const time = /^#\s*time=([\d.]+)ms/iu.exec(tail)?.[1]
  const title = withoutEscapes(braced && tail === '' ? name.slice(0, -1) : name).trim()
  const timed = /^(.*\S) in (\d{1,9})ms$/su.exec(title)
  return {
    kind: 'point',
    ok,
    number: match[2] === undefined ? null : Number(match[2]),
    name: title,
    directive: word === 'todo' || word === 'skip' ? word : null,
    seconds: secondsOf(time === undefined ? null : Number(time)),
    timed: timed === null ? null : { name: timed[1] ?? title, seconds: Number(timed[2]) / 1000 },
    braced,
  }
}

/** The name, and the directive from the last `#` on that starts one. An escaped `\#` never does. */
function splitDirective(text: string): { name: string; tail: string } {
  for (let hash = text.indexOf('#'); hash >= 0; hash = text.indexOf('#', hash + 1)) {
    if (escaped(text, hash)) continue
    const tail = text.slice(hash)
    if (/^#\s*(?:todo\b|skip|time=[\d.]+ms)/iu.test(tail.slice(0, 64)))
      return { name: text.slice(0, hash), tail }
  }
  return { name: text, tail: '' }
}

function escaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

const withoutEscapes = (text: string): string => text.replace(/\\([\\#])/gu, '$1')
