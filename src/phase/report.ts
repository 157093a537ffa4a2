import type { PhaseArtifact } from '../core/facts/phases.ts'
import { codeSpan, escapeMarkdown } from '../surfaces/escape.ts'
import type { PhaseOptions, Stage } from './options.ts'
import type { ReportNotes, ReportSection } from './report-sections.ts'
import { variance } from './report-time.ts'

/** What a completion report is made of. Every section is filled: see `missingSections`. */
export interface CompletionReport {
  readonly stage: Stage
  readonly artifact: PhaseArtifact
  /** Limits of the policy; undefined: it sets none. */
  readonly performance: PhaseOptions['performance']
  /** What each gate stands for, by its name: the check. */
  readonly checks: ReadonlyMap<string, string>
  readonly notes: ReportNotes
  /** Of the artifact, from the root of the repository. */
  readonly path: string
}

/**
 * The completion report of a stage as Markdown, with the sections of source document 002, B.1. What stands in the
 * artifact is escaped; notes are Markdown of the person who writes the report.
 */
export function completionReport(report: CompletionReport): string {
  const { artifact, stage } = report
  const note = (section: ReportSection) => report.notes[section]?.trim() ?? ''
  const blocks = [
    `# ${stageTitle(stage)} Completion Report`,
    ...[`**Date**: ${escapeMarkdown(artifact.completedAt.slice(0, 10))}`].concat(headLines(report)),
    ...section('Summary', note('summary')),
    '## Changes Made',
    ...section('Code Changes', note('code-changes'), 3),
    ...section('Methods Added', note('methods-added'), 3),
    ...section('Methods Removed', note('methods-removed'), 3),
    '## Validation Results',
    ...section('Behavioral Tests', list([...baselineLines(artifact), ['Duration', note('duration')]]), 3),
    ...section('Performance', list(performanceLines(report)), 3),
    ...section('CI Gates', gateLines(report), 3),
    ...counterBlocks(artifact),
    ...section('Evidence Blocks', evidenceLines(artifact)),
    ...criteriaBlocks(report),
    ...section('Issues Encountered', note('issues')),
    ...section('Time Tracking', timeLines(note('estimated'), note('actual'))),
    ...section('Deviations from Specification', note('deviations')),
    ...section('Next Steps', note('next-steps')),
    `Made from ${codeSpan(report.path)}; ${codeSpan(`gatewright phase verify ${stage.id}`)} derives each of its claims again.`,
  ]
  return `${blocks.join('\n\n')}\n`
}

const kinds = { phase: 'Phase', milestone: 'Milestone', list: 'List' } as const

/** `Phase 1`, `Milestone M1`, `List P1-EXIT`. */
export const stageTitle = ({ kind, id, phase }: Stage): string => `${kinds[kind]} ${phase ?? id}`

const section = (title: string, body: string, level: 2 | 3 = 2): readonly string[] => [
  `${'#'.repeat(level)} ${title}`,
  body,
]

const list = (rows: readonly (readonly [label: string, value: string])[]): string =>
  rows.map(([label, value]) => `- **${label}**: ${value}`).join('\n')

function headLines({ artifact, stage }: CompletionReport): readonly string[] {
  return [
    `**${kinds[stage.kind]}**: ${stage.phase ?? codeSpan(stage.id)} - ${escapeMarkdown(artifact.name)}`,
    '**Status**: ✅ Complete',
    `**Commit**: ${codeSpan(artifact.commit)}`,
  ]
}

function baselineLines({ baseline }: PhaseArtifact): readonly (readonly [string, string])[] {
  if (baseline === null) return [['Pass count', 'not a part of this artifact']]
  return [['Pass count', `${baseline.passed}/${baseline.total ?? 'not recorded'}`]]
}

const percent = (value: number | null): string =>
  value === null ? 'not measured' : `${value > 0 ? '+' : ''}${value} %`

function performanceLines(report: CompletionReport): readonly (readonly [string, string])[] {
  const { median, p95, reason } = report.artifact.performance
  const { performance } = report
  const limits = [
    ...(performance?.median === undefined ? [] : [`median at most ${performance.median} %`]),
    ...(performance?.p95 === undefined ? [] : [`p95 at most ${performance.p95} %`]),
  ]
  return [
    ['Median delta', percent(median)],
    ['P95 delta', percent(p95)],
    ['Threshold', limits.length === 0 ? 'none in the policy' : limits.join(', ')],
    ...(reason === null ? [] : [['Exempt', escapeMarkdown(reason)] as const]),
  ]
}

function gateLines({ artifact, checks }: CompletionReport): string {
  if (artifact.gates.length === 0) return 'None: the policy names no gates for this stage.'
  return artifact.gates
    .map((gate) => {
      const check = checks.get(gate)
      const what = check === undefined ? '' : ` (${escapeMarkdown(check)})`
      return `- **${escapeMarkdown(gate)}${what}**: ✅ Pass`
    })
    .join('\n')
}

function counterBlocks({ counters }: PhaseArtifact): readonly string[] {
  return counters.flatMap(({ name, before, after }) => {
    const title = name === 'safety_nets_count' ? 'Safety Nets Count' : escapeMarkdown(name)
    const delta = after - before
    const rows = [
      ['Before', String(before)],
      ['After', String(after)],
      ['Delta', `${delta > 0 ? '+' : ''}${delta}`],
    ] as const
    return section(title, list(rows), 3)
  })
}

function evidenceLines({ evidence }: PhaseArtifact): string {
  if (evidence.length === 0) return 'None.'
  return evidence
    .map(({ id, file, first, last, sha256, description }) => {
      const what = description === null ? '' : `: ${escapeMarkdown(description)}`
      const digest = sha256 === null ? 'no digest' : `sha256 ${codeSpan(sha256)}`
      return `- **${escapeMarkdown(id)}** ${codeSpan(`${file}:${first}-${last}`)}${what} (${digest})`
    })
    .join('\n')
}

function criteriaBlocks({ artifact, stage }: CompletionReport): readonly string[] {
  if (stage.criteria.length === 0) return []
  const proved = new Map(artifact.criteria.map(({ id, evidence }) => [id, evidence]))
  const rows = stage.criteria.map(({ id, title }) => {
    const evidence = proved.get(id) ?? []
    const by = evidence.length === 0 ? 'as the policy says' : `by ${evidence.map(codeSpan).join(', ')}`
    return `- **${escapeMarkdown(id)}**${title === undefined ? '' : ` ${escapeMarkdown(title)}`}: proved ${by}`
  })
  return section('Exit Criteria', rows.join('\n'))
}

const timeLines = (estimated: string, actual: string): string =>
  list([
    ['Estimated', estimated],
    ['Actual', actual],
    ['Variance', variance(estimated, actual) ?? 'not worked out'],
  ])
