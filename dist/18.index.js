export const id = 18;
export const ids = [18];
export const modules = {

/***/ 3018:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  refreshMain: () => (/* binding */ refreshMain)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/action/clients.ts
var clients = __webpack_require__(88422);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/verdict.ts + 1 modules
var verdict = __webpack_require__(45613);
// EXTERNAL MODULE: ./src/github/clock.ts
var clock = __webpack_require__(60093);
// EXTERNAL MODULE: ./src/runner/event.ts + 1 modules
var runner_event = __webpack_require__(95346);
// EXTERNAL MODULE: ./src/runner/outputs.ts + 1 modules
var outputs = __webpack_require__(17964);
// EXTERNAL MODULE: ./src/runner/payload.ts
var runner_payload = __webpack_require__(66496);
// EXTERNAL MODULE: ./src/surfaces/escape.ts
var surfaces_escape = __webpack_require__(90653);
// EXTERNAL MODULE: ./src/refresh/reasons.ts
var reasons = __webpack_require__(56070);
// EXTERNAL MODULE: ./src/github/failure.ts
var github_failure = __webpack_require__(28881);
// EXTERNAL MODULE: ./src/facts/workflow-run.ts
var workflow_run = __webpack_require__(74826);
// EXTERNAL MODULE: ./src/publish/viewer.ts
var viewer = __webpack_require__(64409);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/refresh/settings.ts
var settings = __webpack_require__(45470);
;// CONCATENATED MODULE: ./src/refresh/runs.ts



const runRoute = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
const reading = { permission: 'actions: read' };
const time = schemas/* string */.YjP().min(1);
const runSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    path: schemas/* string */.YjP(),
    event: schemas/* string */.YjP(),
    status: schemas/* string */.YjP().nullable(),
    conclusion: schemas/* string */.YjP().nullable(),
    head_sha: schemas/* string */.YjP(),
    head_branch: schemas/* string */.YjP().nullable(),
    head_repository: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish(),
    pull_requests: schemas/* array */.YOg(schemas/* object */.Ikc({
        number: schemas/* int */.Whr().positive(),
        base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }) }),
    }))
        .nullish(),
    run_number: schemas/* int */.Whr(),
    run_attempt: schemas/* int */.Whr().positive().default(1),
    workflow_id: schemas/* int */.Whr(),
    created_at: time,
    run_started_at: time.optional(),
}));
const pullSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    state: schemas/* string */.YjP(),
    head: schemas/* object */.Ikc({
        sha: schemas/* string */.YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/),
        ref: schemas/* string */.YjP(),
        repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullable(),
    }),
    base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ id: schemas/* int */.Whr(), full_name: schemas/* string */.YjP() }) }),
}));
/** @throws GitHubFailure */
const readPull = (github, repository, number) => github.get('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...repository, pull_number: number }, pullSchema(), { permission: 'pull-requests: read' });
/** @throws GitHubFailure */
const readRun = (github, repository, id) => github.get(runRoute, { ...repository, run_id: id }, runSchema(), reading);
/**
 * Every run of the head commit, whichever workflow. Not asked for by workflow: GitHub registers a workflow that a
 * ruleset requires under an id that the repository does not list.
 * @throws GitHubFailure
 */
const listRuns = (github, repository, headSha) => github.list('GET /repos/{owner}/{repo}/actions/runs', { ...repository, head_sha: headSha }, runSchema(), {
    key: ({ id }) => id,
    property: 'workflow_runs',
    ...reading,
});
/** Only these report the check that a pull request is merged by: other events start runs of their own. */
const events = new Set(['pull_request', 'pull_request_target']);
/**
 * The latest run of the gate for a pull request, one for each registration of its workflow: the repository's own, and
 * that of a ruleset. The runs are those of its head commit.
 */
function latestRuns(runs, workflow, pull) {
    const latest = new Map();
    for (const run of runs) {
        const { head_sha: sha, event, path, workflow_id: id } = run;
        if (sha !== pull.head.sha || !events.has(event) || !(0,settings/* isOf */.yW)(workflow, path) || !belongs(run, pull))
            continue;
        const before = latest.get(id);
        if (before === undefined || isLater(run, before))
            latest.set(id, run);
    }
    return [...latest.values()].sort((one, other) => one.id - other.id);
}
const isLater = (one, other) => one.run_number > other.run_number || (one.run_number === other.run_number && one.id > other.id);
/** GitHub names the pull requests of a run, but not those of forks: these are known by where the head comes from. */
function belongs(run, pull) {
    const named = (run.pull_requests ?? []).filter(({ base }) => base.repo.id === pull.base.repo.id);
    if (named.length > 0)
        return named.some(({ number }) => number === pull.number);
    const from = (repository) => repository?.full_name.toLowerCase() ?? null;
    return run.head_branch === pull.head.ref && from(run.head_repository) === from(pull.head.repo);
}
/** Whether the same run may have judged another pull request, which GitHub does not tell apart. */
const isShared = (run, pull) => (run.pull_requests ?? []).some(({ number, base }) => base.repo.id === pull.base.repo.id && number !== pull.number);

;// CONCATENATED MODULE: ./src/refresh/change.ts






/**
 * Which pull request was changed and when: GitHub makes the run of an event when it sends the event.
 * @throws UsageError where a run of the gate would start itself; Undecided, GitHubFailure
 */
async function changeOf(github, { target, runId }, workflow) {
    const { repository } = target;
    const own = await startedBy(github, repository, runId, workflow);
    if (target.kind === 'pull-request')
        return { number: target.number, at: own };
    if (target.kind !== 'workflow-run')
        throw new errors/* UsageError */.eb(`a ${target.kind} has no pull request to refresh`);
    const at = await startedBy(github, repository, target.runId, workflow);
    const found = await (0,workflow_run/* resolveWorkflowRun */.x)(target, github);
    if (!found.known)
        throw new errors/* Undecided */.Oh(found);
    if (found.value.kind !== 'pull-request')
        throw new errors/* UsageError */.eb('the run was for no pull request');
    return { number: found.value.number, at };
}
/** When a run that led here was made. One of the gate itself would lead here again. */
async function startedBy(github, repository, id, workflow) {
    const run = await readRun(github, repository, id);
    if (!(0,settings/* isOf */.yW)(workflow, run.path))
        return run.created_at;
    throw new errors/* UsageError */.eb(`input workflow: ${(0,settings/* workflowPath */.RB)(workflow)} is what started this action, and would start itself for ever; ` +
        `expected the workflow of the gate, and this action in another one`);
}
/** What an account can do to a pull request on every run of a workflow. */
const repeatable = new Set(['edited', 'labeled', 'unlabeled']);
/**
 * Whether the account of this token made the change: a workflow that edits or labels on every run would start itself
 * for ever. It cannot happen with a `GITHUB_TOKEN`, whose changes start no workflow, but with the token of an App.
 */
async function isOwnChange(github, { action, sender }) {
    if (sender?.type !== 'Bot' || action === null || !repeatable.has(action))
        return false;
    try {
        return (await (0,viewer/* viewerLogin */.w)(github)).toLowerCase() === sender.login.toLowerCase();
    }
    catch (error) {
        // Whoever it was: the number of attempts ends a loop all the same.
        if (error instanceof github_failure/* GitHubFailure */.i)
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/surfaces/limits.ts
var limits = __webpack_require__(47910);
;// CONCATENATED MODULE: ./src/refresh/decide.ts

/**
 * Every attempt reads the pull request anew, so one that began after the change has seen it. One that began before may
 * have missed it, whatever it concluded.
 * @param changedAt when the change happened, RFC 3339
 * @param now the server's time, RFC 3339
 */
function decide(run, changedAt, now) {
    const began = Date.parse(run.run_started_at ?? run.created_at);
    const isFresh = began > Date.parse(changedAt);
    if (run.status !== 'completed')
        return isFresh ? 'will-see-it' : 'wait';
    if (run.conclusion === 'action_required')
        return 'needs-approval';
    if (isFresh)
        return 'already-judged';
    if (run.run_attempt >= limits/* bounds */.O.rerunAttempts)
        return 'too-many-attempts';
    const days = (Date.parse(now) - Date.parse(run.created_at)) / 86_400_000;
    return days > limits/* limits */.F.rerunDays ? 'too-old' : 'rerun';
}

// EXTERNAL MODULE: ./src/surfaces/words.ts + 1 modules
var words = __webpack_require__(62332);
;// CONCATENATED MODULE: ./src/refresh/words.ts



/** Null for github.com, which GitHub's command line asks by itself. */
function hostOf({ serverUrl }) {
    const { host } = new URL(serverUrl);
    return host === 'github.com' ? null : host;
}
/** The command a person starts the run with. `gh run rerun` asks for the workflow, which a ruleset's run has not. */
function command(about) {
    const { run, workflow, pull } = about;
    const name = (0,settings/* nameOf */.Vb)(about.repository);
    const host = hostOf(about);
    const repository = host === null ? name : `${host}/${name}`;
    if (run === null) {
        const commit = pull === null ? '' : ` --commit ${pull.head.sha}`;
        return `gh run list --repo ${repository}${commit}, then gh run rerun ID --repo ${repository}`;
    }
    if (workflow.from === null)
        return `gh run rerun ${run.id} --repo ${repository}`;
    const server = host === null ? '' : ` --hostname ${host}`;
    return `gh api${server} --method POST repos/${name}/actions/runs/${run.id}/rerun`;
}
const isFork = ({ pull }) => pull !== null && pull.head.repo?.full_name.toLowerCase() !== pull.base.repo.full_name.toLowerCase();
/** What would let the token start a run. */
const permission = (about) => isFork(about)
    ? 'pull requests from forks get a read-only token whatever the workflow grants: start this action by workflow_run as examples/refresh/README.md shows'
    : 'give the job `permissions: { actions: write, pull-requests: read }`';
const ran = ({ others }) => others.length === 0
    ? 'no workflow ran for it'
    : `workflows that ran for it: ${others.slice(0, 10).join(', ')}`;
const runOf = ({ run }) => `run ${run?.id ?? '?'} (attempt ${run?.run_attempt ?? 1})`;
const before = (about) => `${runOf(about)} may not have seen the change`;
const byHand = (about) => `or start it by hand: ${command(about)}`;
const phrases = {
    requested: (about) => `asked GitHub to start run ${about.run?.id ?? '?'} again (attempt ${(about.run?.run_attempt ?? 0) + 1}); it concluded ${about.run?.conclusion ?? 'nothing'} before`,
    'already-judged': (about) => `${runOf(about)} began after the change and concluded ${about.run?.conclusion ?? 'nothing'}: nothing to do`,
    'will-see-it': (about) => `${runOf(about)} began after the change and still runs: nothing to do`,
    'needs-approval': (about) => `${runOf(about)} waits until a maintainer approves it, and reads the pull request then: nothing to do`,
    closed: () => 'it is not open any more: nothing to do',
    'own-change': () => 'the account of this token made the change itself, and starting a run for it could go on for ever: nothing is done',
    'no-run': (about) => `${(0,settings/* workflowPath */.RB)(about.workflow)} has no run for head${about.pull === null ? '' : ` ${(0,words/* shortId */.m_)(about.pull.head.sha)}`} started by pull_request; ${ran(about)}. Name the gate's workflow in the input \`workflow\` (OWNER/REPO/.github/workflows/FILE for one of another repository that a ruleset requires), or close and reopen the pull request to start it`,
    'still-running': (about) => `${runOf(about)} began before the change and has not ended within ${about.waitMinutes} min, and GitHub starts no running run again. Raise \`wait-minutes\`, or when it has ended: ${command(about)}`,
    'too-many-attempts': (about) => `${before(about)}, and it was started ${limits/* bounds */.O.rerunAttempts} times or more (GitHub stops at ${limits/* limits */.F.reruns}): is something changed by every run of the gate? Push a commit for a new run, ${byHand(about)}`,
    'too-old': (about) => `${before(about)}, and GitHub starts no run again ${limits/* limits */.F.rerunDays} days after its first attempt. Push a commit, or close and reopen the pull request`,
    'permission-missing': (about) => `${about.run === null ? 'the check may not have seen the change' : before(about)}: ${about.detail ?? 'the token may not start it again'}; ${permission(about)}, ${byHand(about)}`,
    refused: (about) => `${before(about)}, and GitHub does not start it again: ${about.detail ?? ''}. Push a commit for a new run, ${byHand(about)}`,
    unreadable: (about) => `the check may not have seen the change: ${about.detail ?? ''}. Run this job again, ${byHand(about)}`,
};
/** One sentence for the log: what was done, or what to do. */
const phrase = (reason, about) => `${about.number === null ? 'the pull request' : `pull request #${about.number}`}: ${phrases[reason](about)}`;
/** Said where two pull requests share the head. */
const sharedNote = ({ id }) => `Other open pull requests have the same head branch, and GitHub does not tell for which of them run ${id} was started`;

;// CONCATENATED MODULE: ./src/refresh/refresh.ts







/** Milliseconds between two looks at a run that still runs. */
const interval = 10_000;
/** Looks for a run that GitHub has not made yet: it comes seconds after its event. */
const looksForFirst = 3;
/**
 * Finds the change behind an event, and starts what is stale since then again.
 * @throws UsageError where a run of the gate would start itself; Undecided where no one pull request is meant
 */
async function refreshChange(request) {
    const { github, trigger, workflow } = request;
    const { repository } = trigger.target;
    const shown = trigger.target.kind === 'pull-request' ? trigger.target.number : null;
    const change = await attempt(() => changeOf(github, trigger, workflow));
    if (change instanceof github_failure/* GitHubFailure */.i) {
        const unread = { ...request, repository, number: shown };
        return [ended(unread, failed(change), { seen: null, failure: change })];
    }
    const found = { ...request, repository, number: change.number, changedAt: change.at };
    if (await isOwnChange(github, trigger))
        return [ended(found, 'own-change', { seen: null })];
    return await refresh(found);
}
/** Starts what is stale again. Never throws for what GitHub answers. @returns how it ended, at least one */
async function refresh(request) {
    const settled = new Map();
    const looks = Math.ceil((request.waitMinutes * 60_000) / interval);
    for (let look = 0;; look += 1) {
        const seen = await attempt(() => lookAt(request));
        if (seen instanceof github_failure/* GitHubFailure */.i)
            return [...settled.values(), ended(request, failed(seen), { seen: null, failure: seen })];
        if (seen.pull.state !== 'open')
            return [...settled.values(), ended(request, 'closed', { seen })];
        for (const run of seen.latest) {
            if (settled.has(run.workflow_id))
                continue;
            const end = await treat(request, seen, run);
            if (end !== null)
                settled.set(run.workflow_id, end);
        }
        const waiting = seen.latest.filter((run) => !settled.has(run.workflow_id));
        if (waiting.length === 0 && settled.size > 0)
            return [...settled.values()];
        const last = seen.latest.length === 0 ? Math.min(looks, looksForFirst) : looks;
        if (look >= last)
            return [...settled.values(), ...givenUp(request, seen, waiting)];
        await request.sleep(interval);
    }
}
/** Where the time is over. */
const givenUp = (request, seen, waiting) => waiting.length === 0
    ? [ended(request, 'no-run', { seen })]
    : waiting.map((run) => ended(request, 'still-running', { seen, run }));
async function lookAt({ github, repository, number, workflow }) {
    const pull = await readPull(github, repository, number);
    const runs = await listRuns(github, repository, pull.head.sha);
    const others = [...new Set(runs.map(({ path }) => path))].sort();
    return { pull, latest: latestRuns(runs, workflow, pull), others };
}
/** Decides about one run and acts. Null: look again later. */
async function treat(request, seen, run) {
    const now = request.github.serverTime() ?? request.changedAt;
    const decision = decide(run, request.changedAt, now);
    if (decision === 'wait')
        return null;
    if (decision !== 'rerun')
        return ended(request, decision, { seen, run });
    const failure = await attempt(() => start(request, run));
    if (!(failure instanceof github_failure/* GitHubFailure */.i))
        return ended(request, 'requested', { seen, run });
    if (isRunning(failure))
        return null;
    return await afterFailure(request, seen, run, failure);
}
const start = async ({ github, repository }, { id }) => {
    await github.send('POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun', { ...repository, run_id: id }, schemas/* unknown */.L5J(), { permission: 'actions: write' });
};
/** Somebody else started it between two calls, or it had not quite ended. */
const isRunning = ({ details }) => /already running/i.test(details.said ?? '');
/** GitHub's words where the token may not; any other 403 is about the run. */
const aboutToken = /not accessible|must have|admin rights|bad credentials|saml|not authorized/i;
async function afterFailure(request, seen, run, failure) {
    const { said = '', status } = failure.details;
    if (failure.reason === 'permission-missing') {
        const reason = status === 403 && said !== '' && !aboutToken.test(said) ? 'refused' : 'permission-missing';
        return ended(request, reason, { seen, run, failure });
    }
    // The answer may be lost and the run started all the same: it is looked at before anything is said.
    const again = await attempt(() => readRun(request.github, request.repository, run.id));
    const started = !(again instanceof github_failure/* GitHubFailure */.i) && again.run_attempt > run.run_attempt;
    return ended(request, started ? 'requested' : failed(failure), { seen, run, failure });
}
const failed = ({ reason }) => reason === 'permission-missing' ? 'permission-missing' : 'unreadable';
async function attempt(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error instanceof github_failure/* GitHubFailure */.i)
            return error;
        throw error;
    }
}
function ended(request, reason, { seen, run, failure }) {
    const { github, repository, workflow, number, waitMinutes } = request;
    const about = {
        ...{ repository, workflow, number, waitMinutes, serverUrl: github.serverUrl },
        run: run ?? null,
        pull: seen?.pull ?? null,
        others: seen?.others ?? [],
        detail: failure === undefined ? null : `${failure.route}: ${failure.message}`,
    };
    const said = phrase(reason, about);
    const shared = run !== undefined && seen !== null && (0,reasons/* isSettled */.I)(reason) && isShared(run, seen.pull);
    return {
        reason,
        run: run ?? null,
        message: shared ? `${said}. ${sharedNote(run)}` : said,
    };
}

;// CONCATENATED MODULE: ./src/refresh/main.ts












/** Events whose change a run of the gate may have missed. */
const main_events = ['pull_request', 'pull_request_target', 'pull_request_review', 'workflow_run'];
/** The action `refresh`. */
const refreshMain = async (runtime) => {
    const { environment, token, given, log } = runtime;
    const workflow = (0,settings/* readWorkflow */.S6)(given('workflow'));
    const waitMinutes = (0,settings/* readWait */.mg)(given('wait-minutes'));
    const trigger = await readTrigger(environment);
    const { github } = await (0,clients/* clientsOf */.S)(environment, { token, adminToken: null }, (from, to) => log.notice(`GitHub answered for ${from} at ${to}: the repository was renamed.`));
    return await show(runtime, await refreshChange({ github, trigger, workflow, waitMinutes, sleep: clock/* systemClock */.m.sleep }));
};
const payloadSchema = schemas/* object */.Ikc({
    action: schemas/* string */.YjP().nullish().catch(null),
    sender: schemas/* object */.Ikc({ login: schemas/* string */.YjP(), type: schemas/* string */.YjP() }).nullish().catch(null),
});
/** @throws UsageError for an event that changes no pull request */
async function readTrigger(environment) {
    const { eventName, eventPath, runId } = environment;
    if (eventName === null || !main_events.includes(eventName))
        throw new errors/* UsageError */.eb(`the event ${eventName === null ? 'is not set' : JSON.stringify(eventName)} changes no check; expected ${main_events.join(', ')}`);
    const { target } = await (0,runner_event/* readEvent */.j)(environment);
    if (runId === null)
        throw new errors/* UsageError */.eb('GITHUB_RUN_ID is not set; expected the number of this workflow run');
    const payload = payloadSchema.parse((await (0,runner_payload/* readPayload */.rD)(eventPath ?? '')).json);
    return { target, runId, action: payload.action ?? null, sender: payload.sender ?? null };
}
/** Log, outputs and summary. */
async function show({ log, environment, secrets }, all) {
    for (const { reason, message } of all)
        (0,reasons/* isSettled */.I)(reason) ? log.notice(message) : log.error(message);
    const worst = all.find(({ reason }) => !(0,reasons/* isSettled */.I)(reason)) ?? all.at(-1);
    const exitCode = worst === undefined || !(0,reasons/* isSettled */.I)(worst.reason) ? verdict/* exitCodes */.hS.unknown : verdict/* exitCodes */.hS.pass;
    const warnings = (0,outputs/* writeNamedOutputs */.du)({
        'run-id': all.flatMap(({ run }) => (run === null ? [] : [run.id])).join(','),
        requested: String(all.some(({ reason }) => reason === 'requested')),
        reason: worst?.reason ?? 'unreadable',
        'exit-code': String(exitCode),
    }, environment);
    const lines = all.map(({ message }) => `- ${(0,surfaces_escape/* escapeMarkdown */.FV)(secrets.redact(message))}`);
    const unwritten = await (0,outputs/* appendSummary */.fe)(['### Gatewright: refresh', '', ...lines].join('\n'), environment);
    for (const warning of [...warnings, ...(unwritten === undefined ? [] : [unwritten])])
        log.warning(warning);
    return exitCode;
}


/***/ })

};
