import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '../support/action-process.ts'

const workflows = fileURLToPath(new URL('workflows/', import.meta.url))

/**
 * A program that the real-runner tests need, named by a variable.
 * @throws Error when it is not set or does not exist: these tests are never skipped silently
 */
function tool(variable: string, what: string): string {
  const path = process.env[variable]
  if (path !== undefined && existsSync(path)) return path
  const found = path === undefined ? 'it is not set' : `there is no ${path}`
  throw new Error(
    `${variable} must name ${what}: ${found}. .ci/run sets it; these tests are not run by npm test`,
  )
}

/** What one job left behind; null for a file that its steps did not write. */
export interface Job {
  readonly succeeded: boolean
  readonly log: string
  report(name: string): string | null
}

export interface JobRequest {
  /** File in `workflows/`, or one that was added. */
  readonly workflow: string
  readonly event: string
  readonly payload: object
  readonly token: string
  readonly apiUrl: string
  readonly graphqlUrl: string
  readonly serverUrl: string
  /** Number of the workflow run; 1 when absent. */
  readonly runId?: number
}

/** A checkout of this project in which workflows run on this machine, by `act`, under Node 24. */
export interface Runner {
  /** Puts another workflow beside those of the tests. */
  add(name: string, text: string): void
  run(request: JobRequest): Promise<Job>
  remove(): void
}

const git = (folder: string, ...given: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync('git', given, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${given.join(' ')}: ${stderr}`)
  return stdout
}

/** What no action reads when it runs: `act` copies the checkout for every job. */
const unread = /^(?:src|__tests__|docs|bench)\//

/** Copies what a checkout of the project has: everything that git does not ignore, without what is not read. */
function checkout(folder: string): void {
  const all = git(projectRoot, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0')
  const listed = all.filter((name) => name !== '' && !unread.test(name))
  for (const path of listed.filter((name) => existsSync(join(projectRoot, name)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(projectRoot, path), join(folder, path))
  }
  rmSync(join(folder, '.github', 'workflows'), { recursive: true, force: true })
  cpSync(workflows, join(folder, '.github', 'workflows'), { recursive: true })
  git(folder, 'init', '--quiet', '--initial-branch', 'main')
  git(folder, 'remote', 'add', 'origin', 'https://github.com/acme/shop.git')
  git(folder, 'add', '--all')
  git(
    folder,
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    '-c',
    'commit.gpgsign=false',
    'commit',
    '--quiet',
    '-m',
    'Start',
  )
}

/** @throws Error when `GATEWRIGHT_ACT` or `GATEWRIGHT_NODE24` name no program */
export function openRunner(): Runner {
  const act = tool('GATEWRIGHT_ACT', 'the program `act`')
  const node = tool('GATEWRIGHT_NODE24', 'the program `node`, version 24')
  const home = mkdtempSync(join(tmpdir(), 'gatewright-runner-'))
  const folder = join(home, 'checkout')
  mkdirSync(folder)
  checkout(folder)
  let runs = 0
  return {
    add: (name, text) => writeFileSync(join(folder, '.github', 'workflows', name), text),
    run: async (request) => {
      runs += 1
      const reports = join(home, `run-${runs}`)
      mkdirSync(reports)
      writeFileSync(join(reports, 'event.json'), JSON.stringify(request.payload))
      const { code, log } = await spawned(act, given(request, reports), folder, environment(home, node))
      const report = (name: string) =>
        existsSync(join(reports, name)) ? readFileSync(join(reports, name), 'utf8') : null
      return { succeeded: code === 0, log, report }
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** Host mode: no container, the job's steps are processes of this machine. */
function given(request: JobRequest, reports: string): readonly string[] {
  const env = {
    GITHUB_API_URL: request.apiUrl,
    GITHUB_GRAPHQL_URL: request.graphqlUrl,
    GITHUB_SERVER_URL: request.serverUrl,
    GITHUB_RUN_ID: String(request.runId ?? 1),
    REPORTS: reports,
  }
  return [
    request.event,
    ...['--workflows', `.github/workflows/${request.workflow}`],
    ...['--eventpath', join(reports, 'event.json')],
    ...['--platform', 'ubuntu-latest=-self-hosted'],
    ...['--secret', `GITHUB_TOKEN=${request.token}`],
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
  ]
}

/** `act` keeps its settings and caches below the test's own folder; Node 24 is first, as on GitHub's runners. */
function environment(home: string, node: string): NodeJS.ProcessEnv {
  const config = join(home, 'config', 'act')
  mkdirSync(config, { recursive: true })
  writeFileSync(join(config, 'actrc'), '')
  return {
    PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter),
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
  }
}

function spawned(
  program: string,
  given: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; log: string }> {
  return new Promise((done, failed) => {
    const child = spawn(program, given, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    const add = (text: string) => {
      log += text
    }
    child.stdout.setEncoding('utf8').on('data', add)
    child.stderr.setEncoding('utf8').on('data', add)
    child.on('error', failed)
    child.on('close', (code) => done({ code, log }))
  })
}
