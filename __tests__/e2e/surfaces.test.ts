import { describe, expect, test } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import { reviewEvent } from '../../src/embedded/events.ts'
import type { Permissions } from '../../src/embedded/token.ts'
import { structureFaults } from '../support/markdown.ts'
import { parseCommands } from '../support/runner-commands.ts'
import { soundSarif } from '../support/sarif.ts'
import { inScene, type Judged, type RunOptions, type Scene } from './scene.ts'

/** What a run writes to GitHub, by the actions themselves. The cases of one surface alone are tested below `publish/`. */

/** A workflow's own token with everything the surfaces need. */
const everything: Permissions = {
  contents: 'read',
  'pull-requests': 'write',
  checks: 'write',
  statuses: 'write',
}
const tokenOf = ({ world }: Scene, permissions: Permissions = everything): string =>
  world.token({ permissions })

const codeowners = '* @bravo\n'
const policy = (report: string): string =>
  `version: 1\nmode: enforce\ngates:\n  codeowners: {}\n  branch-protection: { enabled: false }\nreport: { ${report} }\n`
const suite: RunOptions = { action: '.' }

const writes = ({ requests }: Judged): readonly string[] =>
  requests
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(
      ({ method, path }) =>
        `${method} ${path.replace(/^\/repos\/acme\/shop\//, '').replace(/[0-9a-f]{40}|\d+/, '…')}`,
    )

const warnings = ({ stdout }: Judged): readonly string[] =>
  parseCommands(stdout).flatMap(({ name, data }) => (name === 'warning' ? [data] : []))

describe('commit status', () => {
  test('failure, success, failure: one context and the last run wins; error once the policy is unusable', () =>
    inScene({ codeowners, policy: policy('comment: never, commit-status: suite') }, async (scene) => {
      const options = { ...suite, token: tokenOf(scene) }
      const pull = scene.change()
      const status = () => {
        const all = scene.repository.model.statuses.filter(({ sha }) => sha === pull.headSha)
        expect(new Set(all.map(({ context }) => context))).toEqual(new Set(['gatewright']))
        return [all.length, all.at(-1)?.state]
      }
      const blocked = await scene.judge(pull, options)
      expect([blocked.exitCode, writes(blocked), status()]).toEqual([1, ['POST statuses/…'], [1, 'failure']])
      expect(writes(await scene.judge(pull, options))).toEqual([])

      const review = pull.review({ by: 'bravo', state: 'APPROVED' })
      const reviewed = (action: string) =>
        scene.run('pull_request_review', reviewEvent(scene.world, pull, review, action), options)
      expect([(await reviewed('submitted')).exitCode, status()]).toEqual([0, [2, 'success']])
      pull.dismiss(review)
      expect([(await reviewed('dismissed')).exitCode, status()]).toEqual([1, [3, 'failure']])

      pull.review({ by: 'bravo', state: 'APPROVED' })
      expect([(await scene.judge(pull, options)).exitCode, status()]).toEqual([0, [4, 'success']])
      scene.repository.commit('main', { files: { '.github/gatewright.yml': 'version: 2\n' }, author: 'oper' })
      const unusable = await scene.judge(pull, options)
      expect([unusable.exitCode, writes(unusable)]).toEqual([78, ['POST statuses/…']])
      expect(status()).toEqual([5, 'error'])
    }))
})

describe('check run', () => {
  test('60 findings: 60 annotations in two requests, and no request the second time', () => {
    const names = Array.from({ length: 60 }, (_, number) => `f${number}`)
    const options = {
      codeowners: `* @oper\n${names.map((name) => `/${name} @bravo\n`).join('')}`,
      policy: policy('comment: never'),
    }
    return inScene(options, async (scene) => {
      const given = { ...suite, token: tokenOf(scene) }
      const pull = scene.change({ files: Object.fromEntries(names.map((name) => [name, 'x\n'])) })
      const run = await scene.judge(pull, given)
      expect([run.exitCode, writes(run)]).toEqual([1, ['POST check-runs', 'PATCH check-runs/…']])
      const [check] = scene.repository.model.checkRuns
      expect([check?.name, check?.conclusion]).toEqual(['Gatewright report', 'failure'])
      expect(check?.annotations.map(({ path }) => path).sort()).toEqual([...names].sort())
      expect(structureFaults(check?.output.summary ?? '')).toEqual([])
      expect(writes(await scene.judge(pull, given))).toEqual([])
    })
  })
})

