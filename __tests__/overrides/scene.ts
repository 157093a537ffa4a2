import { jest } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { Files, RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import { createWorld, type World } from '../../src/embedded/world.ts'
import { gates } from '../../src/gates/registry.ts'
import { createGitHub } from '../../src/github/client.ts'
import type { GitHub } from '../../src/github/port.ts'
import { type PipelineRequest, type PipelineResult, runPipeline } from '../../src/pipeline.ts'
import { documentationUrl, version } from '../../src/version.ts'
import { exchangeProblems } from '../support/openapi.ts'

jest.setTimeout(30_000)

export const now = '2027-01-10T12:00:00Z'

/** A policy whose code owners nobody of the list is, so that the gate fails whatever they approve. */
export const policy = (overrides: string): string =>
  `version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n  codeowners: {}\noverrides: ${overrides}\n`

export const twoOf = '{ approvers: ["@chef", "@sec", "@bravo"] }'

export interface Scene {
  readonly world: World
  readonly repository: RepositoryBuilder
  readonly github: GitHub
  /** Opens a pull request of `alpha` over a file that `oper` owns. */
  change(files?: Files): PullRequestBuilder
  /** Adds an override for the head as it is, in a commit of its own. */
  override(pull: PullRequestBuilder, more?: Record<string, unknown>, id?: string): string
  judge(target: PipelineRequest['target']): Promise<PipelineResult>
  judgePull(pull: PullRequestBuilder): Promise<PipelineResult>
  /** `METHOD path` of what was asked for since the last call. */
  asked(): readonly string[]
}

const own = { owner: 'acme', repo: 'shop' }

export const overrideText = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    gates: ['codeowners'],
    reason: 'the payment provider changed its format',
    ticket: 'SHOP-12',
    requested_by: '@alpha',
    expires_at: '2027-01-12T12:00:00Z',
    ...more,
  })

export async function inScene(
  options: { readonly policy?: string; readonly files?: Files; readonly appToken?: boolean },
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const world = createWorld({ now })
  for (const login of ['alpha', 'bravo', 'chef', 'oper', 'sec', 'meddler']) world.user(login)
  const acme = world.organisation('acme', { owners: ['oper'] })
  const security = acme.team('security', { members: ['chef', 'sec'] })
  const repository = world.repository('acme/shop', {
    files: {
      'README.md': '# Shop\n',
      'src/a.ts': 'export const a = 1\n',
      '.github/CODEOWNERS': '/src/ @oper\n/.gatewright/ @chef @sec @bravo\n',
      '.github/gatewright.yml': options.policy ?? policy(twoOf),
      ...options.files,
    },
    collaborators: { alpha: 'write', bravo: 'write', chef: 'write', oper: 'write', sec: 'write' },
    teams: [[security, 'write']],
  })
  const server = await world.start()
  const token = world.token({
    kind: options.appToken === true ? 'app' : 'github-token',
    permissions: {
      ...{ contents: 'read', 'pull-requests': 'read', issues: 'write' },
      ...(options.appToken === true ? { members: 'read' } : {}),
    },
  })
  const github = createGitHub({
    ...server,
    token,
    userAgent: 'gatewright-test',
    limits: { writeInterval: 0 },
  })
  const judge: Scene['judge'] = (target) =>
    runPipeline({
      ...{ version, documentationUrl, gates, workspace: null, policy: null, target, github },
      hints: { pusher: null },
      overrides: { mode: null, gates: null, implied: null, options: {} },
      ...{ event: 'pull_request', node: 'v24.0.0' },
      elapsed: () => 1,
      notices: () => [],
      progress: () => undefined,
    })
  try {
    await play({
      ...{ world, repository, github, judge },
      change: (files = { 'src/b.ts': 'export const b = 1\n' }) =>
        repository.openPullRequest({ author: 'alpha', files }),
      override: (pull, more = {}, id = 'hotfix') =>
        pull.push({
          by: 'alpha',
          files: { [`.gatewright/overrides/${id}.json`]: overrideText({ head_sha: pull.headSha, ...more }) },
        }),
      judgePull: (pull) => judge({ kind: 'pull-request', repository: own, number: pull.number }),
      asked: () => {
        const { entries } = world.requests
        const problems = exchangeProblems(entries)
        if (problems.length > 0) throw new Error(problems.join('\n'))
        const names = entries.map(({ method, path }) => `${method} ${path}`)
        world.requests.clear()
        return names
      },
    })
    const problems = exchangeProblems(world.requests.entries)
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } finally {
    await world.close()
  }
}
