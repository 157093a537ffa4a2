import type { CodeownersError, Teams } from '../../core/facts/codeowners.ts'
import type { Finding } from '../../core/finding.ts'
import { mention } from '../../core/people/people.ts'
import { named, type Pool } from '../../core/people/pools.ts'
import { code, people, type Text, text } from '../../core/text.ts'
import type { CodeownersDocument } from '../../formats/codeowners/index.ts'
import { linePools } from './ownership.ts'
import { counted, word } from './words.ts'

const shownLines = 20

/** Lines that fewer people could approve for than the policy wants. Owners who cannot be seen count as enough. */
export function fewApprovers(
  document: CodeownersDocument,
  filePath: string,
  errors: readonly CodeownersError[],
  teams: Teams,
  minimum: number,
): readonly Finding[] {
  const few = document.lines.flatMap((line) => {
    if (line.verdict !== 'applied') return []
    const pools = linePools(line, errors, teams)
    if (pools.some((pool) => pool.kind === 'unreadable')) return []
    const approvers = approversOf(pools)
    return approvers.length < minimum ? [{ line, approvers }] : []
  })
  const [first] = few
  if (first === undefined) return []
  const items = few
    .slice(0, shownLines)
    .map(
      ({ line, approvers }): Text =>
        text`line ${line.number} (${code(line.pattern.text)}): ${approvers.length === 0 ? word('nobody') : people(approvers, 'and')}`,
    )
  const rest = few.length - items.length
  return [
    {
      rule: 'codeowners/few-approvers',
      outcome: 'fail',
      level: 'warning',
      subject: filePath,
      found: text`${counted(few.length, 'line')} with fewer than ${minimum} possible approvers, the first is line ${first.line.number} (${code(first.line.pattern.text)})`,
      required: text`at least ${minimum} possible approvers for every line`,
      location: { path: filePath, line: first.line.number, at: 'head' },
      fix: text`add another owner or a team to line ${first.line.number}`,
      details: [
        {
          kind: 'list',
          title: [word('Possible approvers')],
          items: rest === 0 ? items : [...items, [word(`and ${rest} more lines`)]],
        },
      ],
    },
  ]
}

/** Distinct people, in the order in which they are named. */
function approversOf(pools: readonly Pool[]): readonly string[] {
  const byLogin = new Map(pools.flatMap(named).map((person) => [person.login.toLowerCase(), mention(person)]))
  return [...byLogin.values()]
}
