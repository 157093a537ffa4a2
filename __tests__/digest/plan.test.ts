import { describe, expect, test } from '@jest/globals'
import { readChild } from '../../src/digest/children.ts'
import { digestId, type SeenIssue } from '../../src/digest/model.ts'
import { planDigest } from '../../src/digest/plan.ts'
import { markerLine } from '../../src/publish/marker.ts'
import { writeState } from '../../src/publish/state-line.ts'
import { finding, judgement } from '../support/findings.ts'
import { reportOf, samplePolicy, sampleRecord } from '../support/sample-record.ts'
import {
  at,
  type Board,
  close,
  createBoard,
  dayTime,
  edit,
  idOf,
  item,
  note,
  run,
  scan,
  seenOn,
  settings,
} from './board.ts'

const kinds = ({ writes }: ReturnType<typeof run>): readonly string[] =>
  writes.map((write) => (write.kind === 'comment' ? 'comment' : `${write.kind} ${write.what}`))
const states = (board: Board): readonly SeenIssue['state'][] => board.issues.map(({ state }) => state)
const boardWith = (...items: Parameters<typeof scan>[0]): Board => {
  const board = createBoard()
  run(board, scan(items))
  return board
}

describe('first runs', () => {
  test('the digest comes first, then an issue for each blocker, then their numbers in the digest', () => {
    const board = createBoard()
    const plan = run(board, scan([item('a'), item('b'), note('c')]))
    expect(kinds(plan)).toEqual(['create digest', 'create child', 'create child', 'update digest'])
    expect(board.issues.map(({ title }) => title)).toEqual([
      'Gatewright digest: weekly',
      'Gatewright: gate/rule: a',
      'Gatewright: gate/rule: b',
    ])
    expect(at(board, 1).body).toContain('[issue 2](https://github.com/acme/shop/issues/2)')
    expect(at(board, 2).body).toContain('[issue 1](https://github.com/acme/shop/issues/1)')
    expect(board.comments).toEqual([])
  })

  test('an unchanged run writes nothing, on whatever day, run and machine', () => {
    const items = [item('a'), item('b'), note('c')]
    const board = boardWith(...items)
    for (const day of [1, 2, 29]) {
      expect(
        run(board, scan([...items].reverse(), day, { artifactUrl: `https://github.com/x/${day}` })).writes,
      ).toEqual([])
    }
  })

  test('however long nothing changes, nothing is written', () => {
    const board = boardWith(item('a'), note('b'))
    for (const day of [31, 62, 400, 4_000])
      expect(run(board, scan([note('b'), item('a')], day)).writes).toEqual([])
    expect(at(board, 1).body).toContain('2026-11-01 |')
    // What vanishes then was seen until yesterday, which nobody wrote down: the page does not say when last.
    run(board, scan([note('b')], 4_001))
    expect(at(board, 1).body).toMatch(/`a`, open since 2026-11-01, gone in one complete audit/)
  })

  test('where nothing is open, no issue is made', () => {
    const board = createBoard()
    expect(run(board, scan([])).writes).toEqual([])
  })

  test('findings get no issues of their own when the policy says never, and none below a blocker', () => {
    const board = createBoard()
    run(board, scan([item('a')], 1, { settings: { ...settings, children: 'never' } }))
    expect(board.issues).toHaveLength(1)
    expect(boardWith(note('c')).issues).toHaveLength(1)
  })

  test('an edited title is never set again and identifies nothing', () => {
    const board = boardWith(item('a'))
    edit(board, 1, { title: 'Our compliance' })
    run(board, scan([item('a'), note('b')], 2))
    expect(at(board, 1).title).toBe('Our compliance')
    expect(board.issues).toHaveLength(2)
  })

  test('two profiles have two digests, and leave the issues of each other alone', () => {
    const board = boardWith(item('a'))
    const nightly = (items: Parameters<typeof scan>[0], day: number) =>
      scan(items, day, { profile: 'nightly' })
    run(board, nightly([item('a'), item('b')], 2))
    expect(board.issues.map(({ title }) => title)).toEqual([
      'Gatewright digest: weekly',
      'Gatewright: gate/rule: a',
      'Gatewright digest: nightly',
      'Gatewright: gate/rule: b',
    ])
    for (const day of [3, 4, 5]) run(board, nightly([], day))
    expect(states(board)).toEqual(['open', 'open', 'closed', 'closed'])
    expect(at(board, 1).body).toContain('`a`')
  })
})

