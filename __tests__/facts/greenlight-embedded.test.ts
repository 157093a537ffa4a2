import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Greenlight } from '../../src/core/facts/greenlight.ts'
import { plain } from '../../src/core/text.ts'
import { judgeGreenlight } from '../../src/phase/greenlight.ts'
import { options } from '../../src/phase/options.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { cloneOf, gatherCommit, phasePolicy, phaseWorld, removeClones } from './phase-scene.ts'

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
  removeClones()
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

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`

test.each([['GitHub'], ['a clone']])(
  'what only looks like a file is none, and %s says the same as the other',
  async (backend) => {
    const odd = scene.repository({
      files: {
        'ok.py': 'check()\n',
        'large.bin': Buffer.alloc(3000, 0xff),
        'empty.py': '',
        'blank.py': ' \n\t\r\n',
        'pointer.py': pointer,
        'pointer.yml': pointer,
        'comment.yml': '# alert: Mismatch\n',
        'folder.py/one': 'x\n',
        'link.py': { symlink: 'ok.py' },
        sub: { submodule: 'a'.repeat(40) },
        'text.py': 'check()\n'.repeat(200),
      },
    })
    const paths = ['ok.py', 'large.bin', 'text.py', 'empty.py', 'blank.py', 'pointer.py', 'pointer.yml']
    const all = [...paths, 'comment.yml', 'folder.py', 'link.py', 'sub', 'none.py']
    const asked = {
      phases: [],
      checks: {},
      greenlight: { nets: [{ id: 'S', files: all.map((path) => ({ path })) }] },
    }
    const { facts } = await gatherCommit(scene, ['greenlight'], odd, odd.tip(), {
      policy: phasePolicy(asked),
      ...(backend === 'GitHub' ? {} : { clone: cloneOf(odd) }),
    })
    if (!facts.greenlight.known) throw new Error(facts.greenlight.detail)
    const [net] = judgeGreenlight(facts.greenlight.value, options.parse(asked).greenlight ?? never(), {}).nets
    expect(net?.proofs.map(({ state, found }) => (state === 'proved' ? state : plain(found)))).toEqual([
      ...['proved', 'proved', 'proved'],
      'empty.py cannot be read as it should: it is empty',
      'blank.py cannot be read as it should: it holds blanks alone',
      ...['pointer.py', 'pointer.yml'].map(
        (path) =>
          `${path} cannot be read as it should: it is a pointer of Git LFS; what it stands for is not in the repository`,
      ),
      'comment.yml cannot be read as it should: it holds nothing',
      ...['folder.py', 'link.py', 'sub'].map((path) => `${path} is no regular file`),
      'there is no none.py',
    ])
    expect(net?.status).toBe('absent')
  },
)

function never(): never {
  throw new Error('the policy asks for a green light')
}

test('a policy without a green light asks nothing', async () => {
  const { facts, requests } = await gatherCommit(scene, ['greenlight'], shop, shop.tip(), {
    policy: phasePolicy(),
  })
  expect(facts.greenlight).toMatchObject({ known: true, value: { files: {}, variables: {} } })
  expect(requests).toEqual([])
})
