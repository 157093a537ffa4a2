import { describe, expect, test } from '@jest/globals'
import { at, log, only, read, result, resultsOf, runsOf } from './sarif.ts'

const rules = (...list: readonly object[]) => ({ tool: { driver: { name: 'scanner', rules: list } } })
const severity = (more: object, run: object = {}) => only(read(log([result(more)], run))).severity

describe('severity', () => {
  test.each([
    ['none', {}, 'medium'],
    ['error', { level: 'error' }, 'high'],
    ['warning', { level: 'warning' }, 'medium'],
    ['note', { level: 'note' }, 'low'],
    ['level none', { level: 'none' }, 'low'],
    ['a level that nobody knows', { level: 'fatal' }, 'high'],
    ['a level that is no text', { level: 7 }, 'high'],
    ['a score above the level', { level: 'note', properties: { 'security-severity': '9.0' } }, 'blocker'],
    ['a score below the level', { level: 'error', properties: { 'security-severity': 3.9 } }, 'low'],
    ['7', { properties: { 'security-severity': '7' } }, 'high'],
    ['6.9', { properties: { 'security-severity': '6.9' } }, 'medium'],
    ['4', { properties: { 'security-severity': 4 } }, 'medium'],
    ['0', { level: 'error', properties: { 'security-severity': '0.0' } }, 'low'],
    ['a score that is a word', { level: 'error', properties: { 'security-severity': 'low' } }, 'high'],
    ['an empty score', { level: 'error', properties: { 'security-severity': '' } }, 'high'],
    ['a huge score', { level: 'error', properties: { 'security-severity': '1e999' } }, 'high'],
    ['a negative score', { level: 'error', properties: { 'security-severity': -1 } }, 'high'],
  ])('of a result: %s', (_, more, expected) => expect(severity(more)).toBe(expected))

  test('of its rule: the score, then the level of the result, then the level of the rule', () => {
    const scored = rules({ id: 'r', properties: { 'security-severity': '8.1' } })
    expect(severity({ level: 'note' }, scored)).toBe('high')
    const levelled = rules({ id: 'r', defaultConfiguration: { level: 'error' } })
    expect(severity({}, levelled)).toBe('high')
    expect(severity({ level: 'note' }, levelled)).toBe('low')
    const both = rules({ id: 'r', properties: { 'security-severity': '2' } })
    expect(severity({ properties: { 'security-severity': '9.5' } }, both)).toBe('blocker')
  })

  test('gitleaks without a level is an error; what it says itself counts', () => {
    const gitleaks = { tool: { driver: { name: 'Gitleaks' } } }
    expect(severity({}, gitleaks)).toBe('high')
    expect(severity({ level: 'note' }, gitleaks)).toBe('low')
  })
})

describe('rules', () => {
  const two = rules(
    { id: 'a', defaultConfiguration: { level: 'note' } },
    { id: 'b', defaultConfiguration: { level: 'error' } },
  )
  const brief = (more: object, run: object = two) => {
    const found = only(read(log([{ message: { text: '' }, ...more }], run)))
    return `${found.rule} ${found.severity}`
  }

  test.each([
    ['by id', { ruleId: 'b' }, 'b high'],
    ['by index', { ruleIndex: 1 }, 'b high'],
    ['by both', { ruleId: 'b', ruleIndex: 1 }, 'b high'],
    ['by both that disagree: the id counts', { ruleId: 'b', ruleIndex: 0 }, 'b high'],
    ['by an index outside', { ruleId: 'b', ruleIndex: 9 }, 'b high'],
    ['by index -1', { ruleId: 'a', ruleIndex: -1 }, 'a low'],
    ['by a huge index', { ruleId: 'a', ruleIndex: 1e300 }, 'a low'],
    ['by a refined id', { ruleId: 'b/3', ruleIndex: 1 }, 'b/3 high'],
    ['by a refined id alone', { ruleId: 'b/3/x' }, 'b/3/x high'],
    ['by reference', { rule: { id: 'b' } }, 'b high'],
    ['unknown', { ruleId: 'c' }, 'c medium'],
    ['none', {}, '(no rule) medium'],
  ])('%s', (_, more, expected) => expect(brief(more)).toBe(expected))

  test('of extensions, by index, name and guid', () => {
    const extension = {
      name: 'pack',
      guid: 'g-1',
      rules: [{ id: 'x', defaultConfiguration: { level: 'error' } }],
    }
    const run = {
      tool: { driver: { name: 'scanner', rules: [{ id: 'd' }] }, extensions: [{ name: 'empty' }, extension] },
    }
    for (const toolComponent of [{ index: 1 }, { name: 'pack' }, { guid: 'g-1' }])
      expect(brief({ rule: { index: 0, toolComponent } }, run)).toBe('x high')
    expect(brief({ ruleId: 'x' }, run)).toBe('x high')
    expect(brief({ rule: { index: 0 } }, run)).toBe('d medium')
    expect(brief({ rule: { index: 0, toolComponent: { index: 7 } } }, run)).toBe('(no rule) medium')
  })
})

