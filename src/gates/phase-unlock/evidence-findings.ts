import type { EvidenceBlock, EvidenceFile, EvidenceObservation } from '../../core/facts/phases.ts'
import type { Finding } from '../../core/finding.ts'
import { type Text, text } from '../../core/text.ts'
import type { Context, Subject } from './model.ts'
import type { RuleName } from './rules.ts'
import { staleFindings } from './stale-findings.ts'
import { finding, notGathered, placeOf, placeWords, short, unseen, value, words } from './words.ts'

/** Class 10: every block names lines of a text file at the commit, with their digest, without secrets, still true. */
export function evidenceFindings(subject: Subject, context: Context): readonly Finding[] {
  const observed = new Map(subject.observed.evidence.map((one) => [one.id, one]))
  const blocks = subject.artifact.evidence.flatMap((block) =>
    blockFindings({ subject, context, block }, observed.get(block.id)),
  )
  return [...blocks, ...staleFindings(subject, context)]
}

interface Block {
  readonly subject: Subject
  readonly context: Context
  readonly block: EvidenceBlock
}

function blockFindings(one: Block, observation: EvidenceObservation | undefined): readonly Finding[] {
  if (observation === undefined) return [unreadable(one, notGathered)]
  const { at } = observation
  if (!at.known) return [unreadable(one, at)]
  const kind = kindFinding(one, at.value)
  if (kind !== null) return [kind]
  return [...contentFindings(one, at.value, observation), ...secretFindings(one, observation)]
}

const subjectOf = ({ subject, block }: Block): string => `${subject.observed.path} ${block.id}`

const unreadable = (one: Block, why: Parameters<typeof unseen>[3]): Finding =>
  unseen(
    'evidence-unreadable',
    subjectOf(one),
    text`${value(one.block.id)} (${placeWords(one.block)})`,
    why,
    {
      location: placeOf(one.context, one.subject.observed, one.block.line),
    },
  )

/** @param found after the id and a colon */
function wrong(
  one: Block,
  rule: RuleName,
  sentences: { readonly found: Text; readonly required: Text; readonly fix: Text; readonly alarm?: boolean },
): Finding {
  const { found, alarm, ...rest } = sentences
  return finding(rule, 'fail', subjectOf(one), {
    location: placeOf(one.context, one.subject.observed, one.block.line),
    ...rest,
    found: [...text`${value(one.block.id)}: `, ...found],
    ...(alarm === true ? { alarm: 'tamper' as const } : {}),
  })
}

/** Where there is no text file at all: what is there instead. */
function kindFinding(one: Block, file: EvidenceFile): Finding | null {
  const written = value(one.block.file)
  const commit = short(one.subject.artifact.commit)
  const required = text`a file of text at commit ${commit}`
  const make = (rule: RuleName, found: Text, fix: Text) => wrong(one, rule, { found, required, fix })
  switch (file.kind) {
    case 'absent':
      return make(
        'evidence-missing',
        file.twin === null
          ? text`${written} is not in commit ${commit}`
          : text`${written} is not in commit ${commit}; ${value(file.twin)} is`,
        text`correct the path of ${value(one.block.id)}`,
      )
    case 'link':
      return make('evidence-link', text`${written} is a symbolic link`, text`name the file that it leads to`)
    case 'submodule':
      return make('evidence-submodule', text`${written} is a submodule`, text`name a file of this repository`)
    case 'directory':
      return make('evidence-not-file', text`${written} is a folder`, text`name a file in it`)
    case 'file':
      return textFinding(one, file, make)
  }
}

function textFinding(
  one: Block,
  file: EvidenceFile,
  make: (rule: RuleName, found: Text, fix: Text) => Finding,
): Finding | null {
  const written = value(one.block.file)
  if (file.tooLarge)
    return make(
      'evidence-size',
      text`${written} has ${file.size ?? 'too many'} bytes`,
      text`name a smaller file`,
    )
  if (file.largeFilePointer)
    return make(
      'evidence-large-file',
      text`${written} is a Git LFS pointer`,
      text`name a file whose text git holds`,
    )
  if (file.binary) return make('evidence-binary', text`${written} is binary`, text`name a file of text`)
  if (!file.utf8 && one.block.algorithm !== 'raw-v1')
    return make(
      'evidence-encoding',
      text`${written} is not UTF-8`,
      text`convert the file to UTF-8, and record it again`,
    )
  return null
}

function contentFindings(
  one: Block,
  file: EvidenceFile,
  observation: EvidenceObservation,
): readonly Finding[] {
  const { block, subject } = one
  if (file.lines === null) return [unreadable(one, notGathered)]
  if (block.last > file.lines) {
    const found = text`lines ${block.first}-${block.last} of ${value(block.file)}, which had ${file.lines} at that commit`
    return [
      wrong(one, 'evidence-range', {
        found,
        required: text`lines that exist at commit ${short(subject.artifact.commit)}`,
        fix: text`correct the lines of ${value(block.id)}, and record it again: ${'gatewright evidence add'}`,
      }),
    ]
  }
  if (file.digest === null) return [unreadable(one, notGathered)]
  return digestFindings(one, { ...file, digest: file.digest }, observation)
}

function digestFindings(
  one: Block,
  file: EvidenceFile & { readonly digest: string },
  { trustedBlob }: EvidenceObservation,
): readonly Finding[] {
  const { block, subject, context } = one
  const commit = short(subject.artifact.commit)
  const fix = text`look at the lines at ${commit}, and record them again: ${'gatewright evidence add'}`
  if (block.sha256 === null) {
    // Schema 1.0 had no digests: said as a warning where it is accepted.
    if (!context.signatureRequired) return []
    const found = text`${placeWords(block)} has no digest`
    return [wrong(one, 'evidence-digest', { found, required: text`the digest of these lines`, fix })]
  }
  if (block.sha256 !== file.digest) {
    const found = text`${placeWords(block)} has digest ${short(file.digest)}, not ${short(block.sha256)}`
    const base = trustedBlob?.known === true ? trustedBlob.value : undefined
    const same = block.blob ?? base ?? null
    // Of an artifact and a file that the change itself brings nothing has changed yet: somebody mistyped.
    const fresh = subject.observed.base === 'added' && base !== undefined && base !== file.blob
    const alarm = !fresh && same !== null && same === file.blob
    const required = text`the digest of these lines at commit ${commit}`
    return [wrong(one, 'evidence-digest', { found, required, fix, alarm })]
  }
  if (block.blob === null || block.blob === file.blob) return []
  const found = text`${placeWords(block)} is in blob ${short(file.blob ?? 'none')}, not ${short(block.blob)}`
  return [wrong(one, 'evidence-digest', { found, required: text`the blob at commit ${commit}`, fix })]
}

function secretFindings(one: Block, { secrets }: EvidenceObservation): readonly Finding[] {
  if (!secrets.known) return [unreadable(one, secrets)]
  const [first] = secrets.value
  if (first === undefined) return []
  const more = secrets.value.length - 1
  const rest = words(more === 0 ? '' : `, and ${more} more`)
  return [
    wrong(one, 'evidence-secret', {
      found: text`line ${first.line} of ${value(one.block.file)} holds what looks like a secret (${value(first.kind)})${rest}`,
      required: text`evidence without secrets`,
      fix: text`revoke it, remove it from the file, and record other lines`,
    }),
  ]
}
