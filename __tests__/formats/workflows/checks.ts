import type { Observation } from '../../../src/core/facts/observation.ts'
import { emittedChecks } from '../../../src/formats/workflows/emitted.ts'
import type { EmittedChecks, Job, Workflow } from '../../../src/formats/workflows/model.ts'
import { readWorkflow } from '../../../src/formats/workflows/read.ts'

const content = (value: string): Observation<string> => ({ known: true, value })

/** Texts of tests write `«matrix.os»` for GitHub's `${{ … }}`. */
export const spelled = (text: string): string => text.replaceAll('«', '${{ ').replaceAll('»', ' }}')

/** What files below `.github/workflows` report, and files of other repositories by the text of `uses:`. */
export const emittedBy = (
  files: Record<string, string>,
  called: Record<string, string> = {},
): EmittedChecks =>
  emittedChecks(
    Object.entries(files).map(([name, text]) => ({
      path: `.github/workflows/${name}`,
      content: content(spelled(text)),
    })),
    Object.fromEntries(Object.entries(called).map(([uses, text]) => [uses, content(spelled(text))])),
  )

/** Names in the order in which GitHub makes the jobs; a skipped one carries `(skipped)` behind a bar. */
export const names = ({ checks }: EmittedChecks): readonly string[] =>
  checks.map(({ context, onlyWhenSkipped }) => (onlyWhenSkipped ? `${context} | skipped` : context))

/** Unresolved names as `file:line pattern`, with `*` for what is not known. */
export const open = ({ unresolved }: EmittedChecks): readonly string[] =>
  unresolved.map(({ cause, pattern }) => {
    const { path, line } = cause.place
    return `${path.replace('.github/workflows/', '')}:${line} ${pattern.map((part) => part ?? '*').join('')}`
  })

/** One workflow, started by pull requests, whose jobs are given. */
export const jobs = (text: string): string => `on: pull_request\njobs:\n${text}`

/** What the jobs of one such workflow report. */
export const jobNames = (text: string): readonly string[] => names(emittedBy({ 'ci.yml': jobs(text) }))

/** The one job of such a workflow. */
export function jobOf(text: string): Job {
  const job = workflowOf(jobs(text)).jobs[0]
  if (job === undefined) throw new Error('no job')
  return job
}

export function workflowOf(text: string): Workflow {
  const reading = readWorkflow('ci.yml', spelled(text))
  if (!reading.ok) throw new Error(`${reading.cause.place.line}: ${reading.cause.why}`)
  return reading.workflow
}
