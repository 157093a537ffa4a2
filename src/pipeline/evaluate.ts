import { PolicyError, UsageError } from '../core/errors.ts'
import { known, unknown } from '../core/fact.ts'
import { type FactKey, factShapes } from '../core/facts/index.ts'
import type { AnyGate } from '../core/gate.ts'
import { type GatheredFacts, neededFacts } from '../core/judge.ts'
import type { Scope } from '../core/target.ts'
import { askedOtherwise } from '../facts/asked-otherwise.ts'
import { underSettings } from '../facts/change-settings.ts'
import { readsAnswers } from '../facts/checklist-options.ts'
import { goldenNeeds } from '../facts/golden-options.ts'
import { codeownersNeeds } from '../facts/options.ts'
import { branchPatterns, withoutPrefix } from '../facts/protection-options.ts'
import type { SavedFacts } from '../facts/saved.ts'
import { type LoadedPolicy, restorePolicy } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import type { JudgedTarget, RunFigures, RunRecord, SubjectFacts } from '../result/record.ts'
import { configured, overrideFacts } from './gather-subjects.ts'
import { judgeSubjects } from './judge-subjects.ts'
import { type AppliedInputs, appliedInputs } from './save.ts'

/** What judging saved facts takes. */
export interface EvaluateRequest {
  readonly saved: SavedFacts
  /** The facts file as the user wrote it, for errors. */
  readonly name: string
  readonly gates: readonly AnyGate[]
  readonly version: string
  readonly documentationUrl: string
  /** Makes the policy that judges, with the saved inputs above it; null for the saved policy itself. */
  readonly policy: ((inputs: AppliedInputs) => LoadedPolicy) | null
  /** RFC 3339 time to judge at; null for the time in the facts. */
  readonly at: string | null
  readonly run: RunFigures
}

/**
 * Judges saved facts: with their own policy and time the same record as the run that saved them, `run` apart.
 * Pure. Throws UsageError for a document that cannot be judged, PolicyError for its policy.
 */
export function evaluateFacts(request: EvaluateRequest): RunRecord {
  const { saved, name, gates, version, documentationUrl, at, run } = request
  const inputs = appliedInputs(saved, name)
  const loaded = request.policy === null ? savedPolicy(request, inputs) : request.policy(inputs)
  const { policy } = loaded
  const scope = scopeOfTarget(saved.target)
  const otherwise =
    request.policy === null ? [] : askedOtherwise(policyBefore(request, inputs), policy, scope)
  const subjects = saved.subjects
    .map(({ subject, facts }) => ({
      subject,
      facts: request.policy === null ? facts : asked(facts, policy, otherwise),
    }))
    .map(({ subject, facts }) => ({ subject, facts: complete(facts, policy, gates, scope) }))
    .map((one) => (at === null ? one : judgedAt(one, at)))
  const { forgiveOffline } = inputs
  return {
    version,
    serverUrl: saved.serverUrl,
    documentationUrl,
    target: saved.target,
    verdict: judgeSubjects({ policy, gates, scope, target: saved.target.kind, subjects, forgiveOffline }),
    policy,
    policyPath: loaded.path,
    subjects,
    run,
    notices: [...(saved.notices ?? []), ...loaded.notices],
  }
}

function savedPolicy({ saved, name, gates, version }: EvaluateRequest, inputs: AppliedInputs): LoadedPolicy {
  const [first, ...rest] = saved.policy.sources
  if (first === undefined) {
    throw new UsageError(`${name}: holds no policy; name one with --policy`)
  }
  return restorePolicy({ sources: [first, ...rest], gates, version, overrides: inputs.overrides })
}

/** The policy that the facts were saved under; null when this version cannot make it again. */
function policyBefore(request: EvaluateRequest, inputs: AppliedInputs): Policy | null {
  try {
    return savedPolicy(request, inputs).policy
  } catch (error) {
    if (error instanceof UsageError || error instanceof PolicyError) return null
    throw error
  }
}

/** The same division as the pipeline's: a merge group and a branch are judged as pull requests. */
const scopeOfTarget = ({ kind }: JudgedTarget): Scope =>
  kind === 'push' || kind === 'repository' ? 'repository' : 'pull-request'

/**
 * Facts that the saved policy did not ask for stand as empty values. Under a policy that asks for them they are
 * unknown: nobody looked.
 */
function asked(facts: GatheredFacts, policy: Policy, otherwise: readonly FactKey[]): GatheredFacts {
  const needs = codeownersNeeds({ policy })
  const golden = goldenNeeds({ policy })
  const wanted = {
    commits: needs.commitPeople,
    'last-pusher': needs.lastPusher,
    'approved-blobs': needs.sameDiff,
    'golden-manifest': golden.reports.length + golden.expectedReports.length + golden.artifacts.length > 0,
    'suite-history': golden.history !== null,
    soak: golden.soak !== null,
    answers: readsAnswers({ policy }),
  }
  const missing = Object.entries(wanted).filter(([key, needed]) => {
    const fact = facts[key as keyof typeof wanted]
    return needed && fact?.known === true && fact.source.kind === 'input'
  })
  const unasked = protectionUnasked(facts, policy) ? ['protection'] : []
  const other = otherwise.filter((key) => facts[key]?.known === true)
  const keys = [...missing.map(([key]) => key), ...unasked, ...other]
  return underSettings({ ...facts, ...Object.fromEntries(keys.map((key) => [key, notSaved(key)])) }, policy)
}

/** Branches that the saved policy did not name were not looked up: without them a demand would seem to have none. */
function protectionUnasked({ protection: fact }: GatheredFacts, policy: Policy): boolean {
  if (fact?.known !== true) return false
  const { branches, patterns } = factShapes.protection.parse(fact.value)
  const names = branches.map(({ name }) => name)
  return (
    patterns !== undefined &&
    branchPatterns({ policy }).some((one) => !patterns.includes(one) && !names.includes(withoutPrefix(one)))
  )
}

/** A gate that the saved run did not have enabled needs facts that nobody gathered. */
function complete(
  facts: GatheredFacts,
  policy: Policy,
  gates: readonly AnyGate[],
  scope: Scope,
): GatheredFacts {
  const needed = [...neededFacts(configured(policy, gates), scope), ...overrideFacts(policy, scope)]
  const absent = needed.filter((key) => facts[key] === undefined)
  return { ...facts, ...Object.fromEntries(absent.map((key) => [key, notSaved(key)])) }
}

const notSaved = (key: string) =>
  unknown(
    'offline',
    `the facts file does not hold \`${key}\`: the policy it was saved under did not ask for it`,
    {
      remedy: { text: 'save the facts again under a policy that needs it' },
    },
  )

/** Judging at another time is judging with another fact `now`. */
const judgedAt = ({ subject, facts }: SubjectFacts, at: string): SubjectFacts => ({
  subject,
  facts: { ...facts, now: known(new Date(at).toISOString(), { kind: 'input', what: '--at' }) },
})
