import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { mergeGroupEvent, pushEvent } from '../../src/embedded/events.ts'
import type { Fault } from '../../src/embedded/faults.ts'
import type { LoggedRequest } from '../../src/embedded/request-log.ts'
import { projectRoot } from '../support/action-process.ts'
import { parseCommands } from '../support/runner-commands.ts'
import { errors, inScene, type Judged, type Scene, type SceneOptions, unknowns } from './scene.ts'

const action = 'actions/branch-protection'
const github = 15368

/** A policy whose only gate is branch-protection, with one entry about the default branch. */
const asking = (entry: string, more = '', mode = 'enforce'): string =>
  `version: 1\nmode: ${mode}\ngates:\n  branch-protection:\n    branches: [{ ${entry} }]\n${more}`

const job = (id: string, more = ''): string =>
  `  ${id}:\n${more}    runs-on: ubuntu-latest\n    steps: [{ run: make test }]\n`
const workflow = (jobs: string, on = 'on: pull_request\n'): string =>
  `name: CI\n${on}permissions: {}\njobs:\n${jobs}`
const expression = (text: string): string => `\${{ ${text} }}`
const ci: Files = { '.github/workflows/ci.yml': workflow(job('unit')) }

/** A scene with one workflow that reports `unit`, judged with the token of a workflow unless told otherwise. */
const inProtected = (
  entry: string,
  play: (scene: Scene) => Promise<void>,
  options: SceneOptions & { readonly more?: string } = {},
): Promise<void> => {
  const { more, ...rest } = options
  return inScene(
    { policy: asking(entry, more), token: 'github-token', ...rest, files: { ...ci, ...options.files } },
    play,
  )
}

type Tier = 0 | 1 | 2

/** Input `admin-token` of a tier: none, one that may read the administration, one that may write it. */
function adminToken({ world }: Scene, tier: Tier): Readonly<Record<string, string>> {
  if (tier === 0) return {}
  const administration = tier === 1 ? 'read' : 'write'
  return { 'admin-token': world.token({ kind: 'app', permissions: { administration } }) }
}

const judgeAt = (scene: Scene, tier: Tier, pull = scene.change()): Promise<Judged> =>
  scene.judge(pull, { action, inputs: adminToken(scene, tier) })

/** Rules with an outcome other than a pass or a note, sorted, each once. */
const open = ({ result }: Judged): readonly string[] =>
  [
    ...new Set(
      result.findings
        .filter(({ outcome, level }) => outcome !== 'pass' && outcome !== 'skip' && level === 'error')
        .map(({ rule, outcome }) => `${rule.replace('branch-protection/', '')} ${outcome}`),
    ),
  ].sort()

const said = ({ result }: Judged, rule: string): readonly string[] =>
  result.findings
    .filter((finding) => finding.rule === `branch-protection/${rule}`)
    .map(({ outcome, message: { found, fix } }) => `${outcome} | ${found.text} | ${fix.text}`)

/** Places of error annotations, as the runner marks them: `.github/workflows/ci.yml:6`. */
const marked = ({ stdout }: Judged): readonly string[] =>
  parseCommands(stdout).flatMap(({ name, properties }) =>
    name === 'error' && properties['file'] !== undefined
      ? [`${properties['file']}:${properties['line'] ?? ''}`]
      : [],
  )

/** What was asked for to observe the protection, beside what every gate asks for. */
const observing = (requests: readonly LoggedRequest[]): readonly string[] =>
  requests
    .filter(({ path }) => /\/(?:branches|rules|rulesets|actions\/permissions)(?:\/|$)/.test(path))
    .map(({ path }) => path.replace('/repos/acme/shop', ''))
    .sort()

const pullRequestRule = (approvals: number, more: object = {}) => ({
  type: 'pull_request',
  parameters: {
    required_approving_review_count: approvals,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
    ...more,
  },
})
const checksRule = (...contexts: readonly string[]) => ({
  type: 'required_status_checks',
  parameters: {
    strict_required_status_checks_policy: false,
    required_status_checks: contexts.map((context) => ({ context, integration_id: github })),
  },
})

