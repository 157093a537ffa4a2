import { fileSuites } from './file-suites.ts'
import type { RecordOutcome, ReportSink } from './model.ts'
import { failure, messageText, record } from './record.ts'

interface DartTest {
  readonly id: number
  readonly name: string
  readonly suiteID: number
  readonly groupIDs: readonly number[]
  readonly line?: number | null | undefined
  readonly metadata?: { readonly skip?: boolean | undefined } | undefined
}

/** The events of the protocol that decide. */
export type DartEvent =
  | { readonly type: 'start' }
  | {
      readonly type: 'suite'
      readonly suite: {
        readonly id: number
        readonly platform?: string | null | undefined
        readonly path?: string | null | undefined
      }
    }
  | {
      readonly type: 'group'
      readonly group: { readonly id: number; readonly name?: string | null | undefined }
    }
  | { readonly type: 'testStart'; readonly time?: number | undefined; readonly test: DartTest }
  | { readonly type: 'print'; readonly testID: number; readonly message: string }
  | { readonly type: 'error'; readonly testID: number; readonly error: string; readonly isFailure: boolean }
  | {
      readonly type: 'testDone'
      readonly time?: number | undefined
      readonly testID: number
      readonly result: string
      readonly hidden: boolean
      readonly skipped: boolean
    }
  | { readonly type: 'allSuites'; readonly count?: number | null | undefined }
  | { readonly type: 'done'; readonly success: boolean | null }

interface State {
  readonly test: DartTest
  readonly reportLine: number
  readonly startedAt: number | undefined
  retries: number
  /** Errors since the last retry. */
  errors: string
  failed: 'failed' | 'error' | null
  done: {
    readonly result: string
    readonly hidden: boolean
    readonly skipped: boolean
    readonly seconds: number | null
  } | null
}

/** The state of one run of `dart test`; everything is told at the end, because an error may follow `testDone`. */
export class DartRun {
  private readonly suites = new Map<number, { path: string; platform: string | null }>()
  private readonly groups = new Map<number, string>()
  private readonly tests = new Map<number, State>()
  private success: boolean | null | undefined
  private started = false
  /** How many suites the runner said it would load. */
  private announced: number | null = null
  private readonly sink: ReportSink

  constructor(sink: ReportSink) {
    this.sink = sink
  }

  take(event: DartEvent, line: number): void {
    switch (event.type) {
      case 'start':
        if (this.started) this.sink.invalid(`line ${line}: a second run begins`)
        this.started = true
        return
      case 'suite':
        this.suites.set(event.suite.id, {
          path: event.suite.path ?? '',
          platform: event.suite.platform ?? null,
        })
        return
      case 'group':
        this.groups.set(event.group.id, event.group.name ?? '')
        return
      case 'allSuites':
        this.announced = event.count ?? null
        return
      case 'done':
        this.success = event.success
        return
      case 'testStart':
      case 'print':
      case 'error':
      case 'testDone':
        this.testEvent(event, line)
    }
  }

  private testEvent(
    event: Exclude<DartEvent, { type: 'start' | 'suite' | 'group' | 'allSuites' | 'done' }>,
    line: number,
  ): void {
    if (event.type === 'testStart') {
      if (this.tests.has(event.test.id)) {
        this.sink.invalid(`line ${line}: test ${event.test.id} starts for a second time`)
        return
      }
      const first = { retries: 0, errors: '', failed: null, done: null }
      this.tests.set(event.test.id, { test: event.test, reportLine: line, startedAt: event.time, ...first })
      return
    }
    const state = this.tests.get(event.testID)
    if (state === undefined) {
      this.sink.invalid(`line ${line}: test ${event.testID} was never started`)
    } else if (event.type === 'print') retried(state, event.message)
    else if (event.type === 'error') failedWith(state, event)
    else if (state.done !== null) {
      this.sink.invalid(`line ${line}: test ${event.testID} ends for a second time`)
    } else {
      const seconds =
        event.time === undefined || state.startedAt === undefined
          ? null
          : (event.time - state.startedAt) / 1000
      state.done = { result: event.result, hidden: event.hidden, skipped: event.skipped, seconds }
    }
  }

  end(): void {
    if (!this.started) this.sink.invalid('no event of dart test')
    if (this.success === undefined) this.sink.invalid('broken off: the run has no last event (done)')
    if (this.success === null) this.sink.invalid('the run was closed before it was done (success: null)')
    if (this.announced !== null && this.announced > this.suites.size) {
      this.sink.invalid(
        `declared counts differ: allSuites says ${this.announced}, the events show ${this.suites.size}`,
      )
    }
    const paths = fileSuites(
      [...this.suites.values()].map((suite) => suite.path).filter((path) => path !== ''),
    )
    let broken = 0
    for (const state of this.tests.values()) if (this.tell(state, paths)) broken++
    if (this.success === false && broken === 0) {
      this.sink.suiteProblem({
        suite: '',
        message: 'the run says success: false, though no test failed',
        reportLine: null,
      })
    }
  }

  /** Tells one test; true when it failed. */
  private tell(state: State, paths: ReadonlyMap<string, string>): boolean {
    const { test, done } = state
    const outcome = outcomeOf(state)
    const bad = outcome === 'failed' || outcome === 'error'
    const suite = this.suites.get(test.suiteID)
    const file = suite === undefined || suite.path === '' ? '' : (paths.get(suite.path) ?? suite.path)
    const message = state.errors || (done === null ? 'the test has no result' : `result ${done.result}`)
    if (isFrame(test)) {
      if (bad)
        this.sink.suiteProblem({ suite: file, message: messageText(message), reportLine: state.reportLine })
      return bad
    }
    if (done?.hidden === true && !bad) return false
    const group = this.groups.get(test.groupIDs.at(-1) ?? -1) ?? ''
    this.sink.test(
      record({
        suites: [file, group].filter((part) => part !== ''),
        name:
          group !== '' && test.name.startsWith(`${group} `) ? test.name.slice(group.length + 1) : test.name,
        project: suite?.platform === 'vm' ? null : (suite?.platform ?? null),
        outcome,
        earlier:
          outcome === 'skipped'
            ? []
            : Array.from({ length: Math.min(state.retries, 100) }, () => 'failed' as const),
        seconds: done?.seconds ?? null,
        file: suite?.path || null,
        line: test.line ?? null,
        failure: bad ? failure(message) : null,
        reportLine: state.reportLine,
      }),
    )
    return bad
  }
}

/** Loading a file, and set-up and tear-down around all tests, are tests to Dart; told only when they fail. */
const isFrame = (test: DartTest): boolean =>
  (test.name.startsWith('loading ') && test.groupIDs.length === 0) ||
  /\((?:setUp|tearDown)All\)$/u.test(test.name)

/** A retry (`@Retry`) is announced by a line of the runner; errors before it belong to the earlier attempt. */
function retried(state: State, message: string): void {
  if (!message.startsWith('Retry: ') || state.done !== null) return
  state.retries++
  state.errors = ''
  state.failed = null
}

function failedWith(state: State, event: { readonly error: string; readonly isFailure: boolean }): void {
  state.failed = event.isFailure && state.failed !== 'error' ? 'failed' : 'error'
  if (state.errors.length < 4000) state.errors += `${event.error}\n`
}

function outcomeOf({ done, failed }: State): RecordOutcome {
  if (done === null) return 'error'
  if (done.result === 'failure') return 'failed'
  if (done.result !== 'success') return 'error'
  if (failed !== null) return failed
  return done.skipped ? 'skipped' : 'passed'
}
