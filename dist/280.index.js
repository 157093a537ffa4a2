export const id = 280;
export const ids = [280];
export const modules = {

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


/***/ }),

/***/ 61280:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  allSchemas: () => (/* binding */ allSchemas)
});

// EXTERNAL MODULE: ./src/gates/registry.ts + 97 modules
var registry = __webpack_require__(32493);
;// CONCATENATED MODULE: ./src/phase/json-schema.ts
const json_schema_text = (description, maxLength = 200) => ({
    ...{ type: 'string', minLength: 1, maxLength, pattern: '\\S', description },
});
const orNull = (schema) => ({ ...schema, type: [schema['type'], 'null'] });
const list = (items, description) => ({ type: 'array', items, description });
const whole = (description) => ({
    ...{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description },
});
const pattern = (source, description) => ({
    ...{ type: 'string', pattern: source, description },
});
const number = (description) => ({ type: 'number', description });
const sha256 = (description) => pattern('^[0-9a-f]{64}$', description);
const objectId = (description) => pattern('^(?:[0-9a-f]{40}|[0-9a-f]{64})$', description);
const instant = (description) => ({
    ...{ type: 'string', format: 'date-time', description },
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2})$',
});
const version = (minors, description) => pattern(`^1\\.${minors}(?:\\.(?:0|[1-9]\\d*))?$`, description);
const strict = (properties, required) => ({
    ...{ type: 'object', properties, required, additionalProperties: false },
});
/** No leading `/`, `-` or `:`, no empty, `.`, `..` or `.git` part, none that ends in a dot or a blank. */
const path = `^(?![-/:])(?!.*(?:^|/)(?:\\.{0,2}|\\.[gG][iI][tT]|[^/]*[. ])(?:/|$))[^\\x00-\\x1f\\x7f\\\\:*?"<>|]{1,1024}$`;
const evidenceBlock = () => strict({
    evidence_id: json_schema_text('Its name in this artifact.'),
    file: pattern(path, 'Path from the root of the repository, with /.'),
    lines: pattern('^[1-9][0-9]{0,8}-[1-9][0-9]{0,8}$', 'FIRST-LAST, both included, at most 2,000 lines.'),
    sha256: sha256('SHA-256 of these lines at git_commit.'),
    digest_alg: {
        enum: ['lines-lf-v1', 'raw-v1'],
        description: 'How the lines are digested; default: lines-lf-v1.',
    },
    blob: objectId('Id of the file’s blob at git_commit.'),
    description: json_schema_text('What the lines show.', 500),
    timestamp: instant('When the block was written.'),
}, ['evidence_id', 'file', 'lines', 'sha256']);
const counter = () => strict({ name: json_schema_text('Its name.'), before: number('Value before.'), after: number('Value after.') }, [
    'name',
    'before',
    'after',
]);
const criterion = () => strict({
    id: json_schema_text('The criterion, as the policy names it.'),
    evidence: { ...list(json_schema_text('An evidence_id.'), 'Blocks that prove it.'), uniqueItems: true },
}, ['id', 'evidence']);
const signature = () => strict({
    alg: {
        enum: ['hmac-sha256', 'ed25519'],
        description: 'The algorithm; which ones count is the policy’s to say.',
    },
    key_id: json_schema_text('Which key; it never selects the algorithm.'),
    value: pattern('^[A-Za-z0-9+/]+={0,2}$', 'The signature in base64.'),
}, ['alg', 'key_id', 'value']);
const properties = () => ({
    schema_version: version('1', 'Version of this schema that the writer wrote.'),
    min_schema_version: version('[01]', 'Oldest reader that may take it.'),
    repository: pattern('^[A-Za-z0-9-]{1,100}/[A-Za-z0-9._-]{1,100}$', 'owner/name.'),
    repository_id: { ...whole('Numeric id of the repository: it survives a new name.'), minimum: 1 },
    phase: whole('Number of the phase, as in the file’s name.'),
    milestone: json_schema_text('Id of the milestone, as in the file’s name.', 60),
    list: json_schema_text('Id of the list, as in the file’s name.', 60),
    phase_name: json_schema_text('Name of the stage, for people.'),
    baseline_pass_count: whole('Tests of the baseline that passed.'),
    baseline_total_count: whole('Tests of the baseline.'),
    ci_gates_passed: {
        ...list(json_schema_text('Name of a gate.'), 'Gates that passed on git_commit.'),
        uniqueItems: true,
    },
    safety_nets_count_before: whole('Safety nets before the stage.'),
    safety_nets_count_after: whole('Safety nets after it.'),
    counters: list(counter(), 'Further counters.'),
    performance_delta_median: orNull(number('Change of the median, in percent.')),
    performance_delta_p95: orNull(number('Change of the 95th percentile, in percent.')),
    performance_exempt_reason: orNull(json_schema_text('Why a delta is null.')),
    git_commit: objectId('Full id of the commit that the stage was completed at.'),
    completion_date: instant('RFC 3339 time with its zone.'),
    expires_at: orNull(instant('After this time the stage has to be proved again.')),
    previous_artifact_sha256: orNull(sha256('SHA-256 of the previous artifact’s canonical JSON without its signature.')),
    supersedes_sha256: orNull(sha256('The same of the artifact that this one replaces.')),
    evidence_blocks: list(evidenceBlock(), 'What the stage is proved by.'),
    criteria: list(criterion(), 'Which blocks prove which criterion.'),
    signature: { anyOf: [signature(), { type: 'null' }], description: 'Over all other keys.' },
});
const needed = [
    ...['schema_version', 'min_schema_version', 'repository', 'phase_name', 'ci_gates_passed'],
    ...['git_commit', 'completion_date', 'evidence_blocks'],
];
const neededOfPhases = [
    ...['phase', 'baseline_pass_count', 'baseline_total_count', 'safety_nets_count_before'],
    ...['safety_nets_count_after', 'performance_delta_median', 'performance_delta_p95'],
];
/**
 * JSON Schema of an artifact, schema version 1.1: `dist/gatewright-phase.schema.json`. What no schema can say (days that
 * the calendar does not have, ids that stand twice, links, digests) is judged by the gate alone.
 */
const artifactJsonSchema = () => ({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Artifact of a completed phase, milestone or list, version 1.1',
    ...strict(properties(), needed),
    oneOf: [
        { required: neededOfPhases, properties: { phase: { const: 0 } } },
        {
            required: [...neededOfPhases, 'previous_artifact_sha256'],
            properties: { phase: { minimum: 1 }, previous_artifact_sha256: { type: 'string' } },
        },
        { required: ['milestone'] },
        { required: ['list'] },
    ],
});

// EXTERNAL MODULE: ./src/policy/json-schema.ts
var json_schema = __webpack_require__(28008);
// EXTERNAL MODULE: ./src/result/schema.ts + 3 modules
var schema = __webpack_require__(72825);
;// CONCATENATED MODULE: ./src/schemas.ts




/** File name → JSON Schema: the policy's, for editors, the result's, for its readers, and that of phase artifacts. */
const allSchemas = () => ({
    'gatewright.schema.json': (0,json_schema/* gatewrightSchema */._y)(registry/* gates */.V),
    'gatewright-result.schema.json': (0,schema/* resultJsonSchema */.b)(),
    'gatewright-phase.schema.json': artifactJsonSchema(),
});


/***/ })

};
