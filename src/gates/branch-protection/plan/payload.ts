import { z } from 'zod'
import { lazy } from '../../../core/lazy.ts'
import { canonicalText, compareTexts, inOrder } from './canonical.ts'
import { areDocumented, normalParameters } from './parameters.ts'

/** Whether a ruleset holds, only reports, or does nothing. `evaluate` reports on GitHub Enterprise and is inert elsewhere. */
export const enforcements = ['active', 'evaluate', 'disabled'] as const
export type Enforcement = (typeof enforcements)[number]

/** One rule as it is sent. */
export interface PlannedRule {
  readonly type: string
  readonly parameters?: Readonly<Record<string, unknown>>
}

/** One actor that may bypass; the mode is always written, because GitHub takes `always` where it is left out. */
export interface PlannedActor {
  readonly actor_id: number | null
  readonly actor_type: string
  readonly bypass_mode: string
}

/** The whole body of `POST` and `PUT …/rulesets`: all six keys, always. */
export interface RulesetPayload {
  readonly name: string
  readonly target: string
  readonly enforcement: string
  readonly bypass_actors: readonly PlannedActor[]
  readonly conditions: {
    readonly ref_name: { readonly include: readonly string[]; readonly exclude: readonly string[] }
  }
  readonly rules: readonly PlannedRule[]
}

const rulesetBodySchema = lazy(() => {
  const texts = z.array(z.string())
  const actorSchema = z.looseObject({
    actor_type: z.string(),
    actor_id: z.number().nullish(),
    bypass_mode: z.string().nullish(),
  })
  return z.looseObject({
    name: z.string(),
    target: z.string().nullish(),
    enforcement: z.string(),
    bypass_actors: z.array(actorSchema),
    conditions: z
      .looseObject({
        ref_name: z.looseObject({ include: texts.nullish(), exclude: texts.nullish() }).nullish(),
      })
      .nullish(),
    rules: z
      .array(
        z
          .looseObject({ type: z.string(), parameters: z.record(z.string(), z.unknown()).nullish() })
          .refine(({ type, parameters }) => areDocumented(type, parameters ?? {})),
      )
      .nullish(),
  })
})

/** Ids that GitHub ignores come back in several ways: one stands for all of them. */
const fixedIds: Readonly<Record<string, number | null>> = {
  OrganizationAdmin: 1,
  DeployKey: null,
  EnterpriseOwner: null,
}

/** An actor in the one form that it is compared and sent in. */
export function plannedActor(type: string, id: number | null, mode: string): PlannedActor {
  const fixed = fixedIds[type]
  return { actor_id: fixed === undefined ? id : fixed, actor_type: type, bypass_mode: mode }
}

const distinct = (list: readonly string[]): readonly string[] => [...new Set(list)].sort(compareTexts)

/** A rule without defaults that GitHub fills in, its lists in one order. */
export function normalRule({ type, parameters }: PlannedRule): PlannedRule {
  const normal = normalParameters(type, parameters ?? {})
  return Object.keys(normal).length === 0 ? { type } : { type, parameters: normal }
}

/** A body in the one form that is compared and sent. */
export function normalPayload(payload: RulesetPayload): RulesetPayload {
  const { include, exclude } = payload.conditions.ref_name
  return {
    name: payload.name,
    target: payload.target,
    enforcement: payload.enforcement,
    bypass_actors: inOrder(
      payload.bypass_actors.map((one) => plannedActor(one.actor_type, one.actor_id, one.bypass_mode)),
    ),
    conditions: { ref_name: { include: distinct(include), exclude: distinct(exclude) } },
    rules: [...inOrder(payload.rules.map(normalRule))].sort((one, other) =>
      compareTexts(one.type, other.type),
    ),
  }
}

/**
 * The body of a ruleset as GitHub gives it: ids, times, links and whatever else cannot be sent is left out. Null when
 * it is not what GitHub documents, or when who may bypass it was withheld: neither may be written back.
 */
export function payloadOf(ruleset: unknown): RulesetPayload | null {
  const parsed = rulesetBodySchema().safeParse(ruleset)
  if (!parsed.success) return null
  const { name, target, enforcement, bypass_actors: actors, conditions, rules } = parsed.data
  const names = conditions?.ref_name
  return normalPayload({
    name,
    target: target ?? 'branch',
    enforcement,
    // An absent mode means always.
    bypass_actors: actors.map((one) =>
      plannedActor(one.actor_type, one.actor_id ?? null, one.bypass_mode ?? 'always'),
    ),
    conditions: { ref_name: { include: names?.include ?? [], exclude: names?.exclude ?? [] } },
    rules: (rules ?? []).map(({ type, parameters }) =>
      parameters === null || parameters === undefined ? { type } : { type, parameters },
    ),
  })
}

/** Whether sending one would change nothing about the other. */
export const samePayload = (one: RulesetPayload, other: RulesetPayload): boolean =>
  canonicalText(normalPayload(one)) === canonicalText(normalPayload(other))

/** Rules about names and texts: GitHub takes them on Enterprise plans alone. */
export const isMetadataRule = ({ type }: PlannedRule): boolean =>
  /^(branch_name|tag_name|commit_message|commit_author_email|committer_email)_pattern$/.test(type)
