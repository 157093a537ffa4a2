import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { controlNames } from '../../src/gates/branch-protection/model.ts'
import { gatewright, json } from './harness.ts'

interface Case {
  readonly id: number
  readonly title: string
  readonly inp: Readonly<Record<string, unknown>>
  readonly pol: Readonly<Record<string, unknown>>
  readonly eff: Readonly<Record<string, unknown>>
  readonly viol: readonly string[]
}

interface Row {
  readonly control: string
  readonly value: unknown
  readonly answer: string
  readonly codes: readonly string[]
  readonly judged: boolean
  readonly complete: boolean
  readonly sources: readonly Readonly<Record<string, unknown>>[]
  readonly answers: readonly Readonly<Record<string, unknown>>[]
}

const fixture = new URL('../fixtures/branch-protection/cases.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(fixture, 'utf8')) as { readonly cases: readonly Case[] }

const folder = mkdtempSync(join(tmpdir(), 'gatewright-effective-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const nothing = { classic: { state: 'observed', value: null }, rules: [], rulesets: {} }

const write = (name: string, content: unknown): string => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 1))
  return name
}

/** Runs with the input on a file and the policy on another. */
const effective = (input: unknown, policy: unknown, ...flags: readonly string[]) =>
  gatewright(
    [
      'branch-protection',
      'effective',
      '--input',
      write('input.json', input),
      ...(policy === null ? [] : ['--policy', write('policy.yml', policy)]),
      ...flags,
    ],
    { directory: folder },
  )

const rowsOf = (ended: Awaited<ReturnType<typeof gatewright>>): readonly Row[] => json(ended)
const row = (rows: readonly Row[], control: string): Row => {
  const found = rows.find((one) => one.control === control)
  if (found === undefined) throw new Error(`there is no row ${control}`)
  return found
}

const kindOf = (viol: readonly string[]): number => {
  if (viol.length === 0) return 0
  return viol.every((code) => /:(unobservable|bypass-unknown)$/.test(code)) ? 3 : 1
}

describe('every case of the research', () => {
  test('there are 40', () => {
    expect(cases.length).toBe(40)
  })

  test.each(cases.map((one) => [one.id, one.title, one] as const))('%i %s', async (_id, _title, one) => {
    const ended = await effective(one.inp, one.pol, '--json')
    const rows = rowsOf(ended)
    for (const [control, value] of Object.entries(one.eff)) {
      const found = row(rows, control).value
      const sorted = (list: unknown) => (Array.isArray(list) ? [...list].sort() : list)
      expect({ control, value: sorted(found) }).toEqual({ control, value: sorted(value) })
    }
    expect(rows.flatMap(({ codes }) => codes).sort()).toEqual([...one.viol].sort())
    expect(ended.code).toBe(kindOf(one.viol))
    // The same codes for people.
    const { stdout } = await effective(one.inp, one.pol)
    for (const code of one.viol) expect(stdout).toContain(code)
    // What one thing hides is told together.
    const hidden = one.viol.filter((code) => /:(unobservable|bypass-unknown)$/.test(code))
    const steps = one.viol.length - hidden.length + (hidden.length > 0 ? 1 : 0)
    expect(stdout.match(/next step/g)?.length ?? 0).toBe(steps)
  })
})

