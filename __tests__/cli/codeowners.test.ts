import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { lintRules } from '../../src/formats/codeowners/index.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'

const owners = '* @acme/all\n/src/ @acme/web @alpha\n/src/free/\n/src/what?/ @acme/maybe\n/none/ @acme/none\n'

const answer = z.strictObject({
  path: z.string(),
  line: z.number().int().positive().nullable(),
  pattern: z.string().nullable(),
  owners: z.array(z.string()),
  status: z.enum(['owned', 'unowned', 'no-rule', 'ambiguous']),
  shadowed: z.array(z.number().int().positive()).optional(),
  lossy: z.literal(true).optional(),
})

const lint = z.strictObject({
  file: z.string(),
  findings: z.array(
    z.strictObject({
      rule: z.enum(Object.keys(lintRules)),
      line: z.number().int().positive(),
      column: z.number().int().positive(),
      level: z.enum(['error', 'warning', 'note']),
      message: z.string(),
      fix: z.string(),
      github: z.enum(['skips-line', 'applies', 'unknown']),
    }),
  ),
})

let clone: Clone
let directory: string
const at = (argv: readonly string[], more = {}) => gatewright(['codeowners', ...argv], { directory, ...more })

beforeAll(() => {
  clone = new Clone()
  directory = clone.path
  clone.commit({
    '.github/CODEOWNERS': owners,
    CODEOWNERS: '* @ignored\n',
    'src/a.ts': 'a',
    'src/free/b.ts': 'b',
    'src/ä.ts': 'c',
    'top.md': 'd',
  })
})
afterAll(() => clone.remove())

describe('codeowners who', () => {
  test('answers in the order of the arguments, by the file GitHub reads', async () => {
    const ended = await at(['who', '--json', 'top.md', 'src/a.ts', 'src/free/b.ts', 'src/a.ts'])
    expect(ended.code).toBe(0)
    const rows = z.array(answer).parse(json(ended))
    expect(rows).toEqual([
      { path: 'top.md', line: 1, pattern: '*', owners: ['@acme/all'], status: 'owned' },
      { path: 'src/a.ts', line: 2, pattern: '/src/', owners: ['@acme/web', '@alpha'], status: 'owned' },
      { path: 'src/free/b.ts', line: 3, pattern: '/src/free/', owners: [], status: 'unowned' },
      { path: 'src/a.ts', line: 2, pattern: '/src/', owners: ['@acme/web', '@alpha'], status: 'owned' },
    ])
  })

  test('says no-rule with null, and names shadowed lines only when asked', async () => {
    const call = ['who', '--json', '--codeowners', '-']
    const one = await at([...call, 'b.txt'], { stdin: '/a.txt @x\n' })
    expect(json(one)).toEqual([{ path: 'b.txt', line: null, pattern: null, owners: [], status: 'no-rule' }])
    const two = await at([...call, '--explain', 'a.txt', 'c'], { stdin: 'a.txt @x\n*.txt @y\n/a.txt @z\n' })
    expect(z.array(answer).parse(json(two))).toMatchObject([
      { line: 3, owners: ['@z'], shadowed: [1, 2] },
      { status: 'no-rule', shadowed: [] },
    ])
  })

  test('an ambiguous line is not an owner', async () => {
    const [row] = json(await at(['who', '--json', 'src/whatä/x'])) as z.output<typeof answer>[]
    expect(row).toMatchObject({ status: 'ambiguous', line: 4, owners: [] })
  })

  test('findings about the file that was looked up go to standard error; those of --codeowners do not', async () => {
    const bad = new Clone()
    bad.write('CODEOWNERS', '* @acme/all\n!x @acme/all\n')
    const found = await at(['who', '--json', 'a'], { directory: bad.path })
    const explained = await at(['who', '--json', '--explain', 'a'], { directory: bad.path })
    const named = await at(['who', '--json', '--codeowners', 'CODEOWNERS', 'a'], { directory: bad.path })
    bad.remove()
    expect(found.stderr).toMatch(/^CODEOWNERS has \d+ findings?: gatewright codeowners lint\n$/)
    expect(explained.stderr).toContain('CODEOWNERS:2:1: error: invalid-pattern: ')
    expect(named).toEqual({ code: 0, stdout: found.stdout, stderr: '' })
  })

  test('for people: one line per path', async () => {
    const { stdout } = await at(['who', '--explain', 'src/a.ts', 'src/free/b.ts'])
    expect(stdout).toBe(
      'src/a.ts: @acme/web @alpha (.github/CODEOWNERS:2 /src/; earlier lines that match: 1)\n' +
        'src/free/b.ts: nobody (.github/CODEOWNERS:3 /src/free/ names no owner; earlier lines that match: 1, 2)\n',
    )
  })

  test.each([
    ['./src/a.ts', 'src/a.ts'],
    ['././src//a.ts', 'src/a.ts'],
    ['src/x/../a.ts', 'src/a.ts'],
    ['src/...', 'src/...'],
    ['.github/x', '.github/x'],
    ['src/', 'src/'],
  ])('the path %s is %s', async (given, path) => {
    expect(json(await at(['who', '--json', '--', given]))).toMatchObject([{ path }])
  })

  test('an absolute path counts from the root, in a folder below it, too', async () => {
    const options = { directory: join(directory, 'src') }
    const ended = await at(['who', '--json', join(directory, 'src/a.ts'), 'top.md'], options)
    expect(json(ended)).toMatchObject([
      { path: 'src/a.ts', line: 2 },
      { path: 'top.md', line: 1 },
    ])
  })

  test.each(['../x', '/etc/passwd', 'a/../../x', '.', '', '/'])(
    '%j is no file of the repository',
    async (path) => {
      const ended = await at(['who', '--json', path])
      expect(ended).toMatchObject({ code: 64, stdout: '' })
      expect(ended.stderr).toContain('expected a path relative to the root')
    },
  )

  test('an escape sequence in a path reaches no terminal, and is escaped in JSON', async () => {
    const path = 'src/\u001b[31mred\u0085\u202e.ts'
    const pretty = await at(['who', path])
    expect(pretty.stdout).toBe(
      'src/\\u{1b}[31mred\\u{85}\\u{202e}.ts: @acme/web @alpha (.github/CODEOWNERS:2 /src/)\n',
    )
    const ended = await at(['who', '--json', path])
    expect(ended.stdout).not.toMatch(/[\u001b\u0085\u202e]/)
    expect(json(ended)).toMatchObject([{ path }])
  })
})

