import type { UnknownReason } from '../core/fact.ts'
import type { AnyGate } from '../core/gate.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import { digest } from './digest.ts'
import { commitFiles, type FileContent, resolveCommit } from './files.ts'
import { described } from './issues.ts'
import { type MapNode, nodeAt, type Written } from './node.ts'
import { type ReadContext, readPolicy } from './parse.ts'
import type { PolicySource } from './policy.ts'
import { presets, presetTree } from './presets.ts'
import { policyError, problem } from './problems.ts'
import { parseReference, type Reference } from './reference.ts'

/** One file or preset of a chain of `extends`. */
export interface Layer {
  readonly root: MapNode
  readonly source: PolicySource
}

/** What following `extends` takes. */
export interface ExtendsContext extends ReadContext {
  readonly github: GitHub | null
}

/** Files that may stand behind each other. More is a maze nobody can review. */
const maxExtends = 3

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Text of bytes that have been read as UTF-8; a byte order mark is kept, so that the text gives the bytes again. */
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes)

function refuse(at: Written, message: string): never {
  throw policyError([problem(at.source.name, 'extends', message, at)])
}

/** What GitHub answers for a repository, ref or file that is not there or not ours to see; the rest is an outage. */
const absent: readonly UnknownReason[] = ['not-found', 'permission-missing']

async function readRemote(
  reference: Extract<Reference, { kind: 'file' }>,
  github: GitHub,
): Promise<{ readonly content: FileContent; readonly sha: string }> {
  const sha = await resolveCommit(github, reference.repository, reference.ref)
  return { sha, content: await commitFiles(github, reference.repository, sha).read(reference.path) }
}

const complaints: Readonly<Record<Exclude<FileContent['kind'], 'bytes'>, string>> = {
  absent: 'there is no such file at that ref',
  'not-a-file': 'it is not a regular file there',
  'too-large': 'it is over 64 KiB',
}

async function remoteLayer(
  name: string,
  reference: Extract<Reference, { kind: 'file' }>,
  at: Written,
  context: ExtendsContext,
): Promise<Layer> {
  const { github } = context
  if (github === null)
    return refuse(at, `\`${name}\` can only be read from GitHub, and this run is offline: give a token`)
  const { content, sha } = await readRemote(reference, github).catch((error: unknown) => {
    if (!(error instanceof GitHubFailure) || !absent.includes(error.reason)) throw error
    return refuse(
      at,
      `\`${name}\` was not found, or the token may not read it (a workflow's own token reads its own repository and public ones): ${error.message}`,
    )
  })
  if (content.kind !== 'bytes') return refuse(at, `\`${name}\`: ${complaints[content.kind]}`)
  const { root } = readPolicy(content.bytes, { kind: 'file', name }, context)
  const source = { name, sha, sha256: digest(content.bytes), text: textOf(content.bytes) }
  return { root, source }
}

function presetLayer(
  name: string,
  reference: Extract<Reference, { kind: 'preset' }>,
  gates: readonly AnyGate[],
): Layer {
  const text = presets[reference.preset]
  const source = { name, sha: null, sha256: digest(new TextEncoder().encode(text)), text }
  return { root: presetTree(name, text, gates), source }
}

/** The layer that `name` stands for; `at` is where it was written, for errors. */
export function readLayer(name: string, at: Written, context: ExtendsContext): Promise<Layer> {
  const reference = parseReference(name)
  if (typeof reference === 'string') return refuse(at, `${described(name)}: ${reference}`)
  return reference.kind === 'preset'
    ? Promise.resolve(presetLayer(name, reference, context.gates))
    : remoteLayer(name, reference, at, context)
}

/** GitHub compares owners and repositories without regard to case; a loop must not hide behind that. */
const identity = (name: string): string =>
  name.replace(/^[^/]+\/[^/]+/, (repository) => repository.toLowerCase())

/**
 * Follows `extends` from a file to its last ancestor, nearest first. Always at the ref that is written there, by API:
 * never from the head or the work tree. Throws `PolicyError` at the `extends` that cannot be used, and
 * `GitHubFailure` when GitHub could not answer.
 */
export async function followExtends(
  first: Layer,
  context: ExtendsContext,
): Promise<readonly [Layer, ...Layer[]]> {
  const layers: [Layer, ...Layer[]] = [first]
  const seen = new Set([identity(first.source.name)])
  for (let layer = first; ; ) {
    const found = nodeAt(layer.root, ['extends'])?.node
    if (found?.kind !== 'scalar' || typeof found.value !== 'string') return layers
    const name = found.value
    if (seen.has(identity(name)))
      refuse(found.at, `\`${name}\` extends itself: ${[...seen, name].join(' → ')}`)
    if (layers.length > maxExtends)
      refuse(found.at, `more than ${maxExtends} files extend each other: merge some`)
    seen.add(identity(name))
    layer = await readLayer(name, found.at, context)
    layers.push(layer)
  }
}
