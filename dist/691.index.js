export const id = 691;
export const ids = [691,888];
export const modules = {

/***/ 2888:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   unzip: () => (/* binding */ unzip)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91776);
/* harmony import */ var _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96490);



/** What an archive may hold: far more than reports and evidence need, and little enough for any runner. */
const most = { entries: 2_000, bytes: 256 * 1024 * 1024 };
/**
 * Files of a zip archive in memory, by their names; folders are left out. Nothing is ever written to a disk. Every
 * file has the size and the checksum the archive's directory states, which the unpacking itself does not look at.
 * @throws {ZipProblem} for what is no whole zip, is too large when unpacked, or has a name twice or one that is no path
 */
function unzip(bytes, limits = most) {
    const checksums = checksumsOf(bytes, limits.entries);
    const listed = [];
    const names = new Set();
    let place = 0;
    let total = 0;
    const files = unpack(bytes, (entry) => {
        const crc = checksums[place++] ?? 0;
        total += Math.max(entry.size, entry.originalSize);
        if (total > limits.bytes)
            throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n(`the archive is over ${limits.bytes} bytes when unpacked`);
        refuseEntry(entry, names);
        names.add(entry.name);
        if (entry.name.endsWith('/'))
            return false;
        listed.push({ name: entry.name, size: entry.originalSize, crc });
        return true;
    });
    return new Map(listed.map((file) => [file.name, checked(file, files[file.name])]));
}
function refuseEntry({ name, size, originalSize, compression }, names) {
    const segments = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
    const odd = segments.some((segment) => ['', '.', '..', '__proto__'].includes(segment));
    if (odd || /[\p{Cc}\\]/u.test(name))
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n('the archive has an entry whose name is no plain path');
    if (names.has(name))
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n('the archive has two entries of one name');
    // A stored entry is copied by its packed size: entries that overlap would multiply it.
    if (compression === 0 && size !== originalSize)
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n(`the archive states two sizes of ${name}`);
}
function checked({ name, size, crc }, content) {
    if (content === undefined || content.length !== size || (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(content) !== crc)
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n(`the archive is damaged: ${name} is not what its directory states`);
    return content;
}
function unpack(bytes, filter) {
    try {
        return (0,fflate__WEBPACK_IMPORTED_MODULE_2__/* .unzipSync */ .AO)(bytes, { filter });
    }
    catch (error) {
        if (error instanceof _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n)
            throw error;
        throw notWhole();
    }
}
const notWhole = () => new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n('the archive is no whole zip file');
/** Signatures of the records (APPNOTE.TXT of PKWARE, sections 4.3.12, 4.3.15 and 4.3.16). */
const signature = { entry: 0x02014b50, locator64: 0x07064b50, end: 0x06054b50 };
const endBytes = 22;
const entryBytes = 46;
/** The CRC-32 of every entry, in the order of the archive's directory. */
function checksumsOf(bytes, mostEntries) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = endOf(view);
    if (end >= 20 && view.getUint32(end - 20, true) === signature.locator64)
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n('the archive is a zip64, which no archive of this size needs');
    const entries = view.getUint16(end + 8, true);
    if (entries > mostEntries)
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n(`the archive has more than ${mostEntries} entries`);
    const checksums = [];
    let at = view.getUint32(end + 16, true);
    while (checksums.length < entries) {
        if (at + entryBytes > end || view.getUint32(at, true) !== signature.entry)
            throw notWhole();
        checksums.push(view.getUint32(at + 16, true));
        // Name, extra field and comment follow.
        at += entryBytes + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
    }
    return checksums;
}
/** Where the end record starts: it is the last one, behind it there is at most a comment. */
function endOf(view) {
    const first = Math.max(0, view.byteLength - endBytes - 0xffff);
    for (let at = view.byteLength - endBytes; at >= first; at--)
        if (view.getUint32(at, true) === signature.end)
            return at;
    throw notWhole();
}


/***/ }),

/***/ 11691:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishRun: () => (/* binding */ publishRun),
  reportMain: () => (/* binding */ reportMain)
});

// EXTERNAL MODULE: ./src/action/clients.ts
var clients = __webpack_require__(88422);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/verdict.ts + 1 modules
var core_verdict = __webpack_require__(45613);
// EXTERNAL MODULE: ./src/facts/gather.ts
var gather = __webpack_require__(3088);
// EXTERNAL MODULE: ./src/result/build.ts
var build = __webpack_require__(10861);
// EXTERNAL MODULE: ./src/runner/event.ts + 1 modules
var runner_event = __webpack_require__(95346);
// EXTERNAL MODULE: ./src/runner/input-values.ts
var input_values = __webpack_require__(2173);
// EXTERNAL MODULE: ./src/runner/outputs.ts + 1 modules
var runner_outputs = __webpack_require__(17964);
// EXTERNAL MODULE: ./src/surfaces/sarif.ts + 6 modules
var surfaces_sarif = __webpack_require__(54462);
// EXTERNAL MODULE: ./src/surfaces/summary.ts
var summary = __webpack_require__(10012);
// EXTERNAL MODULE: ./src/surfaces/terminal.ts
var terminal = __webpack_require__(67742);
// EXTERNAL MODULE: ./src/report-action/definition.ts
var definition = __webpack_require__(78782);
// EXTERNAL MODULE: ./src/core/text.ts
var core_text = __webpack_require__(72020);
// EXTERNAL MODULE: ./src/facts/associated.ts
var associated = __webpack_require__(34205);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/formats/workflows/run-path.ts
var run_path = __webpack_require__(38298);
// EXTERNAL MODULE: ./src/core/fact.ts
var core_fact = __webpack_require__(80053);
// EXTERNAL MODULE: ./src/surfaces/escape.ts
var surfaces_escape = __webpack_require__(90653);
;// CONCATENATED MODULE: ./src/report-action/refuse.ts



/**
 * Ends the run: what the other run left cannot be used.
 * @param detail what was compared, what was found and what is expected; `backticks` mark values
 * @param fix the next step
 * @throws Undecided always
 */
function refuse(reason, detail, fix) {
    throw new errors/* Undecided */.Oh((0,core_fact/* unknown */.L5)(reason, detail, { remedy: { text: fix } }));
}
/** UTF-16 units of a foreign value in a sentence of ours. */
const shown = 120;
/** A foreign value in a sentence: short, in backticks, none inside. */
const quoted = (value) => value === null ? 'none' : `\`${(0,surfaces_escape/* shorten */.ml)(String(value), shown).replaceAll('`', "'")}\``;

;// CONCATENATED MODULE: ./src/report-action/run.ts





const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}';
const commit = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
/** Events whose runs judge a pull request with a token that may be able to write nothing. */
const judging = ['pull_request', 'pull_request_review'];
const runSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    id: schemas/* number */.aig().int().positive(),
    head_sha: schemas/* string */.YjP().regex(commit),
    head_branch: schemas/* string */.YjP().nullable(),
    event: schemas/* string */.YjP(),
    status: schemas/* string */.YjP().nullable(),
    conclusion: schemas/* string */.YjP().nullable(),
    path: schemas/* string */.YjP().min(1),
    run_attempt: schemas/* number */.aig().int().positive().nullish(),
    run_started_at: schemas/* string */.YjP().nullish(),
    repository: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }),
    head_repository: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish(),
}));
/**
 * Reads the run that an event names. The event itself is believed in nothing but the number: it may be replayed.
 * @throws Undecided when it is of another repository or commit, has not ended, or judged no pull request
 */
async function readRun(github, event) {
    const { repository, runId } = event;
    const permission = 'actions: read';
    const run = await github.get(route, { ...repository, run_id: runId }, runSchema(), { permission });
    const again = 'let the gate run again, so that this workflow gets a new event';
    const name = `run ${runId}`;
    if (run.id !== runId)
        refuse('api-shape', `GitHub was asked for ${name} and told of run ${run.id}`, again);
    if (!(0,associated/* isIn */.S1)(repository, run.repository.full_name)) {
        const found = `${name} is of ${quoted(run.repository.full_name)}, not of ${repository.owner}/${repository.repo}`;
        refuse('unconfirmed', found, again);
    }
    if (run.head_sha !== event.headSha) {
        const found = `${name} judged the commit ${quoted(run.head_sha)}; the event says ${quoted(event.headSha)}`;
        refuse('unconfirmed', found, again);
    }
    if (!judging.includes(run.event)) {
        const found = `${name} was started by the event ${quoted(run.event)}; expected ${judging.map(quoted).join(' or ')}`;
        const condition = "github.event.workflow_run.event == 'pull_request'";
        refuse('unconfirmed', found, `give the job of this action \`if: ${condition}\`: other runs can publish by themselves`);
    }
    if (run.status !== 'completed' || run.conclusion === null) {
        const found = `${name} has the status ${quoted(run.status)}; expected \`completed\``;
        refuse('unconfirmed', found, 'trigger this workflow on `workflow_run` with `types: [completed]`');
    }
    const headRepository = nameOf(run.head_repository?.full_name ?? null);
    if (headRepository === null) {
        const found = 'the repository that the run came from was deleted, so its pull request is not known';
        refuse('not-found', found, 'close the pull request, or push its commits as a branch of this repository');
    }
    return {
        reference: {
            kind: 'workflow-run',
            ...{ repository, runId, headRepository },
            headSha: run.head_sha,
            headBranch: run.head_branch,
            event: run.event,
        },
        conclusion: run.conclusion,
        path: (0,run_path/* workflowFileOf */.h)(run.path),
        startedAt: run.run_started_at ?? null,
        attempt: run.run_attempt ?? 1,
    };
}
function nameOf(fullName) {
    const [owner = '', repo = '', ...more] = (fullName ?? '').split('/');
    return owner === '' || repo === '' || more.length > 0 ? null : { owner, repo };
}

;// CONCATENATED MODULE: ./src/report-action/newer-run.ts





const newer_run_route = 'GET /repos/{owner}/{repo}/actions/runs';
const newer_run_runSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    id: schemas/* number */.aig().int().positive(),
    path: schemas/* string */.YjP(),
    event: schemas/* string */.YjP(),
    head_sha: schemas/* string */.YjP(),
    head_branch: schemas/* string */.YjP().nullable(),
    head_repository: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish(),
    conclusion: schemas/* string */.YjP().nullable(),
    run_started_at: schemas/* string */.YjP().nullish(),
}));
/**
 * Number of a run of the same workflow that judges the same head and began later: reviews, labels and edits make one
 * each, and an event may be replayed when its run is long stale. Null when there is none. A cancelled one says nothing.
 * @throws GitHubFailure
 */
