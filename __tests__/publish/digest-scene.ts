import type { Finding } from '../../src/core/finding.ts'
import { text } from '../../src/core/text.ts'
import type { DigestInput, DigestItem } from '../../src/digest/model.ts'
import type { LoggedRequest } from '../../src/embedded/request-log.ts'
import { createWorld, type World } from '../../src/embedded/world.ts'
import { createGitHub } from '../../src/github/client.ts'
import { defaultReportSettings } from '../../src/policy/report-settings.ts'
import { type DigestOptions, type DigestOutcome, digestSink } from '../../src/publish/digest.ts'
import type { IssuePlace } from '../../src/publish/digest-issues.ts'
import { fingerprint } from '../../src/result/digests.ts'
import { fakeClock } from '../github/server.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'

type TokenOptions = Parameters<World['token']>[0]
type Repository = ReturnType<World['repository']>

/** A finding that blocks, by its subject. */
export function item(subject: string, more: Partial<DigestItem> = {}): DigestItem {
  const rule = more.rule ?? 'codeowners/approval'
  return {
    id: fingerprint(rule, subject),
    gate: 'codeowners',
    rule,
    subject,
    outcome: 'fail',
    level: 'error',
    blocks: true,
    owners: ['@acme/core'],
    found: text`no approval for ${subject}`,
    required: text`${1} approval`,
    fix: text`Ask an owner.`,
    documentation: 'https://github.com/gatewright/gatewright/blob/main/docs/rules/codeowners.md#approval',
    ...more,
  }
}

const finding = ({ rule, subject, outcome, level, found, required, fix }: DigestItem): Finding => ({
  ...{ rule, subject, outcome, level, found, required, fix },
})

/** Something was judged, also where nothing is wrong. */
const satisfied: Finding = {
  ...{ rule: 'codeowners/approval', outcome: 'pass', level: 'note', subject: 'docs/' },
  ...{ found: text`approved`, required: text`${1} approval`, fix: [] },
}

/** What an audit at the world's time found. */
export function inputOf(
  world: World,
  items: readonly DigestItem[],
  more: Partial<DigestInput> = {},
): DigestInput {
  const now = world.clock.iso()
  const record = sampleRecord([codeownersJudgement({ findings: [satisfied, ...items.map(finding)] })])
  return {
    profile: 'default',
    repository: 'acme/shop',
    items,
    complete: true,
    notEvaluated: [],
    totals: { audited: 3, of: 3, words: text`3 of 3 controls audited` },
    report: reportOf({ ...record, target: { ...record.target, kind: 'repository', pullRequests: [] } }),
    now,
    artifactUrl: null,
    runUrl: 'https://github.com/acme/shop/actions/runs/1',
    settings: defaultReportSettings().digest,
    ...more,
  }
}

export interface DigestScene {
  readonly world: World
  readonly repository: Repository
  /** As a new run sees it: a client of its own, whose pauses pass at once. */
  place(options?: Partial<TokenOptions>): IssuePlace
  /** One audit that found these. */
  audit(
    items: readonly DigestItem[],
    more?: Partial<DigestInput> & { readonly options?: Partial<DigestOptions>; readonly place?: IssuePlace },
  ): Promise<DigestOutcome>
  /** `METHOD last-part` of the requests since the last call. */
  asked(): readonly string[]
  /** Those of them that write. */
  written(): readonly string[]
}

/** Plays on a fresh world; every exchange must be as GitHub documents it. */
export async function digestScene(play: (scene: DigestScene) => Promise<void>): Promise<void> {
  const world = createWorld({ now: '2027-01-05T10:00:00Z' })
  for (const login of ['alpha', 'bravo', 'chef', 'outsider']) world.user(login)
  world.organisation('acme', { owners: ['chef'] })
  const repository = world.repository('acme/shop', { collaborators: { alpha: 'write', bravo: 'read' } })
  const server = await world.start()
  const exchanged: LoggedRequest[] = []
  const place = (options: Partial<TokenOptions> = {}): IssuePlace => ({
    github: createGitHub({
      ...server,
      token: world.token({ permissions: { issues: 'write' }, ...options }),
      userAgent: 'gatewright-test',
      clock: fakeClock(),
    }),
    repository: { owner: 'acme', repo: 'shop' },
  })
  const asked = (): readonly string[] => {
    const { entries } = world.requests
    exchanged.push(...entries)
    const names = entries.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
    world.requests.clear()
    return names
  }
  try {
    await play({
      world,
      repository,
      place,
      audit: async (items, { options, place: own, ...more } = {}) =>
        await digestSink(own ?? place(), inputOf(world, items, more), {
          limit: 10,
          dryRun: false,
          ...options,
        }),
      asked,
      written: () => asked().filter((name) => !/^(?:GET|POST graphql)/.test(name)),
    })
    const problems = exchangeProblems([...exchanged, ...world.requests.entries])
    if (problems.length > 0) throw new Error(problems.join('\n'))
  } finally {
    await world.close()
  }
}
