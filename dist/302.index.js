export const id = 302;
export const ids = [302];
export const modules = {

/***/ 47986:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ checksAt),
/* harmony export */   t: () => (/* binding */ gatherChecks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(26921);
/* harmony import */ var _core_fact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80053);
/* harmony import */ var _core_lazy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(18381);
/* harmony import */ var _formats_workflows_run_path_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(38298);
/* harmony import */ var _github_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28881);
/* harmony import */ var _codeowners_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55354);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94671);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96182);
/* harmony import */ var _tool_options_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19622);









const runsRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
const statusesRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/statuses';
const workflowsRoute = 'GET /repos/{owner}/{repo}/actions/runs';
/** Most other names that are kept for "did you mean", and the longest of them. */
const others = { count: 100, length: 200 };
/** Fact `checks`: check runs and commit statuses of the judged commit by the names that anything asks for. */
const gatherChecks = async (context) => {
    const wanted = await wantedNames(context);
    const sha = await (0,_codeowners_js__WEBPACK_IMPORTED_MODULE_2__/* .headOf */ .Uo)(context);
    const what = wanted.size === 0 ? 'no checks are asked for' : runsRoute;
    return (0,_core_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .known */ .eO)(await checksAt(context, sha, wanted), { kind: 'api', what, sha });
};
/**
 * Check runs and commit statuses of any commit by their names; without names nothing is asked. What GitHub says of one
 * commit is asked once, whoever asks and for whichever names.
 * @throws {GitHubFailure}
 */
async function checksAt(context, sha, wanted) {
    if (wanted.size === 0)
        return { sha, runs: [], statuses: [], workflows: (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observed */ .P)(true) };
    const [runs, statuses] = await Promise.all([checkRuns(context, sha), commitStatuses(context, sha)]);
    const asked = runs.filter(({ name }) => wanted.has(name));
    const workflows = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observe */ .l)(() => workflowsOf(context, sha, asked));
    const bySuite = workflows.known ? workflows.value : new Map();
    const names = [...runs.map(({ name }) => name), ...statuses.map((status) => status.context)];
    const ownRun = context.hints.runId ?? context.hints.auditRun ?? null;
    return {
        sha,
        runs: asked.map((run) => asFact(run, bySuite)),
        statuses: statuses.filter((status) => wanted.has(status.context)),
        workflows: workflows.known ? (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observed */ .P)(true) : workflows,
        ownRun,
        ownCheck: ownCheck(runs, bySuite, ownRun, wanted),
        others: [...new Set(names)]
            .filter((name) => !wanted.has(name) && name.length <= others.length)
            .sort()
            .slice(0, others.count),
    };
}
/** The job that judges is the one that is under way in its run. Of several nobody can tell which it is. */
function ownCheck(runs, workflows, ownRun, wanted) {
    const open = runs.filter(({ status, check_suite: suite }) => ownRun !== null && status !== 'completed' && workflows.get(suite?.id ?? -1)?.run === ownRun);
    const name = open.length === 1 ? open[0]?.name : undefined;
    return name !== undefined && wanted.has(name) ? name : null;
}
/** Names that options and answers ask for. Answers that are not known name none, and are a problem of their own. */
async function wantedNames(context) {
    const names = new Set((0,_tool_options_js__WEBPACK_IMPORTED_MODULE_5__/* .namedChecks */ .TG)(context));
    if (!(0,_tool_options_js__WEBPACK_IMPORTED_MODULE_5__/* .asksForAnswers */ .hw)(context))
        return names;
    const answers = await context.fact('answers');
    if (!answers.known)
        return names;
    for (const { evidence } of answers.value.answers)
        for (const { kind, name } of evidence)
            if (kind === 'check')
                names.add(name);
    return names;
}
const runSchema = (0,_core_lazy_js__WEBPACK_IMPORTED_MODULE_6__/* .lazy */ .R)(() => zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int(),
    name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    head_sha: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    status: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    conclusion: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullable(),
    started_at: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish(),
    completed_at: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish(),
    app: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int(), slug: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish() }).nullish(),
    check_suite: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int() }).nullish(),
}));
/** Every attempt: GitHub's own choice of the latest goes by time, across suites of different workflows. */
const checkRuns = (context, sha) => (0,_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(context, `check runs of ${sha}`, () => context.github.list(runsRoute, { ...context.repository, ref: sha, filter: 'all', per_page: 100 }, runSchema(), { key: ({ id }) => id, property: 'check_runs', permission: 'checks: read' }));
const asFact = (run, workflows) => {
    const suite = run.check_suite?.id ?? null;
    return {
        id: run.id,
        name: run.name,
        sha: run.head_sha,
        status: run.status,
        conclusion: run.conclusion,
        app: run.app === null || run.app === undefined ? null : { id: run.app.id, slug: run.app.slug ?? null },
        suite,
        workflow: (suite === null ? undefined : workflows.get(suite)) ?? null,
        startedAt: run.started_at ?? null,
        completedAt: run.completed_at ?? null,
    };
};
const statusSchema = (0,_core_lazy_js__WEBPACK_IMPORTED_MODULE_6__/* .lazy */ .R)(() => zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int(),
    url: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    context: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    state: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    creator: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int() }).nullish(),
    created_at: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
}));
const commitStatuses = (context, sha) => (0,_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(context, `statuses of ${sha}`, () => latestStatuses(context, sha));
/** The latest status of each context and creator; GitHub lists the newest first. */
async function latestStatuses({ github, repository }, sha) {
    const parameters = { ...repository, ref: sha, per_page: 100 };
    const all = await github.list(statusesRoute, parameters, statusSchema(), {
        key: ({ id }) => id,
        permission: 'statuses: read',
    });
    const latest = new Map();
    for (const { url, context, state, creator, created_at: at } of all) {
        if (!url.endsWith(`/statuses/${sha}`)) {
            throw new _github_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubFailure */ .i('api-shape', statusesRoute, `a status of another commit than ${sha}: ${url}`);
        }
        const key = `${creator?.id ?? ''} ${context}`;
        if (!latest.has(key))
            latest.set(key, { context, state, creator: creator?.id ?? null, at });
    }
    return [...latest.values()];
}
const workflowSchema = (0,_core_lazy_js__WEBPACK_IMPORTED_MODULE_6__/* .lazy */ .R)(() => zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int(),
    head_sha: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    path: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    event: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    check_suite_id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int().optional(),
    check_suite_url: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    run_attempt: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int().positive().optional(),
    run_started_at: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().optional(),
}));
/** Slug of the App that all workflows report as. */
const actions = 'github-actions';
/** The workflow of each check suite; asked for only when a workflow may have reported one of the runs. */
async function workflowsOf(context, sha, runs) {
    if (!runs.some(({ app }) => (app?.slug ?? actions) === actions))
        return new Map();
    return await (0,_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(context, `workflows of ${sha}`, () => workflowRuns(context, sha));
}
async function workflowRuns({ github, repository }, sha) {
    const parameters = { ...repository, head_sha: sha, per_page: 100 };
    const all = await github.list(workflowsRoute, parameters, workflowSchema(), {
        key: ({ id }) => id,
        property: 'workflow_runs',
        permission: 'actions: read',
    });
    const stray = all.find(({ head_sha: head }) => head !== sha);
    if (stray !== undefined) {
        throw new _github_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubFailure */ .i('api-shape', workflowsRoute, `run ${stray.id} is of commit ${stray.head_sha}`);
    }
    return new Map(all.flatMap((run) => {
        const suite = run.check_suite_id ?? Number(/\/check-suites\/(\d+)$/u.exec(run.check_suite_url)?.[1]);
        return Number.isSafeInteger(suite) ? [[suite, workflowOf(run)]] : [];
    }));
}
/** GitHub adds the ref to the path of some runs: `.github/workflows/ci.yml@refs/heads/main`. A file may have an `@` itself. */
const workflowOf = (run) => ({
    path: (0,_formats_workflows_run_path_js__WEBPACK_IMPORTED_MODULE_8__/* .workflowFileOf */ .h)(run.path),
    run: run.id,
    event: run.event,
    ...(run.run_attempt === undefined ? {} : { attempt: run.run_attempt }),
    ...(run.run_started_at === undefined ? {} : { attemptStartedAt: run.run_started_at }),
});


/***/ }),

/***/ 34302:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  phaseGatherers: () => (/* binding */ phaseGatherers)
});

// EXTERNAL MODULE: ./src/core/fact.ts
var fact = __webpack_require__(80053);
// EXTERNAL MODULE: ./src/phase/files.ts
var files = __webpack_require__(23580);
// EXTERNAL MODULE: ./src/phase/options.ts + 4 modules
var phase_options = __webpack_require__(39486);
// EXTERNAL MODULE: ./src/facts/codeowners.ts
var codeowners = __webpack_require__(55354);
// EXTERNAL MODULE: ./src/formats/glob-list.ts
var glob_list = __webpack_require__(96225);
// EXTERNAL MODULE: ./src/facts/head-files.ts
var head_files = __webpack_require__(89915);
;// CONCATENATED MODULE: ./src/facts/criteria-files.ts


