import type { LogicalTest, ReportFile, TestCounts, TestGroup } from '../../core/facts/test-reports.ts'
import { type FileMetadata, FileNotes } from './collect-file.ts'
import { GroupTable } from './collect-groups.ts'
import { RecordQueue } from './collect-queue.ts'
import { StateCounts } from './collect-state.ts'
import { CollectedTests } from './collect-tests.ts'
import type { CleanPass, ReportSink, TestRecord } from './model.ts'
import { record } from './record.ts'

/** Takes what one file says. */
interface FileSink extends ReportSink {
  /** The file was read. Its sink takes nothing afterwards. */
  close(metadata: FileMetadata): ReportFile
}

/**
 * A long name of an outer suite stands in the place of every suite inside it: one megabyte of report could ask for
 * gigabytes of memory.
 */
const maximumPlaceCharacters = 512 * 1024 * 1024
const tooMuchText =
  'the names and properties of the suites around its tests are more text than any tool writes'

/**
 * Joins the records of all report files into logical tests: records with the same `testId`, in one file or in several,
 * are attempts of one test. A file's counts are of the logical tests in that file, `total` is over all files.
 */
export class ReportCollector {
  private readonly files: ReportFile[] = []
  private readonly groups: GroupTable
  private readonly tests: CollectedTests
  private readonly queue = new RecordQueue()
  private begun = 0
  private cases = 0
  private open = false

  /** `placeCharacters`: most characters of the suites, classes and properties of all tests together. */
  constructor(placeCharacters = maximumPlaceCharacters) {
    // Groups stand in the order of the records that need them: what waits is taken before another one is added.
    this.groups = new GroupTable(placeCharacters, () => this.flush())
    this.tests = new CollectedTests(this.groups)
  }

  /**
   * Begins a file. One is read at a time.
   * @throws {Error} when the one before was not closed, or after 65,535 files
   */
  begin(path: string): FileSink {
    if (this.begun >= 65_535) throw new Error('more than 65,535 report files')
    if (this.open) throw new Error('a report file is begun before the last one was closed')
    this.open = true
    this.begun++
    const notes = new FileNotes(path)
    const counts = new StateCounts()
    this.tests.begin(path, counts)
    let cases = 0
    return {
      test: (said) => {
        cases++
        if (this.groups.full) notes.invalidBecause(tooMuchText)
        else this.takeRecord(said)
      },
      cleanPass: (pass) => {
        cases++
        if (this.groups.full) notes.invalidBecause(tooMuchText)
        else this.takePass(pass)
      },
      suiteProblem: (problem) => notes.suiteProblem(problem),
      invalid: (reason) => notes.invalidBecause(reason),
      about: (metadata) => notes.about(metadata),
      close: (metadata) => {
        this.flush()
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
    this.flush()
    this.groups.close()
    const { tests, counts } = this.tests.release()
    return { files: this.files, groups: this.groups.groups, tests, total: counts.counts(this.cases) }
  }

  private takePass(pass: CleanPass): void {
    const { queue } = this
    const group = this.groups.findPlace(pass.place)
    const hash = this.tests.table.hashOfAscii(group, pass.bytes, pass.from, pass.to)
    if (queue.full || !queue.holds(pass)) this.flush()
    if (queue.holds(pass)) queue.addPass(pass, group, hash)
    else queue.add(recordOf(pass), group, hash)
  }

  private takeRecord(said: TestRecord): void {
    const group = this.groups.find(said)
    if (this.queue.full) this.flush()
    this.queue.add(said, group, this.tests.table.hashOf(group, said.name))
  }

  /** Takes what is in the queue, in its order. */
  private flush(): void {
    const { queue, tests } = this
    tests.table.fetch(queue.hashes, queue.length)
    for (let at = 0; at < queue.length; at++) {
      const said = queue.records[at] ?? null
      if (said === null) tests.takePass(queue, at)
      else tests.take(said, queue.groups[at] ?? 0, queue.hashes[at] ?? 0)
    }
    queue.clear()
  }
}

const recordOf = ({ place, bytes, from, to, seconds, reportLine }: CleanPass): TestRecord =>
  record({ ...place, name: bytes.toString('latin1', from, to), outcome: 'passed', seconds, reportLine })
