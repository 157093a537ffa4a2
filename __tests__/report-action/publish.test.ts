import { describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import { link, text } from '../../src/core/text.ts'
import { errorResult } from '../../src/result/error-result.ts'
import type { Result } from '../../src/result/schema.ts'
import { structureFaults } from '../support/markdown.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { suspiciousLines } from '../support/runner-commands.ts'
import { everyPermission, type ForkScene, inFork, textOf, workflow, workflowPath } from './scene.ts'

const writes = ({ world }: ForkScene) =>
  world.requests.entries.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')

/** Newest status of `gatewright` on the head. */
const status = ({ repository, pull }: ForkScene) =>
  repository.model.statuses.findLast(
    ({ sha, context }) => sha === pull.headSha && context === 'gatewright',
  ) ?? null
const comments = ({ pull }: ForkScene) => pull.model.comments.map(({ body }) => body)

async function left(scene: ForkScene, change: object = {}, more: Parameters<ForkScene['run']>[0] = {}) {
  const run = scene.run(more)
  scene.artifact(run, { text: textOf({ ...(await scene.judge()), ...change }) })
  return run
}

describe('what is published', () => {
  test('a result that blocks: comment, status, outputs, summary, SARIF; a second run writes nothing', () =>
    inFork({}, async (scene) => {
      const run = await left(scene)
      const ended = await scene.publish(run, { sarif: 'true' })
      expect(ended.outputs).toMatchObject({
        outcome: 'fail',
        'exit-code': '0',
        published: 'commit-status,comment',
      })
      expect(ended).toMatchObject({ exitCode: 0, outputs: { 'pull-request': '1' } })
      expect(status(scene)).toMatchObject({ state: 'failure' })
      expect(comments(scene)).toHaveLength(1)
      expect(comments(scene)[0]).toContain(`Read from the result of run ${run.id}`)
      expect(ended.summary).toContain('Published: commit status: created; comment: created')
      expect(structureFaults(ended.summary)).toEqual([])
      expect(ended.result).toMatchObject({ decision: 'fail', exit_code: 1, target: { pull_requests: [1] } })
      expect(JSON.parse(ended.sarif ?? '')).toMatchObject({ version: '2.1.0' })
      expect(ended.log).not.toMatch(/^::error/m)
      const before = writes(scene).length
      expect(before).toBe(2)
      const again = await scene.publish(run)
      expect(writes(scene).length).toBe(before)
      expect(again.outputs).toMatchObject({ published: 'commit-status,comment', 'sarif-file': '' })
      expect(again.summary).toContain('commit status: unchanged; comment: unchanged')
      expect(exchangeProblems(scene.world.requests.entries)).toEqual([])
    }))

  test('a pass that is confirmed is green, and says what was fixed', () =>
    inFork({}, async (scene) => {
      await scene.publish(await left(scene))
      for (const by of ['bravo', 'chef']) scene.pull.review({ by, state: 'APPROVED' })
      const ended = await scene.publish(await left(scene, {}, { conclusion: 'success' }))
      expect(ended).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', 'exit-code': '0' } })
      expect(status(scene)).toMatchObject({ state: 'success' })
      expect(comments(scene)).toHaveLength(1)
      expect(ended.summary).toMatch(/since the last run: fixed \d+, new 0/)
      expect(ended.summary).not.toContain('the policy changed')
    }))

  test('a pass that is not confirmed is never green', () =>
    inFork({ approved: true, files: { [workflowPath]: `${workflow}# mine\n` } }, async (scene) => {
      const ended = await scene.publish(await left(scene, {}, { conclusion: 'success' }))
      expect(ended).toMatchObject({ exitCode: 3, outputs: { outcome: 'unknown', 'exit-code': '3' } })
      expect(status(scene)).toMatchObject({ state: 'error' })
      expect(ended.log).toMatch(/^::error title=Gatewright report::a pass was not believed.*`workflow-file`/m)
      expect(comments(scene)[0]).toContain(`the pull request changes \`${workflowPath}\``)
      const conclusions = scene.repository.model.checkRuns.map(({ conclusion }) => conclusion)
      for (const conclusion of conclusions) expect(conclusion).toBe('failure')
    }))

  test('words of a fork are shown as words: no mention, no link, no command', () =>
    inFork({}, async (scene) => {
      const claim = await scene.judge()
      const evil = '@acme/everyone [x](https://evil.example) ::error::forged <img src=x> \u202e'
      const message = {
        text: evil,
        parts: [
          ...text`${evil}`,
          { kind: 'text', text: evil },
          link('click', `${scene.server.serverUrl}/evil/phish/blob/main/x.md`),
        ],
      }
      const findings = claim.findings.map((one) => ({
        ...{ ...one, message: { found: message, required: message, fix: message } },
      }))
      const run = await left(scene, { findings, notices: [evil] })
      const ended = await scene.publish(run)
      expect(ended.exitCode).toBe(0)
      const [body = ''] = comments(scene)
      const shown = body.replace(/^<!-- gatewright:.* -->$/gm, '')
      for (const page of [shown, ended.summary]) {
        expect(structureFaults(page)).toEqual([])
        expect(page).not.toContain('evil/phish')
        expect(page.replace(/`+[^`]*`+/g, '')).not.toContain('<img')
        expect(page).not.toContain('\u202e')
        expect(page).not.toMatch(/(^|[^`\w])@acme\/everyone/)
      }
      expect(suspiciousLines(ended.log)).toEqual([])
      expect(body).toContain('that run’s own word'.replace('’', "'"))
    }))

  test('a run that could not judge is published as undecided, with why', () =>
    inFork({}, async (scene) => {
      const early = errorResult(new UsageError('input mode: found "on"'), {
        ...{ version: '0.1.0', policyPath: '.github/gatewright.yml', target: null },
        run: { durationMs: 1, requests: 0, notModified: 0, retries: 0, node: 'v24', event: 'pull_request' },
      })
      const run = scene.run()
      scene.artifact(run, { text: textOf(early) })
      const ended = await scene.publish(run)
      expect(ended.outputs).toMatchObject({ outcome: 'unknown', 'exit-code': '0' })
      expect(status(scene)).toMatchObject({ state: 'error' })
      expect(ended.summary).toContain('input mode: found')
      expect(ended.summary).toContain('pull request 1')
    }))

  test('a policy of the base that cannot be read: the defaults hold, and that is said', () =>
    inFork({}, async (scene) => {
      const run = await left(scene)
      scene.repository.commit('main', { files: { '.github/gatewright.yml': 'version: 1\nmod: enforce\n' } })
      const ended = await scene.publish(run)
      expect(ended.outputs).toMatchObject({ outcome: 'fail', published: 'comment' })
      expect(ended.log).toMatch(/^::warning::the policy of the base could not be read.*unknown-key/m)
    }))

  test('a permission that is missing costs one surface, and never the run', () =>
    inFork({ permissions: { ...everyPermission, statuses: 'read' } }, async (scene) => {
      const ended = await scene.publish(await left(scene))
      expect(ended).toMatchObject({ exitCode: 0, outputs: { outcome: 'fail', published: 'comment' } })
      expect(ended.log).toMatch(/^::warning::the commit status was not written.*statuses: write/m)
    }))

  test('the result of one gate’s own action does not pass for the suite', () =>
    inFork({ approved: true }, async (scene) => {
      const claim = await scene.judge()
      const only = <T extends { readonly gate?: string; readonly id?: string }>(all: readonly T[]) =>
        all.filter(({ gate, id }) => (gate ?? id) === 'codeowners')
      const run = await left(
        scene,
        { gates: only(claim.gates), findings: only(claim.findings), outcomes: { codeowners: 'pass' } },
        { conclusion: 'success' },
      )
      await scene.publish(run)
      expect(status(scene)).toBeNull()
      expect(scene.repository.model.statuses.map(({ context, state }) => [context, state])).toEqual([
        ['gatewright/codeowners', 'success'],
      ])
    }))
})

