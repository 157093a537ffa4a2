import type { Observation } from '../core/facts/observation.ts'
import type { EvidenceBlock, EvidenceFile, EvidenceObservation } from '../core/facts/phases.ts'

/** Why lines are no evidence, by the rule of gate `phase-unlock` that would refuse them. */
export interface EvidenceRefusal {
  /** Without the gate's name: `evidence-range`. */
  readonly rule: string
  /** Id of the block. */
  readonly id: string
  readonly file: string
  readonly line: number
  readonly message: string
  /** The one next step. */
  readonly fix: string
}

type Words = readonly [rule: string, message: string, fix: string]

/** What is wrong with a block at its commit, its digest included where it has one. What could not be read is not said here. */
export function refusalsOf(
  block: EvidenceBlock,
  observation: EvidenceObservation,
): readonly EvidenceRefusal[] {
  const place = { id: block.id, file: block.file, line: block.first }
  const words = fileWords(block, observation.at)
  if (words !== null) return [{ rule: words[0], ...place, message: words[1], fix: words[2] }]
  if (!observation.secrets.known) return []
  return observation.secrets.value.map(({ kind, line }) => ({
    rule: 'evidence-secret',
    ...place,
    line,
    message: `a secret (${kind}) stands in the range`,
    fix: 'take the secret out of the file and revoke it, or choose lines without it',
  }))
}

/** The first part of an observation that could not be made; null: all of it was. */
export function unreadIn({ at, secrets }: EvidenceObservation) {
  if (!at.known) return at
  return secrets.known ? null : secrets
}

function fileWords(block: EvidenceBlock, at: Observation<EvidenceFile>): Words | null {
  if (!at.known) return null
  const file = at.value
  return kindWords(file) ?? contentWords(block, file) ?? rangeWords(block, file)
}

function kindWords({ kind, twin }: EvidenceFile): Words | null {
  switch (kind) {
    case 'file':
      return null
    case 'absent':
      return twin === null
        ? ['evidence-missing', 'there is no such file at the commit', 'commit it first, or name another file']
        : [
            'evidence-missing',
            `there is no such file at the commit, only ${JSON.stringify(twin)}`,
            'write its name exactly so',
          ]
    case 'link':
      return ['evidence-link', 'a symbolic link', 'name the file that it leads to']
    case 'submodule':
      return ['evidence-submodule', 'a submodule', 'name a file of this repository']
    case 'directory':
      return ['evidence-not-file', 'a directory', 'name a file in it']
  }
}

function contentWords({ algorithm }: EvidenceBlock, file: EvidenceFile): Words | null {
  if (file.tooLarge) return ['evidence-size', 'the file is larger than is read', 'name a smaller file']
  if (file.largeFilePointer)
    return ['evidence-large-file', 'a pointer of Git LFS, not the file', 'name a file that git itself holds']
  if (file.binary) return ['evidence-binary', 'a binary file', 'name a text file']
  if (!file.utf8 && algorithm === 'lines-lf-v1')
    return ['evidence-encoding', 'the file is not UTF-8', 'convert it to UTF-8, or name another file']
  return null
}

function rangeWords(block: EvidenceBlock, { lines, digest }: EvidenceFile): Words | null {
  if (lines !== null && block.last > lines)
    return [
      'evidence-range',
      `lines ${block.first}-${block.last} of a file with ${lines} lines`,
      'name lines that are there',
    ]
  if (block.sha256 !== null && digest !== block.sha256)
    return [
      'evidence-digest',
      'the lines have another digest at the commit than the block says',
      'record the lines again',
    ]
  return null
}

/** The refusal as one line: `src/a.ts:12: a secret …`. */
export const refusalLine = ({ file, line, message, rule, id, fix }: EvidenceRefusal): string =>
  `${file}:${line}: ${message} (${id}, ${rule}); next step: ${fix}`
