import { describe, expect, test } from '@jest/globals'
import type { DigestItem } from '../../src/digest/model.ts'
import { defaultReportSettings } from '../../src/policy/report-settings.ts'
import { type DigestScene, digestScene, item } from './digest-scene.ts'

/** Whole stories of the digest issue on the embedded GitHub, run after run. */

const day = 86_400
const two: readonly DigestItem[] = [item('src/a/'), item('src/b/')]
const play = (run: (scene: DigestScene) => Promise<void>) => async () => await digestScene(run)

/** The digest and the issue of a finding, as people see them. */
const digestOf = ({ repository }: DigestScene) => {
  const found = repository.issues.all.find(({ model }) => model.title.startsWith('Gatewright digest'))
  if (found === undefined) throw new Error('there is no digest issue')
  return found
}
const childOf = ({ repository }: DigestScene, subject: string) => {
  const found = repository.issues.all.find(
    ({ model, body }) => model.title.includes(subject) && body.includes(':finding'),
  )
  if (found === undefined) throw new Error(`there is no issue for ${subject}`)
  return found
}

describe('the first run and the next', () => {
  test(
    'the first run makes the digest and an issue for each blocker, the second makes two requests and no write',
    play(async (scene) => {
      const first = await scene.audit(two)
      expect(first).toMatchObject({ sink: 'digest', written: 'created', problem: null, held: [] })
      const digest = digestOf(scene)
      expect(first.url).toMatch(new RegExp(`/acme/shop/issues/${digest.number}$`))
      expect(digest.model).toMatchObject({
        title: 'Gatewright digest: default',
        author: { login: 'github-actions[bot]' },
      })
      expect(digest.body).toContain(`/issues/${childOf(scene, 'src/a/').number}`)
      expect(childOf(scene, 'src/b/').body).toContain(`/issues/${digest.number}`)
      expect(scene.asked()).toEqual([
        'GET issues',
        ...['POST issues', 'POST issues', 'POST issues'],
        ...['GET 1', 'PATCH 1', 'GET issues', 'POST graphql'],
      ])
      scene.world.clock.advance(day)
      const second = await scene.audit(two, { runUrl: 'https://github.com/acme/shop/actions/runs/2' })
      expect(second).toMatchObject({
        written: 'unchanged',
        done: [],
        held: [],
        problem: null,
        url: first.url,
      })
      expect(scene.asked()).toEqual(['GET issues', 'POST graphql'])
    }),
  )

  test(
    'nothing found and nothing there: no issue',
    play(async (scene) => {
      expect(await scene.audit([])).toMatchObject({ written: 'none', url: null, problem: null, done: [] })
      expect(scene.asked()).toEqual(['GET issues'])
    }),
  )

  test(
    'gone in two complete audits: the issue of the finding is closed as completed; an incomplete one does not count',
    play(async (scene) => {
      await scene.audit(two)
      for (const complete of [false, true, false]) {
        scene.world.clock.advance(day)
        await scene.audit([item('src/a/')], { complete })
        expect(childOf(scene, 'src/b/').model.state).toBe('open')
      }
      scene.world.clock.advance(day)
      const outcome = await scene.audit([item('src/a/')])
      expect(childOf(scene, 'src/b/').model).toMatchObject({ state: 'closed', stateReason: 'completed' })
      expect(childOf(scene, 'src/a/').model.state).toBe('open')
      expect(outcome.plan?.trend.fixed.map(({ name }) => name?.subject)).toEqual(['src/b/'])
    }),
  )

  test(
    'a fixed finding that is back reopens the same issue and is told once in one comment',
    play(async (scene) => {
      await scene.audit(two)
      for (let n = 0; n < 2; n += 1) {
        scene.world.clock.advance(day)
        await scene.audit([item('src/a/')])
      }
      const child = childOf(scene, 'src/b/')
      expect(child.model.state).toBe('closed')
      for (let n = 0; n < 3; n += 1) {
        scene.world.clock.advance(day)
        await scene.audit(two)
      }
      expect(child.model.state).toBe('open')
      expect(digestOf(scene).model.comments).toHaveLength(1)
      expect(digestOf(scene).model.comments[0]?.body).toContain('src/b/')
      expect(scene.repository.issues.all).toHaveLength(3)
    }),
  )

  test(
    'an audit that is older than the closing of an issue does not reopen it',
    play(async (scene) => {
      await scene.audit(two)
      const now = scene.world.clock.iso()
      scene.world.clock.advance(60)
      childOf(scene, 'src/b/').close('completed', 'alpha')
      await scene.audit(two, { now })
      expect(childOf(scene, 'src/b/').model.state).toBe('closed')
      scene.world.clock.advance(60)
      await scene.audit(two)
      expect(childOf(scene, 'src/b/').model.state).toBe('open')
    }),
  )
})

