import { describe, expect, test } from '@jest/globals'
import { mostRequests } from '../../src/audit/budgeted.ts'
import { Undecided } from '../../src/core/errors.ts'
import { buildResult } from '../../src/result/build.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { completenessText } from '../../src/surfaces/audit-words.ts'
import { plainLine } from '../../src/surfaces/phrase.ts'
import { auditScene, protect, stateOf } from './scene.ts'

const words = ({ completeness }: Parameters<typeof stateOf>[0]) => plainLine(completenessText(completeness))

describe('an audit of one repository', () => {
  test('a well kept one: every control with its state, and a result that the schema takes', () =>
    auditScene({}, async ({ audit, repository }) => {
      protect(repository)
      const { record, audit: view, report } = await audit()
      expect(record.verdict).toMatchObject({ decision: 'pass', exitCode: 0 })
      expect(words(view)).toBe('5 of 5 controls audited')
      expect(stateOf(view, 'nist-csf:PR.PS-06')).toBe('pass')
      expect(stateOf(view, 'nist-ssdf:RV.1.2')).toBe('not-applicable')
      expect(record.target).toMatchObject({
        kind: 'repository',
        repository: 'acme/shop',
        headSha: repository.tip(),
      })
      const parsed = resultSchema().parse(buildResult(report))
      expect(parsed.audit).toMatchObject({
        at: '2026-11-20T12:00:00.000Z',
        completeness: { audited: 5, total: 5, not_readable: 0, partial: false },
      })
    }))

  test('a bare one: P0 controls are absent, exit code 5; in report mode 0', () =>
    auditScene({ codeowners: null }, async ({ audit }) => {
      const { record, audit: view } = await audit()
      expect(record.verdict).toMatchObject({ decision: 'fail', exitCode: 5 })
      expect(view.p0.absent).toEqual([
        'branch-protection/pull-request',
        'branch-protection/block-force-push',
        'branch-protection/block-deletion',
        'codeowners/file-missing',
      ])
      expect((await audit({ mode: 'report' })).record.verdict).toMatchObject({
        decision: 'report',
        exitCode: 0,
      })
    }))

  test('files without an owner and the share of owned files are in the report', () =>
    auditScene({ codeowners: '/src/ @alpha @chef\n' }, async ({ audit }) => {
      const { record } = await audit()
      const found = record.verdict.gates.flatMap(({ findings }) => findings)
      const coverage = found.find(({ rule }) => rule === 'codeowners/coverage')
      expect(plainLine(coverage?.found ?? [])).toBe('1 of 5 files (20.0 %) have an owner')
      const [list] = coverage?.details ?? []
      expect(list?.kind === 'list' ? list.items.map(plainLine) : []).toContain('README.md')
    }))

  test('without a policy the usual preset judges, which only reports, and that is said first', () =>
    auditScene({ policy: null }, async ({ audit }) => {
      const { record } = await audit()
      expect(record.notices[0]).toContain('acme/shop has no policy file')
      expect(record.policy?.sources.map(({ name }) => name)).toEqual(['gatewright:recommended'])
      expect(record.verdict).toMatchObject({ decision: 'report', exitCode: 0, mode: 'report' })
      expect((await audit({ mode: 'enforce' })).record.verdict.exitCode).toBe(5)
    }))

  test('a policy that was named and is missing, or is wrong, is a policy error', () =>
    auditScene({ policy: 'version: 1\naudit: { p0: [nothing] }\n' }, async ({ audit }) => {
      await expect(audit()).rejects.toMatchObject({ name: 'PolicyError' })
      await expect(audit({ policy: 'other.yml' })).rejects.toMatchObject({ name: 'PolicyError' })
      expect((await audit({ policy: 'gatewright:strict' })).record.verdict.exitCode).toBe(5)
    }))

  test('the ref that is named is audited, with its policy; one that does not exist is undecided', () =>
    auditScene({}, async ({ audit, repository }) => {
      repository.commit('next', { files: { '.github/gatewright.yml': 'version: 1\nmode: report\n' } })
      const { record } = await audit({ ref: 'next' })
      expect(record.target.headSha).toBe(repository.tip('next'))
      expect(record.verdict.mode).toBe('report')
      await expect(audit({ ref: 'gone' })).rejects.toBeInstanceOf(Undecided)
      await expect(audit({ repository: { owner: 'acme', repo: 'none' } })).rejects.toMatchObject({
        unknown: { reason: 'not-found' },
      })
    }))

  test('a pull request from the audited commit matters only where a check of the run stands on it', () =>
    auditScene({}, async ({ audit, repository }) => {
      protect(repository)
      repository.commit('next', { files: { 'b.ts': 'b\n' } })
      repository.openPullRequest({ author: 'alpha', head: 'next' })
      expect((await audit({ ref: 'next', leavesCheck: false })).record.verdict.exitCode).toBe(0)
      expect((await audit({ ref: 'next', leavesCheck: true })).record.verdict).toMatchObject({
        ...{ exitCode: 3, reasons: ['head-shared'] },
      })
    }))
  test('whose heads are not told: no green check on a commit that another pull request may have', () =>
    auditScene({}, async ({ audit, repository, world, asked }) => {
      protect(repository)
      world.fault({ kind: 'status', status: 502, path: /\/commits\/\w+\/pulls$/, times: Infinity })
      const { record, audit: view } = await audit({ leavesCheck: true })
      expect(record.verdict).toMatchObject({ decision: 'unknown', exitCode: 3, reasons: ['api-failed'] })
      expect(words(view)).toMatch(/^5 of 5 controls audited, but not all/)
      const report = await audit({ leavesCheck: true, mode: 'report' })
      expect(report.record.verdict.exitCode).toBe(0)
      asked()
      const apart = await audit({ leavesCheck: false })
      expect(asked().filter(({ path }) => path.endsWith('/pulls'))).toEqual([])
      expect([apart.record.verdict.exitCode, words(apart.audit)]).toEqual([0, '5 of 5 controls audited'])
    }))
})

