import type { SuiteHistory } from '../../core/facts/golden.ts'
import type { Finding } from '../../core/finding.ts'
import { text } from '../../core/text.ts'
import type { Results } from './suites.ts'
import { finding, plural } from './words.ts'

const mostRows = 100

/** Tests that passed after a failure, with how often they did so in earlier runs. */
export function flakyFindings({ tests }: Results, history: SuiteHistory | null): readonly Finding[] {
  const flaky = tests.filter(({ test }) => test.flaky)
  if (flaky.length === 0) return []
  const runs = history?.runs ?? []
  const before = new Map<string, number>()
  for (const run of runs) for (const id of new Set(run.flaky)) before.set(id, (before.get(id) ?? 0) + 1)
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
      found: text`${plural(flaky.length, 'test')} passed only after a failure, starting with ${flaky[0]?.id ?? ''}`,
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

const word = (value: string) => ({ kind: 'text', text: value }) as const
