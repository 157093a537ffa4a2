export const id = 93;
export const ids = [93];
export const modules = {

/***/ 35093:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  catalogue: () => (/* binding */ catalogue)
});

// EXTERNAL MODULE: ./src/action/others.ts + 1 modules
var others = __webpack_require__(5202);
// EXTERNAL MODULE: ./src/cli/commands.ts + 11 modules
var commands = __webpack_require__(8809);
// EXTERNAL MODULE: ./src/core/reason-codes.ts
var reason_codes = __webpack_require__(64988);
// EXTERNAL MODULE: ./src/core/verdict.ts + 1 modules
var verdict = __webpack_require__(45613);
// EXTERNAL MODULE: ./src/gates/registry.ts + 97 modules
var registry = __webpack_require__(32493);
// EXTERNAL MODULE: ./src/policy/json-schema.ts
var json_schema = __webpack_require__(28008);
;// CONCATENATED MODULE: ./src/policy/option-rows.ts

const words = {
    string: 'text',
    number: 'number',
    integer: 'whole number',
    boolean: 'true | false',
    object: 'mapping',
    null: 'null',
};
function typeText(schema) {
    const shapes = (0,json_schema/* alternatives */.Vo)([schema]).map(shapeText);
    return [...new Set(shapes)].join(' | ');
}
function shapeText(schema) {
    if (schema.const !== undefined)
        return String(schema.const);
    if (schema.enum !== undefined)
        return schema.enum.map(String).join(' | ');
    if (schema.type === 'array')
        return `list of ${schema.items === undefined ? 'anything' : typeText(schema.items)}`;
    return words[String(schema.type)] ?? 'anything';
}
/** As YAML on one line; JSON is YAML, and plain words need no quotes. */
function written(value) {
    if (Array.isArray(value))
        return `[${value.map(written).join(', ')}]`;
    return typeof value === 'string' && /^[a-z][\w-]*$/.test(value) ? value : JSON.stringify(value);
}
function rowsOf(schema, prefix) {
    return Object.entries(schema.properties ?? {}).flatMap(([name, option]) => {
        const key = `${prefix}${name}`;
        const row = {
            key,
            type: typeText(option),
            default: option.default === undefined ? null : written(option.default),
            required: schema.required?.includes(name) ?? false,
            description: option.description ?? '',
        };
        const inner = (0,json_schema/* alternatives */.Vo)([option]).flatMap((shape) => shape.items === undefined
            ? rowsOf(shape, `${key}.`)
            : (0,json_schema/* alternatives */.Vo)([shape.items]).flatMap((item) => rowsOf(item, `${key}[].`)));
        return [row, ...inner];
    });
}
/** The options of a gate as rows, derived from its schema, in the order of the schema. */
const optionRows = (gate) => rowsOf((0,json_schema/* asJsonSchema */.Cu)(gate.options), '');

// EXTERNAL MODULE: ./src/policy/presets.ts
var presets = __webpack_require__(94490);
// EXTERNAL MODULE: ./src/policy/problems.ts
var problems = __webpack_require__(9936);
// EXTERNAL MODULE: ./src/publish/permissions.ts
var permissions = __webpack_require__(37179);
// EXTERNAL MODULE: ./src/runner/environment.ts + 1 modules
var environment = __webpack_require__(71917);
// EXTERNAL MODULE: ./src/runner/inputs.ts
var inputs = __webpack_require__(39205);
// EXTERNAL MODULE: ./src/runner/outputs.ts + 1 modules
var outputs = __webpack_require__(17964);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/catalogue.ts













/** Meaning of each exit code (design, section 7). */
const exitCodeMeanings = {
    0: 'pass, or `report` mode',
    1: 'a gate failed',
    2: 'a signature is required and absent or wrong',
    3: 'could not be decided: permission, API, truncated or missing data',
    5: 'audit: a P0 control is absent',
    6: 'audit: a P0 control could not be verified',
    64: 'usage error',
    78: 'policy error',
};
const entries = (table) => Object.entries(table).map(([name, meaning]) => ({ name, meaning }));
function describeGate(gate) {
    const { id, title, summary, permissions, inputs = {} } = gate;
    const rules = Object.entries(gate.rules);
    return {
        ...{ id, title, summary, permissions, inputs },
        rules: rules.map(([name, rule]) => ({ id: `${id}/${name}`, gate: id, ...rule })),
        options: optionRows(gate),
    };
}
/** Gates, rules, options, inputs, codes, variables and commands: README, rule pages and `explain` are made from it. */
const catalogue = () => ({
    version: version/* version */.rE,
    gates: registry/* gates */.V.map(describeGate),
    otherActions: others/* otherActions */.E.map(({ action }) => action),
    surfacePermissions: [...permissions/* surfacePermissions */.E, permissions/* issuePermission */.h],
    inputs: inputs/* sharedInputs */.dO,
    outputs: outputs/* outputDefinitions */.M0,
    reasonCodes: entries(reason_codes/* reasonCodes */.J),
    exitCodes: [...verdict/* exitCodeOrder */.U5]
        .sort((a, b) => a - b)
        .map((code) => ({ code, meaning: exitCodeMeanings[code] })),
    exitCodeOrder: verdict/* exitCodeOrder */.U5,
    policyProblems: entries(problems/* problemCodes */.GF),
    presets: presets/* presetNames */.gC.map((name) => ({ name, meaning: presets/* presetSummaries */.Oz[name], text: presets/* presets */.v4[name] })),
    environment: entries(environment/* environmentVariables */.ro),
    commands: commands/* commands */.Pi,
    flags: commands/* commonFlags */.Bh,
});


/***/ }),

/***/ 8809:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Pi: () => (/* binding */ commands),
  Bh: () => (/* binding */ commonFlags),
  Fx: () => (/* binding */ formats),
  TN: () => (/* binding */ groups),
  qw: () => (/* binding */ rootFlags)
});

;// CONCATENATED MODULE: ./src/cli/api-flags.ts
/** How GitHub is asked, the same for every command that does. */
const apiFlags = [
    { name: 'token', value: 'TOKEN', summary: 'token for the API' },
    { name: 'api-url', value: 'URL', summary: 'address of the REST API (default: GITHUB_API_URL)' },
    { name: 'server-url', value: 'URL', summary: 'address of the server (default: GITHUB_SERVER_URL)' },
];

;// CONCATENATED MODULE: ./src/cli/commands-audit.ts

