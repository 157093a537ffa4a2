import { expect, jest } from '@jest/globals'
import { keepDigest } from '../../src/audit/digest.ts'
import { type AuditRequest, type AuditRun, runAudit } from '../../src/audit/run.ts'
import { auditReport } from '../../src/audit/view.ts'
import type { Files, RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import type { LoggedRequest } from '../../src/embedded/request-log.ts'
import type { Permissions } from '../../src/embedded/token.ts'
import { createWorld, type World } from '../../src/embedded/world.ts'
import { gates } from '../../src/gates/registry.ts'
import { createGitHub } from '../../src/github/client.ts'
import type { AuditView } from '../../src/result/audit.ts'
import type { Report } from '../../src/result/report.ts'
import { exchangeProblems } from '../support/openapi.ts'

// An audit takes a tenth of a second; a machine that does much else gets time.
jest.setTimeout(60_000)

/** What the README asks for. */
const permissions: Permissions = { contents: 'read', 'pull-requests': 'read', issues: 'write' }

export interface AuditSceneOptions {
  /** Null for a repository without one. */
  readonly policy?: string | null
  readonly codeowners?: string | null
  readonly files?: Files
  readonly permissions?: Permissions
  readonly public?: boolean
}

const ci =
  'name: ci\non: pull_request\njobs:\n  unit:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n'

/** A repository on the embedded GitHub, and audits of it without waiting between writes. */
export interface AuditScene {
  readonly world: World
  readonly repository: RepositoryBuilder
  readonly token: string
  audit(
    more?: Partial<AuditRequest>,
  ): Promise<AuditRun & { readonly report: Report; readonly audit: AuditView }>
  /** Audits, and keeps the digest issue. */
  auditWithDigest(
    dryRun?: boolean,
    more?: Partial<AuditRequest>,
    profile?: string,
  ): Promise<{
    readonly run: AuditRun
    readonly kept: Awaited<ReturnType<typeof keepDigest>>
  }>
  /** Every request since this was asked last. */
  asked(): readonly LoggedRequest[]
  client(): AuditRequest['github']
  /** The `admin-token`. */
  administration(): AuditRequest['github']
}

/** The rules of a well kept repository. */
export function protect(repository: RepositoryBuilder): void {
  repository.ruleset({ name: 'force', rules: [{ type: 'non_fast_forward' }] })
  repository.ruleset({ name: 'deletion', rules: [{ type: 'deletion' }] })
  repository.requireReviews({ approvals: 1 })
}

/** Plays in a scene of its own; whatever was exchanged must be as GitHub describes it. */
export async function auditScene(
  options: AuditSceneOptions,
  play: (scene: AuditScene) => Promise<void>,
): Promise<void> {
  const world = createWorld({ now: '2026-11-20T12:00:00Z' })
  const repository = populate(world, options)
  const token = world.token({ kind: 'github-token', permissions: options.permissions ?? permissions })
  const server = await world.start()
  const redirects: string[] = []
  const admin = world.token({
    kind: 'app',
    permissions: { contents: 'read', administration: 'read', members: 'read' },
  })
  const client = (value = token) =>
    createGitHub({
      ...{ token: value, apiUrl: server.apiUrl, graphqlUrl: server.graphqlUrl, serverUrl: server.serverUrl },
      userAgent: 'gatewright-test',
      limits: { writeInterval: 0, longestWait: 0, retries: 0 },
      onRedirect: (from, to) => redirects.push(`${from} is ${to}`),
    })
  const audit: AuditScene['audit'] = async (more = {}) => {
    const run = await runAudit({ ...request(client(), () => redirects), ...more })
    const report = auditReport(run.record)
    if (report.audit === undefined) throw new Error('an audit has no view')
    return { ...run, report, audit: report.audit }
  }
  let told = 0
  const scene: AuditScene = {
    ...{ world, repository, token, audit },
    client: () => client(),
    administration: () => client(admin),
    async auditWithDigest(dryRun = false, more = {}, profile = 'repository') {
      const github = client()
      const run = await audit({ github, ...more })
      return { run, kept: await keepDigest(run, { github, profile, runUrl: null, limit: 10, dryRun }) }
    },
    asked() {
      const entries = world.requests.entries.slice(told)
      told = world.requests.entries.length
      return entries
    },
  }
  try {
    await play(scene)
    expect(exchangeProblems(world.requests.entries)).toEqual([])
  } finally {
    await server.close()
  }
}

const request = (github: AuditRequest['github'], redirects: AuditRequest['redirects']): AuditRequest => ({
  ...{ github, gates, redirects, version: '0.1.0', documentationUrl: 'https://docs.example/rules' },
  repository: { owner: 'acme', repo: 'shop' },
  ...{ ref: null, policy: null, mode: null, trial: null, workspace: null },
  leavesCheck: false,
  event: 'schedule',
  node: 'v24.0.0',
  elapsed: () => 1_000,
  progress: () => undefined,
})

function populate(world: World, options: AuditSceneOptions): RepositoryBuilder {
  for (const login of ['alpha', 'chef', 'oper']) world.user(login)
  const acme = world.organisation('acme', { owners: ['oper'], members: ['alpha', 'chef'] })
  const core = acme.team('core', { members: ['alpha', 'chef'] })
  const { policy = 'version: 1\nmode: enforce\n', codeowners = '* @alpha @chef\n' } = options
  return world.repository('acme/shop', {
    public: options.public ?? false,
    files: {
      'README.md': '# Shop\n',
      'src/a.ts': 'export const a = 1\n',
      '.github/workflows/ci.yml': ci,
      ...(codeowners === null ? {} : { '.github/CODEOWNERS': codeowners }),
      ...(policy === null ? {} : { '.github/gatewright.yml': policy }),
      ...options.files,
    },
    collaborators: { alpha: 'write', chef: 'write', oper: 'admin' },
    teams: [[core, 'write']],
  })
}

/** Requests that change something. */
export const writes = (requests: readonly LoggedRequest[]): readonly string[] =>
  requests
    .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/graphql'))
    .map(({ method, path }) => `${method} ${path}`)

/** State of one control. */
export const stateOf = ({ controls }: AuditView, control: string) =>
  controls.find((one) => one.control === control)?.state
