import type { Unknown } from '../core/fact.ts'
import type { OverrideFile } from '../core/facts/overrides.ts'
import type { GatheredFacts } from '../core/judge.ts'
import type { OverrideState, OverrideView } from '../core/override.ts'
import { shortSha } from '../core/people/words.ts'
import type { Scope } from '../core/target.ts'
import { path, type Text, text } from '../core/text.ts'
import { approvalOf, factOf, type OverrideTerms } from './approval.ts'
import type { Overrides } from './excuse.ts'
import { type KnownGate, namedRules } from './names.ts'

/** What overrides are judged by. */
interface OverrideRequest {
  /** Of one subject. */
  readonly facts: GatheredFacts
  /** `#12`, or empty when there is only one. */
  readonly subject: string
  /** Absent where no policy was read: then no override has an effect. */
  readonly terms: OverrideTerms | undefined
  /** Every gate there is. */
  readonly gates: readonly KnownGate[]
  readonly scope: Scope
  /** RFC 3339, or null when the time is not known: then no override counts. */
  readonly now: string | null
}

/** Every override file of a subject, judged; none where the policy names nobody who may approve one. */
export function judgeOverrides(request: OverrideRequest): Overrides {
  const { terms, facts } = request
  if (terms === undefined || terms.approvers.length === 0) return []
  const fact = factOf(facts, 'overrides')
  if (!fact.known) return [unreadFolder(fact, request.subject)]
  return [...fact.value.files].sort(byPlace).map((file) => viewOf(file, { ...request, terms }))
}

/** Where overrides may stand and could not be read: none has an effect, and somebody may wait for one that should. */
const unreadFolder = ({ detail, remedy }: Unknown, subject: string): OverrideView => ({
  ...{ id: 'overrides', path: '.gatewright/overrides', subject, at: 'base', state: 'unknown' },
  ...{ gates: [], rules: [], stage: null, headSha: null, reason: null, ticket: null },
  ...{ requestedBy: null, expiresAt: null, approvers: [], excuses: [] },
  found: text`the files could not be read: ${{ kind: 'text', text: cut(detail) }}`,
  fix: [{ kind: 'text', text: remedy?.text ?? 'run the check again' }],
})

const byPlace = (a: OverrideFile, b: OverrideFile): number => {
  const [left, right] = [`${a.path}\n${a.at}`, `${b.path}\n${b.at}`]
  return left < right ? -1 : left > right ? 1 : 0
}

type Override = NonNullable<OverrideFile['override']>
type Request = OverrideRequest & { readonly terms: OverrideTerms }
type Answer = Pick<OverrideView, 'state' | 'found' | 'fix'> & { readonly approvers?: readonly string[] }

/** Characters of a text of the file that are shown. */
const shown = 200
const cut = (words: string): string =>
  words.length > shown ? `${words.slice(0, shown - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : words

function viewOf(file: OverrideFile, request: Request): OverrideView {
  const { override } = file
  const named = namedRules(override?.gates ?? [], override?.rules ?? [], request.gates)
  const { state, found, fix, approvers } = answerOf(file, named.problems, request)
  return {
    id: override?.id ?? idOf(file.path),
    ...{ path: file.path, subject: request.subject, at: file.at, state },
    gates: override?.gates ?? [],
    rules: named.rules,
    stage: override?.stage ?? null,
    headSha: override?.headSha ?? null,
    reason: override === null ? null : cut(override.reason),
    ticket: override === null ? null : cut(override.ticket),
    requestedBy: override?.requestedBy ?? null,
    expiresAt: override?.expiresAt ?? null,
    approvers: approvers ?? [],
    excuses: [],
    ...{ found, fix },
  }
}

const idOf = (file: string): string => cut(file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, ''))

const answer = (state: OverrideState, found: Text, fix: Text): Answer => ({ state, found, fix })

const day = 86_400_000

function answerOf(file: OverrideFile, nameProblems: readonly string[], request: Request): Answer {
  const { override } = file
  const { terms, now, scope } = request
  if (override !== null && isForAnother(file)) return forAnother(override)
  if (override === null || file.problems.length > 0 || nameProblems.length > 0)
    return invalid(file, nameProblems)
  const [time, ends] = [Date.parse(now ?? ''), Date.parse(override.expiresAt)]
  if (Number.isNaN(time) || Number.isNaN(ends))
    return answer('unknown', text`whether it has expired cannot be told`, text`run the check again`)
  if (time >= ends)
    return answer(
      'expired',
      text`expired at ${override.expiresAt}`,
      text`make the gate pass, or ask for a new override; delete ${path(file.path)}`,
    )
  if (ends - time > terms.maxDays * day)
    return answer(
      'invalid',
      text`runs until ${override.expiresAt}, which is ${Math.ceil((ends - time) / day)} days`,
      text`set ${'expires_at'} to at most ${terms.maxDays} days from now (${'overrides.max-days'} of the policy)`,
    )
  const left = text`; expires ${override.expiresAt} (in ${daysLeft(ends - time)})`
  const { state, found, fix, approvers } = scope === 'repository' ? listed : boundTo(file, override, request)
  return { state, found: [...found, ...left], fix, ...(approvers === undefined ? {} : { approvers }) }
}

/** Merged by another pull request, and written for another commit: nothing of it concerns this one. */
const isForAnother = ({ at, matchesHead }: OverrideFile): boolean =>
  at === 'base' && matchesHead?.known === true && !matchesHead.value

const forAnother = ({ headSha }: Override): Answer =>
  answer('other-head', text`merged before, for ${shortSha(headSha)}`, [])

const daysLeft = (milliseconds: number): { kind: 'text'; text: string } => {
  const days = Math.ceil(milliseconds / day)
  return { kind: 'text', text: days === 1 ? '1 day' : `${days} days` }
}

const listed: Answer = answer('listed', text`merged, and still running`, [])

/** Problems of a file that are shown; the rest shows once these are mended. */
const mostProblems = 5

function invalid({ path: file, problems }: OverrideFile, nameProblems: readonly string[]): Answer {
  const all = [
    ...problems.map(({ message, line, column }) =>
      line === null ? message : `line ${line}${column === null ? '' : `:${column}`}: ${message}`,
    ),
    ...nameProblems,
  ]
  const words = all.slice(0, mostProblems).map(cut).join('; ')
  return answer(
    'invalid',
    [{ kind: 'text', text: words }],
    text`correct ${path(file)}; an example stands in ${'docs/overrides.md'}`,
  )
}

function boundTo(file: OverrideFile, override: Override, { facts, terms }: Request): Answer {
  const { matchesHead } = file
  if (matchesHead === null)
    return answer('unknown', text`it was not compared with the head`, text`run the check again`)
  if (!matchesHead.known)
    return answer(
      'unknown',
      text`whether it was written for this head cannot be told: ${{ kind: 'text', text: cut(matchesHead.detail) }}`,
      text`set ${'head_sha'} to the commit before the override, and push it`,
    )
  if (!matchesHead.value)
    return answer(
      'other-head',
      text`written for ${shortSha(override.headSha)}, and more than overrides changed since`,
      text`set ${'head_sha'} to the commit that is to be excused, and have it approved again`,
    )
  const { state, approvers, found, fix } = approvalOf(override.requestedBy, terms, facts)
  if (state === 'approved') return { state: 'in-force', found, fix, approvers }
  return { state, found, fix, approvers }
}
