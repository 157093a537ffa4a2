import { bare } from './blocks.ts'
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
  ...['authMiddleware', 'authenticateToken', 'authenticateJWT', 'checkJwt', 'isLoggedIn', 'jwtAuth'],
  ...[
    'LoginRequiredMixin',
    'PermissionRequiredMixin',
    'UserPassesTestMixin',
    'IsAuthenticated',
    'IsAdminUser',
  ],
  ...['get_current_user', 'get_current_active_user', 'current_user_required', 'admin_required'],
  ...['csrf_protect', 'csrfProtection', 'protect_from_forgery', 'verify_authenticity_token', 'validateCsrf'],
] as const

/** Short names that are guards only where they stand between a route and its handler, or in a security chain. */
const inPlace = /(?<![\w$.])auth(?=\s?,)|(?<=\.)(?:authenticated|fullyAuthenticated)(?=\s?\()/g

/** Guards that their place alone tells. */
const placed = (code: string): readonly string[] =>
  [...code.matchAll(inPlace)]
    .filter(
      ({ 0: name, index }) =>
        name !== 'auth' || /["'`]\s?,\s?$/.test(code.slice(Math.max(0, index - 5), index)),
    )
    .map(([name]) => name)

/** Opens what a guard's name in the same line would close. */
const opener =
  /\b(?:AllowAny|permitAll|AllowAnonymous|anonymous)\b|\bskip_before_action\b|\bpermission_classes\s*=\s*[[(]\s*[\])]/

// What is only made known is not called.
const imports =
  /^\s*(?:import\b|from\b.*\bimport\b|export\s*[{*]|use\s|using\s|(?:const|let|var)\b.*\brequire\s*\()/

/** Finds guards in code. */
export interface GuardFinder {
  /** Every name of one, definitions included. */
  readonly names: (code: string) => readonly string[]
  /** Those that guard something: neither defined, nor declared as a field, nor taken back in the same line. */
  readonly uses: (code: string) => readonly string[]
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Frameworks of Go and C# write the same names with a capital. */
const eitherCase = (name: string): string =>
  /^[a-z]/.test(name)
    ? `[${name.charAt(0)}${name.charAt(0).toUpperCase()}]${escaped(name.slice(1))}`
    : escaped(name)

/** A finder of the usual guards and of those a policy adds. */
export function guardFinder(more: readonly string[]): GuardFinder {
  const all = [...usualGuards, ...more.map((name) => name.replace(/^@/, ''))]
  const one = `(?<![\\w$])(?:${all.map(eitherCase).join('|')})(?![\\w$])`
  const pattern = new RegExp(one, 'g')
  const defined = new RegExp(String.raw`\b(?:function|def|func|fn|fun)\s+(?:\([^)]{0,200}\)\s?)?${one}`, 'g')
  // A field, a property's name, or a variable: what stands left of its type or value.
  const declared = new RegExp(
    String.raw`^\s*(?:(?:readonly|public|private|protected|static|final|self\.|this\.)\s*)*(?!permission_classes)${one}\??\s*(?::(?!:)|=(?![=>]))`,
  )
  const flag = new RegExp(
    String.raw`\b(?:bool|boolean|Boolean|Bool)\s+${one}\s*(?:[;={]|$)|^\s*${one}\s+\*?bool\b`,
  )
  const names = (code: string): readonly string[] =>
    imports.test(code) ? [] : [...[...code.matchAll(pattern)].map(([name]) => name), ...placed(code)]
  return {
    names,
    uses: (code) =>
      opener.test(code)
        ? []
        : names(withoutLeft(code.replace(defined, '').replace(declared, '').replace(flag, ''))),
  }
}

/** Data, styles and templates: what is called like a guard there is a word, a key or a part of a page. */
const noCode =
  /\.(?:css|scss|sass|less|txt|csv|lock|snap|po|pot|properties|graphqls?|erb|ejs|hbs|mustache|twig|pug|haml|slim)$/i
const noProgram: ReadonlySet<string> = new Set(['json', 'yaml', 'sql', 'markup', 'shell', 'docker', 'hurl'])

/** Whether a file may hold guards at all. */
export const holdsGuards = (path: string, language: string | null): boolean =>
  language === null ? !noCode.test(path) : !noProgram.has(language)

/** A declaration without the names it declares. */
const withoutLeft = (code: string): string =>
  code.replace(/^\s*(?:export\s+)?(?:const|let|var|val)\b[^=]*=(?![=>])/, '')

/**
 * That an unknown name may well be a guard: what stands in the place of a known one is then no removal.
 */
const plausible =
  /(?<![\w$])(?:\w*(?:[aA]uth|[gG]uard|[pP]ermission|[rR]ole|[oO]wner|[aA]dmin|[lL]og_?[iI]n|[sS]ign_?[iI]n|[sS]ession|[cC]srf|[tT]oken|[sS]cope|[aA]ccess|[mM]ember)\w*|(?:require|ensure|verify|check|assert|can|must)[A-Z_]\w*)/g

/** Names in an added line that may be guards, and that the removed lines have not. */
export const plausibleGuards = (code: string, before: ReadonlySet<string>): readonly string[] =>
  opener.test(code) || imports.test(code)
    ? []
    : [...code.matchAll(plausible)].map(([name]) => name).filter((name) => !before.has(name))

/** Whether a line of a hunk stands within a list of imported names that spans lines. */
export function inImport(lines: readonly ProbeLine[], index: number): boolean {
  if (!/^\s*(?:type\s+)?[\w$]+(?:\s+as\s+[\w$]+)?\s*,?\s*$/.test(lines[index]?.code ?? '')) return false
  const opens = lines.slice(0, index).findLast(({ code }) => /[({[]\s*$/.test(code) || /[)}\]]/.test(code))
  if (opens !== undefined && /[({]\s*$/.test(opens.code))
    return /^\s*(?:import|export|from)\b/.test(opens.code)
  const closes = lines.slice(index + 1).find(({ code }) => /[)}\]]/.test(code))
  return /^\s*\}\s*from\b/.test(closes?.code ?? '')
}

/** What guards are taken away from in a line: the names, their arguments and the separators that come with them. */
export function unguarded(line: ProbeLine, find: GuardFinder): string {
  const without = find.names(line.code).reduce((text, name) => {
    return text.replace(new RegExp(`@?(?:[\\w$]+\\.)*${escaped(name)}(?![\\w$])(?:\\s*\\([^()]*\\))?`), '')
  }, bare(line.kept))
  return without.replace(/[\s,;&|!(){}[\]]+/g, '')
}
