import fc from 'fast-check'

const word = fc.constantFrom('testsuite', 'testcase', 'failure', 'a', 'b-c', 'x:y', '_é', 'λ.1', '𐐀')
const attributeName = fc.constantFrom('name', 'classname', 'time', 'é', 'x:a', 'n0', 'n1', 'n2', 'n3')
const blank = fc.constantFrom('', ' ', '\n', '\r\n', '\t ', '\r')
const gap = fc.constantFrom(' ', '\n', '\r\n\t', '  ')
const fragment = fc.constantFrom(
  'plain',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  'é',
  '€',
  '日本',
  '😀',
  '&amp;',
  '&lt;',
  '&gt;',
  '&quot;',
  '&apos;',
  '&#65;',
  '&#x1F600;',
  '&#10;',
  '&#13;',
  '&#x9;',
  '>',
  ']',
  ']]',
  '\u0085',
  '\u2028',
  '\u007f',
  '\ufffd',
  '0',
)
// Text may not hold `]]>`, nor end in what the next text could make one.
const text = fc
  .array(fragment, { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll(']]>', ']] >').replace(/\]$/u, '] '))
const value = fc.tuple(text, fc.constantFrom('"', "'")).map(([inner, quote]) => quote + inner + quote)
const comment = text.map((inner) => `<!--${inner.replaceAll('-', '')} - ${inner}-->`)
const instruction = fc
  .tuple(fc.constantFrom('p', 'xml-style', 'é'), text)
  .map(([target, inner]) => `<?${target} ${inner}?>`)
const cdata = text.map(
  (inner) => `<![CDATA[<${inner.replaceAll(']', '')}&x;]]${inner.replaceAll('>', '')}]]]>`,
)

const attributes = fc
  .uniqueArray(fc.tuple(attributeName, value, gap, blank), { maxLength: 5, selector: ([name]) => name })
  .map((all) =>
    all.map(([name, quoted, before, around]) => `${before}${name}${around}=${around}${quoted}`).join(''),
  )

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(word, attributes, blank).map(([name, list, after]) => `<${name}${list}${after}/>`),
    fc
      .tuple(word, attributes, blank, fc.array(tie('content'), { maxLength: 5 }))
      .map(([name, list, after, inner]) => `<${name}${list}${after}>${inner.join('')}</${name}${after}>`),
  ),
  content: fc.oneof({ depthSize: 'small' }, text, comment, instruction, cdata, tie('element')),
}))
const around = fc
  .array(fc.oneof(blank, comment, instruction), { maxLength: 2 })
  .map((parts) => parts.join(''))

/** A well-formed document without a declaration. */
export const wellFormed: fc.Arbitrary<string> = fc
  .tuple(around, element, around)
  .map(([before, root, after]) => before + root + after)

const snippet = fc.constantFrom(
  '<',
  '>',
  '</',
  '/>',
  '&',
  ';',
  '&x;',
  '&#0;',
  '&#xD800;',
  '&#xFFFE;',
  '&#;',
  '&#x;',
  '"',
  "'",
  '=',
  ']]>',
  '--',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?',
  '?>',
  '<?xml version="1.0"?>',
  '<a>',
  '</a>',
  '<a/>',
  'a="1" ',
  ' ',
  'x',
  '\u0000',
  '\u0001',
  '\u001f',
  '\uffff',
  '\ufffe',
  '-',
  '1',
  ':',
  '.',
  'é',
  '<!',
  '<!x>',
  '\u00d7',
  '\u037e',
  '<1/>',
  '?',
  '!',
  '/',
)

/** A document with something put in, taken out or cut off. Some stay well-formed. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(
    wellFormed,
    fc.nat(),
    fc.oneof(
      snippet.map((insert) => ({ insert, remove: 0 })),
      fc.record({ insert: fc.constant(''), remove: fc.integer({ min: 1, max: 4 }) }),
      fc.constant({ insert: '', remove: 1_000_000 }),
    ),
  )
  .map(([document, place, { insert, remove }]) => {
    const points = [...document]
    const at = place % (points.length + 1)
    return [...points.slice(0, at), insert, ...points.slice(at + remove)].join('')
  })

const encoders = {
  'UTF-8': (document: string) => Buffer.from(document),
  'UTF-8 with a mark': (document: string) => Buffer.from(`\ufeff${document}`),
  'UTF-16LE with a mark': (document: string) => Buffer.from(`\ufeff${document}`, 'utf16le'),
  'UTF-16BE with a mark': (document: string) => Buffer.from(`\ufeff${document}`, 'utf16le').swap16(),
  'UTF-16LE by declaration': (document: string) =>
    Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${document}`, 'utf16le'),
  'ISO-8859-1': (document: string) =>
    Buffer.from(`<?xml version='1.0' encoding='ISO-8859-1'?>${document}`, 'latin1'),
}
export type EncodingName = keyof typeof encoders
export const encodings = fc.constantFrom(...(Object.keys(encoders) as EncodingName[]))

/** The bytes of a document; UTF-8 where the encoding lacks one of its characters. */
export function encoded(document: string, encoding: EncodingName): Buffer {
  const fits = encoding !== 'ISO-8859-1' || /^[\0-\u00ff]*$/u.test(document)
  return encoders[fits ? encoding : 'UTF-8'](document)
}

/** Sizes of the pieces a document comes in. */
export const sizes: fc.Arbitrary<number[]> = fc.oneof(
  fc.constantFrom<number[]>([1], [2], [3], [1 << 20]),
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
)
