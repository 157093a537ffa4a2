import type { SuiteHistory } from '../../core/facts/golden.ts'
import type { Finding } from '../../core/finding.ts'
import { text } from '../../core/text.ts'
import type { Results } from './suites.ts'
import { counted, finding } from './words.ts'

const mostRows = 100

/** Tests that passed after a failure, with how often they did so in earlier runs. */
export function flakyFindings({ tests }: Results, history: SuiteHistory | null): readonly Finding[] {
  const flaky = tests.filter(({ test }) => test.flaky)
  const runs = history?.runs ?? []
  const before = new Map<string, number>()
  for (const run of runs) for (const id of new Set(run.flaky)) before.set(id, (before.get(id) ?? 0) + 1)
  if (flaky.length === 0) return earlierOnly(before, runs.length)
  const rows = flaky
    .slice(0, mostRows)
    .map(({ id, test }) => [
      text`${id}`,
      text`${test.attempts}`,
      text`${runs.length === 0 ? word('no history') : word(`${before.get(id) ?? 0} of ${runs.length}`)}`,
    ])
  if (flaky.length > mostRows) rows.push([text`and ${flaky.length - mostRows} more`, [], []])
  return [
    finding('flaky', 'fail', 'flaky tests', {
      level: 'warning',
      found: text`${counted(flaky.length, 'test')} passed only after a failure, starting with ${flaky[0]?.id ?? ''}`,
      required: text`tests that give one answer: a repetition hides what fails at times`,
      fix: text`find out what makes ${flaky[0]?.id ?? ''} fail at times`,
      details: [
        {
          kind: 'table',
          title: text`Flaky tests (${flaky.length})`,
          columns: ['Test', 'Attempts', 'Flaky in earlier runs'],
          rows,
        },
      ],
    }),
  ]
}

/** Nothing flaky now, but in earlier runs: the report goes on, so that nobody takes one good day for a repair. */
function earlierOnly(before: ReadonlyMap<string, number>, runs: number): readonly Finding[] {
  if (before.size === 0) return []
  const worst = [...before].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  return [
    finding('flaky', 'skip', 'flaky tests', {
      found: text`no test was flaky in this run; ${counted(before.size, 'test')} of the last ${runs} ${word(runs === 1 ? 'run' : 'runs')} were`,
      required: text`tests that give one answer`,
      fix: [],
      details: [
        {
          kind: 'table',
          title: text`Flaky in earlier runs (${before.size})`,
          columns: ['Test', 'Flaky in earlier runs'],
          rows: worst
            .slice(0, mostRows)
            .map(([id, count]) => [text`${id}`, text`${word(`${count} of ${runs}`)}`]),
        },
      ],
    }),
  ]
}

const word = (value: string) => ({ kind: 'text', text: value }) as const