describe('MAX_ISSUES_PER_RUN', () => {
  test('counts the digest, then blockers, the oldest first; what is held back is listed', () => {
    const board = boardWith(note('z'))
    run(board, scan([note('z'), note('old')], 2))
    const items = [item('new'), item('old'), note('z')]
    const plan = run(board, scan(items, 3), 1)
    expect(kinds(plan)).toEqual(['create child', 'update digest', 'comment'])
    expect(plan.writes[0]).toMatchObject({ id: idOf('old') })
    expect(plan.held).toEqual([
      { what: 'child', wanted: 'create', id: idOf('new'), title: 'Gatewright: gate/rule: new' },
    ])
    expect(at(board, 1).body).toContain('1 issue held back: one run may create or reopen 1')
    expect(at(board, 1).body).toMatch(/`new`.*held back \|/)
  })

  test('with none left the digest itself waits', () => {
    const plan = run(createBoard(), scan([item('a')]), 0)
    expect(plan.writes).toEqual([])
    expect(plan.held.map(({ what, wanted }) => `${wanted} ${what}`)).toEqual([
      'create digest',
      'create child',
    ])
    expect(plan.body).toContain('2 issues held back')
  })

  test('reopening counts, closing and updating do not', () => {
    const board = boardWith(item('a'), item('b'))
    close(board, 2, 'completed', 1)
    close(board, 3, 'completed', 1)
    const plan = run(board, scan([item('a'), item('b')], 2), 1)
    expect(kinds(plan)).toEqual(['reopen child', 'update digest'])
    expect(plan.held).toMatchObject([{ wanted: 'reopen', id: idOf('b') }])
    expect(at(board, 1).body).toContain(
      '[issue 3](https://github.com/acme/shop/issues/3), reopening held back',
    )
    const done = run(board, scan([], 3), 0)
    expect(kinds(done)).toEqual(['update digest'])
    expect(kinds(run(board, scan([], 4), 0))).toEqual(['close child', 'close digest'])
  })

  test('never more than fifty, whatever is asked', () => {
    const items = Array.from({ length: 80 }, (_, index) => item(`a${index}`))
    const plan = run(createBoard(), scan(items), 1_000)
    expect(plan.writes.filter(({ kind }) => kind === 'create')).toHaveLength(50)
    expect(plan.held).toHaveLength(31)
  })
})

