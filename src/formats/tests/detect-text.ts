import { shown } from '../xml/error.ts'
import type { Detected } from './detect.ts'
import { eventFormat } from './detect-json.ts'

type Kind = 'go' | 'dart' | 'tap' | 'xml'

const words: Readonly<Record<Kind, string>> = {
  go: 'events of go test -json',
  dart: 'events of dart test',
  tap: 'TAP',
  xml: 'an XML report',
}

const xmlStart = /^<(?:testsuites?|TestRun|test-results|test-run|assembl(?:y|ies)|testng-results)[\s>/]/u
const tapLine =
  /^(?:TAP version \d+\s*$|1\.\.\d+\s*(?:#.*)?$|(?:not )?ok(?:[ \t]+\d+(?:[ \t]|$)|[ \t]+-[ \t])|Bail out!)/iu
/** Lines of `go test` without `-json`; its `ok` lines look like TAP. */
const goLine =
  /^(?:ok[ \t]+\S+[ \t]+(?:\(cached\)|\d+\.\d+s)|FAIL(?:[ \t]|$)|--- (?:FAIL|PASS|SKIP): |=== RUN[ \t])/u

/**
 * The format of text by its lines. Streams may begin with lines of other programs. Text that holds lines of two
 * formats is refused: each reader would pass over what the other has to say.
 */
export function textFormat(text: string, whole: boolean): Detected {
  const lines = text.split('\n')
  // The last line may be cut by the end of the head, and so look like something else.
  if (!whole && lines.length > 1) lines.pop()
  const found = new Map<Kind, number>()
  let plainGo = 0
  for (const [index, line] of lines.entries()) {
    const kind = kindOf(line)
    if (kind !== null && !found.has(kind)) found.set(kind, index + 1)
    if (plainGo === 0 && goLine.test(line)) plainGo = index + 1
  }
  const [first, second] = found
  if (first !== undefined && second !== undefined) {
    return {
      reason: `line ${second[1]}: ${words[second[0]]} in a file with ${words[first[0]]} (line ${first[1]}): write each report to a file of its own`,
    }
  }
  if (first === undefined || first[0] === 'xml') return { reason: noReport(lines, first?.[1], plainGo) }
  if (first[0] === 'tap' && plainGo > 0) return { reason: plainGoTest(plainGo) }
  return { format: first[0] }
}

/**
 * Why a line that is nothing to its own reader spoils a stream: it is of another format. The head of a file is checked
 * before it is read, this is for all that stands behind it. Null for any other line.
 */
export function foreignLine(line: string, number: number, own: Kind): string | null {
  const kind = kindOf(line)
  if (kind === null || kind === own) return null
  return `line ${number}: ${words[kind]} in a file with ${words[own]}: write each report to a file of its own`
}

function kindOf(line: string): Kind | null {
  if (line.startsWith('{')) return eventFormat(line)
  if (xmlStart.test(line)) return 'xml'
  return tapLine.test(line) ? 'tap' : null
}

function noReport(lines: readonly string[], xml: number | undefined, plainGo: number): string {
  if (xml !== undefined) {
    return `line ${xml}: an XML report behind other text: write the report to a file of its own`
  }
  if (plainGo > 0) return plainGoTest(plainGo)
  const at = lines.findIndex((line) => line.trim() !== '')
  return `line ${at + 1}: \`${shown((lines[at] ?? '').trim())}\`: text, but no test report; name the report the test tool writes (JUnit XML, CTRF, TAP, …), not its log`
}

const plainGoTest = (line: number): string =>
  `line ${line}: the output of go test for people: run \`go test -json\` and name its output`
