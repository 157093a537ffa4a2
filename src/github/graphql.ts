import { z } from 'zod'
import { type Answer, type Attempt, brief, type Call } from './call.ts'
import { missingPermission, type Refusal, refuse } from './classify.ts'
import type { DeniedField } from './denied-fields.ts'
import { type LimitContext, limitOf } from './limit.ts'
import { acceptedPermissions } from './permissions.ts'
import { checkShape } from './shape.ts'

const errorSchema = z.object({
  message: z.string(),
  type: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.object({ code: z.string().optional() }).optional(),
})
type GraphqlError = z.output<typeof errorSchema>

const bodySchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(errorSchema).optional(),
  message: z.string().optional(),
})

interface Reading extends LimitContext {
  /** Fields that the token may not read are named beside the data, instead of refusing all of it. */
  readonly partial: boolean | undefined
}

/**
 * Reads the answer to a GraphQL query. One entry in `errors` refuses all of it: partial data is incomplete data, and
 * who takes it must be told which fields were denied.
 */
export function readGraphql<S extends z.ZodType>(
  answer: Answer,
  schema: S,
  call: Call,
  context: Reading,
): Attempt<z.output<S>> {
  if (answer.status !== 200) {
    return refuse('api-shape', call, `GitHub answered ${answer.status} to a query`, { kind: 'never' })
  }
  const body = checkShape(answer.data, bodySchema, call)
  if (!body.ok) return body
  const { data, errors = [] } = body.value
  const denied = context.partial === true ? errors.filter(isDeniedField) : []
  const left = errors.filter((each) => !denied.includes(each))
  const error = left.find((each) => each.type === 'RATE_LIMITED') ?? left[0]
  if (error !== undefined) return refused(error, answer, call, context)
  if (denied.length > 0) return readPartial(data, denied, answer, schema, call)
  if ('errors' in Object(answer.data) || data === undefined || data === null) {
    return refuse('api-shape', call, 'the answer to the query has no data', { kind: 'once' })
  }
  return checkShape(data, schema, call, 'data')
}

/** Denied below the first level: what is beside the field was read all the same. */
const isDeniedField = (error: GraphqlError): boolean => isDenied(error) && (error.path?.length ?? 0) > 1

function readPartial<S extends z.ZodType>(
  data: unknown,
  denied: readonly GraphqlError[],
  { headers }: Answer,
  schema: S,
  call: Call,
): Attempt<z.output<S>> {
  const permission = acceptedPermissions(headers['x-accepted-github-permissions']) ?? call.permission
  const deniedFields = denied.map(
    ({ path = [], message }): DeniedField => ({
      path: path.join('.'),
      message: brief(message),
      ...(permission === undefined ? {} : { permission }),
    }),
  )
  if (data === undefined || data === null) {
    return refuse('api-shape', call, 'the answer to the query has no data', { kind: 'once' })
  }
  return checkShape({ ...Object(data), deniedFields }, schema, call, 'data')
}

const isDenied = ({ type, message }: GraphqlError): boolean =>
  type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES' || /not accessible by/i.test(message)

function refused(error: GraphqlError, answer: Answer, call: Call, context: LimitContext): Refusal {
  const { headers } = answer
  const { message } = error
  const where = error.path === undefined ? '' : ` at ${brief(error.path.join('.'))}`
  const said = `${brief(message)}${where}`
  if (error.type === 'RATE_LIMITED' || /rate limit|abuse detection/i.test(message)) {
    const limit = limitOf({ status: 429, headers, message }, context)
    if (limit !== null) return refuse('rate-limited', call, limit.message, limit.advice, limit.details)
  }
  if (isDenied(error)) return missingPermission(call, headers, said)
  if (error.type === 'NOT_FOUND') {
    return refuse('not-found', call, `it does not exist, or the token may not see it (${said})`)
  }
  const server = headers['x-github-enterprise-version']
  if (error.extensions?.code === 'undefinedField' && server !== undefined) {
    const text = `GitHub Enterprise Server ${brief(server)} does not offer this (${said})`
    return refuse('unsupported-by-server', call, text)
  }
  const passing = error.type === undefined && /something went wrong|timeout|timedout/i.test(message)
  const advice = passing ? ({ kind: 'back-off' } as const) : ({ kind: 'never' } as const)
  return refuse('api-failed', call, `the query was refused: ${said}`, advice)
}
