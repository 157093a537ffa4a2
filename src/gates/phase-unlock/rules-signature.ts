import type { RuleTable } from '../../core/rules.ts'

const controls = ['nist-ssdf:PS.2.1', 'nist-ssdf:PS.3.2', 'nist-csf:PR.DS-01']
const sources = ['source document 002, section 3']
const envelope = 'https://github.com/secure-systems-lab/dsse/blob/master/protocol.md'
const common = { controls, overridable: false, exitCode: { fail: 2 } } as const

/** Rules about signatures. No override excuses them, and they end with exit code 2. */
export const signatureRules = {
  'signature-missing': {
    ...common,
    title: 'An artifact is signed where that is required',
    why: 'Anybody who can push can write a file. A signature shows that the holder of a key wrote it.',
    fix: 'Sign it where the key is: `gatewright phase sign`, in a job on the protected branch with a protected environment.',
    sources,
    options: ['signature'],
    example: {
      found: '.phase-1.complete.json is not signed',
      required: 'a signature (POLICY_REQUIRE_HMAC is true)',
      fix: 'sign it where the key is: gatewright phase sign .phase-1.complete.json',
    },
  },
  'signature-malformed': {
    ...common,
    title: 'A signature can be read',
    why: 'A signature that is cut short or not base64 was changed, or never was one.',
    fix: 'Sign the artifact again.',
    sources,
    example: {
      found: 'the signature has 16 bytes',
      required: '32 bytes in base64',
      fix: 'sign it again: gatewright phase sign .phase-1.complete.json',
    },
  },
  'signature-algorithm': {
    ...common,
    title: 'A signature uses an algorithm that the policy accepts',
    why: 'An artifact that chooses its own algorithm chooses `none`.',
    fix: 'Sign it with an algorithm of the policy.',
    sources: [...sources, envelope],
    options: ['signature'],
    example: {
      found: 'algorithm none',
      required: 'hmac-sha256 or ed25519 (.github/gatewright.yml:22)',
      fix: 'sign it again: gatewright phase sign .phase-1.complete.json',
    },
  },
  'signature-key': {
    ...common,
    title: 'The key of a signature is trusted for this stage and this time',
    why: 'A key that the base branch does not name, that is revoked, or that signs outside its time or its stages proves nothing. The change cannot add its own key: the base is read.',
    fix: 'Sign with a key of the policy; a new key is added by a change of its own.',
    sources,
    options: ['signature'],
    example: {
      found: 'key k9 is not named in the policy',
      required: 'a key that the policy on the base trusts for phase-1',
      fix: 'sign it again with a trusted key: gatewright phase sign .phase-1.complete.json',
    },
  },
  'signature-invalid': {
    ...common,
    title: 'A signature is right',
    why: 'A wrong signature means that the artifact was changed after it was signed, or signed with another key. Besides the failure, an issue tells of it.',
    fix: 'Find out who changed the file. Restore it from the base, or write and sign it anew.',
    sources: [...sources, 'https://www.rfc-editor.org/rfc/rfc8785', envelope],
    example: {
      found: 'the signature by key k1 does not fit the content',
      required: 'a signature over exactly this content',
      fix: 'find out who changed the file; then write it anew and sign it: gatewright phase sign .phase-1.complete.json',
    },
  },
  'signature-unchecked': {
    title: 'A required signature could be checked',
    why: 'A pull request from a fork has no secrets, so an HMAC cannot be checked there. That is not a failure, and never a pass.',
    fix: 'Let the check run where the key is (merge queue, push), or sign with Ed25519: its public key stands in the policy and needs no secret.',
    controls,
    sources,
    overridable: false,
    options: ['signature'],
    example: {
      found: 'the secret of key k1 is not given to this run',
      required: 'a signature that is checked (POLICY_REQUIRE_HMAC is true)',
      fix: 'let a run with the key decide, such as the merge queue, or sign with Ed25519',
    },
  },
} as const satisfies RuleTable
