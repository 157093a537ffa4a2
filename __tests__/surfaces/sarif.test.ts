import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { PolicyError, UsageError } from '../../src/core/errors.ts'
import { unknown } from '../../src/core/fact.ts'
import type { Finding } from '../../src/core/finding.ts'
import type { Rule } from '../../src/core/rules.ts'
import { code, text } from '../../src/core/text.ts'
import type { FoldSettings, Judgement } from '../../src/core/verdict.ts'
import { buildResult } from '../../src/result/build.ts'
import { deltaOf, traceOf } from '../../src/result/delta.ts'
import { fingerprint } from '../../src/result/digests.ts'
import type { RunRecord } from '../../src/result/record.ts'
import { surfaceError } from '../../src/surfaces/errors.ts'
import { bounds, limits } from '../../src/surfaces/limits.ts'
import { sarifErrorText, sarifOf, sarifText } from '../../src/surfaces/sarif.ts'
import type { SarifLog, SarifResult } from '../../src/surfaces/sarif-model.ts'
import { finding, judgement } from '../support/findings.ts'
import { expectGolden } from '../support/golden.ts'
import { hostileFinding, hostileMarkdown } from '../support/hostile-markdown.ts'
import { codeownersJudgement, reportOf, sampleRecord } from '../support/sample-record.ts'
import { fileOf, shownText, soundSarif } from '../support/sarif.ts'

const recordOf = (
  judgements: readonly Judgement[],
  more: Partial<RunRecord> = {},
  settings: Partial<FoldSettings> = {},
) => sampleRecord(judgements, more, settings)

const logOf = (...args: Parameters<typeof recordOf>): SarifLog =>
  soundSarif(sarifText(reportOf(recordOf(...args))))
const resultsOf = (findings: readonly Finding[], more: Partial<Judgement> = {}): readonly SarifResult[] =>
  logOf([judgement(findings, more)]).runs[0].results
const only = (findings: readonly Finding[], more: Partial<Judgement> = {}): SarifResult => {
  const [result, ...others] = resultsOf(findings, more)
  if (result === undefined || others.length > 0) throw new Error('expected one result')
  return result
}
const placeOf = ({ locations: [{ physicalLocation }] }: SarifResult) => ({
  file: fileOf(physicalLocation.artifactLocation.uri),
  ...physicalLocation.region,
})
const notificationsOf = (log: SarifLog) => log.runs[0].invocations[0].toolExecutionNotifications
const words = (result: SarifResult) => shownText(result.message.text)

describe('SARIF', () => {
  test('a blocked run, as committed', () => {
    const log = logOf([codeownersJudgement()])
    expectGolden('sarif-blocked.json', `${JSON.stringify(log, null, 2)}\n`)
  })

  test('a passed run has no results, and GitHub closes what was open', () => {
    const [run] = logOf([judgement([finding('pass'), finding('skip')])]).runs
    expect(run.results).toEqual([])
    expect(run.tool.driver.rules).toEqual([])
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 0 })
  })

  test('the same findings in another order give the same bytes, worst first', () => {
    const findings = [
      finding('fail', { subject: 'note', level: 'note' }),
      finding('unknown', { subject: 'unknown' }),
      finding('fail', { subject: 'b' }),
      finding('fail', { subject: 'a', rule: 'gate/other' }),
      finding('fail', { subject: 'warning', level: 'warning' }),
    ]
    const texts = [findings, findings.toReversed()].map((list) =>
      sarifText(reportOf(recordOf([judgement(list)]))),
    )
    expect(texts[0]).toBe(texts[1])
    expect(resultsOf(findings).map(({ properties }) => properties.subject)).toEqual([
      'a',
      'b',
      'unknown',
      'warning',
      'note',
    ])
  })

  test('no figure or time of the run is in it', () => {
    const run = { durationMs: 99, requests: 98, notModified: 97, retries: 96, node: 'v0', event: 'other' }
    const one = sarifText(reportOf(recordOf([codeownersJudgement()])))
    expect(sarifText(reportOf(recordOf([codeownersJudgement()], { run })))).toBe(one)
  })
})

