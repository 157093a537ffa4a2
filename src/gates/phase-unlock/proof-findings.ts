import { type CheckEvidence, resolveCheck } from '../../core/check-evidence.ts'
import type { Unobserved } from '../../core/facts/observation.ts'
import type { Detail, Finding } from '../../core/finding.ts'
import { path, type Text, text } from '../../core/text.ts'
import { requirementOf } from '../../phase/check-requirement.ts'
import { criterionFindings } from './criteria-findings.ts'
import type { Context, Subject } from './model.ts'
import { stageTagFindings } from './stage-tag-findings.ts'
import { counted, finding, notGathered, placeOf, short, unseen, value, words } from './words.ts'

/** Class 11: what the artifact claims of checks, tests, criteria and reports, derived again. */
export const proofFindings = (subject: Subject, context: Context): readonly Finding[] => [
  ...gateFindings(subject, context),
  ...baselineFindings(subject, context),
  ...criterionFindings(subject, context),
  ...reportFindings(subject, context),
  ...stageTagFindings(subject, context),
]

/** Days after which GitHub no longer has the checks of a commit. */
const checksKept = 400

interface ProvedGate {
  readonly gate: string
  readonly evidence: CheckEvidence | Unobserved
}

function provedGates({ artifact, stage }: Subject, { phases, options }: Context): readonly ProvedGate[] {
  const checks = Object.hasOwn(phases.checks, artifact.commit) ? phases.checks[artifact.commit] : undefined
  return stage.gates.map((gate) => {
    if (checks === undefined) return { gate, evidence: { ...notGathered, known: false } }
    if (!checks.known) return { gate, evidence: checks }
    const written = Object.hasOwn(options.checks, gate) ? options.checks[gate] : undefined
    return { gate, evidence: resolveCheck(checks.value, requirementOf(gate, written)) }
  })
}

function gateFindings(subject: Subject, context: Context): readonly Finding[] {
  return provedGates(subject, context).flatMap(({ gate, evidence }): Finding[] => {
    const what = text`gate ${value(gate)}`
    const name = `${subject.observed.path} ${gate}`
    const location = placeOf(context, subject.observed)
    if ('known' in evidence) return [unseen('gate-unproven', name, what, evidence, { location })]
    if (evidence.state === 'passed') return []
    const expired = evidence.state === 'absent' && mayHaveExpired(subject, context)
    const undecided = evidence.state === 'unknown' || expired
    return [
      finding('gate-unproven', undecided ? 'unknown' : 'fail', name, {
        location,
        requiredAt: context.where(...subject.stage.at, 'gates') ?? context.where(...subject.stage.at),
        found: [
          ...what,
          ...text`: `,
          ...evidence.found,
          ...(expired ? text`; GitHub keeps checks for ${checksKept} days` : []),
        ],
        required: text`success on commit ${short(subject.artifact.commit)}`,
        fix: expired
          ? text`prove the stage at a newer commit: ${`gatewright phase reseal ${subject.stage.id}`}`
          : evidence.fix,
        ...(undecided ? { unknown: evidence.unknown ?? { reason: 'unconfirmed' as const } } : {}),
      }),
    ]
  })
}

/** Whether the commit is so old that GitHub may have dropped its checks. */
function mayHaveExpired({ observed }: Subject, { now }: Context): boolean {
  const at = observed.commit?.known === true ? observed.commit.value.committedAt : null
  return at !== null && Date.parse(at) + checksKept * 86_400_000 < Date.parse(now)
}

/** Gates with the checks that stand behind them. */
export function gateTable(subject: Subject, context: Context): readonly Detail[] {
  const proved = provedGates(subject, context)
  if (proved.length === 0) return []
  const rows = proved.map(({ gate, evidence }): readonly Text[] => [
    text`${value(gate)}`,
    'known' in evidence ? [words(evidence.detail)] : evidence.found,
  ])
  const title = text`Gates of ${words(subject.stage.id)} at ${short(subject.artifact.commit)}`
  return [{ kind: 'table', title, columns: ['Gate', 'Derived again'], rows }]
}

/** The counts of the report, where the policy names one. */
function baselineFindings({ observed, artifact, stage }: Subject, context: Context): readonly Finding[] {
  const option = context.options.baseline
  const asked = option !== undefined && (option.reports.length > 0 || option.artifact !== undefined)
  if (!asked || artifact.baseline === null) return []
  const location = placeOf(context, observed)
  const what = text`the report of the baseline tests`
  if (observed.baseline === null) return [unseen('baseline', observed.path, what, notGathered, { location })]
  if (!observed.baseline.known)
    return [unseen('baseline', observed.path, what, observed.baseline, { location })]
  const { passed, total, file, invalid } = observed.baseline.value
  const claimed = artifact.baseline
  if (invalid === null && passed === claimed.passed && passed === total && total === option.total) return []
  return [
    finding('baseline', 'fail', observed.path, {
      location,
      requiredAt: context.where('baseline', option.reports.length > 0 ? 'reports' : 'artifact'),
      found:
        invalid === null
          ? text`${value(file)} has ${passed} passed of ${counted(total, 'test')}, and the artifact says ${claimed.passed}`
          : text`${value(file)}: ${words(invalid)}`,
      required: text`all ${option.total}, in the report at commit ${short(artifact.commit)}`,
      fix: text`let the tests pass at that commit, then run ${`gatewright phase new ${stage.id}`}`,
    }),
  ]
}

function reportFindings({ observed, stage }: Subject, context: Context): readonly Finding[] {
  if (context.options.report === undefined) return []
  const { report } = observed
  const location = placeOf(context, observed)
  const what = text`the completion report of ${words(stage.id)}`
  if (report === null) return [unseen('completion-report', observed.path, what, notGathered, { location })]
  if (!report.known) return [unseen('completion-report', observed.path, what, report, { location })]
  const { path: file, found, tokens } = report.value
  const common = { requiredAt: context.where('report'), location }
  if (!found)
    return [
      finding('completion-report', 'fail', observed.path, {
        ...common,
        found: text`${path(file)} is missing`,
        required: text`a completion report of ${words(stage.id)}`,
        fix: text`write it: ${`gatewright phase report ${stage.id}`}`,
      }),
    ]
  return tokens.map(({ text: token, line }, index) =>
    finding('template-unrendered', 'fail', `${file}:${line} #${index + 1}`, {
      ...common,
      location: { path: file, line, at: location.at },
      found: text`the template was not rendered: ${value(token)}`,
      required: text`a value`,
      fix: text`fill it in, or write the report again: ${`gatewright phase report ${stage.id}`}`,
    }),
  )
}
