import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { factShapes } from '../../../src/core/facts/index.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import { codeowners } from '../../../src/gates/codeowners/gate.ts'
import {
  actor,
  facts,
  headSha,
  type JudgedFacts,
  oldSha,
  type PullRequestFacts,
} from '../../support/pull-request-facts.ts'
import { judged, optionsOf, where } from './judging.ts'

const logins = ['oper', 'alpha', 'bi', 'chef', 'env'] as const
const paths = [
  'a',
  'src/a',
  'src/b',
  'docs/x',
  '.github/workflows/ci.yml',
  '.github/CODEOWNERS',
  '__proto__',
] as const
const teams = ['@acme/core', '@acme/hidden', '@acme/__proto__'] as const
const run = { seed: 20261120, numRuns: 120 }

const login = fc.constantFrom(...logins)
const owner = fc.constantFrom(...logins.map((name) => `@${name}`), ...teams, 'a@b.example', 'docs@', '@a@b')
const pattern = fc.constantFrom(
  '*',
  '/src/',
  'src',
  '/docs/*',
  '*.yml',
  '/.github/',
  '[x]',
  '***',
  '!docs',
  '/',
  'a b',
  '__proto__',
)
const line = fc
  .tuple(pattern, fc.array(owner, { maxLength: 3 }))
  .map(([left, right]) => [left, ...right].join(' '))
const state = fc.constantFrom(
  'APPROVED',
  'APPROVED',
  'APPROVED',
  'CHANGES_REQUESTED',
  'COMMENTED',
  'DISMISSED',
  'PENDING',
  'ODD',
)
const review = fc.record({
  login,
  state,
  at: fc.constantFrom(headSha, headSha, oldSha, null),
  type: fc.constantFrom('User', 'User', 'User', 'Bot'),
  ghost: fc.boolean(),
})
type ReviewSpec = { login: string; state: string; at: string | null; type: string; ghost: boolean }
const file = fc.record({
  path: fc.constantFrom(...paths),
  previousPath: fc.option(fc.constantFrom(...paths)),
  status: fc.constantFrom('added', 'removed', 'modified', 'renamed', 'copied', 'changed', 'unchanged'),
  blob: fc.option(fc.constantFrom('one', 'two')),
} as const)
const rule = fc.record(
  {
    paths: fc.uniqueArray(fc.constantFrom('**', 'src/**', '*'), { minLength: 1 }),
    from: fc.uniqueArray(fc.constantFrom('@acme/core', '@acme/hidden'), { minLength: 1 }),
    approvals: fc.integer({ min: 1, max: 3 }),
    mode: fc.constantFrom('any', 'all', 'distinct'),
  },
  { requiredKeys: ['paths'] },
)
const options = fc.record({
  'stale-approvals': fc.constantFrom('refuse', 'same-diff'),
  exclude: fc.uniqueArray(fc.constantFrom('committers', 'co-authors', 'last-pusher')),
  unowned: fc.constantFrom('pass', 'any-approval', 'fail'),
  'invalid-lines': fc.constantFrom('fail', 'warn'),
  rules: fc.array(rule, { maxLength: 2 }),
})

const world = fc
  .record({
    lines: fc.array(line, { maxLength: 5 }),
    files: fc.uniqueArray(file, { minLength: 1, maxLength: 5, selector: ({ path }) => path }),
    reviews: fc.array(review, { maxLength: 6 }),
    members: fc.uniqueArray(login, { maxLength: 3 }),
    hidden: fc.boolean(),
    committer: fc.option(fc.option(login)),
    pusher: fc.option(login),
    decided: fc.boolean(),
    blobs: fc.dictionary(fc.constantFrom(...paths), fc.constantFrom('one', 'two')),
    error: fc.option(
      fc.record({
        line: fc.nat(6),
        column: fc.nat(20),
        kind: fc.constantFrom('Unknown owner', 'Invalid pattern'),
      }),
    ),
    head: fc.option(fc.array(line, { maxLength: 4 })),
  })
  .map((spec) => ({
    spec,
    build: (reviews: readonly ReviewSpec[], reverse = false) => build(spec, reviews, reverse),
  }))

type Spec = {
  lines: readonly string[]
  files: readonly Omit<JudgedFacts['changed-files'][number], never>[]
  reviews: readonly ReviewSpec[]
  members: readonly string[]
  hidden: boolean
  committer: string | null
  pusher: string | null
  decided: boolean
  blobs: Record<string, string>
  error: { line: number; column: number; kind: string } | null
  head: readonly string[] | null
}

function build(spec: Spec, reviews: readonly ReviewSpec[], reverse: boolean): PullRequestFacts {
  const start = facts()
    .owners(...spec.lines)
    .team('@acme/core', ...spec.members)
  const files = reverse ? [...spec.files].reverse() : spec.files
  for (const { path, ...more } of files) start.file(path, more)
  reviews.forEach(({ login: name, at, type, ghost, state: kind }) => {
    start.review(name, kind, {
      at,
      type: name === 'env' ? type : 'User',
      ...(ghost && name === 'chef' ? { user: null } : {}),
    })
  })
  if (reverse) start.values.reviews = [...start.values.reviews].reverse()
  if (spec.hidden) start.unreadableTeam('@acme/hidden')
  if (spec.committer !== null) start.commitBy('committer', spec.committer)
  if (spec.pusher !== null) start.pushedBy(spec.pusher)
  if (spec.decided) start.approvedByGitHub()
  if (spec.error !== null) start.githubError(spec.error.line, spec.error.column, spec.error.kind)
  if (spec.head !== null) start.head(spec.head.join('\n'), [...paths])
  return start.set('approved-blobs', { [oldSha]: spec.blobs })
}

