import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Answer, EvidenceTarget } from '../../../src/core/facts/answers.ts'
import { evidenceGrades } from '../../../src/core/facts/checklists.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { sortFindings } from '../../../src/core/order.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import {
  answer,
  check,
  checks,
  every,
  file,
  type Given,
  inFile,
  item,
  judged,
  link,
  na,
  print,
  ran,
  reason,
  result,
  sarif,
  signal,
  signed,
  testCase,
  tools,
  yes,
} from './facts.ts'

const runs = { seed: 20_261_121, numRuns: 120 }
const ids = ['A.a', 'A.b', 'B.a', 'C.a', 'D.a'] as const
const options = { sarif: ['results/*.sarif'] }

const places: fc.Arbitrary<EvidenceTarget> = fc.constantFrom(
  file('src/a.ts'),
  file('README.md'),
  file('README.md', { text: 'README.md#L1', lines: [1, 1] }),
  file('gone.ts', { found: 'no', why: 'no such file' }),
  file('unread.ts', { found: 'open', why: 'not read' }),
  file('.gatewright/answers/own.yml'),
  check('unit'),
  check('slow'),
  check('nobody'),
  testCase('passes'),
  testCase('is skipped'),
  sarif('codeql'),
  sarif('gitleaks'),
  signed('evidence.json'),
  signed('forged.json', { found: 'no', why: 'wrong' }),
  link('https://example.org'),
)

/** Evidence that was looked at and says the opposite: the one kind that may turn a pass into a fail. */
const opposing = fc.constantFrom(check('lint'), testCase('fails'))

const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...ids),
      fc.array(fc.oneof({ weight: 9, arbitrary: places }, { weight: 1, arbitrary: opposing }), {
        maxLength: 3,
      }),
    )
    .map(([id, evidence]) => yes(id, evidence)),
  fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(reason, 'short', `${reason} at all`))
    .map(([id, text]) => na(id, text)),
  fc.constantFrom(...ids).map((id) => answer(id, 'no')),
  fc.constantFrom(...ids, 'Z.z').map((id) => answer(id, 'none')),
  fc.constantFrom(...ids).map((id) => yes(id, [], { bound: { version: 1, fingerprint: print } })),
  fc.constantFrom(...ids).map((id) => yes(id, [], inFile())),
)

const world = {
  checks: checks({ unit: 'success', lint: 'failure', slow: null }),
  tests: { passes: 'passed', fails: 'failed', 'is skipped': 'skipped' },
} as const

const scenes: fc.Arbitrary<Given> = fc
  .record({
    minimum: fc.array(fc.constantFrom(...evidenceGrades), { minLength: 5, maxLength: 5 }),
    given: fc.array(answers, { maxLength: 8 }),
    found: fc.boolean(),
    removed: fc.boolean(),
    prints: fc.boolean(),
  })
  .map(({ minimum, given, found, removed, prints }) => ({
    ...world,
    items: ids.map((id, index) =>
      item(id, {
        minimum: every(minimum[index] ?? 'E0'),
        contradictedBy: { sarif: [{ tool: 'codeql', rule: `${id}/*` }], cwe: [], signals: ['guard-removed'] },
        ...(id === 'D.a' ? { machine: [{ tool: 'codeql' }] } : {}),
      }),
    ),
    prints: prints ? { 'A.a': print } : {},
    answers: given.map((one, index) => ({ ...one, place: { ...one.place, line: index + 5 } })),
    tools: tools([ran('codeql')], found ? [result('B.a/x')] : []),
    signals: removed ? [signal('guard-removed')] : [],
  }))

/** Answers that pass: each question with evidence that is strong enough and its own. */
const good: fc.Arbitrary<Given> = fc
  .record({
    minimum: fc.array(fc.constantFrom('E0' as const, 'E1' as const), { minLength: 5, maxLength: 5 }),
    more: fc.array(places, { maxLength: 4 }),
  })
  .map(({ minimum, more }) => ({
    ...world,
    items: ids.map((id, index) => item(id, { minimum: every(minimum[index] ?? 'E0') })),
    answers: ids.map((id, index) =>
      yes(id, [
        ...(minimum[index] === 'E1' ? [file(`src/${id}.ts`)] : []),
        ...(more[index] === undefined ? [] : [more[index]]),
      ]),
    ),
    tools: tools([ran('codeql')]),
  }))

const bytes = (findings: readonly Finding[]): string => JSON.stringify(sortFindings(findings))

describe('whatever is answered', () => {
  test('more evidence never turns a pass into something else', () => {
    let passed = 0
    fc.assert(
      fc.property(
        fc.oneof(scenes, good),
        fc.nat(),
        fc.array(places, { minLength: 1, maxLength: 3 }),
        (given, at, added) => {
          fc.pre((given.answers ?? []).length > 0)
          if (outcomeOf(judged(given, options)) !== 'pass') return
          passed += 1
          const index = at % (given.answers ?? []).length
          const more = (given.answers ?? []).map((one, place) =>
            place === index ? { ...one, evidence: [...one.evidence, ...added] } : one,
          )
          expect(outcomeOf(judged({ ...given, answers: more }, options))).toBe('pass')
        },
      ),
      runs,
    )
    expect(passed).toBeGreaterThan(30)
  })

  test('one place in more answers never turns a pass into something else', () => {
    fc.assert(
      fc.property(good, places, (given, added) => {
        if (outcomeOf(judged(given, options)) !== 'pass') return
        const all = (given.answers ?? []).map((one) => ({ ...one, evidence: [...one.evidence, added] }))
        expect(outcomeOf(judged({ ...given, answers: all }, options))).toBe('pass')
      }),
      runs,
    )
  })

  test('one answer less is never better, except where it was one too many', () => {
    fc.assert(
      fc.property(good, fc.nat(), (given, at) => {
        const all = given.answers ?? []
        const fewer = all.filter((_, index) => index !== at % all.length)
        expect(outcomeOf(judged({ ...given, answers: fewer }, options))).toBe('fail')
      }),
      runs,
    )
  })

  test('the order in which facts come makes no difference', () => {
    fc.assert(
      fc.property(scenes, fc.nat(), (given, seed) => {
        const turned = <Item>(all: readonly Item[] = []): Item[] => {
          const cut = all.length === 0 ? 0 : seed % all.length
          return [...all.slice(cut), ...all.slice(0, cut)].reverse()
        }
        const findings = judged(given, options)
        const again = judged(
          { ...given, answers: turned(given.answers), signals: turned(given.signals) },
          options,
        )
        expect(bytes(again)).toBe(bytes(findings))
      }),
      runs,
    )
  })

  test('a pass has an answer of enough strength to each question, and nothing against one', () => {
    fc.assert(
      fc.property(scenes, (given) => {
        const findings = judged(given, options)
        if (outcomeOf(findings) !== 'pass') return
        expect(given.tools?.results).toEqual([])
        for (const { id } of (given.items ?? []).filter(({ machine }) => machine.length === 0)) {
          const values = (given.answers ?? []).filter((one) => one.item === id).map(({ value }) => value)
          expect(values.some((value) => value === 'yes' || value === 'na')).toBe(true)
        }
      }),
      runs,
    )
  })
})
