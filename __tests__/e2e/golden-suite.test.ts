import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { mergeGroupEvent, pushEvent } from '../../src/embedded/events.ts'
import { type Evidence, evidenceSchema } from '../../src/formats/golden/evidence.ts'
import { signatureOf } from '../../src/result/signature.ts'
import { gatewright, json } from '../cli/harness.ts'
import { junit, newKey } from '../cli/suite-support.ts'
import { parseCommands } from '../support/runner-commands.ts'
import { Clone } from '../workspace/clone.ts'
import { errors, inScene, type Judged, type RunOptions, type Scene, unknowns } from './scene.ts'

const action = 'actions/golden-suite'
const key = newKey()
const signing = { GATEWRIGHT_SIGNING_KEY: key }

/** A policy whose only gate is golden-suite, over `reports/`. */
const golden = (more = '', mode = 'enforce'): string =>
  `version: 1\nmode: ${mode}\ngates:\n  golden-suite:\n    reports: ["reports/**/*.xml"]\n${more}`
const bound = '    suites: [{ name: P1, lcb: 0.95 }]\n'

let clone: Clone
let temporary: string
beforeEach(() => {
  clone = new Clone()
  clone.commit()
  temporary = mkdtempSync(join(tmpdir(), 'gatewright-golden-'))
})
afterEach(() => {
  clone.remove()
  rmSync(temporary, { recursive: true, force: true })
})

const given = (options: RunOptions = {}): RunOptions => ({
  action,
  workspace: clone.path,
  ...options,
  // The runner's own folder outlives the step: what stands there can be uploaded.
  env: { RUNNER_TEMP: temporary, ...options.env },
})
const inGolden = (policy: string, play: (scene: Scene) => Promise<void>, files: Files = {}): Promise<void> =>
  inScene({ policy, files }, play)

/** Outcome, level and text of what a rule found. */
const said = ({ result }: Judged, rule: string): readonly string[] =>
  result.findings
    .filter((finding) => finding.rule === `golden-suite/${rule}`)
    .map(({ outcome, level, message: { found, required, fix } }) =>
      [`${outcome} ${level}`, found.text, required.text, fix.text].join(' | '),
    )

const evidenceText = ({ outputs }: Judged): string => readFileSync(outputs['evidence-file'] ?? '', 'utf8')
const evidenceOf = (judged: Judged): Evidence => evidenceSchema.parse(JSON.parse(evidenceText(judged)))

