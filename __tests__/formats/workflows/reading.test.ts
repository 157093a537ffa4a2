import { expect, test } from '@jest/globals'
import { readWorkflow } from '../../../src/formats/workflows/read.ts'
import { emittedBy, jobOf, jobs, names, open, workflowOf } from './checks.ts'

const triggers = (text: string) => workflowOf(`${text}\njobs: { a: {} }\n`).triggers

test('`on:` is an event, a list or a mapping, quoted or not, also under %YAML 1.1', () => {
  const push = { event: 'push', place: { path: 'ci.yml', line: 1 } }
  expect(triggers('on: push')).toEqual([push])
  expect(triggers('"on": [push]')).toEqual([push])
  expect(triggers("'on': { push: }")).toEqual([push])
  expect(triggers('on:\n  - push\n  - pull_request').map(({ event, place }) => [event, place.line])).toEqual([
    ['push', 2],
    ['pull_request', 3],
  ])
  expect(triggers('%YAML 1.1\n---\non: push').map(({ event }) => event)).toEqual(['push'])
})

test('filters are lists or one pattern; numbers are patterns; what is not written is absent', () => {
  const text =
    'on:\n  pull_request:\n    types: opened\n    branches: [main, 1.10]\n    paths-ignore: ["docs/**"]\n' +
    '  push: { branches-ignore: [x], tags: [v*], paths: [a] }\n  merge_group:\n  schedule: [{ cron: "0 0 * * *" }]'
  expect(triggers(text)).toEqual([
    {
      event: 'pull_request',
      place: { path: 'ci.yml', line: 2 },
      types: ['opened'],
      branches: ['main', '1.1'],
      pathsIgnore: ['docs/**'],
    },
    { event: 'push', place: { path: 'ci.yml', line: 6 }, branchesIgnore: ['x'], tags: ['v*'], paths: ['a'] },
    { event: 'merge_group', place: { path: 'ci.yml', line: 7 } },
    { event: 'schedule', place: { path: 'ci.yml', line: 8 } },
  ])
})

test('the name of a workflow, the places of its jobs, needs as text or list', () => {
  const workflow = workflowOf(
    'name: CI\non: push\njobs:\n  a:\n    name: A\n  b:\n    needs: a\n  c: { needs: [A, b] }\n',
  )
  expect(workflow.name).toBe('CI')
  expect(
    workflow.jobs.map(({ id, place, namePlace, needs }) => [id, place.line, namePlace.line, needs]),
  ).toEqual([
    ['a', 4, 5, []],
    ['b', 6, 6, ['a']],
    ['c', 8, 8, ['a', 'b']],
  ])
  expect(workflowOf('name: ""\non: push\njobs: { a: {} }').name).toBeNull()
})

test('lines are right with CRLF, a byte order mark, comments and anchors', () => {
  const text = '\ufeff# first\r\non: push\r\n\r\njobs:\r\n  a: &job\r\n    name: x\r\n  b: *job\r\n'
  const workflow = workflowOf(text)
  expect(
    workflow.jobs.map(({ id, name, place, namePlace }) => [id, name, place.line, namePlace.line]),
  ).toEqual([
    ['a', 'x', 5, 6],
    ['b', 'x', 7, 6],
  ])
})

test('steps: what they use and run, and which of them cannot fail', () => {
  const job = jobOf(`  job:
    steps:
      - uses: actions/checkout@v4 # v4
      - run: npm test || true
      - run: |
          npm ci
          npm test || true
      - run: |
          set -e
          # both are guarded
          npm run a || true
          npm run b \\
            --long || exit 0 # why
      - run: npm test
        continue-on-error: true
      - run: npm test
        continue-on-error: «true»
      - run: npm test
        continue-on-error: «github.x»
      - run: echo "|| true"
      - run: 'true || false'
      - run: 'a || :'
      - name: nothing
`)
  expect(job.steps).toBe(11)
  expect(job.actions).toEqual([{ text: 'actions/checkout@v4', place: { path: 'ci.yml', line: 5 } }])
  expect(job.commands[0]).toEqual({ text: 'npm test || true', place: { path: 'ci.yml', line: 6 } })
  expect(job.commands).toHaveLength(9)
  expect(job.ignoredSteps.map(({ line }) => line)).toEqual([6, 10, 16, 18, 24])
})

test.each([
  ['', false],
  ['continue-on-error: true', true],
  ['continue-on-error: false', false],
  ['continue-on-error: «matrix.x»', null],
  ['continue-on-error: «true»', true],
  ['continue-on-error: "true"', null],
])('%s', (line, expected) => {
  expect(jobOf(`  job:\n    runs-on: x\n    ${line}\n`).continueOnError).toBe(expected)
})

test.each([
  ['steps: [{ run: "echo «toJSON(needs)»" }]', true],
  ['steps: [{ if: "needs.a.result != \'success\'", run: exit 1 }]', true],
  ['env: { R: "«Needs.a.result»" }', true],
  ['with: { r: "«join(needs.*.result)»" }', true],
  ['outputs: { r: "«needs.a.outputs.x»" }', true],
  ['steps: [{ run: "echo needs.a.result «env.needs»" }]', false],
  ['steps: [{ run: "echo «\'needs.a\'»" }]', false],
  ['name: "«needs.a.outputs.x»"', false],
])('%s reads the results of what it needs: %s', (line, expected) => {
  expect(jobOf(`  job:\n    needs: a\n    ${line}\n  a: {}\n`).needsRead !== null).toBe(expected)
})

