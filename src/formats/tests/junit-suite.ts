import { shown } from '../xml/error.ts'
import type { XmlAttributes } from '../xml/scanner.ts'
import { JunitProperties } from './junit-properties.ts'
import { outcomeOfWord } from './junit-words.ts'
import type { ReportSink, TestPlace } from './model.ts'

/** Totals of a suite with the attributes that claim them: the first that is there counts. */
const totals = {
  tests: ['tests'],
  failures: ['failures'],
  errors: ['errors'],
  skipped: ['skipped', 'skips', 'skip', 'ignored'],
} as const
type Total = keyof typeof totals
const totalNames = ['tests', 'failures', 'errors', 'skipped'] as const

interface Claim {
  readonly attribute: string
  readonly count: number
}

/** A path of a source file, where the name of a suite is one: vitest, Playwright, bats. */
const sourcePath =
  /^[^\s:*?"<>|]{1,300}\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|bats|feature|robot|go|rs|dart|pl|t)$/u

const noNames: readonly string[] = []

/** An open `testsuites` or `testsuite` element, with what its elements come to so far. */
export class JunitSuite {
  readonly parent: JunitSuite | null
  /** Names of the suites from the outermost to this one. */
  readonly names: readonly string[]
  readonly project: string | null
  /** What number the first line of a source file has: pytest's xunit1 family counts from 0. */
  readonly firstLine: 0 | 1
  readonly file: string | null
  readonly properties: JunitProperties
  /** Elements of the whole subtree. */
  readonly found = { tests: 0, failures: 0, errors: 0, skipped: 0 }
  private readonly line: number
  private readonly name: string
  private readonly claims: Readonly<Partial<Record<Total, Claim>>>
  private readonly countsAssertions: boolean
  private readonly declaredBad: string | null
  private lastPlace: TestPlace | null = null

  constructor(
    parent: JunitSuite | null,
    wrapper: boolean,
    attributes: XmlAttributes,
    line: number,
    project: string | null,
    sink: ReportSink,
  ) {
    this.parent = parent
    this.line = line
    this.name = wrapper ? '' : (attributes.get('name') ?? '')
    const outer = parent?.names ?? noNames
    // unittest-xml-reporting puts the time of the run behind the name; a test would be another one in each run.
    const lasting = this.name.replace(/-\d{14}$/u, '')
    this.names = lasting.trim() === '' ? outer : [...outer, lasting]
    this.firstLine = this.name === 'pytest' ? 0 : 1
    this.project = project
    this.file =
      attributes.get('file') ??
      attributes.get('filepath') ??
      (sourcePath.test(this.name) ? this.name : (parent?.file ?? null))
    this.properties = new JunitProperties(parent?.properties ?? null)
    // Catch2 writes the number of assertions as `tests`; its host is always this word (its JUnit reporter, 2.x, 3.x).
    this.countsAssertions = attributes.get('hostname') === 'tbd' || parent?.countsAssertions === true
    this.claims = this.readClaims(attributes, sink)
    const status = attributes.get('status') ?? attributes.get('result')
    const outcome = status === undefined ? null : outcomeOfWord(status)
    this.declaredBad = outcome === 'failed' || outcome === 'error' ? (status ?? null) : null
  }

  /** Name for messages about the suite itself. */
  get label(): string {
    return this.names.join(' › ')
  }

  /** Place of a test in this suite, whose properties are all there. The same object for the same place in a row. */
  placeOf(className: string, file: string | null): TestPlace {
    const { lastPlace } = this
    if (lastPlace !== null && lastPlace.className === className && lastPlace.file === file) return lastPlace
    const { names, project, properties } = this
    this.lastPlace = {
      suites: names,
      className,
      file,
      project,
      tags: properties.tags,
      properties: properties.all,
    }
    return this.lastPlace
  }

  /** The element ends: its own totals are compared with its elements, which then belong to the parent, too. */
  close(sink: ReportSink): void {
    const { found, parent } = this
    if (this.declaredBad !== null && found.failures + found.errors === 0) {
      found.failures++
      sink.suiteProblem({
        suite: this.label,
        message: `the suite says ${shown(this.declaredBad)}, no test in it does`,
        reportLine: this.line,
      })
    }
    for (const total of totalNames) this.compare(total, sink)
    if (parent === null) return
    for (const total of totalNames) parent.found[total] += found[total]
  }

  private readClaims(attributes: XmlAttributes, sink: ReportSink): Partial<Record<Total, Claim>> {
    const claims: Partial<Record<Total, Claim>> = {}
    for (const total of totalNames) {
      for (const attribute of totals[total]) {
        const text = attributes.get(attribute)
        if (text === undefined) continue
        if (/^\d{1,15}$/u.test(text)) claims[total] = { attribute, count: Number(text) }
        else
          sink.invalid(`${this.place()} says ${attribute}="${shown(text)}": a total is a plain whole number`)
        break
      }
    }
    return claims
  }

  /**
   * Producers differ in what they call an error and what a failure, so that these two are compared together: what
   * counts is whether a broken test is missing. A problem outside any test may have been counted as a test.
   */
  private compare(total: Total, sink: ReportSink): void {
    const claim = this.claims[total]
    if (claim === undefined || (total === 'tests' && this.countsAssertions)) return
    const { found } = this
    const broken = found.failures + found.errors
    if (total === 'failures' || total === 'errors') {
      const together = (this.claims.failures?.count ?? 0) + (this.claims.errors?.count ?? 0)
      if (claim.count <= found[total] || together <= broken) return
    } else if (claim.count <= found[total]) return
    const left = total === 'skipped' ? '; let the reporter list skipped tests (mocha: includePending)' : ''
    sink.invalid(
      `${this.place()}: declared counts differ: ${claim.attribute}="${claim.count}", the elements show ${found[total]}${left}`,
    )
  }

  private place(): string {
    return this.name === '' ? `line ${this.line}` : `line ${this.line}: suite \`${shown(this.name)}\``
  }
}
