import type { LogicalTest } from '../../core/facts/test-reports.ts'
import { addRecord, cleanPass, type Details, firstDetails } from './collect-details.ts'
import type { GroupTable } from './collect-groups.ts'
import { Durations } from './collect-numbers.ts'
import type { RecordQueue } from './collect-queue.ts'
import { blockSize, GROUP, SECONDS, STATE, TOLD } from './collect-rows.ts'
import {
  CLEAN_PASS,
  isFlaky,
  joined,
  outcomeOf,
  StateCounts,
  stateOf,
  type TestState,
} from './collect-state.ts'
import { TestTable } from './collect-table.ts'
import type { TestRecord } from './model.ts'
import { record } from './record.ts'

/** Bits of a state. In a row: the state over all files, that in the file it was read in last, and that file's number. */
const stateBits = 4
const stateMask = 15
const fileShift = 2 * stateBits

/** The logical tests of all files, with what their records come to. */
export class CollectedTests {
  readonly table: TestTable
  private readonly groups: GroupTable
  /** A row tells the line of a clean pass, 0 for none, or with -1 the first of the details, and so on. */
  private readonly details: Details[] = []
  /** By test: attempts beyond those its details list. */
  private readonly unlisted = new Map<number, number>()
  private readonly paths: string[] = ['']
  private readonly durations = new Durations()
  /** Of the file that is read. */
  private counts = new StateCounts()

  constructor(groups: GroupTable) {
    this.groups = groups
    this.table = new TestTable(groups.groups)
  }

  /** Begins a file, whose tests are counted here. */
  begin(path: string, counts: StateCounts): void {
    this.paths.push(path)
    this.counts = counts
  }

  /** All tests, in the order they were met, and how many are in which state. Nothing is taken afterwards. */
  release(): { tests: LogicalTest[]; counts: StateCounts } {
    const { table, details } = this
    const { rows } = table
    table.close()
    const counts = new StateCounts()
    // The first of them has no duration, and lives until the others are made: so all have one hidden class, which is
    // made for numbers that are shared.
    const tests = new Array<LogicalTest>(rows.size).fill(logicalTest(0, '', 0, 1, null))
    for (let index = 0; index < tests.length; index++) {
      if (index % blockSize === 0) table.forgetBefore(index)
      const state = rows.get(index, STATE) & stateMask
      counts.add(state)
      const told = rows.get(index, TOLD)
      const more = told < 0 ? details[-1 - told] : undefined
      const attempts = more === undefined ? 1 : this.attemptsOf(index, more)
      const seconds = this.durations.of(rows.get(index, SECONDS))
      const test = logicalTest(rows.get(index, GROUP), table.name(index), state, attempts, seconds)
      if (more !== undefined) test.details = more
      tests[index] = test
    }
    return { tests, counts }
  }

  /** Takes a clean pass of the queue. */
  takePass({ bytes, starts, groups, hashes, lines, seconds }: RecordQueue, at: number): void {
    const { table } = this
    const group = groups[at] ?? 0
    const from = starts[at] ?? 0
    const to = starts[at + 1] ?? 0
    const reportLine = lines[at] ?? 0
    const duration = seconds[at] ?? Number.NaN
    const known = table.findAscii(group, bytes, from, to, hashes[at] ?? 0)
    if (known < 0) {
      this.begun(table.addAscii(group, bytes, from, to), CLEAN_PASS, reportLine, duration)
    } else {
      const file = this.groups.groups[group]?.file ?? null
      const said = record({ name: '', outcome: 'passed', file, seconds: duration, reportLine })
      this.again(known, said, group, CLEAN_PASS)
    }
  }

  /** Takes a record of a group, whose id has this hash. */
  take(said: TestRecord, group: number, hash: number): void {
    const state = stateOf(said)
    const known = this.table.find(group, said.name, hash)
    if (known >= 0) {
      this.again(known, said, group, state)
      return
    }
    const attempts = said.earlier.length + 1
    const index = this.table.add({ group, name: said.name })
    const clean = state === CLEAN_PASS && attempts === 1
    this.begun(index, state, clean ? (said.reportLine ?? 0) : 0, said.seconds)
    if (!clean) this.count(index, attempts, this.tell(index, firstDetails(said, this.path)), 0)
  }

  private begun(index: number, state: TestState, line: number, seconds: number | null): void {
    const { rows } = this.table
    rows.set(index, STATE, state | (state << stateBits) | (this.file << fileShift))
    rows.set(index, TOLD, line)
    rows.set(index, SECONDS, this.durations.codeOf(seconds))
    this.counts.add(state)
  }

  private get file(): number {
    return this.paths.length - 1
  }

  private get path(): string {
    return this.paths[this.file] ?? ''
  }

  private tell(index: number, details: Details): Details {
    this.details.push(details)
    this.table.rows.set(index, TOLD, -this.details.length)
    return details
  }

  private attemptsOf(index: number, { attempts }: Details): number {
    return attempts.length + (this.unlisted.get(index) ?? 0)
  }

  /** Counts attempts: of `more` that were added to the `before` ones, some may be beyond the list. */
  private count(index: number, more: number, { attempts }: Details, before: number): void {
    const unlisted = before + more - attempts.length
    if (unlisted > 0) this.unlisted.set(index, unlisted)
  }

  private again(index: number, said: TestRecord, group: number, state: TestState): void {
    const { rows } = this.table
    const states = rows.get(index, STATE)
    const told = rows.get(index, TOLD)
    // Without details there was one record so far: that of the last file.
    const known = told < 0 ? this.details[-1 - told] : undefined
    const details =
      known ?? this.tell(index, cleanPass(this.paths[states >>> fileShift] ?? '', told === 0 ? null : told))
    const inFile = this.countAgain(states, state)
    const after = joined(states & stateMask, state)
    rows.set(index, STATE, after | (inFile << stateBits) | (this.file << fileShift))
    rows.set(index, GROUP, this.groups.union(rows.get(index, GROUP), group, index))
    rows.set(index, SECONDS, this.durations.sumOf(rows.get(index, SECONDS), said.seconds))
    const before = this.attemptsOf(index, details)
    addRecord(details, said, this.path)
    this.count(index, said.earlier.length + 1, details, before)
  }

  /** Counts the test in its file, once, by the worst it came to there. @returns its state there */
  private countAgain(states: number, state: TestState): TestState {
    const { counts } = this
    let after = state
    if (states >>> fileShift === this.file) {
      const before = (states >>> stateBits) & stateMask
      counts.remove(before)
      after = joined(before, state)
    }
    counts.add(after)
    return after
  }
}

function logicalTest(
  group: number,
  name: string,
  state: TestState,
  attempts: number,
  seconds: number | null,
): LogicalTest {
  return { group, name, outcome: outcomeOf(state), flaky: isFlaky(state), attempts, seconds }
}
