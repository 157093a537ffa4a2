import type { RawProperties, RawReference, RawResult, RawRule, RawRun } from './shape.ts'

/** `CWE-79` in any of the ways tools write it: `external/cwe/cwe-079`, `CWE-79: Improper …`, `cwe:79`. */
const written = /(?<![a-z0-9])cwe[-_:/ ]?0*([1-9]\d{0,4})(?!\d)/giu

const numbersIn = (text: string): readonly string[] =>
  [...text.matchAll(written)].map(([, number]) => `CWE-${number}`)

function ofProperties(properties: RawProperties | undefined): readonly string[] {
  const { tags, cwe } = properties ?? {}
  const named = typeof cwe === 'string' ? [cwe] : (cwe ?? [])
  return [...(tags ?? []), ...named.map(withPrefix)].flatMap((entry) =>
    typeof entry === 'string' ? numbersIn(entry) : [],
  )
}

/** In a property that is called `cwe`, the bare number is enough. */
const withPrefix = (entry: unknown): unknown =>
  (typeof entry === 'string' || typeof entry === 'number') && /^\d{1,5}$/u.test(String(entry))
    ? `CWE-${entry}`
    : entry

/** No rule and no result of a tool has more weaknesses, references or taxonomies; what is beyond is not looked at. */
const most = 50

const kept = new WeakMap<RawRule, readonly string[]>()

/** A file may have 50,000 results of one rule. */
function ofRule(rule: RawRule | undefined, run: RawRun): readonly string[] {
  if (rule === undefined) return []
  const known = kept.get(rule)
  if (known !== undefined) return known
  const related = (rule.relationships ?? []).slice(0, most).map(({ target }) => target)
  const found = distinct([
    ...ofProperties(rule.properties),
    ...related.flatMap((one) => ofReference(one, run)),
  ])
  kept.set(rule, found)
  return found
}

const distinct = (weaknesses: readonly string[]): string[] => [...new Set(weaknesses)].slice(0, most).sort()

/** Weaknesses of a result (`CWE-…`, sorted): its own tags and taxa, and those of its rule. */
export function weaknessesOf(result: RawResult, rule: RawRule | undefined, run: RawRun): string[] {
  const taxa = (result.taxa ?? []).slice(0, most).flatMap((one) => ofReference(one, run))
  return distinct([...ofRule(rule, run), ...ofProperties(result.properties), ...taxa])
}

/** A reference to an entry of a taxonomy, which is CWE by its own name or by the entry's. */
function ofReference({ id, index, toolComponent }: RawReference, run: RawRun): readonly string[] {
  const taxonomy = (run.taxonomies ?? [])
    .slice(0, most)
    .find(
      ({ name, guid }, at) =>
        at === toolComponent?.index ||
        (typeof guid === 'string' && guid === toolComponent?.guid) ||
        (typeof name === 'string' && name === toolComponent?.name),
    )
  const entry = id ?? (typeof index === 'number' ? taxonomy?.taxa?.[index]?.id : null) ?? ''
  const isCwe = /^cwe\b/iu.test(toolComponent?.name ?? taxonomy?.name ?? '')
  return numbersIn(isCwe && /^\d{1,5}$/u.test(entry) ? `CWE-${entry}` : entry)
}
