import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { canonicalDigest } from '../../src/signing/canonical.ts'
import { guard, newSecret, PhaseScene } from './phase-scene.ts'

let scene: PhaseScene
let sealed: string
const file = '.phase-0.complete.json'
const reseal = (...argv: string[]) => scene.run('phase', 'reseal', '0', ...argv)

beforeAll(async () => {
  scene = new PhaseScene()
  scene.variables['POLICY_HMAC_KEY'] = newSecret()
  await scene.phaseZero('--sign', 'default')
  sealed = scene.read(file)
})
afterAll(() => scene.clone.remove())

test('bound to the same commit with the same evidence: nothing to do', async () => {
  const { git_commit: commit } = scene.artifact('phase-0')
  const ended = await reseal('--commit', commit)
  expect(ended).toMatchObject({ code: 64, stdout: '' })
  expect(ended.stderr).toContain('gatewright phase sign .phase-0.complete.json')
})

test('bound to another commit: the digest of the old one is named, and its signature is gone', async () => {
  const { signature: _, ...before } = JSON.parse(sealed)
  const ended = await scene.json('phase', 'reseal', '0')
  expect(ended).toMatchObject({
    code: 0,
    value: { written: true, stage: 'phase-0', supersedes_sha256: canonicalDigest(before), signed_by: null },
  })
  const after = scene.artifact('phase-0')
  expect(after).toEqual({
    ...before,
    git_commit: scene.clone.git('rev-parse', 'HEAD'),
    supersedes_sha256: canonicalDigest(before),
  })
  expect((await scene.run('phase', 'verify', '0')).code).toBe(0)
  scene.write(file, sealed)
})

test('--sign signs the new one; later artifacts have to follow', async () => {
  await scene.run(
    'phase',
    'new',
    '1',
    '--counter',
    'safety_nets_count=5',
    '--median',
    '0',
    '--p95',
    '0',
    '--evidence',
    'src/guard.ts:1-1',
    '--criterion',
    'EXIT-1=EB-1',
  )
  const unsigned = await reseal()
  expect(unsigned.stdout).toContain(
    'phase-1 links to what was replaced: sign this one, or gatewright phase reseal phase-1',
  )
  const broken = await scene.run('phase', 'verify', '1')
  expect(broken.stdout).toContain('phase-unlock/previous-digest')
  expect((await scene.run('phase', 'sign', file, '--key-id', 'default')).code).toBe(0)
  expect((await scene.run('phase', 'verify', '1')).code).toBe(0)
  scene.write(file, sealed)
  const ended = await reseal('--sign', 'default')
  expect(ended.stdout).not.toContain('links to what was replaced')
  expect(scene.artifact('phase-0').signature).toMatchObject({ key_id: 'default' })
  expect((await scene.run('phase', 'reseal', '1')).code).toBe(0)
  expect((await scene.run('phase', 'verify', '1')).code).toBe(0)
  scene.clone.git('clean', '-fq')
  scene.write(file, sealed)
})

test('lines that moved are shown, and taken over with --moved alone', async () => {
  scene.clone.commit({ 'src/guard.ts': `// one\n// two\n${guard}` })
  const refused = await reseal()
  expect(refused.code).toBe(1)
  expect(refused.stdout).toContain('src/guard.ts:3: the lines moved to 5-7 (EB-1, evidence-stale)')
  expect(scene.read(file)).toBe(sealed)
  const taken = await reseal('--moved')
  expect(taken.code).toBe(0)
  expect(taken.stdout).toContain('EB-1: moved to src/guard.ts:5-7')
  expect(scene.artifact('phase-0').evidence_blocks[0]).toMatchObject({
    lines: '5-7',
    sha256: JSON.parse(sealed).evidence_blocks[0].sha256,
  })
  expect((await scene.run('phase', 'verify', '0')).code).toBe(0)
  scene.write(file, sealed)
})

test('lines that changed are refused, also with --moved, and nothing is written', async () => {
  scene.clone.commit({ 'src/guard.ts': guard.replace('guard4 = 4', 'guard4 = 5') })
  const ended = await scene.json('phase', 'reseal', '0', '--moved')
  expect(ended).toMatchObject({
    code: 1,
    value: { written: false, refusals: [{ rule: 'evidence-stale', id: 'EB-1' }] },
  })
  expect(scene.read(file)).toBe(sealed)
})

test('after a history rewrite, where the old commit is gone', async () => {
  scene.clone.commit({ 'src/guard.ts': guard })
  const gone = sealed.replace(/"git_commit": "[0-9a-f]{40}"/, `"git_commit": "${'a'.repeat(40)}"`)
  scene.write(file, gone)
  expect((await reseal()).code).toBe(0)
  expect(scene.artifact('phase-0').git_commit).toBe(scene.clone.git('rev-parse', 'HEAD'))
})

test('schema 1.0 is written again as 1.1', async () => {
  const { git_commit: commit, evidence_blocks: evidence } = scene.artifact('phase-0')
  const [{ sha256: _, digest_alg: __, blob: ___, ...block }] = evidence
  scene.write(
    file,
    JSON.stringify({
      ...{ schema_version: '1.0', min_schema_version: '1.0', phase: 0, phase_name: 'Foundation' },
      ...{
        baseline_pass_count: 3,
        ci_gates_passed: [],
        safety_nets_count_before: 5,
        safety_nets_count_after: 5,
      },
      ...{ performance_delta_median: '+2.3%', performance_delta_p95: 'N/A (no load)', git_commit: commit },
      ...{ completion_date: '2025-10-18', evidence_blocks: [block] },
    }),
  )
  const ended = await reseal()
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  expect(scene.artifact('phase-0')).toMatchObject({
    ...{ schema_version: '1.1', repository: 'acme/shop', baseline_total_count: 3 },
    ...{
      performance_delta_median: 2.3,
      performance_delta_p95: null,
      completion_date: '2025-10-18T23:59:59Z',
    },
    evidence_blocks: [{ sha256: evidence[0].sha256 }],
  })
})

test('a stage without an artifact', async () => {
  const ended = await scene.run('phase', 'reseal', 'M0')
  expect(ended).toMatchObject({ code: 64, stdout: '' })
  expect(ended.stderr).toContain('next step: gatewright phase new M0')
})
