import canonicalize from 'canonicalize'
import type { JsonObject, JsonValue } from '../formats/strict-json/index.ts'
import { preAuthenticationEncoding } from './canonical.ts'
import { type SigningSecret, signatureValue } from './sign.ts'

/** What the predicate of a completed stage is: the artifact without its signature. */
export const predicateType = 'https://github.com/gatewright/gatewright/phase-unlock/v1'
const statementType = 'https://in-toto.io/Statement/v1'
const statementPayload = 'application/vnd.in-toto+json'

/** Simple verification result of in-toto, version 0.2: what policy engines read without knowing this tool. */
export const resultPredicateType = 'https://in-toto.io/attestation/svr/v0.2'

export interface StatementInput {
  /** `owner/name`. */
  readonly repository: string
  /** The server's address; default: that of GitHub. */
  readonly serverUrl?: string
  readonly commit: string
  /** Path of the artifact file. */
  readonly path: string
  /** SHA-256 of its bytes. */
  readonly fileDigest: string
  readonly document: JsonObject
}

/** What `actions/attest` takes as the predicate: the artifact without its signature. */
export function predicateOf(document: JsonObject): JsonObject {
  const { signature: _, ...predicate } = document
  return predicate
}

/** An in-toto Statement v1 about the commit and about the artifact file. */
export const statementOf = (input: StatementInput): JsonObject =>
  aboutArtifact(input, predicateType, predicateOf(input.document))

const aboutArtifact = (
  { repository, serverUrl = 'https://github.com', commit, path, fileDigest }: StatementInput,
  type: string,
  predicate: JsonObject,
): JsonObject => ({
  _type: statementType,
  subject: [
    { name: `git+${serverUrl}/${repository}`, digest: { gitCommit: commit } },
    { name: path, digest: { sha256: fileDigest } },
  ],
  predicateType: type,
  predicate,
})

/** Who verified a stage, by which policy, and when. */
export interface ResultInput extends StatementInput {
  /** `phase-1`, `M1` */
  readonly stage: string
  /** URI of the verifier. */
  readonly verifier: string
  /** Policies it was verified by; may be empty. */
  readonly policies: readonly { readonly uri: string; readonly sha256: string }[]
  /** RFC 3339. */
  readonly timeCreated: string
}

/** A Statement with the simple verification result of a stage that is complete; there is none for any other. */
export function resultStatementOf(input: ResultInput): JsonObject {
  const gates = input.document['ci_gates_passed']
  const names = Array.isArray(gates) ? gates.filter((gate: JsonValue) => typeof gate === 'string') : []
  return aboutArtifact(input, resultPredicateType, {
    verifier: { id: input.verifier },
    timeCreated: input.timeCreated,
    policies: input.policies.map(({ uri, sha256 }) => ({ uri, digest: { sha256 } })),
    properties: [
      `GATEWRIGHT_${propertyName(input.stage)}_COMPLETE`,
      ...names.map((gate) => `GATEWRIGHT_GATE_${propertyName(gate)}`),
    ],
  })
}

const propertyName = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]+/g, '_')

/** A DSSE envelope around a statement: what stands in `.phase-1.intoto.json`. */
export function envelopeOf(statement: JsonObject, secret: SigningSecret): JsonObject {
  const payload = Buffer.from(canonicalize(statement) ?? '', 'utf8')
  const sig = signatureValue(preAuthenticationEncoding(statementPayload, payload), secret)
  return {
    payload: payload.toString('base64'),
    payloadType: statementPayload,
    signatures: [{ keyid: secret.keyId, sig }],
  }
}