describe('fixed', () => {
  test('after two complete scans in a row, and then the issue closes as completed', () => {
    const board = boardWith(item('a'), note('b'))
    const first = run(board, scan([note('b')], 2))
    expect(first.trend.waiting.map(({ name }) => name?.subject)).toEqual(['a'])
    expect(first.trend.fixed).toEqual([])
    expect(at(board, 1).body).toContain('gone in one complete audit')
    expect(states(board)).toEqual(['open', 'open'])
    const second = run(board, scan([note('b')], 3))
    expect(second.trend.fixed.map(({ name }) => name?.subject)).toEqual(['a'])
    expect(kinds(second)).toEqual(['close child', 'update digest'])
    expect(at(board, 2)).toMatchObject({ state: 'closed', stateReason: 'completed' })
    expect(at(board, 2).body).toContain('**✅ Fixed: two complete audits in a row')
    expect(at(board, 1).body).toContain('### Fixed since the last run: 1')
    expect(at(board, 1).body).toContain('Since the last run: fixed 1, new 0, unchanged 1')
    expect(run(board, scan([note('b')], 4)).writes).toEqual([])
  })

  test.each([
    ['something was not evaluated', { complete: false }],
    [
      'a list says what was not evaluated',
      {
        notEvaluated: [
          { subject: '', what: 'teams', reason: 'api-failed', detail: 'x', remedy: null, permission: null },
        ],
      },
    ],
    ['nothing was judged', { report: reportOf(sampleRecord([])) }],
    ['its gate was undecided', { report: reportOf(sampleRecord([judgement([finding('unknown')])])) }],
    [
      'its gate was left out of this run',
      {
        report: reportOf(
          sampleRecord([judgement([finding('fail')], { gate: 'other' })], {
            policy: { ...samplePolicy, inputs: ['gates'] },
          }),
        ),
      },
    ],
  ] as const)('never by a scan in which %s', (_, more) => {
    const board = boardWith(item('a'))
    for (const day of [2, 3, 4, 5]) run(board, scan([], day, more))
    expect(states(board)).toEqual(['open', 'open'])
    const plan = run(board, scan([], 6, more))
    expect(plan.writes).toEqual([])
    expect(plan.trend.waiting).toHaveLength(1)
    expect(at(board, 1).body).toContain('could not be looked for')
  })

  test('an incomplete scan between two complete ones counts for nothing', () => {
    const board = boardWith(item('a'))
    run(board, scan([], 2))
    run(board, scan([], 3, { complete: false }))
    expect(states(board)).toEqual(['open', 'open'])
    run(board, scan([], 4))
    expect(states(board)).toEqual(['closed', 'closed'])
  })

  test('a finding seen in between starts again', () => {
    const board = boardWith(item('a'))
    run(board, scan([], 2))
    const plan = run(board, scan([item('a')], 3))
    expect(plan.trend).toMatchObject({ new: [], reappeared: [], unchanged: 1 })
    run(board, scan([], 4))
    expect(states(board)).toEqual(['open', 'open'])
    expect(board.comments).toEqual([])
  })

  test('findings of a gate that the policy does not enable any more are let go, and the issue says why', () => {
    const board = boardWith(item('a', { rule: 'retired/rule', gate: 'retired' }), note('b'))
    run(board, scan([note('b')], 2))
    run(board, scan([note('b')], 3))
    expect(at(board, 2).state).toBe('closed')
    expect(at(board, 2).body).toContain('Not audited any more')
  })
})

