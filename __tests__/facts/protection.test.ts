import { describe, expect, test } from '@jest/globals'
import { protectionSchema } from '../../src/core/facts/protection.ts'
import { protectionScene, whole } from './protection-scene.ts'

const R = '/repos/acme/shop'
const reviews = { type: 'pull_request', parameters: pullRequestParameters(1) }

function pullRequestParameters(count: number) {
  return {
    required_approving_review_count: count,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  }
}

/** A classic rule on main, and rulesets of all three levels. */
function everything() {
  const scene = protectionScene()
  const { repository } = scene
  repository.protect('main', {
    enforceAdmins: true,
    checks: ['unit', { context: 'lint', appId: 15368 }],
    reviews: { approvals: 2, bypass: { users: ['chef'], teams: ['core'] } },
    linearHistory: true,
  })
  const own = repository.ruleset({
    name: 'own',
    rules: [reviews, { type: 'deletion' }],
    bypass: [{ actor_type: 'Team', actor_id: 9 }],
  })
  return { ...scene, own }
}

describe('a pull request', () => {
  test('tier 0 sees the hint and the rules; the classic rule names the permission and what it reveals', async () => {
    const { repository, gather, own } = everything()
    const pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const { protection, requests } = await gather(pull, 0, { facts: ['protection'] })
    const value = whole(protection)
    expect(protectionSchema.parse(value)).toEqual(value)
    expect(value.repository).toEqual({
      name: 'acme/shop',
      defaultBranch: 'main',
      visibility: 'private',
      archived: false,
      mergeSettings: { known: true, value: { merge: true, squash: true, rebase: true } },
    })
    expect(value.index).toBeNull()
    expect(value.branches).toHaveLength(1)
    const [main] = value.branches
    expect(main?.name).toBe('main')
    expect(main?.hint).toEqual({
      known: true,
      value: {
        protected: true,
        protection: {
          enabled: true,
          requiredChecks: {
            enforcementLevel: 'everyone',
            checks: [
              { context: 'unit', appId: null },
              { context: 'lint', appId: 15368 },
            ],
          },
        },
      },
    })
    expect(main?.classic).toMatchObject({
      known: false,
      reason: 'permission-missing',
      remedy: {
        permission: 'administration: read (GitHub App)',
        text: expect.stringMatching(/admin-token.*GATEWRIGHT_ADMIN_TOKEN.*reveals the classic rule: reviews/),
      },
    })
    expect(main?.rules).toMatchObject({
      known: true,
      value: [
        { type: 'pull_request', ruleset_id: own.id, ruleset_source_type: 'Repository' },
        { type: 'deletion', ruleset_id: own.id },
      ],
    })
    expect(value.actionsMayApprove).toMatchObject({
      known: false,
      reason: 'permission-missing',
      remedy: { permission: 'administration: read (GitHub App)' },
    })
    expect(requests).toEqual([
      'ProposedState',
      `GET ${R}/rules/branches/main`,
      `GET ${R}/branches/main`,
      `GET ${R}/branches/main/protection`,
      `GET ${R}/rulesets/${own.id}`,
    ])
  })

  test('tier 1 sees the classic rule and whether Actions may approve, within four REST requests and one per ruleset', async () => {
    const { repository, gather, own } = everything()
    const pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const { protection, workflows, requests } = await gather(pull, 1)
    const value = whole(protection)
    expect(value.branches[0]?.classic).toMatchObject({
      known: true,
      value: {
        enforce_admins: { enabled: true },
        required_pull_request_reviews: {
          required_approving_review_count: 2,
          bypass_pull_request_allowances: { users: [{ login: 'chef' }], teams: [{ slug: 'core' }] },
        },
        required_linear_history: { enabled: true },
        allow_force_pushes: { enabled: false },
      },
    })
    expect(value.actionsMayApprove.known).toBe(true)
    // `administration: read` is not enough for this.
    const ruleset = value.rulesets[String(own.id)]
    expect(ruleset?.known === true && 'bypass_actors' in ruleset.value).toBe(false)
    expect(workflows.known).toBe(true)
    // The workflow files come with the one query, and cost nothing more.
    expect(requests.filter((one) => one === 'ProposedState')).toHaveLength(1)
    const rest = requests.filter((one) => one !== 'ProposedState')
    expect(rest.filter((one) => one.includes('/rulesets/'))).toHaveLength(1)
    expect(rest).toHaveLength(4 + 1)
  })

  test('every ruleset of repository, organisation and enterprise is asked for once, however many rules name it', async () => {
    const { world, acme, repository, gather } = protectionScene({ plan: 'enterprise' })
    const enterprise = world.enterprise('acme-inc', [acme])
    const three = { rules: [reviews, { type: 'deletion' }, { type: 'non_fast_forward' }] }
    const found = [repository.ruleset(three), acme.ruleset(three), enterprise.ruleset(three)]
    const ids = found.map(({ id }) => id)
    const pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const { protection, requests } = await gather(pull, 2, { facts: ['protection'] })
    const value = whole(protection)
    expect(Object.values(value.rulesets).map((one) => one.known && one.value.source_type)).toEqual([
      'Repository',
      'Organization',
      'Enterprise',
    ])
    expect(requests.filter((one) => one.includes('/rulesets/')).sort()).toEqual(
      ids.map((id) => `GET ${R}/rulesets/${id}`).sort(),
    )
    expect(requests.filter((one) => one !== 'ProposedState')).toHaveLength(3 + 3)
    // No classic rule by the hint: not asked for, and observed to be absent.
    expect(value.branches[0]?.classic).toEqual({ known: true, value: null })
    expect(requests.some((one) => one.endsWith('/protection'))).toBe(false)
  })

  test.each(['absent', 'null'] as const)(
    'bypass actors that are redacted (%s) stay absent; with administration: write they are there',
    async (redaction) => {
      const { repository, gather } = protectionScene()
      const { id } = repository.ruleset({ redaction, rules: [{ type: 'deletion' }] })
      const pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
      const rulesetAt = async (tier: 0 | 2) => {
        const { protection } = await gather(pull, tier, {
          facts: ['protection'],
          documented: redaction === 'absent',
        })
        const found = whole(protection).rulesets[String(id)]
        return found?.known === true ? found.value : undefined
      }
      const redacted = await rulesetAt(0)
      expect(redacted).toMatchObject({ id, enforcement: 'active' })
      expect(redacted !== undefined && 'bypass_actors' in redacted).toBe(false)
      expect((await rulesetAt(2))?.bypass_actors).toEqual([])
    },
  )

  test('rules of more than one page are all there', async () => {
    const { repository, gather } = protectionScene()
    for (let number = 0; number < 35; number += 1) {
      const name = `rules ${number}`
      repository.ruleset({ name, rules: [reviews, { type: 'deletion' }, { type: 'non_fast_forward' }] })
    }
    const pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const { protection, requests } = await gather(pull, 0, { facts: ['protection'] })
    const value = whole(protection)
    const rules = value.branches[0]?.rules
    expect(rules?.known === true ? rules.value.length : 0).toBe(105)
    expect(requests.filter((one) => one.includes('/rules/'))).toHaveLength(2)
    expect(Object.keys(value.rulesets)).toHaveLength(35)
  })

  test('the base of the pull request is looked at, not the default branch', async () => {
    const { repository, gather } = protectionScene()
    repository.commit('release/1.0', { files: { 'src/r.ts': 'r\n' } })
    repository.protect('release/*', { linearHistory: true })
    const pull = repository.openPullRequest({
      author: 'alpha',
      base: 'release/1.0',
      files: { 'src/b.ts': 'b\n' },
    })
    const { protection } = await gather(pull, 1, { facts: ['protection'] })
    expect(whole(protection).branches).toMatchObject([
      {
        name: 'release/1.0',
        classic: { known: true, value: { required_linear_history: { enabled: true } } },
      },
    ])
  })
})

