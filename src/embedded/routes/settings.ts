import { validationFailed } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { fullRepository } from '../shapes/repository.ts'
import { administrators, notArchived } from './administration.ts'

const REPO = '/repos/{owner}/{repo}'

const shown = (context: Context): Reply =>
  json(fullRepository(context.state, context.urls, context.repository, context.token))

const METHODS = {
  allow_merge_commit: 'merge',
  allow_squash_merge: 'squash',
  allow_rebase_merge: 'rebase',
} as const

/** The settings this server keeps; others are taken and forgotten. */
function patchRepository(context: Context): Reply {
  administrators(context)
  const { fields, repository } = context
  const merge = { ...repository.settings.merge }
  for (const [name, method] of Object.entries(METHODS)) {
    const value = fields[name] ?? merge[method]
    if (typeof value !== 'boolean') throw validationFailed('Repository', name, 'invalid')
    merge[method] = value
  }
  if (!merge.merge && !merge.squash && !merge.rebase) {
    const message = 'Sorry, you need to allow at least one merge strategy. (no_merge_method)'
    throw validationFailed('Repository', 'merge_commit_allowed', 'custom', message)
  }
  const { archived = repository.settings.archived } = fields
  if (archived !== false) notArchived(context)
  repository.settings.archived = archived === true
  Object.assign(repository.settings.merge, merge)
  return shown(context)
}

function workflowPermissions(context: Context): Reply {
  administrators(context)
  const { defaultPermissions, mayApprove } = context.repository.settings.workflows
  return json({
    default_workflow_permissions: defaultPermissions,
    can_approve_pull_request_reviews: mayApprove,
  })
}

export const settingsRoutes: readonly Route[] = [
  { route: `GET ${REPO}`, needs: 'metadata=read', handle: shown },
  { route: `PATCH ${REPO}`, needs: 'administration=write', handle: patchRepository },
  {
    route: `GET ${REPO}/actions/permissions/workflow`,
    needs: 'administration=read',
    handle: workflowPermissions,
  },
]
