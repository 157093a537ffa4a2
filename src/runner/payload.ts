import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { z } from 'zod'
import { UsageError } from '../core/errors.ts'
import { runnerLimits } from './limits.ts'

/** The payload of an event, still unchecked, with the file it was read from. */
export interface Payload {
  readonly file: string
  readonly json: unknown
}

const problem = (file: string, what: string): UsageError =>
  new UsageError(`event payload ${file} (GITHUB_EVENT_PATH): ${what}`)

/**
 * Reads the event file whole.
 * @throws UsageError when it is missing, no regular file, empty, too large, not UTF-8 or not JSON.
 */
export async function readPayload(file: string): Promise<Payload> {
  const bytes = await readBytes(file)
  if (bytes.length === 0) throw problem(file, 'the file is empty; expected the JSON that GitHub sent')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw problem(file, 'the file is not UTF-8; expected the JSON that GitHub sent')
  }
  try {
    return { file, json: JSON.parse(text) as unknown }
  } catch (error) {
    throw problem(file, `${jsonProblem(error, text.length)}; expected the whole JSON that GitHub sent`)
  }
}

/** Opened once, so that what is measured is what is read. Not blocking: a named pipe must not hang the run. */
async function readBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: unknown) => {
    throw problem(file, `the file cannot be opened: ${errorCode(error)}`)
  })
  try {
    const { size } = await handle.stat().then((stat) => {
      if (stat.isFile()) return stat
      throw problem(file, 'it is not a regular file')
    })
    if (size >= runnerLimits.eventBytes) {
      throw problem(file, `the file has ${size} bytes; GitHub sends less than ${runnerLimits.eventBytes}`)
    }
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

const errorCode = (error: unknown): string => {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error'
  return code === 'ENOENT' ? 'it does not exist (ENOENT)' : code
}

/** The engine's own message quotes the payload, which is foreign text; only the place is taken from it. */
function jsonProblem(error: unknown, length: number): string {
  const message = error instanceof Error ? error.message : ''
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? Number.NaN)
  if (/end of JSON|Unterminated/.test(message) || position >= length) {
    return `the JSON is cut short after ${length} characters`
  }
  return Number.isNaN(position) ? 'it is not JSON' : `it is not JSON from character ${position + 1} on`
}

/**
 * The part of a payload that is used.
 * @throws UsageError naming each JSON path that is not as GitHub documents it.
 */
export function checkPayload<S extends z.ZodType>(payload: Payload, event: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(payload.json)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${jsonPath(path)}: ${message}`)
  throw problem(payload.file, `not a ${event} event: ${problems.join('; ')}`)
}

const jsonPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`),
    '$',
  )

/** A commit id, and not the all-zero one that stands for "none". */
export const commitId = z
  .string()
  .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'expected a commit id of 40 or 64 hexadecimal digits')
  .refine((sha) => !/^0+$/.test(sha), 'expected a commit, found the all-zero id')

/** The rules of git-check-ref-format(1) that keep a name from being anything else than a name. */
const refName = /^(?![-/.])(?!.*(\.\.|\/\/|@\{|\/\.|\.lock(\/|$)))[^\p{Cc} ~^:?*[\\]{1,1024}(?<![/.])$/u

/** A branch name, or a branch's full ref shortened to it. */
export const branchName = z
  .string()
  .transform((ref) => ref.replace(/^refs\/heads\//, ''))
  .refine((name) => refName.test(name), 'expected the name of a branch')

/** `refs/heads/…` or `refs/tags/…`. */
export const fullRef = z
  .string()
  .refine(
    (ref) => /^refs\/(heads|tags)\/./.test(ref) && refName.test(ref),
    'expected a ref such as refs/heads/main',
  )

/** An account as payloads name it. */
export const sender = z
  .object({ id: z.number().int().positive(), login: z.string().min(1), type: z.string().min(1) })
  .transform(({ id, login, type }) => ({ id, login, type }))
