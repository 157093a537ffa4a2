import { symlinkSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { canonicalDigest } from '../../src/signing/canonical.ts'
import { newSecret, PhaseScene, phasePolicy } from './phase-scene.ts'

let scene: PhaseScene
const zero = ['--counter', 'safety_nets_count=5:5', '--performance-exempt', 'nothing to measure']
const counters = ['--counter', 'safety_nets_count=5:5', '--counter', 'helpers=4:3']
const fresh = (...argv: string[]) => scene.run('phase', 'new', 'phase-0', ...zero, ...argv)

beforeAll(() => {
  scene = new PhaseScene(
    phasePolicy(`    checks: { G1: unit }
    counters: { helpers: { direction: non-increasing } }
`).replace('name: Core,', 'name: Core, gates: [G1],'),
  )
})
afterAll(() => scene.clone.remove())

describe('what phase new refuses, and leaves unwritten', () => {
  afterAll(() => expect(scene.has('.phase-0.complete.json')).toBe(false))

  test.each([
    [['phase', 'new', 'phase-7'], 'there is no stage "phase-7" in the policy'],
    [['phase', 'new', 'M9'], 'did you mean "M0"'],
    [
      ['phase', 'new', '1'],
      'phase-1 comes after phase-0, which has no artifact here; next step: gatewright phase new phase-0',
    ],
    [
      ['phase', 'new', '0'],
      'counter safety_nets_count is missing, expected --counter safety_nets_count=BEFORE:AFTER',
    ],
    [['phase', 'new', '0', ...zero], 'counter helpers is missing'],
    [['phase', 'new', '0', '--counter', 'safety_nets_count=5'], 'no previous artifact says the value before'],
    [['phase', 'new', '0', '--counter', 'safety_nets_count=five:5'], 'found "five", expected a number'],
    [['phase', 'new', '0', '--counter', '=1:2'], 'expected NAME=BEFORE:AFTER'],
    [['phase', 'new', '0', '--counter', 'a=1:2', '--counter', 'a=1:2'], '--counter a is given twice'],
    [['phase', 'new', '0', '--commit', 'nowhere'], '--commit: there is no commit "nowhere"'],
    [['phase', 'new', '0', '--repository', 'acme'], '--repository is "acme"; expected owner/name'],
    [['phase', 'new', '0', ...counters, '--median', 'fast'], '--median: found "fast"'],
    [['phase', 'new', '0', ...counters, '--performance-file', 'src/guard.ts'], 'src/guard.ts:30:1: '],
    [['phase', 'new', '0', '--algorithm', 'ed25519'], '--algorithm is about signing'],
  ])('%j', async (argv, expected) => {
    const { code, stdout, stderr } = await scene.run(...argv)
    expect(stderr).toContain(expected)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
  })

  const helpers = ['--counter', 'helpers=4:3']
  test.each([
    [['--evidence', 'src/guard.ts'], 'expected FILE:FIRST-LAST'],
    [['--evidence', 'src/guard.ts:5-3'], 'the first not after the last'],
    [['--evidence', '../out.ts:1-2'], 'leads out of the work tree'],
    [['--evidence', '/etc/passwd:1-2'], 'leads out of the work tree'],
    [['--evidence', '.git/config:1-2'], 'leads into .git'],
    [['--evidence', 'src/guard.ts:1-2=A', '--evidence', 'src/guard.ts:3-4=A'], '"A" is given twice'],
    [['--evidence', 'src/guard.ts:1-2', '--log', 'x.jsonl'], 'give one of them'],
    [['--criterion', 'EXIT-9=EB-1'], 'phase-0 has no criterion "EXIT-9"'],
    [['--name', '{{PHASE_NAME}}'], 'template'],
    [['--name', ''], '--name needs a value'],
    [['--gates', ' , '], 'no name is given'],
    [['--gates', 'G9'], 'has no gate "G9" in the policy'],
    [['--log', 'nowhere.jsonl'], 'nowhere.jsonl:1:1: there is no such file'],
    [['--median', '1'], 'performance is said in one way'],
    [['--baseline', 'src/guard.ts'], 'expected a report of the baseline'],
    [['--out', 'other.json'], 'an artifact of phase-0 is called .phase-0.complete.json'],
    [['--out', '../.phase-0.complete.json'], 'not in the work tree'],
  ])('%j', async (argv, expected) => {
    const { code, stderr } = await fresh(...helpers, ...argv)
    expect(stderr).toContain(expected)
    expect(code).toBe(64)
  })

  test('a file that differs from the commit, lines that are not there, and a link', async () => {
    scene.write('src/other.ts', 'one\ntwo\nthree\nfour\n')
    const dirty = await fresh(...helpers, '--evidence', 'src/other.ts:1-2=EB-1', '--json')
    scene.write('src/other.ts', 'one\ntwo\nthree\n')
    expect(dirty.code).toBe(1)
    expect(JSON.parse(dirty.stdout)).toMatchObject({
      schema_version: 1,
      written: false,
      refusals: [{ rule: 'evidence-stale', id: 'EB-1', file: 'src/other.ts' }],
    })
    const past = await fresh(...helpers, '--evidence', 'src/other.ts:2-9=EB-1')
    expect(past).toMatchObject({ code: 1 })
    expect(past.stdout).toContain('lines 2-9 of a file with 3 lines (EB-1, evidence-range)')
    const absent = await fresh(...helpers, '--evidence', 'src/OTHER.ts:1-2=EB-1')
    expect(absent.stdout).toContain('only "src/other.ts"')
  })

  test('B41: a secret in a range, by its line and kind, and never the secret', async () => {
    const secret = ['gh', 'p_', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5'].join('')
    scene.clone.commit({ 'src/config.ts': `const a = 1\nconst token = '${secret}'\nconst b = 2\n` })
    const ended = await fresh(...helpers, '--evidence', 'src/config.ts:1-3=EB-1')
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(
      /src\/config\.ts:2: a secret \(.+\) stands in the range \(EB-1, evidence-secret\)/,
    )
    expect(ended.stdout + ended.stderr).not.toContain(secret)
    const beside = await fresh(...helpers, '--evidence', 'src/config.ts:3-3=EB-1', '--median', '1')
    expect(beside.stderr).toContain('performance is said in one way')
  })

  test('weak keys, also where nothing is signed: exit code 2', async () => {
    scene.variables['POLICY_HMAC_KEY'] = Buffer.from('123456789').toString('base64')
    const ended = await fresh(...helpers)
    delete scene.variables['POLICY_HMAC_KEY']
    expect(ended.code).toBe(2)
    expect(ended.stderr).not.toContain(Buffer.from('123456789').toString('base64'))
  })

  test('a link in the place of the artifact', async () => {
    symlinkSync('src/other.ts', scene.path('.M0.complete.json'))
    const ended = await scene.run('phase', 'new', 'M0')
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('a symbolic link')
    scene.clone.git('clean', '-fq')
  })
})

describe('what phase new writes', () => {
  test('a phase, linked to the one before it', async () => {
    const secret = newSecret()
    scene.variables['GATEWRIGHT_HMAC_KEYS'] = JSON.stringify({ k1: secret })
    const first = await scene.phaseZero('--counter', 'helpers=4:3', '--sign', 'k1')
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toContain('signed by key k1')
    expect(first.stdout).not.toContain(secret)
    const again = await fresh('--counter', 'helpers=4:3')
    expect(again.code).toBe(64)
    expect(again.stderr).toContain(
      'an artifact is never replaced; next step: gatewright phase reseal phase-0',
    )
    scene.write('perf.json', 'warming up\n{"delta_median": -1.5, "delta_p95": 2}\n')
    const second = await scene.json(
      ...['phase', 'new', '1', '--counter', 'safety_nets_count=6', '--counter', 'helpers=2'],
      ...[
        '--performance-file',
        'perf.json',
        '--evidence',
        'src/guard.ts:1-4',
        '--evidence',
        'src/other.ts:2=X',
      ],
      ...['--criterion', 'EXIT-1=EB-1,X'],
    )
    expect(second.code).toBe(0)
    const [zero, one] = [scene.artifact('phase-0'), scene.artifact('phase-1')]
    const { signature, ...signed } = zero
    expect(signature).toMatchObject({ alg: 'hmac-sha256', key_id: 'k1' })
    expect(one).toMatchObject({
      ...{ schema_version: '1.1', repository: 'acme/shop', phase: 1, phase_name: 'Core' },
      ...{ baseline_pass_count: 3, baseline_total_count: 3, ci_gates_passed: ['G1'] },
      ...{ safety_nets_count_before: 5, safety_nets_count_after: 6 },
      counters: [{ name: 'helpers', before: 3, after: 2 }],
      ...{ performance_delta_median: -1.5, performance_delta_p95: 2 },
      previous_artifact_sha256: canonicalDigest(signed),
      criteria: [{ id: 'EXIT-1', evidence: ['EB-1', 'X'] }],
    })
    expect(
      one.evidence_blocks.map(({ evidence_id, lines }: Record<string, string>) => [evidence_id, lines]),
    ).toEqual([
      ['EB-1', '1-4'],
      ['X', '2-2'],
    ])
    // The gate is claimed, and proved by nothing that can be seen offline.
    expect(second.value.missing).toMatchObject([
      { rule: 'phase-unlock/gate-unproven', unknown: { reason: 'offline' } },
    ])
    expect(second.value).toMatchObject({
      written: true,
      stage: 'phase-1',
      tag_command: 'git tag -a phase-1-complete -m "phase-1 complete"',
    })
    expect(scene.read('.phase-1.complete.json')).toMatch(/\}\n$/)
  })

  test('a milestone needs neither baseline nor counters', async () => {
    const ended = await scene.json(
      'phase',
      'new',
      'M0',
      '--baseline',
      'reports/unit.xml',
      '--evidence',
      'src/other.ts:1-1',
    )
    expect(ended).toMatchObject({ code: 0, value: { stage: 'M0', evidence: 1 } })
    expect(scene.artifact('M0')).toMatchObject({
      milestone: 'M0',
      phase_name: 'Start',
      baseline_total_count: 3,
    })
  })

  test('evidence of the log, derived again', async () => {
    scene.clone.git('clean', '-fq')
    const add = (id: string, place: string) =>
      scene.run('evidence', 'add', place, '--id', id, '--stage', 'M0')
    expect((await add('EB-1', 'src/guard.ts:3-4')).code).toBe(0)
    expect((await add('EB-2', 'src/other.ts:1')).code).toBe(0)
    expect((await scene.run('evidence', 'add', 'src/other.ts:2', '--id', 'EB-3', '--stage', '1')).code).toBe(
      0,
    )
    const log = scene.read('evidence_blocks.jsonl')
    scene.write('evidence_blocks.jsonl', `${log}{"evidence_id": "EB-9"\n`)
    const broken = await scene.run('phase', 'new', 'M0')
    expect(broken.stderr).toContain('evidence_blocks.jsonl:4:')
    expect(broken.code).toBe(64)
    scene.write('evidence_blocks.jsonl', log)
    scene.clone.commit({ 'src/guard.ts': `// one more line\n${scene.read('src/guard.ts')}` })
    const stale = await scene.run('phase', 'new', 'M0')
    expect(stale.code).toBe(1)
    expect(stale.stdout).toContain('the lines changed since they were recorded (EB-1, evidence-digest)')
    const ended = await scene.run('phase', 'new', 'M0', '--commit', 'HEAD~1')
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('the file of the work tree is another than at the commit')
    scene.clone.commit({ 'src/guard.ts': scene.read('src/guard.ts').replace('// one more line\n', '') })
    expect((await scene.run('phase', 'new', 'M0')).code).toBe(0)
    expect(scene.artifact('M0').evidence_blocks).toHaveLength(2)
  })
})