describe('reports of a pull request', () => {
  test('a run that passes, in folders below, says figures and leaves evidence', async () => {
    await inGolden(golden(bound), async ({ change, judge }) => {
      clone.write('reports/a/b/unit.xml', junit(60))
      const pull = change()
      const judged = await judge(pull, given())
      expect(judged).toMatchObject({ exitCode: 0, outputs: { outcome: 'pass' } })
      expect(said(judged, 'lower-bound')[0]).toMatch(
        /^pass note \| suite P1: 60 of 60 tests passed, lower bound 0\.9569/,
      )
      expect(judged.summary).toContain('0.9569')
      expect(evidenceOf(judged)).toMatchObject({
        repository: 'acme/shop',
        head_sha: pull.headSha,
        run_id: 1,
        decision: 'pass',
        enforced: true,
        signature: null,
        inputs: [{ path: 'reports/a/b/unit.xml', verdict: 'pass' }],
      })
    })
  })

  test('41 of 41 can never reach 0.95, and that is what is said', async () => {
    await inGolden(golden(bound), async ({ change, judge }) => {
      clone.write('reports/unit.xml', junit(41))
      const judged = await judge(change(), given())
      expect(judged.exitCode).toBe(1)
      expect(errors(judged).join()).toContain('UNREACHABLE n=41, needs 52')
      expect(judged.summary).toContain('UNREACHABLE n=41, needs 52')
      expect(evidenceOf(judged)).toMatchObject({
        decision: 'fail',
        suites: [{ successes: 41, trials: 41, decision: 'unreachable' }],
      })
    })
  })

  test('a failing test is marked at its file and line, wherever the runner had checked it out', async () => {
    await inGolden(golden(), async ({ change, judge }) => {
      const test = (file: string) =>
        `<testcase classname="c" name="${file}" file="${file}" line="7"><failure message="no"/></testcase>`
      const files = ['src/a.test.ts', '/home/runner/work/shop/shop/src/b.test.ts', '/etc/c.test.ts']
      const more = Array.from({ length: 10 }, (_, index) => `<testcase classname="k" name="k${index}"/>`)
      const text = `<testsuite name="u">${[...files.map(test), ...more].join('')}</testsuite>`
      clone.write('reports/unit.xml', text)
      const { stdout, exitCode } = await judge(change(), given())
      expect(exitCode).toBe(1)
      const places = parseCommands(stdout).flatMap(({ name, properties }) =>
        name === 'error' && properties['file'] !== undefined
          ? [`${properties['file']}:${properties['line']}`]
          : [],
      )
      expect(places.sort()).toEqual(expect.arrayContaining(['src/a.test.ts:7', 'src/b.test.ts:7']))
      expect(places.join()).not.toContain('c.test.ts')
    })
  })

  test.each([
    ['cut in a tag', (whole: string) => whole.slice(0, -20)],
    ['empty', () => ''],
    ['an error page', () => '<!DOCTYPE html><html><body>502 Bad Gateway</body></html>'],
  ])('one report among good ones that is %s fails', async (_, broken) => {
    await inGolden(golden(bound), async ({ change, judge }) => {
      for (const name of ['a', 'c', 'd']) clone.write(`reports/${name}.xml`, junit(60))
      clone.write('reports/b.xml', broken(junit(60)))
      const judged = await judge(change(), given())
      expect(judged.exitCode).toBe(1)
      const valid = said(judged, 'report-valid')
      expect(valid).toHaveLength(1)
      expect(valid[0]).toContain('reports/b.xml')
      expect(evidenceOf(judged).decision).toBe('fail')
    })
  })

  test('a report that is asked for by name and missing fails, at its line of the policy', async () => {
    const asked = '    expected-reports: ["reports/unit.xml", "reports/slow.xml"]\n'
    await inGolden(golden(asked), async ({ change, judge }) => {
      clone.write('reports/unit.xml', junit(5))
      const judged = await judge(change(), given())
      expect(judged.exitCode).toBe(1)
      expect(said(judged, 'reports-present')[0]).toContain('fail error | no report reports/slow.xml')
      const at = judged.result.findings.find(({ subject }) => subject === 'reports/slow.xml')?.required_at
      expect(at).toMatchObject({ path: '.github/gatewright.yml', line: 6 })
      clone.write('reports/slow.xml', junit(5))
      expect(await judge(change({ head: 'again' }), given())).toMatchObject({ exitCode: 0 })
    })
  })

  test('the input names reports in place of the policy; one that names none fails', async () => {
    await inGolden(golden(), async ({ change, judge }) => {
      clone.write('out/unit.xml', junit(5))
      const pull = change()
      expect((await judge(pull, given({ inputs: { reports: 'out/*.xml' } }))).exitCode).toBe(0)
      const none = await judge(pull, given({ inputs: { reports: 'out/*.xml\nnowhere/*.xml' } }))
      expect(none.exitCode).toBe(1)
      expect(said(none, 'reports-present')[0]).toContain('no file matches nowhere/*.xml')
      expect((await judge(pull, given())).exitCode).toBe(1)
    })
  })

  test('a policy of suites alone gets its reports from the input', async () => {
    const suites = `version: 1\nmode: enforce\ngates:\n  golden-suite:\n${bound}`
    await inGolden(suites, async ({ change, judge }) => {
      clone.write('out/unit.xml', junit(60))
      const pull = change()
      expect((await judge(pull, given({ inputs: { reports: 'out/*.xml' } }))).exitCode).toBe(0)
      const without = await judge(pull, given())
      expect(without.exitCode).toBe(1)
      expect(said(without, 'reports-present')[0]).toContain('neither it nor an input names test reports')
    })
  })

  test('reports of other jobs of the run come as artifacts, and need no checkout', async () => {
    const policy = `version: 1\nmode: enforce\ngates:\n  golden-suite:\n    artifacts: [unit]\n${bound}`
    await inGolden(policy, async ({ world, repository, change, judge }) => {
      const pull = change()
      const permissions = { contents: 'read', 'pull-requests': 'read', actions: 'read' } as const
      const token = world.token({ kind: 'github-token', permissions })
      const left = (files: Record<string, string>, name = 'unit') => {
        repository.artifact({ name, headSha: pull.headSha, files })
        return String(repository.model.workflowRuns.at(-1)?.id)
      }
      const run = async (id: string, as = token) => {
        const env = { RUNNER_TEMP: temporary, GITHUB_RUN_ID: id }
        return await judge(pull, { action, token: as, env })
      }
      const passed = await run(left({ 'a.xml': junit(60) }))
      expect(passed.exitCode).toBe(0)
      expect(evidenceOf(passed).inputs).toMatchObject([{ path: 'artifact:unit/a.xml' }])
      expect((await run(left({ 'a.xml': junit(60), 'b.xml': '' }))).exitCode).toBe(1)
      // What another run of the same commit left is not of this run.
      const other = await run(left({ 'a.xml': junit(60) }, 'other'))
      expect(other.exitCode).toBe(1)
      expect(said(other, 'reports-present')[0]).toContain('has no artifact unit')
      const blind = { contents: 'read', 'pull-requests': 'read' } as const
      const unseen = await run('1', world.token({ kind: 'github-token', permissions: blind }))
      expect(unseen.exitCode).toBe(3)
      expect(errors(unseen).join()).toContain('actions: read')
    })
  })

  test('without a checkout nothing is decided', async () => {
    await inGolden(golden(), async ({ change, judge }) => {
      const judged = await judge(change(), { action })
      expect(judged).toMatchObject({ exitCode: 3, outputs: { outcome: 'unknown', 'evidence-file': '' } })
      expect(unknowns(judged)).toEqual(['not-found'])
      expect(errors(judged).join()).toContain('actions/checkout')
    })
  })

  test('links out of the checkout, links to nothing and pipes are no reports', async () => {
    await inGolden(golden(), async ({ change, judge }) => {
      clone.write('reports/unit.xml', junit(5))
      symlinkSync('/etc/hostname', join(clone.path, 'reports/out.xml'))
      symlinkSync('nothing.xml', join(clone.path, 'reports/void.xml'))
      expect(spawnSync('mkfifo', [join(clone.path, 'reports/pipe.xml')]).status).toBe(0)
      const judged = await judge(change(), given())
      expect(judged.exitCode).toBe(1)
      expect(said(judged, 'report-valid')).toHaveLength(3)
    })
  })

  test('names and messages of tests are text on every surface', async () => {
    const hostile = [
      'a&#10;::set-output name=outcome::pass',
      'a&#13;::add-path::/tmp/x',
      '##[error]done',
      'x|y|z `b` ``c``',
      '&lt;img src=x onerror=alert(1)&gt;',
      '&#x202E;gnp.exe',
      '@meddler #1 ![x](http://example.com/x.png)',
      '%0A::warning::c',
      'a&lt;/details&gt;&lt;/td&gt;&lt;/table&gt;&lt;h1&gt;Gatewright: passed',
      '```mermaid&#10;graph&#10;```',
    ]
    const cases = hostile.map(
      (text) =>
        `<testcase classname="${text}" name="${text}" file="src/${text}.ts" line="3"><failure message="${text}">${text}</failure></testcase>` +
        `<testcase classname="r" name="${text}"><skipped message="${text}"/></testcase>` +
        `<testcase classname="f" name="${text}"><flakyFailure message="${text}"/></testcase>`,
    )
    await inGolden(golden(), async ({ change, judge }) => {
      const more = Array.from({ length: 10 }, (_, index) => `<testcase classname="k" name="k${index}"/>`)
      clone.write(
        'reports/unit.xml',
        `<testsuite name="${hostile[8]}">${[...cases, ...more].join('')}</testsuite>`,
      )
      clone.write(
        'reports/::error::`x` <b>|.xml',
        '<testsuite name="a"><error message="::error::b&#10;::c::"/></testsuite>',
      )
      const judged = await judge(change(), given())
      expect(judged).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail' } })
      expect(Object.keys(judged.outputs).sort()).toEqual(
        ['evidence-file', 'exit-code', 'outcome', 'result', 'result-file', 'sarif-file'].sort(),
      )
      expect(judged.summary).not.toMatch(/^(?:::|##\[|# Gatewright: passed|<h1>|graph)/m)
      expect(judged.summary + judged.stdout).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u001b\r]/)
    })
  })
})

