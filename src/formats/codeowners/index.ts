export { type CoverageReport, coverage } from './coverage.ts'
export {
  type CodeownersDocument,
  type CodeownersLine,
  type LintFinding,
  lineText,
  lintRules,
  type Owner,
  ownerNames,
} from './document.ts'
export { errorsByLine } from './github-errors.ts'
export { type LintContext, lintCodeowners } from './lint.ts'
export { codeownersPaths, lookupCodeowners } from './lookup.ts'
export { type CodeownersMatcher, compileCodeowners, type MatchStatus } from './matcher.ts'
export { type OwnershipDiff, type OwnershipGroup, ownershipDiff } from './ownership-diff.ts'
export { parseCodeowners } from './parse.ts'
