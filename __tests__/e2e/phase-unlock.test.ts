import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../src/formats/strict-json/index.ts'
import { signDocument } from '../../src/signing/sign.ts'
import { artifact, cloneOf, lineDigest, removeClones, text } from '../facts/phase-scene.ts'
import { inScene, type RunOptions, type Scene } from './scene.ts'

/** Gate `phase-unlock` as people run it: its own action, the root action, and the command line in a clone. */

const limits = (most: number) => `// The most.\nexport const most = ${most}\nexport const least = 1\n`
const now = '2026-11-20T10:00:00Z'
const key = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index * 7))
const own = { GATEWRIGHT_HMAC_KEYS: JSON.stringify({ release: key.toString('base64') }) }

const policy = (required = true) => `version: 1
mode: enforce
overrides: { approvers: ['@chef', '@oper'] }
gates:
  branch-protection: { enabled: false }
  codeowners: { enabled: false }
  phase-unlock:
    phases:
      - { phase: 0, name: Safety nets, gates: [G1] }
      - { phase: 1, name: Payouts, paths: ['src/payouts/**'] }
    checks: { G1: nets }
    evidence: { stale: fail }
    signature: { required: ${required}, keys: [{ id: release, algorithm: hmac-sha256 }] }
`
const permissions = {
  checks: 'read',
  statuses: 'read',
  actions: 'read',
  issues: 'write',
} as const

const play = (required: boolean, run: (scene: Scene) => Promise<void>): Promise<void> =>
  inScene({ policy: policy(required), now, permissions, files: { 'src/limits.ts': limits(10) } }, run)

/** Proves phase 0 complete on the base, as a change of its own that was merged. */
function prove({ repository }: Scene, signed: boolean, forged: Partial<Record<string, unknown>> = {}): void {
  const sha = repository.tip()
  repository.checkRun({ name: 'nets', sha, conclusion: 'success' })
  const document = artifact(sha, {
    ...{ phase: 0, phase_name: 'Safety nets', previous_artifact_sha256: null, completion_date: now },
    evidence_blocks: [
      { evidence_id: 'EB-1', file: 'src/limits.ts', lines: '2-3', sha256: lineDigest(limits(10), 2, 3) },
    ],
  }) as JsonObject
  const signature = signDocument(document, { algorithm: 'hmac-sha256', keyId: 'release', key })
  const written = { ...document, ...(signed ? { signature } : {}), ...forged }
  repository.commit('main', { files: { '.phase-0.complete.json': text(written) }, message: 'Phase 0' })
}

const gate = (env: Readonly<Record<string, string>> = own): RunOptions => ({
  action: 'actions/phase-unlock',
  env: { ...env },
})
const payouts = { files: { 'src/payouts/pay.ts': 'export const pay = 1\n' } }

const rulesOf = ({ result }: { readonly result: { readonly findings: readonly unknown[] } }) =>
  (result.findings as readonly { rule: string; outcome: string }[])
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
    .map(({ rule }) => rule)

const override = (headSha: string): string =>
  JSON.stringify({
    ...{ gates: ['phase-unlock'], rules: ['phase-unlock/evidence-stale'], head_sha: headSha },
    ...{ ticket: 'SHOP-7', requested_by: '@alpha', expires_at: '2026-11-22T10:00:00Z' },
    reason: 'the limit rises with the contract of this week',
  })

afterAll(() => removeClones())

