import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Fact, known, unknown } from '../../src/core/fact.ts'
import type { Phases } from '../../src/core/facts/phases.ts'
import { type GatheredFacts, judge } from '../../src/core/judge.ts'
import { redact } from '../../src/facts/redact.ts'
import { readSavedFacts, type SavedFacts, saveFacts } from '../../src/facts/saved.ts'
import { phaseUnlock } from '../../src/gates/phase-unlock/gate.ts'
import { gates } from '../../src/gates/registry.ts'
import { restorePolicy } from '../../src/policy/load.ts'
import { exchangeProblems } from '../support/openapi.ts'
import {
  artifact,
  documentDigest,
  gatherPull,
  key,
  lineDigest,
  lines,
  phasesOf,
  phaseWorld,
  signedText,
} from './phase-scene.ts'

const scene = phaseWorld()
beforeAll(() => scene.start())
afterAll(async () => {
  expect(exchangeProblems(scene.world.requests.entries)).toEqual([])
  await scene.close()
})

const policyText = `version: 1
mode: enforce
gates:
  phase-unlock:
    phases:
      - { phase: 0, name: "Start, by @chef", paths: ["src/**"] }
      - { phase: 1, name: 'Build ''em', paths: ["src/next/**"], gates: ["test (@rival/web)"] }
      - { phase: 2, paths: ["later/**"] }
    checks: { "test (@rival/web)": { workflow: .github/workflows/ci.yml } }
    performance: { median: 2 }
    previous-repositories: [acme/old]
    several-at-once: true
    report: docs/{stage}.md
    signature: { keys: [{ id: ${key.id}, algorithm: hmac-sha256 }] }
`

const restored = (document: SavedFacts) => {
  const sources = document.policy.sources as never
  return restorePolicy({ sources, gates, version: '0.1.0', overrides: {} }).policy
}

const saved = (facts: GatheredFacts): SavedFacts => ({
  ...{ version: '0.1.0', redacted: false, serverUrl: 'https://github.example' },
  target: {
    ...{ kind: 'pull-request', repository: 'acme/shop-1', pullRequests: [1] },
    ...{ headSha: 'a'.repeat(40), baseRef: 'main', baseSha: 'a'.repeat(40) },
  },
  policy: {
    path: '.github/gatewright.yml',
    sources: [{ name: '.github/gatewright.yml', sha: null, sha256: '0'.repeat(64), text: policyText }],
    inputs: {},
  },
  subjects: [{ subject: '', facts }],
})

const findings = (document: SavedFacts) => {
  const setting = restored(document).gates.find(({ id }) => id === 'phase-unlock')
  const facts = document.subjects[0]?.facts ?? {}
  return judge(phaseUnlock, 'pull-request', facts, setting?.options, () => undefined)
}
const outcomes = (document: SavedFacts) => findings(document).map(({ rule, outcome }) => `${rule} ${outcome}`)

