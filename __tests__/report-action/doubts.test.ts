import { describe, expect, test } from '@jest/globals'
import { plain } from '../../src/core/text.ts'
import { ownCodeOf } from '../../src/report-action/own-code.ts'
import type { Relay } from '../../src/report-action/relay.ts'
import { buildResult } from '../../src/result/build.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import {
  type ForkScene,
  inFork,
  refusal,
  type SceneOptions,
  textOf,
  workflow,
  workflowPath,
} from './scene.ts'

/** Relays a pass that the gate itself gave, from a run that ended well. */
async function passOf(scene: ForkScene, more: Parameters<ForkScene['run']>[0] = {}): Promise<Relay> {
  const run = scene.run({ conclusion: 'success', ...more })
  const claim = await scene.judge()
  expect(claim.exit_code).toBe(0)
  scene.artifact(run, { text: textOf(claim) })
  return await scene.relay(run)
}

/** What is said of a pass, subject by subject. */
function doubtsOf(read: Relay): Readonly<Record<string, string>> {
  if (read.kind !== 'report') throw new Error(refusal(read))
  const { record } = read.report
  if (read.doubts.length > 0) {
    // Whatever the doubt: nothing green, nothing of the claim, and every gate undecided.
    expect(record.verdict).toMatchObject({ decision: 'unknown', exitCode: 3, reasons: ['unconfirmed'] })
    expect(record.verdict.gates.map(({ gate }) => gate)).toContain('codeowners')
    for (const gate of record.verdict.gates) expect(gate).toMatchObject({ outcome: 'unknown', blocks: true })
    expect(buildResult(read.report)).toMatchObject({ outcome: 'unknown', exit_code: 3 })
  } else {
    expect(record.verdict).toMatchObject({ decision: 'pass', exitCode: 0 })
  }
  return Object.fromEntries(read.doubts.map(({ subject, found }) => [subject, plain(found)]))
}

const approved: SceneOptions = { approved: true }