describe('level and words', () => {
  test('found, required with its source, next step', () => {
    const requiredAt = { path: '.github/CODEOWNERS', line: 3, at: 'base' as const }
    const result = only([
      finding('fail', {
        found: text`no approval for ${code('src/a.ts')}`,
        required: text`an approval`,
        requiredAt,
        fix: text`ask ${'@bravo'}.`,
      }),
    ])
    expect(words(result)).toBe(
      'Found: no approval for src/a.ts. Required: an approval (.github/CODEOWNERS:3). Next step: ask @bravo.',
    )
    expect(result).toMatchObject({
      level: 'error',
      kind: 'fail',
      properties: { gate: 'gate', outcome: 'fail', effect: 'blocks' },
    })
  })

  test.each([
    ['error', 'enforce', 'error'],
    ['warning', 'enforce', 'warning'],
    ['note', 'enforce', 'note'],
    ['error', 'report', 'warning'],
    ['note', 'report', 'note'],
  ] as const)('a failure of level %s in mode %s is %s', (level, mode, expected) => {
    expect(only([finding('fail', { level })], { mode }).level).toBe(expected)
  })

  test.each(['error', 'warning', 'note'] as const)(
    'what could not be decided is never quiet: level %s',
    (level) => {
      const undecided = finding('unknown', {
        level,
        unknown: {
          reason: 'permission-missing',
          remedy: { text: 'grant it', permission: 'members: read' },
        },
      })
      const result = only([undecided])
      expect(result.level).toBe(level === 'error' ? 'error' : 'warning')
      expect(result.kind).toBe('fail')
      expect(result.properties).toMatchObject({ outcome: 'unknown', reason: 'permission-missing' })
      expect(words(result)).toBe(
        'Could not be decided: found. Required: required. Next step: fix. Needs members: read.',
      )
      expect(only([undecided], { mode: 'report' }).level).toBe('warning')
    },
  )

  test('what does not stop the merge says so, and is no error', () => {
    const result = only([finding('fail')], { mode: 'report' })
    expect(result.properties.effect).toBe('reports only')
    expect(words(result)).toMatch(/This gate: reports only\.$/u)
    const optional = only([finding('unknown')], { optional: true })
    expect([optional.level, optional.properties.effect]).toEqual(['warning', 'optional, does not block'])
  })

  test('nothing is an error for a closed pull request', () => {
    const log = logOf([judgement([finding('fail')])], {}, { closed: true })
    expect(log.runs[0].results.map(({ level }) => level)).toEqual(['warning'])
  })

  test('brackets make no link', () => {
    const nasty = '[a](https://evil.example) [b](1) \\[c]'
    const result = only([finding('fail', { found: text`${nasty}`, fix: [] })])
    expect(result.message.text).toBe(
      'Found: \\[a\\](https://evil.example) \\[b\\](1) \\\\\\[c\\]. Required: required.',
    )
  })

  test.each([
    ['a {{ b }} {} {c}', 'a {{ b }} {} {c}'],
    ['{0}', '{{0}}'],
    ['{{0}} {', '{{{{0}}}} {{'],
  ])('%j is no placeholder', (nasty, expected) => {
    const result = only([finding('fail', { found: text`${nasty}`, fix: [] })])
    expect(result.message.text).toBe(`Found: ${expected}. Required: required.`)
  })

  test('one huge value does not push the others out', () => {
    const result = only([
      finding('fail', {
        found: text`${'x'.repeat(1e6)}${'y'.repeat(1e6)}${'z'.repeat(1e6)}`,
        fix: text`the fix`,
      }),
    ])
    expect(result.message.text.length).toBeLessThan(bounds.sarifMessage + 100)
    expect(words(result)).toMatch(/x…y+….*Next step: the fix\.$/u)
  })
})

