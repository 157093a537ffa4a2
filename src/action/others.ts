import { auditAction } from '../audit/definition.ts'
import { refreshAction } from '../refresh/definition.ts'
import { reportAction } from '../report-action/definition.ts'
import type { OtherAction, OtherMain } from './other-action.ts'

/** An action with the code behind it, which is loaded when it runs. */
interface Runnable {
  readonly action: OtherAction
  readonly load: () => Promise<OtherMain>
}

/** Every action that is neither the suite nor a gate. */
export const otherActions: readonly Runnable[] = [
  { action: auditAction, load: async () => (await import('../audit/main.ts')).auditMain },
  { action: reportAction, load: async () => (await import('../report-action/main.ts')).reportMain },
  { action: refreshAction, load: async () => (await import('../refresh/main.ts')).refreshMain },
]
