import type { Observation, Unobserved } from '../../core/facts/observation.ts'
import type { Finding } from '../../core/finding.ts'
import { type Text, text } from '../../core/text.ts'
import type { EmittedCheck, EmittedChecks } from '../../formats/workflows/model.ts'
import { gateContexts, isOwn, runsGatewright } from './gate-jobs.ts'
import type { RequiredCheck } from './model.ts'
import { gitHubActionsApp } from './trap-model.ts'
import { jobKey, mayReport } from './traps/producers.ts'
import { jobPlace } from './traps/trap.ts'
import { completeData, remedyText, unknownOf } from './unseen.ts'
import { finding, joined, word } from './words.ts'

/** What the trust level of the gate's own check on one branch is judged by. */
export interface TrustInput {
  readonly branch: string
  readonly required: readonly RequiredCheck[]
  /** Why further required checks may exist unseen. */
  readonly hidden: readonly Unobserved[]
  /** Paths of the workflows that rulesets require. */
  readonly requiredWorkflows: readonly string[]
  readonly emitted: EmittedChecks | Unobserved
  /** Of the pull request's own workflow files; null when it changes none. */
  readonly proposed: EmittedChecks | null
  /** Workflow files of the base that the pull request changes or removes. */
  readonly changed: readonly string[]
  /** Option `gate-check`. */
  readonly gateCheck: string | undefined
  readonly actionsMayApprove: Observation<boolean>
}

/** From the strongest to the weakest. */
type Level = 'ruleset-workflow' | 'pinned-app' | 'forgeable'

interface Trust {
  readonly level: Level
  /** What the level means here. */
  readonly why: Text
}

/** How far the gate's own check can be trusted on a branch, and who could report in its place. */
export function trustFindings(input: TrustInput): readonly Finding[] {
  const { emitted, gateCheck } = input
  if ('known' in emitted && gateCheck === undefined && input.requiredWorkflows.length === 0)
    return [notKnown(input, emitted)]
  const checks = 'known' in emitted ? null : emitted
  const contexts = checks === null ? [gateCheck ?? ''] : gateContexts(checks, gateCheck)
  const trust = trustOf(input, checks, contexts)
  return [
    trustFinding(input, trust),
    ...(checks === null ? [] : otherProducers(input, checks, contexts, trust)),
    ...(checks === null ? [] : changedWorkflows(input, checks, contexts, trust)),
  ]
}

function trustOf(input: TrustInput, emitted: EmittedChecks | null, contexts: readonly string[]): Trust {
  const own = emitted?.workflows.filter(({ jobs }) => jobs.some(runsGatewright)).map(({ path }) => path) ?? []
  const workflow = input.requiredWorkflows.find(
    (path) => own.includes(path) || /gatewright/i.test(path.split('/').at(-1) ?? ''),
  )
  if (workflow !== undefined) {
    return {
      level: 'ruleset-workflow',
      why: text`a ruleset requires the workflow ${workflow}, which no pull request can change`,
    }
  }
  const pinned = input.required.find(
    ({ context, apps }) => contexts.includes(context) && apps.some((app) => app !== gitHubActionsApp),
  )
  if (pinned !== undefined) {
    const app = pinned.apps.find((one) => one !== gitHubActionsApp) ?? 0
    return {
      level: 'pinned-app',
      why: text`only App ${word(String(app))} can report ${pinned.context}`,
    }
  }
  return { level: 'forgeable', why: forgeable(input, contexts) }
}

function forgeable({ branch, required, hidden }: TrustInput, contexts: readonly string[]): Text {
  const [name] = contexts.filter((context) => context !== '')
  if (name === undefined) {
    return text`no workflow of ${branch} runs Gatewright, and the policy has no ${'gate-check'}, so its check is not known`
  }
  const check = required.find(({ context }) => contexts.includes(context))
  if (check === undefined) {
    const seen = hidden[0] === undefined ? '' : ' as far as can be seen'
    return text`${name} is not required${word(seen)}, so a pull request is merged without it`
  }
  return check.apps.length === 0
    ? text`${check.context} is required of any source, and everybody with write access can report it`
    : text`${check.context} is required of GitHub Actions, whose jobs every writer can add in a pull request`
}

const wayUp = text`run Gatewright in a workflow that an organisation ruleset requires, or report its check by a GitHub App of its own that is the expected source; until then, give ${'.github/'} code owners and require their review`

