import type { ReportSink, SuiteProblem } from './model.ts'
import { Tally } from './record.ts'
import { baseName } from './xml-values.ts'

/** What NUnit says of a suite itself, rather than of the tests in it. */
export interface OpenSuite {
  readonly name: string
  readonly type: string
  readonly line: number
  /** The suite says that it failed. */
  failed: boolean
  /** The suite says that its own set-up or clean-up failed, rather than a test in it. */
  ownFailure: boolean
  /** The suite says that it was not executed, and yet that it is well. */
  readonly notExecuted: boolean
  message: string
  readonly tags: string[]
  readonly properties: (readonly [name: string, value: string])[]
}

interface Opened {
  readonly suite: OpenSuite
  /** Failing tests and suite problems before this suite. */
  readonly before: number
  /** Tests before this suite. */
  readonly tests: number
}

/** What the suites around a test hand down to it. */
interface Inherited {
  /** Of tags and properties, to see whether one was added. */
  readonly count: number
  readonly tags: readonly string[]
  readonly properties: readonly (readonly [name: string, value: string])[]
}

/** Most tags and properties that suites may hand down: each of their tests keeps them all. */
const maximumInherited = 500

/** Suites that only repeat the name of the method their cases are of. */
const methodTypes = new Set(['ParameterizedMethod', 'ParameterizedTest', 'GenericMethod', 'Theory'])

/** The suites open at one place of an NUnit report, and what went wrong in them. */
export class NUnitSuites {
  /** Every test case told so far. */
  readonly tally = new Tally()
  problems = 0
  private readonly open_: Opened[] = []
  /** Forgotten when a suite begins or ends. */
  private known: Inherited | null = null
  private readonly sink: ReportSink

  constructor(sink: ReportSink) {
    this.sink = sink
  }

  get current(): OpenSuite | undefined {
    return this.open_.at(-1)?.suite
  }

  /** Tags of the suites around a test; the same list while none is added. */
  get tags(): readonly string[] {
    return this.inherited().tags
  }

  /** Properties of the suites around a test; the same list while none is added. */
  get properties(): readonly (readonly [name: string, value: string])[] {
    return this.inherited().properties
  }

  private inherited(): Inherited {
    let count = 0
    for (const { suite } of this.open_) count += suite.tags.length + suite.properties.length
    if (this.known?.count === count) return this.known
    if (count > maximumInherited) {
      const line = this.current?.line ?? 1
      this.sink.invalid(`line ${line}: more categories and properties of suites than any tool writes`)
      this.known = { count, tags: [], properties: [] }
      return this.known
    }
    const tags = this.open_.flatMap(({ suite }) => suite.tags)
    this.known = { count, tags, properties: this.open_.flatMap(({ suite }) => suite.properties) }
    return this.known
  }

  open(said: Pick<OpenSuite, 'name' | 'type' | 'line' | 'failed'> & Partial<OpenSuite>): void {
    const suite = { ownFailure: false, notExecuted: false, message: '', tags: [], properties: [], ...said }
    this.known = null
    this.open_.push({ suite, before: this.broken, tests: this.tally.tests })
  }

  /** Closes the innermost suite. A failure that no test in it explains is a problem of the suite. */
  close(): void {
    const opened = this.open_.pop()
    this.known = null
    if (opened === undefined) return
    const { suite, before, tests } = opened
    if (suite.notExecuted && this.tally.tests === tests) {
      // What jest-nunit-reporter writes of a file that did not load.
      const message = 'the suite was not executed, no test in it is told, and it says Success'
      this.tell({ suite: suite.name, message, reportLine: suite.line })
    }
    if (!suite.failed || (!suite.ownFailure && this.broken > before)) return
    this.tell({
      suite: suite.name,
      message: suite.message === '' ? 'the suite failed, though no test in it did' : suite.message,
      reportLine: suite.line,
    })
  }

  tell(problem: SuiteProblem): void {
    this.problems++
    this.sink.suiteProblem(problem)
  }

  get broken(): number {
    return this.tally.broken + this.problems
  }

  /**
   * The suites a test is known by. Assemblies go by their file name, because their path is the machine's; suites
   * whose name is part of the class (namespaces, the class itself) or of the test (its method) are left out.
   */
  path(className: string, testName: string): string[] {
    const inClass = `.${className}.`
    return this.open_
      .map(({ suite }) => suite)
      .filter(({ type }) => type !== 'Project' && type !== 'Test Project')
      .filter(({ type, name }) => !methodTypes.has(type) || !testName.startsWith(name))
      .map(({ type, name }) => (type === 'Assembly' || isAssembly(name) ? baseName(name) : name))
      .filter((name) => name !== '' && !repeats(inClass, name))
  }
}

/** Both lists; the first itself where nothing is added, so that many tests share it. */
export const joined = <Item>(first: readonly Item[], second: readonly Item[]): readonly Item[] =>
  second.length === 0 ? first : [...first, ...second]

/** Whether a suite's name is a part of the class, with or without its parameters. */
const repeats = (inClass: string, name: string): boolean =>
  inClass.length > 2 && ['.', '(', '<'].some((end) => inClass.includes(`.${name}${end}`))

const isAssembly = (name: string): boolean => /[\\/][^\\/]+\.(?:dll|exe)$/iu.test(name)

/** Splits the full name of a test at its last dot outside parameters: `Ns.Sized(1.5).Fits("a.b")`. */
export function splitFullName(fullName: string): { readonly className: string; readonly name: string } {
  const dot = lastOuterDot(fullName)
  // A blank before the parameters is in no class name: this is a sentence.
  const sentence = /\s/u.test(fullName.slice(0, dot).replace(/[(<].*/su, ''))
  return dot <= 0 || dot === fullName.length - 1 || sentence
    ? { className: '', name: fullName }
    : { className: fullName.slice(0, dot), name: fullName.slice(dot + 1) }
}

/** Index of the last dot outside brackets and quotes; -1 for none. */
function lastOuterDot(text: string): number {
  let last = -1
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"' && depth > 0) quoted = true
    else if (character === '(' || character === '<') depth++
    else if ((character === ')' || character === '>') && depth > 0) depth--
    else if (character === '.' && depth === 0) last = at
  }
  return last
}
