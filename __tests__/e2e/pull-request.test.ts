import { afterEach, describe, expect, test } from '@jest/globals'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { pullRequestEvent, reviewEvent } from '../../src/embedded/events.ts'
import { enforced, openScene, outcomes, type Scene, type SceneOptions } from './scene.ts'

let scene: Scene
const open = async (options: SceneOptions = {}) => {
  scene = await openScene(options)
  return scene
}
afterEach(() => scene.close())

describe('a pull request through the action', () => {
  test('the main story: blocked, approved, pushed again and blocked', async () => {
    const { change, judge } = await open()
    const pull = change()
    const blocked = await judge(pull)
    expect(blocked).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail' } })
    expect(outcomes(blocked)).toEqual(['codeowners/owner-approval fail'])
    expect(blocked.summary).toMatch(/^## Gatewright: blocked/)
    expect(blocked.summary).toContain('ask `@bravo` or `@docs` to approve')
    expect(blocked.stdout).toMatch(/^::error title=codeowners\/owner-approval,file=src\/b\.ts::/m)
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const passed = await judge(pull)
    expect(passed).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass', 'exit-code': '0' } })
    expect(passed.summary).toMatch(/^## Gatewright: passed/)
    expect(passed.stdout).not.toContain('::error')
    pull.push({ by: 'alpha', files: { 'src/b.ts': 'export const b = 2\n' } })
    const again = await judge(pull)
    expect(again.exitCode).toBe(1)
    expect(again.summary).toMatch(/`@bravo` approved `[0-9a-f]{7}`, and the head is now/)
  })

  test('the output `result` is the result file, and a later step can read it', async () => {
    const { change, judge } = await open()
    const run = await judge(change())
    expect(JSON.parse(run.outputs['result'] ?? '')).toEqual(run.result)
  })

  test('EVENT-13 a dismissal after the green run: the run on `dismissed` blocks', async () => {
    const { world, change, judge, run } = await open()
    const pull = change()
    const review = pull.review({ by: 'bravo', state: 'APPROVED' })
    expect((await judge(pull)).exitCode).toBe(0)
    pull.dismiss(review)
    const dismissed = await run('pull_request_review', reviewEvent(world, pull, review, 'dismissed'))
    expect(dismissed).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail' } })
  })

  test('EVENT-14 D14 a re-run of the old payload gives the verdict of the new one: only its number is read', async () => {
    const { world, change, judge, run } = await open()
    const pull = change()
    const old = structuredClone(pullRequestEvent(world, pull))
    expect((await run('pull_request', old)).exitCode).toBe(1)
    const review = pull.review({ by: 'docs', state: 'APPROVED' })
    const rerun = await run('pull_request', old)
    const reviewed = await run('pull_request_review', reviewEvent(world, pull, review))
    expect([rerun.exitCode, reviewed.exitCode]).toEqual([0, 0])
    expect(rerun.result.digests).toEqual(reviewed.result.digests)
    pull.dismiss(review)
    const lies = {
      ...old,
      pull_request: { ...old.pull_request, body: 'x', labels: ['skip'], reviews: [review] },
    }
    expect((await run('pull_request', lies)).exitCode).toBe(1)
    expect((await judge(pull)).exitCode).toBe(1)
  })

  test('EVENT-27 a draft and a locked pull request are evaluated, a closed one is a pass that says so', async () => {
    const { change, judge } = await open()
    const draft = change({ draft: true, head: 'draft' })
    expect(await judge(draft)).toMatchObject({ exitCode: 1 })
    draft.edit({ draft: false })
    Object.assign(draft.model, { locked: true })
    expect(await judge(draft)).toMatchObject({ exitCode: 1 })
    draft.close()
    const closed = await judge(draft)
    expect(closed.exitCode).toBe(0)
    expect(closed.result.reason_codes).toEqual(['target-closed'])
    expect(closed.summary).toMatch(/closed/)
  })

  test('report mode exits 0, says so first, and tells what would block', async () => {
    const { change, judge } = await open({ policy: 'version: 1\nmode: report\ngates:\n  codeowners: {}\n' })
    const run = await judge(change())
    expect(run.exitCode).toBe(0)
    expect(run.summary).toMatch(/^## .*report/i)
    expect(run.result).toMatchObject({ decision: 'report', outcomes: { codeowners: 'fail' } })
    expect(run.result.reason_codes).toContain('report-mode')
    expect(run.stdout).not.toMatch(/^::error/m)
  })

  test.each<readonly [string, number, Files]>([
    ['another file', 0, { 'README.md': '# New\n' }],
    ['the file itself', 1, { 'src/b.ts': 'evil\n' }],
    ['only its mode', 1, { 'src/b.ts': { executable: true } }],
    ['a new file of the same owner', 1, { 'src/c.ts': 'new\n' }],
    ['its place', 1, { 'src/b.ts': null, 'src/moved.ts': 'export const b = 1\n' }],
  ])('stale-approvals: same-diff, and a push changes %s: exit code %i', async (_, code, files) => {
    const { change, judge } = await open({
      policy: `${enforced.replace('{}', '{ stale-approvals: same-diff, unowned: pass }')}`,
      codeowners: '/src/ @acme/core\n/.github/ @oper\n',
    })
    const pull = change()
    pull.review({ by: 'bravo', state: 'APPROVED' })
    pull.push({ by: 'alpha', files })
    expect((await judge(pull)).exitCode).toBe(code)
  })

  test('100 files, 3 reviews, 2 teams: at most 12 requests, counted in the summary', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index % 2 === 0 ? 'src' : 'docs'}/f${index}.ts`, 'x\n']),
    )
    const { world, repository, change, judge } = await open({
      codeowners: '* @chef\n/src/ @acme/core\n/docs/ @acme/writers\n/.github/ @oper\n',
    })
    const acme = world.state.organisation('acme')
    if (acme === undefined) throw new Error('no organisation')
    for (const login of ['writer-a', 'writer-b']) world.user(login)
    const members = new Map(
      ['writer-a', 'writer-b'].map((login) => [login, world.state.account(login)] as const),
    )
    const team = {
      id: world.state.nextId(),
      organisation: acme,
      slug: 'writers',
      name: 'writers',
      secret: false,
      parent: null,
      members: new Map(
        [...members.values()].flatMap((account) =>
          account === undefined ? [] : [[account, 'member'] as const],
        ),
      ),
    }
    for (const account of team.members.keys()) acme.members.add(account)
    acme.teams.set('writers', team)
    repository.grant(team, 'write')
    const pull = change({ files })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    pull.review({ by: 'writer-a', state: 'APPROVED' })
    pull.review({ by: 'writer-b', state: 'COMMENTED' })
    const run = await judge(pull)
    expect(run.exitCode).toBe(0)
    expect(run.result.run.requests).toBe(run.requests.length)
    expect(run.requests.length).toBeLessThanOrEqual(12)
    expect(run.summary).toContain(`${run.requests.length} requests to GitHub`)
  })
})
