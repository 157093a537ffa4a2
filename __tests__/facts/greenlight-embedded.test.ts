import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Greenlight } from '../../src/core/facts/greenlight.ts'
import { judgeGreenlight } from '../../src/phase/greenlight.ts'
import { options } from '../../src/phase/options.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { gatherCommit, phasePolicy, phaseWorld } from './phase-scene.ts'

const scene = phaseWorld()
const shop = scene.repository({
  files: {
    'verify.py': 'check()\n',
    'rules.yml': 'groups:\n  - rules:\n      - alert: Mismatch # Unsigned\n',
    'broken.yml': 'a: 1\na: 2\n',
    '.github/workflows/gate.yml':
      'on: push\njobs:\n  gate:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: gatewright/gatewright@v1\n        env: { POLICY_REQUIRE_HMAC: "true", OTHER: "false" }\n',
    '.github/workflows/other.yml':
      'on: push\n# POLICY_REQUIRE_HMAC: true\njobs: { make: { runs-on: x, steps: [{ run: make }] } }\n',
  },
})
const settings = {
  phases: [],
  checks: { G1: 'nets' },
  greenlight: {
    nets: [{ id: 'S1', files: [{ path: 'verify.py' }], checks: ['G1'] }],
    gates: ['G1'],
    variables: [
      { name: 'POLICY_REQUIRE_HMAC', value: 'true' },
      { name: 'OTHER', value: 'true' },
      { name: 'OTHER', value: 'true', workflow: '.github/workflows/other.yml' },
    ],
    files: [
      { path: 'rules.yml', contains: ['Mismatch'] },
      { path: 'rules.yml', contains: ['Unsigned'] },
      ...['broken.yml', '.github', 'none.json', '.github/workflows/other.yml'].map((path) => ({ path })),
    ],
  },
}
beforeAll(() => scene.start())
afterAll(() => {
  expect(exchangeProblems(scene.world.requests.entries)).toEqual([])
  return scene.close()
})

test('files, variables and checks of a real commit, in under ten requests', async () => {
  shop.workflowRun({ headSha: shop.tip(), path: '.github/workflows/ci.yml' }).job('nets')
  const { facts, requests } = await gatherCommit(scene, ['greenlight'], shop, shop.tip(), {
    policy: phasePolicy(settings),
  })
  if (!facts.greenlight.known) throw new Error(facts.greenlight.detail)
  const { greenlight, checks } = options.parse(settings)
  if (greenlight === undefined) throw new Error('no green light')
  const state = judgeGreenlight(facts.greenlight.value satisfies Greenlight, greenlight, checks)
  expect(state.nets.map(({ status }) => status)).toEqual(['verified'])
  expect(state.gates.map(({ status }) => status)).toEqual(['proved'])
  expect(state.variables.map(({ proof }) => proof.state)).toEqual(['proved', 'refuted', 'refuted'])
  expect(state.files.map(({ proof }) => proof.state)).toEqual([
    'proved',
    'refuted',
    'refuted',
    'refuted',
    'refuted',
    'proved',
  ])
  expect(requests.length).toBeLessThan(10)
})

test('a policy without a green light asks nothing', async () => {
  const { facts, requests } = await gatherCommit(scene, ['greenlight'], shop, shop.tip(), {
    policy: phasePolicy(),
  })
  expect(facts.greenlight).toMatchObject({ known: true, value: { files: {}, variables: {} } })
  expect(requests).toEqual([])
})
