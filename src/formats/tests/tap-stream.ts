import { foreignLine } from './detect-text.ts'
import type { ReportSink } from './model.ts'
import { TapLevel } from './tap-level.ts'
import { type TapLine, type TapPoint, tapLine } from './tap-line.ts'
import { TapTeller } from './tap-records.ts'
import { TapTotals } from './tap-totals.ts'
import { TapYaml } from './tap-yaml.ts'

/** Deepest nesting of subtests that is read. */
const maximumDepth = 64

/**
 * Reads a TAP stream line by line. Subtests are indented by four spaces and belong to the test point after them (or
 * before them, in braces). A point is told as soon as the next one begins: nothing but the open subtest is held.
 */
export class TapStream {
  private readonly top = new TapLevel(1, false)
  private readonly levels: TapLevel[] = [this.top]
  private readonly teller: TapTeller
  private readonly totals = new TapTotals()
  private yaml: TapYaml | null = null
  private strict = false
  private bailedOut = false
  private group = ''
  private grouped = false
  /** From `# Subtest: name` before the subtest is indented. */
  private title = ''
  private versionLine = 0
  /** bats --timing: names end in ` in 12ms`. Known by the first test point. */
  private timing: boolean | null = null
  private last: TapLine = { kind: 'blank' }
  private lastIndentation = 0
  private broken = false
  private readonly sink: ReportSink

  constructor(sink: ReportSink) {
    this.sink = sink
    this.teller = new TapTeller(sink)
  }

  line(text: string, number: number): void {
    if (this.broken || this.inYaml(text, number)) return
    if (text.includes('\0')) {
      this.sink.invalid(`line ${number}: a NUL character`)
      this.broken = true
      return
    }
    const indentation = text.length - text.trimStart().length
    const line = tapLine(text.slice(indentation))
    const depth = indentation / 4
    if (line.kind === 'blank') return
    if (line.kind === 'other' && indentation === 0) this.foreign(text, number)
    if (line.kind === 'yaml' && this.startYaml(indentation, number)) return
    this.last = line
    this.lastIndentation = indentation
    if (line.kind === 'bail-out') this.bailOut(line.reason, number)
    else if (Number.isInteger(depth) && depth < this.levels.length) this.atDepth(line, depth, number)
    else if (depth === this.levels.length && opensSubtest(line)) this.openSubtest(line, number)
    else this.other(number)
  }

  end(unterminated: boolean): void {
    if (this.yaml !== null) this.endYaml(this.yaml, 'a YAML block without its end (...)')
    if (unterminated && this.last.kind === 'other')
      this.sink.invalid('broken off: the last line is not complete')
    for (const level of this.levels.slice(1)) {
      this.sink.invalid(`line ${level.startLine}: a subtest without its test point, the stream may be cut`)
      this.teller.tell(level.tests)
    }
    if (!this.bailedOut) for (const reason of this.top.reasons('the stream')) this.sink.invalid(reason)
    this.teller.tell(this.top.tests)
    for (const reason of this.totals.reasons(this.teller)) this.sink.invalid(reason)
  }

  private inYaml(text: string, number: number): boolean {
    const { yaml } = this
    if (yaml === null) return false
    const indentation = text.length - text.trimStart().length
    if (text.trim() === '...' && indentation <= yaml.indentation) this.endYaml(yaml, null)
    else if (text.trim() === '' || indentation >= yaml.indentation) yaml.add(text)
    else {
      this.endYaml(
        yaml,
        `line ${number} is not part of a YAML block any more, and the block has no end (...)`,
      )
      return false
    }
    return true
  }

  private endYaml(yaml: TapYaml, problem: string | null): void {
    const test = this.levels.at(-1)?.tests.at(-1)
    if (test !== undefined) test.diagnostic = yaml.diagnostic()
    if (problem !== null) this.sink.invalid(`line ${yaml.startLine}: ${problem}`)
    this.yaml = null
  }

  /** A YAML block stands directly behind a test point and is indented deeper. */
  private startYaml(indentation: number, number: number): boolean {
    const depth = Math.floor(this.lastIndentation / 4)
    if (this.last.kind !== 'point' || indentation <= this.lastIndentation) return false
    if (this.last.braced || depth >= this.levels.length) return false
    this.yaml = new TapYaml(indentation, number)
    return true
  }

