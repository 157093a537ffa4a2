import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { couldBe, emittedChecks } from '../../../src/formats/workflows/emitted.ts'
import type { EmittedChecks } from '../../../src/formats/workflows/model.ts'
import { readWorkflow } from '../../../src/formats/workflows/read.ts'
import { cpuMilliseconds } from '../../support/cpu-time.ts'
import { emittedBy, jobs, names, open } from './checks.ts'

/** What the files report, and the milliseconds of processor time that it took. */
function timed(files: Record<string, string>): { readonly emitted: EmittedChecks; readonly cost: number } {
  let emitted: EmittedChecks = { workflows: [], checks: [], unresolved: [] }
  const cost = cpuMilliseconds(() => {
    emitted = emittedBy(files)
  })
  return { emitted, cost }
}

const mebibyte = 1024 * 1024

test('any text gives a workflow or a cause with a line, never an error', () => {
  const fragments = fc.array(
    fc.constantFrom(
      ...[
        'on: push',
        '\njobs:',
        '\n  a:',
        '\n    name: ',
        '${',
        '{ ',
        ' }}',
        '*a',
        '&a ',
        '- ',
        '[',
        ']',
        '{',
        '}',
      ],
      ...[
        ': ',
        '? ',
        '|',
        '>',
        '"',
        "'",
        '#',
        '!!str ',
        '%YAML 1.1\n---\n',
        '\t',
        '\r\n',
        '\ufeff',
        '\0',
        '~',
        '<<',
      ],
      ...[
        'matrix',
        'strategy: ',
        'include: ',
        'needs: a',
        'if: ',
        'uses: ./.github/workflows/a.yml',
        '__proto__: ',
      ],
    ),
    { maxLength: 40 },
  )
  const text = fc.oneof(
    fragments.map((parts) => parts.join('')),
    fragments.map((parts) => `on: push\njobs:\n  a:\n    ${parts.join('')}`),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
  fc.assert(
    fc.property(text, (content) => {
      const reading = readWorkflow('a.yml', content)
      if (!reading.ok) {
        expect(reading.cause.place.line).toBeGreaterThan(0)
        expect(reading.cause.why.split('`')).toHaveLength(
          1 + 2 * Math.floor(reading.cause.why.split('`').length / 2),
        )
      }
      const emitted = emittedBy({ 'a.yml': content })
      for (const { context } of emitted.checks) expect(typeof context).toBe('string')
      if (!reading.ok) expect(emitted.unresolved).toHaveLength(1)
    }),
    { numRuns: 500, seed: 4 },
  )
})

test('every JSON value as a job, a matrix, a name or a filter is read or refused', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value)
      for (const file of [
        `on: push\njobs: ${text}`,
        `on: push\njobs: { a: ${text} }`,
        `on: push\njobs: { a: { strategy: { matrix: ${text} } } }`,
        `on: push\njobs: { a: { strategy: { matrix: { a: [1, 2], include: ${text}, exclude: ${text} } } } }`,
        `on: push\njobs: { a: { name: ${text}, needs: ${text}, if: ${text}, uses: ${text}, with: ${text}, steps: ${text} } }`,
        `on: ${text}\njobs: { a: {} }`,
        `on: { push: ${text}, pull_request: { branches: ${text}, types: ${text} } }\njobs: { a: {} }`,
        `on: { workflow_call: { inputs: ${text} } }\njobs: { a: {} }`,
      ]) {
        const { checks, unresolved, workflows } = emittedBy({
          'a.yml': file,
          'b.yml': jobs('  a: { uses: ./.github/workflows/a.yml }\n'),
        })
        expect(checks.length + unresolved.length + workflows.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 150, seed: 4 },
  )
})

