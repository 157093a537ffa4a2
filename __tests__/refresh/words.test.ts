import { describe, expect, test } from '@jest/globals'
import { type Reason, reasons } from '../../src/refresh/reasons.ts'
import type { Pull, Run } from '../../src/refresh/runs.ts'
import { readWorkflow } from '../../src/refresh/settings.ts'
import { type About, phrase } from '../../src/refresh/words.ts'

const run: Run = {
  id: 42,
  path: '.github/workflows/gatewright.yml',
  event: 'pull_request',
  status: 'completed',
  conclusion: 'failure',
  head_sha: 'a'.repeat(40),
  head_branch: 'add-b',
  run_number: 1,
  run_attempt: 3,
  workflow_id: 7,
  created_at: '2026-03-01T10:00:00Z',
}
const base = { id: 1, full_name: 'acme/shop' }
const pull: Pull = {
  number: 7,
  state: 'open',
  head: { sha: 'a'.repeat(40), ref: 'add-b', repo: base },
  base: { repo: base },
}
const about: About = {
  serverUrl: 'https://github.com',
  repository: { owner: 'acme', repo: 'shop' },
  workflow: readWorkflow(null),
  number: 7,
  ...{ pull, run, waitMinutes: 3, detail: null, others: [] },
}

const foreign = readWorkflow('acme/policies/.github/workflows/gatewright.yml')

describe('the command', () => {
  test.each([
    [about, 'gh run rerun 42 --repo acme/shop'],
    [{ ...about, serverUrl: 'https://git.example.com' }, 'gh run rerun 42 --repo git.example.com/acme/shop'],
    [{ ...about, workflow: foreign }, 'gh api --method POST repos/acme/shop/actions/runs/42/rerun'],
    [
      { ...about, workflow: foreign, serverUrl: 'https://git.example.com' },
      'gh api --hostname git.example.com --method POST repos/acme/shop/actions/runs/42/rerun',
    ],
    [
      { ...about, run: null },
      `gh run list --repo acme/shop --commit ${'a'.repeat(40)}, then gh run rerun ID`,
    ],
    [{ ...about, run: null, pull: null }, 'gh run list --repo acme/shop, then gh run rerun ID'],
  ])('is whole (%#)', (given, command) => {
    expect(phrase('permission-missing', given)).toContain(command)
  })
})

test.each(Object.keys(reasons) as Reason[])('%s is one sentence without gaps', (reason) => {
  for (const given of [about, { ...about, run: null, pull: null, number: null }]) {
    const said = phrase(reason, given)
    expect(said).toMatch(/^(?:pull request #7|the pull request): \S/)
    expect(said).not.toMatch(/undefined|null|\n| {2}/)
  }
})

test('a deleted fork is a fork', () => {
  const gone = { ...pull, head: { ...pull.head, repo: null } }
  expect(phrase('permission-missing', { ...about, pull: gone })).toContain('read-only token')
  expect(phrase('permission-missing', about)).toContain(
    'permissions: { actions: write, pull-requests: read }',
  )
})
