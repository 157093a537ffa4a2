import { parse, stringify } from 'yaml'
import type { Permissions } from '../../src/embedded/token.ts'
import { readText } from '../support/workflows.ts'

/** Workflow files of the examples and of the project itself, so that this machine runs them: what is changed, and why, stands here alone. */

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, string>>
  readonly 'continue-on-error'?: boolean
}
interface Job {
  readonly permissions: Permissions
  readonly steps: readonly Step[]
}
interface Workflow {
  readonly name: string
  readonly jobs: Readonly<Record<string, Job>>
}

const read = (path: string): Workflow => parse(readText(path)) as Workflow

/** What the token of a workflow's only job may do. */
export function permissionsOf(path: string): Permissions {
  const [job, ...others] = Object.values(read(path).jobs)
  if (job === undefined || others.length > 0) throw new Error(`${path}: expected one job`)
  return job.permissions
}

/** Name under which a workflow's upload keeps its file. */
export function artifactOf(path: string): string {
  const steps = Object.values(read(path).jobs).flatMap((job) => job.steps)
  const upload = steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))
  return upload?.with?.['name'] ?? ''
}

/**
 * A workflow file with three changes:
 * - an action of ours comes from the work tree, not from a release that does not exist while it is tested;
 * - so each job starts with a checkout, as a path needs one; it is of the work tree, for the commit that the project's
 *   own workflows name is of a repository that is made up here;
 * - actions that send files to GitHub by ways the embedded one does not have become a step that copies the same files
 *   into a folder of the run: nothing is downloaded here. Their conditions stay.
 * @throws Error for an action that is none of these
 */
export function localised(path: string): string {
  const workflow = read(path)
  const jobs = Object.entries(workflow.jobs).map(([id, job]) => [
    id,
    { ...job, steps: [...(job.steps.some(checksOut) ? [] : [checkout]), ...job.steps.map(localStep)] },
  ])
  return stringify({ ...workflow, jobs: Object.fromEntries(jobs) as unknown })
}

const checkout = {
  uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
  with: { 'persist-credentials': false },
}

const checksOut = ({ uses }: Step): boolean => uses?.startsWith('actions/checkout@') === true

function localStep(step: Step): object {
  const [action = ''] = (step.uses ?? '').split('@')
  if (action.startsWith('./')) return step
  if (checksOut(step)) return checkout
  const given = (name: string) => step.with?.[name] ?? ''
  const own = /^gatewright\/gatewright(\/actions\/[a-z-]+)?$/.exec(action)
  if (own !== null) return { ...step, uses: `.${own[1] ?? '/'}` }
  if (action === 'actions/upload-artifact') return kept(step, given('name'), given('path'))
  if (action === 'github/codeql-action/upload-sarif') return kept(step, 'code-scanning', given('sarif_file'))
  throw new Error(`no substitute for the action ${JSON.stringify(step.uses)}`)
}

/** The files of an upload in a folder of the run; one that is not there fails the step. */
const kept = ({ uses: _, with: __, ...step }: Step, folder: string, paths: string) => ({
  ...step,
  env: { FOLDER: folder, PATHS: paths },
  run: [
    'mkdir -p "$REPORTS/$FOLDER"',
    'printf \'%s\\n\' "$PATHS" | while IFS= read -r path; do',
    '  if [ -n "$path" ]; then cp "$path" "$REPORTS/$FOLDER/"; fi',
    'done',
  ].join('\n'),
})
