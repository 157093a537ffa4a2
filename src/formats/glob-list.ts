import { compileGlob } from './glob.ts'

/** Why a glob of the policy cannot be used, or undefined. */
export function globProblem(pattern: string): string | undefined {
  const glob = compileGlob(pattern)
  return glob.ok ? undefined : glob.message
}

/**
 * Whether a path matches one of the globs and none of the exceptions. The policy's schema refuses globs that cannot
 * be read; one that gets here all the same asks for more rather than less: it applies to every path, and excepts none.
 */
export function matcherOf(
  paths: readonly string[],
  except: readonly string[] = [],
): (path: string) => boolean {
  const wanted = paths.map(compileGlob)
  const unwanted = except.map(compileGlob)
  return (path) =>
    wanted.some((glob) => !glob.ok || glob.matches(path)) &&
    !unwanted.some((glob) => glob.ok && glob.matches(path))
}
