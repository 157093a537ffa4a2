import { expect, test } from '@jest/globals'
import { inScene, type Scene } from './scene.ts'

const policy =
  'version: 1\nmode: enforce\ngates:\n  codeowners: {}\noverrides: { approvers: ["@chef", "@oper", "@docs"] }\n'
const now = '2027-01-10T12:00:00Z'
const permissions = { issues: 'write', 'pull-requests': 'write' } as const

const text = (headSha: string): string =>
  JSON.stringify({
    ...{ gates: ['codeowners'], head_sha: headSha, ticket: 'SHOP-12', requested_by: '@alpha' },
    reason: 'the owners of this folder are away until Tuesday',
    expires_at: '2027-01-12T12:00:00Z',
  })

const issuesOf = ({ repository }: Scene): readonly string[] =>
  repository.issues.all.map(({ model }) => `${model.state}: ${model.title}`)

test('an override approved by two lets the merge through, shows everywhere and keeps an issue', async () => {
  const codeowners = '/src/ @bravo\n/.gatewright/ @chef\n'
  await inScene({ policy, now, permissions, codeowners }, async (scene) => {
    const pull = scene.change()
    pull.push({ by: 'alpha', files: { '.gatewright/overrides/away.json': text(pull.headSha) } })
    pull.review({ by: 'chef', state: 'APPROVED' })
    const waiting = await scene.judge(pull)
    expect(waiting.exitCode).toBe(1)
    expect(waiting.summary).toContain('have 1 more of')
    expect(issuesOf(scene)).toEqual([])
    pull.review({ by: 'oper', state: 'APPROVED' })
    const used = await scene.judge(pull)
    expect(used.exitCode).toBe(0)
    expect(used.result).toMatchObject({ decision: 'report', outcome: 'fail', reason_codes: ['overridden'] })
    expect(used.result.overrides).toMatchObject([
      { id: 'away', state: 'in-force', approvers: ['@chef', '@oper'] },
    ])
    for (const shown of [used.summary, used.stdout]) expect(shown).toContain('let through by an override')
    expect(used.stdout).toMatch(/^::warning .*title=override away/m)
    expect(issuesOf(scene)).toEqual(['open: Override in use: away, until 2027-01-12'])
    const again = await scene.judge(pull)
    expect(again.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/issues'))).toEqual(
      [],
    )
  })
})
