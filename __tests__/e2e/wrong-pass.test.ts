import { describe, expect, test } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import { inScene, type Scene, type SceneOptions } from './scene.ts'

/** One attempt to pass without the approvals that are asked for. */
interface Attempt {
  readonly what: string
  readonly options?: SceneOptions
  /** Prepares everything and gives the pull request that is judged. */
  readonly play: (scene: Scene) => PullRequestBuilder
}

const approvedBy = (by: string) => (scene: Scene) => {
  const pull = scene.change()
  pull.review({ by, state: 'APPROVED' })
  return pull
}
const owned = (text: string | Buffer): SceneOptions => ({
  codeowners: null,
  files: { '.github/CODEOWNERS': text },
})

const attempts: readonly Attempt[] = [
  { what: 'nobody approves', play: (scene) => scene.change() },
  { what: 'the author approves', play: approvedBy('alpha') },
  { what: 'somebody without access approves', play: approvedBy('meddler') },
  { what: 'somebody with access who owns nothing here approves', play: approvedBy('chef') },
  {
    what: 'the bot of the workflow approves',
    play: (scene) => {
      scene.world.app('github-actions')
      return approvedBy('github-actions[bot]')(scene)
    },
  },
  {
    what: 'a deleted account approved',
    play: (scene) => {
      const pull = approvedBy('bravo')(scene)
      scene.world.deleteUser('bravo')
      return pull
    },
  },
  {
    what: 'who approved left the team',
    play: (scene) => {
      const pull = approvedBy('bravo')(scene)
      const team = scene.world.state.organisation('acme')?.teams.get('core')
      for (const account of team?.members.keys() ?? [])
        if (account.login === 'bravo') team?.members.delete(account)
      scene.repository.collaborator('bravo', 'write')
      return pull
    },
  },
  {
    what: 'who approved lost the access',
    options: { codeowners: '* @chef\n' },
    play: (scene) => {
      const pull = approvedBy('chef')(scene)
      scene.repository.collaborator('chef', 'none')
      scene.world.state.organisation('acme')?.members.clear()
      return pull
    },
  },
  {
    what: 'who approved pushed last',
    play: (scene) => {
      const pull = scene.change()
      pull.push({ by: 'alpha', pushedBy: 'bravo', files: { 'src/b.ts': 'b2\n' } })
      pull.review({ by: 'bravo', state: 'APPROVED' })
      return pull
    },
  },
  {
    what: 'who approved wrote a commit of it',
    play: (scene) => {
      const pull = scene.change()
      pull.push({ by: 'bravo', files: { 'src/b.ts': 'b2\n' } })
      pull.push({ by: 'alpha', files: { 'src/b.ts': 'b3\n' } })
      pull.review({ by: 'bravo', state: 'APPROVED' })
      return pull
    },
  },
  {
    what: 'who approved is a co-author',
    play: (scene) => {
      const pull = scene.change()
      const message = 'More\n\nCo-authored-by: bravo <bravo@users.noreply.github.com>'
      pull.push({ by: 'alpha', message, files: { 'src/b.ts': 'b2\n' } })
      pull.review({ by: 'bravo', state: 'APPROVED' })
      return pull
    },
  },
  {
    what: 'the approval is of the commit before',
    play: (scene) => {
      const pull = approvedBy('bravo')(scene)
      pull.push({ by: 'alpha', files: { 'src/b.ts': 'b2\n' } })
      return pull
    },
  },
  {
    what: 'a force push to other content',
    play: (scene) => {
      const pull = approvedBy('bravo')(scene)
      pull.forcePush({ by: 'alpha', files: { 'src/evil.ts': 'evil\n' } })
      return pull
    },
  },
  {
    what: 'the approval names no commit',
    play: (scene) => {
      const pull = scene.change()
      pull.review({ by: 'bravo', state: 'APPROVED', commit: null })
      return pull
    },
  },
  {
    what: 'the same person asks for changes 120 reviews later',
    play: (scene) => {
      const pull = approvedBy('bravo')(scene)
      for (let count = 0; count < 120; count += 1) pull.review({ by: 'docs', state: 'COMMENTED' })
      pull.review({ by: 'bravo', state: 'CHANGES_REQUESTED' })
      return pull
    },
  },
  {
    what: 'the head is that of another pull request into an easier base',
    play: (scene) => {
      scene.repository.commit('easy', { files: { '.github/CODEOWNERS': '* @bravo\n' }, author: 'oper' })
      const head = scene.change({ files: { 'README.md': '# New\n' } }).model.headRef
      const pull = scene.repository.openPullRequest({ author: 'alpha', head, base: 'easy' })
      pull.review({ by: 'bravo', state: 'APPROVED' })
      return pull
    },
  },
  {
    what: 'a closed twin of an open pull request with the same head',
    play: (scene) => {
      const closed = scene.change()
      closed.close()
      scene.repository.openPullRequest({ author: 'alpha', head: closed.model.headRef })
      return closed
    },
  },
  { what: 'no CODEOWNERS at all', options: { codeowners: null }, play: approvedBy('bravo') },
  {
    what: 'an empty CODEOWNERS and nobody approves',
    options: { codeowners: '' },
    play: (scene) => scene.change(),
  },
  {
    what: 'CODEOWNERS in lower case',
    options: { codeowners: null, files: { '.github/codeowners': '* @bravo\n' } },
    play: approvedBy('bravo'),
  },
  {
    what: 'CODEOWNERS only in the head',
    options: { codeowners: null },
    play: (scene) => {
      const pull = scene.change({ files: { 'src/b.ts': 'b\n', '.github/CODEOWNERS': '* @bravo\n' } })
      pull.review({ by: 'bravo', state: 'APPROVED' })
      return pull
    },
  },
  {
    what: 'CODEOWNERS in UTF-16',
    options: owned(Buffer.from('\uFEFF* @chef\n', 'utf16le')),
    play: approvedBy('bravo'),
  },
  {
    what: 'CODEOWNERS with broken UTF-8',
    options: owned(Buffer.from([0x2f, 0xff, 0xfe, 0x20, 0x40, 0x63, 0x0a])),
    play: approvedBy('bravo'),
  },
  {
    what: 'CODEOWNERS over 3 MB',
    options: owned(`${'# filler\n'.repeat(400_000)}* @chef\n`),
    play: approvedBy('chef'),
  },
  {
    what: 'a team that was renamed away',
    options: { codeowners: '/src/ @acme/kore\n* @chef\n' },
    play: (scene) => scene.change(),
  },
  {
    what: 'a team that does not exist decides',
    options: { codeowners: '* @chef\n/src/ @acme/kore\n' },
    play: approvedBy('bravo'),
  },
  {
    what: 'a team in which only the author is',
    options: { codeowners: '* @alpha\n' },
    play: approvedBy('alpha'),
  },
  { what: 'an owner by mail', options: { codeowners: '* bravo@example.com\n' }, play: approvedBy('chef') },
  {
    what: 'a rename out of the owned folder',
    play: (scene) => {
      const pull = scene.change({ files: { 'src/a.ts': null, 'docs/a.ts': 'export const a = 1\n' } })
      pull.review({ by: 'chef', state: 'APPROVED' })
      return pull
    },
  },
  {
    what: 'a file that becomes a submodule',
    play: (scene) => {
      const pull = scene.change({ files: { 'src/a.ts': { submodule: '1'.repeat(40) } } })
      pull.review({ by: 'chef', state: 'APPROVED' })
      return pull
    },
  },
  { what: 'an empty change', play: (scene) => scene.change({ files: {} }) },
  {
    what: 'a policy of more than 64 KiB',
    options: { policy: `version: 1\n${'# x\n'.repeat(20_000)}` },
    play: approvedBy('bravo'),
  },
  {
    what: 'a policy that is a symbolic link',
    options: {
      policy: null,
      files: { '.github/gatewright.yml': { symlink: '../p.yml' }, 'p.yml': 'version: 1\nmode: report\n' },
    },
    play: (scene) => scene.change(),
  },
]

describe('attempts to pass without the approval of an owner', () => {
  test.concurrent.each(attempts.map((attempt) => [attempt.what, attempt] as const))(
    '%s',
    (_, { options, play }) =>
      inScene(options ?? {}, async (scene) => {
        const judged = await scene.judge(play(scene))
        expect(judged.exitCode).not.toBe(0)
        expect(judged.result.reason_codes).not.toContain('internal-error')
      }),
    60_000,
  )
})
