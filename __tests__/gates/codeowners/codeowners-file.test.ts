import { describe, expect, test } from '@jest/globals'
import type { Teams } from '../../../src/core/facts/codeowners.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import { codeowners } from '../../../src/gates/codeowners/gate.ts'
import { actor, baseSha, facts } from '../../support/pull-request-facts.ts'
import { detailLines, judged, only, optionsOf, outcome, sentence } from './judging.ts'

interface Written {
  readonly content: string
  readonly files?: readonly string[]
  readonly ignored?: readonly string[]
  readonly errors?: readonly { line: number; column: number; kind: string }[]
  readonly bytes?: number
  readonly path?: string | null
  readonly teams?: Teams
}

/** The gate on a repository. */
function audited(written: Written, options: object = {}): readonly Finding[] {
  const path = written.path === undefined ? '.github/CODEOWNERS' : written.path
  const files = ['.github/CODEOWNERS', ...(written.files ?? [])]
  const judge = codeowners.repository
  if (judge === undefined) throw new Error('the gate judges repositories')
  return judge.evaluate(
    {
      codeowners: {
        sha: baseSha,
        path,
        bytes: written.bytes ?? written.content.length,
        content: written.content,
        ignored: [...(written.ignored ?? [])],
      },
      'codeowners-errors': (written.errors ?? []).map((error) => ({
        ...error,
        message: `${error.kind} on line ${error.line}`,
        suggestion: null,
        path: path ?? '',
      })),
      teams: written.teams ?? {},
      'repository-files': { sha: baseSha, files: files.map((name) => ({ path: name, mode: '100644' })) },
    },
    optionsOf(options),
    () => undefined,
  )
}

const names = (findings: readonly Finding[]) => findings.map(({ rule, level }) => `${rule} ${level}`)

