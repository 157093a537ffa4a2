import { UsageError } from '../core/errors.ts'
import { type ExitCode, exitCodeOrder, exitCodes } from '../core/verdict.ts'
import {
  processVariables,
  readColour,
  readSwitches,
  tokenValues,
  type Variables,
} from '../runner/environment.ts'
import { guard } from '../runner/process.ts'
import { createSecrets, type Secrets } from '../runner/secrets.ts'
import { keyForms } from '../runner/signing-keys.ts'
import { flushStreams, writeToStderr } from '../runner/streams.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { version } from '../version.ts'
import { type Arguments, readArguments, readRootFlags } from './arguments.ts'
import type { OutputStream } from './channel.ts'
import { type Command, rootFlags } from './commands.ts'
import { type Called, findCommand } from './find-command.ts'
import { commandHelp, groupHelp, rootHelp } from './help.ts'
import { createInput } from './input.ts'
import { createOutput, type Output } from './output.ts'
import { reportError, writeErrorResult } from './report-error.ts'
import { runs } from './run-table.ts'

/** The demo, which is a bundle of its own. Its answer is an exit code. */
export interface DemoModule {
  demo(argv: readonly string[]): Promise<number>
}
export type LoadDemo = () => Promise<DemoModule>

/** The outside, as the command line sees it. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly variables: Variables
  /** Absolute path. */
  readonly directory: string
}

interface Call extends Streams {
  readonly output: Output
  readonly secrets: Secrets
  readonly loadDemo: LoadDemo
}

/** A day: standard input may come from a slow pipe. */
const watchdogMinutes = 24 * 60

/** Runs the command line and sets the exit code of the process. Never throws. */
export function cli(argv: readonly string[], loadDemo: LoadDemo): Promise<void> {
  const variables = processVariables()
  const report = (message: string) => {
    for (const line of message.split('\n')) writeToStderr(sanitiseLine(`gatewright: ${line}`))
  }
  const { debug } = readSwitches(variables)
  const main = async () => {
    const { stdin, stdout, stderr } = process
    return await runCli(argv, { stdin, stdout, stderr, variables, directory: workingDirectory() }, loadDemo)
  }
  return guard(main, { report, flush: flushStreams, debug, watchdogMinutes })
}

function workingDirectory(): string {
  try {
    return process.cwd()
  } catch {
    throw new UsageError('the working directory does not exist any more: expected to run in one that does')
  }
}

/** The same over given streams. @returns the exit code; throws nothing that is foreseen */
export async function runCli(
  argv: readonly string[],
  streams: Streams,
  loadDemo: LoadDemo,
): Promise<ExitCode> {
  const { stdout, stderr, variables } = streams
  // No announcing: the runner's command would stand in the middle of the result.
  const secrets = createSecrets(false)
  for (const token of [...tokenValues(variables), ...keyForms(variables)]) secrets.add(token)
  const output = createOutput({ stdout, stderr, colour: readColour(variables), secrets })
  try {
    return await dispatch(findCommand(argv), { ...streams, output, secrets, loadDemo })
  } catch (error) {
    return reportError(error, output, readSwitches(variables).debug)
  } finally {
    output.progress.stop()
  }
}

async function dispatch(called: Called, call: Call): Promise<ExitCode> {
  const { width } = call.output.layout
  switch (called.kind) {
    case 'program':
      return await page(called.rest, call, rootHelp(width))
    case 'group':
      return await page(called.rest, call, groupHelp(called.group, width))
    case 'command':
      return await runCommand(called.command, called.rest, call)
  }
}

/** Asked for, a help page is the result; not asked for, it says what is missing. */
async function page(rest: readonly string[], { output }: Call, help: string): Promise<ExitCode> {
  const flags = readRootFlags(rootFlags, rest)
  if (flags.has('version')) await output.text(`${version}\n`)
  else if (flags.has('help')) await output.text(help)
  else {
    output.page(help)
    return exitCodes.usage
  }
  return exitCodes.pass
}

type NamedCommand = Extract<Called, { kind: 'command' }>['command']

async function runCommand(command: NamedCommand, rest: readonly string[], call: Call): Promise<ExitCode> {
  if (command.name === 'demo') return await runDemo(command, rest, call)
  const { output, secrets, variables, directory } = call
  const args = readArguments(command, rest)
  const token = args.value('token')
  if (token !== null) secrets.add(token)
  if (args.has('help')) {
    await output.text(commandHelp(command, output.layout.width))
    return exitCodes.pass
  }
  const input = createInput(call.stdin, directory)
  try {
    return await runs[command.name]({ args, input, output, variables, secrets, directory })
  } catch (error) {
    if (givesResult(command, args)) await writeErrorResult(error, output, args)
    throw error
  }
}

/** Commands whose JSON or SARIF is a run's result; `suite gate --evidence` answers in a shape of its own. */
const givesResult = ({ name }: Command, args: Arguments): boolean =>
  (args.format === 'json' || args.format === 'sarif') &&
  (name === 'audit' ||
    name === 'check' ||
    name === 'evaluate' ||
    (name === 'suite gate' && args.value('evidence') === null))

async function runDemo(command: Command, rest: readonly string[], call: Call): Promise<ExitCode> {
  if (rest.includes('--help') || rest.includes('-h')) {
    await call.output.text(commandHelp(command, call.output.layout.width))
    return exitCodes.pass
  }
  const { demo } = await call.loadDemo()
  const answer = await demo(rest).catch((error: unknown) => {
    // The demo's bundle has a class of its own for what is ours here.
    if (error instanceof Error && error.name === 'UsageError') throw new UsageError(error.message)
    throw error
  })
  const code = exitCodeOrder.find((one) => one === answer)
  if (code === undefined) throw new UsageError(`demo: ended with ${answer}, which is no exit code`)
  return code
}
