import type { RawArtifactLocation, RawRun } from './shape.ts'

/** Bases of addresses that lead to further bases: more than real files have. */
const mostBases = 8

/**
 * Makes the addresses of a run paths of the repository; null is no file of it, or none that can be told.
 * @param root absolute path of the work tree, which absolute addresses are taken from
 */
export function pathFinder(
  run: RawRun,
  root: string,
): (location: RawArtifactLocation | null | undefined) => string | null {
  const made = new Map<string, string | null>()
  const folder = `${absolute(root).replace(/\/+$/u, '')}/`
  return (location) => {
    const { uri, uriBaseId } = addressOf(run, location)
    if (uri === null) return null
    const key = `${uriBaseId ?? ''} ${uri}`
    const known = made.get(key)
    if (known !== undefined) return known
    const path = pathOf(uri, uriBaseId, run, folder)
    made.set(key, path)
    return path
  }
}

interface Address {
  readonly uri: string | null
  readonly uriBaseId: string | null
}

/** The address itself, or the one of the artifact that the index names. */
function addressOf({ artifacts }: RawRun, location: RawArtifactLocation | null | undefined): Address {
  const indexed = typeof location?.index === 'number' ? artifacts?.[location.index]?.location : null
  const { uri, uriBaseId } = typeof location?.uri === 'string' ? location : (indexed ?? {})
  return { uri: uri ?? null, uriBaseId: uriBaseId ?? null }
}

function pathOf(uri: string, base: string | null, run: RawRun, folder: string): string | null {
  const own = locate(uri)
  if (own === null) return null
  if (own.startsWith('/')) return inside(own, folder)
  for (const prefix of prefixes(base, run)) {
    if (!prefix.startsWith('/')) return normal(`${prefix}/${own}`)
    const path = inside(`${prefix}/${own}`, folder)
    if (path !== null) return path
  }
  // A base outside of this work tree is the root of the checkout that the tool saw.
  return normal(own)
}

/** Folder of a base, joined with the bases it stands on; nothing when it has none or they go in a circle. */
function prefixes(base: string | null, run: RawRun): readonly string[] {
  let prefix = ''
  let next = base
  for (let count = 0; next !== null && count < mostBases; count++) {
    const { uri, uriBaseId } = baseOf(next, run)
    const folder = typeof uri === 'string' ? locate(uri) : ''
    if (folder === null) return []
    prefix = folder === '' ? prefix : `${folder.replace(/\/+$/u, '')}/${prefix}`
    if (folder.startsWith('/')) return [prefix]
    next = uriBaseId ?? null
  }
  return next === null && prefix !== '' ? [prefix] : []
}

const baseOf = (
  name: string,
  { originalUriBaseIds: bases }: RawRun,
): RawArtifactLocation | { uri?: null; uriBaseId?: null } =>
  bases !== null && bases !== undefined && Object.hasOwn(bases, name) ? (bases[name] ?? {}) : {}

/** Longest address that is a path: Linux has none of more bytes. */
const longestAddress = 4_096

/** The path an address means: relative, or absolute from `/`; null for anything that is no file of this machine. */
function locate(uri: string): string | null {
  if (uri.length > longestAddress || /\p{Cc}/u.test(uri)) return null
  const file = /^file:(?:\/\/(?:localhost)?(?=\/))?(.*)$/iu.exec(uri)
  const drive = /^[a-z]:[\\/]/iu.test(uri)
  if (file === null && !drive && /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(uri)) return null
  const path = absolute(decoded(file?.[1] ?? uri))
  return path.startsWith('//') || /\p{Cc}/u.test(path) ? null : path
}

/** Percent signs that are no escapes are what they are: not every tool writes addresses as RFC 3986 has them. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** With slashes, and a drive below the root: `D:\a\b` is `/D:/a/b`. */
const absolute = (path: string): string => path.replaceAll('\\', '/').replace(/^(?=[a-z]:\/)/iu, '/')

/** Where jobs of GitHub keep their checkout: the repository's name twice, or the folder that containers see. */
const checkouts = [/^\/github\/workspace\/(?=.)/u, /^\/(?:.*\/)?(?:work|__w|[a-z]:\/a)\/([^/]+)\/\1\/(?=.)/iu]

/** The path below the work tree, or below what was the work tree of another job. */
function inside(path: string, folder: string): string | null {
  const plain = normal(path)
  if (plain === null) return null
  const whole = `/${plain}`
  if (whole.startsWith(folder)) return whole.slice(folder.length) || null
  const checkout = checkouts.map((pattern) => pattern.exec(whole)?.[0]).find((found) => found !== undefined)
  return checkout === undefined ? null : whole.slice(checkout.length)
}

/** Without empty and `.` segments and with `..` resolved; null when it leads out, or to nothing. */
function normal(path: string): string | null {
  const segments: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return null
  }
  return segments.length === 0 ? null : segments.join('/')
}
