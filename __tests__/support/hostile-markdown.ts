import fc from 'fast-check'
import type { Detail, Finding } from '../../src/core/finding.ts'
import type { Part, Text } from '../../src/core/text.ts'
import { hostileText } from './hostile-text.ts'

/** Pieces that tables, fences, HTML, links, mentions and references are made of. */
const pieces = [
  '|',
  '\\|',
  '\\',
  '`',
  '``',
  '```',
  '~~~',
  '*',
  '_',
  '**',
  '#',
  '# ',
  '- ',
  '1. ',
  '> ',
  '---',
  '===',
  '\n',
  '\r\n',
  '<',
  '</details>',
  '</td></tr></table>',
  '<b>',
  '<!--',
  '-->',
  '<img src=x onerror=alert(1)>',
  '&lt;',
  '&#64;',
  '&',
  '@octocat',
  '@acme/everyone',
  '#1',
  'GH-1',
  'acme/shop#5',
  'https://evil.example/x',
  'www.evil.example',
  'javascript:alert(1)',
  '[a](b)',
  '![i](https://evil.example/i.png)',
  '](',
  ')',
  '(',
  '[',
  ']',
  '!',
  '$x$',
  ':+1:',
  'a@b.example',
  ' ',
  'word',
  'é',
  '\u202e',
  '\u200b',
  'mailto:a',
  'xmpp:a',
]

/** Text that leans towards what breaks Markdown, or the runner. */
export const hostileMarkdown = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((items) => items.join('')),
  },
  { weight: 1, arbitrary: hostileText },
)

const href = fc.oneof(
  hostileMarkdown,
  fc.constantFrom('https://github.com/a b)(c', 'https://github.com@evil.example/'),
)

const part: fc.Arbitrary<Part> = fc.oneof(
  hostileMarkdown.map((text): Part => ({ kind: 'text', text })),
  hostileMarkdown.map((text): Part => ({ kind: 'code', text })),
  hostileMarkdown.map((path): Part => ({ kind: 'path', path, line: 3 })),
  fc.array(hostileMarkdown, { maxLength: 3 }).map((people): Part => ({ kind: 'people', people, join: 'or' })),
  fc.tuple(hostileMarkdown, href).map(([text, address]): Part => ({ kind: 'link', text, href: address })),
)

/** A message of hostile parts. */
const hostileMessage: fc.Arbitrary<Text> = fc.array(part, { maxLength: 5 })

const detail: fc.Arbitrary<Detail> = fc.oneof(
  fc.record({
    kind: fc.constant('list' as const),
    title: hostileMessage,
    items: fc.array(hostileMessage, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    title: hostileMessage,
    columns: fc.array(hostileMarkdown, { minLength: 1, maxLength: 3 }),
    rows: fc.array(fc.array(hostileMessage, { maxLength: 4 }), { maxLength: 3 }),
  }),
)

/** A finding in which every text is hostile. */
export const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    outcome: fc.constantFrom('fail' as const, 'unknown' as const, 'pass' as const, 'skip' as const),
    level: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
    subject: hostileMarkdown,
    found: hostileMessage,
    required: hostileMessage,
    fix: hostileMessage,
    path: hostileMarkdown,
    at: fc.constantFrom('head' as const, 'base' as const),
    details: fc.array(detail, { maxLength: 2 }),
    permission: hostileMarkdown,
  })
  .map(({ path, at, permission, ...rest }) => ({
    ...rest,
    rule: 'codeowners/approval',
    location: { path, line: 4, at },
    requiredAt: { path, line: 7, at: 'base' as const },
    ...(rest.outcome === 'unknown'
      ? { unknown: { reason: 'team-membership' as const, remedy: { text: path, permission } } }
      : {}),
  }))
