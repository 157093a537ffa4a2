import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { runModule, transpile } from '../support/child.ts'
import { parseCommands, splitLines } from '../support/runner-commands.ts'

let directory = ''
beforeAll(() => {
  directory = transpile(['core', 'formats', 'github', 'runner', 'signing', 'surfaces'])
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const token = ['ghs', 'B2c'.repeat(12)].join('_')
const action = (variables: Readonly<Record<string, string>>) =>
  runModule(
    directory,
    `import { runAction } from '../runner/action.js'
     await runAction({ gateIds: ['codeowners'], gate: null }, { main: async ({ inputs, log, environment }) => {
       log.info(\`mode \${inputs.mode}, token \${inputs.token}, api \${environment.apiUrl}\`)
       return 0
     } })`,
    undefined,
    variables,
  )

test('the token is masked before anything is written, and never shown', async () => {
  const variables = {
    GITHUB_ACTIONS: 'true',
    'INPUT_GITHUB-TOKEN': token,
    INPUT_MODE: 'report',
    INPUT_MODES: 'x',
  }
  const { code, output } = await action({ ...variables, GH_TOKEN: `${token}2` })
  expect(code).toBe(0)
  expect(parseCommands(output)).toEqual([
    { name: 'add-mask', properties: {}, data: token },
    { name: 'add-mask', properties: {}, data: `${token}2` },
    { name: 'warning', properties: {}, data: expect.stringContaining('input "modes" does not exist') },
  ])
  expect(splitLines(output).at(-2)).toBe('mode report, token ***, api https://api.github.com')
})

test('the admin token is masked like the other one, also for an action that does not have it', async () => {
  const admin = `${token}3`
  const { output } = await action({
    GITHUB_ACTIONS: 'true',
    'INPUT_ADMIN-TOKEN': admin,
    GATEWRIGHT_ADMIN_TOKEN: `${token}4`,
    INPUT_MODE: admin,
  })
  expect(parseCommands(output)).toEqual([
    { name: 'add-mask', properties: {}, data: admin },
    { name: 'add-mask', properties: {}, data: `${token}4` },
    { name: 'error', properties: {}, data: expect.stringContaining('input mode: found "***"') },
  ])
})

test('outside of a workflow no mask is written: it would show the token', async () => {
  const { code, output } = await action({ 'INPUT_GITHUB-TOKEN': token })
  expect({ code, output }).toEqual({ code: 0, output: 'mode null, token ***, api https://api.github.com\n' })
})

test.each([
  [{ INPUT_MODE: token }, 'input mode: found "***", expected report or enforce'],
  [
    { GITHUB_API_URL: 'http://git.example.com' },
    'GITHUB_API_URL would send the token to git.example.com unencrypted',
  ],
  [{ GITHUB_RUN_ID: 'x' }, 'GITHUB_RUN_ID is "x"'],
])('a wrong input or variable is one error and exit code 64: %#', async (variables, message) => {
  const { code, output } = await action({ 'INPUT_GITHUB-TOKEN': token, ...variables })
  expect(code).toBe(64)
  expect(parseCommands(output)).toEqual([
    { name: 'error', properties: {}, data: expect.stringContaining(message) },
  ])
  expect(output).not.toContain(token)
})
