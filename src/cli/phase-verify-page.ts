import type { Finding } from '../core/finding.ts'
import type { Verdict } from '../core/verdict.ts'
import { plainLine } from '../surfaces/phrase.ts'
import { columns, labelled } from '../surfaces/terminal-layout.ts'
import { plural, shortId } from '../surfaces/words.ts'

/** An artifact with what its verification came to. */
export interface VerifiedArtifact {
  readonly stage: string
  readonly path: string
  readonly findings: readonly Finding[]
  readonly verdict: Verdict
}

/** What was verified, and by what. */
export interface Verified {
  readonly artifacts: readonly VerifiedArtifact[]
  /** Findings about no single artifact. */
  readonly rest: readonly Finding[]
  readonly verdict: Verdict
  readonly head: string
  readonly trusted: string
  /** RFC 3339. */
  readonly at: string
  /** The simple verification result that was written; null: none was. */
  readonly result: string | null
}

const message = (finding: Finding) => ({
  found: plainLine(finding.found),
  required: plainLine(finding.required),
  fix: plainLine(finding.fix),
})

/** A finding in the shape of a result, its sentences as texts. */
export function findingRow(finding: Finding) {
  const { rule, outcome, level, subject, location, unknown, alarm } = finding
  return {
    ...{ rule, outcome, level, subject, message: message(finding) },
    location:
      location === undefined
        ? null
        : { path: location.path, line: location.line ?? null, column: location.column ?? null },
    unknown: unknown === undefined ? null : { reason: unknown.reason, remedy: unknown.remedy?.text ?? null },
    alarm: alarm ?? null,
  }
}

/** An outcome as an artifact has it: the gate's, over its findings. */
export const outcomeOfArtifact = ({ verdict }: Pick<VerifiedArtifact, 'verdict'>) =>
  verdict.gates[0]?.outcome ?? 'unknown'

/** The one JSON document of `phase verify`. */
export const verifyJson = (verified: Verified) => ({
  schema_version: 1,
  head_sha: verified.head,
  trusted_sha: verified.trusted,
  at: verified.at,
  artifacts: verified.artifacts.map((artifact) => ({
    stage: artifact.stage,
    path: artifact.path,
    outcome: outcomeOfArtifact(artifact),
    exit_code: artifact.verdict.exitCode,
    findings: artifact.findings.map(findingRow),
  })),
  findings: verified.rest.map(findingRow),
  decision: verified.verdict.decision,
  reasons: verified.verdict.reasons,
  exit_code: verified.verdict.exitCode,
  result_file: verified.result,
})

/** The same as a page. @param next the stage to begin with where there is no artifact at all */
export function verifyPage(verified: Verified, width: number, next: string | null): string {
  const { artifacts, rest, verdict } = verified
  const head = `${verdict.decision}: ${plural(artifacts.length, 'artifact')} at ${shortId(verified.head)}, commits trusted from ${shortId(verified.trusted)}`
  const table = columns(
    artifacts.map((one) => [one.stage, outcomeOfArtifact(one), one.path]),
    2,
    width,
  )
  const empty =
    artifacts.length > 0
      ? []
      : [
          next === null
            ? 'The policy has no stages.'
            : `Nothing is complete yet; next step: gatewright phase new ${next}`,
        ]
  const all = [...artifacts.flatMap(({ findings }) => findings), ...rest]
  const shown = all.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
  const written =
    verified.result === null
      ? []
      : [plainLine([{ kind: 'text', text: `${verified.result}: verification result written` }])]
  const lines = [head, ...table, ...empty, ...shown.flatMap((finding) => findingLines(finding, width))]
  return `${[...lines, ...written].join('\n')}\n`
}

/** A finding in four lines: what, found, required, next step. */
export function findingLines(finding: Finding, width: number): readonly string[] {
  const { found, required, fix } = message(finding)
  const { location, rule, outcome, level } = finding
  const where =
    location === undefined ? '' : ` ${location.path}${location.line === undefined ? '' : `:${location.line}`}`
  const word = outcome === 'fail' ? (level === 'error' ? 'FAIL' : level) : outcome
  return [
    '',
    plainLine([{ kind: 'text', text: `${word} ${rule}${where}` }]),
    ...labelled('found', found, 2, 10, width),
    ...labelled('required', required, 2, 10, width),
    ...(fix === '' ? [] : labelled('next step', fix, 2, 10, width)),
  ]
}
