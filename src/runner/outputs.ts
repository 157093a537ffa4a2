import { createHash } from 'node:crypto'
import { mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as core from '@actions/core'
import { evidenceFile } from '../formats/golden/evidence.ts'
import { limits } from '../surfaces/limits.ts'
import type { Environment } from './environment.ts'
import { runnerLimits } from './limits.ts'

/** Outputs that every action has, as action.yml and its table in the README show them. */
export const outputDefinitions = {
  outcome: {
    description:
      'Worst outcome of the gates: `pass`, `fail`, `skip` or `unknown`, also where the run only reports.',
  },
  'exit-code': { description: 'The exit code of the step; see the table in the README.' },
  result: {
    description:
      'The result as JSON (`schema_version: 1`). A large one is replaced by a pointer to `result-file`.',
  },
  'result-file': { description: 'Path of a file with the whole result as JSON.' },
  'evidence-file': {
    description:
      'Path of `gate-evidence.json`, for upload as an artifact; empty when no test report was judged.',
  },
  'sarif-file': {
    description: 'Path of the findings as SARIF 2.1.0, for `github/codeql-action/upload-sarif`.',
  },
} as const satisfies Record<string, { readonly description: string }>
export type OutputName = keyof typeof outputDefinitions

export interface OutputValues {
  readonly outcome: string
  readonly exitCode: number
  /** The result as JSON. */
  readonly result: string
  /** `gate-evidence.json` as text; null when there is none. */
  readonly evidence?: string | null
  /** The findings as SARIF, or why the run ended early. */
  readonly sarif?: string | null
}

type Places = Pick<Environment, 'outputFile' | 'summaryFile' | 'temporaryDirectory'>

const reason = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error)

/**
 * Writes the result file and all outputs. Outputs go to the file the runner names and nowhere else: the older way, a
 * command on standard output, is what a forged line would use, so there is no falling back to it.
 * @returns one sentence for each thing that could not be written; a surface that fails never changes the verdict.
 */
export async function writeOutputs(values: OutputValues, places: Places): Promise<readonly string[]> {
  const { warnings, written } = filesIn(places)
  const file = await written('result.json', values.result)
  const evidence = await written(evidenceFile, values.evidence ?? null)
  const sarif = await written('gatewright.sarif', values.sarif ?? null)
  const outputs = {
    outcome: values.outcome,
    'exit-code': String(values.exitCode),
    result: fitResult(values, file),
    'result-file': file,
    'evidence-file': evidence,
    'sarif-file': sarif,
  } satisfies Record<OutputName, string>
  return [...warnings, ...writeNamedOutputs(outputs, places)]
}

/** Files of this run, and a sentence for each that could not be written. */
export interface OwnFiles {
  readonly warnings: readonly string[]
  /** Path of the new file; empty when there is no text or it could not be written. */
  readonly written: (name: string, text: string | null) => Promise<string>
}

/** Writes files into the directory of this job, each into a new directory of its own. */
export function filesIn(places: Pick<Places, 'temporaryDirectory'>): OwnFiles {
  const warnings: string[] = []
  const directory = places.temporaryDirectory ?? tmpdir()
  const written = async (name: string, text: string | null): Promise<string> => {
    if (text === null) return ''
    return await writeOwnFile(name, text, directory).catch((error: unknown) => {
      warnings.push(`${name} was not written: ${reason(error)}`)
      return ''
    })
  }
  return { warnings, written }
}

/** Writes outputs by name. @returns a sentence when they could not be written */
export function writeNamedOutputs(
  outputs: Readonly<Record<string, string>>,
  places: Pick<Places, 'outputFile'>,
): readonly string[] {
  if (places.outputFile === null) return ['outputs were not written: GITHUB_OUTPUT names no file']
  try {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
  } catch (error) {
    return [`outputs were not written: ${reason(error)}`]
  }
  return []
}

/** The result itself, or when it is too large for an output, where it is and how to recognise it. */
export function fitResult({ outcome, exitCode, result }: OutputValues, file: string): string {
  const bytes = Buffer.byteLength(result)
  if (bytes <= runnerLimits.resultOutputBytes) return result
  const sha256 = createHash('sha256').update(result).digest('hex')
  const pointer = { schema_version: 1, decision: outcome, exit_code: exitCode }
  return JSON.stringify({ ...pointer, result_file: file === '' ? null : file, sha256, bytes })
}

/** Whole or not at all: written beside its final name, then renamed. The directory is new and only ours. */
async function writeOwnFile(name: string, text: string, directory: string): Promise<string> {
  const own = await mkdtemp(join(directory, 'gatewright-'))
  const path = join(own, name)
  try {
    const handle = await open(`${path}.part`, 'wx', 0o600)
    await handle
      .writeFile(text)
      .then(() => handle.sync())
      .finally(() => handle.close())
    await rename(`${path}.part`, path)
    return path
  } catch (error) {
    await rm(own, { recursive: true, force: true })
    throw error
  }
}

/** Bytes that the step's summary can still take; 0 when there is no summary. */
export async function summaryBudget(places: Places): Promise<number> {
  if (places.summaryFile === null) return 0
  const written = await stat(places.summaryFile).then(
    (file) => file.size,
    () => 0,
  )
  return Math.max(0, limits.summaryBytes - written)
}

/**
 * Appends to the step's summary. A text over the limit is not written, not cut: half a table is worse than a sentence
 * that says why there is none.
 * @returns a sentence when it was not written, else undefined.
 */
export async function appendSummary(markdown: string, places: Places): Promise<string | undefined> {
  if (places.summaryFile === null) return 'the summary was not written: GITHUB_STEP_SUMMARY names no file'
  const text = markdown.endsWith('\n') ? markdown : `${markdown}\n`
  const budget = await summaryBudget(places)
  const bytes = Buffer.byteLength(text)
  if (bytes > budget)
    return `the summary was not written: it has ${bytes} bytes, and ${budget} are left of 1 MiB`
  try {
    const handle = await open(places.summaryFile, 'a')
    await handle.writeFile(text).finally(() => handle.close())
  } catch (error) {
    return `the summary was not written: ${reason(error)}`
  }
  return undefined
}
