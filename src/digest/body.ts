import type { Decision } from '../core/outcome.ts'
import { markerLine } from '../publish/marker.ts'
import { codeSpan, shorten } from '../surfaces/escape.ts'
import { bounds } from '../surfaces/limits.ts'
import { phrase } from '../surfaces/phrase.ts'
import { plural } from '../surfaces/words.ts'
import { digestId } from './model.ts'
import { openFindings } from './open-table.ts'
import { overridesSection } from './overrides-section.ts'
import { acceptedSection, boxSection, fixedSection, notEvaluatedSection, waitingSection } from './sections.ts'
import type { DigestView } from './view.ts'
import { cutMessage, linkedWords, nameUnits } from './words.ts'

/** UTF-16 units of the line about what was audited. */
const totalsUnits = 600

const size = (lines: readonly string[]): number => new TextEncoder().encode(lines.join('\n')).length

/**
 * The body of the digest issue: what was audited, verdict and counts, boxes, open findings by owner, what is fixed, the
 * folded tail, the state. At most 60,000 bytes (UTF-8): rows are left out whole and counted, nothing is cut in two.
 */
export function renderDigest(view: DigestView): string {
  const head = [
    markerLine('digest', digestId(view.input.repository, view.input.profile)),
    phrase(cutMessage(view.input.totals.words, totalsUnits), view.page.sink),
    '',
    ...verdictLines(view),
    ...boxSection(view),
  ]
  const tableTitle = view.open.length === 0 ? [] : [`### Open findings: ${view.open.length}`, '']
  const after = [
    ...waitingSection(view),
    ...acceptedSection(view),
    ...overridesSection(view),
    ...notEvaluatedSection(view),
    ...fixedSection(view),
  ]
  const end = ['', footer(view), '', view.stateLine]
  const used = size([...head, ...tableTitle, ...after, ...end])
  const { table, tail } = openFindings(view, bounds.bodyBytes - used - spareBytes)
  return [...head, ...tableTitle, ...table, ...after, ...tail, ...end].join('\n')
}

/** Bytes for the line breaks between the parts. */
const spareBytes = 100

const decisionWords: Readonly<Record<Decision, string>> = {
  pass: '✅ Satisfied',
  fail: '❌ Not satisfied',
  unknown: '❓ Could not be decided',
  report: '📝 Reports only, blocks nothing',
}

function verdictLines(view: DigestView): readonly string[] {
  const { open, accepted, waiting, input, held, limit } = view
  const blockers = open.filter(({ blocks }) => blocks).length
  const unknowns = open.filter(({ outcome }) => outcome === 'unknown').length
  const counts = [
    plural(open.length, 'open finding'),
    ...(blockers > 0 ? [plural(blockers, 'blocker')] : []),
    ...(unknowns > 0 ? [`${unknowns} could not be decided`] : []),
    ...(accepted.length > 0 ? [`${accepted.length} accepted`] : []),
    ...(waiting.length > 0 ? [`${waiting.length} not seen, not yet counted as fixed`] : []),
  ]
  const lapsing = accepted.filter(({ accepted: { soon } }) => soon).length
  return [
    `## ${decisionWords[input.report.record.verdict.decision]}: ${counts.join(', ')}`,
    '',
    sinceLine(view),
    '',
    ...(lapsing > 0
      ? [`⚠️ ${plural(lapsing, 'acceptance lapses', 'acceptances lapse')} within 14 days, see below.`, '']
      : []),
    ...(held.size > 0
      ? [
          `${plural(held.size, 'issue')} held back: one run may create or reopen ${limit} (\`MAX_ISSUES_PER_RUN\`). They are marked "held back".`,
          '',
        ]
      : []),
    ...droppedLines(view),
  ]
}

/** What changed when something changed last: an unchanged run leaves the line, and so the issue, as it is. */
function sinceLine({ state, open, accepted, page }: DigestView): string {
  const { comparable, new: fresh, fixed, reappeared, runUrl } = state.last
  const when = `${state.at.slice(0, 10)}${runUrl === null ? '' : `, ${linkedWords(page, 'run', runUrl)}`}`
  if (!comparable) return `First audit that this issue remembers: ${when}.`
  const unchanged = Math.max(0, open.length + accepted.length - fresh - reappeared)
  const back = reappeared > 0 ? `, ${reappeared} back after they were fixed` : ''
  return `Since the last run: fixed ${fixed}, new ${fresh}, unchanged ${unchanged}${back} (last change: ${when}).`
}

function droppedLines({ state }: DigestView): readonly string[] {
  const dropped = state.dropped.blockers + state.dropped.others
  if (dropped === 0) return []
  return [
    `This issue has no room to remember ${plural(dropped, 'finding')}: they have no date, and are not counted as new or fixed.`,
    '',
  ]
}

const footer = ({ input }: DigestView): string =>
  `_Gatewright keeps this text up to date and writes only when something changed; write comments below, not here. Profile ${profileWords(input.profile)}._`

const profileWords = (profile: string): string => codeSpan(shorten(profile, nameUnits))