function trustFinding({ branch, actionsMayApprove }: TrustInput, { level, why }: Trust): Finding {
  const isStrong = level !== 'forgeable'
  const approves = actionsMayApprove.known && actionsMayApprove.value
  const passes = isStrong && !approves
  const fix: Text = [
    ...(isStrong ? [] : wayUp),
    ...(approves
      ? [
          word(isStrong ? '' : '; and '),
          word('turn off "Allow GitHub Actions to create and approve pull requests" in the settings'),
        ]
      : []),
  ]
  return finding('gate-trust', passes ? 'pass' : 'fail', branch, {
    level: passes ? 'note' : 'warning',
    found: [
      ...text`${branch}: trust level ${level}: `,
      ...why,
      ...text`; ${word(approval(actionsMayApprove))}`,
    ],
    required: text`trust level ${'ruleset-workflow'} or ${'pinned-app'}, and approvals by people`,
    fix,
  })
}

function approval(observed: Observation<boolean>): string {
  if (!observed.known) {
    const permission = observed.remedy?.permission ?? 'administration: read (GitHub App)'
    return `whether GitHub Actions may approve pull requests is not visible (${permission} reveals it)`
  }
  return observed.value
    ? 'GitHub Actions may approve pull requests, so a workflow can give the approval that a person should'
    : 'GitHub Actions may not approve pull requests'
}

/** The workflows, where the gate would be found, could not be read. */
const notKnown = ({ branch, actionsMayApprove }: TrustInput, why: Unobserved): Finding => {
  return finding('gate-trust', 'unknown', branch, {
    found: text`${branch}: how far the check of the gate can be trusted is not known: ${word(why.detail)}; ${word(approval(actionsMayApprove))}`,
    required: completeData,
    fix: [...remedyText(why), ...text`, or name the check in ${'gate-check'}`],
    unknown: unknownOf(why),
  })
}

/** Jobs that could report success in the gate's place (adversarial case EVENT-22). */
function otherProducers(
  input: TrustInput,
  emitted: EmittedChecks,
  contexts: readonly string[],
  { level }: Trust,
): readonly Finding[] {
  const before = new Set(others(emitted, contexts, input.branch).map(jobKey))
  const now = input.proposed ?? emitted
  const after = others(now, contexts, input.branch)
  return after.slice(0, 20).map((check) => {
    const place = jobPlace(check)
    const added = input.proposed !== null && !before.has(jobKey(check))
    return finding('gate-check-once', 'fail', `${check.context} ${place.path}`, {
      level: level === 'forgeable' ? 'error' : 'note',
      found: text`${word(added ? 'this pull request adds a job that' : 'another job')} reports as ${check.context}, the check of the gate itself: ${{ kind: 'path', path: place.path, line: place.line }}`,
      required: text`one job under the name of the gate: any other could report success in its place`,
      fix: text`rename or remove the other job`,
      location: { path: place.path, line: place.line, at: 'head' },
    })
  })
}

/** Jobs under the name of the gate that do not run it; where none is known to run it, every job but one. */
function others(
  emitted: EmittedChecks,
  contexts: readonly string[],
  branch: string,
): readonly EmittedCheck[] {
  const named = emitted.checks.filter(
    (check) => !check.onlyWhenSkipped && contexts.includes(check.context) && mayReport(check, branch),
  )
  const distinct = [...new Map(named.map((check) => [jobKey(check), check])).values()]
  const foreign = distinct.filter((check) => !isOwn(check))
  return foreign.length === distinct.length ? foreign.slice(1) : foreign
}

/** A pull request that changes the workflow it is judged by. */
function changedWorkflows(
  { changed }: TrustInput,
  emitted: EmittedChecks,
  contexts: readonly string[],
  { level }: Trust,
): readonly Finding[] {
  if (level === 'ruleset-workflow') return []
  const running = emitted.checks.filter((check) => isOwn(check) || contexts.includes(check.context))
  const paths = new Set(
    running.flatMap(({ workflow, chain }) => [workflow.path, ...chain.map((job) => job.place.path)]),
  )
  const touched = changed.filter((path) => paths.has(path))
  if (touched.length === 0) return []
  return [
    finding('gate-workflow-change', 'fail', touched.join(', '), {
      level: 'warning',
      found: [
        word('this pull request changes '),
        ...joined(touched.map((path): Text => [{ kind: 'path', path }])),
        word(', which runs the gate: its check is made by the changed file'),
      ],
      required: text`a change that an owner of ${'.github/'} has read`,
      fix: text`have an owner of ${'.github/'} read the change of the workflow`,
      location: { path: touched[0] ?? '', line: 1, at: 'head' },
    }),
  ]
}
