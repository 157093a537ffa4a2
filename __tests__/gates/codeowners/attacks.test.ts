import { describe, expect, test } from '@jest/globals'
import type { Part } from '../../../src/core/text.ts'
import { actor, facts, oldSha } from '../../support/pull-request-facts.ts'
import { detailLines, judged, only, outcome, sentence } from './judging.ts'

/**
 * The attacks and silent failures that CODEOWNERS gates met in the field, by the number under which the project lists
 * them. What the workflow, the runner or the surfaces must do about 3, 4, 21 to 25 and 27 is tested there; here stands
 * what the gate itself does.
 */
describe('attacks', () => {
  test('attack 1: the pull request edits CODEOWNERS: the base decides, and the change of owners is shown', () => {
    const start = facts()
      .owners('* @alpha', '/.github/ @alpha')
      .file('.github/CODEOWNERS')
      .file('src/a.ts')
      .head('* @meddler\n', ['src/a.ts', 'src/b.ts', '.github/CODEOWNERS'])
    expect(outcome(start.review('meddler'))).toBe('fail')
    const findings = judged(start)
    expect(sentence(only(findings, 'ownership-change'))).toContain('changes those of 3 files')
    expect(outcome(start.review('alpha'))).toBe('pass')
  })

  test('attack 2: a CODEOWNERS file of higher priority is added', () => {
    const start = facts()
      .owners('/src/ @alpha')
      .file('.github/CODEOWNERS', { status: 'added' })
      .head('* @meddler\n', ['src/a.ts', '.github/CODEOWNERS', 'CODEOWNERS'])
      .review('meddler')
    start.values.codeowners = { ...start.values.codeowners, path: 'CODEOWNERS' }
    if (start.values['head-codeowners'] !== null) start.values['head-codeowners'].ignored = ['CODEOWNERS']
    const findings = judged(start, { unowned: 'pass' })
    expect(only(findings, 'policy-changed')).toMatchObject({ outcome: 'fail', level: 'error' })
    expect(only(findings, 'more-than-one-file')).toMatchObject({ outcome: 'fail', level: 'error' })
  })

  test('attack 3: a workflow edited in the pull request always needs its owner', () => {
    const start = facts().owners('/src/ @alpha').file('.github/workflows/ci.yml').review('bi')
    expect(only(judged(start, { unowned: 'pass' }), 'policy-changed').outcome).toBe('fail')
    const owned = facts().owners('/.github/ @alpha').file('.github/workflows/ci.yml')
    expect(outcome(owned)).toBe('fail')
    expect(outcome(owned.review('alpha'))).toBe('pass')
  })

  test('attack 4: a workflow added to forge the check needs an owner, in any letter case and when it is renamed', () => {
    const added = facts().owners('/src/ @alpha').file('.GitHub/Workflows/x.yml', { status: 'added' })
    expect(only(judged(added, { unowned: 'pass' }), 'policy-changed').outcome).toBe('fail')
    const moved = facts()
      .owners('/src/ @alpha')
      .renamed('.github/workflows/ci.yml', 'src/ci.yml')
      .review('alpha')
    expect(only(judged(moved, { unowned: 'pass' }), 'policy-changed').subject).toBe(
      '.github/workflows/ci.yml',
    )
  })

  test('attack 5: the approval of a workflow’s own bot', () => {
    const start = facts().owners('*').file('a').review('github-actions[bot]', 'APPROVED', { type: 'Bot' })
    expect(outcome(start)).toBe('fail')
  })

  test('attack 6: approve, then push', () => {
    const start = facts().owners('* @alpha').file('a').review('alpha', 'APPROVED', { at: oldSha })
    expect(outcome(start)).toBe('fail')
  })

  test('attack 7: push to the pull request of somebody else, then approve it', () => {
    const start = facts().owners('* @meddler @alpha').file('a').pushedBy('meddler').review('meddler')
    expect(outcome(start)).toBe('fail')
    expect(sentence(only(judged(start), 'owner-approval'))).toContain('pushed the head commit')
  })

  test('attack 8: a forged commit identity grants nothing, and is said when it names no account', () => {
    const forged = facts()
      .owners('* @alpha')
      .file('a')
      .commitBy('author', 'alpha')
      .commitBy('co-author', null, 'Alpha')
    expect(outcome(forged)).toBe('fail')
    expect(only(judged(forged), 'commit-identity').level).toBe('note')
  })

  test('attack 9: an update merge with edits is a new head, and old approvals do not bind to it', () => {
    const merged = facts()
      .owners('* @alpha')
      .file('a', { blob: 'edited' })
      .review('alpha', 'APPROVED', { at: oldSha })
    merged.set('approved-blobs', { [oldSha]: { a: 'approved' } })
    expect(outcome(merged)).toBe('fail')
    expect(outcome(merged, { 'stale-approvals': 'same-diff' })).toBe('fail')
  })

  test('attack 10: a file renamed out of an owned folder needs the owners of both names', () => {
    const start = facts().owners('/out/ @bi', '/owned/ @alpha').renamed('owned/a', 'out/a').review('bi')
    expect(outcome(start)).toBe('fail')
    expect(outcome(start.review('alpha'))).toBe('pass')
    const nameless = facts().owners('* @alpha').renamed(null, 'out/a').review('alpha')
    expect(only(judged(nameless), 'files-complete')).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'api-shape' },
    })
  })

  test('attack 11: a list of files shorter than GitHub’s count', () => {
    const start = facts().owners('* @alpha').file('a').pull({ changedFiles: 31 }).review('alpha')
    expect(only(judged(start), 'files-complete')).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'truncated' },
    })
  })

  test('attack 11: a file listed twice does not stand in for one that is missing', () => {
    const start = facts().owners('/a @alpha', '/b @bi').file('a').file('a').review('alpha')
    expect(only(judged(start), 'files-complete')).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'truncated' },
    })
  })

  test.each(['CHANGES_REQUESTED', 'DISMISSED'])('attack 12: %s after an approval withdraws it', (state) => {
    expect(outcome(facts().owners('* @alpha').file('a').review('alpha').review('alpha', state))).toBe('fail')
  })

  test('attack 13: two accounts shown with one login are not two approvals of its owner', () => {
    const user = (id: number) => ({ user: { id, login: 'alpha', type: 'User' } })
    const start = facts().owners('* @alpha').file('a').review('x', 'APPROVED', user(1))
    const twice = start.review('x', 'APPROVED', user(2))
    expect(outcome(twice)).toBe('pass')
    expect(outcome(twice, { rules: [{ paths: ['**'], approvals: 2 }] })).toBe('fail')
  })

  test('attack 13: a deleted account never approves, and a renamed one keeps its reviews', () => {
    const before = { id: 77, login: 'alpha', type: 'User' }
    const after = { id: 77, login: 'alpha-new', type: 'User' }
    const start = facts().owners('* @alpha').file('a').review('x', 'APPROVED', { user: null })
    expect(outcome(start)).toBe('fail')
    const renamed = start
      .review('x', 'APPROVED', { user: before })
      .review('x', 'CHANGES_REQUESTED', { user: after })
    expect(outcome(renamed)).toBe('fail')
  })

  test('attack 14: the reviewer lost write access, or left the team', () => {
    const start = facts().owners('* @acme/core').file('a').team('@acme/core', 'bi')
    expect(outcome(start.review('alpha'))).toBe('fail')
    expect(outcome(start.review('bi', 'APPROVED', { canPush: false }))).toBe('fail')
  })

  test('attack 15: a team that lost its access owns nothing, and the line is named', () => {
    const start = facts()
      .owners('* @acme/gone')
      .file('a')
      .team('@acme/gone', 'alpha')
      .githubError(1, 3)
      .review('alpha')
    const found = only(judged(start), 'github-error')
    expect(found).toMatchObject({ outcome: 'fail', level: 'error' })
    expect(found.requiredAt).toEqual({ path: '.github/CODEOWNERS', line: 1, at: 'base' })
    expect(sentence(found)).toContain('@acme/gone')
  })

  test('attack 16: a line that takes owners away is counted in files', () => {
    const files = Array.from({ length: 214 }, (_, index) => `src/${index}.ts`)
    const start = facts()
      .owners('* @alpha')
      .file('.github/CODEOWNERS')
      .head('* @alpha\n/src/\n', [...files, '.github/CODEOWNERS'])
      .review('alpha')
    const found = only(judged(start), 'ownership-change')
    expect(sentence(found)).toContain('this pull request removes owners from 214 files')
    expect(found.level).toBe('warning')
    expect(detailLines(found)[1]).toBe('214 | src/0.ts | @alpha (line 1) | nobody (line 2)')
  })

  test('attack 17: a malformed line is skipped and an earlier one decides', () => {
    const start = facts().owners('*.txt @alpha', '*.txt docs@').file('a.txt').review('alpha')
    const found = only(judged(start), 'invalid-owner')
    expect(found).toMatchObject({ outcome: 'fail', level: 'error' })
    expect(found.requiredAt?.line).toBe(2)
    expect(only(judged(start, { 'invalid-lines': 'warn' }), 'invalid-owner').level).toBe('warning')
    expect(outcome(start, { 'invalid-lines': 'warn' })).toBe('pass')
  })

  test('attack 18: a file of 3 MB is not loaded, so nobody owns anything', () => {
    const start = facts().owners().file('a').review('alpha')
    start.values.codeowners = { ...start.values.codeowners, content: '', bytes: 3 * 1024 * 1024 }
    expect(only(judged(start, { unowned: 'pass' }), 'file-size').outcome).toBe('fail')
  })

  test('attack 19: a pattern in another letter case owns nothing, and the lint says what it would match', () => {
    const start = facts().owners('/Docs/ @alpha').file('docs/a.md').review('alpha')
    expect(outcome(start, { unowned: 'fail' })).toBe('fail')
    const linted = facts()
      .owners('* @alpha')
      .file('.github/CODEOWNERS')
      .head('* @alpha @bi\n/Docs/ @bi @env\n', ['docs/a.md', '.github/CODEOWNERS'])
    expect(sentence(only(judged(linted), 'dead-pattern'))).toContain(
      'docs/a.md differs only by upper and lower case',
    )
  })

  test('attack 20: a submodule is a file, so a pattern with a slash behind it does not own it', () => {
    const start = facts().owners('/sub/ @alpha').file('sub').review('alpha')
    expect(outcome(start, { unowned: 'fail' })).toBe('fail')
  })

  test('attack 21: with a changed file the gate never skips, draft or not', () => {
    for (const draft of [true, false])
      expect(outcome(facts().owners('*').file('a').pull({ draft }))).toBe('fail')
  })

  test('the same head against another base is another verdict', () => {
    const approved = () => facts().file('a').review('alpha')
    expect(outcome(approved().owners('* @alpha'))).toBe('pass')
    expect(outcome(approved().owners('* @bi'))).toBe('fail')
  })

  test('attack 23: a queued pull request is judged by its reviews now, not by an earlier pass', () => {
    const queued = facts().owners('* @alpha').file('a').review('alpha').review('alpha', 'DISMISSED')
    expect(outcome(queued.pull({ reviewDecision: 'APPROVED' }))).toBe('fail')
  })

  test('attack 24: after a dismissal a new run fails', () => {
    expect(outcome(facts().owners('* @alpha').file('a').review('alpha', 'DISMISSED'))).toBe('fail')
  })

  test('attack 25: file and owner names stay foreign parts, never our own words', () => {
    const name = '</td><script>|`@everyone`.md'
    const ours = judged(facts().owners('* @alpha').file(name)).flatMap(({ found, required, fix }) => [
      ...found,
      ...required,
      ...fix,
    ])
    const words = ours.filter((part: Part) => part.kind === 'text').map((part) => part.text)
    expect(words.join(' ')).not.toContain('script')
    expect(ours).toContainEqual({ kind: 'path', path: name })
  })

  test('attack 26: hostile patterns and globs cost no time', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `*a*a*a*a*a*a*a*${index} @alpha`)
    const glob = `${'*a'.repeat(40)}b`
    const started = Date.now()
    const start = facts()
      .owners(...lines)
      .file('a'.repeat(2000))
      .review('alpha')
    outcome(start, { rules: [{ paths: [glob, `${'**/a'.repeat(40)}/b`], from: ['@alpha'] }] })
    expect(Date.now() - started).toBeLessThan(2000)
  })
})

