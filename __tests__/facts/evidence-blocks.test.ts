import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { EvidenceObservation } from '../../src/core/facts/phases.ts'
import type { BlockToVerify } from '../../src/facts/evidence-work.ts'
import type { GitObjects } from '../../src/facts/git-objects.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { Clone } from '../workspace/clone.ts'
import { block, objectsOf, verified } from './objects-scene.ts'

const clone = new Clone()
afterAll(() => clone.remove())
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `line ${from + n}\n`).join('')

let then: string
let now: string
let objects: GitObjects
/** A token that no service ever gave out, in pieces. */
const token = ['ghp', `_${'Ab3dE5fG7h'.repeat(3)}Jk2mN4`].join('')
beforeAll(async () => {
  then = clone.commit({
    ...{ 'same.txt': numbered(1, 9), 'below.txt': numbered(1, 9), 'moved.txt': numbered(1, 9) },
    ...{ 'changed.txt': numbered(1, 9), 'gone.txt': numbered(1, 9), 'linked.txt': numbered(1, 9) },
    ...{ 'twice.txt': 'a\nb\n', 'crlf.txt': 'a\r\nb\r\n', 'binary.txt': 'a\nb\n', 'latin.txt': 'a\nb\n' },
    'secret.env': `A=1\nTOKEN=${token}\nB=2\n`,
    'returns.env': `A=1\rTOKEN=${token}\rB=2\r`,
  })
  clone.git('rm', '-q', 'gone.txt', 'linked.txt')
  clone.write('linked.txt.target', numbered(1, 9))
  const files = {
    ...{ 'below.txt': `${numbered(1, 9)}more\n`, 'moved.txt': `new\n\n${numbered(1, 9)}` },
    ...{ 'changed.txt': numbered(1, 9).replace('line 4', 'line four'), 'twice.txt': 'x\na\nb\na\nb\n' },
    ...{ 'crlf.txt': 'a\nb\n', 'binary.txt': 'a\nb\n\0' },
  }
  for (const [file, content] of Object.entries(files)) clone.write(file, content)
  writeFileSync(join(clone.path, 'latin.txt'), Buffer.from([0xe9, 0x0a, 0x61, 0x0a, 0x62, 0x0a]))
  clone.git(
    'update-index',
    '--add',
    '--cacheinfo',
    `120000,${clone.git('hash-object', '-w', '--stdin')},linked.txt`,
  )
  clone.git('add', '-A', '--', ...Object.keys(files), 'latin.txt', 'linked.txt.target')
  clone.git('commit', '-q', '-m', 'later')
  now = clone.git('rev-parse', 'HEAD')
  objects = await objectsOf(await openWorkspace(clone.path))
})

const look = async (file: string, first: number, last: number, more: Partial<BlockToVerify> = {}) => {
  const [seen] = await verified(objects, [
    { commit: then, head: now, block: block(file, first, last), ...more },
  ])
  if (seen === undefined) throw new Error('nothing was verified')
  return seen
}
const fresh = ({ now: seen }: EvidenceObservation) =>
  seen?.known === true ? [seen.value.state, seen.value.lines?.first, seen.value.lines?.last] : seen

describe('freshness at the head', () => {
  test.each([
    ['same.txt', 3, 5, ['same', 3, 5]],
    ['below.txt', 3, 5, ['same', 3, 5]],
    ['moved.txt', 3, 5, ['moved', 5, 7]],
    ['changed.txt', 3, 5, ['changed', undefined, undefined]],
    ['changed.txt', 5, 9, ['same', 5, 9]],
    ['gone.txt', 3, 5, ['gone', undefined, undefined]],
    ['linked.txt', 3, 5, ['gone', undefined, undefined]],
    ['twice.txt', 1, 2, ['moved', 2, 3]],
    ['crlf.txt', 1, 2, ['same', 1, 2]],
    ['binary.txt', 1, 2, ['changed', undefined, undefined]],
    ['latin.txt', 1, 2, ['changed', undefined, undefined]],
  ])('%s:%i-%i', async (file, first, last, expected) => {
    expect(fresh(await look(file, first, last))).toEqual(expected)
  })

  test('raw-v1 sees line ends, and a file that is not UTF-8', async () => {
    const raw = (file: string, first: number, last: number) => ({
      block: block(file, first, last, { algorithm: 'raw-v1' as const }),
    })
    expect(fresh(await look('', 0, 0, raw('crlf.txt', 1, 2)))).toEqual(['changed', undefined, undefined])
    expect(fresh(await look('', 0, 0, raw('latin.txt', 1, 2)))).toEqual(['moved', 2, 3])
    const at = await look('', 0, 0, { commit: now, head: null, ...raw('latin.txt', 1, 1) })
    expect(at).toMatchObject({
      at: { value: { utf8: false, lines: 3, digest: expect.any(String) } },
      now: null,
    })
    const strict = await look('latin.txt', 1, 1, { commit: now })
    expect(strict).toMatchObject({ at: { value: { utf8: false, lines: null, digest: null } }, now: null })
  })

  test('is not asked where there is no head, or was nothing to begin with', async () => {
    for (const one of [
      await look('same.txt', 1, 2, { head: null }),
      await look('same.txt', 8, 10),
      await look('same.txt', 0, 1),
      await look('none', 1, 1),
    ]) {
      expect(one.now).toBeNull()
    }
  })

  test('the trusted commit tells the blob of a file, and of nothing else', async () => {
    const blob = clone.git('rev-parse', `${now}:below.txt`)
    expect((await look('below.txt', 1, 1, { trusted: now })).trustedBlob).toEqual({
      known: true,
      value: blob,
    })
    expect((await look('linked.txt', 1, 1, { trusted: now })).trustedBlob).toEqual({
      known: true,
      value: null,
    })
    expect((await look('gone.txt', 1, 1, { trusted: now })).trustedBlob).toEqual({ known: true, value: null })
    expect((await look('gone.txt', 1, 1)).trustedBlob).toBeNull()
  })
})

