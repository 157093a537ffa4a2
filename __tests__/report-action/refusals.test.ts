import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { strToU8, zipSync } from 'fflate'
import type { Result } from '../../src/result/schema.ts'
import { exchangeProblems } from '../support/openapi.ts'
import { type ForkScene, openFork, referenceTo, refusal, textOf } from './scene.ts'

let scene: ForkScene
let claim: Result
beforeAll(async () => {
  scene = await openFork()
  claim = await scene.judge()
})
afterAll(async () => {
  expect(exchangeProblems(scene.world.requests.entries)).toEqual([])
  const writes = scene.world.requests.entries.filter(
    ({ method, path }) => method !== 'GET' && path !== '/graphql',
  )
  expect(writes).toEqual([])
  await scene.server.close()
})

/** What is said of a result that was changed. */
const refusedText = async (text: string): Promise<string> => {
  const run = scene.run()
  scene.artifact(run, { text })
  return refusal(await scene.relay(run))
}
const refused = (change: object): Promise<string> => refusedText(textOf({ ...claim, ...change }))
const targeted = (change: object): Promise<string> => refused({ target: { ...claim.target, ...change } })

describe('the result of a fork', () => {
  test('is read as it is when it blocks, marked as another run’s', async () => {
    const run = scene.run()
    scene.artifact(run, { text: textOf(claim) })
    const read = await scene.relay(run)
    if (read.kind !== 'report') throw new Error(refusal(read))
    expect(read.report.record.verdict).toMatchObject({ decision: 'fail', exitCode: 1 })
    expect(read.report.record.notices[0]).toContain(`Read from the result of run ${run.id}`)
    expect(read.report.record.notices[0]).toContain('from meddler/shop')
    expect([read.doubts, read.remarks, read.gate]).toEqual([[], [], null])
  })

  test('counts when it blocks although its run is green, with a remark', async () => {
    const run = scene.run({ conclusion: 'success' })
    scene.artifact(run, { text: textOf(claim) })
    const read = await scene.relay(run)
    expect(read).toMatchObject({
      kind: 'report',
      remarks: [expect.stringMatching(/ended as success.*exit code 1/)],
    })
    if (read.kind === 'report') expect(read.report.record.verdict.exitCode).toBe(1)
  })
})

describe('a result that is not this run’s is refused', () => {
  test.each([
    ['another repository', { repository: 'acme/other' }, /repository `acme\/other`; expected `acme\/shop`/],
    [
      'another head',
      { head_sha: 'a'.repeat(40) },
      /commit `a{40}`; expected `[0-9a-f]{40}` that run \d+ judged/,
    ],
    ['no head', { head_sha: null }, /judged the commit none/],
    ['another pull request', { pull_requests: [99] }, /pull request `#99`; expected `#1`/],
    ['two pull requests', { pull_requests: [1, 2] }, /pull request `#1, #2`/],
    ['another base branch', { base_ref: 'dev' }, /base branch `dev`; expected `main`/],
    ['a push', { kind: 'push' }, /judged a `push`; expected `pull-request`/],
    ['a base that is none', { base_sha: '../../evil' }, /base `\.\.\/\.\.\/evil`; expected `a commit id`/],
    ['no base', { base_sha: null }, /as the base none/],
    ['a base the policy is not of', { base_sha: 'b'.repeat(40) }, /policy from the commit/],
  ])('%s', async (_, change, why) => {
    expect(await targeted(change)).toMatch(why)
  })

  test('one that does not say what it judged', async () => {
    expect(await refused({ target: null })).toBe('the result does not say what it judged')
  })

  test('a policy from a commit of the pull request, or from nowhere', async () => {
    const policyAt = (sha: string) =>
      refused({
        target: { ...claim.target, base_sha: sha },
        policy: { ...claim.policy, sha, sources: claim.policy.sources.map((one) => ({ ...one, sha })) },
      })
    expect(await policyAt(scene.pull.headSha)).toMatch(/which is no commit of `main`/)
    expect(await policyAt('c'.repeat(40))).toMatch(/which is no commit of `main`/)
  })
})