describe('the rows', () => {
  test('one for each control, in the order of the controls, whatever is asked', async () => {
    const rows = rowsOf(await effective(nothing, { approvals: 1 }, '--json'))
    expect(rows.map(({ control }) => control)).toEqual(controlNames.map((name) => name.replaceAll('-', '_')))
    expect(row(rows, 'approvals')).toMatchObject({
      answer: 'violated',
      judged: true,
      codes: ['BP-APPROVALS'],
    })
    expect(row(rows, 'signatures')).toMatchObject({ answer: 'satisfied', judged: false, codes: [] })
  })

  test('several answers about one control: the worst stands first', async () => {
    const check = (context: string) => ({ context })
    const rules = [
      {
        type: 'required_status_checks',
        ruleset_id: 1,
        ruleset_source_type: 'Repository',
        parameters: { required_status_checks: [check('unit')] },
      },
    ]
    const rulesets = { 1: { id: 1, name: 'base', enforcement: 'active', bypass_actors: null } }
    const policy = { checks: ['unit', 'lint'], bypass: { allow: [] } }
    const { code, stdout } = await effective({ ...nothing, rules, rulesets }, policy, '--json')
    const checks = row(JSON.parse(stdout), 'checks')
    expect(code).toBe(1)
    expect(checks).toMatchObject({
      answer: 'violated',
      codes: ['BP-CHECK(unit):bypass-unknown', 'BP-CHECK(lint)'],
      value: { unit: [] },
      sources: [
        { level: 'Repository', ruleset_id: 1, name: 'base', value: { unit: [] }, bypass_actors: null },
      ],
    })
    expect(checks.answers).toMatchObject([
      {
        answer: 'bypass-unknown',
        detail: 'unit',
        required: { unit: [] },
        permission: 'administration: write (GitHub App)',
      },
      { answer: 'violated', detail: 'lint', required: { lint: [] }, why: null, permission: null },
    ])
  })

  test('what is missing is worse than what may be bypassed', async () => {
    const required_status_checks = { contexts: ['unit'] }
    const classic = { state: 'observed', value: { required_status_checks } }
    const policy = { checks: ['unit', 'lint'], bypass: {} }
    const rows = rowsOf(await effective({ ...nothing, classic }, policy, '--json'))
    expect(row(rows, 'checks')).toMatchObject({
      answer: 'violated',
      codes: ['BP-CHECK(unit):bypassable', 'BP-CHECK(lint)'],
      sources: [{ level: 'classic', bypass_actors: [{ actor_type: 'RepositoryRole', actor_id: 5 }] }],
    })
  })

  test('what could not be seen makes a value incomplete, also where nobody asks', async () => {
    const hidden = { ...nothing, classic: { state: 'unobservable' } }
    const ended = await effective(hidden, { block_deletion: true }, '--json')
    expect(ended.code).toBe(3)
    const rows = rowsOf(ended)
    expect(row(rows, 'block_deletion')).toMatchObject({ answer: 'unobservable', complete: false })
    expect(row(rows, 'approvals')).toMatchObject({ judged: false, complete: false })
    expect(row(rows, 'code_scanning').complete).toBe(true)
  })

  test('a requirement names its line', async () => {
    const rows = rowsOf(await effective(nothing, 'pull-request: true\n\napprovals: 2\n', '--json'))
    expect(row(rows, 'approvals').answers[0]).toMatchObject({ required_at: { path: 'policy.yml', line: 3 } })
    const { stdout } = await effective(nothing, 'pull-request: true\n\napprovals: 2\n')
    expect(stdout).toContain('on (line 1)')
    expect(stdout).toContain('lines of policy.yml')
  })

  test('text that would be a command, or is invisible, is neither', async () => {
    const name = '::error::x\u202e\n::stop'
    const rules = [
      {
        type: 'required_status_checks',
        ruleset_id: 1,
        parameters: { required_status_checks: [{ context: name }] },
      },
    ]
    const rulesets = { 1: { id: 1, name: '##[error]y', enforcement: 'active', bypass_actors: [] } }
    const input = { ...nothing, rules, rulesets }
    for (const flags of [['--json'], []]) {
      const { stdout } = await effective(input, { checks: [name], 'checks-exact': true }, ...flags)
      expect(stdout).not.toMatch(/^\s*::/m)
      expect(stdout).not.toContain('##[')
      expect(stdout).not.toContain('\u202e')
    }
  })

  test('no line of the table is wider than the terminal', async () => {
    const { inp, pol } = cases.find(({ id }) => id === 44) as Case
    const argv = ['branch-protection', 'effective', '--input', write('input.json', inp)]
    const { stdout } = await gatewright([...argv, '--policy', write('policy.yml', pol)], {
      directory: folder,
      terminal: { columns: 70 },
    })
    // Colour takes no columns.
    const lines = stdout.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '').split('\n')
    expect(lines.filter((line) => line.length > 70)).toEqual([])
  })
})

