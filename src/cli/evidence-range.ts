import { realpath } from 'node:fs/promises'
import { relative, resolve, sep } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { maxRangeLines } from '../phase/lines.ts'
import { pathProblem } from '../phase/paths.ts'
import type { Context } from './context.ts'

/** Lines of a file of the repository, as a person names them. */
export interface NamedRange {
  /** From the root of the repository. */
  readonly file: string
  readonly first: number
  readonly last: number
  /** What stands after `=`; null without it. */
  readonly id: string | null
}

const form = /^(.+?):(\d{1,9})(?:-(\d{1,9}))?(?:=(.+))?$/s

/**
 * `FILE:A-B` or `FILE:A`, with `=ID` where one is taken. FILE counts from the working directory.
 * @param root real path of the work tree
 * @throws UsageError for anything else, and for a path that leads out of the work tree
 */
export async function namedRange(context: Context, given: string, root: string): Promise<NamedRange> {
  const [, path, from, to = from, id = null] = form.exec(given) ?? []
  const [first, last] = [Number(from), Number(to)]
  if (path === undefined || from === undefined)
    throw wrong(given, 'expected FILE:FIRST-LAST such as src/guard.ts:10-24')
  if (first < 1 || last < first)
    throw wrong(given, `expected lines from 1 on, the first not after the last, found ${from}-${to}`)
  if (last - first >= maxRangeLines) throw wrong(given, `expected at most ${maxRangeLines} lines`)
  return { file: await pathFromRoot(context, path, root), first, last, id }
}

async function pathFromRoot({ directory }: Context, path: string, root: string): Promise<string> {
  if (path.includes('\0')) throw wrong(path, 'the name holds a NUL character')
  const inside = relative(root, resolve(await realpath(directory), path))
  const [top] = inside.split(sep)
  if (inside === '' || top === '..' || resolve(root, inside) === inside)
    throw wrong(path, `this leads out of the work tree ${root}, expected a file in it`)
  const file = inside.split(sep).join('/')
  const problem = pathProblem(file)
  if (problem !== null) throw wrong(path, `no path that evidence may name: ${problem}`)
  return file
}

const wrong = (given: string, why: string): UsageError =>
  new UsageError(`${JSON.stringify(given.slice(0, 300))}: ${why}`)
