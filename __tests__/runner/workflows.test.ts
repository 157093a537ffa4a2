import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { pullRequestEvent, reviewEvent } from '../../src/embedded/events.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { openScene, type Scene } from '../e2e/scene.ts'
import { type Job, openRunner, type Runner } from './act.ts'

/** The main story through real workflow files and a real workflow runner. */

let runner: Runner
let scene: Scene
beforeAll(async () => {
  runner = openRunner()
  scene = await openScene()
  // The suite judges every gate, and its branch is one that the defaults accept.
  const parameters = {
    ...{ required_approving_review_count: 0, dismiss_stale_reviews_on_push: false },
    ...{ require_code_owner_review: false, require_last_push_approval: false },
    required_review_thread_resolution: false,
  }
  scene.repository.ruleset({
    rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }, { type: 'pull_request', parameters }],
  })
})
afterAll(async () => {
  runner?.remove()
  await scene?.close()
})

const resultOf = (job: Job) => resultSchema().parse(JSON.parse(job.report('result.json') ?? 'null'))

describe.each(['codeowners.yml', 'suite.yml'])('workflow %s', (workflow) => {
  const run = (event: string, payload: object) =>
    runner.run({ workflow, event, payload, token: scene.token, ...scene.server })

  test('blocked, approved, pushed again and blocked: job, outputs, summary and result agree', async () => {
    const pull = scene.change({ head: workflow.replace('.yml', '') })
    const blocked = await run('pull_request', pullRequestEvent(scene.world, pull))
    expect([blocked.succeeded, blocked.report('outcome.txt')]).toEqual([false, 'fail 1'])
    expect(blocked.log).toContain('Summary - ## Gatewright: blocked')
    expect(blocked.report('deployed.txt')).toBeNull()
    expect(resultOf(blocked)).toMatchObject({ exit_code: 1, target: { head_sha: pull.headSha } })
    expect(JSON.parse(blocked.report('output.json') ?? 'null')).toEqual(resultOf(blocked))
    expect(blocked.log).not.toContain(scene.token)

    const review = pull.review({ by: 'bravo', state: 'APPROVED' })
    const passed = await run('pull_request_review', reviewEvent(scene.world, pull, review))
    expect([passed.succeeded, passed.report('outcome.txt')]).toEqual([true, 'pass 0'])
    expect(passed.log).toContain('Summary - ## Gatewright: passed')
    expect(passed.report('deployed.txt')).toBe('deployed\n')
    expect(resultOf(passed).run.node).toMatch(/^v24\./)
    const outcomes = Object.values(resultOf(passed).outcomes)
    expect(outcomes).toContain('pass')
    expect(outcomes.every((outcome) => outcome === 'pass' || outcome === 'skip')).toBe(true)
    if (workflow === 'suite.yml') expect(resultOf(passed).outcomes['branch-protection']).toBe('pass')

    pull.push({ by: 'alpha', files: { 'src/b.ts': 'export const b = 2\n' } })
    const again = await run('pull_request', pullRequestEvent(scene.world, pull, 'synchronize'))
    expect([again.succeeded, again.report('outcome.txt')]).toEqual([false, 'fail 1'])
    expect(again.report('deployed.txt')).toBeNull()
  }, 60_000)
})

describe('in a workflow of a real runner', () => {
  const run = (payload: object) =>
    runner.run({ workflow: 'suite.yml', event: 'pull_request', payload, token: scene.token, ...scene.server })

  test('no file name becomes a command, an output or a summary of its own', async () => {
    const names = ['a\n::set-output name=outcome::pass', '##[set-output name=outcome]pass', '::error::b']
    const files = Object.fromEntries(names.map((name) => [`src/${name}`, 'x\n']))
    const job = await run(
      pullRequestEvent(scene.world, scene.change({ head: 'hostile', files, title: names[0] ?? '' })),
    )
    expect([job.succeeded, job.report('outcome.txt')]).toEqual([false, 'fail 1'])
    expect(job.log).not.toMatch(/set-output:: outcome=pass|❗ {2}::error::b/)
  }, 60_000)

  test('a policy that cannot be read fails the job with its line', async () => {
    scene.repository.commit('broken', {
      files: { '.github/gatewright.yml': 'version: 1\nmode: no\n' },
      author: 'oper',
    })
    const pull = scene.change({ head: 'on-broken', base: 'broken' })
    const job = await run(pullRequestEvent(scene.world, pull))
    expect([job.succeeded, job.report('outcome.txt')]).toEqual([false, 'unknown 78'])
    expect(job.log).toMatch(/::error .*\.github\/gatewright\.yml:2:7: /)
  }, 60_000)
})
