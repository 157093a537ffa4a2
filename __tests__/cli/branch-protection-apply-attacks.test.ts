import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import {
  admin,
  call,
  folder,
  foreign,
  inOneLine,
  owned,
  policy,
  repository,
  rulesets,
  server,
  withPolicy,
  world,
  writes,
} from './apply-scene.ts'
import { json } from './harness.ts'

/** What `gh` would send, run by a POSIX shell in the folder; it stands for nothing but the request. */
async function run(command: string): Promise<number> {
  const words = execFileSync(
    'sh',
    ['-c', `gh() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  ).split('\0')
  const [api, flag, method = '', path = '', input, file = ''] = words
  expect([api, flag]).toEqual(['api', '--method'])
  const body = input === '--input' ? { body: readFileSync(join(folder, file), 'utf8') } : {}
  const answer = await fetch(`${server.apiUrl}/${path}`, {
    method,
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    ...body,
  })
  return answer.status
}
const commandIn = (text: string, method: string) =>
  text
    .split('\n')
    .find((line) => line.includes(`gh api --method ${method}`))
    ?.trim() ?? 'none'
const content = () =>
  JSON.stringify(
    owned().map(({ name, rules, bypassActors, enforcement, conditions }) => [
      name,
      rules,
      bypassActors,
      enforcement,
      conditions,
    ]),
  )

describe('guard 1: what the environment leaves out or adds', () => {
  test.each(['push', 'workflow_run', 'release', 'pull_request_review', 'merge_group'])(
    'event %s is refused although nothing else says that this is a workflow',
    async (event) => {
      const done = await call('apply', ['--confirm'], { GITHUB_EVENT_NAME: event, GITHUB_ACTIONS: '' })
      expect(done.code).toBe(64)
      expect(done.stderr).toContain(event)
      expect(world.requests.entries).toEqual([])
    },
  )

  test('an allowed event asks for the default branch, too', async () => {
    const at = { GITHUB_EVENT_NAME: 'schedule', GITHUB_REPOSITORY: 'acme/shop', GITHUB_ACTIONS: 'false' }
    expect((await call('apply', ['--confirm'], { ...at, GITHUB_REF: 'refs/heads/side' })).code).toBe(64)
    expect(writes()).toEqual([])
    expect((await call('apply', ['--confirm'], { ...at, GITHUB_REF: 'refs/heads/main' })).code).toBe(0)
  })
})

describe('what is printed can be run', () => {
  test('the command that puts a ruleset back does so', async () => {
    await call('apply', ['--confirm'])
    for (const mine of owned()) {
      mine.rules = [
        { type: 'deletion' },
        {
          type: 'required_status_checks',
          parameters: {
            strict_required_status_checks_policy: true,
            required_status_checks: [{ context: 'lint', integration_id: 15368 }],
          },
        },
      ]
      mine.bypassActors = [{ actor_type: 'RepositoryRole', actor_id: 5, bypass_mode: 'pull_request' }]
    }
    const before = JSON.parse(content())
    const done = await call('apply', ['--confirm', '--backup', "it's $(touch x) before.json"])
    expect(done.code).toBe(0)
    expect(JSON.parse(content())).not.toEqual(before)
    expect(await run(commandIn(done.stdout, 'PUT'))).toBe(200)
    expect(existsSync(join(folder, 'x'))).toBe(false)
    const [[name, rules, bypass, enforcement, conditions]] = JSON.parse(content())
    expect([name, bypass, enforcement, conditions]).toEqual([
      before[0][0],
      before[0][2],
      before[0][3],
      before[0][4],
    ])
    expect(rules.map(({ type }: { type: string }) => type)).toEqual(['deletion', 'required_status_checks'])
    expect(rules[1].parameters).toMatchObject(before[0][1][1].parameters)
  })

  test('the command that deletes a new ruleset does so', async () => {
    const done = await call('apply', ['--confirm'])
    expect(await run(commandIn(done.stdout, 'DELETE'))).toBe(204)
    expect(owned()).toEqual([])
  })

  test('names full of shell run nothing', async () => {
    const nasty = `it's $(touch x); \`touch x\` "&& touch x"`
    const named = withPolicy(`version: 1
gates:
  branch-protection:
    branches:
      - branches: [${JSON.stringify(`release/${nasty.replaceAll(' ', '_')}`)}]
        checks: [${JSON.stringify(nasty)}]
        block-deletion: true
    external-checks: [{ context: ${JSON.stringify(nasty)} }]
`)
    repository.protect('main', { checks: [nasty], enforceAdmins: true })
    const done = await call('plan', ['--out', '.', ...named])
    expect(await run(commandIn(done.stdout, 'POST'))).toBe(201)
    expect(readdirSync(folder)).not.toContain('x')
    const shrunk = withPolicy(
      'version: 1\ngates: { branch-protection: { branches: [{ branches: [main], block-deletion: true, checks: [unit], checks-exact: true }] } }\n',
    )
    repository.ruleset({
      name: 'gatewright: branches main',
      rules: [
        {
          type: 'required_status_checks',
          parameters: {
            strict_required_status_checks_policy: false,
            required_status_checks: [{ context: nasty }],
          },
        },
      ],
    })
    for (const command of ['plan', 'apply'] as const) {
      const { stdout } = await call(command, shrunk)
      const codes = [...inOneLine(stdout).matchAll(/--allow-weaken ('(?:[^']|'\\'')*'(?!\\))/g)].map(
        ([, code = '']) => code,
      )
      expect(codes.length).toBeGreaterThan(0)
      for (const code of codes) {
        const word = execFileSync('sh', ['-c', `printf %s ${code}`], { cwd: folder, encoding: 'utf8' })
        expect(word).toBe(`BP-CHECK(${nasty})`)
      }
    }
    expect(readdirSync(folder)).not.toContain('x')
  })
})

