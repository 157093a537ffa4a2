import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../src/core/finding.ts'
import { text } from '../../src/core/text.ts'
import { checkRunSink, failCheckRun } from '../../src/publish/check-run.ts'
import { endEarly } from '../../src/publish/early-end.ts'
import { attempt } from '../../src/publish/sink.ts'
import { bounds } from '../../src/surfaces/limits.ts'
import { finding } from '../support/findings.ts'
import { structureFaults } from '../support/markdown.ts'
import { codeownersJudgement, sampleRecord } from '../support/sample-record.ts'
import { type CommitScene, commitScene, type RunOptions } from './commit-scene.ts'

const inFiles = (count: number, words = 'found') =>
  Array.from({ length: count }, (_, index): Finding => {
    const path = `src/${String(index).padStart(5, '0')}.ts`
    return finding('fail', {
      rule: 'codeowners/approval',
      subject: path,
      found: text`${words}`,
      location: { path, line: index + 1, at: 'head' },
    })
  })
const failing = (count: number, words?: string) =>
  sampleRecord([codeownersJudgement({ findings: inFiles(count, words) })])
const passing = () => sampleRecord([codeownersJudgement({ findings: [finding('pass')] })])

const always = { settings: { checkRun: 'always' } } as const
const publish = (scene: CommitScene, record = failing(3), options: RunOptions = always) =>
  attempt('check-run', () => checkRunSink(scene.publication(record, options)))
const runs = ({ shop }: CommitScene) => shop.model.checkRuns