describe('defects of an earlier gate', () => {
  const sameDiff = { 'stale-approvals': 'same-diff' }
  const stale = (blobs: Record<string, string>) =>
    facts()
      .owners('* @alpha')
      .review('alpha', 'APPROVED', { at: oldSha })
      .set('approved-blobs', { [oldSha]: blobs })

  test('defect 1: changes requested after an approval', () => {
    const start = facts().owners('* @alpha').file('a').review('alpha').review('alpha', 'CHANGES_REQUESTED')
    expect(outcome(start)).toBe('fail')
  })

  test('defect 2: content that differs in a line break only is other content', () => {
    expect(outcome(stale({ a: 'joined lines' }).file('a', { blob: 'parted lines' }), sameDiff)).toBe('fail')
  })

  test('defect 3: a change behind a very long line is a change', () => {
    expect(outcome(stale({ a: 'long line' }).file('a', { blob: 'long line, more' }), sameDiff)).toBe('fail')
  })

  test('defect 4: content approved in one file is not approved in another', () => {
    const both = () => stale({ a: 'one', b: 'two' }).file('a', { blob: 'one' })
    expect(outcome(both().file('b', { blob: 'one' }), sameDiff)).toBe('fail')
    expect(outcome(both().file('b', { blob: 'two' }), sameDiff)).toBe('pass')
  })

  test('defect 5: a binary file goes stale like any other', () => {
    expect(outcome(stale({ 'logo.png': 'one' }).file('logo.png', { blob: 'two' }), sameDiff)).toBe('fail')
    expect(outcome(stale({ 'logo.png': 'one' }).file('logo.png', { blob: null }), sameDiff)).toBe('fail')
  })

  test('defect 6: the owners of the former name of a renamed file are asked', () => {
    expect(outcome(facts().owners('/old/ @alpha', '/new/ @bi').renamed('old/a', 'new/a').review('bi'))).toBe(
      'fail',
    )
  })

  test('defect 7: no label, state or title of the pull request replaces an approval', () => {
    const start = facts().owners('* @alpha').file('a').review('admin', 'COMMENTED').review('admin')
    expect(outcome(start.pull({ title: 'Codeowners Bypass', labels: ['codeowners-bypass'] }))).toBe('fail')
  })

  test('defect 8: an exception for a folder does not reach a folder whose name starts alike', () => {
    const rules = [{ paths: ['**'], except: ['test/**'], from: ['@bi'] }]
    const start = (path: string) => facts().owners('* @alpha').file(path).review('alpha')
    expect(outcome(start('test/a'), { rules })).toBe('pass')
    expect(outcome(start('testing-prod/a'), { rules })).toBe('fail')
  })

  test('defect 9: no CODEOWNERS file is a failure, whatever the policy accepts for unowned files', () => {
    const start = facts().file('a').review('alpha')
    start.values.codeowners = { ...start.values.codeowners, path: null }
    const findings = judged(start, { unowned: 'pass' })
    expect(only(findings, 'file-missing')).toMatchObject({ outcome: 'fail', level: 'error' })
  })

  test('defect 10: owners that are only the author are never approved by themselves', () => {
    const start = facts().owners('* @acme/solo').file('a').team('@acme/solo', 'oper')
    expect(only(judged(start), 'author-is-only-owner').outcome).toBe('fail')
    expect(outcome(start.review('oper'))).toBe('fail')
  })
})

