import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { LoggedRequest } from '../../src/embedded/request-log.ts'
import { createWorld, type World } from '../../src/embedded/world.ts'
import { createGitHub } from '../../src/github/client.ts'
import type { GitHub } from '../../src/github/port.ts'
import { defaultReportSettings, type ReportSettings } from '../../src/policy/report-settings.ts'
import { commentSink, readComment } from '../../src/publish/comment.ts'
import { traceIn } from '../../src/publish/previous.ts'
import type { Publication, SinkOutcome } from '../../src/publish/sink.ts'
import { buildResult } from '../../src/result/build.ts'
import { deltaOf, traceOf } from '../../src/result/delta.ts'
import type { RunRecord } from '../../src/result/record.ts'
import type { Report } from '../../src/result/report.ts'
import { fakeClock } from '../github/server.ts'
import { shop } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { reportOf } from '../support/sample-record.ts'

type TokenOptions = Parameters<World['token']>[0]

const repository = { owner: 'acme', repo: 'shop' }

export interface PublishOptions {
  readonly comment?: ReportSettings['comment']
  readonly gate?: string | null
  /** Which run it is, for its address. */
  readonly runId?: number
  /** Asks as somebody else. */
  readonly github?: GitHub
}

/** A pull request on a started embedded GitHub, and a workflow's token that may write on it. */
export interface CommentScene {
  readonly world: World
  readonly pull: PullRequestBuilder
  readonly bot: string
  github(options?: Partial<TokenOptions>): GitHub
  /** One run: reads what the last one left, and writes. */
  publish(record: RunRecord, options?: PublishOptions): Promise<SinkOutcome>
  /** The same without looking first. */
  publication(report: Report, options?: PublishOptions): Publication
  bodies(): readonly string[]
  /** Adds a comment of somebody. */
  say(by: string, body: string): number
  /** `METHOD last-part` of the requests since the last call. */
  asked(): readonly string[]
}

/** Plays on a fresh world; every exchange must be as GitHub documents it. */
export async function commentScene(play: (scene: CommentScene) => Promise<void>): Promise<void> {
  const world = createWorld({ now: '2027-01-05T10:00:00Z' })
  const { pull } = shop(world)
  const server = await world.start()
  const github = (options: Partial<TokenOptions> = {}): GitHub =>
    createGitHub({
      ...server,
      token: world.token({ permissions: { 'pull-requests': 'write' }, ...options }),
      userAgent: 'gatewright-test',
      clock: fakeClock(),
    })
  const own = github()
  const exchanged: LoggedRequest[] = []
  const publication = (report: Report, options: PublishOptions = {}): Publication => ({
    github: options.github ?? own,
    repository,
    report,
    result: buildResult(report),
    settings: { ...defaultReportSettings(), comment: options.comment ?? 'on-failure' },
    gate: options.gate ?? null,
    runUrl: `https://github.com/acme/shop/actions/runs/${options.runId ?? 1}`,
  })
  const publish: CommentScene['publish'] = async (record, options = {}) => {
    const { target } = record
    const report = reportOf({ ...record, target: { ...target, pullRequests: [pull.number] } })
    const seen = await readComment(options.github ?? own, repository, pull.number, options.gate ?? null)
    const trace = seen === null ? null : traceIn(seen)
    const since = trace === null ? {} : { since: deltaOf(trace, traceOf(buildResult(report))) }
    return await commentSink(publication({ ...report, ...since }, options), seen)
  }
  try {
    await play({
      world,
      pull,
      bot: 'github-actions[bot]',
      github,
      publish,
      publication,
      bodies: () => pull.model.comments.map(({ body }) => body),
      say: (by, body) => say(world, pull, by, body),
      asked: () => {
        const { entries } = world.requests
        exchanged.push(...entries)
        const asked = entries.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
        world.requests.clear()
        return asked
      },
    })
    const problems = exchangeProblems([...exchanged, ...world.requests.entries])
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } finally {
    await world.close()
  }
}

function say(world: World, pull: PullRequestBuilder, by: string, body: string): number {
  const author = world.state.account(by)
  if (author === undefined) throw new Error(`nobody is called ${by}`)
  const id = world.state.nextId()
  const now = world.clock.iso()
  pull.model.comments.push({ id, author, body, createdAt: now, updatedAt: now })
  return id
}
