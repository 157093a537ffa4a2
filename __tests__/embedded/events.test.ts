import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mergeGroupEvent, pullRequestEvent, pushEvent, reviewEvent } from '../../src/embedded/events.ts'
import { createWorld } from '../../src/embedded/world.ts'
import { readEvent } from '../../src/runner/event.ts'
import { shop } from '../support/embedded.ts'

const world = createWorld()
const { pull, repository } = shop(world)
beforeAll(async () => {
  await world.start()
})
afterAll(() => world.close())

/** Reads a payload as the runner would hand it over. */
async function read(eventName: string, payload: unknown, ref: string | null = null) {
  const eventPath = join(world.state.directory, 'event.json')
  writeFileSync(eventPath, JSON.stringify(payload))
  return await readEvent({ eventName, eventPath, repository: 'acme/shop', ref })
}

describe('webhook payloads are what the runner part expects', () => {
  test('pull_request and pull_request_review name the pull request', async () => {
    const target = { kind: 'pull-request', number: pull.number, repository: { owner: 'acme', repo: 'shop' } }
    expect((await read('pull_request', pullRequestEvent(world, pull))).target).toMatchObject(target)
    const review = pull.review({ by: 'bravo', state: 'APPROVED' })
    const event = reviewEvent(world, pull, review)
    expect(event.review.state).toBe('approved')
    expect((await read('pull_request_review', event)).target).toMatchObject(target)
  })

  test('merge_group names its commits, push its own', async () => {
    const entry = repository.enqueue(pull)
    const group = await read('merge_group', mergeGroupEvent(world, repository, entry))
    expect(group.target).toMatchObject({
      kind: 'merge-group',
      headSha: entry.headSha,
      baseSha: entry.baseSha,
    })
    const pushed = await read('push', pushEvent(world, repository, 'main', 'chef'), 'refs/heads/main')
    expect(pushed.target).toMatchObject({ kind: 'push', sha: repository.tip() })
  })
})

test('payloads need the server’s addresses', () => {
  const other = createWorld()
  const own = shop(other)
  expect(() => pullRequestEvent(other, own.pull)).toThrow('not started')
  other.state.dispose()
})