async function newerRun(github, run) {
    const { repository, headSha } = run.reference;
    const runs = await github.list(newer_run_route, { ...repository, head_sha: headSha }, newer_run_runSchema(), {
        key: ({ id }) => id,
        property: 'workflow_runs',
        permission: 'actions: read',
    });
    const newer = runs.filter((one) => isSameGate(one, run) && isLater(one, run));
    return newer.length === 0 ? null : Math.max(...newer.map(({ id }) => id));
}
function isSameGate(one, { reference, path }) {
    const { runId, headSha, headBranch, headRepository } = reference;
    return (one.id !== runId &&
        one.head_sha === headSha &&
        one.head_branch === headBranch &&
        (0,associated/* isIn */.S1)(headRepository, one.head_repository?.full_name ?? '') &&
        judging.includes(one.event) &&
        (0,run_path/* workflowFileOf */.h)(one.path) === path);
}
const isLater = ({ conclusion, run_started_at: began }, { startedAt }) => conclusion !== 'cancelled' && Date.parse(began ?? '') > Date.parse(startedAt ?? '');

// EXTERNAL MODULE: ./src/formats/workflows/node.ts
var workflows_node = __webpack_require__(14689);
// EXTERNAL MODULE: ./src/formats/workflows/yaml.ts + 2 modules
var workflows_yaml = __webpack_require__(38649);
;// CONCATENATED MODULE: ./src/report-action/own-code.ts


/** An expression that can only name a commit of the base branch. */
const baseOnly = /^\$\{\{(?=[^}]*(?:base\.(?:sha|ref)|base_(?:sha|ref)|default_branch))(?![^}]*head)[^}]*\}\}$/;
/** What the `repository:` of a checkout may be: the one the workflow stands in. */
const ownRepository = /^\$\{\{\s*github\.repository\s*\}\}$/;
/**
 * What a workflow runs from the files of the pull request although the workflow file itself is unchanged: actions and
 * workflows named by a path, and commands beside a checkout, unless every checkout of the job takes the base. Null when
 * there is none.
 * @returns the text of `uses:` or `run:`, or a sentence when the file cannot be read
 */
function ownCodeOf(text) {
    const yaml = (0,workflows_yaml/* readYaml */.g)(text);
    if (!yaml.ok)
        return `the file is no workflow: ${yaml.why}`;
    const jobs = (0,workflows_node/* entryOf */.Ms)(yaml.root, 'jobs')?.value;
    if (jobs?.kind !== 'map')
        return 'the file is no workflow: it has no `jobs:`';
    for (const { value } of jobs.entries.values()) {
        const own = ownCodeOfJob(value);
        if (own !== null)
            return own;
    }
    return null;
}
function ownCodeOfJob(job) {
    const called = usesOf(job);
    if (called !== null && isLocal(called))
        return called;
    const steps = itemsOf((0,workflows_node/* entryOf */.Ms)(job, 'steps'));
    const checkouts = steps.filter((step) => usesOf(step)?.toLowerCase().startsWith('actions/checkout@') === true);
    if (checkouts.length > 0 && checkouts.every(takesBase))
        return null;
    const local = steps.map(usesOf).find((uses) => uses !== null && isLocal(uses));
    if (local !== undefined && local !== null)
        return local;
    // A script of a package, a makefile, a hook: commands beside the files of the pull request run what it wrote.
    const command = steps.map((step) => (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(step, 'run')?.value)).find((run) => run !== undefined);
    return checkouts.length > 0 && command !== undefined ? `run: ${command.trim()}` : null;
}
const usesOf = (node) => (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)(node, 'uses')?.value)?.trim() ?? null;
const isLocal = (uses) => uses.startsWith('.');
const itemsOf = (entry) => entry?.value.kind === 'list' ? entry.value.items : [];
function takesBase(step) {
    const given = (name) => (0,workflows_node/* textOf */.b6)((0,workflows_node/* entryOf */.Ms)((0,workflows_node/* entryOf */.Ms)(step, 'with')?.value, name)?.value)?.trim() ?? '';
    const repository = given('repository');
    return baseOnly.test(given('ref')) && (repository === '' || ownRepository.test(repository));
}

;// CONCATENATED MODULE: ./src/report-action/doubts.ts





/**
 * Why a result that lets the merge through is not believed. A pull request's run executes the workflow file of the
 * pull request: whoever opens it may write any result. A pass counts where that file is, byte for byte, the one of
 * the base, where GitHub says that the run succeeded, and where no other pull request would get its green check.
 * Empty for a result that blocks: nobody forges that against himself.
 * @throws GitHubFailure
 */
async function doubtsAbout(result, witnesses) {
    if (result.exit_code !== 0)
        return [];
    const { run, github, pull } = witnesses;
    const found = [
        ...conclusionDoubt(run),
        ...closedDoubt(result),
        ...(await workflowDoubt(witnesses)),
        ...(await sharedDoubt(github, run, pull)),
    ];
    return found;
}
/**
 * Whether single gates of a result that blocks may be shown green: a rule can require the status of one gate, and
 * whoever changes the workflow can let another gate block for it.
 * @throws GitHubFailure
 */
async function gatesAreVouched(witnesses) {
    const { github, run, pull } = witnesses;
    if ((await workflowDoubt(witnesses)).length > 0)
        return false;
    return (await sharedDoubt(github, run, pull)).length === 0 && (await newerRun(github, run)) === null;
}
function conclusionDoubt({ conclusion, reference }) {
    if (conclusion === 'success')
        return [];
    return [
        {
            subject: 'workflow-run',
            found: (0,core_text/* text */.Qq) `run ${reference.runId} ended as ${conclusion}, and its result says that nothing blocks`,
            required: (0,core_text/* text */.Qq) `the conclusion ${'success'} for a result that passes`,
            fix: (0,core_text/* text */.Qq) `look at the run; keep the gate in a workflow of its own, where no other job can fail`,
        },
    ];
}
/** The pull request is open, by GitHub's word. */
function closedDoubt({ reason_codes: reasons }) {
    if (!reasons.includes('target-closed'))
        return [];
    return [
        {
            subject: 'pull-request',
            found: (0,core_text/* text */.Qq) `the result is of a time at which the pull request was closed; it is open now`,
            required: (0,core_text/* text */.Qq) `a judgement of the open pull request`,
            fix: (0,core_text/* text */.Qq) `let the gate run again`,
        },
    ];
}
async function workflowDoubt({ run, head, base, pull }) {
    const [here, there] = [await base.read(run.path), await head.read(run.path)];
    const found = differenceOf(run.path, pull.baseRef, here, there);
    if (found === null)
        return [];
    return [
        {
            subject: 'workflow-file',
            found,
            required: (0,core_text/* text */.Qq) `a run of the workflow as it stands on ${pull.baseRef}: what the pull request can write does not pass it`,
            fix: (0,core_text/* text */.Qq) `bring the head up to date with ${pull.baseRef}, and leave the workflow as it is there; a change of it is merged by somebody who may bypass this check`,
        },
    ];
}
function differenceOf(file, baseRef, here, there) {
    if (here.kind === 'absent')
        return (0,core_text/* text */.Qq) `${(0,core_text/* path */.Ae)(file)}, the workflow that judged it, does not stand on ${baseRef}`;
    const unread = [here, there].find(({ kind }) => kind === 'not-a-file' || kind === 'too-large');
    if (unread !== undefined)
        return (0,core_text/* text */.Qq) `${(0,core_text/* path */.Ae)(file)}, the workflow that judged it, could not be compared with ${baseRef}`;
    if (here.kind !== 'bytes' || there.kind !== 'bytes' || !Buffer.from(here.bytes).equals(there.bytes))
        return (0,core_text/* text */.Qq) `the pull request changes ${(0,core_text/* path */.Ae)(file)}, the workflow that judged it`;
    const own = ownCodeOf(Buffer.from(here.bytes).toString('utf8'));
    if (own === null)
        return null;
    return (0,core_text/* text */.Qq) `${(0,core_text/* path */.Ae)(file)} runs ${own} out of the files of the pull request, which may have changed it`;
}
/** A check or a status stands on a commit: where two pull requests share it, one would pass by the other's policy. */
async function sharedDoubt(github, { reference }, pull) {
    const open = await (0,associated/* openPullsOf */.Uk)(github, reference.repository, reference.headSha);
    const others = open.filter(({ number, head }) => number !== pull.number && head.sha === reference.headSha);
    if (others.length === 0)
        return [];
    const numbers = others.map(({ number }) => `#${number}`).join(', ');
    return [
        {
            subject: 'head-commit',
            found: (0,core_text/* text */.Qq) `the commit is also the head of ${numbers}, and what is published on it would stand there, too`,
            required: (0,core_text/* text */.Qq) `a head of its own`,
            fix: (0,core_text/* text */.Qq) `push a commit to one of the branches, or close the other pull request`,
        },
    ];
}
/** The doubts in one sentence of plain text. */
const doubtWords = (doubts) => doubts.map(({ subject }) => quoted(subject)).join(', ');

// EXTERNAL MODULE: ./src/surfaces/phrase.ts
var phrase = __webpack_require__(63839);
;// CONCATENATED MODULE: ./src/report-action/page.ts


const words = (sentence) => (0,phrase/* phrase */.MZ)((0,core_text/* prose */.CS)(sentence), (0,phrase/* markdownSink */.nu)([]));
/** The summary of a run that published nothing because what it was given was refused. */
const refusedPage = (found, fix) => `## Gatewright report: refused, nothing was published\n\n${words(found)}\n\n**Next step:** ${words(fix)}\n`;
/** The summary of a run that had nothing left to publish. */
const gonePage = (sentence) => `## Gatewright report: nothing to publish\n\n${words(sentence)}\n`;
/** What became of each surface, in words; one that was not asked for is left out. */
const outcomeLines = (outcomes) => outcomes.flatMap(({ sink, written, url }) => written === 'none' ? [] : [`${sink.replace('-', ' ')}: ${written}${url === null ? '' : `, ${url}`}`]);
/** Names of the surfaces that show the result now. */
const publishedNames = (outcomes) => outcomes
    .filter(({ written }) => written !== 'none')
    .map(({ sink }) => sink)
    .join(',');

