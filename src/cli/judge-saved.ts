import { z } from 'zod'
import { UsageError } from '../core/errors.ts'
import { readSavedFacts, type SavedFacts } from '../facts/saved.ts'
import { gates } from '../gates/registry.ts'
import { evaluateFacts } from '../pipeline/evaluate.ts'
import type { RunFigures, RunRecord } from '../result/record.ts'
import { documentationUrl, version } from '../version.ts'
import type { Context } from './context.ts'
import { nameOf } from './input.ts'
import { whereJsonEnds } from './json-place.ts'
import type { LocalPolicy } from './policy-file.ts'

/** A facts file of 100,000 paths has about 10 million bytes. */
const maxFactsBytes = 64 * 1024 * 1024

/** What facts files are, in errors. */
const expected = 'a facts file written by check --save-facts'

/** Reads a facts file. @throws UsageError `FILE:LINE:COL: …` */
export async function readFacts({ input }: Context, file: string): Promise<SavedFacts> {
  return parseFacts(await input.text(file, maxFactsBytes, expected), nameOf(file))
}

/** The text of a facts file as facts. @throws UsageError `FILE:LINE:COL: …` */
export function parseFacts(text: string, name: string): SavedFacts {
  const { line, column } = whereJsonEnds(text)
  return readSavedFacts(text, `${name}:${line}:${column}`)
}

/** Judges saved facts; by their own policy when none is given. */
export function judgeSaved(
  saved: SavedFacts,
  name: string,
  policy: LocalPolicy | null,
  at: string | null,
  run: RunFigures,
): RunRecord {
  return evaluateFacts({
    ...{ saved, name, gates, version, documentationUrl, at, run },
    policy: policy === null ? null : ({ overrides }) => policy.under(overrides),
  })
}

/** Figures of a run that asks nobody. */
export const offlineFigures = (started: number): RunFigures => ({
  durationMs: Math.round(performance.now() - started),
  requests: 0,
  notModified: 0,
  retries: 0,
  node: process.version,
  event: 'command line',
})

/** As strict as times in policies: `Date.parse` takes the 30th of February for a day in March. */
const time = z.iso.datetime({ offset: true })

/** The time of `--at`. @throws UsageError when it is none */
export function readTime(text: string | null): string | null {
  if (text === null || time.safeParse(text).success) return text
  throw new UsageError(`--at: found ${JSON.stringify(text)}, expected a time such as 2026-11-20T12:00:00Z`)
}
