import { PolicyError } from '../core/errors.ts'
import { known, unknown } from '../core/fact.ts'
import type { Checklist } from '../core/facts/checklists.ts'
import { type ListName, listName, listProblem } from '../formats/checklists/names.ts'
import { type Conflict, joinLists } from '../formats/checklists/together.ts'
import { fingerprintsOf } from './checklist-fingerprints.ts'
import { namedLists } from './checklist-options.ts'
import { fileAtCommit } from './commit-file.ts'
import { factValue, type GatherContext, type Gatherer, giveUp } from './gather.ts'

/** Fact `checklists`: the lists that the policy names, from the base, and what each item's answer is bound to. */
export const gatherChecklists: Gatherer<'checklists'> = async (context) => {
  const sha = context.baseSha
  const names = namedLists(context)
  if (names.length === 0)
    return known({ sha, lists: [], fingerprints: {} }, { kind: 'input', what: 'no checklists are asked for' })
  const read = await Promise.all(names.map((name) => readList(context, name)))
  const { lists, conflicts } = joinLists(read)
  const [first] = conflicts
  if (first !== undefined) return conflicting(first, conflicts.length)
  const items = lists.flatMap((list) => list.items)
  // A repository is not a change: its answers are committed, and bound to the blobs they name.
  const files = context.subject.kind === 'repository' ? null : await factValue(context, 'changed-files')
  const fingerprints = files === null ? {} : fingerprintsOf(items, files)
  const kind = context.subject.kind === 'branch' ? 'git' : 'api'
  return known({ sha, lists, fingerprints }, { kind, what: names.join(', '), sha })
}

async function readList(context: GatherContext, entry: string): Promise<Checklist> {
  const name = listName(entry)
  if (name === null)
    return giveUp(
      unknown('not-found', `gates.checklist.lists: ${JSON.stringify(entry)}: ${listProblem(entry)}`),
    )
  // Reader and schemas are loaded by runs that have lists, and cost the others nothing.
  const { maxChecklistBytes, readChecklist } = await import('./checklist-files.ts')
  const bytes =
    name.kind === 'shipped'
      ? await shippedBytes(context, name.name)
      : await committedBytes(context, name.path, maxChecklistBytes)
  try {
    if (name.kind === 'file') return readChecklist(bytes, name.path)
    return readOnce(bytes, name.name, () => readChecklist(bytes, `checklists/${name.name}.yml`, 'shipped'))
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return giveUp(unparsable(error, name))
  }
}

/** Shipped lists as read: the same bytes for each pull request of a queue, and a tenth of a second each time. */
const shippedRead = new Map<string, { readonly bytes: Uint8Array; readonly list: Checklist }>()

function readOnce(bytes: Uint8Array, name: string, read: () => Checklist): Checklist {
  const before = shippedRead.get(name)
  if (before !== undefined && Buffer.compare(before.bytes, bytes) === 0) return before.list
  const list = read()
  shippedRead.set(name, { bytes, list })
  return list
}

function unparsable(error: PolicyError, name: ListName) {
  const text =
    name.kind === 'file'
      ? `correct ${name.path} on the base branch; \`gatewright checklist validate ${name.path}\` shows every problem`
      : 'install Gatewright anew: a file that comes with it was changed'
  return unknown('unparsable', error.message.replaceAll('\n', '; '), { remedy: { text } })
}

async function shippedBytes({ shipped }: GatherContext, name: string): Promise<Uint8Array> {
  const bytes = (await shipped?.(name)) ?? null
  return (
    bytes ??
    giveUp(unknown('internal-error', `checklists/${name}.yml does not stand beside dist/ of this Gatewright`))
  )
}

async function committedBytes(context: GatherContext, path: string, most: number): Promise<Uint8Array> {
  const bytes = await fileAtCommit(context, context.baseSha, path, most)
  if (bytes !== null) return bytes
  const text = `commit ${path} to the base branch, or take it out of gates.checklist.lists`
  return giveUp(
    unknown('not-found', `${path} is named by gates.checklist.lists and is not there at the base commit`, {
      remedy: { text },
    }),
  )
}

function conflicting({ kind, file, line, message }: Conflict, count: number) {
  const more = count > 1 ? ` (and ${count - 1} more)` : ''
  const text = 'change gates.checklist.lists or the file of your own on the base branch'
  return unknown(kind === 'clash' ? 'ambiguous' : 'unparsable', `${file}:${line}: ${message}${more}`, {
    remedy: { text },
  })
}
