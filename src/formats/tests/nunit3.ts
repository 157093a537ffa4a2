import type { XmlAttributes } from '../xml/scanner.ts'
import type { RecordOutcome, ReportFormatReader, ReportSink } from './model.ts'
import { joined, NUnitSuites, splitFullName } from './nunit-suites.ts'
import { crossCheck, messageText, record } from './record.ts'
import { type ElementReader, type Place, xmlReport } from './xml-report.ts'
import { decimalSeconds, failureOf, refuseNested, tellZonedStart, total, unknownWord } from './xml-values.ts'

/**
 * Reader of NUnit 3 and 4 (`test-run`). `Passed` alone is a pass. `Failed` is an error with the label `Error`,
 * `Invalid` or `Cancelled`, a failure with any other; `Skipped` (whatever the label), `Inconclusive` and `Warning`
 * count as skipped, as NUnit's adapter has them.
 */
export const nunit3Reader: ReportFormatReader = {
  format: 'nunit3',
  read: (sink) => xmlReport(sink, 'NUnit 3', ['test-run'], new Nunit3Elements(sink)),
}

const outcomes: ReadonlyMap<string, RecordOutcome> = new Map<string, RecordOutcome>([
  ['Passed', 'passed'],
  ['Failed', 'failed'],
  ['Skipped', 'skipped'],
  ['Inconclusive', 'skipped'],
  ['Warning', 'skipped'],
])
/** `Failed`, and as Unity writes it: `Failed:Error(SetUp)`. */
function readResult(attributes: XmlAttributes): {
  readonly word: string | undefined
  readonly outcome: RecordOutcome | undefined
  readonly label: string
  readonly site: string
} {
  const word = attributes.get('result')
  const [, base = '', label = '', site = ''] = /^(\w+)(?::(\w+))?(?:\((\w+)\))?$/u.exec(word ?? '') ?? []
  return {
    word,
    outcome: outcomes.get(base),
    label: attributes.get('label') ?? label,
    site: attributes.get('site') ?? site,
  }
}

const errorLabels = new Set(['Error', 'Invalid', 'Cancelled'])
/** Where a suite failed when it was not in a test: `Child` and `Parent` are somebody else's failure. */
const ownSites = new Set(['SetUp', 'TearDown', 'Test'])
const claimNames = ['total', 'passed', 'failed', 'inconclusive', 'skipped', 'warnings'] as const

interface TestCase {
  readonly name: string
  readonly className: string
  readonly outcome: RecordOutcome
  readonly seconds: number | null
  readonly line: number
  failed: boolean
  message: string
  stack: string
  readonly tags: string[]
  readonly properties: (readonly [name: string, value: string])[]
}

/** Totals of the run or of a suite, with what had been read before it. */
interface Claim {
  readonly of: string
  readonly counts: readonly (readonly [name: string, claimed: number | null])[]
  readonly before: Found
}
type Found = Readonly<Record<(typeof claimNames)[number], number>>

/** A failure, or one of several assertions that failed. */
const saysFailed = (name: string, attributes: XmlAttributes): boolean =>
  name === 'failure' || (name === 'assertion' && /^(?:Failed|Error)$/u.test(attributes.get('result') ?? ''))

class Nunit3Elements implements ElementReader {
  private readonly sink: ReportSink
  private readonly suites: NUnitSuites
  private readonly claims: Claim[] = []
  private test: TestCase | null = null

  constructor(sink: ReportSink) {
    this.sink = sink
    this.suites = new NUnitSuites(sink)
  }

  open(name: string, attributes: XmlAttributes, { line, parent }: Place): void {
    if (parent === '') {
      tellZonedStart(this.sink, attributes.get('start-time'))
      this.openSuite(attributes, line, 'Project')
    } else if (name === 'test-suite') this.openSuite(attributes, line, attributes.get('type') ?? '')
    else if (name === 'test-case') {
      if (this.test !== null) refuseNested(this.sink, line, name)
      this.test = this.openCase(attributes, line)
    } else if (name === 'property') this.openProperty(attributes)
    else if (this.test !== null && saysFailed(name, attributes)) this.test.failed = true
  }

