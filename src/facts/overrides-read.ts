import { z } from 'zod'
import type { OverrideFile } from '../core/facts/overrides.ts'
import { lazy } from '../core/lazy.ts'
import { didYouMean } from '../core/nearest.ts'
import { visibleText } from '../core/visible-text.ts'
import { parseStrictJson } from '../formats/strict-json/index.ts'
import { type OverrideEntry, overridesFolder } from './overrides-list.ts'

/** Bytes of the largest override file. */
const maxBytes = 16 * 1024
/** Characters of a reason that people can see. */
const leastReason = 20

/** The file without what is found out about it later. */
type ReadFile = Omit<OverrideFile, 'matchesHead'>
type Override = NonNullable<OverrideFile['override']>
type Problem = OverrideFile['problems'][number]

const name = lazy(() =>
  z
    .string()
    .max(200)
    .refine((value) => !/[*?[\]{}!]/.test(value), {
      error: 'a pattern excuses more than anybody approved; name each one',
    }),
)

/** One line that people can read. */
const line = (most: number) =>
  z
    .string()
    .max(most, `expected at most ${most} characters`)
    .refine((value) => visibleText(value).trim() !== '', { error: 'expected a text that says something' })
    .refine((value) => !value.includes('{{'), {
      error: 'the template was not rendered: fill in what `{{…}}` stands for',
    })

const schema = lazy(() =>
  z
    .strictObject({
      gates: z.array(name()).min(1, 'expected at least one gate').max(50),
      phase: z.int().min(0).max(9_999).optional(),
      stage: name().optional(),
      rules: z.array(name()).min(1, 'expected at least one rule, or no `rules` at all').max(200).optional(),
      head_sha: z
        .string()
        .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'expected a full commit id: 40 or 64 of 0-9a-f'),
      reason: line(2_000).refine((value) => visibleText(value).replace(/\s+/g, '').length >= leastReason, {
        error: `expected a reason of at least ${leastReason} visible characters`,
      }),
      ticket: line(200),
      requested_by: z
        .string()
        .regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'expected the login of a person, such as `@oper`'),
      expires_at: z.iso.datetime({
        offset: true,
        error: 'expected a time with its zone (RFC 3339), such as 2027-02-01T09:00:00Z',
      }),
    })
    .refine(({ phase, stage }) => phase === undefined || stage === undefined, {
      path: ['stage'],
      error: 'expected `phase` or `stage`, not both',
    }),
)

/** Keys of an override file. */
const keys = [
  'gates',
  'phase',
  'stage',
  'rules',
  'head_sha',
  'reason',
  'ticket',
  'requested_by',
  'expires_at',
]

/** Reads one file. What is wrong with it is a problem of the file and nobody else's: it only has no effect. */
export async function readOverride({ entry, at, files }: OverrideEntry): Promise<ReadFile> {
  const refuse = (message: string): ReadFile => ({
    ...{ path: entry.path, at, override: null },
    problems: [{ message, line: null, column: null }],
  })
  const id = entry.path.slice(overridesFolder.length + 1, -'.json'.length)
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id))
    return refuse(
      'expected a file name of letters, digits, `.`, `_` and `-`, at most 64 of them, and `.json`',
    )
  if (!entry.mode.startsWith('100')) return refuse(`expected a regular file, found git mode ${entry.mode}`)
  const bytes = await files.bytes(entry, maxBytes)
  if (bytes === null) return refuse(`expected at most ${maxBytes} bytes`)
  return { path: entry.path, at, ...parsed(id, bytes) }
}

function parsed(id: string, bytes: Uint8Array): Pick<ReadFile, 'override' | 'problems'> {
  const { problem, value, at } = parseStrictJson(bytes, { bytes: maxBytes })
  if (problem !== null) {
    const message = `found ${problem.found}, expected ${problem.required}; ${problem.fix}`
    return { override: null, problems: [{ message, line: problem.line, column: problem.column }] }
  }
  const read = schema().safeParse(value)
  if (read.success) return { override: overrideOf(id, read.data), problems: [] }
  const problems = read.error.issues.flatMap((issue): Problem[] => {
    const path = issue.path.filter((step) => typeof step !== 'symbol')
    const where = path.length === 0 ? '' : `\`${path.join('.')}\`: `
    if (issue.code !== 'unrecognized_keys') return [{ message: `${where}${issue.message}`, ...at(path) }]
    return issue.keys.map((key) => ({
      message: `there is no key ${JSON.stringify(key.slice(0, 100))}${didYouMean(key, keys)}; keys: ${keys.join(', ')}`,
      ...at([...path, key]),
    }))
  })
  return { override: null, problems: problems.slice(0, 20) }
}

const overrideOf = (id: string, data: z.output<ReturnType<typeof schema>>): Override => ({
  id,
  gates: unique(data.gates),
  rules: unique(data.rules ?? []),
  stage: data.phase === undefined ? (data.stage ?? null) : `phase-${data.phase}`,
  headSha: data.head_sha,
  reason: data.reason,
  ticket: data.ticket,
  requestedBy: data.requested_by.replace(/^@/, ''),
  expiresAt: data.expires_at,
})

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort()
