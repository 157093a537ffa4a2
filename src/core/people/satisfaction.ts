import type { Person } from './people.ts'
import { type Belongs, belongs, type Pool, type UnreadablePool } from './pools.ts'

/** So many approvals from people of these pools, each from another person. */
export interface Demand {
  readonly pools: readonly Pool[]
  readonly approvals: number
}

/** Demands that are met together. With `distinct`, nobody stands for two of them. */
export interface Demands {
  readonly demands: readonly Demand[]
  readonly distinct: boolean
}

const strength: Readonly<Record<Belongs, number>> = { no: 0, maybe: 1, yes: 2 }

/** The best that any pool of the demand says about a person. */
export function fits(person: Person, demand: Demand): Belongs {
  let best: Belongs = 'no'
  for (const pool of demand.pools) {
    const belonging = belongs(person, pool)
    if (strength[belonging] > strength[best]) best = belonging
  }
  return best
}

/**
 * Whether these approvers meet the demands: `yes` by people known to belong, `maybe` when it would take someone whose
 * membership cannot be seen, `no` when even that is not enough.
 */
export function satisfied(requirement: Demands, approvers: readonly Person[]): Belongs {
  if (missing(requirement, approvers, atLeast('yes')) === 0) return 'yes'
  return missing(requirement, approvers, atLeast('maybe')) === 0 ? 'maybe' : 'no'
}

/** The owners among them whose people cannot be seen, each once. */
export function unreadable({ demands }: Demands): readonly UnreadablePool[] {
  const pools = demands.flatMap((demand) => demand.pools).filter((pool) => pool.kind === 'unreadable')
  return pools.filter((pool, index) => pools.findIndex(({ name }) => name === pool.name) === index)
}

/** Whether a person counts for a demand. */
export type Fitting = (person: Person, demand: Demand) => boolean

/** Counts everyone who fits at least so well. */
export const atLeast =
  (least: 'yes' | 'maybe'): Fitting =>
  (person, demand) =>
    strength[fits(person, demand)] >= strength[least]

/** How many approvals are still missing. */
export function missing(requirement: Demands, approvers: readonly Person[], fitting: Fitting): number {
  if (requirement.distinct) return unmatched(requirement.demands, approvers, fitting)
  const each = requirement.demands.map((demand) => {
    const count = approvers.filter((person) => fitting(person, demand)).length
    return Math.max(0, demand.approvals - count)
  })
  return each.reduce((sum, count) => sum + count, 0)
}

/** Slots that stay open in a largest matching of people to slots (augmenting paths). */
function unmatched(demands: readonly Demand[], people: readonly Person[], fitting: Fitting): number {
  const slots = demands.flatMap((demand) => Array.from({ length: demand.approvals }, () => demand))
  const holder = new Map<number, number>()
  const place = (slot: number, seen: Set<number>): boolean => {
    const demand = slots[slot]
    for (const [index, person] of people.entries()) {
      if (demand === undefined || seen.has(index) || !fitting(person, demand)) continue
      seen.add(index)
      const taken = holder.get(index)
      if (taken === undefined || place(taken, seen)) {
        holder.set(index, slot)
        return true
      }
    }
    return false
  }
  return slots.filter((_, slot) => !place(slot, new Set())).length
}
