import type { PhaseArtifact } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { type Text, text } from '../../core/text.ts'
import { isLegacy } from '../../phase/versions.ts'
import type { Context, Subject } from './model.ts'
import { finding, placeOf, value } from './words.ts'

/** Milliseconds that two clocks may differ by. */
export const skew = 5 * 60_000

const day = 86_400_000

/** Completed in the past, and not too long ago. A time that cannot be read is never in order. */
export const timeFindings = (subject: Subject, context: Context): readonly Finding[] => [
  ...futureFindings(subject, context),
  ...expiryFindings(subject, context),
]

/** A bare date of schema 1.0 stands for its end: it is past as soon as the day has begun. */
function startOf({ completedAt, schemaVersion }: PhaseArtifact): number {
  const bare = isLegacy(schemaVersion) && completedAt.endsWith('T23:59:59Z')
  return Date.parse(bare ? `${completedAt.slice(0, 10)}T00:00:00Z` : completedAt)
}

function futureFindings({ observed, artifact, stage }: Subject, context: Context): readonly Finding[] {
  if (startOf(artifact) <= Date.parse(context.now) + skew) return []
  return [
    finding('time-future', 'fail', observed.path, {
      location: placeOf(context, observed),
      found: text`completed at ${value(artifact.completedAt)}, and now it is ${context.now}`,
      required: text`a time that is past; clocks may differ by five minutes`,
      fix: text`write the artifact anew: ${`gatewright phase new ${stage.id}`}`,
    }),
  ]
}

/** By its own word, and by the age that the policy allows. */
function expiryFindings(
  { observed, artifact, stage }: Subject,
  { now: time, options, ...context }: Context,
): readonly Finding[] {
  const now = Date.parse(time)
  const days = options['max-age-days']
  const make = (cause: string, found: Text, required: Text): Finding =>
    finding('artifact-expired', 'fail', `${observed.path} ${cause}`, {
      location: placeOf(context, observed),
      requiredAt: cause === 'max-age-days' ? context.where(cause) : undefined,
      ...{ found, required },
      fix: text`prove ${value(stage.id)} again: ${`gatewright phase reseal ${stage.id}`}`,
    })
  const { completedAt, expiresAt } = artifact
  const expired = expiresAt !== null && !(now < Date.parse(expiresAt))
  const aged = days !== undefined && !(now <= Date.parse(completedAt) + days * day)
  return [
    ...(expired
      ? [make('expires_at', text`it expired at ${value(expiresAt)}`, text`an artifact that has not expired`)]
      : []),
    ...(aged
      ? [
          make(
            'max-age-days',
            text`it was completed at ${value(completedAt)}`,
            text`at most ${days} days ago`,
          ),
        ]
      : []),
  ]
}