/** Paths of a criterion that are kept; all are counted. */
const mostPaths = 20;
/** Regular files of a commit that match any of the globs; links and submodules are none. */
async function criterionFiles(context, sha, globs) {
    const files = await (0,head_files/* filesAt */.T)(context, sha);
    const matches = (0,glob_list/* matcherOf */.K)(globs);
    const paths = (await files.all())
        .filter(({ path, mode }) => (mode === '100644' || mode === '100755') && matches(path))
        .map(({ path }) => path)
        .sort();
    return { count: paths.length, paths: paths.slice(0, mostPaths) };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/github/failure.ts
var failure = __webpack_require__(28881);
// EXTERNAL MODULE: ./src/facts/gather.ts
var gather = __webpack_require__(3088);
// EXTERNAL MODULE: ./src/facts/once.ts
var once = __webpack_require__(96182);
;// CONCATENATED MODULE: ./src/facts/criteria-issues.ts






const route = 'GET /repos/{owner}/{repo}/issues';
/** Rows of one answer. */
const mostRows = 100;
const issueSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    number: schemas/* number */.aig().int(),
    state: schemas/* string */.YjP(),
    labels: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* looseObject */._H3({ name: schemas/* string */.YjP().nullish() })])),
    pull_request: schemas/* looseObject */._H3({}).nullish(),
}));
/** Issues of the repository with all of these labels; pull requests, which GitHub lists among them, are none. */
const issueCounts = (context, labels) => {
    const wanted = [...new Set(labels.map((label) => label.toLowerCase()))].sort();
    return (0,once/* once */.O)(context, `issues ${wanted.join(',')}`, () => counted(context, wanted));
};
async function counted(context, labels) {
    const { github, repository } = context;
    const parameters = { ...repository, labels: labels.join(','), state: 'all', per_page: mostRows };
    const found = await github.list(route, parameters, issueSchema(), {
        key: ({ number }) => number,
        permission: 'issues: read',
    });
    const issues = found.filter(({ pull_request: pull }) => pull === undefined || pull === null);
    const stray = issues.find((issue) => !labels.every((label) => hasLabel(issue, label)));
    if (stray !== undefined)
        throw new failure/* GitHubFailure */.i('api-shape', route, `issue ${stray.number} does not have the labels asked for`);
    if (issues.length === 0)
        await provesSight(context);
    const open = issues.filter(({ state }) => state === 'open').length;
    return { open, closed: issues.length - open };
}
/**
 * None of a label is an answer only of a token that sees issues: without `issues: read` GitHub may list pull requests
 * alone. One issue of any kind is the proof.
 */
const provesSight = (context) => (0,once/* once */.O)(context, 'sight of issues', async () => {
    const { github, repository } = context;
    // The newest, then the oldest: a hundred pull requests in a row hide no issue before them.
    for (const direction of ['desc', 'asc']) {
        const parameters = { ...repository, state: 'all', direction, per_page: mostRows };
        const page = await github.get(route, parameters, schemas/* array */.YOg(issueSchema()), { permission: 'issues: read' });
        if (page.some(({ pull_request: pull }) => pull === undefined || pull === null))
            return;
        if (page.length < mostRows)
            break;
    }
    const detail = 'no issue of the repository can be seen, so that there is none with a label proves nothing';
    const text = 'grant `issues: read`; a repository without any issue needs one';
    (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('ambiguous', detail, { remedy: { text, permission: 'issues: read' } }));
});
/** GitHub finds labels without regard to case. */
const hasLabel = ({ labels }, wanted) => labels.some((label) => (typeof label === 'string' ? label : (label.name ?? '')).toLowerCase() === wanted);

// EXTERNAL MODULE: ./src/result/verify-evidence.ts
var verify_evidence = __webpack_require__(93056);
// EXTERNAL MODULE: ./src/facts/git-objects.ts + 6 modules
var git_objects = __webpack_require__(2292);
;// CONCATENATED MODULE: ./src/facts/criteria-suites.ts





/** Bytes of the largest `gate-evidence.json` that is read. */
const maxEvidenceBytes = 2 * 1024 * 1024;
const noFigures = { decision: null, successes: null, trials: null, lcb: null };
/** What a committed `gate-evidence.json` proves of a suite at the commit of an artifact. */
async function suiteEvidence(context, { commit, options }, { evidence: path, name }) {
    const refused = (problem) => ({ path, problem, ...noFigures });
    const files = await (0,head_files/* filesAt */.T)(context, commit);
    const entry = await files.entry(path);
    if (entry === null)
        return refused('it is not there');
    if (entry.mode !== '100644' && entry.mode !== '100755')
        return refused('it is no regular file');
    const bytes = await files.bytes(entry, maxEvidenceBytes);
    if (bytes === null)
        return refused(`it is over ${maxEvidenceBytes} bytes`);
    const read = (0,verify_evidence/* readEvidence */.A)(bytes);
    if (typeof read === 'string')
        return refused(`it is no evidence of gate golden-suite: ${read}`);
    const required = options.signature.required || context.signatureRequired === true;
    const problem = (await commitProblem(context, read, commit)) ??
        firstProblem(bytes, read, context, { required, previous: options['previous-repositories'] });
    if (problem !== null)
        return refused(problem);
    const suite = read.suites.find((one) => one.suite === name);
    if (suite === undefined)
        return refused(`it has no suite ${name}`);
    const { decision, successes, trials, lcb } = suite;
    return { path, problem: null, decision, successes, trials, lcb };
}
/** A file cannot name the commit that holds it: it is about that commit or one before it. */
async function commitProblem(context, { head_sha: judged }, commit) {
    if (judged === commit)
        return null;
    const objects = await (0,git_objects/* gitObjects */.f)(context);
    if ((await objects.commit(judged)).type !== 'commit')
        return `its commit ${judged} is not there`;
    return (await objects.isAncestor(judged, commit))
        ? null
        : `it is about commit ${judged}, which is not in the history of ${commit}`;
}
function firstProblem(bytes, { head_sha: sha, repository, signature }, { signingKey, repository: own }, { required, previous }) {
    const names = [`${own.owner}/${own.repo}`, ...previous].map((name) => name.toLowerCase());
    const key = signingKey ?? null;
    if (required && key === null && signature !== null)
        return (0,gather/* giveUp */.Ht)(unchecked);
    const { problems } = (0,verify_evidence/* verifyEvidence */.J)(bytes, {
        ...{ sha, key, requireSignature: required, policy: null },
        // Unsigned evidence is refused only where signatures are needed: a key alone asks for none.
        ...(signature === null && !required ? { key: null } : {}),
        repository: names.includes(repository.toLowerCase()) ? null : (names[0] ?? null),
    });
    return problems.map(({ message }) => message)[0] ?? null;
}
const unchecked = (0,fact/* unknown */.L5)('unconfirmed', 'its signature cannot be checked: GATEWRIGHT_SIGNING_KEY is not set', {
    remedy: {
        text: 'give the step the secret GATEWRIGHT_SIGNING_KEY, which signs evidence of gate golden-suite',
    },
});

// EXTERNAL MODULE: ./src/facts/observe.ts
var observe = __webpack_require__(94671);
;// CONCATENATED MODULE: ./src/facts/phase-needs.ts



/**
 * The options of gate `phase-unlock`; null where the policy has none or they name no stage. Read strictly: what an
 * artifact has to show is never guessed. The policy is that of the base, so no change loosens its own judging.
 */
function phaseNeeds({ policy }) {
    const setting = policy.gates.find(({ id }) => id === 'phase-unlock');
    if (setting === undefined)
        return null;
    const parsed = phase_options/* options */.f.safeParse(setting.options);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const where = ['phase-unlock', ...(issue?.path ?? [])].join('.');
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('unparsable', `the policy's ${where}: ${issue?.message ?? 'unreadable'}`));
    }
    return (0,phase_options/* stagesOf */.Z)(parsed.data).length === 0 ? null : parsed.data;
}

;// CONCATENATED MODULE: ./src/facts/criteria.ts











/** Fact `criteria`: what criteria of files, suites and issues come to; nothing is asked for without any. */
const gatherCriteria = async (context) => {
    const sha = await (0,codeowners/* headOf */.Uo)(context);
    const found = { sha, commits: {}, files: {}, suites: {}, issues: {}, tagged: {} };
    const options = phaseNeeds(context);
    if (options === null || !asksForAnything(options))
        return (0,fact/* known */.eO)(found, { kind: 'input', what: 'no criteria are asked for', sha });
    const phases = await (0,gather/* factValue */._u)(context, 'phases');
    found.tagged = await taggedArtifacts(context, options, phases);
    for (const stage of (0,phase_options/* stagesOf */.Z)(options)) {
        const commit = commitFor(stage, phases, options, context);
        if (commit === null)
            continue;
        found.commits[stage.id] = commit;
        await lookUp(context, { stage, commit, options }, found);
    }
    return (0,fact/* known */.eO)(found, { kind: 'api', what: 'files, suites and issues of criteria', sha });
};
const asksForAnything = (options) => options.tags !== 'ignore' || (0,phase_options/* stagesOf */.Z)(options).some(({ criteria }) => criteria.some(isLookedUp));
const isLookedUp = ({ files, suite, issues }) => files !== undefined || suite !== undefined || issues !== undefined;
/**
 * The commit that a stage's artifact speaks of; null where nothing is looked up: its text is refused, a needed
 * signature does not hold, its commit is not known. A change is judged by what it claims, so stages without an artifact
 * are looked up outside of pull requests alone.
 */
