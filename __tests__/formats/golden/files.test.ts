import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PolicyError } from '../../../src/core/errors.ts'
import { type TestGroup, testId } from '../../../src/core/facts/test-reports.ts'
import { readManifest, readQuarantine } from '../../../src/facts/golden-files.ts'
import { soakEventSchema, soakStartSchema } from '../../../src/formats/golden/soak.ts'

const bytes = (text: string) => Buffer.from(text)
const problems = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (error instanceof PolicyError) return error.message
    throw error
  }
  return 'read'
}
const manifest = (text: string) => problems(() => readManifest(bytes(text), 'golden.yml'))
const quarantine = (text: string) => problems(() => readQuarantine(bytes(text), 'q.yml'))

const digest = 'ab'.repeat(32)

describe('the manifest', () => {
  test('gives every test with its line', () => {
    const text = `version: 1
tests:
  - id: "login › accepts a password"
    priority: P0
    file: tests/login.test.ts
    sha256: ${digest}
    requirements: [P0-R01]
  - { id: constructor, priority: P2 }
`
    expect(readManifest(bytes(text), 'golden.yml')).toEqual([
      {
        id: 'login › accepts a password',
        priority: 'P0',
        file: 'tests/login.test.ts',
        sha256: digest,
        requirements: ['P0-R01'],
        line: 3,
      },
      { id: 'constructor', priority: 'P2', file: null, sha256: null, requirements: [], line: 8 },
    ])
  })

  const entry = (fields: string) => `version: 1\ntests:\n  - { id: a, priority: P1, ${fields} }\n`
  test.each([
    ['an empty file', '', 'golden.yml', '{ version: 1, tests: [] }'],
    ['a comment only', '# nothing\n', 'golden.yml', 'holds nothing'],
    ['no version', 'tests: []\n', 'golden.yml', 'version'],
    ['another version', 'version: 2\ntests: []\n', 'golden.yml:1:10', '1'],
    ['a list', '- id: a\n', 'golden.yml:1:1', ''],
    ['no priority', 'version: 1\ntests:\n  - id: a\n', 'golden.yml:3', 'priority'],
    ['an unknown priority', 'version: 1\ntests:\n  - id: a\n    priority: P9\n', 'golden.yml:4:15', 'P0'],
    [
      'a near miss of a key',
      'version: 1\ntests:\n  - id: a\n    priorty: P1\n',
      'golden.yml:4:5',
      'priority',
    ],
    ['a near miss at the top', 'version: 1\ntest: []\n', 'golden.yml:2:1', 'tests'],
    [
      'a digest in capitals',
      entry(`file: a.ts, sha256: ${digest.toUpperCase()}`),
      'golden.yml:3',
      'sha256sum',
    ],
    ['a digest without a file', entry(`sha256: ${digest}`), 'golden.yml:3', 'file'],
    ['a file outside', entry('file: ../a.ts'), 'golden.yml:3', 'root of the repository'],
    ['an absolute file', entry('file: /etc/passwd'), 'golden.yml:3', 'root of the repository'],
    ['a file with a backslash', entry("file: 'a\\b.ts'"), 'golden.yml:3', 'root of the repository'],
    ['an id of blanks', 'version: 1\ntests:\n  - { id: " ", priority: P1 }\n', 'golden.yml:3:11', 'blanks'],
    [
      'an id with two blanks',
      'version: 1\ntests:\n  - { id: "a  b", priority: P1 }\n',
      'golden.yml:3:11',
      'blanks',
    ],
    ['a number as id', 'version: 1\ntests:\n  - { id: 7, priority: P1 }\n', 'golden.yml:3:11', 'quotes'],
    ['a key twice', 'version: 1\ntests:\n  - { id: a, id: b, priority: P1 }\n', 'golden.yml:3', 'id'],
    [
      '__proto__ as a key',
      'version: 1\ntests:\n  - { id: a, priority: P1, __proto__: {} }\n',
      'golden.yml:3',
      '__proto__',
    ],
    ['constructor as a key', 'version: 1\nconstructor: x\ntests: []\n', 'golden.yml:2:1', 'constructor'],
    ['a tag', 'version: 1\ntests: !!js/function "x"\n', 'golden.yml:2', ''],
    ['a second document', 'version: 1\ntests: []\n---\nversion: 1\n', 'golden.yml:', ''],
    [
      'a date for an id',
      'version: 1\ntests:\n  - { id: 2026-01-01T00:00:00Z, priority: yes }\n',
      'golden.yml:3',
      'P0',
    ],
  ])('%s is refused with its place', (_, text, place, word) => {
    const found = manifest(text)
    expect(found).not.toBe('read')
    expect(found).toContain(place)
    expect(found).toContain(word)
  })

  test('one test twice names both entries', () => {
    const text =
      'version: 1\ntests:\n  - { id: a, priority: P1 }\n  - { id: b, priority: P1 }\n  - { id: a, priority: P2 }\n'
    expect(manifest(text)).toMatch(/golden\.yml:5:11.*entry 1 of the list/s)
  })

  test('10,000 tests are read with their lines; what is over 2 MiB is not', () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `  - { id: test ${n}, priority: P1 }`)
    const read = readManifest(bytes(`version: 1\ntests:\n${lines.join('\n')}\n`), 'golden.yml')
    expect(read).toHaveLength(10_000)
    expect(read.at(-1)).toMatchObject({ id: 'test 9999', line: 10_002 })
    expect(manifest(`version: 1\ntests: []\n${'#'.repeat(2 * 1024 * 1024)}`)).toContain('at most 2097152')
  })

  test('bytes that are not UTF-8 are refused', () => {
    expect(problems(() => readManifest(Uint8Array.of(0x61, 0xff, 0x62), 'golden.yml'))).toContain('UTF-8')
  })

  test('every id that testId spells is one the manifest takes', () => {
    const word = fc
      .string({ unit: 'binary', maxLength: 12 })
      .map((text) => text.replace(/\p{Cs}|\p{Cc}/gu, ' '))
    const group = fc.record({ suite: word, className: word, project: fc.option(word) })
    fc.assert(
      fc.property(group, word, (place, name) => {
        const whole: TestGroup = { file: null, tags: [], properties: [], ...place }
        const id = testId({ name }, whole)
        const text = `version: 1\ntests:\n  - { id: ${JSON.stringify(id)}, priority: P1 }\n`
        expect(readManifest(bytes(text), 'golden.yml')[0]?.id).toBe(id)
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})

describe('the quarantine list', () => {
  const entry = (fields: string) => `version: 1\ntests:\n  - ${fields}\n`
  const good = {
    test: 'a',
    reason: 'races',
    owner: '"@acme/core"',
    since: '2026-11-01',
    'review-by': '2026-11-20',
  }
  const written = (changes: Readonly<Record<string, string>>) =>
    entry(
      `{ ${Object.entries({ ...good, ...changes })
        .filter(([, text]) => text !== '')
        .map(([key, text]) => `${key}: ${text}`)
        .join(', ')} }`,
    )

  test('gives every entry with its line', () => {
    expect(readQuarantine(bytes(written({ issue: '12' })), 'q.yml')).toEqual([
      {
        test: 'a',
        reason: 'races',
        owner: '@acme/core',
        issue: '12',
        since: '2026-11-01',
        reviewBy: '2026-11-20',
        line: 3,
      },
    ])
    expect(readQuarantine(bytes(written({})), 'q.yml')[0]?.issue).toBeNull()
  })

  test.each([
    ['no reason', { reason: '' }, 'reason'],
    ['a blank reason', { reason: '"  "' }, 'reason'],
    ['no owner', { owner: '' }, 'owner'],
    ['an owner without @', { owner: 'bravo' }, '@login'],
    ['no last day', { 'review-by': '' }, 'review-by'],
    ['a day that does not exist', { 'review-by': '2026-02-30' }, '2026-11-20'],
    ['a date in words', { since: 'yesterday' }, '2026-11-20'],
    ['another order', { since: '01.11.2026' }, '2026-11-20'],
    ['a time', { since: '2026-11-01T00:00:00Z' }, '2026-11-20'],
    ['a year alone', { since: '2026' }, '2026-11-20'],
    ['a last day before the first', { 'review-by': '2026-10-01' }, 'before'],
    ['a misspelt key', { reviewby: '2026-11-20' }, 'review-by'],
  ])('%s is refused with its place', (_, changes, word) => {
    const found = quarantine(written(changes))
    expect(found).toMatch(/q\.yml:3:\d+/)
    expect(found).toContain(word)
  })

  test('one test twice is refused', () => {
    const fields = written({}).split('\n')[2] ?? ''
    expect(quarantine(`version: 1\ntests:\n${fields}\n${fields}\n`)).toMatch(/q\.yml:4:\d+.*keep one/s)
  })
})

describe('soak documents', () => {
  const start = {
    schema_version: 1,
    tool: 'gatewright',
    deployment: 'v1',
    started_at: '2026-11-01T00:00:00Z',
    ends_at: '2026-11-08T00:00:00+01:00',
    restarts: 0,
    signature: null,
  }
  test.each([
    ['as it is', {}, true],
    ['an end before the start', { ends_at: '2026-10-01T00:00:00Z' }, false],
    ['an end at the start', { ends_at: '2026-11-01T01:00:00+01:00' }, false],
    ['a day for a time', { ends_at: '2026-11-08' }, false],
    ['a time of no place', { started_at: '2026-11-01T00:00:00' }, false],
    ['an unknown field', { until: 'x' }, false],
    ['a half signature', { signature: { value: digest } }, false],
  ])('a start: %s', (_, changes, read) => {
    expect(soakStartSchema.safeParse({ ...start, ...changes }).success).toBe(read)
  })

  test.each([
    ['more fields', { host: 'h' }, true],
    ['another outcome', { outcome: 'ok' }, false],
    ['a boolean outcome', { outcome: true }, false],
    ['an empty workflow', { workflow: '' }, false],
    ['a number as time', { at: 1_700_000_000 }, false],
  ])('an event: %s', (_, changes, read) => {
    const event = { at: '2026-11-01T00:00:00Z', deployment: 'v1', workflow: 'w', outcome: 'passed' }
    expect(soakEventSchema.safeParse({ ...event, ...changes }).success).toBe(read)
  })
})
