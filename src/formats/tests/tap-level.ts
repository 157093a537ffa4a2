import type { TapPoint } from './tap-line.ts'
import type { TapDiagnostic } from './tap-yaml.ts'

/** A test point with what followed it and what its subtest held. */
export interface TapTest {
  readonly point: TapPoint
  readonly name: string
  readonly reportLine: number
  readonly seconds: number | null
  /** Name of the comment the points stand under (tape). */
  readonly group: string
  children: readonly TapTest[]
  /** A subtest without a single test point stood before it. */
  readonly emptySubtest: boolean
  diagnostic: TapDiagnostic | null
}

/** Most reasons told of one stream: the rest is of the same kind. */
const maximumProblems = 10

/** One stream of test points: the top one, or a subtest. Holds the points that were not told yet. */
export class TapLevel {
  tests: TapTest[] = []
  /** Test points so far, told or not. */
  found = 0
  readonly startLine: number
  /** Opened by `{` behind its test point. */
  readonly braced: boolean
  /** From the comment `# Subtest: name`. */
  readonly title: string
  plan: number | null = null
  private planAt = 0
  /** Points are nearly always numbered in order: only the others are remembered. */
  private readonly outOfOrder = new Set<number>()
  private inOrder = 0
  private readonly problems: string[] = []

  constructor(startLine: number, braced: boolean, title = '') {
    this.startLine = startLine
    this.braced = braced
    this.title = title
  }

  setPlan(count: number, line: number): void {
    if (this.plan !== null) this.problem(`line ${line}: a second plan`)
    else {
      this.plan = count
      this.planAt = this.found
    }
  }

  add(test: TapTest): void {
    this.found++
    this.number(test.point.number ?? this.found, test.reportLine)
    this.tests.push(test)
  }

  private number(number: number, line: number): void {
    if (number === this.inOrder + 1 && !this.outOfOrder.has(number)) {
      this.inOrder++
    } else if ((number <= this.inOrder && number > 0) || this.outOfOrder.has(number)) {
      this.problem(`line ${line}: test number ${number} for a second time`)
    } else this.outOfOrder.add(number)
  }

  private problem(reason: string): void {
    if (this.problems.length < maximumProblems) this.problems.push(reason)
  }

  /** Why this stream is not complete; `where` names it. */
  reasons(where: string): string[] {
    const { found, plan } = this
    const reasons = [...this.problems]
    if (plan === null) return [...reasons, `${where}: no plan (1..N), the stream may be cut`]
    if (plan !== found) reasons.push(`${where}: the plan says ${plan} tests, found ${found}`)
    if (this.planAt > 0 && this.planAt < found) reasons.push(`${where}: the plan stands between the tests`)
    for (const outside of this.outOfOrder) {
      if (plan !== found || (outside >= 1 && outside <= plan)) continue
      reasons.push(`${where}: test number ${outside} is outside of the plan 1..${plan}`)
      break
    }
    return reasons
  }
}
