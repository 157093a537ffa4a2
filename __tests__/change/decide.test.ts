import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { ChangeInput } from '../../src/change/model.ts'
import { unknown } from '../../src/core/fact.ts'
import { decide, fact, inputOf, outcome, type SceneFile, said, settings } from './support.ts'

const table = JSON.parse(readFileSync('__tests__/fixtures/change/tier-decision.json', 'utf8')) as {
  readonly rules: readonly { readonly id: string; readonly tier: string }[]
  readonly test_cases: readonly { readonly name: string; readonly expect: string; readonly by?: string[] }[]
}

const bug = { labels: ['bug'] }
const source: SceneFile = { path: 'src/cart/total.ts' }
const regression: SceneFile = { path: 'tests/cart/total.test.ts' }
const components: ChangeInput['settings']['components'] = [
  ['cart', true],
  ['stock', true],
  ['web', false],
].map(([name, domain]) => ({
  ...{ name: String(name), paths: [`src/${String(name)}/**`], domain: domain === true },
  ...{ securitySensitive: false, exposure: null, data: null, owner: null, performance: [] },
}))

/** The scenes of the table's own test cases, by their names. */
const scenes: Readonly<Record<string, () => string>> = {
  'Cart feature': () =>
    outcome(
      [
        { path: 'src/cart/commands/create-cart.ts', status: 'added' },
        { path: 'src/cart/commands/add-item.ts', status: 'added' },
        { path: 'src/stock/reservation.ts' },
        { path: 'tests/commands/create-cart.hurl', status: 'added' },
      ],
      { settings: settings({ components }), statements: said(['kind', 'feature']) },
    ),
  'typo in error message + test': () => outcome([source, regression], bug),
  'fix auth bypass in cart creation, 6 lines': () =>
    outcome(
      [
        {
          ...{ path: 'src/cart/create.ts', additions: 6, deletions: 0 },
          signals: [{ kind: 'permission-added', name: 'requireOwner' }],
        },
        regression,
      ],
      bug,
    ),
  '50 changed lines, one module, bug': () =>
    outcome([{ ...source, additions: 30, deletions: 20 }, regression], bug),
  'bump one dependency': () => outcome([{ path: 'package.json' }, { path: 'package-lock.json' }]),
  '3001 files': () =>
    outcome([], {
      files: unknown('truncated', 'file list truncated at 3,000: the pull request changes 3001 files'),
    }),
  'rename of src/auth/x.ts to src/x.ts, 0 lines': () =>
    outcome([
      {
        ...{ path: 'src/x.ts', from: 'src/auth/x.ts', additions: 0, deletions: 0 },
        lines: { binary: true, added: [] },
      },
    ]),
}

describe('the test cases of the decision table', () => {
  test.each(table.test_cases.map((one) => [one.name, one] as const))('%s', (name, { expect: path, by }) => {
    const [decided, ...rules] = scenes[name]?.().split(' ') ?? []
    expect(decided).toBe(path)
    if (by !== undefined) expect(rules).toEqual(by)
  })

  test('every rule of the table is asked, in its order, for its path', () => {
    const { rules } = decide([source])
    expect(rules.map(({ id }) => id)).toEqual(table.rules.map(({ id }) => id))
    expect(rules.map(({ path }) => path)).toEqual(table.rules.map(({ tier }) => tier))
  })
})

