import type { XmlAttributes } from '../xml/scanner.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink } from './model.ts'
import { crossCheck, messageText, record, Tally } from './record.ts'
import { type ElementReader, type Place, xmlReport } from './xml-report.ts'
import {
  baseName,
  below,
  decimalSeconds,
  failureOf,
  refuseNested,
  tellZonedStart,
  total,
  unknownWord,
} from './xml-values.ts'

/**
 * Reader of xUnit.net: versions 2 and 3 (`assemblies` › `assembly` › `collection` › `test`) and version 1 (`assembly`
 * › `class` › `test`). `Pass` alone is a pass; `Skip` and `NotRun` count as skipped. What stands in `errors`, and a
 * failure of a version 1 `class`, happened outside every test: a problem of the suite.
 */
export const xunitReader: ReportFormatReader = {
  format: 'xunit',
  read: (sink) => xmlReport(sink, 'xUnit.net', ['assemblies', 'assembly'], new XunitElements(sink)),
}

const outcomes: ReadonlyMap<string, RecordOutcome> = new Map<string, RecordOutcome>([
  ['Pass', 'passed'],
  ['Fail', 'failed'],
  ['Skip', 'skipped'],
  ['NotRun', 'skipped'],
])
const groups = new Set(['assembly', 'collection', 'class'])
const claimNames = ['total', 'passed', 'failed', 'skipped', 'not-run', 'errors'] as const
type Found = Readonly<Record<(typeof claimNames)[number], number>>

/** A collection xUnit makes up for every class: its name says nothing more. */
const madeUp = /^Test collection for /u

interface Group {
  readonly element: string
  readonly name: string
  readonly line: number
  readonly claims: readonly (readonly [name: string, claimed: number | null])[]
  readonly before: Found
}

interface Test {
  readonly name: string
  readonly className: string
  readonly outcome: RecordOutcome
  readonly seconds: number | null
  readonly line: number
  readonly file: string | null
  readonly fileLine: number | null
  readonly tags: string[]
  readonly properties: (readonly [name: string, value: string])[]
}

class XunitElements implements ElementReader {
  private readonly sink: ReportSink
  private readonly tally = new Tally()
  private readonly groups: Group[] = []
  private problems = 0
  /** The assembly as it is written: some writers name the folder of the tests, and put it before every file. */
  private folder = ''
  private underJest = false
  private test: Test | null = null
  private failed = false
  private message = ''
  private stack = ''
  private error: { readonly suite: string; readonly line: number } | null = null

  constructor(sink: ReportSink) {
    this.sink = sink
  }

  open(name: string, attributes: XmlAttributes, { line, parent }: Place): void {
    if (parent === '') tellZonedStart(this.sink, attributes.get('start-rtf'))
    if (groups.has(name)) this.openGroup(name, attributes, line)
    else if (name === 'test') {
      if (this.test !== null) refuseNested(this.sink, line, name)
      this.openTest(attributes, line)
    } else if (name === 'trait') this.openTrait(attributes)
    else if (name === 'error' && this.test === null) this.openError(attributes, line)
    else if (name === 'error') this.failed = true
    else if (name === 'failure') {
      this.failed = true
      if (this.test === null && this.error === null) this.openError(attributes, line)
    }
  }

  wants(name: string, parent: string): boolean {
    if (parent === 'failure') return name === 'message' || name === 'stack-trace'
    return name === 'failure'
  }

  close(name: string, text: string, parent: string): void {
    if (groups.has(name)) this.closeGroup()
    else if (name === 'test') this.closeTest()
    else if (name === 'message' && parent === 'failure') this.message = text
    else if (name === 'stack-trace' && parent === 'failure') this.stack = text
    else if (name === 'failure') {
      if (this.message === '') this.message = text
      if (this.test === null && parent !== 'error') this.closeError()
    } else if (name === 'error') this.closeError()
  }

  end(): void {
    // Groups that are still open belong to a report that broke off, which is invalid already.
  }

