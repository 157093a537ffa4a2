import { z } from 'zod'
import { observation, unobservedSchema } from './observation.ts'
import { checksSchema } from './tools.ts'

/** A commit, tree or blob id: 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits. */
export const objectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const lineNumber = z.number().int().positive()

/** Something that is wrong in the text of an artifact, by the name of the rule that refuses it. */
export const artifactProblemSchema = z.object({
  /** Name of a rule of gate `phase-unlock`: `json-duplicate-key`. */
  rule: z.string(),
  /** What was found; never a value that may be secret. */
  found: z.string(),
  /** What is expected instead. */
  required: z.string(),
  /** The one next step. */
  fix: z.string(),
  line: lineNumber.nullable(),
  column: lineNumber.nullable(),
  /** Accepted, and said: fields of schema 1.0. */
  warning: z.boolean(),
})
export type ArtifactProblem = z.output<typeof artifactProblemSchema>

export const evidenceBlockSchema = z.object({
  id: z.string(),
  /** From the root of the repository. */
  file: z.string(),
  first: lineNumber,
  last: lineNumber,
  /** Null: schema 1.0, which had none. */
  sha256: sha256.nullable(),
  algorithm: z.enum(['lines-lf-v1', 'raw-v1']),
  /** Blob id that the writer recorded; null: it recorded none. */
  blob: objectId.nullable(),
  description: z.string().nullable(),
  /** Line of the artifact that it stands in. */
  line: lineNumber,
})
export type EvidenceBlock = z.output<typeof evidenceBlockSchema>

/** An artifact as it was read, in our names; of schema 1.0 what can be taken over. */
export const phaseArtifactSchema = z.object({
  schemaVersion: z.string(),
  minSchemaVersion: z.string(),
  /** `phase-1`, `M1`, `P1-EXIT`. */
  stage: z.string(),
  /** Null for milestones and lists. */
  phase: z.number().int().nonnegative().nullable(),
  name: z.string(),
  /** `owner/name`; null: schema 1.0 without it. */
  repository: z.string().nullable(),
  repositoryId: z.number().int().positive().nullable(),
  baseline: z
    .object({ passed: z.number().int().nonnegative(), total: z.number().int().nonnegative().nullable() })
    .nullable(),
  gates: z.array(z.string()),
  /** `safety_nets_count` and further ones, by name. */
  counters: z.array(z.object({ name: z.string(), before: z.number(), after: z.number() })),
  /** Percent; null with or without a reason. */
  performance: z.object({
    median: z.number().nullable(),
    p95: z.number().nullable(),
    reason: z.string().nullable(),
  }),
  commit: objectId,
  /** RFC 3339 as written. A bare date of schema 1.0 means the end of that day in UTC and is written out so. */
  completedAt: z.string(),
  expiresAt: z.string().nullable(),
  /** SHA-256 of the canonical JSON (RFC 8785) of the previous artifact without its signature. */
  previous: sha256.nullable(),
  /** The same of the artifact that this one replaces (`phase reseal`). */
  supersedes: sha256.nullable(),
  evidence: z.array(evidenceBlockSchema),
  /** What each criterion of the stage is proved by. */
  criteria: z.array(z.object({ id: z.string(), evidence: z.array(z.string()) })),
})
export type PhaseArtifact = z.output<typeof phaseArtifactSchema>

/** States of a signature; the rule that refuses each stands in gate `phase-unlock`. */
export const signatureStates = [
  'valid',
  'unsigned',
  'malformed',
  'algorithm',
  'key-unknown',
  'key-missing',
  'key-window',
  'key-revoked',
  'key-phase',
  'invalid',
] as const
export const signatureObservationSchema = z.object({
  state: z.enum(signatureStates),
  /** Null: unsigned, or unreadable. */
  algorithm: z.string().nullable(),
  keyId: z.string().nullable(),
  /** One sentence for people. */
  detail: z.string(),
})
export type SignatureObservation = z.output<typeof signatureObservationSchema>

/** What stands at a path of a commit, and what a range of its lines comes to. */
export const evidenceFileSchema = z.object({
  kind: z.enum(['file', 'link', 'submodule', 'directory', 'absent']),
  /** Where `absent`: a path that differs in case or in Unicode form alone. */
  twin: z.string().nullable(),
  blob: objectId.nullable(),
  /** Bytes. */
  size: z.number().int().nonnegative().nullable(),
  /** Larger than is read. */
  tooLarge: z.boolean(),
  binary: z.boolean(),
  largeFilePointer: z.boolean(),
  utf8: z.boolean(),
  /** Lines by `lines-lf-v1`; null where they were not counted. */
  lines: z.number().int().nonnegative().nullable(),
  /** Of the range; null where it could not be made. */
  digest: sha256.nullable(),
})
export type EvidenceFile = z.output<typeof evidenceFileSchema>

/** What became of the lines since: still there, moved to other lines of the file, changed, or the file is gone. */
export const freshnessSchema = z.object({
  state: z.enum(['same', 'moved', 'changed', 'gone']),
  /** Where they stand now; null for `changed` and `gone`. */
  lines: z.object({ first: lineNumber, last: lineNumber }).nullable(),
})
export type Freshness = z.output<typeof freshnessSchema>

