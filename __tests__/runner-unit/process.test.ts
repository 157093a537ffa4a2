import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { PolicyError, UsageError } from '../../src/core/errors.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import { describeFailure } from '../../src/runner/process.ts'
import { type Ended, runModule, transpile } from '../support/child.ts'
import { parseCommands } from '../support/runner-commands.ts'

let directory = ''
beforeAll(() => {
  directory = transpile(['core', 'formats/secrets', 'github', 'runner', 'surfaces'])
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** Runs `guard` in a real process, as an action does, with the body of `main`. */
function guarded(
  body: string,
  { options = '', after = '', kill }: { options?: string; after?: string; kill?: NodeJS.Signals } = {},
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const text = `
    import { createActionsLog } from '../runner/log.js'
    import { guard } from '../runner/process.js'
    import { createSecrets } from '../runner/secrets.js'
    import { flushStreams } from '../runner/streams.js'
    import { UsageError } from '../core/errors.js'
    import { readEnvironment } from '../runner/environment.js'
    const environment = readEnvironment()
    const log = createActionsLog(environment, createSecrets(environment.inActions))
    const main = async () => { ${body} }
    const options = { report: log.error, flush: flushStreams, debug: environment.debug, ${options} }
    await guard(main, options)
    ${after}`
  return runModule(
    directory,
    text,
    (output, child) => {
      if (kill !== undefined && output.includes('ready')) child.kill(kill)
    },
    variables,
  )
}
const errors = ({ output }: Ended) => parseCommands(output).map(({ name, data }) => `${name}: ${data}`)
const forever = 'log.info("ready"); await new Promise((resolve) => setTimeout(resolve, 60_000)); return 0'

describe('only the answer of main makes a process green', () => {
  test.each([0, 1, 2, 3, 5, 6, 64, 78])('an answer of %d is the exit code', async (code) => {
    expect(await guarded(`return ${code}`)).toEqual({ code, signal: null, output: '' })
  })
  test('the exit code is 1 until then', async () => {
    expect(
      (await guarded('log.info(String(process.exitCode)); process.reallyExit(process.exitCode)')).code,
    ).toBe(1)
  })
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends without a verdict', async (kill) => {
    const ended = await guarded(forever, { kill })
    expect(ended).toMatchObject({ code: 3, signal: null })
    expect(errors(ended)).toEqual([`error: stopped by ${kill}: the target was not judged`])
  })
  test('the watchdog gives up', async () => {
    const ended = await guarded(forever, { options: 'watchdogMinutes: 0.005' })
    expect(ended.code).toBe(3)
    expect(errors(ended)).toEqual(['error: gave up after 0.005 minutes: the target was not judged'])
  })
  test('an answer that never comes is no pass', async () => {
    const ended = await guarded('await new Promise(() => {}); return 0')
    expect(ended.code).toBe(3)
    expect(errors(ended)).toEqual(['error: nothing was left to wait for: the target was not judged'])
  })
  test('leaving with 0 behind its back is no pass', async () => {
    expect((await guarded('process.exit(0)')).code).toBe(3)
    expect((await guarded('process.exitCode = 0; await new Promise(() => {})')).code).toBe(3)
  })
  test.each([
    [
      'an unhandled rejection',
      'void Promise.reject(new Error("lost")); await new Promise((r) => setTimeout(r, 500)); return 0',
    ],
    [
      'an uncaught exception',
      'setTimeout(() => { throw new Error("lost") }); await new Promise((r) => setTimeout(r, 500)); return 0',
    ],
    ['an exception in main', 'throw new Error("lost")'],
    ['a thrown text', 'throw "lost"'],
  ])('%s is a bug that says so, in one line without a stack', async (_, body) => {
    const ended = await guarded(body)
    expect(ended.code).toBe(3)
    expect(ended.output).toBe(
      '::error::Gatewright failed, which is a bug: lost (set GATEWRIGHT_DEBUG=1 to see where)\n',
    )
  })
  test('a rejection after the answer turns a pass into no answer', async () => {
    const ended = await guarded('return 0', { after: 'void Promise.reject(new Error("late"))' })
    expect(ended.code).toBe(3)
  })
  test('a forgotten timer does not keep a finished run', async () => {
    const start = Date.now()
    const ended = await guarded('setTimeout(() => {}, 60_000); return 0')
    expect(ended.code).toBe(0)
    expect(Date.now() - start).toBeLessThan(20_000)
  }, 30_000)
  test('the stack is shown with GATEWRIGHT_DEBUG=1 alone', async () => {
    const ended = await guarded('throw new Error("lost")', {}, { GATEWRIGHT_DEBUG: '1' })
    expect(ended.code).toBe(3)
    expect(errors(ended)[0]).toMatch(/which is a bug: lost\nError: lost\n {4}at /)
  })
  test('foreign text in an error is no command', async () => {
    const ended = await guarded('throw new UsageError("a\\n::set-output name=outcome::pass\\r##[error]x")')
    expect(ended.code).toBe(64)
    expect(parseCommands(ended.output).map(({ name }) => name)).toEqual(['error'])
  })
})

describe('describeFailure', () => {
  const problem = {
    file: 'p.yml',
    position: { line: 2, column: 3 },
    code: 'unknown-key',
    message: 'no key "x"',
  }
  test.each([
    [new UsageError('input mode: …'), 64, 'input mode: …'],
    [new PolicyError([problem]), 78, 'p.yml:2:3: unknown-key: no key "x"'],
    [new GitHubFailure('timeout', 'GET /user', 'no answer in 10 s'), 3, 'GET /user: no answer in 10 s'],
    [new RangeError('x'), 3, 'Gatewright failed, which is a bug: x (set GATEWRIGHT_DEBUG=1 to see where)'],
  ])('%s', (error, code, message) => expect(describeFailure(error, false)).toEqual({ code, message }))
})
