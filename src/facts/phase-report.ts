import { unknown } from '../core/fact.ts'
import type { Observation } from '../core/facts/observation.ts'
import type { ObservedArtifact } from '../core/facts/phases.ts'
import { unrenderedTokens } from '../phase/report-tokens.ts'
import { utf8 } from './content.ts'
import { giveUp } from './gather.ts'
import { observe } from './observe.ts'
import { type ArtifactPlaces, isRegular } from './phase-places.ts'

type Report = NonNullable<ObservedArtifact['report']> extends Observation<infer T> ? T : never

/** Largest completion report, in bytes. */
const maxReportBytes = 1024 * 1024
/** Tokens that are kept of one report. */
const mostTokens = 50

/** The completion report of a stage, and what a template left in it. */
export const completionReport = (
  { filesFor }: Pick<ArtifactPlaces, 'filesFor'>,
  template: string,
  stage: string,
): Promise<Observation<Report>> =>
  observe(async () => {
    const path = template.replaceAll('{stage}', stage)
    const files = await filesFor(path)
    const entry = await files.entry(path)
    if (entry === null || !isRegular(entry.mode)) return { path, found: false, tokens: [] }
    const bytes = await files.bytes(entry, maxReportBytes)
    if (bytes === null) return giveUp(tooLarge(path))
    const tokens = unrenderedTokens(utf8(bytes, path)).slice(0, mostTokens)
    return { path, found: true, tokens: tokens.map(({ text, line }) => ({ text, line })) }
  })

const tooLarge = (path: string) =>
  unknown('too-large', `${path} is over ${maxReportBytes} bytes`, { remedy: { text: `shorten ${path}` } })
