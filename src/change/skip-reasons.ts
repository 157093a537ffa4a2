import type { SignalKind } from '../core/facts/change.ts'
import { classifierOf } from './classes.ts'
import { because, reasons, signalText } from './derivation.ts'
import type { ChangeInput, Derivation } from './model.ts'

/** Why a security review may be left out: the closed list of document 000, tasks 3 and 5, as it is to be written. */
export const skipReasons = [
  'pure utility, no IO',
  'internal type definition, no runtime behaviour',
  'test helper, not shipped',
  'read-only query over data already authorised by GUARD',
] as const

type SkipKind = 'utility' | 'type' | 'test' | 'query'

interface Skip {
  readonly kind: SkipKind
  readonly guard: string | null
}

const forms: readonly (readonly [SkipKind, RegExp])[] = [
  ['utility', /^pure utility(?: function)?(?:[, ]+(?:with )?no io)?$/i],
  ['type', /^internal type definition(?:[, ]+(?:with )?no runtime behaviou?r)?$/i],
  ['test', /^test helper(?:[, ]+not shipped)?$/i],
  [
    'query',
    /^read-only query (?:over|accessing) (?:data already|pre-?)[ ]?authori[sz]ed(?: data)?(?: by)?(?: (?:the )?guard)?:?[ ]+[`(]?(@?[\p{L}_$][\p{L}\p{N}_$.:-]*)[`)]?$/iu,
  ],
]

/** The reason of the closed list that a text is; null when it is none of them. */
export function skipReason(text: string): Skip | null {
  const plain = text.trim().replace(/\s+/g, ' ').replace(/\.$/, '')
  for (const [kind, form] of forms) {
    const found = form.exec(plain)
    if (found !== null) return { kind, guard: found[1] ?? null }
  }
  return null
}

/** What a signal shows to be more than a pure function: it reads, writes, asks, stores or starts something. */
const effects: readonly SignalKind[] = [
  ...(['entry-point-added', 'input-added', 'outbound-call-added', 'parser-added', 'command-added'] as const),
  ...([
    'query-added',
    'dynamic-code-added',
    'deserialisation-added',
    'session-added',
    'store-added',
  ] as const),
  ...(['migration-added', 'guard-removed', 'permission-added', 'allow-all-added', 'tls-off'] as const),
]
/** What a query may show all the same: it asks the store. */
const ofQueries: readonly SignalKind[] = ['query-added', 'permission-added']

const cited = /^(?:the|a|an|its|framework|data|someone|nobody|none)$/i

/**
 * Whether the declared reasons fit every changed file: each file must match at least one of them. What a line shows
 * against a reason is a contradiction, which `contradictions` names.
 */
export function skipJustified(input: ChangeInput): Derivation {
  const given = skipsIn(input)
  if (given.length === 0)
    return { value: false, because: ['no justification was given (`Security review skipped: …`)'] }
  const unlisted = given.filter(({ skip }) => skip === null)
  if (unlisted.length > 0)
    return {
      value: false,
      because: unlisted.map(
        ({ line }) => `line ${line}: not a reason of the closed list (${skipReasons.join('; ')})`,
      ),
    }
  const guard = given.flatMap(({ skip, line }) => {
    const problem = skip === null ? null : guardProblem(skip, input.settings.guards)
    return problem === null ? [] : [`line ${line}: ${problem}`]
  })
  if (guard.length > 0) return { value: false, because: guard }
  const kinds = new Set(given.flatMap(({ skip }) => skip?.kind ?? []))
  const unfit = unfitting(input, kinds)
  if (unfit.length > 0) return { value: false, because: reasons(unfit) }
  const against = contradictedSkips(input)
  if (against.length > 0) return { value: false, because: reasons(against) }
  return because(
    given.map(({ line, text }) => `declared in line ${line}: ${text}`),
    '',
  )
}

const skipsIn = ({ statements }: ChangeInput) =>
  statements
    .filter(({ key }) => key === 'security-review-skipped')
    .map(({ value, line }) => ({ text: value, line, skip: skipReason(value) }))

function guardProblem({ kind, guard }: Skip, guards: readonly string[]): string | null {
  if (kind !== 'query') return null
  if (guard === null || cited.test(guard))
    return 'a read-only query has to name the guard that authorises its data'
  const plain = (name: string) => name.replace(/^@/, '')
  if (guards.length === 0 || guards.some((known) => plain(known) === plain(guard))) return null
  return `${guard} is none of the guards that the policy names (\`change.guards\`)`
}

/** Files that no given reason covers: a test helper is in a test file, and everything else stands in code. */
function unfitting({ files, settings }: ChangeInput, kinds: ReadonlySet<SkipKind>): string[] {
  if (!files.known || [...kinds].some((kind) => kind !== 'test')) return []
  const classify = classifierOf(settings)
  return files.value
    .filter(({ path }) => classify(path).has('code'))
    .map(({ path }) => `${path} is no test helper`)
}

/** Signals that show something else than a given reason says. */
export function contradictedSkips(input: ChangeInput): string[] {
  const kinds = new Set(skipsIn(input).flatMap(({ skip }) => skip?.kind ?? []))
  if (kinds.size === 0 || !input.change.known) return []
  const allowed = kinds.has('query') ? ofQueries : []
  return input.change.value.signals
    .filter(({ kind }) => effects.includes(kind) && !allowed.includes(kind))
    .map((signal) => `a review was declared as not needed, but ${signalText(signal)}`)
}
