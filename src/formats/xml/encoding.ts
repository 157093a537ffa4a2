/** The encodings that are read. */
export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'us-ascii' | 'windows-1252'

/** Names of encodings in declarations, in lower case. */
const eightBit: ReadonlyMap<string, XmlEncoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['iso-8859-1', 'iso-8859-1'],
  ['iso_8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
])

/** What the first bytes say: the encoding and the length of its byte order mark, or why the file is refused. */
type Head = { readonly encoding: XmlEncoding; readonly mark: number } | { readonly refused: string }

const marks: readonly (readonly [bytes: readonly number[], head: Head])[] = [
  [[0x50, 0x4b, 0x03, 0x04], { refused: 'this is a ZIP archive, not XML: unpack it first' }],
  [[0x1f, 0x8b], { refused: 'this is a gzip file, not XML: unpack it first' }],
  [[0xff, 0xfe, 0x00, 0x00], { refused: 'UTF-32 is not read: write the file in UTF-8' }],
  [[0x00, 0x00, 0xfe, 0xff], { refused: 'UTF-32 is not read: write the file in UTF-8' }],
  [[0xff, 0xfe], { encoding: 'utf-16le', mark: 2 }],
  [[0xfe, 0xff], { encoding: 'utf-16be', mark: 2 }],
  [[0xef, 0xbb, 0xbf], { encoding: 'utf-8', mark: 3 }],
  // Without a mark, the first two characters tell (XML 1.0, appendix F.1).
  [[0x3c, 0x00, 0x3f, 0x00], { encoding: 'utf-16le', mark: 0 }],
  [[0x00, 0x3c, 0x00, 0x3f], { encoding: 'utf-16be', mark: 0 }],
]

/** The encoding of a document from its first bytes: as many as its declaration has. */
export function encodingOf(head: Uint8Array): Head {
  const marked = marks.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))?.[1]
  if (marked !== undefined && 'refused' in marked) return marked
  const name = declaredEncoding(head, marked?.encoding ?? 'utf-8', marked?.mark ?? 0)
  if (marked !== undefined && marked.encoding !== 'utf-8') return sixteenBit(marked, name)
  const mark = marked?.mark ?? 0
  if (name === null) return { encoding: 'utf-8', mark }
  if (name.startsWith('utf-16')) {
    return { refused: `${quoted(name)} is declared, but the bytes are not UTF-16: correct the declaration` }
  }
  const encoding = eightBit.get(name)
  if (encoding === undefined) {
    return {
      refused: `the encoding ${quoted(name)} is not read: write the file in UTF-8 (read are UTF-8, UTF-16, ISO-8859-1, windows-1252, US-ASCII)`,
    }
  }
  if (mark > 0 && encoding !== 'utf-8') {
    return { refused: `the byte order mark says UTF-8, the declaration ${quoted(name)}: correct one of them` }
  }
  return { encoding, mark }
}

function sixteenBit(
  head: { readonly encoding: XmlEncoding; readonly mark: number },
  name: string | null,
): Head {
  if (name === 'utf-16' || name === head.encoding || (name === null && head.mark > 0)) return head
  if (name === null) return { refused: 'UTF-16 without a byte order mark needs a declaration that says so' }
  return { refused: `the bytes are UTF-16, the declaration says ${quoted(name)}: correct the declaration` }
}

const declared = /^<\?xml[ \t\r\n][^>]*?\bencoding[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/u

/** The encoding the XML declaration names, in lower case; null when it names none. */
function declaredEncoding(head: Uint8Array, encoding: XmlEncoding, mark: number): string | null {
  const text = asciiOf(head.subarray(mark), encoding)
  const found = declared.exec(text)
  return (found?.[1] ?? found?.[2])?.toLowerCase() ?? null
}

/** Whether the first bytes hold a whole declaration, or none begins there. */
export function declarationComplete(head: Uint8Array): boolean {
  const marked = marks.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))?.[1]
  if (marked !== undefined && 'refused' in marked) return true
  const text = asciiOf(head.subarray(marked?.mark ?? 0), marked?.encoding ?? 'utf-8')
  return !'<?xml'.startsWith(text.slice(0, 5)) || text.includes('>')
}

/** The ASCII of the text; every other character is a `?`. A declaration holds no other. */
function asciiOf(bytes: Uint8Array, encoding: XmlEncoding): string {
  const step = encoding.startsWith('utf-16') ? 2 : 1
  const low = encoding === 'utf-16be' ? 1 : 0
  let text = ''
  for (let at = 0; at + step <= bytes.length; at += step) {
    const high = step === 2 ? (bytes[at + 1 - low] ?? 0) : 0
    const byte = bytes[at + low] ?? 0
    text += high === 0 && byte < 0x80 ? String.fromCharCode(byte) : '?'
  }
  return text
}

const quoted = (name: string): string => `\`${name.slice(0, 40).replace(/[^\u0020-\u007e]/gu, '?')}\``
