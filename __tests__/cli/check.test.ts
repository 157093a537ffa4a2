import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readSavedFacts } from '../../src/facts/saved.ts'
import { resultSchema } from '../../src/result/schema.ts'
import { Clone } from '../workspace/clone.ts'
import { type Ended, gatewright, json } from './harness.ts'

const enforcing = 'version: 1\nmode: enforce\n'

let clone: Clone
const at = (argv: readonly string[], more = {}) => gatewright(argv, { directory: clone.path, ...more })
const result = (ended: Ended) => resultSchema().parse(json(ended))
const withoutRun = (ended: Ended) => ({ ...json(ended), run: null })

beforeAll(() => {
  clone = new Clone()
  clone.commit({
    '.github/gatewright.yml': enforcing,
    '.github/CODEOWNERS': '* @alpha\n',
    'src/a.ts': 'a',
  })
  clone.git('checkout', '-q', '-b', 'topic')
  clone.commit({ 'src/a.ts': 'b', '.github/gatewright.yml': 'version: 1\nmode: report\n' })
  mkdirSync(join(clone.path, 'out'))
})
afterAll(() => clone.remove())

describe('check of a local branch', () => {
  test('what only GitHub knows is unknown offline, and does not fail', async () => {
    const ended = await at(['check', '--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(result(ended)).toMatchObject({
      decision: 'report',
      exit_code: 0,
      mode: 'enforce',
      target: { kind: 'branch', base_ref: 'main', head_sha: clone.git('rev-parse', 'HEAD') },
      outcomes: { codeowners: 'unknown' },
      run: { event: 'command line', requests: 0 },
    })
    expect(result(ended).reason_codes).toContain('offline')
  })

  test('says why that does not fail, and not that others passed', async () => {
    const { stdout } = await at(['check'], { terminal: { columns: 200 } })
    const plain = stdout.replaceAll(/\u001b\[\d+m/g, '')
    expect(plain).toContain('Gatewright: could not be decided, does not block')
    expect(plain).toContain(
      'What only GitHub knows could not be decided offline, which does not fail a local check (--strict makes it).',
    )
    expect(plain).not.toMatch(/optional gate|passed/)
    expect(plain).toContain('unknown, offline, does not fail a local check')
    expect(plain).toContain('gatewright check --repository OWNER/REPO --pull N')
    expect(result(await at(['check', '--json'])).gates).toMatchObject([
      { id: 'branch-protection', outcome: 'unknown', blocks: false },
      { id: 'checklist', outcome: 'skip', blocks: false },
      { id: 'codeowners', optional: false, blocks: false },
      { id: 'golden-suite', outcome: 'skip', blocks: false },
      { id: 'phase-unlock', outcome: 'skip', blocks: false },
      { id: 'workflow-path', outcome: 'skip', blocks: false },
    ])
  })

  test('says each unknown once on a terminal', async () => {
    const { stdout } = await at(['check'])
    expect(stdout.match(/codeowners\/facts-complete for reviews/g)).toHaveLength(1)
    expect(stdout).not.toContain('not evaluated  reviews:')
  })

  test('--strict fails with 3', async () => {
    const ended = await at(['check', '--json', '--strict'])
    expect(ended.code).toBe(3)
    expect(result(ended)).toMatchObject({ decision: 'unknown', exit_code: 3 })
  })

  test('the policy comes from the base commit: the branch cannot weaken it', async () => {
    const { policy, mode } = result(await at(['check', '--json']))
    expect(mode).toBe('enforce')
    expect(policy).toMatchObject({ path: '.github/gatewright.yml', sha: clone.git('rev-parse', 'main') })
  })

  test('--policy tries another one out, and says so', async () => {
    const { mode, notices } = result(await at(['check', '--json', '--policy', '.github/gatewright.yml']))
    expect(mode).toBe('report')
    expect(notices).toContainEqual(expect.stringContaining('was tried out'))
    expect(result(await at(['check', '--json', '--policy', 'gatewright:strict'])).mode).toBe('enforce')
  })

  test('gates can be named; --base too, by branch or commit', async () => {
    expect((await at(['check', 'codeowners', '--base', 'main'])).code).toBe(0)
    const commit = clone.git('rev-parse', 'main')
    expect(result(await at(['check', '--json', '--base', commit])).target).toMatchObject({ base_ref: commit })
  })

  test('for people, and as Markdown', async () => {
    const pretty = await at(['check'])
    expect(pretty.stdout).toMatch(/^Gatewright: /)
    expect(pretty.stdout).not.toContain('\u001b')
    expect((await at(['check'], { variables: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[1m')
    const terminal = { terminal: { columns: 80 } }
    expect((await at(['check'], terminal)).stdout).toContain('\u001b[1m')
    expect((await at(['check'], { ...terminal, variables: { NO_COLOR: '1' } })).stdout).not.toContain(
      '\u001b',
    )
    expect((await at(['check', '--format', 'markdown'])).stdout).toMatch(/^## Gatewright/)
  })

  test('a base without a policy is a policy error, as one JSON document', async () => {
    clone.git('checkout', '-q', '--orphan', 'bare')
    clone.git('rm', '-rfq', '--cached', '.')
    const bare = clone.git('commit-tree', clone.git('write-tree'), '-m', 'empty')
    clone.git('checkout', '-qf', 'topic')
    const ended = await at(['check', '--json', '--base', bare])
    expect(ended.code).toBe(78)
    expect(ended.stderr).toMatch(/^gatewright: \.github\/gatewright\.yml:1:1: missing: /)
    expect(result(ended)).toMatchObject({ exit_code: 78, reason_codes: ['policy-error'] })
  })

  test.each([
    [['--base', 'nope'], 'there is no commit "nope" in this clone'],
    [['--base', '--help-me'], '--base needs a value'],
    [['--policy', 'nope.yml'], 'nope.yml:1:1: there is no such file'],
    [['nope'], 'there is no gate "nope"'],
    [['--save-facts', 'nope/f.json'], 'nope/f.json:1:1: its directory does not exist'],
    [['--save-facts', 'out'], 'out:1:1: a directory'],
  ])('%j is wrong usage', async (flags, expected) => {
    const ended = await at(['check', ...flags])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(expected)
  })

  test('the default branch is that of upstream, else of origin, else main', async () => {
    const base = async () => result(await at(['check', '--json'])).target?.base_ref
    const main = clone.git('rev-parse', 'main')
    clone.git('update-ref', 'refs/remotes/origin/trunk', main)
    clone.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk')
    expect(await base()).toBe('origin/HEAD')
    clone.git('update-ref', 'refs/remotes/upstream/main', main)
    expect(await base()).toBe('upstream/main')
    for (const ref of ['upstream/main', 'origin/trunk']) clone.git('update-ref', '-d', `refs/remotes/${ref}`)
    clone.git('symbolic-ref', '-d', 'refs/remotes/origin/HEAD')
    expect(await base()).toBe('main')
  })

  test('a shallow clone is undecided, never a pass', async () => {
    const shallow = new Clone()
    const directory = join(shallow.path, 'clone')
    shallow.git('clone', '-q', '--depth', '1', '--no-single-branch', `file://${clone.path}`, 'clone')
    const ended = await gatewright(['check', '--json', '--base', 'origin/main'], { directory })
    const cut = await gatewright(['check', '--json', '--base', 'HEAD~1'], { directory })
    shallow.remove()
    expect(ended.code).toBe(3)
    expect(result(ended)).toMatchObject({ decision: 'unknown', outcomes: { codeowners: 'unknown' } })
    expect(cut.code).toBe(3)
    expect(result(cut)).toMatchObject({ decision: 'unknown', reason_codes: ['truncated'] })
  })

  test('outside of a clone there is nothing to check', async () => {
    const ended = await gatewright(['check'], { directory: '/' })
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('git work tree')
  })
})

describe('saved facts of a local check', () => {
  const file = () => join(clone.path, 'out', 'facts.json')

  test.each([
    [[]],
    [['--strict']],
    [['codeowners', '--policy', '.github/gatewright.yml']],
    [['--policy', 'gatewright:regulated', '--strict']],
  ])('check %j and evaluate give the same result, the run apart', async (flags) => {
    const online = await at(['check', ...flags, '--json', '--save-facts', 'out/facts.json'])
    const offline = await at(['evaluate', '--facts', 'out/facts.json', '--json'])
    expect(withoutRun(offline)).toEqual(withoutRun(online))
    expect(JSON.stringify(withoutRun(offline))).toBe(JSON.stringify(withoutRun(online)))
    expect(offline.code).toBe(online.code)
  })

  test('the file is whole, alone, and for its owner only', async () => {
    await at(['check', '--save-facts', 'out/facts.json'])
    expect(readdirSync(join(clone.path, 'out'))).toEqual(['facts.json'])
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readSavedFacts(readFileSync(file(), 'utf8')).redacted).toBe(false)
  })

  test('nothing is written when nothing was judged', async () => {
    await at(['check', '--base', 'nope', '--save-facts', 'out/none.json'])
    expect(existsSync(join(clone.path, 'out', 'none.json'))).toBe(false)
  })

  test('--redact leaves nobody in it, and the verdict stands', async () => {
    const online = await at(['check', '--json', '--strict', '--save-facts', 'out/redacted.json', '--redact'])
    const text = readFileSync(join(clone.path, 'out', 'redacted.json'), 'utf8')
    for (const name of ['alpha', 'Aid', 'Guard', 'aid@example.com']) expect(text).not.toContain(name)
    const offline = await at(['evaluate', '--json', '--facts', 'out/redacted.json'])
    expect(offline.code).toBe(online.code)
    expect(result(offline).outcomes).toEqual(result(online).outcomes)
  })
})
