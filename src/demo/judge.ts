import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { processVariables } from '../runner/environment.ts'
import type { Shop } from './shop.ts'

/** What the runner got back from one run of the action. */
export interface Run {
  readonly exitCode: number
  /** The log as people read it: without the runner's own commands. */
  readonly log: string
  readonly summaryFile: string
  readonly resultFile: string
}

export interface RunRequest {
  /** Folder that the run's files are written to. */
  readonly folder: string
  readonly event: string
  readonly payload: object
  /** The action that runs: a folder below `actions/`. */
  readonly action: string
  /** The token it is given. */
  readonly token: string
  /** Test reports that earlier steps left in the work tree, by path. */
  readonly reports: Readonly<Record<string, string>>
  /** Inputs beside the token, by name. */
  readonly inputs: Readonly<Record<string, string>>
  /** Secrets of the step, by the name of their variable. */
  readonly variables: Readonly<Record<string, string>>
}

/** The bundle stands in `dist/demo/`, the actions beside `dist/`. */
const actions = resolve(dirname(fileURLToPath(import.meta.url)), '../../actions')

/** Runs an action as the workflow runner does: a process, inputs in `INPUT_*`, files for what it writes. */
export async function judge(shop: Shop, request: RunRequest): Promise<Run> {
  const { folder } = request
  mkdirSync(folder, { recursive: true })
  const file = (name: string, text = '') => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const summaryFile = file('summary.md')
  const output = file('outputs.txt')
  const environment = {
    PATH: processVariables()['PATH'] ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: request.event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(request.payload, null, 2)),
    GITHUB_REPOSITORY: shop.repository.fullName,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_API_URL: shop.server.apiUrl,
    GITHUB_GRAPHQL_URL: shop.server.graphqlUrl,
    GITHUB_SERVER_URL: shop.server.serverUrl,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summaryFile,
    RUNNER_TEMP: folder,
    ...workTree(folder, request.reports),
    'INPUT_GITHUB-TOKEN': request.token,
    ...inputVariables(request.inputs),
    ...request.variables,
  }
  const { exitCode, stdout } = await spawned(join(actions, request.action, 'index.js'), environment, folder)
  const resultFile = join(folder, 'result.json')
  writeFileSync(resultFile, readFileSync(writtenResult(output), 'utf8'))
  const log = stdout.split('\n').filter((line) => !line.startsWith('::'))
  return { exitCode, log: log.join('\n').trim(), summaryFile, resultFile }
}

/** Path of the result file, from the outputs: `result-file<<delimiter`, then the value. */
function writtenResult(output: string): string {
  const lines = readFileSync(output, 'utf8').split('\n')
  const path = lines[lines.findIndex((line) => line.startsWith('result-file<<')) + 1]
  if (path === undefined || path === '') throw new Error('the action wrote no result file')
  return path
}

const inputVariables = (inputs: RunRequest['inputs']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

/** A work tree with the reports, as a checkout and a test step leave it. */
function workTree(folder: string, reports: RunRequest['reports']): { GITHUB_WORKSPACE?: string } {
  if (Object.keys(reports).length === 0) return {}
  const root = join(folder, 'work')
  mkdirSync(root)
  execFileSync('git', ['init', '--quiet', root])
  for (const [path, text] of Object.entries(reports)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { GITHUB_WORKSPACE: root }
}

function spawned(
  action: string,
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<{ exitCode: number; stdout: string }> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [action], { env, cwd, stdio: ['ignore', 'pipe', 'inherit'] })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.on('error', failed)
    child.on('close', (code) => done({ exitCode: code ?? 1, stdout }))
  })
}
