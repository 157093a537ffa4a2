import { expect, test } from '@jest/globals'
import { overridesSection } from '../../src/digest/overrides-section.ts'
import { facts, file } from '../overrides/given.ts'
import { overrideReport } from '../overrides/report.ts'

/** The lines for an audited branch with these override files. */
function lines(...files: readonly ReturnType<typeof file>[]): readonly string[] {
  const merged = files.map((one) => ({ ...one, at: 'base' as const, matchesHead: null }))
  const report = overrideReport({ scope: 'repository', facts: facts(merged) })
  return overridesSection({ input: { report } } as Parameters<typeof overridesSection>[0])
}

test('an override that runs: for what, until when, who asked for it, and why', () => {
  expect(lines(file())).toContain(
    '- `hotfix`: runs for `g1`, until `2027-01-12T12:00:00Z` (requested by `@oper`, ticket `SHOP-12`): the payment provider changed its format',
  )
  expect(lines(file({ expiresAt: '2027-01-01T00:00:00Z' }))).toContain('- `hotfix`: expired, no effect')
  expect(lines()).toEqual([])
})

test('words of the file call nobody and make no mark-up, and the list has an end', () => {
  const reason = '@acme/core <script> [a](javascript:b) #3\n### Open'
  const [row = ''] = lines(file({ reason, ticket: '`x` | @acme' })).filter((line) => line.startsWith('- '))
  expect(row.replace(/(`+).*?\1/g, '')).not.toMatch(/<script>|@acme|(?<!&)#3|\n|(?<!\\)\[/)
  const many = Array.from({ length: 40 }, (_, index) => file({ id: `o${index}`, reason: 'x'.repeat(2_000) }))
  const text = lines(...many).join('\n')
  expect(text.length).toBeLessThan(3_000)
  expect(text).toMatch(/\n- \d+ more\n/)
})
