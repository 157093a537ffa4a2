import type { Finding } from '../../core/finding.ts'
import { mention, type Person } from '../../core/people/people.ts'
import { atLeast, fits, missing, unreadable } from '../../core/people/satisfaction.ts'
import { barredReason } from '../../core/people/words.ts'
import { people, prose, type Text, text } from '../../core/text.ts'
import { approvalDetails, discountText } from './approval-details.ts'
import type { Assessment } from './assessment.ts'
import { closingPeople } from './closing-set.ts'
import { firstAtHead, pathsInShort, word } from './words.ts'

/** What is known about closing everything, beyond one requirement. */
export interface Closing {
  /** The fewest people who close all that is open, when that is more than one requirement; else nobody. */
  readonly people: readonly Person[]
  /** GitHub demands code owners on the base branch and says that their review is missing. */
  readonly githubWaits: boolean
}

/**
 * The finding of one requirement: who met it, or what is open and who can close it.
 */
export function approvalFinding(assessment: Assessment, headSha: string, closing: Closing): Finding {
  switch (assessment.state) {
    case 'met':
    case 'proven':
      return passed(assessment)
    case 'maybe':
      return undecided(assessment, headSha, closing)
    case 'no':
      return open(assessment, headSha, closing)
    case 'impossible':
      return impossible(assessment)
  }
}

const pathsOf = ({ requirement }: Assessment): readonly string[] =>
  requirement.touched.map(({ path }) => path)

const common = (assessment: Assessment) => {
  const { requirement } = assessment
  return {
    rule: `codeowners/${requirement.rule}`,
    subject: requirement.subject,
    required: requirement.wanted,
    ...(requirement.at === undefined ? {} : { requiredAt: requirement.at }),
    ...firstAtHead(requirement.touched),
  }
}

function passed(assessment: Assessment): Finding {
  const who = assessment.approvers.filter((approver) =>
    assessment.requirement.demands.some((demand) => fits(approver, demand) === 'yes'),
  )
  const how =
    assessment.state === 'proven'
      ? text`: GitHub counts the approval of an owner, and every approval counts here`
      : text`: approved by ${people(who.map(mention), 'and')}`
  const found = [...pathsInShort(pathsOf(assessment)), ...how]
  const details = approvalDetails(assessment)
  return { ...common(assessment), outcome: 'pass', level: 'note', found, fix: [], details }
}

function open(assessment: Assessment, headSha: string, closing: Closing): Finding {
  const fix = nextStep(assessment, headSha, closing)
  return {
    ...common(assessment),
    outcome: 'fail',
    level: 'error',
    found: progress(assessment, headSha),
    fix,
    details: approvalDetails(assessment, fix),
  }
}

/** Somebody approved who may be an owner, and nothing shows it. */
function undecided(assessment: Assessment, headSha: string, closing: Closing): Finding {
  const [first] = unreadable(assessment.requirement)
  const why = first?.unknown
  const remedy = why?.remedy
  // When GitHub itself still waits for an owner, a better token would only say so, too.
  const fix =
    remedy === undefined || closing.githubWaits ? nextStep(assessment, headSha, closing) : prose(remedy.text)
  return {
    ...common(assessment),
    outcome: 'unknown',
    level: 'error',
    found: [
      ...pathsInShort(pathsOf(assessment)),
      ...text`: approved by ${people(assessment.approvers.map(mention), 'and')}, and who belongs to ${people(unreadable(assessment.requirement).map(({ name }) => name))} cannot be seen`,
    ],
    fix,
    details: approvalDetails(assessment, fix),
    unknown: { reason: why?.reason ?? 'team-membership', ...(remedy === undefined ? {} : { remedy }) },
  }
}

