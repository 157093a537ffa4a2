import type { Detail } from '../../core/finding.ts'
import { mention, type Person } from '../../core/people/people.ts'
import type { Pool } from '../../core/people/pools.ts'
import type { Demand } from '../../core/people/satisfaction.ts'
import { people, type Text, text } from '../../core/text.ts'
import type { Assessment } from './assessment.ts'
import { type Candidate, type Open, type SmallestSet, smallestSet } from './smallest-set.ts'
import { word } from './words.ts'

/** The fewest people who close every requirement that approvals can close, as a detail; nothing when none is open. */
export function closingSet(assessments: readonly Assessment[]): readonly Detail[] {
  const result = closingPeople(assessments)
  if (result === undefined || result.people.length === 0) return []
  const items = result.people.map((candidate): Text => [people([candidate.label])])
  return [{ kind: 'list', title: titleFor(items.length, result.exact), items }]
}

/** The fewest people who close the open ones of these requirements. */
export function closingPeople(assessments: readonly Assessment[]): SmallestSet | undefined {
  const open = assessments.filter(({ state }) => state === 'no' || state === 'maybe')
  const standIns = new StandIns()
  const problems = open.map(
    ({ requirement, approvers }): Open => ({
      requirement: { ...requirement, demands: requirement.demands.map((demand) => standIns.replace(demand)) },
      approvers,
    }),
  )
  const known = new Map<string, Candidate>()
  for (const person of open.flatMap(({ eligible }) => eligible)) {
    const before = known.get(person.login.toLowerCase())
    if (before === undefined || before.id === null) known.set(person.login.toLowerCase(), labelled(person))
  }
  return smallestSet(problems, [...known.values(), ...standIns.candidates()])
}

const labelled = (person: Person): Candidate => ({ ...person, label: mention(person) })

function titleFor(count: number, exact: boolean): Text {
  const size = count === 1 ? '1 approval closes everything' : `${count} approvals close everything`
  const note = exact ? 'the fewest possible' : 'too many ways to try them all; fewer may do'
  return text`Who can still approve: ${word(`${size} (${note})`)}`
}

/**
 * People who cannot be named: members of a team that cannot be read, anyone with write access. Each such owner becomes
 * a team of as many numbered stand-ins as one demand can need.
 */
class StandIns {
  readonly #byName = new Map<string, Candidate[]>()
  #next = -1

  replace(demand: Demand): Demand {
    return { ...demand, pools: demand.pools.map((pool) => this.#known(pool, demand.approvals)) }
  }

  candidates(): readonly Candidate[] {
    return [...this.#byName.values()].flat()
  }

  #known(pool: Pool, approvals: number): Pool {
    if (pool.kind !== 'unreadable' && pool.kind !== 'anyone') return pool
    const members = this.#byName.get(pool.name.toLowerCase()) ?? []
    while (members.length < approvals) members.push(this.#member(pool, members.length))
    this.#byName.set(pool.name.toLowerCase(), members)
    return pool.kind === 'anyone' ? pool : { kind: 'team', name: pool.name, members }
  }

  #member(pool: Pool, already: number): Candidate {
    const id = this.#next--
    const another = already === 0 ? 'a' : 'another'
    const label =
      pool.kind === 'anyone'
        ? `${already === 0 ? '' : 'another of '}${pool.name}`
        : pool.name.startsWith('@')
          ? `${another} member of ${pool.name}`
          : pool.name
    return { id, login: '', label }
  }
}
