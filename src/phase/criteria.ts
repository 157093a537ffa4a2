import { resolveCheck } from '../core/check-evidence.ts'
import type { Fact, Remedy, UnknownReason } from '../core/fact.ts'
import type { Criteria } from '../core/facts/criteria.ts'
import type { Observation } from '../core/facts/observation.ts'
import type { ObservedArtifact, Phases, Tags } from '../core/facts/phases.ts'
import { prose, type Text, text } from '../core/text.ts'
import { requirementOf } from './check-requirement.ts'
import { type EvidenceOf, evidenceProof } from './criteria-evidence.ts'
import type { CriterionOption } from './criteria-options.ts'

/** Whether a criterion is met, and what says so. `unknown`: it cannot be told. */
export interface CriterionState {
  readonly state: 'met' | 'unmet' | 'unknown'
  /** One sentence each, without a full stop. */
  readonly found: Text
  readonly required: Text
  /** The one next step; empty when it is met. */
  readonly fix: Text
  /** With `unknown` alone. */
  readonly unknown?: { readonly reason: UnknownReason; readonly remedy?: Remedy }
}

/** What criteria of one stage are judged by. */
export interface CriterionFacts {
  readonly phases: Phases
  readonly tags: Fact<Tags>
  readonly criteria: Fact<Criteria>
  /** The stage's id. */
  readonly stage: string
  /** Null: the stage has none. */
  readonly observed: ObservedArtifact | null
}

/** Judges one criterion: a block of evidence, a check, files, a suite, a tag, or issues. Pure. */
export function judgeCriterion(criterion: CriterionOption, facts: CriterionFacts): CriterionState {
  const { check, files, suite, tag, issues } = criterion
  if (check !== undefined) return checkState(criterion.id, check, facts)
  if (files !== undefined)
    return lookedUp(facts, 'files', criterion.id, text`files of the commit`, (found) =>
      filesState(files, found),
    )
  if (suite !== undefined)
    return lookedUp(facts, 'suites', criterion.id, text`suite ${suite.name}`, (found) =>
      suiteState(suite, found),
    )
  if (issues !== undefined)
    return lookedUp(facts, 'issues', criterion.id, text`the issues`, (found) => issuesState(issues, found))
  if (tag !== undefined) return tagState(tag, facts)
  return evidenceState(criterion, facts)
}

const met = (found: Text, required: Text): CriterionState => ({ state: 'met', found, required, fix: [] })
const unmet = (found: Text, required: Text, fix: Text): CriterionState => ({
  state: 'unmet',
  found,
  required,
  fix,
})

interface Why {
  readonly reason: UnknownReason
  readonly detail: string
  readonly remedy?: { readonly text: string; readonly permission?: string | undefined } | undefined
}

const notLookedAt: Why = { reason: 'nothing-evaluated', detail: 'it was not looked at' }

function unclear(what: Text, { reason, detail, remedy }: Why): CriterionState {
  const { text: step, permission } = remedy ?? {}
  return {
    state: 'unknown',
    found: [...what, ...text` could not be verified: ${{ kind: 'text', text: detail.slice(0, 300) }}`],
    required: text`complete data: what cannot be seen meets no criterion`,
    fix: prose(step ?? 'run the check again'),
    unknown: {
      reason,
      ...(step === undefined
        ? {}
        : { remedy: { text: step, ...(permission === undefined ? {} : { permission }) } }),
    },
  }
}

/** A part of the fact `criteria`, if it was looked up at the artifact's own commit. */
function lookedUp<K extends 'files' | 'suites' | 'issues'>(
  { criteria, stage, observed }: CriterionFacts,
  kind: K,
  id: string,
  what: Text,
  judge: (found: Extract<Criteria[K][string], { known: true }>['value']) => CriterionState,
): CriterionState {
  if (!criteria.known) return unclear(what, criteria)
  const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
    Object.hasOwn(record, key) ? record[key] : undefined
  const commit = observed?.artifact?.commit
  if (commit !== undefined && own(criteria.value.commits, stage) !== commit) return unclear(what, notLookedAt)
  // Parts of one kind have one shape.
  const found = own(criteria.value[kind] as Readonly<Record<string, Observation<never>>>, `${stage}/${id}`)
  if (found === undefined) return unclear(what, notLookedAt)
  return found.known ? judge(found.value) : unclear(what, found)
}

function checkState(
  id: string,
  option: NonNullable<CriterionOption['check']>,
  { phases, observed }: CriterionFacts,
): CriterionState {
  const requirement = requirementOf(id, option)
  const what = text`check ${requirement.name}`
  const commit = observed?.artifact?.commit ?? null
  if (commit === null)
    return unclear(what, { ...notLookedAt, detail: 'there is no artifact that names a commit' })
  const checks = Object.hasOwn(phases.checks, commit) ? phases.checks[commit] : undefined
  if (checks?.known !== true) return unclear(what, checks ?? notLookedAt)
  const required = text`success on commit ${commit.slice(0, 12)}`
  const { state, found, fix, unknown } = resolveCheck(checks.value, requirement)
  if (state === 'passed') return met(found, required)
  if (state !== 'unknown') return unmet(found, required, fix)
  return { state, found, required, fix, unknown: unknown ?? { reason: 'nothing-evaluated' } }
}

interface Range {
  readonly minimum: number
  readonly maximum?: number | undefined
}

const words = (count: number, word: string) =>
  ({ kind: 'text', text: `${count} ${word}${count === 1 ? '' : 's'}` }) as const

