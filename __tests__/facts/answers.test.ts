import { describe, expect, test } from '@jest/globals'
import type { Answers } from '../../src/core/facts/answers.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import { bodyEditsQuery } from '../../src/github/queries.ts'
import { digestOf } from '../../src/result/digests.ts'
import { signatureOf } from '../../src/result/signature.ts'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'
import {
  blob,
  checklistPolicy,
  entry,
  gather as gatherUnder,
  routes,
  tree,
  workspaceWith,
} from './context.ts'
import { baseSha, headSha, page, pullNode, snapshotAnswer, user } from './fake-github.ts'

const answersPath = '.gatewright/answers/security.yml'
const noEdits = { includesCreatedEdit: false, userContentEdits: page([]) }
const edits = (value: object | null) => ({ 'graphql BodyEdits': { repository: { pullRequest: value } } })

/** Files of the head by path; numbers of a GitHub that holds them. */
const atHead = (files: Readonly<Record<string, string>>, more: object = {}) => ({
  [routes.tree]: tree(Object.keys(files).map((path) => entry(path))),
  [routes.blob]: ({ file_sha: sha }: { file_sha: string }) =>
    blob(sha, files[sha.slice('blob-'.length)] ?? ''),
  ...edits(noEdits),
  ...more,
})

const withBody = (body: string) => ({ 'graphql PullRequestSnapshot': snapshotAnswer(pullNode({ body })) })

/** Under a policy that reads answers, unless another one is given. */
const gather = (
  keys: readonly ['answers'],
  answers: Parameters<typeof gatherUnder>[1],
  more: Parameters<typeof gatherUnder>[2] = {},
) => gatherUnder(keys, answers, { policy: checklistPolicy(), ...more })

async function read(body: string, files: Readonly<Record<string, string>> = {}, more: object = {}) {
  const { facts, github } = await gather(['answers'], { ...withBody(body), ...atHead(files, more) })
  return { fact: facts.answers, github }
}

async function known(...given: Parameters<typeof read>): Promise<Answers> {
  const { fact } = await read(...given)
  if (!fact.known) throw new Error(`${fact.reason}: ${fact.detail}`)
  return fact.value
}

const ticked = (evidence: string) =>
  `- [x] Question? <!-- gw:A03.a v2 3fa9c1d20b77 -->\n  - Evidence: ${evidence}\n`
const targetsOf = async (evidence: string, files: Readonly<Record<string, string>>, more: object = {}) =>
  (await known(ticked(evidence), files, more)).answers[0]?.evidence ?? []

