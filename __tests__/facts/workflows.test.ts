import { describe, expect, test } from '@jest/globals'
import { type FactValue, factShapes } from '../../src/core/facts/index.ts'
import type { Workflows } from '../../src/core/facts/protection.ts'
import type { Fault } from '../../src/embedded/faults.ts'
import type { World } from '../../src/embedded/world.ts'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'
import { gather as gatherFake, workspaceWith } from './context.ts'
import { protectionPolicy, protectionScene, whole } from './protection-scene.ts'

const facts = ['workflows'] as const
const always = { times: Number.POSITIVE_INFINITY }
const unit =
  'on: pull_request\njobs:\n  unit:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make test\n'
const calling = (...uses: readonly string[]) =>
  `on: pull_request\njobs:\n${uses.map((one, index) => `  call${index}:\n    uses: ${one}\n`).join('')}`
const reusable = (...uses: readonly string[]) => calling(...uses).replace('pull_request', 'workflow_call')

const textsOf = (files: Workflows['base']['files']) =>
  files.known
    ? Object.fromEntries(
        files.value.map(({ path, content }) => [path, content.known ? content.value : content.reason]),
      )
    : files.reason

const at = (name: string) => `.github/workflows/${name}`

describe('files of the base', () => {
  test('are regular files named .yml or .yaml; links, folders and others are said to be none', async () => {
    const { gather } = protectionScene({
      files: {
        [at('a.yml')]: unit,
        [at('b.yaml')]: unit,
        [at('c.txt')]: unit,
        [at('d.yml/e.yml')]: unit,
        [at('deep/f.yml')]: unit,
        [at('link.yml')]: { symlink: 'a.yml' },
      },
    })
    const { workflows, requests } = await gather('repository', 0, { facts })
    const value = whole(workflows)
    expect(factShapes.workflows.parse(value)).toEqual(value)
    expect(textsOf(value.base.files)).toEqual({ [at('a.yml')]: unit, [at('b.yaml')]: unit })
    expect(value.base.ignored).toEqual([
      { path: at('d.yml'), what: 'a directory' },
      { path: at('link.yml'), what: 'a symbolic link' },
    ])
    expect(value).toMatchObject({ head: null, called: {} })
    expect(requests).toEqual(['RepositoryState'])
  })

  test('no folder is no files, and so is a folder that is a link', async () => {
    const { gather } = protectionScene()
    expect(whole((await gather('repository', 0, { facts })).workflows).base).toEqual({
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      files: { known: true, value: [] },
    })
    const linked = protectionScene({ files: { '.github/workflows': { symlink: '../ci' }, 'ci/a.yml': unit } })
    expect(whole((await linked.gather('repository', 0, { facts })).workflows).base).toMatchObject({
      files: { known: true, value: [] },
      ignored: [{ path: '.github/workflows', what: 'no directory' }],
    })
  })

  test.each([
    ['truncated', { isTruncated: true }, 'truncated'],
    ['binary', { isBinary: true, text: null }, 'unparsable'],
    ['over a megabyte', { byteSize: 1024 * 1024 + 1 }, 'too-large'],
    ['shorter than it says', { byteSize: 10 }, 'api-shape'],
    ['without text', { text: null }, 'truncated'],
    ['no blob at all', null, 'truncated'],
  ])('a file that is %s is unknown by itself', async (_, change, reason) => {
    const scene = protectionScene({ files: { [at('a.yml')]: 'on: 1\n', [at('b.yml')]: unit } })
    rewriteState(scene.world, (repository) => {
      const [first, ...rest] = repository.baseFolder.entries
      const object = change === null ? null : { ...first.object, ...change }
      return {
        ...repository,
        baseFolder: { ...repository.baseFolder, entries: [{ ...first, object }, ...rest] },
      }
    })
    const { workflows } = await scene.gather('repository', 0, { facts, documented: false })
    expect(textsOf(whole(workflows).base.files)).toEqual({ [at('a.yml')]: reason, [at('b.yml')]: unit })
  })

  test('a byte order mark that is not in the text is no loss, replaced bytes are', async () => {
    for (const [text, byteSize, expected] of [
      ['on: 1\n', 9, 'on: 1\n'],
      ['on: \uFFFD\n', 6, 'unparsable'],
    ] as const) {
      const scene = protectionScene({ files: { [at('a.yml')]: 'on: 1\n' } })
      rewriteState(scene.world, (repository) => {
        const [first] = repository.baseFolder.entries
        const entries = [{ ...first, object: { ...first.object, text, byteSize } }]
        return { ...repository, baseFolder: { ...repository.baseFolder, entries } }
      })
      const { workflows } = await scene.gather('repository', 0, { facts, documented: false })
      expect(textsOf(whole(workflows).base.files)).toEqual({ [at('a.yml')]: expected })
    }
  })

  test('a commit that GitHub does not have, and a list it does not give, are no empty folder', async () => {
    const missing = protectionScene()
    rewriteState(missing.world, (repository) => ({ ...repository, base: null }))
    const absent = await missing.gather('repository', 0, { facts, documented: false })
    expect(whole(absent.workflows).base.files).toMatchObject({ known: false, reason: 'not-found' })
    const unlisted = protectionScene({ files: { [at('a.yml')]: unit } })
    rewriteState(unlisted.world, (repository) => ({
      ...repository,
      baseFolder: { ...repository.baseFolder, entries: null },
    }))
    const cut = await unlisted.gather('repository', 0, { facts, documented: false })
    expect(whole(cut.workflows).base.files).toMatchObject({ known: false, reason: 'api-shape' })
  })
})

