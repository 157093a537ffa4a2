import type { Answer } from '../../core/facts/answers.ts'
import type { ChecklistItem, EvidenceGrade } from '../../core/facts/checklists.ts'
import { splitTargets } from './targets.ts'

/** A question as a body asks it. */
export interface Asked {
  readonly item: Pick<ChecklistItem, 'id' | 'version' | 'question' | 'evidence' | 'expiresAfterDays'>
  /** Weakest evidence that is enough for a yes. */
  readonly minimum: EvidenceGrade
  /** What the answer binds to; null where nothing is known of the files. */
  readonly fingerprint: string | null
}

/** What an answer says, wherever it was given. */
export type Said = Pick<Answer, 'value' | 'reason' | 'expires' | 'bound'> & {
  readonly evidence: readonly { readonly text: string }[]
}

/** The line that a block of answers begins with. */
export const blockStart = '<!-- gatewright:checklist v1 -->'

/**
 * The questions as a block of a pull request's body: what the reader of bodies makes of it are the answers given.
 * @param answers what was said so far, by id; a question without an entry stands open
 */
export function renderBlock(questions: readonly Asked[], answers: ReadonlyMap<string, Said>): string {
  return [blockStart, ...questions.flatMap((asked) => renderItem(asked, answers.get(asked.item.id)))].join(
    '\n',
  )
}

/** One question and what was said to it, line by line. Without an answer it is a single line to be ticked. */
export function renderItem(asked: Asked, said?: Said): readonly string[] {
  const { item, minimum } = asked
  const given = said === undefined || isStale(asked, said) ? reopened(said) : said
  const box = given?.value === 'yes' ? '[x]' : '[ ]'
  const hint = given === null || given.value === 'none' ? ` ${hintOf(item, minimum)}` : ''
  const line = `- ${box} **${escaped(item.id)}** ${calm(escaped(item.question))} ${marker(asked)}${hint}`
  return [line, ...(given === null ? [] : details(given))]
}

/** Whether an answer was given for another version of the question, or for other content of the files. */
export function isStale(
  { item, fingerprint }: Asked,
  { bound, value }: Pick<Said, 'bound' | 'value'>,
): boolean {
  if (bound === null || value === 'none') return false
  if (bound.version !== item.version) return true
  return bound.fingerprint !== null && fingerprint !== null && bound.fingerprint !== fingerprint
}

/** Of an answer that no longer holds only its evidence is kept: it says nothing without the tick. */
const reopened = (said: Said | undefined): Said | null =>
  said === undefined || said.evidence.length === 0
    ? null
    : { value: 'none', reason: null, expires: null, bound: null, evidence: said.evidence }

function marker({ item, fingerprint }: Asked): string {
  const print = fingerprint === null ? '' : ` ${fingerprint}`
  return `<!-- gw:${item.id} v${item.version}${print} -->`
}

const words: Readonly<Record<ChecklistItem['evidence'][number], string>> = {
  file: 'PATH#L1-L9',
  check: 'check NAME',
  test: 'test NAME',
  sarif: 'sarif TOOL',
  signed: 'signed PATH',
  link: 'an address',
}

/** What a yes needs, where only the author sees it. */
function hintOf({ evidence, expiresAfterDays }: Asked['item'], minimum: EvidenceGrade): string {
  const kinds = evidence.map((kind) => words[kind]).join(', ')
  const needs =
    minimum === 'E0' || kinds === ''
      ? 'yes: tick'
      : `yes: tick, and below it evidence of grade ${minimum} (${kinds})`
  const until = expiresAfterDays === null ? '' : `, and until when (at most ${expiresAfterDays} days)`
  return `<!-- ${needs}; or below it N/A with kind and reason${until} -->`
}

function details({ value, reason, evidence, expires }: Said): readonly string[] {
  const because = reason === null ? '' : escaped(reason.text)
  const kind = reason?.kind === null || reason?.kind === undefined ? '' : ` (${reason.kind})`
  return [
    ...(value === 'na' ? [`  - N/A${kind}: ${because}`] : []),
    ...(value === 'no' ? [`  - No: ${because}`] : []),
    ...(evidence.length === 0
      ? []
      : [`  - Evidence: ${evidence.map(({ text }) => target(text)).join(', ')}`]),
    ...(expires === null || value === 'none' ? [] : [`  - Expires: ${oneLine(expires)}`]),
  ]
}

/** A target as it was written; a text of a file that a body would split is escaped. */
function target(text: string): string {
  const line = oneLine(text)
  return splitTargets(line).length === 1 && !/<!--|^\s*[`~]{3}/.test(line)
    ? line
    : escaped(line).replaceAll(',', '\\,')
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Foreign words as Markdown that shows them as they are, on one line. */
const escaped = (text: string): string => oneLine(text).split(' ').map(escapedWord).join(' ')

/** GitHub makes a link of an address as it is written, escapes and all: one that needs escapes is shown without a link. */
function escapedWord(word: string): string {
  const safe = word.replace(/[\\`*_{}[\]<>#|~&!@$^]/g, (character) => `\\${character}`)
  if (safe === word) return word
  return safe.replace(/:(?=\/\/)/g, '&#58;').replace(/(?<=www)\./gi, '&#46;')
}

/** The words of the grammar mean something inside of a line as they are documented, and nothing in lower case. */
const calm = (text: string): string =>
  text.replace(
    /(?<![^\s])(Evidence|N\/A|No|Expires)(?=\s*(?:\([^()]*\))?\s*(?::|[-\u2013\u2014]|$))/gu,
    (word) => word.toLowerCase(),
  )
