import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  codeBlock,
  codeSpan,
  escapeHtml,
  escapeMarkdown,
  longestRun,
  safeHref,
} from '../../src/surfaces/escape.ts'
import { sanitiseLine } from '../../src/surfaces/sanitise.ts'
import { hostileMarkdown } from '../support/hostile-markdown.ts'
import { cellsOf, structureFaults } from '../support/markdown.ts'

const runs = { seed: 20_261_121, numRuns: 1_000 }
const decode = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))

describe('escapes', () => {
  test('Markdown words: nothing foreign becomes mark-up, a link, a mention or a cell', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const page = `| a | b |\n| --- | --- |\n| ${escapeMarkdown(text)} | x |`
        expect(structureFaults(page)).toEqual([])
        expect(escapeMarkdown(text)).not.toMatch(/[\r\n]/)
      }),
      runs,
    )
  })

  test('Markdown words read back as what was written', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const words = text.replace(/[@#$:`]|gh-|www\./gi, '')
        const shown = decode(escapeMarkdown(words).replace(/\\([!-/:-@[-`{-~])/g, '$1'))
        fc.pre(!/[0-9a-f]{40}/i.test(words) && !escapeMarkdown(words).includes('`'))
        expect(shown).toBe(sanitiseLine(words))
      }),
      runs,
    )
  })

  test.each([
    ['a list', '- x', '\\- x'],
    ['a number', '1. x', '1\\. x'],
    ['a version', '0.1.0', '0.1.0'],
    ['a heading', '# x', '\\# x'],
    ['a mention', '(@octocat), please', '(`@octocat`), please'],
    ['a reference', 'fixes acme/shop#5.', 'fixes `acme/shop#5`.'],
    ['an address', 'see https://evil.example', 'see `https://evil.example`'],
    ['an emoji code', 'is :white_check_mark: now', 'is `:white_check_mark:` now'],
    ['a formula', 'a $x$ b', 'a `$x$` b'],
    ['an underscore', 'snake_case', 'snake\\_case'],
  ])('Markdown words with %s', (_, text, shown) => {
    expect(escapeMarkdown(text)).toBe(shown)
  })

  test('code spans hold any value in one cell, and say so when it is empty', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const row = `| ${codeSpan(text)} | x |`
        expect(cellsOf(row)).toBe(2)
        expect(structureFaults(row)).toEqual([])
      }),
      runs,
    )
    expect(codeSpan('')).toBe('`(empty)`')
    expect(codeSpan('a`b')).toBe('``a`b``')
    expect(codeSpan('`a')).toBe('`` `a ``')
    expect(codeSpan('a|b')).toBe('<code>a&#124;b</code>')
  })

  test('OUT-17 a fence is longer than the longest run of backticks inside', () => {
    fc.assert(
      fc.property(fc.array(hostileMarkdown, { maxLength: 4 }), (lines) => {
        const block = codeBlock(lines).split('\n')
        const fence = block.at(-1) ?? ''
        expect(block[0]).toBe(`${fence}text`)
        expect(fence.length).toBeGreaterThan(longestRun(block.slice(1, -1).join('\n')))
        expect(block).toHaveLength(lines.length + 2)
      }),
      runs,
    )
    expect(codeBlock(['```', '</details>'])).toBe('````text\n```\n</details>\n````')
  })

  test('HTML text reads back as what was written, and holds no tag', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`\n]/)
        expect(decode(escapeHtml(text))).toBe(sanitiseLine(text))
      }),
      runs,
    )
  })
})

describe('link addresses', () => {
  const allowed = ['https://github.com', 'http://ghe.acme.example:8080/docs']

  test.each([['https://github.com/acme/shop/blob/a/b.ts#L1'], ['http://ghe.acme.example:8080/acme']])(
    '%s is linked',
    (href) => {
      expect(safeHref(href, allowed)).toBe(href)
    },
  )

  test.each([
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['https://evil.example/github.com'],
    ['https://github.com@evil.example/'],
    ['https://user:pass@github.com/'],
    ['http://github.com/'],
    ['//github.com/x'],
    ['ftp://github.com/x'],
    [''],
  ])('%s is not linked', (href) => {
    expect(safeHref(href, allowed)).toBeUndefined()
  })

  test('an address cannot end its link', () => {
    const href = safeHref('https://github.com/a)[x](https://evil.example "t" <b>|', allowed) ?? ''
    expect(href).not.toMatch(/[()[\]<>"|\s]/)
  })
})
