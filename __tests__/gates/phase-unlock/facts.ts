import { type Fact, known } from '../../../src/core/fact.ts'
import type { Criteria } from '../../../src/core/facts/criteria.ts'
import type {
  EvidenceBlock,
  EvidenceObservation,
  ObservedArtifact,
  PhaseArtifact,
  Phases,
  Tags,
} from '../../../src/core/facts/phases.ts'
import type { ChangedFile } from '../../../src/core/facts/pull-request.ts'
import type { CheckRunFact, Checks } from '../../../src/core/facts/tools.ts'
import type { Finding, Location } from '../../../src/core/finding.ts'
import { plain } from '../../../src/core/text.ts'
import { evaluateChange, evaluateRepository } from '../../../src/gates/phase-unlock/evaluate.ts'
import { options as schema } from '../../../src/gates/phase-unlock/options.ts'
import { verifyArtifacts } from '../../../src/gates/phase-unlock/verify.ts'
import { artifactPath } from '../../../src/phase/files.ts'
import type { PhaseOptions } from '../../../src/phase/options.ts'

export const now = '2026-11-20T10:00:00Z'
export const head = 'a'.repeat(40)
export const base = 'b'.repeat(40)
export const commitOf = (index: number): string =>
  String(index + 1)
    .repeat(40)
    .slice(0, 40)
export const digestOf = (index: number): string =>
  String(index + 1)
    .repeat(64)
    .slice(0, 64)

/** Three phases in order, each with gate G1; phase 0 has no paths. */
export const written = {
  phases: [
    { phase: 0, gates: ['G1'] },
    { phase: 1, gates: ['G1'], paths: ['src/p1/**'] },
    { phase: 2, gates: ['G1'], paths: ['src/p2/**'] },
  ],
  checks: { G1: { check: 'nets', workflow: '.github/workflows/ci.yml' } },
} as const

export const options = (more: object = {}): PhaseOptions => schema.parse({ ...written, ...more })

export const block = (more: Partial<EvidenceBlock> = {}): EvidenceBlock => ({
  ...{ id: 'EB-1', file: 'src/a.ts', first: 2, last: 3, sha256: 'd'.repeat(64) },
  ...{ algorithm: 'lines-lf-v1', blob: null, description: null, line: 20 },
  ...more,
})

/** What is seen of `block()`: the file, its lines and their digest, all as claimed, and still so. */
export const seen = (
  more: Partial<EvidenceObservation> = {},
  file: Partial<(EvidenceObservation['at'] & { known: true })['value']> = {},
): EvidenceObservation => ({
  id: 'EB-1',
  at: {
    known: true,
    value: {
      ...{ kind: 'file', twin: null, blob: 'c'.repeat(40), size: 40, tooLarge: false, binary: false },
      ...{ largeFilePointer: false, utf8: true, lines: 4, digest: 'd'.repeat(64) },
      ...file,
    },
  },
  now: { known: true, value: { state: 'same', lines: { first: 2, last: 3 } } },
  trustedBlob: { known: true, value: 'c'.repeat(40) },
  secrets: { known: true, value: [] },
  ...more,
})

export const run = (more: Partial<CheckRunFact> = {}): CheckRunFact => ({
  ...{ id: 1, name: 'nets', sha: head, status: 'completed', conclusion: 'success' },
  app: { id: 15368, slug: 'github-actions' },
  suite: 1,
  workflow: {
    ...{ path: '.github/workflows/ci.yml', run: 7, event: 'push', attempt: 1 },
    attemptStartedAt: '2026-11-18T09:00:00Z',
  },
  ...{ startedAt: '2026-11-18T09:00:00Z', completedAt: '2026-11-18T09:05:00Z' },
  ...more,
})

export const checks = (sha: string, runs: readonly Partial<CheckRunFact>[] = [{}]): Checks => ({
  sha,
  runs: runs.map((more, index) => run({ id: index + 1, sha, ...more })),
  statuses: [],
  workflows: { known: true, value: true },
})

/** A text about stage number `index` that holds in every way. */
export const artifact = (index: number, more: Partial<PhaseArtifact> = {}): PhaseArtifact => ({
  ...{
    schemaVersion: '1.1',
    minSchemaVersion: '1.0',
    stage: `phase-${index}`,
    phase: index,
    name: `P${index}`,
  },
  ...{ repository: 'acme/shop', repositoryId: null, baseline: { passed: 14, total: 14 }, gates: ['G1'] },
  counters: [{ name: 'safety_nets_count', before: 5, after: 5 }],
  performance: { median: null, p95: null, reason: null },
  ...{ commit: commitOf(index), completedAt: `2026-11-1${index}T10:00:00Z`, expiresAt: null },
  ...{ previous: index === 0 ? null : digestOf(index - 1), supersedes: null },
  ...{ evidence: [block()], criteria: [] },
  ...more,
})