describe('fingerprints', () => {
  test('rule and subject alone: no line, no words, no place', () => {
    const one = only([finding('fail', { location: { path: 'a', line: 1, at: 'head' } })])
    const moved = only([
      finding('fail', { found: text`9 other`, location: { path: 'b', line: 9, at: 'head' } }),
    ])
    expect(moved.partialFingerprints).toEqual(one.partialFingerprints)
    expect(one.partialFingerprints['gatewright/v1']).toBe(fingerprint('gate/rule', 'subject'))
  })

  test('the name that GitHub reads is there: it would else hash the line, and two findings at one line are one alert', () => {
    const [a, b] = resultsOf([finding('fail', { subject: 'a' }), finding('fail', { subject: 'b' })])
    const hash = 'primaryLocationLineHash'
    expect(a?.partialFingerprints[hash]).toBe(fingerprint('gate/rule', 'a'))
    expect(b?.partialFingerprints[hash]).not.toBe(a?.partialFingerprints[hash])
  })
})

describe('rules', () => {
  const rule = (more: Partial<Rule> = {}): Rule => ({
    title: 'An owner `approved`',
    why: 'A change nobody saw.',
    fix: 'Ask `@owner` of [it].',
    controls: [],
    sources: [],
    example: { found: '', required: '', fix: '' },
    ...more,
  })
  const rulesOf = (rules: Readonly<Record<string, Rule>>, names: readonly string[]) =>
    logOf([
      judgement(
        names.map((name) => finding('fail', { rule: `gate/${name}` })),
        { rules },
      ),
    ]).runs[0].tool.driver.rules

  test('each rule with a result once, sorted, with why, fix, page and controls', () => {
    const table = { b: rule({ controls: ['nist-csf:PR.AA-05'] }), a: rule(), quiet: rule() }
    const rules = rulesOf(table, ['b', 'a', 'b'])
    expect(rules.map(({ id }) => id)).toEqual(['gate/a', 'gate/b'])
    expect(rules[1]).toEqual({
      id: 'gate/b',
      shortDescription: { text: 'An owner approved' },
      fullDescription: { text: 'A change nobody saw.' },
      help: {
        text: 'Ask @owner of \\[it\\]. See https://github.com/gatewright/gatewright/blob/main/docs/rules/gate/b.md',
        markdown:
          'Ask `@owner` of \\[it\\].\n\n[What it checks, and how to make it pass](https://github.com/gatewright/gatewright/blob/main/docs/rules/gate/b.md)',
      },
      helpUri: 'https://github.com/gatewright/gatewright/blob/main/docs/rules/gate/b.md',
      properties: { tags: ['compliance', 'gate', 'nist-csf:PR.AA-05'], precision: 'very-high' },
    })
  })

  test('no more tags than GitHub takes, each once', () => {
    const controls = Array.from({ length: 30 }, (_, index) => `c:${index % 25}`)
    const [first] = rulesOf({ a: rule({ controls: ['gate', ...controls] }) }, ['a'])
    expect(first?.properties.tags).toHaveLength(limits.sarifRuleTags)
    expect(first?.properties.tags.slice(0, 3)).toEqual(['compliance', 'gate', 'c:0'])
  })

  test('no longer descriptions than GitHub takes', () => {
    const [first] = rulesOf({ a: rule({ title: '`t` u '.repeat(600), why: '`w` x '.repeat(600) }) }, ['a'])
    expect(first?.shortDescription.text.length).toBeLessThanOrEqual(limits.sarifDescription)
    expect(first?.fullDescription.text.length).toBeLessThanOrEqual(limits.sarifDescription)
  })

  test('a rule that no table has is described all the same', () => {
    const [first] = rulesOf({}, ['constructor'])
    expect(first).toMatchObject({ id: 'gate/constructor', shortDescription: { text: 'gate/constructor' } })
  })
})