describe('what cannot be read', () => {
  test('a list of rulesets that is refused: some may not count, so the audit is not whole', () =>
    auditScene({}, async ({ audit, repository, world }) => {
      protect(repository)
      repository.ruleset({ name: 'trial', enforcement: 'disabled', rules: [{ type: 'deletion' }] })
      const fails = (run: Awaited<ReturnType<typeof audit>>) =>
        run.record.verdict.gates.flatMap(({ findings }) =>
          findings.flatMap(({ rule, outcome }) =>
            rule === 'branch-protection/active-ruleset' ? [outcome] : [],
          ),
        )
      world.fault({ kind: 'status', status: 403, path: /\/rulesets\/\d+$/, times: Infinity })
      expect(fails(await audit())).toEqual(['fail'])
      world.fault({ kind: 'status', status: 502, path: /\/rulesets$/ })
      const run = await audit()
      expect(fails(run)).toEqual(['unknown'])
      expect(run.record.verdict).toMatchObject({ exitCode: 3, reasons: ['api-failed'] })
      expect(words(run.audit)).toMatch(/^4 of 5 controls audited; not readable: 1, because/)
    }))

  test('classic protection behind a refusal: P0 controls could not be verified, exit code 6', () =>
    auditScene({}, async ({ audit, repository }) => {
      repository.protect('main', { reviews: { approvals: 1 } })
      const { record, audit: view } = await audit()
      expect(record.verdict).toMatchObject({ decision: 'unknown', exitCode: 6 })
      expect(view.p0.unverified).toContain('branch-protection/pull-request')
      expect(words(view)).toMatch(
        /^\d+ of \d+ controls audited; not readable: \d+, because the token may not read this/,
      )
      expect(stateOf(view, 'nist-csf:PR.PS-06')).toBe('unknown')
    }))

  test('a refused list of errors leaves the controls of the gate unknown', () =>
    auditScene({}, async ({ audit, repository, world }) => {
      protect(repository)
      world.fault({ kind: 'status', status: 403, path: '/codeowners/errors', times: Infinity })
      const { record, audit: view } = await audit()
      expect(record.verdict.exitCode).toBe(6)
      expect(view.p0.unverified).toEqual(['codeowners/file-missing', 'codeowners/file-size'])
      expect(stateOf(view, 'nist-csf:PR.PS-01')).toBe('unknown')
      expect(stateOf(view, 'nist-csf:PR.PS-06')).toBe('pass')
    }))
})

