import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createWorld, type Started, type World } from '../../src/embedded/world.ts'
import { ALL_PERMISSIONS } from '../support/embedded.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'
import { guard, phasePolicy } from './phase-scene.ts'
import { junit } from './suite-support.ts'

let world: World
let server: Started
let clone: Clone
let variables: Record<string, string>
let repository: ReturnType<World['repository']>

beforeAll(async () => {
  world = createWorld({ now: '2026-11-20T12:00:00Z' })
  world.user('alpha')
  world.organisation('acme', { owners: ['alpha'] })
  repository = world.repository('acme/shop', {
    files: {
      '.github/gatewright.yml': phasePolicy('    checks: { G1: unit }\n').replace(
        'name: Foundation',
        'name: Foundation, gates: [G1]',
      ),
      'reports/unit.xml': junit(3),
      'src/guard.ts': guard,
    },
  })
  server = await world.start()
  clone = new Clone()
  const [bare = ''] = readdirSync(world.state.directory).filter((name) => name.endsWith('.git'))
  clone.git('fetch', '-q', join(world.state.directory, bare), 'main')
  clone.git('reset', '-q', '--hard', 'FETCH_HEAD')
  variables = {
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_API_URL: server.apiUrl,
    GITHUB_GRAPHQL_URL: server.graphqlUrl,
    GITHUB_SERVER_URL: server.serverUrl,
    GH_TOKEN: world.token({ permissions: ALL_PERMISSIONS, repository: 'acme/shop' }),
  }
})
afterAll(async () => {
  await server.close()
  clone.remove()
})

const run = (...argv: string[]) => gatewright(argv, { directory: clone.path, variables })

test('with a token the gates are derived from the check runs of the commit', async () => {
  const zero = [
    '--counter',
    'safety_nets_count=5:5',
    '--median',
    '0',
    '--p95',
    '0',
    '--evidence',
    'src/guard.ts:1-3',
  ]
  const made = json(await run('phase', 'new', '0', ...zero, '--json'))
  const written = JSON.parse(readFileSync(join(clone.path, '.phase-0.complete.json'), 'utf8'))
  expect(written.repository_id).toBeGreaterThan(0)
  expect(made.missing).toMatchObject([{ rule: 'phase-unlock/gate-unproven', outcome: 'fail' }])
  expect((await run('phase', 'verify', '0')).code).toBe(1)
  repository.checkRun({ name: 'unit', sha: repository.tip('main'), conclusion: 'success' })
  expect(await run('phase', 'verify', '0')).toMatchObject({ code: 0, stderr: '' })
  const offline = await gatewright(['phase', 'verify', '0', '--strict'], {
    directory: clone.path,
    variables: { GITHUB_REPOSITORY: 'acme/shop' },
  })
  expect(offline.code).toBe(3)
  expect(exchangeProblems(world.requests.entries)).toEqual([])
})
