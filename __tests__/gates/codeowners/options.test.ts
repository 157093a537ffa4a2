import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { codeowners } from '../../../src/gates/codeowners/gate.ts'
import { pathRuleSchema } from '../../../src/gates/codeowners/options.ts'
import { facts, idOf, oldSha } from '../../support/pull-request-facts.ts'
import { judged, outcome } from './judging.ts'

const start = () => facts().owners('* @alpha @bi').file('src/a')
const rule = (more: object) => ({ rules: [{ paths: ['src/**'], ...more }] })

describe('D20: every documented key changes a verdict', () => {
  const stale = start()
    .review('alpha', 'APPROVED', { at: oldSha })
    .set('approved-blobs', { [oldSha]: { 'src/a': 'blob of src/a' } })
  const two = start().team('@acme/x', 'bi').team('@acme/y', 'bi').review('bi')
  const verdicts = {
    'stale-approvals': () => [outcome(stale), outcome(stale, { 'stale-approvals': 'same-diff' })],
    exclude: () => [
      outcome(start().pushedBy('bi').review('bi')),
      outcome(start().pushedBy('bi').review('bi'), { exclude: [] }),
    ],
    unowned: () => [
      outcome(facts().owners('/x @a').file('y')),
      outcome(facts().owners('/x @a').file('y'), { unowned: 'pass' }),
    ],
    'invalid-lines': () => {
      const broken = start().owners('* @bi', '/src/ docs@').review('bi')
      return [outcome(broken), outcome(broken, { 'invalid-lines': 'warn' })]
    },
    bots: () => {
      const bot = facts().owners('*').file('a').review('robot', 'APPROVED', { type: 'Bot' })
      return [outcome(bot), outcome(bot, { bots: [idOf('robot')] })]
    },
    rules: () => [outcome(start().review('bi')), outcome(start().review('bi'), rule({ from: ['@env'] }))],
    'rules.paths': () => [
      outcome(two, rule({ from: ['@env'] })),
      outcome(two, rule({ from: ['@env'], paths: ['docs/**'] })),
    ],
    'rules.except': () => [
      outcome(two, rule({ from: ['@env'] })),
      outcome(two, rule({ from: ['@env'], except: ['src/a'] })),
    ],
    'rules.approvals': () => [outcome(two, rule({})), outcome(two, rule({ approvals: 2 }))],
    'rules.from': () => [outcome(two, rule({})), outcome(two, rule({ from: ['@env'] }))],
    'rules.mode': () => {
      const from = ['@acme/x', '@acme/y']
      return [outcome(two, rule({ from, mode: 'all' })), outcome(two, rule({ from, mode: 'distinct' }))]
    },
  }
  /** These two only change what is said: `minimum-approvers` informs, `name` names. */
  const informing = {
    'minimum-approvers': () => {
      const file = () =>
        facts().owners('* @alpha @bi').file('.github/CODEOWNERS').head('* @bi @chef\n', ['a']).review('alpha')
      return [judged(file()), judged(file(), { 'minimum-approvers': 3 })].map((findings) => findings.length)
    },
    'rules.name': () =>
      ['one', 'two'].map((name) =>
        judged(start(), rule({ name, from: ['@env'] }))
          .map(({ subject }) => subject)
          .join(),
      ),
  }
  const all: readonly [string, () => readonly unknown[]][] = Object.entries({ ...verdicts, ...informing })

  test.each(all)('%s', (_, pair) => {
    const [one, other] = pair()
    expect(one).not.toEqual(other)
  })

  test('none is left out', () => {
    const keys = [
      ...Object.keys(codeowners.options.shape),
      ...Object.keys(pathRuleSchema.shape).map((key) => `rules.${key}`),
    ]
    expect(all.map(([key]) => key).sort()).toEqual(keys.sort())
  })

  test('each is described, and the schema can be written as JSON Schema with its defaults', () => {
    const schema = z.toJSONSchema(codeowners.options, { io: 'input' })
    const properties = Object.entries(schema.properties ?? {})
    const texts = properties.map(([, value]) => (typeof value === 'object' ? value.description : undefined))
    expect(texts.every((text) => (text ?? '').length > 20)).toBe(true)
    expect(codeowners.options.parse({})).toEqual({
      'stale-approvals': 'refuse',
      exclude: ['committers', 'co-authors', 'last-pusher'],
      unowned: 'any-approval',
      'invalid-lines': 'fail',
      'minimum-approvers': 2,
      bots: [],
      rules: [],
    })
  })
})

describe('the rule table', () => {
  const rules = Object.entries(codeowners.rules)

  test('every rule is explained for a reader', () => {
    for (const [name, one] of rules) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      for (const text of [
        one.title,
        one.why,
        one.fix,
        one.example.found,
        one.example.required,
        one.example.fix,
      ]) {
        expect(text.length).toBeGreaterThan(3)
      }
      expect(one.sources.length).toBeGreaterThan(0)
      expect(one.controls.every((id) => /^(nist-csf|nist-ssdf|owasp):[A-Z0-9.:-]+$/.test(id))).toBe(true)
      expect(one.controls.length).toBeGreaterThan(0)
    }
  })
})

describe('size', () => {
  test('twenty thousand files of many lines are judged in time', () => {
    const lines = Array.from({ length: 500 }, (_, index) => `/d${index}/ @alpha @u${index}`)
    const big = facts().owners('* @alpha', '/x docs@', ...lines)
    big.values['changed-files'] = Array.from({ length: 20_000 }, (_, index) => ({
      path: `d${index % 700}/f${index}`,
      previousPath: null,
      status: 'modified' as const,
      blob: null,
    }))
    const started = Date.now()
    expect(outcome(big.pull({ changedFiles: 20_000 }).review('alpha'))).toBe('pass')
    expect(outcome(big.pull({ changedFiles: 20_000 }).set('reviews', []))).toBe('fail')
    expect(Date.now() - started).toBeLessThan(5000)
  })
})