describe('places', () => {
  const at = (path: string, more: { line?: number; endLine?: number; column?: number } = {}) =>
    placeOf(only([finding('fail', { location: { path, at: 'head', ...more } })]))

  test.each([
    'src/a b.ts',
    'ein Ümlaut/日本😀.md',
    'with\nnewline\r.txt',
    'a#b?c=d&e%20f%.txt',
    'C:/windows/path',
    'https:/evil.example/x',
    'javascript:alert(1)',
    'back\\slash',
    '"quotes"\'<>|^`{}[]',
    '(group)/page.tsx',
    '.github/workflows/ci.yml',
    '...',
    'a/..b/c..',
    'constructor',
  ])('the file %j, and no other', (path) => {
    expect(at(path, { line: 4 })).toEqual({ file: path, startLine: 4 })
  })

  test('lone surrogates do not throw, and stay one segment', () => {
    expect(at('a/\ud800b').file).toBe('a/\ufffdb')
  })

  test.each([
    ['../../etc/passwd'],
    ['/etc/passwd'],
    ['a/../../b'],
    ['./a'],
    ['a//b'],
    ['a/'],
    [''],
    ['.'],
    ['gatewright:strict'],
    ['(standard input)'],
  ])('%j is no file of the repository: the policy file, and the place in words', (path) => {
    const result = only([finding('fail', { location: { path, line: 7, at: 'head' } })])
    expect(placeOf(result)).toEqual({ file: '.github/gatewright.yml', startLine: 1 })
    expect(words(result)).toContain(`(at ${path}:7)`)
  })

  test('without a place: the line that requires it', () => {
    const requiredAt = { path: '.github/CODEOWNERS', line: 12, at: 'base' as const }
    expect(placeOf(only([finding('fail', { requiredAt })]))).toEqual({
      file: '.github/CODEOWNERS',
      startLine: 12,
    })
  })

  test('without any place: the policy file', () => {
    expect(placeOf(only([finding('fail')]))).toEqual({ file: '.github/gatewright.yml', startLine: 1 })
    const [run] = logOf([judgement([finding('fail')])], { policyPath: 'gatewright.yaml' }).runs
    expect(run.results.map(placeOf)).toEqual([{ file: 'gatewright.yaml', startLine: 1 }])
  })

  test.each(['/tmp/policy.yml', 'gatewright:strict', '(no policy)', '../other.yml'])(
    'a policy %j that was tried out is no file of the repository',
    (policyPath) => {
      const [run] = logOf([judgement([finding('fail')])], { policyPath }).runs
      expect(run.results.map(placeOf)).toEqual([{ file: '.github/gatewright.yml', startLine: 1 }])
    },
  )

  test('a policy that is extended stands in another repository', () => {
    const record = recordOf([
      judgement([finding('fail', { requiredAt: { path: 'acme/policies:base.yml', line: 3, at: 'base' } })]),
    ])
    const source = { name: 'acme/policies:base.yml', sha: null, sha256: 'a'.repeat(64), text: '' }
    const policy = record.policy === null ? null : { ...record.policy, sources: [source] }
    const [run] = soundSarif(sarifText(reportOf({ ...record, policy }))).runs
    expect(run.results.map(placeOf)).toEqual([{ file: '.github/gatewright.yml', startLine: 1 }])
  })

  test('lines start at 1; an end before the start and impossible numbers are left out', () => {
    expect(at('a', { line: 3, endLine: 5, column: 7 })).toEqual({
      file: 'a',
      startLine: 3,
      endLine: 5,
      startColumn: 7,
    })
    expect(at('a', { line: 3, endLine: 2, column: 0 })).toEqual({ file: 'a', startLine: 3 })
    for (const line of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(at('a', { line, endLine: 4, column: 2 })).toEqual({ file: 'a', startLine: 1 })
  })
})

describe('the run', () => {
  test('repository, commit and category', () => {
    const [run] = logOf([codeownersJudgement()]).runs
    expect(run.versionControlProvenance).toEqual([
      {
        repositoryUri: 'https://github.com/acme/shop',
        revisionId: 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334',
        mappedTo: { uriBaseId: '%SRCROOT%' },
      },
    ])
    expect(run.automationDetails.id).toBe('gatewright/codeowners/')
  })

  test('several gates are one category; the caller may name another', () => {
    const judgements = [judgement([finding('pass')]), codeownersJudgement()]
    expect(logOf(judgements).runs[0].automationDetails.id).toBe('gatewright/')
    const log = sarifOf(reportOf(recordOf(judgements)), { category: 'gatewright/audit' })
    expect(log.runs[0].automationDetails.id).toBe('gatewright/audit/')
  })

  test('a local branch names no repository of GitHub', () => {
    const target = { ...recordOf([]).target, kind: 'branch' as const, repository: 'local/shop' }
    expect(logOf([codeownersJudgement()], { target }).runs[0]).not.toHaveProperty('versionControlProvenance')
  })

  test('a hostile repository name is no address', () => {
    const target = { ...recordOf([]).target, repository: '../../evil example' }
    expect(logOf([codeownersJudgement()], { target }).runs[0]).not.toHaveProperty('versionControlProvenance')
  })

  test.each([
    ['a failure', [judgement([finding('fail')])], true],
    ['one gate decided', [judgement([finding('unknown')]), codeownersJudgement()], true],
    ['no gate decided', [judgement([finding('unknown')])], false],
    ['no gate decided, and it only reports', [judgement([finding('unknown')], { mode: 'report' })], false],
    ['a gate without findings', [judgement([])], false],
    [
      'one undecided, the others do not apply',
      [judgement([finding('unknown')]), judgement([finding('skip')])],
      false,
    ],
    ['none applies', [judgement([finding('skip')])], false],
    ['no gate', [], false],
  ] as const)(
    '%s: executionSuccessful %p, or GitHub would close every alert',
    (_name, judgements, expected) => {
      expect(logOf(judgements).runs[0].invocations[0].executionSuccessful).toBe(expected)
    },
  )

  test('facts that were not read are notifications, with reason and permission', () => {
    const [notification] = notificationsOf(logOf([codeownersJudgement()]))
    expect(notification).toEqual({
      level: 'warning',
      message: {
        text: 'Not evaluated: code-owner-rule: the rules of the branch could not be read (the token may not read this). Next step: give the job this permission. Needs contents: read.',
      },
      properties: { fact: 'code-owner-rule', reason: 'permission-missing' },
    })
  })

  test('of very many unread facts some are named, and the others are counted', () => {
    const facts = { teams: unknown('api-failed', 'no answer') }
    const subjects = Array.from({ length: bounds.detailRows + 7 }, (_, index) => ({
      subject: `#${index}`,
      facts,
    }))
    const notifications = notificationsOf(logOf([codeownersJudgement()], { subjects }))
    expect(notifications).toHaveLength(bounds.detailRows + 1)
    expect(notifications.at(-1)?.message.text).toMatch(/^7 more facts could not be read/u)
  })

  test('a gate without any finding is named', () => {
    const [first] = notificationsOf(logOf([judgement([])], { subjects: [] }))
    expect(first).toEqual({
      level: 'error',
      message: { text: 'No rule of gate was evaluated, and what cannot be seen never passes.' },
    })
  })

  test('notices and what changed since the last run', () => {
    const record = recordOf([codeownersJudgement()], { notices: ['moved [twice]'], subjects: [] })
    const report = reportOf(record)
    const trace = traceOf(buildResult(report))
    const log = soundSarif(sarifText({ ...report, since: deltaOf(trace, trace) }))
    expect(notificationsOf(log)).toEqual([
      { level: 'note', message: { text: 'Changes since the last run: fixed 0, new 0, unchanged 3.' } },
      { level: 'note', message: { text: 'moved \\[twice\\]' } },
    ])
  })
})

describe('limits', () => {
  const many = (count: number, more: Partial<Finding> = {}) =>
    Array.from({ length: count }, (_, index) => finding('fail', { subject: `s${index}`, ...more }))

  test('no more results than GitHub takes: the gravest, and how many were left out', () => {
    const findings = [
      ...many(limits.sarifResults, { level: 'note', fix: [] }),
      finding('fail', { subject: 'grave' }),
    ]
    const log = sarifOf(reportOf(recordOf([judgement(findings)], { subjects: [] })), {
      maxBytes: Number.POSITIVE_INFINITY,
    })
    expect(log.runs[0].results).toHaveLength(limits.sarifResults)
    expect(log.runs[0].results[0]?.properties.subject).toBe('grave')
    expect(notificationsOf(log).map(({ message }) => message.text)).toEqual([
      '1 result left out, the least grave: there is no room for more. The result JSON has them all.',
    ])
  })

  test('whole results are left out to keep to a number of bytes, exactly', () => {
    const report = reportOf(recordOf([judgement(many(50))], { subjects: [] }))
    const whole = Buffer.byteLength(sarifText(report))
    expect(soundSarif(sarifText(report, { maxBytes: whole + 200 })).runs[0].results).toHaveLength(50)
    for (const maxBytes of [whole - 1, whole - 2_000, 6_000, 4_000]) {
      const text = sarifText(report, { maxBytes })
      const { results } = soundSarif(text).runs[0]
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes)
      expect(maxBytes - Buffer.byteLength(text)).toBeLessThan(1_000)
      expect(results.map(({ properties }) => properties.subject)).toEqual(
        resultsOf(many(50))
          .slice(0, results.length)
          .map(({ properties }) => properties.subject),
      )
      expect(notificationsOf(soundSarif(text))[0]?.message.text).toContain(`${50 - results.length} result`)
    }
  })

  test('when nothing fits, what is left says so', () => {
    const log = soundSarif(sarifText(reportOf(recordOf([judgement(many(3))])), { maxBytes: 10 }))
    expect(log.runs[0].results).toEqual([])
    expect(notificationsOf(log)[0]?.message.text).toContain('3 results left out')
  })

  test('what GitHub may refuse for its size is never written', () => {
    const wide = many(9_000, { found: text`${'\u{1f600}'.repeat(290)}` })
    const text_ = sarifText(reportOf(recordOf([judgement(wide)])))
    expect(Buffer.byteLength(text_)).toBeLessThanOrEqual(limits.sarifBytes)
    expect(Buffer.byteLength(text_)).toBeGreaterThan(limits.sarifBytes - 5_000)
  })
})

