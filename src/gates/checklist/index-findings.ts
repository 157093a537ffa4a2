import type { Answer, AnswerProblem } from '../../core/facts/answers.ts'
import type { ChecklistItem } from '../../core/facts/checklists.ts'
import type { Finding } from '../../core/finding.ts'
import { nearest } from '../../core/nearest.ts'
import { code, joinWords, text } from '../../core/text.ts'
import { saysTheSame } from './answer-index.ts'
import type { Context } from './context.ts'
import type { JudgedQuestion, Question } from './model.ts'
import { capped, finding, locationOf, placeOf, words } from './words.ts'

/** Answers that belong to no question, to one that was not asked, or that stand there twice; and lines that are none. */
export function indexFindings(
  items: readonly ChecklistItem[],
  judged: readonly JudgedQuestion[],
  context: Context,
): readonly Finding[] {
  const ids = items.map(({ id }) => id)
  return [
    ...capped(context.index.unknown, 'answer-known', (answer) => unknownId(answer, ids, context)),
    ...repeated(judged, context),
    ...notAsked(judged, context),
    ...ofRepository(items, context),
    ...aliases(context),
    ...otherShown(items, context),
    ...problems(judged, context),
  ]
}

/** Unknown ids among which a misspelling is looked for: more of them are of another list altogether. */
const mostMisspelt = 20

function unknownId(answer: Answer, ids: readonly string[], { where, index }: Context): Finding {
  const near = index.unknown.length > mostMisspelt ? undefined : nearest(answer.item, ids)
  return finding('answer-known', 'fail', answer.item, {
    ...{ location: locationOf(answer), requiredAt: where('lists') },
    found: text`${answer.item} (${placeOf(answer)}) is a question of no checklist that the policy names at the base`,
    required: text`answers to the questions of these checklists`,
    fix:
      near === undefined
        ? text`delete this answer; ${'gatewright checklist render'} writes the questions of this change`
        : text`write ${near} if that is what it answers, or delete it`,
  })
}

/** The same answer twice: one of them will be changed some day, and the other forgotten. */
function repeated(judged: readonly JudgedQuestion[], { index }: Context): readonly Finding[] {
  const twice = judged.flatMap(({ question, answer }) => {
    const given = index.byItem.get(question.item.id) ?? []
    return answer !== null && given.length > 1 && given.every((one) => saysTheSame(one, answer))
      ? [given]
      : []
  })
  return capped(twice, 'answer-unique', (given) => {
    const [first, second] = given
    const id = first?.item ?? ''
    return finding('answer-unique', 'fail', `${id} repeated`, {
      level: 'warning',
      found: text`${id} is answered ${given.length} times with the same words, again at ${second === undefined ? '' : placeOf(second)}`,
      required: text`one answer to each question`,
      fix: text`delete all but one`,
    })
  })
}

/** Said where nobody asked: harmless, unless it admits something. */
function notAsked(judged: readonly JudgedQuestion[], { index }: Context): readonly Finding[] {
  const silent = judged.filter(({ question: { by } }) => by !== 'author')
  const given = silent.flatMap(({ question }) =>
    (index.byItem.get(question.item.id) ?? [])
      .filter(({ value, item }) => value !== 'none' && item === question.item.id)
      .map((answer) => ({ answer, question })),
  )
  const levelOf = ({ answer, question }: (typeof given)[number]) =>
    answer.value === 'no' && !question.item.noAllowed ? 'warning' : 'note'
  const each = ({ answer, question }: (typeof given)[number]) =>
    finding('answer-known', 'fail', `${answer.item} not asked`, {
      level: levelOf({ answer, question }),
      location: locationOf(answer),
      found: text`${answer.item} is answered ${words(answer.value === 'na' ? 'N/A' : answer.value)} (${placeOf(answer)}), and is not asked of the author: ${words(notAskedWhy(question))}`,
      required: text`answers to the questions that are asked`,
      fix: text`delete this answer: it counts for nothing`,
    })
  return capped(given, 'answer-known', each, levelOf)
}

function notAskedWhy({ by, because, item, tools }: Question): string {
  switch (by) {
    case 'machine':
      return `${joinWords(tools, 'and')} answered it`
    case 'derived':
      return `it follows from ${joinWords(item.derivedFrom, 'and')}`
    case 'reviewer':
      return 'a reviewer answers it'
    case 'author':
    case 'nobody':
      return `it does not apply (${because})`
  }
}

