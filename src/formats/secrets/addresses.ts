import { isRandom } from './likeness.ts'
import type { Span } from './model.ts'
import { isPlaceholder } from './placeholder.ts'
import { isReference } from './references.ts'

/** Characters of an address that are read: room for a user and a password. */
const longest = 512

const authority = /^[^\s"'`<>]+/

/** Addresses with a password, or with a token in the place of the user. */
export function scanAddresses(text: string): readonly Span[] {
  const found: Span[] = []
  let next = text.indexOf('://')
  while (next !== -1) {
    const from = next + 3
    next = text.indexOf('://', from)
    // Not further than the next address, so that no character is read twice.
    const to = Math.min(from + longest, next === -1 ? text.length : next)
    const span = spanIn(authority.exec(text.slice(from, to))?.[0] ?? '', from)
    if (span !== null) found.push(span)
  }
  return found
}

/** What stands for a password in documents. */
const usual =
  /^(?:pass(?:word|wd)?\d{0,3}|passwort|pwd|pw|secret|user(?:name)?|admin|root|guest|test|token|postgres|mysql|mongo|redis|rabbitmq|changeme|x-oauth-basic|key|123456?|12345678?|p)$/i

function spanIn(rest: string, offset: number): Span | null {
  const end = endOfUser(rest)
  if (end === -1) return null
  const user = rest.slice(0, end)
  const colon = user.indexOf(':')
  const name = colon === -1 ? user : user.slice(0, colon)
  const password = colon === -1 ? '' : user.slice(colon + 1)
  if (isOpen(password, name)) {
    return { kind: 'url-password', start: offset + colon + 1, end: offset + end }
  }
  // `https://TOKEN@host` and `https://TOKEN:x-oauth-basic@host`
  const token = isRandom(name, 20) && !isPlaceholder(name) && !isReference(name, true) && !/[/?#]/.test(name)
  return token && !isPublicKey(rest.slice(end))
    ? { kind: 'url-token', start: offset, end: offset + name.length }
    : null
}

/** The key in the address that events are reported to is public. */
const isPublicKey = (host: string): boolean => /^@[^/]{0,80}\/\d+/.test(host)

/** Where the user's part ends: at the last `@` before the path, or before what a password may hold unencoded. */
function endOfUser(rest: string): number {
  const path = rest.search(/[/?#]/)
  const plain = rest.lastIndexOf('@', path === -1 ? rest.length : path)
  if (plain !== -1 || path === -1) return plain
  // A slash in a password; but `host:8080/@scope` has none.
  const colon = rest.indexOf(':')
  if (colon === -1 || colon > path || /^:(?:\d{1,5})?[/?#]/.test(rest.slice(colon))) return -1
  const at = rest.indexOf('@', path)
  return at !== -1 && /^@[\w.-]+(?:[:/?]|$)/.test(rest.slice(at)) ? at : -1
}

function isOpen(password: string, user: string): boolean {
  if (password.length < 3 || password === user || usual.test(password)) return false
  if (/^[*•.x]+$/i.test(password) || isPlaceholder(password)) return false
  return !/^(?:\$[A-Za-z_{(]|\{|%[sv(]|<|\[|:)/.test(password) && !/\$\{|\{\{|\$\(|#\{/.test(password)
}
