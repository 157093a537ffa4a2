import { unknownReasons } from '../core/fact.ts'
import type { FactValue } from '../core/facts/index.ts'
import type { Observation } from '../core/facts/observation.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { redactChecks } from './redact-tools.ts'

type Parts<T> = Record<string, Observation<T>>

const each = <T>(parts: Parts<T>, redacted: (value: T) => T): Parts<T> =>
  Object.fromEntries(
    Object.entries(parts).map(([key, one]) => [
      key,
      one.known
        ? { known: true, value: redacted(one.value) }
        : { ...one, detail: unknownReasons[one.reason] },
    ]),
  )

/** What criteria come to, without words about files that prove nothing: they may name repositories. */
export const redactCriteria = (criteria: FactValue['criteria']): FactValue['criteria'] => ({
  ...criteria,
  files: each(criteria.files, (found) => found),
  suites: each(criteria.suites, (suite) => ({
    ...suite,
    problem: suite.problem === null ? null : '(redacted)',
  })),
  issues: each(criteria.issues, (counts) => counts),
  tagged: each(criteria.tagged, (blob) => blob),
})

/** What a green light looks at, without texts of files and names of steps. Values of policy variables stay. */
export const redactGreenlight = (
  greenlight: FactValue['greenlight'],
  people: Pseudonyms,
): FactValue['greenlight'] => ({
  ...greenlight,
  files: each(greenlight.files, (file) => ({
    ...file,
    problem: file.problem === null ? null : '(redacted)',
    missing: file.missing.map(people.text),
  })),
  variables: each(greenlight.variables, (places) =>
    places.map((place) => ({
      ...place,
      workflow: people.text(place.workflow),
      // The number alone: the rest is a free text.
      step: /^\d+/.exec(place.step)?.[0] ?? '',
      value: place.value === null ? null : people.text(place.value),
    })),
  ),
  checks: greenlight.checks.known
    ? { known: true, value: redactChecks(greenlight.checks.value, people) }
    : { ...greenlight.checks, detail: unknownReasons[greenlight.checks.reason] },
})
