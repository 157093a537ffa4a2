import { z } from 'zod'
import { parseJson } from './json-text.ts'
import type { ReportReader, ReportSink } from './model.ts'
import { TextInput } from './text-input.ts'

/** Largest JSON document that is read: it has to be held in memory whole, several times over. */
const maximumDocument = 64 * 1024 * 1024

/** Reads a report that is one JSON document of the given shape. */
export function jsonDocument<Shape extends z.ZodType>(
  sink: ReportSink,
  shape: Shape,
  take: (value: z.output<Shape>) => void,
): ReportReader {
  const input = new TextInput()
  const pieces: string[] = []
  let refused = false
  const keep = (text: string | null): void => {
    if (refused) return
    if (text === null || input.bytes > maximumDocument) {
      refused = true
      pieces.length = 0
      sink.invalid(
        text === null
          ? `byte ${input.bytes}: neither UTF-8 nor UTF-16 with a mark`
          : `too large: JSON reports are read up to ${maximumDocument / 1024 / 1024} MiB`,
      )
    } else if (text !== '') pieces.push(text)
  }
  return {
    write: (bytes) => keep(input.write(bytes)),
    end: () => {
      keep(input.end())
      if (!refused) parse(sink, shape, pieces.splice(0).join(''), take)
    },
  }
}

function parse<Shape extends z.ZodType>(
  sink: ReportSink,
  shape: Shape,
  text: string,
  take: (value: z.output<Shape>) => void,
): void {
  if (text.trim() === '') {
    sink.invalid('empty')
    return
  }
  const json = parseJson(text)
  if ('reason' in json) {
    sink.invalid(json.reason)
    return
  }
  const result = shape.safeParse(json.value)
  if (result.success) take(result.data)
  else sink.invalid(shapeReason(result.error, json.value))
}

/**
 * A list that is checked item by item and only up to the first wrong one: a file of a million wrong items must not
 * make a million messages.
 */
export function listOf<Shape extends z.ZodType>(shape: Shape): z.ZodType<z.output<Shape>[], unknown> {
  return z.array(z.unknown()).transform((items, context) => {
    const list: z.output<Shape>[] = []
    for (const [index, item] of items.entries()) {
      const result = shape.safeParse(item)
      if (!result.success) {
        const [issue] = result.error.issues
        const path = [index, ...(issue?.path ?? [])]
        context.addIssue({ code: 'custom', message: issue?.message ?? 'not of its shape', path })
        return z.NEVER
      }
      list.push(result.data)
    }
    return list
  })
}

/** The first thing about a value that is not as its format has it: its path, what was expected and what was found. */
export function shapeReason(error: z.ZodError, value: unknown): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'not of the shape of its format'
  const path = issue.path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  )
  const found = /received|Unrecognized/u.test(issue.message) ? '' : `, found ${shownAt(value, issue.path)}`
  return `${path === '' ? 'the document' : path}: ${issue.message}${found}`
}

function shownAt(value: unknown, path: readonly PropertyKey[]): string {
  let found: unknown = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return 'nothing'
    found = Object.getOwnPropertyDescriptor(found, key)?.value
  }
  if (Array.isArray(found)) return 'a list'
  return typeof found === 'object' && found !== null ? 'an object' : JSON.stringify(found).slice(0, 80)
}
