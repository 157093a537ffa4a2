import { UsageError } from '../core/errors.ts'
import { doctorExitCode, doctorLines } from '../doctor/lines.ts'
import { observe, observeClone } from '../doctor/observe.ts'
import type { Observed } from '../doctor/observed.ts'
import { permissionsOf } from '../doctor/permissions.ts'
import { doctorJson, doctorMarkdown, doctorText } from '../doctor/render.ts'
import { gates } from '../gates/registry.ts'
import { offlineGitHub } from '../github/offline.ts'
import { issuePermission, surfacePermissions } from '../publish/permissions.ts'
import { refreshAction } from '../refresh/definition.ts'
import { version } from '../version.ts'
import { workspaceIn } from '../workspace/beside.ts'
import type { Context, Run } from './context.ts'
import { administrationOf, gitHubOf, serverOf } from './github.ts'
import { repositoryOf } from './origin.ts'

/** `doctor`: what a repository allows, before the gate is enforced there. */
export const runDoctor: Run = async (context) => {
  const { args, output } = context
  const observed = await observedOf(context)
  const lines = doctorLines(
    observed,
    permissionsOf([{ permissions: [...surfacePermissions, issuePermission] }, refreshAction], 'write'),
  )
  const doctored = { repository: observed.repository, serverUrl: observed.serverUrl, lines }
  if (args.format === 'json') await output.json(doctorJson(doctored))
  else if (args.format === 'markdown') await output.text(doctorMarkdown(doctored))
  else await output.text(doctorText(doctored, output.layout))
  return doctorExitCode(lines)
}

async function observedOf(context: Context): Promise<Observed> {
  const repository = await repositoryOf(context, 'doctor')
  const administration = await administrationOf(context)
  const github = (await gitHubOf(context)) ?? administration ?? null
  const asked = { repository, gates, version }
  if (github === null) return await ofClone(context, asked)
  context.output.progress.show(`reading what ${repository.owner}/${repository.repo} allows`)
  return await observe({ ...asked, github, ...(administration === undefined ? {} : { administration }) })
}

/** Without a token only the clone can be read, which a repository that was named need not be. */
async function ofClone(
  context: Context,
  asked: Pick<Parameters<typeof observe>[0], 'repository' | 'gates' | 'version'>,
): Promise<Observed> {
  const { args, directory, output } = context
  const workspace = args.positionals.length > 0 ? null : await workspaceIn(directory)
  if (workspace === null)
    throw new UsageError(
      'doctor asks GitHub, and there is no token: expected --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN, or no OWNER/REPO inside of a clone',
    )
  output.note('there is no token: the checked out commit is read, and what only GitHub tells cannot be seen')
  return await observeClone({ ...asked, github: offlineGitHub(serverOf(context).serverUrl) }, workspace)
}
