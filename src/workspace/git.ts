import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { WorkspaceFailure } from './failure.ts'

export interface GitLimits {
  /** Milliseconds one git process may take. */
  readonly timeout: number
  /** Bytes one git process may print. */
  readonly outputBytes: number
}

export const defaultGitLimits: GitLimits = { timeout: 60_000, outputBytes: 256 * 1024 * 1024 }

interface GitResult {
  readonly code: number
  readonly stdout: Buffer
  /** At most 2,000 characters, for messages. */
  readonly stderr: string
}

export interface GitInput {
  readonly stdin?: string
  /** Replaces the limit on output. */
  readonly outputBytes?: number
}

/** Runs one git command in one directory; its exit code is for the caller to judge. */
export type Git = (args: readonly string[], input?: GitInput) => Promise<GitResult>

/**
 * A repository's own configuration is written by others: what could start a program or change an answer is set here,
 * where it has the last word. Filters and hooks are never reached: no command used here touches the work tree.
 */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.quotePath=false',
  'core.commitGraph=false',
  'core.alternateRefsCommand=',
  'core.sshCommand=false',
  'core.askPass=',
  'credential.helper=',
  'diff.external=',
  'diff.renameLimit=1000',
  'diff.ignoreSubmodules=none',
  'log.showSignature=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
]

/** Nothing of the caller's `GIT_*` reaches git, nor any configuration outside the repository. */
function environment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']
  const inherited = kept.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  }
}

/** Starts one git process, without a shell. Who starts it reads it, limits it and ends it. */
export type StartGit = (args: readonly string[]) => ChildProcessWithoutNullStreams

/** Git in `directory`, to be started. `command` is the program's name or path. */
export function startGitIn(directory: string, command: string): StartGit {
  const fixed = [
    '--no-pager',
    '--no-replace-objects',
    '--literal-pathspecs',
    // The owner of the checkout may be another user (containers); the settings above make that harmless.
    ...[...settings, 'safe.directory=*'].flatMap((setting) => ['-c', setting]),
  ]
  return (args) =>
    spawn(command, [...fixed, ...args], {
      cwd: directory,
      env: environment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
}

/** Git in `directory`, run to its end. */
export function gitIn(directory: string, command: string, limits: GitLimits): Git {
  const start = startGitIn(directory, command)
  return (args, input = {}) =>
    new Promise((resolve, reject) => {
      const what = `git ${args[0] ?? ''}`
      const child = start(args)
      const fail = (failure: WorkspaceFailure) => {
        child.kill('SIGKILL')
        reject(failure)
      }
      const timer = setTimeout(() => {
        fail(new WorkspaceFailure('timeout', what, `git did not finish within ${limits.timeout / 1000} s`))
      }, limits.timeout)
      const maximum = input.outputBytes ?? limits.outputBytes
      const stdout = collect(child.stdout, maximum, () => {
        fail(new WorkspaceFailure('too-large', what, `the content is over ${maximum} bytes`))
      })
      const stderr = collect(child.stderr, 65_536, () => undefined)
      child.on('error', (error) => {
        clearTimeout(timer)
        reject(notStarted(error, what))
      })
      child.on('close', (code) => {
        clearTimeout(timer)
        resolve({ code: code ?? -1, stdout: stdout(), stderr: brief(stderr().toString('utf8')) })
      })
      // A process that ends before it has read everything breaks the pipe; its exit code tells why.
      child.stdin.on('error', () => undefined)
      child.stdin.end(input.stdin ?? '')
    })
}

function collect(stream: NodeJS.ReadableStream, maximum: number, over: () => void): () => Buffer {
  const chunks: Buffer[] = []
  let size = 0
  stream.on('data', (chunk: Buffer) => {
    size += chunk.byteLength
    if (size > maximum) over()
    else chunks.push(chunk)
  })
  return () => Buffer.concat(chunks)
}

/** Git is missing, or the folder is. */
export const notStarted = (error: Error, what: string): WorkspaceFailure =>
  new WorkspaceFailure('unparsable', what, `git cannot be started (${brief(error.message)})`, {
    text: 'install git, or give the path of a clone that exists',
  })

/** What git printed, as one line for a message. */
export const brief = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 2000)
