import type { ReportFile, ReportFormat } from '../../core/facts/test-reports.ts'
import type { ReportCollector } from './collect.ts'
import { detectFormat, headBytes } from './detect.ts'
import type { ReportReader } from './model.ts'
import { reportReaders } from './registry.ts'

/**
 * Reads one report file from bytes in pieces of any size: tells its format from the first 64 KiB, then streams all
 * of it to the reader of that format. What the file says goes into the collector; a file is never an exception.
 */
export class ReportFileReader {
  private readonly sink: ReturnType<ReportCollector['begin']>
  /** Grows up to `headBytes`: most reports are small. */
  private head = new Uint8Array(0)
  private held = 0
  private detected = false
  private format: ReportFormat | null = null
  private reader: ReportReader | null = null

  constructor(collector: ReportCollector, path: string) {
    this.sink = collector.begin(path)
  }

  /** The next piece. */
  write(bytes: Uint8Array): void {
    let rest = bytes
    if (!this.detected) {
      const taken = Math.min(bytes.length, headBytes - this.held)
      this.hold(bytes.subarray(0, taken))
      rest = bytes.subarray(taken)
      // One byte more has to be there: only then is it known that the head is not the whole file.
      if (rest.length === 0) return
      this.detect(false)
    }
    this.reader?.write(rest)
  }

  /** The file could not be read to its end, or is not what it should be: it cannot be trusted. */
  refuse(reason: string): void {
    this.sink.invalid(reason)
  }

  /** The file is complete. `meta` is what the caller knows of it: its length in bytes and its SHA-256 (hex). */
  end(meta: { readonly bytes: number; readonly sha256: string | null }): ReportFile {
    if (!this.detected) this.detect(true)
    this.reader?.end()
    return this.sink.close({ ...meta, format: this.format })
  }

  private hold(bytes: Uint8Array): void {
    const needed = this.held + bytes.length
    if (needed > this.head.length) {
      const head = new Uint8Array(Math.min(headBytes, Math.max(needed, 2 * this.head.length)))
      head.set(this.head.subarray(0, this.held))
      this.head = head
    }
    this.head.set(bytes, this.held)
    this.held = needed
  }

  private detect(whole: boolean): void {
    this.detected = true
    const head = this.head.subarray(0, this.held)
    this.head = new Uint8Array(0)
    const found = detectFormat(head, whole)
    if ('reason' in found) {
      this.sink.invalid(found.reason)
      return
    }
    this.format = found.format
    const reader = reportReaders.get(found.format)
    if (reader === undefined) this.sink.invalid(`no reader for the format ${found.format}`)
    else {
      this.reader = reader.read(this.sink)
      this.reader.write(head)
    }
  }
}
