import { factShapes } from '../core/facts/index.ts'
import type { Finding } from '../core/finding.ts'
import type { DigestInput, DigestItem } from '../digest/model.ts'
import { compileCodeowners, parseCodeowners } from '../formats/codeowners/index.ts'
import { fingerprint } from '../result/digests.ts'
import { notEvaluated } from '../result/not-evaluated.ts'
import type { RunRecord } from '../result/record.ts'
import type { Report } from '../result/report.ts'
import { ruleAddress } from '../surfaces/addresses.ts'
import { completenessText } from '../surfaces/audit-words.ts'

/** What the digest of an audit is called and where its run can be seen. */
export interface DigestPlace {
  readonly profile: string
  readonly runUrl: string | null
  /** RFC 3339. */
  readonly now: string
}

/** What an audit hands to its digest issue; null for a report that is no audit. */
export function digestInput(report: Report, { profile, runUrl, now }: DigestPlace): DigestInput | null {
  const { audit, record } = report
  if (audit === undefined || record.policy === null) return null
  const { completeness } = audit
  return {
    ...{ profile, report, now, runUrl },
    repository: record.target.repository,
    items: itemsOf(record),
    complete: !completeness.partial,
    notEvaluated: notEvaluated(record),
    totals: {
      audited: completeness.audited,
      of: completeness.total,
      words: completenessText(completeness),
    },
    artifactUrl: runUrl === null ? null : `${runUrl}#artifacts`,
    settings: record.policy.report.digest,
  }
}

function itemsOf(record: RunRecord): readonly DigestItem[] {
  const ownersAt = ownersOf(record)
  return record.verdict.gates.flatMap(({ gate, findings }) =>
    findings.flatMap((finding): DigestItem[] => {
      const { outcome, rule, subject, level, found, required, fix, location, requiredAt } = finding
      if (outcome !== 'fail' && outcome !== 'unknown') return []
      return [
        {
          ...{ gate, rule, subject, outcome, level, found, required, fix },
          id: fingerprint(rule, subject),
          blocks: outcome === 'fail' && level === 'error',
          owners: ownersAt(placeOf(finding, record)),
          documentation: ruleAddress(record.documentationUrl, rule),
          ...(location === undefined ? {} : { location }),
          ...(requiredAt === undefined ? {} : { requiredAt }),
        },
      ]
    }),
  )
}

/** A finding that is in no file concerns those who own the policy that asks for it. */
const placeOf = ({ location, requiredAt }: Finding, { policyPath }: RunRecord): string =>
  location?.path ?? requiredAt?.path ?? policyPath

/** Code owners by path, as the audited commit has them; nobody where its CODEOWNERS file could not be read. */
function ownersOf({ subjects }: RunRecord): (path: string) => readonly string[] {
  const fact = subjects[0]?.facts.codeowners
  const file = factShapes.codeowners.safeParse(fact?.known === true ? fact.value : undefined)
  if (!file.success || file.data.path === null) return () => []
  const matcher = compileCodeowners(parseCodeowners(file.data.content))
  return (path) => matcher.match(path).owners
}