// EXTERNAL MODULE: ./src/gates/registry.ts + 97 modules
var registry = __webpack_require__(32493);
// EXTERNAL MODULE: ./src/policy/files.ts
var files = __webpack_require__(36989);
// EXTERNAL MODULE: ./src/policy/load.ts
var load = __webpack_require__(58164);
// EXTERNAL MODULE: ./src/policy/report-settings.ts
var report_settings = __webpack_require__(99530);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/facts/zip.ts
var zip = __webpack_require__(2888);
// EXTERNAL MODULE: ./src/facts/zip-problem.ts
var zip_problem = __webpack_require__(96490);
;// CONCATENATED MODULE: ./src/report-action/artifact.ts





const listRoute = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
const zipRoute = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
const permission = 'actions: read';
/** The one file that the artifact holds. */
const fileName = 'result.json';
/**
 * Bytes that an artifact may have, and its file when unpacked: a result of 10,000 findings has 15 to 30 MB. Few
 * entries are looked at, so that a wrong artifact can be told by their names.
 */
const resultLimits = { archiveBytes: 32 * 1024 * 1024, entries: 100, bytes: 64 * 1024 * 1024 };
const artifactSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    id: schemas/* number */.aig().int().positive(),
    name: schemas/* string */.YjP(),
    expired: schemas/* boolean */.zMY(),
    created_at: schemas/* string */.YjP().nullish(),
    workflow_run: schemas/* object */.Ikc({ id: schemas/* number */.aig().int().optional(), head_sha: schemas/* string */.YjP().optional() }).nullish(),
}));
/**
 * Bytes of the result file that a run left. GitHub lists artifacts of the run alone; each must say so itself.
 * @throws Undecided for no or several artifacts of the name, an expired one, one of another run or of an earlier
 * attempt, an archive that is damaged or too large, and any content but the one file
 */
async function resultFileOf(github, run, name) {
    const { repository, runId } = run.reference;
    const parameters = { ...repository, run_id: runId, name, per_page: 100 };
    const options = { key: ({ id }) => id, property: 'artifacts', permission };
    const all = await github.list(listRoute, parameters, artifactSchema(), options);
    const { id } = theOne(all.filter((artifact) => artifact.name === name), run, name);
    const bytes = await github.download(zipRoute, { ...repository, artifact_id: id, archive_format: 'zip' }, resultLimits.archiveBytes, { permission });
    return theFile(unpacked(bytes, name), name);
}
const again = 'let the gate run again';
function theOne(artifacts, run, name) {
    const { runId, headSha } = run.reference;
    const what = `the artifact ${quoted(name)} of run ${runId}`;
    const foreign = artifacts.find(({ workflow_run: own }) => own?.id !== runId || (own.head_sha ?? headSha) !== headSha);
    if (foreign !== undefined) {
        const found = `run ${foreign.workflow_run?.id ?? 'unknown'} at ${quoted(foreign.workflow_run?.head_sha ?? null)}`;
        refuse('unconfirmed', `${what} belongs to ${found}; expected run ${runId} at ${quoted(headSha)}`, again);
    }
    const ofAttempt = artifacts.filter((artifact) => isOfAttempt(artifact, run));
    const present = ofAttempt.filter(({ expired }) => !expired);
    const [first, ...more] = present;
    if (first !== undefined && more.length === 0)
        return first;
    if (more.length > 0) {
        const ids = present.map(({ id }) => id).join(', ');
        const fix = 'upload it in one job only, under a name that no other step uses';
        refuse('ambiguous', `run ${runId} left ${present.length} artifacts ${quoted(name)} (${ids}); expected one`, fix);
    }
    if (ofAttempt.length > 0)
        refuse('not-found', `${what} has expired`, again);
    if (artifacts.length > 0) {
        refuse('not-found', `${what} is of an earlier attempt; attempt ${run.attempt} left none`, again);
    }
    const fix = `upload output \`result-file\` of the gate as the artifact ${quoted(name)}, also when the gate fails`;
    refuse('not-found', `run ${runId} left no artifact ${quoted(name)}`, fix);
}
/** Artifacts of earlier attempts stay with a run; only what its latest attempt made speaks for it. */
function isOfAttempt({ created_at: createdAt }, { startedAt, attempt }) {
    if (attempt === 1 || startedAt === null)
        return true;
    return Date.parse(createdAt ?? '') >= Date.parse(startedAt);
}
function unpacked(bytes, name) {
    try {
        return (0,zip.unzip)(bytes, resultLimits);
    }
    catch (error) {
        if (!(error instanceof zip_problem/* ZipProblem */.n))
            throw error;
        const what = `the artifact ${quoted(name)}`;
        refuse('unparsable', `${what} cannot be unpacked: ${error.message}`, `let it hold \`${fileName}\` and nothing else`);
    }
}
function theFile(files, name) {
    const file = files.get(fileName);
    if (file !== undefined && files.size === 1)
        return file;
    const names = [...files.keys()].slice(0, 5).map(quoted).join(', ');
    const found = files.size === 0 ? 'no file' : `${files.size} ${files.size === 1 ? 'file' : 'files'}: ${names}`;
    const fix = `upload output \`result-file\` of the gate and nothing else`;
    refuse('unparsable', `the artifact ${quoted(name)} holds ${found}; expected \`${fileName}\` alone`, fix);
}

// EXTERNAL MODULE: ./src/github/failure.ts
var failure = __webpack_require__(28881);
// EXTERNAL MODULE: ./src/result/audit-json.ts
var audit_json = __webpack_require__(48429);
// EXTERNAL MODULE: ./src/result/override-json.ts
var override_json = __webpack_require__(52352);
;// CONCATENATED MODULE: ./src/result/read-back-finding.ts

/** A finding of a result, without what is made again from its gate. */
function findingOf(finding, documentationUrl) {
    const { rule, outcome, level, subject, message, details, urgent } = finding;
    const { alarm, stage, overridden_by: overridden } = finding;
    const textOf = textFor(documentationUrl);
    const requiredAt = locationOf(finding.required_at);
    const location = locationOf(finding.location);
    return {
        ...{ rule, outcome, level, subject },
        found: textOf(message.found),
        required: textOf(message.required),
        ...(requiredAt === undefined ? {} : { requiredAt }),
        fix: textOf(message.fix),
        ...(location === undefined ? {} : { location }),
        ...(details.length === 0 ? {} : { details: details.map((detail) => detailOf(detail, textOf)) }),
        ...(urgent ? { urgent: true } : {}),
        ...(alarm === null ? {} : { alarm }),
        ...(stage === null ? {} : { stage }),
        ...(overridden === null ? {} : { overridden }),
        ...(finding.unknown === null ? {} : { unknown: unknownOf(finding.unknown) }),
    };
}
/** Reads sentences; links lead below our documents, or are no links. */
const textFor = (documentationUrl) => (from) => from.parts.map((part) => partOf(part, documentationUrl));
const unknownOf = ({ reason, remedy, }) => remedy === null ? { reason } : { reason, remedy: remedyOf(remedy) };
/** A remedy, without a field that says nothing. */
const remedyOf = ({ text, permission }) => permission === null ? { text } : { text, permission };
/** A place; undefined for none. */
function locationOf(location) {
    if (location === null)
        return undefined;
    const { path, line, end_line: endLine, column, at } = location;
    return {
        path,
        ...(line === null ? {} : { line }),
        ...(endLine === null ? {} : { endLine }),
        ...(column === null ? {} : { column }),
        at,
    };
}
function partOf(part, documentationUrl) {
    switch (part.kind) {
        case 'path':
            return part.line === null
                ? { kind: 'path', path: part.path }
                : { kind: 'path', path: part.path, line: part.line };
        case 'link':
            // Any page of the server may be a hostile one: only our own documents are linked.
            return isBelow(part.href, documentationUrl) ? part : { kind: 'text', text: part.text };
        case 'text':
        case 'code':
        case 'people':
            return part;
    }
}
/** Whether an address leads to a page below another one, dots in its path resolved. */
function isBelow(address, base) {
    if (!URL.canParse(address) || !URL.canParse(base))
        return false;
    const [url, above] = [new URL(address), new URL(base)];
    const path = above.pathname.endsWith('/') ? above.pathname : `${above.pathname}/`;
    if (url.origin !== above.origin || url.username !== '' || url.password !== '' || url.search !== '')
        return false;
    // A slash or dot written as `%2f` or `%2e` may be resolved by the server.
    return url.pathname.startsWith(path) && /^[\w./-]+$/.test(url.pathname.slice(path.length));
}
function detailOf(detail, textOf) {
    const title = textOf(detail.title);
    if (detail.kind === 'list') {
        const verbatim = detail.verbatim === true ? { verbatim: true } : {};
        return { kind: 'list', title, items: detail.items.map(textOf), ...verbatim };
    }
    const { columns, chart, diagram } = detail;
    const rows = detail.rows.map((row) => row.map(textOf));
    return {
        ...{ kind: 'table', title, columns, rows },
        ...(chart === null ? {} : { chart }),
        ...(diagram === null ? {} : { diagram }),
    };
}
/** The rules of a gate: those this version knows, and of the others what their findings say. */
function rulesOf(gateId, findings) {
    const rules = new Map(Object.entries(known(gateId)?.rules ?? {}));
    for (const { rule, controls } of findings) {
        const name = rule.slice(gateId.length + 1);
        if (!rules.has(name))
            rules.set(name, foreignRule(name, controls));
    }
    return Object.fromEntries(rules);
}
const known = (gateId) => registry/* gates */.V.find(({ id }) => id === gateId);
const foreignRule = (name, controls) => ({
    title: name,
    why: '',
    fix: '',
    controls,
    sources: [],
    example: { found: '', required: '', fix: '' },
});

// EXTERNAL MODULE: ./src/result/redacted.ts
var redacted = __webpack_require__(52657);
;// CONCATENATED MODULE: ./src/result/read-back.ts






const nobody = {
    kind: 'repository',
    repository: 'unknown/unknown',
    pullRequests: [],
    headSha: null,
    baseRef: null,
    baseSha: null,
};
/**
 * A result as the report it was made from, for every renderer. What a result leaves out is empty: values of facts,
 * options of gates, texts of policies. Titles and controls of rules that this version knows are its own. Links are not
 * taken from the file, unless they lead to our documents. Errors of a run that ended early become notices.
 */
