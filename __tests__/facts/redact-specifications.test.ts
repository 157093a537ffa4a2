import { expect, test } from '@jest/globals'
import type { Outline } from '../../src/core/facts/workflow.ts'
import { pseudonyms } from '../../src/facts/pseudonyms.ts'
import { redactSpecifications } from '../../src/facts/redact-specifications.ts'
import { judgeDocument } from '../../src/formats/documents/judge.ts'
import { outlineOf } from '../../src/formats/documents/outline.ts'
import { specificationContract } from '../../src/formats/documents/specification.ts'

const documents = [
  '## Deliverables\n\n- a secret thing\n\n## Acceptance criteria\n\n- it is there\n\n## Must Have\n\n- speed\n\n## Must NOT Have\n\n- one thing\n- another thing\n- a third thing\n',
  '## Deliverables\n\n- a secret thing\n\n## Must NOT Have\n\n- one thing\n- one thing\n- ask @lead about it\n\nTBD by @lead\n\nOwner: @lead\n',
  '## Deliverables (of @lead)\n',
]

test.each(documents)('a redacted specification is judged alike, and says nothing of its own', (text) => {
  const outline = outlineOf(text)
  const document = { path: 'specs/a.md', by: 'changed', listed: true, beforeImplementation: true } as const
  const { documents: redacted } = redactSpecifications(
    { implements: true, documents: [{ ...document, outline, before: outline }] },
    pseudonyms(),
  )
  const kinds = (one: Outline | null | undefined) =>
    one === null || one === undefined
      ? null
      : judgeDocument(one, specificationContract).map(({ kind, section, found }) => [kind, section, found])
  expect(kinds(redacted[0]?.outline)).toEqual(kinds(outline))
  expect(kinds(redacted[0]?.before)).toEqual(kinds(outline))
  expect(JSON.stringify(redacted)).not.toMatch(/secret|lead/)
})
