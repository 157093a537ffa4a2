import { describe, expect, test } from '@jest/globals'
import type { SeenIssue } from '../../src/digest/model.ts'
import type { Change, Create, Known, Write } from '../../src/digest/writes.ts'
import type { IssueBuilder } from '../../src/embedded/builders/issue.ts'
import { DigestWriter, type Start } from '../../src/publish/digest-writes.ts'
import { type DigestScene, digestScene } from './digest-scene.ts'

/** What the writer does with any plan, on the embedded GitHub. */

const marker = '<!-- gatewright:digest v1 id=d -->'

const seen = (scene: DigestScene, issue: IssueBuilder): SeenIssue => ({
  number: issue.number,
  state: issue.model.state,
  stateReason: issue.model.stateReason,
  closedAt: issue.model.closedAt,
  updatedAt: issue.model.updatedAt,
  title: issue.model.title,
  body: issue.body,
  url: `${scene.world.urls().server}/acme/shop/issues/${issue.number}`,
})

const create = (id: string, more: Partial<Create> = {}): Create => ({
  kind: 'create',
  what: 'child',
  id,
  title: `Child ${id}`,
  body: ({ digest }) => `child ${id} of ${digest}`,
  labels: ['gatewright'],
  assignees: [],
  ...more,
})

const digest = (more: Partial<Create> = {}): Create =>
  create('d', { what: 'digest', title: 'Digest', body: () => `${marker}\nnew`, ...more })

const change = (kind: Change['kind'], number: number | null, more: Partial<Change> = {}): Change => ({
  kind,
  number,
  what: 'digest',
  id: 'd',
  reason: kind === 'close' ? 'completed' : null,
  body: () => `${marker}\nchanged`,
  ...more,
})

/** A standing digest issue and a writer that knows it. */
function standing(scene: DigestScene, more: Partial<Start> = {}) {
  const issue = scene.repository.issues.open({
    by: 'github-actions[bot]',
    title: 'Mine',
    body: `${marker}\n- [ ] one\n`,
    labels: ['gatewright'],
  })
  const known = seen(scene, issue)
  return { issue, writer: writer(scene, { digest: known, issues: [known], ...more }) }
}

const writer = (scene: DigestScene, more: Partial<Start> = {}): DigestWriter =>
  new DigestWriter(scene.place(), {
    digest: null,
    issues: [],
    children: new Map(),
    title: 'Digest',
    limit: 10,
    ...more,
  })

const play = (run: (scene: DigestScene) => Promise<void>) => async () => await digestScene(run)

describe('creating', () => {
  test(
    'each body knows the numbers made before it, and the digest is updated with them',
    play(async (scene) => {
      const own = writer(scene, { children: new Map([['old', 77]]) })
      const numbers = (known: Known) => `${marker}\n${known.digest} ${JSON.stringify([...known.children])}`
      await own.write([digest(), create('a'), create('b'), change('update', null, { body: numbers })])
      expect(own.stopped).toBeNull()
      const [first, a, b] = scene.repository.issues.all
      expect(a?.body).toBe(`child a of ${first?.number}`)
      expect(first?.body).toBe(
        `${marker}\n${first?.number} [["old",77],["a",${a?.number}],["b",${b?.number}]]`,
      )
      expect(own.done.map(({ kind, what, number }) => [kind, what, number])).toEqual([
        ['create', 'digest', first?.number],
        ['create', 'child', a?.number],
        ['create', 'child', b?.number],
        ['update', 'digest', first?.number],
      ])
      expect(scene.asked()).toEqual(['POST issues', 'POST issues', 'POST issues', 'GET 1', 'PATCH 1'])
      expect(first?.model.labels.map(({ name }) => name)).toEqual(['gatewright'])
    }),
  )

  test(
    'creations and reopenings count against the limit; updates, closes and comments do not',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene, { limit: 2 })
      issue.close('completed')
      const again = writer(scene, { digest: seen(scene, issue), issues: [seen(scene, issue)], limit: 2 })
      await again.write([
        change('reopen', issue.number),
        create('a'),
        create('b'),
        change('update', issue.number, { body: () => `${marker}\nlast` }),
        { kind: 'comment', what: 'digest', body: 'Look.' },
      ])
      expect(again.held).toEqual([
        { kind: 'create', what: 'child', id: 'b', number: null, title: 'Child b', because: 'limit' },
      ])
      expect(again.done.map(({ kind }) => kind)).toEqual(['reopen', 'create', 'update', 'comment'])
      expect(issue.model).toMatchObject({ state: 'open', body: `${marker}\nlast` })
      expect(issue.model.comments.map(({ body }) => body)).toEqual(['Look.'])
      expect(own.done).toEqual([])
    }),
  )

  test(
    'an assignee that GitHub refuses does not stop the issue',
    play(async (scene) => {
      const own = writer(scene)
      await own.write([
        create('a', { assignees: ['alpha', 'nobody-here'] }),
        create('b', { assignees: ['alpha'] }),
      ])
      const [a, b] = scene.repository.issues.all
      expect(a?.model.assignees).toEqual([])
      expect(b?.model.assignees.map(({ login }) => login)).toEqual(['alpha'])
      expect(own.notes).toEqual([expect.stringContaining('nobody-here')])
      expect([own.held, own.stopped]).toEqual([[], null])
    }),
  )
})

