import { type Fact, known } from '../../../src/core/fact.ts'
import type { Criteria } from '../../../src/core/facts/criteria.ts'
import type { Greenlight } from '../../../src/core/facts/greenlight.ts'
import type { FactKey } from '../../../src/core/facts/index.ts'
import type { Tags } from '../../../src/core/facts/phases.ts'
import { changed, checks, commitOf, head, now, observed, phases, written } from './facts.ts'

/** Every fact of the gate bears on its verdict. */
export const options = {
  ...written,
  phases: written.phases.map((phase) => ({
    ...phase,
    criteria: phase.phase === 1 ? [{ id: 'EXIT-01', files: { paths: ['docs/*.md'] } }] : [],
  })),
  tags: 'require',
  greenlight: { nets: [{ id: 'S1', files: [{ path: 'rules.yml' }] }] },
}

const source = { kind: 'git', what: 'example' } as const

const tag = (index: number) => ({
  annotated: true,
  commit: commitOf(index),
  contains: { known: true as const, value: [commitOf(index)] },
})

export const tags: Tags = { 'phase-0-complete': tag(0), 'phase-1-complete': tag(1) }

export const criteria: Criteria = {
  sha: head,
  commits: { 'phase-0': commitOf(0), 'phase-1': commitOf(1) },
  files: { 'phase-1/EXIT-01': { known: true, value: { count: 1, paths: ['docs/one.md'] } } },
  suites: {},
  issues: {},
  tagged: {
    'phase-0-complete': { known: true, value: 'e'.repeat(40) },
    'phase-1-complete': { known: true, value: 'e'.repeat(40) },
  },
}

export const greenlight: Greenlight = {
  sha: head,
  files: {
    'rules.yml': { known: true, value: { kind: 'file', problem: null, missing: [], sha256: 'a'.repeat(64) } },
  },
  variables: {},
  checks: { known: true, value: checks(head, []) },
}

/** Work of phase 2, and phases 0 and 1 are complete. */
export const passing: { readonly [K in FactKey]?: Fact<unknown> } = {
  now: known(now, source),
  'other-pull-requests': known([], source),
  'changed-files': known(changed('src/p2/a.ts'), source),
  phases: known(phases([observed(0), observed(1)]), source),
  tags: known(tags, source),
  criteria: known(criteria, source),
}

/** The same artifacts on the default branch, and a green light. */
export const passingRepository = {
  ...passing,
  phases: known(phases([observed(0), observed(1)], { base: null, trusted: head }), source),
  greenlight: known(greenlight, source),
}
