import { describe, expect, test } from '@jest/globals'
import type { Outline } from '../../../src/core/facts/workflow.ts'
import type { DocumentContract, SectionRule } from '../../../src/formats/documents/contract.ts'
import { filesNamedBy, judgeDocument } from '../../../src/formats/documents/judge.ts'
import { specificationContract } from '../../../src/formats/documents/specification.ts'

type Section = Outline['sections'][number]
const section = (title: string, items: readonly string[] = [], more: Partial<Section> = {}): Section => ({
  ...{ title, level: 2, line: 1, fields: [], words: 0 },
  items: items.map((text, index) => ({ text, line: index + 2 })),
  ...more,
})
const outline = (...sections: readonly Section[]): Outline => ({ sections: [...sections], placeholders: [] })
const rule = (more: Partial<SectionRule> = {}): SectionRule => ({
  ...{ id: 'risks', title: 'Risks', aliases: ['Threats'], minimumItems: 0, minimumWords: 0 },
  ...more,
})
const contract = (...sections: readonly SectionRule[]): DocumentContract => ({
  name: 'plan',
  sections,
  refusesPlaceholders: true,
})
const problems = (document: Outline, one: DocumentContract, exists?: (path: string) => boolean) =>
  judgeDocument(document, one, exists).map(({ kind, title, found, required }) => [
    kind,
    title,
    found,
    required,
  ])

describe('a document against its contract', () => {
  test.each(['Risks', 'RISKS:', '3. Risks', '## Risks', 'Risks (all)', 'threats', '2) Threats'])(
    'the heading %j is found',
    (title) => expect(problems(outline(section(title)), contract(rule()))).toEqual([]),
  )

  test.each(['Risk', 'No risks', 'Risky', ''])('the heading %j is another one', (title) => {
    expect(problems(outline(section(title)), contract(rule()))).toEqual([['missing-section', 'Risks', 0, 0]])
  })

  test('items count once, and only where they say something', () => {
    const three = contract(rule({ minimumItems: 3 }))
    expect(problems(outline(section('Risks', ['one thing', 'another', 'a third'])), three)).toEqual([])
    for (const items of [
      ['one thing', 'One  thing!', 'another'],
      ['one thing', 'another', ''],
      ['one thing', 'another', '…'],
      ['one thing', 'another', 'TBD'],
      ['one thing', 'another', 'N/A'],
    ])
      expect(problems(outline(section('Risks', items)), three)).toEqual([['too-few-items', 'Risks', 2, 3]])
  })

  test('subsections belong to their section, the next one does not', () => {
    const three = contract(rule({ minimumItems: 3 }))
    const below = [section('Inside', ['another'], { level: 3 }), section('Deeper', ['a third'], { level: 4 })]
    expect(problems(outline(section('Risks', ['one thing']), ...below), three)).toEqual([])
    const beside = [section('Other', ['another']), section('Inside', ['a third'], { level: 3 })]
    expect(problems(outline(section('Risks', ['one thing']), ...beside), three)).toEqual([
      ['too-few-items', 'Risks', 1, 3],
    ])
  })

  test('words of text and of items', () => {
    const some = contract(rule({ minimumWords: 4 }))
    expect(problems(outline(section('Risks', ['two words'], { words: 2 })), some)).toEqual([])
    expect(problems(outline(section('Risks', ['two words'], { words: 1 })), some)).toEqual([
      ['too-few-words', 'Risks', 3, 4],
    ])
  })

  test('fields by their form', () => {
    const due = { key: 'Due', aliases: ['Until'], pattern: String.raw`\d{4}-\d{2}-\d{2}`, describe: 'a day' }
    const dated = contract(rule({ fields: [due] }))
    const withField = (key: string, value: string) =>
      problems(outline(section('Risks', [], { fields: [{ key, value, line: 4 }] })), dated)
    expect(withField('until', ' 2026-11-30 ')).toEqual([])
    expect(withField('Due', 'soon, 2026-11-30')).toEqual([['malformed-field', 'Due', 0, 0]])
    expect(withField('Owner', '@lead')).toEqual([['missing-field', 'Due', 0, 0]])
  })

  test('files that it names are looked up', () => {
    const files = contract(rule({ namesFiles: true }))
    const paths = ['docs/threats.md', 'src/a.ts', 'src/a.ts'].map((text) => ({ text, line: 2 }))
    const document = outline(
      section('Risks', [], { paths }),
      section('Other', [], { paths: [{ text: 'b', line: 9 }] }),
    )
    expect(filesNamedBy(document, files)).toEqual(['docs/threats.md', 'src/a.ts'])
    expect(problems(document, files, (path) => path === 'src/a.ts')).toEqual([
      ['missing-file', 'docs/threats.md', 0, 0],
    ])
  })

  test('what a template left behind is refused, where the contract says so', () => {
    const document = { ...outline(section('Risks')), placeholders: [{ text: '{{name}}', line: 9 }] }
    expect(problems(document, contract(rule()))).toEqual([['placeholder', '{{name}}', 0, 0]])
    expect(problems(document, { ...contract(rule()), refusesPlaceholders: false })).toEqual([])
  })

  test('the document’s own headings are a specification', () => {
    const document = outline(
      section('Concrete Deliverables', ['Workflow documentation']),
      section('Definition of Done', ['Workflow document exists']),
      section('Must Have', ['Tiered workflow paths']),
      section('Must NOT Have (Guardrails)', [
        'Universal 50k req/s',
        'Ambiguous terms',
        'Premature abstractions',
      ]),
    )
    expect(problems(document, specificationContract)).toEqual([])
    expect(problems(outline(), specificationContract).map(([kind]) => kind)).toEqual(
      Array.from({ length: 4 }, () => 'missing-section'),
    )
  })
})
