import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { emittedBy, jobNames, jobs, names, open, spelled } from './checks.ts'

const matrix = (text: string, name = ''): string => `  build:\n${name}    strategy: { matrix: ${text} }\n`
const built = (text: string): readonly string[] =>
  jobNames(matrix(text)).map((context) => context.replace(/^build( \((.*)\))?$/, '$2'))

// Expectations: the documentation's own examples ("Running variations of jobs in a workflow").
test('the documentation example of a matrix runs six jobs, the first key slowest', () => {
  expect(built('{ version: [10, 12, 14], os: [ubuntu-latest, windows-latest] }')).toEqual([
    '10, ubuntu-latest',
    '10, windows-latest',
    '12, ubuntu-latest',
    '12, windows-latest',
    '14, ubuntu-latest',
    '14, windows-latest',
  ])
})

test('the documentation example of include: values are added without overwriting, or a job is added', () => {
  const name = '    name: "«matrix.fruit»/«matrix.animal»/«matrix.color»/«matrix.shape»"\n'
  const text =
    '{ fruit: [apple, pear], animal: [cat, dog], include: [{ color: green }, { color: pink, animal: cat },' +
    ' { fruit: apple, shape: circle }, { fruit: banana }, { fruit: banana, animal: cat }] }'
  expect(jobNames(matrix(text, name))).toEqual([
    'apple/cat/pink/circle',
    'apple/dog/green/circle',
    'pear/cat/pink/',
    'pear/dog/green/',
    'banana///',
    'banana/cat//',
  ])
})

test('the documentation example of exclude: nine of twelve jobs are left, a partial match is enough', () => {
  const text =
    '{ os: [macos-latest, windows-latest], version: [12, 14, 16], environment: [staging, production],' +
    ' exclude: [{ os: macos-latest, version: 12, environment: production }, { os: windows-latest, version: 16 }] }'
  const found = built(text)
  expect(found).toHaveLength(9)
  expect(found).not.toContain('macos-latest, 12, production')
  expect(found.filter((value) => value.startsWith('windows-latest, 16'))).toEqual([])
})

test.each([
  ['what an include adds is not in the name', '{ a: [1, 2], include: [{ a: 1, b: x }] }', ['1', '2']],
  [
    'an include that would overwrite adds a job',
    '{ a: [1], b: [x], include: [{ a: 1, b: y }] }',
    ['1, x', '1, y'],
  ],
  ['its keys of the matrix come first', '{ b: [1], include: [{ z: last, b: 2 }] }', ['1', '2, last']],
  ['a matrix of includes alone', '{ include: [{ a: 1, b: 2 }, { b: 3 }] }', ['1, 2', '3']],
  [
    'exclude goes before include',
    '{ a: [1, 2], exclude: [{ a: 1 }], include: [{ a: 1, c: z }] }',
    ['2', '1, z'],
  ],
  ['exclude compares as GitHub compares', '{ a: [10, X, true], exclude: [{ a: "10" }, { a: x }] }', ['true']],
  ['exclude reaches into mappings', '{ a: [{ n: 1, m: 2 }, { n: 3 }], exclude: [{ a: { n: 1 } }] }', ['3']],
  ['exclude reaches into lists', '{ a: [[1, 2], [3]], exclude: [{ a: [1] }] }', ['3']],
  [
    'a null in exclude fits what is not there',
    '{ a: [{ n: 1 }, { k: 2 }], exclude: [{ a: { n: } }] }',
    ['1'],
  ],
  ['keys are found without regard to case', '{ OS: [a, b], exclude: [{ os: a }] }', ['b']],
  ['values of mappings and lists stand one by one', '{ a: [{ k: v, l: [1, { m: w }] }] }', ['v, 1, w']],
  ['null and empty values leave no trace', '{ a: [null, ""], b: [x] }', ['x', 'x'].slice(0, 1)],
  ['a name without any value is the bare name', '{ a: [null] }', ['']],
  [
    'booleans and numbers as GitHub writes them',
    '{ a: [True, 3.10, 1.0, 0x10, "3.10"] }',
    ['true', '3.1', '1', '16', '3.10'],
  ],
  ['prototype keys are keys', '{ __proto__: [1], constructor: [2, 3] }', ['1, 2', '1, 3']],
  ['an anchor inside', '{ a: &list [1, 2], b: *list }', ['1, 1', '1, 2', '2, 1', '2, 2']],
])('%s', (_title, text, expected) => {
  expect(built(text)).toEqual(expected)
})

