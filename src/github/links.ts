/** What a `Link` header (RFC 8288) says about the next page. */
export type NextPage =
  | { readonly kind: 'none' }
  | { readonly kind: 'next'; readonly url: string }
  | { readonly kind: 'malformed' }

const linkValue = /\s*<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)\s*(?:,|$)/y
const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i

/** Reads a `Link` header strictly: one that cannot be read may hide a next page, so it is `malformed`, not `none`. */
export function nextPage(header: string | undefined): NextPage {
  if (header === undefined || header.trim() === '') return { kind: 'none' }
  const found = new Set<string>()
  linkValue.lastIndex = 0
  while (linkValue.lastIndex < header.length) {
    const match = linkValue.exec(header)
    if (match === null) return { kind: 'malformed' }
    const [, url = '', parameters = ''] = match
    const names = relation.exec(parameters)
    const relations = (names?.[1] ?? names?.[2] ?? '').toLowerCase().split(/\s+/)
    if (relations.includes('next')) found.add(url)
  }
  const [url, ...others] = found
  if (url === undefined) return { kind: 'none' }
  return others.length > 0 ? { kind: 'malformed' } : { kind: 'next', url }
}

/**
 * `target`, resolved against `from`, when it stays on the origin of `api`; null for any other host, scheme or port.
 * The token would travel with the request.
 */
export function sameOrigin(target: string, from: string, api: string): string | null {
  if (!URL.canParse(target, from)) return null
  const url = new URL(target, from)
  if (url.origin !== new URL(api).origin || url.username !== '' || url.password !== '') return null
  return literal(url.href)
}

/** An absolute address in which braces are no URL template for octokit to expand. */
const literal = (url: string): string => url.replaceAll('{', '%7B').replaceAll('}', '%7D')