/** The command that audits a repository. */
const auditCommands = [
    {
        name: 'audit',
        summary: 'Audit a repository on GitHub: every control, with its proof.',
        usage: 'OWNER/REPO [--ref REF] [--policy FILE] [--previous RESULT.json] [--greenlight [--report FILE]] [--digest [--dry-run]]',
        details: [
            'Judges the repository at one commit by every gate that applies to one, and says of every control whether it ' +
                'passes, fails or could not be read. The policy is that of the audited commit; without one, ' +
                'gatewright:recommended. The classic protection of branches is seen with GATEWRIGHT_ADMIN_TOKEN alone.',
            'Exit code 5: a P0 control (audit.p0 of the policy) is absent. 6: one could not be verified.',
            'With --greenlight the green light that the policy asks for (gates.phase-unlock.greenlight) is shown first: ' +
                'safety nets, gates in order, policy variables, files. --report writes it as JSON.',
            'With --digest the one digest issue of the profile is kept in that repository, as the action does. --dry-run ' +
                'writes nothing and says what would be written.',
        ],
        example: 'gatewright audit acme/shop --previous last-audit.json',
        flags: [
            { name: 'ref', value: 'REF', summary: 'branch, tag or commit to audit (default: the default branch)' },
            {
                name: 'policy',
                value: 'FILE',
                summary: 'audit by this file, or preset such as gatewright:strict, instead of the policy there',
            },
            { name: 'mode', value: 'MODE', summary: 'report or enforce, instead of the policy’s own mode' },
            { name: 'strict', summary: 'short for --mode enforce' },
            {
                name: 'previous',
                value: 'FILE',
                summary: 'JSON of an earlier audit, for what is new and fixed since',
            },
            { name: 'greenlight', summary: 'show the green light first' },
            {
                name: 'report',
                value: 'FILE',
                summary: 'with --greenlight: write it as JSON, in the work tree or in RUNNER_TEMP',
            },
            { name: 'digest', summary: 'keep the digest issue' },
            { name: 'dry-run', summary: 'with --digest: write nothing, say what would be written' },
            { name: 'profile', value: 'NAME', summary: 'name of the digest (default: repository)' },
            {
                name: 'max-issues',
                value: 'N',
                summary: 'most issues to create or reopen (default: MAX_ISSUES_PER_RUN, else the policy)',
            },
            ...apiFlags,
        ],
        formats: ['pretty', 'json', 'markdown', 'sarif'],
        positionals: [1, 1],
    },
];

;// CONCATENATED MODULE: ./src/cli/commands-branch-protection.ts

const policyFlag = {
    name: 'policy',
    value: 'FILE',
    summary: 'judge by this policy, preset of policies, or mapping of controls (`approvals: 1`)',
};
/** What the ruleset of a plan is to be, beyond the policy. */
const planFlags = [
    {
        name: 'entry',
        value: 'NAME',
        summary: 'only the ruleset of this name, such as "gatewright: default branch"',
    },
    {
        name: 'enforcement',
        value: 'WORD',
        summary: 'active (the default), disabled to activate by hand, or evaluate (Enterprise)',
    },
    {
        name: 'allow-weaken',
        value: 'CODES',
        summary: "what may get weaker, such as BP-LINEAR,'BP-CHECK(unit)'",
    },
    { name: 'name-pattern', value: 'REGEX', summary: 'the pattern for `name-pattern: true` (Enterprise)' },
    {
        name: 'ruleset-id',
        value: 'ID',
        summary: 'change this ruleset of Gatewright although the policy names other branches now',
    },
];
/** Commands about how branches are protected. */
const branchProtectionCommands = [
    {
        name: 'branch-protection effective',
        summary: "What GitHub's own answers about a branch come to, control by control.",
        usage: '--input FILE [--policy FILE] [--branch B]',
        details: [
            'FILE holds {"classic": …, "rules": […], "rulesets": {"ID": …}, "repo": {…}}: the answers of GET branches/B/protection ' +
                '(as {"state": "observed", "value": …}, value null for "Branch not protected"; or as {"state": "unobservable", ' +
                '"hint": …} with `protection` of GET branches/B), of GET rules/branches/B, of GET rulesets/ID, and of GET repos/O/R.',
            'The most restrictive of all sources holds, and who may bypass is judged per control. Answers: satisfied, violated, ' +
                'bypassable, bypass-unknown (who may bypass cannot be seen) and unobservable (what cannot be seen decides).',
            '--policy takes a policy, whose entries that name the branch are judged, or a bare mapping of controls with `-` or ' +
                '`_` in its keys. Without it the defaults of the gate are asked for. Every control is shown; one that nobody asks ' +
                'for is satisfied, with `judged` false.',
            'Exit code 0 when all is satisfied, 1 when something is violated or bypassable, 3 when something could not be seen ' +
                'or nothing was asked for.',
        ],
        example: 'gatewright branch-protection effective --input main.json --policy requirements.yml --json',
        flags: [
            { name: 'input', value: 'FILE', summary: "GitHub's own answers; - is standard input" },
            policyFlag,
            { name: 'branch', value: 'B', summary: 'the branch they are about (default: repo.default_branch)' },
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 0],
    },
    {
        name: 'branch-protection check',
        summary: 'How a branch on GitHub is protected, and what cannot work; or many repositories, from saved answers.',
        usage: '[OWNER/REPO] [--branch B] [--policy FILE] | --inventory FILE [--policy FILE]',
        details: [
            'Reads classic protection, the rules of every level and their rulesets, and the workflow files of the branch, ' +
                'judges the branch (default: the default branch), and names required checks that no workflow can report. ' +
                'Without OWNER/REPO: GITHUB_REPOSITORY. Without --policy: the policy of the default branch there.',
            'A token without administration: read cannot see classic protection; what it cannot see is named, with the ' +
                'permission that would reveal it. The token is taken from --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN.',
            'With --inventory nothing is asked: FILE holds saved answers to the query of --print-query (50 repositories for one ' +
                'point), one after the other or as a list: gh api graphql --paginate -f org=acme -f query="$(gatewright ' +
                'branch-protection check --print-query)". Rulesets by id, as REST answers them, may stand beside them: who may ' +
                'bypass is known from there alone. One line for each default branch, and how many could not be read.',
            'Exit code 0 when all is satisfied, 1 when something is wrong, 3 when something could not be seen or is missing.',
        ],
        example: 'gatewright branch-protection check acme/shop --branch main',
        flags: [
            { name: 'branch', value: 'B', summary: 'the branch to judge (default: the default branch)' },
            policyFlag,
            {
                name: 'inventory',
                value: 'FILE',
                summary: 'judge repositories from saved GraphQL answers; - is standard input',
            },
            { name: 'print-query', summary: 'print the query whose answers --inventory reads' },
            ...apiFlags,
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 1],
    },
    {
        name: 'branch-protection plan',
        summary: 'What has to change for the policy to hold: per violation the rule, the ruleset and the gh command.',
        usage: '[OWNER/REPO] [--policy FILE] [--out DIR]',
        details: [
            'Plans one ruleset of its own for each entry of the policy, named "gatewright: …" after the branches or tags. It is ' +
                'added to what is there: nothing of anybody else is edited, and the ruleset itself never gets weaker. What it ' +
                'cannot bring about is said with the command for it. Nothing is changed.',
            'The policy is read from the default branch there; where there is none, the defaults of the gate hold. Without ' +
                'OWNER/REPO: GITHUB_REPOSITORY. GATEWRIGHT_ADMIN_TOKEN is used, besides the usual token, for what only an ' +
                'administrator sees.',
            'Exit code 0 when there is nothing to do, 1 when something is to be done, 3 when something could not be seen.',
        ],
        example: 'gatewright branch-protection plan acme/shop --out plans',
        flags: [
            policyFlag,
            { name: 'out', value: 'DIR', summary: 'write each body as a file there, as the commands name it' },
            ...planFlags,
            ...apiFlags,
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 1],
    },
    {
        name: 'branch-protection apply',
        summary: 'Write the planned rulesets, guarded. A dry run unless --confirm is given.',
        usage: '[OWNER/REPO] [--policy FILE] [--confirm] [--backup FILE]',
        details: [
            'Writes what `branch-protection plan` shows, and nothing else. Refused where nothing could be merged any more (a ' +
                'check that nothing reports, too few people, no way to merge), where something would get weaker, where who may ' +
                'bypass was not shown, and when the ruleset was changed meanwhile. A second run changes nothing.',
            'Needs administration: write, in GATEWRIGHT_ADMIN_TOKEN or the usual token: mint one for this run alone. In a ' +
                'workflow it runs on workflow_dispatch and schedule on the default branch only. Without --policy the policy of ' +
                'the default branch holds.',
            'Exit code 0 when everything is as planned, 1 when a dry run would change something or a guard refused, 3 when ' +
                'something could not be seen or a write failed.',
        ],
        example: 'gatewright branch-protection apply acme/shop --confirm --backup before.json',
        flags: [
            policyFlag,
            { name: 'confirm', summary: 'write; without it nothing is changed' },
            { name: 'dry-run', summary: 'change nothing: the default' },
            {
                name: 'backup',
                value: 'FILE',
                summary: 'keep a ruleset as it was there (default: on standard error)',
            },
            { name: 'allow-unseen', summary: 'require checks that no recent pull request has shown' },
            ...planFlags,
            ...apiFlags,
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 1],
    },
];

