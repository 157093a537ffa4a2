import type { Trigger } from './model.ts'

/** One element of a filter pattern: which characters it takes, and how often. */
interface Element {
  readonly takes: (character: string) => boolean
  /** May be left out. */
  readonly optional: boolean
  readonly repeated: boolean
  /** Instead of this element, so many may be left out together. */
  readonly skips?: number
}

/**
 * Whether an event for the branch passes the branch filter of the trigger; for pull requests that is the base branch.
 * The last pattern that matches decides, and `!` turns a pattern round (GitHub's filter pattern cheat sheet).
 */
export function branchMatches(
  trigger: Pick<Trigger, 'branches' | 'branchesIgnore'>,
  branch: string,
): boolean {
  if (trigger.branches !== undefined) return selected(trigger.branches, branch)
  return trigger.branchesIgnore === undefined || !selected(trigger.branchesIgnore, branch)
}

function selected(patterns: readonly string[], name: string): boolean {
  let chosen = false
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!')
    if (chosen === negated && filterMatches(negated ? pattern.slice(1) : pattern, name)) chosen = !negated
  }
  return chosen
}

/** In code points; a ref name has at most a few hundred. Longer patterns match nothing. */
const longestPattern = 1024

/**
 * Whether a filter pattern matches the whole name: `*` any characters but `/`, `**` any characters, `?` none or one
 * of the preceding character, `+` one or more of it, `[…]` one of the characters and ranges, `\` takes the next one
 * as it is. Follows all ways at once, so no pattern makes it slow.
 */
function filterMatches(pattern: string, name: string): boolean {
  const points = [...pattern]
  if (points.length > longestPattern) return false
  const elements = elementsOf(points)
  // Whether the element at this place may be next; the place behind the last one is the end.
  let places = new Uint8Array(elements.length + 1)
  places[0] = 1
  spread(elements, places)
  for (const character of name) {
    const next = new Uint8Array(elements.length + 1)
    let alive = false
    for (const [place, element] of elements.entries()) {
      if (places[place] === 0 || !element.takes(character)) continue
      alive = true
      next[place + 1] = 1
      if (element.repeated) next[place] = 1
    }
    if (!alive) return false
    spread(elements, next)
    places = next
  }
  return places[elements.length] === 1
}

/** Adds the places behind what may be left out. */
function spread(elements: readonly Element[], places: Uint8Array): void {
  for (const [place, { optional, skips }] of elements.entries()) {
    if (places[place] === 0) continue
    if (optional) places[place + 1] = 1
    if (skips !== undefined) places[place + skips] = 1
  }
}

const gate: Element = { takes: () => false, optional: true, repeated: false, skips: 3 }
const anything: Element = { takes: () => true, optional: true, repeated: true }
const withinSegment: Element = { takes: (character) => character !== '/', optional: true, repeated: true }
const one = (takes: Element['takes']): Element => ({ takes, optional: false, repeated: false })

function elementsOf(pattern: readonly string[]): readonly Element[] {
  const elements: Element[] = []
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? ''
    const last = elements.at(-1)
    if (character === '*') {
      if (pattern[index + 1] === '*') index = stars(pattern, index, elements)
      else elements.push(withinSegment)
    } else if (character === '?' && last !== undefined)
      elements[elements.length - 1] = { ...last, optional: true }
    else if (character === '+' && last !== undefined)
      elements[elements.length - 1] = { ...last, repeated: true }
    else if (character === '[' && pattern.indexOf(']', index + 1) > 0) {
      const end = pattern.indexOf(']', index + 1)
      elements.push(one(membersOf(pattern.slice(index + 1, end))))
      index = end
    } else {
      if (character === '\\' && index + 1 < pattern.length) index += 1
      const literal = pattern[index]
      elements.push(one((candidate) => candidate === literal))
    }
  }
  return elements
}

/** Adds `**`, and gives the index of its last character. As a whole segment it also stands for no folder at all. */
function stars(pattern: readonly string[], start: number, elements: Element[]): number {
  let index = start
  while (pattern[index + 1] === '*') index += 1
  const whole = (start === 0 || pattern[start - 1] === '/') && pattern[index + 1] === '/'
  if (!whole) {
    elements.push(anything)
    return index
  }
  elements.push(
    gate,
    anything,
    one((character) => character === '/'),
  )
  return index + 1
}

/** Ranges and single characters; a `-` at an end is itself. */
function membersOf(members: readonly string[]): (character: string) => boolean {
  const ranges: (readonly [from: string, to: string])[] = []
  for (let index = 0; index < members.length; index++) {
    const from = members[index] ?? ''
    const to = members[index + 1] === '-' ? members[index + 2] : undefined
    if (to !== undefined) index += 2
    ranges.push([from, to ?? from])
  }
  return (character) => ranges.some(([from, to]) => from <= character && character <= to)
}
