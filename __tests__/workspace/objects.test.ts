import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'
import { parseCommitObject, parseTagObject, parseTreeObject } from '../../src/workspace/object-parse.ts'
import { BatchParser, objectId, type Question } from '../../src/workspace/object-stream.ts'
import type { ObjectRead } from '../../src/workspace/port.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import { Clone } from './clone.ts'

const clones: Clone[] = []
let clone: Clone
beforeEach(() => {
  clone = new Clone()
  clones.push(clone)
})
afterAll(() => {
  for (const each of clones) each.remove()
})
const text = (read: ObjectRead) =>
  read.state === 'read' ? Buffer.from(read.content ?? 'over').toString() : read.state
const mib = 1024 * 1024

/** A git that writes down how it is started. */
function counting(
  folder: string,
  script = 'exec git "$@"',
): { git: string; started: () => readonly string[] } {
  const log = join(folder, '.git/started')
  const git = join(folder, '.git/counting')
  writeFileSync(git, `#!/bin/sh\nfor a in "$@"; do l="$l $a"; done\necho "$l" >> '${log}'\n${script}\n`)
  chmodSync(git, 0o755)
  const started = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [])
  return { git, started: () => started().filter((line) => line.includes('cat-file')) }
}

describe('objects of a clone', () => {
  test('are read by id alone, in order, by one process', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, `${n}\n`.repeat(n * 40)]))
    const head = clone.commit(files)
    const ids = Object.keys(files).map((file) => clone.git('rev-parse', `HEAD:${file}`))
    const { git, started } = counting(clone.path)
    const { objects } = await openWorkspace(clone.path, { git })
    const asked = [...ids, head, 'main', 'HEAD', head.slice(0, 12), 'e'.repeat(40), '--help\nHEAD', '']
    const read = await Promise.all(asked.map((id) => objects.read(id, mib)))
    expect(read.slice(0, 50).map(text)).toEqual(Object.values(files))
    expect(read[50]).toMatchObject({ state: 'read', type: 'commit' })
    expect(read.slice(51)).toEqual(Array.from({ length: 6 }, () => ({ state: 'missing' })))
    expect(started()).toHaveLength(1)
    expect(started()[0]).toMatch(/--no-replace-objects.* cat-file --batch$/)
    objects.close()
    expect(text(await objects.read(ids[1] ?? '', mib))).toBe(files['f1'])
    expect(started()).toHaveLength(2)
  })

  test('the process ends when it idles, and what is asked later is answered by another one', async () => {
    const head = clone.commit({ a: '1\n' })
    const { git, started } = counting(clone.path)
    const { objects } = await openWorkspace(clone.path, { git })
    await objects.read(head, mib)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await objects.read(head, mib)).toMatchObject({ state: 'read' })
    expect(started()).toHaveLength(2)
    objects.close()
  })

  test('over the limit only the size is told, and what follows is read', async () => {
    clone.commit({ big: 'x'.repeat(300_000), small: 'y' })
    const { objects } = await openWorkspace(clone.path)
    const [big, small] = await Promise.all(
      ['big', 'small'].map((file) => objects.read(clone.git('rev-parse', `HEAD:${file}`), 299_999)),
    )
    expect(big).toEqual({ state: 'read', type: 'blob', size: 300_000, content: null })
    expect(small).toMatchObject({ state: 'read', size: 1 })
    objects.close()
  })

  test('content that does not hash to its id is refused', async () => {
    clone.commit({ a: 'true\n', b: 'b\n' })
    const id = clone.git('rev-parse', 'HEAD:a')
    const file = join(clone.path, '.git/objects', id.slice(0, 2), id.slice(2))
    rmSync(file)
    writeFileSync(file, deflateSync('blob 6\0false\n'))
    const { objects } = await openWorkspace(clone.path)
    const read = await objects.read(id, mib)
    expect(read).toMatchObject({
      state: 'failed',
      failure: { reason: expect.stringMatching(/unparsable|truncated/) },
    })
    expect(text(await objects.read(clone.git('rev-parse', 'HEAD:b'), mib))).toBe('b\n')
    objects.close()
  })

  test('an object git dies of fails alone', async () => {
    clone.commit({ a: 'a\n', b: 'b\n', c: 'c\n' })
    const ids = ['a', 'b', 'c'].map((file) => clone.git('rev-parse', `HEAD:${file}`))
    const [, b = ''] = ids
    const file = join(clone.path, '.git/objects', b.slice(0, 2), b.slice(2))
    rmSync(file)
    writeFileSync(file, 'no zlib stream')
    const { objects } = await openWorkspace(clone.path)
    const read = await Promise.all([...ids, ...ids].map((id) => objects.read(id, mib)))
    const states = read.map(({ state }) => (state === 'missing' ? 'failed' : state))
    expect(states).toEqual(['read', 'failed', 'read', 'read', 'failed', 'read'])
    objects.close()
  })

  test('a git that dies, hangs, is absent or talks nonsense fails every question', async () => {
    const head = clone.commit({ a: '1' })
    const outcome = async (script: string, timeout = 5_000) => {
      const guarded = `case "$l" in *cat-file*) ${script};; *) exec git "$@";; esac`
      const { git, started } = counting(clone.path, guarded)
      const before = started().length
      const { objects } = await openWorkspace(clone.path, { git, limits: { timeout } })
      const read = await Promise.all([head, head].map((id) => objects.read(id, mib)))
      return {
        reasons: read.map((one) => (one.state === 'failed' ? one.failure.reason : one.state)),
        processes: started().length - before,
      }
    }
    expect(await outcome('echo oh >&2; exit 3')).toEqual({
      reasons: ['truncated', 'truncated'],
      processes: 2,
    })
    expect(await outcome('exec sleep 20', 200)).toEqual({ reasons: ['timeout', 'timeout'], processes: 1 })
    expect(await outcome('echo nonsense; cat')).toEqual({
      ...{ reasons: ['unparsable', 'unparsable'], processes: 1 },
    })
    const { git } = counting(clone.path)
    const { objects } = await openWorkspace(clone.path, { git })
    rmSync(git)
    expect(await objects.read(head, mib)).toMatchObject({
      state: 'failed',
      failure: { reason: 'unparsable' },
    })
  })
})

