import type { DocumentContract, SectionRule } from './contract.ts'

const section = (
  id: string,
  title: string,
  minimumItems: number,
  aliases: readonly string[],
): SectionRule => ({ id, title, aliases, minimumItems, minimumWords: 0 })

/**
 * A specification (document 000, task 2, steps 1 and 2.5): what is delivered, how that is recognised, what must be
 * there, and at least three things that will not be.
 */
export const specificationContract: DocumentContract = {
  name: 'specification',
  refusesPlaceholders: true,
  sections: [
    section('deliverables', 'Deliverables', 1, [
      'Concrete deliverables',
      'Deliverable',
      'Scope',
      'What is delivered',
      'Entregables',
    ]),
    section('acceptance-criteria', 'Acceptance criteria', 1, [
      'Acceptance',
      'Definition of done',
      'Exit criteria',
      'Success criteria',
      'Acceptance tests',
      'Criterios de aceptación',
    ]),
    section('must-have', 'Must Have', 1, ['Must haves', 'Must', 'Requirements', 'In scope', 'Debe tener']),
    section('must-not-have', 'Must NOT Have', 3, [
      'Must not haves',
      'Must not do',
      'Exclusions',
      'Explicit exclusions',
      'Out of scope',
      'Non-goals',
      'Nongoals',
      'Not in scope',
      'What is out of scope',
      'Must not',
      'Must not include',
      "Won't have",
      'Will not have',
      'Fuera de alcance',
      'No debe tener',
      'Exclusiones',
    ]),
  ],
}
