import type { Delta, OpenFinding } from './delta.ts'
import type { Result } from './schema.ts'

type DeltaJson = NonNullable<Result['since']>

/** What changed between two runs, with the result's names. */
export function deltaJson(delta: Delta): DeltaJson {
  const { fixed, unchanged, unseen, changed } = delta
  return {
    counts: {
      fixed: fixed.length,
      new: delta.new.length,
      unchanged: unchanged.length,
      unseen: unseen.length,
    },
    policy_changed: changed.policy,
    facts_changed: changed.facts,
    fixed: fixed.map(findingJson),
    new: delta.new.map(findingJson),
    unchanged: unchanged.map(findingJson),
    unseen: unseen.map(findingJson),
  }
}

const findingJson = ({ id, gate, rule, subject, outcome }: OpenFinding): DeltaJson['fixed'][number] => ({
  fingerprint: id,
  gate,
  rule,
  subject,
  outcome,
})
