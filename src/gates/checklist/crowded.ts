/** Groups that one place stands for at most. */
const capacity = 2

/** Groups and all the places they have between them: too few. */
export interface Crowd {
  readonly groups: readonly string[]
  readonly places: readonly string[]
}

/**
 * Shares places out among groups, each place to two groups at most, by augmenting paths; what is left over is told with
 * all it competes with (a violator of Hall's condition). More places can only help.
 * @param demands each group with the places that would do
 */
export function crowded(demands: ReadonlyMap<string, ReadonlySet<string>>): readonly Crowd[] {
  const held = new Map<string, string[]>()
  const left = [...demands.keys()].sort().filter((group) => !placed(group, demands, held, new Set()))
  const [first] = left
  if (first === undefined) return []
  const { groups, places } = reachable(left, demands, held)
  return [{ groups: [...groups].sort(), places: [...places].sort() }]
}

/** Finds a place for a group, moving others to another of theirs where that makes room. */
function placed(
  group: string,
  demands: ReadonlyMap<string, ReadonlySet<string>>,
  held: Map<string, string[]>,
  tried: Set<string>,
): boolean {
  for (const place of [...(demands.get(group) ?? [])].sort()) {
    if (tried.has(place)) continue
    tried.add(place)
    const holders = held.get(place) ?? []
    const movable =
      holders.length < capacity ? -1 : holders.findIndex((other) => placed(other, demands, held, tried))
    if (holders.length >= capacity && movable < 0) continue
    held.set(place, [...holders.filter((_, index) => index !== movable), group])
    return true
  }
  return false
}

/** Everything that competes with the groups that are left over. */
function reachable(
  left: readonly string[],
  demands: ReadonlyMap<string, ReadonlySet<string>>,
  held: ReadonlyMap<string, readonly string[]>,
): { readonly groups: ReadonlySet<string>; readonly places: ReadonlySet<string> } {
  const groups = new Set(left)
  const places = new Set<string>()
  // A set that grows while it is walked gives what was added, too.
  for (const group of groups) {
    for (const place of demands.get(group) ?? []) {
      places.add(place)
      for (const other of held.get(place) ?? []) groups.add(other)
    }
  }
  return { groups, places }
}
