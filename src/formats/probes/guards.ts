import type { Signal } from '../../core/facts/change.ts'
import { bare, changed, type ProbeHunk } from './blocks.ts'
import { type GuardFinder, inImport, plausibleGuards, unguarded } from './guard-names.ts'
import type { ProbeLine } from './scan.ts'

type Block = ProbeHunk['blocks'][number]

const route =
  /\.\s*(?:get|post|put|patch|delete|all|route|use|Handle\w*|GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete)\s*\(/
/** A line that starts something which may be guarded, or a guard's own definition. */
const definition =
  /\b(?:function|def|class|func|fn|interface|record|struct|module)\b|=>\s*\{?\s*$|\b(?:public|private|protected|internal)\b.*\(|^\s*(?!return\b|else\b|new\b|throw\b|await\b)[A-Z]\w*(?:<[\w<>?, ]*>)?\s+\w+\s*\(.*\{\s*$|^\s*void\s+\w+\s*\(/

/** A guard for all that follows: `router.use(requireAuth)`, `app.use('/admin', requireAdmin)`, hooks. */
const registration = /^[\w$]+(?:\.[\w$]+)*\.(?:use|Use|addHook|before)(?:["'`][^"'`]*["'`])?$/

const isRegistration = (line: ProbeLine, find: GuardFinder): boolean =>
  find.uses(line.code).length > 0 && registration.test(unguarded(line, find))

/** What a line defines, so that its new version is recognised: a name, or a route's method and path. */
function definedIn({ code, kept }: ProbeLine): string | null {
  const verb = route.exec(code)
  if (verb !== null) {
    const path = /^\s*["'`]([^"'`]*)["'`]/.exec(kept.slice(verb.index + verb[0].length))?.[1]
    return path === undefined ? null : `${verb[0].replace(/\W/g, '')} ${path}`
  }
  return /\b(?:function|def|class|func|fn)\s+(?:\([^)]{0,200}\)\s?)?([\w$]+)/.exec(code)?.[1] ?? null
}

const identifiers = (code: string): string[] => code.match(/[A-Za-z_$][\w$]*/g) ?? []

/** Whether an added line is a removed one without its guard: the same route or name, and nothing that is new. */
function isSameWithout(line: ProbeLine, added: ProbeLine, find: GuardFinder): boolean {
  if (find.uses(added.code).length > 0) return false
  if (unguarded(line, find) !== '' && unguarded(line, find) === unguarded(added, find)) return true
  const own = definedIn(line)
  const before = new Set(identifiers(line.code))
  return own !== null && own === definedIn(added) && identifiers(added.code).every((name) => before.has(name))
}

/** `before_action :authenticate_user!, except: [:index]`: the guard stays, for less. */
const isNarrowed = (line: ProbeLine, added: ProbeLine): boolean => {
  const own = bare(line.kept)
  const now = bare(added.kept)
  return now.startsWith(`${own},`) && /^,\s*(?:except|only|unless|if):/.test(now.slice(own.length))
}

/** `if (isAdmin) { show() }` that goes with what it guards; a refusal, `if (!isAdmin) { return }`, guards what follows. */
function goesWithItsBlock(line: ProbeLine, { removed }: Block, there: ReadonlySet<string>): boolean {
  const condition = /^\s*(?:(?:\}\s*else\s+)?(?:if|elif|else if)\b|\{(?=.*&&\s*\(?\s*$))(.*)$/.exec(
    line.code,
  )?.[1]
  if (condition === undefined || /!(?!=)|\bnot\b|==\s*(?:false|nil|null)|!=/.test(condition)) return false
  const next = removed[removed.indexOf(line) + 1]
  return next !== undefined && /\w/.test(next.code) && !there.has(bare(next.kept))
}

/** What the whole change adds, where a guard that left this file may have gone. */
export interface AddedElsewhere {
  /** Names of guards that other files get. */
  readonly guards: (path: string) => ReadonlySet<string>
}

const starts = ({ code }: ProbeLine): boolean => definition.test(code) || route.test(code)

/** Guards that what is already there gets: those of a new route or function guard that alone. */
function guardsOfOld({ removed, added }: Block, find: GuardFinder): readonly string[] {
  const old = removed.map(definedIn)
  const isNew = added.some(
    (line) => starts(line) && !isRegistration(line, find) && !old.includes(definedIn(line)),
  )
  const lines = isNew ? added.filter((line) => isRegistration(line, find)) : added
  return lines.flatMap(({ code }) => find.uses(code))
}

/** Guards that each file of the change gets. */
export function addedElsewhere(
  files: readonly { readonly path: string; readonly hunks: readonly ProbeHunk[] }[],
  find: GuardFinder,
): AddedElsewhere {
  const byFile = files.map(({ path, hunks }) => {
    const before = changed(hunks, 'removed').flatMap(({ code }) => find.uses(code))
    const names = hunks.flatMap(({ blocks }) => blocks.flatMap((block) => guardsOfOld(block, find)))
    return { path, names: names.filter((name) => !before.includes(name)) }
  })
  return {
    guards: (own) => new Set(byFile.filter(({ path }) => path !== own).flatMap(({ names }) => names)),
  }
}

/**
 * Guards that were taken away from what stays. Silent where the guarded thing goes with its guard, where another guard
 * stands in its place, where the line only moved, and where another file gets the guard.
 */
export function removedGuards(
  path: string,
  hunks: readonly ProbeHunk[],
  find: GuardFinder,
  elsewhere: AddedElsewhere,
): Signal[] {
  const added = changed(hunks, 'added')
  const there = new Set(added.map(({ kept }) => bare(kept)))
  const moved = elsewhere.guards(path)
  const context = { path, added, there, moved, find }
  return hunks.flatMap(({ base, blocks }) => blocks.flatMap((block) => removedIn(block, base, context)))
}

interface FileContext {
  readonly path: string
  readonly added: readonly ProbeLine[]
  readonly there: ReadonlySet<string>
  readonly moved: ReadonlySet<string>
  readonly find: GuardFinder
}

function removedIn(block: Block, base: ProbeHunk['base'], context: FileContext): Signal[] {
  const { path, added, there, moved, find } = context
  const lost = block.removed.filter(
    (line) =>
      find.uses(line.code).length > 0 && !there.has(bare(line.kept)) && !inImport(base, base.indexOf(line)),
  )
  const before = new Set(block.removed.flatMap(({ code }) => identifiers(code)))
  const count = lost.flatMap(({ code }) => find.uses(code)).length
  const now = block.added.flatMap(({ code }) => find.uses(code)).length
  const perhaps = block.added.flatMap(({ code }) => unknownGuards(code, before, find)).length
  const goes = block.removed.some((line) => starts(line) && !isRegistration(line, find))
  return lost.flatMap((line): Signal[] => {
    const [name] = find.uses(line.code)
    if (name === undefined) return []
    const certain = added.some((one) =>
      count > now ? isSameWithout(line, one, find) : isNarrowed(line, one),
    )
    const likely = count > now + perhaps && !goes && !moved.has(name) && !goesWithItsBlock(line, block, there)
    if (!certain && !likely) return []
    return [{ kind: 'guard-removed', path, line: line.line, side: 'removed', name }]
  })
}

/** Names that may be guards, and that the finder does not know. */
function unknownGuards(code: string, before: ReadonlySet<string>, find: GuardFinder): readonly string[] {
  const known = new Set(find.names(code))
  return plausibleGuards(code, before).filter((name) => !known.has(name))
}

/** Guards that the change adds: who may do what is being decided here. */
export function addedGuards(path: string, hunks: readonly ProbeHunk[], find: GuardFinder): Signal[] {
  const before = new Set(changed(hunks, 'removed').map(({ kept }) => bare(kept)))
  return changed(hunks, 'added').flatMap((line) => {
    const name = find.names(line.code)[0]
    if (name === undefined || before.has(bare(line.kept))) return []
    return [{ kind: 'permission-added', path, line: line.line, side: 'added', name } as const]
  })
}