/** Changes what GitHub says of the repository; tests know its shape. */
function rewriteState(world: World, change: (repository: ReturnType<typeof JSON.parse>) => unknown): void {
  const body = (answer: unknown) => ({ data: { repository: change(Object(answer)['data'].repository) } })
  world.fault({ kind: 'rewrite', path: /graphql$/, body, ...always } as Fault)
}

describe('files of a pull request', () => {
  test('are read with the same query where it changes workflow files', async () => {
    const { repository, gather } = protectionScene({ files: { [at('a.yml')]: unit } })
    const pull = repository.openPullRequest({ author: 'alpha', files: { [at('b.yml')]: unit } })
    const { workflows, requests } = await gather(pull, 0, { facts })
    const value = whole(workflows)
    expect(textsOf(value.base.files)).toEqual({ [at('a.yml')]: unit })
    expect(value.head?.sha).toBe(pull.headSha)
    expect(textsOf(value.head?.files ?? value.base.files)).toEqual({
      [at('a.yml')]: unit,
      [at('b.yml')]: unit,
    })
    expect(requests).toEqual(['ProposedState', `GET /repos/acme/shop/pulls/${pull.number}/files`])
  })

  test('are not asked for where the folder is the same, and are nothing where only the base moved on', async () => {
    const { repository, gather } = protectionScene({ files: { [at('a.yml')]: unit } })
    const pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const same = await gather(pull, 0, { facts })
    expect(whole(same.workflows).head).toBeNull()
    expect(same.requests).toEqual(['ProposedState'])
    repository.commit('main', { files: { [at('b.yml')]: unit } })
    const moved = await gather(pull, 0, { facts })
    expect(whole(moved.workflows).head).toBeNull()
    expect(Object.keys(textsOf(whole(moved.workflows).base.files))).toEqual([at('a.yml'), at('b.yml')])
  })

  test('that removes the last workflow, or moves it away, proposes none', async () => {
    const { repository, gather } = protectionScene({ files: { [at('a.yml')]: unit } })
    const pull = repository.openPullRequest({
      author: 'alpha',
      files: { [at('a.yml')]: null, 'src/b.ts': 'b\n' },
    })
    const { workflows } = await gather(pull, 0, { facts })
    expect(whole(workflows).head).toEqual({ sha: pull.headSha, files: { known: true, value: [] } })
  })

  test('are unknown where the list of changed files is, and those of the base are not', async () => {
    const { world, repository, gather } = protectionScene({ files: { [at('a.yml')]: unit } })
    const pull = repository.openPullRequest({ author: 'alpha', files: { [at('b.yml')]: unit } })
    world.fault({ kind: 'cut', path: /\/files$/, ...always })
    const { workflows } = await gather(pull, 0, { facts, documented: false })
    expect(whole(workflows)).toMatchObject({
      base: { files: { known: true } },
      head: { sha: pull.headSha, files: { known: false, reason: 'api-shape' } },
    })
  })

  test('moved out of the folder are a change of it', async () => {
    const { repository, gather } = protectionScene({
      files: { [at('a.yml')]: unit, [at('b.yml')]: `${unit}# b\n` },
    })
    const moved = { [at('a.yml')]: null, 'ci/a.yml': { renamedFrom: at('a.yml') } }
    const pull = repository.openPullRequest({ author: 'alpha', files: moved })
    const { workflows } = await gather(pull, 0, { facts })
    expect(Object.keys(textsOf(whole(workflows).head?.files ?? { known: true, value: [] }))).toEqual([
      at('b.yml'),
    ])
  })

  test('of a fork are read in the repository itself', async () => {
    const { repository, gather } = protectionScene({ files: { [at('a.yml')]: unit } })
    const fork = repository.fork('bravo')
    const pull = repository.openPullRequest({ author: 'bravo', from: fork, files: { [at('b.yml')]: unit } })
    const { workflows } = await gather(pull, 0, { facts })
    expect(textsOf(whole(workflows).head?.files ?? { known: true, value: [] })).toMatchObject({
      [at('b.yml')]: unit,
    })
  })
})