describe('API-35 a repository that is archived, empty, disabled, blocked or renamed meanwhile has UNKNOWN controls', () => {
  const gone = { kind: 'status', times: Infinity } as const
  const repo = /^\/repos\/acme\/shop$/

  test.each<[string, (scene: Parameters<Parameters<typeof auditScene>[1]>[0]) => void, string]>([
    ['archived', ({ repository }) => (repository.model.settings.archived = true), 'acme/shop is archived'],
    [
      'empty (409)',
      ({ world }) =>
        world.fault({
          ...gone,
          status: 409,
          body: { message: 'Git Repository is empty.' },
          path: /\/commits\//,
        }),
      'the repository is empty (409',
    ],
    [
      'blocked (451)',
      ({ world }) =>
        world.fault({ ...gone, status: 451, body: { message: 'Repository access blocked' }, path: repo }),
      'GitHub blocks access to the repository (451',
    ],
    [
      'blocked (403)',
      ({ world }) =>
        world.fault({ ...gone, status: 403, body: { message: 'Repository access blocked' }, path: repo }),
      'GitHub blocks access to the repository (403',
    ],
    [
      'disabled',
      ({ world }) =>
        world.fault({
          ...{ kind: 'rewrite', path: repo, times: Infinity },
          body: (body) => ({ ...(body as object), disabled: true }),
        }),
      'acme/shop is disabled by GitHub',
    ],
  ])('%s', (_, spoil, expected) =>
    auditScene({ policy: 'version: 1\nmode: report\n' }, async (scene) => {
      spoil(scene)
      const { record, audit: view } = await scene.audit()
      expect(view.controls.map(({ state }) => state)).not.toContain('pass')
      expect(view.controls.map(({ state }) => state)).not.toContain('fail')
      expect(stateOf(view, 'nist-csf:PR.PS-06')).toBe('unknown')
      expect(record.verdict).toMatchObject({ decision: 'unknown', exitCode: 6 })
      expect(words(view)).toContain('the repository is archived, empty, disabled or blocked')
      expect(record.notices[0]).toContain(expected)
    }),
  )

  test('renamed meanwhile', () =>
    auditScene({}, async ({ audit, repository, world }) => {
      protect(repository)
      world.fault({ kind: 'before', path: '/codeowners/errors', run: () => repository.rename('acme/store') })
      const { record, audit: view } = await audit()
      expect(record.verdict.exitCode).toBe(6)
      expect(view.controls.map(({ state }) => state)).not.toContain('pass')
      expect(record.verdict.reasons).toContain('target-moved')
      const found = record.verdict.gates.flatMap(({ findings }) =>
        findings.map((one) => plainLine(one.found)),
      )
      expect(found.join()).toContain('the repository was renamed while it was audited')
    }))

  test('its default branch deleted meanwhile', () =>
    auditScene({}, async ({ audit, repository, world }) => {
      protect(repository)
      const run = () => repository.deleteBranch('main')
      world.fault({ kind: 'before', path: '/rules/branches/main', run })
      const { record, audit: view } = await audit()
      expect(record.verdict).toMatchObject({ decision: 'unknown', exitCode: 6 })
      expect(record.verdict.reasons).toContain('target-moved')
      expect(words(view)).toMatch(/^1 of 8 controls audited; not readable: 7, because /)
      expect(view.p0.unverified).toContain('branch-protection/pull-request')
    }))

  test('renamed before: audited under its new name, which is said', () =>
    auditScene({}, async ({ audit, repository }) => {
      protect(repository)
      repository.rename('acme/store')
      const { record, repository: name } = await audit()
      expect(name).toEqual({ owner: 'acme', repo: 'store' })
      expect(record.verdict.exitCode).toBe(0)
      expect(record.notices.join()).toContain('/repos/acme/shop')
    }))
})

describe('requests', () => {
  test('API-34 an audit under a nearly exhausted limit stops before it: PARTIAL, never green, and leaves the digest alone', () =>
    auditScene({}, async ({ audit, auditWithDigest, world, token, repository, asked }) => {
      protect(repository)
      world.rateLimit(token, { remaining: 5 })
      const { record, audit: view } = await audit()
      expect(asked().map(({ status }) => status)).not.toContain(403)
      expect(words(view)).toMatch(/^PARTIAL: /)
      expect(words(view)).toContain('the request limit of the token is used up')
      expect(record.verdict.exitCode).toBe(6)
      expect(record.verdict.reasons).toContain('rate-limited')
      const { kept } = await auditWithDigest()
      expect(kept).toMatchObject({ outcome: null, left: expect.stringContaining('request limit') })
      expect(asked().filter(({ method }) => method !== 'GET')).toHaveLength(0)
    }))

  test('in report mode, too: a part of an audit is never green', () =>
    auditScene({ policy: 'version: 1\nmode: report\n' }, async ({ audit, world, token, repository }) => {
      protect(repository)
      world.rateLimit(token, { remaining: 9 })
      const { record, audit: view } = await audit()
      expect(record.verdict.mode).toBe('report')
      expect(words(view)).toMatch(/^PARTIAL: /)
      expect([record.verdict.decision, record.verdict.exitCode]).toEqual(['unknown', 3])
      expect(record.verdict.reasons).toContain('rate-limited')
    }))

  test('a limit that is met within one fact: PARTIAL, and not green in report mode either', () =>
    auditScene({ policy: 'version: 1\nmode: report\n' }, async ({ audit, world, repository }) => {
      protect(repository)
      world.fault({ kind: 'rate-limit', resetIn: 60, path: '/rules/branches/main' })
      const { record, audit: view } = await audit()
      expect(words(view)).toMatch(/^PARTIAL: /)
      expect([record.verdict.decision, record.verdict.exitCode]).toEqual(['unknown', 3])
      expect(record.verdict.reasons).toContain('rate-limited')
    }))

  test.each([0, 1, 2, 3, 4])('%d requests left of the hour: nothing is asked beyond them', (remaining) =>
    auditScene({}, async ({ audit, world, token, asked }) => {
      world.rateLimit(token, { remaining })
      world.rateLimit(token, { remaining: 0 }, 'graphql')
      const { record } = await audit()
      expect(asked().map(({ status }) => status)).not.toContain(403)
      expect(record.verdict.exitCode).toBe(6)
      expect(record.verdict.reasons).toContain('rate-limited')
    }),
  )

  test('a server that knows no limits sets none, and our own bound is far above one repository', () =>
    auditScene({}, async ({ audit, repository, world, asked }) => {
      protect(repository)
      const body = { message: 'Rate limiting is not enabled.' }
      world.fault({ kind: 'status', status: 404, body, path: '/rate_limit' })
      expect((await audit()).record.verdict.exitCode).toBe(0)
      expect(asked().length).toBeLessThan(mostRequests / 5)
    }))
})
