import { expect, test } from '@jest/globals'
import { remoteCalls } from '../../../src/formats/workflows/calls.ts'
import { emittedChecks } from '../../../src/formats/workflows/emitted.ts'
import { readWorkflow } from '../../../src/formats/workflows/read.ts'
import { emittedBy, jobs, names, open, spelled, workflowOf } from './checks.ts'

const call = (uses: string, rest = ''): string => jobs(`  outer:\n    uses: ${uses}\n${rest}`)
const inner = 'on: workflow_call\njobs:\n  inner: {}\n'
const remote = 'acme/ci/.github/workflows/test.yml@v2'

test('a called job is reported below its caller, at any depth and from other repositories', () => {
  const emitted = emittedBy(
    {
      'ci.yml': call('./.github/workflows/one.yml'),
      'one.yml': `on: [workflow_call]\njobs:\n  two:\n    name: Two\n    uses: ${remote}\n  own: {}\n`,
    },
    { [remote]: inner },
  )
  expect(names(emitted)).toEqual(['outer / Two / inner', 'outer / own'])
  expect(emitted.checks[0]?.chain.map(({ id, place }) => `${place.path} ${id}`)).toEqual([
    '.github/workflows/ci.yml outer',
    '.github/workflows/one.yml two',
    `${remote} inner`,
  ])
  expect(emitted.checks[0]?.workflow.path).toBe('.github/workflows/ci.yml')
})

test('what a remote workflow calls next to itself lies in its repository, at its ref', () => {
  const emitted = emittedBy(
    { 'ci.yml': call(remote) },
    {
      [remote]: 'on: workflow_call\njobs:\n  a:\n    uses: ./.github/workflows/next.yml\n',
      'acme/ci/.github/workflows/next.yml@v2': inner,
    },
  )
  expect(names(emitted)).toEqual(['outer / a / inner'])
})

test('a workflow that only others start reports nothing by itself; one that is started otherwise does', () => {
  expect(names(emittedBy({ 'a.yml': inner }))).toEqual([])
  expect(names(emittedBy({ 'a.yml': 'on: [workflow_call, push]\njobs: { inner: {} }\n' }))).toEqual(['inner'])
  expect(emittedBy({ 'a.yml': inner }).workflows).toHaveLength(1)
})

test('matrix of the caller, matrix of the called', () => {
  const emitted = emittedBy({
    'ci.yml': call('./.github/workflows/b.yml', '    strategy: { matrix: { os: [x, y] } }\n'),
    'b.yml': 'on: workflow_call\njobs:\n  t:\n    strategy: { matrix: { n: [1, 2] } }\n',
  })
  expect(names(emitted)).toEqual([
    'outer (x) / t (1)',
    'outer (x) / t (2)',
    'outer (y) / t (1)',
    'outer (y) / t (2)',
  ])
  expect(emitted.checks.every(({ fromMatrix }) => fromMatrix)).toBe(true)
})

const withInputs = (inputs: string, name: string): string =>
  `on:\n  workflow_call:\n    inputs: ${inputs}\njobs:\n  inner:\n    name: ${name}\n`

// Types and defaults of inputs (reference of `on.workflow_call.inputs`).
test.each([
  ['{ x: { type: string } }', '{ x: 3.10 }', 'in «inputs.x»', 'in 3.1'],
  ['{ X: { type: string, default: d } }', '{}', 'in «inputs.x»', 'in d'],
  ['{ x: { type: string } }', '{}', 'in «inputs.x»', 'in '],
  ['{ x: { type: boolean } }', '{}', 'in «inputs.x»', 'in false'],
  ['{ x: { type: number } }', '{}', 'in «inputs.x»', 'in 0'],
  ['{ x: { type: boolean } }', '{ x: true }', "«inputs.x && 'yes' || 'no'»", 'yes'],
  // A text that says false is a text that is not empty.
  ['{ x: { type: string } }', '{ x: false }', "«inputs.x && 'yes' || 'no'»", 'yes'],
  ['{ x: { type: number } }', '{ x: "7" }', 'in «inputs.x»', null],
  ['{ x: { type: string } }', '{ x: «github.ref» }', 'in «inputs.x»', null],
  ['{ x: { type: string, default: «github.ref» } }', '{}', 'in «inputs.x»', null],
  ['{ x: { type: string } }', "{ x: «'a'» }", 'in «inputs.x»', 'in a'],
  ['{ __proto__: { type: string } }', '{ __proto__: p }', 'in «inputs.__proto__»', 'in p'],
])('inputs %s, given %s: %s is %s', (inputs, given, name, context) => {
  const emitted = emittedBy({
    'ci.yml': call('./.github/workflows/b.yml', `    with: ${given.replace(/«(.*)»/, '"«$1»"')}\n`),
    'b.yml': withInputs(inputs.replace(/«(.*)»/, '"«$1»"'), JSON.stringify(name)),
  })
  expect(names(emitted)).toEqual(context === null ? [] : [`outer / ${context}`])
  expect(open(emitted)).toEqual(context === null ? ['b.yml:6 outer / in *'] : [])
})

