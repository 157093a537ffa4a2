import type { ChecklistItem } from '../../core/facts/checklists.ts'
import type { ToolResult } from '../../core/facts/tools.ts'
import { toolName } from '../../formats/sarif/tools.ts'
import { matchesWildcard, star, type Wildcard, wildcard } from '../../formats/wildcard.ts'

/** What routing reads of an item. */
export type RoutedItem = Pick<ChecklistItem, 'id' | 'contradictedBy'>

type Routed = Pick<ToolResult, 'rule' | 'cwe'>

interface Routes {
  /** By tool: rules (globs) with their item. */
  readonly rules: ReadonlyMap<string, readonly { readonly rule: Wildcard; readonly item: string }[]>
  /** By `CWE-79`. */
  readonly weaknesses: ReadonlyMap<string, readonly string[]>
  /** By tool: what all its other results are about. */
  readonly tools: ReadonlyMap<string, readonly string[]>
  /** Answers already given: a file repeats a few rules thousands of times. */
  readonly known: Map<string, readonly string[]>
}

const compiled = new WeakMap<readonly RoutedItem[], Routes>()

/**
 * Ids of the items that a tool's result speaks against: those that name its rule, or else those that name its
 * weakness, or else those that name the tool as a whole (`rule: '*'`). None: no item is about it (unmapped), which has
 * to be said and never means that all is well.
 */
export function routeResult(
  { rule, cwe }: Routed,
  tool: string,
  items: readonly RoutedItem[],
): readonly string[] {
  const routes = routesOf(items)
  const name = toolName(tool)
  const key = JSON.stringify([name, rule, ...cwe])
  const known = routes.known.get(key)
  if (known !== undefined) return known
  const found = firstOf(
    (routes.rules.get(name) ?? []).filter((one) => matchesWildcard(one.rule, rule)).map(({ item }) => item),
    cwe.flatMap((weakness) => routes.weaknesses.get(weakness) ?? []),
    routes.tools.get(name) ?? [],
  )
  routes.known.set(key, found)
  return found
}

const firstOf = (...lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set(lists.find((list) => list.length > 0) ?? []),
]

function routesOf(items: readonly RoutedItem[]): Routes {
  const made = compiled.get(items)
  if (made !== undefined) return made
  const rules = new Map<string, { rule: Wildcard; item: string }[]>()
  const weaknesses = new Map<string, string[]>()
  const tools = new Map<string, string[]>()
  for (const { id, contradictedBy } of items) {
    for (const { tool, rule } of contradictedBy.sarif) {
      if (rule === star) add(tools, toolName(tool), id)
      else add(rules, toolName(tool), { rule: globOf(rule), item: id })
    }
    for (const weakness of contradictedBy.cwe) add(weaknesses, weakness.toUpperCase(), id)
  }
  const routes = { rules, weaknesses, tools, known: new Map() }
  compiled.set(items, routes)
  return routes
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** Ids of rules hold slashes and brackets, which mean nothing here: `*` alone stands for any text. */
const globOf = (rule: string): Wildcard =>
  wildcard(rule.split('*').flatMap((text, index) => [...(index > 0 ? [star] : []), { text }]))
