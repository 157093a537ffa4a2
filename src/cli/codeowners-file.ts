import { lstat, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../core/errors.ts'
import {
  type CodeownersMatcher,
  codeownersPaths,
  compileCodeowners,
  parseCodeowners,
} from '../formats/codeowners/index.ts'
import { workspaceIn } from '../workspace/beside.ts'
import { WorkspaceFailure } from '../workspace/failure.ts'
import { readInside } from '../workspace/files.ts'
import type { Workspace } from '../workspace/port.ts'
import type { Context } from './context.ts'
import { fileError, nameOf } from './input.ts'

/** A CODEOWNERS file, ready to be asked. */
export interface OwnersFile {
  /** As the user named it, or its path in the work tree. */
  readonly name: string
  readonly matcher: CodeownersMatcher
  /** True when it was looked up in the work tree. */
  readonly lookedUp: boolean
}

/** Where a command about CODEOWNERS was started. */
export interface Place {
  /** Real path that paths count from. */
  readonly root: string
  /** Null outside of a clone. */
  readonly workspace: Workspace | null
}

/** GitHub loads less than 3 MB; what is ten times as large is something else. */
const maxBytes = 32 * 1024 * 1024
const expected = 'a CODEOWNERS file'

/** The clone around the working directory, or that directory itself. */
export async function placeOf({ directory }: Context): Promise<Place> {
  const workspace = await workspaceIn(directory)
  return { workspace, root: workspace?.root ?? (await realpath(directory)) }
}

/**
 * The file of `--codeowners`, or the first that exists where GitHub looks.
 * @throws UsageError when there is none, or it is no text file
 */
export async function readOwners(context: Context, place: Place): Promise<OwnersFile> {
  const named = context.args.value('codeowners')
  if (named !== null) {
    const bytes = await context.input.bytes(named, maxBytes, expected)
    return { name: nameOf(named), matcher: compile(bytes, nameOf(named)), lookedUp: false }
  }
  for (const path of codeownersPaths) {
    const bytes = await readPlace(place.root, path)
    if (bytes !== null && (await isLink(join(place.root, path))))
      context.output.note(`${path} is a symbolic link: no source says what GitHub makes of it`)
    if (bytes !== null) return { name: path, matcher: compile(bytes, path), lookedUp: true }
  }
  throw new UsageError(
    `there is no CODEOWNERS file in ${place.root}: expected one of ${codeownersPaths.join(', ')}, or --codeowners FILE`,
  )
}

const isLink = async (path: string): Promise<boolean> => (await lstat(path)).isSymbolicLink()

async function readPlace(root: string, path: string): Promise<Uint8Array | null> {
  try {
    return await readInside(root, path, maxBytes)
  } catch (error) {
    if (!(error instanceof WorkspaceFailure)) throw error
    throw fileError(path, `${error.message}, expected ${expected}`)
  }
}

function compile(bytes: Uint8Array, name: string): CodeownersMatcher {
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    const before = bytes.subarray(0, nul)
    const line = before.reduce((count, byte) => (byte === 10 ? count + 1 : count), 1)
    const column = nul - before.lastIndexOf(10)
    throw fileError(name, `a NUL byte, as binary files have it, expected ${expected}`, line, column)
  }
  return compileCodeowners(parseCodeowners(bytes))
}
