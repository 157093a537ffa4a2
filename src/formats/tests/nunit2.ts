import type { XmlAttributes } from '../xml/scanner.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink } from './model.ts'
import { joined, NUnitSuites, splitFullName } from './nunit-suites.ts'
import { crossCheck, messageText, record } from './record.ts'
import { type ElementReader, type Place, xmlReport } from './xml-report.ts'
import { below, decimalSeconds, failureOf, refuseNested, total, unknownWord } from './xml-values.ts'

/**
 * Reader of NUnit 2 (Results.xsd). `Success` alone is a pass. `NotRunnable`, `Invalid` and `Cancelled` are errors, as
 * they are for the console's exit code; `Ignored`, `Skipped` and `Inconclusive` count as skipped. Versions before
 * 2.5 have no `result`: there `executed` and `success` decide.
 */
export const nunit2Reader: ReportFormatReader = {
  format: 'nunit2',
  read: (sink) => xmlReport(sink, 'NUnit 2', ['test-results'], new Nunit2Elements(sink)),
}

const outcomes: ReadonlyMap<string, RecordOutcome> = new Map<string, RecordOutcome>([
  ['Success', 'passed'],
  ['Failure', 'failed'],
  ['Error', 'error'],
  ['NotRunnable', 'error'],
  ['Invalid', 'error'],
  ['Cancelled', 'error'],
  ['Ignored', 'skipped'],
  ['Skipped', 'skipped'],
  ['Inconclusive', 'skipped'],
])

/** What a suite says when it only failed because of the tests in it. */
const becauseOfTests = /^(?:one or more child tests|child test|one or more tests)\b/iu

interface TestCase {
  readonly fullName: string
  readonly outcome: RecordOutcome | null
  readonly word: string | undefined
  readonly seconds: number | null
  readonly line: number
  failed: boolean
  message: string
  stack: string
  readonly tags: string[]
  readonly properties: (readonly [name: string, value: string])[]
}

class Nunit2Elements implements ElementReader {
  private readonly sink: ReportSink
  private readonly suites: NUnitSuites
  private claims: (readonly [name: string, claimed: number | null])[] = []
  private test: TestCase | null = null
  /** Where the tests were run. */
  private folder = ''

  constructor(sink: ReportSink) {
    this.sink = sink
    this.suites = new NUnitSuites(sink)
  }

  open(name: string, attributes: XmlAttributes, { line, parent }: Place): void {
    if (parent === '') this.openRun(attributes, line)
    else if (name === 'environment') this.folder = attributes.get('cwd') ?? ''
    else if (name === 'test-suite') this.openSuite(attributes, line)
    else if (name === 'test-case') {
      if (this.test !== null) refuseNested(this.sink, line, name)
      this.test = this.openCase(attributes, line)
    } else if (name === 'category') add(this.said?.tags, attributes.get('name'))
    else if (name === 'property') this.openProperty(attributes)
    else if (name === 'failure' && this.test !== null) this.test.failed = true
  }

  wants(name: string, parent: string): boolean {
    if (parent === 'failure') return name === 'message' || name === 'stack-trace'
    return parent === 'reason' && name === 'message'
  }

  close(name: string, text: string, parent: string): void {
    if (name === 'test-case') this.closeCase()
    else if (name === 'test-suite') this.suites.close()
    else if (name === 'stack-trace' && this.test !== null) this.test.stack = text
    else if (name === 'message') this.closeMessage(text, parent)
  }

  end(): void {
    const { tally } = this.suites
    const broken = tally.broken + this.suites.problems
    const found = { total: tally.tests, failures: broken, errors: broken, invalid: broken } as const
    const skipped = { inconclusive: tally.skipped, ignored: tally.skipped, skipped: tally.skipped } as const
    const known: Readonly<Record<string, number>> = {
      ...found,
      ...skipped,
      'not-run': tally.skipped + tally.error,
    }
    crossCheck(
      this.sink,
      this.claims.map(([name, claimed]) => [name, claimed, known[name] ?? 0] as const),
    )
  }