describe('what is required', () => {
  test('without a policy: the defaults of the gate, and it is said', async () => {
    const ended = await effective(nothing, null, '--json')
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain("judged by the gate's defaults")
    const judged = rowsOf(ended).filter((one) => one.judged)
    expect(judged.map(({ control }) => control)).toEqual([
      'pull_request',
      'block_force_push',
      'block_deletion',
    ])
  })

  test('a policy: every entry that names the branch applies', async () => {
    const policy = `version: 1
gates:
  branch-protection:
    branches:
      - { branches: ["~DEFAULT_BRANCH"], approvals: 1 }
      - { branches: ["release/**/*"], signatures: true }
      - { branches: ["~ALL"], linear: true }
`
    const asked = async (branch: readonly string[], repo?: object) => {
      const ended = await effective(
        { ...nothing, ...(repo === undefined ? {} : { repo }) },
        policy,
        '--json',
        ...branch,
      )
      return rowsOf(ended).flatMap(({ codes }) => codes)
    }
    expect(await asked([])).toEqual(['BP-APPROVALS', 'BP-LINEAR'])
    expect(await asked([], { default_branch: 'main' })).toEqual(
      ['BP-APPROVALS:', 'BP-LINEAR:'].map((code) => code.slice(0, -1)),
    )
    expect(await asked(['--branch', 'release/1.0'], { default_branch: 'main' })).toEqual([
      'BP-LINEAR',
      'BP-SIGN',
    ])
    expect(await asked(['--branch', 'main'], { default_branch: 'main' })).toEqual([
      'BP-APPROVALS',
      'BP-LINEAR',
    ])
  })

  test('a policy that says nothing about the branch, or asks for nothing, passes nothing', async () => {
    const policy =
      'version: 1\ngates: { branch-protection: { branches: [{ branches: [v1], linear: true }] } }\n'
    const unnamed = await effective(nothing, policy)
    expect(unnamed.code).toBe(3)
    expect(unnamed.stderr).toContain('no entry of the policy is about the default branch')
    const named = await effective(nothing, policy, '--branch', 'main')
    expect(named.code).toBe(3)
    expect(named.stderr).toContain('no entry of the policy names branch main')
    const empty = await effective(nothing, {})
    expect(empty.code).toBe(3)
    expect(empty.stderr).toContain('asks for nothing')
  })

  test('a policy that switches the gate off is no policy to judge by', async () => {
    const off = 'version: 1\ngates: { branch-protection: { enabled: false } }\n'
    const ended = await effective(nothing, off)
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('policy.yml: the gate branch-protection is switched off')
  })

  test('preset of the gate, with a value beside it', async () => {
    const rows = rowsOf(await effective(nothing, 'preset: solo\nsignatures: true\n', '--json'))
    expect(rows.flatMap(({ codes }) => codes)).toEqual(['BP-PR', 'BP-SIGN', 'BP-FORCE', 'BP-DELETE'])
  })

  test.each([
    ['approvals: many\n', 'policy.yml:1:12: type: `approvals`: found "many", expected a'],
    ['pull_reqest: true\n', 'did you mean "pull-request"?'],
    ['bypass: { allow: [{ actor_typ: Team }] }\n', 'did you mean "actor-type"?'],
    [
      'pull_request: true\npull-request: true\n',
      'policy.yml:2:1: duplicate-key: "pull-request" stands already in line 1',
    ],
    ['{"strict": true, "strict": false}', 'policy.yml:1:18: duplicate-key'],
    ['- strict\n', 'found a list, expected keys and values'],
    ['', 'the file holds nothing'],
    ['gates: {}\n', '`version` is missing'],
    ['a: [\n', 'policy.yml:'],
  ])('%j is no policy: exit 78 at its place', async (policy, message) => {
    const ended = await effective(nothing, policy)
    expect(ended).toMatchObject({ code: 78, stdout: '' })
    expect(ended.stderr).toContain(message)
  })
})