test('inputs reach matrices, and pass through levels and matrices of the caller', () => {
  const emitted = emittedBy({
    'ci.yml': call(
      './.github/workflows/b.yml',
      `    strategy: { matrix: { v: [1, 2] } }\n    with: { list: '["a«matrix.v»"]' }\n`,
    ),
    'b.yml': `on: { workflow_call: { inputs: { list: { type: string } } } }\njobs:\n  c:\n    uses: ./.github/workflows/c.yml\n    with: { list: "«inputs.list»" }\n`,
    'c.yml': `on: { workflow_call: { inputs: { list: { type: string } } } }\njobs:\n  t:\n    strategy: { matrix: { v: "«fromJSON(inputs.list)»" } }\n`,
  })
  expect(names(emitted)).toEqual(['outer (1) / c / t (a1)', 'outer (2) / c / t (a2)'])
})

test('the matrix of the caller is none of the called workflow', () => {
  const emitted = emittedBy({
    'ci.yml': call('./.github/workflows/b.yml', '    strategy: { matrix: { v: [1] } }\n'),
    'b.yml': 'on: workflow_call\njobs:\n  t:\n    name: t«matrix.v»!\n',
  })
  expect(names(emitted)).toEqual(['outer (1) / t!'])
})

const unusable: readonly [title: string, uses: string, rest: string, called: string, why: string][] = [
  ['a missing file', './.github/workflows/no.yml', '', inner, 'there is no workflow file'],
  ['a file that was not read', 'acme/x/.github/workflows/y.yml@main', '', inner, 'has not been read'],
  ['a prototype key', 'constructor', '', inner, 'expected'],
  ['no workflow_call', './.github/workflows/b.yml', '', jobs('  a: {}\n'), 'not started by `workflow_call`'],
  ['invalid YAML', './.github/workflows/b.yml', '', 'a: [', 'line 1: the file is no workflow'],
  [
    'a refused workflow',
    './.github/workflows/b.yml',
    '',
    'on: workflow_call\njobs: { a: { needs: b } }',
    'GitHub refuses',
  ],
  ['itself', './.github/workflows/ci.yml', '', inner, 'it calls itself'],
  ['an action', 'actions/checkout@v4', '', inner, 'expected'],
  ['a folder below', './.github/workflows/x/b.yml', '', inner, 'expected'],
  ['a ref on a local file', './.github/workflows/b.yml@main', '', inner, 'expected'],
  ['an expression', '"./.github/workflows/«vars.X».yml"', '', inner, 'expected'],
  [
    'an input it does not have',
    './.github/workflows/b.yml',
    '    with: { q: 1 }\n',
    inner,
    'it has no input `q`',
  ],
]

test.each(unusable)('calling %s is unresolved at the line of `uses:`', (_title, uses, rest, called, why) => {
  const emitted = emittedBy({ 'ci.yml': `${call(uses, rest)}  lint: {}\n`, 'b.yml': called })
  const line = rest === '' ? 4 : 5
  expect(open(emitted)).toContain(`ci.yml:${line} outer / *`)
  expect(emitted.unresolved.find(({ chain }) => chain[0]?.id === 'outer')?.cause.why).toContain(why)
  expect(names(emitted)).toContain('lint')
})

test('a required input that is not passed makes the call unresolved', () => {
  const emitted = emittedBy({
    'ci.yml': call('./.github/workflows/b.yml'),
    'b.yml': withInputs('{ x: { type: string, required: true } }', 'n'),
  })
  expect(open(emitted)).toEqual(['ci.yml:4 outer / *'])
})

test('a workflow that could not be read is unresolved with the reason', () => {
  const reason = {
    known: false,
    reason: 'permission-missing',
    detail: 'the `token` may not read it',
  } as const
  const ci = { path: 'ci.yml', content: { known: true, value: call(remote) } } as const
  const emitted = emittedChecks([ci, { path: 'no.yml', content: reason }], { [remote]: reason })
  expect(open(emitted)).toEqual(['ci.yml:4 outer / *', 'no.yml:1 *'])
  expect(emitted.unresolved.map(({ cause }) => cause.why)).toEqual([
    `the reusable workflow \`${remote}\` cannot be used: \`${remote}\` could not be read: the 'token' may not read it`,
    "the workflow file could not be read: the 'token' may not read it",
  ])
  expect(emitted.unresolved[1]?.workflow).toBeNull()
})