describe('the check run', () => {
  test('is made on the judged head with all annotations, and an unchanged run writes nothing', async () => {
    await commitScene(async (scene) => {
      const outcome = await publish(scene)
      expect(outcome).toMatchObject({ written: 'created', problem: null })
      expect(outcome.url).toMatch(/\/acme\/shop\/runs\/\d+$/)
      expect(scene.writes()).toEqual(['POST check-runs'])
      expect(runs(scene)).toHaveLength(1)
      expect(runs(scene)[0]).toMatchObject({
        name: 'Gatewright report',
        status: 'completed',
        conclusion: 'failure',
        detailsUrl: 'https://github.com/acme/shop/actions/runs/1',
        output: { title: 'blocked: codeowners' },
        suite: { headSha: scene.pull.headSha },
      })
      expect(runs(scene)[0]?.annotations).toHaveLength(3)
      expect(await publish(scene, failing(3), { ...always, runId: 2 })).toMatchObject({
        written: 'unchanged',
      })
      expect(scene.requests().map(({ method }) => method)).toEqual(['GET'])
    })
  })

  test('takes 120 annotations in batches of 50, in order', async () => {
    await commitScene(async (scene) => {
      expect(await publish(scene, failing(120))).toMatchObject({ written: 'created', problem: null })
      const batches = scene.requests().flatMap(({ method, body }) => {
        const { output } = (method === 'GET' ? {} : body) as { output?: { annotations: unknown[] } }
        return output === undefined ? [] : [output.annotations.length]
      })
      expect(batches).toEqual([50, 50, 20])
      expect(runs(scene)).toHaveLength(1)
      expect(runs(scene)[0]?.annotations.map(({ path }) => path)).toEqual(
        inFiles(120).map(({ subject }) => subject),
      )
    })
  })

  test('auto makes one only where ten of a level are not enough, and rewrites one that stands', async () => {
    await commitScene(async (scene) => {
      expect(await publish(scene, failing(10), {})).toMatchObject({ written: 'none', problem: null })
      expect(await publish(scene, failing(11), {})).toMatchObject({ written: 'created' })
      scene.writes()
      // Nothing would need a check run now, but the red one of the last run may not stay.
      expect(await publish(scene, passing(), {})).toMatchObject({ written: 'created' })
      expect(scene.writes()).toEqual(['POST check-runs'])
      expect(runs(scene).at(-1)).toMatchObject({ conclusion: 'success', annotations: [] })
      expect(await publish(scene, passing(), {})).toMatchObject({ written: 'unchanged' })
      const off = { settings: { checkRun: 'never' } } as const
      scene.requests()
      expect(await publish(scene, failing(11), off)).toMatchObject({ written: 'none', problem: null })
      expect(scene.requests()).toEqual([])
    })
  })

  test('with the same annotations it is edited in place, with others it is made anew', async () => {
    await commitScene(async (scene) => {
      await publish(scene, passing())
      const [first] = runs(scene)
      const reporting = codeownersJudgement({ mode: 'report', findings: [finding('fail')] })
      // Nothing of it has a place, so that there are no annotations before or after.
      expect(await publish(scene, sampleRecord([reporting]))).toMatchObject({ written: 'updated' })
      expect(runs(scene)).toEqual([first])
      expect(first).toMatchObject({
        conclusion: 'success',
        output: { title: expect.stringMatching(/^reports only/) },
      })
      await publish(scene, failing(2))
      await publish(scene, failing(1))
      expect(runs(scene).map(({ annotations }) => annotations.length)).toEqual([0, 2, 1])
      expect(scene.writes()).toEqual([
        'POST check-runs',
        `PATCH check-runs/${first?.id}`,
        'POST check-runs',
        'POST check-runs',
      ])
    })
  })

  test('a lost answer makes no second run, and what is missing is added', async () => {
    await commitScene(async (scene) => {
      scene.world.fault({ kind: 'status', status: 502, executed: true, method: 'POST', path: /check-runs$/ })
      expect(await publish(scene, failing(120))).toMatchObject({
        written: 'none',
        problem: expect.stringContaining('502'),
      })
      expect(runs(scene).map(({ annotations }) => annotations.length)).toEqual([50])
      expect(await publish(scene, failing(120))).toMatchObject({ written: 'updated', problem: null })
      expect(runs(scene).map(({ annotations }) => annotations.length)).toEqual([120])
      expect(runs(scene)[0]?.annotations.map(({ path }) => path)).toEqual(
        inFiles(120).map(({ subject }) => subject),
      )
    })
  })

  test('a refused batch leaves the verdict and says how many annotations are missing', async () => {
    await commitScene(async (scene) => {
      scene.world.fault({ kind: 'status', status: 500, method: 'PATCH', nth: 2, times: 1 })
      const outcome = await publish(scene, failing(170))
      expect(outcome).toMatchObject({ written: 'created' })
      expect(outcome.problem).toMatch(/^70 of 170 annotations of the check run were not written: .*500/)
      expect(runs(scene)[0]).toMatchObject({ conclusion: 'failure' })
      expect(await publish(scene, failing(170))).toMatchObject({ written: 'updated', problem: null })
      expect(runs(scene)[0]?.annotations).toHaveLength(170)
    })
  })

  test('what another App, a person or another pull request left is never touched', async () => {
    await commitScene(async (scene) => {
      const sha = scene.pull.headSha
      scene.shop.checkRun({ name: 'Gatewright report', sha, conclusion: 'success', app: 'meddler' })
      scene.shop.checkRun({ name: 'Gatewright report', sha, conclusion: 'success' })
      const before = structuredClone(runs(scene).map(({ id, conclusion }) => ({ id, conclusion })))
      expect(await publish(scene)).toMatchObject({ written: 'created' })
      expect(
        runs(scene)
          .slice(0, 2)
          .map(({ id, conclusion }) => ({ id, conclusion })),
      ).toEqual(before)
      const publication = scene.publication(failing(3), always)
      const { record } = publication.report
      const target = { ...record.target, pullRequests: [99] }
      const other = { ...publication, report: { ...publication.report, record: { ...record, target } } }
      scene.writes()
      expect(await checkRunSink(other)).toMatchObject({ written: 'created' })
      expect(scene.writes()).toEqual(['POST check-runs'])
    })
  })

  test('a run that another App made is answered by one of our own', async () => {
    await commitScene(async (scene) => {
      const app = scene.github({ kind: 'app', app: 'acme-gate', permissions: { checks: 'write' } })
      await publish(scene, passing(), { ...always, github: app })
      const reporting = sampleRecord([codeownersJudgement({ mode: 'report', findings: [finding('fail')] })])
      expect(await publish(scene, reporting)).toMatchObject({ written: 'created', problem: null })
      expect(runs(scene).map(({ suite }) => suite.app.slug)).toEqual(['acme-gate', 'github-actions'])
      scene.writes()
      expect(await publish(scene, reporting)).toMatchObject({ written: 'unchanged' })
      expect(scene.writes()).toEqual([])
    })
  })

  test('an older run of ours in another suite does not say otherwise', async () => {
    await commitScene(async (scene) => {
      await publish(scene, failing(2))
      // A later run of the workflow has a suite of its own, where GitHub puts the next check run.
      const [red] = runs(scene)
      const { model } = scene.shop
      scene.shop.checkRun({ name: 'job', sha: scene.pull.headSha, conclusion: 'success', newSuite: true })
      model.suites.reverse()
      scene.writes()
      expect(await publish(scene, passing())).toMatchObject({ written: 'created', problem: null })
      expect(scene.writes()).toEqual(['POST check-runs', `PATCH check-runs/${red?.id}`])
      expect(red).toMatchObject({ conclusion: 'success' })
      expect(await publish(scene, passing())).toMatchObject({ written: 'unchanged' })
      expect(scene.writes()).toEqual([])
    })
  })

  test('a conclusion that somebody turned round is set right', async () => {
    await commitScene(async (scene) => {
      await publish(scene)
      const [run] = runs(scene)
      if (run === undefined) throw new Error('no check run')
      run.conclusion = 'success'
      expect(await publish(scene)).toMatchObject({ written: 'updated' })
      expect(run.conclusion).toBe('failure')
    })
  })

  test('what changed since the last run is no change by itself', async () => {
    await commitScene(async (scene) => {
      const quiet = { fixed: [], new: [], unchanged: [], unseen: [] }
      const since = { ...quiet, changed: { policy: false, facts: false } }
      await publish(scene)
      expect(await publish(scene, failing(3), { ...always, since })).toMatchObject({ written: 'unchanged' })
    })
  })

  test("a gate's own action has a check run of its own", async () => {
    await commitScene(async (scene) => {
      await publish(scene, failing(1))
      await publish(scene, passing(), { ...always, gate: 'codeowners' })
      expect(runs(scene).map(({ name, conclusion }) => [name, conclusion])).toEqual([
        ['Gatewright report', 'failure'],
        ['Gatewright report: codeowners', 'success'],
      ])
    })
  })

  test(`3,000 findings: ${bounds.checkRunAnnotations} annotations, and the page says how many there are`, async () => {
    await commitScene(async (scene) => {
      expect(await publish(scene, failing(3_000))).toMatchObject({ written: 'created', problem: null })
      expect(scene.writes()).toHaveLength(20)
      const [run] = runs(scene)
      expect(run?.annotations).toHaveLength(1_000)
      expect(run?.output.summary).toContain('1000 of 3000 annotations are shown')
    })
  })
})

