import { describe, expect, test } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import { traceIn } from '../../src/publish/previous.ts'
import { expectFramed, expectSound } from '../support/sound.ts'
import { inScene, type Judged, type Scene } from './scene.ts'

/** A workflow's own token, which may comment. */
const writer = ({ world }: Scene): string =>
  world.token({ permissions: { contents: 'read', 'pull-requests': 'write' } })

const bodies = (pull: PullRequestBuilder): readonly string[] => pull.model.comments.map(({ body }) => body)

const writes = ({ requests }: Judged): readonly string[] =>
  requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').map(({ method }) => method)

const codeowners = '* @bravo\n'

describe('the comment of a run', () => {
  test('is made once, stays where nothing changed, and is marked as resolved', () =>
    inScene({ codeowners }, async (scene) => {
      const token = writer(scene)
      const pull = scene.change({ files: { 'src/b.ts': 'export const b = 1\n', '@octocat|<b>.md': '#1\n' } })
      const blocked = await scene.judge(pull, { token })
      expect([blocked.exitCode, writes(blocked)]).toEqual([1, ['POST']])
      const [first = ''] = bodies(pull)
      expectSound(
        expectFramed(first, `<!-- gatewright:comment v1 id=${pull.number}/codeowners -->`).replaceAll(
          scene.server.serverUrl,
          'https://github.com',
        ),
      )
      expect(traceIn({ body: first })?.open.length).toBeGreaterThan(0)

      const again = await scene.judge(pull, { token })
      expect([again.exitCode, writes(again)]).toEqual([1, []])
      expect(again.result.since?.counts).toMatchObject({ fixed: 0, new: 0 })
      expect(again.summary).toContain('since the last run: fixed 0, new 0')
      expect(bodies(pull)).toEqual([first])

      pull.review({ by: 'bravo', state: 'APPROVED' })
      const passed = await scene.judge(pull, { token })
      expect([passed.exitCode, writes(passed)]).toEqual([0, ['PATCH']])
      expect(bodies(pull)).toHaveLength(1)
      expect(bodies(pull)[0]).toContain('## ✅ Gatewright: resolved, passed')
      expect(writes(await scene.judge(pull, { token }))).toEqual([])
    }))

  test('that cannot be written leaves the verdict alone: a line in the log, or a warning when the policy asks', () =>
    inScene({ codeowners }, async (scene) => {
      const pull = scene.change()
      const quiet = await scene.judge(pull)
      expect([quiet.exitCode, quiet.result.decision]).toEqual([1, 'fail'])
      expect(quiet.stdout).toContain('the comment was not written')
      expect(quiet.stdout).not.toMatch(/^::warning.*the comment was not written/m)
      scene.world.fault({ kind: 'status', method: 'POST', path: '/comments', status: 502 })
      const refused = await scene.judge(pull, { token: writer(scene) })
      expect(refused.result.digests.verdict).toBe(quiet.result.digests.verdict)
      expect(bodies(pull)).toEqual([])
    }))

  test('a policy that wants none gets none, and is not asked for it', () =>
    inScene(
      {
        codeowners,
        policy: 'version: 1\nmode: enforce\ngates:\n  codeowners: {}\nreport: { comment: never }\n',
      },
      async (scene) => {
        const run = await scene.judge(scene.change(), { token: writer(scene) })
        expect(run.exitCode).toBe(1)
        expect(run.requests.filter(({ path }) => path.endsWith('/comments'))).toEqual([])
      },
    ))
})
