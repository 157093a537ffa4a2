import type { Answer } from '../../core/facts/answers.ts'
import type { ChangedFile } from '../../core/facts/pull-request.ts'
import type { Finding } from '../../core/finding.ts'
import { path, type Text, text } from '../../core/text.ts'
import { matcherOf } from '../../formats/glob-list.ts'
import type { Context } from './context.ts'
import { announced, dateIn, daysUntil } from './dates.ts'
import { addedLine } from './lines.ts'
import type { JudgedQuestion, Question } from './model.ts'
import { counted, finding, listed, locationOf, placeOf, words } from './words.ts'

/** Whether an answer was given for this question, this content and this time. */
export function currentFindings(question: Question, answer: Answer, context: Context): readonly Finding[] {
  const why =
    staleVersion(question, answer) ?? staleContent(question, answer) ?? staleFiles(question, answer, context)
  if (why !== null) return [stale(question, answer, why)]
  return [...unbound(question, answer, context), ...expiry(question, answer, context)]
}

const stale = (question: Question, answer: Answer, why: Text): Finding =>
  finding('answer-current', 'fail', question.item.id, {
    location: locationOf(answer),
    found: text`${question.item.id}: the answer (${placeOf(answer)}) is stale: `.concat(why),
    required: text`an answer that was given for this version of the question, and for the content of the head commit`,
    fix:
      answer.place.kind === 'body'
        ? text`look at it again, and write ${addedLine(question)}`
        : text`look at it again, and write its entry anew with the ${'blobs'} of the head commit; or delete the entry, and answer ${addedLine(question)} in the description`,
  })

function staleVersion({ item }: Question, { bound }: Answer): Text | null {
  if (bound === null || bound.version === item.version) return null
  return text`it answers version ${bound.version} of the question, which is version ${item.version} now`
}

function staleContent({ fingerprint }: Question, { bound }: Answer): Text | null {
  const given = bound?.fingerprint ?? null
  if (given === null || given === fingerprint) return null
  return text`it was given for other content (${given}, which is ${fingerprint ?? 'not known'} now): a later push, or another pull request`
}

function staleFiles(question: Question, answer: Answer, context: Context): Text | null {
  const changed = answer.blobs.find(({ answered, head }) => head === null || head !== answered)
  if (changed !== undefined) {
    return changed.head === null
      ? text`${path(changed.path)} is no longer there`
      : text`${path(changed.path)} has changed since`
  }
  if (answer.place.kind === 'body') return null
  // An answer that this change writes is an answer to this change; an older one has to cover it.
  if (isOfThisChange(answer, context)) return null
  const covered = new Set(answer.blobs.map((blob) => blob.path))
  const open = subjectsOf(question, context).find((file) => !covered.has(file))
  return open === undefined
    ? null
    : text`it was given before this change, and its ${'blobs'} do not cover ${path(open)}`
}

/** Whether the change writes the entry: another line of the same file makes no old answer a new one. */
function isOfThisChange({ place }: Answer, { answers, changed, lines }: Context): boolean {
  const file = changed.find(({ path: now }) => now === place.path)
  if (file === undefined || file.status === 'added') return file !== undefined
  const starts = answers.answers.flatMap((one) => (one.place.path === place.path ? [one.place.line] : []))
  const next = Math.min(...starts.filter((line) => line > place.line))
  const added = lines?.find(({ path: now }) => now === place.path)?.added ?? []
  return added.some(([first, last]) => first < next && last >= place.line)
}

const subjects = new WeakMap<readonly ChangedFile[], Map<string, readonly string[]>>()

/** The changed files that an answer is about; looked up once for each set of globs. */
function subjectsOf({ item }: Question, { changed }: Context): readonly string[] {
  const known = subjects.get(changed) ?? new Map<string, readonly string[]>()
  subjects.set(changed, known)
  const key = JSON.stringify(item.paths)
  const found = known.get(key) ?? matching(item.paths, changed)
  known.set(key, found)
  return found
}

function matching(globs: readonly string[], changed: readonly ChangedFile[]): readonly string[] {
  const about = globs.length === 0 ? () => true : matcherOf(globs)
  return changed
    .flatMap(({ path: now, previousPath }) => [now, ...(previousPath === null ? [] : [previousPath])])
    .filter((file) => about(file) && !file.startsWith('.gatewright/answers/'))
}

/** An answer that does not say for which content it was given outlives every push. */
function unbound(question: Question, answer: Answer, { options }: Context): readonly Finding[] {
  if (options['unbound-answers'] === 'report' || !isUnbound(question, answer)) return []
  return [
    finding('answer-current', 'fail', question.item.id, {
      location: locationOf(answer),
      found: text`${question.item.id}: the answer (${placeOf(answer)}) does not say for which content it was given`,
      required: text`a marker with the version and the fingerprint, or ${'blobs'} in a file of answers`,
      fix: text`write ${addedLine(question)}`,
    }),
  ]
}

const isUnbound = ({ fingerprint }: Question, { bound, blobs }: Answer): boolean =>
  fingerprint !== null && (bound?.fingerprint ?? null) === null && blobs.length === 0

/** Answers that no push opens again, told once: they hold, and nobody would notice that they are old. */
export function unboundFindings(
  judged: readonly JudgedQuestion[],
  { options, where }: Context,
): readonly Finding[] {
  if (options['unbound-answers'] !== 'report') return []
  const open = judged.filter(({ question, answer }) => answer !== null && isUnbound(question, answer))
  if (open.length === 0) return []
  const ids = open.map(({ question }) => text`${question.item.id}`)
  return [
    finding('answer-current', 'fail', 'unbound answers', {
      ...{ level: 'warning', requiredAt: where('unbound-answers') },
      found: [
        ...text`${counted(open.length, 'answer')} would outlive any push, without word of the content they were given for: `,
        ...listed(ids),
      ],
      required: text`markers with version and fingerprint, or ${'blobs'} in a file of answers`,
      fix: text`let ${'gatewright checklist render --body FILE'} write the markers`,
    }),
  ]
}

function expiry(question: Question, answer: Answer, { now }: Context): readonly Finding[] {
  if (answer.expires === null) return []
  const { id } = question.item
  const days = daysUntil(answer.expires, now)
  if (days !== null && days > announced) return []
  const left = text`${id}: the answer (${placeOf(answer)}) ends in ${counted(days ?? 0, 'day')}, after ${answer.expires}`
  const over = text`${id}: the answer (${placeOf(answer)}) ended on ${answer.expires}`
  const unreadable = text`${id}: ${answer.expires} is no date`
  return [
    finding('answer-current', 'fail', days !== null && days >= 0 ? `${id} ends` : id, {
      level: days !== null && days >= 0 ? 'warning' : 'error',
      location: locationOf(answer),
      found: days === null ? unreadable : days < 0 ? over : left,
      required: text`an answer that has not ended: ${words('a date as YYYY-MM-DD')}`,
      fix: text`look at it again, and write a new date, such as ${`Expires: ${dateIn(90, now)}`}`,
    }),
  ]
}