/** A change that completes a phase in words of people, with everything that may be wrong in it. */
async function gathered(own: Readonly<Record<string, unknown>> = {}): Promise<GatheredFacts> {
  const shop = scene.repository({ files: { 'src/a.ts': lines } })
  const built = shop.tip()
  const { id } = shop.model
  shop.workflowRun({ headSha: built, path: '.github/workflows/ci.yml' }).job('test (@rival/web)')
  shop.status({ sha: built, state: 'success', context: 'test (@rival/web)', by: 'alpha' })
  const zero = artifact(built, {
    ...{ phase: 0, phase_name: 'Start, by @chef', repository: 'acme/old', ci_gates_passed: [] },
    ...{ previous_artifact_sha256: null, completion_date: '2026-11-20T09:00:00Z' },
    performance_exempt_reason: 'the rig of meddler burnt down',
  })
  shop.commit('main', { files: { '.phase-0.complete.json': signedText(zero) } })
  const block = { evidence_id: 'EB-1', file: 'src/a.ts', lines: '1-2', sha256: lineDigest(lines, 1, 2) }
  const one = artifact(built, {
    ...{ repository: shop.fullName, repository_id: id, previous_artifact_sha256: documentDigest(zero) },
    evidence_blocks: [{ ...block, description: 'as meddler says' }],
    ...{ phase_name: "Build 'em", ci_gates_passed: ['test (@rival/web)'] },
    ...own,
  })
  const pull = shop.openPullRequest({
    author: 'alpha',
    files: {
      ...{ '.phase-1.complete.json': signedText(one), 'src/next/b.ts': 'b\n' },
      ...{ 'docs/phase-0.md': '# Start\n', 'docs/phase-1.md': '{{SIGNED_OFF_BY_MEDDLER}}\n' },
    },
  })
  const keys = ['phases', 'tags', 'changed-files', 'now', 'other-pull-requests'] as const
  const policy = restored(saved({}))
  const { facts } = await gatherPull(scene, keys, shop, pull, { policy })
  phasesOf(facts)
  return { ...facts, criteria: unknown('offline', 'meddler has it') }
}

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['complete', {}],
  ['of another repository', { repository: 'rival/shop', repository_id: 1 }],
  ['with another name', { phase_name: 'meddler’s phase' }],
  ['with what is wrong in its text', { phase_name: 7, meddler: true }],
  [
    'with a changed digest',
    { evidence_blocks: [{ evidence_id: 'EB-1', file: 'src/a.ts', lines: '1-2', sha256: '0'.repeat(64) }] },
  ],
]

describe('saved facts', () => {
  test('are read again as they were, and judged to the same bytes', async () => {
    const document = saved(await gathered())
    const again = readSavedFacts(saveFacts(document))
    expect(again).toEqual(JSON.parse(JSON.stringify(document)))
    expect(JSON.stringify(findings(again))).toBe(JSON.stringify(findings(document)))
    expect(saveFacts(readSavedFacts(saveFacts(again)))).toBe(saveFacts(again))
  })

  test('are the same each time they are gathered', async () => {
    const shop = scene.repository({ files: { 'src/a.ts': lines } })
    const zero = artifact(shop.tip(), { phase: 0, previous_artifact_sha256: null })
    const files = { '.phase-0.complete.json': signedText(zero) }
    const pull = shop.openPullRequest({ author: 'alpha', files })
    const [one, two] = [
      await gatherPull(scene, ['phases'], shop, pull),
      await gatherPull(scene, ['phases'], shop, pull),
    ]
    expect(JSON.stringify(one.facts)).toBe(JSON.stringify(two.facts))
  })
})

describe('redacted facts', () => {
  test.each(cases)('%s: name nobody, and give the same outcomes', async (_, own) => {
    const document = saved(await gathered(own))
    const before = outcomes(document)
    expect(before.length).toBeGreaterThan(2)
    // Its earlier name is one that the policy states.
    expect(
      findings(document).filter(({ rule, stage }) => rule === 'repository' && stage === 'phase-0'),
    ).toEqual([])
    const redacted = readSavedFacts(saveFacts(redact(document)))
    expect(outcomes(redacted)).toEqual(before)
    const text = JSON.stringify(redacted.subjects)
    for (const name of ['meddler', 'MEDDLER', 'chef', 'alpha', 'rival', 'acme/shop'])
      expect(text).not.toContain(name)
  })

  test('say of what is unknown only its reason', async () => {
    const facts = await gathered()
    const { phases } = facts as { phases: Fact<Phases> }
    if (!phases.known) throw new Error(phases.detail)
    const secret = { known: false as const, reason: 'api-failed' as const, detail: 'meddler said no' }
    const value: Phases = {
      ...phases.value,
      losesCommits: secret,
      checks: { ['a'.repeat(40)]: secret },
      artifacts: phases.value.artifacts.map((one) => ({
        ...one,
        ...{ commit: secret, afterPrevious: secret, baseline: secret, report: secret },
        evidence: one.evidence.map((block) => ({
          ...block,
          ...{ at: secret, now: secret, trustedBlob: secret, secrets: secret },
        })),
      })),
    }
    const document = saved({ ...facts, phases: known(value, { kind: 'api', what: 'x' }) })
    const text = saveFacts(redact(document))
    expect(text).not.toContain('meddler')
    expect(outcomes(readSavedFacts(text))).toEqual(outcomes(document))
  })
})
