import type { Unknown } from '../../core/fact.ts'
import type { Unobserved } from '../../core/facts/observation.ts'
import type { EvidenceBlock, ObservedArtifact, SignatureObservation } from '../../core/facts/phases.ts'
import type { Finding, Location } from '../../core/finding.ts'
import { findingsOfGate } from '../../core/make-finding.ts'
import { code, type Part, prose, type Text, text } from '../../core/text.ts'
import type { Context } from './model.ts'
import type { RuleName } from './rules.ts'

/** A finding of this gate; what is not known of it is left out. */
export const finding = findingsOfGate<RuleName>('phase-unlock')

/** Characters of a foreign text that are shown. */
const longest = 200

/** A foreign text on one line, cut by whole characters. */
export function shortened(value: string, most = longest): string {
  const line = value
    .slice(0, 8 * most)
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = [...line]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line
}

/** Words that are shown as words, on one line and cut. */
export const words = (message: string, most = 300): Part => ({ kind: 'text', text: shortened(message, most) })

/** A foreign value, verbatim and cut. */
export const value = (written: string | number | null): Part =>
  code(written === null ? 'null' : shortened(String(written)))

/** `1 file`, `2 files`. */
export const counted = (count: number, word: string): Part =>
  words(`${count} ${word}${count === 1 ? '' : 's'}`)

/** `a, b and c` of texts. */
export const listed = (items: readonly Text[]): Text =>
  items.flatMap((item, index) => [
    ...(index === 0 ? [] : index === items.length - 1 ? text` and ` : text`, `),
    ...item,
  ])

/** Names, verbatim, so many of them. */
export function named(names: readonly string[], most = 10): Text {
  const rest = names.length - most
  const shown = names.slice(0, most).map((name) => text`${value(name)}`)
  if (names.length === 0) return text`none`
  return listed(rest > 0 ? [...shown, text`${rest} more`] : shown)
}

/** Where something that was not verified stands, as far as that is known. */
interface UnseenPlace {
  readonly requiredAt?: Location | undefined
  readonly location?: Location | undefined
  readonly stage?: string
}

/** Something that nothing is wrong with, and that was not verified: why it could not be. */
export const unseen = (
  rule: RuleName,
  subject: string,
  what: Text,
  { reason, detail, remedy }: Pick<Unknown | Unobserved, 'reason' | 'detail' | 'remedy'>,
  more: UnseenPlace = {},
): Finding =>
  finding(rule, 'unknown', subject, {
    ...more,
    found: [...what, ...text` could not be verified: ${words(detail)}`],
    required: text`complete data: what cannot be seen never passes`,
    fix: prose(
      remedy?.text ?? 'run the check again; if it stays, see the troubleshooting table of the README',
    ),
    unknown: { reason, ...(remedy === undefined ? {} : { remedy: remedyOf(remedy) }) },
  })

/** Something the facts should hold and do not: a part that nobody looked at is no proof. */
export const notGathered: Pick<Unknown, 'reason' | 'detail'> = {
  reason: 'nothing-evaluated',
  detail: 'it was not looked at',
}

/** What a run without the secret of a signature cannot tell. */
export const noSecret = ({ detail }: Pick<SignatureObservation, 'detail'>) => ({
  reason: 'secret-missing' as const,
  detail,
  remedy: {
    text: 'let a run with the key decide (`GATEWRIGHT_HMAC_KEYS`): the merge queue, or a branch of this repository; or sign with Ed25519, whose public key is no secret',
  },
})

/** A remedy without fields that say nothing. */
const remedyOf = ({ text: step, permission }: NonNullable<Unobserved['remedy']>) =>
  permission === undefined ? { text: step } : { text: step, permission }

/** Where an artifact stands, or a line of it. */
export function placeOf(
  { phases }: Pick<Context, 'phases'>,
  { path, base }: ObservedArtifact,
  line: number | null = null,
  column: number | null = null,
): Location {
  // What the change does not touch was read at the base; where nothing is merged, there is the judged commit alone.
  const at = base === 'same' && phases.base !== null ? 'base' : 'head'
  return { path, ...(line === null ? {} : { line }), ...(column === null ? {} : { column }), at }
}

/** `src/a.ts:10-20` */
export const placeWords = ({ file, first, last }: EvidenceBlock): Part =>
  value(`${shortened(file, 150)}:${first}-${last}`)

/** Twelve digits of a digest or an id. */
export const short = (digest: string): string => digest.slice(0, 12)