describe('fact answers', () => {
  test('holds what the body answers, and none of its other text', async () => {
    const { fact } = await read(`A secret word.\n\n${ticked('src/a.ts')}`, { 'src/a.ts': 'a\n' })
    expect(fact).toMatchObject({
      known: true,
      source: { kind: 'api', sha: headSha },
      value: {
        body: true,
        problems: [],
        edits: { known: true, value: [] },
        answers: [
          {
            item: 'A03.a',
            value: 'yes',
            bound: { version: 2, fingerprint: '3fa9c1d20b77' },
            place: { kind: 'body', line: 3 },
            evidence: [{ kind: 'file', name: 'src/a.ts', found: 'yes', why: '' }],
          },
        ],
      },
    })
    expect(JSON.stringify(fact)).not.toMatch(/secret word|Question/)
  })

  test('costs one listing of the head and one look at the edits; a pull request without answers no more', async () => {
    const { github } = await read('nothing here')
    expect(github.requests.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual([
      'graphql PullRequestSnapshot',
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      'graphql BodyEdits',
    ])
  })

  test('cost nothing under a policy of which no gate reads them', async () => {
    const { facts, github } = await gatherUnder(['answers'], withBody(ticked('src/a.ts')))
    expect(facts.answers).toMatchObject({ known: true, value: { answers: [] }, source: { kind: 'input' } })
    expect(github.requests).toHaveLength(1)
    const policy = { ...checklistPolicy(), gates: [{ ...checklistPolicy().gates[0], id: 'workflow-path' }] }
    const other = await gather(
      ['answers'],
      { ...withBody('Kind: bug fix'), ...atHead({}) },
      {
        policy: policy as ReturnType<typeof checklistPolicy>,
      },
    )
    expect(other.facts.answers).toMatchObject({ value: { statements: [{ key: 'kind' }] } })
  })

  test('files are looked up at the head: there, lines, headings', async () => {
    const files = {
      'src/a.ts': 'one\ntwo\n',
      'src/no-end.ts': 'one\ntwo',
      'src/empty.ts': '',
      'docs/a.md':
        '# The *Threat* `model`!\n\n## Usage\n## Usage\n\n<a id="Own"></a>\n\n## ![Alt](x.png) Logo\n\n```\n# Not one\n```\n',
      'logo.md': '\0',
    }
    const found = await targetsOf(
      [
        'src/a.ts#L1-L2',
        'src/a.ts#L3',
        'src/no-end.ts#L2',
        'src/no-end.ts#L3',
        'src/empty.ts#L1',
        'docs/a.md#the-threat-model',
        'docs/a.md#usage-1',
        'docs/a.md#Own',
        'docs/a.md#-logo',
        'docs/a.md#not-one',
        'docs/a.md#usag',
        'src/a.ts#usage',
        'logo.md#L1',
        'src/b.ts',
        'src/a.ts:2',
        'src',
        '../a.ts',
      ].join(', '),
      files,
    )
    expect(found.map(({ text, found: is, why }) => `${text} ${is} ${why}`.trim())).toEqual([
      'src/a.ts#L1-L2 yes',
      'src/a.ts#L3 no src/a.ts has 2 lines at the head commit, and line 3 is named',
      'src/no-end.ts#L2 yes',
      'src/no-end.ts#L3 no src/no-end.ts has 2 lines at the head commit, and line 3 is named',
      'src/empty.ts#L1 no src/empty.ts has 0 lines at the head commit, and line 1 is named',
      'docs/a.md#the-threat-model yes',
      'docs/a.md#usage-1 yes',
      'docs/a.md#Own yes',
      'docs/a.md#-logo yes',
      'docs/a.md#not-one no docs/a.md has no heading with the anchor #not-one',
      'docs/a.md#usag no docs/a.md has no heading with the anchor #usag (did you mean #usage?)',
      'src/a.ts#usage no src/a.ts is no Markdown file: name lines of it (`#L10-L20`)',
      'logo.md#L1 no logo.md is binary: it has no lines and no headings',
      'src/b.ts no src/b.ts is not there at the head commit',
      'src/a.ts:2 no src/a.ts:2 is not there at the head commit (lines are written `src/a.ts#L2`)',
      'src no src is a folder: name a file in it',
      '../a.ts no ../a.ts is no path from the root of the repository',
    ])
  })

  test('each file is read once, whole files not at all', async () => {
    const { github } = await read(ticked('src/a.ts, src/b.ts#L1, src/b.ts#L2'), {
      'src/a.ts': 'a',
      'src/b.ts': 'b\nc',
    })
    expect(github.requests.filter((one) => one.startsWith(routes.blob))).toHaveLength(1)
  })

  test('links, submodules, an own answers file and a file too large to look into are no evidence', async () => {
    const entries = [
      entry('link.ts', 'l', '120000'),
      entry('module', 'm', '160000'),
      entry('large.ts', 'g', '100644', 5_000_000),
      entry('run.sh', 'r', '100755'),
      entry(answersPath),
      entry('empty.md', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'),
    ]
    const more = {
      [routes.tree]: tree(entries),
      [routes.blob]: blob(`blob-${answersPath}`, 'version: 1\nanswers: []\n'),
    }
    const found = await targetsOf(
      `link.ts, module, large.ts#L1, large.ts, run.sh, ${answersPath}, empty.md`,
      {},
      more,
    )
    expect(found.map(({ found: is, why }) => `${is} ${why}`.trim())).toEqual([
      'no link.ts is a link: name the file it leads to',
      'no module is a submodule: its files are in another repository',
      'no large.ts is over 1 MiB, so nobody looked inside: name the file alone',
      'yes',
      'yes',
      'no an answer is no evidence for itself',
      'no empty.md is empty',
    ])
  })

  test('addresses of files become paths, whatever branch they name; others stay links', async () => {
    const address = 'https://github.example/acme/shop/blob'
    const found = await targetsOf(
      [
        `${address}/${'d'.repeat(40)}/src/a.ts#L1`,
        `${address}/topic/src/a.ts`,
        `${address}/main/src/a.ts`,
        `${address}/feature/one/src/a.ts`,
        `${address}/feature/one/src/b.ts`,
        `${address}/main/lost/src/a.ts`,
        `${address}/${'d'.repeat(40)}/lost/src/a.ts`,
        'https://github.example/other/shop/blob/main/src/a.ts',
      ].join(', '),
      { 'src/a.ts': 'a\n' },
    )
    expect(found.map(({ kind, name, found: is }) => `${kind} ${name} ${is}`)).toEqual([
      'file src/a.ts yes',
      'file src/a.ts yes',
      'file src/a.ts yes',
      'file src/a.ts yes',
      'file one/src/b.ts no',
      'file lost/src/a.ts no',
      'file lost/src/a.ts no',
      'link https://github.example/other/shop/blob/main/src/a.ts open',
    ])
  })

  test('checks, tests and tools are left to the gate', async () => {
    const found = await targetsOf('check: ci, test: a › b, sarif: CodeQL', {})
    expect(found.map(({ kind, name, found: is }) => `${kind} ${name} ${is}`)).toEqual([
      'check ci open',
      'test a › b open',
      'sarif CodeQL open',
    ])
  })

  test('a cut listing is no proof that a file is absent', async () => {
    const cut = { [routes.tree]: tree([entry('src/a.ts')], true) }
    expect((await read(ticked('src/b.ts'), {}, cut)).fact).toMatchObject({
      known: false,
      reason: 'truncated',
    })
  })

  test('a refused listing, a refused file: unknown, never no answers', async () => {
    const refused = new GitHubFailure('permission-missing', 'GET', 'Resource not accessible', { status: 403 })
    const one = await read(ticked('src/a.ts#L1'), { 'src/a.ts': 'a' }, { [routes.tree]: refused })
    expect(one.fact).toMatchObject({ known: false, reason: 'permission-missing' })
    const two = await read(ticked('src/a.ts#L1'), { 'src/a.ts': 'a' }, { [routes.blob]: refused })
    expect(two.fact).toMatchObject({ known: false, reason: 'permission-missing' })
  })

  test('a body over 256 KiB and evidence without end are unknown', async () => {
    expect((await read('ä'.repeat(131_073))).fact).toMatchObject({ known: false, reason: 'too-large' })
    expect((await read('ä'.repeat(131_072))).fact).toMatchObject({ known: true })
    const many = Array.from({ length: 501 }, (_, index) => `f${index}`).join(', ')
    expect((await read(ticked(many))).fact).toMatchObject({ known: false, reason: 'too-large' })
    const deep = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`f${index}.md`, '# a']))
    const each = Object.keys(deep).map((path) => `${path}#a`)
    expect((await read(ticked(each.join(', ')), deep)).fact).toMatchObject({
      known: false,
      reason: 'too-large',
    })
    expect((await read(ticked(each.slice(1).join(', ')), deep)).fact).toMatchObject({ known: true })
  })

  test('a clone that holds the head answers instead of GitHub', async () => {
    const workspace = workspaceWith({
      tree: async () => [{ path: 'src/a.ts', mode: '100644', blob: 'b1' }],
      file: async () => Buffer.from('one\n'),
    })
    const { facts, github } = await gather(
      ['answers'],
      { ...withBody(ticked('src/a.ts#L1, src')), ...edits(noEdits) },
      { workspace },
    )
    expect(facts.answers).toMatchObject({
      value: {
        answers: [
          { evidence: [{ found: 'yes' }, { found: 'no', why: 'src is a folder: name a file in it' }] },
        ],
      },
    })
    expect(github.requests.map((one) => one.split(' ')[1])).toEqual(['PullRequestSnapshot', 'BodyEdits'])
  })

  test('a branch has no body and no edits; a text given for one is read, of committed files alone otherwise', async () => {
    const workspace = workspaceWith({
      tree: async () => [{ path: answersPath, mode: '100644', blob: 'b1' }],
      file: async () => Buffer.from('version: 1\nanswers: [{ id: A01, answer: yes }]\n'),
    })
    const subject = { kind: 'branch', baseSha, headSha, baseRef: 'main' } as const
    const bare = await gather(['answers'], {}, { subject, workspace })
    expect(bare.facts.answers).toMatchObject({
      value: { body: false, edits: { known: true, value: [] }, answers: [{ item: 'A01', value: 'yes' }] },
    })
    const given = await gather(['answers'], {}, { subject, workspace, body: ticked('src/a.ts') })
    expect(given.facts.answers).toMatchObject({
      value: { body: true, answers: [{ item: 'A03.a' }, { item: 'A01' }] },
    })
    expect(given.github.requests).toEqual([])
  })
})

