import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PolicyError } from '../../src/core/errors.ts'
import { maxChecklistBytes, readChecklist } from '../../src/facts/checklist-files.ts'
import { listName, listProblem } from '../../src/formats/checklists/names.ts'
import { joinLists } from '../../src/formats/checklists/together.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, name = 'ours.yml') => readChecklist(bytes(text), name)

/** Every problem of a file, one line each. */
function problems(text: string): string[] {
  try {
    read(text)
    return []
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return error.message.split('\n')
  }
}

const recovery = 'recovery: { action: Do it., rollback: Undo it., escalation: Ask. }'
const header = `version: 1
name: ours
title: Ours
defaults: { fix: Do it., ${recovery} }
items:
`
const first = `  - id: Q1
    question: Is it so?
`
/** A file whose only item has these lines more. */
const withLines = (...lines: readonly string[]) =>
  `${header}${first}${lines.map((line) => `    ${line}\n`).join('')}`

describe('a valid file', () => {
  test('the smallest: what an item does not say comes from the defaults, then from the format', () => {
    const list = read(`${header}${first}`)
    expect(list).toMatchObject({
      name: 'ours',
      title: 'Ours',
      source: 'ours.yml',
      version: 1,
      standard: null,
    })
    expect(list.items).toEqual([
      {
        id: 'Q1',
        version: 1,
        question: 'Is it so?',
        translations: {},
        aliases: [],
        scope: 'pull-request',
        applies: { always: true },
        paths: [],
        evidence: ['file', 'check', 'test', 'sarif', 'signed', 'link'],
        minimum: { docs: 'E0', fast: 'E0', standard: 'E0', full: 'E0' },
        controls: [],
        contradictedBy: { sarif: [], cwe: [], signals: [] },
        machine: [],
        derivedFrom: [],
        answeredBy: 'author',
        noAllowed: false,
        fix: 'Do it.',
        recovery: { action: 'Do it.', rollback: 'Undo it.', escalation: 'Ask.' },
        expiresAfterDays: null,
        line: 6,
      },
    ])
  })

  test('every key', () => {
    const text = `version: 1
name: ours
title: Ours
standard: { name: Ours, version: '2', licence: MIT }
items:
  - id: Q0
    question: Is it so?
    fix: F.
    ${recovery}
  - id: Q1.a
    version: 3
    question: Does it hold?
    question-es: ¿Se cumple?
    aliases: [Q1]
    scope: repository
    applies: { any: [{ signals: [input-added] }, { all: [{ paths: ['**/x/**'] }, { not: { classes: [test] } }] }] }
    paths: ['src/**']
    evidence: [file, check]
    minimum: { full: E2, standard: E1 }
    controls:
      - { standard: owasp-2021, id: A03:2021, source: ours, official: false, relation: intersects-with }
      - { standard: nist-csf-2.0, ids: [PR.DS-01, PR.DS-02], source: ours, official: false, relation: subset-of }
    contradicted-by: { sarif: [{ tool: semgrep, rule: '*' }], cwe: [CWE-79], signals: [tls-off] }
    machine: [{ tool: CodeQL }]
    derived-from: [Q0, secure-feature/A01.a]
    answered-by: reviewer
    no-allowed: true
    fix: Do it.
    ${recovery}
    expires-after-days: 180
`
    const list = read(text)
    expect(list.standard).toEqual({ name: 'Ours', version: '2', licence: 'MIT' })
    expect(list.items[1]).toMatchObject({
      ...{
        id: 'Q1.a',
        version: 3,
        translations: { es: '¿Se cumple?' },
        aliases: ['Q1'],
        scope: 'repository',
      },
      applies: {
        any: [
          { signals: ['input-added'] },
          { all: [{ paths: ['**/x/**'] }, { not: { classes: ['test'] } }] },
        ],
      },
      ...{ paths: ['src/**'], evidence: ['file', 'check'] },
      minimum: { docs: 'E0', fast: 'E0', standard: 'E1', full: 'E2' },
      contradictedBy: { sarif: [{ tool: 'semgrep', rule: '*' }], cwe: ['CWE-79'], signals: ['tls-off'] },
      ...{ machine: [{ tool: 'CodeQL' }], derivedFrom: ['Q0', 'secure-feature/A01.a'] },
      ...{ answeredBy: 'reviewer', noAllowed: true, expiresAfterDays: 180, line: 10 },
    })
    expect(list.items[1]?.controls).toEqual([
      {
        standard: 'owasp-2021',
        id: 'A03:2021',
        source: 'ours',
        official: false,
        relation: 'intersects-with',
      },
      { standard: 'nist-csf-2.0', id: 'PR.DS-01', source: 'ours', official: false, relation: 'subset-of' },
      { standard: 'nist-csf-2.0', id: 'PR.DS-02', source: 'ours', official: false, relation: 'subset-of' },
    ])
  })
})