/** `src/a.ts and 2 more: 0 of 1 approval; @web-lead approved 1a2b3c4, which is not the head` */
function progress(assessment: Assessment, headSha: string): Text {
  const { requirement, approvers } = assessment
  const total = requirement.demands.reduce((sum, demand) => sum + demand.approvals, 0)
  const have = total - missing(requirement, approvers, atLeast('yes'))
  const count = word(`: ${have} of ${total} approval${total === 1 ? '' : 's'}`)
  const near = assessment.discounted.find(
    ({ reviewer, why }) =>
      why !== 'commented' && requirement.demands.some((demand) => fits(reviewer, demand) !== 'no'),
  )
  const stranger = approvers.find((one) => requirement.demands.every((demand) => fits(one, demand) === 'no'))
  const hint: Text =
    near !== undefined
      ? [word('; '), ...discountText(near.reviewer, near.why, headSha)]
      : stranger !== undefined
        ? text`; ${people([mention(stranger)])} approved, but is not asked for here`
        : []
  return [...pathsInShort(pathsOf(assessment)), count, ...hint]
}

function nextStep(assessment: Assessment, headSha: string, closing: Closing): Text {
  const { requirement, approvers, eligible } = assessment
  const [demand, ...others] = requirement.demands
  const single = demand !== undefined && others.length === 0
  const needed = single ? missing(requirement, approvers, atLeast('yes')) : 0
  const chosen = closing.people.filter((person) =>
    requirement.demands.some((one) => fits(person, one) === 'yes'),
  )
  const names =
    single && needed > 0 && chosen.length >= needed
      ? chosen.map(mention)
      : single
        ? [...eligible.map(mention), ...standIns(assessment)]
        : (closingPeople([assessment])?.people ?? []).map(({ label }) => label)
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names
  const some = needed > 1 && names.length > needed
  const again = assessment.discounted.some(
    ({ reviewer, why }) => why === 'stale' && names.includes(mention(reviewer)),
  )
  const head = { kind: 'code', text: headSha.slice(0, 7) } as const
  const who = people(shown, needed === 1 ? 'or' : 'and')
  return text`ask ${word(some ? `${needed} of ` : '')}${who} to approve ${word(again ? 'again, at ' : '')}${head}`
}

function standIns(assessment: Assessment): readonly string[] {
  const pools = assessment.requirement.demands.flatMap((demand) => demand.pools)
  const names = pools.flatMap((pool) => {
    if (pool.kind === 'anyone') return [pool.name]
    return pool.kind === 'unreadable'
      ? [pool.name.startsWith('@') ? `a member of ${pool.name}` : pool.name]
      : []
  })
  return [...new Set(names)]
}

/** No approval of anyone can close it: say who is ruled out and what to change. */
function impossible(assessment: Assessment): Finding {
  const { requirement, barred } = assessment
  const nobody = requirement.demands.flatMap(({ pools }) => pools.filter((pool) => pool.kind === 'nobody'))
  const rule =
    barred.length > 0 ? 'author-is-only-owner' : nobody.length > 0 ? 'github-error' : requirement.rule
  const reasons: readonly Text[] = [
    ...barred.map(({ person, why }) => text`${people([mention(person)])} ${word(barredReason(why))}`),
    ...nobody.map((pool) => text`${people([pool.name])} ${word(pool.why)}`),
  ]
  const why = reasons.length > 0 ? joined(reasons) : text`fewer people are named than have to approve`
  const subject = requirement.rule === 'policy-approval' ? 'the policy' : 'the CODEOWNERS line'
  return {
    ...common(assessment),
    rule: `codeowners/${rule}`,
    outcome: 'fail',
    level: 'error',
    found: [...pathsInShort(pathsOf(assessment)), ...text`: it can never be approved, as `, ...why],
    fix:
      barred.length > 0
        ? text`name another owner in ${word(subject)} on the base branch, or have someone else open the pull request`
        : text`name another owner in ${word(subject)} on the base branch`,
    details: approvalDetails(assessment),
  }
}

/** At most three reasons; the rest by number. */
function joined(reasons: readonly Text[]): Text {
  const shown = reasons
    .slice(0, 3)
    .flatMap((reason, index): Text => [...(index === 0 ? [] : [word(', ')]), ...reason])
  return reasons.length > 3 ? [...shown, word(` and ${reasons.length - 3} more`)] : shown
}
