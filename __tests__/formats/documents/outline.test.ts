import { describe, expect, test } from '@jest/globals'
import { judgeDocument } from '../../../src/formats/documents/judge.ts'
import { outlineOf } from '../../../src/formats/documents/outline.ts'
import { specificationContract } from '../../../src/formats/documents/specification.ts'

const specification = (more: string) => `# Cart

## Deliverables
- A command that creates a cart

## Acceptance criteria
- [ ] A created cart can be read back

## Must Have
- An id for each cart

## Must NOT Have
${more}
`
const exclusions = '- Payments of any kind\n- Checkout of a cart\n- Inventory of the shop'
const problems = (text: string) =>
  judgeDocument(outlineOf(text), specificationContract).map(
    ({ kind, title, found }) => `${kind} ${title} ${found}`,
  )

describe('a specification', () => {
  test('is complete with all sections', () => {
    expect(problems(specification(exclusions))).toEqual([])
    expect(problems(specification(exclusions).replaceAll('\n', '\r\n'))).toEqual([])
  })

  test.each([
    ['a thematic break', '---'],
    ['an item of one letter', '- [ ] x\n- [ ] y\n- [ ] z'],
    ['an empty table', '| a | b |\n|---|---|'],
    ['a lone image', '![Payments of any kind](a.png)'],
    ['items of images', '- ![One thing](a.png)\n- ![Two things](b.png)\n- ![Three things](c.png)'],
    [
      'empty links',
      '- [](https://example.org/run)\n- [](https://example.org/a)\n- [](https://example.org/b)',
    ],
    ['code', '```\n- Payments of any kind\n- Checkout of a cart\n- Inventory of the shop\n```'],
    ['a comment', '<!--\n- Payments of any kind\n- Checkout of a cart\n- Inventory of the shop\n-->'],
    ['a quote', '> - Payments of any kind\n> - Checkout of a cart\n> - Inventory of the shop'],
    ['struck items', '- ~~Payments of any kind~~\n- ~~Checkout of a cart~~\n- ~~Inventory of the shop~~'],
    ['none', '- None\n- N/A\n- nothing.'],
    [
      'none in more words',
      '- Not applicable\n- none identified\n- Nothing to exclude.\n- n.a.\n- Keine\n- ninguno',
    ],
    ['letters over and over', '- aaaa\n- x x\n- zzzz zzzz'],
    ['placeholders in code', '- `TBD`\n- `{{exclusion}}`\n- `todo`'],
    ['running text', 'Payments of any kind, checkout of a cart, inventory of the shop.'],
  ])('D2 %s is no content', (_what, text) => {
    expect(problems(specification(text))).toEqual(['too-few-items Must NOT Have 0'])
  })

  const three = '- no SSO\n- no ORM\n- Payments'
  test.each([
    ["## Won't have (this time)", three],
    ['## Won’t Have', three],
    ['## IV. Must NOT Have', three],
    ['## Section 4: Must NOT Have', three],
    ['## Must NOT Have {#exclusions}', three],
    ['## Must NOT Have: explicit exclusions', three],
    ['## Scope - Out of scope', three],
    ['## Must not', three],
    ['## No debe tener', three],
    ['**Must NOT Have** (guardrails):', three],
    ['Must NOT Have:', three],
    ['## Out of scope', '- SSO\n- PDF\n- i18n'],
  ])('another usual style: %s', (title, items) => {
    const text = specification('').replace('## Must NOT Have\n', `${title}\n${items}\n`)
    expect(problems(text)).toEqual([])
  })

  test('scenarios in Gherkin are acceptance criteria; other code is none', () => {
    const written = (info: string) =>
      specification(exclusions).replace(
        '- [ ] A created cart can be read back',
        `\`\`\`${info}\nScenario: a cart is read back\n  Given a cart\n\`\`\``,
      )
    expect(problems(written('gherkin'))).toEqual([])
    expect(problems(written('text'))).toEqual(['too-few-items Acceptance criteria 0'])
  })

  test.each([
    ['one item with three below it', '- Payments of any kind\n  - cards\n  - cash\n  - cheques', 1],
    ['two and a struck one', '- Payments of any kind\n- Checkout of a cart\n- ~~Inventory of the shop~~', 2],
    ['the same by look-alikes', '- no caching\n- no c\u0430ching\n- no ca\u200bching\n- no c\u00e1ching', 1],
    ['the same with a count', '- no caching (1)\n- no caching (2)\n- no caching #3', 1],
    ['the same three times', '- Payments of any kind\n- Payments of any kind\n- payments  of any kind.', 1],
  ])('%s', (_what, text, found) => {
    expect(problems(specification(text))).toEqual([`too-few-items Must NOT Have ${found}`])
  })

  test.each([
    ['setext headings', specification(exclusions).replace('## Must Have', 'Must Have\n---------')],
    ['bold lines', specification(exclusions).replace('## Must Have', '**Must Have**:')],
    [
      'numbers, symbols, remarks and case',
      specification(exclusions).replace('## Must NOT Have', '### 2.1. 🚫 MUST NOT HAVE (Guardrails):'),
    ],
    [
      'a table of exclusions',
      specification(
        '| What | Why |\n|---|---|\n| Payments | later |\n| Checkout | later |\n| Inventory | never |',
      ),
    ],
    [
      'ordered items',
      specification('1. Payments of any kind\n2) Checkout of a cart\n\n3) Inventory of the shop'),
    ],
    ['items in details', specification(`<details>\n\n${exclusions}\n\n</details>`)],
    ['front matter', `---\ntitle: Cart\nowner: chef\n---\n${specification(exclusions)}`],
  ])('%s are understood', (_what, text) => {
    expect(problems(text)).toEqual([])
  })

  test('a heading in code, in a comment or in a quote is none', () => {
    for (const hidden of [
      '```\n## Must Have\n```',
      '<!--\n## Must Have\n-->',
      '> ## Must Have',
      '    ## Must Have',
    ]) {
      expect(problems(specification(exclusions).replace('## Must Have', hidden))).toContain(
        'missing-section Must Have 0',
      )
    }
  })

  test('Must NOT Have below Must Have counts for itself alone', () => {
    const text = specification(exclusions)
      .replace('- An id for each cart\n', '')
      .replace('## Must NOT', '### Must NOT')
    expect(problems(text)).toEqual(['too-few-items Must Have 0'])
  })

  test('nothing behind a comment that is never closed counts', () => {
    expect(
      problems(specification(exclusions).replace('- An id for each cart', '- An id <!-- a\n  <!--')),
    ).toEqual(['missing-section Must NOT Have 0'])
  })
})

