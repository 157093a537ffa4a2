import type { Change, Signal, SignalKind } from '../core/facts/change.ts'
import type { ChangedFile } from '../core/facts/pull-request.ts'
import { classesOf, classifierOf, pathsOf } from './classes.ts'
import { crossedDomains, type Owned, ownedBy } from './components.ts'
import { because, becauseUnless, reasons, signalText } from './derivation.ts'
import type { ChangeInput, Derivation, Derived, FileClass } from './model.ts'

/** What is derived from paths and lines alone. */
export type FromFiles = Pick<
  Derived,
  | 'changedLines'
  | 'modules'
  | 'touchesSecurity'
  | 'touchesControlPlane'
  | 'publicApiChanged'
  | 'inputSurface'
  | 'externalData'
  | 'crossDomain'
  | 'docsOnly'
  | 'testOnly'
  | 'truncated'
  | 'classes'
  | 'components'
  | 'performance'
  | 'signals'
>

/** More files than this are not shown by GitHub (REST description of `pulls/list-files`). */
const fileCap = 3000

interface Seen {
  readonly files: readonly ChangedFile[]
  readonly change: Change | null
  readonly input: ChangeInput
  readonly classes: ReadonlyMap<FileClass, readonly string[]>
  /** What could not be seen, one sentence each. */
  readonly unseen: readonly string[]
}

/** Everything that paths, lines and signals tell; what cannot be seen is unknown, never absent. */
export function deriveFromFiles(input: ChangeInput): FromFiles {
  const files = input.files.known ? input.files.value : []
  const change = input.change.known ? input.change.value : null
  const unseen = unseenIn(input, files)
  const seen: Seen = { files, change, input, classes: classesOf(files, input.settings), unseen }
  const owned = ownedBy(files, input.settings)
  return {
    classes: seen.classes,
    signals: change?.signals ?? [],
    truncated: because([...unseen, ...(input.unreadable ?? [])], 'every changed line could be read'),
    changedLines: lines(seen),
    modules: input.files.known
      ? { value: owned.modules, because: reasons(owned.modules) }
      : { value: 'unknown', because: reasons(unseen) },
    components: owned.components.map(({ name }) => name).sort(),
    performance: [...new Set(owned.components.flatMap(({ performance }) => performance))].sort(),
    ...touches(seen),
    ...surfaces(seen, owned),
    docsOnly: only(seen, 'documentation'),
    testOnly: only(seen, 'test'),
  }
}

function unseenIn({ files: fact, change, settings }: ChangeInput, files: readonly ChangedFile[]): string[] {
  if (!fact.known) return [`the changed files: ${fact.detail}`]
  const classify = classifierOf(settings)
  const many = files.length > fileCap ? [`${files.length} changed files, and GitHub shows ${fileCap}`] : []
  if (!change.known) return [...many, `the changed lines: ${change.detail}`]
  const listed = new Set(change.value.files.map(({ path }) => path))
  const absent = files
    .filter(({ path }) => !listed.has(path))
    .map(({ path }) => `${path}: its lines are missing`)
  const unread = change.value.files.flatMap(({ path, read, binary, special }) => {
    const classes = classify(path)
    if (classes.has('documentation') || classes.has('not-counted')) return []
    // What tests compare with may be anything.
    if (binary && classes.has('test')) return []
    if (special === 'link') return [`${path}: a link, and nobody sees what it leads to`]
    if (read) return []
    return [
      `${path}: ${binary ? 'no text, and nobody sees what it does' : 'its changed lines are not shown'}`,
    ]
  })
  return [...many, ...absent, ...unread]
}