describe('a file that is no result of this version is refused', () => {
  test('unknown fields, with the first of them and the versions', async () => {
    const tool = { name: 'gatewright', version: '9.9.9' }
    const gates = claim.gates.map((gate, index) => (index === 0 ? { ...gate, score: 1 } : gate))
    expect(await refused({ tool, gates, later: true })).toBe(
      `result.json has fields that this version does not know: \`$.gates[0].score\`, \`$.later\` (written by version \`9.9.9\`; this is ${claim.tool.version})`,
    )
    expect(await refused({ later: true })).toBe(
      'result.json has a field that this version does not know: `$.later`',
    )
  })

  test('lists that no run writes: they would take minutes to show', async () => {
    const gates = Array.from({ length: 201 }, () => claim.gates[0])
    expect(await refused({ gates })).toBe(
      'result.json: a list `gates` has 201 items, and at most 200 are read',
    )
    const parts = Array.from({ length: 5_001 }, () => ({ kind: 'text', text: 'x' }))
    const found = { text: 'x', parts }
    const [first] = claim.findings
    const findings = [{ ...first, message: { ...first?.message, found } }]
    expect(await refused({ findings })).toContain('a list `parts` has 5001 items')
  })

  test.each([
    ['cut', (text: string) => text.slice(0, -40), /no JSON: .*/],
    ['empty', () => '', /no JSON/],
    ['no JSON', () => 'NaN', /no JSON/],
    [
      'a number that is none',
      (text: string) => text.replace('"exit_code": 1', '"exit_code": NaN'),
      /no JSON/,
    ],
    [
      'a number too large',
      (text: string) => text.replace('"duration_ms": 1', '"duration_ms": 1e999'),
      /\$\.run\.duration_ms/,
    ],
    ['a name twice', (text: string) => text.replace('{', '{"decision":"pass",'), /"decision" stands twice/],
    [
      'a prototype',
      (text: string) => text.replace('{', '{"__proto__":{"decision":"pass"},'),
      /\$\.__proto__/,
    ],
    ['nested without end', () => '['.repeat(100_000), /no JSON/],
    ['a list', () => '[]', /is no result: `\$`/],
    ['null', () => 'null', /is no result/],
    [
      'another schema',
      (text: string) => text.replace('"schema_version": 1', '"schema_version": 2'),
      /\$\.schema_version/,
    ],
    [
      'an unknown outcome',
      (text: string) => text.replace('"decision": "fail"', '"decision": "neutral"'),
      /\$\.decision/,
    ],
    [
      'an exit code of no meaning',
      (text: string) => text.replace('"exit_code": 1', '"exit_code": 7'),
      /exit_code/,
    ],
  ] as const)('%s', async (_, change, why) => {
    const said = await refusedText(change(textOf(claim)))
    expect(said).toMatch(/^result\.json /)
    expect(said).toMatch(why)
    expect(said.length).toBeLessThan(1_000)
  })

  test('bytes that are no text', async () => {
    const run = scene.run()
    scene.artifact(run, { zip: zipSync({ 'result.json': Uint8Array.of(0xff, 0xfe, 0x00) }) })
    expect(refusal(await scene.relay(run))).toBe('result.json is not UTF-8')
  })
})

describe('a result that contradicts itself is refused', () => {
  const [gate] = ['codeowners']
  const withGate = (change: object, more: object = {}) =>
    refused({ gates: claim.gates.map((one) => (one.id === gate ? { ...one, ...change } : one)), ...more })

  test('a pass with findings that fail', async () => {
    const passed = { decision: 'pass', outcome: 'pass', exit_code: 0, reason_codes: ['passed'] }
    expect(await refused(passed)).toMatch(
      /contradicts itself: its decision is `pass`, and its findings give `fail`/,
    )
    const green = { outcome: 'pass', blocks: false, exit_code: 0 }
    expect(await withGate(green, { ...passed, outcomes: { ...claim.outcomes, codeowners: 'pass' } })).toMatch(
      /outcome of gate `codeowners` is `pass`, and its findings give `fail`/,
    )
  })

  test.each([
    ['a gate that does not block what it blocks', () => withGate({ blocks: false }), /`blocks` of gate/],
    ['a gate with another exit code', () => withGate({ exit_code: 3 }), /exit code of gate/],
    ['a gate that enforces in report mode', () => withGate({ mode: 'report' }), /enforces in mode `report`/],
    ['another exit code', () => refused({ exit_code: 3 }), /exit code is `3`/],
    ['another outcome', () => refused({ outcome: 'skip' }), /outcome is `skip`/],
    [
      'outcomes that differ',
      () => refused({ outcomes: { codeowners: 'pass' } }),
      /`outcomes` and `gates` differ/,
    ],
    ['more outcomes', () => refused({ outcomes: { ...claim.outcomes, x: 'pass' } }), /differ/],
    ['a gate twice', () => refused({ gates: [...claim.gates, ...claim.gates] }), /a gate twice/],
    [
      'a finding of no gate',
      () => refused({ findings: claim.findings.map((one) => ({ ...one, gate: 'other' })) }),
      /belongs to no gate/,
    ],
    [
      'a closed pull request with errors',
      () => refused({ errors: [{ code: 'x', file: null, line: null, column: null, message: 'm' }] }),
      /names errors that ended the run, and gates or findings/,
    ],
    [
      'an early end that passes',
      () =>
        refused({
          ...{ gates: [], findings: [], outcomes: {}, decision: 'pass', outcome: 'pass', exit_code: 0 },
          errors: [{ code: 'x', file: null, line: null, column: null, message: 'm' }],
        }),
      /names errors that ended the run, and `pass`/,
    ],
  ])('%s', async (_, ask, why) => {
    expect(await ask()).toMatch(why)
  })
})

