import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { SignatureError } from '../../../src/core/errors.ts'
import { known } from '../../../src/core/fact.ts'
import type { Phases } from '../../../src/core/facts/phases.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { exitCodes, fold } from '../../../src/core/verdict.ts'
import { gatherFacts } from '../../../src/facts/registry.ts'
import { phaseUnlock } from '../../../src/gates/phase-unlock/gate.ts'
import { verifyArtifacts } from '../../../src/gates/phase-unlock/verify.ts'
import { offlineGitHub } from '../../../src/github/offline.ts'
import { options as schema } from '../../../src/phase/options.ts'
import { readKeyRing } from '../../../src/runner/signing-keys.ts'
import { openWorkspace } from '../../../src/workspace/workspace.ts'
import { policyWith } from '../../facts/context.ts'
import { projectRoot } from '../../support/action-process.ts'
import { type EvidenceCase, evidenceCases, evidenceFixture, secretOf } from '../../support/evidence-cases.ts'
import { checks, refused, undecided } from './facts.ts'

const fixture = evidenceFixture()
const cases = evidenceCases()

/** Rule and exit code of each code of the research, as the page for people says. */
const codes = new Map(
  [
    ...readFileSync(join(projectRoot, 'docs/phase-unlock.md'), 'utf8').matchAll(
      /^\| `([A-Z0-9_]+)` \| (?:`phase-unlock\/([a-z-]+)`|none[^|]*) \| (\d) \|$/gmu,
    ),
  ].map(([, code = '', rule = null, exit]) => [code, { rule, exit: Number(exit) }]),
)

const repositories = { whole: '', shallow: '' }

/** Git without settings of the machine. */
const git = (args: readonly string[], input?: Buffer): void => {
  execFileSync('git', args, {
    ...(input === undefined ? {} : { input }),
    env: {
      ...process.env,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_NO_REPLACE_OBJECTS: '1',
    },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

const folder = mkdtempSync(join(tmpdir(), 'gatewright-'))
beforeAll(() => {
  repositories.whole = join(folder, 'whole')
  repositories.shallow = join(folder, 'shallow')
  git(['init', '-q', '-b', 'main', repositories.whole])
  git(['-C', repositories.whole, 'fast-import', '--quiet'], Buffer.from(fixture.repo.stream_base64, 'base64'))
  git(['clone', '-q', '--depth', '1', '--no-checkout', `file://${repositories.whole}`, repositories.shallow])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The policy of a case in our words. */
const optionsOf = ({ policy }: EvidenceCase) => ({
  phases: Array.from({ length: policy.totalPhases }, (_, phase) => ({ phase, gates: policy.gates })),
  baseline: { total: policy.baselineTotal },
  binding: policy.allowContentBinding ? 'content' : 'commit',
  signature: {
    required: policy.requireHmac,
    algorithms: policy.algs,
    keys: Object.entries(policy.keys).map(([id, { revokedAt, notAfter }]) => ({
      ...{ id, algorithm: 'hmac-sha256' },
      ...(revokedAt === undefined ? {} : { 'revoked-at': revokedAt }),
      ...(notAfter === undefined ? {} : { 'not-after': notAfter }),
    })),
  },
})

/** Bytes of the case's files, facts by the clone alone, findings about the one artifact. */
async function findingsOf(one: EvidenceCase): Promise<readonly Finding[]> {
  const { policy } = one
  const keys = Object.fromEntries(Object.keys(policy.keys).map((id) => [id, secretOf(policy, id) ?? '']))
  const ring = readKeyRing({ GATEWRIGHT_HMAC_KEYS: JSON.stringify(keys) })
  const written = optionsOf(one)
  const base = policyWith({})
  const facts = await gatherFacts(['phases'], {
    repository: { owner: 'acme', repo: 'app' },
    subject: { kind: 'branch', baseSha: fixture.trusted, headSha: fixture.trusted, baseRef: 'main' },
    baseSha: fixture.trusted,
    policy: { ...base, gates: base.gates.map((gate) => ({ ...gate, id: 'phase-unlock', options: written })) },
    policyPath: '.github/gatewright.yml',
    github: { ...offlineGitHub('https://github.com'), serverTime: () => policy.now },
    workspace: await openWorkspace(one.shallow ? repositories.shallow : repositories.whole),
    hints: { pusher: null },
    snapshot: null,
    ...(ring === undefined ? {} : { keyRing: ring }),
    signatureRequired: policy.requireHmac,
    artifactFiles: new Map([
      [one.file, one.bytes],
      ...(one.previous === null ? [] : [['.phase-0.complete.json', one.previous] as const]),
    ]),
  })
  if (!facts.phases.known) throw new Error(facts.phases.detail)
  const stage = /^\.(.*)\.complete\.json$/u.exec(one.file)?.[1] ?? ''
  return verifyArtifacts(
    { phases: withChecks(facts.phases.value, policy.gates), now: policy.now, tags: known({}, source) },
    schema.parse(written),
    [stage],
  )
}

const source = { kind: 'git', what: 'case' } as const

/** The cases have no GitHub: every gate succeeded on the commit. */
const withChecks = (phases: Phases, gates: readonly string[]): Phases => ({
  ...phases,
  checks: Object.fromEntries(
    phases.artifacts.flatMap(({ artifact }) =>
      artifact === null
        ? []
        : [
            [
              artifact.commit,
              {
                known: true as const,
                value: checks(
                  artifact.commit,
                  gates.map((name) => ({ name })),
                ),
              },
            ],
          ],
    ),
  ),
})

const exitOf = (findings: readonly Finding[]): number =>
  fold(
    [
      {
        ...{ gate: 'phase-unlock', title: '', rules: phaseUnlock.rules, mode: 'enforce', optional: false },
        ...{ enforceFrom: null, findings },
      },
    ],
    { mode: 'enforce', onNothing: 'unknown', now: null },
  ).exitCode

describe('the attacks of the research, bytes in, rule and exit code out', () => {
  test.each(cases.map((one) => [one.id, one.why, one] as const))('%s: %s', async (_, __, one) => {
    const expected = one.expected === 'PASS' ? { rule: null, exit: 0 } : codes.get(one.expected)
    if (one.expected === 'C_WEAK_KEY') {
      await expect(findingsOf(one)).rejects.toBeInstanceOf(SignatureError)
      expect(expected?.exit).toBe(exitCodes.signature)
      return
    }
    const findings = await findingsOf(one)
    const [refusals, unknowns] = [refused(findings), undecided(findings)]
    expect([...refusals, ...unknowns]).toEqual(expected?.rule === null ? [] : [expected?.rule])
    expect(exitOf(findings)).toBe(expected?.exit)
  })

  test('there are 80 of them', () => {
    expect(cases).toHaveLength(80)
  })
})

test('the table of codes names rules of the gate, with their exit codes', () => {
  const rules: Readonly<Record<string, { exitCode?: { fail?: number; unknown?: number } }>> =
    phaseUnlock.rules
  for (const [code, { rule, exit }] of codes) {
    if (rule === null) continue
    expect(Object.keys(rules)).toContain(rule)
    const own = rules[rule]?.exitCode
    const expected = code.startsWith('U_')
      ? (own?.unknown ?? 3)
      : code.startsWith('W_')
        ? 0
        : (own?.fail ?? 1)
    expect([code, exit]).toEqual([code, expected])
  }
  expect([...codes.keys()].sort()).toEqual(
    expect.arrayContaining(
      [...new Set(cases.map(({ expected }) => expected))].filter((code) => code !== 'PASS').sort(),
    ),
  )
})
