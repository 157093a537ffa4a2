/** Ids of each standard that an item may map to, written short: numbering has holes, so that only a list tells. */

/** NIST CSF 2.0 (CSWP 29): the 106 active subcategories, by category. Withdrawn ids of 1.1 are not among them. */
const csf: Readonly<Record<string, string>> = {
  'GV.OC': '01 02 03 04 05',
  'GV.RM': '01 02 03 04 05 06 07',
  'GV.RR': '01 02 03 04',
  'GV.PO': '01 02',
  'GV.OV': '01 02 03',
  'GV.SC': '01 02 03 04 05 06 07 08 09 10',
  'ID.AM': '01 02 03 04 05 07 08',
  'ID.RA': '01 02 03 04 05 06 07 08 09 10',
  'ID.IM': '01 02 03 04',
  'PR.AA': '01 02 03 04 05 06',
  'PR.AT': '01 02',
  'PR.DS': '01 02 10 11',
  'PR.PS': '01 02 03 04 05 06',
  'PR.IR': '01 02 03 04',
  'DE.CM': '01 02 03 06 09',
  'DE.AE': '02 03 04 06 07 08',
  'RS.MA': '01 02 03 04 05',
  'RS.AN': '03 06 07 08',
  'RS.CO': '02 03',
  'RS.MI': '01 02',
  'RC.RP': '01 02 03 04 05 06',
  'RC.CO': '03 04',
}

/** NIST SSDF 1.1 (SP 800-218): the 42 tasks, by practice. */
const ssdf: Readonly<Record<string, string>> = {
  'PO.1': '1 2 3',
  'PO.2': '1 2 3',
  'PO.3': '1 2 3',
  'PO.4': '1 2',
  'PO.5': '1 2',
  'PS.1': '1',
  'PS.2': '1',
  'PS.3': '1 2',
  'PW.1': '1 2 3',
  'PW.2': '1',
  'PW.4': '1 2 4',
  'PW.5': '1',
  'PW.6': '1 2',
  'PW.7': '1 2',
  'PW.8': '1 2',
  'PW.9': '1 2',
  'RV.1': '1 2 3',
  'RV.2': '1 2',
  'RV.3': '1 2 3 4',
}

/** MAGERIT 3.0, book II, chapter 6: the 115 safeguards, by group. A group is one itself. Case counts. */
const magerit: Readonly<Record<string, string>> = {
  H: 'IA AC ST IR tools tools.AV tools.IDS tools.CC tools.VA tools.TM tools.DLP tools.LA tools.HP tools.SFV VM AU',
  D: 'A I C DS TS',
  K: 'IC DS disk comms 509',
  S: 'A start SC op CM end www email dir dns TW voip',
  SW: 'A start SC op CM end',
  HW: 'start SC A op CM end PCD print pabx',
  COM: 'start SC A aut I C op CM end internet wifi mobile DS',
  IP: 'SPP BS',
  MP: 'A IC clean end',
  AUX: 'A start power AC wires',
  L: 'design depth AC A end',
  PS: 'AT A',
  G: 'RM plan exam',
  BC: 'BIA DRP',
  E: '1 2 3 4',
  NEW: 'S SW HW COM MP C',
}

/** OWASP ASVS 5.0.0: how many requirements each section of a chapter has. Its numbering has no holes. */
const asvs: Readonly<Record<string, string>> = {
  V1: '2 10 12 3 3',
  V2: '3 3 5 2',
  V3: '1 3 5 8 8 1 5',
  V4: '5 5 2 4',
  V5: '1 6 3 3',
  V6: '3 12 8 6 8 4 2 4',
  V7: '3 4 2 5 3 2',
  V8: '4 4 3 2',
  V9: '3 4',
  V10: '2 3 5 16 5 2 3',
  V11: '4 5 5 4 2 2 2',
  V12: '5 2 5',
  V13: '4 6 4 7',
  V14: '2 8 3',
  V15: '5 5 7 4',
  V16: '1 5 4 3 4',
  V17: '2 8 2',
}

const written = (groups: Readonly<Record<string, string>>, mark: string): string[] =>
  Object.entries(groups).flatMap(([group, ends]) => ends.split(' ').map((end) => `${group}${mark}${end}`))

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)

const topTen = (prefix: string, width: number, edition: string): string[] =>
  Array.from({ length: 10 }, (_, index) => `${prefix}${String(index + 1).padStart(width, '0')}:${edition}`)

const mageritIds = (): string[] =>
  Object.entries(magerit).flatMap(([group, ends]) => [
    group,
    ...ends.split(' ').map((end) => `${group}.${end}`),
  ])

const asvsIds = (): string[] =>
  Object.entries(asvs).flatMap(([chapter, counts]) => [
    chapter,
    ...counts.split(' ').flatMap((count, index) => {
      const section = `${chapter}.${index + 1}`
      return [section, ...numbered(`${section}.`, Number(count))]
    }),
  ])

/** ISO/IEC 27001:2022, annex A: ids alone, its text is copyrighted. */
const isoIds = (): string[] =>
  Object.entries({ 'A.5.': 37, 'A.6.': 8, 'A.7.': 14, 'A.8.': 34 }).flatMap(([theme, count]) =>
    numbered(theme, count),
  )

const makers: Readonly<Record<string, () => string[]>> = {
  'owasp-2021': () => topTen('A', 2, '2021'),
  'owasp-2025': () => topTen('A', 2, '2025'),
  'owasp-api-2023': () => topTen('API', 1, '2023'),
  'asvs-5.0.0': asvsIds,
  'nist-csf-2.0': () => written(csf, '-'),
  'nist-ssdf-1.1': () => written(ssdf, '.'),
  'magerit-v3': mageritIds,
  'iso-27001-2022': isoIds,
}

const made = new Map<string, ReadonlySet<string>>()

/** Standards whose ids are known, as `controls` names them. */
export const knownStandards: readonly string[] = [...Object.keys(makers), 'cwe']

/** Every id of a standard; null for one whose ids are not known here. */
export function idsOf(standard: string): ReadonlySet<string> | null {
  const known = made.get(standard)
  if (known !== undefined) return known
  const make = Object.hasOwn(makers, standard) ? makers[standard] : undefined
  if (make === undefined) return null
  const ids = new Set(make())
  made.set(standard, ids)
  return ids
}
