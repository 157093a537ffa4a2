import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { idsOf } from '../../src/formats/checklists/catalogues.ts'
import { shippedChecklists } from '../../src/formats/checklists/names.ts'
import { catalogue, everyItem, shippedFiles, shippedItem, shippedList } from './shipped.ts'

// The catalogues are copies of what was collected from the publishers: they are the oracle here.
const named = z.object({ id: z.string(), title: z.string() })
const csf = z
  .object({
    functions: z.array(
      z.object({ categories: z.array(z.object({ subcategories: z.array(z.object({ id: z.string() })) })) }),
    ),
  })
  .parse(catalogue('nist-csf-2.0'))
  .functions.flatMap(({ categories }) => categories.flatMap((one) => one.subcategories.map(({ id }) => id)))
const ssdf = z
  .object({
    groups: z.array(
      z.object({ practices: z.array(z.object({ tasks: z.array(z.object({ id: z.string() })) })) }),
    ),
  })
  .parse(catalogue('nist-ssdf-1.1'))
  .groups.flatMap(({ practices }) => practices.flatMap(({ tasks }) => tasks.map(({ id }) => id)))
const magerit = z
  .object({ items: z.array(z.object({ code: z.string(), parent: z.string().nullable() })) })
  .parse(catalogue('magerit-v3-safeguards')).items
const asvs = z
  .object({
    chapters: z.array(
      z.object({
        id: z.string(),
        sections: z.array(z.object({ id: z.string(), requirements: z.array(z.string()) })),
      }),
    ),
  })
  .parse(catalogue('owasp-asvs-5.0')).chapters
const topTen = z
  .object({
    editions: z.record(z.string(), z.array(named.extend({ cwes: z.array(z.object({ id: z.string() })) }))),
    edition_map: z.array(z.object({ from_2021: z.string().nullable(), to_2025: z.string() })),
  })
  .parse(catalogue('owasp-top10'))
const api = z
  .object({ items: z.array(named.extend({ cwes: z.array(z.string()) })) })
  .parse(catalogue('owasp-api-top10-2023')).items
const iso = z.object({ ids: z.array(z.string()) }).parse(catalogue('iso27001-2022-annex-a-ids')).ids

const edition = (year: string) => topTen.editions[year] ?? []
const oracle: Readonly<Record<string, readonly string[]>> = {
  'owasp-2021': edition('2021').map(({ id }) => id),
  'owasp-2025': edition('2025').map(({ id }) => id),
  'owasp-api-2023': api.map(({ id }) => id),
  'asvs-5.0.0': asvs.flatMap(({ id, sections }) => [
    id,
    ...sections.flatMap((section) => [section.id, ...section.requirements]),
  ]),
  'nist-csf-2.0': csf,
  'nist-ssdf-1.1': ssdf,
  'magerit-v3': magerit.map(({ code }) => code),
  'iso-27001-2022': iso,
}
const sorted = (texts: Iterable<string>) => [...texts].sort()

test('the shipped files are the lists that can be named, and their attribution', () => {
  expect(shippedFiles()).toEqual([...shippedChecklists.map((name) => `${name}.yml`), 'ATTRIBUTION.md'].sort())
  for (const name of shippedChecklists) expect(shippedList(name).name).toBe(name)
})

