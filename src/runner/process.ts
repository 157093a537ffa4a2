import { PolicyError, Undecided, UsageError } from '../core/errors.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { GitHubFailure } from '../github/failure.ts'

export interface GuardOptions {
  /** Says, in one message, why the run ended without a verdict. */
  readonly report: (message: string) => void
  /** Calls back when what was reported has left the process. */
  readonly flush: (done: () => void) => void
  /** Adds the stack of an unexpected error. */
  readonly debug: boolean
  /** Minutes until a run that hangs is given up; 10 when absent. */
  readonly watchdogMinutes?: number
}

/** Milliseconds that writing the last line, and afterwards forgotten sockets, may keep the process. */
const patience = { flush: 2_000, linger: 1_000 } as const

/** What an error means for people and for the exit code. Anything unforeseen is a bug of ours and says so. */
export function describeFailure(error: unknown, debug: boolean): { code: ExitCode; message: string } {
  if (error instanceof UsageError) return { code: exitCodes.usage, message: error.message }
  if (error instanceof PolicyError) return { code: exitCodes.policy, message: error.message }
  if (error instanceof Undecided) return { code: exitCodes.unknown, message: error.message }
  if (error instanceof GitHubFailure) {
    return { code: exitCodes.unknown, message: `${error.route}: ${error.message}` }
  }
  const message = error instanceof Error ? error.message : String(error)
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ''}` : ''
  const hint = debug ? '' : ' (set GATEWRIGHT_DEBUG=1 to see where)'
  return { code: exitCodes.unknown, message: `Gatewright failed, which is a bug: ${message}${hint}${stack}` }
}

/**
 * Runs `main` so that only its own answer can make the process green. The exit code is 1 from the start and set once;
 * a hang, a signal, an unhandled rejection or exception, and an end before the answer all report one message and leave
 * with another code than 0.
 */
export async function guard(main: () => Promise<ExitCode>, options: GuardOptions): Promise<void> {
  process.exitCode = exitCodes.fail
  const run = { answered: false, leaving: false }
  const leave = (code: ExitCode, message: string) => {
    if (run.leaving) return
    run.leaving = true
    process.exitCode = code
    const exit = () => process.exit(code)
    setTimeout(exit, patience.flush).unref()
    options.report(message)
    options.flush(exit)
  }
  const stopWatching = watch(leave, run, options)
  try {
    const code = await main()
    if (run.leaving) return
    run.answered = true
    process.exitCode = code
  } catch (error) {
    const { code, message } = describeFailure(error, options.debug)
    leave(code, message)
  } finally {
    stopWatching()
  }
}

type Leave = (code: ExitCode, message: string) => void

/** @returns a function that ends the watch over time; rejections and signals stay watched until the process ends. */
function watch(leave: Leave, run: { answered: boolean }, options: GuardOptions): () => void {
  const minutes = options.watchdogMinutes ?? 10
  const undecided = (why: string) => leave(exitCodes.unknown, `${why}: the target was not judged`)
  const unexpected = (error: unknown) => {
    const { message } = describeFailure(error, options.debug)
    leave(exitCodes.unknown, message)
  }
  process.on('uncaughtException', unexpected)
  process.on('unhandledRejection', unexpected)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => undecided(`stopped by ${signal}`))
  }
  process.on('beforeExit', () => {
    if (!run.answered) undecided('nothing was left to wait for')
  })
  process.on('exit', (code) => {
    if (!run.answered && code === 0) process.exitCode = exitCodes.unknown
  })
  const watchdog = setTimeout(() => undecided(`gave up after ${minutes} minutes`), minutes * 60_000)
  watchdog.unref()
  return () => {
    clearTimeout(watchdog)
    setTimeout(() => options.flush(() => process.exit()), patience.linger).unref()
  }
}
