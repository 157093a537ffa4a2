import type { Remedy } from '../core/fact.ts'
import type { Detail, Diagram, Finding, Location } from '../core/finding.ts'
import type { Part, Text } from '../core/text.ts'
import type { GateVerdict } from '../core/verdict.ts'
import { ruleAddress } from '../surfaces/addresses.ts'
import { plainLine } from '../surfaces/phrase.ts'
import { fingerprint } from './digests.ts'
import type { Result } from './schema.ts'

type FindingJson = Result['findings'][number]
type MessageJson = FindingJson['message']['found']

/** One finding as data: its sentences as clean text and as parts, nothing left out. */
export function findingJson(gate: GateVerdict, finding: Finding, documentationUrl: string): FindingJson {
  const { rule, outcome, level, subject, unknown } = finding
  return {
    gate: gate.gate,
    rule,
    outcome,
    level,
    subject,
    fingerprint: fingerprint(rule, subject),
    message: {
      found: messageJson(finding.found),
      required: messageJson(finding.required),
      fix: messageJson(finding.fix),
    },
    required_at: locationJson(finding.requiredAt),
    location: locationJson(finding.location),
    details: (finding.details ?? []).map(detailJson),
    urgent: finding.urgent === true,
    alarm: finding.alarm ?? null,
    stage: finding.stage ?? null,
    overridden_by: finding.overridden ?? null,
    controls: [...(gate.rules[rule.slice(gate.gate.length + 1)]?.controls ?? [])],
    documentation: ruleAddress(documentationUrl, rule),
    unknown: unknown === undefined ? null : { reason: unknown.reason, remedy: remedyJson(unknown.remedy) },
  }
}

/** A remedy with every field present. */
export const remedyJson = (remedy: Remedy | undefined): Result['facts'][number]['remedy'] =>
  remedy === undefined ? null : { text: remedy.text, permission: remedy.permission ?? null }

/** A sentence as clean text and as parts. */
export const messageJson = (message: Text): MessageJson => ({
  text: plainLine(message),
  parts: message.map(partJson),
})

function partJson(part: Part): MessageJson['parts'][number] {
  switch (part.kind) {
    case 'path':
      return { kind: 'path', path: part.path, line: part.line ?? null }
    case 'people':
      return { kind: 'people', people: [...part.people], join: part.join }
    case 'text':
    case 'code':
      return { kind: part.kind, text: part.text }
    case 'link':
      return { kind: 'link', text: part.text, href: part.href }
  }
}

/** A place with every field present. */
export function locationJson(location: Location | undefined): FindingJson['location'] {
  if (location === undefined) return null
  const { path, line, endLine, column, at } = location
  return { path, line: line ?? null, end_line: endLine ?? null, column: column ?? null, at }
}

function detailJson(detail: Detail): FindingJson['details'][number] {
  const title = messageJson(detail.title)
  if (detail.kind === 'list') {
    const verbatim = detail.verbatim === true ? ({ verbatim: true } as const) : {}
    return { kind: 'list', title, items: detail.items.map(messageJson), ...verbatim }
  }
  const rows = detail.rows.map((row) => row.map(messageJson))
  const chart =
    detail.chart === undefined
      ? null
      : { label: detail.chart.label, points: detail.chart.points.map((point) => ({ ...point })) }
  return {
    kind: 'table',
    title,
    columns: [...detail.columns],
    rows,
    chart,
    diagram: diagramJson(detail.diagram),
  }
}

const diagramJson = (diagram: Diagram | undefined) =>
  diagram === undefined
    ? null
    : {
        states: diagram.states.map((state) => ({ ...state })),
        transitions: diagram.transitions.map((transition) => ({ ...transition })),
      }
