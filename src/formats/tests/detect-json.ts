import type { ReportFormat } from '../../core/facts/test-reports.ts'
import { shown } from '../xml/error.ts'
import type { Detected } from './detect.ts'
import { blankEnd, outlineOf } from './json-outline.ts'

/** The members a document must have to be of a format: those its producers write first. */
const shapes: readonly (readonly [format: ReportFormat, members: readonly string[]])[] = [
  ['ctrf', ['results', 'results.tool']],
  ['ctrf', ['results', 'results.summary']],
  ['ctrf', ['results', 'results.tests']],
  ['ctrf', ['reportFormat', 'results']],
  ['mocha', ['stats', 'stats.passes']],
  ['rspec', ['version', 'examples']],
  ['rspec', ['examples', 'summary_line']],
]

const jestMembers = ['numTotalTests', 'numFailedTests']
/** Members only jest writes. `openHandles` and the runtime errors stand before the results. */
const jestOnly = ['numRuntimeErrorTestSuites', 'openHandles', 'wasInterrupted']

/**
 * The format of a file that begins with a bracket; null when it is no JSON, or JSON with other lines behind it
 * (streams of events are told apart by their lines).
 */
export function jsonFormat(text: string, from: number, whole: boolean): Detected | null {
  const open = text[from]
  const inside = text[blankEnd(text, from + 1)]
  if (
    !(open === '{' && (inside === '"' || inside === '}' || inside === undefined)) &&
    !listOpens(open, inside)
  )
    return null
  const { members, end } = outlineOf(text, from)
  if (end >= 0 && text.slice(end).trim() !== '') return null
  if (end >= 0 && isEvent(text.slice(from, end))) return null
  const format = formatOf(members)
  if (format !== null) return { format }
  return { reason: otherJson(members, end, whole) }
}

const listOpens = (open: string | undefined, inside: string | undefined): boolean =>
  open === '[' && (inside === '{' || inside === ']' || inside === undefined)

function formatOf(members: ReadonlySet<string>): ReportFormat | null {
  const found = new Set(
    shapes.filter(([, needed]) => needed.every((member) => members.has(member))).map(([format]) => format),
  )
  if (jestMembers.every((member) => members.has(member))) {
    found.add(jestOnly.some((member) => members.has(member)) ? 'jest' : 'vitest')
  }
  if (members.has('[].elements') || (members.has('[].keyword') && members.has('[].uri')))
    found.add('cucumber')
  const [format] = found
  return found.size === 1 && format !== undefined ? format : null
}

function otherJson(members: ReadonlySet<string>, end: number, whole: boolean): string {
  if (members.size === 0 && end >= 0)
    return 'an empty JSON value: no test report; nothing says that a test ran'
  if (end < 0 && whole) {
    return 'broken off: the JSON does not end, and its format cannot be told; write the report again'
  }
  const top = [...members].filter((member) => !member.replace(/^\[\]\./u, '').includes('.')).slice(0, 6)
  return `JSON, but no known report (members: ${top.map(shown).join(', ')}): known are CTRF, jest, vitest, mocha, cucumber and RSpec`
}

/** Whether a line is one event of `go test -json` or of `dart test --reporter json`. */
export function eventFormat(line: string): 'go' | 'dart' | null {
  if (!line.startsWith('{')) return null
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const has = (name: string): boolean => Object.hasOwn(value, name)
  if (has('Action') && ['Package', 'ImportPath', 'Test', 'Output'].some(has)) return 'go'
  return has('type') && ['protocolVersion', 'time', 'test', 'testID'].some(has) ? 'dart' : null
}

const isEvent = (value: string): boolean => eventFormat(value) !== null
