import { isDisguised, lookedLike } from './confusable.ts'

/** The comment that says which item of a checklist a task answers, and what the answer was given for. */
export type Marker =
  | { readonly kind: 'item'; readonly item: string; readonly bound: Bound | null }
  /** The id is written with characters that look like others; `item` is what it looks like. */
  | { readonly kind: 'confusable'; readonly item: string; readonly written: string }
  /** It starts as a marker does and is none. `item` is what it may have meant. */
  | { readonly kind: 'malformed'; readonly item: string | null }

/** Version of the item and fingerprint of the files that an answer was given for. */
export interface Bound {
  readonly version: number
  readonly fingerprint: string | null
}

/** UTF-16 units of the longest id. */
const longestId = 100

const attempt = /^\s*gw\s*:/i
const form = /^\s*gw:(\S+)(?:\s+v([1-9][0-9]{0,5})(?:\s+([0-9a-f]{12}))?)?\s*$/

/** What a comment says, without `<!--` and `-->`; null when it is no marker and does not try to be one. */
export function readMarker(comment: string): Marker | null {
  if (!attempt.test(lookedLike(comment.slice(0, 20)))) return null
  const [, written, version, fingerprint] = form.exec(comment) ?? []
  if (written === undefined || written.length > longestId) return { kind: 'malformed', item: meant(comment) }
  if (isDisguised(written)) return { kind: 'confusable', item: lookedLike(written), written }
  const bound = version === undefined ? null : { version: Number(version), fingerprint: fingerprint ?? null }
  return { kind: 'item', item: written, bound }
}

function meant(comment: string): string | null {
  const [, id] = /gw\s*:\s*([A-Za-z0-9][\w.:-]*)/i.exec(lookedLike(comment)) ?? []
  return id === undefined || id.length > longestId ? null : id
}

/** Markers in text that GitHub does not show as a task: code, quotes, comments. Ids as far as they are plain. */
export const markersIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/gw:([A-Za-z0-9][\w.:-]{0,99})/g)].flatMap(([, id]) => id ?? [])),
]

/** The marker of an item. */
export const markerOf = (item: string): string => `<!-- gw:${item} -->`
