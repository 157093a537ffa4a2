import { spawnSync } from 'node:child_process'

/** `git` failed where the caller had no answer for a failure. */
export class GitError extends Error {
  override readonly name = 'GitError'
}

/** Nothing of the machine's configuration may change what a test sees. */
const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  // GitHub shows objects as they are, whatever `refs/replace/` says.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_AUTHOR_NAME: 'GitHub',
  GIT_AUTHOR_EMAIL: 'noreply@github.com',
  GIT_COMMITTER_NAME: 'GitHub',
  GIT_COMMITTER_EMAIL: 'noreply@github.com',
})

interface GitOptions {
  readonly input?: string | Buffer
  /** Extra environment, such as `GIT_AUTHOR_DATE`. */
  readonly environment?: Readonly<Record<string, string>>
}

const MAX_OUTPUT_BYTES = 512 * 1024 * 1024

interface Finished {
  readonly status: number
  readonly stdout: Buffer
  readonly stderr: string
}

/** Runs `git` in a bare repository, without a shell. Never throws for an exit code. */
export function tryGit(directory: string, arguments_: readonly string[], options: GitOptions = {}): Finished {
  const result = spawnSync('git', ['--git-dir', directory, ...arguments_], {
    env: { ...environment(), ...options.environment },
    input: options.input ?? '',
    maxBuffer: MAX_OUTPUT_BYTES,
    windowsHide: true,
  })
  if (result.error !== undefined) throw new GitError(`git could not be started: ${result.error.message}`)
  return { status: result.status ?? -1, stdout: result.stdout, stderr: result.stderr.toString('utf8') }
}

/** Runs `git` and gives its output. @throws GitError when the exit code is not 0. */
export function git(directory: string, arguments_: readonly string[], options: GitOptions = {}): Buffer {
  const result = tryGit(directory, arguments_, options)
  if (result.status === 0) return result.stdout
  throw new GitError(
    `git ${arguments_.slice(0, 2).join(' ')} failed (${result.status}): ${result.stderr.trim()}`,
  )
}

/** Runs `git` and gives its output as text without the last line end. @throws GitError */
export const gitText = (directory: string, arguments_: readonly string[], options: GitOptions = {}): string =>
  git(directory, arguments_, options).toString('utf8').replace(/\n$/, '')