describe('what each token sees', () => {
  const asked = 'approvals: 1, linear: true'
  const classic = { reviews: { approvals: 1 }, linearHistory: true, checks: ['unit'], enforceAdmins: true }

  test('a classic rule is hidden from the token of a workflow: undecided, and the permission is named', async () => {
    await inProtected(asked, async (scene) => {
      scene.repository.protect('main', classic)
      const judged = await judgeAt(scene, 0)
      expect(judged).toMatchObject({ exitCode: 3, outputs: { outcome: 'unknown' } })
      expect(open(judged)).toEqual(['visible-protection unknown'])
      expect(unknowns(judged)).toEqual(['permission-missing'])
      for (const text of [judged.summary, errors(judged).join(), judged.stdout])
        expect(text).toMatch(/administration: read \(GitHub App\)/)
      expect(said(judged, 'visible-protection')[0]).toMatch(/approvals, linear.*reveals the classic rule/)
      // `protection.enabled` and the checks of the classic rule are known all the same.
      expect(observing(judged.requests)).toEqual([
        '/branches/main',
        '/branches/main/protection',
        '/rules/branches/main',
      ])
    })
  })

  test('administration: read shows it', async () => {
    await inProtected(asked, async (scene) => {
      scene.repository.protect('main', classic)
      const judged = await judgeAt(scene, 1)
      expect(open(judged)).toEqual([])
      expect(judged.exitCode).toBe(0)
      scene.repository.protect('main', { ...classic, linearHistory: false })
      const less = await judgeAt(scene, 1, scene.change({ head: 'less' }))
      expect(less.exitCode).toBe(1)
      expect(open(less)).toEqual(['linear fail'])
      expect(less.summary).toContain('Require linear history')
    })
  })

  test('rulesets alone are enough: whatever a classic rule says, no second token is needed', async () => {
    await inProtected(asked, async (scene) => {
      scene.repository.protect('main', { checks: ['unit'] })
      scene.repository.ruleset({ rules: [pullRequestRule(2), { type: 'required_linear_history' }] })
      const judged = await judgeAt(scene, 0)
      expect(open(judged)).toEqual([])
      expect(judged).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
      expect(said(judged, 'visible-protection')[0]).toContain('what could not be seen was not needed')
    })
  })

  test('the branch itself proves that there is no classic rule: what rulesets lack is missing', async () => {
    await inProtected(asked, async (scene) => {
      scene.repository.ruleset({ rules: [pullRequestRule(1)] })
      const judged = await judgeAt(scene, 0)
      expect(judged.exitCode).toBe(1)
      expect(open(judged)).toEqual(['linear fail'])
      expect(observing(judged.requests)).not.toContain('/branches/main/protection')
    })
  })

  test('checks of a classic rule, their Apps and whether administrators are bound need no second token', async () => {
    const entry = `checks: [{ context: unit, app: ${github} }], bypass: { allow: [] }`
    await inProtected(entry, async (scene) => {
      const checks = [{ context: 'unit', appId: github }]
      scene.repository.protect('main', { checks, enforceAdmins: true })
      expect((await judgeAt(scene, 0)).exitCode).toBe(0)
      scene.repository.protect('main', { checks })
      const soft = await judgeAt(scene, 0, scene.change({ head: 'soft' }))
      expect(soft.exitCode).toBe(1)
      expect(said(soft, 'checks')[0]).toMatch(/fail \| .*bypassed by administrators/)
      scene.repository.protect('main', { checks: [{ context: 'unit', appId: 99 }], enforceAdmins: true })
      const other = await judgeAt(scene, 0, scene.change({ head: 'other' }))
      expect(other.exitCode).toBe(1)
      expect(open(other)).toContain('checks fail')
    })
  })

  test('bypass actors that are left out are not nobody', async () => {
    await inProtected('approvals: 1, bypass: { allow: [] }', async (scene) => {
      scene.repository.ruleset({ rules: [pullRequestRule(1)] })
      for (const tier of [0, 1] as const) {
        const judged = await judgeAt(scene, tier, scene.change({ head: `tier-${tier}` }))
        expect(judged.exitCode).toBe(3)
        expect(open(judged)).toEqual(['visible-bypass unknown'])
        expect(judged.summary).toContain('administration: write (GitHub App)')
      }
      expect((await judgeAt(scene, 2, scene.change({ head: 'tier-2' }))).exitCode).toBe(0)
    })
  })

  test('administration: write shows who may bypass; only those the policy names may', async () => {
    const allow = 'allow: [{ actor-type: Team, actor-id: 9, bypass-mode: pull_request }]'
    await inProtected(`approvals: 1, bypass: { ${allow} }`, async (scene) => {
      const bypass = { actor_type: 'Team', actor_id: 9, bypass_mode: 'pull_request' }
      const ruleset = scene.repository.ruleset({ rules: [pullRequestRule(1)], bypass: [bypass] })
      expect((await judgeAt(scene, 2)).exitCode).toBe(0)
      scene.world.changeRuleset(ruleset, { bypass: [bypass, { actor_type: 'DeployKey' }] })
      const judged = await judgeAt(scene, 2, scene.change({ head: 'key' }))
      expect(judged.exitCode).toBe(1)
      expect(said(judged, 'approvals')[0]).toMatch(/deploy ?key/i)
      // A second layer without it makes the first one harmless.
      scene.repository.ruleset({ name: 'second', rules: [pullRequestRule(1)] })
      expect((await judgeAt(scene, 2, scene.change({ head: 'layers' }))).exitCode).toBe(0)
    })
  })

  test('no token is shown anywhere, and the second one asks for nothing it is not needed for', async () => {
    await inProtected(asked, async (scene) => {
      scene.repository.protect('main', classic)
      const inputs = adminToken(scene, 2)
      const secret = inputs['admin-token'] ?? ''
      const judged = await scene.judge(scene.change(), { action, inputs })
      expect(judged.exitCode).toBe(0)
      const log = judged.stdout.replaceAll(/^::add-mask::.*$/gm, '')
      const shown = [log, judged.stderr, judged.summary, JSON.stringify(judged.result)].join('\n')
      expect(judged.stdout).toContain(`::add-mask::${secret}\n`)
      expect(shown).not.toContain(secret)
      expect(shown).not.toContain(scene.token)
      const asAdministrator = judged.requests.filter(({ token }) => token === secret)
      expect(asAdministrator.map(({ method }) => method)).not.toContain('POST')
      expect(observing(asAdministrator).length).toBe(asAdministrator.length)
      expect(judged.requests.filter(({ method }) => method !== 'GET' && method !== 'POST')).toEqual([])
    })
  })
})

