import type { Started, World } from '../../src/embedded/world.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // Tests look into answers freely; their shape is checked against the published description elsewhere.
  readonly body: ReturnType<typeof JSON.parse>
}

export interface CallOptions {
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls a started world as one token (null: none): `call('/repos/acme/shop')`. */
export function caller(server: Started, token: string | null) {
  return async (path: string, options: CallOptions = {}): Promise<Answer> => {
    const response = await fetch(path.startsWith('http') ? path : `${server.apiUrl}${path}`, {
      method: options.method ?? 'GET',
      redirect: 'manual',
      headers: {
        'user-agent': 'gatewright-test',
        accept: 'application/vnd.github+json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
    const text = await response.text()
    const json = (response.headers.get('content-type') ?? '').includes('application/json') && text !== ''
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text }
  }
}

/** Everything a workflow token or App can be given. */
export const ALL_PERMISSIONS = {
  contents: 'write',
  'pull-requests': 'write',
  checks: 'write',
  statuses: 'write',
  issues: 'write',
  members: 'read',
  administration: 'read',
  actions: 'read',
} as const

/** An organisation `acme` with a repository `acme/shop`, its owners, teams and one open pull request. */
export function shop(world: World) {
  for (const login of ['alpha', 'bravo', 'chef', 'outsider']) world.user(login)
  const acme = world.organisation('acme', { owners: ['chef'], members: ['alpha', 'bravo'] })
  const core = acme.team('core', { members: ['bravo'], maintainers: ['chef'] })
  const codeowners = '* @alpha\n/src/ @acme/core\n'
  const repository = world.repository('acme/shop', {
    files: {
      '.github/CODEOWNERS': codeowners,
      'src/a.ts': 'one\ntwo\nthree\n',
      'docs/guide.md': '# Guide\n',
    },
    collaborators: { alpha: 'write' },
    teams: [[core, 'maintain']],
  })
  const pull = repository.openPullRequest({
    author: 'alpha',
    title: 'Add b',
    head: 'add-b',
    files: { 'src/b.ts': 'export const b = 1\n' },
  })
  return { acme, core, repository, pull }
}
