import { UsageError } from '../core/errors.ts'
import type { FileContent, PolicyFiles } from './files.ts'
import { policyError, problem } from './problems.ts'
import { maxPolicyBytes } from './read-yaml.ts'
import { isRepositoryPath } from './reference.ts'

/** Where a policy may stand, the recommended place first. Only one of them may exist. */
export const policyPaths = [
  '.github/gatewright.yml',
  '.github/gatewright.yaml',
  'gatewright.yml',
  'gatewright.yaml',
] as const

/** A policy file that was found. */
export interface FoundFile {
  readonly path: string
  readonly bytes: Uint8Array
}

function bytesOf(path: string, content: FileContent): Uint8Array | null {
  switch (content.kind) {
    case 'bytes':
      return content.bytes
    case 'absent':
      return null
    case 'not-a-file': {
      const message = `a regular file is required, found ${content.what}: put the policy itself there`
      throw policyError([problem(path, 'not-a-file', message)])
    }
    case 'too-large': {
      const message = `over ${maxPolicyBytes} bytes, and no more are read: shorten the file`
      throw policyError([problem(path, 'too-large', message)])
    }
  }
}

/** The file at a path that somebody named. Throws `PolicyError` when it is not there, `UsageError` for no path. */
export async function namedFile(files: PolicyFiles, named: string): Promise<FoundFile> {
  const path = named.replace(/^(?:\.\/)+/, '')
  if (!isRepositoryPath(path))
    throw new UsageError(
      `policy: found ${JSON.stringify(named)}, expected a path inside the repository such as ${policyPaths[0]}`,
    )
  const bytes = bytesOf(path, await files.read(path))
  if (bytes !== null) return { path, bytes }
  const place = files.sha === null ? 'in the work tree' : `at ${files.sha}`
  throw policyError([
    problem(path, 'missing', `there is no such file ${place}: correct \`policy\`, or add the file`),
  ])
}

/**
 * The one policy file there is. Two are an error: whoever may add the one that is found first would otherwise
 * replace the other.
 */
export async function findPolicy(files: PolicyFiles): Promise<FoundFile> {
  const contents = await Promise.all(
    policyPaths.map(async (path) => ({ path, content: await files.read(path) })),
  )
  const present = contents.filter(({ content }) => content.kind !== 'absent')
  const [first, second] = present
  if (first === undefined) {
    const where =
      files.sha === null
        ? 'in the work tree'
        : `at ${files.sha} (the base branch, not the pull request, is read)`
    const message = `there is no policy file ${where}. Smallest valid file: one line, \`version: 1\`, at ${policyPaths[0]}`
    throw policyError([problem(policyPaths[0], 'missing', message)])
  }
  if (second !== undefined) {
    const names = present.map(({ path }) => path).join(' and ')
    const message = `ambiguous: ${names} exist, and only one may decide: keep one, best ${policyPaths[0]}`
    throw policyError([problem(first.path, 'ambiguous-file', message)])
  }
  const bytes = bytesOf(first.path, first.content)
  return { path: first.path, bytes: bytes ?? new Uint8Array() }
}
