import { expect } from '@jest/globals'
import { linkFaults, structureFaults } from './markdown.ts'
import { suspiciousLines } from './runner-commands.ts'

/** Controls, format characters, lone surrogates, separators of lines. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/** Servers that pages may link to. */
const origins = ['https://github.com']

/** What every text keeps, whatever stands in it: nothing in it is invisible or a runner command. */
export function expectPlain(text: string): void {
  expect(suspiciousLines(text)).toEqual([])
  expect(text.replace(/[\n\t]/g, '')).not.toMatch(unseen)
}

/** The same for one line. */
export function expectLine(text: string): void {
  expectPlain(text)
  expect(text).not.toContain('\n')
}

/** What every page of Markdown keeps besides: tables, folds, fences and tags are whole, and no foreign word is live. */
export function expectSound(page: string): void {
  expect(structureFaults(page)).toEqual([])
  expect(linkFaults(page, origins)).toEqual([])
  expectPlain(page)
}

/**
 * The words of a body without its marker and state lines, which may stand nowhere else: one marker, first; one state.
 * @param marker how the first line begins
 */
export function expectFramed(body: string, marker: string): string {
  const [first = '', ...rest] = body.split('\n')
  expect(first.startsWith(marker)).toBe(true)
  const hidden = rest.filter((line) => line.startsWith('<!--'))
  expect(hidden.length).toBeLessThanOrEqual(1)
  for (const line of hidden) expect(line).toMatch(/^<!-- gatewright:state v1 [\w-]+\.[0-9a-f]{64} -->$/)
  return rest.filter((line) => !line.startsWith('<!--')).join('\n')
}