function commitFor(stage, { artifacts, head, signatureRequired }, options, { subject }) {
    const observed = artifacts.find((one) => one.stage === stage.id);
    if (observed === undefined)
        return subject.kind === 'pull-request' ? null : head;
    const { artifact, signature, commit } = observed;
    if (artifact === null)
        return null;
    const needed = signatureRequired || options.signature.required;
    if (needed && signature?.state !== 'valid')
        return null;
    return commit?.known === true && commit.value.type === 'commit' ? artifact.commit : null;
}
async function lookUp(context, wanted, found) {
    for (const { id, files, suite, issues } of wanted.stage.criteria) {
        const key = `${wanted.stage.id}/${id}`;
        if (files !== undefined)
            found.files[key] = await (0,observe/* observe */.l)(() => criterionFiles(context, wanted.commit, files.paths));
        if (suite !== undefined)
            found.suites[key] = await (0,observe/* observe */.l)(() => suiteEvidence(context, wanted, suite));
        if (issues !== undefined)
            found.issues[key] = await (0,observe/* observe */.l)(() => issueCounts(context, issues.labels));
    }
}
/** Whether the commit that each stage's tag leads to holds the stage's artifact. */
async function taggedArtifacts(context, options, { artifacts }) {
    if (options.tags === 'ignore' || artifacts.length === 0)
        return {};
    const tags = await context.fact('tags');
    const found = {};
    if (!tags.known)
        return found;
    for (const { stage } of artifacts) {
        const name = `${stage}-complete`;
        const commit = (Object.hasOwn(tags.value, name) ? tags.value[name]?.commit : undefined) ?? null;
        if (commit === null)
            continue;
        found[name] = await (0,observe/* observe */.l)(async () => {
            const objects = await (0,git_objects/* gitObjects */.f)(context);
            return (await objects.entry(commit, (0,files/* artifactPath */.Ws)(options.folder, stage)))?.blob ?? null;
        });
    }
    return found;
}

// EXTERNAL MODULE: ./src/phase/check-requirement.ts
var check_requirement = __webpack_require__(93841);
// EXTERNAL MODULE: ./src/phase/greenlight.ts + 1 modules
var phase_greenlight = __webpack_require__(95149);
// EXTERNAL MODULE: ./src/facts/checks.ts
var facts_checks = __webpack_require__(47986);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./src/formats/strict-json/index.ts + 7 modules
var strict_json = __webpack_require__(55125);
// EXTERNAL MODULE: ./src/formats/workflows/yaml.ts + 2 modules
var workflows_yaml = __webpack_require__(38649);
;// CONCATENATED MODULE: ./src/formats/document-texts.ts



/** Bytes of the largest document that is read. */
const maxDocumentBytes = 1024 * 1024;
const maxLexemes = 400_000;
const maxDepth = 64;
/** The parser keeps about two tokens for a level. */
const maxStack = 3 * maxDepth;
/** What a file is by its name. */
function kindByName(path) {
    if (/\.ya?ml$/i.test(path))
        return 'yaml';
    return /\.json$/i.test(path) ? 'json' : 'text';
}
const refused = (problem) => ({ problem, holds: () => false });
/** Reads an untrusted document of at most `maxDocumentBytes`. Never throws. */
function documentTexts(bytes, kind) {
    if (kind === 'json')
        return jsonTexts(bytes);
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return refused('it is not UTF-8 text');
    }
    return kind === 'yaml' ? yamlTexts(text) : { problem: null, holds: (wanted) => text.includes(wanted) };
}
function jsonTexts(bytes) {
    const { problem, value } = (0,strict_json/* parseStrictJson */.RJ)(bytes, { bytes: maxDocumentBytes, depth: maxDepth });
    if (problem !== null)
        return refused(`line ${problem.line}:${problem.column}: ${problem.found}`);
    const texts = new Set();
    const open = [value];
    for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
        if (Array.isArray(next))
            for (const item of next)
                open.push(item);
        else if (typeof next === 'object' && next !== null) {
            for (const [key, inner] of Object.entries(next)) {
                add(texts, key);
                open.push(inner);
            }
        }
        else if (next !== null && next !== undefined)
            add(texts, String(next));
    }
    return { problem: null, holds: (wanted) => texts.has(wanted) };
}
/** A text, and each line of one that has several. */
function add(texts, text) {
    texts.add(text);
    if (text.includes('\n'))
        for (const line of text.split('\n'))
            texts.add(line.trim());
}
class Refusal extends Error {
    offset;
    constructor(offset, message) {
        super(message);
        this.offset = offset;
    }
}
function yamlTexts(text) {
    const lines = new dist/* LineCounter */.HN();
    lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        lines.addNewLine(at + 1);
    const limit = Error.stackTraceLimit;
    // The library makes an error per problem; their stacks are never shown and cost five times the parsing itself.
    Error.stackTraceLimit = 0;
    try {
        const texts = new Set();
        const documents = [...new dist/* Composer */.Dk(workflows_yaml/* composerOptions */.B).compose(tokensOf(text), true, text.length)];
        for (const { errors, contents } of documents) {
            const [first] = errors;
            if (first !== undefined)
                throw new Refusal(first.pos[0], firstLine(first.message));
            collect(contents, { texts, anchors: new Set() });
        }
        if (texts.size === 0)
            return refused('it holds nothing');
        return { problem: null, holds: (wanted) => texts.has(wanted) };
    }
    catch (error) {
        if (!(error instanceof Refusal))
            return refused('it is not valid YAML');
        const { line, col } = lines.linePos(Math.min(error.offset, text.length));
        return refused(`line ${line}:${col}: ${error.message}`);
    }
    finally {
        Error.stackTraceLimit = limit;
    }
}
const firstLine = (message) => (message.split('\n')[0] ?? '').slice(0, 120).replace(/[\s:.]+$/, '');
/** Refuses depth while parsing: the parser is quadratic in it, the composer recursive. */
function tokensOf(text) {
    const parser = new dist/* Parser */.iX();
    const tokens = [];
    let count = 0;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        for (const token of parser.next(lexeme))
            tokens.push(token);
        if (parser.stack.length > maxStack)
            throw new Refusal(parser.offset, 'it is nested too deeply');
        if (++count > maxLexemes)
            throw new Refusal(parser.offset, 'it holds too many values');
    }
    for (const token of parser.end())
        tokens.push(token);
    return tokens;
}
/** What an alias stands for is in the document anyway; it must be there. Recursion is bounded by `tokensOf`. */
function collect(node, into) {
    if ((0,dist/* isAlias */.Vj)(node)) {
        if (!into.anchors.has(node.source))
            throw new Refusal(node.range?.[0] ?? 0, `the alias ${JSON.stringify(node.source.slice(0, 60))} has no anchor`);
        return;
    }
    if (((0,dist/* isScalar */.jn)(node) || (0,dist/* isCollection */.P3)(node)) && node.anchor !== undefined)
        into.anchors.add(node.anchor);
    if ((0,dist/* isScalar */.jn)(node))
        add(into.texts, String(node.value ?? ''));
    else if ((0,dist/* isSeq */.oP)(node))
        for (const item of node.items)
            collect(item, into);
    else if ((0,dist/* isMap */.jh)(node)) {
        const keys = new Set();
        for (const { key, value } of node.items) {
            if ((0,dist/* isScalar */.jn)(key))
                refuseRepeated(keys, String(key.value), key.range?.[0] ?? 0);
            collect(key, into);
            collect(value, into);
        }
    }
}
function refuseRepeated(keys, key, offset) {
    if (keys.has(key) && key !== '<<')
        throw new Refusal(offset, `the key ${JSON.stringify(key.slice(0, 60))} stands twice`);
    keys.add(key);
}

// EXTERNAL MODULE: ./src/formats/workflows/read.ts + 4 modules
var read = __webpack_require__(66731);
// EXTERNAL MODULE: ./src/facts/evidence-file.ts + 1 modules
var evidence_file = __webpack_require__(80707);
;// CONCATENATED MODULE: ./src/facts/greenlight-files.ts








