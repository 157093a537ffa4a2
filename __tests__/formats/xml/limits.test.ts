import { describe, expect, test } from '@jest/globals'
import { type XmlAttributes, XmlScanner } from '../../../src/formats/xml/scanner.ts'
import { cpuMilliseconds } from '../../support/cpu-time.ts'
import { scan } from './events.ts'

const quiet = { wantsText: false, open: () => undefined, close: () => undefined, text: () => undefined }
const bytes = (text: string): Buffer => Buffer.from(text)

/** Processor time of reading a document in pieces. */
function time(document: Buffer, size: number): number {
  return cpuMilliseconds(() => scan(document, [size]))
}

describe('limits', () => {
  test('XML-13 100,000 elements inside one another are refused at the 257th', () => {
    expect(scan(bytes('<a>'.repeat(256) + '</a>'.repeat(256))).refused).toBeNull()
    const deep = bytes('<a>'.repeat(100_000))
    expect(scan(deep).refused).toBe('byte 768, line 1: more than 256 elements inside one another')
    expect(time(deep, 1 << 20)).toBeLessThan(100)
  })

  test('a tag of 1 MiB is read, a longer one refused at its first byte', () => {
    const document = (length: number): Buffer => bytes(`<a>\n<b c="${'x'.repeat(length - 9)}"/></a>`)
    expect(scan(document(1024 * 1024)).refused).toBeNull()
    expect(scan(document(1024 * 1024 + 1)).refused).toBe('byte 4, line 2: a tag of more than 1048576 bytes')
    expect(scan(document(1024 * 1024 + 1), [1000]).refused).toBe(
      'byte 4, line 2: a tag of more than 1048576 bytes',
    )
  })

  test('an attribute of 50 MB fails after 1 MiB', () => {
    const scanner = new XmlScanner(quiet)
    const piece = Buffer.alloc(64 * 1024, 'x')
    scanner.write(bytes('<a b="'))
    let pieces = 0
    const write = (): void => {
      for (; pieces < 800; pieces++) scanner.write(piece)
    }
    expect(write).toThrow('byte 0, line 1: a tag of more than 1048576 bytes')
    expect(pieces).toBeLessThan(40)
    expect(() => scanner.end()).toThrow('a tag of more than 1048576 bytes')
  })

  test('text is handed out up to a limit, and whole characters', () => {
    let text = ''
    const handler = {
      wantsText: true,
      open: (_: string, __: XmlAttributes) => undefined,
      close: () => undefined,
      text: (part: string) => {
        text += part
      },
    }
    const scanner = new XmlScanner(handler, { textBytes: 10 })
    scanner.write(bytes('<a>12345678€90&amp;1<![CDATA[x]]><b>again</b></a>'))
    scanner.end()
    expect(text).toBe('12345678again')
  })

  test('far into a file of UTF-16, a message names the byte of the file', () => {
    const document = `\ufeff<a>${'é€\n'.repeat(200_000)}</b>`
    const found = scan(Buffer.from(document, 'utf16le'), [50_000])
    expect(found.refused).toBe('byte 1200008, line 200001: </b> closes <a>')
  })

  test('the name of an instruction, and a declaration that does not end', () => {
    expect(scan(bytes(`<?${'x'.repeat(1100)} ?><a/>`)).refused).toMatch(/too long/u)
    expect(scan(bytes(`<?xml version="1.0" ${' '.repeat(3000)}?><a/>`)).refused).toMatch(
      /no XML declaration/u,
    )
  })
})

describe('time grows with the size alone', () => {
  const size = 300_000
  test.each([
    ['one long text', `<a>${'x'.repeat(size)}</a>`],
    ['one long comment', `<a><!--${'x'.repeat(size)}--></a>`],
    ['one long CDATA section', `<a><![CDATA[${'x'.repeat(size)}]]></a>`],
    ['brackets', `<a><![CDATA[${']'.repeat(size)}]]></a>`],
    ['brackets in text', `<a>${']'.repeat(size)}</a>`],
    ['one long instruction', `<?p ${'?'.repeat(size)}?><a/>`],
    ['one long tag', `<a b="${'x'.repeat(size)}"/>`],
    ['many attributes', `<a ${Array.from({ length: size / 10 }, (_, index) => `n${index}=""`).join(' ')}/>`],
    ['many references', `<a b="${'&amp;'.repeat(size / 5)}">${'&#65;'.repeat(size / 5)}</a>`],
    ['carriage returns', `<a>${'\r'.repeat(size)}</a>`],
    ['a long name', `<${'n'.repeat(size)}/>`],
    ['white space around the root', `${' '.repeat(size)}<a/>${'\n'.repeat(size)}`],
  ])('%s, byte by byte', (_, document) => {
    const whole = bytes(document)
    expect(scan(whole, [1]).refused).toBeNull()
    expect(time(whole, 1)).toBeLessThan(1500)
  })
})
