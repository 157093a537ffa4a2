import type { Fact } from '../core/fact.ts'
import type { FactKey, FactValue } from '../core/facts/index.ts'
import type { TestReports } from '../core/facts/test-reports.ts'
import type { Evidence } from '../formats/golden/evidence.ts'
import { redactSecrets } from '../formats/secrets/index.ts'
import { type Options, readsReports } from '../gates/golden-suite/options.ts'
import { type SuiteResult, suiteResults } from '../gates/golden-suite/suites.ts'
import { digestOf, digestsOf } from './digests.ts'
import type { RunRecord } from './record.ts'
import { signatureOf } from './signature.ts'

const gateId = 'golden-suite'
const mostFlaky = 1_000
/** UTF-16 units that names of flaky tests take at most: evidence that grew too large could not be read again. */
const mostFlakyUnits = 500_000

/**
 * What gate `golden-suite` decided in a run, from which files; null when the run judged no test report.
 * @param key signs it when given
 * @param runId the workflow run; null outside of one
 */
export function evidenceOf(
  record: RunRecord,
  key: string | null,
  runId: number | null = null,
): Evidence | null {
  const judged = record.verdict.gates.find(({ gate }) => gate === gateId)
  const setting = record.policy?.gates.find(({ id }) => id === gateId)
  const headSha = record.target.headSha
  if (judged === undefined || setting === undefined || headSha === null) return null
  // The policy's schema has validated the options of every gate.
  const options = setting.options as Options
  const facts = factsOf(record)
  if (facts === null || !readsReports(options)) return null
  const reports = facts['test-reports']
  const manifest = facts['golden-manifest']
  const { suites, tests } = suiteResults(facts, options)
  const document: Omit<Evidence, 'digest' | 'signature'> = {
    schema_version: 1,
    tool: 'gatewright',
    gate: gateId,
    repository: record.target.repository,
    head_sha: headSha,
    ...(runId === null ? {} : { run_id: runId }),
    at: facts.now,
    policy: { path: record.policyPath, sha256: digestsOf({ ...record, subjects: [] }).policy ?? '' },
    decision: isLent(record) && judged.outcome !== 'fail' ? 'unknown' : judged.outcome,
    enforced: judged.effectiveMode === 'enforce',
    inputs: inputsOf(reports),
    manifest: {
      sha: manifest.sha,
      tests: manifest.manifest?.tests.length ?? null,
      quarantined: manifest.quarantine?.entries.length ?? 0,
    },
    total: reports.total,
    suites: suites.map(suiteOf),
    flaky: fitting(tests.filter(({ test }) => test.flaky).map(({ id }) => redactSecrets(id).text)),
  }
  const whole = { ...document, digest: digestOf(document) }
  return { ...whole, signature: key === null ? null : signatureOf(whole, key) }
}

/**
 * Whether the commit is the head of another open pull request as well, or may be: another policy judges that one, and
 * nothing green is said about the commit. A merge group's commit is its own, and a local branch has no check.
 */
function isLent({ target, subjects }: RunRecord): boolean {
  if (target.kind === 'merge-group' || target.kind === 'branch') return false
  return subjects.some(({ facts }) => {
    const others = facts['other-pull-requests'] as Fact<FactValue['other-pull-requests']> | undefined
    return others?.known !== true || others.value.length > 0
  })
}

function fitting(names: readonly string[]): string[] {
  let units = 0
  return names.slice(0, mostFlaky).filter(({ length }) => {
    if (units + length > mostFlakyUnits) return false
    units += length
    return true
  })
}

const inputsOf = ({ files }: TestReports): Evidence['inputs'] =>
  files.map(({ path, format, bytes, sha256, verdict }) => ({
    ...{ path: redactSecrets(path).text, format, bytes, sha256, verdict },
  }))

const suiteOf = ({ suite, successes, trials, bound, decision }: SuiteResult): Evidence['suites'][number] => ({
  suite: suite.name,
  ...{ successes, trials, decision },
  lcb: bound,
  threshold: suite.lcb ?? null,
  method: suite.method,
  confidence: suite.confidence,
  sides: suite.sides,
})

type Needed = Pick<FactValue, 'test-reports' | 'golden-manifest' | 'now'>

/** The facts the decision rests on; null when one of them is not known. In a merge group all subjects share them. */
function factsOf(record: RunRecord): Needed | null {
  const facts = record.subjects[0]?.facts
  const known = <K extends FactKey>(key: K): FactValue[K] | null => {
    const fact = facts?.[key] as Fact<FactValue[K]> | undefined
    return fact?.known === true ? fact.value : null
  }
  const [reports, manifest, now] = [known('test-reports'), known('golden-manifest'), known('now')]
  if (reports === null || manifest === null || now === null) return null
  return { 'test-reports': reports, 'golden-manifest': manifest, now }
}

/** Path of a soak's start that the run rests on without a signature that was checked; null when there is none. */
export function uncheckedSoak({ subjects }: RunRecord): string | null {
  for (const { facts } of subjects) {
    const soak = facts.soak as Fact<FactValue['soak']> | undefined
    const start = soak?.known === true ? (soak.value?.start ?? null) : null
    if (start !== null && start.signature !== 'valid') return start.path
  }
  return null
}