function reportOfResult(result, options) {
    const { serverUrl, documentationUrl } = options;
    const { tool, policy, run, digests, since, audit } = result;
    const record = {
        version: tool.version,
        serverUrl,
        documentationUrl,
        target: result.target === null ? (options.target ?? nobody) : targetOf(result.target),
        verdict: verdictOf(result, documentationUrl),
        policy: policyOf(result),
        policyPath: policy.path,
        subjects: subjectsOf(result.facts),
        run: {
            durationMs: run.duration_ms,
            requests: run.requests,
            notModified: run.not_modified,
            retries: run.retries,
            node: run.node,
            event: run.event,
        },
        notices: [...result.errors.map(errorLine), ...result.notices],
    };
    return (0,redacted/* redactedReport */.d7)({
        record,
        digests: { ...digests },
        ...(since === null ? {} : { since: deltaOf(since) }),
        ...(audit === null ? {} : { audit: (0,audit_json/* auditOf */.F)(audit) }),
    });
}
const targetOf = (target) => ({
    kind: target.kind,
    repository: target.repository,
    pullRequests: target.pull_requests,
    headSha: target.head_sha,
    baseRef: target.base_ref,
    baseSha: target.base_sha,
});
function verdictOf(result, documentationUrl) {
    const { decision, mode, gates, findings, audit, overrides } = result;
    const views = overrides.map((one) => (0,override_json/* overrideOf */.O)(one, textFor(documentationUrl)));
    const byGate = findingsByGate(findings);
    return {
        decision,
        ...(audit === null ? {} : { p0: { absent: audit.p0.absent, unverified: audit.p0.unverified } }),
        // The schema keeps the exit codes; zod widens them to numbers.
        exitCode: result.exit_code,
        reasons: result.reason_codes,
        mode: mode ?? 'enforce',
        gates: gates.map((gate) => gateOf(gate, byGate.get(gate.id) ?? [], documentationUrl)),
        ...(views.length === 0 ? {} : { overrides: views }),
    };
}
/** Looked at once: in a file that somebody else wrote, gates times findings may be more than anybody waits for. */
function findingsByGate(findings) {
    const byGate = new Map();
    for (const finding of findings) {
        const own = byGate.get(finding.gate);
        if (own === undefined)
            byGate.set(finding.gate, [finding]);
        else
            own.push(finding);
    }
    return byGate;
}
function gateOf(gate, findings, documentationUrl) {
    return {
        gate: gate.id,
        title: gate.title,
        rules: rulesOf(gate.id, findings),
        mode: gate.mode,
        optional: gate.optional,
        ...(gate.offline_only ? { offlineOnly: true } : {}),
        ...(gate.unconfigured ? { unconfigured: true } : {}),
        enforceFrom: gate.enforce_from,
        findings: findings.map((finding) => findingOf(finding, documentationUrl)),
        outcome: gate.outcome,
        effectiveMode: gate.effective_mode,
        blocks: gate.blocks,
        ...(gate.overridden ? { overridden: true } : {}),
        // As above.
        exitCode: gate.exit_code,
    };
}
function policyOf({ policy, gates }) {
    if (policy.mode === null)
        return null;
    return {
        mode: policy.mode,
        onNothing: policy.on_nothing ?? 'unknown',
        report: (0,report_settings/* defaultReportSettings */.$T)(),
        p0: { ids: [], asked: false },
        gates: gates.map((gate) => ({
            id: gate.id,
            mode: gate.mode,
            optional: gate.optional,
            enforceFrom: gate.enforce_from,
            options: {},
            where: () => locationOf(gate.set_at),
        })),
        sources: policy.sources.map((source) => ({ ...source, text: '' })),
        inputs: policy.inputs,
        modeAt: locationOf(policy.mode_at),
    };
}
function subjectsOf(facts) {
    const subjects = new Map();
    for (const fact of facts) {
        const own = subjects.get(fact.subject) ?? {};
        own[fact.key] = factOf(fact);
        subjects.set(fact.subject, own);
    }
    return [...subjects].map(([subject, own]) => ({ subject, facts: own }));
}
const kinds = ['api', 'git', 'file', 'event', 'input', 'saved'];
function factOf(fact) {
    const source = sourceOf(fact.source);
    if (fact.known)
        return { known: true, value: null, source: source ?? { kind: 'saved', what: fact.key } };
    const { reason, detail, remedy } = fact;
    return (0,core_fact/* unknown */.L5)(reason ?? 'internal-error', detail ?? '', {
        ...(remedy === null ? {} : { remedy: remedyOf(remedy) }),
        ...(source === null ? {} : { source }),
    });
}
function sourceOf(source) {
    if (source === null)
        return null;
    const kind = kinds.find((known) => known === source.kind) ?? 'saved';
    return { kind, what: source.what, ...(source.sha === null ? {} : { sha: source.sha }) };
}
function errorLine({ code, file, line, column, message }) {
    return file === null ? message : `${file}:${line ?? 1}:${column ?? 1}: ${code}: ${message}`;
}
const openFinding = ({ fingerprint, ...finding }) => ({
    id: fingerprint,
    ...finding,
});
const deltaOf = (since) => ({
    fixed: since.fixed.map(openFinding),
    new: since.new.map(openFinding),
    unchanged: since.unchanged.map(openFinding),
    unseen: since.unseen.map(openFinding),
    changed: { policy: since.policy_changed, facts: since.facts_changed },
});

;// CONCATENATED MODULE: ./src/report-action/consistency.ts





/**
 * Where a result contradicts itself: its decision must follow from its gates, and each gate's outcome from its
 * findings. Null when all of it does.
 */
function contradictionIn(result) {
    if (result.errors.length > 0)
        return earlyContradiction(result);
    const report = reportOfResult(result, { serverUrl: 'https://github.com', documentationUrl: version/* documentationUrl */.ou });
    const { verdict } = report.record;
    return (structureProblem(result) ??
        overrideProblem(result) ??
        verdictProblem(verdict, refolded(verdict, result)) ??
        difference('outcome', result.outcome, (0,build/* buildResult */.C)(report).outcome));
}
/** A run that ended early judged nothing and passed nothing. */
function earlyContradiction({ decision, outcome, exit_code: code, gates, findings }) {
    if (gates.length > 0 || findings.length > 0)
        return 'it names errors that ended the run, and gates or findings';
    const undecided = decision === 'unknown' && outcome === 'unknown' && code !== 0;
    return undecided
        ? null
        : `it names errors that ended the run, and ${quoted(decision)} with exit code ${code}`;
}
function structureProblem({ gates, findings, outcomes }) {
    const ids = new Set(gates.map(({ id }) => id));
    if (ids.size !== gates.length)
        return 'it names a gate twice';
    const stray = findings.find(({ gate, rule }) => !ids.has(gate) || !rule.startsWith(`${gate}/`));
    if (stray !== undefined)
        return `the finding of ${quoted(stray.rule)} belongs to no gate of it`;
    const outcomeOf = new Map(Object.entries(outcomes));
    if (outcomeOf.size !== ids.size)
        return '`outcomes` and `gates` differ';
    const other = gates.find(({ id, outcome }) => outcomeOf.get(id) !== outcome);
    return other === undefined ? null : `\`outcomes\` and \`gates\` differ for ${quoted(other.id)}`;
}
/** What is excused needs an approved override of the same result that covers it, and says so. */
function overrideProblem({ findings, overrides }) {
    const approved = overrides.filter(({ state, approvers }) => state === 'in-force' && approvers.length > 0);
    const said = new Set(approved.flatMap(excusesOf));
    const stray = findings.find(({ overridden_by: id, rule, subject, stage }) => id !== null && ![null, stage].some((of) => said.has(excuseKey(id, rule, subject, of))));
    return stray === undefined
        ? null
        : `no approved override of it excuses the finding of ${quoted(stray.rule)}`;
}
const excuseKey = (...parts) => JSON.stringify(parts);
/** What an override says it excuses, as far as it names it. */
function excusesOf({ id, gates, rules, stage, excuses }) {
    const [ofGates, ofRules] = [new Set(gates), new Set(rules)];
    return excuses
        .filter(({ rule }) => ofGates.has(rule.slice(0, rule.indexOf('/'))))
        .filter(({ rule }) => rules.length === 0 || ofRules.has(rule))
        .map(({ rule, subject }) => excuseKey(id, rule, subject, stage));
}
/** The verdict once more, from the findings. Modes in force now are taken as they are: they depend on the time. */
function refolded(verdict, { policy }) {
    const judgements = verdict.gates.map(({ overridden: _, ...gate }) => ({
        ...gate,
        mode: gate.effectiveMode,
        enforceFrom: null,
    }));
    return (0,core_verdict/* fold */.AU)(judgements, {
        mode: verdict.mode,
        onNothing: policy.on_nothing ?? 'unknown',
        now: null,
        closed: verdict.reasons.includes('target-closed'),
        sharedHead: verdict.reasons.includes('head-shared'),
    });
}
function verdictProblem(claimed, due) {
    for (const [index, gate] of claimed.gates.entries()) {
        const own = due.gates[index];
        const problem = own === undefined ? null : gateProblem(gate, own);
        if (problem !== null)
            return problem;
    }
    return (difference('decision', claimed.decision, due.decision) ??
        difference('exit code', claimed.exitCode, due.exitCode));
}
function gateProblem(claimed, due) {
    const name = quoted(claimed.gate);
    if (claimed.effectiveMode === 'enforce' && claimed.mode === 'report')
        return `gate ${name} enforces in mode \`report\``;
    return (difference(`outcome of gate ${name}`, claimed.outcome, due.outcome) ??
        difference(`exit code of gate ${name}`, claimed.exitCode, due.exitCode) ??
        difference(`\`overridden\` of gate ${name}`, String(claimed.overridden === true), String(due.overridden === true)) ??
        difference(`\`blocks\` of gate ${name}`, String(claimed.blocks), String(due.blocks)));
}
const difference = (what, claimed, due) => claimed === due ? null : `its ${what} is ${quoted(claimed)}, and its findings give ${quoted(due)}`;

;// CONCATENATED MODULE: ./src/report-action/binding.ts






