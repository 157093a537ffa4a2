import { describe, expect, test } from '@jest/globals'
import { digestId } from '../../src/digest/model.ts'
import { markerLine } from '../../src/publish/marker.ts'
import { type DigestScene, digestScene, item } from './digest-scene.ts'

/** What may go wrong between GitHub, people and two runs, and what stands afterwards. */

const day = 86_400
const two = [item('src/a/'), item('src/b/')]
const play = (run: (scene: DigestScene) => Promise<void>) => async () => await digestScene(run)

const marker = markerLine('digest', digestId('acme/shop', 'default'))
const digests = ({ repository }: DigestScene) =>
  repository.issues.all.filter(({ body }) => body.startsWith(marker))
const only = (scene: DigestScene) => {
  const [first, ...others] = digests(scene)
  if (first === undefined || others.length > 0) throw new Error(`${digests(scene).length} digests`)
  return first
}
const openOnes = ({ repository }: DigestScene) =>
  repository.issues.all.filter(({ model }) => model.state === 'open')

/** Nothing is left to do: another run of the same findings writes nothing. */
async function settled(scene: DigestScene, items = two): Promise<void> {
  scene.asked()
  const outcome = await scene.audit(items)
  expect([scene.written(), outcome.problem, outcome.held]).toEqual([[], null, []])
}

