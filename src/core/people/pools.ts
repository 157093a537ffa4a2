import type { Remedy, UnknownReason } from '../fact.ts'
import type { Teams } from '../facts/codeowners.ts'
import { type Person, sameName } from './people.ts'

/** The people that one owner stands for. */
export type Pool =
  | { readonly kind: 'user'; readonly name: string; readonly login: string }
  | { readonly kind: 'team'; readonly name: string; readonly members: readonly Person[] }
  /** Who it is cannot be seen: a team that the token may not read, a mail address. */
  | { readonly kind: 'unreadable'; readonly name: string; readonly unknown: Unreadable }
  /** Nobody, as GitHub says: an unknown account, an owner without write access, an empty team. */
  | { readonly kind: 'nobody'; readonly name: string; readonly why: string }
  /** Everyone with write access, where no owner is named. */
  | { readonly kind: 'anyone'; readonly name: string }

interface Unreadable {
  readonly reason: UnknownReason
  readonly detail: string
  readonly remedy: Remedy
}

/** An owner whose people cannot be seen, with what would show them. */
export type UnreadablePool = Extract<Pool, { kind: 'unreadable' }>

export type Belongs = 'yes' | 'maybe' | 'no'

/** Anyone who may push: what GitHub accepts for files without an owner. */
export const anyone: Pool = { kind: 'anyone', name: 'anyone with write access' }

const teamRemedy: Remedy = {
  text: 'use a GitHub App token with members: read; GITHUB_TOKEN cannot read teams',
  permission: 'members: read (GitHub App)',
}

/** The pool of an owner as written: `@user`, `@org/team` or a mail address. */
export function poolOf(name: string, teams: Teams): Pool {
  if (!name.startsWith('@')) {
    const detail = 'GitHub does not say which account a mail address belongs to'
    const remedy: Remedy = { text: `name the account of ${name} by its login` }
    return { kind: 'unreadable', name, unknown: { reason: 'ambiguous', detail, remedy } }
  }
  if (!name.includes('/')) return { kind: 'user', name, login: name.slice(1) }
  const key = name.toLowerCase()
  const team = Object.hasOwn(teams, key) ? teams[key] : undefined
  if (team === undefined || !team.known) return unreadableTeam(name, team?.detail, team?.remedy)
  const members = team.members.map(({ id, login }) => ({ id, login }))
  if (members.length === 0) return { kind: 'nobody', name, why: 'has no members' }
  return { kind: 'team', name, members }
}

function unreadableTeam(
  name: string,
  detail?: string,
  remedy?: { readonly text: string; readonly permission?: string | undefined },
): Pool {
  const permission = remedy?.permission
  const named: Remedy | undefined =
    remedy === undefined
      ? undefined
      : { text: remedy.text, ...(permission === undefined ? {} : { permission }) }
  const shown = named ?? teamRemedy
  const unknown = {
    reason: 'team-membership' as const,
    detail: detail ?? 'its members were not read',
    remedy: shown,
  }
  return { kind: 'unreadable', name, unknown }
}

/**
 * Whether a person belongs to a pool. Teams compare numeric ids; a single owner is written as a login, which GitHub
 * resolves to whoever holds it now.
 */
export function belongs(person: Person, pool: Pool): Belongs {
  switch (pool.kind) {
    case 'user':
      return sameName(person.login, pool.login) ? 'yes' : 'no'
    case 'team':
      return pool.members.some((member) => member.id !== null && member.id === person.id) ? 'yes' : 'no'
    case 'unreadable':
      return 'maybe'
    case 'nobody':
      return 'no'
    case 'anyone':
      return 'yes'
  }
}

/** The people of a pool that can be named. */
export function named(pool: Pool): readonly Person[] {
  if (pool.kind === 'user') return [{ id: null, login: pool.login }]
  return pool.kind === 'team' ? pool.members : []
}
