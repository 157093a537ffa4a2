import { describe, expect, test } from '@jest/globals'
import { conditionMet } from '../../src/change/applies.ts'
import { decidePath } from '../../src/change/decide.ts'
import { derive } from '../../src/change/derive.ts'
import type { ChangeInput } from '../../src/change/model.ts'
import { unknown } from '../../src/core/fact.ts'
import type { Condition } from '../../src/core/facts/checklists.ts'
import { inputOf, type SceneFile, settings } from './support.ts'

const files: readonly SceneFile[] = [
  { path: 'src/b.ts', from: 'src/auth/a.ts', signals: [{ kind: 'query-added', name: 'db.query' }] },
  { path: 'docs/a.md' },
]
const hot = settings({
  components: [
    {
      ...{ name: 'core', paths: ['src/**'], domain: false, securitySensitive: false, exposure: null },
      ...{ data: null, owner: null, performance: ['query'] },
    },
  ],
})

const met = (
  condition: Condition,
  more: Partial<ChangeInput> = {},
  answers: ReadonlyMap<string, 'yes' | 'no' | 'na' | 'none'> = new Map(),
) => {
  const input = inputOf(files, { settings: hot, ...more })
  const derived = derive(input)
  return conditionMet(condition, { derived, decision: decidePath(derived, input), input, answers })
}

describe('conditions', () => {
  test.each([
    [{ always: true }, true, 'it applies to every change'],
    [{ paths: ['src/auth/**'] }, true, 'src/auth/a.ts'],
    [{ paths: ['lib/**', 'src/*.ts'] }, true, 'src/b.ts'],
    [{ paths: ['lib/**'] }, false, 'no changed file matches'],
    [{ signals: ['input-added', 'query-added'] }, true, 'src/b.ts line 1: db.query'],
    [{ signals: ['input-added'] }, false, 'no changed line shows it'],
    [{ classes: ['migration', 'security'] }, true, 'src/auth/a.ts (security)'],
    [{ classes: ['migration'] }, false, 'no changed file is migration'],
    [{ performance: ['request', 'query'] }, true, 'a changed component is on the hot path of query'],
    [{ performance: ['request'] }, false, 'no changed component is on a hot path'],
    [{ path: ['standard', 'full'] }, true, 'the path is full'],
    [{ path: ['docs'] }, false, 'the path is full'],
    [{ any: [{ path: ['docs'] }, { classes: ['security'] }] }, true, 'src/auth/a.ts (security)'],
    [{ any: [{ path: ['docs'] }, { path: ['fast'] }] }, false, 'the path is full'],
    [{ all: [{ always: true }, { path: ['docs'] }] }, false, 'the path is full'],
    [{ all: [{ always: true }, { path: ['full'] }] }, true, 'it applies to every change; the path is full'],
    [{ not: { path: ['docs'] } }, true, 'not so: the path is full'],
    [{ not: { always: true } }, false, 'ruled out: it applies to every change'],
  ] as const)('%j', (condition, expected, because) => {
    expect(met(condition as Condition)).toEqual({ met: expected, because })
  })

  test('another answer', () => {
    const condition: Condition = { answered: { item: 'PERF.1', value: 'yes' } }
    expect(met(condition, {}, new Map([['PERF.1', 'yes']]))).toEqual({
      met: true,
      because: 'PERF.1 was answered yes',
    })
    expect(met(condition, {}, new Map([['PERF.1', 'no']])).met).toBe(false)
    expect(met(condition, {}, new Map([['PERF.1', 'na']])).met).toBe(false)
    expect(met(condition)).toEqual({ met: false, because: 'PERF.1 is not answered yet' })
    expect(met({ not: condition }).met).toBe(true)
  })

  test('no component of the policy is on a hot path', () => {
    const blind = { settings: settings(), files: unknown('truncated', 'x') }
    expect(met({ performance: ['query'] }, blind)).toEqual({
      met: false,
      because: 'the policy names no hot path (`change.components`)',
    })
  })

  test.each([
    { paths: ['lib/**'] },
    { classes: ['migration'] },
    { performance: ['request'] },
    { signals: ['input-added'] },
    { not: { paths: ['lib/**'] } },
    { not: { signals: ['input-added'] } },
    { all: [{ paths: ['lib/**'] }, { always: true }] },
  ] as Condition[])('what is not known asks the question: %j', (condition) => {
    const blind = { files: unknown('truncated', 'x'), change: unknown('truncated', 'x') }
    expect(met(condition, blind).met).toBe(true)
  })

  test('lines that could not be read may show anything', () => {
    const change = unknown('api-failed', 'no')
    expect(met({ signals: ['input-added'] }, { change }).met).toBe(true)
    expect(met({ paths: ['lib/**'] }, { change }).met).toBe(false)
  })
})
