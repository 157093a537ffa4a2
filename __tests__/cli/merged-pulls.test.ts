import { expect, test } from '@jest/globals'
import { lastMergedPulls } from '../../src/cli/merged-pulls.ts'
import { offlineGitHub } from '../../src/github/offline.ts'
import type { GitHub } from '../../src/github/port.ts'

const repository = { owner: 'acme', repo: 'shop' }
const mergedAt = '2026-11-20T12:00:00Z'

/** Pages of closed pull requests, and what was asked. */
function listing(pages: readonly (readonly object[])[]) {
  const asked: unknown[] = []
  const get: GitHub['get'] = async (_route, parameters, schema) => {
    asked.push(parameters)
    return schema.parse(pages[Number(parameters['page']) - 1] ?? []) as never
  }
  return { asked, github: { ...offlineGitHub('https://github.com'), get } }
}

const page = (first: number, merged: boolean) =>
  Array.from({ length: 100 }, (_, at) => ({ number: first + at, merged_at: merged ? mergedAt : null }))

test('pages are read until enough were merged, by the time of the last update', async () => {
  const { asked, github } = listing([page(1, false), page(101, true), page(201, true)])
  const found = await lastMergedPulls(github, repository, 3)
  expect(found.map(({ number }) => number)).toEqual([101, 102, 103])
  expect(asked).toHaveLength(2)
  expect(asked[0]).toMatchObject({ state: 'closed', sort: 'updated', direction: 'desc', per_page: 100 })
})

test('the last page ends it, and so does the tenth', async () => {
  const short = listing([[{ number: 7, merged_at: mergedAt }]])
  expect(await lastMergedPulls(short.github, repository, 50)).toEqual([{ number: 7, mergedAt }])
  expect(short.asked).toHaveLength(1)
  const endless = listing(Array.from({ length: 20 }, (_, at) => page(at * 100 + 1, false)))
  expect(await lastMergedPulls(endless.github, repository, 50)).toEqual([])
  expect(endless.asked).toHaveLength(10)
})

test('one that moved between two pages is judged once', async () => {
  const { github } = listing([page(1, true), [{ number: 100, merged_at: mergedAt }]])
  expect(await lastMergedPulls(github, repository, 150)).toHaveLength(100)
})
