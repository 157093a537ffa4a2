import { ApiError, validationFailed } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { CommitStatus } from '../model.ts'
import { list, paginate } from '../pagination.ts'
import { statusShape } from '../shapes/checks.ts'
import { minimalRepository } from '../shapes/repository.ts'
import { commitOr422 } from './revision.ts'

const REPO = '/repos/{owner}/{repo}'
const MAX_DESCRIPTION = 140
/** Statuses that GitHub keeps of one context on one commit. */
const MAX_STATUSES = 1_000

function state(context: Context): CommitStatus['state'] {
  const value = context.requiredText('Status', 'state')
  if (value === 'error' || value === 'failure' || value === 'pending' || value === 'success') return value
  throw validationFailed('Status', 'state', 'custom', 'state is not included in the list')
}

function createStatus(context: Context): Reply {
  const sha = context.parameter('sha')
  if (context.repository.git.type(sha) !== 'commit')
    throw new ApiError(422, `No commit found for SHA: ${sha}`)
  const description = context.text('Status', 'description')
  if ((description?.length ?? 0) > MAX_DESCRIPTION) {
    throw validationFailed(
      'Status',
      'description',
      'custom',
      'description is too long (maximum is 140 characters)',
    )
  }
  if (/[\u{10000}-\u{10FFFF}]/u.test(description ?? ''))
    throw validationFailed('Status', 'description', 'custom', "description doesn't accept 4-byte Unicode")
  const targetUrl = context.text('Status', 'target_url')
  if (targetUrl !== null && !/^https?:\/\//.test(targetUrl))
    throw validationFailed('Status', 'target_url', 'custom', 'target_url must use http(s) scheme')
  const status: CommitStatus = {
    id: context.state.nextId(),
    sha,
    state: state(context),
    context: context.text('Status', 'context') ?? 'default',
    description,
    targetUrl,
    creator: context.actor,
    createdAt: context.state.clock.iso(),
  }
  const same = context.repository.statuses.filter((one) => one.sha === sha && one.context === status.context)
  if (same.length >= MAX_STATUSES) {
    const sentence = 'This SHA and context has reached the maximum number of statuses.'
    throw validationFailed('Status', 'base', 'custom', sentence)
  }
  context.repository.statuses.push(status)
  return json(statusShape(context.urls, context.repository, status), 201)
}

/** Newest first. */
const statusesOf = (context: Context, sha: string): CommitStatus[] =>
  context.repository.statuses.filter((status) => status.sha === sha).reverse()

function listStatuses(context: Context): Reply {
  const sha = commitOr422(context, context.parameter('ref'))
  return list(context, statusesOf(context, sha), (item) =>
    statusShape(context.urls, context.repository, item),
  )
}

/** `failure` when one failed, `pending` when one is open or there is none, else `success`. */
function combinedState(statuses: readonly CommitStatus[]): string {
  if (statuses.some((item) => item.state === 'error' || item.state === 'failure')) return 'failure'
  return statuses.length === 0 || statuses.some((item) => item.state === 'pending') ? 'pending' : 'success'
}

function combined(context: Context): Reply {
  const sha = commitOr422(context, context.parameter('ref'))
  const newest = new Map<string, CommitStatus>()
  for (const item of statusesOf(context, sha)) if (!newest.has(item.context)) newest.set(item.context, item)
  const all = [...newest.values()]
  const { items, headers } = paginate(context, all)
  const { repository, repositoryUrl, urls } = context
  const body = {
    state: combinedState(all),
    statuses: items.map((item) => statusShape(urls, repository, item)),
    sha,
    total_count: all.length,
    repository: minimalRepository(urls, repository),
    commit_url: `${repositoryUrl}/commits/${sha}`,
    url: `${repositoryUrl}/commits/${sha}/status`,
  }
  return { ...json(body), headers }
}

export const statusRoutes: readonly Route[] = [
  { route: `POST ${REPO}/statuses/{sha}`, needs: 'statuses=write', handle: createStatus },
  { route: `GET ${REPO}/commits/{+ref}/statuses`, needs: 'statuses=read', handle: listStatuses },
  { route: `GET ${REPO}/commits/{+ref}/status`, needs: 'statuses=read', handle: combined },
]
