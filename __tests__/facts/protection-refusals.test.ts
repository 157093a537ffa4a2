import { describe, expect, test } from '@jest/globals'
import type { Fault } from '../../src/embedded/faults.ts'
import { type Gathered, protectionScene, type Setting, type Tier, whole } from './protection-scene.ts'

const facts = ['protection'] as const
const protectionPath = /\/branches\/main\/protection$/
const hintPath = /\/branches\/main$/
const rulesPath = /\/rules\/branches\/main$/
const always = { times: Number.POSITIVE_INFINITY }

interface Refusal {
  readonly tier?: Tier
  readonly setting?: Setting
  readonly classic?: boolean
  readonly faults?: readonly Fault[]
}

/** Gathers a repository with a classic rule on main and one ruleset, while GitHub answers some call otherwise. */
async function refused({ tier = 1, setting = {}, classic = true, faults = [] }: Refusal) {
  const { world, repository, gather } = protectionScene(setting)
  if (classic) repository.protect('main', { checks: ['unit'], enforceAdmins: true })
  const { id } = repository.ruleset({ rules: [{ type: 'deletion' }] })
  for (const fault of faults) world.fault(fault)
  const gathered = await gather('repository', tier, { facts, documented: false })
  return { gathered, id }
}

const message = (
  status: number,
  text: string,
  path: RegExp,
  headers: Readonly<Record<string, string>> = {},
): Fault => ({
  ...{ kind: 'status', path, status, headers, ...always },
  body: { message: text, documentation_url: 'https://docs.github.com/rest', status: String(status) },
})

const main = ({ protection }: Gathered) => {
  const [branch] = whole(protection).branches
  if (branch === undefined) throw new Error('no branch')
  return branch
}

describe('the classic rule', () => {
  test('404 "Branch not protected" is observed absence', async () => {
    const left = { kind: 'rewrite', path: hintPath, body: withoutProtection, ...always } as const
    const { gathered } = await refused({ classic: false, faults: [left] })
    expect(main(gathered)).toMatchObject({
      hint: { known: true, value: { protected: true, protection: null } },
      classic: { known: true, value: null },
    })
  })

  test('404 "Branch not protected" against a hint that says otherwise is ambiguous', async () => {
    const { gathered } = await refused({ faults: [message(404, 'Branch not protected', protectionPath)] })
    expect(main(gathered).classic).toMatchObject({ known: false, reason: 'ambiguous' })
  })

  test.each(['Not Found', 'Branch not found', 'Branch not protected by anybody'])(
    'API-24 any other 404 (%s) proves nothing: the rules and the hint are read all the same',
    async (text) => {
      const { gathered, id } = await refused({ tier: 0, faults: [message(404, text, protectionPath)] })
      expect(main(gathered)).toMatchObject({
        classic: {
          known: false,
          reason: 'not-found',
          remedy: {
            permission: 'administration: read (GitHub App)',
            text: expect.stringContaining('reveals'),
          },
        },
        hint: { known: true, value: { protected: true, protection: { enabled: true } } },
        rules: { known: true, value: [{ type: 'deletion', ruleset_id: id }] },
      })
    },
  )

  test('403 for an integration is a missing permission, which is named with what it reveals', async () => {
    const { gathered } = await refused({ tier: 0 })
    expect(main(gathered).classic).toEqual({
      known: false,
      reason: 'permission-missing',
      detail: expect.stringContaining('Resource not accessible by integration'),
      remedy: {
        permission: 'administration: read (GitHub App)',
        text: expect.stringMatching(/^give an `admin-token`.*linear history, signatures.*force pushes/),
      },
    })
  })

  test('the words of a 404 under another status are no absence', async () => {
    const left = { kind: 'rewrite', path: hintPath, body: withoutProtection, ...always } as const
    const { gathered } = await refused({
      faults: [left, message(403, 'Branch not protected', protectionPath)],
    })
    expect(main(gathered).classic).toMatchObject({ known: false, reason: 'permission-missing' })
  })

  test('a refused admin token is told to get the permission, a wrong one that it is wrong', async () => {
    const forbidden = message(403, 'Resource not accessible by integration', protectionPath)
    expect(main((await refused({ faults: [forbidden] })).gathered).classic).toMatchObject({
      reason: 'permission-missing',
      remedy: { text: expect.stringMatching(/^grant the `admin-token` `administration: read`/) },
    })
    const wrong = message(401, 'Bad credentials', protectionPath)
    expect(main((await refused({ faults: [wrong] })).gathered).classic).toMatchObject({
      reason: 'permission-missing',
      remedy: { text: expect.stringContaining('missing, wrong, expired or revoked') },
    })
  })

  test.each([
    ['primary', { kind: 'rate-limit', resetIn: 3000 }],
    ['primary with 429', { kind: 'rate-limit', resetIn: 3000, status: 429 }],
    ['secondary', { kind: 'secondary-limit', retryAfter: 3000 }],
  ] as const)('a %s request limit is no verdict', async (_, kind) => {
    const { gathered } = await refused({ faults: [{ ...kind, path: protectionPath, ...always }] })
    expect(main(gathered).classic).toMatchObject({ known: false, reason: 'rate-limited' })
    expect(main(gathered).rules.known).toBe(true)
  })

  test('a cut answer, and one without the switches that are judged by their absence, are no rule', async () => {
    const cut = await refused({ faults: [{ kind: 'cut', path: protectionPath, ...always }] })
    expect(main(cut.gathered).classic).toMatchObject({ known: false, reason: 'api-shape' })
    for (const body of [
      {},
      { url: 'x', allow_force_pushes: { enabled: false } },
      { enforce_admins: { enabled: 'yes' } },
    ]) {
      const odd = { kind: 'rewrite', path: protectionPath, body: () => body, ...always } as const
      const { gathered } = await refused({ faults: [odd] })
      expect(main(gathered).classic).toMatchObject({ known: false, reason: 'api-shape' })
    }
  })

  test('422 and 500 are failures of GitHub, not answers', async () => {
    for (const status of [422, 500]) {
      const { gathered } = await refused({ faults: [message(status, 'Validation Failed', protectionPath)] })
      expect(main(gathered).classic).toMatchObject({ known: false, reason: 'api-failed' })
    }
  })
})

