import { z } from 'zod'

/** How strongly an answer is backed: a tick, an existing artifact, a tool's result on the head commit, a signature. */
export const evidenceGrades = ['E0', 'E1', 'E2', 'E3'] as const
export type EvidenceGrade = (typeof evidenceGrades)[number]

/** How much process a change needs, least first (document 000, task 1). */
export const workflowPaths = ['docs', 'fast', 'standard', 'full'] as const
export type WorkflowPath = (typeof workflowPaths)[number]

const grade = z.enum(evidenceGrades)

/** When an item applies. Every leaf is true when any of its entries is met. */
export type Condition =
  | { readonly always: true }
  | { readonly paths: string[] }
  | { readonly signals: string[] }
  | { readonly classes: string[] }
  | { readonly performance: string[] }
  | { readonly path: WorkflowPath[] }
  | { readonly answered: { readonly item: string; readonly value: 'yes' | 'no' } }
  | { readonly any: Condition[] }
  | { readonly all: Condition[] }
  | { readonly not: Condition }

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ paths: z.array(z.string()).min(1) }),
    z.strictObject({ signals: z.array(z.string()).min(1) }),
    z.strictObject({ classes: z.array(z.string()).min(1) }),
    z.strictObject({ performance: z.array(z.string()).min(1) }),
    z.strictObject({ path: z.array(z.enum(workflowPaths)).min(1) }),
    z.strictObject({ answered: z.strictObject({ item: z.string(), value: z.enum(['yes', 'no']) }) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
)

/** A control an item supports, with where that mapping comes from (NIST IR 8477 relation words). */
export const itemControlSchema = z.object({
  /** `owasp-2021`, `owasp-2025`, `owasp-api-2023`, `asvs-5.0.0`, `nist-csf-2.0`, `nist-ssdf-1.1`, `magerit-v3`, … */
  standard: z.string(),
  id: z.string(),
  /** `ours`, or whose mapping it is. */
  source: z.string(),
  official: z.boolean(),
  relation: z.enum(['equal-to', 'equivalent-to', 'subset-of', 'superset-of', 'intersects-with']),
})

/** A rule of a tool: name as SARIF has it, and a glob of rule ids. */
const toolRule = z.object({ tool: z.string(), rule: z.string() })

export const checklistItemSchema = z.object({
  id: z.string(),
  /** Rises whenever the meaning of the question changes: answers to older versions are stale. */
  version: z.number().int().positive(),
  question: z.string(),
  /** The question in other languages, by language code. */
  translations: z.record(z.string(), z.string()),
  /** Short codes of the source documents that mean this item: both are printed. */
  aliases: z.array(z.string()),
  /** `pull-request` items are asked of changes, `repository` items in audits only. */
  scope: z.enum(['pull-request', 'repository']),
  applies: conditionSchema,
  /** Globs of the files the answer is about: when they change, the answer is stale. Empty: all changed files. */
  paths: z.array(z.string()),
  /** Kinds of evidence that may be given. */
  evidence: z.array(z.enum(['file', 'check', 'test', 'sarif', 'signed', 'link'])),
  /** Minimum grade per path. */
  minimum: z.object({ docs: grade, fast: grade, standard: grade, full: grade }),
  controls: z.array(itemControlSchema),
  /** What contradicts a yes: open results of these rules or weaknesses, and signals of the change. */
  contradictedBy: z.object({
    sarif: z.array(toolRule),
    cwe: z.array(z.string()),
    signals: z.array(z.string()),
  }),
  /** What answers it without a person: each tool that ran on the head without an open result that contradicts. */
  machine: z.array(z.object({ tool: z.string() })),
  /** Answered by these items: one answer, several codes. Never asked. */
  derivedFrom: z.array(z.string()),
  answeredBy: z.enum(['author', 'reviewer']),
  /** A no is acceptable (it only says so): applicability questions. */
  noAllowed: z.boolean(),
  fix: z.string(),
  recovery: z.object({ action: z.string(), rollback: z.string(), escalation: z.string() }),
  /** Days after which a `na` that is a fact of the repository must be looked at again; null: it belongs to the change. */
  expiresAfterDays: z.number().int().positive().nullable(),
  /** Line in the checklist file. */
  line: z.number().int(),
})
export type ChecklistItem = z.output<typeof checklistItemSchema>

export const checklistSchema = z.object({
  name: z.string(),
  title: z.string(),
  /** `shipped`, or the path at the base commit. */
  source: z.string(),
  version: z.number().int().positive(),
  standard: z.object({ name: z.string(), version: z.string(), licence: z.string() }).nullable(),
  items: z.array(checklistItemSchema),
})
export type Checklist = z.output<typeof checklistSchema>

/** The checklists the base's policy names; a file with errors makes the fact unknown (`unparsable`). */
export const checklistsSchema = z.object({
  /** Commit that files of the repository were read at. */
  sha: z.string(),
  lists: z.array(checklistSchema),
  /**
   * Per item: the first 12 hex digits of the SHA-256 over id, version and path and blob of each changed file that the
   * item's globs match. An answer bound to another one was given for other content.
   */
  fingerprints: z.record(z.string(), z.string()),
})
export type Checklists = z.output<typeof checklistsSchema>
