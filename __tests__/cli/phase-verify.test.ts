import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Collected, gatewright } from './harness.ts'
import { PhaseScene, phasePolicy } from './phase-scene.ts'

let scene: PhaseScene
let good: string
const file = '.phase-0.complete.json'

beforeAll(async () => {
  scene = new PhaseScene(phasePolicy().replace('name: Core,', 'name: Core, gates: [G1],'))
  await scene.phaseZero()
  good = scene.read(file)
})
afterAll(() => scene.clone.remove())

test('nothing complete yet is no pass, and says what to begin with', async () => {
  const empty = new PhaseScene()
  const ended = await empty.run('phase', 'verify')
  empty.clone.remove()
  expect(ended.code).toBe(3)
  expect(ended.stdout).toContain('Nothing is complete yet; next step: gatewright phase new phase-0')
})

test('the whole chain, and one of it by stage, number or file', async () => {
  for (const names of [[], ['phase-0'], ['0'], [file]]) {
    const { code, value } = await scene.json('phase', 'verify', ...names)
    expect(code).toBe(0)
    expect(value).toMatchObject({
      schema_version: 1,
      ...{ decision: 'pass', exit_code: 0 },
      artifacts: [{ stage: 'phase-0', path: file, outcome: 'pass', exit_code: 0 }],
    })
  }
})

test('an artifact of the work tree is judged as it is there, and the chain as it was committed', async () => {
  const block = '"sha256": "'
  const at = good.indexOf(block) + block.length
  scene.write(file, `${good.slice(0, at)}${'0'.repeat(64)}${good.slice(at + 64)}`)
  const named = await scene.json('phase', 'verify', file)
  const chain = await scene.run('phase', 'verify')
  scene.write(file, good)
  expect(named).toMatchObject({ code: 1, value: { artifacts: [{ outcome: 'fail', exit_code: 1 }] } })
  expect(named.value.artifacts[0].findings[0]).toMatchObject({
    rule: 'phase-unlock/evidence-digest',
    alarm: 'tamper',
  })
  expect(chain.code).toBe(0)
})

test('text that is no artifact: the place, and what is expected', async () => {
  scene.write(file, '{"phase": 0, "phase": 0}')
  const ended = await scene.run('phase', 'verify', '0')
  scene.write(file, good)
  expect(ended.code).toBe(1)
  expect(ended.stdout).toContain('FAIL phase-unlock/json-duplicate-key .phase-0.complete.json:1')
})

test('gates that only GitHub knows: unknown offline, which fails with --strict alone', async () => {
  await scene.run(
    'phase',
    'new',
    '1',
    '--counter',
    'safety_nets_count=5',
    '--median',
    '1',
    '--p95',
    '1',
    '--evidence',
    'src/guard.ts:1-2',
    '--criterion',
    'EXIT-1=EB-1',
  )
  const lenient = await scene.json('phase', 'verify', '1')
  expect(lenient).toMatchObject({
    code: 0,
    value: { decision: 'report', artifacts: [{ outcome: 'unknown' }] },
  })
  expect(lenient.value.artifacts[0].findings).toContainEqual(
    expect.objectContaining({ rule: 'phase-unlock/gate-unproven', outcome: 'unknown' }),
  )
  const strict = await scene.run('phase', 'verify', '1', '--strict')
  expect(strict.code).toBe(3)
  expect(strict.stdout).toContain('unknown phase-unlock/gate-unproven')
  // A result that is asked for is given for what is proved alone.
  const result = await scene.json('phase', 'verify', '1', '--result', 'absent.json')
  expect(result).toMatchObject({ code: 3, value: { result_file: null } })
  expect(scene.has('absent.json')).toBe(false)
})

test('--trusted: commits must be in the history of that branch', async () => {
  scene.clone.git('checkout', '-q', '--orphan', 'elsewhere')
  scene.clone.commit({ 'x.txt': 'x' })
  scene.clone.git('checkout', '-q', 'main')
  const policy = '.github/gatewright.yml'
  const ended = await scene.run('phase', 'verify', '0', '--trusted', 'elsewhere', '--policy', policy)
  expect(ended.code).not.toBe(0)
  expect((await scene.run('phase', 'verify', '0', '--trusted', 'main')).code).toBe(0)
})

test('--at: completed in the future', async () => {
  const ended = await scene.run('phase', 'verify', '0', '--at', '2020-01-01T00:00:00Z')
  expect(ended.code).toBe(1)
  expect(ended.stdout).toContain('phase-unlock/time-future')
})

