import { prose } from '../core/text.ts'
import type { SinkOutcome } from '../publish/sink.ts'
import { markdownSink, phrase } from '../surfaces/phrase.ts'

const words = (sentence: string): string => phrase(prose(sentence), markdownSink([]))

/** The summary of a run that published nothing because what it was given was refused. */
export const refusedPage = (found: string, fix: string): string =>
  `## Gatewright report: refused, nothing was published\n\n${words(found)}\n\n**Next step:** ${words(fix)}\n`

/** The summary of a run that had nothing left to publish. */
export const gonePage = (sentence: string): string =>
  `## Gatewright report: nothing to publish\n\n${words(sentence)}\n`

/** What became of each surface, in words; one that was not asked for is left out. */
export const outcomeLines = (outcomes: readonly SinkOutcome[]): readonly string[] =>
  outcomes.flatMap(({ sink, written, url }) =>
    written === 'none' ? [] : [`${sink.replace('-', ' ')}: ${written}${url === null ? '' : `, ${url}`}`],
  )

/** Names of the surfaces that show the result now. */
export const publishedNames = (outcomes: readonly SinkOutcome[]): string =>
  outcomes
    .filter(({ written }) => written !== 'none')
    .map(({ sink }) => sink)
    .join(',')