  private get said(): Pick<TestCase, 'tags' | 'properties'> | undefined {
    return this.test ?? this.suites.current
  }

  private openRun(attributes: XmlAttributes, line: number): void {
    const names = ['total', 'failures', 'errors', 'invalid', 'inconclusive', 'ignored', 'skipped', 'not-run']
    this.claims = names.map((name) => [name, total(this.sink, attributes, name, line)] as const)
  }

  private openSuite(attributes: XmlAttributes, line: number): void {
    const word = attributes.get('result')
    const known = word === undefined ? undefined : outcomes.get(word)
    if (word !== undefined && known === undefined) unknownWord(this.sink, line, 'result', word)
    const unsuccessful = isFalse(attributes.get('success')) && (known === undefined || known === 'passed')
    const failed = known === 'failed' || known === 'error' || unsuccessful
    const well = known === 'passed' || (known === undefined && isTrue(attributes.get('success')))
    const notExecuted = well && !failed && isFalse(attributes.get('executed'))
    const type = attributes.get('type') ?? ''
    this.suites.open({
      name: below(this.folder, attributes.get('name') ?? ''),
      type,
      line,
      failed,
      notExecuted,
    })
  }

  private openCase(attributes: XmlAttributes, line: number): TestCase {
    const word = attributes.get('result')
    return {
      fullName: attributes.get('name') ?? '',
      outcome: outcomeOf(word, attributes.get('executed'), attributes.get('success')),
      word,
      seconds: decimalSeconds(attributes.get('time')),
      line,
      failed: false,
      message: '',
      stack: '',
      tags: [],
      properties: [],
    }
  }

  private openProperty(attributes: XmlAttributes): void {
    const name = attributes.get('name') ?? ''
    if (name === '' || name.startsWith('_')) return
    this.said?.properties.push([name, attributes.get('value') ?? ''])
  }

  private closeMessage(text: string, parent: string): void {
    if (this.test !== null) {
      this.test.message = text
      return
    }
    const suite = this.suites.current
    if (parent !== 'failure' || suite === undefined) return
    suite.message = messageText(text)
    if (text !== '' && !becauseOfTests.test(text)) {
      suite.failed = true
      suite.ownFailure = true
    }
  }

  private closeCase(): void {
    const { test } = this
    this.test = null
    if (test === null) return
    let outcome = test.outcome ?? (test.failed ? 'failed' : null)
    outcome ??= unknownWord(this.sink, test.line, 'result', test.word)
    // A failure beside the word for a pass: the failure is believed.
    if (test.failed && outcome === 'passed') outcome = 'failed'
    this.suites.tally.add(outcome)
    const { className, name } = splitFullName(test.fullName)
    this.sink.test(
      record({
        suites: this.suites.path(className, name),
        className,
        name,
        outcome,
        seconds: test.seconds,
        failure: failureOf(outcome, test.message, test.stack),
        tags: joined(this.suites.tags, test.tags),
        properties: joined(this.suites.properties, test.properties),
        reportLine: test.line,
      }),
    )
  }
}

const isFalse = (text: string | undefined): boolean => text?.trim().toLowerCase() === 'false'
const isTrue = (text: string | undefined): boolean => text?.trim().toLowerCase() === 'true'

/** What the attributes of a test come to; null when they do not say. */
function outcomeOf(
  word: string | undefined,
  executed: string | undefined,
  success: string | undefined,
): RecordOutcome | null {
  if (word !== undefined) {
    const known = outcomes.get(word) ?? null
    if (known !== 'passed') return known
    if (isFalse(success)) return 'failed'
    return isFalse(executed) ? 'skipped' : 'passed'
  }
  if (isFalse(executed)) return 'skipped'
  if (isFalse(success)) return 'failed'
  return isTrue(success) ? 'passed' : null
}

function add(list: string[] | undefined, text: string | undefined): void {
  if (text !== undefined && text !== '') list?.push(text)
}
