import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { withLock } from '../../src/cli/file-lock.ts'
import { writeNew } from '../../src/cli/write-file.ts'

let folder: string
const times = { patience: 60, stale: 20_000, hold: 10_000, pause: 2 }
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatewright-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const log = () => join(folder, 'log')
const lock = () => join(folder, '.log.lock')
const leaveBehind = (seconds: number, path = lock()) => {
  writeFileSync(path, 'someone')
  const then = new Date(Date.now() - seconds * 1_000)
  utimesSync(path, then, then)
}

test('one after the other, and nothing is left', async () => {
  let [inside, most] = [0, 0]
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await wait(1)
    inside -= 1
  }
  const long = { ...times, patience: 5_000 }
  await Promise.all(Array.from({ length: 12 }, () => withLock(log(), 'log', work, long)))
  expect([most, existsSync(lock())]).toEqual([1, false])
})

test('one that is held is waited for, and never taken away', async () => {
  leaveBehind(1)
  await expect(withLock(log(), 'log', async () => 1, times)).rejects.toThrow('held by another process')
  expect(existsSync(lock())).toBe(true)
})

test('one that a killed process left behind is taken away, by one alone', async () => {
  leaveBehind(60)
  let [inside, most] = [0, 0]
  const work = async () => {
    most = Math.max(most, ++inside)
    await wait(2)
    inside -= 1
  }
  const long = { ...times, patience: 5_000 }
  await Promise.all(Array.from({ length: 6 }, () => withLock(log(), 'log', work, long)))
  expect([most, existsSync(lock()), existsSync(`${lock()}.stale`)]).toEqual([1, false, false])
})

test('an error of the work frees it, and work without a sign of life may not write', async () => {
  const held = await withLock(log(), 'log', async (ours) => ours(), { ...times, hold: 0 })
  expect(held).toBe(false)
  await expect(withLock(log(), 'log', () => Promise.reject(new Error('no')), times)).rejects.toThrow('no')
  expect(existsSync(lock())).toBe(false)
})

test('a new file: of many at once one is written whole', async () => {
  const written = await Promise.all(
    Array.from({ length: 6 }, (_, index) => writeNew(log(), 'log', `text ${index}`, 0o644)),
  )
  expect(written.filter(Boolean)).toHaveLength(1)
})