describe('the input', () => {
  test('is standard input as -', async () => {
    const argv = ['branch-protection', 'effective', '--input', '-', '--json']
    const ended = await gatewright(argv, { directory: folder, stdin: JSON.stringify(nothing) })
    expect(rowsOf(ended)).toHaveLength(controlNames.length)
    const twice = await gatewright([...argv, '--policy', '-'], {
      directory: folder,
      stdin: JSON.stringify(nothing),
    })
    expect(twice.code).toBe(64)
    expect(twice.stderr).toContain('standard input is named twice')
    const other = ['branch-protection', 'effective', '--input', write('input.json', nothing), '--policy', '-']
    const policy = await gatewright(other, { directory: folder, stdin: 'version: 1\n' })
    expect(policy.code).toBe(1)
  })

  test('is needed', async () => {
    const ended = await gatewright(['branch-protection', 'effective'])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('--input FILE is missing')
  })

  test('merge settings: absent is said, partial is unknown', async () => {
    const only = { merge_methods: ['squash'] }
    const absent = await effective(nothing, only, '--json')
    expect(absent.stderr).toContain('no "repo": every merge method')
    expect(row(rowsOf(absent), 'merge_methods').codes).toEqual(['BP-METHOD(merge)', 'BP-METHOD(rebase)'])
    const settings = { allow_merge_commit: false, allow_squash_merge: true, allow_rebase_merge: false }
    const whole = await effective({ ...nothing, repo: settings }, only, '--json')
    expect(whole).toMatchObject({ code: 0, stderr: '' })
    const partial = await effective({ ...nothing, repo: { allow_merge_commit: false } }, only, '--json')
    expect(partial.code).toBe(3)
    expect(row(rowsOf(partial), 'merge_methods').codes.every((code) => code.endsWith(':unobservable'))).toBe(
      true,
    )
  })

  test('"Branch not protected" beside a branch with a classic rule proves nothing', async () => {
    const classic = { state: 'observed', value: null, hint: { enabled: true } }
    const ended = await effective({ ...nothing, classic }, { approvals: 1 }, '--json')
    expect(ended.code).toBe(3)
    expect(row(rowsOf(ended), 'approvals').answers[0]).toMatchObject({
      code: 'BP-APPROVALS:unobservable',
      why: expect.stringContaining('contradicts'),
    })
  })

  test('a classic rule that the branch says is absent is absent', async () => {
    const classic = { state: 'unobservable', hint: { enabled: false } }
    const ended = await effective({ ...nothing, classic }, { approvals: 1 }, '--json')
    expect(ended.code).toBe(1)
    expect(row(rowsOf(ended), 'approvals').codes).toEqual(['BP-APPROVALS'])
  })

  test('a rule whose ruleset is not there may be bypassed by anybody', async () => {
    const rules = [{ type: 'deletion', ruleset_id: 5, ruleset_source_type: 'Enterprise' }]
    const ended = await effective({ ...nothing, rules }, { block_deletion: true, bypass: {} }, '--json')
    expect(ended.code).toBe(3)
    expect(row(rowsOf(ended), 'block_deletion').answer).toBe('bypass-unknown')
  })

  test('rule types nobody knows, and rulesets that do nothing, are named', async () => {
    const rules = [{ type: 'lock_everything', ruleset_id: 1, parameters: { a: [1, { b: null }] } }]
    const rulesets = { 2: { id: 2, name: 'try', enforcement: 'evaluate', rules: [{ type: 'deletion' }] } }
    const { stdout } = await effective({ ...nothing, rules, rulesets }, { strict: false })
    expect(stdout).toContain('BP-UNMODELLED(lock_everything)')
    expect(stdout).toMatch(/ruleset try \(2\) is evaluate/)
  })
})

