import type { Checklist, ChecklistItem } from '../../core/facts/checklists.ts'
import { didYouMean } from '../../core/nearest.ts'

/** What keeps two lists from being used together. */
export interface Conflict {
  /** `clash`: one name means two things. `reference`: an item of another list is not there. */
  readonly kind: 'clash' | 'reference'
  /** File and line of the item it is found at. */
  readonly file: string
  readonly line: number
  readonly message: string
}

/** The file a list stands in, for messages. */
export const fileOf = ({ source, name }: Pick<Checklist, 'source' | 'name'>): string =>
  source === 'shipped' ? `checklists/${name}.yml` : source

/** The other lists that items of a list name. */
export const listsNamedBy = ({ items }: Checklist): readonly string[] => [
  ...new Set(items.flatMap(({ derivedFrom }) => derivedFrom.flatMap((to) => split(to)?.list ?? []))),
]

/**
 * Lists used together: one id, one item. A reference to an item of another list counts when that list is among them,
 * and is dropped when it is not.
 */
export function joinLists(lists: readonly Checklist[]): {
  readonly lists: Checklist[]
  readonly conflicts: readonly Conflict[]
} {
  const conflicts: Conflict[] = [...clashes(lists)]
  const byName = new Map(lists.map((list) => [list.name, list]))
  const joined = lists.map((list) => ({
    ...list,
    items: list.items.map((item) => ({
      ...item,
      derivedFrom: item.derivedFrom.flatMap((to) => {
        const answer = follow(to, byName)
        if (answer.missing !== null) {
          const message = `\`derived-from\` names ${to}${answer.missing}`
          conflicts.push({ kind: 'reference', file: fileOf(list), line: item.line, message })
        }
        return answer.ids
      }),
    })),
  }))
  return { lists: joined, conflicts }
}

function split(reference: string): { readonly list: string; readonly id: string } | null {
  const slash = reference.indexOf('/')
  return slash < 0 ? null : { list: reference.slice(0, slash), id: reference.slice(slash + 1) }
}

function follow(reference: string, lists: ReadonlyMap<string, Checklist>) {
  const parts = split(reference)
  if (parts === null) return { ids: [reference], missing: null }
  const other = lists.get(parts.list)
  if (other === undefined) return { ids: [], missing: null }
  const ids = other.items.map(({ id }) => id)
  if (ids.includes(parts.id)) return { ids: [parts.id], missing: null }
  return { ids: [], missing: `, and ${fileOf(other)} has no such item${didYouMean(parts.id, ids)}` }
}

function* clashes(lists: readonly Checklist[]): Generator<Conflict> {
  const names = new Map<string, Checklist>()
  const owners = new Map<string, Checklist>()
  for (const list of lists) {
    const first = names.get(list.name)
    const [item] = list.items
    if (first !== undefined && item !== undefined)
      yield clash(`the list name ${list.name}`, first, list, item)
    names.set(list.name, list)
  }
  for (const list of lists)
    for (const item of list.items) {
      const first = owners.get(item.id)
      if (first !== undefined && first !== list) yield clash(`the item ${item.id}`, first, list, item)
      owners.set(item.id, list)
    }
  for (const list of lists)
    for (const item of list.items)
      for (const alias of item.aliases) {
        const owner = owners.get(alias)
        if (owner !== undefined) yield clash(`the name ${alias}`, owner, list, item)
      }
}

const clash = (what: string, first: Checklist, second: Checklist, item: ChecklistItem): Conflict => ({
  kind: 'clash',
  file: fileOf(second),
  line: item.line,
  message: `${what} stands in ${fileOf(first)}, too: name one of them otherwise, or take one list out`,
})
