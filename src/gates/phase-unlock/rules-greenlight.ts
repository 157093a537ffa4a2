import type { RuleTable } from '../../core/rules.ts'

const sources = ['source document 002, section 5']

/** Rules of the green light: what an audit makes sure of before anything is let go. */
export const greenlightRules = {
  'safety-net': {
    title: 'Every safety net is there and works',
    why: 'Safety nets catch what gets past everybody. One that is gone is noticed on the day it is needed, so each is looked up: its files, what must stand in them, and the checks that show that it works.',
    fix: 'Put the net back, or let its checks run on the commit.',
    controls: ['nist-csf:PR.PS-06', 'nist-csf:ID.IM-02'],
    sources,
    options: ['greenlight'],
    onRequest: true,
    exitCode: { fail: 5, unknown: 6 },
    example: {
      found: 'safety net S2 is absent: there is no prometheus/rules/audit_rules.yml',
      required: 'S2 verified: its files, and success of its checks (.github/gatewright.yml:30)',
      fix: 'add prometheus/rules/audit_rules.yml',
    },
  },
  'greenlight-gate': {
    title: 'The gates succeeded, in their order',
    why: 'A later gate measures what an earlier one let through: the first that is not proved ends the sequence. The result of the green light itself is never one of its inputs.',
    fix: 'Let the named check succeed on the audited commit.',
    controls: ['nist-ssdf:PW.8.2', 'nist-csf:PR.PS-06'],
    sources,
    options: ['greenlight', 'checks'],
    onRequest: true,
    example: {
      found:
        'gate G2: check behaviour of workflow .github/workflows/ci.yml (push, run 7) ended failure; not looked at after it: G4, G5',
      required: 'success of G1, G2, G4, G5 in this order (.github/gatewright.yml:38)',
      fix: 'make behaviour succeed on this commit, and run it again; nothing but success counts',
    },
  },
  'policy-variable': {
    title: 'Policy variables are really set where the gate runs',
    why: 'A search for the name finds it in a comment, in another job, and as "false". What counts is what the step that runs Gatewright is given.',
    fix: 'Write the variable under `env:` of the step itself.',
    controls: ['nist-ssdf:PO.5.1', 'nist-csf:PR.PS-01'],
    sources,
    options: ['greenlight'],
    onRequest: true,
    example: {
      found: '.github/workflows/gate.yml:14: step 2 of job gate has POLICY_REQUIRE_HMAC as false',
      required: 'POLICY_REQUIRE_HMAC is true in every step that runs Gatewright (.github/gatewright.yml:44)',
      fix: 'write POLICY_REQUIRE_HMAC: "true" under env: of the step itself',
    },
  },
  'required-file': {
    title: 'Required files are there, can be read, and say what they must',
    why: 'That a file exists says little: an empty one exists, too, and so does one with an error in line 3 that nothing loads.',
    fix: 'Add or repair the file that the finding names.',
    controls: ['nist-ssdf:PO.5.1', 'nist-csf:PR.PS-01'],
    sources,
    options: ['greenlight'],
    onRequest: true,
    example: {
      found: 'prometheus/rules/audit_rules.yml does not hold HashMismatch',
      required: 'a regular file, readable as YAML, with HashMismatch (.github/gatewright.yml:50)',
      fix: 'write them into prometheus/rules/audit_rules.yml, outside of comments',
    },
  },
} as const satisfies RuleTable