;// CONCATENATED MODULE: ./src/cli/commands-check.ts

const commands_check_policyFlag = {
    name: 'policy',
    value: 'FILE',
    summary: 'judge by this file, or preset such as gatewright:strict, to try it out',
};
/** Commands that judge, and those that explain a judgement. */
const checkCommands = [
    {
        name: 'check',
        summary: 'Judge the current branch, or a pull request.',
        usage: '[GATE…] [--base REF] [--strict] | --repository OWNER/REPO --pull N',
        details: [
            'Judges the checked out commit against its base, from the clone alone. What is not committed is not judged. ' +
                'Facts that only GitHub has are unknown (offline), and do not fail the check unless --strict.',
            'With --pull the pull request is judged through the API, exactly as the action does. The token is taken from ' +
                '--token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN, the first that is set; --token shows in the list of processes.',
            'The policy is read from the base commit, never from the branch that is judged. With a token, what it extends ' +
                'is read from GitHub.',
        ],
        example: 'gatewright check codeowners --base origin/main',
        flags: [
            {
                name: 'base',
                value: 'REF',
                summary: 'the branch it would be merged into (default: the default branch of upstream, else of origin, else main or master)',
            },
            { name: 'strict', summary: 'what is unknown because it is offline fails, too' },
            commands_check_policyFlag,
            { name: 'repository', value: 'OWNER/REPO', summary: 'the repository on GitHub' },
            { name: 'pull', value: 'N', summary: 'number of a pull request to judge through the API' },
            ...apiFlags,
            { name: 'save-facts', value: 'FILE', summary: 'write everything the verdict rests on, for evaluate' },
            { name: 'redact', summary: 'with --save-facts: without texts, names and addresses' },
        ],
        formats: ['pretty', 'json', 'markdown', 'sarif'],
        positionals: [0, 100],
    },
    {
        name: 'evaluate',
        summary: 'Judge saved facts again, offline.',
        usage: '--facts FILE [--policy FILE] [--at TIME]',
        details: [
            'Gives the verdict of the run that saved the facts, byte for byte apart from the figures of the run. The inputs ' +
                'of that run (mode, gates, options) hold again, also above another policy.',
        ],
        example: 'gatewright evaluate --facts facts.json --policy .github/gatewright.yml',
        flags: [
            { name: 'facts', value: 'FILE', summary: 'written by check --save-facts' },
            commands_check_policyFlag,
            { name: 'at', value: 'TIME', summary: 'judge as of this time, such as 2026-11-20T12:00:00Z' },
            { name: 'token', value: 'TOKEN', summary: 'token to read what --policy extends' },
        ],
        formats: ['pretty', 'json', 'markdown', 'sarif'],
        positionals: [0, 0],
    },
    {
        name: 'explain',
        summary: 'What a rule, a gate or a reason code means.',
        usage: '[RULE | GATE | CODE]',
        details: ['Without an argument, everything that can be explained.'],
        example: 'gatewright explain codeowners/owner-approval',
        flags: [],
        formats: ['pretty', 'json'],
        positionals: [0, 1],
    },
    {
        name: 'demo',
        summary: 'Watch a pull request being blocked and passed, on an embedded GitHub.',
        usage: '[STORY]',
        details: ['Nothing is installed, and nothing leaves this machine.'],
        example: 'gatewright demo',
        flags: [],
        formats: ['pretty'],
        positionals: [0, 100],
        passThrough: true,
    },
];

