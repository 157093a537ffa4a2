import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { OtherRuntime } from '../../src/action/other-action.ts'
import type { WorkflowRunReference } from '../../src/core/target.ts'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { Files, RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import type { WorkflowRun } from '../../src/embedded/model.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { gates } from '../../src/gates/registry.ts'
import { createGitHub } from '../../src/github/client.ts'
import type { GitHub } from '../../src/github/port.ts'
import { runPipeline } from '../../src/pipeline.ts'
import { publishRun } from '../../src/report-action/main.ts'
import { type Relay, relay } from '../../src/report-action/relay.ts'
import { buildResult, resultText } from '../../src/result/build.ts'
import { reportOf } from '../../src/result/report-of.ts'
import { type Result, resultSchema } from '../../src/result/schema.ts'
import { createLog } from '../../src/runner/log.ts'
import { documentationUrl, version } from '../../src/version.ts'
import { parseOutputs } from '../support/action-process.ts'

jest.setTimeout(30_000)

export const workflowPath = '.github/workflows/gatewright.yml'
export const workflow =
  'on: pull_request\njobs:\n  gate:\n    steps:\n      - uses: gatewright/gatewright@v0.1.0\n'
const policy =
  'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\nreport:\n  commit-status: suite\n  comment: always\n'

const own = { owner: 'acme', repo: 'shop' }

export interface ForkScene {
  readonly world: World
  readonly server: Started
  readonly repository: RepositoryBuilder
  readonly fork: RepositoryBuilder
  readonly pull: PullRequestBuilder
  /** With the permissions that the action's README asks for. */
  readonly token: string
  readonly github: GitHub
  /** What the gate says with the token of a fork. */
  judge(): Promise<Result>
  /** A run of the gate for the pull request, which left this file; by default the true one. */
  run(options?: RunGiven): WorkflowRun
  artifact(run: WorkflowRun, content: Content): number
  relay(run: WorkflowRun, more?: { readonly headSha?: string; readonly artifact?: string }): Promise<Relay>
  /** Runs the whole action on the event of a run. */
  publish(
    run: WorkflowRun,
    inputs?: Readonly<Record<string, string>>,
    event?: string,
    github?: GitHub,
  ): Promise<Ended>
}

type RunGiven = Partial<Parameters<RepositoryBuilder['workflowRun']>[0]>
type Content =
  | { readonly text: string }
  | { readonly files: Readonly<Record<string, string>> }
  | { readonly zip: Uint8Array }

export interface Ended {
  readonly exitCode: number
  readonly log: string
  readonly summary: string
  readonly outputs: Readonly<Record<string, string>>
  readonly result: Result | null
  readonly sarif: string | null
}

export interface SceneOptions {
  readonly policy?: string
  /** What the pull request changes; one file of `src/` when absent. */
  readonly files?: Files
  readonly workflow?: string
  readonly approved?: boolean
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>
}

export const everyPermission = {
  actions: 'read',
  contents: 'read',
  'pull-requests': 'write',
  checks: 'write',
  statuses: 'write',
} as const

/** A public repository, a fork of `meddler`, and a pull request that @bravo has to approve. */
export async function openFork(options: SceneOptions = {}): Promise<ForkScene> {
  const world = createWorld()
  for (const login of ['alpha', 'bravo', 'chef', 'oper', 'meddler']) world.user(login)
  world.organisation('acme', { owners: ['oper'] })
  const repository = world.repository('acme/shop', {
    public: true,
    files: {
      'README.md': '# Shop\n',
      '.github/CODEOWNERS': '* @chef\n/src/ @bravo\n',
      '.github/gatewright.yml': options.policy ?? policy,
      [workflowPath]: options.workflow ?? workflow,
    },
    collaborators: { bravo: 'write', chef: 'write', oper: 'write' },
  })
  const fork = repository.fork('meddler')
  const files = options.files ?? { 'src/b.ts': 'export const b = 1\n' }
  const pull = repository.openPullRequest({ author: 'meddler', from: fork, head: 'patch', files })
  if (options.approved === true) for (const by of ['bravo', 'chef']) pull.review({ by, state: 'APPROVED' })
  const server = await world.start()
  const clientOf = (token: string) =>
    createGitHub({ ...server, token, userAgent: 'gatewright-test', limits: { writeInterval: 0 } })
  const token = world.token({ permissions: options.permissions ?? everyPermission })
  const forkToken = world.token({ kind: 'fork', permissions: { contents: 'read', 'pull-requests': 'read' } })
  const github = clientOf(token)
  const artifact: ForkScene['artifact'] = (run, content) =>
    repository.artifact({
      ...{ run, name: 'gatewright-result' },
      ...('text' in content ? { files: { 'result.json': content.text } } : content),
    })
  return {
    ...{ world, server, repository, fork, pull, token, github, artifact },
    judge: async () => {
      const { record } = await runPipeline({
        ...{ version, documentationUrl, gates, workspace: null, policy: null },
        target: { kind: 'pull-request', repository: own, number: pull.number },
        hints: { pusher: null },
        github: clientOf(forkToken),
        overrides: { mode: null, gates: null, implied: null, options: {} },
        ...{ event: 'pull_request', node: 'v24.0.0' },
        elapsed: () => 1,
        notices: () => [],
        progress: () => undefined,
      } as Parameters<typeof runPipeline>[0])
      return buildResult(reportOf(record))
    },
    run: (more = {}) =>
      repository.workflowRun({
        ...{ headSha: pull.headSha, headBranch: 'patch', headRepository: fork.model },
        ...{ event: 'pull_request', path: workflowPath, conclusion: 'failure' },
        ...more,
      }).model,
    relay: (run, more = {}) =>
      relay({
        github,
        artifact: more.artifact ?? 'gatewright-result',
        event: { ...referenceTo(run), ...(more.headSha === undefined ? {} : { headSha: more.headSha }) },
        figures: () => ({
          ...{
            durationMs: 1,
            requests: 0,
            notModified: 0,
            retries: 0,
            node: 'v24.0.0',
            event: 'workflow_run',
          },
        }),
      }),
    publish: (run, inputs = {}, event = 'workflow_run', asked = github) =>
      publishOf({ server, token, github: asked }, run, inputs, event),
  }
}

/** Plays in a scene and closes it. */
export async function inFork(
  options: SceneOptions,
  play: (scene: ForkScene) => Promise<void>,
): Promise<void> {
  const scene = await openFork(options)
  try {
    await play(scene)
  } finally {
    await scene.server.close()
  }
}

/** A run as an event names it. */
export const referenceTo = (run: WorkflowRun): WorkflowRunReference => ({
  kind: 'workflow-run',
  repository: own,
  runId: run.id,
  headSha: run.headSha,
  headBranch: run.headBranch,
  headRepository: { owner: 'meddler', repo: 'shop' },
  event: run.event,
})

/** The payload of a `workflow_run` event, as far as it is read. */
export const runEvent = (run: WorkflowRun) => ({
  action: 'completed',
  workflow_run: {
    ...{ id: run.id, head_sha: run.headSha, head_branch: run.headBranch, event: run.event },
    head_repository: { full_name: `${run.headRepository.owner.login}/${run.headRepository.name}` },
  },
  repository: { full_name: 'acme/shop' },
})

async function publishOf(
  { server, token, github }: Pick<ForkScene, 'server' | 'token' | 'github'>,
  run: WorkflowRun,
  inputs: Readonly<Record<string, string>>,
  eventName: string,
): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-report-'))
  const file = (name: string, content = '') => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const [output, summary] = [file('output'), file('summary')]
  const lines: string[] = []
  const redact = (text: string) => text.replaceAll(token, '***')
  const before = process.env['GITHUB_OUTPUT']
  process.env['GITHUB_OUTPUT'] = output
  try {
    const exitCode = await publishRun(
      {
        environment: {
          ...server,
          ...{ eventName, eventPath: file('event.json', JSON.stringify(runEvent(run))) },
          ...{
            repository: 'acme/shop',
            ref: null,
            runId: 1,
            workspace: null,
            inputVariables: [],
            noColor: true,
          },
          ...{ outputFile: output, summaryFile: summary, temporaryDirectory: folder },
          ...{ rerun: false, inActions: true, runnerDebug: false, debug: false },
        } as OtherRuntime['environment'],
        log: createLog({ write: (line) => lines.push(line), redact, debug: 'off' }),
        secrets: { add: () => undefined, redact, redactKnown: redact },
        given: (name) => inputs[name] ?? null,
        token,
        adminToken: null,
        elapsed: () => 1,
      },
      github,
    )
    const outputs = parseOutputs(readFileSync(output, 'utf8'))
    const read = (name: string) => (outputs[name] ? readFileSync(outputs[name], 'utf8') : null)
    const text = read('result-file')
    return {
      ...{ exitCode, outputs, log: lines.join('\n'), summary: readFileSync(summary, 'utf8') },
      result: text === null ? null : resultSchema().parse(JSON.parse(text)),
      sarif: read('sarif-file'),
    }
  } finally {
    if (before === undefined) delete process.env['GITHUB_OUTPUT']
    else process.env['GITHUB_OUTPUT'] = before
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The sentence a result was refused with; fails for one that was not. */
export function refusal(read: Relay): string {
  if (read.kind !== 'refused') throw new Error(`it was not refused: ${read.kind}`)
  if (!(read.error instanceof Error)) throw new Error(String(read.error))
  return read.error.message
}

export const textOf = (result: unknown): string => resultText(result as Result)
