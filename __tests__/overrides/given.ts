import { z } from 'zod'
import { known } from '../../src/core/fact.ts'
import type { FactValue } from '../../src/core/facts/index.ts'
import type { Finding } from '../../src/core/finding.ts'
import type { AnyGate } from '../../src/core/gate.ts'
import type { GatheredFacts } from '../../src/core/judge.ts'
import type { OverrideView } from '../../src/core/override.ts'
import type { Rule } from '../../src/core/rules.ts'
import type { Verdict } from '../../src/core/verdict.ts'
import { judgeSubjects } from '../../src/pipeline/judge-subjects.ts'
import type { OverrideSettings } from '../../src/policy/override-settings.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { SubjectFacts } from '../../src/result/record.ts'
import { finding } from '../support/findings.ts'
import { headSha, PullRequestFacts } from '../support/pull-request-facts.ts'
import { samplePolicy } from '../support/sample-record.ts'

export { headSha }
export const now = '2027-01-10T12:00:00Z'
type File = FactValue['overrides']['files'][number]
type Override = NonNullable<File['override']>

const source = { kind: 'api', what: 'test' } as const

const rule = (more: Partial<Rule> = {}): Rule => ({
  ...{ title: 'T', why: 'w', fix: 'f', controls: [], sources: [] },
  example: { found: 'f', required: 'r', fix: 'x' },
  ...more,
})

/** Rules of every gate here. */
export const rules = {
  tests: rule(),
  lint: rule(),
  signature: rule({ overridable: false, exitCode: { fail: 2 } }),
  'artifact-rewritten': rule({ overridable: false }),
}

/** A gate that always finds the same. */
export const gate = (id: string, findings: readonly Finding[]): AnyGate => ({
  ...{ id, title: id, summary: id, rules, options: z.strictObject({}), permissions: [] },
  pullRequest: { needs: [], evaluate: () => findings },
  repository: { needs: [], evaluate: () => findings },
})

/** A finding of a rule of a gate. */
export const found = (
  id: string,
  outcome: Finding['outcome'] = 'fail',
  more: Partial<Finding> = {},
): Finding => finding(outcome, { rule: id, subject: 'src/a.ts', ...more })

export const settings: OverrideSettings = { approvals: 2, approvers: ['@bravo', '@chef', '@sec'], maxDays: 7 }

export const file = (more: Partial<Override> = {}, rest: Partial<File> = {}): File => ({
  path: `.gatewright/overrides/${more.id ?? 'hotfix'}.json`,
  at: 'head',
  problems: [],
  override: {
    id: 'hotfix',
    gates: ['g1'],
    rules: [],
    stage: null,
    headSha: 'b'.repeat(40),
    reason: 'the payment provider changed its format',
    ticket: 'SHOP-12',
    requestedBy: 'oper',
    expiresAt: '2027-01-12T12:00:00Z',
    ...more,
  },
  matchesHead: { known: true, value: true },
  ...rest,
})

/** Facts of a pull request of `oper`, with these overrides; reviews as the test adds them. */
export function facts(
  files: readonly File[],
  build: (pull: PullRequestFacts) => PullRequestFacts = twoApprove,
): GatheredFacts {
  const { values } = build(new PullRequestFacts())
  return {
    now: known(now, source),
    'pull-request': known(values['pull-request'], source),
    reviews: known(values.reviews, source),
    commits: known(values.commits, source),
    'last-pusher': known(values['last-pusher'], source),
    teams: known(values.teams, source),
    'other-pull-requests': known([], source),
    overrides: known({ sha: headSha, files: [...files] }, source),
  }
}

export const twoApprove = (pull: PullRequestFacts): PullRequestFacts => pull.review('bravo').review('chef')

export interface Given {
  readonly gates?: readonly AnyGate[]
  readonly facts?: GatheredFacts
  readonly subjects?: readonly SubjectFacts[]
  readonly settings?: OverrideSettings | null
  readonly policy?: Partial<Policy>
  readonly gatePolicy?: Partial<Policy['gates'][number]>
  readonly scope?: 'pull-request' | 'repository'
}

export const failing = gate('g1', [found('g1/tests')])

/** The verdict over these gates; all of them enforced. */
export function judged(given: Given = {}): Verdict {
  const gates = given.gates ?? [failing]
  const policy: Policy = {
    ...samplePolicy,
    gates: gates.map(({ id }) => ({
      ...{ id, mode: 'enforce' as const, optional: false, enforceFrom: null, options: {} },
      where: () => undefined,
      ...given.gatePolicy,
    })),
    ...(given.settings === null ? {} : { overrideSettings: given.settings ?? settings }),
    ...given.policy,
  }
  const subjects = given.subjects ?? [{ subject: '', facts: given.facts ?? facts([file()]) }]
  const target = given.scope === 'repository' ? 'repository' : 'pull-request'
  return judgeSubjects({ policy, gates, scope: given.scope ?? 'pull-request', target, subjects })
}

/** The only override. */
export function only({ overrides = [] }: Verdict): OverrideView {
  const [view, ...more] = overrides
  if (view === undefined || more.length > 0) throw new Error(`${overrides.length} overrides`)
  return view
}
