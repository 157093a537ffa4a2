/** What a rule, a gate or a whole run came to. `unknown` means it could not be decided; it is never a pass. */
export const outcomes = ['pass', 'fail', 'skip', 'unknown'] as const
export type Outcome = (typeof outcomes)[number]

/**
 * How much a finding weighs. Only `error` can block; `warning` and `note` inform.
 * The names are those of SARIF 2.1.0 section 3.27.10.
 */
export const levels = ['error', 'warning', 'note'] as const
export type Level = (typeof levels)[number]

/** `report` never blocks and says so first; `enforce` blocks. */
export const modes = ['report', 'enforce'] as const
export type Mode = (typeof modes)[number]

/** What a run decided. Exit code 0 is an allow-list over these, see `verdict.ts`. */
export const decisions = ['pass', 'fail', 'unknown', 'report'] as const
export type Decision = (typeof decisions)[number]
