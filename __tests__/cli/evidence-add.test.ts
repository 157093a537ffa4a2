import { createHash } from 'node:crypto'
import { symlinkSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { cutSnippet } from '../../src/cli/evidence-snippet.ts'
import { PhaseScene } from './phase-scene.ts'

let scene: PhaseScene
const log = 'evidence_blocks.jsonl'
const add = (...argv: string[]) => scene.run('evidence', 'add', ...argv)
const other = ['src/other.ts:1-2', '--id', 'EB-1', '--stage', '1']

beforeAll(() => {
  scene = new PhaseScene()
  // Commits of the tests leave it out.
  scene.write('.git/info/exclude', log)
})
afterAll(() => scene.clone.remove())
beforeEach(() => void scene.clone.git('clean', '-fdxq'))

describe('evidence add', () => {
  test('one line, with the digest of the lines and no text of them', async () => {
    const ended = await scene.json('evidence', 'add', ...other, '--description', 'two lines')
    expect(ended.code).toBe(0)
    const text = scene.read(log)
    expect(text.endsWith('}\n')).toBe(true)
    const block = JSON.parse(text)
    expect(block).toMatchObject({
      ...{ evidence_id: 'EB-1', phase: 1, stage: 'phase-1', file: 'src/other.ts', lines: '1-2' },
      description: 'two lines',
      sha256: createHash('sha256').update('one\ntwo').digest('hex'),
      git_commit: scene.clone.git('rev-parse', 'HEAD'),
    })
    expect(block).not.toHaveProperty('code_snippet')
    expect(ended.value).toEqual({ schema_version: 1, written: true, log, block })
  })

  test('the file counts from the working directory, and line ends of the checkout do not matter', async () => {
    scene.write('src/other.ts', 'one\r\ntwo\r\nthree\r\n')
    const ended = await add('src/other.ts:3', '--id', 'E', '--stage', 'M1', '--snippet', 'redacted')
    scene.clone.git('checkout', '-q', 'src/other.ts')
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(scene.read(log))).toMatchObject({ lines: '3-3', stage: 'M1', code_snippet: 'three' })
  })

  test('an id that is there is refused, and a last line without its end is not continued', async () => {
    await add(...other)
    scene.write(log, scene.read(log).trimEnd())
    const again = await add(...other)
    expect(again).toMatchObject({ code: 64, stdout: '' })
    expect(again.stderr).toContain('evidence_blocks.jsonl:1:1: evidence "EB-1" is there')
    expect((await add('src/other.ts:2-3', '--id', 'EB-2', '--stage', '1')).code).toBe(0)
    expect(
      scene
        .read(log)
        .split('\n')
        .map((line) => (line === '' ? '' : JSON.parse(line).evidence_id)),
    ).toEqual(['EB-1', 'EB-2', ''])
  })

  test('the same id from many at once: one is written, and the others are refused', async () => {
    const ended = await Promise.all(Array.from({ length: 4 }, () => add(...other)))
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 64, 64, 64])
    expect(scene.read(log).trimEnd().split('\n')).toHaveLength(1)
    expect(scene.has(`.${log}.lock`)).toBe(false)
  })

  test('a secret in the range: nothing is written, and it is not shown', async () => {
    const secret = ['AK', 'IA', 'Z7QDLM4NX2WRT5KB'].join('')
    scene.clone.commit({ 'src/keys.ts': `a\nconst id = '${secret}'\nb\n` })
    const ended = await scene.json('evidence', 'add', 'src/keys.ts:1-2', '--id', 'S', '--stage', '1')
    expect(ended).toMatchObject({
      code: 1,
      value: { written: false, refusals: [{ rule: 'evidence-secret', file: 'src/keys.ts', line: 2 }] },
    })
    expect(JSON.stringify(ended)).not.toContain(secret)
    expect(scene.has(log)).toBe(false)
    expect((await add('src/keys.ts:3', '--id', 'S', '--stage', '1')).code).toBe(0)
  })

  test.each([
    [['src/other.ts:1-2', '--stage', '1'], '--id ID is missing'],
    [['src/other.ts:1-2', '--id', 'E'], '--stage STAGE is missing'],
    [['src/other.ts:1-2', '--id', 'a b', '--stage', '1'], 'expected letters, digits'],
    [['src/other.ts:1-2', '--id', 'E', '--stage', 'phase-01'], 'expected phase-1, M1'],
    [['src/other.ts:1-2=X', '--id', 'E', '--stage', '1'], 'the id is given with --id'],
    [['src/other.ts:0-2', '--id', 'E', '--stage', '1'], 'expected lines from 1 on'],
    [['src/other.ts:1-2001', '--id', 'E', '--stage', '1'], 'at most 2000 lines'],
    [[...other, '--snippet', 'all'], 'expected none or redacted'],
    [[...other, '--description', '{{DESCRIPTION}}'], 'a template left there'],
    [[...other, '--description', 'x'.repeat(501)], 'at most 500 characters'],
    [[...other, '--log', '../log.jsonl'], 'not in the work tree'],
    [[...other, '--log', '.git/log.jsonl'], 'not read'],
  ])('%j is wrong usage', async (argv, expected) => {
    const ended = await add(...argv)
    expect(ended.stderr).toContain(expected)
    expect(ended).toMatchObject({ code: 64, stdout: '' })
  })

  test('B46: a link in the place of the log is not followed', async () => {
    symlinkSync('/tmp', scene.path('out'))
    symlinkSync(scene.path('src/other.ts'), scene.path(log))
    expect((await add(...other)).stderr).toContain('a symbolic link, expected an evidence log')
    expect((await add(...other, '--log', 'out/log.jsonl')).code).toBe(64)
    expect(scene.read('src/other.ts')).toBe('one\ntwo\nthree\n')
  })
})

