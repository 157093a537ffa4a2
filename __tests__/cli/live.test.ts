import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { ALL_PERMISSIONS } from '../support/embedded.ts'
import { Clone } from '../workspace/clone.ts'
import { type CallOptions, gatewright, json } from './harness.ts'

let world: World
let server: Started
let clone: Clone
let token: string
const numbers: Record<'approved' | 'bare' | 'closed' | 'open', number> = {
  ...{ approved: 0, bare: 0, closed: 0, open: 0 },
}

beforeAll(async () => {
  world = createWorld({ now: '2026-11-20T12:00:00Z' })
  for (const login of ['alpha', 'bravo']) world.user(login)
  world.organisation('acme', { owners: ['alpha'], members: ['bravo'] })
  const repository = world.repository('acme/shop', {
    files: {
      '.github/gatewright.yml':
        'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n',
      '.github/CODEOWNERS': '* @alpha\n/gone/ @nobody-at-all\n',
      'src/a.ts': 'one\n',
    },
    collaborators: { alpha: 'admin', bravo: 'write' },
  })
  const pull = (name: string) =>
    repository.openPullRequest({ author: 'bravo', head: name, files: { [`src/${name}.ts`]: 'b\n' } })
  const [bare, approved, closed, open] = [pull('bare'), pull('approved'), pull('closed'), pull('open')]
  approved.review({ by: 'alpha', state: 'APPROVED' })
  bare.merge('alpha')
  world.clock.advance(60)
  approved.merge('alpha')
  closed.close()
  Object.assign(numbers, {
    ...{ bare: bare.number, approved: approved.number, closed: closed.number, open: open.number },
  })
  world.repository('acme/bare', { files: { 'a.ts': 'a\n' } })
  server = await world.start()
  token = world.token({ kind: 'pat', user: 'alpha', permissions: ALL_PERMISSIONS })
  clone = new Clone()
  clone.commit({ '.github/CODEOWNERS': '* @alpha\n/gone/ @nobody-at-all\n', 'src/a.ts': 'a' })
  clone.write('same.yml', 'version: 1\nmode: enforce\ngates:\n  branch-protection: { enabled: false }\n')
  clone.write('report.yml', 'version: 1\nmode: report\ngates:\n  branch-protection: { enabled: false }\n')
})
afterAll(async () => {
  await server.close()
  clone.remove()
})

const addresses = () => ({
  GITHUB_API_URL: server.apiUrl,
  GITHUB_GRAPHQL_URL: server.graphqlUrl,
  GITHUB_SERVER_URL: server.serverUrl,
})
const call = (argv: readonly string[], more: CallOptions = {}) =>
  gatewright(argv, {
    directory: clone.path,
    variables: { ...addresses(), GH_TOKEN: token },
    ...more,
  })
const withoutToken = (argv: readonly string[]) => call(argv, { variables: addresses() })

describe('codeowners lint and GitHub’s own errors', () => {
  const lint = ['codeowners', 'lint', '--json']
  const unknownOwner = { rule: 'github-error', line: 2, level: 'error', github: 'applies' }

  test('without --repository one line says that nobody asked for them', async () => {
    const ended = await call(lint)
    expect(ended.stderr).toBe("GitHub's own errors were not asked for: --repository OWNER/REPO\n")
    expect(json(ended).findings).not.toContainEqual(expect.objectContaining({ rule: 'github-error' }))
  })

  test('with --repository an owner that does not exist is a finding, and ends with 1', async () => {
    const ended = await call([...lint, '--repository', 'acme/shop'])
    expect(ended.code).toBe(1)
    expect(json(ended).findings).toContainEqual(expect.objectContaining(unknownOwner))
    expect(ended.stderr).toBe(
      "GitHub's own errors (1) are about the file of acme/shop at its default branch\n",
    )
  })

  test('--ref names the commit; flags for addresses and token are stronger than variables', async () => {
    const flags = ['--ref', 'main', '--token', token, '--api-url', server.apiUrl]
    const ended = await call([...lint, '--repository', 'acme/shop', ...flags], {
      variables: { ...addresses(), GITHUB_API_URL: 'https://nowhere.invalid', GH_TOKEN: 'x' },
    })
    expect(json(ended).findings).toContainEqual(expect.objectContaining(unknownOwner))
    expect(ended.stderr).toContain('of acme/shop at main')
  })

  test('what GitHub refuses is undecided, never no error', async () => {
    const ended = await call([...lint, '--repository', 'acme/shop', '--ref', 'nowhere'])
    expect(ended).toMatchObject({ code: 3, stdout: '' })
    expect(ended.stderr).toContain('could not be decided: ')
  })

  test('flags about GitHub need --repository, and that needs a token', async () => {
    const alone = await call([...lint, '--ref', 'main'])
    expect(alone).toMatchObject({ code: 64, stdout: '' })
    expect(alone.stderr).toContain('expected --repository, too')
    const nobody = await withoutToken([...lint, '--repository', 'acme/shop'])
    expect(nobody.code).toBe(64)
    expect(nobody.stderr).toContain('--repository asks GitHub, and there is no token')
  })
})

