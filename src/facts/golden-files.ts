import type { ExpectedTest, QuarantineEntry } from '../core/facts/golden.ts'
import { type Manifest, manifestSchema } from '../formats/golden/manifest.ts'
import { quarantineSchema } from '../formats/golden/quarantine.ts'
import { nodeAt, type PolicyNode } from '../policy/node.ts'
import { readStrict, type StrictFile } from '../policy/read-strict.ts'

/** Bytes of the largest manifest: some 10,000 tests. */
export const maxGoldenBytes = 2 * 1024 * 1024

const limits = { bytes: maxGoldenBytes, lexemes: 400_000 }
const manifestFile: StrictFile<typeof manifestSchema> = {
  what: 'manifest',
  smallest: '{ version: 1, tests: [] }',
  schema: manifestSchema,
  limits,
}
const quarantineFile: StrictFile<typeof quarantineSchema> = {
  what: 'quarantine list',
  smallest: '{ version: 1, tests: [] }',
  schema: quarantineSchema,
  limits,
}

const lineOf = (root: PolicyNode, index: number): number => nodeAt(root, ['tests', index])?.node.at.line ?? 1

/** Reads a manifest. @throws {PolicyError} with every problem as `FILE:LINE:COL` */
export function readManifest(bytes: Uint8Array, name: string): readonly ExpectedTest[] {
  const { root, data } = readStrict(bytes, name, manifestFile)
  return data.tests.map((entry, index) => ({ ...expected(entry), line: lineOf(root, index) }))
}

const expected = ({ id, priority, file, sha256, requirements }: Manifest['tests'][number]) => ({
  id,
  priority,
  file: file ?? null,
  sha256: sha256 ?? null,
  requirements,
})

/** Reads a quarantine list. @throws {PolicyError} with every problem as `FILE:LINE:COL` */
export function readQuarantine(bytes: Uint8Array, name: string): readonly QuarantineEntry[] {
  const { root, data } = readStrict(bytes, name, quarantineFile)
  return data.tests.map(({ test, reason, owner, issue, since, 'review-by': reviewBy }, index) => ({
    ...{ test, reason, owner, since, reviewBy },
    issue: issue === undefined ? null : String(issue),
    line: lineOf(root, index),
  }))
}