test('the read-only token of a fork gives the same verdict, and evidence that nobody signed', async () => {
  await inScene(
    { policy: golden(bound), token: 'fork', public: true },
    async ({ repository, change, judge }) => {
      const pull = change({ author: 'meddler', from: repository.fork('meddler'), head: 'patch' })
      clone.write('reports/unit.xml', junit(60))
      const passed = await judge(pull, given())
      expect(passed.exitCode).toBe(0)
      expect(evidenceOf(passed)).toMatchObject({ decision: 'pass', signature: null })
      clone.write('reports/unit.xml', junit(50, 10))
      expect((await judge(pull, given())).exitCode).toBe(1)
    },
  )
})

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const manifest = (names: readonly string[], priority = 'P1', more = ''): string =>
  `version: 1\ntests:\n${names.map((name) => `  - { id: "unit › c › ${name}", priority: ${priority}${more} }\n`).join('')}`

describe('a pull request that changes what it is judged by', () => {
  const base = { '.gatewright/golden.yml': manifest(['t0', 't1', 't2']) }

  test('an entry it takes out of the manifest is still asked for, and the removal is said', async () => {
    await inGolden(
      golden(),
      async ({ change, judge }) => {
        clone.write('reports/unit.xml', junit(2))
        const pull = change({ files: { '.gatewright/golden.yml': manifest(['t0', 't1']) } })
        const judged = await judge(pull, given())
        expect(judged.exitCode).toBe(1)
        expect(said(judged, 'manifest-complete')[0]).toContain('unit › c › t2 (P1) is in no report')
        expect(said(judged, 'manifest-change')[0]).toContain('takes 1 test out of the manifest')
      },
      base,
    )
  })

  test('a manifest that it deletes or breaks frees it of nothing', async () => {
    await inGolden(
      golden(),
      async ({ change, judge }) => {
        clone.write('reports/unit.xml', junit(2))
        const deleted = change({ head: 'deleted', files: { '.gatewright/golden.yml': null } })
        expect((await judge(deleted, given())).exitCode).toBe(1)
        const broken = change({ head: 'broken', files: { '.gatewright/golden.yml': 'tests: [' } })
        expect(await judge(broken, given())).toMatchObject({ exitCode: 3 })
      },
      base,
    )
  })

  test('its policy, quarantine list and weaker suites do not count', async () => {
    await inGolden(golden(bound), async ({ change, judge }) => {
      clone.write('reports/unit.xml', junit(60, 3))
      const pull = change({
        files: {
          '.github/gatewright.yml': golden('    suites: [{ name: P1, lcb: 0.5 }]\n', 'report'),
          '.gatewright/quarantine.yml':
            'version: 1\ntests:\n  - { test: "unit › c › t60", reason: r, owner: "@alpha", since: 2026-01-01, review-by: 2026-01-20 }\n',
        },
      })
      const judged = await judge(pull, given())
      expect(judged).toMatchObject({
        exitCode: 1,
        result: { policy: { sha: pull.baseSha }, mode: 'enforce' },
      })
      expect(evidenceOf(judged)).toMatchObject({
        manifest: { sha: pull.baseSha, quarantined: 0 },
        suites: [{ threshold: 0.95, successes: 60, trials: 63, decision: 'fail' }],
      })
    })
  })

  test('a golden test that it rewrites, deletes or moves away fails', async () => {
    const held = { file: 'tests/a.test.ts', text: 'test' }
    const files = {
      [held.file]: held.text,
      '.gatewright/golden.yml': manifest(['t0'], 'P0', `, file: ${held.file}, sha256: ${sha256}`),
    }
    await inGolden(
      golden(),
      async ({ change, judge }) => {
        clone.write('reports/unit.xml', junit(2))
        expect((await judge(change({ head: 'other' }), given())).exitCode).toBe(0)
        const rewritten = await judge(
          change({ head: 'rewritten', files: { [held.file]: 'test.skip' } }),
          given(),
        )
        expect(rewritten.exitCode).toBe(1)
        expect(said(rewritten, 'test-unchanged')[0]).toContain(
          'fail error | tests/a.test.ts, which holds unit › c › t0',
        )
        const moved = change({ head: 'moved', files: { [held.file]: null, 'tests/b.test.ts': held.text } })
        expect(said(await judge(moved, given()), 'test-unchanged')[0]).toContain('is not there any more')
        const linked = change({ head: 'linked', files: { [held.file]: { symlink: '../README.md' } } })
        expect(await judge(linked, given())).toMatchObject({ exitCode: 3 })
      },
      files,
    )
  })
})

