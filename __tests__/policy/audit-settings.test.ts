import { describe, expect, test } from '@jest/globals'
import { PolicyError } from '../../src/core/errors.ts'
import { gates } from '../../src/gates/registry.ts'
import type { FileContent } from '../../src/policy/files.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { digestsOf } from '../../src/result/digests.ts'
import { version } from '../../src/version.ts'
import { sampleRecord } from '../support/sample-record.ts'

const load = (text: string) => {
  const read = (path: string): Promise<FileContent> =>
    Promise.resolve(
      path === '.github/gatewright.yml'
        ? { kind: 'bytes', bytes: new TextEncoder().encode(text) }
        : { kind: 'absent' },
    )
  return loadPolicy({ files: { sha: '0'.repeat(40), read }, github: null, gates, version, policy: null })
}

const refusal = async (text: string) => {
  const error: unknown = await load(text).catch((caught: unknown) => caught)
  if (error instanceof PolicyError) return error.message
  throw new Error('the policy was taken')
}

describe('audit.p0', () => {
  test('has a default of rules that exist', async () => {
    const { policy, values } = await load('version: 1\n')
    expect(policy.p0).toEqual({
      asked: false,
      ids: [
        'branch-protection/plan-offers-protection',
        'branch-protection/pull-request',
        'branch-protection/block-force-push',
        'branch-protection/block-deletion',
        'codeowners/file-missing',
        'codeowners/file-size',
      ],
    })
    expect(values.find(({ key }) => key === 'audit.p0')?.origin).toEqual({ kind: 'default' })
  })

  test('takes rules and controls, each once, and none', async () => {
    const named =
      'version: 1\naudit:\n  p0: [codeowners/coverage, "nist-csf:PR.AA-05", codeowners/coverage]\n'
    expect((await load(named)).policy.p0).toEqual({
      asked: true,
      ids: ['codeowners/coverage', 'nist-csf:PR.AA-05'],
    })
    expect((await load('version: 1\naudit: { p0: [] }\n')).policy.p0).toEqual({ asked: true, ids: [] })
    expect((await load('version: 1\naudit: {}\n')).policy.p0.asked).toBe(false)
  })

  test.each([
    ['p0: [branch-protection/pull-requests]', '3:8', 'did you mean "branch-protection/pull-request"?'],
    ['p0: ["nist-csf:PR.AA-5"]', '3:8', 'did you mean "nist-csf:PR.AA-05"?'],
    ['p0: [zzzzzzzzzz]', '3:8', '`gatewright explain` lists them'],
    ['p0: [""]', '3:8', 'there is no such rule or control'],
    ['p0: [codeowners]', '3:8', 'there is no such rule or control'],
    ['p0: [7]', '3:8', 'text: put it in quotes'],
    ['p0: codeowners/coverage', '3:7', 'expected a list'],
    ['p1: []', '3:3', 'did you mean "p0"?'],
  ])('%s is a policy error at its place', async (line, place, expected) => {
    const message = await refusal(`version: 1\naudit:\n  ${line}\n`)
    expect(message).toContain(`.github/gatewright.yml:${place}: `)
    expect(message).toContain(expected)
  })
})

test('P0 controls are part of the policy digest, whatever their order', async () => {
  const digest = async (p0: string) => {
    const { policy } = await load(`version: 1\naudit: { p0: [${p0}] }\n`)
    return digestsOf({ ...sampleRecord(), policy }).policy
  }
  const both = await digest('codeowners/coverage, codeowners/file-size')
  expect(await digest('codeowners/file-size, codeowners/coverage')).toBe(both)
  expect(await digest('codeowners/coverage')).not.toBe(both)
})
