import { expect, test } from '@jest/globals'
import { requireGreenlight, wantedGreenlight } from '../../src/audit/greenlight.ts'
import { UsageError } from '../../src/core/errors.ts'
import { known } from '../../src/core/fact.ts'
import type { Greenlight } from '../../src/core/facts/greenlight.ts'
import { options } from '../../src/phase/options.ts'
import { greenlightReport, greenlightText } from '../../src/result/greenlight.ts'
import type { RunRecord } from '../../src/result/record.ts'
import { renderGreenlightPage, renderGreenlightTerminal } from '../../src/surfaces/greenlight-page.ts'
import { checks, head } from '../gates/phase-unlock/facts.ts'
import { sampleRecord } from '../support/sample-record.ts'

const found = (kind: 'file' | 'absent'): Greenlight['files'][string] => ({
  known: true,
  value: { kind, problem: null, missing: [], sha256: 'a'.repeat(64) },
})

/** A record whose policy asks for a net, a gate and a file called `a|b`. */
function recordOf(greenlight: Greenlight | null, asked = true): RunRecord {
  const record = sampleRecord()
  const { policy } = record
  if (policy === null) throw new Error('no policy')
  const settings = options.parse({
    ...(asked
      ? {
          greenlight: {
            nets: [{ id: 'S1', files: [{ path: 'a' }] }],
            gates: ['nets'],
            files: [{ path: 'a|b' }],
          },
        }
      : {}),
  })
  const gate = {
    id: 'phase-unlock',
    mode: 'enforce',
    optional: false,
    enforceFrom: null,
    options: settings,
    where: () => undefined,
  } as const
  const facts = greenlight === null ? {} : { greenlight: known(greenlight, { kind: 'api', what: 'audit' }) }
  return { ...record, policy: { ...policy, gates: [gate] }, subjects: [{ subject: '', facts }] }
}

const green = (files: Greenlight['files']): Greenlight => ({
  sha: head,
  files,
  variables: {},
  checks: { known: true, value: checks(head, [{ name: 'nets' }]) },
})
const all = green({ a: found('file'), 'a|b': found('file') })

test.each<[string, Greenlight | null, string, number]>([
  ['everything', all, 'green', 0],
  ['a net is absent, and a file too', green({ a: found('absent'), 'a|b': found('absent') }), 'red', 5],
  ['a file is absent', green({ a: found('file'), 'a|b': found('absent') }), 'red', 1],
  ['a net cannot be seen', green({ 'a|b': found('file') }), 'hold', 6],
  ['a file cannot be seen', green({ a: found('file') }), 'hold', 3],
  ['absent before unverifiable', green({ 'a|b': found('absent') }), 'red', 1],
  ['nothing was gathered', null, 'hold', 6],
])('%s', (_, value, verdict, exit) => {
  expect(greenlightReport(recordOf(value))).toMatchObject({ schema_version: 1, verdict, exit })
})

test('the report names what it rests on, and the same facts give the same bytes', () => {
  const report = wantedGreenlight('--greenlight', recordOf(all))
  expect(report.inputs.map(({ name }) => name).slice(-3)).toEqual(['fact greenlight', 'a', 'a|b'])
  expect(report).toMatchObject({ sha: head, overrides: [], nets: [{ id: 'S1', status: 'verified' }] })
  expect(greenlightText(report)).toBe(greenlightText(wantedGreenlight('--greenlight', recordOf(all))))
})

test('one page for people, worst first; nothing in it breaks the table', () => {
  const report = wantedGreenlight(
    '--greenlight',
    recordOf(green({ a: found('file'), 'a|b': found('absent') })),
  )
  const page = renderGreenlightPage(report)
  expect(page.split('\n')[0]).toMatch(/^## Red light/)
  expect(page.split('\n').filter((line) => line.startsWith('| '))[2]).toContain('a&#124;b')
  expect(renderGreenlightTerminal(report, { width: 80 })).toContain('✗ File a|b: wrong')
})

test('a policy without a green light is a usage error, and so is a file without one', () => {
  expect(() => wantedGreenlight('--greenlight', recordOf(all, false))).toThrow(UsageError)
  expect(() => requireGreenlight('--report', 'a.json', false)).toThrow(UsageError)
  expect(requireGreenlight('--report', 'a.json', true)).toBeUndefined()
})
