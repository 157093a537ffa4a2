import type { AnyGate, Permission } from '../core/gate.ts'

/**
 * Each permission once that the gates cost, `access` as asked. Needed beats on demand, and so does a token every
 * workflow can have.
 */
export function permissionsOf(
  sources: readonly { readonly permissions: readonly Permission[] }[],
  access: Permission['access'],
): readonly Permission[] {
  const merged = new Map<string, Permission>()
  for (const permission of sources.flatMap(({ permissions }) => permissions)) {
    if (permission.access !== access) continue
    const before = merged.get(permission.name)
    merged.set(permission.name, before === undefined ? permission : joined(before, permission))
  }
  return [...merged.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

const joined = (one: Permission, other: Permission): Permission => ({
  name: one.name,
  access: one.access,
  ...(one.appOnly === true && other.appOnly === true ? { appOnly: true } : {}),
  ...(isOptional(one) && isOptional(other) ? { onDemand: true } : {}),
  why: one.why === other.why ? one.why : `${one.why}; ${other.why}`,
})

/** Whether a set-up without it judges all the same: only some policies need it, or it only sees more. */
export const isOptional = ({ appOnly, onDemand }: Permission): boolean =>
  appOnly === true || onDemand === true

/** What the gates read with. What only gates need that judge nothing until a policy sets them up is on demand. */
export const readsOf = (gates: readonly AnyGate[]): readonly Permission[] =>
  permissionsOf(
    gates.map(({ permissions, unconfigured }) => ({
      permissions:
        unconfigured === undefined ? permissions : permissions.map((one) => ({ ...one, onDemand: true })),
    })),
    'read',
  )
