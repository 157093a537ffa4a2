import { z } from 'zod'
import { type Ruleset, rulesetSchema } from '../core/facts/protection.ts'
import { lazy } from '../core/lazy.ts'
import { shapeProblem } from './protection-inventory-problem.ts'

/** An entry of `errors` about one repository. */
export interface InventoryError {
  readonly type: string
  readonly message: string
  /** Below the repository. */
  readonly path: readonly (string | number)[]
}

/** One repository as GraphQL answered it, unread. */
export interface InventoryNode {
  readonly node: unknown
  readonly errors: readonly InventoryError[]
}

/** Saved answers, taken apart. */
export interface Inventory {
  readonly nodes: readonly InventoryNode[]
  readonly rulesets: ReadonlyMap<number, Ruleset>
  /** Why there may be more repositories than these; empty when the answers are whole. */
  readonly gaps: readonly string[]
}

const errorSchema = lazy(() =>
  z.looseObject({
    type: z.string().nullish(),
    message: z.string(),
    path: z.array(z.union([z.string(), z.number()])).nullish(),
  }),
)
type AnswerError = z.output<ReturnType<typeof errorSchema>>

const ownerSchema = lazy(() => z.looseObject({ login: z.string().optional() }))

const connectionSchema = lazy(() =>
  z.looseObject({
    totalCount: z.number().int().nonnegative().optional(),
    nodes: z.array(z.unknown()),
    pageInfo: z.looseObject({ hasNextPage: z.boolean() }),
  }),
)

const answerSchema = lazy(() =>
  z.looseObject({
    data: z.looseObject({}).nullish(),
    errors: z.array(errorSchema()).nullish(),
  }),
)

interface Page {
  /** Whose repositories they are. */
  readonly owner: string
  readonly nodes: readonly InventoryNode[]
  /** Whether no page follows; null for the answer to a request that failed. */
  readonly last: boolean | null
  /** How many repositories there are; null when the query did not ask. */
  readonly total: number | null
  readonly gaps: readonly string[]
}

/**
 * Takes saved answers apart: pages of GraphQL, each `{"data": …, "errors": …}`, and rulesets by id as REST answers
 * them. Whatever could mean that repositories are missing is a gap.
 * @returns a text about the first document that is neither, with its position
 */
export function readInventory(
  documents: readonly unknown[],
): Inventory | { readonly problem: string; readonly position: number } {
  const pages: Page[] = []
  const rulesets = new Map<number, Ruleset>()
  for (const [position, document] of documents.entries()) {
    const ruleset = rulesetSchema.safeParse(document)
    if (ruleset.success) rulesets.set(ruleset.data.id, ruleset.data)
    else {
      const page = pageOf(document, position)
      if (typeof page === 'string') return { problem: page, position }
      pages.push(page)
    }
  }
  if (pages.length === 0)
    return { problem: `found no page of repositories, expected ${expected}`, position: 0 }
  return {
    nodes: pages.flatMap(({ nodes }) => nodes),
    rulesets,
    gaps: [...pages.flatMap(({ gaps }) => gaps), ...unfinished(pages)],
  }
}

const expected = 'answers of the inventory query, {"data": {"organization": {"repositories": …}}}'

/** Every owner has a page that no other follows, and as many repositories as GitHub counted. */
function unfinished(pages: readonly Page[]): readonly string[] {
  const owners = [...new Set(pages.map(({ owner }) => owner))]
  return owners.flatMap((owner) => {
    const own = pages.filter((page) => page.owner === owner && page.last !== null)
    const found = own.reduce((sum, { nodes }) => sum + nodes.length, 0)
    const total = Math.max(...own.map((page) => page.total ?? found))
    const open = own.length > 0 && own.every(({ last }) => last === false)
    return [
      ...(open ? [`the last page of ${owner} says that there are more: a page is missing`] : []),
      ...(found < total ? [`${owner} has ${total} repositories, and the pages hold ${found}`] : []),
    ]
  })
}

function pageOf(document: unknown, position: number): Page | string {
  const parsed = answerSchema().safeParse(document)
  if (!parsed.success) return `${shapeProblem(parsed.error)}; expected ${expected}`
  const { data, errors } = parsed.data
  const all = errors ?? []
  if (data === undefined && all.length === 0) return `found neither data nor errors, expected ${expected}`
  const at = `page ${position + 1}`
  const found = Object.entries(data ?? {}).find(([, value]) => holdsRepositories(value))
  if (found === undefined) return withoutData(data, all, at)
  const [root, value] = found
  const owner = ownerSchema().safeParse(value)
  if (!owner.success) return `${root}: ${shapeProblem(owner.error)}`
  const { login = root, repositories } = owner.data
  const connection = connectionSchema().safeParse(repositories)
  if (!connection.success) return `${root}.repositories: ${shapeProblem(connection.error)}`
  const { nodes, pageInfo, totalCount = null } = connection.data
  const prefix = [root, 'repositories', 'nodes']
  return {
    owner: login,
    total: totalCount,
    nodes: nodes.map((node, index) => ({ node, errors: errorsBelow(all, [...prefix, index]) })),
    last: !pageInfo.hasNextPage,
    gaps: outside(all, prefix, at),
  }
}

const holdsRepositories = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'repositories' in value

/** The answer to a request that failed as a whole. */
function withoutData(data: unknown, errors: readonly AnswerError[], at: string): Page | string {
  if (errors.length === 0)
    return `data holds no repositories${data === null ? ', it is null' : ''}; expected ${expected}`
  return {
    owner: at,
    nodes: [],
    last: null,
    total: null,
    gaps: errors.map(({ message }) => `${at}: GitHub: ${message}`),
  }
}

const errorsBelow = (
  errors: readonly AnswerError[],
  prefix: readonly (string | number)[],
): readonly InventoryError[] =>
  errors
    .filter(({ path }) => isBelow(path ?? [], prefix))
    .map(({ type, message, path }) => ({
      type: type ?? '',
      message,
      path: (path ?? []).slice(prefix.length),
    }))

const isBelow = (path: readonly (string | number)[], prefix: readonly (string | number)[]): boolean =>
  prefix.every((part, index) => path[index] === part)

/** Errors that no repository can be blamed for, for example that the answer was cut: anything may be missing. */
const outside = (errors: readonly AnswerError[], prefix: readonly string[], at: string): readonly string[] =>
  errors
    .filter(({ path }) => !isBelow(path ?? [], prefix) || typeof path?.[prefix.length] !== 'number')
    .map(({ message }) => `${at}: GitHub: ${message}`)
