/**
 * The rules of CODEOWNERS patterns written as plainly as they go, slow and without any sharing, to hold the matcher
 * against. Takes clear patterns only: no escapes, no brackets.
 */
export function oracleMatches(pattern: string, path: string): boolean {
  const directory = pattern.endsWith('/')
  const body = directory ? pattern.slice(0, -1) : pattern
  const names = body.replace(/^\//, '').split('/')
  const globs = body.includes('/') ? names : ['**', ...names]
  const parts = path.split('/')
  return parts.some((_, index) => {
    const file = index === parts.length - 1
    if (file ? directory : !directory && globs.at(-1) === '*') return false
    return walk(globs, parts.slice(0, index + 1))
  })
}

function walk(globs: readonly string[], parts: readonly string[]): boolean {
  const [glob, ...rest] = globs
  if (glob === undefined) return parts.length === 0
  if (glob === '**') {
    if (rest.length === 0) return parts.length > 0
    return walk(rest, parts) || (parts.length > 0 && walk(globs, parts.slice(1)))
  }
  const [part, ...others] = parts
  return part !== undefined && segment(glob, part) && walk(rest, others)
}

function segment(glob: string, part: string): boolean {
  const source = glob
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'su').test(part)
}
