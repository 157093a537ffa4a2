import { z } from 'zod'
import { ApiError } from '../errors.ts'
import type { Context } from '../http.ts'

/** GitHub's limits on the output of a check run. */
const MAX_ANNOTATIONS = 50
const MAX_TEXT = 65_535
const MAX_TITLE = 255

const text = (name: string, limit: number) =>
  z.string().refine((value) => value.length <= limit, {
    error: `Only ${limit} characters are allowed for \`${name}\`.`,
  })

const annotation = z.object({
  path: z.string(),
  start_line: z.number().int(),
  end_line: z.number().int(),
  start_column: z.number().int().nullable().default(null),
  end_column: z.number().int().nullable().default(null),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  message: z.string(),
  title: z.string().nullable().default(null),
  raw_details: z.string().nullable().default(null),
})

const output = z.object({
  title: text('title', MAX_TITLE),
  summary: text('summary', MAX_TEXT),
  text: text('text', MAX_TEXT).optional(),
  annotations: z.array(annotation).optional(),
})

/** `output` of a check run request; null when there is none. @throws ApiError 422 beyond GitHub's limits */
export function checkOutput(context: Context) {
  const given = context.fields['output']
  if (given === undefined) return null
  const parsed = output.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ApiError(422, `Invalid request.\n\n${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`)
  }
  const { annotations = [], title, summary } = parsed.data
  if (annotations.length > MAX_ANNOTATIONS) {
    const sentence = `No more than 50 items are allowed; ${annotations.length} were supplied.`
    throw new ApiError(422, `Invalid request.\n\n${sentence}`)
  }
  return { title, summary, text: parsed.data.text ?? null, annotations }
}
