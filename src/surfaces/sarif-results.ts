import type { Finding } from '../core/finding.ts'
import { compareFindings, sortFindings } from '../core/order.ts'
import { levels } from '../core/outcome.ts'
import { text } from '../core/text.ts'
import type { GateVerdict } from '../core/verdict.ts'
import { fingerprint } from '../result/digests.ts'
import type { RunRecord } from '../result/record.ts'
import { shorten } from './escape.ts'
import { bounds } from './limits.ts'
import { isOpen } from './order.ts'
import { overrideText } from './override-words.ts'
import { locationText } from './phrase.ts'
import { sanitiseLine } from './sanitise.ts'
import type { SarifLevel, SarifResult } from './sarif-model.ts'
import { isFile, sarifPlace } from './sarif-place.ts'
import { sarifLine, sarifPhrase, sentence } from './sarif-words.ts'
import { effect, stops } from './words.ts'

/** An open finding as it will be written. */
export interface OpenResult {
  readonly gate: GateVerdict
  readonly finding: Finding
  readonly level: SarifLevel
}

/** Every finding that wants something from somebody, worst first. What passed or did not apply is no result. */
export const openResults = ({ verdict }: RunRecord): readonly OpenResult[] =>
  verdict.gates
    .flatMap((gate) =>
      sortFindings(gate.findings)
        .filter(isOpen)
        .map((finding) => ({
          gate,
          finding,
          level: levelOf(finding, stops(gate, verdict) && finding.overridden === undefined),
        })),
    )
    .sort(
      (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || compareFindings(a.finding, b.finding),
    )

/**
 * GitHub fails a check of its own over a new result of level `error`, so only what stops the merge has that level.
 * What could not be decided is at least a warning.
 */
function levelOf({ level, outcome }: Finding, blocks: boolean): SarifLevel {
  if (level === 'error') return blocks ? 'error' : 'warning'
  return outcome === 'unknown' ? 'warning' : level
}

/**
 * One result. `kind` is `fail` for what could not be decided, too: any other kind has no level (section 3.27.10), and
 * GitHub reads the level alone. Words and `properties.outcome` tell the two apart.
 * @param indexes places of the rules in their list, by id as written there
 */
export function sarifResult(
  { gate, finding, level }: OpenResult,
  indexes: ReadonlyMap<string, number>,
  record: RunRecord,
): SarifResult {
  const ruleId = sanitiseLine(finding.rule)
  const id = fingerprint(finding.rule, finding.subject)
  return {
    ruleId,
    ruleIndex: indexes.get(ruleId) ?? -1,
    kind: 'fail',
    level,
    message: { text: messageOf(finding, gate, record) },
    locations: [sarifPlace(finding, record)],
    // GitHub reads the first name only. Without it, the text of the line would make two findings there one alert.
    partialFingerprints: { primaryLocationLineHash: id, 'gatewright/v1': id },
    ...suppressionOf(finding, record),
    properties: {
      gate: sanitiseLine(gate.gate),
      outcome: finding.outcome === 'unknown' ? 'unknown' : 'fail',
      subject: sanitiseLine(shorten(finding.subject, bounds.value)),
      effect: finding.overridden === undefined ? effect(gate, record.verdict) : 'excused by an override',
      ...(finding.unknown === undefined ? {} : { reason: finding.unknown.reason }),
    },
  }
}

/** Who approved it, why, and until when. */
function suppressionOf(
  { overridden, rule, subject }: Finding,
  { verdict }: RunRecord,
): Pick<SarifResult, 'suppressions'> {
  if (overridden === undefined) return {}
  // In a merge group two pull requests may have overrides with one id.
  const view = verdict.overrides?.find(
    ({ id, excuses }) =>
      id === overridden && excuses.some((one) => one.rule === rule && one.subject === subject),
  )
  const justification = sarifPhrase(view === undefined ? text`Override ${overridden}` : overrideText(view))
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] }
}

/** Found, required with its source, the next step. GitHub takes the first sentence as the title. */
function messageOf(finding: Finding, gate: GateVerdict, record: RunRecord): string {
  const { outcome, location, requiredAt } = finding
  const found = `${outcome === 'unknown' ? 'Could not be decided' : 'Found'}: ${sarifPhrase(finding.found)}`
  // A place that cannot be pointed at is named at least.
  const hidden = location !== undefined && !isFile(location.path, record)
  const where = hidden ? ` (at ${sarifLine(locationText(location))})` : ''
  const source = requiredAt === undefined ? '' : ` (${sarifLine(locationText(requiredAt))})`
  const fix = sarifPhrase(finding.fix)
  const permission = sarifLine(finding.unknown?.remedy?.permission ?? '')
  const said = permission === '' || `${found} ${fix}`.includes(permission)
  return [
    `${found}${where}`,
    `Required: ${sarifPhrase(finding.required)}${source}`,
    ...(fix === '' ? [] : [`Next step: ${fix}`]),
    ...(said ? [] : [`Needs ${permission}`]),
    ...weightWords(finding, gate, record),
  ]
    .map(sentence)
    .join(' ')
}

/** Why something grave is no error: it does not stop the merge. */
function weightWords(
  { level, overridden }: Finding,
  gate: GateVerdict,
  { verdict }: RunRecord,
): readonly string[] {
  if (overridden !== undefined) return [`Excused by the override ${sarifLine(overridden)}`]
  const words = effect(gate, verdict)
  return level !== 'error' || words === '' || stops(gate, verdict) ? [] : [`This gate: ${words}`]
}
