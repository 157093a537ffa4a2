import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'

const identity = {
  GIT_AUTHOR_NAME: 'Aid',
  GIT_AUTHOR_EMAIL: 'aid@example.com',
  GIT_COMMITTER_NAME: 'Guard',
  GIT_COMMITTER_EMAIL: '7+guard@users.noreply.github.com',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
}

/** A real repository in a temporary directory. */
export class Clone {
  readonly path: string
  #time = 1_700_000_000

  constructor() {
    this.path = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-')))
    this.git('init', '-q', '-b', 'main')
  }

  git(...args: string[]): string {
    this.#time += 60
    const date = `${this.#time} +0000`
    const result = spawnSync('git', ['-c', 'protocol.file.allow=always', ...args], {
      cwd: this.path,
      encoding: 'utf8',
      env: { ...process.env, ...identity, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    })
    if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`)
    return result.stdout.trim()
  }

  write(file: string, content: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true })
    writeFileSync(join(this.path, file), content)
  }

  /** Writes the files, commits everything, and gives the commit's id. */
  commit(files: Readonly<Record<string, string>> = {}, message = 'change'): string {
    for (const [file, content] of Object.entries(files)) this.write(file, content)
    this.git('add', '-A')
    this.git('commit', '-q', '--allow-empty', '-m', message)
    return this.git('rev-parse', 'HEAD')
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** The failure of a read; fails the test when it succeeds. */
export async function failure(work: Promise<unknown>): Promise<WorkspaceFailure> {
  try {
    await work
  } catch (error) {
    if (error instanceof WorkspaceFailure) return error
    throw error
  }
  throw new Error('the read succeeded, a WorkspaceFailure was expected')
}
