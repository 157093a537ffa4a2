import type { Finding } from '../core/finding.ts'
import { locationText, phrase, plainLine, plainSink } from '../surfaces/phrase.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { createPaint, labelled, wrap } from '../surfaces/terminal-layout.ts'
import type { Layout } from './output.ts'

/** Findings for a terminal, each with its three sentences, and its place before them. */
export function findingLines(findings: readonly Finding[], { width, colour }: Layout): readonly string[] {
  const paint = createPaint(colour)
  return findings.flatMap(({ rule, outcome, level, subject, found, required, fix, location }) => {
    const mark = outcome === 'fail' ? (level === 'error' ? '✗' : '!') : outcome === 'unknown' ? '?' : '✓'
    const at = location === undefined ? '' : ` at ${locationText(location)}`
    const painted = mark === '✗' ? paint.red : mark === '✓' ? paint.green : paint.yellow
    return [
      '',
      ...wrap(sanitiseLine(`${mark} ${rule} for ${subject}${at}`), width).map(painted),
      ...labelled('found', phrase(found, plainSink), 2, 11, width),
      ...labelled('required', phrase(required, plainSink), 2, 11, width),
      ...(fix.length === 0
        ? []
        : labelled('next step', phrase(fix, plainSink), 2, 11, width).map(paint.bold)),
    ]
  })
}

/** A finding as data. */
export const findingRow = ({ rule, outcome, level, subject, found, required, fix, location }: Finding) => ({
  ...{ rule, outcome, level, subject },
  found: plainLine(found),
  required: plainLine(required),
  fix: plainLine(fix),
  location: location === undefined ? null : { path: location.path, line: location.line ?? null },
})
