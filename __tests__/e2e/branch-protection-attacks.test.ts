import { describe, expect, test } from '@jest/globals'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { mergeGroupEvent, pullRequestEvent } from '../../src/embedded/events.ts'
import { inScene, type Judged, type Scene, type SceneOptions, unknowns } from './scene.ts'
import { writeFileSync } from 'node:fs'

const action = 'actions/branch-protection'
const asking = (entries: string, more = ''): string =>
  `version: 1\nmode: enforce\ngates:\n  branch-protection:\n    branches: [${entries}]\n${more}`
const job = (id: string): string => `  ${id}:\n    runs-on: ubuntu-latest\n    steps: [{ run: make test }]\n`
const ci: Files = { '.github/workflows/ci.yml': `name: CI\non: [pull_request, merge_group]\npermissions: {}\njobs:\n${job('unit')}` }
const inP = (entries: string, play: (scene: Scene) => Promise<void>, options: SceneOptions & { more?: string } = {}) => {
  const { more, ...rest } = options
  return inScene({ policy: asking(entries, more), token: 'github-token', ...rest, files: { ...ci, ...options.files } }, play)
}
const admin = ({ world }: Scene, administration: 'read' | 'write') => ({ 'admin-token': world.token({ kind: 'app', permissions: { administration } }) })
const pr = (n: number, more: object = {}) => ({ type: 'pull_request', parameters: { required_approving_review_count: n, dismiss_stale_reviews_on_push: false, require_code_owner_review: false, require_last_push_approval: false, required_review_thread_resolution: false, ...more } })
const sc = (...c: string[]) => ({ type: 'required_status_checks', parameters: { strict_required_status_checks_policy: false, required_status_checks: c.map((context) => ({ context, integration_id: 15368 })) } })
const show = (name: string, j: Judged) => {
  const lines = j.result.findings.map((f) => `   ${f.outcome}/${f.level} ${f.rule.replace('branch-protection/', '')} | ${f.message.found.text} | ${f.message.fix.text}`.slice(0, 400))
  writeFileSync(`/tmp/x1/out-${name}.txt`, [`exit ${j.exitCode} ${j.outputs['outcome']} unknowns ${unknowns(j)} reqs ${j.requests.length}`, ...lines, '', ...j.requests.map((r) => `${r.method} ${r.path} ${r.status}`), '', j.stdout, j.stderr, j.summary].join('\n'))
}
const scenario = (name: string, entries: string, play: (scene: Scene) => Promise<Judged>, options: SceneOptions & { more?: string } = {}) =>
  test.concurrent(name, () => inP(entries, async (s) => { show(name, await play(s)) }, options), 60_000)
