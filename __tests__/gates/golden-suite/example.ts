import { type Fact, known } from '../../../src/core/fact.ts'
import type { Soak, SuiteHistory } from '../../../src/core/facts/golden.ts'
import type { FactKey } from '../../../src/core/facts/index.ts'
import { head, manifest, now, quarantined, reports, passing as tests, withQuarantine } from './facts.ts'

/** Every fact of the gate bears on its verdict. */
export const options = {
  reports: ['reports/*.xml'],
  suites: [
    { name: 'P0', select: { tag: 'P0' } },
    { name: 'P1', select: { tag: 'P1' }, lcb: 0.95 },
  ],
  quarantine: { 'max-share': 0.05 },
  stages: [{ name: 'golden', suites: ['P0', 'P1'] }],
  soak: { events: ['soak/*.jsonl'], 'min-events': 300 },
  history: { artifact: 'gate-evidence' },
}

const source = { kind: 'file', what: 'example' } as const

/** 300 of 300 events over a finished week. */
export const soak: Soak = {
  start: {
    path: '.gatewright/soak.json',
    deployment: '2026.11.1',
    startedAt: '2026-11-10T00:00:00Z',
    endsAt: '2026-11-17T00:00:00Z',
    signature: 'none',
  },
  deployment: null,
  days: Array.from({ length: 6 }, (_, day) => ({
    day: `2026-11-1${day}`,
    workflow: 'refund',
    passed: 50,
    failed: 0,
  })),
  ignored: 0,
  invalid: [],
}

export const history: SuiteHistory = {
  runs: [
    {
      at: '2026-11-19T12:00:00Z',
      sha: head,
      suites: [
        { suite: 'P0', successes: 3, trials: 3, lcb: 0.5257 },
        { suite: 'P1', successes: 99, trials: 99, lcb: 0.9734 },
      ],
      flaky: ['slow0'],
    },
  ],
  unreadable: 0,
}

/** Every fact of the example, known: all tests pass, one is in quarantine, the soak is over. */
export const passing: { readonly [K in FactKey]?: Fact<unknown> } = {
  now: known(now, source),
  'other-pull-requests': known([], source),
  'test-reports': known(
    reports([
      ...tests(3, { tags: ['P0'] }, 'core'),
      ...tests(99, { tags: ['P1'] }, 'more'),
      { name: 'slow0', outcome: 'failed', group: { tags: ['P1'] } },
    ]),
    source,
  ),
  'golden-manifest': known(
    withQuarantine(
      [quarantined({ test: 'slow0' })],
      manifest([{ id: 'core0', priority: 'P0' }, { id: 'more1' }]),
    ),
    source,
  ),
  'suite-history': known(history, source),
  soak: known(soak, source),
}

/** The same reports, on the default branch. */
export const passingRepository = { ...passing }
