import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import type { RunOptions, WorkflowRunBuilder } from '../../src/embedded/builders/runs.ts'
import type { Permissions } from '../../src/embedded/token.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { createGitHub } from '../../src/github/client.ts'
import type { Trigger } from '../../src/refresh/change.ts'
import { type Ended, refreshChange } from '../../src/refresh/refresh.ts'
import { readWorkflow } from '../../src/refresh/settings.ts'

/** What the example grants. */
export const granted: Permissions = { actions: 'write', 'pull-requests': 'read' }

export const gatePath = '.github/workflows/gatewright.yml'

export interface Call {
  readonly action?: string
  readonly sender?: Trigger['sender']
  readonly workflow?: string
  readonly waitMinutes?: number
  readonly permissions?: Permissions
  readonly kind?: 'github-token' | 'fork' | 'app'
  /** Runs before each new look. */
  readonly meanwhile?: (look: number) => void
  /** Instead of a run that is made now, for the pull request of the scene. */
  readonly own?: WorkflowRunBuilder
  readonly target?: Trigger['target']
}

/** A repository with an open pull request; time stands still until it is moved. */
export interface Scene {
  readonly world: World
  readonly server: Started
  readonly repository: RepositoryBuilder
  readonly pull: PullRequestBuilder
  /** A run of the gate for the head of a pull request. */
  gate(options?: Partial<RunOptions>, pull?: PullRequestBuilder): WorkflowRunBuilder
  /** The run of this action, which GitHub makes at the moment of the event. */
  changed(pull?: PullRequestBuilder): WorkflowRunBuilder
  refresh(call?: Call): Promise<readonly Ended[]>
  /** Writes that GitHub was asked for. */
  writes(): readonly string[]
}

export async function openScene(options: { readonly public?: boolean } = {}): Promise<Scene> {
  const world = createWorld({ now: '2026-03-01T10:00:00Z' })
  for (const login of ['alpha', 'chef', 'meddler']) world.user(login)
  world.organisation('acme', { owners: ['chef'] })
  const repository = world.repository('acme/shop', { ...options, collaborators: { alpha: 'write' } })
  const pull = repository.openPullRequest({ author: 'alpha', head: 'add-b', files: { 'src/b.ts': 'b\n' } })
  const server = await world.start()
  const runFor = (of: PullRequestBuilder, more: Partial<RunOptions>) =>
    repository.workflowRun({
      headSha: of.headSha,
      headBranch: of.model.headRef,
      headRepository: of.model.headRepository,
      event: 'pull_request',
      ...more,
    })
  const changed: Scene['changed'] = (of = pull) =>
    runFor(of, {
      event: 'pull_request_review',
      path: '.github/workflows/gatewright-refresh.yml',
      conclusion: null,
    })
  const scene: Scene = {
    ...{ world, server, repository, pull, changed },
    gate: (more = {}, of = pull) =>
      runFor(of, { path: gatePath, workflowName: 'Gatewright', conclusion: 'failure', ...more }),
    refresh: (call = {}) => refresh(scene, call),
    writes: () =>
      world.requests.entries
        .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
        .map(({ method, path }) => `${method} ${path}`),
  }
  return scene
}

async function refresh(scene: Scene, call: Call): Promise<readonly Ended[]> {
  const { world, server, pull } = scene
  const token = world.token({ kind: call.kind ?? 'github-token', permissions: call.permissions ?? granted })
  const limits = { writeInterval: 0, retries: 0 }
  const github = createGitHub({ token, ...server, userAgent: 'test', limits })
  const repository = { owner: 'acme', repo: 'shop' }
  const own = call.own ?? scene.changed()
  let look = 0
  return await refreshChange({
    github,
    trigger: {
      target: call.target ?? { kind: 'pull-request', repository, number: pull.number },
      action: call.action ?? 'submitted',
      sender: call.sender ?? { login: 'chef', type: 'User' },
      runId: own.id,
    },
    workflow: readWorkflow(call.workflow ?? null),
    waitMinutes: call.waitMinutes ?? 1,
    sleep: async (milliseconds) => {
      world.clock.advance(milliseconds / 1000)
      look += 1
      call.meanwhile?.(look)
    },
  })
}

/** Reasons alone. */
export const reasonsOf = (ended: readonly Ended[]): readonly string[] => ended.map(({ reason }) => reason)