describe('edits of the body', () => {
  const edit = (login: string, at: string) => ({ editedAt: at, editor: user(login, login.length) })
  const editsIn = async (value: object | null) => (await known('', {}, edits(value))).edits

  test('name the editor, newest first, without the first version', async () => {
    const nodes = [
      edit('author', '2026-11-20T10:00:00Z'),
      edit('meddler', '2026-11-20T12:00:00+01:00'),
      edit('chef', '2026-11-20T11:30:00Z'),
    ]
    expect(await editsIn({ includesCreatedEdit: true, userContentEdits: page(nodes) })).toEqual({
      known: true,
      value: [
        { editor: { id: 4, login: 'chef', type: 'User' }, at: '2026-11-20T11:30:00.000Z' },
        { editor: { id: 7, login: 'meddler', type: 'User' }, at: '2026-11-20T11:00:00.000Z' },
      ],
    })
  })

  test('a deleted editor stays as nobody', async () => {
    const nodes = [{ editedAt: '2026-11-20T10:00:00Z', editor: null }]
    expect(await editsIn({ includesCreatedEdit: false, userContentEdits: page(nodes) })).toEqual({
      known: true,
      value: [{ editor: null, at: '2026-11-20T10:00:00.000Z' }],
    })
  })

  test.each([
    [
      'more than GitHub gives out',
      { includesCreatedEdit: true, userContentEdits: page([edit('a', '2026-11-20T10:00:00Z')], 101, 'next') },
      'truncated',
    ],
    ['no list', { includesCreatedEdit: true, userContentEdits: null }, 'api-shape'],
    ['no time', { includesCreatedEdit: true, userContentEdits: page([edit('a', 'yesterday')]) }, 'api-shape'],
    ['no pull request', null, 'not-found'],
  ])('%s: unknown, and the answers stay known', async (_, value, reason) => {
    expect(await editsIn(value)).toMatchObject({ known: false, reason })
  })

  test('a token that may not read them costs the edits alone', async () => {
    const refused = new GitHubFailure('permission-missing', 'POST /graphql', 'Resource not accessible')
    const value = await known(ticked('src/a.ts'), { 'src/a.ts': '' }, { 'graphql BodyEdits': refused })
    expect(value).toMatchObject({
      answers: [{ value: 'yes' }],
      edits: { known: false, reason: 'permission-missing' },
    })
  })

  test('are asked for by a query of their own', () => {
    expect(bodyEditsQuery).toContain('query BodyEdits(')
  })
})

