/** Where a JSON value ends, and which members it has near its top, as far as the text goes. */
export interface JsonOutline {
  /** Paths of members at most three levels down, such as `results.tests` or `[].uri`. */
  readonly members: ReadonlySet<string>
  /** Index behind the value; -1 when the text ends inside it. */
  readonly end: number
}

/** Deepest member that is told. */
const levels = 3

/** Reads the outline of the value that begins at `from` with a bracket; its syntax is not checked. */
export function outlineOf(text: string, from: number): JsonOutline {
  const members = new Set<string>()
  const path: string[] = []
  const token = /["{}[\]]/gu
  token.lastIndex = from
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const mark = found[0]
    if (mark === '"') {
      const end = stringEnd(text, found.index)
      if (end < 0) break
      const own = path.length <= levels && text[blankEnd(text, end)] === ':'
      if (own && path.at(-1) !== '[]') {
        const name = text.slice(found.index + 1, end - 1)
        path[path.length - 1] = name
        members.add(path.filter((part) => part !== '').join('.'))
      }
      token.lastIndex = end
    } else if (mark === '{') path.push('')
    else if (mark === '[') path.push('[]')
    else {
      path.pop()
      if (path.length === 0) return { members, end: found.index + 1 }
    }
  }
  return { members, end: -1 }
}

/** Index behind the string that begins at `from`; -1 when the text ends inside it. */
function stringEnd(text: string, from: number): number {
  for (let at = from + 1; ; at++) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return -1
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
    at = quote
  }
}

/** Index of the first character from `at` on that is no white space of JSON. */
export function blankEnd(text: string, at: number): number {
  let end = at
  while (' \t\r\n'.includes(text[end] ?? 'x')) end++
  return end
}
