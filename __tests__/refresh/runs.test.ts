import { describe, expect, test } from '@jest/globals'
import { decide } from '../../src/refresh/decide.ts'
import { isShared, latestRuns, type Pull, type Run } from '../../src/refresh/runs.ts'
import { readWorkflow } from '../../src/refresh/settings.ts'

const head = 'a'.repeat(40)
const shop = { id: 1, full_name: 'acme/shop' }
const pull: Pull = {
  number: 7,
  state: 'open',
  head: { sha: head, ref: 'add-b', repo: shop },
  base: { repo: shop },
}
const run = (changes: Partial<Run> = {}): Run => ({
  id: 1,
  path: '.github/workflows/gatewright.yml',
  event: 'pull_request',
  status: 'completed',
  conclusion: 'failure',
  head_sha: head,
  head_branch: 'add-b',
  head_repository: { full_name: 'acme/shop' },
  run_number: 1,
  run_attempt: 1,
  workflow_id: 7,
  created_at: '2026-03-01T10:00:00Z',
  ...changes,
})
const named = (number: number, id = 1) => ({ number, base: { repo: { id } } })
const found = (...runs: readonly Run[]): readonly number[] =>
  latestRuns(runs, readWorkflow(null), pull).map(({ id }) => id)

describe('the latest run', () => {
  test('by number, in whatever order they are listed; by id where numbers agree', () => {
    const [one, two, three] = [run(), run({ id: 2, run_number: 2 }), run({ id: 3, run_number: 2 })]
    for (const order of [
      [one, two, three],
      [three, two, one],
      [two, three, one],
    ])
      expect(found(...order)).toEqual([3])
    expect(found(run({ id: 9, run_number: 1 }), two)).toEqual([2])
  })

  test('of this head, started by pull_request or pull_request_target', () => {
    expect(found(run({ head_sha: 'b'.repeat(40) }))).toEqual([])
    expect(found(run({ event: 'pull_request_target' }))).toEqual([1])
    for (const event of ['push', 'merge_group', 'pull_request_review', 'workflow_dispatch'])
      expect(found(run({ event }))).toEqual([])
  })

  test('for the pull request that GitHub names, wherever the head comes from', () => {
    expect(found(run({ pull_requests: [named(7)], head_branch: 'x' }))).toEqual([1])
    expect(found(run({ pull_requests: [named(8), named(7)] }))).toEqual([1])
    expect(found(run({ pull_requests: [named(8)] }))).toEqual([])
  })

  test('numbers of another repository name nothing', () => {
    expect(found(run({ pull_requests: [named(7, 2)], head_branch: 'x' }))).toEqual([])
    expect(found(run({ pull_requests: [named(8, 2)] }))).toEqual([1])
  })

  test('by branch and repository of the head, where GitHub names none', () => {
    expect(found(run({ pull_requests: [] }), run({ id: 2, pull_requests: null }))).toEqual([2])
    expect(found(run({ head_branch: 'main' }))).toEqual([])
    expect(found(run({ head_branch: null }))).toEqual([])
    expect(found(run({ head_repository: { full_name: 'meddler/shop' } }))).toEqual([])
    expect(found(run({ head_repository: null }))).toEqual([])
    expect(found(run({ head_repository: { full_name: 'Acme/Shop' } }))).toEqual([1])
  })

  test('of a fork that was deleted: neither side has a repository', () => {
    const gone = { ...pull, head: { ...pull.head, repo: null } }
    const runs = [run({ head_repository: null }), run({ id: 2, workflow_id: 8 })]
    expect(latestRuns(runs, readWorkflow(null), gone).map(({ id }) => id)).toEqual([1])
  })

  test('one for each registration of the workflow', () => {
    expect(found(run({ id: 5, workflow_id: 9 }), run({ id: 4 }), run({ id: 3 }))).toEqual([4, 5])
  })
})

test('a run is shared when GitHub names another pull request of this repository', () => {
  expect(isShared(run({ pull_requests: [named(7), named(8)] }), pull)).toBe(true)
  expect(isShared(run({ pull_requests: [named(7), named(8, 2)] }), pull)).toBe(false)
  expect(isShared(run({ pull_requests: null }), pull)).toBe(false)
})

describe('what to do about a run', () => {
  const at = '2026-03-01T11:00:00Z'
  test.each([
    [{}, 'rerun'],
    [{ conclusion: 'success' }, 'rerun'],
    [{ run_started_at: '2026-03-01T11:00:00Z' }, 'rerun'],
    [{ run_started_at: '2026-03-01T11:00:01Z' }, 'already-judged'],
    [{ run_started_at: '2026-03-01T11:00:01Z', run_attempt: 30 }, 'already-judged'],
    [{ status: 'queued', conclusion: null }, 'wait'],
    [{ status: 'in_progress', conclusion: null, run_started_at: at }, 'wait'],
    [{ status: 'waiting', conclusion: null, run_started_at: '2026-03-01T11:00:01Z' }, 'will-see-it'],
    [{ status: null, conclusion: null }, 'wait'],
    [{ conclusion: 'action_required' }, 'needs-approval'],
    [{ run_attempt: 19 }, 'rerun'],
    [{ run_attempt: 20 }, 'too-many-attempts'],
    [{ created_at: '2026-01-30T11:00:00Z' }, 'rerun'],
    [{ created_at: '2026-01-30T10:59:59Z' }, 'too-old'],
  ] as const)('%j: %s', (changes, expected) => {
    expect(decide(run(changes), at, '2026-03-01T11:00:00Z')).toBe(expected)
  })

  test('a time that cannot be read proves nothing', () => {
    expect(decide(run({ run_started_at: 'soon' }), at, at)).toBe('rerun')
    expect(decide(run({ status: 'queued', run_started_at: 'soon' }), at, at)).toBe('wait')
  })
})
