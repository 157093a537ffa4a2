import type { Requirements } from './controls.ts'

const tier1 = { 'block-force-push': true, 'block-deletion': true } as const
const tier2 = { ...tier1, 'pull-request': true, approvals: 1, strict: true, 'last-push': true } as const
const tier3 = { ...tier2, 'minimum-checks': 1 } as const
const tier4 = { ...tier3, approvals: 2, 'code-owner-review': true } as const

/**
 * Controls under one name.
 * - `secflow`: source document 003, section 1. Which checks are required is for the policy to name.
 * - `scorecard-tier-N`: the tiers of OpenSSF Scorecard's check Branch-Protection; each holds those below it.
 * - `osps-baseline`: OpenSSF OSPS-AC-03.01, -AC-03.02, -QA-03.01 and -QA-07.01.
 * - `solo`: what one maintainer can keep: pull requests without an approval.
 */
export const presets = {
  secflow: {
    'pull-request': true,
    approvals: 1,
    'code-owner-review': true,
    'minimum-checks': 1,
    'block-force-push': true,
    linear: true,
    'merge-methods': ['squash', 'rebase'],
  },
  'scorecard-tier-1': tier1,
  'scorecard-tier-2': tier2,
  'scorecard-tier-3': tier3,
  'scorecard-tier-4': tier4,
  'scorecard-tier-5': { ...tier4, 'dismiss-stale': true, bypass: { allow: [] } },
  'osps-baseline': {
    'pull-request': true,
    approvals: 1,
    'minimum-checks': 1,
    'block-force-push': true,
    'block-deletion': true,
  },
  solo: { 'pull-request': true, approvals: 0, 'block-force-push': true, 'block-deletion': true },
} as const satisfies Readonly<Record<string, Requirements>>

/** Value of `preset`. */
export type PresetName = keyof typeof presets
/** Every preset; there is at least one. */
export const presetNames = Object.keys(presets) as [PresetName, ...PresetName[]]
