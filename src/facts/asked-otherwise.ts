import { defaultChangeSettings } from '../change/default-settings.ts'
import type { FactKey } from '../core/facts/index.ts'
import type { Scope } from '../core/target.ts'
import type { Policy } from '../policy/policy.ts'
import { evidenceReports, namedLists } from './checklist-options.ts'
import { asksForAnswers, namedChecks, sarifPatterns } from './tool-options.ts'
import { workflowNeeds } from './workflow-options.ts'

/**
 * Facts of the gates `checklist` and `workflow-path` that a run under another policy would have gathered otherwise:
 * what that policy asks for was not looked for, so that the saved value says nothing about it.
 * @param before policy that the facts were saved under; null when it cannot be read: then it asked for nothing
 */
export function askedOtherwise(before: Policy | null, policy: Policy, scope: Scope): readonly FactKey[] {
  const { change: _, ...rest } = policy
  const [old, now] = [before ?? { ...rest, gates: [] }, policy].map((one) => ({
    same: sameAsks(one, scope),
    within: withinAsks(one, scope),
  }))
  if (old === undefined || now === undefined) return []
  const changed = [...now.same].filter(([key, ask]) => old.same.get(key) !== ask)
  const more = [...now.within].filter(([key, names]) => {
    const looked = new Set(old.within.get(key))
    return names.some((name) => !looked.has(name))
  })
  return [...changed, ...more].map(([key]) => key)
}

const ask = (...parts: readonly unknown[]): string => JSON.stringify(parts)

/** What has to be the same for a saved fact to answer. */
function sameAsks(policy: Policy, scope: Scope): ReadonlyMap<FactKey, string> {
  const asks = new Map<FactKey, string>([
    ['checklists', ask([...namedLists({ policy })].sort())],
    ['evidence-tests', ask([...evidenceReports({ policy })].sort())],
  ])
  if (scope === 'repository') return asks
  const { configured, specifications, lockedTests, lockManifest, before, after } = workflowNeeds({ policy })
  const { documentation, tests, notCounted } = policy.change ?? defaultChangeSettings
  return asks
    .set('regression', ask(before, after))
    .set('test-history', ask(configured && lockManifest, lockedTests ?? [tests, notCounted]))
    .set('specifications', ask(configured && [specifications, documentation, tests, notCounted]))
}

/** What has to be among that which was looked for. */
function withinAsks(policy: Policy, scope: Scope): ReadonlyMap<FactKey, readonly string[]> {
  const subject =
    scope === 'repository'
      ? ({ kind: 'repository', sha: '' } as const)
      : ({ kind: 'pull-request', number: 1 } as const)
  const answers = asksForAnswers({ policy }) ? ['checks that answers name'] : []
  return new Map<FactKey, readonly string[]>([
    ['tool-findings', sarifPatterns({ policy })],
    ['checks', [...namedChecks({ policy, subject }), ...answers]],
  ])
}
