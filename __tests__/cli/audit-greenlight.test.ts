import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { checkPermissions, lightFiles, lightPolicy, report } from '../audit/greenlight-scene.ts'
import { type AuditScene, auditScene, protect, writes } from '../audit/scene.ts'
import { Clone } from '../workspace/clone.ts'
import { type CallOptions, gatewright } from './harness.ts'

const call = ({ world, token }: AuditScene, argv: readonly string[] = [], more: CallOptions = {}) => {
  const { api, graphql, server } = world.urls()
  const addresses = { GITHUB_API_URL: api, GITHUB_GRAPHQL_URL: graphql, GITHUB_SERVER_URL: server }
  const variables = { ...addresses, GH_TOKEN: token, ...more.variables }
  return gatewright(['audit', 'acme/shop', ...argv], { ...more, variables })
}

const inLight = (
  play: (scene: AuditScene) => Promise<void>,
  {
    files = {},
    policy = lightPolicy,
  }: { files?: Parameters<typeof auditScene>[0]['files']; policy?: string } = {},
) =>
  auditScene(
    {
      policy,
      files: { ...lightFiles, ...files },
      permissions: { contents: 'read', 'pull-requests': 'read', issues: 'write', ...checkPermissions },
    },
    async (scene) => {
      protect(scene.repository)
      await play(scene)
    },
  )

test('green: the page first, then the audit; under ten requests more than without; no writes', () =>
  inLight(async (scene) => {
    report(scene.repository)
    const green = await call(scene, ['--greenlight'])
    expect(green).toMatchObject({ code: 0, stderr: '' })
    expect(green.stdout).toMatch(
      /^Green light: everything that the policy asks for is proved\n✓ Safety net S1/,
    )
    expect(green.stdout).toMatch(/\d+ of \d+ controls audited/)
    expect(writes(scene.asked())).toEqual([])
    // A plain audit judges the same.
    expect((await call(scene)).code).toBe(0)
    const plain = scene.asked().length
    await scene.audit({ trial: null, policy: 'gatewright:recommended' })
    expect(plain - scene.asked().length).toBeLessThan(10)
  }))

interface Case {
  readonly files?: Record<string, string | null | { symlink: string }>
  readonly checks?: Parameters<typeof report>[1] | null
  readonly policy?: string
}

test.each<[string, number, string, Case]>([
  ['a net is gone', 5, 'red', { files: { 'tools/verify.py': null } }],
  ['the check of a net was skipped', 5, 'red', { checks: { nets: 'skipped' } }],
  ['a gate is neutral', 1, 'red', { checks: { behaviour: 'neutral' } }],
  [
    'a net alone is open',
    6,
    'hold',
    { checks: null, policy: lightPolicy.replace('      gates: [G1, G2]\n', '') },
  ],
  [
    'the variable is computed',
    3,
    'hold',
    {
      files: {
        '.github/workflows/gate.yml': lightFiles['.github/workflows/gate.yml'].replace(
          'HMAC: true',
          `HMAC: "${'$'}{{ vars.HMAC }}"`,
        ),
      },
    },
  ],
])('%s: exit code %d, %s', (_, exit, verdict, { files = {}, checks = {}, policy }) =>
  inLight(
    async (scene) => {
      scene.repository.commit('main', { files: { one: '1\n', ...files } })
      if (checks !== null) report(scene.repository, checks)
      const clone = new Clone()
      try {
        const ended = await call(scene, ['--greenlight', '--report', 'light.json'], { directory: clone.path })
        const written = JSON.parse(readFileSync(join(clone.path, 'light.json'), 'utf8'))
        expect([ended.code, written.exit, written.verdict]).toEqual([exit, exit, verdict])
        expect(written.sha).toBe(scene.repository.tip())
        expect(readdirSync(clone.path).filter((name) => name !== '.git')).toEqual(['light.json'])
      } finally {
        clone.remove()
      }
    },
    policy === undefined ? {} : { policy },
  ),
)

test('wrong usage: a report without the green light, a policy without one, a place that is refused', () =>
  inLight(
    async (scene) => {
      const refused = async (argv: readonly string[], words: string, more: CallOptions = {}) => {
        const ended = await call(scene, argv, more)
        expect(ended).toMatchObject({ code: 64, stdout: '' })
        expect(ended.stderr).toContain(words)
      }
      await refused(['--report', 'x.json'], 'expected the green light to be asked for')
      expect(scene.asked()).toEqual([])
      await refused(['--greenlight'], 'asks for no green light')
      const clone = new Clone()
      try {
        const directory = clone.path
        symlinkSync('x.json', join(directory, 'link.json'))
        for (const file of ['../x.json', '/x.json', '.git/x.json', 'link.json', '.', 'none/x.json', ''])
          await refused(['--greenlight', '--report', file], '--report', { directory })
        expect(readdirSync(directory).sort()).toEqual(['.git', 'link.json'])
      } finally {
        clone.remove()
      }
    },
    { policy: 'version: 1\nmode: enforce\n' },
  ))
