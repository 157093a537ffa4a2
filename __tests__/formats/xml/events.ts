import { SaxesParser } from 'saxes'
import { XmlError, type XmlHandler, XmlScanner } from '../../../src/formats/xml/scanner.ts'

/** What was read: opened and closed elements, and all text between two of them as one. */
export type XmlEvent =
  | readonly ['open', string, readonly (readonly [string, string])[]]
  | readonly ['close', string]
  | readonly ['text', string]

export interface Reading {
  readonly events: readonly XmlEvent[]
  /** Message of the error that ended the reading; null when there was none. */
  readonly refused: string | null
}

class Recorder {
  readonly events: XmlEvent[] = []
  private pending = ''

  add(event: XmlEvent): void {
    if (this.pending !== '') this.events.push(['text', this.pending])
    this.pending = ''
    this.events.push(event)
  }

  text(text: string): void {
    this.pending += text
  }
}

/** Reads with the scanner, in pieces of the given sizes (the last again and again). */
export function scan(bytes: Uint8Array, sizes: readonly number[] = [1 << 30], wantsText = true): Reading {
  const recorder = new Recorder()
  const handler: XmlHandler = {
    wantsText,
    open: (name, attributes) => recorder.add(['open', name, attributes.entries()]),
    close: (name) => recorder.add(['close', name]),
    text: (text) => recorder.text(text),
  }
  const scanner = new XmlScanner(handler)
  try {
    let piece = 0
    for (let at = 0; at < bytes.length; ) {
      const size = sizes[Math.min(piece++, sizes.length - 1)] ?? 1
      scanner.write(bytes.subarray(at, at + size))
      at += size
    }
    scanner.end()
    return { events: recorder.events, refused: null }
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    return { events: recorder.events, refused: error.message }
  }
}

/** Reads the same with saxes, an independent implementation. */
export function oracle(text: string): Reading {
  const recorder = new Recorder()
  const parser = new SaxesParser({ position: false })
  let depth = 0
  let refused: string | null = null
  parser.on('opentag', (tag) => {
    depth++
    recorder.add(['open', tag.name, Object.entries(tag.attributes as Record<string, string>)])
  })
  parser.on('closetag', (tag) => {
    depth--
    recorder.add(['close', tag.name])
  })
  const keep = (part: string): void => {
    // White space around the root is no text of the document.
    if (depth > 0) recorder.text(part)
  }
  parser.on('text', keep)
  parser.on('cdata', keep)
  parser.on('error', (error) => {
    refused ??= error.message
  })
  parser.write(text).close()
  return { events: recorder.events, refused }
}
