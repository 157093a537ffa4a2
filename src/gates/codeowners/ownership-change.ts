import type { Detail, Finding } from '../../core/finding.ts'
import { path, people, type Text, text } from '../../core/text.ts'
import {
  type CodeownersDocument,
  compileCodeowners,
  type OwnershipDiff,
  type OwnershipGroup,
  ownershipDiff,
} from '../../formats/codeowners/index.ts'
import { counted, word } from './words.ts'

const shownGroups = 20

/** What the pull request's edit of CODEOWNERS does to the owners of all files of the repository. */
export function ownershipChange(
  base: CodeownersDocument,
  head: CodeownersDocument,
  files: readonly string[],
  headPath: string,
): readonly Finding[] {
  const diff = ownershipDiff(compileCodeowners(base), compileCodeowners(head), files)
  const { lost, uncertain, changed, gained } = diff.counts
  const total = lost + uncertain + changed + gained
  const takes = lost + uncertain > 0
  return [
    {
      rule: 'codeowners/ownership-change',
      outcome: takes ? 'fail' : 'pass',
      level: takes ? 'warning' : 'note',
      subject: headPath,
      found: total === 0 ? text`this pull request changes no file’s owners` : summary(diff),
      required: text`a change of owners that the reviewers know of`,
      location: { path: headPath, at: 'head' },
      fix: takes ? text`check the files below, or put the owners back` : [],
      details: total === 0 ? [] : [groupTable(diff.groups)],
    },
  ]
}

function summary({ counts }: OwnershipDiff): Text {
  const parts: Text[] = [
    counts.lost > 0 ? text`removes owners from ${counted(counts.lost, 'file')}` : [],
    counts.uncertain > 0 ? text`leaves the owners of ${counted(counts.uncertain, 'file')} uncertain` : [],
    counts.changed > 0 ? text`changes those of ${counted(counts.changed, 'file')}` : [],
    counts.gained > 0 ? text`gives owners to ${counted(counts.gained, 'file')}` : [],
  ].filter((part) => part.length > 0)
  const joined = parts.flatMap((part, index): Text => {
    const between = index === 0 ? ' ' : index === parts.length - 1 ? ' and ' : ', '
    return [word(between), ...part]
  })
  return [word('this pull request'), ...joined]
}

function groupTable(groups: readonly OwnershipGroup[]): Detail {
  const rows = groups
    .slice(0, shownGroups)
    .map((group): readonly Text[] => [
      [word(String(group.files))],
      group.examples[0] === undefined ? [] : [path(group.examples[0])],
      owners(group.ownersBefore, group.before?.number),
      group.change === 'uncertain'
        ? text`uncertain, line ${group.after?.number ?? 0}`
        : owners(group.ownersAfter, group.after?.number),
    ])
  const rest = groups.length - rows.length
  const more: readonly (readonly Text[])[] =
    rest === 0 ? [] : [[[word(`and ${rest} more groups`)], [], [], []]]
  return {
    kind: 'table',
    title: [word('Owners before and after')],
    columns: ['Files', 'For example', 'Before', 'After'],
    rows: [...rows, ...more],
  }
}

const owners = (names: readonly string[], line: number | undefined): Text => [
  names.length === 0 ? word('nobody') : people(names),
  ...(line === undefined ? [] : [word(` (line ${line})`)]),
]
