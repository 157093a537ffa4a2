import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { type AnnotationPlace, createActionsLog, createLog, type Log } from '../../src/runner/log.ts'
import { createSecrets } from '../../src/runner/secrets.ts'
import { hostileText } from '../support/hostile-text.ts'
import {
  parseCommands,
  splitLines,
  suspiciousLines,
  tryParse,
  withoutIgnorable,
} from '../support/runner-commands.ts'

const runs = { seed: 20261121, numRuns: 3_000 }

function capture(use: (log: Log) => void, debug: 'off' | 'runner' | 'plain' = 'off', secret = ''): string {
  const lines: string[] = []
  const secrets = createSecrets(false)
  secrets.add(secret)
  use(createLog({ write: (line) => lines.push(line), redact: secrets.redact, debug }))
  return lines.map((line) => `${line}\n`).join('')
}

describe('nothing that is logged becomes a command', () => {
  test('plain lines, blocks and debug lines give none, whatever they hold', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (first, second) => {
        for (const debug of ['off', 'plain'] as const) {
          const output = capture((log) => {
            log.info(first)
            log.block(`${first}\n${second}`)
            log.debug(second)
          }, debug)
          expect(suspiciousLines(output)).toEqual([])
          expect(parseCommands(output)).toEqual([])
        }
      }),
      runs,
    )
  })

  test('annotations, groups and debug commands give exactly the one that was meant', () => {
    const place = fc.record<AnnotationPlace>(
      {
        title: hostileText,
        file: hostileText,
        line: fc.oneof(
          fc.integer({ min: -1, max: 9 }),
          fc.constantFrom(Number.NaN, 1.5, Number.POSITIVE_INFINITY),
        ),
        endLine: fc.integer({ min: -1, max: 9 }),
        column: fc.integer({ min: -1, max: 9 }),
        endColumn: fc.integer({ min: -1, max: 9 }),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(hostileText, place, fc.constantFrom('notice', 'warning', 'error'), (message, at, name) => {
        const output = capture((log) => log[name](message, at))
        const [line, ...rest] = splitLines(output)
        expect(rest).toEqual([''])
        const [command] = parseCommands(output)
        expect(command?.name).toBe(name)
        expect(tryParse(withoutIgnorable(line ?? ''))).toBeNull()
        expect(suspiciousLines(command?.data ?? '')).toEqual([])
        const { file, line: at1, endline, col, endcolumn, title, ...other } = command?.properties ?? {}
        expect(other).toEqual({})
        expect([undefined, at.file]).toContain(file)
        expect([undefined, String(at.line)]).toContain(at1)
        expect([undefined, String(at.line), String(at.endLine)]).toContain(endline)
        expect([undefined, String(at.column)]).toContain(col)
        expect([undefined, String(at.endColumn)]).toContain(endcolumn)
        expect(title === undefined || suspiciousLines(title).length === 0).toBe(true)
      }),
      runs,
    )
    fc.assert(
      fc.property(hostileText, (text) => {
        const output = capture((log) => {
          log.group(text)
          log.debug(text)
          log.endGroup()
        }, 'runner')
        expect(parseCommands(output).map(({ name }) => name)).toEqual(['group', 'debug', 'endgroup'])
        expect(splitLines(output)).toHaveLength(4)
      }),
      runs,
    )
  })

  test('OUT-01 a title with set-output on a second line sets no output', () => {
    const title = 'x\n::set-output name=verdict::pass'
    expect(parseCommands(title)).toHaveLength(1)
    expect(parseCommands(capture((log) => log.info(`title: ${title}`)))).toEqual([])
    expect(parseCommands(capture((log) => log.block(title)))).toEqual([])
    expect(parseCommands(capture((log) => log.error(title)))).toEqual([
      { name: 'error', properties: {}, data: 'x\n: :set-output name=verdict::pass' },
    ])
  })

  test('OUT-03 a lone carriage return starts no line', () => {
    const text = 'a\r::stop-commands::t'
    expect(parseCommands(text)).toHaveLength(1)
    expect(capture((log) => log.info(text))).toBe('a\\n::stop-commands::t\n')
    expect(parseCommands(capture((log) => log.info(text)))).toEqual([])
  })

  test('OUT-08 percent escapes in a message are shown as they are', () => {
    const output = capture((log) => log.error('100%0Afoo'))
    expect(output).toBe('::error::100%250Afoo\n')
    expect(parseCommands(output)).toEqual([{ name: 'error', properties: {}, data: '100%0Afoo' }])
  })
})