describe('the examples of document 000', () => {
  test('the reasons are printed', () => {
    const { rules } = decide([
      { ...source, signals: [{ kind: 'input-added', name: 'req.body.total', line: 7 }] },
    ])
    expect(rules.find(({ id }) => id === 'R10')).toEqual({
      ...{ id: 'R10', path: 'full', met: true, when: 'a new input or entry point' },
      because: ['src/cart/total.ts line 7: req.body.total'],
    })
  })

  test('a typo needs no API report: only words changed', () => {
    const words = { ...source, lines: { wordsOnly: true } }
    expect(outcome([words, regression], { ...bug, settings: settings({ publicApi: null }) })).toBe('fast R20')
    expect(outcome([source, regression], { ...bug, settings: settings({ publicApi: null }) })).toBe(
      'standard R31',
    )
  })

  test('a Stock query that reads only is Standard with the justification', () => {
    const query = { path: 'src/stock/queries/stock-level.ts', status: 'added' } as const
    const text = 'read-only query over data already authorised by requireStockRead'
    expect(outcome([query], { statements: said(['security-review-skipped', text]) })).toBe('standard R30')
    expect(outcome([query])).toBe('full R40')
    const input = { ...query, signals: [{ kind: 'input-added', name: 'req.query.id' }] } as const
    expect(outcome([input], { statements: said(['security-review-skipped', text]) })).toBe('full R10 R18')
    const { rules } = decide([input], { statements: said(['security-review-skipped', text]) })
    expect(rules.find(({ id }) => id === 'R18')?.because.join()).not.toContain('no tool was asked')
    expect(
      decide([query])
        .rules.find(({ id }) => id === 'R18')
        ?.because.join(),
    ).toContain('no tool was asked')
  })

  test('a refactoring leaves the tests as they are', () => {
    const refactoring = { statements: said(['kind', 'refactoring']) }
    expect(outcome([source], refactoring)).toBe('fast R21')
    expect(outcome([source, { path: 'src/stock/level.ts' }], refactoring)).toBe('full R40')
    expect(outcome([{ ...source, additions: 60 }], refactoring)).toBe('full R40')
    // Whether the tests expect the same cannot be told without their history.
    expect(outcome([source, regression], refactoring)).toBe('full R40')
    const strong = { tests: 2, skipped: 0, assertions: 3, expectations: ['a', 'b', 'c'] }
    const history = (after: typeof strong) =>
      fact({
        manifest: null,
        files: [
          {
            path: regression.path,
            versions: [
              { sha: 'b', base: true, strength: strong },
              { sha: 'h', base: false, strength: after },
            ],
          },
        ],
      })
    expect(outcome([source, regression], { ...refactoring, history: history(strong) })).toBe('fast R21')
    const other = { ...strong, expectations: ['a', 'b', 'd'] }
    expect(outcome([source, regression], { ...refactoring, history: history(other) })).toBe('full R40')
  })

  test('tests only', () => {
    expect(outcome([{ ...regression, status: 'added' }])).toBe('fast R22')
    expect(outcome([{ ...regression, status: 'added' }, { path: 'README.md' }])).toBe('fast R22')
    expect(outcome([{ ...regression, status: 'removed' }])).toBe('full R40')
    const lost = { ...regression, signals: [{ kind: 'authorization-test-removed' }] } as const
    expect(outcome([lost])).toBe('full R11 R18')
  })

  test('documentation only', () => {
    expect(outcome([{ path: 'README.md' }, { path: 'docs/auth/login.md' }])).toBe('docs R01')
    expect(outcome([{ path: 'README.md' }, source])).toBe('full R40')
    expect(outcome([{ path: '.github/PULL_REQUEST_TEMPLATE.md' }])).toBe('full R14')
    expect(outcome([{ path: '.gatewright/answers/cart.yml' }, { path: 'README.md' }])).toBe('docs R01')
    // A report of the API may be a document, or stand beside tests.
    const reports = { settings: settings({ publicApi: ['**/*.api.md', 'tests/api.txt'] }) }
    expect(outcome([{ path: 'etc/shop.api.md' }], reports)).toBe('full R40')
    expect(outcome([{ path: 'tests/api.txt' }], reports)).toBe('full R40')
    // A link is whatever it leads to.
    expect(outcome([{ path: 'docs/keys.md', lines: { special: 'link' } }])).toBe('full R40')
    expect(outcome([{ path: 'docs/run.md', lines: { special: 'mode' } }])).toBe('full R40')
    expect(outcome([{ path: 'docs/x.md', from: 'src/auth/x.ts' }])).toBe('full R11')
  })
})

