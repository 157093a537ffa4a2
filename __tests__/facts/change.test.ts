import { describe, expect, test } from '@jest/globals'
import { defaultChangeSettings } from '../../src/change/default-settings.ts'
import { known } from '../../src/core/fact.ts'
import type { ChangeSettings } from '../../src/core/facts/change.ts'
import { underSettings } from '../../src/facts/change-settings.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'
import type { FileDiff } from '../../src/workspace/port.ts'
import { entry, file, gather, quietPolicy, routes, tree, workspaceWith } from './context.ts'
import { baseSha, headSha, pullNode, snapshotAnswer } from './fake-github.ts'

const patch = '@@ -1,2 +1,3 @@\n a\n-b\n+c\n+await fetch(url)'
const shown = { additions: 2, deletions: 1, patch }
const emptyBlob = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'

const gathered = async (files: readonly object[], more: object = {}, base: object = {}) => {
  const answers = {
    'graphql PullRequestSnapshot': snapshotAnswer(pullNode({ changedFiles: files.length })),
    [routes.files]: files,
    [routes.tree]: tree([]),
    ...more,
  }
  const { facts, github } = await gather(['change', 'changed-files'], answers, base)
  return { fact: facts.change, files: facts['changed-files'], github }
}
const value = async (...parameters: Parameters<typeof gathered>) => {
  const { fact } = await gathered(...parameters)
  if (!fact.known) throw new Error(fact.detail)
  return fact.value
}
const first = async (one: object, more: object = {}, base: object = {}) =>
  (await value([one], more, base)).files[0]