describe('changing', () => {
  test(
    'what already says the same costs no request',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      await own.write([change('update', issue.number, { body: () => `${marker}\r\n- [ ] one` })])
      expect(scene.asked()).toEqual([])
      expect([own.done, own.held]).toEqual([[], []])
    }),
  )

  test(
    'a tick made after the reading is in what is written',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      scene.world.fault({
        kind: 'before',
        path: `/issues/${issue.number}`,
        method: 'GET',
        run: () => issue.tick('one'),
      })
      await own.write([change('update', issue.number, { body: ({ fresh }) => `${fresh?.trimEnd()}\nmore` })])
      expect(issue.body).toBe(`${marker}\n- [x] one\nmore`)
    }),
  )

  test(
    'nothing is written where somebody else made the same change meanwhile',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      const run = () => issue.edit({ body: `${marker}\nchanged` })
      scene.world.fault({ kind: 'before', path: `/issues/${issue.number}`, method: 'GET', run })
      await own.write([change('update', issue.number)])
      expect(scene.written()).toEqual([])
    }),
  )

  test(
    'closing gives the reason, the title is never touched',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      issue.edit({ title: 'Renamed by a person' })
      await own.write([change('close', issue.number)])
      expect(issue.model).toMatchObject({
        state: 'closed',
        stateReason: 'completed',
        title: 'Renamed by a person',
      })
    }),
  )

  test(
    'an issue of a finding that a person closed meanwhile stays as the person left it',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      scene.world.fault({
        kind: 'before',
        path: `/issues/${issue.number}`,
        method: 'GET',
        run: () => issue.close('not_planned', 'alpha'),
      })
      await own.write([change('close', issue.number, { what: 'child', id: 'a' })])
      expect(issue.model).toMatchObject({
        state: 'closed',
        stateReason: 'not_planned',
        body: `${marker}\n- [ ] one\n`,
      })
      expect(scene.written()).toEqual([])
    }),
  )

  test(
    'a digest that a person closed meanwhile gets its text, and stays closed as the person wanted',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      const run = () => issue.close('not_planned', 'alpha')
      scene.world.fault({ kind: 'before', path: `/issues/${issue.number}`, method: 'GET', run })
      await own.write([change('close', issue.number)])
      expect(issue.model).toMatchObject({
        state: 'closed',
        stateReason: 'not_planned',
        body: `${marker}\nchanged`,
      })
    }),
  )
})

describe('what is gone', () => {
  const leave: readonly (readonly [string, (issue: IssueBuilder, scene: DigestScene) => void])[] = [
    ['deleted', (issue) => issue.delete()],
    [
      'moved to another repository',
      (issue, scene) => issue.transfer(scene.world.repository('acme/elsewhere', { public: true })),
    ],
    ['without its first line', (issue) => issue.edit({ body: 'Mine now.' })],
  ]
  test.each(leave)('a digest that is %s when it is read again is made once anew', (_, change_) =>
    digestScene(async (scene) => {
      const { issue, writer: own } = standing(scene)
      const run = () => change_(issue, scene)
      scene.world.fault({ kind: 'before', path: `/issues/${issue.number}`, method: 'GET', run })
      await own.write([
        change('update', issue.number),
        change('update', issue.number, { body: () => `${marker}\nend` }),
      ])
      expect(own.held).toEqual([])
      const made = scene.repository.issues.all.filter(({ body }) => body.startsWith(marker))
      expect(made.map(({ body, model }) => [body, model.title])).toEqual([[`${marker}\nend`, 'Digest']])
      expect(own.digest?.number).toBe(made[0]?.number)
      expect(own.notes).toEqual([expect.stringContaining(`#${issue.number} is not ours any more`)])
    }),
  )

  test(
    'a digest that is deleted between the last reading and the write is made once anew',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      const run = () => issue.delete()
      scene.world.fault({ kind: 'before', path: `/issues/${issue.number}`, method: 'PATCH', run })
      await own.write([change('update', issue.number)])
      expect(scene.written()).toEqual([`PATCH ${issue.number}`, 'POST issues'])
      expect(scene.repository.issues.all.map(({ body }) => body)).toEqual([`${marker}\nchanged`])
    }),
  )

  test(
    'an issue of a finding that was deleted is left to the next run; the limit holds for a digest made anew',
    play(async (scene) => {
      for (const kind of ['close', 'update', 'reopen'] as const) {
        const { issue, writer: own } = standing(scene)
        issue.delete()
        await own.write([change(kind, issue.number, { what: 'child', id: 'a' })])
        expect([own.done, own.held, own.stopped]).toEqual([[], [], null])
      }
      const again = standing(scene, { limit: 0 })
      again.issue.delete()
      await again.writer.write([change('update', again.issue.number), change('update', null)])
      expect(again.writer.held.map(({ kind, because }) => [kind, because])).toEqual([
        ['create', 'limit'],
        ['update', 'limit'],
      ])
      expect(scene.written()).toEqual([])
    }),
  )
})

