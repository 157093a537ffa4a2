import { unknown } from '../core/fact.ts'
import { type PhaseOptions, options as phaseOptions, stagesOf } from '../phase/options.ts'
import { type GatherContext, giveUp } from './gather.ts'

/**
 * The options of gate `phase-unlock`; null where the policy has none or they name no stage. Read strictly: what an
 * artifact has to show is never guessed. The policy is that of the base, so no change loosens its own judging.
 */
export function phaseNeeds({ policy }: Pick<GatherContext, 'policy'>): PhaseOptions | null {
  const setting = policy.gates.find(({ id }) => id === 'phase-unlock')
  if (setting === undefined) return null
  const parsed = phaseOptions.safeParse(setting.options)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = ['phase-unlock', ...(issue?.path ?? [])].join('.')
    return giveUp(unknown('unparsable', `the policy's ${where}: ${issue?.message ?? 'unreadable'}`))
  }
  return stagesOf(parsed.data).length === 0 ? null : parsed.data
}
