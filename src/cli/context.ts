import type { ExitCode } from '../core/verdict.ts'
import type { Variables } from '../runner/environment.ts'
import type { Secrets } from '../runner/secrets.ts'
import type { Arguments } from './arguments.ts'
import type { Input } from './input.ts'
import type { Output } from './output.ts'

/** Everything a command may touch. */
export interface Context {
  readonly args: Arguments
  readonly input: Input
  readonly output: Output
  readonly variables: Variables
  readonly secrets: Secrets
  /** Absolute path of the directory the program was started in. */
  readonly directory: string
}

/** Runs a command; its answer is the exit code. */
export type Run = (context: Context) => Promise<ExitCode>
