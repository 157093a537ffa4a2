import type { Finding } from '../../core/finding.ts'
import type { Facts } from '../../core/gate.ts'
import { people, type Text, text } from '../../core/text.ts'
import {
  type CodeownersMatcher,
  compileCodeowners,
  coverage,
  lintCodeowners,
  parseCodeowners,
} from '../../formats/codeowners/index.ts'
import { fewApprovers } from './few-approvers.ts'
import { missingFile, otherFile } from './file-findings.ts'
import { unlistedFiles } from './incomplete.ts'
import { lintFindings } from './lint-findings.ts'
import type { Options } from './options.ts'
import { pathList, word } from './words.ts'

/** Everything a repository is judged by. */
export const repositoryNeeds = ['codeowners', 'codeowners-errors', 'repository-files', 'teams'] as const

export type RepositoryFacts = Facts<(typeof repositoryNeeds)[number], never>

/** Judges the CODEOWNERS file of a commit by itself: lint, GitHub's errors and coverage. */
export function judgeRepository(facts: RepositoryFacts, options: Options): readonly Finding[] {
  const file = facts.codeowners
  const missing = missingFile(file)
  if (file.path === null || missing.length > 0) return missing
  const errors = facts['codeowners-errors']
  const files = facts['repository-files']?.files
  if (files === undefined) return [unlistedFiles]
  const document = parseCodeowners(file.content)
  const matcher = compileCodeowners(document)
  const context = {
    document,
    path: file.path,
    option: options['invalid-lines'],
    hidesOthers: file.ignored.length > 0,
    isOld: () => false,
  }
  return [
    ...otherFile(file, errors, document),
    ...lintFindings(lintCodeowners(matcher, { files, errors }), context),
    ...fewApprovers(document, file.path, errors, facts.teams, options['minimum-approvers']),
    ...figures(
      file.path,
      matcher,
      files.map((one) => one.path),
    ),
  ]
}

const mostOwners = 20

/** How many files have an owner, and whose they are. */
function figures(filePath: string, matcher: CodeownersMatcher, files: readonly string[]): readonly Finding[] {
  const report = coverage(matcher, files)
  const percent = report.share === null ? '' : ` (${(Math.floor(report.share * 1000) / 10).toFixed(1)} %)`
  const without = [...report.samples.noRule, ...report.samples.unowned, ...report.samples.ambiguous].sort()
  const rows = report.owners
    .slice(0, mostOwners)
    .map((one): readonly Text[] => [[people([one.owner])], [word(String(one.files))]])
  const table = {
    kind: 'table',
    title: [word('Files per owner')],
    columns: ['Owner', 'Files'],
    rows,
  } as const
  return [
    {
      rule: 'codeowners/coverage',
      outcome: 'pass',
      level: 'note',
      subject: filePath,
      found: text`${report.owned} of ${report.files} files${word(percent)} have an owner`,
      required: text`a CODEOWNERS file that GitHub loads`,
      location: { path: filePath, line: 1, at: 'head' },
      fix: [],
      details: [
        ...(without.length === 0 ? [] : [pathList([word('Files that nobody certainly owns')], without)]),
        ...(rows.length === 0 ? [] : [table]),
      ],
    },
  ]
}