test.each([
  [['M0'], 'there is no artifact of M0 here; next step: gatewright phase new M0', 64],
  [['phse-0'], 'there is no stage "phse-0" in the policy (did you mean "phase-0"?)', 64],
  [['src/guard.ts'], 'no name of an artifact', 64],
  [['--result', 'r.json'], 'expected one STAGE or FILE', 64],
  [['0', '--result', 'r.json', '--at', '2030-01-01T00:00:00Z'], 'dated back', 64],
  [['0', '--result', file], 'that is the artifact itself', 64],
  [['0', '--result', 'nowhere/r.json'], 'its directory does not exist', 64],
  [['0', file], 'is named twice', 64],
  [['--at', 'now'], 'expected a time', 64],
  [['--trusted', 'nowhere'], 'there is no commit "nowhere"', 64],
  [['../.phase-0.complete.json'], 'not in the work tree', 64],
])('%j is wrong usage', async (argv, expected, code) => {
  const ended = await scene.run('phase', 'verify', ...argv)
  expect(ended.stderr).toContain(expected)
  expect(ended).toMatchObject({ code, stdout: '' })
})

test('--result: a simple verification result of a complete stage', async () => {
  const ended = await scene.json('phase', 'verify', '0', '--result', 'svr.json')
  expect(ended).toMatchObject({ code: 0, value: { result_file: 'svr.json' } })
  expect(JSON.parse(scene.read('svr.json'))).toMatchObject({
    predicateType: 'https://in-toto.io/attestation/svr/v0.2',
    subject: [
      { digest: { gitCommit: JSON.parse(good).git_commit } },
      { name: file, digest: { sha256: createHash('sha256').update(good).digest('hex') } },
    ],
    predicate: { timeCreated: ended.value.at, properties: ['GATEWRIGHT_PHASE_0_COMPLETE'] },
  })
})

test('--result: nothing is written for a stage that fails', async () => {
  const absent = scene.path('absent.json')
  scene.write(file, good.replace('"acme/shop"', '"acme/other"'))
  const failing = await scene.json('phase', 'verify', '0', '--result', absent)
  scene.write(file, good)
  expect(failing).toMatchObject({ code: 1, value: { result_file: null } })
  expect(failing.stderr).toContain('not written, as phase-0 is not proved complete')
  expect(scene.has('absent.json')).toBe(false)
})

test('a branch that is named is compared with, also where it is checked out', async () => {
  scene.write(file, good.replace('to measure yet', 'to measure at all'))
  const ended = await scene.json('phase', 'verify', '0', '--trusted', 'main')
  scene.write(file, good)
  expect(ended.code).toBe(1)
  expect(JSON.stringify(ended.value)).toContain('phase-unlock/artifact-rewritten')
})

test('an artifact that is far too large is one that fails', async () => {
  scene.write(file, `${good}${' '.repeat(300_000)}`)
  const ended = await scene.run('phase', 'verify', '0')
  scene.write(file, good)
  expect(ended.code).toBe(1)
  expect(ended.stdout).toContain('phase-unlock/artifact-size')
})

test('outside of a clone, and where no repository is said', async () => {
  const outside = await gatewright(['phase', 'verify'], { directory: '/' })
  expect(outside).toMatchObject({ code: 64, stdout: '' })
  const nameless = await gatewright(['phase', 'verify'], { directory: scene.clone.path })
  expect(nameless.stderr).toContain('expected --repository OWNER/NAME')
  const other = await scene.run('phase', 'verify', '0', '--repository', 'acme/else')
  expect(other.stdout).toContain('phase-unlock/repository')
  expect(other.code).toBe(1)
})

test('POLICY_REQUIRE_HMAC is exactly true or false', async () => {
  scene.variables['POLICY_REQUIRE_HMAC'] = 'True'
  const misspelt = await scene.run('phase', 'verify', '0')
  scene.variables['POLICY_REQUIRE_HMAC'] = 'true'
  const required = await scene.run('phase', 'verify', '0')
  delete scene.variables['POLICY_REQUIRE_HMAC']
  expect(misspelt).toMatchObject({ code: 2, stdout: '' })
  expect(required.code).toBe(2)
})

test('no progress where nobody watches', async () => {
  expect(new Collected().isTTY).toBe(false)
  expect((await scene.run('phase', 'verify')).stderr).toBe('')
})
