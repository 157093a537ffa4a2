import type { XmlAttributes } from '../xml/scanner.ts'
import type { ReportFormatReader, ReportSink } from './model.ts'
import { crossCheck, messageText } from './record.ts'
import { counters, resultOutcomes, runOutcomes } from './trx-outcomes.ts'
import { TrxResults } from './trx-results.ts'
import { type ElementReader, type Place, xmlReport } from './xml-report.ts'
import { clockSeconds, tellZonedStart, total, unknownWord } from './xml-values.ts'

/**
 * Reader of Visual Studio's TRX (vstst.xsd). Every element in `Results` and `InnerResults` is a result, whatever its
 * kind. A result without an outcome is an error: errors are what the writer leaves out. Several results of one test
 * are its attempts; the rows of a data-driven test are tests of their own, and their sum is not counted again.
 */
export const trxReader: ReportFormatReader = {
  format: 'trx',
  read: (sink) => xmlReport(sink, 'TRX', ['TestRun'], new TrxElements(sink)),
}

/** Whatever stands in the two lists, and the usual kind wherever it stands. */
const isResult = (name: string, parent: string): boolean =>
  parent === 'Results' || parent === 'InnerResults' || name === 'UnitTestResult'

class TrxElements implements ElementReader {
  private readonly sink: ReportSink
  private readonly results = new TrxResults()
  private readonly claims: (readonly [name: string, claimed: number | null, shows: string])[] = []
  private readonly runErrors: { readonly message: string; readonly line: number }[] = []
  private runOutcome: string | undefined
  private summaryLine = 0
  private informationLine: number | null = null
  private key = ''

  constructor(sink: ReportSink) {
    this.sink = sink
  }

  open(name: string, attributes: XmlAttributes, { parent, line }: Place): void {
    if (isResult(name, parent)) this.openResult(attributes, line)
    else if (parent === 'TestDefinitions') this.results.define(attributes)
    else if (name === 'TestMethod') this.results.method(attributes)
    else if (name === 'TestCategoryItem') this.results.tag(attributes.get('TestCategory'))
    else if (name === 'Times') tellZonedStart(this.sink, attributes.get('start'))
    else if (name === 'ResultSummary') {
      this.runOutcome = attributes.get('outcome')
      this.summaryLine = line
    } else if (name === 'Counters') this.openCounters(attributes, line)
    else if (name === 'RunInfo') this.informationLine = this.isHarmless(attributes, line) ? null : line
  }

  wants(name: string, parent: string): boolean {
    if (parent === 'ErrorInfo') return name === 'Message' || name === 'StackTrace'
    if (parent === 'Property') return name === 'Key' || name === 'Value'
    return parent === 'RunInfo' && name === 'Text'
  }

  close(name: string, text: string, parent: string): void {
    if (isResult(name, parent)) this.results.close()
    else if (parent === 'TestDefinitions') this.results.defined()
    else if (parent === 'ErrorInfo') this.results.failure(name, text)
    else if (name === 'Key') this.key = text
    else if (name === 'Value') this.results.property(this.key, text)
    else if (name === 'Text' && this.informationLine !== null) {
      this.runErrors.push({ message: text, line: this.informationLine })
    }
  }

  end(): void {
    const { tally } = this.results
    this.results.tell(this.sink)
    crossCheck(
      this.sink,
      this.claims.map(([name, claimed, shows]) => {
        const found = shows === 'tests' ? tally.tests : shows === 'broken' ? tally.broken : tally.skipped
        return [`Counters ${name}`, claimed, found] as const
      }),
    )
    this.tellRun(tally.broken)
  }

  private openResult(attributes: XmlAttributes, line: number): void {
    const word = attributes.get('outcome')
    const outcome =
      word === undefined
        ? 'error'
        : (resultOutcomes.get(word) ?? unknownWord(this.sink, line, 'outcome', word))
    const seconds = clockSeconds(attributes.get('duration'))
    const message = word === undefined ? 'the result has no outcome, which stands for an error' : ''
    this.results.open(attributes, { outcome, seconds, line, message })
  }

  private openCounters(attributes: XmlAttributes, line: number): void {
    for (const [name, shows] of counters) {
      this.claims.push([name, total(this.sink, attributes, name, line), shows])
    }
  }

  /** Messages of the run: only an unknown word, or one that says the run failed, matters. */
  private isHarmless(attributes: XmlAttributes, line: number): boolean {
    const word = attributes.get('outcome')
    if (word === undefined) return false
    const known = runOutcomes.get(word)
    if (known === undefined) unknownWord(this.sink, line, 'outcome', word)
    return known === 'over'
  }

  private tellRun(broken: number): void {
    for (const { message, line } of this.runErrors) {
      // xUnit's adapter logs every failing test as an error of the run, too: the test itself says it.
      if (broken > 0 && /\[FAIL\]\s*$/u.test(message)) continue
      this.sink.suiteProblem({ suite: '', message: messageText(message), reportLine: line })
    }
    const word = this.runOutcome
    if (word === undefined) return
    const known = runOutcomes.get(word)
    const line = this.summaryLine
    if (known === undefined) unknownWord(this.sink, line, 'outcome', word)
    else if (known === 'broken-off') {
      this.sink.invalid(`line ${line}: the run did not come to its end (ResultSummary says ${word})`)
    } else if (known === 'failed' && broken === 0 && this.runErrors.length === 0) {
      const message = `ResultSummary says ${word}, though no test failed`
      this.sink.suiteProblem({ suite: '', message, reportLine: line })
    }
  }
}