describe('a run that ended early', () => {
  const ended = { version: '0.1.0', exitCode: 78 } as const

  test('no results and not successful: GitHub closes nothing over it', () => {
    const problem = {
      file: '.github/gatewright.yml',
      position: { line: 3, column: 1 },
      code: 'unknown-key',
      message: 'found "[gate]"',
    }
    const [run] = soundSarif(sarifErrorText(surfaceError(new PolicyError([problem])), ended)).runs
    expect(run.results).toEqual([])
    expect(run.invocations[0]).toEqual({
      executionSuccessful: false,
      exitCode: 78,
      exitCodeDescription: 'blocked, because the policy cannot be used: 1 problem',
      toolExecutionNotifications: [
        {
          level: 'error',
          message: { text: '.github/gatewright.yml:3:1: unknown-key: found "\\[gate\\]"' },
        },
        {
          level: 'error',
          message: {
            text: 'Next step: correct the lines named here; gatewright policy validate checks the file before it is pushed',
          },
        },
      ],
    })
  })

  test('any error, whatever is in it', () => {
    fc.assert(
      fc.property(hostileMarkdown, (message) => {
        soundSarif(sarifErrorText(surfaceError(new UsageError(`a${message}`)), ended))
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})

describe('hostile text', () => {
  test('every text of a finding: sound SARIF, no live part, no runner command', () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { maxLength: 3 }), hostileMarkdown, (findings, notice) => {
        logOf([codeownersJudgement({ findings })], { notices: [`n${notice}`] })
      }),
      { seed: 6, numRuns: 200 },
    )
  })

  test('any path leads to itself or to the policy, never out of the repository', () => {
    fc.assert(
      fc.property(hostileMarkdown, fc.webPath(), (one, other) => {
        for (const path of [one, other, `${one}/${other}`, `${one}/../${other}`]) {
          const result = only([finding('fail', { location: { path, at: 'head' } })])
          expect([path.replace(/\p{Cs}/gu, '\ufffd'), '.github/gatewright.yml']).toContain(
            placeOf(result).file,
          )
        }
      }),
      { seed: 8, numRuns: 60 },
    )
  })
})
