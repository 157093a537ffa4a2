import { describe, expect, test } from '@jest/globals'
import { GitHubFailure } from '../../src/github/failure.ts'
import { blob, entry, file, gather, routes, tree, workspaceWith } from './context.ts'
import { baseSha, headSha } from './fake-github.ts'

const place = '.github/CODEOWNERS'
const id = `blob-${place}`
const owned = {
  [routes.tree]: tree([entry(place), entry('src/a.ts')]),
  [routes.blob]: blob(id, '* @acme/web\n'),
}

describe('codeowners', () => {
  test('is read at the base, by lookup order; the others are named', async () => {
    const answers = {
      ...owned,
      [routes.tree]: tree([entry('CODEOWNERS'), entry('docs/CODEOWNERS'), entry(place)]),
    }
    const { facts, github } = await gather(['codeowners'], answers)
    expect(facts.codeowners).toMatchObject({
      known: true,
      value: {
        sha: baseSha,
        path: place,
        bytes: 12,
        content: '* @acme/web\n',
        ignored: ['CODEOWNERS', 'docs/CODEOWNERS'],
      },
    })
    expect(github.requests.some((request) => request.includes(headSha))).toBe(false)
  })

  test('no file in a complete tree is no file', async () => {
    const { facts } = await gather(['codeowners', 'codeowners-errors'], {
      [routes.tree]: tree([entry('src/CODEOWNERS')]),
    })
    expect(facts.codeowners).toMatchObject({ known: true, value: { path: null, bytes: 0, content: '' } })
    expect(facts['codeowners-errors']).toMatchObject({ known: true, value: [] })
  })

  test('D12 a cut tree proves no absence: the directories are listed one by one', async () => {
    const trees = (parameters: { tree_sha: string; recursive?: string }) => {
      if (parameters.recursive === '1') return tree([entry('src/a.ts')], true)
      if (parameters.tree_sha === baseSha) return tree([entry('docs', 'tree-docs', '040000')])
      return tree([entry('CODEOWNERS', 'blob-1')])
    }
    const found = await gather(['codeowners'], {
      [routes.tree]: trees,
      [routes.blob]: blob('blob-1', '* @api'),
    })
    expect(found.facts.codeowners).toMatchObject({ value: { path: 'docs/CODEOWNERS', content: '* @api' } })
    const cut = await gather(['codeowners'], { [routes.tree]: tree([], true) })
    expect(cut.facts.codeowners).toMatchObject({ known: false, reason: 'truncated' })
  })

  test.each([
    ['a symbolic link', '120000'],
    ['a submodule', '160000'],
  ])('%s in its place is unknown', async (what, mode) => {
    const { facts } = await gather(['codeowners'], {
      ...owned,
      [routes.tree]: tree([entry(place, id, mode)]),
    })
    expect(facts.codeowners).toMatchObject({ known: false, detail: expect.stringContaining(what) })
  })

  test('a directory in its place is unknown', async () => {
    const { facts } = await gather(['codeowners'], { [routes.tree]: tree([entry(`${place}/x`)]) })
    expect(facts.codeowners).toMatchObject({ known: false, detail: expect.stringContaining('a directory') })
  })

  test('bytes that are not UTF-8 are unknown; a byte order mark is kept', async () => {
    const latin = { ...owned, [routes.blob]: blob(id, Uint8Array.of(0x2a, 0x20, 0xe9)) }
    expect((await gather(['codeowners'], latin)).facts.codeowners).toMatchObject({
      known: false,
      reason: 'unparsable',
    })
    const marked = { ...owned, [routes.blob]: blob(id, '\ufeff* @api') }
    expect((await gather(['codeowners'], marked)).facts.codeowners).toMatchObject({
      value: { content: '\ufeff* @api' },
    })
  })

  test('GIT-19 2 MB are read whole through the blob endpoint; 150 MB are not fetched', async () => {
    const text = `# ${'x'.repeat(2_000_000)}\n* @api\n`
    const sized = (size: number) => tree([entry(place, id, '100644', size)])
    const large = await gather(['codeowners'], {
      [routes.tree]: sized(text.length),
      [routes.blob]: blob(id, text),
    })
    expect(large.facts.codeowners).toMatchObject({
      known: true,
      value: { content: text, bytes: text.length },
    })
    const huge = await gather(['codeowners'], { [routes.tree]: sized(150_000_000) })
    expect(huge.facts.codeowners).toMatchObject({ known: true, value: { content: '', bytes: 150_000_000 } })
    expect(huge.github.requests.some((request) => request.startsWith(routes.blob))).toBe(false)
  })

  test.each([
    ['empty text with encoding none', { sha: id, size: 2_000_000, encoding: 'none', content: '' }],
    ['empty text for 2 MB', { sha: id, size: 2_000_000, encoding: 'base64', content: '' }],
    ['another blob', blob('other', '* @api')],
  ])('D13 %s is never an empty file', async (_what, answer) => {
    const { facts } = await gather(['codeowners'], { ...owned, [routes.blob]: answer })
    expect(facts.codeowners).toMatchObject({ known: false, reason: 'api-shape' })
  })

  test('of a local branch comes from git', async () => {
    const subject = { kind: 'branch', baseSha, headSha, baseRef: 'main' } as const
    const workspace = workspaceWith({
      tree: async () => [{ path: 'CODEOWNERS', mode: '100644', blob: 'x' }],
      file: async (commit, path) => new TextEncoder().encode(`# ${path} at ${commit}`),
    })
    const { facts } = await gather(['codeowners'], {}, { subject, workspace })
    expect(facts.codeowners).toMatchObject({
      value: { content: `# CODEOWNERS at ${baseSha}` },
      source: { kind: 'git' },
    })
  })
})