/** Files of nets and required files, each path once: what any of them asks for. */
function wantedFiles({ files, nets }) {
    const wanted = new Map();
    for (const file of [...files, ...nets.flatMap((net) => net.files)]) {
        const known = wanted.get(file.path);
        if (known === undefined)
            wanted.set(file.path, file);
        else {
            const contains = [...new Set([...known.contains, ...file.contains])];
            wanted.set(file.path, { ...known, parses: strictest(known.parses, file.parses), contains });
        }
    }
    return wanted;
}
/** Of two wishes for one file: a structure before plain text, and what is said before what follows from the name. */
const strictest = (one, other) => one === undefined || one === 'text' ? (other ?? one) : one;
/** Looks every file up at a commit; costs the commit's listing, and a request for each file that is read. */
async function greenlightFiles(context, sha, options) {
    const found = [...wantedFiles(options).values()].map(async (file) => [file.path, await (0,observe/* observe */.l)(() => fileAt(context, sha, file))]);
    return Object.fromEntries(await Promise.all(found));
}
const nothing = { problem: null, missing: [], sha256: null };
async function fileAt(context, sha, file) {
    const files = await (0,head_files/* filesAt */.T)(context, sha);
    const entry = await files.entry(file.path);
    if (entry === null)
        return { kind: 'absent', ...nothing };
    if (entry.mode !== '100644' && entry.mode !== '100755')
        return { kind: 'other', ...nothing };
    const kind = file.parses ?? kindByName(file.path);
    // Of plain text there is nothing to be read where nothing must stand in it, but what only looks like a file.
    if (kind === 'text' && file.contains.length === 0) {
        const small = (entry.size ?? 0) <= maxPlaceholderBytes;
        const read = small ? await files.bytes(entry, maxPlaceholderBytes) : null;
        return { kind: 'file', ...nothing, problem: read === null ? null : placeholder(read) };
    }
    const bytes = await files.bytes(entry, maxDocumentBytes);
    if (bytes === null) {
        const remedy = { text: `shorten ${file.path}` };
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('too-large', `${file.path} is over ${maxDocumentBytes} bytes`, { remedy }));
    }
    return { kind: 'file', ...judged(bytes, kind, file) };
}
function judged(bytes, kind, { path, contains }) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
    const { problem, holds } = documentTexts(bytes, kind);
    const refused = placeholder(bytes) ?? problem ?? workflowProblem(path, kind, bytes);
    if (refused !== null)
        return { problem: refused, missing: [], sha256 };
    return { problem: null, missing: contains.filter((text) => !holds(text)), sha256 };
}
/** Bytes of the largest file that may be nothing but blanks, or a pointer of Git LFS, which has some 130. */
const maxPlaceholderBytes = 256;
/** Why a file holds nothing of its own; null: it does. */
function placeholder(bytes) {
    if (bytes.length === 0)
        return 'it is empty';
    if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)))
        return 'it holds blanks alone';
    return (0,evidence_file/* isLargeFilePointer */.f_)(bytes)
        ? 'it is a pointer of Git LFS; what it stands for is not in the repository'
        : null;
}
/** A file among the workflows must be one that GitHub runs. */
function workflowProblem(path, kind, bytes) {
    if (kind !== 'yaml' || !/^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
        return null;
    const reading = (0,read/* readWorkflow */.S)(path, new TextDecoder().decode(bytes));
    const cause = reading.ok ? reading.problems[0] : reading.cause;
    return cause === undefined ? null : `line ${cause.place.line}: ${cause.why.replaceAll('`', '')}`;
}

;// CONCATENATED MODULE: ./src/facts/greenlight-options.ts





const shape = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ greenlight: phase_options/* options */.f.shape.greenlight, checks: phase_options/* options */.f.shape.checks }));
/** Read strictly, as the gate does: what a net is made of is never guessed. Null: the policy asks for no green light. */
function greenlightNeeds({ policy }) {
    const setting = policy.gates.find(({ id }) => id === 'phase-unlock');
    if (setting === undefined)
        return null;
    const parsed = shape().safeParse(setting.options);
    if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const where = ['phase-unlock', ...(issue?.path ?? [])].join('.');
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('unparsable', `the policy's ${where}: ${issue?.message ?? 'unreadable'}`));
    }
    const { greenlight, checks } = parsed.data;
    return greenlight === undefined ? null : { greenlight, checks };
}

// EXTERNAL MODULE: ./src/core/facts/observation.ts
var observation = __webpack_require__(47225);
// EXTERNAL MODULE: ./src/formats/workflows/calls.ts
var workflows_calls = __webpack_require__(19052);
// EXTERNAL MODULE: ./src/formats/workflows/condition.ts
var condition = __webpack_require__(27016);
// EXTERNAL MODULE: ./src/formats/workflows/evaluate.ts + 1 modules
var evaluate = __webpack_require__(2743);
;// CONCATENATED MODULE: ./src/formats/workflows/gatewright-command.ts
/**
 * Whether a script of a step runs the command line of Gatewright where it judges phases: `npx gatewright check`,
 * `node …/bin/gatewright.js audit …`, `gatewright phase verify`. Comments and what is only printed run nothing.
 */
const runsGatewright = (script) => script
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => withoutComment(line).split(/&&|\|\||[;|&(){}]/))
    .some((command) => startsGatewright(command.trim()));
