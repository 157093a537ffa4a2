import { runsAfterFailure } from './condition.ts'
import type { Job, JobCondition } from './model.ts'
import { type Entry, entryOf, type Node, scalarText, sizeOf, textOf } from './node.ts'
import { quoted } from './quoted.ts'
import { continuesOnError, readSteps } from './read-steps.ts'
import type { Complain } from './read-triggers.ts'
import { needsRead } from './reads-needs.ts'
import { parseTemplate, type Template } from './template.ts'

/** A job with what the expansion of its names needs besides. */
export interface JobSource {
  readonly job: Job
  /** `name:`, or the id without one. */
  readonly name: Template
  readonly strategy: Entry | null
  readonly matrix: Entry | null
  /** How many values the matrix holds; reading it takes as many steps. */
  readonly matrixSize: number
  /** `with:` of a job that calls a reusable workflow. */
  readonly inputs: ReadonlyMap<string, Entry>
}

/** Reads one job. */
export function readJob(id: string, entry: Entry, path: string, complain: Complain): JobSource {
  const { line, value: node } = entry
  if (!validId(id)) complain(line, `${quoted(id)} is no job id`)
  if (node.kind !== 'map') complain(line, `the job ${quoted(id)} is no mapping`)
  const place = { path, line }
  const nameEntry = entryOf(node, 'name')
  if (nameEntry !== undefined && nameEntry.value.kind !== 'scalar')
    complain(nameEntry.line, '`name:` of a job holds no text')
  // GitHub takes an empty name for none.
  const name = textOf(nameEntry?.value) || null
  const needs = readNeeds(node, complain)
  const usesEntry = entryOf(node, 'uses')
  const uses = textOf(usesEntry?.value)
  const strategy = entryOf(node, 'strategy') ?? null
  const matrix = entryOf(strategy?.value, 'matrix') ?? null
  const job: Job = {
    id,
    place,
    name,
    namePlace: nameEntry === undefined ? place : { path, line: nameEntry.line },
    needs,
    condition: readCondition(node, needs, path),
    // A strategy that is an expression as a whole may hold one.
    hasMatrix: matrix !== null || textOf(strategy?.value)?.includes('${{') === true,
    continueOnError: continuesOnError(node),
    uses:
      usesEntry === undefined || uses === undefined
        ? null
        : { text: uses, place: { path, line: usesEntry.line } },
    ...readSteps(node, path),
    needsRead: readOf(needs, node),
  }
  const inputs = entryOf(node, 'with')?.value
  return {
    job,
    name: name === null ? { kind: 'literal', text: id } : parseTemplate(name),
    strategy,
    matrix,
    matrixSize: matrix === null ? 0 : sizeOf(matrix.value),
    inputs: inputs?.kind === 'map' ? inputs.entries : new Map(),
  }
}

function readOf(needs: readonly string[], node: Node): Job['needsRead'] {
  const read = needs.length === 0 ? null : needsRead(node)
  return read?.all === true || (read !== null && read.names.length > 0) ? read : null
}

/** GitHub keeps ids that start with two underscores to itself. */
const validId = (id: string): boolean =>
  id.length < 100 && /^[A-Za-z_][A-Za-z0-9_-]*$/.test(id) && !id.startsWith('__')

function readNeeds(job: Node, complain: Complain): readonly string[] {
  const needs = entryOf(job, 'needs')
  if (needs === undefined) return []
  const items = needs.value.kind === 'list' ? needs.value.items : [needs.value]
  const names = items.flatMap((item) => textOf(item) || [])
  if (names.length < items.length) complain(needs.line, '`needs:` holds something that is no job id')
  return names
}

function readCondition(job: Node, needs: readonly string[], path: string): JobCondition | null {
  const entry = entryOf(job, 'if')
  if (entry?.value.kind !== 'scalar') return null
  const expression = scalarText(entry.value.value).trim()
  // Nothing stands for `success()`, as without `if:`.
  if (expression === '') return null
  return {
    expression,
    place: { path, line: entry.line },
    runsAfterFailure: runsAfterFailure(expression, needs),
  }
}
