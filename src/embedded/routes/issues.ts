import { ApiError, notFound, validationFailed } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { Issue, Label, Repository } from '../model.ts'
import { list } from '../pagination.ts'
import { commentShape, issueShape, labelShape } from '../shapes/issue.ts'
import type { State } from '../state.ts'

const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`
const READ = 'issues=read; pull_requests=read'
const WRITE = 'issues=write; pull_requests=write'
const MAX_BODY = 65_536

function issue(context: Context): Issue {
  const found = context.repository.issues.get(context.number('issue_number'))
  if (found === undefined) throw notFound()
  return found
}

/** @throws ApiError 422 when the text is longer than GitHub keeps */
function body(context: Context, resource: string): string | null {
  const text = context.text(resource, 'body')
  if ((text?.length ?? 0) > MAX_BODY) {
    throw validationFailed(resource, 'body', 'custom', 'body is too long (maximum is 65536 characters)')
  }
  return text
}

/** The label of a name, made when the repository has none: GitHub does the same for issues. */
export function labelNamed(state: State, repository: Repository, name: string): Label {
  const known = repository.labels.get(name.toLowerCase())
  if (known !== undefined) return known
  const label = { id: state.nextId(), name, color: 'ededed', description: null }
  repository.labels.set(name.toLowerCase(), label)
  return label
}

function labelNames(context: Context): string[] | null {
  const given = Array.isArray(context.request.body) ? context.request.body : context.fields['labels']
  if (given === undefined) return null
  if (!Array.isArray(given)) throw validationFailed('Issue', 'labels', 'invalid')
  return given.map((item: unknown) => {
    const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : item
    if (typeof name !== 'string') throw validationFailed('Label', 'name', 'invalid')
    return name
  })
}

const labels = (context: Context, names: readonly string[]): Label[] =>
  names.map((name) => labelNamed(context.state, context.repository, name))

const shown = (context: Context, item: Issue, status = 200): Reply =>
  json(issueShape(context.state, context.urls, context.repository, item), status)

function listIssues(context: Context): Reply {
  const state = context.query('state') ?? 'open'
  const wanted = (context.query('labels') ?? '').split(',').filter((name) => name !== '')
  const found = [...context.repository.issues.values()].filter(
    (item) =>
      (state === 'all' || item.state === state) &&
      wanted.every((name) => item.labels.some((own) => own.name.toLowerCase() === name.toLowerCase())),
  )
  const ordered = context.query('direction') === 'asc' ? found : found.reverse()
  return list(context, ordered, (item) => issueShape(context.state, context.urls, context.repository, item))
}

function createIssue(context: Context): Reply {
  const now = context.state.clock.iso()
  const created: Issue = {
    id: context.state.nextId(),
    number: context.repository.issues.size + 1,
    author: context.actor,
    title: context.requiredText('Issue', 'title'),
    body: body(context, 'Issue'),
    state: 'open',
    stateReason: null,
    labels: labels(context, labelNames(context) ?? []),
    comments: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
  }
  context.repository.issues.set(created.number, created)
  return shown(context, created, 201)
}

function updateIssue(context: Context): Reply {
  const item = issue(context)
  const text = body(context, 'Issue')
  const state = context.text('Issue', 'state')
  if (state !== null && state !== 'open' && state !== 'closed')
    throw validationFailed('Issue', 'state', 'invalid')
  const names = labelNames(context)
  item.title = context.text('Issue', 'title') ?? item.title
  item.body = text ?? item.body
  if (names !== null) item.labels = labels(context, names)
  if (state !== null && state !== item.state) {
    item.state = state
    item.closedAt = state === 'closed' ? context.state.clock.iso() : null
    item.stateReason = state === 'closed' ? 'completed' : 'reopened'
  }
  item.updatedAt = context.state.clock.iso()
  return shown(context, item)
}

function createComment(context: Context): Reply {
  const item = issue(context)
  const text = body(context, 'IssueComment')
  if (text === null || text === '') throw validationFailed('IssueComment', 'body', 'missing_field')
  const now = context.state.clock.iso()
  const created = {
    id: context.state.nextId(),
    author: context.actor,
    body: text,
    createdAt: now,
    updatedAt: now,
  }
  item.comments.push(created)
  return json(commentShape(context.state, context.urls, context.repository, item, created), 201)
}

function updateComment(context: Context): Reply {
  const id = context.number('comment_id')
  for (const item of context.repository.issues.values()) {
    const found = item.comments.find((comment) => comment.id === id)
    if (found === undefined) continue
    found.body = body(context, 'IssueComment') ?? found.body
    found.updatedAt = context.state.clock.iso()
    return json(commentShape(context.state, context.urls, context.repository, item, found))
  }
  throw notFound()
}

function listComments(context: Context): Reply {
  const item = issue(context)
  return list(context, item.comments, (comment) =>
    commentShape(context.state, context.urls, context.repository, item, comment),
  )
}

const issueLabels = (context: Context, item: Issue): Reply =>
  list(context, item.labels, (label) => labelShape(context.urls, context.repository, label))

function addLabels(context: Context): Reply {
  const item = issue(context)
  item.labels = [...new Set([...item.labels, ...labels(context, labelNames(context) ?? [])])]
  return issueLabels(context, item)
}

function removeLabel(context: Context): Reply {
  const item = issue(context)
  const name = context.parameter('name').toLowerCase()
  if (!item.labels.some((label) => label.name.toLowerCase() === name))
    throw new ApiError(404, 'Label does not exist')
  item.labels = item.labels.filter((label) => label.name.toLowerCase() !== name)
  return issueLabels(context, item)
}

function createLabel(context: Context): Reply {
  const name = context.requiredText('Label', 'name')
  if (context.repository.labels.has(name.toLowerCase()))
    throw validationFailed('Label', 'name', 'already_exists')
  const color = context.text('Label', 'color') ?? 'ededed'
  const label = { id: context.state.nextId(), name, color, description: context.text('Label', 'description') }
  context.repository.labels.set(name.toLowerCase(), label)
  return json(labelShape(context.urls, context.repository, label), 201)
}

export const issueRoutes: readonly Route[] = [
  { route: `GET ${REPO}/issues`, needs: READ, handle: listIssues },
  { route: `POST ${REPO}/issues`, needs: 'issues=write', handle: createIssue },
  { route: `PATCH ${REPO}/issues/comments/{comment_id}`, needs: WRITE, handle: updateComment },
  { route: `GET ${ISSUE}`, needs: READ, handle: (c) => shown(c, issue(c)) },
  { route: `PATCH ${ISSUE}`, needs: WRITE, handle: updateIssue },
  { route: `GET ${ISSUE}/comments`, needs: READ, handle: listComments },
  { route: `POST ${ISSUE}/comments`, needs: WRITE, handle: createComment },
  { route: `GET ${ISSUE}/labels`, needs: READ, handle: (c) => issueLabels(c, issue(c)) },
  { route: `POST ${ISSUE}/labels`, needs: WRITE, handle: addLabels },
  { route: `DELETE ${ISSUE}/labels/{name}`, needs: WRITE, handle: removeLabel },
  {
    route: `GET ${REPO}/labels`,
    needs: READ,
    handle: (c) =>
      list(c, [...c.repository.labels.values()], (label) => labelShape(c.urls, c.repository, label)),
  },
  { route: `POST ${REPO}/labels`, needs: WRITE, handle: createLabel },
]
