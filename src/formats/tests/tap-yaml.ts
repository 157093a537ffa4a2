/** What is used of the YAML block behind a test point. It never decides. */
export interface TapDiagnostic {
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly seconds: number | null
  /** node:test: `suite` for a `describe`, `test` for any other; a version that says neither of a test says how long. */
  readonly type: string | null
}

const maximumLines = 200

/** Collects the lines of one YAML block; only its plain `key: value` lines at the first level are looked at. */
export class TapYaml {
  private readonly lines: string[] = []
  readonly indentation: number
  readonly startLine: number

  constructor(indentation: number, startLine: number) {
    this.indentation = indentation
    this.startLine = startLine
  }

  add(line: string): void {
    if (this.lines.length < maximumLines)
      this.lines.push(line.slice(this.indentation, this.indentation + 2000))
  }

  diagnostic(): TapDiagnostic {
    const place = this.value('location') ?? this.value('at') ?? ''
    const at = /^(?:.*\()?(?<file>.*?):(?<line>\d+)(?::\d+)?\)?$/su.exec(place)
    const own = this.value('line')
    const milliseconds = Number(this.value('duration_ms') ?? Number.NaN)
    return {
      message: this.value('message') ?? this.value('error') ?? this.value('operator') ?? '',
      file: at?.groups?.['file'] ?? this.value('file') ?? this.nested('at', 'fileName') ?? null,
      line: wholeNumber(at?.groups?.['line'] ?? own ?? this.nested('at', 'lineNumber')),
      seconds: Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds / 1000 : null,
      type: this.value('type') ?? (Number.isFinite(milliseconds) ? 'test' : null),
    }
  }

  private value(key: string): string | undefined {
    const at = this.lines.findIndex((line) => line.startsWith(`${key}:`))
    const text = this.lines[at]?.slice(key.length + 1).trim()
    if (text === undefined || text === '') return undefined
    return /^[|>][-+]?$/u.test(text) ? this.block(at) : unquote(text)
  }

  private nested(parent: string, key: string): string | undefined {
    const at = this.lines.findIndex((line) => line.trimEnd() === `${parent}:`)
    if (at < 0) return undefined
    for (const line of this.lines.slice(at + 1)) {
      if (!line.startsWith(' ')) return undefined
      if (line.trim().startsWith(`${key}:`))
        return unquote(
          line
            .trim()
            .slice(key.length + 1)
            .trim(),
        )
    }
    return undefined
  }

  private block(at: number): string {
    const rest = this.lines.slice(at + 1)
    const end = rest.findIndex((line) => line !== '' && !line.startsWith(' '))
    return (end < 0 ? rest : rest.slice(0, end)).map((line) => line.trim()).join('\n')
  }
}

function unquote(text: string): string {
  const quoted = /^(["'])(.*)\1$/su.exec(text)
  return quoted === null ? text : (quoted[2] ?? '').replace(/''/gu, "'")
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : null
}
