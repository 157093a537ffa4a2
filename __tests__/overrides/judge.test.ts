import { describe, expect, test } from '@jest/globals'
import { known, unknown } from '../../src/core/fact.ts'
import { plain } from '../../src/core/text.ts'
import { actor, oldSha, type PullRequestFacts } from '../support/pull-request-facts.ts'
import { facts, failing, file, found, gate, judged, now, only, settings, twoApprove } from './given.ts'

const words = (verdict: ReturnType<typeof judged>): string => {
  const { found: what, fix } = only(verdict)
  return `${plain(what)} | ${plain(fix)}`
}

describe('an approved override', () => {
  test('lets a failing gate through, and nothing passes', () => {
    const verdict = judged()
    expect(verdict).toMatchObject({ decision: 'report', exitCode: 0, reasons: ['overridden'] })
    expect(verdict.gates[0]).toMatchObject({ outcome: 'fail', blocks: false, exitCode: 1, overridden: true })
    expect(only(verdict)).toMatchObject({
      ...{ id: 'hotfix', state: 'in-force', approvers: ['@bravo', '@chef'] },
      excuses: [{ rule: 'g1/tests', subject: 'src/a.ts' }],
    })
    expect(words(verdict)).toBe('approved by @bravo and @chef; expires 2027-01-12T12:00:00Z (in 2 days) | ')
  })

  test('without it the gate blocks', () => {
    expect(judged({ facts: facts([]) })).toMatchObject({ decision: 'fail', exitCode: 1 })
    expect(judged({ facts: facts([]) }).overrides).toBeUndefined()
  })

  test('excuses nothing where nothing failed, and then the run passes', () => {
    const verdict = judged({ gates: [gate('g1', [found('g1/tests', 'pass')])] })
    expect(verdict).toMatchObject({ decision: 'pass', exitCode: 0, reasons: ['passed'] })
    expect(only(verdict)).toMatchObject({ state: 'in-force', excuses: [] })
  })

  test('never excuses what could not be decided', () => {
    const verdict = judged({ gates: [gate('g1', [found('g1/tests'), found('g1/lint', 'unknown')])] })
    expect(verdict).toMatchObject({ decision: 'unknown', exitCode: 3, reasons: ['api-failed'] })
    expect(verdict.gates[0]).toMatchObject({ outcome: 'fail', blocks: true, exitCode: 3 })
    expect(judged({ gates: [gate('g1', [found('g1/lint', 'unknown')])] })).toMatchObject({ exitCode: 3 })
  })

  test('leaves other failures of the gate standing', () => {
    const mixed = gate('g1', [found('g1/tests'), found('g1/lint')])
    const verdict = judged({ gates: [mixed], facts: facts([file({ rules: ['lint'] })]) })
    expect(verdict).toMatchObject({ decision: 'fail', exitCode: 1, reasons: ['gate-failed'] })
    expect(only(verdict).excuses).toEqual([{ rule: 'g1/lint', subject: 'src/a.ts' }])
    expect(judged({ gates: [mixed], facts: facts([file({ rules: ['lint', 'g1/tests'] })]) }).exitCode).toBe(0)
  })

  test.each(['signature', 'artifact-rewritten'])('never excuses %s', (name) => {
    const fixed = gate('g1', [found(`g1/${name}`)])
    expect(judged({ gates: [fixed] }).exitCode).toBe(name === 'signature' ? 2 : 1)
    const named = judged({ gates: [fixed], facts: facts([file({ rules: [name] })]) })
    expect(named.exitCode).not.toBe(0)
    expect(words(named)).toContain(`no override excuses "g1/${name}"`)
  })

  test('does not stand in for a signature that is missing beside what it excuses', () => {
    const verdict = judged({ gates: [gate('g1', [found('g1/tests'), found('g1/signature')])] })
    expect(verdict).toMatchObject({ exitCode: 2, reasons: ['gate-failed', 'signature-required'] })
  })

  test('is void in a run that could not tell whose head it judges', () => {
    const other = [{ number: 9, baseRef: 'release', url: 'https://github.com/acme/shop/pull/9' }]
    const given = {
      ...facts([file()]),
      'other-pull-requests': known(other, { kind: 'api', what: 't' } as const),
    }
    expect(judged({ facts: given })).toMatchObject({ decision: 'unknown', exitCode: 3 })
  })

  test('warnings need no excuse', () => {
    const verdict = judged({ gates: [gate('g1', [found('g1/tests', 'fail', { level: 'warning' })])] })
    expect(only(verdict).excuses).toEqual([])
  })

  test('in a gate that only reports changes nothing but what is said', () => {
    const verdict = judged({ gatePolicy: { mode: 'report' } })
    expect(verdict).toMatchObject({ exitCode: 0, reasons: ['report-mode'] })
    const beside = judged({
      gates: [failing, gate('g2', [found('g2/tests', 'pass')])],
      gatePolicy: { mode: 'report' },
    })
    expect(beside.exitCode).toBe(0)
  })
})