const compareRoute = 'GET /repos/{owner}/{repo}/compare/{basehead}';
const compareSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ status: schemas/* string */.YjP() }));
const binding_commit = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
/** The number of the one pull request that a result speaks of; null when it names none, or several. */
const claimedNumber = ({ target }) => target?.pull_requests.length === 1 ? (target.pull_requests[0] ?? null) : null;
const binding_again = 'let the gate run again on the head of the pull request';
/**
 * Makes sure that a result speaks of this run's pull request, and of nothing else. Runs before anything is known of
 * the pull request, too: a result of another repository or commit is told as such.
 * @throws Undecided naming the first thing that differs
 */
function bindToRun({ target, errors }, { reference }) {
    if (target === null) {
        // Only a run that ended early may not know what it would have judged.
        if (errors.length === 0)
            refuse('unconfirmed', 'the result does not say what it judged', binding_again);
        return;
    }
    const { repository, headSha, runId } = reference;
    if (!(0,associated/* isIn */.S1)(repository, target.repository)) {
        differs('is of the repository', target.repository, `${repository.owner}/${repository.repo}`);
    }
    if (target.kind !== 'pull-request')
        differs('judged a', target.kind, 'pull-request');
    if (target.head_sha !== headSha)
        differs('judged the commit', target.head_sha, headSha, ` that run ${runId} judged`);
}
/**
 * The same for the pull request by GitHub's word, for the base branch, and for the commit the policy was read at.
 * @throws Undecided naming the first thing that differs; GitHubFailure when GitHub does not answer
 */