describe('a check run GitHub refuses', () => {
  test.each([
    [403, { checks: 'read' }, /the token may not do this.*checks: write/],
    [404, {}, /may not see it|may not do this/],
  ] as const)('without the permission (%d) it is a problem that names it', async (_, permissions, words) => {
    await commitScene(async (scene) => {
      const github = scene.github({ permissions })
      const outcome = await publish(scene, failing(3), { ...always, github })
      expect(outcome).toMatchObject({ sink: 'check-run', written: 'none' })
      expect(outcome.problem).toMatch(words)
      expect(runs(scene)).toEqual([])
    })
  })

  test('where none is needed, what the token may not read is no problem; what GitHub cannot answer is', async () => {
    await commitScene(async (scene) => {
      const github = scene.github({ permissions: {} })
      expect(await publish(scene, failing(3), { github })).toMatchObject({ written: 'none', problem: null })
      scene.world.fault({ kind: 'status', status: 500, path: /check-runs/, times: Infinity })
      expect((await publish(scene, failing(3), {})).problem).toContain('500')
    })
  })

  test.each([
    ['422', { kind: 'status', status: 422, body: { message: 'Invalid request.' } }],
    ['5xx', { kind: 'status', status: 503 }],
    ['a secondary limit', { kind: 'secondary-limit', retryAfter: 3_600 }],
    ['an answer of another shape', { kind: 'text', text: '<html>', contentType: 'text/html', status: 201 }],
  ] as const)('%s is a problem and never thrown', async (_, fault) => {
    await commitScene(async (scene) => {
      scene.world.fault({ ...fault, method: 'POST', path: /check-runs$/, times: Infinity })
      const outcome = await publish(scene)
      expect(outcome).toMatchObject({ written: 'none' })
      expect(outcome.problem).toMatch(/^the check run was not written: /)
    })
  })

  test('a token of a person makes no check run', async () => {
    await commitScene(async (scene) => {
      const github = scene.github({ kind: 'pat', user: 'chef', permissions: { checks: 'write' } })
      expect((await publish(scene, failing(1), { ...always, github })).problem).toContain('GitHub App')
    })
  })

  test('an older one that cannot be aligned is a problem beside what was written', async () => {
    await commitScene(async (scene) => {
      await publish(scene, failing(2))
      scene.shop.checkRun({ name: 'job', sha: scene.pull.headSha, conclusion: 'success', newSuite: true })
      scene.shop.model.suites.reverse()
      scene.world.fault({ kind: 'status', status: 500, method: 'PATCH', times: Infinity })
      const outcome = await publish(scene, passing())
      expect(outcome).toMatchObject({ written: 'created' })
      expect(outcome.problem).toMatch(/^an older check run of this name says otherwise and was not updated/)
    })
  })
})

