import type { Unobserved } from '../../../core/facts/observation.ts'
import type { Finding, Location } from '../../../core/finding.ts'
import type { Where } from '../../../core/gate.ts'
import { plain, text } from '../../../core/text.ts'
import type { EmittedChecks } from '../../../formats/workflows/model.ts'
import type { TrapInput } from '../trap-model.ts'
import { completeData, remedyText, unknownOf } from '../unseen.ts'
import { counted, finding, word } from '../words.ts'
import { findTraps } from './find-traps.ts'
import { proposedTraps } from './proposed.ts'
import type { Trap } from './trap.ts'

const rule = 'required-check-never-reported'

/**
 * Protection of one branch that cannot work, or that is green whatever happens: its required checks compared with
 * everything that the base branch's workflows can report (research section 4, T1 to T15). Says so, too, when nothing
 * is wrong.
 */
export function trapFindings(input: TrapInput, where: Where): readonly Finding[] {
  const { emitted, branch, required, planned = [] } = input
  const unseen = hiddenFindings(input)
  if ('known' in emitted) {
    return required.length + planned.length === 0 ? unseen : [unread(input, emitted), ...unseen]
  }
  const traps = trapsIn(input, emitted)
  const found = [...traps, ...plannedTraps(input, emitted)].map((trap) =>
    asFinding(trap, input, emitted, where),
  )
  if (unseen.length > 0) return [...found, ...unseen]
  if (required.length === 0) return [...found, nothingRequired(branch)]
  return traps.some(isOpen) ? found : [...found, allReported(input)]
}

const trapsIn = (input: TrapInput, emitted: EmittedChecks): readonly Trap[] =>
  proposedTraps(input, emitted, findTraps(input, emitted))

/** Whether a check is not known to be reported for every pull request. */
const isOpen = ({ neverReports, level, unknown }: Trap): boolean =>
  unknown !== undefined || (neverReports === true && level === 'error')

/** What would be wrong with the checks that the policy asks for, once they are required. */
function plannedTraps(input: TrapInput, emitted: EmittedChecks): readonly Trap[] {
  const { required, planned = [] } = input
  const present = new Set(required.map(({ context }) => context))
  const added = planned.filter(({ context }) => !present.has(context))
  if (added.length === 0) return []
  const contexts = new Set(added.map(({ context }) => context))
  return trapsIn({ ...input, required: [...required, ...added] }, emitted)
    .filter(({ context }) => contexts.has(context))
    .map((trap) => ({ ...trap, found: [word('once the policy is met: '), ...trap.found] }))
}

function asFinding(trap: Trap, input: TrapInput, emitted: EmittedChecks, where: Where): Finding {
  const { rule: id, context, level, unknown, ...sentences } = trap
  const isPolicy = id === 'undeclared-external-check' || id === 'wrong-app'
  const made = finding(id, unknown === undefined ? 'fail' : 'unknown', context, {
    level,
    found: sentences.found,
    required: sentences.required,
    requiredAt: isPolicy ? where('external-checks') : undefined,
    fix: sentences.fix,
    location: locationOf(trap, input, emitted),
    unknown,
  })
  return worst.includes(id) ? { ...made, urgent: true } : made
}

/** Merges red code, or blocks every merge without a word: these stand first. */
const worst: readonly Trap['rule'][] = [
  'aggregate-can-be-skipped',
  'required-check-never-reported',
  'filtered-required-check',
  'missing-merge-group',
]

/** A line of the base stands at the head, too, where the pull request leaves the file as it is. */
function locationOf(
  { place, proposed }: Trap,
  input: TrapInput,
  emitted: EmittedChecks,
): Location | undefined {
  if (place === undefined) return undefined
  const { path, line } = place
  if (proposed === true || input.proposed === null) return { path, line, at: 'head' }
  const [before, after] = [emitted, input.proposed].map(({ workflows }) =>
    JSON.stringify(workflows.find((workflow) => workflow.path === path)),
  )
  return { path, line, at: before !== undefined && before === after ? 'head' : 'base' }
}

const nothingRequired = (branch: string): Finding =>
  finding(rule, 'skip', branch, {
    found: text`no check is required on ${branch}, so none can be missing`,
    required: text`nothing`,
    fix: [],
  })

const allReported = ({ branch, required }: TrapInput): Finding =>
  finding(rule, 'pass', branch, {
    found: text`${branch}: each of ${counted(required.length, 'required check')} can be reported`,
    required: text`a producer for every required check`,
    fix: [],
  })

/** Once for all checks: that their producers are not known says nothing about any of them. */
const unread = ({ branch, required, planned = [] }: TrapInput, why: Unobserved): Finding =>
  finding(rule, 'unknown', branch, {
    found: text`${branch}: whether its ${counted(Math.max(required.length, planned.length), 'required check')} can be reported is not known: ${word(why.detail)}`,
    required: completeData,
    fix: remedyText(why),
    unknown: unknownOf(why),
  })

/** Once: further required checks may exist that this token cannot see. */
function hiddenFindings({ branch, hidden }: TrapInput): readonly Finding[] {
  const [why] = hidden
  if (why === undefined) return []
  const reasons = [...new Set(hidden.map(({ detail }) => detail))]
  return [
    finding(rule, 'unknown', `${branch}: further checks`, {
      found: text`${branch}: more checks may be required than can be seen: ${word(reasons.join('; '))}`,
      required: completeData,
      fix: remedyText(why),
      unknown: unknownOf(why),
    }),
  ]
}

/**
 * Contexts that can certainly never be reported for some pull request into the branch, with the reason: requiring them
 * blocks merges for ever (research section 5, guard 6). Those that cannot be decided are not among them.
 */
export function blockedContexts(input: TrapInput): ReadonlyMap<string, string> {
  const { emitted } = input
  if ('known' in emitted) return new Map()
  const blocked = new Map<string, string>()
  for (const { context, found, neverReports } of findTraps(input, emitted)) {
    if (neverReports === true && !blocked.has(context)) blocked.set(context, plain(found))
  }
  return blocked
}