describe('policy impact about merged pull requests', () => {
  const impact = (policy: string, last: string, more: readonly string[] = []) =>
    call(['policy', 'impact', '--policy', policy, '--repository', 'acme/shop', '--last', last, ...more])

  test('judges merged ones as if they were open, the last updated first', async () => {
    const ended = await impact('same.yml', '2', ['--json'])
    expect(ended.code).toBe(0)
    expect(json(ended)).toMatchObject({
      ...{ policy: 'same.yml', facts: 2, flips: 0 },
      pull_requests: [
        { file: null, repository: 'acme/shop', pull_requests: [numbers.approved], old: { decision: 'pass' } },
        { pull_requests: [numbers.bare], old: { decision: 'fail', exit_code: 1 }, new: { exit_code: 1 } },
      ],
    })
    expect(json(ended).pull_requests[0].old.reason_codes).toEqual(['passed'])
    expect(ended.stderr).toContain('as they are now')
  })

  test('flips come first and end with 1; closed and open ones are not judged', async () => {
    const ended = await impact('report.yml', '50', ['--json'])
    expect(ended.code).toBe(1)
    const { pull_requests: rows } = json(ended)
    expect(rows.map((row: { pull_requests: number[] }) => row.pull_requests[0])).toEqual([
      numbers.bare,
      numbers.approved,
    ])
    expect(rows[0]).toMatchObject({
      ...{ flips: true, old: { decision: 'fail' }, new: { decision: 'report', exit_code: 0 } },
    })
    expect(ended.stderr).toContain('There are 2 merged pull requests, not 50.')
    const { stdout } = await impact('report.yml', '2')
    expect(stdout).toMatch(/^flips +2026-11-20 +acme\/shop #\d+ +fail \(exit 1\) +→ report \(exit 0\)$/m)
  })

  test('--last 1 is the one that changed last', async () => {
    const ended = await impact('same.yml', '1', ['--json'])
    expect(json(ended).pull_requests).toMatchObject([{ pull_requests: [numbers.approved] }])
  })

  test.each([
    [['--repository', 'acme/shop', '--last', '0'], 'expected a number from 1 to 50'],
    [['--repository', 'acme/shop', '--last', '51'], 'expected a number from 1 to 50'],
    [['--repository', 'acme/shop', '--last', 'all'], 'expected a number from 1 to 50'],
    [['--repository', 'acme/shop'], 'or --repository OWNER/REPO --last N'],
    [['--last', '3'], 'or --repository OWNER/REPO --last N'],
    [[], 'or --repository OWNER/REPO --last N'],
    [['--facts', 'x', '--last', '3'], 'contradict each other'],
    [['--repository', 'acme/bare', '--last', '3'], 'has no merged pull request'],
  ])('%j is wrong usage', async (flags, expected) => {
    const ended = await call(['policy', 'impact', '--policy', 'same.yml', ...flags])
    expect(ended.stderr).toContain(expected)
    expect(ended).toMatchObject({ code: 64, stdout: '' })
  })

  test('a GitHub that does not answer is undecided, and nothing is printed', async () => {
    const ended = await call(
      ['policy', 'impact', '--policy', 'same.yml', '--repository', 'acme/shop', '--last', '2', '--json'],
      { variables: { ...addresses(), GH_TOKEN: ['gh', 'p_', 'f'.repeat(36)].join('') } },
    )
    expect(ended).toMatchObject({ code: 3, stdout: '' })
  })
})
