import type { RawReference, RawResult, RawRule, RawRun } from './shape.ts'

/** What is written where a result names no rule at all. */
const nameless = '(no rule)'

/** The rule of a result: its id, and its description when the file has one. */
export interface FoundRule {
  readonly id: string
  readonly rule: RawRule | undefined
}

type Component = Pick<RawRun['tool']['driver'], 'name' | 'guid' | 'rules'>

/** Longest id that is kept, in characters; a longer one is cut, and no rule's. */
const longestId = 500

/**
 * Finds the rules of results. A result names its rule by id, by index, or by both, in the driver or in an extension
 * (SARIF 2.1.0, section 3.52). Where index and id disagree the id counts.
 */
export function ruleFinder({ tool }: RawRun): (result: RawResult) => FoundRule {
  const home = componentFinder(tool.driver, tool.extensions ?? [])
  const byId = new Map<string, RawRule>()
  for (const { rules } of [tool.driver, ...(tool.extensions ?? [])])
    for (const rule of rules ?? []) if (!byId.has(rule.id)) byId.set(rule.id, rule)
  return (result) => {
    const index = result.rule?.index ?? result.ruleIndex ?? -1
    const indexed = home(result.rule)?.rules?.[index]
    const id = (result.ruleId ?? result.rule?.id ?? indexed?.id ?? nameless).slice(0, longestId)
    return { id, rule: indexed !== undefined && isOf(id, indexed) ? indexed : named(byId, id) }
  }
}

function componentFinder(
  driver: Component,
  extensions: readonly Component[],
): (reference: RawReference | null | undefined) => Component | undefined {
  const byGuid = new Map<string, Component>()
  const byName = new Map<string, Component>()
  // The first of equals stays.
  for (const one of [driver, ...extensions].reverse()) {
    byName.set(one.name, one)
    if (typeof one.guid === 'string') byGuid.set(one.guid, one)
  }
  return (reference) => {
    const { index, guid, name } = reference?.toolComponent ?? {}
    if (typeof index === 'number') return extensions[index]
    if (typeof guid === 'string') return byGuid.get(guid)
    return typeof name === 'string' ? byName.get(name) : driver
  }
}

/** An id may be a refinement: `CA2101/3` is of the rule `CA2101` (section 3.27.5). */
const isOf = (id: string, rule: RawRule): boolean => id === rule.id || id.startsWith(`${rule.id}/`)

function named(byId: ReadonlyMap<string, RawRule>, id: string): RawRule | undefined {
  for (let part = id; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
    const found = byId.get(part)
    if (found !== undefined) return found
  }
  return undefined
}
