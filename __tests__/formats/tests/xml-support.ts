import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { ReportCollector } from '../../../src/formats/tests/collect.ts'
import type {
  RecordOutcome,
  ReportFormatReader,
  SuiteProblem,
  TestRecord,
} from '../../../src/formats/tests/model.ts'
import { ReportFileReader } from '../../../src/formats/tests/read.ts'

/** Everything a reader told its sink. */
export interface Told {
  readonly tests: TestRecord[]
  readonly problems: SuiteProblem[]
  readonly invalid: string[]
  readonly startedAt: string | undefined
}

/** Reads a document in pieces of the given sizes, over and over; whole without any. */
export function told(
  format: ReportFormatReader,
  text: string | Uint8Array,
  sizes: readonly number[] = [],
): Told {
  const tests: TestRecord[] = []
  const problems: SuiteProblem[] = []
  const invalid: string[] = []
  let startedAt: string | undefined
  const reader = format.read({
    test: (record) => tests.push(record),
    suiteProblem: (problem) => problems.push(problem),
    invalid: (reason) => invalid.push(reason),
    about: (metadata) => {
      startedAt ??= metadata.startedAt
    },
  })
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const size = sizes.length === 0 ? bytes.length : (sizes[piece % sizes.length] ?? 1)
    reader.write(bytes.subarray(at, at + size))
    at += size
  }
  reader.end()
  return { tests, problems, invalid, startedAt }
}

/** `name outcome` of every test, in the order of the report. */
export const outcomes = ({ tests }: Told): string[] => tests.map((test) => `${test.name} ${test.outcome}`)

/** The verdict over a whole file, format detection included. */
export function verdict(text: string | Uint8Array): ReturnType<ReportFileReader['end']> {
  const reader = new ReportFileReader(new ReportCollector(), 'report')
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  reader.write(bytes)
  return reader.end({ bytes: bytes.length, sha256: null })
}

export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/reports/${name}`, import.meta.url))

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\t\n\r]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`)

/** Names as a test tool writes them: any characters of XML, trimmed and not empty. */
export const anyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/[\p{C}\ufffe\uffff\s]/gu, '_').replace(/[.()"<]/gu, '-'))

export const anyOutcome: fc.Arbitrary<RecordOutcome> = fc.constantFrom('passed', 'failed', 'error', 'skipped')
export const anySizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 })

/** A test as the writers of the property tests have it. */
export interface ModelTest {
  readonly suite: string
  readonly className: string
  readonly name: string
  readonly outcome: RecordOutcome
  readonly message: string
}

/** Tests of distinct identity. */
export const anyTests = fc.uniqueArray(
  fc.record({
    suite: fc.constantFrom('alpha', 'bravo'),
    className: fc.constantFrom('shop.Cart', 'shop.Store'),
    name: anyName,
    outcome: anyOutcome,
    message: fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map((text) => text.replace(/[\p{C}\ufffe\uffff]/gu, '_').trim()),
  }),
  { selector: (test) => `${test.suite} ${test.className} ${test.name}`, maxLength: 12 },
)

/** What a reader told, as the model has it: sorted, because formats group in their own order. */
export function asModel(read: Told): string[] {
  return read.tests
    .map((test) =>
      JSON.stringify([
        test.suites.join('/'),
        test.className,
        test.name,
        test.outcome,
        test.failure?.message ?? '',
      ]),
    )
    .sort()
}

export function modelOf(
  tests: readonly ModelTest[],
  outcomeOf: (outcome: RecordOutcome) => RecordOutcome,
): string[] {
  return tests
    .map((test) => {
      const outcome = outcomeOf(test.outcome)
      const message = outcome === 'failed' || outcome === 'error' ? test.message : ''
      return JSON.stringify([test.suite, test.className, test.name, outcome, message])
    })
    .sort()
}

/** Groups in order of first appearance. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return [...groups]
}

/** A report cut after every byte of its first part and at places beyond is never a clean pass. */
export function cutsThatPass(file: Buffer): number[] {
  const whole = Buffer.from(file.toString().trimEnd())
  const places = Array.from({ length: whole.length }, (_, index) => index).filter(
    (index) => index < 1500 || index % 37 === 0,
  )
  return places.filter((at) => {
    const { verdict: found } = verdict(whole.subarray(0, at))
    return found === 'pass' || found === 'flaky'
  })
}
