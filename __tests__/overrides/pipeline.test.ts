import { expect, test } from '@jest/globals'
import { plain } from '../../src/core/text.ts'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { redact } from '../../src/facts/redact.ts'
import { gates } from '../../src/gates/registry.ts'
import { evaluateFacts } from '../../src/pipeline/evaluate.ts'
import { savedFactsOf } from '../../src/pipeline/save.ts'
import type { PipelineResult } from '../../src/pipeline.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { reportOf } from '../../src/result/report-of.ts'
import { documentationUrl, version } from '../../src/version.ts'
import { inScene, overrideText, policy, twoOf } from './scene.ts'

const states = ({ record }: PipelineResult) =>
  (record.verdict.overrides ?? []).map(({ id, at, state }) => `${id} ${at} ${state}`)
const said = ({ record }: PipelineResult) =>
  (record.verdict.overrides ?? []).map(({ found, fix }) => `${plain(found)} | ${plain(fix)}`).join('\n')

test('an override is asked for, approved by two, and voided by the next commit', async () => {
  await inScene({}, async ({ change, override, judgePull }) => {
    const pull = change()
    expect((await judgePull(pull)).record.verdict).toMatchObject({ decision: 'fail', exitCode: 1 })
    override(pull)
    pull.review({ by: 'chef', state: 'APPROVED' })
    const one = await judgePull(pull)
    expect([one.record.verdict.exitCode, ...states(one)]).toEqual([1, 'hotfix head waiting'])
    expect(said(one)).toContain('have 1 more of @bravo or @sec approve the head commit')
    pull.review({ by: 'sec', state: 'APPROVED' })
    const two = await judgePull(pull)
    expect(two.record.verdict).toMatchObject({ decision: 'report', exitCode: 0, reasons: ['overridden'] })
    expect(states(two)).toEqual(['hotfix head in-force'])
    pull.push({ by: 'alpha', files: { 'src/b.ts': 'export const b = 2\n' } })
    const moved = await judgePull(pull)
    expect([moved.record.verdict.exitCode, ...states(moved)]).toEqual([1, 'hotfix head other-head'])
  })
})

test('saved facts give the same bytes, redacted ones the same outcome', async () => {
  await inScene({}, async ({ change, override, judgePull }) => {
    const pull = change()
    override(pull)
    for (const by of ['chef', 'sec']) pull.review({ by, state: 'APPROVED' })
    const result = await judgePull(pull)
    const saved = savedFactsOf(result, { overrides: {}, forgiveOffline: false })
    const again = (document: typeof saved) =>
      evaluateFacts({
        ...{ saved: document, name: 'facts.json', policy: null, gates, version, documentationUrl, at: null },
        run: result.record.run,
      })
    const text = (record: typeof result.record) => resultText(buildResult(reportOf(record)))
    expect(text(again(saved))).toBe(text(result.record))
    const redacted = redact(saved)
    expect(JSON.stringify(redacted)).not.toMatch(/payment provider|SHOP-12|alpha/)
    expect(again(redacted).verdict).toMatchObject({ decision: 'report', exitCode: 0 })
  })
})

test('an override that another pull request merged names the head exactly', async () => {
  await inScene({}, async ({ change, repository, judgePull }) => {
    const pull = change()
    for (const by of ['chef', 'sec']) pull.review({ by, state: 'APPROVED' })
    const text = overrideText({ head_sha: pull.headSha })
    repository.commit('main', { author: 'oper', files: { '.gatewright/overrides/merged.json': text } })
    const result = await judgePull(pull)
    expect([result.record.verdict.exitCode, ...states(result)]).toEqual([0, 'merged base in-force'])
  })
})

test('what another pull request merged holds for no other commit, though its files are the same', async () => {
  await inScene({}, async ({ change, repository, override, judgePull }) => {
    const pull = change()
    const text = overrideText({ head_sha: pull.headSha, expires_at: '2027-01-12T11:00:00Z' })
    repository.commit('main', { author: 'oper', files: { '.gatewright/overrides/merged.json': text } })
    override(pull, { gates: ['golden-suite'] }, 'other')
    for (const by of ['chef', 'sec']) pull.review({ by, state: 'APPROVED' })
    const result = await judgePull(pull)
    expect([result.record.verdict.exitCode, ...states(result)]).toEqual([
      1,
      'merged base other-head',
      'other head in-force',
    ])
  })
})

test('whatever else changed after the commit that was to be excused, the override is for another head', async () => {
  await inScene({}, async ({ repository, judgePull }) => {
    const changes: readonly Files[] = [
      { 'src/a.ts': { executable: true } },
      { 'src/c.ts': { renamedFrom: 'src/b.ts' } },
      { vendor: { submodule: 'a'.repeat(40) } },
      { '.gatewright/overrides2/x.json': '{}' },
      { '.gatewright/overrides/payload.ts': 'export {}' },
      { '.gatewright/overrides/sub/x.json': '{}' },
      { '.gatewright/overrides/link.json': { symlink: '../../README.md' } },
    ]
    for (const [index, files] of changes.entries()) {
      const own = { 'src/b.ts': `export const b = ${index}\n` }
      const pull = repository.openPullRequest({ author: 'alpha', head: `change-${index}`, files: own })
      const text = overrideText({ head_sha: pull.headSha })
      pull.push({ by: 'alpha', files: { ...files, '.gatewright/overrides/hotfix.json': text } })
      for (const by of ['chef', 'sec']) pull.review({ by, state: 'APPROVED' })
      const result = await judgePull(pull)
      expect([index, result.record.verdict.exitCode, states(result)[0]]).toEqual([
        ...[index, 1, 'hotfix head other-head'],
      ])
    }
  })
})