/** A secret in a range of evidence: what kind, and where; never the secret. */
export const secretPlaceSchema = z.object({ kind: z.string(), line: lineNumber })

export const evidenceObservationSchema = z.object({
  id: z.string(),
  /** At the artifact's commit. */
  at: observation(evidenceFileSchema),
  /** At the head; null where it was not looked at. */
  now: observation(freshnessSchema).nullable(),
  /** Blob of the path at the trusted commit; null: none there. For binding by content. */
  trustedBlob: observation(objectId.nullable()).nullable(),
  secrets: observation(z.array(secretPlaceSchema)),
})
export type EvidenceObservation = z.output<typeof evidenceObservationSchema>

export const observedArtifactSchema = z.object({
  path: z.string(),
  /** By the file's name. */
  stage: z.string(),
  /** Git's mode: anything but `100644` and `100755` is no file. */
  mode: z.string(),
  blob: z.string(),
  /** How it stands to the base: there already, brought or changed by the change. `same` where nothing is merged. */
  base: z.enum(['same', 'added', 'changed']),
  /** Of one that was changed: canonical digest on the base, null where that could not be read. */
  baseDigest: sha256.nullable(),
  /** What is wrong with its text, worst class alone. */
  problems: z.array(artifactProblemSchema),
  /** Null where its text is refused; one that lacks fields alone can still be linked to, and has `problems`. */
  artifact: phaseArtifactSchema.nullable(),
  /** SHA-256 of its canonical JSON without the signature. */
  digest: sha256.nullable(),
  /** Of its bytes. */
  fileDigest: sha256.nullable(),
  /** Null: not reached. Everything below is null or empty, too, where a needed signature does not hold. */
  signature: signatureObservationSchema.nullable(),
  commit: observation(
    z.object({
      /** Null: there is no such object. */
      type: z.enum(['commit', 'tree', 'blob', 'tag']).nullable(),
      /** Whether the trusted commit has it in its history; null where it is no commit. */
      ancestor: z.boolean().nullable(),
      /** Committer date, RFC 3339. */
      committedAt: z.string().nullable(),
    }),
  ).nullable(),
  /**
   * Of a commit that is no ancestor, where content may bind it: whether a pull request that holds it was merged into
   * the trusted history. Null or absent: not asked.
   */
  merged: observation(z.boolean()).nullable().optional(),
  /** Whether the previous artifact's commit is in the history of this one's; null: there is no previous one. */
  afterPrevious: observation(z.boolean()).nullable(),
  /** What its report of tests comes to; null: the policy names none. */
  baseline: observation(
    z.object({
      passed: z.number().int(),
      total: z.number().int(),
      file: z.string(),
      invalid: z.string().nullable(),
    }),
  ).nullable(),
  evidence: z.array(evidenceObservationSchema),
  /** The completion report that the policy asks for; null: it asks for none. */
  report: observation(
    z.object({
      path: z.string(),
      found: z.boolean(),
      tokens: z.array(z.object({ text: z.string(), line: lineNumber })),
    }),
  ).nullable(),
})
export type ObservedArtifact = z.output<typeof observedArtifactSchema>

/** Artifacts of phases, milestones and lists at the head, with everything their claims are compared with. */
export const phasesSchema = z.object({
  head: objectId,
  /** Null where nothing is merged. */
  base: objectId.nullable(),
  /** What a commit must be an ancestor of: the base, or the judged commit itself. */
  trusted: objectId,
  /** `owner/name` of the judged repository, and its numeric id where it is known. */
  repository: z.string(),
  repositoryId: z.number().int().positive().nullable(),
  /** Why the id is not known, where an artifact names one and GitHub was asked for it. */
  repositoryIdUnread: unobservedSchema.optional(),
  /** Whether squash or rebase merges are allowed; they lose commits. */
  losesCommits: observation(z.boolean()),
  /** `POLICY_REQUIRE_HMAC` as the run was started with it. */
  signatureRequired: z.boolean(),
  artifacts: z.array(observedArtifactSchema),
  /** Artifacts of the base that the head does not have. */
  removed: z.array(z.object({ path: z.string(), stage: z.string() })),
  /** Names that only look like artifacts: other case, other digits, links. */
  lookalikes: z.array(z.object({ path: z.string(), why: z.string() })),
  /** Check runs by commit of an artifact, of the names that the policy's gates and criteria ask for. */
  checks: z.record(z.string(), observation(checksSchema)),
})
export type Phases = z.output<typeof phasesSchema>

/** Tags that mark completed stages and those that criteria name, by name without `refs/tags/`. */
export const tagsSchema = z.record(
  z.string(),
  z.object({
    /** Whether it is an annotated tag, an object of its own. */
    annotated: z.boolean(),
    /** The commit it leads to; null: it leads to none. */
    commit: objectId.nullable(),
    /** Commits of the artifacts it is about that are in its history; absent: not looked up. */
    contains: observation(z.array(objectId)).optional(),
  }),
)
export type Tags = z.output<typeof tagsSchema>
