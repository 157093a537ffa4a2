/**
 * GitHub's name matching of rulesets and protected branches: Ruby's `File.fnmatch` with FNM_PATHNAME. Written apart
 * from the product's own matcher, so that a mistake in one is not repeated in the other.
 */

const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')

/** The expression of one `[…]`; null when it is not closed. `set` starts after the bracket. */
function bracket(set: string): { readonly source: string; readonly length: number } | null {
  const match = /^([!^]?)((?:\\.|[^\\\]])+)\]/.exec(set)
  if (match === null) return null
  const [all, negation = '', members = ''] = match
  const inside = members.replace(/\\(.)/g, '$1').replace(/[[\]\\^]/g, '\\$&')
  return { source: `(?!/)[${negation === '' ? '' : '^'}${inside}]`, length: all.length }
}

/** What one item of a pattern matches, and how many characters of the pattern it takes. */
function item(rest: string, atStart: boolean): readonly [source: string, length: number] {
  // A leading dot in a segment is matched by a literal dot only.
  const visible = atStart ? String.raw`(?!\.)` : ''
  if (atStart && rest.startsWith('**/')) return [String.raw`(?:(?!\.)[^/]+/)*`, 3]
  if (rest.startsWith('*')) return [`${visible}[^/]*`, /^\*+/.exec(rest)?.[0].length ?? 1]
  if (rest.startsWith('?')) return [`${visible}[^/]`, 1]
  if (rest.startsWith('\\') && rest.length > 1) return [escaped(rest.charAt(1)), 2]
  const set = rest.startsWith('[') ? bracket(rest.slice(1)) : null
  if (set !== null) return [visible + set.source, set.length + 1]
  return [escaped(rest.charAt(0)), 1]
}

/** Whether a pattern such as `refs/heads/release/*` names a reference. */
export function fnmatch(pattern: string, name: string): boolean {
  let source = ''
  for (let at = 0; at < pattern.length; ) {
    const [part, length] = item(pattern.slice(at), at === 0 || pattern.charAt(at - 1) === '/')
    source += part
    at += length
  }
  try {
    return new RegExp(`^${source}$`, 's').test(name)
  } catch {
    return false
  }
}
