import { expect, test } from '@jest/globals'
import {
  type Checks,
  checksSchema,
  type ToolFindings,
  toolFindingsSchema,
} from '../../src/core/facts/tools.ts'
import { pseudonyms } from '../../src/facts/pseudonyms.ts'
import { redactChecks, redactToolFindings } from '../../src/facts/redact-tools.ts'

const sha = 'a'.repeat(40)

test('checks keep what decides, and lose accounts and other names', () => {
  const status = (creator: number | null) => ({
    context: 'ci',
    state: 'success',
    creator,
    at: '2026-03-01T10:00:00Z',
  })
  const checks: Checks = {
    sha,
    runs: [],
    statuses: [status(7), status(8), status(7), status(null)],
    workflows: { known: false, reason: 'permission-missing', detail: 'asked as alpha' },
    ownRun: 5,
    others: ['deploy to alpha'],
  }
  // A check is asked for by its name: it stays the one of the redacted policy.
  const people = pseudonyms()
  const named = { ...checks, statuses: [{ ...status(7), context: 'test (@acme/web)' }] }
  expect(redactChecks(named, people).statuses[0]?.context).toBe(people.text('test (@acme/web)'))
  const redacted = checksSchema.parse(redactChecks(checks, pseudonyms()))
  const [one, two, three, four] = redacted.statuses.map(({ creator }) => creator)
  expect([one === 7, one === three, one === two, four]).toEqual([false, true, false, null])
  expect(JSON.stringify(redacted)).not.toContain('alpha')
  expect(redacted).toMatchObject({
    sha,
    ownRun: 5,
    others: [],
    workflows: { known: false, reason: 'permission-missing' },
  })
  const { others: _, ...older } = { ...checks, workflows: { known: true, value: true } } satisfies Checks
  expect(redactChecks(older, pseudonyms())).toMatchObject({ workflows: { known: true } })
  expect(redactChecks(older, pseudonyms())).not.toHaveProperty('others')
})

test('results of tools keep everything but the reasons of broken files', () => {
  const findings: ToolFindings = {
    patterns: [{ pattern: 'x', files: 2 }],
    invalid: [{ file: 'a.sarif', detail: '"secret" stands twice' }],
    runs: [{ file: 'b.sarif', tool: 't', version: null, revision: null, successful: null, results: 0 }],
    results: [],
    commits: [sha],
  }
  expect(toolFindingsSchema.parse(redactToolFindings(findings))).toEqual({
    ...findings,
    invalid: [{ file: 'a.sarif', detail: '(redacted)' }],
  })
})
