import { Readable, Writable } from 'node:stream'
import { type DemoModule, runCli } from '../../src/cli/cli.ts'

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface CallOptions {
  readonly directory?: string
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>
  readonly variables?: Readonly<Record<string, string>>
  readonly terminal?: { readonly columns: number }
  readonly demo?: DemoModule['demo']
}

/** A stream that keeps what is written to it. */
export class Collected extends Writable {
  readonly parts: Buffer[] = []
  readonly isTTY: boolean = false
  readonly columns: number = 80

  constructor(terminal?: { readonly columns: number }) {
    super()
    if (terminal !== undefined) Object.assign(this, { isTTY: true, columns: terminal.columns })
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.parts.push(chunk)
    done()
  }

  get text(): string {
    return Buffer.concat(this.parts).toString('utf8')
  }
}

/** Runs the command line with nothing of this machine's environment. */
export async function gatewright(argv: readonly string[], options: CallOptions = {}): Promise<Ended> {
  const stdout = new Collected(options.terminal)
  const stderr = new Collected(options.terminal)
  const streams = {
    stdin: input(options.stdin ?? ''),
    stdout,
    stderr,
    variables: options.variables ?? {},
    directory: options.directory ?? process.cwd(),
  }
  const demo = options.demo ?? (async () => 0)
  const code = await runCli(argv, streams, async () => ({ demo }))
  return { code, stdout: stdout.text, stderr: stderr.text }
}

function input(stdin: NonNullable<CallOptions['stdin']>): AsyncIterable<Uint8Array> {
  if (typeof stdin !== 'string' && !(stdin instanceof Uint8Array)) return stdin
  const bytes = Buffer.from(stdin)
  // Pieces that cut lines and characters in two.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
    bytes.subarray(at * 7, at * 7 + 7),
  )
  return bytes.length > 10_000 ? Readable.from([bytes]) : Readable.from(pieces)
}

/** The only document on standard output. */
export const json = (ended: Ended): ReturnType<typeof JSON.parse> => JSON.parse(ended.stdout)
