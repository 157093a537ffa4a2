import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { pullRequestEvent } from '../../src/embedded/events.ts'
import { runAction } from '../support/action-process.ts'
import { openScene, type Scene, type SceneOptions, unknowns } from './scene.ts'

let scene: Scene
const open = async (options: SceneOptions = {}) => {
  scene = await openScene(options)
  return scene
}
afterEach(() => scene.close())

const files = /\/pulls\/\d+\/files$/

describe('a target that moves while it is judged', () => {
  test('EVENT-12 a push between two calls: judged once more, at the new head', async () => {
    const { world, change, judge } = await open()
    const pull = change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const push = () => void pull.push({ by: 'alpha', files: { 'src/b.ts': 'export const b = 3\n' } })
    world.fault({ kind: 'before', path: files, run: push })
    const judged = await judge(pull)
    expect(judged).toMatchObject({ exitCode: 1, result: { target: { head_sha: pull.headSha } } })
    expect(judged.summary).toContain('judged once more')
  })

  test('it moves again: undecided (target-moved)', async () => {
    const { world, change, judge } = await open()
    const pull = change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    let pushes = 0
    const push = () => {
      pushes += 1
      pull.push({ by: 'alpha', files: { 'src/b.ts': `export const b = ${pushes}0\n` } })
    }
    world.fault({ kind: 'before', path: files, times: 2, run: push })
    const judged = await judge(pull)
    expect(judged.exitCode).toBe(3)
    expect(unknowns(judged)).toEqual(['target-moved'])
    expect(judged.stdout).toMatch(/^::error .*changed twice/m)
  })

  test.each<readonly [string, (scene: Scene, pull: ReturnType<Scene['change']>) => void]>([
    ['the approval is dismissed', (_, pull) => pull.model.reviews.map((review) => pull.dismiss(review))],
    ['changes are requested', (_, pull) => void pull.review({ by: 'bravo', state: 'CHANGES_REQUESTED' })],
    [
      'the base branch gets a new owner',
      ({ repository }) =>
        void repository.commit('main', { files: { '.github/CODEOWNERS': '* @oper\n' }, author: 'oper' }),
    ],
    [
      'it is retargeted',
      ({ repository }, pull) => {
        repository.commit('strict', { files: { '.github/CODEOWNERS': '* @oper\n' }, author: 'oper' })
        pull.edit({ base: 'strict' })
      },
    ],
  ])('%s between the calls: the verdict is that of the end', async (_, move) => {
    const opened = await open()
    const pull = opened.change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    opened.world.fault({ kind: 'before', path: '/teams/core/members', run: () => move(opened, pull) })
    expect(await opened.judge(pull)).toMatchObject({ exitCode: 1 })
  })

  test('EVENT-15 an old run that ends after a newer one ends with the newer verdict', async () => {
    const { world, change, judge } = await open()
    const pull = change({ body: 'old' })
    const review = pull.review({ by: 'bravo', state: 'APPROVED' })
    const newer: Scene['judge'] extends (...given: never) => Promise<infer R> ? R[] : never = []
    const race = async () => {
      pull.dismiss(review)
      pull.edit({ body: 'new' })
      newer.push(await judge(pull))
    }
    // The closing re-read of the old run waits until the newer run has ended.
    world.fault({ kind: 'before', operation: 'PullRequestSnapshot', nth: 2, run: race })
    const old = await judge(pull)
    expect([old.exitCode, newer[0]?.exitCode]).toEqual([1, 1])
    expect(old.result.digests).toEqual(newer[0]?.result.digests)
  })

  test('the base branch is deleted: undecided', async () => {
    const { repository, change, judge } = await open()
    repository.commit('release')
    const pull = change({ base: 'release', head: 'fix' })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    repository.deleteBranch('release')
    expect((await judge(pull)).exitCode).toBe(3)
  })
})

describe('a run that is disturbed', () => {
  test('SIGTERM in the middle is not green and says so', async () => {
    const { world, server, token, change } = await open()
    const pull = change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    world.fault({ kind: 'hang', path: files })
    const event = { name: 'pull_request', payload: pullRequestEvent(world, pull) }
    const call = { action: 'actions/codeowners', repository: 'acme/shop', token, event, ...server }
    const run = await runAction({ ...call, signalAfterMs: { signal: 'SIGTERM', ms: 900 } })
    expect(run.exitCode).not.toBe(0)
    expect(run.stdout).toMatch(/^::error.*stopped by SIGTERM/m)
  })

  test('without GITHUB_OUTPUT and a summary file the exit code still stands', async () => {
    const { world, server, token, change } = await open()
    const event = { name: 'pull_request', payload: pullRequestEvent(world, change()) }
    const env = { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '' }
    const call = { action: 'actions/codeowners', repository: 'acme/shop', token, event, ...server, env }
    const run = await runAction(call)
    expect(run.exitCode).toBe(1)
    expect(run.stdout).toMatch(/^::warning::outputs were not written: GITHUB_OUTPUT names no file/m)
    expect(run.stdout).toMatch(/^::error title=codeowners\/owner-approval/m)
  })

  test('a summary that cannot be written is a warning', async () => {
    const { world, change, server, token } = await open()
    const pull = change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const folder = mkdtempSync(join(tmpdir(), 'gatewright-e2e-'))
    const event = { name: 'pull_request', payload: pullRequestEvent(world, pull) }
    const env = { GITHUB_STEP_SUMMARY: folder }
    const call = { action: 'actions/codeowners', repository: 'acme/shop', token, event, ...server, env }
    const run = await runAction(call)
    rmSync(folder, { recursive: true })
    expect(run).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
    expect(run.stdout).toMatch(/^::warning::the summary was not written/m)
  })

  test('a server without its own addresses, and a workspace that is no repository, change nothing', async () => {
    const { change, judge } = await open()
    expect(await judge(change(), { workspace: '/nonexistent' })).toMatchObject({ exitCode: 1 })
  })
})

describe('GitHub Enterprise Server', () => {
  test('addresses below /api/v3, a version header, and an endpoint it does not have', async () => {
    const { change, judge, server } = await open({
      server: {
        enterprise: { version: '3.17.1' },
        missing: ['GET /repos/{owner}/{repo}/activity'],
      },
    })
    expect(server.apiUrl).toMatch(/\/api\/v3$/)
    const pull = change()
    expect(await judge(pull)).toMatchObject({ exitCode: 1 })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const judged = await judge(pull)
    expect(judged.exitCode).toBe(3)
    expect(unknowns(judged)).toEqual(['unsupported-by-server'])
  })
})
