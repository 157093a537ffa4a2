import { PolicyError, type PolicyProblem, type Position } from '../core/errors.ts'

/** Every code a policy problem can have, with its meaning. Closed list, stable API. */
export const problemCodes = {
  missing: 'there is no policy file',
  'ambiguous-file': 'more than one policy file exists',
  'not-a-file': 'the policy is a link, a directory or a submodule',
  'too-large': 'the file is over the size limit',
  'not-utf8': 'the bytes are not UTF-8',
  'control-character': 'a control character stands in the text or in a value',
  syntax: 'the text is not YAML',
  directive: 'a `%` directive',
  alias: 'an anchor, an alias or a merge key',
  tag: 'an explicit tag',
  'duplicate-key': 'the same key twice in one mapping',
  'multiple-documents': 'more than one document in one file',
  'too-deep': 'nested deeper than any policy needs',
  number: 'a number that is not plain decimal, or not exact',
  key: 'a key that is not plain text',
  empty: 'the file holds nothing',
  'not-a-mapping': 'the file holds something other than keys and values',
  null: 'a key without a value',
  'unknown-key': 'a key that Gatewright does not know',
  'missing-key': 'a key that must be there',
  type: 'a value of the wrong type',
  value: 'a value that is not allowed',
  requires: 'the file asks for another version of Gatewright',
  extends: 'the policy it extends cannot be used',
} as const satisfies Record<string, string>
export type ProblemCode = keyof typeof problemCodes

/** At most this many problems are listed for one file: the rest follows from the first, or the file is hostile. */
export const maxProblems = 20

const start: Position = { line: 1, column: 1 }

/** One problem; the position is the start of the file unless given. */
export const problem = (
  file: string,
  code: ProblemCode,
  message: string,
  position: Position = start,
): PolicyProblem => ({ file, code, message, position })

/** The error for these problems: in file order, repeated ones dropped, at most `maxProblems`. */
export function policyError(problems: readonly PolicyProblem[]): PolicyError {
  const seen = new Set<string>()
  const unique = problems.filter((one) => {
    const identity = `${one.position.line}:${one.position.column}:${one.code}:${one.message}`
    return seen.size !== seen.add(identity).size
  })
  const sorted = unique.sort(
    (a, b) => a.position.line - b.position.line || a.position.column - b.position.column,
  )
  const rest = sorted.length - maxProblems
  const last = sorted[maxProblems]
  if (rest <= 0 || last === undefined) return new PolicyError(sorted)
  const more = { ...last, message: `${last.message} (and ${rest - 1} more problems)` }
  return new PolicyError([...sorted.slice(0, maxProblems), rest > 1 ? more : last])
}