function lines({ change, input, unseen }: Seen): Derivation<number> {
  if (change === null || !input.files.known) return { value: 'unknown', because: reasons(unseen) }
  const classify = classifierOf(input.settings)
  const counted = change.files.filter(({ path }) => {
    const classes = classify(path)
    return !classes.has('test') && !classes.has('not-counted')
  })
  const sum = counted.reduce(
    (total, { additions, deletions, long = 0 }) => total + additions + deletions + long,
    0,
  )
  const count = `${plural(sum, 'line')} in ${plural(counted.length, 'file')}, without tests and what is not counted`
  return unseen.length > 0 ? { value: 'unknown', because: reasons(unseen) } : { value: sum, because: [count] }
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const signalsOf = (change: Change | null, kinds: readonly SignalKind[]): readonly Signal[] =>
  (change?.signals ?? []).filter(({ kind }) => kinds.includes(kind))

/** Signals that show a decision about who may do what, whatever path the file has. */
const securitySignals: readonly SignalKind[] = [
  ...(['guard-removed', 'authorization-test-removed', 'tls-off', 'permission-added'] as const),
  ...(['allow-all-added', 'session-added', 'cryptography-added', 'weak-algorithm-added'] as const),
]

function touches({ change, classes, input, unseen }: Seen) {
  const of = (name: FileClass) => classes.get(name) ?? []
  const submodules = (change?.files ?? []).filter(({ special }) => special === 'submodule')
  const api = [
    ...of('public-api'),
    ...input.labels.filter((label) => named(label, input.settings.labels.apiChange)).map(labelText),
  ]
  return {
    touchesSecurity: becauseUnless(
      [...of('security'), ...signalsOf(change, securitySignals).map(signalText)],
      unseen,
      'no changed path or line concerns security',
    ),
    touchesControlPlane: becauseUnless(
      [
        ...of('control-plane'),
        ...of('migration'),
        ...of('infrastructure'),
        ...submodules.map(({ path }) => `${path}: a submodule`),
      ],
      unseen,
      'no changed path decides how changes are built or approved',
    ),
    publicApiChanged: publicApi(api, input, change, unseen),
  }
}

function publicApi(
  api: readonly string[],
  { settings }: ChangeInput,
  change: Change | null,
  unseen: readonly string[],
): Derivation {
  if (api.length > 0 || settings.publicApi !== null)
    return becauseUnless(api, unseen, 'no file that states the public API changed')
  const classify = classifierOf(settings)
  const open = (change?.files ?? []).filter(
    ({ path, wordsOnly }) => classify(path).has('code') && wordsOnly !== true,
  )
  if (change !== null && unseen.length === 0 && open.length === 0)
    return { value: false, because: ['only comments and the words of messages changed'] }
  return {
    value: 'unknown',
    because: ['the policy names no file that states the public API (`change.public-api`)'],
  }
}

const named = (label: string, names: readonly string[]): boolean =>
  names.some((name) => name.toLowerCase() === label.toLowerCase())
const labelText = (label: string): string => `label ${label}`

function surfaces({ files, change, classes, input, unseen }: Seen, owned: Owned) {
  const newEntries = files
    .filter(({ status }) => status === 'added' || status === 'renamed' || status === 'copied')
    .filter(({ path }) => classifierOf(input.settings)(path).has('entry-point'))
    .map(({ path }) => path)
  const declared = (surface: string) =>
    input.statements
      .filter(({ key, value }) => key === 'surface' && wordsOf(value).includes(surface))
      .map(({ line }) => `declared in line ${line}: ${surface}`)
  const inputs = signalsOf(change, ['entry-point-added', 'input-added']).map(signalText)
  const external = signalsOf(change, ['outbound-call-added', 'parser-added', 'deserialisation-added'])
  return {
    inputSurface: becauseUnless(
      [...newEntries, ...inputs, ...declared('input')],
      unseen,
      'no new entry point, and no new input',
    ),
    externalData: becauseUnless(
      [...external.map(signalText), ...declared('external data')],
      unseen,
      'no new call to the outside, and no new parser',
    ),
    crossDomain: becauseUnless(
      [...(classes.get('cross-domain') ?? []), ...crossedDomains(owned), ...declared('cross-domain')],
      unseen,
      'one domain at most',
    ),
  }
}

/** A surface may be declared as a list. */
const wordsOf = (value: string): string[] =>
  value
    .toLowerCase()
    .split(/[,;]/)
    .map((one) => one.trim().replace(/[ .]+$/, ''))

/**
 * Whether every changed path is documentation, or is a test or documentation. What states the public API, an entry
 * that is no regular file, or whose mode changed, is neither.
 */
function only({ files, change, classes, input, unseen }: Seen, wanted: 'documentation' | 'test'): Derivation {
  const words = wanted === 'test' ? 'a test' : 'documentation'
  if (!input.files.known || change === null) return { value: 'unknown', because: reasons(unseen) }
  if (files.length === 0) return { value: false, because: ['nothing changed'] }
  const classify = classifierOf(input.settings)
  if (!classes.has(wanted)) return { value: false, because: [`no changed file is ${words}`] }
  const others = files.flatMap(pathsOf).filter((path) => {
    const own = classify(path)
    return own.has('public-api') || (!own.has(wanted) && !own.has('documentation'))
  })
  const special = change.files.flatMap(({ path, special: kind }) => {
    return kind === undefined ? [] : [`${path} (${specialWords[kind]})`]
  })
  const odd = reasons([...others, ...special])
  if (odd.length > 0) return { value: false, because: odd.map((path) => `${path} is not only ${words}`) }
  return { value: true, because: [`every changed file is ${words}`] }
}

const specialWords = { submodule: 'a submodule', link: 'a link', mode: 'its mode changed' } as const