test('locked, proved, unlocked, its evidence stale, excused by two: the action, the suite and a clone agree', () =>
  play(true, async (scene) => {
    const { repository } = scene
    const pull = scene.change({ head: 'payouts', ...payouts })
    const locked = await scene.judge(pull, gate())
    expect([locked.exitCode, rulesOf(locked)]).toEqual([1, ['phase-unlock/stage-missing']])
    expect(locked.summary).toContain('gatewright phase new phase-0')
    expect(locked.summary).toContain('```mermaid')

    prove(scene, true)
    const unlocked = await scene.judge(pull, gate())
    expect([unlocked.exitCode, rulesOf(unlocked)]).toEqual([0, []])
    expect((await scene.judge(pull, { ...gate(), action: '.' })).exitCode).toBe(0)

    const path = cloneOf(repository)
    const git = (...args: string[]) => spawnSync('git', args, { cwd: path })
    git('checkout', '-q', '-b', 'more', 'origin/payouts')
    git('rebase', '-q', 'origin/main')
    // What the clone is called is known by its remote, as it is in the hands of people.
    git('remote', 'set-url', 'origin', 'git@github.com:acme/shop.git')
    const program = join(import.meta.dirname, '../../bin/gatewright.js')
    const checked = spawnSync(
      process.execPath,
      [program, 'check', 'phase-unlock', '--base', 'main', '--json'],
      { cwd: path, encoding: 'utf8', env: { PATH: process.env['PATH'], ...own } },
    )
    const local = JSON.parse(checked.stdout) as { findings: { rule: string; outcome: string }[] }
    // Only whether the check succeeded is left open, as GitHub alone knows it.
    expect([checked.status, rulesOf({ result: local })]).toEqual([0, expect.arrayContaining([])])
    expect(local.findings.filter(({ outcome }) => outcome === 'fail')).toEqual([])

    const change = scene.change({ head: 'limit', files: { 'src/limits.ts': limits(20) } })
    const stale = await scene.judge(change, gate())
    expect([stale.exitCode, rulesOf(stale)]).toEqual([1, ['phase-unlock/evidence-stale']])
    change.push({ by: 'alpha', files: { '.gatewright/overrides/limit.json': override(change.headSha) } })
    change.review({ by: 'chef', state: 'APPROVED' })
    change.review({ by: 'oper', state: 'APPROVED' })
    const excused = await scene.judge(change, gate())
    expect([excused.exitCode, excused.result.decision, excused.result.reason_codes]).toEqual([
      ...[0, 'report', ['overridden']],
    ])
    expect(rulesOf(excused)).toEqual(['phase-unlock/evidence-stale'])
    expect(repository.issues.all.map(({ model }) => model.title)).toEqual([
      'Override in use: limit, until 2026-11-22',
    ])
  }))

describe('signatures', () => {
  test('a fork has no key: unknown, and it says who can decide', () =>
    play(true, async (scene) => {
      prove(scene, true)
      const from = scene.repository.fork('meddler')
      const pull = scene.change({ author: 'meddler', from, head: 'patch', ...payouts })
      const { exitCode, summary, ...run } = await scene.judge(pull, gate({}))
      expect([exitCode, rulesOf(run)]).toEqual([
        ...[3, ['phase-unlock/signature-unchecked', 'phase-unlock/stage-missing']],
      ])
      expect(summary).toContain('let a run with the key decide (`GATEWRIGHT_HMAC_KEYS`): the merge queue')
      expect(run.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([])
    }))

  test('POLICY_REQUIRE_HMAC asks for one by `true`, for none by `false`, and nothing else is taken', () =>
    play(false, async (scene) => {
      prove(scene, false)
      const pull = scene.change(payouts)
      const [asked, not, other] = await Promise.all(
        ['true', 'false', 'True'].map((value) =>
          scene.judge(pull, gate({ ...own, POLICY_REQUIRE_HMAC: value })),
        ),
      )
      expect(asked?.exitCode).toBe(2)
      expect(asked === undefined ? [] : rulesOf(asked)).toContain('phase-unlock/signature-missing')
      expect([not?.exitCode, not === undefined ? [] : rulesOf(not)]).toEqual([0, []])
      expect(other?.exitCode).toBe(2)
      expect(`${other?.stdout}${other?.stderr}`).toMatch(
        /POLICY_REQUIRE_HMAC: found "True", expected true or false · Next step: write true/,
      )
    }))

  test('one that is wrong is an alarm: one issue, however often it is seen', () =>
    play(true, async (scene) => {
      prove(scene, true, { safety_nets_count_after: 6 })
      const pull = scene.change(payouts)
      const first = await scene.judge(pull, gate())
      expect(first.exitCode).toBe(2)
      expect(rulesOf(first)).toContain('phase-unlock/signature-invalid')
      const again = await scene.judge(pull, gate())
      expect(again.requests.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([])
      expect(scene.repository.issues.all.map(({ model }) => model.labels.map(String))).toHaveLength(1)
      const shown = first.stdout.replaceAll(/^::add-mask::.*$/gm, '')
      expect(`${shown}${first.summary}`).not.toContain(key.toString('base64'))
    }))
})
