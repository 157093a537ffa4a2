import type { TestGroup } from '../../core/facts/test-reports.ts'
import type { TestPlace } from './model.ts'

/** How the names of suites are joined (`TestGroup.suite`). */
const joint = ' › '
const none: never[] = []
/** Tags and properties up to which a union of two groups is shared by all tests that need the same. */
const sharedSize = 64

/** Longest name of suites, in characters, that is nothing out of the ordinary. */
const longName = 16 * 1024

/** The groups of tests, each kept once. */
export class GroupTable {
  readonly groups: TestGroup[] = []
  private characters = 0
  private readonly maximumCharacters: number
  private readonly byKey = new Map<string, number>()
  private readonly unions = new Map<string, number>()
  /** Groups of one test alone, with the keys of all they hold. */
  private readonly own = new Map<number, { readonly group: number; readonly keys: Set<string> }>()
  /** Place of the last record, and its group. */
  private last: TestPlace | null = null
  private lastGroup = 0
  /** The place that was asked for last by itself, and its group. */
  private lastPlace: TestPlace | null = null
  private lastPlaceGroup = 0
  private readonly beforeNew: () => void

  /**
   * `maximumCharacters`: how much text the places of all tests may have together before the table is full.
   * `beforeNew` is called before `find` adds a group: what it does may add others, by `union`.
   */
  constructor(maximumCharacters: number, beforeNew: () => void) {
    this.maximumCharacters = maximumCharacters
    this.beforeNew = beforeNew
  }

  /** The group of a record. Records that follow each other mostly share one. */
  find(place: TestPlace): number {
    if (this.last !== null && samePlace(this.last, place)) return this.lastGroup
    const { className, file, project, tags, properties } = place
    const suite = place.suites.join(joint)
    const key = JSON.stringify([suite, className, file, project, tags, properties])
    let group = this.byKey.get(key)
    if (group === undefined) {
      this.beforeNew()
      group = this.groups.length
      // Names this long cost time, too, wherever an id is made of them.
      this.characters += key.length + (suite.length > longName ? 64 * suite.length : 0)
      this.byKey.set(key, group)
      this.groups.push({
        suite,
        className,
        file,
        project,
        tags: tags.length === 0 ? none : [...tags],
        properties: properties.length === 0 ? none : properties.map(([name, value]) => [name, value]),
      })
    }
    this.last = { suites: [...place.suites], className, file, project, tags, properties }
    this.lastGroup = group
    return group
  }

  /** The places hold more text than is kept. */
  get full(): boolean {
    return this.characters > this.maximumCharacters
  }

  /** No group is looked for from here on. */
  close(): void {
    this.byKey.clear()
    this.unions.clear()
    this.own.clear()
  }

  /** The group of a place that never changes: the same object is known again. */
  findPlace(place: TestPlace): number {
    if (place === this.lastPlace) return this.lastPlaceGroup
    this.lastPlaceGroup = this.find(place)
    this.lastPlace = place
    return this.lastPlaceGroup
  }

  /** The group of a test that was in `first` and was now read in `second`: it has the tags and properties of both. */
  union(first: number, second: number, test: number): number {
    if (first === second) return first
    const key = `${first} ${second}`
    const known = this.unions.get(key)
    if (known !== undefined) return known
    const a = this.groups[first]
    const b = this.groups[second]
    if (a === undefined || b === undefined) return first
    if (size(a) + size(b) > sharedSize) return this.extended(a, b, test)
    const both: TestGroup = { ...a, file: a.file ?? b.file, ...unionOf(a, b) }
    const group = size(both) === size(a) && both.file === a.file ? first : this.groups.push(both) - 1
    this.unions.set(key, group)
    return group
  }

  /** Large unions grow in place, so that many records of one test cost no more than their size. */
  private extended(a: TestGroup, b: TestGroup, test: number): number {
    let own = this.own.get(test)
    if (own === undefined) {
      const group = this.groups.push({ ...a, tags: [...a.tags], properties: [...a.properties] }) - 1
      own = { group, keys: new Set([...a.tags, ...a.properties].map((item) => JSON.stringify(item))) }
      this.own.set(test, own)
    }
    const target = this.groups[own.group]
    if (target === undefined) return own.group
    target.file ??= b.file
    for (const tag of b.tags) if (isNew(own.keys, tag)) target.tags.push(tag)
    for (const property of b.properties) if (isNew(own.keys, property)) target.properties.push(property)
    return own.group
  }
}

function isNew(keys: Set<string>, item: string | readonly string[]): boolean {
  const key = JSON.stringify(item)
  if (keys.has(key)) return false
  keys.add(key)
  return true
}

const size = (group: TestGroup): number => group.tags.length + group.properties.length

function unionOf(a: TestGroup, b: TestGroup): Pick<TestGroup, 'tags' | 'properties'> {
  const keys = new Set([...a.tags, ...a.properties].map((item) => JSON.stringify(item)))
  return {
    tags: [...a.tags, ...b.tags.filter((tag) => isNew(keys, tag))],
    properties: [...a.properties, ...b.properties.filter((property) => isNew(keys, property))],
  }
}

function samePlace(a: TestPlace, b: TestPlace): boolean {
  if (a.className !== b.className || a.file !== b.file || a.project !== b.project) return false
  if (!sameList(a.tags, b.tags) || !sameList(a.properties, b.properties)) return false
  if (a.suites.length !== b.suites.length) return false
  for (let index = 0; index < a.suites.length; index++) if (a.suites[index] !== b.suites[index]) return false
  return true
}

/** Lists are not compared item by item: readers hand on the same one while nothing is added. */
const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a === b || a.length + b.length === 0
