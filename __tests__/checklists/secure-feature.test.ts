import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { evidenceGrades } from '../../src/core/facts/checklists.ts'
import { itemName, officialCodes } from '../../src/formats/checklists/codes.ts'
import { catalogue, shippedItem, shippedList } from './shipped.ts'

const data = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        questions: z.array(z.object({ id: z.string() })),
        maps: z.record(z.string(), z.array(z.string())),
        min_evidence_full: z.array(z.string()),
        probe: z.object({ mode: z.string() }),
      }),
    ),
  })
  .parse(catalogue('checklist-items')).items
const { items } = shippedList('secure-feature')
const parentOf = (id: string) => id.replace(/\.[a-z]$/, '')
const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort()

test('25 items, 41 questions, each once', () => {
  expect(data).toHaveLength(25)
  expect(items).toHaveLength(41)
  expect(items.map(({ id }) => id)).toEqual(data.flatMap(({ questions }) => questions.map(({ id }) => id)))
})

describe.each(data)('$id', ({ id, maps, min_evidence_full: least, probe }) => {
  const own = items.filter((item) => parentOf(item.id) === id)

  test('every question maps to what was collected for it, 800-53 left out', () => {
    for (const item of own)
      for (const [standard, ids] of Object.entries(maps)) {
        if (standard === 'nist-800-53r5' || standard === 'cwe') continue
        const mapped = item.controls.filter((control) => control.standard === standard)
        expect(mapped.map((control) => control.id)).toEqual(ids)
      }
    expect(own.flatMap((item) => item.controls).some(({ standard }) => standard.includes('800-53'))).toBe(
      false,
    )
  })

  test('its weaknesses are divided among its questions, none is lost and none invented', () => {
    expect(sorted(own.flatMap((item) => item.contradictedBy.cwe))).toEqual(sorted(maps['cwe'] ?? []))
  })

  test('the full path asks for the grade that was laid down, or it is derived', () => {
    for (const item of own) {
      const ending = item.id.slice(id.length)
      const grade = (least.find((one) => one.includes(ending)) ?? least[0] ?? '').slice(0, 2)
      if (probe.mode === 'derived') expect(item.derivedFrom).not.toEqual([])
      else if (grade.startsWith('E')) expect(item.minimum.full).toBe(grade)
    }
  })

  test('audit questions are asked of the repository and lapse, the others of the change', () => {
    const audited = probe.mode === 'audit' || id === 'ID'
    for (const { scope, expiresAfterDays } of own) {
      expect(scope).toBe(audited ? 'repository' : 'pull-request')
      expect(expiresAfterDays === null).toBe(!audited)
    }
  })
})

describe('short codes of the document', () => {
  test.each([
    ['D.1', 'D.1.a', ['magerit:D.A', 'magerit:SW.A']],
    ['D.2', 'D.2.a', ['magerit:MP.clean', 'magerit:MP.end', 'magerit:H.tools.DLP', 'magerit:K.IC']],
    ['IA.1', 'IA.1.a', ['magerit:H.IA']],
    ['IA.2', 'IA.2.a', ['magerit:H.IA']],
    ['AC.1', 'AC.1.a', ['magerit:H.AC', 'magerit:H.ST']],
    ['AC.2', 'AC.2.a', ['magerit:H.AC']],
    ['MP.4', 'MP.4.a', ['magerit:COM.C', 'magerit:COM.I', 'magerit:COM.aut', 'magerit:S.www']],
    ['A01', 'A01.a', ['owasp:A01:2021', 'owasp:A01:2025']],
    ['A10', 'A10.a', ['owasp:A10:2021', 'owasp:A01:2025']],
    ['ID', 'ID.a', ['nist-csf:ID.AM-02', 'nist-csf:ID.AM-05', 'nist-csf:ID.AM-07', 'nist-csf:ID.AM-08']],
    ['PR', 'PR.a', ['nist-csf:PR.AA-05', 'nist-csf:PR.DS-01', 'nist-csf:PR.DS-02']],
  ])('%s is an alias of %s and prints both names', (alias, id, codes) => {
    const item = shippedItem('secure-feature', id)
    expect(item.aliases).toContain(alias)
    expect(officialCodes(item, alias)).toEqual(codes)
    expect(itemName(item)).toBe(`${id} (${alias} = ${codes.join(', ')})`)
  })

  test('every item of the document has its short code on each of its questions', () => {
    for (const { id } of data) {
      // New in 2025: the document has no code for it, and its category is an item of another list.
      const expected = id === 'A10:2025' ? [] : [id]
      for (const item of items) if (parentOf(item.id) === id) expect(item.aliases).toEqual(expected)
    }
  })

  test('a code of no standard stands for all controls of its item, an item without one for itself', () => {
    const controls = [
      { standard: 'ours-1', id: 'X.1', source: 'ours', official: false, relation: 'equal-to' as const },
    ]
    // Two mappings to one control are one code.
    expect(officialCodes({ controls: [...controls, ...controls] }, 'Q7')).toEqual(['ours-1:X.1'])
    expect(itemName({ id: 'Q', aliases: [], controls })).toBe('Q')
    expect(itemName({ id: 'Q', aliases: ['Q7'], controls: [] })).toBe('Q (Q7)')
  })
})

describe('what tools say', () => {
  const routing = z
    .object({
      tool_defaults: z.array(z.object({ tool: z.string(), items: z.array(z.string()) })),
      rules: z.array(z.object({ tool: z.string(), rule: z.string(), items: z.array(z.string()) })),
    })
    .parse(catalogue('sarif-routing'))
  const rows = [...routing.rules, ...routing.tool_defaults.map((row) => ({ ...row, rule: '*' }))]

  test.each(rows)('$tool $rule contradicts $items', ({ tool, rule, items: wanted }) => {
    const routed = items.filter(({ contradictedBy }) =>
      contradictedBy.sarif.some((one) => one.tool === tool && one.rule === rule),
    )
    // A row names a question or a whole item; of the latter at least one question is meant. osv-scanner: a default.
    const names = routed.flatMap(({ id }) => [id, parentOf(id)])
    for (const one of wanted) expect(names).toContain(one)
    for (const { id } of routed)
      expect([...wanted, ...wanted.map(parentOf)].some((one) => one === id || one === parentOf(id))).toBe(
        true,
      )
  })

  test('what scanners answer is asked on every path that changes code (contradiction C24)', () => {
    const scanned = ['A06.a', 'A06.c', 'D.2.a'].map((id) => shippedItem('secure-feature', id))
    for (const { machine, minimum } of scanned) {
      expect(machine).not.toEqual([])
      for (const path of ['fast', 'standard', 'full'] as const)
        expect(evidenceGrades.indexOf(minimum[path])).toBeGreaterThanOrEqual(2)
    }
  })
})
