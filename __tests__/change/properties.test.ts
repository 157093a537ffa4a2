import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decidePath } from '../../src/change/decide.ts'
import { derive } from '../../src/change/derive.ts'
import type { ChangeInput } from '../../src/change/model.ts'
import { unknown } from '../../src/core/fact.ts'
import type { Statement } from '../../src/core/facts/answers.ts'
import { signalKinds } from '../../src/core/facts/change.ts'
import { workflowPaths } from '../../src/core/facts/checklists.ts'
import { decide, inputOf, type SceneFile, said, settings } from './support.ts'

const options = { seed: 20_261_121, numRuns: 120 }
const rank = (path: (typeof workflowPaths)[number]): number => workflowPaths.indexOf(path)

const paths = [
  ...['README.md', 'docs/guide.md', 'src/cart/total.ts', 'src/cart/price.ts', 'src/stock/level.ts'],
  ...['src/auth/login.ts', 'src/routes/cart.ts', 'package.json', 'package-lock.json', 'api/report.txt'],
  ...['tests/cart.test.ts', 'tests/auth/login.test.ts', 'db/migrations/1.sql', '.github/workflows/ci.yml'],
  ...['.gatewright/answers/a.yml', 'assets/logo.png', 'src/ümlaut/ß.ts', 'Dockerfile'],
]
const kinds = Object.keys(signalKinds) as (keyof typeof signalKinds)[]

const file = fc.record({
  path: fc.constantFrom(...paths),
  status: fc.constantFrom('added', 'modified', 'removed') as fc.Arbitrary<'added' | 'modified' | 'removed'>,
  additions: fc.nat(40),
  deletions: fc.nat(20),
  signals: fc.array(fc.record({ kind: fc.constantFrom(...kinds) }), { maxLength: 1 }),
})
const files = fc.uniqueArray(file, { selector: ({ path }) => path, minLength: 1, maxLength: 5 })

const statement: fc.Arbitrary<readonly [Statement['key'], string]> = fc.constantFrom(
  ...([
    ['kind', 'bug fix'],
    ['kind', 'refactoring'],
    ['kind', 'feature'],
    ['surface', 'none'],
    ['surface', 'input'],
    ['security-review-skipped', 'pure utility'],
    ['security-review-skipped', 'test helper'],
    ['path', 'standard'],
  ] as const),
)
const more: fc.Arbitrary<Partial<ChangeInput>> = fc.record({
  labels: fc.subarray(['bug', 'refactoring', 'architecture', 'api-change']),
  statements: fc.array(statement, { maxLength: 2 }).map((pairs) => said(...pairs)),
  settings: fc.constantFrom(
    settings(),
    settings({ publicApi: null }),
    settings({ fastOverflow: 'evaluate' as const }),
  ),
})

const isTest = ({ path }: SceneFile): boolean => path.startsWith('tests/')

describe('the path of a change', () => {
  test('adding a file never lowers it, a test that was missing apart', () => {
    const added = fc.record({ before: files, one: file, more }).filter(({ one }) => !isTest(one))
    fc.assert(
      fc.property(added, ({ before, one, more: rest }) => {
        const others = before.filter(({ path }) => path !== one.path)
        fc.pre(others.length > 0)
        expect(rank(decide([...others, one], rest).path)).toBeGreaterThanOrEqual(
          rank(decide(others, rest).path),
        )
      }),
      options,
    )
  })

  test('a test lowers it only to Fast, as R20 says, and never past another rule', () => {
    const scene = fc.record({
      before: files,
      one: file.map((each) => ({ ...each, path: 'tests/new.test.ts' })),
      more,
    })
    fc.assert(
      fc.property(scene, ({ before, one, more: rest }) => {
        const first = decide(before, rest)
        const second = decide([...before, one], rest)
        if (rank(second.path) >= rank(first.path)) return
        expect(first.decisive).toEqual([expect.stringMatching(/^R(?:30|40)$/)])
        expect(second.decisive[0]).toMatch(/^R(?:20|31)$/)
      }),
      options,
    )
  })

  test('the order of files, labels and statements does not matter', () => {
    fc.assert(
      fc.property(files, more, (list, rest) => {
        const turned: Partial<ChangeInput> = {
          ...rest,
          labels: [...(rest.labels ?? [])].reverse(),
          statements: [...(rest.statements ?? [])].reverse(),
        }
        const { path, decisive, rules } = decide([...list].reverse(), turned)
        const straight = decide(list, rest)
        expect({ path, decisive }).toEqual({ path: straight.path, decisive: straight.decisive })
        expect(rules.map(({ met }) => met)).toEqual(straight.rules.map(({ met }) => met))
      }),
      options,
    )
  })

  test('a fact that is unknown never lowers it', () => {
    const facts = ['files', 'change', 'tools', 'history', 'regression'] as const
    fc.assert(
      fc.property(files, more, fc.constantFrom(...facts), (list, rest, fact) => {
        const input = inputOf(list, rest)
        const blind = { ...input, [fact]: unknown('api-failed', 'no answer') }
        const seen = rank(decidePath(derive(input), input).path)
        expect(rank(decidePath(derive(blind), blind).path)).toBeGreaterThanOrEqual(seen)
      }),
      options,
    )
  })

  test('lines that are not shown never lower it', () => {
    fc.assert(
      fc.property(files, more, fc.nat(4), (list, rest, index) => {
        const hidden = list.map((one, at) =>
          at === index ? { ...one, signals: [], lines: { read: false } } : one,
        )
        expect(rank(decide(hidden, rest).path)).toBeGreaterThanOrEqual(rank(decide(list, rest).path))
      }),
      options,
    )
  })

  test('a declared path never lowers it', () => {
    fc.assert(
      fc.property(files, more, fc.constantFrom(...workflowPaths), (list, rest, path) => {
        const declared = { ...rest, statements: [...(rest.statements ?? []), ...said(['path', path])] }
        const decided = rank(decide(list, declared).path)
        expect(decided).toBeGreaterThanOrEqual(Math.max(rank(path), rank(decide(list, rest).path)))
      }),
      options,
    )
  })

  test('there is always a rule that decided, with a reason', () => {
    fc.assert(
      fc.property(files, more, (list, rest) => {
        const { decisive, rules } = decide(list, rest)
        expect(decisive.length).toBeGreaterThan(0)
        for (const id of decisive) expect(rules.find((rule) => rule.id === id)?.because).not.toEqual([])
      }),
      options,
    )
  })
})
