import { verify } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { JsonObject } from '../../src/formats/strict-json/index.ts'
import { preAuthenticationEncoding } from '../../src/signing/canonical.ts'
import { readPublicKey } from '../../src/signing/keys.ts'
import { envelopeOf, predicateOf, resultStatementOf, statementOf } from '../../src/signing/statement.ts'
import { keyPair, secretBytes } from './keys.ts'

const document: JsonObject = {
  phase: 1,
  ci_gates_passed: ['G1', 'nets / unit'],
  signature: { alg: 'hmac-sha256', key_id: 'k', value: 'x' },
}
const input = {
  ...{ repository: 'acme/app', commit: 'a'.repeat(40), path: '.phase-1.complete.json' },
  ...{ fileDigest: 'b'.repeat(64), document },
}

describe('the in-toto statement', () => {
  it('names commit and file, and holds the artifact without its signature', () => {
    expect(statementOf(input)).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        { name: 'git+https://github.com/acme/app', digest: { gitCommit: 'a'.repeat(40) } },
        { name: '.phase-1.complete.json', digest: { sha256: 'b'.repeat(64) } },
      ],
      predicateType: 'https://github.com/gatewright/gatewright/phase-unlock/v1',
      predicate: { phase: 1, ci_gates_passed: ['G1', 'nets / unit'] },
    })
    expect(predicateOf(document)).toEqual({ phase: 1, ci_gates_passed: ['G1', 'nets / unit'] })
    expect(JSON.stringify(statementOf({ ...input, serverUrl: 'https://git.acme.example' }))).toContain(
      'git+https://git.acme.example/acme/app',
    )
  })

  it('of the simple verification result lists what holds', () => {
    const policies = [{ uri: '.github/gatewright.yml', sha256: 'c'.repeat(64) }]
    const verified = { verifier: 'https://example.com/v', policies, timeCreated: '2026-11-20T10:00:00Z' }
    const { predicateType, predicate } = resultStatementOf({ ...input, ...verified, stage: 'phase-1' })
    expect(predicateType).toBe('https://in-toto.io/attestation/svr/v0.2')
    expect(predicate).toEqual({
      verifier: { id: 'https://example.com/v' },
      timeCreated: '2026-11-20T10:00:00Z',
      policies: [{ uri: '.github/gatewright.yml', digest: { sha256: 'c'.repeat(64) } }],
      properties: ['GATEWRIGHT_PHASE_1_COMPLETE', 'GATEWRIGHT_GATE_G1', 'GATEWRIGHT_GATE_NETS_UNIT'],
    })
  })

  it('stands in a DSSE envelope that its key opens', () => {
    const { secret, publicKey } = keyPair(secretBytes('envelope'))
    const statement = statementOf(input)
    const envelope = envelopeOf(statement, { algorithm: 'ed25519', keyId: 'e1', key: secret })
    const { payload, payloadType, signatures } = envelope as {
      payload: string
      payloadType: string
      signatures: { keyid: string; sig: string }[]
    }
    const bytes = Buffer.from(payload, 'base64')
    expect(JSON.parse(bytes.toString('utf8'))).toEqual(statement)
    expect(payloadType).toBe('application/vnd.in-toto+json')
    const key = readPublicKey(publicKey)
    const [{ keyid, sig } = { keyid: '', sig: '' }] = signatures
    expect(keyid).toBe('e1')
    expect(
      key && verify(null, preAuthenticationEncoding(payloadType, bytes), key, Buffer.from(sig, 'base64')),
    ).toBe(true)
  })
})
