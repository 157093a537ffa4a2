import { describe, expect, test } from '@jest/globals'
import type { GitHub } from '../../src/github/port.ts'
import { commitStatusSink, failStatus } from '../../src/publish/commit-status.ts'
import { attempt } from '../../src/publish/sink.ts'
import type { RunRecord } from '../../src/result/record.ts'
import { finding, judgement } from '../support/findings.ts'
import { sampleRecord } from '../support/sample-record.ts'
import { type CommitScene, commitScene, type RunOptions } from './commit-scene.ts'

const gate = (name: string, outcome: 'pass' | 'fail' | 'unknown') =>
  judgement([finding(outcome, { rule: `${name}/rule` })], { gate: name })
const passing = () => sampleRecord([gate('codeowners', 'pass')])
const failing = () => sampleRecord([gate('codeowners', 'fail')])
const both = (a: 'pass' | 'fail', b: 'pass' | 'fail') =>
  sampleRecord([gate('codeowners', a), gate('golden-suite', b)])

const suite = { settings: { commitStatus: 'suite' } } as const
const perGate = { settings: { commitStatus: 'per-gate' } } as const
const publish = (scene: CommitScene, record: RunRecord, options: RunOptions = suite) =>
  attempt('commit-status', () => commitStatusSink(scene.publication(record, options)))
const statuses = ({ shop }: CommitScene) =>
  shop.model.statuses.map(({ context, state }) => `${context} ${state}`)
/** What a rule that requires the context sees: the newest of it. */
const newest = (scene: CommitScene, context = 'gatewright') =>
  scene.shop.model.statuses.filter((one) => one.context === context).at(-1)

