import { describe, expect, it } from '@jest/globals'
import type { JsonValue } from '../../src/formats/strict-json/index.ts'
import { evidenceFixture } from '../support/evidence-cases.ts'
import { complete, legacy, readDocument, readText, rulesOf, withBlock } from './document.ts'

describe('a complete artifact', () => {
  it('is read in our names', () => {
    const { problems, artifact, signature, document } = readDocument(
      complete({
        repository_id: 7,
        counters: [{ name: 'tests', before: 1.5, after: 2 }],
        performance_exempt_reason: 'no load',
        expires_at: '2027-01-01T00:00:00+01:00',
        supersedes_sha256: 'c'.repeat(64),
        criteria: [{ id: 'core', evidence: ['EB-1'] }],
        signature: { alg: 'x' },
      }),
    )
    expect(problems).toEqual([])
    expect(signature).toEqual({ alg: 'x' })
    expect(document).not.toHaveProperty('signature')
    expect(artifact).toEqual({
      ...{ schemaVersion: '1.1', minSchemaVersion: '1.0', stage: 'phase-1', phase: 1, name: 'Nets' },
      ...{
        repository: 'acme/app',
        repositoryId: 7,
        baseline: { passed: 14, total: 14 },
        gates: ['G1', 'G2'],
      },
      counters: [
        { name: 'safety_nets_count', before: 5, after: 5 },
        { name: 'tests', before: 1.5, after: 2 },
      ],
      performance: { median: null, p95: 2.5, reason: 'no load' },
      ...{
        commit: '1'.repeat(40),
        completedAt: '2026-11-19T10:00:00Z',
        expiresAt: '2027-01-01T00:00:00+01:00',
      },
      ...{ previous: 'b'.repeat(64), supersedes: 'c'.repeat(64) },
      evidence: [
        {
          ...{ id: 'EB-1', file: 'src/net.ts', first: 1, last: 2, sha256: 'a'.repeat(64) },
          ...{ algorithm: 'lines-lf-v1', blob: null, description: null, line: expect.any(Number) },
        },
      ],
      criteria: [{ id: 'core', evidence: ['EB-1'] }],
    })
  })

  it('of a milestone or a list needs no baseline, counters and deltas', () => {
    const { phase: _, ...rest } = complete({ milestone: 'M1' })
    for (const key of Object.keys(rest).filter((name) =>
      /^(baseline|safety|performance|previous)/.test(name),
    ))
      delete rest[key]
    expect(rulesOf(rest, 'M1')).toEqual([])
    expect(readDocument(rest, 'M1').artifact).toMatchObject({
      phase: null,
      baseline: null,
      counters: [],
      stage: 'M1',
    })
    const { milestone: __, ...list } = rest
    expect(rulesOf({ ...list, list: 'P1-EXIT' }, 'P1-EXIT')).toEqual([])
  })

  it('of the first phase needs no previous one', () => {
    for (const changes of [{ previous_artifact_sha256: undefined }, { previous_artifact_sha256: null }])
      expect(rulesOf(complete({ phase: 0, ...changes }), 'phase-0')).toEqual([])
  })
})