describe('what it costs', () => {
  test('at most four requests, and one for each ruleset however many rules it has', async () => {
    await inProtected('approvals: 1, checks: [unit], linear: true, bypass: { allow: [] }', async (scene) => {
      const { repository, world } = scene
      repository.protect('main', { checks: ['unit'] })
      for (const name of ['a', 'b', 'c'])
        repository.ruleset({
          name,
          rules: [pullRequestRule(1), checksRule('unit'), { type: 'required_linear_history' }],
        })
      repository.ruleset({ name: 'off', enforcement: 'disabled', rules: [{ type: 'deletion' }] })
      repository.ruleset({ name: 'elsewhere', branches: ['release/*'], rules: [{ type: 'deletion' }] })
      const rulesets = repository.model.rulesets.slice(0, 3).map(({ id }) => `/rulesets/${id}`)
      const plain = await judgeAt(scene, 0)
      expect(observing(plain.requests)).toEqual(
        ['/branches/main', '/branches/main/protection', '/rules/branches/main', ...rulesets].sort(),
      )
      const full = await judgeAt(scene, 2, scene.change({ head: 'full' }))
      expect(full.exitCode).toBe(0)
      expect(observing(full.requests)).toEqual(
        [
          ...['/actions/permissions/workflow', '/branches/main', '/branches/main/protection'],
          ...['/rules/branches/main', ...rulesets],
        ].sort(),
      )
      expect(observing(full.requests).length).toBeLessThanOrEqual(4 + rulesets.length)
      // Settings and workflow files of base and head come with one query.
      const queries = full.requests.filter(({ path }) => path === '/graphql')
      expect(queries.length).toBeLessThanOrEqual(3)
      expect(full.result.run.requests).toBe(full.requests.length)
      expect(world.requests.count('/contents/')).toBe(0)
    })
  })

  test('a hundred workflow files cost no request of their own', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `.github/workflows/w${index}.yml`,
        workflow(job(`job-${index}`)),
      ]),
    )
    await inProtected(
      'checks: [unit, job-42]',
      async (scene) => {
        scene.repository.ruleset({ rules: [checksRule('unit', 'job-42')] })
        const judged = await judgeAt(scene, 0)
        expect(judged.exitCode).toBe(0)
        expect(judged.requests.length).toBeLessThanOrEqual(12)
        expect(judged.milliseconds).toBeLessThan(10_000)
      },
      { files },
    )
  })

  test('more rules than fit on a page are all read', async () => {
    await inProtected('linear: true', async (scene) => {
      const { repository } = scene
      for (let index = 0; index < 60; index += 1)
        repository.ruleset({ name: `r${index}`, rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }] })
      repository.ruleset({ name: 'last', rules: [{ type: 'required_linear_history' }] })
      const judged = await judgeAt(scene, 0)
      expect(judged.exitCode).toBe(0)
      const pages = judged.requests.filter(({ path }) => path.endsWith('/rules/branches/main'))
      expect(pages).toHaveLength(2)
    })
  })
})

const always = { times: Number.POSITIVE_INFINITY }
const classicPath = /\/branches\/main\/protection$/
const hintPath = /\/shop\/branches\/main$/
const rulesPath = /\/rules\/branches\/main$/
const rulesetPath = /\/rulesets\/\d+$/
const said404 = (message: string) => ({
  ...({ kind: 'status', status: 404, path: classicPath, ...always } as const),
  body: { message, documentation_url: 'https://docs.github.com/rest' },
})
const state = { operation: 'ProposedState', ...always } as const