describe('what has no effect, and says why', () => {
  const blocked = (verdict: ReturnType<typeof judged>, state: string, text: string) => {
    expect(verdict).toMatchObject({ decision: 'fail', exitCode: 1 })
    expect(only(verdict).state).toBe(state)
    expect(words(verdict)).toContain(text)
  }
  const one = (pull: PullRequestFacts) => pull.review('bravo')

  test('an approval is missing: says who may still give it', () => {
    const verdict = judged({ facts: facts([file()], one) })
    blocked(verdict, 'waiting', '1 of 2 approvals of the head commit aaaaaaa; expires')
    expect(plain(only(verdict).fix)).toBe('have 1 more of @chef or @sec approve the head commit aaaaaaa')
  })

  test('B22 approved by the author through a second account on no list', () => {
    blocked(judged({ facts: facts([file()], (pull) => one(pull).review('second')) }), 'waiting', '1 of 2')
  })

  test('B23 approved, then a new commit was pushed', () => {
    const late = (pull: PullRequestFacts) => one(pull).review('chef', 'APPROVED', { at: oldSha })
    blocked(
      judged({ facts: facts([file()], late) }),
      'waiting',
      '@chef approved bbbbbbb, which is no longer the head',
    )
  })

  test('B24 an approval that was dismissed, or followed by a request for changes', () => {
    const dismissed = (pull: PullRequestFacts) => one(pull).review('chef', 'DISMISSED')
    blocked(judged({ facts: facts([file()], dismissed) }), 'waiting', 'the review was dismissed')
    const against = (pull: PullRequestFacts) => twoApprove(pull).review('chef', 'CHANGES_REQUESTED')
    blocked(judged({ facts: facts([file()], against) }), 'waiting', '@chef requested changes')
  })

  test('B25 bots, deleted accounts and teams whose members cannot be seen', () => {
    const bot = (pull: PullRequestFacts) => one(pull).review('chef', 'APPROVED', { type: 'Bot' })
    blocked(judged({ facts: facts([file()], bot) }), 'waiting', 'is a bot')
    const gone = (pull: PullRequestFacts) => one(pull).review('chef', 'APPROVED', { user: null })
    blocked(judged({ facts: facts([file()], gone) }), 'waiting', '1 of 2')
    const team = { ...settings, approvers: ['@bravo', '@acme/security'] }
    const hidden = judged({ facts: facts([file()]), settings: team })
    blocked(hidden, 'unknown', 'who is in @acme/security cannot be seen')
    expect(plain(only(hidden).fix)).toContain('name its people one by one in overrides.approvers')
  })

  test('a team whose members can be seen', () => {
    const team = { ...settings, approvers: ['@acme/security'] }
    const seen = known({ '@acme/security': { known: true, members: [actor('bravo'), actor('chef')] } }, {
      kind: 'api',
      what: 't',
    } as const)
    expect(judged({ facts: { ...facts([file()]), teams: seen }, settings: team }).exitCode).toBe(0)
  })

  test('B26 expired, or running until the year 9999', () => {
    blocked(judged({ facts: facts([file({ expiresAt: now })]) }), 'expired', `expired at ${now}`)
    blocked(
      judged({ facts: facts([file({ expiresAt: '9999-12-31T23:59:59Z' })]) }),
      'invalid',
      'at most 7 days',
    )
    blocked(
      judged({ facts: facts([file({ expiresAt: '2027-01-17T12:00:01Z' })]) }),
      'invalid',
      'which is 8 days',
    )
    expect(judged({ facts: facts([file({ expiresAt: '2027-01-17T12:00:00Z' })]) }).exitCode).toBe(0)
    expect(judged({ facts: facts([file({ expiresAt: '2027-01-10T13:00:00.5+01:00' })]) }).exitCode).toBe(0)
    expect(judged({ facts: facts([file({ expiresAt: '2027-01-10T13:00:00+01:00' })]) }).exitCode).toBe(1)
  })

  test('B27 made for another gate, stage or commit', () => {
    const other = { gates: [failing, gate('g2', [found('g2/tests')])] }
    expect(judged(other)).toMatchObject({ decision: 'fail', exitCode: 1, reasons: ['gate-failed'] })
    expect(judged({ facts: facts([file({ stage: 'phase-2' })]) }).exitCode).toBe(1)
    const staged = [gate('g1', [found('g1/tests', 'fail', { stage: 'phase-1' })])]
    expect(judged({ gates: staged, facts: facts([file({ stage: 'phase-2' })]) }).exitCode).toBe(1)
    expect(judged({ gates: staged, facts: facts([file({ stage: 'phase-1' })]) }).exitCode).toBe(0)
    const head = facts([file({}, { matchesHead: { known: true, value: false } })])
    blocked(judged({ facts: head }), 'other-head', 'more than overrides changed since')
  })

  test('B14 a history rewritten to purge a secret: two approvers, and never a rewritten artifact', () => {
    const purged = gate('g1', [found('g1/tests', 'fail', { stage: 'phase-1' })])
    const stage = { stage: 'phase-1', reason: 'a secret was purged from the history, resealed next' }
    expect(judged({ gates: [purged], facts: facts([file(stage)], one) }).exitCode).toBe(1)
    expect(judged({ gates: [purged], facts: facts([file(stage)]) }).exitCode).toBe(0)
    const rewritten = gate('g1', [found('g1/artifact-rewritten', 'fail', { stage: 'phase-1' })])
    expect(judged({ gates: [rewritten], facts: facts([file(stage)]) }).exitCode).toBe(1)
  })

  test('author, requester, committer, co-author and last pusher do not count', () => {
    const author = (pull: PullRequestFacts) => one(pull).review('oper')
    const named = { ...settings, approvers: ['@bravo', '@chef', '@oper'] }
    blocked(
      judged({ facts: facts([file({ requestedBy: 'someone' })], author), settings: named }),
      'waiting',
      'is the author',
    )
    const requester = judged({ facts: facts([file({ requestedBy: 'CHEF' })]) })
    blocked(requester, 'waiting', '1 of 2')
    expect(plain(only(requester).fix)).toBe('have 1 more of @sec approve the head commit aaaaaaa')
    const involved = (role: 'committer' | 'co-author') => ({
      ...facts([file()]),
      commits: known([{ sha: 'a'.repeat(40), people: [{ role, id: null, login: 'chef', name: 'Chef' }] }], {
        kind: 'api',
        what: 't',
      } as const),
    })
    blocked(judged({ facts: involved('committer') }), 'waiting', 'committed')
    blocked(judged({ facts: involved('co-author') }), 'waiting', 'co-author')
    const pusher = {
      ...facts([file()]),
      'last-pusher': known(actor('chef'), { kind: 'api', what: 't' } as const),
    }
    blocked(judged({ facts: pusher }), 'waiting', 'pushed the head commit')
  })

  test('one person twice is one, and no write access is none', () => {
    blocked(judged({ facts: facts([file()], (pull) => one(pull).review('bravo')) }), 'waiting', '1 of 2')
    const reader = (pull: PullRequestFacts) => one(pull).review('chef', 'APPROVED', { canPush: false })
    blocked(judged({ facts: facts([file()], reader) }), 'waiting', 'no write access')
  })

  test.each(['reviews', 'commits', 'last-pusher', 'teams', 'now'] as const)('%s unknown', (key) => {
    const given = { ...facts([file()]), [key]: unknown('api-failed', 'no answer') }
    expect(judged({ facts: given })).toMatchObject({ exitCode: 1 })
    expect(only(judged({ facts: given })).state).toBe('unknown')
  })

  test('unread, or not compared with the head', () => {
    const unread = judged({ facts: { ...facts([]), overrides: unknown('api-failed', 'no answer') } })
    blocked(unread, 'unknown', 'the files could not be read: no answer | run the check again')
    blocked(judged({ facts: facts([file({}, { matchesHead: null })]) }), 'unknown', 'not compared')
    const gone = { known: false as const, reason: 'not-found' as const, detail: 'no such commit' }
    blocked(judged({ facts: facts([file({}, { matchesHead: gone })]) }), 'unknown', 'no such commit')
  })

  test('a file with a problem says each with its place', () => {
    const problems = [{ message: '`reason`: expected a text', line: 3, column: 13 }]
    blocked(
      judged({ facts: facts([file({}, { problems })]) }),
      'invalid',
      'line 3:13: `reason`: expected a text',
    )
  })

  test('names that do not exist', () => {
    blocked(
      judged({ facts: facts([file({ gates: ['g11'] })]) }),
      'invalid',
      'there is no gate "g11" (did you mean "g1"?)',
    )
    blocked(judged({ facts: facts([file({ rules: ['test'] })]) }), 'invalid', '(did you mean "tests"?)')
    const two = { gates: [failing, gate('g2', [])], facts: facts([file({ rules: ['g2/tests'] })]) }
    expect(words(judged(two))).toContain('a gate that `gates` does not name')
  })

  test('a policy that names nobody: nothing is said, nothing counts', () => {
    for (const none of [null, { ...settings, approvers: [] }]) {
      const verdict = judged({ settings: none })
      expect(verdict.exitCode).toBe(1)
      expect(verdict.overrides).toBeUndefined()
    }
  })

  test('nobody is left', () => {
    const verdict = judged({ settings: { ...settings, approvers: ['@oper', '@bravo'] } })
    expect(plain(only(verdict).fix)).toContain('nobody is left who could approve it')
  })
})

