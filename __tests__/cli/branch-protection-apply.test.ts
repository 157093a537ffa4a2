import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { exchangeProblems } from '../support/openapi.ts'
import {
  call,
  folder,
  foreign,
  inOneLine,
  owned,
  policy,
  repository,
  variables,
  withPolicy,
  world,
  writes,
} from './apply-scene.ts'
import { gatewright, json } from './harness.ts'

/** Every request and answer is of the published form. */
const undocumented = () => exchangeProblems(world.requests.entries)

describe('apply', () => {
  test('sends nothing but what GitHub documents, whatever the policy asks for', async () => {
    const allow =
      '{ allow: [{ actor-type: OrganizationAdmin, bypass-mode: always }, { actor-type: DeployKey, bypass-mode: always }, { actor-type: RepositoryRole, actor-id: 5, bypass-mode: pull_request }] }'
    const named = withPolicy(`version: 1
gates:
  branch-protection:
    branches:
      - branches: [main, "release/**/*"]
        approvals: 1
        code-owner-review: true
        dismiss-stale: true
        last-push: true
        threads: true
        checks: [{ context: unit, app: 15368 }, lint]
        strict: true
        linear: true
        signatures: true
        block-force-push: true
        block-deletion: true
        merge-methods: [squash, rebase]
        deployments: [staging]
        code-scanning: [CodeQL]
        restricted-updates: true
        creation: true
        bypass: ${allow}
    tags: [{ tags: ["v*"], creation-restricted: true, signatures: true, bypass: ${allow} }]
`)
    expect(await call('apply', ['--confirm', ...named])).toMatchObject({ code: 0, stderr: '' })
    for (const mine of owned()) mine.rules = [{ type: 'deletion' }]
    expect((await call('apply', ['--confirm', ...named])).code).toBe(0)
    expect(writes().map((one) => one.slice(0, 4))).toEqual(['POST', 'POST', 'PUT ', 'PUT '])
    expect(undocumented()).toEqual([])
    expect((await call('apply', ['--confirm', ...named])).stdout).toContain('acme/shop: nothing to change')
    expect(writes()).toHaveLength(4)
  })

  test('is a dry run until --confirm, additive, and changes nothing the second time', async () => {
    repository.protect('main', {
      checks: ['lint'],
      reviews: { approvals: 1, bypass: { users: ['alpha'] } },
      enforceAdmins: false,
      forcePushes: true,
    })
    repository.ruleset({
      name: 'others',
      bypass: [{ actor_type: 'RepositoryRole', actor_id: 5 }],
      rules: [{ type: 'deletion' }, { type: 'required_signatures' }],
    })
    repository.ruleset({ name: 'draft', enforcement: 'evaluate', rules: [{ type: 'non_fast_forward' }] })
    const before = foreign()

    const dry = await call('apply', ['--dry-run'])
    expect(dry.code).toBe(1)
    expect(dry.stdout).toContain('gatewright: default branch: would be written')
    expect(dry.stdout).toContain('dry run: nothing was changed; --confirm writes it')
    expect(writes()).toEqual([])

    const done = await call('apply', ['--confirm'])
    expect(done).toMatchObject({ code: 0, stderr: '' })
    expect(writes()).toEqual(['POST /repos/acme/shop/rulesets 201'])
    expect(owned()).toMatchObject([
      { name: 'gatewright: default branch', enforcement: 'active', bypassActors: [] },
    ])
    const [id] = owned().map((one) => one.id)
    expect(done.stdout).toContain(`gh api --method DELETE repos/acme/shop/rulesets/${id}`)

    const again = await call('apply', ['--confirm', '--json'])
    expect(again.code).toBe(0)
    expect(json(again)).toMatchObject({
      repository: 'acme/shop',
      dry_run: false,
      exit_code: 0,
      rulesets: [{ outcome: 'nothing-to-change', action: 'nothing-to-change', changes: [], ruleset_id: id }],
    })
    expect(writes()).toHaveLength(1)
    expect(foreign()).toBe(before)
    expect((await call('plan')).code).toBe(0)
  })

  test('sends all six keys, whatever GitHub would fill in', async () => {
    await call('apply', ['--confirm'])
    const [sent] = world.requests.matching('/rulesets', 'POST')
    expect(Object.keys(sent?.body as object).sort()).toEqual(
      ['bypass_actors', 'conditions', 'enforcement', 'name', 'rules', 'target'].sort(),
    )
  })

  test('repairs its own ruleset, keeps what it was, and names the way back', async () => {
    await call('apply', ['--confirm'])
    const [mine] = owned()
    if (mine === undefined) throw new Error('nothing was written')
    mine.rules = [{ type: 'deletion' }, { type: 'required_signatures' }]
    mine.enforcement = 'disabled'
    mine.bypassActors = [{ actor_type: 'RepositoryRole', actor_id: 5, bypass_mode: 'always' }]
    world.requests.clear()
    const done = await call('apply', ['--confirm', '--backup', 'before.json'])
    expect(done.code).toBe(0)
    expect(writes()).toEqual([`PUT /repos/acme/shop/rulesets/${mine.id} 200`])
    expect(done.stdout).toContain(
      `gh api --method PUT repos/acme/shop/rulesets/${mine.id} --input before.json`,
    )
    expect(owned()[0]).toMatchObject({ enforcement: 'active', bypassActors: [] })
    expect(
      owned()[0]
        ?.rules.map(({ type }) => type)
        .sort(),
    ).toEqual([
      'deletion',
      'non_fast_forward',
      'pull_request',
      'required_linear_history',
      'required_signatures',
      'required_status_checks',
    ])
    expect(JSON.parse(readFileSync(join(folder, 'before.json'), 'utf8'))).toEqual({
      name: 'gatewright: default branch',
      target: 'branch',
      enforcement: 'disabled',
      bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [{ type: 'deletion' }, { type: 'required_signatures' }],
    })
  })

  test('keeps what it was on standard error without --backup, and writes nothing where it cannot keep it', async () => {
    await call('apply', ['--confirm'])
    for (const mine of owned()) mine.rules = [{ type: 'deletion' }]
    world.requests.clear()
    const lost = await call('apply', ['--confirm', '--backup', 'no/such/place.json'])
    expect(lost.code).toBe(64)
    expect(writes()).toEqual([])
    const done = await call('apply', ['--confirm'])
    expect(done.stderr).toContain('"name": "gatewright: default branch"')
    expect(done.stderr).toContain('as it was')
  })

  test('reads the policy of the default branch, not of the work tree', async () => {
    writeFileSync(
      join(folder, '.gatewright.yml'),
      'version: 1\ngates: { branch-protection: { branches: [] } }\n',
    )
    await call('apply', ['--confirm'])
    expect(owned()[0]?.rules.length).toBe(5)
    repository.commit('main', { files: { '.github/gatewright.yml': 'version: 1\nnonsense: true\n' } })
    expect((await call('apply', ['--confirm'])).code).toBe(78)
  })

  test('wants a policy: the defaults are for looking only', async () => {
    world.repository('acme/bare', { files: { 'a.ts': 'a\n' } })
    const token = world.token({
      kind: 'app',
      repository: 'acme/bare',
      permissions: { administration: 'write', contents: 'read', 'pull-requests': 'read' },
    })
    const on = (command: string) =>
      gatewright(['branch-protection', command, 'acme/bare'], {
        directory: folder,
        variables: variables({ GATEWRIGHT_ADMIN_TOKEN: token }),
      })
    expect((await on('apply')).code).toBe(78)
    const plan = await on('plan')
    expect(plan.code).toBe(1)
    expect(plan.stderr).toContain('acme/bare has no policy on its default branch')
  })
})

