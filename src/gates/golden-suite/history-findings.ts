import type { Fact } from '../../core/fact.ts'
import type { SuiteHistory } from '../../core/facts/golden.ts'
import type { Detail, Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { code, text } from '../../core/text.ts'
import type { Options } from './options.ts'
import type { SuiteResult } from './suites.ts'
import { counted, finding } from './words.ts'

/** Trend of each suite's bound, and the alert when it falls. */
export function historyFindings(
  fact: Fact<SuiteHistory>,
  suites: readonly SuiteResult[],
  { history: settings }: Options,
  where: Where,
): readonly Finding[] {
  if (settings === undefined) return []
  if (!fact.known) return [unreadable(fact, where)]
  const { runs } = fact.value
  const lost = unusable(fact.value.unreadable)
  if (runs.length === 0) {
    return [
      ...lost,
      finding('history', 'skip', 'history', {
        found: text`no earlier result of the default branch was found`,
        required: text`earlier results, for the trend`,
        fix: text`upload ${'gate-evidence.json'} as an artifact in runs of the default branch`,
      }),
    ]
  }
  return [...lost, ...suites.map((suite) => suiteFinding(suite, fact.value, settings, where))]
}

/** Evidence that was found and does not count: said, so that a gap in the trend has a reason. */
function unusable(count: number): readonly Finding[] {
  if (count === 0) return []
  return [
    finding('history', 'fail', 'unusable', {
      level: 'warning',
      found: text`${counted(count, 'earlier result')} could not be used: broken, of another repository or commit, or not signed by the key`,
      required: text`evidence as the gate wrote it`,
      fix: text`look at the artifacts of earlier runs, and at whether the signing key changed`,
    }),
  ]
}

type Settings = NonNullable<Options['history']>

/** The policy asks for a history: what cannot be seen is not taken for "no drop". */
function unreadable(fact: Extract<Fact<unknown>, { known: false }>, where: Where): Finding {
  const { remedy } = fact
  return {
    ...finding('history', 'unknown', 'history', {
      level: 'error',
      found: text`the history could not be read: ${{ kind: 'text', text: fact.detail }}`,
      required: text`earlier results, for the alert`,
      requiredAt: where('history'),
      fix: text`${{ kind: 'text', text: remedy?.text ?? 'run the check again' }}`,
    }),
    unknown: { reason: fact.reason, ...(remedy === undefined ? {} : { remedy }) },
  }
}

interface Point {
  readonly at: string
  readonly sha: string
  readonly successes: number
  readonly trials: number
  readonly lcb: number
}

function suiteFinding(
  { suite, successes, trials, bound, boundText }: SuiteResult,
  history: SuiteHistory,
  settings: Settings,
  where: Where,
): Finding {
  const earlier: Point[] = history.runs.flatMap((run) => {
    const before = run.suites.find((one) => one.suite === suite.name)
    return before === undefined || before.lcb === null
      ? []
      : [{ at: run.at, sha: run.sha, successes: before.successes, trials: before.trials, lcb: before.lcb }]
  })
  const last = earlier.at(-1)
  const now = { at: 'now', sha: '', successes, trials, lcb: bound ?? 0 }
  const details = bound === null ? [] : [trend(suite.name, [...earlier, now])]
  const required = text`a bound that falls by no more than ${settings['max-drop']} of the last one`
  const requiredAt = where('history', 'max-drop') ?? where('history')
  if (last === undefined || bound === null || bound >= last.lcb * (1 - settings['max-drop'])) {
    const before = last === undefined ? text`no earlier bound` : text`${last.lcb.toFixed(4)} before`
    return finding('history', bound === null ? 'skip' : 'pass', suite.name, {
      ...{ required, requiredAt, details },
      found: [
        ...text`suite ${suite.name}: lower bound ${code(boundText)}, `,
        ...before,
        ...text`, over ${counted(earlier.length, 'earlier run')}`,
      ],
      fix: [],
    })
  }
  return finding('history', 'fail', suite.name, {
    ...{ required, requiredAt, details },
    level: settings.alert,
    found: text`suite ${suite.name}: the lower bound fell from ${last.lcb.toFixed(4)} (${last.sha.slice(0, 7)}) to ${code(boundText)}`,
    fix: text`look at what changed since ${last.sha.slice(0, 7)}`,
  })
}

function trend(suite: string, points: readonly Point[]): Detail {
  const label = ({ at, sha }: Point): string =>
    at === 'now' ? 'now' : `${at.slice(0, 10)} ${sha.slice(0, 7)}`
  return {
    kind: 'table',
    title: text`Lower bound of suite ${suite}`,
    columns: ['Run', 'Passed', 'Ran', 'Lower bound'],
    rows: points.map((point) => [
      text`${code(label(point))}`,
      text`${point.successes}`,
      text`${point.trials}`,
      text`${code(point.lcb.toFixed(4))}`,
    ]),
    chart: {
      label: 'Lower bound',
      points: points.map((point) => ({
        label: point.at === 'now' ? 'now' : point.sha.slice(0, 7),
        value: point.lcb,
      })),
    },
  }
}
