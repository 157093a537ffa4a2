import { Undecided } from '../core/errors.ts'
import { failureOf } from '../facts/gather.ts'
import { gates } from '../gates/registry.ts'
import { assemble, type LoadedPolicy } from '../policy/assemble.ts'
import { digest } from '../policy/digest.ts'
import { followExtends, type Layer, readLayer, textOf } from '../policy/extends.ts'
import { localFiles } from '../policy/files.ts'
import { findPolicy } from '../policy/find.ts'
import type { Overrides } from '../policy/overrides.ts'
import { readPolicy } from '../policy/parse.ts'
import { maxPolicyBytes } from '../policy/read-yaml.ts'
import { presetPrefix } from '../policy/reference.ts'
import { version } from '../version.ts'
import { readInside } from '../workspace/files.ts'
import { placeOf } from './codeowners-file.ts'
import type { Context } from './context.ts'
import { gitHubOf } from './github.ts'
import { nameOf } from './input.ts'

/** A policy of this machine, not yet joined with inputs. */
export interface LocalPolicy {
  /** As the user named it, or its path in the work tree. */
  readonly name: string
  /** The policy under these inputs. @throws UsageError when they do not fit it */
  under(overrides: Overrides): LoadedPolicy
}

/**
 * Reads a policy by FILE argument or preset; null for the one of the work tree. What it extends is read from GitHub
 * when there is a token.
 * @throws PolicyError with every problem, UsageError when there is no such file, Undecided when GitHub does not answer
 */
export async function readLocalPolicy(context: Context, named: string | null): Promise<LocalPolicy> {
  const github = await gitHubOf(context)
  const reading = { gates, version, github }
  try {
    const first = await firstLayer(context, named, reading)
    const layers = await followExtends(first, reading)
    const under = (overrides: Overrides) => assemble(layers, overrides, gates)
    // Layers that contradict each other are found here, whoever asks for what later.
    under({})
    return { name: first.source.name, under }
  } catch (error) {
    const unknown = failureOf(error)
    throw unknown === null ? error : new Undecided(unknown)
  }
}

type Reading = Parameters<typeof followExtends>[1]

function firstLayer(context: Context, named: string | null, reading: Reading): Promise<Layer> {
  if (named?.startsWith(presetPrefix) !== true) return fileLayer(context, named, reading)
  return readLayer(named, { line: 1, column: 1, source: { kind: 'input', name: 'policy' } }, reading)
}

async function fileLayer(context: Context, named: string | null, reading: Reading): Promise<Layer> {
  const { path: name, bytes } = named === null ? await ofWorkTree(context) : await ofArgument(context, named)
  const { root } = readPolicy(bytes, { kind: 'file', name }, reading)
  return { root, source: { name, sha: null, sha256: digest(bytes), text: textOf(bytes) } }
}

async function ofWorkTree(context: Context) {
  const { root } = await placeOf(context)
  return await findPolicy(localFiles({ read: (path, maxBytes) => readInside(root, path, maxBytes) }))
}

async function ofArgument({ input }: Context, named: string) {
  return { path: nameOf(named), bytes: await input.bytes(named, maxPolicyBytes, 'a policy file') }
}
