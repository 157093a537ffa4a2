import type { XmlAttributes } from '../xml/scanner.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink } from './model.ts'
import { crossCheck, failure, messageText, record, Tally } from './record.ts'
import { type Attempted, attempted, type TestMethod } from './testng-methods.ts'
import { type ElementReader, type Place, xmlReport } from './xml-report.ts'
import { decimalSeconds, refuseNested, tellZonedStart, total, unknownWord } from './xml-values.ts'

/**
 * Reader of TestNG (`testng-results.xml`). `PASS` alone is a pass; `SKIP` counts as skipped;
 * `SUCCESS_PERCENTAGE_FAILURE` is an invocation that failed, and counts as a failure. A configuration method that
 * fails is a problem of the suite; one that passes or is skipped is no test. `retried="true"` is an attempt that
 * TestNG ran again.
 */
export const testngReader: ReportFormatReader = {
  format: 'testng',
  read: (sink) => xmlReport(sink, 'TestNG', ['testng-results'], new TestngElements(sink)),
}

const outcomes: ReadonlyMap<string, RecordOutcome> = new Map<string, RecordOutcome>([
  ['PASS', 'passed'],
  ['FAIL', 'failed'],
  ['SKIP', 'skipped'],
  ['SUCCESS_PERCENTAGE_FAILURE', 'failed'],
  ['FAIL_PERCENTAGE', 'failed'],
])
const claimNames = ['total', 'passed', 'failed', 'skipped', 'ignored', 'retried'] as const

class TestngElements implements ElementReader {
  private readonly sink: ReportSink
  private readonly tally = new Tally()
  private readonly tagsOf = new Map<string, string[]>()
  private claims: ReadonlyMap<string, number | null> = new Map()
  private suite = ''
  private testName = ''
  private group = ''
  private className = ''
  private problems = 0
  private retried = 0
  private methods: TestMethod[] = []
  private method: TestMethod | null = null

  constructor(sink: ReportSink) {
    this.sink = sink
  }

  open(name: string, attributes: XmlAttributes, { line, parent }: Place): void {
    if (parent === '') {
      this.claims = new Map(claimNames.map((claim) => [claim, total(this.sink, attributes, claim, line)]))
    } else if (name === 'suite') {
      this.suite = attributes.get('name') ?? ''
      this.testName = ''
      this.tagsOf.clear()
      tellZonedStart(this.sink, attributes.get('started-at'))
    } else if (name === 'test') this.testName = attributes.get('name') ?? ''
    else if (name === 'class') this.className = attributes.get('name') ?? ''
    else if (name === 'group') this.group = attributes.get('name') ?? ''
    else if (name === 'method' && parent === 'group') this.openGrouped(attributes)
    else if (name === 'test-method') {
      if (this.method !== null) refuseNested(this.sink, line, name)
      this.method = this.openMethod(attributes, line)
    } else if (name === 'value') this.openValue(attributes)
    else if (name === 'exception' && this.method !== null)
      this.method.exception = attributes.get('class') ?? ''
  }

  wants(name: string, parent: string): boolean {
    if (parent === 'exception')
      return name === 'message' || name === 'full-stacktrace' || name === 'short-stacktrace'
    return parent === 'param' && name === 'value'
  }

  close(name: string, text: string, parent: string): void {
    const { method } = this
    if (name === 'class') this.closeClass()
    else if (method === null) return
    else if (name === 'test-method') {
      this.methods.push(method)
      this.method = null
    } else if (name === 'value' && parent === 'param') {
      const given = method.parameters.pop()
      method.parameters.push(given === undefined || given === '' ? text : given)
    } else if (name === 'message') method.message = text
    else if (name === 'full-stacktrace' || (name === 'short-stacktrace' && method.stack === '')) {
      method.stack = text
    }
  }

  end(): void {
    this.closeClass()
    const claim = (name: (typeof claimNames)[number]): number | null => this.claims.get(name) ?? null
    const { tests, broken, skipped } = this.tally
    // Ignored methods are counted and not listed.
    const ignored = claim('ignored') ?? 0
    crossCheck(this.sink, [
      ['total', claim('total'), tests + ignored],
      ['passed', claim('passed'), tests],
      ['failed', claim('failed'), broken + this.problems],
      ['skipped', claim('skipped'), skipped],
      ['retried', claim('retried'), this.retried],
    ])
  }

