import { type Document, isMap, isSeq, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml'
import type { ExpectedTest } from '../core/facts/golden.ts'

/** An entry of the manifest, wherever it stands. */
export type Entry = Omit<ExpectedTest, 'line'>

/** An entry with the keys the file has. */
const written = ({ id, priority, file, sha256, requirements }: Entry) => ({
  id,
  priority,
  ...(file === null ? {} : { file }),
  ...(sha256 === null ? {} : { sha256 }),
  ...(requirements.length === 0 ? {} : { requirements }),
})

const layout = { lineWidth: 0 } as const

/**
 * The manifest as text.
 * @param before the manifest that is gone on from: its comments and its order stay
 */
export function manifestText(before: string | null, entries: readonly Entry[]): string {
  return (before === null ? null : updated(before, entries)) ?? fresh(entries)
}

const fresh = (entries: readonly Entry[]): string =>
  stringify({ version: 1, tests: entries.map(written) }, layout)

/** Null when the text is of a shape that cannot be edited in place. */
function updated(before: string, entries: readonly Entry[]): string | null {
  const document = parseDocument(before)
  const tests = document.get('tests')
  if (document.errors.length > 0 || !isSeq(tests) || !tests.items.every(isMap)) return null
  const wanted = new Map(entries.map((entry) => [entry.id, entry]))
  const there = new Set<string>()
  tests.items = (tests as YAMLSeq<YAMLMap>).items.filter((item) => {
    const entry = wanted.get(String(item.get('id')))
    if (entry === undefined) return false
    there.add(entry.id)
    renew(item, entry)
    return true
  })
  append(
    document,
    tests,
    entries.filter(({ id }) => !there.has(id)),
  )
  return document.toString(layout)
}

/** Only what a run can tell is renewed: where the test stands, and the digest of that file. */
function renew(item: YAMLMap, { file, sha256 }: Entry): void {
  for (const [key, value] of Object.entries({ file, sha256 })) {
    if (value === null) item.delete(key)
    else if (item.get(key) !== value) item.set(key, value)
  }
}

function append(document: Document, tests: YAMLSeq, entries: readonly Entry[]): void {
  // An empty list is written as `[]`, where nothing fits on lines of its own.
  if (tests.items.length === 0 && entries.length > 0) tests.flow = false
  for (const entry of entries) tests.add(document.createNode(written(entry)))
}
