import type { Enterprise, Ruleset } from '../protection-model.ts'
import type { State } from '../state.ts'
import type { OrganisationBuilder } from './people.ts'
import { makeOrganisationRuleset, type OrganisationRulesetOptions } from './protection.ts'

/** An enterprise: its rulesets reach the repositories of all its organisations. */
export class EnterpriseBuilder {
  readonly model: Enterprise
  readonly #state: State
  readonly #actor: OrganisationBuilder['model']['account']

  /** @throws Error without an organisation */
  constructor(state: State, slug: string, organisations: readonly OrganisationBuilder[]) {
    const [first] = organisations
    if (first === undefined) throw new Error(`enterprise ${slug} has no organisation`)
    this.#state = state
    this.#actor = first.model.account
    this.model = { slug, organisations: new Set(organisations.map(({ model }) => model)), rulesets: [] }
    for (const { account } of this.model.organisations) account.plan = 'enterprise'
    state.enterprises.push(this.model)
  }

  ruleset(options: OrganisationRulesetOptions): Ruleset {
    const by = { actor: this.#actor, level: 'Enterprise' as const }
    const ruleset = makeOrganisationRuleset(this.#state, options, by)
    this.model.rulesets.push(ruleset)
    return ruleset
  }
}
