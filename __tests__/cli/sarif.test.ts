import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type SavedFacts, saveFacts } from '../../src/facts/saved.ts'
import type { SarifLog } from '../../src/surfaces/sarif-model.ts'
import { soundSarif } from '../support/sarif.ts'
import { Clone } from '../workspace/clone.ts'
import { type Ended, gatewright } from './harness.ts'
import { savedPullRequest } from './saved.ts'
import { junit, policy } from './suite-support.ts'

let clone: Clone
beforeAll(() => {
  clone = new Clone()
})
afterAll(() => clone.remove())

const evaluate = (stdin: string, flags: readonly string[] = []): Promise<Ended> =>
  gatewright(['evaluate', '--facts', '-', '--format', 'sarif', ...flags], { directory: clone.path, stdin })
const log = ({ stdout }: Ended): SarifLog => soundSarif(stdout)
const saved = (approved: boolean): SavedFacts => savedPullRequest({ approved })

describe('--format sarif', () => {
  test('evaluate: the findings of a blocked pull request; the exit code is the verdict’s', async () => {
    const ended = await evaluate(saveFacts(saved(false)))
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    const [run] = log(ended).runs
    expect(run.invocations[0]).toMatchObject({ exitCode: 1, executionSuccessful: true })
    expect(run.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['codeowners/owner-approval', 'error'],
    ])
    expect(run.tool.driver.rules[0]?.helpUri).toMatch(
      /^https:\/\/github\.com\/.*\/codeowners\/owner-approval\.md$/u,
    )
  })

  test('evaluate: twice the same bytes; no results when it passes', async () => {
    const one = await evaluate(saveFacts(saved(false)))
    expect((await evaluate(saveFacts(saved(false)))).stdout).toBe(one.stdout)
    const passed = await evaluate(saveFacts(saved(true)))
    expect(passed.code).toBe(0)
    expect(log(passed).runs[0].results).toEqual([])
  })

  test('an error still gives the one document: no results, and not successful', async () => {
    const ended = await evaluate('{}')
    expect(ended.code).toBe(64)
    expect(ended.stderr).toMatch(/^gatewright: \(standard input\):1:1: /u)
    const [run] = log(ended).runs
    expect(run.results).toEqual([])
    expect(run.invocations[0]).toMatchObject({ exitCode: 64, executionSuccessful: false })
  })

  test('a policy that cannot be used: exit code 78, each problem a notification', async () => {
    clone.write('bad.yml', 'version: 1\nnope: 1\nalso: 2\n')
    const ended = await evaluate(saveFacts(saved(false)), ['--policy', 'bad.yml'])
    expect(ended.code).toBe(78)
    const { toolExecutionNotifications: said } = log(ended).runs[0].invocations[0]
    expect(said.filter(({ message }) => message.text.startsWith('bad.yml:'))).toHaveLength(2)
  })

  test('check: the local branch', async () => {
    const ended = await gatewright(['check', '--format', 'sarif'], { directory: clone.path })
    expect(ended.code).not.toBe(0)
    expect(log(ended).runs[0].invocations[0].exitCode).toBe(ended.code)
  })

  test('suite gate: a failing report', async () => {
    clone.write('gatewright.yml', policy('enforce'))
    clone.write('out/a.xml', junit(3, 1))
    const argv = ['suite', 'gate', 'out/a.xml', '--policy', 'gatewright.yml', '--format', 'sarif']
    const ended = await gatewright(argv, { directory: clone.path })
    expect(ended.code).toBe(1)
    const [run] = log(ended).runs
    expect(run.automationDetails.id).toBe('gatewright/golden-suite/')
    expect(run.results.length).toBeGreaterThan(0)
    expect(run).not.toHaveProperty('versionControlProvenance')
  })

  test('suite gate --evidence has no findings to write', async () => {
    const argv = ['suite', 'gate', '--evidence', 'x.json', '--format', 'sarif']
    const ended = await gatewright(argv, { directory: clone.path })
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('--format sarif is about judging reports')
  })
})
