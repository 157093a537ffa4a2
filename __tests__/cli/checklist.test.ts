import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readBody } from '../../src/formats/answers/body.ts'
import { Clone } from '../workspace/clone.ts'
import { type CallOptions, gatewright, json } from './harness.ts'

const policy = `version: 1
mode: enforce
gates:
  checklist:
    lists: [secure-feature, .gatewright/checklists/own.yml]
    reviews:
      security: { from: ['@acme/security'] }
  workflow-path:
    checks: { build: 'ci / build', unit: { check: 'ci / unit', workflow: .github/workflows/ci.yml } }
`

const own = `version: 1
name: own
title: Our own
items:
  - id: OWN.1
    version: 3
    question: Is the changelog updated for this change?
    applies: { always: true }
    evidence: [file]
    minimum: { docs: E0, fast: E1, standard: E1, full: E1 }
    fix: Add an entry.
    recovery: { action: Add an entry., rollback: Revert it., escalation: Ask the owner. }
  - id: OWN.2
    version: 1
    question: Is the migration reversible?
    applies: { paths: ['db/**'] }
    evidence: [file]
    fix: Add a way down.
    recovery: { action: Add it., rollback: Revert it., escalation: Ask the owner. }
`

let clone: Clone
const at = (argv: readonly string[], more: CallOptions = {}) =>
  gatewright(argv, { directory: clone.path, ...more })

beforeAll(() => {
  clone = new Clone()
  clone.commit({
    '.github/gatewright.yml': policy,
    '.github/CODEOWNERS': '* @acme/web\n/src/ @alpha @bravo\n',
    '.gatewright/checklists/own.yml': own,
    'src/a.ts': 'export const a = 1\n',
    'README.md': '# Shop\n',
  })
  clone.git('checkout', '-q', '-b', 'topic')
  clone.commit({
    'src/api/cart.ts': "app.post('/cart', (request) => request.body.id)\n",
    // The change cannot lessen what it is asked: the base's files hold.
    '.gatewright/checklists/own.yml': own.replace('OWN.1', 'OWN.9'),
  })
  clone.git('checkout', '-q', '-b', 'words', 'main')
  clone.commit({ 'README.md': '# Shop\n\nMore words.\n' })
  clone.git('checkout', '-q', 'topic')
})
afterAll(() => clone.remove())

const on = async (branch: string, argv: readonly string[], more: CallOptions = {}) => {
  clone.git('checkout', '-q', branch)
  const ended = await at(argv, more)
  clone.git('checkout', '-q', 'topic')
  return ended
}

