import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Entry } from '../../src/embedded/git/commit.ts'
import { GitRepository } from '../../src/embedded/git/repository.ts'

/*
 * Loose objects are read and written without git, packed ones by git. The same history is therefore told twice: once as
 * it comes, once packed after each commit.
 */

const folder = mkdtempSync(join(tmpdir(), 'gatewright-git-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (directory: string, ...arguments_: readonly string[]): string => {
  const done = spawnSync('git', ['--git-dir', directory, ...arguments_], { encoding: 'utf8' })
  return `${done.status} ${done.stdout}${done.stderr}`
}

let made = 0
function repository(): GitRepository {
  made += 1
  return new GitRepository(join(folder, `${made}.git`), null)
}

/** Names that sort differently as files and folders, beside odd ones. */
const names = ['a', 'a.b', 'a-b', 'a0', 'ä', 'b c', '"q"', 'Z']
const path = fc
  .array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'))
const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('one\n', 'two\n', '', 'ü\r\n') },
  { weight: 3, arbitrary: fc.constant(null) },
  fc.record({ content: fc.constantFrom('run\n', 'one\n'), executable: fc.boolean() }),
  fc.record({ symlink: fc.constantFrom('a', '../b') }),
  fc.record({ submodule: fc.constant('1'.repeat(40)) }),
  fc.constant(Buffer.from([0, 255, 10])),
)
const files = fc.array(fc.tuple(path, entry), { maxLength: 6 }).map((all) => Object.fromEntries(all))
/** A commit on one of two branches, which may start from or merge the other one. */
const step = fc.record({
  branch: fc.constantFrom('main', 'side'),
  from: fc.constantFrom('own', 'other', 'merge'),
  files,
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const person = { name: 'Alpha', email: 'alpha@example.com' }

function commit(git: GitRepository, { branch, from, files: changed }: Step, timestamp: number): string {
  const own = git.branch(branch)
  const other = git.branch(branch === 'main' ? 'side' : 'main')
  const parent = from === 'other' ? (other ?? own) : (own ?? other)
  const merges = from === 'merge' && other !== null && other !== parent
  return git.commit({
    ...{ branch, files: changed, message: `Step ${timestamp}`, author: person, committer: person },
    ...{ timestamp, parent, otherParents: merges ? [other] : [] },
  })
}

/** All that is asked of a repository, of its two branches and every folder. */
function told(git: GitRepository): unknown {
  const main = git.branch('main') ?? git.branch('side') ?? ''
  const side = git.branch('side') ?? main
  const entries = git.tree(main, true)
  return {
    main: git.readCommit(main),
    types: [main, git.readCommit(main).tree, 'f'.repeat(40)].map((sha) => git.type(sha)),
    tree: [git.tree(main), git.tree(git.readCommit(main).tree), entries, git.tree(side, true)],
    entries: [...entries.slice(0, 4).map((one) => one.path), 'a/none', 'none/a', 'a//a', './a', ''].map(
      (one) => git.entry(main, one),
    ),
    files: entries.slice(0, 4).map((one) => git.file(main, one.path)),
    base: git.mergeBase(main, side),
    between: [git.commitsBetween(main, side), git.commitsBetween(side, main)],
    diff: git.diff(side, main),
    merge: [git.merge(main, side, 'Merge'), git.merge(side, main, 'Merge\n'), git.merge(main, main, 'Same')],
    references: git.references('refs/'),
    resolved: ['main', 'side', 'v1', 'none', 'HEAD', 'a%2Fb', main.slice(0, 9), main, '1'.repeat(40)].map(
      (revision) => git.resolve(revision),
    ),
  }
}

test('what is read and written without git is what git reads and writes', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
      const [loose, packed] = [repository(), repository()]
      for (const [index, one] of steps.entries()) {
        const time = 1_700_000_000 + index
        expect(commit(loose, one, time)).toBe(commit(packed, one, time))
        run(packed.directory, 'repack', '-a', '-d', '-q')
        run(packed.directory, 'pack-refs', '--all')
      }
      for (const git of [loose, packed]) {
        const tip = git.branch('main') ?? git.branch('side') ?? ''
        git.tag('v0', tip, null)
        git.tag('v1', tip, 1_700_000_000_000)
        for (const name of ["it's/日本", 'a%2Fb', '#q&a=1', '$(x)'])
          git.setReference(`refs/heads/${name}`, tip)
      }
      run(packed.directory, 'repack', '-a', '-d', '-q')
      expect(told(loose)).toEqual(told(packed))
      expect(run(loose.directory, 'fsck', '--full', '--strict', '--no-dangling')).toMatch(
        /^0 (?:notice: HEAD points to an unborn branch.*\n)?$/,
      )
    }),
    { seed: 20_260_301, numRuns: 6 },
  )
})

test('a fork reads what its parent holds, and a fork of it too', () => {
  const parent = repository()
  const first = commit(parent, { branch: 'main', from: 'own', files: { a: 'one\n' } }, 1)
  made += 1
  const fork = new GitRepository(join(folder, `${made}.git`), parent)
  made += 1
  const second = new GitRepository(join(folder, `${made}.git`), fork)
  for (const git of [fork, second]) {
    git.setReference('refs/heads/main', first)
    expect(git.file(first, 'a')).toBe('one\n')
    const next = commit(git, { branch: 'main', from: 'own', files: { b: 'two\n' } }, 2)
    expect([git.mergeBase(first, next), git.file(next, 'a')]).toEqual([first, 'one\n'])
    expect(parent.type(next)).toBeNull()
  }
})

test.each([
  ['a parent that is not there', { parent: '1'.repeat(40) }],
  ['a mode of nothing', { files: { none: { executable: true } } }],
  ['a rename of nothing', { files: { to: { renamedFrom: 'none' } } }],
  ['no name of a branch', { branch: 'a..b' }],
  ['a name with a blank', { branch: 'a b' }],
  ['a path out of the tree', { files: { 'a//b': 'one\n' } }],
] as const)('%s is refused, as git does', (_, wrong) => {
  const git = repository()
  const parent = commit(git, { branch: 'main', from: 'own', files: { a: 'one\n' } }, 1)
  const input = { branch: 'main', files: {}, message: '', author: person, committer: person, timestamp: 2 }
  expect(() => git.commit({ ...input, parent, ...wrong })).toThrow(/git fast-import|mode change of none/)
})
