import { ApiError, validationFailed } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { Issue, Label, Repository } from '../model.ts'
import { list } from '../pagination.ts'
import { labelShape } from '../shapes/issue.ts'
import type { State } from '../state.ts'
import { issueOf } from './issue-input.ts'

const REPO = '/repos/{owner}/{repo}'
const ISSUE = `${REPO}/issues/{issue_number}`
const READ = 'issues=read; pull_requests=read'
const WRITE = 'issues=write; pull_requests=write'
const MAX_NAME = 50

/** The label of a name, made when the repository has none: GitHub does the same for issues. */
export function labelNamed(state: State, repository: Repository, name: string): Label {
  const known = repository.labels.get(name.toLowerCase())
  if (known !== undefined) return known
  const label = { id: state.nextId(), name, color: 'ededed', description: null }
  repository.labels.set(name.toLowerCase(), label)
  return label
}

function checkedName(name: string): string {
  if (name.length > MAX_NAME)
    throw validationFailed('Label', 'name', 'custom', 'name is too long (maximum is 50 characters)')
  return name
}

/** The labels a request names; null when it says nothing of them. @throws ApiError 422 */
export function labelsField(context: Context): Label[] | null {
  const given = Array.isArray(context.request.body) ? context.request.body : context.fields['labels']
  if (given === undefined) return null
  if (!Array.isArray(given)) throw validationFailed('Issue', 'labels', 'invalid')
  const names = given.map((item: unknown) => {
    const name = typeof item === 'object' && item !== null && 'name' in item ? item.name : item
    if (typeof name !== 'string' || name.trim() === '') throw validationFailed('Label', 'name', 'invalid')
    return checkedName(name)
  })
  return [...new Set(names.map((name) => labelNamed(context.state, context.repository, name)))]
}

const issueLabels = (context: Context, item: Issue): Reply =>
  list(context, item.labels, (label) => labelShape(context.urls, context.repository, label))

function addLabels(context: Context): Reply {
  const item = issueOf(context)
  item.labels = [...new Set([...item.labels, ...(labelsField(context) ?? [])])]
  return issueLabels(context, item)
}

function removeLabel(context: Context): Reply {
  const item = issueOf(context)
  const name = context.parameter('name').toLowerCase()
  if (!item.labels.some((label) => label.name.toLowerCase() === name))
    throw new ApiError(404, 'Label does not exist')
  item.labels = item.labels.filter((label) => label.name.toLowerCase() !== name)
  return issueLabels(context, item)
}

function createLabel(context: Context): Reply {
  const name = checkedName(context.requiredText('Label', 'name'))
  if (context.repository.labels.has(name.toLowerCase()))
    throw validationFailed('Label', 'name', 'already_exists')
  const color = context.text('Label', 'color') ?? 'ededed'
  const label = { id: context.state.nextId(), name, color, description: context.text('Label', 'description') }
  context.repository.labels.set(name.toLowerCase(), label)
  return json(labelShape(context.urls, context.repository, label), 201)
}

export const labelRoutes: readonly Route[] = [
  { route: `GET ${ISSUE}/labels`, needs: READ, handle: (c) => issueLabels(c, issueOf(c)) },
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
