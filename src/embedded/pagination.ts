import { type Context, json, type Reply } from './http.ts'

const DEFAULT_PER_PAGE = 30
const MAX_PER_PAGE = 100

/** `per_page` as GitHub takes it: 30 by default, never above 100, nonsense ignored. */
export function perPage(context: Context, fallback = DEFAULT_PER_PAGE): number {
  const value = Number(context.query('per_page') ?? fallback)
  return Number.isInteger(value) && value >= 1 ? Math.min(value, MAX_PER_PAGE) : fallback
}

/** The request's own address with other query values; repositories are named by id, as GitHub does in `Link`. */
export function linkUrl(context: Context, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(context.request.query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  const repository = context.repositoryOrNull
  const path =
    repository === null
      ? context.request.path
      : context.request.path.replace(/^\/repos\/[^/]+\/[^/]+/, `/repositories/${repository.id}`)
  return `${context.urls.api}${path}?${query.toString()}`
}

interface Page<T> {
  readonly items: readonly T[]
  readonly headers: Readonly<Record<string, string>>
}

/** One page of a list, with its `Link` header. */
export function paginate<T>(context: Context, all: readonly T[]): Page<T> {
  const size = perPage(context)
  const asked = Number(context.query('page') ?? 1)
  const page = Number.isInteger(asked) && asked >= 1 ? asked : 1
  const last = Math.max(1, Math.ceil(all.length / size))
  const link = (number: number, rel: string): string =>
    `<${linkUrl(context, { page: String(number) })}>; rel="${rel}"`
  const links = [
    ...(page > 1 ? [link(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ]
  return {
    items: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  }
}

/** A paginated list; only the items of the page are rendered. */
export function list<T>(context: Context, all: readonly T[], render: (item: T) => unknown): Reply {
  const { items, headers } = paginate(context, all)
  return { ...json(items.map(render)), headers }
}

/** A paginated list inside an object with `total_count`. */
export function countedList<T>(
  context: Context,
  all: readonly T[],
  property: string,
  render: (item: T) => unknown,
): Reply {
  const { items, headers } = paginate(context, all)
  return { ...json({ total_count: all.length, [property]: items.map(render) }), headers }
}
