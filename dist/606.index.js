export const id = 606;
export const ids = [606];
export const modules = {

/***/ 11606:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   auditMain: () => (/* binding */ auditMain)
/* harmony export */ });
/* harmony import */ var _action_clients_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88422);
/* harmony import */ var _gates_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32493);
/* harmony import */ var _github_statistics_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(34476);
/* harmony import */ var _publish_issue_sinks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5907);
/* harmony import */ var _publish_say_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(99380);
/* harmony import */ var _result_greenlight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48552);
/* harmony import */ var _runner_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71917);
/* harmony import */ var _runner_input_values_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2173);
/* harmony import */ var _runner_report_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14809);
/* harmony import */ var _runner_repository_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1904);
/* harmony import */ var _runner_signing_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(98401);
/* harmony import */ var _surfaces_addresses_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(63724);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(311);
/* harmony import */ var _workspace_beside_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(54365);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(94882);
/* harmony import */ var _greenlight_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(70994);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(83628);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(42193);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(89761);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(63460);




















/** The action `audit`. */
const auditMain = async (runtime) => {
    const redirects = [];
    const clients = await (0,_action_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .clientsOf */ .S)(runtime.environment, runtime, (from, to) => redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`));
    try {
        return await audit(runtime, clients, () => redirects);
    }
    catch (error) {
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_13__/* .showEnded */ .ox)(runtime, error, figures(runtime, clients));
        throw error;
    }
};
async function audit(runtime, clients, redirects) {
    const inputs = inputsOf(runtime);
    const { environment, log } = runtime;
    const place = await placeOf(inputs, runtime);
    const { owner, repo } = inputs.repository;
    const own = `${owner}/${repo}`.toLowerCase() === environment.repository?.toLowerCase();
    log.info(`auditing ${owner}/${repo}`);
    const run = await (0,_run_js__WEBPACK_IMPORTED_MODULE_14__/* .runAudit */ .b)({
        ...clients,
        ...(0,_runner_signing_js__WEBPACK_IMPORTED_MODULE_8__/* .signingPorts */ .KK)((0,_runner_signing_js__WEBPACK_IMPORTED_MODULE_8__/* .readSigning */ .ac)()),
        ...{ version: _version_js__WEBPACK_IMPORTED_MODULE_17__/* .version */ .rE, documentationUrl: _version_js__WEBPACK_IMPORTED_MODULE_17__/* .documentationUrl */ .ou, gates: _gates_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .gates */ .V, redirects },
        ...{ repository: inputs.repository, ref: inputs.ref, policy: inputs.policy, mode: inputs.mode },
        trial: null,
        leavesCheck: own,
        runId: own ? environment.runId : null,
        workspace: await (0,_workspace_beside_js__WEBPACK_IMPORTED_MODULE_10__/* .workspaceIn */ .R)(environment.workspace),
        event: environment.eventName ?? 'unknown',
        node: process.version,
        elapsed: () => runtime.elapsed(),
        progress: log.info,
    });
    const greenlight = inputs.greenlight ? (0,_greenlight_js__WEBPACK_IMPORTED_MODULE_12__/* .wantedGreenlight */ .j)('input greenlight', run.record) : null;
    const greenlightFile = greenlight === null ? null : await writtenTo(place, greenlight, log.warning);
    return await (0,_publish_js__WEBPACK_IMPORTED_MODULE_13__/* .showAudit */ .XG)(runtime, {
        ...(await finish(runtime, clients, run, inputs)),
        greenlight,
        greenlightFile,
    });
}
/** The path of the report; null where none was asked for, or where it could not be written. */
async function writtenTo(place, report, warn) {
    if (place === null)
        return null;
    const unwritten = await (0,_runner_report_file_js__WEBPACK_IMPORTED_MODULE_6__/* .writeReport */ .u)(place, (0,_result_greenlight_js__WEBPACK_IMPORTED_MODULE_3__/* .greenlightText */ .x)(report));
    if (unwritten !== undefined)
        warn(unwritten);
    return unwritten === undefined ? place.path : null;
}
/** Checked before anything is asked of GitHub. */
async function placeOf({ greenlight, greenlightFile: file }, { environment: { workspace, temporaryDirectory } }) {
    (0,_greenlight_js__WEBPACK_IMPORTED_MODULE_12__/* .requireGreenlight */ .L)('input greenlight-report', file, greenlight);
    if (file === null)
        return null;
    const folders = [workspace, temporaryDirectory];
    const directory = workspace ?? process.cwd();
    return await (0,_runner_report_file_js__WEBPACK_IMPORTED_MODULE_6__/* .reportPlace */ .Y)({ where: 'input greenlight-report', file, directory, folders });
}
function inputsOf({ given, environment }) {
    const flag = (name, usual) => {
        const value = given(name);
        return value === null ? usual : (0,_runner_input_values_js__WEBPACK_IMPORTED_MODULE_5__/* .parseBoolean */ .yG)(name, value);
    };
    const policy = given('policy');
    const repository = given('repository');
    return {
        repository: repository === null
            ? (0,_runner_repository_js__WEBPACK_IMPORTED_MODULE_7__/* .parseRepository */ .S)('GITHUB_REPOSITORY', environment.repository)
            : (0,_runner_repository_js__WEBPACK_IMPORTED_MODULE_7__/* .parseRepository */ .S)('input repository', repository),
        ref: (0,_settings_js__WEBPACK_IMPORTED_MODULE_15__/* .readRef */ .sg)('input ref', given('ref')),
        policy: policy === null ? null : (0,_runner_input_values_js__WEBPACK_IMPORTED_MODULE_5__/* .singleLine */ .pF)('policy', policy),
        mode: (0,_settings_js__WEBPACK_IMPORTED_MODULE_15__/* .readMode */ .Em)('input mode', given('mode')),
        greenlight: flag('greenlight', false),
        greenlightFile: given('greenlight-report'),
        digest: flag('digest', true),
        dryRun: flag('dry-run', false),
        profile: (0,_settings_js__WEBPACK_IMPORTED_MODULE_15__/* .readProfile */ .er)('input profile', given('profile')),
        limit: (0,_settings_js__WEBPACK_IMPORTED_MODULE_15__/* .readLimit */ .i2)('input max-issues-per-run', given('max-issues-per-run'), (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .readMaxIssues */ .br)()),
    };
}
/** The digest first: what it remembers is part of the report. */
async function finish(runtime, clients, audited, { digest, dryRun, profile, limit: given }) {
    const { serverUrl, runId, repository: own } = runtime.environment;
    const { record } = audited;
    const limit = (0,_settings_js__WEBPACK_IMPORTED_MODULE_15__/* .limitOf */ .LF)(given, record.policy);
    const runUrl = own === null ? null : (0,_surfaces_addresses_js__WEBPACK_IMPORTED_MODULE_9__/* .runAddress */ .YM)(serverUrl, (0,_runner_repository_js__WEBPACK_IMPORTED_MODULE_7__/* .parseRepository */ .S)('GITHUB_REPOSITORY', own), runId);
    if (digest)
        runtime.log.info(dryRun ? 'comparing with the digest issue; nothing is written' : 'bringing the digest issue up to date');
    const kept = digest
        ? await (0,_digest_js__WEBPACK_IMPORTED_MODULE_11__/* .keepDigest */ .A)(audited, { github: clients.github, profile, runUrl, limit, dryRun })
        : null;
    const report = (0,_view_js__WEBPACK_IMPORTED_MODULE_16__/* .auditReport */ .uR)({ ...record, run: figures(runtime, clients) }, kept?.past ?? _view_js__WEBPACK_IMPORTED_MODULE_16__/* .noPast */ .KV);
    if (digest && !dryRun && kept?.left === '')
        await keepIssues(runtime, { github: clients.github, repository: audited.repository }, report, kept, limit);
    return { report: { ...report, record: { ...report.record, run: figures(runtime, clients) } }, kept, dryRun };
}
/** Alarms, and issues of overrides that have expired; they and the digest keep to one limit. */
async function keepIssues({ log }, place, report, { outcome }, limit) {
    const opened = outcome?.done.filter(({ kind }) => kind === 'create' || kind === 'reopen').length ?? 0;
    const mention = report.record.policy?.report.digest.mention === true;
    const room = Math.max(0, limit - opened);
    for (const one of await (0,_publish_issue_sinks_js__WEBPACK_IMPORTED_MODULE_2__/* .issueSinks */ .M)({ place, report, limit: room, mention }, true))
        if (one.written !== 'unchanged' || one.problem !== null)
            (0,_publish_say_js__WEBPACK_IMPORTED_MODULE_18__/* .sayOutcome */ .a)(log, one, { asked: new Set() });
}
const figures = ({ environment, elapsed }, { github, administration }) => ({
    ...(0,_github_statistics_js__WEBPACK_IMPORTED_MODULE_19__/* .totalStatistics */ .A)([github, administration]),
    durationMs: elapsed(),
    node: process.version,
    event: environment.eventName ?? 'unknown',
});


/***/ })

};
