import type { Span } from './model.ts'

/** A line of PEM (64 wide) or of an OpenSSH key (70 wide), with what diffs, quotes and source code put around it. */
const wide = /^[ \t>+|#*"'`-]{0,16}?(?<body>[A-Za-z0-9+/]{64}(?:[A-Za-z0-9+/]{6})?)["'`,;\\+ nr\t]{0,8}$/

/** What no private key begins with: certificates, requests, public keys, pictures, fonts, archives, signatures. */
const harmless =
  /^(?:MII..(?:CC|IB)|MII.{4}(?:Aw|CC)|MII.IjAN|MI[GH].MA0|MFkw|MCow|MHYw|MIGb|iVBOR|\/9j\/|R0lG|UklG|AAABAA|AAEAAA|d09G|JVBER|H4sI|UEsDB|AGFzb|AAAAB3|T1RUTz|PD94|PHN2|PCFET|iQ[IEGF]|LS0tLS)/

const fewest = 3

/** What a harmless block ends with, whose header was cut off. */
const harmlessEnd = /^[\s>+|#*"'`,;\\nr-]{0,32}?-----END (?!.{0,40}PRIVATE)/

/** The last line of a key is shorter than the others. */
const shorter = /^(?<last>[ \t>+|#*"'`-]{0,16}[A-Za-z0-9+/]{4,69}={0,2})["'`,;\\+ nr\t]{0,8}$/

interface Run {
  readonly start: number
  readonly width: number
  readonly bodies: string[]
  end: number
}

/** Lines of the middle of a key: three or more of one width, and neither a header nor a footer around them. */
export function scanBareArmour(text: string): readonly Span[] {
  const runs: Run[] = []
  let run: Run | null = null
  let inside = false
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const stop = found === -1 ? text.length : found
    const line = stop - start > 128 ? '' : text.slice(start, stop).replace(/\r$/, '')
    const body = inside || line.length < 64 ? undefined : wide.exec(line)?.groups?.['body']
    if (line.includes('-----')) inside = line.includes('-----BEGIN ')
    if (run !== null && run.width !== body?.length) {
      const last = line.length < 4 ? undefined : shorter.exec(line)?.groups?.['last']
      if (last !== undefined) run.end = start + last.length
      run = null
    }
    if (body !== undefined) {
      // Quotes around the lines stay, or JSON would be none any more.
      const first: number = start + line.indexOf(body)
      if (run === null) {
        run = { start: first, end: stop, width: body.length, bodies: [] }
        runs.push(run)
      }
      run.bodies.push(body)
      run.end = first + body.length
    }
    start = stop + 1
  }
  const whole = runs
    .filter(({ bodies, end }) => isKey(bodies) && !harmlessEnd.test(text.slice(end, end + 128)))
    .map(({ start, end }) => ({ kind: 'private-key', start, end }))
  return oneLine.test(text) ? [...whole, ...inOneLine(text)] : whole
}

/** One of them, seen from its end. */
const oneLine = /\\n[A-Za-z0-9+/]{64}(?:[A-Za-z0-9+/]{6})?(?:\\r)?\\n/

/** The same lines with a written `\n` between them. */
const escapedLines =
  /(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{64}(?:[A-Za-z0-9+/]{6})?(?:\\r)?\\n){2,400}(?:[A-Za-z0-9+/]{1,70}={0,2})?/g

/** How far back the header of a certificate is looked for. */
const farthest = 8_192

function inOneLine(text: string): readonly Span[] {
  return [...text.matchAll(escapedLines)].flatMap(({ 0: found, index }): readonly Span[] => {
    const lines = found.split(/(?:\\r)?\\n/).filter((line) => line.length >= 64)
    if (!isKey(lines)) return []
    const before = text.slice(Math.max(0, index - farthest), index)
    if (before.lastIndexOf('-----BEGIN ') > before.lastIndexOf('-----END ')) return []
    const behind = text.slice(index + found.length, index + found.length + 128)
    if (harmlessEnd.test(behind.replace(/^(?:\\[nr])+/, ''))) return []
    return [{ kind: 'private-key', start: index, end: index + found.length }]
  })
}

function isKey(lines: readonly string[]): boolean {
  if (lines.length < fewest || harmless.test(lines[0] ?? '')) return false
  const mixed = lines.filter((line) => /[a-z]/.test(line) && /[A-Z]/.test(line) && /\d/.test(line))
  return mixed.length >= lines.length - 1 && new Set(lines.join('')).size > 32
}
