import { hasPermission, roleOf } from '../access.ts'
import { ApiError, notFound, validationFailed } from '../errors.ts'
import type { Context } from '../http.ts'
import { type Account, type Issue, isPullRequest } from '../model.ts'
import { notArchived } from './administration.ts'

/** What routes of issues check of a request. Limits as GitHub states them in its refusals. */

const MAX_TITLE = 256
const MAX_BODY = 65_536
const MAX_ASSIGNEES = 10

const tooLong = (resource: string, field: string, maximum: number): ApiError =>
  validationFailed(resource, field, 'custom', `${field} is too long (maximum is ${maximum} characters)`)

/** GitHub counts characters, not UTF-16 units. */
const length = (text: string | null): number => (text === null ? 0 : [...text].length)

/** @throws ApiError 422 when the text is longer than GitHub keeps */
export function bodyField(context: Context, resource: string): string | null {
  const text = context.text(resource, 'body')
  if (length(text) > MAX_BODY) throw tooLong(resource, 'body', MAX_BODY)
  return text
}

/** Null when the request has none. @throws ApiError 422 when it is blank or too long */
export function titleField(context: Context): string | null {
  const title = context.text('Issue', 'title')
  if (title?.trim() === '') throw validationFailed('Issue', 'title', 'missing_field')
  if (length(title) > MAX_TITLE) throw tooLong('Issue', 'title', MAX_TITLE)
  return title
}

/**
 * Who the request assigns; null when it says nothing of it. Somebody without access makes GitHub refuse all of it.
 * @throws ApiError 422
 */
export function assigneesField(context: Context): Account[] | null {
  const given = context.fields['assignees']
  if (given === undefined) return null
  if (!Array.isArray(given)) throw validationFailed('Issue', 'assignees', 'invalid')
  const accounts = given.map((login: unknown) => {
    const account = typeof login === 'string' ? context.state.account(login) : undefined
    const role = account === undefined ? 'none' : roleOf(context.state, context.repository, account)
    if (account === undefined || role === 'none') throw validationFailed('Issue', 'assignees', 'invalid')
    return account
  })
  return [...new Set(accounts)].slice(0, MAX_ASSIGNEES)
}

/**
 * How the request changes the state; null when it does not. A reason alone changes nothing.
 * @throws ApiError 422 for a state or a reason GitHub does not know
 */
export function stateField(context: Context): Pick<Issue, 'state' | 'stateReason'> | null {
  const state = context.text('Issue', 'state')
  const reason = context.text('Issue', 'state_reason')
  if (reason !== null && !isReason(reason)) throw validationFailed('Issue', 'state_reason', 'invalid')
  if (state === null) return null
  if (state === 'open') return { state, stateReason: 'reopened' }
  if (state !== 'closed') throw validationFailed('Issue', 'state', 'invalid')
  return { state, stateReason: reason === null || reason === 'reopened' ? 'completed' : reason }
}

const isReason = (text: string): text is NonNullable<Issue['stateReason']> =>
  ['completed', 'not_planned', 'duplicate', 'reopened'].includes(text)

/**
 * The issue or pull request of the route.
 * @throws ApiError 403, 404, 410 when it was deleted or issues are switched off, 301 or 307 when it was transferred
 */
export function issueOf(context: Context): Issue {
  const found = context.repository.issues.get(context.number('issue_number'))
  if (found === undefined) throw notFound()
  if (!isPullRequest(found)) mayUse(context)
  if (found.gone === 'deleted') throw new ApiError(410, 'This issue was deleted')
  if (found.gone !== undefined) throw transferred(context, found.gone)
  return found
}

/** `pull-requests` alone does not reach issues, though routes take either. @throws ApiError 403, 410 */
function mayUse(context: Context): void {
  const { repository, request, token } = context
  const level = request.method === 'GET' ? 'read' : 'write'
  const open = level === 'read' && !repository.private
  if (!open && (token === null || !hasPermission(token, 'issues', level))) {
    const by = token?.kind === 'pat' ? 'personal access token' : 'integration'
    const needs = { 'x-accepted-github-permissions': `issues=${level}` }
    throw new ApiError(403, `Resource not accessible by ${by}`, {}, needs)
  }
  if (!repository.settings.issues) throw issuesDisabled()
  if (level === 'write') notArchived(context)
}

export const issuesDisabled = (): ApiError => new ApiError(410, 'Issues are disabled for this repo')

function transferred(context: Context, to: Exclude<Issue['gone'], 'deleted' | undefined>): ApiError {
  const url = `${context.urls.api}/repositories/${to.repository.id}/issues/${to.number}`
  const get = context.request.method === 'GET'
  const message = get ? 'Moved Permanently' : 'Temporary Redirect'
  return new ApiError(get ? 301 : 307, message, { url }, { location: url })
}

/** An App or a workflow's token is no collaborator: a locked conversation refuses it. @throws ApiError 403 */
export function mayComment(context: Context, issue: Issue): void {
  if (issue.locked && context.token?.kind !== 'pat')
    throw new ApiError(403, 'Unable to create comment because issue is locked.')
}
