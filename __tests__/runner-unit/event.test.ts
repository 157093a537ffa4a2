import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UsageError } from '../../src/core/errors.ts'
import { readEnvironment } from '../../src/runner/environment.ts'
import { readEvent } from '../../src/runner/event.ts'

const fixtures = join(import.meta.dirname, '../fixtures/events')
const directory = mkdtempSync(join(tmpdir(), 'gatewright-event-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const sha = (digit: string): string => digit.repeat(40)
const repository = { owner: 'acme', repo: 'shop' }
const bin = { id: 1002, login: 'bin', type: 'User' }

const read = (eventName: string, eventPath: string | null, more: Record<string, string> = {}) =>
  readEvent(
    readEnvironment({
      GITHUB_EVENT_NAME: eventName,
      GITHUB_EVENT_PATH: eventPath ?? undefined,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: sha('f'),
      ...more,
    }),
  )
const fixture = (name: string): string => join(fixtures, `${name}.json`)

function payloadFile(content: string | Uint8Array): string {
  const file = join(directory, `event-${Math.random()}.json`)
  writeFileSync(file, content)
  return file
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => new Error('not refused'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(UsageError)
  return error instanceof Error ? error.message : ''
}

describe('each event names its target, and nothing else of the payload is taken', () => {
  const pullRequest = { kind: 'pull-request', repository, number: 42 }
  const nobody = { pusher: null }
  const run = { kind: 'workflow-run', repository, runId: 30433642, headSha: sha('b'), event: 'pull_request' }
  test.each([
    ['pull_request', 'pull_request.synchronize', pullRequest, { pusher: { sha: sha('b'), actor: bin } }],
    ['pull_request', 'pull_request.opened.fork', pullRequest, nobody],
    ['pull_request', 'pull_request.edited.deleted-fork', pullRequest, nobody],
    ['pull_request_review', 'pull_request_review.submitted', pullRequest, nobody],
    [
      'merge_group',
      'merge_group.checks_requested',
      {
        kind: 'merge-group',
        repository,
        headSha: sha('e'),
        headRef: `gh-readonly-queue/release/1.x/pr-42-${sha('c')}`,
        baseSha: sha('c'),
        baseRef: 'release/1.x',
      },
      nobody,
    ],
    [
      'push',
      'push.branch',
      { kind: 'push', repository, ref: 'refs/heads/main', sha: sha('b') },
      { pusher: { sha: sha('b'), actor: bin } },
    ],
    [
      'push',
      'push.tag',
      { kind: 'push', repository, ref: 'refs/tags/v1.2.0', sha: sha('b') },
      { pusher: { sha: sha('b'), actor: bin } },
    ],
    [
      'workflow_dispatch',
      'workflow_dispatch',
      { kind: 'repository', repository, ref: 'refs/heads/main' },
      nobody,
    ],
    ['schedule', 'schedule', { kind: 'repository', repository, ref: 'refs/heads/main' }, nobody],
    [
      'workflow_run',
      'workflow_run.fork',
      { ...run, headBranch: 'feature', headRepository: { owner: 'meddler', repo: 'shop' } },
      nobody,
    ],
    ['workflow_run', 'workflow_run.deleted-fork', { ...run, headBranch: null, headRepository: null }, nobody],
  ])('%s, %s', async (event, name, target, hints) => {
    const { fork: _, fresh: __, ...reading } = await read(event, fixture(name))
    expect(reading).toEqual({ target, hints, notices: [] })
  })

  test.each([
    ['pull_request', 'pull_request.synchronize', { fork: false, fresh: true }],
    ['pull_request', 'pull_request.opened.fork', { fork: true, fresh: true }],
    ['pull_request', 'pull_request.edited.deleted-fork', { fork: true, fresh: false }],
    ['pull_request_target', 'pull_request_target.opened', { fork: false, fresh: false }],
    ['pull_request_review', 'pull_request_review.submitted', { fork: false, fresh: false }],
    ['merge_group', 'merge_group.checks_requested', { fork: undefined, fresh: undefined }],
  ])('%s, %s: whether a write is spared', async (event, name, expected) => {
    const { fork, fresh } = await read(event, fixture(name))
    expect({ fork, fresh }).toEqual(expected)
  })

  test('EVENT-03 pull_request_target: no commit of the event or of GITHUB_SHA is taken for the base', async () => {
    const { target } = await read('pull_request_target', fixture('pull_request_target.opened'))
    expect(target).toEqual(pullRequest)
    expect(JSON.stringify(target)).not.toMatch(/[0-9a-f]{40}/)
  })

  test('D21 two open pull requests of one branch name: the run names head commit and head repository', async () => {
    const event = JSON.parse(readFileSync(fixture('workflow_run.fork'), 'utf8'))
    event.workflow_run.head_repository.full_name = 'acme/shop'
    const own = await read('workflow_run', payloadFile(JSON.stringify(event)))
    const fork = await read('workflow_run', fixture('workflow_run.fork'))
    expect(own.target).toMatchObject({ headBranch: 'feature', headRepository: repository })
    expect(fork.target).toMatchObject({
      headBranch: 'feature',
      headRepository: { owner: 'meddler', repo: 'shop' },
    })
  })

  test('a synchronize event that is not the push of its own head proves no pusher', async () => {
    const event = JSON.parse(readFileSync(fixture('pull_request.synchronize'), 'utf8'))
    event.after = sha('9')
    const { hints } = await read('pull_request', payloadFile(JSON.stringify(event)))
    expect(hints).toEqual(nobody)
  })

  test('a payload of another repository is remarked, not believed', async () => {
    const { target, notices } = await read('schedule', fixture('schedule'), {
      GITHUB_REPOSITORY: 'acme/store',
    })
    expect(target.repository).toEqual({ owner: 'acme', repo: 'store' })
    expect(notices).toEqual([expect.stringContaining('acme/shop')])
  })
})

describe('a payload that cannot be used is refused with file and place', () => {
  const whole = readFileSync(fixture('pull_request.synchronize'), 'utf8')

  test('EVENT-25 missing, cut short, empty, too large, not JSON, not UTF-8, a directory or a pipe', async () => {
    const missing = join(directory, 'missing.json')
    expect(await refusal(read('pull_request', missing))).toContain(
      `${missing} (GITHUB_EVENT_PATH): the file cannot be opened: it does not exist (ENOENT)`,
    )
    for (const length of [1, 40, whole.length / 2, whole.length - 3]) {
      const message = await refusal(read('pull_request', payloadFile(whole.slice(0, length))))
      expect(message).toMatch(/the JSON is cut short after \d+ characters; expected the whole JSON/)
    }
    expect(await refusal(read('pull_request', payloadFile('')))).toContain('the file is empty')
    const large = payloadFile(whole)
    truncateSync(large, 25_000_000)
    expect(await refusal(read('pull_request', large))).toContain('the file has 25000000 bytes')
    expect(await refusal(read('pull_request', payloadFile('<html>::error::x</html>')))).not.toContain('html>')
    expect(await refusal(read('pull_request', payloadFile(Uint8Array.of(0x7b, 0xff))))).toContain('not UTF-8')
    expect(await refusal(read('pull_request', directory))).toContain('not a regular file')
    const pipe = join(directory, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(await refusal(read('pull_request', pipe))).toContain('not a regular file')
    expect(await refusal(read('pull_request', null))).toContain('GITHUB_EVENT_PATH is not set')
  })

  test('a payload of nearly 25 MB is read', async () => {
    const large = payloadFile(whole.trimEnd().padEnd(24_999_999, ' '))
    expect((await read('pull_request', large)).target).toMatchObject({ number: 42 })
  })

  test.each([
    ['pull_request', {}, '$.pull_request: '],
    ['pull_request', { pull_request: { number: '42' } }, '$.pull_request.number: '],
    ['pull_request', { pull_request: { number: 0 } }, '$.pull_request.number: '],
    ['pull_request', { pull_request: { number: 1.5 } }, '$.pull_request.number: '],
    ['pull_request', { pull_request: { number: 1 }, sender: { id: 'x' } }, '$.sender.id: '],
    ['pull_request', [], 'not a pull_request event: $: '],
    ['pull_request_review', null, 'not a pull_request_review event: $: '],
    ['merge_group', { action: 'destroyed', merge_group: {} }, '$.action: expected checks_requested'],
    [
      'merge_group',
      { action: 'checks_requested', merge_group: { head_sha: sha('0') } },
      '$.merge_group.head_sha: ',
    ],
    ['push', { ref: 'main', after: sha('a') }, '$.ref: expected a ref such as refs/heads/main'],
    ['push', { ref: 'refs/heads/..', after: sha('a') }, '$.ref: '],
    ['push', { ref: 'refs/heads/a\nb', after: sha('a') }, '$.ref: '],
    ['push', { ref: 'refs/pull/1/merge', after: sha('a') }, '$.ref: '],
    ['push', { ref: 'refs/heads/main', after: 'HEAD' }, '$.after: expected a commit id'],
    ['push', { ref: 'refs/heads/main', after: sha('A') }, '$.after: '],
    ['schedule', 'x', 'not a schedule event: $: '],
    [
      'workflow_run',
      { workflow_run: { id: 1, head_sha: sha('a'), event: 'push' } },
      '$.workflow_run.head_branch: ',
    ],
    [
      'workflow_run',
      {
        workflow_run: {
          id: 1,
          head_sha: sha('a'),
          head_branch: 'x',
          event: 'push',
          head_repository: { full_name: '../x' },
        },
      },
      '$.workflow_run.head_repository.full_name is "../x"',
    ],
  ])('%s %j', async (event, payload, expected) => {
    expect(await refusal(read(event, payloadFile(JSON.stringify(payload))))).toContain(expected)
  })

  test('the push of a deletion has nothing to judge', async () => {
    expect(await refusal(read('push', fixture('push.deleted')))).toContain('refs/heads/feature was deleted')
  })

  test('any payload is read or refused, never a bug', async () => {
    const names = ['pull_request', 'merge_group', 'push', 'workflow_run', 'schedule']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.json(), async (name, json) => {
        const file = join(directory, 'any.json')
        writeFileSync(file, json)
        await read(name, file).catch((error: unknown) => expect(error).toBeInstanceOf(UsageError))
      }),
      { seed: 20261121, numRuns: 200 },
    )
  })
})

describe('the variables beside the payload', () => {
  test.each([
    '',
    'shop',
    'acme/',
    '/shop',
    'acme/..',
    'acme/.',
    'a/b/c',
    'acme/sh op',
    '../shop',
    'acme/shop?x',
    '-a/b',
  ])('GITHUB_REPOSITORY %j is refused', async (name) => {
    const message = await refusal(read('schedule', fixture('schedule'), { GITHUB_REPOSITORY: name }))
    expect(message).toMatch(/^GITHUB_REPOSITORY is .*; expected owner\/name/)
  })
  test('an event that nobody reads names those that are', async () => {
    const message = await refusal(read('pull_requets', fixture('schedule')))
    expect(message).toContain('"pull_requets" is not supported (did you mean "pull_request"?)')
    expect(message).toContain('merge_group, push, workflow_dispatch, schedule, workflow_run')
    expect(await refusal(read('issue_comment', fixture('schedule')))).toContain(
      'supported events: pull_request,',
    )
    expect(await refusal(read('', fixture('schedule')))).toContain('GITHUB_EVENT_NAME is not set')
  })
  test.each(['', 'main', 'refs/pull/3/merge', 'refs/heads/a b'])('GITHUB_REF %j is refused', async (ref) => {
    const message = await refusal(
      read('workflow_dispatch', fixture('workflow_dispatch'), { GITHUB_REF: ref }),
    )
    expect(message).toContain('GITHUB_REF is')
  })
})
