import type { Observation, Unobserved } from '../core/facts/observation.ts'
import type { EvidenceObservation, ObservedArtifact, PhaseArtifact, Phases } from '../core/facts/phases.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { redactChecks } from './redact-tools.ts'

/** Whether a text stands in the policy, which is saved beside the facts. */
export type StatedIn = (text: string) => boolean

const dropped = '(redacted)'

/**
 * Artifacts without names of people, repositories and free texts. Names that the policy states stay what the redacted
 * policy says, for they are compared with it: names of stages, and earlier names of the repository.
 */
export function redactPhases(phases: Phases, people: Pseudonyms, stated: StatedIn): Phases {
  const numbers = (id: number | null): number | null => (id === null ? null : people.id(id))
  const repository = (name: string): string => {
    const own = name.toLowerCase() === phases.repository.toLowerCase()
    return !own && stated(name) ? name : people.repository(name)
  }
  const name = (text: string): string => (stated(text) ? people.text(text) : people.name(text))
  const artifact = (read: PhaseArtifact): PhaseArtifact => ({
    ...read,
    name: name(read.name),
    repository: read.repository === null ? null : repository(read.repository),
    repositoryId: numbers(read.repositoryId),
    gates: read.gates.map(people.text),
    counters: read.counters.map((counter) => ({ ...counter, name: people.text(counter.name) })),
    criteria: read.criteria.map((criterion) => ({ ...criterion, id: people.text(criterion.id) })),
    performance: {
      ...read.performance,
      reason: read.performance.reason === null ? null : dropped,
    },
    evidence: read.evidence.map((block) => ({ ...block, description: null })),
  })
  return {
    ...phases,
    repository: people.repository(phases.repository),
    repositoryId: numbers(phases.repositoryId),
    ...(phases.repositoryIdUnread === undefined
      ? {}
      : { repositoryIdUnread: unreadPart(phases.repositoryIdUnread) }),
    losesCommits: part(phases.losesCommits),
    artifacts: phases.artifacts.map((one) => ({
      ...redactObserved(one, people),
      artifact: one.artifact === null ? null : artifact(one.artifact),
    })),
    checks: Object.fromEntries(
      Object.entries(phases.checks).map(([commit, checks]) => [
        commit,
        part(checks, (value) => redactChecks(value, people)),
      ]),
    ),
  }
}

/** An artifact's observations. Rules see whether a token, a problem or a secret is there, never its text. */
function redactObserved(one: ObservedArtifact, people: Pseudonyms): ObservedArtifact {
  return {
    ...one,
    problems: one.problems.map((problem) => ({ ...problem, found: dropped, fix: people.text(problem.fix) })),
    signature:
      one.signature === null
        ? null
        : { ...one.signature, keyId: textOf(one.signature.keyId, people), detail: dropped },
    commit: partOrNull(one.commit),
    ...(one.merged === undefined ? {} : { merged: partOrNull(one.merged) }),
    afterPrevious: partOrNull(one.afterPrevious),
    baseline: partOrNull(one.baseline, (value) => ({
      ...value,
      invalid: value.invalid === null ? null : dropped,
    })),
    evidence: one.evidence.map(redactEvidence),
    report: partOrNull(one.report, (value) => ({
      ...value,
      tokens: value.tokens.map(({ line }) => ({ text: '{{…}}', line })),
    })),
  }
}

const textOf = (text: string | null, people: Pseudonyms): string | null =>
  text === null ? null : people.text(text)

const redactEvidence = (seen: EvidenceObservation): EvidenceObservation => ({
  ...seen,
  at: part(seen.at),
  now: partOrNull(seen.now),
  trustedBlob: partOrNull(seen.trustedBlob),
  secrets: part(seen.secrets),
})

/** A part without the detail of why it is unknown, which may name anything. */
function part<T>(seen: Observation<T>, redacted: (value: T) => T = (value) => value): Observation<T> {
  return seen.known ? { ...seen, value: redacted(seen.value) } : unreadPart(seen)
}

const unreadPart = ({ reason }: Unobserved): Unobserved => ({ known: false, reason, detail: dropped })

const partOrNull = <T>(seen: Observation<T> | null, redacted?: (value: T) => T): Observation<T> | null =>
  seen === null ? null : part(seen, redacted)
