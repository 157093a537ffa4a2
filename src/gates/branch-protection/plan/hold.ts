/** Something the owned ruleset asks for beyond the policy. */
export interface Held {
  readonly code: string
  /** What it is, as a noun: `2 approvals`. */
  readonly what: string
}

/** Asked once for each thing that would get weaker. True: it stays as it is. */
export type Hold = (code: string, what: string) => boolean

/** Keeps whatever may not get weaker, and remembers it. */
export interface Keeper {
  readonly hold: Hold
  /** What stays although the policy does not ask for it. */
  readonly kept: readonly Held[]
  /** What is given up because `--allow-weaken` names it. */
  readonly dropped: readonly Held[]
}

/** Whether a code is among those given; `BP-CHECK` stands for every check, and so on. */
export const isAllowed = (code: string, allowed: readonly string[]): boolean =>
  allowed.some((one) => one === code || code.startsWith(`${one}(`))

/** @param allowed codes that may get weaker */
export function createKeeper(allowed: readonly string[]): Keeper {
  const kept: Held[] = []
  const dropped: Held[] = []
  const hold: Hold = (code, what) => {
    const given = isAllowed(code, allowed)
    const list = given ? dropped : kept
    if (!list.some((one) => one.code === code && one.what === what)) list.push({ code, what })
    return !given
  }
  return { hold, kept, dropped }
}