describe('rules that are hard to tell apart', () => {
  test('one id in the driver and in an extension: the index says which', () => {
    const pack = (level: string) => ({ name: level, rules: [{ id: 'x', defaultConfiguration: { level } }] })
    const run = { tool: { driver: pack('note'), extensions: [pack('error')] } }
    expect(severity({ ruleId: 'x', rule: { index: 0, toolComponent: { index: 0 } } }, run)).toBe('high')
    expect(severity({ ruleId: 'x' }, run)).toBe('low')
  })

  test('names are cut where no name is that long', () => {
    const long = 'x'.repeat(5_000)
    expect(only(read(log([result({ ruleId: long })]))).rule).toHaveLength(500)
    const [run] = runsOf(
      read(
        log([], {
          tool: { driver: { name: long, version: long } },
          versionControlProvenance: [{ revisionId: long }],
        }),
      ),
    )
    expect([run?.tool, run?.version, run?.revisions[0]?.commit].map((text) => text?.length)).toEqual([
      200, 200, 200,
    ])
  })
})

describe('weaknesses', () => {
  const cwe = (more: object, run: object = {}) => only(read(log([result(more)], run))).cwe

  test.each([
    [['external/cwe/cwe-079'], ['CWE-79']],
    [['CWE-502: Deserialization of Untrusted Data'], ['CWE-502']],
    [
      ['CWE-79, CWE-80', 'cwe:022', 'cwe_611'],
      ['CWE-22', 'CWE-611', 'CWE-79', 'CWE-80'],
    ],
    [['OWASP-A03:2021', 'nocwe-79', 'CWE', 'CWE-', 'cwe-0', 'CWE-1234567', 7, null], []],
  ])('among tags %j', (tags, expected) => {
    expect(cwe({ properties: { tags } })).toEqual(expected)
    expect(cwe({}, rules({ id: 'r', properties: { tags } }))).toEqual(expected)
  })

  test('as a property, with and without its prefix', () => {
    expect(cwe({ properties: { cwe: ['CWE-89', '90', 91, 'x'] } })).toEqual(['CWE-89', 'CWE-90', 'CWE-91'])
    expect(cwe({ properties: { cwe: '22' } })).toEqual(['CWE-22'])
  })

  test('as taxa and relationships, by id and by index', () => {
    const taxonomies = [
      { name: 'other', taxa: [{ id: '5' }] },
      { name: 'CWE', guid: 'g', taxa: [{ id: '79' }, { id: '89' }] },
    ]
    expect(cwe({ taxa: [{ id: '352', toolComponent: { name: 'CWE' } }] })).toEqual(['CWE-352'])
    expect(
      cwe(
        {
          taxa: [
            { index: 1, toolComponent: { index: 1 } },
            { index: 0, toolComponent: { guid: 'g' } },
          ],
        },
        { taxonomies },
      ),
    ).toEqual(['CWE-79', 'CWE-89'])
    expect(
      cwe(
        {
          taxa: [
            { index: 0, toolComponent: { index: 0 } },
            { id: '5', toolComponent: { name: 'other' } },
          ],
        },
        { taxonomies },
      ),
    ).toEqual([])
    const related = rules({ id: 'r', relationships: [{ target: { id: 'CWE-77' } }] })
    expect(cwe({}, related)).toEqual(['CWE-77'])
  })
})

