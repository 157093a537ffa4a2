import { describe, expect, test } from '@jest/globals'
import { fold, type Judgement } from '../../src/core/verdict.ts'
import { annotationsOf } from '../../src/surfaces/annotations.ts'
import { renderSummary } from '../../src/surfaces/summary.ts'
import { countWords, effect, gateReason, headline } from '../../src/surfaces/words.ts'
import { finding, judgement } from '../support/findings.ts'
import { reportOf, sampleRecord } from '../support/sample-record.ts'

const verdict = (judgements: readonly Judgement[]) =>
  fold(judgements, { mode: 'enforce', onNothing: 'unknown', now: '2026-11-21T00:00:00Z' })
const unknown = [finding('unknown', { unknown: { reason: 'offline' } })]
const offline = judgement(unknown, { gate: 'a', offlineOnly: true })
const optional = judgement(unknown, { gate: 'b', optional: true })
const passed = judgement([finding('pass')], { gate: 'c' })
const skipped = judgement([finding('skip')], { gate: 'd' })

const offlineWords =
  'What only GitHub knows could not be decided offline, which does not fail a local check (--strict makes it).'
const optionalWords = 'An optional gate could not be decided, which does not block.'

describe('the headline', () => {
  test.each([
    ['offline alone', [offline], offlineWords],
    ['offline beside a pass', [offline, passed], `${offlineWords} The others passed.`],
    [
      'beside a pass and a skip',
      [offline, passed, skipped],
      `${offlineWords} The others passed or did not apply.`,
    ],
    ['optional beside a pass', [optional, passed], `${optionalWords} The others passed.`],
    ['optional alone', [optional], optionalWords],
    ['both', [offline, optional], `${optionalWords} ${offlineWords}`],
  ])('%s', (_, judgements, remark) => {
    expect(headline(verdict(judgements))).toMatchObject({
      words: 'could not be decided, does not block',
      remark,
    })
  })

  test('a gate says which of the two let it through', () => {
    const [first, second] = verdict([offline, optional]).gates
    if (first === undefined || second === undefined) throw new Error('two gates were judged')
    expect(effect(first, verdict([offline]))).toBe('offline, does not fail a local check')
    expect(gateReason(first)).toContain('what cannot be decided offline does not fail a local check')
    expect(gateReason(first)).not.toContain('optional')
    expect(effect(second, verdict([optional]))).toBe('optional, does not block')
  })
})

test('a run that judged nothing has a next step on every surface', () => {
  const step = 'Next step: push a change or close the pull request when it changes no file'
  expect(headline(verdict([skipped])).remark).toContain(step)
  const record = sampleRecord([skipped])
  expect(renderSummary(reportOf(record))).toContain(`${step}; or set \`on-nothing: pass\` in the policy.**`)
  expect(annotationsOf(record)[0]?.message).toContain(`${step}; or set on-nothing: pass in the policy.`)
})

test('findings are counted by what they do', () => {
  const [gate] = verdict([
    judgement([
      finding('fail'),
      finding('fail', { level: 'warning' }),
      finding('fail', { level: 'note' }),
      finding('fail', { level: 'note' }),
      finding('pass'),
    ]),
  ]).gates
  expect(gate && countWords(gate)).toBe('1 failed, 1 warning, 2 notes, 1 passed')
})
