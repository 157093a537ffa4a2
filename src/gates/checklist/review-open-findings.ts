import type { Severity, ToolResult } from '../../core/facts/tools.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { path, type Text, text } from '../../core/text.ts'
import type { Against } from './model.ts'
import { recoveryDetail } from './review-recovery.ts'
import { counted, finding, words } from './words.ts'

/** Source document 004: a blocker must be fixed, and a high one as well (document 000: all issues resolved). */
const blocking: readonly Severity[] = ['blocker', 'high']

/** Rows of the table; the rest is counted. */
const mostRows = 20

/**
 * Open results of severity blocker or high that the change brings. No approval and no plan closes one.
 * @param complete whether every tool that the policy names ran: without it, finding none proves nothing
 */
export function openFindings(open: readonly Against[], complete: boolean, where: Where): readonly Finding[] {
  const severe = open.filter(({ result }) => blocking.includes(result.severity)).sort(worstFirst)
  const [first] = severe
  const certain = first?.certain === true
  const required = text`no open result of severity blocker or high`
  const common = { required, requiredAt: where('sarif') }
  if (first === undefined) {
    if (!complete) return []
    const found = text`${counted(open.length, 'open result')} of this change, none of severity blocker or high`
    return [finding('open-findings', 'pass', 'results of tools', { ...common, found, fix: [] })]
  }
  const more = severe.length - 1
  return [
    finding('open-findings', certain ? 'fail' : 'unknown', 'results of tools', {
      ...common,
      ...locationOf(first.result),
      ...(certain ? {} : { unknown: { reason: 'ambiguous' as const } }),
      found: [
        ...text`${counted(severe.length, 'open result')} ${words(certain ? 'on what this change adds' : 'that this change may have brought')}: `,
        ...inWords(first),
        ...(more > 0 ? text` and ${more} more` : []),
      ],
      fix: [...text`repair ${placeOf(first.result)}, and run ${first.tool} again`],
      details: [
        {
          kind: 'table',
          title: text`Open results of severity blocker or high`,
          columns: ['Severity', 'Tool', 'Rule', 'Place'],
          rows: [...severe.slice(0, mostRows).map(row), ...rest(severe.length - mostRows)],
        },
        recoveryDetail('open-findings'),
      ],
    }),
  ]
}

const rest = (count: number): readonly (readonly Text[])[] =>
  count > 0 ? [[text`${count} more`, [], [], []]] : []

/** Names and places only: what a tool matched may be a secret. */
const inWords = ({ tool, result }: Against): Text =>
  text`${`${tool}:${result.rule}`} (${words(result.severity)}) at ${placeOf(result)}`

const placeOf = ({ path: file, line }: ToolResult) =>
  file === null ? words('no file') : path(file, line ?? undefined)

const locationOf = ({ path: file, line }: ToolResult): Pick<Finding, 'location'> =>
  file === null ? {} : { location: { path: file, ...(line === null ? {} : { line }), at: 'head' } }

const row = ({ tool, result }: Against): readonly Text[] => [
  text`${words(result.severity)}`,
  text`${tool}`,
  text`${result.rule}`,
  text`${placeOf(result)}`,
]

/** What is certain stands first: it decides. */
function worstFirst(a: Against, b: Against): number {
  if (a.certain !== b.certain) return a.certain ? -1 : 1
  const severity = blocking.indexOf(a.result.severity) - blocking.indexOf(b.result.severity)
  return severity !== 0 ? severity : keyOf(a) < keyOf(b) ? -1 : 1
}

const keyOf = ({ tool, result }: Against): string =>
  [result.path ?? '', String(result.line ?? 0).padStart(9, '0'), tool, result.rule].join('\u0000')
