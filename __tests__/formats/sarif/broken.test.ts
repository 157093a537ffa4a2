import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { maximumSarifBytes, readSarif } from '../../../src/formats/sarif/read.ts'
import { at, fixture, invalidity, log, read, result, resultsOf, root } from './sarif.ts'

const text = (value: string) => invalidity(readSarif(Buffer.from(value), root))

describe('what is no SARIF, or not all of it, is never a clean run', () => {
  const whole = fixture('codeql')
  const end = whole.toString('utf8').trimEnd().length

  test('cut at each of its first 4,096 bytes, and at 200 others', () => {
    const random = fc.sample(fc.integer({ min: 4_096, max: end - 1 }), { numRuns: 200, seed: 7 })
    const cuts = [...Array.from({ length: 4_096 }, (_, index) => index), ...random]
    const read = cuts.filter((cut) => !('invalid' in readSarif(whole.subarray(0, cut), root)))
    expect(read).toEqual([])
    expect(text(whole.toString('utf8', 0, 900))).toBe(
      'broken off: the JSON is not complete after 900 characters',
    )
  })

  test.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n', 'empty'],
    ['no JSON', '<sarif/>', 'not JSON'],
    ['a NUL inside', '{"version":\0"2.1.0"}', 'not JSON'],
    ['two documents', '{"version":"2.1.0","runs":[]}{}', 'not JSON'],
    ['a list', '[]', 'not SARIF 2.1.0: its `version` is missing'],
    ['another version', '{"version":"2.0.0","runs":[]}', 'not SARIF 2.1.0: its `version` is 2.0.0'],
    ['a version that is a number', '{"version":2.1,"runs":[]}', 'not SARIF 2.1.0: its `version` is no text'],
    ['another format', '{"results":[]}', 'not SARIF 2.1.0: its `version` is missing'],
    ['no runs', '{"version":"2.1.0"}', 'runs: Invalid input: expected array, received undefined'],
    ['no run', '{"version":"2.1.0","runs":[]}', '`runs` is empty: no tool ran'],
  ])('%s', (_, document, reason) => expect(text(document)).toContain(reason))

  test('two lists of results: parsers differ in which they take', () => {
    const twice = JSON.stringify(log([result()])).replace('"results":', '"results":[],"results":')
    expect(text(twice)).toBe('line 1: "results" stands twice in one object')
    const escaped = JSON.stringify(log([])).replace('"results":', '"results":[],"result\\u0073":')
    expect(text(escaped)).toBe('line 1: "results" stands twice in one object')
  })

  test.each([
    ['no results', undefined, {}, 'runs[0] has no `results`: the tool did not scan'],
    ['results that are null', null, {}, 'runs[0] has no `results`: the tool did not scan'],
    ['results that are no list', {}, {}, 'runs[0].results: Invalid input: expected array, received object'],
    [
      'a result that is no object',
      [result(), 'x'],
      {},
      'runs[0].results[1]: the document: Invalid input: expected object, received string',
    ],
    [
      'results in another file',
      [],
      { externalPropertyFileReferences: { results: [{}] } },
      'its results are kept apart (external properties), which are not read',
    ],
    ['a tool without a name', [], { tool: { driver: { name: ' ' } } }, 'runs[0].tool.driver.name: '],
    [
      'rules that are no list',
      [],
      { tool: { driver: { name: 'x', rules: {} } } },
      'runs[0].tool.driver.rules: ',
    ],
    [
      'a success that is text',
      [],
      { invocations: [{ executionSuccessful: 'false' }] },
      'runs[0].invocations[0].executionSuccessful: ',
    ],
    ['invocations that are no list', [], { invocations: {} }, 'runs[0].invocations: '],
    [
      'a revision that is no text',
      [],
      { versionControlProvenance: [{ revisionId: 1 }] },
      'runs[0].versionControlProvenance[0].revisionId: ',
    ],
  ])('%s', (_, results, more, reason) => expect(invalidity(read(log(results, more)))).toContain(reason))

  test('results beside the runs', () => {
    const apart = { ...log([]), inlineExternalProperties: [{ results: [result()] }] }
    expect(invalidity(read(apart))).toBe(
      'its results are kept apart (external properties), which are not read',
    )
    expect(invalidity(read({ ...log([]), inlineExternalProperties: [] }))).toBe('valid')
  })

  test('one bad run among good ones', () => {
    const runs = [...log([]).runs, { tool: { driver: { name: 'other' } } }]
    expect(invalidity(read({ version: '2.1.0', runs }))).toBe(
      'runs[1] has no `results`: the tool did not scan',
    )
  })

  test('larger than 25 MiB is not even decoded', () => {
    expect(maximumSarifBytes).toBe(25 * 1024 * 1024)
    const bytes = Buffer.alloc(maximumSarifBytes + 1, ' ')
    expect(invalidity(readSarif(bytes, root))).toBe('too large: SARIF is read up to 25 MiB')
  })

  test('more results than anybody looks at', () => {
    const many = JSON.stringify(log([])).replace('[]', `[${'{},'.repeat(100_000)}{}]`)
    expect(text(many)).toBe('too large: more than 100000 results')
  })

  test('nesting has an end', () => {
    const deep = JSON.stringify(log([])).replace('[]', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    expect(text(deep)).toBe('line 1: nested deeper than 200')
  })

  test('bytes that are no text', () => {
    const latin = Buffer.from(JSON.stringify(log([result({ ruleId: 'é' })])), 'latin1')
    expect(invalidity(readSarif(latin, root))).toBe('neither UTF-8 nor UTF-16 with a mark')
  })

  test('marks of UTF-8 and UTF-16 are read', () => {
    const json = JSON.stringify(log([result()]))
    const utf16 = Buffer.from(`\uFEFF${json}`, 'utf16le')
    for (const bytes of [Buffer.from(`\uFEFF${json}`), utf16])
      expect(resultsOf(readSarif(bytes, root))).toHaveLength(1)
  })

  test('reasons never quote what a file holds', () => {
    const secret = ['ghp', 'x'.repeat(36)].join('_')
    const documents = [
      `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"s"}},"results":[{"message":"${secret}" "x"}]}]}`,
      JSON.stringify(log([{ message: secret, locations: [{ snippet: secret }] }, secret])),
    ]
    for (const document of documents) {
      expect(text(document)).not.toBe('valid')
      expect(text(document)).not.toContain('ghp')
    }
  })

  test('any JSON is read or refused, and never thrown at', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.jsonValue({ maxDepth: 5 }), (document, value) => {
        expect(typeof text(document)).toBe('string')
        expect(typeof invalidity(read({ version: '2.1.0', runs: value }))).toBe('string')
        expect(typeof invalidity(read(log([value])))).toBe('string')
        expect(
          typeof invalidity(
            read(log([result({ locations: [{ physicalLocation: value }], rule: value, properties: value })])),
          ),
        ).toBe('string')
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})

describe('hostile files are read in a bounded time', () => {
  const many = (count: number, one: (index: number) => unknown) =>
    Array.from({ length: count }, (_, index) => one(index))
  const driver = (rules: readonly unknown[]) => ({ tool: { driver: { name: 'constructor', rules } } })

  test.each<readonly [string, () => unknown]>([
    ['ids of many parts', () => log([result({ ruleId: 'a/'.repeat(500_000) })], driver([{ id: 'r' }]))],
    [
      'a rule of many weaknesses',
      () =>
        log(
          many(5_000, () => result()),
          driver([{ id: 'r', properties: { tags: many(20_000, (at) => `CWE-${at + 1}`) } }]),
        ),
    ],
    [
      'taxa and taxonomies',
      () =>
        log([result({ taxa: many(50_000, () => ({ id: '1', toolComponent: { name: 'x' } })) })], {
          taxonomies: many(50_000, (at) => ({ name: `t${at}` })),
        }),
    ],
    [
      'extensions',
      () =>
        log(
          many(5_000, () => result({ rule: { toolComponent: { name: 'x' } } })),
          { tool: { driver: { name: 'x' }, extensions: many(50_000, (at) => ({ name: `e${at}` })) } },
        ),
    ],
    ['a long address', () => log([result({ locations: [at(`${'work/a/'.repeat(400_000)}`, 1)] })])],
    [
      'addresses up and down',
      () => log(many(5_000, (index) => result({ locations: [at(`${'a/../'.repeat(400)}${index}`, 1)] }))),
    ],
    [
      'tags of one letter',
      () => log([result({ properties: { tags: ['cwe'.repeat(500_000), `cwe-${'0'.repeat(500_000)}`] } })]),
    ],
    [
      'blanks in the name of the tool',
      () => log([result()], { tool: { driver: { name: `x${' '.repeat(500_000)}y` } } }),
    ],
  ])('%s', (_, make) => {
    const bytes = Buffer.from(JSON.stringify(make()))
    const start = process.cpuUsage()
    expect(invalidity(readSarif(bytes, root))).toBe('valid')
    const { user } = process.cpuUsage(start)
    expect(user / 1_000).toBeLessThan(1_500)
  })
})