;// CONCATENATED MODULE: ./src/cli/commands-checklist.ts
const changeFlags = [
    {
        name: 'base',
        value: 'REF',
        summary: 'the branch it would be merged into (default: as for check)',
    },
    { name: 'body', value: 'FILE', summary: 'the description as it is so far, or - for standard input' },
    { name: 'policy', value: 'FILE', summary: 'go by this file, or preset, to try it out' },
];
const labelFlag = {
    name: 'label',
    value: 'LABEL',
    many: true,
    summary: 'a label that the pull request will have; may be given several times',
};
const tokenFlag = { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' };
/** Commands about what a change will have to answer and show. */
const checklistCommands = [
    {
        name: 'requirements',
        summary: 'All that this change will have to show, before there is a pull request.',
        usage: '[--base REF] [--body FILE] [--label LABEL]… | --block agents|pull-request [--write FILE]',
        details: [
            'Reads the checked out commit and its base from the clone: the path of the change with the reasons, the questions ' +
                'with the evidence each needs, who has to approve, which checks have to be green, and what else is asked for. ' +
                'The policy is read from the base commit. What is not committed is not looked at.',
            'With --block, prints the part of AGENTS.md, or of a pull request template, that says so in general: the same for ' +
                'every change under this policy. --write puts it between its markers in FILE and leaves everything else there as it is.',
        ],
        example: 'gatewright requirements --base origin/main',
        flags: [
            ...changeFlags,
            labelFlag,
            tokenFlag,
            {
                name: 'block',
                value: 'KIND',
                summary: 'agents or pull-request: the block for AGENTS.md or a template',
            },
            { name: 'write', value: 'FILE', summary: 'with --block: put it into this file of the work tree' },
        ],
        formats: ['pretty', 'json', 'markdown'],
        positionals: [0, 0],
    },
    {
        name: 'checklist render',
        summary: 'The block of questions for this change, ready to be pasted into the description.',
        usage: '[--base REF] [--body FILE] [--label LABEL]…',
        details: [
            'Only questions that a person has to answer are in it; what tools answer, and what does not fit the change, is not. ' +
                'With --body, answers of that description are taken over; one that was given for other content is opened again.',
        ],
        example: 'gatewright checklist render --base origin/main > answers.md',
        flags: [...changeFlags, labelFlag, tokenFlag],
        formats: ['pretty', 'json'],
        positionals: [0, 0],
    },
    {
        name: 'checklist tier',
        summary: 'Which path this change takes (full, standard, fast, docs), and why.',
        usage: '[--base REF] [--body FILE] [--label LABEL]…',
        details: [
            'Every rule of the decision table with what it was decided by; the highest path wins, and what cannot be seen makes ' +
                'it full. A description may raise the path (`Path: full`); to lower it takes the approval of an approver, on the pull request.',
        ],
        example: 'gatewright checklist tier --base origin/main --label bug',
        flags: [...changeFlags, labelFlag, tokenFlag],
        formats: ['pretty', 'json'],
        positionals: [0, 0],
    },
    {
        name: 'checklist validate',
        summary: 'Check checklist files of your own; silent when they are valid.',
        usage: 'FILE… | -',
        details: [
            'One line per problem as FILE:LINE:COL, exit code 78: unknown keys, ids, signals and globs, the same id twice, items ' +
                'that rest on one another in a circle, controls that their standard does not have, grades that the allowed ' +
                'evidence never reaches, and questions that hold two questions, an opinion, or no yes and no.',
            'Files that are used together are checked together. Lists that come with Gatewright are looked up by their names.',
        ],
        example: 'gatewright checklist validate .gatewright/checklists/ours.yml',
        flags: [],
        formats: ['pretty', 'json'],
        positionals: [1, 100],
    },
];

;// CONCATENATED MODULE: ./src/cli/commands-codeowners.ts

const fileFlag = {
    name: 'codeowners',
    value: 'FILE',
    summary: 'read this file (default: the first of .github/CODEOWNERS, CODEOWNERS, docs/CODEOWNERS)',
};
/** Commands about a CODEOWNERS file. */
const codeownersCommands = [
    {
        name: 'codeowners who',
        summary: 'Who owns a path, by which line.',
        usage: '[--codeowners FILE] [--explain] (PATH… | --stdin [-z])',
        details: [
            'Paths are relative to the root of the repository, as in the file itself. A leading ./ is left out, `.` and `..` ' +
                'are resolved, and an absolute path inside the work tree counts from its root.',
            'With --stdin one object, or line, is written for each path, as it is read. Names in double quotes are read as ' +
                'git writes them (core.quotePath); with -z nothing is read into a name. Bytes that are not UTF-8 are shown as ' +
                'U+FFFD, and such a path is marked `"lossy": true`.',
            'With --json and PATH…, one array.',
        ],
        example: 'git ls-files -z | gatewright codeowners who --stdin -z --json',
        flags: [
            fileFlag,
            { name: 'explain', summary: 'name the earlier lines that match, too' },
            { name: 'stdin', summary: 'read paths from standard input, one per line' },
            { name: 'null', short: 'z', summary: 'with --stdin: paths are separated by NUL' },
        ],
        formats: ['pretty', 'json'],
        positionals: [0, Number.MAX_SAFE_INTEGER],
    },
    {
        name: 'codeowners lint',
        summary: 'What is wrong with the file, and what GitHub makes of it.',
        usage: '[--codeowners FILE] [--repository OWNER/REPO [--ref REF]]',
        details: [
            'In a work tree, the files that git tracks show which patterns match nothing. Exit code 1 when a finding is an error.',
            'Which owners do not exist, cannot write or cannot be seen, only GitHub knows: with --repository its own errors are ' +
                'listed, too (github-error). They are about the file that was pushed to REF. The token is taken from --token, ' +
                'GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN, the first that is set; it needs contents: read.',
        ],
        example: 'gatewright codeowners lint --repository acme/shop',
        flags: [
            fileFlag,
            {
                name: 'repository',
                value: 'OWNER/REPO',
                summary: 'ask GitHub for its own errors about the file there',
            },
            {
                name: 'ref',
                value: 'REF',
                summary: 'with --repository: branch, tag or commit (default: the default branch)',
            },
            ...apiFlags,
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 0],
    },
    {
        name: 'codeowners coverage',
        summary: 'How many files have an owner, and which have none.',
        usage: '[--codeowners FILE]',
        details: ['Counts the files that git tracks in the work tree.'],
        example: 'gatewright codeowners coverage --json',
        flags: [fileFlag],
        formats: ['pretty', 'json', 'markdown'],
        positionals: [0, 0],
    },
];

;// CONCATENATED MODULE: ./src/cli/commands-evidence.ts
const commitFlag = {
    name: 'commit',
    value: 'REF',
    summary: 'the commit that the lines are read at (default: HEAD)',
};
/** Commands about lines of files that prove something. */
const evidenceCommands = [
    {
        name: 'evidence add',
        summary: 'Record lines of a file as evidence: one line more in the evidence log.',
        usage: 'FILE:A-B --id ID --stage STAGE [--description TEXT]',
        details: [
            'The digest is that of the lines at the commit (lines-lf-v1); the file in the work tree must be the same. No ' +
                'text of the file is stored unless --snippet redacted. A secret in the range is an error: exit code 1, and ' +
                'nothing is written.',
            'The line is appended as one write, by one process after the other: many may add at the same time. An id that is ' +
                'there is refused.',
            'Exit codes: 0 written; 1 the lines are refused, and nothing is written; 3 the clone cannot tell; 64 wrong usage, or an ' +
                'id that is there.',
        ],
        example: 'gatewright evidence add src/guard.ts:10-24 --id EB-1 --stage phase-1',
        flags: [
            { name: 'id', value: 'ID', summary: 'its id, unique in the log' },
            { name: 'stage', value: 'STAGE', summary: 'the stage it is about: phase-1, M1, P1-EXIT' },
            { name: 'description', value: 'TEXT', summary: 'what the lines show' },
            commitFlag,
            {
                name: 'snippet',
                value: 'HOW',
                summary: 'none (the default), or redacted: the lines without secrets',
            },
            { name: 'log', value: 'FILE', summary: 'the evidence log (default: evidence_blocks.jsonl)' },
        ],
        formats: ['pretty', 'json'],
        positionals: [1, 1],
    },
    {
        name: 'evidence verify',
        summary: 'Whether recorded lines are still true: the same, moved, changed or gone.',
        usage: '[LOG | ARTIFACT]… [--at REF]',
        details: [
            'Each block is derived again at its own commit, and looked up at HEAD: same, moved (with the lines it has now), ' +
                'changed, or gone. Lines that do not match at their own commit are a failure; what changed since is said.',
            'Exit codes: 0 every block is true at its commit; 1 one is not, or a line of the log cannot be read; 3 it cannot be ' +
                'told; 64 wrong usage.',
        ],
        example: 'gatewright evidence verify evidence_blocks.jsonl',
        flags: [
            { name: 'at', value: 'REF', summary: 'the commit that blocks are looked up at (default: HEAD)' },
            { name: 'strict', summary: 'a block that changed or is gone fails, too' },
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 1_000],
    },
];

;// CONCATENATED MODULE: ./src/cli/commands-phase.ts

const repositoryFlag = {
    name: 'repository',
    value: 'OWNER/NAME',
    summary: 'the repository the artifact is about (default: GITHUB_REPOSITORY, else the remote origin)',
};
const commands_phase_policyFlag = {
    name: 'policy',
    value: 'FILE',
    summary: 'go by this file, or preset (default: the policy of the work tree)',
};
const commands_phase_commitFlag = (what) => ({ name: 'commit', value: 'REF', summary: what });
const signFlags = [
    { name: 'sign', value: 'KEYID', summary: 'sign it with this key of the environment' },
    {
        name: 'algorithm',
        value: 'ALGORITHM',
        summary: 'hmac-sha256 or ed25519 (default: that of the key in the policy, else hmac-sha256)',
    },
];
const keys = 'Keys come from the environment and are never shown: GATEWRIGHT_HMAC_KEYS (JSON of key ids and base64 secrets of at ' +
    'least 32 bytes) or POLICY_HMAC_KEY (key id default) for hmac-sha256, GATEWRIGHT_ED25519_KEY for ed25519. A weak key ' +
    'ends with exit code 2.';
const refused = 'Exit codes: 0 written; 1 refused, and nothing is written; ';
const codes = '2 a key is missing or weak; 3 it could not be decided; 64 wrong usage; 78 the policy cannot be used.';
const makeCommands = [
    {
        name: 'phase new',
        summary: 'Write the artifact that says that a phase, milestone or list is complete.',
        usage: 'STAGE [--commit REF] [--counter NAME=BEFORE:AFTER]… [--baseline REPORT]… [--evidence FILE:A-B=ID]…',
        details: [
            'STAGE is phase-1 (or 1), M1 or P1-EXIT, as the policy has it. Name, gates and reports are taken from the policy, ' +
                'values before from the artifact of the previous stage, evidence from the lines of evidence_blocks.jsonl about ' +
                'this stage, each where it is not given here.',
            'Every claim is derived: digests from the lines at the commit, counts from the reports, gates from the check runs ' +
                'when there is a token. A secret in a range, or a file that differs from the commit, is refused, and nothing is ' +
                'written. An artifact that is there is never replaced: that is what phase reseal is for.',
            'Says at the end what is still missing for gate phase-unlock to pass, and the command for the tag. ' +
                keys,
            `${refused}${codes} What is still missing is no failure: phase verify judges it.`,
        ],
        example: 'gatewright phase new phase-1 --counter safety_nets_count=5:5 --baseline reports/unit.xml',
        flags: [
            { name: 'name', value: 'NAME', summary: 'its name for people (default: that of the policy)' },
            commands_phase_commitFlag('the commit that is complete (default: HEAD)'),
            { name: 'gates', value: 'G1,G2', summary: 'gates that passed (default: those of the policy)' },
            {
                name: 'counter',
                value: 'NAME=BEFORE:AFTER',
                many: true,
                summary: 'a counter; NAME=AFTER takes the value before from the previous artifact',
            },
            { name: 'median', value: 'PERCENT', summary: 'change of the median run time, such as 1.2' },
            { name: 'p95', value: 'PERCENT', summary: 'change of the 95th percentile' },
            {
                name: 'performance-file',
                value: 'FILE',
                summary: 'JSON with delta_median and delta_p95, in its last line or as a whole',
            },
            { name: 'performance-exempt', value: 'REASON', summary: 'why there are no performance figures' },
            {
                name: 'baseline',
                value: 'REPORT',
                many: true,
                summary: 'test report with the baseline (default: those the policy names, at the commit)',
            },
            {
                name: 'evidence',
                value: 'FILE:A-B=ID',
                many: true,
                summary: 'lines that prove it; without =ID they are numbered (default: evidence_blocks.jsonl)',
            },
            { name: 'log', value: 'FILE', summary: 'the evidence log (default: evidence_blocks.jsonl)' },
            {
                name: 'criterion',
                value: 'ID=EB-1,EB-2',
                many: true,
                summary: 'which evidence proves a criterion of the policy',
            },
            ...signFlags,
            { name: 'out', value: 'FILE', summary: 'where it is written (default: the place the gate reads)' },
            repositoryFlag,
            commands_phase_policyFlag,
            ...apiFlags,
        ],
        formats: ['pretty', 'json'],
        positionals: [1, 1],
    },
    {
        name: 'phase sign',
        summary: 'Sign an artifact, or write its statement for a keyless signature.',
        usage: 'STAGE | FILE [--key-id ID] [--statement FILE] [--predicate FILE] [--envelope FILE]',
        details: [
            'Signs the canonical form (RFC 8785) of the artifact without its signature; a signature that is there is replaced. ' +
                'An artifact that cannot be read without a mistake is not signed. ' +
                keys,
            '--statement and --predicate write what actions/attest takes, for a signature without a key; --envelope writes the ' +
                'signed DSSE envelope of that statement (.intoto.json).',
            `Exit codes: 0 written; ${codes}`,
        ],
        example: 'gatewright phase sign .phase-1.complete.json --key-id release-2026',
        flags: [
            { name: 'key-id', value: 'ID', summary: 'the key, as the policy names it' },
            signFlags[1],
            { name: 'statement', value: 'FILE', summary: 'write the in-toto statement there' },
            { name: 'predicate', value: 'FILE', summary: 'write its predicate there, for actions/attest' },
            { name: 'envelope', value: 'FILE', summary: 'write the signed envelope there' },
            commands_phase_policyFlag,
            { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' },
        ],
        formats: ['pretty', 'json'],
        positionals: [1, 1],
    },
];
const keepCommands = [
    {
        name: 'phase verify',
        summary: 'Derive every claim of artifacts again: all of them, or the ones named.',
        usage: '[STAGE | FILE]… [--trusted REF] [--at TIME] [--strict] [--result FILE]',
        details: [
            'Without names the whole chain is judged, as HEAD has it. Artifacts that are named are judged as the work tree has ' +
                'them, also before they are committed, and earlier ones are only linked to.',
            'The clone is asked first. What only GitHub knows (check runs, issues) is read with a token, and is unknown ' +
                '(offline) without one, which does not fail unless --strict.',
            '--result writes an in-toto Statement with the simple verification result (SVR 0.2) of the one stage that is named, ' +
                'when all of it is proved, and nothing otherwise. What is unknown fails then, as with --strict.',
            'Exit codes: 0 everything holds; 1 a claim does not; 2 a signature does not, or a key is weak; 3 it could not be ' +
                'decided; 64 wrong usage; 78 the policy cannot be used.',
        ],
        example: 'gatewright phase verify --trusted origin/main',
        flags: [
            {
                name: 'trusted',
                value: 'REF',
                summary: 'the branch that commits must be in the history of, and that the policy is read at (default: HEAD)',
            },
            repositoryFlag,
            { ...commands_phase_policyFlag, summary: 'judge by this file, or preset (default: the policy at --trusted)' },
            { name: 'at', value: 'TIME', summary: 'judge as of this time, such as 2026-11-20T12:00:00Z' },
            { name: 'strict', summary: 'what is unknown because it is offline fails, too' },
            {
                name: 'result',
                value: 'FILE',
                summary: 'write the verification result there, when the stage is complete',
            },
            ...apiFlags,
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 400],
    },
    {
        name: 'phase reseal',
        summary: 'Bind an artifact to another commit, after a squash, a rebase or a rewritten history.',
        usage: 'STAGE [--commit REF] [--moved] [--sign KEYID]',
        details: [
            'Every range of evidence must be the same at the new commit. Lines that only moved are shown, and taken over with ' +
                '--moved; lines that changed are refused: that is no longer what was proved.',
            'The new artifact names the digest of the one it replaces (supersedes_sha256). The old signature is dropped. ' +
                keys,
            `${refused}${codes}`,
        ],
        example: 'gatewright phase reseal phase-1 --commit origin/main',
        flags: [
            commands_phase_commitFlag('the commit it is bound to now (default: HEAD)'),
            { name: 'moved', summary: 'take over lines that stand elsewhere in the same file now' },
            ...signFlags,
            commands_phase_policyFlag,
            { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' },
        ],
        formats: ['pretty', 'json'],
        positionals: [1, 1],
    },
    {
        name: 'phase report',
        summary: 'Write the completion report of a stage, or find what a template left in one.',
        usage: 'STAGE [--notes FILE] [--SECTION TEXT]… [--out FILE] | --check FILE…',
        details: [
            'What the artifact says is filled in: counts, gates, counters, performance, evidence. What only people know is asked ' +
                'for: a flag for each, or --notes with a Markdown file that has a heading for each (## Summary, ## Code Changes). ' +
                'A section that nobody filled is an error that names its flag; no {{…}} is ever left.',
            '--check looks for {{…}} tokens in any report or artifact, and names each with its line.',
            'Exit codes: 0 written, or no token was found; 1 (--check) a token is left; 64 wrong usage, or a section that nobody ' +
                'filled; 78 the policy cannot be used.',
        ],
        example: 'gatewright phase report phase-1 --notes notes.md --out docs/phase-1-completion.md',
        flags: [
            { name: 'notes', value: 'FILE', summary: 'Markdown with a heading for each section' },
            { name: 'summary', value: 'TEXT', summary: 'what was done' },
            { name: 'code-changes', value: 'TEXT', summary: 'what changed in the code' },
            { name: 'methods-added', value: 'TEXT', summary: 'None, where none was' },
            { name: 'methods-removed', value: 'TEXT', summary: 'None, where none was' },
            { name: 'duration', value: 'TEXT', summary: 'how long the tests took, such as 1 m 20 s' },
            { name: 'issues', value: 'TEXT', summary: 'issues met and how they were solved; None' },
            { name: 'estimated', value: 'TIME', summary: 'time that was estimated, such as 3d or 12h 30m' },
            { name: 'actual', value: 'TIME', summary: 'time that it took; the variance is worked out' },
            { name: 'deviations', value: 'TEXT', summary: 'deviations from the specification; None' },
            { name: 'next-steps', value: 'TEXT', summary: 'what comes next' },
            { name: 'out', value: 'FILE', summary: 'write it there (default: standard output)' },
            { name: 'check', value: 'FILE', many: true, summary: 'look for tokens in this report or artifact' },
            commands_phase_policyFlag,
            { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' },
        ],
        formats: ['markdown', 'json'],
        positionals: [0, 1],
    },
];
/** Commands about stages that are complete. */
const phaseCommands = [...makeCommands, ...keepCommands];

;// CONCATENATED MODULE: ./src/cli/commands-policy.ts

const commands_policy_fileFlag = {
    name: 'policy',
    value: 'FILE',
    summary: 'the policy (default: the one of the work tree)',
};
const commands_policy_tokenFlag = { name: 'token', value: 'TOKEN', summary: 'token to read what the policy extends' };
/** Commands about the policy file. */
const policyCommands = [
    {
        name: 'policy validate',
        summary: 'Check the policy; silent when it is valid.',
        usage: '[FILE]',
        details: [
            'One line per problem, exit code 78. When cases stand in gatewright/tests beside the policy, they are run as by ' +
                '`policy test`, and a difference ends with exit code 1.',
        ],
        example: 'gatewright policy validate .github/gatewright.yml',
        flags: [commands_policy_tokenFlag],
        formats: ['pretty', 'json'],
        positionals: [0, 1],
    },
    {
        name: 'policy print',
        summary: 'The policy with all defaults, and where each value came from.',
        usage: '[FILE]',
        details: [],
        example: 'gatewright policy print',
        flags: [commands_policy_tokenFlag],
        formats: ['pretty', 'json'],
        positionals: [0, 1],
    },
    {
        name: 'policy schema',
        summary: 'The JSON Schema of a policy file, for editors.',
        usage: '',
        details: [],
        example: 'gatewright policy schema > gatewright.schema.json',
        flags: [],
        formats: ['json'],
        positionals: [0, 0],
    },
    {
        name: 'policy test',
        summary: 'Run the cases beside the policy against it.',
        usage: '[DIR] [--policy FILE]',
        details: [
            'A case is a YAML file: `facts` (a file written by check --save-facts), `expect` (an outcome per gate), and `at` ' +
                '(the time to judge at). Differences are listed, exit code 1. Default of DIR: gatewright/tests beside the policy.',
        ],
        example: 'gatewright policy test',
        flags: [commands_policy_fileFlag, commands_policy_tokenFlag],
        formats: ['pretty', 'json'],
        positionals: [0, 1],
    },
    {
        name: 'policy impact',
        summary: 'What another policy would have decided, about saved facts or merged pull requests.',
        usage: '(--facts DIR | --repository OWNER/REPO --last N) [--policy FILE]',
        details: [
            'Every *.json file of DIR is judged by the policy saved in it and by FILE, those whose verdict flips first. ' +
                'Exit code 0 when nothing flips, 1 when something does, to the better or to the worse.',
            'With --last, the merged pull requests that changed last are read through the API, and each is judged as if it were ' +
                'open: by the policy of its base branch and by FILE. Branches, policies, owners and permissions are read as they ' +
                'are now, not as they were at the merge. The token is taken from --token, GATEWRIGHT_TOKEN, GH_TOKEN or ' +
                'GITHUB_TOKEN, the first that is set.',
        ],
        example: 'gatewright policy impact --policy next.yml --repository acme/shop --last 20',
        flags: [
            { name: 'facts', value: 'DIR', summary: 'files written by check --save-facts' },
            { name: 'repository', value: 'OWNER/REPO', summary: 'the repository on GitHub' },
            { name: 'last', value: 'N', summary: 'how many merged pull requests of it to judge, at most 50' },
            commands_policy_fileFlag,
            ...apiFlags,
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 0],
    },
];

;// CONCATENATED MODULE: ./src/cli/commands-report.ts

/** Commands about results that are there already. */
const reportCommands = [
    {
        name: 'diff',
        summary: 'What became of the findings between two results.',
        usage: 'A B',
        details: [
            'A and B are results as JSON, of check --json or of an action (output `result-file`), the earlier one first; `-` for ' +
                'one of them is standard input. Fixed, new and unchanged findings are told apart by fingerprint, which no moved line ' +
                'changes, and the digests say whether the policy, the facts or both differ.',
            'What is gone from a gate that was not judged in B, or could not see everything, is `not seen`, and never `fixed`, ' +
                'unless the same thing passed there. Exit code 0 whenever both can be read: this compares, and judges nothing.',
        ],
        example: 'gatewright diff before.json after.json',
        flags: [],
        formats: ['pretty', 'json', 'markdown'],
        positionals: [2, 2],
    },
    {
        name: 'doctor',
        summary: 'What a repository allows, before the gate is enforced there.',
        usage: '[OWNER/REPO]',
        details: [
            'Policy, CODEOWNERS, what starts the gate, whether its check is required and of whom, merge queue, forks, runner ' +
                'and the permissions of this token; per line ok, missing or cannot see, with the page of the setting and what ' +
                'stays unknown without it. Nothing is written, not even to find out what may be written.',
            'Without OWNER/REPO it is the repository of GITHUB_REPOSITORY, else the one of the remote `origin`. Without a token ' +
                'the checked out commit is read, and what only GitHub tells cannot be seen.',
            'The token is taken from --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN; give the one the gate will have. A second ' +
                'one in GATEWRIGHT_ADMIN_TOKEN shows classic protection.',
            'Exit code 1 when something is missing, 3 when nothing is and something that counts cannot be seen, else 0. What ' +
                'nobody sees from outside (what a token may write, the version of runners, settings for forks of private ' +
                'repositories) and what only some policies need does not count.',
        ],
        example: 'gatewright doctor acme/shop',
        flags: [...apiFlags],
        formats: ['pretty', 'json', 'markdown'],
        positionals: [0, 1],
    },
];

;// CONCATENATED MODULE: ./src/cli/commands-suite.ts
/** What the commands about reports say of them. */
const formatsRead = 'JUnit XML in every dialect, CTRF, jest, vitest and mocha JSON, TAP, go test -json, TRX, NUnit 2 and 3, xUnit, TestNG, ' +
    'cucumber, RSpec and dart JSON: told from the content.';
/** Commands about test results. */
const suiteCommands = [
    {
        name: 'suite read',
        summary: 'What test reports say: counts per logical test, and whether they can be trusted.',
        usage: '[--tests] FILE… | -',
        details: [
            `Reads ${formatsRead} A report that is cut, empty, contradicts itself or is none is invalid, with the reason.`,
            'Records of the same suite, class, name and project are attempts of one logical test, and the worst attempt counts.',
            'Exit code 0 when every report passes, 1 otherwise.',
        ],
        example: 'gatewright suite read reports/unit.xml --json',
        flags: [
            { name: 'tests', summary: 'with --json: every logical test; else the tests that did not simply pass' },
        ],
        formats: ['pretty', 'json'],
        positionals: [1, 2_000],
    },
    {
        name: 'suite gate',
        summary: 'Judge local reports by gate golden-suite, or check evidence before a deploy.',
        usage: '[--policy FILE] [--evidence-out FILE] FILE… | --evidence FILE [--sha SHA] [--max-age AGE]',
        details: [
            'Judges the reports named here, in place of those that the policy names. Without --policy the policy of the work ' +
                'tree holds; where there is none, every test must pass. Manifest and quarantine are read from the work tree.',
            'With --evidence a gate-evidence.json is checked instead: unchanged, signed by GATEWRIGHT_SIGNING_KEY when that is ' +
                'set, about the commit to be deployed, and a pass. Anything else is refused: exit code 1, or 2 for the signature.',
        ],
        example: 'gatewright suite gate --policy .github/gatewright.yml reports/unit.xml',
        flags: [
            { name: 'policy', value: 'FILE', summary: 'judge by this file, or preset' },
            { name: 'evidence-out', value: 'FILE', summary: 'write gate-evidence.json there' },
            { name: 'evidence', value: 'FILE', summary: 'check this gate-evidence.json' },
            {
                name: 'sha',
                value: 'SHA',
                summary: 'the commit that was judged, or is to be deployed (default: HEAD of the clone)',
            },
            {
                name: 'policy-digest',
                value: 'SHA256',
                summary: 'with --evidence: the policy that must have judged',
            },
            { name: 'max-age', value: 'AGE', summary: 'with --evidence: decided within 90m, 24h or 7d' },
            {
                name: 'repository',
                value: 'OWNER/REPO',
                summary: 'with --evidence: what is deployed (default: GITHUB_REPOSITORY, where it is set)',
            },
        ],
        formats: ['pretty', 'json', 'markdown', 'sarif'],
        positionals: [0, 2_000],
    },
    {
        name: 'suite manifest',
        summary: 'Write the list of tests that must be there, from reports of a good run.',
        usage: '[--priority P] [--update [--prune] [--dry-run]] [--out FILE] FILE…',
        details: [
            'Prints a manifest for .gatewright/golden.yml. Source files that the reports name and that are there get their ' +
                'digest. A report that does not pass is refused: what must be there is taken from a run that was good.',
            'With --update the manifest of the work tree is taken over: priorities, requirements and tests that are not in ' +
                'these reports stay, digests are renewed, and new tests are added. --prune drops tests that are in no report. ' +
                'Comments stay. --dry-run says what would change, and exits with 1 when something would.',
        ],
        example: 'gatewright suite manifest --priority P0 reports/unit.xml',
        flags: [
            { name: 'priority', value: 'P', summary: 'priority of tests that are new: P0, P1 (the default) or P2' },
            { name: 'update', summary: 'go on from the manifest that is there, and write it' },
            { name: 'prune', summary: 'with --update: drop tests that are in no report' },
            { name: 'dry-run', summary: 'with --update: write nothing' },
            { name: 'out', value: 'FILE', summary: 'the manifest (default: .gatewright/golden.yml)' },
        ],
        formats: ['pretty', 'json'],
        positionals: [1, 2_000],
    },
    {
        name: 'suite history',
        summary: 'Trend of each suite over earlier gate-evidence.json files.',
        usage: '[--max-drop SHARE] FILE…',
        details: [
            'Files are taken in the order of their times. Exit code 1 when the last bound of a suite fell by more than ' +
                '--max-drop of the one before (default: 0.05).',
        ],
        example: 'gatewright suite history evidence/*.json --format markdown',
        flags: [
            { name: 'max-drop', value: 'SHARE', summary: 'largest fall that is not reported (default: 0.05)' },
        ],
        formats: ['pretty', 'json', 'markdown'],
        positionals: [1, 1_000],
    },
    {
        name: 'suite soak',
        summary: 'Declare a soak: what is deployed, and when its result will be looked at.',
        usage: '--deployment ID [--days N] [--restart] [--out FILE]',
        details: [
            'Writes the start file, signed when GATEWRIGHT_SIGNING_KEY is set; commit it to the default branch. A soak that ' +
                'is under way is not replaced without --restart, which stays visible in the file.',
        ],
        example: 'gatewright suite soak --deployment 2026.11.1 --days 7',
        flags: [
            { name: 'deployment', value: 'ID', summary: 'what is deployed, as its events name it' },
            { name: 'days', value: 'N', summary: 'length of the window (default: 7)' },
            { name: 'restart', summary: 'replace a start that is there' },
            { name: 'out', value: 'FILE', summary: 'where it is written (default: .gatewright/soak.json)' },
        ],
        formats: ['pretty', 'json'],
        positionals: [0, 0],
    },
    {
        name: 'lcb',
        summary: 'Lower confidence bound of a pass rate, and what a threshold makes of it.',
        usage: 'SUCCESSES/TRIALS [--threshold T] [--confidence C] [--sides one|two] [--method METHOD]',
        details: [
            'The bound is the smallest true pass rate that the count still leaves likely. With --threshold it is decided by ' +
                'whole numbers whether the bound reaches it; exit code 1 when it does not.',
            'Methods: wilson (the default), clopper-pearson (exact), jeffreys. One-sided 0.95 unless said otherwise; ' +
                '--sides two takes the lower end of the two-sided interval.',
            'UNREACHABLE means that so few trials could not reach the threshold without one failure; the trials needed are said.',
        ],
        example: 'gatewright lcb 181/190 --threshold 0.9',
        flags: [
            { name: 'threshold', value: 'T', summary: 'the bound must reach this, such as 0.95' },
            { name: 'confidence', value: 'C', summary: 'confidence of the bound (default: 0.95)' },
            { name: 'sides', value: 'SIDES', summary: 'one (the default) or two' },
            { name: 'method', value: 'METHOD', summary: 'wilson (the default), clopper-pearson or jeffreys' },
        ],
        formats: ['pretty', 'json'],
        positionals: [1, 1],
    },
];

;// CONCATENATED MODULE: ./src/cli/commands.ts










/** How a result can be written. */
const formats = ['pretty', 'json', 'markdown', 'sarif'];
/** Every command there is, in the order of the help. */
const commands = [
    ...checkCommands,
    ...checklistCommands,
    ...auditCommands,
    ...branchProtectionCommands,
    ...codeownersCommands,
    ...suiteCommands,
    ...phaseCommands,
    ...evidenceCommands,
    ...policyCommands,
    ...reportCommands,
];
/** Words that stand before other words only, with what they are about. */
const groups = {
    'branch-protection': 'See how branches are really protected, and make them so.',
    checklist: 'See which questions a change has to answer.',
    codeowners: 'Read a CODEOWNERS file as GitHub does.',
    suite: 'Read test reports, and judge them.',
    phase: 'Complete phases, milestones and lists, and verify that they are.',
    evidence: 'Record lines of files as evidence, and verify them.',
    policy: 'Check, show and try out the policy.',
};
/** Flags that every command has. */
const commonFlags = [
    { name: 'format', value: 'FORMAT', summary: 'how the result is written; see below' },
    { name: 'json', summary: 'short for --format json' },
    { name: 'help', short: 'h', summary: 'this page' },
];
/** Flags of the program itself. */
const rootFlags = [
    { name: 'help', short: 'h', summary: 'this page' },
    { name: 'version', summary: 'the version' },
];


/***/ })

};
