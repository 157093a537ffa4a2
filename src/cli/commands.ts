import { auditCommands } from './commands-audit.ts'
import { branchProtectionCommands } from './commands-branch-protection.ts'
import { checkCommands } from './commands-check.ts'
import { checklistCommands } from './commands-checklist.ts'
import { codeownersCommands } from './commands-codeowners.ts'
import { evidenceCommands } from './commands-evidence.ts'
import { phaseCommands } from './commands-phase.ts'
import { policyCommands } from './commands-policy.ts'
import { reportCommands } from './commands-report.ts'
import { suiteCommands } from './commands-suite.ts'

/** How a result can be written. */
export const formats = ['pretty', 'json', 'markdown', 'sarif'] as const
export type Format = (typeof formats)[number]

/** A flag of a command. Without `value` it is a switch. */
export interface Flag {
  /** Without the dashes. */
  readonly name: string
  readonly short?: string
  /** What stands for its value in the help: `FILE`. */
  readonly value?: string
  /** May be given several times. */
  readonly many?: boolean
  readonly summary: string
}

/** One command, as data: help, errors and the README derive from it. */
export interface Command {
  /** All its words: `codeowners who`. */
  readonly name: string
  readonly summary: string
  /** What follows the name. */
  readonly usage: string
  /** Paragraphs for its own help page. */
  readonly details: readonly string[]
  /** One whole line that works. */
  readonly example: string
  readonly flags: readonly Flag[]
  /** The formats it can write, its default first. */
  readonly formats: readonly [Format, ...Format[]]
  /** Arguments it takes at least and at most. */
  readonly positionals: readonly [number, number]
  /** Arguments are handed on as they are, unread. */
  readonly passThrough?: boolean
}

/** Every command there is, in the order of the help. */
export const commands = [
  ...checkCommands,
  ...checklistCommands,
  ...auditCommands,
  ...branchProtectionCommands,
  ...codeownersCommands,
  ...suiteCommands,
  ...phaseCommands,
  ...evidenceCommands,
  ...policyCommands,
  ...reportCommands,
] as const satisfies readonly Command[]
export type CommandName = (typeof commands)[number]['name']

/** Words that stand before other words only, with what they are about. */
export const groups: Readonly<Record<string, string>> = {
  'branch-protection': 'See how branches are really protected, and make them so.',
  checklist: 'See which questions a change has to answer.',
  codeowners: 'Read a CODEOWNERS file as GitHub does.',
  suite: 'Read test reports, and judge them.',
  phase: 'Complete phases, milestones and lists, and verify that they are.',
  evidence: 'Record lines of files as evidence, and verify them.',
  policy: 'Check, show and try out the policy.',
}

/** Flags that every command has. */
export const commonFlags: readonly Flag[] = [
  { name: 'format', value: 'FORMAT', summary: 'how the result is written; see below' },
  { name: 'json', summary: 'short for --format json' },
  { name: 'help', short: 'h', summary: 'this page' },
]

/** Flags of the program itself. */
export const rootFlags: readonly Flag[] = [
  { name: 'help', short: 'h', summary: 'this page' },
  { name: 'version', summary: 'the version' },
]
