import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Part, text } from '../../src/core/text.ts'
import type { DigestItem } from '../../src/digest/model.ts'
import { digestId } from '../../src/digest/model.ts'
import { planDigest } from '../../src/digest/plan.ts'
import { sameBody } from '../../src/digest/same.ts'
import { markerLine } from '../../src/publish/marker.ts'
import { cpuMilliseconds } from '../support/cpu-time.ts'
import { hostileFinding, hostileMarkdown } from '../support/hostile-markdown.ts'
import { structureFaults } from '../support/markdown.ts'
import { at, close, createBoard, idOf, item, note, run, scan, seenOn, settings, visible } from './board.ts'

const bytes = (body: string): number => Buffer.byteLength(body, 'utf8')
const rowsOf = (body: string): readonly string[] =>
  body.split('\n').filter((line) => /^\| (?:❌|❓|⚠️|📝)/u.test(line))
const tailOf = (body: string): readonly string[] =>
  body.split('\n').filter((line) => /^- (?:❌|❓|⚠️|📝)/u.test(line))
const moreIn = (body: string): number => Number(/^(\d+) more: /m.exec(body)?.[1] ?? 0)
const bodyOf = (...args: Parameters<typeof scan>): string =>
  planDigest(scan(...args), seenOn(createBoard(), scan([])), 50).body

describe('order and words', () => {
  const board = createBoard()
  const old = [item('gone'), item('accepted'), item('waiting'), note('standing')]
  run(board, scan(old))
  close(board, 2, 'not_planned', 1)
  run(board, scan([item('accepted'), note('standing'), item('waiting')], 2))
  run(board, scan([item('accepted'), note('standing'), item('waiting')], 3))
  const plan = run(
    board,
    scan([item('accepted'), note('standing'), item('fresh')], 4, {
      totals: {
        audited: 31,
        of: 33,
        words: text`31 of 33 controls audited; not readable: 2, because ${'classic protection'} needs ${'administration: read'}`,
      },
    }),
  )
  const { body } = at(board, 1)

  test('what was audited, verdict, boxes, open, waiting, accepted, state', () => {
    const wanted = [
      markerLine('digest', digestId('acme/shop', 'weekly')),
      '31 of 33 controls audited; not readable: 2, because `classic protection` needs `administration: read`',
      '## ❌ Not satisfied: 2 open findings, 1 blocker, 1 accepted, 1 not seen, not yet counted as fixed',
      'Since the last run: fixed 0, new 1, unchanged 2 (last change: 2026-11-04, [run](https://github.com/acme/shop/actions/runs/4)).',
      '### Requests',
      '- [ ] `',
      '### Open findings: 2',
      '| ❌ blocker |',
      '| ⚠️ warning |',
      '### Not seen in this audit: 1',
      '### Accepted: 1',
      '<!-- gatewright:state v1 ',
    ]
    let position = -1
    for (const words of wanted) {
      const next = body.indexOf(words, position + 1)
      expect([words, next > position]).toEqual([words, true])
      position = next
    }
    expect(body.split('\n').at(-1)).toMatch(/^<!-- gatewright:state .* -->$/)
    expect(plan.trend).toMatchObject({ new: [idOf('fresh')], unchanged: 2 })
  })

  test('the row of a finding keeps the day it was first seen', () => {
    expect(rowsOf(body).find((row) => row.includes('`standing`'))).toContain('| 2026-11-01 |')
    expect(rowsOf(body).find((row) => row.includes('`fresh`'))).toContain('| 2026-11-04 |')
  })

  test('what was not evaluated is named, with the permission', () => {
    const shown = bodyOf([item('a')], 1, {
      complete: false,
      notEvaluated: [
        {
          subject: '',
          what: 'teams',
          reason: 'team-membership',
          detail: 'who is in @acme/web',
          remedy: null,
          permission: 'members: read',
        },
      ],
    })
    expect(shown).toContain('- `teams`: who is in `@acme/web` (needs `members: read`)')
  })

  test.each([
    [
      'an artifact',
      { artifactUrl: 'https://github.com/acme/shop/actions/runs/1/artifacts/2' },
      'more: [the artifact with all of them](https://github.com/acme/shop/actions/runs/1/artifacts/2)',
    ],
    ['a run', {}, 'more: [the run with all of them](https://github.com/acme/shop/actions/runs/1)'],
    ['neither', { runUrl: null }, 'more: the result JSON has all of them'],
    ['another server', { artifactUrl: 'https://evil.example/x' }, 'more: the artifact with all of them.'],
  ])('what has no room is at %s', (_, more, words) => {
    expect(
      bodyOf(
        Array.from({ length: 900 }, (_, index) => note(`n${index}`)),
        1,
        more,
      ),
    ).toContain(words)
  })
})

