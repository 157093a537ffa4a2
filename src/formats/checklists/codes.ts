import type { ChecklistItem } from '../../core/facts/checklists.ts'

/** How a control is written out: `owasp:A03:2021`, `nist-csf:PR.AA-05`, `magerit:H.AC` (design, section 2). */
const families: Readonly<Record<string, string>> = {
  'owasp-2021': 'owasp',
  'owasp-2025': 'owasp',
  'owasp-api-2023': 'owasp-api',
  'asvs-5.0.0': 'asvs',
  'nist-csf-2.0': 'nist-csf',
  'nist-ssdf-1.1': 'nist-ssdf',
  'magerit-v3': 'magerit',
  'iso-27001-2022': 'iso-27001',
}

/** A control with its standard: `magerit:D.A`. A standard of one's own keeps its name: `ours-2:X.1`. */
export const controlCode = ({
  standard,
  id,
}: Pick<ChecklistItem['controls'][number], 'standard' | 'id'>): string =>
  standard === 'cwe' ? id : `${families[standard] ?? standard}:${id}`

/** Standards that the short codes of document 000 mean: `A01`, `ID`, `D.1`. */
const meant: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^A\d{2}$/, ['owasp-2021', 'owasp-2025']],
  [/^A\d{2}:2021$/, ['owasp-2021']],
  [/^A\d{2}:2025$/, ['owasp-2025']],
  [/^(?:GV|ID|PR|DE|RS|RC)$/, ['nist-csf-2.0']],
  [/^(?:D|IA|AC|MP)\.\d$/, ['magerit-v3']],
]

/**
 * The official codes that an alias of an item stands for: `D.1` is `magerit:D.A` and `magerit:SW.A`. An alias that
 * belongs to no standard stands for all controls of its item, weaknesses (CWE) aside.
 */
export function officialCodes(item: Pick<ChecklistItem, 'controls'>, alias: string): readonly string[] {
  const standards = meant.find(([pattern]) => pattern.test(alias))?.[1]
  const controls = item.controls.filter(({ standard }) => standards?.includes(standard) ?? standard !== 'cwe')
  return [...new Set(controls.map(controlCode))]
}

/** An item's id with both names of what it stands for: `D.1.a (D.1 = magerit:D.A, magerit:SW.A)`. */
export function itemName(item: Pick<ChecklistItem, 'id' | 'aliases' | 'controls'>): string {
  const names = item.aliases.map((alias) => {
    const codes = officialCodes(item, alias)
    return codes.length === 0 ? alias : `${alias} = ${codes.join(', ')}`
  })
  return names.length === 0 ? item.id : `${item.id} (${names.join('; ')})`
}