describe('snippets', () => {
  test('are cut between characters, and never inside a mark', () => {
    expect(cutSnippet('x'.repeat(1_000))).toHaveLength(1_000)
    expect([...cutSnippet('\u{1f600}'.repeat(1_001))]).toHaveLength(1_000)
    expect(cutSnippet(`${'x'.repeat(990)}[REDACTED:github-token] and more`)).toBe('x'.repeat(990))
    expect(cutSnippet(`[REDACTED:a]${'x'.repeat(2_000)}`)).toHaveLength(1_000)
  })
})

describe('evidence verify', () => {
  const verify = (...argv: string[]) => scene.json('evidence', 'verify', ...argv)
  const record = async () => {
    for (const [id, place] of [
      ['A', 'src/guard.ts:1-3'],
      ['B', 'src/guard.ts:9-10'],
      ['C', 'src/other.ts:1-2'],
      ['D', 'src/gone.ts:1'],
    ] as const)
      expect((await add(place, '--id', id, '--stage', '1')).code).toBe(0)
  }

  test('same, moved, changed, gone, and not true at their own commit', async () => {
    const base = scene.clone.commit({ 'src/gone.ts': 'x\n' })
    await record()
    const lines = scene.read(log)
    const guard = scene.read('src/guard.ts')
    scene.clone.git('rm', '-q', 'src/gone.ts')
    scene.clone.commit({
      'src/guard.ts': guard.replace('guard5 = 5\n', 'guard5 = 5\n// new\n'),
      'src/other.ts': 'one\n2\nthree\n',
    })
    const wrong = JSON.stringify({
      ...JSON.parse(lines.split('\n')[0] ?? ''),
      evidence_id: 'W',
      sha256: '0'.repeat(64),
    })
    scene.write(log, `${lines}${wrong}\n`)
    const ended = await verify()
    expect(ended.code).toBe(1)
    expect(ended.value.total).toEqual({ same: 1, moved: 1, changed: 1, gone: 1, wrong: 1, unknown: 0 })
    expect(
      ended.value.blocks.map(({ evidence_id, state, now }: Record<string, string>) => [
        evidence_id,
        state,
        now,
      ]),
    ).toEqual([
      ['A', 'same', '1-3'],
      ['B', 'moved', '10-11'],
      ['C', 'changed', null],
      ['D', 'gone', null],
      ['W', 'wrong', null],
    ])
    scene.write(log, lines)
    expect((await verify()).code).toBe(0)
    expect((await verify('--strict')).code).toBe(1)
    expect((await verify('--at', base)).value.total).toMatchObject({ same: 4 })
    const plain = await scene.run('evidence', 'verify', log)
    expect(plain.stdout).toContain('B src/guard.ts:9-10')
    expect(plain.stdout).toContain('moved to 10-11')
    expect(plain.stdout).toContain('4 blocks: 1 same, 1 moved, 1 changed, 1 gone')
  })

  test('B30 B31: lines that cannot be read, twins, CRLF, blank lines and no final line end', async () => {
    scene.clone.commit({ 'src/other.ts': 'one\ntwo\nthree\n' })
    await add(...other)
    const line = scene.read(log).trimEnd()
    const twin = line.replace('"EB-1"', '"EB-1" ')
    scene.write(
      log,
      `${line}\r\n\r\n${line}\r\n${twin}\n${'x'.repeat(70_000)}\n{"a":\n${line.replace('EB-1', 'EB-2')}`,
    )
    const ended = await verify()
    expect(ended.code).toBe(1)
    expect(ended.value.blocks.map(({ evidence_id }: Record<string, string>) => evidence_id)).toEqual([
      'EB-1',
      'EB-2',
    ])
    expect(ended.value.problems.map((text: string) => text.replace(/ .*\((.*)\).*/, ' $1'))).toEqual([
      'evidence_blocks.jsonl:4:1: evidence-duplicate',
      'evidence_blocks.jsonl:5:1: line-size',
      'evidence_blocks.jsonl:6:6: json-syntax',
    ])
    expect(ended.stderr).toContain('evidence_blocks.jsonl:3:1: evidence "EB-1" a second time, the same')
    scene.write(log, `\ufeff${line}\n`)
    expect((await verify()).value.problems).toEqual([expect.stringContaining('json-byte-order-mark')])
  })

  test('B32: a line that contradicts the artifact', async () => {
    await scene.phaseZero()
    await add('src/guard.ts:3-5', '--id', 'EB-1', '--stage', '0')
    expect((await verify(log, '.phase-0.complete.json')).value).toMatchObject({
      problems: [],
      total: { same: 2 },
    })
    scene.write(log, scene.read(log).replace('"3-5"', '"3-6"'))
    const ended = await verify(log, '.phase-0.complete.json')
    expect(ended.code).toBe(1)
    expect(ended.value.problems).toEqual([expect.stringContaining('evidence-mismatch')])
  })

  test('a commit that is not here: nothing is wrong, and it is no pass', async () => {
    await add(...other)
    scene.write(
      log,
      scene.read(log).replace(/"git_commit":"[0-9a-f]{40}"/, `"git_commit":"${'a'.repeat(40)}"`),
    )
    const ended = await verify()
    expect(ended.code).toBe(3)
    expect(ended.value.total.same).toBe(0)
  })

  test('no log, an empty one, a folder and a link', async () => {
    const absent = await scene.run('evidence', 'verify')
    expect(absent).toMatchObject({ code: 64, stdout: '' })
    expect(absent.stderr).toContain('evidence_blocks.jsonl:1:1: there is no such file')
    expect((await scene.run('evidence', 'verify', 'src')).stderr).toContain('no regular file')
    writeFileSync(scene.path('empty.jsonl'), '\n\n')
    expect((await scene.run('evidence', 'verify', 'empty.jsonl')).stderr).toContain(
      'no block is recorded there',
    )
    symlinkSync('/etc/passwd', scene.path('link.jsonl'))
    expect((await scene.run('evidence', 'verify', 'link.jsonl')).code).toBe(64)
  })
})
