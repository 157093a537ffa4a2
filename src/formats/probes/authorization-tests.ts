import type { Signal } from '../../core/facts/change.ts'
import { bare, changed, type ProbeHunk } from './blocks.ts'
import type { ProbeLine } from './scan.ts'

/** That somebody is refused: in the title of a test, or as the status it expects. */
const refusal =
  /\b(?:forbid\w*|unauthori[sz]ed|not (?:allowed|authori[sz]ed|permitted)|access denied|denied|refuse[sd]?|without (?:permission|a token|login)|anonymous)\b/i
const title =
  /\b(?:it|test|describe|specify|scenario|should)(?:\.\w+)*\s*\(?\s*["'`]|\bdef\s+test_\w+|\bfunc\s+Test\w+|@DisplayName\s*\(|\bvoid\s+\w+\s*\(|\bit\s+"/
const status = /\b40[13]\b|\bFORBIDDEN\b|\bUNAUTHORIZED\b/
const asserts =
  /\b(?:expect\w*|assert\w*|should\w*|toBe|toEqual|status\w*|isForbidden|isUnauthorized|HTTP|require\.Equal)\b/
const skips =
  /\b(?:it|test|describe|specify|context)\.(?:skip|todo|failing|fixme)\b|\bx(?:it|describe|test|specify)\b|\bt\.Skip\w*\(|@(?:Disabled|Ignore)\b|\bpytest\.mark\.(?:skip|skipif|xfail)\b|\bunittest\.skip\w*\b|#\[ignore\]|\bpending\b/

/** Names in code: `test_forbidden_user` is a title, too. */
const words = (kept: string): string => kept.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ')

const isTitle = ({ kept }: ProbeLine): boolean => title.test(kept) && refusal.test(words(kept))
const isAssertion = ({ code, kept }: ProbeLine): boolean =>
  asserts.test(code) && (status.test(kept) || /\bis(?:Forbidden|Unauthorized)\b/.test(code))

/** The title's own words, whatever calls it: `it.skip('x'` and `it('x'` have one. */
const titleOf = (line: ProbeLine): string =>
  bare(line.kept.replace(/^[^"'`]*(?=["'`])/, '')).replace(/,.*$/, '')

const signal = (path: string, line: number, side: Signal['side'], name: string): Signal => ({
  kind: 'authorization-test-removed',
  ...{ path, line, side, name },
})

/** Lines of every test file of the change that were added: what moved there was not removed. */
export function addedTestLines(files: readonly (readonly ProbeHunk[])[]): ReadonlySet<string> {
  const lines = files.flatMap((hunks) => changed(hunks, 'added'))
  return new Set([...lines.map(({ kept }) => bare(kept)), ...lines.filter(isTitle).map(titleOf)])
}

/** Tests of refusals that were deleted, switched off, or expect no refusal any more. */
export function removedAuthorizationTests(
  path: string,
  hunks: readonly ProbeHunk[],
  elsewhere: ReadonlySet<string>,
): Signal[] {
  const removed = changed(hunks, 'removed')
  const added = changed(hunks, 'added')
  const gone = removed.filter(
    (line) => isTitle(line) && !elsewhere.has(titleOf(line)) && !elsewhere.has(bare(line.kept)),
  )
  const signals = gone.map(({ line }) => signal(path, line, 'removed', 'a test that expects a refusal'))
  const unasserted = removed.filter((line) => isAssertion(line) && !elsewhere.has(bare(line.kept)))
  if (gone.length === 0 && unasserted.length > added.filter(isAssertion).length) {
    signals.push(
      ...unasserted.slice(0, 1).map(({ line }) => signal(path, line, 'removed', 'an expected refusal')),
    )
  }
  return [...signals, ...switchedOff(path, hunks)]
}

/** A skip that was put on a test of a refusal, in its own line or in the line above. */
function switchedOff(path: string, hunks: readonly ProbeHunk[]): Signal[] {
  return hunks.flatMap(({ head, base }) => {
    const before = new Set(base.map(({ kept }) => bare(kept)))
    return head.flatMap((line, index) => {
      if (line.kind !== 'added' || !skips.test(line.code) || before.has(bare(line.kept))) return []
      const near = [line, ...head.slice(index + 1, index + 3)]
      const above = head.slice(Math.max(0, index - 2), index)
      return near.some(isTitle) || (/\bt\.Skip|pending/.test(line.code) && above.some(isTitle))
        ? [signal(path, line.line, 'added', 'a skipped test of a refusal')]
        : []
    })
  })
}