const withoutProtection = (body: unknown): unknown => {
  const { protection: _protection, ...rest } = Object(body)
  return rest
}

describe('the hint', () => {
  test('only "Branch not found" means that there is no such branch', async () => {
    const at = async (text: string) => {
      const faults = [message(404, text, hintPath)]
      return (await refused({ tier: 2, faults })).gathered
    }
    // GraphQL named it as the default branch a moment ago.
    expect((await at('Branch not found')).protection).toMatchObject({
      ...{ known: false, reason: 'target-moved' },
      detail: 'the default branch main was deleted or renamed while its protection was read',
    })
    const denied = main(await at('Not Found'))
    expect(denied.exists).toBeUndefined()
    expect(denied).toMatchObject({ hint: { known: false }, classic: { known: true } })
  })

  test('without `protection` nothing is known of the classic rule', async () => {
    const left = { kind: 'rewrite', path: hintPath, body: withoutProtection, ...always } as const
    const { gathered } = await refused({ tier: 0, faults: [left] })
    expect(main(gathered)).toMatchObject({
      hint: { known: true, value: { protected: true, protection: null } },
      classic: { known: false, reason: 'permission-missing' },
    })
  })

  test('checks and contexts are one list, and a level left out leaves the checks out', async () => {
    const rewritten = (required: unknown): Fault => ({
      ...{ kind: 'rewrite', path: hintPath, ...always },
      body: (body) => ({ ...Object(body), protection: { enabled: true, required_status_checks: required } }),
    })
    const checks = { contexts: ['a', 'b'], checks: [{ context: 'a', app_id: -1 }] }
    const level = { enforcement_level: 'non_admins' }
    const { gathered } = await refused({ tier: 0, faults: [rewritten({ ...level, ...checks })] })
    expect(main(gathered).hint).toMatchObject({
      value: {
        protection: {
          requiredChecks: {
            enforcementLevel: 'non_admins',
            checks: [
              { context: 'a', appId: -1 },
              { context: 'b', appId: null },
            ],
          },
        },
      },
    })
    const { gathered: without } = await refused({ tier: 0, faults: [rewritten(checks)] })
    expect(main(without).hint).toMatchObject({
      value: { protection: { enabled: true, requiredChecks: null } },
    })
  })

  test('an answer for another name is no answer: the branch was renamed', async () => {
    const renamed = (body: unknown): unknown => ({ ...Object(body), name: 'trunk' })
    const { gathered } = await refused({
      faults: [{ kind: 'rewrite', path: hintPath, body: renamed, ...always }],
    })
    expect(main(gathered).hint).toMatchObject({
      known: false,
      reason: 'not-found',
      detail: expect.stringContaining('GitHub answers for trunk'),
    })
  })
})

