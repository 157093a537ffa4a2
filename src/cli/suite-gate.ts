import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { PolicyError, UsageError } from '../core/errors.ts'
import { type Fact, known, unknown } from '../core/fact.ts'
import type { GatheredFacts } from '../core/judge.ts'
import { maxGoldenBytes, readManifest, readQuarantine } from '../facts/golden-files.ts'
import { goldenNeeds } from '../facts/golden-options.ts'
import { gates } from '../gates/registry.ts'
import { judgeSubjects } from '../pipeline/judge-subjects.ts'
import type { LoadedPolicy } from '../policy/assemble.ts'
import { digest } from '../policy/digest.ts'
import { restorePolicy } from '../policy/load.ts'
import type { Overrides } from '../policy/overrides.ts'
import { evidenceOf } from '../result/gate-evidence.ts'
import type { RunRecord } from '../result/record.ts'
import { readRepository } from '../runner/environment.ts'
import { checkedKey, readSigning } from '../runner/signing.ts'
import { jsonText } from '../surfaces/json.ts'
import { documentationUrl, version } from '../version.ts'
import { readInside } from '../workspace/files.ts'
import { placeOf } from './codeowners-file.ts'
import type { Context, Run } from './context.ts'
import { serverOf } from './github.ts'
import { nameOf } from './input.ts'
import { offlineFigures } from './judge-saved.ts'
import { judgedCommit } from './judged-commit.ts'
import { readLocalPolicy } from './policy-file.ts'
import { writeReport } from './report-output.ts'
import { evidenceFlags, runSuiteEvidence } from './suite-evidence.ts'
import { readReports } from './suite-sources.ts'
import { refuseDirectory, writeWhole } from './write-file.ts'

const gateId = 'golden-suite'
/** Stands for the commit where there is none: files of a directory that is no clone. */
const noCommit = '0'.repeat(40)

/** `suite gate`: judges local reports, or checks evidence before a deploy. */
export const runSuiteGate: Run = async (context) => {
  const { args } = context
  if (args.value('evidence') !== null) return await runSuiteEvidence(context)
  if (args.positionals.length === 0)
    throw new UsageError('suite gate: names no report: expected FILE…, or --evidence FILE')
  const alone = evidenceFlags.find((flag) => args.value(flag) !== null)
  if (alone !== undefined)
    throw new UsageError(`suite gate: --${alone} is about --evidence FILE, which is not given`)
  const out = args.value('evidence-out')
  if (out !== null) await refuseDirectory(resolve(context.directory, out), out)
  const record = await judged(context)
  if (out !== null) await writeEvidence(context, record, out)
  return await writeReport(context, record)
}

async function judged(context: Context): Promise<RunRecord> {
  const started = performance.now()
  const { args, directory, variables } = context
  const files = args.positionals.map(nameOf)
  const loaded = await policyOf(context, {
    gates: [gateId],
    options: { [gateId]: { reports: [], artifacts: [], 'expected-reports': files } },
  })
  const place = await placeOf(context)
  const sha = await judgedCommit(context)
  const { policy } = loaded
  const subjects = [{ subject: '', facts: await factsOf(context, loaded, place.root, sha) }]
  const run = offlineFigures(started)
  return {
    ...{ version, documentationUrl, policy, subjects, run },
    serverUrl: serverOf(context).serverUrl,
    target: {
      kind: 'branch',
      repository:
        readRepository(variables) ?? `local/${basename(place.root) || basename(directory) || 'directory'}`,
      pullRequests: [],
      headSha: sha,
      baseRef: null,
      baseSha: sha,
    },
    verdict: judgeSubjects({
      ...{ policy, gates, subjects },
      scope: 'pull-request',
      target: 'branch',
      forgiveOffline: true,
    }),
    policyPath: loaded.path,
    notices: [...loaded.notices],
  }
}

/** The policy named, or the work tree's; where there is none, every test must pass. */
async function policyOf(context: Context, overrides: Overrides): Promise<LoadedPolicy> {
  const named = context.args.value('policy')
  try {
    return (await readLocalPolicy(context, named)).under(overrides)
  } catch (error) {
    const missing = error instanceof PolicyError && error.problems.every(({ code }) => code === 'missing')
    if (named !== null || !missing) throw error
    const text = 'version: 1\nmode: enforce\n'
    const source = { name: '(no policy)', sha: null, sha256: digest(new TextEncoder().encode(text)), text }
    context.output.note('there is no policy here: every test must pass')
    return restorePolicy({ sources: [source], gates, version, overrides })
  }
}

async function factsOf(
  context: Context,
  { policy }: LoadedPolicy,
  root: string,
  sha: string | null,
): Promise<GatheredFacts> {
  const source = { kind: 'file', what: 'the command line' } as const
  const reports = await readReports(context, context.args.positionals)
  const names = context.args.positionals.map(nameOf)
  const patterns = names.map((pattern) => ({ pattern, files: 1 }))
  const commits = sha === null ? [] : [sha]
  const needs = goldenNeeds({ policy })
  const offline = unknown('offline', 'suite gate judges the reports that are named, and nothing else')
  return {
    now: known(new Date().toISOString(), { kind: 'input', what: 'clock' }),
    'other-pull-requests': known([], source),
    'test-reports': known({ commits, patterns, ...reports }, source),
    'golden-manifest': await manifestOf(root, needs, sha ?? noCommit),
    'suite-history': needs.history === null ? known({ runs: [], unreadable: 0 }, source) : offline,
    soak: needs.soak === null ? known(null, source) : offline,
  }
}

/** Manifest and quarantine list as they stand in the work tree. */
async function manifestOf(
  root: string,
  needs: ReturnType<typeof goldenNeeds>,
  sha: string,
): Promise<Fact<unknown>> {
  const manifest = await readInside(root, needs.manifest, maxGoldenBytes)
  const quarantine = await readInside(root, needs.quarantine, maxGoldenBytes)
  const tests = manifest === null ? null : readManifest(manifest, needs.manifest)
  const entries = quarantine === null ? null : readQuarantine(quarantine, needs.quarantine)
  const paths = [...new Set((tests ?? []).flatMap(({ file }) => file ?? []))]
  const digests = paths.map(async (path) => [path, await digestOfFile(root, path)] as const)
  return known(
    {
      sha,
      manifest: tests === null ? null : { path: needs.manifest, tests: [...tests] },
      quarantine: entries === null ? null : { path: needs.quarantine, entries: [...entries] },
      proposed: null,
      lowered: [],
      sources: Object.fromEntries(await Promise.all(digests)),
    },
    { kind: 'file', what: `${needs.manifest} and ${needs.quarantine}` },
  )
}

const maxSourceBytes = 16 * 1024 * 1024

/** SHA-256 (hex) of a file of the work tree; null when it is not there. */
export async function digestOfFile(root: string, path: string): Promise<string | null> {
  const bytes = await readInside(root, path, maxSourceBytes)
  return bytes === null ? null : createHash('sha256').update(bytes).digest('hex')
}

async function writeEvidence(
  { directory, variables }: Context,
  record: RunRecord,
  out: string,
): Promise<void> {
  const signing = readSigning(variables)
  if (record.target.headSha === null)
    throw new UsageError('--evidence-out: evidence is about a commit: run in a clone, or name it with --sha')
  const evidence = evidenceOf(record, checkedKey(signing, out))
  if (evidence === null) throw new UsageError('--evidence-out: no test report was judged')
  await writeWhole(resolve(directory, out), out, jsonText(evidence, 2))
}
