const kibibytes = 1_024

const filled = (part, bytes) => part.repeat(Math.ceil(bytes / part.length)).slice(0, bytes)

/** What a pull request with a checklist holds, over and over. */
const ordinary =
  '- [x] **A03.a** Is every new *external* input parsed against a `schema` or [allow-list](docs/a.md)? <!-- gw:A03.a v1 3fa9c1d20b77 -->\n' +
  '  - Evidence: src/schema.ts#L10-L20, check: unit tests, test: auth › refuses a stranger\n\n' +
  'Some text with **bold** and `code`, https://example.org/a_b.\n\n## Heading\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n'

/** An ordinary body of 256 KiB. */
export const body = filled(ordinary, 256 * kibibytes)

/** Texts of 64 KiB, GitHub's limit of a body, that stop other parsers. */
export const hostile = Object.fromEntries([
  ...['[', '>', '*a', '`a``b', '<a b="', '- ', '- [x] ', '![a](', '~~a '].map((part) => [
    `"${part}" over and over`,
    filled(part, 64 * kibibytes),
  ]),
  ['10,000 lists in one line, then blank lines', '- '.repeat(10_000) + filled('\n', 44_000)],
  ['a table of 10,000 columns', `${filled('|a', 20_000)}\n${filled('|-', 20_000)}\n${filled('b\n', 20_000)}`],
  ['60,000 blanks, then U+2028', `#${' '.repeat(60_000)}\u2028`],
])
