import { z } from 'zod'
import { Undecided } from '../core/errors.ts'
import { known, unknown } from '../core/fact.ts'
import { type Observation, type Unobserved, unobserved } from '../core/facts/observation.ts'
import type { Protection } from '../core/facts/protection.ts'
import type { RepositoryName } from '../core/target.ts'
import { type GatherBase, settle } from '../facts/gather.ts'
import { gatherFacts } from '../facts/registry.ts'
import { resolveSubject } from '../facts/resolve.ts'
import { emittedChecks } from '../formats/workflows/emitted.ts'
import type { EmittedChecks } from '../formats/workflows/model.ts'
import type { Options } from '../gates/branch-protection/options.ts'
import type { GitHub } from '../github/port.ts'
import { defaultReportSettings } from '../policy/report-settings.ts'

/** What a repository is asked through. */
export interface Ports {
  readonly github: GitHub
  /** Asks with the second token; absent when none was given. */
  readonly administration?: GitHub
  readonly repository: RepositoryName
}

const repositorySchema = z.looseObject({
  full_name: z.string(),
  default_branch: z.string().min(1),
  archived: z.boolean().optional(),
  owner: z.looseObject({ login: z.string(), type: z.string().optional() }),
  permissions: z.looseObject({ admin: z.boolean().optional() }).nullish(),
})

/** A repository as GitHub names it, at the tip of its default branch. */
export interface Repository {
  /** `acme/shop` */
  readonly name: string
  readonly defaultBranch: string
  readonly archived: boolean
  readonly owner: { readonly login: string; readonly isOrganisation: boolean }
  /** Whether the account behind the token administers it; an App never does in this answer. */
  readonly admin: boolean
  /** Tip of the default branch. */
  readonly sha: string
}

/** @throws GitHubFailure, Undecided when it cannot be seen */
export async function readRepository({ github, administration, repository }: Ports): Promise<Repository> {
  const answer = await (administration ?? github).get(
    'GET /repos/{owner}/{repo}',
    { ...repository },
    repositorySchema,
    {
      permission: 'metadata: read',
    },
  )
  const ref = `refs/heads/${answer.default_branch}`
  const target = await resolveSubject({ kind: 'repository', repository, ref }, github)
  if (!target.known) throw new Undecided(target)
  return {
    name: answer.full_name,
    defaultBranch: answer.default_branch,
    archived: answer.archived === true,
    owner: { login: answer.owner.login, isOrganisation: answer.owner.type === 'Organization' },
    admin: answer.permissions?.admin === true,
    sha: target.value.baseSha,
  }
}

/** How a repository is protected, and what its workflows report. */
export interface ObservedRepository {
  readonly protection: Protection
  readonly emitted: EmittedChecks | Unobserved
}

/** Observes every branch and tag that the options speak of. @throws Undecided when protection cannot be read at all */
export async function observeRepository(
  ports: Ports,
  { sha }: Repository,
  options: Options,
): Promise<ObservedRepository> {
  const { github, administration, repository } = ports
  const base: GatherBase = {
    ...{ repository, github, baseSha: sha, snapshot: null, workspace: null },
    ...(administration === undefined ? {} : { administration }),
    subject: { kind: 'repository', sha },
    policy: {
      mode: 'enforce',
      onNothing: 'unknown',
      report: defaultReportSettings(),
      p0: { ids: [], asked: false },
      gates: [
        {
          id: 'branch-protection',
          mode: 'enforce',
          optional: false,
          enforceFrom: null,
          options,
          where: () => undefined,
        },
      ],
      sources: [],
      inputs: [],
      modeAt: undefined,
    },
    policyPath: '',
    hints: { pusher: null },
  }
  const { protection, workflows } = await gatherFacts(['protection', 'workflows'], base)
  if (!protection.known) throw new Undecided(protection)
  if (!workflows.known) return { protection: protection.value, emitted: unobserved(workflows) }
  const { files } = workflows.value.base
  const emitted = files.known ? emittedChecks(files.value, workflows.value.called) : files
  return { protection: protection.value, emitted }
}

const ownerSchema = z.looseObject({ plan: z.looseObject({ name: z.string() }).nullish() })

/** Plans that have rulesets which only evaluate. */
const enterprisePlans = ['enterprise', 'business_plus']

/**
 * Whether the owner's plan is GitHub Enterprise; its servers are always.
 * @param apiUrl tells a GitHub Enterprise Server by its path
 */
export async function isEnterprise(
  { github, administration }: Ports,
  { owner }: Repository,
  apiUrl: string,
): Promise<Observation<boolean>> {
  if (new URL(apiUrl).pathname.startsWith('/api/v3')) return { known: true, value: true }
  if (!owner.isOrganisation) return { known: true, value: false }
  const fact = await settle(async () => {
    const route = 'GET /orgs/{org}'
    const permission = 'organization_plan: read (GitHub App)'
    const { plan } = await (administration ?? github).get(route, { org: owner.login }, ownerSchema, {
      permission,
    })
    if (plan === null || plan === undefined)
      return unknown('permission-missing', `GitHub does not show the plan of ${owner.login} to this token`)
    return known(enterprisePlans.includes(plan.name), { kind: 'api', what: route })
  })
  return fact.known ? { known: true, value: fact.value } : unobserved(fact)
}
