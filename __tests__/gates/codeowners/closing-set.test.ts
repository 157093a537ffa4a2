import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { satisfied } from '../../../src/core/people/satisfaction.ts'
import { type Candidate, type Open, smallestSet } from '../../../src/gates/codeowners/smallest-set.ts'
import { facts, oldSha, type PullRequestFacts } from '../../support/pull-request-facts.ts'
import { closing, detailLines, judged, only } from './judging.ts'

describe('who together closes everything', () => {
  const start = (): PullRequestFacts =>
    facts().owners('/a/ @alpha @bi', '/b/ @bi @chef', '/c/ @chef @dots').file('a/1').file('b/1').file('c/1')

  test('the fewest people', () => {
    expect(closing(judged(start()))).toEqual(['@bi', '@chef'])
    expect(closing(judged(start().review('bi')))).toEqual(['@chef'])
    expect(closing(judged(start().review('bi').review('dots')))).toEqual([])
  })

  test('it stands once, with the first open requirement', () => {
    const titles = judged(start()).flatMap((finding) =>
      detailLines(finding).filter((line) => line.startsWith('Who can')),
    )
    expect(titles).toEqual(['Who can still approve: 2 approvals close everything (the fewest possible)'])
  })

  test('people who are excluded or have lost access are not proposed', () => {
    expect(closing(judged(start().author('bi').commitBy('committer', 'chef')))).toEqual(['@alpha', '@dots'])
    expect(
      closing(
        judged(facts().owners('* @alpha @bi').file('x').review('alpha', 'APPROVED', { canPush: false })),
      ),
    ).toEqual(['@bi'])
  })

  test('a stale approver is asked again', () => {
    const stale = facts()
      .owners('* @alpha')
      .file('x')
      .review('alpha', 'APPROVED', { at: 'd'.repeat(40) })
    expect(closing(judged(stale))).toEqual(['@alpha'])
  })

  test('an older approval that still counts for some files is not counted twice', () => {
    const blobs = { [oldSha]: { 'a/1': 'blob of a/1' } }
    const start = facts().owners('/a/ @alpha @bi', '/b/ @alpha').file('a/1').file('b/1')
    const kept = start.review('alpha', 'APPROVED', { at: oldSha }).set('approved-blobs', blobs)
    const options = { 'stale-approvals': 'same-diff', rules: [{ paths: ['a/**'], approvals: 2 }] }
    expect(closing(judged(kept, options))).toEqual(['@alpha', '@bi'])
  })

  test('teams by their members, and a team that cannot be read as a whole', () => {
    const teams = () =>
      facts().owners('/a/ @acme/a', '/b/ @acme/b').file('a/1').file('b/1').team('@acme/a', 'x', 'y')
    expect(closing(judged(teams().team('@acme/b', 'y', 'z')))).toEqual(['@y'])
    expect(closing(judged(teams().unreadableTeam('@acme/b')))).toEqual(['@x', 'a member of @acme/b'])
  })

  test('`all`, `distinct` and several approvals', () => {
    const rules = (more: object) => ({ rules: [{ paths: ['**'], ...more }] })
    const owners = () => facts().owners('* @alpha @bi @chef').file('x')
    expect(closing(judged(owners(), rules({ approvals: 2 })))).toHaveLength(2)
    expect(closing(judged(owners(), rules({ mode: 'all' })))).toHaveLength(3)
    const two = owners().team('@acme/a', 'bi').team('@acme/b', 'bi', 'dots')
    expect(closing(judged(two, rules({ from: ['@acme/a', '@acme/b'], mode: 'all' })))).toEqual(['@bi'])
    expect(closing(judged(two, rules({ from: ['@acme/a', '@acme/b'], mode: 'distinct' })))).toEqual([
      '@bi',
      '@dots',
    ])
  })

  test('anyone with write access, where nobody owns a file', () => {
    expect(closing(judged(facts().owners('/a/ @alpha').file('x')))).toEqual(['anyone with write access'])
    expect(closing(judged(facts().owners('/a/ @alpha').file('x').file('a/1')))).toEqual(['@alpha'])
  })

  test('what no approval can close is left out', () => {
    const findings = judged(facts().owners('/a/ @oper', '/b/ @alpha').file('a/1').file('b/1'))
    expect(closing(findings)).toEqual(['@alpha'])
    expect(only(findings, 'author-is-only-owner').outcome).toBe('fail')
  })

  test('a line with many people is decided in time', () => {
    const members = Array.from({ length: 400 }, (_, index) => `member${index}`)
    const many = Array.from({ length: 12 }, (_, index) => `/d${index}/ @acme/t${index}`)
    const big = many.reduce(
      (all, _, index) =>
        all
          .file(`d${index}/x`)
          .team(`@acme/t${index}`, ...members.filter((_, at) => (at * 7 + index) % 5 < 2)),
      facts().owners(...many),
    )
    const started = Date.now()
    expect(closing(judged(big)).length).toBeGreaterThan(1)
    expect(Date.now() - started).toBeLessThan(2000)
  })
})

describe('the smallest set', () => {
  const people: readonly Candidate[] = Array.from({ length: 6 }, (_, index) => ({
    id: index + 1,
    login: `p${index}`,
    label: `@p${index}`,
  }))
  const pool = fc
    .uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 4 })
    .map((members) => ({ kind: 'team' as const, name: 't', members }))
  const open = fc
    .record({
      demands: fc.array(
        fc.record({
          pools: fc.array(pool, { minLength: 1, maxLength: 2 }),
          approvals: fc.integer({ min: 1, max: 2 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      distinct: fc.boolean(),
    })
    .map((requirement): Open => ({ requirement, approvers: [] }))

  const closes = (all: readonly Open[], chosen: readonly Candidate[]) =>
    all.every(({ requirement }) => satisfied(requirement, chosen) === 'yes')

  test('is as small as trying every subset finds', () => {
    fc.assert(
      fc.property(fc.array(open, { minLength: 1, maxLength: 4 }), (all) => {
        const subsets = Array.from({ length: 64 }, (_, bits) =>
          people.filter((_, index) => (bits >> index) & 1),
        )
        const sizes = subsets.filter((subset) => closes(all, subset)).map((subset) => subset.length)
        const result = smallestSet(all, people)
        expect(result?.people.length).toBe(sizes.length === 0 ? undefined : Math.min(...sizes))
        if (result !== undefined) expect(closes(all, result.people)).toBe(true)
      }),
      { seed: 20261120, numRuns: 150 },
    )
  })

  test('says when it could not try everything, and still closes everything', () => {
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    const crowd: readonly Candidate[] = Array.from({ length: 60 }, (_, index) => ({
      id: index + 1,
      login: `c${index}`,
      label: `@c${index}`,
    }))
    const hard = Array.from({ length: 40 }, (): Open => {
      const members = Array.from({ length: 4 }, () => crowd[random(60)]).filter((one) => one !== undefined)
      const demand = { pools: [{ kind: 'team' as const, name: 't', members }], approvals: 1 }
      return { requirement: { demands: [demand], distinct: false }, approvers: [] }
    })
    const started = Date.now()
    const result = smallestSet(hard, crowd)
    expect(Date.now() - started).toBeLessThan(3000)
    expect(result?.exact).toBe(false)
    expect(closes(hard, result?.people ?? [])).toBe(true)
  })
})