describe('a run that ends early', () => {
  test('turns a green check run red, says why in one clean line, and writes it once', async () => {
    await commitScene(async (scene) => {
      expect(await failCheckRun(scene.earlyEnd('no policy'))).toMatchObject({
        written: 'none',
        problem: null,
      })
      await publish(scene, passing())
      scene.writes()
      const why = 'the policy cannot be used: `mode` is <b>red</b>\n::error::@acme/everyone\u202e'
      expect(await failCheckRun(scene.earlyEnd(why))).toMatchObject({ written: 'updated' })
      const [run] = runs(scene)
      expect(run).toMatchObject({ conclusion: 'failure' })
      expect(run?.output.title).toMatch(/^could not be decided: the policy cannot be used/)
      expect(run?.output.title).not.toMatch(/[\n\u202e]/)
      expect(structureFaults(run?.output.summary ?? '')).toEqual([])
      expect(await failCheckRun(scene.earlyEnd(why))).toMatchObject({ written: 'none' })
      expect(scene.writes()).toHaveLength(1)
      expect(await publish(scene, passing())).toMatchObject({ written: 'updated' })
      expect(run).toMatchObject({ conclusion: 'success' })
    })
  })

  test('one that may not be changed does not keep the others green, and those of gates are meant, too', async () => {
    await commitScene(async (scene) => {
      await publish(scene, passing())
      await publish(scene, passing(), { ...always, gate: 'codeowners' })
      const id = runs(scene).at(-1)?.id ?? 0
      scene.world.fault({ kind: 'status', status: 403, method: 'PATCH', path: `check-runs/${id}`, times: 1 })
      expect(await failCheckRun(scene.earlyEnd('no policy'))).toMatchObject({
        written: 'updated',
        problem: expect.stringMatching(/^a check run of an earlier run stays green: /),
      })
      expect(runs(scene).map(({ conclusion }) => conclusion)).toEqual(['failure', 'success'])
      expect(await failCheckRun(scene.earlyEnd('no policy'))).toMatchObject({ problem: null })
      expect(runs(scene).map(({ conclusion }) => conclusion)).toEqual(['failure', 'failure'])
      await publish(scene, passing())
      await publish(scene, passing(), { ...always, gate: 'codeowners' })
      await failCheckRun(scene.earlyEnd('no policy', { gate: 'codeowners' }))
      expect(runs(scene).map(({ conclusion }) => conclusion)).toEqual(['success', 'failure'])
    })
  })

  test('never rejects, and a token that may read nothing has nothing to overwrite', async () => {
    await commitScene(async (scene) => {
      const github = scene.github({ permissions: {} })
      const outcomes = await endEarly(scene.earlyEnd('no policy', { github }))
      expect(outcomes).toMatchObject([
        { sink: 'commit-status', written: 'none', problem: null },
        { sink: 'check-run', written: 'none', problem: null },
      ])
      scene.world.fault({ kind: 'status', status: 500, times: Infinity })
      const failed = await endEarly(scene.earlyEnd('no policy'))
      expect(failed.map(({ problem }) => problem)).toEqual([
        expect.stringMatching(/^the commit status was not written: .*500/),
        expect.stringMatching(/^the check run was not written: .*500/),
      ])
    })
  })
})