test('a default holds where the item says nothing; the item replaces it whole', () => {
  const text = withLines('minimum: { full: E1 }').replace(
    '{ fix: Do it.,',
    '{ minimum: { docs: E1, full: E2 }, fix: Do it.,',
  )
  expect(read(text).items[0]?.minimum).toEqual({ docs: 'E0', fast: 'E0', standard: 'E0', full: 'E1' })
  const bare = text.replace('    minimum: { full: E1 }\n', '')
  expect(read(bare).items[0]?.minimum).toEqual({ docs: 'E1', fast: 'E0', standard: 'E0', full: 'E2' })
})

describe('what is wrong is said at its place, with what is expected', () => {
  test.each([
    [
      'unknown key',
      ['evidense: [file]'],
      /^ours\.yml:8:5: unknown-key: `items\[0\]\.evidense`.*did you mean "evidence"/,
    ],
    ['unknown language', ['question-xx: Is it?'], /^ours\.yml:8:5: unknown-key: .*question-xx/],
    [
      'unknown signal',
      ['applies: { signals: [input-aded] }'],
      /^ours\.yml:8:26: value: .*did you mean "input-added"/,
    ],
    ['unknown class', ['applies: { classes: [tests] }'], /^ours\.yml:8:26: value: .*did you mean "test"/],
    ['unknown tag', ['applies: { performance: [auth] }'], /^ours\.yml:8:30: value: .*authentication/],
    [
      'unknown path',
      ['applies: { path: [quick] }'],
      /^ours\.yml:8:23: value: .*`docs`, `fast`, `standard` or `full`/,
    ],
    [
      'bad glob',
      ["applies: { paths: ['/src/**'] }"],
      /^ours\.yml:8:24: value: .*starts with a slash.*src\/\*\*/,
    ],
    ['bad glob of the answer', ["paths: ['a[b']"], /^ours\.yml:8:13: value: .*a \[ without its \]/],
    ['bad glob below not', ["applies: { not: { any: [{ paths: ['!a'] }] } }"], /cannot be negated/],
    [
      'two keys',
      ['applies: { always: true, paths: [a] }'],
      /^ours\.yml:8:14: .*found `always` and `paths`.*below `any` or `all`/,
    ],
    ['no key', ['applies: {}'], /^ours\.yml:8:14: .*found none of them/],
    ['an empty list', ['applies: { any: [] }'], /at least 1 entry/],
    ['never', ['applies: { always: false }'], /^ours\.yml:8:24: .*expected `true`/],
    [
      'too deep',
      ['applies: { not: { not: { not: { not: { not: { always: true } } } } } }'],
      /unknown-key: .*not\.not\.not\.not\.not/,
    ],
    ['unknown evidence', ['evidence: [files]'], /^ours\.yml:8:16: value: .*did you mean "file"/],
    ['unknown grade', ['minimum: { full: E4 }'], /^ours\.yml:8:22: value: .*`E0`, `E1`, `E2` or `E3`/],
    [
      'grade out of reach',
      ['evidence: [file]', 'minimum: { full: E2 }'],
      /^ours\.yml:9:22: value: .*E2 can never be reached by file/,
    ],
    [
      'E3 without signatures',
      ['evidence: [check, test, sarif]', 'minimum: { fast: E3 }'],
      /E3 can never be reached/,
    ],
    [
      'a hint that contradicts',
      ['contradicted-by: { signals: [url-added] }'],
      /^ours\.yml:8:34: value: .*only a hint.*tls-off/,
    ],
    [
      'unknown id derived from',
      ['derived-from: [Q2]'],
      /^ours\.yml:8:20: value: .*there is no item "Q2" \(did you mean "Q1"\?\)/,
    ],
    ['unknown id answered', ['applies: { answered: { item: Q9, value: yes } }'], /yes|there is no item "Q9"/],
    [
      'unknown list',
      ['derived-from: [secure-featur/A01.a]'],
      /there is no list "secure-featur" \(did you mean "secure-feature"/,
    ],
    ['own list named', ['derived-from: [ours/Q1]'], /named without it: Q1/],
    ['rests on itself', ['derived-from: [Q1]'], /^ours\.yml:8:20: value: .*Q1 cannot rest on itself/],
    ['an alias that is an id', ['aliases: [Q1]'], /^ours\.yml:8:15: value: .*this is the id of an item/],
    ['an alias twice', ['aliases: [X, X]'], /^ours\.yml:8:18: value: .*stands twice/],
    ['a confusable alias', ['aliases: [А01]'], /^ours\.yml:8:15: value: .*letters, digits/],
    ['version 0', ['version: 0'], /^ours\.yml:8:14: value: .*at least 1/],
    ['a number as text', ['version: "2"'], /^ours\.yml:8:14: type: .*leave the quotes out/],
    ['no value', ['fix:'], /^ours\.yml:8:5: null: /],
    ['expiry of 0 days', ['expires-after-days: 0'], /at least 1/],
    [
      'a wrong relation',
      ['controls: [{ standard: cwe, id: CWE-1, source: ours, official: false, relation: covers }]'],
      /`equal-to`/,
    ],
    [
      'no source',
      ['controls: [{ standard: cwe, id: CWE-1, official: false, relation: subset-of }]'],
      /`items\[0\]\.controls\[0\]\.source` is missing/,
    ],
    [
      'no official flag',
      ['controls: [{ standard: cwe, id: CWE-1, source: ours, relation: subset-of }]'],
      /official` is missing/,
    ],
    [
      'neither id nor ids',
      ['controls: [{ standard: cwe, source: ours, official: false, relation: subset-of }]'],
      /`id` for one, `ids` for several/,
    ],
    [
      'id and ids',
      [
        'controls: [{ standard: cwe, id: CWE-1, ids: [CWE-2], source: ours, official: false, relation: subset-of }]',
      ],
      /not both/,
    ],
    [
      'a withdrawn control',
      [
        'controls: [{ standard: nist-csf-2.0, id: PR.AC-1, source: ours, official: false, relation: subset-of }]',
      ],
      /^ours\.yml:8:46: value: .*nist-csf-2\.0 has no "PR\.AC-1"/,
    ],
    [
      'a control of another case',
      [
        'controls: [{ standard: magerit-v3, ids: [H.AC, d.a], source: ours, official: false, relation: subset-of }]',
      ],
      /^ours\.yml:8:52: value: .*has no "d\.a" \(did you mean "D\.A"/,
    ],
    [
      'a misspelt standard',
      [
        'controls: [{ standard: nist-csf-2, id: PR.DS-01, source: ours, official: false, relation: subset-of }]',
      ],
      /did you mean "nist-csf-2\.0"/,
    ],
    ['a weakness by its number', ['contradicted-by: { cwe: ["79"] }'], /^ours\.yml:8:30: value: .*CWE-79/],
  ])('%s', (_, lines, expected) => {
    const found = problems(withLines(...lines))
    expect(found).not.toEqual([])
    expect(found.some((line) => expected.test(line))).toBe(true)
    for (const line of found) expect(line).toMatch(/^ours\.yml:\d+:\d+: [a-z-]+: /)
  })

  test('a standard of ones own is welcome', () => {
    const row = '{ standard: acme-rules, id: "7.1 b", source: ours, official: false, relation: subset-of }'
    expect(problems(withLines(`controls: [${row}]`))).toEqual([])
  })

  test.each(['Is it good?', 'How is it?', 'It is so.', 'Is it so, and why?'])(
    'the question %j',
    (question) => {
      const [line] = problems(`${header}  - { id: Q1, question: "${question}" }\n`)
      expect(line).toMatch(/^ours\.yml:6:25: value: `items\[0\]\.question`: found /)
    },
  )

  test('a translation with an opinion', () => {
    expect(problems(withLines('question-es: "¿Es adecuado?"'))[0]).toMatch(
      /^ours\.yml:8:18: value: .*"adecuado"/,
    )
  })

  test('fix and recovery, wherever they are looked for', () => {
    const bare = `version: 1\nname: ours\ntitle: Ours\nitems:\n${first}`
    expect(problems(bare)).toEqual([
      expect.stringMatching(
        /^ours\.yml:5:5: missing-key: `items\[0\]\.fix` is missing: expected it here or below `defaults`$/,
      ),
      expect.stringMatching(/^ours\.yml:5:5: missing-key: `items\[0\]\.recovery` is missing/),
    ])
  })

  test.each([
    [
      'twice the same id',
      '  - { id: Q1, question: Is it? }\n',
      /^ours\.yml:8:11: value: .*entry 1 of the list has this id/,
    ],
    ['an id that ends a comment', '  - { id: Q2-->, question: Is it? }\n', /^ours\.yml:8:11: value: /],
    ['an id with a blank', '  - { id: Q 2, question: Is it? }\n', /expected letters, digits/],
    ['no id', '  - { question: Is it? }\n', /`items\[1\]\.id` is missing/],
    ['a list as an item', '  - [Q2]\n', /a mapping/],
  ])('%s', (_, item, expected) => {
    const found = problems(`${header}${first}${item}`)
    expect(found.some((line) => expected.test(line))).toBe(true)
  })

  test.each([
    ['empty', '', /empty: the file holds nothing: an empty checklist/],
    ['a list', '[]', /not-a-mapping/],
    [
      'no items',
      'version: 1\nname: ours\ntitle: Ours\nitems: []\n',
      /items`: found an empty list, expected at least 1 entry/,
    ],
    [
      'another version',
      `${header.replace('version: 1', 'version: 2')}${first}`,
      /^ours\.yml:1:10: value: .*`1`/,
    ],
    ['an unknown key above', `${header.replace('title', 'titel')}${first}`, /did you mean "title"/],
    ['an anchor', `${header}${first}    fix: &a Do it.\n`, /alias: anchors are not allowed/],
    ['a key twice', `${header}${first}    id: Q2\n`, /duplicate-key/],
    ['no YAML', `${header}  - id: "Q1\n`, /syntax: /],
    [
      'a name with a slash',
      `${header.replace('name: ours', 'name: a/b')}${first}`,
      /expected a name such as/,
    ],
  ])('%s', (_, text, expected) => {
    const found = problems(text)
    expect(found.some((line) => expected.test(line))).toBe(true)
  })

  test('bytes that are too many, or no UTF-8', () => {
    const code = (data: Uint8Array) => {
      try {
        readChecklist(data, 'ours.yml')
        return 'read'
      } catch (error) {
        return error instanceof PolicyError ? error.problems[0]?.code : String(error)
      }
    }
    expect(code(new Uint8Array(maxChecklistBytes + 1).fill(32))).toBe('too-large')
    expect(code(new Uint8Array([0xff, 0xfe]))).toBe('not-utf8')
  })
})

describe('circles', () => {
  const items = (...rows: readonly string[]) =>
    `${header}${rows.map((row, index) => `  - { id: Q${index + 1}, question: Is ${index} so?, ${row} }\n`).join('')}`
  const answered = (id: string) => `applies: { answered: { item: ${id}, value: 'yes' } }`

  test('of derivation, of applicability, and of both, at the line that closes them', () => {
    expect(problems(items('derived-from: [Q2]', 'derived-from: [Q1]'))).toEqual([
      expect.stringMatching(/^ours\.yml:7:\d+: value: .*a cycle: Q1 → Q2 → Q1$/),
    ])
    expect(problems(items(answered('Q2'), answered('Q3'), answered('Q1')))).toEqual([
      expect.stringMatching(/^ours\.yml:8:\d+: value: .*a cycle: Q1 → Q2 → Q3 → Q1$/),
    ])
    expect(
      problems(
        items('derived-from: [Q2]', `applies: { not: { any: [{ answered: { item: Q1, value: 'no' } }] } }`),
      ),
    ).toEqual([expect.stringMatching(/^ours\.yml:7:\d+: value: .*Q1 → Q2 → Q1$/)])
  })

  test('of conditions below all', () => {
    const both = `applies: { all: [{ path: [full] }, { answered: { item: Q1, value: 'yes' } }] }`
    expect(problems(items('derived-from: [Q2]', both))[0]).toMatch(/a cycle: Q1 → Q2 → Q1$/)
  })

  test('a condition of the defaults counts for every item', () => {
    const text = `version: 1
name: ours
title: Ours
defaults: { fix: F., ${recovery}, applies: { answered: { item: Q1, value: 'yes' } } }
items:
  - { id: Q1, question: Is it so? }
  - { id: Q2, question: Is it? }
`
    expect(problems(text)).toEqual([expect.stringMatching(/^ours\.yml:4:.*Q1 cannot rest on itself/)])
    expect(problems(text.replace('so? }', 'so?, applies: { always: true } }'))).toEqual([])
  })

  test('sharing is no circle', () => {
    expect(
      problems(items('derived-from: [Q2, Q3]', 'derived-from: [Q4]', 'derived-from: [Q4]', 'version: 1')),
    ).toEqual([])
  })

  test('a chain of 300 items is followed without a stack', () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `derived-from: [Q${index + 2 > 300 ? 1 : index + 2}]`,
    )
    expect(problems(items(...rows))[0]).toMatch(/a cycle: Q1 → Q2 → /)
    expect(problems(items(...rows.slice(0, -1), 'version: 1'))).toEqual([])
  })
})

