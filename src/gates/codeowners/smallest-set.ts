import { byName, type Person } from './people.ts'
import { type Demands, fits, missing } from './satisfaction.ts'

/** Someone who could still approve: a known person, or a stand-in for one member of an unreadable owner. */
export interface Candidate extends Person {
  /** As shown: `@login`, or `a member of @org/team`. */
  readonly label: string
}

/** A requirement that approvals can still close, with those that count for it already. */
export interface Open {
  readonly requirement: Demands
  readonly approvers: readonly Person[]
}

export interface SmallestSet {
  readonly people: readonly Candidate[]
  /** False when the search was cut and a greedy choice stands in: it closes everything, perhaps with one too many. */
  readonly exact: boolean
}

/** Search steps before the greedy choice takes over: about 50 ms. */
const stepLimit = 20_000

/**
 * The fewest people whose approvals together close every open requirement: an exact minimum hitting set with several
 * slots per set, found by iterative deepening; beyond the step limit a greedy choice. Undefined when no choice of the
 * candidates closes everything.
 */
export function smallestSet(open: readonly Open[], candidates: readonly Candidate[]): SmallestSet | undefined {
  const useful = distinctiveCandidates(open, candidates)
  if (remaining(open, useful) > 0) return undefined
  const greedy = greedySet(open, useful)
  const budget = { left: stepLimit }
  for (let size = lowerBound(open); size < greedy.length; size += 1) {
    const found = search(open, useful, [], size, 0, budget)
    if (found !== undefined) return { people: found, exact: true }
    if (budget.left <= 0) return { people: greedy, exact: false }
  }
  return { people: greedy, exact: true }
}

const remaining = (open: readonly Open[], chosen: readonly Candidate[]): number =>
  open.reduce((sum, { requirement, approvers }) => sum + missing(requirement, [...approvers, ...chosen], 'yes'), 0)

/** No smaller set can do: one requirement alone needs so many people. */
const lowerBound = (open: readonly Open[]): number =>
  open.reduce((most, { requirement, approvers }) => {
    const needed = requirement.distinct
      ? missing(requirement, approvers, 'yes')
      : Math.max(
          0,
          ...requirement.demands.map((demand) => missing({ demands: [demand], distinct: false }, approvers, 'yes')),
        )
    return Math.max(most, needed)
  }, 0)

/** People who fit exactly the same demands are alike: of each kind, as many are kept as could be needed at once. */
function distinctiveCandidates(open: readonly Open[], candidates: readonly Candidate[]): readonly Candidate[] {
  const demands = open.flatMap(({ requirement }) => requirement.demands)
  const enough = demands.reduce((sum, demand) => Math.max(sum, demand.approvals), 1) + distinctSlots(open)
  const kinds = new Map<string, Candidate[]>()
  for (const candidate of [...candidates].sort((a, b) => byName(a.label, b.label))) {
    const kind = demands.map((demand) => (fits(candidate, demand) === 'yes' ? '1' : '0')).join('')
    if (!kind.includes('1')) continue
    const alike = kinds.get(kind) ?? []
    if (alike.length < enough) kinds.set(kind, [...alike, candidate])
  }
  // The most useful first, so that the first set found is also the most natural one.
  return [...kinds]
    .sort(([a], [b]) => weight(b) - weight(a) || (a < b ? 1 : -1))
    .flatMap(([, alike]) => alike)
}

const weight = (kind: string): number => kind.split('1').length

const distinctSlots = (open: readonly Open[]): number =>
  open
    .filter(({ requirement }) => requirement.distinct)
    .reduce((sum, { requirement }) => Math.max(sum, requirement.demands.reduce((all, one) => all + one.approvals, 0)), 0)

function search(
  open: readonly Open[],
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
  size: number,
  from: number,
  budget: { left: number },
): readonly Candidate[] | undefined {
  budget.left -= 1
  if (budget.left <= 0) return undefined
  if (chosen.length === size) return remaining(open, chosen) === 0 ? chosen : undefined
  for (let index = from; index < candidates.length; index += 1) {
    const candidate = candidates[index]
    if (candidate === undefined) continue
    const found = search(open, candidates, [...chosen, candidate], size, index + 1, budget)
    if (found !== undefined) return found
  }
  return undefined
}

function greedySet(open: readonly Open[], candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = []
  let left = remaining(open, chosen)
  while (left > 0) {
    let best: { candidate: Candidate; left: number } | undefined
    for (const candidate of candidates) {
      if (chosen.includes(candidate)) continue
      const after = remaining(open, [...chosen, candidate])
      if (after < left && (best === undefined || after < best.left)) best = { candidate, left: after }
    }
    if (best === undefined) break
    chosen.push(best.candidate)
    left = best.left
  }
  return chosen
}
