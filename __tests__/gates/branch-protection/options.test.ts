import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { gatewright } from '../../cli/harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'gatewright-options-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `policy validate` of a policy whose gate has these options, which stand in line 4. */
const validated = async (options: string) => {
  const policy = `version: 1\ngates:\n  branch-protection:\n    ${options}\n`
  writeFileSync(join(folder, 'gatewright.yml'), policy)
  return await gatewright(['policy', 'validate', 'gatewright.yml'], { directory: folder })
}

describe('a policy that cannot be meant is refused at its place', () => {
  test.each([
    ['branches: [{ checks: [unit, unit] }]', 33, 'names a check twice'],
    ['branches: [{ checks: [unit, { context: unit, app: 1 }] }]', 33, 'names a check twice'],
    ['branches: [{ checks: [{ context: a, app: 2 }, { context: a, app: 1 }] }]', 51, 'names a check twice'],
    ['branches: [{ merge-methods: [] }]', 33, 'expected at least 1 entry'],
    ['branches: [{ merge-methods: [squash, squash] }]', 42, 'names a way to merge twice'],
    ['branches: [{ linear: true, merge-methods: [merge] }]', 47, 'contradicts `linear`'],
    ['branches: [{ preset: secflow, merge-methods: [merge] }]', 50, 'contradicts `linear`'],
    [
      'branches: [{ minimum-checks: 2, checks: [a], checks-exact: true }]',
      64,
      'contradicts `minimum-checks`: 2 are asked for, and `checks` names 1',
    ],
    ['branches: [{ preset: secflow, checks-exact: true }]', 49, 'contradicts `minimum-checks`'],
    ['branches: [{ code-scanning: [CodeQL, { tool: CodeQL }] }]', 42, 'names a tool twice'],
    ['branches: [{ deployments: [a, a] }]', 35, 'names an environment twice'],
    ['branches: [{ workflows: [a.yml, a.yml] }]', 37, 'names a workflow twice'],
    ['branches: [{ required-reviewers: ["src/**", "src/**"] }]', 49, 'names a pattern twice'],
    ['external-checks: [{ context: a }, { context: a }]', 39, 'names a check of one App twice'],
    ['branches: [{ branches: [main, refs/heads/main], linear: true }]', 35, 'names a pattern twice'],
    ['tags: [{ tags: ["v*", "refs/tags/v*"] }]', 27, 'names a pattern twice'],
    ['branches: [{ branches: [refs/tags/v1], linear: true }]', 29, '`refs/heads/` before it'],
    ['tags: [{ tags: [refs/heads/v1] }]', 21, '`refs/tags/` before it'],
    ['tags: [{ tags: ["~DEFAULT_BRANCH"] }]', 21, 'or `~ALL`'],
    ['branches: [{ branches: ["~FOO"], linear: true }]', 29, 'or `~DEFAULT_BRANCH`, `~ALL`'],
    ['branches: [{ branches: ["main "], linear: true }]', 29, 'matches nothing'],
    ['branches: [{ branches: ["a..b"], linear: true }]', 29, 'matches nothing'],
    ['branches: [{ branches: ["release/"], linear: true }]', 29, 'matches nothing'],
    ['branches: [{ branches: ["!main"], linear: true }]', 29, 'excludes nothing'],
    ['branches: [{ branches: ["{main,dev}"], linear: true }]', 29, 'alternatives in braces'],
    ['branches: [{ approvals: 11 }]', 29, 'found 11, expected at most 10'],
    ['branches: [{ preset: secflo }]', 26, 'did you mean "secflow"?'],
    ['branches: [{ linear: true, bypass: { allow: [] }, aprovals: 1 }]', 55, 'did you mean "approvals"?'],
  ])('%s', async (options, column, message) => {
    const { code, stdout, stderr } = await validated(options)
    expect(code).toBe(78)
    const [line = ''] = `${stdout}${stderr}`.split('\n')
    expect(line).toMatch(new RegExp(`^(gatewright: )?gatewright\\.yml:4:${column}: `))
    expect(line).toContain(message)
  })
})

test.each([
  'branches: [{ linear: true, merge-methods: [merge, squash] }]',
  'branches: [{ linear: false, merge-methods: [merge] }]',
  'branches: [{ minimum-checks: 1, checks: [a], checks-exact: true }]',
  'branches: [{ checks: [a, A, "a "] }]',
  'branches: [{ branches: ["~ALL", "release/**/*", "a{b}", "v[0-9].x"], linear: true }]',
  'external-checks: [{ context: a, app: 1 }, { context: a, app: 2 }]',
  'branches: [{ linear: true, bypass: { allow: [{ actor-type: DeployKey, actor-id: null }] } }]',
])('%s is a policy', async (options) => {
  expect(await validated(options)).toEqual({ code: 0, stdout: '', stderr: '' })
})
