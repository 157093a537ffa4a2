import type { Account } from '../model.ts'
import type { State } from '../state.ts'

/** An account by login. @throws Error when the world has none: a typing mistake in a test */
export function known(state: State, login: string): Account {
  const account = state.account(login)
  if (account === undefined) throw new Error(`no account ${login} in this world`)
  return account
}
