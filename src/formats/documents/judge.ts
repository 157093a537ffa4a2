import type { Outline } from '../../core/facts/workflow.ts'
import { lookedLike } from '../answers/confusable.ts'
import type { DocumentContract, DocumentProblem, FieldRule, SectionRule } from './contract.ts'
import { saysSomething, wordsIn } from './substance.ts'
import { normalTitle, titleParts } from './titles.ts'

type Section = Outline['sections'][number]

/**
 * Where a document does not keep its contract, in the order of the contract; placeholders last.
 * @param exists whether a file that a section names is there; the caller looks
 */
export function judgeDocument(
  outline: Outline,
  contract: DocumentContract,
  exists: (path: string) => boolean = () => true,
): readonly DocumentProblem[] {
  const placeholders = contract.refusesPlaceholders ? outline.placeholders : []
  return [
    ...contract.sections.flatMap((rule) =>
      sectionProblems(sectionsOf(outline, rule, contract.sections), rule, exists),
    ),
    ...placeholders.map(({ text, line }) => problem('placeholder', null, text, { line })),
  ]
}

/** Files that the document names where its contract asks for files, for the caller to look up. */
export const filesNamedBy = (outline: Outline, { sections }: DocumentContract): readonly string[] => [
  ...new Set(
    sections
      .filter(({ namesFiles }) => namesFiles)
      .flatMap((rule) => filesOf(sectionsOf(outline, rule, sections))),
  ),
]

const problem = (
  kind: DocumentProblem['kind'],
  section: string | null,
  title: string,
  more: Partial<DocumentProblem> = {},
): DocumentProblem => ({ kind, section, title, line: null, found: 0, required: 0, expected: '', ...more })

function sectionProblems(
  found: readonly Section[],
  rule: SectionRule,
  exists: (path: string) => boolean,
): readonly DocumentProblem[] {
  const [first] = found
  if (first === undefined) return [problem('missing-section', rule.id, rule.title)]
  const { line } = first
  const items = itemsOf(found).length
  const words = found.reduce((sum, section) => sum + wordsOf(section), 0)
  return [
    ...(items >= rule.minimumItems
      ? []
      : [problem('too-few-items', rule.id, rule.title, { line, found: items, required: rule.minimumItems })]),
    ...(words >= rule.minimumWords
      ? []
      : [problem('too-few-words', rule.id, rule.title, { line, found: words, required: rule.minimumWords })]),
    ...(rule.fields ?? []).flatMap((field) => fieldProblems(found, rule, field)),
    ...(rule.namesFiles === true ? filesOf(found) : [])
      .filter((path) => !exists(path))
      .map((path) => problem('missing-file', rule.id, path, { line })),
  ]
}

/**
 * Sections with a heading of the rule, each followed by its subsections; not those with a heading of another rule:
 * Must NOT Have below Must Have counts for itself alone.
 */
function sectionsOf(
  { sections }: Outline,
  rule: SectionRule,
  rules: readonly SectionRule[],
): readonly Section[] {
  const byName = new Map(
    rules.flatMap((one) => [one.title, ...one.aliases].map((name) => [normalTitle(name), one] as const)),
  )
  const open: { readonly level: number; readonly rule: SectionRule | undefined }[] = []
  return sections.filter(({ level, title }) => {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const named =
      byName.get(normalTitle(title)) ?? titleParts(title).flatMap((part) => byName.get(part) ?? [])[0]
    const own = named ?? open.at(-1)?.rule
    open.push({ level, rule: own })
    return own === rule
  })
}

/** Different list items that say something: one that stands there twice is one. */
function itemsOf(sections: readonly Section[]): readonly string[] {
  const said = sections.flatMap(({ items }) => items.map(({ text }) => text)).filter(saysSomething)
  return [...new Set(said.map(plainText))]
}

/** What items are compared by: look-alikes, accents or a count behind it (`(2)`, `#2`) make no other item of one. */
const plainText = (text: string): string =>
  lookedLike(text.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''))
    .toLowerCase()
    .replace(/\s(?:#\d{1,3}|\(\d{1,3}\))$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const wordsOf = ({ words, items }: Section): number =>
  words + items.reduce((sum, { text }) => sum + wordsIn(text), 0)

function fieldProblems(
  sections: readonly Section[],
  { id }: SectionRule,
  { key, aliases, pattern, describe }: FieldRule,
): readonly DocumentProblem[] {
  const names = new Set([key, ...aliases].map(normalTitle))
  const found = sections.flatMap(({ fields }) => fields).filter((field) => names.has(normalTitle(field.key)))
  const [first] = found
  if (first === undefined) return [problem('missing-field', id, key, { expected: describe })]
  const form = new RegExp(`^(?:${pattern})$`, 'iu')
  if (found.some(({ value }) => form.test(value.trim()))) return []
  return [problem('malformed-field', id, key, { line: first.line, expected: describe })]
}

/** Files that sections of the rule name, as the outline found them. */
const filesOf = (found: readonly Section[]): readonly string[] =>
  found.flatMap(({ paths = [] }) => paths.map(({ text }) => text))
