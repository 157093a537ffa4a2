import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import type { Evidence } from '../formats/golden/evidence.ts'
import { readEvidence, verifyEvidence } from '../result/verify-evidence.ts'
import { readSigning } from '../runner/signing.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns } from '../surfaces/terminal-layout.ts'
import { trendMarkdown } from '../surfaces/trend.ts'
import type { Arguments } from './arguments.ts'
import type { Context, Run } from './context.ts'
import { fileError, nameOf } from './input.ts'
import { maxEvidenceBytes, refuseUntrue } from './suite-evidence.ts'

interface Point {
  readonly at: string
  readonly sha: string
  readonly successes: number
  readonly trials: number
  readonly lcb: number | null
}

interface Trend {
  readonly suite: string
  readonly points: readonly Point[]
  /** Share by which the last bound lies below the one before; 0 when it does not. */
  readonly drop: number
  readonly alert: boolean
}

/** `suite history`: the trend of each suite over evidence files. */
export const runSuiteHistory: Run = async (context) => {
  const { args, output } = context
  const most = maxDrop(args)
  const evidence = await readAll(context)
  const trends = trendsOf(evidence, most)
  if (args.format === 'json') await output.json({ max_drop: most, suites: trends })
  else await output.text(args.format === 'markdown' ? markdown(trends) : pretty(trends, output.layout.width))
  return trends.some(({ alert }) => alert) ? exitCodes.fail : exitCodes.pass
}

function maxDrop(args: Arguments): number {
  const text = args.value('max-drop') ?? '0.05'
  const value = Number(text)
  if (/^0?\.\d+$/.test(text) && value > 0) return value
  throw new UsageError(`--max-drop: found ${JSON.stringify(text)}, expected a share such as 0.05`)
}

async function readAll({ args, input, variables }: Context): Promise<readonly Evidence[]> {
  const { key, required } = readSigning(variables)
  const all: Evidence[] = []
  for (const file of args.positionals) {
    const bytes = await input.bytes(file, maxEvidenceBytes, 'a gate-evidence.json')
    const read = readEvidence(bytes)
    if (typeof read === 'string') throw fileError(nameOf(file), `${read}, expected a gate-evidence.json`)
    const demands = { sha: read.head_sha, key, requireSignature: required, policy: null }
    refuseUntrue(nameOf(file), verifyEvidence(bytes, demands).problems)
    const other = all.find(({ repository }) => repository !== read.repository)
    if (other !== undefined)
      throw fileError(nameOf(file), `about ${read.repository}, expected ${other.repository} as before`)
    all.push(read)
  }
  return all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

function trendsOf(all: readonly Evidence[], most: number): readonly Trend[] {
  const names = [...new Set(all.flatMap(({ suites }) => suites.map(({ suite }) => suite)))]
  return names.map((suite) => {
    const points = all.flatMap(({ at, head_sha: sha, suites }): Point[] =>
      suites
        .filter((one) => one.suite === suite)
        .map(({ successes, trials, lcb }) => ({ at, sha, successes, trials, lcb })),
    )
    const drop = lastDrop(points.flatMap(({ lcb }) => lcb ?? []))
    return { suite, points, drop, alert: drop > most }
  })
}

function lastDrop(bounds: readonly number[]): number {
  const [before, last] = bounds.slice(-2)
  if (before === undefined || last === undefined || before === 0) return 0
  return Math.max(0, (before - last) / before)
}

const shown = (lcb: number | null): string =>
  lcb === null ? 'no data' : (Math.floor(lcb * 1e4) / 1e4).toFixed(4)

function pretty(trends: readonly Trend[], width: number): string {
  const lines = trends.flatMap(({ suite, points, drop, alert }) => [
    sanitiseLine(`suite ${suite}${alert ? `: the bound fell by ${(100 * drop).toFixed(1)} %` : ''}`),
    ...columns(
      points.map((point) => [
        point.at,
        point.sha.slice(0, 7),
        `${point.successes}/${point.trials}`,
        shown(point.lcb),
      ]),
      2,
      width,
    ),
  ])
  return `${lines.join('\n')}\n`
}

const markdown = (trends: readonly Trend[]): string =>
  trends
    .map(({ suite, points }) =>
      trendMarkdown(
        suite,
        points.map(({ sha, successes, trials, lcb }) => ({
          label: sha.slice(0, 7),
          value: lcb ?? 0,
          cells: [sha.slice(0, 7), String(successes), String(trials), shown(lcb)],
        })),
      ),
    )
    .join('\n')