const committed = (text: string, files: Readonly<Record<string, string>> = {}) =>
  read('', { [answersPath]: text, ...files })

describe('committed answers', () => {
  test('say what a body says, and what they were given for', async () => {
    const text = [
      'version: 1',
      'answers:',
      '  - id: A03.a',
      '    answer: yes',
      '    evidence: ["src/a.ts#L1", "check: ci, all"]',
      '    item-version: 2',
      `    blobs: { src/a.ts: ${'a'.repeat(40)}, gone.ts: ${'b'.repeat(40)} }`,
      '    answered-by: "@alpha"',
      '    answered-at: 2026-11-01',
      '  - id: A07.b',
      '    answer: na',
      '    kind: no-such-surface',
      '    reason: the shop has no sessions of its own',
      '    expires: 2027-01-31',
      '  - { id: RC, answer: no, reason: never tried }',
    ].join('\n')
    expect((await committed(text, { 'src/a.ts': 'a' })).fact).toMatchObject({
      known: true,
      value: {
        answers: [
          {
            item: 'A03.a',
            place: { kind: 'file', path: answersPath, line: 3 },
            value: 'yes',
            reason: null,
            evidence: [
              { name: 'src/a.ts', found: 'yes' },
              { kind: 'check', name: 'ci, all' },
            ],
            bound: { version: 2, fingerprint: null },
            blobs: [
              { path: 'src/a.ts', answered: 'a'.repeat(40), head: 'blob-src/a.ts' },
              { path: 'gone.ts', answered: 'b'.repeat(40), head: null },
            ],
            answeredBy: '@alpha',
            answeredAt: '2026-11-01',
          },
          {
            item: 'A07.b',
            value: 'na',
            reason: { kind: 'no-such-surface' },
            expires: '2027-01-31',
            bound: null,
          },
          { item: 'RC', value: 'no', reason: { kind: null, text: 'never tried' }, place: { line: 15 } },
        ],
      },
    })
  })

  test.each([
    ['version: 1\nanswers: [{ id: A01, answr: yes }]\n', `${answersPath}:2:22`, 'did you mean "answer"'],
    ['version: 1\nanswers: [{ id: A01, answer: maybe }]\n', `${answersPath}:2:30`, 'yes'],
    ['version: 2\nanswers: []\n', `${answersPath}:1:1`, ''],
    [
      'version: 1\nanswers: [{ id: A01, answer: yes, expires: 2027-02-30 }]\n',
      `${answersPath}:2:44`,
      '2027-01-31',
    ],
    [
      'version: 1\nanswers: [{ id: A01, answer: yes, kind: not-deployed }]\n',
      `${answersPath}:2:41`,
      'answer: na',
    ],
    ['version: 1\nanswers: [{ id: A01, answer: yes, reason: x }]\n', `${answersPath}:2:43`, 'evidence'],
    ['version: 1\nanswers: [{ id: A01, answer: na, kind: soon }]\n', `${answersPath}:2:40`, 'not-deployed'],
    ['version: 1\nanswers: [{ id: "A 1", answer: no }]\n', `${answersPath}:2:17`, 'blanks'],
    [
      'version: 1\nanswers: [{ id: A01, answer: no, blobs: { ../a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa } }]\n',
      `${answersPath}:2:`,
      'paths from the root',
    ],
    ['answers: [\n', `${answersPath}:`, ''],
    ['', answersPath, 'version: 1'],
  ])('%j is refused with its place', async (text, place, words) => {
    const { fact } = await committed(text)
    expect(fact).toMatchObject({ known: false, reason: 'unparsable' })
    expect(fact).toMatchObject({ detail: expect.stringContaining(place) })
    expect(fact).toMatchObject({ detail: expect.stringContaining(words) })
  })

  test('evidence that cannot be read is a problem of its entry', async () => {
    const { fact } = await committed(
      'version: 1\nanswers:\n  - { id: A01, answer: yes, evidence: ["chek: ci"] }\n',
    )
    expect(fact).toMatchObject({
      value: { problems: [{ path: answersPath, line: 3, kind: 'unreadable-evidence', item: 'A01' }] },
    })
  })

  test('other files of the folder are left alone, a link among them is not', async () => {
    const files = {
      '.gatewright/answers/README.md': '#',
      '.gatewright/answers/old/a.yml': 'x',
      '.gatewright/golden.yml': 'x',
    }
    expect((await read('', files)).fact).toMatchObject({ known: true, value: { answers: [] } })
    const linked = { [routes.tree]: tree([entry(answersPath, 'l', '120000')]) }
    const detail = `${answersPath} is no regular file (git mode 120000)`
    expect((await read('', {}, linked)).fact).toMatchObject({ known: false, reason: 'unparsable', detail })
  })

  test('of a repository whose listing is cut the folder is listed by itself', async () => {
    const listings = ({ tree_sha: sha }: { tree_sha: string }) => {
      if (sha === headSha) return tree([entry('.gatewright', 'gw', '040000')], false)
      return sha === 'gw' ? tree([entry('answers', 'an', '040000')]) : tree([entry('security.yml')])
    }
    let first = true
    const more = {
      [routes.tree]: (given: { tree_sha: string }) => {
        if (!first) return listings(given)
        first = false
        return tree([entry('README.md')], true)
      },
      [routes.blob]: ({ file_sha: sha }: { file_sha: string }) =>
        blob(sha, 'version: 1\nanswers: [{ id: A01, answer: no }]\n'),
    }
    expect((await read('', {}, more)).fact).toMatchObject({
      known: true,
      value: { answers: [{ item: 'A01' }] },
    })
  })

  test('too many files, and one too large, are unknown', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 51 }, (_, index) => [`.gatewright/answers/${index}.yml`, '']),
    )
    expect((await read('', many)).fact).toMatchObject({ known: false, reason: 'too-large' })
    const large = { [routes.tree]: tree([entry(answersPath, 'a', '100644', 300_000)]) }
    expect((await read('', {}, large)).fact).toMatchObject({ known: false, reason: 'too-large' })
  })
})

