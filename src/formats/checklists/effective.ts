import type { Condition } from '../../core/facts/checklists.ts'
import type { ChecklistFile, FileItem } from './file-schema.ts'
import { evidenceKinds } from './vocabulary.ts'

/** Keys an item may take from `defaults`. */
type Shared = ChecklistFile['defaults']

const always: Condition = { always: true }

/** An item with what `defaults` says where it says nothing itself, key by key. */
export function effective(item: FileItem, defaults: Shared) {
  const paths = item.minimum ?? defaults.minimum ?? {}
  return {
    scope: item.scope ?? defaults.scope ?? 'pull-request',
    applies: item.applies ?? defaults.applies ?? always,
    paths: item.paths ?? defaults.paths ?? [],
    evidence: item.evidence ?? defaults.evidence ?? [...evidenceKinds],
    minimum: {
      docs: paths.docs ?? 'E0',
      fast: paths.fast ?? 'E0',
      standard: paths.standard ?? 'E0',
      full: paths.full ?? 'E0',
    },
    contradictedBy: item['contradicted-by'] ??
      defaults['contradicted-by'] ?? { sarif: [], cwe: [], signals: [] },
    machine: item.machine ?? defaults.machine ?? [],
    answeredBy: item['answered-by'] ?? defaults['answered-by'] ?? 'author',
    noAllowed: item['no-allowed'] ?? defaults['no-allowed'] ?? false,
    fix: item.fix ?? defaults.fix ?? null,
    recovery: item.recovery ?? defaults.recovery ?? null,
    expiresAfterDays: item['expires-after-days'] ?? defaults['expires-after-days'] ?? null,
  } as const
}
