import type { z } from 'zod'
import type { Fact } from './fact.ts'
import type { FactKey, FactValue } from './facts/index.ts'
import { factsCompleteRule, factsRule } from './facts-rule.ts'
import type { Finding, Location } from './finding.ts'
import type { RuleTable } from './rules.ts'
import type { Scope } from './target.ts'
import type { Text } from './text.ts'

/**
 * Where an option of the gate was written, by its keys below the gate (`where('rules', 0, 'approvals')`).
 * Undefined when it is a default or comes from a preset.
 */
export type Where = (...keys: readonly (string | number)[]) => Location | undefined

/** What a judge sees: the values it needs, and the facts it can decide without as facts. */
export type Facts<K extends FactKey, P extends FactKey> = {
  readonly [key in K]: FactValue[key]
} & { readonly [key in P]: Fact<FactValue[key]> }

/**
 * How a gate judges one scope. `evaluate` is pure, synchronous and total; it runs only when every fact in `needs` is
 * known. A fact it must see even when unknown stands in `partial` instead. An empty answer counts as unknown
 * (nothing evaluated), never as a pass.
 */
export interface Judge<S extends z.ZodType, K extends FactKey, P extends FactKey> {
  readonly needs: readonly K[]
  readonly partial?: readonly P[]
  evaluate(facts: Facts<K, P>, options: z.output<S>, where: Where): readonly Finding[]
  /** What partial facts alone tell; it stands beside what is missing where a needed fact is unknown. */
  besides?(facts: Facts<never, P>, options: z.output<S>, where: Where): readonly Finding[]
}

/** A token permission a gate costs, for the table in its README. */
export interface Permission {
  /** As written under `permissions:`, or the App permission when `GITHUB_TOKEN` cannot have it. */
  readonly name: string
  readonly access: 'read' | 'write'
  /** True when a `GITHUB_TOKEN` can never have it. */
  readonly appOnly?: boolean
  /** Needed only for what the policy asks for beyond the defaults: `why` says for what. */
  readonly onDemand?: boolean
  /** With `onDemand`: every policy that configures the gate at all asks for it, so that its own action grants it. */
  readonly configured?: boolean
  readonly why: string
}

/** An input of the gate's own action: at most five, for what people set in a workflow rather than in the file. */
export interface GateInput {
  readonly description: string
  /** The policy key below the gate that the input overrides. */
  readonly option: string
  /** How its text is read; `text` when absent. A list is separated by commas or line breaks. */
  readonly kind?: 'text' | 'boolean' | 'integer' | 'list'
}

export interface Gate<
  Id extends string = string,
  S extends z.ZodType = z.ZodType,
  K1 extends FactKey = FactKey,
  P1 extends FactKey = FactKey,
  K2 extends FactKey = FactKey,
  P2 extends FactKey = FactKey,
> {
  /** Kebab case; also the policy key, the action's name and the prefix of its rules. */
  readonly id: Id
  readonly title: string
  /** One sentence: what it makes sure of. */
  readonly summary: string
  readonly rules: RuleTable
  /** The gate's own options; the common ones (`mode`, `optional`, `enforce-from`) are added by the policy schema. */
  readonly options: S
  readonly permissions: readonly Permission[]
  readonly inputs?: Readonly<Record<string, GateInput>>
  /**
   * What the policy would have to say before this gate can judge anything; null when it says enough. A gate that is
   * not configured does not apply, and none of its facts is gathered.
   */
  unconfigured?(options: z.output<S>): Text | null
  readonly pullRequest?: Judge<S, K1, P1>
  readonly repository?: Judge<S, K2, P2>
}

/**
 * Declares a gate; the compiler gives `evaluate` only the facts it asked for. Its rule table gets the one rule that
 * every gate has, so that pages, `explain` and results know it.
 */
export const defineGate = <
  const Id extends string,
  S extends z.ZodType,
  const K1 extends FactKey = never,
  const P1 extends FactKey = never,
  const K2 extends FactKey = never,
  const P2 extends FactKey = never,
>(
  gate: Gate<Id, S, K1, P1, K2, P2>,
): Gate<Id, S, K1, P1, K2, P2> => ({ ...gate, rules: { ...gate.rules, [factsRule]: factsCompleteRule } })

/** A gate of any facts and options, for code that treats all gates alike. */
export interface AnyGate {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly rules: RuleTable
  readonly options: z.ZodType
  readonly permissions: readonly Permission[]
  readonly inputs?: Readonly<Record<string, GateInput>>
  unconfigured?(options: unknown): Text | null
  readonly pullRequest?: AnyJudge
  readonly repository?: AnyJudge
}

/** Method syntax keeps the parameters bivariant, so that every typed judge is also one of these. */
export interface AnyJudge {
  readonly needs: readonly FactKey[]
  readonly partial?: readonly FactKey[]
  evaluate(facts: object, options: unknown, where: Where): readonly Finding[]
  besides?(facts: object, options: unknown, where: Where): readonly Finding[]
}

/** The judge for a scope, or undefined when the gate has nothing to say about it. */
export const judgeFor = (gate: AnyGate, scope: Scope): AnyJudge | undefined =>
  scope === 'pull-request' ? gate.pullRequest : gate.repository
