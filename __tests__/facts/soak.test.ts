import { describe, expect, test } from '@jest/globals'
import { signatureOf } from '../../src/result/signature.ts'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'
import { gather, workspaceWith } from './context.ts'
import { baseSha, headSha } from './fake-github.ts'
import { commits, goldenPolicy } from './golden.ts'

const key = ['0123456789abcdef', 'ghijklmnopqrstuv'].join('')
const otherKey = ['vutsrqponmlkjihg', 'fedcba9876543210'].join('')
const unsigned = {
  schema_version: 1,
  tool: 'gatewright',
  deployment: 'v7',
  started_at: '2026-11-01T00:00:00Z',
  ends_at: '2026-11-08T00:00:00Z',
  restarts: 0,
}
const started = { ...unsigned, signature: null }
const event = (more: object = {}) =>
  JSON.stringify({
    at: '2026-11-02T10:00:00Z',
    deployment: 'v7',
    workflow: 'checkout',
    outcome: 'passed',
    ...more,
  })

interface Given {
  readonly start?: unknown
  /** Event files by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array | Error>>
  readonly key?: string
  readonly options?: object
}

async function observe({ start = started, files = {}, key: signingKey, options = {} }: Given) {
  const text = typeof start === 'string' ? start : JSON.stringify(start)
  const workspace = workspaceWith({
    list: async () => Object.keys(files),
    stream: async function* (path) {
      const content = files[path] ?? ''
      if (content instanceof Error) throw content
      const bytes = Buffer.from(content)
      // Pieces break wherever they like.
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7)
    },
  })
  const answers = commits({
    [baseSha]: start === null ? {} : { '.gatewright/soak.json': text },
    [headSha]: { '.gatewright/soak.json': JSON.stringify({ ...started, deployment: 'of the change' }) },
  })
  const { facts } = await gather(['soak'], answers, {
    policy: goldenPolicy({ soak: { events: ['soak/*.jsonl'], ...options } }),
    workspace,
    ...(signingKey === undefined ? {} : { signingKey }),
  })
  return facts.soak
}
const value = async (given: Given) => {
  const fact = await observe(given)
  if (!fact.known || fact.value === null) throw new Error(JSON.stringify(fact))
  return fact.value
}
const lines = (...all: string[]) => ({ files: { 'soak/a.jsonl': `${all.join('\n')}\n` } })

describe('the start of a soak', () => {
  test('without a soak in the policy there is none', async () => {
    const { facts } = await gather(['soak'], {}, { policy: goldenPolicy({}) })
    expect(facts.soak).toMatchObject({ known: true, value: null })
  })

  test('comes from the base: the change cannot move it', async () => {
    expect((await value({ options: { deployment: 'v8' } })).start).toEqual({
      path: '.gatewright/soak.json',
      deployment: 'v7',
      startedAt: '2026-11-01T00:00:00Z',
      endsAt: '2026-11-08T00:00:00Z',
      signature: 'none',
    })
    expect((await value({ options: { deployment: 'v8' } })).deployment).toBe('v8')
  })

  test('may be absent: then no event is looked at', async () => {
    expect(await value({ start: null, ...lines(event(), 'broken') })).toEqual({
      start: null,
      deployment: null,
      days: [],
      ignored: 0,
      invalid: [],
    })
  })

  test.each([
    ['no JSON', '{', 'JSON'],
    ['a name twice', `{"deployment": "a", ${JSON.stringify(started).slice(1)}`, 'twice'],
    ['another document', '{}', 'schema_version'],
    ['an end before its start', JSON.stringify({ ...started, ends_at: '2026-10-01T00:00:00Z' }), 'ends_at'],
  ])('%s is unknown, with the reason', async (_, start, word) => {
    expect(await observe({ start })).toMatchObject({
      known: false,
      reason: 'unparsable',
      detail: expect.stringContaining(word),
      remedy: { text: expect.stringContaining('suite soak') },
    })
  })

  test.each([
    [
      'a signature of the key',
      { start: { ...unsigned, signature: signatureOf(unsigned, key) }, key },
      'valid',
    ],
    [
      'a signature of another key',
      { start: { ...unsigned, signature: signatureOf(unsigned, otherKey) }, key },
      'invalid',
    ],
    [
      'a later end under the same signature',
      { start: { ...unsigned, ends_at: '2026-11-09T00:00:00Z', signature: signatureOf(unsigned, key) }, key },
      'invalid',
    ],
    ['no signature where there is a key', { key }, 'invalid'],
    [
      'a signature without a key',
      { start: { ...unsigned, signature: signatureOf(unsigned, key) } },
      'unchecked',
    ],
  ])('%s', async (_, given: Given, expected) => {
    expect((await value(given)).start?.signature).toBe(expected)
  })
})

describe('events', () => {
  test('are counted per UTC day and workflow', async () => {
    const soak = await value({
      files: {
        'soak/b.jsonl': `${event({ workflow: 'search', outcome: 'failed' })}\r\n\n`,
        'soak/a.jsonl': `${event()}\n${event({ at: '2026-11-03T00:30:00+01:00', outcome: 'failed' })}`,
        'soak/readme.md': 'not named',
      },
    })
    expect(soak).toMatchObject({
      days: [
        { day: '2026-11-02', workflow: 'checkout', passed: 1, failed: 1 },
        { day: '2026-11-02', workflow: 'search', passed: 0, failed: 1 },
      ],
      ignored: 0,
      invalid: [],
    })
  })

  test('outside of the window, at its end, and of another deployment do not count', async () => {
    const soak = await value(
      lines(
        event({ at: '2026-10-31T23:59:59Z' }),
        event({ at: '2026-11-08T00:00:00Z' }),
        event({ at: '2999-01-01T00:00:00Z' }),
        event({ deployment: 'v6' }),
        event({ at: '2026-11-01T00:00:00Z' }),
        event({ at: '2026-11-07T23:59:59.999Z' }),
      ),
    )
    expect(soak.ignored).toBe(4)
    expect(soak.days.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-07'])
  })

  test('an event that is there again counts once; without an id each line counts', async () => {
    const soak = await value(
      lines(
        event({ id: 'e1' }),
        event({ id: 'e1' }),
        event({ id: 'e1', host: 'b' }),
        event(),
        event({ host: 'b' }),
      ),
    )
    expect(soak.days).toMatchObject([{ passed: 3 }])
    expect(soak.invalid).toEqual([])
  })

  test('a copy of a file is no more evidence: a line without an id that is there twice is refused', async () => {
    const text = `${event()}\n`
    const soak = await value({ files: { 'soak/a.jsonl': text, 'soak/b.jsonl': text } })
    expect(soak).toMatchObject({ days: [{ passed: 1 }] })
    expect(soak.invalid).toEqual([expect.stringMatching(/^soak\/b\.jsonl:1: .*"id" of its own$/)])
  })

  test('a deployment that replaced the soaked one inside the window is the one that runs', async () => {
    const at = (day: number, deployment: string) =>
      event({ at: `2026-11-0${day}T10:00:00Z`, deployment, id: `${day} ${deployment}` })
    const running = async (...all: string[]) => (await value(lines(...all))).deployment
    expect(await running(at(2, 'v7'), at(5, 'v8'), at(3, 'v7'))).toBe('v8')
    // What is drained at the start, and what follows the end, replaces nothing.
    expect(await running(at(1, 'v6'), at(2, 'v6'), at(2, 'v7'), at(8, 'v8'))).toBeNull()
    const named = await value({ ...lines(at(2, 'v7'), at(5, 'v8')), options: { deployment: 'v7' } })
    expect(named.deployment).toBe('v7')
  })

  test('an id is one of its deployment', async () => {
    const soak = await value(
      lines(event({ id: '1', deployment: 'v6' }), event({ id: '1', outcome: 'failed' })),
    )
    expect(soak).toMatchObject({ ignored: 1, days: [{ passed: 0, failed: 1 }], invalid: [] })
  })

  test('a failure that hides behind the id of a pass is no repetition: the events cannot be trusted', async () => {
    const soak = await value(lines(event({ id: 'e1' }), event({ id: 'e1', outcome: 'failed' })))
    expect(soak.invalid).toEqual([expect.stringMatching(/^soak\/a\.jsonl:2: event "e1"/)])
  })

  test.each([
    ['no JSON', '{"at":', 'JSON'],
    ['a list', '[]', 'document'],
    ['an unknown outcome', event({ outcome: 'ok' }), 'outcome'],
    ['no workflow', event({ workflow: undefined }), 'workflow'],
    ['a time of no place', event({ at: '2026-11-02T10:00:00' }), 'at'],
    ['a name twice', `{"outcome":"failed",${event().slice(1)}`, 'twice'],
    ['__proto__ in place of fields', `{"__proto__":${event()}}`, 'at'],
  ])('%s is invalid, with file and line', async (_, line, word) => {
    const soak = await value(lines(event(), line))
    expect(soak.invalid).toHaveLength(1)
    expect(soak.invalid[0]).toMatch(/^soak\/a\.jsonl:2: /)
    expect(soak.invalid[0]).toContain(word)
    expect(soak.days).toMatchObject([{ passed: 1 }])
  })

  test('names of Object.prototype are workflows and deployments like others', async () => {
    const start = { ...started, deployment: '__proto__' }
    const soak = await value({
      start,
      ...lines(event({ deployment: '__proto__', workflow: 'constructor', id: 'toString' })),
    })
    expect(soak.days).toEqual([{ day: '2026-11-02', workflow: 'constructor', passed: 1, failed: 0 }])
  })

  test('a file that cannot be read, and bytes that are no text, are invalid', async () => {
    const soak = await value({
      files: {
        'soak/a.jsonl': new WorkspaceFailure('too-large', 'soak/a.jsonl', 'the file is too large'),
        'soak/b.jsonl': Uint8Array.of(0x7b, 0xff, 0xfe),
      },
    })
    expect(soak.invalid).toEqual([
      expect.stringContaining('too large'),
      expect.stringContaining('soak/b.jsonl'),
    ])
  })

  test('of a flood of broken lines the first 100 are kept', async () => {
    expect((await value(lines(...Array.from({ length: 500 }, () => 'x')))).invalid).toHaveLength(100)
  })

  test('without a work tree they are unknown', async () => {
    const answers = commits({ [baseSha]: { '.gatewright/soak.json': JSON.stringify(started) } })
    const { facts } = await gather(['soak'], answers, { policy: goldenPolicy({ soak: { events: ['s/*'] } }) })
    expect(facts.soak).toMatchObject({ known: false, reason: 'not-found', remedy: {} })
  })
})
