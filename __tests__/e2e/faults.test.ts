import { describe, expect, test } from '@jest/globals'
import type { Fault } from '../../src/embedded/faults.ts'
import { inScene, unknowns } from './scene.ts'

const always = { times: Number.POSITIVE_INFINITY }
const files = /\/pulls\/\d+\/files$/
const snapshot = { operation: 'PullRequestSnapshot' }
const many = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`src/f${index}.ts`, 'x\n']))

/** Changes the pull request in an answer of the snapshot query. */
const inPull =
  (change: (pull: Record<string, unknown>) => Record<string, unknown>) =>
  (body: unknown): unknown => {
    const answer = structuredClone(body) as {
      data: { repository: { pullRequest: Record<string, unknown> } }
    }
    answer.data.repository.pullRequest = change(answer.data.repository.pullRequest)
    return answer
  }

/** Every fault meets a pull request that has its approval: without the fault it passes. */
const faults: readonly (readonly [string, Fault])[] = [
  ['the list of files is cut', { kind: 'cut', path: files, ...always }],
  ['a 409 in the middle of the list', { kind: 'status', status: 409, path: files, page: 2, ...always }],
  ['the list lost a file', { kind: 'items', drop: 1, path: files, page: 2, ...always }],
  [
    'a file listed twice stands for another',
    { kind: 'items', drop: 1, repeat: 1, path: files, page: 2, ...always },
  ],
  ['the next page is the same page', { kind: 'link', next: 'self', path: files, ...always }],
  ['there is no next page', { kind: 'link', next: 'none', path: files, ...always }],
  ['the next page is elsewhere', { kind: 'link', next: 'http://127.0.0.1:9/x', path: files, ...always }],
  ['the list is `null`', { kind: 'text', text: 'null', path: files, ...always }],
  [
    'the list is a page of HTML',
    { kind: 'text', text: '<p>', contentType: 'text/html', path: files, ...always },
  ],
  ['the list is empty', { kind: 'text', text: '[]', path: files, ...always }],
  ['no content', { kind: 'no-content', path: files, ...always }],
  ['a redirect to nowhere', { kind: 'redirect', to: 'http://127.0.0.1:9/', path: files, ...always }],
  ['nothing changed since nothing was asked', { kind: 'status', status: 304, path: files, ...always }],
  ['half of a list', { kind: 'text', text: '[{"filename":"src/f0.ts"', path: files, ...always }],
  ['33 MB of a list', { kind: 'text', text: `["${'x'.repeat(33 * 1024 * 1024)}"]`, path: files, ...always }],
  ['not gzip', { kind: 'bad-gzip', path: files, ...always }],
  ['the limit is used up for two hours', { kind: 'rate-limit', resetIn: 7200, path: files, ...always }],
  ['a secondary limit for an hour', { kind: 'secondary-limit', retryAfter: 3600, path: files, ...always }],
  ['403 on the errors of CODEOWNERS', { kind: 'status', status: 403, path: '/codeowners/errors', ...always }],
  ['500 on the owners file', { kind: 'status', status: 500, path: /\/git\/blobs\//, nth: 2, ...always }],
  ['500 on the policy', { kind: 'status', status: 500, path: /\/git\/blobs\//, ...always }],
  [
    'the tree is cut, and so are its parts',
    { kind: 'truncated-tree', keep: 0, path: /\/git\/trees\//, ...always },
  ],
  ['500 on the team', { kind: 'status', status: 500, path: '/teams/core/members', ...always }],
  ['the team is cut', { kind: 'cut', path: '/teams/core/members', ...always }],
  ['401 in the middle', { kind: 'status', status: 401, path: files, ...always }],
  [
    'no reviews given',
    { kind: 'rewrite', ...snapshot, ...always, body: inPull((pull) => ({ ...pull, reviews: null })) },
  ],
  [
    'no commits given',
    { kind: 'rewrite', ...snapshot, ...always, body: inPull(({ commits: _, ...pull }) => pull) },
  ],
  [
    'fewer reviews than counted',
    {
      kind: 'rewrite',
      ...snapshot,
      ...always,
      body: inPull((pull) => ({ ...pull, reviews: { ...(pull['reviews'] as object), totalCount: 9 } })),
    },
  ],
  [
    'a state nobody knows',
    { kind: 'rewrite', ...snapshot, ...always, body: inPull((pull) => ({ ...pull, state: 'PENDING' })) },
  ],
  [
    'a count of no files',
    { kind: 'rewrite', ...snapshot, ...always, body: inPull((pull) => ({ ...pull, changedFiles: 0 })) },
  ],
  [
    'another pull request',
    { kind: 'rewrite', ...snapshot, ...always, body: inPull((pull) => ({ ...pull, number: 2 })) },
  ],
  [
    'errors beside data',
    {
      kind: 'rewrite',
      ...snapshot,
      ...always,
      body: (body) => ({ ...(body as object), errors: [{ message: 'Something went wrong' }] }),
    },
  ],
  ['the closing re-read fails', { kind: 'status', status: 502, ...snapshot, nth: 2, ...always }],
]

describe('an approved pull request whose data is incomplete is undecided, never green', () => {
  test.concurrent.each(faults)(
    '%s',
    (_, fault) =>
      inScene({}, async ({ world, change, judge }) => {
        const pull = change({ files: many })
        pull.review({ by: 'bravo', state: 'APPROVED' })
        world.fault(fault)
        const judged = await judge(pull)
        expect(judged).toMatchObject({ exitCode: 3, outputs: { outcome: 'unknown' } })
        expect([...judged.result.reason_codes, ...unknowns(judged)]).not.toContain('internal-error')
        expect(judged.summary).toMatch(/^## Gatewright: blocked, because it could not be decided/)
        expect(judged.stdout).toMatch(/^::error /m)
      }),
    60_000,
  )

  test.concurrent(
    'without a fault the same pull request passes, and one that passes over is sat out',
    () =>
      inScene({}, async ({ world, change, judge }) => {
        const pull = change({ files: many })
        pull.review({ by: 'bravo', state: 'APPROVED' })
        world.fault({ kind: 'status', status: 502, path: files })
        world.fault({ kind: 'reset', path: '/teams/core/members' })
        const judged = await judge(pull)
        expect(judged.exitCode).toBe(0)
        expect(judged.result.run.retries).toBeGreaterThan(0)
      }),
    30_000,
  )
})
