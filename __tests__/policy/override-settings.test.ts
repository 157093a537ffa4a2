import { expect, test } from '@jest/globals'
import { PolicyError } from '../../src/core/errors.ts'
import { gates } from '../../src/gates/registry.ts'
import type { FileContent } from '../../src/policy/files.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { digestsOf } from '../../src/result/digests.ts'
import { version } from '../../src/version.ts'
import { sampleRecord } from '../support/sample-record.ts'

const load = (overrides: string) => {
  const text = `version: 1\n${overrides === '' ? '' : `overrides: ${overrides}\n`}`
  const read = (path: string): Promise<FileContent> =>
    Promise.resolve(
      path === '.github/gatewright.yml'
        ? { kind: 'bytes', bytes: new TextEncoder().encode(text) }
        : { kind: 'absent' },
    )
  return loadPolicy({
    ...{ files: { sha: '0'.repeat(40), read }, github: null, gates, version, policy: null },
    overrides: {},
  })
}

test('two approvals, seven days, and nobody who may approve, unless the policy names somebody', async () => {
  expect((await load('')).policy.overrideSettings).toEqual({ approvals: 2, approvers: [], maxDays: 7 })
  const named = await load('{ approvals: 3, approvers: ["@acme/security", "@oper", "@oper"], max-days: 2 }')
  expect(named.policy.overrideSettings).toEqual({
    approvals: 3,
    approvers: ['@acme/security', '@oper'],
    maxDays: 2,
  })
})

const wrong: readonly (readonly [string, string])[] = [
  ['{ approvals: 0, approvers: ["@acme/security"] }', 'approvals'],
  ['{ approvals: "2" }', 'approvals'],
  ['{ max-days: 91 }', 'max-days'],
  ['{ approvers: ["oper"] }', 'expected `@user` or `@org/team`'],
  ['{ approvers: ["@dependabot[bot]", "@oper", "@chef"] }', 'approvals of bots never count'],
  ['{ approvers: ["@oper"] }', 'found 1 of the 2 people'],
  ['{ approvers: ["@oper", "@OPER"] }', 'found 1 of the 2 people'],
  ['{ aprovers: [] }', 'did you mean "approvers"'],
  ['{ days: 3 }', 'overrides.days'],
]
test.each(wrong)('%s is refused with its place', async (text, message) => {
  const error: unknown = await load(text).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(PolicyError)
  expect(String(error)).toContain('.github/gatewright.yml:2:')
  expect(String(error)).toContain(message)
})

test('who may approve is a part of what is required; without anybody nothing changes', async () => {
  const digest = async (text: string) =>
    digestsOf({ ...sampleRecord(), policy: (await load(text)).policy }).policy
  const none = await digest('')
  expect(await digest('{ max-days: 3 }')).toBe(none)
  const named = await digest('{ approvers: ["@oper", "@chef"] }')
  expect(named).not.toBe(none)
  expect(await digest('{ approvers: ["@chef", "@oper"] }')).toBe(named)
  expect(await digest('{ approvers: ["@chef", "@oper"], max-days: 3 }')).not.toBe(named)
})
