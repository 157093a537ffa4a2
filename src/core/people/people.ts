import type { Actor } from '../facts/people.ts'
import type { Commit } from '../facts/pull-request.ts'
/** Someone who may approve. The numeric id is what identifies; it is null where only a login is written. */
export interface Person {
  readonly id: number | null
  readonly login: string
}

/** GitHub compares logins and team names without case. */
export const sameName = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

/** Total order of names, the same on every machine. */
export const byName = (left: string, right: string): number => {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()]
  if (a !== b) return a < b ? -1 : 1
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whether two entries are one account: by id where both have one, else by login. */
export const isSamePerson = (left: Person, right: Person): boolean =>
  left.id !== null && right.id !== null ? left.id === right.id : sameName(left.login, right.login)

/** `@login`, as people write it. */
export const mention = (person: Person): string => `@${person.login}`

/** Why an approval of somebody never counts, in the order in which it is told. */
export const exclusions = {
  author: 'is the author of the pull request',
  'commit-author': 'wrote a commit of it',
  committer: 'committed to it',
  'co-author': 'is a co-author of a commit',
  'last-pusher': 'pushed the head commit',
} as const
export type Exclusion = keyof typeof exclusions

/** Whose approvals count for nothing besides the author's: the closed list of the policy. */
export const excludable = ['committers', 'co-authors', 'last-pusher'] as const
export type Excludable = (typeof excludable)[number]

export interface ExcludedPeople {
  /** Why this person cannot approve, or undefined. A match by id or by login is enough: it can only exclude. */
  reason(person: Person): Exclusion | undefined
  /** Names in commits that belong to no account: they exclude nobody. Sorted, each once. */
  readonly unidentified: readonly string[]
}

interface Involved {
  readonly reason: Exclusion
  readonly id: number | null
  readonly login: string | null
}

export interface InvolvedFacts {
  readonly author: Actor | null
  readonly commits: readonly Commit[]
  readonly lastPusher: Actor | null
}

/** Everyone whose approval is worth nothing here: the author always, the others by `exclude`. */
export function excludedPeople(facts: InvolvedFacts, exclude: readonly Excludable[]): ExcludedPeople {
  const inCommits = facts.commits.flatMap((commit) =>
    commit.people.filter((person) =>
      exclude.includes(person.role === 'co-author' ? 'co-authors' : 'committers'),
    ),
  )
  const involved: readonly Involved[] = [
    ...listed('author', facts.author),
    ...inCommits.map((person) => ({
      reason: person.role === 'author' ? ('commit-author' as const) : person.role,
      id: person.id,
      login: person.login,
    })),
    ...(exclude.includes('last-pusher') ? listed('last-pusher', facts.lastPusher) : []),
  ]
  const order = Object.keys(exclusions)
  const sorted = [...involved].sort((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
  const nameless = inCommits.filter((person) => person.id === null && person.login === null)
  return {
    reason: (person) => sorted.find((other) => isSame(other, person))?.reason,
    unidentified: [...new Set(nameless.map((person) => person.name))].sort(byName),
  }
}

const listed = (reason: Exclusion, actor: Actor | null): readonly Involved[] =>
  actor === null ? [] : [{ reason, id: actor.id, login: actor.login }]

function isSame(involved: Involved, person: Person): boolean {
  if (involved.id !== null && involved.id === person.id) return true
  return involved.login !== null && sameName(involved.login, person.login)
}