describe('the end and the return of a digest', () => {
  test('it closes after two complete scans with nothing open, and then nothing is written', () => {
    const board = boardWith(item('a'))
    expect(kinds(run(board, scan([], 2)))).toEqual(['update digest'])
    expect(kinds(run(board, scan([], 3)))).toEqual(['close child', 'close digest'])
    expect(run(board, scan([], 4)).writes).toEqual([])
    expect(states(board)).toEqual(['closed', 'closed'])
  })

  test('one scan with nothing open is not two, where the state was lost', () => {
    const board = boardWith(note('a'))
    edit(board, 1, { body: at(board, 1).body.replace(/gatewright:state.*/, '') })
    run(board, scan([], 2))
    expect(states(board)).toEqual(['open'])
    run(board, scan([], 3))
    expect(states(board)).toEqual(['closed'])
  })

  test('it opens again for what is found later, with one comment for the regression', () => {
    const board = boardWith(item('a'))
    run(board, scan([], 2))
    run(board, scan([], 3))
    const plan = run(board, scan([item('a')], 4))
    expect(kinds(plan)).toEqual(['reopen digest', 'reopen child', 'comment'])
    expect(plan.trend.reappeared).toEqual([idOf('a')])
    expect(board.comments).toEqual([expect.stringContaining('1 finding back after it was fixed')])
    expect(at(board, 1).body).toContain('1 back after they were fixed')
    expect(run(board, scan([item('a')], 5)).writes).toEqual([])
  })

  test.each([1, 2])(
    'issue %s, closed as completed by a person while the finding stands, opens again',
    (number) => {
      const board = boardWith(item('a'))
      close(board, number, 'completed', 1)
      run(board, scan([item('a')], 2))
      expect(states(board)).toEqual(['open', 'open'])
    },
  )

  test.each([1, 2])('issue %s is not opened by evidence older than its closing', (number) => {
    const board = boardWith(item('a'))
    close(board, number, 'completed', 3)
    expect(run(board, scan([item('a')], 3)).writes).toEqual([])
    expect(at(board, number).state).toBe('closed')
    run(board, scan([item('a')], 4))
    expect(at(board, number).state).toBe('open')
  })

  test('a digest closed as not planned stays closed for its time, but not before a new blocker', () => {
    const board = boardWith(note('a'))
    close(board, 1, 'not_planned', 1)
    expect(run(board, scan([note('a')], 2)).writes).toEqual([])
    expect(kinds(run(board, scan([note('a'), note('b')], 3)))).toEqual(['update digest'])
    expect(kinds(run(board, scan([note('a'), item('c')], 4)))).toContain('reopen digest')
    close(board, 1, 'not_planned', 4)
    run(board, scan([note('a'), item('c')], 4 + 91))
    expect(at(board, 1).state).toBe('open')
  })

  test('an older run than the one that is shown writes nothing and says so', () => {
    const board = boardWith(item('a'))
    run(board, scan([item('a'), note('b')], 5))
    const plan = run(board, scan([item('x')], 4))
    expect(plan.writes).toEqual([])
    expect(plan.warnings).toEqual([expect.stringContaining('newer than this one')])
  })
})

