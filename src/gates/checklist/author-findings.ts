import type { Fact, Unknown } from '../../core/fact.ts'
import type { Answers } from '../../core/facts/answers.ts'
import type { Actor } from '../../core/facts/people.ts'
import type { PullRequest, Review } from '../../core/facts/pull-request.ts'
import type { Finding } from '../../core/finding.ts'
import { people, type Text, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import type { JudgedQuestion } from './model.ts'
import { finding, words } from './words.ts'

export interface AuthorFacts {
  readonly pullRequest: Fact<PullRequest>
  readonly reviews: Fact<Review[]>
}

/** Who wrote the answers of the description, and whether they changed after somebody approved. */
export function authorFindings(
  { pullRequest, reviews }: AuthorFacts,
  judged: readonly JudgedQuestion[],
  context: Context,
): readonly Finding[] {
  const inBody = judged.some(
    ({ question, answer }) => question.by === 'author' && answer?.place.kind === 'body',
  )
  if (!inBody) return []
  return [
    ...(pullRequest.known ? byAuthor(pullRequest.value.author, context) : [nobodyKnown(pullRequest)]),
    ...afterApproval(reviews, context),
  ]
}

const byAuthor = (author: Actor | null, context: Context): readonly Finding[] => [
  ...byBot(author, context),
  ...byOthers(author, context.answers),
]

const nobodyKnown = ({ reason, detail, remedy }: Unknown): Finding =>
  finding('answered-by', 'unknown', 'author', {
    found: text`who wrote the description cannot be read: ${words(detail)}`,
    required: text`it is known who answered`,
    fix: text`${words(remedy?.text ?? 'run the check again on the pull request')}`,
    unknown: { reason, ...(remedy === undefined ? {} : { remedy }) },
  })

type Edit = Extract<Answers['edits'], { known: true }>['value'][number]

const editsOf = ({ edits }: Answers): readonly Edit[] => (edits.known ? edits.value : [])

/** A bot answers for nobody. One that only edits what a person wrote is named, as any other editor is. */
function byBot(author: Actor | null, { answers, options }: Context): readonly Finding[] {
  const isBot = (actor: Actor | null): boolean =>
    actor !== null && actor.type === 'Bot' && !options.bots.includes(actor.id ?? 0)
  if (author === null || !isBot(author)) return []
  if (editsOf(answers).some(({ editor }) => editor !== null && editor.type !== 'Bot')) return []
  const found = text`the answers are those of a bot: ${people([`@${author.login}`])} wrote the description`
  const required = text`answers of a person, or of a bot whose account id the policy lists`
  const fix = text`look at the answers, and edit the description; or commit a file of answers`
  if (answers.edits.known) return [finding('answered-by', 'fail', 'bot', { found, required, fix })]
  const { reason, detail, remedy } = answers.edits
  const unseen = [...found, ...text`, and who edited it since cannot be read: ${words(detail)}`]
  const step = remedy === undefined ? undefined : { text: remedy.text }
  const unknown = { reason, ...(step === undefined ? {} : { remedy: step }) }
  return [finding('answered-by', 'unknown', 'bot', { found: unseen, required, fix, unknown })]
}

/** People with write access can edit the text of others: their words are not the author's. */
function byOthers(author: Actor | null, answers: Answers): readonly Finding[] {
  if (!answers.edits.known) {
    return [
      finding('answered-by', 'skip', 'edits', {
        found: text`who edited the description cannot be read: ${words(answers.edits.detail)}`,
        required: text`nothing`,
        fix: [],
      }),
    ]
  }
  const others = editsOf(answers).filter(({ editor }) => editor !== null && !isSame(editor, author))
  const names = [
    ...new Set(others.flatMap(({ editor }) => (editor === null ? [] : [`@${editor.login}`]))),
  ].sort()
  const [last] = others
  if (last === undefined) return []
  return [
    finding('answered-by', 'fail', 'other editors', {
      level: 'note',
      found: text`the description was edited by ${people(names, 'and')}, last at ${last.at}: these answers are not the author's alone`,
      required: text`it is known who answered`,
      fix: text`the author confirms the answers, or whoever edited them stands for them`,
    }),
  ]
}

const isSame = (a: Actor, b: Actor | null): boolean =>
  b !== null &&
  (a.id !== null && b.id !== null ? a.id === b.id : a.login.toLowerCase() === b.login.toLowerCase())

/** What an approval was given for may have been other answers. */
function afterApproval(reviews: Fact<Review[]>, context: Context): readonly Finding[] {
  const { answers, options, where } = context
  const refuse = options['edited-after-approval'] === 'refuse'
  const requiredAt = where('edited-after-approval')
  if (!reviews.known || !answers.edits.known) {
    if (!refuse) return []
    const gap = answers.edits.known ? reviews : answers.edits
    if (gap.known) return []
    return [
      finding('approved-after-answers', 'unknown', 'description', {
        ...{ requiredAt, required: approvedRequired },
        found: text`whether the description was edited after the last approval cannot be read: ${words(gap.detail)}`,
        fix: text`run the check again`,
        unknown: { reason: gap.reason },
      }),
    ]
  }
  const approved = latest(
    reviews.value.filter(({ state }) => state === 'APPROVED').map(({ submittedAt }) => submittedAt),
  )
  const edited = latest(answers.edits.value.map(({ at }) => at))
  if (approved === null || edited === null || Date.parse(edited) <= Date.parse(approved)) return []
  const editor = answers.edits.value.find(({ at }) => at === edited)?.editor ?? null
  return [
    finding('approved-after-answers', 'fail', 'description', {
      ...{ requiredAt, required: approvedRequired },
      level: refuse ? 'error' : 'warning',
      found: [
        ...text`the description was edited at ${edited}`,
        ...byWhom(editor),
        ...text`, after the last approval at ${approved}`,
      ],
      fix: text`ask whoever approved to look at the answers, and to approve again`,
    }),
  ]
}

const approvedRequired = text`answers that whoever approved has seen`

const byWhom = (editor: Actor | null): Text =>
  editor === null ? [] : text` by ${people([`@${editor.login}`])}`

/** The latest of some moments; null of none. One that cannot be read is no moment. */
function latest(moments: readonly (string | null)[]): string | null {
  const read = moments.flatMap((one) => (one === null || Number.isNaN(Date.parse(one)) ? [] : [one]))
  return read.reduce<string | null>(
    (best, next) => (best === null || Date.parse(next) > Date.parse(best) ? next : best),
    null,
  )
}