describe('change', () => {
  test('lines and signals, from the same answer as the list of files', async () => {
    const { fact, github } = await gathered([file('src/a.ts', shown), file('logo.png', { additions: 0 })])
    expect(fact).toMatchObject({ known: true, source: { kind: 'api', sha: headSha } })
    expect(fact.known && fact.value).toEqual({
      headSha,
      files: [
        { path: 'src/a.ts', additions: 2, deletions: 1, read: true, binary: false, added: [[2, 3]] },
        { path: 'logo.png', additions: 0, deletions: 0, read: true, binary: true, added: [] },
      ],
      signals: [{ kind: 'outbound-call-added', path: 'src/a.ts', line: 3, side: 'added', name: 'fetch' }],
    })
    expect(github.requests.filter((one) => one.includes('/files'))).toHaveLength(1)
    expect(github.requests.some((one) => one.includes('/git/trees/'))).toBe(false)
  })

  test('no text of a line is kept', async () => {
    const secret = ['hun', 'ter2'].join('')
    const text = `@@ -0,0 +1,2 @@\n+const password = '${secret}'\n+await fetch('https://${secret}.example/' + "${secret}")`
    const { fact } = await gathered([file('a.ts', { additions: 2, deletions: 0, patch: text })])
    expect(fact.known && fact.value.signals.length).toBeGreaterThan(0)
    expect(JSON.stringify(fact)).not.toContain(secret)
  })

  test.each([
    ['left out', { additions: 4000, deletions: 0 }],
    ['cut', { ...shown, patch: patch.slice(0, -20).replace(/\n[^\n]*$/, '') }],
    ['of another size', { ...shown, additions: 9 }],
    ['of source code that shows no lines', { additions: 0, deletions: 0 }],
  ])('a patch that is %s is not read', async (_, more) => {
    expect(await first(file('src/a.ts', more))).toMatchObject({ read: false, binary: false, added: [] })
  })

  test('entries without lines', async () => {
    const none = { additions: 0, deletions: 0 }
    expect(await first(file('src/empty.ts', { ...none, status: 'added', sha: emptyBlob }))).toMatchObject({
      ...{ read: true, binary: true },
    })
    const moved = file('src/b.ts', { ...none, status: 'renamed', previous_filename: 'src/a.ts', sha: 'same' })
    expect(await first(moved, { [routes.tree]: tree([entry('src/a.ts', 'same')]) })).toEqual({
      ...{ path: 'src/b.ts', ...none, read: true, binary: true, added: [] },
    })
    // One NUL makes GitHub show nothing: only the blob tells that it is another one.
    expect(await first(moved, { [routes.tree]: tree([entry('src/a.ts', 'other')]) })).toMatchObject({
      read: false,
    })
    expect(await first(moved, { [routes.tree]: tree([], true) })).toMatchObject({ read: false })
    const refused = new GitHubFailure('permission-missing', routes.tree, 'no')
    expect(await first(moved, { [routes.tree]: refused })).toMatchObject({ read: false })
    const mode = file('run.sh', { ...none, sha: 'same' })
    expect(await first(mode, { [routes.tree]: tree([entry('run.sh', 'same')]) })).toMatchObject({
      ...{ read: true, special: 'mode' },
    })
    expect(await first(file('docs/a.md', none))).toMatchObject({ read: true, special: 'mode' })
    expect(await first(file('docs/a.png', none))).not.toHaveProperty('special')
  })

  test('submodules and links', async () => {
    const bump = `@@ -1 +1 @@\n-Subproject commit ${'a'.repeat(40)}\n+Subproject commit ${'b'.repeat(40)}`
    const module = file('lib/zip', { additions: 1, deletions: 1, patch: bump })
    const change = await value([module])
    expect(change.files[0]).toMatchObject({ special: 'submodule' })
    expect(change.signals).toEqual([
      { kind: 'dependency-added', path: 'lib/zip', line: null, side: 'added', name: 'submodule' },
    ])
    const link = '@@ -0,0 +1 @@\n+../../etc/keys\n\\ No newline at end of file'
    const added = file('docs/keys.md', { status: 'added', additions: 1, deletions: 0, patch: link })
    expect(await first(added)).toMatchObject({ special: 'link' })
    const words = link.replace('../../etc/keys', 'Some words.')
    expect(await first({ ...added, patch: words })).not.toHaveProperty('special')
  })

  test('words of a message alone', async () => {
    const words = "@@ -1 +1 @@\n-throw new Error('Entity not found') // x\n+throw new Error('Cart not found')"
    const one = { additions: 1, deletions: 1 }
    expect(await first(file('a.ts', { ...one, patch: words }))).toMatchObject({ wordsOnly: true })
    const route = "@@ -1 +1 @@\n-get('/carts')\n+get('/baskets')"
    expect(await first(file('a.ts', { ...one, patch: route }))).not.toHaveProperty('wordsOnly')
    const code = '@@ -1 +1 @@\n-throw new Error("not found")\n+throw new TypeError("not found")'
    expect(await first(file('a.ts', { ...one, patch: code }))).not.toHaveProperty('wordsOnly')
  })

  test('words of a message alone: what a string takes in, and what an interpreter reads after a comment, is code', async () => {
    const changed = (before: string, after: string, path = 'a.ts') =>
      first(file(path, { additions: 1, deletions: 1, patch: `@@ -1 +1 @@\n-${before}\n+${after}` }))
    const greeting = (name: string, word: string) => `say(\`${word} to \${${name}} from us\`)`
    const clean = greeting('clean(name)', 'Hi')
    expect(await changed(clean, greeting('clean(name)', 'Welcome'))).toMatchObject({ wordsOnly: true })
    expect(await changed(clean, greeting('name', 'Hi'))).not.toHaveProperty('wordsOnly')
    expect(await changed('a() // one', 'a() // two')).toMatchObject({ wordsOnly: true })
    for (const end of ['\u2028', '\u2029', '\r'])
      expect(await changed('a() // one', `a() // one${end}b()`)).not.toHaveProperty('wordsOnly')
    const hidden = file('a.ts', {
      additions: 1,
      deletions: 0,
      patch: '@@ -0,0 +1 @@\n+// x\u2028await fetch(url)',
    })
    expect((await value([hidden])).signals.map(({ kind }) => kind)).toEqual(['outbound-call-added'])
  })

  test('a program in one line counts as the many lines that it is', async () => {
    const long = `@@ -1 +1 @@\n-a\n+${'x'.repeat(20_000)}`
    expect(await first(file('a.min.js', { additions: 1, deletions: 1, patch: long }))).toMatchObject({
      long: 99,
    })
    expect(await first(file('a.ts', shown))).not.toHaveProperty('long')
  })

  test('what shows no lines and is no picture may be a program', async () => {
    const none = { additions: 0, deletions: 0 }
    const program = file('lib/zip.so', { ...none, sha: 'new' })
    const atBase = (blob: string) => ({ [routes.tree]: tree([entry('lib/zip.so', blob)]) })
    expect(await first(program, atBase('old'))).toMatchObject({ read: false, binary: true })
    expect(await first({ ...program, status: 'added' }, atBase('old'))).toMatchObject({
      read: false,
      binary: true,
    })
    expect(await first({ ...program, status: 'removed' })).toMatchObject({ read: true, binary: true })
    const moved = file('bin/zip.so', {
      ...none,
      status: 'renamed',
      previous_filename: 'lib/zip.so',
      sha: 'new',
    })
    expect(await first(moved, atBase('new'))).toMatchObject({ read: true, binary: true })
    expect(await first(moved, atBase('old'))).toMatchObject({ read: false, binary: true })
    expect(await first(file('src/logo.png', none))).toMatchObject({ read: true, binary: true })
  })

  test('one line without an end may be a link: the mode at the head tells', async () => {
    const version = file('VERSION', {
      ...{ additions: 1, deletions: 1 },
      patch: '@@ -1 +1 @@\n-1.2\n\\ No newline at end of file\n+1.3\n\\ No newline at end of file',
    })
    expect(await first(version)).toMatchObject({ special: 'link' })
    expect(await first(version, { [routes.tree]: tree([entry('VERSION', 'blob')]) })).not.toHaveProperty(
      'special',
    )
  })

  test('a manifest without its lockfile asks for the base tree, once', async () => {
    const manifest = file('package.json', {
      ...{ additions: 1, deletions: 1 },
      patch: '@@ -5 +5 @@\n-    "zod": "^3.1.0"\n+    "zod": "^4.0.0"',
    })
    const answers = { [routes.tree]: tree([entry('package-lock.json')]) }
    const change = await value([manifest], answers)
    expect(change.signals.map(({ kind }) => kind)).toEqual(['manifest-without-lockfile', 'dependency-added'])
    const gone = file('package-lock.json', {
      ...{ status: 'removed', additions: 0, deletions: 1 },
      patch: '@@ -1 +0,0 @@\n-{}',
    })
    const without = await value([manifest, gone], answers)
    expect(without.signals.map(({ kind }) => kind)).toContain('manifest-without-lockfile')
    const alone = await value([manifest], { [routes.tree]: tree([entry('package-lock.json')], true) })
    expect(alone.signals.map(({ kind }) => kind)).toEqual(['dependency-added'])
  })

  test('tests and documentation of the policy show nothing', async () => {
    const change = await value([
      file('tests/a.ts', shown),
      file('docs/a.md', shown),
      file('dist/a.ts', shown),
    ])
    expect(change.signals.map(({ path }) => path)).toEqual(['dist/a.ts'])
    const policy = { ...quietPolicy, change: { ...defaultChangeSettings, tests: ['dist/**'] } }
    const other = await value([file('tests/a.ts', shown), file('dist/a.ts', shown)], {}, { policy })
    expect(other.signals.map(({ path }) => path)).toEqual(['tests/a.ts'])
  })

  test('20 MB of patches are read, and what comes after them is not', async () => {
    const line = `+${'x'.repeat(1023)}`
    const big = `@@ -0,0 +1,12000 @@\n${Array.from({ length: 12_000 }, () => line).join('\n')}`
    const one = (path: string) => file(path, { additions: 12_000, deletions: 0, patch: big })
    const change = await value([one('docs/a.txt'), one('docs/b.txt'), file('c.ts', shown)])
    expect(change.files.map(({ read }) => read)).toEqual([true, false, false])
  })
})

