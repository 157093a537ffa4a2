import { byName, isSamePerson, type Person } from '../../core/people/people.ts'
import { atLeast, type Demand, type Demands, type Fitting, missing } from '../../core/people/satisfaction.ts'

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
  /** False when the search was cut and a greedy choice stands in: it closes everything, perhaps with more than needed. */
  readonly exact: boolean
}

/** Search steps before the greedy choice takes over: well under a second. */
const stepLimit = 20_000

/**
 * The fewest people whose approvals together close every open requirement: an exact minimum hitting set with several
 * slots per set, found by iterative deepening; beyond the step limit a greedy choice. Undefined when no choice of the
 * candidates closes everything.
 */
export function smallestSet(
  open: readonly Open[],
  candidates: readonly Candidate[],
): SmallestSet | undefined {
  const fitting = remembered(atLeast('yes'))
  // Somebody whose approval counts here already may be asked again for other files, and is still one person.
  const missingOf = ({ requirement, approvers }: Open, chosen: readonly Candidate[]): number => {
    const more = chosen.filter((one) => !approvers.some((approver) => isSamePerson(approver, one)))
    return missing(requirement, [...approvers, ...more], fitting)
  }
  const task: Task = {
    open,
    candidates: distinctiveCandidates(open, candidates, fitting),
    missingOf,
    budget: { left: stepLimit },
  }
  const greedy = greedySet(task)
  if (total(task, greedy) > 0) return undefined
  for (let size = 0; size < greedy.length; size += 1) {
    const found = search(task, [], size)
    if (found !== undefined) return { people: found, exact: true }
    if (task.budget.left <= 0) return { people: greedy, exact: false }
  }
  return { people: greedy, exact: true }
}

interface Task {
  readonly open: readonly Open[]
  readonly candidates: readonly Candidate[]
  readonly missingOf: (open: Open, chosen: readonly Candidate[]) => number
  readonly budget: { left: number }
}

/** Whether somebody fits does not change during the search, and teams may be large. */
function remembered(fitting: Fitting): Fitting {
  const known = new Map<Demand, Map<Person, boolean>>()
  return (person, demand) => {
    const ofDemand = known.get(demand) ?? new Map<Person, boolean>()
    known.set(demand, ofDemand)
    const answer = ofDemand.get(person) ?? fitting(person, demand)
    ofDemand.set(person, answer)
    return answer
  }
}

const total = ({ open, missingOf }: Task, chosen: readonly Candidate[]): number =>
  open.reduce((sum, one) => sum + missingOf(one, chosen), 0)

/** People who fit exactly the same demands are alike: of each kind, as many are kept as could be needed at once. */
function distinctiveCandidates(
  open: readonly Open[],
  candidates: readonly Candidate[],
  fitting: Fitting,
): readonly Candidate[] {
  const demands = open.flatMap(({ requirement }) => requirement.demands)
  const enough = Math.max(1, ...open.map(({ requirement }) => slots(requirement)))
  const kinds = new Map<string, Candidate[]>()
  for (const candidate of [...candidates].sort((a, b) => byName(a.label, b.label))) {
    const kind = demands.map((demand) => (fitting(candidate, demand) ? '1' : '0')).join('')
    if (!kind.includes('1')) continue
    const alike = kinds.get(kind) ?? []
    if (alike.length < enough) kinds.set(kind, [...alike, candidate])
  }
  // The most useful first, so that the first set found is also the most natural one.
  const usefulness = (kind: string): number => kind.split('1').length
  return [...kinds]
    .sort(([a], [b]) => usefulness(b) - usefulness(a) || (a < b ? 1 : -1))
    .flatMap(([, alike]) => alike)
}

/** The most people that one requirement could need. */
function slots({ demands, distinct }: Demands): number {
  const each = demands.map((demand) => demand.approvals)
  return distinct ? each.reduce((sum, count) => sum + count, 0) : Math.max(0, ...each)
}

/** Branches over the people who bring the first open requirement nearer: every closing set holds one of them. */
function search(task: Task, chosen: readonly Candidate[], size: number): readonly Candidate[] | undefined {
  task.budget.left -= 1
  if (task.budget.left <= 0) return undefined
  const first = task.open.find((one) => task.missingOf(one, chosen) > 0)
  if (first === undefined) return chosen
  if (chosen.length >= size) return undefined
  const before = task.missingOf(first, chosen)
  for (const candidate of task.candidates) {
    if (chosen.includes(candidate)) continue
    const next = [...chosen, candidate]
    if (task.missingOf(first, next) >= before) continue
    const found = search(task, next, size)
    if (found !== undefined) return found
  }
  return undefined
}

function greedySet(task: Task): readonly Candidate[] {
  const chosen: Candidate[] = []
  let left = total(task, chosen)
  while (left > 0) {
    let best: { candidate: Candidate; left: number } | undefined
    for (const candidate of task.candidates) {
      if (chosen.includes(candidate)) continue
      const after = total(task, [...chosen, candidate])
      if (after < (best?.left ?? left)) best = { candidate, left: after }
    }
    if (best === undefined) break
    chosen.push(best.candidate)
    left = best.left
  }
  return chosen
}
