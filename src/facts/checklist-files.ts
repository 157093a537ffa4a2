import type { Checklist } from '../core/facts/checklists.ts'
import { buildChecklist } from '../formats/checklists/build.ts'
import { checklistFileSchema } from '../formats/checklists/checks.ts'
import { nodeAt, type PolicyNode } from '../policy/node.ts'
import { readStrict } from '../policy/read-strict.ts'

/** Bytes of the largest checklist file: some 1,000 questions. */
export const maxChecklistBytes = 1024 * 1024

const lineOf = (root: PolicyNode, index: number): number => nodeAt(root, ['items', index])?.node.at.line ?? 1

/**
 * Reads a checklist file. `source` is `shipped`, or the file's path.
 * @throws {PolicyError} with every problem as `FILE:LINE:COL`
 */
export function readChecklist(bytes: Uint8Array, name: string, source = name): Checklist {
  const { root, data } = readStrict(bytes, name, {
    what: 'checklist',
    smallest: '{ version: 1, name: ours, title: Ours, items: [ … ] }',
    schema: checklistFileSchema(),
    limits: { bytes: maxChecklistBytes, lexemes: 400_000 },
  })
  return buildChecklist(data, source, (index) => lineOf(root, index))
}