describe('history', () => {
  test('ancestry as far as the clone shows it, by full ids alone', async () => {
    const [a, b] = [clone.commit({ a: '1' }), clone.commit({ a: '2' })]
    const workspace = await openWorkspace(clone.path)
    expect(await workspace.isAncestor(a, b)).toBe(true)
    expect(await workspace.isAncestor(b, a)).toBe(false)
    expect(await workspace.isAncestor(b, b)).toBe(true)
    for (const odd of [
      'main',
      '--all',
      a.slice(0, 12),
      'e'.repeat(40),
      clone.git('rev-parse', 'HEAD^{tree}'),
    ]) {
      expect(await workspace.isAncestor(odd, b)).toBeNull()
      expect(await workspace.isAncestor(a, odd)).toBeNull()
    }
    expect(await workspace.incomplete()).toBe(false)
  })

  test('replace references and grafts change nothing', async () => {
    const [a, b] = [clone.commit({ a: '1' }), clone.commit({ a: '2' })]
    clone.git('checkout', '-q', '--orphan', 'other')
    const evil = clone.commit({ a: 'evil' })
    const plain = await openWorkspace(clone.path)
    const before = await plain.objects.read(a, mib)
    clone.git('replace', a, evil)
    clone.git('replace', '--graft', b)
    writeFileSync(join(clone.path, '.git/info/grafts'), `${b}\n${evil} ${a}\n`)
    const workspace = await openWorkspace(clone.path)
    expect(await workspace.objects.read(a, mib)).toEqual(before)
    expect(await workspace.isAncestor(a, b)).toBe(true)
    expect(await workspace.isAncestor(a, evil)).toBe(false)
    for (const one of [plain, workspace]) one.objects.close()
  })

  test('tags are told by their whole name', async () => {
    const head = clone.commit({ a: '1' })
    clone.git('tag', 'phase-1-complete')
    clone.git('tag', '-a', '-m', 'x', 'x/annotated')
    const workspace = await openWorkspace(clone.path)
    const names = ['phase-1-complete', 'x/annotated', 'phase-1', 'x', '', '*']
    expect([...(await workspace.tags(names))]).toEqual([
      ['phase-1-complete', head],
      ['x/annotated', clone.git('rev-parse', 'x/annotated')],
    ])
    expect((await workspace.tags([])).size).toBe(0)
  })
})

