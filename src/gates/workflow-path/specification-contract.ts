import type { DocumentContract, SectionRule } from '../../formats/documents/contract.ts'
import { specificationContract } from '../../formats/documents/specification.ts'
import type { Options } from './options.ts'

/** What a specification must hold: the built-in contract with what the policy adds to it. */
export function contractOf({ specification }: Pick<Options, 'specification'>): DocumentContract {
  const { exclusions, headings, 'also-required': more } = specification
  const known: Readonly<Record<string, readonly string[] | undefined>> = headings
  const sections = specificationContract.sections.map(
    (section): SectionRule => ({
      ...section,
      aliases: [...section.aliases, ...(known[section.id] ?? [])],
      minimumItems: section.id === 'must-not-have' ? exclusions : section.minimumItems,
    }),
  )
  const own = more.map(
    (title): SectionRule => ({ id: title, title, aliases: [], minimumItems: 0, minimumWords: 1 }),
  )
  return { ...specificationContract, sections: [...sections, ...own] }
}
