import { afterEach, expect } from '@jest/globals'
import type { Fact } from '../../src/core/fact.ts'
import type { Protection, Workflows } from '../../src/core/facts/protection.ts'
import type { OrganisationBuilder } from '../../src/embedded/builders/people.ts'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import { createWorld, type World } from '../../src/embedded/world.ts'
import { gatherFacts } from '../../src/facts/registry.ts'
import { readSnapshot } from '../../src/facts/snapshot.ts'
import { createGitHub } from '../../src/github/client.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { fakeClock } from '../github/server.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { policyWith } from './context.ts'

/** 0: a workflow's own token. 1 and 2: with an `admin-token` that may read, or write, administration. */
export type Tier = 0 | 1 | 2

/** A policy whose only gate is `branch-protection` with these options. */
export const protectionPolicy = (options: Readonly<Record<string, unknown>> = {}): Policy => {
  const policy = policyWith(options)
  return { ...policy, gates: policy.gates.map((gate) => ({ ...gate, id: 'branch-protection' })) }
}

export interface Gathered {
  readonly protection: Fact<Protection>
  readonly workflows: Fact<Workflows>
  /** Method and path of every REST request for protection, and operation names for GraphQL. */
  readonly requests: readonly string[]
}

export interface Scene {
  readonly world: World
  readonly acme: OrganisationBuilder
  readonly repository: RepositoryBuilder
  /** Gathers both facts of a pull request, or of the repository at its tip. */
  gather(subject: PullRequestBuilder | 'repository', tier: Tier, more?: GatherOptions): Promise<Gathered>
}

export interface GatherOptions {
  readonly options?: Readonly<Record<string, unknown>>
  readonly facts?: readonly ('protection' | 'workflows')[]
  /** What the token of the run may do; `contents` and `pull-requests` when absent. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>
  /** False when a fault makes an answer that GitHub does not document. */
  readonly documented?: boolean
}

const open: World[] = []
afterEach(async () => {
  for (const world of open.splice(0)) await world.close()
})

export interface Setting {
  readonly files?: Readonly<Record<string, string | { readonly symlink: string }>>
  readonly public?: boolean
  readonly plan?: 'free' | 'team' | 'enterprise'
}

/** An organisation `acme` with the repository `acme/shop`. */
export function protectionScene(setting: Setting = {}): Scene {
  const world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'bravo', 'chef']) world.user(login)
  const acme = world.organisation('acme', { owners: ['chef'], members: ['alpha', 'bravo'] })
  acme.model.account.plan = setting.plan ?? 'team'
  acme.team('core', { members: ['bravo'] })
  const repository = world.repository('acme/shop', {
    files: { 'src/a.ts': 'one\n', ...setting.files },
    collaborators: { alpha: 'write' },
    ...(setting.public === undefined ? {} : { public: setting.public }),
  })
  open.push(world)
  return { world, acme, repository, gather: gathererOf(world, repository) }
}

const both = ['protection', 'workflows'] as const

const gathererOf =
  (world: World, repository: RepositoryBuilder): Scene['gather'] =>
  async (subject, tier, { options, facts = both, permissions, documented = true } = {}) => {
    const server = await started(world)
    const client = (token: string) =>
      createGitHub({
        ...server,
        token,
        userAgent: 'gatewright-test',
        clock: fakeClock(),
        limits: { retries: 0 },
      })
    const github = client(
      world.token({
        kind: 'github-token',
        permissions: permissions ?? { contents: 'read', 'pull-requests': 'read' },
      }),
    )
    const administration =
      tier === 0
        ? undefined
        : client(
            world.token({
              kind: 'app',
              permissions: { administration: tier === 1 ? 'read' : 'write', metadata: 'read' },
            }),
          )
    const name = { owner: 'acme', repo: 'shop' }
    const isPull = subject !== 'repository'
    const snapshot = isPull ? await readSnapshot(github, name, subject.number) : null
    const before = world.requests.entries.length
    const baseSha = snapshot?.baseSha ?? repository.tip()
    const found = await gatherFacts(facts, {
      repository: name,
      subject: isPull
        ? { kind: 'pull-request', number: subject.number }
        : { kind: 'repository', sha: baseSha },
      ...{
        baseSha,
        snapshot,
        github,
        policy: protectionPolicy(options),
        policyPath: '.github/gatewright.yml',
      },
      ...(administration === undefined ? {} : { administration }),
      workspace: null,
      hints: { pusher: null },
    })
    const asked = world.requests.entries.slice(before)
    if (documented) expect(exchangeProblems(asked)).toEqual([])
    const absent: Fact<never> = { known: false, reason: 'internal-error', detail: 'not asked for' }
    return {
      protection: found['protection'] ?? absent,
      workflows: found['workflows'] ?? absent,
      requests: asked.map(({ method, path, body }) =>
        path === '/graphql' ? operationIn(body) : `${method} ${path}`,
      ),
    }
  }

const operationIn = (body: unknown): string => /query (\w+)/.exec(String(Object(body)['query']))?.[1] ?? '?'

const servers = new WeakMap<World, ReturnType<World['start']>>()

const started = (world: World) => {
  const running = servers.get(world) ?? world.start()
  servers.set(world, running)
  return running
}

/** The value of a fact that must be known. */
export function whole<T>(fact: { readonly known: boolean; readonly value?: T }): T {
  if (!fact.known || fact.value === undefined) throw new Error(`not known: ${JSON.stringify(fact)}`)
  return fact.value
}
