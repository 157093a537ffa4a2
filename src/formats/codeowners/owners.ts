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
export const looksLikeOwner = (text: string): boolean =>
  user.test(text) || team.test(text) || email.test(text)

/** What is not well-formed about an unsure owner, and how to write it. */
export function explainOwner(text: string): { readonly why: string; readonly fix: string } {
  if (text.length > 400) return { why: 'is not well-formed', fix: wellFormed }
  if (text.includes('#')) {
    const [name = ''] = text.split('#')
    return { why: 'holds a # that may start a comment', fix: `write ${name} #…, with a blank before the #` }
  }
  if (text.includes(',')) {
    return {
      why: 'holds a comma',
      fix: `write ${text.split(',').filter(Boolean).join(' ')}, parted by blanks`,
    }
  }
  if (text.endsWith('[bot]')) {
    return { why: 'is a bot, and bots cannot be code owners', fix: 'name a user or a team' }
  }
  const names = text.slice(1).split('/')
  if (text.startsWith('@') && names.length > 2) {
    const fix = `write @${names[0] ?? ''}/${names.at(-1) ?? ''}`
    return { why: 'has more than one slash, and a nested team has a name of its own', fix }
  }
  if (text.startsWith('@') && text.lastIndexOf('@') > 0) {
    const split = text.slice(1).split('@').filter(Boolean)
    return {
      why: 'holds a second @',
      fix: `write ${split.map((name) => `@${name}`).join(' ')}, parted by blanks`,
    }
  }
  return { why: 'is not well-formed', fix: wellFormed }
}

const wellFormed = 'write @user, @organisation/team or name@example.com'