describe('names and versions', () => {
  it.each<[string, Record<string, JsonValue | undefined>, string]>([
    ['another phase', { phase: 2 }, 'phase-1'],
    ['a phase for a milestone', {}, 'M1'],
    ['another milestone', { phase: undefined, milestone: 'M2' }, 'M1'],
    ['a milestone in another case', { phase: undefined, milestone: 'm1' }, 'M1'],
    ['another list', { phase: undefined, list: 'P1-ENTRY' }, 'P1-EXIT'],
    ['a milestone for a phase', { phase: undefined, milestone: 'M1' }, 'phase-1'],
  ])('artifact-name: %s', (_, changes, stage) => {
    // Before anything that is wrong in its fields.
    expect(rulesOf(complete({ ...changes, git_commit: 'HEAD', schema_version: '9.0' }), stage)).toEqual([
      'artifact-name',
    ])
  })

  it.each<[JsonValue | undefined, JsonValue | undefined]>([
    ['1', '1.0'],
    ['01.1', '1.0'],
    ['1.01', '1.0'],
    ['1.1.1.1', '1.0'],
    ['v1.1', '1.0'],
    ['v1 beta 2', '1.0'],
    ['1.1-rc', '1.0'],
    [' 1.1', '1.0'],
    ['١.١', '1.0'],
    [1.1, '1.0'],
    [null, '1.0'],
    [undefined, '1.0'],
    ['1.1', undefined],
    ['1.1', 1],
    ['1.1', ''],
  ])('schema-version: %j, minimum %j', (schema_version, min_schema_version) => {
    expect(rulesOf(complete({ schema_version, min_schema_version }))).toEqual(['schema-version'])
  })

  it.each([
    ['2.0', '1.0'],
    ['0.9', '0.9'],
    ['1.1', '1.2'],
    ['1.9', '1.9'],
    ['1.9', '1.1.1'],
    ['1.0', '1.1'],
  ])('schema-unsupported: %s, minimum %s', (schema_version, min_schema_version) => {
    expect(rulesOf(complete({ schema_version, min_schema_version }))).toEqual(['schema-unsupported'])
  })

  it('JSON-10 refuses a reader that is too old for the artifact', () => {
    expect(rulesOf(complete({ schema_version: '1.0', min_schema_version: '9.0' }))).toEqual([
      'schema-unsupported',
    ])
  })

  it('takes newer minor versions that allow it, and says what it does not know', () => {
    const newer = (changes = {}) => complete({ schema_version: '1.9', min_schema_version: '1.0', ...changes })
    expect(rulesOf(newer())).toEqual([])
    expect(rulesOf(newer({ colour: 1, evidence_blocks: [] }))).toEqual(['field-unknown?'])
    expect(readDocument(newer({ colour: 1 })).artifact).not.toBeNull()
    for (const schema_version of ['1.1', '1.1.7', '1.0'])
      expect(rulesOf(complete({ schema_version, colour: 1 }))).toEqual(['field-unknown'])
  })

  it('refuses what the policy is too new for', () => {
    expect(rulesOf(legacy(), 'phase-1', { floor: '1.1' })).toEqual(['schema-unsupported'])
    expect(rulesOf(complete(), 'phase-1', { floor: '1.1' })).toEqual([])
    expect(rulesOf(complete({ schema_version: '1.0' }), 'phase-1', { floor: '1.0' })).toEqual([])
  })
})