describe('checklist tier', () => {
  test('the path and every rule, as one JSON document', async () => {
    const ended = await at(['checklist', 'tier', '--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(json(ended)).toMatchObject({
      schema_version: 1,
      base: { ref: 'main', sha: clone.git('rev-parse', 'main') },
      head_sha: clone.git('rev-parse', 'HEAD'),
      path: 'full',
      computed: 'full',
      declared: null,
      override: null,
      decisive: expect.arrayContaining(['R10']),
      assumed: [],
    })
    expect(json(ended).rules.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['R00', 'R40']),
    )
    expect(json(ended).rules.every((rule: { because: unknown }) => Array.isArray(rule.because))).toBe(true)
  })

  test('for people: what decides first, and nothing on standard error', async () => {
    const { stdout, stderr } = await at(['checklist', 'tier'])
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^Path: full, by R10/)
    expect(stdout).toContain('src/api/cart.ts')
    expect(stdout.split('\n').length).toBeLessThan(45)
    expect(stdout).not.toContain('\u001b')
    expect((await at(['checklist', 'tier'], { terminal: { columns: 80 } })).stdout).toContain('\u001b[1m')
  })

  test('a description raises the path and never lowers it', async () => {
    expect(json(await on('words', ['checklist', 'tier', '--json'])).path).toBe('docs')
    const raised = await on('words', ['checklist', 'tier', '--json', '--body', '-'], {
      stdin: 'Path: standard\n',
    })
    expect(json(raised)).toMatchObject({ path: 'standard', computed: 'docs', declared: 'standard' })
    const lowered = await at(['checklist', 'tier', '--json', '--body', '-'], { stdin: 'Path: docs\n' })
    expect(json(lowered)).toMatchObject({ path: 'full' })
  })

  test('labels may be given several times', async () => {
    const rule = (ended: { stdout: string }) =>
      JSON.parse(ended.stdout).rules.find(({ id }: { id: string }) => id === 'R17')
    expect(rule(await at(['checklist', 'tier', '--json'])).met).toBe(false)
    const ended = await at(['checklist', 'tier', '--json', '--label', 'bug', '--label=architecture'])
    expect(rule(ended).met).toBe(true)
    expect(ended.code).toBe(0)
  })

  test.each([
    [['--base', 'nope'], 'there is no commit "nope" in this clone'],
    [['--body', 'nope.md'], 'nope.md:1:1: there is no such file'],
    [['--body', 'src'], 'src:1:1: a directory'],
    [['--base', 'main', '--base', 'main'], '--base is given twice'],
    [['--label'], '--label needs a value'],
    [['--lable', 'x'], '--label'],
    [['extra'], 'takes no argument'],
    [['--policy', 'nope.yml'], 'nope.yml:1:1: there is no such file'],
  ])('%j is wrong usage', async (flags, expected) => {
    const ended = await at(['checklist', 'tier', ...flags])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(expected)
  })

  test('a body that is no text, or too long for GitHub, is refused', async () => {
    const binary = await at(['checklist', 'tier', '--body', '-'], {
      stdin: new Uint8Array([0xff, 0xfe, 0x41]),
    })
    expect(binary).toMatchObject({ code: 64, stdout: '' })
    expect(binary.stderr).toContain('not UTF-8 text')
    const long = await at(['checklist', 'tier', '--body', '-'], { stdin: 'x'.repeat(256 * 1024 + 1) })
    expect(long).toMatchObject({ code: 64, stdout: '' })
    expect(long.stderr).toContain('over 262144 bytes')
  })

  test('outside of a clone, and with a policy that cannot be used', async () => {
    const outside = await gatewright(['checklist', 'tier'], { directory: '/' })
    expect(outside).toMatchObject({ code: 64, stdout: '' })
    writeFileSync(join(clone.path, 'wrong.yml'), 'version: 1\ngates: { checklists: {} }\n')
    const wrong = await at(['checklist', 'tier', '--policy', 'wrong.yml'])
    expect(wrong.code).toBe(78)
    expect(wrong.stderr).toContain('wrong.yml:2:')
    expect(wrong.stderr).toContain('did you mean "checklist"?')
  })
})

