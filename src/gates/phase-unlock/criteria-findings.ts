import type { Finding } from '../../core/finding.ts'
import { text } from '../../core/text.ts'
import { judgeCriterion } from '../../phase/criteria.ts'
import type { Context, Subject } from './model.ts'
import { finding, placeOf, shortened, value, words } from './words.ts'

const outcomes = { met: 'pass', unmet: 'fail', unknown: 'unknown' } as const

/** Every criterion of an artifact's stage: a failure, an unknown, or a pass. */
export function criterionFindings({ observed, stage }: Subject, context: Context): readonly Finding[] {
  const { phases, tags, criteria, where } = context
  return stage.criteria.map((criterion, index) => {
    const facts = { phases, tags, criteria, stage: stage.id, observed }
    const { state, found, required, fix, unknown } = judgeCriterion(criterion, facts)
    const title = criterion.title === undefined ? [] : text` (${words(shortened(criterion.title))})`
    return finding('criterion', outcomes[state], `${stage.id} ${criterion.id}`, {
      stage: stage.id,
      location: placeOf(context, observed),
      requiredAt: where(...stage.at, 'criteria', index),
      found: [...text`${value(criterion.id)}`, ...title, ...text`: `, ...found],
      ...{ required, fix, unknown },
    })
  })
}