describe('people', () => {
  test(
    'a tick stays, also when it is made while a run is writing',
    play(async (scene) => {
      await scene.audit(two)
      const digest = digestOf(scene)
      digest.tick('src/a/')
      scene.world.clock.advance(day)
      const run = () => digest.tick('src/b/')
      scene.world.fault({ kind: 'before', path: `/issues/${digest.number}`, method: 'GET', run })
      await scene.audit([...two, item('src/c/')])
      for (const subject of ['src/a/', 'src/b/']) {
        expect(digest.body).toMatch(new RegExp(`^- \\[x\\] .*${subject}`, 'm'))
      }
      expect(digest.body).toMatch(/^- \[ \] .*src\/c\//m)
      expect(childOf(scene, 'src/a/').model.state).toBe('open')
      scene.asked()
      await scene.audit([...two, item('src/c/')])
      expect(scene.written()).toEqual([])
    }),
  )

  test(
    'closed as not planned is accepted until it expires, and is open again afterwards',
    play(async (scene) => {
      await scene.audit(two)
      const child = childOf(scene, 'src/b/')
      scene.world.clock.advance(day)
      child.close('not_planned', 'chef')
      scene.world.clock.advance(day)
      const accepted = await scene.audit(two)
      expect(accepted.plan?.accepted).toMatchObject([{ number: child.number, soon: false }])
      expect(child.model).toMatchObject({ state: 'closed', stateReason: 'not_planned' })
      expect(digestOf(scene).body).toMatch(/accepted/i)
      scene.asked()
      await scene.audit(two)
      expect(scene.written()).toEqual([])
      scene.world.clock.advance(80 * day)
      const soon = await scene.audit(two)
      expect(soon.plan?.accepted).toMatchObject([{ number: child.number, soon: true }])
      expect(soon.notes).toEqual([expect.stringContaining('lapses on')])
      scene.world.clock.advance(20 * day)
      await scene.audit(two)
      expect(child.model).toMatchObject({ state: 'open', stateReason: 'reopened' })
    }),
  )

  test(
    'a title that was edited, a label that was added and a text below are theirs',
    play(async (scene) => {
      await scene.audit(two)
      const digest = digestOf(scene)
      digest.edit({ title: 'Gatewright digest of the shop team' })
      digest.label('gatewright', 'triage')
      scene.world.clock.advance(day)
      await scene.audit([item('src/c/')])
      expect(digest.model.title).toBe('Gatewright digest of the shop team')
      expect(digest.model.labels.map(({ name }) => name)).toEqual(['gatewright', 'triage'])
    }),
  )

  test(
    'without its first line the digest is not ours any more: it stays as it is, a new one is made, and that is said',
    play(async (scene) => {
      await scene.audit(two)
      const old = digestOf(scene)
      const released = old.body.split('\n').slice(1).join('\n')
      old.edit({ body: released, title: 'Kept by hand' })
      scene.world.clock.advance(day)
      const outcome = await scene.audit(two)
      expect(outcome.written).toBe('created')
      expect(outcome.notes).toEqual([
        expect.stringMatching(new RegExp(`without a marker .*: #${old.number}$`)),
      ])
      expect(old.body).toBe(released)
      expect(digestOf(scene).number).not.toBe(old.number)
      scene.asked()
      expect((await scene.audit(two)).notes).toEqual([])
      expect(scene.written()).toEqual([])
    }),
  )

  test(
    'without its label an issue is released as well: one new digest, and the issues of findings stay',
    play(async (scene) => {
      await scene.audit(two)
      const old = digestOf(scene)
      old.label()
      old.edit({ title: 'No label' })
      scene.world.clock.advance(day)
      expect((await scene.audit(two)).written).toBe('created')
      expect(scene.repository.issues.all).toHaveLength(4)
    }),
  )

  test(
    'a deleted digest is made once more; the issues of findings are found by their markers',
    play(async (scene) => {
      await scene.audit(two)
      digestOf(scene).delete()
      scene.world.clock.advance(day)
      const outcome = await scene.audit(two)
      expect(outcome.done.filter(({ kind }) => kind === 'create').map(({ what }) => what)).toEqual(['digest'])
      expect(scene.repository.issues.all).toHaveLength(3)
    }),
  )

  test(
    'a digest of another profile is left alone',
    play(async (scene) => {
      await scene.audit(two)
      const before = digestOf(scene).body
      scene.world.clock.advance(day)
      const other = await scene.audit([item('src/z/', { blocks: false })], { profile: 'nightly' })
      expect(other.written).toBe('created')
      expect(digestOf(scene).body).toBe(before)
    }),
  )
})

describe('limits', () => {
  test(
    'what the limit holds back is listed, and follows in the next runs',
    play(async (scene) => {
      const items = [item('src/a/'), item('src/b/'), item('src/c/')]
      const first = await scene.audit(items, { options: { limit: 2 } })
      expect(first.done.filter(({ kind }) => kind === 'create')).toHaveLength(2)
      expect(first.held).toMatchObject([
        { kind: 'create', what: 'child', because: 'limit' },
        { kind: 'create', what: 'child', because: 'limit' },
      ])
      expect(digestOf(scene).body).toContain('held back')
      scene.world.clock.advance(day)
      const second = await scene.audit(items, { options: { limit: 2 } })
      expect([second.held, second.problem]).toEqual([[], null])
      expect(scene.repository.issues.all).toHaveLength(4)
      expect(digestOf(scene).body).not.toContain('held back')
    }),
  )

  test(
    'a limit of 0 makes nothing and says what it held back',
    play(async (scene) => {
      const outcome = await scene.audit(two, { options: { limit: 0 } })
      expect(outcome).toMatchObject({ written: 'none', done: [] })
      expect(outcome.held).toHaveLength(3)
      expect(scene.written()).toEqual([])
    }),
  )

  test(
    'closes are not counted',
    play(async (scene) => {
      await scene.audit(two)
      for (let n = 0; n < 2; n += 1) {
        scene.world.clock.advance(day)
        await scene.audit([], { options: { limit: 0 } })
      }
      expect(scene.repository.issues.all.filter(({ model }) => model.state === 'open')).toEqual([])
    }),
  )

  test(
    'findings get no issues of their own where the policy says so',
    play(async (scene) => {
      const settings = { ...defaultReportSettings().digest, children: 'never' as const }
      await scene.audit(two, { settings })
      expect(scene.repository.issues.all).toHaveLength(1)
    }),
  )

  test(
    'a dry run writes nothing, and shows the text and the writes',
    play(async (scene) => {
      const dry = { options: { dryRun: true } }
      const first = await scene.audit(two, dry)
      expect(first).toMatchObject({ written: 'none', url: null })
      expect(first.done.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
        'create digest',
        'create child',
        'create child',
        'update digest',
      ])
      expect(first.plan?.body).toContain('src/a/')
      expect(scene.written()).toEqual([])
      await scene.audit(two)
      scene.asked()
      scene.world.clock.advance(day)
      expect((await scene.audit(two, dry)).done).toEqual([])
      const more = await scene.audit([item('src/a/')], dry)
      expect(more.done.map(({ kind, what, number }) => [kind, what, number])).toEqual([
        ['update', 'digest', digestOf(scene).number],
      ])
      expect(scene.written()).toEqual([])
    }),
  )
})