test('a name that reads the matrix is the whole name; any expression keeps the values from being appended', () => {
  const text = '{ os: [{ name: a }, { name: b }], n: [1, 2] }'
  expect(jobNames(matrix(text, '    name: on «matrix.os.name»\n'))).toEqual(['on a', 'on b'])
  expect(jobNames(matrix(text, "    name: v«matrix['n']» «matrix.os['NAME']»\n"))).toEqual([
    'v1 a',
    'v2 a',
    'v1 b',
    'v2 b',
  ])
  expect(jobNames(matrix(text, '    name: all «strategy.job-total»\n'))).toEqual(['all 4'])
  expect(jobNames(matrix(text, '    name: plain\n'))[0]).toBe('plain (a, 1)')
  // Nothing but a quoted text is that text for GitHub.
  expect(jobNames(matrix(text, '    name: "«\'plain\'»"\n'))[0]).toBe('plain (a, 1)')
})

// What is not known, or what GitHub refuses: named at its line, the name fixed as far as it goes.
test.each([
  ['«fromJSON(needs.a.outputs.m)»', 'comes from an expression: `«fromJSON(needs.a.outputs.m)»`'],
  ['{ os: "«fromJSON(vars.OS)»" }', 'the matrix key `os` comes from an expression'],
  ['{ os: [a, "«github.ref»"] }', 'the matrix key `os` comes from an expression'],
  ['{ os: [a], include: "«fromJSON(vars.X)»" }', 'the matrix key `include` comes from an expression'],
  ['{ os: [a], "«insert»": 1 }', 'comes from an expression'],
  ['{ os: [] }', 'the matrix key `os` is no list with values'],
  ['{ os: linux }', 'the matrix key `os` is no list with values'],
  ['{ os: [a], exclude: [{ arch: x }] }', '`exclude` names `arch`, which is no key of the matrix'],
  ['{ os: [a], exclude: [{}] }', 'no mapping with keys'],
  ['{ include: [] }', 'the matrix has no key with values'],
  ['{ include: [a] }', 'no mapping with keys'],
  ['{ include: { a: 1 } }', 'no list'],
  ['{}', 'the matrix has no key with values'],
  ['[a]', 'the matrix is no mapping'],
  ['', 'the matrix is no mapping'],
])('matrix: %s is unresolved', (text, why) => {
  const emitted = emittedBy({ 'ci.yml': jobs(`  build:\n    strategy:\n      matrix: ${text}\n`) })
  expect(names(emitted)).toEqual([])
  expect(open(emitted)).toEqual(['ci.yml:5 build (*'])
  expect(emitted.unresolved[0]?.cause.why).toContain(spelled(why))
})

test('a strategy that is an expression hides a matrix; without an expression there is none', () => {
  expect(open(emittedBy({ 'ci.yml': jobs('  build:\n    strategy: «fromJSON(vars.S)»\n') }))).toEqual([
    'ci.yml:4 build (*',
  ])
  expect(jobNames('  build:\n    strategy: { fail-fast: false }\n  b:\n    strategy:\n')).toEqual([
    'build',
    'b',
  ])
})

test('a name that does not read a hidden matrix is known all the same', () => {
  const text = "  build:\n    name: «'a'»b\n    strategy:\n      matrix: «fromJSON(vars.M)»\n"
  expect(jobNames(text)).toEqual(['ab'])
})