const withoutComment = (line) => line.replace(/(^|\s)#.*$/u, '$1');
/** Words that stand before a command and leave it the command: assignments, `exec`, `time`, … */
const before = /^(?:(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*)|(?:env|sudo)(?:\s+-\S+)*|exec|command|time|if|then|do|!)\s+)+/u;
const starts = [
    /^(?:npx|bunx)(?:\s+-\S+)*\s+(?:@?[\w.-]+\/)?gatewright(?:@\S+)?(?:\s|$)/u,
    /^(?:npm|pnpm|yarn)\s+(?:exec|dlx|x)?(?:\s*-\S+)*\s*gatewright(?:@\S+)?(?:\s|$)/u,
    /^node(?:\s+-\S+)*\s+["']?(?:\S*\/)?bin\/gatewright\.js["']?(?:\s|$)/u,
    /^["']?(?:\S*\/)?gatewright(?:\.js|\.cmd)?["']?(?:\s|$)/u,
];
/** Commands that judge phases. A command that only a run knows may be one of them. */
const judges = /^(?:-\S+\s+)*["']?(?:check|audit|phase|\$.*)(?:["']?\s|["']?$)/u;
function startsGatewright(command) {
    const rest = command.replace(before, '');
    return starts.some((pattern) => {
        const start = pattern.exec(rest)?.[0];
        return start !== undefined && judges.test(rest.slice(start.length).trimStart());
    });
}
/** Actions of Gatewright that judge phases; each other one judges something else, or shows what another run judged. */
const judging = /^(?:actions\/(?:phase-unlock|audit))?$/u;
/**
 * Whether a step's `uses:` is Gatewright where it judges phases: the suite, its gate or its audit, from any owner, as
 * organisations keep copies.
 * @param own the workflow is of Gatewright's own repository, which uses itself by path
 */
function usesGatewright(uses, own) {
    const [action = ''] = uses.split('@');
    if (action.startsWith('./'))
        return own && judging.test(action.slice(2).replace(/\/$/u, ''));
    const [owner, repository, ...path] = action.split('/');
    return owner !== '' && repository?.toLowerCase() === 'gatewright' && judging.test(path.join('/'));
}

// EXTERNAL MODULE: ./src/formats/workflows/job-graph.ts
var job_graph = __webpack_require__(59487);
// EXTERNAL MODULE: ./src/formats/workflows/node.ts
var workflows_node = __webpack_require__(14689);
// EXTERNAL MODULE: ./src/formats/workflows/value.ts
var value = __webpack_require__(56548);
;// CONCATENATED MODULE: ./src/formats/workflows/step-variables.ts









/**
 * The steps of a workflow file that run Gatewright, with the variables they are given: `env:` of the step, of the job,
 * of the workflow, of the container, the nearest first. Steps and jobs that never run are left out.
 * @param own the file is of Gatewright's own repository
 */
function gatewrightSteps(path, text, own) {
    const reading = (0,read/* readWorkflowSource */.$)(path, text);
    if (!reading.ok)
        return reading;
    const [problem] = reading.source.problems;
    if (problem !== undefined)
        return { ok: false, cause: problem };
    const yaml = (0,workflows_yaml/* readYaml */.g)(text);
    const root = yaml.ok ? yaml.root : undefined;
    const jobs = (0,workflows_node/* entryOf */.Ms)(root, 'jobs')?.value;
    const steps = [];
    const calls = [];
    const entries = jobs?.kind === 'map' ? jobs.entries : new Map();
    const dead = neverRunning(entries, reading.source.workflow.jobs);
    for (const [id, { value: job }] of entries) {
        if (dead.has((0,value/* keyOf */.TN)(id)))
            continue;
        const called = (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(job, 'uses')?.value);
        const call = called === undefined ? undefined : (0,workflows_calls/* resolveCall */.X)(called, path);
        if (call !== undefined && call.kind !== 'malformed')
            calls.push(call.key);
        steps.push(...stepsOf(id, job, root, own));
    }
    const { triggers } = reading.source.workflow;
    return { ok: true, steps, calls, onlyCalled: triggers.every(({ event }) => event === 'workflow_call') };
}
/** Jobs that never run: their condition is false, or, without one, a job that they need never runs. */
function neverRunning(entries, jobs) {
    const dead = new Set([...entries].flatMap(([id, { value: job }]) => (neverRuns(job) ? [(0,value/* keyOf */.TN)(id)] : [])));
    const dependants = (0,job_graph/* dependantsOf */.e)(jobs);
    // The set is walked to what is added meanwhile, too.
    for (const id of dead)
        for (const job of dependants.get(id) ?? [])
            if ((0,condition/* waitsForSuccess */.b_)(job))
                dead.add((0,value/* keyOf */.TN)(job.id));
    return dead;
}
function stepsOf(id, job, root, own) {
    const list = (0,workflows_node/* entryOf */.Ms)(job, 'steps')?.value;
    const container = (0,workflows_node/* entryOf */.Ms)(job, 'container')?.value;
    const found = [];
    let exports = false;
    for (const [index, step] of (list?.kind === 'list' ? list.items : []).entries()) {
        if (neverRuns(step))
            continue;
        if (isGatewright(step, own))
            found.push(stepAt(id, index + 1, [step, job, root, container], exports));
        exports ||= mayExport(step);
    }
    return found;
}
function isGatewright(step, own) {
    const uses = (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(step, 'uses')?.value);
    if (uses !== undefined)
        return usesGatewright(uses, own);
    return runsGatewright((0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(step, 'run')?.value) ?? '');
}
function stepAt(job, number, levels, exports) {
    const [step] = levels;
    const name = (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(step, 'name')?.value);
    const script = (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(step, 'run')?.value) ?? '';
    return {
        ...{ job, line: step.line },
        step: name === undefined ? String(number) : `${number} (${name})`,
        variable: (wanted) => {
            const set = setAt(wanted, levels);
            // The script may set or clear it before it runs the command; what a step exported outdoes job and workflow.
            if (script.includes(wanted) || otherEnvironment.test(script) || (exports && set?.level !== 'step'))
                return { line: set?.line ?? step.line, value: null, computed: true };
            return set ?? { line: step.line, value: null, computed: false };
        },
    };
}
const levelNames = ['step', 'job', 'workflow', 'container'];
/** The nearest `env:` that sets the variable; undefined where none does. */
function setAt(name, levels) {
    for (const [index, node] of levels.entries()) {
        const level = levelNames[index] ?? 'container';
        const env = (0,workflows_node/* entryOf */.Ms)(node, 'env');
        // A whole `env:` that is an expression may hold any name.
        if (env?.value.kind === 'scalar' && ((0,workflows_node/* textOf */.b6)(env.value) ?? '') !== '')
            return { level, line: env.line, value: null, computed: true };
        const entry = (0,workflows_node/* entryOf */.Ms)(env?.value, name);
        if (entry === undefined)
            continue;
        const text = (0,workflows_node/* textOf */.b6)(entry.value);
        const computed = text === undefined || text.includes('${{');
        return { level, line: entry.line, value: computed ? null : text, computed };
    }
    return undefined;
}
/** Words of a script that runs what follows in another environment than that of the step, or reads one from a file. */
const otherEnvironment = /(?:^|[\s;&|(])(?:sudo|docker|podman|su|source|\.)\s|\benv\s+-|\bset\s+-a\b/mu;
/** Actions of GitHub itself, which export nothing but what they set up, and Gatewright. */
const exportsNothing = /^(?:actions|github)\/|^[^/]+\/gatewright(?:\/|@)/iu;
/**
 * Whether a step may set variables for those after it: a command that names the file for it, a script that can, an
 * action of anybody else.
 */
function mayExport(step) {
    const uses = (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(step, 'uses')?.value);
    if (uses !== undefined && !exportsNothing.test(uses))
        return true;
    const script = (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)((0,workflows_node/* entryOf */.Ms)(step, 'with')?.value, 'script')?.value) ?? '';
    const text = `${(0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(step, 'run')?.value) ?? ''}\n${script}`;
    return /GITHUB_ENV|exportVariable|BASH_ENV/.test(text);
}
/** Whether the `if:` of a job or a step is false whatever happens. */
function neverRuns(node) {
    const entry = (0,workflows_node/* entryOf */.Ms)(node, 'if');
    if (entry?.value.kind !== 'scalar')
        return false;
    const { value } = entry.value;
    if (value === false)
        return true;
    const expression = typeof value === 'string' ? (0,condition/* conditionExpression */.WE)(value) : null;
    return expression !== null && (0,evaluate/* holds */.v9)(expression, { contexts: new Map() }) === false;
}

;// CONCATENATED MODULE: ./src/facts/greenlight-variables.ts






/** What every workflow step that runs Gatewright is given, by variable. */
async function greenlightVariables(context, { variables }) {
    if (variables.length === 0)
        return {};
    const workflows = await context.fact('workflows');
    if (!workflows.known)
        return Object.fromEntries(variables.map((variable) => [(0,phase_greenlight/* variableKey */.wD)(variable), (0,observation/* unobserved */.mj)(workflows)]));
    const { base, called } = workflows.value;
    const own = context.repository.repo.toLowerCase() === 'gatewright';
    const found = variables.map(async (variable) => [(0,phase_greenlight/* variableKey */.wD)(variable), await (0,observe/* observe */.l)(async () => placesOf({ base, called }, variable, own))]);
    return Object.fromEntries(await Promise.all(found));
}
function placesOf(sources, variable, own) {
    const files = filesOf(sources);
    const { workflow } = variable;
    const first = workflow === undefined ? [...files.keys()].filter((path) => !(path in sources.called)) : [workflow];
    const open = first.map((path) => ({ path, called: workflow !== undefined }));
    const [seen, places] = [new Set(), []];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const { path } = next;
        const content = seen.has(path) ? undefined : files.get(path);
        // A workflow that is not there runs nothing; which of its steps set what is then no question.
        if (content === undefined)
            continue;
        const { steps, calls, onlyCalled } = stepsIn(path, content, path === variable.workflow, own);
        // Waits for a call, and without one runs nowhere.
        if (onlyCalled && !next.called)
            continue;
        seen.add(path);
        places.push(...steps.map((step) => placeOf(path, step, variable.name)));
        open.push(...calls.map((call) => ({ path: call, called: true })));
    }
    return places.sort((a, b) => order(`${a.workflow} ${a.job}`, `${b.workflow} ${b.job}`) || lineOrder(a, b));
}
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const lineOrder = (a, b) => (a.line ?? 0) - (b.line ?? 0);
/** Workflow files by path, and those of other repositories by the text of `uses:`. */
function filesOf({ base, called }) {
    if (!base.files.known)
        return (0,gather/* giveUp */.Ht)(asUnknown(base.files));
    return new Map([
        ...base.files.value.map(({ path, content }) => [path, content]),
        ...Object.entries(called),
    ]);
}
const asUnknown = ({ reason, detail }) => (0,fact/* unknown */.L5)(reason, detail);
/** @param asked the policy names this very file, so that it has to be one that GitHub runs */
function stepsIn(path, content, asked, own) {
    if (!content.known)
        return (0,gather/* giveUp */.Ht)(asUnknown(content));
    const found = gatewrightSteps(path, content.value, own);
    if (found.ok)
        return found;
    // GitHub runs nothing of such a file.
    if (!asked)
        return { steps: [], calls: [], onlyCalled: false };
    const { place, why } = found.cause;
    return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('unparsable', `${place.path}:${place.line}: ${why.replaceAll('`', '')}`));
}
function placeOf(workflow, { job, step, variable }, name) {
    const { line, value, computed } = variable(name);
    return { workflow, job, step: step.slice(0, 200), line, value: value?.slice(0, 300) ?? null, computed };
}

;// CONCATENATED MODULE: ./src/facts/greenlight.ts









/** Fact `greenlight`: what the policy's `greenlight` asks for, at one commit; nothing is asked for without one. */
const gatherGreenlight = async (context) => {
    const sha = await (0,codeowners/* headOf */.Uo)(context);
    const needs = greenlightNeeds(context);
    const source = { kind: 'api', what: 'files, workflows and checks of the commit', sha };
    if (needs === null) {
        const checks = await (0,observe/* observe */.l)(() => (0,facts_checks/* checksAt */.r)(context, sha, new Set()));
        return (0,fact/* known */.eO)({ sha, files: {}, variables: {}, checks }, { ...source, what: 'no green light is asked for' });
    }
    const [files, variables, checks] = await Promise.all([
        greenlightFiles(context, sha, needs.greenlight),
        greenlightVariables(context, needs.greenlight),
        (0,observe/* observe */.l)(() => askedChecks(context, sha, needs)),
    ]);
    return (0,fact/* known */.eO)({ sha, files, variables, checks }, source);
};
const askedChecks = (context, sha, { greenlight, checks }) => {
    const gates = greenlight.gates.map((key) => (0,check_requirement/* checkByKey */.p)(checks, key));
    const nets = greenlight.nets.flatMap((net) => (0,phase_greenlight/* netChecks */.ho)(net, checks));
    return (0,facts_checks/* checksAt */.r)(context, sha, new Set([...gates, ...nets].map(({ name }) => name)));
};

;// CONCATENATED MODULE: ./src/facts/phase-checks.ts



/** Names of the checks on GitHub that a stage's gates and criteria ask for. */
function checkNames({ checks }, stage) {
    const ofGates = stage.gates.map((gate) => (0,check_requirement/* requirementOf */.h)(gate, checks[gate]));
    const ofCriteria = stage.criteria.flatMap(({ id, check }) => check === undefined ? [] : [(0,check_requirement/* requirementOf */.h)(id, check)]);
    return [...ofGates, ...ofCriteria].map(({ name }) => name);
}
/** Check runs by commit: those that stages ask for on the commits of their artifacts. */
async function checksOf(context, asked) {
    const byCommit = new Map();
    for (const { commit, names } of asked) {
        if (names.length === 0)
            continue;
        const wanted = byCommit.get(commit) ?? new Set();
        for (const name of names)
            wanted.add(name);
        byCommit.set(commit, wanted);
    }
    const found = [...byCommit].map(async ([commit, wanted]) => [commit, await (0,observe/* observe */.l)(() => (0,facts_checks/* checksAt */.r)(context, commit, wanted))]);
    return Object.fromEntries(await Promise.all(found));
}

// EXTERNAL MODULE: ./src/facts/evidence-blocks.ts + 3 modules
var evidence_blocks = __webpack_require__(57579);
// EXTERNAL MODULE: ./src/facts/phase-baseline.ts
var phase_baseline = __webpack_require__(45634);
// EXTERNAL MODULE: ./src/facts/associated.ts
var associated = __webpack_require__(34205);
;// CONCATENATED MODULE: ./src/facts/phase-merged.ts


const phase_merged_route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
const pullSchema = schemas/* object */.Ikc({
    number: schemas/* number */.aig().int().positive(),
    merged_at: schemas/* string */.YjP().nullable(),
    merge_commit_sha: schemas/* string */.YjP().nullable(),
    base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }) }),
});
/**
 * Whether a pull request that holds the commit was merged into the trusted history: what squash and rebase merges leave
 * of it. A commit of a fork, or of a branch that nobody merged, can hold the same evidence with other workflows.
 * @throws {GitHubFailure}
 */