describe('rules and rulesets', () => {
  test.each([
    [
      'a count that is a text',
      { type: 'pull_request', parameters: { required_approving_review_count: '2' } },
    ],
    ['a rule without its parameters', { type: 'pull_request' }],
    [
      'checks that are no list',
      { type: 'required_status_checks', parameters: { required_status_checks: {} } },
    ],
    ['a rule without a type', { parameters: {} }],
    [
      'a flag that is a text',
      {
        type: 'pull_request',
        parameters: { required_approving_review_count: 1, require_code_owner_review: 'true' },
      },
    ],
  ])('%s makes the rules api-shape, never weaker', async (_, rule) => {
    const odd = { kind: 'rewrite', path: rulesPath, body: () => [rule], ...always } as const
    const { gathered } = await refused({ faults: [odd] })
    expect(main(gathered).rules).toMatchObject({ known: false, reason: 'api-shape' })
  })

  test('an unknown type passes through with its parameters; null is what is not set', async () => {
    const rules = [
      { type: 'lock_the_moon', parameters: { phase: ['new'] }, ruleset_id: 3 },
      { type: 'deletion', parameters: null, ruleset_id: null },
    ]
    const odd = { kind: 'rewrite', path: rulesPath, body: () => rules, ...always } as const
    const { gathered } = await refused({ faults: [odd] })
    expect(main(gathered).rules).toEqual({ known: true, value: [rules[0], { type: 'deletion' }] })
    expect(whole(gathered.protection).rulesets['3']).toMatchObject({ known: false, reason: 'not-found' })
  })

  test('a ruleset that is not found, or is another one, is unobserved by itself', async () => {
    const path = /\/rulesets\/\d+$/
    const { gathered, id } = await refused({ faults: [message(404, 'Not Found', path)] })
    expect(whole(gathered.protection).rulesets[String(id)]).toMatchObject({
      known: false,
      reason: 'not-found',
    })
    expect(main(gathered).rules.known).toBe(true)
    const other = {
      kind: 'rewrite',
      path,
      body: (body: unknown) => ({ ...Object(body), id: 1 }),
      ...always,
    } as const
    const swapped = await refused({ faults: [other] })
    expect(whole(swapped.gathered.protection).rulesets[String(swapped.id)]).toMatchObject({
      reason: 'api-shape',
    })
  })

  test('a ruleset without rules, and bypass actors of another kind, are api-shape', async () => {
    const path = /\/rulesets\/\d+$/
    for (const change of [{ rules: null }, { bypass_actors: 'none' }, { enforcement: 1 }]) {
      const body = (before: unknown) => ({ ...Object(before), ...change })
      const { gathered, id } = await refused({
        tier: 2,
        faults: [{ kind: 'rewrite', path, body, ...always }],
      })
      expect(whole(gathered.protection).rulesets[String(id)]).toMatchObject({
        known: false,
        reason: 'api-shape',
      })
    }
  })

  test('a request limit on the rules leaves the rest', async () => {
    const { gathered } = await refused({
      faults: [{ kind: 'rate-limit', resetIn: 3000, path: rulesPath, ...always }],
    })
    expect(main(gathered).rules).toMatchObject({ known: false, reason: 'rate-limited' })
    expect(main(gathered).classic.known).toBe(true)
  })

  test('a list of rulesets that is cut leaves the index unknown', async () => {
    const { gathered } = await refused({ faults: [{ kind: 'cut', path: /\/rulesets$/, ...always }] })
    expect(whole(gathered.protection).index).toMatchObject({ known: false, reason: 'api-shape' })
  })
})

