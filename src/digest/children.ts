import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { markerLine } from '../publish/marker.ts'
import { readState, writeState } from '../publish/state-line.ts'
import { codeSpan, shorten } from '../surfaces/escape.ts'
import { bounds, limits } from '../surfaces/limits.ts'
import { type Page, pageOf } from '../surfaces/page.ts'
import { phrase } from '../surfaces/phrase.ts'
import { cutText, sanitiseLine } from '../surfaces/sanitise.ts'
import { outcomeWord, plural } from '../surfaces/words.ts'
import { nameOf } from './advance.ts'
import type { DigestInput, DigestItem } from './model.ts'
import { type Proof, proofLine, proofOf, proofSchema } from './proof.ts'
import { sameBody } from './same.ts'
import { cutMessage, issueLink, ownerWords, ruleWords } from './words.ts'

const label = lazy(() => z.string().max(8_192))

/** What the issue of a finding remembers by itself, for the day the digest's own state is lost. */
const childSchema = lazy(() =>
  z.object({
    v: z.literal(1),
    /** The audit profile that writes it. */
    profile: z.string().max(1_000),
    firstSeen: z.iso.date(),
    rule: label(),
    subject: label(),
    owners: z.array(label()).max(1_000),
    proof: proofSchema(),
  }),
)
export type ChildState = z.output<ReturnType<typeof childSchema>>

/** The state of a child's body; null when it has none that can be read. Never throws. */
export const readChild = (body: string): ChildState | null => readState(body, childSchema())

/** The finding id that the first line of a body names; null when it is not the issue of a finding. */
export const childIdOf = (body: string): string | null =>
  /^<!-- gatewright:finding v1 id=([0-9a-f]{64}) -->\r?(?:\n|$)/.exec(body)?.[1] ?? null

/** Title of a child: one line, as long as GitHub takes it. */
export const childTitle = ({ rule, subject }: DigestItem): string =>
  cutText(`Gatewright: ${sanitiseLine(rule)}: ${sanitiseLine(subject)}`, limits.issueTitle, '…')

/** What the body of a child is made of. */
export interface ChildView {
  readonly input: DigestInput
  readonly item: DigestItem
  /** `YYYY-MM-DD` since when the finding is open. */
  readonly since: string
  /** Number of the digest. */
  readonly digest: number | null
}

/**
 * The body of a child. Where nothing but the proof differs from what stands there, the proof stays.
 * @param fresh the body as it stands; null for a new issue
 */
export function childBody(view: ChildView, fresh: string | null): string {
  const page = pageOf(view.input.report)
  const standing = fresh === null ? null : readChild(fresh)
  if (fresh !== null && standing !== null) {
    const same = bodyWith(page, view, standing.proof)
    if (sameBody(same, fresh)) return same
  }
  return bodyWith(page, view, proofOf(view.input, view.item))
}

/** UTF-16 units of each sentence: three of them, escaped, fit into an issue whatever they hold. */
const sentenceUnits = 2_000

function bodyWith(page: Page, { input, item, since, digest }: ChildView, proof: Proof): string {
  const subject = codeSpan(shorten(item.subject, bounds.value))
  const sentence = (message: DigestItem['found']): string =>
    phrase(cutMessage(message, sentenceUnits), page.sink)
  const { rule, ...name } = nameOf(item)
  const state: ChildState = {
    v: 1,
    profile: input.profile,
    firstSeen: since,
    rule,
    subject: name.subject,
    owners: [...name.owners],
    proof,
  }
  return [
    markerLine('finding', item.id),
    `**${outcomeWord(item.outcome)}** ${ruleWords(page, item)} for ${subject}`,
    '',
    `- Found: ${sentence(item.found)}`,
    `- Required: ${sentence(item.required)}`,
    `- Next step: ${sentence(item.fix)}`,
    `- Owners: ${ownerWords(item.owners, input.settings.mention)}`,
    `- Open since ${since}`,
    proofLine(page, proof),
    ...(digest === null ? [] : [`- Listed with the others in ${issueLink(page, input.repository, digest)}`]),
    '',
    ...childFooter(input),
    '',
    writeState(state),
  ].join('\n')
}

const childFooter = ({ settings }: DigestInput): readonly string[] => [
  `Gatewright writes this text and closes the issue when two complete audits in a row do not find it any more; write comments below, not here.`,
  `To accept the finding for ${plural(settings.acceptDays, 'day')}, close the issue as not planned. That changes no verdict.`,
]

/** How the line begins that says why an issue is closed. */
const resolvedMark = '**✅ '

/**
 * The last body of a child: why it is closed, above what it said.
 * @param standing the body as it stands
 * @param words of ours, in Markdown
 */
export function resolvedBody(standing: string, words: string): string {
  const [marker = '', ...said] = standing.replace(/\r\n?/g, '\n').split('\n')
  // Somebody opened it again though nothing was wrong: the reason of then makes room.
  const rest = said[0]?.startsWith(resolvedMark) ? said.slice(2) : said
  const body = [marker, `${resolvedMark}${words}**`, '', ...rest].join('\n')
  return new TextEncoder().encode(body).length > bounds.bodyBytes ? standing : body
}