const D = 'branches: ["~DEFAULT_BRANCH"]'
describe('x', () => {
  scenario('nondefault-unnamed', `{ ${D}, approvals: 1 }`, async (s) => {
    s.repository.commit('dev', { files: { a: 'x\n' } })
    return s.judge(s.change({ base: 'dev' }), { action })
  })
  scenario('nondefault-named', `{ branches: ["release/**/*"], approvals: 1 }`, async (s) => {
    s.repository.commit('release/1.0', { files: { a: 'x\n' } })
    s.repository.ruleset({ branches: ['release/**/*'], rules: [pr(1)] })
    return s.judge(s.change({ base: 'release/1.0' }), { action })
  })
  for (const [i, b] of ['release/ü-1', 'a%2Fb', 'x%25y', 'a#b', 'q&a=1', '日本/語', 'feat/+plus', "it's", 'a"b', '$(x)', '<b>', '`b`', 'x|y'].entries())
    scenario(`branchname-${i}`, `{ branches: ["~ALL"], approvals: 1, linear: true }`, async (s) => {
      s.repository.commit(b, { files: { a: 'x\n' } })
      s.repository.ruleset({ include: [`refs/heads/${b}`], rules: [pr(1)] })
      s.repository.ruleset({ branches: ['~ALL'], rules: [{ type: 'required_linear_history' }] })
      return s.judge(s.change({ base: b, head: 'h' }), { action, inputs: admin(s, 'write') })
    })
  for (const n of [35, 101, 205])
    scenario(`rules-${n}`, `{ ${D}, linear: true, bypass: { allow: [] } }`, async (s) => {
      const rules = Array.from({ length: n - 1 }, (_, i) => ({ type: 'required_deployments', parameters: { required_deployment_environments: [`e${i}`] } }))
      s.repository.ruleset({ name: 'a', rules })
      s.repository.ruleset({ name: 'b', rules: [{ type: 'required_linear_history' }] })
      return s.judge(s.change(), { action, inputs: admin(s, 'write') })
    })
  for (const next of ['none', 'self'] as const)
    scenario(`link-${next}`, `{ ${D}, linear: true }`, async (s) => {
      for (let i = 0; i < 110; i++) s.repository.ruleset({ name: `r${i}`, rules: [{ type: 'required_deployments', parameters: { required_deployment_environments: [`e${i}`] } }] })
      s.repository.ruleset({ name: 'b', rules: [{ type: 'required_linear_history' }] })
      s.world.fault({ kind: 'link', next, path: /rules\/branches/, times: Infinity })
      return s.judge(s.change(), { action })
    })
  for (const tier of [0, 1, 2])
    scenario(`org-ent-${tier}`, `{ ${D}, approvals: 2, linear: true, signatures: true, bypass: { allow: [] } }`, async (s) => {
      const acme = s.world.state.organisation('acme')!
      const b = { model: acme } as never
      const e = s.world.enterprise('big', [b])
      e.ruleset({ name: 'ent', rules: [{ type: 'required_signatures' }] })
      const { makeOrganisationRuleset } = await import('../../src/embedded/builders/protection.ts')
      acme.rulesets.push(makeOrganisationRuleset(s.world.state, { name: 'org', rules: [pr(2), { type: 'required_linear_history' }] }, { actor: acme.account, level: 'Organization' }))
      return s.judge(s.change(), { action, inputs: tier === 0 ? {} : admin(s, tier === 1 ? 'read' : 'write') })
    })
  scenario('archived', `{ ${D}, approvals: 1 }`, async (s) => {
    s.repository.ruleset({ rules: [pr(1)] })
    const pull = s.change()
    s.repository.model.settings.archived = true
    return s.judge(pull, { action })
  })
  scenario('renamed-repo', `{ ${D}, approvals: 1 }`, async (s) => {
    s.repository.ruleset({ rules: [pr(1)] })
    const pull = s.change()
    const payload = pullRequestEvent(s.world, pull)
    s.repository.rename('acme/store')
    return s.run('pull_request', payload, { action })
  })
  scenario('default-changes', `{ ${D}, approvals: 1 }, { branches: [dev], approvals: 2 }`, async (s) => {
    s.repository.commit('dev', { files: { a: 'x\n' } })
    s.repository.ruleset({ rules: [pr(1)], branches: ['main', 'dev'] })
    const pull = s.change()
    s.world.fault({ kind: 'before', path: /rules\/branches/, run: () => { s.repository.model.defaultBranch = 'dev' } })
    return s.judge(pull, { action })
  })
  scenario('branch-renamed', `{ ${D}, approvals: 1 }`, async (s) => {
    s.repository.ruleset({ rules: [pr(1)], branches: ['main'] })
    const pull = s.change()
    s.world.fault({ kind: 'rewrite', path: /branches\/main$/, body: (b) => ({ ...(b as object), name: 'trunk' }), times: Infinity })
    return s.judge(pull, { action })
  })
  scenario('branch-404', `{ ${D}, approvals: 1, linear: true }`, async (s) => {
    s.repository.ruleset({ rules: [pr(1)], branches: ['main'] })
    const pull = s.change()
    s.world.fault({ kind: 'status', status: 404, body: { message: 'Branch not found' }, path: /branches\/main$/, times: Infinity })
    return s.judge(pull, { action, inputs: admin(s, 'write') })
  })
  scenario('plan-free', `{ ${D}, approvals: 1 }`, async (s) => {
    s.world.state.account('acme')!.plan = 'free'
    return s.judge(s.change(), { action })
  })
  scenario('plan-free-admin', `{ ${D}, approvals: 1, bypass: { allow: [] } }`, async (s) => {
    s.world.state.account('acme')!.plan = 'free'
    s.repository.protect('main', { reviews: { approvals: 1 } })
    return s.judge(s.change(), { action, inputs: admin(s, 'write') })
  })
  scenario('merge-group', `{ ${D}, approvals: 1, merge-queue: true }`, async (s) => {
    s.repository.ruleset({ rules: [pr(1), { type: 'merge_queue', parameters: { merge_method: 'SQUASH', grouping_strategy: 'ALLGREEN', check_response_timeout_minutes: 60, max_entries_to_build: 5, max_entries_to_merge: 5, min_entries_to_merge: 1, min_entries_to_merge_wait_minutes: 5 } }] })
    const pull = s.change()
    const entry = s.repository.enqueue(pull)
    return s.run('merge_group', mergeGroupEvent(s.world, s.repository, entry), { action })
  })
  scenario('bypass-names', `{ ${D}, approvals: 1, bypass: { allow: [] } }`, async (s) => {
    s.repository.protect('main', { reviews: { approvals: 1, bypass: { users: ['meddler'], teams: ['core'] } }, enforceAdmins: true })
    s.repository.ruleset({ rules: [pr(1)], bypass: [{ actor_type: 'User', actor_id: 77 }] })
    return s.judge(s.change(), { action, inputs: admin(s, 'write') })
  })
  scenario('root', `{ ${D}, approvals: 1, bypass: { allow: [] } }`, async (s) => {
    s.repository.protect('main', { reviews: { approvals: 1 } })
    return s.judge(s.change(), { action: '.', inputs: admin(s, 'write') })
  })
  scenario('root-no-admin', `{ ${D}, approvals: 1, bypass: { allow: [] } }`, async (s) => {
    s.repository.protect('main', { reviews: { approvals: 1 } })
    return s.judge(s.change(), { action: '.' })
  })
  scenario('bad-admin', `{ ${D}, approvals: 1, bypass: { allow: [] } }`, async (s) => {
    s.repository.protect('main', { reviews: { approvals: 1 }, enforceAdmins: true })
    return s.judge(s.change(), { action, inputs: { 'admin-token': 'ghs_' + 'x'.repeat(36) } })
  })
  scenario('bad-admin-ruleset', `{ ${D}, approvals: 1 }`, async (s) => {
    s.repository.ruleset({ rules: [pr(1)] })
    return s.judge(s.change(), { action, inputs: { 'admin-token': 'ghs_' + 'x'.repeat(36) } })
  })
  for (const b of ['[]', 'names-empty', 'typo'])
    test.concurrent(`pol-${b}`, () => inScene({ policy: b === '[]' ? 'version: 1\nmode: enforce\ngates:\n  branch-protection:\n    branches: []\n' : asking(b === 'typo' ? '{ branches: [mian], approvals: 1 }' : '{ branches: ["~FOO"], approvals: 1 }'), token: 'github-token', files: ci }, async (s) => show(`pol-${b}`, await s.judge(s.change(), { action }))), 60_000)
  scenario('hostile', `{ ${D}, checks: ["::error::x", "@meddler #1"], approvals: 3 }`, async (s) => {
    const big = 'A'.repeat(100_000)
    const names = ['a\n::error::x', '\u001b[31mred', big, '</details><h1>x', '[x](http://evil)', '@oper', '![i](http://evil/x.png)', '##[error]x', '\u202Eabc', '```\n# x', '|a|b|']
    for (const n of names) s.repository.ruleset({ name: n, rules: [pr(1), sc(n, `${n}2`)] })
    return s.judge(s.change(), { action, inputs: admin(s, 'write') })
  }, { files: { '.github/workflows/@x\u001b[1m.yml': 'name: "::error::x"\non: pull_request\njobs:\n  a: {name: "@oper ::x", needs: [unit], runs-on: x}\n' } })
  const hideAll: [string, object][] = [
    ['hint-500', { kind: 'status', status: 500, path: /branches\/main$/ }],
    ['hint-rl', { kind: 'rate-limit', resetIn: 7200, path: /branches\/main$/ }],
    ['ruleset-null', { kind: 'text', text: 'null', path: /rulesets\/\d+$/ }],
    ['ruleset-nobypass-null', { kind: 'rewrite', path: /rulesets\/\d+$/, body: (b: object) => ({ ...b, bypass_actors: null }) }],
    ['ruleset-bypass-obj', { kind: 'rewrite', path: /rulesets\/\d+$/, body: (b: object) => ({ ...b, bypass_actors: {} }) }],
    ['ruleset-evaluate', { kind: 'rewrite', path: /rulesets\/\d+$/, body: (b: object) => ({ ...b, enforcement: 'evaluate' }) }],
    ['ruleset-html', { kind: 'text', text: '<html>', contentType: 'text/html', path: /rulesets\/\d+$/ }],
    ['rules-object', { kind: 'text', text: '{}', path: /rules\/branches/ }],
    ['rules-dropped', { kind: 'items', drop: 99, path: /rules\/branches/ }],
    ['rules-noparams', { kind: 'rewrite', path: /rules\/branches/, body: (b: object[]) => b.map(({ parameters: _, ...r }: any) => r) }],
    ['rules-strcount', { kind: 'rewrite', path: /rules\/branches/, body: (b: object[]) => b.map((r: any) => ({ ...r, parameters: { ...r.parameters, required_approving_review_count: '9' } })) }],
    ['rules-noid', { kind: 'rewrite', path: /rules\/branches/, body: (b: object[]) => b.map(({ ruleset_id: _, ...r }: any) => r) }],
    ['rules-403', { kind: 'status', status: 403, body: { message: 'Resource not accessible by integration' }, path: /rules\/branches/ }],
    ['rules-plan', { kind: 'status', status: 403, body: { message: 'Upgrade to GitHub Team to enable this feature.' }, path: /rules\/branches/ }],
    ['classic-plan', { kind: 'status', status: 403, body: { message: 'Upgrade to GitHub Pro or make this repository public to enable this feature.' }, path: /\/protection$/ }],
    ['classic-missing-reviews', { kind: 'rewrite', path: /\/protection$/, body: ({ required_pull_request_reviews: _, ...r }: any) => r }],
    ['classic-missing-enforce', { kind: 'rewrite', path: /\/protection$/, body: ({ enforce_admins: _, ...r }: any) => r }],
    ['hint-nochecks', { kind: 'rewrite', path: /branches\/main$/, body: (b: any) => ({ ...b, protection: { enabled: true } }) }],
    ['hint-lies-off', { kind: 'rewrite', path: /branches\/main$/, body: (b: any) => ({ ...b, protection: { enabled: false } }) }],
    ['gql-null-default', { kind: 'rewrite', operation: 'ProposedState', body: (b: any) => { const c = structuredClone(b); c.data.repository.defaultBranchRef = null; return c } }],
    ['gql-null-repo', { kind: 'rewrite', operation: 'ProposedState', body: () => ({ data: { repository: null }, errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'x' }] }) }],
    ['gql-cut', { kind: 'cut', operation: 'ProposedState' }],
  ]
  for (const [name, fault] of hideAll)
    for (const tier of ['none', 'write'] as const)
      scenario(`fault-${name}-${tier}`, `{ ${D}, approvals: 1, linear: true, checks: [unit], bypass: { allow: [] } }`, async (s) => {
        s.repository.protect('main', { reviews: { approvals: 1 }, checks: ['unit'], enforceAdmins: true })
        s.repository.ruleset({ rules: [pr(1), { type: 'required_linear_history' }] })
        const pull = s.change()
        s.world.fault({ times: Infinity, ...fault } as never)
        return s.judge(pull, { action, inputs: tier === 'none' ? {} : admin(s, 'write') })
      })
})
