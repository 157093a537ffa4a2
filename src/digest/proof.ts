import { z } from 'zod'
import type { Location } from '../core/finding.ts'
import { lazy } from '../core/lazy.ts'
import { fileAddress } from '../surfaces/addresses.ts'
import { codeSpan } from '../surfaces/escape.ts'
import { linkedCode, type Page } from '../surfaces/page.ts'
import { locationText } from '../surfaces/phrase.ts'
import type { DigestInput, DigestItem } from './model.ts'
import { dayNumber, dayText } from './state.ts'
import { linkedWords } from './words.ts'

const place = lazy(() =>
  z.object({
    path: z.string().max(8_192),
    line: z.int().min(1).nullable(),
    /** The commit that holds the file; null where it is not known. */
    sha: z
      .string()
      .regex(/^[0-9a-f]{40,64}$/)
      .nullable(),
  }),
)

/**
 * Where a finding was seen. It names commits and lines, which move without the finding: a change of nothing else is
 * no reason to write, so an issue keeps the proof it was written with.
 */
export const proofSchema = lazy(() =>
  z.object({
    /** `YYYY-MM-DD`. */
    on: z.iso.date(),
    found: place().nullable(),
    required: place().nullable(),
    run: z.string().max(2_048).nullable(),
  }),
)
export type Proof = z.output<ReturnType<typeof proofSchema>>

/** The proof of this run. */
export function proofOf({ now, report, runUrl }: DigestInput, item: DigestItem): Proof {
  const { headSha, baseSha } = report.record.target
  const placeOf = (location: Location | undefined): Proof['found'] =>
    location === undefined
      ? null
      : {
          path: location.path,
          line: location.line ?? null,
          sha: location.at === 'head' ? headSha : baseSha,
        }
  return {
    on: dayText(dayNumber(now)),
    found: placeOf(item.location),
    required: placeOf(item.requiredAt),
    run: runUrl,
  }
}

/** The proof as one line. Addresses are made here, never taken from what was read, but for the run's, which is checked. */
export function proofLine(page: Page, { on, found, required, run }: Proof): string {
  const parts = [
    ...(found === null ? [] : [`found in ${placeLink(page, found)}`]),
    ...(required === null ? [] : [`required by ${placeLink(page, required)}`]),
    ...(run === null ? [] : [linkedWords(page, 'the run that saw it', run)]),
  ]
  return `- Proof of ${on}: ${parts.length === 0 ? 'the result of that run' : parts.join(', ')}`
}

function placeLink(page: Page, { path, line, sha }: NonNullable<Proof['found']>): string {
  const { serverUrl, target } = page.report.record
  const location: Location = { path, at: 'head', ...(line === null ? {} : { line }) }
  const words = locationText(location)
  if (sha === null) return codeSpan(words)
  return linkedCode(words, fileAddress(serverUrl, target.repository, sha, location), page.allowed)
}