describe('a pass of a fork', () => {
  test('is believed where the workflow is the base’s, the run green and the head its own', () =>
    inFork(approved, async (scene) => {
      const read = await passOf(scene)
      expect(doubtsOf(read)).toEqual({})
      if (read.kind === 'report')
        expect(read.report.record.notices[0]).toContain('was checked against that run')
    }))

  test('is believed where the base has moved on since, its workflow unchanged', () =>
    inFork(approved, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      scene.artifact(run, { text: textOf(await scene.judge()) })
      scene.repository.commit('main', { files: { 'README.md': '# New\n' } })
      expect(doubtsOf(await scene.relay(run))).toEqual({})
    }))

  test('is not where its run failed', () =>
    inFork(approved, async (scene) => {
      const text = textOf(await scene.judge())
      for (const conclusion of ['failure', 'cancelled', 'neutral', 'skipped', 'action_required']) {
        const run = scene.run({ conclusion })
        scene.artifact(run, { text })
        expect(doubtsOf(await scene.relay(run))).toEqual({
          'workflow-run': expect.stringContaining(
            `ended as ${conclusion}, and its result says that nothing blocks`,
          ),
        })
      }
    }))

  test('is not where the pull request changes the workflow that judged it', () =>
    inFork({ ...approved, files: { [workflowPath]: `${workflow}# mine\n` } }, async (scene) => {
      const read = await passOf(scene)
      expect(doubtsOf(read)).toEqual({
        'workflow-file': `the pull request changes ${workflowPath}, the workflow that judged it`,
      })
      if (read.kind !== 'report') return
      const page = renderSummary(read.report)
      expect(page).toContain('could not be decided')
      expect(page).toContain(`the pull request changes \`${workflowPath}\``)
      expect(page).toContain('It is not believed, and not shown.')
      expect(page).not.toMatch(/✅/)
    }))

  test('is not where the base has changed the workflow since, or the pull request deletes it', async () => {
    await inFork(approved, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      scene.artifact(run, { text: textOf(await scene.judge()) })
      scene.repository.commit('main', { files: { [workflowPath]: `${workflow}# newer\n` } })
      expect(doubtsOf(await scene.relay(run))).toHaveProperty('workflow-file')
    })
    await inFork({ ...approved, files: { [workflowPath]: null } }, async (scene) => {
      expect(doubtsOf(await passOf(scene))).toHaveProperty('workflow-file')
    })
  })

  test('is not from a workflow of its own, whatever that is called', () =>
    inFork({ ...approved, files: { '.github/workflows/evil.yml': workflow } }, async (scene) => {
      expect(doubtsOf(await passOf(scene, { path: '.github/workflows/evil.yml' }))).toEqual({
        'workflow-file': '.github/workflows/evil.yml, the workflow that judged it, does not stand on main',
      })
    }))

  test('is not from a workflow whose name only begins like that of the base', () => {
    const path = `${workflowPath}@evil.yml`
    return inFork({ ...approved, files: { [path]: workflow } }, async (scene) => {
      expect(doubtsOf(await passOf(scene, { path }))).toEqual({
        'workflow-file': `${path}, the workflow that judged it, does not stand on main`,
      })
    })
  })

  test('is not published over what a later run of the same workflow says', () =>
    inFork(approved, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      scene.artifact(run, { text: textOf(await scene.judge()) })
      scene.world.clock.advance(60)
      for (const other of [
        { path: '.github/workflows/other.yml' },
        { headBranch: 'elsewhere' },
        { event: 'push' },
        { conclusion: 'cancelled' },
      ])
        scene.run(other)
      expect(doubtsOf(await scene.relay(run))).toEqual({})
      const later = scene.run({ event: 'pull_request_review', conclusion: null })
      expect(await scene.relay(run)).toEqual({
        kind: 'gone',
        sentence: `run ${run.id} passed, and run ${later.id} of the same workflow began later for the same commit: that one is published instead`,
      })
      // Started again, it is the later one.
      scene.world.clock.advance(60)
      Object.assign(run, { attempt: 2, startedAt: scene.world.clock.iso() })
      scene.artifact(run, { text: textOf(await scene.judge()) })
      expect(doubtsOf(await scene.relay(run))).toEqual({})
    }))

  test('is not where the workflow became a link, or a folder, or too large to compare', async () => {
    const linked = { [workflowPath]: { symlink: '../../README.md' } }
    for (const files of [linked, { [workflowPath]: `${workflow}#${'x'.repeat(70_000)}\n` }])
      await inFork({ ...approved, files }, async (scene) => {
        expect(doubtsOf(await passOf(scene))['workflow-file']).toMatch(/could not be compared with main/)
      })
  })

  test('is not where the unchanged workflow runs actions out of the pull request', () =>
    inFork(
      { ...approved, workflow: 'jobs:\n  a:\n    steps:\n      - uses: ./.github/actions/gate\n' },
      async (scene) => {
        expect(doubtsOf(await passOf(scene))['workflow-file']).toContain(
          'runs ./.github/actions/gate out of the files',
        )
      },
    ))

  test('is not where the commit is the head of another pull request as well', () =>
    inFork(approved, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      scene.artifact(run, { text: textOf(await scene.judge()) })
      scene.repository.commit('dev', { files: { 'README.md': '# Dev\n' } })
      scene.fork.setBranch('other', scene.pull.headSha)
      const other = scene.repository.openPullRequest({
        author: 'meddler',
        from: scene.fork,
        head: 'other',
        base: 'dev',
      })
      expect(doubtsOf(await scene.relay(run))).toEqual({
        'head-commit': expect.stringContaining(`also the head of #${other.number}`),
      })
    }))

  test('is not where the claim is of a closed pull request', () =>
    inFork(approved, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      scene.pull.close()
      const claim = await scene.judge()
      expect(claim.reason_codes).toEqual(['target-closed'])
      scene.artifact(run, { text: textOf(claim) })
      expect(await scene.relay(run)).toEqual({
        kind: 'gone',
        sentence: expect.stringMatching(/is `closed` by now/),
      })
      scene.pull.model.state = 'open'
      expect(doubtsOf(await scene.relay(run))).toHaveProperty('pull-request')
    }))

  test('in report mode is doubted all the same, and then in force', () =>
    inFork(
      {
        policy: 'version: 1\nmode: report\ngates:\n  branch-protection: { enabled: false }\n',
        files: { [workflowPath]: `${workflow}# mine\n` },
      },
      async (scene) => {
        expect((await scene.judge()).decision).toBe('report')
        expect(doubtsOf(await passOf(scene))).toHaveProperty('workflow-file')
      },
    ))

  test('is not forged by a result without gates', () =>
    inFork({ files: { [workflowPath]: `${workflow}# mine\n` } }, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      const claim = await scene.judge()
      const forged = {
        ...{ ...claim, gates: [], findings: [], outcomes: {}, not_evaluated: [], mode: 'report' },
        ...{ decision: 'report', outcome: 'unknown', exit_code: 0, reason_codes: ['nothing-evaluated'] },
      }
      scene.artifact(run, { text: textOf(forged) })
      expect(doubtsOf(await scene.relay(run))).toHaveProperty('workflow-file')
    }))
})