describe('a repository', () => {
  test('a sound file passes with its figures', () => {
    const found = audited({ content: '* @alpha @bi\n', files: ['src/a'] })
    expect(names(found)).toEqual(['codeowners/coverage note'])
    expect(sentence(only(found, 'coverage'))).toContain('2 of 2 files (100.0 %) have an owner')
    expect(outcomeOf(found)).toBe('pass')
  })

  test('coverage is rounded down and lists what nobody owns', () => {
    const found = only(audited({ content: '/src/ @alpha @bi\n', files: ['src/a', 'src/b', 'c'] }), 'coverage')
    expect(sentence(found)).toContain('2 of 4 files (50.0 %)')
    expect(detailLines(found)).toEqual([
      'Files that nobody certainly owns',
      '.github/CODEOWNERS',
      'c',
      'Files per owner',
      '@alpha | 2',
      '@bi | 2',
    ])
  })

  const rows: readonly [string, Written, string][] = [
    ['no file', { content: '', path: null }, 'codeowners/file-missing error'],
    ['3 MB', { content: '', bytes: 3 * 1024 * 1024 }, 'codeowners/file-size error'],
    [
      'over 80 % of 3 MB',
      { content: `#${'x'.repeat(2_500_000)}\n* @alpha @bi\n` },
      'codeowners/file-size warning',
    ],
    [
      'a second file',
      { content: '* @alpha @bi\n', ignored: ['CODEOWNERS'], files: ['CODEOWNERS'] },
      'codeowners/more-than-one-file error',
    ],
    [
      'an invalid pattern',
      { content: '* @alpha @bi\n***/x @bi @alpha\n' },
      'codeowners/invalid-pattern error',
    ],
    ['an invalid owner', { content: '* @alpha @bi\n/x docs@\n' }, 'codeowners/invalid-owner error'],
    [
      'an ambiguous line',
      { content: '* @alpha @bi\n/[x] @bi @alpha\n' },
      'codeowners/ambiguous-on-github warning',
    ],
    [
      'owners without a pattern',
      { content: '* @alpha @bi\n@alpha @bi @chef\n' },
      'codeowners/missing-pattern warning',
    ],
    ['a byte order mark', { content: '\ufeff* @alpha @bi\n' }, 'codeowners/byte-order-mark warning'],
    [
      'a pattern that stands twice',
      { content: '/a @x @y\n* @alpha @bi\n/a @alpha @bi\n', files: ['a'] },
      'codeowners/duplicate-pattern warning',
    ],
    [
      'a line that decides nothing',
      { content: '/a @x @y\n* @alpha @bi\n', files: ['a'] },
      'codeowners/shadowed-line warning',
    ],
    [
      'a pattern that matches nothing',
      { content: '* @alpha @bi\n/gone/ @alpha @bi\n' },
      'codeowners/dead-pattern warning',
    ],
    [
      'the file itself unowned',
      { content: '/a @alpha @bi\n', files: ['a'] },
      'codeowners/codeowners-unowned warning',
    ],
    [
      'files without an owner',
      { content: '/.github/ @alpha @bi\n/a @alpha @bi\n', files: ['a', 'b'] },
      'codeowners/unowned-files note',
    ],
    ['a single owner', { content: '* @alpha\n' }, 'codeowners/few-approvers warning'],
    [
      'an owner that GitHub refuses',
      { content: '* @alpha @bi @gone\n', errors: [{ line: 1, column: 14, kind: 'Unknown owner' }] },
      'codeowners/github-error error',
    ],
  ]
  test.each(rows)('%s', (_, written, expected) => {
    expect(names(audited(written))).toContain(expected)
    expect(names(audited({ content: '* @alpha @bi\n', files: ['a'] }))).not.toContain(expected)
  })

  test('`invalid-lines: warn` does not block', () => {
    const broken = { content: '* @alpha @bi\n/x docs@\n' }
    expect(outcomeOf(audited(broken))).toBe('fail')
    expect(outcomeOf(audited(broken, { 'invalid-lines': 'warn' }))).toBe('pass')
  })

  test('`minimum-approvers` counts people who exist, and takes teams as enough', () => {
    const few = (content: string, minimum: number) =>
      names(audited({ content }, { 'minimum-approvers': minimum })).includes(
        'codeowners/few-approvers warning',
      )
    expect(few('* @alpha @bi\n', 2)).toBe(false)
    expect(few('* @alpha @bi\n', 3)).toBe(true)
    expect(few('* @alpha @ALPHA\n', 2)).toBe(true)
    expect(few('* @acme/core\n', 3)).toBe(false)
    const refused = audited({
      content: '* @alpha @gone\n',
      errors: [{ line: 1, column: 10, kind: 'Unknown owner' }],
    })
    expect(sentence(only(refused, 'few-approvers'))).toMatchInlineSnapshot(
      `"1 line with fewer than 2 possible approvers, the first is line 1 (*) | at least 2 possible approvers for every line | add another owner or a team to line 1"`,
    )
  })

  test('a team of one is too few, a team that cannot be read may be enough', () => {
    const of = (members: readonly string[]) => ({
      known: true as const,
      members: members.map((login) => actor(login)),
    })
    const rules = (teams: Teams) => names(audited({ content: '* @acme/web\n', teams }))
    expect(rules({ '@acme/web': of(['alpha']) })).toContain('codeowners/few-approvers warning')
    expect(rules({ '@acme/web': of(['alpha', 'bi']) })).not.toContain('codeowners/few-approvers warning')
    expect(rules({ '@acme/web': { known: false, reason: 'team-membership', detail: 'no' } })).not.toContain(
      'codeowners/few-approvers warning',
    )
  })

  test('without the list of files it is undecided', () => {
    const judge = codeowners.repository
    const file = { sha: baseSha, path: 'CODEOWNERS', bytes: 5, content: '* @a\n', ignored: [] }
    const found = judge?.evaluate(
      { codeowners: file, 'codeowners-errors': [], 'repository-files': null, teams: {} },
      optionsOf(),
      () => undefined,
    )
    expect(outcomeOf(found ?? [])).toBe('unknown')
  })

  test('every finding of a line stands on that line of the head', () => {
    const found = only(audited({ content: '* @alpha @bi\n/x docs@\n' }), 'invalid-owner')
    expect(found.location).toEqual({ path: '.github/CODEOWNERS', line: 2, column: 4, at: 'head' })
  })
})

