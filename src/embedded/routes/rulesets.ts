import { ApiError, notFound, validationFailed } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { list } from '../pagination.ts'
import type { Ruleset } from '../protection-model.ts'
import {
  activeRulesets,
  changeRuleset,
  createRuleset,
  type Held,
  type Holder,
  heldBy,
  planOf,
  rulesetsOf,
} from '../rulesets.ts'
import { ruleDetailed, rulesetFull, rulesetRow, versionFull, versionRow } from '../shapes/ruleset.ts'
import { administrators, notArchived, planAllows } from './administration.ts'
import { rulesetContent } from './ruleset-input.ts'

const REPO = '/repos/{owner}/{repo}'
const ORG = '/orgs/{org}'

function organisationPlanAllows(context: Context): void {
  if (context.organisation.account.plan !== 'free') return
  throw new ApiError(403, 'Upgrade to GitHub Team to enable this feature.')
}

/** Rules in force on a branch, of all levels: rulesets that only evaluate or are disabled are left out, as on GitHub. */
function branchRules(context: Context): Reply {
  planAllows(context)
  const rules = activeRulesets(context.state, context.repository, context.parameter('branch')).flatMap(
    (held) => held.ruleset.rules.map((rule) => ruleDetailed(rule, held)),
  )
  return list(context, rules, (rule) => rule)
}

const withParents = (context: Context): boolean => context.query('includes_parents') !== 'false'

function ofTargets(context: Context, all: readonly Held[]): readonly Held[] {
  const targets = context.query('targets')?.split(',')
  if (targets?.every((target) => ['branch', 'tag', 'push'].includes(target)) === false) {
    throw validationFailed('Ruleset', 'targets', 'invalid')
  }
  return all.filter(({ ruleset }) => targets?.includes(ruleset.target) ?? true)
}

function listRulesets(context: Context): Reply {
  planAllows(context)
  const all = rulesetsOf(context.state, context.repository, withParents(context))
  return list(context, ofTargets(context, all), (held) => rulesetRow(context, held))
}

/** @throws ApiError 404 */
function byId(context: Context, all: readonly Held[]): Held {
  const id = context.number('ruleset_id')
  const found = all.find(({ ruleset }) => ruleset.id === id)
  if (found === undefined) throw notFound()
  return found
}

function getRuleset(context: Context): Reply {
  planAllows(context)
  const all = rulesetsOf(context.state, context.repository, withParents(context))
  return json(rulesetFull(context, byId(context, all)))
}

/** The repository's own ruleset of the route: only those are written through a repository. @throws ApiError 403, 404 */
function own(context: Context): Held {
  administrators(context)
  planAllows(context)
  return byId(context, rulesetsOf(context.state, context.repository, false))
}

/** @throws ApiError 422 when the name is taken */
function uniqueName(rulesets: readonly Ruleset[], name: string, self: Ruleset | null): void {
  if (rulesets.some((other) => other !== self && other.name === name)) {
    throw new ApiError(422, 'Validation Failed', { errors: ['Name must be unique'] })
  }
}

function writable(context: Context): void {
  administrators(context)
  planAllows(context)
  notArchived(context)
}

function postRuleset(context: Context): Reply {
  writable(context)
  const { actor, repository, state } = context
  const holder: Holder = { level: 'Repository', repository }
  const content = rulesetContent(context, planOf(holder), null)
  uniqueName(repository.rulesets, content.name, null)
  const ruleset = createRuleset(state, content, { actor, level: 'Repository' })
  repository.rulesets.push(ruleset)
  return json(rulesetFull(context, { ruleset, holder }), 201)
}

function putRuleset(context: Context): Reply {
  writable(context)
  const held = own(context)
  const content = rulesetContent(context, planOf(held.holder), held.ruleset)
  uniqueName(context.repository.rulesets, content.name, held.ruleset)
  changeRuleset(context.state, held.ruleset, content, context.actor)
  return json(rulesetFull(context, held))
}

function deleteRuleset(context: Context): Reply {
  writable(context)
  const { ruleset } = own(context)
  context.repository.rulesets.splice(context.repository.rulesets.indexOf(ruleset), 1)
  return { status: 204 }
}

const history = (context: Context): Reply =>
  list(context, own(context).ruleset.history.toReversed(), versionRow)

function version(context: Context): Reply {
  const held = own(context)
  const found = held.ruleset.history.find(({ id }) => id === context.number('version_id'))
  if (found === undefined) throw notFound()
  return json(versionFull(held, found))
}

function listOrganisationRulesets(context: Context): Reply {
  organisationPlanAllows(context)
  const all = ofTargets(context, heldBy(context.organisation))
  return list(context, all, (held) => rulesetRow(context, held))
}

function getOrganisationRuleset(context: Context): Reply {
  organisationPlanAllows(context)
  return json(rulesetFull(context, byId(context, heldBy(context.organisation))))
}

const READ = 'metadata=read'
const WRITE = 'administration=write'
const ORGANISATION = 'organization_administration=write'

export const rulesetRoutes: readonly Route[] = [
  { route: `GET ${REPO}/rules/branches/{+branch}`, needs: READ, handle: branchRules },
  { route: `GET ${REPO}/rulesets`, needs: READ, handle: listRulesets },
  { route: `POST ${REPO}/rulesets`, needs: WRITE, handle: postRuleset },
  { route: `GET ${REPO}/rulesets/{ruleset_id}`, needs: READ, handle: getRuleset },
  { route: `PUT ${REPO}/rulesets/{ruleset_id}`, needs: WRITE, handle: putRuleset },
  { route: `DELETE ${REPO}/rulesets/{ruleset_id}`, needs: WRITE, handle: deleteRuleset },
  { route: `GET ${REPO}/rulesets/{ruleset_id}/history`, needs: WRITE, handle: history },
  { route: `GET ${REPO}/rulesets/{ruleset_id}/history/{version_id}`, needs: WRITE, handle: version },
  // Organisation administration is asked for at the level of writing even to read.
  { route: `GET ${ORG}/rulesets`, needs: ORGANISATION, handle: listOrganisationRulesets },
  { route: `GET ${ORG}/rulesets/{ruleset_id}`, needs: ORGANISATION, handle: getOrganisationRuleset },
]
