import type { Commit } from '../core/facts/pull-request.ts'
import { WorkspaceFailure } from './failure.ts'

/** One object of `git cat-file --batch`. */
export interface GitObject {
  readonly id: string
  readonly type: string
  readonly content: Uint8Array
}

const newline = 0x0a

/** Splits the answer of `git cat-file --batch`: a header line with the size, the bytes, a newline. */
export function parseBatch(output: Buffer): readonly GitObject[] {
  const what = 'git cat-file'
  const objects: GitObject[] = []
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(newline, at)
    const header = end < 0 ? '' : output.toString('latin1', at, end)
    if (header.endsWith(' missing')) {
      throw new WorkspaceFailure('truncated', what, 'an object is not in this clone', {
        text: 'clone without a filter and with `fetch-depth: 0`',
      })
    }
    const [, id, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(header) ?? []
    const from = end + 1
    const to = from + Number(size)
    if (id === undefined || type === undefined || output[to] !== newline) {
      throw new WorkspaceFailure('unparsable', what, 'git printed something else than documented')
    }
    objects.push({ id, type, content: output.subarray(from, to) })
    at = to + 1
  }
  return objects
}

type Person = Commit['people'][number]

/** A raw commit object: headers, an empty line, the message. Names are only ever used to exclude people. */
export function parseCommit(object: GitObject): Commit {
  const text = new TextDecoder().decode(object.content)
  const split = text.indexOf('\n\n')
  const headers = split < 0 ? text : text.slice(0, split)
  const message = split < 0 ? '' : text.slice(split + 2)
  const people: Person[] = []
  for (const line of headers.split('\n')) {
    const [, role, name, email] = /^(author|committer) (.*?) ?<([^<>]*)>/.exec(line) ?? []
    if (role === 'author' || role === 'committer') people.push(person(role, name ?? '', email ?? ''))
  }
  for (const line of message.split(/\r?\n/)) {
    const [, name, email] = /^co-authored-by:\s*([^<>]*?)\s*<([^<>]*)>\s*$/i.exec(line) ?? []
    if (name !== undefined) people.push(person('co-author', name, email ?? ''))
  }
  return { sha: object.id, people }
}

/** GitHub's private addresses name the account: `ID+LOGIN@users.noreply.github.com`. */
function person(role: Person['role'], name: string, email: string): Person {
  const [, id, login] =
    /^(?:(\d{1,15})\+)?([a-z\d-]+(?:\[bot\])?)@users\.noreply\.[a-z\d.-]+$/i.exec(email) ?? []
  return { role, id: id === undefined ? null : Number(id), login: login ?? null, name }
}