  private openGrouped(attributes: XmlAttributes): void {
    const key = `${attributes.get('class') ?? ''}\0${attributes.get('name') ?? ''}`
    const tags = this.tagsOf.get(key)
    if (tags === undefined) this.tagsOf.set(key, [this.group])
    else if (!tags.includes(this.group)) tags.push(this.group)
  }

  private openMethod(attributes: XmlAttributes, line: number): TestMethod {
    const method = attributes.get('name') ?? ''
    const word = attributes.get('status')
    const known = word === undefined ? undefined : outcomes.get(word)
    const milliseconds = decimalSeconds(attributes.get('duration-ms'))
    const own = (attributes.get('groups') ?? '').split(/,\s*/u).filter((tag) => tag !== '')
    const test: TestMethod = {
      method,
      outcome: known ?? unknownWord(this.sink, line, 'status', word),
      isConfiguration: attributes.get('is-config') === 'true',
      retried: attributes.get('retried') === 'true',
      seconds: milliseconds === null ? null : milliseconds / 1000,
      line,
      instance: instanceOf(attributes.get('signature') ?? ''),
      tags: [...new Set([...own, ...(this.tagsOf.get(`${this.className}\0${method}`) ?? [])])],
      parameters: [],
      exception: '',
      message: '',
      stack: '',
    }
    if (test.isConfiguration) return test
    this.tally.add(test.outcome)
    if (test.retried) this.retried++
    return test
  }

  /** Tells the methods of the class that is over. */
  private closeClass(): void {
    // A method that broke off is told, too: the file is invalid, and what it holds is shown.
    const methods = this.method === null ? this.methods : [...this.methods, this.method]
    this.methods = []
    this.method = null
    for (const method of methods) if (method.isConfiguration) this.tellConfiguration(method)
    for (const test of attempted(methods.filter(({ isConfiguration }) => !isConfiguration))) this.tell(test)
  }

  private openValue(attributes: XmlAttributes): void {
    this.method?.parameters.push(attributes.get('is-null') === 'true' ? 'null' : '')
  }

  private tellConfiguration(method: TestMethod): void {
    if (method.outcome === 'passed' || method.outcome === 'skipped') return
    this.problems++
    const suite = [this.suite, this.testName, this.className, method.method]
    this.sink.suiteProblem({
      suite: suite.filter((part) => part !== '').join(' › '),
      message: messageText(messageOf(method) || 'a configuration method failed'),
      reportLine: method.line,
    })
  }

  private tell({ name, last, earlier }: Attempted): void {
    const broken = last.outcome === 'failed' || last.outcome === 'error'
    const place = broken ? placeIn(last.stack, this.className) : null
    this.sink.test(
      record({
        suites: [this.suite, this.testName].filter((part) => part !== ''),
        className: this.className,
        name,
        outcome: last.outcome,
        earlier,
        seconds: last.seconds,
        failure: broken ? failure(messageOf(last), place?.file ?? null, place?.line ?? null) : null,
        tags: last.tags,
        reportLine: last.line,
      }),
    )
  }
}

const messageOf = (method: TestMethod): string => method.message || method.stack || method.exception

/** `[pri:0, instance:shop.CartTest@5b1d2887]` in a signature. */
function instanceOf(signature: string): string {
  const text = signature.trimEnd()
  const at = text.indexOf(instanceMark)
  return at >= 0 && text.endsWith(']') ? text.slice(at + instanceMark.length, -1) : ''
}
const instanceMark = ', instance:'

/** Where in the test's own class the stack trace stands: `at shop.CartTest.add(CartTest.java:12)`. */
function placeIn(stack: string, className: string): { readonly file: string; readonly line: number } | null {
  for (const text of stack.split('\n')) {
    const [, owner, file, line] = /^\s*at ([^()\s]{1,500})\(([^():\s]{1,300}):(\d{1,9})\)/u.exec(text) ?? []
    if (owner === undefined || file === undefined) continue
    if (owner.startsWith(`${className}.`) || owner.startsWith(`${className}$`))
      return { file, line: Number(line) }
  }
  return null
}