test('a pull request cannot change who may approve', async () => {
  await inScene({}, async ({ change, override, judgePull }) => {
    const pull = change({
      'src/b.ts': 'b',
      '.github/gatewright.yml': policy('{ approvals: 1, approvers: ["@oper"] }'),
    })
    override(pull)
    pull.review({ by: 'oper', state: 'APPROVED' })
    expect(states(await judgePull(pull))).toEqual(['hotfix head waiting'])
  })
})

test('a team is read with a token that can, and counts for nobody with one that cannot', async () => {
  const team = policy('{ approvers: ["@acme/security"] }')
  for (const appToken of [true, false]) {
    await inScene({ policy: team, appToken }, async ({ change, override, judgePull }) => {
      const pull = change()
      override(pull)
      for (const by of ['chef', 'sec']) pull.review({ by, state: 'APPROVED' })
      const result = await judgePull(pull)
      expect(states(result)).toEqual([appToken ? 'hotfix head in-force' : 'hotfix head unknown'])
      expect(result.record.verdict.exitCode).toBe(appToken ? 0 : 1)
    })
  }
})

test('without a file nothing more is asked than without approvers', async () => {
  const asked: (readonly string[])[] = []
  for (const named of ['{}', twoOf, '{ approvers: ["@acme/security"] }']) {
    await inScene({ policy: policy(named), appToken: true }, async (scene) => {
      const pull = scene.change()
      scene.asked()
      await scene.judgePull(pull)
      asked.push([...scene.asked()].sort())
    })
  }
  const [none, logins, team] = asked.map((names) => names.map((name) => name.replace(/[0-9a-f]{40}/g, 'SHA')))
  const trees = (names: readonly string[] = []) => names.filter((name) => !name.includes('/git/trees/'))
  expect(trees(logins)).toEqual(trees(none))
  expect(trees(team)).toEqual(trees(none))
  expect((logins?.length ?? 0) - (none?.length ?? 0)).toBeLessThanOrEqual(2)
})

test('a commit that does not exist, and files that cannot be used', async () => {
  await inScene({}, async ({ change, override, judgePull }) => {
    const pull = change()
    override(pull, { head_sha: 'e'.repeat(40) }, 'gone')
    override(pull, { phse: 1 }, 'key')
    override(pull, { reason: 'too short' }, 'reason')
    override(pull, { reason: '{{WHY}} this has to be merged at once' }, 'template')
    override(pull, { gates: ['*'] }, 'wildcard')
    override(pull, { expires_at: '2027-02-30T00:00:00Z' }, 'calendar')
    override(pull, { expires_at: '2027-01-12' }, 'bare-date')
    override(pull, { phase: 1, stage: 'phase-1' }, 'both')
    override(pull, { gates: ['codeowner'] }, 'name')
    override(pull, { rules: ['policy-changed'] }, 'fixed')
    override(pull, { reason: `${'x'.repeat(17_000)}` }, 'large')
    override(pull, {}, 'with blank')
    pull.push({
      by: 'alpha',
      files: { '.gatewright/overrides/twice.json': '{"gates": ["a"], "gates": ["b"]}' },
    })
    for (const by of ['chef', 'sec']) pull.review({ by, state: 'APPROVED' })
    const result = await judgePull(pull)
    const views = result.record.verdict.overrides ?? []
    const lines = views.map(({ id, state, found }) => `${id}: ${state}: ${plain(found)}`)
    expect(lines).toEqual([
      expect.stringMatching(/^bare-date: invalid: line 1:\d+: `expires_at`: expected a time with its zone/),
      expect.stringMatching(/^both: invalid: line 1:\d+: `stage`: expected `phase` or `stage`, not both$/),
      expect.stringMatching(/^calendar: invalid: line 1:\d+: `expires_at`: expected a time/),
      expect.stringMatching(/^fixed: invalid: no override excuses "codeowners\/policy-changed"$/),
      expect.stringMatching(/^gone: unknown: whether it was written for this head cannot be told/),
      expect.stringMatching(/^key: invalid: line 1:\d+: there is no key "phse" \(did you mean "phase"\?\)/),
      expect.stringMatching(/^large: invalid: expected at most 16384 bytes$/),
      expect.stringMatching(/^name: invalid: there is no gate "codeowner" \(did you mean "codeowners"\?\)/),
      expect.stringMatching(
        /^reason: invalid: line 1:\d+: `reason`: expected a reason of at least 20 visible characters$/,
      ),
      expect.stringMatching(/^template: invalid: line 1:\d+: `reason`: the template was not rendered/),
      expect.stringMatching(/^twice: invalid: line 1:\d+: found /),
      expect.stringMatching(
        /^wildcard: invalid: line 1:\d+: `gates.0`: a pattern excuses more than anybody approved/,
      ),
      expect.stringMatching(/^with blank: invalid: expected a file name of letters/),
    ])
    expect(result.record.verdict.exitCode).toBe(1)
  })
})

test('an audit lists what stands on the default branch', async () => {
  const files = { '.gatewright/overrides/old.json': overrideText({ head_sha: 'a'.repeat(40) }) }
  await inScene({ files }, async ({ judge }) => {
    const target = {
      kind: 'repository',
      repository: { owner: 'acme', repo: 'shop' },
      ref: 'refs/heads/main',
    } as const
    expect(states(await judge(target))).toEqual(['old base listed'])
  })
})