describe('a result that blocks is believed without a look at its workflow, so that', () => {
  const perGate =
    'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\nreport:\n  commit-status: per-gate\n'
  const states = ({ repository }: ForkScene) =>
    repository.model.statuses.map(({ context, state }) => `${context} ${state}`)
  /** Another gate blocks, and this one passes. */
  async function forged(scene: ForkScene): Promise<object> {
    const { gates, findings } = await scene.judge()
    const own = gates.find(({ id }) => id === 'codeowners')
    const finding = findings.find(({ gate }) => gate === 'codeowners')
    if (own === undefined || finding === undefined) throw new Error('there is a gate with a finding')
    const gate = (id: string, outcome: string, code: number) => ({
      ...{ ...own, id, outcome, exit_code: code, blocks: code !== 0 },
    })
    const of = (id: string, outcome: string) => ({
      ...finding,
      gate: id,
      rule: `${id}/x`,
      outcome,
      unknown: null,
    })
    return {
      gates: [gate('codeowners', 'pass', 0), gate('other', 'fail', 1)],
      findings: [of('codeowners', 'pass'), of('other', 'fail')],
      outcomes: { codeowners: 'pass', other: 'fail' },
      ...{ decision: 'fail', outcome: 'fail', exit_code: 1, reason_codes: ['gate-failed'] },
    }
  }

  test('no gate of it is shown green where the pull request wrote the workflow', () =>
    inFork({ policy: perGate, files: { [workflowPath]: `${workflow}# mine\n` } }, async (scene) => {
      const ended = await scene.publish(await left(scene, await forged(scene)))
      expect(ended.exitCode).toBe(0)
      expect(states(scene)).toEqual(['gatewright failure'])
      expect(ended.log).toMatch(/^::warning::Only the commit status of the whole result is written/m)
    }))

  test('each gate has its status where the workflow is the base’s, until a later run judges', () =>
    inFork({ policy: perGate }, async (scene) => {
      const run = await left(scene)
      await scene.publish(run)
      expect(states(scene)).toContain('gatewright/codeowners failure')
      scene.repository.model.statuses.length = 0
      scene.world.clock.advance(60)
      scene.run()
      await scene.publish(run)
      expect(states(scene)).toEqual(['gatewright failure'])
    }))

  test('the name of a gate that there is not names no surface', () =>
    inFork({}, async (scene) => {
      const claim = await scene.judge()
      const id = `x${'😀'.repeat(300)}`
      const change = {
        gates: claim.gates.filter((one) => one.id === 'codeowners').map((one) => ({ ...one, id })),
        findings: claim.findings
          .filter((one) => one.gate === 'codeowners')
          .map((one) => ({ ...one, gate: id, rule: `${id}/x` })),
        outcomes: { [id]: 'fail' },
      }
      await scene.publish(await left(scene, change))
      expect(states(scene)).toEqual(['gatewright failure'])
      expect(comments(scene)[0]).toMatch(/^<!-- gatewright:comment v1 id=1 -->/)
    }))
})