describe('a pull request that changes CODEOWNERS', () => {
  const files = ['.github/CODEOWNERS', 'src/a', 'docs/b']
  const start = (base: string, head: string) =>
    facts()
      .owners(...base.split('\n'))
      .file('.github/CODEOWNERS')
      .head(head, files)
      .review('alpha')

  test('what it adds that GitHub would skip blocks; what stood there before only warns', () => {
    const good = '* @alpha @bi'
    const bad = `${good}\n/x docs@\n`
    expect(outcome(start(good, bad))).toBe('fail')
    expect(outcome(start(good, bad), { 'invalid-lines': 'warn' })).toBe('pass')
    expect(only(judged(start(bad, bad)), 'invalid-owner').level).toBe('warning')
    expect(outcome(start(bad, bad))).toBe('pass')
  })

  test('a file that grows too large to be loaded blocks', () => {
    const grown = start('* @alpha @bi', '')
    if (grown.values['head-codeowners'] !== null) grown.values['head-codeowners'].bytes = 4_000_000
    expect(only(judged(grown), 'file-size')).toMatchObject({ outcome: 'fail', level: 'error' })
  })

  test('a second file blocks when the pull request adds it', () => {
    const second = start('* @alpha @bi', '* @alpha @bi\n')
    const head = second.values['head-codeowners']
    if (head === null) throw new Error('has a head')
    head.ignored = ['docs/CODEOWNERS']
    second.values['repository-files']?.files.push({ path: 'docs/CODEOWNERS', mode: '100644' })
    expect(only(judged(second), 'more-than-one-file').level).toBe('error')
    second.values.codeowners.ignored = ['docs/CODEOWNERS']
    expect(only(judged(second), 'more-than-one-file').level).toBe('warning')
  })

  test('the change of owners, losses first', () => {
    const found = only(
      judged(start('* @alpha @bi', '* @alpha @bi\n/src/\n/docs/ @chef @bi\n')),
      'ownership-change',
    )
    expect(sentence(found)).toMatchInlineSnapshot(
      `"this pull request removes owners from 1 file and changes those of 1 file | a change of owners that the reviewers know of | check the files below, or put the owners back"`,
    )
    expect(detailLines(found)).toMatchInlineSnapshot(`
[
  "Owners before and after",
  "1 | src/a | @alpha or @bi (line 1) | nobody (line 2)",
  "1 | docs/b | @alpha or @bi (line 1) | @chef or @bi (line 3)",
]
`)
  })

  test('owners in another order are the same owners', () => {
    const found = only(judged(start('* @alpha @bi', '* @Bi @alpha\n')), 'ownership-change')
    expect(found).toMatchObject({ outcome: 'pass', level: 'note' })
    expect(sentence(found)).toContain('changes no file’s owners')
  })

  test('deleting the file takes every owner away', () => {
    const deleted = start('* @alpha @bi', '')
    const head = deleted.values['head-codeowners']
    if (head === null) throw new Error('has a head')
    head.path = null
    expect(sentence(only(judged(deleted), 'ownership-change'))).toContain('removes owners from 3 files')
  })

  test('the author is told where the new file makes them the only owner', () => {
    const found = only(judged(start('* @alpha @bi', '* @oper\n')), 'author-is-only-owner')
    expect(found.level).toBe('warning')
  })

  test('a pull request that leaves the file alone is not linted', () => {
    const other = judged(facts().owners('* @alpha', '/gone/ @x').file('src/a').review('alpha'))
    expect(names(other)).toEqual(['codeowners/owner-approval note'])
  })
})