describe('lists used together', () => {
  const other = (name: string, rows: string) =>
    read(`${header.replace('name: ours', `name: ${name}`)}${rows}`, `${name}.yml`)
  const one = other('one', '  - { id: Q1, question: Is it so? }\n')

  test('a reference counts when its list is there, and is dropped when it is not', () => {
    const two = other('two', '  - { id: Q2, question: Is it?, derived-from: [secure-feature/Q1] }\n')
    expect(joinLists([two]).lists[0]?.items[0]?.derivedFrom).toEqual([])
    const secure = other('secure-feature', '  - { id: Q1, question: Is it so? }\n')
    expect(joinLists([secure, two])).toMatchObject({
      conflicts: [],
      lists: [{}, { items: [{ derivedFrom: ['Q1'] }] }],
    })
  })

  test('a reference to nothing, an id twice, an alias that is an id, a name twice', () => {
    const secure = other('secure-feature', '  - { id: Q7, question: Is it so? }\n')
    const two = other('two', '  - { id: Q2, question: Is it?, derived-from: [secure-feature/Q1] }\n')
    expect(joinLists([secure, two]).conflicts).toEqual([
      {
        ...{ kind: 'reference', file: 'two.yml', line: 6 },
        message:
          '`derived-from` names secure-feature/Q1, and secure-feature.yml has no such item (did you mean "Q7"?)',
      },
    ])
    const same = other('two', '  - { id: Q1, question: Is it? }\n')
    expect(joinLists([one, same]).conflicts).toMatchObject([{ kind: 'clash', file: 'two.yml', line: 6 }])
    const alias = other('two', '  - { id: Q2, question: Is it?, aliases: [Q1] }\n')
    expect(joinLists([alias, one]).conflicts).toMatchObject([
      {
        kind: 'clash',
        file: 'two.yml',
        message: expect.stringContaining('the name Q1 stands in one.yml, too'),
      },
    ])
    expect(joinLists([one, other('one', '  - { id: Q3, question: Is it? }\n')]).conflicts).toMatchObject([
      { message: expect.stringContaining('the list name one') },
    ])
  })
})

