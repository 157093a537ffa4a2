import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { streamInside } from '../../src/workspace/files.ts'
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

const list = async (...folders: string[]) => (await openWorkspace(clone.path)).list(folders)
const read = async (path: string, most = 1_000) => {
  const pieces: Uint8Array[] = []
  for await (const piece of (await openWorkspace(clone.path)).stream(path, most)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

describe('files of the work tree', () => {
  test('tracked, untracked and ignored ones are listed, sorted; .git and node_modules are not', async () => {
    clone.commit({ 'b.txt': '', '.gitignore': 'reports/\n', 'node_modules/x/r.xml': '' })
    for (const path of [
      'reports/z.xml',
      'reports/a/b.xml',
      'reports/node_modules/c.xml',
      'reports/.git/d.xml',
    ])
      clone.write(path, '')
    expect(await list('')).toEqual(['.gitignore', 'b.txt', 'reports/a/b.xml', 'reports/z.xml'])
    expect(await list('reports', 'reports/a')).toEqual(['reports/a/b.xml', 'reports/z.xml'])
    expect(await list('reports/a', 'nowhere', 'b.txt', '../', '.git', 'node_modules/x')).toEqual([
      'reports/a/b.xml',
    ])
  })

  test('folders are not entered through links; links to files, and to nothing, are listed', async () => {
    clone.write('real/a.xml', 'x')
    mkdirSync(join(clone.path, 'r'))
    symlinkSync('../real', join(clone.path, 'r/folder'))
    symlinkSync('../real/a.xml', join(clone.path, 'r/file.xml'))
    symlinkSync('/nowhere/at/all', join(clone.path, 'r/nothing.xml'))
    symlinkSync('r', join(clone.path, 'linked'))
    expect(await list('r')).toEqual(['r/file.xml', 'r/nothing.xml'])
    expect(await list('linked')).toEqual([])
    expect(await read('r/file.xml')).toBe('x')
    expect((await failure(read('r/nothing.xml'))).message).toContain('link to nothing')
  })
})

describe('reading piece by piece', () => {
  test('gives the whole file, in pieces of their own', async () => {
    const content = 'x'.repeat(2.5 * 1024 * 1024)
    clone.write('big.xml', content)
    const pieces: Uint8Array[] = []
    for await (const piece of streamInside(clone.path, 'big.xml', content.length)) pieces.push(piece)
    expect(pieces.length).toBeGreaterThan(2)
    expect(Buffer.concat(pieces).toString('utf8') === content).toBe(true)
    clone.write('empty.xml', '')
    expect(await read('empty.xml', 0)).toBe('')
  })

  test('a file that is too large is refused before its first byte', async () => {
    clone.write('big.xml', '')
    truncateSync(join(clone.path, 'big.xml'), 300 * 1024 * 1024)
    const error = await failure(read('big.xml', 256 * 1024 * 1024))
    expect(error).toMatchObject({ reason: 'too-large' })
    expect(error.message).toContain('314572800 bytes')
  })

  test('what is no file in the work tree is refused with the reason', async () => {
    mkdirSync(join(clone.path, 'folder.xml'))
    spawnSync('mkfifo', [join(clone.path, 'pipe.xml')])
    symlinkSync('/etc/hostname', join(clone.path, 'out.xml'))
    clone.write('.git/in.xml', 'x')
    const reasons = ['folder.xml', 'pipe.xml', 'out.xml', '.git/in.xml', 'none.xml'].map(
      async (path) => (await failure(read(path))).message,
    )
    expect(await Promise.all(reasons)).toEqual([
      expect.stringContaining('a regular file is expected'),
      expect.stringContaining('a regular file is expected'),
      expect.stringContaining('leads out of it'),
      expect.stringContaining('`.git`'),
      expect.stringContaining('no such file'),
    ])
  })

  const meanwhile = async (change: (path: string) => void) => {
    clone.write('report.xml', 'x'.repeat(3 * 1024 * 1024))
    const path = join(clone.path, 'report.xml')
    utimesSync(path, 1_000, 1_000)
    let first = true
    for await (const _ of streamInside(clone.path, 'report.xml', 2 ** 30)) {
      if (first) change(path)
      first = false
    }
  }

  test.each([
    ['longer', (path: string) => appendFileSync(path, 'more')],
    ['shorter', (path: string) => truncateSync(path, 10)],
    ['another of the same length', (path: string) => writeFileSync(path, 'y'.repeat(3 * 1024 * 1024))],
  ])('a file that becomes %s while it is read is refused', async (_, change) => {
    expect((await failure(meanwhile(change))).message).toContain('changed while it was read')
  })

  test('a file that stays as it is is read', async () => {
    await meanwhile(() => {})
    expect(clone.path).not.toBe('')
  })
})
