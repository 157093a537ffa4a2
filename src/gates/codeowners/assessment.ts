import { byName, type ExcludedPeople, isSamePerson, type Person } from '../../core/people/people.ts'
import { named, type Pool } from '../../core/people/pools.ts'
import {
  type Bar,
  barred,
  type Counting,
  type Discount,
  discount,
  type Reviewer,
} from '../../core/people/reviewers.ts'
import { oncePerLogin } from '../../core/people/role-approval.ts'
import { atLeast, missing, satisfied, unreadable } from '../../core/people/satisfaction.ts'
import { type ProofFacts, provenByGitHub } from './proof.ts'
import type { Requirement } from './requirements.ts'

/** Somebody the requirement names who cannot approve, and why. */
interface Barred {
  readonly person: Person
  readonly why: Bar
}

/** A requirement with what the reviews make of it. */
export interface Assessment {
  readonly requirement: Requirement
  /** `no` and `maybe` are open; `impossible`: no approval of anyone could ever close it. */
  readonly state: 'met' | 'proven' | 'maybe' | 'no' | 'impossible'
  /** Reviewers whose approval counts, whether this requirement names them or not. */
  readonly approvers: readonly Reviewer[]
  /** Reviewers whose word does not count here, and why. */
  readonly discounted: readonly { readonly reviewer: Reviewer; readonly why: Discount }[]
  /** Known people who can still approve, without those who count already. */
  readonly eligible: readonly Person[]
  readonly barred: readonly Barred[]
}

/** Who may still approve at all: the world beyond the reviews. */
export interface Situation {
  readonly reviewers: readonly Reviewer[]
  readonly counting: Counting
  readonly excluded: ExcludedPeople
  readonly proof: ProofFacts
}

export function assess(requirement: Requirement, situation: Situation): Assessment {
  const { reviewers, counting, proof } = situation
  const files = requirement.touched.map(({ file }) => file)
  const judged = reviewers.map((reviewer) => ({ reviewer, why: discount(reviewer, files, counting) }))
  const approvers = oncePerLogin(
    judged.filter(({ why }) => why === undefined).map(({ reviewer }) => reviewer),
  )
  const discounted = judged.flatMap(({ reviewer, why }) => (why === undefined ? [] : [{ reviewer, why }]))
  const { eligible, barred: refused } = candidatesFor(requirement, approvers, situation)
  const state = stateOf(requirement, approvers, eligible, () =>
    provenByGitHub(requirement, reviewers, approvers, proof),
  )
  return { requirement, state, approvers, discounted, eligible, barred: refused }
}

function stateOf(
  requirement: Requirement,
  approvers: readonly Person[],
  eligible: readonly Person[],
  proven: () => boolean,
): Assessment['state'] {
  const now = satisfied(requirement, approvers)
  if (now === 'yes') return 'met'
  if (unreadable(requirement).length > 0 && proven()) return 'proven'
  if (!closable(requirement, [...approvers, ...eligible])) return 'impossible'
  return now
}

/** Whether enough people exist: those who cannot be seen, and those whom no line names, count as enough. */
function closable(requirement: Requirement, everyone: readonly Person[]): boolean {
  const bounded = requirement.demands.filter((demand) => !demand.pools.some(isOpenEnded))
  return missing({ demands: bounded, distinct: requirement.distinct }, everyone, atLeast('yes')) === 0
}

const isOpenEnded = (pool: Pool): boolean => pool.kind === 'unreadable' || pool.kind === 'anyone'

function candidatesFor(
  requirement: Requirement,
  approvers: readonly Reviewer[],
  { reviewers, counting, excluded }: Situation,
): { eligible: readonly Person[]; barred: readonly Barred[] } {
  const eligible = new Map<string, Person>()
  const refused = new Map<string, Barred>()
  for (const person of requirement.demands.flatMap(({ pools }) => pools.flatMap(named))) {
    const key = person.login.toLowerCase()
    if (approvers.some((approver) => isSamePerson(approver, person))) continue
    const reviewer = reviewers.find((other) => isSamePerson(other, person))
    const known = reviewer ?? person
    const why = reviewer === undefined ? excluded.reason(person) : barred(reviewer, counting)
    if (why === undefined) eligible.set(key, known)
    else refused.set(key, { person: known, why })
  }
  const sorted = [...refused.values()].sort((a, b) => byName(a.person.login, b.person.login))
  return { eligible: [...eligible.values()].sort((a, b) => byName(a.login, b.login)), barred: sorted }
}
