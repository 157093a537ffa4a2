import type { Outline, Specifications } from '../core/facts/workflow.ts'
import { wordsIn } from '../formats/documents/substance.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/**
 * Specifications without what they say: headings stay, because the contract looks for them; list items become
 * stand-ins with as many words, equal ones equal.
 */
export const redactSpecifications = (value: Specifications, people: Pseudonyms): Specifications => ({
  ...value,
  documents: value.documents.map((document) => ({
    ...document,
    outline: redactOutline(document.outline, people),
    before: redactOutline(document.before, people),
  })),
})

/**
 * The structure of a document alone.
 * @param kept what stays of the value of a line `Key: value`
 */
export function redactOutline(
  outline: Outline | null,
  people: Pseudonyms,
  kept: (value: string) => string = () => '',
): Outline | null {
  if (outline === null) return null
  const standIns = new Map<string, string>()
  return {
    sections: outline.sections.map((section) => ({
      ...section,
      title: people.text(section.title),
      items: section.items.map((item) => ({ ...item, text: standIn(item.text, standIns) })),
      fields: section.fields.map((field) => ({
        ...field,
        key: people.text(field.key),
        value: kept(field.value),
      })),
    })),
    placeholders: outline.placeholders.map(({ line }) => ({ text: 'TBD', line })),
  }
}

function standIn(text: string, known: Map<string, string>): string {
  const same = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const found = known.get(same)
  if (found !== undefined) return found
  const made = `${'word '.repeat(Math.max(0, wordsIn(text) - 1))}item${known.size + 1}`
  known.set(same, made)
  return made
}