async function bindToPull(github, result, { reference }, pull) {
    const { target } = result;
    if (target !== null) {
        const numbers = target.pull_requests.map((number) => `#${number}`).join(', ');
        if (claimedNumber(result) !== pull.number)
            differs('is of the pull request', numbers, `#${pull.number}`);
        if (target.base_ref !== pull.baseRef)
            differs('is for the base branch', target.base_ref, pull.baseRef);
        await bindToBase(github, result, target, { ...pull, repository: reference.repository });
    }
    const contradiction = contradictionIn(result);
    if (contradiction !== null)
        refuse('unconfirmed', `the result contradicts itself: ${contradiction}`, binding_again);
}
function differs(what, found, expected, more = '') {
    refuse('unconfirmed', `the result ${what} ${quoted(found)}; expected ${quoted(expected)}${more}`, binding_again);
}
/** The policy must come from a commit of the base branch: its tip, or one that the branch has left behind since. */
async function bindToBase(github, { policy, errors }, target, pull) {
    const { base_sha: sha } = target;
    if (sha === null && errors.length > 0)
        return;
    if (sha === null || !binding_commit.test(sha))
        differs('names as the base', sha, 'a commit id');
    const own = policy.sources.find(({ name }) => name === policy.path)?.sha ?? policy.sha;
    if (own !== sha)
        differs('has its policy from the commit', own, sha, ', its base');
    if (sha === pull.baseTip || (await isBehind(github, sha, pull)))
        return;
    const found = `the result has its policy from ${quoted(sha)}, which is no commit of ${quoted(pull.baseRef)}`;
    refuse('unconfirmed', found, binding_again);
}
async function isBehind(github, sha, { repository, baseTip }) {
    const parameters = { ...repository, basehead: `${sha}...${baseTip}`, per_page: 1 };
    try {
        const { status } = await github.get(compareRoute, parameters, compareSchema(), {
            permission: 'contents: read',
        });
        return status === 'ahead' || status === 'identical';
    }
    catch (error) {
        if (error instanceof failure/* GitHubFailure */.i && error.reason === 'not-found')
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/formats/tests/json-text.ts
var json_text = __webpack_require__(43356);
// EXTERNAL MODULE: ./src/result/schema.ts + 3 modules
var schema = __webpack_require__(72825);
;// CONCATENATED MODULE: ./src/report-action/claim.ts




/** Problems and fields that are named; a hostile file may have as many as it has lines. */
const mostNamed = 5;
/**
 * The result that a file claims: strict JSON in the shape of this version, with nothing it does not know.
 * @throws Undecided naming what is wrong, and where
 */
function readClaim(bytes) {
    const value = jsonOf(bytes);
    const claimed = versionOf(value);
    const long = tooLong(value);
    if (long !== null)
        refuse('too-large', `result.json: ${long}${claimed}`, asItIs);
    const parsed = (0,schema/* resultSchema */.F)().safeParse(value);
    if (!parsed.success)
        refuse('unparsable', `result.json is no result: ${issuesOf(parsed.error)}${claimed}`, sameVersion);
    const foreign = unknownFields(value, parsed.data);
    if (foreign.length === 0)
        return parsed.data;
    const named = foreign.slice(0, mostNamed).map(quoted).join(', ');
    const more = foreign.length > mostNamed ? ` and ${foreign.length - mostNamed} more` : '';
    const noun = foreign.length === 1 ? 'a field' : 'fields';
    refuse('unparsable', `result.json has ${noun} that this version does not know: ${named}${more}${claimed}`, sameVersion);
}
/** Far more than any run writes, and little enough to be rendered in seconds; lists by the name they have. */
const mostItems = { parts: 5_000, columns: 100, gates: 200 };
const mostOfAny = 200_000;
/** Which list has more items than any run writes; null when none has. */
function tooLong(value, name = '') {
    if (typeof value !== 'object' || value === null)
        return null;
    if (Array.isArray(value) && value.length > (mostItems[name] ?? mostOfAny))
        return `a list \`${name}\` has ${value.length} items, and at most ${mostItems[name] ?? mostOfAny} are read`;
    for (const [key, item] of Object.entries(value)) {
        const found = tooLong(item, Array.isArray(value) ? name : key);
        if (found !== null)
            return found;
    }
    return null;
}
const asItIs = 'let the gate run again, and upload its `result-file` as it is';
const sameVersion = 'use one version of Gatewright in both workflows';
function jsonOf(bytes) {
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        refuse('unparsable', 'result.json is not UTF-8', asItIs);
    }
    const read = (0,json_text/* parseJson */.q)(text);
    if ('value' in read)
        return read.value;
    refuse('unparsable', `result.json is no JSON: ${read.reason}`, asItIs);
}
/** Words for a version other than this one; empty when the file names none or this one. */
function versionOf(value) {
    const tool = typeof value === 'object' && value !== null && 'tool' in value ? value.tool : null;
    const named = typeof tool === 'object' && tool !== null && 'version' in tool ? tool.version : null;
    if (typeof named !== 'string' || named === version/* version */.rE)
        return '';
    return ` (written by version ${quoted(named)}; this is ${version/* version */.rE})`;
}
function issuesOf(error) {
    const shown = error.issues
        .slice(0, mostNamed)
        .map(({ path, message }) => `${quoted(pathText(path))}: ${message}`);
    const more = error.issues.length - shown.length;
    return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
const pathText = (path) => path.reduce((text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`), '$');
/** Paths of what the file has and the schema left out. */
function unknownFields(value, known, path = []) {
    if (typeof value !== 'object' || value === null || typeof known !== 'object' || known === null)
        return [];
    if (Array.isArray(value) && Array.isArray(known)) {
        return value.flatMap((item, index) => unknownFields(item, known[index], [...path, index]));
    }
    const kept = new Map(Object.entries(known));
    return Object.entries(value).flatMap(([key, item]) => kept.has(key) ? unknownFields(item, kept.get(key), [...path, key]) : [pathText([...path, key])]);
}

// EXTERNAL MODULE: ./src/facts/workflow-run.ts
var workflow_run = __webpack_require__(74826);
;// CONCATENATED MODULE: ./src/report-action/pull-request.ts








const pull_request_route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
const pullSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    number: schemas/* number */.aig().int().positive(),
    state: schemas/* string */.YjP(),
    head: schemas/* object */.Ikc({
        sha: schemas/* string */.YjP(),
        ref: schemas/* string */.YjP(),
        repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullable(),
    }),
    base: schemas/* object */.Ikc({ ref: schemas/* string */.YjP().min(1), repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }) }),
}));
/**
 * The open pull request that has the run's commit of the run's repository as its head.
 * @param claimed number in the result; it only tells a pull request that moved on from one that never was
 * @throws Undecided when GitHub knows none, or several
 */
async function pullOf(github, run, claimed) {
    const found = await (0,workflow_run/* resolveWorkflowRun */.x)(run.reference, github);
    if (!found.known) {
        const gone = claimed === null || found.reason !== 'not-found' ? null : await goneOf(github, run, claimed);
        if (gone !== null)
            return { gone };
        throw new errors/* Undecided */.Oh(found);
    }
    const { value } = found;
    if (value.kind !== 'pull-request')
        throw new errors/* Undecided */.Oh({ ...found, known: false, reason: 'internal-error', detail: '' });
    const pull = await readPull(github, run, value.number);
    const gone = sentence(pull, run);
    if (gone !== null)
        return { gone };
    const baseTip = await (0,files/* resolveCommit */.WL)(github, run.reference.repository, `heads/${pull.base.ref}`);
    return { open: { number: pull.number, baseRef: pull.base.ref, baseTip } };
}
async function readPull(github, { reference }, number) {
    const parameters = { ...reference.repository, pull_number: number };
    const pull = await github.get(pull_request_route, parameters, pullSchema(), { permission: 'pull-requests: read' });
    if (pull.number === number && (0,associated/* isIn */.S1)(reference.repository, pull.base.repo.full_name))
        return pull;
    refuse('api-shape', `GitHub was asked for #${number} and told of #${pull.number}`, 'let the gate run again');
}
/** What became of the pull request that the result names, where it was the run's; null where it never was. */
async function goneOf(github, run, claimed) {
    try {
        return sentence(await readPull(github, run, claimed), run);
    }
    catch (error) {
        if (error instanceof failure/* GitHubFailure */.i && error.reason === 'not-found')
            return null;
        throw error;
    }
}
function sentence({ number, state, head }, { reference }) {
    const { headRepository, headBranch, headSha, runId } = reference;
    const same = head.repo !== null && (0,associated/* isIn */.S1)(headRepository, head.repo.full_name);
    if (!same || (headBranch !== null && head.ref !== headBranch))
        return null;
    if (head.sha !== headSha) {
        return `#${number} has moved on from ${quoted(headSha)}, which run ${runId} judged, to ${quoted(head.sha)}: the run of that commit is published instead`;
    }
    return state === 'open' ? null : `#${number} is ${quoted(state)} by now: there is no merge to guard`;
}

// EXTERNAL MODULE: ./src/core/facts-rule.ts
var facts_rule = __webpack_require__(44831);
// EXTERNAL MODULE: ./src/result/report-of.ts
var report_of = __webpack_require__(41821);
;// CONCATENATED MODULE: ./src/report-action/report.ts







const report_targetOf = ({ run, pull }) => ({
    kind: 'pull-request',
    repository: `${run.reference.repository.owner}/${run.reference.repository.repo}`,
    pullRequests: [pull.number],
    headSha: run.reference.headSha,
    baseRef: pull.baseRef,
    baseSha: pull.baseTip,
});
/** Where the words come from: readers must not take a fork's text for ours. Plain text, as notices are. */
function originNotice({ run }, result) {
    const { runId, headRepository } = run.reference;
    const from = `Read from the result of run ${runId} (${run.path}, from ${headRepository.owner}/${headRepository.repo})`;
    if (result.exit_code === 0)
        return `${from}; that it passed was checked against that run.`;
    return `${from}; what it says about the findings is that run's own word.`;
}
/** A blocking result of a run that GitHub shows green, in a sentence. The result counts. */
function oddEnding({ exit_code: code }, { reference, conclusion }) {
    if (code === 0 || conclusion !== 'success')
        return [];
    return [
        `Run ${reference.runId} ended as success, and its result blocks (exit code ${code}): its workflow lets the gate fail without failing itself.`,
    ];
}
/** The result as it is claimed, marked as another run's. What GitHub said about the target stands in for the claim. */
function claimedReport(result, parts) {
    const { serverUrl } = parts;
    const target = report_targetOf(parts);
    const report = reportOfResult({ ...result, since: null, audit: null }, { serverUrl, documentationUrl: version/* documentationUrl */.ou, target });
    const { record } = report;
    const baseSha = record.target.baseSha ?? target.baseSha;
    const notices = [originNotice(parts, result), ...oddEnding(result, parts.run), ...record.notices];
    return (0,redacted/* redactedReport */.d7)({ ...report, record: { ...record, target: { ...target, baseSha }, notices } });
}
/**
 * A report of a pass that is not believed: undecided for every gate that the base's policy enables, in force whatever
 * the mode, and without a word of the result itself.
 */
function doubtedReport(doubts, parts) {
    const { loaded, figures, serverUrl, run } = parts;
    const enabled = registry/* gates */.V.filter(({ id }) => loaded?.policy.gates.some((gate) => gate.id === id) === true);
    const judged = enabled.length === 0 ? registry/* gates */.V : enabled;
    return (0,report_of/* reportOf */.E)({
        ...{ version: version/* version */.rE, serverUrl, documentationUrl: version/* documentationUrl */.ou },
        target: report_targetOf(parts),
        verdict: (0,core_verdict/* fold */.AU)(judged.map((gate) => judgementOf(gate, doubts)), { mode: 'enforce', onNothing: 'unknown', now: null }),
        policy: loaded?.policy ?? null,
        policyPath: loaded?.path ?? '.github/gatewright.yml',
        subjects: [],
        run: figures,
        notices: [
            `The result of run ${run.reference.runId} says that nothing blocks. It is not believed, and not shown.`,
        ],
    });
}
const judgementOf = ({ id, title, rules }, doubts) => ({
    ...{ gate: id, title, rules, mode: 'enforce', optional: false, enforceFrom: null },
    findings: doubts.map(({ subject, found, required, fix }) => ({
        rule: `${id}/${facts_rule/* factsRule */.S}`,
        outcome: 'unknown',
        level: 'error',
        ...{ subject, found, required, fix },
        unknown: {
            reason: 'unconfirmed',
            remedy: { text: 'let a run that the pull request cannot change judge it' },
        },
    })),
});

;// CONCATENATED MODULE: ./src/report-action/relay.ts














/**
 * Reads what another run left, and makes sure of it by the API: which run, repository, commit and pull request it is
 * of, and for a pass that the pull request could not write it itself. Publishes nothing.
 */
async function relay(request) {
    let head = null;
    try {
        const run = await readRun(request.github, request.event);
        const claim = await claimOf(request, run);
        head = run.reference.headSha;
        const found = await pullOf(request.github, run, 'result' in claim ? claimedNumber(claim.result) : null);
        if ('gone' in found)
            return { kind: 'gone', sentence: found.gone };
        if ('error' in claim)
            return { kind: 'refused', error: claim.error, head };
        await bindToPull(request.github, claim.result, run, found.open);
        const newer = claim.result.exit_code === 0 ? await newerRun(request.github, run) : null;
        if (newer !== null)
            return { kind: 'gone', sentence: overtakenWords(run, newer) };
        return await relayed(request, claim.result, run, found.open);
    }
    catch (error) {
        return { kind: 'refused', error, head: isOfNoPull(error) ? null : head };
    }
}
/** GitHub knows no open pull request with the commit; where it knows several, something green may stand there. */
const isOfNoPull = (error) => error instanceof errors/* Undecided */.Oh && error.unknown.reason === 'not-found';
/** Red is published all the same, green never over what a later run said. */
const overtakenWords = ({ reference }, newer) => `run ${reference.runId} passed, and run ${newer} of the same workflow began later for the same commit: that one is published instead`;
/** A claim that is refused is kept: what an earlier run left on the commit must not outlast it. */
async function claimOf({ github, artifact }, run) {
    try {
        const result = readClaim(await resultFileOf(github, run, artifact));
        bindToRun(result, run);
        return { result };
    }
    catch (error) {
        return { error };
    }
}
async function relayed({ github, figures }, result, run, pull) {
    const { repository, headSha } = run.reference;
    const base = (0,files/* commitFiles */.zu)(github, repository, pull.baseTip);
    const head = (0,files/* commitFiles */.zu)(github, repository, headSha);
    const witnesses = { github, run, pull, head, base };
    const doubts = await doubtsAbout(result, witnesses);
    // The name of the policy is a claim, too: it counts where the result does.
    const believed = result.exit_code === 0 && doubts.length === 0;
    const { loaded, problem } = await relay_policyOf(github, base, believed ? result.policy.path : null);
    const { settings, remark } = await settingsOf(result, loaded, witnesses);
    const parts = { serverUrl: github.serverUrl, run, pull, loaded, figures: figures() };
    return {
        kind: 'report',
        report: doubts.length > 0 ? doubtedReport(doubts, parts) : claimedReport(result, parts),
        ...{ run, settings, doubts },
        remarks: [problem, remark].filter((one) => one !== null).concat(oddEnding(result, run)),
        gate: relay_gateOf(result, loaded),
    };
}
async function relay_policyOf(github, files, policy) {
    try {
        return { loaded: await (0,load/* loadPolicy */.t)({ files, github, gates: registry/* gates */.V, version: version/* version */.rE, policy }), problem: null };
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return {
            loaded: null,
            problem: `the policy of the base could not be read, so the defaults of \`report:\` hold: ${why}`,
        };
    }
}
/** The settings of the policy, without statuses of single gates where nothing vouches for those that pass. */
async function settingsOf(result, loaded, witnesses) {
    const settings = loaded?.policy.report ?? (0,report_settings/* defaultReportSettings */.$T)();
    if (result.exit_code === 0 || settings.commitStatus !== 'per-gate')
        return { settings, remark: null };
    if (await gatesAreVouched(witnesses))
        return { settings, remark: null };
    const remark = 'Only the commit status of the whole result is written, not those of its gates: the pull request may have written them itself, or a later run judges them.';
    return { settings: { ...settings, commitStatus: 'suite' }, remark };
}
/**
 * The result of one gate, where the policy enables more, is that of the gate's own action: it is not the suite's. The
 * name of a gate that there is not would only name surfaces that nobody looks at.
 */
function relay_gateOf(result, loaded) {
    const [only, ...more] = result.gates;
    const others = loaded?.policy.gates.some(({ id }) => id !== only?.id) ?? false;
    if (only === undefined || more.length > 0 || !others)
        return null;
    return registry/* gates */.V.some(({ id }) => id === only.id) ? only.id : null;
}

// EXTERNAL MODULE: ./src/publish/earlier.ts
var earlier = __webpack_require__(69891);
// EXTERNAL MODULE: ./src/publish/early-end.ts
var early_end = __webpack_require__(75120);
// EXTERNAL MODULE: ./src/publish/publish.ts
var publish = __webpack_require__(13456);
// EXTERNAL MODULE: ./src/publish/say.ts
var say = __webpack_require__(99380);
// EXTERNAL MODULE: ./src/surfaces/addresses.ts
var addresses = __webpack_require__(63724);
;// CONCATENATED MODULE: ./src/report-action/show.ts






/** Writes the surfaces that the base's policy asks for; what cannot be written is a line or a warning in the log. */
async function showOnGitHub(github, relayed, runtime) {
    const { log, environment } = runtime;
    const { run, settings, gate } = relayed;
    const { repository } = run.reference;
    const { seen, since, problem } = await (0,earlier/* earlierRun */.S)({ ...relayed, github, repository });
    if (problem !== null)
        log.info(problem);
    const report = { ...relayed.report, ...(since === null ? {} : { since }) };
    const result = (0,build/* buildResult */.C)(report);
    // This run's own summary has all of it; the other one's is written by the other one.
    const runUrl = (0,addresses/* runAddress */.YM)(github.serverUrl, repository, environment.runId);
    const outcomes = await (0,publish/* publishSurfaces */.y)({ github, repository, report, result, settings, gate, runUrl }, seen);
    for (const outcome of outcomes)
        (0,say/* sayOutcome */.a)(log, outcome, settings);
    return { report, result, outcomes };
}
/** What an earlier run left green on the commit must not outlast one whose result was refused. */
async function withdraw(github, repository, sha, { log, environment }) {
    const runUrl = (0,addresses/* runAddress */.YM)(github.serverUrl, repository, environment.runId);
    const ended = { github, repository, sha, runUrl, why: 'the result of the last run was refused' };
    for (const outcome of await (0,early_end/* endEarly */.V)(ended))
        (0,say/* sayOutcome */.a)(log, outcome, { asked: new Set() });
}

;// CONCATENATED MODULE: ./src/report-action/main.ts
















/** Columns of the workflow log that are read without scrolling. */
const logWidth = 110;
const title = 'Gatewright report';
/** The action `report`. */
const reportMain = async (runtime) => {
    const { environment, token, log } = runtime;
    const { github } = await (0,clients/* clientsOf */.S)(environment, { token, adminToken: null }, (from, to) => log.notice(`GitHub answered for ${from} at ${to}: the repository was renamed.`));
    return await publishRun(runtime, github);
};
/**
 * Publishes the result of the run that the event names.
 * @throws UsageError for inputs and events without meaning
 */
async function publishRun(runtime, github) {
    const { environment, given, log } = runtime;
    const artifact = readArtifact(given('artifact'));
    const sarif = (0,input_values/* parseBoolean */.yG)('sarif', given('sarif') ?? 'false');
    const event = await readTrigger(environment);
    const figures = () => ({
        ...{ durationMs: runtime.elapsed(), node: process.version, event: 'workflow_run' },
        ...github.statistics(),
    });
    const read = await relay({ github, event, artifact, figures });
    switch (read.kind) {
        case 'gone':
            log.notice(read.sentence, { title });
            return await end(runtime, gonePage(read.sentence), { outcome: 'skip', exitCode: core_verdict/* exitCodes */.hS.pass });
        case 'refused':
            if (read.head !== null)
                await withdraw(github, event.repository, read.head, runtime);
            return await refused(runtime, read.error);
        case 'report':
            return await published(runtime, github, read, sarif);
    }
}
/** @throws UsageError for what can be no name of an artifact */
function readArtifact(text) {
    if (text === null)
        return definition/* defaultArtifact */.i;
    const name = (0,input_values/* singleLine */.pF)('artifact', text);
    if (/^[^":<>|*?\\/]{1,255}$/.test(name))
        return name;
    const found = JSON.stringify(name);
    throw new errors/* UsageError */.eb(`input artifact: found ${found}, expected the name of an artifact such as ${definition/* defaultArtifact */.i}`);
}
/** @throws UsageError for any other event: there is no run whose result could be published */
async function readTrigger(environment) {
    const { target } = await (0,runner_event/* readEvent */.j)(environment);
    if (target.kind === 'workflow-run')
        return target;
    const found = JSON.stringify(environment.eventName);
    throw new errors/* UsageError */.eb(`the event ${found} names no run whose result could be published; expected workflow_run with types: [completed]`);
}
async function published(runtime, github, relayed, sarif) {
    const { log, environment } = runtime;
    const { doubts, remarks } = relayed;
    for (const remark of remarks)
        log.warning(remark);
    const { report, result, outcomes } = await showOnGitHub(github, relayed, runtime);
    log.block((0,terminal/* renderTerminal */.b)(report, { width: logWidth, colour: false }));
    const lines = outcomeLines(outcomes);
    for (const line of lines)
        log.info(line);
    if (doubts.length > 0) {
        log.error(`a pass was not believed, and published as undecided: ${doubtWords(doubts)}; see the summary`, {
            title,
        });
    }
    const names = lines.map((line) => line.split(',')[0]);
    const shown = names.length === 0 ? 'Published nowhere' : `Published: ${names.join('; ')}`;
    const last = `\n_${shown}, for run ${relayed.run.reference.runId}._\n`;
    const room = Math.max(0, (await (0,runner_outputs/* summaryBudget */.qN)(environment)) - Buffer.byteLength(last));
    const files = (0,runner_outputs/* filesIn */.nG)(environment);
    return await end(runtime, `${(0,summary/* renderSummary */.Br)(report, room)}${last}`, {
        outcome: result.outcome,
        exitCode: doubts.length > 0 ? core_verdict/* exitCodes */.hS.unknown : core_verdict/* exitCodes */.hS.pass,
        published: publishedNames(outcomes),
        pullRequest: report.record.target.pullRequests.join(','),
        resultFile: await files.written('result.json', (0,build/* resultText */.D)(result)),
        sarifFile: await files.written('gatewright.sarif', sarif ? (0,surfaces_sarif/* sarifText */.BC)(report) : null),
        warnings: files.warnings,
    });
}
/** @throws what is no refusal: a fault of our own */
async function refused(runtime, error) {
    const unknown = (0,gather/* failureOf */.g5)(error) ?? (error instanceof errors/* Undecided */.Oh ? error.unknown : null);
    if (unknown === null)
        throw error;
    const fix = unknown.remedy?.text ?? 'run this job again';
    runtime.log.error(`refused, nothing was published: ${unknown.detail} · Next step: ${fix}`, { title });
    return await end(runtime, refusedPage(unknown.detail, fix), {
        outcome: 'unknown',
        exitCode: core_verdict/* exitCodes */.hS.unknown,
    });
}
/** Summary and outputs. */
async function end({ environment, log, secrets }, page, ending) {
    const unwritten = await (0,runner_outputs/* appendSummary */.fe)(secrets.redact(page), environment);
    const outputs = {
        outcome: ending.outcome,
        'exit-code': String(ending.exitCode),
        published: ending.published ?? '',
        'pull-request': ending.pullRequest ?? '',
        'sarif-file': ending.sarifFile ?? '',
        'result-file': ending.resultFile ?? '',
    };
    const warnings = [...(ending.warnings ?? []), ...(0,runner_outputs/* writeNamedOutputs */.du)(outputs, environment)];
    for (const warning of [...warnings, ...(unwritten === undefined ? [] : [unwritten])])
        log.warning(warning);
    return ending.exitCode;
}


/***/ }),

/***/ 72825:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ resultJsonSchema),
  F: () => (/* binding */ resultSchema)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
// EXTERNAL MODULE: ./src/core/fact.ts
var fact = __webpack_require__(80053);
// EXTERNAL MODULE: ./src/core/facts/index.ts + 9 modules
var facts = __webpack_require__(37659);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/core/outcome.ts
var outcome = __webpack_require__(29411);
// EXTERNAL MODULE: ./src/core/reason-codes.ts
var reason_codes = __webpack_require__(64988);
// EXTERNAL MODULE: ./src/core/verdict.ts + 1 modules
var verdict = __webpack_require__(45613);
// EXTERNAL MODULE: ./src/core/rule-states.ts
var rule_states = __webpack_require__(44992);
;// CONCATENATED MODULE: ./src/result/audit-schema.ts




const count = (0,lazy/* lazy */.R)(() => schemas/* number */.aig().int().nonnegative());
const state = (0,lazy/* lazy */.R)(() => schemas/* enum */.k5n(rule_states/* ruleStates */.Bw));
const sha256 = (0,lazy/* lazy */.R)(() => schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/));
const day = (0,lazy/* lazy */.R)(() => schemas/* string */.YjP().regex(/^\d{4}-\d{2}-\d{2}$/));
const proof = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    fingerprint: sha256(),
    rule: schemas/* string */.YjP(),
    subject: schemas/* string */.YjP(),
    outcome: schemas/* enum */.k5n(outcome/* outcomes */.KI),
    path: schemas/* string */.YjP().nullable(),
    line: schemas/* number */.aig().int().nullable(),
}));
const control = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    control: schemas/* string */.YjP(),
    state: state(),
    /** Weight of its gravest finding; null for a control that wants nothing. */
    level: schemas/* enum */.k5n(outcome/* levels */.yr).nullable(),
    /** Since when it is not as it should be; null where no earlier audit tells. */
    since: day().nullable(),
    rules: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), state: state() })),
    proof: schemas/* array */.YOg(proof()),
}));
/** `audit` of a result: the state of every control. */
const auditSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    /** When the facts were read, by the server's clock. */
    at: schemas/* string */.YjP().nullable(),
    completeness: schemas/* object */.Ikc({
        audited: count(),
        total: count(),
        not_readable: count(),
        not_applicable: count(),
        /** Something was not evaluated: nothing that is gone may be taken for fixed. */
        partial: schemas/* boolean */.zMY(),
        /** The request limit of the token ended the audit early. */
        cut: schemas/* boolean */.zMY(),
        because: schemas/* array */.YOg(schemas/* string */.YjP()),
    }),
    controls: schemas/* array */.YOg(control()),
    p0: schemas/* object */.Ikc({
        ids: schemas/* array */.YOg(schemas/* string */.YjP()),
        absent: schemas/* array */.YOg(schemas/* string */.YjP()),
        unverified: schemas/* array */.YOg(schemas/* string */.YjP()),
    }),
    open_since: schemas/* array */.YOg(schemas/* object */.Ikc({ fingerprint: sha256(), since: day() })),
    trend: schemas/* object */.Ikc({ new: count(), fixed: count(), unchanged: count(), waiting: count() }).nullable(),
}));