function rangeWords({ minimum, maximum }: Range, word: string): Text {
  if (maximum === undefined) return text`at least ${words(minimum, word)}`
  if (maximum === minimum) return text`${words(minimum, word)}`
  return minimum === 0 ? text`at most ${words(maximum, word)}` : text`${minimum} to ${words(maximum, word)}`
}

const within = (count: number, { minimum, maximum }: Range): boolean =>
  count >= minimum && (maximum === undefined || count <= maximum)

function filesState(
  option: NonNullable<CriterionOption['files']>,
  { count, paths }: { readonly count: number; readonly paths: readonly string[] },
): CriterionState {
  const globs = option.paths
    .slice(0, 5)
    .flatMap((glob, index) => (index === 0 ? text`${glob}` : text`, ${glob}`))
  const [first] = paths
  const example = first === undefined ? [] : text`, such as ${{ kind: 'path', path: first }}`
  const found = [...text`${words(count, 'file')} of `, ...globs, ...example]
  const required = [...rangeWords(option, 'file'), ...text` of the artifact’s commit`]
  if (within(count, option)) return met(found, required)
  const fix =
    count < option.minimum
      ? text`add what is missing, and prove the stage at a commit that has it`
      : text`remove what is too much, and prove the stage at a commit without it`
  return unmet(found, required, fix)
}

function suiteState(
  { name, evidence, minimum, lcb }: NonNullable<CriterionOption['suite']>,
  found: Extract<Criteria['suites'][string], { known: true }>['value'],
): CriterionState {
  const file = { kind: 'path', path: evidence } as const
  const bound =
    lcb === undefined ? [] : text`, a lower bound of at least ${{ kind: 'text', text: String(lcb) }}`
  const required = [...text`suite ${name} passed, with at least ${words(minimum, 'test')}`, ...bound]
  const fix = text`run gate ${'golden-suite'}, and commit its ${'gate-evidence.json'} as ${file}`
  if (found.problem !== null)
    return unmet(
      text`${file} proves nothing: ${{ kind: 'text', text: found.problem.slice(0, 300) }}`,
      required,
      fix,
    )
  const { decision, successes, trials } = found
  const shown = found.lcb === null ? 'none' : found.lcb.toFixed(4)
  const figures = `${successes ?? 0} of ${trials ?? 0} tests passed, lower bound ${shown}`
  const seen = text`suite ${name} is ${decision ?? 'undecided'}: ${{ kind: 'text', text: figures }}`
  const enough = (trials ?? 0) >= minimum && (lcb === undefined || (found.lcb ?? -1) >= lcb)
  return decision === 'pass' && enough ? met(seen, required) : unmet(seen, required, fix)
}

function issuesState(
  option: NonNullable<CriterionOption['issues']>,
  { open, closed }: { readonly open: number; readonly closed: number },
): CriterionState {
  const { labels, state } = option
  const count = state === 'open' ? open : state === 'closed' ? closed : open + closed
  const kind = state === 'all' ? 'issue' : `${state} issue`
  const names = labels.flatMap((label, index) => (index === 0 ? text`${label}` : text` and ${label}`))
  const found = [...text`${words(count, kind)} with label `, ...names]
  const required = rangeWords(option, kind)
  if (within(count, option)) return met(found, required)
  const fix =
    count < option.minimum
      ? [...text`create or label the issues that are missing: `, ...names]
      : [...text`close or relabel those that are too many: `, ...names]
  return unmet(found, required, fix)
}

function tagState(name: string, { tags, observed }: CriterionFacts): CriterionState {
  const what = text`tag ${name}`
  const required = text`an annotated tag that contains the artifact’s commit`
  const commit = observed?.artifact?.commit ?? null
  if (commit === null)
    return unclear(what, { ...notLookedAt, detail: 'there is no artifact that names a commit' })
  if (!tags.known) return unclear(what, tags)
  const tag = Object.hasOwn(tags.value, name) ? tags.value[name] : undefined
  const make = text`create it: ${`git tag -a ${name} && git push origin ${name}`}`
  if (tag === undefined) return unmet(text`there is no tag ${name}`, required, make)
  if (!tag.annotated)
    return unmet(text`tag ${name} is a lightweight one, which anybody moves unseen`, required, make)
  if (tag.commit === null) return unmet(text`tag ${name} leads to no commit`, required, make)
  const at = tag.commit.slice(0, 12)
  if (tag.commit === commit) return met(text`tag ${name} is at ${at}`, required)
  if (tag.contains?.known !== true) return unclear(what, tag.contains ?? notLookedAt)
  return tag.contains.value.includes(commit)
    ? met(text`tag ${name} at ${at} contains ${commit.slice(0, 12)}`, required)
    : unmet(text`tag ${name} at ${at} does not contain ${commit.slice(0, 12)}`, required, make)
}

function evidenceState(
  { id, evidence }: CriterionOption,
  { observed, stage }: CriterionFacts,
): CriterionState {
  const minimum = evidence?.minimum ?? 1
  const required = text`at least ${words(minimum, 'verified evidence block')} that the artifact names for ${id}`
  const proof: EvidenceOf = evidenceProof(id, observed)
  const { verified, open, why } = proof
  const found = text`${words(verified, 'verified evidence block')} named for ${id}`
  if (verified >= minimum) return met(found, required)
  if (verified + open >= minimum && why !== null) return unclear(text`evidence of ${id}`, why)
  return unmet(
    found,
    required,
    text`name evidence of ${id} under ${'criteria'} of the artifact: ${`gatewright phase new ${stage}`}`,
  )
}
