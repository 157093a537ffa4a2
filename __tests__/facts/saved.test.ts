import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { UsageError } from '../../src/core/errors.ts'
import { known, unknown } from '../../src/core/fact.ts'
import type { FactValue } from '../../src/core/facts/index.ts'
import { judge } from '../../src/core/judge.ts'
import { redact } from '../../src/facts/redact.ts'
import { readSavedFacts, type SavedFacts, saveFacts } from '../../src/facts/saved.ts'
import { compileCodeowners } from '../../src/formats/codeowners/matcher.ts'
import { parseCodeowners } from '../../src/formats/codeowners/parse.ts'
import { codeowners } from '../../src/gates/codeowners/gate.ts'
import { baseSha, headSha, olderSha } from './fake-github.ts'

const source = { kind: 'api', what: 'GET /x' } as const
const person = (id: number, login: string) => ({ id, login, type: 'User' })
const bot = { id: 77, login: 'dependabot', type: 'Bot' }

const content = [
  '# written by Ant Lab',
  '* @Ant  bay@example.org # ask Ant',
  '/src/ @acme/web @acme/ops',
  '  /odd/ @a@b docs@ user',
  '/free/',
  '/bot/ @dependabot[bot]\r',
  '',
].join('\n')

const pull: FactValue['pull-request'] = {
  number: 7,
  title: 'Ant Lab’s secret plan',
  bodySha256: '0'.repeat(64),
  author: person(101, 'ant'),
  state: 'open',
  draft: false,
  head: { sha: headSha, ref: 'ant/secret', repository: 'ant/shop' },
  base: { sha: baseSha, ref: 'main' },
  fork: true,
  labels: ['security'],
  changedFiles: 1,
  reviewDecision: null,
}

const facts = {
  now: known('2026-11-20T12:00:00Z', source),
  'pull-request': known(pull, source),
  reviews: known(
    [person(101, 'ANT'), person(102, 'bay'), bot, null].map((user, index) => ({
      id: index + 1,
      user,
      state: 'APPROVED',
      commitId: headSha,
      submittedAt: null,
      canPush: true,
    })),
    source,
  ),
  commits: known(
    [{ sha: headSha, people: [{ role: 'author', id: 101, login: 'ant', name: 'Ant Lab' } as const] }],
    source,
  ),
  'other-pull-requests': known([], source),
  'last-pusher': known(person(101, 'ant'), source),
  codeowners: known(
    { sha: baseSha, path: 'CODEOWNERS', bytes: content.length, content, ignored: [] },
    source,
  ),
  'head-codeowners-errors': known([], source),
  'codeowners-errors': known(
    [
      {
        line: 2,
        column: 3,
        kind: 'Unknown owner',
        message: 'make sure @ant exists\n\n  * @ant lab # ask bay\n    ^',
        suggestion: null,
        path: 'CODEOWNERS',
      },
    ],
    source,
  ),
  teams: known(
    {
      '@acme/web': { known: true, members: [person(102, 'bay')] },
      '@acme/ops': { known: false, reason: 'team-membership', detail: '@acme/ops hidden' },
    } as const,
    source,
  ),
  'changed-files': unknown('truncated', 'ant changed 4,000 files'),
}

const policyText =
  '# for Ant\nextends: acme/policies/strict.yml@v2 # Bay wrote it\nrules:\n' +
  '  - from: ["@acme/web", "@bay", "@dependabot[bot]"] # ask Ant\n    name: "a # b"\n'
const saved: SavedFacts = {
  version: '0.1.0',
  redacted: false,
  serverUrl: 'https://github.example',
  target: {
    kind: 'pull-request',
    repository: 'acme/shop',
    pullRequests: [7],
    headSha,
    baseRef: 'main',
    baseSha,
  },
  policy: {
    path: '.github/gatewright.yml',
    sources: [{ name: '.github/gatewright.yml', sha: baseSha, sha256: 'ab', text: policyText }],
    inputs: { mode: 'enforce' },
  },
  subjects: [{ subject: '', facts }],
}