test('a matrix that can be computed from what stands in the file is', () => {
  expect(built(`{ a: "«fromJSON('[1, 2]')»" }`)).toEqual(['1', '2'])
})

test('a matrix that excludes everything is unresolved as the bare name', () => {
  const emitted = emittedBy({ 'ci.yml': jobs(matrix('{ a: [1], exclude: [{ a: 1 }] }')) })
  expect(open(emitted)).toEqual(['ci.yml:4 build'])
})

const numbers = (count: number): string => Array.from({ length: count }, (_, index) => index).join(', ')

test('256 jobs are made, 257 are not', () => {
  expect(built(`{ a: [${numbers(256)}] }`)).toHaveLength(256)
  expect(open(emittedBy({ 'ci.yml': jobs(matrix(`{ a: [${numbers(257)}] }`)) }))).toEqual([
    'ci.yml:4 build (*',
  ])
  expect(built(`{ a: [${numbers(128)}], b: [1, 2], include: [{ c: 1 }] }`)).toHaveLength(256)
  expect(
    open(emittedBy({ 'ci.yml': jobs(matrix(`{ a: [${numbers(256)}], include: [{ a: x }] }`)) })),
  ).toHaveLength(1)
})

test('the limit counts what excludes leave', () => {
  const excludes = Array.from({ length: 10 }, (_, index) => `{ a: ${index} }`).join(', ')
  expect(built(`{ a: [${numbers(20)}], b: [${numbers(20)}], exclude: [${excludes}] }`)).toHaveLength(200)
})

test('a million combinations are unresolved at once, and the other jobs are named', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `${key}: [${numbers(10)}]`).join(', ')
  const emitted = emittedBy({ 'ci.yml': jobs(`${matrix(`{ ${keys} }`)}  lint: {}\n`) })
  expect(open(emitted)).toEqual(['ci.yml:4 build (*'])
  expect(names(emitted)).toEqual(['lint'])
})

test('a long name before a hidden matrix is fixed as far as GitHub keeps it', () => {
  const emitted = emittedBy({
    'ci.yml': jobs(`  a:\n    name: ${'n'.repeat(98)}\n    strategy: { matrix: "«fromJSON(vars.M)»" }\n`),
  })
  expect(open(emitted)).toEqual([`ci.yml:5 ${'n'.repeat(97)}*`])
})

const keyed = (letters: string[]) =>
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }).map((sizes) =>
    sizes.map((size, index) => ({
      key: letters[index] ?? 'z',
      items: Array.from({ length: size }, (_, item) => `${letters[index]}${item}`),
    })),
  )

test('as many jobs as the product of the keys less what is excluded, for 500 random matrices', () => {
  const vectors = keyed(['a', 'b', 'c'])
  fc.assert(
    fc.property(vectors, fc.array(fc.tuple(fc.nat(2), fc.nat(4)), { maxLength: 3 }), (keys, picks) => {
      const excludes = picks.flatMap(([which, item]) => {
        const vector = keys[which]
        return vector === undefined ? [] : [{ key: vector.key, value: `${vector.key}${item}` }]
      })
      const kept = keys.map(({ key, items }) =>
        items.filter((item) => !excludes.some((exclude) => exclude.key === key && exclude.value === item)),
      )
      const expected = kept.reduce((product, items) => product * items.length, 1)
      const text = JSON.stringify({
        ...Object.fromEntries(keys.map(({ key, items }) => [key, items])),
        exclude: excludes.map(({ key, value }) => ({ [key]: value })),
      })
      const emitted = emittedBy({ 'ci.yml': jobs(matrix(text)) })
      expect(emitted.checks).toHaveLength(expected)
      expect(emitted.unresolved).toHaveLength(expected === 0 ? 1 : 0)
      expect(new Set(names(emitted)).size).toBe(expected)
    }),
    { numRuns: 500, seed: 4 },
  )
})