describe('guard 1: where it runs', () => {
  const inActions = (event: string, more: Readonly<Record<string, string>> = {}) => ({
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REF: 'refs/heads/main',
    ...more,
  })

  const events = [
    ...['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'],
    ...['merge_group', 'issue_comment', 'push', 'workflow_run', 'repository_dispatch', 'release'],
  ]
  test('refused on every event but two, before anything is asked', async () => {
    for (const event of events) {
      const done = await call('apply', ['--confirm'], inActions(event))
      expect(done.code).toBe(64)
      expect(done.stderr).toContain(event)
    }
    expect(world.requests.entries).toEqual([])
  })

  test('refused on a pull request even where nobody says that this is a workflow', async () => {
    const done = await call('apply', ['--confirm'], { GITHUB_EVENT_NAME: 'pull_request' })
    expect(done.code).toBe(64)
  })

  test('runs by hand and by the clock, on the default branch only', async () => {
    const event = 'workflow_dispatch'
    for (const ref of ['refs/heads/feature', 'refs/tags/main', 'refs/pull/1/merge', ''])
      expect((await call('apply', ['--confirm'], inActions(event, { GITHUB_REF: ref }))).code).toBe(64)
    expect(writes()).toEqual([])
    expect((await call('apply', ['--confirm'], inActions(event))).code).toBe(0)
    expect((await call('apply', ['--confirm'], inActions('schedule'))).code).toBe(0)
  })

  test('the default branch is that of the repository the workflow runs in', async () => {
    const other = world.repository('acme/operations', { public: true, files: { 'a.ts': 'a\n' } })
    other.model.defaultBranch = 'main'
    const at = (ref: string) =>
      inActions('schedule', { GITHUB_REPOSITORY: 'acme/operations', GITHUB_REF: ref })
    expect((await call('apply', [], at('refs/heads/side'))).code).toBe(64)
    expect((await call('apply', [], at('refs/heads/main'))).code).toBe(1)
  })
})