describe('what a run may not write', () => {
  const all = 'comment: always, check-run: always, commit-status: per-gate'

  test('the token of a fork: nothing is tried, and a line says so', () =>
    inScene({ codeowners, policy: policy(all), token: 'fork', public: true }, async (scene) => {
      const fork = scene.repository.fork('meddler')
      const run = await scene.judge(scene.change({ author: 'meddler', from: fork, head: 'patch' }), suite)
      expect([run.exitCode, writes(run), warnings(run)]).toEqual([1, [], []])
      expect(run.stdout).toContain('nothing is written to GitHub: the token of a fork cannot write')
    }))

  test('a token that may only read: a line for a default, a warning for each wish, the same verdict', () =>
    inScene({ codeowners, policy: policy('digest: { children: never }') }, async (scene) => {
      const token = tokenOf(scene, { contents: 'read', 'pull-requests': 'read' })
      const pull = scene.change()
      const quiet = await scene.judge(pull, { ...suite, token })
      expect([quiet.exitCode, warnings(quiet)]).toEqual([1, []])
      expect(quiet.stdout).toContain('the comment was not written')

      scene.repository.commit('main', { files: { '.github/gatewright.yml': policy(all) }, author: 'oper' })
      const asked = await scene.judge(pull, { ...suite, token })
      expect(warnings(asked)).toEqual([
        expect.stringMatching(/^the commit status was not written: .*`statuses: write`/),
        expect.stringMatching(/^the check run was not written: .*`checks: write`/),
        expect.stringMatching(/^the comment was not written: .*pull-requests: write/),
      ])
      expect([asked.exitCode, asked.result.decision]).toEqual([quiet.exitCode, quiet.result.decision])
    }))

  test('refused by 403, 422 and a secondary limit: a warning each, and the verdict stays', () =>
    inScene({ codeowners, policy: policy(all.replace('per-gate', 'suite')) }, async (scene) => {
      const always = { method: 'POST', times: Infinity }
      scene.world.fault({ kind: 'secondary-limit', retryAfter: 600, path: /\/statuses\//, ...always })
      scene.world.fault({ kind: 'status', status: 422, path: '/check-runs', ...always })
      scene.world.fault({ kind: 'status', status: 403, path: '/comments', ...always })
      const run = await scene.judge(scene.change(), { ...suite, token: tokenOf(scene) })
      expect([run.exitCode, run.result.decision, run.outputs['exit-code']]).toEqual([1, 'fail', '1'])
      expect(warnings(run)).toEqual([
        expect.stringContaining('the commit status was not written: '),
        expect.stringContaining('the check run was not written: '),
        expect.stringContaining('the comment was not written: '),
      ])
      expect(writes(run)).toHaveLength(3)
    }))

  test('a server that fails on an approved change: tried once more, as a green state may stand there, and exit code 0', () =>
    inScene({ codeowners, policy: policy('comment: never, commit-status: suite') }, async (scene) => {
      const path = /\/statuses\//
      scene.world.fault({ kind: 'status', method: 'POST', path, times: Infinity, status: 502 })
      const pull = scene.change()
      pull.review({ by: 'bravo', state: 'APPROVED' })
      const run = await scene.judge(pull, { ...suite, token: tokenOf(scene) })
      expect([run.exitCode, writes(run)]).toEqual([0, ['POST statuses/…', 'POST statuses/…']])
      expect(warnings(run)).toEqual([expect.stringContaining('the commit status was not written: ')])
    }))
})

describe('comment and SARIF file', () => {
  const body = (pull: PullRequestBuilder) => pull.model.comments.map((comment) => comment.body)

  test('edited after a push; made anew when somebody deletes it meanwhile; every surface says what changed', () =>
    inScene({ codeowners, policy: policy('comment: on-failure') }, async (scene) => {
      const options = { ...suite, token: tokenOf(scene) }
      const pull = scene.change()
      const first = await scene.judge(pull, options)
      const [{ id } = { id: 0 }] = pull.model.comments
      expect(writes(first)).toEqual(['POST issues/…/comments'])
      expect(first.summary).not.toContain('since the last run')
      expect(soundSarif(first.sarif ?? '').runs[0].results.length).toBeGreaterThan(0)

      pull.push({ by: 'alpha', files: { 'src/c.ts': 'export const c = 1\n' } })
      const pushed = await scene.judge(pull, options)
      expect([pushed.exitCode, writes(pushed)]).toEqual([1, ['PATCH issues/comments/…']])
      expect(pull.model.comments.map((comment) => comment.id)).toEqual([id])
      for (const text of [pushed.summary, pushed.stdout, body(pull)[0]])
        expect(text).toContain('since the last run: ')

      pull.push({ by: 'alpha', files: { 'src/d.ts': 'export const d = 1\n' } })
      const before = { run: () => void pull.model.comments.splice(0) }
      scene.world.fault({ kind: 'before', method: 'PATCH', path: /\/issues\/comments\//, ...before })
      const remade = await scene.judge(pull, options)
      expect([remade.exitCode, writes(remade)]).toEqual([
        1,
        ['PATCH issues/comments/…', 'POST issues/…/comments'],
      ])
      expect(body(pull)).toEqual([expect.stringContaining('blocked')])
    }))
})
