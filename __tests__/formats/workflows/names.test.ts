import { expect, test } from '@jest/globals'
import { emittedBy, jobNames, jobs, names, open } from './checks.ts'

test('a check is called by the name of its job or by its id, never by the workflow or the event', () => {
  const text = `name: CI\non: [push, pull_request]\njobs:\n  build:\n    runs-on: x\n  lint:\n    name: Lint & format\n`
  expect(names(emittedBy({ 'ci.yml': text }))).toEqual(['build', 'Lint & format'])
})

// Scalars become text as .NET writes them; an empty name is none (GitHub's workflow parser).
test.each([
  ['5', '5'],
  ['1.50', '1.5'],
  ['010', '10'],
  ['0x1F', '31'],
  ['0o17', '15'],
  ['1e21', '1E+21'],
  ['1e15', '1E+15'],
  ['123456789012345', '123456789012345'],
  ['1234567890123456', '1.23456789012346E+15'],
  ['0.00001', '1E-05'],
  ['0.0001', '0.0001'],
  ['-2.5e-7', '-2.5E-07'],
  ['-7', '-7'],
  ['.inf', 'Infinity'],
  ['True', 'true'],
  ['yes', 'yes'],
  ['on', 'on'],
  ['1_000', '1_000'],
  ['2026-01-01', '2026-01-01'],
  ["'5.0'", '5.0'],
  ['"a\\u0041"', 'aA'],
  ["''", 'job'],
  ['~', 'job'],
  ['', 'job'],
  ["«'text'»", 'text'],
  ["«'it''s'»", "it's"],
  ['a }} b', 'a }} b'],
])('name: %s gives the check %s', (written, context) => {
  expect(jobNames(`  job:\n    name: ${written}\n`)).toEqual([context])
})

test('a name of several lines is folded as YAML folds it', () => {
  expect(jobNames('  a:\n    name: >-\n      one\n      two\n  b:\n    name: plain\n      folded\n')).toEqual(
    ['one two', 'plain folded'],
  )
})

// GitHub cuts names that it puts together itself at 100 characters (google/mono_repo.dart#535).
test.each([
  [100, `${'n'.repeat(100)}`],
  [101, `${'n'.repeat(97)}...`],
  [5000, `${'n'.repeat(97)}...`],
])('a name of %i characters is reported in at most 100', (length, context) => {
  expect(jobNames(`  a:\n    name: ${'n'.repeat(length)}\n`)).toEqual([context])
})

test('a name with values of the matrix is cut at 100 characters, too, at each level by itself', () => {
  const long = 'v'.repeat(200)
  const called = `on: workflow_call\njobs:\n  inner:\n    strategy: { matrix: { v: [${long}] } }\n`
  const outer = jobs('  outer:\n    uses: ./.github/workflows/called.yml\n')
  expect(names(emittedBy({ 'ci.yml': outer, 'called.yml': called }))).toEqual([
    `outer / inner (${'v'.repeat(90)}...`,
  ])
})

test('what GitHub evaluates is not cut', () => {
  const value = 'v'.repeat(200)
  expect(jobNames(`  a:\n    name: "x «matrix.v»"\n    strategy: { matrix: { v: [${value}] } }\n`)).toEqual([
    `x ${value}`,
  ])
})

// Pattern of what is fixed: `*` stands for what only a run knows.
test.each([
  ['«github.ref»', '*'],
  ['Build «github.ref_name»!', 'Build *!'],
  ['«vars.A»«vars.B» c', '* c'],
  ['«inputs.a» at top', '* at top'],
  ["«format('{0}', github.ref)»", '*'],
  ["«github.ref == 'x' && 'a' || 'b'»", '*'],
  ["«'a'» «env.X»", 'a *'],
  ['${{ github.ref', '*'],
  ['«»', '*'],
  ['${{ 1 +', '*'],
  ['«toJSON(github)» x', '* x'],
])('name: %s is unresolved at its line, as %s', (written, pattern) => {
  const emitted = emittedBy({ 'ci.yml': jobs(`  a:\n    name: ${JSON.stringify(written)}\n`) })
  expect(names(emitted)).toEqual([])
  expect(open(emitted)).toEqual([`ci.yml:4 ${pattern}`])
})

// Expressions whose parts all stand in the file.
test.each([
  ["«format('{0}-{1}{{}}', 'a', 3.10)»", 'a-3.1{}'],
  ["«true && 'yes' || 'no'»", 'yes'],
  ["«0 && 'yes' || 'no'»", 'no'],
  ["«'A' == 'a'»", 'true'],
  ["«1 == '1.0'» x", 'true x'],
  ['«null == 0»!', 'true!'],
  ["«!('a' != 'b')»", 'false'],
  ["«2 > 10» «'2' > '10'»", 'false true'],
  ["«contains('Hello', 'ELL')»", 'true'],
  ["«startsWith('abc', 'AB')»«endsWith('abc', 'bc')»", 'truetrue'],
  ["«contains(fromJSON('[1, 2]'), '2')»", 'true'],
  ["«join(fromJSON('[\"a\", 1, true]'), '+')»", 'a+1+true'],
  ['«fromJSON(\'{"A": {"b": [1, 7]}}\').a.B[1]»', '7'],
  ["x «fromJSON('{}')» «fromJSON('[]')»", 'x Object Array'],
  ['x«null»«strategy.job-index»/«strategy.job-total»', 'x0/1'],
  ['x«matrix.os»y', 'xy'],
  ["«'a}}b'» c", 'a}}b c'],
  ["«github.x && false || 'n'»", null],
])('name: %s is known before a run: %s', (written, context) => {
  const emitted = emittedBy({ 'ci.yml': jobs(`  a:\n    name: ${JSON.stringify(written)}\n`) })
  expect(names(emitted)).toEqual(context === null ? [] : [context])
})

test('a name that is empty once evaluated, or no text, is unresolved', () => {
  const emitted = emittedBy({
    'ci.yml': jobs(`  a:\n    name: "«null»"\n  b:\n    name: "«fromJSON('[]')»"\n`),
  })
  expect(names(emitted)).toEqual([])
  expect(open(emitted)).toEqual(['ci.yml:4 a*', 'ci.yml:6 *'])
})

test('names of the prototype chain are names like others', () => {
  expect(jobNames('  constructor: {}\n  toString:\n    needs: constructor\n  hasOwnProperty: {}\n')).toEqual([
    'constructor',
    'toString',
    'hasOwnProperty',
  ])
})
