import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Checklist, ChecklistItem } from '../../src/core/facts/checklists.ts'
import { readChecklist } from '../../src/facts/checklist-files.ts'
import { type ShippedChecklist, shippedChecklists } from '../../src/formats/checklists/names.ts'
import { joinLists } from '../../src/formats/checklists/together.ts'

const folder = new URL('../../checklists/', import.meta.url)
const fixtures = new URL('../fixtures/catalogues/', import.meta.url)

/** Names of all files that are shipped. */
export const shippedFiles = () => readdirSync(fileURLToPath(folder)).sort()

const read = new Map<string, Checklist>()

/** A shipped list, as it is read by itself. */
export function shippedList(name: ShippedChecklist): Checklist {
  const list =
    read.get(name) ??
    readChecklist(readFileSync(new URL(`${name}.yml`, folder)), `checklists/${name}.yml`, 'shipped')
  read.set(name, list)
  return list
}

/** Shipped lists as a policy that names all of them gets them. */
export const shippedTogether = (...names: readonly ShippedChecklist[]) => joinLists(names.map(shippedList))

export const everyItem = (): readonly ChecklistItem[] =>
  shippedChecklists.flatMap((name) => shippedList(name).items)

/** An item of a shipped list. Throws when there is none. */
export function shippedItem(name: ShippedChecklist, id: string): ChecklistItem {
  const found = shippedList(name).items.find((item) => item.id === id)
  if (found === undefined) throw new Error(`no item ${id} in ${name}`)
  return found
}

/** A catalogue as it was collected, for comparison. */
export const catalogue = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.json`, fixtures), 'utf8'))
