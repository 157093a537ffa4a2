import type { Actor } from '../core/facts/people.ts'

/** Replaces people by stand-ins, the same one wherever the same person is named. Numbers follow first appearance. */
export interface Pseudonyms {
  actor(actor: Actor): Actor
  /** `octocat` → `user-1`; upper and lower case are one name. Bots keep theirs: they are nobody. */
  login(login: string): string
  id(id: number): number
  /** `@octocat`, `@acme/web` or an address, as in a CODEOWNERS file. */
  owner(owner: string): string
  /** `owner/name` → `user-1/repository-1`. */
  repository(fullName: string): string
  /** A name as written in a commit. */
  name(name: string): string
  /** Any text of ours or of a policy: every `@name`, `@org/team` and address in it. */
  text(text: string): string
}

/** A stand-in per key, numbered as they come. */
function numbered(make: (number: number) => string): (key: string) => string {
  const given = new Map<string, string>()
  return (key) => {
    const folded = key.toLowerCase()
    const standIn = given.get(folded) ?? make(given.size + 1)
    given.set(folded, standIn)
    return standIn
  }
}

const isBot = (login: string): boolean => login.endsWith('[bot]')

/** An address, or `@name`, `@name[bot]`, `@org/team` that starts a word. A version such as `file.yml@v2` is neither. */
const namesInText =
  /(?<![\w/.@-])(?:[A-Za-z0-9.!$%&*+=?^_{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|@[A-Za-z0-9][\w-]*(?:\[bot\]|\/\w[\w.-]*)?)/g

/** Fresh stand-ins: nothing links them to those of another file. */
export function pseudonyms(): Pseudonyms {
  const user = numbered((number) => `user-${number}`)
  const team = numbered((number) => `team-${number}`)
  const address = numbered((number) => `address-${number}@redacted.invalid`)
  const repositoryName = numbered((number) => `repository-${number}`)
  const writtenName = numbered((number) => `name ${number}`)
  const ids = numbered(String)
  const login = (name: string): string => (isBot(name) ? name : user(name))
  const id = (number: number): number => Number(ids(String(number)))
  const owner = (name: string): string => {
    if (!name.startsWith('@')) return address(name)
    const slash = name.indexOf('/')
    return slash < 0 ? `@${login(name.slice(1))}` : `@${user(name.slice(1, slash))}/${team(name)}`
  }
  const repository = (fullName: string): string => {
    const slash = fullName.indexOf('/')
    return `${user(fullName.slice(0, Math.max(slash, 0)))}/${repositoryName(fullName.slice(slash + 1))}`
  }
  return {
    actor: (actor) =>
      actor.type === 'Bot'
        ? actor
        : { ...actor, id: actor.id === null ? null : id(actor.id), login: login(actor.login) },
    login,
    id,
    owner,
    repository,
    name: (name) => (name === '' ? '' : writtenName(name)),
    text: (text) => text.replace(namesInText, owner),
  }
}