describe('head-codeowners and repository-files', () => {
  test('are null when no CODEOWNERS file is touched, and cost nothing', async () => {
    const { facts, github } = await gather(['head-codeowners', 'repository-files'], {
      [routes.files]: [file('a.ts')],
    })
    expect(facts['head-codeowners']).toMatchObject({ known: true, value: null })
    expect(facts['repository-files']).toMatchObject({ known: true, value: null })
    expect(github.requests.some((request) => request.startsWith(routes.tree))).toBe(false)
  })

  test('are read at the head when one is renamed away', async () => {
    const files = [file('OWNERS', { status: 'renamed', previous_filename: 'CODEOWNERS' })]
    const keys = ['head-codeowners', 'repository-files'] as const
    const { facts, github } = await gather(keys, { ...owned, [routes.files]: files })
    expect(facts['head-codeowners']).toMatchObject({ value: { sha: headSha, path: place } })
    expect(facts['repository-files']).toMatchObject({
      value: { sha: headSha, files: [{ path: place }, { path: 'src/a.ts' }] },
    })
    expect(github.requests.filter((request) => request.startsWith(routes.tree))).toHaveLength(1)
  })

  test('GIT-18 a cut tree is taken from the clone, or is unknown', async () => {
    const answers = { [routes.files]: [file('CODEOWNERS')], [routes.tree]: tree([entry('a')], true) }
    const alone = await gather(['repository-files'], answers)
    expect(alone.facts['repository-files']).toMatchObject({ known: false, reason: 'truncated' })
    const workspace = workspaceWith({ tree: async () => [{ path: 'z', mode: '100644', blob: 'x' }] })
    const cloned = await gather(['repository-files'], answers, { workspace })
    expect(cloned.facts['repository-files']).toMatchObject({ value: { files: [{ path: 'z' }] } })
    const shallow = workspaceWith({ resolve: async () => null })
    expect(
      (await gather(['repository-files'], answers, { workspace: shallow })).facts['repository-files'].known,
    ).toBe(false)
  })

  test('are the judged commit’s for a repository', async () => {
    const subject = { kind: 'repository', sha: headSha } as const
    const { facts } = await gather(['repository-files'], owned, { subject })
    expect(facts['repository-files']).toMatchObject({ value: { sha: headSha } })
  })
})

test.each(['\n', '\r\n', '\r'])(
  'more lines than are judged in time are unknown, whatever ends them (%j)',
  async (end) => {
    const text = (lines: number) => Array.from({ length: lines }, () => 'a @b').join(end)
    const of = async (lines: number) =>
      (
        await gather(['codeowners'], {
          [routes.tree]: tree([entry('CODEOWNERS')]),
          [routes.blob]: blob('blob-CODEOWNERS', text(lines)),
        })
      ).facts.codeowners
    expect(await of(100_001)).toMatchObject({ known: false, reason: 'too-large' })
    expect(await of(100_000)).toMatchObject({ known: true })
  },
)

describe('head-codeowners-errors', () => {
  test('are asked at the head, and only when the change touches a CODEOWNERS file', async () => {
    const quiet = await gather(['head-codeowners-errors'], { [routes.files]: [file('a')] })
    expect(quiet.facts['head-codeowners-errors']).toMatchObject({ known: true, value: [] })
    const { facts, github } = await gather(['head-codeowners-errors'], {
      [routes.files]: [file('CODEOWNERS')],
      [routes.tree]: tree([entry('CODEOWNERS')]),
      [routes.blob]: blob('blob-CODEOWNERS', '* @nobody\n'),
      [routes.errors]: {
        errors: [{ line: 1, column: 3, kind: 'Unknown owner', message: 'x', path: 'CODEOWNERS' }],
      },
    })
    expect(facts['head-codeowners-errors']).toMatchObject({
      known: true,
      value: [{ line: 1, kind: 'Unknown owner' }],
    })
    expect(github.requests.find((request) => request.startsWith(routes.errors))).toContain(headSha)
  })
})

describe('codeowners-errors', () => {
  const error = { line: 1, column: 3, kind: 'Unknown owner', source: 'x', message: 'make sure', path: place }

  test('are asked at the base', async () => {
    const { facts, github } = await gather(['codeowners-errors'], {
      ...owned,
      [routes.errors]: { errors: [error] },
    })
    expect(facts['codeowners-errors']).toMatchObject({
      value: [{ line: 1, kind: 'Unknown owner', suggestion: null }],
    })
    expect(github.requests.find((request) => request.startsWith(routes.errors))).toContain(baseSha)
  })

  test('404 where a file stands proves nothing', async () => {
    const { facts } = await gather(['codeowners-errors'], owned)
    expect(facts['codeowners-errors']).toMatchObject({ known: false, reason: 'not-found' })
    const refused = {
      ...owned,
      [routes.errors]: new GitHubFailure('permission-missing', routes.errors, 'no'),
    }
    expect((await gather(['codeowners-errors'], refused)).facts['codeowners-errors']).toMatchObject({
      reason: 'permission-missing',
    })
  })
})
