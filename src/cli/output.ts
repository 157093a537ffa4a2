import { redactedValue } from '../result/redacted.ts'
import type { Secrets } from '../runner/secrets.ts'
import { jsonText } from '../surfaces/json.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { Channel, type OutputStream } from './channel.ts'
import { createProgress, type Progress } from './progress.ts'

/** How wide and how colourful text may be. */
export interface Layout {
  /** Columns. */
  readonly width: number
  readonly colour: boolean
}

/** The only place where the command line writes. */
export interface Output {
  readonly layout: Layout
  /** Whether standard output is a terminal. */
  readonly terminal: boolean
  /** False when nobody reads standard output any more. */
  readonly open: boolean
  /** A result made of clean lines, ending with a line break. What looks like a secret in it is not shown. */
  text(result: string): Promise<void>
  /** A file as the result: it is somebody's to keep, so only values that Gatewright was given are taken out of it. */
  document(text: string): Promise<void>
  /** A result as the one JSON document, its texts without secrets. */
  json(value: unknown): Promise<void>
  /** A part of a long result, from texts that were redacted; waits until the reader has kept up. */
  stream(part: string): Promise<void>
  /** One line on standard error. */
  note(line: string): void
  /** A page on standard error, for wrong usage. */
  page(text: string): void
  readonly progress: Progress
}

export interface OutputOptions {
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly colour: 'always' | 'never' | 'auto'
  readonly secrets: Secrets
}

const columnsWithoutTerminal = 100
const bounds = { least: 40, most: 120 } as const

export function createOutput({ stdout, stderr, colour, secrets }: OutputOptions): Output {
  const out = new Channel(stdout)
  const errors = new Channel(stderr)
  const progress = createProgress(errors)
  const columns = out.isTerminal ? (stdout.columns ?? 80) : columnsWithoutTerminal
  const layout = {
    width: Math.min(bounds.most, Math.max(bounds.least, columns)),
    colour: colour === 'always' || (colour === 'auto' && out.isTerminal),
  }
  const result = async (text: string) => {
    progress.stop()
    await out.write(text)
  }
  const aside = (text: string) => {
    progress.stop()
    errors.send(secrets.redact(text))
  }
  return {
    layout,
    terminal: out.isTerminal,
    get open() {
      return out.open
    },
    text: (text) => result(secrets.redact(text)),
    document: (text) => result(secrets.redactKnown(text)),
    json: (value) => result(secrets.redactKnown(jsonText(redactedValue(value), 2))),
    stream: (part) => out.write(secrets.redactKnown(part)),
    note: (line) => aside(`${sanitiseLine(line)}\n`),
    page: aside,
    progress,
  }
}