describe('defects of other gates', () => {
  test('D3: patterns whose owner other gates lose keep it, and every pass names its line', () => {
    const rows = [
      ['/src', 'src/a'],
      ['docs', 'x/docs/a'],
      ['apps/', 'x/apps/a'],
      ['**/logs', 'a/b/logs/c'],
      ['a/**/b', 'a/x/y/b'],
      ['/f*', 'file'],
    ] as const
    for (const [pattern, path] of rows) {
      expect(outcome(facts().owners(`${pattern} @alpha`).file(path).review('bi'))).toBe('fail')
      const passed = only(
        judged(facts().owners(`${pattern} @alpha`).file(path).review('alpha')),
        'owner-approval',
      )
      expect(passed.outcome).toBe('pass')
      expect(passed.requiredAt?.line).toBe(1)
    }
  })

  test('D3: a file that no line matches passes only with a finding that says so', () => {
    const findings = judged(facts().owners('/src/ @alpha').file('other'), { unowned: 'pass' })
    expect(sentence(only(findings, 'unowned-files'))).toContain('no line names an owner')
  })

  test('D11: an approval from before a push does not count; a comment after an approval changes nothing', () => {
    const start = () => facts().owners('* @alpha').file('a')
    expect(outcome(start().review('alpha', 'APPROVED', { at: oldSha }).review('alpha', 'COMMENTED'))).toBe(
      'fail',
    )
    expect(outcome(start().review('alpha').review('alpha', 'COMMENTED'))).toBe('pass')
  })

  test('D17: the review of a deleted account does not spoil the others', () => {
    const start = facts().owners('* @alpha').file('a').review('ghost', 'APPROVED', { user: null })
    expect(outcome(start.review('alpha'))).toBe('pass')
    const nameless = facts()
      .owners('* @alpha')
      .file('a')
      .review('x', 'APPROVED', { user: { ...actor('alpha'), id: null } })
    expect(outcome(nameless)).toBe('fail')
    expect(outcome(nameless.review('alpha'))).toBe('pass')
  })
})

