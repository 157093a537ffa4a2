import { afterEach, describe, expect, test } from '@jest/globals'
import { parseCommands } from '../support/runner-commands.ts'
import { enforced, openScene, outcomes, type Scene, type SceneOptions } from './scene.ts'

let scene: Scene
const open = async (options: SceneOptions = {}) => {
  scene = await openScene(options)
  return scene
}
afterEach(() => scene.close())

describe('the policy of a run', () => {
  test('the pull request weakens nothing: policy and owners of its head have no effect', async () => {
    const { change, judge } = await open()
    const pull = change({
      files: {
        'src/b.ts': 'b\n',
        '.github/gatewright.yml': 'version: 1\nmode: report\ngates: {}\n',
        '.github/CODEOWNERS': '* @alpha @bravo\n',
      },
    })
    for (const by of ['bravo', 'meddler', 'alpha']) pull.review({ by, state: 'APPROVED' })
    const judged = await judge(pull)
    expect(judged).toMatchObject({ exitCode: 1, result: { mode: 'enforce', decision: 'fail' } })
    expect(judged.summary).toContain('`@oper`')
    pull.review({ by: 'oper', state: 'APPROVED' })
    expect(await judge(pull)).toMatchObject({ exitCode: 0 })
  })

  test('EVENT-21 attack 3: the workflow is edited to do nothing: the files of workflows need their owner', async () => {
    const { change, judge } = await open({
      files: { '.github/workflows/gatewright.yml': 'on: pull_request\n' },
      codeowners: '* @chef\n/src/ @acme/core\n/.github/CODEOWNERS @oper\n',
    })
    const pull = change({ files: { '.github/workflows/gatewright.yml': 'on: push\njobs: {}\n' } })
    const judged = await judge(pull)
    expect(judged.exitCode).toBe(1)
    expect(judged.result.findings.some(({ rule }) => rule === 'codeowners/policy-changed')).toBe(true)
  })

  test('an unreadable policy is exit code 78 with file, line and column on every surface', async () => {
    const { change, judge } = await open({ policy: 'version: 1\nmode: enforced\ngates:\n  codeowner: {}\n' })
    const pull = change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const judged = await judge(pull)
    expect(judged).toMatchObject({ exitCode: 78, result: { reason_codes: ['policy-error'] } })
    expect(judged.stdout).toMatch(/\.github\/gatewright\.yml:2:7: /)
    expect(judged.stdout).toMatch(/\.github\/gatewright\.yml:4:3: .*did you mean.*codeowners/)
    expect(judged.summary).toContain('.github/gatewright.yml:2:7')
    expect(judged.result.errors[0]).toMatchObject({ file: '.github/gatewright.yml', line: 2, column: 7 })
  })

  test('a policy that is in the head only is a missing policy, and says where one is expected', async () => {
    const { change, judge } = await open({ policy: null })
    const judged = await judge(change({ files: { '.github/gatewright.yml': enforced } }))
    expect(judged.exitCode).toBe(78)
    expect(judged.stdout).toContain('.github/gatewright.yml')
  })

  test('D19 what a policy extends is read at the base or at its own ref, and a missing one is an error', async () => {
    const { repository, change, judge } = await open({
      policy: 'version: 1\nextends: acme/shop/policies/strict.yml@main\n',
    })
    const pull = change({ files: { 'policies/strict.yml': 'version: 1\nmode: report\n' } })
    expect(await judge(pull)).toMatchObject({ exitCode: 78 })
    repository.commit('main', { files: { 'policies/strict.yml': enforced }, author: 'oper' })
    expect(await judge(pull)).toMatchObject({ exitCode: 1, result: { mode: 'enforce' } })
  })

  test('the inputs `mode` and `policy` are stronger than the file', async () => {
    const { repository, change, judge } = await open()
    const pull = change()
    const reported = await judge(pull, { inputs: { mode: 'report' } })
    expect(reported).toMatchObject({ exitCode: 0, result: { decision: 'report' } })
    repository.commit('main', {
      files: { 'policies/other.yml': 'version: 1\nmode: report\n' },
      author: 'oper',
    })
    const other = await judge(pull, { inputs: { policy: 'policies/other.yml' } })
    expect(other).toMatchObject({ exitCode: 0, result: { policy: { path: 'policies/other.yml' } } })
    expect(await judge(pull, { inputs: { policy: 'policies/none.yml' } })).toMatchObject({ exitCode: 78 })
  })

  test.each([
    [{ mode: 'Report' }, /input mode: found "Report", expected report or enforce/],
    [{ mode: 'report\nx' }, /input mode/],
    [{ 'github-token': 'two words' }, /input github-token holds a blank/],
  ])('D6 an input without a meaning is exit code 64: %j', async (inputs, message) => {
    const { change, judge } = await open()
    const pull = change()
    const judged = await openRun(judge, pull, inputs)
    expect(judged.exitCode).toBe(64)
    expect(
      parseCommands(judged.stdout).some(({ name, data }) => name === 'error' && message.test(data)),
    ).toBe(true)
  })

  test('an event nobody can judge is exit code 64', async () => {
    const { run } = await open()
    expect(await run('issues', {})).toMatchObject({ exitCode: 64, outputs: { outcome: 'unknown' } })
    expect(await run('pull_request', '{"pull_request": {')).toMatchObject({ exitCode: 64 })
    expect(await run('pull_request', { pull_request: { number: '1' } })).toMatchObject({ exitCode: 64 })
    expect(await run('push', { ref: 'refs/heads/x', after: '0'.repeat(40) })).toMatchObject({ exitCode: 64 })
  })

  test('nothing enabled is undecided, not a pass', async () => {
    const { change, judge } = await open({
      policy: 'version: 1\nmode: enforce\ngates:\n  codeowners: false\n',
    })
    const judged = await judge(change())
    expect(judged.exitCode).not.toBe(0)
    expect(outcomes(judged)).not.toContain('codeowners/owner-approval pass')
  })
})

/** Usage errors of inputs end before there is a result: only the process is looked at. */
const openRun = (
  judge: Scene['judge'],
  pull: Parameters<Scene['judge']>[0],
  inputs: Record<string, string>,
) => judge(pull, { inputs })
