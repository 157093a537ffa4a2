import type { BypassActor } from '../../core/facts/protection.ts'
import { findingsOfGate } from '../../core/make-finding.ts'
import { code, type Part, type Text, text } from '../../core/text.ts'
import { modeOf } from './effective/bypass.ts'
import type { Bypass, ControlSource, ControlValue, RequiredCheck, RequiredTool } from './model.ts'
import type { rules } from './rules.ts'

/** A finding of this gate; what is not known of it is left out. */
export const finding = findingsOfGate<keyof typeof rules>('branch-protection')

/** Our own words, chosen at run time; foreign values go through `code`. */
export const word = (value: string): Part => ({ kind: 'text', text: value })

/** `1 check`, `2 checks`. */
export const counted = (count: number, one: string): Part => word(`${count} ${one}${count === 1 ? '' : 's'}`)

/** Texts one after the other, with commas between them. */
export const joined = (texts: readonly Text[], between = ', '): Text =>
  texts.flatMap((one, index) => (index === 0 ? one : [word(between), ...one]))

/** A cell or a sentence that names more than these is read by nobody. JSON output has them all. */
const mostNamed = 20

/** The first of many, and how many more there are. */
const some = (texts: readonly Text[]): Text =>
  texts.length <= mostNamed
    ? joined(texts)
    : [...joined(texts.slice(0, mostNamed)), word(` and ${texts.length - mostNamed} more`)]

const appText = (apps: readonly number[]): Text =>
  apps.length === 0 ? [] : [word(` (App ${apps.join(' and App ')})`)]

function itemText(item: string | RequiredCheck | RequiredTool): Text {
  if (typeof item === 'string') return [code(item)]
  if ('context' in item) return [code(item.context), ...appText(item.apps)]
  return text`${item.tool} (alerts: ${word(item.alertsThreshold)}, security: ${word(item.securityAlertsThreshold)})`
}

/** A value of a control in a few words: `on`, `2`, `unit (App 15368), lint`. */
export function valueText(value: ControlValue): Text {
  if (typeof value === 'boolean') return [word(value ? 'on' : 'off')]
  if (typeof value === 'number') return [word(String(value))]
  return value.length === 0 ? [word('none')] : some(value.map((item) => itemText(item)))
}

const levels: Readonly<Record<string, string>> = {
  Repository: 'of the repository',
  Organization: 'of the organisation',
  Enterprise: 'of the enterprise',
}

/** `the classic rule`, `ruleset release (7) of the organisation`. */
export function sourceText({ level, name, rulesetId }: ControlSource): Text {
  if (level === 'classic') return [word('the classic rule')]
  if (level === 'settings') return [word('the repository settings')]
  const id = rulesetId === undefined ? 'without a number' : `(${rulesetId})`
  const of = levels[level] ?? `of level ${level}`
  return name === undefined
    ? [word(`ruleset ${id} ${of}`)]
    : [word('ruleset '), code(name), word(` ${id} ${of}`)]
}

/** Every source once. */
export function sourcesText(sources: readonly ControlSource[]): Text {
  const distinct = new Map(sources.map((source) => [`${source.level} ${source.rulesetId ?? ''}`, source]))
  return distinct.size === 0 ? [word('nothing')] : some([...distinct.values()].map(sourceText))
}

/** `administrators`, `Team 9 (pull_request)`. */
export function actorText(actor: BypassActor): Text {
  const { actor_type: type, actor_id: id } = actor
  const mode = modeOf(actor)
  const how = mode === 'always' ? '' : ` (${mode})`
  if (type === 'RepositoryRole' && id === 5) return [word(`administrators${how}`)]
  const { name } = actor
  const which = typeof name === 'string' ? name : id
  return which === undefined || which === null
    ? [code(type), word(how)]
    : [code(`${type} ${which}`), word(how)]
}

/** Everybody who may bypass one of the sources; says so when that cannot be seen. */
export function bypassText(bypasses: readonly Bypass[]): Text {
  if (bypasses.length === 0) return [word('–')]
  const actors = bypasses.flatMap((bypass) => (bypass.kind === 'actors' ? bypass.actors : []))
  const distinct = new Map(actors.map((actor) => [JSON.stringify(actorText(actor)), actor]))
  const named = [...distinct.values()].map(actorText)
  const hidden: readonly Text[] = bypasses.some(({ kind }) => kind === 'unknown')
    ? [[word('not visible')]]
    : []
  // What is not visible is said however many others there are.
  const all = named.length === 0 ? hidden : [some(named), ...hidden]
  return all.length === 0 ? [word('nobody')] : joined(all)
}
