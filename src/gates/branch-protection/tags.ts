import { z } from 'zod'
import type { Observation, Unobserved } from '../../core/facts/observation.ts'
import type { Protection, Ruleset } from '../../core/facts/protection.ts'
import { matchesRef, refPattern } from '../../formats/fnmatch.ts'
import { refMatches } from './conditions.ts'
import type { Requirements } from './controls.ts'
import type { ProtectionInput } from './model.ts'
import type { TagEntry } from './options.ts'

/** What a tag entry asks for, in the words of controls: a tag that cannot be updated or deleted is immutable. */
export function tagRequirements(entry: TagEntry): Requirements {
  const { bypass } = entry
  return {
    'restricted-updates': entry.immutable,
    'block-deletion': entry.immutable,
    creation: entry['creation-restricted'] === true,
    signatures: entry.signatures === true,
    'name-pattern': entry['name-pattern'] === true,
    ...(bypass === undefined ? {} : { bypass }),
  }
}

/** Key of the policy where a control of a tag entry is written. */
export const tagKey = (control: string): string =>
  ({ 'restricted-updates': 'immutable', 'block-deletion': 'immutable', creation: 'creation-restricted' })[
    control
  ] ?? control

/** Whether a pattern of a ruleset covers every tag that a pattern of the policy stands for; null when nobody can say. */
type Coverage = boolean | null

const wildcard = /[*?[\\]/

function covers(outer: string, inner: string): Coverage {
  if (outer === '~ALL' || outer === inner) return true
  if (inner === '~ALL' || outer.startsWith('~')) return disjoint(outer, inner) ? false : null
  // `refs/tags/*` absorbs whatever `?` and `*` of the other stand for; brackets and `**` are not compared.
  const simple = !/[?[\\]/.test(outer) && !/[[\\]|\*\*/.test(inner)
  if (simple && matchesRef(outer, inner.replaceAll('?', '*'))) return true
  return disjoint(outer, inner) ? false : null
}

/** The texts before the first wildcard already differ. */
function disjoint(one: string, other: string): boolean {
  if (one.startsWith('~') || other.startsWith('~')) return false
  const [a, b] = [literal(one), literal(other)]
  return !a.startsWith(b) && !b.startsWith(a)
}

const literal = (pattern: string): string => pattern.slice(0, Math.max(0, pattern.search(/[*?[\\]|$/)))

/** Strict: a key this version does not know could narrow what the ruleset covers. */
const refNameSchema = z.strictObject({
  include: z.array(z.string()),
  exclude: z.array(z.string()).optional(),
})

/** An empty include with something excluded is everything else; both empty is nothing (research R19). */
function appliesTo(ruleset: Ruleset, pattern: string, defaultBranch: string): Coverage {
  if (!pattern.startsWith('~') && !wildcard.test(pattern)) {
    const matches = refMatches(ruleset.conditions?.['ref_name'], pattern, defaultBranch)
    return matches.known ? matches.value : null
  }
  const names = refNameSchema.safeParse(ruleset.conditions?.['ref_name'])
  if (!names.success) return null
  const { exclude = [] } = names.data
  const include = names.data.include.length === 0 && exclude.length > 0 ? ['~ALL'] : names.data.include
  const included = include.map((outer) => covers(outer, pattern))
  if (included.every((one) => one === false)) return false
  if (exclude.some((outer) => covers(outer, pattern) === true)) return false
  const apart = exclude.every((outer) => disjoint(outer, pattern))
  return included.includes(true) && apart ? true : null
}

const vague: Unobserved = {
  known: false,
  reason: 'ambiguous',
  detail: 'a ruleset covers some of these tags and perhaps not all',
  remedy: { text: 'write the same pattern in the ruleset and in the policy' },
}

/** Everything that applies to the tags of a pattern: there is no endpoint for it, so rulesets are compared here. */
export function tagInput(protection: Protection, written: string): ProtectionInput {
  const pattern = refPattern('tag', written)
  const found = tagRulesets(protection)
  const parts = found.known
    ? found.value.map((ruleset) => ({
        ruleset,
        applies: appliesTo(ruleset, pattern, protection.repository.defaultBranch),
      }))
    : []
  const some = parts.filter(({ applies }) => applies === true).map(({ ruleset }) => ruleset)
  const partly = parts.some(({ applies }) => applies === null)
  return {
    classic: { known: true, value: null },
    hint: { known: true, value: { protected: false, protection: null } },
    rules: found.known ? { known: true, value: some.flatMap(rulesOf) } : found,
    rulesets: protection.rulesets,
    mergeSettings: { known: true, value: { merge: true, squash: true, rebase: true } },
    ...(partly ? { partly: vague } : {}),
  }
}

const rulesOf = (ruleset: Ruleset) =>
  (ruleset.rules ?? []).map((rule) => ({
    ...rule,
    ruleset_id: ruleset.id,
    ruleset_source_type: ruleset.source_type ?? 'Repository',
  }))

const withoutRules = (id: number): Unobserved => ({
  known: false,
  reason: 'api-shape',
  detail: `GitHub left out the rules of ruleset ${id}`,
})

/** Every active ruleset for tags; unobserved as soon as one of them is. */
function tagRulesets({ index, rulesets }: Protection): Observation<readonly Ruleset[]> {
  if (index === null)
    return { known: false, reason: 'nothing-evaluated', detail: 'tags are not asked for here' }
  if (!index.known) return index
  const found: Ruleset[] = []
  for (const { id, target, enforcement } of index.value) {
    if (target !== 'tag' || enforcement !== 'active') continue
    const ruleset = rulesets[String(id)]
    if (ruleset === undefined)
      return { known: false, reason: 'not-found', detail: `ruleset ${id} was not read` }
    if (!ruleset.known) return ruleset
    if (ruleset.value.rules === undefined) return withoutRules(id)
    found.push(ruleset.value)
  }
  return { known: true, value: found }
}