;// CONCATENATED MODULE: ./src/result/detail-schema.ts


const part = (0,lazy/* lazy */.R)(() => schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('text'), text: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('code'), text: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('path'), path: schemas/* string */.YjP(), line: schemas/* number */.aig().int().nullable() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('people'), people: schemas/* array */.YOg(schemas/* string */.YjP()), join: schemas/* enum */.k5n(['and', 'or']) }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('link'), text: schemas/* string */.YjP(), href: schemas/* string */.YjP() }),
]));
/** A sentence: its words without mark-up, and its parts. */
const message = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ text: schemas/* string */.YjP(), parts: schemas/* array */.YOg(part()) }));
/** A list or a table below a finding. */
const detail = (0,lazy/* lazy */.R)(() => schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('list'),
        title: message(),
        items: schemas/* array */.YOg(message()),
        /** Each item is a line to be copied as it is; absent in any other list. */
        verbatim: schemas/* literal */.euz(true).optional(),
    }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('table'),
        title: message(),
        columns: schemas/* array */.YOg(schemas/* string */.YjP()),
        rows: schemas/* array */.YOg(schemas/* array */.YOg(message())),
        chart: schemas/* object */.Ikc({
            label: schemas/* string */.YjP(),
            points: schemas/* array */.YOg(schemas/* object */.Ikc({ label: schemas/* string */.YjP(), value: schemas/* number */.aig() })),
        })
            .nullable(),
        /** The same states as a diagram; null for any other table. */
        diagram: schemas/* object */.Ikc({
            states: schemas/* array */.YOg(schemas/* object */.Ikc({
                id: schemas/* string */.YjP(),
                label: schemas/* string */.YjP(),
                look: schemas/* enum */.k5n(['done', 'open', 'failed', 'unknown']),
            })),
            transitions: schemas/* array */.YOg(schemas/* object */.Ikc({ from: schemas/* string */.YjP(), to: schemas/* string */.YjP(), label: schemas/* string */.YjP() })),
        })
            .nullable()
            .default(null),
    }),
]));