describe('attack 15, at the head: a proposed line names an owner GitHub does not know', () => {
  const error = {
    line: 2,
    column: 7,
    kind: 'Unknown owner',
    message: 'Unknown owner',
    suggestion: null,
    path: '.github/CODEOWNERS',
  }
  const proposed = (content: string) =>
    facts()
      .owners('* @alpha')
      .file('.github/CODEOWNERS')
      .review('alpha')
      .head(content, ['.github/CODEOWNERS', 'src/a'])

  test('a new line blocks, on that line of the head', () => {
    const start = proposed('* @alpha\n/src/ @nobody\n')
    expect(outcome(start)).toBe('pass')
    const findings = judged(start.set('head-codeowners-errors', [error]))
    expect(only(findings, 'github-error')).toMatchObject({
      level: 'error',
      location: { line: 2, at: 'head' },
    })
  })

  test('a line that stood there before only warns', () => {
    const old = facts().owners('* @alpha', '/src/ @nobody').file('.github/CODEOWNERS').review('alpha')
    const head = old.head('* @alpha\n/src/ @nobody\n# tidy\n', ['.github/CODEOWNERS', 'src/a'])
    expect(outcome(head.set('head-codeowners-errors', [error]))).toBe('pass')
  })
})

describe('cases of git and of the policy file', () => {
  test('YAML-27 a pull request that weakens the policy is judged by the base and needs an owner of the file', () => {
    const start = (line: string) => facts().owners('/src/ @alpha', line).file('.github/gatewright.yml')
    const removed = facts().owners('/src/ @alpha').removed('.github/gatewright.yml').review('alpha')
    expect(only(judged(start('/docs/ @bi'), { unowned: 'pass' }), 'policy-changed').outcome).toBe('fail')
    expect(only(judged(removed, { unowned: 'pass' }), 'policy-changed').outcome).toBe('fail')
    const owned = start('/.github/ @bi')
    expect(only(judged(owned, { unowned: 'pass' }), 'policy-changed').outcome).toBe('pass')
    expect(outcome(owned, { unowned: 'pass' })).toBe('fail')
    expect(outcome(owned.review('bi'), { unowned: 'pass' })).toBe('pass')
  })

  test('GIT-07 a change of mode alone needs the owner', () => {
    const start = facts().owners('* @alpha').file('run.sh', { status: 'changed' })
    expect(outcome(start)).toBe('fail')
    expect(outcome(start.review('alpha'))).toBe('pass')
  })

  test('GIT-09 a submodule that moves on needs the owner of its path', () => {
    const start = facts().owners('/vendor/lib @alpha').file('vendor/lib')
    expect(outcome(start)).toBe('fail')
    expect(outcome(start.review('alpha'))).toBe('pass')
  })

  test('GIT-15 an owner that GitHub reports as unknown cannot approve; another owner of the line can', () => {
    const start = () => facts().owners('* @gone @alpha').file('a').githubError(1, 3)
    expect(outcome(start().review('gone'))).toBe('fail')
    const passed = judged(start().review('alpha'))
    expect(only(passed, 'owner-approval').outcome).toBe('pass')
    expect(only(passed, 'github-error')).toMatchObject({ outcome: 'fail', level: 'warning' })
    expect(outcome(facts().owners('* @gone').file('a').githubError(1, 3).review('gone'))).toBe('fail')
  })
})