describe('the commit status', () => {
  test('a failure, a success after a review and a failure again: one context, and the last wins', async () => {
    await commitScene(async (scene) => {
      const sha = scene.pull.headSha
      // Each event has a run of its own, with a check run of its own that stays red: the cause of stale failures.
      scene.shop.checkRun({ name: 'gatewright', sha, conclusion: 'failure' })
      expect(await publish(scene, failing())).toMatchObject({ written: 'created', problem: null })
      expect(newest(scene)).toMatchObject({
        sha,
        state: 'failure',
        description: 'blocked: codeowners (1 failed)',
      })
      scene.shop.checkRun({ name: 'gatewright', sha, conclusion: 'success', newSuite: true })
      expect(await publish(scene, passing(), { ...suite, runId: 2 })).toMatchObject({ written: 'updated' })
      expect(newest(scene)).toMatchObject({
        state: 'success',
        description: 'passed',
        targetUrl: 'https://github.com/acme/shop/actions/runs/2',
      })
      expect(await publish(scene, failing(), { ...suite, runId: 3 })).toMatchObject({ written: 'updated' })
      expect(newest(scene)).toMatchObject({ state: 'failure' })
      expect(new Set(scene.shop.model.statuses.map(({ context }) => context))).toEqual(
        new Set(['gatewright']),
      )
    })
  })

  test('an unchanged run writes nothing, whatever its number', async () => {
    await commitScene(async (scene) => {
      const outcome = await publish(scene, failing())
      expect(outcome.url).toMatch(new RegExp(`/acme/shop/commit/${scene.pull.headSha}$`))
      expect(scene.writes()).toEqual([`POST statuses/${scene.pull.headSha}`])
      expect(await publish(scene, failing(), { ...suite, runId: 2 })).toMatchObject({ written: 'unchanged' })
      expect(scene.writes()).toEqual([])
      await publish(scene, both('fail', 'pass'), perGate)
      scene.writes()
      await publish(scene, both('fail', 'pass'), perGate)
      expect(scene.writes()).toEqual([])
    })
  })

  test('one answer that fails leaves nothing green behind; a refusal is not asked twice', async () => {
    await commitScene(async (scene) => {
      await publish(scene, passing())
      scene.writes()
      scene.world.fault({ kind: 'status', status: 502, method: 'POST', path: /statuses/, times: 1 })
      expect(await publish(scene, failing())).toMatchObject({ written: 'updated', problem: null })
      expect(newest(scene)).toMatchObject({ state: 'failure' })
      expect(scene.writes()).toHaveLength(2)
      scene.world.fault({ kind: 'status', status: 502, method: 'POST', path: /statuses/, times: 2 })
      expect(await publish(scene, passing())).toMatchObject({ written: 'none', problem: expect.any(String) })
      expect(scene.writes()).toHaveLength(2)
      scene.world.fault({ kind: 'status', status: 422, method: 'POST', path: /statuses/, times: 1 })
      await publish(scene, passing())
      expect(scene.writes()).toHaveLength(1)
    })
  })

  test('never writes nothing and asks nothing', async () => {
    await commitScene(async (scene) => {
      expect(await publish(scene, failing(), {})).toMatchObject({ written: 'none', problem: null })
      expect(scene.requests()).toEqual([])
    })
  })

  test('per gate: only what changed is written, and what is not green goes first', async () => {
    await commitScene(async (scene) => {
      await publish(scene, both('pass', 'fail'), perGate)
      expect(statuses(scene)).toEqual([
        'gatewright failure',
        'gatewright/golden-suite failure',
        'gatewright/codeowners success',
      ])
      await publish(scene, both('pass', 'pass'), perGate)
      expect(statuses(scene).slice(3)).toEqual(['gatewright success', 'gatewright/golden-suite success'])
    })
  })

  test("a gate's own action never answers for the suite", async () => {
    await commitScene(async (scene) => {
      await publish(scene, failing())
      await publish(scene, passing(), { ...suite, gate: 'golden-suite' })
      expect(statuses(scene)).toEqual(['gatewright failure', 'gatewright/golden-suite success'])
    })
  })

  test('the same words by somebody else, or by nobody, are not ours', async () => {
    await commitScene(async (scene) => {
      const sha = scene.pull.headSha
      await publish(scene, passing())
      const [first] = scene.shop.model.statuses
      if (first === undefined) throw new Error('no status')
      const meddler = scene.world.user('meddler')
      scene.shop.model.statuses.push({ ...first, id: scene.world.state.nextId(), creator: meddler })
      expect(await publish(scene, passing())).toMatchObject({ written: 'updated' })
      expect(newest(scene)?.creator.login).toBe('github-actions[bot]')
      scene.shop.status({ sha, state: 'success', context: 'gatewright', by: 'meddler' })
      expect(await publish(scene, failing())).toMatchObject({ written: 'updated' })
      expect(newest(scene)).toMatchObject({ state: 'failure' })
      // Who we are is not known: better once more than not at all.
      scene.writes()
      scene.world.fault({ kind: 'status', status: 500, path: /graphql$/, times: Infinity })
      expect(await publish(scene, failing())).toMatchObject({ written: 'updated', problem: null })
    })
  })

  test('ours is found behind a hundred statuses of others, and not looked for without end', async () => {
    await commitScene(async (scene) => {
      const reads = () => scene.requests().filter(({ method }) => method === 'GET').length
      await publish(scene, passing())
      expect(reads()).toBe(1)
      const other = (count: number) => {
        for (let index = 0; index < count; index += 1)
          scene.shop.status({ sha: scene.pull.headSha, state: 'success', context: `ci/${index}`, by: 'chef' })
      }
      other(110)
      expect(await publish(scene, passing())).toMatchObject({ written: 'unchanged' })
      expect(reads()).toBe(2)
      await publish(scene, failing())
      reads()
      expect(await publish(scene, failing())).toMatchObject({ written: 'unchanged' })
      expect(reads()).toBe(1)
      let pages = 0
      const endless: GitHub['get'] = async (_route, _parameters, schema) => {
        pages += 1
        return schema.parse(Array(100).fill({ context: 'ci', state: 'success', description: null }))
      }
      const github = { ...scene.github(), get: endless }
      expect(await publish(scene, passing(), { ...suite, github })).toMatchObject({ written: 'created' })
      expect(pages).toBe(10)
    })
  })

  test('the status of a merge group or a push stands on the judged commit', async () => {
    await commitScene(async (scene) => {
      const publication = scene.publication(passing(), suite)
      const { report } = publication
      const sha = scene.shop.tip()
      const target = { ...report.record.target, kind: 'merge-group' as const, headSha: sha }
      await commitStatusSink({ ...publication, report: { ...report, record: { ...report.record, target } } })
      expect(newest(scene)).toMatchObject({ sha, state: 'success' })
      const nowhere = { ...target, headSha: null }
      const none = { ...publication, report: { ...report, record: { ...report.record, target: nowhere } } }
      expect(await commitStatusSink(none)).toMatchObject({ written: 'none', problem: null })
    })
  })
})

