import type { Condition } from '../../core/facts/checklists.ts'
import { didYouMean } from '../../core/nearest.ts'
import type { Report } from './checks.ts'
import { answeredIn } from './condition-schema.ts'
import type { ChecklistFile, FileItem } from './file-schema.ts'
import { shippedChecklists } from './names.ts'

/** Ids, aliases, and what items say of one another. */
export function checkReferences(file: ChecklistFile, report: Report): void {
  checkIds(file.items, report)
  const ids = file.items.map(({ id }) => id)
  const known = new Set(ids)
  for (const { from, to, path } of linksOf(file)) {
    const problem = referenceProblem(to, file.name, known, ids)
    if (problem !== null) report(path, problem)
    else if (from === to) report(path, `${from} cannot rest on itself`)
  }
  checkCycles(file, report)
}

function checkIds(items: readonly FileItem[], report: Report): void {
  const first = new Map<string, number>()
  for (const [index, { id }] of items.entries()) {
    const before = first.get(id)
    if (before === undefined) first.set(id, index)
    else report(['items', index, 'id'], `entry ${before + 1} of the list has this id: every item has its own`)
  }
  for (const [index, { aliases }] of items.entries())
    for (const [position, alias] of aliases.entries()) {
      const path = ['items', index, 'aliases', position]
      if (first.has(alias)) report(path, 'this is the id of an item: an alias is another name')
      else if (aliases.indexOf(alias) !== position) report(path, 'the alias stands twice: keep one')
    }
}

/** One item resting on another. */
interface Link {
  readonly from: string
  readonly to: string
  readonly path: readonly (string | number)[]
}

function linksOf({ items, defaults }: ChecklistFile): readonly Link[] {
  return items.flatMap((item, index) => {
    const place = ['items', index] as const
    const derived = item['derived-from'].map((to, position) => ({
      from: item.id,
      to,
      path: [...place, 'derived-from', position],
    }))
    const own = item.applies !== undefined
    const condition: Condition | undefined = item.applies ?? defaults.applies
    const asked = condition === undefined ? [] : answeredIn(condition)
    const start = own ? [...place, 'applies'] : ['defaults', 'applies']
    return [
      ...derived,
      ...asked.map(({ path, item: to }) => ({ from: item.id, to, path: [...start, ...path] })),
    ]
  })
}

/** Items of another list are looked up when that list is there; its name must be a shipped one. */
function referenceProblem(
  to: string,
  name: string,
  known: ReadonlySet<string>,
  ids: readonly string[],
): string | null {
  const slash = to.indexOf('/')
  if (slash < 0) return known.has(to) ? null : `there is no item ${JSON.stringify(to)}${didYouMean(to, ids)}`
  const list = to.slice(0, slash)
  if (list === name) return `an item of this list is named without it: ${to.slice(slash + 1)}`
  return shippedChecklists.some((one) => one === list)
    ? null
    : `there is no list ${JSON.stringify(list)}${didYouMean(list, shippedChecklists)}`
}

/** Every link that lies on a cycle is reported once, at the link that closes it. */
function checkCycles(file: ChecklistFile, report: Report): void {
  const links = new Map<string, Link[]>()
  for (const link of linksOf(file)) links.set(link.from, [...(links.get(link.from) ?? []), link])
  const done = new Set<string>()
  for (const { id } of file.items) follow(id, { links, done, report })
}

interface Walk {
  readonly links: ReadonlyMap<string, readonly Link[]>
  readonly done: Set<string>
  readonly report: Report
}

/** Without recursion over the file's length: a stack of items that are being followed. */
function follow(start: string, { links, done, report }: Walk): void {
  const open: { readonly id: string; next: number }[] = [{ id: start, next: 0 }]
  if (done.has(start)) return
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const link = links.get(top.id)?.[top.next]
    if (link === undefined) {
      done.add(top.id)
      open.pop()
      continue
    }
    top.next += 1
    const at = open.findIndex(({ id }) => id === link.to)
    if (at >= 0 && link.to !== link.from)
      report(link.path, `a cycle: ${[...open.slice(at).map(({ id }) => id), link.to].join(' → ')}`)
    else if (at < 0 && !done.has(link.to)) open.push({ id: link.to, next: 0 })
  }
}
