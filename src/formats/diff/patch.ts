/** One line of a patch. Line numbers are 1-based; an added line has none at the base, a removed one none at the head. */
export interface DiffLine {
  readonly kind: 'context' | 'added' | 'removed'
  readonly base: number | null
  readonly head: number | null
  /** Without its mark and its line end. */
  readonly text: string
}

/** A stretch of lines that follow one another. */
export type Hunk = readonly DiffLine[]

/** A patch that was read whole. */
export interface Patch {
  readonly hunks: readonly Hunk[]
  readonly additions: number
  readonly deletions: number
}

const header = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/

interface Open {
  readonly lines: DiffLine[]
  base: number
  head: number
  baseLeft: number
  headLeft: number
}

/**
 * Reads the hunks of one file's unified diff, as the field `patch` of GitHub's file lists has them. Null when a hunk
 * is shorter or longer than its own header says, or when anything else is in between: such a patch is a part of one.
 */
export function readPatch(text: string): Patch | null {
  const hunks: Hunk[] = []
  let open: Open | null = null
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (const line of lines) {
    if (open === null || (open.baseLeft === 0 && open.headLeft === 0)) {
      // `\ No newline at end of file` stands after the last line it speaks of.
      if (open !== null && line.startsWith('\\')) continue
      open = opened(line)
      if (open === null) return null
      hunks.push(open.lines)
    } else if (!take(open, line)) return null
  }
  if (open !== null && (open.baseLeft > 0 || open.headLeft > 0)) return null
  const count = (kind: DiffLine['kind']) =>
    hunks.reduce((sum, hunk) => sum + hunk.reduce((own, line) => (line.kind === kind ? own + 1 : own), 0), 0)
  return { hunks, additions: count('added'), deletions: count('removed') }
}

function opened(line: string): Open | null {
  const found = header.exec(line)
  if (found === null) return null
  const [, base = '', baseCount = '1', head = '', headCount = '1'] = found
  return {
    lines: [],
    base: Number(base),
    head: Number(head),
    baseLeft: Number(baseCount),
    headLeft: Number(headCount),
  }
}

/** Adds a line to the hunk; false when it has no place in it. */
function take(open: Open, line: string): boolean {
  const mark = line.charAt(0)
  const text = line.slice(1).replace(/\r$/, '')
  if (mark === '\\') return true
  // GitHub has been seen to strip the blank of an empty context line.
  const kind =
    mark === '+' ? 'added' : mark === '-' ? 'removed' : mark === ' ' || line === '' ? 'context' : null
  if (kind === null) return false
  const inBase = kind !== 'added'
  const inHead = kind !== 'removed'
  if ((inBase && open.baseLeft === 0) || (inHead && open.headLeft === 0)) return false
  open.lines.push({ kind, base: inBase ? open.base : null, head: inHead ? open.head : null, text })
  if (inBase) {
    open.base++
    open.baseLeft--
  }
  if (inHead) {
    open.head++
    open.headLeft--
  }
  return true
}

/** Lines of the head that the patch adds, as first and last line of each run, in order. */
export function addedRanges({ hunks }: Patch): [number, number][] {
  const ranges: [number, number][] = []
  for (const { kind, head } of hunks.flat()) {
    if (kind !== 'added' || head === null) continue
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === head - 1) last[1] = head
    else ranges.push([head, head])
  }
  return ranges
}
