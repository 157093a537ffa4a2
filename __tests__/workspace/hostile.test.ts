import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readInside } from '../../src/workspace/files.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { Clone, failure } from './clone.ts'

const clones: Clone[] = []
let clone: Clone
beforeEach(() => {
  clone = new Clone()
  clones.push(clone)
})
afterAll(() => {
  for (const each of clones) each.remove()
})

describe('configuration written by others', () => {
  const settings = [
    'core.fsmonitor',
    'core.pager',
    'core.editor',
    'core.sshCommand',
    'core.alternateRefsCommand',
    'diff.external',
    'diff.evil.command',
    'diff.evil.textconv',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'gpg.program',
    'pager.diff-tree',
    'interactive.diffFilter',
    'uploadpack.packObjectsHook',
  ]

  test('no program it names is started by any read', async () => {
    const mark = join(clone.path, '.git/pwned')
    const script = join(clone.path, '.git/evil.sh')
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\ncat\n`)
    chmodSync(script, 0o755)
    const base = clone.commit({ 'a.txt': '1\n', '.gitattributes': '* diff=evil filter=evil\n' })
    const head = clone.commit({ 'a.txt': '2\n' })
    for (const setting of settings) clone.git('config', setting, script)
    for (const alias of ['diff-tree', 'ls-tree', 'ls-files', 'cat-file', 'rev-parse']) {
      clone.git('config', `alias.${alias}`, `!${script}`)
    }
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction']) {
      writeFileSync(join(clone.path, '.git/hooks', hook), `#!/bin/sh\ntouch '${mark}'\n`, { mode: 0o755 })
    }
    // The trap works: git as people run it steps into it.
    spawnSync('git', ['diff', base, head], { cwd: clone.path })
    expect(existsSync(mark)).toBe(true)
    spawnSync('rm', [mark])

    clone.write('a.txt', 'dirty\n')
    const workspace = await openWorkspace(clone.path)
    expect(await workspace.changedFiles(base, head)).toHaveLength(1)
    expect(await workspace.commits(base, head)).toHaveLength(1)
    expect(await workspace.tree(head)).toHaveLength(2)
    expect(await workspace.tracked()).toHaveLength(2)
    expect(await workspace.file(head, 'a.txt', 9)).toEqual(Buffer.from('2\n'))
    expect(await workspace.resolve('main')).toBe(head)
    expect(existsSync(mark)).toBe(false)
  })

  test('the environment of the caller does not reach git', async () => {
    const other = new Clone()
    clones.push(other)
    other.commit({ other: '1' })
    const head = clone.commit({ a: '1' })
    const hostile = {
      GIT_DIR: join(other.path, '.git'),
      GIT_WORK_TREE: other.path,
      GIT_INDEX_FILE: join(other.path, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(other.path, '.git/objects'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.worktree',
      GIT_CONFIG_VALUE_0: other.path,
      GIT_EXTERNAL_DIFF: 'false',
    }
    Object.assign(process.env, hostile)
    try {
      const workspace = await openWorkspace(clone.path)
      expect(workspace.root).toBe(clone.path)
      expect((await workspace.tracked()).map(({ path }) => path)).toEqual(['a'])
      await expect(workspace.resolve('main')).resolves.toBe(head)
    } finally {
      for (const name of Object.keys(hostile)) delete process.env[name]
    }
  })
})

describe('limits', () => {
  test('a file over the limit is too-large at a commit and in the work tree; at the limit it is read', async () => {
    const head = clone.commit({ big: 'x'.repeat(5000), fits: 'y'.repeat(100) })
    const workspace = await openWorkspace(clone.path)
    for (const limit of [10, 4999]) {
      expect((await failure(workspace.file(head, 'big', limit))).reason).toBe('too-large')
      expect((await failure(workspace.read('big', limit))).reason).toBe('too-large')
    }
    expect(await workspace.file(head, 'fits', 100)).toHaveLength(100)
    expect(await workspace.read('fits', 100)).toHaveLength(100)
  })

  test('output over the cap is too-large, and a git that hangs is a timeout', async () => {
    const head = clone.commit({ a: '1', b: '2' })
    const small = await openWorkspace(clone.path, { limits: { outputBytes: 60 + clone.path.length } })
    expect((await failure(small.tree(head))).reason).toBe('too-large')
    const slow = join(clone.path, '.git/slow')
    writeFileSync(slow, '#!/bin/sh\nexec sleep 20\n', { mode: 0o755 })
    const hanging = openWorkspace(clone.path, { git: slow, limits: { timeout: 60 } })
    expect((await failure(hanging)).reason).toBe('timeout')
  })

  test('an object that is missing is truncated, a directory and a submodule are no files', async () => {
    const head = clone.commit({ 'dir/a': '1' })
    clone.git('update-index', '--add', '--cacheinfo', `160000,${head},lib`)
    clone.git('commit', '-q', '-m', 'submodule')
    const workspace = await openWorkspace(clone.path)
    expect((await failure(workspace.file('HEAD', 'dir', 9))).message).toContain('a directory')
    expect((await failure(workspace.file('HEAD', 'lib', 9))).message).toContain('a submodule')
    for (const path of ['dir/b', '', 'dir/', '../dir/a', 'dir/../dir/a', '/etc/passwd', 'a\0b']) {
      await expect(workspace.file('HEAD', path, 9)).resolves.toBeNull()
    }
    const blob = clone.git('rev-parse', 'HEAD:dir/a')
    spawnSync('rm', ['-f', join(clone.path, '.git/objects', blob.slice(0, 2), blob.slice(2))])
    expect((await failure(workspace.file('HEAD', 'dir/a', 9))).reason).toBe('truncated')
  })

  test('a merge conflict in the index is ambiguous', async () => {
    clone.commit({ a: '1' })
    clone.git('checkout', '-q', '-b', 'topic')
    clone.commit({ a: '2' })
    clone.git('checkout', '-q', 'main')
    clone.commit({ a: '3' })
    expect(() => clone.git('merge', 'topic')).toThrow()
    const workspace = await openWorkspace(clone.path)
    expect((await failure(workspace.tracked())).reason).toBe('ambiguous')
  })
})

describe('reading the work tree', () => {
  test('YAML-28 a link out of the work tree is refused, one that stays inside is read', async () => {
    clone.write('policies/base.yml', 'version: 1\n')
    mkdirSync(join(clone.path, '.github'))
    symlinkSync('/etc/passwd', join(clone.path, '.github/gatewright.yml'))
    symlinkSync('../..', join(clone.path, '.github/up'))
    symlinkSync('../policies/base.yml', join(clone.path, '.github/inside.yml'))
    symlinkSync('nowhere', join(clone.path, 'dangling'))
    const refused = ['.github/gatewright.yml', '.github/up/x', '../x', '/etc/passwd', 'dangling', '']
    for (const path of refused.filter((each) => each !== '.github/up/x' && each !== '../x')) {
      expect((await failure(readInside(clone.path, path, 9999))).reason).toBe('unparsable')
    }
    expect(await readInside(clone.path, '.github/inside.yml', 99)).toEqual(Buffer.from('version: 1\n'))
    const outside = new Clone()
    clones.push(outside)
    outside.write('secret', 'x')
    symlinkSync(outside.path, join(clone.path, 'out'))
    expect((await failure(readInside(clone.path, 'out/secret', 9))).message).toContain('leads out')
    const name = outside.path.split('/').at(-1) ?? ''
    expect((await failure(readInside(clone.path, `../${name}/secret`, 9))).message).toContain('leads out')
    expect((await failure(readInside(clone.path, `.github/up/${name}/secret`, 9))).message).toContain(
      'leads out',
    )
  })

  test('directories, pipes and files of .git are no files to read; what is absent is null', async () => {
    mkdirSync(join(clone.path, 'dir'))
    const makePipe = 'mkfifo'
    spawnSync(makePipe, [join(clone.path, 'pipe')])
    symlinkSync('.git/config', join(clone.path, 'config'))
    clone.write('lib/.git/config', 'x')
    for (const path of ['dir', 'pipe', 'lib/.git/config', '.git/config', 'config', 'dir/../.git/config']) {
      expect((await failure(readInside(clone.path, path, 9999))).reason).toBe('unparsable')
    }
    await expect(readInside(clone.path, 'none', 9)).resolves.toBeNull()
    await expect(readInside(clone.path, 'none/none', 9)).resolves.toBeNull()
  })
})
