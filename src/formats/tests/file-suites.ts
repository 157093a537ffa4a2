interface Open {
  readonly path: string
  readonly parts: readonly string[]
}

/** Folders that are looked at: paths that differ only further up are named in full. */
const deepest = 100

/**
 * Short names for the test files of one report: the file name, with as many folders before it as tell it from the
 * others. The whole path would carry the machine's folders into the identity of a test, and no name at all would make
 * one test of two that are called the same in different files.
 */
export function fileSuites(paths: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let open: Open[] = [...new Set(paths)].map((path) => ({
    path,
    parts: path.split(/[\\/]+/u).filter((part) => part !== '' && part !== '.'),
  }))
  for (let length = 1; open.length > 0; length++) {
    const groups = byTail(open, length)
    open = []
    for (const [tail, same] of groups) {
      for (const file of same) {
        if (length > deepest) names.set(file.path, file.path)
        else if (same.length === 1 || file.parts.length <= length) names.set(file.path, tail)
        else open.push(file)
      }
    }
  }
  return names
}

function byTail(files: readonly Open[], length: number): Map<string, Open[]> {
  const groups = new Map<string, Open[]>()
  for (const file of files) {
    const tail = file.parts.slice(-length).join('/')
    const same = groups.get(tail)
    if (same === undefined) groups.set(tail, [file])
    else same.push(file)
  }
  return groups
}

/** Numbers the second and later of things called the same: `name`, `name #2`, `name #3`. */
export class Numbering {
  private readonly seen = new Map<string, number>()

  /** `place` is where the name must be unique. */
  name(place: string, name: string): string {
    const key = `${place}\0${name}`
    const number = (this.seen.get(key) ?? 0) + 1
    this.seen.set(key, number)
    return number === 1 ? name : `${name} #${number}`
  }
}

/**
 * For formats that name the suites of a test but may use the same names in several files: the file's short name for a
 * test whose name stands in another file, too, null for any other.
 */
export function sameNameInFiles<Test>(
  tests: readonly Test[],
  nameOf: (test: Test) => string,
  pathOf: (test: Test) => string | null | undefined,
): (test: Test) => string | null {
  const paths = new Map<string, Set<string>>()
  for (const test of tests) {
    const path = pathOf(test)
    if (!path) continue
    const name = nameOf(test)
    const known = paths.get(name)
    if (known === undefined) paths.set(name, new Set([path]))
    else known.add(path)
  }
  const several = [...paths.values()].filter((known) => known.size > 1).flatMap((known) => [...known])
  const short = fileSuites(several)
  return (test) => {
    const path = pathOf(test)
    return path && (paths.get(nameOf(test))?.size ?? 0) > 1 ? (short.get(path) ?? null) : null
  }
}
