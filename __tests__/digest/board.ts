import { createHash } from 'node:crypto'
import { text } from '../../src/core/text.ts'
import { childIdOf } from '../../src/digest/children.ts'
import {
  type DigestInput,
  type DigestItem,
  digestId,
  type Seen,
  type SeenIssue,
} from '../../src/digest/model.ts'
import { planDigest } from '../../src/digest/plan.ts'
import { sameBody } from '../../src/digest/same.ts'
import type { Change, DigestPlan, Known, Write } from '../../src/digest/writes.ts'
import { defaultReportSettings } from '../../src/policy/report-settings.ts'
import { hasMarker } from '../../src/publish/marker.ts'
import { finding, judgement } from '../support/findings.ts'
import { reportOf, samplePolicy, sampleRecord } from '../support/sample-record.ts'

export const idOf = (name: string): string => createHash('sha256').update(name).digest('hex')

/** A blocker of gate `gate`, unless told otherwise. */
export const item = (subject: string, more: Partial<DigestItem> = {}): DigestItem => ({
  id: idOf(subject),
  gate: 'gate',
  rule: 'gate/rule',
  subject,
  outcome: 'fail',
  level: 'error',
  blocks: true,
  owners: ['@acme/web'],
  found: text`nothing covers ${subject}`,
  required: text`one owner`,
  fix: text`add a line to ${'CODEOWNERS'}`,
  documentation: 'https://github.com/gatewright/gatewright/blob/main/docs/rules/gate/rule.md',
  ...more,
})

/** A finding that informs. */
export const note = (subject: string, more: Partial<DigestItem> = {}): DigestItem =>
  item(subject, { level: 'warning', blocks: false, ...more })

const report = reportOf(
  sampleRecord([judgement([finding('fail')])], {
    policy: {
      ...samplePolicy,
      gates: [
        {
          id: 'gate',
          mode: 'enforce',
          optional: false,
          enforceFrom: null,
          options: {},
          where: () => undefined,
        },
      ],
    },
  }),
)

export const settings = defaultReportSettings().digest

/** A complete audit on a day of November 2026. */
export const scan = (
  items: readonly DigestItem[],
  day = 1,
  more: Partial<DigestInput> = {},
): DigestInput => ({
  profile: 'weekly',
  repository: 'acme/shop',
  items,
  complete: true,
  notEvaluated: [],
  totals: { audited: 33, of: 33, words: text`33 of 33 controls audited` },
  report,
  now: dayTime(day),
  artifactUrl: null,
  runUrl: `https://github.com/acme/shop/actions/runs/${day}`,
  settings,
  ...more,
})

/** Noon of a day, counted from the first of November 2026. */
export const dayTime = (day: number, hour = 12): string =>
  new Date(Date.UTC(2026, 10, day, hour)).toISOString()

/** Issues in memory, and what a run does with its plan: no more than what `writes.ts` promises. */
export interface Board {
  readonly issues: SeenIssue[]
  readonly comments: string[]
  /** Requests of the last run. */
  writes: number
}

export const createBoard = (): Board => ({ issues: [], comments: [], writes: 0 })

export function seenOn(board: Board, input: DigestInput): Seen {
  const id = digestId(input.repository, input.profile)
  const [digest = null, ...duplicates] = board.issues.filter(({ body }) => hasMarker(body, 'digest', id))
  const children = board.issues.flatMap((issue) => {
    const child = childIdOf(issue.body)
    return child === null ? [] : [{ ...issue, id: child }]
  })
  return { digest, duplicates, children }
}

/** Plans and executes a run. */
export function run(board: Board, input: DigestInput, limit = 10): DigestPlan {
  const seen = seenOn(board, input)
  const plan = planDigest(input, seen, limit)
  const children = new Map<string, number>()
  let digest = seen.digest?.number ?? null
  board.writes = 0
  for (const write of plan.writes) {
    const made = execute(board, write, { digest, children, fresh: null }, input.now)
    if (write.kind === 'create' && write.what === 'digest') digest = made
    else if (write.kind === 'create' && made !== null) children.set(write.id, made)
  }
  return plan
}

function execute(board: Board, write: Write, known: Known, now: string): number | null {
  if (write.kind === 'comment') {
    board.comments.push(write.body)
    board.writes += 1
    return null
  }
  if (write.kind !== 'create') return changeIssue(board, write, known, now)
  const number = board.issues.length + 1
  const body = write.body(known)
  board.issues.push(issue(number, { title: write.title, body, updatedAt: later(now) }))
  board.writes += 1
  return number
}

function changeIssue(board: Board, write: Change, known: Known, now: string): null {
  const number = write.number ?? known.digest
  const index = board.issues.findIndex((one) => one.number === number)
  const standing = board.issues[index]
  if (standing === undefined) throw new Error(`no issue ${number}`)
  const body = write.body({ ...known, fresh: standing.body })
  if (write.kind === 'update' && sameBody(body, standing.body)) return null
  const closed = write.kind === 'close'
  const state = write.kind === 'update' ? {} : closed ? closedState(later(now)) : openState
  board.issues[index] = { ...standing, ...state, body, updatedAt: later(now) }
  board.writes += 1
  return null
}

const closedState = (at: string) => ({ state: 'closed', stateReason: 'completed', closedAt: at }) as const
const openState = { state: 'open', stateReason: 'reopened', closedAt: null } as const

/** A run writes a minute after its scan. */
const later = (now: string): string => new Date(Date.parse(now) + 60_000).toISOString()

export const issue = (number: number, more: Partial<SeenIssue> = {}): SeenIssue => ({
  number,
  state: 'open',
  stateReason: null,
  closedAt: null,
  updatedAt: dayTime(1),
  title: 'title',
  body: '',
  url: `https://github.com/acme/shop/issues/${number}`,
  ...more,
})

/** What a person does to an issue. */
export function edit(board: Board, number: number, more: Partial<SeenIssue>): void {
  const index = board.issues.findIndex((one) => one.number === number)
  const standing = board.issues[index]
  if (standing === undefined) throw new Error(`no issue ${number}`)
  board.issues[index] = { ...standing, ...more }
}

/** A person closes an issue on a day. */
export const close = (
  board: Board,
  number: number,
  stateReason: 'completed' | 'not_planned',
  day: number,
): void => edit(board, number, { state: 'closed', stateReason, closedAt: dayTime(day, 18) })

export const at = (board: Board, number: number): SeenIssue => {
  const found = board.issues.find((one) => one.number === number)
  if (found === undefined) throw new Error(`no issue ${number}`)
  return found
}

/** The page without the comments that only we write. */
export const visible = (body: string): string => body.replace(/^<!-- gatewright:.* -->$/gm, '')
