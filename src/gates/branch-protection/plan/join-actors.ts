import type { Hold } from './hold.ts'
import type { PlannedActor } from './payload.ts'

/** How much a mode lets through: `exempt` leaves no audit entry, either (research R15). */
const modes = ['pull_request', 'always', 'exempt']

const reach = ({ bypass_mode: mode }: PlannedActor): number => {
  const at = modes.indexOf(mode)
  return at === -1 ? modes.length : at
}

const isSame = (one: PlannedActor, other: PlannedActor): boolean =>
  one.actor_type === other.actor_type && one.actor_id === other.actor_id

/** `Team 9 (pull_request)` */
export const actorName = ({ actor_type: type, actor_id: id, bypass_mode: mode }: PlannedActor): string =>
  `${type}${id === null ? '' : ` ${id}`} (${mode})`

/**
 * The actors that are wanted, as far as they may bypass already; another one, or a wider mode, makes every rule weaker.
 */
export function joinActors(
  want: readonly PlannedActor[],
  have: readonly PlannedActor[],
  hold: Hold,
): readonly PlannedActor[] {
  return want.flatMap((actor) => {
    const now = have.filter((one) => isSame(one, actor))
    const widest = now.reduce<PlannedActor | undefined>(
      (best, one) => (best === undefined || reach(one) > reach(best) ? one : best),
      undefined,
    )
    if (widest !== undefined && reach(widest) >= reach(actor)) return [actor]
    const without = widest === undefined ? 'no bypass' : `no wider bypass than ${actorName(widest)}`
    if (!hold('BP-BYPASS', `${without} for ${actorName(actor)}`)) return [actor]
    return widest === undefined ? [] : [widest]
  })
}