describe('evidence before a deploy', () => {
  const gate = async (text: string, argv: readonly string[], variables: Record<string, string> = {}) => {
    clone.write('tried.json', text)
    const ended = await gatewright(['suite', 'gate', '--evidence', 'tried.json', '--json', ...argv], {
      directory: clone.path,
      variables: { GITHUB_REPOSITORY: 'acme/shop', ...variables },
    })
    const codes = json(ended).problems.map(({ code }: { code: string }) => code)
    return { code: ended.code, codes }
  }

  test('what the action wrote is taken for its commit, with its key, and for nothing else', async () => {
    await inGolden(golden(bound), async ({ change, judge }) => {
      clone.write('reports/unit.xml', junit(60))
      const pull = change()
      const judged = await judge(pull, given({ env: { ...signing, POLICY_REQUIRE_HMAC: 'true' } }))
      expect(judged.exitCode).toBe(0)
      const text = evidenceText(judged)
      // The runner hides what it is told to mask; besides that the key is nowhere.
      const log = judged.stdout.replace(`::add-mask::${key}\n`, '')
      expect(log + judged.stderr + judged.summary + text).not.toContain(key)
      const own = ['--sha', pull.headSha]
      const policy = judged.result.digests.policy ?? ''
      const strict = { ...signing, POLICY_REQUIRE_HMAC: 'true' }
      expect(await gate(text, [...own, '--policy-digest', policy], strict)).toEqual({ code: 0, codes: [] })
      expect(await gate(text, ['--sha', '3'.repeat(40)], strict)).toEqual({ code: 1, codes: ['commit'] })
      expect(await gate(text, own, { GATEWRIGHT_SIGNING_KEY: newKey() })).toEqual({
        code: 2,
        codes: ['signature'],
      })
      expect(await gate(text, own, { ...strict, GITHUB_REPOSITORY: 'meddler/shop' })).toEqual({
        code: 1,
        codes: ['repository'],
      })
      const edited = text.replace('"successes": 60', '"successes": 59')
      expect((await gate(edited, own, strict)).code).toBe(2)
      const twice = text.replace('"decision": "pass"', '"decision": "fail",\n  "decision": "pass"')
      expect(await gate(twice, own, strict)).toEqual({ code: 1, codes: ['unreadable'] })
    })
  })

  test('evidence of a run that only reports says so, and what was decided', async () => {
    await inGolden(golden(bound, 'report'), async ({ change, judge }) => {
      clone.write('reports/unit.xml', junit(50, 10))
      const pull = change()
      const judged = await judge(pull, given())
      expect(judged).toMatchObject({ exitCode: 0, result: { decision: 'report' } })
      expect(evidenceOf(judged)).toMatchObject({ decision: 'fail', enforced: false })
      expect((await gate(evidenceText(judged), ['--sha', pull.headSha])).codes).toEqual(['decision'])
    })
  })

  test.each([
    ['no key', { POLICY_REQUIRE_HMAC: 'true' }],
    ['a misspelt requirement', { ...signing, POLICY_REQUIRE_HMAC: 'True' }],
    ['a weak key', { GATEWRIGHT_SIGNING_KEY: 'a'.repeat(64) }],
    ['a short key', { GATEWRIGHT_SIGNING_KEY: key.slice(0, 20) }],
  ])('with %s the run ends with exit code 2, and without evidence', async (_, env) => {
    await inGolden(golden(bound), async ({ change, judge }) => {
      clone.write('reports/unit.xml', junit(60))
      const judged = await judge(change(), given({ env }))
      expect(judged.exitCode).toBe(2)
      expect(judged.result.reason_codes).toEqual(['signature-required'])
      expect(judged.outputs['evidence-file']).toBe('')
    })
  })

  test('where signatures are required the start of a soak carries one', async () => {
    const soak =
      'version: 1\nmode: enforce\ngates:\n  golden-suite:\n    soak: { events: ["soak/*.jsonl"] }\n'
    const unsigned = {
      ...{ schema_version: 1, tool: 'gatewright', deployment: 'v7', restarts: 0 },
      ...{ started_at: '2026-01-01T00:00:00Z', ends_at: '2026-01-08T00:00:00Z' },
    }
    const start = (signature: object | null) => ({
      '.gatewright/soak.json': JSON.stringify({ ...unsigned, signature }),
    })
    clone.write(
      'soak/a.jsonl',
      Array.from({ length: 300 }, (_, index) =>
        JSON.stringify({
          ...{ id: `e${index}`, at: '2026-01-02T10:00:00Z', deployment: 'v7' },
          ...{ workflow: 'checkout', outcome: 'passed' },
        }),
      ).join('\n'),
    )
    const run = async (files: Files, env: Record<string, string>) => {
      let code: number | null = null
      await inGolden(
        soak,
        async ({ change, judge }) => {
          code = (await judge(change(), given({ env }))).exitCode
        },
        files,
      )
      return code
    }
    const required = { POLICY_REQUIRE_HMAC: 'true' }
    expect(await run(start(null), {})).toBe(0)
    expect(await run(start(null), required)).toBe(2)
    expect(await run(start(null), { ...signing, ...required })).toBe(2)
    expect(await run(start(signatureOf(unsigned, key)), { ...signing, ...required })).toBe(0)
  })

  test('a merge group and the default branch leave evidence of their own commits', async () => {
    await inGolden(golden(bound), async ({ world, repository, change, run }) => {
      clone.write('reports/unit.xml', junit(60))
      const entry = repository.enqueue(change())
      const group = await run('merge_group', mergeGroupEvent(world, repository, entry), given())
      expect(group.exitCode).toBe(0)
      expect(evidenceOf(group)).toMatchObject({ head_sha: entry.headSha, decision: 'pass' })
      const pushed = await run('push', pushEvent(world, repository, 'main', 'chef'), given())
      expect(pushed.exitCode).toBe(0)
      expect(evidenceOf(pushed)).toMatchObject({ head_sha: repository.tip('main'), decision: 'pass' })
    })
  })

  test('a commit that is another pull request’s head, too, gets no evidence that passes', async () => {
    await inGolden(golden(bound), async ({ repository, change, judge }) => {
      clone.write('reports/unit.xml', junit(60))
      repository.commit('lax', { files: { 'x.txt': 'x\n' }, author: 'oper' })
      const pull = change({ head: 'both' })
      change({ head: 'both', base: 'lax', files: {} })
      const judged = await judge(pull, given())
      expect(judged.exitCode).toBe(3)
      expect(evidenceOf(judged).decision).toBe('unknown')
    })
  })
})

test('a thousand reports are read in one run, in little time', async () => {
  await inGolden(golden(bound), async ({ change, judge }) => {
    mkdirSync(join(clone.path, 'reports'))
    for (let index = 0; index < 1_000; index++)
      clone.write(`reports/${index}.xml`, junit(2).replaceAll('name="t', `name="f${index}-`))
    const judged = await judge(change(), given())
    expect(judged.exitCode).toBe(0)
    expect(said(judged, 'lower-bound')[0]).toContain('2000 of 2000 tests passed')
    expect(judged.milliseconds).toBeLessThan(10_000)
  })
})
