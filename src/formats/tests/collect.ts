import type { LogicalTest, ReportFile, TestCounts, TestGroup } from '../../core/facts/test-reports.ts'
import { addRecord, cleanPass, type Details, firstDetails } from './collect-details.ts'
import { type FileMetadata, FileNotes } from './collect-file.ts'
import { GroupTable } from './collect-groups.ts'
import { Durations } from './collect-numbers.ts'
import { GROUP, SECONDS, STATE, TOLD } from './collect-rows.ts'
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
import type { CleanPass, ReportSink, TestRecord } from './model.ts'
import { record } from './record.ts'

/** Takes what one file says. */
interface FileSink extends ReportSink {
  /** The file was read. Its sink takes nothing afterwards. */
  close(metadata: FileMetadata): ReportFile
}

/** What is kept of a test that is not a clean pass in one attempt. */
interface Story {
  attempts: number
  readonly details: Details
}

/** Bits of a state; in a row stand the state over all files, the state in the file it was read in last, and that file's number. */
const stateBits = 4
const fileShift = 2 * stateBits

/**
 * Joins the records of all report files into logical tests: records with the same `testId`, in one file or in several,
 * are attempts of one test. A file's counts are of the logical tests in that file, `total` is over all files.
 */
export class ReportCollector {
  private readonly files: ReportFile[] = []
  private readonly groups = new GroupTable()
  private readonly table = new TestTable(this.groups.groups)
  private readonly rows = this.table.rows
  /** A row tells the line of a clean pass, 0 for none, or with -1 the first of these, and so on. */
  private readonly stories: Story[] = []
  private readonly paths: string[] = ['']
  private readonly durations = new Durations()
  private cases = 0
  private open = false

  /**
   * Begins a file. One is read at a time.
   * @throws {Error} when the one before was not closed, or after 65,535 files
   */
  begin(path: string): FileSink {
    if (this.paths.length > 65_535) throw new Error('more than 65,535 report files')
    if (this.open) throw new Error('a report file is begun before the last one was closed')
    this.open = true
    this.paths.push(path)
    const notes = new FileNotes(path)
    const counts = new StateCounts()
    let cases = 0
    return {
      test: (record) => {
        cases++
        this.take(record, counts)
      },
      cleanPass: (pass) => {
        cases++
        this.takeCleanPass(pass, counts)
      },
      suiteProblem: (problem) => notes.suiteProblem(problem),
      invalid: (reason) => notes.invalidBecause(reason),
      about: (metadata) => notes.about(metadata),
      close: (metadata) => {
        this.open = false
        this.cases += cases
        const file = notes.file(metadata, counts, cases)
        this.files.push(file)
        return file
      },
    }
  }

  /** Everything that was read, tests in the order they were met. The collector is done with. */
  finish(): { files: ReportFile[]; groups: TestGroup[]; tests: LogicalTest[]; total: TestCounts } {
    this.table.close()
    const { rows } = this
    const counts = new StateCounts()
    // The first of them has no duration, and lives until the others are made: so all have one hidden class, which is
    // made for numbers that are shared.
    const tests = new Array<LogicalTest>(rows.size).fill(logicalTest(0, '', 0, 1, null))
    for (let index = 0; index < tests.length; index++) {
      const state = rows.get(index, STATE) & 15
      counts.add(state)
      const story = this.storyOf(index)
      const seconds = this.durations.of(rows.get(index, SECONDS))
      const test = logicalTest(
        rows.get(index, GROUP),
        this.table.name(index),
        state,
        story?.attempts ?? 1,
        seconds,
      )
      if (story !== undefined) test.details = story.details
      tests[index] = test
    }
    return { files: this.files, groups: this.groups.groups, tests, total: counts.counts(this.cases) }
  }

  private takeCleanPass(pass: CleanPass, counts: StateCounts): void {
    const { bytes, from, to } = pass
    const group = this.groups.findPlace(pass.place)
    const found = this.table.findAscii(group, bytes, from, to)
    if (found >= 0) this.again(found, recordOf(pass), group, CLEAN_PASS, counts)
    else {
      const index = this.table.addAscii(group, bytes, from, to)
      this.begun(index, CLEAN_PASS, pass.reportLine, pass.seconds)
      counts.add(CLEAN_PASS)
    }
  }

  private take(said: TestRecord, counts: StateCounts): void {
    const state = stateOf(said)
    const group = this.groups.find(said)
    const index = this.table.find(group, said.name)
    if (index < 0) {
      this.first(said, group, state)
      counts.add(state)
    } else this.again(index, said, group, state, counts)
  }

  private first(said: TestRecord, group: number, state: TestState): void {
    const attempts = said.earlier.length + 1
    const index = this.table.add({ group, name: said.name })
    const clean = state === CLEAN_PASS && attempts === 1
    this.begun(index, state, clean ? (said.reportLine ?? 0) : 0, said.seconds)
    if (!clean) this.tell(index, attempts, firstDetails(said, this.path))
  }

  private begun(index: number, state: TestState, line: number, seconds: number | null): void {
    const { rows } = this
    rows.set(index, STATE, state | (state << stateBits) | ((this.paths.length - 1) << fileShift))
    rows.set(index, TOLD, line)
    rows.set(index, SECONDS, this.durations.codeOf(seconds))
  }

  private get path(): string {
    return this.paths[this.paths.length - 1] ?? ''
  }

  private storyOf(index: number): Story | undefined {
    const told = this.rows.get(index, TOLD)
    return told < 0 ? this.stories[-1 - told] : undefined
  }

  private tell(index: number, attempts: number, details: Details): Story {
    const story = { attempts, details }
    this.stories.push(story)
    this.rows.set(index, TOLD, -this.stories.length)
    return story
  }

  private again(index: number, said: TestRecord, group: number, state: TestState, counts: StateCounts): void {
    const { rows } = this
    const before = rows.get(index, STATE)
    // Without a story there was one record so far: that of the last file.
    const story = this.storyOf(index) ?? this.tell(index, 1, this.firstPass(index))
    const inFile = this.countAgain(before, state, counts)
    const after = joined(before & 15, state)
    rows.set(index, STATE, after | (inFile << stateBits) | ((this.paths.length - 1) << fileShift))
    rows.set(index, GROUP, this.groups.union(rows.get(index, GROUP), group, index))
    rows.set(index, SECONDS, this.durations.sumOf(rows.get(index, SECONDS), said.seconds))
    story.attempts += said.earlier.length + 1
    addRecord(story.details, said, this.path)
  }

  private firstPass(index: number): Details {
    const line = this.rows.get(index, TOLD)
    return cleanPass(this.paths[this.rows.get(index, STATE) >>> fileShift] ?? '', line === 0 ? null : line)
  }

  /** Counts the test in its file, once, by the worst it came to there. @returns its state there */
  private countAgain(before: number, state: TestState, counts: StateCounts): TestState {
    let after = state
    if (before >>> fileShift === this.paths.length - 1) {
      const earlier = (before >>> stateBits) & 15
      counts.remove(earlier)
      after = joined(earlier, state)
    }
    counts.add(after)
    return after
  }
}

const recordOf = ({ place, bytes, from, to, seconds, reportLine }: CleanPass): TestRecord =>
  record({ ...place, name: bytes.toString('latin1', from, to), outcome: 'passed', seconds, reportLine })

function logicalTest(
  group: number,
  name: string,
  state: TestState,
  attempts: number,
  seconds: number | null,
): LogicalTest {
  return { group, name, outcome: outcomeOf(state), flaky: isFlaky(state), attempts, seconds }
}
