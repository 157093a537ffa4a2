import type { ChangedFile } from '../core/facts/pull-request.ts'
import { type DiffSection, diffSections } from '../formats/diff/git-diff.ts'
import { WorkspaceFailure } from './failure.ts'
import { parseRawDiff } from './parse.ts'
import type { FileDiff } from './port.ts'

const flags = [
  '-r',
  '-M',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
  '--no-abbrev',
] as const

/** Names and states of changed files, NUL-ended. */
export const rawDiff = ['diff-tree', '-z', '--raw', ...flags] as const

/** Lines of changed files. What the user's configuration could change about their form is set here. */
const patchDiff = [
  ...['diff-tree', '-p', '--unified=3', '--inter-hunk-context=0', '--submodule=short', '--no-color'],
  ...['--src-prefix=a/', '--dst-prefix=b/', '--diff-algorithm=myers', '--no-relative', ...flags],
] as const

/** The files between two commits with their lines. Names come from the raw form, which needs no quotes. */
export async function diffOf(
  run: (args: readonly string[]) => Promise<Uint8Array>,
  from: string,
  to: string,
): Promise<readonly FileDiff[]> {
  const range = ['--end-of-options', from, to]
  const files = parseRawDiff(await run([...rawDiff, ...range]))
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await run([...patchDiff, ...range]))
  return joined(files, diffSections(text))
}

/** One section for each file, two where its type changed: what it was is taken away, what it is now is added. */
function joined(files: readonly ChangedFile[], sections: readonly DiffSection[]): FileDiff[] {
  let at = 0
  const diffs = files.map(({ path, status }): FileDiff => {
    const first = sections[at++]
    if (first === undefined) throw odd()
    const retyped = status === 'changed' && first.whole === 'removed'
    const second = retyped ? sections[at++] : undefined
    const own = second === undefined ? [first] : [first, second]
    return {
      path,
      modes: [...new Set(own.flatMap(({ modes }) => modes))],
      binary: own.some(({ binary }) => binary),
      patch: own
        .map(({ patch }) => patch)
        .filter((patch) => patch !== '')
        .join('\n'),
    }
  })
  if (at !== sections.length) throw odd()
  return diffs
}

const odd = (): WorkspaceFailure =>
  new WorkspaceFailure('unparsable', 'git diff-tree', 'names and lines of the change do not fit together')