describe('accepted', () => {
  const accepted = (): Board => {
    const board = boardWith(item('a'), item('b'))
    close(board, 2, 'not_planned', 1)
    return board
  }

  test('closed as not planned: shown with its date, counted as open no more, and the issue stays closed', () => {
    const board = accepted()
    const plan = run(board, scan([item('a'), item('b')], 2))
    expect(plan.accepted).toEqual([
      { id: idOf('a'), number: 2, until: '2027-01-30T18:00:00.000Z', soon: false },
    ])
    expect(at(board, 2).state).toBe('closed')
    expect(at(board, 1).body).toContain('1 open finding, 1 blocker, 1 accepted')
    expect(at(board, 1).body).toMatch(/### Accepted: 1[^#]*`a` \| 2027-01-30 \|/)
    expect(run(board, scan([item('a'), item('b')], 3)).writes).toEqual([])
  })

  test('announced from fourteen days before it lapses, once', () => {
    const board = accepted()
    const items = [item('a'), item('b')]
    run(board, scan(items, 70))
    expect(run(board, scan(items, 76)).notices).toEqual([])
    const plan = run(board, scan(items, 78))
    expect(plan.notices).toEqual([expect.stringContaining('lapses on 2027-01-30')])
    expect(at(board, 1).body).toContain('lapses soon')
    expect(run(board, scan(items, 79)).writes).toEqual([])
  })

  test('open again when the time is over', () => {
    const board = accepted()
    const items = [item('a'), item('b')]
    run(board, scan(items, 90))
    expect(at(board, 2).state).toBe('closed')
    const plan = run(board, scan(items, 92))
    expect(plan.accepted).toEqual([])
    expect(kinds(plan)).toContain('reopen child')
    expect(plan.trend.new).toEqual([])
  })

  test('the days are those of the policy', () => {
    const board = accepted()
    const plan = run(board, scan([item('a')], 5, { settings: { ...settings, acceptDays: 3 } }))
    expect(plan.accepted).toEqual([])
  })

  test('not for ever where GitHub does not say since when', () => {
    const board = accepted()
    edit(board, 2, { closedAt: null })
    expect(run(board, scan([item('a'), item('b')], 2)).accepted).toEqual([])
    expect(at(board, 2).state).toBe('open')
  })

  test('closed as a duplicate is no acceptance', () => {
    const board = accepted()
    edit(board, 2, { stateReason: 'duplicate' })
    expect(run(board, scan([item('a'), item('b')], 2)).accepted).toEqual([])
  })

  test('the digest stays open while it shows what is accepted; then it goes as ever', () => {
    const board = boardWith(item('a'))
    close(board, 2, 'not_planned', 1)
    for (const day of [2, 3, 4]) run(board, scan([item('a')], day))
    expect(at(board, 1).state).toBe('open')
    run(board, scan([], 5))
    run(board, scan([], 6))
    expect(at(board, 1).state).toBe('closed')
    expect(at(board, 2).stateReason).toBe('not_planned')
    expect(run(board, scan([], 7)).writes).toEqual([])
  })
})

describe('comments', () => {
  test('one for new blockers, however many; none for the rest', () => {
    const board = boardWith(note('a'))
    run(board, scan([note('a'), note('b')], 2))
    expect(board.comments).toEqual([])
    run(board, scan([note('a'), note('b'), item('c'), item('d')], 3))
    expect(board.comments).toEqual([expect.stringContaining('2 new blockers')])
    expect(board.comments[0]).not.toContain('@acme/web`, `')
  })

  test('also when a run ended after it made the issue, and before it wrote the digest', () => {
    const board = boardWith(note('a'))
    const { body, ...digest } = at(board, 1)
    run(board, scan([note('a'), item('b')], 2))
    board.comments.length = 0
    edit(board, 1, { ...digest, body })
    const plan = run(board, scan([note('a'), item('b')], 3))
    expect(plan.trend.new).toEqual([idOf('b')])
    expect(plan.trend.since.get(idOf('b'))).toBe('2026-11-02')
    expect(board.comments).toHaveLength(1)
  })

  test('for a finding that was known and blocks now', () => {
    const board = boardWith(note('a'))
    run(board, scan([item('a')], 2))
    expect(board.comments).toEqual([expect.stringContaining('1 new blocker')])
  })

  test('for a note that had been fixed and is back', () => {
    const board = boardWith(note('a'), note('b'))
    for (const day of [2, 3]) run(board, scan([note('b')], day))
    run(board, scan([note('a'), note('b')], 4))
    expect(board.comments).toEqual([expect.stringContaining('1 finding back after it was fixed')])
  })

  test('none where what was before cannot be told', () => {
    const board = boardWith(note('a'))
    edit(board, 1, { body: at(board, 1).body.replace(/gatewright:state.*/, '') })
    const plan = run(board, scan([note('a'), item('b')], 2))
    expect(board.comments).toEqual([])
    expect(plan.trend).toMatchObject({ comparable: false, new: [] })
    expect(plan.warnings).toEqual([expect.stringContaining('state of digest issue 1 is absent or damaged')])
  })
})

describe('issues of findings', () => {
  test('a changed text is written, a moved line and a new commit are not', () => {
    const where = (line: number) => ({ location: { path: 'src/a.ts', line, at: 'head' as const } })
    const board = boardWith(item('a', where(3)))
    expect(at(board, 2).body).toContain('found in [`src/a.ts:3`]')
    expect(run(board, scan([item('a', where(90))], 2)).writes).toEqual([])
    const plan = run(board, scan([item('a', { ...where(90), found: [{ kind: 'text', text: 'worse' }] })], 3))
    expect(kinds(plan)).toEqual(['update child', 'update digest'])
    expect(at(board, 2).body).toContain('- Found: worse')
    expect(at(board, 2).body).toContain('found in [`src/a.ts:90`]')
  })

  test('of two with one id the older goes on, and the other closes without its marker', () => {
    const board = boardWith(item('a'))
    board.issues.push({ ...at(board, 2), number: 3 })
    expect(kinds(run(board, scan([item('a')], 2)))).toEqual(['close duplicate'])
    expect(at(board, 3)).toMatchObject({ state: 'closed', stateReason: 'completed' })
    expect(at(board, 3).body).toContain('[issue 2](https://github.com/acme/shop/issues/2) goes on')
    expect(run(board, scan([item('a')], 3)).writes).toEqual([])
  })

  test('two digests become one, with the ticks of both', () => {
    const board = boardWith(item('a'), note('b'))
    const ticked = at(board, 1).body.replace('- [ ]', '- [x]')
    board.issues.push({ ...at(board, 1), number: 3, body: ticked })
    expect(kinds(run(board, scan([item('a'), note('b')], 2)))).toEqual(['update digest', 'close duplicate'])
    expect(at(board, 1).body).toContain(`- [x] \`${idOf('a').slice(0, 12)}\``)
    expect(run(board, scan([item('a'), note('b')], 3)).writes).toEqual([])
  })

  test('assigned to users, at most ten, only where the policy mentions', () => {
    const owners = ['@acme/web', 'mail@acme.example', ...Array.from({ length: 12 }, (_, n) => `@user-${n}`)]
    const first = (mention: boolean) =>
      planDigest(
        scan([item('a', { owners })], 1, { settings: { ...settings, mention } }),
        seenOn(createBoard(), scan([])),
        10,
      ).writes[1]
    expect(first(false)).toMatchObject({ assignees: [] })
    expect(first(true)).toMatchObject({ assignees: owners.slice(2, 12).map((owner) => owner.slice(1)) })
  })

  test('where the state of the digest is lost, their own tells since when, and what was there', () => {
    const board = boardWith(item('a'), item('b'))
    edit(board, 1, { body: `${markerLine('digest', digestId('acme/shop', 'weekly'))}\ngarbage` })
    const plan = run(board, scan([item('a')], 5))
    expect(plan.trend.since.get(idOf('a'))).toBe('2026-11-01')
    expect(plan.trend.waiting.map(({ name }) => name?.subject)).toEqual(['b'])
    run(board, scan([item('a')], 6))
    expect(at(board, 3).state).toBe('closed')
  })

  test.each([
    ['that is none', '9999-99-99', '2026-11-05'],
    ['of no month', '2026-02-30', '2026-11-05'],
    ['of the future', '2999-01-01', '2026-11-05'],
    ['before all state', '1960-05-05', '1970-01-01'],
    ['that may be', '2026-10-01', '2026-10-01'],
  ])('a date %s in the issue of a finding is put right at once', (_, date, since) => {
    const board = boardWith(item('a'))
    const { body } = at(board, 2)
    const forged = writeState({ ...readChild(body), firstSeen: date })
    edit(board, 2, { body: body.replace(/^<!-- gatewright:state.*$/m, forged) })
    edit(board, 1, { body: `${markerLine('digest', digestId('acme/shop', 'weekly'))}\ngarbage` })
    const plan = run(board, scan([item('a')], 5))
    expect(plan.trend.since.get(idOf('a'))).toBe(since)
    expect(run(board, scan([item('a')], 6)).writes).toEqual([])
    expect(at(board, 1).body).toContain(`| ${since} |`)
  })

  test('a deleted digest is made again, its issues stay', () => {
    const board = boardWith(item('a'))
    board.issues.splice(0, 1, { ...at(board, 1), body: 'deleted' })
    const plan = run(board, scan([item('a')], 2))
    expect(kinds(plan)).toEqual(['create digest', 'update child'])
    expect(at(board, 2).body).toContain('[issue 3]')
    expect(run(board, scan([item('a')], 3)).writes).toEqual([])
  })

  test('each opens with the time of the scan, not of the write', () => {
    const board = boardWith(item('a'))
    close(board, 2, 'completed', 1)
    edit(board, 2, { closedAt: dayTime(2) })
    expect(run(board, scan([item('a')], 2)).writes).toEqual([])
  })
})
