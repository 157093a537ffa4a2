import { describe, expect, test } from '@jest/globals'
import { GitHubFailure } from '../../src/github/failure.ts'
import { findIssues, mostLabelled } from '../../src/publish/digest-issues.ts'
import { markerLine } from '../../src/publish/marker.ts'
import { fakeGitHub } from '../facts/fake-github.ts'
import { type DigestScene, digestScene } from './digest-scene.ts'

const bot = 'github-actions[bot]'
const finding = 'f'.repeat(64)
const digestBody = `${markerLine('digest', 'd')}\ntext`
const childBody = `${markerLine('finding', finding)}\ntext`

const open = ({ repository }: DigestScene, body: string | null, by = bot, labels = ['gatewright']) =>
  repository.issues.open({ by, body, labels })

const numbers = async (scene: DigestScene) => {
  const { digest, duplicates, children, released, cut } = await findIssues(scene.place(), 'd')
  return {
    digest: digest?.number ?? null,
    duplicates: duplicates.map(({ number }) => number),
    children: children.map(({ number, id }) => [number, id]),
    released,
    cut,
  }
}
const none = { digest: null, duplicates: [], children: [], released: [], cut: false }

describe('what is ours', () => {
  test('the digest and the issues of findings, open and closed', () =>
    digestScene(async (scene) => {
      const digest = open(scene, digestBody)
      const child = open(scene, childBody)
      child.close('not_planned', 'alpha')
      digest.edit({ title: 'Renamed by a person' })
      expect(await numbers(scene)).toEqual({
        ...none,
        digest: digest.number,
        children: [[child.number, finding]],
      })
      const { digest: seen, children } = await findIssues(scene.place(), 'd')
      expect(seen).toMatchObject({
        state: 'open',
        stateReason: null,
        title: 'Renamed by a person',
        body: digestBody,
      })
      expect(children[0]).toMatchObject({
        state: 'closed',
        stateReason: 'not_planned',
        closedAt: scene.world.clock.iso(),
      })
    }))

  test('OUT-23 a marker that somebody else posted counts for nothing, as digest or as finding', () =>
    digestScene(async (scene) => {
      open(scene, digestBody, 'outsider')
      open(scene, childBody, 'chef')
      expect(await numbers(scene)).toEqual(none)
      const own = open(scene, digestBody)
      expect(await numbers(scene)).toEqual({ ...none, digest: own.number })
    }))

  test('an issue whose author is deleted, whose text is null, or that is a pull request is nobody’s', () =>
    digestScene(async (scene) => {
      scene.world.user('leaver')
      open(scene, digestBody, 'leaver')
      scene.world.deleteUser('leaver')
      const blank = open(scene, null)
      const pull = scene.repository.openPullRequest({ author: bot, head: 'topic', files: { a: 'b' } })
      pull.edit({ body: digestBody })
      pull.label('gatewright')
      expect(await numbers(scene)).toEqual({ ...none, released: [blank.number] })
    }))

  test.each([
    ['another profile', `${markerLine('digest', 'e')}\ntext`],
    ['a longer id', `${markerLine('digest', 'dd')}\ntext`],
    ['another version', digestBody.replace('v1', 'v2')],
    ['a quoted marker', `> ${digestBody}`],
    ['a marker in the second line', `\n${digestBody}`],
    ['an id that is no finding', `${markerLine('finding', 'short')}\n`],
    ['another kind', `${markerLine('comment', 'd')}\ntext`],
  ])('%s is not taken for it', (_, body) =>
    digestScene(async (scene) => {
      open(scene, body)
      expect(await numbers(scene)).toMatchObject({ digest: null, duplicates: [], children: [] })
    }),
  )

  test('the label is found in any case of letters, and without it nothing is', () =>
    digestScene(async (scene) => {
      open(scene, digestBody, bot, [])
      expect(await numbers(scene)).toEqual(none)
      const other = open(scene, digestBody, bot, ['GateWright', 'triage'])
      expect(await numbers(scene)).toEqual({ ...none, digest: other.number })
    }))

  test('of several digests the lowest number counts', () =>
    digestScene(async (scene) => {
      const [first, second, third] = [
        open(scene, digestBody),
        open(scene, digestBody),
        open(scene, digestBody),
      ]
      first.comment('alpha', 'Last changed is not first made.')
      expect(await numbers(scene)).toEqual({
        ...none,
        digest: first.number,
        duplicates: [second.number, third.number],
      })
    }))

  test('line ends of GitHub’s editor change nothing', () =>
    digestScene(async (scene) => {
      const own = open(scene, digestBody.replaceAll('\n', '\r\n'))
      expect(await numbers(scene)).toEqual({ ...none, digest: own.number })
    }))

  test('an issue of ours without its marker is said to be released, as long as it is open', () =>
    digestScene(async (scene) => {
      const own = open(scene, 'The marker was taken out.')
      expect(await numbers(scene)).toEqual({ ...none, released: [own.number] })
      own.close()
      expect(await numbers(scene)).toEqual(none)
    }))

  test('an App is found under its own name alone', () =>
    digestScene(async (scene) => {
      scene.world.app('gatekeeper')
      open(scene, digestBody, 'gatekeeper[bot]')
      expect(await numbers(scene)).toEqual(none)
      const app = scene.place({ kind: 'app', app: 'gatekeeper' })
      expect((await findIssues(app, 'd')).digest).not.toBeNull()
    }))
})