describe('fields', () => {
  it.each(Object.keys(complete()).filter((key) => !/schema_version$/.test(key)))(
    'without %s it is refused',
    (key) => {
      const expected: Record<string, string> = {
        ...{ phase: 'phase-number', repository: 'repository', git_commit: 'commit-format' },
        completion_date: 'timestamp',
      }
      const problems = readDocument(complete({ [key]: undefined })).problems
      expect(problems.map(({ rule }) => rule)).toEqual([expected[key] ?? 'field'])
      expect(problems[0]?.found).toBe(`no ${key}`)
    },
  )

  it('JSON-21 phases are whole numbers from 0', () => {
    for (const phase of ['1', 1.5, -1, null, true, [1], {}])
      expect(rulesOf(complete({ phase: phase as JsonValue }))).toEqual(['phase-number'])
    // A number that another phase has is the wrong name of the file.
    expect(rulesOf(complete({ phase: 99 }))).toEqual(['artifact-name'])
    const written = JSON.stringify(complete()).replace('"phase":1', '"phase":1.0')
    expect(written).toContain('1.0,')
    expect(readText(written).problems).toEqual([])
    expect(readText(written).artifact?.phase).toBe(1)
  })

  it('JSON-13 commits are full ids, never names that move', () => {
    for (const commit of [
      'HEAD',
      'main',
      '1234567',
      'A'.repeat(40),
      '1'.repeat(39),
      '1'.repeat(41),
      `${'1'.repeat(40)}\n`,
      '--output=x',
      '1'.repeat(63),
      'refs/heads/x',
      '',
      1,
      null,
    ])
      expect(rulesOf(complete({ git_commit: commit }))).toEqual(['commit-format'])
    expect(readDocument(complete({ git_commit: 'HEAD' })).problems[0]?.fix).toContain('git rev-parse HEAD')
    expect(readDocument(complete({ git_commit: 'A'.repeat(40) })).problems[0]?.fix).toContain('a'.repeat(40))
    for (const length of [40, 64]) expect(rulesOf(complete({ git_commit: 'f'.repeat(length) }))).toEqual([])
  })

  it.each<[string, Record<string, JsonValue>]>([
    ['a fraction as a text', { baseline_pass_count: '14/14' }],
    ['a negative count', { baseline_pass_count: -1 }],
    ['half a test', { baseline_total_count: 14.5 }],
    ['a count in a text', { safety_nets_count_before: '5' }],
    ['a text for a delta', { performance_delta_median: '+2.3%' }],
    ['no name', { phase_name: ' ' }],
    ['a long name', { phase_name: 'x'.repeat(201) }],
    ['gates in a text', { ci_gates_passed: 'G1' }],
    ['a number among gates', { ci_gates_passed: ['G1', 2] }],
    ['a gate twice', { ci_gates_passed: ['G1', 'G1'] }],
    ['blocks in an object', { evidence_blocks: {} }],
    ['a block that is a text', { evidence_blocks: ['x'] }],
    ['a counter without a value', { counters: [{ name: 'x', before: 1 }] }],
    [
      'a counter twice',
      {
        counters: [
          { name: 'x', before: 1, after: 1 },
          { name: 'x', before: 1, after: 1 },
        ],
      },
    ],
    ['safety nets once more', { counters: [{ name: 'safety_nets_count', before: 1, after: 1 }] }],
    [
      'a criterion twice',
      {
        criteria: [
          { id: 'c', evidence: [] },
          { id: 'c', evidence: [] },
        ],
      },
    ],
    ['a criterion without its block', { criteria: [{ id: 'c', evidence: ['EB-2'] }] }],
    ['a previous digest that is null', { previous_artifact_sha256: null }],
    ['two kinds of stage', { milestone: 'phase-1' }],
  ])('field: %s', (_, changes) => {
    expect(rulesOf(complete(changes))).toContain('field')
    expect(rulesOf(complete(changes)).filter((rule) => rule !== 'field' && rule !== 'artifact-name')).toEqual(
      [],
    )
  })

  it('14/14 in quotes says what to write', () => {
    const [problem] = readDocument(complete({ baseline_pass_count: '14/14' })).problems
    expect(problem?.fix).toBe('write two integers: "baseline_pass_count": 14 and "baseline_total_count": 14')
    expect(problem?.found).toBe('baseline_pass_count: "14/14"')
  })

  it.each([
    'acme',
    'acme/',
    '/app',
    'acme/app/x',
    'acme/ap p',
    'acme\\app',
    'https://x/acme/app',
    'аcme/app',
    7,
  ])('repository: %j', (repository) => expect(rulesOf(complete({ repository }))).toEqual(['repository']))

  it.each<[string, Record<string, JsonValue>]>([
    ['previous_artifact_sha256', { previous_artifact_sha256: 'B'.repeat(64) }],
    ['supersedes_sha256', { supersedes_sha256: 'b'.repeat(63) }],
  ])('digest-format: %s', (_, changes) => {
    expect(rulesOf(complete(changes))).toEqual(['digest-format'])
  })

  it('unknown keys are errors that know near ones', () => {
    const { problems } = readDocument(complete({ git_comit: 'x' }))
    expect(problems).toMatchObject([
      { rule: 'field-unknown', found: 'key "git_comit" (did you mean "git_commit"?)' },
    ])
    const lines = JSON.stringify(complete({ git_comit: 'x' }), null, 1).split('\n')
    expect(problems[0]?.line).toBe(lines.findIndex((line) => line.includes('git_comit')) + 1)
    expect(problems[0]?.column).toBe(2)
    expect(rulesOf(withBlock({ phase: 1 }))).toEqual(['field-unknown'])
    expect(readDocument(withBlock({ code_snippet: 'x' })).problems[0]?.fix).toContain('git holds it')
    expect(rulesOf(complete({ counters: [{ name: 'x', before: 1, after: 1, unit: 's' }] }))).toEqual([
      'field-unknown',
    ])
    expect(rulesOf(complete({ criteria: [{ id: 'c', evidence: [], x: 1 }] }))).toEqual(['field-unknown'])
  })

  it('says everything that is wrong in this class at once', () => {
    expect(
      rulesOf(complete({ git_commit: 'HEAD', completion_date: 'x', repository: 'x', extra: 1 })),
    ).toEqual(['field-unknown', 'repository', 'commit-format', 'timestamp'])
  })

  it('texts of the artifact stand in messages cut short and dead', () => {
    const name = `\u202e::error::\u001b[31m\n${'@acme/team '.repeat(40)}`
    const { problems } = readDocument(complete({ [name]: 1, git_commit: name, phase_name: 1 }))
    expect(problems.length).toBe(3)
    for (const { found, fix } of problems) {
      expect(`${found}${fix}`).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
      expect(found.length).toBeLessThan(200)
    }
  })
})

