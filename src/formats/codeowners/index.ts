export { type CoverageReport, coverage } from './coverage.ts'
export {
  type CodeownersDocument,
  type CodeownersLine,
  type GitHubVerdict,
  type LineVerdict,
  type LintFinding,
  type LintRule,
  type Loaded,
  lineText,
  lintRules,
  type Owner,
  type OwnerKind,
  ownerNames,
  type Span,
} from './document.ts'
export { errorsByLine } from './github-errors.ts'
export { type LintContext, linesOnlyAuthorOwns, lintCodeowners } from './lint.ts'
export { type CodeownersLookup, type CodeownersPath, codeownersPaths, lookupCodeowners } from './lookup.ts'
export {
  type CodeownersMatcher,
  compileCodeowners,
  type Explanation,
  type Match,
  type MatchStatus,
} from './matcher.ts'
export type { RepositoryFile } from './near-miss.ts'
export {
  type OwnershipChange,
  type OwnershipDiff,
  type OwnershipGroup,
  ownershipDiff,
} from './ownership-diff.ts'
export { parseCodeowners } from './parse.ts'
export { type LineUsage, lineUsage } from './usage.ts'
