import { expect, test } from '@jest/globals'
import { auditScene, writes } from './scene.ts'

/** The digest of the default profile tells of the default branch, whatever else is audited. */

const lenient = 'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n'
const openNumbers = (issues: readonly { readonly number: number; readonly model: { state: string } }[]) =>
  issues.filter(({ model }) => model.state === 'open').map(({ number }) => number)

test('audits of another branch, asked for in the form, neither change it nor close anything', () =>
  auditScene({}, async ({ auditWithDigest, world, repository, asked }) => {
    await auditWithDigest()
    const open = openNumbers(repository.issues.all)
    expect(open.length).toBeGreaterThan(1)
    repository.commit('feature', { files: { '.github/gatewright.yml': lenient } })
    for (const ref of ['feature', 'refs/heads/feature', 'feature']) {
      world.clock.advance(86_400)
      asked()
      const { kept } = await auditWithDigest(false, { ref })
      expect(kept).toMatchObject({ outcome: null, left: expect.stringContaining('another `profile`') })
      expect(writes(asked())).toEqual([])
    }
    expect(openNumbers(repository.issues.all)).toEqual(open)
  }))

test.each(['main', 'refs/heads/main'])('the default branch by its name, %s, is the default branch', (ref) =>
  auditScene({}, async ({ auditWithDigest, world }) => {
    await auditWithDigest()
    world.clock.advance(86_400)
    expect((await auditWithDigest(false, { ref })).kept.outcome).toMatchObject({ written: 'unchanged' })
  }),
)

test('a profile of its own has a digest of its own', () =>
  auditScene({}, async ({ auditWithDigest, repository }) => {
    await auditWithDigest()
    const before = repository.issues.all.length
    repository.commit('feature')
    const { kept } = await auditWithDigest(false, { ref: 'feature' }, 'feature')
    expect(kept.outcome).toMatchObject({ written: 'created', problem: null })
    expect(repository.issues.all.length).toBeGreaterThan(before)
  }))
