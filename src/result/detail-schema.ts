import { z } from 'zod'
import { lazy } from '../core/lazy.ts'

const part = lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('code'), text: z.string() }),
    z.object({ kind: z.literal('path'), path: z.string(), line: z.number().int().nullable() }),
    z.object({ kind: z.literal('people'), people: z.array(z.string()), join: z.enum(['and', 'or']) }),
    z.object({ kind: z.literal('link'), text: z.string(), href: z.string() }),
  ]),
)
/** A sentence: its words without mark-up, and its parts. */
export const message = lazy(() => z.object({ text: z.string(), parts: z.array(part()) }))

/** A list or a table below a finding. */
export const detail = lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('list'),
      title: message(),
      items: z.array(message()),
      /** Each item is a line to be copied as it is; absent in any other list. */
      verbatim: z.literal(true).optional(),
    }),
    z.object({
      kind: z.literal('table'),
      title: message(),
      columns: z.array(z.string()),
      rows: z.array(z.array(message())),
      chart: z
        .object({
          label: z.string(),
          points: z.array(z.object({ label: z.string(), value: z.number() })),
        })
        .nullable(),
      /** The same states as a diagram; null for any other table. */
      diagram: z
        .object({
          states: z.array(
            z.object({
              id: z.string(),
              label: z.string(),
              look: z.enum(['done', 'open', 'failed', 'unknown']),
            }),
          ),
          transitions: z.array(z.object({ from: z.string(), to: z.string(), label: z.string() })),
        })
        .nullable()
        .default(null),
    }),
  ]),
)