describe('answers of GitHub to a write', () => {
  const fault = (method: string, status: number, more = {}) =>
    world.fault({
      kind: 'status',
      status,
      method,
      path: /\/rulesets(\/\d+)?$/,
      body: { message: `refused ${status}` },
      ...more,
    })

  test.each([403, 404, 409, 422, 500, 502])(
    '%s to a POST: nothing is there, and nothing else is touched',
    async (status) => {
      const before = foreign()
      fault('POST', status, { times: 99 })
      const done = await call('apply', ['--confirm', '--json'])
      expect([done.code, json(done).rulesets[0].outcome]).toEqual([3, 'failed'])
      expect(`${done.stdout}${done.stderr}`).not.toContain(admin)
      expect([owned(), foreign()]).toEqual([[], before])
    },
  )

  test.each([403, 404, 409, 422, 500])('%s to a PUT: everything is as it was', async (status) => {
    await call('apply', ['--confirm'])
    for (const mine of owned()) mine.rules = [{ type: 'deletion' }]
    const before = content()
    fault('PUT', status, { times: 99 })
    const done = await call('apply', ['--confirm', '--json'])
    expect([done.code, json(done).rulesets[0].outcome]).toEqual([3, 'failed'])
    expect(`${done.stdout}${done.stderr}`).not.toContain(admin)
    expect(content()).toBe(before)
  })

  test('an answer that was lost: the ruleset is made once', async () => {
    fault('POST', 502, { executed: true })
    const done = await call('apply', ['--confirm'])
    expect(done.code).not.toBe(0)
    expect(owned()).toHaveLength(1)
    const again = await call('apply', ['--confirm'])
    expect([again.code, owned().length]).toEqual([0, 1])
    expect(again.stdout).toContain('nothing to change')
  })
})

test('a second run changes nothing, whatever GitHub fills in, reorders or adds', async () => {
  const two = withPolicy(
    policy.replace('checks: [unit]', 'checks: [unit, lint]\n        merge-methods: [squash, rebase]'),
  )
  await call('apply', ['--confirm', ...two])
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite).reverse()
    if (typeof value !== 'object' || value === null) return value
    const all = Object.entries(value).map(([key, one]) => [key, rewrite(one)] as const)
    const type = 'type' in value ? value.type : undefined
    const filled =
      type === 'pull_request'
        ? {
            required_reviewers: [],
            dismissal_restriction: { enabled: false, allowed_actors: [] },
            automatic_copilot_code_review_enabled: false,
          }
        : {}
    const parameters =
      'parameters' in value ? { parameters: { ...(rewrite(value.parameters) as object), ...filled } } : {}
    return { ...Object.fromEntries(all.reverse()), ...parameters, extra_key: 1 }
  }
  world.fault({
    kind: 'rewrite',
    method: 'GET',
    path: /\/rulesets\/\d+$/,
    times: 99,
    body: (body) => rewrite(body),
  })
  world.requests.clear()
  const done = await call('apply', ['--confirm', ...two])
  expect(done.stdout).toContain('nothing to change')
  expect([done.code, writes()]).toEqual([0, []])
})

test('a plan and a dry run send nothing but questions', async () => {
  repository.protect('main', { checks: ['unit'] })
  repository.ruleset({ name: 'gatewright: mine', rules: [{ type: 'deletion' }] })
  const before = JSON.stringify([rulesets(), repository.model.protections])
  for (const [command, flags] of [
    ['plan', []],
    ['plan', ['--json']],
    ['apply', []],
    ['apply', ['--dry-run', '--json', '--backup', 'kept.json']],
  ] as const)
    await call(command, flags)
  expect(writes()).toEqual([])
  const queries = world.requests.matching('/graphql', 'POST').map(({ body }) => JSON.stringify(body))
  expect(queries.filter((text) => text.includes('mutation'))).toEqual([])
  expect(JSON.stringify([rulesets(), repository.model.protections])).toBe(before)
  expect(existsSync(join(folder, 'kept.json'))).toBe(false)
})

test('a ruleset that somebody else named alike is left as it is, of the repository', async () => {
  repository.ruleset({ name: 'gatewright: somebody else', rules: [{ type: 'deletion' }] })
  repository.ruleset({ name: 'Gatewright: default branch', rules: [{ type: 'deletion' }] })
  const before = JSON.stringify(rulesets())
  expect((await call('apply', ['--confirm'])).code).toBe(0)
  expect(JSON.stringify(rulesets().filter(({ name }) => name !== 'gatewright: default branch'))).toBe(before)
})
