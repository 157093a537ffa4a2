import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EvidenceBlock, EvidenceObservation } from '../../src/core/facts/phases.ts'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { verifyBlocks } from '../../src/facts/evidence-blocks.ts'
import type { BlockToVerify } from '../../src/facts/evidence-work.ts'
import { type GitObjects, gitObjects } from '../../src/facts/git-objects.ts'
import { createGitHub } from '../../src/github/client.ts'
import { offlineGitHub } from '../../src/github/offline.ts'
import type { GitHub } from '../../src/github/port.ts'
import type { Workspace } from '../../src/workspace/port.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { fakeClock } from '../github/server.ts'
import { repository } from './context.ts'

export const offline = offlineGitHub('https://github.com')

/** Objects of a clone, of GitHub, or of both. */
export const objectsOf = (
  workspace: Workspace | null,
  github: GitHub = offline,
  name: { readonly owner: string; readonly repo: string } = repository,
): Promise<GitObjects> => gitObjects({ repository: name, github, workspace })

/** A block with what most have. */
export const block = (
  file: string,
  first: number,
  last: number,
  more: Partial<EvidenceBlock> = {},
): EvidenceBlock => ({
  id: `${file}:${first}-${last}`,
  ...{ file, first, last, sha256: null, algorithm: 'lines-lf-v1', blob: null, description: null, line: 1 },
  ...more,
})

export async function verified(
  objects: GitObjects,
  blocks: readonly BlockToVerify[],
  options: Parameters<typeof verifyBlocks>[2] = {},
): Promise<EvidenceObservation[]> {
  const found: EvidenceObservation[] = []
  for await (const one of verifyBlocks(objects, blocks, options)) found.push(one)
  return found
}

/** Runs git as a person would; throws when it fails. */
export function git(directory: string, args: readonly string[], input: string | Buffer = ''): string {
  const result = spawnSync('git', [...args], {
    cwd: directory,
    input,
    env: {
      ...process.env,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_NO_REPLACE_OBJECTS: '1',
    },
  })
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr.toString()}`)
  return result.stdout.toString().trim()
}

/** Folders that are removed together. */
export class Folders {
  readonly #made: string[] = []

  make(): string {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-')))
    this.#made.push(folder)
    return folder
  }

  /** A clone of a repository of this machine. */
  async clone(from: string, ...options: string[]): Promise<Workspace> {
    const folder = this.make()
    git(folder, ['-c', 'protocol.file.allow=always', 'clone', '-q', ...options, `file://${from}`, 'clone'])
    return await openWorkspace(join(folder, 'clone'))
  }

  remove(): void {
    for (const folder of this.#made) rmSync(folder, { recursive: true, force: true })
  }
}

/** The embedded GitHub, and clients of it. */
export class ObjectWorld {
  readonly world: World = createWorld({ now: '2026-11-20T10:00:00Z' })
  #server: Started | null = null

  async start(): Promise<void> {
    for (const login of ['alpha', 'outsider']) this.world.user(login)
    this.world.organisation('acme', { owners: ['alpha'] })
    this.#server = await this.world.start()
  }

  github(
    repository = 'acme/shop',
    permissions: Readonly<Record<string, 'read' | 'write'>> = { contents: 'read' },
  ): GitHub {
    if (this.#server === null) throw new Error('start the world first')
    return createGitHub({
      ...this.#server,
      token: this.world.token({ permissions, repository }),
      userAgent: 'gatewright-test',
      clock: fakeClock(),
      limits: { retries: 0 },
    })
  }
}
