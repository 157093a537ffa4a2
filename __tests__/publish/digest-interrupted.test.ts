import { describe, expect, test } from '@jest/globals'
import { text } from '../../src/core/text.ts'
import type { DigestItem } from '../../src/digest/model.ts'
import { digestSink } from '../../src/publish/digest.ts'
import type { IssueWrite } from '../../src/publish/digest-writes.ts'
import { type DigestScene, digestScene, inputOf, item } from './digest-scene.ts'

/** Runs that end before their last write, at each of them, and what other runs and GitHub do between two requests. */

const day = 86_400
const play = (run: (scene: DigestScene) => Promise<void>) => async () => await digestScene(run)
const note = (subject: string): DigestItem => item(subject, { blocks: false, level: 'warning' })

const digestOf = ({ repository }: DigestScene) => repository.issues.get(1)
const openOnes = ({ repository }: DigestScene) =>
  repository.issues.all.filter(({ model }) => model.state === 'open')

/** What was there, and what makes one write of each kind: two new, one reworded, one gone for the second time. */
const before = [item('standing/'), item('worded/'), item('gone/')]
const after = [item('standing/'), item('worded/', { found: text`other words` }), item('a/'), item('b/')]
const kinds = [
  'create child',
  'create child',
  'update child',
  'close child',
  'update digest',
  'comment digest',
]

async function prepared(scene: DigestScene): Promise<readonly IssueWrite[]> {
  await scene.audit(before)
  scene.world.clock.advance(day)
  await scene.audit(before.slice(0, 2))
  scene.world.clock.advance(day)
  const { done } = await scene.audit(after, { options: { dryRun: true } })
  expect(done.map(({ kind, what }) => `${kind} ${what}`)).toEqual(kinds)
  return done
}

/** The request of a write, among those of its plan. */
const requestOf = (plan: readonly IssueWrite[], at: number) => {
  const write = plan[at]
  if (write?.kind === 'create') return { method: 'POST', path: '/issues', nth: at + 1 }
  return write?.kind === 'comment'
    ? { method: 'POST', path: '/comments' }
    : { method: 'PATCH', path: `/issues/${write?.number}` }
}