describe('guards 2 and 4: what the token can do', () => {
  const readOnly = () =>
    world.token({
      kind: 'app',
      repository: 'acme/shop',
      permissions: {
        administration: 'read',
        contents: 'read',
        'pull-requests': 'read',
        checks: 'read',
        statuses: 'read',
      },
    })
  const workflowToken = () =>
    world.token({
      permissions: { contents: 'read', 'pull-requests': 'read', checks: 'read', statuses: 'read' },
    })

  test('nothing is written without administration: write, which is named', async () => {
    repository.ruleset({ name: 'others', rules: [{ type: 'deletion' }] })
    for (const token of [readOnly(), workflowToken()]) {
      const done = await call('apply', ['--confirm'], { GATEWRIGHT_ADMIN_TOKEN: token })
      expect(done.code).toBe(3)
      expect(done.stderr).toContain('administration: write')
    }
    expect(writes()).toEqual([])
  })

  test('a workflow token without a ruleset to look at', async () => {
    const done = await call('apply', ['--confirm'], { GATEWRIGHT_ADMIN_TOKEN: workflowToken() })
    expect(done.code).toBe(3)
    expect(done.stderr).toContain('administration: write')
    expect(writes()).toEqual([])
  })

  test('where only the write itself can tell, the first refusal ends it', async () => {
    const done = await call('apply', ['--confirm'], { GATEWRIGHT_ADMIN_TOKEN: readOnly() })
    expect(done.code).toBe(3)
    expect(done.stdout).toContain('administration')
    expect(writes()).toEqual(['POST /repos/acme/shop/rulesets 403'])
    expect(owned()).toEqual([])
  })

  test.each(['absent', 'null'] as const)(
    'its own ruleset with a withheld bypass list (%s) is never written',
    async (redaction) => {
      repository.ruleset({
        name: 'gatewright: default branch',
        redaction,
        bypass: [{ actor_type: 'RepositoryRole', actor_id: 5 }],
        rules: [{ type: 'deletion' }],
      })
      const before = JSON.stringify(owned())
      const done = await call('apply', ['--confirm'], { GATEWRIGHT_ADMIN_TOKEN: readOnly() })
      expect(done.code).toBe(3)
      expect(writes()).toEqual([])
      expect(JSON.stringify(owned())).toBe(before)
      const plan = await call('plan', [], { GATEWRIGHT_ADMIN_TOKEN: readOnly() })
      expect(plan.stdout).toContain('cannot be planned')
      expect(plan.stdout).not.toContain('gh api --method PUT')
    },
  )

  test('an archived repository, and a plan without rulesets', async () => {
    repository.model.settings.archived = true
    expect((await call('apply', ['--confirm'])).stderr).toContain('archived')
    repository.model.settings.archived = false
    repository.model.owner.plan = 'free'
    const done = await call('apply', ['--confirm'])
    expect(done.code).toBe(3)
    expect(done.stderr).toContain('Upgrade to GitHub')
    expect(writes()).toEqual([])
  })
})

