import { shown } from '../xml/error.ts'
import type { XmlAttributes } from '../xml/scanner.ts'
import { JunitProperties } from './junit-properties.ts'
import type { JunitSuite } from './junit-suite.ts'
import { junitLine, junitSeconds } from './junit-values.ts'
import { outcomeOfWord } from './junit-words.ts'
import type { Failure, RecordOutcome, TestRecord } from './model.ts'
import { failure } from './record.ts'
import { sourcePlace } from './source-place.ts'

/** How much of a failure's text is collected, in characters, before it is cleaned and cut. */
const collectedText = 4000

const severity: Readonly<Record<RecordOutcome, number>> = { passed: 0, skipped: 1, failed: 2, error: 3 }
const noAttempts: readonly RecordOutcome[] = []

/** What stands inside a `testcase`; one that holds nothing has none of this. */
interface Content {
  failures: number
  errors: number
  skipped: number
  /** Failed attempts before one that passed. */
  readonly flaky: RecordOutcome[]
  /** Failed attempts of a test that never passed. */
  readonly reruns: RecordOutcome[]
  message: string
  text: string
  /** The message is that of the last attempt, not of an earlier one. */
  final: boolean
  properties: JunitProperties | null
}

/** The open `testcase` element. */
export class JunitCase {
  readonly suite: JunitSuite
  private readonly className: string
  private readonly name: string
  private readonly seconds: number | null
  private readonly file: string | null
  private readonly line: number | null
  private readonly reportLine: number
  /** What `status` and `result` say, the worse of the two; null when they say nothing. */
  private said: RecordOutcome | null = null
  private unknownWord: string | null = null
  /** CTest's word for tests it could not start, and for those that asked to be skipped. */
  private readonly couldNotRun: boolean
  private content: Content | null = null

  constructor(suite: JunitSuite, attributes: XmlAttributes, reportLine: number) {
    this.suite = suite
    suite.properties.seal()
    this.className = attributes.get('classname') ?? attributes.get('class') ?? ''
    this.name = attributes.get('name') ?? ''
    this.seconds = junitSeconds(attributes.get('time'))
    const file = attributes.get('file')
    this.file = file ?? suite.file
    const line = attributes.get('line') ?? (file === undefined ? undefined : attributes.get('lineno'))
    this.line = line === undefined ? null : junitLine(line, suite.firstLine)
    this.reportLine = reportLine
    const status = attributes.get('status')
    const result = attributes.get('result')
    if (status !== undefined) this.take(status)
    if (result !== undefined) this.take(result)
    this.takeRare(attributes)
    this.couldNotRun = status === 'notrun' && result === undefined
  }

  /** Some writers say it in `outcome`, or as `success="false"`. A success said there takes nothing back. */
  private takeRare(attributes: XmlAttributes): void {
    const outcome = attributes.get('outcome')
    if (outcome !== undefined) this.take(outcome)
    const success = attributes.get('success')
    if (success !== undefined && !/^(?:true|yes|1|)$/iu.test(success.trim())) this.take('failed')
  }

  /** A word of `status`, `result` or `outcome`; the worst of them counts. */
  private take(word: string): void {
    const outcome = outcomeOfWord(word)
    if (outcome === null) return
    if (outcome === 'unknown') this.unknownWord = word
    const means = outcome === 'unknown' ? 'error' : outcome
    if (this.said === null || severity[means] > severity[this.said]) this.said = means
  }

  private get inside(): Content {
    this.content ??= {
      failures: 0,
      errors: 0,
      skipped: 0,
      flaky: [],
      reruns: [],
      message: '',
      text: '',
      final: false,
      properties: null,
    }
    return this.content
  }

  /** A `failure` or `error` element. @returns whether its text is wanted */
  broke(kind: 'failure' | 'error', attributes: XmlAttributes): boolean {
    const { inside } = this
    if (kind === 'failure') inside.failures++
    else inside.errors++
    if (inside.final) return false
    inside.final = true
    return this.describe(inside, attributes)
  }

  /** A failed attempt before the last. @returns whether its text is wanted */
  attempted(list: 'flaky' | 'reruns', outcome: RecordOutcome, attributes: XmlAttributes): boolean {
    const { inside } = this
    const first = inside.flaky.length + inside.reruns.length === 0
    inside[list].push(outcome)
    return first && !inside.final && this.describe(inside, attributes)
  }

