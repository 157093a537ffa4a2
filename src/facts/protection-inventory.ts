import { z } from 'zod'
import type { Observation, Unobserved } from '../core/facts/observation.ts'
import type { ClassicProtection, MergeSettings, Protection, Ruleset } from '../core/facts/protection.ts'
import { inventoryClassic } from './protection-inventory-classic.ts'
import type { InventoryError, InventoryNode } from './protection-inventory-pages.ts'
import { shapeProblem } from './protection-inventory-problem.ts'
import { inventoryRules } from './protection-inventory-rules.ts'

/** One repository of an inventory. */
export type InventoryEntry =
  | { readonly kind: 'read'; readonly name: string; readonly protection: Protection }
  /** It has no branch yet: there is nothing to protect. */
  | { readonly kind: 'empty'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string | null; readonly why: Unobserved }

const nodeSchema = z.looseObject({
  nameWithOwner: z.string().min(1),
  isPrivate: z.boolean(),
  isArchived: z.boolean().optional(),
  isEmpty: z.boolean().optional(),
  viewerCanAdminister: z.boolean().nullish(),
  mergeCommitAllowed: z.boolean().nullish(),
  squashMergeAllowed: z.boolean().nullish(),
  rebaseMergeAllowed: z.boolean().nullish(),
  // Its parts are read one by one: what is wrong with one of them leaves the others.
  defaultBranchRef: z.looseObject({ name: z.string().min(1) }).nullable(),
})
type RepositoryNode = z.output<typeof nodeSchema>

/**
 * How the default branch of a repository is protected, from an answer of GraphQL, as the REST API would tell it.
 * @param rulesets by id, as REST answers them: who may bypass them is known from there alone
 */
export function inventoryEntry(
  { node, errors }: InventoryNode,
  rulesets: ReadonlyMap<number, Ruleset>,
): InventoryEntry {
  const parsed = nodeSchema.safeParse(node)
  if (!parsed.success) {
    const why = denied(errors, []) ?? unobserved('api-shape', shapeProblem(parsed.error))
    return { kind: 'unreadable', name: nameOf(node), why }
  }
  const repository = parsed.data
  const { nameWithOwner: name, isEmpty, defaultBranchRef: branch } = repository
  if (branch !== null) {
    return { kind: 'read', name, protection: protectionOf(repository, branch, errors, rulesets) }
  }
  const why = denied(errors, ['defaultBranchRef'])
  if (isEmpty === true && why === undefined) return { kind: 'empty', name }
  return { kind: 'unreadable', name, why: why ?? unobserved('not-found', 'it has no default branch') }
}

const named = z.looseObject({ nameWithOwner: z.string().min(1) })
const nameOf = (node: unknown): string | null => named.safeParse(node).data?.nameWithOwner ?? null

const unobserved = (reason: Unobserved['reason'], detail: string): Unobserved => ({
  known: false,
  reason,
  detail,
})

type Branch = NonNullable<RepositoryNode['defaultBranchRef']>

function protectionOf(
  repository: RepositoryNode,
  branch: Branch,
  errors: readonly InventoryError[],
  known: ReadonlyMap<number, Ruleset>,
): Protection {
  const { rules: connection } = branch
  const hidden = connection === undefined || connection === null ? hiddenRules(errors) : null
  const { rules, rulesets } =
    hidden === null ? inventoryRules(connection, known) : { rules: hidden, rulesets: [] }
  return {
    repository: {
      name: repository.nameWithOwner,
      defaultBranch: branch.name,
      visibility: repository.isPrivate ? 'private' : 'public',
      archived: repository.isArchived ?? false,
      mergeSettings: mergeSettings(repository, errors),
    },
    branches: [
      {
        name: branch.name,
        classic: classicOf(repository, branch, errors),
        hint: unobserved('api-shape', 'GraphQL has no hint about classic protection'),
        rules: rules.known ? { known: true, value: [...rules.value] } : rules,
      },
    ],
    rulesets: Object.fromEntries(
      rulesets.map((ruleset) => [
        String(ruleset.id),
        { known: true, value: known.get(ruleset.id) ?? ruleset },
      ]),
    ),
    index: null,
    actionsMayApprove: unobserved('permission-missing', 'the query does not ask for it'),
  }
}

const hiddenRules = (errors: readonly InventoryError[]): Unobserved =>
  denied(errors, ['defaultBranchRef', 'rules']) ??
  unobserved('api-shape', 'rules: the answer does not hold them')

/** Without administration an absent rule proves nothing: GitHub answers null for one that may not be seen. */
function classicOf(
  { viewerCanAdminister }: RepositoryNode,
  { branchProtectionRule: rule }: Branch,
  errors: readonly InventoryError[],
): Observation<ClassicProtection | null> {
  const why = denied(errors, ['defaultBranchRef', 'branchProtectionRule'])
  if (rule !== null && rule !== undefined) return withReason(inventoryClassic(rule), why)
  if (why !== undefined) return why
  if (rule === undefined) return unobserved('api-shape', 'the query did not ask for classic protection')
  if (viewerCanAdminister === true) return { known: true, value: null }
  return {
    ...unobserved(
      'permission-missing',
      'without administration GitHub shows no classic rule, whether there is one or not',
    ),
    remedy: adminRemedy,
  }
}

const withReason = <T>(found: Observation<T>, why: Unobserved | undefined): Observation<T> =>
  found.known || why === undefined ? found : why

const adminRemedy = {
  text: 'ask with a token that has `administration: read` (GitHub App): it reveals classic protection',
  permission: 'administration: read (GitHub App)',
}

function mergeSettings(
  repository: RepositoryNode,
  errors: readonly InventoryError[],
): Observation<MergeSettings> {
  const { mergeCommitAllowed: merge, squashMergeAllowed: squash, rebaseMergeAllowed: rebase } = repository
  if (typeof merge === 'boolean' && typeof squash === 'boolean' && typeof rebase === 'boolean')
    return { known: true, value: { merge, squash, rebase } }
  return (
    denied(errors, ['mergeCommitAllowed']) ??
    denied(errors, ['squashMergeAllowed']) ??
    denied(errors, ['rebaseMergeAllowed']) ??
    unobserved('api-shape', 'the answer does not hold how pull requests may be merged')
  )
}

/** What GitHub says of a field that it did not answer, or of anything around it. */
function denied(errors: readonly InventoryError[], field: readonly string[]): Unobserved | undefined {
  const about = errors.find(({ path }) => {
    const common = Math.min(path.length, field.length)
    return path.slice(0, common).every((part, index) => part === field[index])
  })
  if (about === undefined) return undefined
  const reason = reasons[about.type] ?? 'api-failed'
  return {
    ...unobserved(reason, `GitHub: ${about.message}`),
    ...(reason === 'permission-missing' ? { remedy: adminRemedy } : {}),
  }
}

const reasons: Readonly<Record<string, Unobserved['reason']>> = {
  FORBIDDEN: 'permission-missing',
  INSUFFICIENT_SCOPES: 'permission-missing',
  NOT_FOUND: 'not-found',
  RATE_LIMITED: 'rate-limited',
  RESOURCE_LIMITS_EXCEEDED: 'truncated',
}
