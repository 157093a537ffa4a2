import type { Signal } from '../../core/facts/change.ts'
import { bare, changed, type ProbeHunk } from './blocks.ts'
import type { ProbeLine } from './scan.ts'

/** Names of checks that frameworks and projects usually guard entry points with. */
const usualGuards = [
  ...['requireAuth', 'requireAuthentication', 'requireLogin', 'requireUser', 'requireRole', 'requireRoles'],
  ...[
    'requirePermission',
    'requirePermissions',
    'requireAdmin',
    'requireScope',
    'requireOwner',
    'requireSession',
  ],
  ...['ensureAuthenticated', 'ensureAuthorized', 'ensureLoggedIn', 'ensureAdmin', 'ensureOwner'],
  ...['isAuthenticated', 'isAuthorized', 'isAdmin', 'checkAuth', 'checkPermission', 'checkPermissions'],
  ...[
    'checkAccess',
    'verifyToken',
    'verifyJwt',
    'verifyJWT',
    'verifySession',
    'verifySignature',
    'assertOwner',
  ],
  ...['authorize', 'authorise', 'authenticate', 'assertPermission', 'assertAuthorized', 'can_access'],
  ...['hasRole', 'hasAnyRole', 'hasPermission', 'hasAuthority', 'hasScope', 'AuthGuard', 'RolesGuard'],
  ...['login_required', 'permission_required', 'permission_classes', 'user_passes_test', 'roles_required'],
  ...['staff_member_required', 'jwt_required', 'token_required', 'require_auth', 'require_login'],
  ...['require_role', 'require_permission', 'check_permission', 'is_authenticated', 'has_permission'],
  ...[
    'PreAuthorize',
    'PostAuthorize',
    'Secured',
    'RolesAllowed',
    'Authorize',
    'UseGuards',
    'RequireAuthorization',
  ],
  ...['authenticate_user', 'authorize_user', 'authorize_resource', 'load_and_authorize_resource'],
  ...['csrf_protect', 'csrfProtection', 'protect_from_forgery', 'verify_authenticity_token', 'validateCsrf'],
] as const

/** Finds names of guards in code. */
export type GuardFinder = (code: string) => readonly string[]

/** A finder of the usual guards and of those a policy adds. */
export function guardFinder(more: readonly string[]): GuardFinder {
  const names = [...usualGuards, ...more.map((name) => name.replace(/^@/, ''))]
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\w$])(?:${escaped.join('|')})(?![\\w$])`, 'g')
  // What is only made known is not called.
  const imports =
    /^\s*(?:import\b|from\b.*\bimport\b|export\s*\{|use\s|using\s|(?:const|let|var)\b.*\brequire\s*\()/
  return (code) => (imports.test(code) ? [] : [...code.matchAll(pattern)].map(([name]) => name))
}

/** A line that starts something which may be guarded, or a guard's own definition. */
const definition =
  /\b(?:function|def|class|func|fn|interface|record|struct|module)\b|=>\s*\{?\s*$|\b(?:public|private|protected|internal)\b.*\(|\.\s*(?:get|post|put|patch|delete|all|route|use|Handle\w*|GET|POST|PUT|PATCH|DELETE)\s*\(/

/** A line without what guards it: the names, their arguments and the separators that come with them. */
function unguarded(line: ProbeLine, find: GuardFinder): string {
  const names = find(line.code)
  const without = names.reduce((text, name) => {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return text.replace(new RegExp(`@?${escaped}(?:\\s*\\([^()]*\\))?`), '')
  }, line.kept)
  return without.replace(/[\s,;&|!(){}[\]]+/g, '')
}

/**
 * Guards that were taken away from what stays. Silent where the guarded thing goes with its guard, where another guard
 * stands in its place, and where the line only moved.
 */
export function removedGuards(path: string, hunks: readonly ProbeHunk[], find: GuardFinder): Signal[] {
  const added = changed(hunks, 'added')
  const there = new Set(added.map(({ kept }) => bare(kept)))
  const barelyThere = new Set(
    added.filter(({ code }) => find(code).length === 0).map((line) => unguarded(line, find)),
  )
  const signals: Signal[] = []
  for (const { blocks } of hunks) {
    for (const block of blocks) {
      const lost = block.removed.filter(({ code, kept }) => find(code).length > 0 && !there.has(bare(kept)))
      const names = lost.flatMap(({ code }) => find(code))
      const now = block.added.flatMap(({ code }) => find(code))
      if (names.length <= now.length) continue
      const goes = block.removed.some(({ code }) => definition.test(code))
      for (const line of lost) {
        const stays = unguarded(line, find) !== '' && barelyThere.has(unguarded(line, find))
        const name = find(line.code)[0]
        if (name === undefined || (goes && !stays)) continue
        signals.push({ kind: 'guard-removed', path, line: line.line, side: 'removed', name })
      }
    }
  }
  return signals
}

/** Guards that the change adds: who may do what is being decided here. */
export function addedGuards(path: string, hunks: readonly ProbeHunk[], find: GuardFinder): Signal[] {
  const before = new Set(changed(hunks, 'removed').map(({ kept }) => bare(kept)))
  return changed(hunks, 'added').flatMap((line) => {
    const name = find(line.code)[0]
    if (name === undefined || before.has(bare(line.kept))) return []
    return [{ kind: 'permission-added', path, line: line.line, side: 'added', name } as const]
  })
}
