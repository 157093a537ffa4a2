import type { ChangeSettings } from '../core/facts/change.ts'
import type { ChangedFile } from '../core/facts/pull-request.ts'
import { classifierOf, pathsOf } from './classes.ts'
import { folderOf, pathMatcher } from './matcher.ts'

type Component = ChangeSettings['components'][number]

/** Tells the components that own a path. */
type Owners = (path: string) => readonly Component[]

const made = new WeakMap<ChangeSettings, Owners>()

/** The owner look-up of these settings. Its globs are compiled once. */
function ownersOf(settings: ChangeSettings): Owners {
  const found = made.get(settings)
  if (found !== undefined) return found
  const folders = new Map<string, Component[]>()
  const others: { readonly component: Component; readonly owns: (path: string) => boolean }[] = []
  for (const component of settings.components) {
    for (const pattern of component.paths) {
      const folder = folderOf(pattern)
      if (folder === null) others.push({ component, owns: pathMatcher([pattern]) })
      else folders.set(folder, [...(folders.get(folder) ?? []), component])
    }
  }
  const owners: Owners = (path) => {
    const found = new Set<Component>()
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      for (const component of folders.get(path.slice(0, end + 1)) ?? []) found.add(component)
    }
    for (const { component, owns } of others) if (owns(path)) found.add(component)
    return [...found]
  }
  made.set(settings, owners)
  return owners
}

/** The module of a path that no component owns: its first two folders, `.` at the root. */
const folderModule = (path: string): string => path.split('/').slice(0, -1).slice(0, 2).join('/') || '.'

/** Who owns what changed. */
export interface Owned {
  /** Components, or first two folders, of changed code; sorted. */
  readonly modules: readonly string[]
  /** Components whose files changed, documentation left out. */
  readonly components: readonly Component[]
}

/** Who owns the changed files. Documentation makes no module, and neither do tests and what nobody writes. */
export function ownedBy(files: readonly ChangedFile[], settings: ChangeSettings): Owned {
  const classify = classifierOf(settings)
  const owners = ownersOf(settings)
  const modules = new Set<string>()
  const components = new Set<Component>()
  for (const path of new Set(files.flatMap(pathsOf))) {
    const classes = classify(path)
    if (classes.has('documentation')) continue
    const found = owners(path)
    for (const component of found) components.add(component)
    if (classes.has('test') || classes.has('not-counted')) continue
    if (found.length === 0) modules.add(folderModule(path))
    for (const { name } of found) modules.add(name)
  }
  return { modules: [...modules].sort(), components: [...components] }
}

/** Two modules or more, of which one is a declared domain; with their names. */
export function crossedDomains({ modules, components }: Owned): string[] {
  const domain = components.find((one) => one.domain && modules.includes(one.name))
  if (domain === undefined || modules.length < 2) return []
  return [`${modules.join(' and ')}, of which ${domain.name} is a domain`]
}
