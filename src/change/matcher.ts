import { compileGlob } from '../formats/glob.ts'

/** The longest run of plain characters of a glob: a path that does not hold it cannot match. */
function literalOf(pattern: string): string {
  const runs = pattern
    .replace(/\\./g, '*')
    .replace(/\[[^\]]*\]/g, '*')
    .split(/[*?[\]{}\\]+|\//)
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}

let last: { readonly path: string; readonly folders: readonly string[] } = { path: '', folders: [] }

/** The folders of a path, taken apart once for all the lists it is compared with in a row. */
function foldersOf(path: string): readonly string[] {
  if (last.path !== path) last = { path, folders: path.split('/').slice(0, -1) }
  return last.folders
}

/** Globs by the forms that most of them have, which a look-up answers. */
interface Forms {
  /** `**` + `/name`. */
  readonly bases: Set<string>
  /** `**` + `/name/**`. */
  readonly folders: Set<string>
  /** `**` + `/*.ending`. */
  readonly endings: string[]
  /** `folder/**`, with the slash. */
  readonly starts: string[]
  readonly others: { readonly literal: string; readonly matches: (path: string) => boolean }[]
}

const plain = String.raw`[^*?[\]{}\\/]+`
const baseForm = new RegExp(String.raw`^\*\*\/(${plain})$`)
const folderForm = new RegExp(String.raw`^\*\*\/(${plain})\/\*\*$`)
const endingForm = new RegExp(String.raw`^\*\*\/\*(\.${plain})$`)
const startForm = new RegExp(String.raw`^((?:${plain}\/)+)\*\*$`)

/** The folder, with its slash, that a glob of the form `folder/**` stands for; null for any other glob. */
export const folderOf = (pattern: string): string | null => startForm.exec(pattern)?.[1] ?? null

function sort(pattern: string, forms: Forms): void {
  const glob = compileGlob(pattern)
  if (!glob.ok) {
    // It was refused where the policy was read; here it asks for more rather than less.
    forms.others.push({ literal: '', matches: () => true })
    return
  }
  const [base, folder, ending, start] = [baseForm, folderForm, endingForm, startForm].map(
    (form) => form.exec(pattern)?.[1],
  )
  if (base !== undefined) forms.bases.add(base)
  else if (folder !== undefined) forms.folders.add(folder)
  else if (ending !== undefined) forms.endings.push(ending)
  else if (start !== undefined) forms.starts.push(start)
  else forms.others.push({ literal: literalOf(pattern), matches: glob.matches })
}

type Test = (path: string) => boolean

/** Up to so many folders are looked for in the text of a path; for more it is taken apart. */
const fewFolders = 4

/** Only the look-ups that these globs need: most lists have one or two forms. */
function testsOf({ bases, folders, endings, starts, others }: Forms): Test[] {
  const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  return [
    ...starts.map(
      (start): Test =>
        (path) =>
          path.startsWith(start),
    ),
    ...(bases.size > 0 ? [((path) => bases.has(baseOf(path))) satisfies Test] : []),
    ...(folders.size > fewFolders
      ? [((path) => foldersOf(path).some((folder) => folders.has(folder))) satisfies Test]
      : [...folders].map((folder): Test => {
          const first = `${folder}/`
          const inside = `/${first}`
          return (path) => path.startsWith(first) || path.includes(inside)
        })),
    ...endings.map(
      (ending): Test =>
        (path) =>
          path.endsWith(ending),
    ),
    ...others.map(
      ({ literal, matches }): Test =>
        (path) =>
          path.includes(literal) && matches(path),
    ),
  ]
}

/** Whether a path matches one of the globs. A glob that cannot be read matches every path. */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const forms: Forms = { bases: new Set(), folders: new Set(), endings: [], starts: [], others: [] }
  for (const pattern of globs) sort(pattern, forms)
  const tests = testsOf(forms)
  const [only] = tests
  if (tests.length === 1 && only !== undefined) return only
  return (path) => {
    for (const test of tests) if (test(path)) return true
    return false
  }
}
