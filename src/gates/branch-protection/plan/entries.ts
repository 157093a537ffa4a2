import type { ProtectedBranch, Protection } from '../../../core/facts/protection.ts'
import { refPattern } from '../../../formats/fnmatch.ts'
import { inputOf } from '../branches.ts'
import type { Requirements } from '../controls.ts'
import { entriesFor } from '../entries.ts'
import type { ProtectionInput } from '../model.ts'
import { type Options, requirementsOf } from '../options.ts'
import { tagInput, tagRequirements } from '../tags.ts'
import { rulesetName } from './name.ts'

/** A branch, or a pattern of tags, that an entry of the policy speaks of. */
export interface Subject {
  /** `main`, or `tags v*`. */
  readonly name: string
  /** `refs/heads/main`; null for a pattern of tags, which stands for no single ref. */
  readonly ref: string | null
  /** As a ruleset would name it: `refs/heads/main`, `refs/tags/v*`. */
  readonly pattern: string
  readonly input: ProtectionInput
}

/** Keys of an entry of the policy. */
export type Place = readonly ['branches' | 'tags', number]

/** Entries of the policy that name the same branches or tags: one ruleset stands for all of them. */
export interface Entry {
  /** Name of the ruleset. */
  readonly name: string
  readonly target: 'branch' | 'tag'
  readonly patterns: readonly string[]
  /** Of each entry; all of them hold. */
  readonly requirements: readonly Requirements[]
  /** Where each of them is written, as keys below the gate: `branches`, 0. */
  readonly places: readonly Place[]
  /** None where no branch matches yet. */
  readonly subjects: readonly Subject[]
}

interface Part extends Omit<Entry, 'requirements' | 'places'> {
  readonly requirements: Requirements
  readonly place: Place
}

/** What the policy asks for, one entry for each ruleset that is to be. */
export function entriesOf(options: Options, protection: Protection): readonly Entry[] {
  const byName = new Map<string, Entry>()
  for (const part of [...branchParts(options, protection), ...tagParts(options, protection)]) {
    const { requirements, place, ...rest } = part
    const before = byName.get(part.name)
    byName.set(part.name, {
      ...rest,
      requirements: [...(before?.requirements ?? []), requirements],
      places: [...(before?.places ?? []), place],
    })
  }
  return [...byName.values()]
}

const branchParts = (options: Options, protection: Protection): readonly Part[] =>
  options.branches.map(({ branches: patterns, ...written }, position) => {
    const { defaultBranch } = protection.repository
    const isNamed = (branch: ProtectedBranch): boolean =>
      entriesFor(branch.name, defaultBranch, options).some((one) => one.position === position)
    return {
      name: rulesetName('branch', patterns),
      target: 'branch',
      place: ['branches', position],
      patterns,
      requirements: requirementsOf(written),
      subjects: protection.branches.filter(isNamed).map((branch) => ({
        name: branch.name,
        ref: `refs/heads/${branch.name}`,
        pattern: `refs/heads/${branch.name}`,
        input: inputOf(branch, protection),
      })),
    }
  })

const tagParts = (options: Options, protection: Protection): readonly Part[] =>
  options.tags.map((entry, position) => ({
    name: rulesetName('tag', entry.tags),
    target: 'tag',
    place: ['tags', position],
    patterns: entry.tags,
    requirements: tagRequirements(entry),
    subjects: entry.tags.map((pattern) => ({
      name: `tags ${pattern}`,
      ref: null,
      pattern: refPattern('tag', pattern),
      input: tagInput(protection, pattern),
    })),
  }))
