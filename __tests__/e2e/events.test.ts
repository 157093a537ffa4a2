import { afterEach, describe, expect, test } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import { mergeGroupEvent, pullRequestEvent, pushEvent, reviewEvent } from '../../src/embedded/events.ts'
import { enforced, openScene, outcomes, owners, type Scene, type SceneOptions, unknowns } from './scene.ts'

let scene: Scene
const open = async (options: SceneOptions = {}) => {
  scene = await openScene(options)
  return scene
}
afterEach(() => scene.close())

const workflowRun = (pull: PullRequestBuilder, from: string, more: object = {}) => ({
  workflow_run: {
    id: 7,
    event: 'pull_request',
    head_sha: pull.headSha,
    head_branch: pull.model.headRef,
    head_repository: { full_name: from },
    pull_requests: [],
    ...more,
  },
})

describe('merge_group', () => {
  test('attack 23: an entry is judged by the reviews as they are now', async () => {
    const { world, repository, change, run } = await open()
    const pull = change()
    const review = pull.review({ by: 'bravo', state: 'APPROVED' })
    const payload = mergeGroupEvent(world, repository, repository.enqueue(pull))
    const passed = await run('merge_group', payload)
    expect(passed).toMatchObject({
      exitCode: 0,
      result: { target: { kind: 'merge-group', pull_requests: [1] } },
    })
    pull.dismiss(review)
    expect(await run('merge_group', payload)).toMatchObject({ exitCode: 1 })
  })

  test('every pull request of the group is judged', async () => {
    const { world, repository, change, run } = await open()
    const first = change({ head: 'one' })
    const second = change({ head: 'two', files: { 'src/c.ts': 'c\n' } })
    second.review({ by: 'bravo', state: 'APPROVED' })
    const ahead = repository.enqueue(first)
    const behind = repository.enqueue(second, ahead)
    const group = { ...behind, baseSha: ahead.baseSha }
    const judged = await run('merge_group', mergeGroupEvent(world, repository, group))
    expect(judged).toMatchObject({ exitCode: 1, result: { target: { pull_requests: [1, 2] } } })
  })

  test('a ref that names no pull request, or another base, is never a pass', async () => {
    const { world, repository, change, run } = await open()
    const pull = change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const entry = repository.enqueue(pull)
    const changed: readonly object[] = [
      { headRef: 'refs/heads/gh-readonly-queue/main/oddly-named' },
      { headRef: `refs/heads/gh-readonly-queue/main/pr-99-${entry.baseSha}` },
      { baseRef: 'refs/heads/release' },
      { baseSha: '1'.repeat(40) },
    ]
    for (const change of changed) {
      const judged = await run('merge_group', mergeGroupEvent(world, repository, { ...entry, ...change }))
      expect(judged.exitCode).toBe(3)
    }
  })
})

describe('pull_request_target and pull_request_review', () => {
  test('a release branch is judged by its own policy and its own owners, not by the default branch', async () => {
    const { world, repository, change, run, judge } = await open({ policy: 'version: 1\nmode: report\n' })
    repository.commit('release/1.x', {
      files: { '.github/gatewright.yml': enforced, '.github/CODEOWNERS': '* @oper\n' },
      author: 'oper',
    })
    const pull = change({ base: 'release/1.x', head: 'fix' })
    const blocked = await run('pull_request_target', pullRequestEvent(world, pull))
    expect(blocked).toMatchObject({ exitCode: 1, result: { policy: { sha: pull.baseSha }, mode: 'enforce' } })
    expect(blocked.summary).toContain('`@oper`')
    pull.review({ by: 'oper', state: 'APPROVED' })
    expect(await run('pull_request_target', pullRequestEvent(world, pull))).toMatchObject({ exitCode: 0 })
    pull.edit({ base: 'main' })
    expect(await judge(pull)).toMatchObject({ exitCode: 0, result: { decision: 'report' } })
  })

  test('a review starts a run that judges the whole pull request', async () => {
    const { world, change, run } = await open()
    const pull = change({ files: { 'src/b.ts': 'b\n', 'README.md': '# Changed\n' } })
    const review = pull.review({ by: 'bravo', state: 'APPROVED' })
    const judged = await run('pull_request_review', reviewEvent(world, pull, review))
    expect(judged.exitCode).toBe(1)
    expect(outcomes(judged)).toEqual(['codeowners/owner-approval fail', 'codeowners/owner-approval pass'])
  })
})

