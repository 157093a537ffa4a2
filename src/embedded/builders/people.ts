import type { Signature } from '../git/commit.ts'
import type { Account, Organisation, Role, Team } from '../model.ts'
import type { Plan, Ruleset } from '../protection-model.ts'
import type { State } from '../state.ts'
import { known } from './names.ts'
import { makeOrganisationRuleset, type OrganisationRulesetOptions } from './protection.ts'

/** Who made a commit: a login, or a name and address that may belong to nobody. */
export type Person = string | Signature

/** Name and first address of a person. */
export function signatureOf(state: State, person: Person): Signature {
  if (typeof person !== 'string') return person
  const account = known(state, person)
  return { name: account.name ?? account.login, email: account.emails[0] ?? '' }
}

/** The account of a person, null when nobody is known by that address. */
export const accountOf = (state: State, person: Person): Account | null =>
  typeof person === 'string' ? known(state, person) : (state.accountByEmail(person.email) ?? null)

interface TeamOptions {
  readonly members?: readonly string[]
  readonly maintainers?: readonly string[]
  readonly parent?: Team
  readonly secret?: boolean
}

export interface OrganisationOptions {
  readonly owners?: readonly string[]
  readonly members?: readonly string[]
  /** What members may do in every repository; `read`, as on GitHub, when absent. */
  readonly basePermission?: Role
  /** `team` when absent: rulesets for private repositories, but no name patterns. */
  readonly plan?: Plan
}

/** An organisation and its teams. */
export class OrganisationBuilder {
  readonly model: Organisation
  readonly #state: State

  constructor(state: State, login: string, options: OrganisationOptions) {
    this.#state = state
    this.model = {
      account: state.addAccount(login, 'Organization'),
      owners: new Set((options.owners ?? []).map((name) => known(state, name))),
      members: new Set((options.members ?? []).map((name) => known(state, name))),
      teams: new Map(),
      basePermission: options.basePermission ?? 'read',
      rulesets: [],
    }
    this.model.account.plan = options.plan ?? 'team'
    state.organisations.set(login.toLowerCase(), this.model)
  }

  /** A ruleset for the organisation's repositories: all of them, when neither `repositories` nor `conditions` say. */
  ruleset(options: OrganisationRulesetOptions): Ruleset {
    const by = { actor: this.model.account, level: 'Organization' as const }
    const ruleset = makeOrganisationRuleset(this.#state, options, by)
    this.model.rulesets.push(ruleset)
    return ruleset
  }

  addMember(login: string): void {
    this.model.members.add(known(this.#state, login))
  }

  /** Also takes the person out of every team. */
  removeMember(login: string): void {
    const account = known(this.#state, login)
    this.model.members.delete(account)
    this.model.owners.delete(account)
    for (const team of this.model.teams.values()) team.members.delete(account)
  }

  /** Adds a team; its people become members of the organisation. */
  team(slug: string, options: TeamOptions = {}): Team {
    const team: Team = {
      id: this.#state.nextId(),
      organisation: this.model,
      slug,
      name: slug,
      secret: options.secret ?? false,
      parent: options.parent ?? null,
      members: new Map(),
    }
    for (const login of options.members ?? []) team.members.set(known(this.#state, login), 'member')
    for (const login of options.maintainers ?? []) team.members.set(known(this.#state, login), 'maintainer')
    for (const account of team.members.keys()) this.model.members.add(account)
    this.model.teams.set(slug.toLowerCase(), team)
    return team
  }
}
