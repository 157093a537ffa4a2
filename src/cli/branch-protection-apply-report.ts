import type { Where } from '../core/gate.ts'
import type { ExitCode } from '../core/verdict.ts'
import { shellWord } from '../gates/branch-protection/plan/commands.ts'
import type { Applied, Ending } from '../protection-apply/apply.ts'
import type { Repository } from '../protection-apply/repository.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { createPaint, labelled, type Paint } from '../surfaces/terminal-layout.ts'
import { planJson, stepJson } from './branch-protection-plan-json.ts'
import { stepLines } from './branch-protection-plan-text.ts'
import type { Layout } from './output.ts'

interface JsonRequest {
  readonly where: Where
  readonly repository: Repository
  readonly confirmed: boolean
  readonly code: ExitCode
}

/** What was done, and what was not, as JSON. */
export const appliedJson = (
  applied: readonly Applied[],
  { repository, confirmed, code, where }: JsonRequest,
) => ({
  repository: repository.name,
  default_branch: repository.defaultBranch,
  sha: repository.sha,
  dry_run: !confirmed,
  rulesets: applied.map(({ plan, ending, warnings }) => ({
    ...planJson(plan, repository.name, where),
    outcome: ending.kind,
    ...endingJson(ending),
    warnings,
    not_applied: notApplied({ plan, ending, warnings }),
  })),
  exit_code: code,
})

function endingJson(ending: Ending) {
  switch (ending.kind) {
    case 'written':
      return { ruleset_id: ending.id, restore: stepJson(ending.restore) }
    case 'refused':
      return {
        refusals: ending.refusals.map(({ guard, why, next, undecided }) => ({
          ...{ guard, why, undecided },
          next_step: next,
        })),
      }
    case 'failed':
      return { why: ending.why.detail, reason: ending.why.reason, next_step: ending.why.remedy?.text ?? null }
    case 'nothing-to-change':
    case 'pending':
    case 'not-reached':
      return {}
  }
}

/** Whatever the policy asks for and no ruleset of ours brings about, with the reason. */
function notApplied({ plan }: Applied): readonly { readonly what: string; readonly why: string }[] {
  const items = plan.subjects.flatMap(({ subject, items, dead }) => [
    ...items
      .filter(({ byRuleset }) => !byRuleset)
      .map(({ answer, why }) => ({
        what: `${subject.name}: ${answer.code ?? answer.control}`,
        why: why ?? '',
      })),
    ...dead.map(({ context, why }) => ({
      what: `${subject.name}: required check ${context} can never be reported`,
      why,
    })),
  ])
  const kept = plan.kept.map(({ code, what }) => ({
    what: `giving up ${what}`,
    why: `nothing is weakened without --allow-weaken ${shellWord(code)}`,
  }))
  return [...items, ...plan.leftOut, ...kept]
}

const outcomes: Readonly<Record<Ending['kind'], string>> = {
  'nothing-to-change': 'nothing to change',
  pending: 'would be written',
  written: 'written',
  refused: 'refused',
  failed: 'failed',
  'not-reached': 'not reached: an earlier one failed',
}

interface TextRequest {
  readonly repository: Repository
  readonly confirmed: boolean
  readonly layout: Layout
}

/** What was done, and what was not, for a terminal. */
export function appliedText(
  applied: readonly Applied[],
  { repository, confirmed, layout }: TextRequest,
): string {
  const paint = createPaint(layout.colour)
  const lines = applied.flatMap((one) => [...oneLines(one, layout, paint), ''])
  const pending = applied.some(({ ending }) => ending.kind === 'pending')
  const last = confirmed
    ? lastLine(applied)
    : pending
      ? 'dry run: nothing was changed; --confirm writes it'
      : 'dry run: nothing was changed'
  return `${[...lines, sanitiseLine(`${repository.name}: ${last}`)].join('\n')}\n`
}

function lastLine(applied: readonly Applied[]): string {
  const count = applied.filter(({ ending }) => ending.kind === 'written').length
  if (count > 0) return `${count} ${count === 1 ? 'ruleset' : 'rulesets'} written`
  return applied.every(({ ending }) => ending.kind === 'nothing-to-change')
    ? 'nothing to change'
    : 'nothing was written'
}

function oneLines(applied: Applied, layout: Layout, paint: Paint): readonly string[] {
  const { plan, ending, warnings } = applied
  const id = ending.kind === 'written' ? ` (${ending.id})` : 'id' in plan.owned ? ` (${plan.owned.id})` : ''
  const { width } = layout
  const about = (label: string, text: string) => labelled(label, sanitiseLine(text), 2, 13, width)
  const shown = ending.kind === 'pending' || ending.kind === 'written' ? plan.differences : []
  return [
    paint.bold(sanitiseLine(`${plan.payload.name}${id}: ${outcomes[ending.kind]}`)),
    ...shown.map(({ sign, what }) => sanitiseLine(`  ${sign} ${what}`)),
    ...endingLines(ending, about, layout),
    ...warnings.flatMap((warning) => about('warning:', warning)),
    ...notApplied(applied).flatMap(({ what, why }) => about('not applied:', `${what}: ${why}`)),
  ]
}

type About = (label: string, text: string) => readonly string[]

function endingLines(ending: Ending, about: About, layout: Layout): readonly string[] {
  switch (ending.kind) {
    case 'refused':
      return ending.refusals.flatMap(({ guard, why, next }) => [
        ...about('refused:', `${why} (guard ${guard})`),
        ...about('next step:', next),
      ])
    case 'failed':
      return [
        ...about('failed:', ending.why.detail),
        ...(ending.why.remedy === undefined ? [] : about('next step:', ending.why.remedy.text)),
      ]
    case 'written':
      return stepLines(ending.restore, { layout }, 'undo:')
    case 'nothing-to-change':
    case 'pending':
    case 'not-reached':
      return []
  }
}