describe('a pull request that is not there any more', () => {
  test('has moved on: nothing is left to publish, and that is said', () =>
    inFork(approved, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      scene.artifact(run, { text: textOf(await scene.judge()) })
      const before = scene.pull.headSha
      scene.pull.push({ by: 'meddler', files: { 'src/b.ts': 'evil\n' } })
      expect(await scene.relay(run)).toEqual({
        kind: 'gone',
        sentence: `#1 has moved on from \`${before}\`, which run ${run.id} judged, to \`${scene.pull.headSha}\`: the run of that commit is published instead`,
      })
    }))

  test('was merged', () =>
    inFork(approved, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      scene.artifact(run, { text: textOf(await scene.judge()) })
      scene.pull.merge('oper')
      expect(await scene.relay(run)).toMatchObject({ kind: 'gone' })
    }))

  test('came from a fork that was deleted', () =>
    inFork(approved, async (scene) => {
      const run = scene.run({ conclusion: 'success' })
      scene.artifact(run, { text: textOf(await scene.judge()) })
      scene.fork.delete()
      const read = await scene.relay(run)
      expect(refusal(read)).toMatch(/repository that the run came from was deleted/)
      expect(read).toMatchObject({ head: null })
    }))

  test('never was this one: the number of another is no way out', () =>
    inFork(approved, async (scene) => {
      const other = scene.repository.openPullRequest({
        author: 'oper',
        head: 'own',
        files: { 'README.md': '# Own\n' },
      })
      const run = scene.run({ conclusion: 'success', headBranch: 'elsewhere' })
      const claim = await scene.judge()
      scene.artifact(run, {
        text: textOf({ ...claim, target: { ...claim.target, pull_requests: [other.number] } }),
      })
      expect(refusal(await scene.relay(run))).toMatch(/no open pull request comes from/)
    }))
})

describe('code of the pull request in an unchanged workflow', () => {
  const job = (...steps: readonly string[]) =>
    `jobs:\n  a:\n    steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`
  const checkout = (ref: string) => `{ uses: actions/checkout@v4, with: { ref: '${ref}' } }`
  const local = 'uses: ./'
  const base = ['$', '{{ github.event.pull_request.base.sha || github.event.merge_group.base_sha }}'].join('')
  const head = ['$', '{{ github.event.pull_request.head.sha || github.event.pull_request.base.sha }}'].join(
    '',
  )

  const from = (repository: string) =>
    `{ uses: actions/checkout@v4, with: { ref: '${base}', repository: '${repository}' } }`
  const fork = from(['$', '{{ github.event.pull_request.user.login }}/shop'].join(''))
  const same = from(['$', '{{ github.repository }}'].join(''))

  test.each([
    ['none', job('uses: gatewright/gatewright@v0.1.0', 'run: npm test'), null],
    ['commands beside the files', job('uses: actions/checkout@v4', 'run: npm test'), 'run: npm test'],
    ['commands beside the base', job(checkout(base), 'run: npm test', local), null],
    ['a branch of the fork called as the base', job(fork, local), './'],
    ['the base of this repository', job(same, local), null],
    ['a checkout alone', job('uses: actions/checkout@v4', 'uses: gatewright/gatewright@v0.1.0'), null],
    ['a local action', job('uses: actions/checkout@v4', local), './'],
    ['a local action without a checkout', job(local), './'],
    ['of the base', job(checkout(base), local), null],
    ['of the base, and of the head', job(checkout(base), 'uses: actions/checkout@v4', local), './'],
    ['of the head, or else the base', job(checkout(head), local), './'],
    ['of a branch that is named', job(checkout('main'), local), './'],
    ['a path above', job(checkout('x'), 'uses: ../x'), '../x'],
    ['a local workflow', 'jobs:\n  a:\n    uses: ./.github/workflows/x.yml\n', './.github/workflows/x.yml'],
  ])('%s', (_, text, own) => {
    expect(ownCodeOf(text)).toBe(own)
  })

  test('what cannot be read is not trusted', () => {
    expect(ownCodeOf('a: [')).toMatch(/is no workflow/)
    expect(ownCodeOf('on: push')).toMatch(/has no `jobs:`/)
    expect(ownCodeOf(job('just text'))).toBeNull()
  })
})
