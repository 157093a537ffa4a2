import { parse, stringify } from 'yaml'
import type { Permissions } from '../../src/embedded/token.ts'
import { readText } from '../support/workflows.ts'

/** Workflow files of the examples and of the project itself, so that this machine runs them: what is changed, and why, stands here alone. */

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
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

/** What the token of a workflow's only job may do, or of the job that is named. */
export function permissionsOf(path: string, name?: string): Permissions {
  const { jobs } = read(path)
  const [job, ...others] = name === undefined ? Object.values(jobs) : [jobs[name]]
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
 * A workflow file with four changes:
 * - an action of ours comes from the work tree, not from a release that does not exist while it is tested;
 * - so each job starts with a checkout, as a path needs one; it is of the work tree, for the commit that the project's
 *   own workflows name is of a repository that is made up here;
 * - actions that send files to GitHub by ways the embedded one does not have become a step that copies the same files
 *   into a folder of the run, and back: nothing is downloaded here. Their conditions stay;
 * - what a repository brings itself, its scripts and programs, is a command of the test.
 * @param commands the commands by what the file calls
 * @throws Error for an action that is none of these, and for a command that the file does not call
 */
export function localised(path: string, commands: Readonly<Record<string, string>> = {}): string {
  const workflow = read(path)
  const jobs = Object.entries(workflow.jobs).map(([id, job]) => [
    id,
    {
      ...job,
      steps: [
        ...(job.steps.some(checksOut) ? [] : [checkout]),
        ...job.steps.map((step) => localStep(called(step, commands))),
      ],
    },
  ])
  const runs = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run))
  for (const command of Object.keys(commands))
    if (!runs.some((run) => run.includes(command))) throw new Error(`${path} does not call ${command}`)
  return stringify({ ...workflow, jobs: Object.fromEntries(jobs) as unknown })
}

const checkout = {
  uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
  with: { 'persist-credentials': false },
}

const checksOut = ({ uses }: Step): boolean => uses?.startsWith('actions/checkout@') === true

/** Replaces the rest of a line from the command on. */
function called(step: Step, commands: Readonly<Record<string, string>>): Step {
  if (step.run === undefined) return step
  const [command] = Object.keys(commands).filter((one) => step.run?.includes(one))
  if (command === undefined) return step
  return { ...step, run: `${step.run.slice(0, step.run.indexOf(command))}${commands[command] ?? ''}` }
}

function localStep(step: Step): object {
  if (step.uses === undefined) return step
  const [action = ''] = (step.uses ?? '').split('@')
  if (action.startsWith('./')) return step
  if (checksOut(step)) return checkout
  const given = (name: string) => step.with?.[name] ?? ''
  const own = /^gatewright\/gatewright(\/actions\/[a-z-]+)?$/.exec(action)
  if (own !== null) return { ...step, uses: `.${own[1] ?? '/'}` }
  if (action === 'actions/upload-artifact') return kept(step, given('name'), given('path'))
  if (action === 'github/codeql-action/upload-sarif') return kept(step, 'code-scanning', given('sarif_file'))
  if (action === 'actions/download-artifact')
    return fetched(step, given('pattern') || given('name'), given('path'))
  // Without an App the token of the job is taken, as in a fork.
  if (action === 'actions/create-github-app-token') return { id: step.id, run: 'true' }
  throw new Error(`no substitute for the action ${JSON.stringify(step.uses)}`)
}

/** The files of an upload in a folder of the run; one that is not there fails the step, unless it may be missing. */
const kept = ({ uses: _, with: given, ...step }: Step, folder: string, paths: string) => ({
  ...step,
  env: { FOLDER: folder, PATHS: paths, MISSING: given?.['if-no-files-found'] ?? '' },
  run: [
    'mkdir -p "$REPORTS/$FOLDER"',
    'printf \'%s\\n\' "$PATHS" | while IFS= read -r path; do',
    '  if [ "$MISSING" = ignore ] && [ ! -e "$path" ]; then continue; fi',
    '  case "$path" in',
    '    "") ;;',
    '    */) cp -R "$path." "$REPORTS/$FOLDER/" ;;',
    '    *) cp "$path" "$REPORTS/$FOLDER/" ;;',
    '  esac',
    'done',
  ].join('\n'),
})

/** The files of earlier uploads, of every folder that the pattern fits, in one folder of the work tree. */
const fetched = ({ uses: _, with: __, ...step }: Step, pattern: string, path: string) => ({
  ...step,
  env: { INTO: path },
  run: `mkdir -p "$INTO"\nfor folder in "$REPORTS"/${pattern}; do cp -R "$folder/." "$INTO"; done`,
})