async function wasMerged({ github, repository }, objects, { commit, trusted }) {
    const parameters = { ...repository, commit_sha: commit, per_page: 100 };
    const pulls = await github.list(phase_merged_route, parameters, pullSchema, {
        key: ({ number }) => number,
        permission: 'pull-requests: read',
    });
    for (const { merged_at: at, merge_commit_sha: merge, base } of pulls) {
        if (at === null || merge === null || !(0,associated/* isIn */.S1)(repository, base.repo.full_name))
            continue;
        if (await objects.isAncestor(merge, trusted))
            return true;
    }
    return false;
}

// EXTERNAL MODULE: ./src/phase/report-tokens.ts
var report_tokens = __webpack_require__(5852);
// EXTERNAL MODULE: ./src/facts/content.ts
var content = __webpack_require__(46746);
// EXTERNAL MODULE: ./src/facts/phase-places.ts
var phase_places = __webpack_require__(28613);
;// CONCATENATED MODULE: ./src/facts/phase-report.ts






/** Largest completion report, in bytes. */
const maxReportBytes = 1024 * 1024;
/** Tokens that are kept of one report. */
const mostTokens = 50;
/** The completion report of a stage, and what a template left in it. */
const completionReport = ({ filesFor }, template, stage) => (0,observe/* observe */.l)(async () => {
    const path = template.replaceAll('{stage}', stage);
    const files = await filesFor(path);
    const entry = await files.entry(path);
    if (entry === null || !(0,phase_places/* isRegular */.$)(entry.mode))
        return { path, found: false, tokens: [] };
    const bytes = await files.bytes(entry, maxReportBytes);
    if (bytes === null)
        return (0,gather/* giveUp */.Ht)(tooLarge(path));
    const tokens = (0,report_tokens/* unrenderedTokens */.B)((0,content/* utf8 */.As)(bytes, path)).slice(0, mostTokens);
    return { path, found: true, tokens: tokens.map(({ text, line }) => ({ text, line })) };
});
const tooLarge = (path) => (0,fact/* unknown */.L5)('too-large', `${path} is over ${maxReportBytes} bytes`, { remedy: { text: `shorten ${path}` } });

;// CONCATENATED MODULE: ./src/facts/phase-claims.ts





/**
 * Compares every artifact's claims with git, the evidence of all of them in one pass. What cannot be read is an
 * unknown part; nothing more is looked at of an artifact whose commit is refused.
 */
async function provenBy(objects, comparison) {
    const { options, places, claims } = comparison;
    const commits = new Map();
    for (const [id, { artifact }] of claims) {
        commits.set(id, await (0,observe/* observe */.l)(() => commitSeen(objects, artifact.commit, places.trusted)));
    }
    const followed = new Map([...claims].filter(([id]) => isFollowed(commits.get(id), options.binding)));
    const evidence = await evidenceOf(objects, comparison, followed);
    const proofs = new Map();
    for (const [id, claim] of claims) {
        const commit = commits.get(id) ?? null;
        const parts = followed.has(id) ? await partsOf(objects, comparison, claim, isApart(commit)) : phase_claims_nothing;
        proofs.set(id, { commit, ...parts, evidence: evidence.get(id) ?? [] });
    }
    return proofs;
}
const phase_claims_nothing = { merged: null, afterPrevious: null, baseline: null, report: null };
/** Existence is worth nothing: commits of forks resolve through their parent. Only reachability counts. */
async function commitSeen(objects, sha, trusted) {
    const { type, committedAt } = await objects.commit(sha);
    const ancestor = type === 'commit' ? await objects.isAncestor(sha, trusted) : null;
    return { type, ancestor, committedAt };
}
/** Whether the rest of an artifact is looked at. A commit that could not be told refuses nothing. */
function isFollowed(commit, binding) {
    if (commit === undefined || !commit.known)
        return commit !== undefined;
    const { type, ancestor } = commit.value;
    return type === 'commit' && (ancestor === true || binding !== 'commit');
}
/** Whether a commit is known to be outside of the trusted history. */
const isApart = (commit) => commit?.known === true && commit.value.ancestor === false;
/** Everything but the evidence. */
async function partsOf(objects, { context, options, places }, { stage, artifact, previous }, apart) {
    const follows = previous === null ? null : await (0,observe/* observe */.l)(() => objects.isAncestor(previous, artifact.commit));
    const { commit } = artifact;
    const ends = { commit, trusted: places.trusted };
    return {
        merged: apart ? await (0,observe/* observe */.l)(() => wasMerged(context, objects, ends)) : null,
        afterPrevious: follows,
        baseline: artifact.baseline === null ? null : await (0,phase_baseline/* baselineAt */.Z)(context, options, artifact.commit),
        report: options.report === undefined ? null : await completionReport(places, options.report, stage.id),
    };
}
/** The evidence of all artifacts in one pass. More blocks than the policy allows are refused without being read. */
async function evidenceOf(objects, { options, places }, followed) {
    const { head, trusted } = places;
    const asked = [...followed].flatMap(([id, { artifact: { commit, evidence }, },]) => evidence.length > options.evidence.maximum
        ? []
        : evidence.map((block) => ({ id, one: { commit, head, trusted, block } })));
    const found = new Map();
    if (asked.length === 0)
        return found;
    const blocks = asked.map(({ one }) => one);
    let at = 0;
    for await (const seen of (0,evidence_blocks/* verifyBlocks */.E)(objects, blocks)) {
        const id = asked[at++]?.id ?? '';
        const own = found.get(id) ?? [];
        own.push(seen);
        found.set(id, own);
    }
    return found;
}

// EXTERNAL MODULE: ./src/facts/phase-repository.ts
var phase_repository = __webpack_require__(85369);
// EXTERNAL MODULE: ./src/phase/read.ts + 7 modules
var phase_read = __webpack_require__(11833);
// EXTERNAL MODULE: ./src/signing/canonical.ts
var canonical = __webpack_require__(55173);
// EXTERNAL MODULE: ./src/phase/fields.ts
var fields = __webpack_require__(87846);
// EXTERNAL MODULE: ./src/phase/times.ts
var times = __webpack_require__(36769);
// EXTERNAL MODULE: ./src/signing/base64.ts
var base64 = __webpack_require__(40292);
// EXTERNAL MODULE: ./src/signing/keys.ts
var keys = __webpack_require__(6663);
// EXTERNAL MODULE: ./src/signing/sign.ts
var sign = __webpack_require__(54854);
;// CONCATENATED MODULE: ./src/signing/verify.ts








