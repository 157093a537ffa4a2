import { ApiError } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import { appliedProtection, emptyProtection } from '../protected-branches.ts'
import type { BranchProtection } from '../protection-model.ts'
import {
  adminEnforced,
  branchProtection,
  requiredReviews,
  signaturesRequired,
  statusChecks,
} from '../shapes/protection.ts'
import { administrators, notArchived, planAllows } from './administration.ts'
import { checksFrom, protectionFrom, reviewsFrom } from './protection-input.ts'

const PROTECTION = '/repos/{owner}/{repo}/branches/{+branch}/protection'

/** Base address of the branch's protection. */
const address = (context: Context): string =>
  `${context.repositoryUrl}/branches/${encodeURIComponent(context.parameter('branch'))}/protection`

/** @throws ApiError 404 for people who are no administrators and for missing branches, 403 by plan or when archived */
function branchOf(context: Context): string {
  administrators(context)
  planAllows(context)
  if (context.request.method !== 'GET') notArchived(context)
  const branch = context.parameter('branch')
  if (context.repository.git.branch(branch) === null) throw new ApiError(404, 'Branch not found')
  return branch
}

/** The classic rule that applies. @throws ApiError 404 */
function rule(context: Context): BranchProtection {
  const found = appliedProtection(context.repository, branchOf(context))
  if (found === null) throw new ApiError(404, 'Branch not protected')
  return found
}

const shown = (context: Context, found: BranchProtection): Reply =>
  json(branchProtection(context.urls, address(context), found))

/** Replaces the rule of this very branch; a rule by pattern stays, and no longer applies. */
function putProtection(context: Context): Reply {
  const branch = branchOf(context)
  const wanted = protectionFrom(context)
  const { protections } = context.repository
  const old = protections.find(({ pattern }) => pattern === branch)
  const changed = old ?? emptyProtection(context.state.nextId(), branch)
  Object.assign(changed, wanted)
  if (old === undefined) protections.push(changed)
  return shown(context, changed)
}

function deleteProtection(context: Context): Reply {
  const { protections } = context.repository
  protections.splice(protections.indexOf(rule(context)), 1)
  return { status: 204 }
}

/** A part of a rule that is there or not. @throws ApiError 404 */
function part<T>(value: T | null, name: string): T {
  if (value === null) throw new ApiError(404, `${name} not enabled`)
  return value
}

const CHECKS = 'Required status checks'
const REVIEWS = 'Required pull request reviews'

const getChecks = (context: Context): Reply =>
  json(statusChecks(address(context), part(rule(context).checks, CHECKS)))

function patchChecks(context: Context): Reply {
  const found = rule(context)
  found.checks = checksFrom(context, context.fields, part(found.checks, CHECKS))
  return getChecks(context)
}

const getReviews = (context: Context): Reply =>
  json(requiredReviews(context.urls, address(context), part(rule(context).reviews, REVIEWS)))

function patchReviews(context: Context): Reply {
  const found = rule(context)
  found.reviews = reviewsFrom(context, context.fields, found.reviews)
  return getReviews(context)
}

const READ = 'administration=read'
const WRITE = 'administration=write'

/** Takes a part away: `DELETE …/protection/{name}`. */
const removal = (name: string, change: (found: BranchProtection) => void): Route => ({
  route: `DELETE ${PROTECTION}/${name}`,
  needs: WRITE,
  handle: (context) => {
    change(rule(context))
    return { status: 204 }
  },
})

/** Reads, sets and removes a part that is on or off. */
function switchRoutes(
  name: string,
  field: 'enforceAdmins' | 'signatures',
  shape: (url: string, found: BranchProtection) => unknown,
): Route[] {
  const get = (context: Context): Reply => json(shape(address(context), rule(context)))
  const post = (context: Context): Reply => {
    rule(context)[field] = true
    return get(context)
  }
  return [
    { route: `GET ${PROTECTION}/${name}`, needs: READ, handle: get },
    { route: `POST ${PROTECTION}/${name}`, needs: WRITE, handle: post },
    removal(name, (found) => {
      found[field] = false
    }),
  ]
}

export const protectionRoutes: readonly Route[] = [
  { route: `GET ${PROTECTION}`, needs: READ, handle: (context) => shown(context, rule(context)) },
  { route: `PUT ${PROTECTION}`, needs: WRITE, handle: putProtection },
  { route: `DELETE ${PROTECTION}`, needs: WRITE, handle: deleteProtection },
  ...switchRoutes('enforce_admins', 'enforceAdmins', adminEnforced),
  ...switchRoutes('required_signatures', 'signatures', signaturesRequired),
  { route: `GET ${PROTECTION}/required_status_checks`, needs: READ, handle: getChecks },
  { route: `PATCH ${PROTECTION}/required_status_checks`, needs: WRITE, handle: patchChecks },
  removal('required_status_checks', (found) => {
    found.checks = null
  }),
  { route: `GET ${PROTECTION}/required_pull_request_reviews`, needs: READ, handle: getReviews },
  { route: `PATCH ${PROTECTION}/required_pull_request_reviews`, needs: WRITE, handle: patchReviews },
  removal('required_pull_request_reviews', (found) => {
    found.reviews = null
  }),
]
