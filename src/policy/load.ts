import type { Position } from '../core/errors.ts'
import type { AnyGate } from '../core/gate.ts'
import type { GitHub } from '../github/port.ts'
import { assemble, type LoadedPolicy } from './assemble.ts'
import { digest } from './digest.ts'
import { followExtends, type Layer, readLayer, textOf } from './extends.ts'
import type { PolicyFiles } from './files.ts'
import { findPolicy, namedFile } from './find.ts'
import type { Overrides } from './overrides.ts'
import { readPolicy } from './parse.ts'
import type { PolicySource } from './policy.ts'
import { presetTree } from './presets.ts'
import { presetPrefix } from './reference.ts'

export type { LoadedPolicy } from './assemble.ts'

/** What loading a policy takes. */
export interface LoadRequest {
  /** The base commit, or the work tree for the command line. Never the head. */
  readonly files: PolicyFiles
  /** Reads what `extends` names; null when offline. */
  readonly github: GitHub | null
  readonly gates: readonly AnyGate[]
  /** Version of this Gatewright, for `requires`. */
  readonly version: string
  /** Path of the policy, or `gatewright:<preset>` to judge without a file; null to look in the usual places. */
  readonly policy: string | null
  readonly overrides?: Overrides
}

async function firstLayer(request: LoadRequest): Promise<Layer> {
  const named = request.policy
  if (named?.startsWith(presetPrefix) === true) {
    const position: Position = { line: 1, column: 1 }
    return readLayer(named, { ...position, source: { kind: 'input', name: 'policy' } }, request)
  }
  const found = named === null ? await findPolicy(request.files) : await namedFile(request.files, named)
  const { root } = readPolicy(found.bytes, { kind: 'file', name: found.path }, request)
  const { path: name, bytes } = found
  return { root, source: { name, sha: request.files.sha, sha256: digest(bytes), text: textOf(bytes) } }
}

/**
 * Reads, checks and merges the policy. Order: action input, file, what it extends, default.
 * @throws PolicyError with every problem at its place (exit code 78), UsageError for inputs without meaning (64),
 * GitHubFailure or WorkspaceFailure when it could not be read at all, which leaves the run undecided (3).
 */
export async function loadPolicy(request: LoadRequest): Promise<LoadedPolicy> {
  const layers = await followExtends(await firstLayer(request), request)
  return assemble(layers, request.overrides ?? {}, request.gates)
}

/** What making a saved policy again takes. */
export interface RestoreRequest {
  /** Nearest first, as `Policy.sources` had them. */
  readonly sources: readonly [PolicySource, ...PolicySource[]]
  readonly gates: readonly AnyGate[]
  readonly version: string
  readonly overrides?: Overrides
}

/**
 * Makes a policy again from the texts it was made from, without reading anything: presets too are taken as they were
 * then. Throws as `loadPolicy` does.
 */
export function restorePolicy(request: RestoreRequest): LoadedPolicy {
  const { gates, overrides = {} } = request
  const layer = (source: PolicySource): Layer => ({
    source,
    root: source.name.startsWith(presetPrefix)
      ? presetTree(source.name, source.text, gates)
      : readPolicy(new TextEncoder().encode(source.text), { kind: 'file', name: source.name }, request).root,
  })
  const [first, ...rest] = request.sources
  return assemble([layer(first), ...rest.map(layer)], overrides, gates)
}
