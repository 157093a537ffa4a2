import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { unknown } from '../../../src/core/fact.ts'
import { factShapes } from '../../../src/core/facts/index.ts'
import { judge } from '../../../src/core/judge.ts'
import { outcomeOf } from '../../../src/core/verdict.ts'
import { codeowners } from '../../../src/gates/codeowners/gate.ts'
import { example, options, passing, passingRepository, policy } from './example.ts'
import { judged, optionsOf, outcome } from './judging.ts'

const nowhere = () => undefined
const scopes = [
  ['pull-request', passing, codeowners.pullRequest],
  ['repository', passingRepository, codeowners.repository],
] as const

describe.each(scopes)('the passing example, %s', (scope, facts, judgeOfScope) => {
  const keys = [...(judgeOfScope?.needs ?? []), ...(judgeOfScope?.partial ?? [])]

  test('passes', () => {
    expect(outcomeOf(judge(codeowners, scope, facts, optionsOf(options), nowhere))).toBe('pass')
  })

  test('holds every fact, in the shape of facts', () => {
    for (const key of keys) {
      const fact = facts[key]
      expect(fact?.known === true && factShapes[key].safeParse(fact.value).success).toBe(true)
    }
  })

  test.each(keys)('D8: without the fact %s it does not pass', (key) => {
    const without = { ...facts, [key]: unknown('api-failed', 'taken away') }
    expect(outcomeOf(judge(codeowners, scope, without, optionsOf(options), nowhere))).toBe('unknown')
  })
})

test('the policy of the example is the options of the example', () => {
  expect(parse(policy)).toMatchObject({ gates: { codeowners: options } })
})

describe('every fact bears on the example', () => {
  test.each([
    ['the older approval', () => example().set('approved-blobs', {})],
    ['the reviews', () => example().set('reviews', [])],
    ['the team', () => example().set('teams', {})],
    ['the last pusher', () => example().pushedBy('sec')],
    ['the commits', () => example().commitBy('co-author', 'alpha')],
    ['the decision of GitHub', () => example().pull({ reviewDecision: null })],
    ['the CODEOWNERS file', () => example().owners('* @nobody')],
    ['its errors', () => example().githubError(1, 3)],
    ['the paths of the policy', () => example().owners('* @acme/core', '/.github/')],
    ['the files of the repository', () => example().set('repository-files', null)],
    ['the proposed file', () => example().head('* docs@\n', [])],
  ])('%s', (_, changed) => {
    expect(outcome(changed(), options)).not.toBe('pass')
  })

  test('the same facts give the same findings', () => {
    expect(JSON.stringify(judged(example(), options))).toBe(JSON.stringify(judged(example(), options)))
  })
})
