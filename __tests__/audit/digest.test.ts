import { describe, expect, test } from '@jest/globals'
import { digestInput } from '../../src/audit/digest-input.ts'
import { auditReport } from '../../src/audit/view.ts'
import { buildResult } from '../../src/result/build.ts'
import { renderAuditPage } from '../../src/surfaces/audit-page.ts'
import { auditScene, protect, writes } from './scene.ts'

const place = {
  profile: 'repository',
  runUrl: 'https://github.com/acme/shop/actions/runs/7',
  now: '2026-11-20T12:00:00Z',
}

describe('what an audit hands to its digest', () => {
  test('every open finding once, with the owners of the file it is at', () =>
    auditScene(
      { codeowners: '* @alpha @chef\n/gone/ @chef\n/.github/gatewright.yml @oper @chef\n' },
      async ({ audit }) => {
        const { report } = await audit()
        const input = digestInput(report, place)
        const items = input?.items ?? []
        expect(input).toMatchObject({
          ...{ profile: 'repository', repository: 'acme/shop', complete: true, notEvaluated: [] },
          totals: { audited: 5, of: 5 },
          artifactUrl: `${place.runUrl}#artifacts`,
          settings: { maxIssues: 10 },
        })
        const named = (rule: string) => items.filter((item) => item.rule === rule)
        expect(named('codeowners/dead-pattern')).toMatchObject([
          { outcome: 'fail', level: 'warning', blocks: false, owners: ['@alpha', '@chef'] },
        ])
        expect(named('branch-protection/pull-request')).toMatchObject([
          { subject: 'main', level: 'error', blocks: true, owners: ['@oper', '@chef'] },
        ])
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      },
    ))

  test('an audit that is not whole says so, and a report that is no audit gives nothing', () =>
    auditScene({}, async ({ audit, repository }) => {
      repository.protect('main', {})
      const { report } = await audit()
      expect(digestInput(report, place)).toMatchObject({ complete: false })
      const { audit: _, ...other } = report
      expect(digestInput(other, place)).toBeNull()
    }))
})

describe('the digest of an audit', () => {
  test('is made once; an unchanged second audit writes nothing; a fix is told as trend', () =>
    auditScene({}, async ({ auditWithDigest, world, repository, asked }) => {
      const first = await auditWithDigest()
      expect(first.kept.outcome).toMatchObject({ written: 'created', problem: null })
      expect(first.kept.past.trend).toBeNull()
      expect(writes(asked()).length).toBeGreaterThan(0)
      world.clock.advance(86_400)
      const second = await auditWithDigest()
      expect(writes(asked())).toEqual([])
      expect(second.kept.outcome).toMatchObject({ written: 'unchanged', problem: null })
      const open = second.kept.past.openSince.size
      expect(second.kept.past.trend).toEqual({ new: 0, fixed: 0, unchanged: open, waiting: 0 })
      const view = auditReport(second.run.record, second.kept.past).audit
      expect(view?.controls.find(({ control }) => control === 'nist-csf:PR.PS-06')).toMatchObject({
        ...{ state: 'fail', since: '2026-11-20' },
      })
      protect(repository)
      world.clock.advance(86_400)
      const third = await auditWithDigest()
      expect(third.kept.past.trend).toMatchObject({ new: 0, waiting: 3 })
    }))

  test('a dry run reads and plans, and writes nothing', () =>
    auditScene({}, async ({ auditWithDigest, asked }) => {
      const { kept } = await auditWithDigest(true)
      expect(writes(asked())).toEqual([])
      expect(kept.outcome?.done.map(({ kind }) => kind)).toContain('create')
      expect(kept.outcome?.written).toBe('none')
    }))

  test('without permission the audit stands, and the problem names what is missing', () =>
    auditScene(
      { permissions: { contents: 'read', 'pull-requests': 'read' } },
      async ({ auditWithDigest, asked }) => {
        const { run, kept } = await auditWithDigest()
        expect(run.record.verdict.exitCode).toBe(5)
        expect(kept.outcome?.problem).toContain('issues: write')
        expect(kept.past.trend).toBeNull()
        expect(writes(asked()).length).toBeLessThanOrEqual(1)
      },
    ))

  test('an archived repository is left as it is', () =>
    auditScene({}, async ({ auditWithDigest, repository, asked }) => {
      repository.model.settings.archived = true
      expect((await auditWithDigest()).kept).toMatchObject({ outcome: null, past: { trend: null } })
      expect(writes(asked())).toEqual([])
    }))
})

test('one audit with classic protection, three rulesets, CODEOWNERS with a team, workflows and digest takes at most 25 requests, and prints them', () =>
  auditScene({ codeowners: '* @alpha @chef\n/src/ @acme/core\n' }, async (scene) => {
    const { repository } = scene
    repository.protect('main', { reviews: { approvals: 1 } })
    protect(repository)
    const administration = scene.administration()
    const { kept, run } = await scene.auditWithDigest(false, { administration })
    expect(kept.outcome?.written).toBe('created')
    const asked = scene.asked()
    const paths = asked.map(({ path }) => path)
    expect(paths).toContain('/repos/acme/shop/branches/main/protection')
    expect(paths.filter((path) => /\/rulesets\/\d+$/.test(path))).toHaveLength(3)
    expect(asked.length).toBeGreaterThan(15)
    expect(asked.length).toBeLessThanOrEqual(25)
    const figures = { ...run.record.run, requests: asked.length }
    const report = auditReport({ ...run.record, run: figures }, kept.past)
    expect(renderAuditPage(report)).toContain(`${asked.length} requests to GitHub`)
    expect(buildResult(report).run.requests).toBe(asked.length)
  }))
