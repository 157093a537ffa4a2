/** A value of JSON. Objects have no prototype: a key of the text can never meet one of the language. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Whether a value is an object, not a list. */
export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a text of JSON can be refused for. */
export type JsonRule =
  | 'json-size'
  | 'json-byte-order-mark'
  | 'json-encoding'
  | 'json-syntax'
  | 'json-duplicate-key'
  | 'json-reserved-key'
  | 'json-number'
  | 'json-depth'
  | 'json-text'

/** Why a text is refused; the first reason alone, as nothing behind it can be trusted to mean what it seems to. */
export interface JsonProblem {
  readonly rule: JsonRule
  readonly found: string
  readonly required: string
  readonly fix: string
  /** 1-based; in UTF-16 units, as editors count. */
  readonly line: number
  readonly column: number
}

/** Words of a problem, without its place. */
export type JsonComplaint = Omit<JsonProblem, 'line' | 'column'>

/** Carries a complaint out of the parser; never leaves `parseStrictJson`. */
export class Refused extends Error {
  readonly complaint: JsonComplaint
  /** Index into the text. */
  readonly offset: number
  constructor(complaint: JsonComplaint, offset: number) {
    super(complaint.found)
    this.complaint = complaint
    this.offset = offset
  }
}

/** A text, and how far it has been read. */
export interface Cursor {
  readonly text: string
  offset: number
}

const longestQuote = 60

/** A piece of foreign text in quotes, short, with everything that does not print escaped. */
export function quoted(piece: string): string {
  const units = [...piece.slice(0, longestQuote * 2)]
  const cut = units.length > longestQuote || piece.length > longestQuote * 2
  const shown = JSON.stringify(cut ? `${units.slice(0, longestQuote).join('')}…` : piece)
  return shown.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
    (unit) => `\\u{${(unit.codePointAt(0) ?? 0).toString(16)}}`,
  )
}
