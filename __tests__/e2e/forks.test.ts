import { afterEach, describe, expect, test } from '@jest/globals'
import type { LoggedRequest } from '../../src/embedded/request-log.ts'
import { openScene, type Scene, type SceneOptions, unknowns } from './scene.ts'

let scene: Scene
const open = async (options: SceneOptions = {}) => {
  scene = await openScene(options)
  return scene
}
afterEach(() => scene.close())

const people = '* @chef\n/src/ @bravo\n/.github/ @oper\n'

/** Requests that could change something: GraphQL reads by POST. */
const writes = (requests: readonly LoggedRequest[]) =>
  requests.filter(({ method, path, body }) =>
    path === '/graphql' ? JSON.stringify(body).includes('mutation') : method !== 'GET',
  )

describe('a pull request of a fork', () => {
  test('EVENT-04 the read-only token gives the same verdict, and nothing is written', async () => {
    const { world, repository, change, judge, token } = await open({
      codeowners: people,
      token: 'github-token',
      public: true,
    })
    const pull = change({ author: 'meddler', from: repository.fork('meddler'), head: 'patch' })
    const readOnly = world.token({ kind: 'fork', permissions: { contents: 'read', 'pull-requests': 'read' } })
    const [inside, outside] = [await judge(pull, { token }), await judge(pull, { token: readOnly })]
    expect([inside.exitCode, outside.exitCode]).toEqual([1, 1])
    expect(outside.result.digests).toEqual(inside.result.digests)
    expect(outside.outputs['outcome']).toBe('fail')
    expect(outside.stdout).toMatch(/^::error title=codeowners\/owner-approval/m)
    expect(writes(outside.requests)).toEqual([])
    pull.review({ by: 'bravo', state: 'APPROVED' })
    expect(await judge(pull, { token: readOnly })).toMatchObject({ exitCode: 0 })
  })

  test('a team that GITHUB_TOKEN cannot read is undecided, and the permission is named', async () => {
    const { repository, change, judge } = await open({ token: 'fork', public: true })
    const pull = change({ author: 'meddler', from: repository.fork('meddler'), head: 'patch' })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const judged = await judge(pull)
    expect(judged.exitCode).toBe(3)
    expect(unknowns(judged)).toEqual(['team-membership'])
    expect(judged.summary).toContain('members: read')
    expect(judged.stdout).toMatch(/^::error .*members: read/m)
    expect(writes(judged.requests)).toEqual([])
  })

  test('where GitHub itself demands code owners, its decision proves the team', async () => {
    const { repository, change, judge } = await open({ token: 'fork', public: true })
    repository.requireReviews({ approvals: 1, codeOwners: true, dismissStale: true })
    const pull = change({ author: 'meddler', from: repository.fork('meddler'), head: 'patch' })
    expect((await judge(pull)).exitCode).not.toBe(0)
    pull.review({ by: 'bravo', state: 'APPROVED' })
    pull.decide('APPROVED')
    expect(await judge(pull)).toMatchObject({ exitCode: 0 })
    pull.push({ by: 'meddler', files: { 'src/b.ts': 'evil\n' } })
    pull.decide('REVIEW_REQUIRED')
    expect((await judge(pull)).exitCode).not.toBe(0)
  })

  test('a fork that was deleted is judged by the base repository alone', async () => {
    const { repository, change, judge } = await open({ codeowners: people })
    const fork = repository.fork('meddler')
    const pull = change({ author: 'meddler', from: fork, head: 'patch' })
    fork.delete()
    expect(await judge(pull)).toMatchObject({ exitCode: 1 })
    pull.review({ by: 'bravo', state: 'APPROVED' })
    const judged = await judge(pull)
    // Who pushed last went with the fork, so whether that person approved cannot be told.
    expect(judged.exitCode).toBe(3)
    expect(judged.summary).toContain('the head repository was deleted')
    expect(judged.stdout).toContain('leave last-pusher out of exclude')
  })

  test('a token without any permission names what is missing', async () => {
    const { world, change, judge } = await open({ codeowners: people })
    const pull = change()
    const judged = await judge(pull, { token: world.token({ permissions: {} }) })
    expect(judged.exitCode).toBe(3)
    expect(judged.stdout).toMatch(/pull-requests: read/)
  })

  test('a revoked token is undecided', async () => {
    const { world, change, judge, token } = await open()
    const pull = change()
    world.revoke(token)
    expect(await judge(pull)).toMatchObject({ exitCode: 3 })
  })
})
