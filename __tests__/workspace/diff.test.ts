import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readPatch } from '../../src/formats/diff/patch.ts'
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

const megabyte = 1024 * 1024
const diff = async (base: string, head: string, limit = megabyte) =>
  await (await openWorkspace(clone.path)).diff(base, head, limit)

describe('lines of a change', () => {
  test('one entry for each changed file, in the same order', async () => {
    const base = clone.commit({
      'a.txt': 'a\n',
      'run.sh': 'x\n',
      'link.md': 'text\n',
      'old name.ts': '1\n2\n3\n',
    })
    chmodSync(join(clone.path, 'run.sh'), 0o755)
    rmSync(join(clone.path, 'link.md'))
    symlinkSync('a.txt', join(clone.path, 'link.md'))
    clone.git('mv', 'old name.ts', 'ü "new".ts')
    const head = clone.commit({ 'a.txt': 'b\n', 'logo.png': 'a\0b' })
    const files = await (await openWorkspace(clone.path)).changedFiles(base, head)
    const found = await diff(base, head)
    expect(found.map(({ path }) => path)).toEqual(files.map(({ path }) => path))
    const byPath = new Map(found.map((one) => [one.path, one]))
    expect(byPath.get('a.txt')).toEqual({
      ...{ path: 'a.txt', modes: ['100644'], binary: false },
      patch: '@@ -1 +1 @@\n-a\n+b',
    })
    expect(byPath.get('run.sh')).toMatchObject({ modes: ['100644', '100755'], patch: '', binary: false })
    expect(byPath.get('link.md')?.modes).toContain('120000')
    expect(readPatch(byPath.get('link.md')?.patch ?? 'x')).toMatchObject({ additions: 1, deletions: 1 })
    expect(byPath.get('logo.png')).toMatchObject({ binary: true, patch: '' })
    expect(byPath.get('ü "new".ts')).toMatchObject({ patch: '', binary: false })
  })

  test('the configuration of the clone changes nothing about the form', async () => {
    const base = clone.commit({ 'a.txt': 'a\nb\nc\nd\ne\nf\ng\nh\n' })
    const head = clone.commit({ 'a.txt': 'a\nb\nc\nd\nE\nf\ng\nh\n' })
    const before = await diff(base, head)
    for (const [key, value] of [
      ['diff.noprefix', 'true'],
      ['diff.context', '0'],
      ['diff.mnemonicPrefix', 'true'],
      ['color.ui', 'always'],
      ['diff.external', 'false'],
      ['diff.renames', 'false'],
      ['diff.algorithm', 'patience'],
    ] as const) {
      clone.git('config', key, value)
    }
    await expect(diff(base, head)).resolves.toEqual(before)
  })

  test('a file that the change itself calls binary shows no lines', async () => {
    const base = clone.commit({ 'a.ts': 'a\n' })
    const head = clone.commit({ 'a.ts': 'b\n', '.gitattributes': '*.ts -diff\n' })
    const found = await diff(base, head)
    expect(found.find(({ path }) => path === 'a.ts')).toMatchObject({ binary: true, patch: '' })
  })

  test('more text than the limit is a failure', async () => {
    const base = clone.commit({ 'a.txt': 'a\n' })
    const head = clone.commit({ 'a.txt': 'b\n'.repeat(5000) })
    expect(await failure(diff(base, head, 4096))).toMatchObject({ reason: 'too-large' })
  })
})
