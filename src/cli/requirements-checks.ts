import { sarifOf } from '../gates/checklist/options.ts'
import { options as goldenOptions } from '../gates/golden-suite/options.ts'
import { options as pathOptions } from '../gates/workflow-path/options.ts'
import { optionsOf } from './change-questions.ts'
import { type LocalChange, settingOf } from './local-change.ts'
import type { RequiredCheck, RequiredEvidence } from './requirements-model.ts'

/** Options of the gate `workflow-path`; null where the policy switches it off. */
const pathOptionsOf = (change: LocalChange) => {
  const setting = settingOf(change, 'workflow-path')
  return setting === null ? null : pathOptions.parse(setting.options)
}

/** Globs of specification documents; empty where nobody asks for one. */
export const specificationsOf = (change: LocalChange): readonly string[] => {
  const options = pathOptionsOf(change)
  return options === null || Object.keys(options.checks).length === 0 ? [] : options.specification.paths
}

/** Checks that have to be green on the head: those that the policy names for the build. */
export function requiredChecks(change: LocalChange): readonly RequiredCheck[] {
  const checks = Object.entries(pathOptionsOf(change)?.checks ?? {})
  return checks.map(([name, check]) => ({
    name,
    check: typeof check === 'string' ? check : (check.check ?? name),
    app: typeof check === 'string' || check.app === undefined ? null : `${check.app}`,
    workflow: typeof check === 'string' ? null : (check.workflow ?? null),
    gate: 'workflow-path',
  }))
}

/** Files and results that the gates read, where the policy names any. */
export function requiredEvidence(change: LocalChange): readonly RequiredEvidence[] {
  const checklist = optionsOf(change)
  const path = pathOptionsOf(change)
  const golden = settingOf(change, 'golden-suite')
  const { files, tools } = sarifOf(checklist)
  const row = (what: string, where: readonly string[], gate: string): readonly RequiredEvidence[] =>
    where.length === 0 ? [] : [{ what, where, gate }]
  const named = Object.keys(checklist.checks)
  return [
    ...row('results of tools (SARIF)', files, 'checklist'),
    ...row('tools that must have run on the head', tools, 'checklist'),
    ...row('test reports, for answers that name a test', checklist.reports, 'checklist'),
    ...row('checks that answers may name', named, 'checklist'),
    ...(path === null || Object.keys(path.checks).length === 0
      ? []
      : [
          ...row('specification, on the paths standard and full', path.specification.paths, 'workflow-path'),
          ...row(
            'reports of the base with the new tests: the regression test fails',
            path.regression?.before ?? [],
            'workflow-path',
          ),
          ...row(
            'reports of the change: the regression test passes',
            path.regression?.after ?? [],
            'workflow-path',
          ),
        ]),
    ...row(
      'test reports of the golden suites',
      golden === null ? [] : goldenOptions.parse(golden.options).reports,
      'golden-suite',
    ),
  ]
}
