import { codeownersErrors, codeownersFile } from '../codeowners.ts'
import { notFound, unprocessable } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { Activity } from '../model.ts'
import { linkUrl, perPage } from '../pagination.ts'
import { nodeId, userOrNull } from '../shapes/account.ts'
import { contentCommit } from './revision.ts'

const REPO = '/repos/{owner}/{repo}'

function codeowners(context: Context): Reply {
  const file = codeownersFile(context.repository, contentCommit(context))
  if (file === null) throw notFound()
  return json({ errors: codeownersErrors(context.state, context.repository, file) })
}

function activityShape(context: Context, activity: Activity) {
  return {
    id: activity.id,
    node_id: nodeId('PSH', activity.id),
    before: activity.before,
    after: activity.after,
    ref: activity.ref,
    timestamp: activity.timestamp,
    activity_type: activity.type,
    actor: userOrNull(context.urls, activity.actor),
  }
}

const PERIOD_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 90, year: 365 }

function wantedActivity(context: Context, activity: Activity): boolean {
  const ref = context.query('ref')
  const fullRef = ref === null || ref.startsWith('refs/') ? ref : `refs/heads/${ref}`
  const type = context.query('activity_type')
  const actor = context.query('actor')
  const days = PERIOD_DAYS[context.query('time_period') ?? ''] ?? Number.POSITIVE_INFINITY
  const age = context.state.clock.milliseconds() - Date.parse(activity.timestamp)
  return (
    (fullRef === null || activity.ref === fullRef) &&
    (type === null || activity.type === type) &&
    (actor === null || activity.actor?.login.toLowerCase() === actor.toLowerCase()) &&
    age <= days * 86_400_000
  )
}

/** Newest first, paged by cursors (`after`, `before`) instead of numbers. */
function activities(context: Context): Reply {
  const direction = context.query('direction') ?? 'desc'
  if (direction !== 'asc' && direction !== 'desc')
    throw unprocessable(`${direction} is not a valid direction`)
  const all = context.repository.activities.filter((activity) => wantedActivity(context, activity))
  const ordered = direction === 'asc' ? all : [...all].reverse()
  const after = context.query('after')
  const start = after === null ? 0 : ordered.findIndex(({ id }) => String(id) === after) + 1
  const shown = ordered.slice(start, start + perPage(context))
  const last = shown.at(-1)
  const more = last !== undefined && start + shown.length < ordered.length
  const next = more ? `<${linkUrl(context, { after: String(last.id) })}>; rel="next"` : ''
  return {
    ...json(shown.map((activity) => activityShape(context, activity))),
    headers: next === '' ? {} : { link: next },
  }
}

export const activityRoutes: readonly Route[] = [
  { route: `GET ${REPO}/codeowners/errors`, needs: 'contents=read', handle: codeowners },
  { route: `GET ${REPO}/activity`, needs: 'contents=read', handle: activities },
]
