import type { ArtifactProblem, PhaseArtifact } from '../core/facts/phases.ts'
import type { JsonObject, JsonValue } from '../formats/strict-json/index.ts'

/** A signature as an artifact holds it. */
export interface WrittenSignature {
  readonly alg: string
  readonly key_id: string
  /** Base64. */
  readonly value: string
}

/** What an artifact's text comes to. It is refused where a problem is more than a warning. */
export interface ReadArtifact {
  /** Of the first class that fails, all; and warnings. */
  readonly problems: readonly ArtifactProblem[]
  /**
   * Null where it could not be made. A text that only lacks fields is refused, and has one all the same: the next
   * artifact can be linked to it.
   */
  readonly artifact: PhaseArtifact | null
  /** The object without its signature; null where the text is no JSON object. */
  readonly document: JsonObject | null
  /** As it was written; undefined: not there. Its form is judged with it, by `verifySignature`. */
  readonly signature: JsonValue | undefined
}

export interface ReadOptions {
  /** Oldest schema that the policy takes. */
  readonly floor?: '1.0' | '1.1'
  /** Whether what schema 1.0 may lack is missed: signatures are required. */
  readonly complete?: boolean
}
