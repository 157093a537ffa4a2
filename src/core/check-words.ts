import type { Remedy, UnknownReason } from './fact.ts'
import type { Unobserved } from './facts/observation.ts'
import type { CheckRunFact, Checks } from './facts/tools.ts'
import { nearest } from './nearest.ts'
import { code, type Part, type Text, text } from './text.ts'

/** A check that must have succeeded, and who must have reported it. Names match exactly, never by suffix. */
export interface CheckRequirement {
  readonly name: string
  /** Slug or id of the App that reports it. */
  readonly app?: string | number | undefined
  /** Path of the workflow that reports it: `.github/workflows/ci.yml`. */
  readonly workflow?: string | undefined
  /** Event the workflow ran for: `pull_request`. */
  readonly event?: string | undefined
  /** Whether `skipped` is as good as `success`. */
  readonly allowSkipped?: boolean | undefined
}

/** `absent`: nothing on the commit has that name and producer. Only `passed` is a proof. */
export type CheckState = 'passed' | 'failed' | 'pending' | 'absent' | 'unknown'

/** What a check proves about the commit. */
export interface CheckEvidence {
  readonly state: CheckState
  /** What was seen: one sentence without a full stop. */
  readonly found: Text
  /** The one next step; empty when it passed. */
  readonly fix: Text
  /** The runs that decide: the latest attempt of each suite, worst first. Empty for commit statuses. */
  readonly runs: readonly CheckRunFact[]
  /** With `unknown` alone. */
  readonly unknown?: { readonly reason: UnknownReason; readonly remedy?: Remedy }
}

const listed = (items: readonly Text[]): Text =>
  items.flatMap((item, index) => (index === 0 ? item : [...text`, `, ...item]))

const word = (words: string): Part => ({ kind: 'text', text: words })

/** ` of workflow x (pull_request, run 7)` or ` of App y`: who reported a run. */
function producer({ app, workflow }: CheckRunFact): Text {
  if (workflow !== null) return text` of workflow ${workflow.path} (${workflow.event}, run ${workflow.run})`
  return app === null ? text` of an App that is gone` : text` of App ${app.slug ?? String(app.id)}`
}

/** ` of workflow x, event z`: who must report it; nothing without a pin. */
function pins({ app, workflow, event }: CheckRequirement): Text {
  const named = [
    ...(workflow === undefined ? [] : [text`workflow ${workflow}`]),
    ...(app === undefined ? [] : [text`App ${String(app)}`]),
    ...(event === undefined ? [] : [text`event ${event}`]),
  ]
  return named.length === 0 ? [] : [...text` of `, ...listed(named)]
}

export const passed = (name: string, runs: readonly CheckRunFact[]): CheckEvidence => {
  const [first] = runs
  const how =
    first?.conclusion === 'skipped' ? text` was skipped, which the policy accepts` : text` succeeded`
  const found = [...text`check ${name}`, ...(first === undefined ? [] : producer(first)), ...how]
  return { state: 'passed', found, fix: [], runs }
}

export const failed = (
  name: string,
  deciding: CheckRunFact,
  runs: readonly CheckRunFact[],
): CheckEvidence => ({
  state: 'failed',
  found: [...text`check ${name}`, ...producer(deciding), ...text` ended ${deciding.conclusion ?? ''}`],
  fix: text`make ${name} succeed on this commit, and run it again; nothing but ${'success'} counts`,
  runs,
})

/** @param hidden a run of an earlier attempt that did not succeed, and may not have been repeated */
export const partlyRepeated = (
  name: string,
  hidden: CheckRunFact,
  runs: readonly CheckRunFact[],
): CheckEvidence => ({
  state: 'unknown',
  found: [
    ...text`several jobs report check ${name}`,
    ...producer(hidden),
    ...text`; one ended ${hidden.conclusion ?? hidden.status}, and not all of them were run again`,
  ],
  fix: text`run all jobs of that workflow again, or give each of them a name of its own`,
  runs,
  unknown: { reason: 'ambiguous' },
})

/** @param own whether it is a part of the workflow run that judges */
export const pending = (
  name: string,
  deciding: CheckRunFact,
  runs: readonly CheckRunFact[],
  own: boolean,
): CheckEvidence => ({
  state: 'pending',
  found: [...text`check ${name}`, ...producer(deciding), ...text` has not ended (${deciding.status})`],
  fix: own
    ? text`let the job that runs Gatewright wait for ${name} with ${'needs'}; its own check proves nothing`
    : text`wait until ${name} has ended, then run Gatewright again`,
  runs,
})

/** @param others runs of that name which another one reported */
export function absent(
  required: CheckRequirement,
  others: readonly CheckRunFact[],
  checks: Checks,
): CheckEvidence {
  const { name } = required
  const who = [...text`check ${name}`, ...pins(required)]
  if (others.length > 0) {
    const found = [
      ...text`no `,
      ...who,
      ...text` is on this commit, only`,
      ...listed(others.slice(0, 3).map(producer)),
    ]
    const fix = text`let the workflow run on this commit, or name its present producer in the policy`
    return { state: 'absent', found, fix, runs: [] }
  }
  const near = nearest(name, checks.others ?? [])
  const found = [...text`no `, ...who, ...text` is on this commit`]
  const fix =
    near === undefined
      ? text`let a workflow report ${name} on this commit, or name the check as GitHub shows it`
      : text`name the check ${near}, if that is meant: names match exactly`
  return { state: 'absent', found, fix, runs: [] }
}

export function undecided(
  found: Text,
  { reason, remedy }: Pick<Unobserved, 'reason' | 'remedy'>,
): CheckEvidence {
  if (remedy === undefined)
    return { state: 'unknown', found, fix: text`run Gatewright again`, runs: [], unknown: { reason } }
  const { text: step, permission } = remedy
  const unknown = { reason, remedy: { text: step, ...(permission === undefined ? {} : { permission }) } }
  return { state: 'unknown', found, fix: [word(step)], runs: [], unknown }
}

/** @param how what the two producers are */
export const ambiguous = (name: string, how: Text, runs: readonly CheckRunFact[]): CheckEvidence => ({
  state: 'unknown',
  found: [...text`check ${name} has more than one producer: `, ...how],
  fix: text`name the one that counts in the policy (${code('app')}, ${code('workflow')}, ${code('event')}), or rename the other`,
  runs,
  unknown: { reason: 'ambiguous-producer' },
})

/** Two or more producers of check runs. */
export const producersOf = (runs: readonly CheckRunFact[]): Text => {
  const names = new Set(runs.map(({ app, workflow }) => workflow?.path ?? app?.slug ?? 'an App that is gone'))
  return listed(
    [...names]
      .sort()
      .slice(0, 5)
      .map((one) => text`${one}`),
  )
}
