// Every generated file: path → text.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actionFiles } from './actions.js'
import { exitCodes, reasonCodes } from './codes.js'
import { commandLine } from './command-line.js'
import { policyPage } from './policy-page.js'
import { withSections } from './readme.js'
import { index, rulePages } from './rule-pages.js'

/**
 * @param root the repository, for the hand-written README whose tables are filled in
 * @param catalogue what the bundle exports under that name
 * @param schema JSON Schema of the policy file
 */
export function documents(root, catalogue, schema) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  return new Map([
    ...actionFiles(catalogue),
    ...rulePages(catalogue),
    index(catalogue),
    policyPage(catalogue, schema),
    exitCodes(catalogue),
    reasonCodes(catalogue),
    commandLine(catalogue),
    ['README.md', withSections(readme, catalogue)],
  ])
}
