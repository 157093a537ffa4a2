import { describe, expect, test } from '@jest/globals'
import { scan, type XmlEvent } from './events.ts'

const bytes = (text: string): Buffer => Buffer.from(text)
const refusal = (text: string | Uint8Array): string | null =>
  scan(typeof text === 'string' ? bytes(text) : text).refused
const textOf = (document: string | Uint8Array): string => {
  const { events, refused } = scan(typeof document === 'string' ? bytes(document) : document)
  expect(refused).toBeNull()
  return events.flatMap((event: XmlEvent) => (event[0] === 'text' ? [event[1]] : [])).join('|')
}
const attributes = (document: string): unknown => {
  const { events, refused } = scan(bytes(document))
  expect(refused).toBeNull()
  return events[0]?.[2]
}

describe('what is refused, and where', () => {
  test.each([
    ['nothing at all', '', 'byte 0, line 1: the file is empty'],
    ['only white space', ' \n ', 'byte 3, line 2: the file holds no element'],
    ['only a comment', '<!-- x -->', 'byte 10, line 1: the file holds no element'],
    ['text before the root', 'x<a/>', 'byte 0, line 1: text before the root element'],
    ['text behind the root', '<a/>\n<!---->x', 'byte 12, line 2: text behind the root element'],
    ['a reference behind the root', '<a/>&amp;', 'byte 4, line 1: text behind the root element'],
    ['two roots', '<a/>\n<b/>', 'byte 5, line 2: a second root element, <b>'],
    ['crossed tags', '<a><b></a></b>', 'byte 6, line 1: </a> closes <b>'],
    ['names that differ in case', '<a></A>', 'byte 3, line 1: </A> closes <a>'],
    ['an end tag alone', '</a>', 'byte 0, line 1: </a> closes nothing'],
    ['an end tag too many', '<a/></a>', 'byte 4, line 1: </a> closes nothing'],
    ['an open element', '<a>\n<b/>', 'byte 8, line 2: the file ends while <a> is open'],
    ['an end tag with more than a name', '<a></a b>', 'byte 7, line 1: </a holds more than its name'],
    [
      'an attribute twice',
      '<a b="1" c="" b="2"/>',
      'byte 17, line 1: the attribute `b` stands twice in one tag',
    ],
    ['an attribute without a value', '<a b>', 'byte 4, line 1: an attribute without a value in <a'],
    ['a value without quotes', '<a b=1>', 'byte 5, line 1: the value of an attribute needs quotes'],
    ['no blank between attributes', '<a b="1"c="2"/>', 'byte 8, line 1: a blank or `>` is expected in <a'],
    ['a slash inside a tag', '<a / >', 'byte 3, line 1: a `/` where only `/>` may stand'],
    [
      '`<` in a value',
      '<a\nb="<"/>',
      'byte 6, line 2: a `<` in the value of an attribute: the quote before is not closed',
    ],
    ['`&` in a value', '<a b="x & y"/>', 'byte 8, line 1: an `&` that begins no reference'],
    ['`]]>` in text', '<a>x]]]></a>', 'byte 5, line 1: a `]]>` in text'],
    ['`--` in a comment', '<a><!-- -- --></a>', 'byte 10, line 1: a `--` inside a comment'],
    ['`--->`', '<a><!-- ---></a>', 'byte 10, line 1: a `--` inside a comment'],
    ['an open comment', '<a><!-- ', 'byte 8, line 1: the file ends inside a comment'],
    ['an open CDATA section', '<a><![CDATA[ ]]', 'byte 13, line 1: the file ends inside a CDATA section'],
    ['an open instruction', '<a><?x ?', 'byte 8, line 1: the file ends inside a processing instruction'],
    [
      'a CDATA section outside',
      '<![CDATA[]]><a/>',
      'byte 0, line 1: a CDATA section outside the root element',
    ],
    [
      'a lower-case CDATA section',
      '<a><![cdata[]]></a>',
      'byte 3, line 1: a `<!` that begins neither a comment nor a CDATA section',
    ],
    [
      'an element declaration',
      '<!ELEMENT a ANY><a/>',
      'byte 0, line 1: a `<!` that begins neither a comment nor a CDATA section',
    ],
    ['a name that begins with a digit', '<1/>', 'byte 1, line 1: a `<` that begins no tag'],
    ['a name with a character that is none', '<a\u00d7/>', 'byte 1, line 1: `a\u00d7` is no name'],
    [
      'a late declaration',
      ' <?xml version="1.0"?><a/>',
      'byte 1, line 1: an XML declaration may only stand at the very start',
    ],
    [
      'a second declaration',
      '<?xml version="1.0"?><?xml version="1.0"?><a/>',
      'byte 21, line 1: an XML declaration may only stand at the very start',
    ],
    [
      'a declaration in capitals',
      '<?XML version="1.0"?><a/>',
      'byte 0, line 1: an XML declaration may only stand at the very start',
    ],
    ['version 2', '<?xml version="2.0"?><a/>', 'byte 0, line 1: `<?xml version="2.0"` is no XML declaration'],
    [
      'a declaration without a version',
      '<?xml encoding="UTF-8"?><a/>',
      'byte 0, line 1: `<?xml encoding="UTF-8"` is no XML declaration',
    ],
    [
      'no blank behind the target',
      '<?a?b?><a/>',
      'byte 3, line 1: a blank is expected in a processing instruction',
    ],
    [
      'an entity that is not defined',
      '<a>&nbsp;</a>',
      'byte 3, line 1: `&nbsp;`: only amp, lt, gt, quot and apos are defined',
    ],
    [
      'a reference without a name',
      '<a>&;</a>',
      'byte 3, line 1: `&;`: only amp, lt, gt, quot and apos are defined',
    ],
    ['a reference to a control character', '<a>&#1;</a>', 'byte 3, line 1: `&#1;` is no character of XML'],
    ['a reference to NUL in a value', '<a b="&#0;"/>', 'byte 6, line 1: `&#0;` is no character of XML'],
    ['a reference to a surrogate', '<a>&#xD800;</a>', 'byte 3, line 1: `&#xD800;` is no character of XML'],
    ['a reference to U+FFFE', '<a>&#xfffe;</a>', 'byte 3, line 1: `&#xfffe;` is no character of XML'],
    [
      'a reference beyond Unicode',
      '<a>&#x110000;</a>',
      'byte 3, line 1: `&#x110000;` is no character of XML',
    ],
    ['a reference in capitals', '<a>&#X41;</a>', 'byte 3, line 1: `&#X41;` is no character of XML'],
    ['a NUL', '<a>\n\0</a>', 'byte 4, line 2: the character U+0000 may not stand in XML'],
    [
      'a control character in a comment',
      '<a><!--\u001b--></a>',
      'byte 7, line 1: the character U+001B may not stand in XML',
    ],
    [
      'a terminal colour in CDATA',
      '<a><![CDATA[\u001b[31m]]></a>',
      'byte 12, line 1: the character U+001B may not stand in XML',
    ],
    ['U+FFFF', '<a>\uffff</a>', 'byte 3, line 1: the character U+FFFF may not stand in XML'],
    [
      'a zip of reports',
      'PK\u0003\u0004rest',
      'byte 0, line 1: this is a ZIP archive, not XML: unpack it first',
    ],
  ])('%s', (_, document, message) => {
    expect(refusal(document)).toBe(message)
    expect(scan(bytes(document), [1]).refused).toBe(message)
  })

  test('a DOCTYPE in any spelling, before anything in it is read', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    for (const document of [bomb, '<!DOCTYPE html><html></html>', '<!doctype html>\n<p>404']) {
      expect(refusal(document)).toMatch(/^byte 0, line 1: a DOCTYPE is refused/u)
    }
  })

  test('gzip', () => {
    expect(refusal(Uint8Array.of(0x1f, 0x8b, 8, 0))).toMatch(/gzip file/u)
  })

  test.each([
    ['a stray byte', [0x80], '0x80'],
    ['an overlong slash', [0xc0, 0xaf], '0xC0'],
    ['an overlong form of three bytes', [0xe0, 0x80, 0xaf], '0xE0'],
    ['an overlong form of four bytes', [0xf0, 0x80, 0x80, 0xaf], '0xF0'],
    ['a surrogate', [0xed, 0xa0, 0x80], '0xED'],
    ['more than U+10FFFF', [0xf4, 0x90, 0x80, 0x80], '0xF4'],
    ['a byte UTF-8 does not have', [0xff], '0xFF'],
    ['a character cut short', [0xe2, 0x82, 0x3c], '0xE2'],
  ])('bytes that are not UTF-8: %s', (_, wrong, name) => {
    const document = Buffer.concat([bytes('<a>\n'), Uint8Array.from(wrong), bytes('</a>')])
    expect(refusal(document)).toBe(`byte 4, line 2: byte ${name} is not UTF-8 here`)
    expect(scan(document, [1]).refused).toBe(`byte 4, line 2: byte ${name} is not UTF-8 here`)
  })

  test('a file that ends inside a character', () => {
    expect(refusal(bytes('<a/>€').subarray(0, 6))).toMatch(
      /^byte 4, line 1: the file ends inside a character/u,
    )
  })

  test('every cut of a document is refused', () => {
    const document = bytes('<?xml version="1.0"?>\n<a b="1">é<!-- c --><![CDATA[x]]>&amp;<c/><?p i?></a>')
    expect(refusal(document)).toBeNull()
    for (let length = 0; length < document.length; length++) {
      expect(refusal(document.subarray(0, length))).not.toBeNull()
    }
  })

  test('after a refusal, the scanner only repeats it', () => {
    const first = scan(bytes('<a></b>'), [7]).refused
    expect(scan(bytes('<a></b><a/>'), [7, 4]).refused).toBe(first)
  })
})

