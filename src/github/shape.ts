import type { z } from 'zod'
import { type Attempt, brief, type Call } from './call.ts'
import { refuse } from './classify.ts'

/** `[3].user.login` */
const fieldPath = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** Checks an answer against its schema; the failure names the first field that is wrong. */
export function checkShape<S extends z.ZodType>(
  data: unknown,
  schema: S,
  call: Call,
  place = '',
): Attempt<z.output<S>> {
  if (data === undefined) {
    const empty = schema.safeParse(undefined)
    if (empty.success) return { ok: true, value: empty.data }
    return refuse('api-shape', call, 'the answer is empty, where content is documented', { kind: 'once' })
  }
  const result = schema.safeParse(data)
  if (result.success) return { ok: true, value: result.data }
  const issue = result.error.issues[0]
  const path = fieldPath([...(place === '' ? [] : [place]), ...(issue?.path ?? [])])
  const text = `field \`${path === '' ? '(the answer itself)' : brief(path)}\`: ${brief(issue?.message ?? 'not as documented')}`
  return refuse('api-shape', call, text, { kind: 'once' })
}