// [what, text, line, a part of the reason]
const refused: readonly [what: string, text: string, line: number, why: string][] = [
  ['nothing', '', 1, 'it holds no mapping'],
  ['a comment', '# x\n', 1, 'it holds no mapping'],
  ['a text', 'hello', 1, 'it holds no mapping'],
  ['a list', '- on: push', 1, 'it holds no mapping'],
  ['no jobs', 'name: x\non: push', 1, 'it has no `jobs:`'],
  ['null jobs', 'on: push\njobs:', 2, '`jobs:` holds no job'],
  ['empty jobs', 'on: push\njobs: {}', 2, '`jobs:` holds no job'],
  ['a list of jobs', 'on: push\njobs: [a]', 2, '`jobs:` holds no job'],
  ['an open list', 'on: [push\njobs: { a: {} }', 2, 'it is not valid YAML'],
  ['a tab', 'on: push\njobs:\n\ta: {}', 3, 'Tabs are not allowed'],
  [
    'a duplicate key',
    'on: push\njobs: { a: {} }\non: pull_request',
    3,
    'the key `on` stands already in line 1',
  ],
  ['a duplicate job', 'on: push\njobs:\n  a: {}\n  A: {}', 4, 'the key `A` stands already in line 3'],
  ['two documents', 'on: push\njobs: { a: {} }\n---\nx: y', 3, 'a second document'],
  ['a merge key', 'x: &x { y: z }\non: push\njobs:\n  a:\n    <<: *x', 5, 'merge keys'],
  ['an unknown alias', 'on: push\njobs: *x', 2, 'has no anchor'],
  ['an alias in its anchor', 'on: push\njobs: &x { a: *x }', 2, 'inside its own anchor'],
  ['an unknown tag', 'on: push\njobs: { a: { name: !secret x } }', 2, 'the tag `!secret`'],
  ['a list as key', 'on: push\njobs: { [a]: {} }', 2, 'a key is a list'],
  ['depth', `on: push\njobs: ${'['.repeat(60)}${']'.repeat(60)}`, 2, 'levels deep'],
  ['size', 'x'.repeat(1024 * 1024 + 1), 1, 'GitHub reads at most'],
]

test.each(refused)('%s is no workflow: file, line and reason', (_what, text, line, why) => {
  const reading = readWorkflow('ci.yml', text)
  if (reading.ok) throw new Error('read')
  expect(reading.cause).toMatchObject({ kind: 'unresolvable', place: { path: 'ci.yml', line } })
  expect(reading.cause.why).toContain(why)
  const emitted = emittedBy({ 'ci.yml': text, 'b.yml': jobs('  b: {}\n') })
  expect(names(emitted)).toEqual(['b'])
  expect(open(emitted)).toEqual([`ci.yml:${line} *`])
  expect(emitted.unresolved[0]).toMatchObject({ workflow: null, chain: [] })
})

// GitHub refuses these as a whole, so what they would report is named and unresolved.
test.each([
  ['no on', 'jobs: { a: {} }', 1, 'no `on:`'],
  ['a boolean for on', 'true: push\njobs: { a: {} }', 1, 'no `on:`'],
  ['a job that is null', 'on: push\njobs:\n  a:\n', 3, 'is no mapping'],
  ['an id with a blank', 'on: push\njobs:\n  "a b": {}\n  a: {}', 3, 'is no job id'],
  ['a reserved id', 'on: push\njobs:\n  a: {}\n  __proto__: {}', 4, 'is no job id'],
  ['a need that is missing', 'on: push\njobs:\n  a: { needs: [b] }', 3, 'needs `b`'],
  ['a circle of needs', 'on: push\njobs:\n  a: { needs: b }\n  b: { needs: a }', 3, 'waits for itself'],
  ['a need of itself', 'on: push\njobs:\n  a: { needs: A }', 3, 'waits for itself'],
  ['a mapping for needs', 'on: push\njobs:\n  a: { needs: { b: c } }', 3, 'no job id'],
  ['a list for a name', 'on: push\njobs:\n  a: { name: [x] }', 3, 'holds no text'],
  [
    'both filters',
    'on:\n  push: { branches: [a], branches-ignore: [b] }\njobs: { a: {} }',
    2,
    'stand together',
  ],
  ['a list within on', 'on: [[push]]\njobs: { a: {} }', 1, 'no event'],
])('%s: readable, and refused', (_what, text, line, why) => {
  const reading = readWorkflow('ci.yml', text)
  if (!reading.ok) throw new Error(reading.cause.why)
  expect(reading.problems[0]).toMatchObject({ kind: 'unresolvable', place: { path: 'ci.yml', line } })
  expect(reading.problems[0]?.why).toContain(why)
  const emitted = emittedBy({ 'ci.yml': text })
  expect(names(emitted)).toEqual([])
  expect(open(emitted)).toContain(`ci.yml:${line} a`)
})

test('aliases are followed, and what they would multiply to is counted', () => {
  let text = 'x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n'
  for (let level = 1; level < 12; level++)
    text += `x${level}: &x${level} [${Array.from({ length: 10 }, () => `*x${level - 1}`).join(', ')}]\n`
  const reading = readWorkflow('ci.yml', `${text}on: push\njobs: { a: {} }\n`)
  expect(reading.ok ? '' : reading.cause.why).toContain('more than 50000 values')
})

test('tags of plain values are read as GitHub reads them', () => {
  const text =
    'on: push\njobs:\n  a:\n    name: !!str 1.10\n  b:\n    strategy: { matrix: { x: [!!int 3, !!str 010] } }\n'
  expect(names(emittedBy({ 'ci.yml': text }))).toEqual(['1.10', 'b (3)', 'b (010)'])
})

test('quotes of foreign text stay on one line and close', () => {
  const reading = readWorkflow('ci.yml', 'on: push\njobs:\n  "a`\\n::error::b": {}\n')
  expect(reading.ok && reading.problems[0]?.why).toBe(
    'GitHub refuses the workflow: `a ::error::b` is no job id',
  )
})
