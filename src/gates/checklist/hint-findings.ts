import type { Signal } from '../../core/facts/change.ts'
import type { Finding } from '../../core/finding.ts'
import { code, joinWords, path, text } from '../../core/text.ts'
import type { Context } from './context.ts'
import type { JudgedQuestion } from './model.ts'
import { isPrecise, placeOfSignal, shownBy } from './not-applicable.ts'
import { finding, words } from './words.ts'

/**
 * Places of the change that the questions are about, so that nobody has to look for them; and what is certain by its
 * form, where no question names it.
 */
export function hintFindings(judged: readonly JudgedQuestion[], context: Context): readonly Finding[] {
  const applying = judged.filter(({ question }) => question.by !== 'nobody')
  const about = new Map<Signal, string[]>()
  for (const { question } of applying)
    for (const signal of shownBy(question, context.signals))
      about.set(signal, [...(about.get(signal) ?? []), question.item.id])
  const hints = context.signals.filter((signal) => !isPrecise(signal) && about.has(signal))
  const contradicting = new Set(applying.flatMap(({ question }) => question.item.contradictedBy.signals))
  const precise = context.signals.filter((signal) => isPrecise(signal) && !contradicting.has(signal.kind))
  return [
    ...precise.slice(0, 50).map(unasked),
    ...hints.slice(0, context.options.hints).map((signal) => hint(signal, about.get(signal) ?? [])),
  ]
}

/** The call of a guard is recognised as one, too, and grants nothing. */
const inWords = ({ kind }: Signal) =>
  words(kind === 'permission-added' ? 'permission or guard added' : kind.replaceAll('-', ' '))

const subjectOf = ({ kind, path: file, line, name }: Signal): string => `${kind} ${file}:${line ?? 0} ${name}`

const hint = (signal: Signal, ids: readonly string[]): Finding =>
  finding('hints', 'fail', subjectOf(signal), {
    level: 'note',
    location: placeOfSignal(signal),
    found: text`${path(signal.path, signal.line ?? undefined)}: ${inWords(signal)} (${signal.name}); questions about it: ${code(joinWords(ids, 'and'))}`,
    required: text`a look at this place when that is answered`,
    fix: text`nothing, when you have looked`,
  })

const unasked = (signal: Signal): Finding =>
  finding('hints', 'fail', subjectOf(signal), {
    level: 'warning',
    location: placeOfSignal(signal),
    found: text`${path(signal.path, signal.line ?? undefined)}: ${inWords(signal)} (${signal.name}), and no question of the checklists is about it`,
    required: text`somebody looks at it`,
    fix: text`put it back, or name ${signal.kind} in ${'contradicted-by'} of an item`,
  })
