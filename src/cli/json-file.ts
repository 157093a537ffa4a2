import type { z } from 'zod'
import { type PolicyError, UsageError } from '../core/errors.ts'
import { parseJson } from '../formats/tests/json-text.ts'
import { problemsOf } from '../policy/issues.ts'
import { asJsonSchema } from '../policy/json-schema.ts'
import { locate, type Path } from '../policy/node.ts'
import { policyError } from '../policy/problems.ts'
import { fileError } from './input.ts'
import { jsonTree } from './json-tree.ts'

/** A JSON text that a person named, with the name for messages. */
export interface JsonFile {
  readonly name: string
  readonly text: string
  /** Line of its file that the text starts in; 1 unless it is a part of one. */
  readonly line?: number
}

/**
 * The value of a strict JSON text: no name twice in one object, no endless nesting.
 * @param what what is expected there, for the message
 * @throws UsageError `FILE:LINE:1: …`
 */
export function readJson({ name, text, line = 1 }: JsonFile, what: string): unknown {
  if (text.trim() === '') throw fileError(name, `the file holds nothing, expected ${what}`)
  const read = parseJson(text)
  if ('value' in read) return read.value
  const [, at, reason] = /^line (\d+): (.*)$/su.exec(read.reason) ?? [null, '1', read.reason]
  throw fileError(name, `${reason}, expected ${what}`, line + Number(at) - 1)
}

/**
 * The value of a JSON text in the shape that is expected.
 * @throws UsageError with every place that is not as expected: `FILE:LINE:COL: what was found, what is expected`
 */
export function readShaped<S extends z.ZodType>(file: JsonFile, schema: S, what: string): z.output<S> {
  const value = readJson(file, what)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const found = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`
    throw fileError(file.name, `found ${found}, expected ${what}`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const root = jsonTree(file.text, { kind: 'file', name: file.name })
  // The first problems tell the rest; a hostile file has as many as it has lines.
  const issues = parsed.error.issues.slice(0, 100)
  throw usageError(policyError(problemsOf(issues, { root, schema: asJsonSchema(schema) })))
}

/** An error at a part of the file. */
export function jsonError({ name, text }: JsonFile, path: Path, message: string): UsageError {
  const { at } = locate(jsonTree(text, { kind: 'file', name }), path)
  return fileError(name, message, at.line, at.column)
}

const usageError = ({ problems }: PolicyError): UsageError =>
  new UsageError(
    problems
      // A policy has defaults; an answer of GitHub has none.
      .map(({ file, position: { line, column }, message }) => {
        const words = message.replace('; leave the key out to take the default', '')
        return `${file}:${line}:${column}: ${words}`
      })
      .join('\n'),
  )