describe('guard 11: what changes meanwhile', () => {
  const change = (path: RegExp, nth: number, run: () => void) =>
    world.fault({ kind: 'before', method: 'GET', path, nth, run })

  test('its ruleset was changed by somebody: nothing is overwritten', async () => {
    await call('apply', ['--confirm'])
    const [mine] = owned()
    if (mine === undefined) throw new Error('nothing was written')
    mine.rules = [{ type: 'deletion' }]
    world.requests.clear()
    const path = new RegExp(`/rulesets/${mine.id}$`)
    change(path, 2, () => {
      mine.updatedAt = '2026-11-20T12:34:56Z'
    })
    const done = await call('apply', ['--confirm'])
    expect(done.code).toBe(3)
    expect(done.stdout).toContain('was changed while it was planned')
    expect(writes()).toEqual([])
    expect((await call('apply', ['--confirm'])).code).toBe(0)
  })

  test('and also when its time stayed the same', async () => {
    await call('apply', ['--confirm'])
    const [mine] = owned()
    if (mine === undefined) throw new Error('nothing was written')
    mine.rules = [{ type: 'deletion' }]
    world.requests.clear()
    change(new RegExp(`/rulesets/${mine.id}$`), 2, () => {
      mine.bypassActors = [{ actor_type: 'RepositoryRole', actor_id: 5, bypass_mode: 'always' }]
    })
    expect((await call('apply', ['--confirm'])).code).toBe(3)
    expect(writes()).toEqual([])
  })

  test('a ruleset of that name appeared', async () => {
    change(/\/rulesets$/, 2, () => {
      repository.ruleset({ name: 'gatewright: default branch', rules: [] })
    })
    const done = await call('apply', ['--confirm'])
    expect(done.code).toBe(3)
    expect(done.stdout).toContain('was made while it was planned')
    expect(writes()).toEqual([])
  })
})