const local: readonly FileDiff[] = [{ path: 'src/a.ts', modes: ['100644'], binary: false, patch }]

describe('the clone beside the run', () => {
  test('fills in what GitHub leaves out, and is not asked otherwise', async () => {
    const asked: string[] = []
    const workspace = workspaceWith({
      diff: async (base, head) => {
        asked.push(base, head)
        return local
      },
    })
    const missing = file('src/a.ts', { additions: 2, deletions: 1 })
    expect(await first(missing, {}, { workspace })).toMatchObject({ read: true, added: [[2, 3]] })
    expect(asked).toEqual([baseSha, headSha])
    await value([file('src/a.ts', shown)], {}, { workspace })
    expect(asked).toHaveLength(2)
  })

  test('does not help when it is shallow, or lacks a commit', async () => {
    const shallow = workspaceWith({
      diff: async () => {
        throw new WorkspaceFailure('truncated', 'git merge-base', 'the clone is shallow')
      },
    })
    const missing = file('src/a.ts', { additions: 2, deletions: 1 })
    expect(await first(missing, {}, { workspace: shallow })).toMatchObject({ read: false })
    const other = workspaceWith({ resolve: async () => null, diff: async () => local })
    expect(await first(missing, {}, { workspace: other })).toMatchObject({ read: false })
  })

  test('answers alone for a local branch, with modes', async () => {
    const subject = { kind: 'branch', baseSha, headSha, baseRef: 'main' } as const
    const changed = (path: string, status: 'modified' | 'added' = 'modified') => ({
      ...{ path, previousPath: null, status, blob: 'b1' },
    })
    const workspace = workspaceWith({
      changedFiles: async () => [
        changed('src/a.ts'),
        changed('run.sh'),
        changed('docs/l.md', 'added'),
        changed('x.ts'),
      ],
      diff: async () => [
        ...local,
        { path: 'run.sh', modes: ['100644', '100755'], binary: false, patch: '' },
        { path: 'docs/l.md', modes: ['120000'], binary: false, patch: '@@ -0,0 +1 @@\n+a' },
        { path: 'x.ts', modes: ['100644'], binary: true, patch: '' },
      ],
    })
    const { facts } = await gather(['change'], {}, { workspace, subject })
    expect(facts.change.known && facts.change.value.files).toMatchObject([
      { path: 'src/a.ts', read: true, additions: 2 },
      { path: 'run.sh', read: true, binary: true, special: 'mode' },
      { path: 'docs/l.md', read: true, special: 'link' },
      { path: 'x.ts', read: false },
    ])
    expect(facts.change).toMatchObject({ source: { kind: 'git', sha: headSha } })
  })

  test('is unknown where the files are', async () => {
    const refused = new GitHubFailure('permission-missing', routes.files, 'no', {
      permission: 'pull-requests: read',
    })
    const { fact } = await gathered([], {
      [routes.files]: refused,
      'graphql PullRequestSnapshot': snapshotAnswer(pullNode({ changedFiles: 1 })),
    })
    expect(fact).toMatchObject({ known: false, reason: 'permission-missing' })
  })
})

describe('saved facts under another policy', () => {
  const source = { kind: 'api', what: 'x' } as const
  const saved = {
    'change-settings': known(defaultChangeSettings, source),
    change: known({ headSha, files: [], signals: [] }, source),
  }
  const under = (more: Partial<ChangeSettings>) =>
    underSettings(saved, { change: { ...defaultChangeSettings, ...more } })

  test('its settings hold', () => {
    expect(under({ security: ['x/**'] })).toMatchObject({
      'change-settings': { value: { security: ['x/**'] } },
      change: { known: true },
    })
  })

  test('lines that were searched for other guards are unknown', () => {
    expect(under({ guards: ['mine'] }).change).toMatchObject({ known: false, reason: 'offline' })
    expect(under({ tests: ['x/**'] }).change).toMatchObject({ known: false })
  })

  test('facts without them stay without them', () => {
    expect(underSettings({}, {})).toEqual({})
  })
})
