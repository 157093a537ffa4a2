import { type Fact, known } from '../../../src/core/fact.ts'
import type { FactKey } from '../../../src/core/facts/index.ts'
import { actor } from '../../support/pull-request-facts.ts'
import { bugFix, document, run, strength, tested, weaker } from './facts.ts'

/** The policy of the example; every fact of the gate bears on its verdict. */
export const options = {
  checks: { build: 'build', unit: { check: 'unit', workflow: '.github/workflows/ci.yml' } },
  approvers: ['@acme/leads'],
  regression: { before: ['base/*.xml'], after: ['head/*.xml'] },
  health: { checks: { build: 'build' } },
}

/**
 * A bug fix that passes: small, with a test that failed before it; a wrong requirement is unlocked and approved by a
 * member of a team; the specification it also touches is complete.
 */
export const passing: { readonly [K in FactKey]?: Fact<unknown> } = bugFix()
  .file('specs/cart.md')
  .specified([document()])
  .says('unlock', 'tests/cart.test.ts')
  .tests(tested('tests/cart.test.ts', strength(), weaker))
  .review('chef')
  .with('teams', { '@acme/leads': { known: true, members: [actor('chef')] } })
  .with('regression', {
    given: true,
    invalid: [],
    tests: [{ id: 'cart › says not found', file: 'tests/cart.test.ts', before: 'failed', after: 'passed' }],
  })
  .facts()

const source = { kind: 'api', what: 'example' } as const

/** The default branch, healthy. */
export const passingRepository: { readonly [K in FactKey]?: Fact<unknown> } = {
  'other-pull-requests': known([], source),
  checks: known(
    { sha: 'a'.repeat(40), runs: [run('build')], statuses: [], workflows: { known: true, value: true } },
    source,
  ),
}
