import { normalisedWords } from '../../core/answer-reason.ts'
import type { Answer, Answers } from '../../core/facts/answers.ts'
import type { ChecklistItem } from '../../core/facts/checklists.ts'

/** Answers by the items that they are about. */
export interface AnswerIndex {
  /** By id of the item. An answer under a short code is one for each item that the code means, unless that has its own. */
  readonly byItem: ReadonlyMap<string, readonly Answer[]>
  /** Answers under a short code, with what it means. */
  readonly byAlias: readonly { readonly answer: Answer; readonly items: readonly ChecklistItem[] }[]
  /** Answers to what no checklist asks. */
  readonly unknown: readonly Answer[]
}

/** Finds the items of each answer. Ids and short codes are compared exactly. */
export function indexAnswers(items: readonly ChecklistItem[], { answers }: Answers): AnswerIndex {
  const known = new Set(items.map(({ id }) => id))
  const aliases = aliasesOf(items)
  const sorted = [...answers].sort(byPlace)
  const byItem = new Map<string, Answer[]>()
  const add = (id: string, answer: Answer) => {
    const list = byItem.get(id)
    if (list === undefined) byItem.set(id, [answer])
    else list.push(answer)
  }
  for (const answer of sorted) if (known.has(answer.item)) add(answer.item, answer)
  const byAlias = sorted.flatMap((answer) => {
    const meant = known.has(answer.item) ? undefined : aliases.get(answer.item)
    return meant === undefined ? [] : [{ answer, items: meant }]
  })
  const own = new Set(byItem.keys())
  for (const { answer, items: meant } of byAlias)
    for (const { id } of meant) if (!own.has(id)) add(id, answer)
  return {
    ...{ byItem, byAlias },
    unknown: sorted.filter(({ item }) => !known.has(item) && !aliases.has(item)),
  }
}

function aliasesOf(items: readonly ChecklistItem[]): ReadonlyMap<string, readonly ChecklistItem[]> {
  const aliases = new Map<string, ChecklistItem[]>()
  for (const item of items)
    for (const alias of new Set(item.aliases)) aliases.set(alias, [...(aliases.get(alias) ?? []), item])
  return aliases
}

/** The order of the description, then of the files: facts may come in any. */
function byPlace({ place: a }: Answer, { place: b }: Answer): number {
  if (a.kind !== b.kind) return a.kind === 'body' ? -1 : 1
  return a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1
}

/** Whether two answers say the same: the value, and for `na` and `no` the reason. Evidence may differ. */
export const saysTheSame = (a: Answer, b: Answer): boolean =>
  a.value === b.value && a.reason?.kind === b.reason?.kind && sameWords(a.reason?.text, b.reason?.text)

const sameWords = (a = '', b = ''): boolean => normalisedWords(a) === normalisedWords(b)

/** What counts of several answers that say the same: the first, with the evidence of all. Null when they differ. */
export function merged(answers: readonly Answer[]): Answer | null {
  const [first, ...others] = answers
  if (first === undefined || others.some((other) => !saysTheSame(first, other))) return null
  return { ...first, evidence: answers.flatMap(({ evidence }) => evidence) }
}
