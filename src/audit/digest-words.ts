import type { HeldWrite, IssueWrite } from '../publish/digest-writes.ts'
import { plural } from '../surfaces/words.ts'
import type { KeptDigest } from './digest.ts'

/** What a run says of its digest issue. */
export interface DigestWords {
  /** What is worth a line of the log. */
  readonly lines: readonly string[]
  readonly warnings: readonly string[]
}

/** Issues named one by one, of those written and of those held back; there may be thousands. */
const mostNamed = 20

/** Sentences about the digest: few lines, however many issues there are. */
export function digestWords(kept: KeptDigest | null, dryRun: boolean): DigestWords {
  if (kept === null) return { lines: [], warnings: [] }
  const { outcome } = kept
  if (outcome === null) return { lines: [], warnings: [`the digest issue was left as it is: ${kept.left}`] }
  const { done, held, problem, notes } = outcome
  const tell = dryRun ? planned : made
  return {
    lines: [
      `digest issue: ${stateOf(outcome, dryRun)}`,
      ...named(done.map(tell), (more) => `and ${plural(more, 'other write')}`),
      ...named(held.map(later), (more) => `held back for a later run: ${plural(more, 'other issue')}`),
    ],
    warnings: [...notes, ...(problem === null ? [] : [problem])],
  }
}

type Outcome = NonNullable<KeptDigest['outcome']>

function stateOf({ written, problem, url, done }: Outcome, dryRun: boolean): string {
  const where = url === null ? '' : `, ${url}`
  if (dryRun) return `dry run, nothing is written; ${plural(done.length, 'write')} planned${where}`
  if (written !== 'none') return `${written}${where}`
  return problem === null ? `nothing to write${where}` : `not written${where}`
}

function named(lines: readonly string[], rest: (more: number) => string): readonly string[] {
  const more = lines.length - mostNamed
  return more > 0 ? [...lines.slice(0, mostNamed), rest(more)] : lines
}

function made({ kind, number, title }: IssueWrite): string {
  const about = title === null ? '' : `: ${title}`
  return kind === 'comment' ? `comment on issue #${number}` : `issue #${number} ${past[kind]}${about}`
}

const past: Readonly<Record<Exclude<IssueWrite['kind'], 'comment'>, string>> = {
  create: 'created',
  update: 'updated',
  close: 'closed',
  reopen: 'reopened',
}

const planned = (write: IssueWrite): string => `would ${deed(write)}`

const later = (write: HeldWrite): string => `held back for a later run: ${deed(write)}`

function deed({ kind, what, number, title }: IssueWrite): string {
  const issue = what === 'digest' ? 'the digest issue' : 'the issue of a finding'
  const known = number === null ? issue : `issue #${number}`
  return `${kind === 'comment' ? 'comment on' : kind} ${title === null ? known : `issue "${title}"`}`
}

/** Lines of a body that only the next run reads: the marker and the memory. */
const forRuns = /^<!-- gatewright:.*\n?/gm

/**
 * The part of the page that shows what a dry run would write.
 * @param maxBytes UTF-8 bytes it may have; empty where it has more, or where nothing would be written
 */
export function plannedBody(kept: KeptDigest | null, dryRun: boolean, maxBytes: number): string {
  const body = kept?.outcome?.plan?.body
  if (!dryRun || body === undefined || kept?.outcome?.done.length === 0) return ''
  const head = '<details>\n<summary><b>The digest issue that would be written</b></summary>'
  const part = `\n${head}\n\n${body.replaceAll(forRuns, '').trim()}\n\n</details>\n`
  return Buffer.byteLength(part) > maxBytes ? '' : part
}
