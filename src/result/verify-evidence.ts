import { type Evidence, evidenceSchema } from '../formats/golden/evidence.ts'
import { lowerBound } from '../formats/statistics/bound.ts'
import { decide } from '../formats/statistics/decide.ts'
import { parseProbability } from '../formats/statistics/probability.ts'
import { parseJson } from '../formats/tests/json-text.ts'
import { digestOf } from './digests.ts'
import { isSigned } from './signature.ts'

/** Why evidence does not allow a deploy. `signature` is told apart, as its exit code differs. */
export interface EvidenceProblem {
  readonly code:
    | 'unreadable'
    | 'signature'
    | 'changed'
    | 'contradiction'
    | 'repository'
    | 'commit'
    | 'age'
    | 'policy'
    | 'decision'
  readonly message: string
}

/** What evidence is held against. */
export interface EvidenceDemands {
  /** The commit that is to be deployed. */
  readonly sha: string
  /** The signing key; null when none was given. */
  readonly key: string | null
  /** Unsigned evidence, and evidence that cannot be checked, is refused. */
  readonly requireSignature: boolean
  /** Digest of the policy that must have judged, or null. */
  readonly policy: string | null
  /** `owner/name` that is deployed; a fork has the same commits. Left out or null: not checked. */
  readonly repository?: string | null
  /** How old it may be: both in milliseconds, `now` since 1970. Left out or null: of any age. */
  readonly age?: { readonly now: number; readonly most: number } | null
}

export interface VerifiedEvidence {
  /** Null when it could not be read. */
  readonly evidence: Evidence | null
  readonly problems: readonly EvidenceProblem[]
}

/** Whether evidence allows the deploy of a commit: read, unchanged, signed, about that commit, and a pass. */
export function verifyEvidence(bytes: Uint8Array, demands: EvidenceDemands): VerifiedEvidence {
  const read = readEvidence(bytes)
  if (typeof read === 'string') return { evidence: null, problems: [{ code: 'unreadable', message: read }] }
  return {
    evidence: read,
    problems: [
      ...signatureProblems(read, demands),
      ...changeProblems(read),
      ...contradictions(read),
      ...demandProblems(read, demands),
    ],
  }
}

/** Evidence from the bytes of a file, or why it is none. */
export function readEvidence(bytes: Uint8Array): Evidence | string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'not UTF-8 text'
  }
  const json = parseJson(text)
  if ('reason' in json) return json.reason
  const parsed = evidenceSchema.safeParse(json.value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return `field ${issue?.path.join('.') || '(document)'}: ${issue?.message ?? 'not as expected'}`
}

function signatureProblems(
  evidence: Evidence,
  { key, requireSignature }: EvidenceDemands,
): EvidenceProblem[] {
  const wrong = (message: string): EvidenceProblem[] => [{ code: 'signature', message }]
  if (key !== null) {
    if (evidence.signature === null) return wrong('it is not signed, and a key is given')
    return isSigned(evidence, key) ? [] : wrong('its signature is not of the given key')
  }
  if (!requireSignature) return []
  return wrong(
    evidence.signature === null
      ? 'it is not signed, and POLICY_REQUIRE_HMAC is true'
      : 'its signature cannot be checked: GATEWRIGHT_SIGNING_KEY is not set',
  )
}

function changeProblems({ digest, signature: _, ...document }: Evidence): EvidenceProblem[] {
  if (digestOf(document) === digest) return []
  return [{ code: 'changed', message: 'it was changed after it was written: its digest is another' }]
}

/** What the document says must follow from what it says: a pass with a failing suite or report is none. */
function contradictions(evidence: Evidence): EvidenceProblem[] {
  const { decision, suites, inputs, total } = evidence
  const problems = suites.flatMap((suite) => suiteContradiction(suite, evidence) ?? [])
  const broken = inputs.some(({ verdict, sha256 }) => verdict === 'invalid' || sha256 === null)
  if (decision === 'pass' && broken) problems.push('the decision is pass, and a report is invalid')
  if (decision === 'pass' && (inputs.length === 0 || total.tests === 0 || suites.length === 0))
    problems.push('the decision is pass, and there is no test')
  if (total.passed + total.failed + total.errors + total.skipped !== total.tests)
    problems.push('its counts do not add up to the tests')
  return problems.map((message) => ({ code: 'contradiction', message }))
}

type SuiteOfEvidence = Evidence['suites'][number]

function suiteContradiction(suite: SuiteOfEvidence, { decision, total }: Evidence): string | null {
  const { suite: name, successes, trials } = suite
  if (successes > trials) return `suite ${name} passed more tests than ran`
  if (trials > total.tests) return `suite ${name} ran more tests than there are`
  if (!isBoundOf(suite)) return `the bound of suite ${name} is not that of its figures`
  if (suite.decision === 'pass' && !passes(suite)) return `suite ${name} says pass, and its figures do not`
  return decision === 'pass' && suite.decision !== 'pass'
    ? `the decision is pass, and suite ${name} is ${suite.decision}`
    : null
}

/** Bounds are shown with four digits: what differs there is another bound. */
const shownDigit = 1e-4

function isBoundOf({ successes, trials, lcb, method, confidence, sides }: SuiteOfEvidence): boolean {
  const c = parseProbability(confidence)
  if (trials === 0 || lcb === null || c === null) return trials === 0 && lcb === null && c !== null
  return Math.abs(lowerBound(successes, trials, { method, sides, confidence: c }).value - lcb) < shownDigit
}

function passes({ successes, trials, threshold, method, confidence, sides }: SuiteOfEvidence): boolean {
  if (threshold === null) return trials > 0 && successes === trials
  const t = parseProbability(threshold)
  const c = parseProbability(confidence)
  if (t === null || c === null) return false
  return decide(successes, trials, t, { method, confidence: c, sides }) === 'pass'
}

function demandProblems(evidence: Evidence, demands: EvidenceDemands): EvidenceProblem[] {
  const { sha, policy, repository = null } = demands
  const problems: EvidenceProblem[] = []
  if (repository !== null && evidence.repository.toLowerCase() !== repository.toLowerCase())
    problems.push({
      code: 'repository',
      message: `it is about ${evidence.repository}, and ${repository} is to be deployed`,
    })
  if (evidence.head_sha !== sha.toLowerCase())
    problems.push({
      code: 'commit',
      message: `it is about commit ${evidence.head_sha}, and ${sha.toLowerCase()} is to be deployed`,
    })
  problems.push(...ageProblems(evidence, demands))
  if (policy !== null && evidence.policy.sha256 !== policy.toLowerCase())
    problems.push({ code: 'policy', message: `it was decided by another policy, ${evidence.policy.sha256}` })
  if (evidence.decision !== 'pass')
    problems.push({ code: 'decision', message: `the gate decided ${evidence.decision}, not pass` })
  return problems
}

/** Clocks of two machines differ by less than this, in milliseconds. */
const clockSkew = 5 * 60 * 1000

function ageProblems({ at }: Evidence, { age = null }: EvidenceDemands): EvidenceProblem[] {
  if (age === null) return []
  const old = age.now - Date.parse(at)
  if (old > age.most) return [{ code: 'age', message: `it was decided at ${at}, which is too long ago` }]
  return old < -clockSkew ? [{ code: 'age', message: `it was decided at ${at}, which is yet to come` }] : []
}
