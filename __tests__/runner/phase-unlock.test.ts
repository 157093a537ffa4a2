import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { stringify } from 'yaml'
import { pullRequestEvent } from '../../src/embedded/events.ts'
import { createWorld } from '../../src/embedded/world.ts'
import type { JsonObject } from '../../src/formats/strict-json/index.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { signDocument } from '../../src/signing/sign.ts'
import { artifact, lineDigest, lines, text } from '../facts/phase-scene.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { readText } from '../support/workflows.ts'
import { type Job, openRunner, type Runner } from './act.ts'
import { localised, permissionsOf } from './examples.ts'

/** Gate `phase-unlock` through its own action and through the workflow of its example, by a real workflow runner. */

jest.setTimeout(180_000)

const example = 'examples/phases/.github'
const granted = permissionsOf(`${example}/workflows/gatewright.yml`)

/** The variable that holds the keys of the step, made here: no file holds a key. */
const key = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index * 7))
const keys = JSON.stringify({ release: key.toString('base64') })
const own = stringify({
  name: 'Gate',
  on: 'pull_request',
  permissions: {},
  jobs: {
    gate: {
      'runs-on': 'ubuntu-latest',
      permissions: granted,
      steps: [
        {
          uses: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
          with: { 'persist-credentials': false },
        },
        {
          id: 'gate',
          uses: './actions/phase-unlock',
          env: { GATEWRIGHT_HMAC_KEYS: keys, POLICY_REQUIRE_HMAC: 'true' },
        },
        {
          if: 'always()',
          env: { FILE: `\${{ steps.gate.outputs.result-file }}` },
          run: 'cp "$FILE" "$REPORTS/result.json"',
        },
        { run: 'echo deployed > "$REPORTS/deployed.txt"' },
      ],
    },
  },
})

const policy = `version: 1
mode: enforce
gates:
  phase-unlock:
    phases: [{ phase: 0, name: Nets, gates: [G1] }, { phase: 1, name: Build, paths: ['src/build/**'] }]
    checks: { G1: nets }
`

let runner: Runner
beforeAll(() => {
  runner = openRunner()
  runner.add('phase-unlock.yml', own)
  runner.add('phases.yml', localised(`${example}/workflows/gatewright.yml`))
})
afterAll(() => runner?.remove())

const failed = (job: Job): readonly string[] =>
  resultSchema()
    .parse(JSON.parse(job.report('result.json') ?? 'null'))
    .findings.filter(({ outcome, level }) => outcome === 'fail' && level === 'error')
    .map(({ rule }) => rule)

test('work of a phase is locked, proved and unlocked by the action', async () => {
  const world = createWorld({ now: '2026-11-20T10:00:00Z' })
  for (const login of ['alpha', 'chef', 'oper']) world.user(login)
  world.organisation('acme', { owners: ['oper'] })
  const shop = world.repository('acme/shop', {
    collaborators: { alpha: 'write', chef: 'write' },
    files: { '.github/gatewright.yml': policy, 'src/a.ts': lines },
  })
  const server = await world.start()
  try {
    const pull = shop.openPullRequest({ author: 'alpha', head: 'build', files: { 'src/build/a.ts': '1\n' } })
    const run = () =>
      runner.run({
        ...{ workflow: 'phase-unlock.yml', event: 'pull_request', ...server },
        payload: pullRequestEvent(world, pull),
        token: world.token({ kind: 'github-token', permissions: granted }),
      })
    const locked = await run()
    expect([locked.succeeded, failed(locked)]).toEqual([false, ['phase-unlock/stage-missing']])
    expect(locked.report('deployed.txt')).toBeNull()

    const sha = shop.tip()
    shop.checkRun({ name: 'nets', sha, conclusion: 'success' })
    const document = artifact(sha, {
      ...{ phase: 0, phase_name: 'Nets', previous_artifact_sha256: null },
      completion_date: '2026-11-20T10:00:00Z',
      evidence_blocks: [
        { evidence_id: 'EB-1', file: 'src/a.ts', lines: '2-3', sha256: lineDigest(lines, 2, 3) },
      ],
    }) as JsonObject
    const secret = { algorithm: 'hmac-sha256', keyId: 'release', key } as const
    const signed = text({ ...document, signature: signDocument(document, secret) })
    shop.commit('main', { files: { '.phase-0.complete.json': signed } })
    const unlocked = await run()
    if (!unlocked.succeeded) throw new Error(unlocked.log)
    expect([failed(unlocked), unlocked.report('deployed.txt')]).toEqual([[], 'deployed\n'])
    expect(unlocked.log).not.toContain(key.toString('base64'))
    expect(exchangeProblems(world.requests.entries)).toEqual([])
  } finally {
    await server.close()
  }
})

test('the workflow of the example locks work of a phase', async () => {
  const world = createWorld({ now: '2026-11-20T10:00:00Z' })
  for (const login of ['alpha', 'chef', 'oper']) world.user(login)
  world.organisation('acme', { owners: ['oper'] })
  const shop = world.repository('acme/shop', {
    collaborators: { alpha: 'write', chef: 'write' },
    files: {
      '.github/CODEOWNERS': '* @chef\n',
      '.github/gatewright.yml': readText(`${example}/gatewright.yml`),
    },
  })
  const server = await world.start()
  try {
    const files = { 'tools/ingest/verify.py': 'pass\n' }
    const pull = shop.openPullRequest({ author: 'alpha', head: 'ingest', files })
    const judged = await runner.run({
      ...{ workflow: 'phases.yml', event: 'pull_request', ...server },
      payload: pullRequestEvent(world, pull),
      token: world.token({ kind: 'github-token', permissions: granted }),
    })
    expect(judged.succeeded).toBe(false)
    expect(judged.log).toContain('phase-unlock/stage-missing for phase-0 at tools/ingest/verify.py')
    expect(judged.log).toContain('gatewright phase new phase-0')
    expect(exchangeProblems(world.requests.entries)).toEqual([])
  } finally {
    await server.close()
  }
})