describe('a commit status GitHub refuses', () => {
  test('the thousand-and-first of a context is a problem that says what helps; others are written', async () => {
    await commitScene(async (scene) => {
      const sha = scene.pull.headSha
      for (let index = 0; index < 1_000; index += 1)
        scene.shop.status({ sha, state: 'success', context: 'gatewright', by: 'chef' })
      const outcome = await publish(scene, both('fail', 'pass'), perGate)
      expect(outcome).toMatchObject({ written: 'updated' })
      expect(outcome.problem).toMatch(
        /^the commit status gatewright was not written: GitHub answered 422.*at most 1,000 statuses.*new commit/,
      )
      expect(statuses(scene).slice(1_000)).toEqual([
        'gatewright/codeowners failure',
        'gatewright/golden-suite success',
      ])
      expect(await publish(scene, failing())).toMatchObject({ written: 'none' })
    })
  })

  test.each([
    ['403', { statuses: 'read' }, /the token may not do this.*statuses: write/],
    ['404', {}, /statuses=?:? ?read/],
  ] as const)('%s names the permission', async (_, permissions, words) => {
    await commitScene(async (scene) => {
      const github = scene.github({ permissions })
      const outcome = await publish(scene, failing(), { ...suite, github })
      expect(outcome).toMatchObject({ written: 'none' })
      expect(outcome.problem).toMatch(words)
    })
  })

  test.each([
    ['a 5xx', { kind: 'status', status: 503 }, 2],
    ['a secondary limit', { kind: 'secondary-limit', retryAfter: 3_600 }, 1],
    ['a reset', { kind: 'reset' }, 2],
    ['a 404', { kind: 'status', status: 404, body: { message: 'Not Found' } }, 1],
  ] as const)('%s is a problem, and the write is repeated once or not at all', async (_, fault, times) => {
    await commitScene(async (scene) => {
      scene.world.fault({ ...fault, method: 'POST', path: /statuses/, times: Infinity })
      const outcome = await publish(scene, failing())
      expect(outcome).toMatchObject({ written: 'none' })
      expect(outcome.problem).toMatch(/^the commit status was not written: /)
      expect(scene.writes()).toHaveLength(times)
    })
  })

  test('a lost answer is found at once, and by the next run, which writes nothing', async () => {
    await commitScene(async (scene) => {
      scene.world.fault({ kind: 'status', status: 502, executed: true, method: 'POST', path: /statuses/ })
      expect(await publish(scene, failing())).toMatchObject({ written: 'created', problem: null })
      expect(await publish(scene, failing())).toMatchObject({ written: 'unchanged', problem: null })
      expect(statuses(scene)).toEqual(['gatewright failure'])
    })
  })
})

describe('a run that ends early', () => {
  test('overwrites what stands there with an error that says why, once; where nothing stands it writes nothing', async () => {
    await commitScene(async (scene) => {
      const end = scene.earlyEnd('the policy cannot be used\n::error::x')
      expect(await failStatus(end)).toMatchObject({ written: 'none', problem: null })
      await publish(scene, both('pass', 'fail'), perGate)
      scene.shop.status({ sha: scene.pull.headSha, state: 'success', context: 'ci', by: 'chef' })
      scene.writes()
      expect(await failStatus(end)).toMatchObject({ written: 'updated' })
      expect(scene.writes()).toHaveLength(3)
      for (const context of ['gatewright', 'gatewright/codeowners', 'gatewright/golden-suite']) {
        expect(newest(scene, context)).toMatchObject({
          state: 'error',
          description: 'could not be decided: the policy cannot be used\\n::error::x',
        })
      }
      expect(newest(scene, 'ci')).toMatchObject({ state: 'success' })
      expect(await failStatus(end)).toMatchObject({ written: 'unchanged' })
      expect(scene.writes()).toEqual([])
    })
  })

  test("a gate's own action overwrites its own context alone", async () => {
    await commitScene(async (scene) => {
      await publish(scene, both('pass', 'pass'), perGate)
      await failStatus(scene.earlyEnd('no report', { gate: 'golden-suite' }))
      expect(newest(scene, 'gatewright/golden-suite')).toMatchObject({ state: 'error' })
      expect(newest(scene)).toMatchObject({ state: 'success' })
    })
  })
})
