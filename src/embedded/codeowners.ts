import { atLeast, roleOf, teamMembers, teamRole } from './access.ts'
import type { Account, Repository, Team } from './model.ts'
import type { State } from './state.ts'

/**
 * GitHub's side of CODEOWNERS: the errors endpoint, review requests and the review decision. Kept apart from the
 * product's parser on purpose: a test that compares the two would otherwise compare one thing with itself.
 */

const LOCATIONS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
/** "CODEOWNERS files must be under 3 MB": a larger file is not loaded. */
const MAX_BYTES = 3_000_000

interface CodeownersFile {
  readonly path: string
  readonly text: string
}

interface CodeownersError {
  readonly line: number
  readonly column: number
  readonly kind: string
  readonly source: string
  readonly suggestion: string | null
  readonly message: string
  readonly path: string
}

interface Token {
  readonly text: string
  /** From 1. */
  readonly column: number
}

/** The first CODEOWNERS file in GitHub's order of places, or null. */
export function codeownersFile(repository: Repository, commit: string): CodeownersFile | null {
  for (const path of LOCATIONS) {
    const text = repository.git.file(commit, path)
    if (text !== null) return { path, text }
  }
  return null
}

function tokens(line: string): Token[] {
  const found = [...line.matchAll(/(?:\\.|[^\s\\])+/g)].map((m) => ({ text: m[0], column: m.index + 1 }))
  const comment = found.findIndex((token) => token.text.startsWith('#'))
  return comment < 0 ? found : found.slice(0, comment)
}

/** The sentence GitHub shows for a pattern it refuses, or null for a good one; `''` has no suggestion. */
function patternError(pattern: string): string | null {
  if (pattern === '/') return 'The pattern `/` will never match anything, did you mean `*` instead?'
  if (pattern.includes('***')) return `Did you mean \`${pattern.replace(/\*{3,}/g, '**')}\`?`
  if (pattern.startsWith('!') || /[[\]]/.test(pattern) || pattern.startsWith('\\#')) return ''
  return null
}

const OWNER = /^(?:@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:_[a-z\d]+)?(?:\/[\w.-]+)?|[^@\s]+@[^@\s]+\.[^@\s]+)$/i

const findTeam = (state: State, owner: string): Team | undefined => {
  const [login = '', slug = ''] = owner.slice(1).split('/')
  return state.organisation(login)?.teams.get(slug.toLowerCase())
}

const findUser = (state: State, owner: string): Account | undefined =>
  owner.startsWith('@') ? state.account(owner.slice(1)) : state.accountByEmail(owner)

function unknownOwner(state: State, repository: Repository, owner: string): string | null {
  if (owner.startsWith('@') && owner.includes('/')) {
    const team = findTeam(state, owner)
    if (team !== undefined && !team.secret && atLeast(teamRole(repository, team), 'write')) return null
    return `make sure the team ${owner} exists, is publicly visible, and has write access to the repository`
  }
  const user = findUser(state, owner)
  if (user !== undefined && atLeast(roleOf(state, repository, user), 'write')) return null
  return `make sure ${owner} exists and has write access to the repository`
}

type Problem = { readonly kind: string; readonly token: Token; readonly suggestion: string | null }

/** What is wrong with one line. An invalid pattern or owner hides what follows on the line. */
function lineProblems(state: State, repository: Repository, line: readonly Token[]): Problem[] {
  const [pattern, ...owners] = line
  if (pattern === undefined) return []
  const wrong = patternError(pattern.text)
  if (wrong !== null) return [{ kind: 'Invalid pattern', token: pattern, suggestion: wrong || null }]
  const invalid = owners.find((token) => !OWNER.test(token.text))
  if (invalid !== undefined) return [{ kind: 'Invalid owner', token: invalid, suggestion: null }]
  return owners.flatMap((token) => {
    const sentence = unknownOwner(state, repository, token.text)
    return sentence === null ? [] : [{ kind: 'Unknown owner', token, suggestion: sentence }]
  })
}

/** Body of `GET …/codeowners/errors`, by GitHub's documented kinds and messages. */
export function codeownersErrors(
  state: State,
  repository: Repository,
  file: CodeownersFile,
): CodeownersError[] {
  return file.text.split(/\r?\n/).flatMap((source, index) =>
    lineProblems(state, repository, tokens(source)).map(({ kind, token, suggestion }) => {
      const sentence = suggestion === null ? '' : ` ${suggestion}`
      const caret = `${' '.repeat(token.column + 1)}^`
      return {
        line: index + 1,
        column: token.column,
        kind,
        source,
        suggestion,
        message: `${kind} on line ${index + 1}:${sentence}\n\n  ${source}\n${caret}`,
        path: file.path,
      }
    }),
  )
}

const segmentExpression = (segment: string): string =>
  segment.replace(/\\(.)|([*?])|([.+^${}()|])/g, (_, escaped, wildcard, special) => {
    if (wildcard !== undefined) return wildcard === '*' ? '[^/]*' : '[^/]'
    return `\\${escaped ?? special}`.replace(/^\\([\w ])$/, '$1')
  })

/** A pattern as a regular expression. Only for the small files of tests: it may backtrack. */
function expression(pattern: string): RegExp {
  const folder = pattern.endsWith('/')
  const trimmed = pattern.replace(/^\//, '').replace(/\/$/, '')
  const segments = trimmed.split('/')
  const anchored = pattern.startsWith('/') || segments.length > 1
  const body = segments.map((segment, index) => {
    const last = index === segments.length - 1
    if (segment === '**') return last ? '.*' : '(?:.*/)?'
    return segmentExpression(segment) + (last ? '' : '/')
  })
  // A bare `*` as last segment stands for the files of one folder, not for what lies deeper.
  const tail = folder ? '/.*' : anchored && segments.at(-1) === '*' ? '' : '(?:/.*)?'
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body.join('')}${tail}$`, 's')
}

/** Owners of a path: those of the last valid line that matches. */
export function ownersOf(file: CodeownersFile, path: string): readonly string[] {
  if (Buffer.byteLength(file.text) > MAX_BYTES) return []
  let owners: readonly string[] = []
  for (const line of file.text.split(/\r?\n/)) {
    const [pattern, ...rest] = tokens(line)
    if (pattern === undefined || patternError(pattern.text) !== null) continue
    if (rest.some((token) => !OWNER.test(token.text))) continue
    if (expression(pattern.text).test(path)) owners = rest.map((token) => token.text)
  }
  return owners
}

/** The accounts and teams with write access behind owner names; the others GitHub leaves out. */
export function resolveOwners(state: State, repository: Repository, owners: readonly string[]) {
  const known = owners.filter((owner) => unknownOwner(state, repository, owner) === null)
  const isTeam = (owner: string): boolean => owner.startsWith('@') && owner.includes('/')
  const teams = known.filter(isTeam).flatMap((owner) => findTeam(state, owner) ?? [])
  const users = known.filter((owner) => !isTeam(owner)).flatMap((owner) => findUser(state, owner) ?? [])
  return {
    users,
    teams,
    people: new Set([...users, ...teams.flatMap((team) => [...teamMembers(team).keys()])]),
  }
}
