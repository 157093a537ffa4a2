import type { AnyGate } from '../core/gate.ts'
import type { MapNode } from './node.ts'
import { nodeAt, without } from './node.ts'
import { readYaml } from './read-yaml.ts'

/**
 * The shipped policies, as the text a person would write. Every preset states the values it stands for even where
 * they are today's defaults, so that a preset keeps its meaning when a default changes.
 */
export const presets = {
  recommended: `version: 1
# The mode stays with the file: report first, enforce when the findings are understood.
gates:
  branch-protection:
    branches:
      - branches: ["~DEFAULT_BRANCH"]
        pull-request: true
        block-force-push: true
        block-deletion: true
  codeowners:
    stale-approvals: refuse
    exclude: [committers, co-authors, last-pusher]
    unowned: any-approval
    invalid-lines: fail
    minimum-approvers: 2
  golden-suite:
    quarantine: { max-share: 0.05, max-count: 10, max-days: 30 }
`,
  strict: `version: 1
mode: enforce
gates:
  branch-protection:
    branches:
      - branches: ["~DEFAULT_BRANCH"]
        preset: secflow
        dismiss-stale: true
        block-deletion: true
  codeowners:
    stale-approvals: refuse
    exclude: [committers, co-authors, last-pusher]
    unowned: fail
    invalid-lines: fail
    minimum-approvers: 2
  golden-suite:
    quarantine: { max-share: 0.05, max-count: 10, max-days: 30 }
`,
  solo: `version: 1
# Nobody can approve their own pull request, so a single maintainer cannot satisfy code owner review:
# the gate reports what a second person would have to approve, and never blocks.
gates:
  branch-protection:
    mode: report
    branches:
      - branches: ["~DEFAULT_BRANCH"]
        preset: solo
  codeowners:
    mode: report
    optional: true
    stale-approvals: refuse
    exclude: []
    unowned: pass
    invalid-lines: warn
    minimum-approvers: 1
`,
  regulated: `version: 1
mode: enforce
on-nothing: unknown
gates:
  branch-protection:
    optional: false
    branches:
      - branches: ["~DEFAULT_BRANCH"]
        preset: scorecard-tier-4
        dismiss-stale: true
        threads: true
        linear: true
  codeowners:
    optional: false
    stale-approvals: refuse
    exclude: [committers, co-authors, last-pusher]
    unowned: fail
    invalid-lines: fail
    minimum-approvers: 3
    bots: []
    rules:
      - name: two owners
        paths: ["**"]
        approvals: 2
  golden-suite:
    quarantine: { max-share: 0.02, max-count: 5, max-days: 14 }
`,
} as const satisfies Record<string, string>

export type PresetName = keyof typeof presets
export const presetNames = Object.keys(presets) as readonly PresetName[]

/** What each preset is for, in one sentence. */
export const presetSummaries: Readonly<Record<PresetName, string>> = {
  recommended:
    'One owner approves each file, on the head commit; changes reach the default branch through pull requests; the mode is yours to set.',
  strict:
    'Enforced; every changed file must have an owner, and the default branch is protected as in `secflow`.',
  solo: 'For a single maintainer, who cannot approve their own changes: reported, never blocking.',
  regulated:
    'Enforced; two owners approve each file, every file is owned, no bot counts, and the default branch asks for two approvals.',
}

export const isPreset = (name: string): name is PresetName => Object.hasOwn(presets, name)

/** The text of a preset as a policy tree, without the gates that this registry does not have. */
export function presetTree(name: string, text: string, gates: readonly AnyGate[]): MapNode {
  const root = readYaml(new TextEncoder().encode(text), { kind: 'preset', name })
  if (root.kind !== 'map') throw new TypeError(`preset ${name} is not a mapping`)
  const settings = nodeAt(root, ['gates'])?.node
  const entry = root.entries.get('gates')
  if (settings?.kind !== 'map' || entry === undefined) return root
  const ids = gates.map((gate) => gate.id)
  const foreign = [...settings.entries.keys()].filter((id) => !ids.includes(id))
  const kept = { at: entry.at, value: without(settings, foreign) }
  return { ...root, entries: new Map([...root.entries, ['gates', kept]]) }
}