describe('an artifact that is not the one file of this run is refused', () => {
  const unpacked = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const run = scene.run()
    scene.artifact(run, { files })
    return refusal(await scene.relay(run))
  }

  test('missing, or under another name', async () => {
    const run = scene.run()
    expect(refusal(await scene.relay(run))).toBe(`run ${run.id} left no artifact \`gatewright-result\``)
    scene.artifact(run, { text: textOf(claim) })
    expect(refusal(await scene.relay(run, { artifact: 'other' }))).toMatch(/left no artifact `other`/)
    expect((await scene.relay(run)).kind).toBe('report')
  })

  test('expired', async () => {
    const run = scene.run()
    scene.repository.artifact({ run, name: 'gatewright-result', expired: true })
    expect(refusal(await scene.relay(run))).toMatch(
      /^the artifact `gatewright-result` of run \d+ has expired$/,
    )
  })

  test('gone between the list and the download', async () => {
    const run = scene.run()
    scene.artifact(run, { text: textOf(claim) })
    scene.world.fault({ kind: 'status', status: 410, path: /\/zip$/, times: 1 } as never)
    expect(refusal(await scene.relay(run))).toMatch(/410/)
  })

  test('two of one name', async () => {
    const run = scene.run()
    const ids = [scene.artifact(run, { text: textOf(claim) }), scene.artifact(run, { text: textOf(claim) })]
    const said = refusal(await scene.relay(run))
    expect(said).toMatch(/left 2 artifacts `gatewright-result`/)
    for (const id of ids) expect(said).toContain(String(id))
  })

  test('of an earlier attempt; that of the latest attempt counts', async () => {
    const run = scene.run()
    scene.artifact(run, { text: textOf(claim) })
    scene.world.clock.advance(60)
    Object.assign(run, { attempt: 2, startedAt: scene.world.clock.iso() })
    expect(refusal(await scene.relay(run))).toMatch(/of an earlier attempt; attempt 2 left none/)
    scene.artifact(run, { text: textOf(claim) })
    expect((await scene.relay(run)).kind).toBe('report')
  })

  test('of another run, whatever the list says', async () => {
    const [run, other] = [scene.run(), scene.run()]
    scene.artifact(other, { text: textOf(claim) })
    const listed = scene.repository.model.artifacts.at(-1)
    if (listed === undefined) throw new Error('there is an artifact')
    const foreign = { ...scene.github }
    foreign.list = async (route, parameters, schema, options) =>
      await scene.github.list(route, { ...parameters, run_id: other.id }, schema, options)
    const { resultFileOf } = await import('../../src/report-action/artifact.ts')
    const { readRun } = await import('../../src/report-action/run.ts')
    const reference = referenceTo(run)
    const judged = await readRun(scene.github, reference)
    await expect(resultFileOf(foreign, judged, 'gatewright-result')).rejects.toThrow(
      new RegExp(`belongs to run ${other.id} .*expected run ${run.id}`),
    )
  })

  test('with two files, another file, a folder or none', async () => {
    expect(await unpacked({ 'result.json': '{}', 'evil.sh': 'x' })).toMatch(
      /holds 2 files: `result\.json`, `evil\.sh`/,
    )
    expect(await unpacked({ 'other.json': '{}' })).toMatch(
      /holds 1 file: `other\.json`; expected `result\.json` alone/,
    )
    expect(await unpacked({ 'a/result.json': '{}' })).toMatch(/`a\/result\.json`/)
    expect(await unpacked({})).toMatch(/no whole zip|holds no file/)
  })

  test('with a path that leads out', async () => {
    expect(await unpacked({ '../result.json': '{}' })).toMatch(/cannot be unpacked: .*no plain path/)
    expect(await unpacked({ '/etc/result.json': '{}' })).toMatch(/no plain path/)
  })

  test('of 1 GB when unpacked', async () => {
    const bomb = zipSync({ 'result.json': new Uint8Array(70 * 1024 * 1024) }, { level: 9 })
    const run = scene.run()
    scene.artifact(run, { zip: bomb })
    expect(bomb.length).toBeLessThan(100_000)
    expect(refusal(await scene.relay(run))).toMatch(/over 67108864 bytes when unpacked/)
    // The same archive, with a directory that states one byte, and one that states a gigabyte.
    for (const [size, why] of [
      [1, /damaged|no whole zip|two sizes/],
      [2 ** 30, /over 67108864 bytes when unpacked/],
    ] as const) {
      const lying = Buffer.from(bomb)
      lying.writeUInt32LE(size, lying.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24)
      const one = scene.run()
      scene.artifact(one, { zip: lying })
      expect(refusal(await scene.relay(one))).toMatch(why)
    }
  })

  test('that is no zip, or a cut one', async () => {
    for (const zip of [strToU8('no zip'), zipSync({ 'result.json': strToU8('{}') }).slice(0, 30)]) {
      const run = scene.run()
      scene.artifact(run, { zip })
      expect(refusal(await scene.relay(run))).toMatch(/cannot be unpacked: the archive is no whole zip file/)
    }
  })
})

