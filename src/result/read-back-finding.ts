import type { Remedy } from '../core/fact.ts'
import type { Detail, Finding, Location } from '../core/finding.ts'
import type { AnyGate } from '../core/gate.ts'
import type { Rule, RuleTable } from '../core/rules.ts'
import type { Part, Text } from '../core/text.ts'
import { gates } from '../gates/registry.ts'
import type { Result } from './schema.ts'

type FindingJson = Result['findings'][number]
type MessageJson = FindingJson['message']['found']
type PartJson = MessageJson['parts'][number]
type DetailJson = FindingJson['details'][number]
type RemedyJson = NonNullable<NonNullable<FindingJson['unknown']>['remedy']>

/** A finding of a result, without what is made again from its gate. */
export function findingOf(finding: FindingJson, documentationUrl: string): Finding {
  const { rule, outcome, level, subject, message, details, urgent } = finding
  const { alarm, stage, overridden_by: overridden } = finding
  const textOf = textFor(documentationUrl)
  const requiredAt = locationOf(finding.required_at)
  const location = locationOf(finding.location)
  return {
    ...{ rule, outcome, level, subject },
    found: textOf(message.found),
    required: textOf(message.required),
    ...(requiredAt === undefined ? {} : { requiredAt }),
    fix: textOf(message.fix),
    ...(location === undefined ? {} : { location }),
    ...(details.length === 0 ? {} : { details: details.map((detail) => detailOf(detail, textOf)) }),
    ...(urgent ? { urgent: true } : {}),
    ...(alarm === null ? {} : { alarm }),
    ...(stage === null ? {} : { stage }),
    ...(overridden === null ? {} : { overridden }),
    ...(finding.unknown === null ? {} : { unknown: unknownOf(finding.unknown) }),
  }
}

/** Reads sentences; links lead below our documents, or are no links. */
export const textFor =
  (documentationUrl: string) =>
  (from: MessageJson): Text =>
    from.parts.map((part) => partOf(part, documentationUrl))

const unknownOf = ({
  reason,
  remedy,
}: NonNullable<FindingJson['unknown']>): NonNullable<Finding['unknown']> =>
  remedy === null ? { reason } : { reason, remedy: remedyOf(remedy) }

/** A remedy, without a field that says nothing. */
export const remedyOf = ({ text, permission }: RemedyJson): Remedy =>
  permission === null ? { text } : { text, permission }

/** A place; undefined for none. */
export function locationOf(location: FindingJson['location']): Location | undefined {
  if (location === null) return undefined
  const { path, line, end_line: endLine, column, at } = location
  return {
    path,
    ...(line === null ? {} : { line }),
    ...(endLine === null ? {} : { endLine }),
    ...(column === null ? {} : { column }),
    at,
  }
}

function partOf(part: PartJson, documentationUrl: string): Part {
  switch (part.kind) {
    case 'path':
      return part.line === null
        ? { kind: 'path', path: part.path }
        : { kind: 'path', path: part.path, line: part.line }
    case 'link':
      // Any page of the server may be a hostile one: only our own documents are linked.
      return isBelow(part.href, documentationUrl) ? part : { kind: 'text', text: part.text }
    case 'text':
    case 'code':
    case 'people':
      return part
  }
}

/** Whether an address leads to a page below another one, dots in its path resolved. */
function isBelow(address: string, base: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(base)) return false
  const [url, above] = [new URL(address), new URL(base)]
  const path = above.pathname.endsWith('/') ? above.pathname : `${above.pathname}/`
  if (url.origin !== above.origin || url.username !== '' || url.password !== '' || url.search !== '')
    return false
  // A slash or dot written as `%2f` or `%2e` may be resolved by the server.
  return url.pathname.startsWith(path) && /^[\w./-]+$/.test(url.pathname.slice(path.length))
}

function detailOf(detail: DetailJson, textOf: (from: MessageJson) => Text): Detail {
  const title = textOf(detail.title)
  if (detail.kind === 'list') {
    const verbatim = detail.verbatim === true ? ({ verbatim: true } as const) : {}
    return { kind: 'list', title, items: detail.items.map(textOf), ...verbatim }
  }
  const { columns, chart, diagram } = detail
  const rows = detail.rows.map((row) => row.map(textOf))
  return {
    ...{ kind: 'table', title, columns, rows },
    ...(chart === null ? {} : { chart }),
    ...(diagram === null ? {} : { diagram }),
  }
}

/** The rules of a gate: those this version knows, and of the others what their findings say. */
export function rulesOf(gateId: string, findings: readonly FindingJson[]): RuleTable {
  const rules = new Map<string, Rule>(Object.entries(known(gateId)?.rules ?? {}))
  for (const { rule, controls } of findings) {
    const name = rule.slice(gateId.length + 1)
    if (!rules.has(name)) rules.set(name, foreignRule(name, controls))
  }
  return Object.fromEntries(rules)
}

const known = (gateId: string): AnyGate | undefined => gates.find(({ id }) => id === gateId)

const foreignRule = (name: string, controls: readonly string[]): Rule => ({
  title: name,
  why: '',
  fix: '',
  controls,
  sources: [],
  example: { found: '', required: '', fix: '' },
})
