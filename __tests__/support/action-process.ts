import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** The project's root: tests spawn what is committed there. */
export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export interface ActionCall {
  /** Folder of the action below the project: `.` or `actions/codeowners`. */
  readonly action: string
  /** Values under `with:`. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly event: { readonly name: string; readonly payload: unknown }
  /** `owner/name`. */
  readonly repository: string
  /** What `${{ github.token }}` stands for. */
  readonly token: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly serverUrl: string
  /** Checkout directory; an empty folder when not given. */
  readonly workspace?: string
  readonly env?: Readonly<Record<string, string>>
  readonly signalAfterMs?: { readonly signal: NodeJS.Signals; readonly ms: number }
}

export interface ActionResult {
  /** Null when a signal ended the process. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  /** The parsed `result` output or its file; null when there is none. */
  readonly result: unknown
  /** What the `sarif-file` output names; null when there is none. */
  readonly sarif: string | null
  readonly milliseconds: number
}

interface ActionFile {
  readonly runs: { readonly using: string; readonly main: string }
  readonly inputs?: Readonly<Record<string, { readonly default?: string }>>
}

/** The environment the runner builds from action.yml and `with:`: `INPUT_`, upper case, blanks to `_`, hyphens kept. */
function inputEnvironment(action: ActionFile, call: ActionCall): Record<string, string> {
  const given = call.inputs ?? {}
  const names = [...new Set([...Object.keys(action.inputs ?? {}), ...Object.keys(given)])]
  return Object.fromEntries(
    names.map((name) => {
      const value = given[name] ?? action.inputs?.[name]?.default ?? ''
      const filled = value.replaceAll(/\$\{\{ *github\.token *\}\}/g, call.token)
      return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, filled]
    }),
  )
}

/** `name<<delimiter … delimiter` blocks and `name=value` lines, as the runner reads GITHUB_OUTPUT. */
export function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line)
    if (heredoc?.[1] !== undefined && heredoc[2] !== undefined) {
      const end = lines.indexOf(heredoc[2], index + 1)
      outputs[heredoc[1]] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (line.includes('='))
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
  }
  return outputs
}

/** Only what a runner's shell has: nothing of the developer's own GitHub set-up leaks in. */
const inherited = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|TEMP|SystemRoot|LANG)$/.test(name)),
  ) as Record<string, string>

/** Runs an action exactly as the runner does: its `main` under Node, inputs in `INPUT_*`, files for outputs and summary. */
export async function runAction(call: ActionCall): Promise<ActionResult> {
  const folder = resolve(projectRoot, call.action)
  const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as ActionFile
  const work = mkdtempSync(join(tmpdir(), 'gatewright-e2e-'))
  const file = (name: string, content = '') => {
    writeFileSync(join(work, name), content)
    return join(work, name)
  }
  const payload =
    typeof call.event.payload === 'string' ? call.event.payload : JSON.stringify(call.event.payload)
  const files = { output: file('output'), summary: file('summary'), event: file('event.json', payload) }
  const env = {
    ...inherited(),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: call.event.name,
    GITHUB_EVENT_PATH: files.event,
    GITHUB_REPOSITORY: call.repository,
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '1',
    GITHUB_API_URL: call.apiUrl,
    GITHUB_GRAPHQL_URL: call.graphqlUrl,
    GITHUB_SERVER_URL: call.serverUrl,
    GITHUB_WORKSPACE: call.workspace ?? work,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    RUNNER_TEMP: work,
    ...inputEnvironment(action, call),
    ...call.env,
  }
  const started = performance.now()
  const ended = await spawnNode(resolve(folder, action.runs.main), env, work, call.signalAfterMs)
  const outputs = parseOutputs(readFileSync(files.output, 'utf8'))
  const resultFile = outputs['result-file']
  const result: unknown =
    resultFile === undefined || resultFile === '' ? null : JSON.parse(readFileSync(resultFile, 'utf8'))
  const summary = readFileSync(files.summary, 'utf8')
  const sarifFile = outputs['sarif-file'] ?? ''
  const sarif = sarifFile === '' ? null : readFileSync(sarifFile, 'utf8')
  rmSync(work, { recursive: true, force: true })
  return { ...ended, outputs, summary, result, sarif, milliseconds: performance.now() - started }
}

function spawnNode(
  main: string,
  env: Record<string, string>,
  cwd: string,
  signalAfterMs: ActionCall['signalAfterMs'],
): Promise<Pick<ActionResult, 'exitCode' | 'stdout' | 'stderr'>> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [main], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks = { stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (chunks.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (chunks.stderr += text))
    child.on('error', failed)
    child.on('close', (exitCode) => done({ exitCode, ...chunks }))
    if (signalAfterMs !== undefined) setTimeout(() => child.kill(signalAfterMs.signal), signalAfterMs.ms)
  })
}
