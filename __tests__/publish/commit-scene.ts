import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { RepositoryBuilder } from '../../src/embedded/builders/repository.ts'
import type { LoggedRequest } from '../../src/embedded/request-log.ts'
import { createWorld, type World } from '../../src/embedded/world.ts'
import { createGitHub } from '../../src/github/client.ts'
import type { GitHub } from '../../src/github/port.ts'
import { defaultReportSettings, type ReportSettings } from '../../src/policy/report-settings.ts'
import type { EarlyEnd } from '../../src/publish/ended.ts'
import type { Publication } from '../../src/publish/sink.ts'
import { buildResult } from '../../src/result/build.ts'
import type { RunRecord } from '../../src/result/record.ts'
import type { Report } from '../../src/result/report.ts'
import { fakeClock } from '../github/server.ts'
import { shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { reportOf } from '../support/sample-record.ts'

type TokenOptions = Parameters<World['token']>[0]

const repository = { owner: 'acme', repo: 'shop' }

/** How a run publishes; whatever is absent is the workflow's own token, the suite, and run 1. */
export interface RunOptions {
  readonly settings?: Partial<ReportSettings>
  readonly gate?: string | null
  readonly runId?: number
  readonly github?: GitHub
  readonly since?: Report['since']
}

/** A pull request on a started embedded GitHub, whose head is what runs are published on. */
export interface CommitScene {
  readonly world: World
  readonly shop: RepositoryBuilder
  readonly pull: PullRequestBuilder
  github(options?: Partial<TokenOptions>): GitHub
  publication(record: RunRecord, options?: RunOptions): Publication
  earlyEnd(why: string, options?: RunOptions): EarlyEnd
  /** Write requests since the last call, as `METHOD path`. */
  writes(): readonly string[]
  /** All requests since the last call, reads included. */
  requests(): readonly LoggedRequest[]
}

/** Plays on a fresh world; every exchange must be as GitHub documents it. */
export async function commitScene(play: (scene: CommitScene) => Promise<void>): Promise<void> {
  const world = createWorld({ now: '2027-01-05T10:00:00Z' })
  const { pull, repository: repo } = shop(world)
  const server = await world.start()
  const github = (options: Partial<TokenOptions> = {}): GitHub =>
    createGitHub({
      ...server,
      token: world.token({ permissions: { checks: 'write', statuses: 'write' }, ...options }),
      userAgent: 'gatewright-test',
      clock: fakeClock(),
    })
  const own = github()
  const exchanged: LoggedRequest[] = []
  const requests = (): readonly LoggedRequest[] => {
    const entries = [...world.requests.entries]
    exchanged.push(...entries)
    world.requests.clear()
    return entries
  }
  const place = (options: RunOptions) => ({
    github: options.github ?? own,
    repository,
    gate: options.gate ?? null,
    runUrl: `https://github.com/acme/shop/actions/runs/${options.runId ?? 1}`,
  })
  const publication: CommitScene['publication'] = (record, options = {}) => {
    const target = { ...record.target, pullRequests: [pull.number], headSha: pull.headSha }
    const since = options.since === undefined ? {} : { since: options.since }
    const report = { ...reportOf({ ...record, target }), ...since }
    const settings = { ...defaultReportSettings(), ...options.settings }
    return { ...place(options), report, result: buildResult(report), settings }
  }
  try {
    await play({
      ...{ world, shop: repo, pull, github, publication, requests },
      earlyEnd: (why, options = {}) => ({ ...place(options), sha: pull.headSha, why }),
      writes: () =>
        requests().flatMap(({ method, path }) =>
          method === 'GET' || path === '/graphql'
            ? []
            : [`${method} ${path.replace('/repos/acme/shop/', '')}`],
        ),
    })
    requests()
    const problems = exchangeProblems(exchanged)
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } finally {
    await world.close()
  }
}