describe('saved facts', () => {
  test('come back as they were, and are written the same way again', () => {
    const text = saveFacts(saved)
    expect(readSavedFacts(text)).toEqual(saved)
    expect(saveFacts(readSavedFacts(text))).toBe(text)
  })

  test('do not depend on the order in which facts were gathered', () => {
    const reversed = Object.fromEntries(Object.entries(facts).reverse())
    expect(saveFacts({ ...saved, subjects: [{ subject: '', facts: reversed }] })).toBe(saveFacts(saved))
  })

  const changed = (edit: (document: Record<string, never>) => void): string => {
    const document = JSON.parse(saveFacts(saved))
    edit(document)
    return JSON.stringify(document)
  }
  const setAt = (path: readonly (string | number)[], value: unknown) => (document: object) => {
    let here: Record<string | number, unknown> = document as never
    for (const key of path.slice(0, -1)) here = here[key] as never
    here[path.at(-1) ?? ''] = value
  }
  const fact = (...rest: (string | number)[]) => ['subjects', 0, 'facts', ...rest]

  test.each([
    ['schema_version', ['schema_version'], 2],
    ['an unknown field', ['extra'], 1, 'extra'],
    ['a fact’s value', fact('reviews', 'value', 1, 'state'), 5, 'subjects.0.facts.reviews.value.1.state'],
    ['a sha', fact('pull-request', 'value', 'head', 'sha'), 'main', 'pull-request.value.head.sha'],
    ['a reason', fact('changed-files', 'reason'), 'because', 'changed-files.reason'],
    ['whether it is known', fact('reviews', 'known'), 'yes', 'subjects.0.facts.reviews.known'],
    ['an unknown made known', fact('changed-files', 'known'), true, 'changed-files'],
    ['an unknown fact name', fact('weather'), {}, 'weather'],
    ['a policy text', ['policy', 'sources', 0, 'text'], null, 'policy.sources.0.text'],
    ['no subjects', ['subjects'], [], 'subjects'],
    ['a team', fact('teams', 'value', '@acme/web', 'members'), 'all', 'teams.value.@acme/web'],
  ])('%s that is wrong is a usage error naming the field', (_what, path, value, named = path.join('.')) => {
    const read = () => readSavedFacts(changed(setAt(path, value)), 'facts.json')
    expect(read).toThrow(UsageError)
    expect(read).toThrow(`${named}`)
    expect(read).toThrow('facts.json')
  })

  test.each(['', '[]', 'null', '{', '"x"', '['.repeat(100_000)])(
    'a file that is none is a usage error',
    (text) => {
      expect(() => readSavedFacts(text)).toThrow(UsageError)
    },
  )
})

describe('any file', () => {
  const readsOrRefuses = (text: string): boolean => {
    try {
      readSavedFacts(text)
      return true
    } catch (error) {
      return error instanceof UsageError
    }
  }

  test('is read, or refused with a usage error', () => {
    const seed = { seed: 20_261_120, numRuns: 300 }
    fc.assert(fc.property(fc.json(), readsOrRefuses), seed)
    const whole = saveFacts(saved)
    const cut = fc.nat(whole.length).map((at) => whole.slice(0, at))
    fc.assert(fc.property(cut, readsOrRefuses), seed)
    const altered = fc
      .tuple(fc.nat(whole.length), fc.string({ maxLength: 3 }))
      .map(([at, text]) => whole.slice(0, at) + text + whole.slice(at + text.length))
    fc.assert(fc.property(altered, readsOrRefuses), seed)
  })
})

