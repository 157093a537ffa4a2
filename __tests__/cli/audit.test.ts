import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { type AuditScene, auditScene, protect, writes } from '../audit/scene.ts'
import { Clone } from '../workspace/clone.ts'
import { type CallOptions, gatewright, json } from './harness.ts'

const call = ({ world, token }: AuditScene, argv: readonly string[], more: CallOptions = {}) => {
  const { api, graphql, server } = world.urls()
  const addresses = { GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: graphql, GITHUB_SERVER_URL: server }
  return gatewright(['audit', ...argv], { variables: { ...addresses, GH_TOKEN: token }, ...more })
}

test('an audit on the terminal: completeness first, then every control; the exit code is the verdict', () =>
  auditScene({}, async (scene) => {
    const bare = await call(scene, ['acme/shop'])
    expect(bare.code).toBe(5)
    expect(bare.stdout).toMatch(/^5 of 5 controls audited\nP0 controls that are absent \(exit code 5\): /)
    expect(bare.stdout).toContain('✗ fail            nist-csf:PR.PS-06')
    expect(Math.max(...bare.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
    protect(scene.repository)
    expect((await call(scene, ['acme/shop'])).code).toBe(0)
    expect((await call(scene, ['acme/shop', '--mode', 'report'])).code).toBe(0)
    expect(writes(scene.asked())).toEqual([])
  }))

test('every format: JSON with the controls, Markdown, SARIF', () =>
  auditScene({}, async (scene) => {
    const result = json(await call(scene, ['acme/shop', '--json']))
    expect(result).toMatchObject({
      ...{ schema_version: 1, exit_code: 5, target: { kind: 'repository', repository: 'acme/shop' } },
      audit: { completeness: { audited: 5, total: 5 }, trend: null },
    })
    expect((await call(scene, ['acme/shop', '--format', 'markdown'])).stdout).toMatch(
      /^## 5 of 5 controls audited\n/,
    )
    expect(json(await call(scene, ['acme/shop', '--format', 'sarif']))).toMatchObject({ version: '2.1.0' })
  }))

test('--previous tells what is new, fixed and unchanged, and since when', () =>
  auditScene({}, async (scene) => {
    const clone = new Clone()
    try {
      const file = join(clone.path, 'before.json')
      const keep = (text: string) => writeFileSync(file, text)
      keep((await call(scene, ['acme/shop', '--json'])).stdout)
      scene.world.clock.advance(86_400)
      scene.repository.ruleset({ name: 'force', rules: [{ type: 'non_fast_forward' }] })
      scene.repository.commit('main', { files: { '.github/CODEOWNERS': '* @alpha\n' } })
      const next = await call(scene, ['acme/shop', '--json', '--previous', file])
      expect(json(next).audit.trend).toEqual({ new: 1, fixed: 1, unchanged: 3, waiting: 0 })
      const dates = json(next).audit.open_since.map(({ since }: { since: string }) => since)
      expect([...dates].sort()).toEqual(['2026-11-20', '2026-11-20', '2026-11-20', '2026-11-21'])
      keep(next.stdout)
      scene.world.clock.advance(86_400)
      const third = await call(scene, ['acme/shop', '--previous', file])
      expect(third.stdout).toContain('trend since the last audit: new 0, fixed 0, unchanged 4')
      expect(json(await call(scene, ['acme/shop', '--json', '--previous', file])).audit.open_since).toEqual(
        json(next).audit.open_since,
      )
      keep(next.stdout.replaceAll('acme/shop', 'acme/other'))
      const foreign = await call(scene, ['acme/shop', '--digest', '--previous', file])
      expect(foreign).toMatchObject({ code: 64, stdout: '' })
      expect(writes(scene.asked())).toEqual([])
      expect(foreign.stderr).toContain('found an audit of acme/other, expected one of acme/shop')
    } finally {
      clone.remove()
    }
  }))

test('--policy audits by a file of this machine, or by a preset', () =>
  auditScene({}, async (scene) => {
    const clone = new Clone()
    try {
      clone.write('other.yml', 'version: 1\nmode: enforce\naudit: { p0: [] }\n')
      const own = { directory: clone.path }
      expect((await call(scene, ['acme/shop', '--policy', 'other.yml'], { ...own, ...{} })).code).toBe(1)
      expect((await call(scene, ['acme/shop', '--policy', 'gatewright:recommended'])).code).toBe(0)
      expect((await call(scene, ['acme/shop', '--policy', 'gatewright:recommended', '--strict'])).code).toBe(
        5,
      )
    } finally {
      clone.remove()
    }
  }))

test('--digest keeps the issue, and the second time writes nothing; --dry-run never does', () =>
  auditScene({}, async (scene) => {
    protect(scene.repository)
    const dry = await call(scene, ['acme/shop', '--digest', '--dry-run'])
    expect(dry.stderr).toContain('dry run, nothing is written; 1 write planned')
    expect(writes(scene.asked())).toEqual([])
    const first = await call(scene, ['acme/shop', '--digest'])
    expect(first.stderr).toMatch(/digest issue: created, http.+\/acme\/shop\/issues\/1/)
    expect(writes(scene.asked())).toEqual(['POST /repos/acme/shop/issues'])
    const second = await call(scene, ['acme/shop', '--digest'])
    expect(second.stdout).toContain('trend since the last audit: new 0, fixed 0, unchanged 1')
    expect(writes(scene.asked())).toEqual([])
    // A policy that is only tried says nothing about what its own policy found.
    const tried = await call(scene, ['acme/shop', '--digest', '--policy', 'gatewright:recommended'])
    expect(tried.stderr).toContain('left as it is: the profile repository tells of the default branch')
    expect(tried.stderr).toContain('a policy of this machine was tried')
    expect(writes(scene.asked())).toEqual([])
  }))

test.each([
  [[], 'expected OWNER/REPO'],
  [['acme'], 'audit: OWNER/REPO is "acme"'],
  [['acme/shop', '--dry-run'], '--dry-run is about the digest issue: expected --digest, too'],
  [['acme/shop', '--max-issues', '3'], '--max-issues is about the digest issue'],
  [['acme/shop', '--digest', '--max-issues', '99'], '--max-issues: found "99"'],
  [['acme/shop', '--digest', '--profile', 'A'], '--profile: found "A"'],
  [['acme/shop', '--strict', '--mode', 'report'], 'contradict each other'],
  [['acme/shop', '--ref', 'a..b'], '--ref: found "a..b"'],
  [['acme/shop', '--previous', 'none.json'], 'none.json'],
])('%j is wrong usage, and nothing is asked', (argv, expected) =>
  auditScene({}, async (scene) => {
    const ended = await call(scene, argv)
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(expected)
    expect(scene.asked()).toEqual([])
  }),
)

test('without a token there is nothing to audit; a failure with --json is one result', () =>
  auditScene({}, async (scene) => {
    const { api, graphql, server } = scene.world.urls()
    const variables = { GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: graphql, GITHUB_SERVER_URL: server }
    const nobody = await gatewright(['audit', 'acme/shop'], { variables })
    expect(nobody).toMatchObject({ code: 64, stdout: '' })
    const gone = await call(scene, ['acme/none', '--json'])
    expect(gone.code).toBe(3)
    expect(json(gone)).toMatchObject({ outcome: 'unknown', exit_code: 3, audit: null })
  }))
