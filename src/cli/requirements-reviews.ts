import type { Fact } from '../core/fact.ts'
import type { CodeownersFile } from '../core/facts/codeowners.ts'
import type { ChangedFile } from '../core/facts/pull-request.ts'
import type { Location } from '../core/finding.ts'
import { plain } from '../core/text.ts'
import { needOf } from '../gates/checklist/review-need.ts'
import { reviewKinds } from '../gates/checklist/review-options.ts'
import { options as codeownersOptions } from '../gates/codeowners/options.ts'
import { ownershipOf } from '../gates/codeowners/ownership.ts'
import { requirementsFor, touchedPaths } from '../gates/codeowners/requirements.ts'
import type { LocalQuestions } from './change-questions.ts'
import { type LocalChange, settingOf } from './local-change.ts'
import type { RequiredReview } from './requirements-model.ts'

/** Who has to approve: the owners of the changed files, what the policy adds, and the roles of the checklist. */
export function requiredReviews(
  change: LocalChange,
  questions: Pick<LocalQuestions, 'decision' | 'derived' | 'input' | 'options'>,
  codeowners: Fact<CodeownersFile>,
): readonly RequiredReview[] {
  return [...ofOwners(change, questions.input.files, codeowners), ...ofRoles(change, questions)]
}

const kinds = {
  'owner-approval': 'code-owners',
  'policy-approval': 'policy',
  'unowned-files': 'unowned',
} as const

/** Members of teams, and GitHub's own errors about owners, are known to GitHub alone: owners are named as written. */
function ofOwners(
  change: LocalChange,
  files: Fact<readonly ChangedFile[]>,
  codeowners: Fact<CodeownersFile>,
): readonly RequiredReview[] {
  const setting = settingOf(change, 'codeowners')
  if (setting === null || !files.known || !codeowners.known) return []
  const ownership = ownershipOf(codeowners.value, [], {})
  const options = codeownersOptions.parse(setting.options)
  const all = requirementsFor(touchedPaths(files.value), ownership, options, setting.where)
  return all.map(({ rule, wanted, touched, at }) => ({
    kind: kinds[rule],
    wanted: plain(wanted),
    paths: [...new Set(touched.map(({ path }) => path))],
    at: placeOf(at),
  }))
}

function ofRoles(
  change: LocalChange,
  { options, decision, derived, input }: Pick<LocalQuestions, 'decision' | 'derived' | 'input' | 'options'>,
): readonly RequiredReview[] {
  const { reviews } = options
  const setting = settingOf(change, 'checklist')
  if (reviews === undefined || setting === null) return []
  const { settings, statements } = input
  return reviewKinds.flatMap((kind): readonly RequiredReview[] => {
    const role = reviews[kind]
    if (role === undefined || !needOf(kind, role, { decision, derived, settings, statements }).needed)
      return []
    const plan = role['mitigation-plan'] === 'accept' ? ', or a documented mitigation plan' : ''
    const wanted = `${kind} review: ${role.approvals} of ${role.from.join(', ')} on the head commit${plan}`
    return [{ kind, wanted, paths: [], at: placeOf(setting.where('reviews', kind)) }]
  })
}

const placeOf = (at: Location | undefined): string | null =>
  at === undefined ? null : at.line === undefined ? at.path : `${at.path}:${at.line}`
