import { lazy } from '../core/lazy.ts'
import { joinWords } from '../core/text.ts'
import { type Result, resultSchema } from '../result/schema.ts'
import { cutText } from '../surfaces/sanitise.ts'
import type { Context } from './context.ts'
import { fileError, nameOf } from './input.ts'
import { type JsonFile, jsonError, readJson, readShaped } from './json-file.ts'
import { whereJsonEnds } from './json-place.ts'

/** The largest results have 10,000 findings and about 30 million bytes. */
const maxResultBytes = 64 * 1024 * 1024

/** What result files are, in errors. */
const expected = 'a result of gatewright: written by check --json, or the result-file of an action'

/** Only what a comparison needs: results of later versions may have codes and facts that this one does not know. */
const comparedSchema = lazy(() =>
  resultSchema().pick({
    ...{ schema_version: true, tool: true, decision: true, exit_code: true, target: true },
    ...{ gates: true, findings: true, errors: true, digests: true, audit: true },
  }),
)

/** The parts of a result that are compared. */
export type ComparedResult = Pick<
  Result,
  'tool' | 'decision' | 'exit_code' | 'target' | 'gates' | 'findings' | 'errors' | 'digests' | 'audit'
>

/** Reads a result file; `-` is standard input. @throws UsageError `FILE:LINE:COL: …` */
export async function readResult({ input }: Context, name: string): Promise<ComparedResult> {
  const file: JsonFile = { name: nameOf(name), text: await input.text(name, maxResultBytes, expected) }
  const { line, column } = whereJsonEnds(file.text)
  if (line > 1 || column > 1)
    throw fileError(file.name, `the text stops being JSON here, expected ${expected}`, line, column)
  refuseOthers(file, readJson(file, expected))
  return readShaped(file, comparedSchema(), expected)
}

/** What people mistake for a result, each with what to give instead. */
function refuseOthers(file: JsonFile, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  const has = (key: string): boolean => Object.hasOwn(value, key)
  if ('result_file' in value && has('result_file')) {
    const path = typeof value.result_file === 'string' ? ` (${cutText(value.result_file, 300, '…')})` : ''
    const message = `a pointer to a result that was too large for an output, expected the file it names${path}`
    throw jsonError(file, ['result_file'], message)
  }
  if (has('runs') && has('version')) throw fileError(file.name, `a SARIF file, expected ${expected}`)
  if (!('schema_version' in value) || !has('schema_version')) {
    const keys = Object.keys(value)
      .slice(0, 3)
      .map((key) => JSON.stringify(cutText(key, 60, '…')))
    const found = keys.length === 0 ? 'an empty object' : `an object with ${joinWords(keys, 'and')}`
    throw fileError(file.name, `${found} and no schema_version, expected ${expected}`)
  }
  if (value.schema_version === 1) return
  const found = cutText(JSON.stringify(value.schema_version) ?? 'nothing', 60, '…')
  const message = `schema_version: found ${found}, expected 1: this version reads no other`
  throw jsonError(file, ['schema_version'], message)
}
