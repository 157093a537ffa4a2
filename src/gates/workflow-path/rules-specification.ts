import type { RuleTable } from '../../core/rules.ts'

const controls = ['nist-ssdf:PO.1.2', 'nist-csf:ID.AM-08']
const sources = ['source document 000, task 2']

/** Rules about the specification document. */
export const specificationRules = {
  specification: {
    title: 'A change of the path Standard or Full has a specification',
    why: 'What nobody wrote down can be neither reviewed nor tested. A specification says what is delivered, how that is recognised, and what must be there.',
    fix: 'Add a document with deliverables, acceptance criteria, Must Have and Must NOT Have, or name the one that stands on the base with `Specification: PATH` in the description.',
    controls,
    sources,
    options: ['specification'],
    example: {
      found: 'specs/cart.md: no section Acceptance criteria',
      required: 'a specification with deliverables, acceptance criteria, Must Have and Must NOT Have',
      fix: 'add the heading `## Acceptance criteria` with list items below it',
    },
  },
  exclusions: {
    title: 'A specification says what is left out',
    why: 'Scope grows where nothing forbids it. Three things that will not be built show that somebody thought about the border.',
    fix: 'Add list items below the heading `Must NOT Have`, one for each thing that is left out.',
    controls,
    sources,
    options: ['specification'],
    example: {
      found: 'specs/cart.md:21: 2 exclusions below Must NOT Have',
      required: 'at least 3',
      fix: 'add 1 list item below `Must NOT Have`',
    },
  },
  placeholder: {
    title: 'A specification is filled in',
    why: 'A template that nobody filled in has every heading that is asked for.',
    fix: 'Replace the text that the template left behind.',
    controls,
    sources: [sources[0] ?? ''],
    options: ['specification'],
    example: {
      found: 'specs/cart.md:9: TBD',
      required: 'no text that a template left behind',
      fix: 'say what it is at specs/cart.md:9',
    },
  },
  'specification-order': {
    title: 'The specification was complete before implementation began',
    why: 'A document that is written after the code describes what was built, not what was wanted. Nobody reviewed it in time.',
    fix: 'Put the commit of the specification before those that implement, or merge it in a pull request of its own.',
    controls,
    sources: ['source document 000, task 2'],
    options: ['specification'],
    example: {
      found: 'specs/cart.md came with or after the first commit that implements',
      required: 'a specification that was complete before implementation began',
      fix: 'move its commit to the front (`git rebase`), or merge it in a pull request of its own',
    },
  },
} as const satisfies RuleTable
