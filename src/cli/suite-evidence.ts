import { SignatureError, UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import { type EvidenceProblem, type VerifiedEvidence, verifyEvidence } from '../result/verify-evidence.ts'
import { readRepository } from '../runner/environment.ts'
import { readSigning } from '../runner/signing.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import type { Arguments } from './arguments.ts'
import type { Run } from './context.ts'
import { nameOf } from './input.ts'
import { judgedCommit } from './judged-commit.ts'

/** Bytes of the largest evidence: some thousand reports. */
export const maxEvidenceBytes = 4 * 1024 * 1024

/** Flags that only mean something with `--evidence`. */
export const evidenceFlags = ['policy-digest', 'max-age', 'repository'] as const

/** `suite gate --evidence`: whether a deploy of the commit is allowed. */
export const runSuiteEvidence: Run = async (context) => {
  const { args, input, output, variables } = context
  const file = args.value('evidence') ?? ''
  checkUse(args)
  const policy = policyDigest(args)
  const age = ageOf(args)
  const { key, required } = readSigning(variables)
  const sha = await judgedCommit(context)
  if (sha === null)
    throw new UsageError('suite gate: which commit is to be deployed? Expected --sha SHA, or a clone')
  const bytes = await input.bytes(file, maxEvidenceBytes, 'the gate-evidence.json of the commit')
  const repository = args.value('repository') ?? readRepository(variables)
  const demands = { sha, key, requireSignature: required, policy, repository, age }
  const verified = verifyEvidence(bytes, demands)
  const signature = signatureState(verified, key)
  if (args.format === 'json') await output.json(rowOf(nameOf(file), sha, verified, signature))
  else await output.text(pretty(nameOf(file), sha, verified, signature))
  if (verified.problems.length === 0) return exitCodes.pass
  return verified.problems.some(({ code }) => code === 'signature') ? exitCodes.signature : exitCodes.fail
}

function checkUse(args: Arguments): void {
  if (args.positionals.length > 0)
    throw new UsageError('suite gate: --evidence checks one file; expected no reports beside it')
  for (const flag of ['policy', 'evidence-out'])
    if (args.value(flag) !== null)
      throw new UsageError(
        `suite gate: --${flag} is about judging reports, --evidence about a finished judgement`,
      )
  if (args.format === 'sarif')
    throw new UsageError(
      'suite gate: --format sarif is about judging reports; --evidence writes pretty or json',
    )
}

function policyDigest(args: Arguments): string | null {
  const digest = args.value('policy-digest')
  if (digest === null || /^[0-9a-f]{64}$/i.test(digest)) return digest
  throw new UsageError(
    `--policy-digest: found ${JSON.stringify(digest)}, expected 64 characters 0-9 and a-f: digests.policy of a result`,
  )
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

function ageOf(args: Arguments): { readonly now: number; readonly most: number } | null {
  const text = args.value('max-age')
  if (text === null) return null
  const [, count = '', unit = ''] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? []
  const most = Number(count) * (units[unit] ?? 0)
  if (most > 0) return { now: Date.now(), most }
  throw new UsageError(
    `--max-age: found ${JSON.stringify(text)}, expected minutes, hours or days such as 90m, 24h or 7d`,
  )
}

type SignatureState = 'none' | 'unchecked' | 'valid' | 'invalid'

/** Only a signature that was checked may be called one. */
function signatureState({ evidence, problems }: VerifiedEvidence, key: string | null): SignatureState {
  if (evidence === null || evidence.signature === null) return 'none'
  if (key === null) return 'unchecked'
  return problems.some(({ code }) => code === 'signature') ? 'invalid' : 'valid'
}

const rowOf = (
  file: string,
  sha: string,
  { evidence, problems }: VerifiedEvidence,
  signature: SignatureState,
) => ({
  file,
  sha,
  allowed: problems.length === 0,
  signature,
  decision: evidence?.decision ?? null,
  repository: evidence?.repository ?? null,
  head_sha: evidence?.head_sha ?? null,
  at: evidence?.at ?? null,
  policy: evidence?.policy ?? null,
  suites: evidence?.suites ?? [],
  problems,
})

const signatureWords = (state: SignatureState, keyId: string): string =>
  ({
    none: 'not signed',
    unchecked: 'signature not checked: GATEWRIGHT_SIGNING_KEY is not set',
    valid: `signed by key ${keyId}`,
    invalid: 'signature wrong',
  })[state]

function pretty(
  file: string,
  sha: string,
  { evidence, problems }: VerifiedEvidence,
  state: SignatureState,
): string {
  if (problems.length === 0 && evidence !== null) {
    const signed = signatureWords(state, evidence.signature?.key_id ?? '')
    return `${sanitiseLine(`ALLOWED: ${file} says pass for ${sha} (${signed}; suites: ${evidence.suites.length}, tests: ${evidence.total.tests})`)}\n`
  }
  const lines = problems.map(({ code, message }) => sanitiseLine(`${file}: ${code}: ${message}`))
  const step = nextSteps[problems[0]?.code ?? 'unreadable']
  return `${['REFUSED: this evidence does not allow the deploy', ...lines, `next step: ${step}`].join('\n')}\n`
}

const again = 'take the evidence that the gate wrote in its run on the commit that is to be deployed'

/** The one next step, by the first problem. */
const nextSteps: Readonly<Record<EvidenceProblem['code'], string>> = {
  unreadable: again,
  signature: 'set GATEWRIGHT_SIGNING_KEY to the same secret in the run of the gate and in the deploy',
  changed: again,
  contradiction: again,
  repository: again,
  commit: 'run the gate on the commit that is to be deployed, and take the evidence of that run',
  age: 'run the gate again on this commit, and take the evidence of that run',
  policy: 'run the gate again on this commit, under the policy that is required',
  decision: 'make the tests pass: the result of the run that wrote this evidence says which do not',
}

/** @throws {SignatureError|UsageError} for evidence that cannot be taken at its word, whatever it decided */
export function refuseUntrue(file: string, problems: readonly EvidenceProblem[]): void {
  const [first] = problems.filter(({ code }) => code !== 'decision')
  if (first === undefined) return
  const message = `${file}: ${first.code}: ${first.message}`
  throw first.code === 'signature' ? new SignatureError(message) : new UsageError(message)
}
