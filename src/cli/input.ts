import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'

/** Files and standard input, as a person names them. */
export interface Input {
  /**
   * Bytes of a FILE argument; `-` is standard input.
   * @param what what is expected there: `a policy`
   * @throws UsageError `FILE:1:1: …` when it is not there, no file, or over `maxBytes`
   */
  bytes(file: string, maxBytes: number, what: string): Promise<Uint8Array>
  /** The same as text. @throws UsageError for what is not UTF-8 */
  text(file: string, maxBytes: number, what: string): Promise<string>
  /** Standard input, once. @throws UsageError the second time */
  stdin(): AsyncIterable<Uint8Array>
}

/** What standard input is called in errors. */
export const standardInput = '(standard input)'

export function createInput(stdin: AsyncIterable<Uint8Array>, directory: string): Input {
  let taken = false
  const take = (): AsyncIterable<Uint8Array> => {
    if (taken)
      throw new UsageError('standard input is named twice, and can be read once: give one of them a file')
    taken = true
    return readable(stdin)
  }
  const bytes: Input['bytes'] = async (file, maxBytes, what) => {
    if (file === '-') return await collect(take(), maxBytes, what)
    return await readFile(resolve(directory, file), { file, maxBytes, what })
  }
  return {
    bytes,
    text: async (file, maxBytes, what) => decoded(await bytes(file, maxBytes, what), nameOf(file), what),
    stdin: take,
  }
}

/** A directory or a closed terminal as standard input is no bug of ours. */
async function* readable(stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* stdin
  } catch (error) {
    throw fileError(standardInput, `cannot be read (${codeOf(error)}), expected a file or a pipe`)
  }
}

/** A FILE argument in errors. */
export const nameOf = (file: string): string => (file === '-' ? standardInput : file)

/** An error at a place of a file. */
export const fileError = (file: string, message: string, line = 1, column = 1): UsageError =>
  new UsageError(`${file}:${line}:${column}: ${message}`)

async function collect(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
  what: string,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    length += part.length
    if (length > maxBytes) throw tooLarge(standardInput, maxBytes, what)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

interface Wanted {
  readonly file: string
  readonly maxBytes: number
  readonly what: string
}

async function readFile(path: string, wanted: Wanted): Promise<Uint8Array> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw fileError(wanted.file, `${problems[codeOf(error)] ?? codeOf(error)}, expected ${wanted.what}`)
  })
  try {
    return await readHandle(handle, wanted)
  } finally {
    await handle.close()
  }
}

async function readHandle(handle: FileHandle, { file, maxBytes, what }: Wanted): Promise<Uint8Array> {
  const status = await handle.stat()
  if (status.isDirectory()) throw fileError(file, `a directory, expected ${what}`)
  if (status.size > maxBytes) throw tooLarge(file, maxBytes, what)
  return await collect(handle.createReadStream({ autoClose: false }), maxBytes, what).catch(
    (error: unknown) => {
      if (!(error instanceof UsageError)) throw fileError(file, `cannot be read (${codeOf(error)})`)
      throw tooLarge(file, maxBytes, what)
    },
  )
}

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file: a part of the path is no directory',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'the name holds a NUL character',
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)

const tooLarge = (file: string, maxBytes: number, what: string): UsageError =>
  fileError(file, `over ${maxBytes} bytes, expected ${what}`)

function decoded(bytes: Uint8Array, name: string, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw fileError(name, `not UTF-8 text, expected ${what}`)
  }
}