describe('what is not published', () => {
  test('a refused result, with what and why, and nothing is written', () =>
    inFork({}, async (scene) => {
      const run = await left(scene, { later: true })
      const ended = await scene.publish(run)
      expect(ended).toMatchObject({ exitCode: 3, result: null, sarif: null })
      expect(ended.outputs).toEqual({
        ...{ outcome: 'unknown', 'exit-code': '3', published: '', 'pull-request': '' },
        ...{ 'sarif-file': '', 'result-file': '' },
      })
      expect(ended.log).toMatch(
        /^::error title=Gatewright report::refused, nothing was published: result\.json has a field/m,
      )
      expect(ended.summary).toContain('refused, nothing was published')
      expect(ended.summary).toContain('**Next step:** use one version of Gatewright in both workflows')
      expect(structureFaults(ended.summary)).toEqual([])
      expect(writes(scene)).toEqual([])
    }))

  test('but a green status of an earlier run does not outlast a refused result', () =>
    inFork({ approved: true }, async (scene) => {
      await scene.publish(await left(scene, {}, { conclusion: 'success' }))
      expect(status(scene)).toMatchObject({ state: 'success' })
      const silent = scene.run({ conclusion: 'failure' })
      expect(await scene.publish(silent)).toMatchObject({ exitCode: 3 })
      expect(status(scene)).toMatchObject({
        state: 'error',
        description: expect.stringContaining('could not be decided'),
      })
      const before = writes(scene).length
      await scene.publish(silent)
      expect(writes(scene).length).toBe(before)
    }))

  test('nor one whose pull request is not the only one any more', () =>
    inFork({ approved: true }, async (scene) => {
      await scene.publish(await left(scene, {}, { conclusion: 'success' }))
      expect(status(scene)).toMatchObject({ state: 'success' })
      scene.repository.commit('dev', { files: { 'README.md': '# Dev\n' } })
      const from = { author: 'meddler', from: scene.fork, head: 'patch', base: 'dev' }
      scene.repository.openPullRequest(from)
      const ended = await scene.publish(await left(scene))
      expect(ended.log).toMatch(/several open pull requests come from/)
      expect(status(scene)).toMatchObject({ state: 'error' })
    }))

  test('a head that moved on: one line, and the step does not fail', () =>
    inFork({}, async (scene) => {
      const run = await left(scene)
      scene.pull.push({ by: 'meddler', files: { 'src/b.ts': 'c\n' } })
      const ended = await scene.publish(run)
      expect(ended).toMatchObject({
        exitCode: 0,
        outputs: { outcome: 'skip', 'exit-code': '0', published: '' },
      })
      expect(ended.log).toMatch(/^::notice title=Gatewright report::#1 has moved on/m)
      expect(ended.summary).toContain('nothing to publish')
      expect(writes(scene)).toEqual([])
    }))

  test('without the permission to read the run: refused, and the permission is named', () =>
    inFork({ permissions: { contents: 'read', 'pull-requests': 'read' } }, async (scene) => {
      const ended = await scene.publish(scene.run())
      expect(ended.exitCode).toBe(3)
      expect(ended.log).toMatch(/actions: read/)
    }))

  test('a GitHub that does not answer: refused, and a fault of our own is not hidden', () =>
    inFork({}, async (scene) => {
      const run = await left(scene)
      const broken = { ...scene.github, get: () => Promise.reject(new TypeError('ours')) }
      await expect(scene.publish(run, {}, 'workflow_run', broken as never)).rejects.toThrow('ours')
    }))

  test('inputs and events without meaning are usage errors, before anything is asked of GitHub', () =>
    inFork({}, async (scene) => {
      for (const [inputs, event, why] of [
        [{}, 'push', /push event/],
        [{}, 'schedule', /schedule event|names no run/],
        [{ artifact: 'a/b' }, 'workflow_run', /input artifact: found "a\/b"/],
        [{ artifact: 'a\nb' }, 'workflow_run', /input artifact/],
        [{ sarif: 'yes' }, 'workflow_run', /input sarif: found "yes"/],
      ] as const) {
        const asked = scene.publish(scene.run(), { ...inputs }, event)
        await expect(asked).rejects.toThrow(UsageError)
        await expect(asked).rejects.toThrow(why)
      }
      expect(scene.world.requests.entries).toEqual([])
    }))
})

test('the action reads only what it needs', () =>
  inFork({ approved: true }, async (scene) => {
    const run = await left(scene, {}, { conclusion: 'success' })
    scene.world.requests.clear()
    await scene.publish(run)
    expect(scene.world.requests.entries.length).toBeLessThanOrEqual(24)
    const claimed: Result['target'] = (await scene.judge()).target
    expect(claimed?.repository).toBe('acme/shop')
  }))