describe('what a result says of itself', () => {
  const suppressed = (suppressions: unknown) => only(read(log([result({ suppressions })]))).suppressed

  test.each([
    ['none', undefined, false],
    ['null', null, false],
    ['an empty list', [], false],
    ['in the source', [{ kind: 'inSource' }], true],
    ['accepted', [{ kind: 'external', status: 'accepted' }], true],
    ['under review', [{ kind: 'external', status: 'underReview' }], false],
    ['rejected', [{ kind: 'external', status: 'rejected' }], false],
    ['accepted and rejected', [{ status: 'accepted' }, { status: 'rejected' }], false],
    ['a status that nobody knows', [{ status: 'Accepted' }], false],
    ['no list', { status: 'accepted' }, false],
    ['a list of texts', ['accepted'], false],
  ])('suppressed: %s', (_, suppressions, expected) => expect(suppressed(suppressions)).toBe(expected))

  test.each([
    ['none', undefined, undefined],
    ['a comment', [{ kind: 'inSource' }], true],
    ['no kind at all', [{ status: 'accepted' }], true],
    ['a kind that nobody knows', [{ kind: 'External' }], true],
    ['outside of the source', [{ kind: 'external' }], undefined],
    ['a comment that somebody accepted as well', [{ kind: 'inSource' }, { kind: 'external' }], undefined],
  ])('by nothing but the source: %s', (_, suppressions, expected) => {
    expect(only(read(log([result({ suppressions })]))).inSource).toBe(expected)
  })

  test.each(['pass', 'notApplicable', 'informational'])('kind %s is no problem', (kind) => {
    expect(resultsOf(read(log([result({ kind })])))).toEqual([])
  })

  test.each(['fail', 'review', 'open', 'Pass', 7, null])('kind %j is one', (kind) => {
    expect(resultsOf(read(log([result({ kind })])))).toHaveLength(1)
  })

  test.each([
    ['new', 'new'],
    ['absent', 'absent'],
    ['unchanged', 'unchanged'],
    ['updated', 'updated'],
    ['Absent', null],
    [1, null],
  ])('baseline %j is %j', (baselineState, expected) => {
    expect(only(read(log([result({ baselineState })]))).baseline).toBe(expected)
  })
})

describe('what a run says of itself', () => {
  const run = (more: object) => runsOf(read(log([], more)))[0]

  test.each([
    ['nothing', {}, null],
    ['no invocation', { invocations: [] }, null],
    ['success', { invocations: [{ executionSuccessful: true }] }, true],
    ['failure', { invocations: [{ executionSuccessful: false }] }, false],
    [
      'one failure of two',
      { invocations: [{ executionSuccessful: true }, { executionSuccessful: false }] },
      false,
    ],
    ['one that does not say', { invocations: [{ executionSuccessful: true }, {}] }, null],
  ])('success: %s', (_, more, expected) => expect(run(more)?.successful).toBe(expected))

  test('versions and commits', () => {
    const driver = { name: 'x', version: '1', semanticVersion: '1.0.0' }
    expect(run({ tool: { driver } })?.version).toBe('1.0.0')
    expect(run({ tool: { driver: { name: 'x', version: '1' } } })?.version).toBe('1')
    const provenance = [{ repositoryUri: 'u', revisionId: 'c' }, { revisionId: 'd' }, { repositoryUri: 'v' }]
    expect(run({ versionControlProvenance: provenance })?.revisions).toEqual([
      { repository: 'u', commit: 'c' },
      { repository: null, commit: 'd' },
    ])
  })
})

describe('lines', () => {
  const lines = (region: unknown) => {
    const physicalLocation = { artifactLocation: { uri: 'a' }, region }
    const { line, endLine } = only(read(log([result({ locations: [{ physicalLocation }] })])))
    return [line, endLine]
  }

  test.each([
    [{ startLine: 3 }, [3, 3]],
    [{ startLine: 3, endLine: 5 }, [3, 5]],
    [{ startLine: 5, endLine: 3 }, [5, 5]],
    [{ charOffset: 3 }, [null, null]],
    [{ startLine: 0 }, [null, null]],
    [{ startLine: -1, endLine: 4 }, [null, null]],
    [{ startLine: 1.5 }, [null, null]],
    [{ startLine: '3' }, [null, null]],
    [{ startLine: 1e12 }, [null, null]],
    [{ startLine: 3, endLine: 1e12 }, [3, 3]],
    [null, [null, null]],
    ['3', [null, null]],
  ])('%j', (region, expected) => expect(lines(region)).toEqual(expected))

  test('a result at several places is one result at each, and once at the same', () => {
    const locations = [at('a', 1), at('b', 2), at('a', 1), {}]
    expect(resultsOf(read(log([result({ locations })]))).map(({ path, line }) => `${path}:${line}`)).toEqual([
      'a:1',
      'b:2',
      'null:null',
    ])
    expect(resultsOf(read(log([result({ locations: [] })])))).toHaveLength(1)
  })
})