describe('what is decoded', () => {
  test('attributes: references, white space, both quotes, order', () => {
    expect(attributes('<a x=\'"&lt;&#x41;&#10;\' y = "\ta\r\nb\rc\n\'" é="日&amp;本"/>')).toEqual([
      ['x', '"<A\n'],
      ['y', " a b c '"],
      ['é', '日&本'],
    ])
  })

  test('many attributes, and one of them twice', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `n${index}="${index}"`).join(' ')
    expect(attributes(`<a ${many}/>`)).toHaveLength(2000)
    expect(refusal(`<a ${many} n1999=""/>`)).toMatch(/`n1999` stands twice/u)
    expect(refusal(`<a ${many} n0=""/>`)).toMatch(/`n0` stands twice/u)
  })

  test('text: references, line ends, CDATA, brackets', () => {
    expect(textOf('<a>1&lt;2\r\n3\r4&#13;5<![CDATA[<b/>&x;\r\n]] ]]]>6]]7</a>')).toBe(
      '1<2\n3\n4\r5<b/>&x;\n]] ]6]]7',
    )
  })

  test('XML-10 an element inside CDATA is text', () => {
    expect(scan(bytes('<a><![CDATA[<failure/>]]></a>')).events).toEqual([
      ['open', 'a', []],
      ['text', '<failure/>'],
      ['close', 'a'],
    ])
  })

  test('comments and instructions hide what is in them', () => {
    expect(textOf('<?p <b>?><a><!-- <b> & - --><?p ??></a><!--x-->')).toBe('')
  })

  test('version 1.1 is read by the rules of 1.0', () => {
    expect(textOf('<?xml version="1.1"?><a>x</a>')).toBe('x')
    expect(refusal('<?xml version="1.1"?><a>&#1;</a>')).toMatch(/no character of XML/u)
  })

  test('leading zeros of a reference, up to 64 bytes', () => {
    expect(textOf(`<a>&#x${'0'.repeat(50)}41;</a>`)).toBe('A')
    expect(refusal(`<a>&#x${'0'.repeat(70)}41;</a>`)).toMatch(/begins no reference/u)
  })
})