describe('several subjects and files', () => {
  test('in a merge group each pull request needs its own', () => {
    const both = (second: ReturnType<typeof facts>) =>
      judged({
        subjects: [
          { subject: '#1', facts: facts([file()]) },
          { subject: '#12', facts: second },
        ],
      })
    expect(both(facts([])).exitCode).toBe(1)
    const verdict = both(facts([file()]))
    expect(verdict.exitCode).toBe(0)
    expect(verdict.overrides?.map(({ subject, excuses }) => [subject, excuses])).toEqual([
      ['#1', [{ rule: 'g1/tests', subject: '#1 src/a.ts' }]],
      ['#12', [{ rule: 'g1/tests', subject: '#12 src/a.ts' }]],
    ])
  })

  test('an audit lists what still runs, and excuses nothing', () => {
    const verdict = judged({
      scope: 'repository',
      facts: facts([file({}, { at: 'base', matchesHead: null })]),
    })
    expect(verdict.exitCode).toBe(1)
    expect(only(verdict)).toMatchObject({ state: 'listed', excuses: [] })
    const over = facts([file({ expiresAt: '2027-01-01T00:00:00Z' }, { at: 'base', matchesHead: null })])
    expect(only(judged({ scope: 'repository', facts: over })).state).toBe('expired')
  })

  test('merged for another commit: nothing of it concerns this one, whatever is wrong with it', () => {
    for (const more of [{}, { expiresAt: '2027-01-01T00:00:00Z' }, { gates: ['gone'] }]) {
      const verdict = judged({
        facts: facts([file(more, { at: 'base', matchesHead: { known: true, value: false } })]),
      })
      expect(only(verdict)).toMatchObject({ state: 'other-head', fix: [] })
    }
  })

  test('two files with one id: each speaks of what it names', () => {
    const gates = [failing, gate('g2', [found('g2/tests')])]
    const verdict = judged({ gates, facts: facts([file({}, { at: 'base' }), file({ gates: ['g2'] })]) })
    expect(verdict.overrides?.map(({ at, excuses }) => [at, excuses.map(({ rule }) => rule)])).toEqual([
      ['base', ['g1/tests']],
      ['head', ['g2/tests']],
    ])
  })

  test('two files with one id: one of them speaks', () => {
    const verdict = judged({ facts: facts([file({}, { at: 'base' }), file()]) })
    expect(verdict.overrides?.map(({ at, excuses }) => [at, excuses.length])).toEqual([
      ['base', 1],
      ['head', 0],
    ])
  })
})
