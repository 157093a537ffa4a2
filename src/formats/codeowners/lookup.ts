/** Where GitHub looks for the file, in order; the first that exists decides. */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const
export type CodeownersPath = (typeof codeownersPaths)[number]

export interface CodeownersLookup {
  /** The file that decides, null when there is none. */
  readonly path: CodeownersPath | null
  /** Others that exist and are ignored. */
  readonly ignored: readonly CodeownersPath[]
  /** Files whose path differs in case only, which is not documented to work. */
  readonly variants: readonly string[]
}

/** Applies the lookup order to the paths of a repository (or to any part that holds the three folders). */
export function lookupCodeowners(paths: Iterable<string>): CodeownersLookup {
  const found = new Set<string>()
  const variants: string[] = []
  const folded = new Set<string>(codeownersPaths.map((path) => path.toLowerCase()))
  for (const path of paths) {
    if (!folded.has(path.toLowerCase())) continue
    if (codeownersPaths.some((known) => known === path)) found.add(path)
    else variants.push(path)
  }
  const [path = null, ...ignored] = codeownersPaths.filter((known) => found.has(known))
  return { path, ignored, variants: variants.sort() }
}
