import type { Signal } from '../../core/facts/change.ts'
import { bare, changed, type ProbeHunk } from './blocks.ts'
import type { ProbeLine } from './scan.ts'

/** That somebody is refused: in the title of a test. */
const refusal =
  /\b(?:forbid\w*|unauthori[sz]ed|not (?:authori[sz]ed|permitted)|(?:access|permission) denied|unauthenticated|without (?:permission|a (?:token|session|role)|login|logging in|signing in)|(?:requires?|needs?) (?:an? )?(?:login|authenti\w+|authori[sz]\w+|permission|role|admin|session)|40[13])\b/i
/** Values are refused, too: these words need somebody who is, or a refusal that is expected. */
const perhapsRefusal =
  /\b(?:not allowed|denied|den(?:y|ies)|refuse[sd]?|reject(?:s|ed)?|can ?not|cannot|anonymous)\b/i
const somebody =
  /\b(?:strangers?|guests?|visitors?|outsiders?|anonymous|users?|members?|non owners?|(?:other|another) \w+|admins?|roles?|tokens?|logins?|sessions?|viewers?|readers?)\b/i
const title =
  /\b(?:it|test|describe|specify|scenario|should)(?:\.\w+)*\s*\(?\s*["'`]|\bdef\s+test_\w+|\bfunc\s+Test\w+|@DisplayName\s*\(|\bvoid\s+\w+\s*\(|\bit\s+"/
const status = /\b40[13]\b|\bFORBIDDEN\b|\bUNAUTHORIZED\b/
const asserts =
  /\b(?:expect\w*|assert\w*|should\w*|toBe|toEqual|status\w*|isForbidden|isUnauthorized|HTTP|require\.Equal)\b/
const skips =
  /\b(?:it|test|describe|specify|context)\.(?:skip|todo|failing|fixme)\b|\bx(?:it|describe|test|specify)\b|\bt\.Skip\w*\(|@(?:Disabled|Ignore)\b|\bpytest\.mark\.(?:skip|skipif|xfail)\b|\bunittest\.skip\w*\b|#\[ignore\]|\bpending\b/

/** Names in code: `test_forbidden_user` is a title, too. */
const words = (kept: string): string => kept.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ')

/** One test for many cases. */
const parameterised = /\.each\b|\bparametri[sz]e\b|\bParameterizedTest\b|\bt\.Run\(\s*\w/

const isAnyTitle = ({ kept }: ProbeLine): boolean =>
  title.test(kept) || /\b(?:it|test|describe|specify)(?:\.\w+)*\.each\b.*\)\s*\(\s*["'`]/.test(kept)
const isAssertion = ({ code, kept }: ProbeLine): boolean =>
  asserts.test(code) && (status.test(kept) || /\bis(?:Forbidden|Unauthorized)\b/.test(code))

/** The title of a test of a refusal. `body`: the lines after it, as far as they are of one kind with it. */
function isTitle(line: ProbeLine, body: readonly ProbeLine[]): boolean {
  if (!isAnyTitle(line)) return false
  const said = words(line.kept)
  if (refusal.test(said)) return true
  if (!perhapsRefusal.test(said)) return false
  const next = body.findIndex(isAnyTitle)
  return somebody.test(said) || body.slice(0, next < 0 ? body.length : next).some(isAssertion)
}

/** Titles of tests of refusals among these lines. */
const titlesIn = (lines: readonly ProbeLine[]): ProbeLine[] =>
  lines.filter((line, index) => isTitle(line, lines.slice(index + 1)))

/** The title's own words, whatever calls it: `it.skip('x'` and `it('x'` have one, and a function its name. */
const titleOf = (line: ProbeLine): string =>
  /\b(?:def|func|fun|void)\s+(?:`[^`]*`|\w+)/.exec(line.code)?.[0] ??
  bare(line.kept.replace(/^[^"'`]*(?=["'`])/, '')).replace(/,.*$/, '')

const signal = (path: string, line: number, side: Signal['side'], name: string): Signal => ({
  kind: 'authorization-test-removed',
  ...{ path, line, side, name },
})

/** Lines of every test file of the change that were added: what moved there was not removed. */
export function addedTestLines(files: readonly (readonly ProbeHunk[])[]): ReadonlySet<string> {
  const lines = files.flatMap((hunks) => changed(hunks, 'added'))
  return new Set([...lines.map(({ kept }) => bare(kept)), ...lines.filter(isAnyTitle).map(titleOf)])
}

/** Tests of refusals that were deleted, switched off, or expect no refusal any more. */
export function removedAuthorizationTests(
  path: string,
  hunks: readonly ProbeHunk[],
  elsewhere: ReadonlySet<string>,
): Signal[] {
  const unasserted = changed(hunks, 'removed').filter(
    (line) => isAssertion(line) && !elsewhere.has(bare(line.kept)),
  )
  const fewer = unasserted.length > changed(hunks, 'added').filter(isAssertion).length
  const gone = hunks.flatMap(({ blocks }) => blocks.flatMap((block) => goneIn(block, elsewhere, fewer)))
  const signals = gone.map(({ line }) => signal(path, line, 'removed', 'a test that expects a refusal'))
  if (gone.length === 0 && fewer && !isGathered(hunks)) {
    signals.push(
      ...unasserted.slice(0, 1).map(({ line }) => signal(path, line, 'removed', 'an expected refusal')),
    )
  }
  return [...signals, ...switchedOff(path, hunks)]
}

/** Whether tests of refusals became one for many cases. */
const isGathered = (hunks: readonly ProbeHunk[]): boolean =>
  hunks.some(({ blocks }) =>
    blocks.some(
      ({ added }) => titlesIn(added).length > 0 && added.some(({ code }) => parameterised.test(code)),
    ),
  )

/** Titles that went. One that was written anew in the same place is none, and nor are cases of one that has many. */
function goneIn(
  { removed, added }: ProbeHunk['blocks'][number],
  elsewhere: ReadonlySet<string>,
  fewer: boolean,
): ProbeLine[] {
  const gone = titlesIn(removed).filter(
    (line) => !elsewhere.has(titleOf(line)) && !elsewhere.has(bare(line.kept)),
  )
  const anew = titlesIn(added).length
  if (anew > 0 && added.some(({ code }) => parameterised.test(code))) return []
  // Other words for the same test, whose body stays.
  const renamed = !fewer && removed.every(isAnyTitle) ? added.filter(isAnyTitle).length : 0
  return gone.slice(Math.max(anew, renamed))
}

/** A skip that was put on a test of a refusal, in its own line or in the line above. */
function switchedOff(path: string, hunks: readonly ProbeHunk[]): Signal[] {
  return hunks.flatMap(({ head, base }) => {
    const before = new Set(base.map(({ kept }) => bare(kept)))
    return head.flatMap((line, index) => {
      if (line.kind !== 'added' || !skips.test(line.code) || before.has(bare(line.kept))) return []
      const near = head.slice(index, index + 3)
      const above = head.slice(Math.max(0, index - 2), index)
      const expects = (lines: readonly ProbeLine[]): boolean => titlesIn(lines).length > 0
      return expects(near) || (/\bt\.Skip|pending/.test(line.code) && expects(above))
        ? [signal(path, line.line, 'added', 'a skipped test of a refusal')]
        : []
    })
  })
}