// EXTERNAL MODULE: ./src/core/override.ts
var override = __webpack_require__(43479);
;// CONCATENATED MODULE: ./src/result/override-schema.ts


/**
 * One override file in a result.
 * @param message schema of a sentence
 */
const overrideSchema = (message) => schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    path: schemas/* string */.YjP(),
    /** `#12` where a merge group holds several pull requests; else empty. */
    subject: schemas/* string */.YjP(),
    at: schemas/* enum */.k5n(['base', 'head']),
    state: schemas/* enum */.k5n(override/* overrideStates */.R),
    gates: schemas/* array */.YOg(schemas/* string */.YjP()),
    rules: schemas/* array */.YOg(schemas/* string */.YjP()),
    stage: schemas/* string */.YjP().nullable(),
    head_sha: schemas/* string */.YjP().nullable(),
    reason: schemas/* string */.YjP().nullable(),
    ticket: schemas/* string */.YjP().nullable(),
    requested_by: schemas/* string */.YjP().nullable(),
    expires_at: schemas/* string */.YjP().nullable(),
    approvers: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Failures that it excuses; their findings name it in `overridden_by`. */
    excuses: schemas/* array */.YOg(schemas/* object */.Ikc({ rule: schemas/* string */.YjP(), subject: schemas/* string */.YjP() })),
    message: schemas/* object */.Ikc({ found: message, fix: message }),
});

;// CONCATENATED MODULE: ./src/result/schema.ts










const keysOf = (record) => 
// A closed literal object: its keys are its type.
Object.keys(record);
const schema_outcome = (0,lazy/* lazy */.R)(() => schemas/* enum */.k5n(outcome/* outcomes */.KI));
const mode = (0,lazy/* lazy */.R)(() => schemas/* enum */.k5n(outcome/* modes */.nI));
const reasonCode = (0,lazy/* lazy */.R)(() => schemas/* enum */.k5n(keysOf(reason_codes/* reasonCodes */.J)));
const unknownReason = (0,lazy/* lazy */.R)(() => schemas/* enum */.k5n(keysOf(fact/* unknownReasons */.i1)));
const exitCode = (0,lazy/* lazy */.R)(() => schemas/* literal */.euz([...verdict/* exitCodeOrder */.U5]));
const schema_sha256 = (0,lazy/* lazy */.R)(() => schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/));
const schema_count = (0,lazy/* lazy */.R)(() => schemas/* number */.aig().int().nonnegative());
const schema_location = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int().nullable(),
    end_line: schemas/* number */.aig().int().nullable(),
    column: schemas/* number */.aig().int().nullable(),
    at: schemas/* enum */.k5n(['head', 'base']),
}));
const remedy = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ text: schemas/* string */.YjP(), permission: schemas/* string */.YjP().nullable() }));
const finding = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    gate: schemas/* string */.YjP(),
    rule: schemas/* string */.YjP(),
    outcome: schema_outcome(),
    level: schemas/* enum */.k5n(outcome/* levels */.yr),
    subject: schemas/* string */.YjP(),
    /** SHA-256 of rule and subject: the same finding in another run has the same. */
    fingerprint: schema_sha256(),
    message: schemas/* object */.Ikc({ found: message(), required: message(), fix: message() }),
    required_at: schema_location().nullable(),
    location: schema_location().nullable(),
    details: schemas/* array */.YOg(detail()),
    /** Stands before the others of its outcome and level. */
    urgent: schemas/* boolean */.zMY().default(false),
    /** Somebody may have tampered with a proof. */
    alarm: schemas/* literal */.euz('tamper').nullable().default(null),
    /** The stage it is about: `phase-1`, `M1`. */
    stage: schemas/* string */.YjP().nullable().default(null),
    /** Id of the approved override that excuses it. */
    overridden_by: schemas/* string */.YjP().nullable().default(null),
    controls: schemas/* array */.YOg(schemas/* string */.YjP()),
    documentation: schemas/* string */.YjP(),
    unknown: schemas/* object */.Ikc({ reason: unknownReason(), remedy: remedy().nullable() }).nullable(),
}));
const gate = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    title: schemas/* string */.YjP(),
    mode: mode(),
    effective_mode: mode(),
    optional: schemas/* boolean */.zMY(),
    enforce_from: schemas/* string */.YjP().nullable(),
    /** Where the policy file sets its mode, or names it; null for a default. */
    set_at: schema_location().nullable().default(null),
    /** The policy says too little for it to judge anything. */
    unconfigured: schemas/* boolean */.zMY().default(false),
    /** Lacks nothing but what only GitHub knows, in a local check that does not ask GitHub. */
    offline_only: schemas/* boolean */.zMY().default(false),
    outcome: schema_outcome(),
    blocks: schemas/* boolean */.zMY(),
    /** It failed, and approved overrides excuse every one of its failures. */
    overridden: schemas/* boolean */.zMY().default(false),
    exit_code: exitCode(),
}));
const schema_fact = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    subject: schemas/* string */.YjP(),
    key: schemas/* enum */.k5n(facts/* factKeys */.j),
    known: schemas/* boolean */.zMY(),
    source: schemas/* object */.Ikc({ kind: schemas/* string */.YjP(), what: schemas/* string */.YjP(), sha: schemas/* string */.YjP().nullable() }).nullable(),
    reason: unknownReason().nullable(),
    detail: schemas/* string */.YjP().nullable(),
    remedy: remedy().nullable(),
}));
const policy = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    /** The commit the policy was read at. */
    sha: schemas/* string */.YjP().nullable(),
    mode: mode().nullable(),
    /** Where the file sets it; null for a default, an input or a preset. */
    mode_at: schema_location().nullable().default(null),
    on_nothing: schemas/* enum */.k5n(['unknown', 'pass']).nullable(),
    /** Action inputs or flags that changed the policy, above every file. */
    inputs: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    sources: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), sha: schemas/* string */.YjP().nullable(), sha256: schemas/* string */.YjP() })),
}));
const target = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    kind: schemas/* enum */.k5n(['pull-request', 'merge-group', 'push', 'repository', 'branch']),
    repository: schemas/* string */.YjP(),
    pull_requests: schemas/* array */.YOg(schemas/* number */.aig().int()),
    head_sha: schemas/* string */.YjP().nullable(),
    base_ref: schemas/* string */.YjP().nullable(),
    base_sha: schemas/* string */.YjP().nullable(),
}));
const notEvaluated = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    subject: schemas/* string */.YjP(),
    what: schemas/* string */.YjP(),
    reason: unknownReason(),
    detail: schemas/* string */.YjP(),
    remedy: schemas/* string */.YjP().nullable(),
    permission: schemas/* string */.YjP().nullable(),
}));
const openFinding = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    fingerprint: schema_sha256(),
    gate: schemas/* string */.YjP(),
    rule: schemas/* string */.YjP(),
    subject: schemas/* string */.YjP(),
    outcome: schemas/* enum */.k5n(['fail', 'unknown']),
}));
/** What became of findings between two runs: each open one, of either run, stands in exactly one list. */
const delta = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    counts: schemas/* object */.Ikc({ fixed: schema_count(), new: schema_count(), unchanged: schema_count(), unseen: schema_count() }),
    /** Whether what is required differs; null where a run ended before it knew. */
    policy_changed: schemas/* boolean */.zMY().nullable(),
    facts_changed: schemas/* boolean */.zMY().nullable(),
    fixed: schemas/* array */.YOg(openFinding()),
    new: schemas/* array */.YOg(openFinding()),
    unchanged: schemas/* array */.YOg(openFinding()),
    /** Open before and gone now, from a gate that was not judged now or could not see everything: not fixed. */
    unseen: schemas/* array */.YOg(openFinding()),
}));
const run = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    duration_ms: schemas/* number */.aig().nonnegative(),
    requests: schema_count(),
    not_modified: schema_count(),
    retries: schema_count(),
    node: schemas/* string */.YjP(),
    event: schemas/* string */.YjP(),
}));
/**
 * The result of a run as every way in gives it out. Stable API: fields may be added, none changed or removed. A field
 * that was added later has a default, so that an older result can still be read.
 */
const resultSchema = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    schema_version: schemas/* literal */.euz(1),
    tool: schemas/* object */.Ikc({ name: schemas/* literal */.euz('gatewright'), version: schemas/* string */.YjP() }),
    decision: schemas/* enum */.k5n(outcome/* decisions */.a),
    outcome: schema_outcome(),
    exit_code: exitCode(),
    reason_codes: schemas/* array */.YOg(reasonCode()),
    mode: mode().nullable(),
    target: target().nullable(),
    policy: policy(),
    outcomes: schemas/* record */.g1P(schemas/* string */.YjP(), schema_outcome()),
    gates: schemas/* array */.YOg(gate()),
    findings: schemas/* array */.YOg(finding()),
    facts: schemas/* array */.YOg(schema_fact()),
    not_evaluated: schemas/* array */.YOg(notEvaluated()),
    /** Why the run ended before it could judge; empty otherwise. */
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({
        code: schemas/* string */.YjP(),
        file: schemas/* string */.YjP().nullable(),
        line: schemas/* number */.aig().int().nullable(),
        column: schemas/* number */.aig().int().nullable(),
        message: schemas/* string */.YjP(),
    })),
    /** SHA-256 of canonical JSON (RFC 8785), volatile fields left out. */
    digests: schemas/* object */.Ikc({ policy: schema_sha256().nullable(), facts: schema_sha256().nullable(), verdict: schema_sha256() }),
    run: run(),
    notices: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** What changed since the last run; null where no earlier result could be read. Results of 0.1.0 have none. */
    since: delta().nullable().default(null),
    /** The state of every control; null where the run was no audit. Results of 0.1.0 have none. */
    audit: auditSchema().nullable().default(null),
    /** Every override file that was found, whatever came of it. Results of 0.1.0 have none. */
    overrides: schemas/* array */.YOg(overrideSchema(message())).default([]),
}));
/** The JSON Schema (2020-12) of the result. */
const resultJsonSchema = () => json_schema_processors/* toJSONSchema */.bl(resultSchema(), { target: 'draft-2020-12', io: 'output' });


/***/ })

};
