import type { ExpectedTest, GoldenManifest } from '../../core/facts/golden.ts'
import type { Finding, Location } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { nearest } from '../../core/nearest.ts'
import { path, text } from '../../core/text.ts'
import { locationOf } from './place.ts'
import type { Results } from './suites.ts'
import { clean, type Test } from './tests.ts'
import { capped, counted, finding, mostFindings } from './words.ts'

/** Names that are compared with missing ones, over all of them: every pair takes a fraction of a millisecond. */
const mostComparisons = 2_000

/** Whether every expected test is there, passed when it must, and is still the test that was agreed on. */
export function manifestFindings(fact: GoldenManifest, results: Results, where: Where): readonly Finding[] {
  const { manifest } = fact
  if (manifest === null) return withoutManifest(results, where)
  const found = byId(results.tests)
  const unlisted = results.tests.filter(({ id }) => !results.expected.has(id))
  const missing = manifest.tests.filter(({ id }) => !found.has(id))
  const each = Math.floor(mostComparisons / Math.max(1, Math.min(missing.length, mostFindings)))
  const candidates = missing.length === 0 ? [] : namesOf(unlisted, each)
  const at = (entry: ExpectedTest): Location => ({ path: manifest.path, line: entry.line, at: 'base' })
  return [
    ...capped(missing, 'manifest-complete', (entry) => missingFinding(entry, at(entry), candidates)),
    ...capped(
      manifest.tests.filter(
        ({ id, priority }) => priority !== 'P0' && found.get(id)?.test.outcome === 'skipped',
      ),
      'manifest-complete',
      (entry) => skippedFinding(entry, at(entry)),
      () => 'warning',
    ),
    ...capped(priorityZero(manifest.tests, found), 'priority-zero', ([entry, test]) =>
      priorityFinding(test, at(entry)),
    ),
    ...capped(
      manifest.tests.filter((entry) => changed(entry, fact)),
      'test-unchanged',
      (entry) => changedFinding(entry, fact, at(entry)),
      (entry) => (isStated(entry, fact) ? 'warning' : 'error'),
    ),
    ...removedFinding(manifest.tests, fact, manifest.path),
    ...unlistedFinding(unlisted, manifest.path),
    ...(missing.length === 0 ? [completeFinding(manifest.tests.length, manifest.path)] : []),
  ]
}

/** Tests by id. Of tests that one name stands for, the one that did not pass. */
function byId(tests: readonly Test[]): ReadonlyMap<string, Test> {
  const found = new Map<string, Test>()
  for (const test of tests) {
    const before = found.get(test.id)
    if (before === undefined || clean(before)) found.set(test.id, test)
  }
  return found
}

/** Longer names are compared with none. */
const longestName = 96

const namesOf = (tests: readonly Test[], most: number): readonly string[] =>
  tests
    .slice(0, most)
    .map(({ id }) => id)
    .filter(({ length }) => length <= longestName)

const completeFinding = (count: number, file: string): Finding =>
  finding('manifest-complete', 'pass', file, {
    found: text`all ${counted(count, 'test')} that ${path(file)} expects are in the reports`,
    required: text`every test of the manifest`,
    fix: [],
  })

/** Suites of tests that all must pass are blind to a test that is no longer there. */
function withoutManifest({ suites }: Results, where: Where): readonly Finding[] {
  const strict = suites.filter(({ suite }) => suite.lcb === undefined)
  if (strict.length === 0) return []
  return [
    finding('manifest-complete', 'skip', 'manifest', {
      found: text`no manifest at the base: a test that is deleted or renamed is not missed`,
      required: text`a manifest of the tests that must be there`,
      requiredAt: where('manifest'),
      fix: text`write one with ${'gatewright suite manifest'}`,
    }),
  ]
}

function missingFinding(entry: ExpectedTest, at: Location, candidates: readonly string[]): Finding {
  const near = nearest(entry.id, candidates)
  return finding('manifest-complete', 'fail', entry.id, {
    found: text`${entry.id} (${{ kind: 'text', text: entry.priority }}) is in no report`,
    required: text`every test of the manifest runs`,
    requiredAt: at,
    location: entry.file === null ? undefined : { path: entry.file, at: 'head' },
    fix:
      near === undefined
        ? text`run the test; to drop it, take it out of the manifest in a pull request of its own first`
        : text`run the test; if it is now called ${near}, change the manifest in a pull request of its own first`,
  })
}

/** A skipped test is in the report and was not run: of P0 rule `priority-zero` speaks, of the others it is said. */
const skippedFinding = (entry: ExpectedTest, at: Location): Finding =>
  finding('manifest-complete', 'fail', entry.id, {
    level: 'warning',
    found: text`${entry.id} (${{ kind: 'text', text: entry.priority }}) was skipped`,
    required: text`every test of the manifest runs`,
    requiredAt: at,
    location: entry.file === null ? undefined : { path: entry.file, at: 'head' },
    fix: text`run it again, or have the owner of the manifest take it out`,
  })

function priorityZero(
  entries: readonly ExpectedTest[],
  found: ReadonlyMap<string, Test>,
): readonly (readonly [ExpectedTest, Test])[] {
  return entries.flatMap((entry) => {
    const test = entry.priority === 'P0' ? found.get(entry.id) : undefined
    return test === undefined || clean(test) ? [] : [[entry, test] as const]
  })
}

