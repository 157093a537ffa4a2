import { describe, expect, test } from '@jest/globals'
import type { ProbeFile } from '../../../src/formats/probes/probe.ts'
import { file, seen } from './support.ts'

// Changes as people make them, by framework: what blocks must be hit in plain cases, and never by honest work.

type Marked = readonly [path: string, lines: readonly string[], more?: Partial<ProbeFile>]
type Row = readonly [name: string, files: readonly Marked[], more?: { readonly base: readonly string[] }]

const blocking = (files: readonly Marked[], more: Row[2]): string[] =>
  seen(
    files.map(([path, lines, as]) => file(path, lines, as)),
    more,
  ).filter((one) => /removed|weakened|tls-off|lockfile/.test(one))

const hits: readonly Row[] = [
  [
    'express guard removed multi-line',
    [['src/r.ts', [' router.delete(', "   '/orders/:id',", '-  requireOwner,', '   remove,', ' )']]],
  ],
  [
    'express authMiddleware',
    [['src/r.ts', ["-app.get('/admin', authMiddleware, admin)", "+app.get('/admin', admin)"]]],
  ],
  ['express auth', [['src/r.ts', ["-app.get('/admin', auth, admin)", "+app.get('/admin', admin)"]]]],
  [
    'express passport',
    [
      [
        'src/r.ts',
        [
          "-app.get('/admin', passport.authenticate('jwt', { session: false }), admin)",
          "+app.get('/admin', admin)",
        ],
      ],
    ],
  ],
  [
    'router.use(requireAuth) removed',
    [['src/r.ts', [' const router = Router()', '-router.use(requireAuth)', " router.get('/x', x)"]]],
  ],
  [
    'app.use("/admin", requireAdmin) removed',
    [
      [
        'src/r.ts',
        [' const app = express()', "-app.use('/admin', requireAdmin)", " app.use('/admin', adminRouter)"],
      ],
    ],
  ],
  [
    'fastify preHandler',
    [
      [
        'src/r.ts',
        [
          "-fastify.get('/me', { preHandler: [fastify.authenticate] }, async (req) => req.user)",
          "+fastify.get('/me', async (req) => req.user)",
        ],
      ],
    ],
  ],
  [
    'fastify hook',
    [['src/r.ts', ["-fastify.addHook('onRequest', fastify.authenticate)", " fastify.get('/me', me)"]]],
  ],
  [
    'fastify onRequest verifyJWT',
    [['src/r.ts', [' fastify.route({', "   method: 'GET',", '-  onRequest: [verifyJWT],', "   url: '/me',"]]],
  ],
  ['nest', [['src/c.ts', [" @Controller('cats')", '-@UseGuards(AuthGuard)', ' export class Cats {']]]],
  ['django decorator', [['app/views.py', ['-@login_required', ' def show(request):']]]],
  ['django mixin', [['app/views.py', ['-class Show(LoginRequiredMixin, View):', '+class Show(View):']]]],
  [
    'drf permission_classes',
    [
      [
        'app/views.py',
        [
          ' class Show(APIView):',
          '-    permission_classes = [IsAuthenticated]',
          '+    permission_classes = [AllowAny]',
          '     def get(self, request):',
        ],
      ],
    ],
  ],
  [
    'drf permission_classes gone',
    [
      [
        'app/views.py',
        [
          ' class Show(APIView):',
          '-    permission_classes = [IsAuthenticated]',
          '     def get(self, request):',
        ],
      ],
    ],
  ],
  [
    'drf decorator',
    [
      [
        'app/views.py',
        [" @api_view(['GET'])", '-@permission_classes([IsAuthenticated])', ' def show(request):'],
      ],
    ],
  ],
  ['flask', [['app.py', [" @app.route('/admin')", '-@login_required', ' def admin():']]]],
  ['flask jwt_required()', [['app.py', [" @app.route('/admin')", '-@jwt_required()', ' def admin():']]]],
  [
    'fastapi Depends',
    [['app.py', ['-async def me(user: User = Depends(get_current_user)):', '+async def me():']]],
  ],
  [
    'spring PreAuthorize',
    [
      [
        'A.java',
        ['   @DeleteMapping("/x")', '-  @PreAuthorize("hasRole(\'ADMIN\')")', '   public void x() {'],
      ],
    ],
  ],
  [
    'spring config',
    [
      [
        'SecurityConfig.java',
        [
          '   .authorizeHttpRequests(auth -> auth',
          '-    .requestMatchers("/admin/**").hasRole("ADMIN")',
          '     .anyRequest().authenticated())',
        ],
      ],
    ],
  ],
  [
    'spring config permitAll',
    [
      [
        'SecurityConfig.java',
        [
          '   .authorizeHttpRequests(auth -> auth',
          '-    .anyRequest().authenticated())',
          '+    .anyRequest().permitAll())',
        ],
      ],
    ],
  ],
  [
    'spring hasRole to permitAll',
    [
      [
        'SecurityConfig.java',
        [
          '-    .requestMatchers("/admin/**").hasRole("ADMIN")',
          '+    .requestMatchers("/admin/**").permitAll()',
        ],
      ],
    ],
  ],
  [
    'rails before_action',
    [
      [
        'app/controllers/o.rb',
        [
          ' class OrdersController < ApplicationController',
          '-  before_action :authenticate_user!',
          '   def index',
        ],
      ],
    ],
  ],
  [
    'rails except',
    [
      [
        'app/controllers/o.rb',
        ['-  before_action :authenticate_user!', '+  before_action :authenticate_user!, except: [:index]'],
      ],
    ],
  ],
  [
    'rails authorize',
    [['app/controllers/o.rb', ['   def destroy', '-    authorize @order', '     @order.destroy']]],
  ],
  ['rails csrf', [['app/controllers/o.rb', ['-  protect_from_forgery with: :exception']]]],
  [
    'go middleware',
    [['main.go', ['-\tmux.Handle("/admin", requireAuth(admin))', '+\tmux.Handle("/admin", admin)']]],
  ],
  [
    'go RequireAuth',
    [
      [
        'main.go',
        [
          '-\tmux.Handle("/admin", RequireAuth(http.HandlerFunc(admin)))',
          '+\tmux.Handle("/admin", http.HandlerFunc(admin))',
        ],
      ],
    ],
  ],
  ['go r.Use', [['main.go', ['-\tr.Use(middleware.RequireAuth)', '\tr.Get("/x", x)'.replace(/^/, ' ')]]]],
  [
    'go stmt',
    [
      [
        'main.go',
        [
          ' func del(w http.ResponseWriter, r *http.Request) {',
          '-\tif !isAdmin(r) {',
          '-\t\thttp.Error(w, "no", 403)',
          '-\t\treturn',
          '-\t}',
          '\tstore.Delete(id)'.replace(/^/, ' '),
        ],
      ],
    ],
  ],
  [
    'haskell requireAuth',
    [['src/A.hs', [' deleteOrder user order = do', '-  requireAuth user', '   remove order']]],
  ],
  ['csharp', [['C.cs', ['-    [Authorize(Roles = "Admin")]', '     public IActionResult Delete(int id) {']]]],
  [
    'csharp AllowAnonymous',
    [['C.cs', ['-    [Authorize]', '+    [AllowAnonymous]', '     public IActionResult Delete(int id) {']]],
  ],
  [
    'workflow continue-on-error',
    [
      [
        '.github/workflows/ci.yml',
        ['       - name: Test', '         run: npm test', '+        continue-on-error: true'],
      ],
    ],
  ],
  [
    'workflow || true',
    [['.github/workflows/ci.yml', ['-      - run: npm test', '+      - run: npm test || true']]],
  ],
  [
    'workflow job coe',
    [
      [
        '.github/workflows/ci.yml',
        ['   test:', '     runs-on: ubuntu-latest', '+    continue-on-error: true', '     steps:'],
      ],
    ],
  ],
  [
    'workflow removes test step',
    [
      [
        '.github/workflows/ci.yml',
        ['       - uses: actions/checkout@v4', '-      - run: npm test', '       - run: npm run build'],
      ],
    ],
  ],
  [
    'workflow removes gatewright',
    [
      [
        '.github/workflows/ci.yml',
        ['-      - uses: gatewright/gatewright@v1', '-        with:', '-          gate: checklist'],
      ],
    ],
  ],
  ['workflow if false', [['.github/workflows/ci.yml', ['   semgrep:', '+    if: false', '     runs-on: x']]]],
  [
    'multi-line run',
    [
      [
        '.github/workflows/ci.yml',
        ['       - run: |', '           npm ci', '-          npm test', '+          npm test || echo failed'],
      ],
    ],
  ],
  [
    'fail-on-error false',
    [
      [
        '.github/workflows/ci.yml',
        ['       - uses: gatewright/gatewright@v1', '+        with:', '+          mode: report'],
      ],
    ],
  ],
  [
    'exit-code trivy',
    [
      [
        '.github/workflows/ci.yml',
        [
          '       - uses: aquasecurity/trivy-action@v1',
          '         with:',
          "-          exit-code: '1'",
          "+          exit-code: '0'",
        ],
      ],
    ],
  ],
  [
    'npm manifest',
    [['package.json', ['   "dependencies": {', '+    "left-pad": "^1.3.0",']]],
    { base: ['package-lock.json'] },
  ],
  [
    'npm exact bump',
    [['package.json', ['-    "zod": "3.0.0"', '+    "zod": "4.0.0"']]],
    { base: ['package-lock.json'] },
  ],
  ['npm workspace', [['packages/a/package.json', ['+    "zod": "^4"']]], { base: ['package-lock.json'] }],
  ['go.mod', [['go.mod', ['+\tgithub.com/pkg/errors v0.9.1']]], { base: ['go.sum'] }],
  ['tls node', [['a.ts', ['+  const agent = new https.Agent({ rejectUnauthorized: false })']]]],
  ['tls py', [['a.py', ['+    r = requests.get(url, verify=False)']]]],
  [
    'tls go',
    [['a.go', ['+\ttr := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}']]],
  ],
  ['tls curl', [['deploy.sh', ['+curl -k https://x.test']]]],
  ['tls env yaml', [['.github/workflows/ci.yml', ["+          NODE_TLS_REJECT_UNAUTHORIZED: '0'"]]]],
  ['tls npmrc', [['.npmrc', ['+strict-ssl=false']]]],
  ['tls python ssl', [['a.py', ['+ctx = ssl._create_unverified_context()']]]],
  ['tls terraform', [['main.tf', ['+  insecure_skip_tls_verify = true']]]],
  ['tls ruby', [['a.rb', ['+http.verify_mode = OpenSSL::SSL::VERIFY_NONE']]]],
  [
    'test removed',
    [
      [
        't/a.test.ts',
        ["-it('returns 403 for strangers', async () => {", '-  expect(res.status).toBe(403)', '-})'],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test py',
    [
      [
        'tests/test_a.py',
        ['-def test_requires_login(client):', "-    assert client.get('/x').status_code == 401"],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test go',
    [
      [
        'a_test.go',
        ['-func TestDeleteForbidden(t *testing.T) {', '-\tassert.Equal(t, 403, rec.Code)', '-}'],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test changed expectation',
    [
      [
        't/a.test.ts',
        [
          " it('stranger', async () => {",
          '-  expect(res.status).toBe(403)',
          '+  expect(res.status).toBe(200)',
          ' })',
        ],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test rspec',
    [
      [
        'spec/a_spec.rb',
        ["-  it 'is forbidden' do", '-    expect(response).to have_http_status(:forbidden)', '-  end'],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test file removed',
    [
      [
        't/a.test.ts',
        ["-it('is forbidden', async () => {", '-  expect(res.status).toBe(403)', '-})'],
        { kind: 'test', status: 'removed' },
      ],
    ],
  ],
  [
    'mode report',
    [
      [
        '.github/workflows/ci.yml',
        ['       - uses: gatewright/gatewright@v1', '         with:', '+          mode: report'],
      ],
    ],
  ],
  [
    'codeql removed',
    [
      [
        '.github/workflows/ci.yml',
        ['-      - uses: github/codeql-action/analyze@v3', '       - run: npm ci'],
      ],
    ],
  ],
  [
    'set decorator + new route elsewhere',
    [
      ['app/views.py', ['-@login_required', ' def show(request):']],
      ['app/new.py', ['+@login_required', '+def fresh(request):', '+    return 1']],
    ],
  ],
  [
    'stmt gone, new route elsewhere',
    [
      ['src/r.ts', [' export function show(req) {', '-  requireAuth(req)', '   return 1']],
      ['src/n.ts', ["+router.get('/n', requireAuth, n)"]],
    ],
  ],
  [
    'spring removed and other added',
    [
      [
        'A.java',
        ['   @DeleteMapping("/x")', '-  @PreAuthorize("hasRole(\'ADMIN\')")', '   public void x() {'],
      ],
      ['B.java', ['+  @GetMapping("/y")', '+  @PreAuthorize("hasRole(\'ADMIN\')")', '+  public void y() {']],
    ],
  ],
  [
    'positive if dropped, body stays',
    [['a.ts', ['-  if (isAdmin(user)) {', '-    remove(id)', '-  }', '+  remove(id)']]],
  ],
  ['ternary', [['a.ts', ['-  return isAdmin(user) ? all() : own()', '+  return all()']]]],
  ['&& chain', [['a.ts', ['-  return isAdmin(user) && canDelete', '+  return canDelete']]]],
  [
    'pyproject dep',
    [['pyproject.toml', [' dependencies = [', '   "a>=1",', '+  "requests",']]],
    { base: ['uv.lock'] },
  ],
  ['pyproject dep spec', [['pyproject.toml', [' ]', '+  "requests>=2",']]], { base: ['uv.lock'] }],
  [
    'pyproject optional',
    [['pyproject.toml', [' [project.optional-dependencies]', ' dev = [', '+  "pytest>=8",']]],
    { base: ['uv.lock'] },
  ],
  [
    'poetry',
    [['pyproject.toml', [' [tool.poetry.dependencies]', ' python = "^3.12"', '+requests = "^2.1"']]],
    { base: ['poetry.lock'] },
  ],
  ['cargo', [['Cargo.toml', [' [dependencies]', '+serde = "1"']]], { base: ['Cargo.lock'] }],
  [
    'cargo noheading',
    [['Cargo.toml', [' anyhow = "1"', '+serde = { version = "1", features = ["derive"] }']]],
    { base: ['Cargo.lock'] },
  ],
  [
    'cargo target',
    [['Cargo.toml', [" [target.'cfg(unix)'.dependencies]", '+nix = "0.29"']]],
    { base: ['Cargo.lock'] },
  ],
  [
    'composer',
    [['composer.json', ['   "require": {', '+    "monolog/monolog": "^3.0"']]],
    { base: ['composer.lock'] },
  ],
  ['gem', [['Gemfile', ["+gem 'devise'"]]], { base: ['Gemfile.lock'] }],
  ['pipfile', [['Pipfile', [' [packages]', '+requests = "*"']]], { base: ['Pipfile.lock'] }],
  [
    'npm dev',
    [['package.json', ['   "devDependencies": {', '+    "jest": "^30.0.0",']]],
    { base: ['yarn.lock'] },
  ],
]

const honest: readonly Row[] = [
  [
    'npm engines object',
    [['package.json', ['   "engines": {', '+    "npmx": "^10.0.0"']]],
    { base: ['package-lock.json'] },
  ],
  ['Java boolean field', [['A.java', ['-  private boolean isAdmin;']]]],
  ['C# prop', [['A.cs', ['-  public bool IsAdmin { get; set; }']]]],
  [
    'workflow check moved to other wf',
    [
      ['.github/workflows/ci.yml', ['-      - run: npm test', '       - run: npm ci']],
      ['.github/workflows/t.yml', ['+      - run: npm test']],
    ],
  ],
  [
    'workflow check renamed script',
    [['.github/workflows/ci.yml', ['-      - run: npm run lint', '+      - run: npm run verify']]],
  ],
  [
    'workflow add flags',
    [['.github/workflows/ci.yml', ['-      - run: npm test', '+      - run: npm test -- --coverage']]],
  ],
  [
    'new trivy informative',
    [
      [
        '.github/workflows/ci.yml',
        ['+      - uses: aquasecurity/trivy-action@v1', '+        with:', "+          exit-code: '0'"],
      ],
    ],
  ],
  [
    'rename python guard param',
    [['a.py', ['-    if not is_authenticated(request):', '+    if not is_authenticated(request.user):']]],
  ],
  [
    'vue computed',
    [
      [
        'a.ts',
        [
          "-  isAdmin: computed(() => user.value.role === 'admin'),",
          "+  isAdmin: computed(() => user.value.roles.includes('admin')),",
        ],
      ],
    ],
  ],
  ['jsx cond removed w/ content', [['a.tsx', ['-  {isAdmin && (', '-    <AdminMenu />', '-  )}']]]],
  [
    'jsx cond reformat',
    [['a.tsx', ['-  {isAdmin && <AdminMenu />}', '+  {isAdmin && (', '+    <AdminMenu />', '+  )}']]],
  ],
  [
    'test file moved to folder',
    [['a.ts', ['-  const ok = isAdmin(user)', '-  return ok', '+  return isAdmin(user)']]],
  ],
  [
    'rails ns',
    [
      [
        'o.rb',
        [
          '-  before_action :authenticate_user!',
          '-  before_action :set_order',
          '+  before_action :authenticate_user!, :set_order',
        ],
      ],
    ],
  ],
  [
    'guard definition removed',
    [['auth.ts', ["-export const isAdmin = (user: User): boolean => user.role === 'admin'"]]],
  ],
  [
    'guard def body',
    [
      [
        'auth.ts',
        [
          ' export function requireAuth(req) {',
          '-  if (!req.user) throw new Unauthorized()',
          '+  if (req.user === undefined) throw new Unauthorized()',
        ],
      ],
    ],
  ],
  ['ts type union', [['a.ts', ["-type Guard = 'isAdmin' | 'isOwner'"]]]],
  ['go struct', [['a.go', ['-\tIsAdmin bool `json:"isAdmin"`']]]],
  ['sql', [['a.sql', ['-  is_authenticated boolean not null,']]]],
  ['json i18n', [['en.json', ['-  "requireAuth": "Please sign in",', '+  "requireAuth": "Please log in",']]]],
  ['json key removed', [['en.json', ['-  "requireLogin": "Please sign in"']]]],
  ['md', [['x.md', ['-Call `requireAuth`'], { kind: 'documentation' }]]],
  ['yaml permissions key', [['config.yml', ['-authenticate: true', '+authenticate: required']]]],
  ['css', [['a.css', ['-.authorize { color: red }']]]],
  [
    'html',
    [['a.html', ['-<button id="authorize">Authorize</button>', '+<button id="approve">Approve</button>']]],
  ],
  [
    'format multi-line',
    [
      [
        'src/r.ts',
        [
          "-router.delete('/orders/:id', requireOwner, remove)",
          '+router.delete(',
          "+  '/orders/:id',",
          '+  requireOwner,',
          '+  remove,',
          '+)',
        ],
      ],
    ],
  ],
  [
    'format join',
    [
      [
        'src/r.ts',
        [
          '-router.delete(',
          "-  '/orders/:id',",
          '-  requireOwner,',
          '-  remove,',
          '-)',
          "+router.delete('/orders/:id', requireOwner, remove)",
        ],
      ],
    ],
  ],
  [
    'rename guard with unknown new name',
    [
      [
        'src/r.ts',
        [
          "-router.delete('/orders/:id', requireOwner, remove)",
          "+router.delete('/orders/:id', requireOrderOwner, remove)",
        ],
      ],
    ],
  ],
  [
    'rename import+use',
    [
      [
        'src/r.ts',
        [
          "-import { requireAuth } from './a'",
          "+import { requireAuthentication } from './a'",
          ' ',
          '-router.use(requireAuth)',
          '+router.use(requireAuthentication)',
        ],
      ],
    ],
  ],
  [
    'guard moved to other file',
    [
      ['src/r.ts', ['-router.use(requireAuth)', " router.get('/x', x)"]],
      ['src/app.ts', ["-app.use('/x', router)", "+app.use('/x', requireAuth, router)"]],
    ],
  ],
  [
    'route moved to other file',
    [
      [
        'src/r.ts',
        [
          ' const router = Router()',
          "-router.delete('/orders/:id', requireOwner, remove)",
          " router.get('/x', x)",
        ],
      ],
      ['src/r2.ts', ["+router.delete('/orders/:id', requireOwner, remove)"]],
    ],
  ],
  [
    'route removed multi-line',
    [
      [
        'src/r.ts',
        [
          ' const router = Router()',
          '-router.delete(',
          "-  '/orders/:id',",
          '-  requireOwner,',
          '-  remove,',
          '-)',
          " router.get('/x', x)",
        ],
      ],
    ],
  ],
  [
    'fastify route removed',
    [
      [
        'src/r.ts',
        [
          '-fastify.route({',
          "-  method: 'GET',",
          '-  onRequest: [verifyJWT],',
          "-  url: '/me',",
          '-  handler: me,',
          '-})',
        ],
      ],
    ],
  ],
  ['django view removed', [['v.py', ['-@login_required', '-def show(request):', '-    return 1']]]],
  ['django view renamed', [['v.py', [' @login_required', '-def show(request):', '+def display(request):']]]],
  [
    'flask route removed',
    [['v.py', ["-@app.route('/x')", '-@login_required', '-def show():', '-    return 1', '-', ' def y():']]],
  ],
  [
    'spring method removed',
    [
      [
        'A.java',
        ['-  @PreAuthorize("hasRole(\'ADMIN\')")', '-  @DeleteMapping("/x")', '-  public void x() {', '-  }'],
      ],
    ],
  ],
  [
    'spring default-visibility method removed',
    [
      [
        'A.java',
        [
          '-  @PreAuthorize("hasRole(\'ADMIN\')")',
          '-  @DeleteMapping("/x")',
          '-  ResponseEntity<Void> x(@PathVariable long id) {',
          '-    return null;',
          '-  }',
        ],
      ],
    ],
  ],
  [
    'rails controller action removed',
    [['o.rb', ['-  def destroy', '-    authorize @order', '-    @order.destroy', '-  end']]],
  ],
  [
    'rails before_action only trimmed',
    [['o.rb', ['-  before_action :authenticate_user!, only: [:a]', '+  before_action :authenticate_user!']]],
  ],
  ['go handler removed', [['main.go', ['-\tmux.Handle("/admin", requireAuth(admin))']]]],
  [
    'go guard body refactor',
    [
      [
        'main.go',
        [
          '-\tif !isAdmin(user) {',
          '-\t\treturn err',
          '-\t}',
          '+\tif err := requireAdmin(user); err != nil {',
          '+\t\treturn err',
          '+\t}',
        ],
      ],
    ],
  ],
  ['inline into switch', [['a.ts', ['-  if (user.isAdmin) {', "-    menu.push('admin')", '-  }']]]],
  [
    'UI isAuthenticated var',
    [['a.tsx', ['-  const { isAuthenticated, user } = useAuth()', '+  const { user } = useAuth()']]],
  ],
  ['type import multi-line', [['a.ts', [' import {', '-  requireAuth,', '   x,', " } from './auth'"]]]],
  ['export list', [['auth/index.ts', ["-export * as isAdmin from './is-admin'"]]]],
  ['interface member', [['a.ts', [' interface User {', '-  isAdmin: boolean', '+  roles: string[]', ' }']]]],
  ['object key type python', [['a.py', ['-    is_authenticated = models.BooleanField()']]]],
  [
    'guard def renamed',
    [
      ['auth.ts', ['-export function requireAuth(req) {', '+export function requireSignIn(req) {']],
      ['r.ts', ['-router.use(requireAuth)', '+router.use(requireSignIn)']],
    ],
  ],
  ['Haskell haddock', [['src/A.hs', ['--- | requireAuth is called', '+-- | checks']]]],
  ['comment edit', [['a.ts', ['-  // verifyToken must run first', '+  // the token is checked first']]]],
  [
    'optional chaining args',
    [['a.ts', ["-  if (hasRole(user, 'admin')) {", '+  if (hasRole(user, Role.Admin)) {']]],
  ],
  [
    'two into one',
    [['a.ts', ['-  requireAuth(req)', "-  requireRole(req, 'admin')", "+  requireRole(req, 'admin')"]]],
  ],
  [
    'test moved',
    [
      [
        't/a.test.ts',
        ["-it('is forbidden', async () => {", '-  expect(res.status).toBe(403)', '-})'],
        { kind: 'test' },
      ],
      [
        't/b.test.ts',
        ["+it('is forbidden', async () => {", '+  expect(res.status).toBe(403)', '+})'],
        { kind: 'test', status: 'added' },
      ],
    ],
  ],
  [
    'test renamed title',
    [
      [
        't/a.test.ts',
        [
          "-it('is forbidden', async () => {",
          "+it('is forbidden for strangers', async () => {",
          '   expect(res.status).toBe(403)',
          ' })',
        ],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test to each',
    [
      [
        't/a.test.ts',
        [
          "-it('is forbidden for guests', async () => {",
          '-  expect((await get(guest)).status).toBe(403)',
          '-})',
          "-it('is forbidden for users', async () => {",
          '-  expect((await get(user)).status).toBe(403)',
          '-})',
          "+it.each(['guest','user'])('is forbidden for %s', async (who) => {",
          '+  expect((await get(who)).status).toBe(403)',
          '+})',
        ],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test reformat assertion',
    [
      [
        't/a.test.ts',
        ['-  expect(res.status).toBe(403)', "+  expect(res).toHaveProperty('status', 403)"],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test py title refactor',
    [
      [
        'tests/test_a.py',
        ['-def test_forbidden(client):', '+def test_forbidden(client, db):'],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'test word: denied in unrelated',
    [
      [
        't/a.test.ts',
        ["-it('refuses an empty name', () => {", "-  expect(() => parse('')).toThrow()", '-})'],
        { kind: 'test' },
      ],
    ],
  ],
  [
    'workflow coe on deploy preview',
    [
      [
        '.github/workflows/ci.yml',
        [
          '       - name: Upload',
          '         uses: actions/upload-artifact@v4',
          '+        continue-on-error: true',
        ],
      ],
    ],
  ],
  ['workflow || true on cleanup', [['.github/workflows/ci.yml', ['+      - run: docker rm -f x || true']]]],
  ['workflow grep || true', [['.github/workflows/ci.yml', ['+      - run: git diff --check || true']]]],
  ['test name mention', [['.github/workflows/ci.yml', ['+      - run: rm -rf test-results || true']]]],
  ['cp tests || true', [['.github/workflows/ci.yml', ['+          cp coverage/test.xml out/ || true']]]],
  ['package.json pretest', [['package.json', ['+    "clean": "rm -rf test-output || true",']]]],
  [
    'next step has test',
    [
      [
        '.github/workflows/ci.yml',
        [
          '       - name: Notify',
          '         run: ./notify.sh',
          '+        continue-on-error: true',
          '       - name: Test',
          '         run: npm test',
        ],
      ],
    ],
  ],
  [
    'matrix experimental',
    [
      [
        '.github/workflows/ci.yml',
        [
          ['+    continue-on-error: $', '{{ matrix.experimental }}'].join(''),
          '     steps:',
          '       - run: npm test',
        ],
      ],
    ],
  ],
  [
    'npm script change',
    [['package.json', ['-    "test": "jest"', '+    "test": "jest --ci"']]],
    { base: ['package-lock.json'] },
  ],
  [
    'npm version bump own',
    [['package.json', ['-  "version": "1.0.0",', '+  "version": "1.1.0",']]],
    { base: ['package-lock.json'] },
  ],
  [
    'npm engines',
    [['package.json', ['-    "node": ">=18"', '+    "node": ">=20"']]],
    { base: ['package-lock.json'] },
  ],
  [
    'npm with lock',
    [
      ['package.json', ['+    "zod": "^4"']],
      ['package-lock.json', ['+    "zod": "^4"']],
    ],
    { base: ['package-lock.json'] },
  ],
  ['npm without lock in repo', [['package.json', ['+    "zod": "^4"']]]],
  [
    'npm peerDependencies',
    [
      [
        'package.json',
        ['   "peerDependencies": {', '-    "react": "^17.0.0"', '+    "react": "^17.0.0 || ^18.0.0"'],
      ],
    ],
    { base: ['package-lock.json'] },
  ],
  [
    'npm config key',
    [['package.json', ['   "browserslist": {', '+    "chrome": "100"']]],
    { base: ['package-lock.json'] },
  ],
  [
    'npm moved dev->dep',
    [['package.json', ['-    "zod": "^4.0.0"', '+    "zod": "^4.0.0"']]],
    { base: ['package-lock.json'] },
  ],
  ['volta', [['package.json', ['   "volta": {', '+    "node": "20.1.0"']]], { base: ['package-lock.json'] }],
  [
    'pyproject ruff',
    [['pyproject.toml', [' [tool.ruff.lint]', ' select = [', '+  "E501",', '+  "F",', ' ]']]],
    { base: ['poetry.lock'] },
  ],
  [
    'pyproject classifiers',
    [['pyproject.toml', [' classifiers = [', '+  "Programming Language :: Python :: 3.13",', ' ]']]],
    { base: ['uv.lock'] },
  ],
  ['pyproject keywords', [['pyproject.toml', [' keywords = [', '+  "gates",', ' ]']]], { base: ['uv.lock'] }],
  [
    'cargo version',
    [['Cargo.toml', [' [package]', '-version = "1.0.0"', '+version = "1.1.0"']]],
    { base: ['Cargo.lock'] },
  ],
  [
    'cargo name',
    [['Cargo.toml', ['-rust-version = "1.70"', '+rust-version = "1.80"']]],
    { base: ['Cargo.lock'] },
  ],
  ['cargo features', [['Cargo.toml', [' [profile.release]', '+opt-level = "3"']]], { base: ['Cargo.lock'] }],
  ['tls true', [['a.ts', ['-  rejectUnauthorized: false', '+  rejectUnauthorized: true']]]],
  ['tls moved', [['a.ts', ['-  rejectUnauthorized: false,', ' x', '+    rejectUnauthorized: false,']]]],
  ['tls test', [['t/a.test.ts', ['+  rejectUnauthorized: false'], { kind: 'test' }]]],
  ['curl -k in comment', [['x.sh', ['+# never curl -k']]]],
  ['curl --key', [['x.sh', ['+curl --cacert a -K config https://x.test']]]],
  ['curl -sSk? no: -o', [['x.sh', ['+curl -fsSL https://x.test -o k']]]],
  ['py verify=False non http', [['a.py', ['+    image.load(verify=False)']]]],
  ['terraform fmt', [['main.tf', ['-resource "a" "b" {', '+resource "a"  "b" {']]]],
]

describe('what takes a protection away is seen', () => {
  test.each(hits)('%s', (_, files, ...[more]) => expect(blocking(files, more)).not.toEqual([]))
})

describe('honest work is not blocked', () => {
  test.each(honest)('%s', (_, files, ...[more]) => expect(blocking(files, more)).toEqual([]))
})

test('a long line takes time that grows with its length alone', () => {
  for (const unit of [' ', '"a" , auth ', 'func (', 'requireAuth, ', 'catch (']) {
    const line = unit.repeat(Math.ceil(30_000 / unit.length))
    const before = process.cpuUsage().user
    blocking([['a.ts', [`-${line}`, `+x${line}`]]], undefined)
    // A pattern that looks back over its own matches takes ten seconds and more.
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(1500)
  }
})
