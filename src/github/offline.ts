import { GitHubFailure } from './failure.ts'
import type { GitHub } from './port.ts'

/** A GitHub that cannot be reached: every call fails with reason `offline`. */
export function offlineGitHub(serverUrl: string): GitHub {
  const fail = async (route: string): Promise<never> => {
    throw new GitHubFailure('offline', route, 'this run does not ask GitHub', {
      remedy: { text: 'ask GitHub: gatewright check --repository OWNER/REPO --pull N, with a token' },
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