describe('refusals', () => {
  const plan = (issue: IssueBuilder): readonly Write[] => [
    create('a'),
    create('b'),
    change('update', issue.number),
    { kind: 'comment', what: 'digest', body: 'Look.' },
  ]

  test.each([
    ['a secondary limit', { kind: 'secondary-limit', retryAfter: 600 }, 'rate-limited'],
    [
      'a secondary limit in the words of older servers',
      { kind: 'secondary-limit', wording: 'abuse' },
      'rate-limited',
    ],
    ['the hourly limit', { kind: 'rate-limit', resetIn: 900 }, 'rate-limited'],
    ['a server error', { kind: 'status', status: 502 }, 'api-failed'],
    [
      'a missing permission',
      { kind: 'status', status: 403, body: { message: 'Resource not accessible by integration' } },
      'permission-missing',
    ],
    ['an answer that is no issue', { kind: 'text', text: '{"number":"x"}', status: 201 }, 'api-shape'],
  ] as const)(
    '%s in the middle: what was done is kept, the rest is left to the next run',
    (_, fault, reason) =>
      digestScene(async (scene) => {
        const { issue, writer: own } = standing(scene)
        scene.world.fault({ ...fault, path: '/issues', method: 'POST', nth: 2, times: 9 })
        await own.write(plan(issue))
        expect(own.stopped?.reason).toBe(reason)
        expect(own.done.map(({ kind, id }) => [kind, id])).toEqual([['create', 'a']])
        expect(own.held.map(({ kind, because }) => [kind, because])).toEqual([
          ['create', 'failed'],
          ['update', 'failed'],
          ['comment', 'failed'],
        ])
        expect(scene.written()).toEqual(['POST issues', 'POST issues'])
      }),
  )

  test(
    'a text that GitHub refuses for one finding does not stop the others; for the digest it does',
    play(async (scene) => {
      const own = writer(scene)
      const long = () => 'x'.repeat(65_537)
      await own.write([digest(), create('a', { body: long }), create('b')])
      expect(own.stopped).toBeNull()
      expect(own.held).toEqual([
        { kind: 'create', what: 'child', id: 'a', number: null, title: 'Child a', because: 'failed' },
      ])
      expect(own.notes).toEqual([expect.stringContaining('422')])
      const other = writer(scene)
      await other.write([digest({ body: long }), create('c')])
      expect(other.stopped?.details.status).toBe(422)
      expect(other.held).toHaveLength(2)
    }),
  )

  test(
    'a locked conversation takes no comment, and everything else is written',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      issue.lock()
      await own.write([{ kind: 'comment', what: 'digest', body: 'Look.' }, change('update', issue.number)])
      expect(own.stopped).toBeNull()
      expect(own.notes).toEqual([expect.stringContaining('locked')])
      expect(issue.body).toBe(`${marker}\nchanged`)
    }),
  )

  test(
    'issues that are switched off stop everything, and are no deleted issue',
    play(async (scene) => {
      const { issue, writer: own } = standing(scene)
      scene.repository.model.settings.issues = false
      await own.write([change('update', issue.number), create('a')])
      expect(own.stopped?.details.status).toBe(410)
      expect(own.notes).toEqual([])
      expect(scene.written()).toEqual([])
      expect(own.held).toHaveLength(2)
    }),
  )

  test(
    'a repository that takes no new issue (404) stops everything',
    play(async (scene) => {
      const own = writer(scene)
      scene.world.fault({
        kind: 'status',
        status: 404,
        body: { message: 'Not Found' },
        path: '/issues',
        method: 'POST',
      })
      await own.write([create('a'), create('b')])
      expect(own.stopped?.details.status).toBe(404)
      expect(scene.written()).toEqual(['POST issues'])
    }),
  )

  test(
    'a fault in our own code is no failure of GitHub',
    play(async (scene) => {
      const broken = () => {
        throw new TypeError('a bug')
      }
      await expect(writer(scene).write([create('a', { body: broken })])).rejects.toThrow('a bug')
    }),
  )
})

test(
  'a preview names what would be written, and asks nothing',
  play(async (scene) => {
    const { issue, writer: own } = standing(scene)
    const same = change('update', issue.number, { body: () => issue.body })
    const shown = own.preview([digest(), same, change('close', issue.number), change('update', null)])
    expect(shown.map(({ kind, number }) => [kind, number])).toEqual([
      ['create', null],
      ['close', issue.number],
      ['update', issue.number],
    ])
    expect(scene.asked()).toEqual([])
  }),
)