function priorityFinding(test: Test, at: Location): Finding {
  const { outcome, flaky } = test.test
  const how = flaky
    ? 'passed only after a failure'
    : outcome === 'skipped'
      ? 'was skipped'
      : outcome === 'error'
        ? 'broke'
        : 'failed'
  return finding('priority-zero', 'fail', test.id, {
    found: text`${test.id} is P0 and ${{ kind: 'text', text: how }}`,
    required: text`every P0 test runs and passes at the first attempt`,
    requiredAt: at,
    location: locationOf(test),
    fix: text`repair it: neither quarantine nor a bound excuses a P0 test`,
  })
}

const changed = ({ file, sha256 }: ExpectedTest, { sources }: GoldenManifest): boolean =>
  file !== null && sha256 !== null && sources[file] !== sha256

/** Whether the manifest that the change proposes names the file as it is now. */
function isStated({ id, file }: ExpectedTest, { sources, proposed }: GoldenManifest): boolean {
  const now = sources[file ?? ''] ?? null
  return now !== null && proposed !== null && Object.hasOwn(proposed, id) && proposed[id] === now
}

function changedFinding(entry: ExpectedTest, fact: GoldenManifest, at: Location): Finding {
  const file = entry.file ?? ''
  const now = fact.sources[file] ?? null
  const stated = isStated(entry, fact)
  return finding('test-unchanged', 'fail', entry.id, {
    level: stated ? 'warning' : 'error',
    found:
      now === null
        ? text`${path(file)}, which holds ${entry.id}, is not there any more`
        : text`${path(file)}, which holds ${entry.id}, is not what it was when the manifest was written${{ kind: 'text', text: stated ? '; the manifest of this change states the new digest' : '' }}`,
    required: text`golden tests as they were agreed on: SHA-256 ${entry.sha256?.slice(0, 12) ?? ''}…`,
    requiredAt: at,
    location: { path: file, at: 'head' },
    fix: stated
      ? text`have an owner of the manifest look at the changed test`
      : text`take the change back, bring the branch up to date if the base made it, or state it in the manifest with ${'gatewright suite manifest --update'}`,
  })
}

/** Entries that the change takes out of the manifest. They still hold for this change itself. */
function removedFinding(
  entries: readonly ExpectedTest[],
  { proposed, lowered }: GoldenManifest,
  file: string,
): readonly Finding[] {
  if (proposed === null) return []
  const removed = entries.filter(({ id }) => !Object.hasOwn(proposed, id))
  const loosened = entries.filter(
    ({ id, sha256 }) => sha256 !== null && Object.hasOwn(proposed, id) && proposed[id] === null,
  )
  return [
    ...goneFinding(removed, file),
    ...loosenedFinding(loosened, file),
    ...(lowered.length === 0 ? [] : [loweredFinding(lowered, file)]),
  ]
}

/** A test that is no longer P0 may be skipped, quarantined, or outvoted by a bound. */
const loweredFinding = (lowered: readonly string[], file: string): Finding =>
  finding('manifest-change', 'fail', `${file} priorities`, {
    level: 'warning',
    location: { path: file, at: 'head' },
    found: text`this change lowers the priority of ${counted(lowered.length, 'test')}, starting with ${lowered[0] ?? ''}`,
    required: text`an owner's approval: from the merge on, less is asked of these tests`,
    fix: text`have an owner of ${path(file)} look at it`,
  })

/** Entries whose digest the change takes away: from the merge on, anybody may rewrite these tests. */
function loosenedFinding(entries: readonly ExpectedTest[], file: string): readonly Finding[] {
  if (entries.length === 0) return []
  return [
    finding('manifest-change', 'fail', `${file} digests`, {
      level: 'warning',
      location: { path: file, at: 'head' },
      found: text`this change takes the digest of ${counted(entries.length, 'test')} out of the manifest, starting with ${entries[0]?.id ?? ''}`,
      required: text`an owner's approval: from the merge on, a change of these tests is not seen any more`,
      fix: text`write the digests again with ${'gatewright suite manifest --update'}, or have an owner of ${path(file)} look at it`,
    }),
  ]
}

function goneFinding(removed: readonly ExpectedTest[], file: string): readonly Finding[] {
  if (removed.length === 0) return []
  return [
    finding('manifest-change', 'fail', file, {
      level: 'warning',
      location: { path: file, at: 'head' },
      found: text`this change takes ${counted(removed.length, 'test')} out of the manifest, starting with ${removed[0]?.id ?? ''}`,
      required: text`an owner's approval: from the merge on, these tests are not missed any more`,
      fix: text`have an owner of ${path(file)} look at it`,
      details: [
        {
          kind: 'list',
          title: text`Tests that are no longer expected`,
          items: removed.slice(0, 200).map(({ id }) => text`${id}`),
        },
      ],
    }),
  ]
}

function unlistedFinding(unlisted: readonly Test[], file: string): readonly Finding[] {
  if (unlisted.length === 0) return []
  return [
    finding('manifest-change', 'skip', 'not in the manifest', {
      found: text`${counted(unlisted.length, 'test')} of the reports stand in no manifest, starting with ${unlisted[0]?.id ?? ''}`,
      required: text`nothing`,
      fix: text`add them to ${path(file)} with ${'gatewright suite manifest --update'}`,
    }),
  ]
}
