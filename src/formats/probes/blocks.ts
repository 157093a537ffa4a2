import type { Patch } from '../diff/patch.ts'
import type { Language } from './language.ts'
import { type ProbeLine, scanHunk } from './scan.ts'

/** One hunk as detectors see it: both versions, and the runs of changed lines in it. */
export interface ProbeHunk {
  readonly base: readonly ProbeLine[]
  readonly head: readonly ProbeLine[]
  /** Neighbouring changed lines: what was taken away and what stands there now. */
  readonly blocks: readonly { readonly removed: readonly ProbeLine[]; readonly added: readonly ProbeLine[] }[]
}

/** A patch with comments and strings told apart from code. */
export function probeHunks(patch: Patch, language: Language | null): ProbeHunk[] {
  return patch.hunks.map((hunk) => {
    const base = scanHunk(hunk, 'base', language)
    const head = scanHunk(hunk, 'head', language)
    const blocks: { removed: ProbeLine[]; added: ProbeLine[] }[] = []
    let nextBase = 0
    let nextHead = 0
    let open: { removed: ProbeLine[]; added: ProbeLine[] } | null = null
    for (const { kind } of hunk) {
      const inBase = kind === 'added' ? undefined : base[nextBase++]
      const inHead = kind === 'removed' ? undefined : head[nextHead++]
      if (kind === 'context') {
        open = null
        continue
      }
      if (open === null) {
        open = { removed: [], added: [] }
        blocks.push(open)
      }
      if (inBase !== undefined) open.removed.push(inBase)
      if (inHead !== undefined) open.added.push(inHead)
    }
    return { base, head, blocks }
  })
}

/** Changed lines of one side, over all hunks. */
export const changed = (hunks: readonly ProbeHunk[], side: 'added' | 'removed'): ProbeLine[] =>
  hunks.flatMap(({ blocks }) => blocks.flatMap((block) => block[side]))

/** A line without its indentation and with single blanks: two equal ones are one line that moved. */
export const bare = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Longer lines are no code that anybody wrote: what is generated, or made to keep a pattern busy. */
const longestLine = 2000

/** Hunks whose lines are cut where they are longer than code is. The lines themselves stay the same objects per side. */
export function cutHunks(hunks: readonly ProbeHunk[]): readonly ProbeHunk[] {
  const isLong = ({ kept }: ProbeLine): boolean => kept.length > longestLine
  if (!hunks.some(({ base, head }) => base.some(isLong) || head.some(isLong))) return hunks
  const made = new Map<ProbeLine, ProbeLine>()
  const cut = (line: ProbeLine): ProbeLine => {
    const found = made.get(line) ?? {
      ...line,
      code: line.code.slice(0, longestLine),
      kept: line.kept.slice(0, longestLine),
    }
    made.set(line, found)
    return found
  }
  return hunks.map(({ base, head, blocks }) => ({
    base: base.map(cut),
    head: head.map(cut),
    blocks: blocks.map(({ removed, added }) => ({ removed: removed.map(cut), added: added.map(cut) })),
  }))
}