/** Bytes that a signature has. */
const lengths = { 'hmac-sha256': 32, ed25519: 64 };
/** Ends the check with an answer; never leaves `verifySignature`. */
class Answer extends Error {
    observation;
    constructor(state, detail) {
        super(detail);
        this.observation = { state, detail };
    }
}
function answer(state, detail) {
    throw new Answer(state, detail);
}
/**
 * Whether a signature holds for a document. Which algorithm counts is the policy's to say, never the key id's: a key of
 * one algorithm is nothing to another.
 */
function verifySignature(check) {
    const { signature } = check;
    if (signature === undefined || signature === null)
        return { state: 'unsigned', algorithm: null, keyId: null, detail: 'it has no signature' };
    const named = (key) => {
        const value = (0,strict_json/* isJsonObject */.OW)(signature) ? signature[key] : undefined;
        return typeof value === 'string' ? value.slice(0, 200) : null;
    };
    const names = { algorithm: named('alg'), keyId: named('key_id') };
    try {
        return { ...names, ...verify_judged(check, written(signature)) };
    }
    catch (error) {
        if (!(error instanceof Answer))
            throw error;
        return { ...names, ...error.observation };
    }
}
/** The form of a signature, whatever it is worth. */
function written(signature) {
    if (!(0,strict_json/* isJsonObject */.OW)(signature))
        return answer('malformed', 'the signature is no object');
    const { alg, key_id, value, ...rest } = signature;
    const [stranger] = Object.keys(rest);
    if (stranger !== undefined)
        answer('malformed', `the signature has a key ${(0,strict_json/* quoted */.TL)(stranger)}`);
    if (typeof alg !== 'string' || typeof key_id !== 'string' || typeof value !== 'string')
        return answer('malformed', `the signature lacks a text: ${fields/* signatureKeys */.JQ.join(', ')} are needed`);
    return { alg, key_id, value };
}
function verify_judged(check, signature) {
    const algorithm = check.algorithms.find((name) => name === signature.alg);
    if (algorithm === undefined)
        return answer('algorithm', `the policy does not take the algorithm ${(0,strict_json/* quoted */.TL)(signature.alg)}`);
    const value = bytesOf(signature.value, algorithm);
    const option = trustedKey(check, signature.key_id, algorithm);
    if (option !== null)
        checkLimits(check, option);
    const holds = algorithm === 'hmac-sha256'
        ? holdsMac(check, signature.key_id, value)
        : holdsEd25519(check, option, value);
    const key = `key ${(0,strict_json/* quoted */.TL)(signature.key_id)}`;
    return holds
        ? { state: 'valid', detail: `signed with ${algorithm}, ${key}` }
        : answer('invalid', `the signature is not that of ${key} over this artifact: one of them was changed`);
}
function bytesOf(text, algorithm) {
    const bytes = (0,base64/* strictBase64 */.P)(text);
    if (bytes === null)
        return answer('malformed', 'its value is no canonical base64');
    if (bytes.length === lengths[algorithm])
        return bytes;
    return answer('malformed', `its value has ${bytes.length} bytes; ${algorithm} has ${lengths[algorithm]}`);
}
/** The policy's entry of a key; null: the policy names no keys at all, and every secret that is given counts. */
function trustedKey({ keys }, id, algorithm) {
    if (keys.length === 0 && algorithm === 'hmac-sha256')
        return null;
    const named = keys.filter((key) => key.id === id);
    const option = named.find((key) => key.algorithm === algorithm);
    if (option !== undefined)
        return option;
    const [other] = named;
    if (other === undefined)
        return answer('key-unknown', `the policy does not trust a key ${(0,strict_json/* quoted */.TL)(id)}`);
    return answer('algorithm', `key ${(0,strict_json/* quoted */.TL)(id)} is one of ${other.algorithm}, not of ${algorithm}`);
}
function checkLimits({ artifact, now }, key) {
    const name = `key ${(0,strict_json/* quoted */.TL)(key.id)}`;
    const at = (text) => (text === undefined ? null : instant(text));
    const [revoked, start, end] = [at(key['revoked-at']), at(key['not-before']), at(key['not-after'])];
    const completed = instant(artifact.completedAt);
    if (revoked !== null && revoked <= instant(now))
        answer('key-revoked', `${name} was revoked at ${key['revoked-at']}`);
    if (start !== null && completed < start)
        answer('key-window', `${name} signs nothing that was completed before ${key['not-before']}`);
    if (end !== null && completed > end)
        answer('key-window', `${name} signs nothing that was completed after ${key['not-after']}`);
    if (key.stages !== undefined && !key.stages.includes(artifact.stage))
        answer('key-phase', `${name} may not sign ${artifact.stage}`);
}
/** Milliseconds; where a time cannot be read, nothing that depends on it holds. */
function instant(text) {
    // Policies may leave the seconds out, which RFC 3339 does not.
    const value = (0,times/* parseInstant */.n)(text) ?? Date.parse(text);
    return Number.isNaN(value) ? answer('key-window', `${(0,strict_json/* quoted */.TL)(text)} is no time`) : value;
}
function holdsMac({ document, ring, keys }, id, value) {
    const secret = ring?.hmac.get(id);
    if (secret === undefined) {
        if (keys.length === 0 && (ring?.hmac.size ?? 0) > 0)
            answer('key-unknown', `no key ${(0,strict_json/* quoted */.TL)(id)} is given`);
        return answer('key-missing', `the secret of key ${(0,strict_json/* quoted */.TL)(id)} is not given to this run; runs of forks are given none`);
    }
    if (keys.some((key) => isPublic(key, secret)))
        answer('algorithm', `the secret of key ${(0,strict_json/* quoted */.TL)(id)} is a public key of the policy: everybody has it`);
    const own = (0,sign/* macOf */.vX)((0,canonical/* signedBytes */.Sq)(document), secret);
    return own.length === value.length && (0,external_node_crypto_.timingSafeEqual)(own, value);
}
function isPublic(key, secret) {
    const text = key['public-key'] ?? '';
    const forms = [(0,keys/* publicKeyBytes */.ij)(text), (0,base64/* strictBase64 */.P)(text), Buffer.from(text, 'utf8')];
    return forms.some((form) => form !== null && form.length > 0 && Buffer.from(secret).equals(form));
}
function holdsEd25519({ document }, option, value) {
    const key = option === null ? null : (0,keys/* readPublicKey */.RR)(option['public-key'] ?? '');
    if (key === null) {
        const detail = 'the policy holds no Ed25519 public key for it: base64 of its SubjectPublicKeyInfo is needed';
        return answer('key-unknown', detail);
    }
    return (0,external_node_crypto_.verify)(null, (0,canonical/* signedBytes */.Sq)(document), key, value);
}

;// CONCATENATED MODULE: ./src/facts/phase-text.ts