describe('the other guards, live', () => {
  test('two rulesets of its name', async () => {
    for (const _ of [1, 2])
      repository.ruleset({ name: 'gatewright: default branch', rules: [{ type: 'deletion' }] })
    const done = await call('apply', ['--confirm'])
    expect(done.code).toBe(1)
    expect(done.stdout).toContain('several rulesets are named')
    expect(writes()).toEqual([])
  })

  test('a check that no workflow reports, that no pull request shows; and --allow-unseen', async () => {
    const named = withPolicy(policy.replace('[unit]', '[unti]'))
    const typo = await call('apply', ['--confirm', ...named])
    expect(typo.code).toBe(1)
    expect(typo.stdout).toContain('guard deadlock')
    repository.model.checkRuns.length = 0
    const unseen = await call('apply', ['--confirm'])
    expect(unseen.code).toBe(1)
    expect(unseen.stdout).toContain('no recent pull request shows check unit')
    expect(writes()).toEqual([])
    expect((await call('apply', ['--confirm', '--allow-unseen'])).code).toBe(0)
  })

  test('too few people', async () => {
    const named = withPolicy(policy.replace('approvals: 1', 'approvals: 3'))
    const done = await call('apply', ['--confirm', '--json', ...named])
    expect(done.code).toBe(1)
    expect(json(done).rulesets[0]).toMatchObject({
      outcome: 'refused',
      refusals: [{ guard: 'people', undecided: false }],
    })
    expect(writes()).toEqual([])
  })

  test('no way to merge', async () => {
    Object.assign(repository.model.settings.merge, { squash: false, rebase: false })
    const done = await call('apply', ['--confirm'])
    expect(done.code).toBe(1)
    expect(done.stdout).toContain('guard merge-methods')
    expect(writes()).toEqual([])
  })

  test('evaluate needs Enterprise', async () => {
    const plan = (name: string) =>
      world.fault({
        kind: 'status',
        status: 200,
        path: /^\/orgs\/acme$/,
        body: { login: 'acme', plan: { name } },
      })
    const evaluate = ['--confirm', '--enforcement', 'evaluate']
    expect((await call('apply', evaluate)).stdout).toContain('guard enforcement')
    plan('team')
    expect((await call('apply', evaluate)).stdout).toContain('the plan is not GitHub Enterprise')
    expect(writes()).toEqual([])
    plan('enterprise')
    expect((await call('apply', evaluate)).code).toBe(0)
    expect(owned()[0]?.enforcement).toBe('evaluate')
  })

  test('disabled waits for somebody to activate it, and is then not disabled again', async () => {
    const disabled = ['--confirm', '--enforcement', 'disabled']
    expect((await call('apply', disabled)).code).toBe(0)
    expect((await call('apply', disabled)).stdout).toContain('nothing to change')
    for (const mine of owned()) mine.enforcement = 'active'
    const done = await call('apply', disabled)
    expect(done.code).toBe(0)
    expect(inOneLine(done.stdout)).toContain('--allow-weaken BP-ENFORCEMENT')
    expect(owned()[0]?.enforcement).toBe('active')
  })

  test('what the policy does not ask for any more stays, until a code gives it up', async () => {
    await call('apply', ['--confirm'])
    const named = withPolicy(policy.replace('        linear: true\n', ''))
    const kept = await call('apply', ['--confirm', ...named])
    expect(kept.code).toBe(0)
    expect(inOneLine(kept.stdout)).toContain('--allow-weaken BP-LINEAR')
    expect(owned()[0]?.rules.map(({ type }) => type)).toContain('required_linear_history')
    expect((await call('apply', ['--confirm', '--allow-weaken', 'BP-LINEAR', ...named])).code).toBe(0)
    expect(owned()[0]?.rules.map(({ type }) => type)).not.toContain('required_linear_history')
  })

  test('every ruleset is planned on top of those before', async () => {
    const named = withPolicy(`version: 1
gates:
  branch-protection:
    branches:
      - { branches: [main], pull-request: true, merge-methods: [squash] }
      - { branches: ["~DEFAULT_BRANCH"], pull-request: true, merge-methods: [rebase] }
    tags: [{ tags: ["v*"] }]
`)
    const dry = await call('apply', named)
    const done = await call('apply', ['--confirm', ...named])
    for (const { code, stdout } of [dry, done]) {
      expect(code).toBe(1)
      expect(stdout).toContain('gatewright: default branch: refused')
    }
    expect(owned().map(({ name, target }) => [name, target])).toEqual([
      ['gatewright: branches main', 'branch'],
      ['gatewright: tags v*', 'tag'],
    ])
  })

  test('a failed write ends the run', async () => {
    const named = withPolicy(`version: 1
gates:
  branch-protection:
    branches: [{ branches: [main], linear: true }]
    tags: [{ tags: ["v*"] }]
`)
    world.fault({
      kind: 'status',
      status: 422,
      method: 'POST',
      path: /rulesets$/,
      body: { message: 'Validation Failed', errors: ['Something else'] },
    })
    const done = await call('apply', ['--confirm', ...named])
    expect(done.code).toBe(3)
    expect(done.stdout).toContain('Something else')
    expect(done.stdout).toContain('gatewright: tags v*: not reached')
    expect(owned()).toEqual([])
    const one = await call('apply', ['--confirm', '--entry', 'gatewright: tags v*', ...named])
    expect(one.code).toBe(0)
    expect(owned().map(({ name }) => name)).toEqual(['gatewright: tags v*'])
  })

  test('what GitHub keeps in another way is said', async () => {
    world.fault({
      kind: 'rewrite',
      method: 'POST',
      path: /rulesets$/,
      body: (body) => ({ ...(body as object), enforcement: 'disabled' }),
    })
    const done = await call('apply', ['--confirm'])
    expect(done.code).toBe(3)
    expect(done.stdout).toContain(
      'GitHub keeps something else than was sent: ~ enforcement: active → disabled',
    )
  })
})