describe('workflow_run', () => {
  test('the pull request of a fork is found by head repository, branch and commit', async () => {
    const { repository, change, run } = await open()
    const fork = repository.fork('meddler')
    const pull = change({ author: 'meddler', from: fork, head: 'patch' })
    expect(await run('workflow_run', workflowRun(pull, 'meddler/shop'))).toMatchObject({
      exitCode: 1,
      result: { target: { pull_requests: [1] } },
    })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    expect(await run('workflow_run', workflowRun(pull, 'meddler/shop'))).toMatchObject({ exitCode: 0 })
  })

  test('D21 of two pull requests with an equal head branch only the one of the run counts', async () => {
    const { world, repository, change, run } = await open()
    world.user('nick')
    const honest = repository.fork('meddler')
    const other = repository.fork('nick')
    const pull = change({ author: 'meddler', from: honest, head: 'patch' })
    const twin = change({ author: 'nick', from: other, head: 'patch', files: { 'src/evil.ts': 'e\n' } })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    expect(await run('workflow_run', workflowRun(pull, 'meddler/shop'))).toMatchObject({ exitCode: 0 })
    const judged = await run('workflow_run', workflowRun(twin, 'nick/shop'))
    expect(judged).toMatchObject({ exitCode: 1, result: { target: { pull_requests: [2] } } })
  })

  test('a deleted fork, a moved head and several candidates are undecided', async () => {
    const { repository, change, run } = await open()
    const pull = change({ head: 'patch' })
    repository.commit('other-base')
    change({ head: 'patch', base: 'other-base', files: {} })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const runs = [
      await run('workflow_run', workflowRun(pull, 'acme/shop')),
      await run('workflow_run', workflowRun(pull, 'acme/shop', { head_repository: null })),
      await run('workflow_run', workflowRun(pull, 'acme/shop', { head_sha: '2'.repeat(40) })),
    ]
    expect(runs.map(({ exitCode, result }) => [exitCode, result.reason_codes])).toEqual([
      [3, ['ambiguous']],
      [3, ['not-found']],
      [3, ['not-found']],
    ])
  })
})

describe('events of a repository', () => {
  test.each(['schedule', 'workflow_dispatch'])(
    '%s lints the owners file at the ref and counts coverage',
    async (name) => {
      const { run } = await open({ codeowners: `${owners}/src/typo @acme/core\n` })
      const judged = await run(name, {})
      expect(judged.result.target).toMatchObject({ kind: 'repository' })
      expect(judged.exitCode).toBe(0)
      expect(outcomes(judged)).toContain('codeowners/coverage pass')
      expect(judged.summary).toMatch(/files .* have an owner/)
    },
  )

  test('push judges the commit that was pushed', async () => {
    const { world, repository, run } = await open()
    repository.commit('main', { files: { '.github/CODEOWNERS': null }, author: 'oper' })
    const judged = await run('push', pushEvent(world, repository, 'main', 'oper'))
    expect(judged).toMatchObject({ exitCode: 1, result: { target: { head_sha: repository.tip() } } })
    expect(outcomes(judged)).toContain('codeowners/file-missing fail')
  })

  test('a repository whose owners file cannot be read is undecided', async () => {
    const { world, run } = await open()
    world.fault({ kind: 'status', status: 403, path: '/codeowners/errors', times: 9 })
    const judged = await run('workflow_dispatch', {})
    expect(judged.exitCode).toBe(3)
    expect(unknowns(judged)).not.toEqual([])
  })

  test('a branch that does not exist any more is undecided', async () => {
    const { run } = await open()
    expect(await run('schedule', {}, { env: { GITHUB_REF: 'refs/heads/gone' } })).toMatchObject({
      exitCode: 3,
    })
  })
})