describe('limits of a quick fix', () => {
  test.each([
    ['49 lines', [{ ...source, additions: 49, deletions: 0 }, regression], 'fast R20'],
    ['50 lines', [{ ...source, additions: 50, deletions: 0 }, regression], 'full R16'],
    ['200 lines of tests', [source, { ...regression, additions: 200 }], 'fast R20'],
    ['no test', [source], 'full R40'],
    ['a test that is only deleted from', [source, { ...regression, additions: 0 }], 'full R40'],
    ['a test that goes', [source, { ...regression, status: 'removed' }], 'full R40'],
    ['two modules', [source, { path: 'src/stock/level.ts' }, regression], 'full R16'],
    ['a changelog beside it', [source, regression, { path: 'CHANGELOG.md' }], 'fast R20'],
    ['a public API', [source, regression, { path: 'api/report.txt' }], 'full R15 R16'],
    ['a Unicode path', [{ path: 'src/auth/prüfung-ü.ts' }, regression], 'full R11'],
    ['a submodule', [{ path: 'lib/zip', lines: { special: 'submodule' } }, regression], 'full R14'],
    ['a mode', [{ path: 'src/cart/run.sh', lines: { special: 'mode', binary: true } }], 'full R40'],
    ['a migration', [{ path: 'db/migrations/001.sql' }, regression], 'full R14'],
  ] as const)('%s', (_, files, expected) => {
    expect(outcome(files, bug)).toBe(expected)
  })

  test('`fast-overflow: evaluate` leaves a large fix to the other rules', () => {
    const large = [{ ...source, additions: 80 }, regression]
    const lenient = { ...bug, settings: settings({ fastOverflow: 'evaluate' }) }
    expect(outcome(large, lenient)).toBe('full R40')
    const statements = said(['security-review-skipped', 'pure utility, no IO'])
    expect(outcome(large, { ...lenient, statements })).toBe('standard R30')
    expect(outcome(large, { ...bug, statements })).toBe('full R16')
  })

  const strong = { tests: 2, skipped: 0, assertions: 3, expectations: ['a', 'b', 'c'] }
  test.each([
    ['a comment in a test', strong, strong, 'full R40'],
    [
      'a test that is skipped',
      strong,
      { ...strong, tests: 3, skipped: 1, expectations: ['a', 'b', 'c', 'd'] },
      'full R40',
    ],
    ['a test that was switched on again', { ...strong, skipped: 1 }, strong, 'fast R20'],
    ['a new test', strong, { ...strong, tests: 3 }, 'fast R20'],
    ['another expectation', strong, { ...strong, expectations: ['a', 'b', 'd'] }, 'fast R20'],
    ['a new file of tests', null, strong, 'fast R20'],
    ['a new file without any', null, { tests: 0, skipped: 0, assertions: 0, expectations: [] }, 'full R40'],
  ])('as a regression test: %s', (_, before, after, expected) => {
    const versions = [
      { sha: 'b', base: true, strength: before },
      { sha: 'h', base: false, strength: after },
    ]
    const history = fact({ manifest: null, files: [{ path: regression.path, versions }] })
    expect(outcome([source, regression], { ...bug, history })).toBe(expected)
    expect(outcome([source, regression], { ...bug, history: unknown('truncated', 'cut') })).toBe('full R40')
  })

  test('reports of the base prove the regression test', () => {
    const report = (before: 'failed' | 'passed', invalid: string[] = []) => ({
      ...bug,
      regression: fact({
        given: true,
        invalid,
        tests: [{ id: 'cart › total', before, after: 'passed' as const, file: null }],
      }),
    })
    expect(outcome([source, regression], report('failed'))).toBe('fast R20')
    expect(outcome([source, regression], report('passed'))).toBe('full R40')
    expect(outcome([source, regression], report('passed', ['a.xml']))).toBe('full R40')
    const open = { ...bug, regression: unknown('unparsable', 'a.xml: cut') }
    expect(outcome([source, regression], open)).toBe('full R40')
  })
})

