import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { UsageError } from '../../src/core/errors.ts'
import {
  environmentVariables,
  findAdminToken,
  findToken,
  readEnvironment,
  tokenValues,
} from '../../src/runner/environment.ts'

const source = join(import.meta.dirname, '../../src')

test('process.env is read in one file of the bundle, and every variable it reads is documented', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('embedded'),
  )
  const readers = files.filter((file) => /process\.env\b(?!`)/.test(readFileSync(join(source, file), 'utf8')))
  expect(readers).toContain(join('runner', 'environment.ts'))
  // Git inherits PATH and the temporary directory, nothing else.
  const allowed = [join('runner', 'environment.ts'), join('workspace', 'git.ts')]
  expect(readers.filter((file) => !allowed.includes(file))).toEqual([])
  expect(Object.keys(environmentVariables)).not.toContain('GITHUB_SHA')
})

describe('readEnvironment', () => {
  test('an empty environment is github.com, outside of a workflow', () => {
    expect(readEnvironment({})).toEqual({
      inActions: false,
      eventName: null,
      eventPath: null,
      repository: null,
      ref: null,
      runId: null,
      rerun: false,
      workspace: null,
      outputFile: null,
      summaryFile: null,
      temporaryDirectory: null,
      runnerDebug: false,
      debug: false,
      noColor: false,
      inputVariables: [],
      serverUrl: 'https://github.com',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
    })
  })
  test('reads each variable it documents', () => {
    const given = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push ',
      GITHUB_EVENT_PATH: '/tmp/event.json',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_RUN_ID: '30433642',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_WORKSPACE: '/work',
      GITHUB_OUTPUT: '/tmp/output',
      GITHUB_STEP_SUMMARY: '/tmp/summary',
      RUNNER_TEMP: '/tmp/job',
      RUNNER_DEBUG: '1',
      GATEWRIGHT_DEBUG: '1',
      NO_COLOR: '0',
      'INPUT_GITHUB-TOKEN': 'x',
    }
    expect(readEnvironment(given)).toMatchObject({
      inActions: true,
      eventName: 'push',
      eventPath: '/tmp/event.json',
      repository: 'acme/shop',
      ref: 'refs/heads/main',
      runId: 30433642,
      rerun: true,
      workspace: '/work',
      outputFile: '/tmp/output',
      summaryFile: '/tmp/summary',
      temporaryDirectory: '/tmp/job',
      runnerDebug: true,
      debug: true,
      noColor: true,
      inputVariables: ['INPUT_GITHUB-TOKEN'],
    })
  })
  test.each(['0', '-1', 'abc', '1e9', '99999999999999999'])('GITHUB_RUN_ID %j is refused', (id) => {
    expect(() => readEnvironment({ GITHUB_RUN_ID: id })).toThrow(UsageError)
  })
})

describe('server addresses', () => {
  const read = (server?: string, api?: string, graphql?: string) => {
    const { serverUrl, apiUrl, graphqlUrl } = readEnvironment({
      GITHUB_SERVER_URL: server,
      GITHUB_API_URL: api,
      GITHUB_GRAPHQL_URL: graphql,
    })
    return [serverUrl, apiUrl, graphqlUrl]
  }
  test('what is not given follows from the server', () => {
    expect(read('https://git.example.com/')).toEqual([
      'https://git.example.com',
      'https://git.example.com/api/v3',
      'https://git.example.com/api/graphql',
    ])
    expect(read('https://acme.ghe.com')).toEqual([
      'https://acme.ghe.com',
      'https://api.acme.ghe.com',
      'https://api.acme.ghe.com/graphql',
    ])
    expect(read(undefined, 'http://127.0.0.1:8080')).toEqual([
      'https://github.com',
      'http://127.0.0.1:8080',
      'http://127.0.0.1:8080/graphql',
    ])
  })
  test('http is for this machine, or for a server set up with it', () => {
    expect(read('http://git.example.com')[1]).toBe('http://git.example.com/api/v3')
    for (const host of ['localhost:1', '127.9.9.9', '[::1]:80']) {
      expect(read(undefined, `http://${host}/api/v3`)[1]).toMatch(/^http:/)
    }
    for (const host of ['git.example.com', '127.0.0.1.example.com', 'localhost.example.com', '10.0.0.1']) {
      expect(() => read(undefined, `http://${host}/api/v3`)).toThrow(
        `GITHUB_API_URL would send the token to ${host} unencrypted`,
      )
      expect(() => read(undefined, undefined, `http://${host}/graphql`)).toThrow('GITHUB_GRAPHQL_URL')
    }
  })
  test.each([
    'github.com',
    'ftp://github.com',
    'javascript:x',
    'https://',
    'https://a:b@github.com',
    'https://x/?a=1',
    'https://x/#a',
  ])('%j is no address, and is not shown', (address) => {
    expect(() => read(address)).toThrow(UsageError)
    expect(() => read(address)).toThrow(/^GITHUB_SERVER_URL (is|holds) .*; expected an address/)
    expect(() => read('https://github.com', 'https://user:secret@x')).not.toThrow('secret')
  })
})

describe('findToken', () => {
  const all = { GATEWRIGHT_TOKEN: 'one', GH_TOKEN: 'two', GITHUB_TOKEN: 'three' }
  test.each([
    ['zero', all, { value: 'zero', from: '--token' }],
    [undefined, all, { value: 'one', from: 'GATEWRIGHT_TOKEN' }],
    ['  ', { ...all, GATEWRIGHT_TOKEN: ' ' }, { value: 'two', from: 'GH_TOKEN' }],
    [undefined, { GITHUB_TOKEN: ' three\n' }, { value: 'three', from: 'GITHUB_TOKEN' }],
    [undefined, {}, null],
  ])('%j %j', (given, variables, expected) => expect(findToken(given, variables)).toEqual(expected))
  test.each(['a b', 'a\nb', 'tökèn', 'a\u200bb'])('%j is refused without being shown', (token) => {
    expect(() => findToken(undefined, { GH_TOKEN: token })).toThrow(/^GH_TOKEN holds a blank/)
  })
})

describe('the admin token', () => {
  test('has a variable of its own, never stands in for the token of the run, and is a secret', () => {
    const variables = { GATEWRIGHT_ADMIN_TOKEN: ' second\n' }
    expect(findAdminToken(variables)).toEqual({ value: 'second', from: 'GATEWRIGHT_ADMIN_TOKEN' })
    expect(findAdminToken({ GATEWRIGHT_TOKEN: 'one' })).toBeNull()
    expect(findToken(undefined, variables)).toBeNull()
    expect(tokenValues(variables)).toEqual(['second'])
  })
  test('is refused without being shown', () => {
    expect(() => findAdminToken({ GATEWRIGHT_ADMIN_TOKEN: 'a b' })).toThrow(
      /^GATEWRIGHT_ADMIN_TOKEN holds a blank, a line break or a character that is not ASCII; expected one token$/,
    )
  })
})
