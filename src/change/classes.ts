import type { ChangeSettings } from '../core/facts/change.ts'
import type { ChangedFile } from '../core/facts/pull-request.ts'
import { pathMatcher } from './matcher.ts'
import { type FileClass, fileClasses } from './model.ts'

/** Committed answers are what the author says of the change, and no part of it. */
const answerFiles = /^\.gatewright\/answers\/[^/]+\.ya?ml$/

/** Tells the classes of a path. */
export type Classifier = (path: string) => ReadonlySet<FileClass>

const made = new WeakMap<ChangeSettings, Classifier>()

/** The classifier of these settings. Its globs are compiled once. */
export function classifierOf(settings: ChangeSettings): Classifier {
  const found = made.get(settings) ?? classifier(settings)
  made.set(settings, found)
  return found
}

function classifier(settings: ChangeSettings): Classifier {
  const globs: Readonly<Record<Exclude<FileClass, 'code'>, readonly string[]>> = {
    documentation: settings.documentation,
    test: settings.tests,
    security: settings.security,
    'control-plane': settings.controlPlane,
    'entry-point': settings.entryPoints,
    'cross-domain': settings.crossDomain,
    migration: settings.migrations,
    infrastructure: settings.infrastructure,
    'public-api': settings.publicApi ?? [],
    'not-counted': settings.notCounted,
  }
  const sensitive = settings.components.filter((one) => one.securitySensitive).flatMap(({ paths }) => paths)
  const matchers = fileClasses
    .filter((name) => name !== 'code')
    .map((name) => ({
      name,
      matches: pathMatcher(name === 'security' ? [...globs.security, ...sensitive] : globs[name]),
    }))
  const kept = new Map<string, ReadonlySet<FileClass>>()
  const sets = new Map<string, ReadonlySet<FileClass>>()
  /** One set for all paths of the same classes. */
  const together = (names: readonly FileClass[], path: string): ReadonlySet<FileClass> => {
    const surely = !names.includes('test') || surelyTest(path)
    const key = `${names.join()} ${surely}`
    const set = sets.get(key) ?? new Set(withoutContradictions(surely ? names : withoutDoubt(names)))
    sets.set(key, set)
    return set
  }
  return (path) => {
    const found = kept.get(path)
    if (found !== undefined) return found
    const classes = answerFiles.test(path)
      ? new Set<FileClass>(['documentation', 'not-counted'])
      : together(
          matchers.flatMap(({ name, matches }) => (matches(path) ? name : [])),
          path,
        )
    if (kept.size >= mostKept) kept.clear()
    kept.set(path, classes)
    return classes
  }
}

/** Paths whose classes are kept: every derived fact asks for them again. */
const mostKept = 20_000

/** What people read and nothing executes is no code that authenticates, routes or migrates. */
const notOfDocumentation: ReadonlySet<FileClass> = new Set([
  ...(['security', 'entry-point', 'cross-domain', 'migration', 'infrastructure', 'test'] as const),
])
/** A test of a route adds none. A folder `test` among environments is no test, and a container of tests runs, too. */
const notOfTests: ReadonlySet<FileClass> = new Set(['entry-point', 'cross-domain', 'migration'])

const inTests =
  /(?:^|\/)(?:__tests__|__mocks__|fixtures|testdata)\/|^(?:[^/]+\/)?(?:[Tt]ests?|e2e|test(?:bed|lib))\//
const inSpecs = /^(?:[^/]+\/)?spec\/.*\.(?!ya?ml$|json$)\w+$|^(?:[^/]+\/)*src\/test\//
const namedTest =
  /[._-](?:test|spec)s?\.[^/]*$|(?:^|\/)(?:test_|conftest)[^/]*$|(?:Tests?|Spec|IT)\.\w+$|\.hurl$/

/** Whether the path leaves no doubt: a route may be called `test`, and an API is described below `spec`. */
const surelyTest = (path: string): boolean => inTests.test(path) || inSpecs.test(path) || namedTest.test(path)

/** A path that only looks like a test, and is something that runs as well, is that. */
const withoutDoubt = (names: readonly FileClass[]): readonly FileClass[] =>
  names.some((name) => notOfTests.has(name)) ? names.filter((name) => name !== 'test') : names
const quiet: ReadonlySet<FileClass> = new Set(['documentation', 'test', 'not-counted'])

function withoutContradictions(names: readonly FileClass[]): FileClass[] {
  // What the control plane names is executed, whatever its ending is.
  const documentation = names.includes('documentation') && !names.includes('control-plane')
  const kept = names.filter(
    (name) =>
      (name !== 'documentation' || documentation) &&
      !(documentation && notOfDocumentation.has(name)) &&
      !(names.includes('test') && notOfTests.has(name)),
  )
  return kept.some((name) => quiet.has(name)) ? kept : [...kept, 'code']
}

/** The paths of a change: the new one and, where a file was moved or copied, the old one. */
export const pathsOf = ({ path, previousPath }: ChangedFile): readonly string[] =>
  previousPath === null ? [path] : [path, previousPath]

/** Classes with the changed paths that have them; a moved or copied file counts with both paths. */
export function classesOf(
  files: readonly ChangedFile[],
  settings: ChangeSettings,
): ReadonlyMap<FileClass, readonly string[]> {
  const classify = classifierOf(settings)
  const classes = new Map<FileClass, string[]>()
  for (const path of new Set(files.flatMap(pathsOf))) {
    for (const name of classify(path)) {
      const paths = classes.get(name) ?? []
      paths.push(path)
      classes.set(name, paths)
    }
  }
  return classes
}