/** Takes a field from `data.repository` of an answer, and says that it may not be seen. */
const forbidden =
  (...fields: readonly string[]) =>
  (body: unknown): unknown => {
    const { data } = structuredClone(body) as { data: { repository: Record<string, unknown> } }
    for (const field of fields) data.repository[field] = null
    return {
      data,
      errors: fields.map((field) => ({
        type: 'FORBIDDEN',
        path: ['repository', field],
        message: 'Resource not accessible by integration',
      })),
    }
  }

/** Without the fault, the pull request passes: with administration: write everything is seen, and is as asked for. */
const faults: readonly (readonly [string, string, Fault])[] = [
  ['404 of the branch, for the classic rule', 'not-found', said404('Branch not found')],
  ['404 without a word, for the classic rule', 'not-found', said404('Not Found')],
  ['"Branch not protected", where the branch says it is', 'ambiguous', said404('Branch not protected')],
  [
    'a 403 for the classic rule',
    'permission-missing',
    {
      ...({ kind: 'status', status: 403, path: classicPath, ...always } as const),
      body: { message: 'Resource not accessible by integration' },
    },
  ],
  ['a 500 for the classic rule', 'api-failed', { kind: 'status', status: 500, path: classicPath, ...always }],
  ['a cut classic rule', 'api-shape', { kind: 'cut', path: classicPath, ...always }],
  [
    'a classic rule that is no JSON',
    'api-shape',
    { kind: 'text', text: '<p>', path: classicPath, ...always },
  ],
  [
    'a classic rule that is `null`',
    'api-shape',
    { kind: 'text', text: 'null', path: classicPath, ...always },
  ],
  ['a classic rule that is empty', 'api-shape', { kind: 'text', text: '{}', path: classicPath, ...always }],
  [
    'a rate limit at the classic rule',
    'rate-limited',
    { kind: 'rate-limit', resetIn: 7200, path: classicPath, ...always },
  ],
  [
    'a secondary limit at the rules',
    'rate-limited',
    { kind: 'secondary-limit', retryAfter: 3600, path: rulesPath, ...always },
  ],
  ['a 404 for the rules', 'not-found', { kind: 'status', status: 404, path: rulesPath, ...always }],
  ['a 500 for the rules', 'api-failed', { kind: 'status', status: 500, path: rulesPath, ...always }],
  ['a cut list of rules', 'api-shape', { kind: 'cut', path: rulesPath, ...always }],
  ['rules that are `null`', 'api-shape', { kind: 'text', text: 'null', path: rulesPath, ...always }],
  ['no content for the rules', 'api-shape', { kind: 'no-content', path: rulesPath, ...always }],
  [
    'a rule of another shape',
    'api-shape',
    { kind: 'items', add: [{ type: 'pull_request', parameters: 7 }], path: rulesPath, ...always },
  ],
  ['a cut ruleset', 'api-shape', { kind: 'cut', path: rulesetPath, ...always }],
  ['a 404 for the ruleset', 'not-found', { kind: 'status', status: 404, path: rulesetPath, ...always }],
  [
    'a 403 for the ruleset',
    'permission-missing',
    { kind: 'status', status: 403, path: rulesetPath, ...always },
  ],
  [
    'another ruleset than asked for',
    'api-shape',
    {
      ...({ kind: 'rewrite', path: rulesetPath, ...always } as const),
      body: (body) => ({ ...(body as object), id: 1 }),
    },
  ],
  [
    'settings that may not be seen',
    'permission-missing',
    { ...state, kind: 'rewrite', body: forbidden('mergeCommitAllowed') },
  ],
  [
    'workflow files that may not be seen',
    'permission-missing',
    { ...state, kind: 'rewrite', body: forbidden('baseFolder') },
  ],
  ['a 502 for settings and workflow files', 'api-failed', { ...state, kind: 'status', status: 502 }],
  [
    'the token is revoked in between',
    'permission-missing',
    { kind: 'status', status: 401, path: rulesPath, ...always },
  ],
]

const everything =
  'approvals: 1, linear: true, signatures: true, merge-methods: [squash], checks: [unit], bypass: { allow: [] }'

/** Half by a classic rule, half by a ruleset: each is needed. */
function protectBoth({ repository }: Scene): void {
  Object.assign(repository.model.settings.merge, { rebase: false })
  repository.protect('main', { signatures: true, checks: ['unit'], enforceAdmins: true })
  repository.ruleset({ rules: [pullRequestRule(1), { type: 'required_linear_history' }] })
}

