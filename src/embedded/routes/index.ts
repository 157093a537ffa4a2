import type { Route } from '../http.ts'
import { actionsRoutes } from './actions.ts'
import { activityRoutes } from './activity.ts'
import { branchRoutes } from './branches.ts'
import { checkRoutes } from './checks.ts'
import { commitRoutes } from './commits.ts'
import { contentsRoutes } from './contents.ts'
import { gitRoutes } from './git.ts'
import { issueRoutes } from './issues.ts'
import { labelRoutes } from './labels.ts'
import { metaRoutes } from './meta.ts'
import { peopleRoutes } from './people.ts'
import { protectionRoutes } from './protection.ts'
import { pullRoutes } from './pulls.ts'
import { reviewRoutes } from './reviews.ts'
import { rulesetRoutes } from './rulesets.ts'
import { runRoutes } from './runs.ts'
import { settingsRoutes } from './settings.ts'
import { statusRoutes } from './statuses.ts'

/** Every REST operation; the first route that matches answers, so longer paths stand before open-ended ones. */
export const routes: readonly Route[] = [
  ...actionsRoutes,
  ...runRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...contentsRoutes,
  ...gitRoutes,
  ...issueRoutes,
  ...labelRoutes,
  ...metaRoutes,
  ...peopleRoutes,
  ...pullRoutes,
  ...reviewRoutes,
  ...activityRoutes,
  ...rulesetRoutes,
  ...protectionRoutes,
  ...settingsRoutes,
  ...branchRoutes,
  ...commitRoutes,
]