describe('codeowners who --stdin', () => {
  const rows = (stdout: string) =>
    stdout
      .split('\n')
      .slice(0, -1)
      .map((line) => answer.parse(JSON.parse(line)))

  test('one object per line, in order; empty lines are none', async () => {
    const ended = await at(['who', '--stdin', '--json'], { stdin: 'src/a.ts\n\ntop.md\r\nsrc/free/b.ts' })
    expect(ended.code).toBe(0)
    expect(rows(ended.stdout).map(({ path, line }) => [path, line])).toEqual([
      ['src/a.ts', 2],
      ['top.md', 1],
      ['src/free/b.ts', 3],
    ])
  })

  test('nothing in, nothing out', async () => {
    expect(await at(['who', '--stdin', '--json'], { stdin: '' })).toMatchObject({ code: 0, stdout: '' })
  })

  test('names are read as git ls-files writes them, with and without -z', async () => {
    for (const flags of [[], ['-z']]) {
      const stdin = spawnSync('git', ['ls-files', ...flags], { cwd: directory }).stdout
      const ended = await at(['who', '--stdin', ...flags, '--json'], { stdin })
      expect(rows(ended.stdout).map(({ path }) => path)).toEqual(
        ['.github/CODEOWNERS', 'CODEOWNERS', 'src/a.ts', 'src/free/b.ts', 'src/ä.ts', 'top.md'].sort((a, b) =>
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        ),
      )
    }
  })

  test('with -z names may hold line breaks and quotes', async () => {
    const ended = await at(['who', '--stdin', '-z', '--json'], { stdin: 'src/a\nb\0"src/c"\0\0' })
    expect(rows(ended.stdout).map(({ path }) => path)).toEqual(['src/a\nb', '"src/c"'])
  })

  test('bytes that are not UTF-8 are replaced, marked, and counted', async () => {
    const stdin = Buffer.from([0x73, 0x72, 0x63, 0x2f, 0xff, 0x0a, 0x61, 0x0a])
    const ended = await at(['who', '--stdin', '--json'], { stdin })
    expect(rows(ended.stdout)).toMatchObject([{ path: 'src/\ufffd', lossy: true }, { path: 'a' }])
    expect(rows(ended.stdout)[1]).not.toHaveProperty('lossy')
    expect(ended.stderr).toContain('1 of 2 paths are not UTF-8')
    const quoted = await at(['who', '--stdin', '--json'], { stdin: '"src/\\377"\n' })
    expect(rows(quoted.stdout)).toMatchObject([{ path: 'src/\ufffd', lossy: true }])
  })

  test('a path outside ends the stream after the answers before it', async () => {
    const ended = await at(['who', '--stdin', '--json'], { stdin: 'src/a.ts\ntop.md\n../x\nsrc/a.ts\n' })
    expect(ended.code).toBe(64)
    expect(rows(ended.stdout).map(({ path }) => path)).toEqual(['src/a.ts', 'top.md'])
    expect(ended.stderr).toContain('gatewright: (standard input): path 3: "../x" is no file of')
  })

  test('standard input that cannot be read is said so', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a\n')
      throw Object.assign(new Error('is a directory'), { code: 'EISDIR' })
    }
    for (const argv of [
      ['who', '--stdin'],
      ['lint', '--codeowners', '-'],
    ]) {
      const ended = await at(argv, { stdin: broken() })
      expect(ended.code).toBe(64)
      expect(ended.stderr).toContain('gatewright: (standard input):1:1: cannot be read (EISDIR)')
    }
  })

  test('a record without an end does not fill the memory', async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(65_536, 0x61)
    }
    const ended = await at(['who', '--stdin', '--json'], { stdin: endless() })
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('(standard input): a path of over')
  })

  test('input is read no faster than output is taken, and not at all once the reader is gone', async () => {
    const read = { pieces: 0 }
    async function* many() {
      for (; read.pieces < 10_000; read.pieces += 1) yield Buffer.from('src/a.ts\n'.repeat(1_000))
    }
    const { PassThrough } = await import('node:stream')
    const { runCli } = await import('../../src/cli/cli.ts')
    const stdout = new PassThrough()
    const call = runCli(
      ['codeowners', 'who', '--stdin'],
      { stdin: Readable.from(many()), stdout, stderr: new PassThrough(), variables: {}, directory },
      async () => ({ demo: async () => 0 }),
    )
    await new Promise((done) => setTimeout(done, 300))
    expect(read.pieces).toBeLessThan(50)
    stdout.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' }))
    expect(await call).toBe(0)
    expect(read.pieces).toBeLessThan(50)
  })

  test('output that cannot be written is no success', async () => {
    const { Writable } = await import('node:stream')
    const { runCli } = await import('../../src/cli/cli.ts')
    const full = () =>
      new Writable({
        write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
      })
    const stdin = Readable.from(Array.from({ length: 50 }, () => Buffer.from('src/a.ts\n'.repeat(5_000))))
    const code = await runCli(
      ['codeowners', 'who', '--stdin'],
      {
        stdin,
        stdout: full(),
        stderr: new Writable({ write: (_c, _e, done) => done() }),
        variables: {},
        directory,
      },
      async () => ({ demo: async () => 0 }),
    )
    expect(code).toBe(64)
  })
})