/** Largest artifact, in bytes (research 3.1, class 2). */
const maxArtifactBytes = 256 * 1024;
const phase_text_nothing = {
    ...{ problems: [], artifact: null, digest: null, fileDigest: null, signature: null, baseDigest: null },
};
/** Reads artifact files in one pass; one that cannot be read leaves open what it claims, so the asking fact is unknown. */
async function contentsOf(objects, files) {
    const contents = new Map();
    const asked = files.filter(({ mode, size }) => (0,phase_places/* isRegular */.$)(mode) && (size ?? 0) <= maxArtifactBytes);
    await objects.eachBlob(new Set(asked.map(({ blob }) => blob)), maxArtifactBytes, (read) => {
        contents.set(read.id, read.known ? read.content : (0,gather/* giveUp */.Ht)(read.why));
    });
    return contents;
}
const readOptions = (context, options) => ({
    floor: options['schema-floor'],
    complete: signatureNeeded(context, options),
});
/** Reads an artifact and checks its signature. */
async function readText(context, { options, contents }, place) {
    const { path, stage, mode } = place;
    if (!(0,phase_places/* isRegular */.$)(mode))
        return { ...phase_text_nothing, problems: [notAFile(mode)] };
    const bytes = place.own ?? contents.get(place.blob) ?? null;
    if (bytes === null || bytes.length > maxArtifactBytes)
        return { ...phase_text_nothing, problems: [phase_text_tooLarge] };
    const { problems, artifact, document, signature } = (0,phase_read/* readArtifact */.R)(path, bytes, stage, readOptions(context, options));
    const text = {
        ...{ problems: [...problems], artifact, baseDigest: null },
        digest: document === null || artifact === null ? null : (0,canonical/* canonicalDigest */.Xz)(document),
        fileDigest: (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex'),
    };
    if (isRefused(text) || artifact === null || document === null)
        return { ...text, signature: null };
    const unsigned = signature === null || signature === undefined;
    const verified = verifySignature({
        ...{ document, signature, ring: context.keyRing },
        ...{ keys: options.signature.keys, algorithms: options.signature.algorithms },
        artifact: { stage, completedAt: artifact.completedAt },
        // Without a signature there is nothing that time could make invalid.
        now: unsigned ? artifact.completedAt : await (0,gather/* factValue */._u)(context, 'now'),
    });
    return { ...text, signature: verified };
}
/**
 * Canonical digest of the base's version of an artifact that was changed; null where its text is refused there, so
 * that it proved nothing.
 */
function baseDigest(context, { options, contents }, { path, stage, base, before }) {
    const bytes = base === 'changed' && before !== null ? (contents.get(before.blob) ?? null) : null;
    if (bytes === null)
        return null;
    const { document, problems } = (0,phase_read/* readArtifact */.R)(path, bytes, stage, readOptions(context, options));
    return document === null || isRefused({ problems }) ? null : (0,canonical/* canonicalDigest */.Xz)(document);
}
/** Whether something is wrong with a text; what it says may still be linked to. */
const isRefused = ({ problems }) => problems.some(({ warning }) => !warning);
/** Whether an artifact without a signature that holds proves nothing: by the base's policy or by the environment. */
const signatureNeeded = ({ signatureRequired }, { signature }) => signature.required || signatureRequired === true;
const problem = (rule, found, required, fix) => ({
    ...{ rule, found, required, fix },
    ...{ line: null, column: null, warning: false },
});
const kinds = { '120000': 'a symbolic link', '160000': 'a submodule' };
const notAFile = (mode) => problem('artifact-name', kinds[mode] ?? `git mode ${mode}`, 'a regular file', 'commit the artifact itself in its place');
const phase_text_tooLarge = problem('artifact-size', `over ${maxArtifactBytes} bytes`, `at most ${maxArtifactBytes} bytes (256 KiB)`, 'leave texts out of the artifact: file, lines and digest identify evidence');

;// CONCATENATED MODULE: ./src/facts/phases.ts










/**
 * Fact `phases`: the artifacts of the judged commit, and everything their claims are compared with. An artifact whose
 * text is refused, or whose signature does not hold where one is needed, makes nothing be fetched.
 */
const gatherPhases = async (context) => {
    const options = phaseNeeds(context);
    if (options === null)
        return await nothingAsked(context);
    const places = await (0,phase_places/* artifactPlaces */.l)(context, options);
    const objects = await (0,git_objects/* gitObjects */.f)(context);
    const contents = await contentsOf(objects, places.places.filter(({ own }) => own === null));
    const read = [];
    for (const place of places.places) {
        read.push({ place, text: await readText(context, { options, contents }, place) });
    }
    const claims = claimsOf(context, options, read);
    const value = await observed(objects, { context, options, places, claims }, read);
    const kind = context.workspace === null || context.subject.kind !== 'branch' ? 'api' : 'git';
    return (0,fact/* known */.eO)(value, { kind, what: `artifacts in ${options.folder || 'the root'}`, sha: places.head });
};
async function nothingAsked(context) {
    const head = await (0,codeowners/* headOf */.Uo)(context);
    const value = { ...bare(context), head, base: null, trusted: head, artifacts: [], removed: [] };
    return (0,fact/* known */.eO)({ ...value, ...(0,phase_repository/* notAsked */.O)(), lookalikes: [], checks: {} }, { kind: 'input', what: 'the policy has no stages' });
}
const bare = ({ repository, signatureRequired }) => ({
    repository: `${repository.owner}/${repository.repo}`,
    signatureRequired: signatureRequired === true,
});
/**
 * Artifacts that may be looked into: the text holds, the stage is one of the policy's, and so does the signature where
 * one is needed. Of the artifact before one, the commit alone is needed, and its digest vouches for that.
 */
function claimsOf(context, options, read) {
    const required = signatureNeeded(context, options);
    const stages = new Map((0,phase_options/* stagesOf */.Z)(options).map((stage) => [stage.id, stage]));
    const texts = new Map(read.map(({ place, text }) => [place.stage, text]));
    const holds = (text) => !required || text?.signature?.state === 'valid';
    return new Map(read.flatMap(({ place, text }) => {
        const { artifact } = text;
        const stage = stages.get(place.stage);
        if (artifact === null || stage === undefined || isRefused(text) || !holds(text))
            return [];
        const before = texts.get(stage.previous ?? '');
        const linked = holds(before) || before?.digest === artifact.previous;
        const previous = linked ? (before?.artifact?.commit ?? null) : null;
        return [[stage.id, { stage, artifact, previous }]];
    }));
}
async function observed(objects, comparison, read) {
    const { context, options, places, claims } = comparison;
    const { head, base, trusted, removed, lookalikes } = places;
    const proofs = await provenBy(objects, comparison);
    const contents = await contentsOf(objects, replacedAmong(places, claims));
    const artifacts = read.map(({ place, text }) => {
        const { path, stage, mode, blob, base: standing } = place;
        const proof = proofs.get(stage);
        return {
            ...{ path, stage, mode, blob, base: standing, ...text },
            ...(proof === undefined
                ? unproven
                : { ...proof, baseDigest: baseDigest(context, { options, contents }, place) }),
        };
    });
    return {
        ...bare(context),
        ...{ head, base, trusted, artifacts, removed, lookalikes },
        ...(await settingsFor(context, options, claims)),
        checks: await checksFor(context, options, { claims, proofs }),
    };
}
/** Earlier versions of artifacts that the change replaces by ones that may be looked into. */
const replacedAmong = ({ places }, claims) => places.flatMap(({ stage, base, before }) => base === 'changed' && before !== null && claims.has(stage) ? [before] : []);
const unproven = {
    commit: null,
    merged: null,
    afterPrevious: null,
    baseline: null,
    evidence: [],
    report: null,
};
/** How the repository merges, where commits are bound by content, and its number, where an artifact names one. */
async function settingsFor(context, { binding }, claims) {
    const merging = binding === 'auto' && claims.size > 0;
    const numbered = [...claims.values()].some(({ artifact }) => artifact.repositoryId !== null);
    return merging || numbered ? await (0,phase_repository/* repositorySettings */.C)(context, merging) : (0,phase_repository/* notAsked */.O)();
}
/** Checks on the commits of those artifacts that are looked at to their end. */
function checksFor(context, options, { claims, proofs }) {
    const followed = [...claims].filter(([id]) => isFollowed(proofs.get(id)?.commit ?? undefined, options.binding));
    const asked = followed.map(([, { stage, artifact }]) => ({
        commit: artifact.commit,
        names: checkNames(options, stage),
    }));
    return checksOf(context, asked);
}

;// CONCATENATED MODULE: ./src/facts/tags.ts






/** Fact `tags`: tags of stages that have an artifact, where the policy asks for them, and tags that criteria name. */
const gatherTags = async (context) => {
    const options = phaseNeeds(context);
    const asked = options === null || !asksForTags(options) ? [] : await tagsAsked(context, options);
    if (asked.length === 0)
        return (0,fact/* known */.eO)({}, { kind: 'input', what: 'no tags are asked for' });
    const objects = await (0,git_objects/* gitObjects */.f)(context);
    const found = await objects.tags([...new Set(asked.map(({ name }) => name))]);
    const value = {};
    for (const [name, tag] of Object.entries(found)) {
        const commits = asked.flatMap((one) => (one.name === name ? (one.commit ?? []) : []));
        value[name] = { ...tag, contains: await contained(objects, tag.commit, [...new Set(commits)]) };
    }
    return (0,fact/* known */.eO)(value, { kind: 'api', what: 'refs/tags' });
};
/** Which of the commits are in the history of a tag. */
const contained = (objects, tag, commits) => (0,observe/* observe */.l)(async () => {
    const within = [];
    for (const commit of commits) {
        if (tag !== null && (await objects.isAncestor(commit, tag)))
            within.push(commit);
    }
    return within;
});
const asksForTags = (options) => options.tags !== 'ignore' ||
    (0,phase_options/* stagesOf */.Z)(options).some(({ criteria }) => criteria.some(({ tag }) => tag !== undefined));
async function tagsAsked(context, options) {
    const commits = commitsOf(await (0,gather/* factValue */._u)(context, 'phases'));
    return (0,phase_options/* stagesOf */.Z)(options).flatMap(({ id, criteria }) => {
        const commit = commits.get(id) ?? null;
        const own = options.tags !== 'ignore' && commits.has(id) ? [{ name: `${id}-complete`, commit }] : [];
        return [...own, ...criteria.flatMap(({ tag }) => (tag === undefined ? [] : [{ name: tag, commit }]))];
    });
}
/** Commits of the artifacts that got as far as git, by stage. */
const commitsOf = ({ artifacts }) => new Map(artifacts.flatMap(({ stage, artifact, commit }) => artifact === null || commit === null ? [] : [[stage, artifact.commit]]));

;// CONCATENATED MODULE: ./src/facts/phase-gatherers.ts




/** Gatherers of artifacts and what they claim. Their readers are large: the registry loads them on demand. */
const phaseGatherers = {
    phases: gatherPhases,
    tags: gatherTags,
    criteria: gatherCriteria,
    greenlight: gatherGreenlight,
};


/***/ })

};
