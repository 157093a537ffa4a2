import { decidePath } from '../../change/decide.ts'
import { derive } from '../../change/derive.ts'
import { changeFacts, changeInput } from '../../change/input.ts'
import type { Fact } from '../../core/fact.ts'
import type { Checks } from '../../core/facts/tools.ts'
import type { Finding } from '../../core/finding.ts'
import type { Facts, Where } from '../../core/gate.ts'
import { roleFacts } from '../../core/people/role-approval.ts'
import { buildFindings, healthFindings } from './build-findings.ts'
import { lockedFindings } from './locked-findings.ts'
import { loweringFindings, loweringIn, overrideOf } from './lowering.ts'
import type { Options } from './options.ts'
import { pathFindings, skipFindings } from './path-findings.ts'
import { regressionFindings } from './regression-findings.ts'
import { shortcutOf } from './shortcut.ts'
import { specificationFindings } from './specification-findings.ts'
import { testsFindings } from './tests-findings.ts'
import { permission } from './unlock.ts'

// For no rule: whether the commit is another pull request's head, too, is known before anything passes.
export const needs = ['other-pull-requests'] as const
export const partial = [
  ...changeFacts,
  // With `pull-request`, which the change asks for, these are what `roleFacts` takes.
  'reviews',
  'commits',
  'last-pusher',
  'teams',
  'checks',
  'specifications',
] as const

type PullRequestFacts = Facts<(typeof needs)[number], (typeof partial)[number]>

/** The path of a change, and whether it has what that path asks for. */
export function evaluate(facts: PullRequestFacts, options: Options, where: Where): readonly Finding[] {
  const { answers, 'changed-files': files, 'test-history': history, regression } = facts
  const statements = answers.known ? answers.value.statements : []
  const input = changeInput(facts)
  const derived = derive(input)
  const computed = decidePath(derived, input)
  // Without answers there is no line that anybody could approve.
  const edits = answers.known ? answers.value.edits : answers
  const allowed = permission(roleFacts(facts), edits, options)
  const lowering = loweringIn(statements, computed.computed)
  const decision = decidePath(derived, { ...input, pathOverride: overrideOf(lowering, allowed) })
  const shortcut = shortcutOf(derived, input, decision)
  return [
    ...pathFindings(decision, pathFacts(facts)),
    ...loweringFindings(lowering, decision, allowed, options, where),
    ...skipFindings(decision, derived, statements),
    ...specificationFindings(facts.specifications, decision, options, where, shortcut),
    ...lockedFindings({ history, statements, permission: allowed }, options, where),
    ...regressionFindings({ regression, files, derived, decision, shortcut }, options, where),
    ...testsFindings({ files, history, derived, decision }, options, where),
    ...buildFindings(facts.checks, decision.path, options, where),
  ]
}

/**
 * What the path is decided from, apart from what has a rule of its own. A branch has no pull request yet, and so no
 * labels: that is no gap.
 */
const pathFacts = (facts: PullRequestFacts) => ({
  'changed-files': facts['changed-files'],
  change: facts.change,
  'change-settings': facts['change-settings'],
  answers: facts.answers,
  'tool-findings': facts['tool-findings'],
  ...(isOffline(facts['pull-request']) ? {} : { 'pull-request': facts['pull-request'] }),
})

const isOffline = (fact: Fact<unknown>): boolean => !fact.known && fact.reason === 'offline'

/** The default branch: whether it is fit to start from. */
export const evaluateRepository = (
  { checks }: { readonly checks: Checks },
  options: Options,
  where: Where,
): readonly Finding[] => healthFindings(checks, options, where)
