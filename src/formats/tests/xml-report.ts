import { localName, type XmlAttributes, XmlError, type XmlHandler, XmlScanner } from '../xml/scanner.ts'
import type { ReportReader, ReportSink } from './model.ts'

/** Longest text kept of one element, in characters: messages are cut far below, places stand near the top. */
const maximumText = 16_000

/** Where an element stands. */
export interface Place {
  /** Name of the element around it; empty for the root. */
  readonly parent: string
  /** 1-based line of its tag. */
  readonly line: number
}

/** What a format does with its elements. Names come without their namespace prefix. */
export interface ElementReader {
  open(name: string, attributes: XmlAttributes, place: Place): void
  /** Whether `close` is to be told the text of this element. */
  wants(name: string, parent: string): boolean
  /** `text` is trimmed, and empty when it was not wanted. */
  close(name: string, text: string, parent: string): void
  /** The document is over, or broke off: what is held back is told now. */
  end(): void
}

/**
 * Reads a report that is one XML document with one of these root elements. What is no XML, or has another root, is
 * told as invalid, after which nothing more is read.
 */
export function xmlReport(
  sink: ReportSink,
  format: string,
  roots: readonly string[],
  reader: ElementReader,
): ReportReader {
  const elements = new Elements(sink, format, roots, reader)
  const scanner: XmlScanner = new XmlScanner(elements)
  elements.lineOf = () => scanner.line
  let broken = false
  const guarded = (act: () => void): void => {
    if (broken) return
    try {
      act()
    } catch (error) {
      if (!(error instanceof XmlError)) throw error
      broken = true
      sink.invalid(error.message)
    }
  }
  return {
    write: (bytes) => guarded(() => scanner.write(bytes)),
    end: () => {
      guarded(() => scanner.end())
      reader.end()
    },
  }
}

class Elements implements XmlHandler {
  wantsText = false
  lineOf: () => number = () => 1
  private readonly names: string[] = []
  private readonly wanted: boolean[] = []
  private pieces: string[] = []
  private length = 0
  private foreign = false
  private readonly sink: ReportSink
  private readonly format: string
  private readonly roots: readonly string[]
  private readonly reader: ElementReader

  constructor(sink: ReportSink, format: string, roots: readonly string[], reader: ElementReader) {
    this.sink = sink
    this.format = format
    this.roots = roots
    this.reader = reader
  }

  open(written: string, attributes: XmlAttributes): void {
    if (this.foreign) return
    const name = localName(written)
    const line = this.lineOf()
    const parent = this.names.at(-1) ?? ''
    if (this.names.length === 0 && !this.roots.includes(name)) {
      this.foreign = true
      const expected = this.roots.map((root) => `<${root}>`).join(' or ')
      this.sink.invalid(`line ${line}: the root is not ${expected}: this is no ${this.format} report`)
      return
    }
    this.names.push(name)
    this.wantsText = this.reader.wants(name, parent)
    this.wanted.push(this.wantsText)
    if (this.wantsText) this.forget()
    this.reader.open(name, attributes, { parent, line })
  }

  text(text: string): void {
    if (this.length >= maximumText) return
    this.pieces.push(text.slice(0, maximumText - this.length))
    this.length += text.length
  }

  close(): void {
    if (this.foreign) return
    const name = this.names.pop() ?? ''
    const text = this.wanted.pop() === true ? this.pieces.join('').trim() : ''
    this.forget()
    this.wantsText = this.wanted.at(-1) === true
    this.reader.close(name, text, this.names.at(-1) ?? '')
  }

  private forget(): void {
    if (this.length > 0) this.pieces = []
    this.length = 0
  }
}