describe('reusable workflows of other repositories', () => {
  const lint = 'acme/ci/.github/workflows/lint.yml@v1'

  function withCi(files: Readonly<Record<string, string>>, ...uses: readonly string[]) {
    const scene = protectionScene({ public: true, files: { [at('a.yml')]: calling(...uses) } })
    const ci = scene.world.repository('acme/ci', { public: true, files })
    ci.tag('v1')
    return { ...scene, ci }
  }

  test('are read at their ref, each once, with what they call in turn', async () => {
    const next = 'acme/ci/.github/workflows/next.yml@v1'
    const files = {
      [at('lint.yml')]: reusable('./.github/workflows/next.yml'),
      [at('next.yml')]: reusable(lint),
    }
    const { gather } = withCi(files, lint, lint, './.github/workflows/b.yml')
    const { workflows, requests } = await gather('repository', 0, { facts })
    expect(whole(workflows).called).toEqual({
      [lint]: { known: true, value: files[at('lint.yml')] },
      [next]: { known: true, value: files[at('next.yml')] },
    })
    expect(requests).toEqual([
      'RepositoryState',
      'GET /repos/acme/ci/contents/.github/workflows/lint.yml',
      'GET /repos/acme/ci/contents/.github/workflows/next.yml',
    ])
  })

  test.each([
    ['acme/none/.github/workflows/lint.yml@v1', 'not-found'],
    ['acme/ci/.github/workflows/none.yml@v1', 'not-found'],
    ['acme/ci/.github/workflows/lint.yml@v9', 'not-found'],
    ['acme/ci/.github/workflows/folder.yml@v1', 'api-shape'],
    ['../ci/.github/workflows/lint.yml@v1', 'unparsable'],
    ['acme/ci/.github/workflows/a%2fb.yml@v1', 'unparsable'],
  ])('%s is unobserved by itself: %s', async (uses, reason) => {
    const { gather } = withCi({ [at('lint.yml')]: reusable(), [at('folder.yml/x')]: '' }, uses, lint)
    const { workflows } = await gather('repository', 0, { facts })
    expect(whole(workflows).called).toMatchObject({
      [uses]: { known: false, reason },
      [lint]: { known: true },
    })
  })

  test('a renamed repository answers, but GitHub runs nothing from it', async () => {
    const { ci, gather } = withCi({ [at('lint.yml')]: unit }, lint)
    ci.rename('acme/pipelines')
    const { workflows } = await gather('repository', 0, { facts })
    expect(whole(workflows).called[lint]).toMatchObject({
      known: false,
      reason: 'not-found',
      detail: expect.stringContaining('follows no redirects'),
    })
  })

  test('a file that is too large, or no UTF-8, is unobserved', async () => {
    const { world, gather } = withCi({ [at('lint.yml')]: unit }, lint)
    world.fault({
      ...{ kind: 'rewrite', path: /lint\.yml$/, times: 1 },
      body: (body) => ({ ...Object(body), size: 2_000_000, encoding: 'none', content: '' }),
    })
    const large = await gather('repository', 0, { facts, documented: false })
    expect(whole(large.workflows).called[lint]).toMatchObject({ known: false, reason: 'too-large' })
    for (const [content, reason] of [
      ['gA==', 'unparsable'],
      ['b246', 'api-shape'],
    ] as const) {
      const body = (answer: unknown) => ({ ...Object(answer), size: 1, content })
      world.fault({ kind: 'rewrite', path: /lint\.yml$/, times: 1, body })
      const odd = await gather('repository', 0, { facts, documented: false })
      expect(whole(odd.workflows).called[lint]).toMatchObject({ known: false, reason })
    }
  })

  test('at most twenty are read, and ten levels', async () => {
    const many = Array.from({ length: 22 }, (_, index) => `acme/ci/.github/workflows/w${index}.yml@v1`)
    const files = Object.fromEntries(many.map((_, index) => [at(`w${index}.yml`), reusable()]))
    const wide = withCi(files, ...many)
    const { workflows, requests } = await wide.gather('repository', 0, { facts })
    expect(requests).toHaveLength(1 + 20)
    const reasons = Object.values(whole(workflows).called).map((one) => (one.known ? 'read' : one.reason))
    expect([reasons.length, reasons.filter((one) => one === 'truncated').length]).toEqual([22, 2])

    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        at(`w${index}.yml`),
        reusable(`./.github/workflows/w${index + 1}.yml`),
      ]),
    )
    const deep = withCi(chain, 'acme/ci/.github/workflows/w0.yml@v1')
    const below = await deep.gather('repository', 0, { facts })
    expect(below.requests).toHaveLength(1 + 9)
    expect(whole(below.workflows).called['acme/ci/.github/workflows/w9.yml@v1']).toMatchObject({
      known: false,
      reason: 'truncated',
      detail: expect.stringContaining('10 levels'),
    })
  })

  test('of a file that is no workflow nothing is asked', async () => {
    const { gather } = protectionScene({ files: { [at('a.yml')]: 'jobs: [\n' } })
    const { workflows } = await gather('repository', 0, { facts })
    expect(whole(workflows).called).toEqual({})
  })
})