/** A description is about one change: what is asked of the repository as a whole is answered in files. */
function ofRepository(items: readonly ChecklistItem[], { index }: Context): readonly Finding[] {
  const given = items
    .filter(({ scope }) => scope === 'repository')
    .flatMap(({ id }) => index.byItem.get(id) ?? [])
    .filter(
      ({ item, place, value }) => place.kind === 'body' && value !== 'none' && !isShortCode(item, index),
    )
  return capped(given, 'answer-known', (answer) =>
    finding('answer-known', 'fail', `${answer.item} of the repository`, {
      level: 'note',
      found: text`${answer.item} (${placeOf(answer)}) is asked about the repository: an answer in a description counts for nothing`,
      required: text`answers to the questions that are asked`,
      fix: text`answer it in a file in ${'.gatewright/answers/'}`,
    }),
  )
}

const isShortCode = (item: string, { byAlias }: Context['index']): boolean =>
  byAlias.some(({ answer }) => answer.item === item)

/** Short codes count; the official one is said, once for each. */
function aliases({ index }: Context): readonly Finding[] {
  return capped(index.byAlias, 'answer-known', ({ answer, items }) => {
    const controls = [
      ...new Set(items.flatMap((item) => item.controls.map(({ standard, id }) => `${standard}:${id}`))),
    ]
    const shown = controls.slice(0, 6)
    return finding('answer-known', 'fail', `${answer.item} short code`, {
      level: 'note',
      location: locationOf(answer),
      found: text`${answer.item} (${placeOf(answer)}) is a short code: it is taken as the answer to ${code(
        joinWords(
          items.map(({ id }) => id),
          'and',
        ),
      )}, which supports ${words(joinWords(shown, 'and') || 'no control')}`,
      required: text`the id of the question`,
      fix: text`write ${joinWords(
        items.map(({ id }) => id),
        'or',
      )}`,
    })
  })
}

/** Another id before the reader's eyes than in the marker: whoever approves reads the answer to another question. */
function otherShown(items: readonly ChecklistItem[], { answers }: Context): readonly Finding[] {
  const meant = new Map<string, Set<string>>()
  const add = (name: string, id: string) => meant.set(name, (meant.get(name) ?? new Set()).add(id))
  for (const { id, aliases } of items) for (const name of [id, ...aliases]) add(name, id)
  const crossed = answers.answers.filter(({ item, shown }) => {
    const [seen, read] = [shown === undefined ? undefined : meant.get(shown), meant.get(item)]
    return seen !== undefined && read !== undefined && ![...seen].some((id) => read.has(id))
  })
  return capped(crossed, 'answer-readable', (answer) =>
    finding('answer-readable', 'fail', `${answer.item} shown`, {
      location: locationOf(answer),
      found: text`${placeOf(answer)}: it shows ${answer.shown ?? ''}, and its marker answers ${answer.item}`,
      required: text`one id in the marker and before the eyes of a reader`,
      fix: text`write both as ${answer.shown ?? ''} or both as ${answer.item}: ${gatewrightRender} writes the lines`,
    }),
  )
}

const gatewrightRender = 'gatewright checklist render'

/** The description has no path; answers in files stand in one folder. */
const inFile = ({ path }: AnswerProblem): boolean => path.startsWith('.gatewright/answers/')

/** Kinds of lines that are refused whatever else is said: what is shown differs from what is read. */
const deceptive: ReadonlySet<AnswerProblem['kind']> = new Set(['bidirectional', 'confusable'])

function problems(judged: readonly JudgedQuestion[], { answers }: Context): readonly Finding[] {
  const told = new Set(
    judged
      .filter(({ question, answer }) => question.by === 'author' && answer === null)
      .map(({ question }) => question.item.id),
  )
  const levelOf = ({ kind, item }: AnswerProblem) =>
    deceptive.has(kind) ? 'error' : item !== null && told.has(item) ? 'note' : 'warning'
  const each = (problem: AnswerProblem) =>
    finding('answer-readable', 'fail', `${problem.path}:${problem.line} ${problem.kind}`, {
      level: levelOf(problem),
      location: inFile(problem) ? { path: problem.path, line: problem.line, at: 'head' } : undefined,
      found: text`${placeOf({ place: { kind: inFile(problem) ? 'file' : 'body', path: problem.path, line: problem.line } })}: ${words(problem.detail)}`,
      required: text`a line of a task list, such as ${'- [x] **A03.a** … <!-- gw:A03.a -->'}, shown as it is read`,
      fix: problem.rightForm === '' ? text`write the line again by hand` : text`write ${problem.rightForm}`,
    })
  return capped(answers.problems, 'answer-readable', each, levelOf)
}
