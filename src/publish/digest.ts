import { type DigestInput, digestId, digestTitle, type SeenIssue } from '../digest/model.ts'
import { planDigest } from '../digest/plan.ts'
import { duplicateOf } from '../digest/plan-children.ts'
import type { DigestPlan } from '../digest/writes.ts'
import { GitHubFailure } from '../github/failure.ts'
import { type Found, findIssues, type IssuePlace } from './digest-issues.ts'
import { cutWords, notesOf, reasonWords, stopWords } from './digest-words.ts'
import { DigestWriter, type HeldWrite, type IssueWrite } from './digest-writes.ts'
import type { SinkOutcome } from './sink.ts'

export interface DigestOptions {
  /** Most issues that this run may create or reopen, the digest included. */
  readonly limit: number
  /** Reads and plans, and writes nothing. */
  readonly dryRun: boolean
}

/** What became of the digest issue and the issues of findings. */
export interface DigestOutcome extends SinkOutcome {
  readonly sink: 'digest'
  /** Null when nothing could be read. `plan.body` is what the digest says, or in a dry run would say. */
  readonly plan: DigestPlan | null
  /** In order; in a dry run what would be written. */
  readonly done: readonly IssueWrite[]
  /** What was left to the next run: by the limit first, then after a failure. */
  readonly held: readonly HeldWrite[]
  /** Sentences for the log. */
  readonly notes: readonly string[]
}

/**
 * Keeps the one digest issue of an audit profile, and the issues of its findings, up to date. Everything is found by
 * its marker before anything is made, so that a run whose answers were lost makes nothing twice. An unchanged run
 * makes two requests and no write. Never rejects with `GitHubFailure`.
 */
export async function digestSink(
  place: IssuePlace,
  input: DigestInput,
  options: DigestOptions,
): Promise<DigestOutcome> {
  const id = digestId(input.repository, input.profile)
  const found = await findIssues(place, id).catch(failureOf)
  if (found instanceof GitHubFailure) return unread(place, found)
  // Where not everything was seen, nothing can be known to be missing.
  const limit = found.cut ? 0 : options.limit
  const plan = planDigest(input, found, limit)
  const context: Context = { place, input, found, plan, limit }
  return options.dryRun ? preview(context) : await execute(context)
}

function failureOf(error: unknown): GitHubFailure {
  if (error instanceof GitHubFailure) return error
  throw error
}

interface Context {
  readonly place: IssuePlace
  readonly input: DigestInput
  readonly found: Found
  readonly plan: DigestPlan
  readonly limit: number
}

const writerOf = ({ place, input, found, limit }: Context): DigestWriter =>
  new DigestWriter(place, {
    digest: found.digest,
    issues: allOf(found),
    children: firstNumbers(found),
    title: digestTitle(input.profile),
    limit,
  })

const allOf = ({ digest, duplicates, children }: Found): readonly SeenIssue[] => [
  ...(digest === null ? [] : [digest]),
  ...duplicates,
  ...children,
]

/** Of two issues of one finding the lower number is kept. */
const firstNumbers = ({ children }: Found): ReadonlyMap<string, number> =>
  new Map([...children].sort((a, b) => b.number - a.number).map(({ id, number }) => [id, number]))

async function execute(context: Context): Promise<DigestOutcome> {
  const { place, found, plan } = context
  const writer = writerOf(context)
  await writer.write(plan.writes)
  await settle(context, writer)
  const { digest, done, stopped } = writer
  const created = done.some(
    ({ kind, what, number }) => kind === 'create' && what === 'digest' && number === digest?.number,
  )
  const unchanged = stopped === null && digest !== null ? 'unchanged' : 'none'
  return {
    sink: 'digest',
    written: created ? 'created' : done.length > 0 ? 'updated' : unchanged,
    url: digest?.url ?? null,
    problem: stopped === null ? cutWords(found) : stopWords(place.repository, stopped, writer),
    plan,
    done,
    held: [...byLimit(plan), ...writer.held],
    notes: [...notesOf(found, plan), ...writer.notes],
  }
}

/**
 * Two runs at once make what neither of them had seen. Each looks again after it made something, and closes its own
 * where another has the lower number; whatever is left of it the next run closes.
 */
async function settle({ place, input }: Context, writer: DigestWriter): Promise<void> {
  const made = writer.done.filter(({ kind }) => kind === 'create')
  if (made.length === 0 || writer.stopped !== null) return
  const found = await findIssues(place, digestId(input.repository, input.profile)).catch(failureOf)
  if (found instanceof GitHubFailure) return
  const children = firstNumbers(found)
  for (const { what, id, number } of made) {
    const kept = what === 'digest' ? found.digest?.number : children.get(id)
    const own = allOf(found).find((issue) => issue.number === number)
    if (kept === undefined || own === undefined || kept >= own.number) continue
    await writer.write([duplicateOf(input, own, kept, id)])
    if (what === 'digest') writer.digest = found.digest
  }
}

function preview(context: Context): DigestOutcome {
  const { found, plan } = context
  return {
    sink: 'digest',
    written: 'none',
    url: found.digest?.url ?? null,
    problem: cutWords(found),
    plan,
    done: writerOf(context).preview(plan.writes),
    held: byLimit(plan),
    notes: notesOf(found, plan),
  }
}

const byLimit = ({ held }: DigestPlan): readonly HeldWrite[] =>
  held.map(({ what, wanted, id, title }) => ({
    kind: wanted,
    what,
    id,
    number: null,
    title,
    because: 'limit',
  }))

/** Nothing could be read, so nothing is known to be missing. */
const unread = (place: IssuePlace, failure: GitHubFailure): DigestOutcome => ({
  sink: 'digest',
  written: 'none',
  url: null,
  problem: `the digest issue was not written: ${reasonWords(place.repository, failure)}`,
  plan: null,
  done: [],
  held: [],
  notes: [],
})
