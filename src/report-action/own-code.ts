import { type Entry, entryOf, type Node, textOf } from '../formats/workflows/node.ts'
import { readYaml } from '../formats/workflows/yaml.ts'

/** An expression that can only name a commit of the base branch. */
const baseOnly =
  /^\$\{\{(?=[^}]*(?:base\.(?:sha|ref)|base_(?:sha|ref)|default_branch))(?![^}]*head)[^}]*\}\}$/

/** What the `repository:` of a checkout may be: the one the workflow stands in. */
const ownRepository = /^\$\{\{\s*github\.repository\s*\}\}$/

/**
 * What a workflow runs from the files of the pull request although the workflow file itself is unchanged: actions and
 * workflows named by a path, and commands beside a checkout, unless every checkout of the job takes the base. Null when
 * there is none.
 * @returns the text of `uses:` or `run:`, or a sentence when the file cannot be read
 */
export function ownCodeOf(text: string): string | null {
  const yaml = readYaml(text)
  if (!yaml.ok) return `the file is no workflow: ${yaml.why}`
  const jobs = entryOf(yaml.root, 'jobs')?.value
  if (jobs?.kind !== 'map') return 'the file is no workflow: it has no `jobs:`'
  for (const { value } of jobs.entries.values()) {
    const own = ownCodeOfJob(value)
    if (own !== null) return own
  }
  return null
}

function ownCodeOfJob(job: Node): string | null {
  const called = usesOf(job)
  if (called !== null && isLocal(called)) return called
  const steps = itemsOf(entryOf(job, 'steps'))
  const checkouts = steps.filter(
    (step) => usesOf(step)?.toLowerCase().startsWith('actions/checkout@') === true,
  )
  if (checkouts.length > 0 && checkouts.every(takesBase)) return null
  const local = steps.map(usesOf).find((uses) => uses !== null && isLocal(uses))
  if (local !== undefined && local !== null) return local
  // A script of a package, a makefile, a hook: commands beside the files of the pull request run what it wrote.
  const command = steps.map((step) => textOf(entryOf(step, 'run')?.value)).find((run) => run !== undefined)
  return checkouts.length > 0 && command !== undefined ? `run: ${command.trim()}` : null
}

const usesOf = (node: Node): string | null => textOf(entryOf(node, 'uses')?.value)?.trim() ?? null

const isLocal = (uses: string): boolean => uses.startsWith('.')

const itemsOf = (entry: Entry | undefined): readonly Node[] =>
  entry?.value.kind === 'list' ? entry.value.items : []

function takesBase(step: Node): boolean {
  const given = (name: string) => textOf(entryOf(entryOf(step, 'with')?.value, name)?.value)?.trim() ?? ''
  const repository = given('repository')
  return baseOnly.test(given('ref')) && (repository === '' || ownRepository.test(repository))
}
