import { z } from 'zod'
import { observation } from './observation.ts'
import { actorSchema } from './people.ts'

/** Why an item does not apply: the closed list. */
export const notApplicableKinds = [
  'no-such-surface',
  'not-in-this-change',
  'handled-elsewhere',
  'not-deployed',
  'accepted-risk',
] as const

export const evidenceTargetSchema = z.object({
  kind: z.enum(['file', 'check', 'test', 'sarif', 'signed', 'link']),
  /** As written, at most 300 characters. */
  text: z.string(),
  /** Path, name of a check or test, tool, or address. */
  name: z.string(),
  /** Heading anchor of a Markdown file, or null. */
  anchor: z.string().nullable(),
  /** First and last line, or null. */
  lines: z.tuple([z.number().int().positive(), z.number().int().positive()]).nullable(),
  /** Whether it is there at the head: files, anchors and lines, and a signature that holds. `open`: the gate decides. */
  found: z.enum(['yes', 'no', 'open']),
  /** Why not, in words. */
  why: z.string(),
})
export type EvidenceTarget = z.output<typeof evidenceTargetSchema>

export const answerSchema = z.object({
  /** As the marker or the file writes it. */
  item: z.string(),
  place: z.object({ kind: z.enum(['body', 'file']), path: z.string(), line: z.number().int().positive() }),
  /** `none`: not ticked and nothing said. */
  value: z.enum(['yes', 'no', 'na', 'none']),
  /** With `na` and `no`. `kind` null: none of the closed list was given. */
  reason: z.object({ kind: z.enum(notApplicableKinds).nullable(), text: z.string() }).nullable(),
  evidence: z.array(evidenceTargetSchema),
  /** `YYYY-MM-DD` as written, or null. */
  expires: z.string().nullable(),
  /** What the answer was given for: item version and fingerprint of the marker; null: it says nothing of it. */
  bound: z.object({ version: z.number().int(), fingerprint: z.string().nullable() }).nullable(),
  /** Files of a committed answer with the blob they had then and have at the head (null: not there). */
  blobs: z.array(z.object({ path: z.string(), answered: z.string(), head: z.string().nullable() })),
  /** Nested tasks that are not ticked: by their id, or by `line N` where they have none. */
  openBelow: z.array(z.string()),
  /** Of a body: the id that the shown text begins with, when it is another than the marker's. */
  shown: z.string().optional(),
  /** Of a committed answer that says so: who gave it, as written, and when (`YYYY-MM-DD`). */
  answeredBy: z.string().optional(),
  answeredAt: z.string().optional(),
})
export type Answer = z.output<typeof answerSchema>

/** A line that looks like an answer and is none, with what is wrong and the right form. */
export const answerProblemSchema = z.object({
  path: z.string(),
  line: z.number().int().positive(),
  kind: z.enum([
    'malformed',
    'hidden',
    'struck',
    'bidirectional',
    'confusable',
    'unknown-key',
    'duplicate-key',
    'unreadable-evidence',
    'too-large',
  ]),
  detail: z.string(),
  /** The line as it should be; empty where there is no one right form. */
  rightForm: z.string(),
  /** The item it was meant for, where one can be told. */
  item: z.string().nullable(),
})
export type AnswerProblem = z.output<typeof answerProblemSchema>

/** A line `Key: value` of the body that declares something about the change. */
export const statementKeys = [
  'kind',
  'path',
  'specification',
  'security-review-skipped',
  'performance-review-skipped',
  'mitigation-plan',
  'unlock',
  'reproduction',
  'surface',
] as const
export const statementSchema = z.object({
  key: z.enum(statementKeys),
  value: z.string(),
  line: z.number().int().positive(),
})
export type Statement = z.output<typeof statementSchema>

/** Answers to checklist items and statements about the change, as read from the body and from committed files. */
export const answersSchema = z.object({
  answers: z.array(answerSchema),
  problems: z.array(answerProblemSchema),
  statements: z.array(statementSchema),
  /** False when there is no body: a local branch, a repository. */
  body: z.boolean(),
  /** Who edited the body and when, newest first; the first version is not an edit. */
  edits: observation(z.array(z.object({ editor: actorSchema.nullable(), at: z.string() }))),
})
export type Answers = z.output<typeof answersSchema>

/** What the tests named as evidence did on the head commit, by the name that was asked for. */
export const evidenceTestsSchema = z.record(
  z.string(),
  z.enum(['passed', 'failed', 'skipped', 'absent', 'ambiguous']),
)