describe('what is not GitHub’s answer is refused at its place', () => {
  const rule = (more: string) =>
    `{"classic": {"state": "observed", "value": null},\n "rules": [\n  ${more}\n ],\n "rulesets": {}}`
  const ruleset = (more: string) =>
    `{"classic": {"state": "observed", "value": null}, "rules": [],\n "rulesets": {\n  ${more}\n }}`
  const classic = (more: string) => `{\n "classic": ${more},\n "rules": [], "rulesets": {}}`

  test.each([
    ['', 'input.json:1:1: the file holds nothing'],
    ['[]', 'input.json:1:1: found a list, expected an object with "classic"'],
    ['null', 'input.json:1:1: found null, expected an object'],
    ['{"classic"', 'input.json:1:1: broken off'],
    ['{\n "rules": [],\n "rules": []}', 'input.json:3:1: "rules" stands twice in one object'],
    ['{\n "rules": [],\n "\\u0072ules": []}', 'input.json:3:1: "rules" stands twice'],
    ['{\n}', 'input.json:1:1: `classic` is missing'],
    [
      '{"classic": {"state": "observed", "value": null},\n "rulez": []}',
      'input.json:2:2: `rulez` is not a key',
    ],
    [rule('7'), 'input.json:3:3: `rules[0]`: found 7, expected a mapping'],
    [rule('["deletion"]'), 'input.json:3:3: `rules[0]`: found a list, expected a mapping'],
    [rule('null'), 'input.json:3:3: `rules[0]` has no value'],
    [rule('{"ruleset_id": 1}'), '`rules[0].type` is missing: expected text'],
    [
      rule('{"type": "deletion",\n   "ruleset_id": "1"}'),
      'input.json:4:18: `rules[0].ruleset_id`: found "1", expected a number',
    ],
    [
      rule('{"type": "pull_request", "parameters":\n {"required_approving_review_count": "2"}}'),
      'input.json:4:38: `rules[0].parameters.required_approving_review_count`: found "2", expected a number',
    ],
    [
      rule('{"type": "required_status_checks", "parameters": {"required_status_checks": ["unit"]}}'),
      '`rules[0].parameters.required_status_checks[0]`: found "unit", expected a mapping',
    ],
    [
      ruleset('"2": {"id": 1, "enforcement": "active"}'),
      'input.json:3:3: `rulesets` has ruleset 1 under the key "2"',
    ],
    [
      ruleset('"base": {"id": 1, "enforcement": "active"}'),
      'input.json:3:3: `rulesets` has ruleset 1 under the key "base"',
    ],
    [ruleset('"1": {"enforcement": "active"}'), '`rulesets["1"].id` is missing'.replace('["1"]', '.1')],
    [ruleset('"1": {"id": 1}'), '`rulesets.1.enforcement` is missing: expected text'],
    [
      ruleset('"1": {"id": 1, "enforcement": "active", "bypass_actors": {}}'),
      'found a mapping, expected a list',
    ],
    [
      ruleset('"1": {"id": 1, "enforcement": "active", "bypass_actors": [{"actor_id": 1}]}'),
      'actor_type` is missing',
    ],
    [ruleset('"1": null'), '`rulesets.1` has no value'],
    [classic('null'), 'input.json:2:2: `classic` has no value: expected a mapping (keys and values)\n'],
    [classic('{"state": "seen"}'), 'expected `observed` or `unobservable`'],
    [classic('{"state": "observed"}'), 'input.json:2:2: `classic` is observed and has no `value`'],
    [
      classic('{"state": "unobservable", "value": {"enforce_admins": null}}'),
      'input.json:2:39: `classic` is unobservable and has a `value`',
    ],
    [classic('{"state": "unobservable", "hint": {"protected": true}}'), '`classic.hint.enabled` is missing'],
    [
      classic('{"state": "observed", "value": {"enforce_admins": true}}'),
      '`classic.value.enforce_admins`: found true, expected a mapping',
    ],
    [
      classic('{"state": "observed", "value": {"message": "Branch not protected", "status": "404"}}'),
      'input.json:2:35: `classic.value` has no key of a classic rule, or is an error',
    ],
    [classic('{"state": "observed", "value": {}}'), '`classic.value` has no key of a classic rule'],
    [
      '{"classic": {"state": "observed", "value": null}, "rulesets": {},\n "rules": {"message": "Not Found"}}',
      'input.json:2:11: `rules`: found a mapping, expected a list',
    ],
    [`${'['.repeat(300)}${']'.repeat(300)}`, 'nested deeper than 200'],
  ])('%j', async (text, message) => {
    const ended = await effective(text, { approvals: 1 })
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(message)
    expect(ended.stderr).toMatch(/^gatewright: input\.json:\d+:\d+: /)
    expect(ended.stderr).not.toMatch(/\n\s+at /)
  })

  test('several places are all named', async () => {
    const ended = await effective(rule('{}, 1'), { approvals: 1 })
    expect(ended.stderr.trim().split('\n')).toHaveLength(2)
  })

  test('a file that is too large, missing or a folder', async () => {
    const call = (file: string) =>
      gatewright(['branch-protection', 'effective', '--input', file], { directory: folder })
    expect((await call('missing.json')).stderr).toContain('missing.json:1:1: there is no such file')
    expect((await call('.')).stderr).toContain('a directory')
    expect((await call(write('large.json', ' '.repeat(8 * 1024 * 1024 + 1)))).stderr).toContain(
      'over 8388608 bytes',
    )
  })
})
