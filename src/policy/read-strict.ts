import type { z } from 'zod'
import { PolicyError } from '../core/errors.ts'
import { problemsOf } from './issues.ts'
import { asJsonSchema } from './json-schema.ts'
import { type PolicyNode, toData } from './node.ts'
import { policyError, problem } from './problems.ts'
import { readYaml, type YamlLimits } from './read-yaml.ts'

/** A file of people's decisions beside the policy: what it is called, and what it may hold. */
export interface StrictFile<S extends z.ZodType> {
  /** For messages: `manifest`. */
  readonly what: string
  /** The smallest file that is valid. */
  readonly smallest: string
  readonly schema: S
  readonly limits: YamlLimits
}

/**
 * Reads a YAML file as strictly as a policy. `root` is the tree with the places of its parts.
 * @throws {PolicyError} with every problem as `FILE:LINE:COL`, unknown keys with the nearest known one
 */
export function readStrict<S extends z.ZodType>(
  bytes: Uint8Array,
  name: string,
  file: StrictFile<S>,
): { readonly root: PolicyNode; readonly data: z.output<S> } {
  const root = treeOf(bytes, name, file)
  const result = file.schema.safeParse(toData(root))
  if (result.success) return { root, data: result.data }
  // The first problems tell the rest; a hostile file has as many as it has lines.
  const issues = result.error.issues.slice(0, 100)
  throw policyError(problemsOf(issues, { root, schema: asJsonSchema(file.schema) }))
}

function treeOf<S extends z.ZodType>(bytes: Uint8Array, name: string, file: StrictFile<S>): PolicyNode {
  try {
    return readYaml(bytes, { kind: 'file', name }, file.limits)
  } catch (error) {
    if (!(error instanceof PolicyError) || error.problems[0]?.code !== 'empty') throw error
    const message = `the file holds nothing: an empty ${file.what} is written \`${file.smallest}\`, or the file is removed`
    throw policyError([problem(name, 'empty', message)])
  }
}
