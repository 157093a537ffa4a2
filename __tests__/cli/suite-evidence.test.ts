import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Evidence, evidenceSchema } from '../../src/formats/golden/evidence.ts'
import { digestOf } from '../../src/result/digests.ts'
import { signatureOf } from '../../src/result/signature.ts'
import { Clone } from '../workspace/clone.ts'
import { gatewright, json } from './harness.ts'
import { junit, newKey, policy } from './suite-support.ts'

const key = newKey()
const signing = { GATEWRIGHT_SIGNING_KEY: key }
const required = { POLICY_REQUIRE_HMAC: 'true' }
const repository = { GITHUB_REPOSITORY: 'acme/shop' }

let clone: Clone
let sha: string
/** Signed evidence of a run that passed, as text. */
let good: string
const at = (argv: readonly string[], variables: Readonly<Record<string, string>> = {}) =>
  gatewright(['suite', 'gate', ...argv], {
    directory: clone.path,
    variables: { ...repository, ...variables },
  })
const lcb = '    suites: [{ name: P1, lcb: 0.95 }]\n'

beforeAll(async () => {
  clone = new Clone()
  sha = clone.commit({ '.github/gatewright.yml': policy('enforce', lcb), 'pass.xml': junit(60) })
  clone.write('fail.xml', junit(50, 10))
  const ended = await at(['pass.xml', '--evidence-out', 'good.json'], signing)
  expect(ended).toMatchObject({ code: 0, stderr: '' })
  good = readFileSync(join(clone.path, 'good.json'), 'utf8')
})
afterAll(() => clone.remove())

const parsed = (): Evidence => evidenceSchema.parse(JSON.parse(good))
type Edit = (evidence: Evidence) => object
/** Somebody without the key: the digest is made anew, the signature cannot be. */
const forged: (edit: Edit) => Edit = (edit) => (evidence) => {
  const { digest: _, signature, ...document } = edit(evidence) as Evidence
  return { ...document, digest: digestOf(document), signature }
}
const unsigned: (edit: Edit) => Edit = (edit) => (evidence) => ({
  ...forged(edit)(evidence),
  signature: null,
})
const asText = (edit: Edit): string => JSON.stringify(edit(parsed()))

async function deploy(text: string, argv: readonly string[] = [], variables: Record<string, string> = {}) {
  clone.write('tried.json', text)
  const ended = await at(['--evidence', 'tried.json', '--json', ...argv], variables)
  const row = ended.stdout === '' ? null : json(ended)
  return { ...ended, row, codes: (row?.problems ?? []).map(({ code }: { code: string }) => code) }
}

describe('the evidence of a run', () => {
  test('says what was decided about which commit, from which bytes', () => {
    expect(parsed()).toMatchObject({
      schema_version: 1,
      repository: 'acme/shop',
      head_sha: sha,
      decision: 'pass',
      enforced: true,
      inputs: [{ path: 'pass.xml', format: 'junit', verdict: 'pass', bytes: junit(60).length }],
      total: { tests: 60, passed: 60 },
      suites: [{ suite: 'P1', successes: 60, trials: 60, threshold: 0.95, decision: 'pass' }],
      signature: { algorithm: 'HMAC-SHA256' },
    })
    expect(good).not.toContain(key)
  })

  test('is written when the gate fails, too, and nothing is left beside it', async () => {
    mkdirSync(join(clone.path, 'written'))
    const ended = await at(['fail.xml', '--evidence-out', 'written/gate-evidence.json'])
    expect(ended.code).toBe(1)
    const text = readFileSync(join(clone.path, 'written/gate-evidence.json'), 'utf8')
    expect(evidenceSchema.parse(JSON.parse(text))).toMatchObject({ decision: 'fail', signature: null })
    expect(readdirSync(join(clone.path, 'written'))).toEqual(['gate-evidence.json'])
    expect((await deploy(text)).codes).toEqual(['decision'])
  })

  test('is not written unsigned where a signature is required, nor with a weak key', async () => {
    const ended = await at(['pass.xml', '--evidence-out', 'none.json'], required)
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('GATEWRIGHT_SIGNING_KEY') })
    const weak = await at(['pass.xml', '--evidence-out', 'none.json'], { GATEWRIGHT_SIGNING_KEY: 'short' })
    expect(weak).toMatchObject({ code: 2, stderr: expect.stringContaining('at least 32') })
    expect(readdirSync(clone.path)).not.toContain('none.json')
  })
})

