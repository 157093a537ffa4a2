import { describe, expect, test } from '@jest/globals'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { mergeGroupEvent, pullRequestEvent, pushEvent } from '../../src/embedded/events.ts'
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
  for (const ev of ['schedule', 'workflow_dispatch', 'push', 'pull_request_target', 'pull_request_review', 'issue_comment', 'check_suite', 'delete'])
    scenario(`event-${ev}`, `{ ${D}, approvals: 1 }, { branches: ["release/**/*"], linear: true }, { branches: [nowhere], linear: true }`, async (s) => {
      s.repository.ruleset({ rules: [pr(1)] })
      const pull = s.change()
      const payload = ev.startsWith('pull_request') ? pullRequestEvent(s.world, pull) : ev === 'push' ? pushEvent(s.world, s.repository, 'main', 'alpha') : { repository: { full_name: 'acme/shop', default_branch: 'main', name: 'shop', owner: { login: 'acme' } } }
      return s.run(ev, payload, { action })
    }, { more: '    tags: [{ tags: ["v*"] }]\n' })
  scenario('queue-release', `{ branches: ["release/**/*"], approvals: 1, merge-queue: true }`, async (s) => {
    s.repository.commit('release/1.0', { files: { a: 'x\n' } })
    s.repository.ruleset({ branches: ['release/**/*'], rules: [pr(1), { type: 'merge_queue', parameters: { merge_method: 'SQUASH', grouping_strategy: 'ALLGREEN', check_response_timeout_minutes: 60, max_entries_to_build: 5, max_entries_to_merge: 5, min_entries_to_merge: 1, min_entries_to_merge_wait_minutes: 5 } }] })
    const pull = s.change({ base: 'release/1.0' })
    return s.run('merge_group', mergeGroupEvent(s.world, s.repository, s.repository.enqueue(pull)), { action })
  })
  scenario('base-deleted', `{ branches: ["dev"], approvals: 1 }`, async (s) => {
    s.repository.commit('dev', { files: { a: 'x\n' } })
    s.repository.ruleset({ branches: ['dev'], rules: [pr(1)] })
    const pull = s.change({ base: 'dev' })
    s.world.fault({ kind: 'before', path: /branches\/dev$/, run: () => s.repository.deleteBranch('dev') })
    return s.judge(pull, { action })
  })
  scenario('ruleset-deleted', `{ ${D}, approvals: 1, bypass: { allow: [] } }`, async (s) => {
    const r = s.repository.ruleset({ rules: [pr(1)] })
    const pull = s.change()
    s.world.fault({ kind: 'before', path: /rulesets\/\d+$/, run: () => s.world.deleteRuleset(r) })
    return s.judge(pull, { action, inputs: admin(s, 'write') })
  })
  scenario('bypass-added-between', `{ ${D}, approvals: 1, bypass: { allow: [] } }`, async (s) => {
    const r = s.repository.ruleset({ rules: [pr(1)] })
    const pull = s.change()
    s.world.fault({ kind: 'before', path: /rulesets\/\d+$/, run: () => s.world.changeRuleset(r, { bypass: [{ actor_type: 'DeployKey' }] }) })
    return s.judge(pull, { action, inputs: admin(s, 'write') })
  })
  scenario('weird-status', `{ ${D}, approvals: 1 }`, async (s) => {
    s.repository.ruleset({ rules: [pr(1)] })
    const pull = s.change()
    s.world.fault({ kind: 'status', status: 304, body: '', path: /rules\/branches/, times: Infinity })
    return s.judge(pull, { action })
  })
  scenario('classic-404-notfound-write', `{ ${D}, linear: true }`, async (s) => {
    const pull = s.change()
    s.world.fault({ kind: 'rewrite', path: /branches\/main$/, body: (b: any) => { const { protection: _, ...r } = b; return r }, times: Infinity })
    s.world.fault({ kind: 'status', status: 404, body: { message: 'Not Found' }, path: /\/protection$/, times: Infinity })
    return s.judge(pull, { action, inputs: admin(s, 'write') })
  })
  for (const m of ['Branch not protected', 'branch not protected.', 'Branch not protected\n::error::x', ' Branch not protected '])
    scenario(`classic-404-${JSON.stringify(m).replace(/[^a-z]/gi, '')}-${m.length}`, `{ ${D}, linear: true }`, async (s) => {
      const pull = s.change()
      s.world.fault({ kind: 'rewrite', path: /branches\/main$/, body: (b: any) => { const { protection: _, ...r } = b; return r }, times: Infinity })
      s.world.fault({ kind: 'status', status: 404, body: { message: m }, path: /\/protection$/, times: Infinity })
      return s.judge(pull, { action, inputs: admin(s, 'write') })
    })
  scenario('planwords-hostile', `{ ${D}, approvals: 1 }`, async (s) => {
    const pull = s.change()
    s.world.fault({ kind: 'status', status: 403, body: { message: 'Upgrade to GitHub @oper <h1>\n::error::x to enable this feature.' }, path: /rules\/branches/, times: Infinity })
    return s.judge(pull, { action })
  })
  scenario('gql-forbidden-merge', `{ ${D}, merge-methods: [squash] }`, async (s) => {
    const pull = s.change()
    s.world.fault({ kind: 'rewrite', operation: 'ProposedState', times: Infinity, body: (b: any) => { const c = structuredClone(b); c.data.repository.mergeCommitAllowed = null; c.data.repository.rebaseMergeAllowed = null; c.errors = [{ type: 'FORBIDDEN', path: ['repository', 'mergeCommitAllowed'], message: 'Resource not accessible' }]; return c } })
    return s.judge(pull, { action })
  })
})