/** It as it is seen: on the base, unsigned, its commit in the history of the base. */
export const observed = (
  index: number,
  more: Partial<ObservedArtifact> = {},
  own: Partial<PhaseArtifact> = {},
): ObservedArtifact => {
  const text = artifact(index, own)
  return {
    ...{ path: artifactPath('', text.stage), stage: text.stage, mode: '100644', blob: 'e'.repeat(40) },
    ...{ base: 'same', baseDigest: null, problems: [], artifact: text },
    ...{ digest: digestOf(index), fileDigest: 'f'.repeat(64) },
    signature: { state: 'unsigned', algorithm: null, keyId: null, detail: 'it is not signed' },
    commit: { known: true, value: { type: 'commit', ancestor: true, committedAt: '2026-11-09T09:00:00Z' } },
    afterPrevious: index === 0 ? null : { known: true, value: true },
    baseline: null,
    evidence: [seen()],
    report: null,
    ...more,
  }
}

export const valid = { state: 'valid', algorithm: 'ed25519', keyId: 'k1', detail: 'valid' } as const

export const phases = (artifacts: readonly ObservedArtifact[], more: Partial<Phases> = {}): Phases => ({
  ...{ head, base, trusted: base, repository: 'acme/shop', repositoryId: 7 },
  losesCommits: { known: true, value: false },
  ...{ signatureRequired: false, artifacts: [...artifacts], removed: [], lookalikes: [] },
  checks: Object.fromEntries(
    artifacts.flatMap(({ artifact: own }) =>
      own === null ? [] : [[own.commit, { known: true as const, value: checks(own.commit) }]],
    ),
  ),
  ...more,
})

export const changed = (...paths: readonly string[]): ChangedFile[] =>
  paths.map((path) => ({ path, previousPath: null, status: 'modified', blob: null }))

const source = { kind: 'git', what: 'example' } as const
const noCriteria: Criteria = { sha: head, commits: {}, files: {}, suites: {}, issues: {}, tagged: {} }
export const quiet: { tags: Fact<Tags>; criteria: Fact<Criteria> } = {
  tags: known({}, source),
  criteria: known(noCriteria, source),
}

/** A place in the policy for every option: `.github/gatewright.yml` by its keys. */
export const where = (...keys: readonly (string | number)[]): Location => ({
  path: `.github/gatewright.yml#${keys.join('.')}`,
  at: 'base',
})

/** Findings about a change that touches these paths. */
export const judgeChange = (
  facts: Phases,
  paths: readonly string[] = ['README.md'],
  settings: PhaseOptions = options(),
): readonly Finding[] =>
  evaluateChange({ ...quiet, phases: facts, now, 'changed-files': changed(...paths) }, settings, where)

/** Findings about the judged commit by itself. */
export const judgeRepository = (facts: Phases, settings: PhaseOptions = options()): readonly Finding[] =>
  evaluateRepository(
    {
      ...quiet,
      phases: { ...facts, base: null },
      now,
      greenlight: known(
        { sha: head, files: {}, variables: {}, checks: { known: true, value: checks(head, []) } },
        source,
      ),
    },
    settings,
    where,
  )

/** Findings about one stage. */
export const verify = (
  facts: Phases,
  settings: PhaseOptions = options(),
  only?: readonly string[],
): readonly Finding[] => verifyArtifacts({ ...quiet, phases: facts, now }, settings, only, where)

/** Rules that refuse, each once, sorted. */
export const refused = (findings: readonly Finding[]): readonly string[] =>
  [
    ...new Set(
      findings.flatMap(({ outcome, level, rule }) =>
        outcome === 'fail' && level === 'error' ? [rule.slice('phase-unlock/'.length)] : [],
      ),
    ),
  ].sort()

export const undecided = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ outcome, rule }) => (outcome === 'unknown' ? [rule.slice('phase-unlock/'.length)] : []))

/** The findings of a rule. */
export const of = (findings: readonly Finding[], rule: string): readonly Finding[] =>
  findings.filter((finding) => finding.rule === `phase-unlock/${rule}`)

/** What they say: `found | required | fix`. */
export const said = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ found, required, fix }) => [found, required, fix].map(plain).join(' | '))