describe('protection that could not be read is undecided, never absent and never there', () => {
  test('without a fault it passes', () =>
    inProtected(everything, async (scene) => {
      protectBoth(scene)
      const judged = await judgeAt(scene, 2)
      expect(open(judged)).toEqual([])
      expect(judged.exitCode).toBe(0)
    }))

  test.concurrent.each(faults)(
    '%s: %s',
    (_, reason, fault) =>
      inProtected(everything, async (scene) => {
        protectBoth(scene)
        const pull = scene.change()
        scene.world.fault(fault)
        const judged = await judgeAt(scene, 2, pull)
        expect(judged).toMatchObject({ exitCode: 3, outputs: { outcome: 'unknown' } })
        expect(unknowns(judged)).toEqual([reason])
        expect(open(judged).filter((one) => one.endsWith(' fail'))).toEqual([])
        expect(judged.result.reason_codes).not.toContain('internal-error')
        expect(judged.summary).toMatch(/^## Gatewright: blocked, because it could not be decided/)
      }),
    60_000,
  )

  test('a plan without protection is observed absence, and says so in GitHub’s words', async () => {
    await inProtected('approvals: 1', async (scene) => {
      const { acme } = { acme: scene.world.state.account('acme') }
      if (acme !== undefined) acme.plan = 'free'
      const judged = await judgeAt(scene, 1)
      expect(judged.exitCode).toBe(1)
      expect(open(judged)).toEqual(['approvals fail', 'plan-offers-protection fail'])
      expect(judged.summary).toMatch(/Upgrade to GitHub/)
    })
  })

  test('a branch that hides whether it is protected proves nothing', async () => {
    await inProtected('approvals: 1', async (scene) => {
      scene.world.fault({
        ...({ kind: 'rewrite', path: hintPath, ...always } as const),
        body: (body) => {
          const { protection: _, ...branch } = body as Record<string, unknown>
          return branch
        },
      })
      const judged = await judgeAt(scene, 0)
      expect(judged.exitCode).toBe(3)
      expect(open(judged)).toEqual(['required-check-never-reported unknown', 'visible-protection unknown'])
    })
  })

  test('faults that pass over are sat out', async () => {
    await inProtected(everything, async (scene) => {
      protectBoth(scene)
      const pull = scene.change()
      scene.world.fault({ kind: 'status', status: 502, path: classicPath })
      scene.world.fault({ kind: 'reset', path: rulesPath })
      const judged = await judgeAt(scene, 2, pull)
      expect(judged.exitCode).toBe(0)
      expect(judged.result.run.retries).toBeGreaterThan(0)
    })
  })

  test('a classic rule that somebody takes away in between does not pass', async () => {
    await inProtected('approvals: 1', async (scene) => {
      const { repository, world } = scene
      repository.protect('main', { reviews: { approvals: 1 } })
      world.fault({ kind: 'before', path: classicPath, run: () => repository.unprotect('main') })
      expect((await judgeAt(scene, 1)).exitCode).toBe(3)
    })
  })
})

describe('protection that cannot work', () => {
  const asked = 'checks: [unit]'

  test('a check that no workflow reports is named with the nearest name', async () => {
    await inProtected('checks: [Unit]', async (scene) => {
      scene.repository.ruleset({ rules: [checksRule('Unit')] })
      const judged = await judgeAt(scene, 0)
      expect(judged.exitCode).toBe(1)
      expect(open(judged)).toEqual(['required-check-never-reported fail'])
      expect(said(judged, 'required-check-never-reported')[0]).toContain('unit')
    })
  })

  test('a path filter and a job that is skipped when another fails are marked on their lines', async () => {
    const files = {
      '.github/workflows/ci.yml': workflow(
        `${job('unit')}${job('lint')}${job('all', '    needs: [unit, lint]\n')}`,
      ),
      '.github/workflows/docs.yml': workflow(job('docs'), 'on:\n  pull_request:\n    paths: ["docs/**"]\n'),
    }
    await inProtected(
      'checks: [all, docs]',
      async (scene) => {
        scene.repository.ruleset({ rules: [checksRule('all', 'docs')] })
        // Annotations mark lines of changed files only.
        const judged = await judgeAt(scene, 0)
        expect(judged.exitCode).toBe(1)
        expect(open(judged)).toEqual(['aggregate-can-be-skipped fail', 'filtered-required-check fail'])
        expect(marked(judged)).toEqual(
          expect.arrayContaining(['.github/workflows/ci.yml:11', '.github/workflows/docs.yml:3']),
        )
      },
      { files },
    )
  })

  test('external checks that the policy declares are not missed', async () => {
    const more = '    external-checks: [{ context: license/cla }]\n'
    await inProtected(
      'checks: [unit, license/cla]',
      async (scene) => {
        scene.repository.protect('main', { checks: ['unit', 'license/cla'] })
        expect((await judgeAt(scene, 0)).exitCode).toBe(0)
      },
      { more },
    )
  })

  test('a merge queue whose entries start no workflow', async () => {
    await inProtected(asked, async (scene) => {
      const queue = {
        type: 'merge_queue',
        parameters: {
          ...{ merge_method: 'SQUASH', grouping_strategy: 'ALLGREEN', check_response_timeout_minutes: 60 },
          ...{ max_entries_to_build: 5, max_entries_to_merge: 5 },
          ...{ min_entries_to_merge: 1, min_entries_to_merge_wait_minutes: 5 },
        },
      }
      scene.repository.ruleset({ rules: [checksRule('unit'), queue] })
      const judged = await judgeAt(scene, 0)
      expect(judged.exitCode).toBe(1)
      expect(open(judged)).toEqual(['missing-merge-group fail'])
      scene.repository.commit('main', {
        files: { '.github/workflows/ci.yml': workflow(job('unit'), 'on: [pull_request, merge_group]\n') },
      })
      const pull = scene.change({ head: 'queued' })
      expect((await judgeAt(scene, 0, pull)).exitCode).toBe(0)
      const entry = scene.repository.enqueue(pull)
      const event = mergeGroupEvent(scene.world, scene.repository, entry)
      expect((await scene.run('merge_group', event, { action })).exitCode).toBe(0)
    })
  })

  test('the workflows of the base count: a pull request that adds or takes away a producer is told so', async () => {
    await inProtected(asked, async (scene) => {
      scene.repository.ruleset({ rules: [checksRule('unit', 'e2e')] })
      const files = { '.github/workflows/e2e.yml': workflow(job('e2e')) }
      const added = await judgeAt(scene, 0, scene.change({ head: 'adding', files }))
      // Every other pull request waits; this one must not be kept from mending that.
      expect(added.exitCode).toBe(0)
      expect(said(added, 'check-not-on-base')[0]).toContain('e2e')
      const other = await judgeAt(scene, 0, scene.change({ head: 'other' }))
      expect(other.exitCode).toBe(1)
      expect(open(other)).toEqual(['required-check-never-reported fail'])
    })
    await inProtected(asked, async (scene) => {
      scene.repository.ruleset({ rules: [checksRule('unit')] })
      const files = { '.github/workflows/ci.yml': workflow(job('units')) }
      const taken = await judgeAt(scene, 0, scene.change({ head: 'taking', files }))
      expect(JSON.stringify(taken.result.findings)).toContain('.github/workflows/ci.yml')
      expect(taken.exitCode).toBe(1)
    })
  })

  test('a policy or protection that the pull request would like does not count', async () => {
    await inProtected('approvals: 2', async (scene) => {
      scene.repository.ruleset({ rules: [pullRequestRule(1)] })
      const pull = scene.change({
        files: { '.github/gatewright.yml': asking('approvals: 1', '', 'report') },
      })
      const judged = await judgeAt(scene, 0, pull)
      expect(judged).toMatchObject({
        exitCode: 1,
        result: { policy: { sha: pull.baseSha }, mode: 'enforce' },
      })
      expect(open(judged)).toEqual(['approvals fail'])
    })
  })

  test('document 003: its own plan, through the action', async () => {
    const folder = join(projectRoot, '__tests__/fixtures/branch-protection/document-003')
    const files = Object.fromEntries(
      readdirSync(join(folder, 'workflows')).map((name) => [
        `.github/workflows/${name}`,
        readFileSync(join(folder, 'workflows', name), 'utf8'),
      ]),
    )
    const policy = readFileSync(join(folder, 'gatewright.yml'), 'utf8')
    await inScene({ policy, files, token: 'github-token' }, async (scene) => {
      const contexts = ['lint-and-type', 'unit-tests', 'contract-tests', 'docs-validation']
      scene.repository.ruleset({
        rules: [
          pullRequestRule(1, {
            require_code_owner_review: true,
            allowed_merge_methods: ['squash', 'rebase'],
          }),
          checksRule(...contexts),
          { type: 'required_linear_history' },
          { type: 'non_fast_forward' },
        ],
      })
      const judged = await judgeAt(scene, 0)
      expect(judged.exitCode).toBe(1)
      expect(said(judged, 'filtered-required-check')[0]).toMatch(
        /^fail \| docs-validation is required, but .*docs\/\*\*.*waits for ever/,
      )
      expect(marked(judged)).toContain('.github/workflows/docs.yml:4')
    })
  })
})

describe('workflow files of anybody', () => {
  /** Required, and reported by `ci.yml` whatever stands beside it. */
  const judgeBeside = async (files: Files, contexts: readonly string[], play: (judged: Judged) => void) => {
    await inProtected(
      'pull-request: true',
      async (scene) => {
        scene.repository.ruleset({ rules: [pullRequestRule(0), checksRule(...contexts)] })
        play(await judgeAt(scene, 0))
      },
      { files },
    )
  }

  test('one that is no YAML makes what it may report unknown, at its line, and nothing else', async () => {
    const broken = { '.github/workflows/broken.yml': 'on: pull_request\njobs:\n  a: [\n  b: }\n' }
    await judgeBeside(broken, ['unit'], (judged) => expect(judged.exitCode).toBe(0))
    await judgeBeside(broken, ['unit', 'other'], (judged) => {
      expect(judged.exitCode).toBe(3)
      expect(open(judged)).toEqual(['required-check-never-reported unknown'])
      expect(said(judged, 'required-check-never-reported').join()).toMatch(/broken\.yml/)
    })
  })

  test.each([
    [
      'a matrix from an expression',
      job('e2e', `    strategy: { matrix: ${expression('fromJSON(vars.M)')} }\n`),
    ],
    ['a name from an expression', job('e2e', `    name: e2e ${expression('vars.NAME')}\n`)],
  ])('%s: what it may report is unknown, what others report is not', async (_, text) => {
    const files = { '.github/workflows/e2e.yml': workflow(text) }
    await judgeBeside(files, ['unit'], (judged) => expect(judged.exitCode).toBe(0))
    await judgeBeside(files, ['e2e (a)', 'e2e a'], (judged) => {
      expect(judged.exitCode).not.toBe(0)
      expect(open(judged).join()).toContain('required-check-never-reported unknown')
    })
  })

  test('a reusable workflow that may not be read is unknown', async () => {
    const text = `name: CI\non: pull_request\njobs:\n  shared:\n    uses: other/ci/.github/workflows/test.yml@v1\n`
    await judgeBeside({ '.github/workflows/shared.yml': text }, ['shared / test'], (judged) => {
      expect(judged.exitCode).toBe(3)
      expect(said(judged, 'required-check-never-reported').join()).toContain('other/ci')
    })
  })

  test('links, folders, other endings and deep nesting are no workflow files, and harm nobody', async () => {
    const deep = `on: pull_request\njobs: ${'['.repeat(20_000)}\n`
    const laughs = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
      .split('')
      .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`)
      .join('\n')}\non: pull_request\njobs: { x: *h }\n`
    const files: Files = {
      '.github/workflows/link.yml': { symlink: '../../README.md' },
      '.github/workflows/folder.yml/inner.yml': workflow(job('inner')),
      '.github/workflows/notes.md': '# Notes\n',
      '.github/workflows/deep.yml': deep,
      '.github/workflows/laughs.yaml': laughs,
      '.github/workflows/proto.yml':
        'on: pull_request\njobs:\n  __proto__: { runs-on: x }\n  constructor: { runs-on: x }\n',
      '.github/workflows/nothing.yml': '',
      '.github/workflows/twice.yml': 'on: pull_request\non: push\njobs: {}\njobs: {}\n',
    }
    await judgeBeside(files, ['unit'], (judged) => {
      expect(judged.exitCode).toBe(0)
      expect(judged.milliseconds).toBeLessThan(10_000)
    })
    await judgeBeside(files, ['inner'], (judged) => expect(judged.exitCode).not.toBe(0))
  })

  test('names of jobs, checks, files and rulesets are text on every surface', async () => {
    const hostile = [
      'a\n::set-output name=outcome::pass',
      '::error::x',
      '##[error]done',
      'x|y|z `b` ``c``',
      '<img src=x onerror=alert(1)>',
      '\u202Egnp.exe',
      '@meddler #1 ![x](http://example.com/x.png)',
      '%0A::warning::c',
      'a</details></td></table><h1>Gatewright: passed',
      '```mermaid\ngraph\n```',
    ]
    const jobs = hostile
      .map((name, index) => job(`j${index}`, `    name: ${JSON.stringify(name)}\n    needs: [unit]\n`))
      .join('')
    const files = {
      '.github/workflows/ci.yml': workflow(job('unit') + jobs),
      '.github/workflows/::error::`x` <b>|.yml': 'on: [\n',
      '.github/workflows/@meddler #1.yml': workflow(job('z', '    if: "`x` <h1>"\n')),
    }
    await inProtected(
      'approvals: 2, pull-request: true',
      async (scene) => {
        scene.repository.ruleset({
          name: hostile[8] ?? '',
          rules: [pullRequestRule(1), checksRule(...hostile, ...hostile.map((name) => `${name}!`), 'z')],
        })
        const judged = await judgeAt(scene, 2)
        expect(judged).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail' } })
        expect(Object.keys(judged.outputs).sort()).toEqual([
          ...['evidence-file', 'exit-code', 'outcome', 'result', 'result-file', 'sarif-file'],
        ])
        expect(judged.summary).not.toMatch(/^(?:::|##\[|# Gatewright: passed|<h1>|graph)/m)
        expect(judged.summary + judged.stdout).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u001b\r]/)
      },
      { files },
    )
  })

  test('the read-only token of a fork gives the same verdict', async () => {
    await inProtected(
      'pull-request: true, checks: [unit]',
      async (scene) => {
        scene.repository.ruleset({ rules: [pullRequestRule(0), checksRule('unit')] })
        const fork = { author: 'meddler', from: scene.repository.fork('meddler') }
        expect((await judgeAt(scene, 0, scene.change({ ...fork, head: 'patch' }))).exitCode).toBe(0)
        const evil = { '.github/workflows/ci.yml': workflow(job('gatewright')) }
        const judged = await judgeAt(scene, 0, scene.change({ ...fork, head: 'evil', files: evil }))
        expect(judged.exitCode).toBe(1)
      },
      { token: 'fork', public: true },
    )
  })
})

describe('other branches, events and set-ups', () => {
  const odd = 'release/1.0 #+%&~x'.replaceAll(' ', '-').replace('~', '')

  test('a base branch whose name needs encoding is the one that is looked up', async () => {
    await inProtected('branches: ["release/**/*"], linear: true, pull-request: true', async (scene) => {
      const { repository, change } = scene
      repository.commit(odd, { files: { 'x.txt': 'x\n' } })
      repository.protect(odd, { reviews: { approvals: 1 } })
      repository.ruleset({ include: ['refs/heads/release/*'], rules: [{ type: 'required_linear_history' }] })
      const passed = await judgeAt(scene, 1, change({ base: odd, head: 'fix' }))
      expect(open(passed)).toEqual([])
      expect(passed.exitCode).toBe(0)
      // The same pull request into another branch asks for nothing, which is no pass.
      const elsewhere = await judgeAt(scene, 1, change({ head: 'other' }))
      expect(elsewhere.exitCode).toBe(3)
      expect(elsewhere.result.reason_codes).toContain('nothing-evaluated')
    })
  })

  test('a push to the default branch, and the suite with every gate, judge the same', async () => {
    const more = '  codeowners: { enabled: false }\n  golden-suite: { enabled: false }\n'
    await inProtected(
      'approvals: 1',
      async (scene) => {
        const pushed = () =>
          scene.run('push', pushEvent(scene.world, scene.repository, 'main', 'chef'), { action })
        expect((await pushed()).exitCode).toBe(1)
        scene.repository.ruleset({ rules: [pullRequestRule(1)] })
        expect((await pushed()).exitCode).toBe(0)
        const suite = await scene.judge(scene.change(), { action: '.', inputs: adminToken(scene, 1) })
        expect(open(suite)).toEqual([])
        expect(suite.exitCode).toBe(0)
      },
      { more },
    )
  })

  test('report mode says the same and blocks nothing', async () => {
    const files = ci
    const policy = asking('approvals: 1', '', 'report')
    await inScene({ policy, files, token: 'github-token' }, async (scene) => {
      const judged = await judgeAt(scene, 0)
      expect(judged).toMatchObject({ exitCode: 0, result: { decision: 'report' } })
      expect(open(judged)).toEqual(['approvals fail'])
    })
  })

  test('a second token that is empty is none; one that is refused proves nothing; one that cannot be one is named', async () => {
    await inProtected('approvals: 1', async (scene) => {
      const { repository, world, judge, change } = scene
      repository.protect('main', { reviews: { approvals: 1 } })
      const given = (token: string, head: string) =>
        judge(change({ head }), { action, inputs: { 'admin-token': token } })
      // As secrets are for pull requests of forks.
      expect(unknowns(await given('', 'empty'))).toEqual(['permission-missing'])
      const revoked = world.token({ kind: 'app', permissions: { administration: 'write' } })
      world.revoke(revoked)
      const refused = await given(revoked, 'revoked')
      expect(refused.exitCode).toBe(3)
      const odd = await given('two words', 'odd')
      expect(odd.exitCode).toBe(64)
      expect(odd.stdout.replaceAll(/^::add-mask::.*$/gm, '') + odd.summary).not.toContain('two words')
    })
  })

  test('a server without rulesets is unknown, not unprotected', async () => {
    const server = {
      enterprise: { version: '3.7.0' },
      missing: ['GET /repos/{owner}/{repo}/rules/branches/{branch}'],
    }
    await inProtected(
      'approvals: 1',
      async (scene) => {
        const judged = await judgeAt(scene, 1)
        expect(judged.exitCode).toBe(3)
        expect(open(judged)).toContain('visible-protection unknown')
      },
      { server },
    )
  })

  test('a pull request that moves on while it is judged is judged again', async () => {
    await inProtected('approvals: 1', async (scene) => {
      const { repository, world } = scene
      repository.ruleset({ rules: [pullRequestRule(1)] })
      const pull = scene.change()
      const run = (): void => {
        pull.push({ by: 'alpha', files: { 'src/b.ts': 'export const b = 2\n' } })
      }
      world.fault({ kind: 'before', path: rulesPath, run })
      const judged = await judgeAt(scene, 0, pull)
      expect(judged.exitCode).toBe(0)
      expect(JSON.stringify(judged.result)).toContain(pull.headSha)
    })
  })
})
