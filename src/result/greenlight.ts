import type { Fact } from '../core/fact.ts'
import type { Greenlight } from '../core/facts/greenlight.ts'
import { unobserved } from '../core/facts/observation.ts'
import type { OverridesFact } from '../core/facts/overrides.ts'
import { plain } from '../core/text.ts'
import { type ExitCode, exitCodes, worst } from '../core/verdict.ts'
import { type GreenlightState, judgeGreenlight, unseenGreenlight } from '../phase/greenlight.ts'
import type { Proof } from '../phase/greenlight-proofs.ts'
import type { PhaseOptions } from '../phase/options.ts'
import { digestOf, digestsOf } from './digests.ts'
import type { RunRecord } from './record.ts'

/** Whether a file or a variable is as the policy asks. */
type Status = 'ok' | 'wrong' | 'unverifiable'

/**
 * The report of a green-light audit, as `audit --greenlight --report FILE` writes it. Shaped after a verification
 * summary (SLSA VSA): the verdict, the policy it was made by, and the digests of what it rests on.
 */
export interface GreenlightReport {
  readonly schema_version: 1
  /** `green`: everything is proved. `red`: something is not. `hold`: something could not be verified. */
  readonly verdict: 'green' | 'hold' | 'red'
  /** What the verdict ends with where the policy enforces: 5 a net is absent, 6 one is unverifiable, else 1, 3 or 0. */
  readonly exit: ExitCode
  readonly repository: string
  /** The audited commit; null: it could not be told. */
  readonly sha: string | null
  readonly nets: readonly {
    readonly id: string
    readonly title: string | null
    readonly status: 'verified' | 'absent' | 'unverifiable'
    readonly evidence: readonly string[]
  }[]
  /** In their order; `own` is the result of the very job that makes this report, which is no input of it. */
  readonly gates: readonly {
    readonly id: string
    readonly status: 'proved' | 'failed' | 'unverifiable' | 'not-looked-at' | 'own'
    readonly evidence: string | null
  }[]
  readonly variables: readonly {
    readonly name: string
    readonly workflow: string | null
    readonly value: string
    readonly status: Status
    readonly evidence: string
  }[]
  readonly files: readonly { readonly path: string; readonly status: Status; readonly evidence: string }[]
  /** Files of overrides that the audited commit holds; whether one counts is told by approvals of a change. */
  readonly overrides: readonly {
    readonly id: string
    readonly gates: readonly string[]
    readonly expires_at: string
  }[]
  /** SHA-256 of the policy that judged; null: there was none. */
  readonly policy_digest: string | null
  /** Everything the verdict rests on, with its SHA-256. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[]
}

const gateId = 'phase-unlock'

/** The report of an audit's green light; null where its policy asks for none. */
export function greenlightReport(record: RunRecord): GreenlightReport | null {
  const setting = record.policy?.gates.find(({ id }) => id === gateId)
  // The policy's schema has validated the options of every gate.
  const options = setting?.options as PhaseOptions | undefined
  const asked = options?.greenlight
  if (options === undefined || asked === undefined) return null
  const fact = factOf<Greenlight>(record, 'greenlight')
  const seen = fact.known ? fact.value : unseenGreenlight(asked, unobserved(fact))
  const state = judgeGreenlight(seen, asked, options.checks)
  const exit = exitOf(state)
  return {
    schema_version: 1,
    verdict: exit === exitCodes.pass ? 'green' : reds.includes(exit) ? 'red' : 'hold',
    exit,
    repository: record.target.repository,
    sha: fact.known ? fact.value.sha : record.target.headSha,
    ...partsOf(state),
    overrides: overridesOf(record),
    policy_digest: digestsOf(record).policy,
    inputs: inputsOf(record, fact),
  }
}

const reds: readonly ExitCode[] = [exitCodes.controlAbsent, exitCodes.fail]

const notGathered = { known: false, reason: 'nothing-evaluated', detail: 'it was not looked at' } as const

const factOf = <T>({ subjects }: RunRecord, key: 'greenlight' | 'overrides'): Fact<T> =>
  // A fact was validated as its key's value when it was gathered or read.
  (subjects[0]?.facts[key] as Fact<T> | undefined) ?? notGathered

/** The worst of everything, in the order of exit codes; nothing proved is nothing known. */
function exitOf({ nets, gates, variables, files }: GreenlightState): ExitCode {
  const others = [
    ...gates.map(({ proof }) => proof),
    ...variables.map(({ proof }) => proof),
    ...files.map(({ proof }) => proof),
  ]
  const codes: ExitCode[] = [
    ...nets.map(({ status }) => netCodes[status]),
    ...others.flatMap((proof) => (proof === null ? [] : [proofCodes[proof.state]])),
  ]
  return worst(codes.length === 0 ? [exitCodes.unknown] : codes)
}

const netCodes = {
  verified: exitCodes.pass,
  absent: exitCodes.controlAbsent,
  unverifiable: exitCodes.controlUnverified,
} as const
const proofCodes = { proved: exitCodes.pass, refuted: exitCodes.fail, unseen: exitCodes.unknown } as const
const statuses = { proved: 'ok', refuted: 'wrong', unseen: 'unverifiable' } as const

const evidenceOf = ({ found }: Proof): string => plain(found)

const partsOf = ({
  nets,
  gates,
  variables,
  files,
}: GreenlightState): Pick<GreenlightReport, 'nets' | 'gates' | 'variables' | 'files'> => ({
  nets: nets.map(({ id, title, status, proofs }) => ({
    id,
    title,
    status,
    evidence: proofs.map(evidenceOf),
  })),
  gates: gates.map(({ id, status, proof }) => ({
    id,
    status,
    evidence: proof === null ? null : evidenceOf(proof),
  })),
  variables: variables.map(({ name, workflow, wanted, proof }) => ({
    ...{ name, workflow, value: wanted },
    status: statuses[proof.state],
    evidence: evidenceOf(proof),
  })),
  files: files.map(({ path, proof }) => ({
    path,
    status: statuses[proof.state],
    evidence: evidenceOf(proof),
  })),
})

function overridesOf(record: RunRecord): GreenlightReport['overrides'] {
  const fact = factOf<OverridesFact>(record, 'overrides')
  if (!fact.known) return []
  return fact.value.files.flatMap(({ override }) =>
    override === null ? [] : [{ id: override.id, gates: override.gates, expires_at: override.expiresAt }],
  )
}

function inputsOf(record: RunRecord, fact: Fact<Greenlight>): GreenlightReport['inputs'] {
  const { policy } = digestsOf(record)
  const files = Object.entries(fact.known ? fact.value.files : {}).flatMap(([name, file]) =>
    file.known && file.value.sha256 !== null ? [{ name, sha256: file.value.sha256 }] : [],
  )
  return [
    ...(policy === null ? [] : [{ name: record.policyPath, sha256: policy }]),
    ...(fact.known ? [{ name: 'fact greenlight', sha256: digestOf(fact.value) }] : []),
    ...files.sort((a, b) => (a.name < b.name ? -1 : 1)),
  ]
}

/** The report as a file: two spaces, and a line break at its end. */
export const greenlightText = (report: GreenlightReport): string => `${JSON.stringify(report, null, 2)}\n`
