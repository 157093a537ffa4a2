import type { RepositoryName } from '../core/target.ts'
import type { DigestPlan } from '../digest/writes.ts'
import type { GitHubFailure } from '../github/failure.ts'
import { type Found, isDisabled, issuePermission, mostLabelled } from './digest-issues.ts'
import { type DigestWriter, wordsOf } from './digest-writes.ts'

/** What is said of keeping the digest issue: for the log, and for the problem of its outcome. */

/** Issues that one sentence names: whoever can set a label can set it a thousand times. */
const mostNamed = 5

/** What a run should say about what it found: warnings and notices of the plan, and issues that look like ours. */
export const notesOf = (found: Found, { notices, warnings }: DigestPlan): readonly string[] => [
  ...warnings,
  ...notices,
  ...(found.digest === null ? lookalikes(found) : []),
]

function lookalikes({ released, strangers }: Found): readonly string[] {
  const numbers = released.map((number) => `#${number}`)
  const written = strangers.map(({ number, author }) => `#${number} by ${author ?? 'a deleted account'}`)
  return [
    ...(numbers.length === 0
      ? []
      : [
          `written by this account and labelled, but without a marker in the first line, so not kept any more: ${some(numbers)}`,
        ]),
    ...(written.length === 0
      ? []
      : [
          `with the marker of this digest, but not written by the account of this token, so left alone: ${some(written)}`,
        ]),
  ]
}

const some = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join(', ')
    : `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`

/** Why nothing new was made where not every issue was read; null where every one was. */
export const cutWords = ({ cut }: Found): string | null =>
  cut
    ? `the digest issue: ${mostLabelled} issues or more carry the label, and no more are read. Nothing new was made, as it might be there already; take the label off old closed issues`
    : null

/** What was left undone, and why. */
export function stopWords(
  repository: RepositoryName,
  failure: GitHubFailure,
  { done, held }: Pick<DigestWriter, 'done' | 'held'>,
): string {
  const [first, ...more] = held.filter(({ because }) => because === 'failed')
  const what = first === undefined ? 'a write' : wordsOf(first)
  const left = more.length === 0 ? 'is' : `and ${more.length} more are`
  const before = done.length === 0 ? '' : ` (written before it: ${done.length})`
  return `the digest issue: ${what} ${left} left to the next run${before}: ${reasonWords(repository, failure)}`
}

/** Why GitHub refused, and what would let it. */
export function reasonWords({ owner, repo }: RepositoryName, failure: GitHubFailure): string {
  const { details, message, reason } = failure
  if (isDisabled(failure))
    return `issues are switched off in ${owner}/${repo}; switch them on in Settings, General, Features, Issues`
  if (/archived/i.test(details.said ?? ''))
    return `${owner}/${repo} is archived, nothing can be written there`
  if (details.remedy !== undefined) return `${message}; ${details.remedy.text}`
  const isRefused = reason === 'permission-missing' || reason === 'not-found'
  return isRefused && !message.includes(issuePermission)
    ? `${message}; give the token \`${issuePermission}\``
    : message
}
