import type { XmlAttributes, XmlHandler } from '../xml/scanner.ts'
import { JunitCase } from './junit-case.ts'
import { CleanPasses } from './junit-clean.ts'
import { commitOf, isEnvironment } from './junit-properties.ts'
import { JunitSuite } from './junit-suite.ts'
import { ElementKinds } from './junit-words.ts'
import type { ReportSink } from './model.ts'
import { messageText } from './record.ts'
import { tellZonedStart } from './xml-values.ts'

/** The attributes of Playwright's root, in its order. Its suites carry the project's name as `hostname`. */
const playwrightRoot = 'id name tests failures skipped errors time'

/** How much text of a property or of a suite's error is collected, in characters. */
const collectedText = 4000

/** What text belongs to that comes now. */
type Collecting = 'case' | 'suite' | 'property' | null

/** Turns the elements of a JUnit document into test records. */
export class JunitHandler implements XmlHandler {
  /** Line of the current tag; set by the owner of the scanner before anything is read. */
  lineOf: () => number = () => 0
  /** The suite that was closed last: after the document, its root. */
  root: JunitSuite | null = null
  private readonly sink: ReportSink
  private readonly kinds = new ElementKinds()
  private readonly cleanPasses: CleanPasses
  private suite: JunitSuite | null = null
  private test: JunitCase | null = null
  private started = false
  private playwright = false
  private collecting: Collecting = null
  private collected = ''
  private propertyName = ''
  /** A failure outside any test that is not told yet: its text may follow. */
  private problem: { text: string; readonly line: number } | null = null

  constructor(sink: ReportSink) {
    this.sink = sink
    this.cleanPasses = new CleanPasses(sink)
  }

  get wantsText(): boolean {
    return this.collecting !== null
  }

  open(name: string, attributes: XmlAttributes): void {
    const kind = this.kinds.of(name)
    switch (kind) {
      case 'case':
        this.openCase(attributes)
        return
      case 'suites':
      case 'suite':
        this.openSuite(kind === 'suites', attributes)
        return
      case 'failure':
      case 'error':
        this.openBroken(kind, attributes)
        return
      case 'skipped':
        if (this.test !== null) this.test.skip(attributes)
        else if (this.suite !== null) this.suite.found.skipped++
        return
      case 'flakyfailure':
      case 'flakyerror':
        this.attempted('flaky', kind === 'flakyerror' ? 'error' : 'failed', attributes)
        return
      case 'rerunfailure':
      case 'rerunerror':
        this.attempted('reruns', kind === 'rerunerror' ? 'error' : 'failed', attributes)
        return
      case 'property':
        this.openProperty(attributes)
        return
      case 'other':
        if (this.suite === null)
          this.sink.invalid(`line ${this.lineOf()}: the root is no <testsuites> or <testsuite>`)
    }
  }

  close(name: string): void {
    const kind = this.kinds.of(name)
    if (kind === 'case') this.closeCase()
    else if (kind === 'suite' || kind === 'suites') this.closeSuite()
    else if (kind !== 'other' && kind !== 'skipped') {
      if (this.collecting === 'property' && kind === 'property')
        this.property(this.propertyName, this.collected)
      if (kind !== 'property') this.tellProblem()
      this.collecting = null
    }
  }

  text(text: string): void {
    if (this.collecting === 'case') {
      if (this.test?.text(text) !== true) this.collecting = null
    } else if (this.collecting === 'property') {
      this.collected += text.slice(0, collectedText - this.collected.length)
    } else if (this.problem !== null) {
      this.problem.text += text.slice(0, collectedText - this.problem.text.length)
    }
  }

  private openSuite(wrapper: boolean, attributes: XmlAttributes): void {
    this.tellProblem()
    const parent = this.suite
    if (parent === null && wrapper) {
      this.playwright =
        attributes
          .entries()
          .map(([name]) => name)
          .join(' ') === playwrightRoot
    }
    const line = this.lineOf()
    if (this.test !== null) this.sink.invalid(`line ${line}: a <testsuite> inside a <testcase>`)
    const host = this.playwright && !wrapper ? attributes.get('hostname') : undefined
    const project = host === undefined || host === '' ? (parent?.project ?? null) : host
    this.suite = new JunitSuite(parent, wrapper, attributes, line, project, this.sink)
    if (this.started) return
    const timestamp = attributes.get('timestamp')
    if (timestamp === undefined) return
    this.started = true
    tellZonedStart(this.sink, timestamp)
  }

  private closeSuite(): void {
    this.tellProblem()
    this.suite?.close(this.sink)
    this.root = this.suite
    this.suite = this.suite?.parent ?? null
  }

  private openCase(attributes: XmlAttributes): void {
    if (this.test !== null) {
      this.sink.invalid(`line ${this.lineOf()}: a <testcase> inside a <testcase>`)
    } else if (this.suite === null) {
      this.sink.invalid(`line ${this.lineOf()}: the root is no <testsuites> or <testsuite>`)
    } else if (this.cleanPasses.take(this.suite, attributes, this.lineOf())) this.collecting = null
    else this.test = new JunitCase(this.suite, attributes, this.lineOf())
  }

  private closeCase(): void {
    if (this.test === null) return
    this.sink.test(this.test.record())
    this.test = null
    this.collecting = null
  }

  private openBroken(kind: 'failure' | 'error', attributes: XmlAttributes): void {
    if (this.test !== null) {
      this.collecting = this.test.broke(kind, attributes) ? 'case' : null
      return
    }
    if (this.suite === null) {
      this.sink.invalid(`line ${this.lineOf()}: the root is no <testsuites> or <testsuite>`)
      return
    }
    this.tellProblem()
    if (kind === 'failure') this.suite.found.failures++
    else this.suite.found.errors++
    this.suite.found.tests++
    const message = attributes.get('message') ?? attributes.get('type') ?? ''
    this.problem = {
      text: message === '' ? '' : `${message.slice(0, collectedText)}\n`,
      line: this.lineOf(),
    }
    this.collecting = 'suite'
  }

  private tellProblem(): void {
    const { problem } = this
    if (problem === null) return
    this.problem = null
    const message = messageText(problem.text) || 'a failure outside of any test'
    this.sink.suiteProblem({ suite: this.suite?.label ?? '', message, reportLine: problem.line })
  }

  private attempted(list: 'flaky' | 'reruns', outcome: 'failed' | 'error', attributes: XmlAttributes): void {
    if (this.test !== null) this.collecting = this.test.attempted(list, outcome, attributes) ? 'case' : null
    else this.openBroken(outcome === 'error' ? 'error' : 'failure', attributes)
  }

  private openProperty(attributes: XmlAttributes): void {
    const name = attributes.get('name') ?? ''
    const value = attributes.get('value')
    if (value !== undefined) this.property(name, value)
    else {
      this.collecting = 'property'
      this.propertyName = name
      this.collected = ''
    }
  }

  private property(name: string, value: string): void {
    if (name === '') return
    if (this.test !== null) this.test.property(name, value)
    else if (this.suite !== null) {
      if (!isEnvironment(name) && !this.suite.properties.addInherited(name, value)) {
        this.sink.invalid(`line ${this.lineOf()}: more properties of suites than any tool writes`)
      }
      const commit = commitOf(name, value)
      if (commit !== null) this.sink.about({ commit })
    }
  }
}
