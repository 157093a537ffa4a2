import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import { lazy } from '../core/lazy.ts'
import type { GreenlightOption } from '../phase/greenlight-options.ts'
import { type PhaseOptions, options as phaseOptions } from '../phase/options.ts'
import { type GatherContext, giveUp } from './gather.ts'

/** What a green-light audit is asked for. */
export interface GreenlightNeeds {
  readonly greenlight: GreenlightOption
  readonly checks: PhaseOptions['checks']
}

const shape = lazy(() =>
  z.object({ greenlight: phaseOptions.shape.greenlight, checks: phaseOptions.shape.checks }),
)

/** Read strictly, as the gate does: what a net is made of is never guessed. Null: the policy asks for no green light. */
export function greenlightNeeds({ policy }: Pick<GatherContext, 'policy'>): GreenlightNeeds | null {
  const setting = policy.gates.find(({ id }) => id === 'phase-unlock')
  if (setting === undefined) return null
  const parsed = shape().safeParse(setting.options)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = ['phase-unlock', ...(issue?.path ?? [])].join('.')
    return giveUp(unknown('unparsable', `the policy's ${where}: ${issue?.message ?? 'unreadable'}`))
  }
  const { greenlight, checks } = parsed.data
  return greenlight === undefined ? null : { greenlight, checks }
}