const verdict = (start: PullRequestFacts, written: object) => outcomeOf(judged(start, written))
const wellFormed = (finding: Finding) =>
  Object.keys(codeowners.rules).includes(finding.rule.replace('codeowners/', '')) &&
  finding.found.length > 0 &&
  finding.required.length > 0 &&
  (finding.outcome === 'pass' || finding.outcome === 'skip' || finding.fix.length > 0) &&
  (finding.outcome === 'unknown') === (finding.unknown !== undefined)

describe('properties of the gate', () => {
  test('it never throws, and every finding is whole', () => {
    fc.assert(
      fc.property(world, options, ({ spec, build: make }, written) => {
        const findings = judged(make(spec.reviews), written)
        expect(findings.length).toBeGreaterThan(0)
        expect(findings.filter((finding) => !wellFormed(finding))).toEqual([])
      }),
      run,
    )
  })

  test('it is total over everything that has the shape of facts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    const person = fc.record({ id: fc.option(fc.integer()), login: text, type: text })
    const source = { kind: 'api', what: 'x' } as const
    const wild = fc.record({
      reviews: fc.array(
        fc.record({
          id: fc.integer(),
          user: fc.option(person),
          state: fc.oneof(text, state),
          commitId: fc.option(text),
          submittedAt: fc.option(text),
          canPush: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
      content: fc.array(text, { maxLength: 6 }).map((parts) => parts.join('\n')),
      names: fc.array(
        text.filter((name) => name !== ''),
        { minLength: 1, maxLength: 4 },
      ),
      author: fc.option(person),
      pusher: fc.option(person),
      required: fc.boolean(),
    })
    fc.assert(
      fc.property(wild, options, (one, written) => {
        const start = facts().pull({ author: one.author }).owners(one.content).head(one.content, one.names)
        for (const name of one.names) start.file(name)
        start.set('reviews', one.reviews).set('last-pusher', one.pusher)
        start.set('code-owner-rule', {
          known: true,
          value: { required: one.required, dismissStale: true },
          source,
        })
        expect(factShapes.reviews.safeParse(start.values.reviews).success).toBe(true)
        const judge = codeowners.pullRequest
        expect(judge?.evaluate(start.values, optionsOf(written), where).every(wellFormed)).toBe(true)
      }),
      run,
    )
  })

  test('one more approval never turns a pass into a failure', () => {
    fc.assert(
      fc.property(world, options, review, ({ spec, build: make }, written, more) => {
        const before = verdict(make(spec.reviews), written)
        const after = verdict(make([...spec.reviews, { ...more, state: 'APPROVED' }]), written)
        if (before === 'pass') expect(after).not.toBe('fail')
      }),
      { ...run, numRuns: 250 },
    )
  })

  test('one approval less never turns a failure into a pass', () => {
    fc.assert(
      fc.property(world, options, fc.nat(5), ({ spec, build: make }, written, at) => {
        if (spec.reviews[at]?.state !== 'APPROVED') return
        const before = verdict(make(spec.reviews), written)
        const after = verdict(make(spec.reviews.filter((_, index) => index !== at)), written)
        if (before === 'fail') expect(after).not.toBe('pass')
      }),
      { ...run, numRuns: 250 },
    )
  })

  test('the order of files and reviews changes nothing', () => {
    fc.assert(
      fc.property(world, options, ({ spec, build: make }, written) => {
        expect(JSON.stringify(judged(make(spec.reviews, true), written))).toBe(
          JSON.stringify(judged(make(spec.reviews), written)),
        )
      }),
      run,
    )
  })

  test('a team that becomes unreadable never turns anything else into a pass', () => {
    fc.assert(
      fc.property(world, options, ({ spec, build: make }, written) => {
        const before = verdict(make(spec.reviews), written)
        const proof = { known: false, reason: 'api-failed', detail: 'no' } as const
        const after = verdict(make(spec.reviews).set('teams', {}).set('code-owner-rule', proof), written)
        if (before !== 'pass') expect(after).not.toBe('pass')
      }),
      run,
    )
  })

  test('nothing passes without an approval that counts, except what needs none', () => {
    fc.assert(
      fc.property(world, options, ({ spec, build: make }, written) => {
        const silent = spec.reviews.filter(({ state: kind }) => kind !== 'APPROVED')
        const findings = judged(make(silent), written)
        const approved = findings.filter(
          ({ rule: name, outcome }) => outcome === 'pass' && name.endsWith('-approval'),
        )
        expect(approved).toEqual([])
      }),
      run,
    )
  })

  test('the author alone never passes', () => {
    fc.assert(
      fc.property(world, options, ({ spec, build: make }, written) => {
        const own = make([]).review('oper').set('reviews', make([]).review('oper').values.reviews)
        const findings = judged(own, written)
        expect(
          findings.some(({ rule: name, outcome }) => outcome === 'pass' && name.endsWith('-approval')),
        ).toBe(false)
        expect(spec.files.length).toBeGreaterThan(0)
      }),
      run,
    )
  })

  test('an account is the same under every spelling of its login', () => {
    expect(
      verdict(
        facts()
          .owners('* @ALPHA')
          .file('a')
          .review('x', 'APPROVED', { user: actor('Alpha') }),
        {},
      ),
    ).toBe('pass')
  })
})