describe('secrets in a range', () => {
  test.each(['secret.env', 'returns.env'])('of %s are told by kind and line, never by text', async (file) => {
    const inside = await look(file, 1, 3)
    expect(inside.secrets).toEqual({ known: true, value: [{ kind: expect.any(String), line: 2 }] })
    expect(JSON.stringify(inside)).not.toContain(token.slice(0, 12))
    expect((await look(file, 1, 1)).secrets).toEqual({ known: true, value: [] })
    expect((await look(file, 3, 3)).secrets).toEqual({ known: true, value: [] })
  })

  test('are not looked for where that is not asked', async () => {
    const asked = [{ commit: then, head: null, block: block('secret.env', 2, 2) }]
    expect(await verified(objects, asked, { secrets: false })).toMatchObject([{ secrets: { value: [] } }])
  })

  test('a key that the range cuts is found', async () => {
    const body = Array.from({ length: 12 }, (_, n) => `MIIEow${'IBAAKCAQEA'.repeat(5)}${n}aBcDeFg`).join('\n')
    const begin = ['-----BEGIN RSA', 'PRIVATE KEY-----'].join(' ')
    const commit = clone.commit({ 'key.txt': `x\n${begin}\n${body}\n${begin.replace('BEGIN', 'END')}\ny\n` })
    const cut = await look('key.txt', 5, 8, { commit, head: null })
    expect(cut.secrets).toMatchObject({ known: true, value: [{ line: 5 }] })
    expect((await look('key.txt', 1, 1, { commit, head: null })).secrets).toMatchObject({ value: [] })
  })
})

describe('many blocks', () => {
  const many = (count: number): BlockToVerify[] => {
    const files = ['same.txt', 'moved.txt', 'changed.txt', 'gone.txt', 'none.txt', 'crlf.txt', 'below.txt']
    return Array.from({ length: count }, (_, n) => ({
      ...{ commit: then, head: now, trusted: now },
      block: block(files[n % files.length] ?? '', 1 + (n % 2), 2, { id: `EB-${n}` }),
    }))
  }

  test('2,500 come in their order from one process, with progress', async () => {
    const git = join(clone.path, '.git/counting')
    const log = join(clone.path, '.git/started')
    writeFileSync(git, `#!/bin/sh\necho "$@" >> '${log}'\nexec git "$@"\n`)
    chmodSync(git, 0o755)
    const workspace = await openWorkspace(clone.path, { git })
    const opened = readFileSync(log, 'utf8').trim().split('\n').length
    const counted = await objectsOf(workspace)
    const told: number[] = []
    const seen = await verified(counted, many(2500), { progress: (done) => told.push(done) })
    expect(seen.map(({ id }) => id)).toEqual(many(2500).map(({ block: { id } }) => id))
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(2500)
    expect(told.length).toBeGreaterThan(5)
    const started = readFileSync(log, 'utf8').trim().split('\n').slice(opened)
    // One asks once whether the clone is whole; everything else is read by a single process.
    expect(started.filter((line) => line.includes('cat-file'))).toHaveLength(1)
    expect(started).toHaveLength(1)
    counted.close()
    expect(existsSync(log)).toBe(true)
  })

  test('give what each gives alone, one that fails hides no other, and a stream is taken as well as a list', async () => {
    const blocks = many(14)
    const lost: BlockToVerify = { commit: 'e'.repeat(40), head: now, block: block('same.txt', 1, 1) }
    const mixed = [...blocks.slice(0, 7), lost, ...blocks.slice(7)]
    const together = await verified(objects, mixed)
    for (const [index, asked] of mixed.entries())
      expect([together[index]]).toEqual(await verified(objects, [asked]))
    expect(together[7]).toMatchObject({
      at: { known: false, reason: 'not-found' },
      secrets: { known: false },
    })
    async function* stream() {
      yield* mixed
      await Promise.resolve()
    }
    expect(await verified(objects, stream() as never)).toEqual(together)
    expect(await verified(objects, [])).toEqual([])
  })

  test('what cannot be read at the head makes that part unknown alone', async () => {
    const id = clone.git('rev-parse', `${now}:moved.txt`)
    const failing: GitObjects = {
      ...objects,
      eachBlob: (ids, maxBytes, visit) =>
        objects.eachBlob(ids, maxBytes, (read) =>
          visit(
            read.id === id
              ? { id, known: false, why: { known: false, reason: 'api-failed', detail: 'x' } }
              : read,
          ),
        ),
    }
    const [seen] = await verified(failing, [{ commit: then, head: now, block: block('moved.txt', 1, 2) }])
    expect(seen).toMatchObject({ at: { known: true }, now: { known: false, reason: 'api-failed' } })
  })
})
