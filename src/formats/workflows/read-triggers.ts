import type { Place, Trigger } from './model.ts'
import { type Entry, entryOf, type Node, scalarText, textOf } from './node.ts'

/** Adds what GitHub refuses. */
export type Complain = (line: number, why: string) => void

/** Reads `on:`: one event, a list of events, or a mapping of events to their filters. */
export function readTriggers(on: Entry | undefined, path: string, complain: Complain): readonly Trigger[] {
  if (on === undefined) {
    complain(1, 'the workflow has no `on:`, so no event starts it')
    return []
  }
  const { value } = on
  if (value.kind === 'map')
    return [...value.entries].map(([event, entry]) =>
      trigger(event, entry, { path, line: entry.line }, complain),
    )
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap((item) => {
    const event = textOf(item)
    if (event) return [{ event, place: { path, line: item.line } }]
    complain(item.line, '`on:` holds something that is no event')
    return []
  })
}

const filters = [
  ['types', 'types'],
  ['branches', 'branches'],
  ['branches-ignore', 'branchesIgnore'],
  ['paths', 'paths'],
  ['paths-ignore', 'pathsIgnore'],
  ['tags', 'tags'],
  ['tags-ignore', 'tagsIgnore'],
] as const

function trigger(event: string, entry: Entry, place: Place, complain: Complain): Trigger {
  const found: { -readonly [Key in keyof Trigger]?: Trigger[Key] } = {}
  for (const [key, name] of filters) {
    const filter = entryOf(entry.value, key)
    const patterns = filter === undefined ? undefined : patternsOf(filter.value)
    if (patterns !== undefined) found[name] = patterns
  }
  for (const name of ['branches', 'paths', 'tags'] as const) {
    if (found[name] === undefined || found[`${name}Ignore`] === undefined) continue
    complain(place.line, `\`${name}\` and \`${name}-ignore\` stand together; GitHub takes one of them`)
  }
  return { ...found, event, place }
}

/** A single pattern, or a list of them; numbers are patterns as GitHub writes them (`1.10` is "1.1"). */
function patternsOf(node: Node): readonly string[] | undefined {
  if (node.kind === 'scalar') return node.value === null ? undefined : [scalarText(node.value)]
  return node.kind === 'list' ? node.items.flatMap((item) => textOf(item) ?? []) : undefined
}
