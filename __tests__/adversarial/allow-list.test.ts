import { afterEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { type Outcome, outcomes } from '../../src/core/outcome.ts'
import { fold } from '../../src/core/verdict.ts'
import { createWorld, type World } from '../../src/embedded/world.ts'
import { createGitHub } from '../../src/github/client.ts'
import { finding, judgement } from '../support/findings.ts'

const settings = { mode: 'enforce', onNothing: 'unknown', now: null } as const

describe('D7 exit 0 is an allow-list of outcomes', () => {
  // What a misspelt or newer outcome would be: nothing the compiler lets through.
  test.each(['passed', 'PASS', 'ok', 'success', 'neutral', '', 'constructor'])('%j blocks', (word) => {
    const verdict = fold([judgement([finding(word as Outcome)])], settings)
    expect(verdict).toMatchObject({ decision: 'unknown', exitCode: 3 })
  })

  test.each(outcomes)('%s alone exits 0 only when it is a pass', (outcome) => {
    expect(fold([judgement([finding(outcome)])], settings).exitCode === 0).toBe(outcome === 'pass')
  })
})

describe('D22 the time of one request is not the time of the run', () => {
  let world: World
  afterEach(() => world.close())

  test('a request that took too long leaves its retry all the time of a request', async () => {
    world = createWorld()
    world.user('acme')
    world.repository('acme/shop', { public: true })
    const server = await world.start()
    world.fault({ kind: 'hang', path: '/repos/acme/shop' })
    world.fault({ kind: 'delay', milliseconds: 250, path: '/repos/acme/shop', nth: 2 })
    const limits = { requestTimeout: 400, callTimeout: 5_000, runTimeout: 10_000 }
    const github = createGitHub({ ...server, token: null, userAgent: 'gatewright-test', limits })
    const answer = github.get(
      'GET /repos/{owner}/{repo}',
      { owner: 'acme', repo: 'shop' },
      z.object({ id: z.number() }),
    )
    await expect(answer).resolves.toHaveProperty('id')
    expect(github.statistics().retries).toBe(1)
  })
})
