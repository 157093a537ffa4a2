import type { XmlAttributes } from '../xml/scanner.ts'
import type { JunitSuite } from './junit-suite.ts'
import { junitSeconds, plainSeconds } from './junit-values.ts'
import { outcomeOfWord } from './junit-words.ts'
import type { CleanPass, ReportSink, TestPlace } from './model.ts'

const nowhere: TestPlace = {
  suites: [],
  className: '',
  file: null,
  project: null,
  tags: [],
  properties: [],
}
type Filled = { -readonly [Key in keyof CleanPass]: CleanPass[Key] }

/**
 * The quick way for a `testcase` that holds nothing and passed, as most do: what it says goes to the sink without an
 * object or a string made for it.
 */
export class CleanPasses {
  private readonly tell: ((pass: CleanPass) => void) | undefined
  private readonly pass: Filled = {
    place: nowhere,
    bytes: Buffer.alloc(0),
    from: 0,
    to: 0,
    seconds: null,
    reportLine: 0,
  }
  /** Where in the tag what is: index of the attribute, -1 for none. */
  private nameAt = -1
  private classAt = -1
  private timeAt = -1
  private fileAt = -1

  constructor(sink: ReportSink) {
    this.tell = sink.cleanPass?.bind(sink)
  }

  /** Tells the sink of a test. @returns false when there is more to it, and nothing was told */
  take(suite: JunitSuite, attributes: XmlAttributes, reportLine: number): boolean {
    if (this.tell === undefined || !attributes.empty || !this.locate(attributes)) return false
    const from = this.nameAt < 0 ? -1 : attributes.from(this.nameAt)
    if (from < 0) return false
    const { pass, classAt, fileAt } = this
    suite.properties.seal()
    pass.place = suite.placeOf(
      classAt < 0 ? '' : attributes.value(classAt),
      fileAt < 0 ? suite.file : attributes.value(fileAt),
    )
    pass.bytes = attributes.bytes
    pass.from = from
    pass.to = attributes.to(this.nameAt)
    pass.seconds = this.seconds(attributes)
    pass.reportLine = reportLine
    suite.found.tests++
    this.tell(pass)
    return true
  }

  /** Notes where the attributes are. @returns false when one says that the test may not have passed */
  private locate(attributes: XmlAttributes): boolean {
    this.nameAt = -1
    this.classAt = -1
    this.timeAt = -1
    this.fileAt = -1
    for (let index = 0; index < attributes.count; index++) {
      switch (attributes.name(index)) {
        case 'classname':
          this.classAt = index
          break
        case 'name':
          this.nameAt = index
          break
        case 'time':
          this.timeAt = index
          break
        case 'file':
          this.fileAt = index
          break
        case 'class':
        case 'line':
        case 'lineno':
        case 'outcome':
        case 'success':
          // Rare, and there is more to each of them.
          return false
        case 'status':
        case 'result':
          if (!isPass(attributes.value(index))) return false
      }
    }
    return true
  }

  private seconds(attributes: XmlAttributes): number | null {
    const { timeAt } = this
    if (timeAt < 0) return null
    const from = attributes.from(timeAt)
    const plain = from < 0 ? -1 : plainSeconds(attributes.bytes, from, attributes.to(timeAt))
    return plain < 0 ? junitSeconds(attributes.value(timeAt)) : plain
  }
}

/** Whether a word of `status` or `result` says that the test passed, or nothing. */
function isPass(word: string): boolean {
  const outcome = outcomeOfWord(word)
  return outcome === 'passed' || outcome === null
}
