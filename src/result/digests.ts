import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type FactKey, type FactValue, factKeys } from '../core/facts/index.ts'
import type { GatheredFacts } from '../core/judge.ts'
import type { OverrideView } from '../core/override.ts'
import type { GateVerdict, Verdict } from '../core/verdict.ts'
import type { Policy } from '../policy/policy.ts'
import type { RunRecord, SubjectFacts } from './record.ts'
import type { Digests } from './report.ts'

/** SHA-256 (hex) of the UTF-8 bytes of a text. */
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/**
 * JSON in the one form RFC 8785 gives it. A lone surrogate, which the RFC refuses, is written as `\u{…}` first:
 * a hostile file name may not stop a verdict.
 */
export function canonicalJson(value: unknown): string {
  try {
    return canonicalize(value) ?? 'null'
  } catch {
    // Lone surrogates, and numbers that JSON has no word for.
    const plain: unknown = JSON.parse(JSON.stringify(value) ?? 'null')
    return canonicalize(wellFormed(plain)) ?? 'null'
  }
}

const spelled = (text: string): string =>
  text.replace(/\p{Cs}/gu, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`)

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return spelled(value)
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [spelled(key), wellFormed(item)]))
}

/** SHA-256 (hex) of a value's canonical JSON. */
export const digestOf = (value: unknown): string => sha256(canonicalJson(value))

/** What identifies a finding across runs: its rule and its subject, without lines, dates or counts. */
export const fingerprint = (rule: string, subject: string): string => sha256(JSON.stringify([rule, subject]))

/** The digests of a run. Equal facts under an equal policy give an equal verdict, and so equal digests. */
export const digestsOf = (record: RunRecord): Digests => ({
  policy: record.policy === null ? null : policyDigest(record.policy),
  facts: factsDigest(record.subjects),
  verdict: verdictDigest(record.verdict),
})

/** What the policy requires, defaults included; comments and layout of its files do not count. */
function policyDigest(policy: Policy): string {
  const gates = policy.gates.map(({ id, mode, optional, enforceFrom, options }) => ({
    id,
    mode,
    optional,
    enforceFrom,
    options,
  }))
  const { mode, onNothing, p0, overrideSettings } = policy
  const required = p0.ids.length === 0 ? {} : { p0: sorted(p0.ids) }
  const named = overrideSettings?.approvers ?? []
  const overrides = named.length === 0 ? {} : { overrides: { ...overrideSettings, approvers: sorted(named) } }
  return digestOf({ mode, onNothing, ...required, ...overrides, gates: sorted(gates) })
}

/** Facts whose lists are sets: the order GitHub gave them in means nothing. */
const unordered: ReadonlySet<FactKey> = new Set([
  'changed-files',
  'codeowners-errors',
  'head-codeowners-errors',
  'policy-paths',
])

function factsDigest(subjects: readonly SubjectFacts[]): string {
  return digestOf(sorted(subjects.map(({ subject, facts }) => ({ subject, facts: stableFacts(facts) }))))
}

/** Reports with the digest of their tests: the text of all of them, millions, may be longer than texts can be. */
function stableReports({ tests, ...reports }: FactValue['test-reports']): unknown {
  const hash = createHash('sha256')
  for (const { group, name, outcome, flaky, attempts, seconds, details } of tests) {
    const kept = details === undefined ? null : canonicalJson(details)
    hash.update(`${JSON.stringify([group, name, outcome, flaky, attempts, seconds, kept])}\n`, 'utf8')
  }
  return { ...reports, tests: hash.digest('hex') }
}

/** Values and reasons only: sources differ between a live and a saved run, `now` between any two. */
function stableFacts(facts: GatheredFacts): Record<string, unknown> {
  const stable = factKeys.flatMap((key): [string, unknown][] => {
    const fact = facts[key]
    if (fact === undefined || key === 'now') return []
    return [[key, fact.known ? { value: stableValue(key, fact.value) } : { unknown: fact.reason }]]
  })
  return Object.fromEntries(stable)
}

function stableValue(key: FactKey, value: unknown): unknown {
  // A fact was validated as its key's value when it was gathered or read.
  if (key === 'test-reports') return stableReports(value as FactValue['test-reports'])
  if (Array.isArray(value)) return unordered.has(key) ? sorted(value) : value
  if (typeof value !== 'object' || value === null) return value
  // Members of a team and files of a commit are sets, too.
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, stableNested(key, item)]))
}

function stableNested(key: FactKey, value: unknown): unknown {
  if (key === 'repository-files') return Array.isArray(value) ? sortedByPath(value) : value
  if (key !== 'teams' || typeof value !== 'object' || value === null || !('members' in value)) return value
  return { ...value, members: Array.isArray(value.members) ? sorted(value.members) : value.members }
}

function verdictDigest(verdict: Verdict): string {
  const { decision, exitCode, reasons, mode, gates, overrides = [] } = verdict
  return digestOf({
    decision,
    exitCode,
    reasons: sorted(reasons),
    mode,
    gates: sorted(gates.map(stableGate)),
    ...(overrides.length === 0 ? {} : { overrides: sorted(overrides.map(stableOverride)) }),
  })
}

/** Without its sentences, which count days. */
const stableOverride = ({ found: _, fix: __, ...view }: OverrideView): unknown => view

/** A gate with the digests of its findings in sorted order: each finding is put into canonical form once. */
function stableGate({ rules: _, findings, ...gate }: GateVerdict): unknown {
  return { ...gate, findings: findings.map(digestOf).sort() }
}

/** A list in the order of its items' canonical JSON. */
function sorted(items: readonly unknown[]): readonly unknown[] {
  return items
    .map((item) => ({ item, key: canonicalJson(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item)
}

/** Files of a commit by path, which is unique there: there may be 100,000 of them. */
function sortedByPath(files: readonly unknown[]): readonly unknown[] {
  const pathOf = (file: unknown): string =>
    typeof file === 'object' && file !== null && 'path' in file ? String(file.path) : ''
  return files
    .map((file) => ({ file, path: pathOf(file) }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ file }) => file)
}