describe('evidence', () => {
  it.each([
    '1',
    '450',
    '0-2',
    '2-1',
    '01-2',
    '1-02',
    '1-9999999',
    '1-2001',
    '١-٢',
    '1-2 ',
    '1 - 2',
    '-1-2',
    '1--2',
    '1-2-3',
    '+1-2',
    '',
    12,
    null,
  ])('evidence-range: %j', (lines) => expect(rulesOf(withBlock({ lines }))).toEqual(['evidence-range']))
  it('a single line is told how to be written', () => {
    expect(readDocument(withBlock({ lines: '450' })).problems[0]?.fix).toBe('write "450-450" for one line')
    expect(readDocument(withBlock({ lines: 7 })).problems[0]?.fix).toBe('write "7-7" for one line')
    for (const lines of ['1-1', '1-2000', '450-475', '999999998-999999999'])
      expect(rulesOf(withBlock({ lines }))).toEqual([])
  })

  it.each<[string, Record<string, JsonValue | undefined>, string]>([
    ['upper case', { sha256: 'A'.repeat(64) }, 'digest-format'],
    ['SHA-1', { sha256: 'a'.repeat(40) }, 'digest-format'],
    ['with its name', { sha256: `sha256:${'a'.repeat(64)}` }, 'digest-format'],
    ['no digest', { sha256: undefined }, 'digest-format'],
    ['no digest but null', { sha256: null }, 'digest-format'],
    ['a short blob', { blob: 'abc' }, 'digest-format'],
    ['another algorithm', { digest_alg: 'md5' }, 'field'],
    ['no id', { evidence_id: undefined }, 'field'],
    ['no file', { file: undefined }, 'evidence-path'],
    ['no lines', { lines: undefined }, 'evidence-range'],
    ['a time without a zone', { timestamp: '2026-11-19T10:00:00' }, 'timestamp'],
    ['a path that leads out', { file: '../x' }, 'evidence-path'],
  ])('%s', (_, changes, rule) => {
    expect(rulesOf(withBlock(changes))).toEqual([rule])
  })

  it('ids stand once, in any Unicode form', () => {
    const block = { evidence_id: 'é', file: 'a', lines: '1-1', sha256: 'a'.repeat(64) }
    const twice = (id: string) =>
      rulesOf(complete({ evidence_blocks: [block, { ...block, evidence_id: id }] }))
    expect(twice('é')).toEqual(['evidence-duplicate'])
    expect(twice('e\u0301')).toEqual(['evidence-duplicate'])
    expect(twice('e')).toEqual([])
  })

  it('keeps what a block says', () => {
    const block = {
      digest_alg: 'raw-v1',
      blob: '2'.repeat(40),
      description: 'x',
      timestamp: '2026-11-19T10:00:00Z',
    }
    expect(readDocument(withBlock(block)).artifact?.evidence).toMatchObject([
      { algorithm: 'raw-v1', blob: '2'.repeat(40), description: 'x' },
    ])
  })
})

