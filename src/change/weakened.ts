import type { TestHistory, TestStrength } from '../core/facts/workflow.ts'

type TestFile = TestHistory['files'][number]

/** How much less a version of a test file asserts than another; all of it counts from 0 up. */
export interface Loss {
  readonly tests: number
  /** More tests that are kept from running. */
  readonly skipped: number
  readonly assertions: number
  /** Expectations that are gone or changed. */
  readonly expectations: number
}

/** A test file whose version at the head asserts less than an earlier one. */
export interface Weakening {
  readonly path: string
  /** The commit it asserted most at. */
  readonly from: string
  /** Whether that is the base's version, else an earlier one of the change itself. */
  readonly base: boolean
  readonly lost: Loss
  /** It is not there any more, and no other test file took its place. */
  readonly gone: boolean
}

/**
 * Test files that assert less at the head than the base's version or any earlier one of the change (document 000,
 * step 4: tests are immutable once written). What the base itself dropped meanwhile is not the change's doing.
 */
export function weakenings({ files }: TestHistory): readonly Weakening[] {
  const taken = new Set<string>()
  return files.flatMap((file) => weakeningOf(file, files, taken) ?? [])
}

function weakeningOf(file: TestFile, all: readonly TestFile[], taken: Set<string>): Weakening | null {
  const head = headOf(file)
  const found = worst(file, head)
  if (found === null) return null
  if (head === null) {
    const successor = all.find(
      (other) => !taken.has(other.path) && isNew(other) && worst(file, headOf(other)) === null,
    )
    if (successor !== undefined) {
      taken.add(successor.path)
      return null
    }
  }
  return { path: file.path, ...found, gone: head === null }
}

/**
 * Whether a test file shows something at the head that its base does not: more tests that run, or another
 * expectation. A comment or a moved line is none. Null where its versions were not compared.
 */
export function showsMore({ files }: TestHistory, path: string, previousPath: string | null): boolean | null {
  const file = files.find((one) => one.path === path)
  const head = file === undefined ? null : headOf(file)
  if (file === undefined || head === null) return file === undefined ? null : false
  const old = files.find((one) => one.path === previousPath)
  const before = baseOf(file)?.strength ?? (old === undefined ? null : baseOf(old)?.strength) ?? null
  const skipped = Math.max(0, head.skipped - (before?.skipped ?? 0))
  const fresh = minus(head.expectations, before?.expectations ?? [])
  const running = (one: TestStrength | null): number => (one === null ? 0 : one.tests - one.skipped)
  return running(head) > running(before) || (skipped === 0 && fresh.length > 0)
}

const headOf = ({ versions }: TestFile): TestStrength | null => versions.at(-1)?.strength ?? null

/** A file that the change brings and the base has not: it may be a moved one. */
const isNew = (file: TestFile): boolean => headOf(file) !== null && (baseOf(file)?.strength ?? null) === null

const baseOf = ({ versions }: TestFile) => versions.findLast(({ base }) => base)

type Worst = Omit<Weakening, 'path' | 'gone'>

/** The version from which most is lost in `now`; null when nothing is. */
function worst(file: TestFile, now: TestStrength | null): Worst | null {
  const latest = baseOf(file)
  const earlierBases = file.versions.filter((version) => version.base && version !== latest)
  const dropped = most(earlierBases.map(({ strength }) => difference(strength, latest?.strength ?? null)))
  let found: Worst | null = null
  for (const version of file.versions) {
    if (earlierBases.includes(version)) continue
    const lost = sizeOf(without(difference(version.strength, now), version.base ? nothing : dropped))
    if (total(lost) > (found === null ? 0 : total(found.lost)))
      found = { from: version.sha, base: version.base, lost }
  }
  return found
}

interface Difference {
  readonly tests: number
  readonly skipped: number
  readonly assertions: number
  readonly expectations: readonly string[]
}

const nothing: Difference = { tests: 0, skipped: 0, assertions: 0, expectations: [] }

function difference(before: TestStrength | null, after: TestStrength | null): Difference {
  if (before === null) return nothing
  return {
    tests: Math.max(0, before.tests - (after?.tests ?? 0)),
    skipped: Math.max(0, (after?.skipped ?? 0) - before.skipped),
    assertions: Math.max(0, before.assertions - (after?.assertions ?? 0)),
    expectations: minus(before.expectations, after?.expectations ?? []),
  }
}

/** The most that any of these takes away. */
const most = (all: readonly Difference[]): Difference =>
  all.reduce(
    (sum, one) => ({
      tests: Math.max(sum.tests, one.tests),
      skipped: Math.max(sum.skipped, one.skipped),
      assertions: Math.max(sum.assertions, one.assertions),
      expectations: [...sum.expectations, ...minus(one.expectations, sum.expectations)],
    }),
    nothing,
  )

/** What is lost beyond what `excused` explains. */
const without = (lost: Difference, excused: Difference): Difference => ({
  tests: Math.max(0, lost.tests - excused.tests),
  skipped: Math.max(0, lost.skipped - excused.skipped),
  assertions: Math.max(0, lost.assertions - excused.assertions),
  expectations: minus(lost.expectations, excused.expectations),
})

const sizeOf = (lost: Difference): Loss => ({ ...lost, expectations: lost.expectations.length })

const total = ({ tests, skipped, assertions, expectations }: Loss): number =>
  tests + skipped + assertions + expectations

/** The first list without one occurrence of each entry of the second. */
function minus(from: readonly string[], taken: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const one of taken) left.set(one, (left.get(one) ?? 0) + 1)
  return from.filter((one) => {
    const count = left.get(one) ?? 0
    if (count > 0) left.set(one, count - 1)
    return count === 0
  })
}
