/** The code of what a rule without parameters of its own stands for. */
const byType: Readonly<Record<string, string>> = {
  deletion: 'BP-DELETE',
  non_fast_forward: 'BP-FORCE',
  required_linear_history: 'BP-LINEAR',
  required_signatures: 'BP-SIGN',
  pull_request: 'BP-PR',
  merge_queue: 'BP-QUEUE',
  update: 'BP-UPDATE',
  creation: 'BP-CREATE',
  branch_name_pattern: 'BP-NAME',
  tag_name_pattern: 'BP-NAME',
}

/** The code of a whole rule; `BP-RULE(type)` for one that the policy cannot speak of. */
export const codeOfRule = (type: string): string =>
  Object.hasOwn(byType, type) ? (byType[type] ?? '') : `BP-RULE(${type})`
