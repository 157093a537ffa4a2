import { describe, expect, test } from '@jest/globals'
import { readComment } from '../../src/publish/comment.ts'
import { markerLine } from '../../src/publish/marker.ts'
import { traceIn } from '../../src/publish/previous.ts'
import { attempt } from '../../src/publish/sink.ts'
import { writeState } from '../../src/publish/state-line.ts'
import { bounds } from '../../src/surfaces/limits.ts'
import { finding, judgement } from '../support/findings.ts'
import { codeownersFindings, codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'
import { commentScene } from './comment-scene.ts'

const passing = codeownersFindings.filter(({ outcome }) => outcome === 'pass')
const failed = sampleRecord()
const passed = sampleRecord([codeownersJudgement({ findings: passing })])
const oneLeft = sampleRecord([
  codeownersJudgement({ findings: codeownersFindings.filter(({ subject }) => subject !== '.github/') }),
])
const closed = sampleRecord([codeownersJudgement()], {}, { closed: true })
const reporting = sampleRecord([codeownersJudgement({ mode: 'report' })], {}, { mode: 'report' })
const warned = sampleRecord([
  judgement([finding('pass'), finding('fail', { level: 'warning', subject: 'w' })]),
])
const optional = sampleRecord([
  judgement([finding('unknown')], { optional: true }),
  judgement([finding('pass')], { gate: 'b' }),
])
const optionalAndWarned = sampleRecord([
  judgement([finding('unknown')], { optional: true }),
  judgement([finding('pass'), finding('fail', { level: 'warning' })], { gate: 'b' }),
])
const undecidedReport = sampleRecord(
  [judgement([finding('unknown')], { mode: 'report' })],
  {},
  { mode: 'report' },
)

/** Figures of another run over the same facts. */
const again = (record: typeof failed, event = 'pull_request_review') => ({
  ...record,
  run: { durationMs: 99_999, requests: 3, notModified: 2, retries: 1, node: 'v20.20.0', event },
})

describe('comment on a pull request', () => {
  test('is made when a run blocks, with one request more than the list', () =>
    commentScene(async ({ publish, bodies, asked }) => {
      const outcome = await publish(failed)
      expect(outcome).toMatchObject({ sink: 'comment', written: 'created', problem: null })
      expect(outcome.url).toMatch(/\/acme\/shop\/issues\/\d+#issuecomment-\d+$/)
      const [body = ''] = bodies()
      expect(bodies()).toHaveLength(1)
      expect(body.split('\n').slice(0, 2)).toEqual([
        markerLine('comment', '1'),
        '## Gatewright: blocked — `codeowners`',
      ])
      expect(body).toContain('https://github.com/acme/shop/actions/runs/1')
      expect(traceIn({ body })?.open.map(({ rule }) => rule)).toHaveLength(3)
      // Nobody has to be asked who we are when nothing is marked.
      expect(asked()).toEqual(['GET comments', 'POST comments'])
    }))

  test('a second unchanged run writes nothing, whatever its figures', () =>
    commentScene(async ({ publish, bodies, asked }) => {
      await publish(failed)
      const before = bodies()
      asked()
      expect(await publish(again(failed), { runId: 2 })).toMatchObject({
        written: 'unchanged',
        problem: null,
      })
      expect(await publish(again(failed, 'push'), { runId: 3 })).toMatchObject({ written: 'unchanged' })
      expect(asked()).toEqual(['GET comments', 'POST graphql', 'GET comments', 'POST graphql'])
      expect(bodies()).toEqual(before)
    }))

  test('is edited in place when something changed, and says what', () =>
    commentScene(async ({ publish, bodies, asked }) => {
      await publish(failed)
      asked()
      expect(await publish(oneLeft, { runId: 2 })).toMatchObject({ written: 'updated' })
      expect(bodies()).toHaveLength(1)
      expect(bodies()[0]).toContain('Changes since the last run: fixed 1, new 0, unchanged 2.')
      expect(bodies()[0]).toContain('/actions/runs/2')
      expect(asked()).toEqual(['GET comments', 'POST graphql', expect.stringMatching(/^PATCH \d+$/)])
    }))

  test('is marked as resolved when the run passes, once', () =>
    commentScene(async ({ publish, bodies }) => {
      await publish(failed)
      expect(await publish(passed)).toMatchObject({ written: 'updated' })
      const [body = ''] = bodies()
      expect(body).toContain('## ✅ Gatewright: resolved, passed')
      expect(body).toContain('Changes since the last run: fixed 3, new 0, unchanged 0.')
      expect(body.match(/^- Fixed: \[`codeowners\/[a-z-]+`\]/gm)).toHaveLength(3)
      expect(await publish(again(passed))).toMatchObject({ written: 'unchanged' })
      expect(bodies()).toEqual([body])
      expect(await publish(failed)).toMatchObject({ written: 'updated' })
      expect(bodies()[0]).toContain('fixed 0, new 3, unchanged 0')
    }))

  test.each([
    ['on-failure', 'that passes', 'none', passed],
    ['on-failure', 'on a closed pull request', 'none', closed],
    ['on-failure', 'with a warning', 'none', warned],
    ['on-failure', 'with an optional gate undecided', 'none', optional],
    ['on-failure', 'with that and a warning', 'none', optionalAndWarned],
    ['on-failure', 'that reports and evaluated nothing', 'none', sampleRecord([], {}, { mode: 'report' })],
    ['on-failure', 'that only reports a failure', 'created', reporting],
    ['on-failure', 'that only reports what is undecided', 'created', undecidedReport],
    ['on-failure', 'that evaluated nothing', 'created', sampleRecord([])],
    ['always', 'that passes', 'created', passed],
    ['always', 'on a closed pull request', 'created', closed],
    ['never', 'that blocks', 'none', failed],
  ] as const)('%s: a first run %s: %s', (comment, _, written, record) =>
    commentScene(async ({ publish, bodies }) => {
      expect((await publish(record, { comment })).written).toBe(written)
      expect(bodies()).toHaveLength(written === 'none' ? 0 : 1)
    }),
  )

  test('closing a pull request resolves nothing; `always` shows the whole page of a pass', () =>
    commentScene(async ({ publish, bodies }) => {
      await publish(failed)
      const before = bodies()
      expect(await publish(closed)).toMatchObject({ written: 'none' })
      expect(await publish(passed, { comment: 'never' })).toMatchObject({ written: 'none' })
      expect(bodies()).toEqual(before)
      await publish(passed, { comment: 'always' })
      expect(bodies()[0]).toContain('## Gatewright: passed\n')
    }))

  test('a run that only reports again after a resolved comment is shown whole', () =>
    commentScene(async ({ publish, bodies }) => {
      await publish(failed)
      await publish(passed)
      await publish(optional)
      expect(bodies()[0]).toContain('could not be decided, does not block')
    }))

  test('merge groups, pushes, repositories and several pull requests have none', () =>
    commentScene(async ({ publication, asked }) => {
      const targets = [
        { kind: 'merge-group', pullRequests: [1] },
        { kind: 'push', pullRequests: [] },
        { kind: 'repository', pullRequests: [] },
        { kind: 'branch', pullRequests: [1] },
        { kind: 'pull-request', pullRequests: [1, 2] },
        { kind: 'pull-request', pullRequests: [] },
      ] as const
      const { commentSink } = await import('../../src/publish/comment.ts')
      for (const target of targets) {
        const report = reportOf({ ...failed, target: { ...failed.target, ...target } })
        expect(await commentSink(publication(report, { comment: 'always' }))).toMatchObject({
          written: 'none',
        })
      }
      expect(asked()).toEqual([])
    }))

  test('the actions of two gates keep a comment each', () =>
    commentScene(async ({ publish, bodies, publication }) => {
      await publish(failed, { gate: 'codeowners' })
      await publish(failed, { gate: 'golden-suite' })
      await publish(failed)
      expect(await publish(again(failed), { gate: 'codeowners' })).toMatchObject({ written: 'unchanged' })
      expect(bodies().map((body) => body.split('\n')[0])).toEqual([
        markerLine('comment', '1/codeowners'),
        markerLine('comment', '1/golden-suite'),
        markerLine('comment', '1'),
      ])
      // What was read for another action is not taken for this one's.
      const { github, repository } = publication(reportOf(failed))
      const seen = await readComment(github, repository, 1, 'codeowners')
      const { commentSink } = await import('../../src/publish/comment.ts')
      const target = { ...failed.target, pullRequests: [1] }
      expect(await commentSink(publication(reportOf({ ...failed, target })), seen)).toMatchObject({
        written: 'unchanged',
      })
    }))
})

describe('which comment is ours', () => {
  test('a marker that another user posted is ignored, and never edited', () =>
    commentScene(async ({ publish, bodies, say }) => {
      const forged = `${markerLine('comment', '1')}\nAll gates passed\n${writeState({})}`
      say('outsider', forged)
      expect(await publish(failed)).toMatchObject({ written: 'created' })
      expect(await publish(passed)).toMatchObject({ written: 'updated' })
      expect(bodies()[0]).toBe(forged)
      expect(bodies()[1]).toContain('resolved')
    }))

  test('nor is one of our own account without the marker in its first line, or of a deleted one', () =>
    commentScene(async ({ publish, bodies, say, bot, world }) => {
      say(bot, `Look:\n${markerLine('comment', '1')}`)
      say(bot, `> ${markerLine('comment', '1')}`)
      say(bot, `${markerLine('comment', '12')}\nof another pull request`)
      say('outsider', markerLine('comment', '1'))
      world.deleteUser('outsider')
      expect(await publish(failed)).toMatchObject({ written: 'created' })
      expect(bodies()).toHaveLength(5)
    }))

  test('it is found behind 250 others, and by every kind of token', () =>
    commentScene(async ({ publish, bodies, say, asked, github }) => {
      const app = github({ kind: 'app', app: 'gate-keeper' })
      const person = github({ kind: 'pat', user: 'alpha' })
      for (let index = 0; index < 250; index += 1) say('alpha', `comment ${index}`)
      await publish(failed)
      await publish(failed, { github: app })
      await publish(failed, { github: person })
      asked()
      for (const given of [{}, { github: app }, { github: person }])
        expect(await publish(again(failed), given)).toMatchObject({ written: 'unchanged' })
      expect(bodies()).toHaveLength(253)
      expect(asked().filter((request) => request.startsWith('GET'))).toHaveLength(9)
    }))

  test('of several, which two runs at once wrote, the first is kept and the others point to it', () =>
    commentScene(async ({ publish, bodies, world, asked }) => {
      await publish(failed)
      // A second run that looked before the first had written.
      world.fault({ kind: 'items', method: 'GET', path: '/comments', drop: 1 })
      expect(await publish(failed)).toMatchObject({ written: 'created' })
      expect(bodies()).toHaveLength(2)
      expect(await publish(oneLeft)).toMatchObject({ written: 'updated', problem: null })
      expect(bodies()[0]).toContain('fixed 1, new 0')
      expect(bodies()[1]).toMatch(
        /^Gatewright keeps \[one comment\]\(http:\S+\) on this pull request up to date/,
      )
      asked()
      expect(await publish(oneLeft)).toMatchObject({ written: 'unchanged' })
      expect(asked().filter((request) => request.startsWith('PATCH'))).toEqual([])
    }))

  test('a second one that cannot be changed is said, and the first is written all the same', () =>
    commentScene(async ({ publish, bodies, world }) => {
      await publish(failed)
      world.fault({ kind: 'items', method: 'GET', path: '/comments', drop: 1 })
      await publish(failed)
      world.fault({ kind: 'status', method: 'PATCH', nth: 2, status: 500 })
      expect(await publish(oneLeft)).toMatchObject({
        written: 'updated',
        problem: expect.stringContaining('a second comment of an earlier run was left as it is'),
      })
      expect(bodies()[0]).toContain('fixed 1')
      world.fault({ kind: 'status', method: 'PATCH', status: 404, body: { message: 'Not Found' } })
      expect(await publish(oneLeft)).toMatchObject({ problem: null })
    }))

  test('a comment that somebody edited is put right; one whose state is damaged has no past', () =>
    commentScene(async ({ publish, bodies, pull }) => {
      await publish(failed)
      const [comment] = pull.model.comments
      const whole = comment?.body ?? ''
      if (comment !== undefined) comment.body = whole.replaceAll('\n', '\r\n')
      expect(await publish(failed)).toMatchObject({ written: 'unchanged' })
      if (comment !== undefined) comment.body = whole.replace('blocked', 'passed')
      expect(await publish(failed)).toMatchObject({ written: 'updated' })
      expect(bodies()[0]).toContain('blocked')
      if (comment !== undefined)
        comment.body = whole.replace(/gatewright:state v1 ..../, 'gatewright:state v1 ')
      expect(await publish(passed)).toMatchObject({ written: 'updated' })
      expect(bodies()[0]).toContain('resolved')
      expect(bodies()[0]).not.toContain('since the last run')
    }))
})

describe('refusals', () => {
  const problemOf = async (work: ReturnType<Parameters<typeof attempt>[1]>) =>
    (await attempt('comment', () => work)).problem

  test('a token that may not write is told which permission it lacks', () =>
    commentScene(async ({ publish, github }) => {
      const readOnly = github({ permissions: { 'pull-requests': 'read' } })
      const problem = await problemOf(publish(failed, { github: readOnly }))
      expect(problem).toContain('the comment was not written')
      expect(problem).toContain('pull-requests: write')
      const none = github({ permissions: {} })
      expect(await problemOf(publish(failed, { github: none }))).toContain('pull-requests: read')
    }))

  test('a locked conversation is named as such', () =>
    commentScene(async ({ publish, pull }) => {
      pull.model.locked = true
      const problem = await problemOf(publish(failed))
      expect(problem).toContain('the conversation is locked')
      expect(problem).not.toContain('permission')
    }))

  test('what is too long for GitHub is said with its size', () =>
    commentScene(async ({ publish, world }) => {
      const body = { message: 'Validation Failed', errors: [{ message: 'body is too long' }] }
      world.fault({ kind: 'status', method: 'POST', path: '/comments', status: 422, body })
      const problem = await problemOf(publish(failed))
      expect(problem).toMatch(/GitHub refuses its text of \d+ characters \(422 Validation Failed/)
    }))

  test.each([404, 410])('deleted between read and write (%i): made anew, once', (status) =>
    commentScene(async ({ publish, bodies, world, pull }) => {
      await publish(failed)
      world.fault({ kind: 'before', method: 'PATCH', run: () => void pull.model.comments.splice(0) })
      if (status === 410) {
        world.fault({ kind: 'status', method: 'PATCH', status, body: { message: 'Gone' } })
      }
      expect(await publish(oneLeft)).toMatchObject({ written: 'created', problem: null })
      expect(bodies()).toHaveLength(1)
      expect(bodies()[0]).toContain('fixed 1')
      world.fault({ kind: 'before', method: 'PATCH', run: () => void pull.model.comments.splice(0) })
      expect(await publish(passed)).toMatchObject({ written: 'none', problem: null })
      expect(bodies()).toHaveLength(0)
    }),
  )

  test('deleted, and then refused: a problem, and no second try', () =>
    commentScene(async ({ publish, world, asked }) => {
      await publish(failed)
      asked()
      const answer = { status: 404, body: { message: 'Not Found' } }
      world.fault({ kind: 'status', method: 'PATCH', ...answer })
      world.fault({ kind: 'status', method: 'POST', path: '/comments', ...answer })
      expect(await problemOf(publish(oneLeft))).toContain('it does not exist, or the token may not see it')
      expect(asked().filter((request) => request === 'POST comments')).toHaveLength(1)
    }))

  test.each([403, 422, 502])('an edit that is refused (%i) never becomes a second comment', (status) =>
    commentScene(async ({ publish, bodies, world, asked }) => {
      await publish(failed)
      asked()
      world.fault({ kind: 'status', method: 'PATCH', status, body: { message: 'No' } })
      expect(await problemOf(publish(oneLeft))).toContain('the comment was not written')
      expect(asked()).not.toContain('POST comments')
      expect(bodies()).toHaveLength(1)
    }),
  )

  test('a comment whose answer was lost is found by the next run', () =>
    commentScene(async ({ publish, bodies, world, asked }) => {
      world.fault({ kind: 'status', method: 'POST', path: '/comments', status: 502, executed: true })
      expect(await problemOf(publish(failed))).toContain('502')
      expect(bodies()).toHaveLength(1)
      expect(asked().filter((request) => request === 'POST comments')).toHaveLength(1)
      expect(await publish(failed)).toMatchObject({ written: 'unchanged' })
      expect(bodies()).toHaveLength(1)
    }))

  test.each([
    ['5xx', { kind: 'status', status: 503, times: Number.POSITIVE_INFINITY }, '503'],
    ['secondary limit', { kind: 'secondary-limit', retryAfter: 3600, times: 99 }, 'limit'],
    ['a reset', { kind: 'reset', times: Number.POSITIVE_INFINITY }, 'not written'],
  ] as const)('%s is a problem, never an exception', (_, fault, words) =>
    commentScene(async ({ publish, world }) => {
      world.fault({ ...fault, method: 'POST', path: '/comments' })
      expect(await problemOf(publish(failed))).toContain(words)
    }),
  )

  test('a list that cannot be read writes nothing: it might make a second comment', () =>
    commentScene(async ({ publish, world, bodies }) => {
      world.fault({ kind: 'status', method: 'GET', path: '/comments', status: 500, times: 99 })
      expect(await problemOf(publish(failed))).toContain('not written')
      expect(bodies()).toEqual([])
    }))
})

test('OUT-18 a body that would have 65,537 characters is cut at a row boundary, at 60,000 bytes', () =>
  commentScene(async ({ publish, bodies }) => {
    const many = Array.from({ length: 400 }, (_, index) =>
      finding('fail', { subject: `é/${index}/`.repeat(20) }),
    )
    const record = sampleRecord([judgement(many)])
    expect(await publish(record)).toMatchObject({ written: 'created' })
    const [body = ''] = bodies()
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(bounds.bodyBytes)
    expect(Buffer.byteLength(body)).toBeGreaterThan(bounds.bodyBytes * 0.9)
    expect(body).toMatch(/_The page is full: \d+ findings of this gate not shown here/)
    expect(body.split('\n').filter((line) => line === '</details>')).toHaveLength(1)
    expect(traceIn({ body })?.open).toHaveLength(400)
  }))