describe('schema 1.0 of source document 002', () => {
  it('is taken, and what it lacks is said once each', () => {
    const { problems, artifact } = readDocument(legacy())
    expect(problems.map(({ rule, warning }) => ({ rule, warning }))).toEqual(
      Array.from({ length: 7 }, () => ({ rule: 'schema-legacy', warning: true })),
    )
    expect(problems.map(({ found }) => found)).toEqual([
      'no repository',
      'no baseline_total_count',
      'performance_delta_median: "N/A (no performance regression expected)"',
      'performance_delta_p95: "+4.1%"',
      'completion_date: "2025-10-18", a day without a time',
      'no previous_artifact_sha256',
      'no evidence_blocks[0].sha256',
    ])
    expect(problems[3]?.fix).toBe('write 4.1')
    expect(artifact).toMatchObject({
      ...{ repository: null, previous: null, completedAt: '2025-10-18T23:59:59Z' },
      baseline: { passed: 14, total: null },
      performance: { median: null, p95: 4.1, reason: 'no performance regression expected' },
      evidence: [{ sha256: null, first: 450, last: 475 }],
    })
  })

  it.each<[string, number | null, string | null]>([
    ['+2.3%', 2.3, null],
    ['-0.5 %', -0.5, null],
    ['0%', 0, null],
    ['12', 12, null],
    ['N/A', null, null],
    ['n/a: no load', null, 'no load'],
    ['NA', null, null],
  ])('delta %j', (text, median, reason) => {
    const { artifact } = readDocument(legacy({ performance_delta_median: text, performance_delta_p95: 1 }))
    expect(artifact?.performance).toEqual({ median, p95: 1, reason })
  })

  it.each(['fast', '2,3%', '+%', '', '1e3%', 'NaN', '2.3% slower'])('delta %j is refused', (text) => {
    expect(rulesOf(legacy({ performance_delta_median: text }))).toContain('field')
  })

  it('is refused for what it lacks where signatures are required', () => {
    const rules = rulesOf(legacy(), 'phase-1', { complete: true }).filter((rule) => !rule.endsWith('?'))
    expect(rules).toEqual(['repository', 'field', 'field', 'digest-format'])
  })

  it('errors of its own scripts are named with what to write', () => {
    const [before, after] = ['Safety Nets_before', 'Safety Nets_after']
    const { problems } = readDocument(
      legacy({
        safety_nets_count_before: undefined,
        safety_nets_count_after: undefined,
        [before]: 5,
        [after]: 5,
      }),
    )
    const renamed = problems.filter(({ rule }) => rule === 'field-unknown')
    expect(renamed.map(({ fix }) => fix)).toEqual([
      'rename it to "safety_nets_count_before"',
      'rename it to "safety_nets_count_after"',
    ])
    expect(rulesOf(legacy({ git_commit: 'HEAD' }))).toContain('commit-format')
    expect(rulesOf(legacy({ completion_date: '2025-02-30' }))).toContain('timestamp')
    expect(rulesOf(legacy({ baseline_pass_count: '14/14' }))).toContain('field')
    // A bare date is of 1.0 alone.
    expect(rulesOf(complete({ completion_date: '2025-10-18' }))).toEqual(['timestamp'])
  })

  it('takes blocks as its JSON Lines write them, without their text', () => {
    const block = {
      evidence_id: 'E',
      phase: 1,
      file: 'a',
      lines: '1-2',
      sha256: 'a'.repeat(64),
      timestamp: '2025-10-18T10:00:00.123456Z',
    }
    expect(rulesOf(legacy({ evidence_blocks: [block] }))).not.toContain('field-unknown')
    expect(rulesOf(legacy({ evidence_blocks: [{ ...block, code_snippet: 'x' }] }))).toContain('field-unknown')
  })

  it('the example as it stands is a template, and not JSON', () => {
    const example = `{
  "schema_version": "1.0",
  "phase": 1,
  "phase_name": "{{PHASE_NAME}}",
  "baseline_pass_count": 14/14,
  "safety_nets_count_before": {{VALUE_BEFORE}},
  "git_commit": "HEAD"
}`
    const { problems } = readText(example)
    expect(problems.map(({ rule, line }) => `${rule} ${line}`)).toEqual([
      'template-unrendered 4',
      'template-unrendered 6',
      'json-syntax 5',
    ])
  })
})

