import { Numbering } from './file-suites.ts'
import type { RecordOutcome, ReportSink } from './model.ts'
import { failure, record } from './record.ts'
import type { TapTest } from './tap-level.ts'

interface Place {
  readonly suites: readonly string[]
  /** Inside a test that is to do or skipped, where failures are expected. */
  readonly excused: boolean
  readonly numbering: Numbering
}

/**
 * Tells test points as records. A point with a subtest is a suite, unless its producer calls it a test (node:test) or
 * it failed and none of its own did. Points called the same are numbered.
 */
export class TapTeller {
  /** Test points told, at every level. */
  points = 0
  /** Records told as failed. */
  broken = 0
  private readonly top: Place = { suites: [], excused: false, numbering: new Numbering() }
  private readonly sink: ReportSink

  constructor(sink: ReportSink) {
    this.sink = sink
  }

  /** Tells points of the top level; may be called any number of times. */
  tell(tests: readonly TapTest[]): void {
    this.tellAll(tests, this.top)
  }

  private tellAll(tests: readonly TapTest[], place: Place): void {
    for (const test of tests) {
      this.points++
      const suites = test.group === '' ? place.suites : [...place.suites, test.group]
      const name = place.numbering.name(test.group, test.name)
      const before = this.broken
      this.tellAll(test.children, {
        suites: [...suites, name],
        excused: place.excused || test.point.directive !== null,
        numbering: new Numbering(),
      })
      const outcome = outcomeOf(test, place.excused)
      if (isSuite(test) && (outcome !== 'failed' || this.broken > before)) continue
      if (outcome === 'failed') this.broken++
      this.sink.test(recordOf(test, suites, name, outcome))
    }
  }
}

const isSuite = ({ diagnostic, children }: TapTest): boolean =>
  diagnostic?.type === 'suite' || (children.length > 0 && diagnostic?.type !== 'test')

/**
 * TAP 14: a failing TODO is not a failure, nor is a skipped test, `not ok # SKIP` as bats writes it. `ok # TODO` did
 * not pass either: node:test, node-tap and AVA write it for tests without a body. A subtest without points ran nothing.
 */
function outcomeOf({ point, emptySubtest }: TapTest, excused: boolean): RecordOutcome {
  if (point.directive !== null) return 'skipped'
  if (!point.ok) return excused ? 'skipped' : 'failed'
  return emptySubtest ? 'skipped' : 'passed'
}

function recordOf(
  test: TapTest,
  suites: readonly string[],
  name: string,
  outcome: RecordOutcome,
): ReturnType<typeof record> {
  const said = test.diagnostic
  return record({
    suites,
    name,
    outcome,
    seconds: said?.seconds ?? test.seconds,
    failure:
      outcome === 'failed'
        ? failure(said?.message || 'not ok', said?.file ?? null, said?.line ?? null)
        : null,
    reportLine: test.reportLine,
  })
}
