/**
 * One checkable statement of a gate. Ids, pages, SARIF rules and `explain` derive from this table;
 * an id is stable API.
 */
export interface Rule {
  readonly title: string
  /** Why it matters: the failure it prevents. */
  readonly why: string
  /** How to make it pass, in general. The finding carries the exact step. */
  readonly fix: string
  /** Control ids it supports, for example `nist-csf:PR.AA-05`. */
  readonly controls: readonly string[]
  /** The sources of the rule: document numbers or public references. */
  readonly sources: readonly string[]
  /** A finding of it as people see it. */
  readonly example: { readonly found: string; readonly required: string; readonly fix: string }
  /** Options of the gate that change what the rule does, by policy key. */
  readonly options?: readonly string[]
  /** It judges only what the policy asks for: no finding means that nobody looked, not that nothing is wrong. */
  readonly onRequest?: boolean
  /** False: no override excuses a failure of it. */
  readonly overridable?: false
  /** Exit codes that differ from 1 (fail) and 3 (unknown): source document 002 fixes 2, 5 and 6. */
  readonly exitCode?: { readonly fail?: 2 | 5; readonly unknown?: 6 }
}

/** Rule name (without the gate's id) to rule. */
export type RuleTable = Readonly<Record<string, Rule>>
