import type { AuditView, Proof } from './audit.ts'
import type { Result } from './schema.ts'

type AuditJson = NonNullable<Result['audit']>

const proofJson = ({ location, ...proof }: Proof): AuditJson['controls'][number]['proof'][number] => ({
  ...proof,
  path: location?.path ?? null,
  line: location?.line ?? null,
})

/** An audit with the result's names. */
export function auditJson({ at, completeness, controls, p0, openSince, trend }: AuditView): AuditJson {
  const { audited, total, notReadable, notApplicable, partial, cut, because } = completeness
  return {
    at,
    completeness: {
      ...{ audited, total, partial, cut, because: [...because] },
      not_readable: notReadable,
      not_applicable: notApplicable,
    },
    controls: controls.map(({ control, state, level, rules, proof, since }) => ({
      ...{ control, state, level, since },
      rules: rules.map((rule) => ({ ...rule })),
      proof: proof.map(proofJson),
    })),
    p0: { ids: [...p0.ids], absent: [...p0.absent], unverified: [...p0.unverified] },
    open_since: [...openSince]
      .map(([fingerprint, since]) => ({ fingerprint, since }))
      .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
    trend: trend === null ? null : { ...trend },
  }
}

/** An audit out of a result file. */
export function auditOf({ at, completeness, controls, p0, open_since, trend }: AuditJson): AuditView {
  const {
    audited,
    total,
    not_readable: notReadable,
    not_applicable: notApplicable,
    partial,
    cut,
    because,
  } = completeness
  return {
    ...{ at, p0, trend },
    completeness: { audited, total, notReadable, notApplicable, partial, cut, because },
    controls: controls.map((control) => ({
      ...control,
      proof: control.proof.map(({ path, line, ...proof }) => ({
        ...proof,
        ...(path === null
          ? {}
          : { location: { path, at: 'head', ...(line === null ? {} : { line }) } as const }),
      })),
    })),
    openSince: new Map(open_since.map(({ fingerprint, since }) => [fingerprint, since])),
  }
}