describe('owners', () => {
  const owned = [
    note('a', { owners: ['@acme/web', '@alpha'] }),
    note('b', { owners: [] }),
    item('z', { owners: ['@bravo'] }),
    note('c', { owners: ['@acme/web', '@alpha'] }),
  ]

  test('group the findings, the group of the most important first', () => {
    const heads = bodyOf(owned)
      .split('\n')
      .filter((line) => line.startsWith('**Owner'))
    expect(heads).toEqual([
      '**Owner: `@bravo`** (1)',
      '**Owner: `@acme/web`, `@alpha`** (2)',
      '**Owner: nobody** (1)',
    ])
  })

  test('are mentioned only when the policy says so', () => {
    const mentioned = bodyOf(owned, 1, { settings: { ...settings, mention: true } })
    expect(mentioned).toContain('**Owner: @acme/web, @alpha** (2)')
    expect(structureFaults(visible(bodyOf(owned)))).toEqual([])
  })

  test('what is not important of one owner never pushes out the blockers of another', () => {
    const notes = Array.from({ length: 500 }, (_, index) => note(`n${index}`, { owners: ['@aaa'] }))
    const rows = rowsOf(
      bodyOf([
        ...notes,
        ...Array.from({ length: 20 }, (_, index) => item(`z${index}`, { owners: ['@zzz'] })),
      ]),
    )
    expect(rows.filter((row) => row.includes('blocker'))).toHaveLength(20)
  })
})

describe('ticks', () => {
  const box = (name: string, mark = 'x') => `- [${mark}] \`${idOf(name).slice(0, 12)}\``
  const tick = (body: string, name: string) => body.replace(box(name, ' '), box(name))

  test('are kept over every rewrite, and change nothing else', () => {
    const board = createBoard()
    run(board, scan([item('a'), note('b')]))
    board.issues[0] = { ...at(board, 1), body: tick(at(board, 1).body, 'b') }
    expect(run(board, scan([item('a'), note('b')], 2)).writes).toEqual([])
    const plan = run(board, scan([item('a'), note('b'), note('c')], 3))
    expect(at(board, 1).body).toContain(box('b'))
    expect(at(board, 1).body).toContain(box('a', ' '))
    expect(plan.accepted).toEqual([])
    expect(plan.trend.unchanged).toBe(2)
  })

  test('that are set during the run are kept, too: the body is made from what stands there then', () => {
    const board = createBoard()
    run(board, scan([item('a')]))
    const [write] = planDigest(scan([item('a'), note('b')], 2), seenOn(board, scan([])), 10).writes
    if (write === undefined || write.kind === 'comment') throw new Error('a write of the digest is expected')
    const fresh = tick(at(board, 1).body, 'a')
    expect(write.body({ digest: 1, children: new Map(), fresh })).toContain(box('a'))
  })

  test('stay while the finding was not seen once, and go with it', () => {
    const board = createBoard()
    run(board, scan([item('a'), note('b')]))
    board.issues[0] = { ...at(board, 1), body: tick(at(board, 1).body, 'a') }
    run(board, scan([note('b')], 2))
    expect(at(board, 1).body).toContain(`${box('a')} \`gate/rule\` \`a\``)
    run(board, scan([note('b')], 3))
    expect(at(board, 1).body).not.toContain(box('a'))
  })

  test('every finding of ten or fewer has a box; a ticked one keeps it however many come before it', () => {
    const board = createBoard()
    run(board, scan([note('a')]))
    board.issues[0] = {
      ...at(board, 1),
      body: tick(at(board, 1).body, 'a').replace('[x]', '[X]').replace(/\n/g, '\r\n'),
    }
    const blockers = Array.from({ length: 200 }, (_, index) => item(`b${index}`))
    run(board, scan([...blockers, note('a')], 2))
    expect(at(board, 1).body.match(/^- \[[ x]\] /gm)).toHaveLength(11)
    expect(at(board, 1).body).toContain(box('a'))
  })

  test('forged ones of findings that are not there are nothing', () => {
    const board = createBoard()
    run(board, scan([item('a')]))
    const forged = Array.from({ length: 500 }, (_, index) => box(`x${index}`)).join('\n')
    board.issues[0] = { ...at(board, 1), body: `${at(board, 1).body}\n${forged}` }
    run(board, scan([item('a')], 2))
    expect(at(board, 1).body).not.toContain('[x]')
  })
})

