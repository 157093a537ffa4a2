import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { createOutput } from '../../src/cli/output.ts'
import { repositoryPath, unquoted } from '../../src/cli/paths.ts'
import { readColour, readServer } from '../../src/runner/environment.ts'
import { createSecrets } from '../../src/runner/secrets.ts'
import { jsonText } from '../../src/surfaces/json.ts'
import { Collected } from './harness.ts'

const columns = { columns: 80 }

function made(terminal: { out?: boolean; err?: boolean } = {}, secret?: string) {
  const stdout = new Collected(terminal.out === true ? columns : undefined)
  const stderr = new Collected(terminal.err === true ? columns : undefined)
  const secrets = createSecrets(false)
  if (secret !== undefined) secrets.add(secret)
  return { stdout, stderr, output: createOutput({ stdout, stderr, colour: 'auto', secrets }) }
}

describe('output', () => {
  test('secrets are replaced on both streams', async () => {
    const secret = ['gh', 's_', 'a'.repeat(36)].join('')
    const { stdout, stderr, output } = made({}, secret)
    await output.text(`x ${secret}\n`)
    await output.json({ secret })
    output.note(`y ${secret}`)
    expect(stdout.text + stderr.text).not.toContain(secret)
    expect(stderr.text).toBe('y ***\n')
  })

  test('a secret that nobody announced is found in results and notes, and JSON stays JSON', async () => {
    const token = ['gh', 'p_', 'Zq7Lw2Xv9Kc4Rt8Yn3Bm6Hd1Fs5Gj0PaWeUi'].join('')
    const password = ['k9!vR2', '#xQ7mZ'].join('')
    const value = { name: `unit (${token})`, quoted: `"DB_PASSWORD": "${password}"`, kept: 'src/a.ts' }
    const { stdout, stderr, output } = made()
    await output.text(`check ${token} and ${value.quoted}\n`)
    output.note(`a note with ${token}`)
    expect(stdout.text + stderr.text).not.toMatch(new RegExp(`${token}|${password}`))
    const json = made()
    await json.output.json(value)
    expect(json.stdout.text).not.toMatch(new RegExp(`${token}|${password}`))
    expect(JSON.parse(json.stdout.text)).toMatchObject({ kept: 'src/a.ts', name: expect.any(String) })
  })

  test('a note is one clean line', () => {
    const { stderr, output } = made()
    output.note('a\n::error::b\u001b[2J\u202e')
    expect(stderr.text).toBe('a\\n::error::b\\u{1b}[2J\\u{202e}\n')
  })

  test.each([
    [{}, { colour: false, width: 100 }],
    [{ out: true }, { colour: true, width: 80 }],
  ])('layout of %j', (terminal, layout) => {
    expect(made(terminal).output.layout).toEqual(layout)
  })
})

describe('progress', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })
  afterEach(() => {
    jest.useRealTimers()
  })

  test('shows after a second, on a terminal only, and is cleared before a result', async () => {
    const { stderr, output } = made({ err: true })
    output.progress.show('reading')
    jest.advanceTimersByTime(900)
    expect(stderr.text).toBe('')
    jest.advanceTimersByTime(200)
    expect(stderr.text).toBe('\r\u001b[2Kreading')
    output.progress.show('more\u001b')
    await output.text('done\n')
    expect(stderr.text).toBe('\r\u001b[2Kreading\r\u001b[2Kmore\\u{1b}\r\u001b[2K')
    const quiet = made({ out: true })
    quiet.output.progress.show('reading')
    jest.advanceTimersByTime(5_000)
    expect(quiet.stderr.text).toBe('')
  })

  test('what is quick shows nothing', async () => {
    const { stderr, output } = made({ err: true })
    output.progress.show('reading')
    await output.text('done\n')
    jest.advanceTimersByTime(5_000)
    expect(stderr.text).toBe('')
  })
})

describe('JSON', () => {
  test('any value comes back as it was, over characters that are seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = jsonText({ value }, 0)
        expect(JSON.parse(text)).toEqual({ value })
        expect(text).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*\n$/u)
      }),
      { seed: 7, numRuns: 500 },
    )
    expect(jsonText('##[error]x', 0)).not.toContain('##[')
  })
})

describe('names as git quotes them', () => {
  test.each([
    ['"a\\tb"', 'a\tb'],
    ['"\\303\\244\\"\\\\"', 'ä"\\'],
    ['"ä\\n"', 'ä\n'],
    ['""', ''],
  ])('%s', (name, expected) => {
    expect(Buffer.from(unquoted(name) ?? []).toString('utf8')).toBe(expected)
  })

  test.each(['a', '"a', 'a"', '"a"b"', '"\\x"', '"\\9"', '"\\400"', '"\\"'])('%s is a plain name', (name) => {
    expect(unquoted(name)).toBeNull()
  })
})

test('a path without detours is taken as it is, and a normal one stays normal', () => {
  const segment = fc
    .string({ minLength: 1 })
    .filter((name) => !/[/]/.test(name) && name !== '.' && name !== '..')
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
      const path = segments.join('/')
      expect(repositoryPath(path, '/srv/tree')).toBe(path)
      expect(repositoryPath(`./${path}`, '/srv/tree')).toBe(path)
      expect(repositoryPath(`/srv/tree/${path}`, '/srv/tree')).toBe(path)
    }),
    { seed: 11 },
  )
})

describe('the environment of the command line', () => {
  test.each([
    [{}, 'auto'],
    [{ NO_COLOR: '1' }, 'never'],
    [{ NO_COLOR: '' }, 'auto'],
    [{ TERM: 'dumb' }, 'never'],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, 'always'],
    [{ FORCE_COLOR: '0' }, 'never'],
    [{ FORCE_COLOR: 'false' }, 'never'],
  ])('colours under %j: %s', (variables, expected) => {
    expect(readColour(variables)).toBe(expected)
  })

  test('addresses of flags are not mixed with those of the environment', () => {
    const variables = {
      GITHUB_SERVER_URL: 'https://one.example',
      GITHUB_API_URL: 'https://one.example/api/v3',
      GITHUB_GRAPHQL_URL: 'https://one.example/api/graphql',
    }
    const none = { serverUrl: null, apiUrl: null }
    expect(readServer(none, variables).graphqlUrl).toBe('https://one.example/api/graphql')
    expect(readServer({ ...none, serverUrl: 'https://two.example' }, variables)).toEqual({
      serverUrl: 'https://two.example',
      apiUrl: 'https://two.example/api/v3',
      graphqlUrl: 'https://two.example/api/graphql',
    })
    expect(readServer({ ...none, apiUrl: 'https://three.example/api/v3' }, variables)).toEqual({
      serverUrl: 'https://three.example',
      apiUrl: 'https://three.example/api/v3',
      graphqlUrl: 'https://three.example/api/graphql',
    })
    expect(readServer({ ...none, apiUrl: 'https://api.acme.ghe.com' }, {}).serverUrl).toBe(
      'https://acme.ghe.com',
    )
    expect(readServer({ ...none, apiUrl: 'https://api.github.com' }, {}).serverUrl).toBe('https://github.com')
    const plain = { apiUrl: 'http://three.example', serverUrl: 'https://three.example' }
    expect(() => readServer(plain, {})).toThrow('unencrypted')
  })
})
