/** Permissions a workflow can write under `permissions:`; all others need a GitHub App or a personal token. */
const workflowPermissions = new Set([
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
])

function one(pair: string): string | null {
  const match = /^\s*([a-z_]+)\s*=\s*(read|write|admin)\s*$/.exec(pair)
  if (match === null) return null
  const name = (match[1] ?? '').replaceAll('_', '-')
  return `${name}: ${match[2]}${workflowPermissions.has(name) ? '' : ' (GitHub App)'}`
}

/**
 * GitHub's `x-accepted-github-permissions` header (`pull_requests=read,contents=write; issues=read`: comma means and,
 * semicolon or), in the words of `permissions:`. Undefined when the header is absent or not of that form.
 */
export function acceptedPermissions(header: string | undefined): string | undefined {
  if (header === undefined || header.length > 500) return undefined
  const alternatives = header.split(';').map((all) => all.split(',').map(one))
  if (alternatives.flat().includes(null)) return undefined
  return alternatives.map((all) => all.join(' and ')).join(' or ')
}
