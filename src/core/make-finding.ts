import type { Finding, Location } from './finding.ts'
import type { Level, Outcome } from './outcome.ts'

/** What a finding says beside its rule, outcome and subject. */
type Sentences = Pick<Finding, 'found' | 'required' | 'fix' | 'details' | 'urgent' | 'alarm' | 'stage'> & {
  readonly requiredAt?: Location | undefined
  readonly location?: Location | undefined
  readonly unknown?: Finding['unknown']
  /** Default: `error` for a failure and for what is unknown, `note` for the rest. */
  readonly level?: Level
}

/** Makes the findings of a gate, by the names of its rules; what is not known of one is left out. */
export const findingsOfGate =
  <RuleName extends string>(gate: string) =>
  (
    rule: RuleName,
    outcome: Outcome,
    subject: string,
    { requiredAt, location, details, level, unknown, urgent, alarm, stage, ...sentences }: Sentences,
  ): Finding => ({
    rule: `${gate}/${rule}`,
    ...{ outcome, subject, ...sentences },
    level: level ?? (outcome === 'fail' || outcome === 'unknown' ? 'error' : 'note'),
    ...(requiredAt === undefined ? {} : { requiredAt }),
    ...(location === undefined ? {} : { location }),
    ...(details === undefined || details.length === 0 ? {} : { details }),
    ...(unknown === undefined ? {} : { unknown }),
    ...(urgent === true ? { urgent } : {}),
    ...(alarm === undefined ? {} : { alarm }),
    ...(stage === undefined ? {} : { stage }),
  })