  private atDepth(line: TapLine, depth: number, number: number): void {
    const inner = this.levels.splice(depth + 1)
    const level = this.levels[depth]
    if (level === undefined) return
    const child = inner[0]
    if (child === undefined) this.inLevel(line, level, number, null)
    else if (inner.length > 1) this.lost(inner, line, level, number)
    else if (child.braced && line.kind === 'close') this.closeBraced(level, child)
    else if (line.kind === 'point' && !child.braced) this.inLevel(line, level, number, child)
    else if (line.kind === 'comment' || line.kind === 'other') this.levels.push(child)
    else this.lost(inner, line, level, number)
  }

  /** A subtest ended, and no test point says what it came to. The line itself still counts. */
  private lost(inner: readonly TapLevel[], line: TapLine, level: TapLevel, number: number): void {
    for (const lost of inner) this.teller.tell(lost.tests)
    this.sink.invalid(`line ${number}: a subtest ended without its test point`)
    this.inLevel(line, level, number, null)
  }

  private closeBraced(level: TapLevel, child: TapLevel): void {
    const parent = level.tests.at(-1)
    if (parent === undefined) return
    for (const reason of child.reasons(`line ${child.startLine}: subtest`)) this.sink.invalid(reason)
    parent.children = child.tests
  }

  private inLevel(line: TapLine, level: TapLevel, number: number, child: TapLevel | null): void {
    switch (line.kind) {
      case 'point':
        this.point(line, level, number, child)
        return
      case 'plan':
        level.setPlan(line.count, number)
        return
      case 'comment':
        this.comment(line.text, level, number)
        return
      case 'version':
        this.version(line.version, level, number)
        return
      case 'pragma':
        this.strict = line.strict ?? this.strict
        return
      case 'subtest':
        this.title = line.name
        return
      case 'close':
      case 'other':
        this.other(number)
        return
      case 'bail-out':
      case 'blank':
      case 'yaml':
        return
    }
  }

  private point(point: TapPoint, level: TapLevel, number: number, child: TapLevel | null): void {
    if (level === this.top) this.teller.tell(level.tests.splice(0))
    if (child !== null) {
      for (const reason of child.reasons(`line ${child.startLine}: subtest`)) this.sink.invalid(reason)
    }
    this.timing ??= point.timed !== null
    const timed = this.timing ? point.timed : null
    const name = (timed?.name ?? point.name) || child?.title || `test ${point.number ?? level.found + 1}`
    level.add({
      point,
      name,
      seconds: timed?.seconds ?? point.seconds,
      reportLine: number,
      group: level === this.top && this.group !== point.name ? this.group : '',
      children: child?.tests ?? [],
      emptySubtest: child !== null && child.found === 0,
      diagnostic: null,
    })
    if (point.braced) this.levels.push(new TapLevel(number, true))
  }

  private openSubtest(line: TapLine, number: number): void {
    if (this.levels.length >= maximumDepth) {
      this.broken = true
      this.sink.invalid(`line ${number}: subtests are nested deeper than ${maximumDepth}`)
      return
    }
    const level = new TapLevel(number, false, line.kind === 'subtest' ? line.name : this.title)
    this.title = ''
    this.levels.push(level)
    this.inLevel(line, level, number, null)
  }

  /** tape writes the name of the test before its points: known by the comment right behind the version. */
  private comment(text: string, level: TapLevel, number: number): void {
    if (number === this.versionLine + 1 && this.versionLine > 0) this.grouped = true
    if (this.levels.length === 1 && this.grouped) this.group = text.trim()
    if (level === this.top && level.plan !== null) this.totals.take(text)
  }

  private version(version: number, level: TapLevel, number: number): void {
    if (version < 12 || version > 14) this.sink.invalid(`line ${number}: TAP version ${version} is not known`)
    if (level.found > 0 || level.plan !== null) this.sink.invalid(`line ${number}: a second stream begins`)
    this.versionLine = number
  }

  private bailOut(reason: string, number: number): void {
    this.bailedOut = true
    this.sink.invalid(`line ${number}: the run bailed out${reason === '' ? '' : `: ${reason.slice(0, 500)}`}`)
  }

  private foreign(text: string, number: number): void {
    const reason = foreignLine(text, number, 'tap')
    if (reason !== null) this.sink.invalid(reason)
  }

  private other(number: number): void {
    if (this.strict) this.sink.invalid(`line ${number}: not TAP, and the stream says pragma +strict`)
  }
}

const opensSubtest = (line: TapLine): boolean =>
  line.kind === 'point' || line.kind === 'plan' || line.kind === 'subtest' || line.kind === 'version'
