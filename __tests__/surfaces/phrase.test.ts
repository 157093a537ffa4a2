import { describe, expect, test } from '@jest/globals'
import { link, path, people, text } from '../../src/core/text.ts'
import { fileAddress, ruleAddress } from '../../src/surfaces/addresses.ts'
import { bounds } from '../../src/surfaces/limits.ts'
import { detailRows } from '../../src/surfaces/page.ts'
import { htmlSink, markdownSink, phrase, plainLine, plainSink } from '../../src/surfaces/phrase.ts'

const sink = markdownSink(['https://github.com'])
const names = (count: number) => Array.from({ length: count }, (_, index) => `@u${index}`)

describe('phrase', () => {
  const message = text`ask ${people(['@a', '@acme/b'])} about ${path('src/a.ts', 3)} and ${'x|y'}, ${2} times`

  test('says the same in every sink', () => {
    expect(phrase(message, plainSink)).toBe('ask @a or @acme/b about src/a.ts:3 and x|y, 2 times')
    expect(phrase(message, sink)).toBe(
      'ask `@a` or `@acme/b` about `src/a.ts:3` and <code>x&#124;y</code>, 2 times',
    )
    expect(phrase(message, htmlSink)).toBe(
      'ask <code>@a</code> or <code>@acme/b</code> about <code>src/a.ts:3</code> and <code>x|y</code>, 2 times',
    )
  })

  test('links lead to allowed servers only; elsewhere the label stays', () => {
    expect(phrase(text`${link('rule', 'https://github.com/x')}`, sink)).toBe('[rule](https://github.com/x)')
    expect(phrase(text`${link('rule', 'https://evil.example/x')}`, sink)).toBe('rule')
    expect(phrase(text`${link('rule', 'javascript:alert(1)')}`, sink)).toBe('rule')
  })

  test('a crowd is counted', () => {
    expect(phrase([people(names(23))], plainSink)).toMatch(/, @u19 or 3 more$/)
    expect(phrase([people([])], plainSink)).toBe('nobody')
  })

  test('code that touches code stays two values', () => {
    expect(phrase([...text`${'a'}`, ...text`${'b'}`], sink)).toBe('`a` `b`')
  })

  test('a command made of several parts is cleaned as a whole', () => {
    expect(plainLine([...text`:`, ...text`:error::x`])).not.toMatch(/^\s*::/)
    expect(plainLine(text`${'a\nb'}`)).toBe('a\\nb')
  })
})

test('addresses keep a path one path', () => {
  const location = { path: 'a b/#1?x/../é.ts', line: 3, at: 'head' } as const
  expect(fileAddress('https://github.com/', 'acme/shop', 'abc', location)).toBe(
    'https://github.com/acme/shop/blob/abc/a%20b/%231%3Fx/../%C3%A9.ts#L3',
  )
  expect(() =>
    fileAddress('https://github.com', 'acme/shop', 'abc', { path: '\ud800', at: 'head' }),
  ).not.toThrow()
  expect(ruleAddress('https://docs.example/rules/', 'codeowners/approval')).toBe(
    'https://docs.example/rules/codeowners/approval.md',
  )
})

test('a message takes time by its parts, not by their square', () => {
  const parts = Array.from({ length: 60_000 }, () => ({ kind: 'text' as const, text: '@a #1 ' }))
  const began = process.cpuUsage()
  expect(phrase(parts, markdownSink([])).length).toBeGreaterThan(60_000)
  expect(process.cpuUsage(began).user).toBeLessThan(2_000_000)
})

test('a table has so many columns', () => {
  const columns = Array.from({ length: 1_000 }, (_, index) => `c${index}`)
  const [head = '', row = ''] = detailRows({ kind: 'table', title: [], columns, rows: [[]] }, sink)
  expect(head).toContain(`c${bounds.detailColumns - 1}`)
  expect(head).not.toContain(`c${bounds.detailColumns} `)
  expect(row.match(/\|/g)).toHaveLength(bounds.detailColumns + 1)
})
