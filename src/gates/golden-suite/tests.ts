import type { ExpectedTest } from '../../core/facts/golden.ts'
import { type LogicalTest, type TestGroup, type TestReports, testId } from '../../core/facts/test-reports.ts'

/** One logical test as the gate sees it. */
export interface Test {
  readonly test: LogicalTest
  readonly group: TestGroup
  /** As `testId` names it; worked out when somebody asks. */
  readonly id: string
}

class Seen implements Test {
  readonly test: LogicalTest
  readonly group: TestGroup
  private known: string | null = null

  constructor(test: LogicalTest, group: TestGroup) {
    this.test = test
    this.group = group
  }

  get id(): string {
    this.known ??= testId(this.test, this.group)
    return this.known
  }
}

const nowhere: TestGroup = { suite: '', className: '', file: null, project: null, tags: [], properties: [] }

/** Every logical test of the reports, in their order. */
export const testsOf = (reports: TestReports): readonly Test[] =>
  reports.tests.map((test) => new Seen(test, reports.groups[test.group] ?? nowhere))

/** Failed or broke: the last word of a test that counts as a failure whatever the policy says. */
export const failed = ({ test }: Test): boolean => test.outcome === 'failed' || test.outcome === 'error'
export const ran = ({ test }: Test): boolean => test.outcome !== 'skipped'
/** Passed at the first attempt. */
export const clean = ({ test }: Test): boolean => test.outcome === 'passed' && !test.flaky

/** Tagged as P0: critical whether or not a manifest says so, too. */
export const isCritical = ({ group }: Test): boolean => group.tags.some(isCriticalTag)
/** `P0` or `@P0`. */
export const isCriticalTag = (tag: string): boolean => /^@?P0$/iu.test(tag)

/** The manifest's entries by test id. */
export type Expected = ReadonlyMap<string, ExpectedTest>
