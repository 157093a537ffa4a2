import { describe, expect, test } from '@jest/globals'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { mergeGroupEvent, pullRequestEvent } from '../../src/embedded/events.ts'
import type { Fault } from '../../src/embedded/faults.ts'
import { inScene, type Judged, type Scene, unknowns } from './scene.ts'

const action = 'actions/branch-protection'

const workflow =
  'on: [pull_request, merge_group]\npermissions: {}\njobs:\n  unit: { runs-on: x, steps: [] }\n'
const files: Files = { '.github/workflows/ci.yml': workflow }

/** A scene whose policy has these entries for branches. */
const inEntries = (entries: string, play: (scene: Scene) => Promise<void>): Promise<void> => {
  const policy = `version: 1\nmode: enforce\ngates:\n  branch-protection:\n    branches: [${entries}]\n`
  return inScene({ policy, token: 'github-token', files }, play)
}

const administration = ({ world }: Scene, access: 'read' | 'write') => ({
  'admin-token': world.token({ kind: 'app', permissions: { administration: access } }),
})

const reviews = {
  type: 'pull_request',
  parameters: {
    required_approving_review_count: 1,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  },
}

/** Open errors: rule and outcome. */
const open = ({ result }: Judged): readonly string[] =>
  result.findings
    .filter(({ outcome, level }) => outcome !== 'pass' && outcome !== 'skip' && level === 'error')
    .map(({ rule, outcome }) => `${rule.replace('branch-protection/', '')} ${outcome}`)

describe('branches with names of any kind', () => {
  const names = [
    'release/ü-1',
    'a%2Fb',
    'x%25y',
    'a#b',
    'q&a=1',
    '日本/語',
    '+plus',
    `it's"b`,
    '$(x)',
    '<b>|`c`',
  ]

  test.concurrent.each(names)(
    '%s is asked for, and judged, by its own name',
    (name) =>
      inEntries('{ branches: ["~ALL"], approvals: 1, linear: true }', async (scene) => {
        const { repository } = scene
        repository.commit(name, { files: { a: 'x\n' } })
        repository.ruleset({ include: [`refs/heads/${name}`], rules: [reviews] })
        const pull = scene.change({ base: name, head: 'change' })
        const judged = await scene.judge(pull, { action, inputs: administration(scene, 'write') })
        expect(open(judged)).toEqual(['linear fail'])
        expect(judged.summary).toContain('Require linear history')
      }),
    60_000,
  )
})

test.concurrent.each([35, 101, 205])(
  '%i rules of one ruleset: pages of a hundred, and the ruleset once',
  (count) =>
    inEntries('{ linear: true, bypass: { allow: [] } }', async (scene) => {
      const environments = Array.from({ length: count - 1 }, (_, index) => ({
        type: 'required_deployments',
        parameters: { required_deployment_environments: [`e${index}`] },
      }))
      const last = { type: 'required_linear_history' }
      scene.repository.ruleset({ rules: [...environments, last] })
      const judged = await scene.judge(scene.change(), { action, inputs: administration(scene, 'write') })
      expect(judged.exitCode).toBe(0)
      const asked = (end: RegExp) => judged.requests.filter(({ path }) => end.test(path)).length
      expect(asked(/\/rules\/branches\/main$/)).toBe(Math.ceil(count / 100))
      expect(asked(/\/rulesets\/\d+$/)).toBe(1)
    }),
  60_000,
)

test.each(['none', 'read', 'write'] as const)(
  'rulesets of the organisation hide who may bypass them from a token of the repository (%s)',
  (access) =>
    inEntries('{ approvals: 1, bypass: { allow: [] } }', async (scene) => {
      const bypass = [{ actor_type: 'OrganizationAdmin' }]
      const above = scene.repository.ruleset({ name: 'above', rules: [reviews], bypass })
      const organisation = scene.world.state.organisation('acme')
      organisation?.rulesets.push({ ...above, level: 'Organization' })
      scene.repository.model.rulesets.pop()
      const inputs = access === 'none' ? {} : administration(scene, access)
      const judged = await scene.judge(scene.change(), { action, inputs })
      expect(judged.exitCode).toBe(3)
      expect(open(judged)).toEqual(['visible-bypass unknown'])
      expect(judged.summary).toContain('of the organisation')
    }),
)

test('an entry of the merge queue of a release branch is judged by the entries of that branch', async () => {
  await inEntries('{ branches: ["release/**/*"], approvals: 1 }', async (scene) => {
    const { repository, world } = scene
    repository.commit('release/1.0', { files: { a: 'x\n' } })
    const pull = scene.change({ base: 'release/1.0' })
    const event = mergeGroupEvent(world, repository, repository.enqueue(pull))
    const without = await scene.run('merge_group', event, { action })
    expect(open(without)).toEqual(['approvals fail'])
    repository.ruleset({ branches: ['release/**/*'], rules: [reviews] })
    expect((await scene.run('merge_group', event, { action })).exitCode).toBe(0)
  })
})

test('a branch that no entry names is not judged, and that alone is no pass', async () => {
  await inEntries('{ approvals: 1 }', async (scene) => {
    scene.repository.commit('dev', { files: { a: 'x\n' } })
    const judged = await scene.judge(scene.change({ base: 'dev' }), { action })
    expect(judged).toMatchObject({ exitCode: 3, outputs: { outcome: 'unknown' } })
    expect(judged.summary).toContain('named by no entry of the policy')
  })
})

test('a repository that is renamed under the event is judged under its new name', async () => {
  await inEntries('{ approvals: 1 }', async (scene) => {
    scene.repository.ruleset({ rules: [reviews] })
    const payload = pullRequestEvent(scene.world, scene.change())
    scene.repository.rename('acme/store')
    expect((await scene.run('pull_request', payload, { action })).exitCode).toBe(0)
  })
})

describe('protection that changes between two requests', () => {
  const rulesetPath = /\/rulesets\/\d+$/
  const asked = '{ approvals: 1, bypass: { allow: [] } }'

  /** Judges while `run` happens just before the ruleset is told. */
  const during = (run: (scene: Scene) => void, verify: (judged: Judged) => void) =>
    inEntries(asked, async (scene) => {
      scene.repository.ruleset({ rules: [reviews] })
      const pull = scene.change()
      const fault: Fault = { kind: 'before', path: rulesetPath, run: () => run(scene) }
      scene.world.fault(fault)
      verify(await scene.judge(pull, { action, inputs: administration(scene, 'write') }))
    })
  const rulesetOf = ({ repository }: Scene) => {
    const [ruleset] = repository.model.rulesets
    if (ruleset === undefined) throw new Error('no ruleset')
    return ruleset
  }

  test('a ruleset that is deleted is unknown', () =>
    during(
      (scene) => scene.world.deleteRuleset(rulesetOf(scene)),
      (judged) => {
        expect(judged.exitCode).toBe(3)
        expect(unknowns(judged)).toEqual(['not-found'])
      },
    ))

  test('a ruleset that is switched off does not count', () =>
    during(
      (scene) => scene.world.changeRuleset(rulesetOf(scene), { enforcement: 'disabled' }),
      (judged) => expect(open(judged)).toEqual(['approvals fail']),
    ))

  test('somebody who may bypass from then on is seen', () =>
    during(
      (scene) => scene.world.changeRuleset(rulesetOf(scene), { bypass: [{ actor_type: 'DeployKey' }] }),
      (judged) => {
        expect(open(judged)).toEqual(['approvals fail'])
        expect(judged.summary).toContain('DeployKey')
      },
    ))
})