describe('redact', () => {
  const redacted = redact(saved)
  const text = saveFacts(redacted)
  const value = (key: keyof typeof facts) => {
    const fact = redacted.subjects[0]?.facts[key]
    return fact?.known === true ? fact.value : undefined
  }

  test('leaves no person, team, address, title or comment', () => {
    for (const word of [
      'ant',
      'bay',
      'lab',
      'secret plan',
      'web',
      'ops',
      '@a@b',
      '101',
      '102',
      'shop',
      'ask',
    ]) {
      expect(text.toLowerCase()).not.toMatch(new RegExp(`\\b${word}\\b`))
    }
    expect(readSavedFacts(text)).toEqual(redacted)
    expect(redacted.redacted).toBe(true)
  })

  test('keeps who is who: one stand-in per person, in facts, CODEOWNERS and policy', () => {
    const author = (value('pull-request') as typeof pull).author
    const reviews = value('reviews') as FactValue['reviews']
    expect(reviews[0]?.user).toEqual(author)
    expect(reviews[1]?.user?.id).not.toBe(author?.id)
    expect(reviews[2]?.user).toEqual(bot)
    expect(reviews[3]?.user).toBeNull()
    const file = value('codeowners') as FactValue['codeowners']
    expect(file.content).toContain(`* @${author?.login}`)
    const [web = '', ops = ''] = Object.keys(value('teams') as object)
    expect(file.content).toContain(`/src/ ${web} ${ops}`)
    const policy = redacted.policy.sources[0]?.text
    expect(policy).toContain(`["${web}", "@${reviews[1]?.user?.login}", "@dependabot[bot]"]`)
    expect(policy).toContain('strict.yml@v2 #\n')
    expect(policy).toContain('name: "a # b"')
    expect(redacted.policy.sources[0]?.sha256).toBe('ab')
  })

  test('keeps how CODEOWNERS decides, line by line', () => {
    const before = compileCodeowners(parseCodeowners(content))
    const after = compileCodeowners(parseCodeowners((value('codeowners') as FactValue['codeowners']).content))
    expect(after.document.lines.map(({ number, verdict }) => [number, verdict])).toEqual(
      before.document.lines.map(({ number, verdict }) => [number, verdict]),
    )
    for (const path of ['a', 'src/a', 'odd/a', 'free/a', 'bot/a']) {
      const [left, right] = [before.match(path), after.match(path)]
      expect([right.status, right.line?.number, right.owners.length]).toEqual([
        left.status,
        left.line?.number,
        left.owners.length,
      ])
    }
  })

  test('keeps unknown facts unknown, without their words', () => {
    expect(redacted.subjects[0]?.facts['changed-files']).toEqual({
      known: false,
      reason: 'truncated',
      detail: 'the list is longer than GitHub gives out',
    })
    expect(value('teams')).toMatchObject({
      [Object.keys(value('teams') as object)[1] ?? '']: { known: false },
    })
  })

  test('keeps which owner an error of GitHub points at', () => {
    const [error] = value('codeowners-errors') as FactValue['codeowners-errors']
    const lines = parseCodeowners((value('codeowners') as FactValue['codeowners']).content).lines
    expect(lines.find(({ number }) => number === 2)?.owners[0]?.column).toBe(error?.column)
    expect(error?.message).not.toContain('ant')
  })

  test('keeps every outcome of the gate', () => {
    const more = {
      'changed-files': known([{ path: 'src/a', previousPath: 'a', status: 'renamed', blob: 'f' }], source),
      'head-codeowners': known(null, source),
      'approved-blobs': known({}, source),
      'repository-files': known(null, source),
      'policy-paths': known(['CODEOWNERS'], source),
      'code-owner-rule': known({ required: false, dismissStale: false }, source),
    }
    const whole = { ...saved, subjects: [{ subject: '', facts: { ...facts, ...more } }] }
    const outcomes = (document: SavedFacts) =>
      judge(
        codeowners,
        'pull-request',
        document.subjects[0]?.facts ?? {},
        codeowners.options.parse({}),
        () => undefined,
      ).map(({ rule, outcome, level }) => [rule, outcome, level])
    expect(outcomes(redact(whole))).toEqual(outcomes(whole))
    expect(outcomes(whole).map(([rule]) => rule)).toContain('codeowners/owner-approval')
  })

  test('is the same for the same facts, and does not touch them', () => {
    expect(saveFacts(redact(saved))).toBe(text)
    expect(olderSha).toHaveLength(40)
    expect(saveFacts(saved)).toContain('Ant Lab')
  })
})