describe('checklist render', () => {
  test('the questions for the author, which the reader of descriptions understands', async () => {
    const { code, stdout, stderr } = await at(['checklist', 'render'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^<!-- gatewright:checklist v1 -->\n- \[ \] /)
    expect(stdout).toMatch(
      /- \[ \] \*\*OWN\.1\*\* Is the changelog updated for this change\? <!-- gw:OWN\.1 v3 [0-9a-f]{12} -->/,
    )
    expect(stdout).not.toContain('OWN.2')
    expect(stdout).not.toContain('OWN.9')
    const read = readBody(stdout, { serverUrl: 'https://github.com', repositories: [] })
    expect(read).toMatchObject({ problems: [], statements: [] })
    expect(read.answers).toHaveLength(stdout.split('\n- [').length - 1)
    expect(read.answers.every(({ value }) => value === 'none')).toBe(true)
    expect(stderr).toContain(`path full: ${read.answers.length} questions for the description`)
  })

  test('as JSON, with the block in it', async () => {
    const ended = await at(['checklist', 'render', '--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const result = json(ended)
    expect(result).toMatchObject({ schema_version: 1, path: 'full', committed: [] })
    expect(result.block).toBe((await at(['checklist', 'render'])).stdout.trimEnd())
    expect(result.questions).toContainEqual(
      expect.objectContaining({
        id: 'OWN.1',
        list: 'own',
        minimum: 'E1',
        evidence: ['file'],
        answer: 'none',
      }),
    )
  })

  test('takes over what a description answers, and opens what was answered for other content', async () => {
    const { stdout } = await at(['checklist', 'render'])
    const answered = stdout
      .replace('- [ ] **OWN.1**', '- [x] **OWN.1**')
      .replace(/(.*OWN\.1.*\n)/, '$1  - Evidence: README.md\n')
    const again = await at(['checklist', 'render', '--body', '-'], { stdin: `Words.\n\n${answered}` })
    expect(again.stdout).toContain('- [x] **OWN.1**')
    expect(again.stdout).toContain('\n  - Evidence: README.md\n')
    const other = answered.replace(/gw:OWN\.1 v3 [0-9a-f]{12}/, 'gw:OWN.1 v3 0123456789ab')
    const opened = await at(['checklist', 'render', '--body', '-'], { stdin: other })
    expect(opened.stdout).toContain('- [ ] **OWN.1**')
    const older = answered.replace('gw:OWN.1 v3', 'gw:OWN.1 v2')
    expect((await at(['checklist', 'render', '--body', '-'], { stdin: older })).stdout).toContain(
      '- [ ] **OWN.1**',
    )
  })

  test('what a description says reaches the terminal as text alone', async () => {
    const stdin =
      '- [ ] a <!-- gw:OWN.1 v3 -->\n  - N/A (not-deployed): \u001b[31mred\u0007 words of a reason\n'
    const { stdout } = await at(['checklist', 'render', '--body', '-'], { stdin })
    expect(stdout).toContain('words of a reason')
    expect(stdout).not.toMatch(/[\u001b\u0007]/)
  })

  test('what a committed file answers is not asked again', async () => {
    clone.git('checkout', '-q', '-b', 'committed', 'topic')
    const answers = 'version: 1\nanswers:\n  - { id: OWN.1, answer: yes, evidence: [README.md] }\n'
    clone.commit({ '.gatewright/answers/cart.yml': answers.replace('yes', "'yes'") })
    const ended = await at(['checklist', 'render'])
    const result = json(await at(['checklist', 'render', '--json']))
    clone.git('checkout', '-q', 'topic')
    expect(ended.stdout).not.toContain('OWN.1')
    expect(ended.stderr).toContain('1 question answered by committed files')
    expect(result.committed).toMatchObject([
      { id: 'OWN.1', place: { path: '.gatewright/answers/cart.yml', line: 3 } },
    ])
  })

  test('a policy without checklists is wrong usage, and says what to do', async () => {
    writeFileSync(join(clone.path, 'empty.yml'), 'version: 1\n')
    const ended = await at(['checklist', 'render', '--policy', 'empty.yml'])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain('names no checklists: expected gates.checklist.lists')
  })

  test('a checklist of the base that cannot be read leaves it undecided, with the place', async () => {
    clone.git('checkout', '-q', '-b', 'broken', 'main')
    clone.commit({
      '.gatewright/checklists/own.yml': own.replace('fix: Add an entry.', 'fixx: Add an entry.'),
    })
    clone.git('checkout', '-q', '-b', 'after')
    clone.commit({ 'src/b.ts': '1\n' })
    const ended = await at(['checklist', 'render', '--base', 'broken'])
    clone.git('checkout', '-q', 'topic')
    expect(ended).toMatchObject({ code: 3, stdout: '' })
    expect(ended.stderr).toMatch(/own\.yml:11:\d+/)
    expect(ended.stderr).not.toMatch(/\n\s+at /)
  })
})

describe('requirements', () => {
  test('as one JSON document: path, questions, reviews, checks, evidence', async () => {
    const ended = await at(['requirements', '--json'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    const result = json(ended)
    expect(result).toMatchObject({
      schema_version: 1,
      base: { ref: 'main' },
      policy: { path: '.github/gatewright.yml', mode: 'enforce' },
      files: 2,
      path: {
        path: 'full',
        obligations: expect.arrayContaining([expect.objectContaining({ id: 'reviews' })]),
      },
      checks: [
        { name: 'build', check: 'ci / build', app: null, workflow: null, gate: 'workflow-path' },
        { name: 'unit', check: 'ci / unit', workflow: '.github/workflows/ci.yml' },
      ],
    })
    expect(result.questions).toContainEqual(
      expect.objectContaining({ id: 'OWN.1', by: 'author', minimum: 'E1', evidence: ['file'], answer: null }),
    )
    expect(result.not_asked).toBeGreaterThan(10)
    expect(result.reviews).toEqual(
      expect.arrayContaining([
        {
          kind: 'code-owners',
          wanted: '1 approval of @alpha or @bravo',
          paths: ['src/api/cart.ts'],
          at: '.github/CODEOWNERS:2',
        },
        expect.objectContaining({ kind: 'security', at: '.github/gatewright.yml:7' }),
      ]),
    )
    expect(result.evidence).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining('specification') }),
    )
  })

  test('for people and as Markdown', async () => {
    const pretty = await at(['requirements'])
    expect(pretty).toMatchObject({ code: 0, stderr: '' })
    expect(pretty.stdout).toMatch(/^This change takes path full, by R10.*; 2 files against main\.\n/)
    for (const part of [
      'Why',
      'Questions (',
      'Reviews',
      'Checks that have to be green',
      'OWN.1',
      '@alpha or @bravo',
    ])
      expect(pretty.stdout).toContain(part)
    expect(pretty.stdout).toContain('Next: gatewright checklist render --base main')
    const markdown = await at(['requirements', '--format', 'markdown'])
    expect(markdown.stdout).toMatch(/^## This change takes path full/)
    expect(markdown.stdout).toContain('| Item | Grade | Answer | Evidence | Question |')
  })

  test('no line is wider than the terminal', async () => {
    for (const columns of [60, 100]) {
      const { stdout } = await at(['requirements'], { terminal: { columns }, variables: { NO_COLOR: '1' } })
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns)
    }
  })

  test('an answered question shows its answer', async () => {
    const { stdout } = await at(['checklist', 'render'])
    const stdin = stdout.replace('- [ ] **OWN.1**', '- [x] **OWN.1**')
    const result = json(await at(['requirements', '--json', '--body', '-'], { stdin }))
    expect(result.questions).toContainEqual(expect.objectContaining({ id: 'OWN.1', answer: 'yes' }))
  })

  test('a gate that is off or not configured is named', async () => {
    writeFileSync(join(clone.path, 'off.yml'), 'version: 1\ngates: { workflow-path: { enabled: false } }\n')
    const { notes } = json(await at(['requirements', '--json', '--policy', 'off.yml']))
    expect(notes.join('\n')).toContain('switches the gate workflow-path off')
    expect(notes.join('\n')).toContain('the gate checklist does not apply')
  })

  test('what a path asks for is shown as far as a gate of the policy checks it', async () => {
    const gatesOf = async (text: string) => {
      writeFileSync(join(clone.path, 'some.yml'), text)
      const { path } = json(await at(['requirements', '--json', '--policy', 'some.yml']))
      return [...new Set(path.obligations.map(({ gate }: { gate: string }) => gate))]
    }
    expect(await gatesOf('version: 1\n')).toEqual([])
    expect(await gatesOf('version: 1\ngates: { workflow-path: { checks: { unit: unit } } }\n')).toEqual([
      'workflow-path',
    ])
    writeFileSync(join(clone.path, 'none.yml'), 'version: 1\n')
    const block = await at(['requirements', '--block', 'agents', '--policy', 'none.yml'])
    expect(block.stdout).not.toMatch(/Path|Answers|Lines of the description|checklist render/)
    expect(block.stdout).toContain('2. Run `gatewright check`')
  })

  test('a change of documentation alone waits for no check', async () => {
    const result = json(await on('words', ['requirements', '--json']))
    expect([result.path.path, result.checks]).toEqual(['docs', []])
    expect(json(await at(['requirements', '--json'])).checks).not.toEqual([])
  })

  test('nothing that is committed is said to be nothing', async () => {
    const { notes } = json(await at(['requirements', '--json', '--base', 'HEAD']))
    expect(notes[0]).toBe('nothing differs from HEAD: what is not committed is not looked at')
  })

  test('without results of tools, the tools of the policy are taken to run, and it says so', async () => {
    const tools = policy.replace(
      '    reviews:',
      "    sarif: { files: ['reports/*.sarif'], tools: [CodeQL] }\n    reviews:",
    )
    writeFileSync(join(clone.path, 'tools.yml'), tools)
    const { notes } = json(await at(['requirements', '--json', '--policy', 'tools.yml']))
    expect(notes.join('\n')).toContain('it is assumed that CodeQL will run')
    const tier = await on('words', ['checklist', 'tier', '--json', '--policy', 'tools.yml'])
    expect(json(tier)).toMatchObject({ path: 'docs', assumed: [expect.stringContaining('CodeQL')] })
    mkdirSync(join(clone.path, 'reports'), { recursive: true })
    writeFileSync(join(clone.path, 'reports/cut.sarif'), '{"version": "2.1.0", "runs": [')
    expect(json(await on('words', ['checklist', 'tier', '--json', '--policy', 'tools.yml'])).path).toBe(
      'full',
    )
    writeFileSync(join(clone.path, 'reports/cut.sarif'), '')
  })
})

describe('requirements --block', () => {
  const read = (file: string) => readFileSync(join(clone.path, file), 'utf8')
  const put = (file: string, text: string) => writeFileSync(join(clone.path, file), text)

  test.each(['agents', 'pull-request'])(
    '%s: the same for every change, between its markers',
    async (kind) => {
      const here = await at(['requirements', '--block', kind])
      expect(here).toMatchObject({ code: 0, stderr: '' })
      expect(here.stdout.startsWith(`<!-- gatewright:begin ${kind} -->\n`)).toBe(true)
      expect(here.stdout.endsWith(`<!-- gatewright:end ${kind} -->\n`)).toBe(true)
      expect(await on('words', ['requirements', '--block', kind])).toEqual(here)
      expect(json(await at(['requirements', '--block', kind, '--json']))).toMatchObject({ block: kind })
    },
  )

  test('agents: names lists, reviews, checks and the grammar', async () => {
    const { stdout } = await at(['requirements', '--block', 'agents'])
    for (const part of [
      'Our own (2 questions',
      '@acme/security',
      '`ci / build`',
      'N/A (KIND): REASON',
      '`Specification: PATH`',
    ])
      expect(stdout).toContain(part)
    // The package is not in a registry: whatever stands there under the name is somebody else's.
    expect(stdout).not.toContain('npx')
  })

  test('pull-request: says nothing that a reader of descriptions takes for an answer or a statement', async () => {
    const { stdout } = await at(['requirements', '--block', 'pull-request'])
    expect(readBody(stdout, { serverUrl: 'https://github.com', repositories: [] })).toEqual({
      answers: [],
      problems: [],
      statements: [],
    })
    const rendered = await at(['checklist', 'render'])
    const body = `${stdout}\nKind: feature\n\n${rendered.stdout}`
    expect(readBody(body, { serverUrl: 'https://github.com', repositories: [] })).toMatchObject({
      problems: [],
      statements: [{ key: 'kind', value: 'feature' }],
    })
  })

  test('--write makes the file, and changes nothing the second time', async () => {
    const first = await at(['requirements', '--block', 'agents', '--write', 'AGENTS.md'])
    expect(first).toMatchObject({ code: 0, stdout: 'AGENTS.md: the block agents is written\n' })
    const text = read('AGENTS.md')
    expect(text).toBe((await at(['requirements', '--block', 'agents'])).stdout)
    const { mtimeMs, mode } = statSync(join(clone.path, 'AGENTS.md'))
    expect(mode & 0o777).toBe(0o644)
    const second = await at(['requirements', '--block', 'agents', '--write', 'AGENTS.md'])
    expect(second.stdout).toBe('AGENTS.md: the block agents is up to date\n')
    expect(statSync(join(clone.path, 'AGENTS.md')).mtimeMs).toBe(mtimeMs)
    const third = json(await at(['requirements', '--block', 'agents', '--write', 'AGENTS.md', '--json']))
    expect(third).toMatchObject({ file: 'AGENTS.md', written: false })
  })

  test('keeps everything else of the file, its line ends and its permissions', async () => {
    put(
      'GUIDE.md',
      '# Guide\r\n\r\n<!-- gatewright:begin agents -->\r\nold\r\n<!-- gatewright:end agents -->\r\n\r\nLast words',
    )
    await at(['requirements', '--block', 'agents', '--write', 'GUIDE.md'])
    const text = read('GUIDE.md')
    expect(text.startsWith('# Guide\r\n\r\n<!-- gatewright:begin agents -->\r\n')).toBe(true)
    expect(text.endsWith('<!-- gatewright:end agents -->\r\n\r\nLast words')).toBe(true)
    expect(text).not.toMatch(/[^\r]\n/)
    expect(text).not.toContain('old')
    put('APPEND.md', '# Guide\nWords')
    await at(['requirements', '--block', 'agents', '--write', 'APPEND.md'])
    expect(read('APPEND.md').startsWith('# Guide\nWords\n\n<!-- gatewright:begin agents -->\n')).toBe(true)
    await at(['requirements', '--block', 'pull-request', '--write', 'APPEND.md'])
    expect(read('APPEND.md')).toContain(
      '<!-- gatewright:end agents -->\n\n<!-- gatewright:begin pull-request -->',
    )
  })

  test.each([
    ['a begin alone', 'a\n<!-- gatewright:begin agents -->\nb\n', 'BAD.md:2:1'],
    ['an end alone', 'a\nb <!-- gatewright:end agents -->\n', 'BAD.md:2:3'],
    ['the wrong order', '<!-- gatewright:end agents -->\n<!-- gatewright:begin agents -->\n', 'BAD.md:1:1'],
    [
      'two of them',
      '<!-- gatewright:begin agents -->\n<!-- gatewright:begin agents -->\n<!-- gatewright:end agents -->\n',
      'BAD.md:2:1',
    ],
  ])('refuses %s, and leaves the file as it is', async (_, text, place) => {
    put('BAD.md', text)
    const ended = await at(['requirements', '--block', 'agents', '--write', 'BAD.md'])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(`${place}: the markers of the block are no pair`)
    expect(read('BAD.md')).toBe(text)
  })

  test('refuses links, folders, what is no text, and places outside of the work tree', async () => {
    put('real.md', '# Real\n')
    symlinkSync('real.md', join(clone.path, 'link.md'))
    writeFileSync(join(clone.path, 'binary.md'), Uint8Array.of(0xff, 0xfe, 0))
    for (const [file, expected] of [
      ['link.md', 'link.md:1:1: a symbolic link'],
      ['src', 'src:1:1'],
      ['binary.md', 'binary.md:1:1: not UTF-8 text'],
      ['../outside.md', 'not in the work tree'],
    ] as const) {
      const ended = await at(['requirements', '--block', 'agents', '--write', file])
      expect(ended).toMatchObject({ code: 64, stdout: '' })
      expect(ended.stderr).toContain(expected)
    }
    expect(read('real.md')).toBe('# Real\n')
  })

  test.each([
    [['--block', 'agent'], 'found "agent" (did you mean "agents"?)'],
    [['--write', 'x.md'], '--write is about --block'],
    [['--block', 'agents', '--label', 'x'], '--label is about one of them'],
    [['--block', 'agents', '--body', 'README.md'], '--body is about one of them'],
  ])('%j is wrong usage', async (flags, expected) => {
    const ended = await at(['requirements', ...flags])
    expect(ended).toMatchObject({ code: 64, stdout: '' })
    expect(ended.stderr).toContain(expected)
  })
})
