import { unknown } from '../core/fact.ts'
import type { Criteria } from '../core/facts/criteria.ts'
import type { Evidence } from '../formats/golden/evidence.ts'
import type { PhaseOptions, Stage } from '../phase/options.ts'
import { type EvidenceProblem, readEvidence, verifyEvidence } from '../result/verify-evidence.ts'
import { type GatherContext, giveUp } from './gather.ts'
import { gitObjects } from './git-objects.ts'
import { filesAt } from './head-files.ts'

/** Criteria of one stage, looked up at one commit. */
export interface LookUp {
  readonly stage: Stage
  readonly commit: string
  readonly options: PhaseOptions
}

type SuiteOption = NonNullable<Stage['criteria'][number]['suite']>
type Found = Extract<Criteria['suites'][string], { known: true }>['value']

/** Bytes of the largest `gate-evidence.json` that is read. */
const maxEvidenceBytes = 2 * 1024 * 1024

const noFigures = { decision: null, successes: null, trials: null, lcb: null } as const

/** What a committed `gate-evidence.json` proves of a suite at the commit of an artifact. */
export async function suiteEvidence(
  context: GatherContext,
  { commit, options }: LookUp,
  { evidence: path, name }: SuiteOption,
): Promise<Found> {
  const refused = (problem: string): Found => ({ path, problem, ...noFigures })
  const files = await filesAt(context, commit)
  const entry = await files.entry(path)
  if (entry === null) return refused('it is not there')
  if (entry.mode !== '100644' && entry.mode !== '100755') return refused('it is no regular file')
  const bytes = await files.bytes(entry, maxEvidenceBytes)
  if (bytes === null) return refused(`it is over ${maxEvidenceBytes} bytes`)
  const read = readEvidence(bytes)
  if (typeof read === 'string') return refused(`it is no evidence of gate golden-suite: ${read}`)
  const required = options.signature.required || context.signatureRequired === true
  const problem =
    (await commitProblem(context, read, commit)) ??
    firstProblem(bytes, read, context, { required, previous: options['previous-repositories'] })
  if (problem !== null) return refused(problem)
  const suite = read.suites.find((one) => one.suite === name)
  if (suite === undefined) return refused(`it has no suite ${name}`)
  const { decision, successes, trials, lcb } = suite
  return { path, problem: null, decision, successes, trials, lcb }
}

/** A file cannot name the commit that holds it: it is about that commit or one before it. */
async function commitProblem(
  context: GatherContext,
  { head_sha: judged }: Evidence,
  commit: string,
): Promise<string | null> {
  if (judged === commit) return null
  const objects = await gitObjects(context)
  if ((await objects.commit(judged)).type !== 'commit') return `its commit ${judged} is not there`
  return (await objects.isAncestor(judged, commit))
    ? null
    : `it is about commit ${judged}, which is not in the history of ${commit}`
}

function firstProblem(
  bytes: Uint8Array,
  { head_sha: sha, repository, signature }: Evidence,
  { signingKey, repository: own }: GatherContext,
  { required, previous }: { readonly required: boolean; readonly previous: readonly string[] },
): string | null {
  const names = [`${own.owner}/${own.repo}`, ...previous].map((name) => name.toLowerCase())
  const key = signingKey ?? null
  if (required && key === null && signature !== null) return giveUp(unchecked)
  const { problems } = verifyEvidence(bytes, {
    ...{ sha, key, requireSignature: required, policy: null },
    // Unsigned evidence is refused only where signatures are needed: a key alone asks for none.
    ...(signature === null && !required ? { key: null } : {}),
    repository: names.includes(repository.toLowerCase()) ? null : (names[0] ?? null),
  })
  return problems.map(({ message }: EvidenceProblem) => message)[0] ?? null
}

const unchecked = unknown(
  'unconfirmed',
  'its signature cannot be checked: GATEWRIGHT_SIGNING_KEY is not set',
  {
    remedy: {
      text: 'give the step the secret GATEWRIGHT_SIGNING_KEY, which signs evidence of gate golden-suite',
    },
  },
)