  wants(name: string, parent: string): boolean {
    return (parent === 'failure' || parent === 'reason') && (name === 'message' || name === 'stack-trace')
  }

  close(name: string, text: string, parent: string): void {
    if (name === 'test-case') this.closeCase()
    else if (name === 'test-suite' || parent === '') this.closeSuite()
    else if (name === 'stack-trace' && this.test !== null) this.test.stack = text
    else if (name === 'message' && (parent === 'failure' || parent === 'reason')) {
      const suite = this.suites.current
      if (this.test !== null) this.test.message = text
      else if (suite !== undefined && parent === 'failure') suite.message = messageText(text)
    }
  }

  end(): void {
    // Suites that are still open belong to a report that broke off, which is invalid already.
  }

  private openSuite(attributes: XmlAttributes, line: number, type: string): void {
    const name = attributes.get('name') ?? ''
    const { word, outcome, label, site } = readResult(attributes)
    if (word !== undefined && outcome === undefined) unknownWord(this.sink, line, 'result', word)
    const failed = outcome === 'failed'
    if (failed && label === 'Cancelled') {
      this.sink.invalid(`line ${line}: the run was cancelled (label="Cancelled"): tests are missing`)
    }
    this.claims.push({
      of: type === 'Project' ? 'test-run' : `test-suite "${messageText(name).slice(0, 100)}"`,
      counts: claimNames.map((claim) => [claim, total(this.sink, attributes, claim, line)] as const),
      before: this.found(),
    })
    const ownFailure = failed && ownSites.has(site)
    this.suites.open({ name, type, line, failed, ownFailure })
  }

  private closeSuite(): void {
    this.suites.close()
    const claim = this.claims.pop()
    if (claim === undefined) return
    const found = this.found()
    crossCheck(
      this.sink,
      claim.counts.map(([name, claimed]) => {
        const key = claimNames.find((known) => known === name) ?? 'total'
        return [`${name} of ${claim.of}`, claimed, found[key] - claim.before[key]] as const
      }),
    )
  }

  /** What the totals may claim so far. A suite whose own set-up failed may count as a failure. */
  private found(): Found {
    const { tally, problems } = this.suites
    const { skipped, tests } = tally
    return {
      total: tests + problems,
      passed: tests,
      failed: tally.broken + problems,
      inconclusive: skipped,
      skipped,
      warnings: tests,
    }
  }

  private openCase(attributes: XmlAttributes, line: number): TestCase {
    const name = attributes.get('name') ?? ''
    const fullName = attributes.get('fullname') ?? name
    const split = fullName.endsWith(`.${name}`)
      ? { className: fullName.slice(0, -name.length - 1), name }
      : splitFullName(name)
    const { word, label, ...result } = readResult(attributes)
    const outcome = result.outcome ?? unknownWord(this.sink, line, 'result', word)
    return {
      name: split.name === '' ? fullName : split.name,
      className: split.className === '' ? (attributes.get('classname') ?? '') : split.className,
      outcome: outcome === 'failed' && errorLabels.has(label) ? 'error' : outcome,
      seconds: decimalSeconds(attributes.get('duration')),
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
    const value = attributes.get('value') ?? ''
    const said = this.test ?? this.suites.current
    if (name === 'Category') said?.tags.push(value)
    else if (name !== '' && !name.startsWith('_')) said?.properties.push([name, value])
  }

  private closeCase(): void {
    const { test } = this
    this.test = null
    if (test === null) return
    // A failure beside the word for a pass: the failure is believed.
    const outcome = test.failed && test.outcome === 'passed' ? 'failed' : test.outcome
    this.suites.tally.add(outcome)
    this.sink.test(
      record({
        suites: this.suites.path(test.className, test.name),
        className: test.className,
        name: test.name,
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