describe('the plan', () => {
  const words = 'Upgrade to GitHub Pro or make this repository public to enable this feature.'

  test('what a free plan does not offer is observed to be absent, and GitHub’s words are kept', async () => {
    const { gathered } = await refused({ setting: { plan: 'free' } })
    const value = whole(gathered.protection)
    expect(value.plan).toBe(words)
    expect(value.index).toEqual({ known: true, value: [] })
    expect(main(gathered)).toMatchObject({
      classic: { known: true, value: null },
      rules: { known: true, value: [] },
    })
  })

  test('so is the classic rule where the hint was left out', async () => {
    const left = { kind: 'rewrite', path: hintPath, body: withoutProtection, ...always } as const
    const { gathered } = await refused({ setting: { plan: 'free' }, faults: [left] })
    expect(main(gathered).classic).toEqual({ known: true, value: null })
  })

  test('the same words under another status, and other words under 403, prove nothing', async () => {
    const other = await refused({ faults: [message(402, words, rulesPath)] })
    expect(main(other.gathered).rules.known).toBe(false)
    const upgrade = await refused({ faults: [message(403, 'Upgrade your token', rulesPath)] })
    expect(main(upgrade.gathered).rules).toMatchObject({ known: false, reason: 'permission-missing' })
    expect(whole(upgrade.gathered.protection).plan).toBeUndefined()
  })
})

describe('the query', () => {
  test('fields that the token may not read are unobserved, the others are kept', async () => {
    const { repository, gather } = protectionScene({ files: { '.github/workflows/a.yml': 'on: push\n' } })
    const pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const { protection, workflows } = await gather(pull, 1, { permissions: { 'pull-requests': 'read' } })
    expect(whole(protection)).toMatchObject({
      repository: { name: 'acme/shop', mergeSettings: { known: true } },
      branches: [
        { hint: { known: false, reason: 'permission-missing', remedy: { permission: 'contents: read' } } },
      ],
    })
    expect(whole(workflows).base.files).toMatchObject({
      known: false,
      reason: 'permission-missing',
      remedy: { permission: 'contents: read', text: 'grant the token `contents: read`' },
    })
  })

  test('merge settings that are denied leave the branches judged', async () => {
    const body = (before: unknown) => {
      const data = Object(before)['data']
      return {
        data: { repository: { ...data.repository, squashMergeAllowed: null } },
        errors: [{ type: 'FORBIDDEN', path: ['repository', 'squashMergeAllowed'], message: 'no' }],
      }
    }
    const { gathered } = await refused({
      faults: [{ kind: 'rewrite', operation: 'RepositoryState', body, ...always }],
    })
    expect(whole(gathered.protection).repository.mergeSettings).toMatchObject({
      known: false,
      reason: 'permission-missing',
    })
    expect(main(gathered).rules.known).toBe(true)
  })

  test.each([
    [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }, 'rate-limited'],
    [{ type: 'NOT_FOUND', path: ['repository'], message: 'no' }, 'not-found'],
    [{ type: 'FORBIDDEN', path: ['repository'], message: 'no' }, 'permission-missing'],
    [{ type: 'FORBIDDEN', message: 'no' }, 'permission-missing'],
    [{ message: 'Something went wrong while executing your query' }, 'api-failed'],
  ])('an error like %j leaves nothing to judge by', async (error, reason) => {
    const body = (before: unknown) => ({ ...Object(before), errors: [error] })
    const limited = { 'x-ratelimit-remaining': '0' }
    const fault: Fault = {
      kind: 'rewrite',
      operation: 'RepositoryState',
      body,
      ...always,
      ...{ headers: limited },
    }
    const { gathered } = await refused({ faults: [fault] })
    expect(gathered.protection).toMatchObject({ known: false, reason })
  })
})

describe('whether Actions may approve', () => {
  test('is what GitHub says, and unobserved where it does not', async () => {
    const { world, repository, gather } = protectionScene()
    repository.model.settings.workflows.mayApprove = true
    const seen = await gather('repository', 1, { facts })
    expect(whole(seen.protection).actionsMayApprove).toEqual({ known: true, value: true })
    world.fault({ kind: 'rewrite', path: /permissions\/workflow$/, body: () => ({}), ...always })
    const odd = await gather('repository', 1, { facts, documented: false })
    expect(whole(odd.protection).actionsMayApprove).toMatchObject({ known: false, reason: 'api-shape' })
  })
})
