import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hasMarker, markerLine } from '../../src/publish/marker.ts'
import { hostileText } from '../support/hostile-text.ts'

const marked = (rest: string): string => `${markerLine('comment', '12')}${rest}`

describe('marker', () => {
  test('is one line of Markdown that readers do not see', () => {
    expect(markerLine('comment', '12')).toBe('<!-- gatewright:comment v1 id=12 -->')
    expect(markerLine('digest', 'acme/shop:weekly-audit')).toBe(
      '<!-- gatewright:digest v1 id=acme/shop:weekly-audit -->',
    )
  })

  test('counts as the whole first line, whatever ends the line', () => {
    for (const rest of ['', '\n', '\r\n', '\ntext', '\r\ntext']) {
      expect(hasMarker(marked(rest), 'comment', '12')).toBe(true)
    }
  })

  test('counts nowhere else and in no other form', () => {
    const line = markerLine('comment', '12')
    for (const body of [
      '',
      `text\n${line}`,
      `\n${line}`,
      ` ${line}`,
      `> ${line}`,
      `\uFEFF${line}`,
      `\`\`\`\n${line}\n\`\`\``,
      `${line} and more`,
      `${line} `,
      `${line}\r\r\n`,
      line.toUpperCase(),
      line.replace('v1', 'v2'),
      line.slice(0, -1),
    ]) {
      expect(hasMarker(body, 'comment', '12')).toBe(false)
    }
  })

  test('tells kinds and ids apart', () => {
    expect(hasMarker(marked(''), 'digest', '12')).toBe(false)
    expect(hasMarker(marked(''), 'comment', '1')).toBe(false)
    expect(hasMarker(marked(''), 'comment', '12 ')).toBe(false)
  })

  test('any id stays inside of it', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (id, other) => {
        const line = markerLine('digest', id)
        expect(line).toMatch(/^<!-- gatewright:digest v1 id=[\w./:#+%-]* -->$/)
        expect(hasMarker(`${line}\n`, 'digest', id)).toBe(true)
        if (!/\p{Cs}/u.test(other + id)) {
          expect(hasMarker(line, 'digest', other)).toBe(id === other)
        }
      }),
      { seed: 20_261_121, numRuns: 300 },
    )
    expect(markerLine('digest', 'a --> b')).toBe('<!-- gatewright:digest v1 id=a%20--%3E%20b -->')
  })
})