describe('encodings', () => {
  const declared = (name: string, rest: number[]): Buffer =>
    Buffer.concat([
      bytes(`<?xml version="1.0" encoding="${name}"?><a>`),
      Uint8Array.from(rest),
      bytes('</a>'),
    ])

  test('ISO-8859-1, windows-1252 and US-ASCII by declaration', () => {
    expect(textOf(declared('ISO-8859-1', [0xe9, 0x80]))).toBe('é\u0080')
    expect(textOf(declared('windows-1252', [0xe9, 0x80, 0x9f]))).toBe('é€Ÿ')
    expect(textOf(declared('us-ascii', [0x41]))).toBe('A')
    expect(refusal(declared('windows-1252', [0x41, 0x81]))).toMatch(
      /^byte 49, line 1: 0x81 is no byte of windows-1252/u,
    )
    expect(refusal(declared('US-ASCII', [0xe9]))).toMatch(/0xE9 is no byte of us-ascii/u)
  })

  test('UTF-16 by mark or by declaration, both byte orders', () => {
    const document = '<a>é€😀</a>'
    const little = (text: string): Buffer => Buffer.from(text, 'utf16le')
    expect(textOf(little(`\ufeff${document}`))).toBe('é€😀')
    expect(textOf(little(`\ufeff${document}`).swap16())).toBe('é€😀')
    expect(textOf(little(`<?xml version="1.0" encoding="UTF-16LE"?>${document}`))).toBe('é€😀')
    expect(textOf(little(`<?xml version="1.0" encoding="utf-16"?>${document}`).swap16())).toBe('é€😀')
    expect(refusal(little(document))).not.toBeNull()
    expect(refusal(little(`<?xml version="1.0"?>${document}`))).toMatch(/needs a declaration/u)
    expect(refusal(little(`<?xml version="1.0" encoding="UTF-16BE"?>${document}`))).toMatch(
      /bytes are UTF-16, the/u,
    )
  })

  test('a surrogate alone, and half a unit at the end', () => {
    const document = Buffer.from('\ufeff<a>\n\ud83d</a>', 'utf16le')
    expect(refusal(document)).toBe('byte 10, line 2: a UTF-16 surrogate without its other half')
    expect(refusal(Buffer.from('\ufeff<a>\udc00</a>', 'utf16le'))).toMatch(/^byte 8, /u)
    expect(refusal(Buffer.concat([Buffer.from('\ufeff<a/>', 'utf16le'), Uint8Array.of(0x20)]))).toMatch(
      /ends inside a character/u,
    )
  })

  test('XML-14 a declaration the bytes contradict is refused, and so is an encoding that is not read', () => {
    expect(refusal(declared('UTF-16', []))).toMatch(/declared, but the bytes are not UTF-16/u)
    expect(refusal(declared('ISO-8859-15', []))).toMatch(
      /encoding `iso-8859-15` is not read: write the file in UTF-8/u,
    )
    const marked = Buffer.concat([bytes('\ufeff'), declared('ISO-8859-1', [0xe9])])
    expect(refusal(marked)).toMatch(/byte order mark says UTF-8/u)
    const utf16 = Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-8"?><a/>', 'utf16le')
    expect(refusal(utf16)).toMatch(/bytes are UTF-16, the declaration says `utf-8`/u)
    expect(refusal(Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0))).toMatch(/UTF-32/u)
  })

  test('a mark is counted in the byte of a message, and a line feed of UTF-16 in its line', () => {
    expect(refusal('\ufeff<a>\n</b>')).toBe('byte 7, line 2: </b> closes <a>')
    expect(refusal(Buffer.from('\ufeff<a>é\n</b>', 'utf16le'))).toBe('byte 12, line 2: </b> closes <a>')
  })
})