describe('room', () => {
  test('10,000 findings: within the bytes, each counted, the state whole, in time', () => {
    const items = Array.from({ length: 10_000 }, (_, index) =>
      note(`packages/area-${index % 37}/file-${index}.ts`, { owners: [`@acme/team-${index % 9}`] }),
    )
    const board = createBoard()
    run(board, scan(items))
    const { body } = at(board, 1)
    expect(bytes(body)).toBeLessThanOrEqual(60_000)
    expect(rowsOf(body).length).toBeGreaterThan(40)
    expect(rowsOf(body).length + tailOf(body).length + moreIn(body)).toBe(10_000)
    expect(structureFaults(visible(body))).toEqual([])
    expect(body).not.toContain('no room to remember')
    expect(run(board, scan([...items].reverse(), 2)).writes).toEqual([])
    expect(run(board, scan(items.slice(3), 3)).trend).toMatchObject({ new: [], unchanged: 9_997 })
    expect(run(board, scan(items.slice(3), 4)).trend.fixed).toHaveLength(3)
    const seen = seenOn(board, scan([]))
    expect(cpuMilliseconds(() => planDigest(scan(items, 5), seen, 10))).toBeLessThan(1_500)
  })

  test('what there is no room to remember is said, has no date, is never called new, and writes nothing again', () => {
    const items = Array.from({ length: 16_000 }, (_, index) => note(`f${index}`))
    const board = createBoard()
    run(board, scan(items))
    expect(at(board, 1).body).toMatch(/no room to remember \d+ findings/)
    const plan = run(board, scan(items, 2))
    expect(plan.writes).toEqual([])
    expect(plan.trend.new).toEqual([])
  })

  test('whatever the texts hold, the body fits and its structure holds', () => {
    const long = (value: string): readonly Part[] => [
      { kind: 'code', text: value.repeat(3_000) },
      { kind: 'text', text: value.repeat(500) },
    ]
    for (const value of ['|', '`', '<', '😀', '\u202e', '@a ', '</details>', '-->\n']) {
      const items = Array.from({ length: 300 }, (_, index) =>
        item(`${index}${value.repeat(2_000)}`, {
          found: long(value),
          fix: long(value),
          owners: Array.from({ length: 30 }, () => value.repeat(300)),
        }),
      )
      const body = bodyOf(items, 1, {
        profile: value.repeat(3_000),
        totals: { audited: 1, of: 2, words: long(value) },
        notEvaluated: Array.from({ length: 100 }, () => ({
          subject: '',
          what: value.repeat(900),
          reason: 'api-failed' as const,
          detail: value.repeat(900),
          remedy: null,
          permission: value.repeat(90),
        })),
      })
      expect(bytes(body)).toBeLessThanOrEqual(60_000)
      expect(structureFaults(visible(body))).toEqual([])
      expect(rowsOf(body).length + tailOf(body).length + moreIn(body)).toBe(300)
    }
  })

  test('a full state beside full lists leaves room for findings, however long every text is', () => {
    const wide = '|'.repeat(2_000)
    const items = Array.from({ length: 16_000 }, (_, index) =>
      note(`${index}${wide}`, { id: idOf(`${index}`) }),
    )
    const more: Parameters<typeof scan>[2] = {
      profile: wide,
      totals: { audited: 1, of: 2, words: [{ kind: 'code', text: wide }] },
      runUrl: `https://github.com/${'%'.repeat(480)}`,
      notEvaluated: Array.from({ length: 100 }, () => ({
        subject: '',
        what: wide,
        reason: 'api-failed',
        detail: wide,
        remedy: null,
        permission: wide,
      })),
    }
    const gone = Array.from({ length: 60 }, (_, index) => item(`gone ${index}${wide}`))
    const board = createBoard()
    run(board, scan(gone, 1, more), 50)
    run(board, scan(gone.slice(30), 2, { ...more, notEvaluated: [] }), 50)
    for (let number = 40; number < 50; number += 1) close(board, number, 'not_planned', 2)
    board.issues[0] = { ...at(board, 1), body: at(board, 1).body.replaceAll('- [ ]', '- [x]') }
    run(board, scan([...items, ...gone.slice(35)], 3, { ...more, notEvaluated: [] }), 50)
    const { body } = planDigest(
      scan([...items, ...gone.slice(36)], 4, more),
      seenOn(board, scan([], 4, more)),
      0,
    )
    expect(bytes(body)).toBeLessThanOrEqual(60_000)
    expect(rowsOf(body).length).toBeGreaterThan(0)
    for (const words of [
      '### Requests',
      '### Not seen',
      '### Accepted',
      '### Not evaluated',
      'no room to remember',
    ]) {
      expect(body).toContain(words)
    }
    expect(structureFaults(visible(body))).toEqual([])
  })

  test('nothing foreign becomes mark-up', () => {
    const hostileItem: fc.Arbitrary<DigestItem> = fc
      .tuple(hostileFinding, fc.array(hostileMarkdown, { maxLength: 3 }), hostileMarkdown)
      .map(([{ subject, found, required, fix }, owners, rule]) =>
        item(subject, { found, required, fix, owners, rule }),
      )
    fc.assert(
      fc.property(fc.array(hostileItem, { maxLength: 6 }), hostileMarkdown, (items, words) => {
        const board = createBoard()
        const input = (findings: readonly DigestItem[], day: number) =>
          scan(findings, day, {
            profile: words,
            totals: { audited: 1, of: 1, words: [{ kind: 'text', text: words }] },
          })
        run(board, input([...items, note('z')], 1), 50)
        run(board, input([note('z')], 2), 50)
        for (const { body } of board.issues) expect(structureFaults(visible(body))).toEqual([])
        run(board, input([note('z')], 3), 50)
        for (const { body } of board.issues) expect(structureFaults(visible(body))).toEqual([])
        for (const comment of board.comments) expect(structureFaults(comment)).toEqual([])
      }),
      { seed: 6, numRuns: 25 },
    )
  })
})

test('bodies are the same whatever their line ends and the white space at their end; nothing else', () => {
  expect(sameBody('a\nb', 'a\r\nb\n ')).toBe(true)
  expect(sameBody('a\nb', 'a b')).toBe(false)
  expect(sameBody('- [ ] a', '- [x] a')).toBe(false)
})
