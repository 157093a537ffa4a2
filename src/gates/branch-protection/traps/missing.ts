import { code, prose, type Text, text } from '../../../core/text.ts'
import type { EmittedCheck } from '../../../formats/workflows/model.ts'
import { gitHubActionsApp } from '../trap-model.ts'
import { word } from '../words.ts'
import { takesActions, type Wanted } from './producers.ts'
import { matrixTwin, type Names, namesOf, type Suggestion, suggestionFor } from './suggestion.ts'
import { at, jobPlace, localPlace, type Search, type Trap } from './trap.ts'

const required = text`a job of the base branch’s workflows that reports it, or its entry in ${'external-checks'}`

/** T1, T2 and T13: required checks that no job of the workflows reports. */
export function missingTraps(search: Search): readonly Trap[] {
  const missing = search.wanted.filter((one) => one.producers.length === 0 && !isDeclared(one, search))
  if (missing.length === 0) return []
  const names = namesOf(search.emitted)
  return missing.map((one): Trap => {
    const { check, whenSkipped, possible } = one
    if (!takesActions(check)) return undeclared(one)
    if (whenSkipped[0] !== undefined) return onlySkipped(check.context, whenSkipped[0])
    if (possible.length > 0) return undecided(one)
    const twin = matrixTwin(check.context, names)
    return twin === undefined
      ? neverReported(check.context, search, names)
      : renamed(check.context, twin, search)
  })
}

const isDeclared = ({ check }: Wanted, { input }: Search): boolean =>
  input.external.some(({ context }) => context === check.context)

/** T13 */
const undeclared = ({ check: { context, apps } }: Wanted): Trap => ({
  rule: 'undeclared-external-check',
  context,
  level: 'warning',
  found: text`${context} is required of App ${word(apps.join(' and '))}, and no workflow reports it: whether that App still does is not known`,
  required: text`checks from outside of GitHub Actions are named in ${'external-checks'}`,
  fix: text`add { context: ${context}, app: ${word(String(apps[0] ?? ''))} } to ${'external-checks'}, or do not require ${context}`,
})

/** T3, seen from the other side: the name without matrix values. */
function onlySkipped(context: string, check: EmittedCheck): Trap {
  const place = jobPlace(check)
  return {
    ...{ rule: 'skipped-matrix-name', context, place, level: 'error', neverReports: true, required },
    found: text`${context} is the name of a matrix job (${at(place)}), which it reports only when it is skipped: when it runs, the check never comes; when it is skipped, it counts as success`,
    fix: text`require one job that needs ${context}, runs with ${'if: always()'} and looks at its result`,
  }
}

/** A name that only a run knows may be the one that is required. */
function undecided({ check: { context }, possible }: Wanted): Trap {
  const fixed = possible.filter(({ pattern }) => pattern.some((part) => part !== null))
  const [likely] = [...fixed, ...possible]
  const cause = likely?.cause
  const why: Text =
    cause === undefined
      ? []
      : [word(' ('), at(cause.place), word(': '), ...prose(cause.why.slice(0, 300)), word(')')]
  return {
    ...{ rule: 'required-check-never-reported', context, level: 'error', required },
    place: cause?.place,
    unknown: { reason: likely?.workflow === null ? 'unparsable' : 'ambiguous' },
    found: [...text`whether a job reports ${context} cannot be known before it runs`, ...why],
    fix: [...undecidedFix(likely), ...text`, or name ${context} in ${'external-checks'}`],
  }
}

/** A file, a called workflow or a name stands in the way. */
function undecidedFix(likely: Wanted['possible'][number] | undefined): Text {
  if (likely === undefined) return text`give the job a name that is written out`
  const { workflow, chain, cause } = likely
  if (workflow === null) return text`make ${at(cause.place)} a workflow that can be read`
  const uses = chain.at(-1)?.uses?.place
  return uses !== undefined && uses.path === cause.place.path && uses.line === cause.place.line
    ? text`make the reusable workflow one that can be read`
    : text`give the job a name that is written out`
}

/** T1 */
function neverReported(context: string, { input: { branch } }: Search, names: Names): Trap {
  const suggestion = suggestionFor(context, names)
  return {
    ...{ rule: 'required-check-never-reported', context, level: 'error', neverReports: true, required },
    place: suggestion === undefined ? undefined : namePlace(suggestion.check),
    found: [
      ...text`${context} is required on ${branch}, and no workflow reports it: every pull request waits for ever`,
      ...hint(suggestion),
    ],
    fix: fixText(context, suggestion),
  }
}

const namePlace = (check: EmittedCheck) =>
  localPlace(check, check.chain.at(-1)?.namePlace ?? { path: check.workflow.path, line: 1 })

function hint(suggestion: Suggestion | undefined): Text {
  if (suggestion === undefined) return []
  const { check, because } = suggestion
  const name = code(check.context)
  const place = at(namePlace(check))
  switch (because) {
    case 'workflow':
      return text`; the workflow is no part of a check’s name, which is ${name} (${place})`
    case 'event':
      return text`; the event is no part of a check’s name, which is ${name} (${place})`
    case 'id':
      return text`; that is the id of a job, which reports as ${name} (${place})`
    case 'segment':
      return text`; a job of a reusable workflow reports as ${name} (${place})`
    case 'near':
      return text`; ${name} (${place}) is near`
  }
}

const fixText = (context: string, suggestion: Suggestion | undefined): Text =>
  suggestion === undefined
    ? text`do not require ${context}, add the job that reports it, or name it in ${'external-checks'} where an App (other than GitHub Actions, ${gitHubActionsApp}) reports it`
    : text`require ${suggestion.check.context} in place of ${context}`

/** T2 */
function renamed(context: string, twin: EmittedCheck, { emitted }: Search): Trap {
  const job = twin.chain.map(({ id }) => id).join('/')
  const names = emitted.checks
    .filter(
      (check) =>
        check.workflow.path === twin.workflow.path &&
        !check.onlyWhenSkipped &&
        check.chain.map(({ id }) => id).join('/') === job,
    )
    .map((check) => check.context)
  const place = namePlace(twin)
  const shown = names.slice(0, 5)
  const rest = names.length - shown.length
  return {
    ...{ rule: 'matrix-name-changed', context, place, level: 'error', neverReports: true, required },
    found: [
      ...text`${context} is required, but the job reports other matrix values now (${at(place)}): `,
      ...shown.flatMap((name, index): Text => [...(index === 0 ? [] : [word(', ')]), code(name)]),
      ...(rest > 0 ? [word(` and ${rest} more`)] : []),
      word('; every pull request waits for ever'),
    ],
    fix: text`require one job that needs this matrix job, runs with ${'if: always()'} and looks at its result; or ${names[0] ?? ''}${word(names.length > 1 ? ' and the other names' : '')} in place of ${context}`,
  }
}
