import { describe, expect, test } from '@jest/globals'
import { diffSections } from '../../../src/formats/diff/git-diff.ts'
import { addedRanges, readPatch } from '../../../src/formats/diff/patch.ts'

const patch = ['@@ -1,3 +1,4 @@ function x() {', ' one', '-two', '+zwei', '+drei', ' four', '']

describe('patches', () => {
  test('lines of both sides, with their numbers', () => {
    const read = readPatch(patch.join('\n'))
    expect(read).toMatchObject({ additions: 2, deletions: 1 })
    expect(read?.hunks[0]).toEqual([
      { kind: 'context', base: 1, head: 1, text: 'one' },
      { kind: 'removed', base: 2, head: null, text: 'two' },
      { kind: 'added', base: null, head: 2, text: 'zwei' },
      { kind: 'added', base: null, head: 3, text: 'drei' },
      { kind: 'context', base: 3, head: 4, text: 'four' },
    ])
    expect(read && addedRanges(read)).toEqual([[2, 3]])
  })

  test('several hunks, single lines, a missing end of file, CRLF', () => {
    const text =
      '@@ -1 +1 @@\n-a\r\n\\ No newline at end of file\n+b\r\n@@ -9,0 +10 @@ x\n+c\n\\ No newline at end of file'
    const read = readPatch(text)
    expect(read?.hunks.flat().map(({ text: line }) => line)).toEqual(['a', 'b', 'c'])
    expect(read && addedRanges(read)).toEqual([
      [1, 1],
      [10, 10],
    ])
  })

  test('lines that look like headers are lines', () => {
    const text = '@@ -1,2 +1,2 @@\n--- a/x\n+++ b/y\n @@ -1 +1 @@'
    expect(readPatch(text)?.hunks[0]?.map(({ kind, text: line }) => `${kind} ${line}`)).toEqual([
      'removed -- a/x',
      'added ++ b/y',
      'context @@ -1 +1 @@',
    ])
  })

  test.each([
    ['cut', patch.slice(0, 4).join('\n')],
    ['too long', `${patch.join('\n')}+five\n`],
    ['without a header', '+a\n'],
    ['with a strange line', '@@ -1 +1 @@\n?a\n+b'],
    ['with a longer side', '@@ -1 +1 @@\n-a\n-b\n+c'],
    ['of another format', '@@@ -1 -1 +1 @@@\n  a'],
  ])('%s: not read', (_, text) => {
    expect(readPatch(text)).toBeNull()
  })

  test('nothing is an empty patch', () => {
    expect(readPatch('')).toEqual({ hunks: [], additions: 0, deletions: 0 })
  })
})

describe('sections of git', () => {
  test('modes, binaries and hunks', () => {
    const text = [
      'diff --git a/a.ts b/a.ts',
      'index 1111111..2222222 100644',
      '--- a/a.ts',
      '+++ b/a.ts',
      '@@ -1 +1 @@',
      '-diff --git a/x b/x',
      '+b',
      'diff --git a/run.sh b/run.sh',
      'old mode 100644',
      'new mode 100755',
      'diff --git a/logo.png b/logo.png',
      'new file mode 100644',
      'index 0000000..3333333',
      'Binary files /dev/null and b/logo.png differ',
      'diff --git "a/\\303\\274" "b/\\303\\274"',
      'deleted file mode 120000',
      'index 4444444..0000000',
      '--- "a/\\303\\274"',
      '+++ /dev/null',
      '@@ -1 +0,0 @@',
      '-x',
      '',
    ].join('\n')
    expect(diffSections(text)).toEqual([
      { modes: ['100644'], whole: null, binary: false, patch: '@@ -1 +1 @@\n-diff --git a/x b/x\n+b' },
      { modes: ['100644', '100755'], whole: null, binary: false, patch: '' },
      { modes: ['100644'], whole: 'added', binary: true, patch: '' },
      { modes: ['120000'], whole: 'removed', binary: false, patch: '@@ -1 +0,0 @@\n-x\n' },
    ])
    expect(diffSections('')).toEqual([])
  })

  test('a carriage return in a file forges no header', () => {
    const text = 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\rdiff --git a/c b/c\n'
    expect(diffSections(text)).toHaveLength(1)
    const read = readPatch(diffSections(text)[0]?.patch ?? '')
    expect(read?.hunks.flat().map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})
