import type { Unknown } from '../../core/fact.ts'
import type { Finding } from '../../core/finding.ts'
import { joinWords, plain, prose, type Text, text } from '../../core/text.ts'
import { pastedBlock } from './lines.ts'
import { holds, type JudgedQuestion } from './model.ts'
import { counted, finding, listed, placeOf, words } from './words.ts'

/**
 * Which questions apply, and what was said to each: item, answer, evidence, controls, and the line to add; the open
 * ones first. It passes as what it is, a list: what is wrong has findings of its own. Where a part of the change could
 * not be read, every question that may apply was asked, and the list itself is open.
 * @param shown whether the lines to add stand in a finding of their own already
 * @param gap the first fact about the change that is not known; null: all are
 */
export function overview(
  judged: readonly JudgedQuestion[],
  change: string,
  shown = false,
  gap: Unknown | null = null,
): Finding {
  const applying = judged.filter(({ question }) => question.by !== 'nobody')
  const asked = applying.filter(({ question }) => question.by === 'author')
  const open = asked.filter(({ answer }) => answer === null)
  const found = text`${counted(applying.length, 'question')} of ${judged.length} apply to ${words(change)}: ${asked.length} for the author (${open.length} open), ${by(applying, 'machine')} answered by tools, ${by(applying, 'reviewer')} for a reviewer, ${by(applying, 'derived')} that follow from others`
  return finding('questions', gap === null ? 'pass' : 'unknown', 'questions', {
    found: gap === null ? found : [...found, ...text`; not certain: ${words(gap.detail)}`],
    required: text`an answer to each question that applies`,
    fix: gap === null ? [] : text`${words(gap.remedy?.text ?? 'run the check again')}`,
    unknown:
      gap === null
        ? undefined
        : { reason: gap.reason, ...(gap.remedy === undefined ? {} : { remedy: gap.remedy }) },
    details: [
      ...(applying.length === 0 ? [] : [table(applying)]),
      // A block that is missing as a whole stands below the finding that says so.
      ...(shown ? [] : pastedBlock(open.map(({ question }) => question))),
      ...grouped('Why they are asked', applying),
      // Nobody should have to guess whether it was looked at.
      ...grouped(
        'Questions that do not apply',
        judged.filter(({ question }) => question.by === 'nobody'),
      ),
    ],
  })
}

const by = (judged: readonly JudgedQuestion[], who: JudgedQuestion['question']['by']): number =>
  judged.filter(({ question }) => question.by === who).length

function table(applying: readonly JudgedQuestion[]): NonNullable<Finding['details']>[number] {
  return {
    kind: 'table',
    title: text`Answers`,
    columns: ['Item', 'Question', 'Answer', 'Evidence', 'Controls'],
    rows: [...applying].sort((a, b) => rank(a) - rank(b)).map(row),
  }
}

/** Open ones first, then what does not hold, then the rest, each in the order of the checklists. */
const rank = (judged: JudgedQuestion): number =>
  holds(judged) ? 2 : judged.question.by === 'author' && judged.answer === null ? 0 : 1

function row(judged: JudgedQuestion): readonly Text[] {
  const { question, evidence } = judged
  const proofs = evidence.map(
    ({ target, grade }) => text`${target.text} (${words(grade ?? 'does not count')})`,
  )
  return [
    text`${nameOf(judged)}`,
    text`${words(question.item.question)}`,
    answerWords(judged),
    proofs.length === 0
      ? text`${words(question.by === 'machine' ? joinWords(question.tools, 'and') : '–')}`
      : listed(proofs),
    text`${words(controlsOf(judged))}`,
  ]
}

/** The id, with the short codes that mean it. */
const nameOf = ({ question: { item } }: JudgedQuestion): string =>
  item.aliases.length === 0 ? item.id : `${item.id} (${item.aliases.join(', ')})`

/** Standards that most readers look for, the newest edition first; the others follow as the checklist has them. */
const wellKnown: readonly string[] = ['owasp-2025', 'owasp-api-2023', 'nist-csf-2.0', 'magerit-v3']
const mostControls = 3

/** At most three controls, of different standards where there are: the table has to be read on one screen. */
function controlsOf({ question: { item } }: JudgedQuestion): string {
  const named = [...new Set(item.controls.map(({ standard }) => standard))]
  const order = [...wellKnown.filter((one) => named.includes(one)), ...named]
  const firsts = new Set(order.map((name) => item.controls.find(({ standard }) => standard === name)))
  const shown = [...new Set([...firsts, ...item.controls])]
    .slice(0, mostControls)
    .flatMap((control) => (control === undefined ? [] : [`${control.standard}:${control.id}`]))
  if (shown.length === 0) return '–'
  const more = item.controls.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function answerWords(judged: JudgedQuestion): Text {
  const { question, answer, findings } = judged
  const mark = holds(judged) ? '' : ', does not hold'
  const unknown = findings.some(({ outcome }) => outcome === 'unknown') ? ', could not be decided' : mark
  switch (question.by) {
    case 'author':
      if (answer === null) return text`open`
      return text`${words(answer.value === 'na' ? `N/A (${answer.reason?.kind ?? 'no kind'})` : answer.value)}${words(unknown)} (${placeOf(answer)})`
    case 'machine':
      return text`${words(`tools${unknown}`)}`
    case 'reviewer':
      return text`${words(`reviewer${unknown}`)}`
    case 'derived':
      return text`${words(`from ${joinWords(question.item.derivedFrom, 'and')}${unknown}`)}`
    case 'nobody':
      return text`–`
  }
}

/** Questions by the reason for which they are asked, or are not: one line for each reason. */
function grouped(title: string, judged: readonly JudgedQuestion[]): NonNullable<Finding['details']> {
  const groups = new Map<string, string[]>()
  for (const { question } of judged) {
    const ids = groups.get(question.because) ?? []
    ids.push(question.item.id)
    groups.set(question.because, ids)
  }
  if (groups.size === 0) return []
  const items = [...groups].map(([because, ids]) => [
    ...prose(plain([words(because)])),
    ...text`: ${words(ids.join(', '), 500)}`,
  ])
  return [{ kind: 'list', title: text`${words(title)}`, items }]
}