describe('signed evidence', () => {
  const key = ['0123456789abcdef', 'ghijklmnopqrstuv'].join('')
  const document = (more: object = {}) => ({
    ...{ schema_version: 1, tool: 'gatewright', gate: 'golden-suite', repository: 'acme/shop' },
    ...{ head_sha: headSha, at: '2026-11-20T00:00:00Z', decision: 'pass', enforced: true },
    policy: { path: '.github/gatewright.yml', sha256: 'd'.repeat(64) },
    inputs: [{ path: 'a.xml', format: 'junit', bytes: 9, sha256: 'e'.repeat(64), verdict: 'pass' }],
    manifest: { sha: headSha, tests: null, quarantined: 0 },
    total: { tests: 1, passed: 1, failed: 0, errors: 0, skipped: 0, flaky: 0, cases: 1 },
    suites: [
      {
        ...{ suite: 'P0', successes: 1, trials: 1, lcb: 0.2699, threshold: null, method: 'wilson' },
        ...{ confidence: 0.95, sides: 'one', decision: 'pass' },
      },
    ],
    flaky: [],
    ...more,
  })
  const sealed = (more: object = {}, by: string | null = key): string => {
    const content = document(more)
    const whole = { ...content, digest: digestOf(content) }
    return JSON.stringify({ ...whole, signature: by === null ? null : signatureOf(whole, by) })
  }
  const signed = async (text: string | null, signingKey: string | null = key, clone = true) => {
    const workspace = workspaceWith({
      resolve: async () => null,
      read: async () => (text === null ? null : Buffer.from(text)),
    })
    const { facts } = await gather(
      ['answers'],
      { ...withBody(ticked('signed: gate-evidence.json')), ...atHead({}) },
      { workspace: clone ? workspace : null, ...(signingKey === null ? {} : { signingKey }) },
    )
    const fact = facts.answers
    return fact.known ? fact.value.answers[0]?.evidence[0] : fact
  }

  test('counts when the signature holds, and it is a pass of the head', async () => {
    expect(await signed(sealed())).toMatchObject({
      kind: 'signed',
      name: 'gate-evidence.json',
      found: 'yes',
      why: '',
    })
  })

  test.each([
    ['of another key', sealed({}, key.toUpperCase()), 'signature'],
    ['not signed', sealed({}, null), 'not signed'],
    ['of another commit', sealed({ head_sha: 'c'.repeat(40) }), 'commit'],
    ['of another repository', sealed({ repository: 'acme/other' }), 'acme/other'],
    ['no pass', sealed({ decision: 'fail' }), 'decided fail'],
    ['changed', sealed().replace('"enforced":true', '"enforced":false'), 'signature'],
    ['no evidence', '{}', 'field'],
    ['not there', null, 'not in the work tree'],
  ])('%s: no evidence', async (_, text, why) => {
    expect(await signed(text)).toMatchObject({ found: 'no', why: expect.stringContaining(why) })
  })

  test('without a key, or without a work tree, nobody can tell: no evidence', async () => {
    const why = expect.stringContaining('GATEWRIGHT_SIGNING_KEY')
    expect(await signed(sealed(), null)).toMatchObject({ found: 'no', why })
    const none = expect.stringContaining('no work tree')
    expect(await signed(sealed(), key, false)).toMatchObject({ found: 'no', why: none })
  })

  test('a file that leads out of the work tree is told, not read', async () => {
    const refuse = new WorkspaceFailure('unparsable', 'gate-evidence.json', 'this path leads out of it')
    const workspace = workspaceWith({
      resolve: async () => null,
      read: async () => {
        throw refuse
      },
    })
    const { facts } = await gather(
      ['answers'],
      { ...withBody(ticked('signed: gate-evidence.json')), ...atHead({}) },
      { workspace, signingKey: key },
    )
    expect(facts.answers).toMatchObject({
      value: { answers: [{ evidence: [{ found: 'no', why: expect.stringContaining('leads out') }] }] },
    })
  })
})
