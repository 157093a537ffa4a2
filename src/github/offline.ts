import { GitHubFailure } from './failure.ts'
import type { GitHub } from './port.ts'

const usualWay = 'ask GitHub: gatewright check --repository OWNER/REPO --pull N, with a token'

/**
 * A GitHub that cannot be reached: every call fails with reason `offline`.
 * @param way what a person does to have it asked
 */
export function offlineGitHub(serverUrl: string, way = usualWay): GitHub {
  const fail = async (route: string): Promise<never> => {
    throw new GitHubFailure('offline', route, 'this run does not ask GitHub', {
      remedy: { text: way },
    })
  }
  return {
    serverUrl,
    get: fail,
    list: fail,
    graphql: () => fail('POST /graphql'),
    download: fail,
    send: fail,
    serverTime: () => null,
    statistics: () => ({ requests: 0, notModified: 0, retries: 0 }),
  }
}
