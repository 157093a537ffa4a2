import { asciiText, utf8Text } from './decode.ts'
import type { Fail } from './error.ts'
import { shown } from './error.ts'
import { normalizedValue } from './references.ts'

/** Attributes of a start tag. Valid only during the call that brings them. */
export interface XmlAttributes {
  /** The tag closes itself: the element holds nothing. */
  readonly empty: boolean
  /** How many there are. */
  readonly count: number
  /** The document's bytes, in UTF-8, that hold the values as they are written. */
  readonly bytes: Buffer
  /** Name of one, counted from 0 in the order of the document. */
  name(index: number): string
  /** Value of one. */
  value(index: number): string
  /** Where the value of one begins in `bytes`; -1 when it is not ASCII as it stands there. */
  from(index: number): number
  /** Where it ends. */
  to(index: number): number
  /** Value as XML 1.0 normalises it, or undefined when there is no such attribute. */
  get(name: string): string | undefined
  /** Every attribute, in the order of the document. */
  entries(): readonly (readonly [name: string, value: string])[]
}

/** The value is ASCII as it stands. */
export const AS_IS = 0
/** The value holds characters beyond ASCII. */
export const WIDE = 1
/** The value holds references, or white space other than blanks. */
export const REWRITTEN = 2

/** Up to this many attributes, looking at each is faster than a set. */
const few = 16

/** Values up to this length are remembered. */
const longest = 256

/** Whether the bytes are this text. From the end: names that follow each other differ there. */
function sameAscii(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false
  for (let index = text.length - 1; index >= 0; index--) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false
  }
  return true
}

/** Where the attributes of one tag are; values are decoded only when somebody asks for them. */
export class AttributeList implements XmlAttributes {
  empty = false
  count = 0
  bytes: Buffer = Buffer.alloc(0)
  private readonly names: string[] = []
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  private readonly forms: number[] = []
  private seen: Set<string> | null = null
  /** By position: the value that was asked for last. Tests of one class follow each other. */
  private readonly last: string[] = []

  /** Begins another tag in these bytes. */
  clear(bytes: Buffer): void {
    this.bytes = bytes
    this.empty = false
    this.count = 0
    this.seen = null
  }

  /** One more attribute, whose value stands between `start` and `end`. Stops when its name was there before. */
  add(name: string, start: number, end: number, form: number, fail: Fail): void {
    if (this.has(name)) fail(start, `the attribute \`${shown(name)}\` stands twice in one tag`)
    const index = this.count++
    this.names[index] = name
    this.starts[index] = start
    this.ends[index] = end
    this.forms[index] = form
  }

  /** Name of the attribute that stood at the next place in an earlier tag; a blank, which is none, for no such one. */
  expectedName(): string {
    return this.names[this.count] ?? ' '
  }

  name(index: number): string {
    return this.names[index] ?? ''
  }

  from(index: number): number {
    return this.forms[index] === AS_IS ? (this.starts[index] ?? -1) : -1
  }

  to(index: number): number {
    return this.ends[index] ?? 0
  }

  get(name: string): string | undefined {
    const { names, count } = this
    for (let index = 0; index < count; index++) if (names[index] === name) return this.value(index)
    return undefined
  }

  entries(): readonly (readonly [name: string, value: string])[] {
    return this.names.slice(0, this.count).map((name, index) => [name, this.value(index)] as const)
  }

  private has(name: string): boolean {
    const { names, count } = this
    if (count < few) {
      for (let index = 0; index < count; index++) if (names[index] === name) return true
      return false
    }
    this.seen ??= new Set(names.slice(0, count))
    if (this.seen.has(name)) return true
    this.seen.add(name)
    return false
  }

  value(index: number): string {
    const form = this.forms[index] ?? REWRITTEN
    const start = this.starts[index] ?? 0
    const end = this.ends[index] ?? start
    if (form === AS_IS) {
      const before = this.last[index] ?? ''
      if (sameAscii(before, this.bytes, start, end)) return before
      const value = asciiText(this.bytes, start, end)
      this.last[index] = value.length <= longest ? value : ''
      return value
    }
    const raw = utf8Text(this.bytes, start, end)
    return form === WIDE ? raw : normalizedValue(raw)
  }
}