  private openGroup(element: string, attributes: XmlAttributes, line: number): void {
    const written = attributes.get('name') ?? ''
    const claims = claimNames.map((name) => [name, total(this.sink, attributes, name, line)] as const)
    if (element === 'assembly') {
      this.folder = written
      this.underJest = attributes.get('test-framework') === 'Jest'
    }
    const name = element === 'assembly' ? baseName(written) : below(this.folder, written)
    if (element === 'assembly') tellZonedStart(this.sink, attributes.get('start-rtf'))
    this.groups.push({ element, name, line, claims, before: this.found() })
  }

  private closeGroup(): void {
    const group = this.groups.pop()
    if (group === undefined) return
    // Jest refuses a file without a test: an empty one did not load, which jest-xunit does not tell.
    if (group.element === 'collection' && this.underJest && this.tally.tests === group.before.total) {
      this.tell(
        group.name,
        'no test is told of this file, which under Jest means that it did not load',
        group.line,
      )
    }
    const found = this.found()
    crossCheck(
      this.sink,
      group.claims.map(([name, claimed]) => {
        const key = claimNames.find((known) => known === name) ?? 'total'
        const of = `${name} of ${group.element} "${messageText(group.name).slice(0, 100)}"`
        return [of, claimed, found[key] - group.before[key]] as const
      }),
    )
  }

  private found(): Found {
    const { tests, broken, skipped } = this.tally
    const { problems } = this
    return {
      total: tests,
      passed: tests,
      failed: broken + problems,
      skipped,
      'not-run': skipped,
      errors: problems,
    }
  }

  private openTest(attributes: XmlAttributes, line: number): void {
    const className = attributes.get('type') ?? ''
    const given = attributes.get('name') ?? attributes.get('method') ?? ''
    const word = attributes.get('result')
    const known = word === undefined ? undefined : outcomes.get(word)
    const fileLine = Number(attributes.get('source-line') ?? '')
    this.forget()
    this.test = {
      name: className !== '' && given.startsWith(`${className}.`) ? given.slice(className.length + 1) : given,
      className,
      outcome: known ?? unknownWord(this.sink, line, 'result', word),
      seconds: decimalSeconds(attributes.get('time')),
      line,
      file: attributes.get('source-file') || null,
      fileLine: Number.isInteger(fileLine) && fileLine > 0 ? fileLine : null,
      tags: [],
      properties: [],
    }
  }

  /** `Category` is what xUnit's users tag with; every other trait is a property. */
  private openTrait(attributes: XmlAttributes): void {
    const name = attributes.get('name') ?? ''
    const value = attributes.get('value') ?? ''
    if (/^(?:category|tag)$/iu.test(name)) this.test?.tags.push(value)
    else if (name !== '') this.test?.properties.push([name, value])
  }

  private openError(attributes: XmlAttributes, line: number): void {
    this.forget()
    const inside = this.groups.at(-1)?.name ?? ''
    const what = attributes.get('name') || attributes.get('type') || ''
    this.error = { suite: [inside, what].filter((part) => part !== '').join(' › '), line }
  }

  private closeError(): void {
    const { error } = this
    this.error = null
    if (error === null) return
    this.tell(
      error.suite,
      messageText(this.message || this.stack || 'an error outside every test'),
      error.line,
    )
    this.forget()
  }

  private tell(suite: string, message: string, reportLine: number): void {
    this.problems++
    this.sink.suiteProblem({ suite, message, reportLine })
  }

  private closeTest(): void {
    const { test } = this
    this.test = null
    if (test === null) return
    // A failure beside the word for a pass: the failure is believed.
    const outcome = this.failed && test.outcome === 'passed' ? 'failed' : test.outcome
    this.tally.add(outcome)
    this.sink.test(
      record({
        suites: this.suites(test.className),
        className: test.className,
        name: test.name,
        outcome,
        seconds: test.seconds,
        file: test.file,
        line: test.fileLine,
        failure: failureOf(outcome, this.message, this.stack),
        tags: test.tags,
        properties: test.properties,
        reportLine: test.line,
      }),
    )
    this.forget()
  }

  private suites(className: string): string[] {
    return this.groups
      .map(({ name }) => name)
      .filter((name) => name !== '' && name !== className && !madeUp.test(name))
  }

  private forget(): void {
    this.failed = false
    this.message = ''
    this.stack = ''
  }
}
