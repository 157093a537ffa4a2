import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { workspaceIn } from '../../src/workspace/beside.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { Clone, failure } from './clone.ts'

const clones: Clone[] = []
const make = () => {
  const clone = new Clone()
  clones.push(clone)
  return clone
}
let clone: Clone
beforeEach(() => {
  clone = make()
})
afterAll(() => {
  for (const each of clones) each.remove()
})

const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('utf8'))
const changes = async (base: string, head: string) => {
  const workspace = await openWorkspace(clone.path)
  const files = await workspace.changedFiles(base, head)
  return files.map(({ path, previousPath, status }) => [status, path, previousPath])
}

describe('changed files', () => {
  test('added, modified, removed and renamed, since the merge base', async () => {
    const fork = clone.commit({ 'a.txt': 'a\n', 'b.txt': 'b\n', 'old.txt': 'one\ntwo\nthree\nfour\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.git('mv', 'old.txt', 'new.txt')
    clone.git('rm', '-q', 'b.txt')
    const head = clone.commit({ 'a.txt': 'changed\n', 'c.txt': 'c\n' })
    clone.git('checkout', '-q', 'main')
    const base = clone.commit({ 'only-on-main.txt': 'x\n' })
    expect(base).not.toBe(fork)
    await expect(changes(base, head)).resolves.toEqual([
      ['modified', 'a.txt', null],
      ['removed', 'b.txt', null],
      ['added', 'c.txt', null],
      ['renamed', 'new.txt', 'old.txt'],
    ])
  })

  test('the blob is that of the head, for a removed file the removed one', async () => {
    const base = clone.commit({ 'a.txt': 'a\n', 'b.txt': 'b\n' })
    const removed = clone.git('rev-parse', 'HEAD:b.txt')
    clone.git('rm', '-q', 'b.txt')
    const head = clone.commit({ 'a.txt': 'changed\n' })
    const files = await (await openWorkspace(clone.path)).changedFiles(base, head)
    expect(files.map(({ blob }) => blob)).toEqual([clone.git('rev-parse', 'HEAD:a.txt'), removed])
  })

  test('a change of mode alone counts, and so does file to link', async () => {
    const base = clone.commit({ 'run.sh': 'x\n', 'link.txt': 'target' })
    chmodSync(join(clone.path, 'run.sh'), 0o755)
    rmSync(join(clone.path, 'link.txt'))
    symlinkSync('target', join(clone.path, 'link.txt'))
    const head = clone.commit()
    await expect(changes(base, head)).resolves.toEqual([
      ['changed', 'link.txt', null],
      ['changed', 'run.sh', null],
    ])
  })

  test('a submodule that moves counts, although the change itself says to ignore it', async () => {
    const inner = make()
    const first = inner.commit({ 'x.txt': '1' })
    const second = inner.commit({ 'x.txt': '2' })
    const point = (to: string) => clone.git('update-index', '--add', '--cacheinfo', `160000,${to},lib`)
    clone.write('.gitmodules', '[submodule "lib"]\n\tpath = lib\n\turl = ../lib\n\tignore = all\n')
    clone.git('add', '.gitmodules')
    point(first)
    clone.git('commit', '-q', '-m', 'one')
    const base = clone.git('rev-parse', 'HEAD')
    point(second)
    clone.git('commit', '-q', '-m', 'two')
    clone.git('config', 'diff.ignoreSubmodules', 'all')
    clone.git('config', 'submodule.lib.ignore', 'all')
    await expect(changes(base, 'HEAD')).resolves.toEqual([['modified', 'lib', null]])
  })

  test('a copy is an addition, whatever the configuration says', async () => {
    const base = clone.commit({ 'a.txt': 'one\ntwo\nthree\n' })
    const head = clone.commit({ 'a.txt': 'one\ntwo\nthree\nfour\n', 'b.txt': 'one\ntwo\nthree\n' })
    clone.git('config', 'diff.renames', 'copies')
    await expect(changes(base, head)).resolves.toEqual([
      ['modified', 'a.txt', null],
      ['added', 'b.txt', null],
    ])
  })

  test('no common history is a failure, not "nothing changed"', async () => {
    const base = clone.commit({ a: '1' })
    clone.git('checkout', '-q', '--orphan', 'other')
    const head = clone.commit({ a: '2' })
    const workspace = await openWorkspace(clone.path)
    expect((await failure(workspace.changedFiles(base, head))).message).toContain('no common history')
  })
})

describe('names are data', () => {
  test('GIT-02 a name with spaces, quotes, tabs, line breaks and umlauts comes back as it is', async () => {
    const name = 'we ird "é"\n\t\\x.js'
    const base = clone.commit({ a: '1' })
    const head = clone.commit({ [name]: 'x' })
    await expect(changes(base, head)).resolves.toEqual([['added', name, null]])
    const workspace = await openWorkspace(clone.path)
    expect((await workspace.tree(head)).map(({ path }) => path)).toEqual(['a', name])
    expect((await workspace.tracked()).map(({ path }) => path)).toEqual(['a', name])
    expect(text(await workspace.file(head, name, 100))).toBe('x')
  })

  test('GIT-03 names that look like options are names', async () => {
    const base = clone.commit({ a: '1' })
    const head = clone.commit({ '--upload-pack=x': '1', '-rf': '2', ':(top)x': '3', '*': '4' })
    const workspace = await openWorkspace(clone.path)
    expect((await workspace.changedFiles(base, head)).map(({ path }) => path)).toEqual([
      '*',
      '--upload-pack=x',
      '-rf',
      ':(top)x',
    ])
    for (const [name, content] of Object.entries({
      '--upload-pack=x': '1',
      '-rf': '2',
      ':(top)x': '3',
      '*': '4',
    })) {
      expect(text(await workspace.file(head, name, 100))).toBe(content)
      expect(text(await workspace.read(name, 100))).toBe(content)
    }
    await expect(workspace.resolve('--upload-pack=x')).resolves.toBeNull()
    await expect(workspace.resolve('--all')).resolves.toBeNull()
    clone.git('update-ref', 'refs/heads/--all', head)
    await expect(workspace.resolve('--all')).resolves.toBe(head)
  })

  test('GIT-05 names that a shell would run are names', async () => {
    const names = [
      '$(touch pwned).js',
      '`touch pwned`.js',
      ['$', '{{ secrets.X }}.js'].join(''),
      ';touch pwned;',
    ]
    const base = clone.commit({ a: '1' })
    const head = clone.commit(Object.fromEntries(names.map((name) => [name, 'x'])))
    const workspace = await openWorkspace(clone.path)
    expect((await workspace.changedFiles(base, head)).map(({ path }) => path).sort()).toEqual(
      [...names].sort(),
    )
    for (const name of names) expect(text(await workspace.file(head, name, 9))).toBe('x')
    await expect(workspace.resolve('$(touch pwned)')).resolves.toBeNull()
    await expect(workspace.read('pwned', 9)).resolves.toBeNull()
  })

  test('GIT-08 a link is itself: neither its target nor what is behind it is read at a commit', async () => {
    clone.commit({ '.github/workflows/ci.yml': 'on: push\n' })
    mkdirSync(join(clone.path, 'src'))
    symlinkSync('../.github/workflows', join(clone.path, 'src/a'))
    symlinkSync('.github/workflows/ci.yml', join(clone.path, 'ci.yml'))
    const head = clone.commit()
    const workspace = await openWorkspace(clone.path)
    const entries = await workspace.tree(head)
    expect(entries.filter(({ mode }) => mode === '120000').map(({ path }) => path)).toEqual([
      'ci.yml',
      'src/a',
    ])
    expect((await failure(workspace.file(head, 'ci.yml', 100))).message).toContain('a link')
    await expect(workspace.file(head, 'src/a/ci.yml', 100)).resolves.toBeNull()
  })

  test('a name that is not UTF-8 is a failure, not a different name', async () => {
    const base = clone.commit({ a: '1' })
    const blob = clone.git('rev-parse', 'HEAD:a')
    const { spawnSync } = await import('node:child_process')
    const line = Buffer.concat([
      Buffer.from(`100644 ${blob}\t`),
      Buffer.from([0x66, 0xff]),
      Buffer.from('\0'),
    ])
    spawnSync('git', ['update-index', '-z', '--index-info'], { cwd: clone.path, input: line })
    clone.git('commit', '-q', '-m', 'bytes')
    const workspace = await openWorkspace(clone.path)
    expect((await failure(workspace.changedFiles(base, 'HEAD'))).reason).toBe('unparsable')
  })
})

describe('refs and incomplete clones', () => {
  test('branches, tags and ids resolve; what is missing is null', async () => {
    const first = clone.commit({ a: '1' })
    clone.git('tag', '-a', '-m', 'x', 'v1')
    const second = clone.commit({ a: '2' })
    const workspace = await openWorkspace(clone.path)
    const found = await Promise.all(
      ['main', 'v1', first, 'HEAD~1', 'refs/heads/main', 'HEAD'].map(workspace.resolve),
    )
    expect(found).toEqual([second, first, first, first, second, second])
    for (const none of ['nope', 'f'.repeat(40), '', 'a\0b', 'HEAD:a', 'refs/heads/nope']) {
      await expect(workspace.resolve(none)).resolves.toBeNull()
    }
    expect((await failure(workspace.changedFiles('nope', 'main'))).reason).toBe('not-found')
  })

  test('a tag of the same name as a branch is ambiguous, never silently preferred', async () => {
    clone.commit({ a: '1' })
    clone.git('tag', 'main')
    clone.commit({ a: '2' })
    const workspace = await openWorkspace(clone.path)
    expect((await failure(workspace.resolve('main'))).reason).toBe('ambiguous')
  })

  test('a shallow clone says truncated, never no', async () => {
    clone.commit({ a: '1' })
    const second = clone.commit({ a: '2' })
    const shallow = make()
    shallow.git('fetch', '-q', '--depth=1', `file://${clone.path}`, 'main')
    const workspace = await openWorkspace(shallow.path)
    const missing = await failure(workspace.resolve('f'.repeat(40)))
    expect(missing.toUnknown()).toMatchObject({
      reason: 'truncated',
      remedy: { text: expect.stringContaining('fetch-depth: 0') },
    })
    await expect(workspace.resolve(second)).resolves.toBe(second)
    expect((await failure(workspace.changedFiles(second, second))).reason).toBe('truncated')
    expect((await failure(workspace.commits(second, second))).reason).toBe('truncated')
    expect(text(await workspace.file(second, 'a', 9))).toBe('2')
  })

  test('a partial clone fetches nothing, runs nothing, and says truncated', async () => {
    const head = clone.commit({ a: '1' })
    clone.git('config', 'uploadpack.allowFilter', 'true')
    const partial = make()
    partial.git('remote', 'add', 'origin', `file://${clone.path}`)
    partial.git('fetch', '-q', '--filter=blob:none', 'origin', 'main')
    partial.git('config', 'remote.origin.uploadpack', `touch ${partial.path}/pwned; git-upload-pack`)
    partial.git('config', 'protocol.file.allow', 'always')
    const workspace = await openWorkspace(partial.path)
    expect((await workspace.tree(head)).map(({ path }) => path)).toEqual(['a'])
    expect((await failure(workspace.file(head, 'a', 9))).reason).toBe('truncated')
    expect((await failure(workspace.resolve('f'.repeat(40)))).reason).toBe('truncated')
    await expect(workspace.read('pwned', 9)).resolves.toBeNull()
  })

  test('replaced objects and grafts are not believed', async () => {
    const base = clone.commit({ a: '1' })
    const head = clone.commit({ a: '2', b: '2' })
    const innocent = clone.commit({ a: '1' })
    clone.git('replace', head, base)
    clone.git('replace', clone.git('rev-parse', `${innocent}:a`), clone.git('hash-object', '-w', 'b'))
    clone.write('.git/info/grafts', `${head}\n`)
    await expect(changes(base, head)).resolves.toHaveLength(2)
    const workspace = await openWorkspace(clone.path)
    expect(text(await workspace.file(innocent, 'a', 9))).toBe('1')
  })

  test('no clone, and no git, say so', async () => {
    const empty = realpathSync(mkdtempSync(join(tmpdir(), 'gatewright-')))
    expect((await failure(openWorkspace(empty))).message).toContain('no git work tree')
    expect((await failure(openWorkspace(clone.path, { git: join(empty, 'git') }))).message).toContain(
      'cannot be started',
    )
    expect((await failure(openWorkspace(join(empty, 'none')))).message).toContain('cannot be started')
    await expect(workspaceIn(empty)).resolves.toBeNull()
    await expect(workspaceIn(null)).resolves.toBeNull()
    await expect(workspaceIn(clone.path)).resolves.toMatchObject({ root: clone.path })
    rmSync(empty, { recursive: true })
  })

  test('a work tree that the configuration puts elsewhere is refused', async () => {
    clone.git('config', 'core.worktree', '/')
    expect((await failure(openWorkspace(clone.path))).message).toContain('somewhere else')
  })

  test('opened from a folder inside, the root is that of the clone', async () => {
    const head = clone.commit({ 'src/a': '1', b: '2' })
    const workspace = await openWorkspace(join(clone.path, 'src'))
    expect(workspace.root).toBe(clone.path)
    expect((await workspace.tracked()).map(({ path }) => path)).toEqual(['b', 'src/a'])
    expect(text(await workspace.file(head, 'b', 9))).toBe('2')
  })
})

describe('commits', () => {
  test('newest first, with the people they name', async () => {
    const base = clone.commit({ a: '1' })
    const first = clone.commit({ a: '2' }, 'one\n\nCo-authored-by: Legal <12+legal@users.noreply.github.com>')
    const second = clone.commit({ a: '3' }, 'two\n\nco-authored-by: Who <who@example.com>')
    clone.git('config', 'log.showSignature', 'true')
    const commits = await (await openWorkspace(clone.path)).commits(base, second)
    const author = { role: 'author', id: null, login: null, name: 'Aid' }
    const committer = { role: 'committer', id: 7, login: 'guard', name: 'Guard' }
    expect(commits).toEqual([
      { sha: second, people: [author, committer, { role: 'co-author', id: null, login: null, name: 'Who' }] },
      {
        sha: first,
        people: [author, committer, { role: 'co-author', id: 12, login: 'legal', name: 'Legal' }],
      },
    ])
  })

  test('none', async () => {
    const base = clone.commit({ a: '1' })
    await expect((await openWorkspace(clone.path)).commits(base, base)).resolves.toEqual([])
  })
})