describe('a branch of the clone', () => {
  const [base, head] = ['1'.repeat(40), '2'.repeat(40)]
  const subject = { kind: 'branch', baseSha: base, headSha: head, baseRef: 'main' } as const
  const entry = (path: string, mode = '100644') => ({ path, mode, blob: 'x' })
  const lint = 'acme/ci/.github/workflows/lint.yml@v1'

  const cloneGather = (changed: FactValue['changed-files'], content: (path: string) => Uint8Array | null) =>
    gatherFake(
      ['protection', 'workflows'],
      {},
      {
        subject,
        baseSha: base,
        policy: protectionPolicy(),
        workspace: workspaceWith({
          tree: async () => [
            entry(at('a.yml')),
            entry(at('b.yml'), '120000'),
            entry(at('c.yml/d.yml')),
            entry(at('deep/e.yml')),
            entry('src/a.ts'),
          ],
          changedFiles: async () => changed,
          file: async (_, path) => content(path),
        }),
      },
    )

  test('gives the workflow files of its commits; protection and what other repositories hold is offline', async () => {
    const changed = [{ path: at('a.yml'), previousPath: null, status: 'modified', blob: 'x' } as const]
    const { facts: found } = await cloneGather(changed, () => Buffer.from(calling(lint)))
    const value = whole(found.workflows)
    expect(textsOf(value.base.files)).toEqual({ [at('a.yml')]: calling(lint) })
    expect(value.base.ignored).toEqual([
      { path: at('b.yml'), what: 'a symbolic link' },
      { path: at('c.yml'), what: 'a directory' },
    ])
    expect(value.head?.sha).toBe(head)
    expect(value.called[lint]).toMatchObject({ known: false, reason: 'not-found' })
    expect(found.protection).toMatchObject({ known: false, reason: 'offline' })
  })

  test('proposes nothing where no workflow file is changed; what cannot be read is unknown by itself', async () => {
    const { facts: found } = await cloneGather([], () => {
      throw new WorkspaceFailure('too-large', 'file', 'over the limit')
    })
    const value = whole(found.workflows)
    expect(value.head).toBeNull()
    expect(textsOf(value.base.files)).toEqual({ [at('a.yml')]: 'too-large' })
    const { facts: bytes } = await cloneGather([], () => new Uint8Array([0x80]))
    expect(textsOf(whole(bytes.workflows).base.files)).toEqual({ [at('a.yml')]: 'unparsable' })
  })
})
