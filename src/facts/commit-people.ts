import { type Fact, known, unknown } from '../core/fact.ts'
import type { Commit } from '../core/facts/pull-request.ts'
import { type CommitNode, snapshotRoute } from './snapshot-pages.ts'

type Person = Commit['people'][number]

/** GitHub lists at most this many commits of a pull request (REST description of `pulls/list-commits`). */
const commitCap = 250

/**
 * People named by the pull request's commits, co-authors included. A list that reaches GitHub's cap cannot be told
 * from a cut one, and neither can a commit with more authors than one answer holds: both are unknown.
 */
export function commitsFact(nodes: Fact<readonly CommitNode[]>, headSha: string): Fact<Commit[]> {
  const source = { kind: 'api', what: snapshotRoute, sha: headSha } as const
  if (!nodes.known) return { ...nodes, detail: `commits: ${nodes.detail}` }
  if (nodes.value.length >= commitCap) {
    const found = `the pull request has ${nodes.value.length} commits; GitHub lists at most ${commitCap}`
    return unknown('truncated', found, {
      source,
      remedy: { text: 'split the pull request, or squash its commits' },
    })
  }
  if (nodes.value.length > 0 && !nodes.value.some((node) => node.commit.oid === headSha)) {
    return unknown('target-moved', 'the list of commits does not hold the head commit yet', {
      source,
      remedy: { text: 'run the check again' },
    })
  }
  const cut = nodes.value.find(({ commit }) => commit.authors.totalCount !== commit.authors.nodes.length)
  if (cut !== undefined) {
    const { authors, oid } = cut.commit
    const found = `commit ${oid} names ${authors.totalCount} authors; GitHub gave out ${authors.nodes.length}`
    return unknown('truncated', found, { source })
  }
  return known(nodes.value.map(commitOf), source)
}

function commitOf({ commit }: CommitNode): Commit {
  const people: Person[] = commit.authors.nodes.map((author, index) => ({
    role: index === 0 ? 'author' : 'co-author',
    id: author.user?.databaseId ?? null,
    login: author.user?.login ?? null,
    name: author.name ?? '',
  }))
  if (commit.committer !== null) {
    const { user, name } = commit.committer
    people.push({
      role: 'committer',
      id: user?.databaseId ?? null,
      login: user?.login ?? null,
      name: name ?? '',
    })
  }
  return { sha: commit.oid, people: [...people, ...trailerPeople(commit.message, people)] }
}

/** Co-authors that the message names and GitHub's own list does not. */
function trailerPeople(message: string, listed: readonly Person[]): Person[] {
  const names = new Set(listed.map((person) => person.name))
  const logins = new Set(listed.map((person) => person.login?.toLowerCase()))
  return message
    .split(/\r\n|[\r\n]/)
    .flatMap(trailerPerson)
    .filter(({ login, name }) => (login === null ? !names.has(name) : !logins.has(login.toLowerCase())))
}

/**
 * GitHub's private addresses hold the account: `123+octocat@users.noreply.github.com`. The host differs on GHES, and
 * the logins of managed users hold an underscore.
 */
const privateAddress = /^(?:(\d{1,15})\+)?([\w-]{1,39}(?:\[bot\])?)@users\.noreply\./i

/** An identity written in a message can only exclude, so what an address claims may be believed. */
function trailerPerson(line: string): Person[] {
  const prefix = 'co-authored-by:'
  if (line.slice(0, prefix.length).toLowerCase() !== prefix) return []
  const value = line.slice(prefix.length).trim()
  const open = value.indexOf('<')
  const name = (open < 0 ? value : value.slice(0, open)).trim()
  const address =
    open < 0
      ? ''
      : value
          .slice(open + 1)
          .replace(/>.*$/s, '')
          .trim()
  if (name === '' && address === '') return []
  const claimed = privateAddress.exec(address)
  return [
    {
      role: 'co-author',
      id: claimed?.[1] === undefined ? null : Number(claimed[1]),
      login: claimed?.[2] ?? null,
      name: name === '' ? address : name,
    },
  ]
}
