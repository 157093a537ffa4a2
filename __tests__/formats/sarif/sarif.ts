import { readFileSync } from 'node:fs'
import type { SarifResult, SarifRun } from '../../../src/formats/sarif/model.ts'
import { readSarif } from '../../../src/formats/sarif/read.ts'

/** Where the work tree stands in these tests. */
export const root = '/checkout'

/** A SARIF file as a producer writes it; `@@SECRET@@` in it is replaced. */
export const fixture = (name: string, secret = ''): Buffer =>
  Buffer.from(
    readFileSync(new URL(`../../fixtures/sarif/${name}.sarif`, import.meta.url), 'utf8').replaceAll(
      '@@SECRET@@',
      secret,
    ),
  )

export const read = (value: unknown, at = root) => readSarif(Buffer.from(JSON.stringify(value)), at)

/** A log with one run; `more` overrides its members. */
export const log = (results: unknown, more: object = {}) => ({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'scanner' } }, results, ...more }],
})

/** A result of rule `r` at a line of a file. */
export const result = (more: object = {}) => ({
  ruleId: 'r',
  message: { text: 'found' },
  locations: [at('src/a.ts', 3)],
  ...more,
})

export const at = (uri: string, startLine?: unknown, uriBaseId?: string) => ({
  physicalLocation: {
    artifactLocation: { uri, ...(uriBaseId === undefined ? {} : { uriBaseId }) },
    ...(startLine === undefined ? {} : { region: { startLine } }),
  },
})

export function runsOf(reading: ReturnType<typeof readSarif>): readonly SarifRun[] {
  if ('invalid' in reading) throw new Error(reading.invalid)
  return reading.runs
}

/** The results of the only run. */
export const resultsOf = (reading: ReturnType<typeof readSarif>): readonly SarifResult[] =>
  runsOf(reading)[0]?.results ?? []

/** The only result of a log that has one. */
export function only(reading: ReturnType<typeof readSarif>): SarifResult {
  const [first, ...more] = resultsOf(reading)
  if (first === undefined || more.length > 0) throw new Error(`${more.length} more results`)
  return first
}

export const invalidity = (reading: ReturnType<typeof readSarif>): string =>
  'invalid' in reading ? reading.invalid : 'valid'