describe('the deploy gate', () => {
  test('allows the commit that passed, with and without a key', async () => {
    for (const variables of [{}, signing, { ...signing, ...required }]) {
      expect(await deploy(good, [], variables)).toMatchObject({ code: 0, row: { allowed: true } })
    }
    const { row } = await deploy(good, ['--sha', sha.toUpperCase(), '--max-age', '1h'], signing)
    expect(row).toMatchObject({ signature: 'valid', problems: [] })
  })

  test('a signature that nobody checked is not called one', async () => {
    expect((await deploy(good)).row).toMatchObject({ allowed: true, signature: 'unchecked' })
    const { stdout } = await at(['--evidence', 'good.json'])
    expect(stdout).toContain('signature not checked')
    expect((await at(['--evidence', 'good.json'], signing)).stdout).toMatch(/^ALLOWED: .*\(signed by key /)
  })

  const attacks: readonly [name: string, edit: Edit, codes: readonly string[]][] = [
    ['an edited count', (e) => ({ ...e, total: { ...e.total, failed: 1 } }), ['changed', 'contradiction']],
    ['another decision', (e) => ({ ...e, decision: 'fail' }), ['changed', 'decision']],
    ['an edited digest', (e) => ({ ...e, digest: '0'.repeat(64) }), ['changed']],
    ['another commit', forged((e) => ({ ...e, head_sha: 'f'.repeat(40) })), ['commit']],
    ['another repository', forged((e) => ({ ...e, repository: 'meddler/shop' })), ['repository']],
    [
      'a suite that passes with too few',
      forged((e) => ({
        ...e,
        suites: e.suites.map((s) => ({ ...s, successes: 41, trials: 41, lcb: 0.9381 })),
      })),
      ['contradiction'],
    ],
    [
      'a bound that is not that of its figures',
      forged((e) => ({ ...e, suites: e.suites.map((s) => ({ ...s, lcb: 0.99 })) })),
      ['contradiction'],
    ],
    [
      'more tests in a suite than there are',
      forged((e) => ({
        ...e,
        suites: e.suites.map((s) => ({ ...s, successes: 999, trials: 999, lcb: 0.9973 })),
      })),
      ['contradiction'],
    ],
    ['no suites', forged((e) => ({ ...e, suites: [] })), ['contradiction']],
    ['no reports', forged((e) => ({ ...e, inputs: [] })), ['contradiction']],
    [
      'an invalid report',
      forged((e) => ({ ...e, inputs: e.inputs.map((i) => ({ ...i, verdict: 'invalid' as const })) })),
      ['contradiction'],
    ],
    [
      'a failing suite in a pass',
      forged((e) => ({ ...e, suites: e.suites.map((s) => ({ ...s, decision: 'fail' as const })) })),
      ['contradiction'],
    ],
  ]
  test.each(attacks)('refuses %s, with the key and without', async (_, edit, codes) => {
    const without = await deploy(JSON.stringify(unsigned(edit)(parsed())).length > 0 ? asText(edit) : '')
    expect(without).toMatchObject({ code: 1, row: { allowed: false } })
    expect(without.codes).toEqual(codes)
    const keyed = await deploy(asText(edit), [], signing)
    // The digest is under the signature, too.
    expect(keyed).toMatchObject({ code: 2, codes: ['signature', ...codes] })
  })

  test.each<[string, Edit, Record<string, string>]>([
    ['no signature, with a key', unsigned((e) => e), signing],
    ['no signature where one is required', unsigned((e) => e), required],
    ['a signature without a key where one is required', (e) => e, required],
    ['the signature of another key', (e) => ({ ...e, signature: signatureOf(e, newKey()) }), signing],
    [
      'the id of this key on the signature of another',
      (e) => ({ ...e, signature: { ...signatureOf(e, newKey()), key_id: e.signature?.key_id ?? '' } }),
      signing,
    ],
    [
      'another key id on the signature of this key',
      (e) => ({ ...e, signature: { ...signatureOf(e, key), key_id: '00000000' } }),
      signing,
    ],
  ])('%s ends with exit code 2', async (_, edit, variables) => {
    expect(await deploy(asText(edit), [], variables)).toMatchObject({ code: 2, codes: ['signature'] })
  })

  test('a changed order of keys is the same document', async () => {
    const turned = Object.fromEntries(Object.entries(parsed()).reverse())
    expect(await deploy(JSON.stringify(turned), [], signing)).toMatchObject({ code: 0 })
  })

  test('evidence of an earlier run of another commit, and one that is too old or yet to come', async () => {
    expect(await deploy(good, ['--sha', 'a'.repeat(40)], signing)).toMatchObject({
      code: 1,
      codes: ['commit'],
    })
    const moved = (hours: number) => asText(unsigned((e) => ({ ...e, at: aged(hours) })))
    const aged = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    expect((await deploy(moved(25), ['--max-age', '24h'])).codes).toEqual(['age'])
    expect((await deploy(moved(-1), ['--max-age', '24h'])).codes).toEqual(['age'])
    expect(await deploy(moved(23), ['--max-age', '24h'])).toMatchObject({ code: 0 })
    expect(await deploy(moved(24 * 400))).toMatchObject({ code: 0 })
  })

  test('another policy', async () => {
    const digest = parsed().policy.sha256
    expect(await deploy(good, ['--policy-digest', digest], signing)).toMatchObject({ code: 0 })
    expect((await deploy(good, ['--policy-digest', 'e'.repeat(64)])).codes).toEqual(['policy'])
  })

  const broken: readonly [string, () => string, RegExp][] = [
    ['an empty file', () => '', /broken off/],
    ['a cut one', () => good.slice(0, good.length / 2), /broken off/],
    ['HTML', () => '<!doctype html>', /not JSON/],
    ['a list', () => '[]', /document/],
    ['a key that stands twice', () => good.replace('{', '{"decision": "pass",'), /stands twice/],
    ['__proto__', () => good.replace('{', '{"__proto__": {"decision": "pass"},'), /__proto__/],
    ['an unknown key', () => good.replace('{', '{"comment": 1,'), /comment/],
    ['deep nesting', () => '['.repeat(100_000), /nested deeper/],
    ['another version', () => good.replace('"schema_version": 1', '"schema_version": 2'), /schema_version/],
    ['a count beyond whole numbers', () => good.replace('"tests": 60', '"tests": 1e400'), /total\.tests/],
  ]
  test.each(broken)('%s is unreadable, and says why', async (_, text, why) => {
    for (const variables of [{}, { ...signing, ...required }]) {
      const { code, codes, row } = await deploy(text(), [], variables)
      expect({ code, codes }).toEqual({ code: 1, codes: ['unreadable'] })
      expect(row.problems[0].message).toMatch(why)
    }
  })

  test('a lone surrogate is no bug of ours', async () => {
    const text = asText((e) => ({ ...e, repository: 'acme/\ud800' }))
    expect(await deploy(text, [], signing)).toMatchObject({ code: 2 })
  })

  test('counts that would take ages to judge are refused at once', async () => {
    const huge = forged((e) => ({
      ...e,
      total: { ...e.total, tests: 1e8, passed: 1e8 },
      suites: e.suites.map((s) => ({
        ...s,
        ...{ method: 'clopper-pearson' as const, successes: 5e7, trials: 1e8 },
      })),
    }))
    const started = performance.now()
    expect(await deploy(asText(huge))).toMatchObject({ code: 1, codes: ['contradiction'] })
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('no file, a directory, a link to nothing, 50 MB: a clear error, and no deploy', async () => {
    symlinkSync('nowhere', join(clone.path, 'link.json'))
    writeFileSync(join(clone.path, 'large.json'), '')
    truncateSync(join(clone.path, 'large.json'), 50_000_000)
    const cases = {
      'absent.json': 'no such file',
      '.': 'a directory',
      'link.json': 'no such',
      'large.json': 'over 4194304',
    }
    for (const [file, why] of Object.entries(cases)) {
      const ended = await at(['--evidence', file, '--json'])
      expect(ended).toMatchObject({ code: 64, stdout: '' })
      expect(ended.stderr).toContain(why)
      expect(ended.stderr).toContain('gate-evidence.json')
    }
  })

  test('a link to evidence, and standard input, are read as what they lead to', async () => {
    symlinkSync('good.json', join(clone.path, 'alias.json'))
    expect((await at(['--evidence', 'alias.json'])).code).toBe(0)
    const piped = await gatewright(['suite', 'gate', '--evidence', '-'], {
      ...{ directory: clone.path, stdin: good, variables: repository },
    })
    expect(piped.code).toBe(0)
  })

  test('a refusal names the one next step', async () => {
    const { stdout } = await at(['--evidence', 'good.json', '--sha', 'a'.repeat(40)])
    expect(stdout).toMatch(/^REFUSED: .*\n.*commit: it is about .*\nnext step: run the gate on the commit/)
    expect(stdout.match(/next step/g)).toHaveLength(1)
  })
})

describe('wrong use', () => {
  test.each([
    [['--evidence', 'good.json', 'pass.xml'], /no reports beside it/],
    [['--evidence', 'good.json', '--policy', 'x.yml'], /--policy is about judging/],
    [['--evidence', 'good.json', '--sha', 'main'], /whole commit id/],
    [['--evidence', 'good.json', '--max-age', '1w'], /24h/],
    [['--evidence', 'good.json', '--policy-digest', 'abc'], /64 characters/],
    [['--policy-digest', 'a'.repeat(64), 'pass.xml'], /is about --evidence/],
    [['--max-age', '1d', 'pass.xml'], /is about --evidence/],
    [['--evidense', 'good.json'], /--evidence/],
    [[], /names no report/],
  ])('%j', async (argv, why) => {
    const ended = await at(argv)
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toMatch(why)
  })

  test('POLICY_REQUIRE_HMAC is true or false, and nothing that looks like it', async () => {
    for (const value of ['True', '1', 'yes', ' true']) {
      const ended = await deploy(good, [], { POLICY_REQUIRE_HMAC: value })
      expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('expected true or false') })
    }
    expect(await deploy(asText(unsigned((e) => e)), [], { POLICY_REQUIRE_HMAC: 'false' })).toMatchObject({
      code: 0,
    })
  })

  test('outside of a clone the commit must be named', async () => {
    const directory = join(clone.path, '..')
    const variables = repository
    const file = join(clone.path, 'good.json')
    const ended = await gatewright(['suite', 'gate', '--evidence', file], { directory, variables })
    expect(ended).toMatchObject({ code: 64, stderr: expect.stringContaining('--sha SHA') })
    const named = await gatewright(['suite', 'gate', '--evidence', file, '--sha', sha], {
      directory,
      variables,
    })
    expect(named.code).toBe(0)
  })
})
