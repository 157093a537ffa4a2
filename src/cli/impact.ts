import type { Verdict } from '../core/verdict.ts'
import type { JudgedTarget } from '../result/record.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { columns } from '../surfaces/terminal-layout.ts'

/** One pull request under two policies. */
export interface Impact {
  /** The facts file, or the day a pull request was merged. */
  readonly label: string
  /** Null for a pull request that was read from GitHub. */
  readonly file: string | null
  readonly target: Pick<JudgedTarget, 'repository' | 'pullRequests' | 'headSha'>
  readonly old: Verdict
  readonly new: Verdict
}

const flips = ({ old, new: next }: Impact): boolean =>
  old.decision !== next.decision || old.exitCode !== next.exitCode

/** How many verdicts are others under the new policy. */
export const countFlips = (impacts: readonly Impact[]): number => impacts.filter(flips).length

const flipsFirst = (impacts: readonly Impact[]): readonly Impact[] => [
  ...impacts.filter(flips),
  ...impacts.filter((impact) => !flips(impact)),
]

/** Old verdict → new verdict as one JSON document, flips first. */
export const impactJson = (policy: string, impacts: readonly Impact[]) => ({
  policy,
  facts: impacts.length,
  flips: countFlips(impacts),
  pull_requests: flipsFirst(impacts).map(rowJson),
})

const verdictJson = ({ decision, exitCode, reasons, gates }: Verdict) => ({
  decision,
  exit_code: exitCode,
  reason_codes: reasons,
  outcomes: Object.fromEntries(gates.map(({ gate, outcome }) => [gate, outcome])),
})

const rowJson = (impact: Impact) => ({
  file: impact.file,
  repository: impact.target.repository,
  pull_requests: impact.target.pullRequests,
  head_sha: impact.target.headSha,
  flips: flips(impact),
  old: verdictJson(impact.old),
  new: verdictJson(impact.new),
})

/** The same as a table. */
export function impactTable(heading: string, impacts: readonly Impact[], width: number): string {
  const rows = flipsFirst(impacts).map(row)
  const table = columns([['', heading, 'Target', 'Old', 'New'], ...rows], 0, width)
  return `${[...table, `${countFlips(impacts)} of ${impacts.length} flip`].join('\n')}\n`
}

const shown = ({ decision, exitCode }: Verdict): string => `${decision} (exit ${exitCode})`

function row(impact: Impact): readonly string[] {
  const { repository, pullRequests } = impact.target
  const pulls = pullRequests.map((number) => `#${number}`).join(' ')
  return [
    flips(impact) ? 'flips' : '',
    impact.label,
    `${repository} ${pulls}`,
    shown(impact.old),
    `→ ${shown(impact.new)}`,
  ].map(sanitiseLine)
}
