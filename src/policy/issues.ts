import type { z } from 'zod'
import type { PolicyProblem } from '../core/errors.ts'
import { nearest } from '../core/nearest.ts'
import { joinWords } from '../core/text.ts'
import { below, type JsonSchema, keysOf } from './json-schema.ts'
import { locate, type Path, type PolicyNode, toData } from './node.ts'
import { type ProblemCode, problem } from './problems.ts'

/** What phrasing an issue needs to look at. */
interface Context {
  readonly root: PolicyNode
  readonly schema: JsonSchema
}

const asPath = (path: readonly PropertyKey[]): Path =>
  path.map((key) => (typeof key === 'number' ? key : String(key)))

/** Keys come from the file: whatever is no plain word is shown quoted and cut. */
const shownKey = (key: string): string => (/^[\w-]{1,60}$/.test(key) ? key : JSON.stringify(key.slice(0, 60)))

const dotted = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${shownKey(key)}`),
    '',
  )

/** A value in words: `"NO"`, `12`, `a list`. Long text is cut. */
export function described(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'no value'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}

const typeWords: Readonly<Record<string, string>> = {
  boolean: 'true or false',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  integer: 'a whole number',
  array: 'a list',
  object: 'a mapping (keys and values)',
  record: 'a mapping (keys and values)',
}

const affirmative = /^(y|yes|on|true)$/i
const negative = /^(n|no|off|false)$/i

function wanted(expected: string, value: unknown): string {
  const words = typeWords[expected] ?? expected
  if (expected === 'boolean' && typeof value === 'string') {
    if (affirmative.test(value)) return `${words}: write true, without quotes`
    if (negative.test(value)) return `${words}: write false, without quotes`
  }
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return `${words}: put it in quotes`
  if (
    expected === 'number' &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  )
    return `${words}: leave the quotes out`
  return words
}

const ticked = (values: readonly unknown[]): string[] => values.map((value) => `\`${String(value)}\``)

function listed(values: readonly unknown[], value: unknown): string {
  const words = ticked(values)
  if (values.some((one) => typeof one === 'number' && String(one) === value))
    return `${joinWords(words, 'or')}: leave the quotes out`
  const near = typeof value === 'string' ? nearest(value, values.map(String)) : undefined
  return `${joinWords(words, 'or')}${near === undefined ? '' : ` (did you mean "${near}"?)`}`
}

type Issue = z.core.$ZodIssue

function limits(issue: Issue): string | undefined {
  if (issue.code === 'too_small') return bound('at least', issue.minimum, issue.inclusive, issue.origin)
  if (issue.code === 'too_big') return bound('at most', issue.maximum, issue.inclusive, issue.origin)
  return undefined
}

function bound(word: string, limit: number | bigint, inclusive: boolean | undefined, origin: string): string {
  const units: Record<string, readonly [string, string]> = {
    array: [' entry', ' entries'],
    string: [' character', ' characters'],
  }
  const exact = inclusive === false ? (word === 'at least' ? 'more than' : 'less than') : word
  return `${exact} ${limit}${units[origin]?.[Number(limit) === 1 ? 0 : 1] ?? ''}`
}

const isDefault = (message: string): boolean => /^(Invalid|Too |Unrecognized)/.test(message)

/** The expectation an issue speaks of, in words. */
function expectation(issue: Issue, value: unknown): string {
  if (!isDefault(issue.message)) return issue.message.replace(/^expected /, '')
  if (issue.code === 'invalid_type') return wanted(issue.expected, value)
  if (issue.code === 'invalid_value') return listed(issue.values, value)
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.flatMap((errors) => errors.slice(0, 1))
    return joinWords([...new Set(branches.map((branch) => expectation(branch, value)))], 'or')
  }
  return limits(issue) ?? issue.message
}

function unknownKeys(keys: readonly string[], path: Path, context: Context): PolicyProblem[] {
  const known = keysOf(path.reduce(below, [context.schema]))
  return keys.map((key) => {
    const { at } = locate(context.root, [...path, key])
    const name = `\`${dotted([...path, key])}\``
    const near = nearest(key, known) ?? elsewhere(key, path, context)
    const hint =
      near === undefined ? `known here: ${joinWords(ticked(known), 'and')}` : `did you mean "${near}"?`
    return problem(at.source.name, 'unknown-key', `${name} is not a key Gatewright knows (${hint})`, at)
  })
}

/** A gate written one level too high is named with its place. */
function elsewhere(key: string, path: Path, context: Context): string | undefined {
  if (path.length > 0) return undefined
  const gate = nearest(key, keysOf(below([context.schema], 'gates')))
  return gate && `gates.${gate}`
}

/** The problem of the branch that got furthest, when the value was of the right kind for one branch. */
function deeper(issue: Issue): readonly Issue[] | undefined {
  if (issue.code !== 'invalid_union' || !isDefault(issue.message)) return undefined
  const nested = issue.errors.filter((errors) =>
    errors.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
  )
  return nested.length === 1
    ? nested[0]?.map((one): Issue => ({ ...one, path: [...issue.path, ...one.path] }))
    : undefined
}

function single(issue: Issue, context: Context): PolicyProblem {
  const path = asPath(issue.path)
  const found = locate(context.root, path)
  const value = found.depth === path.length ? toData(found.node) : undefined
  const name = dotted(path)
  const file = found.at.source.name
  const say = (code: ProblemCode, message: string, at = found.node.at): PolicyProblem =>
    problem(file, code, message, at)
  const expected = expectation(issue, value)
  if (path.length === 0)
    return say('not-a-mapping', `found ${described(value)}, expected keys and values such as \`version: 1\``)
  if (value === undefined) {
    const words = saysWhatIsWrong(issue) ? `: ${issue.message}` : ` is missing: expected ${expected}`
    return say('missing-key', `\`${name}\`${words}`, found.at)
  }
  if (value === null)
    return say(
      'null',
      `\`${name}\` has no value: expected ${expected}; leave the key out to take the default`,
      found.at,
    )
  const code = issue.code === 'invalid_type' ? 'type' : 'value'
  const words = saysWhatIsWrong(issue) ? `: ${issue.message}` : `, expected ${expected}`
  return say(code, `\`${name}\`: found ${sized(issue, value)}${words}`)
}

/** Schemas say what they expect, or what is wrong with the value; only the former is an expectation. */
const saysWhatIsWrong = ({ code, message }: Issue): boolean =>
  code === 'custom' && !isDefault(message) && !message.startsWith('expected ')

/** A list is counted where its length is what is wrong. */
function sized(issue: Issue, value: unknown): string {
  if (limits(issue) === undefined || !Array.isArray(value)) return described(value)
  return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
}

/** Every complaint of the schema as a problem at the place of its key or value. */
export function problemsOf(issues: readonly Issue[], context: Context): PolicyProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, asPath(issue.path), context)
    const inner = deeper(issue)
    return inner === undefined ? single(issue, context) : problemsOf(inner, context)
  })
}