describe('two runs at once', () => {
  test(
    'both make everything; each closes its own where the other was first, and one of each thing stays',
    play(async (scene) => {
      // Neither writes before both have looked.
      const gate = { looked: 0, open: (): void => {} }
      const both = new Promise<void>((resolve) => {
        gate.open = resolve
      })
      const looked = () => {
        gate.looked += 1
        if (gate.looked === 2) gate.open()
        return both
      }
      scene.world.fault({ kind: 'before', path: '/issues', method: 'GET', times: 2, run: looked })
      const outcomes = await Promise.all([scene.audit(two), scene.audit(two)])
      expect(outcomes.map(({ problem }) => problem)).toEqual([null, null])
      expect(scene.repository.issues.all).toHaveLength(6)
      expect(openOnes(scene)).toHaveLength(3)
      const kept = only(scene)
      expect(outcomes.map(({ url }) => url?.split('/').at(-1))).toEqual([`${kept.number}`, `${kept.number}`])
      for (const closed of scene.repository.issues.all.filter(({ model }) => model.state === 'closed')) {
        expect(closed.body).toMatch(/\/issues\/\d+/)
        expect(closed.body).not.toContain('gatewright:')
        expect(closed.model.stateReason).toBe('completed')
      }
      // The kept digest may still lead to an issue that lost; the next run puts that right, and then it is quiet.
      scene.world.clock.advance(day)
      await scene.audit(two)
      expect(openOnes(scene)).toHaveLength(3)
      await settled(scene)
    }),
  )

  test(
    'what was made twice before is closed by the next run, keeps its ticks, and is never read as accepted',
    play(async (scene) => {
      await scene.audit(two)
      const { repository } = scene
      for (const { model, body } of repository.issues.all) {
        repository.issues.open({
          by: 'github-actions[bot]',
          title: model.title,
          body,
          labels: ['gatewright'],
        })
      }
      const [first, second] = digests(scene)
      second?.tick('src/a/')
      scene.world.clock.advance(day)
      const outcome = await scene.audit(two)
      expect(outcome.plan?.accepted).toEqual([])
      expect(openOnes(scene).map(({ number }) => number)).toEqual(
        repository.issues.all.slice(0, 3).map(({ number }) => number),
      )
      expect(second?.body).toContain(`/issues/${first?.number}`)
      expect(only(scene).body).toMatch(/^- \[x\] .*src\/a\//m)
      await settled(scene)
      // Even where the kept ones are deleted, the closed ones are nobody's.
      for (const { number } of openOnes(scene)) repository.issues.get(number).delete()
      scene.world.clock.advance(day)
      expect((await scene.audit(two)).done.filter(({ kind }) => kind === 'create')).toHaveLength(3)
    }),
  )
})

test(
  'what cannot be looked at once more stands as it was written',
  play(async (scene) => {
    scene.world.fault({ kind: 'status', status: 503, path: '/issues', method: 'GET', nth: 2, times: 9 })
    expect(await scene.audit(two)).toMatchObject({ written: 'created', problem: null, held: [] })
    scene.world.faults.clear()
    await settled(scene)
  }),
)

describe('answers that were lost', () => {
  test.each([
    ['digest', 1],
    ['issue of a finding', 2],
  ])('the %s that was made all the same is found by the next run', (_, nth) =>
    digestScene(async (scene) => {
      scene.world.fault({ kind: 'status', status: 502, executed: true, path: '/issues', method: 'POST', nth })
      const outcome = await scene.audit(two)
      expect(outcome.problem).toContain('GitHub answered 502')
      expect(outcome.held.every(({ because }) => because === 'failed')).toBe(true)
      scene.world.clock.advance(day)
      expect((await scene.audit(two)).problem).toBeNull()
      expect(scene.repository.issues.all).toHaveLength(3)
      only(scene)
      await settled(scene)
    }),
  )

  test(
    'a connection that breaks after the request is no reason to send it again',
    play(async (scene) => {
      scene.world.fault({ kind: 'reset', path: '/issues', method: 'POST' })
      const outcome = await scene.audit(two)
      expect(outcome).toMatchObject({ written: 'none', done: [] })
      expect(scene.written()).toEqual(['POST issues'])
    }),
  )
})

describe('refusals', () => {
  test(
    'a secondary limit in the middle: the outcome lists what is left, the next run does it',
    play(async (scene) => {
      scene.world.fault({ kind: 'secondary-limit', retryAfter: 600, path: '/issues', method: 'POST', nth: 2 })
      const outcome = await scene.audit(two)
      expect(outcome).toMatchObject({ written: 'created' })
      expect(outcome.problem).toMatch(
        /: creating Gatewright: codeowners.* and 2 more are left to the next run .*limit of the token is used up/,
      )
      expect(outcome.held.map(({ kind, what, because }) => `${kind} ${what} ${because}`)).toEqual([
        'create child failed',
        'create child failed',
        'update digest failed',
      ])
      scene.world.clock.advance(day)
      expect(await scene.audit(two)).toMatchObject({ written: 'updated', problem: null, held: [] })
      await settled(scene)
    }),
  )

  test(
    'a token that may only read, or nothing at all: the permission is named, nothing is lost',
    play(async (scene) => {
      for (const permissions of [{ issues: 'read' }, { contents: 'read' }] as const) {
        const outcome = await scene.audit(two, { place: scene.place({ permissions }) })
        expect(outcome).toMatchObject({ sink: 'digest', written: 'none', done: [] })
        expect(outcome.problem).toContain('issues: write')
      }
      expect(scene.repository.issues.all).toEqual([])
    }),
  )

  test(
    'issues that are switched off: the setting is named',
    play(async (scene) => {
      scene.repository.model.settings.issues = false
      const outcome = await scene.audit(two)
      expect(outcome.problem).toContain('switched off in acme/shop')
      expect(outcome.problem).toContain('Settings')
      expect(scene.written()).toEqual(['POST issues'])
    }),
  )

  test(
    'an archived repository is called that',
    play(async (scene) => {
      scene.repository.model.settings.archived = true
      expect((await scene.audit(two)).problem).toContain('acme/shop is archived')
    }),
  )

  test(
    'a list that cannot be read: nothing is made, as it might be there',
    play(async (scene) => {
      scene.world.fault({ kind: 'status', status: 503, path: '/issues', method: 'GET', times: 9 })
      const outcome = await scene.audit(two)
      expect(outcome).toMatchObject({ written: 'none', plan: null, done: [] })
      expect(outcome.problem).toContain('503')
      expect(scene.written()).toEqual([])
    }),
  )

  test(
    'more labelled issues than are read: nothing new is made, and that is said',
    play(async (scene) => {
      for (let n = 0; n < 1_000; n += 1)
        scene.repository.issues.open({ by: 'alpha', title: 'x', labels: ['gatewright'] })
      const outcome = await scene.audit(two)
      expect(outcome.problem).toContain('1000 issues or more')
      expect(outcome.held).toHaveLength(3)
      expect(scene.written()).toEqual([])
    }),
  )
})

describe('hostile issues', () => {
  const spoilt: readonly (readonly [string, (body: string) => string])[] = [
    [
      'as long as GitHub keeps',
      (body) => `${body.split('\n')[0]}\n${'- [x] `000000000000`\n'.repeat(3_000)}`.slice(0, 65_536),
    ],
    ['with a cut state', (body) => body.slice(0, -20)],
    [
      'with a state twice',
      (body) => `${body}\n${body.split('\n').find((line) => line.includes('gatewright:state'))}`,
    ],
    ['with another body behind its own', (body) => `${body}\n${body}`],
    ['of only its marker', (body) => body.split('\n')[0] ?? ''],
    ['with Windows line ends', (body) => body.replaceAll('\n', '\r\n')],
  ]
  test.each(spoilt)('a digest %s is written anew once, and then it is quiet', (_, spoil) =>
    digestScene(async (scene) => {
      await scene.audit(two)
      const digest = only(scene)
      const right = digest.body
      digest.edit({ body: spoil(right) })
      scene.world.clock.advance(day)
      expect((await scene.audit(two)).problem).toBeNull()
      expect(Buffer.byteLength(digest.body)).toBeLessThanOrEqual(60_000)
      expect(digest.body).toContain('src/a/')
      await settled(scene)
      expect(openOnes(scene)).toHaveLength(3)
    }),
  )

  test(
    'a digest without any text is not ours: a new one is made',
    play(async (scene) => {
      await scene.audit(two)
      only(scene).edit({ body: null })
      scene.world.clock.advance(day)
      const outcome = await scene.audit(two)
      expect(outcome.written).toBe('created')
      expect(outcome.notes).toHaveLength(1)
      await settled(scene)
    }),
  )

  test(
    'a copy of the digest by somebody else is never touched',
    play(async (scene) => {
      await scene.audit(two)
      const { body } = only(scene)
      const copy = scene.repository.issues.open({ by: 'outsider', body, labels: ['gatewright'] })
      scene.world.clock.advance(day)
      await scene.audit([item('src/c/')])
      expect(copy.model).toMatchObject({ body, state: 'open', comments: [] })
    }),
  )

  test(
    'an issue with our marker that another account wrote is named, where it stands in for none of ours',
    play(async (scene) => {
      scene.world.user('leaver')
      for (const by of ['outsider', 'leaver', ...Array<string>(5).fill('alpha')])
        scene.repository.issues.open({ by, body: `${marker}\n`, labels: ['gatewright'] })
      scene.world.deleteUser('leaver')
      const outcome = await scene.audit(two)
      expect(outcome.notes).toEqual([
        expect.stringMatching(
          /left alone: #1 by outsider, #2 by a deleted account, #3 by alpha, .* and 2 more$/,
        ),
      ])
      scene.world.clock.advance(day)
      expect((await scene.audit(two)).notes).toEqual([])
    }),
  )

  test(
    'a locked digest is kept up to date; only its comment is refused, and that is said',
    play(async (scene) => {
      await scene.audit(two)
      only(scene).lock()
      scene.world.clock.advance(day)
      const outcome = await scene.audit([...two, item('src/c/')])
      expect(outcome.written).toBe('updated')
      expect(outcome.problem).toBeNull()
      expect(outcome.notes.join()).toContain('locked')
      expect(only(scene).body).toContain('src/c/')
      await settled(scene, [...two, item('src/c/')])
    }),
  )

  test(
    'a digest that somebody closed is opened again by what is newer',
    play(async (scene) => {
      await scene.audit(two)
      only(scene).close('completed', 'outsider')
      scene.world.clock.advance(day)
      const outcome = await scene.audit(two)
      expect(outcome.done.map(({ kind, what }) => `${kind} ${what}`)).toContain('reopen digest')
      expect(only(scene).model.state).toBe('open')
      await settled(scene)
    }),
  )
})

test(
  '10,000 findings: one digest within its bytes, as many issues as the limit allows, the rest held back',
  play(async (scene) => {
    const items = Array.from({ length: 10_000 }, (_, n) => item(`packages/part-${n}/src/`))
    const outcome = await scene.audit(items)
    expect(outcome).toMatchObject({ written: 'created', problem: null })
    expect(scene.repository.issues.all).toHaveLength(10)
    expect(outcome.held).toHaveLength(10_000 - 9)
    expect(Buffer.byteLength(only(scene).body)).toBeLessThanOrEqual(60_000)
    scene.world.clock.advance(day)
    const second = await scene.audit(items, { options: { limit: 0 } })
    expect(second.done.filter(({ kind }) => kind === 'create')).toEqual([])
    expect(scene.repository.issues.all).toHaveLength(10)
  }),
  30_000,
)