  /**
   * A `skipped` element. CTest writes one, too, for a test it counts as failed because it could not start it: only
   * messages with `SKIP_` are of tests that were meant to be skipped.
   */
  skip(attributes: XmlAttributes): void {
    const { inside } = this
    inside.skipped++
    const message = this.couldNotRun ? (attributes.get('message') ?? '') : ''
    if (message === '' || /^(?:SKIP_|disabled)/iu.test(message)) return
    inside.errors++
    inside.message = `not run: ${message}`
    inside.final = true
  }

  property(name: string, value: string): void {
    const { inside } = this
    inside.properties ??= new JunitProperties(this.suite.properties)
    inside.properties.add(name, value)
  }

  /** Text of the element that was described last. @returns whether more is wanted */
  text(text: string): boolean {
    const { inside } = this
    inside.text += text.slice(0, collectedText - inside.text.length)
    return inside.text.length < collectedText
  }

  private describe(inside: Content, attributes: XmlAttributes): boolean {
    inside.message = (attributes.get('message') ?? attributes.get('type') ?? '').slice(0, collectedText)
    inside.text = ''
    return true
  }

  /** The test as a whole, counted in its suite. */
  record(): TestRecord {
    const { suite, content } = this
    const outcome = this.outcome()
    this.count(outcome)
    const properties = content?.properties ?? suite.properties
    return {
      suites: suite.names,
      className: this.className,
      name: this.name,
      project: suite.project,
      outcome,
      earlier: content === null ? noAttempts : this.earlier(content),
      seconds: this.seconds,
      file: this.file,
      line: this.line,
      failure: content === null && outcome === 'passed' ? null : this.failure(outcome),
      tags: properties.tags,
      properties: properties.all,
      reportLine: this.reportLine,
    }
  }

  /** Whatever says that the test did not pass has precedence: error, failure, rerun that never passed, skipped. */
  private outcome(): RecordOutcome {
    const { content, said } = this
    let outcome: RecordOutcome = said ?? 'passed'
    if (content === null) return outcome
    const worse = (other: RecordOutcome): void => {
      if (severity[other] > severity[outcome]) outcome = other
    }
    if (content.skipped > 0) worse('skipped')
    for (const attempt of content.reruns) worse(attempt)
    if (content.failures > 0) worse('failed')
    if (content.errors > 0) worse('error')
    return outcome
  }

  /** Attempts before the last. Where all that is there are reruns, the last of them is the last attempt. */
  private earlier({ flaky, reruns, failures, errors }: Content): readonly RecordOutcome[] {
    const all = [...flaky, ...reruns]
    return failures + errors === 0 && reruns.length > 0 ? all.slice(0, -1) : all
  }

  private count(outcome: RecordOutcome): void {
    const { found } = this.suite
    const failures = this.content?.failures ?? 0
    const errors = this.content?.errors ?? 0
    found.tests++
    found.failures += failures
    found.errors += errors
    if (failures + errors === 0) {
      if (outcome === 'failed') found.failures++
      if (outcome === 'error') found.errors++
    }
    // Surefire counts every attempt in its totals.
    for (const attempt of this.content === null ? noAttempts : this.earlier(this.content)) {
      found.tests++
      if (attempt === 'error') found.errors++
      else found.failures++
    }
    found.skipped +=
      this.said === 'skipped' ? Math.max(1, this.content?.skipped ?? 0) : (this.content?.skipped ?? 0)
  }

  private failure(outcome: RecordOutcome): Failure | null {
    const { content } = this
    if (outcome === 'skipped') return null
    if (this.unknownWord !== null && (content === null || content.failures + content.errors === 0)) {
      return failure(`the status \`${shown(this.unknownWord)}\` is not known: it is no pass`)
    }
    if (content === null || (content.message === '' && content.text === '')) {
      return outcome === 'passed' || this.said === null
        ? null
        : failure('the report says so without a message')
    }
    const text = content.text.trim()
    const message = text.startsWith(content.message.trim()) ? text : `${content.message}\n${text}`
    const place = sourcePlace(message, this.file)
    return failure(message, place?.file ?? this.file, place?.line ?? this.line)
  }
}
