import type { ReportFormat } from '../../core/facts/test-reports.ts'
import { shown } from '../xml/error.ts'
import { localName } from '../xml/scanner.ts'
import type { Detected } from './detect.ts'

const roots: ReadonlyMap<string, ReportFormat> = new Map([
  ['testsuites', 'junit'],
  ['testsuite', 'junit'],
  ['TestRun', 'trx'],
  ['test-results', 'nunit2'],
  ['test-run', 'nunit3'],
  ['assemblies', 'xunit'],
  ['assembly', 'xunit'],
  ['testng-results', 'testng'],
])

/** The format of an XML document by its root element. */
export function xmlFormat(text: string, from: number, whole: boolean): Detected {
  const at = prologEnd(text, from)
  if (/^<!doctype\s+html/iu.test(text.slice(at, at + 40))) return htmlPage
  if (text.startsWith('<!', at)) {
    return /^<!doctype/iu.test(text.slice(at, at + 9))
      ? { reason: `line ${lineAt(text, at)}: a DOCTYPE: reports need none; write the report without it` }
      : { reason: `line ${lineAt(text, at)}: XML is expected to begin with its root element` }
  }
  const name = /^<([^\s<>/]+)[\s>/]/u.exec(text.slice(at, at + 300))?.[1]
  if (name === undefined) return noRoot(text, at, whole)
  if (/^html$/iu.test(name)) return htmlPage
  const format = roots.get(localName(name))
  if (format !== undefined) return { format }
  const known = [...roots.keys()].join(', ')
  return { reason: `the root element is <${shown(name)}>: no test report; known roots are ${known}` }
}

/** Index of the first thing that is neither blank nor comment nor processing instruction. */
function prologEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    while (/\s/u.test(text[at] ?? '')) at++
    const close = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : null
    if (close === null) return at
    const end = text.indexOf(close, at + (close === '?>' ? 2 : 4))
    if (end < 0) return text.length
    at = end + close.length
  }
}

const htmlPage: Detected = {
  reason:
    'an HTML page: the answer of a server or a report for people was saved in place of the report; name the XML or JSON the test tool writes',
}

function noRoot(text: string, at: number, whole: boolean): Detected {
  if (!whole && at >= text.length - 300) {
    return { reason: `no root element in the first ${text.length} characters: no test report` }
  }
  return at >= text.length - 300
    ? { reason: `line ${lineAt(text, at)}: broken off before the root element: write the report again` }
    : { reason: `line ${lineAt(text, at)}: no element begins here: not XML` }
}

/** 1-based line of an index. */
function lineAt(text: string, at: number): number {
  let line = 1
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < at; feed = text.indexOf('\n', feed + 1)) line++
  return line
}
