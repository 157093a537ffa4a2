import { z } from 'zod'
import { ApiError } from '../errors.ts'
import type { Context } from '../http.ts'

/** GitHub's limits on the output of a check run. */
const MAX_ANNOTATIONS = 50
const MAX_TEXT = 65_535
const MAX_TITLE = 255
/** 64 KB, which GitHub documents for messages and raw details. */
const MAX_MESSAGE = 65_536

const text = (name: string, limit: number) =>
  z.string().refine((value) => value.length <= limit, {
    error: `Only ${limit} characters are allowed for \`${name}\`.`,
  })

const bytes = (name: string) =>
  z.string().refine((value) => Buffer.byteLength(value) <= MAX_MESSAGE, {
    error: `Only 64 KB are allowed for \`${name}\`.`,
  })
const line = z.number().int().positive()

const annotationFields = z.object({
  path: z.string().min(1),
  start_line: line,
  end_line: line,
  start_column: line.nullable().default(null),
  end_column: line.nullable().default(null),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  message: bytes('message').min(1),
  title: text('title', MAX_TITLE).nullable().default(null),
  raw_details: bytes('raw_details').nullable().default(null),
})

/** Columns only make sense within one line. */
const annotation = annotationFields.refine(
  ({ start_line: start, end_line: end, start_column: from, end_column: to }) =>
    end >= start && (start === end || (from === null && to === null)),
  { error: 'the lines are in the wrong order, or have columns although they are several.' },
)

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
