import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { people, text } from '../../core/text.ts'
import type { Options } from './options.ts'
import type { Refused } from './quarantine.ts'
import { mostQuarantined, type Results } from './suites.ts'
import { capped, counted, finding } from './words.ts'

const reasons: Readonly<Record<Refused['reason'], string>> = {
  expired: 'its time is over',
  'too-long': 'its time is longer than the policy allows',
  'not-yet': 'it begins in the future',
  'priority-zero': 'the test is P0, and P0 tests are never in quarantine',
}

/** Whether the quarantine list keeps its own rules. */
export function quarantineFindings(
  results: Results,
  options: Options,
  where: Where,
  now: string,
): readonly Finding[] {
  const { quarantine } = results
  const ids = new Set(quarantine.entries.length === 0 ? [] : results.tests.map(({ id }) => id))
  const unknown = quarantine.entries.filter(({ test }) => !ids.has(test))
  return [
    ...capped(quarantine.refused, 'quarantine-valid', (one) =>
      refusedFinding(one, quarantine.path, options, where),
    ),
    ...(quarantine.overCount ? [countFinding(results, options, where)] : []),
    ...shareFindings(results, options, where),
    ...capped(
      unknown,
      'quarantine-valid',
      (entry) =>
        finding('quarantine-valid', 'fail', entry.test, {
          level: 'warning',
          location: { path: quarantine.path, line: entry.line, at: 'base' },
          found: text`${entry.test} is in quarantine, and in no report`,
          required: text`tests in quarantine still run`,
          fix: text`run the test, or take it off the list`,
        }),
      () => 'warning',
    ),
    ...strictFindings(results),
    ...lapsingFindings(results, now),
  ]
}

function refusedFinding({ entry, reason }: Refused, file: string, options: Options, where: Where): Finding {
  const days = options.quarantine['max-days']
  return finding('quarantine-valid', 'fail', entry.test, {
    location: { path: file, line: entry.line, at: 'base' },
    requiredAt: reason === 'too-long' ? where('quarantine', 'max-days') : undefined,
    found: text`the quarantine of ${entry.test} (${{ kind: 'text', text: `${entry.since} to ${entry.reviewBy}` }}) does not hold: ${{ kind: 'text', text: reasons[reason] }}`,
    required: text`at most ${counted(days, 'day')}, not over yet, and never a P0 test`,
    fix: text`repair the test and take it off the list: ${people([entry.owner])} looks after it`,
  })
}

function countFinding({ quarantine }: Results, options: Options, where: Where): Finding {
  const count = quarantine.entries.length - quarantine.refused.length
  return finding('quarantine-cap', 'fail', quarantine.path, {
    requiredAt: where('quarantine', 'max-count'),
    found: text`${counted(count, 'test')} in quarantine, so none of them is excused`,
    required: text`at most ${options.quarantine['max-count']}`,
    fix: text`repair tests and take them off the list`,
  })
}

function shareFindings({ suites }: Results, options: Options, where: Where): readonly Finding[] {
  const share = options.quarantine['max-share']
  return suites
    .filter(({ quarantined, selected }) => quarantined.length > mostQuarantined(selected, options))
    .map(({ suite, quarantined, selected }) =>
      finding('quarantine-cap', 'fail', suite.name, {
        requiredAt: where('quarantine', 'max-share'),
        found: text`suite ${suite.name}: ${quarantined.length} of ${counted(selected, 'test')} in quarantine, so none of them is excused`,
        required: text`at most ${mostQuarantined(selected, options)} (${share} of the suite)`,
        fix: text`repair tests and take them off the list`,
      }),
    )
}

/** Where every test must pass, being on the list changes nothing: said, so that nobody relies on it. */
function strictFindings({ suites, quarantine }: Results): readonly Finding[] {
  return suites.flatMap(({ suite, failing }) => {
    const [first] = suite.lcb === undefined ? failing.filter(({ id }) => quarantine.active.has(id)) : []
    if (first === undefined) return []
    return [
      finding('quarantine-valid', 'fail', `${suite.name} ${first.id}`, {
        level: 'warning',
        found: text`${first.id} is in quarantine, which does not count in suite ${suite.name}`,
        required: text`every test of this suite passes`,
        fix: text`repair the test, or take it out of suite ${suite.name}`,
      }),
    ]
  })
}

/** Days before its end from which on an entry is announced. */
const announced = 14

/** Entries that end soon, so that nobody is surprised on the day. */
function lapsingFindings({ quarantine }: Results, now: string): readonly Finding[] {
  const today = Date.parse(now.slice(0, 10))
  const days = (end: string): number => Math.round((Date.parse(end) - today) / (24 * 60 * 60 * 1000))
  const soon = [...quarantine.active.values()].filter(({ reviewBy }) => days(reviewBy) <= announced)
  return capped(
    soon,
    'quarantine-valid',
    (entry) =>
      finding('quarantine-valid', 'fail', `${entry.test} ends`, {
        level: 'warning',
        location: { path: quarantine.path, line: entry.line, at: 'base' },
        found: text`the quarantine of ${entry.test} ends in ${counted(days(entry.reviewBy), 'day')}, after ${{ kind: 'text', text: entry.reviewBy }}`,
        required: text`a repaired test by then: from the next day on it counts again`,
        fix: text`repair the test and take it off the list: ${people([entry.owner])} looks after it`,
      }),
    () => 'warning',
  )
}
