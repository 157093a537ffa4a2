import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { parse } from 'yaml'
import { pullRequestEvent } from '../../src/embedded/events.ts'
import type { WorkflowRun } from '../../src/embedded/model.ts'
import type { Permissions } from '../../src/embedded/token.ts'
import { createWorld } from '../../src/embedded/world.ts'
import { defaultArtifact } from '../../src/report-action/definition.ts'
import { runEvent } from '../report-action/scene.ts'
import { projectRoot, runAction } from '../support/action-process.ts'
import { structureFaults } from '../support/markdown.ts'
import { exchangeProblems } from '../support/openapi.ts'

jest.setTimeout(60_000)

const example = (path: string): string =>
  readFileSync(join(projectRoot, 'examples/fork-report', path), 'utf8')
const [gateFile, reportFile] = ['.github/workflows/gatewright.yml', '.github/workflows/gatewright-report.yml']

interface Job {
  readonly permissions: Permissions
  readonly steps: readonly { readonly uses: string; readonly with?: Readonly<Record<string, string>> }[]
}
const jobOf = (path: string, id: string): Job =>
  (parse(example(path)) as { readonly jobs: Readonly<Record<string, Job>> }).jobs[id] as Job

/** A repository with the files of the example, enforced, and a pull request of a fork into it. */
async function open() {
  const world = createWorld()
  for (const login of ['alpha', 'chef', 'oper', 'meddler']) world.user(login)
  world.organisation('acme', { owners: ['oper'] })
  const policy = example('.github/gatewright.yml').replace('mode: report', 'mode: enforce')
  const repository = world.repository('acme/shop', {
    public: true,
    files: {
      'README.md': '# Shop\n',
      '.github/CODEOWNERS': '* @chef\n/.github/ @oper\n',
      '.github/gatewright.yml': `${policy}gates:\n  branch-protection: { enabled: false }\n`,
      [gateFile]: example(gateFile),
      [reportFile]: example(reportFile),
    },
    collaborators: { chef: 'write', oper: 'write' },
  })
  const fork = repository.fork('meddler')
  const pull = repository.openPullRequest({
    author: 'meddler',
    from: fork,
    head: 'patch',
    files: { 'a.md': 'a\n' },
  })
  const server = await world.start()
  const [gate, report] = [jobOf(gateFile, 'gatewright'), jobOf(reportFile, 'report')]
  const tokens = {
    gate: world.token({ kind: 'fork', permissions: gate.permissions }),
    report: world.token({ permissions: report.permissions }),
  }
  const upload = gate.steps.find(({ uses }) => uses.startsWith('actions/upload-artifact@'))

  /** The gate's workflow: the verdict, and the artifact that GitHub keeps of it. */
  const judge = async () => {
    const judged = await runAction({
      ...{ action: '.', repository: 'acme/shop', token: tokens.gate, ...server },
      event: { name: 'pull_request', payload: pullRequestEvent(world, pull) },
    })
    const run = repository.workflowRun({
      ...{ headSha: pull.headSha, headBranch: 'patch', headRepository: fork.model, event: 'pull_request' },
      ...{
        path: gateFile,
        workflowName: 'Gatewright',
        conclusion: judged.exitCode === 0 ? 'success' : 'failure',
      },
    }).model
    const files = { 'result.json': JSON.stringify(judged.result) }
    repository.artifact({ run, name: upload?.with?.['name'] ?? '', files })
    return { judged, run }
  }
  const publish = (run: WorkflowRun) =>
    runAction({
      ...{ action: 'actions/report', repository: 'acme/shop', token: tokens.report, ...server },
      inputs: { sarif: 'true' },
      event: { name: 'workflow_run', payload: runEvent(run) },
    })
  const writes = () =>
    world.requests.entries.filter(({ method, path }) => method !== 'GET' && path !== '/graphql').length
  const status = () => repository.model.statuses.findLast(({ context }) => context === 'gatewright')?.state
  return { world, server, repository, pull, judge, publish, writes, status }
}

test('the example names the artifact that the action looks for', () => {
  const upload = jobOf(gateFile, 'gatewright').steps.find(({ uses }) =>
    uses.startsWith('actions/upload-artifact@'),
  )
  expect(upload?.with?.['name']).toBe(defaultArtifact)
  expect(JSON.stringify(jobOf(reportFile, 'report'))).not.toContain('checkout')
})

test('the pair of workflows: a fork that can write nothing, published red, then green', async () => {
  const scene = await open()
  try {
    const first = await scene.judge()
    expect(first.judged.exitCode).toBe(1)
    expect(scene.writes()).toBe(0)
    const red = await scene.publish(first.run)
    expect(red).toMatchObject({
      exitCode: 0,
      outputs: { outcome: 'fail', 'pull-request': String(scene.pull.number) },
    })
    expect(scene.status()).toBe('failure')
    expect(scene.pull.model.comments).toHaveLength(1)
    expect(structureFaults(red.summary)).toEqual([])

    scene.pull.review({ by: 'chef', state: 'APPROVED' })
    const second = await scene.judge()
    expect(second.judged.exitCode).toBe(0)
    const green = await scene.publish(second.run)
    expect(green).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
    expect(scene.status()).toBe('success')
    expect(scene.pull.model.comments).toHaveLength(1)

    const before = scene.writes()
    expect(await scene.publish(second.run)).toMatchObject({ exitCode: 0 })
    expect(scene.writes()).toBe(before)
    expect(exchangeProblems(scene.world.requests.entries)).toEqual([])
  } finally {
    await scene.server.close()
  }
})

test('the pair of workflows: a fork that forges its result gets nothing green', async () => {
  const scene = await open()
  try {
    scene.pull.push({
      by: 'meddler',
      files: { [gateFile]: 'name: Gatewright\non: pull_request\njobs: {}\n' },
    })
    const { judged, run } = await scene.judge()
    Object.assign(run, { conclusion: 'success' })
    const forged = JSON.stringify(judged.result)
      .replaceAll('"fail"', '"pass"')
      .replaceAll('"exit_code":1', '"exit_code":0')
    scene.repository.model.artifacts.pop()
    scene.repository.artifact({ run, name: defaultArtifact, files: { 'result.json': forged } })
    const ended = await scene.publish(run)
    expect(ended.exitCode).toBe(3)
    expect(scene.status()).not.toBe('success')
    expect(ended.stdout).toMatch(/^::error title=Gatewright report::/m)
  } finally {
    await scene.server.close()
  }
})
