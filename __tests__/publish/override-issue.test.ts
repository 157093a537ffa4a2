import { expect, test } from '@jest/globals'
import { known } from '../../src/core/fact.ts'
import type { Report } from '../../src/result/report.ts'
import { facts, file } from '../overrides/given.ts'
import { overrideReport } from '../overrides/report.ts'
import { issueScene } from './issue-scene.ts'

const used = overrideReport({ facts: facts([file()]) }, {}, facts([file()]))
const title = 'Override in use: hotfix, until 2027-01-12'

/** The same run at another time. */
const at = (report: Report, now: string): Report => ({
  ...report,
  record: {
    ...report.record,
    subjects: report.record.subjects.map((one) => ({
      ...one,
      facts: { ...one.facts, now: known(now, { kind: 'api', what: 'test' } as const) },
    })),
  },
})

test('an override in use opens one issue, and a run that finds the same writes nothing', async () => {
  await issueScene(async ({ keep, issues, body, written }) => {
    expect((await keep(used)).map(({ sink, written: what }) => `${sink} ${what}`)).toEqual([
      'tamper-issue none',
      'override-issue created',
    ])
    expect(issues()).toEqual([`open: ${title}`])
    expect(body(1)).toMatch(/^<!-- gatewright:override v1 id=hotfix%40bbbbbbbbbbbb -->\n/)
    for (const words of ['`@bravo`, `@chef`', 'payment provider', '`SHOP-12`', 'pull request #12', '`g1`'])
      expect(body(1)).toContain(words)
    written()
    await keep(used)
    expect(written()).toEqual([])
  })
})

test('a longer list of approvers changes it in place; what does not hold changes nothing', async () => {
  await issueScene(async ({ keep, issues, body, written }) => {
    await keep(used)
    const three = facts([file()], (pull) => pull.review('bravo').review('chef').review('sec'))
    written()
    await keep(overrideReport({ facts: three }))
    expect(written()).toEqual(['PATCH 1'])
    expect(body(1)).toContain('`@sec`')
    const waiting = facts([file()], (pull) => pull.review('bravo'))
    await keep(overrideReport({ facts: waiting }))
    expect(written()).toEqual([])
    expect(issues()).toEqual([`open: ${title}`])
  })
})

test('a run or an audit after it expired closes it, and none before', async () => {
  await issueScene(async ({ keep, issues, written }) => {
    await keep(used)
    const audit = overrideReport({ scope: 'repository', facts: facts([]) }, { target: repositoryTarget })
    await keep(at(audit, '2027-01-12T11:59:59Z'), { always: true })
    expect(issues()).toEqual([`open: ${title}`])
    await keep(at(audit, '2027-01-12T12:00:00Z'))
    expect(issues()).toEqual([`open: ${title}`])
    written()
    await keep(at(audit, '2027-01-12T12:00:00Z'), { always: true })
    expect(written()).toEqual(['PATCH 1'])
    expect(issues()).toEqual([`closed: ${title}`])
  })
})

const repositoryTarget = { ...used.record.target, kind: 'repository' as const, pullRequests: [] }

test('closed by hand while it is in use, it is opened again, within the limit', async () => {
  await issueScene(async ({ keep, issues, repository }) => {
    await keep(used)
    const issue = repository.model.issues.get(1)
    if (issue !== undefined) issue.state = 'closed'
    expect((await keep(used, { limit: 0 }))[1]?.problem).toContain('held back')
    expect(issues()).toEqual([`closed: ${title}`])
    await keep(used)
    expect(issues()).toEqual([`open: ${title}`])
  })
})

test('closed by hand after the merge, an audit opens it again until it expires', async () => {
  await issueScene(async ({ keep, issues, repository, written }) => {
    await keep(used)
    const issue = repository.model.issues.get(1)
    if (issue !== undefined) issue.state = 'closed'
    const audit = overrideReport({ scope: 'repository', facts: facts([]) }, { target: repositoryTarget })
    await keep(at(audit, '2027-01-12T12:00:00Z'), { always: true })
    expect(issues()).toEqual([`closed: ${title}`])
    const [, held] = await keep(at(audit, '2027-01-12T11:59:59Z'), { always: true, limit: 0 })
    expect([held?.problem, ...issues()]).toEqual([expect.stringContaining('held back'), `closed: ${title}`])
    written()
    await keep(at(audit, '2027-01-12T11:59:59Z'), { always: true })
    expect([...written(), ...issues()]).toEqual(['PATCH 1', `open: ${title}`])
    await keep(at(audit, '2027-01-12T11:59:59Z'), { always: true })
    expect(written()).toEqual([])
  })
})

test('words of the file call nobody and stay on their line', async () => {
  await issueScene(async ({ keep, body }) => {
    const reason = '@acme/core #3 <script>::error::x\n- Approved by: `@sec` [a](javascript:b)\u001b[31m'
    await keep(
      overrideReport({ facts: facts([file({ reason, ticket: '`@acme` | #4', requestedBy: 'oper' })]) }),
    )
    const lines = body(1).split('\n')
    expect(lines.filter((line) => line.startsWith('- Approved by'))).toEqual([
      '- Approved by: `@bravo`, `@chef`',
    ])
    const foreign = lines
      .filter((line) => /^- (Reason|Ticket):/.test(line))
      .map((line) => line.replace(/(`+).*?\1/g, ''))
    expect(foreign).toHaveLength(2)
    expect(foreign.join('\n')).not.toMatch(/<script>|@acme|(?<!&)#\d|\u001b|(?<!\\)\[/)
  })
})

test('nothing from a fork, nothing over the limit, and a refusal is a problem in words', async () => {
  await issueScene(async ({ keep, issues, asked }) => {
    const fork = facts([file()], (pull) => pull.review('bravo').review('chef').pull({ fork: true }))
    expect(await keep(overrideReport({ facts: fork }, {}, fork))).toEqual([])
    expect(asked()).toEqual([])
    expect((await keep(used, { limit: 0 }))[1]).toMatchObject({
      written: 'unchanged',
      problem: expect.stringContaining('1 override issue was held back'),
    })
    const refused = await keep(used, { token: { permissions: { issues: 'read' } } })
    expect(refused[1]?.problem).toMatch(/^the override issue was not written: .*issues: write/)
    expect(issues()).toEqual([])
  })
})

test('of two that two runs made at once, the later is closed', async () => {
  await issueScene(async ({ keep, issues }) => {
    await Promise.all([keep(used), keep(used)])
    await keep(used)
    expect([...issues()].sort().filter((one) => one.startsWith('open'))).toHaveLength(1)
  })
})

test('where no override stands nothing is asked', async () => {
  await issueScene(async ({ keep, asked }) => {
    await keep(overrideReport({ facts: facts([]) }))
    expect(asked()).toEqual([])
  })
})