describe('B37 a hostile configuration', () => {
  test('starts no program, and B35 filters of .gitattributes are never run', async () => {
    const mark = join(clone.path, '.git/pwned')
    const script = join(clone.path, '.git/evil.sh')
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\ncat\n`)
    chmodSync(script, 0o755)
    const attributes = '* filter=evil diff=evil ident export-subst working-tree-encoding=UTF-16\n'
    const a = clone.commit({ 'a.txt': '$Id$ $Format:%H$\n' })
    const b = clone.commit({ 'b.txt': 'b\n' })
    const id = clone.git('rev-parse', 'HEAD:a.txt')
    clone.write('.gitattributes', attributes)
    writeFileSync(join(clone.path, '.git/info/attributes'), attributes)
    const programs =
      'core.fsmonitor core.pager core.sshCommand core.alternateRefsCommand diff.external gpg.program'
    for (const setting of [
      ...programs.split(' '),
      'filter.evil.smudge',
      'filter.evil.clean',
      'diff.evil.textconv',
    ]) {
      clone.git('config', setting, script)
    }
    for (const alias of ['cat-file', 'merge-base', 'for-each-ref', 'rev-parse', 'config']) {
      clone.git('config', `alias.${alias}`, `!${script}`)
    }
    const workspace = await openWorkspace(clone.path)
    expect(text(await workspace.objects.read(id, mib))).toBe('$Id$ $Format:%H$\n')
    expect(await workspace.isAncestor(a, b)).toBe(true)
    expect(await workspace.incomplete()).toBe(false)
    expect(await workspace.tags(['v1'])).toEqual(new Map())
    workspace.objects.close()
    expect(existsSync(mark)).toBe(false)
  })
})

describe('reading the stream of git', () => {
  const blobs = fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 8 })
  test('is the same in whatever pieces it comes', () => {
    fc.assert(
      fc.property(blobs, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (contents, sizes) => {
        const ids = contents.map((content) => objectId('blob', content, 40))
        const stream = Buffer.concat(
          contents.flatMap((content, index) => [
            Buffer.from(`${ids[index]} blob ${content.length}\n`),
            Buffer.from(content),
            Buffer.from('\n'),
          ]),
        )
        const questions: Question[] = ids.map((id) => ({ id, maxBytes: 50 }))
        const answers: ObjectRead[] = []
        const parser = new BatchParser(
          () => questions[0],
          (read) => {
            questions.shift()
            answers.push(read)
          },
        )
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1
          parser.write(stream.subarray(at, at + size))
          at += size
        }
        expect(answers).toEqual(
          contents.map((content) => ({
            ...{ state: 'read', type: 'blob', size: content.length },
            content: content.length > 50 ? null : Buffer.from(content),
          })),
        )
      }),
      { seed: 8, numRuns: 300 },
    )
  })

  test('the content of another object is no answer, and neither is another object', () => {
    const answers: ObjectRead[] = []
    const id = objectId('blob', Buffer.from('a'), 40)
    const parser = new BatchParser(
      () => ({ id, maxBytes: 9 }),
      (read) => answers.push(read),
    )
    parser.write(
      Buffer.from(`${id} blob 1\nb\n${id} tree 1\na\n${'e'.repeat(64)} blob 1\na\n${id} blob 1\na\n`),
    )
    expect(answers).toMatchObject([
      { state: 'failed', failure: { reason: 'unparsable' } },
      { state: 'failed', failure: { reason: 'unparsable' } },
      { state: 'missing' },
      { state: 'read' },
    ])
  })

  test.each([
    ['a header that is none', 'hello\n'],
    ['a header without an end', 'x'.repeat(300)],
    ['no newline behind the object', `${'a'.repeat(40)} blob 1\nxy`],
    ['an answer to nothing', `${'b'.repeat(40)} missing\n`],
  ])('%s is a failure', (_what, stream) => {
    const parser = new BatchParser(
      () => ({ id: 'a'.repeat(40), maxBytes: 9 }),
      () => undefined,
    )
    expect(() => parser.write(Buffer.from(stream))).toThrow(WorkspaceFailure)
  })
})

describe('objects as git writes them', () => {
  test('a commit: parents behind the tree alone, the committer’s date in UTC', () => {
    const id = (digit: string) => digit.repeat(40)
    const commit = (committer: string, more = '') =>
      parseCommitObject(
        Buffer.from(
          `tree ${id('a')}\nparent ${id('b')}\nauthor A <a> 1 +0000\n${committer}\n${more}\nparent ${id('c')}\n`,
        ),
      )
    expect(commit('committer C <c@x> 1700000000 +0530', `gpgsig x\nparent ${id('d')}\n`)).toEqual({
      ...{ tree: id('a'), parents: [id('b')], committedAt: '2023-11-14T22:13:20Z' },
    })
    expect(commit('committer C <c@x> 99999999999999 +0000')).toMatchObject({ committedAt: null })
    expect(commit('committer nobody')).toMatchObject({ committedAt: null })
    expect(parseCommitObject(Buffer.from('tree x\n\n'))).toBeNull()
    expect(parseTagObject(Buffer.from(`object ${id('a')}\ntype commit\ntag v\n\n`))).toEqual({
      ...{ id: id('a'), type: 'commit' },
    })
    expect(parseTagObject(Buffer.from(`object ${id('a')}\ntype cake\n`))).toBeNull()
  })

  test('a folder: modes as git reads them, names that are not UTF-8 apart, damage is seen', () => {
    const entry = (mode: string, name: string | Buffer) =>
      Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name), Buffer.alloc(1), Buffer.alloc(20, 0xab)])
    const modes = ['100644', '100664', '100755', '120000', '40000', '160000']
    const content = Buffer.concat([
      ...modes.map((mode) => entry(mode, mode)),
      entry('100644', Buffer.from([0xff])),
    ])
    const read = parseTreeObject(content, 40)
    expect([...(read ?? [])].map(([name, { mode }]) => [name, mode])).toEqual([
      ...[
        ['100644', '100644'],
        ['100664', '100644'],
        ['100755', '100755'],
        ['120000', '120000'],
      ],
      ...[
        ['40000', '040000'],
        ['160000', '160000'],
        ['\0ÿ', '100644'],
      ],
    ])
    for (const cut of [1, 20, content.length - 1])
      expect(parseTreeObject(content.subarray(0, cut), 40)).toBeNull()
    expect(parseTreeObject(entry('99', 'x'), 40)).toBeNull()
    expect(parseTreeObject(Buffer.alloc(0), 40)?.size).toBe(0)
  })
})
