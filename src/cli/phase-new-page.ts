import type { Finding } from '../core/finding.ts'
import type { Stage } from '../phase/options.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { plural, shortId } from '../surfaces/words.ts'
import { findingLines, findingRow } from './phase-verify-page.ts'

/** What was written, and what it still lacks. */
export interface NewArtifact {
  readonly stage: Stage
  readonly file: string
  readonly commit: string
  /** Number of blocks. */
  readonly evidence: number
  /** Key id; null: unsigned. */
  readonly signed: string | null
  /** Findings that do not pass. */
  readonly missing: readonly Finding[]
}

/** The annotated tag that marks a complete stage. */
const tagOf = ({ id }: Stage): string => `${id}-complete`

/** The command that makes it: the tag stands where the artifact is committed. */
const tagCommand = (stage: Stage): string => `git tag -a ${tagOf(stage)} -m "${stage.id} complete"`

/** The one JSON document of `phase new`. */
export const newJson = ({ stage, file, commit, evidence, signed, missing }: NewArtifact) => ({
  schema_version: 1,
  written: true,
  file,
  stage: stage.id,
  git_commit: commit,
  evidence,
  signed_by: signed,
  missing: missing.map(findingRow),
  tag: tagOf(stage),
  tag_command: tagCommand(stage),
})

/** The same as a page. */
export function newPage(
  { stage, file, commit, evidence, signed, missing }: NewArtifact,
  width: number,
): string {
  const by = signed === null ? 'unsigned' : `signed by key ${signed}`
  const head = `${file}: ${stage.id} complete at ${shortId(commit)}, ${plural(evidence, 'evidence block')}, ${by}`
  const unproven = missing.filter(({ unknown }) => unknown?.reason === 'offline')
  const lacking = missing.filter(({ unknown }) => unknown?.reason !== 'offline')
  const lines = [
    head,
    ...(lacking.length === 0
      ? []
      : ['', `still missing (${lacking.length}):`, ...lacking.flatMap((one) => findingLines(one, width))]),
    ...(unproven.length === 0
      ? []
      : [
          '',
          `not proved yet, as only GitHub knows (${unproven.length}): a token shows it`,
          ...unproven.map(({ rule, subject }) => `  ${rule} ${subject}`),
        ]),
    '',
    `next step: commit ${file}, and mark that commit: ${tagCommand(stage)}`,
  ]
  return `${lines.map(sanitiseLine).join('\n')}\n`
}
