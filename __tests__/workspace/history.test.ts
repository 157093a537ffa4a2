import { afterAll, describe, expect, test } from '@jest/globals'
import { parseHistory } from '../../src/workspace/history.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { Clone, failure } from './clone.ts'

const clone = new Clone()
afterAll(() => clone.remove())
const bytes = (text: string) => new TextEncoder().encode(text)

describe('history of a change', () => {
  test('commits oldest first, with parents and files; of a merge only what it wrote itself', async () => {
    const fork = clone.commit({ a: '1\n', b: '1\n' })
    clone.git('checkout', '-q', '-b', 'topic')
    const first = clone.commit({ a: '2\n', 'odd\nname "x"': 'x\n' })
    clone.git('checkout', '-q', 'main')
    const base = clone.commit({ b: '2\n' })
    clone.git('checkout', '-q', 'topic')
    clone.git('merge', '-q', '--no-commit', 'main')
    const merge = clone.commit({ b: 'neither\n' })
    clone.git('mv', 'a', 'moved')
    const last = clone.commit()
    const workspace = await openWorkspace(clone.path)
    const history = await workspace.history(base, last)
    const blob = (spec: string) => clone.git('rev-parse', spec)
    expect(history).toEqual([
      {
        sha: first,
        parents: [fork],
        files: [
          { path: 'a', blob: blob(`${first}:a`) },
          { path: 'odd\nname "x"', blob: blob(`${first}:odd\nname "x"`) },
        ],
      },
      { sha: merge, parents: [first, base], files: [{ path: 'b', blob: blob(`${merge}:b`) }] },
      {
        sha: last,
        parents: [merge],
        files: [
          { path: 'a', blob: null },
          { path: 'moved', blob: blob(`${last}:moved`) },
        ],
      },
    ])
    await expect(workspace.history(last, base)).resolves.toEqual([])
    await expect(workspace.mergeBase(base, last)).resolves.toBe(base)
    await expect(workspace.mergeBase(base, first)).resolves.toBe(fork)
    const contents = await workspace.blobs([blob(`${first}:a`), blob(`${first}:a`), blob(`${merge}:b`)], 1000)
    expect([...contents].map(([id, content]) => [id, Buffer.from(content).toString()])).toEqual([
      [blob(`${first}:a`), '2\n'],
      [blob(`${merge}:b`), 'neither\n'],
    ])
    await expect(workspace.blobs([], 10)).resolves.toEqual(new Map())
    await expect(failure(workspace.blobs([blob(`${first}:a`)], 10))).resolves.toMatchObject({
      reason: 'too-large',
    })
    await expect(failure(workspace.blobs(['0'.repeat(40)], 1000))).resolves.toMatchObject({
      reason: 'truncated',
    })
  })

  const id = 'a'.repeat(40)
  test.each([
    ['a path without its commit', `:100644 100644 ${id} ${id} M\0a\0`],
    ['an entry without its path', `${id}\0:100644 100644 ${id} ${id} M\0`],
    ['something else', `${id}\0what\0a\0`],
    ['an entry that is cut', `${id}\0:100644 M\0a\0`],
  ])('%s is refused', (_, output) => {
    expect(() => parseHistory(bytes(output))).toThrow('something else than documented')
  })
})
