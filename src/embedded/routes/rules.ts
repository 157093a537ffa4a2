import { codeownersErrors, codeownersFile } from '../codeowners.ts'
import { notFound, unprocessable } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { type Activity, fullName, type Ruleset } from '../model.ts'
import { linkUrl, list, perPage } from '../pagination.ts'
import { activeRulesets } from '../pull-requests.ts'
import { nodeId, userOrNull } from '../shapes/account.ts'
import { contentCommit } from './revision.ts'

const REPO = '/repos/{owner}/{repo}'

function codeowners(context: Context): Reply {
  const file = codeownersFile(context.repository, contentCommit(context))
  if (file === null) throw notFound()
  return json({ errors: codeownersErrors(context.state, context.repository, file) })
}

/** Rules in force on a branch: rulesets that only evaluate or are disabled are left out, as on GitHub. */
function branchRules(context: Context): Reply {
  const rules = activeRulesets(context.repository, context.parameter('branch')).flatMap((ruleset) =>
    ruleset.rules.map((rule) => ({
      ...rule,
      ruleset_source_type: 'Repository',
      ruleset_source: fullName(context.repository),
      ruleset_id: ruleset.id,
    })),
  )
  return list(context, rules, (rule) => rule)
}

function rulesetShape(context: Context, ruleset: Ruleset) {
  const self = `${context.repositoryUrl}/rulesets/${ruleset.id}`
  const page = `${context.urls.server}/${fullName(context.repository)}/rules/${ruleset.id}`
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: 'branch',
    source_type: 'Repository',
    source: fullName(context.repository),
    enforcement: ruleset.enforcement,
    node_id: nodeId('RepositoryRuleset', ruleset.id),
    _links: { self: { href: self }, html: { href: page } },
    created_at: ruleset.createdAt,
    updated_at: ruleset.createdAt,
  }
}

function getRuleset(context: Context): Reply {
  const found = context.repository.rulesets.find(({ id }) => id === context.number('ruleset_id'))
  if (found === undefined) throw notFound()
  return json({
    ...rulesetShape(context, found),
    conditions: { ref_name: { include: found.branches.map(refName), exclude: [] } },
    rules: found.rules,
  })
}

const refName = (branch: string): string => (branch.startsWith('~') ? branch : `refs/heads/${branch}`)

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

export const ruleRoutes: readonly Route[] = [
  { route: `GET ${REPO}/codeowners/errors`, needs: 'contents=read', handle: codeowners },
  { route: `GET ${REPO}/rules/branches/{+branch}`, needs: 'metadata=read', handle: branchRules },
  {
    route: `GET ${REPO}/rulesets`,
    needs: 'metadata=read',
    // Without their rules: that is what GitHub's list gives.
    handle: (c) => list(c, c.repository.rulesets, (ruleset) => rulesetShape(c, ruleset)),
  },
  { route: `GET ${REPO}/rulesets/{ruleset_id}`, needs: 'metadata=read', handle: getRuleset },
  { route: `GET ${REPO}/activity`, needs: 'contents=read', handle: activities },
]
