/** As much of GraphQL as the product's own queries use: one operation, fields, arguments, inline fragments. */

type Scalar = string | number | boolean | null

export type ArgumentValue =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, ArgumentValue>> }
  | { readonly kind: 'value'; readonly value: Scalar }

interface Field {
  readonly kind: 'field'
  readonly name: string
  readonly alias: string
  readonly arguments: Readonly<Record<string, ArgumentValue>>
  readonly selections: readonly Selection[]
}

interface Fragment {
  readonly kind: 'fragment'
  readonly on: string
  readonly selections: readonly Selection[]
}

export type Selection = Field | Fragment

export interface Operation {
  readonly name: string
  readonly selections: readonly Selection[]
}

/** The query could not be read or answered. */
export class GraphqlError extends Error {
  override readonly name = 'GraphqlError'
  /** `type` of the entry in `errors`, where GitHub gives one. */
  readonly type: string | null

  constructor(message: string, type: string | null = null) {
    super(message)
    this.type = type
  }
}

const TOKEN = /\.{3}|[{}()!:$=[\]]|"(?:[^"\\]|\\.)*"|-?\d+|[A-Za-z_]\w*/g

class Parser {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(text: string) {
    this.#tokens = text.match(TOKEN) ?? []
  }

  #next(): string {
    const token = this.#tokens[this.#at]
    if (token === undefined) throw new GraphqlError('Expected one or more definitions, got end of file')
    this.#at += 1
    return token
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]
  }

  #expect(token: string): void {
    const found = this.#next()
    if (found !== token) throw new GraphqlError(`Expected "${token}", actual: "${found}"`)
  }

  operation(): Operation {
    this.#expect('query')
    const named = this.#peek() !== '(' && this.#peek() !== '{'
    const name = named ? this.#next() : ''
    // Variable definitions: the server trusts the values, types are checked by GitHub's schema in a test.
    if (this.#peek() === '(') while (this.#next() !== ')');
    const selections = this.#selections()
    if (this.#peek() !== undefined) throw new GraphqlError('one operation expected')
    return { name, selections }
  }

  #selections(): Selection[] {
    this.#expect('{')
    const found: Selection[] = []
    while (this.#peek() !== '}') found.push(this.#selection())
    this.#expect('}')
    return found
  }

  #selection(): Selection {
    const first = this.#next()
    if (first === '...') {
      this.#expect('on')
      return { kind: 'fragment', on: this.#next(), selections: this.#selections() }
    }
    const aliased = this.#peek() === ':'
    if (aliased) this.#expect(':')
    const name = aliased ? this.#next() : first
    const given = this.#peek() === '(' ? this.#arguments() : {}
    return {
      kind: 'field',
      name,
      alias: first,
      arguments: given,
      selections: this.#peek() === '{' ? this.#selections() : [],
    }
  }

  #arguments(): Record<string, ArgumentValue> {
    this.#expect('(')
    return this.#pairs(')')
  }

  /** `name: value` up to a closing mark, which is taken, too. */
  #pairs(end: string): Record<string, ArgumentValue> {
    const found: Record<string, ArgumentValue> = {}
    while (this.#peek() !== end) {
      const name = this.#next()
      this.#expect(':')
      found[name] = this.#value()
    }
    this.#expect(end)
    return found
  }

  #value(): ArgumentValue {
    const token = this.#next()
    if (token === '{') return { kind: 'object', fields: this.#pairs('}') }
    if (token === '$') return { kind: 'variable', name: this.#next() }
    if (token.startsWith('"')) return { kind: 'value', value: String(JSON.parse(token)) }
    if (token === 'null') return { kind: 'value', value: null }
    if (token === 'true' || token === 'false') return { kind: 'value', value: token === 'true' }
    return { kind: 'value', value: /^-?\d+$/.test(token) ? Number(token) : token }
  }
}

/** @throws GraphqlError when the text is no query of the supported kind */
export const parseOperation = (text: string): Operation => new Parser(text).operation()
