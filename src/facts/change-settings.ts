import { defaultChangeSettings } from '../change/default-settings.ts'
import { type Known, known, unknown } from '../core/fact.ts'
import type { ChangeSettings } from '../core/facts/change.ts'
import { factShapes } from '../core/facts/index.ts'
import type { GatheredFacts } from '../core/judge.ts'
import type { Policy } from '../policy/policy.ts'
import type { Gatherer } from './gather.ts'

const changeSettingsFact = ({ change }: Pick<Policy, 'change'>): Known<ChangeSettings> =>
  known(change ?? defaultChangeSettings, { kind: 'input', what: 'the policy’s `change`' })

/** Fact `change-settings`: the policy's own words, so that a facts file holds all that was judged by. */
export const gatherChangeSettings: Gatherer<'change-settings'> = async ({ policy }) =>
  changeSettingsFact(policy)

/**
 * Saved facts under another policy: its `change:` stands in the place of the saved one. What the lines show was looked
 * for by the old policy's guards and classes of files, so that it is known only where those are the same.
 */
export function underSettings(facts: GatheredFacts, policy: Pick<Policy, 'change'>): GatheredFacts {
  const saved = facts['change-settings']
  if (saved === undefined) return facts
  const settings = changeSettingsFact(policy)
  const before = factShapes['change-settings'].safeParse(saved.known ? saved.value : null).data
  const same = before !== undefined && lookedFor(before) === lookedFor(settings.value)
  return {
    ...facts,
    'change-settings': settings,
    ...(same || facts.change === undefined ? {} : { change: notSeen }),
  }
}

/** The settings that decide what the lines of a change are searched for. */
const lookedFor = ({ guards, documentation, tests, migrations, controlPlane }: ChangeSettings): string =>
  JSON.stringify([guards, documentation, tests, migrations, controlPlane])

const notSeen = unknown(
  'offline',
  'the lines were read under a policy with other `guards`, `documentation`, `tests`, `migrations` or `control-plane`',
  { remedy: { text: 'save the facts again under this policy' } },
)
