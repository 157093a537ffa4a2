import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { FactKey } from '../../src/core/facts/index.ts'
import { type Phases, phasesSchema } from '../../src/core/facts/phases.ts'
import type { Fault } from '../../src/embedded/faults.ts'
import { createWorld, type Started } from '../../src/embedded/world.ts'
import type { GatherBase } from '../../src/facts/gather.ts'
import { gatherFacts } from '../../src/facts/registry.ts'
import { readSnapshot } from '../../src/facts/snapshot.ts'
import { createGitHub } from '../../src/github/client.ts'
import { offlineGitHub } from '../../src/github/offline.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { canonicalBytes } from '../../src/signing/canonical.ts'
import { signDocument } from '../../src/signing/sign.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { fakeClock } from '../github/server.ts'
import { repository as name, policyWith } from './context.ts'

export const now = '2026-11-20T10:00:00Z'
export const lines = 'one\ntwo\nthree\nfour\n'

/** Two phases, a milestone and a list, unless options say otherwise. */
export function phasePolicy(options: Readonly<Record<string, unknown>> = {}): Policy {
  const policy = policyWith({})
  const stages = { phases: [{ phase: 0 }, { phase: 1, gates: ['G1'] }], checks: { G1: 'nets' } }
  return {
    ...policy,
    gates: policy.gates.map((gate) => ({ ...gate, id: 'phase-unlock', options: { ...stages, ...options } })),
  }
}

/** Lines `first` to `last` of a text, as `lines-lf-v1` digests them. */
export const lineDigest = (text: string, first: number, last: number): string =>
  createHash('sha256')
    .update(
      text
        .split('\n')
        .slice(first - 1, last)
        .join('\n'),
    )
    .digest('hex')

export const key = { id: 'k1', bytes: new Uint8Array(32).fill(7) }
export const ring = { hmac: new Map([[key.id, key.bytes]]) }
export const signed = { required: true, keys: [{ id: key.id, algorithm: 'hmac-sha256' }] }

export type Document = Readonly<Record<string, unknown>>

/** An artifact of phase 1 in schema 1.1 unless it is said otherwise. */
export const artifact = (commit: string, more: Document = {}): Document => ({
  ...{ schema_version: '1.1', min_schema_version: '1.0', repository: 'acme/shop' },
  ...{ phase: 1, phase_name: 'Build', baseline_pass_count: 2, baseline_total_count: 2 },
  ...{ ci_gates_passed: ['G1'], safety_nets_count_before: 5, safety_nets_count_after: 5 },
  ...{
    performance_delta_median: 1.5,
    performance_delta_p95: null,
    performance_exempt_reason: 'not measured',
  },
  ...{
    git_commit: commit,
    completion_date: '2026-11-20T09:30:00Z',
    previous_artifact_sha256: '0'.repeat(64),
  },
  evidence_blocks: [{ evidence_id: 'EB-1', file: 'src/a.ts', lines: '2-3', sha256: lineDigest(lines, 2, 3) }],
  ...more,
})

export const documentDigest = (document: Document): string =>
  createHash('sha256')
    .update(canonicalBytes(document as Parameters<typeof canonicalBytes>[0]))
    .digest('hex')

export const text = (document: Document): string => `${JSON.stringify(document, null, 2)}\n`

/** The artifact with a signature by `key`. */
export const signedText = (document: Document): string =>
  text({
    ...document,
    signature: signDocument(document as Parameters<typeof canonicalBytes>[0], {
      algorithm: 'hmac-sha256',
      keyId: key.id,
      key: key.bytes,
    }),
  })

/** What the workflow of the gate is given. */
export const granted = {
  contents: 'read',
  'pull-requests': 'read',
  checks: 'read',
  statuses: 'read',
  actions: 'read',
} as const

/** The embedded GitHub with `acme/shop`: `start` before gathering, `close` in the end. */
export function phaseWorld() {
  const world = createWorld({ now })
  for (const login of ['alpha', 'bravo', 'outsider']) world.user(login)
  world.organisation('acme', { owners: ['bravo'], members: ['alpha'] })
  let server: Started | null = null
  const github = (token: string) => {
    if (server === null) throw new Error('start the world first')
    return createGitHub({
      ...server,
      token,
      userAgent: 'gatewright-test',
      clock: fakeClock(),
      limits: { retries: 0 },
    })
  }
  let repositories = 0
  return {
    ...{ world, github },
    start: async () => {
      server = await world.start()
    },
    close: () => world.close(),
    /** A repository of its own: answers about one never stand for another. */
    repository: (files: Parameters<typeof world.repository>[1] = {}) =>
      world.repository(`acme/shop-${++repositories}`, { collaborators: { alpha: 'write' }, ...files }),
  }
}
export type PhaseWorld = ReturnType<typeof phaseWorld>
type Repository = ReturnType<PhaseWorld['repository']>
type Pull = ReturnType<Repository['openPullRequest']>

