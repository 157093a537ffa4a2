import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import type { GatherContext } from './gather.ts'

type Asking = Pick<GatherContext, 'policy'>

/** The gates that read results of tools and checks. */
const gates = ['checklist', 'workflow-path'] as const

// Read loosely: the gates' own schemas have validated the options.
const shape = lazy(() =>
  z.looseObject({
    lists: z.array(z.unknown()).optional().catch(undefined),
    sarif: z
      .union([z.array(z.string()), z.looseObject({ files: z.array(z.string()) })])
      .optional()
      .catch(undefined),
    checks: z.unknown().optional(),
    health: z.looseObject({ checks: z.unknown().optional() }).optional().catch(undefined),
  }),
)

const optionsOf = ({ policy }: Asking, gate: (typeof gates)[number]) =>
  shape().safeParse(policy.gates.find(({ id }) => id === gate)?.options).data ?? {}

/** Globs of the SARIF files that either gate reads, each once. */
export function sarifPatterns(context: Asking): readonly string[] {
  const all = gates.flatMap((gate) => {
    const { sarif } = optionsOf(context, gate)
    return Array.isArray(sarif) ? sarif : (sarif?.files ?? [])
  })
  return [...new Set(all)]
}

/**
 * Names of the checks that options ask for: `NAME`, `{ KEY: NAME }`, `{ KEY: { check: NAME } }`, or a list of these.
 * Those of `health` are asked of the default branch, all others of changes, and those of answers of both.
 */
export function namedChecks(context: Pick<GatherContext, 'policy' | 'subject'>): readonly string[] {
  const { checks, health } = optionsOf(context, 'workflow-path')
  const own = context.subject.kind === 'repository' ? health?.checks : checks
  return [...namesIn(own), ...namesIn(optionsOf(context, 'checklist').checks)]
}

/** Whether answers to checklists are asked for, which may name checks, too. */
export const asksForAnswers = (context: Asking): boolean =>
  (optionsOf(context, 'checklist').lists ?? []).length > 0

/** Deepest that names stand below an option. */
const deepest = 3

function namesIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, depth + 1))
  if ('check' in value && typeof value.check === 'string') return [value.check]
  // An entry that says no more is called what its key says.
  return Object.entries(value).flatMap(([key, one]) => [key, ...namesIn(one, depth + 1)])
}