describe('annotations', () => {
  test('carry their place, escaped', () => {
    const output = capture((log) =>
      log.warning('m', { title: 'a: b, c', file: 'src/a,b:c%.ts', line: 3, column: 2, endColumn: 5 }),
    )
    expect(output).toBe(
      '::warning title=a%3A b%2C c,file=src/a%2Cb%3Ac%25.ts,line=3,endLine=3,col=2,endColumn=5::m\n',
    )
  })
  test.each(['a\nb', '=a', ' a', 'a\u200b', 'x##[y', ''])(
    'a path that cannot be written, %j, is left out',
    (file) => {
      expect(capture((log) => log.error('m', { file, line: 3 }))).toBe('::error::m\n')
    },
  )
  test('columns are left out where the range has several lines', () => {
    expect(capture((log) => log.error('m', { file: 'a', line: 3, endLine: 4, column: 2 }))).toBe(
      '::error file=a,line=3,endLine=4::m\n',
    )
  })
  test('a long message is cut at 4,096 units and says so', () => {
    const [command] = parseCommands(capture((log) => log.error('😀'.repeat(5_000))))
    expect(command?.data.length).toBeLessThanOrEqual(4_096)
    expect(command?.data.length).toBeGreaterThan(4_090)
    expect(command?.data).toMatch(/😀 … see summary$/)
  })
})

describe('debug lines', () => {
  test('are silent unless asked for', () => {
    expect(capture((log) => log.debug('x'))).toBe('')
    expect(capture((log) => log.debug('x'), 'runner')).toBe('::debug::x\n')
    expect(capture((log) => log.debug('x'), 'plain')).toBe('debug: x\n')
  })
  test.each([
    [{ runnerDebug: false, debug: false }, ''],
    [{ runnerDebug: true, debug: true }, '::debug::x\n'],
    [{ runnerDebug: false, debug: true }, 'debug: x\n'],
  ])('%j', (environment, expected) => {
    const written: unknown[] = []
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(text) > 0)
    createActionsLog(environment, createSecrets(false)).debug('x')
    spy.mockRestore()
    expect(written.join('')).toBe(expected)
  })
})

describe('secrets', () => {
  const secret = ['ghs', 'Aa1'.repeat(12)].join('_')
  test('are replaced in everything that is logged', () => {
    const output = capture(
      (log) => {
        log.info(`a ${secret} b`)
        log.block(`a\n${secret}`)
        log.group(secret)
        log.error(secret, { title: secret, file: secret, line: 1 })
        log.debug(secret)
      },
      'runner',
      secret,
    )
    expect(output).not.toContain(secret)
    expect(output).toBe('a *** b\na\n***\n::group::***\n::error title=***::***\n::debug::***\n')
  })
  test('are announced to the runner, each line, once, and only in a workflow', () => {
    const announced: string[] = []
    const secrets = createSecrets(true, (value) => announced.push(value))
    for (const value of [`${secret}\nsecond-line\r\n`, secret, ' ', '']) secrets.add(value)
    expect(announced).toEqual([`${secret}\nsecond-line`, secret, 'second-line'])
    createSecrets(false, () => expect('not announced').toBe('')).add(secret)
  })
  test('are announced through the toolkit, escaped', () => {
    const written: unknown[] = []
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(text) > 0)
    createSecrets(true).add('pass%word')
    spy.mockRestore()
    expect(parseCommands(written.join(''))).toEqual([{ name: 'add-mask', properties: {}, data: 'pass%word' }])
  })
  test('that are too short are not replaced in ordinary words, and a longer one goes first', () => {
    const secrets = createSecrets(false)
    for (const value of ['a', 'abcdefgh', 'abcdefghij']) secrets.add(value)
    expect(secrets.redact('a cat, abcdefghij, abcdefgh')).toBe('a cat, ***, ***')
  })
})
