import type { Signal } from '../../core/facts/change.ts'
import { lazy } from '../../core/lazy.ts'
import type { Patch } from '../diff/patch.ts'
import { addedTestLines, removedAuthorizationTests } from './authorization-tests.ts'
import { changed, cutHunks, type ProbeHunk, probeHunks } from './blocks.ts'
import { global, type Hit, hitsIn } from './detector.ts'
import { addsCheck, weakenedGates } from './gate-weakened.ts'
import { type GuardFinder, guardFinder, holdsGuards } from './guard-names.ts'
import { type AddedElsewhere, addedElsewhere, addedGuards, removedGuards } from './guards.ts'
import { careDetectors } from './hints-care.ts'
import { surfaceDetectors } from './hints-surface.ts'
import { type Language, languageOf } from './language.ts'
import { addedDependencies, manifestWithoutLockfile } from './manifests.ts'
import type { ProbeLine } from './scan.ts'
import { tlsOff } from './tls.ts'

/** A changed file whose patch was read. */
export interface ProbeFile {
  readonly path: string
  readonly status: string
  /** What the policy takes it for. Documentation shows nothing; tests show only what became of tests. */
  readonly kind: 'code' | 'test' | 'documentation'
  readonly migration: boolean
  readonly submodule: boolean
  readonly patch: Patch
}

/** What detectors need to know besides the files. */
export interface ProbeSettings {
  /** Names of guards besides the usual ones. */
  readonly guards: readonly string[]
  /** Whether a path is in the base commit; null when nobody could tell. */
  readonly there: (path: string) => boolean | null
  /** Every path of the change that is there at the head. */
  readonly touched: ReadonlySet<string>
}

const detectors = lazy(() => [...surfaceDetectors, ...careDetectors].map(global))

/** Everything the changed lines show by their form, in the order of the files and their lines. */
export function probe(files: readonly ProbeFile[], settings: ProbeSettings): Signal[] {
  const find = guardFinder(settings.guards)
  const read = files.map((file) => {
    const language = languageOf(file.path)
    const whole = probeHunks(file.patch, language)
    return { file, language, whole, hunks: cutHunks(whole) }
  })
  const elsewhere = addedTestLines(read.filter(({ file }) => file.kind === 'test').map(({ hunks }) => hunks))
  const code = read.filter(({ file }) => file.kind === 'code')
  const guards = addedElsewhere(
    code.map(({ file, hunks }) => ({ path: file.path, hunks })),
    find,
  )
  const checkAdded = read.some(({ file, hunks }) => addsCheck(file.path, hunks))
  return read.flatMap(({ file, language, whole, hunks }) => {
    const { path, kind } = file
    if (kind === 'test') return removedAuthorizationTests(path, hunks, elsewhere)
    const always = [
      ...weakenedGates(path, hunks, checkAdded),
      ...addedDependencies(path, hunks),
      ...manifestWithoutLockfile(path, hunks, settings.there, settings.touched),
    ]
    if (kind === 'documentation') return always
    return inOrder([
      ...always,
      ...wholeFile(file),
      ...inCode(file, { whole, hunks }, language, { find, guards }),
    ])
  })
}

/** Signals that speak of a file as a whole first, then line by line. */
const inOrder = (signals: readonly Signal[]): Signal[] =>
  [...signals].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))

function wholeFile({ path, status, migration, submodule }: ProbeFile): Signal[] {
  const whole = (kind: Signal['kind'], name: string): Signal => ({
    kind,
    path,
    line: null,
    side: 'added',
    name,
  })
  return [
    ...(submodule && status !== 'removed' ? [whole('dependency-added', 'submodule')] : []),
    ...(migration && status === 'added' ? [whole('migration-added', 'a migration')] : []),
  ]
}

function inCode(
  { path, status }: ProbeFile,
  { whole, hunks }: { readonly whole: readonly ProbeHunk[]; readonly hunks: readonly ProbeHunk[] },
  language: Language | null,
  { find, guards }: { readonly find: GuardFinder; readonly guards: AddedElsewhere },
): Signal[] {
  // A file that goes takes what it guarded with it.
  const guarded = holdsGuards(path, language?.name ?? null)
  const lost = status === 'removed' || !guarded ? [] : removedGuards(path, hunks, find, guards)
  return [
    ...lost,
    ...(guarded ? addedGuards(path, hunks, find) : []),
    ...tlsOff(path, hunks, language?.name ?? null),
    ...hints(path, whole, language?.name ?? null),
    ...emptyCatches(path, hunks),
  ]
}

/** Longest stretch of a line that is looked at in one go, and how far two of them overlap. */
const stretch = 2000
const overlap = 200

/** A line in stretches that no pattern takes long for. */
function stretches(line: ProbeLine): readonly Pick<ProbeLine, 'code' | 'kept'>[] {
  if (line.kept.length <= stretch) return [line]
  const parts = []
  for (let from = 0; from < line.kept.length; from += stretch - overlap) {
    parts.push({ code: line.code.slice(from, from + stretch), kept: line.kept.slice(from, from + stretch) })
  }
  return parts
}

/** What the added lines show more often than the removed ones did: a line that moved or was rephrased adds nothing. */
function hints(path: string, hunks: readonly ProbeHunk[], language: string | null): Signal[] {
  const hits = (line: ProbeLine): Hit[] => {
    const found = stretches(line).flatMap((part) => hitsIn(part, language, detectors()))
    return found.filter(({ key }, index) => found.findIndex((other) => other.key === key) === index)
  }
  const before = new Map<string, number>()
  for (const { key } of changed(hunks, 'removed').flatMap(hits)) before.set(key, (before.get(key) ?? 0) + 1)
  const added = changed(hunks, 'added')
  return added.flatMap((line) =>
    hits(line).flatMap(({ kind, name, key }): Signal[] => {
      const left = before.get(key) ?? 0
      if (left > 0) before.set(key, left - 1)
      return left > 0 ? [] : [{ kind, path, line: line.line, side: 'added', name }]
    }),
  )
}

const opensCatch = /\bcatch\s*(?:\([^)]*\))?\s*\{\s*$|\bexcept\b[^:]*:\s*$|\brescue\b[^;]*$/
const closesIt = /^\s*(?:\}|pass\b|end\b)/

/** A handler with nothing in it, written over two lines. */
function emptyCatches(path: string, hunks: readonly ProbeHunk[]): Signal[] {
  return hunks.flatMap(({ head }) =>
    head.flatMap((line, index): Signal[] => {
      const next = head[index + 1]
      const empty = opensCatch.test(line.code) && next !== undefined && closesIt.test(next.code)
      if (!empty || (line.kind !== 'added' && next.kind !== 'added')) return []
      const kind = 'empty-catch-added' as const
      return [{ kind, path, line: line.line, side: 'added', name: 'an error that is dropped' }]
    }),
  )
}