describe('what a template left behind', () => {
  test.each([
    ...[
      'TBD',
      'Later: TODO',
      'tbd',
      'to be defined',
      '{{ name }}',
      '...',
      '…',
      '[name of the feature]',
      '<feature>',
    ],
    ...[
      '<your feature>',
      'Lorem ipsum dolor',
      'Criterion 1',
      'Describe the deliverable here.',
      'Name: ____',
      'What???',
      '{feature}',
    ],
    ...['FIXME: later', '| a | b |\n|---|---|\n| c | TBD |', '# {{ title }}', '**TBD**'],
  ])('%j', (text) => {
    expect(outlineOf(`# A\n\n${text}\n`).placeholders).toHaveLength(1)
    expect(
      outlineOf(`# A\n\n- ${text.includes('|') || text.startsWith('#') ? 'TBD' : text}\n`).placeholders,
    ).toHaveLength(1)
  })

  test.each([
    ...[
      '`{{ name }}` and `TODO` are left alone',
      'A list of todos',
      'Routes such as /users/{id}',
      'a ... b',
      '[a](b)',
    ],
    ...[
      'A `Map<String>` and List<String>',
      '<details>',
      '<https://example.org>',
      '- [ ] a task',
      '```\nTBD\n```',
      '<!-- TBD -->',
    ],
  ])('%j is none', (text) => {
    expect(outlineOf(`# A\n\n${text}\n`).placeholders).toEqual([])
  })

  test('with its line', () => {
    expect(outlineOf('# A\n\nb\nc TBD d\n').placeholders).toEqual([{ text: 'TBD', line: 4 }])
  })
})

test('sections, items, fields, words and files with their lines', () => {
  const text =
    '---\nOwner: chef\n---\n# A b\nDue: 2027-01-31\n\n| Key | Value |\n|---|---|\n| Priority | high |\n\n- see `src/a.ts` or [b](docs/b.md#c)\n\nc d e\n'
  expect(outlineOf(text).sections).toEqual([
    {
      title: 'A b',
      level: 1,
      line: 4,
      items: [
        { text: 'Priority high', line: 9 },
        { text: 'see src/a.ts or b', line: 11 },
      ],
      fields: [
        { key: 'Owner', value: 'chef', line: 2 },
        { key: 'Due', value: '2027-01-31', line: 5 },
        { key: 'Priority', value: 'high', line: 9 },
      ],
      words: 5,
      paths: [
        { text: 'src/a.ts', line: 11 },
        { text: 'docs/b.md', line: 11 },
      ],
    },
  ])
})
