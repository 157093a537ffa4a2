export const id = 11;
export const ids = [11];
export const modules = {

/***/ 89575:
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
// EXTERNAL MODULE: ./src/core/facts/index.ts + 5 modules
var facts = __webpack_require__(89571);
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
const part = (0,lazy/* lazy */.R)(() => schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('text'), text: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('code'), text: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('path'), path: schemas/* string */.YjP(), line: schemas/* number */.aig().int().nullable() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('people'), people: schemas/* array */.YOg(schemas/* string */.YjP()), join: schemas/* enum */.k5n(['and', 'or']) }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz('link'), text: schemas/* string */.YjP(), href: schemas/* string */.YjP() }),
]));
const message = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ text: schemas/* string */.YjP(), parts: schemas/* array */.YOg(part()) }));
const schema_location = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    path: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int().nullable(),
    end_line: schemas/* number */.aig().int().nullable(),
    column: schemas/* number */.aig().int().nullable(),
    at: schemas/* enum */.k5n(['head', 'base']),
}));
const remedy = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ text: schemas/* string */.YjP(), permission: schemas/* string */.YjP().nullable() }));
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
    }),
]));
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
}));
/** The JSON Schema (2020-12) of the result. */
const resultJsonSchema = () => json_schema_processors/* toJSONSchema */.bl(resultSchema(), { target: 'draft-2020-12', io: 'output' });


/***/ }),

/***/ 9011:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   allSchemas: () => (/* binding */ allSchemas)
/* harmony export */ });
/* harmony import */ var _gates_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32667);
/* harmony import */ var _policy_json_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28008);
/* harmony import */ var _result_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89575);



/** File name → JSON Schema: the policy's, for editors, and the result's, for its readers. */
const allSchemas = () => ({
    'gatewright.schema.json': (0,_policy_json_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .gatewrightSchema */ ._y)(_gates_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .gates */ .V),
    'gatewright-result.schema.json': (0,_result_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .resultJsonSchema */ .b)(),
});


/***/ })

};
