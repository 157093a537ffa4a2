import type { Checklist, ChecklistItem } from '../../core/facts/checklists.ts'
import { effective } from './effective.ts'
import type { ChecklistFile, FileItem } from './file-schema.ts'
import { languages } from './vocabulary.ts'

/** The value of a checklist file. `lineOf` says where an item stands. */
export function buildChecklist(
  file: ChecklistFile,
  source: string,
  lineOf: (index: number) => number,
): Checklist {
  return {
    name: file.name,
    title: file.title,
    source,
    version: file.version,
    standard: file.standard ?? null,
    items: file.items.map((item, index) => buildItem(item, file.defaults, lineOf(index))),
  }
}

function buildItem(item: FileItem, defaults: ChecklistFile['defaults'], line: number): ChecklistItem {
  const { fix, recovery, ...rest } = effective(item, defaults)
  const { sarif, cwe, signals } = rest.contradictedBy
  return {
    id: item.id,
    version: item.version,
    question: item.question,
    translations: translationsOf(item),
    aliases: item.aliases,
    ...rest,
    controls: item.controls.flatMap(({ id, ids, ...control }) =>
      (ids ?? (id === undefined ? [] : [id])).map((one) => ({ ...control, id: one })),
    ),
    contradictedBy: { sarif, cwe, signals: [...signals] },
    derivedFrom: item['derived-from'],
    // The file's own check refuses an item without them.
    fix: fix ?? '',
    recovery: recovery ?? { action: '', rollback: '', escalation: '' },
    line,
  }
}

const translationsOf = (item: FileItem): Record<string, string> =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const question = item[`question-${language}`]
      return question === undefined ? [] : [[language, question]]
    }),
  )
