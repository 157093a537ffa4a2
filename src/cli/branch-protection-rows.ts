import type { Finding } from '../core/finding.ts'
import { type ExitCode, exitCodes } from '../core/verdict.ts'
import { answerFinding, type Judged } from '../gates/branch-protection/answer-findings.ts'
import { answersFor } from '../gates/branch-protection/effective/answers.ts'
import { effectiveOf } from '../gates/branch-protection/effective/effective.ts'
import { entriesFor } from '../gates/branch-protection/entries.ts'
import {
  type Answer,
  type Bypass,
  type Control,
  type ControlAnswer,
  type ControlName,
  type ControlSource,
  type ControlValue,
  controlNames,
  type Effective,
  type ProtectionInput,
} from '../gates/branch-protection/model.ts'
import { requirementsOf } from '../gates/branch-protection/options.ts'
import { remedyText } from '../gates/branch-protection/unseen.ts'
import { plainLine } from '../surfaces/phrase.ts'
import type { Demands } from './branch-protection-policy.ts'

/** An answer with what it was judged by. */
export interface JudgedAnswer {
  readonly answer: ControlAnswer
  readonly by: Judged
}

/** One branch, judged by every entry of the policy that names it. */
export interface JudgedBranch {
  readonly effective: Effective
  /** In the order of the controls. */
  readonly answers: readonly JudgedAnswer[]
  /** How many entries of the policy name the branch. */
  readonly entries: number
}

export interface BranchRequest {
  readonly input: ProtectionInput
  readonly branch: string
  /** What the branch is called in sentences; its name when absent. */
  readonly subject?: string
  readonly defaultBranch: string
  readonly demands: Demands
}

/** Judges a branch. An answer that two entries of the policy share stands once. */
export function judgeBranch(request: BranchRequest): JudgedBranch {
  const { input, branch, subject = branch, defaultBranch, demands } = request
  const effective = effectiveOf(input)
  const entries = entriesFor(branch, defaultBranch, demands.options)
  const answers = entries.flatMap(({ entry, position }) => {
    const { branches: _, ...written } = entry
    const requirements = requirementsOf(written)
    const at: Judged['at'] = (keys) =>
      demands.where('branches', position, ...keys) ?? demands.where('branches', position)
    return answersFor(effective, requirements).map((answer) => ({
      answer,
      by: { subject, requirements, at },
    }))
  })
  return { effective, answers: distinct(answers), entries: entries.length }
}

/** Whatever the policy asks, a conflict or a deadlock is one. */
function distinct(answers: readonly JudgedAnswer[]): readonly JudgedAnswer[] {
  const kept = new Map<string, JudgedAnswer>()
  for (const one of answers) {
    const { control, code = '', keys, required, answer } = one.answer
    const own = keys.length === 0 ? code : JSON.stringify([code, answer, required, one.by.at(keys)])
    const name = `${control} ${own}`
    if (!kept.has(name)) kept.set(name, one)
  }
  return [...kept.values()].sort(
    (one, other) => controlNames.indexOf(one.answer.control) - controlNames.indexOf(other.answer.control),
  )
}

/** Worst first: what is known to be wrong before what is not known. */
const worstFirst: readonly Answer[] = [
  'violated',
  'bypassable',
  'unobservable',
  'bypass-unknown',
  'satisfied',
]

/** The worst of all answers; satisfied where nothing is asked for. */
export const worstOf = (answers: readonly Answer[]): Answer =>
  worstFirst.find((answer) => answers.includes(answer)) ?? 'satisfied'

const codes: Readonly<Record<Answer, ExitCode>> = {
  violated: exitCodes.fail,
  bypassable: exitCodes.fail,
  unobservable: exitCodes.unknown,
  'bypass-unknown': exitCodes.unknown,
  satisfied: exitCodes.pass,
}

/** 1 for what is wrong, 3 for what is not known or when nothing was asked for, else 0. */
export const exitCodeOf = (answers: readonly Answer[]): ExitCode =>
  answers.length === 0 ? exitCodes.unknown : codes[worstOf(answers)]

/** Names in JSON: `pull_request` for the policy's `pull-request`. */
export const jsonName = (name: ControlName): string => name.replaceAll('-', '_')

/** Checks as a mapping from their name to the Apps that must report them. */
export function jsonValue(value: ControlValue): unknown {
  if (typeof value !== 'object') return value
  const checks = value.flatMap((item) => (typeof item === 'object' && 'context' in item ? [item] : []))
  if (checks.length > 0) return Object.fromEntries(checks.map(({ context, apps }) => [context, apps]))
  return value.map((item) =>
    typeof item === 'object' && 'tool' in item
      ? {
          tool: item.tool,
          alerts_threshold: item.alertsThreshold,
          security_alerts_threshold: item.securityAlertsThreshold,
        }
      : item,
  )
}

/** As `jsonValue`; a control without checks is an empty mapping, too. */
export const controlValue = ({ name, value }: Pick<Control, 'name' | 'value'>): unknown =>
  name === 'checks' && typeof value === 'object' && value.length === 0 ? {} : jsonValue(value)

/** The actors as GitHub lists them; null when that could not be seen. */
const bypassJson = (bypass: Bypass) =>
  bypass.kind === 'unknown' ? null : bypass.kind === 'none' ? [] : bypass.actors

const sourceJson = (control: ControlName, { level, rulesetId, name, value, bypass }: ControlSource) => ({
  level,
  ruleset_id: rulesetId ?? null,
  name: name ?? null,
  value: controlValue({ name: control, value }),
  bypass_actors: bypassJson(bypass),
})

/** What was found, what is required and the one next step, for an answer that is not satisfied. */
export function sentencesOf({ answer, by }: JudgedAnswer): Pick<Finding, 'found' | 'required' | 'fix'> {
  const finding = answerFinding(answer, by)
  if (answer.why === undefined) return finding
  const { why } = answer
  return { found: [{ kind: 'text', text: why.detail }], required: finding.required, fix: remedyText(why) }
}

export function answerJson(judged: JudgedAnswer) {
  const { answer, by } = judged
  const place = by.at(answer.keys)
  const open = answer.answer !== 'satisfied'
  return {
    answer: answer.answer,
    code: answer.code ?? null,
    detail: answer.detail ?? null,
    required: jsonValue(answer.required),
    required_at: place === undefined ? null : { path: place.path, line: place.line ?? null },
    why: answer.why?.detail ?? null,
    permission: answer.why?.remedy?.permission ?? null,
    fix: open ? plainLine(sentencesOf(judged).fix) : null,
  }
}

/** One object per control, whether the policy asks for it or not. */
export function controlRows({ effective, answers }: JudgedBranch) {
  return controlNames.map((name) => {
    const { sources, value } = effective.controls[name]
    const own = answers.filter(({ answer }) => answer.control === name)
    return {
      control: jsonName(name),
      value: controlValue({ name, value }),
      answer: worstOf(own.map(({ answer }) => answer.answer)),
      sources: sources.map((source) => sourceJson(name, source)),
      codes: own.flatMap(({ answer }) => answer.code ?? []),
      // False: nobody asks for it, so that nothing can be wrong with it.
      judged: own.length > 0,
      // False: a source that could not be seen may set it, too.
      complete: !effective.hidden.some(({ controls }) => controls.includes(name)),
      answers: own.map(answerJson),
    }
  })
}
