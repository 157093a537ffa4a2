import { basename } from 'node:path'
import { UsageError } from '../core/errors.ts'
import { type RepositoryName, unnamedOwner } from '../core/target.ts'
import { readRepository } from '../runner/environment.ts'
import { parseRepository } from '../runner/repository.ts'
import { originAddress } from '../workspace/remote.ts'
import type { Context } from './context.ts'
import { serverOf } from './github.ts'

const forms = [
  // https://HOST/OWNER/REPO.git, ssh://git@HOST:22/OWNER/REPO
  /^(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([^@:/\s]+)(?::\d+)?\/([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/i,
  // git@HOST:OWNER/REPO.git
  /^(?:[^@/\s]+@)?([^@:/\s]+):([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/,
]

/** Host and repository of the address of a remote; null for any other address. */
export function parseRemote(address: string): { readonly host: string; readonly name: string } | null {
  for (const form of forms) {
    const [, host, owner, repo] = form.exec(address) ?? []
    if (host !== undefined && owner !== undefined && repo !== undefined)
      return { host: host.toLowerCase(), name: `${owner}/${repo}` }
  }
  return null
}

/**
 * The repository a command is about: OWNER/REPO, else `GITHUB_REPOSITORY`, else the remote `origin` of the clone.
 * @throws UsageError where none of them says so
 */
export async function repositoryOf(context: Context, command: string): Promise<RepositoryName> {
  const [named] = context.args.positionals
  if (named !== undefined) return parseRepository('OWNER/REPO', named)
  return await repositoryHere(context, `gatewright ${command} OWNER/REPO`)
}

/**
 * The repository of this place: `GITHUB_REPOSITORY`, else the remote `origin` of the clone.
 * @param instead what says it otherwise, for the message
 * @throws UsageError where none of them says so
 */
export async function repositoryHere(context: Context, instead: string): Promise<RepositoryName> {
  const variable = readRepository(context.variables)
  if (variable !== null) return parseRepository('GITHUB_REPOSITORY', variable)
  const address = await originAddress(context.directory)
  const remote = address === null ? null : parseRemote(address)
  const expected = `expected ${instead}`
  if (remote === null)
    throw new UsageError(
      `which repository is not said here: no GITHUB_REPOSITORY, and no remote origin on GitHub; ${expected}`,
    )
  const { hostname } = new URL(serverOf(context).serverUrl)
  if (remote.host !== hostname && remote.host !== `ssh.${hostname}`)
    throw new UsageError(
      `the remote origin is on ${remote.host}, and ${hostname} is asked: ${expected}, or --server-url of that server`,
    )
  return parseRepository('the remote origin', remote.name)
}

/**
 * What a clone is called: `GITHUB_REPOSITORY`, else the remote `origin` on any server; where neither says it, its folder's
 * name, with an owner that stands for nobody.
 * @throws UsageError when GITHUB_REPOSITORY is no name
 */
export async function repositoryOfClone({ variables }: Context, root: string): Promise<RepositoryName> {
  const variable = readRepository(variables)
  if (variable !== null) return parseRepository('GITHUB_REPOSITORY', variable)
  const address = await originAddress(root)
  const [owner, repo] = (address === null ? null : parseRemote(address))?.name.split('/') ?? []
  return owner === undefined || repo === undefined
    ? { owner: unnamedOwner, repo: basename(root) }
    : { owner, repo }
}