describe('guard 13: rules of Enterprise plans', () => {
  const named = () => [
    ...withPolicy(policy.replace('linear: true', 'linear: true\n        name-pattern: true')),
    ...['--name-pattern', '^[a-z]+$', '--confirm'],
  ]

  test('are left out with a warning where GitHub refuses them, and the rest holds', async () => {
    const done = await call('apply', named())
    expect(done.code).toBe(0)
    expect(done.stdout).toContain('rule branch_name_pattern was left out')
    expect(writes()).toEqual(['POST /repos/acme/shop/rulesets 422', 'POST /repos/acme/shop/rulesets 201'])
    expect(owned()[0]?.rules.map(({ type }) => type)).toContain('required_linear_history')
    const mine = JSON.stringify(owned())
    const again = await call('apply', named())
    expect(again.code).toBe(0)
    expect(again.stdout).toContain('nothing to change')
    expect(JSON.stringify(owned())).toBe(mine)
  })

  test('are not even sent where the plan is known', async () => {
    const plan = {
      kind: 'status',
      status: 200,
      path: /^\/orgs\/acme$/,
      times: 9,
      body: { login: 'acme', plan: { name: 'team' } },
    } as const
    world.fault(plan)
    expect((await call('apply', named())).stdout).toContain('rule branch_name_pattern was left out')
    expect((await call('apply', named())).stdout).toContain('nothing to change')
    expect(writes()).toEqual(['POST /repos/acme/shop/rulesets 201'])
  })

  test('are written on an Enterprise plan', async () => {
    repository.model.owner.plan = 'enterprise'
    expect((await call('apply', named())).code).toBe(0)
    expect(owned()[0]?.rules.map(({ type }) => type)).toContain('branch_name_pattern')
  })

  test('one that is there is not taken away by a refusal', async () => {
    repository.model.owner.plan = 'enterprise'
    await call('apply', named())
    repository.model.owner.plan = 'team'
    const before = JSON.stringify(owned())
    const more = [
      '--confirm',
      ...withPolicy(policy.replace('linear: true', 'linear: true\n        signatures: true')),
    ]
    const done = await call('apply', more)
    expect(done.code).toBe(3)
    expect(JSON.stringify(owned())).toBe(before)
  })
})