test('ten levels are connected, an eleventh is not', () => {
  const chain = (levels: number) =>
    Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        `l${level}.yml`,
        `on: ${level === 0 ? 'push' : 'workflow_call'}\njobs:\n  j${level}:\n${level === levels - 1 ? '    runs-on: x' : `    uses: ./.github/workflows/l${level + 1}.yml`}\n`,
      ]),
    )
  expect(names(emittedBy(chain(10)))).toEqual([
    Array.from({ length: 10 }, (_, level) => `j${level}`).join(' / '),
  ])
  const beyond = emittedBy(chain(11))
  expect(names(beyond)).toEqual([])
  expect(beyond.unresolved[0]?.cause.why).toContain('at most 10 levels')
})

test('a circle of two is refused, a workflow called twice is not', () => {
  const circle = emittedBy({
    'a.yml': 'on: [push, workflow_call]\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n',
    'b.yml': 'on: workflow_call\njobs:\n  b:\n    uses: ./.github/workflows/a.yml\n',
  })
  expect(open(circle)).toEqual(['b.yml:4 a / b / *'])
  const twice = emittedBy({
    'a.yml': jobs('  one: { uses: ./.github/workflows/b.yml }\n  two: { uses: ./.github/workflows/b.yml }\n'),
    'b.yml': inner,
  })
  expect(names(twice)).toEqual(['one / inner', 'two / inner'])
})

test('what lies below an unknown name keeps its fixed parts', () => {
  const emitted = emittedBy({
    'ci.yml': call('./.github/workflows/b.yml', '    strategy: { matrix: "«fromJSON(vars.M)»" }\n'),
    'b.yml': inner,
  })
  expect(open(emitted)).toEqual(['ci.yml:5 outer (* / inner'])
})

test('remote calls are those of the workflow itself, complete when it lies elsewhere', () => {
  const text = jobs(
    `  a: { uses: ${remote} }\n  b: { uses: ./.github/workflows/b.yml }\n  c: { uses: x }\n  d: {}\n`,
  )
  expect(remoteCalls(workflowOf(text))).toEqual([{ text: remote, place: { path: 'ci.yml', line: 3 } }])
  const elsewhere = readWorkflow('acme/x/.github/workflows/y.yaml@main', text)
  expect(elsewhere.ok && remoteCalls(elsewhere.workflow).map(({ text: uses }) => uses)).toEqual([
    remote,
    'acme/x/.github/workflows/b.yml@main',
  ])
})

// T3: measured on GitHub, for example LTplus-AG/ifc-lite#3584 and apache/burr#753.
test.each([
  ['github.actor == 1', '', 'outer | skipped'],
  ['false', '    name: Shard «matrix.v»\n', 'Shard «matrix.v» | skipped'],
  ['failure()', '', 'outer | skipped'],
  ['always()', '', null],
  ['«!cancelled()»', '', null],
  ['success() || failure()', '', null],
  ['true', '', null],
])('a matrix job with `if: %s` can report its name without values', (condition, name, skipped) => {
  const emitted = emittedBy({
    'ci.yml': jobs(
      `  outer:\n    if: ${JSON.stringify(condition)}\n${name}    strategy: { matrix: { v: [1] } }\n`,
    ),
  })
  const found = names(emitted).filter((context) => context.endsWith('| skipped'))
  expect(found).toEqual(skipped === null ? [] : [spelled(skipped)])
  expect(emitted.checks.some(({ onlyWhenSkipped, fromMatrix }) => onlyWhenSkipped && fromMatrix)).toBe(false)
})

test.each([
  ['', '', 'build | skipped'],
  ['always()', '', null],
  ['failure()', '', 'build | skipped'],
  ['success()', '', 'build | skipped'],
  ['true', '', 'build | skipped'],
  ['', 'always()', null],
  ["always() && needs.gate.result == 'success'", '', 'build | skipped'],
])(
  'a matrix job with `if: %s` is skipped with a job that it needs over others (its `if: %s`)',
  (own, between, skipped) => {
    const text = jobs(
      `  root: { if: github.x }\n  gate: { needs: ROOT, if: "${between}" }\n  build: { needs: gate, if: "${own}", strategy: { matrix: { v: [1] } } }\n`,
    )
    expect(names(emittedBy({ 'ci.yml': text })).filter((name) => name.endsWith('skipped'))).toEqual(
      skipped === null ? [] : [skipped],
    )
  },
)

test('a calling job that is skipped is reported under its own name; a plain job under its name in any case', () => {
  const emitted = emittedBy({
    'ci.yml': jobs('  outer: { if: github.x, uses: ./.github/workflows/b.yml }\n  plain: { if: github.x }\n'),
    'b.yml': inner,
  })
  expect(names(emitted)).toEqual(['outer / inner', 'outer | skipped', 'plain'])
})