describe('templates', () => {
  it('a bare token is what is said, not the syntax that it breaks', () => {
    const { problems, document } = readText('{\n  "phase": {{PHASE}}\n}')
    expect(problems).toMatchObject([{ rule: 'template-unrendered', line: 2, column: 12 }])
    expect(problems[0]?.found).toContain('{{PHASE}}')
    expect(document).toBeNull()
  })
  it('are found in texts and keys, however they are spelled', () => {
    expect(rulesOf(complete({ phase_name: 'Phase {{ N }}' }))).toEqual(['template-unrendered'])
    expect(rulesOf(complete({ '{{KEY}}': 1 }))).toEqual(['template-unrendered'])
    const spelled = JSON.stringify(complete({ phase_name: 'X' })).replace('"X"', '"\\u007b\\u007bX}}"')
    expect(readText(spelled).problems.map(({ rule }) => rule)).toEqual(['template-unrendered'])
    expect(rulesOf(withBlock({ description: '{{TEXT}}' }))).toEqual(['template-unrendered'])
  })
  it('come before versions and fields, and after names', () => {
    expect(rulesOf(complete({ phase_name: '{{X}}', schema_version: '9.9', git_commit: 'HEAD' }))).toEqual([
      'template-unrendered',
    ])
    expect(rulesOf(complete({ phase_name: '{{X}}', phase: 2 }))).toEqual(['artifact-name'])
  })
  it('other JSON that is refused is not a template', () => {
    expect(readText('{"a":{{"b":1}}}').problems.map(({ rule }) => rule)).toContain('json-syntax')
    expect(readText('{"a":1,"a":"{{X}}"}').problems.map(({ rule }) => rule)).toEqual(['json-duplicate-key'])
  })
})

describe('the document', () => {
  it.each(['[]', '"x"', '1', 'null'])('has to be an object: %s', (text) => {
    expect(readText(text)).toMatchObject({
      problems: [{ rule: 'json-syntax', line: 1, column: 1 }],
      document: null,
    })
  })
  it('is not read over 256 KiB', () => {
    const long = JSON.stringify(complete()) + ' '.repeat(262_144)
    expect(readText(long).problems).toMatchObject([{ rule: 'artifact-size', line: null }])
  })
  it('is there for links wherever it is an object', () => {
    expect(readDocument(complete({ git_commit: 'HEAD' })).document).not.toBeNull()
    expect(readDocument(complete({ git_commit: 'HEAD' })).artifact).toBeNull()
  })
  it('that lacks fields is refused, and can be linked to', () => {
    const { problems, artifact } = readDocument(
      evidenceFixture().default_previous as Record<string, JsonValue>,
      'phase-0',
    )
    expect(problems.every(({ rule, warning }) => rule === 'field' && !warning)).toBe(true)
    expect(problems.length).toBe(3)
    expect(artifact).toMatchObject({ phase: 0, commit: expect.any(String), counters: [{ after: 5 }] })
  })
  it('a wrong field is no lacking one', () => {
    expect(readDocument(complete({ baseline_total_count: '14' })).artifact).toBeNull()
    expect(readDocument(complete({ repository: 'x' })).artifact).toBeNull()
    expect(readDocument(complete({ repository: undefined })).artifact).toBeNull()
    expect(readDocument(complete({ git_commit: undefined })).artifact).toBeNull()
  })
})
