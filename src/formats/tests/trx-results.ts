import type { XmlAttributes } from '../xml/scanner.ts'
import { fileSuites } from './file-suites.ts'
import type { RecordOutcome, ReportSink } from './model.ts'
import { messageText, record, Tally } from './record.ts'
import { failureOf } from './xml-values.ts'

/** What the element of a result says of itself. */
interface Said {
  readonly outcome: RecordOutcome
  readonly seconds: number | null
  readonly line: number
  readonly message: string
}

interface Result extends Said {
  readonly testId: string
  readonly name: string
  /** Results inside this one: the rows of a data-driven test, the steps of an ordered one. */
  inner: number
  innerBroken: number
  message: string
  stack: string
}

interface Definition {
  readonly name: string
  storage: string
  className: string
  readonly tags: string[]
  readonly properties: (readonly [name: string, value: string])[]
}

/** Results and definitions of one TRX file. They are joined at the end, because the definitions come last. */
export class TrxResults {
  /** Every result element, sums over data rows included. */
  readonly tally = new Tally()
  private readonly definitions = new Map<string, Definition>()
  private readonly results: Result[] = []
  private readonly opened: Result[] = []
  private definition: Definition | null = null

  open(attributes: XmlAttributes, said: Said): void {
    const outer = this.opened.at(-1)
    const given = attributes.get('testName') ?? ''
    const row = attributes.get('dataRowInfo')
    // Older tools call every row as the whole: the row's number tells them apart.
    const name =
      outer !== undefined && row !== undefined && given === outer.name ? `${given} [${row}]` : given
    const testId = (attributes.get('testId') ?? '').toLowerCase()
    const result: Result = { ...said, testId, name, inner: 0, innerBroken: 0, stack: '' }
    this.tally.add(said.outcome)
    this.results.push(result)
    this.opened.push(result)
  }

  failure(part: string, text: string): void {
    const result = this.opened.at(-1)
    if (result === undefined || text === '') return
    if (part === 'Message') result.message = result.message === '' ? text : `${result.message}\n${text}`
    else result.stack = text
  }

  close(): void {
    const result = this.opened.pop()
    const outer = this.opened.at(-1)
    if (result === undefined || outer === undefined) return
    outer.inner++
    if (isBroken(result.outcome) || result.innerBroken > 0) outer.innerBroken++
  }

  define(attributes: XmlAttributes): void {
    const priority = attributes.get('priority')
    this.definition = {
      name: attributes.get('name') ?? '',
      storage: attributes.get('storage') ?? '',
      className: '',
      tags: [],
      properties: priority === undefined ? [] : [['priority', priority]],
    }
    this.definitions.set((attributes.get('id') ?? '').toLowerCase(), this.definition)
  }

  method(attributes: XmlAttributes): void {
    const { definition } = this
    if (definition === null) return
    definition.className = className(attributes.get('className') ?? '')
    const codeBase = attributes.get('codeBase') ?? ''
    if (definition.storage === '' && sourceFile.test(codeBase)) definition.storage = codeBase
  }

  tag(text: string | undefined): void {
    if (text !== undefined && text !== '') this.definition?.tags.push(text)
  }

  property(name: string, value: string): void {
    if (name !== '') this.definition?.properties.push([name, value])
  }

  defined(): void {
    this.definition = null
  }

  /** Tells every result. A sum over rows is told only when it failed and none of its rows did. */
  tell(sink: ReportSink): void {
    const suites = fileSuites([...this.definitions.values()].flatMap(({ storage }) => storage || []))
    const seen = new Set<string>()
    for (const result of this.results) {
      seen.add(result.testId)
      if (result.inner > 0 && (!isBroken(result.outcome) || result.innerBroken > 0)) continue
      tellResult(sink, result, this.definitions.get(result.testId), suites)
    }
    const missing = [...this.definitions].filter(([id]) => !seen.has(id))
    const first = missing[0]?.[1]
    if (first === undefined) return
    const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : ''
    sink.invalid(`the test "${messageText(first.name).slice(0, 100)}"${more} is defined and has no result`)
  }
}

/** An assembly or a script; some writers put the test's name where its file belongs. */
const sourceFile = /\.(?:dll|exe|[cm]?[jt]sx?)$/iu

const isBroken = (outcome: RecordOutcome): boolean => outcome === 'failed' || outcome === 'error'

function tellResult(
  sink: ReportSink,
  result: Result,
  definition: Definition | undefined,
  suites: ReadonlyMap<string, string>,
): void {
  const storage = definition?.storage ?? ''
  const inClass = definition?.className ?? ''
  const name = result.name === '' ? (definition?.name ?? '') : result.name
  sink.test(
    record({
      suites: storage === '' ? [] : [suites.get(storage) ?? storage],
      className: inClass,
      name: inClass !== '' && name.startsWith(`${inClass}.`) ? name.slice(inClass.length + 1) : name,
      outcome: result.outcome,
      seconds: result.seconds,
      file: storage === '' || /\.(?:dll|exe)$/iu.test(storage) ? null : storage,
      failure: failureOf(result.outcome, result.message, result.stack),
      tags: definition?.tags ?? [],
      properties: definition?.properties ?? [],
      reportLine: result.line,
    }),
  )
}

/** The class without its assembly: `Shop.CartTests, Shop, Version=1.0.0.0` is `Shop.CartTests`. */
function className(text: string): string {
  const arguments_ = text.lastIndexOf(']')
  const comma = text.indexOf(',', arguments_ + 1)
  const name = (comma < 0 ? text : text.slice(0, comma)).trim()
  // What node-trx writes for a test without a class.
  return name === 'none' ? '' : name
}
