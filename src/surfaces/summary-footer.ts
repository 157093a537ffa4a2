import { prose } from '../core/text.ts'
import { type NotEvaluated, notEvaluated } from '../result/not-evaluated.ts'
import type { RunRecord } from '../result/record.ts'
import { fileAddress } from './addresses.ts'
import { codeSpan, escapeMarkdown, shorten } from './escape.ts'
import { bounds } from './limits.ts'
import { linkedCode, locationLink, type Page, tableHead, tableRow } from './page.ts'
import { phrase } from './phrase.ts'
import { plural, seconds, shortId } from './words.ts'

/** What the verdict rests on, and what was not evaluated: the end of every page, whatever had to be cut above. */
export function footerOf(page: Page): string {
  const { record, digests } = page.report
  const lines = [
    ...notEvaluatedPart(page, notEvaluated(record)),
    '\n---\n',
    `- Policy: ${policyWords(page)}`,
    `- Applied, nearest first: ${appliedWords(page)}`,
    `- Gatewright ${escapeMarkdown(record.version)}, ${runWords(record)}`,
    `- Digests (SHA-256): policy ${shortDigest(digests.policy)}, facts ${shortDigest(digests.facts)}, verdict ${shortDigest(digests.verdict)}`,
  ]
  return lines.join('\n')
}

const shortDigest = (digest: string | null): string => (digest === null ? 'none' : codeSpan(shortId(digest)))

function notEvaluatedPart(page: Page, items: readonly NotEvaluated[]): readonly string[] {
  if (items.length === 0) return ['\nNot evaluated: nothing, every fact the gates asked for was read.']
  const rows = items
    .slice(0, bounds.detailRows)
    .map((item) =>
      tableRow([
        codeSpan(shorten([item.subject, item.what].filter((word) => word !== '').join(' '), bounds.value)),
        `${codeSpan(item.reason)} ${escapeMarkdown(shorten(item.detail, bounds.value))}`,
        revealWords(page, item),
      ]),
    )
  const more = items.length - rows.length
  return [
    '\n**Not evaluated**\n',
    tableHead(['What', 'Why', 'What would reveal it']),
    ...rows,
    ...(more > 0 ? [tableRow([`and ${more} more, all in the result JSON`, '', ''])] : []),
  ]
}

function revealWords(page: Page, { permission, remedy }: NotEvaluated): string {
  const words = phrase(prose(shorten(remedy ?? 'run the check again', bounds.value)), page.sink)
  return permission === null ? words : `permission ${codeSpan(permission)}: ${words}`
}

function policyWords(page: Page): string {
  const { policy, policyPath, target, serverUrl } = page.report.record
  if (policy === null) return `${codeSpan(policyPath)} could not be used`
  const branch = target.baseRef === null ? '' : ` on ${codeSpan(target.baseRef)}`
  const sources = policy.sources.slice(0, bounds.people).map(({ name, sha }) => {
    if (sha === null) return codeSpan(shorten(name, bounds.value))
    const own = name === policyPath && target.kind !== 'branch'
    const address = fileAddress(serverUrl, target.repository, sha, { path: name, at: 'base' })
    const shown = own ? linkedCode(name, address, page.allowed) : codeSpan(shorten(name, bounds.value))
    return `${shown} at ${codeSpan(shortId(sha))}${own ? branch : ''}`
  })
  return sources.length === 0 ? 'defaults only, there is no policy file' : sources.join(', then ')
}

/** Action input > file > preset > default: which of them had a word, and where the mode comes from. */
function appliedWords(page: Page): string {
  const { policy, verdict } = page.report.record
  if (policy === null) return 'nothing'
  const names = policy.sources.slice(0, bounds.people).map(({ name }) => escapeMarkdown(sourceKind(name)))
  const inputs = policy.inputs.map((name) => `input ${codeSpan(name)}`)
  const order = [...new Set([...inputs, ...names, 'defaults'])].join(', ')
  const at = policy.modeAt === undefined ? '' : ` (${locationLink(page, policy.modeAt)})`
  return `${order}; mode ${codeSpan(verdict.mode)}${at}`
}

const sourceKind = (name: string): string =>
  name.startsWith('gatewright:') ? `preset ${shorten(name, bounds.value)}` : 'file'

/** The volatile figures: the only words of a page that differ between two runs over the same facts. */
function runWords(record: RunRecord): string {
  const { run } = record
  const saved = run.notModified > 0 ? ` (${run.notModified} not modified)` : ''
  const again = run.retries > 0 ? `, ${plural(run.retries, 'retry', 'retries')}` : ''
  return `${plural(run.requests, 'request')} to GitHub${saved}${again}, ${seconds(run)}, Node ${escapeMarkdown(run.node)}, event ${codeSpan(run.event)}`
}
