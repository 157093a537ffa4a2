import type { ChangedFile, PullRequest } from '../../core/facts/pull-request.ts'
import type { Finding } from '../../core/finding.ts'
import type { ExcludedPeople } from '../../core/people/people.ts'
import { code, path, type Text, text } from '../../core/text.ts'
import type { Options } from './options.ts'
import { word } from './words.ts'

/** GitHub lists no more files than this; beyond it the list comes from git, which may pair renames otherwise. */
const filesGitHubLists = 3000

/** What is missing from the list of changed files; undefined when it is whole. */
export function incompleteFiles(
  pullRequest: PullRequest,
  files: readonly ChangedFile[],
): Finding | undefined {
  const stated = pullRequest.changedFiles
  const listed = new Set(files.map(({ status, path: name }) => `${status} ${name}`)).size
  if (listed < stated && (stated <= filesGitHubLists || listed === 0)) {
    return undecided(
      'truncated',
      text`${listed} changed files read, and GitHub counts ${stated}`,
      text`run the check again; if it stays, check the repository out with its history`,
    )
  }
  const nameless = files.find((file) => file.status === 'renamed' && file.previousPath === null)
  if (nameless === undefined) return undefined
  return undecided(
    'api-shape',
    text`${path(nameless.path)} was renamed, and its former name is missing`,
    text`run the check again; if it stays, check the repository out with its history`,
  )
}

/** The files of the repository were not listed, although a rule needs them. */
export const unlistedFiles: Finding = {
  rule: 'codeowners/files-complete',
  outcome: 'unknown',
  level: 'error',
  subject: 'repository files',
  found: text`the files of the repository were not listed`,
  required: text`all files, to see what the CODEOWNERS file does to them`,
  fix: text`run the check again; if it stays, check the repository out with its history`,
  unknown: { reason: 'truncated' },
}

const undecided = (reason: 'truncated' | 'api-shape', found: Text, fix: Text): Finding => ({
  rule: 'codeowners/files-complete',
  outcome: 'unknown',
  level: 'error',
  subject: 'changed files',
  found,
  required: text`every changed file, and both names of a renamed one`,
  fix,
  unknown: { reason },
})

/** Names in commits that belong to no account exclude nobody: say so, as one of them may be an approver. */
export function unidentifiedPeople(excluded: ExcludedPeople, options: Options): readonly Finding[] {
  const names = excluded.unidentified
  if (names.length === 0) return []
  const shown = names
    .slice(0, 3)
    .flatMap((name, index): Text => [...(index === 0 ? [] : [word(', ')]), code(name)])
  const more = names.length > 3 ? [word(` and ${names.length - 3} more`)] : []
  const kinds = options.exclude.filter((kind) => kind !== 'last-pusher').join(' and ')
  return [
    {
      rule: 'codeowners/commit-identity',
      outcome: 'pass',
      level: 'note',
      subject: 'commits',
      found: [word('the commits name '), ...shown, ...more, word(', who cannot be matched to an account')],
      required: [word(`accounts for all ${kinds}, so that none of them can approve`)],
      fix: text`commit with an e-mail address that belongs to a GitHub account`,
    },
  ]
}
