import {
  Composer,
  CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import type { PolicyProblem } from '../core/errors.ts'
import type { MapEntry, PolicyNode, ScalarValue, Written, WrittenIn } from './node.ts'
import { type ProblemCode, policyError, problem } from './problems.ts'
import { guardedTokens, maxLexemes, type Report, reportControlCharacters } from './yaml-guard.ts'
import { reportNumber } from './yaml-scalars.ts'

/** Largest policy file, in bytes, checked before anything is parsed (design, section 6). */
export const maxPolicyBytes = 64 * 1024

/** How much of a file is read. */
export interface YamlLimits {
  readonly bytes: number
  /** Keys, values and marks. */
  readonly lexemes: number
}

const policyLimits: YamlLimits = { bytes: maxPolicyBytes, lexemes: maxLexemes }

/** What a builder of nodes needs: places and a list for problems. */
interface Reading {
  readonly lexemes: number
  readonly at: (offset: number) => Written
  readonly report: Report
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Text of the bytes without a byte order mark. Throws `PolicyError` when they are too many or not UTF-8. */
function decode(bytes: Uint8Array, source: WrittenIn, most: number): string {
  if (bytes.length > most)
    throw policyError([
      problem(source.name, 'too-large', `${bytes.length} bytes, at most ${most} are read: shorten the file`),
    ])
  try {
    return decoder.decode(bytes)
  } catch {
    throw policyError([problem(source.name, 'not-utf8', 'the file is not UTF-8: save it as UTF-8')])
  }
}

/** Escapes such as `"\0"` bring control characters in that the raw text does not show. */
function checkText(value: string, offset: number, reading: Reading): void {
  const messages: string[] = []
  reportControlCharacters(value, 0, (_offset, _code, message) => messages.push(message))
  const [first] = messages
  if (first !== undefined) reading.report(offset, 'control-character', first)
}

function scalarValue(node: Scalar, offset: number, reading: Reading): ScalarValue {
  const { source, type, value } = node
  if (type === 'PLAIN' && source !== undefined) reportNumber(source, offset, reading.report)
  if (typeof value === 'string') checkText(value, offset, reading)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function keyComplaint(
  key: string,
  earlier: ReadonlyMap<string, MapEntry>,
): [code: ProblemCode, message: string] | undefined {
  if (key === '<<')
    return ['alias', 'merge keys (`<<`) are not allowed: write the keys out, or use `extends`']
  // Never a key of ours, and the one name that is dangerous on a plain object.
  if (key === '__proto__') return ['unknown-key', '`__proto__` is not a key of a policy']
  const line = earlier.get(key)?.at.line
  const name = JSON.stringify(key.slice(0, 60))
  return line === undefined
    ? undefined
    : ['duplicate-key', `${name} stands already in line ${line}: keep one`]
}

function mapNode(map: YAMLMap, offset: number, reading: Reading): PolicyNode {
  const entries = new Map<string, MapEntry>()
  for (const pair of map.items) {
    // A key that is not a scalar has already been reported by the library (`stringKeys`).
    if (!isScalar(pair.key)) continue
    const keyOffset = pair.key.range?.[0] ?? offset
    const key = String(pair.key.value)
    checkText(key, keyOffset, reading)
    const complaint = keyComplaint(key, entries)
    if (complaint !== undefined) reading.report(keyOffset, ...complaint)
    else entries.set(key, { at: reading.at(keyOffset), value: build(pair.value, keyOffset, reading) })
  }
  return { kind: 'map', entries, at: reading.at(offset) }
}

/** Recursion is bounded: the guard has refused anything deeper than `maxDepth`. */
function build(node: unknown, near: number, reading: Reading): PolicyNode {
  if (isScalar(node)) {
    const offset = node.range?.[0] ?? near
    return { kind: 'scalar', value: scalarValue(node, offset, reading), at: reading.at(offset) }
  }
  if (isSeq(node)) {
    const offset = node.range?.[0] ?? near
    return {
      kind: 'list',
      items: node.items.map((item) => build(item, offset, reading)),
      at: reading.at(offset),
    }
  }
  if (isMap(node)) return mapNode(node, node.range?.[0] ?? near, reading)
  return { kind: 'scalar', value: null, at: reading.at(near) }
}

const composerOptions = {
  version: '1.2',
  schema: 'core',
  strict: true,
  stringKeys: true,
  // Duplicate keys are found in `mapNode`: the library compares every key with every other.
  uniqueKeys: false,
  resolveKnownTags: false,
  merge: false,
  logLevel: 'silent',
} as const

/** The library quotes the text it stumbled over. */
const oneLine = (message: string): string => message.replace(/\s+/g, ' ').slice(0, 200)

/** Problems the library itself finds. Warnings count: a policy that is read with a doubt is not read. */
function reportDocument(document: Document.Parsed, report: Report): void {
  for (const found of [...document.errors, ...document.warnings].slice(0, 100)) {
    // The guard has reported the tag itself.
    if (found.code === 'TAG_RESOLVE_FAILED') continue
    report(found.pos[0], found.code === 'NON_STRING_KEY' ? 'key' : 'syntax', oneLine(found.message))
  }
}

/** The library makes an error per problem; their stacks are never shown, and cost five times the parsing itself. */
function withoutStacks<T>(action: () => T): T {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  try {
    return action()
  } finally {
    Error.stackTraceLimit = limit
  }
}

function compose(text: string, reading: Reading): PolicyNode | null {
  const tokens = guardedTokens(text, CST.tokenType, reading.report, reading.lexemes)
  if (tokens === null) return null
  const [document] = new Composer(composerOptions).compose(tokens, true, text.length)
  if (document === undefined) return null
  reportDocument(document as Document.Parsed, reading.report)
  const root = build(document.contents, 0, reading)
  return root.kind === 'scalar' && root.value === null ? null : root
}

/**
 * Reads one YAML value strictly: bytes to a tree whose parts know where they were written. Only what every YAML
 * version reads alike is accepted. Throws `PolicyError` with every problem, in file order; nothing else.
 */
export function readYaml(bytes: Uint8Array, source: WrittenIn, limits = policyLimits): PolicyNode {
  const text = decode(bytes, source, limits.bytes)
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    lines.addNewLine(index + 1)
  const problems: PolicyProblem[] = []
  const at = (offset: number): Written => {
    const { line, col } = lines.linePos(Math.min(offset, text.length))
    return { line, column: col, source }
  }
  const report: Report = (offset, code, message) => {
    const { line, column } = at(offset)
    problems.push(problem(source.name, code, message, { line, column }))
  }
  reportControlCharacters(text, 0, report)
  const root =
    problems.length > 0 ? null : withoutStacks(() => compose(text, { at, report, lexemes: limits.lexemes }))
  if (problems.length > 0) throw policyError(problems)
  if (root === null)
    throw policyError([
      problem(
        source.name,
        'empty',
        'the file holds nothing: an empty policy is not a policy with defaults. Write at least `version: 1`',
      ),
    ])
  return root
}
