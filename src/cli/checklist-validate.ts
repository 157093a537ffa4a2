import { formatProblem, PolicyError, type PolicyProblem, Undecided } from '../core/errors.ts'
import { unknown } from '../core/fact.ts'
import type { Checklist } from '../core/facts/checklists.ts'
import { exitCodes } from '../core/verdict.ts'
import { maxChecklistBytes, readChecklist } from '../facts/checklist-files.ts'
import { shippedChecklists } from '../formats/checklists/names.ts'
import { joinLists, listsNamedBy } from '../formats/checklists/together.ts'
import { sanitiseLine } from '../surfaces/sanitise.ts'
import { shippedChecklist } from '../workspace/shipped.ts'
import type { Context, Run } from './context.ts'
import { nameOf } from './input.ts'

/** `checklist validate`: silent when there is nothing to say. */
export const runChecklistValidate: Run = async (context) => {
  const { args, output } = context
  const read = []
  // One after the other: problems come in the order of the files.
  for (const file of args.positionals) read.push(await readOne(context, file))
  const lists = read.flatMap(({ list }) => list ?? [])
  const problems = [...read.flatMap((one) => one.problems), ...(await problemsTogether(lists))]
  if (args.format === 'json')
    await output.json({
      valid: problems.length === 0,
      lists: lists.map(({ name, source, items }) => ({ name, file: source, items: items.length })),
      problems: problems.map(({ file, position, code, message }) => ({ file, ...position, code, message })),
    })
  else await output.text(problems.map((one) => `${sanitiseLine(formatProblem(one))}\n`).join(''))
  return problems.length > 0 ? exitCodes.policy : exitCodes.pass
}

interface ReadFile {
  readonly list: Checklist | null
  readonly problems: readonly PolicyProblem[]
}

async function readOne({ input }: Context, file: string): Promise<ReadFile> {
  const bytes = await input.bytes(file, maxChecklistBytes, 'a checklist file')
  try {
    return { list: readChecklist(bytes, nameOf(file)), problems: [] }
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return { list: null, problems: error.problems }
  }
}

/** What the files say of one another, and of the shipped lists that they name. */
async function problemsTogether(lists: readonly Checklist[]): Promise<readonly PolicyProblem[]> {
  const own = new Set(lists.map(({ name }) => name))
  const named = new Set(lists.flatMap(listsNamedBy))
  const wanted = shippedChecklists.filter((name) => named.has(name) && !own.has(name))
  const shipped = await Promise.all(wanted.map(readShipped))
  return joinLists([...shipped, ...lists]).conflicts.map(({ file, line, message }) => ({
    file,
    position: { line, column: 1 },
    code: 'value',
    message,
  }))
}

async function readShipped(name: string): Promise<Checklist> {
  const file = `checklists/${name}.yml`
  const bytes = await shippedChecklist(name)
  if (bytes === null)
    throw new Undecided(unknown('internal-error', `${file} does not stand beside dist/ of this Gatewright`))
  return readChecklist(bytes, file, 'shipped')
}