describe('what raises the path', () => {
  const test1 = { ...bug }
  test.each([
    ['labels: architecture', { labels: ['bug', 'Architecture'] }, 'full R17'],
    ['labels: api-change', { labels: ['bug', 'api-change'] }, 'full R15'],
    ['surface: input', { ...test1, statements: said(['surface', 'input']) }, 'full R10'],
    [
      'surface: several',
      { ...test1, statements: said(['surface', 'External data, cross-domain.']) },
      'full R12 R13',
    ],
    ['surface: none', { ...test1, statements: said(['surface', 'none']) }, 'fast R20'],
    ['kinds that exclude each other', { ...test1, statements: said(['kind', 'feature']) }, 'full R18'],
    ['kind: documentation, of code', { statements: said(['kind', 'documentation']) }, 'full R18'],
    ['path: full', { ...test1, statements: said(['path', 'full']) }, 'full R20'],
    [
      'path: full, with a reason',
      { ...test1, statements: said(['path', 'Full (it may touch payments)']) },
      'full R20',
    ],
    ['path: two of them', { ...test1, statements: said(['path', 'full'], ['path', 'standard']) }, 'full R20'],
    ['path: docs', { ...test1, statements: said(['path', 'docs']) }, 'fast R20'],
    ['unreadable answers', { ...test1, unreadable: ['the answers: cut'] }, 'full R00'],
    ['unreadable lines', { ...test1, change: unknown('internal-error', 'no') }, 'full R00'],
    ['unreadable tools', { ...test1, tools: unknown('unparsable', 'cut') }, 'full R18'],
  ] as const)('%s', (_, more, expected) => {
    expect(outcome([source, regression], more)).toBe(expected)
  })

  test('patches that are not shown', () => {
    const unread = { lines: { read: false } }
    expect(outcome([{ ...source, ...unread }, regression], bug)).toContain('full R00')
    expect(outcome([source, { ...regression, ...unread }], bug)).toContain('full R00')
    expect(outcome([{ path: 'docs/a.md', ...unread }])).toBe('docs R01')
    expect(outcome([{ path: 'src/logo.png', lines: { binary: true } }, regression, source], bug)).toBe(
      'full R16',
    )
  })

  test('what nobody can read, and what is longer than its lines', () => {
    const opaque = { lines: { read: false, binary: true } }
    expect(outcome([{ path: 'src/cart/zip.wasm', ...opaque }, regression], bug)).toContain('full R00')
    expect(outcome([source, { path: 'tests/cart/a.zip', ...opaque }, regression], bug)).toBe('fast R20')
    const link = { path: 'src/cart/rules.ts', lines: { special: 'link' } } as const
    expect(outcome([link, regression], bug)).toContain('full R00')
    expect(outcome([{ ...source, lines: { long: 60 } }, regression], bug)).toBe('full R16')
  })

  test('more files than GitHub shows, although the clone shows them', () => {
    const many = Array.from({ length: 3001 }, (_, index) => ({ path: `docs/${index}.md` }))
    expect(outcome(many.slice(1))).toBe('docs R01')
    expect(decide(many).decisive).toContain('R00')
  })

  test.each([
    ['guard-removed', 'full R11 R18'],
    ['tls-off', 'full R11 R18'],
    ['gate-weakened', 'full R18'],
    ['manifest-without-lockfile', 'full R18'],
    ['entry-point-added', 'full R10'],
    ['outbound-call-added', 'full R12'],
    ['session-added', 'full R11'],
    ['logging-added', 'fast R20'],
    ['query-added', 'fast R20'],
  ] as const)('the signal %s', (kind, expected) => {
    expect(outcome([{ ...source, signals: [{ kind }] }, regression], bug)).toBe(expected)
  })
})

describe('open results of tools (R18)', () => {
  const run = {
    file: 'a.sarif',
    tool: 'semgrep',
    version: null,
    revision: null,
    successful: null,
    results: 1,
  }
  const result = {
    ...{ run: 0, rule: 'xss', cwe: [], line: 2, endLine: null, suppressed: false, baseline: null },
    ...{ path: source.path, severity: 'high' as const },
  }
  const tools = (more: object, others: object = {}) => ({
    ...bug,
    tools: fact({
      ...{ patterns: [{ pattern: '*.sarif', files: 1 }], invalid: [], runs: [run], commits: ['h'] },
      results: [{ ...result, ...more }],
      ...others,
    }),
  })
  test.each([
    ['on an added line', tools({}), 'full R18'],
    ['of a lower severity', tools({ severity: 'medium' }), 'fast R20'],
    ['on another line', tools({ line: 40 }), 'fast R20'],
    ['in another file', tools({ path: 'src/other.ts' }), 'fast R20'],
    ['of the whole file', tools({ line: null }), 'full R18'],
    ['of no file', tools({ path: null }), 'full R18'],
    ['that is accepted', tools({ suppressed: true }), 'fast R20'],
    ['that a baseline calls unchanged, on an added line', tools({ baseline: 'unchanged' }), 'full R18'],
    [
      'that a baseline calls unchanged, on another line',
      tools({ baseline: 'unchanged', line: 40 }),
      'fast R20',
    ],
    ['that is gone', tools({ baseline: 'absent' }), 'fast R20'],
    ['that a comment on an added line suppresses', tools({ suppressed: true, inSource: true }), 'full R18'],
    [
      'that a comment on another line suppresses',
      tools({ suppressed: true, inSource: true, line: 40 }),
      'fast R20',
    ],
    [
      'that is new by a baseline, and accepted outside of the source',
      tools({ suppressed: true, baseline: 'new' }),
      'fast R20',
    ],
    [
      'a file that cannot be read',
      tools({ line: 40 }, { invalid: [{ file: 'b', detail: 'cut' }] }),
      'full R18',
    ],
    ['a pattern without files', tools({ line: 40 }, { patterns: [{ pattern: 'x', files: 0 }] }), 'full R18'],
    ['another commit', tools({ line: 40 }, { runs: [{ ...run, revision: 'old' }] }), 'full R18'],
    ['a run that failed', tools({ line: 40 }, { runs: [{ ...run, successful: false }] }), 'full R18'],
  ] as const)('%s', (_, more, expected) => {
    expect(outcome([source, regression], more)).toBe(expected)
  })
})

