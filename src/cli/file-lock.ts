import { randomUUID } from 'node:crypto'
import { lstat, open, readFile, rm, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileError } from './input.ts'

/** How long a lock is waited for, when it is taken for left behind, and how long its owner may go on, in milliseconds. */
interface LockTimes {
  readonly patience: number
  readonly stale: number
  readonly hold: number
  /** Between two looks. */
  readonly pause: number
}

const usual: LockTimes = { patience: 60_000, stale: 20_000, hold: 10_000, pause: 15 }

/** Tells whether the lock is still ours to write by: long before anybody may take it for left behind. */
type Held = () => boolean

/**
 * Does some work while no other process does it for the same file. The lock is a file beside it, made exclusively
 * (`O_EXCL`). One that a killed process left behind is taken away after 20 s, by one process alone.
 * @param path of the file
 * @param name the file as the user wrote it
 * @throws UsageError when the lock cannot be had
 */
export async function withLock<T>(
  path: string,
  name: string,
  work: (held: Held) => Promise<T>,
  times: LockTimes = usual,
): Promise<T> {
  const lock = join(dirname(path), `.${basename(path)}.lock`)
  const token = randomUUID()
  const until = performance.now() + times.patience
  while (!(await taken(lock, token, name))) {
    if (performance.now() > until)
      throw fileError(
        name,
        `${basename(lock)} beside it is held by another process; delete it if there is none`,
      )
    await dropStale(lock, token, name, times.stale)
    await wait(times.pause * (1 + Math.random()))
  }
  let alive = performance.now()
  // Work that takes long shows that its process is there.
  const beat = setInterval(() => {
    const now = new Date()
    utimes(lock, now, now).then(
      () => (alive = performance.now()),
      () => undefined,
    )
  }, times.hold / 5)
  try {
    return await work(() => performance.now() - alive < times.hold)
  } finally {
    clearInterval(beat)
    const owner = await readFile(lock, 'utf8').catch(() => null)
    if (owner === token) await rm(lock, { force: true })
  }
}

async function taken(lock: string, token: string, name: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx', 0o600)
    try {
      await handle.writeFile(token)
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    const why = codeOf(error)
    if (why === 'EEXIST') return false
    throw fileError(name, `cannot be written (${why} of ${basename(lock)}), expected a folder to write in`)
  }
}

/** A second lock lets one process alone take the first away: nobody takes away the one that another has just made. */
async function dropStale(lock: string, token: string, name: string, stale: number): Promise<void> {
  if (!(await isStale(lock, stale))) return
  const second = `${lock}.stale`
  if (!(await taken(second, token, name))) {
    // Held for a moment only; who was killed in it left it behind.
    if (await isStale(second, 3 * stale)) await rm(second, { force: true })
    return
  }
  try {
    if (await isStale(lock, stale)) await rm(lock, { force: true })
  } finally {
    await rm(second, { force: true })
  }
}

async function isStale(lock: string, stale: number): Promise<boolean> {
  const status = await lstat(lock).catch(() => null)
  return status !== null && Date.now() - status.mtimeMs > stale
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