describe('plan', () => {
  test('prints per violation the rule, and the whole ruleset with the command', async () => {
    const done = await call('plan')
    expect(done.code).toBe(1)
    expect(done.stdout).toContain('✗ BP-APPROVALS: violated; required 1 (.github/gatewright.yml:8), found 0')
    expect(done.stdout).toContain('{"type":"required_linear_history"}')
    expect(done.stdout).toContain(
      'gh api --method POST repos/acme/shop/rulesets --input gatewright-default-branch.json',
    )
    const body = /^\{"name"[\s\S]*?^ \]\}$/m.exec(done.stdout)?.[0] ?? ''
    expect(JSON.parse(body)).toEqual(json(await call('plan', ['--json'])).rulesets[0].ruleset)
    expect(writes()).toEqual([])
  })

  test('as JSON, and its bodies as files', async () => {
    const done = await call('plan', ['--json', '--out', '.'])
    const [one] = json(done).rulesets
    expect(json(done)).toMatchObject({ repository: 'acme/shop', default_branch: 'main', exit_code: 1 })
    expect(one).toMatchObject({
      name: 'gatewright: default branch',
      action: 'create',
      ruleset_id: null,
      file: 'gatewright-default-branch.json',
    })
    expect(one.subjects[0].violations[0]).toMatchObject({
      code: 'BP-PR',
      control: 'pull_request',
      answer: 'violated',
      by_ruleset: true,
      required_at: '.github/gatewright.yml:7',
      rules: [{ type: 'pull_request' }],
    })
    expect(JSON.parse(readFileSync(join(folder, one.file), 'utf8'))).toEqual(one.ruleset)
  })

  test('names a required check that can never be reported, and the command that takes it away', async () => {
    repository.protect('main', { checks: ['gone'], enforceAdmins: true })
    const done = await call('plan')
    expect(done.stdout).toContain('required check gone can never be reported')
    expect(done.stdout).toContain('branches/main/protection/required_status_checks')
    await call('apply', ['--confirm'])
    const after = await call('plan')
    expect(after.code).toBe(1)
    expect(after.stdout).toContain('nothing to change; 1 to be done by hand')
  })

  test('a plain token sees enough to plan what nobody has made yet', async () => {
    const token = world.token({ permissions: { contents: 'read', 'pull-requests': 'read' } })
    const done = await gatewright(['branch-protection', 'plan'], {
      directory: folder,
      variables: {
        ...variables({ GITHUB_TOKEN: token, GITHUB_REPOSITORY: 'acme/shop' }),
        GATEWRIGHT_ADMIN_TOKEN: '',
      },
    })
    expect(done.code).toBe(1)
    expect(done.stdout).toContain('gh api --method POST')
  })

  test('a bare mapping is about the default branch', async () => {
    const done = await call('plan', ['--json', ...withPolicy('block_deletion: true\n')])
    expect(json(done).rulesets).toMatchObject([
      { name: 'gatewright: default branch', ruleset: { rules: [{ type: 'deletion' }] } },
    ])
  })
})

describe('wrong use', () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [['--enforcement', 'actve'], 'did you mean "active"'],
    [['--allow-weaken', 'BP-LINAER'], 'did you mean "BP-LINEAR"'],
    [['--allow-weaken', 'BP-LINEAR,'], 'found ""'],
    [['--name-pattern', '('], 'no regular expression'],
    [['--confirm', '--dry-run'], 'contradict each other'],
    [['--ruleset-id', '0'], 'the number of a ruleset'],
    [['--confrim'], 'did you mean "--confirm"'],
  ]
  test('flags are checked before anything is asked', async () => {
    for (const [flags, says] of wrong) {
      const done = await call('apply', flags)
      expect(done.code).toBe(64)
      expect(done.stderr).toContain(says)
    }
    expect(world.requests.entries).toEqual([])
  })

  test('an entry that the policy does not have, and an id that could be of several', async () => {
    const none = await call('plan', ['--entry', 'gatewright: default'])
    expect(none).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('did you mean "gatewright: default branch"'),
    })
    const named = withPolicy('version: 1\ngates: { branch-protection: { tags: [{ tags: [v1] }] } }\n')
    expect((await call('plan', ['--ruleset-id', '7', ...named])).code).toBe(64)
  })

  test('a repository that is none, and one that is not there', async () => {
    const on = (name: string) =>
      gatewright(['branch-protection', 'plan', name], { directory: folder, variables: variables() })
    expect((await on('acme/../x')).code).toBe(64)
    expect((await on('acme/nowhere')).code).toBe(3)
    const without = await gatewright(['branch-protection', 'plan'], {
      directory: folder,
      variables: variables(),
    })
    expect(without.code).toBe(64)
    const tokenless = await gatewright(['branch-protection', 'apply', 'acme/shop'], {
      directory: folder,
      variables: variables({ GATEWRIGHT_ADMIN_TOKEN: '' }),
    })
    expect(tokenless).toMatchObject({ code: 64, stderr: expect.stringContaining('there is no token') })
  })

  test('codes with a comma in a name', async () => {
    const done = await call('apply', ['--allow-weaken', 'BP-CHECK(a, b),BP-LINEAR'])
    expect(done.code).toBe(1)
  })
})
