import { star } from '../wildcard.ts'
import { globstar, type PathGlob } from './path-glob.ts'

/** Text that no pattern is likely to name, so that only lines that cover the glob as a whole match its witness. */
const filler = '\u0001~'

/** A path that the glob matches. */
export function witness(glob: PathGlob): string {
  const segments = glob.segments.flatMap((segment) => {
    if (segment === globstar) return [filler]
    return segment.tokens
      .map((token) => (token === star ? filler : 'text' in token ? token.text : '\u0002'))
      .join('')
  })
  return (glob.end === 'below' ? [...segments, filler] : segments).join('/')
}
