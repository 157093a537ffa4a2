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
