import type { ReportFormat } from '../../core/facts/test-reports.ts'
import { jsonFormat } from './detect-json.ts'
import { textFormat } from './detect-text.ts'
import { xmlFormat } from './detect-xml.ts'

/** What the first bytes of a file are: a report of this format, or no report for this reason. */
export type Detected = { readonly format: ReportFormat } | { readonly reason: string }

/** How many of the first bytes are looked at. */
export const headBytes = 64 * 1024

/** Files that are uploaded instead of the reports in them, or by mistake: their first bytes (Latin-1). */
const signatures: readonly (readonly [start: string, what: string])[] = [
  ['PK\u0003\u0004', 'a ZIP archive: unpack it first and name the reports in it'],
  ['PK\u0005\u0006', 'an empty ZIP archive: pack the reports again, then unpack it before this step'],
  ['\u001f\u008b', 'gzip data: unpack it first (gunzip, or tar -xzf) and name the reports in it'],
  ['%PDF', 'a PDF document: name the machine-readable report of the test tool'],
  ['\u0089PNG', 'a PNG image: name the machine-readable report of the test tool'],
  ['BZh', 'bzip2 data: unpack it first (bunzip2) and name the reports in it'],
  ['\u00fd7zXZ', 'xz data: unpack it first (unxz) and name the reports in it'],
  ['\u0028\u00b5\u002f\u00fd', 'zstd data: unpack it first (unzstd) and name the reports in it'],
  ['7z\u00bc\u00af', 'a 7z archive: unpack it first and name the reports in it'],
  ['\u00ff\u00fe\u0000\u0000', 'UTF-32 text: write the report in UTF-8'],
  ['\u0000\u0000\u00fe\u00ff', 'UTF-32 text: write the report in UTF-8'],
]

/**
 * Tells the format of a report from its first bytes (at most `headBytes`) and from nothing else.
 * @param whole the bytes are the whole file
 */
export function detectFormat(head: Uint8Array, whole: boolean): Detected {
  if (head.length === 0) {
    return { reason: '0 bytes: nothing was written; look at the step that writes the report' }
  }
  const signature = signatures.find(([start]) => startsWith(head, start))
  if (signature !== undefined) return { reason: `no test report but ${signature[1]}` }
  const text = decoded(head)
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    return { reason: `no text: character ${nul} is NUL; name the report that the test tool writes as text` }
  }
  const from = text.search(/\S/u)
  if (from < 0) {
    return whole
      ? { reason: 'only blanks: nothing was written; look at the step that writes the report' }
      : { reason: `only blanks in the first ${head.length} bytes: no test report` }
  }
  if (text[from] === '<') return xmlFormat(text, from, whole)
  return jsonFormat(text, from, whole) ?? textFormat(text, whole)
}

function startsWith(head: Uint8Array, start: string): boolean {
  return [...start].every((character, index) => head[index] === character.charCodeAt(0))
}

/** The head as text: lenient, because it may end inside a character; the reader of the format is strict. */
function decoded(head: Uint8Array): string {
  return new TextDecoder(encodingOf(head)).decode(head)
}

/** The encoding by byte order mark, or by the `<` that every XML document starts with. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}