const hostile: readonly [what: string, text: string][] = [
  ['a name of a mebibyte', `on: push\njobs: { a: { name: ${'n'.repeat(mebibyte - 100)} } }`],
  ['an expression of a mebibyte', `on: push\njobs: { a: { name: "${'n'.repeat(mebibyte - 100)}«a»" } }`],
  [
    'a matrix value of a mebibyte',
    jobs(`  a: { strategy: { matrix: { a: [${'v'.repeat(mebibyte - 100)}] } } }`),
  ],
  ['open brackets', '['.repeat(mebibyte)],
  ['nested blocks', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['dashes on a line', '- '.repeat(mebibyte / 2)],
  ['question marks on a line', '? '.repeat(mebibyte / 2)],
  ['commas', ','.repeat(mebibyte)],
  ['quotes', '"'.repeat(mebibyte)],
  ['directives', '%\n'.repeat(mebibyte / 2)],
  ['anchors', '&a '.repeat(mebibyte / 4)],
  ['documents', '---\n'.repeat(mebibyte / 4)],
  ['a deep expression', jobs(`  a: { name: "«${'('.repeat(9000)}»", if: "${'!'.repeat(9000)}x" }`)],
  ['a long expression', jobs(`  a: { name: "«a${'.a'.repeat(900)}»", if: "a${'==a'.repeat(900)}" }`)],
  ['a deep JSON text', jobs(`  a: { strategy: { matrix: "«fromJSON('${'['.repeat(9000)}')»" } }`)],
  ['twenty thousand jobs', jobs(Array.from({ length: 20_000 }, (_, index) => `  j${index}: {}`).join('\n'))],
  [
    'four hundred keys of ten',
    jobs(
      `  a: { strategy: { matrix: { ${Array.from({ length: 400 }, (_, index) => `k${index}: [0,1,2,3,4,5,6,7,8,9]`).join(', ')} } } }`,
    ),
  ],
  [
    'long names in many combinations',
    jobs(
      Array.from(
        { length: 40 },
        (_, job) =>
          `  j${job}: { name: "${'n'.repeat(20_000)}«matrix.a»", strategy: { matrix: { a: [${Array.from({ length: 256 }, (_, index) => index).join(',')}] } } }`,
      ).join('\n'),
    ),
  ],
]

test.each(hostile)('%s: read or refused within three seconds', (_what, text) => {
  const { emitted, cost } = timed({ 'a.yml': text })
  expect(cost).toBeLessThan(3000)
  expect(emitted.checks.length + emitted.unresolved.length).toBeGreaterThan(0)
  expect(emitted.checks.length + emitted.unresolved.length).toBeLessThanOrEqual(10_001)
})

test('calls that multiply end as unresolved names, and everything that is not named could be one of them', () => {
  const files: Record<string, string> = {}
  for (let level = 0; level < 9; level++) {
    const calls = Array.from(
      { length: 50 },
      (_, job) => `  j${job}: { uses: ./.github/workflows/l${level + 1}.yml }`,
    )
    files[`l${level}.yml`] = `on: ${level === 0 ? 'push' : 'workflow_call'}\njobs:\n${calls.join('\n')}\n`
  }
  files['l9.yml'] = 'on: workflow_call\njobs: { a: {} }'
  const { emitted, cost } = timed(files)
  expect(cost).toBeLessThan(5000)
  const missing = `${Array.from({ length: 9 }, () => 'j49').join(' / ')} / a`
  expect(names(emitted)).not.toContain(missing)
  expect(emitted.unresolved.some((one) => couldBe(one, missing))).toBe(true)
})

test('a large matrix that is called again and again ends as unresolved', () => {
  const include = Array.from({ length: 10_000 }, (_, index) => `{ a: ${index} }`).join(', ')
  const { emitted, cost } = timed({
    'ci.yml': jobs(
      Array.from({ length: 2000 }, (_, index) => `  j${index}: { uses: ./.github/workflows/b.yml }`).join(
        '\n',
      ),
    ),
    'b.yml': `on: workflow_call\njobs:\n  m: { strategy: { matrix: { include: [${include}] } } }\n`,
  })
  expect(cost).toBeLessThan(5000)
  expect(emitted.checks).toEqual([])
  expect(emitted.unresolved.some((one) => couldBe(one, 'j1999 / m (1)'))).toBe(true)
})

test('files that are too large together are named one by one', () => {
  const text = `on: push\njobs: { a: {} }\n${'#'.repeat(mebibyte - 100)}`
  const files = Array.from({ length: 10 }, (_, index) => ({
    path: `${index}.yml`,
    content: { known: true, value: text } as const,
  }))
  const emitted = emittedChecks(files, {})
  expect(emitted.checks).toHaveLength(8)
  expect(open(emitted)).toEqual(['8.yml:1 *', '9.yml:1 *'])
})

test('an unresolved name could be what its fixed parts allow', () => {
  expect(couldBe({ pattern: ['a (', null] }, 'a (b)')).toBe(true)
  expect(couldBe({ pattern: ['a (', null] }, 'a')).toBe(false)
  expect(couldBe({ pattern: [null] }, 'anything')).toBe(true)
  expect(couldBe({ pattern: ['a', null, 'c'] }, 'abc')).toBe(true)
  expect(couldBe({ pattern: ['ab', null, 'bc'] }, 'abc')).toBe(false)
  expect(couldBe({ pattern: ['a'] }, 'a')).toBe(true)
  expect(couldBe({ pattern: ['a'] }, 'ab')).toBe(false)
})

const usual = (index: number): string => `name: CI ${index}
on:
  pull_request:
    branches: [main, 'release/**']
    paths-ignore: ['docs/**']
  push: { branches: [main] }
permissions: { contents: read }
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm run lint
  unit:
    name: Unit ${index}
    needs: lint
    runs-on: «matrix.os»
    strategy:
      fail-fast: false
      matrix:
        os: [ubuntu-latest, windows-latest, macos-latest]
        node: [18, 20, 22]
        exclude: [{ os: macos-latest, node: 18 }]
        include: [{ os: ubuntu-latest, node: 24, experimental: true }]
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }
      - name: Run
        env:
          TOKEN: «secrets.TOKEN»
        run: |
          npm ci
          npm test -- --shard ${index}
  gate:
    if: always()
    needs: [lint, unit]
    runs-on: ubuntu-latest
    steps:
      - run: test '«needs.unit.result»' = success
`

test('a thousand workflow files are expanded in less than two seconds', () => {
  const files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`w${index}.yml`, usual(index)]),
  )
  const { emitted, cost } = timed(files)
  expect(emitted.checks).toHaveLength(11_000)
  expect(emitted.unresolved).toEqual([])
  expect(cost).toBeLessThan(2000)
})
