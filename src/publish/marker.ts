/**
 * The first line of everything Gatewright keeps up to date on GitHub. It says what a text is and of which run of
 * things; with the account that wrote the text it is its identity. Readers see nothing of it.
 */
export type MarkerKind = 'comment' | 'digest' | 'finding' | 'override' | 'tamper'

/** Every character an id may not have as itself: what could end the comment, or the line, or the marker's fields. */
const unsafe = /[^A-Za-z0-9._/:#+-]/gu

/**
 * The line that marks a text as ours: `<!-- gatewright:comment v1 id=12 -->`.
 * @param id any text; what has no place in a marker is percent-encoded, so that different ids make different lines
 */
export const markerLine = (kind: MarkerKind, id: string): string =>
  `<!-- gatewright:${kind} v1 id=${encoded(id)} -->`

/**
 * Whether a text begins with the marker. Only its very first line counts: a copy that is quoted, indented, fenced or
 * pasted below other words marks nothing.
 */
export function hasMarker(body: string, kind: MarkerKind, id: string): boolean {
  const end = body.indexOf('\n')
  const first = end === -1 ? body : body.slice(0, end)
  return (first.endsWith('\r') ? first.slice(0, -1) : first) === markerLine(kind, id)
}

const encoded = (id: string): string =>
  id.replace(unsafe, (character) => {
    const bytes = new TextEncoder().encode(character)
    return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  })
