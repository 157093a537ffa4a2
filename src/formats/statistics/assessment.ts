import { type BoundOptions, lowerBound } from './bound.ts'
import { type Decision, decide, failuresAllowed, power, pValue, trialsNeeded } from './decide.ts'
import { toNumber } from './fixed.ts'
import { type Probability, probabilityNumber } from './probability.ts'

/** Everything a count says under a threshold. */
export interface Assessment {
  readonly successes: number
  readonly trials: number
  /** Lower confidence bound to the precision of a double. */
  readonly bound: number
  /** The bound with four digits; rounded down where it would otherwise look as if it reached the threshold. */
  readonly boundText: string
  /** Share of successes; null without a trial. */
  readonly point: number | null
  readonly decision: Decision
  /** Most failures with which so many trials pass; null when none do. */
  readonly failuresAllowed: number | null
  /** Fewest trials that pass with the failures there are; null when no countable number does. */
  readonly trialsNeeded: number | null
  /** Probability that tests which pass 99 times out of 100 would pass this gate. */
  readonly power: number
  /** Probability of so many successes or more if the true share were just the threshold (exact, one-sided). */
  readonly pValue: number
}

const goodTests: Probability = { numerator: 99n, denominator: 100n }

/** Assesses `successes` out of `trials` under a threshold. */
export function assess(
  successes: number,
  trials: number,
  threshold: Probability,
  options: BoundOptions,
): Assessment {
  const bound = lowerBound(successes, trials, options)
  const decision = decide(successes, trials, threshold, options)
  const misleading = decision !== 'pass' && Number(bound.text) >= probabilityNumber(threshold)
  const allowed = trials === 0 ? null : failuresAllowed(trials, threshold, options)
  return {
    successes,
    trials,
    bound: bound.value,
    boundText: misleading ? bound.floor : bound.text,
    point: trials === 0 ? null : successes / trials,
    decision,
    failuresAllowed: allowed,
    trialsNeeded: trialsNeeded(trials - successes, threshold, options),
    power: toNumber(power(allowed, trials, goodTests)),
    pValue: trials === 0 ? 1 : toNumber(pValue(successes, trials, threshold)),
  }
}
