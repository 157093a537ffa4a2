import { defaultGitLimits, gitIn } from './git.ts'

/** Address of the remote `origin` as the clone's own configuration has it; null without one, or outside of a clone. */
export async function originAddress(directory: string): Promise<string | null> {
  const git = gitIn(directory, 'git', defaultGitLimits)
  const { code, stdout } = await git(['config', '--local', '--get', 'remote.origin.url'])
  const address = stdout.toString('utf8').trim()
  return code === 0 && address !== '' ? address : null
}