describe('names of lists', () => {
  test.each([
    ['secure-feature', { kind: 'shipped', name: 'secure-feature' }],
    ['owasp-asvs-5.0', { kind: 'shipped', name: 'owasp-asvs-5.0' }],
    ['.gatewright/checklists/ours.yml', { kind: 'file', path: '.gatewright/checklists/ours.yml' }],
    ['ours.yaml', { kind: 'file', path: 'ours.yaml' }],
    ['secure-featur', null],
    ['../ours.yml', null],
    ['/ours.yml', null],
    ['a//b.yml', null],
    ['a\\b.yml', null],
    ['ours.json', null],
    ['', null],
  ])('%j', (entry, expected) => {
    expect(listName(entry)).toEqual(expected)
    expect(listProblem(entry) === undefined).toBe(expected !== null)
  })

  test('a misspelt one is answered with the nearest', () => {
    expect(listProblem('secure-featur')).toContain('(did you mean "secure-feature"?)')
  })
})

test('whatever the bytes are: a list, or problems with places', () => {
  const seed = `${header}${first}    applies: { any: [{ signals: [tls-off] }] }\n    evidence: [file]\n`
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(seed.length), fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 4 }),
      (edits) => {
        const text = edits.reduce(
          (all, [at, part]) => all.slice(0, at) + part + all.slice(at + part.length),
          seed,
        )
        return problems(text).every(
          (line) => /^ours\.yml:\d+:\d+: [a-z0-9-]+: /.test(line) || line.trim() === '',
        )
      },
    ),
    { seed: 11, numRuns: 150 },
  )
})

test('the file of the documentation is valid', () => {
  const page = readFileSync(new URL('../../docs/checklist-files.md', import.meta.url), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  expect(read(example).items.map(({ id, scope }) => [id, scope])).toEqual([
    ['OURS.1', 'pull-request'],
    ['OURS.2', 'repository'],
  ])
})
