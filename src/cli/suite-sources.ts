import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { maxReportBytes, reportReading } from '../facts/report-sources.ts'
import { ReportCollector } from '../formats/tests/collect.ts'
import type { Context } from './context.ts'
import { fileError, nameOf } from './input.ts'

export type ReadReports = ReturnType<ReportCollector['finish']>

/**
 * Reads report files as the user named them, `-` for standard input, each once.
 * @throws {UsageError} for one that is not there, no file, or over 256 MiB
 */
export async function readReports(context: Context, files: readonly string[]): Promise<ReadReports> {
  const paths = files.map((file) => (file === '-' ? file : resolve(context.directory, file)))
  const repeated = files.find((_, index) => paths.indexOf(paths[index] ?? '') !== index)
  if (repeated !== undefined) throw new UsageError(`${repeated} is named twice: each report counts once`)
  const collector = new ReportCollector()
  for (const [index, file] of files.entries()) {
    context.output.progress.show(`reading report ${index + 1} of ${files.length}`)
    await readOne(context, collector, file)
  }
  return collector.finish()
}

async function readOne(context: Context, collector: ReportCollector, file: string): Promise<void> {
  const name = nameOf(file)
  const source = file === '-' ? context.input.stdin() : piecesOf(resolve(context.directory, file), name)
  const { ReportFileReader } = await reportReading()
  const reader = new ReportFileReader(collector, name)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of source) {
    bytes += piece.length
    if (bytes > maxReportBytes) throw tooLarge(name)
    hash.update(piece)
    reader.write(piece)
  }
  reader.end({ bytes, sha256: hash.digest('hex') })
}

const tooLarge = (name: string): UsageError =>
  fileError(name, `over ${maxReportBytes} bytes, expected a test report`)

async function* piecesOf(path: string, name: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw fileError(name, `${problemOf(error)}, expected a test report`)
  })
  try {
    const status = await handle.stat()
    if (status.isDirectory()) throw fileError(name, 'a directory, expected a test report; name its files')
    if (status.size > maxReportBytes) throw tooLarge(name)
    yield* handle.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })
  } finally {
    await handle.close()
  }
}

function problemOf(error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
  return code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`
}
