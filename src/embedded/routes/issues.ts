import { atLeast, roleOf } from '../access.ts'
import { notFound, validationFailed } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { newIssue, setBody, setState } from '../issues.ts'
import { type Issue, isPullRequest } from '../model.ts'
import { list } from '../pagination.ts'
import { userOrNull } from '../shapes/account.ts'
import { commentShape, issueShape } from '../shapes/issue.ts'
import { notArchived } from './administration.ts'
import {
  assigneesField,
  bodyField,
  issueOf,
  issuesDisabled,
  mayComment,
  stateField,
  titleField,
} from './issue-input.ts'
import { labelsField } from './labels.ts'

const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`
const READ = 'issues=read; pull_requests=read'
const WRITE = 'issues=write; pull_requests=write'

function shown(context: Context, item: Issue, status = 200): Reply {
  const { repository, state, urls } = context
  const shape = issueShape(state, urls, repository, item)
  // Told of one issue, not in lists.
  return json({ ...shape, closed_by: userOrNull(urls, item.closedBy) }, status)
}

/** Issues that are there, in the order and with the filters a list takes. */
function listed(context: Context): Issue[] {
  const { repository } = context
  const state = context.query('state') ?? 'open'
  const wanted = (context.query('labels') ?? '').split(',').filter((name) => name !== '')
  const since = context.query('since')
  const creator = context.query('creator')?.toLowerCase()
  return [...repository.issues.values()].filter(
    (item) =>
      item.gone === undefined &&
      (repository.settings.issues || isPullRequest(item)) &&
      (state === 'all' || item.state === state) &&
      (since === null || Date.parse(item.updatedAt) >= Date.parse(since)) &&
      (creator === undefined || item.author.login.toLowerCase() === creator) &&
      wanted.every((name) => item.labels.some((own) => own.name.toLowerCase() === name.toLowerCase())),
  )
}

const sortKeys: Readonly<Record<string, (item: Issue) => string | number>> = {
  created: (item) => item.createdAt,
  updated: (item) => item.updatedAt,
  comments: (item) => item.comments.length,
}

/** Oldest first by the key asked for; equal ones by number. */
function byKey(key: (item: Issue) => string | number) {
  return (a: Issue, b: Issue): number => {
    const [one, other] = [key(a), key(b)]
    if (one === other) return a.number - b.number
    return one < other ? -1 : 1
  }
}

function listIssues(context: Context): Reply {
  const key = sortKeys[context.query('sort') ?? 'created']
  if (key === undefined) throw validationFailed('Issue', 'sort', 'invalid')
  const ordered = listed(context).sort(byKey(key))
  if (context.query('direction') !== 'asc') ordered.reverse()
  return list(context, ordered, (item) => issueShape(context.state, context.urls, context.repository, item))
}

function createIssue(context: Context): Reply {
  if (!context.repository.settings.issues) throw issuesDisabled()
  notArchived(context)
  context.requiredText('Issue', 'title')
  const created = newIssue(context.state, context.repository, {
    author: context.actor,
    title: titleField(context) ?? '',
    body: bodyField(context, 'Issue'),
    assignees: mayArrange(context) ? (assigneesField(context) ?? []) : [],
    labels: mayArrange(context) ? (labelsField(context) ?? []) : [],
  })
  return shown(context, created, 201)
}

/** What somebody without push access sets on a new issue is left out, and nothing is said of it. */
const mayArrange = ({ state, repository, token, actor }: Context): boolean =>
  token?.kind !== 'pat' || atLeast(roleOf(state, repository, actor), 'write')

function updateIssue(context: Context): Reply {
  const item = issueOf(context)
  const text = bodyField(context, 'Issue')
  const title = titleField(context)
  const change = stateField(context)
  const assignees = assigneesField(context)
  const labels = labelsField(context)
  item.title = title ?? item.title
  if (text !== null) setBody(context.state, item, text, context.actor)
  item.assignees = assignees ?? item.assignees
  item.labels = labels ?? item.labels
  if (change !== null) setState(context.state, item, { ...change, by: context.actor })
  item.updatedAt = context.state.clock.iso()
  return shown(context, item)
}

function createComment(context: Context): Reply {
  const item = issueOf(context)
  mayComment(context, item)
  const text = bodyField(context, 'IssueComment')
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
  item.updatedAt = now
  return json(commentShape(context.state, context.urls, context.repository, item, created), 201)
}

function updateComment(context: Context): Reply {
  const id = context.number('comment_id')
  for (const item of context.repository.issues.values()) {
    const found = item.comments.find((comment) => comment.id === id)
    if (found === undefined) continue
    found.body = bodyField(context, 'IssueComment') ?? found.body
    found.updatedAt = context.state.clock.iso()
    return json(commentShape(context.state, context.urls, context.repository, item, found))
  }
  throw notFound()
}

function listComments(context: Context): Reply {
  const item = issueOf(context)
  return list(context, item.comments, (comment) =>
    commentShape(context.state, context.urls, context.repository, item, comment),
  )
}

export const issueRoutes: readonly Route[] = [
  { route: `GET ${REPO}/issues`, needs: READ, handle: listIssues },
  { route: `POST ${REPO}/issues`, needs: 'issues=write', handle: createIssue },
  { route: `PATCH ${REPO}/issues/comments/{comment_id}`, needs: WRITE, handle: updateComment },
  { route: `GET ${ISSUE}`, needs: READ, handle: (c) => shown(c, issueOf(c)) },
  { route: `PATCH ${ISSUE}`, needs: WRITE, handle: updateIssue },
  { route: `GET ${ISSUE}/comments`, needs: READ, handle: listComments },
  { route: `POST ${ISSUE}/comments`, needs: WRITE, handle: createComment },
]
