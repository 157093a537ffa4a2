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
/* harmony import */ var _gates_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32667);
/* harmony import */ var _github_statistics_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(34476);
/* harmony import */ var _runner_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71917);
/* harmony import */ var _runner_input_values_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2173);
/* harmony import */ var _runner_repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1904);
/* harmony import */ var _surfaces_addresses_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63724);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(311);
/* harmony import */ var _workspace_beside_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22080);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90647);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(83628);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(42193);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(89761);
/* harmony import */ var _view_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(63460);














/** The action `audit`. */
const auditMain = async (runtime) => {
    const redirects = [];
    const clients = await (0,_action_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .clientsOf */ .S)(runtime.environment, runtime, (from, to) => redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`));
    try {
        return await audit(runtime, clients, () => redirects);
    }
    catch (error) {
        await (0,_publish_js__WEBPACK_IMPORTED_MODULE_8__/* .showEnded */ .ox)(runtime, error, figures(runtime, clients));
        throw error;
    }
};
async function audit(runtime, clients, redirects) {
    const inputs = inputsOf(runtime);
    const { environment, log } = runtime;
    const { owner, repo } = inputs.repository;
    const own = `${owner}/${repo}`.toLowerCase() === environment.repository?.toLowerCase();
    log.info(`auditing ${owner}/${repo}`);
    const run = await (0,_run_js__WEBPACK_IMPORTED_MODULE_9__/* .runAudit */ .b)({
        ...clients,
        ...{ version: _version_js__WEBPACK_IMPORTED_MODULE_12__/* .version */ .rE, documentationUrl: _version_js__WEBPACK_IMPORTED_MODULE_12__/* .documentationUrl */ .ou, gates: _gates_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .gates */ .V, redirects },
        ...{ repository: inputs.repository, ref: inputs.ref, policy: inputs.policy, mode: inputs.mode },
        trial: null,
        leavesCheck: own,
        workspace: await (0,_workspace_beside_js__WEBPACK_IMPORTED_MODULE_6__/* .workspaceIn */ .R)(environment.workspace),
        event: environment.eventName ?? 'unknown',
        node: process.version,
        elapsed: () => runtime.elapsed(),
        progress: log.info,
    });
    return await (0,_publish_js__WEBPACK_IMPORTED_MODULE_8__/* .showAudit */ .XG)(runtime, await finish(runtime, clients, run, inputs));
}
function inputsOf({ given, environment }) {
    const flag = (name, usual) => {
        const value = given(name);
        return value === null ? usual : (0,_runner_input_values_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBoolean */ .yG)(name, value);
    };
    const policy = given('policy');
    const repository = given('repository');
    return {
        repository: repository === null
            ? (0,_runner_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepository */ .S)('GITHUB_REPOSITORY', environment.repository)
            : (0,_runner_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepository */ .S)('input repository', repository),
        ref: (0,_settings_js__WEBPACK_IMPORTED_MODULE_10__/* .readRef */ .sg)('input ref', given('ref')),
        policy: policy === null ? null : (0,_runner_input_values_js__WEBPACK_IMPORTED_MODULE_3__/* .singleLine */ .pF)('policy', policy),
        mode: (0,_settings_js__WEBPACK_IMPORTED_MODULE_10__/* .readMode */ .Em)('input mode', given('mode')),
        digest: flag('digest', true),
        dryRun: flag('dry-run', false),
        profile: (0,_settings_js__WEBPACK_IMPORTED_MODULE_10__/* .readProfile */ .er)('input profile', given('profile')),
        limit: (0,_settings_js__WEBPACK_IMPORTED_MODULE_10__/* .readLimit */ .i2)('input max-issues-per-run', given('max-issues-per-run'), (0,_runner_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .readMaxIssues */ .br)()),
    };
}
/** The digest first: what it remembers is part of the report. */
async function finish(runtime, clients, audited, { digest, dryRun, profile, limit: given }) {
    const { serverUrl, runId, repository: own } = runtime.environment;
    const { record } = audited;
    const limit = (0,_settings_js__WEBPACK_IMPORTED_MODULE_10__/* .limitOf */ .LF)(given, record.policy);
    const runUrl = own === null ? null : (0,_surfaces_addresses_js__WEBPACK_IMPORTED_MODULE_5__/* .runAddress */ .YM)(serverUrl, (0,_runner_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRepository */ .S)('GITHUB_REPOSITORY', own), runId);
    if (digest)
        runtime.log.info(dryRun ? 'comparing with the digest issue; nothing is written' : 'bringing the digest issue up to date');
    const kept = digest
        ? await (0,_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .keepDigest */ .A)(audited, { github: clients.github, profile, runUrl, limit, dryRun })
        : null;
    const run = figures(runtime, clients);
    return { report: (0,_view_js__WEBPACK_IMPORTED_MODULE_11__/* .auditReport */ .uR)({ ...record, run }, kept?.past ?? _view_js__WEBPACK_IMPORTED_MODULE_11__/* .noPast */ .KV), kept, dryRun };
}
const figures = ({ environment, elapsed }, { github, administration }) => ({
    ...(0,_github_statistics_js__WEBPACK_IMPORTED_MODULE_13__/* .totalStatistics */ .A)([github, administration]),
    durationMs: elapsed(),
    node: process.version,
    event: environment.eventName ?? 'unknown',
});


/***/ })

};
