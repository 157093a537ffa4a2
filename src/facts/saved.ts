import { z } from 'zod'
import { UsageError } from '../core/errors.ts'
import { type UnknownReason, unknownReasons } from '../core/fact.ts'
import { type FactValue, factKeys, factShapes } from '../core/facts/index.ts'
import { lazy } from '../core/lazy.ts'
import type { PolicySource } from '../policy/policy.ts'
import type { JudgedTarget, SubjectFacts } from '../result/record.ts'

/** Everything a verdict rests on: with the same version it can be reached again without GitHub, byte for byte. */
export interface SavedFacts {
  /** Version of Gatewright that gathered the facts. */
  readonly version: string
  /** True when `redact` has been over it. */
  readonly redacted: boolean
  readonly serverUrl: string
  readonly target: JudgedTarget
  readonly policy: {
    /** The policy file's own path. */
    readonly path: string
    /** Nearest first; the policy is made from these texts again. */
    readonly sources: readonly PolicySource[]
    /** Action inputs and flags that changed the policy, by name. */
    readonly inputs: Readonly<Record<string, string>>
  }
  readonly subjects: readonly SubjectFacts[]
  /** Sentences that stood beside the verdict and do not follow from the policy. */
  readonly notices?: readonly string[]
}

const schemaVersion = 1

/** Characters; a facts file of 100,000 paths has about 10 million. */
const sizeLimit = 64 * 1024 * 1024

const sourceSchema = lazy(() =>
  z.strictObject({
    kind: z.enum(['api', 'git', 'file', 'event', 'input', 'saved']),
    what: z.string(),
    sha: z.string().optional(),
  }),
)

const reasonNames = Object.keys(unknownReasons) as [UnknownReason, ...UnknownReason[]]

const unknownSchema = lazy(() =>
  z.strictObject({
    known: z.literal(false),
    reason: z.enum(reasonNames),
    detail: z.string(),
    remedy: z.strictObject({ text: z.string(), permission: z.string().optional() }).optional(),
    source: sourceSchema().optional(),
  }),
)

const factOf = (value: z.ZodType) =>
  z
    .discriminatedUnion('known', [
      z.strictObject({ known: z.literal(true), value, source: sourceSchema() }),
      unknownSchema(),
    ])
    .optional()

const factsSchema = () =>
  z.strictObject(Object.fromEntries(factKeys.map((key) => [key, factOf(factShapes[key])])))

const savedSchema = lazy(() =>
  z.strictObject({
    schema_version: z.literal(schemaVersion),
    tool: z.literal('gatewright'),
    version: z.string(),
    redacted: z.boolean(),
    server_url: z.string(),
    target: z.strictObject({
      kind: z.enum(['pull-request', 'merge-group', 'push', 'repository', 'branch']),
      repository: z.string(),
      pullRequests: z.array(z.number().int().positive()),
      headSha: z.string().nullable(),
      baseRef: z.string().nullable(),
      baseSha: z.string().nullable(),
    }),
    policy: z.strictObject({
      path: z.string(),
      sources: z.array(
        z.strictObject({
          name: z.string(),
          sha: z.string().nullable(),
          sha256: z.string(),
          text: z.string(),
        }),
      ),
      inputs: z.record(z.string(), z.string()),
    }),
    subjects: z.array(z.strictObject({ subject: z.string(), facts: factsSchema() })).min(1),
    notices: z.array(z.string()).optional(),
  }),
)

/** Characters that a test without a word to say has in the document, at least. */
const shortestTest = 150

/**
 * The document as it is written to a file: facts in the order of the fact table, two blanks of indent.
 * @throws {UsageError} when it would be larger than what `readSavedFacts` reads: a part of the facts would be no use
 */
export function saveFacts(saved: SavedFacts): string {
  // Looked at before a text is made of it: millions of tests make one that is longer than texts can be.
  const tests = testsIn(saved)
  if (tests * shortestTest > sizeLimit) throw tooLarge(tests)
  const text = documentOf(saved)
  if (text.length > sizeLimit) throw tooLarge(tests)
  return text
}

const tooLarge = (tests: number) =>
  new UsageError(
    `--save-facts: the facts (${tests} tests) make a file of more than 64 MiB, which \`evaluate\` does not read. ` +
      'Nothing was written; leave the flag out.',
  )

/** Tests in all reports, of all subjects. */
const testsIn = ({ subjects }: SavedFacts): number =>
  subjects.reduce((sum, { facts }) => {
    const fact = facts['test-reports']
    return sum + (fact?.known === true ? (fact.value as FactValue['test-reports']).tests.length : 0)
  }, 0)

function documentOf(saved: SavedFacts): string {
  const { version, redacted, serverUrl, target, policy, subjects, notices } = saved
  const head = { schema_version: schemaVersion, tool: 'gatewright', version, redacted, server_url: serverUrl }
  const ordered = subjects.map(({ subject, facts }) => ({
    subject,
    facts: Object.fromEntries(factKeys.map((key) => [key, facts[key]])),
  }))
  return `${JSON.stringify({ ...head, target, policy, subjects: ordered, notices }, null, 2)}\n`
}

/**
 * Reads a facts file. `name` is the file as the user wrote it.
 * @throws {UsageError} naming the first field that is not what a facts file holds.
 */
export function readSavedFacts(text: string, name = 'facts file'): SavedFacts {
  if (text.length > sizeLimit) throw new UsageError(`${name}: larger than 64 MiB, which no facts file is`)
  const parsed = savedSchema().safeParse(parsedJson(text, name))
  if (!parsed.success) throw new UsageError(`${name}: ${firstProblem(parsed.error)}`)
  const { server_url: serverUrl, schema_version: _version, tool: _tool, ...rest } = parsed.data
  // Every field has passed its schema; the cast joins zod's `T | undefined` with our optional fields.
  return { ...rest, serverUrl } as SavedFacts
}

function parsedJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${name}: not JSON: ${why}. Expected a file written by \`--save-facts\`.`)
  }
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'not a facts file'
  const [field, message] = deepest(issue, [])
  const where = field.length === 0 ? 'the document' : `field \`${field.join('.')}\``
  return `${where}: ${message}. Expected a file written by \`--save-facts\` of schema_version ${schemaVersion}.`
}

/** Inside a union the branch that got furthest names the wrong field better than "invalid input". */
function deepest(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): [readonly string[], string] {
  const path = [...before, ...issue.path]
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
    if (inner !== undefined) return deepest(inner, path)
  }
  return [path.map(String), issue.message]
}
