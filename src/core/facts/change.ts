import { z } from 'zod'

/**
 * What a changed line shows by its form alone. `block`: precise, so that it contradicts an answer; `hint`: worth a
 * look, so that it only asks. `src/formats/probes/` has one detector per kind.
 */
export const signalKinds = {
  'guard-removed': 'block',
  'authorization-test-removed': 'block',
  'gate-weakened': 'block',
  'manifest-without-lockfile': 'block',
  'tls-off': 'block',
  'unpinned-action': 'hint',
  'allow-all-added': 'hint',
  'entry-point-added': 'hint',
  'input-added': 'hint',
  'outbound-call-added': 'hint',
  'parser-added': 'hint',
  'url-added': 'hint',
  'plain-http-added': 'hint',
  'weak-algorithm-added': 'hint',
  'cryptography-added': 'hint',
  'command-added': 'hint',
  'query-added': 'hint',
  'dynamic-code-added': 'hint',
  'deserialisation-added': 'hint',
  'logging-added': 'hint',
  'empty-catch-added': 'hint',
  'debug-added': 'hint',
  'session-added': 'hint',
  'permission-added': 'hint',
  'store-added': 'hint',
  'migration-added': 'hint',
  'dependency-added': 'hint',
} as const satisfies Record<string, 'block' | 'hint'>
export type SignalKind = keyof typeof signalKinds
const kinds = Object.keys(signalKinds) as [SignalKind, ...SignalKind[]]

/** One place of the change that a detector recognised. It names what was recognised, never the line's own text. */
export const signalSchema = z.object({
  kind: z.enum(kinds),
  path: z.string(),
  /** Line at the head for `added`, at the base for `removed`; null for a whole file. */
  line: z.number().int().positive().nullable(),
  side: z.enum(['added', 'removed']),
  /** What was recognised: a guard's name, an API, a switch. */
  name: z.string(),
})
export type Signal = z.output<typeof signalSchema>

/** How much of a file changed, and where. */
export const changedLinesSchema = z.object({
  path: z.string(),
  additions: z.number().int().nonnegative(),
  deletions: z.number().int().nonnegative(),
  /** False when the lines could not be read: the file is too large, or GitHub left its patch out. */
  read: z.boolean(),
  /** Has no lines at all: binary, a submodule, or only its mode or name changed. Not `read`: it may be a program. */
  binary: z.boolean(),
  /** Lines of the head that the change adds, as first and last line, in order. Empty unless `read`. */
  added: z.array(z.tuple([z.number().int().positive(), z.number().int().positive()])),
  /** How many lines more the changed lines are worth, where some are so long that they hold what others write in many. */
  long: z.number().int().nonnegative().optional(),
  /** What kind of entry it is, where it is no regular file or only its mode changed. */
  special: z.enum(['submodule', 'link', 'mode']).optional(),
  /** True when removed and added lines differ in comments and in sentences within string literals, and in nothing else. */
  wordsOnly: z.boolean().optional(),
})
export type ChangedLines = z.output<typeof changedLinesSchema>

/** Lines of every changed file, in the order of the fact `changed-files`, and what they show. */
export const changeSchema = z.object({
  headSha: z.string(),
  files: z.array(changedLinesSchema),
  signals: z.array(signalSchema),
})
export type Change = z.output<typeof changeSchema>

const globs = z.array(z.string())

/** `change:` of the policy, which says what kind of change a path makes. Saved with the facts. */
export const changeSettingsSchema = z.object({
  components: z.array(
    z.object({
      name: z.string(),
      paths: globs,
      domain: z.boolean(),
      securitySensitive: z.boolean(),
      exposure: z.enum(['public', 'internal']).nullable(),
      data: z.string().nullable(),
      owner: z.string().nullable(),
      performance: z.array(z.enum(['authentication', 'dispatch', 'request', 'query'])),
    }),
  ),
  security: globs,
  controlPlane: globs,
  documentation: globs,
  tests: globs,
  notCounted: globs,
  entryPoints: globs,
  crossDomain: globs,
  migrations: globs,
  infrastructure: globs,
  /** Files that state the public API; null when the policy names none: then nobody can tell whether it changed. */
  publicApi: globs.nullable(),
  guards: z.array(z.string()),
  labels: z.object({
    bug: z.array(z.string()),
    refactor: z.array(z.string()),
    apiChange: z.array(z.string()),
    architecture: z.array(z.string()),
  }),
  fastOverflow: z.enum(['full', 'evaluate']),
})
export type ChangeSettings = z.output<typeof changeSettingsSchema>