describe('codeowners lint', () => {
  test('has the shape of the specification, and finds dead patterns by what git tracks', async () => {
    const ended = await at(['lint', '--json'])
    expect(ended.code).toBe(0)
    const { file, findings } = lint.parse(json(ended))
    expect(file).toBe('.github/CODEOWNERS')
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'dead-pattern', line: 5, github: 'applies' }),
    )
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'more-than-one-file' }))
  })

  test('an error ends with 1, for people as well', async () => {
    const stdin = '!a @x\n'
    const ended = await at(['lint', '--json', '--codeowners', '-'], { stdin })
    expect(ended.code).toBe(1)
    expect(lint.parse(json(ended)).findings).toContainEqual(
      expect.objectContaining({ rule: 'invalid-pattern', level: 'error', line: 1, github: 'skips-line' }),
    )
    const pretty = await at(['lint', '--codeowners', '-'], { stdin })
    expect(pretty.code).toBe(1)
    expect(pretty.stdout).toMatch(/^\(standard input\):1:1: error: invalid-pattern: /m)
  })
})

describe('codeowners coverage', () => {
  test('counts tracked files, and names those that nobody owns', async () => {
    const ended = await at(['coverage', '--json'])
    expect(ended.code).toBe(0)
    expect(json(ended)).toMatchObject({
      file: '.github/CODEOWNERS',
      files: 6,
      owned: 5,
      unowned: 1,
      no_rule: 0,
      ambiguous: 0,
      samples: { unowned: ['src/free/b.ts'], no_rule: [] },
    })
    const { stdout } = await at(['coverage'])
    expect(stdout).toContain('5 of 6 files have a certain owner (83.3 %)')
    expect(stdout).toContain('  src/free/b.ts')
    expect((await at(['coverage', '--format', 'markdown'])).stdout).toContain('| `@acme/all` | 3 | 50.0 % |')
  })

  test('outside of a work tree it cannot count', async () => {
    const ended = await at(['coverage'], { directory: '/' })
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('git work tree')
  })
})

describe('a CODEOWNERS file that is none', () => {
  beforeAll(() => {
    mkdirSync(join(directory, 'folder'), { recursive: true })
    writeFileSync(join(directory, 'binary'), Buffer.from('* @a\nab\0c'))
    writeFileSync(join(directory, 'huge'), Buffer.alloc(33 * 1024 * 1024, 0x20))
  })

  test.each([
    ['missing', 'missing:1:1: there is no such file, expected a CODEOWNERS file'],
    ['top.md/x', 'top.md/x:1:1: there is no such file'],
    ['folder', 'folder:1:1: a directory, expected a CODEOWNERS file'],
    ['binary', 'binary:2:3: a NUL byte, as binary files have it, expected a CODEOWNERS file'],
    ['huge', 'huge:1:1: over 33554432 bytes, expected a CODEOWNERS file'],
  ])('%s', async (file, expected) => {
    for (const command of [['who', 'a'], ['lint'], ['coverage']]) {
      const ended = await at([...command, '--json', '--codeowners', file])
      expect(ended).toMatchObject({ code: 64, stdout: '' })
      expect(ended.stderr).toContain(`gatewright: ${expected}`)
    }
  })

  test('none at all', async () => {
    const empty = new Clone()
    const ended = await at(['who', 'a'], { directory: empty.path })
    empty.remove()
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('there is no CODEOWNERS file')
  })
})
