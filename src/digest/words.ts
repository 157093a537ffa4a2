import type { Part, Text } from '../core/text.ts'
import { codeSpan, shorten } from '../surfaces/escape.ts'
import { linkedCode, type Page } from '../surfaces/page.ts'
import type { DigestItem } from './model.ts'

/** Address of an issue; `repository` is `owner/name`. */
export const issueAddress = (serverUrl: string, repository: string, number: number): string => {
  const base = serverUrl.endsWith('/') ? serverUrl.slice(0, -1) : serverUrl
  return `${base}/${repository.split('/').map(encodeURIComponent).join('/')}/issues/${number}`
}

/** An issue as a link that says its number. */
export const issueLink = (page: Page, repository: string, number: number): string =>
  linkedWords(page, `issue ${number}`, issueAddress(page.report.record.serverUrl, repository, number))

/** UTF-16 units of an address that is linked; a longer one would take the room of findings. */
const addressUnits = 500

/** Words of ours that lead to an address, where it may be linked. */
export const linkedWords = (page: Page, words: string, href: string | null): string =>
  href === null || href.length > addressUnits ? words : page.sink.link(words, href)

/** A rule that leads to its page. */
export const ruleWords = (page: Page, { rule, documentation }: DigestItem): string =>
  linkedCode(shorten(rule, nameUnits), documentation, page.allowed)

/** UTF-16 units of a rule's name that are shown. */
export const nameUnits = 120

/** A finding by its rule and subject. */
export const findingName = (rule: string, subject: string, units: number): string =>
  `${codeSpan(shorten(rule, nameUnits))} ${codeSpan(shorten(subject, units))}`

/** Login or team as GitHub allows them: anything else is never written as a mention. */
const mentionable = /^@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?$/

/** Owners of one finding that are shown. */
const mostOwners = 5

/** Owners as code, which notifies nobody, or as mentions where the policy wants that; `nobody` where there is none. */
export function ownerWords(owners: readonly string[], mention: boolean): string {
  if (owners.length === 0) return 'nobody'
  const shown = owners
    .slice(0, mostOwners)
    .map((owner) => (mention && mentionable.test(owner) ? owner : codeSpan(shorten(owner, nameUnits))))
  const more = owners.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

/** Users that an issue may be assigned to: no teams, no addresses, each once. */
export const usersAmong = (owners: readonly string[], most: number): readonly string[] =>
  [...new Set(owners.filter((owner) => mentionable.test(owner) && !owner.includes('/')))]
    .map((owner) => owner.slice(1))
    .slice(0, most)

/** A message cut to about so many UTF-16 units, by its parts. */
export function cutMessage(message: Text, units: number): Text {
  const parts: Part[] = []
  let left = units
  for (const part of message) {
    if (left <= 0) return [...parts, { kind: 'text', text: '…' }]
    parts.push(cutPart(part, left))
    left -= lengthOf(part)
  }
  return parts
}

function cutPart(part: Part, units: number): Part {
  if (part.kind === 'path') return { ...part, path: shorten(part.path, units) }
  if (part.kind === 'people') return { ...part, people: part.people.slice(0, mostOwners) }
  return { ...part, text: shorten(part.text, units) }
}

const lengthOf = (part: Part): number => {
  if (part.kind === 'path') return part.path.length
  return part.kind === 'people' ? part.people.join(', ').length : part.text.length
}
