import { type ArgumentValue, GraphqlError, type Selection } from './parse.ts'

export type Arguments = Readonly<Record<string, unknown>>

/** An object of the schema: every field is a value, or a function of its arguments. */
export interface Node {
  readonly __typename: string
  readonly [field: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && '__typename' in value

const argument = (value: ArgumentValue, variables: Arguments): unknown =>
  value.kind === 'variable' ? variables[value.name] : value.value

/** What a query selects of a value. @throws GraphqlError for a field the type does not have */
export function select(value: unknown, selections: readonly Selection[], variables: Arguments): unknown {
  if (value === null || selections.length === 0) return value
  if (Array.isArray(value)) return value.map((item: unknown) => select(item, selections, variables))
  if (!isNode(value)) throw new GraphqlError("Selections can't be made on scalars")
  const result: Record<string, unknown> = {}
  for (const selection of selections) {
    if (selection.kind === 'fragment') {
      if (selection.on !== value.__typename) continue
      Object.assign(result, select(value, selection.selections, variables))
      continue
    }
    if (!(selection.name in value)) {
      throw new GraphqlError(`Field '${selection.name}' doesn't exist on type '${value.__typename}'`)
    }
    const field = value[selection.name]
    const given = Object.entries(selection.arguments).map(([name, item]) => [name, argument(item, variables)])
    const resolved: unknown = typeof field === 'function' ? field(Object.fromEntries(given)) : field
    result[selection.alias] = select(resolved, selection.selections, variables)
  }
  return result
}

const MAX_PAGE = 100
const cursor = (index: number): string => Buffer.from(`cursor:v2:${index}`).toString('base64')
const indexOf = (text: string): number =>
  Number(/^cursor:v2:(\d+)$/.exec(Buffer.from(text, 'base64').toString('utf8'))?.[1] ?? Number.NaN)

/** A connection: `first` and `after`, with the count of all items. @throws GraphqlError for a bad page */
export function connection<T>(typename: string, items: readonly T[], render: (item: T) => Node) {
  return (given: Arguments): Node => {
    const first = Number(given['first'] ?? Number.NaN)
    if (!(first >= 1 && first <= MAX_PAGE)) {
      throw new GraphqlError(
        `Requesting ${first} records on the connection exceeds the \`first\` limit of 100 records.`,
      )
    }
    const after = given['after']
    const start = typeof after === 'string' ? indexOf(after) + 1 : 0
    if (Number.isNaN(start))
      throw new GraphqlError(`\`${String(after)}\` does not appear to be a valid cursor.`)
    const end = Math.min(start + first, items.length)
    return {
      __typename: typename,
      totalCount: items.length,
      pageInfo: {
        __typename: 'PageInfo',
        hasNextPage: end < items.length,
        hasPreviousPage: start > 0,
        startCursor: start < end ? cursor(start) : null,
        endCursor: start < end ? cursor(end - 1) : null,
      },
      nodes: items.slice(start, end).map(render),
    }
  }
}