describe('justifications (R30)', () => {
  const skipped = (...texts: string[]) => ({
    statements: said(...texts.map((text) => ['security-review-skipped', text] as const)),
  })
  test.each([
    ['pure utility, no IO', 'standard R30'],
    ['Pure utility function with no IO.', 'standard R30'],
    ['internal type definition with no runtime behavior', 'standard R30'],
    ['pure utility, and a little network', 'full R40'],
    ['because', 'full R40'],
    ['test helper, not shipped', 'full R40'],
    ['read-only query accessing pre-authorized data', 'full R40'],
    ['read-only query over data already authorised by the framework', 'full R40'],
  ])('%s', (text, expected) => {
    expect(outcome([source], skipped(text))).toBe(expected)
  })

  test('each file needs one that fits', () => {
    expect(outcome([{ path: 'tests/helper.ts' }], skipped('test helper, not shipped'))).toBe('standard R30')
    expect(outcome([source, { path: 'tests/helper.ts' }], skipped('test helper', 'pure utility'))).toBe(
      'standard R30',
    )
  })

  test('a guard has to be one that the policy names', () => {
    const text = 'read-only query over data already authorised by requireStockRead'
    const guarded = (guards: string[]) => ({ ...skipped(text), settings: settings({ guards }) })
    expect(outcome([source], guarded(['requireStockRead']))).toBe('standard R30')
    expect(outcome([source], guarded(['requireOwner']))).toBe('full R40')
  })

  test('a line that shows something else contradicts it', () => {
    const store = { ...source, signals: [{ kind: 'store-added', name: 'Entity' }] } as const
    expect(outcome([store], skipped('pure utility'))).toBe('full R18')
    expect(outcome([{ path: 'README.md' }], skipped('pure utility'))).toBe('docs R01')
  })
})

describe('who may change the path', () => {
  test('an override lowers, and a declaration raises above it', () => {
    const override = { path: 'fast', by: '@acme/leads' } as const
    const lowered = decide([{ path: 'src/auth/x.ts' }], { pathOverride: override })
    expect(lowered).toMatchObject({ path: 'fast', computed: 'full', override })
    expect(lowered.obligations.map(({ id }) => id)).toEqual(['regression-test', 'checks', 'locked-tests'])
    const both = { pathOverride: override, statements: said(['path', 'standard']) }
    expect(decide([{ path: 'src/auth/x.ts' }], both)).toMatchObject({
      path: 'standard',
      declared: 'standard',
    })
    const higher = { pathOverride: { path: 'full', by: '@acme/leads' } as const }
    expect(decide([{ path: 'README.md' }], higher)).toMatchObject({ path: 'docs', override: null })
  })

  test('a component that is sensitive, and one that is hot', () => {
    const [first] = components
    if (first === undefined) throw new Error('no component')
    const sensitive = settings({
      components: [{ ...first, securitySensitive: true, performance: ['query'] }],
    })
    expect(outcome([source, regression], { ...bug, settings: sensitive })).toBe('full R11')
    const input = inputOf([source], { settings: sensitive })
    expect(input.settings.components).toHaveLength(1)
  })
})
