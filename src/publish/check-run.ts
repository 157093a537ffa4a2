import { GitHubFailure } from '../github/failure.ts'
import { allAnnotations, annotationsFit } from '../surfaces/annotations.ts'
import {
  batchesOf,
  type CheckAnnotation,
  type CheckRunContent,
  checkRunName,
  checkRunOf,
  endedCheckRun,
} from '../surfaces/check-run.ts'
import {
  type CheckPlace,
  createRun,
  type Marks,
  markOf,
  type OwnRun,
  ownRuns,
  updateRun,
} from './check-run-requests.ts'
import type { EarlyEnd } from './ended.ts'
import { whereReadable } from './readable.ts'
import { nothing, type Publication, type Sink, type SinkOutcome } from './sink.ts'

/**
 * Writes the check run that holds all annotations. It is found again by its marks. As long as its annotations stay it
 * is edited in place; an update can only add to them, so that a run with others is made anew: GitHub shows the newest
 * of a name in a suite. `auto` makes none where the step's annotations are enough, but rewrites one that stands.
 */
export const checkRunSink: Sink = async (publication) => {
  const { settings, report, github, repository, runUrl, gate, fresh } = publication
  const { record } = report
  const sha = record.target.headSha
  if (settings.checkRun === 'never' || sha === null) return nothing('check-run')
  const place = { github, repository, sha, runUrl, name: checkRunName(gate) }
  const needed = settings.checkRun === 'always' || !annotationsFit(allAnnotations(record))
  if (!needed && fresh === true) return nothing('check-run')
  const content = checkRunOf(report)
  const marks = marksOf(publication, content)
  const read = () => ownRuns(place, place.name)
  const all = needed ? await read() : await whereReadable([], read)
  const ours = all.filter((run) => run.marks.owner === marks.owner)
  if (!needed && ours.length === 0) return nothing('check-run')
  return await align(place, content, marks, ours, await writeNewest(place, content, marks, ours[0]))
}

function marksOf({ report }: Publication, { conclusion, annotations }: CheckRunContent): Marks {
  const { record, digests } = report
  const { kind, repository, pullRequests } = record.target
  return {
    owner: markOf([kind, repository, pullRequests]),
    content: markOf([digests.verdict, conclusion]),
    annotations: markOf(annotations),
  }
}

/** What became of the newest run of ours. */
interface Written extends Pick<SinkOutcome, 'written' | 'url' | 'problem'> {
  readonly id: number
  readonly suite: number | null
}

async function writeNewest(
  place: CheckPlace,
  content: CheckRunContent,
  marks: Marks,
  newest: OwnRun | undefined,
): Promise<Written> {
  if (newest === undefined || !canBeEdited(newest, content, marks)) return await make(place, content, marks)
  try {
    return await edit(place, content, marks, newest)
  } catch (error) {
    // Another App wrote it, with the token of an earlier run: it alone may change it.
    if (error instanceof GitHubFailure && error.details.status === 403)
      return await make(place, content, marks)
    throw error
  }
}

/** Annotations are only ever added, in order: a run has the first of them, and those that are missing can follow. */
const canBeEdited = (run: OwnRun, { annotations }: CheckRunContent, marks: Marks): boolean =>
  run.marks.annotations === marks.annotations && run.annotations <= annotations.length

async function make(place: CheckPlace, content: CheckRunContent, marks: Marks): Promise<Written> {
  const [first = [], ...rest] = batchesOf(content.annotations)
  const run = await createRun(place, content, marks, first)
  return { ...run, written: 'created', problem: await add(place, content, marks, run.id, rest) }
}

async function edit(
  place: CheckPlace,
  content: CheckRunContent,
  marks: Marks,
  run: OwnRun,
): Promise<Written> {
  const { id, suite, url, conclusion } = run
  const missing = content.annotations.slice(run.annotations)
  const same = conclusion === content.conclusion && run.marks.content === marks.content
  if (same && missing.length === 0) return { id, suite, url, written: 'unchanged', problem: null }
  const [first = [], ...rest] = batchesOf(missing)
  await updateRun(place, id, content, marks, first)
  return { id, suite, url, written: 'updated', problem: await add(place, content, marks, id, rest) }
}

/** Adds the other annotations. The verdict stands already, so that a refusal is a problem of the annotations alone. */
async function add(
  place: CheckPlace,
  content: CheckRunContent,
  marks: Marks,
  id: number,
  batches: readonly (readonly CheckAnnotation[])[],
): Promise<string | null> {
  let left = batches.flat().length
  try {
    for (const batch of batches) {
      await updateRun(place, id, content, marks, batch)
      left -= batch.length
    }
    return null
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    return `${left} of ${content.annotations.length} annotations of the check run were not written: ${error.message}`
  }
}

/**
 * GitHub puts a check run of a workflow's token into any of the suites that Actions has on the commit, and shows one
 * run of a name for each suite. Older ones of ours in other suites are given the new conclusion, so that none stays
 * behind that says otherwise.
 */
async function align(
  place: CheckPlace,
  content: CheckRunContent,
  marks: Marks,
  ours: readonly OwnRun[],
  written: Written,
): Promise<SinkOutcome> {
  const { id, suite, ...outcome } = written
  const stale = ours.filter(
    (run) => run.id !== id && run.suite !== suite && run.conclusion !== content.conclusion,
  )
  const problems = outcome.problem === null ? [] : [outcome.problem]
  for (const run of stale) {
    const problem = await rewrite(place, run.id, content, { ...marks, annotations: run.marks.annotations })
    if (problem !== null)
      problems.push(`an older check run of this name says otherwise and was not updated: ${problem}`)
  }
  return { sink: 'check-run', ...outcome, problem: problems.length === 0 ? null : problems.join('; ') }
}

/** Turns every successful check run of ours on the commit into a failed one. @throws GitHubFailure */
export async function failCheckRun(end: EarlyEnd): Promise<SinkOutcome> {
  const { gate = null, why } = end
  const name = gate === null ? null : checkRunName(gate)
  const runs = await whereReadable([], () => ownRuns(end, name))
  const green = runs.filter(({ conclusion }) => conclusion === 'success')
  const [newest] = green
  if (newest === undefined) return nothing('check-run')
  const content = endedCheckRun(why)
  const problems: string[] = []
  for (const { id, marks } of green) {
    const problem = await rewrite(end, id, content, marks)
    if (problem !== null) problems.push(`a check run of an earlier run stays green: ${problem}`)
  }
  const written = problems.length === green.length ? 'none' : 'updated'
  const problem = problems.length === 0 ? null : problems.join('; ')
  return { sink: 'check-run', written, url: written === 'none' ? null : newest.url, problem }
}

/** Null, or why GitHub did not take it: one that another App wrote must not keep the others as they are. */
async function rewrite(
  place: Parameters<typeof updateRun>[0],
  id: number,
  content: CheckRunContent,
  marks: Marks,
): Promise<string | null> {
  try {
    await updateRun(place, id, content, marks)
    return null
  } catch (error) {
    if (error instanceof GitHubFailure) return error.message
    throw error
  }
}
