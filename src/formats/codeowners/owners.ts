import type { Owner, OwnerKind, Span } from './document.ts'

const user = /^@[a-z0-9][a-z0-9_-]*$/i
const team = /^@[a-z0-9][a-z0-9_-]*\/[a-z0-9_][a-z0-9_-]*$/i
const email = /^[a-z0-9.!$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

/** Classes an owner word. Whether the account exists is another question, answered by GitHub's errors endpoint. */
export const readOwner = (word: Span): Owner => ({ ...word, kind: ownerKind(word.text) })

/**
 * Without an `@`, or with nothing after it, GitHub says "Invalid owner" (its examples: `user`, `docs@`).
 * What else is not well-formed may be flagged, or be kept and stand for nobody: no source tells.
 */
function ownerKind(text: string): OwnerKind {
  if (user.test(text)) return 'user'
  if (team.test(text)) return 'team'
  if (email.test(text)) return 'email'
  return text.includes('@') && !text.endsWith('@') ? 'unsure' : 'invalid'
}

/** Whether a word reads as an owner, so that a line starting with it probably lacks its pattern. */
export const looksLikeOwner = (text: string): boolean => user.test(text) || team.test(text) || email.test(text)

/** What is not well-formed about an unsure owner, and how to write it. */
export function explainOwner(text: string): { readonly why: string; readonly fix: string } {
  if (text.includes('#')) return { why: 'holds a # that may start a comment', fix: `write ${before(text, '#')} #…, with a blank before the comment` }
  if (text.includes(',')) return { why: 'holds a comma', fix: `write ${text.split(',').filter(Boolean).join(' ')}, owners parted by blanks` }
  if (text.endsWith('[bot]')) return { why: 'is a bot, and bots cannot be code owners', fix: 'name a user or a team' }
  if (text.startsWith('@') && text.split('/').length > 2) {
    return { why: 'has more than one slash; a nested team has a name of its own', fix: `write @${text.slice(1).split('/')[0] ?? ''}/${text.split('/').at(-1) ?? ''}` }
  }
  if (text.lastIndexOf('@') > 0) return { why: 'holds a second @', fix: splitAtSigns(text) }
  return { why: 'is not well-formed', fix: 'write @user, @organisation/team or name@example.com' }
}

const before = (text: string, mark: string): string => text.slice(0, text.indexOf(mark))

const splitAtSigns = (text: string): string =>
  text.startsWith('@') ? `write ${text.slice(1).split('@').map((name) => `@${name}`).join(' ')}` : 'write one e-mail address, or @user'
