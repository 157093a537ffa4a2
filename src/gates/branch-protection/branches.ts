import type { ProtectedBranch, Protection, Ruleset } from '../../core/facts/protection.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { text } from '../../core/text.ts'
import { answerFinding, type Judged } from './answer-findings.ts'
import { answersFor } from './effective/answers.ts'
import { effectiveOf } from './effective/effective.ts'
import { entriesFor, type NumberedEntry } from './entries.ts'
import type { ControlAnswer, Effective, ProtectionInput } from './model.ts'
import { observedFindings } from './observed-findings.ts'
import { type Options, requirementsOf } from './options.ts'
import { tagInput, tagKey, tagRequirements } from './tags.ts'
import { completeData, remedyText, unknownOf } from './unseen.ts'
import { finding, word } from './words.ts'
import { notCompared, type Reportable, workableFindings } from './workable.ts'

/** Everything observed about a branch, as the evaluator takes it. */
export const inputOf = (branch: ProtectedBranch, protection: Protection): ProtectionInput => ({
  classic: branch.classic,
  hint: branch.hint,
  rules: branch.rules,
  rulesets: protection.rulesets,
  mergeSettings: protection.repository.mergeSettings,
})

/** Judges one branch by every entry that names it, and whether its protection can work. */
export function branchFindings(
  branch: ProtectedBranch,
  protection: Protection,
  reportable: Reportable | null,
  options: Options,
  where: Where,
): readonly Finding[] {
  const effective = effectiveOf(inputOf(branch, protection))
  const entries = entriesFor(branch.name, protection.repository.defaultBranch, options)
  const guarded = { branch: branch.name, protection, effective }
  return [
    ...planFindings(branch.name, protection),
    ...entryFindings(branch.name, effective, entries, where),
    ...(reportable === null
      ? [notCompared(branch.name)]
      : workableFindings(guarded, reportable, options, where)),
  ]
}

/** Nothing can be turned on where the plan does not offer it: GitHub's own words say so. */
function planFindings(branch: string, { plan }: Protection): readonly Finding[] {
  if (plan === undefined) return []
  return [
    finding('plan-offers-protection', 'fail', branch, {
      found: text`GitHub says of the protection of ${branch}: ${plan}`,
      required: text`a plan that has branch protection and rulesets for this repository`,
      fix: text`make the repository public, or upgrade the plan of its owner`,
    }),
  ]
}

function entryFindings(
  name: string,
  effective: Effective,
  entries: readonly NumberedEntry[],
  where: Where,
): readonly Finding[] {
  if (entries.length === 0) return [notNamed(name)]
  return entries.flatMap(({ entry, position }) => {
    const { branches: _, ...written } = entry
    return findingsOf(effective, {
      subject: entries.length === 1 ? name : `${name} (entry ${position + 1})`,
      requirements: requirementsOf(written),
      at: (keys) =>
        where('branches', position, ...keys) ??
        where('branches', position, 'preset') ??
        where('branches', position, 'branches'),
    })
  })
}

const notNamed = (branch: string): Finding =>
  finding('policy-covers-branch', 'skip', branch, {
    found: text`${branch} is named by no entry of the policy`,
    required: text`nothing: the policy asks for nothing here`,
    fix: [],
  })

function findingsOf(effective: Effective, judged: Judged): readonly Finding[] {
  const answers = answersFor(effective, judged.requirements)
  return [
    ...observedFindings(effective, answers, judged),
    ...answers.filter(isDecided).map((answer) => answerFinding(answer, judged)),
  ]
}

const isDecided = ({ answer }: ControlAnswer): boolean =>
  answer === 'satisfied' || answer === 'violated' || answer === 'bypassable'

/** Judges every tag pattern of the policy. */
export function tagFindings(protection: Protection, options: Options, where: Where): readonly Finding[] {
  return options.tags.flatMap((entry, position) =>
    entry.tags.flatMap((pattern) =>
      findingsOf(effectiveOf(tagInput(protection, pattern)), {
        subject: `tags ${pattern}`,
        requirements: tagRequirements(entry),
        at: ([control = '', ...rest]) =>
          where('tags', position, tagKey(String(control)), ...rest) ?? where('tags', position, 'tags'),
      }),
    ),
  )
}

/**
 * Rulesets that protect nothing although they look as if they did (research R2). Where the list of rulesets was asked
 * for and not told, there may be some; a server that has no such list has none.
 */
export function inertFindings(protection: Protection): readonly Finding[] {
  return [...unlisted(protection), ...rulesetsOf(protection).flatMap(inertFinding)]
}

function unlisted({ index }: Protection): readonly Finding[] {
  if (index === null || index.known || index.reason === 'unsupported-by-server') return []
  return [
    finding('active-ruleset', 'unknown', 'rulesets', {
      found: text`the rulesets could not be listed, so some may be there that do not count: ${word(index.detail)}`,
      required: completeData,
      fix: remedyText(index),
      unknown: unknownOf(index),
    }),
  ]
}

type Listed = Pick<Ruleset, 'id' | 'name' | 'enforcement'>

/** Every ruleset that is known, by id: the list says what its own page did not. */
function rulesetsOf({ index, rulesets }: Protection): readonly Listed[] {
  const listed: readonly Listed[] = index?.known === true ? index.value : []
  const read: readonly Listed[] = Object.values(rulesets).flatMap((one) => (one.known ? [one.value] : []))
  return [...new Map([...listed, ...read].map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id)
}

function inertFinding({ id, name, enforcement }: Listed): readonly Finding[] {
  if (enforcement === 'active') return []
  return [
    finding('active-ruleset', 'fail', `ruleset ${id}`, {
      level: 'warning',
      found: text`ruleset ${name ?? String(id)} (${id}) is ${enforcement}: none of its rules counts`,
      required: text`enforcement ${'active'} for what shall protect`,
      fix: text`set the enforcement of ruleset ${id} to ${'active'}, or delete it`,
    }),
  ]
}