describe('reading', () => {
  test('asks one page, and who we are only where something has the label', () =>
    digestScene(async (scene) => {
      await numbers(scene)
      expect(scene.asked()).toEqual(['GET issues'])
      open(scene, digestBody)
      await numbers(scene)
      expect(scene.asked()).toEqual(['GET issues', 'POST graphql'])
    }))

  test('reads further pages, and no more than it says', () =>
    digestScene(async (scene) => {
      for (let n = 0; n < 100; n += 1) open(scene, 'x', 'alpha')
      const own = open(scene, digestBody)
      // Changed last comes first: the digest is the last of the second page.
      scene.world.clock.advance(60)
      for (const other of scene.repository.issues.all) if (other.number !== own.number) other.edit({})
      expect((await numbers(scene)).digest).toBe(own.number)
      expect(scene.asked()).toEqual(['GET issues', 'GET issues', 'POST graphql'])
    }))

  test('a repository full of labelled issues is read to a bound, and that is said', async () => {
    const issue = (number: number) => ({
      number,
      state: 'open',
      closed_at: null,
      updated_at: '2027-01-05T10:00:00Z',
      title: 'x',
      html_url: `https://github.example/acme/shop/issues/${number}`,
      user: { login: 'alpha' },
    })
    const github = fakeGitHub({
      'GET /repos/{owner}/{repo}/issues': ({ page }: { page: number }) =>
        Array.from({ length: 100 }, (_, n) => issue(page * 1_000 + n)),
      'graphql Viewer': { viewer: { login: bot } },
    })
    const found = await findIssues({ github, repository: { owner: 'acme', repo: 'shop' } }, 'd')
    expect(found.cut).toBe(true)
    expect(github.requests.filter((text) => text.startsWith('GET'))).toHaveLength(mostLabelled / 100)
  })

  test('a reason that is not known yet is none that means something', () =>
    digestScene(async (scene) => {
      const own = open(scene, digestBody)
      own.close()
      scene.world.fault({
        kind: 'rewrite',
        path: '/issues',
        body: (body) => JSON.parse(JSON.stringify(body).replaceAll('"completed"', '"superseded"')),
      })
      expect((await findIssues(scene.place(), 'd')).digest?.stateReason).toBe('completed')
    }))

  test('no permission is a failure, not an empty list', () =>
    digestScene(async (scene) => {
      const refused = findIssues(scene.place({ permissions: { contents: 'read' } }), 'd')
      await expect(refused).rejects.toBeInstanceOf(GitHubFailure)
      await expect(refused).rejects.toMatchObject({ reason: 'permission-missing' })
    }))

  test('an answer that is no list of issues is a failure', () =>
    digestScene(async (scene) => {
      scene.world.fault({ kind: 'text', text: '[{"number":1}]', path: '/issues', times: 9 })
      await expect(findIssues(scene.place(), 'd')).rejects.toMatchObject({ reason: 'api-shape' })
    }))
})
