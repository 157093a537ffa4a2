import { z } from 'zod'
import { type Unknown, unknown } from '../core/fact.ts'
import { rulesetSchema } from '../core/facts/protection.ts'
import { type Difference, differences } from '../gates/branch-protection/plan/diff.ts'
import { type Owned, ownedFrom } from '../gates/branch-protection/plan/owned.ts'
import { type RulesetPayload, samePayload } from '../gates/branch-protection/plan/payload.ts'
import type { EntryPlan } from '../gates/branch-protection/plan/plan.ts'
import { GitHubFailure } from '../github/failure.ts'
import type { GitHub } from '../github/port.ts'
import type { Ports } from './repository.ts'

const permission = 'administration: write (GitHub App)'
const list = '/repos/{owner}/{repo}/rulesets'
const one = `${list}/{ruleset_id}`

/** How writing one ruleset ended. */
export type Written =
  | {
      readonly kind: 'written'
      readonly id: number
      readonly payload: RulesetPayload
      /** Rules the plan does not offer: left out, and the rest is in force. */
      readonly withoutRules: readonly string[]
      /** What GitHub keeps in another way than it was sent. */
      readonly differences: readonly Difference[]
    }
  /** Without the rules that the plan does not offer there is nothing left to change. */
  | { readonly kind: 'unchanged'; readonly withoutRules: readonly string[] }
  | { readonly kind: 'failed'; readonly why: Unknown }

/** Rules that GitHub takes on Enterprise plans alone, and refuses without a reason elsewhere. */
const metadataRule =
  /Invalid rule '((?:branch_name|tag_name|commit_message|commit_author_email|committer_email)_pattern)':\s*(?=$|:)/g

/**
 * Creates or replaces the one ruleset of a plan. Right before, it is read again: whatever changed since the plan was
 * made ends it. Nothing else is ever written.
 */
export async function writeRuleset(ports: Ports, plan: EntryPlan): Promise<Written> {
  const first = await attempt(ports, plan, plan.payload)
  if (first.kind !== 'refused') return first
  const now = plan.owned.kind === 'there' ? plan.owned.payload : null
  // A rule that is there already is not taken away: that would be weaker.
  const kept = (type: string): boolean => now?.rules.some((rule) => rule.type === type) === true
  const without = plan.payload.rules
    .map(({ type }) => type)
    .filter((type) => first.rules.includes(type) && !kept(type))
  const rest = { ...plan.payload, rules: plan.payload.rules.filter(({ type }) => !without.includes(type)) }
  if (without.length === 0) return { kind: 'failed', why: first.why }
  if (rest.rules.length === 0 || (now !== null && samePayload(now, rest)))
    return { kind: 'unchanged', withoutRules: without }
  const second = await attempt(ports, plan, rest)
  if (second.kind === 'refused') return { kind: 'failed', why: second.why }
  return second.kind === 'written' ? { ...second, withoutRules: without } : second
}

type Attempt =
  | Written
  | { readonly kind: 'refused'; readonly rules: readonly string[]; readonly why: Unknown }

async function attempt(ports: Ports, plan: EntryPlan, payload: RulesetPayload): Promise<Attempt> {
  const { administration, github, repository } = ports
  const client = administration ?? github
  try {
    const moved = await movedSince(client, ports, plan)
    if (moved !== null) return { kind: 'failed', why: moved }
    const body = { ...repository, ...payload }
    const answer =
      plan.owned.kind === 'there'
        ? await client.send(`PUT ${one}`, { ...body, ruleset_id: plan.owned.id }, rulesetSchema, {
            permission,
          })
        : await client.send(`POST ${list}`, body, rulesetSchema, { permission })
    return kept(ownedFrom(answer), answer.id, payload)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    const { status, said = '' } = error.details
    const rules = status === 422 ? [...said.matchAll(metadataRule)].map(([, type = '']) => type) : []
    return rules.length > 0
      ? { kind: 'refused', rules, why: error.toUnknown() }
      : { kind: 'failed', why: error.toUnknown() }
  }
}

const unreadable: Difference = { sign: '~', what: 'its answer could not be read' }

/** What GitHub says it holds now, against what was sent. */
function kept(owned: Owned, id: number, payload: RulesetPayload): Written {
  const now = owned.kind === 'there' || owned.kind === 'redacted' ? owned.payload : null
  const shown =
    owned.kind === 'redacted' && now !== null ? { ...now, bypass_actors: payload.bypass_actors } : now
  return {
    ...{ kind: 'written', id, payload, withoutRules: [] },
    differences: shown === null ? [unreadable] : differences(payload, shown),
  }
}

const rowSchema = z.looseObject({ id: z.number(), name: z.string(), source_type: z.string().optional() })

const moved = (detail: string): Unknown =>
  unknown('target-moved', detail, { remedy: { text: 'run it again: the plan is made anew' } })

/** What somebody else did between the plan and now; null when nothing. */
async function movedSince(client: GitHub, { repository }: Ports, plan: EntryPlan): Promise<Unknown | null> {
  const { owned, payload } = plan
  if (owned.kind === 'there') {
    const parameters = { ...repository, ruleset_id: owned.id, includes_parents: false }
    const now = ownedFrom(await client.get(`GET ${one}`, parameters, rulesetSchema, { permission }))
    const same =
      now.kind === 'there' && now.updatedAt === owned.updatedAt && samePayload(now.payload, owned.payload)
    return same ? null : moved(`ruleset ${payload.name} (${owned.id}) was changed while it was planned`)
  }
  const query = { ...repository, includes_parents: false, targets: 'branch,tag,push' }
  const rows = await client.list(`GET ${list}`, query, rowSchema, { key: ({ id }) => id, permission })
  const taken = rows.some(
    ({ name, source_type: level = 'Repository' }) => name === payload.name && level === 'Repository',
  )
  return taken ? moved(`a ruleset named ${payload.name} was made while it was planned`) : null
}
