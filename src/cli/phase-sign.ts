import { createHash } from 'node:crypto'
import { UsageError } from '../core/errors.ts'
import { exitCodes } from '../core/verdict.ts'
import type { WrittenSignature } from '../phase/model.ts'
import { artifactText } from '../phase/write.ts'
import { type SigningSecret, signDocument } from '../signing/sign.ts'
import { envelopeOf, predicateOf, statementOf } from '../signing/statement.ts'
import { jsonText } from '../surfaces/json.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import type { Context, Run } from './context.ts'
import { serverOf } from './github.ts'
import { artifactNamed, type GoodArtifact, goodArtifact } from './phase-artifact.ts'
import { signingSecret } from './phase-key.ts'
import { phasePolicyIfAny } from './phase-place.ts'
import { type TreeFile, treeFile } from './tree-file.ts'

const outputs = ['statement', 'predicate', 'envelope'] as const

/** `phase sign`: signs an artifact, or writes what another signer takes. */
export const runPhaseSign: Run = async (context) => {
  const { args } = context
  const id = args.value('key-id')
  if (id === null && outputs.every((flag) => args.value(flag) === null))
    throw new UsageError(
      'phase sign: --key-id ID is missing, or --statement FILE for a signature without a key',
    )
  if (id === null && args.value('envelope') !== null)
    throw new UsageError('phase sign: --envelope holds a signature, expected --key-id ID, too')
  const policy = await phasePolicyIfAny(context)
  const file = goodArtifact(await artifactNamed(context, policy, args.positionals[0] ?? ''))
  const secret = signingSecret(context, policy, id)
  const places = await Promise.all(
    outputs.map(async (flag) => {
      const name = args.value(flag)
      return name === null ? null : { flag, place: await treeFile(context, name, name) }
    }),
  )
  refuseSamePlace(file, places)
  const signature = secret === null ? null : signDocument(file.document, secret)
  const bytes =
    signature === null ? file.bytes : new TextEncoder().encode(artifactText(file.document, signature))
  if (signature !== null) await file.place.write(new TextDecoder().decode(bytes))
  const written: string[] = []
  for (const one of places) {
    if (one === null) continue
    await one.place.write(textOf(context, one.flag, file, bytes, secret))
    written.push(one.place.name)
  }
  await answer(context, file, signature, written)
  return exitCodes.pass
}

/** What is written beside the artifact never stands in its place, nor in that of another. */
function refuseSamePlace(
  { place }: GoodArtifact,
  places: readonly ({ readonly flag: string; readonly place: TreeFile } | null)[],
): void {
  const taken = new Set([place.path])
  for (const one of places) {
    if (one === null) continue
    if (taken.has(one.place.path))
      throw new UsageError(
        `--${one.flag} ${one.place.name}: that is ${one.place.path === place.path ? 'the artifact itself' : 'another output'}, expected a file of its own`,
      )
    taken.add(one.place.path)
  }
}

function textOf(
  context: Context,
  flag: (typeof outputs)[number],
  { artifact, document, place }: GoodArtifact,
  bytes: Uint8Array,
  secret: SigningSecret | null,
): string {
  if (artifact.repository === null)
    throw new UsageError(`${place.name}: names no repository, expected schema 1.1`)
  const statement = statementOf({
    repository: artifact.repository,
    serverUrl: serverOf(context).serverUrl,
    commit: artifact.commit,
    path: place.path,
    fileDigest: createHash('sha256').update(bytes).digest('hex'),
    document,
  })
  if (flag === 'statement') return jsonText(statement, 2)
  if (flag === 'predicate') return jsonText(predicateOf(document), 2)
  if (secret === null) throw new UsageError('phase sign: --envelope needs --key-id ID')
  return jsonText(envelopeOf(statement, secret), 2)
}

async function answer(
  { args, output }: Context,
  { place, stage }: GoodArtifact,
  signature: WrittenSignature | null,
  written: readonly string[],
): Promise<void> {
  const key = signature === null ? null : { alg: signature.alg, key_id: signature.key_id }
  if (args.format === 'json') {
    await output.json({ schema_version: 1, file: place.name, stage, signature: key, written })
    return
  }
  const signed = key === null ? 'its signature is as it was' : `signed by key ${key.key_id} (${key.alg})`
  const lines = [`${place.name}: ${signed}`, ...written.map((name) => `${name}: written`)]
  await output.text(`${lines.map(sanitiseLine).join('\n')}\n`)
}