describe('every id exists in its catalogue', () => {
  test.each(Object.keys(oracle))('%s: the reader knows exactly the ids of the catalogue', (standard) => {
    expect(sorted(idsOf(standard) ?? [])).toEqual(sorted(oracle[standard] ?? []))
  })

  test('every mapping names an id of its standard, its source and its relation', () => {
    const relations = ['equal-to', 'equivalent-to', 'subset-of', 'superset-of', 'intersects-with']
    const controls = everyItem().flatMap((item) => item.controls)
    expect(controls.length).toBeGreaterThan(900)
    for (const { standard, id, source, official, relation } of controls) {
      if (standard === 'cwe') expect(id).toMatch(/^CWE-\d+$/)
      else expect(oracle[standard]).toContain(id)
      expect(source).not.toBe('')
      expect(relations).toContain(relation)
      // What is ours is never the publisher's.
      expect(source === 'ours' && official).toBe(false)
    }
  })

  test('only OWASP is named as official, and no standard without a catalogue is mapped to', () => {
    const controls = everyItem().flatMap((item) => item.controls)
    const official = new Set(controls.flatMap((one) => (one.official ? [one.source] : [])))
    expect(sorted(official)).toEqual([
      'OWASP API Security Top 10 2023, references',
      'OWASP Top 10 2021, list of mapped CWEs',
      'OWASP Top 10 2025, introduction',
      'OWASP Top 10 2025, list of mapped CWEs',
    ])
    expect(sorted(new Set(controls.map(({ standard }) => standard)))).toEqual(
      sorted([...Object.keys(oracle), 'cwe']),
    )
  })
})

describe('each catalogue is shipped whole', () => {
  const idsIn = (name: (typeof shippedChecklists)[number]) => shippedList(name).items.map(({ id }) => id)

  test('106 subcategories of CSF 2.0, 42 tasks of SSDF 1.1', () => {
    expect(idsIn('nist-csf-2.0')).toEqual(csf)
    expect(csf).toHaveLength(106)
    expect(idsIn('nist-ssdf-1.1')).toEqual(ssdf)
    expect(ssdf).toHaveLength(42)
  })

  test('115 safeguards of MAGERIT, in Spanish and English', () => {
    const { items } = shippedList('magerit-v3')
    expect(items.map(({ id }) => id)).toEqual(magerit.map(({ code }) => code))
    expect(items).toHaveLength(115)
    for (const { translations } of items) expect(translations['es']).toMatch(/^¿.+\?$/)
    // A group is answered by its safeguards, and asks nobody.
    for (const { id, derivedFrom } of items)
      expect(derivedFrom).toEqual(magerit.flatMap(({ code, parent }) => (parent === id ? [code] : [])))
  })

  test('17 chapters and 80 sections of ASVS 5.0.0; a chapter is answered by its sections', () => {
    expect(idsIn('owasp-asvs-5.0')).toEqual(
      asvs.flatMap(({ id, sections }) => [id, ...sections.map((one) => one.id)]),
    )
    expect(idsIn('owasp-asvs-5.0')).toHaveLength(97)
    for (const { id, sections } of asvs)
      expect(shippedItem('owasp-asvs-5.0', id).derivedFrom).toEqual(sections.map((one) => one.id))
  })

  test.each(['2021', '2025'] as const)('OWASP Top 10 %s with its CWE list, marked as official', (year) => {
    const { items } = shippedList(`owasp-top10-${year}`)
    expect(items.map(({ id }) => id)).toEqual(edition(year).map(({ id }) => id))
    for (const [index, category] of edition(year).entries()) {
      const item = items[index]
      const mapped = item?.controls.filter(({ standard, official }) => standard === 'cwe' && official) ?? []
      const cwes = sorted(new Set(category.cwes.map(({ id }) => id)))
      expect(sorted(mapped.map(({ id }) => id))).toEqual(cwes)
      expect(sorted(item?.contradictedBy.cwe ?? [])).toEqual(cwes)
    }
  })

  test('the official map of 2021 to 2025', () => {
    for (const { from_2021: from, to_2025: to } of topTen.edition_map) {
      if (from === null) continue
      const mapped = shippedItem('owasp-top10-2021', from).controls.filter(
        ({ standard }) => standard === 'owasp-2025',
      )
      expect(mapped.map(({ id, official }) => [id, official])).toEqual([[to, true]])
    }
  })

  test('ten risks of the API list with the CWEs they refer to', () => {
    const { items } = shippedList('owasp-api-2023')
    expect(items.map(({ id }) => id)).toEqual(api.map(({ id }) => id))
    for (const [index, risk] of api.entries())
      expect(items[index]?.contradictedBy.cwe ?? []).toEqual(risk.cwes)
  })
})
