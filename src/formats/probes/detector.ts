import type { SignalKind } from '../../core/facts/change.ts'
import type { LanguageName } from './language.ts'
import type { ProbeLine } from './scan.ts'

/** Recognises one thing by its form in one line. */
export interface Detector {
  readonly kind: SignalKind
  /** What is looked for; the match has to start outside of comments. */
  readonly pattern: RegExp
  /** Only in these languages; all when absent. */
  readonly in?: readonly LanguageName[]
  /** What was recognised; the matched API itself when absent. */
  readonly name?: string
  /** The match may start within a string. */
  readonly text?: boolean
}

/** One recognised place. */
export interface Hit {
  readonly kind: SignalKind
  readonly name: string
  /** The whole match: two hits of one key are the same thing, which is how a line that only moved is told. */
  readonly key: string
}

/** At most this many characters of an identifier are named. */
const longestName = 60

/** A name is identifiers and punctuation of code, never the inside of a string. */
const nameOf = (match: string): string =>
  match
    .replace(/(["'`]).*$/s, '')
    .replace(/[\s(=:,[{]+$/, '')
    .trim()
    .slice(0, longestName)

/** A detector that finds every match of a line, not only the first. */
export const global = (detector: Detector): Detector => ({
  ...detector,
  pattern: new RegExp(detector.pattern, `${detector.pattern.flags}g`),
})

/** What the detectors recognise in a line of code. They have to be global. */
export function hitsIn(
  { code, kept }: Pick<ProbeLine, 'code' | 'kept'>,
  language: string | null,
  detectors: readonly Detector[],
): Hit[] {
  return detectors.flatMap(({ kind, pattern, in: only, name, text }) => {
    if (only !== undefined && !only.some((one) => one === language)) return []
    return [...kept.matchAll(pattern)].flatMap(({ 0: match, index }) => {
      const inString = code.charAt(index) !== kept.charAt(index)
      if (inString && text !== true) return []
      return [{ kind, name: name ?? nameOf(match), key: `${kind} ${match.replace(/\s+/g, ' ')}` }]
    })
  })
}