describe('a run that cannot be the one is refused', () => {
  const alone = async (more: Parameters<ForkScene['run']>[0], headSha?: string): Promise<string> => {
    const run = scene.run(more)
    scene.artifact(run, { text: textOf(claim) })
    return refusal(await scene.relay(run, headSha === undefined ? {} : { headSha }))
  }

  test('one that has not ended', async () => {
    expect(await alone({ conclusion: null })).toMatch(/has the status `in_progress`; expected `completed`/)
  })

  test.each(['push', 'merge_group', 'workflow_dispatch', 'pull_request_target'])(
    'one of the event %s',
    async (event) => {
      expect(await alone({ event })).toContain(
        `was started by the event \`${event}\`; expected \`pull_request\` or`,
      )
    },
  )

  test('one of another commit than the event says', async () => {
    expect(await alone({}, 'd'.repeat(40))).toMatch(
      /judged the commit `[0-9a-f]{40}`; the event says `d{40}`/,
    )
  })

  test('one that GitHub does not know, or is not shown', async () => {
    const run = scene.run()
    expect(refusal(await scene.relay({ ...run, id: 999_999 }))).toMatch(/not exist|not see|404/i)
  })

  test('one whose repository is told to be another', async () => {
    const { readRun } = await import('../../src/report-action/run.ts')
    const run = scene.run()
    const told = (change: object) => ({
      ...scene.github,
      get: async (route: string, parameters: object, schema: never) => ({
        ...((await scene.github.get(route, { ...parameters }, schema)) as object),
        ...change,
      }),
    })
    const reference = referenceTo(run)
    const ask = (change: object) => readRun(told(change) as never, reference)
    await expect(ask({ repository: { full_name: 'evil/shop' } })).rejects.toThrow(
      /is of `evil\/shop`, not of acme\/shop/,
    )
    await expect(ask({ id: 1 })).rejects.toThrow(/told of run 1/)
    await expect(ask({ head_repository: null })).rejects.toThrow(/was deleted/)
    await expect(ask({ head_repository: { full_name: 'a/b/c' } })).rejects.toThrow(/was deleted/)
    const pathOf = async (path: string) => (await ask({ path })).path
    for (const ref of ['refs/heads/main', 'refs/heads/a@b.yml', 'main'])
      expect(await pathOf(`${run.path}@${ref}`)).toBe(run.path)
    const other = `${run.path}@evil.yml`
    expect([await pathOf(other), await pathOf(`${other}@refs/heads/main`)]).toEqual([other, other])
    expect(await pathOf(`acme/rules/${run.path}@main`)).toBe(`acme/rules/${run.path}`)
    expect(await pathOf('dynamic/x@y')).toBe('dynamic/x@y')
  })

  test('one of a fork without an open pull request', async () => {
    const other = scene.repository.fork('oper')
    const stranger = scene.run({ headRepository: other.model })
    scene.artifact(stranger, { text: textOf(claim) })
    expect(refusal(await scene.relay(stranger))).toMatch(/no open pull request comes from oper\/shop:patch/)
  })
})
