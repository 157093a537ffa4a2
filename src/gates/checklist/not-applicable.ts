import { reasonFault, reasonSize, shortestReason } from '../../core/answer-reason.ts'
import { type Answer, notApplicableKinds } from '../../core/facts/answers.ts'
import { type Signal, signalKinds } from '../../core/facts/change.ts'
import type { Condition } from '../../core/facts/checklists.ts'
import type { Finding } from '../../core/finding.ts'
import { joinWords, path, type Text, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import { dateIn, daysUntil } from './dates.ts'
import type { Question } from './model.ts'
import { counted, finding, locationOf, placeOf, words } from './words.ts'

/** Characters of a reason that are looked at. */
const longestReason = 2_000

/** Whether a "does not apply" is well formed: a kind, a reason of its own words, an end where it needs one. */
export function notApplicableFindings(
  question: Question,
  answer: Answer,
  context: Context,
): readonly Finding[] {
  const why = reasonProblem(question, answer) ?? endProblem(question, answer, context.now)
  if (why !== null) return [refused(question, answer, why, context.now)]
  return [...claimFindings(question, answer, context), ...riskFindings(question, answer, context.now)]
}

/** A risk that is accepted for ever is one that nobody looks at again. */
function riskFindings({ item }: Question, answer: Answer, now: string): readonly Finding[] {
  if (answer.reason?.kind !== 'accepted-risk' || answer.expires !== null) return []
  return [
    finding('not-applicable', 'fail', `${item.id} risk`, {
      level: 'warning',
      location: locationOf(answer),
      found: text`${item.id}: a risk is accepted (${placeOf(answer)}) without an end`,
      required: text`a day on which somebody looks at it again`,
      fix: text`write ${`Expires: ${dateIn(90, now)}`} below it, or another day`,
    }),
  ]
}

function refused(question: Question, answer: Answer, why: Text, now: string): Finding {
  const days = question.item.expiresAfterDays
  const ends = days === null ? '' : ` Expires: ${dateIn(days, now)}`
  return finding('not-applicable', 'fail', question.item.id, {
    location: locationOf(answer),
    found: text`${question.item.id} is answered N/A (${placeOf(answer)}), and `.concat(why),
    required: text`one of the kinds ${words(joinWords(notApplicableKinds, 'or'))}, and a reason of at least ${shortestReason} characters${{ kind: 'text', text: days === null ? '' : `, with an end at most ${days} days away` }}`,
    fix: text`write ${`N/A (${answer.reason?.kind ?? 'not-in-this-change'}): why this change has nothing of it.${ends}`}, with your own reason`,
  })
}

const faults = {
  placeholder: text`its reason is a placeholder`,
  copied: text`its reason is a sentence of the checklist`,
  'no-sentence': text`its reason is no sentence`,
}

function reasonProblem({ item }: Question, { reason }: Answer): Text | null {
  const said = (reason?.text ?? '').slice(0, longestReason)
  const fault = reasonFault(said, [item.question, item.fix, ...Object.values(item.translations)])
  if (fault === 'empty') return text`gives no reason`
  if (reason === null || reason.kind === null) return text`names no kind`
  if (fault === 'short') return text`its reason has ${counted(reasonSize(said), 'character')}`
  return fault === null ? null : faults[fault]
}

function endProblem({ item }: Question, { expires }: Answer, now: string): Text | null {
  const most = item.expiresAfterDays
  if (most === null) return null
  if (expires === null) return text`says a fact of the repository without an end`
  const days = daysUntil(expires, now)
  return days !== null && days > most ? text`ends in ${counted(days, 'day')}` : null
}

/** Kinds that say of the change itself that it has nothing of the kind; the others say where it is dealt with. */
const deniesSurface: ReadonlySet<string> = new Set(['no-such-surface', 'not-in-this-change'])

/** A place in the change that shows what was denied: certain where its form is precise, else worth a second look. */
function claimFindings(question: Question, answer: Answer, context: Context): readonly Finding[] {
  if (!deniesSurface.has(answer.reason?.kind ?? '')) return []
  const shown = shownBy(question, context.signals)
  const [first] = [...shown.filter(isPrecise), ...shown]
  if (first === undefined) return []
  const precise = isPrecise(first)
  return [
    finding('not-applicable', 'fail', question.item.id, {
      level: precise ? 'error' : 'warning',
      location: placeOfSignal(first),
      found: text`${question.item.id} is answered N/A, and ${path(first.path, first.line ?? undefined)} shows ${first.name} (${words(first.kind.replaceAll('-', ' '))})`,
      required: text`an answer that fits what the change shows`,
      fix: precise
        ? text`answer yes with evidence, or take that out of the change`
        : text`look at this place again, and say in the reason why it is none`,
    }),
  ]
}

/** Signals of the change that the item names: as what makes it apply, or as what contradicts it. */
export function shownBy({ item }: Question, signals: readonly Signal[]): readonly Signal[] {
  const named = new Set([...signalsOf(item.applies), ...item.contradictedBy.signals])
  return signals.filter(({ kind }) => named.has(kind))
}

/** Whether a signal is certain by its form. */
export const isPrecise = ({ kind }: Signal): boolean => signalKinds[kind] === 'block'

/** Where a signal stands, for an annotation: only lines of the head can have one. */
export const placeOfSignal = ({ path: file, line, side }: Signal): Finding['location'] =>
  side === 'added'
    ? { path: file, ...(line === null ? {} : { line }), at: 'head' }
    : { path: file, at: 'head' }

function signalsOf(condition: Condition): readonly string[] {
  if ('signals' in condition) return condition.signals
  if ('any' in condition) return condition.any.flatMap(signalsOf)
  return 'all' in condition ? condition.all.flatMap(signalsOf) : []
}
