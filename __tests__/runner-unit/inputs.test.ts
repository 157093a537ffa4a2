import { afterEach, describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import { nearest } from '../../src/core/nearest.ts'
import { readEnvironment } from '../../src/runner/environment.ts'
import {
  type ActionDescription,
  type InputDefinition,
  inputNames,
  inputVariable,
  readInputs,
  sharedInputs,
} from '../../src/runner/inputs.ts'

const suite: ActionDescription = { gateIds: ['codeowners', 'checklist'], gate: null }
const gate: ActionDescription = {
  gateIds: ['codeowners', 'checklist'],
  gate: {
    id: 'codeowners',
    inputs: {
      'stale approvals': { description: 'text', option: 'stale-approvals' },
      'require-all': { description: 'boolean', option: 'all', kind: 'boolean' },
      approvals: { description: 'integer', option: 'approvals', kind: 'integer' },
      ignore: { description: 'list', option: 'ignore', kind: 'list' },
    },
  },
}

const clear = () => {
  for (const name of Object.keys(process.env)) if (name.startsWith('INPUT_')) delete process.env[name]
}
afterEach(clear)

/** Sets inputs as the runner does. */
function read(action: ActionDescription, inputs: Readonly<Record<string, string>>) {
  clear()
  for (const [name, value] of Object.entries(inputs)) process.env[inputVariable(name)] = value
  return readInputs(action, readEnvironment(process.env).inputVariables)
}

describe('names', () => {
  test('D23 the runner keeps hyphens: INPUT_GITHUB-TOKEN is read, INPUT_GITHUB_TOKEN is not and is reported', () => {
    process.env['INPUT_GITHUB-TOKEN'] = 'right'
    process.env['INPUT_GITHUB_TOKEN'] = 'wrong'
    const inputs = readInputs(suite, readEnvironment(process.env).inputVariables)
    expect(inputs.token).toBe('right')
    expect(inputs.warnings).toEqual([
      'input "github_token" does not exist and is not read (did you mean "github-token"?); inputs: github-token, policy, mode, gates, admin-token',
    ])
    expect(inputVariable('stale approvals')).toBe('INPUT_STALE_APPROVALS')
  })
  test('only the token has a default: the policy file may set the others', () => {
    const defaults = Object.entries<InputDefinition>(sharedInputs).flatMap(([name, input]) =>
      input.default === undefined ? [] : [[name, input.default]],
    )
    expect(defaults).toEqual([['github-token', ['$', '{{ github.token }}'].join('')]])
  })
  test('the policy input says that a preset will do, and both say what report mode does not forgive', () => {
    expect(sharedInputs.policy.description).toContain('`gatewright:PRESET`')
    expect(sharedInputs.policy.description).toContain('exit code 78, also in `report` mode')
    expect(sharedInputs.mode.description).toContain('A policy that cannot be used fails in both')
  })
  test('only the suite has gates; a gate adds its own inputs', () => {
    expect(inputNames(suite)).toEqual(['github-token', 'policy', 'mode', 'gates', 'admin-token'])
    expect(inputNames(gate)).toEqual([
      'github-token',
      'policy',
      'mode',
      'stale approvals',
      'require-all',
      'approvals',
      'ignore',
    ])
    const inputs = read(gate, { gates: 'checklist' })
    expect(inputs.gates).toBeNull()
    expect(inputs.warnings).toHaveLength(1)
  })
})

describe('the admin token', () => {
  const protection: ActionDescription = { gateIds: [], gate: { id: 'branch-protection' } }
  test('is an input of the suite and of branch-protection only', () => {
    expect(inputNames(protection)).toEqual(['github-token', 'policy', 'mode', 'admin-token'])
    expect(inputNames(gate)).not.toContain('admin-token')
    for (const action of [suite, protection])
      expect(read(action, { 'admin-token': ' second ' })).toMatchObject({ token: null, adminToken: 'second' })
    const other = read(gate, { 'admin-token': 'second' })
    expect(other.adminToken).toBeNull()
    expect(other.warnings).toEqual([expect.stringContaining('input "admin-token" does not exist')])
  })
  test('that cannot be one is refused without being shown', () => {
    const wrong = ['one', 'two'].join(' ')
    expect(() => read(suite, { 'admin-token': wrong })).toThrow(/^input admin-token holds a blank/)
    expect(() => read(suite, { 'admin-token': wrong })).not.toThrow(wrong)
  })
})

describe('values', () => {
  test('an empty one is not given', () => {
    const nothing = {
      token: null,
      adminToken: null,
      policy: null,
      mode: null,
      gates: null,
      options: {},
      warnings: [],
    }
    expect(read(suite, {})).toEqual(nothing)
    expect(read(suite, { 'github-token': '', policy: ' ', mode: '\n', gates: '\t' })).toEqual(nothing)
    expect(read(gate, { 'require-all': '', approvals: ' ' }).options).toEqual({})
  })

  test('EVENT-28 blanks around a value, "TRUE", several lines, an unknown input, a misspelt choice', () => {
    const inputs = read(suite, {
      mode: ' enforce \n',
      gates: ' codeowners ,\n checklist,codeowners\r\n',
      tokn: 'x',
    })
    expect(inputs).toMatchObject({ mode: 'enforce', gates: ['codeowners', 'checklist'] })
    expect(inputs.warnings).toEqual([expect.stringContaining('input "tokn" does not exist and is not read')])
    expect(read(gate, { 'require-all': ' TRUE ' }).options).toEqual({ all: true })
    expect(() => read(suite, { mode: 'enforced' })).toThrow(
      new UsageError('input mode: found "enforced", expected report or enforce (did you mean "enforce"?)'),
    )
    expect(() => read(suite, { mode: 'report\nenforce' })).toThrow(UsageError)
  })

  test('options of a gate are read by their kind', () => {
    const inputs = {
      'stale approvals': ' same-diff ',
      'require-all': 'False',
      approvals: '2',
      ignore: 'a b,\nc,,a b',
    }
    expect(read(gate, inputs).options).toEqual({
      'stale-approvals': 'same-diff',
      all: false,
      approvals: 2,
      ignore: ['a b', 'c'],
    })
  })

  test.each([
    ['mode', 'ENFORCE', 'expected report or enforce (did you mean "enforce"?)'],
    ['mode', 'neutral', 'found "neutral", expected report or enforce'],
    ['policy', 'a\u0000b', 'expected one line'],
    ['policy', 'a\nb', 'expected one line'],
    [
      'gates',
      'codeowner',
      'there is no gate "codeowner" (did you mean "codeowners"?); gates: codeowners, checklist',
    ],
    ['gates', ',\n,', 'found no gate'],
    ['github-token', 'one two', 'input github-token holds a blank'],
  ])('%s: %j is refused', (name, value, expected) => {
    expect(() => read(suite, { [name]: value })).toThrow(UsageError)
    expect(() => read(suite, { [name]: value })).toThrow(expected)
  })
  test.each([
    ['require-all', 'yes'],
    ['require-all', 'tRue'],
    ['require-all', '1'],
    ['approvals', '-1'],
    ['approvals', '1e9'],
    ['approvals', '1.0'],
    ['approvals', 'abc'],
    ['approvals', '9999999999999999'],
    ['stale approvals', 'a\rb'],
  ])('%s: %j is refused', (name, value) => {
    expect(() => read(gate, { [name]: value })).toThrow(UsageError)
    expect(() => read(gate, { [name]: value })).toThrow(
      `input ${name}: found ${JSON.stringify(value)}, expected`,
    )
  })
})

describe('nearest', () => {
  const words = ['enforce', 'report', 'pull_request', 'push']
  test.each([
    ['enforec', 'enforce'],
    ['REPORT', 'report'],
    ['pull-request', 'pull_request'],
    ['psuh', 'push'],
    ['pull_request_x', 'pull_request'],
    ['advisory', undefined],
    ['p', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ])('%j stands for %j', (word, expected) => expect(nearest(word, words)).toBe(expected))
})