export interface Asked {
  readonly policy?: Policy
  /** What the token may; what the workflow of the gate is given when absent. */
  readonly permissions?: Readonly<Record<string, 'read' | 'write'>>
  /** A clone beside the run. */
  readonly clone?: string
  readonly more?: Partial<GatherBase>
  readonly faults?: readonly Fault[]
}

async function gatherIn<K extends FactKey>(
  { world, github }: PhaseWorld,
  keys: readonly K[],
  repository: Repository,
  subject: GatherBase['subject'],
  { policy = phasePolicy(), permissions = granted, clone, more = {}, faults = [] }: Asked,
) {
  const client = github(world.token({ permissions, repository: repository.fullName }))
  const own = { owner: 'acme', repo: repository.model.name }
  const number = subject.kind === 'pull-request' ? subject.number : null
  const snapshot = number === null ? null : await readSnapshot(client, own, number)
  if (snapshot === null) await client.get('GET /repos/{owner}/{repo}', own, z.unknown())
  for (const fault of faults) world.fault(fault)
  world.requests.clear()
  const facts = await gatherFacts(keys, {
    ...{ repository: own, subject, policy, github: client, snapshot },
    policyPath: '.github/gatewright.yml',
    baseSha: snapshot?.baseSha ?? (subject.kind === 'repository' ? subject.sha : repository.tip()),
    workspace: clone === undefined ? null : await openWorkspace(clone),
    hints: { pusher: null },
    keyRing: ring,
    ...more,
  })
  world.faults.clear()
  return { facts, requests: world.requests.entries.map(({ method, path }) => `${method} ${path}`) }
}

const clones: string[] = []

/** A work tree of the repository, with these options of `git clone`; all go away with `removeClones`. */
export function cloneOf({ directory }: Repository, ...options: readonly string[]): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-')))
  clones.push(path)
  const args = ['clone', '-q', ...options, `file://${directory}`, path]
  const environment = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }
  const { status, stderr } = spawnSync('git', args, { encoding: 'utf8', env: environment })
  if (status !== 0) throw new Error(stderr)
  return path
}

/** To be called after the tests of a file. */
export function removeClones(): void {
  for (const path of clones.splice(0)) rmSync(path, { recursive: true, force: true })
}

/** Gathers facts of a pull request. */
export const gatherPull = <K extends FactKey>(
  world: PhaseWorld,
  keys: readonly K[],
  repository: Repository,
  pull: Pick<Pull, 'number'>,
  asked: Asked = {},
) => gatherIn(world, keys, repository, { kind: 'pull-request', number: pull.number }, asked)

/** Gathers facts of a commit, as an audit or a push does. */
export const gatherCommit = <K extends FactKey>(
  world: PhaseWorld,
  keys: readonly K[],
  repository: Repository,
  sha: string,
  asked: Asked = {},
) => gatherIn(world, keys, repository, { kind: 'repository', sha }, asked)

/** Gathers facts of a local branch without GitHub; the time is given. */
export async function gatherLocal<K extends FactKey>(
  keys: readonly K[],
  clone: string,
  { base, head }: { readonly base: string; readonly head: string },
  { policy = phasePolicy(), more = {} }: Asked = {},
) {
  const facts = await gatherFacts(keys, {
    repository: name,
    subject: { kind: 'branch', baseSha: base, headSha: head, baseRef: 'main' },
    baseSha: base,
    policy,
    policyPath: '.github/gatewright.yml',
    github: { ...offlineGitHub('https://github.com'), serverTime: () => now },
    workspace: await openWorkspace(clone),
    hints: { pusher: null },
    snapshot: null,
    keyRing: ring,
    ...more,
  })
  return facts
}

/** The fact's value, as its schema takes it. */
export function phasesOf(facts: { readonly phases: { readonly known: boolean } }): Phases {
  const { phases } = facts as { phases: { known: boolean; value?: unknown; detail?: string } }
  if (!phases.known) throw new Error(`unknown: ${phases.detail}`)
  return phasesSchema.parse(phases.value)
}
