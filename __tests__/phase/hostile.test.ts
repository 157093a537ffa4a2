import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { JsonValue } from '../../src/formats/strict-json/index.ts'
import { artifactKeys } from '../../src/phase/fields.ts'
import { stageOfPath } from '../../src/phase/files.ts'
import { pathProblem } from '../../src/phase/paths.ts'
import { readArtifact } from '../../src/phase/read.ts'
import { leastMilliseconds } from '../support/cpu-time.ts'
import { complete, readDocument, readText } from './document.ts'

const size = 262_144

/** JSON of nearly the size that is read, of many copies of one piece. */
function filled(start: string, piece: (index: number) => string, end: string): string {
  const pieces: string[] = []
  let length = start.length + end.length
  for (let index = 0; ; index += 1) {
    const next = piece(index)
    length += Buffer.byteLength(next) + 1
    if (length > size) break
    pieces.push(next)
  }
  return `${start}${pieces.join(',')}${end}`
}

const head = (key: string): string => `${JSON.stringify(complete({ [key]: undefined })).slice(0, -1)},`
const digest = 'a'.repeat(64)

describe('256 KiB are read in less than 250 ms', () => {
  it.each<[string, string]>([
    ['unknown keys', filled(head('x'), (index) => `"phase_namf${index}":1`, '}')],
    [
      'blocks',
      filled(
        `${head('evidence_blocks')}"evidence_blocks":[`,
        (index) => `{"evidence_id":"${index}","file":"a/b","lines":"1-2","sha256":"${digest}"}`,
        ']}',
      ),
    ],
    [
      'blocks with nothing right',
      filled(`${head('evidence_blocks')}"evidence_blocks":[`, () => '{"x":1}', ']}'),
    ],
    [
      'blocks with one id',
      filled(`${head('evidence_blocks')}"evidence_blocks":[`, () => '{"evidence_id":"x"}', ']}'),
    ],
    ['texts', filled(`${head('x')}"x":[`, () => '"{{"', ']}')],
    ['braces', `{"x":"${'{'.repeat(size - 10)}"}`],
    ['bare braces', '{'.repeat(size)],
    ['bare tokens', '{{X}}'.repeat(size / 5)],
    ['tokens', filled('{"x":[', () => '"{{X}}"', ']}')],
    ['a path', `${head('x')}"evidence_blocks":[{"file":"${'a/'.repeat(size / 4)}"}]}`],
    ['gates', filled(`${head('ci_gates_passed')}"ci_gates_passed":[`, (index) => `"G${index}"`, ']}')],
    [
      'criteria',
      filled(`${head('x')}"criteria":[`, (index) => `{"id":"c${index}","evidence":["EB-1"]}`, ']}'),
    ],
    [
      'a delta',
      `${JSON.stringify(complete({ schema_version: '1.0', performance_delta_median: undefined })).slice(0, -1)},"performance_delta_median":"n/a${' '.repeat(size / 2)}x"}`,
    ],
    ...['n/a x', '1'].map((start): [string, string] => [
      `blanks in a delta behind ${start}`,
      `${JSON.stringify(complete({ schema_version: '1.0', performance_delta_median: undefined })).slice(0, -1)},"performance_delta_median":"${start}${' '.repeat(size / 2)}y"}`,
    ]),
    [
      'digits in a delta',
      `${JSON.stringify(complete({ schema_version: '1.0', performance_delta_median: undefined })).slice(0, -1)},"performance_delta_median":"${'9'.repeat(size / 2)}%"}`,
    ],
    ['a commit', `${head('git_commit')}"git_commit":"${'a'.repeat(size / 2)}"}`],
  ])('%s', (_, text) => {
    let problems = 0
    const spent = leastMilliseconds(() => {
      problems = readText(text).problems.length
    })
    expect(spent).toBeLessThan(250)
    expect(problems).toBeLessThanOrEqual(101)
  })
})

describe('whatever stands there', () => {
  const known = new Set<string>([
    'field',
    'field-unknown',
    'phase-number',
    'commit-format',
    'timestamp',
    'digest-format',
    'evidence-path',
    'evidence-range',
    'evidence-duplicate',
    'repository',
    'schema-legacy',
    'schema-version',
    'schema-unsupported',
    'template-unrendered',
    'artifact-name',
    'json-reserved-key',
    'json-duplicate-key',
    'json-number',
    'json-text',
  ])

  it('a field of any kind is read or refused, and never thrown at', () => {
    const nested = fc.dictionary(
      fc.constantFrom(
        'evidence_id',
        'file',
        'lines',
        'sha256',
        'id',
        'evidence',
        'name',
        'before',
        'after',
        'x',
      ),
      fc.jsonValue({ maxDepth: 1 }),
      { maxKeys: 5 },
    )
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.array(nested, { maxLength: 3 }),
      fc.constantFrom('HEAD', '{{X}}', '1.0', '2025-10-18', 'N/A (x)'),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...artifactKeys),
        value,
        fc.constantFrom('1.0', '1.1', '1.7'),
        (key, given, version) => {
          const { problems, artifact } = readDocument(
            complete({ schema_version: version, [key]: given as JsonValue }),
          )
          for (const { rule, line, column } of problems) {
            expect(known).toContain(rule)
            expect(line).toBeGreaterThan(0)
            expect(column).toBeGreaterThan(0)
          }
          if (problems.every(({ warning }) => warning)) expect(artifact).not.toBeNull()
        },
      ),
      { seed: 8, numRuns: 1_500 },
    )
  })

  it('fifty warnings hide no error', () => {
    const extra = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`x${index}`, 1]))
    const { problems } = readDocument(complete({ schema_version: '1.7', ...extra, git_commit: 'HEAD' }))
    expect(problems.filter(({ warning }) => warning).length).toBe(50)
    expect(problems.filter(({ warning }) => !warning).map(({ rule }) => rule)).toEqual(['commit-format'])
  })

  it('bytes and names never throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (bytes, name) => {
          expect(readArtifact(name, bytes, 'phase-1').problems.length).toBeGreaterThan(0)
          stageOfPath('', name, ['M1'])
          pathProblem(name)
        },
      ),
      { seed: 8, numRuns: 500 },
    )
  })

  it('a path that is taken is one file, on every system', () => {
    const segment = fc.constantFrom(
      'a',
      '.',
      '..',
      '',
      '.git',
      '.GIT',
      'nul',
      'b.',
      ' ',
      '-n',
      'é',
      'e\u0301',
      ':x',
      'c',
    )
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        const path = segments.join('/')
        const taken = segments.every(
          (part, index) => ['a', 'é', 'c'].includes(part) || (part === '-n' && index > 0),
        )
        expect(pathProblem(path) === null).toBe(taken)
      }),
      { seed: 8, numRuns: 500 },
    )
  })
})
