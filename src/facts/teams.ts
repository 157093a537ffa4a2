import { type Fact, known, type Unknown, unknown } from '../core/fact.ts'
import type { Teams } from '../core/facts/codeowners.ts'
import type { Actor } from '../core/facts/people.ts'
import { restActor } from './actor.ts'
import { type GatherContext, type Gatherer, settle } from './gather.ts'
import { decidingOwners } from './owners.ts'

const route = 'GET /orgs/{org}/teams/{team_slug}/members'
const permission = 'members: read (GitHub App)'

/**
 * Fact `teams`: members of the teams that own a changed file or that a matching policy rule names. A team that cannot
 * be read is unknown by itself; it is never an empty team.
 */
export const gatherTeams: Gatherer<'teams'> = async (context) => {
  const owners = await decidingOwners(context)
  const names = [...new Set(owners.map((owner) => owner.toLowerCase()).filter(isTeam))].sort()
  const members = await Promise.all(
    names.map(async (name) => [name, await membersOf(context, name)] as const),
  )
  const teams: Teams = Object.fromEntries(members.map(([name, fact]) => [name, asTeam(fact)]))
  return known(teams, { kind: 'api', what: route })
}

const isTeam = (owner: string): boolean => /^@[^@/]+\/[^@/]+$/.test(owner)

async function membersOf(context: GatherContext, name: string): Promise<Fact<Actor[]>> {
  const [org = '', team_slug = ''] = name.slice(1).split('/')
  const source = { kind: 'api', what: route } as const
  return await settle(async () => {
    const members = await context.github.list(route, { org, team_slug }, restActor, {
      key: (member) => member.id,
      permission,
    })
    return known([...members], source)
  })
}

function asTeam(fact: Fact<Actor[]>): Teams[string] {
  if (fact.known) return { known: true, members: fact.value }
  const { reason, detail, remedy } = unreadable(fact)
  return { known: false, reason, detail, ...(remedy === undefined ? {} : { remedy }) }
}

/** GitHub answers 404 as well as 403 where the token may not see the members. */
function unreadable(failure: Unknown): Unknown {
  if (failure.reason !== 'permission-missing' && failure.reason !== 'not-found') return failure
  return unknown('team-membership', failure.detail, {
    remedy: {
      text: 'use a GitHub App token with `members: read`, or a personal access token with `read:org`; GITHUB_TOKEN cannot read teams',
      permission,
    },
  })
}