describe('a run that ends at its write', () => {
  const faults = [
    ['is refused by the secondary limit', { kind: 'secondary-limit', retryAfter: 600 }],
    ['is made, but the answer is lost', { kind: 'status', status: 502, executed: true }],
  ] as const
  const cases = kinds.flatMap((kind, at) => faults.map(([how, fault]) => [at + 1, kind, how, fault] as const))
  test.each(cases)('%i (%s), which %s: the next run does the rest, nothing twice', (number, _, __, fault) =>
    digestScene(async (scene) => {
      const plan = await prepared(scene)
      scene.world.fault({ ...requestOf(plan, number - 1), ...fault })
      await scene.audit(after)
      scene.world.faults.clear()
      scene.world.clock.advance(day)
      expect(await scene.audit(after)).toMatchObject({ problem: null, held: [] })
      expect(openOnes(scene)).toHaveLength(5)
      expect(scene.repository.issues.all).toHaveLength(6)
      scene.asked()
      await scene.audit(after)
      expect(scene.written()).toEqual([])
      // News that the digest tells of is not told again; all other news are told once.
      const isTold = number < 5 || (number === 6 && 'executed' in fault)
      const { comments } = digestOf(scene).model
      if (number !== 5) expect(comments).toHaveLength(isTold ? 1 : 0)
      expect(comments.length).toBeLessThan(2)
    }),
  )

  test(
    'a comment that is refused is said, and not called left to the next run',
    play(async (scene) => {
      const plan = await prepared(scene)
      scene.world.fault({ ...requestOf(plan, 5), kind: 'secondary-limit', retryAfter: 600 })
      const outcome = await scene.audit(after)
      expect(outcome).toMatchObject({ written: 'updated', problem: null, held: [] })
      expect(outcome.notes).toEqual([expect.stringMatching(/^commenting on #1 failed: the secondary/)])
    }),
  )
})

describe('between two requests', () => {
  test(
    'a newer audit that found something: the older one does not close the digest',
    play(async (scene) => {
      await scene.audit([note('a/')])
      scene.world.clock.advance(day)
      await scene.audit([])
      scene.world.clock.advance(day)
      const older = inputOf(scene.world, [])
      scene.world.fault({
        ...{ kind: 'before', method: 'GET', path: '/issues/1' },
        run: async () => {
          scene.world.clock.advance(60)
          await scene.audit([note('new/')])
        },
      })
      const outcome = await digestSink(scene.place(), older, { limit: 10, dryRun: false })
      expect(outcome.done).toEqual([])
      expect(digestOf(scene).model.state).toBe('open')
      expect(digestOf(scene).body).toContain('`new/`')
    }),
  )

  test(
    'a tick: the digest is closed all the same, at the latest by the next run',
    play(async (scene) => {
      await scene.audit([note('a/')])
      for (let n = 0; n < 3; n += 1) {
        scene.world.clock.advance(day)
        const run = () => digestOf(scene).edit({ body: `${digestOf(scene).body} ` })
        scene.world.fault({ kind: 'before', method: 'GET', path: '/issues/1', run })
        await scene.audit([])
      }
      expect(digestOf(scene).model.state).toBe('closed')
    }),
  )
})

test.each(['completed', 'not_planned'] as const)(
  'an issue that a person opened and closed as %s again, just before it would have been opened, stays closed',
  (reason) =>
    digestScene(async (scene) => {
      await scene.audit([item('a/')])
      const child = scene.repository.issues.get(2)
      child.close('completed', 'alpha')
      scene.world.clock.advance(day)
      const run = () => {
        scene.world.clock.advance(60)
        child.reopen('alpha')
        child.close(reason, 'alpha')
      }
      scene.world.fault({ kind: 'before', method: 'GET', path: '/issues/2', run })
      expect((await scene.audit([item('a/')])).done).toEqual([])
      expect(child.model).toMatchObject({ state: 'closed', stateReason: reason })
    }),
)

describe('the label', () => {
  const reader = (scene: DigestScene) => scene.place({ kind: 'pat', user: 'bravo' })

  test(
    'left out by GitHub: nothing more is made, what was made is closed, and the permission is named',
    play(async (scene) => {
      const outcome = await scene.audit([item('a/'), item('b/')], { place: reader(scene) })
      expect(outcome).toMatchObject({ written: 'none', done: [] })
      expect(outcome.problem).toMatch(
        /creating Gatewright digest: default and 3 more are left to the next run: this account may not set labels: .* #1 .*; give the account write access/,
      )
      expect(scene.written()).toEqual(['POST issues', 'PATCH 1'])
      expect(digestOf(scene).model).toMatchObject({ state: 'closed', labels: [] })
      expect(digestOf(scene).body).not.toContain('gatewright:')
    }),
  )

  test(
    'in letters of another case is ours',
    play(async (scene) => {
      scene.repository.issues.open({ by: 'alpha', labels: ['Gatewright'] })
      expect(await scene.audit([note('a/')])).toMatchObject({ written: 'created', problem: null })
      scene.world.clock.advance(day)
      expect(await scene.audit([note('a/')])).toMatchObject({ written: 'unchanged' })
    }),
  )
})

test(
  'the state of another digest is none: nothing of it is shown, and it is made anew once',
  play(async (scene) => {
    await scene.audit([note('theirs/')], { profile: 'other' })
    await scene.audit([note('ours/')])
    const [theirs, ours] = scene.repository.issues.all
    const state = /^<!-- gatewright:state .*$/m
    ours?.edit({ body: ours.body.replace(state, theirs?.body.match(state)?.[0] ?? '') })
    scene.world.clock.advance(day)
    const outcome = await scene.audit([note('ours/')])
    expect(outcome.notes).toEqual([expect.stringContaining('absent or damaged')])
    expect(ours?.body).not.toContain('theirs/')
    expect(ours?.model.comments).toEqual([])
    scene.asked()
    await scene.audit([note('ours/')])
    expect(scene.written()).toEqual([])
  }),
)