describe('a repository', () => {
  test('every branch that a pattern means, names that do not exist, every ruleset by id, each once', async () => {
    const { acme, repository, gather } = protectionScene()
    for (const branch of ['release/1.0', 'release/2/hotfix', 'topic']) {
      repository.commit(branch, { files: { 'src/r.ts': `${branch}\n` } })
    }
    const active = repository.ruleset({ name: 'a', branches: ['~ALL'], rules: [{ type: 'deletion' }] })
    const inert = repository.ruleset({ name: 'i', enforcement: 'disabled', rules: [{ type: 'deletion' }] })
    const tags = repository.ruleset({
      name: 't',
      target: 'tag',
      include: ['refs/tags/v*'],
      rules: [{ type: 'deletion' }],
    })
    const above = acme.ruleset({ name: 'o', target: 'tag', include: ['~ALL'], rules: [{ type: 'update' }] })
    const options = {
      branches: [
        {},
        { branches: ['refs/heads/release/**/*', 'gone', 'main'] },
        { branches: ['refs/tags/v1', '..'] },
      ],
    }
    const { protection, requests } = await gather('repository', 2, { options, facts: ['protection'] })
    const value = whole(protection)
    expect(value.branches.map(({ name }) => name)).toEqual([
      'main',
      'gone',
      'release/1.0',
      'release/2/hotfix',
    ])
    const gone = value.branches[1]
    expect(value.branches.map(({ exists }) => exists)).toEqual([undefined, false, undefined, undefined])
    expect(gone?.hint).toMatchObject({ known: false, reason: 'not-found' })
    expect(gone?.classic).toMatchObject({ known: false, reason: 'not-found' })
    expect(gone?.rules).toMatchObject({ known: true, value: [{ type: 'deletion', ruleset_id: active.id }] })
    const ids = [active.id, inert.id, tags.id, above.id]
    expect(Object.keys(value.rulesets)).toEqual(ids.map(String))
    expect(requests.filter((one) => one.includes('/rulesets/'))).toHaveLength(4)
    expect(value.index).toMatchObject({
      known: true,
      value: ids.map((id, index) => ({
        id,
        target: index < 2 ? 'branch' : 'tag',
        enforcement: index === 1 ? 'disabled' : 'active',
      })),
    })
    expect(value.patterns).toContain('refs/heads/release/**/*')
    expect(requests.filter((one) => one === `GET ${R}/branches`)).toHaveLength(1)
  })

  test('without patterns the branches are not listed', async () => {
    const { gather } = protectionScene()
    const { protection, requests } = await gather('repository', 0, { facts: ['protection'] })
    expect(whole(protection).branches.map(({ name }) => name)).toEqual(['main'])
    expect(requests).not.toContain(`GET ${R}/branches`)
  })

  test('~ALL means every branch, the default branch first; more than a hundred are refused', async () => {
    const { repository, gather } = protectionScene()
    const options = { branches: [{ branches: ['~ALL'] }] }
    repository.commit('a', { files: { 'src/r.ts': 'r\n' } })
    const { protection } = await gather('repository', 0, { options, facts: ['protection'] })
    expect(whole(protection).branches.map(({ name }) => name)).toEqual(['main', 'a'])
    for (let number = 0; number < 99; number += 1) repository.setBranch(`b${number}`, repository.tip())
    const all = await gather('repository', 0, { options, facts: ['protection'] })
    expect(all.protection).toMatchObject({
      known: false,
      reason: 'truncated',
      detail: expect.stringContaining('101 branches'),
      remedy: { text: 'name fewer branches in the policy' },
    })
  })

  test('a pattern nobody can read is never a shorter list', async () => {
    const { gather } = protectionScene()
    const options = { branches: [{ branches: ['rel[ease'] }] }
    const { protection } = await gather('repository', 0, { options, facts: ['protection'] })
    expect(protection).toMatchObject({
      known: false,
      reason: 'unparsable',
      detail: expect.stringContaining('rel[ease'),
    })
  })
})
