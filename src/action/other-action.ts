import type { Permission } from '../core/gate.ts'
import type { ExitCode } from '../core/verdict.ts'
import type { Environment } from '../runner/environment.ts'
import type { InputDefinition } from '../runner/inputs.ts'
import type { Log } from '../runner/log.ts'
import type { Secrets } from '../runner/secrets.ts'

/** An action that judges no pull request by itself, as action.yml, its README and the tests know it. */
export interface OtherAction {
  /** Folder below `actions/`, and the word in its stub. */
  readonly id: string
  readonly title: string
  /** One sentence: what it does. */
  readonly summary: string
  readonly inputs: Readonly<Record<string, InputDefinition>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly permissions: readonly Permission[]
  /** The whole workflow it belongs into: a path below `examples/`. */
  readonly example: string
}

/** What such an action is given. */
export interface OtherRuntime {
  readonly environment: Environment
  readonly log: Log
  readonly secrets: Secrets
  /** Value of an input, trimmed; null when it was not given. */
  given(name: string): string | null
  /** Inputs `github-token` and `admin-token`, checked; null when not given. */
  readonly token: string | null
  readonly adminToken: string | null
  /** Milliseconds since the run began. */
  elapsed(): number
}

/** Its answer is the exit code. May throw UsageError, PolicyError and Undecided, which end it as every action ends. */
export type OtherMain = (runtime: OtherRuntime) => Promise<ExitCode>
