import { scanAddresses } from './addresses.ts'
import { scanBareArmour } from './bare-armour.ts'
import { scanCommands } from './commands.ts'
import { scanHeaders } from './headers.ts'
import { scanKeyBlocks } from './key-blocks.ts'
import type { FoundSecret, Span } from './model.ts'
import { scanNamedValues } from './named-values.ts'
import { mayHoldSecret } from './prefilter.ts'
import { scanForms } from './scan-forms.ts'
import { scanShapes } from './scan-shapes.ts'

export type { FoundSecret } from './model.ts'
export { mayHoldSecret } from './prefilter.ts'

/** In this order: where two passes claim the same place, it is named by the first. */
const passes = [
  scanKeyBlocks,
  scanBareArmour,
  scanForms,
  scanShapes,
  scanAddresses,
  scanHeaders,
  scanNamedValues,
  scanCommands,
]

/** The finished text, and how many of each kind were taken out of it. */
export interface Redacted {
  readonly text: string
  readonly counts: Readonly<Record<string, number>>
}

/**
 * Secrets in a text, in its order; they do not overlap. Give it the whole of a file and cut afterwards: a key that a
 * range cuts is recognised by what stands outside of it. Time grows with the length of the text alone.
 */
export function findSecrets(text: string): readonly FoundSecret[] {
  if (!mayHoldSecret(text)) return []
  const spans = joined(passes.flatMap((pass) => pass(text)))
  const line = lineCounter(text)
  return spans.map(({ kind, start, end }) => ({
    ...{ kind, start, end },
    line: line(start),
    endLine: line(Math.max(start, end - 1)),
  }))
}

/** The text with `[REDACTED:<kind>]` in the place of every secret. */
export function redactSecrets(text: string): Redacted {
  const found = findSecrets(text)
  if (found.length === 0) return { text, counts: {} }
  const counts: Record<string, number> = {}
  const parts: string[] = []
  let last = 0
  for (const { kind, start, end } of found) {
    parts.push(text.slice(last, start), `[REDACTED:${kind}]`)
    last = end
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return { text: parts.join('') + text.slice(last), counts }
}

/** Overlapping spans as one, named by the first pass. */
function joined(spans: readonly Span[]): readonly Span[] {
  const byPlace = spans
    .map((span, rank) => ({ ...span, rank }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const result: { kind: string; start: number; end: number; rank: number }[] = []
  for (const span of byPlace) {
    const last = result.at(-1)
    if (last === undefined || span.start >= last.end) {
      result.push(span)
      continue
    }
    last.end = Math.max(last.end, span.end)
    if (span.rank < last.rank) Object.assign(last, { kind: span.kind, rank: span.rank })
  }
  return result
}

/** The line of an offset, for offsets that grow. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let next = text.indexOf('\n')
  return (offset) => {
    while (next !== -1 && next < offset) {
      line += 1
      next = text.indexOf('\n', next + 1)
    }
    return line
  }
}
