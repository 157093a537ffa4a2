import { describe, expect, test } from '@jest/globals'
import { mergeGroupEvent, pullRequestEvent, pushEvent } from '../../src/embedded/events.ts'
import { inScene, type Scene } from './scene.ts'

/** A branch whose own policy only reports, as anybody with write access can make one. */
const easyBranch = (scene: Scene, name = 'easy') =>
  scene.repository.commit(name, {
    files: { '.github/gatewright.yml': 'version: 1\nmode: report\n' },
    author: 'alpha',
    message: 'Only report',
  })

describe('a check stands on a commit, so what is reported for one pull request must not pass another', () => {
  test('a second pull request into an easy base gets no green check, and says why', async () => {
    await inScene({}, async (scene) => {
      easyBranch(scene)
      const guarded = scene.change()
      const easy = scene.repository.openPullRequest({
        author: 'alpha',
        head: guarded.model.headRef,
        base: 'easy',
      })
      const run = await scene.judge(easy)
      expect(run.exitCode).toBe(3)
      expect(run.result.reason_codes).toContain('head-shared')
      expect(run.summary).toContain(`pull request ${guarded.number} into main`)
    })
  })

  test('the easy base alone only reports', async () => {
    await inScene({}, async (scene) => {
      easyBranch(scene)
      const run = await scene.judge(scene.change({ base: 'easy' }))
      expect([run.exitCode, run.result.decision]).toEqual([0, 'report'])
    })
  })

  test('a promotion of the default branch into two branches is seen, although GitHub lists it by no commit', async () => {
    await inScene({}, async (scene) => {
      easyBranch(scene, 'staging')
      easyBranch(scene, 'production')
      const staging = scene.repository.openPullRequest({ author: 'alpha', head: 'main', base: 'staging' })
      scene.repository.openPullRequest({ author: 'alpha', head: 'main', base: 'production' })
      const run = await scene.judge(staging)
      expect(run.exitCode).toBe(3)
      expect(run.result.reason_codes).toContain('head-shared')
    })
  })

  test('a push judged as a repository lends no green check to the pull request of that branch', async () => {
    await inScene({}, async (scene) => {
      const pull = scene.change()
      const run = await scene.run(
        'push',
        pushEvent(scene.world, scene.repository, pull.model.headRef, 'alpha'),
      )
      expect(run.exitCode).not.toBe(0)
      expect(run.summary).toContain(`pull request ${pull.number} into main`)
      const main = await scene.run('push', pushEvent(scene.world, scene.repository, 'main', 'alpha'))
      expect(main.exitCode).toBe(0)
    })
  })
})

describe('what is closed', () => {
  test('a merge group whose pull request was closed meanwhile is not merged', async () => {
    await inScene({}, async (scene) => {
      const pull = scene.change()
      const entry = scene.repository.enqueue(pull)
      pull.close()
      const run = await scene.run('merge_group', mergeGroupEvent(scene.world, scene.repository, entry))
      expect(run.exitCode).toBe(3)
    })
  })

  test('a closed pull request that shares its head with nobody is nothing to judge', async () => {
    await inScene({}, async (scene) => {
      const pull = scene.change()
      pull.close()
      const run = await scene.run('pull_request', pullRequestEvent(scene.world, pull))
      expect([run.exitCode, run.result.reason_codes]).toEqual([0, ['target-closed']])
    })
  })
})
