import type { Detail } from '../../core/finding.ts'
import { prose, type Text } from '../../core/text.ts'
import type { reviewRules } from './rules-reviews.ts'

/** What to do when a rule about reviews fails: source document 000, task 7, steps 2, 7 and 8. */
export interface Recovery {
  readonly action: string
  readonly rollback: string
  readonly escalation: string
  /** The rule that judges what comes next; null: the way ends here, with a person. Never a way back. */
  readonly next: keyof typeof reviewRules | null
}

/**
 * The document sends step 7 to 8, 8 to 6 and 6 back to 7. Here every round is a push that is reviewed once, rounds are
 * counted, and the count ends with somebody else: no entry leads back to one before it.
 */
export const recoveries: Readonly<Record<keyof typeof reviewRules, Recovery>> = {
  'open-findings': {
    action: 'fix the code at the place named, push, and let the tool run on the new head',
    rollback: 'revert the commit that brought the result (`git revert`)',
    escalation: 'if the result is wrong, have it suppressed in the tool by whoever owns its rules',
    next: 'security-review',
  },
  'security-review': {
    action: 'settle what the reviewer found, push, and ask for a review of the new head',
    rollback: 'if the design has to change, revert the change and begin with the specification',
    escalation: 'after 3 rejections (`reviews.rejections`), whoever is responsible for the design decides',
    next: 'mitigation-plan',
  },
  'performance-review': {
    action: 'measure the hot path, attach the result as evidence, and ask for a review of the head',
    rollback: 'revert what made the hot path slower (`git revert`)',
    escalation: 'after 3 rejections (`reviews.rejections`), whoever is responsible for the design decides',
    next: 'mitigation-plan',
  },
  'mitigation-plan': {
    action: 'complete the plan: what is at risk, what is done about it, by whom, until when',
    rollback: 'take the line `Mitigation plan:` out of the body, and have the change reviewed',
    escalation: 'the owner whom the plan names decides what stays open',
    next: 'review-rejections',
  },
  'review-rejections': {
    action: 'take the matter to whoever is responsible for the design, and set the escalation label',
    rollback: 'close the pull request, and begin again with the specification',
    escalation: 'the person who was asked decides; there is no further round without one',
    next: null,
  },
}

/** The recovery of a rule as a list below its finding. */
export function recoveryDetail(rule: keyof typeof reviewRules): Detail {
  const { action, rollback, escalation } = recoveries[rule]
  const line = (label: string, sentence: string): Text => prose(`${label}: ${sentence}`)
  return {
    kind: 'list',
    title: [{ kind: 'text', text: 'Recovery' }],
    items: [line('what to do', action), line('way back', rollback), line('when to ask for help', escalation)],
  }
}
