import { type ArgumentValue, GraphqlError, type Selection } from './parse.ts'

export type Arguments = Readonly<Record<string, unknown>>

/** An object of the schema: every field is a value, or a function of its arguments. */
export interface Node {
  readonly __typename: string
  readonly [field: string]: unknown
}

/** An entry of `errors`, in GitHub's form. */
interface Problem {
  readonly type: string
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** A field that could not be answered: it becomes null, and the entry names where it stands. */
export class FieldError extends Error {
  override readonly name = 'FieldError'
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

/** One run of an operation. */
export interface Execution {
  readonly variables: Arguments
  readonly problems: Problem[]
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && '__typename' in value

/** The value of an argument, its variables replaced. */
function argument(given: ArgumentValue, variables: Arguments): unknown {
  if (given.kind === 'variable') return variables[given.name]
  return given.kind === 'object' ? argumentsOf(given.fields, variables) : given.value
}

export const argumentsOf = (
  given: Readonly<Record<string, ArgumentValue>>,
  variables: Arguments,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).map(([name, item]) => [name, argument(item, variables)]))

type Path = readonly (string | number)[]

/** The value of one field, or null with an entry in `errors`. */
function resolve(field: unknown, given: Arguments, execution: Execution, path: Path): unknown {
  if (typeof field !== 'function') return field
  try {
    return field(given)
  } catch (error) {
    if (!(error instanceof FieldError)) throw error
    execution.problems.push({ type: error.type, path, message: error.message })
    return null
  }
}

/** What a query selects of a value. @throws GraphqlError for a field the type does not have */
export function select(
  value: unknown,
  selections: readonly Selection[],
  execution: Execution,
  path: Path = [],
): unknown {
  if (value === null || selections.length === 0) return value
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => select(item, selections, execution, [...path, index]))
  }
  if (!isNode(value)) throw new GraphqlError("Selections can't be made on scalars")
  const result: Record<string, unknown> = {}
  for (const selection of selections) {
    if (selection.kind === 'fragment') {
      if (selection.on !== value.__typename) continue
      Object.assign(result, select(value, selection.selections, execution, path))
      continue
    }
    if (!(selection.name in value)) {
      throw new GraphqlError(`Field '${selection.name}' doesn't exist on type '${value.__typename}'`)
    }
    const here = [...path, selection.alias]
    const given = argumentsOf(selection.arguments, execution.variables)
    const resolved = resolve(value[selection.name], given, execution, here)
    result[selection.alias] = select(resolved, selection.selections, execution, here)
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
