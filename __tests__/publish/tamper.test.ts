import { expect, test } from '@jest/globals'
import { facts, gate } from '../overrides/given.ts'
import { alarm, overrideReport } from '../overrides/report.ts'
import { issueScene } from './issue-scene.ts'

const first = '.phases/.phase-1.complete.json'
const second = '.phases/.phase-2.complete.json'
const report = (...findings: readonly ReturnType<typeof alarm>[]) =>
  overrideReport({ gates: [gate('g1', findings)], facts: facts([]) }, {}, facts([]))

test('one issue for each artifact, which says what happened to it; the same again writes nothing', async () => {
  await issueScene(async ({ keep, issues, body, written }) => {
    const found = report(
      alarm('signature-invalid', first),
      alarm('evidence-digest', first, { subject: 'E1' }),
      alarm('artifact-rewritten', second),
    )
    expect((await keep(found))[0]).toMatchObject({ sink: 'tamper-issue', written: 'created', opened: 2 })
    expect(issues()).toEqual([`open: Possible tampering: ${first}`, `open: Possible tampering: ${second}`])
    expect(body(1)).toContain('its signature does not fit its content')
    expect(body(1)).toContain('a digest in it was changed, while the file it speaks of was not')
    expect(body(2)).toContain('its content was rewritten')
    written()
    await keep(found)
    await keep(
      report(alarm('artifact-rewritten', second, { found: [{ kind: 'text', text: 'other words' }] })),
    )
    expect(written()).toEqual([])
  })
})

test.each(['phase-gap', 'previous-digest', 'commit-order'])('%s: the chain was broken', async (rule) => {
  await issueScene(async ({ keep, body }) => {
    await keep(report(alarm(rule, first)))
    expect(body(1)).toContain('the chain of artifacts was broken')
  })
})

test('an ordinary failure raises no alarm, nor does what could not be decided', async () => {
  await issueScene(async ({ keep, asked }) => {
    const { alarm: _, ...plain } = alarm('evidence-digest', first)
    await keep(report(plain, alarm('evidence-digest', second, { outcome: 'unknown' })))
    expect(asked()).toEqual([])
  })
})

test('settled by people, it is opened again for another finding alone', async () => {
  await issueScene(async ({ keep, issues, repository }) => {
    await keep(report(alarm('signature-invalid', first)))
    const issue = repository.model.issues.get(1)
    if (issue !== undefined) issue.state = 'closed'
    await keep(report(alarm('signature-invalid', first)))
    expect(issues()).toEqual([`closed: Possible tampering: ${first}`])
    await keep(report(alarm('artifact-rewritten', first)))
    expect(issues()).toEqual([`open: Possible tampering: ${first}`])
  })
})

test('two pull requests that tell of one artifact do not open it again for what was settled', async () => {
  await issueScene(async ({ keep, issues, repository, written }) => {
    const [one, other] = [
      alarm('signature-invalid', first),
      alarm('evidence-digest', first, { subject: 'E1' }),
    ]
    await keep(report(one))
    await keep(report(other))
    const issue = repository.model.issues.get(1)
    if (issue !== undefined) issue.state = 'closed'
    written()
    for (const again of [report(one), report(other), report(one, other)]) await keep(again)
    expect([...written(), ...issues()]).toEqual([`closed: Possible tampering: ${first}`])
    await keep(report(alarm('evidence-digest', first, { subject: 'E2' })))
    expect(issues()).toEqual([`open: Possible tampering: ${first}`])
  })
})

test('a hundred artifacts: as many issues as a run may open, and it says so', async () => {
  await issueScene(async ({ keep, issues }) => {
    const many = Array.from({ length: 100 }, (_, index) => alarm('signature-invalid', `p/${index}.json`))
    const [tamper] = await keep(report(...many), { limit: 3 })
    expect(issues()).toHaveLength(3)
    expect(tamper?.problem).toContain('97 tamper issues were held back')
  })
})

test('never from a fork, and never without the permission', async () => {
  await issueScene(async ({ keep, issues, asked }) => {
    const own = facts([], (pull) => pull.pull({ fork: true }))
    const found = overrideReport({ gates: [gate('g1', [alarm('signature-invalid', first)])] }, {}, own)
    expect(await keep(found)).toEqual([])
    expect(asked()).toEqual([])
    const mine = report(alarm('signature-invalid', first))
    const [refused] = await keep(mine, { token: { permissions: { contents: 'read' } } })
    expect(refused?.problem).toMatch(/^the tamper issue was not written: .*issues/)
    expect(issues()).toEqual([])
  })
})

test('names in it are shown and call nobody, unless the policy mentions', async () => {
  await issueScene(async ({ keep, body }) => {
    const loud = alarm('signature-invalid', '.p/@acme/team/<b>.json', {
      found: [{ kind: 'text', text: '@acme/core ::error:: <script> #3' }],
    })
    await keep(report(loud))
    const bare = body(1).replace(/`[^`\n]*`/g, '')
    expect(bare).not.toMatch(/<script>|<b>|@acme|#3/)
    expect(body(1)).not.toContain('@bravo')
  })
  await issueScene(async ({ keep, body }) => {
    await keep(report(alarm('signature-invalid', first)), { mention: true })
    expect(body(1)).toMatch(/\n@bravo @chef @sec$/)
  })
})
