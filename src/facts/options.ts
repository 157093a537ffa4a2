import { z } from 'zod'
import type { GatherContext } from './gather.ts'
import { roleNeeds } from './role-options.ts'

/** A path rule: where it applies (null: could not be read, so everywhere), and whom it asks. */
interface PathNeeds {
  readonly paths: readonly string[] | null
  readonly except: readonly string[]
  readonly from: readonly string[]
}

/**
 * The options of the gate `codeowners` that decide which facts cost a request. Read loosely: the gate's own schema
 * has validated them, and what cannot be read here is gathered rather than left out.
 */
export interface CodeownersNeeds {
  /** Whether people named by commits are excluded from approving. */
  readonly commitPeople: boolean
  /** Whether the last pusher is excluded from approving. */
  readonly lastPusher: boolean
  /** Whether approvals of older commits may still count. */
  readonly sameDiff: boolean
  /** Path rules: their globs, and the people they ask for. */
  readonly rules: readonly PathNeeds[]
}

const strings = z.array(z.string()).optional().catch(undefined)

const shape = z.looseObject({
  exclude: strings,
  'stale-approvals': z.string().optional().catch(undefined),
  rules: z
    .array(z.looseObject({ paths: strings, except: strings, from: strings }))
    .optional()
    .catch(undefined),
})

/**
 * What the policy's `codeowners` gate asks for, and what other gates' roles add to it; everything when no gate of
 * these is set or its options are not readable.
 */
export function codeownersNeeds(context: Pick<GatherContext, 'policy'>): CodeownersNeeds {
  const setting = context.policy.gates.find((gate) => gate.id === 'codeowners')
  const options = shape.safeParse(setting?.options).data
  const roles = roleNeeds(context)
  return {
    commitPeople:
      roles.commitPeople ||
      (options?.exclude?.some((who) => who === 'committers' || who === 'co-authors') ?? true),
    lastPusher: roles.lastPusher || (options?.exclude?.includes('last-pusher') ?? true),
    sameDiff: (options?.['stale-approvals'] ?? 'same-diff') === 'same-diff',
    rules: (options?.rules ?? []).map((rule) => ({
      paths: rule.paths ?? null,
      except: rule.except ?? [],
      from: rule.from ?? [],
    })),
  }
}
