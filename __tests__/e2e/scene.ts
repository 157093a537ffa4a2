import { expect, jest } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { Files, RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import { pullRequestEvent } from '../../src/embedded/events.ts'
import type { LoggedRequest } from '../../src/embedded/request-log.ts'
import type { ServerOptions } from '../../src/embedded/server.ts'
import type { Permissions } from '../../src/embedded/token.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { type Result, resultSchema } from '../../src/result/schema.ts'
import { type ActionCall, type ActionResult, runAction } from '../support/action-process.ts'
import { structureFaults } from '../support/markdown.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { parseCommands, suspiciousLines } from '../support/runner-commands.ts'

// A run takes a quarter of a second; a machine that does much else gets time.
jest.setTimeout(60_000)

/** The policy every scene starts with. */
export const enforced = 'version: 1\nmode: enforce\ngates:\n  codeowners: {}\n'

/** Who owns what, unless a scene says otherwise. */
export const owners = '* @chef\n/src/ @acme/core\n/.github/ @oper\n'

export interface SceneOptions {
  /** Null for a repository without one. */
  readonly policy?: string | null
  /** Null for a repository without one. */
  readonly codeowners?: string | null
  readonly files?: Files
  /** A `GITHUB_TOKEN`, the read-only one of a fork, or an App's (which can read teams). */
  readonly token?: 'github-token' | 'fork' | 'app'
  /** What the token may besides. */
  readonly permissions?: Permissions
  readonly now?: string
  readonly server?: ServerOptions
  readonly public?: boolean
}

/** How an event is run; the rest comes from the scene. */
export type RunOptions = Partial<
  Pick<ActionCall, 'action' | 'inputs' | 'workspace' | 'env' | 'signalAfterMs' | 'token'>
>

/** A run whose streams, outputs and result were found sound. */
export interface Judged extends Omit<ActionResult, 'result'> {
  readonly result: Result
  /** What was asked of GitHub meanwhile. */
  readonly requests: readonly LoggedRequest[]
}

/** An organisation, a repository with owners and a policy, on a started embedded GitHub. */
export interface Scene {
  readonly world: World
  readonly server: Started
  readonly repository: RepositoryBuilder
  readonly token: string
  /** Opens a pull request of `alpha` over `src/b.ts`, which @acme/core owns. */
  change(options?: Partial<Parameters<RepositoryBuilder['openPullRequest']>[0]>): PullRequestBuilder
  /** Runs the action on any event. */
  run(name: string, payload: unknown, options?: RunOptions): Promise<Judged>
  /** Runs it on `pull_request` of a pull request. */
  judge(pull: PullRequestBuilder, options?: RunOptions): Promise<Judged>
  close(): Promise<void>
}

/** People: `alpha` writes, `bravo` and `docs` are @acme/core, `chef` and `oper` own, `meddler` has no access. */
export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const world = createWorld(options.now === undefined ? {} : { now: options.now })
  const repository = populate(world, options)
  const kind = options.token ?? 'app'
  const token = world.token({ kind, permissions: { ...permissions(kind), ...options.permissions } })
  const server = await world.start(options.server ?? {})
  const run: Scene['run'] = async (name, payload, given = {}) => {
    const before = world.requests.entries.length
    const call = { action: 'actions/codeowners', repository: repository.fullName, token, ...server, ...given }
    const judged = sound(await runAction({ ...call, event: { name, payload } }))
    const requests = world.requests.entries.slice(before)
    expect(exchangeProblems(requests)).toEqual([])
    return { ...judged, requests }
  }
  return {
    world,
    server,
    repository,
    token,
    run,
    change: (given = {}) =>
      repository.openPullRequest({
        author: 'alpha',
        files: { 'src/b.ts': 'export const b = 1\n' },
        ...given,
      }),
    judge: (pull, given = {}) => run('pull_request', pullRequestEvent(world, pull), given),
    close: () => server.close(),
  }
}

/** As the README asks for; teams are for Apps only. */
const permissions = (kind: NonNullable<SceneOptions['token']>): Permissions => ({
  contents: 'read',
  'pull-requests': 'read',
  ...(kind === 'app' ? { members: 'read' } : {}),
})

/** Opens a scene for one test and closes it after. */
export async function inScene(options: SceneOptions, play: (scene: Scene) => Promise<void>): Promise<void> {
  const scene = await openScene(options)
  try {
    await play(scene)
  } finally {
    await scene.close()
  }
}

function populate(world: World, options: SceneOptions): RepositoryBuilder {
  for (const login of ['alpha', 'bravo', 'chef', 'docs', 'oper', 'meddler']) world.user(login)
  const acme = world.organisation('acme', { owners: ['oper'] })
  const core = acme.team('core', { members: ['alpha', 'bravo', 'docs'] })
  const { policy = enforced, codeowners = owners } = options
  return world.repository('acme/shop', {
    ...(options.public === undefined ? {} : { public: options.public }),
    files: {
      'README.md': '# Shop\n',
      'src/a.ts': 'export const a = 1\n',
      ...(codeowners === null ? {} : { '.github/CODEOWNERS': codeowners }),
      ...(policy === null ? {} : { '.github/gatewright.yml': policy }),
      ...options.files,
    },
    collaborators: { chef: 'write', oper: 'write' },
    teams: [[core, 'write']],
  })
}

/** Commands that Gatewright writes on purpose. */
const ownCommands = new Set(['error', 'warning', 'notice', 'add-mask', 'debug'])

/** What holds for every run: the log gives the runner only our annotations, outputs and result agree with the exit code. */
export function sound(run: ActionResult): Omit<Judged, 'requests'> {
  const commands = parseCommands(run.stdout)
  expect(commands.filter(({ name }) => !ownCommands.has(name))).toEqual([])
  expect(suspiciousLines(run.stdout)).toHaveLength(commands.length)
  expect(suspiciousLines(run.stderr)).toEqual([])
  expect(run.stdout + run.stderr).not.toMatch(/\n\s+at .+:\d+:\d+\)?\n/)
  const result = resultSchema().parse(run.result)
  expect(result.exit_code).toBe(run.exitCode)
  expect(run.outputs['exit-code']).toBe(String(run.exitCode))
  expect(run.summary).not.toBe('')
  expect(structureFaults(run.summary)).toEqual([])
  return { ...run, result }
}

/** Rules with an outcome, sorted, each once: `codeowners/owner-approval fail`. */
export const outcomes = ({ result }: Judged): readonly string[] =>
  [...new Set(result.findings.map(({ rule, outcome }) => `${rule} ${outcome}`))].sort()

/** Reasons of everything undecided. */
export const unknowns = ({ result }: Judged): readonly string[] =>
  [...new Set(result.findings.flatMap(({ unknown }) => unknown?.reason ?? []))].sort()

/** Messages of the error annotations. */
export const errors = ({ stdout }: Pick<ActionResult, 'stdout'>): readonly string[] =>
  parseCommands(stdout).flatMap(({ name, data }) => (name === 'error' ? [data] : []))
