import type { RecordOutcome, ReportSink } from './model.ts'
import { failure, messageText, record } from './record.ts'

/** Output kept of a test or package that may fail, in characters: the beginning says what went wrong. */
const keptOutput = 4000

/** One event of `go test -json`. */
export interface GoEvent {
  readonly Action: string
  readonly Time?: string | undefined
  readonly Package?: string | undefined
  readonly Test?: string | undefined
  /** Seconds. */
  readonly Elapsed?: number | undefined
  readonly Output?: string | undefined
  /** Of build events: what was built. */
  readonly ImportPath?: string | undefined
  /** Of a package's failure: the `ImportPath` of the build that failed. */
  readonly FailedBuild?: string | undefined
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

interface RunningTest {
  output: string
  readonly line: number
  readonly properties: (readonly [string, string])[]
}

interface GoPackage {
  readonly running: Map<string, RunningTest>
  output: string
  failures: number
  /** A package event since the last end. */
  open: boolean
}

/** The state of every package in a stream of `go test -json`. */
export class GoPackages {
  private readonly packages = new Map<string, GoPackage>()
  private readonly builds = new Map<
    string,
    { output: string; failed: boolean; told: boolean; readonly line: number }
  >()
  private readonly sink: ReportSink
  /** Something was told as failed. */
  private broken = false
  /** The first plain line that tells of a failure without its package. */
  private complaint: { readonly text: string; readonly line: number } | null = null

  constructor(sink: ReportSink) {
    this.sink = sink
  }

  take(event: GoEvent, line: number): void {
    if (event.Action === 'build-output' || event.Action === 'build-fail') this.build(event, line)
    else if (event.Package === undefined) {
      if (event.Action === 'fail') this.problem('', 'a failure without a package', line)
    } else if (event.Test === undefined) this.packageEvent(event, event.Package, line)
    else this.testEvent(event, event.Package, event.Test, line)
  }

  /** What is still open at the end of the stream was never decided. */
  end(): void {
    for (const [name, state] of this.packages) {
      if (!state.open && state.running.size === 0) continue
      this.unfinished(name, state)
      this.sink.invalid(`broken off: package ${name} has no result`)
    }
    for (const [path, build] of this.builds) {
      if (build.failed && !build.told) this.problem(path, build.output || 'the build failed', build.line)
    }
    if (!this.broken && this.complaint !== null) this.problem('', this.complaint.text, this.complaint.line)
  }

  /** A plain line of the go command, before Go 1.24, for a package that could not be tested. */
  failedPlainly(name: string, text: string, line: number): void {
    const state = this.packages.get(name)
    if (state === undefined || (state.failures === 0 && state.open)) this.problem(name, text, line)
  }

  /** A plain line that says something failed, but not in which package: it matters when no event says so. */
  complained(text: string, line: number): void {
    this.complaint ??= { text, line }
  }

  private build(event: GoEvent, line: number): void {
    const path = event.ImportPath ?? event.Package ?? ''
    const build = this.builds.get(path) ?? { output: '', failed: false, told: false, line }
    build.output = extended(build.output, event.Output ?? '')
    if (event.Action === 'build-fail') build.failed = true
    this.builds.set(path, build)
  }

  private state(name: string): GoPackage {
    const known = this.packages.get(name)
    if (known !== undefined) return known
    const state: GoPackage = { running: new Map(), output: '', failures: 0, open: true }
    this.packages.set(name, state)
    return state
  }

  private packageEvent(event: GoEvent, name: string, line: number): void {
    const state = this.state(name)
    switch (event.Action) {
      case 'output':
        state.open = true
        state.output = extended(state.output, event.Output ?? '')
        return
      case 'pass':
      case 'skip':
      case 'fail':
        this.unfinished(name, state)
        if (event.Action === 'fail' && state.failures === 0) this.packageFailed(event, name, state, line)
        state.open = false
        state.output = ''
        state.failures = 0
        return
      default:
        state.open = true
    }
  }

  /** A package that failed without a failing test: its build, its set-up, a race or a crash outside of any test. */
  private packageFailed(event: GoEvent, name: string, state: GoPackage, line: number): void {
    const build = event.FailedBuild === undefined ? undefined : this.builds.get(event.FailedBuild)
    if (build !== undefined) build.told = true
    this.problem(name, build?.output || state.output || 'the package failed without a failing test', line)
  }

  private problem(suite: string, message: string, reportLine: number): void {
    this.broken = true
    this.sink.suiteProblem({ suite, message: messageText(message), reportLine })
  }

  private testEvent(event: GoEvent, name: string, test: string, line: number): void {
    const state = this.state(name)
    state.open = true
    switch (event.Action) {
      case 'run':
        this.repeated(name, state, test)
        state.running.set(test, { output: '', line, properties: [] })
        return
      case 'output':
        keepOutput(state.running.get(test), event.Output ?? '')
        return
      case 'attr':
        if (event.Key !== undefined) state.running.get(test)?.properties.push([event.Key, event.Value ?? ''])
        return
      case 'pass':
      case 'fail':
      case 'skip':
        this.finish(event, name, state, test, line)
        return
      default:
    }
  }

  private finish(event: GoEvent, name: string, state: GoPackage, test: string, line: number): void {
    const running = state.running.get(test)
    state.running.delete(test)
    const outcome = event.Action === 'pass' ? 'passed' : event.Action === 'skip' ? 'skipped' : 'failed'
    if (outcome === 'failed') state.failures++
    this.tell(name, test, outcome, running ?? { output: '', line, properties: [] }, event.Elapsed ?? null)
  }

  /** A test that starts again, before its first run had a result. */
  private repeated(name: string, state: GoPackage, test: string): void {
    const running = state.running.get(test)
    if (running === undefined || isBenchmark(test)) return
    state.failures++
    this.tell(name, test, 'error', { ...running, output: `the test has no result\n${running.output}` }, null)
  }

  /**
   * Tests that ran when their package ended: a panic, a timeout or an exit took them along. A benchmark has a result
   * event only when it fails or is skipped, otherwise its result is a number.
   */
  private unfinished(name: string, state: GoPackage): void {
    for (const [test, running] of state.running) {
      if (isBenchmark(test)) continue
      state.failures++
      const said = running.output === '' ? state.output : running.output
      this.tell(name, test, 'error', { ...running, output: `the test has no result\n${said}` }, null)
    }
    state.running.clear()
  }

  private tell(
    suite: string,
    name: string,
    outcome: RecordOutcome,
    running: RunningTest,
    seconds: number | null,
  ): void {
    const at = /^[ \t]*(\S+\.go):(\d+):/mu.exec(running.output)
    const bad = outcome === 'failed' || outcome === 'error'
    if (bad) this.broken = true
    this.sink.test(
      record({
        suites: [suite],
        name,
        outcome,
        seconds,
        failure: bad
          ? failure(running.output || 'failed', at?.[1] ?? null, at === null ? null : Number(at[2]))
          : null,
        properties: running.properties,
        reportLine: running.line,
      }),
    )
  }
}

const isBenchmark = (test: string): boolean => /^Benchmark(?!\p{Ll})/u.test(test)

const extended = (kept: string, more: string): string => kept + more.slice(0, keptOutput - kept.length)

/** Frame lines (`=== RUN`, `--- FAIL`) say nothing that the events do not say. */
function keepOutput(running: RunningTest | undefined, output: string): void {
  if (running === undefined || running.output.length >= keptOutput || /^\s*(?:===|---) /u.test(output)) return
  running.output = extended(running.output, output)
}
