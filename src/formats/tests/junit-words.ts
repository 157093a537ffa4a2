import type { RecordOutcome } from './model.ts'

/** What an element of JUnit XML means, whatever tool wrote it. */
export type ElementKind =
  | 'suites'
  | 'suite'
  | 'case'
  | 'failure'
  | 'error'
  | 'skipped'
  | 'flakyfailure'
  | 'flakyerror'
  | 'rerunfailure'
  | 'rerunerror'
  | 'property'
  | 'other'

const elements: ReadonlyMap<string, ElementKind> = new Map([
  ['testsuites', 'suites'],
  ['testsuite', 'suite'],
  ['testcase', 'case'],
  ['failure', 'failure'],
  ['failed', 'failure'],
  ['fail', 'failure'],
  ['broken', 'failure'],
  // PHPUnit up to 9: a test with a warning is no success of the run.
  ['warning', 'failure'],
  ['undefined', 'failure'],
  ['error', 'error'],
  ['aborted', 'error'],
  ['cancelled', 'error'],
  ['canceled', 'error'],
  ['crashed', 'error'],
  ['crash', 'error'],
  ['fatal', 'error'],
  ['interrupted', 'error'],
  ['timedout', 'error'],
  ['timeout', 'error'],
  ['skipped', 'skipped'],
  ['skip', 'skipped'],
  ['ignored', 'skipped'],
  ['disabled', 'skipped'],
  ['pending', 'skipped'],
  ['inconclusive', 'skipped'],
  ['incomplete', 'skipped'],
  ['notrun', 'skipped'],
  ['flakyfailure', 'flakyfailure'],
  ['flakyerror', 'flakyerror'],
  ['rerunfailure', 'rerunfailure'],
  ['rerunerror', 'rerunerror'],
  ['property', 'property'],
])

/** More names than a report has; a file of more is read without the memory. */
const rememberedNames = 200

/**
 * Kinds of elements by name. Prefix and letter case are passed over: a `<Failure>` that nobody counts would turn a
 * failing test into a passing one.
 */
export class ElementKinds {
  private readonly known = new Map<string, ElementKind>()
  /** Most elements are named as the one before. */
  private last = ''
  private lastKind: ElementKind = 'other'

  of(name: string): ElementKind {
    if (name === this.last) return this.lastKind
    this.last = name
    this.lastKind = this.known.get(name) ?? this.kindOf(name)
    return this.lastKind
  }

  private kindOf(name: string): ElementKind {
    const kind = elements.get(name.slice(name.indexOf(':') + 1).toLowerCase()) ?? 'other'
    if (this.known.size < rememberedNames) this.known.set(name, kind)
    return kind
  }
}

/**
 * Words of the attributes `status` and `result`, without blanks, `-` and `_`: gtest (run, notrun, completed, skipped,
 * suppressed), ctest (run, fail, disabled, notrun), Bazel (interrupted, cancelled, filtered, suppressed), behave,
 * NUnit's own JUnit writer, Jenkins (fixed, regression) and plain spellings.
 */
const words: Readonly<Record<RecordOutcome, string>> = {
  passed:
    'pass passed passing success successful succeeded ok run ran completed complete done executed fixed good',
  skipped:
    'skip skipped ignore ignored disabled notrun notexecuted suppressed pending filtered untested todo excluded inconclusive notapplicable notrunnable',
  failed: 'fail failed failing failure failures broken regression undefined ambiguous ko bad unsuccessful',
  error:
    'error errored errors crash crashed timeout timedout interrupted abort aborted cancelled canceled incomplete killed exception',
}

const outcomes: ReadonlyMap<string, RecordOutcome> = new Map([
  ...wordsOf('passed'),
  ...wordsOf('skipped'),
  ...wordsOf('failed'),
  ...wordsOf('error'),
])

function wordsOf(outcome: RecordOutcome): (readonly [string, RecordOutcome])[] {
  return words[outcome].split(' ').map((word) => [word, outcome] as const)
}

/** What a word of `status` or `result` says; null for an empty one, `unknown` for one that is not in the lists. */
export function outcomeOfWord(text: string): RecordOutcome | 'unknown' | null {
  const direct = outcomes.get(text)
  if (direct !== undefined) return direct
  const word = text.replace(/[\s_-]+/gu, '').toLowerCase()
  return word === '' ? null : (outcomes.get(word) ?? 'unknown')
}
