import type { Observation } from '../../core/facts/observation.ts'
import type { Call } from './calls.ts'
import { quoted } from './quoted.ts'
import { readWorkflowSource, type WorkflowSource } from './read.ts'

/** Content of a file of the judged commit. */
export interface WorkflowFile {
  readonly path: string
  readonly content: Observation<string>
}

/** A reusable workflow, or why it cannot be used. */
export type Called =
  | {
      readonly ok: true
      readonly source: WorkflowSource
      readonly inputs: NonNullable<WorkflowSource['callInputs']>
    }
  | { readonly ok: false; readonly why: string }

/** Finds reusable workflows; each is read once. */
export type Library = (call: Exclude<Call, { kind: 'malformed' }>) => Called

/** A library of the files of one commit and of what other repositories hold, by the text of `uses:`. */
export function library(
  files: readonly WorkflowFile[],
  called: Readonly<Record<string, Observation<string>>>,
): Library {
  const locals = new Map(files.map(({ path, content }) => [path, content]))
  const read = new Map<string, Called>()
  return ({ kind, key }) => {
    const place = `${kind} ${key}`
    const known = read.get(place)
    if (known !== undefined) return known
    const content = kind === 'local' ? locals.get(key) : Object.hasOwn(called, key) ? called[key] : undefined
    const found = content === undefined ? missing(kind, key) : readCalled(key, content)
    read.set(place, found)
    return found
  }
}

const missing = (kind: 'local' | 'remote', key: string): Called => ({
  ok: false,
  why: kind === 'local' ? `there is no workflow file ${quoted(key)}` : `${quoted(key)} has not been read`,
})

function readCalled(key: string, content: Observation<string>): Called {
  if (!content.known)
    return { ok: false, why: `${quoted(key)} could not be read: ${content.detail.replaceAll('`', "'")}` }
  const reading = readWorkflowSource(key, content.value)
  const problem = reading.ok ? reading.source.problems[0] : reading.cause
  if (problem !== undefined)
    return { ok: false, why: `${quoted(key)}, line ${problem.place.line}: ${problem.why}` }
  if (!reading.ok) return { ok: false, why: `${quoted(key)} could not be read` }
  const { source } = reading
  if (source.callInputs === null)
    return { ok: false, why: `${quoted(key)} is not started by \`workflow_call\`` }
  return { ok: true, source, inputs: source.callInputs }
}
