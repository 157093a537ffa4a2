import type { CodeownersDocument, CodeownersLine, LintFinding, Loaded } from './document.ts'
import { parseLine } from './parse-line.ts'

/**
 * GitHub: "CODEOWNERS files must be under 3 MB … over this limit will not be loaded". Which megabyte is not said:
 * from 3,000,000 bytes on nothing is certain, from 3,145,728 on nobody owns anything.
 */
const surelyLoadedBelow = 3_000_000
const neverLoadedFrom = 3 * 1024 * 1024
const warnFrom = 0.8 * surelyLoadedBelow

/**
 * Reads a CODEOWNERS file, as text or as its bytes. Never throws: what GitHub would skip, or what no source settles,
 * becomes the line's verdict and a finding.
 */
export function parseCodeowners(input: string | Uint8Array): CodeownersDocument {
  const decoded =
    typeof input === 'string' ? input : new TextDecoder('utf-8', { ignoreBOM: true }).decode(input)
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input).length : input.length
  const byteOrderMark = decoded.startsWith('\ufeff')
  const loaded = loadedAt(bytes)
  const findings = [...sizeFindings(bytes, loaded), ...(byteOrderMark ? [byteOrderMarkFinding] : [])]
  if (loaded === 'no') return { lines: [], bytes, byteOrderMark, loaded, findings }
  const text = byteOrderMark ? decoded.slice(1) : decoded
  const doubtful = loaded === 'unsure' || text.includes('\0')
  const lines = readLines(text, doubtful, byteOrderMark, findings)
  return { lines, bytes, byteOrderMark, loaded, findings }
}

function readLines(
  text: string,
  doubtful: boolean,
  mark: boolean,
  findings: LintFinding[],
): CodeownersLine[] {
  const lines: CodeownersLine[] = []
  let inSection = false
  let number = 0
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const raw = text.slice(start, text.charAt(end - 1) === '\r' && end > start ? end - 1 : end)
    start = end + 1
    number++
    const line = parseLine(raw, number)
    if (line === null) continue
    const doubt = doubtAbout(line, raw, mark && number === 1)
    lines.push(doubt !== null ? inDoubt(line, doubt) : doubtful || inSection ? inDoubt(line) : line)
    if (!inSection && isSection(raw)) {
      inSection = true
      findings.push(sectionFinding(number))
    }
  }
  return lines
}

/** What makes this line alone doubtful, beyond its words. */
function doubtAbout(line: CodeownersLine, raw: string, marked: boolean): LintFinding | null {
  const at = { rule: 'ambiguous-on-github', line: line.number, level: 'warning', github: 'unknown' } as const
  if (marked) {
    const message = 'the byte order mark before the line may become part of its pattern'
    return { ...at, column: 1, message, fix: 'save the file as UTF-8 without a byte order mark' }
  }
  const malformed = raw.indexOf('\ufffd')
  if (malformed < 0) return null
  return {
    ...at,
    column: malformed + 1,
    message: 'the line is not valid UTF-8',
    fix: 'save the file as UTF-8',
  }
}

/** The line with nothing certain about it. */
function inDoubt(line: CodeownersLine, finding?: LintFinding): CodeownersLine {
  const findings = finding === undefined ? line.findings : [finding, ...line.findings]
  if (line.verdict === 'skipped' || line.verdict === 'ambiguous') return { ...line, findings }
  const possible = line.certain === null ? line.possible : [line.certain, ...line.possible]
  return { ...line, verdict: 'ambiguous', certain: null, possible, findings }
}

/** A GitLab section header that stands alone: the file is written for GitLab, and GitHub's reading is not known. */
const isSection = (raw: string): boolean => /^[ \t]*\[[^\]]*\](\[\d+\])?[ \t]*$/.test(raw)

const sectionFinding = (line: number): LintFinding => ({
  rule: 'ambiguous-on-github',
  line,
  column: 1,
  level: 'warning',
  message:
    'a GitLab section header is no GitHub syntax; what it does to the lines after it is not documented',
  fix: 'delete the header, or write it as a comment with # before it',
  github: 'unknown',
})

function loadedAt(bytes: number): Loaded {
  if (bytes >= neverLoadedFrom) return 'no'
  return bytes >= surelyLoadedBelow ? 'unsure' : 'yes'
}

function sizeFindings(bytes: number, loaded: Loaded): LintFinding[] {
  if (bytes < warnFrom) return []
  const at = { rule: 'file-size', line: 1, column: 1, fix: 'join lines that have the same owners' } as const
  const size = `the file has ${bytes} bytes`
  if (loaded === 'no') {
    const message = `${size}; GitHub does not load 3 MB or more, so nobody owns anything`
    return [{ ...at, level: 'error', message, github: 'skips-line' }]
  }
  if (loaded === 'unsure') {
    const message = `${size}; GitHub loads less than 3 MB, and it is not documented which megabyte is meant`
    return [{ ...at, level: 'error', message, github: 'unknown' }]
  }
  return [
    {
      ...at,
      level: 'warning',
      message: `${size}, over 80 % of the 3 MB that GitHub loads`,
      github: 'applies',
    },
  ]
}

const byteOrderMarkFinding: LintFinding = {
  rule: 'byte-order-mark',
  line: 1,
  column: 1,
  level: 'warning',
  message: 'the file starts with a byte order mark (U+FEFF), which may become part of the first pattern',
  fix: 'save the file as UTF-8 without a byte order mark',
  github: 'unknown',
}
