import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** What a case may change of the policy of all of them. */
export interface EvidencePolicy {
  readonly now: string
  readonly repository: string
  readonly requireHmac: boolean
  readonly allowContentBinding: boolean
  readonly gates: readonly string[]
  readonly totalPhases: number
  readonly baselineTotal: number
  readonly algs: readonly string[]
  readonly keys: Readonly<
    Record<string, { secret_pieces?: readonly string[]; revokedAt?: string; notAfter?: string }>
  >
}

/** One attack on an artifact, or one trap that a naive checker would refuse. */
export interface EvidenceCase {
  readonly id: string
  readonly why: string
  /** Code of the research: `E_DUPKEY`, `PASS`. */
  readonly expected: string
  /** Exit code of the research: E 1, S 2, C 3, U 4. */
  readonly exit: number
  readonly file: string
  readonly bytes: Uint8Array
  readonly policy: EvidencePolicy
  /** Bytes of `.phase-0.complete.json`; null: it is absent. */
  readonly previous: Uint8Array | null
  readonly shallow: boolean
}

interface RawCase {
  readonly id: string
  readonly why: string
  readonly expected: string
  readonly exit: number
  readonly file: string
  readonly input?: string
  readonly input_base64?: string
  readonly input_gzip_base64?: string
  readonly policy?: Partial<EvidencePolicy>
  readonly previous?: null
  readonly repo?: string
}

interface Fixture {
  readonly default_policy: EvidencePolicy
  readonly default_previous: Readonly<Record<string, unknown>>
  /** Commit of the protected branch. */
  readonly trusted: string
  readonly repo: {
    readonly refs: Readonly<Record<string, string>>
    readonly names: Readonly<Record<'HEAD' | 'FEAT' | 'BASE', string>>
    /** For `git fast-import`. */
    readonly stream_base64: string
  }
  readonly cases: readonly RawCase[]
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/phase/${name}`, import.meta.url), 'utf8'))

/** The repository of all cases, and what their policy and previous artifact are unless they say otherwise. */
export const evidenceFixture = (): Fixture => read('evidence-attacks.json') as Fixture

/** Artifacts, RFC 8785 bytes, digests and signatures that must match byte for byte. */
export const evidenceVectors = (): {
  readonly payloadType: string
  readonly artifact: Record<string, unknown>
  readonly canonical_utf8: string
  readonly canonical_sha256: string
  readonly pae_sha256: string
  readonly hmac_sha256_base64: string
  readonly ed25519_pub_spki_b64: string
  readonly ed25519_sig_base64: string
  readonly hmac_key_byte: string
  readonly ed25519_seed_byte: string
  readonly line_digest: { readonly file_bytes: string; readonly lines: string; readonly sha256: string }
} => read('evidence-vectors.json') as ReturnType<typeof evidenceVectors>

/** A synthetic key of the cases, base64. */
export const secretOf = (policy: EvidencePolicy, id: string): string | null =>
  policy.keys[id]?.secret_pieces?.join('') ?? null

/** All 80 of them, in order. */
export function evidenceCases(): readonly EvidenceCase[] {
  const fixture = evidenceFixture()
  const previous = Buffer.from(JSON.stringify(fixture.default_previous))
  return fixture.cases.map((raw) => ({
    ...{ id: raw.id, why: raw.why, expected: raw.expected, exit: raw.exit, file: raw.file },
    bytes: bytesOf(raw),
    policy: { ...fixture.default_policy, ...raw.policy },
    previous: raw.previous === null ? null : previous,
    shallow: raw.repo === 'shallow',
  }))
}

function bytesOf({ input, input_base64, input_gzip_base64 }: RawCase): Uint8Array {
  if (input !== undefined) return Buffer.from(input, 'utf8')
  if (input_base64 !== undefined) return Buffer.from(input_base64, 'base64')
  return gunzipSync(Buffer.from(input_gzip_base64 ?? '', 'base64'))
}
