export const id = 113;
export const ids = [113];
export const modules = {

/***/ 28113:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli)
});

// UNUSED EXPORTS: runCli

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/verdict.ts + 1 modules
var verdict = __webpack_require__(45613);
// EXTERNAL MODULE: ./src/runner/environment.ts + 1 modules
var runner_environment = __webpack_require__(71917);
// EXTERNAL MODULE: ./src/runner/process.ts
var runner_process = __webpack_require__(62687);
// EXTERNAL MODULE: ./src/runner/secrets.ts
var runner_secrets = __webpack_require__(72995);
// EXTERNAL MODULE: ./src/runner/signing-keys.ts
var signing_keys = __webpack_require__(89406);
// EXTERNAL MODULE: ./src/runner/streams.ts
var streams = __webpack_require__(61807);
// EXTERNAL MODULE: ./src/surfaces/sanitise.ts
var sanitise = __webpack_require__(65328);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/core/nearest.ts
var nearest = __webpack_require__(90761);
// EXTERNAL MODULE: ./src/cli/commands.ts + 11 modules
var commands = __webpack_require__(8809);
;// CONCATENATED MODULE: ./src/cli/arguments.ts




/** Reads flags and arguments. @throws UsageError naming what is not understood, and the nearest that is. */
function readArguments(command, argv) {
    const flags = [...command.flags, ...commands/* commonFlags */.Bh];
    const { tokens = [], positionals } = tokensOf(flags, argv);
    const given = readFlags(flags, tokens, command.name);
    const [least, most] = command.positionals;
    if (!given.has('help'))
        checkCount(command, positionals, least, most);
    return {
        positionals,
        format: formatOf(command, given),
        has: (name) => given.has(name),
        value: (name) => given.get(name)?.at(-1) ?? null,
        values: (name) => given.get(name) ?? [],
    };
}
/** Reads the flags of the program itself. */
function readRootFlags(flags, argv) {
    return new Set(readFlags(flags, tokensOf(flags, argv).tokens ?? [], 'gatewright').keys());
}
function tokensOf(flags, argv) {
    const options = Object.fromEntries(flags.map(({ name, short, value }) => [
        name,
        {
            type: value === undefined ? 'boolean' : 'string',
            ...(short === undefined ? {} : { short }),
        },
    ]));
    // Not strict: the errors are ours, with the nearest flag in them.
    return (0,external_node_util_.parseArgs)({ args: [...argv], options, strict: false, tokens: true, allowPositionals: true });
}
function readFlags(flags, tokens, command) {
    const given = new Map();
    for (const token of tokens) {
        if (token.kind !== 'option')
            continue;
        const flag = flags.find(({ name }) => name === token.name);
        if (flag === undefined)
            throw unknownFlag(token.rawName, flags, command);
        if (flag.value !== undefined && flag.many !== true && given.has(flag.name))
            throw new errors/* UsageError */.eb(`--${flag.name} is given twice`);
        given.set(flag.name, [...(given.get(flag.name) ?? []), flagValue(flag, token)]);
    }
    return given;
}
function unknownFlag(raw, flags, command) {
    const names = flags.map(({ name }) => `--${name}`);
    const hint = (0,nearest/* didYouMean */.a)(raw, names);
    return new errors/* UsageError */.eb(`${command}: there is no flag ${JSON.stringify(raw)}${hint}; flags: ${names.join(', ')}`);
}
function flagValue(flag, token) {
    const name = `--${flag.name}`;
    if (flag.value === undefined) {
        if (token.value !== undefined)
            throw new errors/* UsageError */.eb(`${name} takes no value, found ${JSON.stringify(token.value)}`);
        return '';
    }
    if (token.value === undefined || token.value === '')
        throw new errors/* UsageError */.eb(`${name} needs a value: ${name} ${flag.value}`);
    const swallowed = token.inlineValue === false && token.value.startsWith('-') && token.value !== '-';
    if (!swallowed)
        return token.value;
    throw new errors/* UsageError */.eb(`${name} needs a value, found ${JSON.stringify(token.value)}; write ${name}=VALUE for a value that starts with a dash`);
}
function checkCount(command, found, least, most) {
    if (found.length >= least && found.length <= most)
        return;
    if (found.length < least)
        throw new errors/* UsageError */.eb(`${command.name}: expected ${command.usage}`);
    const extra = JSON.stringify(found[most] ?? '');
    throw new errors/* UsageError */.eb(`${command.name}: ${most === 0 ? 'takes no argument' : `takes at most ${most} ${most === 1 ? 'argument' : 'arguments'}`}, found ${extra}`);
}
function formatOf(command, given) {
    const named = given.get('format')?.at(-1);
    if (named === undefined)
        return given.has('json') ? checkFormat(command, 'json') : command.formats[0];
    if (given.has('json') && named !== 'json')
        throw new errors/* UsageError */.eb(`--json and --format ${named} contradict each other: give one of them`);
    return checkFormat(command, named);
}
function checkFormat(command, named) {
    const format = commands/* formats */.Fx.find((one) => one === named);
    if (format !== undefined && command.formats.includes(format))
        return format;
    const hint = (0,nearest/* didYouMean */.a)(named, command.formats);
    throw new errors/* UsageError */.eb(`--format: found ${JSON.stringify(named)}${hint}, but gatewright ${command.name} writes ${command.formats.join(', ')}`);
}

;// CONCATENATED MODULE: ./src/cli/find-command.ts



/** Finds the command a call names. @throws UsageError with the nearest name */
function findCommand(argv) {
    const [first, second] = argv;
    if (first === undefined || first.startsWith('-'))
        return { kind: 'program', rest: argv };
    // `help policy print` is `policy print --help`.
    if (first === 'help')
        return findCommand([...argv.slice(1), '--help']);
    if (!Object.hasOwn(commands/* groups */.TN, first))
        return { kind: 'command', command: named(first), rest: argv.slice(1) };
    if (second === undefined || second.startsWith('-'))
        return { kind: 'group', group: first, rest: argv.slice(1) };
    return { kind: 'command', command: named(`${first} ${second}`, first), rest: argv.slice(2) };
}
function named(name, group) {
    const found = commands/* commands */.Pi.find((command) => command.name === name);
    if (found !== undefined)
        return found;
    const all = commands/* commands */.Pi.map((command) => command.name);
    const names = group === undefined ? all : all.filter((one) => one.startsWith(`${group} `));
    const shown = group === undefined ? [...new Set(names.map((one) => one.replace(/ .*/, '')))] : names;
    // `who` for `codeowners who`, too.
    const whole = all.find((one) => one.endsWith(` ${name}`));
    const hint = whole === undefined ? (0,nearest/* didYouMean */.a)(name, [...shown, ...names]) : ` (did you mean "${whole}"?)`;
    throw new errors/* UsageError */.eb(`there is no command ${JSON.stringify(name)}${hint}; commands: ${shown.join(', ')}`);
}

// EXTERNAL MODULE: ./src/surfaces/terminal-layout.ts
var terminal_layout = __webpack_require__(38265);
;// CONCATENATED MODULE: ./src/cli/help.ts



const flagText = ({ name, short, value }) => `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
function flagLines(flags, width) {
    const column = Math.min(28, Math.max(...flags.map((flag) => flagText(flag).length)) + 2);
    return flags.flatMap((flag) => {
        const text = flagText(flag);
        const beside = text.length < column;
        const lines = (0,terminal_layout/* labelled */.wW)(beside ? text : '', flag.summary, 2, column, width);
        return beside ? lines : [`  ${text}`, ...lines];
    });
}
function commandLines(list, width) {
    const column = Math.max(...list.map(({ name }) => name.length)) + 2;
    return list.flatMap(({ name, summary }) => (0,terminal_layout/* labelled */.wW)(name, summary, 2, column, width));
}
/** Help of the program. */
function rootHelp(width) {
    return page([
        `gatewright ${version/* version */.rE}: compliance gates for GitHub pull requests. Unknown is never a pass.`,
        '',
        'Usage: gatewright COMMAND [ARGUMENT…] [--help]',
        '',
        'Commands:',
        ...commandLines(commands/* commands */.Pi, width),
        '',
        'Flags:',
        ...flagLines(commands/* rootFlags */.qw, width),
        '',
        'Example: gatewright check --base origin/main',
        '',
        ...(0,terminal_layout/* wrap */.LV)(exitCodes, width),
    ]);
}
const exitCodes = 'Exit codes: 0 pass, or report mode; 1 a gate failed, or a finding, difference or flip exists; ' +
    '2 a signature does not hold, or a key is missing or weak; 3 could not be decided; ' +
    '5 and 6 (audit) a P0 control is absent, or could not be verified; 64 wrong usage; 78 the policy cannot be used.';
/** Help of a word that stands before others only. */
function groupHelp(group, width) {
    const members = commands/* commands */.Pi.filter(({ name }) => name.startsWith(`${group} `));
    return page([
        `gatewright ${group}: ${commands/* groups */.TN[group] ?? ''}`,
        '',
        'Commands:',
        ...commandLines(members, width),
        '',
        `Example: ${members[0]?.example ?? ''}`,
    ]);
}
/** Help of one command. */
function commandHelp(command, width) {
    const flags = command.passThrough === true ? commands/* commonFlags */.Bh.filter(({ name }) => name === 'help') : commands/* commonFlags */.Bh;
    return page([
        ...(0,terminal_layout/* wrap */.LV)(command.summary, width),
        '',
        ...(0,terminal_layout/* labelled */.wW)('Usage:', `gatewright ${command.name} ${command.usage}`, 0, 7, width),
        '',
        ...command.details.flatMap((paragraph) => [...(0,terminal_layout/* wrap */.LV)(paragraph, width), '']),
        'Flags:',
        ...flagLines([...command.flags, ...flags], width),
        '',
        ...(command.passThrough === true ? [] : [`Formats: ${command.formats.join(', ')}`, '']),
        `Example: ${command.example}`,
    ]);
}
const page = (lines) => `${lines.join('\n')}\n`;

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/cli/input.ts



/** What standard input is called in errors. */
const standardInput = '(standard input)';
function createInput(stdin, directory) {
    let taken = false;
    const take = () => {
        if (taken)
            throw new errors/* UsageError */.eb('standard input is named twice, and can be read once: give one of them a file');
        taken = true;
        return readable(stdin);
    };
    const bytes = async (file, maxBytes, what) => {
        if (file === '-')
            return await collect(take(), maxBytes, what);
        return await readFile((0,external_node_path_.resolve)(directory, file), { file, maxBytes, what });
    };
    return {
        bytes,
        text: async (file, maxBytes, what) => decoded(await bytes(file, maxBytes, what), nameOf(file), what),
        stdin: take,
    };
}
/** A directory or a closed terminal as standard input is no bug of ours. */
async function* readable(stdin) {
    try {
        yield* stdin;
    }
    catch (error) {
        throw fileError(standardInput, `cannot be read (${codeOf(error)}), expected a file or a pipe`);
    }
}
/** A FILE argument in errors. */
const nameOf = (file) => (file === '-' ? standardInput : file);
/** An error at a place of a file. */
const fileError = (file, message, line = 1, column = 1) => new errors/* UsageError */.eb(`${file}:${line}:${column}: ${message}`);
async function collect(stream, maxBytes, what) {
    const parts = [];
    let length = 0;
    for await (const part of stream) {
        length += part.length;
        if (length > maxBytes)
            throw tooLarge(standardInput, maxBytes, what);
        parts.push(part);
    }
    return Buffer.concat(parts);
}
async function readFile(path, wanted) {
    const handle = await (0,promises_.open)(path, 'r').catch((error) => {
        throw fileError(wanted.file, `${problems[codeOf(error)] ?? codeOf(error)}, expected ${wanted.what}`);
    });
    try {
        return await readHandle(handle, wanted);
    }
    finally {
        await handle.close();
    }
}
async function readHandle(handle, { file, maxBytes, what }) {
    const status = await handle.stat();
    if (status.isDirectory())
        throw fileError(file, `a directory, expected ${what}`);
    if (status.size > maxBytes)
        throw tooLarge(file, maxBytes, what);
    return await collect(handle.createReadStream({ autoClose: false }), maxBytes, what).catch((error) => {
        if (!(error instanceof errors/* UsageError */.eb))
            throw fileError(file, `cannot be read (${codeOf(error)})`);
        throw tooLarge(file, maxBytes, what);
    });
}
const problems = {
    ENOENT: 'there is no such file',
    ENOTDIR: 'there is no such file: a part of the path is no directory',
    EACCES: 'the file may not be read',
    EPERM: 'the file may not be read',
    ELOOP: 'a link that leads to itself',
    ENAMETOOLONG: 'the name is too long',
    ERR_INVALID_ARG_VALUE: 'the name holds a NUL character',
};
const codeOf = (error) => typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
const tooLarge = (file, maxBytes, what) => fileError(file, `over ${maxBytes} bytes, expected ${what}`);
function decoded(bytes, name, what) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        throw fileError(name, `not UTF-8 text, expected ${what}`);
    }
}

// EXTERNAL MODULE: ./src/result/redacted.ts
var redacted = __webpack_require__(52657);
// EXTERNAL MODULE: ./src/surfaces/json.ts
var surfaces_json = __webpack_require__(30272);
;// CONCATENATED MODULE: ./src/cli/channel.ts

/** Writes to a stream no faster than it is read. A reader that went away (`| head`) is no error: the rest is dropped. */
class Channel {
    #stream;
    #open = true;
    #failure = null;
    constructor(stream) {
        this.#stream = stream;
        stream.on('error', (error) => {
            this.#open = false;
            if (error.code !== 'EPIPE')
                this.#failure = unwritable(error);
        });
    }
    get open() {
        return this.#open;
    }
    get isTerminal() {
        return this.#stream.isTTY === true;
    }
    /** @throws UsageError when the stream cannot be written, for example to a full disk. */
    async write(text) {
        this.#check();
        if (!this.#open || text === '')
            return;
        if (this.#stream.write(text))
            return;
        await this.#drained();
        this.#check();
    }
    /** Writes without waiting, for what is short. */
    send(text) {
        if (this.#open)
            this.#stream.write(text);
    }
    #check() {
        if (this.#failure !== null)
            throw this.#failure;
    }
    #drained() {
        return new Promise((done) => {
            const finish = () => {
                for (const event of ['drain', 'error', 'close'])
                    this.#stream.removeListener(event, finish);
                done();
            };
            for (const event of ['drain', 'error', 'close'])
                this.#stream.once(event, finish);
        });
    }
}
const unwritable = ({ code, message }) => new errors/* UsageError */.eb(`the result cannot be written (${code ?? message}), expected a place with room for it`);

;// CONCATENATED MODULE: ./src/cli/progress.ts

const patience = 1_000;
/** Back to the start of the line, then erase it (ECMA-48). */
const clear = '\r\u001b[2K';
function createProgress(errors) {
    let words = '';
    let visible = false;
    let timer = null;
    const draw = () => {
        visible = true;
        errors.send(`${clear}${(0,sanitise/* sanitiseLine */.lg)(words).slice(0, 78)}`);
    };
    return {
        show(next) {
            if (!errors.isTerminal)
                return;
            words = next;
            if (visible)
                draw();
            else if (timer === null) {
                timer = setTimeout(draw, patience);
                timer.unref();
            }
        },
        stop() {
            if (timer !== null)
                clearTimeout(timer);
            if (visible)
                errors.send(clear);
            visible = false;
            timer = null;
        },
    };
}

;// CONCATENATED MODULE: ./src/cli/output.ts





const columnsWithoutTerminal = 100;
const bounds = { least: 40, most: 120 };
function createOutput({ stdout, stderr, colour, secrets }) {
    const out = new Channel(stdout);
    const errors = new Channel(stderr);
    const progress = createProgress(errors);
    const columns = out.isTerminal ? (stdout.columns ?? 80) : columnsWithoutTerminal;
    const layout = {
        width: Math.min(bounds.most, Math.max(bounds.least, columns)),
        colour: colour === 'always' || (colour === 'auto' && out.isTerminal),
    };
    const result = async (text) => {
        progress.stop();
        await out.write(text);
    };
    const aside = (text) => {
        progress.stop();
        errors.send(secrets.redact(text));
    };
    return {
        layout,
        terminal: out.isTerminal,
        get open() {
            return out.open;
        },
        text: (text) => result(secrets.redact(text)),
        document: (text) => result(secrets.redactKnown(text)),
        json: (value) => result(secrets.redactKnown((0,surfaces_json/* jsonText */.s)((0,redacted/* redactedValue */.QC)(value), 2))),
        stream: (part) => out.write(secrets.redactKnown(part)),
        note: (line) => aside(`${(0,sanitise/* sanitiseLine */.lg)(line)}\n`),
        page: aside,
        progress,
    };
}

// EXTERNAL MODULE: ./src/facts/gather.ts
var gather = __webpack_require__(3088);
// EXTERNAL MODULE: ./src/policy/find.ts
var find = __webpack_require__(87143);
// EXTERNAL MODULE: ./src/result/build.ts
var build = __webpack_require__(10861);
// EXTERNAL MODULE: ./src/result/error-result.ts
var error_result = __webpack_require__(57829);
// EXTERNAL MODULE: ./src/surfaces/errors.ts
var surfaces_errors = __webpack_require__(11137);
// EXTERNAL MODULE: ./src/surfaces/sarif.ts + 6 modules
var sarif = __webpack_require__(54462);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/core/fact.ts
var core_fact = __webpack_require__(80053);
// EXTERNAL MODULE: ./src/core/facts/index.ts + 9 modules
var core_facts = __webpack_require__(37659);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
;// CONCATENATED MODULE: ./src/facts/saved.ts





const schemaVersion = 1;
/** Characters; a facts file of 100,000 paths has about 10 million. */
const sizeLimit = 64 * 1024 * 1024;
const sourceSchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    kind: schemas/* enum */.k5n(['api', 'git', 'file', 'event', 'input', 'saved']),
    what: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP().optional(),
}));
const reasonNames = Object.keys(core_fact/* unknownReasons */.i1);
const unknownSchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    known: schemas/* literal */.euz(false),
    reason: schemas/* enum */.k5n(reasonNames),
    detail: schemas/* string */.YjP(),
    remedy: schemas/* strictObject */.rej({ text: schemas/* string */.YjP(), permission: schemas/* string */.YjP().optional() }).optional(),
    source: sourceSchema().optional(),
}));
const factOf = (value) => schemas/* discriminatedUnion */.gMt('known', [
    schemas/* strictObject */.rej({ known: schemas/* literal */.euz(true), value, source: sourceSchema() }),
    unknownSchema(),
])
    .optional();
const factsSchema = () => schemas/* strictObject */.rej(Object.fromEntries(core_facts/* factKeys */.j.map((key) => [key, factOf(core_facts/* factShapes */.h[key])])));
const savedSchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    schema_version: schemas/* literal */.euz(schemaVersion),
    tool: schemas/* literal */.euz('gatewright'),
    version: schemas/* string */.YjP(),
    redacted: schemas/* boolean */.zMY(),
    server_url: schemas/* string */.YjP(),
    target: schemas/* strictObject */.rej({
        kind: schemas/* enum */.k5n(['pull-request', 'merge-group', 'push', 'repository', 'branch']),
        repository: schemas/* string */.YjP(),
        pullRequests: schemas/* array */.YOg(schemas/* number */.aig().int().positive()),
        headSha: schemas/* string */.YjP().nullable(),
        baseRef: schemas/* string */.YjP().nullable(),
        baseSha: schemas/* string */.YjP().nullable(),
    }),
    policy: schemas/* strictObject */.rej({
        path: schemas/* string */.YjP(),
        sources: schemas/* array */.YOg(schemas/* strictObject */.rej({
            name: schemas/* string */.YjP(),
            sha: schemas/* string */.YjP().nullable(),
            sha256: schemas/* string */.YjP(),
            text: schemas/* string */.YjP(),
        })),
        inputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    }),
    subjects: schemas/* array */.YOg(schemas/* strictObject */.rej({ subject: schemas/* string */.YjP(), facts: factsSchema() })).min(1),
    notices: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
}));
/** Characters that a test without a word to say has in the document, at least. */
const shortestTest = 150;
/**
 * The document as it is written to a file: facts in the order of the fact table, two blanks of indent.
 * @throws {UsageError} when it would be larger than what `readSavedFacts` reads: a part of the facts would be no use
 */
function saveFacts(saved) {
    // Looked at before a text is made of it: millions of tests make one that is longer than texts can be.
    const tests = testsIn(saved);
    if (tests * shortestTest > sizeLimit)
        throw saved_tooLarge(tests);
    const text = documentOf(saved);
    if (text.length > sizeLimit)
        throw saved_tooLarge(tests);
    return text;
}
const saved_tooLarge = (tests) => new errors/* UsageError */.eb(`--save-facts: the facts (${tests} tests) make a file of more than 64 MiB, which \`evaluate\` does not read. ` +
    'Nothing was written; leave the flag out.');
/** Tests in all reports, of all subjects. */
const testsIn = ({ subjects }) => subjects.reduce((sum, { facts }) => {
    const fact = facts['test-reports'];
    return sum + (fact?.known === true ? fact.value.tests.length : 0);
}, 0);
function documentOf(saved) {
    const { version, redacted, serverUrl, target, policy, subjects, notices } = saved;
    const head = { schema_version: schemaVersion, tool: 'gatewright', version, redacted, server_url: serverUrl };
    const ordered = subjects.map(({ subject, facts }) => ({
        subject,
        facts: Object.fromEntries(core_facts/* factKeys */.j.map((key) => [key, facts[key]])),
    }));
    return `${JSON.stringify({ ...head, target, policy, subjects: ordered, notices }, null, 2)}\n`;
}
/**
 * Reads a facts file. `name` is the file as the user wrote it.
 * @throws {UsageError} naming the first field that is not what a facts file holds.
 */
function readSavedFacts(text, name = 'facts file') {
    if (text.length > sizeLimit)
        throw new errors/* UsageError */.eb(`${name}: larger than 64 MiB, which no facts file is`);
    const parsed = savedSchema().safeParse(parsedJson(text, name));
    if (!parsed.success)
        throw new errors/* UsageError */.eb(`${name}: ${firstProblem(parsed.error)}`);
    const { server_url: serverUrl, schema_version: _version, tool: _tool, ...rest } = parsed.data;
    // Every field has passed its schema; the cast joins zod's `T | undefined` with our optional fields.
    return { ...rest, serverUrl };
}
function parsedJson(text, name) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new errors/* UsageError */.eb(`${name}: not JSON: ${why}. Expected a file written by \`--save-facts\`.`);
    }
}
function firstProblem(error) {
    const issue = error.issues[0];
    if (issue === undefined)
        return 'not a facts file';
    const [field, message] = deepest(issue, []);
    const where = field.length === 0 ? 'the document' : `field \`${field.join('.')}\``;
    return `${where}: ${message}. Expected a file written by \`--save-facts\` of schema_version ${schemaVersion}.`;
}
/** Inside a union the branch that got furthest names the wrong field better than "invalid input". */
function deepest(issue, before) {
    const path = [...before, ...issue.path];
    if (issue.code === 'invalid_union') {
        const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
        if (inner !== undefined)
            return deepest(inner, path);
    }
    return [path.map(String), issue.message];
}

// EXTERNAL MODULE: ./src/gates/registry.ts + 97 modules
var registry = __webpack_require__(32493);
// EXTERNAL MODULE: ./src/core/judge.ts
var judge = __webpack_require__(61128);
// EXTERNAL MODULE: ./src/change/default-settings.ts
var default_settings = __webpack_require__(74471);
// EXTERNAL MODULE: ./src/facts/checklist-options.ts
var checklist_options = __webpack_require__(51552);
// EXTERNAL MODULE: ./src/facts/tool-options.ts
var tool_options = __webpack_require__(19622);
// EXTERNAL MODULE: ./src/facts/workflow-options.ts
var workflow_options = __webpack_require__(17757);
;// CONCATENATED MODULE: ./src/facts/asked-otherwise.ts




/**
 * Facts of the gates `checklist` and `workflow-path` that a run under another policy would have gathered otherwise:
 * what that policy asks for was not looked for, so that the saved value says nothing about it.
 * @param before policy that the facts were saved under; null when it cannot be read: then it asked for nothing
 */
function askedOtherwise(before, policy, scope) {
    const { change: _, ...rest } = policy;
    const [old, now] = [before ?? { ...rest, gates: [] }, policy].map((one) => ({
        same: sameAsks(one, scope),
        within: withinAsks(one, scope),
    }));
    if (old === undefined || now === undefined)
        return [];
    const changed = [...now.same].filter(([key, ask]) => old.same.get(key) !== ask);
    const more = [...now.within].filter(([key, names]) => {
        const looked = new Set(old.within.get(key));
        return names.some((name) => !looked.has(name));
    });
    return [...changed, ...more].map(([key]) => key);
}
const ask = (...parts) => JSON.stringify(parts);
/** What has to be the same for a saved fact to answer. */
function sameAsks(policy, scope) {
    const asks = new Map([
        ['checklists', ask([...(0,checklist_options/* namedLists */.Py)({ policy })].sort())],
        ['evidence-tests', ask([...(0,checklist_options/* evidenceReports */.LC)({ policy })].sort())],
    ]);
    if (scope === 'repository')
        return asks;
    const { configured, specifications, lockedTests, lockManifest, before, after } = (0,workflow_options/* workflowNeeds */.T)({ policy });
    const { documentation, tests, notCounted } = policy.change ?? default_settings/* defaultChangeSettings */.x;
    return asks
        .set('regression', ask(before, after))
        .set('test-history', ask(configured && lockManifest, lockedTests ?? [tests, notCounted]))
        .set('specifications', ask(configured && [specifications, documentation, tests, notCounted]));
}
/** What has to be among that which was looked for. */
function withinAsks(policy, scope) {
    const subject = scope === 'repository'
        ? { kind: 'repository', sha: '' }
        : { kind: 'pull-request', number: 1 };
    const answers = (0,tool_options/* asksForAnswers */.hw)({ policy }) ? ['checks that answers name'] : [];
    return new Map([
        ['tool-findings', (0,tool_options/* sarifPatterns */.Pt)({ policy })],
        ['checks', [...(0,tool_options/* namedChecks */.TG)({ policy, subject }), ...answers]],
    ]);
}

// EXTERNAL MODULE: ./src/facts/change-settings.ts
var change_settings = __webpack_require__(25605);
// EXTERNAL MODULE: ./src/facts/golden-options.ts
var golden_options = __webpack_require__(5149);
// EXTERNAL MODULE: ./src/facts/options.ts
var options = __webpack_require__(18709);
// EXTERNAL MODULE: ./src/facts/protection-options.ts
var protection_options = __webpack_require__(1483);
// EXTERNAL MODULE: ./src/policy/load.ts
var load = __webpack_require__(58164);
// EXTERNAL MODULE: ./src/pipeline/gather-subjects.ts
var gather_subjects = __webpack_require__(46505);
// EXTERNAL MODULE: ./src/pipeline/judge-subjects.ts + 4 modules
var judge_subjects = __webpack_require__(48043);
// EXTERNAL MODULE: ./src/core/outcome.ts
var outcome = __webpack_require__(29411);
;// CONCATENATED MODULE: ./src/pipeline/save.ts



const separator = ', ';
const optionPrefix = 'options.';
const offline = 'offline';
/** A finished run as a document that gives the same verdict again. */
function savedFactsOf({ record, loaded }, inputs) {
    const { version, serverUrl, target, policyPath, subjects, notices } = record;
    return {
        version,
        redacted: false,
        serverUrl,
        target,
        policy: { path: policyPath, sources: loaded.policy.sources, inputs: written(inputs) },
        subjects,
        // Those of the policy follow from it again.
        notices: notices.slice(0, notices.length - loaded.notices.length),
    };
}
function written({ overrides, forgiveOffline }) {
    const { mode, options, implied } = overrides;
    // A document is no action of its own: there the implied gate has to be named.
    const gates = (implied ?? null) === null ? overrides.gates : [implied];
    const named = Object.entries(options ?? {}).filter(([, values]) => Object.keys(values).length > 0);
    return {
        ...(mode === null || mode === undefined ? {} : { mode }),
        ...(gates === null || gates === undefined ? {} : { gates: gates.join(separator) }),
        ...Object.fromEntries(named.map(([gate, values]) => [optionPrefix + gate, JSON.stringify(values)])),
        ...(forgiveOffline ? { [offline]: 'forgiven' } : {}),
    };
}
const modeSchema = schemas/* enum */.k5n(outcome/* modes */.nI);
const optionsSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
/**
 * The inputs a saved run was judged with.
 * @throws UsageError when the document names one that cannot be read.
 */
function appliedInputs(saved, name) {
    const overrides = { mode: null, gates: null };
    const options = {};
    let forgiveOffline = false;
    for (const [key, value] of Object.entries(saved.policy.inputs)) {
        if (key === 'mode')
            overrides.mode = save_readable(modeSchema.safeParse(value), name, key);
        else if (key === 'gates')
            overrides.gates = value === '' ? [] : value.split(separator);
        else if (key === offline && value === 'forgiven')
            forgiveOffline = true;
        else if (key.startsWith(optionPrefix)) {
            options[key.slice(optionPrefix.length)] = save_readable(optionsSchema.safeParse(json(value)), name, key);
        }
        else
            throw unreadable(name, key);
    }
    return { overrides: { ...overrides, options }, forgiveOffline };
}
function json(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const unreadable = (name, key) => new errors/* UsageError */.eb(`${name}: field \`policy.inputs.${key}\` is none that this version of Gatewright writes`);
function save_readable(result, name, key) {
    if (result.success)
        return result.data;
    throw unreadable(name, key);
}

;// CONCATENATED MODULE: ./src/pipeline/evaluate.ts














/**
 * Judges saved facts: with their own policy and time the same record as the run that saved them, `run` apart.
 * Pure. Throws UsageError for a document that cannot be judged, PolicyError for its policy.
 */
function evaluateFacts(request) {
    const { saved, name, gates, version, documentationUrl, at, run } = request;
    const inputs = appliedInputs(saved, name);
    const loaded = request.policy === null ? savedPolicy(request, inputs) : request.policy(inputs);
    const { policy } = loaded;
    const scope = scopeOfTarget(saved.target);
    const otherwise = request.policy === null ? [] : askedOtherwise(policyBefore(request, inputs), policy, scope);
    const subjects = saved.subjects
        .map(({ subject, facts }) => ({
        subject,
        facts: request.policy === null ? facts : asked(facts, policy, otherwise),
    }))
        .map(({ subject, facts }) => ({ subject, facts: complete(facts, policy, gates, scope) }))
        .map((one) => (at === null ? one : judgedAt(one, at)));
    const { forgiveOffline } = inputs;
    return {
        version,
        serverUrl: saved.serverUrl,
        documentationUrl,
        target: saved.target,
        verdict: (0,judge_subjects/* judgeSubjects */.j)({ policy, gates, scope, target: saved.target.kind, subjects, forgiveOffline }),
        policy,
        policyPath: loaded.path,
        subjects,
        run,
        notices: [...(saved.notices ?? []), ...loaded.notices],
    };
}
function savedPolicy({ saved, name, gates, version }, inputs) {
    const [first, ...rest] = saved.policy.sources;
    if (first === undefined) {
        throw new errors/* UsageError */.eb(`${name}: holds no policy; name one with --policy`);
    }
    return (0,load/* restorePolicy */.f)({ sources: [first, ...rest], gates, version, overrides: inputs.overrides });
}
/** The policy that the facts were saved under; null when this version cannot make it again. */
function policyBefore(request, inputs) {
    try {
        return savedPolicy(request, inputs).policy;
    }
    catch (error) {
        if (error instanceof errors/* UsageError */.eb || error instanceof errors/* PolicyError */.pn)
            return null;
        throw error;
    }
}
/** The same division as the pipeline's: a merge group and a branch are judged as pull requests. */
const scopeOfTarget = ({ kind }) => kind === 'push' || kind === 'repository' ? 'repository' : 'pull-request';
/**
 * Facts that the saved policy did not ask for stand as empty values. Under a policy that asks for them they are
 * unknown: nobody looked.
 */
function asked(facts, policy, otherwise) {
    const needs = (0,options/* codeownersNeeds */.X)({ policy });
    const golden = (0,golden_options/* goldenNeeds */.$)({ policy });
    const wanted = {
        commits: needs.commitPeople,
        'last-pusher': needs.lastPusher,
        'approved-blobs': needs.sameDiff,
        'golden-manifest': golden.reports.length + golden.expectedReports.length + golden.artifacts.length > 0,
        'suite-history': golden.history !== null,
        soak: golden.soak !== null,
        answers: (0,checklist_options/* readsAnswers */.pW)({ policy }),
    };
    const missing = Object.entries(wanted).filter(([key, needed]) => {
        const fact = facts[key];
        return needed && fact?.known === true && fact.source.kind === 'input';
    });
    const unasked = protectionUnasked(facts, policy) ? ['protection'] : [];
    const other = otherwise.filter((key) => facts[key]?.known === true);
    const keys = [...missing.map(([key]) => key), ...unasked, ...other];
    return (0,change_settings/* underSettings */.o)({ ...facts, ...Object.fromEntries(keys.map((key) => [key, notSaved(key)])) }, policy);
}
/** Branches that the saved policy did not name were not looked up: without them a demand would seem to have none. */
function protectionUnasked({ protection: fact }, policy) {
    if (fact?.known !== true)
        return false;
    const { branches, patterns } = core_facts/* factShapes */.h.protection.parse(fact.value);
    const names = branches.map(({ name }) => name);
    return (patterns !== undefined &&
        (0,protection_options/* branchPatterns */.Kb)({ policy }).some((one) => !patterns.includes(one) && !names.includes((0,protection_options/* withoutPrefix */.Z7)(one))));
}
/** A gate that the saved run did not have enabled needs facts that nobody gathered. */
function complete(facts, policy, gates, scope) {
    const needed = [...(0,judge/* neededFacts */.N)((0,gather_subjects/* configured */.tw)(policy, gates), scope), ...(0,gather_subjects/* overrideFacts */.S8)(policy, scope)];
    const absent = needed.filter((key) => facts[key] === undefined);
    return { ...facts, ...Object.fromEntries(absent.map((key) => [key, notSaved(key)])) };
}
const notSaved = (key) => (0,core_fact/* unknown */.L5)('offline', `the facts file does not hold \`${key}\`: the policy it was saved under did not ask for it`, {
    remedy: { text: 'save the facts again under a policy that needs it' },
});
/** Judging at another time is judging with another fact `now`. */
const judgedAt = ({ subject, facts }, at) => ({
    subject,
    facts: { ...facts, now: (0,core_fact/* known */.eO)(new Date(at).toISOString(), { kind: 'input', what: '--at' }) },
});

;// CONCATENATED MODULE: ./src/cli/json-place.ts
/** Where a text stops being JSON; the start for a text that is JSON. */
function whereJsonEnds(text) {
    const before = text.slice(0, offsetOf(text) ?? 0);
    return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
/** UTF-16 units: longer texts are not searched for a place that the parser does not name. */
const longestSearch = 4_000_000;
/** How far a text can be read; null when it is JSON, or when it is not known where it stops. */
function offsetOf(text) {
    const problem = problemOf(text);
    if (problem === null)
        return null;
    if (problem.offset !== null)
        return problem.offset;
    return text.length > longestSearch ? null : longestStart(text);
}
/** The longest start of the text that could go on to be JSON, in halving steps. */
function longestStart(text) {
    let [good, bad] = [0, text.length];
    while (bad - good > 1) {
        const middle = Math.floor((good + bad) / 2);
        const problem = problemOf(text.slice(0, middle));
        if (problem === null || problem.offset === middle)
            good = middle;
        else
            bad = middle;
    }
    return good;
}
/** Why a text is no JSON, with the offset where the parser names one: it names none for a wrong character. */
function problemOf(text) {
    try {
        JSON.parse(text);
        return null;
    }
    catch (error) {
        const message = error instanceof Error ? error.message : '';
        const found = /position (\d+)/.exec(message);
        if (found !== null)
            return { offset: Number(found[1]) };
        return { offset: message.startsWith('Unexpected end') ? text.length : null };
    }
}

;// CONCATENATED MODULE: ./src/cli/judge-saved.ts








/** A facts file of 100,000 paths has about 10 million bytes. */
const maxFactsBytes = 64 * 1024 * 1024;
/** What facts files are, in errors. */
const expected = 'a facts file written by check --save-facts';
/** Reads a facts file. @throws UsageError `FILE:LINE:COL: …` */
async function readFacts({ input }, file) {
    return parseFacts(await input.text(file, maxFactsBytes, expected), nameOf(file));
}
/** The text of a facts file as facts. @throws UsageError `FILE:LINE:COL: …` */
function parseFacts(text, name) {
    const { line, column } = whereJsonEnds(text);
    return readSavedFacts(text, `${name}:${line}:${column}`);
}
/** Judges saved facts; by their own policy when none is given. */
function judgeSaved(saved, name, policy, at, run) {
    return evaluateFacts({
        ...{ saved, name, gates: registry/* gates */.V, version: version/* version */.rE, documentationUrl: version/* documentationUrl */.ou, at, run },
        policy: policy === null ? null : ({ overrides }) => policy.under(overrides),
    });
}
/** Figures of a run that asks nobody. */
const offlineFigures = (started) => ({
    durationMs: Math.round(performance.now() - started),
    requests: 0,
    notModified: 0,
    retries: 0,
    node: process.version,
    event: 'command line',
});
/** As strict as times in policies: `Date.parse` takes the 30th of February for a day in March. */
const time = iso/* datetime */.w$({ offset: true });
/** The time of `--at`. @throws UsageError when it is none */
function readTime(text) {
    if (text === null || time.safeParse(text).success)
        return text;
    throw new errors/* UsageError */.eb(`--at: found ${JSON.stringify(text)}, expected a time such as 2026-11-20T12:00:00Z`);
}

;// CONCATENATED MODULE: ./src/cli/report-error.ts











/** An error of ours, whatever typed failure it was thrown as. */
function ours(error) {
    const unknown = (0,gather/* failureOf */.g5)(error);
    return unknown === null ? error : new errors/* Undecided */.Oh(unknown);
}
/**
 * Says on standard error what went wrong, as `gatewright: FILE:LINE:COL: …`. @returns the exit code
 * @param debug adds the stack of an unexpected error
 */
function reportError(error, output, debug) {
    const known = ours(error);
    const say = (line) => output.note(`gatewright: ${line}`);
    if (known instanceof errors/* PolicyError */.pn) {
        for (const problem of known.problems)
            say((0,errors/* formatProblem */.Vw)(problem));
        return verdict/* exitCodes */.hS.policy;
    }
    if (known instanceof errors/* UsageError */.eb) {
        for (const line of known.message.split('\n'))
            say(line);
        return verdict/* exitCodes */.hS.usage;
    }
    if (known instanceof errors/* SignatureError */.VA) {
        say(known.message);
        return verdict/* exitCodes */.hS.signature;
    }
    if (known instanceof errors/* Undecided */.Oh) {
        const { detail, remedy } = known.unknown;
        say(`could not be decided: ${detail}`);
        if (remedy !== undefined)
            say(`next step: ${remedy.text}`);
        return verdict/* exitCodes */.hS.unknown;
    }
    const { code, message } = (0,runner_process/* describeFailure */.I)(known, debug);
    for (const line of message.split('\n'))
        say(line);
    return code;
}
/** A judging command that failed still gives the one JSON document it promised. */
async function writeErrorResult(error, output, args) {
    const policyPath = args.value('policy') ?? find/* policyPaths */.ff[0];
    const known = ours(error);
    if (args.format === 'sarif') {
        await output.document((0,sarif/* sarifErrorText */.bW)((0,surfaces_errors/* surfaceError */.iP)(known), { version: version/* version */.rE, exitCode: (0,error_result/* errorExitCode */.C)(known) }));
        return;
    }
    const run = offlineFigures(performance.now());
    const result = (0,error_result/* errorResult */.W)(known, { version: version/* version */.rE, policyPath, target: null, run });
    await output.document((0,build/* resultText */.D)(result));
}

// EXTERNAL MODULE: ./src/audit/digest.ts + 20 modules
var digest = __webpack_require__(94882);
// EXTERNAL MODULE: ./src/audit/digest-words.ts
var digest_words = __webpack_require__(2831);
// EXTERNAL MODULE: ./src/result/delta.ts
var result_delta = __webpack_require__(15843);
// EXTERNAL MODULE: ./src/result/report-of.ts
var report_of = __webpack_require__(41821);
// EXTERNAL MODULE: ./src/audit/view.ts + 1 modules
var view = __webpack_require__(63460);
;// CONCATENATED MODULE: ./src/audit/previous.ts





/**
 * What an earlier result file tells about an audit.
 * @param file its name, for messages
 * @throws UsageError when it is not the result of an audit of this repository
 */
function pastOf(previous, record, file) {
    const { repository } = record.target;
    const then = previous.target;
    if (then?.kind !== 'repository' || previous.audit === null)
        throw new errors/* UsageError */.eb(`${file}: found the result of another run, expected one of an audit`);
    if (then.repository.toLowerCase() !== repository.toLowerCase())
        throw new errors/* UsageError */.eb(`${file}: found an audit of ${then.repository}, expected one of ${repository}`);
    const now = (0,build/* buildResult */.C)((0,report_of/* reportOf */.E)(record));
    const delta = (0,result_delta/* deltaOf */.e0)((0,result_delta/* traceOf */.fC)(previous), (0,result_delta/* traceOf */.fC)(now), (0,result_delta/* passedIn */.eN)(now));
    const known = new Map(previous.audit.open_since.map(({ fingerprint, since }) => [fingerprint, since]));
    const before = new Set(delta.unchanged.map(({ id }) => id));
    const today = day((0,view/* timeOf */.nR)(record));
    const dates = (0,view/* openIds */.nN)(record.verdict).flatMap((id) => {
        const since = before.has(id) ? (known.get(id) ?? day(previous.audit?.at ?? null)) : today;
        return since === null ? [] : [[id, since]];
    });
    return {
        openSince: new Map(dates),
        trend: {
            new: delta.new.length,
            fixed: delta.fixed.length,
            unchanged: delta.unchanged.length,
            waiting: delta.unseen.length,
        },
    };
}
/** The day of a time, `YYYY-MM-DD`. */
const day = (time) => time?.slice(0, 10) ?? null;

// EXTERNAL MODULE: ./src/audit/publish.ts
var publish = __webpack_require__(83628);
// EXTERNAL MODULE: ./src/audit/run.ts + 4 modules
var audit_run = __webpack_require__(42193);
// EXTERNAL MODULE: ./src/audit/settings.ts + 1 modules
var settings = __webpack_require__(89761);
// EXTERNAL MODULE: ./src/github/statistics.ts
var statistics = __webpack_require__(34476);
// EXTERNAL MODULE: ./src/runner/repository.ts
var runner_repository = __webpack_require__(1904);
// EXTERNAL MODULE: ./src/runner/signing.ts
var runner_signing = __webpack_require__(98401);
// EXTERNAL MODULE: ./src/surfaces/audit-page.ts
var audit_page = __webpack_require__(47559);
// EXTERNAL MODULE: ./src/surfaces/audit-terminal.ts
var audit_terminal = __webpack_require__(89008);
// EXTERNAL MODULE: ./src/workspace/beside.ts + 8 modules
var beside = __webpack_require__(54365);
// EXTERNAL MODULE: ./src/audit/greenlight.ts
var greenlight = __webpack_require__(70994);
// EXTERNAL MODULE: ./src/result/greenlight.ts
var result_greenlight = __webpack_require__(48552);
// EXTERNAL MODULE: ./src/runner/report-file.ts
var report_file = __webpack_require__(14809);
// EXTERNAL MODULE: ./src/surfaces/greenlight-page.ts
var greenlight_page = __webpack_require__(60435);
;// CONCATENATED MODULE: ./src/cli/audit-greenlight.ts





/**
 * Where `--report` is to be written; null without it. Checked before anything is asked of GitHub.
 * @param root the work tree, or the folder that the program was started in
 * @throws UsageError
 */
async function greenlightPlace({ args, variables, directory }, root) {
    const file = args.value('report');
    (0,greenlight/* requireGreenlight */.L)('--report', file, args.has('greenlight'));
    if (file === null)
        return null;
    const { temporaryDirectory } = (0,runner_environment/* readEnvironment */.Qo)(variables);
    return await (0,report_file/* reportPlace */.Y)({ where: '--report', file, directory, folders: [root, temporaryDirectory] });
}
/**
 * The green light as text to stand before the audit; empty where none was asked for. The report is written on the way.
 * JSON and SARIF keep their shapes.
 * @throws UsageError where the policy asks for no green light
 */
async function greenlightPart({ args, output }, record, place) {
    if (!args.has('greenlight'))
        return '';
    const report = (0,greenlight/* wantedGreenlight */.j)('--greenlight', record);
    const unwritten = place === null ? undefined : await (0,report_file/* writeReport */.u)(place, (0,result_greenlight/* greenlightText */.x)(report));
    if (unwritten !== undefined)
        output.note(`warning: ${unwritten}`);
    if (args.format === 'markdown')
        return (0,greenlight_page/* renderGreenlightPage */.b)(report);
    return args.format === 'pretty' ? (0,greenlight_page/* renderGreenlightTerminal */.Y)(report, output.layout) : '';
}
/** The workflow run that the command is part of, where it audits the repository of that run; null for any other. */
function ownRun({ variables }, { owner, repo }) {
    const { repository, runId } = (0,runner_environment/* readEnvironment */.Qo)(variables);
    return repository?.toLowerCase() === `${owner}/${repo}`.toLowerCase() ? runId : null;
}

// EXTERNAL MODULE: ./src/github/client.ts + 20 modules
var client = __webpack_require__(24066);
// EXTERNAL MODULE: ./src/github/proxy.ts
var proxy = __webpack_require__(38231);
;// CONCATENATED MODULE: ./src/cli/github.ts





/** The addresses of the flags, else of the environment, else github.com's. */
const serverOf = ({ args, variables }) => (0,runner_environment/* readServer */.Wb)({ serverUrl: args.value('server-url'), apiUrl: args.value('api-url') }, variables);
/** GitHub with the first token given; null without one. @throws UsageError for a token or address that cannot be one */
async function gitHubOf(context, onRedirect) {
    const { args, variables } = context;
    const token = (0,runner_environment/* findToken */.fm)(args.value('token') ?? undefined, variables);
    return token === null ? null : await connect(context, token, onRedirect);
}
/**
 * GitHub with the token of `GATEWRIGHT_ADMIN_TOKEN`, which sees how repositories are administered; undefined without
 * one. @throws UsageError for a token or address that cannot be one
 */
async function administrationOf(context) {
    const token = (0,runner_environment/* findAdminToken */.Mo)(context.variables);
    return token === null ? undefined : await connect(context, token);
}
async function connect(context, { value }, onRedirect = () => undefined) {
    context.secrets.add(value);
    const { apiUrl, graphqlUrl, serverUrl } = serverOf(context);
    const fetch = await (0,proxy/* proxyAwareFetch */.F)((0,runner_environment/* proxyVariables */.eq)(context.variables));
    return (0,client/* createGitHub */.C)({ token: value, apiUrl, graphqlUrl, serverUrl, userAgent: version/* userAgent */.N1, fetch, onRedirect });
}
/**
 * As `gitHubOf`.
 * @param flag what asks GitHub, for the message
 * @throws UsageError without a token, which GitHub's GraphQL API asks for even in public repositories
 */
async function requiredGitHub(context, flag, onRedirect) {
    const github = await gitHubOf(context, onRedirect);
    if (github !== null)
        return github;
    throw new errors/* UsageError */.eb(`${flag} asks GitHub, and there is no token: expected --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN`);
}

// EXTERNAL MODULE: ./src/policy/assemble.ts + 1 modules
var assemble = __webpack_require__(65739);
// EXTERNAL MODULE: ./src/policy/digest.ts
var policy_digest = __webpack_require__(16432);
// EXTERNAL MODULE: ./src/policy/extends.ts
var policy_extends = __webpack_require__(67475);
// EXTERNAL MODULE: ./src/policy/files.ts
var policy_files = __webpack_require__(36989);
// EXTERNAL MODULE: ./src/policy/parse.ts + 1 modules
var parse = __webpack_require__(32899);
// EXTERNAL MODULE: ./src/policy/read-yaml.ts + 2 modules
var read_yaml = __webpack_require__(74740);
// EXTERNAL MODULE: ./src/policy/reference.ts
var reference = __webpack_require__(57335);
// EXTERNAL MODULE: ./src/workspace/files.ts
var files = __webpack_require__(66234);
// EXTERNAL MODULE: ./src/formats/codeowners/index.ts + 16 modules
var codeowners = __webpack_require__(81023);
// EXTERNAL MODULE: ./src/workspace/failure.ts
var failure = __webpack_require__(46487);
;// CONCATENATED MODULE: ./src/cli/codeowners-file.ts








/** GitHub loads less than 3 MB; what is ten times as large is something else. */
const maxBytes = 32 * 1024 * 1024;
const codeowners_file_expected = 'a CODEOWNERS file';
/** The clone around the working directory, or that directory itself. */
async function placeOf({ directory }) {
    const workspace = await (0,beside/* workspaceIn */.R)(directory);
    return { workspace, root: workspace?.root ?? (await (0,promises_.realpath)(directory)) };
}
/**
 * The file of `--codeowners`, or the first that exists where GitHub looks.
 * @throws UsageError when there is none, or it is no text file
 */
async function readOwners(context, place) {
    const named = context.args.value('codeowners');
    if (named !== null) {
        const bytes = await context.input.bytes(named, maxBytes, codeowners_file_expected);
        return { name: nameOf(named), matcher: compile(bytes, nameOf(named)), lookedUp: false };
    }
    for (const path of codeowners/* codeownersPaths */.oX) {
        const bytes = await readPlace(place.root, path);
        if (bytes !== null && (await isLink((0,external_node_path_.join)(place.root, path))))
            context.output.note(`${path} is a symbolic link: no source says what GitHub makes of it`);
        if (bytes !== null)
            return { name: path, matcher: compile(bytes, path), lookedUp: true };
    }
    throw new errors/* UsageError */.eb(`there is no CODEOWNERS file in ${place.root}: expected one of ${codeowners/* codeownersPaths */.oX.join(', ')}, or --codeowners FILE`);
}
const isLink = async (path) => (await (0,promises_.lstat)(path)).isSymbolicLink();
async function readPlace(root, path) {
    try {
        return await (0,files/* readInside */.xO)(root, path, maxBytes);
    }
    catch (error) {
        if (!(error instanceof failure/* WorkspaceFailure */.A))
            throw error;
        throw fileError(path, `${error.message}, expected ${codeowners_file_expected}`);
    }
}
function compile(bytes, name) {
    const nul = bytes.indexOf(0);
    if (nul >= 0) {
        const before = bytes.subarray(0, nul);
        const line = before.reduce((count, byte) => (byte === 10 ? count + 1 : count), 1);
        const column = nul - before.lastIndexOf(10);
        throw fileError(name, `a NUL byte, as binary files have it, expected ${codeowners_file_expected}`, line, column);
    }
    return (0,codeowners/* compileCodeowners */.F9)((0,codeowners/* parseCodeowners */.BW)(bytes));
}

;// CONCATENATED MODULE: ./src/cli/policy-file.ts
















/**
 * Reads a policy by FILE argument or preset; null for the one of the work tree. What it extends is read from GitHub
 * when there is a token.
 * @throws PolicyError with every problem, UsageError when there is no such file, Undecided when GitHub does not answer
 */
async function readLocalPolicy(context, named) {
    const github = await gitHubOf(context);
    const reading = { gates: registry/* gates */.V, version: version/* version */.rE, github };
    try {
        const first = await firstLayer(context, named, reading);
        const layers = await (0,policy_extends/* followExtends */.BG)(first, reading);
        const under = (overrides) => (0,assemble/* assemble */.f)(layers, overrides, registry/* gates */.V);
        // Layers that contradict each other are found here, whoever asks for what later.
        under({});
        return { name: first.source.name, under };
    }
    catch (error) {
        const unknown = (0,gather/* failureOf */.g5)(error);
        throw unknown === null ? error : new errors/* Undecided */.Oh(unknown);
    }
}
function firstLayer(context, named, reading) {
    if (named?.startsWith(reference/* presetPrefix */.AI) !== true)
        return fileLayer(context, named, reading);
    return (0,policy_extends/* readLayer */.w6)(named, { line: 1, column: 1, source: { kind: 'input', name: 'policy' } }, reading);
}
async function fileLayer(context, named, reading) {
    const { path: name, bytes } = named === null ? await ofWorkTree(context) : await ofArgument(context, named);
    const { root } = (0,parse/* readPolicy */.T)(bytes, { kind: 'file', name }, reading);
    return { root, source: { name, sha: null, sha256: (0,policy_digest/* digest */.b)(bytes), text: (0,policy_extends/* textOf */.b6)(bytes) } };
}
async function ofWorkTree(context) {
    const { root } = await placeOf(context);
    return await (0,find/* findPolicy */.i6)((0,policy_files/* localFiles */.Jd)({ read: (path, maxBytes) => (0,files/* readInside */.xO)(root, path, maxBytes) }));
}
async function ofArgument({ input }, named) {
    return { path: nameOf(named), bytes: await input.bytes(named, read_yaml/* maxPolicyBytes */.s, 'a policy file') };
}

// EXTERNAL MODULE: ./src/core/text.ts
var core_text = __webpack_require__(72020);
// EXTERNAL MODULE: ./src/result/schema.ts + 3 modules
var schema = __webpack_require__(72825);
// EXTERNAL MODULE: ./src/formats/tests/json-text.ts
var json_text = __webpack_require__(43356);
// EXTERNAL MODULE: ./src/policy/issues.ts
var policy_issues = __webpack_require__(32348);
// EXTERNAL MODULE: ./src/policy/json-schema.ts
var json_schema = __webpack_require__(28008);
// EXTERNAL MODULE: ./src/policy/node.ts
var node = __webpack_require__(71504);
// EXTERNAL MODULE: ./src/policy/problems.ts
var policy_problems = __webpack_require__(9936);
;// CONCATENATED MODULE: ./src/cli/json-tree.ts
const blank = /[ \t\n\r]*/y;
const bare = /[^,\]}\s]+/y;
/**
 * A JSON text as a tree whose parts know where they were written, for messages about what is wrong in it. The text
 * must have been parsed before: of one that is no JSON the tree means nothing.
 */
function jsonTree(text, source) {
    const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    const at = (offset) => {
        const line = lineAt(starts, offset);
        return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, source };
    };
    return value({ text, offset: 0, at });
}
/** Index of the last start that is not behind the offset. */
function lineAt(starts, offset) {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
function value(cursor) {
    take(cursor, blank);
    const first = cursor.text[cursor.offset];
    if (first === '{')
        return mapping(cursor);
    if (first === '[')
        return list(cursor);
    const at = cursor.at(cursor.offset);
    return { kind: 'scalar', value: scalar(cursor), at };
}
function scalar(cursor) {
    const { text, offset } = cursor;
    if (text[offset] !== '"')
        return JSON.parse(take(cursor, bare) || 'null');
    cursor.offset = stringEnd(text, offset) + 1;
    return JSON.parse(text.slice(offset, cursor.offset));
}
/** Offset of the quote that ends the string which starts at an offset; -1 when there is none. */
function stringEnd(text, start) {
    for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
        let slashes = 0;
        while (text[quote - 1 - slashes] === '\\')
            slashes += 1;
        if (slashes % 2 === 0)
            return quote;
    }
    return -1;
}
function take(cursor, pattern) {
    pattern.lastIndex = cursor.offset;
    const [found = ''] = pattern.exec(cursor.text) ?? [];
    cursor.offset += found.length;
    return found;
}
function list(cursor) {
    const at = cursor.at(cursor.offset);
    const items = [];
    while (more(cursor, ']'))
        items.push(value(cursor));
    return { kind: 'list', items, at };
}
function mapping(cursor) {
    const at = cursor.at(cursor.offset);
    const entries = new Map();
    while (more(cursor, '}')) {
        take(cursor, blank);
        const key = { at: cursor.at(cursor.offset), name: String(scalar(cursor)) };
        take(cursor, blank);
        // The colon.
        cursor.offset += 1;
        entries.set(key.name, { at: key.at, value: value(cursor) });
    }
    return { kind: 'map', entries, at };
}
/** Steps over the bracket or comma that stands here; false at the end of the list or mapping. */
function more(cursor, end) {
    take(cursor, blank);
    if (cursor.text[cursor.offset] === end) {
        cursor.offset += 1;
        return false;
    }
    cursor.offset += 1;
    take(cursor, blank);
    if (cursor.text[cursor.offset] !== end)
        return cursor.offset < cursor.text.length;
    cursor.offset += 1;
    return false;
}

;// CONCATENATED MODULE: ./src/cli/json-file.ts








/**
 * The value of a strict JSON text: no name twice in one object, no endless nesting.
 * @param what what is expected there, for the message
 * @throws UsageError `FILE:LINE:1: …`
 */
function readJson({ name, text, line = 1 }, what) {
    if (text.trim() === '')
        throw fileError(name, `the file holds nothing, expected ${what}`);
    const read = (0,json_text/* parseJson */.q)(text);
    if ('value' in read)
        return read.value;
    const [, at, reason] = /^line (\d+): (.*)$/su.exec(read.reason) ?? [null, '1', read.reason];
    throw fileError(name, `${reason}, expected ${what}`, line + Number(at) - 1);
}
/**
 * The value of a JSON text in the shape that is expected.
 * @throws UsageError with every place that is not as expected: `FILE:LINE:COL: what was found, what is expected`
 */
function readShaped(file, schema, what) {
    const value = readJson(file, what);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        const found = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
        throw fileError(file.name, `found ${found}, expected ${what}`);
    }
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const root = jsonTree(file.text, { kind: 'file', name: file.name });
    // The first problems tell the rest; a hostile file has as many as it has lines.
    const issues = parsed.error.issues.slice(0, 100);
    throw usageError((0,policy_problems/* policyError */.nq)((0,policy_issues/* problemsOf */.G)(issues, { root, schema: (0,json_schema/* asJsonSchema */.Cu)(schema) })));
}
/** An error at a part of the file. */
function jsonError({ name, text }, path, message) {
    const { at } = (0,node/* locate */.x5)(jsonTree(text, { kind: 'file', name }), path);
    return fileError(name, message, at.line, at.column);
}
const usageError = ({ problems }) => new errors/* UsageError */.eb(problems
    // A policy has defaults; an answer of GitHub has none.
    .map(({ file, position: { line, column }, message }) => {
    const words = message.replace('; leave the key out to take the default', '');
    return `${file}:${line}:${column}: ${words}`;
})
    .join('\n'));

;// CONCATENATED MODULE: ./src/cli/result-file.ts







/** The largest results have 10,000 findings and about 30 million bytes. */
const maxResultBytes = 64 * 1024 * 1024;
/** What result files are, in errors. */
const result_file_expected = 'a result of gatewright: written by check --json, or the result-file of an action';
/** Only what a comparison needs: results of later versions may have codes and facts that this one does not know. */
const comparedSchema = (0,lazy/* lazy */.R)(() => (0,schema/* resultSchema */.F)().pick({
    ...{ schema_version: true, tool: true, decision: true, exit_code: true, target: true },
    ...{ gates: true, findings: true, errors: true, digests: true, audit: true },
}));
/** Reads a result file; `-` is standard input. @throws UsageError `FILE:LINE:COL: …` */
async function readResult({ input }, name) {
    const file = { name: nameOf(name), text: await input.text(name, maxResultBytes, result_file_expected) };
    const { line, column } = whereJsonEnds(file.text);
    if (line > 1 || column > 1)
        throw fileError(file.name, `the text stops being JSON here, expected ${result_file_expected}`, line, column);
    refuseOthers(file, readJson(file, result_file_expected));
    return readShaped(file, comparedSchema(), result_file_expected);
}
/** What people mistake for a result, each with what to give instead. */
function refuseOthers(file, value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return;
    const has = (key) => Object.hasOwn(value, key);
    if ('result_file' in value && has('result_file')) {
        const path = typeof value.result_file === 'string' ? ` (${(0,sanitise/* cutText */.IN)(value.result_file, 300, '…')})` : '';
        const message = `a pointer to a result that was too large for an output, expected the file it names${path}`;
        throw jsonError(file, ['result_file'], message);
    }
    if (has('runs') && has('version'))
        throw fileError(file.name, `a SARIF file, expected ${result_file_expected}`);
    if (!('schema_version' in value) || !has('schema_version')) {
        const keys = Object.keys(value)
            .slice(0, 3)
            .map((key) => JSON.stringify((0,sanitise/* cutText */.IN)(key, 60, '…')));
        const found = keys.length === 0 ? 'an empty object' : `an object with ${(0,core_text/* joinWords */.yZ)(keys, 'and')}`;
        throw fileError(file.name, `${found} and no schema_version, expected ${result_file_expected}`);
    }
    if (value.schema_version === 1)
        return;
    const found = (0,sanitise/* cutText */.IN)(JSON.stringify(value.schema_version) ?? 'nothing', 60, '…');
    const message = `schema_version: found ${found}, expected 1: this version reads no other`;
    throw jsonError(file, ['schema_version'], message);
}

;// CONCATENATED MODULE: ./src/cli/audit.ts























/** `audit`: the state of every control of a repository. */
const runAuditCommand = async (context) => {
    const wishes = wishesOf(context);
    const signing = (0,runner_signing/* signingPorts */.KK)((0,runner_signing/* readSigning */.ac)(context.variables));
    const previous = await previousOf(context);
    const clone = await (0,beside/* workspaceIn */.R)(context.directory);
    const place = await greenlightPlace(context, clone?.root ?? context.directory);
    const redirects = [];
    const github = await requiredGitHub(context, 'audit', (from, to) => redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`));
    const administration = await administrationOf(context);
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);
    const run = await (0,audit_run/* runAudit */.b)({
        ...{ github, version: version/* version */.rE, documentationUrl: version/* documentationUrl */.ou, gates: registry/* gates */.V, elapsed },
        ...signing,
        ...(administration === undefined ? {} : { administration }),
        ...{ repository: wishes.repository, ref: wishes.ref, mode: wishes.mode, policy: null },
        trial: await trialPolicy(context, wishes.mode),
        leavesCheck: false,
        runId: ownRun(context, wishes.repository),
        workspace: clone,
        redirects: () => redirects,
        event: 'command line',
        node: process.version,
        progress: context.output.progress.show,
    });
    const { record } = run;
    // A file that is refused ends the command before anything is written.
    const compared = previous === null ? null : pastOf(previous.result, record, previous.name);
    const light = await greenlightPart(context, record, place);
    const kept = wishes.digest ? await digestOf(context, github, run, wishes) : null;
    const past = compared ?? kept?.past ?? view/* noPast */.KV;
    const figures = { ...record.run, ...(0,statistics/* totalStatistics */.A)([github, administration]), durationMs: elapsed() };
    return await write(context, { ...record, run: figures }, past, light);
};
function wishesOf({ args, variables }) {
    const digest = args.has('digest');
    for (const flag of ['dry-run', 'profile', 'max-issues'])
        if (args.has(flag) && !digest)
            throw new errors/* UsageError */.eb(`audit: --${flag} is about the digest issue: expected --digest, too`);
    const mode = (0,settings/* readMode */.Em)('--mode', args.value('mode'));
    if (args.has('strict') && mode === 'report')
        throw new errors/* UsageError */.eb('audit: --strict and --mode report contradict each other: give one of them');
    return {
        repository: (0,runner_repository/* parseRepository */.S)('audit: OWNER/REPO', args.positionals[0] ?? null),
        ref: (0,settings/* readRef */.sg)('--ref', args.value('ref')),
        mode: args.has('strict') ? 'enforce' : mode,
        profile: (0,settings/* readProfile */.er)('--profile', args.value('profile')),
        dryRun: args.has('dry-run'),
        digest,
        limit: digest ? (0,settings/* readLimit */.i2)('--max-issues', args.value('max-issues'), (0,runner_environment/* readMaxIssues */.br)(variables)) : null,
    };
}
async function previousOf(context) {
    const name = context.args.value('previous');
    return name === null ? null : { name, result: await readResult(context, name) };
}
async function trialPolicy(context, mode) {
    const named = context.args.value('policy');
    return named === null ? null : (await readLocalPolicy(context, named)).under({ mode });
}
async function digestOf({ output }, github, run, { profile, dryRun, limit: given }) {
    output.progress.show(dryRun ? 'comparing with the digest issue' : 'bringing the digest issue up to date');
    const limit = (0,settings/* limitOf */.LF)(given, run.record.policy);
    const kept = await (0,digest/* keepDigest */.A)(run, { github, profile, runUrl: null, limit, dryRun });
    const { lines, warnings } = (0,digest_words/* digestWords */.q)(kept, dryRun);
    for (const line of [...lines, ...warnings])
        output.note(line);
    return kept;
}
const texts = {
    json: (report) => (0,build/* resultText */.D)((0,build/* buildResult */.C)(report)),
    pretty: audit_terminal/* renderAuditTerminal */.o,
    markdown: (report) => (0,audit_page/* renderAuditPage */.x)(report, Number.POSITIVE_INFINITY),
    sarif: (report) => (0,sarif/* sarifText */.BC)(report, { category: publish/* sarifCategory */.ab }),
};
async function write({ args, output }, record, past, before) {
    await output.document(`${before}${texts[args.format]((0,view/* auditReport */.uR)(record, past), output.layout)}`);
    return record.verdict.exitCode;
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/commands.ts
/** A word of a POSIX shell: quoted where it must be. */
const shellWord = (word) => /^[A-Za-z0-9_./:@%+=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
/** `gh api --method PUT repos/acme/shop/rulesets/7 --input FILE` */
function ghApi(method, path, file) {
    const input = file === undefined ? '' : ` --input ${shellWord(file)}`;
    return `gh api --method ${method} ${shellWord(path)}${input}`;
}
/** One segment of an address. */
const segment = (text) => encodeURIComponent(text);

// EXTERNAL MODULE: ./src/formats/workflows/emitted.ts + 6 modules
var workflows_emitted = __webpack_require__(14973);
// EXTERNAL MODULE: ./src/gates/branch-protection/effective/values.ts
var values = __webpack_require__(88231);
;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/join-checks.ts

const checksSchema = schemas/* array */.YOg(schemas/* looseObject */._H3({ context: schemas/* string */.YjP(), integration_id: schemas/* number */.aig().nullish() }))
    .catch([]);
/** The checks of a rule; none for any other rule. */
function checksOf(rule) {
    if (rule?.type !== 'required_status_checks')
        return [];
    return checksSchema
        .parse(rule.parameters?.['required_status_checks'] ?? [])
        .map(({ context, integration_id: app }) => app === null || app === undefined || app < 0 ? { context } : { context, integration_id: app });
}
const strictKey = 'strict_required_status_checks_policy';
const onCreateKey = 'do_not_enforce_on_create';
const isOn = (rule, key) => rule?.parameters?.[key] === true;
const reported = (apps) => {
    const pins = apps.filter((app) => app !== undefined);
    return pins.length === 0 ? '' : ` from App ${pins.join(' and ')}`;
};
/** Every check of both; for one that both name, its pin. */
function joinChecks(want, have, hold) {
    const [wanted, there] = [checksOf(want), checksOf(have)];
    const names = [...new Set([...there, ...wanted].map(({ context }) => context))];
    const checks = names.flatMap((context) => {
        const own = wanted.filter((check) => check.context === context);
        const old = there.filter((check) => check.context === context);
        return joinCheck(context, own, old, hold);
    });
    if (checks.length === 0)
        return undefined;
    const strict = isOn(want, strictKey) || (isOn(have, strictKey) && hold('BP-STRICT', 'branch up to date'));
    return {
        type: have.type,
        parameters: {
            ...have.parameters,
            [strictKey]: strict,
            // Off is stricter: what is off stays off.
            [onCreateKey]: isOn(have, onCreateKey) && (want === undefined || isOn(want, onCreateKey)),
            required_status_checks: checks,
        },
    };
}
/** A pin takes the place of "any App"; another pin would ask for both Apps, so the one that is there stays. */
function joinCheck(context, own, old, hold) {
    const pins = old.map((check) => check.integration_id).filter((app) => app !== undefined);
    if (old.length === 0 || (own.length > 0 && pins.length === 0))
        return own;
    const [first] = own;
    if (pins.length === 1 && first?.integration_id === pins[0])
        return own;
    return hold(`BP-CHECK(${context})`, `check ${context}${reported(pins)}`) ? old : own;
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/guard-deadlock.ts



/**
 * Nothing is required that cannot be reported (traps T1 to T14): every check of the planned ruleset must come from a
 * workflow on the default branch or be declared external, and a recent pull request must have shown it.
 */
function deadlockGuard(plan, facts) {
    const own = plan.payload.rules.flatMap((rule) => checksOf(rule));
    const fresh = own.filter((check) => !isRequiredAlready(check, plan.subjects));
    return [
        ...own.flatMap((check) => dead(check, plan.subjects)),
        ...newlyDead(own, plan.subjects),
        ...own
            .filter(({ context }) => !plan.subjects.some(({ wouldBeDead }) => wouldBeDead.has(context)))
            .flatMap((check) => producer(check, facts)),
        ...fresh.flatMap((check) => unseen(check, facts)),
    ];
}
const refuse = (why, next, undecided = false) => ({
    guard: 'deadlock',
    ...{ why, next, undecided },
});
const isRequiredAlready = ({ context }, subjects) => subjects.length > 0 &&
    subjects.every(({ before }) => (0,values/* checksIn */.Jr)(before.controls.checks.value).some((check) => check.context === context));
function dead({ context }, subjects) {
    const why = subjects.map(({ wouldBeDead }) => wouldBeDead.get(context)).find((one) => one !== undefined);
    if (why === undefined)
        return [];
    return [
        refuse(`check ${context} would block every pull request: ${why}`, 'correct the workflow or the policy, or list the check under `external-checks`'),
    ];
}
/** Checks that others require and that only this change would keep from being reported: a merge queue, for one. */
const newlyDead = (own, subjects) => subjects.flatMap(({ wouldBeDead, dead: now }) => [...wouldBeDead]
    .filter(([context]) => !own.some((check) => check.context === context))
    .filter(([context]) => !now.some((check) => check.context === context))
    .map(([context, why]) => refuse(`check ${context}, which is required already, could not be reported any more: ${why}`, 'correct its workflow first')));
/** Somebody must be known to report it. */
function producer({ context }, { emitted, external }) {
    if (external.some((one) => one.context === context))
        return [];
    if (!('checks' in emitted))
        return [
            refuse(`whether any workflow reports check ${context} is not known: ${emitted.detail}`, emitted.remedy?.text ?? 'let the token read the workflows, or list the check under `external-checks`', true),
        ];
    if (emitted.checks.some((check) => check.context === context))
        return [];
    const cause = emitted.unresolved.find((one) => (0,workflows_emitted/* couldBe */.n)(one, context))?.cause;
    if (cause === undefined)
        return [
            refuse(`no workflow on the default branch reports check ${context}`, 'correct the name, or list the check under `external-checks`'),
        ];
    const { path, line } = cause.place;
    return [
        refuse(`whether any workflow reports check ${context} is not known: ${path}:${line}: ${cause.why}`, 'list the check under `external-checks`, or make the name of the job one that can be read', true),
    ];
}
/** Static reading can be wrong about what a run does: a run must have shown it. */
function unseen(check, { seen, allowUnseen }) {
    const { context, integration_id: app } = check;
    if (!seen.known) {
        if (allowUnseen)
            return [];
        const next = `${seen.remedy?.text ?? 'run it again'}, or pass --allow-unseen`;
        return [refuse(`which checks recent pull requests show could not be read: ${seen.detail}`, next, true)];
    }
    const found = seen.value.filter((one) => one.context === context);
    const apps = found.flatMap((one) => one.app ?? []);
    if (app !== undefined && apps.length > 0 && !apps.includes(app))
        return [
            refuse(`check ${context} would be required of App ${app}, and recent pull requests show it from App ${[...new Set(apps)].join(', ')}`, 'name the App that reports it in the policy'),
        ];
    if (found.length > 0 || allowUnseen)
        return [];
    return [
        refuse(`no recent pull request shows check ${context}`, 'open a pull request and see it reported, or pass --allow-unseen'),
    ];
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/guard-people.ts
function guard_people_asked({ payload, subjects }) {
    const parameters = payload.rules.find(({ type }) => type === 'pull_request')?.parameters ?? {};
    const count = parameters['required_approving_review_count'];
    const approvals = typeof count === 'number' ? count : 0;
    const already = (control) => subjects.map(({ before }) => before.controls[control].value);
    const isNew = (on, before) => on === true && (before.length === 0 || before.includes(false));
    const now = already('approvals').map((value) => (typeof value === 'number' ? value : 0));
    return {
        approvals: now.length > 0 && Math.min(...now) >= approvals ? 0 : approvals,
        secondPerson: isNew(parameters['require_code_owner_review'], already('code-owner-review')) ||
            isNew(parameters['require_last_push_approval'], already('last-push')),
    };
}
/**
 * Enough people must be able to approve: an author cannot approve their own change, so N approvals need N + 1 accounts
 * that can push, and a code owner or an approval of the last push needs two.
 */
function peopleGuard(plan, { people }) {
    const { approvals, secondPerson } = guard_people_asked(plan);
    const needed = Math.max(approvals === 0 ? 0 : approvals + 1, secondPerson ? 2 : 0);
    if (needed === 0)
        return [];
    if (!people.known)
        return [
            {
                guard: 'people',
                why: `how many people can approve could not be read: ${people.detail}`,
                next: people.remedy?.text ?? 'grant the token `metadata: read`, or use one of somebody who can push',
                undecided: true,
            },
        ];
    if (people.value >= needed)
        return [];
    const what = approvals > 0 ? `${approvals} ${approvals === 1 ? 'approval' : 'approvals'}` : 'a second person';
    return [
        {
            guard: 'people',
            why: `${what} would be required and ${people.value} ${people.value === 1 ? 'account' : 'accounts'} can push: nothing could be merged, at least ${needed} are needed`,
            next: 'give more people access, or ask for pull requests without approvals: `approvals: 0` (preset `solo`)',
            undecided: false,
        },
    ];
}

// EXTERNAL MODULE: ./src/gates/branch-protection/model.ts
var model = __webpack_require__(16674);
;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/canonical.ts
/** By code units: the same order on every machine. */
const compareTexts = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
/** JSON whose keys are in one order, so that equal values have equal texts. */
const canonicalText = (value) => JSON.stringify(value, (_, part) => (isPlain(part) ? inKeyOrder(part) : part));
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const inKeyOrder = (value) => Object.fromEntries(Object.entries(value).sort(([one], [other]) => compareTexts(one, other)));
/** A list without repeats, in one order whatever order it came in. */
function inOrder(list) {
    const byText = new Map(list.map((item) => [canonicalText(item), item]));
    return [...byText].sort(([one], [other]) => compareTexts(one, other)).map(([, item]) => item);
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/weaker.ts



/** Codes that give up a control, too, because it lives in what they give up. */
const implied = {
    approvals: ['BP-PR'],
    'code-owner-review': ['BP-PR'],
    'dismiss-stale': ['BP-PR'],
    'last-push': ['BP-PR'],
    threads: ['BP-PR'],
    'required-reviewers': ['BP-PR'],
    'merge-methods': ['BP-PR', 'BP-LINEAR', 'BP-QUEUE'],
    strict: ['BP-CHECK'],
    workflows: ['BP-RULE'],
};
/** Codes under which a control may be allowed to get weaker. */
const codes = {
    'pull-request': 'BP-PR',
    approvals: 'BP-APPROVALS',
    'code-owner-review': 'BP-CODEOWNER',
    'dismiss-stale': 'BP-STALE',
    'last-push': 'BP-LASTPUSH',
    threads: 'BP-THREADS',
    checks: 'BP-CHECK',
    strict: 'BP-STRICT',
    linear: 'BP-LINEAR',
    signatures: 'BP-SIGN',
    'block-force-push': 'BP-FORCE',
    'block-deletion': 'BP-DELETE',
    'merge-queue': 'BP-QUEUE',
    'merge-methods': 'BP-METHOD',
    deployments: 'BP-DEPLOY',
    workflows: 'BP-WORKFLOW',
    'code-scanning': 'BP-SCANNING',
    'restricted-updates': 'BP-UPDATE',
    creation: 'BP-CREATE',
    'name-pattern': 'BP-NAME',
    'required-reviewers': 'BP-REVIEWERS',
};
/** Whether `after` asks for everything that `before` does: taken together they are no more than `after`. */
const asksForAll = (name, before, after) => canonicalText((0,values/* strongest */.yX)(name, [before, after])) === canonicalText((0,values/* strongest */.yX)(name, [after]));
/**
 * Controls that hold less after a change than before it, by all sources together and by those that nobody may bypass.
 * Computed apart from what made the change: nothing is written that fails here.
 */
function weakerControls(before, after, allowed) {
    const anything = ['BP-ENFORCEMENT', 'BP-SCOPE'].some((one) => allowed.includes(one));
    const bypass = anything || allowed.includes('BP-BYPASS');
    return model/* controlNames */._.flatMap((name) => {
        const [old, now] = [before.controls[name], after.controls[name]];
        const whole = anything || asksForAll(name, old.value, now.value);
        const hard = bypass || asksForAll(name, hardValue(old), hardValue(now));
        const code = codes[name];
        const given = [code, ...(implied[name] ?? [])].some((base) => allowed.some((one) => one === base || one.startsWith(`${base}(`)));
        return (whole && hard) || given
            ? []
            : [{ code, what: `${name}: ${shown(old.value)} → ${shown(now.value)}` }];
    });
}
/** What holds by the sources that nobody may bypass. */
const hardValue = ({ name, sources }) => (0,values/* strongest */.yX)(name, sources.filter(({ bypass }) => bypass.kind === 'none').map(({ value }) => value));
function shown(value) {
    if (typeof value !== 'object')
        return String(value);
    const names = [
        ...(0,values/* textsIn */.Ej)(value),
        ...(0,values/* checksIn */.Jr)(value).map(({ context }) => context),
        ...(0,values/* toolsIn */.ji)(value).map(({ tool }) => tool),
    ];
    return names.length === 0 ? 'none' : names.join(', ');
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/guards.ts



/** Every reason against writing the ruleset of an entry; none when there is nothing to write. */
function refusals(plan, facts) {
    const owned = ownedGuard(plan);
    if (owned.length > 0 || plan.differences.length === 0)
        return owned;
    return [
        ...visibilityGuard(plan),
        ...weakerGuard(plan, facts),
        ...methodGuard(plan),
        ...deadlockGuard(plan, facts),
        ...peopleGuard(plan, facts),
        ...enforcementGuard(plan, facts),
    ];
}
const remedyOf = ({ remedy }) => remedy?.text ?? 'run it again';
/** The one ruleset that may be written must be known, ours, and seen whole. */
function ownedGuard({ owned, payload }) {
    switch (owned.kind) {
        case 'unknown':
            return [{ guard: 'visibility', why: owned.why.detail, next: remedyOf(owned.why), undecided: true }];
        case 'redacted':
            return [
                {
                    guard: 'redacted-bypass',
                    why: `GitHub did not show who may bypass ruleset ${payload.name} (${owned.id}): writing it would replace a list that nobody saw`,
                    next: 'give a token with `administration: write` (GATEWRIGHT_ADMIN_TOKEN)',
                    undecided: true,
                },
            ];
        case 'duplicate':
            return [
                {
                    guard: 'owned-ruleset',
                    why: `several rulesets are named ${payload.name}: ${owned.ids.join(', ')}`,
                    next: 'rename or delete all but one of them',
                    undecided: false,
                },
            ];
        case 'foreign':
            return [
                {
                    guard: 'owned-ruleset',
                    why: `${owned.id} is ${owned.what}`,
                    next: 'name a ruleset of this repository that Gatewright made',
                    undecided: false,
                },
            ];
        case 'absent':
        case 'there':
            return [];
    }
}
/** What cannot be seen cannot be compared before and after. */
const visibilityGuard = ({ subjects }) => subjects.flatMap(({ subject }) => {
    const { rules } = subject.input;
    if (rules.known)
        return [];
    return [
        {
            guard: 'visibility',
            why: `the rules for ${subject.name} could not be read: ${rules.detail}`,
            next: remedyOf(rules),
            undecided: true,
        },
    ];
});
const weakerGuard = ({ subjects }, { allowWeaken }) => subjects.flatMap(({ subject, before, after }) => weakerControls(before, after, allowWeaken).map(({ code, what }) => ({
    guard: 'weaker',
    why: `${subject.name} would be protected less: ${what}`,
    next: `nothing is weakened without --allow-weaken ${code}`,
    undecided: false,
})));
/** Rules that decide how a pull request is merged. */
const aboutMethods = ['required_linear_history', 'merge_queue', 'pull_request'];
/** With the ruleset in force some way to merge must be left (research R10). */
function methodGuard({ subjects, payload, entry }) {
    const asked = payload.rules.some(({ type, parameters }) => aboutMethods.includes(type) &&
        (type !== 'pull_request' || parameters?.['allowed_merge_methods'] !== undefined));
    return subjects.flatMap(({ subject, ifActive }) => {
        const { mergeSettings } = subject.input;
        if (asked && entry.target === 'branch' && !mergeSettings.known)
            return [
                {
                    guard: 'merge-methods',
                    why: `how ${subject.name} can be merged into could not be read: ${mergeSettings.detail}`,
                    next: remedyOf(mergeSettings),
                    undecided: true,
                },
            ];
        if (!ifActive.deadlock || !asked)
            return [];
        return [
            {
                guard: 'merge-methods',
                why: `no way to merge into ${subject.name} would be left`,
                next: methodStep(ifActive.controls['merge-methods'].sources),
                undecided: false,
            },
        ];
    });
}
const methodStep = (sources) => {
    const settings = sources.find(({ level }) => level === 'settings')?.value;
    const only = Array.isArray(settings) && settings.length === 1 ? settings[0] : undefined;
    return only === 'merge'
        ? 'allow squash merges in the repository settings first: see `branch-protection plan`'
        : 'let the repository settings, the rulesets and the merge queue have one way in common: see `branch-protection plan`';
};
/** `evaluate` is accepted and does nothing where the plan is not Enterprise. */
function enforcementGuard({ payload }, { enterprise }) {
    if (payload.enforcement !== 'evaluate' || (enterprise.known && enterprise.value))
        return [];
    const why = enterprise.known
        ? 'the plan is not GitHub Enterprise, where `evaluate` is accepted and does nothing'
        : `whether the plan is GitHub Enterprise could not be read (${enterprise.detail}), and elsewhere \`evaluate\` does nothing`;
    const next = 'create it with --enforcement disabled and activate it by hand, or with --enforcement active';
    return [{ guard: 'enforcement', why, next, undecided: !enterprise.known }];
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/parameters.ts




/** What GitHub takes where a parameter is left out. These are always written. */
const defaults = {
    update: { update_allows_fetch_and_merge: false },
    pull_request: {
        required_approving_review_count: 0,
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_review_thread_resolution: false,
    },
    required_status_checks: {
        strict_required_status_checks_policy: false,
        do_not_enforce_on_create: false,
        required_status_checks: [],
    },
    workflows: { do_not_enforce_on_create: false, workflows: [] },
    branch_name_pattern: { negate: false },
    tag_name_pattern: { negate: false },
    commit_message_pattern: { negate: false },
    commit_author_email_pattern: { negate: false },
    committer_email_pattern: { negate: false },
};
/**
 * Parameters in one form: defaults written out, what says nothing left out (null, an empty text or list, and a switch
 * that is off and that GitHub does not demand), lists in one order.
 */
function normalParameters(type, parameters) {
    const written = defaults[type] ?? {};
    const all = { ...written, ...withoutNulls(parameters) };
    const kept = Object.entries(all)
        .map(([key, value]) => [key, normalValue(key, value)])
        .filter(([key, value]) => key in written || !isSilent(key, value));
    return Object.fromEntries(kept.sort(([one], [other]) => compareTexts(one, other)));
}
const withoutNulls = (parameters) => Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined));
function isSilent(key, value) {
    if (value === false || value === '')
        return true;
    if (key === 'dismissal_restriction')
        return isOff(value);
    if (!Array.isArray(value))
        return false;
    if (key === 'allowed_merge_methods')
        return values/* allMethods */.g0.every((method) => value.includes(method));
    return value.length === 0;
}
const isOff = (value) => typeof value === 'object' && value !== null && 'enabled' in value && value.enabled === false;
/** Order means nothing in any list that GitHub documents. */
function normalValue(key, value) {
    if (!Array.isArray(value))
        return value;
    return inOrder(value.map((item) => (key === 'required_status_checks' ? normalCheck(item) : item)));
}
/** Any App: no `integration_id`, null, or a negative one. */
function normalCheck(check) {
    if (typeof check !== 'object' || check === null || !('context' in check))
        return check;
    const app = 'integration_id' in check ? check.integration_id : undefined;
    const { context } = check;
    return typeof app === 'number' && app >= 0 ? { context, integration_id: app } : { context };
}
const documentedShapes = (0,lazy/* lazy */.R)(() => {
    const texts = schemas/* array */.YOg(schemas/* string */.YjP()).nullish();
    const flag = schemas/* boolean */.zMY().nullish();
    return {
        pull_request: schemas/* looseObject */._H3({
            required_approving_review_count: schemas/* number */.aig().nullish(),
            dismiss_stale_reviews_on_push: flag,
            require_code_owner_review: flag,
            require_last_push_approval: flag,
            required_review_thread_resolution: flag,
            allowed_merge_methods: texts,
        }),
        required_status_checks: schemas/* looseObject */._H3({
            strict_required_status_checks_policy: flag,
            do_not_enforce_on_create: flag,
            required_status_checks: schemas/* array */.YOg(schemas/* looseObject */._H3({ context: schemas/* string */.YjP(), integration_id: schemas/* number */.aig().nullish() }))
                .nullish(),
        }),
        required_deployments: schemas/* looseObject */._H3({ required_deployment_environments: texts }),
        code_scanning: schemas/* looseObject */._H3({
            code_scanning_tools: schemas/* array */.YOg(schemas/* looseObject */._H3({
                tool: schemas/* string */.YjP(),
                alerts_threshold: schemas/* string */.YjP().optional(),
                security_alerts_threshold: schemas/* string */.YjP().optional(),
            }))
                .nullish(),
        }),
    };
});
/** Whether the parameters are what GitHub documents: others are never read as "none", and never written back. */
function areDocumented(type, parameters) {
    const shapes = documentedShapes();
    return !Object.hasOwn(shapes, type) || shapes[type]?.safeParse(parameters).success === true;
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/payload.ts




/** Whether a ruleset holds, only reports, or does nothing. `evaluate` reports on GitHub Enterprise and is inert elsewhere. */
const enforcements = ['active', 'evaluate', 'disabled'];
const rulesetBodySchema = (0,lazy/* lazy */.R)(() => {
    const texts = schemas/* array */.YOg(schemas/* string */.YjP());
    const actorSchema = schemas/* looseObject */._H3({
        actor_type: schemas/* string */.YjP(),
        actor_id: schemas/* number */.aig().nullish(),
        bypass_mode: schemas/* string */.YjP().nullish(),
    });
    return schemas/* looseObject */._H3({
        name: schemas/* string */.YjP(),
        target: schemas/* string */.YjP().nullish(),
        enforcement: schemas/* string */.YjP(),
        bypass_actors: schemas/* array */.YOg(actorSchema),
        conditions: schemas/* looseObject */._H3({
            ref_name: schemas/* looseObject */._H3({ include: texts.nullish(), exclude: texts.nullish() }).nullish(),
        })
            .nullish(),
        rules: schemas/* array */.YOg(schemas/* looseObject */._H3({ type: schemas/* string */.YjP(), parameters: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish() })
            .refine(({ type, parameters }) => areDocumented(type, parameters ?? {})))
            .nullish(),
    });
});
/** Ids that GitHub ignores come back in several ways: one stands for all of them. */
const fixedIds = {
    OrganizationAdmin: 1,
    DeployKey: null,
    EnterpriseOwner: null,
};
/** An actor in the one form that it is compared and sent in. */
function plannedActor(type, id, mode) {
    const fixed = fixedIds[type];
    return { actor_id: fixed === undefined ? id : fixed, actor_type: type, bypass_mode: mode };
}
const distinct = (list) => [...new Set(list)].sort(compareTexts);
/** A rule without defaults that GitHub fills in, its lists in one order. */
function normalRule({ type, parameters }) {
    const normal = normalParameters(type, parameters ?? {});
    return Object.keys(normal).length === 0 ? { type } : { type, parameters: normal };
}
/** A body in the one form that is compared and sent. */
function normalPayload(payload) {
    const { include, exclude } = payload.conditions.ref_name;
    return {
        name: payload.name,
        target: payload.target,
        enforcement: payload.enforcement,
        bypass_actors: inOrder(payload.bypass_actors.map((one) => plannedActor(one.actor_type, one.actor_id, one.bypass_mode))),
        conditions: { ref_name: { include: distinct(include), exclude: distinct(exclude) } },
        rules: [...inOrder(payload.rules.map(normalRule))].sort((one, other) => compareTexts(one.type, other.type)),
    };
}
/**
 * The body of a ruleset as GitHub gives it: ids, times, links and whatever else cannot be sent is left out. Null when
 * it is not what GitHub documents, or when who may bypass it was withheld: neither may be written back.
 */
function payloadOf(ruleset) {
    const parsed = rulesetBodySchema().safeParse(ruleset);
    if (!parsed.success)
        return null;
    const { name, target, enforcement, bypass_actors: actors, conditions, rules } = parsed.data;
    const names = conditions?.ref_name;
    return normalPayload({
        name,
        target: target ?? 'branch',
        enforcement,
        // An absent mode means always.
        bypass_actors: actors.map((one) => plannedActor(one.actor_type, one.actor_id ?? null, one.bypass_mode ?? 'always')),
        conditions: { ref_name: { include: names?.include ?? [], exclude: names?.exclude ?? [] } },
        rules: (rules ?? []).map(({ type, parameters }) => parameters === null || parameters === undefined ? { type } : { type, parameters }),
    });
}
/** Whether sending one would change nothing about the other. */
const samePayload = (one, other) => canonicalText(normalPayload(one)) === canonicalText(normalPayload(other));
/** Rules about names and texts: GitHub takes them on Enterprise plans alone. */
const isMetadataRule = ({ type }) => /^(branch_name|tag_name|commit_message|commit_author_email|committer_email)_pattern$/.test(type);

// EXTERNAL MODULE: ./src/gates/branch-protection/effective/answers.ts
var effective_answers = __webpack_require__(22250);
// EXTERNAL MODULE: ./src/gates/branch-protection/effective/effective.ts + 2 modules
var effective_effective = __webpack_require__(18979);
// EXTERNAL MODULE: ./src/gates/branch-protection/conditions.ts
var conditions = __webpack_require__(76697);
;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/after.ts

/** Stands for the id of a ruleset that is not there yet. */
const newId = 0;
/** What is observed of a subject, without the rules of one ruleset. */
function withoutRuleset({ input }, id) {
    const { rules, rulesets } = input;
    if (id === null || !rules.known)
        return input;
    const others = Object.entries(rulesets).filter(([key]) => key !== String(id));
    return {
        ...input,
        rules: { known: true, value: rules.value.filter((rule) => rule.ruleset_id !== id) },
        rulesets: Object.fromEntries(others),
    };
}
/**
 * What would be observed of a subject if the ruleset were this; `id` is null for one that is not there yet.
 * @param own the id it then has
 */
function withRuleset(subject, id, payload, defaultBranch, own = id ?? newId) {
    const input = withoutRuleset(subject, id);
    if (!input.rules.known)
        return input;
    const rules = isInForce(subject, payload, defaultBranch)
        ? payload.rules.map((rule) => ({
            type: rule.type,
            ...(rule.parameters === undefined ? {} : { parameters: { ...rule.parameters } }),
            ruleset_id: own,
            ruleset_source_type: 'Repository',
        }))
        : [];
    return {
        ...input,
        rules: { known: true, value: [...input.rules.value, ...rules] },
        rulesets: { ...input.rulesets, [String(own)]: { known: true, value: rulesetOf(own, payload) } },
    };
}
/** A ruleset as it would be read back. */
const rulesetOf = (id, payload) => ({
    id,
    name: payload.name,
    target: payload.target,
    source_type: 'Repository',
    enforcement: payload.enforcement,
    bypass_actors: payload.bypass_actors.map((actor) => ({ ...actor })),
    conditions: { ref_name: payload.conditions.ref_name },
    rules: payload.rules.map(({ type, parameters }) => parameters === undefined ? { type } : { type, parameters: { ...parameters } }),
});
/** Names that cannot be compared are taken as not covered: nothing is proved by them. */
function isInForce({ ref, pattern }, payload, defaultBranch) {
    if (payload.enforcement !== 'active')
        return false;
    const { ref_name: names } = payload.conditions;
    if (ref === null)
        return names.exclude.length === 0 && names.include.includes(pattern);
    const matches = (0,conditions/* refMatches */.d)(names, ref, defaultBranch);
    return matches.known && matches.value;
}

// EXTERNAL MODULE: ./src/formats/fnmatch.ts
var fnmatch = __webpack_require__(44669);
;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/codes.ts
/** The code of what a rule without parameters of its own stands for. */
const byType = {
    deletion: 'BP-DELETE',
    non_fast_forward: 'BP-FORCE',
    required_linear_history: 'BP-LINEAR',
    required_signatures: 'BP-SIGN',
    pull_request: 'BP-PR',
    merge_queue: 'BP-QUEUE',
    update: 'BP-UPDATE',
    creation: 'BP-CREATE',
    branch_name_pattern: 'BP-NAME',
    tag_name_pattern: 'BP-NAME',
};
/** The code of a whole rule; `BP-RULE(type)` for one that the policy cannot speak of. */
const codeOfRule = (type) => Object.hasOwn(byType, type) ? (byType[type] ?? '') : `BP-RULE(${type})`;

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/join-actors.ts
/** How much a mode lets through: `exempt` leaves no audit entry, either (research R15). */
const modes = ['pull_request', 'always', 'exempt'];
const reach = ({ bypass_mode: mode }) => {
    const at = modes.indexOf(mode);
    return at === -1 ? modes.length : at;
};
const isSame = (one, other) => one.actor_type === other.actor_type && one.actor_id === other.actor_id;
/** `Team 9 (pull_request)` */
const actorName = ({ actor_type: type, actor_id: id, bypass_mode: mode }) => `${type}${id === null ? '' : ` ${id}`} (${mode})`;
/**
 * The actors that are wanted, as far as they may bypass already; another one, or a wider mode, makes every rule weaker.
 */
function joinActors(want, have, hold) {
    return want.flatMap((actor) => {
        const now = have.filter((one) => isSame(one, actor));
        const widest = now.reduce((best, one) => (best === undefined || reach(one) > reach(best) ? one : best), undefined);
        if (widest !== undefined && reach(widest) >= reach(actor))
            return [actor];
        const without = widest === undefined ? 'no bypass' : `no wider bypass than ${actorName(widest)}`;
        if (!hold('BP-BYPASS', `${without} for ${actorName(actor)}`))
            return [actor];
        return widest === undefined ? [] : [widest];
    });
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/join-parameters.ts


const textsSchema = schemas/* array */.YOg(schemas/* string */.YjP()).catch([]);
const textsAt = (parameters, key) => textsSchema.parse(parameters?.[key] ?? []);
const switches = [
    ['dismiss_stale_reviews_on_push', 'BP-STALE'],
    ['require_code_owner_review', 'BP-CODEOWNER'],
    ['require_last_push_approval', 'BP-LASTPUSH'],
    ['required_review_thread_resolution', 'BP-THREADS'],
];
/** Parameter by parameter; those that the policy cannot speak of stay. */
function joinPullRequest(want, have, hold) {
    if (want === undefined)
        return hold('BP-PR', 'pull requests required') ? have : undefined;
    const [wanted, there] = [want.parameters ?? {}, have.parameters ?? {}];
    const on = switches.map(([key, code]) => {
        const kept = wanted[key] !== true && there[key] === true && hold(code, key);
        return [key, wanted[key] === true || kept];
    });
    const methods = joinMethods(textsAt(wanted, 'allowed_merge_methods'), textsAt(there, 'allowed_merge_methods'), hold);
    return {
        type: have.type,
        parameters: {
            ...there,
            ...wanted,
            ...Object.fromEntries(on),
            required_approving_review_count: joinCount(wanted, there, hold),
            allowed_merge_methods: methods,
        },
    };
}
function joinCount(wanted, there, hold) {
    const count = (parameters) => {
        const value = parameters['required_approving_review_count'];
        return typeof value === 'number' ? value : 0;
    };
    const [want, have] = [count(wanted), count(there)];
    return have > want && hold('BP-APPROVALS', `${have} approvals`) ? have : want;
}
/** An empty list is every method. Lists that have nothing in common would block every merge: what is there stays. */
function joinMethods(want, have, hold) {
    const wanted = want.length === 0 ? values/* allMethods */.g0 : want;
    const there = have.length === 0 ? values/* allMethods */.g0 : have;
    if (wanted.every((method) => there.includes(method)))
        return wanted;
    if (!hold('BP-METHOD', `merging only by ${there.join(', ')}`))
        return wanted;
    const both = wanted.filter((method) => there.includes(method));
    return both.length === 0 ? there : both;
}
const environments = 'required_deployment_environments';
/** Every environment of both. */
function joinDeployments(want, have, hold) {
    const wanted = textsAt(want?.parameters, environments);
    const more = textsAt(have.parameters, environments)
        .filter((name) => !wanted.includes(name))
        .filter((name) => hold(`BP-DEPLOY(${name})`, `deployment to ${name}`));
    const all = [...wanted, ...more];
    return all.length === 0 ? undefined : { type: have.type, parameters: { [environments]: all } };
}
const toolsSchema = schemas/* array */.YOg(schemas/* looseObject */._H3({
    tool: schemas/* string */.YjP(),
    alerts_threshold: schemas/* string */.YjP().default('none'),
    security_alerts_threshold: schemas/* string */.YjP().default('none'),
}))
    .catch([]);
const toolsAt = (rule) => toolsSchema.parse(rule?.parameters?.['code_scanning_tools'] ?? []).map((one) => ({
    tool: one.tool,
    alertsThreshold: one.alerts_threshold,
    securityAlertsThreshold: one.security_alerts_threshold,
}));
/** Every tool of both, each with the stricter thresholds. */
function joinCodeScanning(want, have, hold) {
    const wanted = toolsAt(want);
    const strictest = (0,values/* toolsIn */.ji)((0,values/* strongest */.yX)('code-scanning', [wanted, toolsAt(have)]));
    const tools = strictest.flatMap((both) => {
        const own = wanted.find(({ tool }) => tool === both.tool);
        const more = own?.alertsThreshold !== both.alertsThreshold ||
            own.securityAlertsThreshold !== both.securityAlertsThreshold;
        const result = more && hold(`BP-SCANNING(${both.tool})`, `results of ${both.tool} as they are required`) ? both : own;
        return result ?? [];
    });
    if (tools.length === 0)
        return undefined;
    return {
        type: have.type,
        parameters: {
            code_scanning_tools: tools.map((one) => ({
                tool: one.tool,
                alerts_threshold: one.alertsThreshold,
                security_alerts_threshold: one.securityAlertsThreshold,
            })),
        },
    };
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/join.ts






/** Rules whose parameters are compared one by one. */
const joins = {
    pull_request: joinPullRequest,
    required_status_checks: joinChecks,
    required_deployments: joinDeployments,
    code_scanning: joinCodeScanning,
};
/**
 * The rules that are wanted, and beyond them everything that `have` asks for and that `hold` keeps: never weaker than
 * what is there.
 */
function joinRules(want, have, hold) {
    const joined = have.flatMap((rule) => {
        const join = joins[rule.type] ?? joinWhole;
        return (join(want.find(({ type }) => type === rule.type), rule, hold) ?? []);
    });
    const added = want.filter(({ type }) => !joined.some((rule) => rule.type === type));
    return [...joined, ...added];
}
/** A rule that is there stays as it is: its other parameters make it neither weaker nor stronger. */
function joinWhole(want, have, hold) {
    const code = codeOfRule(have.type);
    if (want === undefined)
        return hold(code, `rule ${have.type}`) ? have : undefined;
    const other = code === 'BP-NAME' && canonicalText(want.parameters) !== canonicalText(have.parameters);
    if (!other)
        return have;
    return hold(code, `rule ${have.type} with the pattern it has`) ? have : want;
}
/** What is wanted of a ruleset, never weaker than what it is now. Gives a body in its normal form. */
function joinPayload(want, have, hold) {
    const wanted = normalPayload(want);
    const there = normalPayload(have);
    const names = wanted.conditions.ref_name;
    const more = there.conditions.ref_name.include
        .filter((pattern) => !names.include.includes(pattern))
        .filter((pattern) => hold('BP-SCOPE', `cover of ${pattern}`));
    return normalPayload({
        ...wanted,
        enforcement: joinEnforcement(wanted.enforcement, there.enforcement, hold),
        bypass_actors: joinActors(wanted.bypass_actors, there.bypass_actors, hold),
        // What was left out meanwhile is covered again.
        conditions: { ref_name: { include: [...names.include, ...more], exclude: names.exclude } },
        rules: joinRules(wanted.rules, there.rules, hold),
    });
}
/** An unknown word counts as the strongest: it is never replaced without being asked for. */
function strength(enforcement) {
    const at = enforcements.indexOf(enforcement);
    return at === -1 ? enforcements.length : enforcements.length - 1 - at;
}
const joinEnforcement = (want, have, hold) => strength(want) < strength(have) && hold('BP-ENFORCEMENT', `enforcement ${have}`) ? have : want;

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/desired.ts



/** Actors without an id of their own. */
const withoutId = ['OrganizationAdmin', 'DeployKey', 'EnterpriseOwner'];
/** Whether an allowed actor says which one it is, and how it may bypass: only then can it be written into a ruleset. */
const isComplete = (actor) => actor['bypass-mode'] !== undefined &&
    (typeof actor['actor-id'] === 'number' || withoutId.includes(actor['actor-type']));
/** The actors that a ruleset of ours lets bypass: those the policy allows and names completely. */
const actorsOf = (bypass) => (bypass?.allow ?? [])
    .filter(isComplete)
    .map((actor) => plannedActor(actor['actor-type'], actor['actor-id'] ?? null, actor['bypass-mode'] ?? 'always'));
/** The body of the ruleset: everything the policy asks for, and never weaker than what `owned` is now. */
function desiredPayload(wish, owned, hold) {
    const want = normalPayload({
        name: wish.name,
        target: wish.target,
        enforcement: wish.enforcement,
        bypass_actors: wish.actors,
        conditions: {
            ref_name: { include: wish.patterns.map((pattern) => (0,fnmatch/* refPattern */.uo)(wish.target, pattern)), exclude: [] },
        },
        rules: wish.rules,
    });
    return owned === null ? want : joinPayload(want, owned, hold);
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/diff.ts




/** What sending a body would change, the most telling first; everything when there is no ruleset yet. */
function differences(have, want) {
    const after = normalPayload(want);
    if (have === null) {
        return [
            { sign: '+', what: `ruleset ${after.name} (${after.enforcement})` },
            ...after.rules.flatMap((rule) => rulesDiffer(undefined, rule)),
            ...listsDiffer('may bypass: ', [], after.bypass_actors.map(actorName)),
        ];
    }
    const before = normalPayload(have);
    const [old, now] = [before.conditions.ref_name, after.conditions.ref_name];
    return [
        ...changed('name', before.name, after.name),
        ...changed('enforcement', before.enforcement, after.enforcement),
        ...diff_byType(before.rules, after.rules),
        ...listsDiffer('covers: ', old.include, now.include),
        ...listsDiffer('leaves out: ', old.exclude, now.exclude),
        ...listsDiffer('may bypass: ', before.bypass_actors.map(actorName), after.bypass_actors.map(actorName)),
    ];
}
const changed = (what, before, after) => before === after ? [] : [{ sign: '~', what: `${what}: ${before} → ${after}` }];
const listsDiffer = (what, before, after) => [
    ...before.filter((one) => !after.includes(one)).map((one) => ({ sign: '-', what: what + one })),
    ...after.filter((one) => !before.includes(one)).map((one) => ({ sign: '+', what: what + one })),
];
function diff_byType(before, after) {
    const types = [...new Set([...before, ...after].map(({ type }) => type))];
    return types.flatMap((type) => {
        const [old, now] = [before, after].map((rules) => rules.filter((rule) => rule.type === type));
        if (canonicalText(old) === canonicalText(now))
            return [];
        const told = rulesDiffer(old?.[0], now?.[0]);
        return told.length > 0 ? told : [{ sign: '~', what: `rule ${type}` }];
    });
}
function rulesDiffer(old, now) {
    if (now === undefined)
        return old === undefined ? [] : [{ sign: '-', what: `rule ${old.type}` }];
    const whole = old === undefined ? [{ sign: '+', what: `rule ${now.type}` }] : [];
    return [...whole, ...parametersDiffer(old, now)];
}
function parametersDiffer(old, now) {
    const [before, after] = [old?.parameters ?? {}, now.parameters ?? {}];
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => {
        if (key === 'required_status_checks')
            return checksDiffer(old, now);
        const [was, is] = [diff_shown(before[key]), diff_shown(after[key])];
        if (was === is || (old === undefined && is === 'false'))
            return [];
        return [{ sign: '~', what: old === undefined ? `${key}: ${is}` : `${key}: ${was} → ${is}` }];
    });
}
const diff_shown = (value) => value === undefined ? 'not set' : typeof value === 'string' ? value : canonicalText(value);
function checksDiffer(old, now) {
    const names = (rule) => checksOf(rule).map(({ context, integration_id: app }) => `${context}${app === undefined ? '' : ` from App ${app}`}`);
    return listsDiffer('check ', names(old), names(now));
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/name.ts

/** Every ruleset that Gatewright owns is named so; no other is ever written. */
const ownedPrefix = 'gatewright: ';
/** Longest derived part of a name that is written out. */
const maxWritten = 72;
const withoutRefs = (pattern) => pattern.replace(/^refs\/(heads|tags)\//, '');
/**
 * The name of the one ruleset for these branches or tags. It follows from them alone, so that a later run finds it
 * again; the order they are written in does not matter.
 */
function rulesetName(target, patterns) {
    const names = [...new Set(patterns.map(withoutRefs))].sort(compareTexts);
    if (target === 'branch' && names.length === 1 && names[0] === '~DEFAULT_BRANCH')
        return `${ownedPrefix}default branch`;
    const whole = `${target === 'branch' ? 'branches' : 'tags'} ${names.join(', ')}`;
    if (whole.length <= maxWritten)
        return `${ownedPrefix}${whole}`;
    return `${ownedPrefix}${whole.slice(0, maxWritten - 10).replace(/[\ud800-\udbff]$/, '')} … ${hash(whole)}`;
}
/** FNV-1a, 32 bits: keeps apart what was shortened. */
function hash(text) {
    let value = 0x811c9dc5;
    for (let at = 0; at < text.length; at += 1)
        value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, '0');
}
/** A file name for the body of a ruleset, safe to write in a shell: `gatewright-default-branch.json`. */
function fileNameOf(name) {
    const plain = name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
        .slice(0, 60);
    const exact = name.toLowerCase().replaceAll(': ', '-').replaceAll(' ', '-') === plain;
    return `${plain}${exact ? '' : `-${hash(name)}`}.json`;
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/editors.ts


/** How a source is named to people: `ruleset release (7) of the organisation`. */
function sourceName({ level, name, rulesetId }) {
    if (level === 'classic')
        return 'the classic rule';
    if (level === 'settings')
        return 'the repository settings';
    const of = level === 'Repository' ? '' : ` of the ${level === 'Organization' ? 'organisation' : level.toLowerCase()}`;
    return `ruleset ${name === undefined ? '' : `${name} `}(${rulesetId ?? 'no number'})${of}`;
}
/** Takes a required check from a source, or pins it there to another App. Never done by Gatewright itself. */
function checkStep(source, branch, check, place) {
    const what = check.app === null
        ? `take check ${check.context} from ${sourceName(source)}`
        : `pin check ${check.context} in ${sourceName(source)} to App ${check.app}`;
    if (source.level !== 'classic')
        return rulesetStep(source, what, (rule) => withCheck(rule, check), place);
    const classic = place.protection.branches.find(({ name }) => name === branch)?.classic;
    return classicStep(classic, what, branch, check, place);
}
function classicStep(classic, what, branch, { context, app }, { repository }) {
    if (classic?.known !== true || classic.value === null)
        return null;
    const { strict = false, checks = [], contexts = [] } = classic.value.required_status_checks ?? {};
    const named = new Set(checks.map((one) => one.context));
    const all = [
        ...checks.map((one) => ({ context: one.context, app_id: one.app_id ?? -1 })),
        ...contexts.filter((one) => !named.has(one)).map((one) => ({ context: one, app_id: -1 })),
    ];
    const rest = all.filter((one) => one.context !== context);
    const kept = app === null ? rest : [...rest, { context, app_id: app }];
    const file = fileNameOf(`classic ${branch} checks`);
    const path = `repos/${repository}/branches/${segment(branch)}/protection/required_status_checks`;
    return { what, command: ghApi('PATCH', path, file), input: { file, body: { strict, checks: kept } } };
}
/** The rules of a ruleset with one check taken out, or pinned elsewhere. A rule without checks is left out. */
function withCheck(rule, { context, app }) {
    const list = rule.parameters?.['required_status_checks'];
    if (rule.type !== 'required_status_checks' || !Array.isArray(list))
        return rule;
    const rest = list.filter((one) => !isCheck(one, context));
    if (rest.length === list.length)
        return rule;
    const kept = app === null ? rest : [...rest, { context, integration_id: app }];
    if (kept.length === 0)
        return null;
    return { type: rule.type, parameters: { ...rule.parameters, required_status_checks: kept } };
}
const isCheck = (value, context) => typeof value === 'object' && value !== null && 'context' in value && value.context === context;
/** Writes a ruleset back with its rules changed. Null when that must not be done blindly. */
function rulesetStep({ rulesetId: id }, what, change, { repository, protection }, enforcement) {
    const ruleset = id === undefined ? undefined : protection.rulesets[String(id)];
    if (ruleset?.known !== true)
        return null;
    const path = rulesetPath(ruleset.value, repository);
    const { name, target, bypass_actors: actors, conditions, rules = [] } = ruleset.value;
    // Written back without the list, nobody could bypass it any more, or everybody: it must have been seen.
    if (path === null || name === undefined || actors === null || actors === undefined)
        return null;
    const file = `ruleset-${ruleset.value.id}.json`;
    const body = {
        name,
        target: target ?? 'branch',
        enforcement: enforcement ?? ruleset.value.enforcement,
        bypass_actors: actors.map((actor) => ({
            actor_id: actor.actor_id ?? null,
            actor_type: actor.actor_type,
            bypass_mode: actor.bypass_mode ?? 'always',
        })),
        conditions: conditions ?? { ref_name: { include: [], exclude: [] } },
        rules: rules.flatMap(({ type, parameters }) => {
            const changed = change(parameters === undefined ? { type } : { type, parameters });
            return changed ?? [];
        }),
    };
    return { what, command: ghApi('PUT', path, file), input: { file, body } };
}
function rulesetPath({ id, source_type: level = 'Repository', source }, repository) {
    if (level === 'Repository')
        return `repos/${repository}/rulesets/${id}`;
    return level === 'Organization' && source !== undefined ? `orgs/${segment(source)}/rulesets/${id}` : null;
}

// EXTERNAL MODULE: ./src/gates/branch-protection/branches.ts + 1 modules
var branches = __webpack_require__(94516);
// EXTERNAL MODULE: ./src/gates/branch-protection/entries.ts
var branch_protection_entries = __webpack_require__(15031);
// EXTERNAL MODULE: ./src/gates/branch-protection/options.ts + 3 modules
var branch_protection_options = __webpack_require__(52831);
// EXTERNAL MODULE: ./src/gates/branch-protection/tags.ts
var tags = __webpack_require__(18702);
;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/entries.ts






/** What the policy asks for, one entry for each ruleset that is to be. */
function entriesOf(options, protection) {
    const byName = new Map();
    for (const part of [...branchParts(options, protection), ...tagParts(options, protection)]) {
        const { requirements, place, ...rest } = part;
        const before = byName.get(part.name);
        byName.set(part.name, {
            ...rest,
            requirements: [...(before?.requirements ?? []), requirements],
            places: [...(before?.places ?? []), place],
        });
    }
    return [...byName.values()];
}
const branchParts = (options, protection) => options.branches.map(({ branches: patterns, ...written }, position) => {
    const { defaultBranch } = protection.repository;
    const isNamed = (branch) => (0,branch_protection_entries/* entriesFor */.aB)(branch.name, defaultBranch, options).some((one) => one.position === position);
    return {
        name: rulesetName('branch', patterns),
        target: 'branch',
        place: ['branches', position],
        patterns,
        requirements: (0,branch_protection_options/* requirementsOf */.CG)(written),
        subjects: protection.branches.filter(isNamed).map((branch) => ({
            name: branch.name,
            ref: `refs/heads/${branch.name}`,
            pattern: `refs/heads/${branch.name}`,
            input: (0,branches/* inputOf */.wg)(branch, protection),
        })),
    };
});
const tagParts = (options, protection) => options.tags.map((entry, position) => ({
    name: rulesetName('tag', entry.tags),
    target: 'tag',
    place: ['tags', position],
    patterns: entry.tags,
    requirements: (0,tags/* tagRequirements */.vy)(entry),
    subjects: entry.tags.map((pattern) => ({
        name: `tags ${pattern}`,
        ref: null,
        pattern: (0,fnmatch/* refPattern */.uo)('tag', pattern),
        input: (0,tags/* tagInput */.f1)(protection, pattern),
    })),
}));

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/hold.ts
/** Whether a code is among those given; `BP-CHECK` stands for every check, and so on. */
const isAllowed = (code, allowed) => allowed.some((one) => one === code || code.startsWith(`${one}(`));
/** @param allowed codes that may get weaker */
function createKeeper(allowed) {
    const kept = [];
    const dropped = [];
    const hold = (code, what) => {
        const given = isAllowed(code, allowed);
        const list = given ? dropped : kept;
        if (!list.some((one) => one.code === code && one.what === what))
            list.push({ code, what });
        return !given;
    };
    return { hold, kept, dropped };
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/rules-of.ts
const rules_of_switches = [
    ['block-deletion', { type: 'deletion' }],
    ['block-force-push', { type: 'non_fast_forward' }],
    ['linear', { type: 'required_linear_history' }],
    ['signatures', { type: 'required_signatures' }],
    ['restricted-updates', { type: 'update', parameters: { update_allows_fetch_and_merge: false } }],
    ['creation', { type: 'creation' }],
];
/** The rules of a ruleset that ask for all of this; what no rule of a repository's ruleset can ask for is left out. */
const rulesOf = (requirements, settings) => [
    ...rules_of_switches.filter(([control]) => requirements[control] === true).map(([, rule]) => rule),
    ...pullRequest(requirements, settings),
    ...statusChecks(requirements, settings),
    ...mergeQueue(requirements, settings),
    ...deployments(requirements),
    ...codeScanning(requirements),
    ...namePattern(requirements, settings),
    ...immutable(requirements, settings),
];
/** A tag that cannot be updated is not to be moved by force, either: a later rule may allow updates again. */
const immutable = (requirements, { target }) => target === 'tag' && requirements['restricted-updates'] === true ? [{ type: 'non_fast_forward' }] : [];
function pullRequest(requirements, settings) {
    const { approvals = 0, 'code-owner-review': codeOwners = false, 'dismiss-stale': stale = false, 'last-push': lastPush = false, threads = false, 'merge-methods': methods, } = requirements;
    const asked = requirements['pull-request'] === true || approvals > 0;
    const wanted = asked || codeOwners || stale || lastPush || threads;
    if (!wanted && (methods === undefined || !settings.pullRequests))
        return [];
    return [
        {
            type: 'pull_request',
            parameters: {
                required_approving_review_count: approvals,
                dismiss_stale_reviews_on_push: stale,
                require_code_owner_review: codeOwners,
                require_last_push_approval: lastPush,
                required_review_thread_resolution: threads,
                ...(methods === undefined ? {} : { allowed_merge_methods: methods }),
            },
        },
    ];
}
function statusChecks(requirements, settings) {
    const named = (requirements.checks ?? []).flatMap((check) => {
        const { context, app: asked } = typeof check === 'string' ? { context: check, app: undefined } : check;
        const app = settings.appOf(context, asked);
        return app === null ? [] : [{ context, app }];
    });
    const strict = requirements.strict === true;
    const checks = named.length > 0 || !strict ? named : settings.checksNow;
    if (checks.length === 0)
        return [];
    return [
        {
            type: 'required_status_checks',
            parameters: {
                strict_required_status_checks_policy: strict,
                do_not_enforce_on_create: true,
                required_status_checks: checks.map(({ context, app }) => app === undefined ? { context } : { context, integration_id: app }),
            },
        },
    ];
}
function mergeQueue(requirements, { queueMethod }) {
    if (requirements['merge-queue'] !== true)
        return [];
    return [
        {
            type: 'merge_queue',
            parameters: {
                check_response_timeout_minutes: 60,
                grouping_strategy: 'ALLGREEN',
                max_entries_to_build: 5,
                max_entries_to_merge: 5,
                merge_method: queueMethod,
                min_entries_to_merge: 1,
                min_entries_to_merge_wait_minutes: 5,
            },
        },
    ];
}
function deployments({ deployments: environments = [] }) {
    if (environments.length === 0)
        return [];
    return [{ type: 'required_deployments', parameters: { required_deployment_environments: environments } }];
}
function codeScanning(requirements) {
    const tools = (requirements['code-scanning'] ?? []).map((wanted) => {
        const one = typeof wanted === 'string' ? { tool: wanted } : wanted;
        const { 'alerts-threshold': alerts, 'security-alerts-threshold': security } = one;
        // A rule under which no alert blocks would ask for nothing.
        const open = alerts === undefined && security === undefined;
        return {
            tool: one.tool,
            alerts_threshold: alerts ?? (open ? 'errors' : 'none'),
            security_alerts_threshold: security ?? (open ? 'high_or_higher' : 'none'),
        };
    });
    if (tools.length === 0)
        return [];
    return [{ type: 'code_scanning', parameters: { code_scanning_tools: tools } }];
}
/** The rule that holds names to a pattern. GitHub takes it on Enterprise plans alone. */
function namePattern(requirements, { namePattern: pattern, target }) {
    if (requirements['name-pattern'] !== true || pattern === null)
        return [];
    const parameters = { name: '', negate: false, operator: 'regex', pattern };
    return [{ type: `${target}_name_pattern`, parameters }];
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/fragments.ts

/** The rules that would answer one requirement by themselves; none where no rule of a repository's ruleset can. */
const fragmentFor = (answer, requirements, settings) => rulesOf(only(answer, requirements), { ...settings, pullRequests: true });
/** Of all requirements the one that an answer speaks of. */
function only({ control, detail, keys }, requirements) {
    const { checks = [] } = requirements;
    if (control === 'checks')
        return keys[0] === 'checks' ? { checks: checks.filter((check) => fragments_nameOf(check) === detail) } : {};
    if (control === 'strict')
        return { strict: true, checks };
    if (control === 'deployments')
        return { deployments: detail === undefined ? [] : [detail] };
    if (control === 'code-scanning') {
        const tools = requirements['code-scanning'] ?? [];
        return { 'code-scanning': tools.filter((one) => (typeof one === 'string' ? one : one.tool) === detail) };
    }
    return { [control]: requirements[control] };
}
const fragments_nameOf = (check) => typeof check === 'string' ? check : check.context;

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/manual.ts




const settingKeys = {
    merge: 'allow_merge_commit',
    squash: 'allow_squash_merge',
    rebase: 'allow_rebase_merge',
};
const manual_methodStep = (method, on, repository) => ({
    what: `${on ? 'allow' : 'forbid'} ${method} merges in the repository settings`,
    command: `${ghApi('PATCH', `repos/${repository}`)} -F ${settingKeys[method]}=${String(on)}`,
});
/** An answer that is still not satisfied with the planned ruleset in force. */
function manualFor(answer, branch, place) {
    const { code = '', control, detail = '' } = answer;
    if (code === 'BP-METHOD-DEADLOCK')
        return deadlock(answer, place);
    if (control === 'merge-methods')
        return method(answer, place);
    if (code.startsWith('BP-CHECK-EXTRA('))
        return extraCheck(answer, branch, place);
    if (code.startsWith('BP-CHECK('))
        return otherApp(answer, branch, place);
    return { why: reasons[control]?.(detail) ?? 'no ruleset of the repository can ask for this', steps: [] };
}
const reasons = {
    checks: () => 'the policy does not say which checks: name them under `checks`',
    strict: () => 'it has no effect without a required check: name one under `checks`',
    workflows: (detail) => `GitHub takes the rule \`workflows\` in rulesets of an organisation only: its owners add ${detail} to one`,
    'required-reviewers': (detail) => `the policy does not say which team reviews ${detail}: add \`required_reviewers\` with its id by hand`,
    'name-pattern': () => 'the policy does not say which pattern: give it with --name-pattern',
    creation: () => 'nobody could create it any more: name who may, with `actor-id` and `bypass-mode`, under `bypass: allow`',
    'restricted-updates': () => 'nobody could update it any more: name who may, with `actor-id` and `bypass-mode`, under `bypass: allow`',
};
/** A rule of ours forbids a method through pull requests; without any, the repository settings must. */
const method = ({ detail }, { repository }) => {
    const found = values/* allMethods */.g0.find((one) => one === detail);
    return {
        why: 'pull requests are not required, so a ruleset does not decide how is merged',
        steps: found === undefined ? [] : [manual_methodStep(found, false, repository)],
    };
};
function deadlock({ sources }, place) {
    const rulesets = sources.filter(({ level }) => level !== 'settings');
    const allowed = (0,values/* textsIn */.Ej)((0,values/* strongest */.yX)('merge-methods', rulesets.map(({ value }) => value)));
    const wanted = ['squash', 'rebase', 'merge'].find((one) => allowed.includes(one));
    if (wanted !== undefined)
        return {
            why: `the repository settings allow no way to merge that the rules allow (${allowed.join(', ')})`,
            steps: [manual_methodStep(wanted, true, place.repository)],
        };
    const what = (source) => `let ${sourceName(source)} allow every way to merge`;
    return {
        why: `these leave no way to merge together: ${rulesets.map(sourceName).join(', ')}; change one of them`,
        steps: manual_distinct(rulesets).flatMap((source) => rulesetStep(source, what(source), withEveryMethod, place) ?? []),
    };
}
function withEveryMethod(rule) {
    if (rule.type !== 'pull_request')
        return rule;
    return { type: rule.type, parameters: { ...rule.parameters, allowed_merge_methods: values/* allMethods */.g0 } };
}
const manual_distinct = (sources) => [
    ...new Map(sources.map((source) => [`${source.level} ${source.rulesetId ?? ''}`, source])).values(),
];
/** Sources that require a check of this name. */
const requiring = (sources, context) => manual_distinct(sources.filter(({ value }) => (0,values/* checksIn */.Jr)(value).some((check) => check.context === context)));
function extraCheck({ detail: context = '', sources }, branch, place) {
    const own = requiring(sources, context).some(({ name = '' }) => name.startsWith(ownedPrefix));
    if (own)
        return {
            why: `Gatewright's own ruleset requires check ${context} and is not weakened by itself: --allow-weaken ${shellWord(`BP-CHECK(${context})`)}`,
            steps: [],
        };
    return {
        why: `check ${context} is required by ${requiring(sources, context).map(sourceName).join(', ')}, which is not Gatewright's to change`,
        steps: removeCheck(context, sources, branch, place),
    };
}
/** Takes a check from every source that requires it. */
const removeCheck = (context, sources, branch, place) => requiring(sources, context).flatMap((source) => checkStep(source, branch, { context, app: null }, place) ?? []);
/** Two pins would ask for both Apps at once. */
function otherApp(answer, branch, place) {
    const { detail: context = '', sources, required } = answer;
    const app = (0,values/* checksIn */.Jr)(required).find((check) => check.context === context)?.apps[0];
    const pinned = requiring(sources, context).filter(({ value }) => (0,values/* checksIn */.Jr)(value).some((check) => check.context === context && check.apps.some((one) => one !== app)));
    const where = pinned.map(sourceName).join(', ');
    return {
        why: `check ${context} is pinned to another App by ${where}: a second pin would ask for both`,
        steps: app === undefined
            ? []
            : pinned.flatMap((source) => checkStep(source, branch, { context, app }, place) ?? []),
    };
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/items.ts





const sameAnswer = (one, other) => one.control === other.control &&
    one.detail === other.detail &&
    JSON.stringify(one.required) === JSON.stringify(other.required);
/** What is not satisfied of a subject, and whether it would be with the planned ruleset in force. */
function itemsFor({ requirements, places }, { name }, effective, settings, place) {
    const items = requirements.flatMap((one, position) => {
        const later = (0,effective_answers/* answersFor */.z)(effective.ifActive, one);
        return (0,effective_answers/* answersFor */.z)(effective.before, one)
            .filter(({ answer }) => answer !== 'satisfied')
            .map((answer) => {
            const fragment = fragmentFor(answer, one, settings);
            const keys = keysOf(answer, places[position]);
            const then = later.find((candidate) => sameAnswer(candidate, answer));
            if (then === undefined || then.answer === 'satisfied')
                return { answer, keys, byRuleset: true, fragment, steps: [] };
            return { answer, keys, byRuleset: false, fragment, ...manualFor(then, name, place) };
        });
    });
    return [
        ...new Map(items.map((item) => [`${item.answer.code} ${JSON.stringify(item.answer.required)}`, item])).values(),
    ];
}
/** In a tag entry some controls have another name. */
function keysOf({ keys: [first = '', ...rest] }, place) {
    if (place === undefined)
        return [];
    return [...place, place[0] === 'tags' ? (0,tags/* tagKey */.E4)(String(first)) : first, ...rest];
}
/** Required checks, by whomever, that can never be reported. */
const deadChecks = (dead, { name }, before, place) => (0,values/* checksIn */.Jr)(before.controls.checks.value).flatMap(({ context }) => {
    const why = dead.get(context);
    if (why === undefined)
        return [];
    return [{ context, why, steps: removeCheck(context, before.controls.checks.sources, name, place) }];
});

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/owned.ts


/**
 * Finds the ruleset of this repository that Gatewright owns under a name, or the one with the id that was given.
 * Rulesets of an organisation or enterprise are never ours, whatever their name.
 */
function ownedRuleset(protection, { name, target }, id) {
    const owned = found(protection, name, id);
    if (!('payload' in owned) || owned.payload.target === target)
        return owned;
    return { kind: 'foreign', id: owned.id, what: `for target ${owned.payload.target}, not for ${target}` };
}
function found(protection, name, id) {
    const { index } = protection;
    if (index === null)
        return { kind: 'unknown', why: unknownIndex };
    if (!index.known)
        return { kind: 'unknown', why: index };
    const own = index.value.filter(({ source_type: source = 'Repository' }) => source === 'Repository');
    if (id !== null)
        return byId(protection, own.find((row) => row.id === id)?.name, id);
    const ids = own.filter((row) => row.name === name).map((row) => row.id);
    const [only] = ids;
    if (only === undefined)
        return { kind: 'absent' };
    return ids.length > 1 ? { kind: 'duplicate', ids } : readOwned(protection, only);
}
const unknownIndex = {
    known: false,
    reason: 'nothing-evaluated',
    detail: 'the rulesets of the repository were not listed',
};
function byId(protection, name, id) {
    if (name === undefined)
        return { kind: 'foreign', id, what: 'no ruleset of this repository' };
    if (!name.startsWith(ownedPrefix))
        return { kind: 'foreign', id, what: `named ${name}, and so none of Gatewright's` };
    return readOwned(protection, id);
}
function readOwned({ rulesets }, id) {
    const ruleset = rulesets[String(id)];
    if (ruleset === undefined)
        return {
            kind: 'unknown',
            why: { known: false, reason: 'not-found', detail: `ruleset ${id} was not read` },
        };
    return ruleset.known ? ownedFrom(ruleset.value) : { kind: 'unknown', why: ruleset };
}
/** The same of an answer that was read again. */
function ownedFrom(ruleset) {
    const { id, bypass_actors: actors, updated_at: updatedAt } = ruleset;
    const redacted = actors === null || actors === undefined;
    const payload = payloadOf({ ...ruleset, bypass_actors: actors ?? [] });
    if (payload === null)
        return {
            kind: 'unknown',
            why: { known: false, reason: 'api-shape', detail: `ruleset ${id} is not what GitHub documents` },
        };
    if (redacted)
        return { kind: 'redacted', id, payload };
    return { kind: 'there', id, payload, updatedAt: updatedAt ?? null };
}

// EXTERNAL MODULE: ./src/gates/branch-protection/trap-model.ts
var trap_model = __webpack_require__(35908);
;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/settings.ts


/** What a policy leaves open, decided so that nothing that is there now gets in its way. */
function settingsFor(requirements, { target, foreign, emitted, external, namePattern }) {
    const required = settings_checksOf(foreign);
    return {
        target,
        namePattern,
        appOf: (context, app) => {
            const pins = required.find((check) => check.context === context)?.apps ?? [];
            if (app !== undefined)
                return pins.some((pin) => pin !== app) ? null : app;
            if (pins.length > 0)
                return pins[0];
            const outside = external.find((one) => one.context === context);
            if (outside !== undefined)
                return outside.app;
            return isEmitted(context, emitted) ? trap_model/* gitHubActionsApp */.A : undefined;
        },
        checksNow: everywhere(foreign).map(({ context, apps: [app] }) => app === undefined ? { context } : { context, app }),
        queueMethod: queueMethod(requirements, foreign),
        pullRequests: foreign.length > 0 && foreign.every(({ controls }) => controls['pull-request'].value === true),
    };
}
const settings_checksOf = (foreign) => (0,values/* checksIn */.Jr)((0,values/* strongest */.yX)('checks', foreign.map(({ controls }) => controls.checks.value)));
/** Checks that are required of every subject already: to require them once more asks for nothing new. */
const everywhere = (foreign) => settings_checksOf(foreign).filter(({ context, apps }) => foreign.every(({ controls }) => (0,values/* checksIn */.Jr)(controls.checks.value).some((check) => check.context === context && check.apps.length === apps.length)));
const isEmitted = (context, emitted) => 'checks' in emitted && emitted.checks.some((check) => check.context === context);
/** The way to merge that everything allows: squash before rebase, a merge commit last. */
function queueMethod(requirements, foreign) {
    const linear = requirements.some((one) => one.linear === true);
    const asked = requirements.flatMap((one) => one['merge-methods'] === undefined ? [] : [one['merge-methods']]);
    const now = foreign.map(({ controls }) => (0,values/* textsIn */.Ej)(controls['merge-methods'].value));
    const allowed = (0,values/* textsIn */.Ej)((0,values/* strongest */.yX)('merge-methods', [...asked, ...now, ...(linear ? [['squash', 'rebase']] : [])]));
    if (allowed.includes('squash'))
        return 'SQUASH';
    if (allowed.includes('rebase'))
        return 'REBASE';
    return allowed.includes('merge') ? 'MERGE' : 'SQUASH';
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/wish.ts




const always = () => true;
/** Under a rule that lets only those pass who may bypass it, somebody must be able to. */
const wish_closed = (rule, target, actors) => actors.length === 0 && (rule.type === 'creation' || (rule.type === 'update' && target === 'branch'));
/** Several entries that name the same branches or tags hold together: the strictest of each. */
function wishOf(entry, settings, enforcement) {
    const { name, target, patterns, requirements } = entry;
    const actors = requirements
        .map(({ bypass }) => actorsOf(bypass))
        .reduce((all, more) => joinActors(all, more, always));
    const rules = requirements
        .map((one) => rulesOf(one, settings))
        .reduce((all, more) => joinRules(more, all, always));
    const open = rules.filter((rule) => !wish_closed(rule, target, actors));
    return {
        wish: { name, target, patterns, rules: open, actors, enforcement },
        leftOut: [
            ...requirements.flatMap(incompleteActors),
            ...rules
                .filter((rule) => wish_closed(rule, target, actors))
                .map(({ type }) => ({
                what: `rule ${type}`,
                why: 'nobody could do it any more: name who may under `bypass: allow`, with `actor-id` and `bypass-mode`',
            })),
        ],
    };
}
const incompleteActors = ({ bypass }) => (bypass?.allow ?? [])
    .filter((actor) => !isComplete(actor))
    .map((actor) => ({
    what: ['bypass for', actor['actor-type'], actor['actor-id'] ?? ''].join(' ').trimEnd(),
    why: 'the policy names no `actor-id` or no `bypass-mode`: a ruleset needs both',
}));

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/plan.ts















/** One plan for each ruleset that the policy asks for. Pure: whatever is not in the input is unknown. */
const planOf = (input) => entriesOf(input.options, input.protection)
    .filter(({ name }) => input.only === null || input.only === name)
    .map((entry) => planEntry(entry, input));
function planEntry(entry, input) {
    const { protection, emitted, options, namePattern } = input;
    const owned = ownedRuleset(protection, entry, input.rulesetId);
    const id = 'id' in owned ? owned.id : null;
    const foreign = entry.subjects.map((subject) => (0,effective_effective/* effectiveOf */.d)(withoutRuleset(subject, id)));
    const settings = settingsFor(entry.requirements, {
        ...{ target: entry.target, foreign, emitted, namePattern },
        external: options['external-checks'],
    });
    const { wish, leftOut } = wishOf(entry, settings, input.enforcement);
    const keeper = createKeeper(input.allowWeaken);
    const now = 'payload' in owned ? owned.payload : null;
    const payload = desiredPayload(wish, now, keeper.hold);
    const place = { repository: input.repository, protection };
    const subjects = entry.subjects.map((subject) => {
        const views = viewsOf(subject, id, payload, input);
        return {
            subject,
            ...views,
            items: itemsFor(entry, subject, views, settings, place),
            satisfied: entry.requirements
                .flatMap((one) => (0,effective_answers/* answersFor */.z)(views.before, one))
                .filter(({ answer }) => answer === 'satisfied').length,
            dead: deadChecks(blocked(subject, views.before, input), subject, views.before, place),
            wouldBeDead: blocked(subject, views.ifActive, input),
        };
    });
    const { kept, dropped } = keeper;
    return {
        ...{ entry, owned, payload, kept, dropped, leftOut, subjects },
        file: fileNameOf(payload.name),
        differences: changes(now, payload),
        inert: inertSteps(entry, id, place),
    };
}
/** The same plan with another body. */
function withPayload(plan, payload) {
    const now = 'payload' in plan.owned ? plan.owned.payload : null;
    return { ...plan, payload, differences: changes(now, payload) };
}
/** A ruleset that is not there and would ask for nothing is not made. */
const changes = (now, payload) => now === null && payload.rules.length === 0 ? [] : differences(now, payload);
function viewsOf(subject, id, payload, input) {
    const { defaultBranch } = input.protection.repository;
    const view = (body) => (0,effective_effective/* effectiveOf */.d)(withRuleset(subject, id, body, defaultBranch));
    return {
        before: (0,effective_effective/* effectiveOf */.d)(subject.input),
        after: view(payload),
        ifActive: view({ ...payload, enforcement: 'active' }),
    };
}
function blocked(subject, effective, input) {
    if (subject.ref === null)
        return new Map();
    const { checks, 'merge-queue': queue } = effective.controls;
    return input.blockedContexts({
        branch: subject.name,
        defaultBranch: input.protection.repository.defaultBranch,
        required: (0,values/* checksIn */.Jr)(checks.value),
        hidden: effective.hidden.filter(({ controls }) => controls.includes('checks')).map(({ why }) => why),
        mergeQueue: queue.value === true,
        emitted: input.emitted,
        proposed: null,
        external: input.options['external-checks'].map(({ context, app }) => app === undefined ? { context } : { context, app }),
    });
}
/** Rulesets of others that would satisfy something, were they active. */
function inertSteps(entry, own, place) {
    const { rulesets, repository } = place.protection;
    return Object.values(rulesets).flatMap((ruleset) => {
        if (!ruleset.known || ruleset.value.enforcement === 'active' || ruleset.value.id === own)
            return [];
        const { id, name = String(ruleset.value.id), enforcement } = ruleset.value;
        const payload = payloadOf({ ...ruleset.value, bypass_actors: ruleset.value.bypass_actors ?? [] });
        if (payload === null)
            return [];
        const helps = entry.subjects.some((subject) => {
            const active = withRuleset(subject, id, { ...payload, enforcement: 'active' }, repository.defaultBranch);
            const open = (effective) => entry.requirements
                .flatMap((one) => (0,effective_answers/* answersFor */.z)(effective, one))
                .filter(({ answer }) => answer !== 'satisfied').length;
            return open((0,effective_effective/* effectiveOf */.d)(active)) < open((0,effective_effective/* effectiveOf */.d)(subject.input));
        });
        if (!helps)
            return [];
        const source = {
            level: ruleset.value.source_type ?? 'Repository',
            rulesetId: id,
            value: true,
            bypass: { kind: 'none' },
        };
        const what = `activate ruleset ${name} (${id}), which is ${enforcement} and so counts for nothing`;
        return rulesetStep(source, what, (rule) => rule, place, 'active') ?? [];
    });
}

;// CONCATENATED MODULE: ./src/gates/branch-protection/plan/simulate.ts

/**
 * What would be observed once a plan is carried out, so that the next entry is planned on top of it.
 * @param id of the ruleset that was made, or a number that no ruleset has
 */
function protectionAfter(protection, plan, id) {
    const { payload, owned, entry } = plan;
    const { index, repository } = protection;
    const before = 'id' in owned ? owned.id : null;
    const branches = protection.branches.map((branch) => {
        const ref = `refs/heads/${branch.name}`;
        const input = {
            ...branch,
            rulesets: protection.rulesets,
            mergeSettings: repository.mergeSettings,
        };
        const subject = { name: branch.name, ref, pattern: ref, input };
        if (entry.target === 'tag')
            return branch;
        const { rules } = withRuleset(subject, before, payload, repository.defaultBranch, id);
        return { ...branch, rules: rules.known ? { ...rules, value: [...rules.value] } : rules };
    });
    const row = { id, name: payload.name, target: payload.target, enforcement: payload.enforcement };
    const others = index?.known === true ? index.value.filter((one) => one.id !== id && one.id !== before) : [];
    return {
        ...protection,
        branches,
        rulesets: { ...protection.rulesets, [String(id)]: { known: true, value: rulesetOf(id, payload) } },
        index: index?.known === true
            ? { known: true, value: [...others, { ...row, source_type: 'Repository' }] }
            : index,
    };
}

// EXTERNAL MODULE: ./src/facts/observe.ts
var observe = __webpack_require__(94671);
;// CONCATENATED MODULE: ./src/protection-apply/people.ts


const accountSchema = schemas/* looseObject */._H3({ login: schemas/* string */.YjP(), type: schemas/* string */.YjP().optional() });
/** How many people can push, and so approve: bots are not counted. */
const peopleWithWrite = ({ github, administration, repository, }) => (0,observe/* observe */.l)(async () => {
    const accounts = await (administration ?? github).list('GET /repos/{owner}/{repo}/collaborators', { ...repository, permission: 'push' }, accountSchema, { key: ({ login }) => login, permission: 'metadata: read' });
    return accounts.filter(({ type = 'User' }) => type === 'User').length;
});

// EXTERNAL MODULE: ./src/core/facts/observation.ts
var observation = __webpack_require__(47225);
// EXTERNAL MODULE: ./src/facts/registry.ts + 25 modules
var facts_registry = __webpack_require__(34815);
// EXTERNAL MODULE: ./src/facts/resolve.ts + 1 modules
var resolve = __webpack_require__(43627);
// EXTERNAL MODULE: ./src/policy/report-settings.ts
var report_settings = __webpack_require__(99530);
;// CONCATENATED MODULE: ./src/protection-apply/repository.ts









const repositorySchema = schemas/* looseObject */._H3({
    full_name: schemas/* string */.YjP(),
    default_branch: schemas/* string */.YjP().min(1),
    archived: schemas/* boolean */.zMY().optional(),
    owner: schemas/* looseObject */._H3({ login: schemas/* string */.YjP(), type: schemas/* string */.YjP().optional() }),
    permissions: schemas/* looseObject */._H3({ admin: schemas/* boolean */.zMY().optional() }).nullish(),
});
/** @throws GitHubFailure, Undecided when it cannot be seen */
async function readRepository({ github, administration, repository }) {
    const answer = await (administration ?? github).get('GET /repos/{owner}/{repo}', { ...repository }, repositorySchema, {
        permission: 'metadata: read',
    });
    const ref = `refs/heads/${answer.default_branch}`;
    const target = await (0,resolve/* resolveSubject */.f)({ kind: 'repository', repository, ref }, github);
    if (!target.known)
        throw new errors/* Undecided */.Oh(target);
    return {
        name: answer.full_name,
        defaultBranch: answer.default_branch,
        archived: answer.archived === true,
        owner: { login: answer.owner.login, isOrganisation: answer.owner.type === 'Organization' },
        admin: answer.permissions?.admin === true,
        sha: target.value.baseSha,
    };
}
/** Observes every branch and tag that the options speak of. @throws Undecided when protection cannot be read at all */
async function observeRepository(ports, { sha }, options) {
    const { github, administration, repository } = ports;
    const base = {
        ...{ repository, github, baseSha: sha, snapshot: null, workspace: null },
        ...(administration === undefined ? {} : { administration }),
        subject: { kind: 'repository', sha },
        policy: {
            mode: 'enforce',
            onNothing: 'unknown',
            report: (0,report_settings/* defaultReportSettings */.$T)(),
            p0: { ids: [], asked: false },
            gates: [
                {
                    id: 'branch-protection',
                    mode: 'enforce',
                    optional: false,
                    enforceFrom: null,
                    options,
                    where: () => undefined,
                },
            ],
            sources: [],
            inputs: [],
            modeAt: undefined,
        },
        policyPath: '',
        hints: { pusher: null },
    };
    const { protection, workflows } = await (0,facts_registry/* gatherFacts */.p)(['protection', 'workflows'], base);
    if (!protection.known)
        throw new errors/* Undecided */.Oh(protection);
    if (!workflows.known)
        return { protection: protection.value, emitted: (0,observation/* unobserved */.mj)(workflows) };
    const { files } = workflows.value.base;
    const emitted = files.known ? (0,workflows_emitted/* emittedChecks */.U)(files.value, workflows.value.called) : files;
    return { protection: protection.value, emitted };
}
const ownerSchema = schemas/* looseObject */._H3({ plan: schemas/* looseObject */._H3({ name: schemas/* string */.YjP() }).nullish() });
/** Plans that have rulesets which only evaluate. */
const enterprisePlans = ['enterprise', 'business_plus'];
/**
 * Whether the owner's plan is GitHub Enterprise; its servers are always.
 * @param apiUrl tells a GitHub Enterprise Server by its path
 */
async function isEnterprise({ github, administration }, { owner }, apiUrl) {
    if (new URL(apiUrl).pathname.startsWith('/api/v3'))
        return { known: true, value: true };
    if (!owner.isOrganisation)
        return { known: true, value: false };
    const fact = await (0,gather/* settle */.G9)(async () => {
        const route = 'GET /orgs/{org}';
        const permission = 'organization_plan: read (GitHub App)';
        const { plan } = await (administration ?? github).get(route, { org: owner.login }, ownerSchema, {
            permission,
        });
        if (plan === null || plan === undefined)
            return (0,core_fact/* unknown */.L5)('permission-missing', `GitHub does not show the plan of ${owner.login} to this token`);
        return (0,core_fact/* known */.eO)(enterprisePlans.includes(plan.name), { kind: 'api', what: route });
    });
    return fact.known ? { known: true, value: fact.value } : (0,observation/* unobserved */.mj)(fact);
}

;// CONCATENATED MODULE: ./src/protection-apply/seen-checks.ts


/** How many of the pull requests that were updated last are looked at. */
const recentPulls = 10;
const pullsSchema = schemas/* array */.YOg(schemas/* looseObject */._H3({ head: schemas/* looseObject */._H3({ sha: schemas/* string */.YjP() }) }));
const runSchema = schemas/* looseObject */._H3({
    id: schemas/* number */.aig(),
    name: schemas/* string */.YjP(),
    app: schemas/* looseObject */._H3({ id: schemas/* number */.aig() }).nullish(),
});
const statusSchema = schemas/* looseObject */._H3({ id: schemas/* number */.aig(), context: schemas/* string */.YjP() });
/** The checks and commit statuses on the heads of recent pull requests, until every wanted one has been seen. */
const seenChecks = ({ github, repository }, wanted) => (0,observe/* observe */.l)(async () => {
    const route = 'GET /repos/{owner}/{repo}/pulls';
    const query = { state: 'all', sort: 'updated', direction: 'desc', per_page: recentPulls };
    const pulls = await github.get(route, { ...repository, ...query }, pullsSchema, {
        permission: 'pull-requests: read',
    });
    const seen = [];
    for (const sha of new Set(pulls.map(({ head }) => head.sha))) {
        if (wanted.every((context) => seen.some((one) => one.context === context)))
            break;
        seen.push(...(await checksOn({ github, repository }, sha)));
    }
    return seen;
});
async function checksOn({ github, repository }, ref) {
    const [runs, statuses] = await Promise.all([
        github.list('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', { ...repository, ref }, runSchema, {
            key: ({ id }) => id,
            property: 'check_runs',
            permission: 'checks: read',
        }),
        github.list('GET /repos/{owner}/{repo}/commits/{ref}/statuses', { ...repository, ref }, statusSchema, {
            key: ({ id }) => id,
            permission: 'statuses: read',
        }),
    ]);
    return [
        ...runs.map(({ name, app }) => ({ context: name, app: app?.id ?? null })),
        ...statuses.map(({ context }) => ({ context, app: null })),
    ];
}

// EXTERNAL MODULE: ./src/core/facts/protection.ts
var protection = __webpack_require__(12484);
// EXTERNAL MODULE: ./src/github/failure.ts
var github_failure = __webpack_require__(28881);
;// CONCATENATED MODULE: ./src/protection-apply/write.ts







const permission = 'administration: write (GitHub App)';
const write_list = '/repos/{owner}/{repo}/rulesets';
const one = `${write_list}/{ruleset_id}`;
/** Rules that GitHub takes on Enterprise plans alone, and refuses without a reason elsewhere. */
const metadataRule = /Invalid rule '((?:branch_name|tag_name|commit_message|commit_author_email|committer_email)_pattern)':\s*(?=$|:)/g;
/**
 * Creates or replaces the one ruleset of a plan. Right before, it is read again: whatever changed since the plan was
 * made ends it. Nothing else is ever written.
 */
async function writeRuleset(ports, plan) {
    const first = await attempt(ports, plan, plan.payload);
    if (first.kind !== 'refused')
        return first;
    const now = plan.owned.kind === 'there' ? plan.owned.payload : null;
    // A rule that is there already is not taken away: that would be weaker.
    const kept = (type) => now?.rules.some((rule) => rule.type === type) === true;
    const without = plan.payload.rules
        .map(({ type }) => type)
        .filter((type) => first.rules.includes(type) && !kept(type));
    const rest = { ...plan.payload, rules: plan.payload.rules.filter(({ type }) => !without.includes(type)) };
    if (without.length === 0)
        return { kind: 'failed', why: first.why };
    if (rest.rules.length === 0 || (now !== null && samePayload(now, rest)))
        return { kind: 'unchanged', withoutRules: without };
    const second = await attempt(ports, plan, rest);
    if (second.kind === 'refused')
        return { kind: 'failed', why: second.why };
    return second.kind === 'written' ? { ...second, withoutRules: without } : second;
}
async function attempt(ports, plan, payload) {
    const { administration, github, repository } = ports;
    const client = administration ?? github;
    try {
        const moved = await movedSince(client, ports, plan);
        if (moved !== null)
            return { kind: 'failed', why: moved };
        const body = { ...repository, ...payload };
        const answer = plan.owned.kind === 'there'
            ? await client.send(`PUT ${one}`, { ...body, ruleset_id: plan.owned.id }, protection/* rulesetSchema */.gq, {
                permission,
            })
            : await client.send(`POST ${write_list}`, body, protection/* rulesetSchema */.gq, { permission });
        return kept(ownedFrom(answer), answer.id, payload);
    }
    catch (error) {
        if (!(error instanceof github_failure/* GitHubFailure */.i))
            throw error;
        const { status, said = '' } = error.details;
        const rules = status === 422 ? [...said.matchAll(metadataRule)].map(([, type = '']) => type) : [];
        return rules.length > 0
            ? { kind: 'refused', rules, why: error.toUnknown() }
            : { kind: 'failed', why: error.toUnknown() };
    }
}
const write_unreadable = { sign: '~', what: 'its answer could not be read' };
/** What GitHub says it holds now, against what was sent. */
function kept(owned, id, payload) {
    const now = owned.kind === 'there' || owned.kind === 'redacted' ? owned.payload : null;
    const shown = owned.kind === 'redacted' && now !== null ? { ...now, bypass_actors: payload.bypass_actors } : now;
    return {
        ...{ kind: 'written', id, payload, withoutRules: [] },
        differences: shown === null ? [write_unreadable] : differences(payload, shown),
    };
}
const rowSchema = schemas/* looseObject */._H3({ id: schemas/* number */.aig(), name: schemas/* string */.YjP(), source_type: schemas/* string */.YjP().optional() });
const moved = (detail) => (0,core_fact/* unknown */.L5)('target-moved', detail, { remedy: { text: 'run it again: the plan is made anew' } });
/** What somebody else did between the plan and now; null when nothing. */
async function movedSince(client, { repository }, plan) {
    const { owned, payload } = plan;
    if (owned.kind === 'there') {
        const parameters = { ...repository, ruleset_id: owned.id, includes_parents: false };
        const now = ownedFrom(await client.get(`GET ${one}`, parameters, protection/* rulesetSchema */.gq, { permission }));
        const same = now.kind === 'there' && now.updatedAt === owned.updatedAt && samePayload(now.payload, owned.payload);
        return same ? null : moved(`ruleset ${payload.name} (${owned.id}) was changed while it was planned`);
    }
    const query = { ...repository, includes_parents: false, targets: 'branch,tag,push' };
    const rows = await client.list(`GET ${write_list}`, query, rowSchema, { key: ({ id }) => id, permission });
    const taken = rows.some(({ name, source_type: level = 'Repository' }) => name === payload.name && level === 'Repository');
    return taken ? moved(`a ruleset named ${payload.name} was made while it was planned`) : null;
}

;// CONCATENATED MODULE: ./src/protection-apply/apply.ts










/**
 * Carries out the plans one after the other, each made on top of those before. A guard that speaks against one of
 * them leaves that one out; a failed write ends the run.
 */
async function applyPlans(request) {
    const names = planOf(request.input).map(({ entry }) => entry.name);
    const done = [];
    let { protection } = request.input;
    for (const [position, name] of names.entries()) {
        const plan = planOf({ ...request.input, protection }).find(({ entry }) => entry.name === name);
        if (plan === undefined)
            continue;
        if (done.some(({ ending }) => ending.kind === 'failed')) {
            done.push({ plan, ending: { kind: 'not-reached' }, warnings: [] });
            continue;
        }
        const applied = await applyOne(plan, request);
        done.push(applied);
        const id = idAfter(applied, position);
        if (id !== null)
            protection = protectionAfter(protection, applied.plan, id);
    }
    return done;
}
/** A number that no ruleset has stands for one that a dry run did not make. */
function idAfter({ ending, plan }, position) {
    if (ending.kind === 'written')
        return ending.id;
    if (ending.kind !== 'pending')
        return null;
    return plan.owned.kind === 'there' ? plan.owned.id : -1 - position;
}
async function applyOne(made, request) {
    request.progress(`planning ${made.payload.name}`);
    const enterprise = await enterpriseFor(made, request);
    const { plan, warnings: unoffered } = withoutMetadata(made, enterprise);
    const warnings = [...unoffered, ...advice(plan)];
    const facts = await guardFacts(plan, request, enterprise);
    const against = refusals(plan, facts);
    if (against.length > 0)
        return { plan, ending: { kind: 'refused', refusals: against }, warnings };
    if (plan.differences.length === 0)
        return { plan, ending: { kind: 'nothing-to-change' }, warnings };
    if (!request.confirmed)
        return { plan, ending: { kind: 'pending' }, warnings };
    return await apply_write(plan, request, warnings);
}
const notAsked = { known: true, value: false };
async function enterpriseFor({ payload, differences }, { ports, repository, apiUrl }) {
    const matters = payload.enforcement === 'evaluate' || payload.rules.some(isMetadataRule);
    return matters && differences.length > 0 ? await isEnterprise(ports, repository, apiUrl) : null;
}
const unavailable = (type) => `rule ${type} was left out: GitHub offers it on Enterprise plans only`;
/**
 * Rules that the plan is known not to offer are not even sent: a second run would try them again. One that is there
 * already is not taken away.
 */
function withoutMetadata(plan, enterprise) {
    const there = plan.owned.kind === 'there' ? plan.owned.payload.rules : [];
    const isRefused = (rule) => isMetadataRule(rule) && there.every(({ type }) => type !== rule.type);
    const refused = enterprise?.known === true && !enterprise.value ? plan.payload.rules.filter(isRefused) : [];
    if (refused.length === 0)
        return { plan, warnings: [] };
    const rules = plan.payload.rules.filter((rule) => !isRefused(rule));
    return {
        plan: withPayload(plan, { ...plan.payload, rules }),
        warnings: refused.map(({ type }) => unavailable(type)),
    };
}
const signs = ({ type }) => type === 'required_signatures';
/** What people will run into (trap T19). */
function advice({ owned, payload }) {
    const already = owned.kind === 'there' && owned.payload.rules.some(signs);
    if (already || !payload.rules.some(signs))
        return [];
    return [
        'signed commits will be required: commits of bots and of people without a key can then not be merged, and on the web GitHub lets only the author of a pull request squash it',
    ];
}
async function guardFacts({ payload, differences }, { ports, input, allowUnseen }, enterprise) {
    const contexts = payload.rules.flatMap((rule) => checksOf(rule).map(({ context }) => context));
    const writes = differences.length > 0;
    const approved = writes && payload.rules.some(({ type }) => type === 'pull_request');
    return {
        emitted: input.emitted,
        external: input.options['external-checks'],
        seen: writes && contexts.length > 0 ? await seenChecks(ports, contexts) : { known: true, value: [] },
        allowUnseen,
        people: approved ? await peopleWithWrite(ports) : { known: true, value: 0 },
        enterprise: enterprise ?? notAsked,
        allowWeaken: input.allowWeaken,
    };
}
async function apply_write(plan, request, before) {
    const { owned } = plan;
    const previous = owned.kind === 'there' ? { id: owned.id, body: owned.payload } : null;
    const file = previous === null ? null : await request.keep(previous);
    request.progress(`writing ${plan.payload.name}`);
    const written = await writeRuleset(request.ports, plan);
    if (written.kind === 'failed')
        return { plan, ending: written, warnings: before };
    const warnings = [...before, ...written.withoutRules.map(unavailable)];
    if (written.kind === 'unchanged')
        return { plan, ending: { kind: 'nothing-to-change' }, warnings };
    const other = written.differences.map(({ sign, what }) => `GitHub keeps something else than was sent: ${sign} ${what}`);
    return {
        plan: withPayload(plan, written.payload),
        ending: {
            kind: 'written',
            id: written.id,
            restore: restoreStep(request, written.id, file),
            exact: other.length === 0,
        },
        warnings: [...warnings, ...other],
    };
}
/** What undoes a write. */
function restoreStep({ input }, id, file) {
    const path = `repos/${input.repository}/rulesets/${id}`;
    return file === null
        ? { what: 'delete the ruleset again', command: ghApi('DELETE', path) }
        : { what: 'put the ruleset back as it was', command: ghApi('PUT', path, file) };
}

;// CONCATENATED MODULE: ./src/protection-apply/capability.ts

const capability_permission = 'administration: write (GitHub App)';
const missing = (detail) => (0,core_fact/* unknown */.L5)('permission-missing', detail, {
    remedy: {
        text: 'grant the token `administration: write` for this repository (a GitHub App, minted for this run alone)',
        permission: capability_permission,
    },
});
/**
 * Why the token cannot write rulesets, as far as reading shows it; null when it can, or when only a write can tell.
 * Asks nothing: who may bypass a ruleset is shown to those alone who may write it.
 */
function missingCapability(repository, protection) {
    if (repository.archived)
        return (0,core_fact/* unknown */.L5)('unsupported-by-server', `${repository.name} is archived, and so cannot be changed`, {
            remedy: { text: 'unarchive it first' },
        });
    if (protection.plan !== undefined)
        return (0,core_fact/* unknown */.L5)('unsupported-by-server', `the plan has no rulesets here: ${protection.plan}`, {
            remedy: { text: 'upgrade the plan, or make the repository public' },
        });
    const own = Object.values(protection.rulesets).flatMap((ruleset) => ruleset.known && (ruleset.value.source_type ?? 'Repository') === 'Repository' ? [ruleset.value] : []);
    const redacted = own.find(({ bypass_actors: actors }) => actors === null || actors === undefined);
    if (redacted !== undefined)
        return missing(`the token may not write rulesets: GitHub does not show it who may bypass ruleset ${redacted.name ?? ''} (${redacted.id})`);
    if (own.length > 0 || repository.admin)
        return null;
    // Without a ruleset to look at, what takes administration: read is the nearest that can be asked for.
    const { actionsMayApprove: probe } = protection;
    const refused = !probe.known && (probe.reason === 'permission-missing' || probe.reason === 'not-found');
    return refused ? missing('the token may not even read how the repository is administered') : null;
}

;// CONCATENATED MODULE: ./src/protection-apply/place.ts

/** Events that run on what somebody else proposes, or that anybody can start. */
const refused = /^(pull_request|merge_group|issue_comment|workflow_run)/;
const allowed = ['workflow_dispatch', 'schedule'];
/**
 * Where `apply` may run: at a prompt, or in a workflow that was started by hand or by the clock. Whatever a pull
 * request can start would apply what the pull request says.
 * @throws UsageError anywhere else
 */
function checkEvent({ eventName, inActions }) {
    if (eventName !== null && refused.test(eventName))
        throw new errors/* UsageError */.eb(`branch-protection apply: refused on event ${eventName}, which whoever opens a pull request or comments can start; run it by workflow_dispatch or schedule on the default branch, or use branch-protection plan`);
    // An event names a workflow, whatever else its environment says or has lost.
    if (eventName === null ? !inActions : allowed.includes(eventName))
        return;
    throw new errors/* UsageError */.eb(`branch-protection apply: in a workflow it runs on workflow_dispatch or schedule only, found ${eventName === null ? 'no event' : `event ${eventName}`}; use branch-protection plan`);
}
/**
 * In a workflow only the default branch counts: any other may hold a workflow that nobody reviewed.
 * @throws UsageError on any other ref
 */
function checkRef({ ref }, repository, defaultBranch) {
    if (ref === `refs/heads/${defaultBranch}`)
        return;
    throw new errors/* UsageError */.eb(`branch-protection apply: in a workflow of ${repository} it runs on its default branch ${defaultBranch} only, found ${ref ?? 'no ref'}`);
}

// EXTERNAL MODULE: ./src/surfaces/phrase.ts
var phrase = __webpack_require__(63839);
;// CONCATENATED MODULE: ./src/cli/branch-protection-plan-parts.ts



/** @returns what would be done, guards aside */
function actionOf({ owned, differences }) {
    if (owned.kind !== 'absent' && owned.kind !== 'there')
        return 'undecided';
    if (differences.length === 0)
        return 'nothing-to-change';
    return owned.kind === 'there' ? 'update' : 'create';
}
/** The command that carries out a plan, or null when there is nothing to do or it must not be done. */
function commandOf(plan, repository, file) {
    const path = `repos/${repository}/rulesets`;
    const action = actionOf(plan);
    if (action === 'create')
        return ghApi('POST', path, file);
    return action === 'update' && plan.owned.kind === 'there'
        ? ghApi('PUT', `${path}/${plan.owned.id}`, file)
        : null;
}
/** Why a ruleset that is there cannot be planned for; undefined when it can. */
const obstacleOf = (plan) => ownedGuard(plan)[0];
/** Where the policy asks for it, or where the entry or its preset stands. */
function placeOfItem({ keys }, where) {
    const at = where(...keys) ?? where(...keys.slice(0, 2), 'preset') ?? where(...keys.slice(0, 2));
    return at === undefined ? null : (0,phrase/* locationText */.fN)(at);
}

// EXTERNAL MODULE: ./src/gates/branch-protection/answer-findings.ts
var answer_findings = __webpack_require__(64732);
// EXTERNAL MODULE: ./src/gates/branch-protection/unseen.ts
var branch_protection_unseen = __webpack_require__(1707);
;// CONCATENATED MODULE: ./src/cli/branch-protection-rows.ts









/** Judges a branch. An answer that two entries of the policy share stands once. */
function judgeBranch(request) {
    const { input, branch, subject = branch, defaultBranch, demands } = request;
    const effective = (0,effective_effective/* effectiveOf */.d)(input);
    const entries = (0,branch_protection_entries/* entriesFor */.aB)(branch, defaultBranch, demands.options);
    const answers = entries.flatMap(({ entry, position }) => {
        const { branches: _, ...written } = entry;
        const requirements = (0,branch_protection_options/* requirementsOf */.CG)(written);
        const at = (keys) => demands.where('branches', position, ...keys) ?? demands.where('branches', position);
        return (0,effective_answers/* answersFor */.z)(effective, requirements).map((answer) => ({
            answer,
            by: { subject, requirements, at },
        }));
    });
    return { effective, answers: branch_protection_rows_distinct(answers), entries: entries.length };
}
/** Whatever the policy asks, a conflict or a deadlock is one. */
function branch_protection_rows_distinct(answers) {
    const kept = new Map();
    for (const one of answers) {
        const { control, code = '', keys, required, answer } = one.answer;
        const own = keys.length === 0 ? code : JSON.stringify([code, answer, required, one.by.at(keys)]);
        const name = `${control} ${own}`;
        if (!kept.has(name))
            kept.set(name, one);
    }
    return [...kept.values()].sort((one, other) => model/* controlNames */._.indexOf(one.answer.control) - model/* controlNames */._.indexOf(other.answer.control));
}
/** Worst first: what is known to be wrong before what is not known. */
const worstFirst = [
    'violated',
    'bypassable',
    'unobservable',
    'bypass-unknown',
    'satisfied',
];
/** The worst of all answers; satisfied where nothing is asked for. */
const worstOf = (answers) => worstFirst.find((answer) => answers.includes(answer)) ?? 'satisfied';
const branch_protection_rows_codes = {
    violated: verdict/* exitCodes */.hS.fail,
    bypassable: verdict/* exitCodes */.hS.fail,
    unobservable: verdict/* exitCodes */.hS.unknown,
    'bypass-unknown': verdict/* exitCodes */.hS.unknown,
    satisfied: verdict/* exitCodes */.hS.pass,
};
/** 1 for what is wrong, 3 for what is not known or when nothing was asked for, else 0. */
const exitCodeOf = (answers) => answers.length === 0 ? verdict/* exitCodes */.hS.unknown : branch_protection_rows_codes[worstOf(answers)];
/** Names in JSON: `pull_request` for the policy's `pull-request`. */
const jsonName = (name) => name.replaceAll('-', '_');
/** Checks as a mapping from their name to the Apps that must report them. */
function jsonValue(value) {
    if (typeof value !== 'object')
        return value;
    const checks = value.flatMap((item) => (typeof item === 'object' && 'context' in item ? [item] : []));
    if (checks.length > 0)
        return Object.fromEntries(checks.map(({ context, apps }) => [context, apps]));
    return value.map((item) => typeof item === 'object' && 'tool' in item
        ? {
            tool: item.tool,
            alerts_threshold: item.alertsThreshold,
            security_alerts_threshold: item.securityAlertsThreshold,
        }
        : item);
}
/** As `jsonValue`; a control without checks is an empty mapping, too. */
const controlValue = ({ name, value }) => name === 'checks' && typeof value === 'object' && value.length === 0 ? {} : jsonValue(value);
/** The actors as GitHub lists them; null when that could not be seen. */
const bypassJson = (bypass) => bypass.kind === 'unknown' ? null : bypass.kind === 'none' ? [] : bypass.actors;
const sourceJson = (control, { level, rulesetId, name, value, bypass }) => ({
    level,
    ruleset_id: rulesetId ?? null,
    name: name ?? null,
    value: controlValue({ name: control, value }),
    bypass_actors: bypassJson(bypass),
});
/** What was found, what is required and the one next step, for an answer that is not satisfied. */
function sentencesOf({ answer, by }) {
    const finding = (0,answer_findings/* answerFinding */.u)(answer, by);
    if (answer.why === undefined)
        return finding;
    const { why } = answer;
    return { found: [{ kind: 'text', text: why.detail }], required: finding.required, fix: (0,branch_protection_unseen/* remedyText */.K1)(why) };
}
function answerJson(judged) {
    const { answer, by } = judged;
    const place = by.at(answer.keys);
    const open = answer.answer !== 'satisfied';
    return {
        answer: answer.answer,
        code: answer.code ?? null,
        detail: answer.detail ?? null,
        required: jsonValue(answer.required),
        required_at: place === undefined ? null : { path: place.path, line: place.line ?? null },
        why: answer.why?.detail ?? null,
        permission: answer.why?.remedy?.permission ?? null,
        fix: open ? (0,phrase/* plainLine */.h0)(sentencesOf(judged).fix) : null,
    };
}
/** One object per control, whether the policy asks for it or not. */
function controlRows({ effective, answers }) {
    return model/* controlNames */._.map((name) => {
        const { sources, value } = effective.controls[name];
        const own = answers.filter(({ answer }) => answer.control === name);
        return {
            control: jsonName(name),
            value: controlValue({ name, value }),
            answer: worstOf(own.map(({ answer }) => answer.answer)),
            sources: sources.map((source) => sourceJson(name, source)),
            codes: own.flatMap(({ answer }) => answer.code ?? []),
            // False: nobody asks for it, so that nothing can be wrong with it.
            judged: own.length > 0,
            // False: a source that could not be seen may set it, too.
            complete: !effective.hidden.some(({ controls }) => controls.includes(name)),
            answers: own.map(answerJson),
        };
    });
}

;// CONCATENATED MODULE: ./src/cli/branch-protection-plan-json.ts


/** One plan as JSON. */
function planJson(plan, repository, where) {
    const { entry, owned, payload, differences, kept, dropped, leftOut, subjects, inert } = plan;
    const obstacle = obstacleOf(plan);
    return {
        name: payload.name,
        target: entry.target,
        ruleset_id: 'id' in owned ? owned.id : null,
        action: actionOf(plan),
        why: obstacle?.why ?? null,
        next_step: obstacle?.next ?? null,
        file: plan.file,
        ruleset: payload,
        command: commandOf(plan, repository, plan.file),
        changes: differences,
        kept,
        dropped,
        left_out: leftOut,
        subjects: subjects.map((subject) => subjectJson(subject, where)),
        inert: inert.map(stepJson),
    };
}
const subjectJson = ({ subject, satisfied, items, dead }, where) => ({
    name: subject.name,
    satisfied,
    violations: items.map((item) => ({ ...itemJson(item), required_at: placeOfItem(item, where) })),
    dead_checks: dead.map(deadJson),
});
const itemJson = ({ answer, byRuleset, fragment, why, steps }) => ({
    code: answer.code ?? null,
    control: jsonName(answer.control),
    answer: answer.answer,
    detail: answer.detail ?? null,
    required: jsonValue(answer.required),
    value: jsonValue(answer.value),
    by_ruleset: byRuleset,
    rules: fragment,
    why: why ?? null,
    steps: steps.map(stepJson),
});
const deadJson = ({ context, why, steps }) => ({ context, why, steps: steps.map(stepJson) });
/** Something somebody has to do. */
const stepJson = ({ what, command, input }) => ({
    what,
    command,
    file: input?.file ?? null,
    body: input?.body ?? null,
});

// EXTERNAL MODULE: ./src/gates/branch-protection/words.ts
var words = __webpack_require__(8930);
;// CONCATENATED MODULE: ./src/cli/branch-protection-plan-text.ts







const actions = {
    create: 'to be created',
    update: 'to be updated',
    'nothing-to-change': 'nothing to change',
    undecided: 'cannot be planned',
};
/** A plan for a terminal. What is meant to be copied is never wrapped. */
function planText(plans, { repository, where, layout }) {
    const page = { layout, repository, where, paint: (0,terminal_layout/* createPaint */.XG)(layout.colour) };
    const parts = plans.map((plan) => entryLines(plan, page));
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
function entryLines(plan, page) {
    const { payload, owned, subjects, inert } = plan;
    const id = 'id' in owned ? ` (${owned.id})` : '';
    const title = (0,sanitise/* sanitiseLine */.lg)(`${payload.name}${id}: ${actions[actionOf(plan)]}`);
    return [
        page.paint.bold(title),
        ...(subjects.length === 0 ? ['  nothing matches yet: it holds for what will'] : []),
        ...subjects.flatMap((subject) => subjectLines(subject, page)),
        ...extraLines(plan, page),
        ...inert.flatMap((step) => stepLines(step, page)),
        ...rulesetLines(plan, page),
    ];
}
function subjectLines({ subject, satisfied, items, dead }, page) {
    const total = satisfied + items.length;
    return [
        (0,sanitise/* sanitiseLine */.lg)(`  ${subject.name}: ${satisfied} of ${total} requirements hold`),
        ...items.flatMap((item) => itemLines(item, page)),
        ...dead.flatMap((check) => deadLines(check, page)),
    ];
}
function itemLines(item, page) {
    const { answer, byRuleset, fragment, why, steps } = item;
    const { code = '', required, value, answer: result } = answer;
    const place = placeOfItem(item, page.where);
    const open = result === 'violated' || result === 'bypassable';
    const found = (0,phrase/* plainLine */.h0)([
        // The code of the others says so at its end.
        { kind: 'text', text: `${code.endsWith(`:${result}`) ? '' : `${result}; `}required ` },
        ...(0,words/* valueText */.Ru)(required),
        { kind: 'text', text: place === null ? ', found ' : ` (${place}), found ` },
        ...(0,words/* valueText */.Ru)(value),
    ]);
    const mark = open ? page.paint.red('✗') : page.paint.yellow('?');
    const { width } = page.layout;
    const fix = byRuleset
        ? fragment.map((rule) => `      ${(0,surfaces_json/* jsonText */.s)(rule, 0).trimEnd()}`)
        : (0,terminal_layout/* labelled */.wW)('not by a ruleset:', why ?? '', 6, 18, width);
    return [
        ...(0,terminal_layout/* wrap */.LV)(`${(0,sanitise/* sanitiseLine */.lg)(code)}: ${found}`, width - 6).map((line, at) => `    ${at === 0 ? mark : ' '} ${line}`),
        ...fix,
        ...steps.flatMap((step) => stepLines(step, page)),
    ];
}
const deadLines = ({ context, why, steps }, page) => [
    ...(0,terminal_layout/* wrap */.LV)(`required check ${context} can never be reported: ${why}`, page.layout.width - 6).map((line, at) => `    ${at === 0 ? page.paint.red('✗') : ' '} ${line}`),
    ...steps.flatMap((step) => stepLines(step, page)),
];
/** What somebody else has to do: the command on a line of its own, the body in one line below it. */
function stepLines({ what, command, input }, { layout }, label = 'by hand:') {
    return [
        ...(0,terminal_layout/* labelled */.wW)(label, (0,sanitise/* sanitiseLine */.lg)(what), 6, 10, layout.width),
        `        ${(0,sanitise/* sanitiseLine */.lg)(command)}`,
        ...(input === undefined
            ? []
            : [`        ${(0,sanitise/* sanitiseLine */.lg)(input.file)}: ${(0,surfaces_json/* jsonText */.s)(input.body, 0).trimEnd()}`]),
    ];
}
function extraLines({ kept, dropped, leftOut }, { layout }) {
    const { width } = layout;
    return [
        ...kept.flatMap(({ code, what }) => (0,terminal_layout/* labelled */.wW)('kept:', `${what}, beyond the policy; --allow-weaken ${shellWord(code)} gives it up`, 4, 10, width)),
        ...dropped.flatMap(({ code, what }) => (0,terminal_layout/* labelled */.wW)('given up:', `${what} (${code})`, 4, 10, width)),
        ...leftOut.flatMap(({ what, why }) => (0,terminal_layout/* labelled */.wW)('left out:', `${what}: ${why}`, 4, 10, width)),
    ];
}
function rulesetLines(plan, { layout, repository, paint }) {
    const obstacle = obstacleOf(plan);
    if (obstacle !== undefined)
        return [
            ...(0,terminal_layout/* labelled */.wW)('because:', (0,sanitise/* sanitiseLine */.lg)(obstacle.why), 2, 11, layout.width),
            ...(0,terminal_layout/* labelled */.wW)('next step:', (0,sanitise/* sanitiseLine */.lg)(obstacle.next), 2, 11, layout.width),
        ];
    const command = commandOf(plan, repository, plan.file);
    if (command === null)
        return [];
    return [
        ...(plan.owned.kind === 'absent' ? [] : plan.differences).map(({ sign, what }) => `  ${sign} ${(0,sanitise/* sanitiseLine */.lg)(what)}`),
        paint.bold(`  ${(0,sanitise/* sanitiseLine */.lg)(plan.file)}`),
        ...bodyLines(plan.payload),
        (0,sanitise/* sanitiseLine */.lg)(command),
    ];
}
/** A body as JSON that fits a screen: one line for each rule. */
function bodyLines({ rules, name, target, enforcement, ...rest }) {
    const line = (value) => (0,surfaces_json/* jsonText */.s)(value, 0).trimEnd();
    return [
        `{"name": ${line(name)}, "target": ${line(target)}, "enforcement": ${line(enforcement)},`,
        ` "bypass_actors": ${line(rest.bypass_actors)},`,
        ` "conditions": ${line(rest.conditions)},`,
        ' "rules": [',
        ...rules.map((rule, at) => `  ${line(rule)}${at === rules.length - 1 ? '' : ','}`),
        ' ]}',
    ];
}

;// CONCATENATED MODULE: ./src/cli/branch-protection-apply-report.ts





/** What was done, and what was not, as JSON. */
const appliedJson = (applied, { repository, confirmed, code, where }) => ({
    repository: repository.name,
    default_branch: repository.defaultBranch,
    sha: repository.sha,
    dry_run: !confirmed,
    rulesets: applied.map(({ plan, ending, warnings }) => ({
        ...planJson(plan, repository.name, where),
        outcome: ending.kind,
        ...endingJson(ending),
        warnings,
        not_applied: notApplied({ plan, ending, warnings }),
    })),
    exit_code: code,
});
function endingJson(ending) {
    switch (ending.kind) {
        case 'written':
            return { ruleset_id: ending.id, restore: stepJson(ending.restore) };
        case 'refused':
            return {
                refusals: ending.refusals.map(({ guard, why, next, undecided }) => ({
                    ...{ guard, why, undecided },
                    next_step: next,
                })),
            };
        case 'failed':
            return { why: ending.why.detail, reason: ending.why.reason, next_step: ending.why.remedy?.text ?? null };
        case 'nothing-to-change':
        case 'pending':
        case 'not-reached':
            return {};
    }
}
/** Whatever the policy asks for and no ruleset of ours brings about, with the reason. */
function notApplied({ plan }) {
    const items = plan.subjects.flatMap(({ subject, items, dead }) => [
        ...items
            .filter(({ byRuleset }) => !byRuleset)
            .map(({ answer, why }) => ({
            what: `${subject.name}: ${answer.code ?? answer.control}`,
            why: why ?? '',
        })),
        ...dead.map(({ context, why }) => ({
            what: `${subject.name}: required check ${context} can never be reported`,
            why,
        })),
    ]);
    const kept = plan.kept.map(({ code, what }) => ({
        what: `giving up ${what}`,
        why: `nothing is weakened without --allow-weaken ${shellWord(code)}`,
    }));
    return [...items, ...plan.leftOut, ...kept];
}
const outcomes = {
    'nothing-to-change': 'nothing to change',
    pending: 'would be written',
    written: 'written',
    refused: 'refused',
    failed: 'failed',
    'not-reached': 'not reached: an earlier one failed',
};
/** What was done, and what was not, for a terminal. */
function appliedText(applied, { repository, confirmed, layout }) {
    const paint = (0,terminal_layout/* createPaint */.XG)(layout.colour);
    const lines = applied.flatMap((one) => [...oneLines(one, layout, paint), '']);
    const pending = applied.some(({ ending }) => ending.kind === 'pending');
    const last = confirmed
        ? lastLine(applied)
        : pending
            ? 'dry run: nothing was changed; --confirm writes it'
            : 'dry run: nothing was changed';
    return `${[...lines, (0,sanitise/* sanitiseLine */.lg)(`${repository.name}: ${last}`)].join('\n')}\n`;
}
function lastLine(applied) {
    const count = applied.filter(({ ending }) => ending.kind === 'written').length;
    if (count > 0)
        return `${count} ${count === 1 ? 'ruleset' : 'rulesets'} written`;
    return applied.every(({ ending }) => ending.kind === 'nothing-to-change')
        ? 'nothing to change'
        : 'nothing was written';
}
function oneLines(applied, layout, paint) {
    const { plan, ending, warnings } = applied;
    const id = ending.kind === 'written' ? ` (${ending.id})` : 'id' in plan.owned ? ` (${plan.owned.id})` : '';
    const { width } = layout;
    const about = (label, text) => (0,terminal_layout/* labelled */.wW)(label, (0,sanitise/* sanitiseLine */.lg)(text), 2, 13, width);
    const shown = ending.kind === 'pending' || ending.kind === 'written' ? plan.differences : [];
    return [
        paint.bold((0,sanitise/* sanitiseLine */.lg)(`${plan.payload.name}${id}: ${outcomes[ending.kind]}`)),
        ...shown.map(({ sign, what }) => (0,sanitise/* sanitiseLine */.lg)(`  ${sign} ${what}`)),
        ...endingLines(ending, about, layout),
        ...warnings.flatMap((warning) => about('warning:', warning)),
        ...notApplied(applied).flatMap(({ what, why }) => about('not applied:', `${what}: ${why}`)),
    ];
}
function endingLines(ending, about, layout) {
    switch (ending.kind) {
        case 'refused':
            return ending.refusals.flatMap(({ guard, why, next }) => [
                ...about('refused:', `${why} (guard ${guard})`),
                ...about('next step:', next),
            ]);
        case 'failed':
            return [
                ...about('failed:', ending.why.detail),
                ...(ending.why.remedy === undefined ? [] : about('next step:', ending.why.remedy.text)),
            ];
        case 'written':
            return stepLines(ending.restore, { layout }, 'undo:');
        case 'nothing-to-change':
        case 'pending':
        case 'not-reached':
            return [];
    }
}

// EXTERNAL MODULE: ./src/gates/branch-protection/traps/trap-findings.ts + 12 modules
var trap_findings = __webpack_require__(3822);
// EXTERNAL MODULE: ./src/gates/branch-protection/gate.ts + 9 modules
var gate = __webpack_require__(58124);
;// CONCATENATED MODULE: ./src/cli/branch-protection-policy.ts











/** Without a policy: what the gate asks for by itself. */
const defaultDemands = (why) => ({
    options: branch_protection_options/* options */.fF.parse({}),
    where: () => undefined,
    notes: [
        `${why}: judged by the gate's defaults (pull-request, block-force-push and block-deletion on the default branch)`,
    ],
});
/** The gate's part of a policy. @throws UsageError when the policy switches the gate off */
function demandsOf({ policy, path, notices }) {
    const setting = policy.gates.find(({ id }) => id === gate/* branchProtection */.I.id);
    if (setting === undefined)
        throw new errors/* UsageError */.eb(`${path}: the gate ${gate/* branchProtection */.I.id} is switched off there: nothing to judge by`);
    // The options have passed the gate's own schema, defaults filled in.
    return { options: setting.options, where: setting.where, notes: notices };
}
/**
 * Reads `--policy`: a policy, a preset of policies, or a bare mapping of controls (`approvals: 1`), whose keys may be
 * written with `_`.
 * @param branches what a bare mapping is about: every branch, where one is judged that was named already
 * @throws PolicyError with every problem at its place
 */
async function readDemands(context, named, branches = ['~ALL']) {
    if (named.startsWith(reference/* presetPrefix */.AI))
        return demandsOf((await readLocalPolicy(context, named)).under({}));
    const bytes = await context.input.bytes(named, read_yaml/* maxPolicyBytes */.s, 'a policy file, or a mapping of controls');
    const root = treeOf(bytes, named);
    if (root?.kind === 'map' && !policyKeys.some((key) => root.entries.has(key)))
        return branch_protection_policy_bare(root, branches);
    // Read already, and standard input can be read once.
    const input = { ...context.input, bytes: async () => bytes };
    return demandsOf((await readLocalPolicy({ ...context, input }, named)).under({}));
}
/** What only a policy has on its first level. */
const policyKeys = ['version', 'gates', 'extends', 'mode', 'requires', 'on-nothing'];
/** Null for a file that holds nothing, or no YAML: the reader of policies says what is wrong with it. */
function treeOf(bytes, named) {
    try {
        return (0,read_yaml/* readYaml */.g)(bytes, { kind: 'file', name: nameOf(named) });
    }
    catch (error) {
        if (error instanceof errors/* PolicyError */.pn)
            return null;
        throw error;
    }
}
function branch_protection_policy_bare(root, branches) {
    const mapping = dashed(root);
    const parsed = branch_protection_options/* requirementsSchema */.w.safeParse((0,node/* toData */.OY)(mapping));
    if (!parsed.success) {
        const schema = (0,json_schema/* asJsonSchema */.Cu)(branch_protection_options/* requirementsSchema */.w);
        throw (0,policy_problems/* policyError */.nq)((0,policy_issues/* problemsOf */.G)(parsed.error.issues, { root: mapping, schema }));
    }
    const entry = { branches: [...branches], ...parsed.data };
    return {
        options: { ...branch_protection_options/* options */.fF.parse({}), branches: [entry] },
        where: (...[, , ...keys]) => placeIn(mapping, keys),
        notes: [],
    };
}
function placeIn(root, keys) {
    const { at, depth } = (0,node/* locate */.x5)(root, keys);
    return depth === 0 ? undefined : { path: at.source.name, line: at.line, column: at.column, at: 'base' };
}
function dashed(node) {
    if (node.kind === 'scalar')
        return node;
    if (node.kind === 'list')
        return { ...node, items: node.items.map((item) => dashed(item)) };
    const entries = new Map();
    for (const [key, { at, value }] of node.entries) {
        const name = key.replaceAll('_', '-');
        const before = entries.get(name);
        if (before !== undefined)
            throw (0,policy_problems/* policyError */.nq)([
                (0,policy_problems/* problem */.CC)(at.source.name, 'duplicate-key', `${JSON.stringify(key.slice(0, 60))} stands already in line ${before.at.line}: keep one`, at),
            ]);
        entries.set(name, { at, value: dashed(value) });
    }
    return { ...node, entries };
}

;// CONCATENATED MODULE: ./src/cli/branch-protection-request.ts















/** Codes that --allow-weaken takes; those about one of several take its name in parentheses. */
const weakenable = [
    ...[
        'BP-PR',
        'BP-APPROVALS',
        'BP-CODEOWNER',
        'BP-STALE',
        'BP-LASTPUSH',
        'BP-THREADS',
        'BP-CHECK',
        'BP-STRICT',
    ],
    ...['BP-LINEAR', 'BP-SIGN', 'BP-FORCE', 'BP-DELETE', 'BP-QUEUE', 'BP-METHOD', 'BP-DEPLOY', 'BP-SCANNING'],
    ...['BP-UPDATE', 'BP-CREATE', 'BP-NAME', 'BP-RULE', 'BP-BYPASS', 'BP-SCOPE', 'BP-ENFORCEMENT'],
];
/** The GitHub that may be written through: the second token, or the only one. */
async function portsOf(context, command) {
    const { positionals } = context.args;
    const named = positionals[0] ?? (0,runner_environment/* readRepository */.Nu)(context.variables);
    const repository = (0,runner_repository/* parseRepository */.S)(positionals[0] === undefined ? 'OWNER/REPO' : command, named);
    const administration = await administrationOf(context);
    const github = (await gitHubOf(context)) ?? administration ?? (await requiredGitHub(context, command));
    return { repository, github, ...(administration === undefined ? {} : { administration }) };
}
/**
 * Reads the repository, the policy and everything the plan is made from.
 * @param withoutPolicy whether the defaults of the gate may stand in for a policy that is not there
 * @throws PolicyError, UsageError; Undecided when GitHub does not answer
 */
async function askFor(context, ports, repository, choices, withoutPolicy) {
    const { args, output } = context;
    const demands = await decided(() => demandsFor(context, ports, repository, withoutPolicy));
    output.progress.show(`reading how ${repository.name} is protected`);
    const { options } = demands;
    const { protection, emitted } = await decided(() => observeRepository(ports, repository, options));
    const input = {
        ...choices,
        ...{ repository: repository.name, protection, options, emitted, only: null },
        blockedContexts: (traps) => (0,trap_findings/* blockedContexts */.j)({ ...traps, repository: repository.name }),
    };
    const planNote = protection.plan === undefined ? [] : [`the plan has no rulesets here: ${protection.plan}`];
    const notes = [...demands.notes, ...workflowNotes(emitted), ...planNote];
    return { ports, repository, input: { ...input, only: chosen(args, input) }, where: demands.where, notes };
}
/** `--entry`, checked. @throws UsageError for a name that no entry has */
function chosen(args, { options, protection, rulesetId }) {
    const names = entriesOf(options, protection).map(({ name }) => name);
    const named = args.value('entry');
    if (named !== null && !names.includes(named))
        throw new errors/* UsageError */.eb(`--entry: the policy makes no ruleset ${JSON.stringify(named)}${(0,nearest/* didYouMean */.a)(named, names)}, but ${names.map((name) => JSON.stringify(name)).join(', ')}`);
    if (rulesetId !== null && named === null && names.length !== 1)
        throw new errors/* UsageError */.eb(`--ruleset-id stands for one ruleset, and the policy makes ${names.length}: name one with --entry`);
    return named;
}
/** What GitHub says of the repository itself. @throws Undecided when it does not answer */
const repositoryOf = (ports) => decided(() => readRepository(ports));
/** Typed failures of GitHub become errors that name the next step. */
async function decided(work) {
    try {
        return await work();
    }
    catch (error) {
        const why = (0,gather/* failureOf */.g5)(error);
        throw why === null ? error : new errors/* Undecided */.Oh(why);
    }
}
const workflowNotes = (emitted) => 'checks' in emitted ? [] : [`the workflows could not be read: ${emitted.detail}`];
/** Of the default branch, never of a pull request; or of a file that was named. */
async function demandsFor(context, { github, repository: name }, { sha, name: shown }, withoutPolicy) {
    const policy = context.args.value('policy');
    if (policy !== null)
        return await readDemands(context, policy, ['~DEFAULT_BRANCH']);
    try {
        const files = (0,policy_files/* commitFiles */.zu)(github, name, sha);
        return demandsOf(await (0,load/* loadPolicy */.t)({ files, github, gates: registry/* gates */.V, version: version/* version */.rE, policy: null }));
    }
    catch (error) {
        const missing = error instanceof errors/* PolicyError */.pn && error.problems.every(({ code }) => code === 'missing');
        if (!missing || !withoutPolicy)
            throw error;
        return defaultDemands(`${shown} has no policy on its default branch`);
    }
}
/** Reads those flags. @throws UsageError */
function choicesOf(args) {
    return {
        enforcement: enforcementOf(args.value('enforcement')),
        allowWeaken: codesOf(args.value('allow-weaken')),
        namePattern: patternOf(args.value('name-pattern')),
        rulesetId: idOf(args),
    };
}
function enforcementOf(text) {
    if (text === null)
        return 'active';
    const found = enforcements.find((one) => one === text);
    if (found !== undefined)
        return found;
    throw new errors/* UsageError */.eb(`--enforcement: found ${JSON.stringify(text)}${(0,nearest/* didYouMean */.a)(text, enforcements)}, expected ${enforcements.join(', ')}`);
}
/** Separated by commas; one inside of parentheses is part of a name. */
function codesOf(text) {
    if (text === null)
        return [];
    const codes = text.split(/,(?![^(]*\))/).map((code) => code.trim());
    for (const code of codes) {
        const base = code.replace(/\(.*\)$/s, '');
        if (weakenable.includes(base))
            continue;
        throw new errors/* UsageError */.eb(`--allow-weaken: found ${JSON.stringify(code)}${(0,nearest/* didYouMean */.a)(base, weakenable)}, expected codes such as BP-LINEAR or 'BP-CHECK(unit)', separated by commas: ${weakenable.join(', ')}`);
    }
    return codes;
}
function patternOf(text) {
    if (text === null)
        return null;
    try {
        new RegExp(text, 'u');
        return text;
    }
    catch {
        throw new errors/* UsageError */.eb(`--name-pattern: ${JSON.stringify(text)} is no regular expression`);
    }
}
function idOf(args) {
    const text = args.value('ruleset-id');
    if (text === null)
        return null;
    if (!/^[1-9]\d{0,14}$/.test(text))
        throw new errors/* UsageError */.eb(`--ruleset-id: found ${JSON.stringify(text)}, expected the number of a ruleset`);
    return Number(text);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/cli/write-file.ts




/**
 * Writes a file whole or not at all: beside its place first, then renamed.
 * @param name the file as the user wrote it
 * @param mode who may read it; facts name people, and are for whoever saved them
 * @throws UsageError when it cannot be written
 */
async function writeWhole(path, name, text, mode = 0o600) {
    await writeBeside({ path, name, text, mode }, (beside) => (0,promises_.rename)(beside, path));
}
/**
 * The same, where nothing stands yet: of two processes at once one writes its text, and the other is told.
 * @returns false when something stands there; it is as it was
 * @throws UsageError when it cannot be written
 */
async function writeNew(path, name, text, mode) {
    let taken = false;
    await writeBeside({ path, name, text, mode }, async (beside) => {
        try {
            await linkNew(beside, path);
        }
        catch (error) {
            if (write_file_codeOf(error) !== 'EEXIST')
                throw error;
            taken = true;
        }
        await (0,promises_.rm)(beside, { force: true });
    });
    return !taken;
}
/** A name of a file never replaces one; file systems without them take an empty file as the claim. */
async function linkNew(beside, path) {
    try {
        await (0,promises_.link)(beside, path);
    }
    catch (error) {
        if (!withoutLinks.has(write_file_codeOf(error)))
            throw error;
        await (await (0,promises_.open)(path, 'wx')).close();
        await (0,promises_.rename)(beside, path);
    }
}
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
const write_file_codeOf = (error) => typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
async function writeBeside({ path, name, text, mode }, place) {
    await refuseDirectory(path, name);
    const beside = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.gatewright-${(0,external_node_crypto_.randomUUID)()}.tmp`);
    try {
        const handle = await (0,promises_.open)(beside, 'wx', mode);
        try {
            await handle.chmod(mode);
            await handle.writeFile(text, 'utf8');
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await place(beside);
    }
    catch (error) {
        await (0,promises_.rm)(beside, { force: true });
        throw fileError(name, `cannot be written (${write_file_codeOf(error)}), expected a place for a file`);
    }
}
/** Found before the work is done, not after it. @throws UsageError when no file can be written there */
async function refuseDirectory(path, name) {
    const [there, around] = await Promise.all([
        (0,promises_.stat)(path).catch(() => null),
        (0,promises_.stat)((0,external_node_path_.dirname)(path)).catch(() => null),
    ]);
    if (there?.isDirectory() === true)
        throw fileError(name, 'a directory, expected a place for a file');
    if (around?.isDirectory() !== true)
        throw fileError(name, 'its directory does not exist, expected a place for a file');
}

;// CONCATENATED MODULE: ./src/cli/branch-protection-apply.ts














/** `branch-protection apply`: writes the rulesets that Gatewright owns, with every guard there is. */
const runApply = async (context) => {
    const { args, output, variables } = context;
    const environment = (0,runner_environment/* readEnvironment */.Qo)(variables);
    checkEvent(environment);
    const confirmed = isConfirmed(context);
    const choices = choicesOf(args);
    await checkBackup(context);
    const ports = await writingPorts(context);
    output.progress.show('reading the repository');
    const repository = await repositoryOf(ports);
    await checkPlace(environment, ports, repository);
    const asked = await askFor(context, ports, repository, choices, false);
    const missing = missingCapability(repository, asked.input.protection);
    if (missing !== null)
        throw new errors/* Undecided */.Oh(missing);
    const { apiUrl } = serverOf(context);
    const applied = await applyPlans({
        ...{ ports, repository, input: asked.input, apiUrl, confirmed },
        allowUnseen: args.has('allow-unseen'),
        keep: keeper(context),
        progress: (line) => output.progress.show(line),
    });
    const code = branch_protection_apply_codeOf(applied);
    for (const note of asked.notes)
        output.note(note);
    if (args.format === 'json')
        await output.json(appliedJson(applied, { repository, confirmed, code, where: asked.where }));
    else
        await output.text(appliedText(applied, { repository, confirmed, layout: output.layout }));
    return code;
};
function isConfirmed({ args }) {
    if (args.has('confirm') && args.has('dry-run'))
        throw new errors/* UsageError */.eb('--confirm and --dry-run contradict each other: give one of them');
    return args.has('confirm');
}
/** Whatever needs `administration` is asked with the token that may write. */
async function writingPorts(context) {
    const ports = await portsOf(context, 'branch-protection apply');
    return { ...ports, administration: ports.administration ?? ports.github };
}
/** The workflow that runs this is the one of the repository it runs in, which need not be the one that is changed. */
async function checkPlace(environment, ports, target) {
    if (!environment.inActions && environment.eventName === null)
        return;
    const own = (0,runner_repository/* parseRepository */.S)('GITHUB_REPOSITORY', environment.repository);
    const name = `${own.owner}/${own.repo}`;
    const same = name.toLowerCase() === target.name.toLowerCase();
    const { defaultBranch } = same ? target : await readRepository({ ...ports, repository: own });
    checkRef(environment, name, defaultBranch);
}
async function checkBackup({ args, directory }) {
    const file = args.value('backup');
    if (file !== null)
        await refuseDirectory((0,external_node_path_.resolve)(directory, file), file);
}
/**
 * Keeps what a ruleset was: in the file of `--backup`, or on standard error, under the name that the command to put it
 * back has. From the second ruleset on its id is part of the name.
 */
function keeper({ args, directory, output }) {
    const named = args.value('backup');
    let used = false;
    return async ({ id, body }) => {
        const text = (0,surfaces_json/* jsonText */.s)(body, 2);
        if (named === null) {
            const name = `ruleset-${id}-before.json`;
            output.page(`ruleset ${id} as it was (${name}):\n${text}`);
            return name;
        }
        const name = used ? named.replace(/(\.[A-Za-z0-9]+)?$/, (ending) => `-${id}${ending}`) : named;
        used = true;
        await writeWhole((0,external_node_path_.resolve)(directory, name), name, text);
        return name;
    };
}
/** 0 only when everything is as it should be, as far as a ruleset can bring it about. */
function branch_protection_apply_codeOf(applied) {
    const endings = applied.map(({ ending }) => ending);
    const wrong = endings.some((one) => one.kind === 'pending' || (one.kind === 'refused' && one.refusals.some(({ undecided }) => !undecided)));
    if (wrong)
        return verdict/* exitCodes */.hS.fail;
    const fine = endings.every((one) => one.kind === 'nothing-to-change' || (one.kind === 'written' && one.exact));
    return fine && endings.length > 0 ? verdict/* exitCodes */.hS.pass : verdict/* exitCodes */.hS.unknown;
}

;// CONCATENATED MODULE: ./src/facts/protection-inventory-query.ts
/**
 * The answers that an inventory is read from: default branches of an organisation, 50 repositories for one point
 * (research 2.5). Variables: org, endCursor, so that `gh api graphql --paginate` fills them. Who may push where pushes
 * are restricted, and who may bypass a ruleset, would cost a point for every few repositories: the former stays
 * unknown, the latter is told by REST, once for each ruleset.
 */
const inventoryQuery = `query Inventory($org: String!, $endCursor: String) {
  organization(login: $org) {
    login
    repositories(first: 50, after: $endCursor, isArchived: false, orderBy: {field: NAME, direction: ASC}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        nameWithOwner isPrivate isArchived isEmpty viewerCanAdminister
        mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
        defaultBranchRef {
          name
          rules(first: 100) {
            totalCount
            nodes {
              type
              parameters {
                __typename
                ... on PullRequestParameters {
                  requiredApprovingReviewCount requireCodeOwnerReview dismissStaleReviewsOnPush
                  requireLastPushApproval requiredReviewThreadResolution allowedMergeMethods
                }
                ... on RequiredStatusChecksParameters {
                  strictRequiredStatusChecksPolicy requiredStatusChecks { context integrationId }
                }
                ... on MergeQueueParameters { mergeMethod }
                ... on RequiredDeploymentsParameters { requiredDeploymentEnvironments }
                ... on WorkflowsParameters { workflows { path repositoryId } }
                ... on CodeScanningParameters { codeScanningTools { tool alertsThreshold securityAlertsThreshold } }
                ... on BranchNamePatternParameters { operator pattern negate }
              }
              repositoryRuleset { databaseId name enforcement source { __typename } }
            }
          }
          branchProtectionRule {
            pattern isAdminEnforced requiresApprovingReviews requiredApprovingReviewCount requiresCodeOwnerReviews
            dismissesStaleReviews requireLastPushApproval requiresStatusChecks requiresStrictStatusChecks
            requiredStatusChecks { context app { databaseId } }
            requiresLinearHistory requiresCommitSignatures requiresConversationResolution
            allowsForcePushes allowsDeletions lockBranch restrictsPushes blocksCreations
            bypassPullRequestAllowances(first: 20) {
              totalCount
              nodes {
                actor {
                  __typename
                  ... on User { databaseId login }
                  ... on Team { databaseId slug }
                  ... on App { databaseId slug }
                }
              }
            }
          }
        }
      }
    }
  }
  rateLimit { cost remaining resetAt }
}
`;

;// CONCATENATED MODULE: ./src/cli/branch-protection-findings.ts



/** Findings for a terminal, each with its three sentences, and its place before them. */
function findingLines(findings, { width, colour }) {
    const paint = (0,terminal_layout/* createPaint */.XG)(colour);
    return findings.flatMap(({ rule, outcome, level, subject, found, required, fix, location }) => {
        const mark = outcome === 'fail' ? (level === 'error' ? '✗' : '!') : outcome === 'unknown' ? '?' : '✓';
        const at = location === undefined ? '' : ` at ${(0,phrase/* locationText */.fN)(location)}`;
        const painted = mark === '✗' ? paint.red : mark === '✓' ? paint.green : paint.yellow;
        return [
            '',
            ...(0,terminal_layout/* wrap */.LV)((0,sanitise/* sanitiseLine */.lg)(`${mark} ${rule} for ${subject}${at}`), width).map(painted),
            ...(0,terminal_layout/* labelled */.wW)('found', (0,phrase/* phrase */.MZ)(found, phrase/* plainSink */.We), 2, 11, width),
            ...(0,terminal_layout/* labelled */.wW)('required', (0,phrase/* phrase */.MZ)(required, phrase/* plainSink */.We), 2, 11, width),
            ...(fix.length === 0
                ? []
                : (0,terminal_layout/* labelled */.wW)('next step', (0,phrase/* phrase */.MZ)(fix, phrase/* plainSink */.We), 2, 11, width).map(paint.bold)),
        ];
    });
}
/** A finding as data. */
const findingRow = ({ rule, outcome, level, subject, found, required, fix, location }) => ({
    ...{ rule, outcome, level, subject },
    found: (0,phrase/* plainLine */.h0)(found),
    required: (0,phrase/* plainLine */.h0)(required),
    fix: (0,phrase/* plainLine */.h0)(fix),
    location: location === undefined ? null : { path: location.path, line: location.line ?? null },
});

;// CONCATENATED MODULE: ./src/facts/protection-inventory-problem.ts
/** The first thing that is not as GraphQL answers it, in a few words: `nodes.3.type: expected string`. */
function shapeProblem({ issues: [first] }) {
    if (first === undefined)
        return 'not as GitHub documents it';
    const place = first.path.map(String).join('.');
    return `${place === '' ? '' : `${place}: `}${first.message.replace(/^Invalid input: /, '')}`;
}

;// CONCATENATED MODULE: ./src/facts/protection-inventory-classic.ts



const actorNode = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({
    actor: schemas/* looseObject */._H3({
        __typename: schemas/* string */.YjP(),
        databaseId: schemas/* number */.aig().int().nullish(),
        login: schemas/* string */.YjP().optional(),
        slug: schemas/* string */.YjP().optional(),
    })
        .nullable(),
}));
/** Every field decides something: one that the query left out would be taken for "off". */
const ruleSchema = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({
    pattern: schemas/* string */.YjP().min(1),
    isAdminEnforced: schemas/* boolean */.zMY(),
    requiresApprovingReviews: schemas/* boolean */.zMY(),
    requiredApprovingReviewCount: schemas/* number */.aig().int().nonnegative().nullable(),
    requiresCodeOwnerReviews: schemas/* boolean */.zMY(),
    dismissesStaleReviews: schemas/* boolean */.zMY(),
    requireLastPushApproval: schemas/* boolean */.zMY(),
    requiresStatusChecks: schemas/* boolean */.zMY(),
    requiresStrictStatusChecks: schemas/* boolean */.zMY(),
    requiredStatusChecks: schemas/* array */.YOg(schemas/* looseObject */._H3({
        context: schemas/* string */.YjP(),
        app: schemas/* looseObject */._H3({ databaseId: schemas/* number */.aig().int() }).nullable(),
    }))
        .nullable(),
    requiresLinearHistory: schemas/* boolean */.zMY(),
    requiresCommitSignatures: schemas/* boolean */.zMY(),
    requiresConversationResolution: schemas/* boolean */.zMY(),
    allowsForcePushes: schemas/* boolean */.zMY(),
    allowsDeletions: schemas/* boolean */.zMY(),
    lockBranch: schemas/* boolean */.zMY(),
    restrictsPushes: schemas/* boolean */.zMY(),
    blocksCreations: schemas/* boolean */.zMY().optional(),
    bypassPullRequestAllowances: schemas/* looseObject */._H3({ totalCount: schemas/* number */.aig().int(), nodes: schemas/* array */.YOg(actorNode().nullable()) })
        .nullish(),
}));
/** `Ref.branchProtectionRule` of GraphQL as `GET branches/{branch}/protection` would answer it. */
function inventoryClassic(rule) {
    const parsed = ruleSchema().safeParse(rule);
    const whole = parsed.success && (!parsed.data.requiresStatusChecks || parsed.data.requiredStatusChecks !== null);
    if (parsed.success && whole)
        return { known: true, value: classicOf(parsed.data) };
    const problem = parsed.success ? 'requiredStatusChecks: not answered' : shapeProblem(parsed.error);
    const detail = `branchProtectionRule: ${problem}`;
    return {
        known: false,
        reason: 'api-shape',
        detail,
        remedy: { text: 'save the answers of the whole query' },
    };
}
const enabled = (value) => ({ enabled: value });
const classicOf = (rule) => ({
    required_status_checks: protection_inventory_classic_checksOf(rule),
    enforce_admins: enabled(rule.isAdminEnforced),
    required_pull_request_reviews: reviewsOf(rule),
    restrictions: rule.restrictsPushes ? { untold: true } : null,
    required_signatures: enabled(rule.requiresCommitSignatures),
    required_linear_history: enabled(rule.requiresLinearHistory),
    allow_force_pushes: enabled(rule.allowsForcePushes),
    allow_deletions: enabled(rule.allowsDeletions),
    block_creations: enabled(rule.blocksCreations ?? false),
    required_conversation_resolution: enabled(rule.requiresConversationResolution),
    lock_branch: enabled(rule.lockBranch),
});
/** Where no checks are required GitHub answers `requiresStrictStatusChecks: true`, which means nothing. */
function protection_inventory_classic_checksOf(rule) {
    if (!rule.requiresStatusChecks)
        return null;
    const checks = (rule.requiredStatusChecks ?? []).map(({ context, app }) => ({
        context,
        app_id: app?.databaseId ?? null,
    }));
    return { strict: rule.requiresStrictStatusChecks, checks, contexts: checks.map(({ context }) => context) };
}
/** A count of 0 asks for a pull request without an approval; where none is asked for it is null. */
function reviewsOf(rule) {
    const count = rule.requiredApprovingReviewCount;
    if (count === null && !rule.requiresApprovingReviews)
        return null;
    return {
        required_approving_review_count: count ?? 0,
        dismiss_stale_reviews: rule.dismissesStaleReviews,
        require_code_owner_reviews: rule.requiresCodeOwnerReviews,
        require_last_push_approval: rule.requireLastPushApproval,
        bypass_pull_request_allowances: allowancesOf(rule),
    };
}
/** Untold when the query did not ask, or the list is not whole: who may bypass is not known then. */
function allowancesOf({ bypassPullRequestAllowances: given }) {
    if (given === undefined || given === null)
        return { untold: true };
    const actors = given.nodes.flatMap((node) => node?.actor ?? []);
    if (actors.length !== given.totalCount)
        return { untold: true };
    const of = (typename) => actors.filter(({ __typename }) => __typename === typename);
    const id = (actor) => typeof actor.databaseId === 'number' ? { id: actor.databaseId } : {};
    const [users, teams, apps] = [of('User'), of('Team'), of('App')];
    if (users.length + teams.length + apps.length !== actors.length)
        return { untold: true };
    return {
        users: users.map((actor) => ({ login: actor.login ?? '', ...id(actor) })),
        teams: teams.map((actor) => ({ slug: actor.slug ?? '', ...id(actor) })),
        apps: apps.map((actor) => ({ slug: actor.slug ?? '', ...id(actor) })),
    };
}

;// CONCATENATED MODULE: ./src/facts/protection-inventory-rules.ts



const ruleNode = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({
    type: schemas/* string */.YjP().min(1),
    parameters: schemas/* looseObject */._H3({}).nullish(),
    repositoryRuleset: schemas/* looseObject */._H3({
        databaseId: schemas/* number */.aig().int().nullish(),
        name: schemas/* string */.YjP().nullish(),
        enforcement: schemas/* string */.YjP().nullish(),
        source: schemas/* looseObject */._H3({ __typename: schemas/* string */.YjP() }).nullish(),
    })
        .nullish(),
}));
const rulesConnection = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({
    totalCount: schemas/* number */.aig().int().nonnegative(),
    nodes: schemas/* array */.YOg(ruleNode().nullable()),
}));
/**
 * `Ref.rules` of GraphQL as `GET rules/branches/{branch}` would list them. A list that is shorter than its own count,
 * or has a hole, is unknown.
 * @param known rulesets by id as REST answered them: they tell parameters that the query did not ask for
 */
function inventoryRules(connection, known) {
    const parsed = rulesConnection().safeParse(connection);
    if (!parsed.success)
        return protection_inventory_rules_unseen('api-shape', `rules: ${shapeProblem(parsed.error)}`);
    const { totalCount, nodes } = parsed.data;
    if (totalCount !== nodes.length)
        return protection_inventory_rules_unseen('truncated', `rules: GitHub gave out ${nodes.length} of ${totalCount} rules`);
    const whole = nodes.filter((node) => node !== null);
    if (whole.length < nodes.length)
        return protection_inventory_rules_unseen('api-shape', `rules: ${nodes.length - whole.length} of ${nodes.length} rules are null`);
    return {
        rules: { known: true, value: whole.map((node) => ruleOf(node, known)) },
        rulesets: whole.flatMap((node) => protection_inventory_rules_rulesetOf(node)),
    };
}
const protection_inventory_rules_unseen = (reason, detail) => ({
    rules: { known: false, reason, detail },
    rulesets: [],
});
function ruleOf({ type, parameters, repositoryRuleset }, known) {
    const name = type.toLowerCase();
    const id = repositoryRuleset?.databaseId ?? undefined;
    const level = repositoryRuleset?.source?.__typename;
    const own = restParameters(name, parameters ?? {}) ?? parametersIn(known.get(id ?? Number.NaN), name);
    const rule = {
        type: name,
        ...(own === undefined ? {} : { parameters: own }),
        ...(id === undefined ? {} : { ruleset_id: id }),
        ...(level === undefined ? {} : { ruleset_source_type: level }),
    };
    return rule;
}
/** What the ruleset itself says of its one rule of a type. */
function parametersIn(ruleset, type) {
    const same = (ruleset?.rules ?? []).filter((rule) => rule.type === type);
    return same.length === 1 ? same[0]?.parameters : undefined;
}
/** Undefined when the query asked for nothing but the name of the type. */
function restParameters(type, given) {
    const fields = Object.entries(given).filter(([key]) => key !== '__typename');
    if (fields.length === 0)
        return undefined;
    const all = Object.fromEntries(fields.map(([key, value]) => [snake(key), restValue(snake(key), value)]));
    // The schema of GraphQL has no reviewers of files: null stands for what was not told.
    return type === 'pull_request' ? { required_reviewers: null, ...all } : all;
}
/** `requiredStatusChecks` → `required_status_checks`. */
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Enums of GraphQL whose values REST writes in small letters. */
const enums = ['allowed_merge_methods', 'alerts_threshold', 'security_alerts_threshold'];
function restValue(name, value) {
    if (Array.isArray(value))
        return value.map((item) => restValue(name, item));
    if (typeof value === 'string')
        return enums.includes(name) ? value.toLowerCase() : value;
    if (typeof value !== 'object' || value === null)
        return value;
    const fields = Object.entries(value).filter(([key]) => key !== '__typename');
    return Object.fromEntries(fields.map(([key, item]) => [snake(key), restValue(snake(key), item)]));
}
/** Without `bypass_actors`: the query does not ask for them, so they are not known. */
function protection_inventory_rules_rulesetOf({ repositoryRuleset: found }) {
    const id = found?.databaseId;
    if (id === undefined || id === null)
        return [];
    // `Ref.rules` lists active rules only.
    const enforcement = (found?.enforcement ?? 'active').toLowerCase();
    const name = found?.name ?? undefined;
    return [{ id, enforcement, ...(name === undefined ? {} : { name }) }];
}

;// CONCATENATED MODULE: ./src/facts/protection-inventory.ts




const nodeSchema = schemas/* looseObject */._H3({
    nameWithOwner: schemas/* string */.YjP().min(1),
    isPrivate: schemas/* boolean */.zMY(),
    isArchived: schemas/* boolean */.zMY().optional(),
    isEmpty: schemas/* boolean */.zMY().optional(),
    viewerCanAdminister: schemas/* boolean */.zMY().nullish(),
    mergeCommitAllowed: schemas/* boolean */.zMY().nullish(),
    squashMergeAllowed: schemas/* boolean */.zMY().nullish(),
    rebaseMergeAllowed: schemas/* boolean */.zMY().nullish(),
    // Its parts are read one by one: what is wrong with one of them leaves the others.
    defaultBranchRef: schemas/* looseObject */._H3({ name: schemas/* string */.YjP().min(1) }).nullable(),
});
/**
 * How the default branch of a repository is protected, from an answer of GraphQL, as the REST API would tell it.
 * @param rulesets by id, as REST answers them: who may bypass them is known from there alone
 */
function inventoryEntry({ node, errors }, rulesets) {
    const parsed = nodeSchema.safeParse(node);
    if (!parsed.success) {
        const why = denied(errors, []) ?? unobserved('api-shape', shapeProblem(parsed.error));
        return { kind: 'unreadable', name: protection_inventory_nameOf(node), why };
    }
    const repository = parsed.data;
    const { nameWithOwner: name, isEmpty, defaultBranchRef: branch } = repository;
    if (branch !== null) {
        return { kind: 'read', name, protection: protectionOf(repository, branch, errors, rulesets) };
    }
    const why = denied(errors, ['defaultBranchRef']);
    if (isEmpty === true && why === undefined)
        return { kind: 'empty', name };
    return { kind: 'unreadable', name, why: why ?? unobserved('not-found', 'it has no default branch') };
}
const protection_inventory_named = schemas/* looseObject */._H3({ nameWithOwner: schemas/* string */.YjP().min(1) });
const protection_inventory_nameOf = (node) => protection_inventory_named.safeParse(node).data?.nameWithOwner ?? null;
const unobserved = (reason, detail) => ({
    known: false,
    reason,
    detail,
});
function protectionOf(repository, branch, errors, known) {
    const { rules: connection } = branch;
    const hidden = connection === undefined || connection === null ? hiddenRules(errors) : null;
    const { rules, rulesets } = hidden === null ? inventoryRules(connection, known) : { rules: hidden, rulesets: [] };
    return {
        repository: {
            name: repository.nameWithOwner,
            defaultBranch: branch.name,
            visibility: repository.isPrivate ? 'private' : 'public',
            archived: repository.isArchived ?? false,
            mergeSettings: mergeSettings(repository, errors),
        },
        branches: [
            {
                name: branch.name,
                classic: protection_inventory_classicOf(repository, branch, errors),
                hint: unobserved('api-shape', 'GraphQL has no hint about classic protection'),
                rules: rules.known ? { known: true, value: [...rules.value] } : rules,
            },
        ],
        rulesets: Object.fromEntries(rulesets.map((ruleset) => [
            String(ruleset.id),
            { known: true, value: known.get(ruleset.id) ?? ruleset },
        ])),
        index: null,
        actionsMayApprove: unobserved('permission-missing', 'the query does not ask for it'),
    };
}
const hiddenRules = (errors) => denied(errors, ['defaultBranchRef', 'rules']) ??
    unobserved('api-shape', 'rules: the answer does not hold them');
/** Without administration an absent rule proves nothing: GitHub answers null for one that may not be seen. */
function protection_inventory_classicOf({ viewerCanAdminister }, { branchProtectionRule: rule }, errors) {
    const why = denied(errors, ['defaultBranchRef', 'branchProtectionRule']);
    if (rule !== null && rule !== undefined)
        return withReason(inventoryClassic(rule), why);
    if (why !== undefined)
        return why;
    if (rule === undefined)
        return unobserved('api-shape', 'the query did not ask for classic protection');
    if (viewerCanAdminister === true)
        return { known: true, value: null };
    return {
        ...unobserved('permission-missing', 'without administration GitHub shows no classic rule, whether there is one or not'),
        remedy: adminRemedy,
    };
}
const withReason = (found, why) => found.known || why === undefined ? found : why;
const adminRemedy = {
    text: 'ask with a token that has `administration: read` (GitHub App): it reveals classic protection',
    permission: 'administration: read (GitHub App)',
};
function mergeSettings(repository, errors) {
    const { mergeCommitAllowed: merge, squashMergeAllowed: squash, rebaseMergeAllowed: rebase } = repository;
    if (typeof merge === 'boolean' && typeof squash === 'boolean' && typeof rebase === 'boolean')
        return { known: true, value: { merge, squash, rebase } };
    return (denied(errors, ['mergeCommitAllowed']) ??
        denied(errors, ['squashMergeAllowed']) ??
        denied(errors, ['rebaseMergeAllowed']) ??
        unobserved('api-shape', 'the answer does not hold how pull requests may be merged'));
}
/** What GitHub says of a field that it did not answer, or of anything around it. */
function denied(errors, field) {
    const about = errors.find(({ path }) => {
        const common = Math.min(path.length, field.length);
        return path.slice(0, common).every((part, index) => part === field[index]);
    });
    if (about === undefined)
        return undefined;
    const reason = protection_inventory_reasons[about.type] ?? 'api-failed';
    return {
        ...unobserved(reason, `GitHub: ${about.message}`),
        ...(reason === 'permission-missing' ? { remedy: adminRemedy } : {}),
    };
}
const protection_inventory_reasons = {
    FORBIDDEN: 'permission-missing',
    INSUFFICIENT_SCOPES: 'permission-missing',
    NOT_FOUND: 'not-found',
    RATE_LIMITED: 'rate-limited',
    RESOURCE_LIMITS_EXCEEDED: 'truncated',
};

;// CONCATENATED MODULE: ./src/facts/protection-inventory-pages.ts




const errorSchema = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({
    type: schemas/* string */.YjP().nullish(),
    message: schemas/* string */.YjP(),
    path: schemas/* array */.YOg(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()])).nullish(),
}));
const protection_inventory_pages_ownerSchema = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({ login: schemas/* string */.YjP().optional() }));
const connectionSchema = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({
    totalCount: schemas/* number */.aig().int().nonnegative().optional(),
    nodes: schemas/* array */.YOg(schemas/* unknown */.L5J()),
    pageInfo: schemas/* looseObject */._H3({ hasNextPage: schemas/* boolean */.zMY() }),
}));
const answerSchema = (0,lazy/* lazy */.R)(() => schemas/* looseObject */._H3({
    data: schemas/* looseObject */._H3({}).nullish(),
    errors: schemas/* array */.YOg(errorSchema()).nullish(),
}));
/**
 * Takes saved answers apart: pages of GraphQL, each `{"data": …, "errors": …}`, and rulesets by id as REST answers
 * them. Whatever could mean that repositories are missing is a gap.
 * @returns a text about the first document that is neither, with its position
 */
function readInventory(documents) {
    const pages = [];
    const rulesets = new Map();
    for (const [position, document] of documents.entries()) {
        const ruleset = protection/* rulesetSchema */.gq.safeParse(document);
        if (ruleset.success)
            rulesets.set(ruleset.data.id, ruleset.data);
        else {
            const page = pageOf(document, position);
            if (typeof page === 'string')
                return { problem: page, position };
            pages.push(page);
        }
    }
    if (pages.length === 0)
        return { problem: `found no page of repositories, expected ${protection_inventory_pages_expected}`, position: 0 };
    return {
        nodes: pages.flatMap(({ nodes }) => nodes),
        rulesets,
        gaps: [...pages.flatMap(({ gaps }) => gaps), ...unfinished(pages)],
    };
}
const protection_inventory_pages_expected = 'answers of the inventory query, {"data": {"organization": {"repositories": …}}}';
/** Every owner has a page that no other follows, and as many repositories as GitHub counted. */
function unfinished(pages) {
    const owners = [...new Set(pages.map(({ owner }) => owner))];
    return owners.flatMap((owner) => {
        const own = pages.filter((page) => page.owner === owner && page.last !== null);
        const found = own.reduce((sum, { nodes }) => sum + nodes.length, 0);
        const total = Math.max(...own.map((page) => page.total ?? found));
        const open = own.length > 0 && own.every(({ last }) => last === false);
        return [
            ...(open ? [`the last page of ${owner} says that there are more: a page is missing`] : []),
            ...(found < total ? [`${owner} has ${total} repositories, and the pages hold ${found}`] : []),
        ];
    });
}
function pageOf(document, position) {
    const parsed = answerSchema().safeParse(document);
    if (!parsed.success)
        return `${shapeProblem(parsed.error)}; expected ${protection_inventory_pages_expected}`;
    const { data, errors } = parsed.data;
    const all = errors ?? [];
    if (data === undefined && all.length === 0)
        return `found neither data nor errors, expected ${protection_inventory_pages_expected}`;
    const at = `page ${position + 1}`;
    const found = Object.entries(data ?? {}).find(([, value]) => holdsRepositories(value));
    if (found === undefined)
        return withoutData(data, all, at);
    const [root, value] = found;
    const owner = protection_inventory_pages_ownerSchema().safeParse(value);
    if (!owner.success)
        return `${root}: ${shapeProblem(owner.error)}`;
    const { login = root, repositories } = owner.data;
    const connection = connectionSchema().safeParse(repositories);
    if (!connection.success)
        return `${root}.repositories: ${shapeProblem(connection.error)}`;
    const { nodes, pageInfo, totalCount = null } = connection.data;
    const prefix = [root, 'repositories', 'nodes'];
    return {
        owner: login,
        total: totalCount,
        nodes: nodes.map((node, index) => ({ node, errors: errorsBelow(all, [...prefix, index]) })),
        last: !pageInfo.hasNextPage,
        gaps: outside(all, prefix, at),
    };
}
const holdsRepositories = (value) => typeof value === 'object' && value !== null && 'repositories' in value;
/** The answer to a request that failed as a whole. */
function withoutData(data, errors, at) {
    if (errors.length === 0)
        return `data holds no repositories${data === null ? ', it is null' : ''}; expected ${protection_inventory_pages_expected}`;
    return {
        owner: at,
        nodes: [],
        last: null,
        total: null,
        gaps: errors.map(({ message }) => `${at}: GitHub: ${message}`),
    };
}
const errorsBelow = (errors, prefix) => errors
    .filter(({ path }) => isBelow(path ?? [], prefix))
    .map(({ type, message, path }) => ({
    type: type ?? '',
    message,
    path: (path ?? []).slice(prefix.length),
}));
const isBelow = (path, prefix) => prefix.every((part, index) => path[index] === part);
/** Errors that no repository can be blamed for, for example that the answer was cut: anything may be missing. */
const outside = (errors, prefix, at) => errors
    .filter(({ path }) => !isBelow(path ?? [], prefix) || typeof path?.[prefix.length] !== 'number')
    .map(({ message }) => `${at}: GitHub: ${message}`);

;// CONCATENATED MODULE: ./src/cli/json-documents.ts


/**
 * JSON values that stand one after the other, as `gh api --paginate` and `cat` leave them, or as the items of lists.
 * @throws UsageError `FILE:LINE:1: …` for what is no strict JSON
 */
function readDocuments(file, what) {
    return partsOf(file).flatMap((part) => {
        const { line = 1 } = part;
        const value = readJson(part, what);
        return Array.isArray(value) ? value.map((item) => ({ value: item, line })) : [{ value, line }];
    });
}
const mark = /["[\]{}\n]/g;
/** Cut behind every bracket that closes the outermost one. What follows the last stays with it, and is no JSON then. */
function partsOf(file) {
    const { name, text } = file;
    const parts = [];
    let [start, depth, line, startLine] = [0, 0, 1, 1];
    mark.lastIndex = 0;
    for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
        if (found[0] === '\n')
            line += 1;
        else if (found[0] === '"') {
            const end = stringEnd(text, found.index);
            // A string without an end: the parser says so.
            if (end < 0)
                break;
            mark.lastIndex = end + 1;
        }
        else
            depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
        if (depth !== 0 || !'}]'.includes(found[0]))
            continue;
        parts.push(partAt(name, text.slice(start, mark.lastIndex), startLine));
        start = mark.lastIndex;
        startLine = line;
    }
    const rest = text.slice(start);
    return rest.trim() === '' && parts.length > 0 ? parts : [...parts, partAt(name, rest, startLine)];
}
/** Without the blank lines before it, so that its line is the one it starts in. */
function partAt(name, text, line) {
    const [before = ''] = /^\s*/.exec(text) ?? [];
    return { name, text: text.slice(before.length), line: line + before.split('\n').length - 1 };
}

;// CONCATENATED MODULE: ./src/cli/branch-protection-inventory.ts












/** Bytes of the largest inventory: 10,000 repositories take about 30 MB. */
const maxInventoryBytes = 64 * 1024 * 1024;
const notHere = ['branch', 'token', 'api-url', 'server-url'];
/** `branch-protection check --inventory`: the default branches of many repositories, from saved answers. */
async function runInventory(context, file) {
    const { args, input, output } = context;
    const foreign = notHere.find((flag) => args.value(flag) !== null);
    if (foreign !== undefined)
        throw new errors/* UsageError */.eb(`branch-protection check: --${foreign} is about GitHub, --inventory about a file`);
    if (args.positionals.length > 0)
        throw new errors/* UsageError */.eb('branch-protection check: OWNER/REPO is read from GitHub, --inventory from a file');
    output.progress.show('reading the inventory');
    const what = 'saved answers of the inventory query as JSON';
    const name = nameOf(file);
    const documents = readDocuments({ name, text: await input.text(file, maxInventoryBytes, what) }, what);
    const inventory = readInventory(documents.map(({ value }) => value));
    if ('problem' in inventory)
        throw fileError(name, inventory.problem, documents[inventory.position]?.line ?? 1);
    const named = args.value('policy');
    const demands = named === null ? defaultDemands('no --policy is given') : await readDemands(context, named);
    const entries = inventory.nodes.map((node) => inventoryEntry(node, inventory.rulesets));
    const rows = entries.map((entry) => rowOf(entry, demands));
    const summary = totalsOf(rows, [...inventory.gaps, ...twice(rows)]);
    for (const note of demands.notes)
        output.note(note);
    if (args.format === 'json')
        await output.json({ repositories: rows.map(jsonOf), ...summary });
    else
        await output.text(pretty(rows, summary, output.layout.width));
    return exitCode(rows, summary);
}
function rowOf(entry, demands) {
    if (entry.kind === 'unreadable')
        return { kind: 'unreadable', name: entry.name, why: entry.why.detail };
    if (entry.kind === 'empty')
        return entry;
    const { protection, name } = entry;
    const [branch] = protection.branches;
    if (branch === undefined)
        return { kind: 'unreadable', name, why: 'it has no default branch' };
    const { defaultBranch } = protection.repository;
    const input = (0,branches/* inputOf */.wg)(branch, protection);
    const judged = judgeBranch({ input, branch: branch.name, defaultBranch, demands });
    return { kind: 'audited', name, branch: branch.name, judged };
}
const answersOf = (row) => row.kind === 'audited' ? row.judged.answers.map(({ answer }) => answer.answer) : [];
/** Null where the policy asks for nothing. */
const outcomeOf = (row) => {
    const answers = answersOf(row);
    return answers.length === 0 ? null : worstOf(answers);
};
/** A page that was saved twice may stand in the place of another. */
function twice(rows) {
    const names = rows.flatMap(({ name }) => name?.toLowerCase() ?? []);
    const seen = new Set();
    const repeated = new Set(names.filter((name) => seen.size === seen.add(name).size));
    return [...repeated].map((name) => `${name} stands twice: a page may have been saved in place of another`);
}
function totalsOf(rows, gaps) {
    const count = (kind) => rows.filter((row) => row.kind === kind).length;
    const outcomes = rows.map(outcomeOf);
    const having = (answer) => rows.filter((row, index) => row.kind === 'audited' && outcomes[index] === answer).length;
    return {
        totals: {
            listed: rows.length,
            audited: count('audited'),
            empty: count('empty'),
            unreadable: count('unreadable'),
            satisfied: having('satisfied'),
            violated: having('violated'),
            bypassable: having('bypassable'),
            unobservable: having('unobservable'),
            bypass_unknown: having('bypass-unknown'),
            not_judged: having(null),
        },
        complete: gaps.length === 0,
        gaps,
    };
}
function exitCode(rows, { complete, totals }) {
    const whole = complete && totals.unreadable === 0 && totals.audited > 0;
    const codes = rows.flatMap((row) => (row.kind === 'audited' ? exitCodeOf(answersOf(row)) : []));
    return (0,verdict/* worst */.QZ)([whole ? verdict/* exitCodes */.hS.pass : verdict/* exitCodes */.hS.unknown, ...codes]);
}
function jsonOf(row) {
    const about = { repository: row.name, status: row.kind };
    if (row.kind !== 'audited')
        return { ...about, why: row.kind === 'unreadable' ? row.why : null };
    const { branch, judged } = row;
    return {
        ...about,
        why: null,
        branch,
        answer: outcomeOf(row),
        codes: judged.answers.flatMap(({ answer }) => answer.code ?? []),
        effective: Object.fromEntries(model/* controlNames */._.map((name) => [jsonName(name), controlValue(judged.effective.controls[name])])),
        answers: judged.answers.map((one) => ({ control: jsonName(one.answer.control), ...answerJson(one) })),
    };
}
const branch_protection_inventory_signs = {
    satisfied: '✓ satisfied',
    violated: '✗ violated',
    bypassable: '✗ bypassable',
    unobservable: '? unobservable',
    'bypass-unknown': '? bypass-unknown',
};
function cells(row) {
    const name = (0,sanitise/* sanitiseLine */.lg)(row.name ?? '(unnamed)');
    if (row.kind === 'empty')
        return [name, '', '- empty', 'it has no branch yet'];
    if (row.kind === 'unreadable')
        return [name, '', '? unreadable', (0,sanitise/* sanitiseLine */.lg)(row.why)];
    const outcome = outcomeOf(row);
    const codes = row.judged.answers.flatMap(({ answer }) => answer.code ?? []);
    const words = outcome === null ? 'the policy asks for nothing here' : (0,sanitise/* sanitiseLine */.lg)(codes.join(', '));
    return [name, (0,sanitise/* sanitiseLine */.lg)(row.branch), outcome === null ? '? not judged' : branch_protection_inventory_signs[outcome], words];
}
function pretty(rows, { totals, gaps }, width) {
    const head = ['Repository', 'Branch', 'Answer', 'Codes'];
    const lines = [
        ...(0,terminal_layout/* columns */.YB)([head, ...rows.map(cells)], 0, width),
        '',
        (0,sanitise/* sanitiseLine */.lg)(completeness(rows, totals)),
        `satisfied ${totals.satisfied}, violated ${totals.violated}, bypassable ${totals.bypassable}, ` +
            `unobservable ${totals.unobservable}, bypass-unknown ${totals.bypass_unknown}, not judged ${totals.not_judged}`,
        ...gaps.map((gap) => (0,sanitise/* sanitiseLine */.lg)(`incomplete: ${gap}`)),
    ];
    return `${lines.join('\n')}\n`;
}
/** `audited 118 of 120, empty 1, unreadable 1 (GitHub: …)`. */
function completeness(rows, { listed, audited, empty, unreadable }) {
    const reasons = new Map();
    for (const row of rows)
        if (row.kind === 'unreadable')
            reasons.set(row.why, (reasons.get(row.why) ?? 0) + 1);
    const why = [...reasons].map(([reason, count]) => (reasons.size === 1 ? reason : `${count} × ${reason}`));
    return `audited ${audited} of ${listed}, empty ${empty}, unreadable ${unreadable}${why.length === 0 ? '' : ` (${why.join('; ')})`}`;
}

// EXTERNAL MODULE: ./src/gates/branch-protection/workable.ts + 1 modules
var workable = __webpack_require__(95433);
;// CONCATENATED MODULE: ./src/cli/branch-protection-live.ts














/** The commit a ref of the repository names. @throws Undecided when GitHub does not say so */
async function commitOf({ github, repository }, ref) {
    const resolved = await (0,resolve/* resolveSubject */.f)({ kind: 'repository', repository, ref }, github);
    if (!resolved.known)
        throw new errors/* Undecided */.Oh(resolved);
    return resolved.value.headSha;
}
/** The commit of the branch; null when there is no such branch, which GitHub says with 422. @throws GitHubFailure */
async function branchCommit({ github, repository }, branch) {
    try {
        return await (0,policy_files/* resolveCommit */.WL)(github, repository, `heads/${branch}`);
    }
    catch (error) {
        if (error instanceof github_failure/* GitHubFailure */.i && error.details.status === 422)
            return null;
        throw error;
    }
}
/** What the policy of a commit asks for; the gate's defaults where there is no policy. @throws PolicyError */
async function policyAt({ github, repository }, sha) {
    try {
        const files = (0,policy_files/* commitFiles */.zu)(github, repository, sha);
        return demandsOf(await (0,load/* loadPolicy */.t)({ files, github, gates: registry/* gates */.V, version: version/* version */.rE, policy: null }));
    }
    catch (error) {
        const missing = error instanceof errors/* PolicyError */.pn && error.problems.every(({ code }) => code === 'missing');
        if (!missing)
            throw error;
        return defaultDemands(`${repository.owner}/${repository.repo} has no policy (${find/* policyPaths */.ff[0]})`);
    }
}
/** Gathers how one branch is protected, with the workflow files of a commit. */
async function gatherLive(request, sha) {
    const { administration, branch, ...ports } = request;
    // The gatherer looks up the branches that the policy names: here the one that is asked about.
    const setting = {
        id: gate/* branchProtection */.I.id,
        mode: 'enforce',
        optional: false,
        enforceFrom: null,
        options: { branches: [{ branches: [branch ?? '~DEFAULT_BRANCH'] }] },
        where: () => undefined,
    };
    return await (0,facts_registry/* gatherFacts */.p)(['protection', 'workflows'], {
        ...ports,
        ...(administration === undefined ? {} : { administration }),
        subject: { kind: 'repository', sha },
        baseSha: sha,
        policy: {
            mode: 'enforce',
            onNothing: 'unknown',
            report: (0,report_settings/* defaultReportSettings */.$T)(),
            p0: { ids: [], asked: false },
            gates: [setting],
            sources: [],
            inputs: [],
            modeAt: undefined,
        },
        policyPath: find/* policyPaths */.ff[0],
        workspace: null,
        hints: { pusher: null },
        snapshot: null,
    });
}
/** @throws Undecided when it is not known */
function orUndecided(fact) {
    if (!fact.known)
        throw new errors/* Undecided */.Oh(fact);
    return fact.value;
}
/** What the gate finds beyond the answers per control: what cannot work, whom to trust, tags, rulesets without effect. */
function findingsFrom(facts, { branch, protection, effective }, { options, where }) {
    const reportable = (0,workable/* reportableChecks */.q3)(facts.workflows);
    return [
        ...(0,workable/* workableFindings */.u7)({ branch, protection, effective }, reportable, options, where),
        ...(0,branches/* tagFindings */.t)(protection, options, where),
        ...(0,branches/* inertFindings */.fJ)(protection),
    ];
}

;// CONCATENATED MODULE: ./src/cli/branch-protection-table.ts







const branch_protection_table_words = {
    satisfied: '✓ satisfied',
    violated: '✗ violated',
    bypassable: '✗ bypassable',
    'bypass-unknown': '? bypass-unknown',
    unobservable: '? unobservable',
};
const branch_protection_table_shown = (text) => (0,phrase/* phrase */.MZ)(text, phrase/* plainSink */.We);
const head = ['Control', 'Required', 'Effective', 'Answer', 'Source', 'Who can bypass'];
/** The table control, required, effective, source, who can bypass; and below it the next step of what is open. */
function protectionTable(judged, layout) {
    const paint = (0,terminal_layout/* createPaint */.XG)(layout.colour);
    const file = policyFile(judged);
    const rows = [...judged.answers.map((one) => answerCells(one, file)), ...unaskedCells(judged)];
    const [title = '', ...lines] = (0,terminal_layout/* columns */.YB)([head, ...rows], 0, layout.width);
    return [
        paint.bold(title),
        ...lines,
        ...(file === null
            ? []
            : (0,terminal_layout/* labelled */.wW)('', (0,sanitise/* sanitiseLine */.lg)(`lines of ${file}`), 0, 0, layout.width).map(paint.dim)),
        ...openGroups(judged.answers).flatMap((group) => branch_protection_table_stepLines(group, layout)),
        ...noteLines(judged, layout),
    ];
}
/** The one file that everything is written in; null when there are several, or none. */
function policyFile({ answers }) {
    const paths = new Set(answers.flatMap(({ answer, by }) => by.at(answer.keys)?.path ?? []));
    const [first = null] = paths;
    return paths.size === 1 ? first : null;
}
function placeWords(place, file) {
    if (place === undefined)
        return '';
    return place.path === file ? ` (line ${place.line ?? 1})` : ` (${(0,sanitise/* sanitiseLine */.lg)((0,phrase/* locationText */.fN)(place))})`;
}
function answerCells({ answer, by }, file) {
    const { control, detail, required, value } = answer;
    const named = control === 'checks' && detail !== undefined;
    const effective = named ? (0,values/* checksIn */.Jr)(value).filter(({ context }) => context === detail) : value;
    return [
        detail === undefined || control === 'merge-methods' ? control : `${control}: ${(0,sanitise/* sanitiseLine */.lg)(detail)}`,
        `${requiredWords(answer, branch_protection_table_shown((0,words/* valueText */.Ru)(required)))}${placeWords(by.at(answer.keys), file)}`,
        branch_protection_table_shown((0,words/* valueText */.Ru)(effective)),
        branch_protection_table_words[answer.answer],
        branch_protection_table_shown((0,words/* sourcesText */.E0)(answer.sources)),
        branch_protection_table_shown((0,words/* bypassText */.m5)(answer.bypass)),
    ];
}
function requiredWords({ control, required, code: found = '' }, value) {
    if (found.startsWith('BP-CHECK-EXTRA') || control === 'merge-methods')
        return `only ${value}`;
    return typeof required === 'number' ? `at least ${value}` : value;
}
/** What is set and nobody asks for. */
const unaskedCells = ({ effective, answers }) => model/* controlNames */._
    .filter((name) => answers.every(({ answer }) => answer.control !== name))
    .map((name) => effective.controls[name])
    .filter(({ sources }) => sources.length > 0)
    .map(({ name, value, sources }) => [
    name,
    '–',
    branch_protection_table_shown((0,words/* valueText */.Ru)(value)),
    '–',
    branch_protection_table_shown((0,words/* sourcesText */.E0)(sources)),
    branch_protection_table_shown((0,words/* bypassText */.m5)(sources.map(({ bypass }) => bypass))),
]);
/** Each answer that is not satisfied by itself; those that the same thing hides together. */
function openGroups(answers) {
    const groups = new Map();
    for (const one of answers) {
        if (one.answer.answer === 'satisfied')
            continue;
        const { why, answer } = one.answer;
        const key = why === undefined ? one : `${answer} ${JSON.stringify(why)}`;
        const [first, ...rest] = groups.get(key) ?? [one];
        groups.set(key, first === one ? [one] : [first, ...rest, one]);
    }
    return [...groups.values()];
}
function branch_protection_table_stepLines([first, ...rest], { width, colour }) {
    const paint = (0,terminal_layout/* createPaint */.XG)(colour);
    const { found, fix } = sentencesOf(first);
    const mark = branch_protection_table_words[first.answer.answer].slice(0, 1);
    const codes = [first, ...rest].map(({ answer }) => (0,sanitise/* sanitiseLine */.lg)(answer.code ?? answer.control));
    const painted = mark === '✗' ? paint.red : paint.yellow;
    return [
        '',
        ...(0,terminal_layout/* labelled */.wW)(mark, codes.join(', '), 0, 2, width).map(painted),
        ...(0,terminal_layout/* labelled */.wW)('found', branch_protection_table_shown(found), 2, 11, width),
        ...(0,terminal_layout/* labelled */.wW)('next step', branch_protection_table_shown(fix), 2, 11, width).map(paint.bold),
    ];
}
/** What is there and decides nothing, and what else could not be seen. */
function noteLines({ effective, answers }, { width }) {
    const said = new Set(answers.flatMap(({ answer }) => answer.why?.detail ?? []));
    const notes = [
        ...effective.inert.map(({ id, name, enforcement }) => `ruleset ${name === undefined ? '' : `${name} `}(${id}) is ${enforcement}: none of its rules counts`),
        ...effective.unmodelled.map(({ type, rulesetId }) => `BP-UNMODELLED(${type}): this rule type${rulesetId === undefined ? '' : ` of ruleset ${rulesetId}`} is not known to this version, and was not judged`),
        ...effective.hidden
            .filter(({ why }) => !said.has(why.detail))
            .map(({ why, controls }) => `not visible: ${hiddenWords(why)} (may set ${controls.join(', ')})`),
    ];
    return notes.length === 0
        ? []
        : ['', ...notes.flatMap((note) => (0,terminal_layout/* labelled */.wW)('note', (0,sanitise/* sanitiseLine */.lg)(note), 0, 6, width))];
}
const hiddenWords = ({ detail, remedy }) => remedy?.permission === undefined || detail.includes(remedy.permission)
    ? detail
    : `${detail}; needs ${remedy.permission}`;

;// CONCATENATED MODULE: ./src/cli/branch-protection-check.ts














/** `branch-protection check`: one branch on GitHub, or the repositories of an inventory. */
const runProtectionCheck = async (context) => {
    const { args, output } = context;
    if (args.has('print-query')) {
        await output.document(inventoryQuery);
        return verdict/* exitCodes */.hS.pass;
    }
    const inventory = args.value('inventory');
    if (inventory !== null)
        return await runInventory(context, inventory);
    const request = await requestOf(context);
    output.progress.show('reading how the branch is protected');
    const { judged, findings, notes } = await checked(context, request);
    for (const note of notes)
        output.note(note);
    if (args.format === 'json')
        await output.json(rowsWith(judged, findings));
    else {
        const lines = [...protectionTable(judged, output.layout), ...findingLines(findings, output.layout)];
        await output.text(`${lines.join('\n')}\n`);
    }
    return branch_protection_check_exitCode(judged, findings);
};
/** What git refuses in the name of a branch. */
const noBranch = /^[-/]|\.\.|\/\/|@\{|[\p{Cc} ~^:?*[\]\\]|[./]$|(?:^|\/)\.|\.lock(?:\/|$)/u;
function branchOf({ args }) {
    const named = args.value('branch');
    const name = named?.replace(/^refs\/heads\//, '') ?? null;
    if (name === null || (name !== '' && !noBranch.test(name)))
        return name;
    throw new errors/* UsageError */.eb(`--branch: found ${JSON.stringify(named)}, expected the name of one branch such as main`);
}
async function requestOf(context) {
    const { args, variables } = context;
    const [named] = args.positionals;
    const repository = named === undefined
        ? (0,runner_repository/* parseRepository */.S)('GITHUB_REPOSITORY', (0,runner_environment/* readRepository */.Nu)(variables))
        : (0,runner_repository/* parseRepository */.S)('OWNER/REPO', named);
    const administration = await administrationOf(context);
    const github = (await gitHubOf(context)) ?? administration ?? (await requiredGitHub(context, 'branch-protection check'));
    return { github, administration, repository, branch: branchOf(context) };
}
async function checked(context, request) {
    const { branch } = request;
    const tip = await commitOf(request, 'HEAD');
    const own = branch === null ? tip : await branchCommit(request, branch);
    const named = context.args.value('policy');
    const demands = named === null ? await policyAt(request, tip) : await readDemands(context, named);
    const facts = await gatherLive(request, own ?? tip);
    const protection = orUndecided(facts.protection);
    const { defaultBranch } = protection.repository;
    const name = branch ?? defaultBranch;
    const found = protection.branches.find((one) => one.name === name);
    if (found === undefined)
        throw new TypeError(`branch ${name} was asked for and not gathered`);
    const judged = judgeBranch({ input: (0,branches/* inputOf */.wg)(found, protection), branch: name, defaultBranch, demands });
    // Tags are no part of a branch that was named.
    const options = branch === null ? demands.options : { ...demands.options, tags: [] };
    const guarded = { branch: name, protection, effective: judged.effective };
    return {
        judged,
        findings: findingsFrom(facts, guarded, { ...demands, options }).filter(isNews),
        notes: [...demands.notes, ...planWords(protection.plan), ...absent(name, own), ...notNamed(judged, name)],
    };
}
const planWords = (plan) => plan === undefined ? [] : [`BP-PLAN: the plan of the owner has no protection for this repository: ${plan}`];
const absent = (branch, sha) => sha === null
    ? [
        `there is no branch ${branch}: shown is what would hold for it, with the workflow files of the default branch`,
    ]
    : [];
const notNamed = ({ entries }, branch) => entries === 0 ? [`no entry of the policy names branch ${branch}: nothing was judged`] : [];
/** Open ones, and always how far the gate itself can be trusted. */
const isNews = ({ rule, outcome }) => outcome === 'fail' || outcome === 'unknown' || rule === 'branch-protection/gate-trust';
function branch_protection_check_exitCode({ answers }, findings) {
    const codes = findings.map(({ outcome, level }) => {
        if (outcome === 'unknown')
            return verdict/* exitCodes */.hS.unknown;
        return outcome === 'fail' && level === 'error' ? verdict/* exitCodes */.hS.fail : verdict/* exitCodes */.hS.pass;
    });
    return (0,verdict/* worst */.QZ)([exitCodeOf(answers.map(({ answer }) => answer.answer)), ...codes]);
}
/** What is about no control stands with the required checks, which most of it is about. */
function rowsWith(judged, findings) {
    const named = new Set(model/* controlNames */._);
    const controlOf = ({ rule }) => {
        const name = rule.slice(rule.indexOf('/') + 1);
        return named.has(name) ? name.replaceAll('-', '_') : 'checks';
    };
    return controlRows(judged).map((row) => ({
        ...row,
        findings: findings.filter((finding) => controlOf(finding) === row.control).map(findingRow),
    }));
}

;// CONCATENATED MODULE: ./src/cli/branch-protection-input.ts




/** Bytes of the largest input: 75 rulesets of each level, each with all its rules, are some hundred thousand. */
const maxInputBytes = 8 * 1024 * 1024;
const requiredChecks = schemas/* looseObject */._H3({
    enforcement_level: schemas/* string */.YjP(),
    contexts: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    checks: schemas/* array */.YOg(schemas/* looseObject */._H3({ context: schemas/* string */.YjP(), app_id: schemas/* number */.aig().nullish() })).optional(),
});
const hintSchema = schemas/* looseObject */._H3({
    enabled: schemas/* boolean */.zMY(),
    required_status_checks: requiredChecks.nullish(),
});
const flag = schemas/* boolean */.zMY().optional();
const branch_protection_input_list = schemas/* array */.YOg(schemas/* string */.YjP()).optional();
/** Parameters that a decision rests on: what has another type there was not written by GitHub. */
const parameters = schemas/* looseObject */._H3({
    required_approving_review_count: schemas/* number */.aig().int().optional(),
    dismiss_stale_reviews_on_push: flag,
    require_code_owner_review: flag,
    require_last_push_approval: flag,
    required_review_thread_resolution: flag,
    allowed_merge_methods: branch_protection_input_list,
    strict_required_status_checks_policy: flag,
    required_status_checks: schemas/* array */.YOg(schemas/* looseObject */._H3({ context: schemas/* string */.YjP(), integration_id: schemas/* number */.aig().nullish() }))
        .optional(),
    merge_method: schemas/* string */.YjP().optional(),
    required_deployment_environments: branch_protection_input_list,
    workflows: schemas/* array */.YOg(schemas/* looseObject */._H3({ path: schemas/* string */.YjP() })).optional(),
    code_scanning_tools: schemas/* array */.YOg(schemas/* looseObject */._H3({ tool: schemas/* string */.YjP() })).optional(),
    required_reviewers: schemas/* array */.YOg(schemas/* looseObject */._H3({})).optional(),
});
const branch_protection_input_ruleSchema = protection/* branchRuleSchema */.O_.safeExtend({ parameters: parameters.optional() });
const documentSchema = schemas/* strictObject */.rej({
    classic: schemas/* strictObject */.rej({
        state: schemas/* enum */.k5n(['observed', 'unobservable']),
        value: protection/* classicProtectionSchema */.T4.nullable().optional(),
        hint: hintSchema.nullable().optional(),
    }),
    rules: schemas/* array */.YOg(branch_protection_input_ruleSchema),
    rulesets: schemas/* record */.g1P(schemas/* string */.YjP(), protection/* rulesetSchema */.gq.safeExtend({
        // `Observation` keeps what GitHub leaves out apart from what it says.
        bypass_actors: schemas/* array */.YOg(protection/* bypassActorSchema */.Pn).nullable().optional(),
        rules: schemas/* array */.YOg(branch_protection_input_ruleSchema).optional(),
    })),
    repo: schemas/* looseObject */._H3({
        default_branch: schemas/* string */.YjP().min(1).optional(),
        allow_merge_commit: flag,
        allow_squash_merge: flag,
        allow_rebase_merge: flag,
    })
        .optional(),
});
const branch_protection_input_expected = 'an object with "classic", "rules", "rulesets" and "repo": GitHub\'s own answers';
/**
 * Reads the document of `branch-protection effective --input`.
 * @throws UsageError `FILE:LINE:COL: …` for what is not the answers of GitHub
 */
function readProtectionFile(file) {
    const document = readShaped(file, documentSchema, branch_protection_input_expected);
    checkParts(file, document);
    const { rules, repo } = document;
    return {
        input: {
            ...branch_protection_input_classicOf(document),
            rules: { known: true, value: rules },
            rulesets: Object.fromEntries(Object.entries(document.rulesets).map(([id, value]) => [id, { known: true, value }])),
            ...branch_protection_input_mergeSettings(repo),
        },
        defaultBranch: repo?.default_branch ?? null,
        notes: repo === undefined ? [withoutRepo] : [],
    };
}
const withoutRepo = 'the file has no "repo": every merge method is taken to be allowed by the repository';
/** An error, or an empty object, would be a rule that blocks force pushes and deletions: those are on unless allowed. */
const isRule = (value) => Object.keys(protection/* classicProtectionSchema */.T4.shape).some((key) => Object.hasOwn(value, key));
/** What a schema cannot say in words that help. */
function checkParts(file, { classic, rulesets }) {
    if (classic.state === 'observed' && classic.value === undefined)
        throw jsonError(file, ['classic'], '`classic` is observed and has no `value`: expected the answer of GET branches/{branch}/protection, or null where it was "Branch not protected"');
    if (classic.value !== undefined && classic.value !== null && !isRule(classic.value))
        throw jsonError(file, ['classic', 'value'], '`classic.value` has no key of a classic rule, or is an error of GitHub\'s: expected the rule, or null for "Branch not protected"');
    if (classic.state === 'unobservable' && classic.value !== undefined && classic.value !== null)
        throw jsonError(file, ['classic', 'value'], '`classic` is unobservable and has a `value`: expected one of the two, or its `hint`');
    for (const [id, ruleset] of Object.entries(rulesets))
        if (String(ruleset.id) !== id)
            throw jsonError(file, ['rulesets', id], `\`rulesets\` has ruleset ${ruleset.id} under the key ${JSON.stringify(id.slice(0, 60))}: expected its id`);
}
const branch_protection_input_hidden = {
    known: false,
    reason: 'permission-missing',
    detail: 'classic branch protection cannot be read with the token that was used',
    remedy: {
        text: 'read the classic rule with a token that has `administration: read` (GitHub App)',
        permission: 'administration: read (GitHub App)',
    },
};
const leftOut = {
    known: false,
    reason: 'permission-missing',
    detail: 'GitHub left `protection` out of its answer about the branch',
};
/** A rule that appeared, or went, between two requests: neither answer proves anything. */
const ambiguous = {
    known: false,
    reason: 'ambiguous',
    detail: '"Branch not protected" contradicts the branch itself, which has a classic rule',
    remedy: { text: 'read both again' },
};
function branch_protection_input_classicOf({ classic }) {
    const { state, value = null } = classic;
    const hint = classic.hint ?? null;
    const seen = hint === null ? leftOut : { known: true, value: hintOf(hint) };
    if (state === 'unobservable')
        return { classic: branch_protection_input_hidden, hint: seen };
    const contradicted = value === null && hint?.enabled === true;
    return { classic: contradicted ? ambiguous : { known: true, value }, hint: seen };
}
function hintOf({ enabled, required_status_checks: checks }) {
    if (checks === undefined || checks === null)
        return { protected: enabled, protection: { enabled, requiredChecks: null } };
    const listed = (checks.checks ?? []).map(({ context, app_id: appId }) => ({
        context,
        appId: appId ?? null,
    }));
    const named = new Set(listed.map(({ context }) => context));
    const further = (checks.contexts ?? []).filter((context) => !named.has(context));
    return {
        protected: enabled,
        protection: {
            enabled,
            requiredChecks: {
                enforcementLevel: checks.enforcement_level,
                checks: [...listed, ...further.map((context) => ({ context, appId: null }))],
            },
        },
    };
}
/** GitHub leaves the settings out for tokens without write access. What is there all the same counts. */
function branch_protection_input_mergeSettings(repo) {
    if (repo === undefined)
        return { mergeSettings: { known: true, value: { merge: true, squash: true, rebase: true } } };
    const { allow_merge_commit: merge, allow_squash_merge: squash, allow_rebase_merge: rebase } = repo;
    if (merge !== undefined && squash !== undefined && rebase !== undefined)
        return { mergeSettings: { known: true, value: { merge, squash, rebase } } };
    const methods = { merge, squash, rebase };
    return {
        mergeSettings: withoutSettings,
        possibleMethods: values/* allMethods */.g0.filter((method) => methods[method] !== false),
    };
}
const withoutSettings = {
    known: false,
    reason: 'permission-missing',
    detail: '`repo` does not hold allow_merge_commit, allow_squash_merge and allow_rebase_merge',
    remedy: { text: 'read the repository with a token that may write to it', permission: 'contents: write' },
};

;// CONCATENATED MODULE: ./src/cli/branch-protection-effective.ts






/** Stands for the default branch where the file does not say what it is called. No branch can have this name. */
const unnamedDefault = '~DEFAULT_BRANCH';
/** `branch-protection effective`: what GitHub's own answers about one branch come to. */
const runEffective = async (context) => {
    const { args, input, output } = context;
    const file = args.value('input');
    if (file === null)
        throw new errors/* UsageError */.eb("branch-protection effective: --input FILE is missing: GitHub's own answers as JSON");
    const text = await input.text(file, maxInputBytes, "GitHub's answers about a branch as JSON");
    const { input: observed, defaultBranch, notes } = readProtectionFile({ name: nameOf(file), text });
    const demands = await branch_protection_effective_demandsFor(context);
    const branch = args.value('branch') ?? defaultBranch ?? unnamedDefault;
    const judged = judgeBranch({
        input: observed,
        branch,
        ...(branch === unnamedDefault ? { subject: 'the default branch' } : {}),
        defaultBranch: defaultBranch ?? branch,
        demands,
    });
    for (const note of [...notes, ...demands.notes])
        output.note(note);
    if (judged.entries === 0)
        output.note(branch_protection_effective_notNamed(branch));
    else if (judged.answers.length === 0)
        output.note('the policy asks for nothing here: nothing was judged');
    if (args.format === 'json')
        await output.json(controlRows(judged));
    else
        await output.text(`${protectionTable(judged, output.layout).join('\n')}\n`);
    return exitCodeOf(judged.answers.map(({ answer }) => answer.answer));
};
async function branch_protection_effective_demandsFor(context) {
    const named = context.args.value('policy');
    return named === null ? defaultDemands('no --policy is given') : await readDemands(context, named);
}
const branch_protection_effective_notNamed = (branch) => branch === unnamedDefault
    ? 'no entry of the policy is about the default branch, and the file does not name it: expected --branch, or repo.default_branch'
    : `no entry of the policy names branch ${branch}: nothing was judged`;

;// CONCATENATED MODULE: ./src/cli/branch-protection-plan.ts










/** `branch-protection plan`: what has to change for the policy to hold. Changes nothing. */
const runPlan = async (context) => {
    const { args, output } = context;
    const choices = choicesOf(args);
    const ports = await portsOf(context, 'branch-protection plan');
    output.progress.show('reading the repository');
    const repository = await repositoryOf(ports);
    const { input, notes, where } = await askFor(context, ports, repository, choices, true);
    const plans = planOf(input);
    await writeBodies(context, plans);
    const code = planCode(plans);
    for (const note of notes)
        output.note(note);
    if (args.format === 'json')
        await output.json({
            repository: repository.name,
            default_branch: repository.defaultBranch,
            sha: repository.sha,
            rulesets: plans.map((plan) => planJson(plan, repository.name, where)),
            exit_code: code,
        });
    else {
        await output.text(planText(plans, { repository: repository.name, where, layout: output.layout }));
        await output.text(`${(0,sanitise/* sanitiseLine */.lg)(summary(plans, repository.name))}\n`);
    }
    return code;
};
/** `--out`: every body as a file, named as the commands name them. */
async function writeBodies({ args, directory }, plans) {
    const folder = args.value('out');
    if (folder === null)
        return;
    for (const plan of plans) {
        const action = actionOf(plan);
        if (action !== 'create' && action !== 'update')
            continue;
        await writeWhole((0,external_node_path_.join)((0,external_node_path_.resolve)(directory, folder), plan.file), (0,external_node_path_.join)(folder, plan.file), (0,surfaces_json/* jsonText */.s)(plan.payload, 2));
    }
}
const openItems = (plans) => plans.flatMap(({ subjects }) => subjects.flatMap(({ items, dead }) => [...items, ...dead]));
/** 1 when something is to be done, 3 when something could not be told, else 0. */
function planCode(plans) {
    const open = plans.flatMap(({ subjects }) => subjects.flatMap(({ items }) => items));
    const dead = plans.some(({ subjects }) => subjects.some((subject) => subject.dead.length > 0));
    const wrong = open.some(({ answer }) => answer.answer === 'violated' || answer.answer === 'bypassable');
    const changes = plans.some((plan) => ['create', 'update'].includes(actionOf(plan)));
    if (wrong || dead || changes)
        return verdict/* exitCodes */.hS.fail;
    const undecided = open.length > 0 || plans.some((plan) => actionOf(plan) === 'undecided');
    return undecided || plans.length === 0 ? verdict/* exitCodes */.hS.unknown : verdict/* exitCodes */.hS.pass;
}
function summary(plans, repository) {
    if (plans.length === 0)
        return 'the policy asks for nothing: no ruleset is planned';
    const count = plans.filter((plan) => ['create', 'update'].includes(actionOf(plan))).length;
    const open = openItems(plans).filter((item) => !('byRuleset' in item) || !item.byRuleset).length;
    const changes = count === 0 ? 'nothing to change' : `${count} ${count === 1 ? 'ruleset' : 'rulesets'} to write`;
    const rest = open === 0 ? '' : `; ${open} to be done by hand`;
    const apply = count === 0 ? '' : `; gatewright branch-protection apply ${repository} --confirm writes them`;
    return `${changes}${rest}. Nothing was changed${apply}`;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./src/policy/yaml-comments.ts

/** What the lexer puts before lexemes of its own: document start, error end of flow, scalar. */
const marks = new Set(['\u0002', '\u0018', '\u001f']);
/** The YAML text with every comment emptied to its `#`, wherever on a line it starts; all else stays in its place. */
function withoutComments(text) {
    let scalar = false;
    let result = '';
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        const comment = !scalar && dist/* CST */.DB.tokenType(lexeme) === 'comment';
        scalar = lexeme === '\u001f';
        if (!marks.has(lexeme))
            result += comment ? '#' : lexeme;
    }
    return result;
}

;// CONCATENATED MODULE: ./src/policy/yaml-texts.ts

/** Every text that a YAML document holds, keys among them, as it is once quotes, escapes and folded lines are read. */
function textsIn(yaml) {
    const texts = new Set();
    (0,dist/* visit */.YR)((0,dist/* parseDocument */.Tp)(yaml, { logLevel: 'silent', strict: false, uniqueKeys: false }), {
        Scalar: (_, { value }) => {
            if (typeof value === 'string')
                texts.add(value);
        },
    });
    return texts;
}

;// CONCATENATED MODULE: ./src/facts/pseudonyms.ts
/** A stand-in per key, numbered as they come. */
function numbered(make) {
    const given = new Map();
    return (key) => {
        const folded = key.toLowerCase();
        const standIn = given.get(folded) ?? make(given.size + 1);
        given.set(folded, standIn);
        return standIn;
    };
}
const isBot = (login) => login.endsWith('[bot]');
/** An address, or `@name`, `@name[bot]`, `@org/team` that starts a word. A version such as `file.yml@v2` is neither. */
const namesInText = /(?<![\w/.@-])(?:[A-Za-z0-9.!$%&*+=?^_{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|@[A-Za-z0-9][\w-]*(?:\[bot\]|\/\w[\w.-]*)?)/g;
/** Fresh stand-ins: nothing links them to those of another file. */
function pseudonyms() {
    const user = numbered((number) => `user-${number}`);
    const team = numbered((number) => `team-${number}`);
    const address = numbered((number) => `address-${number}@redacted.invalid`);
    const repositoryName = numbered((number) => `repository-${number}`);
    const writtenName = numbered((number) => `name ${number}`);
    const ids = numbered(String);
    const login = (name) => (isBot(name) ? name : user(name));
    const id = (number) => Number(ids(String(number)));
    const owner = (name) => {
        if (!name.startsWith('@'))
            return address(name);
        const slash = name.indexOf('/');
        return slash < 0 ? `@${login(name.slice(1))}` : `@${user(name.slice(1, slash))}/${team(name)}`;
    };
    const repository = (fullName) => {
        const slash = fullName.indexOf('/');
        return `${user(fullName.slice(0, Math.max(slash, 0)))}/${repositoryName(fullName.slice(slash + 1))}`;
    };
    return {
        actor: (actor) => actor.type === 'Bot'
            ? actor
            : { ...actor, id: actor.id === null ? null : id(actor.id), login: login(actor.login) },
        login,
        id,
        owner,
        repository,
        name: (name) => (name === '' ? '' : writtenName(name)),
        text: (text) => text.replace(namesInText, owner),
    };
}

// EXTERNAL MODULE: ./src/change/declared.ts
var declared = __webpack_require__(50744);
// EXTERNAL MODULE: ./src/change/skip-reasons.ts
var skip_reasons = __webpack_require__(46529);
// EXTERNAL MODULE: ./src/core/answer-reason.ts
var answer_reason = __webpack_require__(1458);
// EXTERNAL MODULE: ./src/facts/hash.ts
var facts_hash = __webpack_require__(48695);
;// CONCATENATED MODULE: ./src/facts/redact-checklist.ts




const dropped = '(redacted)';
/** A reason that repeats a checklist is told apart from one that does not. */
const redact_checklist_sentencesOf = (checklists) => ({
    said: sentencesIn(checklists),
    shown: sentencesIn(redactChecklists(checklists)),
});
const sentencesIn = ({ lists }) => lists.flatMap(({ items }) => items.flatMap(({ question, fix, translations }) => [question, fix, ...Object.values(translations)]));
/** Checklists without the texts of those that do not come with Gatewright; ids, conditions and controls stay. */
const redactChecklists = (checklists) => ({
    ...checklists,
    lists: checklists.lists.map((list) => list.source === 'shipped' ? list : { ...list, title: list.name, items: list.items.map(withoutTexts) }),
});
const withoutTexts = (item) => ({
    ...item,
    question: `redacted question of ${item.id}`,
    translations: Object.fromEntries(Object.keys(item.translations).map((language) => [
        language,
        `redacted question of ${item.id} in ${language}`,
    ])),
    fix: `redacted way to repair ${item.id}`,
    recovery: { action: dropped, rollback: dropped, escalation: dropped },
});
/**
 * Answers without the words that people wrote. Items, values, kinds, paths, names of checks and tests, days and blobs
 * stay, as gates match on them. A reason becomes a stand-in with the same fault, or as good as it was; equal reasons
 * have equal stand-ins.
 */
const redactAnswers = (answers, people, sentences) => ({
    ...answers,
    answers: answers.answers.map((answer) => redactAnswer(answer, people, sentences)),
    problems: answers.problems.map((problem) => ({ ...problem, detail: dropped, rightForm: '' })),
    statements: answers.statements.map((statement) => ({
        ...statement,
        value: redactStatement(statement, people),
    })),
    edits: answers.edits.known
        ? {
            ...answers.edits,
            value: answers.edits.value.map(({ editor, at }) => ({
                editor: editor === null ? null : people.actor(editor),
                at,
            })),
        }
        : { ...answers.edits, detail: dropped },
});
/** What is understood of a statement stays; whatever else it says goes. */
function redactStatement(statement, people) {
    const { key, value } = statement;
    switch (key) {
        case 'specification':
        case 'mitigation-plan':
        case 'unlock':
            return people.text(value);
        case 'kind':
            return (0,declared/* kindOf */.I)(statement) === null ? dropped : value;
        case 'path': {
            const said = (0,declared/* pathAndReason */.d9)(value);
            if (said === null)
                return dropped;
            return said.reason === '' ? said.path : `${said.path} (${redactReason(said.reason, noSentences)})`;
        }
        case 'surface': {
            const kept = (value.match(surfaceWords) ?? []).map((word) => word.trim());
            return kept.length === 0 ? dropped : kept.join(', ');
        }
        case 'security-review-skipped':
            return (0,skip_reasons/* skipReason */.YG)(value) === null ? dropped : value;
        case 'performance-review-skipped':
            return /^[a-z -]{1,24}\.?$/i.test(value.trim()) ? value : dropped;
        case 'reproduction':
            return dropped;
    }
}
const noSentences = { said: [], shown: [] };
const surfaceWords = /(?<=^|[,;])\s*(?:input|external data|cross-domain|none)(?=[ .]*(?:[,;]|$))/gi;
const redactAnswer = ({ answeredBy, ...answer }, people, sentences) => ({
    ...answer,
    reason: answer.reason === null ? null : { ...answer.reason, text: redactReason(answer.reason.text, sentences) },
    evidence: answer.evidence.map(redactTarget),
    ...(answeredBy === undefined ? {} : { answeredBy: people.name(answeredBy) }),
});
function redactReason(text, { said, shown }) {
    const own = (0,answer_reason/* normalisedWords */.Y5)(text);
    const digest = (0,facts_hash/* sha256 */.s)(own).slice(0, 12);
    switch ((0,answer_reason/* reasonFault */.bW)(text, said)) {
        case 'empty':
            return text;
        case 'copied':
            return shown[said.findIndex((sentence) => (0,answer_reason/* normalisedWords */.Y5)(sentence) === own)] ?? '';
        case 'no-sentence':
            return [...(0,facts_hash/* sha256 */.s)(text).slice(0, 24)].map((digit) => (digit < '8' ? 'a' : 'b')).join('');
        case 'short':
            return `words ${digest}`;
        case 'placeholder':
            return `{{redacted ${digest}}}`;
        case null:
            return `redacted reason with digest ${digest}`;
    }
}
/** Addresses and labels go; what is left is the target as it is written shortest. */
function redactTarget(target) {
    const { kind, name, anchor, lines } = target;
    if (kind === 'link')
        return { ...target, text: dropped, name: `redacted ${(0,facts_hash/* sha256 */.s)(name).slice(0, 12)}` };
    if (kind !== 'file')
        return { ...target, text: `${kind}: ${name}`.slice(0, 300) };
    const place = lines === null ? (anchor === null ? '' : `#${anchor}`) : `#L${lines[0]}-L${lines[1]}`;
    return { ...target, text: `${name}${place}`.slice(0, 300) };
}

// EXTERNAL MODULE: ./src/formats/codeowners/owners.ts
var owners = __webpack_require__(39090);
// EXTERNAL MODULE: ./src/formats/codeowners/parse.ts + 4 modules
var codeowners_parse = __webpack_require__(18811);
;// CONCATENATED MODULE: ./src/facts/redact-codeowners.ts


/**
 * A CODEOWNERS file with the same lines and patterns, and stand-ins for its owners; comments are emptied. An invalid
 * owner stays invalid, so GitHub and the gate skip the same lines.
 */
function redactCodeowners(file, people) {
    const lines = new Map((0,codeowners_parse/* parseCodeowners */.B)(file.content).lines.map((line) => [line.number, line]));
    const content = file.content
        .split('\n')
        .map((raw, index) => redactLine(raw, lines.get(index + 1), people))
        .join('\n');
    return { ...file, content };
}
function redactLine(raw, line, people) {
    const ending = raw.endsWith('\r') ? '\r' : '';
    if (line === undefined)
        return raw.replace(/#.*$/s, `#${ending}`);
    const mark = raw.startsWith('\ufeff') ? '\ufeff' : '';
    const text = raw.slice(mark.length, raw.length - ending.length);
    const owners = line.owners.map((owner) => ({ span: owner, by: redactOwner(owner, people) }));
    const comment = line.comment === null ? [] : [{ span: line.comment, by: '#' }];
    // From the right, so that the columns before a word still hold when it is replaced.
    const replaced = [...owners, ...comment].sort((a, b) => b.span.column - a.span.column);
    const redacted = replaced.reduce((whole, { span, by }) => {
        const start = span.column - 1;
        return `${whole.slice(0, start)}${by}${whole.slice(start + span.text.length)}`;
    }, text);
    return `${mark}${redacted}${ending}`;
}
function redactOwner(owner, people) {
    if (owner.kind === 'invalid')
        return owner.text.endsWith('@') ? 'redacted@' : 'redacted';
    if (owner.kind !== 'unsure')
        return people.owner(owner.text);
    const redacted = owner.text.replace(/[A-Za-z0-9_-]+/g, people.login);
    return (0,owners/* readOwner */.A7)({ text: redacted, column: owner.column }).kind === 'unsure' ? redacted : '@@redacted';
}
/**
 * GitHub's errors for a redacted file: a column that points at an owner points at its stand-in, any other column at
 * the start of the line, which is no owner either.
 */
function redactErrors(errors, files, people) {
    const before = (0,codeowners_parse/* parseCodeowners */.B)(files?.before.content ?? '').lines;
    const after = (0,codeowners_parse/* parseCodeowners */.B)(files?.after.content ?? '').lines;
    return errors.map((error) => ({
        ...error,
        column: movedColumn(error, before, after),
        // Below its first line GitHub quotes the line of the file, comment and invalid owners included.
        message: people.text(error.message.split('\n', 1)[0] ?? ''),
        suggestion: error.suggestion === null ? null : people.text(error.suggestion),
    }));
}
function movedColumn({ line, column }, before, after) {
    const owners = before.find(({ number }) => number === line)?.owners ?? [];
    const index = owners.findIndex((owner) => column >= owner.column && column < owner.column + owner.text.length);
    return after.find(({ number }) => number === line)?.owners[index]?.column ?? Math.min(column, 1);
}

;// CONCATENATED MODULE: ./src/facts/redact-tools.ts
/**
 * Checks without the accounts that reported commit statuses, and without names that nothing asks for. Names that are
 * asked for say what the redacted policy says: `test (@acme/web)`.
 */
const redactChecks = (checks, people) => ({
    ...checks,
    runs: checks.runs.map((run) => ({ ...run, name: people.text(run.name) })),
    statuses: checks.statuses.map((status) => ({
        ...status,
        context: people.text(status.context),
        creator: status.creator === null ? null : people.id(status.creator),
    })),
    ...(checks.others === undefined ? {} : { others: [] }),
    workflows: checks.workflows.known ? checks.workflows : { ...checks.workflows, detail: '(redacted)' },
});
/** Results of tools without what was wrong with files that could not be read: it may quote them. */
const redactToolFindings = (findings) => ({
    ...findings,
    invalid: findings.invalid.map(({ file }) => ({ file, detail: '(redacted)' })),
});

;// CONCATENATED MODULE: ./src/facts/redact-criteria.ts


const each = (parts, redacted) => Object.fromEntries(Object.entries(parts).map(([key, one]) => [
    key,
    one.known
        ? { known: true, value: redacted(one.value) }
        : { ...one, detail: core_fact/* unknownReasons */.i1[one.reason] },
]));
/** What criteria come to, without words about files that prove nothing: they may name repositories. */
const redactCriteria = (criteria) => ({
    ...criteria,
    files: each(criteria.files, (found) => found),
    suites: each(criteria.suites, (suite) => ({
        ...suite,
        problem: suite.problem === null ? null : '(redacted)',
    })),
    issues: each(criteria.issues, (counts) => counts),
    tagged: each(criteria.tagged, (blob) => blob),
});
/** What a green light looks at, without texts of files and names of steps. Values of policy variables stay. */
const redactGreenlight = (greenlight, people) => ({
    ...greenlight,
    files: each(greenlight.files, (file) => ({
        ...file,
        problem: file.problem === null ? null : '(redacted)',
        missing: file.missing.map(people.text),
    })),
    variables: each(greenlight.variables, (places) => places.map((place) => ({
        ...place,
        workflow: people.text(place.workflow),
        // The number alone: the rest is a free text.
        step: /^\d+/.exec(place.step)?.[0] ?? '',
        value: place.value === null ? null : people.text(place.value),
    }))),
    checks: greenlight.checks.known
        ? { known: true, value: redactChecks(greenlight.checks.value, people) }
        : { ...greenlight.checks, detail: core_fact/* unknownReasons */.i1[greenlight.checks.reason] },
});

;// CONCATENATED MODULE: ./src/facts/redact-golden.ts
const redact_golden_dropped = '(redacted)';
/** Test reports without what their tests and their readers said: messages quote anything. */
function redactReports(reports) {
    return {
        ...reports,
        files: reports.files.map((file) => ({
            ...file,
            invalid: file.invalid.map(() => redact_golden_dropped),
            suiteErrors: file.suiteErrors.map((error) => ({ ...error, message: redact_golden_dropped })),
        })),
        tests: reports.tests.map((test) => test.details === undefined
            ? test
            : {
                ...test,
                details: { ...test.details, message: test.details.message === null ? null : redact_golden_dropped },
            }),
    };
}
/** Manifest and quarantine list without owners, reasons and addresses of issues. */
function redactManifest(facts, people) {
    if (facts.quarantine === null)
        return facts;
    const entries = facts.quarantine.entries.map((entry) => ({
        ...entry,
        owner: people.owner(entry.owner),
        reason: redact_golden_dropped,
        issue: entry.issue === null ? null : redact_golden_dropped,
    }));
    return { ...facts, quarantine: { ...facts.quarantine, entries } };
}
/** A soak without the reasons of its broken events, which quote them. */
const redactSoak = (soak) => soak === null ? null : { ...soak, invalid: soak.invalid.map(() => redact_golden_dropped) };

// EXTERNAL MODULE: ./src/formats/documents/substance.ts
var substance = __webpack_require__(83935);
;// CONCATENATED MODULE: ./src/facts/redact-specifications.ts

/**
 * Specifications without what they say: headings stay, because the contract looks for them; list items become
 * stand-ins with as many words, equal ones equal.
 */
const redactSpecifications = (value, people) => ({
    ...value,
    documents: value.documents.map((document) => ({
        ...document,
        outline: redactOutline(document.outline, people),
        before: redactOutline(document.before, people),
    })),
});
/**
 * The structure of a document alone.
 * @param kept what stays of the value of a line `Key: value`
 */
function redactOutline(outline, people, kept = () => '') {
    if (outline === null)
        return null;
    const standIns = new Map();
    return {
        sections: outline.sections.map((section) => ({
            ...section,
            title: people.text(section.title),
            items: section.items.map((item) => ({ ...item, text: standIn(item.text, standIns) })),
            fields: section.fields.map((field) => ({
                ...field,
                key: people.text(field.key),
                value: kept(field.value),
            })),
        })),
        placeholders: outline.placeholders.map(({ line }) => ({ text: 'TBD', line })),
    };
}
function standIn(text, known) {
    const same = text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const found = known.get(same);
    if (found !== undefined)
        return found;
    const made = `${'word '.repeat(Math.max(0, (0,substance/* wordsIn */.H)(text) - 1))}item${known.size + 1}`;
    known.set(same, made);
    return made;
}

;// CONCATENATED MODULE: ./src/facts/redact-mitigation.ts

/** Plans without what they say. Days stay and accounts become stand-ins, because a plan has to name both. */
const redactMitigationPlans = (plans, people) => plans.map((plan) => ({
    ...plan,
    outline: redactOutline(plan.outline, people, (value) => keptValue(value.trim(), people)),
    detail: plan.outline === null ? 'it could not be read' : '',
}));
function keptValue(value, people) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value))
        return value;
    return /^@[\w[\]/.-]+$/.test(value) ? people.text(value) : '';
}

;// CONCATENATED MODULE: ./src/facts/redact-overrides.ts
/** Overrides without the people and the words in them; what decides stays: names of rules, commits, times. */
const redactOverrides = (fact, people) => ({
    ...fact,
    files: fact.files.map((file) => redactFile(file, people)),
});
const redactFile = (file, people) => ({
    ...file,
    problems: file.problems.map((problem) => ({ ...problem, message: 'a problem of the file' })),
    override: file.override === null
        ? null
        : {
            ...file.override,
            reason: 'the reason was redacted',
            ticket: 'redacted',
            requestedBy: people.login(file.override.requestedBy),
        },
    matchesHead: file.matchesHead?.known === false
        ? { ...file.matchesHead, detail: 'it could not be compared with the head' }
        : file.matchesHead,
});

;// CONCATENATED MODULE: ./src/facts/redact-phases.ts

const redact_phases_dropped = '(redacted)';
/**
 * Artifacts without names of people, repositories and free texts. Names that the policy states stay what the redacted
 * policy says, for they are compared with it: names of stages, and earlier names of the repository.
 */
function redactPhases(phases, people, stated) {
    const numbers = (id) => (id === null ? null : people.id(id));
    const repository = (name) => {
        const own = name.toLowerCase() === phases.repository.toLowerCase();
        return !own && stated(name) ? name : people.repository(name);
    };
    const name = (text) => (stated(text) ? people.text(text) : people.name(text));
    const artifact = (read) => ({
        ...read,
        name: name(read.name),
        repository: read.repository === null ? null : repository(read.repository),
        repositoryId: numbers(read.repositoryId),
        gates: read.gates.map(people.text),
        counters: read.counters.map((counter) => ({ ...counter, name: people.text(counter.name) })),
        criteria: read.criteria.map((criterion) => ({ ...criterion, id: people.text(criterion.id) })),
        performance: {
            ...read.performance,
            reason: read.performance.reason === null ? null : redact_phases_dropped,
        },
        evidence: read.evidence.map((block) => ({ ...block, description: null })),
    });
    return {
        ...phases,
        repository: people.repository(phases.repository),
        repositoryId: numbers(phases.repositoryId),
        ...(phases.repositoryIdUnread === undefined
            ? {}
            : { repositoryIdUnread: unreadPart(phases.repositoryIdUnread) }),
        losesCommits: part(phases.losesCommits),
        artifacts: phases.artifacts.map((one) => ({
            ...redactObserved(one, people),
            artifact: one.artifact === null ? null : artifact(one.artifact),
        })),
        checks: Object.fromEntries(Object.entries(phases.checks).map(([commit, checks]) => [
            commit,
            part(checks, (value) => redactChecks(value, people)),
        ])),
    };
}
/** An artifact's observations. Rules see whether a token, a problem or a secret is there, never its text. */
function redactObserved(one, people) {
    return {
        ...one,
        problems: one.problems.map((problem) => ({ ...problem, found: redact_phases_dropped, fix: people.text(problem.fix) })),
        signature: one.signature === null
            ? null
            : { ...one.signature, keyId: textOf(one.signature.keyId, people), detail: redact_phases_dropped },
        commit: partOrNull(one.commit),
        ...(one.merged === undefined ? {} : { merged: partOrNull(one.merged) }),
        afterPrevious: partOrNull(one.afterPrevious),
        baseline: partOrNull(one.baseline, (value) => ({
            ...value,
            invalid: value.invalid === null ? null : redact_phases_dropped,
        })),
        evidence: one.evidence.map(redactEvidence),
        report: partOrNull(one.report, (value) => ({
            ...value,
            tokens: value.tokens.map(({ line }) => ({ text: '{{…}}', line })),
        })),
    };
}
const textOf = (text, people) => text === null ? null : people.text(text);
const redactEvidence = (seen) => ({
    ...seen,
    at: part(seen.at),
    now: partOrNull(seen.now),
    trustedBlob: partOrNull(seen.trustedBlob),
    secrets: part(seen.secrets),
});
/** A part without the detail of why it is unknown, which may name anything. */
function part(seen, redacted = (value) => value) {
    return seen.known ? { ...seen, value: redacted(seen.value) } : unreadPart(seen);
}
const unreadPart = ({ reason }) => ({ known: false, reason, detail: redact_phases_dropped });
const partOrNull = (seen, redacted) => seen === null ? null : part(seen, redacted);

;// CONCATENATED MODULE: ./src/facts/redact-protection.ts

/**
 * Protection without its people. Rulesets lose their names, organisations and repositories get stand-ins, and what is
 * not modelled is dropped. Kept, because the policy's lists and patterns match on them: ids (also those of bypass
 * actors), names of branches, checks, environments, tools and workflow files.
 */
const redactProtection = (protection, people) => ({
    ...protection,
    repository: {
        ...protection.repository,
        name: people.repository(protection.repository.name),
        mergeSettings: redact_protection_part(protection.repository.mergeSettings, (value) => value),
    },
    branches: protection.branches.map((branch) => redactBranch(branch, people)),
    rulesets: Object.fromEntries(Object.entries(protection.rulesets).map(([id, ruleset]) => [
        id,
        redact_protection_part(ruleset, (value) => redactRuleset(value, people)),
    ])),
    index: protection.index === null
        ? null
        : redact_protection_part(protection.index, (rows) => rows.map(({ id, target, enforcement, source_type: level }) => ({
            ...{ id, name: redact_protection_rulesetName(id), target, enforcement, source_type: level },
        }))),
    actionsMayApprove: redact_protection_part(protection.actionsMayApprove, (value) => value),
});
/** A part that is unknown says why in the words of its reason: details quote GitHub. */
const redact_protection_part = (observation, redactor) => observation.known
    ? { known: true, value: redactor(observation.value) }
    : { ...observation, detail: core_fact/* unknownReasons */.i1[observation.reason] };
const redact_protection_rulesetName = (id) => `ruleset ${id}`;
const redactBranch = (branch, people) => ({
    name: branch.name,
    ...(branch.exists === undefined ? {} : { exists: branch.exists }),
    classic: redact_protection_part(branch.classic, (rule) => (rule === null ? null : redactClassic(rule, people))),
    hint: redact_protection_part(branch.hint, (hint) => redactHint(hint, people)),
    rules: redact_protection_part(branch.rules, (rules) => rules.map((rule) => redactRule(rule, people))),
});
const redact_protection_idOf = ({ id }) => (typeof id === 'number' ? { id } : {});
const redactActors = (actors, people) => actors && {
    users: (actors.users ?? []).map((user) => ({ ...redact_protection_idOf(user), login: people.login(user.login) })),
    teams: (actors.teams ?? []).map((team) => ({ ...redact_protection_idOf(team), slug: people.name(team.slug) })),
    apps: (actors.apps ?? []).map((app) => ({ ...redact_protection_idOf(app), slug: people.name(app.slug) })),
};
const switchOf = (value) => value && { enabled: value.enabled };
/** Only what is judged is kept: GitHub's answer is full of addresses. */
const redactClassic = (rule, people) => ({
    required_status_checks: redact_protection_redactChecks(rule.required_status_checks, people),
    enforce_admins: switchOf(rule.enforce_admins),
    required_pull_request_reviews: redactReviews(rule.required_pull_request_reviews, people),
    restrictions: redactActors(rule.restrictions, people),
    required_signatures: switchOf(rule.required_signatures),
    required_linear_history: switchOf(rule.required_linear_history),
    allow_force_pushes: switchOf(rule.allow_force_pushes),
    allow_deletions: switchOf(rule.allow_deletions),
    block_creations: switchOf(rule.block_creations),
    required_conversation_resolution: switchOf(rule.required_conversation_resolution),
    lock_branch: switchOf(rule.lock_branch),
});
const redact_protection_redactChecks = (required, people) => required && {
    strict: required.strict,
    contexts: required.contexts?.map(people.text),
    checks: required.checks?.map(({ context, app_id }) => ({ context: people.text(context), app_id })),
};
const redactReviews = (reviews, people) => reviews && {
    required_approving_review_count: reviews.required_approving_review_count,
    dismiss_stale_reviews: reviews.dismiss_stale_reviews,
    require_code_owner_reviews: reviews.require_code_owner_reviews,
    require_last_push_approval: reviews.require_last_push_approval,
    bypass_pull_request_allowances: redactActors(reviews.bypass_pull_request_allowances, people),
};
function redactHint(hint, people) {
    const required = hint.protection?.requiredChecks;
    if (hint.protection === null || required === null || required === undefined)
        return hint;
    const checks = required.checks.map(({ context, appId }) => ({ context: people.text(context), appId }));
    return { ...hint, protection: { ...hint.protection, requiredChecks: { ...required, checks } } };
}
/** An organisation, an enterprise, or `owner/name`. */
const redactSource = (source, people) => source.includes('/') ? people.repository(source) : people.login(source);
function redactRule(rule, people) {
    const { type, parameters, ruleset_id, ruleset_source_type, ruleset_source } = rule;
    return {
        ...{ type, ruleset_id, ruleset_source_type },
        ...(parameters === undefined ? {} : { parameters: redactParameters(type, parameters, people) }),
        ...(ruleset_source === undefined ? {} : { ruleset_source: redactSource(ruleset_source, people) }),
    };
}
/** Types whose parameters are judged. Any other may hold anything. */
const judgedTypes = [
    'pull_request',
    'required_status_checks',
    'merge_queue',
    'required_deployments',
    'workflows',
    'code_scanning',
];
function redactParameters(type, parameters, people) {
    if (judgedTypes.includes(type))
        return mapTexts(parameters, people.text);
    // That there is a pattern is judged; the pattern itself may name people, hosts and customers.
    return /_pattern$/.test(type) ? { operator: parameters['operator'], pattern: redactedText } : {};
}
const redactedText = '(redacted)';
function mapTexts(value, text) {
    if (typeof value === 'string')
        return text(value);
    if (Array.isArray(value))
        return value.map((item) => mapTexts(item, text));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, text)]));
}
function redactRuleset(ruleset, people) {
    const { id, target, source_type, source, enforcement, bypass_actors, conditions, rules, updated_at } = ruleset;
    const actors = bypass_actors?.map(({ actor_type, actor_id, bypass_mode }) => ({
        ...{ actor_type, actor_id, bypass_mode },
    }));
    const names = conditions?.['ref_name'];
    return {
        ...{ id, name: redact_protection_rulesetName(id), target, source_type, enforcement, updated_at },
        ...(source === undefined ? {} : { source: redactSource(source, people) }),
        ...(bypass_actors === undefined ? {} : { bypass_actors: actors ?? null }),
        // Which repositories it is for was decided by GitHub, and names them.
        ...(conditions === undefined ? {} : { conditions: names === undefined ? null : { ref_name: names } }),
        ...(rules === undefined ? {} : { rules: rules.map((rule) => redactRule(rule, people)) }),
    };
}

// EXTERNAL MODULE: ./src/formats/workflows/read.ts + 4 modules
var read = __webpack_require__(66731);
;// CONCATENATED MODULE: ./src/facts/redact-workflows.ts



/**
 * Workflow files without comments, and with stand-ins for the people, addresses and repositories of reusable
 * workflows in them. Everything that names of checks, conditions and triggers are made of stays as it is, and so do
 * the names of actions. A file that would be read differently afterwards is unknown instead.
 */
function redactWorkflows({ base, head, called }, people) {
    const text = textFor(people);
    return {
        base: redactFiles(base, text),
        head: head === null ? null : redactFiles(head, text),
        called: Object.fromEntries(Object.entries(called).map(([uses, content]) => [text(uses), redactContent(uses, content, text)])),
    };
}
const reusable = /([\w.-]+\/[\w.-]+)(\/\.github\/workflows\/[^\s'"@]+@)/g;
const textFor = (people) => (text) => people.text(text.replace(reusable, (_, repository, rest) => people.repository(repository) + rest));
function redactFiles({ sha, files, ignored }, text) {
    return {
        sha,
        files: redact_protection_part(files, (list) => list.map(({ path, content }) => ({ path, content: redactContent(path, content, text) }))),
        ...(ignored === undefined ? {} : { ignored }),
    };
}
function redactContent(path, content, text) {
    if (!content.known)
        return redact_protection_part(content, (value) => value);
    const before = (0,read/* readWorkflow */.S)(path, content.value);
    // What cannot be read has no comments that could be told apart; all of it goes but its first fault.
    const value = text(before.ok ? withoutComments(content.value) : content.value);
    const after = (0,read/* readWorkflow */.S)(text(path), value);
    if (JSON.stringify(after) === JSON.stringify(mapTexts(before, text)))
        return { known: true, value };
    return { known: false, reason: 'unparsable', detail: 'the redacted file would be read differently' };
}

;// CONCATENATED MODULE: ./src/facts/redact.ts















/**
 * The facts without the people in them, made so that the verdict's outcomes stay what they were.
 * - Logins, account ids, teams, organisations, repositories, names in commits and addresses become stand-ins, the
 *   same one everywhere: in facts, in CODEOWNERS and in the policy's texts. Bots keep their names.
 * - Titles, comments (of CODEOWNERS, of the policy and of workflow files), head branch names, the source lines that
 *   GitHub quotes in its errors, messages of failed tests, reasons of the quarantine list and of answers, addresses
 *   given as evidence, texts of checklists of the repository's own, names of rulesets, descriptions and reasons in
 *   phase artifacts, what was wrong with them, and the details of unknown facts are dropped.
 * - Kept, because rules match on them: paths, CODEOWNERS patterns, labels, base branch names, commit and blob ids,
 *   times, the names of `extends` sources, names, tags and properties of tests, deployments, names of checks, ids of
 *   rulesets and of who bypasses them, the text of workflow files, names of phases that the policy gives, and all
 *   digests: those of the policy are of the original bytes.
 */
function redact(saved) {
    const people = pseudonyms();
    const sources = saved.policy.sources.map((source) => ({
        ...source,
        text: people.text(withoutComments(source.text)),
    }));
    const inputs = Object.entries(saved.policy.inputs).map(([name, value]) => [name, people.text(value)]);
    return {
        ...saved,
        redacted: true,
        target: { ...saved.target, repository: people.repository(saved.target.repository) },
        policy: { ...saved.policy, sources, inputs: Object.fromEntries(inputs) },
        subjects: saved.subjects.map(({ subject, facts }) => ({
            subject,
            facts: { ...redactFacts(facts, people), ...redactedPhases(facts, people, saved) },
        })),
        // Free texts, which may hold addresses of repositories.
        ...(saved.notices === undefined ? {} : { notices: [] }),
    };
}
function redactFacts(facts, people) {
    const entries = Object.entries(facts).map(([key, fact]) => [key, redactFact(key, fact, people)]);
    const redacted = Object.fromEntries(entries);
    return {
        ...redacted,
        ...redactedErrors('codeowners-errors', 'codeowners', facts, redacted, people),
        ...redactedErrors('head-codeowners-errors', 'head-codeowners', facts, redacted, people),
        ...redactedAnswers(facts, people),
    };
}
const noChecklists = { sha: '', lists: [], fingerprints: {} };
/** What makes a reason a bad one depends on the sentences of the checklists. */
function redactedAnswers({ answers, checklists }, people) {
    if (answers?.known !== true)
        return {};
    const sentences = redact_checklist_sentencesOf(checklists?.known === true ? checklists.value : noChecklists);
    return {
        answers: { ...answers, value: redactAnswers(answers.value, people, sentences) },
    };
}
/** Names in artifacts are compared with the policy's. */
function redactedPhases({ phases }, people, { policy }) {
    if (phases?.known !== true)
        return {};
    const texts = policy.sources.map((source) => textsIn(source.text));
    const stated = (text) => texts.some((one) => one.has(text)) || policy.sources.some((source) => source.text.includes(text));
    return { phases: { ...phases, value: redactPhases(phases.value, people, stated) } };
}
/** Errors speak of columns of their file, so they are redacted together with it. */
function redactedErrors(key, file, facts, redacted, people) {
    const errors = facts[key];
    if (errors?.known !== true)
        return {};
    const [before, after] = [fileIn(facts[file]), fileIn(redacted[file])];
    const files = before === null || after === null ? null : { before, after };
    const value = redactErrors(errors.value, files, people);
    return { [key]: { ...errors, value } };
}
const fileIn = (fact) => fact?.known === true ? fact.value : null;
function redactFact(key, fact, people) {
    if (!fact.known)
        return { ...fact, detail: core_fact/* unknownReasons */.i1[fact.reason] };
    const redactor = redactors[key];
    // A fact was validated as its key's value when it was gathered or read.
    return redactor === undefined ? fact : { ...fact, value: redactor(fact.value, people) };
}
const redactors = {
    'pull-request': (pull, people) => ({
        ...pull,
        title: '',
        author: pull.author === null ? null : people.actor(pull.author),
        head: {
            sha: pull.head.sha,
            ref: 'head',
            repository: pull.head.repository === null ? null : people.repository(pull.head.repository),
        },
    }),
    reviews: (reviews, people) => reviews.map((review) => ({ ...review, user: review.user === null ? null : people.actor(review.user) })),
    commits: (commits, people) => commits.map((commit) => ({
        ...commit,
        people: commit.people.map((person) => redactPerson(person, people)),
    })),
    'last-pusher': (pusher, people) => (pusher === null ? null : people.actor(pusher)),
    codeowners: redactCodeowners,
    'head-codeowners': (file, people) => (file === null ? null : redactCodeowners(file, people)),
    teams: (teams, people) => Object.fromEntries(Object.entries(teams).map(([name, team]) => [people.owner(name), redactTeam(team, people)])),
    'change-settings': (settings) => ({
        ...settings,
        // Who answers for a component is shown to nobody and judged by nothing.
        components: settings.components.map((component) => ({ ...component, owner: null })),
    }),
    'test-reports': redactReports,
    'golden-manifest': redactManifest,
    soak: redactSoak,
    protection: redactProtection,
    checklists: redactChecklists,
    specifications: redactSpecifications,
    'mitigation-plans': redactMitigationPlans,
    checks: redactChecks,
    'tool-findings': redactToolFindings,
    workflows: redactWorkflows,
    criteria: redactCriteria,
    greenlight: redactGreenlight,
    overrides: redactOverrides,
};
const redactPerson = (person, people) => ({
    ...person,
    id: person.id === null || person.login?.endsWith('[bot]') === true ? person.id : people.id(person.id),
    login: person.login === null ? null : people.login(person.login),
    name: people.name(person.name),
});
const redactTeam = (team, people) => team.known
    ? { known: true, members: team.members.map(people.actor) }
    : { ...team, detail: 'who is in a team cannot be read with this token' };

;// CONCATENATED MODULE: ./src/github/offline.ts

const usualWay = 'ask GitHub: gatewright check --repository OWNER/REPO --pull N, with a token';
/**
 * A GitHub that cannot be reached: every call fails with reason `offline`.
 * @param way what a person does to have it asked
 */
function offlineGitHub(serverUrl, way = usualWay) {
    const fail = async (route) => {
        throw new github_failure/* GitHubFailure */.i('offline', route, 'this run does not ask GitHub', {
            remedy: { text: way },
        });
    };
    return {
        serverUrl,
        get: fail,
        list: fail,
        graphql: () => fail('POST /graphql'),
        download: fail,
        send: fail,
        serverTime: () => null,
        statistics: () => ({ requests: 0, notModified: 0, retries: 0 }),
    };
}

;// CONCATENATED MODULE: ./src/pipeline/local.ts








/**
 * Judges the checked out commit against its base, from the clone alone. Facts that only GitHub has are unknown
 * `offline`. Throws as `runPipeline` does.
 */
async function runLocal(request) {
    try {
        return await local_judgeBranch(request);
    }
    catch (error) {
        const unknown = (0,gather/* failureOf */.g5)(error);
        throw unknown === null ? error : new errors/* Undecided */.Oh(unknown);
    }
}
/**
 * Finds base and head in the clone, and reads the policy at the base commit.
 * @throws {UsageError} without a base or a head; PolicyError; typed failures of workspace and GitHub
 */
async function openBranch(request) {
    const { workspace, gates, version, overrides, github } = request;
    const base = await baseOf(workspace, request.base);
    const headSha = await workspace.resolve('HEAD');
    if (headSha === null)
        throw new errors/* UsageError */.eb('there is no commit to judge yet: commit first');
    const files = (0,policy_files/* localCommitFiles */.cD)(workspace, base.sha);
    const loaded = request.trial ?? (await (0,load/* loadPolicy */.t)({ files, github, gates, version, policy: null, overrides }));
    const subject = { kind: 'branch', baseSha: base.sha, headSha, baseRef: base.ref };
    return {
        loaded,
        resolved: { baseSha: base.sha, baseRef: base.ref, headSha, subjects: [{ subject, snapshot: null }] },
        ports: {
            ...request.keys,
            github: { ...offlineGitHub(request.serverUrl), serverTime: () => request.now },
            workspace,
            hints: { pusher: null },
        },
    };
}
async function local_judgeBranch(request) {
    const { gates, version, forgiveOffline, repository } = request;
    const { resolved, loaded, ports } = await openBranch(request);
    const subjects = await (0,gather_subjects/* gatherSubjects */.H2)(repository, resolved, loaded, gates, ports);
    const verdict = (0,judge_subjects/* judgeSubjects */.j)({
        policy: loaded.policy,
        gates,
        scope: 'pull-request',
        target: 'branch',
        subjects,
        forgiveOffline,
    });
    const { documentationUrl, serverUrl } = request;
    const record = {
        ...{ version, serverUrl, documentationUrl, verdict, subjects },
        target: targetOf(repository, resolved),
        policy: loaded.policy,
        policyPath: loaded.path,
        run: request.run(),
        notices: [...request.notices, ...loaded.notices],
    };
    return { record, loaded };
}
const targetOf = (repository, resolved) => ({
    kind: 'branch',
    repository: `${repository.owner}/${repository.repo}`,
    pullRequests: [],
    headSha: resolved.headSha,
    baseRef: resolved.baseRef,
    baseSha: resolved.baseSha,
});
/** Where the default branch is looked for, the repository a fork came from first. */
const defaultBases = [
    'refs/remotes/upstream/HEAD',
    'refs/remotes/upstream/main',
    'refs/remotes/upstream/master',
    'refs/remotes/origin/HEAD',
    'refs/remotes/origin/main',
    'refs/remotes/origin/master',
    'refs/heads/main',
    'refs/heads/master',
];
async function baseOf(workspace, named) {
    const found = named === null ? await defaultBase(workspace) : await baseAt(workspace, named);
    if (found !== null)
        return found;
    const what = named === null ? 'there is no default branch' : `there is no commit ${JSON.stringify(named)}`;
    throw new errors/* UsageError */.eb(`--base: ${what} in this clone; expected a branch, tag or commit id, such as origin/main`);
}
async function baseAt(workspace, ref) {
    const sha = await workspace.resolve(ref);
    return sha === null ? null : { ref: ref.replace(/^refs\/(?:heads|remotes|tags)\//, ''), sha };
}
/** In a shallow clone a ref that is absent may only have been left out; the next one may be there. */
async function defaultBase(workspace) {
    let cut = null;
    for (const ref of defaultBases) {
        try {
            const base = await baseAt(workspace, ref);
            if (base !== null)
                return base;
        }
        catch (error) {
            if (!(error instanceof failure/* WorkspaceFailure */.A) || error.reason !== 'truncated')
                throw error;
            cut ??= error;
        }
    }
    if (cut !== null)
        throw cut;
    return null;
}

// EXTERNAL MODULE: ./src/pipeline.ts
var pipeline = __webpack_require__(15165);
// EXTERNAL MODULE: ./src/core/target.ts
var target = __webpack_require__(4294);
// EXTERNAL MODULE: ./src/workspace/git.ts + 1 modules
var workspace_git = __webpack_require__(87848);
;// CONCATENATED MODULE: ./src/workspace/remote.ts

/** Address of the remote `origin` as the clone's own configuration has it; null without one, or outside of a clone. */
async function originAddress(directory) {
    const git = (0,workspace_git/* gitIn */.uM)(directory, 'git', workspace_git/* defaultGitLimits */.A6);
    const { code, stdout } = await git(['config', '--local', '--get', 'remote.origin.url']);
    const address = stdout.toString('utf8').trim();
    return code === 0 && address !== '' ? address : null;
}

;// CONCATENATED MODULE: ./src/cli/origin.ts







const origin_forms = [
    // https://HOST/OWNER/REPO.git, ssh://git@HOST:22/OWNER/REPO
    /^(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([^@:/\s]+)(?::\d+)?\/([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/i,
    // git@HOST:OWNER/REPO.git
    /^(?:[^@/\s]+@)?([^@:/\s]+):([^/\s]+)\/([^/\s]+?)(?:\.git)?\/?$/,
];
/** Host and repository of the address of a remote; null for any other address. */
function parseRemote(address) {
    for (const form of origin_forms) {
        const [, host, owner, repo] = form.exec(address) ?? [];
        if (host !== undefined && owner !== undefined && repo !== undefined)
            return { host: host.toLowerCase(), name: `${owner}/${repo}` };
    }
    return null;
}
/**
 * The repository a command is about: OWNER/REPO, else `GITHUB_REPOSITORY`, else the remote `origin` of the clone.
 * @throws UsageError where none of them says so
 */
async function origin_repositoryOf(context, command) {
    const [named] = context.args.positionals;
    if (named !== undefined)
        return (0,runner_repository/* parseRepository */.S)('OWNER/REPO', named);
    return await repositoryHere(context, `gatewright ${command} OWNER/REPO`);
}
/**
 * The repository of this place: `GITHUB_REPOSITORY`, else the remote `origin` of the clone.
 * @param instead what says it otherwise, for the message
 * @throws UsageError where none of them says so
 */
async function repositoryHere(context, instead) {
    const variable = (0,runner_environment/* readRepository */.Nu)(context.variables);
    if (variable !== null)
        return (0,runner_repository/* parseRepository */.S)('GITHUB_REPOSITORY', variable);
    const address = await originAddress(context.directory);
    const remote = address === null ? null : parseRemote(address);
    const expected = `expected ${instead}`;
    if (remote === null)
        throw new errors/* UsageError */.eb(`which repository is not said here: no GITHUB_REPOSITORY, and no remote origin on GitHub; ${expected}`);
    const { hostname } = new URL(serverOf(context).serverUrl);
    if (remote.host !== hostname && remote.host !== `ssh.${hostname}`)
        throw new errors/* UsageError */.eb(`the remote origin is on ${remote.host}, and ${hostname} is asked: ${expected}, or --server-url of that server`);
    return (0,runner_repository/* parseRepository */.S)('the remote origin', remote.name);
}
/**
 * What a clone is called: `GITHUB_REPOSITORY`, else the remote `origin` on any server; where neither says it, its folder's
 * name, with an owner that stands for nobody.
 * @throws UsageError when GITHUB_REPOSITORY is no name
 */
async function repositoryOfClone({ variables }, root) {
    const variable = (0,runner_environment/* readRepository */.Nu)(variables);
    if (variable !== null)
        return (0,runner_repository/* parseRepository */.S)('GITHUB_REPOSITORY', variable);
    const address = await originAddress(root);
    const [owner, repo] = (address === null ? null : parseRemote(address))?.name.split('/') ?? [];
    return owner === undefined || repo === undefined
        ? { owner: target/* unnamedOwner */.U, repo: (0,external_node_path_.basename)(root) }
        : { owner, repo };
}

// EXTERNAL MODULE: ./src/surfaces/summary.ts
var surfaces_summary = __webpack_require__(10012);
;// CONCATENATED MODULE: ./src/surfaces/markdown.ts

/** The report as a Markdown document (`--format markdown`): the job summary, without its limit of size. */
const renderMarkdown = (report) => (0,surfaces_summary/* renderSummary */.Br)(report, Number.POSITIVE_INFINITY);

// EXTERNAL MODULE: ./src/surfaces/terminal.ts
var terminal = __webpack_require__(67742);
;// CONCATENATED MODULE: ./src/cli/report-output.ts





/** Writes a judged run in the format asked for. @returns its exit code */
async function writeReport({ args, output }, record) {
    await output.document(report_output_texts[args.format]((0,report_of/* reportOf */.E)(record), output.layout));
    return record.verdict.exitCode;
}
const report_output_texts = {
    json: (report) => (0,build/* resultText */.D)((0,build/* buildResult */.C)(report)),
    pretty: terminal/* renderTerminal */.b,
    markdown: (report) => renderMarkdown(report),
    sarif: (report) => (0,sarif/* sarifText */.BC)(report),
};

;// CONCATENATED MODULE: ./src/cli/check.ts




















/** `check`: the current branch, or a pull request. */
const runCheck = async (context) => {
    const { args } = context;
    const pull = pullNumber(args.value('pull'));
    checkUse(context, pull);
    await check_checkPlace(context);
    const chosen = args.positionals.length === 0 ? null : args.positionals;
    const inputs = {
        overrides: { mode: null, gates: chosen, options: {} },
        forgiveOffline: pull === null && !args.has('strict'),
    };
    const trial = await check_trialPolicy(context, inputs);
    const result = pull === null ? await check_judgeBranch(context, inputs, trial) : await judgePull(context, pull, inputs, trial);
    await save(context, result, inputs);
    return await writeReport(context, result.record);
};
function pullNumber(text) {
    if (text === null)
        return null;
    if (/^[1-9]\d{0,8}$/.test(text))
        return Number(text);
    throw new errors/* UsageError */.eb(`--pull: found ${JSON.stringify(text)}, expected the number of a pull request such as 12`);
}
function checkUse({ args }, pull) {
    const ids = registry/* gates */.V.map(({ id }) => id);
    const foreign = args.positionals.find((id) => !ids.includes(id));
    if (foreign !== undefined)
        throw new errors/* UsageError */.eb(`check: there is no gate ${JSON.stringify(foreign)}${(0,nearest/* didYouMean */.a)(foreign, ids)}; gates: ${ids.join(', ')}`);
    if (pull !== null && args.value('base') !== null)
        throw new errors/* UsageError */.eb('check: --base is about the local branch, --pull about a pull request: give one of them');
    for (const flag of ['repository', 'api-url', 'server-url'])
        if (pull === null && args.value(flag) !== null)
            throw new errors/* UsageError */.eb(`check: --${flag} is about a pull request: expected --pull N, too`);
    if (args.has('redact') && args.value('save-facts') === null)
        throw new errors/* UsageError */.eb('check: --redact is about --save-facts FILE, which is not given');
}
async function check_trialPolicy(context, { overrides }) {
    const named = context.args.value('policy');
    if (named === null)
        return null;
    return (await readLocalPolicy(context, named)).under(overrides);
}
/** Says that the verdict is not the one the base branch's policy gives. */
const trialNotices = (trial) => trial === null
    ? []
    : [`The policy ${trial.path} of this machine was tried out: the base branch may hold another.`];
async function check_judgeBranch(context, { overrides, forgiveOffline }, trial) {
    const started = performance.now();
    const { args, directory, output } = context;
    const workspace = await (0,beside/* workspaceIn */.R)(directory);
    if (workspace === null)
        throw new errors/* UsageError */.eb(`${directory} is in no git work tree: expected to run in a clone, or --repository and --pull`);
    output.progress.show('reading the clone');
    return await runLocal({
        ...{ workspace, version: version/* version */.rE, documentationUrl: version/* documentationUrl */.ou, gates: registry/* gates */.V, overrides, forgiveOffline, trial },
        keys: (0,runner_signing/* signingPorts */.KK)((0,runner_signing/* readSigning */.ac)(context.variables)),
        repository: await repositoryOfClone(context, workspace.root),
        serverUrl: serverOf(context).serverUrl,
        base: args.value('base'),
        github: await gitHubOf(context),
        now: new Date().toISOString(),
        run: () => offlineFigures(started),
        notices: [...trialNotices(trial), ...(forgiveOffline ? [offlineNotice] : [])],
    });
}
const offlineNotice = 'This check is offline: what only GitHub knows is unknown, and does not fail it. --strict lets it fail; --pull N asks GitHub.';
async function judgePull(context, number, { overrides }, trial) {
    const started = performance.now();
    const { args, directory, output, variables } = context;
    const named = args.value('repository');
    const repository = named === null
        ? (0,runner_repository/* parseRepository */.S)('--repository', (0,runner_environment/* readRepository */.Nu)(variables))
        : (0,runner_repository/* parseRepository */.S)('--repository', named);
    const redirects = [];
    const github = await requiredGitHub(context, '--pull', (from, to) => redirects.push(`GitHub answered for ${from} at ${to}: the repository was renamed.`));
    const administration = await administrationOf(context);
    output.progress.show(`reading pull request #${number}`);
    return await (0,pipeline/* runPipeline */.a)({
        ...(administration === undefined ? {} : { administration }),
        ...{ version: version/* version */.rE, documentationUrl: version/* documentationUrl */.ou, gates: registry/* gates */.V, github, overrides },
        ...(0,runner_signing/* signingPorts */.KK)((0,runner_signing/* readSigning */.ac)(variables)),
        target: { kind: 'pull-request', repository, number },
        hints: { pusher: null },
        workspace: await (0,beside/* workspaceIn */.R)(directory),
        policy: null,
        ...(trial === null ? {} : { trial }),
        event: 'command line',
        node: process.version,
        elapsed: () => Math.round(performance.now() - started),
        notices: () => [...trialNotices(trial), ...redirects],
        progress: output.progress.show,
    });
}
/** Refuses a place for the facts before anything is judged. */
async function check_checkPlace({ args, directory }) {
    const file = args.value('save-facts');
    if (file === '-')
        throw new errors/* UsageError */.eb('--save-facts: standard output holds the result; expected the name of a file');
    if (file !== null)
        await refuseDirectory((0,external_node_path_.resolve)(directory, file), file);
}
async function save({ args, directory }, result, inputs) {
    const file = args.value('save-facts');
    if (file === null)
        return;
    const saved = savedFactsOf(result, inputs);
    await writeWhole((0,external_node_path_.resolve)(directory, file), file, saveFacts(args.has('redact') ? redact(saved) : saved));
}

// EXTERNAL MODULE: ./src/formats/answers/render.ts
var render = __webpack_require__(80714);
;// CONCATENATED MODULE: ./src/formats/checklists/codes.ts
/** How a control is written out: `owasp:A03:2021`, `nist-csf:PR.AA-05`, `magerit:H.AC` (design, section 2). */
const families = {
    'owasp-2021': 'owasp',
    'owasp-2025': 'owasp',
    'owasp-api-2023': 'owasp-api',
    'asvs-5.0.0': 'asvs',
    'nist-csf-2.0': 'nist-csf',
    'nist-ssdf-1.1': 'nist-ssdf',
    'magerit-v3': 'magerit',
    'iso-27001-2022': 'iso-27001',
};
/** A control with its standard: `magerit:D.A`. A standard of one's own keeps its name: `ours-2:X.1`. */
const controlCode = ({ standard, id, }) => standard === 'cwe' ? id : `${families[standard] ?? standard}:${id}`;
/** Standards that the short codes of document 000 mean: `A01`, `ID`, `D.1`. */
const meant = [
    [/^A\d{2}$/, ['owasp-2021', 'owasp-2025']],
    [/^A\d{2}:2021$/, ['owasp-2021']],
    [/^A\d{2}:2025$/, ['owasp-2025']],
    [/^(?:GV|ID|PR|DE|RS|RC)$/, ['nist-csf-2.0']],
    [/^(?:D|IA|AC|MP)\.\d$/, ['magerit-v3']],
];
/**
 * The official codes that an alias of an item stands for: `D.1` is `magerit:D.A` and `magerit:SW.A`. An alias that
 * belongs to no standard stands for all controls of its item, weaknesses (CWE) aside.
 */
function officialCodes(item, alias) {
    const standards = meant.find(([pattern]) => pattern.test(alias))?.[1];
    const controls = item.controls.filter(({ standard }) => standards?.includes(standard) ?? standard !== 'cwe');
    return [...new Set(controls.map(controlCode))];
}
/** An item's id with both names of what it stands for: `D.1.a (D.1 = magerit:D.A, magerit:SW.A)`. */
function itemName(item) {
    const names = item.aliases.map((alias) => {
        const codes = officialCodes(item, alias);
        return codes.length === 0 ? alias : `${alias} = ${codes.join(', ')}`;
    });
    return names.length === 0 ? item.id : `${item.id} (${names.join('; ')})`;
}

// EXTERNAL MODULE: ./src/gates/checklist/questions.ts
var questions = __webpack_require__(74358);
// EXTERNAL MODULE: ./src/surfaces/words.ts + 1 modules
var surfaces_words = __webpack_require__(62332);
// EXTERNAL MODULE: ./src/change/input.ts
var change_input = __webpack_require__(1120);
// EXTERNAL MODULE: ./src/gates/checklist/answer-index.ts
var answer_index = __webpack_require__(96724);
// EXTERNAL MODULE: ./src/gates/checklist/change-questions.ts + 1 modules
var change_questions = __webpack_require__(6408);
// EXTERNAL MODULE: ./src/gates/checklist/options.ts
var gates_checklist_options = __webpack_require__(19945);
// EXTERNAL MODULE: ./src/workspace/shipped.ts
var shipped = __webpack_require__(35618);
;// CONCATENATED MODULE: ./src/cli/local-change.ts











/** GitHub takes no longer description. */
const maxBodyBytes = 256 * 1024;
/**
 * Opens the branch that a command was started on, by its flags --base, --body, --label and --policy.
 * @throws UsageError outside of a clone, without a base, for a body that cannot be read; PolicyError; Undecided
 */
async function openChange(context) {
    const { args, directory, input, output } = context;
    const workspace = await (0,beside/* workspaceIn */.R)(directory);
    if (workspace === null)
        throw new errors/* UsageError */.eb(`${directory} is in no git work tree: expected to run in a clone`);
    const named = args.value('body');
    const body = named === null ? null : await input.text(named, maxBodyBytes, 'the description of a pull request');
    const trial = args.value('policy');
    output.progress.show('reading the clone');
    const open = await opened(context, workspace, trial === null
        ? null
        : (await readLocalPolicy(context, trial)).under({ mode: null, gates: null, options: {} }));
    const { baseRef, baseSha, headSha } = open.resolved;
    const repository = await repositoryOfClone(context, workspace.root);
    return {
        ...{ headSha, body },
        base: { ref: baseRef ?? baseSha, sha: baseSha },
        loaded: open.loaded,
        labels: args.values('label'),
        facts: (keys) => (0,facts_registry/* gatherFacts */.p)(keys, gatherBase(open, repository, body)),
    };
}
async function opened(context, workspace, trial) {
    try {
        return await openBranch({
            ...{ workspace, version: version/* version */.rE, gates: registry/* gates */.V, trial },
            serverUrl: serverOf(context).serverUrl,
            base: context.args.value('base'),
            github: await gitHubOf(context),
            overrides: { mode: null, gates: null, options: {} },
            now: new Date().toISOString(),
        });
    }
    catch (error) {
        const unknown = (0,gather/* failureOf */.g5)(error);
        throw unknown === null ? error : new errors/* Undecided */.Oh(unknown);
    }
}
function gatherBase({ loaded, ports, resolved }, repository, body) {
    const [one] = resolved.subjects;
    if (one === undefined)
        throw new errors/* UsageError */.eb('there is no branch to look at');
    return {
        ...ports,
        ...(body === null ? {} : { body }),
        shipped: shipped/* shippedChecklist */.A,
        repository,
        subject: one.subject,
        snapshot: null,
        baseSha: resolved.baseSha,
        policy: loaded.policy,
        policyPath: loaded.path,
    };
}
/** Options of a gate of the policy, as its own schema reads them; null when the policy switches it off. */
function settingOf({ loaded }, id) {
    return loaded.policy.gates.find((gate) => gate.id === id) ?? null;
}

;// CONCATENATED MODULE: ./src/cli/change-questions.ts







/** The facts that questions are told from. */
const questionFacts = [...change_input/* changeFacts */.S8, 'checklists'];
/** What the policy sets for the gate `checklist`; the defaults where it switches the gate off. */
const optionsOf = (change) => gates_checklist_options/* options */.f.parse(settingOf(change, 'checklist')?.options ?? {});
/**
 * The path of the change and its questions, told as the gate tells them.
 * @throws Undecided when checklists or answers cannot be read
 */
function questionsOf(change, facts) {
    const options = optionsOf(change);
    const checklists = change_questions_orUndecided(facts.checklists);
    const answers = change_questions_orUndecided(facts.answers);
    const { input, assumed } = inputOf(change, facts);
    const questions = (0,change_questions/* changeQuestions */.m)({ input, checklists, answers }, options);
    return { ...questions, options, answers, checklists, input, assumed };
}
/**
 * What the path of a local change is decided from. Tools run in the pull request's own workflow: where none left a
 * result here, those that the policy demands are taken to run there, and to find nothing.
 */
function inputOf(change, facts) {
    const input = (0,change_input/* changeInput */.J5)(facts, { labels: change.labels });
    const { tools } = input;
    if (!tools.known || tools.value.runs.length + tools.value.invalid.length > 0)
        return { input, assumed: [] };
    if (tools.value.patterns.length === 0)
        return { input, assumed: [] };
    const named = (0,gates_checklist_options/* sarifOf */.$)(optionsOf(change)).tools;
    const runs = named.map((tool) => ({
        ...{ tool, file: '', version: null, revision: null, successful: true, results: 0 },
    }));
    const value = { patterns: [], invalid: [], runs, results: [], commits: [] };
    const what = named.length === 0 ? 'they' : (0,core_text/* joinWords */.yZ)(named, 'and');
    return {
        input: { ...input, tools: { ...tools, value } },
        assumed: [
            `no results of tools are here: it is assumed that ${what} will run on the pull request and find nothing; an open result makes the path full`,
        ],
    };
}
function change_questions_orUndecided(fact) {
    if (fact.known)
        return fact.value;
    throw new errors/* Undecided */.Oh(fact);
}
/** What counts as the answer to an item; null when nothing was said, or two places contradict each other. */
const answerTo = ({ index }, id) => (0,answer_index/* merged */.Zu)(index.byItem.get(id) ?? []);

;// CONCATENATED MODULE: ./src/cli/checklist-render.ts









/** `checklist render`: the questions of the change as a block for the description. */
const runRender = async (context) => {
    const change = await openChange(context);
    refuseNothing(change);
    const all = questionsOf(change, await change.facts(questionFacts));
    const asked = (0,questions/* askedOfAuthor */.T)(all.questions);
    // What a committed file answers would be answered twice, and could contradict itself.
    const committed = asked.filter(({ item }) => answerTo(all, item.id)?.place.kind === 'file');
    const open = asked.filter((question) => !committed.includes(question));
    await checklist_render_write(context, change, all, open, committed);
    return verdict/* exitCodes */.hS.pass;
};
function refuseNothing(change) {
    if (optionsOf(change).lists.length > 0)
        return;
    throw new errors/* UsageError */.eb(`checklist render: the policy at ${change.base.ref} names no checklists: expected gates.checklist.lists there, such as [secure-feature], or --policy FILE to try one out`);
}
async function checklist_render_write({ args, output }, change, all, open, committed) {
    const answers = new Map(open.flatMap(({ item }) => {
        const answer = answerTo(all, item.id);
        return answer === null ? [] : [[item.id, answer]];
    }));
    const block = (0,render/* renderBlock */.g8)(open, answers);
    if (args.format === 'json') {
        await output.json({
            schema_version: 1,
            ...{ base: change.base, head_sha: change.headSha, path: all.decision.path, block },
            questions: open.map((question) => questionJson(question, answers.get(question.item.id)?.value)),
            assumed: all.assumed,
            committed: committed.map(({ item }) => ({ id: item.id, place: answerTo(all, item.id)?.place ?? null })),
        });
        return;
    }
    // Reasons come from a description, which may hold what a terminal takes for commands.
    await output.document(`${(0,sanitise/* sanitiseBlock */.uo)(block)}\n`);
    for (const line of all.assumed)
        output.note(line);
    const rest = all.questions.filter(({ by }) => by === 'machine' || by === 'derived' || by === 'reviewer');
    output.note(`path ${all.decision.path}: ${(0,surfaces_words/* plural */.LS)(open.length, 'question')} for the description`);
    for (const by of ['machine', 'derived', 'reviewer']) {
        const count = rest.filter((question) => question.by === by).length;
        if (count > 0)
            output.note(`${(0,surfaces_words/* plural */.LS)(count, 'question')} ${others[by]}`);
    }
    if (committed.length > 0)
        output.note(`${(0,surfaces_words/* plural */.LS)(committed.length, 'question')} answered by committed files: see --json`);
}
const others = {
    machine: 'answered by tools',
    derived: 'following from other answers',
    reviewer: 'for a reviewer, by an approval of the head commit',
};
const questionJson = (question, answer = 'none') => ({
    id: question.item.id,
    name: itemName(question.item),
    list: question.list,
    question: question.item.question,
    minimum: question.minimum,
    evidence: question.item.evidence,
    because: question.because,
    fingerprint: question.fingerprint,
    answer,
    line: (0,render/* renderItem */.Gx)(question)[0] ?? '',
});

// EXTERNAL MODULE: ./src/change/decide.ts
var decide = __webpack_require__(60362);
// EXTERNAL MODULE: ./src/change/derive.ts + 2 modules
var derive = __webpack_require__(37817);
;// CONCATENATED MODULE: ./src/cli/path-page.ts


/** The decision as data; field names are fixed. */
const pathJson = ({ path, computed, declared, override, decisive, rules, obligations, }) => ({
    ...{ path, computed, declared, override, decisive, rules },
    obligations: obligations.map(({ id, text, gate }) => ({ id, text, gate })),
});
/** `full, by R10 and R13`: the path, and what else moved it. */
function pathWords({ path, computed, declared, override, decisive }) {
    const by = decisive.length === 0 ? '' : `, by ${decisive.join(', ')}`;
    if (override !== null)
        return `${path}: set by ${override.by}, where the table says ${computed}${by}`;
    if (path !== computed && declared !== null)
        return `${path}: declared, where the table says ${computed}${by}`;
    return `${path}${by}`;
}
/** Paths and signals that are named for one rule; the JSON has them all. */
const shownReasons = 4;
/** Why a rule is met or not, in short. */
function reasonOf({ because }) {
    const shown = because.slice(0, shownReasons).map(sanitise/* sanitiseLine */.lg);
    const more = because.length - shown.length;
    return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
const states = { true: 'met', false: 'no', unknown: 'unknown' };
/** The path and the tree of reasons: decisive rules first, then the others in the order of the table. */
function pathLines(decision, { width, colour }) {
    const paint = (0,terminal_layout/* createPaint */.XG)(colour);
    const decides = ({ id }) => decision.decisive.includes(id);
    const decisive = decision.rules.filter(decides);
    const others = decision.rules.filter((rule) => !decides(rule));
    const row = (rule) => [
        rule.id,
        rule.path,
        states[`${rule.met}`],
        because(rule),
    ];
    return [
        ...(0,terminal_layout/* wrap */.LV)(`Path: ${pathWords(decision)}`, width).map(paint.bold),
        '',
        'Decided by',
        ...(0,terminal_layout/* columns */.YB)(decisive.map((rule) => [rule.id, rule.path, because(rule)]), 2, width),
        '',
        'Other rules of the table',
        ...(0,terminal_layout/* columns */.YB)(others.map(row), 2, width),
        ...(decision.declared === null
            ? []
            : [
                '',
                ...(0,terminal_layout/* labelled */.wW)('Declared', `${decision.declared} in the description; it can only raise the path`, 0, 10, width),
            ]),
    ];
}
const because = (rule) => {
    const reason = reasonOf(rule);
    return reason === '' ? (0,sanitise/* sanitiseLine */.lg)(rule.when) : `${(0,sanitise/* sanitiseLine */.lg)(rule.when)}: ${reason}`;
};

;// CONCATENATED MODULE: ./src/cli/checklist-tier.ts







/** `checklist tier`: the path of the change, and the tree of reasons. */
const runTier = async (context) => {
    const { args, output } = context;
    const change = await openChange(context);
    const { input, assumed } = inputOf(change, await change.facts(change_input/* changeFacts */.S8));
    const decision = (0,decide/* decidePath */.W)((0,derive/* derive */.C)(input), input);
    if (args.format === 'json') {
        await output.json({
            schema_version: 1,
            base: change.base,
            head_sha: change.headSha,
            ...pathJson(decision),
            assumed,
        });
    }
    else {
        for (const line of assumed)
            output.note(line);
        await output.text(`${pathLines(decision, output.layout).join('\n')}\n`);
    }
    return verdict/* exitCodes */.hS.pass;
};

// EXTERNAL MODULE: ./src/facts/checklist-files.ts + 9 modules
var checklist_files = __webpack_require__(50994);
// EXTERNAL MODULE: ./src/formats/checklists/names.ts
var names = __webpack_require__(31416);
// EXTERNAL MODULE: ./src/formats/checklists/together.ts
var together = __webpack_require__(46008);
;// CONCATENATED MODULE: ./src/cli/checklist-validate.ts









/** `checklist validate`: silent when there is nothing to say. */
const runChecklistValidate = async (context) => {
    const { args, output } = context;
    const read = [];
    // One after the other: problems come in the order of the files.
    for (const file of args.positionals)
        read.push(await readOne(context, file));
    const lists = read.flatMap(({ list }) => list ?? []);
    const problems = [...read.flatMap((one) => one.problems), ...(await problemsTogether(lists))];
    if (args.format === 'json')
        await output.json({
            valid: problems.length === 0,
            lists: lists.map(({ name, source, items }) => ({ name, file: source, items: items.length })),
            problems: problems.map(({ file, position, code, message }) => ({ file, ...position, code, message })),
        });
    else
        await output.text(problems.map((one) => `${(0,sanitise/* sanitiseLine */.lg)((0,errors/* formatProblem */.Vw)(one))}\n`).join(''));
    return problems.length > 0 ? verdict/* exitCodes */.hS.policy : verdict/* exitCodes */.hS.pass;
};
async function readOne({ input }, file) {
    const bytes = await input.bytes(file, checklist_files.maxChecklistBytes, 'a checklist file');
    try {
        return { list: (0,checklist_files.readChecklist)(bytes, nameOf(file)), problems: [] };
    }
    catch (error) {
        if (!(error instanceof errors/* PolicyError */.pn))
            throw error;
        return { list: null, problems: error.problems };
    }
}
/** What the files say of one another, and of the shipped lists that they name. */
async function problemsTogether(lists) {
    const own = new Set(lists.map(({ name }) => name));
    const named = new Set(lists.flatMap(together/* listsNamedBy */.WN));
    const wanted = names/* shippedChecklists */.V.filter((name) => named.has(name) && !own.has(name));
    const shipped = await Promise.all(wanted.map(readShipped));
    return (0,together/* joinLists */.Qc)([...shipped, ...lists]).conflicts.map(({ file, line, message }) => ({
        file,
        position: { line, column: 1 },
        code: 'value',
        message,
    }));
}
async function readShipped(name) {
    const file = `checklists/${name}.yml`;
    const bytes = await (0,shipped/* shippedChecklist */.A)(name);
    if (bytes === null)
        throw new errors/* Undecided */.Oh((0,core_fact/* unknown */.L5)('internal-error', `${file} does not stand beside dist/ of this Gatewright`));
    return (0,checklist_files.readChecklist)(bytes, file, 'shipped');
}

// EXTERNAL MODULE: ./src/surfaces/escape.ts
var surfaces_escape = __webpack_require__(90653);
;// CONCATENATED MODULE: ./src/cli/tracked.ts


/** Files that git tracks. @throws Undecided when git does not list them all: a shorter list would be a wrong answer */
async function trackedFiles(workspace) {
    try {
        return await workspace.tracked();
    }
    catch (error) {
        const unknown = (0,gather/* failureOf */.g5)(error);
        throw unknown === null ? error : new errors/* Undecided */.Oh(unknown);
    }
}

;// CONCATENATED MODULE: ./src/cli/codeowners-coverage.ts








/** Files that are named for a machine, and for a person. */
const samples = { json: 100, pretty: 10 };
/** `codeowners coverage`: how many files have an owner. */
const runCoverage = async (context) => {
    const { args, output } = context;
    const place = await placeOf(context);
    if (place.workspace === null)
        throw new errors/* UsageError */.eb('codeowners coverage counts the files that git tracks: expected to run in a git work tree');
    const { name, matcher } = await readOwners(context, place);
    const files = await trackedFiles(place.workspace);
    const paths = files.map(({ path }) => path);
    const report = (0,codeowners/* coverage */.vk)(matcher, paths, args.format === 'json' ? samples.json : samples.pretty);
    if (args.format === 'json')
        await output.json(coverageJson(name, report));
    else if (args.format === 'markdown')
        await output.text(markdown(name, report));
    else
        await output.text(codeowners_coverage_pretty(name, report, output.layout.width));
    return verdict/* exitCodes */.hS.pass;
};
function coverageJson(file, report) {
    const { files, owned, unowned, noRule, ambiguous, share, owners, samples } = report;
    const open = { unowned: samples.unowned, no_rule: samples.noRule, ambiguous: samples.ambiguous };
    return { file, files, owned, unowned, no_rule: noRule, ambiguous, share, owners, samples: open };
}
const percent = (share) => (share === null ? 'none' : `${(100 * share).toFixed(1)} %`);
const groupsOf = ({ noRule, unowned, ambiguous, samples }) => [
    { title: 'no line matches', count: noRule, paths: samples.noRule },
    { title: 'a line matches and names nobody', count: unowned, paths: samples.unowned },
    { title: 'owner not certain', count: ambiguous, paths: samples.ambiguous },
].filter(({ count }) => count > 0);
function headline(file, { files, owned, share }) {
    return `${file}: ${owned} of ${files} files have a certain owner (${percent(share)})`;
}
function codeowners_coverage_pretty(file, report, width) {
    const owners = report.owners.map((one) => [(0,sanitise/* sanitiseLine */.lg)(one.owner), String(one.files), percent(one.share)]);
    const table = owners.length === 0 ? [] : ['', ...(0,terminal_layout/* columns */.YB)([['Owner', 'Files', 'Share'], ...owners], 2, width)];
    const open = groupsOf(report).flatMap(({ title, count, paths }) => [
        '',
        `${count}: ${title}`,
        ...paths.map((path) => `  ${(0,sanitise/* sanitiseLine */.lg)(path)}`),
        ...(count > paths.length ? [`  and ${count - paths.length} more`] : []),
    ]);
    return `${[(0,sanitise/* sanitiseLine */.lg)(headline(file, report)), ...table, ...open].join('\n')}\n`;
}
function markdown(file, report) {
    const owners = report.owners.map((one) => `| ${(0,surfaces_escape/* codeSpan */.SS)(one.owner)} | ${one.files} | ${percent(one.share)} |`);
    const table = owners.length === 0 ? [] : ['', '| Owner | Files | Share |', '| --- | ---: | ---: |', ...owners];
    const open = groupsOf(report).flatMap(({ title, count, paths }) => [
        '',
        `**${count}: ${title}**`,
        '',
        ...paths.map((path) => `- ${(0,surfaces_escape/* codeSpan */.SS)(path)}`),
        ...(count > paths.length ? [`- and ${count - paths.length} more`] : []),
    ]);
    return `${[(0,surfaces_escape/* escapeMarkdown */.FV)(headline(file, report)), ...table, ...open].join('\n')}\n`;
}

// EXTERNAL MODULE: ./src/facts/codeowners-errors.ts
var codeowners_errors = __webpack_require__(21188);
;// CONCATENATED MODULE: ./src/cli/lint-lines.ts

/** `FILE:LINE:COL: level: rule: what is wrong; what to do`. */
const findingLine = (finding, file) => {
    const { line, column, level, rule, message, fix } = finding;
    return (0,sanitise/* sanitiseLine */.lg)(`${file}:${line}:${column}: ${level}: ${rule}: ${message}; ${fix}`);
};

;// CONCATENATED MODULE: ./src/cli/codeowners-lint.ts









/** `codeowners lint`: what is wrong with the file. */
const runLint = async (context) => {
    const { args, output } = context;
    codeowners_lint_checkUse(context);
    const place = await placeOf(context);
    const { name, matcher } = await readOwners(context, place);
    const known = { ...(await contextOf(context, place)), ...(await gitHubErrors(context)) };
    const findings = (0,codeowners/* lintCodeowners */.d4)(matcher, known);
    if (args.format === 'json')
        await output.json({ file: name, findings: findings.map(row) });
    else {
        const lines = findings.map((finding) => `${findingLine(finding, name)}\n`);
        await output.text(lines.length === 0 ? 'no findings\n' : lines.join(''));
    }
    return findings.some(({ level }) => level === 'error') ? verdict/* exitCodes */.hS.fail : verdict/* exitCodes */.hS.pass;
};
const row = ({ rule, line, column, level, message, fix, github }) => ({
    ...{ rule, line, column, level, message, fix, github },
});
function codeowners_lint_checkUse({ args }) {
    for (const flag of ['ref', 'token', 'api-url', 'server-url'])
        if (args.value('repository') === null && args.value(flag) !== null)
            throw new errors/* UsageError */.eb(`codeowners lint: --${flag} is about GitHub's own errors: expected --repository, too`);
}
/** What only GitHub can say: owners that do not exist, cannot write, or cannot be seen. */
async function gitHubErrors(context) {
    const { args, output } = context;
    const named = args.value('repository');
    if (named === null) {
        output.note("GitHub's own errors were not asked for: --repository OWNER/REPO");
        return {};
    }
    const repository = (0,runner_repository/* parseRepository */.S)('--repository', named);
    const ref = args.value('ref');
    output.progress.show("asking for GitHub's own errors");
    const errors = await (0,codeowners_errors/* readCodeownersErrors */.Hs)(await requiredGitHub(context, '--repository'), repository, ref);
    const at = ref === null ? 'its default branch' : ref;
    // Theirs is the pushed file, which may be another than the one that is linted: their lines are its lines.
    output.note(`GitHub's own errors (${errors.length}) are about the file of ${named} at ${at}`);
    return { errors };
}
async function contextOf({ output }, { workspace }) {
    if (workspace === null) {
        output.note('not in a git work tree: patterns that match no file are not looked for');
        return {};
    }
    return { files: await trackedFiles(workspace) };
}

;// CONCATENATED MODULE: ./src/cli/owner-answer.ts

/** Asks for one path. */
function answerFor(matcher, path, explain) {
    const { line, owners, status } = matcher.match(path);
    const answer = { path, line: line?.number ?? null, pattern: line?.pattern.text ?? null, owners, status };
    return explain
        ? { ...answer, shadowed: matcher.explain(path).shadowed.map(({ number }) => number) }
        : answer;
}
/** The answer in one line, with the place that decides: `src/a.ts: @acme/web (CODEOWNERS:12 /src/)`. */
function answerLine(answer, file) {
    const { path, line, pattern, owners, status, shadowed = [] } = answer;
    const place = line === null ? '' : `${file}:${line} ${pattern ?? ''}`;
    const earlier = shadowed.length === 0 ? '' : `; earlier lines that match: ${shadowed.join(', ')}`;
    const words = {
        owned: `${owners.join(' ')} (${place}${earlier})`,
        unowned: `nobody (${place} names no owner${earlier})`,
        'no-rule': 'nobody (no line matches)',
        ambiguous: `not certain (no source says what GitHub makes of ${place}${earlier})`,
    };
    return `${(0,sanitise/* sanitiseLine */.lg)(`${path}: ${words[status]}`)}\n`;
}

;// CONCATENATED MODULE: ./src/cli/paths.ts


/** Something that is no plain path from the root: a leading slash, or an empty, `.` or `..` segment. */
const detour = /(?:^|\/)\.{0,2}(?:\/|$)/;
/**
 * A path as CODEOWNERS files see it: from the root of the repository, without detours. A slash at the end stays.
 * @param root real path of the work tree: absolute paths inside count from there
 * @throws UsageError for a path that leads out of it
 */
function repositoryPath(given, root) {
    if (!detour.test(given))
        return given;
    const inside = given.startsWith('/') ? fromRoot(given, root) : given;
    const path = external_node_path_.posix.normalize(inside);
    if (inside !== '' && path !== '.' && path !== './' && path !== '..' && !path.startsWith('../'))
        return path;
    throw new errors/* UsageError */.eb(`${JSON.stringify(given)} is no file of ${root}: expected a path relative to the root of the repository`);
}
function fromRoot(given, root) {
    const path = (0,external_node_path_.relative)(root, given).split(external_node_path_.sep).join('/');
    return given.endsWith('/') ? `${path}/` : path;
}
const escapes = {
    a: 7,
    b: 8,
    t: 9,
    n: 10,
    v: 11,
    f: 12,
    r: 13,
    '"': 34,
    '\\': 92,
};
/** A name in quotes as git writes it. */
const quoted = /^"(?:[^"\\]|\\(?:[abtnvfr"\\]|[0-3][0-7]{2}))*"$/s;
/**
 * Bytes of a name as git prints it without `-z`: in double quotes, with C escapes, when it holds anything unusual
 * (git's `core.quotePath`). Null when the text is not quoted so.
 */
function unquoted(name) {
    if (!quoted.test(name))
        return null;
    const parts = [];
    const pieces = name.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs);
    for (const [all, octal, letter] of pieces) {
        if (octal !== undefined)
            parts.push(Uint8Array.of(Number.parseInt(octal, 8)));
        else if (letter !== undefined)
            parts.push(Uint8Array.of(escapes[letter] ?? 0));
        else
            parts.push(Buffer.from(all, 'utf8'));
    }
    return Buffer.concat(parts);
}

;// CONCATENATED MODULE: ./src/cli/records.ts

const replaced = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
/** Longer than any path of a file system: one record may not fill the memory. */
const maxRecordBytes = 1024 * 1024;
/**
 * Paths in a stream of bytes, a batch for each piece that was read. Empty records are left out.
 * @param nul separated by NUL and taken as they are; else by line breaks, and read as git writes them
 * @throws RangeError when a record is over `maxRecordBytes`
 */
async function* pathRecords(stream, nul) {
    const separator = nul ? 0 : 10;
    let rest = Buffer.alloc(0);
    for await (const piece of stream) {
        const bytes = rest.length === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece]);
        const end = bytes.lastIndexOf(separator);
        // A copy: a slice would keep the whole piece.
        rest = Buffer.from(bytes.subarray(end + 1));
        if (rest.length > maxRecordBytes)
            throw new RangeError('a record is too long');
        if (end >= 0)
            yield* batches(bytes.subarray(0, end), separator, nul);
    }
    if (rest.length > 0)
        yield* batches(rest, separator, nul);
}
/** Answers that are written at once. */
const batchSize = 200;
function* batches(bytes, separator, nul) {
    let batch = [];
    for (let start = 0; start <= bytes.length;) {
        const found = bytes.indexOf(separator, start);
        const end = found < 0 ? bytes.length : found;
        const record = readRecord(bytes.subarray(start, end), nul);
        if (record.text !== '')
            batch.push(record);
        start = end + 1;
        if (batch.length < batchSize)
            continue;
        yield batch;
        batch = [];
    }
    if (batch.length > 0)
        yield batch;
}
function readRecord(bytes, nul) {
    if (nul)
        return records_decoded(bytes);
    const line = bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes;
    if (line.at(0) !== 34)
        return records_decoded(line);
    const name = unquoted(line.toString('utf8'));
    return records_decoded(name ?? line);
}
function records_decoded(bytes) {
    try {
        return { text: strict.decode(bytes), lossy: false };
    }
    catch {
        return { text: replaced.decode(bytes), lossy: true };
    }
}

;// CONCATENATED MODULE: ./src/cli/codeowners-who.ts











/** `codeowners who`: who owns each path. */
const runWho = async (context) => {
    const { args, output } = context;
    codeowners_who_checkUse(context);
    const place = await placeOf(context);
    const file = await readOwners(context, place);
    if (file.lookedUp)
        noteFindings(context, file);
    const explain = args.has('explain');
    const ask = ({ text, lossy }) => {
        const answer = answerFor(file.matcher, repositoryPath(text, place.root), explain);
        return lossy ? { ...answer, lossy } : answer;
    };
    if (args.has('stdin')) {
        await stream(context, ask, file.name);
        return verdict/* exitCodes */.hS.pass;
    }
    const answers = args.positionals.map((text) => ask({ text, lossy: false }));
    if (args.format === 'json')
        await output.json(answers);
    else
        await output.text(answers.map((answer) => answerLine(answer, file.name)).join(''));
    return verdict/* exitCodes */.hS.pass;
};
function codeowners_who_checkUse({ args }) {
    const stdin = args.has('stdin');
    if (stdin && args.positionals.length > 0)
        throw new errors/* UsageError */.eb('codeowners who: give paths as arguments or with --stdin, not both');
    if (!stdin && args.positionals.length === 0)
        throw new errors/* UsageError */.eb('codeowners who: no path is given: expected PATH… or --stdin');
    if (!stdin && args.has('null'))
        throw new errors/* UsageError */.eb('codeowners who: -z is about --stdin, which is not given');
}
/** Findings that change who owns what: counted, and with `--explain` listed. */
function noteFindings({ args, output }, file) {
    const findings = (0,codeowners/* lintCodeowners */.d4)(file.matcher).filter(({ level }) => level !== 'note');
    if (findings.length > 0 && !args.has('explain')) {
        output.note(`${file.name} has ${(0,surfaces_words/* plural */.LS)(findings.length, 'finding')}: gatewright codeowners lint`);
        return;
    }
    const shown = findings.slice(0, 10);
    for (const finding of shown)
        output.note(findingLine(finding, file.name));
    const more = findings.length - shown.length;
    if (more > 0)
        output.note(`and ${more} more: gatewright codeowners lint`);
}
async function stream(context, ask, file) {
    const { args, input, output } = context;
    const json = args.format === 'json';
    const counts = { read: 0, lossy: 0 };
    const records = pathRecords(input.stdin(), args.has('null'));
    try {
        for await (const batch of records) {
            await answerBatch(batch, output, counts, (path) => json ? (0,surfaces_json/* jsonText */.s)(ask(path), 0) : answerLine(ask(path), file));
            // On a terminal the answers themselves are the progress.
            if (!output.terminal)
                output.progress.show(`${counts.read} paths`);
            if (!output.open)
                break;
        }
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw new errors/* UsageError */.eb(`${standardInput}: a path of over ${maxRecordBytes} bytes after ${counts.read} paths, expected ${args.has('null') ? 'NUL-separated paths' : 'one path per line'}`);
    }
    finally {
        output.progress.stop();
    }
    if (counts.lossy > 0)
        output.note(`${counts.lossy} of ${counts.read} paths are not UTF-8: such bytes are shown, and matched, as U+FFFD`);
}
/** Answers up to a path that has none are written before the error is. */
async function answerBatch(batch, output, counts, line) {
    let lines = '';
    let failure = null;
    for (const path of batch) {
        try {
            lines += line(path);
        }
        catch (error) {
            if (!(error instanceof errors/* UsageError */.eb))
                throw error;
            failure = new errors/* UsageError */.eb(`${standardInput}: path ${counts.read + 1}: ${error.message}`);
            break;
        }
        counts.read += 1;
        if (path.lossy)
            counts.lossy += 1;
    }
    await output.stream(lines);
    if (failure !== null)
        throw failure;
}

// EXTERNAL MODULE: ./src/result/delta-json.ts
var delta_json = __webpack_require__(56714);
;// CONCATENATED MODULE: ./src/cli/difference.ts



/** Compares two results, the earlier one first. */
function differenceOf(before, after) {
    const delta = (0,result_delta/* deltaOf */.e0)((0,result_delta/* traceOf */.fC)(before.result), (0,result_delta/* traceOf */.fC)(after.result), (0,result_delta/* passedIn */.eN)(after.result));
    return { before, after, delta, cause: causeOf(delta), notes: notesOf(before, after) };
}
function causeOf({ changed: { policy, facts } }) {
    if (policy === null || facts === null)
        return 'unknown';
    if (policy)
        return facts ? 'policy-and-facts' : 'policy';
    return facts ? 'facts' : 'nothing';
}
function notesOf(before, after) {
    const notes = [];
    if (endedEarly(before))
        notes.push(`${before.name} ended before it could judge: what is new in ${after.name} may have been there.`);
    if (endedEarly(after))
        notes.push(`${after.name} ended before it could judge: nothing is known to be fixed.`);
    const [one, other] = [aboutOf(before), aboutOf(after)];
    if (one !== null && other !== null && one !== other)
        notes.push(`The results are about different things: ${before.name} about ${one}, ${after.name} about ${other}.`);
    const [old, now] = [before.result.tool.version, after.result.tool.version];
    if (old !== now)
        notes.push(`Different versions of Gatewright wrote them, ${old} and ${now}: rules may differ, too.`);
    return notes;
}
const endedEarly = ({ result }) => result.errors.length > 0;
/** What was judged, without the commit: that differs between any two runs. */
function aboutOf({ result: { target } }) {
    if (target === null)
        return null;
    const { kind, repository, pull_requests: pullRequests } = target;
    return (0,surfaces_words/* targetWords */.LT)({
        ...{ kind, repository, pullRequests },
        ...{ headSha: null, baseRef: null, baseSha: null },
    });
}
/** Outcomes before, by id: what stays open may be decided now, or no longer. */
const outcomesBefore = ({ before }) => new Map((0,result_delta/* traceOf */.fC)(before.result).open.map(({ id, outcome }) => [id, outcome]));
const sideJson = ({ name, result }) => ({
    file: name,
    version: result.tool.version,
    repository: result.target?.repository ?? null,
    pull_requests: result.target?.pull_requests ?? [],
    head_sha: result.target?.head_sha ?? null,
    decision: result.decision,
    exit_code: result.exit_code,
    ended_early: result.errors.length > 0,
    digests: result.digests,
});
/** The comparison as one JSON document. */
function differenceJson(difference) {
    const { before, after, delta, cause, notes } = difference;
    const outcomes = outcomesBefore(difference);
    const { unchanged, ...rest } = (0,delta_json/* deltaJson */.x)(delta);
    return {
        schema_version: 1,
        before: sideJson(before),
        after: sideJson(after),
        changed_by: cause,
        notes,
        ...rest,
        unchanged: unchanged.map((finding) => ({
            ...finding,
            outcome_before: outcomes.get(finding.fingerprint) ?? finding.outcome,
        })),
    };
}

// EXTERNAL MODULE: ./src/surfaces/limits.ts
var limits = __webpack_require__(47910);
// EXTERNAL MODULE: ./src/surfaces/page.ts + 1 modules
var surfaces_page = __webpack_require__(65081);
;// CONCATENATED MODULE: ./src/cli/difference-page.ts







const causes = {
    policy: 'the policy (the facts are the same)',
    facts: 'the facts (the policy is the same)',
    'policy-and-facts': 'the policy and the facts',
    nothing: 'neither policy nor facts: both are the same',
    unknown: 'not known: a run that ended early has no digests',
};
/** Lists that hold something, in the order a reader wants them: what is new first. */
function difference_page_partsOf(difference) {
    const { delta } = difference;
    const before = outcomesBefore(difference);
    const named = [
        ['New', delta.new],
        ['Fixed', delta.fixed],
        ['Not seen, because the gate was not judged or could not see everything', delta.unseen],
        ['Unchanged', delta.unchanged],
    ];
    return named
        .filter(([, findings]) => findings.length > 0)
        .map(([title, findings]) => ({
        title,
        rows: difference_page_inOrder(findings)
            .slice(0, limits/* bounds */.O.detailRows)
            .map((finding) => [
            outcomeWords(finding, before.get(finding.id)),
            finding.rule,
            (0,surfaces_escape/* shorten */.ml)(finding.subject, limits/* bounds */.O.value),
        ]),
        more: Math.max(0, findings.length - limits/* bounds */.O.detailRows),
    }));
}
/** Fingerprints mean nothing to people: by rule, then by subject. */
const difference_page_inOrder = (findings) => [...findings].sort((a, b) => {
    const [one, other] = [`${a.rule}\0${a.subject}`, `${b.rule}\0${b.subject}`];
    return one < other ? -1 : one > other ? 1 : 0;
});
const outcomeWords = ({ outcome }, before) => before === undefined || before === outcome ? outcome : `${before}, now ${outcome}`;
const countWords = ({ delta: { fixed, unchanged, unseen, ...rest } }) => {
    const hidden = unseen.length === 0 ? '' : `, not seen ${unseen.length}`;
    return `fixed ${fixed.length}, new ${rest.new.length}, unchanged ${unchanged.length}${hidden}`;
};
const verdictWords = ({ result }) => `${result.decision} (exit ${result.exit_code})`;
const sideWords = (side) => {
    const { target } = side.result;
    const head = target?.head_sha ?? null;
    const about = target === null ? 'nothing that is known' : target.repository;
    return `${about}${head === null ? '' : ` at ${(0,surfaces_words/* shortId */.m_)(head)}`}: ${verdictWords(side)}`;
};
const moreWords = (count) => `and ${count} more, all in the output of --json`;
/** The comparison for a terminal. */
function differencePretty(difference, width) {
    const { before, after, cause, notes } = difference;
    const lines = difference_page_partsOf(difference).flatMap(({ title, rows, more }) => [
        '',
        title,
        ...(0,terminal_layout/* columns */.YB)(rows.map((row) => row.map(sanitise/* sanitiseLine */.lg)), 2, width),
        ...(more > 0 ? [`  ${moreWords(more)}`] : []),
    ]);
    const top = [
        `Findings: ${countWords(difference)}`,
        `before: ${before.name}, ${sideWords(before)}`,
        `after: ${after.name}, ${sideWords(after)}`,
        `changed by: ${causes[cause]}`,
        ...notes.map((note) => `note: ${note}`),
    ];
    return `${[...top.flatMap((line) => (0,terminal_layout/* wrap */.LV)((0,sanitise/* sanitiseLine */.lg)(line), width)), ...lines].join('\n')}\n`;
}
/** The comparison as a Markdown document. */
function differenceMarkdown(difference) {
    const { before, after, cause, notes } = difference;
    const lines = [
        `## Findings: ${countWords(difference)}`,
        '',
        (0,surfaces_page/* tableHead */.PP)(['', 'Result', 'Judged']),
        (0,surfaces_page/* tableRow */.jD)(['before', (0,surfaces_escape/* codeSpan */.SS)(before.name), (0,surfaces_escape/* escapeMarkdown */.FV)(sideWords(before))]),
        (0,surfaces_page/* tableRow */.jD)(['after', (0,surfaces_escape/* codeSpan */.SS)(after.name), (0,surfaces_escape/* escapeMarkdown */.FV)(sideWords(after))]),
        '',
        `Changed by: ${causes[cause]}.`,
        ...notes.flatMap((note) => ['', `> ${(0,surfaces_escape/* escapeMarkdown */.FV)(note)}`]),
        ...difference_page_partsOf(difference).flatMap(({ title, rows, more }) => [
            `\n### ${title}\n`,
            (0,surfaces_page/* tableHead */.PP)(['Outcome', 'Rule', 'Subject']),
            ...rows.map(([outcome = '', rule = '', subject = '']) => (0,surfaces_page/* tableRow */.jD)([outcome, (0,surfaces_escape/* codeSpan */.SS)(rule), (0,surfaces_escape/* codeSpan */.SS)(subject)])),
            ...(more > 0 ? [(0,surfaces_page/* tableRow */.jD)([moreWords(more), '', ''])] : []),
        ]),
    ];
    return `${lines.join('\n')}\n`;
}

;// CONCATENATED MODULE: ./src/cli/diff.ts





/** `diff A B`: what became of the findings between two results. It judges nothing, so its answer is always 0. */
const runDiff = async (context) => {
    const { args, output } = context;
    const [before = '', after = ''] = args.positionals;
    const difference = differenceOf(await sideOf(context, before), await sideOf(context, after));
    if (args.format === 'json')
        await output.json(differenceJson(difference));
    else if (args.format === 'markdown')
        await output.text(differenceMarkdown(difference));
    else
        await output.text(differencePretty(difference, output.layout.width));
    return verdict/* exitCodes */.hS.pass;
};
const sideOf = async (context, file) => ({
    name: nameOf(file),
    result: await readResult(context, file),
});

// EXTERNAL MODULE: ./src/gates/branch-protection/gate-jobs.ts
var gate_jobs = __webpack_require__(51293);
;// CONCATENATED MODULE: ./src/doctor/gate-workflows.ts


const otherAction = /^gatewright\/gatewright\/actions\/(audit|report|refresh)@/i;
const isOther = (text, wanted) => {
    const [, name] = otherAction.exec(text) ?? [];
    return name !== undefined && (wanted === undefined || name.toLowerCase() === wanted);
};
/** Whether a job of the workflow runs this action. */
const runsOther = ({ jobs }, wanted) => jobs.some(({ actions }) => actions.some(({ text }) => isOther(text, wanted)));
/** Whether a job judges: it runs Gatewright, and not only what reports, refreshes or audits. */
const judges = (job) => job !== undefined && (0,gate_jobs/* runsGatewright */.zl)({ ...job, actions: job.actions.filter(({ text }) => !isOther(text)) });
/** Reads the workflow files; null where they are not known. */
function gateWorkflows(workflows) {
    if (!workflows.known)
        return { ...workflows, known: false };
    const { base, called } = workflows.value;
    if (!base.files.known)
        return base.files;
    return sorted((0,workflows_emitted/* emittedChecks */.U)(base.files.value, called));
}
function sorted({ workflows, checks, unresolved }) {
    const own = checks.filter(({ chain, onlyWhenSkipped }) => !onlyWhenSkipped && judges(chain.at(-1)));
    const paths = new Set(own.map(({ workflow }) => workflow.path));
    return {
        all: workflows,
        gate: workflows.filter(({ path }) => paths.has(path)),
        contexts: [...new Set(own.map(({ context }) => context))].sort(),
        refresh: workflows.filter((one) => runsOther(one, 'refresh')),
        unread: unresolved.filter(({ workflow }) => workflow === null).map(({ cause }) => cause.place.path),
    };
}
/** What GitHub starts without `types:` (documentation, "Events that trigger workflows"). */
const defaultTypes = {
    pull_request: ['opened', 'synchronize', 'reopened'],
    pull_request_target: ['opened', 'synchronize', 'reopened'],
    pull_request_review: ['submitted', 'edited', 'dismissed'],
};
/** The activity types of an event that start one of the workflows. */
const typesOf = (workflows, event) => new Set(triggersOf(workflows, event).flatMap(({ types }) => types ?? defaultTypes[event] ?? []));
/** Triggers of one event. */
const triggersOf = (workflows, event) => workflows.flatMap(({ triggers }) => triggers.filter((trigger) => trigger.event === event));

;// CONCATENATED MODULE: ./src/doctor/line.ts
const ok = (heading, found) => ({
    ...heading,
    ...{ state: 'ok', found, fix: '', counts: true },
});
const line_missing = (heading, found, fix) => ({
    ...heading,
    ...{ state: 'missing', found, fix, counts: true },
});
const cannotSee = (heading, found, fix, counts = true) => ({
    ...heading,
    ...{ state: 'cannot-see', found, fix, counts },
});
/** Something that was asked for and not told. */
const line_unseen = (heading, why) => cannotSee(heading, why.detail, line_remedyOf(why));
const line_remedyOf = ({ remedy }) => remedy?.text ?? 'run it again, with a token that may read this';
/** A line about a fact: judged when it is known. */
const about = (heading, fact, judge) => fact.known ? judge(fact.value) : line_unseen(heading, fact);

// EXTERNAL MODULE: ./src/surfaces/addresses.ts
var addresses = __webpack_require__(63724);
;// CONCATENATED MODULE: ./src/doctor/pages.ts


const pages_settings = {
    repository: '',
    actions: '/settings/actions',
    runners: '/settings/actions/runners',
    rules: '/settings/rules',
};
/** Address of a page of settings on the server. */
function pages_pageOf({ serverUrl, repository, about }, page) {
    if (page !== 'app-permissions')
        return `${(0,addresses/* repositoryAddress */.n6)(serverUrl, repository)}${pages_settings[page]}`;
    const [owner = ''] = repository.split('/');
    const isUser = about.known && !about.value.isOrganisation;
    const account = isUser ? '' : `/organizations/${(0,surfaces_escape/* encodeSegment */.ug)(owner)}`;
    return `${serverUrl.replace(/\/$/, '')}${account}/settings/installations`;
}
/** Address of a file of the default branch, or of the default branch where its name is not known. */
function fileOf({ serverUrl, repository, about }, path) {
    const branch = about.known ? about.value.defaultBranch : 'HEAD';
    return (0,addresses/* fileAddress */.xQ)(serverUrl, repository, branch, { path, at: 'base' });
}

// EXTERNAL MODULE: ./src/gates/branch-protection/traps/coverage.ts + 1 modules
var coverage = __webpack_require__(41831);
;// CONCATENATED MODULE: ./src/doctor/protection-lines.ts







/** The protection of the default branch; the fact's own reason where it is not known. */
function guardOf(protection, workflows) {
    if (!protection.known)
        return protection;
    const { value, source } = protection;
    const branch = value.repository.defaultBranch;
    const found = value.branches.find(({ name }) => name === branch);
    if (found === undefined)
        return { known: false, reason: 'not-found', detail: `there is no branch ${branch}` };
    const effective = (0,effective_effective/* effectiveOf */.d)((0,branches/* inputOf */.wg)(found, value));
    const required = requiredWorkflow((0,values/* textsIn */.Ej)(effective.controls.workflows.value), workflows);
    return { known: true, source, value: { branch, effective, plan: value.plan ?? null, required } };
}
/** The gate's own workflow file, or one that is called after it: that of another repository is not read. */
function requiredWorkflow(paths, workflows) {
    const own = new Set((workflows?.gate ?? []).map(({ path }) => path));
    return paths.find((path) => own.has(path) || /gatewright/i.test(path.split('/').at(-1) ?? '')) ?? null;
}
/** Why a source may set this control unseen. */
const hiddenFrom = ({ effective }, control) => effective.hidden.find(({ controls }) => controls.includes(control))?.why ?? null;
/** Whether a merge waits for the gate, for what only it can report, and for a run that the queue starts. */
function protectionLines(observed, workflows, guard) {
    const contexts = contextsOf(observed, workflows);
    const check = requiredCheck(guard, contexts);
    const perhaps = contexts.length === 0 && isUnread(workflows) ? requiredNames(guard) : [];
    const judged = { observed, guard, contexts, check, perhaps };
    return [checkLine(judged), appLine(judged), queueLine(observed, guard, workflows)];
}
/** Names of the gate's check: what the policy says, or the jobs that run it. */
function contextsOf({ policy }, workflows) {
    const named = policy.known && policy.value.kind === 'valid' ? policy.value.gateCheck : null;
    return named === null ? (workflows?.contexts ?? []) : [named];
}
/** Whether a workflow that could not be read may be the gate's. */
const isUnread = (workflows) => workflows === null || workflows.unread.length > 0;
const requiredNames = (guard) => guard.known ? (0,values/* checksIn */.Jr)(guard.value.effective.controls.checks.value).map(({ context }) => context) : [];
const whose = (heading, perhaps) => cannotSee(heading, `required: ${perhaps.join(', ')}; which of them the gate reports stands in workflow files that could not be read`, 'see the line Workflow, or name the check of the gate in the policy: `gate-check` of branch-protection');
const requiredCheck = (guard, contexts) => guard.known
    ? ((0,values/* checksIn */.Jr)(guard.value.effective.controls.checks.value).find(({ context }) => contexts.includes(context)) ?? null)
    : null;
function checkLine({ observed, guard, contexts, check, perhaps }) {
    const heading = {
        id: 'required-check',
        title: 'Required check',
        required: 'a ruleset or a branch protection rule that requires the check of the gate on the default branch',
        address: pages_pageOf(observed, 'rules'),
        unknownWithout: 'a red check stops no merge',
    };
    if (!guard.known)
        return line_unseen(heading, guard);
    const { branch, plan, required } = guard.value;
    if (required !== null)
        return ok(heading, `a ruleset requires the workflow ${required} for ${branch}`);
    if (check !== null)
        return ok(heading, `${check.context} is required for ${branch}`);
    if (plan !== null)
        return line_missing(heading, `the plan has no protection here: ${plan}`, 'make the repository public, or upgrade the plan');
    const hidden = hiddenFrom(guard.value, 'checks') ?? hiddenFrom(guard.value, 'workflows');
    if (hidden !== null)
        return line_unseen(heading, hidden);
    if (perhaps.length > 0)
        return whose(heading, perhaps);
    const names = contexts.map((context) => JSON.stringify(context)).join(', ');
    if (names === '')
        return line_missing(heading, `no workflow reports a check of the gate, and none is required for ${branch}`, 'add the workflow first, then require its check');
    return line_missing(heading, `${names} is not required for ${branch}`, `require ${names} of GitHub Actions: gatewright branch-protection plan`);
}
function appLine({ observed, guard, check, perhaps }) {
    const heading = {
        id: 'required-check-source',
        title: 'Source of the check',
        required: `the required check is expected from GitHub Actions (App ${trap_model/* gitHubActionsApp */.A}), or from an App of its own`,
        address: pages_pageOf(observed, 'rules'),
        unknownWithout: 'who reported the check: everybody with write access could have',
    };
    if (!guard.known)
        return line_unseen(heading, guard);
    if (guard.value.required !== null)
        return ok(heading, 'a required workflow reports for itself');
    if (check === null) {
        const hidden = hiddenFrom(guard.value, 'checks');
        if (hidden !== null)
            return line_unseen(heading, hidden);
        return perhaps.length > 0
            ? whose(heading, perhaps)
            : line_missing(heading, 'the check is not required', 'require it, with GitHub Actions as its source');
    }
    const { apps, context } = check;
    if (apps.length === 0)
        return line_missing(heading, `${context} is required of any source`, 'choose GitHub Actions as the expected source of the check');
    const own = apps.every((app) => app === trap_model/* gitHubActionsApp */.A);
    return ok(heading, own ? `${context} is expected from GitHub Actions` : `${context} is expected from App ${apps.join(', ')}`);
}
function queueLine(observed, guard, workflows) {
    const heading = {
        id: 'merge-queue',
        title: 'Merge queue',
        required: 'merge_group starts the gate where there is a merge queue',
        address: pages_pageOf(observed, 'rules'),
        unknownWithout: 'a check for the entries of the queue: they wait until they time out',
    };
    const branch = guard.known
        ? guard.value.branch
        : observed.about.known
            ? observed.about.value.defaultBranch
            : 'main';
    const started = workflows === null
        ? null
        : (0,coverage/* queueRuns */.qL)(workflows.gate.flatMap(({ triggers }) => triggers), branch);
    if (started === 'event')
        return ok(heading, 'merge_group starts it, whether there is a queue or not');
    if (!guard.known)
        return line_unseen(heading, guard);
    const { effective, required } = guard.value;
    const queue = effective.controls['merge-queue'].value === true;
    if (!queue) {
        const hidden = hiddenFrom(guard.value, 'merge-queue');
        return hidden === null
            ? ok(heading, 'there is no merge queue; merge_group does not start it')
            : cannotSee(heading, `merge_group does not start it, and ${hidden.detail}`, 'add `merge_group:` to `on:`');
    }
    return unstartedQueue(heading, workflows, required);
}
/** There is a queue, and no workflow that was read starts the gate for its entries. */
function unstartedQueue(heading, workflows, required) {
    const none = (workflows?.gate ?? []).length === 0;
    if (none && required === null && isUnread(workflows))
        return cannotSee(heading, 'there is a merge queue, and workflow files could not be read', 'see the line Workflow');
    if (required !== null && none)
        return cannotSee(heading, `there is a merge queue, and ${required} is in another repository`, 'see that merge_group starts it');
    return line_missing(heading, 'there is a merge queue, and merge_group does not start the gate', 'add `merge_group:` to `on:`');
}

;// CONCATENATED MODULE: ./src/doctor/repository-lines.ts



/** Where a policy is written when there is none. */
const policyPath = '.github/gatewright.yml';
/** Whether the token sees the repository at all. */
const repositoryLine = (observed) => {
    const heading = {
        id: 'repository',
        title: 'Repository',
        required: 'a repository that this token sees',
        address: pages_pageOf(observed, 'repository'),
        unknownWithout: 'everything else',
    };
    if (!observed.about.known && observed.about.reason === 'not-found')
        return cannotSee(heading, observed.about.detail, 'check owner and name; a private repository needs a token that reaches it');
    return about(heading, observed.about, ({ visibility, defaultBranch, archived }) => archived
        ? line_missing(heading, 'the repository is archived: nothing can be merged', 'unarchive it')
        : ok(heading, `${visibility}, default branch ${defaultBranch}`));
};
/** Whether there is a policy that can be used. */
function policyLine(observed) {
    const heading = {
        id: 'policy',
        title: 'Policy',
        required: `a valid policy on the default branch (${policyPath})`,
        address: fileOf(observed, observed.policy.known ? repository_lines_placeOf(observed.policy.value) : policyPath),
        unknownWithout: 'every run ends with exit code 78: nothing is judged',
    };
    return about(heading, observed.policy, (policy) => {
        if (policy.kind === 'absent')
            return line_missing(heading, 'there is none', `write ${policyPath}, first with \`mode: report\``);
        if (policy.kind === 'invalid')
            return line_missing(heading, policy.problem, 'correct it: `gatewright policy validate` shows every problem');
        return ok(heading, `${policy.path}, mode ${policy.mode}`);
    });
}
const repository_lines_placeOf = (policy) => (policy.kind === 'valid' ? policy.path : policyPath);
/** Whether anybody owns anything. */
function codeownersLine(observed) {
    const heading = {
        id: 'codeowners',
        title: 'CODEOWNERS',
        required: 'a CODEOWNERS file on the default branch',
        address: fileOf(observed, '.github/CODEOWNERS'),
        unknownWithout: 'who must approve a change: the gate codeowners has nothing to judge by',
    };
    return about(heading, observed.codeowners, ({ path, ignored }) => {
        if (path === null)
            return line_missing(heading, 'there is none', 'write .github/CODEOWNERS');
        const more = ignored.length === 0 ? '' : `; GitHub ignores ${ignored.join(', ')}`;
        return ok({ ...heading, address: fileOf(observed, path) }, `${path}${more}`);
    });
}
/** What happens to pull requests from forks. */
function forksLine(observed, workflows) {
    const heading = {
        id: 'forks',
        title: 'Forks',
        required: 'a workflow that shows the result of a fork’s run (actions/report, started by workflow_run)',
        address: pages_pageOf(observed, 'actions'),
        unknownWithout: 'comment, check run and status on pull requests of forks, whose token is read-only; their verdict is the exit code, the annotations and the summary',
    };
    if (!observed.about.known && observed.about.reason === 'not-found')
        return cannotSee(heading, observed.about.detail, 'check owner and name; a private repository needs a token that reaches it');
    return about(heading, observed.about, ({ visibility }) => {
        if (visibility !== 'public')
            return cannotSee(heading, `${visibility}: whether forks are allowed, and get write tokens or secrets, is told to nobody but administrators`, 'look at "Fork pull request workflows" in the settings: no write tokens, no secrets', false);
        if (workflows === null)
            return cannotSee(heading, 'the workflow files could not be read', '');
        const reporting = workflows.all.find((one) => runsOther(one, 'report'));
        return reporting === undefined
            ? line_missing(heading, 'public, and no workflow runs actions/report', 'add the workflow of examples/fork-report')
            : ok({ ...heading, address: fileOf(observed, reporting.path) }, `${reporting.path} runs actions/report`);
    });
}
/** Which runners take the actions. */
const runnerLine = (observed) => cannotSee({
    id: 'runner',
    title: 'Runner',
    required: 'Node 24: a runner of 2.327.1 or newer, which every runner of github.com is',
    address: pages_pageOf(observed, 'runners'),
    unknownWithout: 'whether a job of the gate can start',
}, `${observed.serverVersion === null ? '' : `GitHub Enterprise Server ${observed.serverVersion}; `}the version of a self-hosted runner is not told from outside`, 'look at the version of self-hosted runners; those of GitHub are new enough', false);

;// CONCATENATED MODULE: ./src/doctor/permissions.ts
/**
 * Each permission once that the gates cost, `access` as asked. Needed beats on demand, and so does a token every
 * workflow can have.
 */
function permissionsOf(sources, access) {
    const merged = new Map();
    for (const permission of sources.flatMap(({ permissions }) => permissions)) {
        if (permission.access !== access)
            continue;
        const before = merged.get(permission.name);
        merged.set(permission.name, before === undefined ? permission : joined(before, permission));
    }
    return [...merged.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}
const joined = (one, other) => ({
    name: one.name,
    access: one.access,
    ...(one.appOnly === true && other.appOnly === true ? { appOnly: true } : {}),
    ...(isOptional(one) && isOptional(other) ? { onDemand: true } : {}),
    why: one.why === other.why ? one.why : `${one.why}; ${other.why}`,
});
/** Whether a set-up without it judges all the same: only some policies need it, or it only sees more. */
const isOptional = ({ appOnly, onDemand }) => appOnly === true || onDemand === true;
/** What the gates read with. What only gates need that judge nothing until a policy sets them up is on demand. */
const readsOf = (gates) => permissionsOf(gates.map(({ permissions, unconfigured }) => ({
    permissions: unconfigured === undefined ? permissions : permissions.map((one) => ({ ...one, onDemand: true })),
})), 'read');

;// CONCATENATED MODULE: ./src/doctor/token-lines.ts



/** One line for each permission of the token: what it reads was tried, what it writes was not. */
const tokenLines = (observed, writes) => [
    ...observed.reads.map(({ permission, answer }) => readLine(observed, permission, answer)),
    ...writes.map((permission) => writeLine(observed, permission)),
];
const headingOf = (observed, permission) => ({
    id: `token-${permission.name}-${permission.access}`,
    title: `Token: ${permission.name}: ${permission.access}`,
    required: `${permission.name}: ${permission.access}${qualified(permission)}`,
    address: pages_pageOf(observed, permission.appOnly === true ? 'app-permissions' : 'actions'),
    unknownWithout: permission.why,
});
function qualified(permission) {
    if (permission.access === 'write')
        return ', only where that is to be written';
    return isOptional(permission) ? ', only for what it reveals or a policy asks for' : '';
}
function readLine(observed, permission, answer) {
    const heading = headingOf(observed, permission);
    const { about } = observed;
    if (permission.name === 'members' && about.known && !about.value.isOrganisation)
        return ok(heading, 'the owner is a user, who has no teams');
    if (answer.known)
        return ok(heading, `${answer.value} was answered`);
    const refused = answer.reason === 'permission-missing' || answer.reason === 'not-found';
    if (!refused)
        return line_unseen(heading, answer);
    const { remedy } = answer;
    // A token that is not taken at all is no matter of one permission.
    const fix = remedy !== undefined && remedy.permission === undefined ? remedy.text : grant(permission);
    if (isOptional(permission))
        return cannotSee(heading, answer.detail, fix, false);
    // GitHub answers 404 for what may not be seen: that the token lacks it is not proven.
    return answer.reason === 'not-found'
        ? cannotSee(heading, answer.detail, fix)
        : line_missing(heading, answer.detail, fix);
}
const grant = ({ name, access, appOnly }) => appOnly === true
    ? `use the token of a GitHub App with ${name}: ${access}, or do without`
    : `write \`${name}: ${access}\` under \`permissions:\` of the job`;
const writeLine = (observed, permission) => cannotSee(headingOf(observed, permission), 'GitHub tells only by refusing, and nothing was written to find out', `write \`${permission.name}: write\` under \`permissions:\` of the job where it is wanted`, false);

;// CONCATENATED MODULE: ./src/doctor/trigger-lines.ts




const address = ({ observed, workflows }) => {
    const [first] = workflows.gate;
    return first === undefined ? pages_pageOf(observed, 'actions') : fileOf(observed, first.path);
};
const trigger_lines_names = (workflows) => workflows.map(({ path }) => path).join(', ');
/** Everything about what starts the gate; where nothing runs it, that one line says it all. */
const triggerLines = (started) => started.workflows.gate.length === 0 && started.required === null
    ? [workflowLine(started)]
    : [workflowLine(started), ...eventLines(started)];
const eventLines = (started) => [
    pushLine(started),
    changeLine(started, {
        ...{ id: 'trigger-edits', title: 'Edits and labels', event: 'pull_request' },
        types: ['edited', 'labeled', 'unlabeled'],
    }),
    changeLine(started, {
        ...{ id: 'trigger-reviews', title: 'Reviews', event: 'pull_request_review' },
        types: ['submitted', 'edited', 'dismissed'],
    }),
    filterLine(started),
    targetLine(started),
];
function workflowLine(started) {
    const { workflows, required } = started;
    const heading = {
        id: 'workflow',
        title: 'Workflow',
        required: 'a workflow of the default branch that runs Gatewright',
        address: address(started),
        unknownWithout: 'everything: nothing is judged, and no event, filter or fork can be looked at',
    };
    if (workflows.gate.length > 0) {
        const jobs = workflows.contexts.join(', ');
        return ok(heading, `${trigger_lines_names(workflows.gate)} (${workflows.contexts.length === 1 ? 'check' : 'checks'} ${jobs})`);
    }
    if (required !== null)
        return ok(heading, `a ruleset requires ${required}`);
    const { unread } = workflows;
    if (unread.length === 0)
        return line_missing(heading, 'no workflow runs Gatewright', 'add the workflow of examples/quickstart');
    return cannotSee(heading, `none that can be read; not readable: ${unread.join(', ')}`, 'correct these files');
}
function pushLine(started) {
    const heading = {
        id: 'trigger-pushes',
        title: 'Pull requests and pushes',
        required: 'pull_request: opened, synchronize, reopened',
        address: address(started),
        unknownWithout: 'a check for every head commit: without one a pull request waits for ever, or is merged unjudged',
    };
    const { workflows, required } = started;
    if (required !== null)
        return ok(heading, 'GitHub starts a required workflow for these three, whatever it says');
    const types = new Set([
        ...typesOf(workflows.gate, 'pull_request'),
        ...typesOf(workflows.gate, 'pull_request_target'),
    ]);
    const lacking = ['opened', 'synchronize', 'reopened'].filter((type) => !types.has(type));
    return lacking.length === 0
        ? ok(heading, 'all three start it')
        : line_missing(heading, `not started by ${lacking.join(', ')}`, 'add them to `types:` of pull_request');
}
/** What changes the verdict and no commit: the gate hears of it itself, or is started again. */
function changeLine(started, { id, title, event, types }) {
    const { workflows, required } = started;
    const heading = {
        ...{ id, title },
        required: `${event}: ${types.join(', ')}, of the gate or of a workflow with actions/refresh`,
        address: address(started),
        unknownWithout: 'the check stays as it was, red or green, until the next push',
    };
    // GitHub starts a workflow that a ruleset requires for nothing but pushes: what it listens to does not count.
    const direct = required === null ? typesOf(workflows.gate, event) : new Set();
    const again = typesOf(workflows.refresh, event);
    const lacking = types.filter((type) => !direct.has(type) && !again.has(type));
    if (lacking.length === 0) {
        const refreshed = types.some((type) => !direct.has(type));
        return ok(heading, refreshed ? `${trigger_lines_names(workflows.refresh)} starts the gate again` : 'all of them start it');
    }
    const passedOn = triggersOf(workflows.refresh, 'workflow_run').length > 0;
    if (passedOn)
        return cannotSee(heading, `${trigger_lines_names(workflows.refresh)} is started by workflow_run: which events are passed on to it is not read`, 'see that the workflow before it is started by all of them', false);
    const why = required === null ? '' : ` (a ruleset requires ${required}, whose \`types:\` GitHub ignores)`;
    return line_missing(heading, `not started by ${lacking.join(', ')}${why}`, required === null
        ? `add ${event} with these types to its \`on:\``
        : 'add the workflow of examples/refresh');
}
function filterLine(started) {
    const { observed, workflows, required } = started;
    const heading = {
        id: 'trigger-filters',
        title: 'Filters',
        required: 'no path filter, and no branch filter that leaves out the default branch',
        address: address(started),
        unknownWithout: 'a check for every pull request: one that a filter leaves out waits for ever',
    };
    if (required !== null)
        return ok(heading, 'GitHub ignores the filters of a required workflow');
    const branch = observed.about.known ? observed.about.value.defaultBranch : 'main';
    const triggers = [
        ...triggersOf(workflows.gate, 'pull_request'),
        ...triggersOf(workflows.gate, 'pull_request_target'),
    ];
    const filters = triggers.flatMap((trigger) => (0,coverage/* pullRequestGaps */.AY)(trigger, branch)
        .filter((gap) => gap === 'paths' || gap === 'branches')
        .map((gap) => `${trigger.place.path}:${trigger.place.line}: ${gap}`));
    return filters.length === 0
        ? ok(heading, 'none')
        : line_missing(heading, filters.join('; '), 'take the filters away: the gate itself leaves out what does not apply');
}
function targetLine(started) {
    const heading = {
        id: 'pull-request-target',
        title: 'pull_request_target',
        required: 'pull_request, whose token and secrets a fork does not get',
        address: address(started),
        unknownWithout: 'GitHub blocks pull_request_target of public repositories by default since 2 November 2026: the check would never come',
    };
    if (started.workflows.gate.length === 0)
        return cannotSee(heading, `${started.required ?? 'the workflow'} is in another repository`, 'look at its `on:` there', false);
    const used = started.workflows.gate.filter((one) => triggersOf([one], 'pull_request_target').length > 0);
    return used.length === 0
        ? ok(heading, 'not used')
        : line_missing(heading, `${trigger_lines_names(used)} uses it`, 'write pull_request in its place; examples/fork-report shows results of forks');
}

;// CONCATENATED MODULE: ./src/doctor/lines.ts








/**
 * What a repository allows, line by line, always in the same order. Of one that the token does not see there is one
 * line: every other question would get the same answer.
 * @param writes permissions that some surfaces need to write
 */
function doctorLines(observed, writes) {
    const { about } = observed;
    if (!about.known && about.reason === 'not-found')
        return [repositoryLine(observed)];
    const read = gateWorkflows(observed.workflows);
    const workflows = 'all' in read ? read : null;
    const guard = guardOf(observed.protection, workflows);
    const required = guard.known ? guard.value.required : null;
    return [
        repositoryLine(observed),
        policyLine(observed),
        codeownersLine(observed),
        ...('all' in read
            ? triggerLines({ observed, workflows: read, required })
            : [unreadWorkflows(observed, read)]),
        ...protectionLines(observed, workflows, guard),
        forksLine(observed, workflows),
        runnerLine(observed),
        ...tokenLines(observed, writes),
    ];
}
const unreadWorkflows = (observed, why) => line_unseen({
    id: 'workflow',
    title: 'Workflow',
    required: 'a workflow of the default branch that runs Gatewright',
    address: pages_pageOf(observed, 'actions'),
    unknownWithout: 'what starts the gate, and for which pull requests',
}, why);
/** 1 when something is missing; 3 when what counts could not be seen; else 0. */
function doctorExitCode(lines) {
    if (lines.some(({ state }) => state === 'missing'))
        return verdict/* exitCodes */.hS.fail;
    return lines.some(({ state, counts }) => state === 'cannot-see' && counts)
        ? verdict/* exitCodes */.hS.unknown
        : verdict/* exitCodes */.hS.pass;
}

;// CONCATENATED MODULE: ./src/doctor/probes.ts




const issueRows = (0,lazy/* lazy */.R)(() => schemas/* array */.YOg(schemas/* object */.Ikc({ pull_request: schemas/* unknown */.L5J() })));
const probes_one = (repository) => ({ ...repository, per_page: 1 });
const oneAtTip = (repository) => ({ ...probes_one(repository), ref: 'HEAD' });
const probes = {
    actions: { route: 'GET /repos/{owner}/{repo}/actions/runs', parameters: probes_one },
    checks: { route: 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters: oneAtTip },
    contents: { route: 'GET /repos/{owner}/{repo}/branches', parameters: probes_one },
    // Whoever reads pull requests gets an answer, too, with these alone: one issue is the proof.
    issues: {
        route: 'GET /repos/{owner}/{repo}/issues',
        parameters: (repository) => ({ ...repository, state: 'all', per_page: 100 }),
        shows: (answer) => issueRows()
            .safeParse(answer)
            .data?.some((row) => row.pull_request === undefined) ?? false,
    },
    'pull-requests': { route: 'GET /repos/{owner}/{repo}/pulls', parameters: probes_one },
    statuses: { route: 'GET /repos/{owner}/{repo}/commits/{ref}/statuses', parameters: oneAtTip },
    members: { route: 'GET /orgs/{org}/teams', parameters: ({ owner }) => ({ org: owner, per_page: 1 }) },
    administration: {
        route: 'GET /repos/{owner}/{repo}/actions/permissions/workflow',
        parameters: (repository) => ({ ...repository }),
    },
};
/** Permissions that can be tried. */
const probed = Object.keys(probes);
/** Tries a permission by one read. @returns the route that was read, or why it was not */
const probe = (github, repository, { name, access }) => (0,gather/* settle */.G9)(async () => {
    const found = probes[name];
    if (found === undefined)
        return (0,core_fact/* unknown */.L5)('unsupported-by-server', `nothing tells whether the token has ${name}`);
    const { route, parameters, shows } = found;
    const permission = `${name}: ${access}`;
    const answer = await github.get(route, parameters(repository), schemas/* unknown */.L5J(), { permission });
    if (shows?.(answer) === false)
        return (0,core_fact/* unknown */.L5)('not-found', `no ${name} can be seen in the repository`);
    return (0,core_fact/* known */.eO)(route, { kind: 'api', what: route });
});

;// CONCATENATED MODULE: ./src/doctor/observe.ts










/** Reads everything, and writes nothing. What GitHub does not tell is unknown, with the reason. */
async function observe_observe(request) {
    const { github, repository, gates } = request;
    const tip = await (0,gather/* settle */.G9)(async () => (0,core_fact/* known */.eO)(await (0,policy_files/* resolveCommit */.WL)(github, repository, 'HEAD'), here));
    const reads = await Promise.all(readsOf(gates).map(async (permission) => ({
        permission,
        answer: await probe(asking(request, permission.appOnly === true), repository, permission),
    })));
    return {
        ...observe_nameOf(request),
        about: await (0,gather/* settle */.G9)(() => observe_aboutOf(request)),
        ...(tip.known ? await atCommit(request, tip.value) : nothingAt(tip)),
        reads,
        serverVersion: await serverVersion(github),
    };
}
const here = { kind: 'api', what: 'GET /repos/{owner}/{repo}/commits/{ref}' };
/** What a workflow's own token can never have is tried with the other one, where there is one. */
const asking = ({ github, administration }, appOnly) => appOnly ? (administration ?? github) : github;
const observe_nameOf = ({ github, repository }) => ({
    serverUrl: github.serverUrl,
    repository: `${repository.owner}/${repository.repo}`,
});
const nothingAt = (why) => ({ policy: why, codeowners: why, workflows: why, protection: why });
const observe_repositorySchema = schemas/* object */.Ikc({
    private: schemas/* boolean */.zMY(),
    visibility: schemas/* enum */.k5n(['public', 'private', 'internal']).optional(),
    default_branch: schemas/* string */.YjP().min(1),
    archived: schemas/* boolean */.zMY(),
    owner: schemas/* object */.Ikc({ type: schemas/* string */.YjP() }),
});
async function observe_aboutOf({ github, repository }) {
    const route = 'GET /repos/{owner}/{repo}';
    const answer = await github.get(route, { ...repository }, observe_repositorySchema, {
        permission: 'metadata: read',
    });
    const value = {
        visibility: answer.visibility ?? (answer.private ? 'private' : 'public'),
        defaultBranch: answer.default_branch,
        archived: answer.archived,
        isOrganisation: answer.owner.type === 'Organization',
    };
    return (0,core_fact/* known */.eO)(value, { kind: 'api', what: route });
}
/** Policy, CODEOWNERS, workflow files and protection of the default branch. */
async function atCommit(request, sha) {
    const { github, administration, repository } = request;
    const policy = await (0,gather/* settle */.G9)(() => observe_policyAt(request, (0,policy_files/* commitFiles */.zu)(github, repository, sha)));
    const facts = await (0,facts_registry/* gatherFacts */.p)(['codeowners', 'workflows', 'protection'], {
        ...{ github, repository, baseSha: sha, workspace: null, snapshot: null },
        ...(administration === undefined ? {} : { administration }),
        subject: { kind: 'repository', sha },
        policy: await defaultBranchAlone(request),
        policyPath: '.github/gatewright.yml',
        hints: { pusher: null },
    });
    return { policy, ...facts };
}
/** A policy that asks about the default branch and nothing else, whatever the repository's own says. */
async function defaultBranchAlone({ gates, version, github }) {
    const files = { sha: null, read: async () => ({ kind: 'absent' }) };
    const { policy } = await (0,load/* loadPolicy */.t)({ files, github, gates, version, policy: 'gatewright:recommended' });
    const options = { branches: [{ branches: ['~DEFAULT_BRANCH'] }] };
    return {
        ...policy,
        gates: policy.gates
            .filter(({ id }) => id === gate/* branchProtection */.I.id)
            .map((setting) => ({ ...setting, options })),
    };
}
async function observe_policyAt({ github, gates, version }, files) {
    const source = { kind: 'file', what: 'the policy' };
    try {
        const { policy, path } = await (0,load/* loadPolicy */.t)({ files, github, gates, version, policy: null });
        return (0,core_fact/* known */.eO)({ kind: 'valid', path, mode: policy.mode, gateCheck: gateCheck(policy) }, source);
    }
    catch (error) {
        if (!(error instanceof errors/* PolicyError */.pn))
            throw error;
        const absent = error.problems.every(({ code }) => code === 'missing');
        const [first = ''] = error.message.split('\n');
        const more = error.problems.length > 1 ? ` (and ${error.problems.length - 1} more)` : '';
        return (0,core_fact/* known */.eO)(absent ? { kind: 'absent' } : { kind: 'invalid', problem: `${first}${more}` }, source);
    }
}
const namedCheck = schemas/* looseObject */._H3({ 'gate-check': schemas/* string */.YjP().optional() });
function gateCheck({ gates }) {
    const setting = gates.find(({ id }) => id === gate/* branchProtection */.I.id);
    const parsed = namedCheck.safeParse(setting?.options);
    return parsed.success ? (parsed.data['gate-check'] ?? null) : null;
}
const metaSchema = schemas/* object */.Ikc({ installed_version: schemas/* string */.YjP().optional() });
/** Of a GitHub Enterprise Server; github.com has none. */
async function serverVersion(github) {
    const answer = await (0,gather/* settle */.G9)(async () => (0,core_fact/* known */.eO)(await github.get('GET /meta', {}, metaSchema), { kind: 'api', what: 'GET /meta' }));
    return answer.known ? (answer.value.installed_version ?? null) : null;
}
/** What a clone tells by itself; `offline` answers for GitHub. */
async function observeClone(request, workspace) {
    const { github, gates, repository } = request;
    const why = (0,core_fact/* unknown */.L5)('offline', 'only GitHub tells, and there is no token', {
        remedy: { text: 'give a token: --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN' },
    });
    const sha = await workspace.resolve('HEAD');
    const found = sha === null
        ? nothingAt((0,core_fact/* unknown */.L5)('not-found', 'the clone has no commit yet'))
        : await atHead(request, workspace, sha);
    return {
        ...observe_nameOf({ github, repository }),
        ...found,
        ...{ about: why, protection: why, serverVersion: null },
        reads: readsOf(gates).map((permission) => ({ permission, answer: why })),
    };
}
async function atHead(request, workspace, sha) {
    const { github, repository } = request;
    const files = (0,policy_files/* localCommitFiles */.cD)(workspace, sha);
    const policy = await (0,gather/* settle */.G9)(() => observe_policyAt({ ...request, github: null }, files));
    const facts = await (0,facts_registry/* gatherFacts */.p)(['codeowners', 'workflows'], {
        ...{ github, repository, workspace, baseSha: sha, snapshot: null, hints: { pusher: null } },
        subject: { kind: 'branch', baseSha: sha, headSha: sha, baseRef: 'HEAD' },
        policy: await defaultBranchAlone(request),
        policyPath: '.github/gatewright.yml',
    });
    return { policy, ...facts };
}

;// CONCATENATED MODULE: ./src/doctor/render.ts




const render_words = {
    ok: '✓ ok',
    missing: '✗ missing',
    'cannot-see': '? cannot see',
};
const count = ({ lines }, wanted) => lines.filter(({ state }) => state === wanted).length;
/** One sentence for all lines. */
function render_summary(doctored) {
    const missing = count(doctored, 'missing');
    const unseen = count(doctored, 'cannot-see');
    const head = `${(0,surfaces_words/* plural */.LS)(doctored.lines.length, 'line')}: ${count(doctored, 'ok')} ok, ${missing} missing, ${unseen} cannot be seen.`;
    if (missing > 0)
        return `${head} What is missing keeps the gate from blocking as it should.`;
    return unseen > 0 ? `${head} Nothing seen is missing.` : `${head} The gate can be enforced.`;
}
/** For a terminal. */
function doctorText(doctored, { width, colour }) {
    const paint = (0,terminal_layout/* createPaint */.XG)(colour);
    const painted = { ok: paint.green, missing: paint.red, 'cannot-see': paint.yellow };
    const part = (name, text) => text === '' ? [] : (0,terminal_layout/* labelled */.wW)(name, (0,sanitise/* sanitiseLine */.lg)(text), 2, 15, width);
    const lines = doctored.lines.flatMap(({ state, title, found, required, fix, address, unknownWithout }) => [
        ...(0,terminal_layout/* wrap */.LV)((0,sanitise/* sanitiseLine */.lg)(`${render_words[state]}: ${title}: ${found}`), width).map(painted[state]),
        ...(state === 'ok'
            ? []
            : [
                ...part('required', required),
                ...part('next step', fix),
                ...part('where', address),
                ...part('without it', unknownWithout),
            ]),
    ]);
    const title = paint.bold((0,sanitise/* sanitiseLine */.lg)(`What ${doctored.repository} allows`));
    return `${[title, '', ...lines, '', ...(0,terminal_layout/* wrap */.LV)(render_summary(doctored), width)].join('\n')}\n`;
}
/** As a Markdown page. */
function doctorMarkdown(doctored) {
    const rows = doctored.lines.map((line) => {
        const cells = [
            render_words[line.state],
            linked(line, doctored.serverUrl),
            ...[line.found, line.required, line.fix, line.unknownWithout].map(surfaces_escape/* escapeMarkdown */.FV),
        ];
        return `| ${cells.join(' | ')} |`;
    });
    const head = ['State', 'What', 'Found', 'Required', 'Next step', 'Without it'];
    return `${[
        `# What ${(0,surfaces_escape/* codeSpan */.SS)(doctored.repository)} allows`,
        '',
        (0,surfaces_escape/* escapeMarkdown */.FV)(render_summary(doctored)),
        '',
        `| ${head.join(' | ')} |`,
        `| ${head.map(() => '---').join(' | ')} |`,
        ...rows,
    ].join('\n')}\n`;
}
function linked({ title, address }, serverUrl) {
    const href = (0,surfaces_escape/* safeHref */.v7)(address, [serverUrl]);
    return href === undefined ? (0,surfaces_escape/* escapeMarkdown */.FV)(title) : `[${(0,surfaces_escape/* escapeMarkdown */.FV)(title)}](${href})`;
}
/** For machines: the shape of `doctor --json`. */
const doctorJson = ({ repository, lines }) => ({
    repository,
    lines: lines.map(({ id, title, state, found, required, fix, address, unknownWithout }) => ({
        ...{ id, title, state, found, required, fix, address },
        unknown_without: unknownWithout,
    })),
});

// EXTERNAL MODULE: ./src/publish/permissions.ts
var permissions = __webpack_require__(37179);
// EXTERNAL MODULE: ./src/refresh/definition.ts
var definition = __webpack_require__(69626);
;// CONCATENATED MODULE: ./src/cli/doctor.ts













/** `doctor`: what a repository allows, before the gate is enforced there. */
const runDoctor = async (context) => {
    const { args, output } = context;
    const observed = await observedOf(context);
    const lines = doctorLines(observed, permissionsOf([{ permissions: [...permissions/* surfacePermissions */.E, permissions/* issuePermission */.h] }, definition/* refreshAction */.M], 'write'));
    const doctored = { repository: observed.repository, serverUrl: observed.serverUrl, lines };
    if (args.format === 'json')
        await output.json(doctorJson(doctored));
    else if (args.format === 'markdown')
        await output.text(doctorMarkdown(doctored));
    else
        await output.text(doctorText(doctored, output.layout));
    return doctorExitCode(lines);
};
async function observedOf(context) {
    const repository = await origin_repositoryOf(context, 'doctor');
    const administration = await administrationOf(context);
    const github = (await gitHubOf(context)) ?? administration ?? null;
    const asked = { repository, gates: registry/* gates */.V, version: version/* version */.rE };
    if (github === null)
        return await ofClone(context, asked);
    context.output.progress.show(`reading what ${repository.owner}/${repository.repo} allows`);
    return await observe_observe({ ...asked, github, ...(administration === undefined ? {} : { administration }) });
}
/** Without a token only the clone can be read, which a repository that was named need not be. */
async function ofClone(context, asked) {
    const { args, directory, output } = context;
    const workspace = args.positionals.length > 0 ? null : await (0,beside/* workspaceIn */.R)(directory);
    if (workspace === null)
        throw new errors/* UsageError */.eb('doctor asks GitHub, and there is no token: expected --token, GATEWRIGHT_TOKEN, GH_TOKEN or GITHUB_TOKEN, or no OWNER/REPO inside of a clone');
    output.note('there is no token: the checked out commit is read, and what only GitHub tells cannot be seen');
    return await observeClone({ ...asked, github: offlineGitHub(serverOf(context).serverUrl) }, workspace);
}

;// CONCATENATED MODULE: ./src/cli/evaluate.ts





/** `evaluate`: judges saved facts again. The same facts give the same bytes each time, so it does not say how long it took. */
const runEvaluate = async (context) => {
    const { args } = context;
    const file = args.value('facts');
    if (file === null)
        throw new errors/* UsageError */.eb('evaluate: --facts FILE is missing: a file written by check --save-facts');
    const at = readTime(args.value('at'));
    const saved = await readFacts(context, file);
    const named = args.value('policy');
    const policy = named === null ? null : await readLocalPolicy(context, named);
    const run = { ...offlineFigures(performance.now()), durationMs: 0 };
    return await writeReport(context, judgeSaved(saved, nameOf(file), policy, at, run));
};

;// CONCATENATED MODULE: ./src/formats/evidence-log/lines.ts
/** Bytes of one line of an evidence log, its line break not counted. */
const maxLineBytes = 64 * 1024;
/**
 * Lines of a stream of bytes, a batch for each piece that was read. The last one needs no line break. Memory is bounded
 * by one piece and one line, however long a line is.
 */
async function* logLines(stream, longest = maxLineBytes) {
    const reader = new LineReader(longest);
    for await (const piece of stream)
        yield reader.write(piece);
    yield reader.end();
}
class LineReader {
    #longest;
    #line = 1;
    /** Pieces of the line that is not ended yet. */
    #parts = [];
    #length = 0;
    constructor(longest) {
        this.#longest = longest;
    }
    write(piece) {
        const found = [];
        let start = 0;
        for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
            this.#add(piece.subarray(start, end));
            this.#finish(found);
            start = end + 1;
        }
        this.#add(piece.subarray(start));
        return found;
    }
    end() {
        const found = [];
        if (this.#length > 0)
            this.#finish(found);
        return found;
    }
    #add(part) {
        this.#length += part.length;
        // One byte more than a line may have: the CR before its LF.
        if (this.#length > this.#longest + 1)
            this.#parts = [];
        // A copy: a slice would keep the whole piece.
        else if (part.length > 0)
            this.#parts.push(part.slice());
    }
    #finish(found) {
        const bytes = this.#length > this.#longest + 1 ? null : withoutReturn(lines_joined(this.#parts, this.#length));
        const tooLong = bytes === null || bytes.length > this.#longest;
        if (tooLong || !isBlank(bytes))
            found.push({ line: this.#line, bytes: tooLong ? null : bytes });
        this.#line += 1;
        this.#parts = [];
        this.#length = 0;
    }
}
function lines_joined(parts, length) {
    const [only] = parts;
    if (parts.length === 1 && only !== undefined)
        return only;
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
    }
    return bytes;
}
const withoutReturn = (bytes) => (bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes);
const isBlank = (bytes) => bytes.every((byte) => byte === 32 || byte === 9);

// EXTERNAL MODULE: ./src/formats/strict-json/index.ts + 7 modules
var strict_json = __webpack_require__(55125);
// EXTERNAL MODULE: ./src/phase/files.ts
var phase_files = __webpack_require__(23580);
// EXTERNAL MODULE: ./src/phase/lines.ts
var phase_lines = __webpack_require__(52608);
// EXTERNAL MODULE: ./src/phase/paths.ts
var paths = __webpack_require__(63999);
;// CONCATENATED MODULE: ./src/phase/evidence-line.ts





/** Characters of an id, and of what else is text for people. */
const evidence_line_bounds = { id: 200, description: 500, snippet: 32_768, file: 1_024 };
const objectId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const sha256 = /^[0-9a-f]{64}$/;
const evidence_line_textOf = (most) => (value) => typeof value === 'string' && value.length <= most;
const matching = (form) => (value) => typeof value === 'string' && form.test(value);
/** Keys of a line; any other is refused: a misspelt one would be lost without a word. */
const fields = {
    evidence_id: {
        rule: 'field',
        needed: true,
        required: `a text of 1 to ${evidence_line_bounds.id} characters`,
        fits: (value) => evidence_line_textOf(evidence_line_bounds.id)(value) && value !== '',
    },
    stage: {
        rule: 'field',
        required: 'a stage such as phase-1 or M1',
        fits: (value) => typeof value === 'string' && (0,phase_files/* isStageId */.yi)(value),
    },
    phase: {
        rule: 'phase-number',
        required: 'a whole number from 0 to 999',
        fits: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 999,
    },
    file: {
        rule: 'evidence-path',
        needed: true,
        required: 'a path from the root of the repository',
        fits: (value) => typeof value === 'string' && (0,paths/* pathProblem */.z)(value) === null,
    },
    lines: {
        rule: 'evidence-range',
        needed: true,
        required: 'lines such as "10-24", at most 2,000',
        fits: (value) => typeof value === 'string' && (0,phase_lines/* evidenceRange */.hE)(value) !== null,
    },
    description: { rule: 'field', required: 'a text', fits: evidence_line_textOf(evidence_line_bounds.description) },
    code_snippet: { rule: 'field', required: 'a text', fits: evidence_line_textOf(evidence_line_bounds.snippet) },
    sha256: {
        rule: 'digest-format',
        needed: true,
        required: '64 characters 0-9 and a-f',
        fits: matching(sha256),
    },
    digest_alg: {
        rule: 'field',
        required: '"lines-lf-v1" or "raw-v1"',
        fits: matching(/^(?:lines-lf-v1|raw-v1)$/),
    },
    git_commit: {
        rule: 'commit-format',
        required: 'a whole commit id in lower case',
        fits: matching(objectId),
    },
    blob: { rule: 'commit-format', required: 'a whole blob id in lower case', fits: matching(objectId) },
    timestamp: {
        rule: 'timestamp',
        required: 'a time such as 2026-11-20T12:00:00Z',
        fits: (value) => typeof value === 'string' && value.length <= 60,
    },
};
/** Bytes and levels of one line. */
const evidence_line_limits = { bytes: 70_000, depth: 4 };
/** One line of an evidence log. @param line its number, from 1 */
function readLogLine(bytes, line) {
    const read = (0,strict_json/* parseStrictJson */.RJ)(bytes, evidence_line_limits);
    if (read.problem !== null) {
        const { rule, found, required, fix, column } = read.problem;
        return { rule, found, required, fix, column, warning: false };
    }
    const { value } = read;
    if (!(0,strict_json/* isJsonObject */.OW)(value))
        return wrong('field', 'no object', 'one JSON object per line', 1);
    const column = (key) => read.at([key]).column;
    const unknown = Object.keys(value).find((key) => !Object.hasOwn(fields, key));
    if (unknown !== undefined)
        return wrong('field-unknown', `a key ${(0,strict_json/* quoted */.TL)(unknown)}`, `one of ${Object.keys(fields).join(', ')}`, read.keyAt([unknown]).column);
    for (const [key, { rule, needed, required, fits }] of Object.entries(fields)) {
        const found = value[key];
        if (found === undefined && needed === true)
            return wrong('field', `no ${key}`, required, 1);
        if (found === undefined || fits(found))
            continue;
        const why = key === 'file' && typeof found === 'string' ? ` (${(0,paths/* pathProblem */.z)(found) ?? ''})` : '';
        return wrong(rule, `${key} ${(0,strict_json/* quoted */.TL)(JSON.stringify(found))}${why}`, required, column(key));
    }
    const stage = stageOf(value);
    if (stage === null)
        return wrong('field', 'no stage, or stage and phase that contradict each other', 'phase: 1, or stage: "M1"', 1);
    return blockOf(value, stage, line);
}
const wrong = (rule, found, required, column) => ({
    ...{ rule, found, required, column, warning: false },
    fix: 'correct the line, or take it out and record the block again: gatewright evidence add',
});
function stageOf({ stage, phase }) {
    const ofPhase = typeof phase === 'number' ? `phase-${phase}` : null;
    if (typeof stage !== 'string')
        return ofPhase;
    return ofPhase === null || ofPhase === stage ? stage : null;
}
const evidence_line_text = (value) => (typeof value === 'string' ? value : null);
function blockOf(value, stage, line) {
    const range = (0,phase_lines/* evidenceRange */.hE)(evidence_line_text(value['lines']) ?? '') ?? { first: 1, last: 1 };
    return {
        ...{ stage, line },
        commit: evidence_line_text(value['git_commit']),
        timestamp: evidence_line_text(value['timestamp']),
        block: {
            ...{ ...range, line },
            id: evidence_line_text(value['evidence_id']) ?? '',
            file: evidence_line_text(value['file']) ?? '',
            sha256: evidence_line_text(value['sha256']),
            algorithm: value['digest_alg'] === 'raw-v1' ? 'raw-v1' : 'lines-lf-v1',
            blob: evidence_line_text(value['blob']),
            description: evidence_line_text(value['description']),
        },
    };
}
/** A line of an evidence log, without its line break; tools of source document 002 find their keys in it. */
function logLineText({ block, stage, commit, timestamp, snippet }) {
    const phase = (0,phase_files/* phaseOf */.hU)(stage);
    const line = {
        evidence_id: block.id,
        ...(phase === null ? {} : { phase }),
        stage,
        file: block.file,
        lines: `${block.first}-${block.last}`,
        ...(block.description === null ? {} : { description: block.description }),
        ...(snippet === null ? {} : { code_snippet: snippet }),
        sha256: block.sha256,
        digest_alg: block.algorithm,
        git_commit: commit,
        ...(block.blob === null ? {} : { blob: block.blob }),
        timestamp,
    };
    return (0,surfaces_json/* jsonText */.s)(line, 0).trimEnd();
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/cli/append-line.ts


/**
 * Appends one line to a file, as one write: the system puts it at the end whole, also beside other writers (`O_APPEND`
 * on a local disk; not on NFS). A last line without a line break is ended first, and never continued.
 * The file is made when it is not there. What is no regular file, or a link, is refused.
 * @param line without its line break
 * @throws {Error} with the `code` of the system (`ELOOP` for a link), or `EINVAL` for what is no regular file
 */
async function appendLine(path, line) {
    const { O_APPEND, O_CREAT, O_RDWR } = external_node_fs_.constants;
    // Not following and not blocking: a link may lead out of the work tree, and a pipe has no end.
    const flags = O_APPEND | O_CREAT | O_RDWR | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
    const handle = await (0,promises_.open)(path, flags, 0o644);
    try {
        const status = await handle.stat();
        if (!status.isFile())
            throw Object.assign(new Error('no regular file'), { code: 'EINVAL' });
        const last = Buffer.alloc(1);
        if (status.size > 0)
            await handle.read(last, 0, 1, status.size - 1);
        const open = status.size > 0 && last[0] !== 10;
        const bytes = Buffer.from(`${open ? '\n' : ''}${line}\n`, 'utf8');
        const { bytesWritten } = await handle.write(bytes, 0, bytes.length, null);
        if (bytesWritten !== bytes.length)
            throw Object.assign(new Error('only a part was written'), { code: 'ENOSPC' });
    }
    finally {
        await handle.close();
    }
}

// EXTERNAL MODULE: ./src/facts/evidence-blocks.ts + 3 modules
var evidence_blocks = __webpack_require__(57579);
// EXTERNAL MODULE: ./src/facts/git-objects.ts + 6 modules
var git_objects = __webpack_require__(2292);
;// CONCATENATED MODULE: ./src/cli/evidence-words.ts
/** What is wrong with a block at its commit, its digest included where it has one. What could not be read is not said here. */
function refusalsOf(block, observation) {
    const place = { id: block.id, file: block.file, line: block.first };
    const words = fileWords(block, observation.at);
    if (words !== null)
        return [{ rule: words[0], ...place, message: words[1], fix: words[2] }];
    if (!observation.secrets.known)
        return [];
    return observation.secrets.value.map(({ kind, line }) => ({
        rule: 'evidence-secret',
        ...place,
        line,
        message: `a secret (${kind}) stands in the range`,
        fix: 'take the secret out of the file and revoke it, or choose lines without it',
    }));
}
/** The first part of an observation that could not be made; null: all of it was. */
function unreadIn({ at, secrets }) {
    if (!at.known)
        return at;
    return secrets.known ? null : secrets;
}
function fileWords(block, at) {
    if (!at.known)
        return null;
    const file = at.value;
    return kindWords(file) ?? contentWords(block, file) ?? rangeWords(block, file);
}
function kindWords({ kind, twin }) {
    switch (kind) {
        case 'file':
            return null;
        case 'absent':
            return twin === null
                ? ['evidence-missing', 'there is no such file at the commit', 'commit it first, or name another file']
                : [
                    'evidence-missing',
                    `there is no such file at the commit, only ${JSON.stringify(twin)}`,
                    'write its name exactly so',
                ];
        case 'link':
            return ['evidence-link', 'a symbolic link', 'name the file that it leads to'];
        case 'submodule':
            return ['evidence-submodule', 'a submodule', 'name a file of this repository'];
        case 'directory':
            return ['evidence-not-file', 'a directory', 'name a file in it'];
    }
}
function contentWords({ algorithm }, file) {
    if (file.tooLarge)
        return ['evidence-size', 'the file is larger than is read', 'name a smaller file'];
    if (file.largeFilePointer)
        return ['evidence-large-file', 'a pointer of Git LFS, not the file', 'name a file that git itself holds'];
    if (file.binary)
        return ['evidence-binary', 'a binary file', 'name a text file'];
    if (!file.utf8 && algorithm === 'lines-lf-v1')
        return ['evidence-encoding', 'the file is not UTF-8', 'convert it to UTF-8, or name another file'];
    return null;
}
function rangeWords(block, { lines, digest }) {
    if (lines !== null && block.last > lines)
        return [
            'evidence-range',
            `lines ${block.first}-${block.last} of a file with ${lines} lines`,
            'name lines that are there',
        ];
    if (block.sha256 !== null && digest !== block.sha256)
        return [
            'evidence-digest',
            'the lines have another digest at the commit than the block says',
            'record the lines again',
        ];
    return null;
}
/** The refusal as one line: `src/a.ts:12: a secret …`. */
const refusalLine = ({ file, line, message, rule, id, fix }) => `${file}:${line}: ${message} (${id}, ${rule}); next step: ${fix}`;

// EXTERNAL MODULE: ./src/phase/options.ts + 4 modules
var phase_options = __webpack_require__(39486);
;// CONCATENATED MODULE: ./src/cli/phase-place.ts












/** The gate whose artifacts the commands are about. */
const phaseGate = 'phase-unlock';
/** The clone a command was started in. @throws UsageError outside of one */
async function cloneOf({ directory }) {
    const workspace = await (0,beside/* workspaceIn */.R)(directory);
    if (workspace !== null)
        return workspace;
    throw new errors/* UsageError */.eb(`${directory} is in no git work tree: expected to run in a clone`);
}
/** Stages of a policy; none when it switches the gate off. */
function phasePolicy(loaded) {
    const setting = loaded.policy.gates.find(({ id }) => id === phaseGate);
    const options = phase_options/* options */.f.parse(setting?.options ?? {});
    return { loaded, options, stages: (0,phase_options/* stagesOf */.Z)(options) };
}
/** Stages of the policy of `--policy`, or of the work tree. @throws as `readLocalPolicy` */
async function localPhasePolicy(context) {
    const policy = await readLocalPolicy(context, context.args.value('policy'));
    return phasePolicy(policy.under({ mode: null, gates: null, options: {} }));
}
/** The same; defaults where the work tree has no policy, and none is named. */
async function phasePolicyIfAny(context) {
    try {
        return await localPhasePolicy(context);
    }
    catch (error) {
        const missing = error instanceof errors/* PolicyError */.pn && error.problems.every(({ code }) => code === 'missing');
        if (context.args.value('policy') !== null || !missing)
            throw error;
        const text = 'version: 1\n';
        const source = { name: '(no policy)', sha: null, sha256: (0,policy_digest/* digest */.b)(new TextEncoder().encode(text)), text };
        const overrides = { mode: null, gates: null, options: {} };
        return phasePolicy((0,load/* restorePolicy */.f)({ sources: [source], gates: registry/* gates */.V, version: version/* version */.rE, overrides }));
    }
}
/** The stage of the policy that a person names: `phase-1`, `1`, `M1`. @throws UsageError with the nearest one */
function stageNamed({ stages, loaded }, name) {
    const found = findStage(stages, name);
    if (found !== null)
        return found;
    const ids = stages.map(({ id }) => id);
    const known = ids.length === 0
        ? `${loaded.path} has none: expected phases, milestones or lists below gates.${phaseGate}`
        : `stages: ${ids.slice(0, 40).join(', ')}`;
    throw new errors/* UsageError */.eb(`there is no stage ${JSON.stringify(name.slice(0, 80))} in the policy${(0,nearest/* didYouMean */.a)(name, ids)}; ${known}`);
}
/** The same, or null. */
function findStage(stages, name) {
    const id = /^(?:0|[1-9]\d{0,2})$/.test(name) ? `phase-${name}` : name;
    return stages.find((stage) => stage.id === id) ?? null;
}
/** `--repository`, `GITHUB_REPOSITORY` or the remote `origin`. @throws UsageError where none of them says so */
async function repositoryOfPhases(context) {
    const named = context.args.value('repository');
    if (named !== null)
        return (0,runner_repository/* parseRepository */.S)('--repository', named);
    return await repositoryHere(context, '--repository OWNER/NAME');
}
/** The checked out commit. @throws UsageError when there is none */
async function headOf(workspace) {
    const found = await phase_place_decided(() => workspace.resolve('HEAD'));
    if (found !== null)
        return found;
    throw new errors/* UsageError */.eb('there is no commit here yet: commit first');
}
/** The commit of a flag; `HEAD` when it is not given. @throws UsageError when there is none, Undecided in a shallow clone */
async function phase_place_commitOf({ args }, workspace, flag) {
    const ref = args.value(flag);
    if (ref === null)
        return await headOf(workspace);
    const found = await phase_place_decided(() => workspace.resolve(ref));
    if (found !== null)
        return found;
    throw new errors/* UsageError */.eb(`--${flag}: there is no commit ${JSON.stringify(ref.slice(0, 200))} in this clone; expected a branch, tag or commit id`);
}
/** An answer of the outside; what it could not say ends the command. @throws Undecided */
async function phase_place_decided(ask) {
    try {
        return await ask();
    }
    catch (error) {
        const unknown = (0,gather/* failureOf */.g5)(error);
        throw unknown === null ? error : new errors/* Undecided */.Oh(unknown);
    }
}

;// CONCATENATED MODULE: ./src/cli/evidence-derive.ts










/** Bytes of the largest file that evidence may stand in. */
const maxFileBytes = 5_000_000;
/**
 * Digests and blobs of lines at a commit. Refused are lines that are none there, lines with secrets,
 * and files that are not the work tree's: what a person looks at is what is recorded.
 * @param options `dirty: 'ignore'` where nobody looks at the work tree
 * @throws Undecided when the clone cannot tell
 */
async function deriveBlocks(source, commit, wanted, { dirty = 'refuse' } = {}) {
    const blocks = wanted.map((block) => ({ algorithm: 'lines-lf-v1', ...block, sha256: null, blob: null, line: 1 }));
    const derived = [];
    const refusals = [];
    await phase_place_decided(async () => {
        const objects = await (0,git_objects/* gitObjects */.f)(source);
        const asked = blocks.map((block) => ({ commit, head: commit, block }));
        let index = 0;
        for await (const observation of (0,evidence_blocks/* verifyBlocks */.E)(objects, asked)) {
            const block = blocks[index++];
            const unread = unreadIn(observation);
            if (unread !== null)
                throw undecided(unread);
            if (block === undefined || !observation.at.known)
                continue;
            const refused = refusalsOf(block, observation);
            refusals.push(...refused);
            const { digest, blob } = observation.at.value;
            if (refused.length === 0)
                derived.push({ ...block, sha256: digest, blob });
        }
        objects.close();
    });
    for (const block of dirty === 'refuse' ? derived : []) {
        const refused = await dirtyFile(source.workspace, commit, block);
        if (refused !== null)
            refusals.push(refused);
    }
    return { blocks: derived, refusals };
}
/** An observation that could not be made ends the command. */
const undecided = ({ reason, detail, remedy }) => new errors/* Undecided */.Oh((0,core_fact/* unknown */.L5)(reason, detail, remedy === undefined ? {} : { remedy: { text: remedy.text } }));
/** Why the file of the work tree is not the one at the commit; null: it is. */
async function dirtyFile(workspace, commit, { id, file, first }) {
    const committed = await phase_place_decided(() => workspace.file(commit, file, maxFileBytes));
    const there = await evidence_derive_ofWorkTree(workspace.root, file);
    if (committed !== null && there !== null && sameLines(committed, there))
        return null;
    return {
        ...{ rule: 'evidence-stale', id, file, line: first },
        message: there === null
            ? 'the work tree has no such file'
            : 'the file of the work tree is another than at the commit',
        fix: 'commit the file, or name the commit with --commit that has it so',
    };
}
/** Bytes of a file of the work tree; null where there is none, or a link stands there. */
async function evidence_derive_ofWorkTree(root, file) {
    const status = await (0,promises_.lstat)((0,external_node_path_.join)(root, file)).catch(() => null);
    if (status?.isFile() !== true)
        return null;
    return await (0,files/* readInside */.xO)(root, file, 2 * maxFileBytes).catch((error) => {
        if (error instanceof failure/* WorkspaceFailure */.A)
            return null;
        throw error;
    });
}
/** A checkout may have other line ends than the repository; nothing else may differ. */
function sameLines(one, other) {
    if (Buffer.compare(one, other) === 0)
        return true;
    const lines = (bytes) => Buffer.from(bytes).toString('latin1').replace(/\r\n?/g, '\n');
    return lines(one) === lines(other);
}

;// CONCATENATED MODULE: ./src/cli/evidence-log.ts








/** Where evidence is recorded unless another file is named. */
const evidenceLogPath = 'evidence_blocks.jsonl';
/** Bytes of the largest log: some hundred thousand blocks. It is read piece by piece. */
const maxLogBytes = 256 * 1024 * 1024;
/**
 * Entries of an evidence log of the work tree, a batch for each piece that was read; nothing where there is no such
 * file. Of lines that stand twice one counts, with a warning: a union merge leaves such. The same id with other content
 * is an error.
 * @throws UsageError when it is no regular file inside the work tree, or over 256 MiB
 */
async function* readLog(root, path, name) {
    if ((await (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => null)) === null)
        return;
    const seen = new Map();
    try {
        for await (const lines of logLines((0,files/* streamInside */.NG)(root, path, maxLogBytes))) {
            const batch = [];
            for (const { line, bytes } of lines) {
                const entry = entryOf(line, bytes);
                const twin = 'block' in entry && bytes !== null ? twinProblem(seen, entry.block, bytes) : null;
                if (twin !== null)
                    batch.push({ problem: twin });
                else
                    batch.push(entry);
            }
            yield batch;
        }
    }
    catch (error) {
        if (!(error instanceof failure/* WorkspaceFailure */.A))
            throw error;
        throw fileError(name, `${error.message}, expected an evidence log`);
    }
}
function entryOf(line, bytes) {
    if (bytes === null) {
        const found = `a line of over ${maxLineBytes} bytes`;
        const words = {
            found,
            required: `at most ${maxLineBytes} bytes`,
            fix: 'take the line out, and record the block again',
        };
        return { problem: { rule: 'line-size', ...words, line, column: 1, warning: false } };
    }
    const read = readLogLine(bytes, line);
    return 'rule' in read ? { problem: { ...read, line } } : { block: read };
}
function twinProblem(seen, { block: { id }, line }, bytes) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('base64');
    const before = seen.get(id);
    if (before === undefined) {
        seen.set(id, digest);
        return null;
    }
    const same = before === digest;
    return {
        ...{ rule: 'evidence-duplicate', line, column: 1, warning: same },
        found: `evidence ${JSON.stringify(id.slice(0, 100))} a second time, ${same ? 'the same' : 'with other content'}`,
        required: 'each id once',
        fix: same ? 'take one of the two lines out' : 'give one of them another id',
    };
}

;// CONCATENATED MODULE: ./src/cli/evidence-range.ts





const evidence_range_form = /^(.+?):(\d{1,9})(?:-(\d{1,9}))?(?:=(.+))?$/s;
/**
 * `FILE:A-B` or `FILE:A`, with `=ID` where one is taken. FILE counts from the working directory.
 * @param root real path of the work tree
 * @throws UsageError for anything else, and for a path that leads out of the work tree
 */
async function namedRange(context, given, root) {
    const [, path, from, to = from, id = null] = evidence_range_form.exec(given) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (path === undefined || from === undefined)
        throw evidence_range_wrong(given, 'expected FILE:FIRST-LAST such as src/guard.ts:10-24');
    if (first < 1 || last < first)
        throw evidence_range_wrong(given, `expected lines from 1 on, the first not after the last, found ${from}-${to}`);
    if (last - first >= phase_lines/* maxRangeLines */.Nq)
        throw evidence_range_wrong(given, `expected at most ${phase_lines/* maxRangeLines */.Nq} lines`);
    return { file: await pathFromRoot(context, path, root), first, last, id };
}
async function pathFromRoot({ directory }, path, root) {
    if (path.includes('\0'))
        throw evidence_range_wrong(path, 'the name holds a NUL character');
    const inside = (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(await (0,promises_.realpath)(directory), path));
    const [top] = inside.split(external_node_path_.sep);
    if (inside === '' || top === '..' || (0,external_node_path_.resolve)(root, inside) === inside)
        throw evidence_range_wrong(path, `this leads out of the work tree ${root}, expected a file in it`);
    const file = inside.split(external_node_path_.sep).join('/');
    const problem = (0,paths/* pathProblem */.z)(file);
    if (problem !== null)
        throw evidence_range_wrong(path, `no path that evidence may name: ${problem}`);
    return file;
}
const evidence_range_wrong = (given, why) => new errors/* UsageError */.eb(`${JSON.stringify(given.slice(0, 300))}: ${why}`);

;// CONCATENATED MODULE: ./src/cli/evidence-refused.ts



/** Says that nothing was written, and why. @returns the exit code */
async function writeRefusals({ args, output }, refusals) {
    if (args.format === 'json')
        await output.json({
            schema_version: 1,
            written: false,
            refusals: refusals.map((refusal) => ({ ...refusal })),
        });
    else {
        const lines = ['REFUSED: nothing was written', ...refusals.map(refusalLine)];
        await output.text(`${lines.map(sanitise/* sanitiseLine */.lg).join('\n')}\n`);
    }
    return verdict/* exitCodes */.hS.fail;
}

// EXTERNAL MODULE: ./src/formats/secrets/index.ts + 19 modules
var secrets = __webpack_require__(46785);
;// CONCATENATED MODULE: ./src/cli/evidence-snippet.ts



/** Code points of a snippet (source document 002). */
const longest = 1_000;
/** Bytes of the largest file that evidence may stand in. */
const evidence_snippet_maxFileBytes = 5_000_000;
/** The lines of a block as a text to look at: without secrets, cut between characters and never inside a mark. */
async function snippetOf(workspace, commit, { file, first, last }) {
    const bytes = (await phase_place_decided(() => workspace.file(commit, file, evidence_snippet_maxFileBytes))) ?? new Uint8Array();
    const lines = (0,phase_lines/* splitLines */.uz)(new TextDecoder().decode(bytes)).slice(first - 1, last);
    return cutSnippet((0,secrets/* redactSecrets */.fp)(lines.join('\n')).text);
}
/** At most 1,000 code points; a `[REDACTED:…]` mark that would be cut is left out whole. */
function cutSnippet(text) {
    const characters = [...text];
    if (characters.length <= longest)
        return text;
    const cut = characters.slice(0, longest).join('');
    const open = cut.lastIndexOf('[REDACTED:');
    return open >= 0 && !cut.slice(open).includes(']') ? cut.slice(0, open) : cut;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./src/cli/file-lock.ts





const usual = { patience: 60_000, stale: 20_000, hold: 10_000, pause: 15 };
/**
 * Does some work while no other process does it for the same file. The lock is a file beside it, made exclusively
 * (`O_EXCL`). One that a killed process left behind is taken away after 20 s, by one process alone.
 * @param path of the file
 * @param name the file as the user wrote it
 * @throws UsageError when the lock cannot be had
 */
async function withLock(path, name, work, times = usual) {
    const lock = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.lock`);
    const token = (0,external_node_crypto_.randomUUID)();
    const until = performance.now() + times.patience;
    while (!(await taken(lock, token, name))) {
        if (performance.now() > until)
            throw fileError(name, `${(0,external_node_path_.basename)(lock)} beside it is held by another process; delete it if there is none`);
        await dropStale(lock, token, name, times.stale);
        await (0,external_node_timers_promises_.setTimeout)(times.pause * (1 + Math.random()));
    }
    let alive = performance.now();
    // Work that takes long shows that its process is there.
    const beat = setInterval(() => {
        const now = new Date();
        (0,promises_.utimes)(lock, now, now).then(() => (alive = performance.now()), () => undefined);
    }, times.hold / 5);
    try {
        return await work(() => performance.now() - alive < times.hold);
    }
    finally {
        clearInterval(beat);
        const owner = await (0,promises_.readFile)(lock, 'utf8').catch(() => null);
        if (owner === token)
            await (0,promises_.rm)(lock, { force: true });
    }
}
async function taken(lock, token, name) {
    try {
        const handle = await (0,promises_.open)(lock, 'wx', 0o600);
        try {
            await handle.writeFile(token);
        }
        finally {
            await handle.close();
        }
        return true;
    }
    catch (error) {
        const why = file_lock_codeOf(error);
        if (why === 'EEXIST')
            return false;
        throw fileError(name, `cannot be written (${why} of ${(0,external_node_path_.basename)(lock)}), expected a folder to write in`);
    }
}
/** A second lock lets one process alone take the first away: nobody takes away the one that another has just made. */
async function dropStale(lock, token, name, stale) {
    if (!(await isStale(lock, stale)))
        return;
    const second = `${lock}.stale`;
    if (!(await taken(second, token, name))) {
        // Held for a moment only; who was killed in it left it behind.
        if (await isStale(second, 3 * stale))
            await (0,promises_.rm)(second, { force: true });
        return;
    }
    try {
        if (await isStale(lock, stale))
            await (0,promises_.rm)(lock, { force: true });
    }
    finally {
        await (0,promises_.rm)(second, { force: true });
    }
}
async function isStale(lock, stale) {
    const status = await (0,promises_.lstat)(lock).catch(() => null);
    return status !== null && Date.now() - status.mtimeMs > stale;
}
const file_lock_codeOf = (error) => typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);

;// CONCATENATED MODULE: ./src/cli/tree-file.ts







/** Of a new file of a repository. */
const usualMode = 0o644;
/**
 * A file by FILE argument, which counts from the working directory, or at its usual place, which counts from the root.
 * @throws {UsageError} when it lies outside of the work tree, also by a link
 */
async function treeFile(context, named, usual) {
    const { root } = await placeOf(context);
    const path = named === null ? (0,external_node_path_.join)(root, usual) : (0,external_node_path_.resolve)(await (0,promises_.realpath)(context.directory), named);
    const name = named ?? usual;
    const inside = (0,external_node_path_.relative)(root, path);
    if (inside === '' || inside.split(external_node_path_.sep)[0] === '..' || (0,external_node_path_.resolve)(root, inside) !== path)
        throw fileError(name, `not in the work tree ${root}, expected a place inside`);
    await asUsage(name, () => checkFolders(root, inside));
    return {
        ...{ name, root, path: inside.split(external_node_path_.sep).join('/') },
        read: (maxBytes) => asUsage(name, () => (0,files/* readInside */.xO)(root, inside, maxBytes)),
        write: async (text) => {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true }).catch(() => undefined);
            const there = await (0,promises_.lstat)(path).catch(() => null);
            if (there?.isSymbolicLink() === true)
                throw fileError(name, 'a symbolic link, expected the file that it leads to');
            await writeWhole(path, name, text, there === null ? usualMode : there.mode & 0o777);
        },
        create: async (text) => {
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true }).catch(() => undefined);
            return await writeNew(path, name, text, usualMode);
        },
    };
}
/** Every folder on the way stays inside: what is written must not follow a link out. */
async function checkFolders(root, inside) {
    const folders = inside.split(external_node_path_.sep).slice(0, -1);
    for (let count = 1; count <= folders.length; count++) {
        const real = await (0,files/* insidePath */.yt)(root, folders.slice(0, count).join(external_node_path_.sep));
        if (real === null)
            return;
    }
}
async function asUsage(name, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof failure/* WorkspaceFailure */.A))
            throw error;
        throw fileError(name, error.message);
    }
}

;// CONCATENATED MODULE: ./src/cli/evidence-add.ts





















/** `evidence add`: one line more in the evidence log. */
const runEvidenceAdd = async (context) => {
    const { args, output } = context;
    const [id, stage] = [evidence_add_idOf(context), evidence_add_stageOf(context)];
    const snippet = snippetChoice(args.value('snippet'));
    const description = descriptionOf(args.value('description'));
    const workspace = await cloneOf(context);
    const range = await namedRange(context, args.positionals[0] ?? '', workspace.root);
    if (range.id !== null)
        throw new errors/* UsageError */.eb('evidence add: the id is given with --id, expected FILE:A-B alone');
    const log = await logPlace(context);
    const commit = await phase_place_commitOf(context, workspace, 'commit');
    const source = { workspace, repository: nobody, github: offlineGitHub(serverOf(context).serverUrl) };
    output.progress.show('reading the commit');
    const { file, first, last } = range;
    const derived = await deriveBlocks(source, commit, [{ id, file, first, last, description }]);
    const [block] = derived.blocks;
    if (derived.refusals.length > 0 || block === undefined)
        return await writeRefusals(context, derived.refusals);
    const line = logLineText({
        ...{ block, stage, commit },
        timestamp: new Date().toISOString(),
        snippet: snippet === 'none' ? null : context.secrets.redact(await snippetOf(workspace, commit, block)),
    });
    if (Buffer.byteLength(line) > maxLineBytes)
        throw new errors/* UsageError */.eb(`evidence add: the line would have over ${maxLineBytes} bytes; shorten --description`);
    output.progress.show('waiting for other processes that add');
    await append(log, id, line);
    return await writeAdded(context, log.name, line, `${file}:${first}-${last}`);
};
/** Ids are looked up in the clone alone: no repository is asked about. */
const nobody = { owner: 'local', repo: 'local' };
const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
function evidence_add_idOf({ args }) {
    const id = args.value('id');
    if (id === null)
        throw new errors/* UsageError */.eb('evidence add: --id ID is missing, such as EB-1');
    if (idForm.test(id))
        return id;
    throw new errors/* UsageError */.eb(`--id: found ${JSON.stringify(id.slice(0, 120))}, expected letters, digits, dots, hyphens and underscores, at most 100`);
}
function evidence_add_stageOf({ args }) {
    const named = args.value('stage');
    if (named === null)
        throw new errors/* UsageError */.eb('evidence add: --stage STAGE is missing, such as phase-1 or M1');
    const stage = /^\d{1,3}$/.test(named) ? `phase-${Number(named)}` : named;
    if ((0,phase_files/* isStageId */.yi)(stage))
        return stage;
    throw new errors/* UsageError */.eb(`--stage: found ${JSON.stringify(named.slice(0, 80))}, expected phase-1, M1 or P1-EXIT`);
}
const snippets = ['none', 'redacted'];
function snippetChoice(text) {
    const found = snippets.find((one) => one === (text ?? 'none'));
    if (found !== undefined)
        return found;
    throw new errors/* UsageError */.eb(`--snippet: found ${JSON.stringify(text)}${(0,nearest/* didYouMean */.a)(text ?? '', snippets)}, expected none or redacted`);
}
/** Characters of a description. */
const longestDescription = 500;
function descriptionOf(text) {
    if (text === null)
        return null;
    if (/\p{Cs}/u.test(text) || [...text].length > longestDescription)
        throw new errors/* UsageError */.eb(`--description: expected at most ${longestDescription} characters`);
    if (/\{\{[^{}]*\}\}/.test(text))
        throw new errors/* UsageError */.eb('--description holds {{…}}, which a template left there: expected the text itself');
    return text;
}
/** The log, inside the work tree, and no link. */
async function logPlace(context) {
    const { name, root, path } = await treeFile(context, context.args.value('log'), evidenceLogPath);
    const there = await (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => null);
    if (there !== null && !there.isFile())
        throw fileError(name, `${there.isSymbolicLink() ? 'a symbolic link' : 'no regular file'}, expected an evidence log`);
    return { name, root, path };
}
/** @throws UsageError when the id is in the log; lines that cannot be read are not ours to judge here */
async function refuseTwin({ root, path, name }, id) {
    for await (const batch of readLog(root, path, name))
        for (const entry of batch)
            if ('block' in entry && entry.block.block.id === id)
                throw fileError(name, `evidence ${JSON.stringify(id)} is there, expected an id that is not`, entry.block.line);
}
/** Looks for the id and appends in one go: of two processes that add the same id, one is refused. */
async function append(log, id, line) {
    const path = (0,external_node_path_.join)(log.root, log.path);
    const wrong = (error) => {
        const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        return fileError(log.name, `cannot be written (${why}), expected a regular file with room for a line`);
    };
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true }).catch((error) => {
        throw wrong(error);
    });
    await withLock(path, log.name, async (held) => {
        await refuseTwin(log, id);
        if (!held())
            throw fileError(log.name, 'it took too long to read, and nothing was written: try again');
        await appendLine(path, line).catch((error) => {
            throw wrong(error);
        });
    });
}
async function writeAdded({ args, output }, log, line, place) {
    const block = JSON.parse(line);
    if (args.format === 'json')
        await output.json({ schema_version: 1, written: true, log, block });
    else
        await output.text(`${(0,sanitise/* sanitiseLine */.lg)(`${log}: ${block['evidence_id']} ${place} sha256 ${block['sha256']}`)}\n`);
    return verdict/* exitCodes */.hS.pass;
}

;// CONCATENATED MODULE: ./src/cli/evidence-rows.ts





const evidence_rows_states = ['same', 'moved', 'changed', 'gone', 'wrong', 'unknown'];
/** Writes blocks as they are verified: a log may have more of them than should be kept in memory. */
class EvidenceRows {
    #context;
    #json;
    #head;
    #begun = false;
    #written = 0;
    counts = {
        ...{ same: 0, moved: 0, changed: 0, gone: 0, wrong: 0, unknown: 0 },
    };
    /** @param head full id of the commit that blocks are looked up at */
    constructor(context, head) {
        this.#head = head;
        this.#context = context;
        this.#json = context.args.format === 'json';
    }
    /** Not before there is something to write: wrong usage gives no result. */
    async #begin() {
        if (this.#begun)
            return;
        this.#begun = true;
        await this.#context.output.stream(`{"schema_version":1,"head_sha":"${this.#head}","blocks":[`);
    }
    async add(recorded, observation) {
        const row = evidence_rows_rowOf(recorded, observation);
        this.counts[row.state] += 1;
        this.#context.output.progress.stop();
        if (this.#json) {
            await this.#begin();
            const { block, commit, source, line, stage } = recorded;
            const value = {
                ...{ source, line, evidence_id: block.id, stage, file: block.file },
                ...{ lines: `${block.first}-${block.last}`, git_commit: commit, ...row },
            };
            await this.#context.output.stream(`${this.#written === 0 ? '' : ','}\n${(0,surfaces_json/* jsonText */.s)((0,redacted/* redactedValue */.QC)(value), 0).trimEnd()}`);
            this.#written += 1;
        }
        else if (row.state !== 'same')
            await this.#context.output.text(`${(0,sanitise/* sanitiseLine */.lg)(lineOf(recorded, row))}\n`);
    }
    async end(problems) {
        const { output } = this.#context;
        if (this.#json) {
            await this.#begin();
            await output.stream(`\n],"problems":${(0,surfaces_json/* jsonText */.s)((0,redacted/* redactedValue */.QC)(problems), 0).trimEnd()},"total":${JSON.stringify(this.counts)}}\n`);
            return;
        }
        const total = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
        const parts = evidence_rows_states
            .filter((state) => this.counts[state] > 0)
            .map((state) => `${this.counts[state]} ${state}`);
        await output.text(`${(0,surfaces_words/* plural */.LS)(total, 'block')}: ${parts.join(', ') || 'none'}\n`);
    }
}
function evidence_rows_rowOf({ block }, observation) {
    const unread = unreadIn(observation);
    if (unread !== null)
        return { state: 'unknown', now: null, message: unread.detail };
    const [refusal] = refusalsOf(block, observation);
    if (refusal !== undefined)
        return { state: 'wrong', now: null, message: refusalLine(refusal) };
    const { now } = observation;
    if (now === null || !now.known)
        return { state: 'unknown', now: null, message: now?.detail ?? 'the head was not looked at' };
    const { state, lines } = now.value;
    return { state, now: lines === null ? null : `${lines.first}-${lines.last}`, message: null };
}
function lineOf({ source, line, commit, block }, { state, now, message }) {
    const place = `${block.file}:${block.first}-${block.last}`;
    const at = commit === null ? '' : ` of ${(0,surfaces_words/* shortId */.m_)(commit)}`;
    const moved = state === 'moved' ? ` to ${now}` : '';
    return `${source}:${line}: ${block.id} ${place}${at}: ${state}${moved}${message === null ? '' : `: ${message}`}`;
}

// EXTERNAL MODULE: ./src/phase/read.ts + 7 modules
var phase_read = __webpack_require__(11833);
;// CONCATENATED MODULE: ./src/cli/phase-artifact.ts









/** Far more than the bytes of an artifact: the reader says that there are too many. */
const maxArtifactBytes = 64 * 1024 * 1024;
/** Where the artifact of a stage stands. @throws UsageError for a link, or what is no file */
async function artifactPlace(context, policy, stage) {
    return await plainFile(await treeFile(context, null, (0,phase_files/* artifactPath */.Ws)(policy.options.folder, stage)));
}
/** The artifact of a stage; null where there is none. */
async function artifactOf(context, policy, stage) {
    return await readAt(await artifactPlace(context, policy, stage), stage);
}
/** An artifact by STAGE or FILE argument. @throws UsageError when it is not there, with the nearest stage */
async function artifactNamed(context, policy, name) {
    const { stages, options } = policy;
    const stage = findStage(stages, name);
    if (stage !== null) {
        const found = await artifactOf(context, policy, stage.id);
        if (found === null)
            throw noArtifact(policy, stage.id);
        return found;
    }
    // A name without a folder and an ending is meant for a stage.
    if (/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name) && !(await isThere(context, name))) {
        const ids = stages.map(({ id }) => id);
        throw new errors/* UsageError */.eb(`there is no stage ${JSON.stringify(name.slice(0, 80))} in the policy${(0,nearest/* didYouMean */.a)(name, ids)}; stages: ${ids.slice(0, 40).join(', ') || 'none'}; a file is called ${(0,phase_files/* artifactPath */.Ws)(options.folder, 'STAGE')}`);
    }
    return await artifactFile(context, policy, name);
}
const isThere = async ({ directory }, name) => (await (0,promises_.lstat)((0,external_node_path_.join)(directory, name)).catch(() => null)) !== null;
/** That a stage is not complete yet is no mistake of its text. */
const noArtifact = ({ options }, stage) => new errors/* UsageError */.eb(`${(0,phase_files/* artifactPath */.Ws)(options.folder, stage)}: there is no artifact of ${stage} here; next step: gatewright phase new ${stage}`);
/** An artifact by FILE argument. @throws UsageError when it is not there, or has no name of an artifact */
async function artifactFile(context, policy, file) {
    const place = await plainFile(await treeFile(context, file, file));
    const named = (0,phase_files/* stageOfPath */.tJ)(policy.options.folder, place.path, policy.stages.map(({ id }) => id));
    if (named === null || 'lookalike' in named) {
        const where = (0,phase_files/* artifactPath */.Ws)(policy.options.folder, 'STAGE');
        throw fileError(file, named === null ? `no name of an artifact, expected ${where}` : `${named.lookalike}: rename it`);
    }
    const found = await readAt(place, named.stage);
    if (found === null)
        throw fileError(file, 'there is no such file, expected an artifact');
    return found;
}
async function readAt(place, stage) {
    const bytes = await place.read(maxArtifactBytes);
    return bytes === null ? null : { place, stage, bytes, read: (0,phase_read/* readArtifact */.R)(place.path, bytes, stage) };
}
/** What a link leads to is another file than the one that is judged. */
async function plainFile(place) {
    const there = await (0,promises_.lstat)((0,external_node_path_.join)(place.root, place.path)).catch(() => null);
    if (there?.isSymbolicLink() === true)
        throw fileError(place.name, 'a symbolic link, expected the artifact itself');
    return place;
}
/** @throws UsageError `FILE:LINE:COL: …` with everything that is wrong with its text */
function goodArtifact(file) {
    const { problems, artifact, document } = file.read;
    const wrong = problems.filter(({ warning }) => !warning);
    if (wrong.length === 0 && artifact !== null && document !== null)
        return { ...file, artifact, document };
    throw problemsError(file.place.name, wrong);
}
/** Problems of a text as one error. */
function problemsError(name, problems) {
    const lines = problems.map(({ found, required, fix, line, column }) => fileError(name, `${found}, expected ${required}; ${fix}`, line ?? 1, column ?? 1).message);
    return new errors/* UsageError */.eb(lines.length === 0 ? fileError(name, 'no artifact').message : lines.join('\n'));
}

;// CONCATENATED MODULE: ./src/cli/evidence-sources.ts








const evidence_sources_maxArtifactBytes = 262_144 + 1;
/** Files by FILE argument. @throws UsageError for one that is not there, a link, or an artifact that cannot be read */
async function evidenceFiles(context, names) {
    const files = [];
    for (const name of names) {
        const place = await treeFile(context, context.args.positionals.length === 0 ? null : name, name);
        const there = await (0,promises_.lstat)((0,external_node_path_.join)(place.root, place.path)).catch(() => null);
        if (there === null)
            throw fileError(name, 'there is no such file, expected an evidence log or an artifact');
        if (!there.isFile())
            throw fileError(name, `${there.isSymbolicLink() ? 'a symbolic link' : 'no regular file'}, expected an evidence log`);
        files.push(await ofArtifact(place, name));
    }
    return files;
}
async function ofArtifact(place, name) {
    const folder = place.path.split('/').slice(0, -1).join('/');
    const named = (0,phase_files/* stageOfPath */.tJ)(folder, place.path);
    if (named === null || !('stage' in named))
        return { kind: 'log', place };
    const bytes = (await place.read(evidence_sources_maxArtifactBytes)) ?? new Uint8Array();
    const { artifact, problems } = (0,phase_read/* readArtifact */.R)((0,phase_files/* artifactPath */.Ws)(folder, named.stage), bytes, named.stage);
    const wrong = problems.filter(({ warning }) => !warning);
    if (artifact === null || wrong.length > 0)
        throw problemsError(name, wrong);
    const { commit, evidence } = artifact;
    return {
        kind: 'artifact',
        blocks: evidence.map((block) => ({ source: name, line: block.line, stage: named.stage, commit, block })),
    };
}
/** What a file says, one after the other. A line of a log that contradicts an artifact beside it is a problem. */
async function* recordedIn(file, all) {
    if (file.kind === 'artifact') {
        yield* file.blocks;
        return;
    }
    const { root, path, name } = file.place;
    const artifacts = new Map(all.flatMap((one) => (one.kind === 'artifact' ? one.blocks : [])).map((block) => [keyOf(block), block]));
    for await (const batch of readLog(root, path, name))
        for (const entry of batch) {
            if ('problem' in entry) {
                const { found, required, fix, line, column, warning, rule } = entry.problem;
                yield {
                    problem: `${name}:${line}:${column}: ${found}, expected ${required} (${rule}); ${fix}`,
                    warning,
                };
                continue;
            }
            const { block, commit, line, stage } = entry.block;
            const recorded = { source: name, line, stage, commit, block };
            const other = artifacts.get(keyOf(recorded));
            if (other !== undefined && contentOf(other.block) !== contentOf(block))
                yield {
                    problem: `${name}:${line}:1: evidence ${JSON.stringify(block.id)} is another than in ${other.source}:${other.line} (evidence-mismatch); the artifact counts: correct the line`,
                    warning: false,
                };
            yield recorded;
        }
}
const keyOf = ({ stage, block }) => `${stage} ${block.id}`;
const contentOf = ({ file, first, last, sha256, algorithm }) => JSON.stringify([file, first, last, sha256, algorithm]);

;// CONCATENATED MODULE: ./src/cli/evidence-verify.ts










/** `evidence verify`: whether recorded lines are still true. */
const runEvidenceVerify = async (context) => {
    const { args, output } = context;
    const workspace = await cloneOf(context);
    const head = await phase_place_commitOf(context, workspace, 'at');
    const names = args.positionals.length === 0 ? [evidenceLogPath] : args.positionals;
    const files = await evidenceFiles(context, names);
    const github = offlineGitHub(serverOf(context).serverUrl);
    const rows = new EvidenceRows(context, head);
    const waiting = [];
    const problems = [];
    await phase_place_decided(async () => {
        const objects = await (0,git_objects/* gitObjects */.f)({ workspace, github, repository: { owner: 'local', repo: 'local' } });
        const progress = (done) => output.progress.show(`${done} blocks verified`);
        const blocks = evidence_verify_asked(context, files, head, waiting, problems);
        for await (const observation of (0,evidence_blocks/* verifyBlocks */.E)(objects, blocks, { progress })) {
            const block = waiting.shift();
            if (block !== undefined)
                await rows.add(block, observation);
        }
        objects.close();
    });
    const total = Object.values(rows.counts).reduce((sum, count) => sum + count, 0);
    if (total + problems.length === 0)
        throw new errors/* UsageError */.eb('evidence verify: no block is recorded there');
    await rows.end(problems);
    return evidence_verify_exitCodeOf(rows.counts, problems.length, args.has('strict'));
};
/** Blocks in their order; each waits for its answer. */
async function* evidence_verify_asked(context, files, head, waiting, problems) {
    for (const file of files)
        for await (const entry of recordedIn(file, files)) {
            if ('problem' in entry) {
                if (!entry.warning)
                    problems.push(entry.problem);
                context.output.note(entry.problem);
                continue;
            }
            waiting.push(entry);
            // Older tools recorded no commit: only the head can tell.
            yield { commit: entry.commit ?? head, head, block: entry.block };
        }
}
function evidence_verify_exitCodeOf(counts, problems, strict) {
    const stale = counts.changed + counts.gone;
    return (0,verdict/* worst */.QZ)([
        verdict/* exitCodes */.hS.pass,
        ...(counts.wrong + problems > 0 || (strict && stale > 0) ? [verdict/* exitCodes */.hS.fail] : []),
        ...(counts.unknown > 0 ? [verdict/* exitCodes */.hS.unknown] : []),
    ]);
}

// EXTERNAL MODULE: ./src/catalogue.ts + 1 modules
var catalogue = __webpack_require__(35093);
;// CONCATENATED MODULE: ./src/cli/explain.ts







/** `explain`: the page of a rule, a gate or a code. */
const runExplain = async ({ args, output }) => {
    const all = (0,catalogue.catalogue)();
    const [word] = args.positionals;
    const topic = word === undefined ? listOf(all) : explain_find(all, word);
    if (args.format === 'json')
        await output.json(topic.data);
    else
        await output.text(`${topic.lines(output.layout).join('\n')}\n`);
    return verdict/* exitCodes */.hS.pass;
};
const explain_rulesOf = ({ gates }) => gates.flatMap(({ rules }) => rules);
function listOf(all) {
    const rules = explain_rulesOf(all);
    return {
        data: {
            rules: rules.map(({ id, title }) => ({ id, title })),
            codes: all.reasonCodes,
        },
        lines: ({ width }) => [
            'Rules:',
            ...(0,terminal_layout/* columns */.YB)(rules.map(({ id, title }) => [id, title]), 2, width),
            '',
            'Reason codes:',
            ...(0,terminal_layout/* columns */.YB)(all.reasonCodes.map(({ name, meaning }) => [name, meaning]), 2, width),
        ],
    };
}
/** A rule by its id, or by its name alone where only one gate has it; a gate; a code. */
function explain_find(all, word) {
    const rules = explain_rulesOf(all);
    const rule = rules.find(({ id }) => id === word);
    if (rule !== undefined)
        return ruleTopic(all, rule);
    const gate = all.gates.find(({ id }) => id === word);
    if (gate !== undefined)
        return gateTopic(gate);
    const code = [...all.reasonCodes, ...all.policyProblems].find(({ name }) => name === word);
    if (code !== undefined)
        return codeTopic(code);
    const named = rules.filter(({ id }) => id.endsWith(`/${word}`));
    const [only, ...others] = named;
    if (only !== undefined && others.length === 0)
        return ruleTopic(all, only);
    const names = [
        ...rules.map(({ id }) => id),
        ...all.gates.map(({ id }) => id),
        ...all.reasonCodes.map(({ name }) => name),
    ];
    const near = (0,nearest/* didYouMean */.a)(word, [...names, ...rules.map(({ id }) => id.slice(id.indexOf('/') + 1))]);
    throw new errors/* UsageError */.eb(`explain: there is no rule, gate or reason code ${JSON.stringify(word)}${near}; gatewright explain lists all`);
}
function ruleTopic({ gates }, rule) {
    const { options: all = [] } = gates.find(({ id }) => id === rule.gate) ?? {};
    const options = all.filter(({ key }) => (rule.options ?? []).some((name) => belongsTo(key, name)));
    const documentation = (0,addresses/* ruleAddress */.XR)(version/* documentationUrl */.ou, rule.id);
    return {
        data: { kind: 'rule', ...rule, options, documentation },
        lines: (layout) => {
            const { width } = layout;
            const paint = (0,terminal_layout/* createPaint */.XG)(layout.colour);
            const { found, required, fix } = rule.example;
            return [
                paint.bold(rule.id),
                ...(0,terminal_layout/* wrap */.LV)(rule.title, width),
                '',
                ...(0,terminal_layout/* labelled */.wW)('Why', rule.why, 0, 10, width),
                ...(0,terminal_layout/* labelled */.wW)('Fix', rule.fix, 0, 10, width),
                ...(0,terminal_layout/* labelled */.wW)('Controls', rule.controls.join(', ') || 'none', 0, 10, width),
                ...(0,terminal_layout/* labelled */.wW)('Sources', rule.sources.join(', '), 0, 10, width),
                ...(0,terminal_layout/* labelled */.wW)('Page', documentation, 0, 10, width),
                '',
                'Example of a finding',
                ...(0,terminal_layout/* labelled */.wW)('found', found, 2, 11, width),
                ...(0,terminal_layout/* labelled */.wW)('required', required, 2, 11, width),
                ...(0,terminal_layout/* labelled */.wW)('next step', fix, 2, 11, width),
                '',
                ...(options.length === 0
                    ? ['No option of the gate changes this rule.']
                    : optionLines(rule.gate, options, width)),
            ];
        },
    };
}
/** An option itself, or one below it. */
const belongsTo = (key, name) => key === name || key.startsWith(`${name}.`) || key.startsWith(`${name}[]`);
function optionLines(gate, options, width) {
    const rows = options.map((option) => [option.key, option.default ?? '', option.description]);
    const head = `Options of ${gate}`;
    const taken = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    // Long keys leave no room for sentences beside them.
    if (taken.reduce((sum, one) => sum + one, 0) > width / 2)
        return [head, ...options.flatMap(stacked(width))];
    return [head, ...(0,terminal_layout/* columns */.YB)([['Key', 'Default', 'Meaning'], ...rows], 2, width)];
}
const stacked = (width) => ({ key, default: value, description }) => [
    `  ${key}`,
    ...(0,terminal_layout/* wrap */.LV)(description, width - 6).map((line) => `      ${line}`),
    ...(value === null ? [] : (0,terminal_layout/* wrap */.LV)(`Default: ${value}`, width - 6).map((line) => `      ${line}`)),
];
const gateTopic = (gate) => ({
    data: { kind: 'gate', ...gate },
    lines: (layout) => [
        (0,terminal_layout/* createPaint */.XG)(layout.colour).bold(`${gate.id}: ${gate.title}`),
        ...(0,terminal_layout/* wrap */.LV)(gate.summary, layout.width),
        '',
        'Rules',
        ...(0,terminal_layout/* columns */.YB)(gate.rules.map(({ id, title }) => [id, title]), 2, layout.width),
        '',
        'Permissions',
        ...(0,terminal_layout/* columns */.YB)(gate.permissions.map(({ name, access, why }) => [`${name}: ${access}`, why]), 2, layout.width),
        '',
        ...optionLines(gate.id, gate.options, layout.width),
    ],
});
const codeTopic = (code) => ({
    data: { kind: 'code', code: code.name, meaning: code.meaning },
    lines: ({ width }) => (0,terminal_layout/* labelled */.wW)(`${code.name}:`, code.meaning, 0, code.name.length + 2, width),
});

// EXTERNAL MODULE: ./src/formats/statistics/assessment.ts
var assessment = __webpack_require__(41870);
// EXTERNAL MODULE: ./src/formats/statistics/bound.ts
var bound = __webpack_require__(62538);
// EXTERNAL MODULE: ./src/formats/statistics/probability.ts
var probability = __webpack_require__(3301);
;// CONCATENATED MODULE: ./src/cli/lcb.ts






/** `lcb`: the lower confidence bound of a pass rate. */
const runLcb = async ({ args, output }) => {
    const [successes, trials] = readCount(args.positionals[0] ?? '');
    const options = readOptions(args);
    const threshold = readThreshold(args);
    const assessed = threshold === null ? null : (0,assessment/* assess */.n)(successes, trials, threshold, options);
    const row = lcb_rowOf(successes, trials, options, threshold, assessed);
    if (args.format === 'json')
        await output.json(row);
    else
        await output.text(lcb_pretty(row, assessed));
    return assessed === null || assessed.decision === 'pass' ? verdict/* exitCodes */.hS.pass : verdict/* exitCodes */.hS.fail;
};
function readCount(text) {
    const [, s, n] = /^(\d{1,16})\/(\d{1,16})$/.exec(text) ?? [];
    const [successes, trials] = [Number(s), Number(n)];
    if (s === undefined || !Number.isSafeInteger(successes) || !Number.isSafeInteger(trials)) {
        throw new errors/* UsageError */.eb(`lcb: found ${JSON.stringify(text)}, expected SUCCESSES/TRIALS in whole numbers such as 181/190`);
    }
    if (successes > trials) {
        throw new errors/* UsageError */.eb(`lcb: ${successes} successes out of ${trials} trials: expected no more than the trials`);
    }
    return [successes, trials];
}
function readOptions(args) {
    const sides = choice(args, 'sides', ['one', 'two']);
    const method = choice(args, 'method', bound/* boundMethods */.RP);
    const text = args.value('confidence') ?? '0.95';
    const confidence = (0,probability/* parseProbability */.fM)(text);
    const half = confidence !== null && 2n * confidence.numerator < confidence.denominator;
    if (confidence === null || (sides === 'one' && half)) {
        throw new errors/* UsageError */.eb(`--confidence: found ${JSON.stringify(text)}, expected a number from 0.5 to below 1 with at most 15 digits such as 0.95`);
    }
    return { method, confidence, sides };
}
function choice(args, name, words) {
    const text = args.value(name);
    if (text === null)
        return words[0];
    const found = words.find((word) => word === text);
    if (found !== undefined)
        return found;
    throw new errors/* UsageError */.eb(`--${name}: found ${JSON.stringify(text)}${(0,nearest/* didYouMean */.a)(text, words)}; expected ${words.join(', ')}`);
}
function readThreshold(args) {
    const text = args.value('threshold');
    if (text === null)
        return null;
    const threshold = (0,probability/* parseProbability */.fM)(text);
    if (threshold !== null)
        return threshold;
    throw new errors/* UsageError */.eb(`--threshold: found ${JSON.stringify(text)}, expected a number between 0 and 1 with at most 15 digits such as 0.95 (no bound reaches 1)`);
}
function lcb_rowOf(successes, trials, options, threshold, assessed) {
    return {
        successes,
        trials,
        method: options.method,
        confidence: (0,probability/* probabilityNumber */.Bs)(options.confidence),
        sides: options.sides,
        lcb: assessed?.bound ?? (0,bound/* lowerBound */.yz)(successes, trials, options).value,
        point: trials === 0 ? null : successes / trials,
        threshold: threshold === null ? null : (0,probability/* probabilityNumber */.Bs)(threshold),
        decision: assessed?.decision ?? (trials === 0 ? 'no-data' : null),
        failures_allowed: assessed?.failuresAllowed ?? null,
        trials_needed: assessed?.trialsNeeded ?? null,
        power: assessed?.power ?? null,
        p_value: assessed?.pValue ?? null,
    };
}
function lcb_pretty(row, assessed) {
    const share = row.point === null ? 'no trial' : `${(100 * row.point).toFixed(2)} %`;
    const lines = [
        `successes          ${row.successes} of ${row.trials} (${share})`,
        `lower bound        ${cut(row.lcb)} (${row.method}, ${row.sides}-sided, confidence ${row.confidence})`,
    ];
    if (assessed === null)
        return `${lines.join('\n')}\n`;
    return `${[
        ...lines,
        `threshold          ${row.threshold}`,
        `failures allowed   ${assessed.failuresAllowed ?? 'none: too few trials'}`,
        `trials needed      ${assessed.trialsNeeded ?? 'more than can be counted'} with ${counted(row.trials - row.successes)}`,
        `power              ${assessed.power.toFixed(4)} (chance to pass if 99 % of runs pass)`,
        `p-value            ${assessed.pValue.toPrecision(4)} (exact, one-sided, at the threshold)`,
        sentence(assessed),
    ].join('\n')}\n`;
}
const counted = (failures) => `${failures} failure${failures === 1 ? '' : 's'}`;
/** Cut, not rounded: a bound never looks larger than it is. */
const cut = (bound) => (Math.floor(bound * 1e6) / 1e6).toFixed(6);
function sentence({ decision, trials, trialsNeeded, successes }) {
    switch (decision) {
        case 'pass':
            return 'PASS: the lower bound reaches the threshold';
        case 'fail':
            return 'FAIL: the lower bound does not reach the threshold';
        case 'unreachable':
            return `UNREACHABLE n=${trials}, needs ${trialsNeeded ?? 'more than can be counted'}${successes < trials ? ' with as many failures' : ''}`;
        case 'no-data':
            return 'NO_DATA: nothing was tried, so nothing is shown';
    }
}

// EXTERNAL MODULE: ./src/facts/phase-repository.ts
var phase_repository = __webpack_require__(85369);
// EXTERNAL MODULE: ./src/phase/fields.ts
var phase_fields = __webpack_require__(87846);
;// CONCATENATED MODULE: ./src/phase/write.ts


/** Keys of the objects in an artifact's lists. */
const nested = new Map([
    ['counters', phase_fields/* counterKeys */.lb],
    ['evidence_blocks', phase_fields/* evidenceKeys */.wV],
    ['criteria', phase_fields/* criterionKeys */.wj],
    ['signature', phase_fields/* signatureKeys */.JQ],
]);
/**
 * The text of an artifact: keys in a fixed order, two spaces, LF, a final one. The same document always gives the same
 * bytes, so that changes show as what they are.
 */
function artifactText(document, signature) {
    const { signature: _, ...unsigned } = document;
    const whole = signature === undefined ? unsigned : { ...unsigned, signature: { ...signature } };
    const ordered = write_sorted(whole, phase_fields/* artifactKeys */.VR).map(([key, value]) => [
        key,
        write_inOrder(value, nested.get(key) ?? []),
    ]);
    return `${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`;
}
function write_inOrder(value, keys) {
    if (Array.isArray(value))
        return value.map((item) => write_inOrder(item, keys));
    return (0,strict_json/* isJsonObject */.OW)(value) ? Object.fromEntries(write_sorted(value, keys)) : value;
}
/** Members in the order of the keys; those that are not among them follow by name. */
function write_sorted(object, keys) {
    const rank = (key) => (keys.includes(key) ? keys.indexOf(key) : keys.length);
    return Object.entries(object).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}

// EXTERNAL MODULE: ./src/signing/sign.ts
var sign = __webpack_require__(54854);
// EXTERNAL MODULE: ./src/facts/phase-baseline.ts
var phase_baseline = __webpack_require__(45634);
;// CONCATENATED MODULE: ./src/cli/phase-key.ts



const algorithms = ['hmac-sha256', 'ed25519'];
/** Keys of the environment that check signatures, announced as secrets. @throws SignatureError for a weak one */
function keyRingOf({ variables, secrets }) {
    for (const form of (0,signing_keys/* keyForms */.Ls)(variables))
        secrets.add(form);
    return (0,signing_keys/* readKeyRing */.QK)(variables);
}
/**
 * The key of the environment that signs; null where none is asked for. Nothing but key ids is ever shown of them.
 * @param id key id; null: nothing is signed
 * @throws SignatureError when there is no such key, or a weak one; UsageError for flags that do not fit
 */
function signingSecret(context, policy, id) {
    // Weak keys are found also where none is used.
    const ring = keyRingOf(context);
    const wanted = algorithmOf(context, id);
    if (id === null)
        return null;
    const key = policy?.options.signature.keys.find((one) => one.id === id);
    if (key !== undefined && wanted !== null && wanted !== key.algorithm)
        throw new errors/* UsageError */.eb(`--algorithm ${wanted}: key ${JSON.stringify(id)} is one for ${key.algorithm} in the policy`);
    const algorithm = wanted ?? key?.algorithm ?? (ring?.hmac.has(id) === true ? 'hmac-sha256' : null);
    if (algorithm === 'ed25519')
        return privateSecret(context, id, key?.['public-key']);
    const secret = ring?.hmac.get(id);
    if (secret === undefined)
        throw noKey(id, ring);
    return { algorithm: 'hmac-sha256', keyId: id, key: secret };
}
function algorithmOf({ args }, id) {
    const text = args.value('algorithm');
    if (text === null)
        return null;
    if (id === null)
        throw new errors/* UsageError */.eb('--algorithm is about signing: expected the id of a key, too');
    const found = algorithms.find((one) => one === text);
    if (found !== undefined)
        return found;
    throw new errors/* UsageError */.eb(`--algorithm: found ${JSON.stringify(text.slice(0, 60))}, expected ${algorithms.join(' or ')}`);
}
function privateSecret({ variables }, id, trusted) {
    const key = (0,signing_keys/* readPrivateKey */.$k)(variables);
    if (key === null)
        throw new errors/* SignatureError */.VA(`there is no key ${JSON.stringify(id)} to sign with: GATEWRIGHT_ED25519_KEY is not set`);
    const own = (0,external_node_crypto_.createPublicKey)(key).export({ type: 'spki', format: 'der' }).toString('base64');
    if (trusted !== undefined && trusted !== own)
        throw new errors/* SignatureError */.VA(`GATEWRIGHT_ED25519_KEY is not the key ${JSON.stringify(id)} of the policy: their public keys differ`);
    return { algorithm: 'ed25519', keyId: id, key };
}
function noKey(id, ring) {
    const ids = [...(ring?.hmac.keys() ?? [])];
    const there = ids.length === 0 ? 'no key is set' : `keys: ${ids.join(', ')}`;
    return new errors/* SignatureError */.VA(`there is no key ${JSON.stringify(id)} to sign with in GATEWRIGHT_HMAC_KEYS or POLICY_HMAC_KEY (${there}); an Ed25519 key needs --algorithm ed25519`);
}

;// CONCATENATED MODULE: ./src/cli/phase-gather.ts







const askGitHub = 'run the same command with a token: --token, or GATEWRIGHT_TOKEN in the environment';
/** GitHub with the token, offline without one; its clock is this machine's, or the time of `--at`. */
async function gitHubOrOffline(context) {
    const at = readTime(context.args.value('at'));
    const online = await gitHubOf(context);
    const github = online ?? offlineGitHub(serverOf(context).serverUrl, askGitHub);
    const now = at ?? new Date().toISOString();
    return { github: { ...github, serverTime: () => now }, online: online !== null };
}
/** Everything gatherers need. @throws SignatureError, UsageError */
function phase_gather_gatherBase(context, source, github) {
    const { workspace, repository, policy, head, trusted, files } = source;
    const ring = keyRingOf(context);
    // A branch that is named is what artifacts of the work tree are compared with, also where it is checked out.
    const named = context.args.value('trusted');
    return {
        ...{ github, workspace, repository, baseSha: trusted ?? head, snapshot: null, shipped: shipped/* shippedChecklist */.A },
        ...(ring === undefined ? {} : { keyRing: ring }),
        ...(files.size === 0 ? {} : { artifactFiles: files }),
        hints: { pusher: null },
        signatureRequired: (0,runner_signing/* readSigning */.ac)(context.variables).required,
        subject: trusted === null || (trusted === head && named === null)
            ? { kind: 'repository', sha: head }
            : {
                kind: 'branch',
                baseSha: trusted,
                headSha: head,
                baseRef: named ?? trusted,
            },
        policy: policy.loaded.policy,
        policyPath: policy.loaded.path,
    };
}
/** The same for a part of a fact, which asks for no other one. */
const gatherContext = (base) => ({
    ...base,
    fact: () => Promise.resolve((0,core_fact/* unknown */.L5)('internal-error', 'no other fact is gathered here')),
});

// EXTERNAL MODULE: ./src/facts/report-sources.ts
var report_sources = __webpack_require__(75178);
// EXTERNAL MODULE: ./src/formats/tests/collect.ts + 12 modules
var tests_collect = __webpack_require__(29902);
;// CONCATENATED MODULE: ./src/cli/suite-sources.ts







/**
 * Reads report files as the user named them, `-` for standard input, each once.
 * @throws {UsageError} for one that is not there, no file, or over 256 MiB
 */
async function readReports(context, files) {
    const paths = files.map((file) => (file === '-' ? file : (0,external_node_path_.resolve)(context.directory, file)));
    const repeated = files.find((_, index) => paths.indexOf(paths[index] ?? '') !== index);
    if (repeated !== undefined)
        throw new errors/* UsageError */.eb(`${repeated} is named twice: each report counts once`);
    const collector = new tests_collect/* ReportCollector */.u();
    for (const [index, file] of files.entries()) {
        context.output.progress.show(`reading report ${index + 1} of ${files.length}`);
        await suite_sources_readOne(context, collector, file);
    }
    return collector.finish();
}
async function suite_sources_readOne(context, collector, file) {
    const name = nameOf(file);
    const source = file === '-' ? context.input.stdin() : piecesOf((0,external_node_path_.resolve)(context.directory, file), name);
    const { ReportFileReader } = await (0,report_sources/* reportReading */.pQ)();
    const reader = new ReportFileReader(collector, name);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let bytes = 0;
    for await (const piece of source) {
        bytes += piece.length;
        if (bytes > report_sources/* maxReportBytes */.KR)
            throw suite_sources_tooLarge(name);
        hash.update(piece);
        reader.write(piece);
    }
    reader.end({ bytes, sha256: hash.digest('hex') });
}
const suite_sources_tooLarge = (name) => fileError(name, `over ${report_sources/* maxReportBytes */.KR} bytes, expected a test report`);
async function* piecesOf(path, name) {
    const handle = await (0,promises_.open)(path, 'r').catch((error) => {
        throw fileError(name, `${suite_sources_problemOf(error)}, expected a test report`);
    });
    try {
        const status = await handle.stat();
        if (status.isDirectory())
            throw fileError(name, 'a directory, expected a test report; name its files');
        if (status.size > report_sources/* maxReportBytes */.KR)
            throw suite_sources_tooLarge(name);
        yield* handle.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 });
    }
    finally {
        await handle.close();
    }
}
function suite_sources_problemOf(error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    return code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`;
}

;// CONCATENATED MODULE: ./src/cli/phase-baseline.ts





/**
 * Counts of the baseline: from the reports of `--baseline`, else from those that the policy names, at the commit.
 * @throws UsageError for a report that is none, and for a phase that nobody counted; Undecided when it cannot be read
 */
async function baselineFields(context, source, github, stage) {
    const reports = context.args.values('baseline');
    if (reports.length > 0)
        return await ofReports(context, reports);
    const counted = await (0,phase_baseline/* baselineAt */.Z)(gatherContext(phase_gather_gatherBase(context, source, github)), source.policy.options, source.head);
    if (counted === null) {
        if (stage.kind !== 'phase')
            return {};
        throw new errors/* UsageError */.eb('phase new: no report with the baseline is named, expected --baseline REPORT, or baseline.reports in the policy');
    }
    if (!counted.known)
        throw undecided(counted);
    const { passed, total, file, invalid } = counted.value;
    if (invalid !== null)
        throw new errors/* UsageError */.eb(`${file}: ${invalid}, expected reports of the baseline`);
    return { baseline_pass_count: passed, baseline_total_count: total };
}
async function ofReports(context, reports) {
    const { files, total } = await readReports(context, reports);
    const bad = files.find(({ invalid, suiteErrors }) => invalid.length + suiteErrors.length > 0);
    if (bad !== undefined)
        throw new errors/* UsageError */.eb(`${bad.path}: ${bad.invalid[0] ?? 'a suite failed outside of its tests'}, expected a report of the baseline`);
    if (total.tests === 0)
        throw new errors/* UsageError */.eb(`${reports.join(', ')}: not one test ran, expected reports of the baseline`);
    return { baseline_pass_count: total.passed, baseline_total_count: total.tests };
}

;// CONCATENATED MODULE: ./src/cli/phase-document.ts
/** Which stage an artifact is about, and in which form it is written. */
function stageFields({ kind, id, phase }, repository, name) {
    const own = kind === 'phase' ? { phase: phase ?? 0 } : kind === 'milestone' ? { milestone: id } : { list: id };
    return { schema_version: '1.1', min_schema_version: '1.0', repository, ...own, phase_name: name };
}
/** A block as artifacts hold it. */
const blockFields = (block) => ({
    evidence_id: block.id,
    file: block.file,
    lines: `${block.first}-${block.last}`,
    sha256: block.sha256,
    digest_alg: block.algorithm,
    ...(block.blob === null ? {} : { blob: block.blob }),
    ...(block.description === null ? {} : { description: block.description }),
});
/** The counter that source document 002 has fields of its own for. */
const netsCounter = 'safety_nets_count';
/** Counters as fields of an artifact. */
function countersOf(counters) {
    const own = counters.find(({ name }) => name === netsCounter);
    const others = counters.filter(({ name }) => name !== netsCounter);
    return {
        ...(own === undefined
            ? {}
            : { safety_nets_count_before: own.before, safety_nets_count_after: own.after }),
        ...(others.length === 0
            ? {}
            : { counters: others.map(({ name, before, after }) => ({ name, before, after })) }),
    };
}
/**
 * An artifact that was read as a document of the newest schema, without what binds it: its commit, evidence and links.
 * What schema 1.0 has no word for is taken from `more`.
 */
function carriedFields(artifact, stage, more) {
    const { baseline, performance, criteria } = artifact;
    const total = baseline?.total ?? more.baselineTotal;
    return {
        ...stageFields(stage, artifact.repository ?? more.repository, artifact.name),
        ...(artifact.repositoryId === null ? {} : { repository_id: artifact.repositoryId }),
        ...(baseline === null ? {} : { baseline_pass_count: baseline.passed }),
        ...(baseline === null || total === null ? {} : { baseline_total_count: total }),
        ci_gates_passed: [...artifact.gates],
        ...countersOf(artifact.counters),
        performance_delta_median: performance.median,
        performance_delta_p95: performance.p95,
        ...(performance.reason === null ? {} : { performance_exempt_reason: performance.reason }),
        completion_date: artifact.completedAt,
        ...(artifact.expiresAt === null ? {} : { expires_at: artifact.expiresAt }),
        ...(criteria.length === 0
            ? {}
            : { criteria: criteria.map(({ id, evidence }) => ({ id, evidence: [...evidence] })) }),
    };
}

;// CONCATENATED MODULE: ./src/cli/phase-evidence.ts









/**
 * Evidence of `--evidence`, else the lines of the log about the stage. All of it is derived again at the commit.
 * @throws UsageError for ranges that are none, and a log that cannot be read
 */
async function evidenceFor(context, source, stage, commit) {
    const given = context.args.values('evidence');
    if (given.length > 0 && context.args.value('log') !== null)
        throw new errors/* UsageError */.eb('phase new: --evidence names lines, --log a file that names them: give one of them');
    const wanted = given.length > 0 ? await namedBlocks(context, source.workspace.root, given) : null;
    const logged = wanted === null ? await loggedBlocks(context, stage) : null;
    const { blocks, refusals } = await deriveBlocks(source, commit, wanted ?? logged?.blocks ?? []);
    const changed = blocks.flatMap((block) => changedSince(block, logged?.digests.get(block.id)));
    return {
        written: blocks.map(blockFields),
        ids: new Set(blocks.map(({ id }) => id)),
        refusals: [...refusals, ...changed],
    };
}
async function namedBlocks(context, root, given) {
    const blocks = [];
    for (const [index, text] of given.entries()) {
        const { file, first, last, id } = await namedRange(context, text, root);
        blocks.push({ id: id ?? `EB-${index + 1}`, file, first, last, description: null });
    }
    const twin = blocks.find(({ id }, index) => blocks.findIndex((other) => other.id === id) !== index);
    if (twin !== undefined)
        throw new errors/* UsageError */.eb(`--evidence: the id ${JSON.stringify(twin.id)} is given twice`);
    return blocks;
}
/** Blocks of the log about the stage. A line that cannot be read may be one of them, so that nothing is left out. */
async function loggedBlocks(context, stage) {
    const named = context.args.value('log');
    const { root, path, name } = await treeFile(context, named, evidenceLogPath);
    // None at the usual place is none yet; one that is named has to be there.
    if (named !== null && (await (0,promises_.lstat)((0,external_node_path_.join)(root, path)).catch(() => null)) === null)
        throw fileError(name, 'there is no such file, expected an evidence log');
    const blocks = [];
    const digests = new Map();
    for await (const batch of readLog(root, path, name))
        for (const entry of batch) {
            if ('problem' in entry) {
                const { found, required, fix, line, column, warning } = entry.problem;
                const words = `${found}, expected ${required}; ${fix}`;
                if (!warning)
                    throw fileError(name, words, line, column);
                context.output.note(`${name}:${line}:${column}: ${words}`);
            }
            else if (entry.block.stage === stage) {
                const { id, file, first, last, description, sha256 } = entry.block.block;
                blocks.push({ id, file, first, last, description });
                if (sha256 !== null)
                    digests.set(id, sha256);
            }
        }
    return { blocks, digests };
}
/** Lines that are no longer what was recorded are no evidence of it. */
function changedSince({ id, file, first, sha256 }, recorded) {
    if (recorded === undefined || recorded === sha256)
        return [];
    return [
        {
            ...{ rule: 'evidence-digest', id, file, line: first },
            message: 'the lines changed since they were recorded',
            fix: 'look at them, take the line out of the log, and record them again: gatewright evidence add',
        },
    ];
}

;// CONCATENATED MODULE: ./src/cli/phase-performance.ts



/** A number as JSON writes it; no more digits than a number keeps. */
const numberForm = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/;
/** The number that a flag gives. @throws UsageError for what is none, or could not be written as one */
function figure(flag, text) {
    if (numberForm.test(text))
        return Number(text);
    throw new errors/* UsageError */.eb(`${flag}: found ${JSON.stringify(text.slice(0, 60))}, expected a number such as 5 or -1.25`);
}
/** A percentage, as people write it: `2.3`, `+2.3%`. */
function percentage(flag, text) {
    return figure(flag, text.trim().replace(/^\+/, '').replace(/\s*%$/, ''));
}
/** Bytes of the largest file with performance figures: a log with the figures in its last line. */
const maxPerformanceBytes = 4 * 1024 * 1024;
/**
 * Performance deltas of the flags: figures, a file, or the reason why there are none.
 * @throws UsageError for flags that contradict each other, and a file without figures
 */
async function performanceFields(context) {
    const { args } = context;
    const [median, p95] = [args.value('median'), args.value('p95')];
    const [file, reason] = [args.value('performance-file'), args.value('performance-exempt')];
    const ways = [median !== null || p95 !== null, file !== null, reason !== null].filter(Boolean).length;
    if (ways > 1)
        throw new errors/* UsageError */.eb('phase new: performance is said in one way: --median and --p95, --performance-file, or --performance-exempt');
    if (file !== null)
        return await performanceOf(context, file);
    if (reason !== null)
        return fieldsOf(null, null, reason);
    return fieldsOf(median === null ? null : percentage('--median', median), p95 === null ? null : percentage('--p95', p95), null);
}
const fieldsOf = (median, p95, reason) => ({
    performance_delta_median: median,
    performance_delta_p95: p95,
    ...(reason === null ? {} : { performance_exempt_reason: reason }),
});
const performanceKeys = ['delta_median', 'delta_p95'];
async function performanceOf({ input }, file) {
    const expected = 'JSON with the numbers delta_median and delta_p95';
    const text = await input.text(file, maxPerformanceBytes, expected);
    const { json, above } = figuresIn(text);
    const refuse = (found, line, column) => fileError(nameOf(file), `${found}, expected ${expected}`, above + line, column);
    if (json.problem !== null)
        throw refuse(json.problem.found, json.problem.line, json.problem.column);
    const [median, p95] = performanceKeys.map((key) => {
        const found = (0,strict_json/* isJsonObject */.OW)(json.value) ? json.value[key] : undefined;
        if (typeof found === 'number' || found === null)
            return found;
        const { line, column } = json.at([key]);
        throw refuse(`${key} is ${found === undefined ? 'not there' : 'no number'}`, line, column);
    });
    return fieldsOf(median ?? null, p95 ?? null, null);
}
/** The whole text as JSON, else its last line: document 002 reads that one, as what is above may be a log. */
function figuresIn(text) {
    const read = (piece) => (0,strict_json/* parseStrictJson */.RJ)(new TextEncoder().encode(piece), { bytes: maxPerformanceBytes });
    const whole = read(text);
    const lines = text.split('\n');
    const last = lines.findLastIndex((line) => line.trim() !== '');
    if (whole.problem === null || last <= 0)
        return { json: whole, above: 0 };
    return { json: read(lines[last] ?? ''), above: last };
}

;// CONCATENATED MODULE: ./src/cli/phase-figures.ts




const counterForm = /^([A-Za-z_][A-Za-z0-9_.-]{0,99})=(?:([^:]+):)?([^:]+)$/;
/**
 * Counters of `--counter`, as fields of the artifact. `NAME=AFTER` takes the value before from the previous artifact.
 * @param wanted names that the policy has counters for
 * @throws UsageError for what is no counter, for one that is missing, and for a start that nothing says
 */
function counterFields(args, stage, previous, wanted) {
    const given = args.values('counter').map((text) => counterOf(text, previous));
    const twice = given.find(({ name }, index) => given.findIndex((other) => other.name === name) !== index);
    if (twice !== undefined)
        throw new errors/* UsageError */.eb(`--counter ${twice.name} is given twice`);
    const needed = stage.kind === 'phase' ? [...new Set([netsCounter, ...wanted])] : [];
    const missing = needed.find((name) => given.every((counter) => counter.name !== name));
    if (missing !== undefined)
        throw missingCounter(missing, previous);
    return countersOf(given);
}
const afterOf = (previous, name) => previous?.counters.find((counter) => counter.name === name)?.after;
function missingCounter(name, previous) {
    const before = afterOf(previous, name);
    const form = before === undefined ? `--counter ${name}=BEFORE:AFTER` : `--counter ${name}=AFTER (before: ${before})`;
    return new errors/* UsageError */.eb(`phase new: counter ${name} is missing, expected ${form}`);
}
function counterOf(text, previous) {
    const [, name, from, to] = counterForm.exec(text) ?? [];
    if (name === undefined || to === undefined)
        throw new errors/* UsageError */.eb(`--counter: found ${JSON.stringify(text.slice(0, 200))}, expected NAME=BEFORE:AFTER such as ${netsCounter}=5:5`);
    const after = figure(`--counter ${name}`, to);
    const known = afterOf(previous, name);
    if (from === undefined && known === undefined)
        throw new errors/* UsageError */.eb(`--counter ${name}: no previous artifact says the value before, expected ${name}=BEFORE:${to}`);
    return { name, before: from === undefined ? (known ?? after) : figure(`--counter ${name}`, from), after };
}
/** Gates of `--gates`, in the policy's order; else all that the policy names. @throws UsageError for any other */
function gatesOf(args, stage) {
    const given = args.value('gates');
    if (given === null)
        return stage.gates;
    const names = given
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
    if (names.length === 0)
        throw new errors/* UsageError */.eb('--gates: no name is given, expected names such as G1,G2');
    const strange = names.find((name) => !stage.gates.includes(name));
    if (strange !== undefined)
        throw new errors/* UsageError */.eb(`--gates: ${stage.id} has no gate ${JSON.stringify(strange.slice(0, 100))} in the policy${(0,nearest/* didYouMean */.a)(strange, stage.gates)}; gates: ${stage.gates.join(', ') || 'none'}`);
    const rank = (name) => stage.gates.indexOf(name);
    return [...new Set(names)].toSorted((a, b) => rank(a) - rank(b));
}
/**
 * What proves each criterion, of `--criterion ID=EB-1,EB-2`.
 * @param known ids of the evidence blocks of the artifact
 * @throws UsageError for a criterion that the policy does not have, or evidence that the artifact does not have
 */
function criteriaFields(args, stage, known) {
    const proved = new Map();
    for (const text of args.values('criterion')) {
        const at = text.indexOf('=');
        const [id, names] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
        const evidence = names.split(',').map((name) => name.trim());
        if (at < 1 || evidence.includes(''))
            throw new errors/* UsageError */.eb(`--criterion: found ${JSON.stringify(text.slice(0, 200))}, expected ID=EB-1,EB-2`);
        const ids = stage.criteria.map((criterion) => criterion.id);
        if (!ids.includes(id))
            throw new errors/* UsageError */.eb(`--criterion: ${stage.id} has no criterion ${JSON.stringify(id)} in the policy; criteria: ${ids.slice(0, 40).join(', ') || 'none'}`);
        const missing = evidence.find((one) => !known.has(one));
        if (missing !== undefined)
            throw new errors/* UsageError */.eb(`--criterion ${id}: there is no evidence ${JSON.stringify(missing)}, expected one of ${[...known].slice(0, 40).join(', ') || '(none)'}`);
        if (proved.has(id))
            throw new errors/* UsageError */.eb(`--criterion ${id} is given twice`);
        proved.set(id, [...new Set(evidence)]);
    }
    if (proved.size === 0)
        return {};
    return { criteria: [...proved].map(([id, evidence]) => ({ id, evidence })) };
}

// EXTERNAL MODULE: ./src/gates/phase-unlock/gate.ts + 5 modules
var phase_unlock_gate = __webpack_require__(55910);
// EXTERNAL MODULE: ./src/gates/phase-unlock/artifact.ts + 4 modules
var artifact = __webpack_require__(21804);
// EXTERNAL MODULE: ./src/gates/phase-unlock/model.ts
var phase_unlock_model = __webpack_require__(80226);
// EXTERNAL MODULE: ./src/gates/phase-unlock/overview.ts
var overview = __webpack_require__(6884);
;// CONCATENATED MODULE: ./src/gates/phase-unlock/verify.ts




const notGiven = (0,core_fact/* unknown */.L5)('nothing-evaluated', 'it was not gathered');
/**
 * Findings of artifacts by themselves, whatever needs them: those that refuse one, and one that passes for each that
 * holds.
 * @param only stages that are judged; others are linked to only. Default: all
 */
function verifyArtifacts(facts, options, only, where = () => undefined) {
    const { phases, now, tags = notGiven, criteria = notGiven } = facts;
    const context = (0,phase_unlock_model/* contextOf */.V)({ phases, now, tags, criteria }, options, where);
    const judged = phases.artifacts
        .filter(({ stage }) => only === undefined || only.includes(stage))
        .map((one) => (0,artifact/* judgeArtifact */.E)(one, context));
    const complete = (0,overview/* completeFindings */.s5)(new Map(judged.map((one) => [one.observed.stage, one])), context);
    return [...judged.flatMap(({ findings }) => findings), ...complete];
}

;// CONCATENATED MODULE: ./src/cli/phase-judge.ts






/**
 * Derives every claim of artifacts again and judges it.
 * @param only stages that are judged; the others are linked to. Null: all
 * @throws Undecided when there is nothing to judge by
 */
async function judgeArtifacts(context, source, github, only) {
    const facts = await (0,facts_registry/* gatherFacts */.p)(['now', 'phases', 'tags', 'criteria'], phase_gather_gatherBase(context, source, github));
    const [phases, now] = [phase_judge_orUndecided(facts.phases), phase_judge_orUndecided(facts.now)];
    const { options } = source.policy;
    const { tags, criteria } = facts;
    const findings = verifyArtifacts({ phases, now, tags, criteria }, options, only ?? undefined);
    return { phases, now, findings };
}
function phase_judge_orUndecided(fact) {
    if (fact.known)
        return fact.value;
    throw new errors/* Undecided */.Oh(fact);
}
/** What findings come to, as they would in enforce mode. @param forgiving what is unknown because it is offline does not fail */
function verdictOf(findings, now, forgiving) {
    const undecided = findings.filter(({ outcome }) => outcome === 'unknown');
    const offlineOnly = forgiving && undecided.length > 0 && undecided.every(({ unknown }) => unknown?.reason === 'offline');
    const { id, title, rules } = phase_unlock_gate/* phaseUnlock */.W;
    const judgement = {
        ...{ gate: id, title, rules, offlineOnly, findings },
        ...{ mode: 'enforce', optional: false, enforceFrom: null },
    };
    return (0,verdict/* fold */.AU)([judgement], { mode: 'enforce', onNothing: 'unknown', now });
}

;// CONCATENATED MODULE: ./src/cli/phase-verify-page.ts



const message = (finding) => ({
    found: (0,phrase/* plainLine */.h0)(finding.found),
    required: (0,phrase/* plainLine */.h0)(finding.required),
    fix: (0,phrase/* plainLine */.h0)(finding.fix),
});
/** A finding in the shape of a result, its sentences as texts. */
function phase_verify_page_findingRow(finding) {
    const { rule, outcome, level, subject, location, unknown, alarm } = finding;
    return {
        ...{ rule, outcome, level, subject, message: message(finding) },
        location: location === undefined
            ? null
            : { path: location.path, line: location.line ?? null, column: location.column ?? null },
        unknown: unknown === undefined ? null : { reason: unknown.reason, remedy: unknown.remedy?.text ?? null },
        alarm: alarm ?? null,
    };
}
/** An outcome as an artifact has it: the gate's, over its findings. */
const outcomeOfArtifact = ({ verdict }) => verdict.gates[0]?.outcome ?? 'unknown';
/** The one JSON document of `phase verify`. */
const verifyJson = (verified) => ({
    schema_version: 1,
    head_sha: verified.head,
    trusted_sha: verified.trusted,
    at: verified.at,
    artifacts: verified.artifacts.map((artifact) => ({
        stage: artifact.stage,
        path: artifact.path,
        outcome: outcomeOfArtifact(artifact),
        exit_code: artifact.verdict.exitCode,
        findings: artifact.findings.map(phase_verify_page_findingRow),
    })),
    findings: verified.rest.map(phase_verify_page_findingRow),
    decision: verified.verdict.decision,
    reasons: verified.verdict.reasons,
    exit_code: verified.verdict.exitCode,
    result_file: verified.result,
});
/** The same as a page. @param next the stage to begin with where there is no artifact at all */
function verifyPage(verified, width, next) {
    const { artifacts, rest, verdict } = verified;
    const head = `${verdict.decision}: ${(0,surfaces_words/* plural */.LS)(artifacts.length, 'artifact')} at ${(0,surfaces_words/* shortId */.m_)(verified.head)}, commits trusted from ${(0,surfaces_words/* shortId */.m_)(verified.trusted)}`;
    const table = (0,terminal_layout/* columns */.YB)(artifacts.map((one) => [one.stage, outcomeOfArtifact(one), one.path]), 2, width);
    const empty = artifacts.length > 0
        ? []
        : [
            next === null
                ? 'The policy has no stages.'
                : `Nothing is complete yet; next step: gatewright phase new ${next}`,
        ];
    const all = [...artifacts.flatMap(({ findings }) => findings), ...rest];
    const shown = all.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
    const written = verified.result === null
        ? []
        : [(0,phrase/* plainLine */.h0)([{ kind: 'text', text: `${verified.result}: verification result written` }])];
    const lines = [head, ...table, ...empty, ...shown.flatMap((finding) => phase_verify_page_findingLines(finding, width))];
    return `${[...lines, ...written].join('\n')}\n`;
}
/** A finding in four lines: what, found, required, next step. */
function phase_verify_page_findingLines(finding, width) {
    const { found, required, fix } = message(finding);
    const { location, rule, outcome, level } = finding;
    const where = location === undefined ? '' : ` ${location.path}${location.line === undefined ? '' : `:${location.line}`}`;
    const word = outcome === 'fail' ? (level === 'error' ? 'FAIL' : level) : outcome;
    return [
        '',
        (0,phrase/* plainLine */.h0)([{ kind: 'text', text: `${word} ${rule}${where}` }]),
        ...(0,terminal_layout/* labelled */.wW)('found', found, 2, 10, width),
        ...(0,terminal_layout/* labelled */.wW)('required', required, 2, 10, width),
        ...(fix === '' ? [] : (0,terminal_layout/* labelled */.wW)('next step', fix, 2, 10, width)),
    ];
}

;// CONCATENATED MODULE: ./src/cli/phase-new-page.ts



/** The annotated tag that marks a complete stage. */
const tagOf = ({ id }) => `${id}-complete`;
/** The command that makes it: the tag stands where the artifact is committed. */
const tagCommand = (stage) => `git tag -a ${tagOf(stage)} -m "${stage.id} complete"`;
/** The one JSON document of `phase new`. */
const newJson = ({ stage, file, commit, evidence, signed, missing }) => ({
    schema_version: 1,
    written: true,
    file,
    stage: stage.id,
    git_commit: commit,
    evidence,
    signed_by: signed,
    missing: missing.map(phase_verify_page_findingRow),
    tag: tagOf(stage),
    tag_command: tagCommand(stage),
});
/** The same as a page. */
function newPage({ stage, file, commit, evidence, signed, missing }, width) {
    const by = signed === null ? 'unsigned' : `signed by key ${signed}`;
    const head = `${file}: ${stage.id} complete at ${(0,surfaces_words/* shortId */.m_)(commit)}, ${(0,surfaces_words/* plural */.LS)(evidence, 'evidence block')}, ${by}`;
    const unproven = missing.filter(({ unknown }) => unknown?.reason === 'offline');
    const lacking = missing.filter(({ unknown }) => unknown?.reason !== 'offline');
    const lines = [
        head,
        ...(lacking.length === 0
            ? []
            : ['', `still missing (${lacking.length}):`, ...lacking.flatMap((one) => phase_verify_page_findingLines(one, width))]),
        ...(unproven.length === 0
            ? []
            : [
                '',
                `not proved yet, as only GitHub knows (${unproven.length}): a token shows it`,
                ...unproven.map(({ rule, subject }) => `  ${rule} ${subject}`),
            ]),
        '',
        `next step: commit ${file}, and mark that commit: ${tagCommand(stage)}`,
    ];
    return `${lines.map(sanitise/* sanitiseLine */.lg).join('\n')}\n`;
}

// EXTERNAL MODULE: ./src/signing/canonical.ts
var canonical = __webpack_require__(55173);
;// CONCATENATED MODULE: ./src/cli/phase-previous.ts



/**
 * The artifact of the stage before this one, as the work tree has it; null: there is no such stage.
 * @throws UsageError when it is not there: a chain has no gaps
 */
async function phase_previous_previousOf(context, policy, stage) {
    if (stage.previous === null)
        return null;
    const file = await artifactOf(context, policy, stage.previous);
    if (file === null)
        throw new errors/* UsageError */.eb(`${stage.id} comes after ${stage.previous}, which has no artifact here; next step: gatewright phase new ${stage.previous}`);
    const { artifact, document } = goodArtifact(file);
    const files = [[file.place.path, file.bytes]];
    for (const id of stage.before) {
        const other = id === stage.previous ? null : await artifactOf(context, policy, id);
        if (other !== null)
            files.push([other.place.path, other.bytes]);
    }
    return { stage: stage.previous, artifact, document, files };
}
/** What binds an artifact to the one before it. */
const linkFields = (previous) => previous === null ? {} : { previous_artifact_sha256: (0,canonical/* canonicalDigest */.Xz)(previous.document) };

;// CONCATENATED MODULE: ./src/cli/phase-new.ts
























/** `phase new`: writes the artifact of a stage that is complete. */
const runPhaseNew = async (context) => {
    const { args, output } = context;
    const workspace = await cloneOf(context);
    const policy = await localPhasePolicy(context);
    const stage = stageNamed(policy, args.positionals[0] ?? '');
    const place = await newPlace(context, policy, stage);
    const secret = signingSecret(context, policy, args.value('sign'));
    const commit = await phase_place_commitOf(context, workspace, 'commit');
    const repository = await repositoryOfPhases(context);
    const { github, online } = await gitHubOrOffline(context);
    const previous = await phase_previous_previousOf(context, policy, stage);
    const source = { workspace, repository, policy, head: commit, trusted: null };
    const claims = await claimsOf(context, { ...source, files: new Map() }, github, stage, previous);
    output.progress.show('reading the evidence');
    const evidence = await evidenceFor(context, { workspace, repository, github }, stage.id, commit);
    if (evidence.refusals.length > 0)
        return await writeRefusals(context, evidence.refusals);
    const document = {
        ...claims,
        ...(online ? await numberFields(context, { ...source, files: new Map() }, github) : {}),
        ...linkFields(previous),
        evidence_blocks: evidence.written,
        ...criteriaFields(args, stage, evidence.ids),
    };
    const bytes = artifactBytes(document, place, stage.id, secret);
    // Another process may have written it meanwhile.
    if (!(await place.create(new TextDecoder().decode(bytes))))
        throw phase_new_isThere(place, stage);
    output.progress.show('verifying what was written');
    const files = new Map([
        ...(previous?.files ?? []),
        [(0,phase_files/* artifactPath */.Ws)(policy.options.folder, stage.id), bytes],
    ]);
    const judged = await judgeArtifacts(context, { ...source, files }, github, [stage.id]);
    const made = {
        ...{ stage, file: place.name, commit, evidence: evidence.ids.size, signed: secret?.keyId ?? null },
        missing: judged.findings.filter(wanting),
    };
    if (args.format === 'json')
        await output.json(newJson(made));
    else
        await output.text(newPage(made, output.layout.width));
    return verdict/* exitCodes */.hS.pass;
};
/** The repository's number, which no other repository takes over with the name. */
async function numberFields(context, source, github) {
    const asked = gatherContext(phase_gather_gatherBase(context, source, github));
    const { repositoryId, repositoryIdUnread } = await (0,phase_repository/* repositorySettings */.C)(asked, false);
    if (repositoryId !== null)
        return { repository_id: repositoryId };
    context.output.note(`repository_id is left out, as GitHub did not say it: ${repositoryIdUnread?.detail ?? 'no answer'}`);
    return {};
}
/** Everything that the artifact claims but its evidence. */
async function claimsOf(context, source, github, stage, previous) {
    const { args } = context;
    const { repository, policy } = source;
    const name = args.value('name') ?? stage.name ?? stage.id;
    const counters = counterFields(args, stage, previous?.artifact ?? null, Object.keys(policy.options.counters));
    const performance = await performanceFields(context);
    return {
        ...stageFields(stage, `${repository.owner}/${repository.repo}`, name),
        ...(await baselineFields(context, source, github, stage)),
        ci_gates_passed: [...gatesOf(args, stage)],
        ...counters,
        ...performance,
        git_commit: source.head,
        completion_date: new Date().toISOString(),
    };
}
const wanting = ({ outcome }) => outcome === 'fail' || outcome === 'unknown';
/** Where it is written: nowhere that something stands. */
async function newPlace(context, policy, stage) {
    const out = context.args.value('out');
    const usual = (0,phase_files/* artifactPath */.Ws)(policy.options.folder, stage.id);
    const place = out === null ? await artifactPlace(context, policy, stage.id) : await treeFile(context, out, usual);
    const named = (0,phase_files/* stageOfPath */.tJ)(place.path.split('/').slice(0, -1).join('/'), place.path);
    if (named === null || !('stage' in named) || named.stage !== stage.id)
        throw fileError(place.name, `an artifact of ${stage.id} is called ${usual.split('/').at(-1)}, expected that name`);
    const there = await (0,promises_.lstat)((0,external_node_path_.join)(place.root, place.path)).catch(() => null);
    if (there !== null)
        throw phase_new_isThere(place, stage);
    return place;
}
const phase_new_isThere = ({ name }, { id }) => new errors/* UsageError */.eb(`${name} is there, and an artifact is never replaced; next step: gatewright phase reseal ${id}, or delete it when it was never committed`);
/** The bytes of an artifact that reads without a mistake. @throws UsageError where it would not */
function artifactBytes(document, place, stage, secret) {
    const signature = secret === null ? undefined : (0,sign/* signDocument */.Tt)(document, secret);
    const bytes = new TextEncoder().encode(artifactText(document, signature));
    const { problems } = (0,phase_read/* readArtifact */.R)(place.path, bytes, stage, { floor: '1.1', complete: true });
    const wrong = problems.filter(({ warning }) => !warning);
    if (wrong.length > 0)
        throw problemsError(place.name, wrong);
    return bytes;
}

// EXTERNAL MODULE: ./src/phase/check-requirement.ts
var check_requirement = __webpack_require__(93841);
;// CONCATENATED MODULE: ./src/phase/report-time.ts
/** Minutes of a unit of working time; a day has eight hours. */
const units = { d: 8 * 60, h: 60, m: 1 };
const whole = /^(?:\d{1,5}(?:\.\d{1,2})?\s*[dhm]\s*)+$/i;
/** Minutes of a working time such as `3d`, `12h 30m` or `1.5 h`; null: it is none. */
function workingMinutes(text) {
    if (text.length > 60 || !whole.test(text.trim()))
        return null;
    const parts = text.matchAll(/(\d+(?:\.\d+)?)\s*([dhm])/gi);
    let minutes = 0;
    for (const [, count, unit] of parts)
        minutes += Number(count) * (units[unit?.toLowerCase() ?? ''] ?? 0);
    return Math.round(minutes);
}
/** How much longer than estimated it took: `+4h 30m (+19 %)`; null where a time cannot be read. */
function variance(estimated, actual) {
    const [planned, taken] = [workingMinutes(estimated), workingMinutes(actual)];
    if (planned === null || taken === null)
        return null;
    const difference = taken - planned;
    const sign = difference < 0 ? '-' : '+';
    const share = planned === 0 ? '' : ` (${sign}${Math.round((100 * Math.abs(difference)) / planned)} %)`;
    return difference === 0 ? 'none' : `${sign}${inHours(Math.abs(difference))}${share}`;
}
function inHours(minutes) {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return [...(hours > 0 ? [`${hours}h`] : []), ...(rest > 0 || hours === 0 ? [`${rest}m`] : [])].join(' ');
}

;// CONCATENATED MODULE: ./src/phase/report.ts


/**
 * The completion report of a stage as Markdown, with the sections of source document 002, B.1. What stands in the
 * artifact is escaped; notes are Markdown of the person who writes the report.
 */
function completionReport(report) {
    const { artifact, stage } = report;
    const note = (section) => report.notes[section]?.trim() ?? '';
    const blocks = [
        `# ${stageTitle(stage)} Completion Report`,
        ...[`**Date**: ${(0,surfaces_escape/* escapeMarkdown */.FV)(artifact.completedAt.slice(0, 10))}`].concat(headLines(report)),
        ...section('Summary', note('summary')),
        '## Changes Made',
        ...section('Code Changes', note('code-changes'), 3),
        ...section('Methods Added', note('methods-added'), 3),
        ...section('Methods Removed', note('methods-removed'), 3),
        '## Validation Results',
        ...section('Behavioral Tests', report_list([...baselineLines(artifact), ['Duration', note('duration')]]), 3),
        ...section('Performance', report_list(performanceLines(report)), 3),
        ...section('CI Gates', gateLines(report), 3),
        ...counterBlocks(artifact),
        ...section('Evidence Blocks', evidenceLines(artifact)),
        ...criteriaBlocks(report),
        ...section('Issues Encountered', note('issues')),
        ...section('Time Tracking', timeLines(note('estimated'), note('actual'))),
        ...section('Deviations from Specification', note('deviations')),
        ...section('Next Steps', note('next-steps')),
        `Made from ${(0,surfaces_escape/* codeSpan */.SS)(report.path)}; ${(0,surfaces_escape/* codeSpan */.SS)(`gatewright phase verify ${stage.id}`)} derives each of its claims again.`,
    ];
    return `${blocks.join('\n\n')}\n`;
}
const kinds = { phase: 'Phase', milestone: 'Milestone', list: 'List' };
/** `Phase 1`, `Milestone M1`, `List P1-EXIT`. */
const stageTitle = ({ kind, id, phase }) => `${kinds[kind]} ${phase ?? id}`;
const section = (title, body, level = 2) => [
    `${'#'.repeat(level)} ${title}`,
    body,
];
const report_list = (rows) => rows.map(([label, value]) => `- **${label}**: ${value}`).join('\n');
function headLines({ artifact, stage }) {
    return [
        `**${kinds[stage.kind]}**: ${stage.phase ?? (0,surfaces_escape/* codeSpan */.SS)(stage.id)} - ${(0,surfaces_escape/* escapeMarkdown */.FV)(artifact.name)}`,
        '**Status**: ✅ Complete',
        `**Commit**: ${(0,surfaces_escape/* codeSpan */.SS)(artifact.commit)}`,
    ];
}
function baselineLines({ baseline }) {
    if (baseline === null)
        return [['Pass count', 'not a part of this artifact']];
    return [['Pass count', `${baseline.passed}/${baseline.total ?? 'not recorded'}`]];
}
const report_percent = (value) => value === null ? 'not measured' : `${value > 0 ? '+' : ''}${value} %`;
function performanceLines(report) {
    const { median, p95, reason } = report.artifact.performance;
    const { performance } = report;
    const limits = [
        ...(performance?.median === undefined ? [] : [`median at most ${performance.median} %`]),
        ...(performance?.p95 === undefined ? [] : [`p95 at most ${performance.p95} %`]),
    ];
    return [
        ['Median delta', report_percent(median)],
        ['P95 delta', report_percent(p95)],
        ['Threshold', limits.length === 0 ? 'none in the policy' : limits.join(', ')],
        ...(reason === null ? [] : [['Exempt', (0,surfaces_escape/* escapeMarkdown */.FV)(reason)]]),
    ];
}
function gateLines({ artifact, checks }) {
    if (artifact.gates.length === 0)
        return 'None: the policy names no gates for this stage.';
    return artifact.gates
        .map((gate) => {
        const check = checks.get(gate);
        const what = check === undefined ? '' : ` (${(0,surfaces_escape/* escapeMarkdown */.FV)(check)})`;
        return `- **${(0,surfaces_escape/* escapeMarkdown */.FV)(gate)}${what}**: ✅ Pass`;
    })
        .join('\n');
}
function counterBlocks({ counters }) {
    return counters.flatMap(({ name, before, after }) => {
        const title = name === 'safety_nets_count' ? 'Safety Nets Count' : (0,surfaces_escape/* escapeMarkdown */.FV)(name);
        const delta = after - before;
        const rows = [
            ['Before', String(before)],
            ['After', String(after)],
            ['Delta', `${delta > 0 ? '+' : ''}${delta}`],
        ];
        return section(title, report_list(rows), 3);
    });
}
function evidenceLines({ evidence }) {
    if (evidence.length === 0)
        return 'None.';
    return evidence
        .map(({ id, file, first, last, sha256, description }) => {
        const what = description === null ? '' : `: ${(0,surfaces_escape/* escapeMarkdown */.FV)(description)}`;
        const digest = sha256 === null ? 'no digest' : `sha256 ${(0,surfaces_escape/* codeSpan */.SS)(sha256)}`;
        return `- **${(0,surfaces_escape/* escapeMarkdown */.FV)(id)}** ${(0,surfaces_escape/* codeSpan */.SS)(`${file}:${first}-${last}`)}${what} (${digest})`;
    })
        .join('\n');
}
function criteriaBlocks({ artifact, stage }) {
    if (stage.criteria.length === 0)
        return [];
    const proved = new Map(artifact.criteria.map(({ id, evidence }) => [id, evidence]));
    const rows = stage.criteria.map(({ id, title }) => {
        const evidence = proved.get(id) ?? [];
        const by = evidence.length === 0 ? 'as the policy says' : `by ${evidence.map(surfaces_escape/* codeSpan */.SS).join(', ')}`;
        return `- **${(0,surfaces_escape/* escapeMarkdown */.FV)(id)}**${title === undefined ? '' : ` ${(0,surfaces_escape/* escapeMarkdown */.FV)(title)}`}: proved ${by}`;
    });
    return section('Exit Criteria', rows.join('\n'));
}
const timeLines = (estimated, actual) => report_list([
    ['Estimated', estimated],
    ['Actual', actual],
    ['Variance', variance(estimated, actual) ?? 'not worked out'],
]);

// EXTERNAL MODULE: ./src/formats/documents/placeholders.ts
var placeholders = __webpack_require__(91059);
;// CONCATENATED MODULE: ./src/phase/report-sections.ts

/** Sections of a completion report that only people can fill, by the flag that gives them, with their heading. */
const reportSections = {
    summary: 'Summary',
    'code-changes': 'Code Changes',
    'methods-added': 'Methods Added',
    'methods-removed': 'Methods Removed',
    duration: 'Duration',
    issues: 'Issues Encountered',
    estimated: 'Estimated',
    actual: 'Actual',
    deviations: 'Deviations from Specification',
    'next-steps': 'Next Steps',
};
/** Every section, in the order of the report. */
const sectionIds = Object.keys(reportSections);
/** Headings that are no section of the report themselves, but group some of them in it. */
const groups = new Set([
    'changes made',
    'validation results',
    'behavioral tests',
    'time',
]);
const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/;
const fence = /^ {0,3}(```+|~~~+)/;
const timeLine = /^\s*[-*+]?\s*\**(estimated|actual)\**\s*:\s*\**\s*(.+?)\s*$/i;
/**
 * Sections of a Markdown text by its headings (`## Summary`). Deeper headings belong to the section they stand in;
 * `## Time Tracking` holds `- **Estimated**: 3d` and `- **Actual**: 4d`.
 */
function readNotes(text) {
    const notes = {};
    const problems = [];
    let open = { section: null, level: 0, lines: [] };
    let fenced = null;
    const close = () => report_sections_take(notes, open);
    text.split(/\r\n|\r|\n/).forEach((line, index) => {
        const mark = fence.exec(line)?.[1];
        if (mark !== undefined && (fenced === null || mark.startsWith(fenced)))
            fenced = fenced === null ? mark : null;
        const [, marks, title = ''] = (fenced === null && mark === undefined ? heading.exec(line) : null) ?? [];
        if (marks === undefined) {
            open.lines.push(line);
            return;
        }
        const level = marks.length;
        const section = sectionOf(title);
        if (section === null && open.section !== null && level > open.level) {
            open.lines.push(line);
            return;
        }
        close();
        open = { section, level, lines: [] };
        const known = section !== null || level === 1 || groups.has(report_sections_named(title));
        if (!known)
            problems.push({ line: index + 1, message: unknownHeading(title) });
    });
    close();
    return { notes, problems };
}
const report_sections_named = (title) => title
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
function sectionOf(title) {
    const name = report_sections_named(title);
    if (name === 'time tracking')
        return 'time';
    return sectionIds.find((id) => report_sections_named(reportSections[id]) === name || report_sections_named(id) === name) ?? null;
}
const unknownHeading = (title) => `a heading ${JSON.stringify(title.slice(0, 60))} that is no section, expected one of ${sectionIds
    .map((id) => reportSections[id])
    .join(', ')}`;
function report_sections_take(notes, { section, lines }) {
    if (section === null)
        return;
    if (section === 'time') {
        for (const line of lines) {
            const [, which = '', value] = timeLine.exec(line) ?? [];
            if (value !== undefined)
                notes[which.toLowerCase() === 'actual' ? 'actual' : 'estimated'] = value;
        }
        return;
    }
    const text = lines.join('\n').trim();
    if (text !== '')
        notes[section] = notes[section] === undefined ? text : `${notes[section]}\n\n${text}`;
}
/** Sections that nobody filled, or that hold a placeholder (`TBD`), in the order of the report. */
const missingSections = (notes) => sectionIds.filter((id) => {
    const text = notes[id]?.trim() ?? '';
    return text === '' || (0,placeholders/* isPlaceholder */.wK)(text);
});

// EXTERNAL MODULE: ./src/phase/report-tokens.ts
var report_tokens = __webpack_require__(5852);
;// CONCATENATED MODULE: ./src/cli/phase-report.ts












/** `phase report`: the completion report of a stage, or what a template left in one. */
const runPhaseReport = async (context) => {
    const { args } = context;
    const checked = args.values('check');
    if (checked.length === 0)
        return await phase_report_writeReport(context);
    const other = ['notes', 'out', ...sectionIds].find((flag) => args.value(flag) !== null);
    if (args.positionals.length > 0 || other !== undefined)
        throw new errors/* UsageError */.eb('phase report: --check looks at reports that are there; expected nothing else beside it');
    return await checkReports(context, checked);
};
async function phase_report_writeReport(context) {
    const { args, output } = context;
    const [name] = args.positionals;
    if (name === undefined)
        throw new errors/* UsageError */.eb('phase report: expected STAGE such as phase-1, or --check FILE');
    const policy = await localPhasePolicy(context);
    const stage = stageNamed(policy, name);
    const found = await artifactOf(context, policy, stage.id);
    if (found === null)
        throw noArtifact(policy, stage.id);
    const { artifact, place } = goodArtifact(found);
    const notes = await phase_report_notesOf(context);
    const { checks: written, performance } = policy.options;
    const checks = new Map(artifact.gates.map((gate) => [gate, (0,check_requirement/* requirementOf */.h)(gate, written[gate]).name]));
    const text = completionReport({ stage, artifact, performance, checks, notes, path: place.path });
    refuseTokens(text);
    const out = args.value('out');
    const file = out === null ? null : await treeFile(context, out, out);
    await file?.write(text);
    if (args.format === 'json')
        await output.json({ schema_version: 1, stage: stage.id, file: file?.name ?? null, report: text });
    else if (file === null)
        await output.document((0,sanitise/* sanitiseBlock */.uo)(text));
    else
        await output.text(`${(0,sanitise/* sanitiseLine */.lg)(`${file.name}: completion report of ${stage.id}`)}\n`);
    return verdict/* exitCodes */.hS.pass;
}
/** Bytes of the largest notes, and of the largest report that is looked at. */
const maxTextBytes = 1024 * 1024;
/** Sections of the flags, else of the notes. @throws UsageError naming every section that nobody filled */
async function phase_report_notesOf(context) {
    const { args, input } = context;
    const file = args.value('notes');
    const read = file === null ? null : readNotes(await input.text(file, maxTextBytes, 'notes in Markdown'));
    const problems = (read?.problems ?? []).map(({ line, message }) => fileError(nameOf(file ?? ''), message, line).message);
    if (problems.length > 0)
        throw new errors/* UsageError */.eb(problems.join('\n'));
    const notes = { ...read?.notes };
    for (const id of sectionIds) {
        const given = args.value(id);
        if (given !== null)
            notes[id] = given;
    }
    const missing = missingSections(notes);
    if (missing.length > 0)
        throw new errors/* UsageError */.eb(`phase report: nobody filled ${missing.map((id) => `${reportSections[id]} (--${id})`).join(', ')}; expected a flag for each, or --notes FILE with their headings`);
    for (const id of ['estimated', 'actual'])
        if (workingMinutes(notes[id] ?? '') === null)
            throw new errors/* UsageError */.eb(`phase report: ${reportSections[id]}: found ${JSON.stringify(notes[id]?.slice(0, 60))}, expected a time such as 3d or 12h 30m`);
    return notes;
}
function refuseTokens(text) {
    const tokens = (0,report_tokens/* unrenderedTokens */.B)(text);
    if (tokens.length === 0)
        return;
    const places = tokens.map(({ text: token, line }) => `${token} (line ${line} of the report)`);
    throw new errors/* UsageError */.eb(`phase report: a template left ${places.join(', ')}: expected the text itself`);
}
async function checkReports({ args, input, output }, files) {
    const rows = [];
    for (const file of files) {
        const text = await input.text(file, maxTextBytes, 'a report or an artifact');
        for (const { text: token, line, column } of (0,report_tokens/* unrenderedTokens */.B)(text))
            rows.push({ file: nameOf(file), line, column, token });
    }
    if (args.format === 'json')
        await output.json({ schema_version: 1, files: files.map(nameOf), tokens: rows });
    else {
        const lines = rows.map(({ file, line, column, token }) => `${file}:${line}:${column}: ${token} was not rendered, expected the text itself`);
        const none = `${files.map(nameOf).join(', ')}: no token of a template is left`;
        await output.text(`${(lines.length === 0 ? [none] : lines).map(sanitise/* sanitiseLine */.lg).join('\n')}\n`);
    }
    return rows.length === 0 ? verdict/* exitCodes */.hS.pass : verdict/* exitCodes */.hS.fail;
}

;// CONCATENATED MODULE: ./src/cli/phase-rebind.ts




/**
 * Evidence of one commit, looked up at another: the same lines, or the same text at other lines of the file.
 * @param moved whether other lines are taken over
 */
async function rebind(source, from, to, blocks, moved) {
    const found = await placesAt(source, from, to, blocks);
    const refusals = [];
    const wanted = [];
    for (const { block, now } of found) {
        const place = { id: block.id, file: block.file, line: block.first, rule: 'evidence-stale' };
        if (now === null)
            refusals.push({
                ...place,
                message: 'the lines are not there at the new commit: they changed, or the file is gone',
                fix: 'look at what changed, and complete the stage again with evidence that holds',
            });
        else if (now.state === 'moved' && !moved)
            refusals.push({
                ...place,
                message: `the lines moved to ${now.first}-${now.last}`,
                fix: 'look at them there, and take them over with --moved',
            });
        else
            wanted.push({ block: { ...block, first: now.first, last: now.last }, state: now.state });
    }
    const derived = await deriveBlocks(source, to, wanted.map(({ block }) => block), { dirty: 'ignore' });
    const states = new Map(wanted.map(({ block, state }) => [block.id, state]));
    return {
        rebound: derived.blocks.map((block) => ({ block, state: states.get(block.id) ?? 'same' })),
        refusals: [...refusals, ...derived.refusals],
    };
}
/** Where each block stands now. The digest decides; the old commit, which may be gone, only helps to find moved lines. */
async function placesAt(source, from, to, blocks) {
    return await phase_place_decided(async () => {
        const objects = await (0,git_objects/* gitObjects */.f)(source);
        const found = [];
        const old = (0,evidence_blocks/* verifyBlocks */.E)(objects, phase_rebind_asked(blocks, from, to), { secrets: false });
        const now = (0,evidence_blocks/* verifyBlocks */.E)(objects, phase_rebind_asked(blocks, to, null), { secrets: false });
        for (const block of blocks) {
            const [before, after] = [(await old.next()).value, (await now.next()).value];
            const digest = block.sha256 ?? (before?.at.known === true ? before.at.value.digest : null);
            const { first, last } = block;
            if (digest !== null && after?.at.known === true && after.at.value.digest === digest) {
                found.push({ block, now: { state: 'same', first, last } });
                continue;
            }
            const true_ = before?.at.known === true && before.at.value.digest === digest;
            const moved = true_ && before.now?.known === true ? before.now.value : null;
            const lines = moved?.state === 'moved' ? moved.lines : null;
            found.push({ block, now: lines === null ? null : { state: 'moved', ...lines } });
        }
        objects.close();
        return found;
    });
}
const phase_rebind_asked = (blocks, commit, head) => blocks.map((block) => ({ commit, head, block }));

;// CONCATENATED MODULE: ./src/cli/phase-reseal.ts















/** `phase reseal`: binds an artifact to another commit. */
const runPhaseReseal = async (context) => {
    const { args, output } = context;
    const workspace = await cloneOf(context);
    const policy = await localPhasePolicy(context);
    const stage = stageNamed(policy, args.positionals[0] ?? '');
    const secret = signingSecret(context, policy, args.value('sign'));
    const found = await artifactOf(context, policy, stage.id);
    if (found === null)
        throw noArtifact(policy, stage.id);
    const { artifact, document, place } = goodArtifact(found);
    const commit = await phase_place_commitOf(context, workspace, 'commit');
    const repository = await repositoryOfPhases(context);
    const link = linkFields(await phase_previous_previousOf(context, policy, stage));
    const supersedes = (0,canonical/* canonicalDigest */.Xz)(document);
    output.progress.show('looking the evidence up');
    const source = { workspace, repository, github: offlineGitHub(serverOf(context).serverUrl) };
    const { rebound, refusals } = await rebind(source, artifact.commit, commit, artifact.evidence, args.has('moved'));
    if (refusals.length > 0)
        return await writeRefusals(context, refusals);
    const more = {
        repository: `${repository.owner}/${repository.repo}`,
        baselineTotal: policy.options.baseline?.total ?? null,
    };
    const bound = {
        ...carriedFields(artifact, stage, more),
        git_commit: commit,
        ...link,
        evidence_blocks: rebound.map(({ block }) => blockFields(block)),
    };
    refuseSame(document, bound, place.name);
    const bytes = artifactBytes({ ...bound, supersedes_sha256: supersedes }, place, stage.id, secret);
    await place.write(new TextDecoder().decode(bytes));
    const after = await linkedAfter(context, policy, stage.id);
    const sealed = {
        file: place.name,
        stage: stage.id,
        commit,
        supersedes,
        rebound,
        after,
        signed: secret?.keyId ?? null,
    };
    await answer(context, sealed);
    return verdict/* exitCodes */.hS.pass;
};
/** A file that supersedes its own twin says nothing. */
function refuseSame({ supersedes_sha256: _, ...before }, bound, name) {
    if ((0,canonical/* canonicalDigest */.Xz)(before) !== (0,canonical/* canonicalDigest */.Xz)(bound))
        return;
    throw new errors/* UsageError */.eb(`${name} is bound to that commit already, and nothing else changed; next step: gatewright phase sign ${name} for another signature`);
}
/** Stages that name the digest of this one: their link is to the artifact that was replaced. */
async function linkedAfter(context, policy, stage) {
    const next = policy.stages.find(({ previous }) => previous === stage);
    if (next === undefined || (await artifactOf(context, policy, next.id)) === null)
        return [];
    return [next.id, ...(await linkedAfter(context, policy, next.id))];
}
async function answer({ args, output }, sealed) {
    const { file, stage, commit, supersedes, rebound, after, signed } = sealed;
    const rows = rebound.map(({ block, state }) => ({
        id: block.id,
        file: block.file,
        lines: `${block.first}-${block.last}`,
        state,
    }));
    if (args.format === 'json') {
        await output.json({
            schema_version: 1,
            ...{ written: true, file, stage, git_commit: commit, supersedes_sha256: supersedes, evidence: rows },
            ...{ signed_by: signed, linked_after: after },
        });
        return;
    }
    const moved = rows.filter(({ state }) => state === 'moved');
    const lines = [
        `${file}: ${stage} bound to ${(0,surfaces_words/* shortId */.m_)(commit)}, supersedes ${(0,surfaces_words/* shortId */.m_)(supersedes)}, ${signed === null ? 'unsigned' : `signed by key ${signed}`}`,
        ...moved.map(({ id, file: path, lines: now }) => `  ${id}: moved to ${path}:${now}`),
        ...(signed === null
            ? [`next step: sign it where it has to be signed: gatewright phase sign ${file} --key-id ID`]
            : []),
        // Where it is validly signed, `supersedes_sha256` leads from the old link to it.
        ...(signed === null ? after : []).map((id) => `${id} links to what was replaced: sign this one, or gatewright phase reseal ${id}`),
    ];
    await output.text(`${lines.map(sanitise/* sanitiseLine */.lg).join('\n')}\n`);
}

// EXTERNAL MODULE: ./node_modules/canonicalize/lib/canonicalize.js
var canonicalize = __webpack_require__(98799);
;// CONCATENATED MODULE: ./src/signing/statement.ts



/** What the predicate of a completed stage is: the artifact without its signature. */
const predicateType = 'https://github.com/gatewright/gatewright/phase-unlock/v1';
const statementType = 'https://in-toto.io/Statement/v1';
const statementPayload = 'application/vnd.in-toto+json';
/** Simple verification result of in-toto, version 0.2: what policy engines read without knowing this tool. */
const resultPredicateType = 'https://in-toto.io/attestation/svr/v0.2';
/** What `actions/attest` takes as the predicate: the artifact without its signature. */
function predicateOf(document) {
    const { signature: _, ...predicate } = document;
    return predicate;
}
/** An in-toto Statement v1 about the commit and about the artifact file. */
const statementOf = (input) => aboutArtifact(input, predicateType, predicateOf(input.document));
const aboutArtifact = ({ repository, serverUrl = 'https://github.com', commit, path, fileDigest }, type, predicate) => ({
    _type: statementType,
    subject: [
        { name: `git+${serverUrl}/${repository}`, digest: { gitCommit: commit } },
        { name: path, digest: { sha256: fileDigest } },
    ],
    predicateType: type,
    predicate,
});
/** A Statement with the simple verification result of a stage that is complete; there is none for any other. */
function resultStatementOf(input) {
    const gates = input.document['ci_gates_passed'];
    const names = Array.isArray(gates) ? gates.filter((gate) => typeof gate === 'string') : [];
    return aboutArtifact(input, resultPredicateType, {
        verifier: { id: input.verifier },
        timeCreated: input.timeCreated,
        policies: input.policies.map(({ uri, sha256 }) => ({ uri, digest: { sha256 } })),
        properties: [
            `GATEWRIGHT_${propertyName(input.stage)}_COMPLETE`,
            ...names.map((gate) => `GATEWRIGHT_GATE_${propertyName(gate)}`),
        ],
    });
}
const propertyName = (text) => text.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
/** A DSSE envelope around a statement: what stands in `.phase-1.intoto.json`. */
function envelopeOf(statement, secret) {
    const payload = Buffer.from((0,canonicalize/* default */.A)(statement) ?? '', 'utf8');
    const sig = (0,sign/* signatureValue */.ES)((0,canonical/* preAuthenticationEncoding */.JD)(statementPayload, payload), secret);
    return {
        payload: payload.toString('base64'),
        payloadType: statementPayload,
        signatures: [{ keyid: secret.keyId, sig }],
    };
}

;// CONCATENATED MODULE: ./src/cli/phase-sign.ts













const outputs = ['statement', 'predicate', 'envelope'];
/** `phase sign`: signs an artifact, or writes what another signer takes. */
const runPhaseSign = async (context) => {
    const { args } = context;
    const id = args.value('key-id');
    if (id === null && outputs.every((flag) => args.value(flag) === null))
        throw new errors/* UsageError */.eb('phase sign: --key-id ID is missing, or --statement FILE for a signature without a key');
    if (id === null && args.value('envelope') !== null)
        throw new errors/* UsageError */.eb('phase sign: --envelope holds a signature, expected --key-id ID, too');
    const policy = await phasePolicyIfAny(context);
    const file = goodArtifact(await artifactNamed(context, policy, args.positionals[0] ?? ''));
    const secret = signingSecret(context, policy, id);
    const places = await Promise.all(outputs.map(async (flag) => {
        const name = args.value(flag);
        return name === null ? null : { flag, place: await treeFile(context, name, name) };
    }));
    refuseSamePlace(file, places);
    const signature = secret === null ? null : (0,sign/* signDocument */.Tt)(file.document, secret);
    const bytes = signature === null ? file.bytes : new TextEncoder().encode(artifactText(file.document, signature));
    if (signature !== null)
        await file.place.write(new TextDecoder().decode(bytes));
    const written = [];
    for (const one of places) {
        if (one === null)
            continue;
        await one.place.write(phase_sign_textOf(context, one.flag, file, bytes, secret));
        written.push(one.place.name);
    }
    await phase_sign_answer(context, file, signature, written);
    return verdict/* exitCodes */.hS.pass;
};
/** What is written beside the artifact never stands in its place, nor in that of another. */
function refuseSamePlace({ place }, places) {
    const taken = new Set([place.path]);
    for (const one of places) {
        if (one === null)
            continue;
        if (taken.has(one.place.path))
            throw new errors/* UsageError */.eb(`--${one.flag} ${one.place.name}: that is ${one.place.path === place.path ? 'the artifact itself' : 'another output'}, expected a file of its own`);
        taken.add(one.place.path);
    }
}
function phase_sign_textOf(context, flag, { artifact, document, place }, bytes, secret) {
    if (artifact.repository === null)
        throw new errors/* UsageError */.eb(`${place.name}: names no repository, expected schema 1.1`);
    const statement = statementOf({
        repository: artifact.repository,
        serverUrl: serverOf(context).serverUrl,
        commit: artifact.commit,
        path: place.path,
        fileDigest: (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex'),
        document,
    });
    if (flag === 'statement')
        return (0,surfaces_json/* jsonText */.s)(statement, 2);
    if (flag === 'predicate')
        return (0,surfaces_json/* jsonText */.s)(predicateOf(document), 2);
    if (secret === null)
        throw new errors/* UsageError */.eb('phase sign: --envelope needs --key-id ID');
    return (0,surfaces_json/* jsonText */.s)(envelopeOf(statement, secret), 2);
}
async function phase_sign_answer({ args, output }, { place, stage }, signature, written) {
    const key = signature === null ? null : { alg: signature.alg, key_id: signature.key_id };
    if (args.format === 'json') {
        await output.json({ schema_version: 1, file: place.name, stage, signature: key, written });
        return;
    }
    const signed = key === null ? 'its signature is as it was' : `signed by key ${key.key_id} (${key.alg})`;
    const lines = [`${place.name}: ${signed}`, ...written.map((name) => `${name}: written`)];
    await output.text(`${lines.map(sanitise/* sanitiseLine */.lg).join('\n')}\n`);
}

;// CONCATENATED MODULE: ./src/cli/phase-policy-at.ts






/**
 * The policy that judges: that of `--policy`, else the one of the trusted commit, never of the work tree.
 * @throws PolicyError, Undecided
 */
async function loadPolicyAt(context, workspace, trusted) {
    if (context.args.value('policy') !== null)
        return await localPhasePolicy(context);
    const files = (0,policy_files/* localCommitFiles */.cD)(workspace, trusted);
    const github = await gitHubOf(context);
    const overrides = { mode: null, gates: null, options: {} };
    return phasePolicy(await phase_place_decided(() => (0,load/* loadPolicy */.t)({ files, github, gates: registry/* gates */.V, version: version/* version */.rE, policy: null, overrides })));
}

;// CONCATENATED MODULE: ./src/cli/phase-result.ts










/** What the statement names as its verifier. */
const verifier = 'https://github.com/gatewright/gatewright';
/** Anybody may read it. */
const mode = 0o644;
/**
 * The place of `--result`; null where none is asked for.
 * @throws UsageError for a time that is not now, for more or less than one artifact, and where nothing can be written
 */
async function resultPlace({ args, directory }, named) {
    const name = args.value('result');
    if (name === null)
        return null;
    const [file] = named;
    if (file === undefined || named.length > 1)
        throw new errors/* UsageError */.eb('phase verify: --result is about one artifact, expected one STAGE or FILE beside it');
    if (args.value('at') !== null)
        throw new errors/* UsageError */.eb('phase verify: --result says what holds now; with --at it would be dated back: give one of them');
    const given = (0,external_node_path_.resolve)(directory, name);
    await refuseDirectory(given, name);
    const path = (0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_path_.dirname)(given)), (0,external_node_path_.basename)(given));
    if (path === (0,external_node_path_.join)(file.place.root, file.place.path))
        throw fileError(name, 'that is the artifact itself, expected a file of its own');
    return { name, path, file };
}
/**
 * Writes an in-toto Statement with the simple verification result of a complete stage; says why not for any other.
 * @returns whether it was written
 */
async function writeResult(context, { name, path, file }, { artifact, policy, at }) {
    const { artifact: read, document } = file.read;
    const complete = artifact !== undefined && outcomeOfArtifact(artifact) === 'pass';
    if (!complete || read === null || read.repository === null || document === null) {
        const older = (await (0,promises_.lstat)(path).catch(() => null)) === null ? '' : '; the file that is there is an older one';
        context.output.note(`${name}: not written, as ${file.stage} is not proved complete${older}`);
        return false;
    }
    const statement = resultStatementOf({
        repository: read.repository,
        serverUrl: serverOf(context).serverUrl,
        commit: read.commit,
        path: file.place.path,
        fileDigest: (0,external_node_crypto_.createHash)('sha256').update(file.bytes).digest('hex'),
        document,
        stage: file.stage,
        verifier,
        policies: policy.loaded.policy.sources.map(({ name: uri, sha, sha256 }) => ({
            uri: sha === null ? uri : `${uri}@${sha}`,
            sha256,
        })),
        timeCreated: at,
    });
    await writeWhole(path, name, (0,surfaces_json/* jsonText */.s)(statement, 2), mode);
    return true;
}

;// CONCATENATED MODULE: ./src/cli/phase-verify.ts








/** `phase verify`: derives the claims of artifacts again. */
const runPhaseVerify = async (context) => {
    const { args, output } = context;
    const workspace = await cloneOf(context);
    const { github, online } = await gitHubOrOffline(context);
    const head = await headOf(workspace);
    const trusted = await phase_place_commitOf(context, workspace, 'trusted');
    const policy = await loadPolicyAt(context, workspace, trusted);
    const repository = await repositoryOfPhases(context);
    const named = await namedArtifacts(context, policy);
    const place = await resultPlace(context, named);
    const files = new Map([...named, ...(await phase_verify_linked(context, policy, named))].map(({ place, bytes }) => [place.path, bytes]));
    output.progress.show(`verifying ${named.length === 0 ? 'every artifact' : named.map(({ stage }) => stage).join(', ')}`);
    const only = named.length === 0 ? null : named.map(({ stage }) => stage);
    const source = { workspace, repository, policy, head, trusted, files };
    const judged = await judgeArtifacts(context, source, github, only);
    // A result that is asked for and cannot be given is no success.
    const forgiving = !online && !args.has('strict') && place === null;
    const verdict = verdictOf(judged.findings, judged.now, forgiving);
    const artifacts = judged.phases.artifacts
        .filter(({ stage }) => only === null || only.includes(stage))
        .map(({ stage, path }) => {
        const findings = judged.findings.filter((finding) => finding.stage === stage);
        return { stage, path, findings, verdict: verdictOf(findings, judged.now, forgiving) };
    });
    const rest = judged.findings.filter(({ stage }) => artifacts.every((artifact) => artifact.stage !== stage));
    const [artifact] = artifacts;
    const wrote = place !== null && (await writeResult(context, place, { artifact, policy, at: judged.now }));
    const result = place !== null && wrote ? place.name : null;
    const verified = { artifacts, rest, verdict, head, trusted, at: judged.now, result };
    if (args.format === 'json')
        await output.json(verifyJson(verified));
    else
        await output.text(verifyPage(verified, output.layout.width, nextStage(policy, verified.artifacts)));
    return verdict.exitCode;
};
/** The first stage that has no artifact yet: what an empty answer points to. */
const nextStage = ({ stages }, artifacts) => artifacts.length > 0 ? null : (stages[0]?.id ?? null);
/** The artifacts that are named, as the work tree has them. @throws UsageError for one that is not there */
async function namedArtifacts(context, policy) {
    const found = [];
    for (const name of context.args.positionals) {
        const file = await artifactNamed(context, policy, name);
        if (found.some((other) => other.stage === file.stage))
            throw new errors/* UsageError */.eb(`${name} is named twice`);
        found.push(file);
    }
    return found;
}
/** Artifacts of the work tree that named ones link to. */
async function phase_verify_linked(context, { stages, ...policy }, named) {
    const before = new Set(named.flatMap(({ stage }) => {
        const found = stages.find(({ id }) => id === stage);
        return found === undefined
            ? []
            : [...found.before, ...(found.previous === null ? [] : [found.previous])];
    }));
    const found = [];
    for (const id of before) {
        const file = await artifactOf(context, { stages, ...policy }, id);
        if (file !== null)
            found.push(file);
    }
    return found;
}

;// CONCATENATED MODULE: ./src/policy/policy-test.ts









/** Folder of the cases beside the policy. */
const casesFolder = '.github/gatewright/tests';
const caseSchema = (gates) => schemas/* strictObject */.rej({
    facts: schemas/* string */.YjP().refine(reference/* isRepositoryPath */.og, {
        error: 'expected the path of a facts file below this one, such as facts/unowned.json',
    }),
    at: iso/* datetime */.w$({ offset: true, error: 'expected a time such as 2026-11-20T12:00:00Z' }).optional(),
    expect: schemas/* strictObject */.rej(Object.fromEntries(gates.map((gate) => [gate.id, schemas/* enum */.k5n(outcome/* outcomes */.KI).optional()]))),
});
/** Reads one case file (`facts`, `at`, `expect`), as strictly as a policy. Throws `PolicyError`. */
function readCase(name, bytes, gates) {
    const root = (0,read_yaml/* readYaml */.g)(bytes, { kind: 'file', name });
    const schema = caseSchema(gates);
    const result = schema.safeParse((0,node/* toData */.OY)(root));
    if (!result.success)
        throw (0,policy_problems/* policyError */.nq)((0,policy_issues/* problemsOf */.G)(result.error.issues, { root, schema: (0,json_schema/* asJsonSchema */.Cu)(schema) }));
    const { facts, at, expect } = result.data;
    const named = Object.entries(expect).flatMap(([gate, outcome]) => outcome === undefined ? [] : [[gate, outcome]]);
    if (named.length === 0) {
        const place = (0,node/* nodeAt */.oB)(root, ['expect'])?.node.at;
        throw (0,policy_problems/* policyError */.nq)([(0,policy_problems/* problem */.CC)(name, 'value', '`expect` is empty: name a gate and its outcome', place)]);
    }
    return { name, facts, at: at ?? null, expect: Object.fromEntries(named) };
}
function policy_test_differences(one, results) {
    return Object.entries(one.expect).flatMap(([gate, expected]) => {
        const result = results.find((candidate) => candidate.gate === gate);
        if (result?.outcome === expected)
            return [];
        const because = result?.because ?? 'the gate was not evaluated: the policy does not enable it';
        return [{ case: one.name, gate, expected, got: result?.outcome ?? null, because }];
    });
}
/**
 * Runs one case. Facts that cannot be judged are a difference of every gate the case names, never a silent pass;
 * what is no error of the facts (a bug) is thrown on.
 */
function runCase(one, factsText, evaluate) {
    try {
        return policy_test_differences(one, evaluate(factsText, one.at));
    }
    catch (error) {
        if (!(error instanceof errors/* PolicyError */.pn || error instanceof errors/* UsageError */.eb))
            throw error;
        const because = error.message;
        return Object.entries(one.expect).map(([gate, expected]) => ({
            case: one.name,
            gate,
            expected,
            got: null,
            because,
        }));
    }
}
/** `case: gate: expected, got, because` (spec/cli.md, `policy test`). */
const differenceLine = (one) => `${one.case}: ${one.gate}: expected ${one.expected}, got ${one.got ?? 'nothing'}, because ${one.because}`;

// EXTERNAL MODULE: ./src/policy/print.ts
var print = __webpack_require__(50541);
// EXTERNAL MODULE: ./src/core/order.ts
var order = __webpack_require__(92831);
;// CONCATENATED MODULE: ./src/cli/policy-cases.ts










const policy_cases_maxFactsBytes = 64 * 1024 * 1024;
/** Files of a folder with one of these endings, sorted; null when there is no such folder. */
async function filesIn(folder, endings) {
    const names = await (0,promises_.readdir)(folder).catch(() => null);
    return names?.filter((name) => endings.some((ending) => name.endsWith(ending))).sort() ?? null;
}
/** The folder of the cases of a policy; null when there is none. */
async function caseFolderBeside(policy, root) {
    const beside = (0,external_node_path_.dirname)((0,external_node_path_.resolve)(root, policy));
    const places = [(0,external_node_path_.join)(beside, 'gatewright', 'tests'), (0,external_node_path_.join)(beside, ...casesFolder.split('/'))];
    for (const place of places) {
        const found = await (0,promises_.stat)(place).catch(() => null);
        if (found?.isDirectory() === true)
            return place;
    }
    return null;
}
/**
 * Runs every case of a folder.
 * @param shown the folder as it stands in messages
 * @throws PolicyError for a case that cannot be read, UsageError for a file that is not there
 */
async function runCases(context, folder, shown, policy) {
    const names = await filesIn(folder, ['.yml', '.yaml']);
    if (names === null)
        throw fileError(shown, 'there is no such folder, expected one with cases');
    const differences = [];
    for (const name of names) {
        const place = shown === '' ? name : `${shown}/${name}`;
        const one = readCase(place, await context.input.bytes((0,external_node_path_.join)(folder, name), read_yaml/* maxPolicyBytes */.s, 'a case'), registry/* gates */.V);
        const factsFile = (0,external_node_path_.join)(folder, one.facts);
        const text = await context.input.text(factsFile, policy_cases_maxFactsBytes, `the facts of ${place}`);
        differences.push(...runCase(one, text, (facts, at) => policy_cases_outcomes(facts, one.facts, policy, at)));
        context.output.progress.show(place);
    }
    return { cases: names.length, differences };
}
function policy_cases_outcomes(text, name, policy, at) {
    const record = judgeSaved(parseFacts(text, name), name, policy, at, offlineFigures(performance.now()));
    return record.verdict.gates.map((gate) => ({
        gate: gate.gate,
        outcome: gate.outcome,
        because: policy_cases_because(gate),
    }));
}
/** The finding that weighs most, in one sentence. */
function policy_cases_because(gate) {
    const [first] = (0,order/* sortFindings */.Tc)(gate.findings);
    return first === undefined ? 'it found nothing' : `${first.rule}: ${(0,phrase/* plainLine */.h0)(first.found)}`;
}
/** @throws UsageError for a folder without cases */
function refuseEmpty({ cases }, shown) {
    if (cases === 0)
        throw new errors/* UsageError */.eb(`${shown}:1:1: holds no case, expected files that end in .yml`);
}

;// CONCATENATED MODULE: ./src/cli/policy-commands.ts












/** `policy print`: every effective value with its origin. */
const runPrint = async (context) => {
    const { args, output } = context;
    const policy = await readLocalPolicy(context, args.positionals[0] ?? null);
    const { values } = policy.under({});
    if (args.format === 'json') {
        const rows = values.map(({ key, value, origin }) => ({ key, value, origin, from: (0,print/* originText */.C)(origin) }));
        await output.json({ file: policy.name, values: rows });
        return verdict/* exitCodes */.hS.pass;
    }
    const rows = values.map(({ key, value, origin }) => [key, (0,print/* originText */.C)(origin), typeof value === 'string' ? value : JSON.stringify(value)].map(sanitise/* sanitiseLine */.lg));
    const table = (0,terminal_layout/* columns */.YB)([['Key', 'From', 'Value'], ...rows], 0, output.layout.width);
    await output.text(`${table.join('\n')}\n`);
    return verdict/* exitCodes */.hS.pass;
};
/** `policy schema`: the JSON Schema of a policy file. */
const policy_commands_runSchema = async ({ output }) => {
    await output.json((0,json_schema/* gatewrightSchema */._y)(registry/* gates */.V));
    return verdict/* exitCodes */.hS.pass;
};
/** `policy test`: the cases against the policy. */
const runTest = async (context) => {
    const { args, output } = context;
    const named = args.value('policy');
    const policy = await readLocalPolicy(context, named);
    const { folder, shown } = await casesOf(context, policy, named);
    const run = await runCases(context, folder, shown, policy);
    refuseEmpty(run, shown);
    const { cases, differences } = run;
    if (args.format === 'json')
        await output.json({ policy: policy.name, cases, differences });
    else {
        const lines = differences.map((one) => `${(0,sanitise/* sanitiseLine */.lg)(differenceLine(one))}\n`);
        await output.text(lines.length === 0 ? `${(0,surfaces_words/* plural */.LS)(cases, 'case')}, no difference\n` : lines.join(''));
    }
    return differences.length > 0 ? verdict/* exitCodes */.hS.fail : verdict/* exitCodes */.hS.pass;
};
async function casesOf(context, policy, named) {
    const given = context.args.positionals[0];
    if (given !== undefined)
        return { folder: (0,external_node_path_.resolve)(context.directory, given), shown: given.replace(/\/+$/, '') };
    const root = named === null ? (await placeOf(context)).root : context.directory;
    const folder = (await caseFolderBeside(policy.name, root)) ?? (0,external_node_path_.resolve)(root, casesFolder);
    return { folder, shown: (0,external_node_path_.relative)(root, folder) };
}

;// CONCATENATED MODULE: ./src/cli/impact.ts


const flips = ({ old, new: next }) => old.decision !== next.decision || old.exitCode !== next.exitCode;
/** How many verdicts are others under the new policy. */
const countFlips = (impacts) => impacts.filter(flips).length;
const flipsFirst = (impacts) => [
    ...impacts.filter(flips),
    ...impacts.filter((impact) => !flips(impact)),
];
/** Old verdict → new verdict as one JSON document, flips first. */
const impactJson = (policy, impacts) => ({
    policy,
    facts: impacts.length,
    flips: countFlips(impacts),
    pull_requests: flipsFirst(impacts).map(rowJson),
});
const verdictJson = ({ decision, exitCode, reasons, gates }) => ({
    decision,
    exit_code: exitCode,
    reason_codes: reasons,
    outcomes: Object.fromEntries(gates.map(({ gate, outcome }) => [gate, outcome])),
});
const rowJson = (impact) => ({
    file: impact.file,
    repository: impact.target.repository,
    pull_requests: impact.target.pullRequests,
    head_sha: impact.target.headSha,
    flips: flips(impact),
    old: verdictJson(impact.old),
    new: verdictJson(impact.new),
});
/** The same as a table. */
function impactTable(heading, impacts, width) {
    const rows = flipsFirst(impacts).map(impact_row);
    const table = (0,terminal_layout/* columns */.YB)([['', heading, 'Target', 'Old', 'New'], ...rows], 0, width);
    return `${[...table, `${countFlips(impacts)} of ${impacts.length} flip`].join('\n')}\n`;
}
const impact_shown = ({ decision, exitCode }) => `${decision} (exit ${exitCode})`;
function impact_row(impact) {
    const { repository, pullRequests } = impact.target;
    const pulls = pullRequests.map((number) => `#${number}`).join(' ');
    return [
        flips(impact) ? 'flips' : '',
        impact.label,
        `${repository} ${pulls}`,
        impact_shown(impact.old),
        `→ ${impact_shown(impact.new)}`,
    ].map(sanitise/* sanitiseLine */.lg);
}

;// CONCATENATED MODULE: ./src/cli/merged-pulls.ts

const route = 'GET /repos/{owner}/{repo}/pulls';
const perPage = 100;
/** Pages of closed pull requests that are looked through: most of them were merged. */
const maxPages = 10;
const merged_pulls_pullsSchema = schemas/* array */.YOg(schemas/* object */.Ikc({ number: schemas/* number */.aig().int().positive(), merged_at: iso/* datetime */.w$({ offset: true }).nullable() }));
/**
 * The merged pull requests that changed last, at most `count` of them, the latest first. Fewer when the last 1,000
 * closed ones hold no more.
 * @throws {GitHubFailure}
 */
async function lastMergedPulls(github, repository, count) {
    const found = new Map();
    for (let page = 1; page <= maxPages && found.size < count; page += 1) {
        const query = { state: 'closed', sort: 'updated', direction: 'desc', per_page: perPage, page };
        const pulls = await github.get(route, { ...repository, ...query }, merged_pulls_pullsSchema, {
            permission: 'pull-requests: read',
        });
        // A pull request that is updated meanwhile moves the others to later pages: the map keeps each once.
        for (const { number, merged_at: mergedAt } of pulls)
            if (mergedAt !== null)
                found.set(number, { number, mergedAt });
        if (pulls.length < perPage)
            break;
    }
    return [...found.values()].slice(0, count);
}

;// CONCATENATED MODULE: ./src/cli/policy-impact-merged.ts











/**
 * The last merged pull requests, each judged by the policy of its base branch and by another one, as if it were open.
 * Branches, owners and permissions are read as they are now.
 * @throws UsageError when there is none; Undecided when GitHub does not answer
 */
async function judgeMerged(context, { repository: named, count }, policy) {
    const { output } = context;
    const repository = (0,runner_repository/* parseRepository */.S)('--repository', named);
    const github = await requiredGitHub(context, '--repository');
    const administration = await administrationOf(context);
    const clients = { github, ...(administration === undefined ? {} : { administration }) };
    output.progress.show(`looking for merged pull requests of ${named}`);
    const pulls = await lastMergedPulls(github, repository, count);
    if (pulls.length === 0)
        throw new errors/* UsageError */.eb(`--repository: ${named} has no merged pull request, expected one to judge`);
    const impacts = [];
    for (const pull of pulls) {
        output.progress.show(`pull request #${pull.number}, ${impacts.length + 1} of ${pulls.length}`);
        impacts.push(await judgeOne(clients, repository, pull, policy.under({})));
    }
    if (pulls.length < count)
        output.note(`There are ${pulls.length} merged pull requests, not ${count}.`);
    output.note('Branches, owners and permissions were read as they are now, not as they were at the merge.');
    return impacts;
}
async function judgeOne(clients, repository, { number, mergedAt }, trial) {
    // Gathered for each policy by itself: which facts there are depends on what a policy asks for. What is the same is
    // not sent again by GitHub.
    const judge = (by) => policy_impact_merged_verdictOf(clients, repository, number, by);
    const old = await judge(null);
    const next = await judge(trial);
    const headSha = next.headSha ?? old.headSha;
    const target = { repository: `${repository.owner}/${repository.repo}`, pullRequests: [number], headSha };
    return { label: mergedAt.slice(0, 10), file: null, target, old: old.verdict, new: next.verdict };
}
async function policy_impact_merged_verdictOf(clients, repository, number, trial) {
    try {
        const { record, loaded } = await (0,pipeline/* runPipeline */.a)({
            ...{ version: version/* version */.rE, documentationUrl: version/* documentationUrl */.ou, gates: registry/* gates */.V, ...clients, overrides: {}, policy: null },
            ...(trial === null ? {} : { trial }),
            target: { kind: 'pull-request', repository, number },
            hints: { pusher: null },
            workspace: null,
            event: 'command line',
            node: process.version,
            elapsed: () => 0,
            notices: () => [],
            progress: () => undefined,
        });
        const subjects = record.subjects.map((one) => ({ ...one, facts: asIfOpen(one.facts) }));
        const { policy } = loaded;
        const verdict = (0,judge_subjects/* judgeSubjects */.j)({ policy, gates: registry/* gates */.V, scope: 'pull-request', target: 'pull-request', subjects });
        return { verdict, headSha: record.target.headSha };
    }
    catch (error) {
        return { verdict: withoutJudgement(error), headSha: null };
    }
}
/** A pull request that cannot be judged is one row of the table; a GitHub that does not answer ends it. */
function withoutJudgement(error) {
    const ended = (exitCode, reason) => ({
        ...{ decision: 'unknown', exitCode, reasons: [reason], mode: 'enforce', gates: [] },
    });
    if (error instanceof errors/* PolicyError */.pn)
        return ended(verdict/* exitCodes */.hS.policy, 'policy-error');
    if (error instanceof errors/* Undecided */.Oh && error.unknown.reason === 'not-found')
        return ended(verdict/* exitCodes */.hS.unknown, 'not-found');
    throw error;
}
/**
 * Facts of a closed pull request as those of an open one. Other pull requests into the same base count for closed
 * ones only.
 */
function asIfOpen(facts) {
    const { 'pull-request': pull, 'other-pull-requests': others } = facts;
    if (pull?.known !== true)
        return facts;
    const judged = core_facts/* factShapes */.h['pull-request'].parse(pull.value);
    const open = { 'pull-request': (0,core_fact/* known */.eO)({ ...judged, state: 'open' }, pull.source) };
    if (others?.known !== true)
        return { ...facts, ...open };
    const list = core_facts/* factShapes */.h['other-pull-requests'].parse(others.value);
    const elsewhere = list.filter(({ baseRef }) => baseRef !== judged.base.ref);
    return { ...facts, ...open, 'other-pull-requests': (0,core_fact/* known */.eO)(elsewhere, others.source) };
}

;// CONCATENATED MODULE: ./src/cli/policy-impact.ts









/** `policy impact`: old verdict → new verdict for each facts file or merged pull request, flips first. */
const runImpact = async (context) => {
    const { args, output } = context;
    const source = sourceOf(context);
    const policy = await readLocalPolicy(context, args.value('policy'));
    const impacts = source.kind === 'facts'
        ? await judgeAll(context, source.folder, policy)
        : await judgeMerged(context, source, policy);
    const heading = source.kind === 'facts' ? 'Facts' : 'Merged';
    if (args.format === 'json')
        await output.json(impactJson(policy.name, impacts));
    else
        await output.text(impactTable(heading, impacts, output.layout.width));
    return countFlips(impacts) > 0 ? verdict/* exitCodes */.hS.fail : verdict/* exitCodes */.hS.pass;
};
/** Each pull request is judged twice, with about a dozen requests each time. */
const most = 50;
function sourceOf({ args }) {
    const [folder, repository, last] = ['facts', 'repository', 'last'].map((flag) => args.value(flag) ?? null);
    if (folder !== null && folder !== undefined) {
        for (const flag of ['repository', 'last', 'api-url', 'server-url'])
            if (args.value(flag) !== null)
                throw new errors/* UsageError */.eb(`policy impact: --facts and --${flag} contradict each other: give one of them`);
        return { kind: 'facts', folder };
    }
    if (repository === null || repository === undefined || last === null || last === undefined)
        throw new errors/* UsageError */.eb('policy impact: expected --facts DIR, a folder of saved facts, or --repository OWNER/REPO --last N');
    const count = /^\d{1,3}$/.test(last) ? Number(last) : 0;
    if (count < 1 || count > most)
        throw new errors/* UsageError */.eb(`--last: found ${JSON.stringify(last)}, expected a number from 1 to ${most}`);
    return { kind: 'merged', repository, count };
}
async function judgeAll(context, folder, policy) {
    const path = (0,external_node_path_.resolve)(context.directory, folder);
    const names = await filesIn(path, ['.json']);
    if (names === null)
        throw fileError(folder, 'there is no such folder, expected one with facts files');
    if (names.length === 0)
        throw fileError(folder, 'holds no facts file, expected files that end in .json');
    const impacts = [];
    for (const name of names) {
        impacts.push(await policy_impact_judgeOne(context, (0,external_node_path_.join)(path, name), name, policy));
        context.output.progress.show(`${impacts.length} of ${names.length} facts files`);
    }
    return impacts;
}
async function policy_impact_judgeOne(context, path, file, policy) {
    const saved = await readFacts(context, path);
    const judge = (by) => judgeSaved(saved, file, by, null, offlineFigures(performance.now())).verdict;
    return { label: file, file, target: saved.target, old: judge(null), new: judge(policy) };
}

;// CONCATENATED MODULE: ./src/cli/policy-validate.ts










/** `policy validate`: silent when there is nothing to say. */
const runValidate = async (context) => {
    const { args, output } = context;
    const validation = await validate(context, args.positionals[0] ?? null);
    const { problems, differences } = validation;
    if (args.format === 'json')
        await output.json(asJson(validation));
    else {
        const lines = [...problems.map(errors/* formatProblem */.Vw), ...differences.map(differenceLine)];
        await output.text(lines.map((line) => `${(0,sanitise/* sanitiseLine */.lg)(line)}\n`).join(''));
    }
    return policy_validate_exitCode(validation);
};
function policy_validate_exitCode({ problems, differences }) {
    if (problems.length > 0)
        return verdict/* exitCodes */.hS.policy;
    return differences.length > 0 ? verdict/* exitCodes */.hS.fail : verdict/* exitCodes */.hS.pass;
}
async function validate(context, named) {
    const nothing = { problems: [], cases: 0, differences: [] };
    let file = named === null ? find/* policyPaths */.ff[0] : nameOf(named);
    try {
        const policy = await readLocalPolicy(context, named);
        file = policy.name;
        if (named === '-')
            return { file, ...nothing };
        // The policy of the work tree is named from its root, a FILE from where the program was started.
        const root = named === null ? (await placeOf(context)).root : context.directory;
        const folder = await caseFolderBeside(file, root);
        if (folder === null)
            return { file, ...nothing };
        const run = await runCases(context, folder, (0,external_node_path_.relative)(root, folder), policy);
        return { file, ...nothing, ...run };
    }
    catch (error) {
        if (!(error instanceof errors/* PolicyError */.pn))
            throw error;
        return { file, ...nothing, problems: error.problems };
    }
}
const asJson = ({ file, problems, cases, differences }) => ({
    file,
    valid: problems.length === 0 && differences.length === 0,
    problems: problems.map(({ file, position, code, message }) => ({ file, ...position, code, message })),
    cases,
    differences,
});

;// CONCATENATED MODULE: ./src/cli/judged-gates.ts



/** The gates that check what a path asks for. */
const pathGates = ['checklist', 'workflow-path'];
/** Why a gate does not judge under this policy; null: it does. */
function silence(change, id) {
    const setting = settingOf(change, id);
    if (setting === null)
        return `the policy switches the gate ${id} off: nothing checks what it asks for`;
    const all = registry/* gates */.V;
    const missing = all.find((gate) => gate.id === id)?.unconfigured?.(setting.options) ?? null;
    return missing === null ? null : `the gate ${id} does not apply: ${(0,core_text/* plain */.pj)(missing)}`;
}
/** What a path asks for is checked by gates that the policy may leave out. */
const unjudged = (change) => pathGates.flatMap((id) => silence(change, id) ?? []);
/** The obligations that a gate checks under this policy: nobody has to show the others. */
const judgedOf = (change, obligations) => obligations.filter(({ gate }) => silence(change, gate) === null);

// EXTERNAL MODULE: ./src/core/facts/answers.ts
var answers = __webpack_require__(79848);
;// CONCATENATED MODULE: ./src/cli/requirements-block.ts



/** The blocks that `requirements --block` writes. */
const blockKinds = ['agents', 'pull-request'];
/** The lines of a block, without its markers. */
const blockLines = (kind, all) => kind === 'agents' ? agentsLines(all) : templateLines(all);
const madeBy = (kind) => `<!-- Made by gatewright requirements --block ${kind} --write FILE: change the policy, not this block. -->`;
function agentsLines(all) {
    return [
        madeBy('agents'),
        '## What a pull request has to show',
        '',
        'A pull request is judged by the policy of its base branch. Before you open one, and after every change to it:',
        '',
        '1. Commit, then run `gatewright requirements`. It prints the path of the change with the reasons, the questions, the reviews and the checks.',
        ...(all.lists.length === 0
            ? []
            : [
                '2. Run `gatewright checklist render`, and put what it prints into the description. Answer each question there; `--body FILE` takes over what was answered before.',
                '3. Answer what is true. A tick that a tool or the change itself contradicts fails, and so does an answer that was given for other content.',
            ]),
        `${all.lists.length === 0 ? 2 : 4}. Run \`gatewright check\` before you push.`,
        ...pathTable(all),
        ...titled('Answers', all.lists.length === 0 ? [] : answerLines),
        ...titled('Lines of the description', asksNothing(all) ? [] : statementsOf(all).map((line) => `- \`${line}\``)),
        ...titled('Specification', specificationLines(all)),
        ...titled('Checklists', all.lists.map(({ title, questions }) => `- ${(0,surfaces_escape/* escapeMarkdown */.FV)(title)} (${questions} questions; only those that fit the change are asked)`)),
        ...titled('Reviews', all.reviews.map((review) => `- ${(0,surfaces_escape/* escapeMarkdown */.FV)(review)}`)),
        ...titled('Checks that have to be green on the head', all.checks.map(requirements_block_checkLine)),
    ];
}
const titled = (title, lines) => lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
/** Whether the policy leaves out the gates that a path means something to. */
const asksNothing = ({ paths }) => paths.every(({ obligations }) => obligations.length === 0);
function pathTable(all) {
    if (asksNothing(all))
        return [];
    const { paths } = all;
    return [
        '',
        '| Path | What it asks for |',
        '| --- | --- |',
        ...paths.map(({ path, obligations }) => `| ${path} | ${(0,surfaces_escape/* escapeMarkdown */.FV)(obligations.join('; ') || 'nothing')} |`),
        '',
        'The path follows from the change: it rises by itself, and what cannot be seen makes it full.',
    ];
}
const answerLines = [
    '- Yes: tick the box. Evidence stands below it: `  - Evidence: src/schema.ts#L10-L20, check: unit tests, test: NAME`.',
    '- Not applicable: `  - N/A (KIND): REASON`, with a reason of 20 characters or more. KIND is ' +
        `${(0,core_text/* joinWords */.yZ)(answers/* notApplicableKinds */.M.map((kind) => `\`${kind}\``), 'or')}.`,
    '- No: `  - No: REASON`.',
    '- Until when, where the question asks: `  - Expires: YYYY-MM-DD`.',
    '- Leave the comment at the end of the line as it is: it says which question is answered, and for which content.',
    '- Grades: E0 a tick, E1 a file, line or heading that exists at the head, E2 a check, test or tool that passed on the head, E3 a signed result.',
];
/** One line for each statement, so that a new one cannot be forgotten here. */
const statements = {
    kind: 'Kind: bug fix | refactoring | feature | documentation | maintenance',
    path: 'Path: docs | fast | standard | full (it raises the path; a lower one takes the approval of an approver)',
    specification: 'Specification: PATH',
    'performance-review-skipped': 'Performance review skipped: not in hot path',
    'mitigation-plan': 'Mitigation plan: PATH',
    unlock: 'Unlock: PATH (a locked test that has to change)',
    reproduction: 'Reproduction: how to see the bug',
    surface: 'Surface: input | external data | cross-domain | none',
};
const statementsOf = ({ skipReasons }) => [
    ...Object.values(statements),
    ...skipReasons.map((reason) => `Security review skipped: ${reason}`),
];
const specificationLines = ({ specifications }) => specifications.length === 0
    ? []
    : [
        `On the paths full and standard, a document under ${(0,core_text/* joinWords */.yZ)(specifications.map(surfaces_escape/* codeSpan */.SS), 'or')} with deliverables, acceptance criteria, Must Have and at least three entries of Must NOT Have, committed before the implementation.`,
    ];
function requirements_block_checkLine({ name, check, app, workflow }) {
    const by = [app, workflow].filter((one) => one !== null);
    const from = by.length === 0 ? '' : ` (${by.map(surfaces_escape/* codeSpan */.SS).join(', ')})`;
    return name === check
        ? `- ${(0,surfaces_escape/* codeSpan */.SS)(check)}${from}`
        : `- ${(0,surfaces_escape/* escapeMarkdown */.FV)(name)}: ${(0,surfaces_escape/* codeSpan */.SS)(check)}${from}`;
}
/** Everything that is no text of the author stands in comments, which no reader of bodies takes for an answer. */
function templateLines(all) {
    const lines = asksNothing(all) ? [] : statementsOf(all);
    return [
        madeBy('pull-request'),
        '',
        ...(lines.length === 0
            ? []
            : [
                '<!-- Write below, outside of this comment, those of these lines that hold:',
                ...lines.map((line) => `     ${line}`),
                '-->',
                '',
            ]),
        ...(all.lists.length === 0
            ? []
            : [
                '<!-- Put the questions of this change here: gatewright checklist render',
                '     Tick what is true; below it stand Evidence, N/A with kind and reason, or No with a reason.',
                '-->',
                '',
            ]),
    ];
}

// EXTERNAL MODULE: ./src/gates/golden-suite/options.ts
var golden_suite_options = __webpack_require__(6687);
// EXTERNAL MODULE: ./src/gates/workflow-path/options.ts
var workflow_path_options = __webpack_require__(66258);
;// CONCATENATED MODULE: ./src/cli/requirements-checks.ts





/** Options of the gate `workflow-path`; null where the policy switches it off. */
const pathOptionsOf = (change) => {
    const setting = settingOf(change, 'workflow-path');
    return setting === null ? null : workflow_path_options/* options */.f.parse(setting.options);
};
/** Globs of specification documents; empty where nobody asks for one. */
const specificationsOf = (change) => {
    const options = pathOptionsOf(change);
    return options === null || Object.keys(options.checks).length === 0 ? [] : options.specification.paths;
};
/** Checks that have to be green on the head: those that the policy names for the build. */
function requirements_checks_requiredChecks(change) {
    const checks = Object.entries(pathOptionsOf(change)?.checks ?? {});
    return checks.map(([name, check]) => ({
        name,
        check: typeof check === 'string' ? check : (check.check ?? name),
        app: typeof check === 'string' || check.app === undefined ? null : `${check.app}`,
        workflow: typeof check === 'string' ? null : (check.workflow ?? null),
        gate: 'workflow-path',
    }));
}
/** Files and results that the gates read, where the policy names any. */
function requiredEvidence(change) {
    const checklist = optionsOf(change);
    const path = pathOptionsOf(change);
    const golden = settingOf(change, 'golden-suite');
    const { files, tools } = (0,gates_checklist_options/* sarifOf */.$)(checklist);
    const row = (what, where, gate) => where.length === 0 ? [] : [{ what, where, gate }];
    const named = Object.keys(checklist.checks);
    return [
        ...row('results of tools (SARIF)', files, 'checklist'),
        ...row('tools that must have run on the head', tools, 'checklist'),
        ...row('test reports, for answers that name a test', checklist.reports, 'checklist'),
        ...row('checks that answers may name', named, 'checklist'),
        ...(path === null || Object.keys(path.checks).length === 0
            ? []
            : [
                ...row('specification, on the paths standard and full', path.specification.paths, 'workflow-path'),
                ...row('reports of the base with the new tests: the regression test fails', path.regression?.before ?? [], 'workflow-path'),
                ...row('reports of the change: the regression test passes', path.regression?.after ?? [], 'workflow-path'),
            ]),
        ...row('test reports of the golden suites', golden === null ? [] : golden_suite_options/* options */.f.parse(golden.options).reports, 'golden-suite'),
    ];
}

;// CONCATENATED MODULE: ./src/cli/requirements-page.ts




/** The one JSON document. */
const requirementsJson = ({ decision, ...all }) => ({
    schema_version: 1,
    base: all.base,
    head_sha: all.headSha,
    policy: all.policy,
    files: all.files,
    path: pathJson(decision),
    questions: all.answers,
    not_asked: all.notAsked,
    reviews: all.reviews,
    checks: all.checks,
    evidence: all.evidence,
    notes: all.notes,
});
/** Paths that are named for one review; the JSON has them all. */
const shownPaths = 3;
function sectionsOf(all) {
    const human = all.answers.filter(({ by }) => by === 'author' || by === 'reviewer');
    const { decisive, rules } = all.decision;
    return [
        {
            title: 'Why',
            columns: ['Rule', 'Path', 'Because'],
            rows: rules
                .filter(({ id }) => decisive.includes(id))
                .map((rule) => [rule.id, rule.path, `${rule.when}: ${reasonOf(rule)}`]),
        },
        {
            title: 'What this path asks for',
            columns: ['Obligation'],
            rows: all.decision.obligations.map(({ text }) => [text]),
        },
        {
            title: `Questions (${countsOf(all)})`,
            columns: ['Item', 'Grade', 'Answer', 'Evidence', 'Question'],
            rows: human.map(questionRow),
        },
        { title: 'Reviews', columns: ['Asked of', 'For', 'Written at'], rows: all.reviews.map(reviewRow) },
        {
            title: 'Checks that have to be green',
            columns: ['Check', 'Reported by', 'Gate'],
            rows: all.checks.map(checkRow),
        },
        {
            title: 'Evidence that is read',
            columns: ['What', 'Where', 'Gate'],
            rows: all.evidence.map(({ what, where, gate }) => [what, where.join(', '), gate]),
        },
        { title: 'To be aware of', columns: ['Note'], rows: all.notes.map((why) => [why]) },
    ].filter(({ rows }) => rows.length > 0);
}
function countsOf({ answers, notAsked }) {
    const count = (by) => answers.filter((one) => one.by === by).length;
    const parts = [
        `${count('author')} for the author`,
        `${count('reviewer')} for a reviewer`,
        `${count('machine')} answered by tools`,
        `${count('derived')} that follow from other answers`,
        `${notAsked} do not fit the change`,
    ];
    return parts.filter((part) => !part.startsWith('0 ')).join(', ');
}
const questionRow = (one) => [
    one.id,
    one.minimum,
    one.answer ?? 'open',
    one.evidence.join(', '),
    one.by === 'reviewer' ? `${one.question} (for a reviewer)` : one.question,
];
function reviewRow({ wanted, paths, at }) {
    const more = paths.length - shownPaths;
    const shown = [...paths.slice(0, shownPaths), ...(more > 0 ? [`and ${more} more`] : [])];
    return [wanted, shown.join(', '), at ?? ''];
}
const checkRow = ({ name, check, app, workflow, gate }) => [
    name === check ? check : `${name}: ${check}`,
    [app, workflow].filter((one) => one !== null).join(', ') || 'any App',
    gate,
];
const requirements_page_headline = ({ decision, files, base }) => `This change takes path ${pathWords(decision)}; ${files} ${files === 1 ? 'file' : 'files'} against ${base.ref}.`;
const closing = ({ answers, base }) => answers.some(({ by, answer }) => by === 'author' && answer === null)
    ? `Next: gatewright checklist render --base ${base.ref}, and answer what it prints in the description.`
    : 'Next: open the pull request.';
/** For a terminal. */
function requirementsText(all, { width, colour }) {
    const paint = (0,terminal_layout/* createPaint */.XG)(colour);
    const lines = sectionsOf(all).flatMap(({ title, rows }) => [
        '',
        ...(0,terminal_layout/* wrap */.LV)(title, width).map(paint.bold),
        ...(0,terminal_layout/* columns */.YB)(rows.map((row) => row.map(sanitise/* sanitiseLine */.lg)), 2, width),
    ]);
    const text = [
        ...(0,terminal_layout/* wrap */.LV)((0,sanitise/* sanitiseLine */.lg)(requirements_page_headline(all)), width).map(paint.bold),
        ...lines,
        '',
        ...(0,terminal_layout/* wrap */.LV)((0,sanitise/* sanitiseLine */.lg)(closing(all)), width),
    ];
    return `${text.join('\n')}\n`;
}
/** As a Markdown document. */
function requirementsMarkdown(all) {
    const parts = sectionsOf(all).map(({ title, columns: names, rows }) => [
        `### ${(0,surfaces_escape/* escapeMarkdown */.FV)(title)}`,
        '',
        `| ${names.join(' | ')} |`,
        `| ${names.map(() => '---').join(' | ')} |`,
        ...rows.map((row) => `| ${row.map((cell) => (0,surfaces_escape/* escapeMarkdown */.FV)(cell)).join(' | ')} |`),
    ].join('\n'));
    return `${[`## ${(0,surfaces_escape/* escapeMarkdown */.FV)(requirements_page_headline(all))}`, ...parts, (0,surfaces_escape/* escapeMarkdown */.FV)(closing(all))].join('\n\n')}\n`;
}

// EXTERNAL MODULE: ./src/gates/checklist/review-need.ts
var review_need = __webpack_require__(5576);
// EXTERNAL MODULE: ./src/gates/checklist/review-options.ts
var review_options = __webpack_require__(696);
// EXTERNAL MODULE: ./src/gates/codeowners/options.ts
var codeowners_options = __webpack_require__(19446);
// EXTERNAL MODULE: ./src/gates/codeowners/ownership.ts
var codeowners_ownership = __webpack_require__(40389);
// EXTERNAL MODULE: ./src/gates/codeowners/requirements.ts
var requirements = __webpack_require__(46054);
;// CONCATENATED MODULE: ./src/cli/requirements-reviews.ts







/** Who has to approve: the owners of the changed files, what the policy adds, and the roles of the checklist. */
function requiredReviews(change, questions, codeowners) {
    return [...ofOwners(change, questions.input.files, codeowners), ...ofRoles(change, questions)];
}
const requirements_reviews_kinds = {
    'owner-approval': 'code-owners',
    'policy-approval': 'policy',
    'unowned-files': 'unowned',
};
/** Members of teams, and GitHub's own errors about owners, are known to GitHub alone: owners are named as written. */
function ofOwners(change, files, codeowners) {
    const setting = settingOf(change, 'codeowners');
    if (setting === null || !files.known || !codeowners.known)
        return [];
    const ownership = (0,codeowners_ownership/* ownershipOf */.V)(codeowners.value, [], {});
    const options = codeowners_options/* options */.f.parse(setting.options);
    const all = (0,requirements/* requirementsFor */.e)((0,requirements/* touchedPaths */.P)(files.value), ownership, options, setting.where);
    return all.map(({ rule, wanted, touched, at }) => ({
        kind: requirements_reviews_kinds[rule],
        wanted: (0,core_text/* plain */.pj)(wanted),
        paths: [...new Set(touched.map(({ path }) => path))],
        at: requirements_reviews_placeOf(at),
    }));
}
function ofRoles(change, { options, decision, derived, input }) {
    const { reviews } = options;
    const setting = settingOf(change, 'checklist');
    if (reviews === undefined || setting === null)
        return [];
    const { settings, statements } = input;
    return review_options/* reviewKinds */.a.flatMap((kind) => {
        const role = reviews[kind];
        if (role === undefined || !(0,review_need/* needOf */.E)(kind, role, { decision, derived, settings, statements }).needed)
            return [];
        const plan = role['mitigation-plan'] === 'accept' ? ', or a documented mitigation plan' : '';
        const wanted = `${kind} review: ${role.approvals} of ${role.from.join(', ')} on the head commit${plan}`;
        return [{ kind, wanted, paths: [], at: requirements_reviews_placeOf(setting.where('reviews', kind)) }];
    });
}
const requirements_reviews_placeOf = (at) => at === undefined ? null : at.line === undefined ? at.path : `${at.path}:${at.line}`;

// EXTERNAL MODULE: ./src/change/obligations.ts
var obligations = __webpack_require__(45857);
// EXTERNAL MODULE: ./src/core/facts/checklists.ts
var facts_checklists = __webpack_require__(33154);
;// CONCATENATED MODULE: ./src/cli/marked-block.ts

/** The lines around a block that is ours in a file that is not. */
const markers = (name) => ({ begin: `<!-- gatewright:begin ${name} -->`, end: `<!-- gatewright:end ${name} -->` });
/** Lines between their markers. */
function marked(name, lines) {
    const { begin, end } = markers(name);
    return [begin, ...lines, end].join('\n');
}
/**
 * The text with the block in it: in place of the one that is there, else behind everything. What stands around it is
 * kept byte for byte, and its line ends are used.
 * @param file what the text is called in errors
 * @throws UsageError `FILE:LINE:COL: …` when the markers are not one pair
 */
function withBlock(text, name, lines, file) {
    const lineEnd = /\r\n/.test(text) ? '\r\n' : '\n';
    const block = marked(name, lines).replaceAll('\n', lineEnd);
    const { begin, end } = markers(name);
    const starts = placesOf(text, begin);
    const ends = placesOf(text, end);
    const [start] = starts;
    const [stop] = ends;
    if (start === undefined && stop === undefined)
        return appended(text, block, lineEnd);
    const wrong = starts.length > 1
        ? starts[1]
        : ends.length > 1
            ? ends[1]
            : start === undefined
                ? stop
                : stop === undefined
                    ? start
                    : stop < start
                        ? stop
                        : undefined;
    if (wrong !== undefined || start === undefined || stop === undefined)
        throw unpaired(text, wrong ?? 0, file, begin, end);
    return text.slice(0, start) + block + text.slice(stop + end.length);
}
function appended(text, block, lineEnd) {
    if (text.trim() === '')
        return `${block}${lineEnd}`;
    const gap = text.endsWith(lineEnd + lineEnd) ? '' : text.endsWith('\n') ? lineEnd : lineEnd + lineEnd;
    return `${text}${gap}${block}${lineEnd}`;
}
function placesOf(text, what) {
    const places = [];
    for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length))
        places.push(at);
    return places;
}
function unpaired(text, at, file, begin, end) {
    const before = text.slice(0, at).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return new errors/* UsageError */.eb(`${file}:${before.length}:${column}: the markers of the block are no pair: expected one line ${begin} and below it one line ${end}`);
}

;// CONCATENATED MODULE: ./src/cli/requirements-write.ts













/** More than any file for people. */
const requirements_write_maxFileBytes = 4 * 1024 * 1024;
/** Prints the block, or puts it into the file of --write. A file that holds it already is not touched. */
async function writeBlock(context, change, kind) {
    const { args, output } = context;
    const lines = blockLines(kind, await generalOf(change));
    const named = args.value('write');
    if (named === null) {
        if (args.format === 'json')
            await output.json({ schema_version: 1, block: kind, text: marked(kind, lines) });
        else
            await output.document(`${marked(kind, lines)}\n`);
        return;
    }
    const file = await treeFile(context, named, named);
    const bytes = await file.read(requirements_write_maxFileBytes);
    const before = bytes === null ? '' : requirements_write_textOf(bytes, file.name);
    const text = withBlock(before, kind, lines, file.name);
    const written = bytes === null || text !== before;
    if (written)
        await file.write(text);
    if (args.format === 'json')
        await output.json({ schema_version: 1, block: kind, file: file.name, written });
    else
        await output.text(`${(0,sanitise/* sanitiseLine */.lg)(file.name)}: ${written ? `the block ${kind} is written` : `the block ${kind} is up to date`}\n`);
}
function requirements_write_textOf(bytes, name) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw fileError(name, 'not UTF-8 text, expected a text file');
    }
}
async function generalOf(change) {
    const { checklists } = await change.facts(['checklists']);
    if (!checklists.known)
        throw new errors/* Undecided */.Oh(checklists);
    return {
        lists: checklists.value.lists.map(({ title, items }) => ({
            title,
            questions: items.filter(({ scope }) => scope === 'pull-request').length,
        })),
        checks: requirements_checks_requiredChecks(change),
        reviews: reviewLines(change),
        specifications: specificationsOf(change),
        skipReasons: skip_reasons/* skipReasons */.dh,
        paths: facts_checklists/* workflowPaths */.wP.map((path) => ({
            path,
            obligations: judgedOf(change, (0,obligations/* obligationsOf */.L)(path)).map(({ text }) => text),
        })),
    };
}
function reviewLines(change) {
    const { reviews } = optionsOf(change);
    if (reviews === undefined)
        return [];
    return review_options/* reviewKinds */.a.flatMap((kind) => {
        const role = reviews[kind];
        if (role === undefined)
            return [];
        const plan = role['mitigation-plan'] === 'accept' ? ', or a documented mitigation plan' : '';
        return [
            `${kind}: ${role.approvals} of ${role.from.join(', ')} on the head commit${plan} (path ${role.paths.join(', ')})`,
        ];
    });
}

;// CONCATENATED MODULE: ./src/cli/requirements.ts












/** `requirements`: all that the change will have to show. */
const runRequirements = async (context) => {
    const { args, output } = context;
    const kind = requirements_blockOf(context);
    const change = await openChange(context);
    if (kind !== null) {
        await writeBlock(context, change, kind);
        return verdict/* exitCodes */.hS.pass;
    }
    const all = assembled(change, await change.facts(keys));
    if (args.format === 'json')
        await output.json(requirementsJson(all));
    else if (args.format === 'markdown')
        await output.text(requirementsMarkdown(all));
    else
        await output.text(requirementsText(all, output.layout));
    return verdict/* exitCodes */.hS.pass;
};
const keys = [...questionFacts, 'codeowners'];
function requirements_blockOf({ args }) {
    const named = args.value('block');
    if (named === null) {
        if (args.value('write') !== null)
            throw new errors/* UsageError */.eb('requirements: --write is about --block, which is not given');
        return null;
    }
    const kind = blockKinds.find((one) => one === named);
    if (kind === undefined)
        throw new errors/* UsageError */.eb(`--block: found ${JSON.stringify(named)}${(0,nearest/* didYouMean */.a)(named, blockKinds)}, expected ${blockKinds.join(' or ')}`);
    for (const flag of ['body', 'label'])
        if (args.has(flag))
            throw new errors/* UsageError */.eb(`requirements: --block is the same for every change, and --${flag} is about one of them`);
    return kind;
}
function assembled(change, facts) {
    const questions = questionsOf(change, facts);
    const { files } = questions.input;
    const { policy, path } = change.loaded;
    return {
        ...{ base: change.base, headSha: change.headSha },
        decision: {
            ...questions.decision,
            obligations: judgedOf(change, questions.decision.obligations),
        },
        policy: { path, mode: policy.mode },
        files: files.known ? files.value.length : 0,
        answers: questions.questions.flatMap((question) => requiredAnswer(question, questions, change)),
        notAsked: questions.questions.filter(({ by }) => by === 'nobody').length,
        reviews: requiredReviews(change, questions, facts.codeowners),
        // The gate asks for none on the path docs.
        checks: questions.decision.path === 'docs' ? [] : requirements_checks_requiredChecks(change),
        evidence: requiredEvidence(change),
        notes: [
            ...(files.known && files.value.length === 0
                ? [`nothing differs from ${change.base.ref}: what is not committed is not looked at`]
                : []),
            ...questions.assumed,
            ...(files.known ? [] : [`the changed files: ${files.detail}`]),
            ...(facts.codeowners.known ? [] : [`the owners of the changed files: ${facts.codeowners.detail}`]),
            ...unjudged(change),
            'who belongs to a team, and which owners GitHub does not know: only GitHub tells',
        ],
    };
}
function requiredAnswer({ item, list, by, minimum, because, tools }, questions, { body }) {
    if (by === 'nobody')
        return [];
    const answer = answerTo(questions, item.id);
    const said = answer === null || answer.value === 'none' ? null : answer.value;
    return [
        {
            ...{ id: item.id, name: itemName(item), list, question: item.question, by, minimum, because, tools },
            evidence: item.evidence,
            answer: body === null && answer?.place.kind === 'body' ? null : said,
        },
    ];
}

// EXTERNAL MODULE: ./src/facts/golden-files.ts
var golden_files = __webpack_require__(53708);
// EXTERNAL MODULE: ./src/result/gate-evidence.ts
var gate_evidence = __webpack_require__(59114);
;// CONCATENATED MODULE: ./src/cli/judged-commit.ts


const commitForm = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;
/** The commit of `--sha`, or the clone's; null outside of a clone. */
async function judgedCommit(context) {
    const named = context.args.value('sha');
    if (named === null)
        return (await (await placeOf(context)).workspace?.resolve('HEAD')) ?? null;
    if (commitForm.test(named))
        return named.toLowerCase();
    throw new errors/* UsageError */.eb(`--sha: found ${JSON.stringify(named)}, expected a whole commit id of 40 digits`);
}

// EXTERNAL MODULE: ./src/result/verify-evidence.ts
var verify_evidence = __webpack_require__(93056);
;// CONCATENATED MODULE: ./src/cli/suite-evidence.ts








/** Bytes of the largest evidence: some thousand reports. */
const maxEvidenceBytes = 4 * 1024 * 1024;
/** Flags that only mean something with `--evidence`. */
const evidenceFlags = ['policy-digest', 'max-age', 'repository'];
/** `suite gate --evidence`: whether a deploy of the commit is allowed. */
const runSuiteEvidence = async (context) => {
    const { args, input, output, variables } = context;
    const file = args.value('evidence') ?? '';
    suite_evidence_checkUse(args);
    const policy = policyDigest(args);
    const age = ageOf(args);
    const { key, required } = (0,runner_signing/* readSigning */.ac)(variables);
    const sha = await judgedCommit(context);
    if (sha === null)
        throw new errors/* UsageError */.eb('suite gate: which commit is to be deployed? Expected --sha SHA, or a clone');
    const bytes = await input.bytes(file, maxEvidenceBytes, 'the gate-evidence.json of the commit');
    const repository = args.value('repository') ?? (0,runner_environment/* readRepository */.Nu)(variables);
    const demands = { sha, key, requireSignature: required, policy, repository, age };
    const verified = (0,verify_evidence/* verifyEvidence */.J)(bytes, demands);
    const signature = signatureState(verified, key);
    if (args.format === 'json')
        await output.json(suite_evidence_rowOf(nameOf(file), sha, verified, signature));
    else
        await output.text(suite_evidence_pretty(nameOf(file), sha, verified, signature));
    if (verified.problems.length === 0)
        return verdict/* exitCodes */.hS.pass;
    return verified.problems.some(({ code }) => code === 'signature') ? verdict/* exitCodes */.hS.signature : verdict/* exitCodes */.hS.fail;
};
function suite_evidence_checkUse(args) {
    if (args.positionals.length > 0)
        throw new errors/* UsageError */.eb('suite gate: --evidence checks one file; expected no reports beside it');
    for (const flag of ['policy', 'evidence-out'])
        if (args.value(flag) !== null)
            throw new errors/* UsageError */.eb(`suite gate: --${flag} is about judging reports, --evidence about a finished judgement`);
    if (args.format === 'sarif')
        throw new errors/* UsageError */.eb('suite gate: --format sarif is about judging reports; --evidence writes pretty or json');
}
function policyDigest(args) {
    const digest = args.value('policy-digest');
    if (digest === null || /^[0-9a-f]{64}$/i.test(digest))
        return digest;
    throw new errors/* UsageError */.eb(`--policy-digest: found ${JSON.stringify(digest)}, expected 64 characters 0-9 and a-f: digests.policy of a result`);
}
const suite_evidence_units = { m: 60_000, h: 3_600_000, d: 86_400_000 };
function ageOf(args) {
    const text = args.value('max-age');
    if (text === null)
        return null;
    const [, count = '', unit = ''] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? [];
    const most = Number(count) * (suite_evidence_units[unit] ?? 0);
    if (most > 0)
        return { now: Date.now(), most };
    throw new errors/* UsageError */.eb(`--max-age: found ${JSON.stringify(text)}, expected minutes, hours or days such as 90m, 24h or 7d`);
}
/** Only a signature that was checked may be called one. */
function signatureState({ evidence, problems }, key) {
    if (evidence === null || evidence.signature === null)
        return 'none';
    if (key === null)
        return 'unchecked';
    return problems.some(({ code }) => code === 'signature') ? 'invalid' : 'valid';
}
const suite_evidence_rowOf = (file, sha, { evidence, problems }, signature) => ({
    file,
    sha,
    allowed: problems.length === 0,
    signature,
    decision: evidence?.decision ?? null,
    repository: evidence?.repository ?? null,
    head_sha: evidence?.head_sha ?? null,
    at: evidence?.at ?? null,
    policy: evidence?.policy ?? null,
    suites: evidence?.suites ?? [],
    problems,
});
const signatureWords = (state, keyId) => ({
    none: 'not signed',
    unchecked: 'signature not checked: GATEWRIGHT_SIGNING_KEY is not set',
    valid: `signed by key ${keyId}`,
    invalid: 'signature wrong',
})[state];
function suite_evidence_pretty(file, sha, { evidence, problems }, state) {
    if (problems.length === 0 && evidence !== null) {
        const signed = signatureWords(state, evidence.signature?.key_id ?? '');
        return `${(0,sanitise/* sanitiseLine */.lg)(`ALLOWED: ${file} says pass for ${sha} (${signed}; suites: ${evidence.suites.length}, tests: ${evidence.total.tests})`)}\n`;
    }
    const lines = problems.map(({ code, message }) => (0,sanitise/* sanitiseLine */.lg)(`${file}: ${code}: ${message}`));
    const step = nextSteps[problems[0]?.code ?? 'unreadable'];
    return `${['REFUSED: this evidence does not allow the deploy', ...lines, `next step: ${step}`].join('\n')}\n`;
}
const again = 'take the evidence that the gate wrote in its run on the commit that is to be deployed';
/** The one next step, by the first problem. */
const nextSteps = {
    unreadable: again,
    signature: 'set GATEWRIGHT_SIGNING_KEY to the same secret in the run of the gate and in the deploy',
    changed: again,
    contradiction: again,
    repository: again,
    commit: 'run the gate on the commit that is to be deployed, and take the evidence of that run',
    age: 'run the gate again on this commit, and take the evidence of that run',
    policy: 'run the gate again on this commit, under the policy that is required',
    decision: 'make the tests pass: the result of the run that wrote this evidence says which do not',
};
/** @throws {SignatureError|UsageError} for evidence that cannot be taken at its word, whatever it decided */
function refuseUntrue(file, problems) {
    const [first] = problems.filter(({ code }) => code !== 'decision');
    if (first === undefined)
        return;
    const message = `${file}: ${first.code}: ${first.message}`;
    throw first.code === 'signature' ? new errors/* SignatureError */.VA(message) : new errors/* UsageError */.eb(message);
}

;// CONCATENATED MODULE: ./src/cli/suite-gate.ts


























const gateId = 'golden-suite';
/** Stands for the commit where there is none: files of a directory that is no clone. */
const noCommit = '0'.repeat(40);
/** `suite gate`: judges local reports, or checks evidence before a deploy. */
const runSuiteGate = async (context) => {
    const { args } = context;
    if (args.value('evidence') !== null)
        return await runSuiteEvidence(context);
    if (args.positionals.length === 0)
        throw new errors/* UsageError */.eb('suite gate: names no report: expected FILE…, or --evidence FILE');
    const alone = evidenceFlags.find((flag) => args.value(flag) !== null);
    if (alone !== undefined)
        throw new errors/* UsageError */.eb(`suite gate: --${alone} is about --evidence FILE, which is not given`);
    const out = args.value('evidence-out');
    if (out !== null)
        await refuseDirectory((0,external_node_path_.resolve)(context.directory, out), out);
    const record = await judged(context);
    if (out !== null)
        await writeEvidence(context, record, out);
    return await writeReport(context, record);
};
async function judged(context) {
    const started = performance.now();
    const { args, directory, variables } = context;
    const files = args.positionals.map(nameOf);
    const loaded = await policyOf(context, {
        gates: [gateId],
        options: { [gateId]: { reports: [], artifacts: [], 'expected-reports': files } },
    });
    const place = await placeOf(context);
    const sha = await judgedCommit(context);
    const { policy } = loaded;
    const subjects = [{ subject: '', facts: await factsOf(context, loaded, place.root, sha) }];
    const run = offlineFigures(started);
    return {
        ...{ version: version/* version */.rE, documentationUrl: version/* documentationUrl */.ou, policy, subjects, run },
        serverUrl: serverOf(context).serverUrl,
        target: {
            kind: 'branch',
            repository: (0,runner_environment/* readRepository */.Nu)(variables) ?? `local/${(0,external_node_path_.basename)(place.root) || (0,external_node_path_.basename)(directory) || 'directory'}`,
            pullRequests: [],
            headSha: sha,
            baseRef: null,
            baseSha: sha,
        },
        verdict: (0,judge_subjects/* judgeSubjects */.j)({
            ...{ policy, gates: registry/* gates */.V, subjects },
            scope: 'pull-request',
            target: 'branch',
            forgiveOffline: true,
        }),
        policyPath: loaded.path,
        notices: [...loaded.notices],
    };
}
/** The policy named, or the work tree's; where there is none, every test must pass. */
async function policyOf(context, overrides) {
    const named = context.args.value('policy');
    try {
        return (await readLocalPolicy(context, named)).under(overrides);
    }
    catch (error) {
        const missing = error instanceof errors/* PolicyError */.pn && error.problems.every(({ code }) => code === 'missing');
        if (named !== null || !missing)
            throw error;
        const text = 'version: 1\nmode: enforce\n';
        const source = { name: '(no policy)', sha: null, sha256: (0,policy_digest/* digest */.b)(new TextEncoder().encode(text)), text };
        context.output.note('there is no policy here: every test must pass');
        return (0,load/* restorePolicy */.f)({ sources: [source], gates: registry/* gates */.V, version: version/* version */.rE, overrides });
    }
}
async function factsOf(context, { policy }, root, sha) {
    const source = { kind: 'file', what: 'the command line' };
    const reports = await readReports(context, context.args.positionals);
    const names = context.args.positionals.map(nameOf);
    const patterns = names.map((pattern) => ({ pattern, files: 1 }));
    const commits = sha === null ? [] : [sha];
    const needs = (0,golden_options/* goldenNeeds */.$)({ policy });
    const offline = (0,core_fact/* unknown */.L5)('offline', 'suite gate judges the reports that are named, and nothing else');
    return {
        now: (0,core_fact/* known */.eO)(new Date().toISOString(), { kind: 'input', what: 'clock' }),
        'other-pull-requests': (0,core_fact/* known */.eO)([], source),
        'test-reports': (0,core_fact/* known */.eO)({ commits, patterns, ...reports }, source),
        'golden-manifest': await manifestOf(root, needs, sha ?? noCommit),
        'suite-history': needs.history === null ? (0,core_fact/* known */.eO)({ runs: [], unreadable: 0 }, source) : offline,
        soak: needs.soak === null ? (0,core_fact/* known */.eO)(null, source) : offline,
    };
}
/** Manifest and quarantine list as they stand in the work tree. */
async function manifestOf(root, needs, sha) {
    const manifest = await (0,files/* readInside */.xO)(root, needs.manifest, golden_files/* maxGoldenBytes */.tH);
    const quarantine = await (0,files/* readInside */.xO)(root, needs.quarantine, golden_files/* maxGoldenBytes */.tH);
    const tests = manifest === null ? null : (0,golden_files/* readManifest */.WI)(manifest, needs.manifest);
    const entries = quarantine === null ? null : (0,golden_files/* readQuarantine */.Db)(quarantine, needs.quarantine);
    const paths = [...new Set((tests ?? []).flatMap(({ file }) => file ?? []))];
    const digests = paths.map(async (path) => [path, await digestOfFile(root, path)]);
    return (0,core_fact/* known */.eO)({
        sha,
        manifest: tests === null ? null : { path: needs.manifest, tests: [...tests] },
        quarantine: entries === null ? null : { path: needs.quarantine, entries: [...entries] },
        proposed: null,
        lowered: [],
        sources: Object.fromEntries(await Promise.all(digests)),
    }, { kind: 'file', what: `${needs.manifest} and ${needs.quarantine}` });
}
const maxSourceBytes = 16 * 1024 * 1024;
/** SHA-256 (hex) of a file of the work tree; null when it is not there. */
async function digestOfFile(root, path) {
    const bytes = await (0,files/* readInside */.xO)(root, path, maxSourceBytes);
    return bytes === null ? null : (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
}
async function writeEvidence({ directory, variables }, record, out) {
    const signing = (0,runner_signing/* readSigning */.ac)(variables);
    if (record.target.headSha === null)
        throw new errors/* UsageError */.eb('--evidence-out: evidence is about a commit: run in a clone, or name it with --sha');
    const evidence = (0,gate_evidence/* evidenceOf */.X)(record, (0,runner_signing/* checkedKey */.bb)(signing, out));
    if (evidence === null)
        throw new errors/* UsageError */.eb('--evidence-out: no test report was judged');
    await writeWhole((0,external_node_path_.resolve)(directory, out), out, (0,surfaces_json/* jsonText */.s)(evidence, 2));
}

// EXTERNAL MODULE: ./src/surfaces/chart.ts
var chart = __webpack_require__(43020);
;// CONCATENATED MODULE: ./src/surfaces/trend.ts



/** A suite's trend as chart and table, for Markdown. */
function trendMarkdown(suite, points) {
    const rows = points.map(({ cells }) => (0,surfaces_page/* tableRow */.jD)(cells.map(surfaces_escape/* codeSpan */.SS)));
    return [
        `\n### ${(0,surfaces_escape/* escapeMarkdown */.FV)(suite)}\n`,
        (0,chart/* chartBlock */.C)({ label: 'Lower bound', points }),
        '',
        (0,surfaces_page/* tableHead */.PP)(['Run', 'Passed', 'Ran', 'Lower bound']),
        ...rows,
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./src/cli/suite-history.ts









/** `suite history`: the trend of each suite over evidence files. */
const runSuiteHistory = async (context) => {
    const { args, output } = context;
    const most = maxDrop(args);
    const evidence = await readAll(context);
    const trends = trendsOf(evidence, most);
    if (args.format === 'json')
        await output.json({ max_drop: most, suites: trends });
    else
        await output.text(args.format === 'markdown' ? suite_history_markdown(trends) : suite_history_pretty(trends, output.layout.width));
    return trends.some(({ alert }) => alert) ? verdict/* exitCodes */.hS.fail : verdict/* exitCodes */.hS.pass;
};
function maxDrop(args) {
    const text = args.value('max-drop') ?? '0.05';
    const value = Number(text);
    if (/^0?\.\d+$/.test(text) && value > 0)
        return value;
    throw new errors/* UsageError */.eb(`--max-drop: found ${JSON.stringify(text)}, expected a share such as 0.05`);
}
async function readAll({ args, input, variables }) {
    const { key, required } = (0,runner_signing/* readSigning */.ac)(variables);
    const all = [];
    for (const file of args.positionals) {
        const bytes = await input.bytes(file, maxEvidenceBytes, 'a gate-evidence.json');
        const read = (0,verify_evidence/* readEvidence */.A)(bytes);
        if (typeof read === 'string')
            throw fileError(nameOf(file), `${read}, expected a gate-evidence.json`);
        const demands = { sha: read.head_sha, key, requireSignature: required, policy: null };
        refuseUntrue(nameOf(file), (0,verify_evidence/* verifyEvidence */.J)(bytes, demands).problems);
        const other = all.find(({ repository }) => repository !== read.repository);
        if (other !== undefined)
            throw fileError(nameOf(file), `about ${read.repository}, expected ${other.repository} as before`);
        all.push(read);
    }
    return all.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
function trendsOf(all, most) {
    const names = [...new Set(all.flatMap(({ suites }) => suites.map(({ suite }) => suite)))];
    return names.map((suite) => {
        const points = all.flatMap(({ at, head_sha: sha, suites }) => suites
            .filter((one) => one.suite === suite)
            .map(({ successes, trials, lcb }) => ({ at, sha, successes, trials, lcb })));
        const drop = lastDrop(points.flatMap(({ lcb }) => lcb ?? []));
        return { suite, points, drop, alert: drop > most };
    });
}
function lastDrop(bounds) {
    const [before, last] = bounds.slice(-2);
    if (before === undefined || last === undefined || before === 0)
        return 0;
    return Math.max(0, (before - last) / before);
}
const suite_history_shown = (lcb) => lcb === null ? 'no data' : (Math.floor(lcb * 1e4) / 1e4).toFixed(4);
function suite_history_pretty(trends, width) {
    const lines = trends.flatMap(({ suite, points, drop, alert }) => [
        (0,sanitise/* sanitiseLine */.lg)(`suite ${suite}${alert ? `: the bound fell by ${(100 * drop).toFixed(1)} %` : ''}`),
        ...(0,terminal_layout/* columns */.YB)(points.map((point) => [
            point.at,
            point.sha.slice(0, 7),
            `${point.successes}/${point.trials}`,
            suite_history_shown(point.lcb),
        ]), 2, width),
    ]);
    return `${lines.join('\n')}\n`;
}
const suite_history_markdown = (trends) => trends
    .map(({ suite, points }) => trendMarkdown(suite, points.map(({ sha, successes, trials, lcb }) => ({
    label: sha.slice(0, 7),
    value: lcb ?? 0,
    cells: [sha.slice(0, 7), String(successes), String(trials), suite_history_shown(lcb)],
}))))
    .join('\n');

// EXTERNAL MODULE: ./src/core/facts/golden.ts
var golden = __webpack_require__(1654);
// EXTERNAL MODULE: ./src/core/facts/test-reports.ts
var test_reports = __webpack_require__(48037);
// EXTERNAL MODULE: ./src/formats/golden/manifest.ts
var manifest = __webpack_require__(64159);
// EXTERNAL MODULE: ./src/gates/golden-suite/place.ts
var place = __webpack_require__(53986);
;// CONCATENATED MODULE: ./src/cli/manifest-text.ts

/** An entry with the keys the file has. */
const manifest_text_written = ({ id, priority, file, sha256, requirements }) => ({
    id,
    priority,
    ...(file === null ? {} : { file }),
    ...(sha256 === null ? {} : { sha256 }),
    ...(requirements.length === 0 ? {} : { requirements }),
});
const layout = { lineWidth: 0 };
/**
 * The manifest as text.
 * @param before the manifest that is gone on from: its comments and its order stay
 */
function manifestText(before, entries) {
    return (before === null ? null : updated(before, entries)) ?? fresh(entries);
}
const fresh = (entries) => (0,dist/* stringify */.As)({ version: 1, tests: entries.map(manifest_text_written) }, layout);
/** Null when the text is of a shape that cannot be edited in place. */
function updated(before, entries) {
    const document = (0,dist/* parseDocument */.Tp)(before);
    const tests = document.get('tests');
    if (document.errors.length > 0 || !(0,dist/* isSeq */.oP)(tests) || !tests.items.every(dist/* isMap */.jh))
        return null;
    const wanted = new Map(entries.map((entry) => [entry.id, entry]));
    const there = new Set();
    tests.items = tests.items.filter((item) => {
        const entry = wanted.get(String(item.get('id')));
        if (entry === undefined)
            return false;
        there.add(entry.id);
        renew(item, entry);
        return true;
    });
    manifest_text_append(document, tests, entries.filter(({ id }) => !there.has(id)));
    return document.toString(layout);
}
/** Only what a run can tell is renewed: where the test stands, and the digest of that file. */
function renew(item, { file, sha256 }) {
    for (const [key, value] of Object.entries({ file, sha256 })) {
        if (value === null)
            item.delete(key);
        else if (item.get(key) !== value)
            item.set(key, value);
    }
}
function manifest_text_append(document, tests, entries) {
    // An empty list is written as `[]`, where nothing fits on lines of its own.
    if (tests.items.length === 0 && entries.length > 0)
        tests.flow = false;
    for (const entry of entries)
        tests.add(document.createNode(manifest_text_written(entry)));
}

;// CONCATENATED MODULE: ./src/cli/suite-manifest.ts












/** `suite manifest`: the list of tests that must be there, from reports of a good run. */
const runSuiteManifest = async (context) => {
    const { args, output } = context;
    suite_manifest_checkUse(args);
    const priority = priorityOf(args);
    const place = await treeFile(context, args.value('out'), manifest/* manifestPath */.j);
    const bytes = args.has('update') ? await place.read(golden_files/* maxGoldenBytes */.tH) : null;
    const before = bytes === null ? [] : (0,golden_files/* readManifest */.WI)(bytes, place.name).map(({ line: _, ...entry }) => entry);
    const reports = await goodReports(context);
    const entries = merged(before, await suite_manifest_entriesOf(reports, place.root, priority), args.has('prune'));
    const text = manifestText(bytes === null ? null : new TextDecoder().decode(bytes), entries);
    checkText(text, place.name);
    const dry = args.has('dry-run');
    const writes = args.has('update') || args.value('out') !== null;
    if (writes && !dry)
        await place.write(text);
    const changes = changesOf(before, entries);
    if (args.format === 'json')
        await output.json({ file: place.name, written: writes && !dry, tests: entries, ...changes });
    else if (writes)
        await output.text(suite_manifest_summary(place.name, entries.length, changes, dry));
    else
        await output.document(text);
    return dry && Object.values(changes).some(({ length }) => length > 0) ? verdict/* exitCodes */.hS.fail : verdict/* exitCodes */.hS.pass;
};
function suite_manifest_checkUse(args) {
    for (const flag of ['prune', 'dry-run'])
        if (args.has(flag) && !args.has('update'))
            throw new errors/* UsageError */.eb(`suite manifest: --${flag} is about --update, which is not given`);
}
/** What must be there is taken from a run that was good. */
async function goodReports(context) {
    const reports = await readReports(context, context.args.positionals);
    const bad = reports.files.find(({ verdict }) => verdict !== 'pass');
    if (bad === undefined)
        return reports;
    const why = bad.invalid[0] === undefined ? '' : ` (${bad.invalid[0]})`;
    throw new errors/* UsageError */.eb(`${bad.path}: the report is ${bad.verdict}${why}: expected reports of a run that passed`);
}
function priorityOf(args) {
    const text = args.value('priority') ?? 'P1';
    const found = golden/* priorities */.vx.find((priority) => priority === text);
    if (found !== undefined)
        return found;
    throw new errors/* UsageError */.eb(`--priority: found ${JSON.stringify(text)}, expected ${golden/* priorities */.vx.join(', ')}`);
}
/** The tests that ran, by id: two tests that read the same are one entry. */
async function suite_manifest_entriesOf({ tests, groups }, root, priority) {
    const digests = new Map();
    const entries = new Map();
    for (const test of tests) {
        const group = groups[test.group];
        if (group === undefined || test.outcome === 'skipped')
            continue;
        const id = (0,test_reports/* testId */.ec)(test, group);
        const file = group.file === null ? null : (0,place/* repositoryPath */.S)(group.file);
        if (file !== null && !digests.has(file))
            digests.set(file, await digestOfFile(root, file).catch(() => null));
        const sha256 = file === null ? null : (digests.get(file) ?? null);
        if (!entries.has(id))
            entries.set(id, { id, priority, file: sha256 === null ? null : file, sha256, requirements: [] });
    }
    return [...entries.values()];
}
/** What was agreed on stays; digests are renewed, and new tests come behind. */
function merged(before, found, prune) {
    const now = new Map(found.map((entry) => [entry.id, entry]));
    const kept = before.flatMap((entry) => {
        const fresh = now.get(entry.id);
        if (fresh === undefined)
            return prune ? [] : [entry];
        const { file, sha256 } = fresh.file === null ? entry : fresh;
        return [{ ...entry, file, sha256 }];
    });
    const old = new Set(before.map(({ id }) => id));
    return [...kept, ...found.filter(({ id }) => !old.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))];
}
/** Nothing is written that could not be read again, such as an endless name. */
function checkText(text, name) {
    try {
        (0,golden_files/* readManifest */.WI)(new TextEncoder().encode(text), name);
    }
    catch (error) {
        if (!(error instanceof errors/* PolicyError */.pn))
            throw error;
        const [first] = error.problems;
        const more = error.problems.length > 1 ? `, and ${error.problems.length - 1} more` : '';
        throw new errors/* UsageError */.eb(`${name}: these reports make no manifest that could be read: ${first?.message ?? ''}${more}`);
    }
}
function changesOf(before, after) {
    const old = new Map(before.map((entry) => [entry.id, entry]));
    const now = new Set(after.map(({ id }) => id));
    return {
        added: after.filter(({ id }) => !old.has(id)).map(({ id }) => id),
        removed: before.filter(({ id }) => !now.has(id)).map(({ id }) => id),
        changed: after
            .filter(({ id, file, sha256 }) => {
            const entry = old.get(id);
            return entry !== undefined && (entry.sha256 !== sha256 || entry.file !== file);
        })
            .map(({ id }) => id),
    };
}
/** Changes that are listed on a screen, of each kind. */
const mostLines = 15;
function suite_manifest_summary(file, tests, { added, removed, changed }, dry) {
    const head = `${file}: ${tests} tests, ${added.length} added, ${removed.length} removed, ${changed.length} with another file or digest${dry ? '; not written' : ''}`;
    const lines = [listed('+', added), listed('-', removed), listed('~', changed)].flat();
    return `${[head, ...lines].map(sanitise/* sanitiseLine */.lg).join('\n')}\n`;
}
function listed(mark, ids) {
    const more = ids.length - mostLines;
    return [
        ...ids.slice(0, mostLines).map((id) => `  ${mark} ${id}`),
        ...(more > 0 ? [`  ${mark} and ${more} more: --json lists them`] : []),
    ];
}

// EXTERNAL MODULE: ./src/gates/golden-suite/requirement-ids.ts
var requirement_ids = __webpack_require__(89981);
;// CONCATENATED MODULE: ./src/cli/suite-read.ts








/** `suite read`: what reports say. */
const runSuiteRead = async (context) => {
    const { args, output } = context;
    const reports = await readReports(context, args.positionals);
    const tests = args.has('tests');
    if (args.format === 'json' && tests)
        await streamTests(output, reports);
    else if (args.format === 'json')
        await output.json(suite_read_documentOf(reports));
    else
        await output.text(suite_read_pretty(reports, output.layout.width, tests));
    return reports.files.every(({ verdict }) => verdict === 'pass') ? verdict/* exitCodes */.hS.pass : verdict/* exitCodes */.hS.fail;
};
const suite_read_countsOf = ({ tests, passed, failed, errors, skipped, flaky, cases }) => ({
    ...{ tests, passed, failed, errors, skipped, flaky, cases },
});
const fileRow = (file) => ({
    file: file.path,
    format: file.format,
    verdict: file.verdict,
    ...suite_read_countsOf(file),
    invalid: file.invalid,
    suite_errors: file.suiteErrors,
    commit: file.commit,
    started_at: file.startedAt,
    bytes: file.bytes,
    sha256: file.sha256,
});
const nowhere = { suite: '', className: '', file: null, project: null, tags: [], properties: [] };
const groupOf = ({ groups }, { group }) => groups[group] ?? nowhere;
function testRow(reports, test) {
    const group = groupOf(reports, test);
    const id = (0,test_reports/* testId */.ec)(test, group);
    return {
        id,
        outcome: test.outcome,
        flaky: test.flaky,
        attempts: test.attempts,
        seconds: test.seconds,
        suite: group.suite,
        class_name: group.className,
        name: test.name,
        project: group.project,
        file: test.details?.file ?? group.file,
        line: test.details?.line ?? null,
        tags: group.tags,
        // Pairs may repeat a name, so the last of a name is not the only one: see `property_list`.
        properties: Object.fromEntries(group.properties),
        property_list: group.properties,
        requirements: (0,requirement_ids/* requirementIds */.a)({ test, group, id }, undefined),
        message: test.details?.message ?? null,
    };
}
const suite_read_documentOf = (reports) => ({
    files: reports.files.map(fileRow),
    total: suite_read_countsOf(reports.total),
});
/** Tests that are written at a time. */
const batch = 1_000;
/** One document with a line for each test, in parts: two million tests are more than one text can hold. */
async function streamTests(output, reports) {
    await output.stream(`${(0,surfaces_json/* jsonText */.s)((0,redacted/* redactedValue */.QC)(suite_read_documentOf(reports)), 2).replace(/\n\}\s*$/u, '')},\n  "tests": [`);
    for (let from = 0; from < reports.tests.length; from += batch) {
        const rows = reports.tests
            .slice(from, from + batch)
            .map((test) => `\n    ${(0,surfaces_json/* jsonText */.s)((0,redacted/* redactedValue */.QC)(testRow(reports, test)), 0).trim()}`);
        await output.stream(`${from === 0 ? '' : ','}${rows.join(',')}`);
    }
    await output.stream('\n  ]\n}\n');
}
/** Tests that are listed on a screen. */
const suite_read_mostLines = 50;
/** What needs a look first. */
const byNeed = ['invalid', 'fail', 'no-data', 'flaky', 'pass'];
const suite_read_worstFirst = (files) => byNeed.flatMap((verdict) => files.filter((file) => file.verdict === verdict));
function suite_read_pretty(reports, width, all) {
    const head = ['Report', 'Format', 'Verdict', 'Tests', 'Passed', 'Failed', 'Errors', 'Skipped', 'Flaky'];
    const { files } = reports;
    // On one screen all that is wrong is seen; the order of the command line stays where it fits.
    const shown = all || files.length <= suite_read_mostLines ? files : suite_read_worstFirst(files).slice(0, suite_read_mostLines);
    const more = files.length - shown.length;
    const lines = [
        ...(0,terminal_layout/* columns */.YB)([head, ...shown.map(fileCells)], 0, width),
        ...(more > 0 ? [`and ${more} more reports: --tests or --json lists them`] : []),
        ...shown.flatMap(reasonLines),
        ...(reports.files.length > 1 ? [`total: ${suite_read_countWords(reports.total)}`] : []),
        ...testLines(reports, all),
    ];
    return `${lines.join('\n')}\n`;
}
const fileCells = (file) => [
    (0,sanitise/* sanitiseLine */.lg)(file.path),
    file.format ?? 'none',
    file.verdict,
    ...[file.tests, file.passed, file.failed, file.errors, file.skipped, file.flaky].map(String),
];
const reasonLines = ({ path, invalid, suiteErrors }) => [
    ...invalid.map((reason) => (0,sanitise/* sanitiseLine */.lg)(`${path}: invalid: ${reason}`)),
    ...suiteErrors
        .slice(0, suite_read_mostLines)
        .map(({ suite, message, reportLine }) => (0,sanitise/* sanitiseLine */.lg)(`${path}${reportLine === null ? '' : `:${reportLine}`}: outside of tests: ${suite}: ${suite_read_cut(message)}`)),
];
const suite_read_cut = (message) => message.replace(/\s+/gu, ' ').slice(0, 200);
const suite_read_countWords = (counts) => `${counts.tests} tests, ${counts.passed} passed, ${counts.failed} failed, ${counts.errors} errors, ${counts.skipped} skipped, ${counts.flaky} flaky, ${counts.cases} records`;
const broken = ({ outcome }) => outcome === 'failed' || outcome === 'error';
function testLines(reports, all) {
    const wanted = [
        ...reports.tests.filter(broken),
        ...reports.tests.filter((test) => test.flaky && !broken(test)),
        ...reports.tests.filter((test) => all && test.outcome === 'skipped' && !test.flaky),
    ];
    const shown = wanted.slice(0, all ? wanted.length : suite_read_mostLines).map((test) => {
        const message = test.details?.message ?? '';
        const words = `${test.flaky ? `${test.outcome}, flaky` : test.outcome}: ${(0,test_reports/* testId */.ec)(test, groupOf(reports, test))}`;
        return (0,sanitise/* sanitiseLine */.lg)(`${words}${message === '' ? '' : `: ${suite_read_cut(message)}`}`);
    });
    const more = wanted.length - shown.length;
    return more > 0 ? [...shown, `and ${more} more: --tests lists them`] : shown;
}

// EXTERNAL MODULE: ./src/facts/soak.ts + 1 modules
var soak = __webpack_require__(16697);
// EXTERNAL MODULE: ./src/result/signature.ts
var signature = __webpack_require__(82367);
;// CONCATENATED MODULE: ./src/cli/suite-soak.ts










const dayLength = 24 * 60 * 60 * 1000;
/** `suite soak`: declares a soak. */
const runSuiteSoak = async (context) => {
    const { args, output, variables } = context;
    const deployment = args.value('deployment');
    if (deployment === null || deployment === '' || deployment.length > 200)
        throw new errors/* UsageError */.eb('suite soak: --deployment ID is missing: what the events call the deployment');
    const days = daysOf(args.value('days') ?? '7');
    const signing = (0,runner_signing/* readSigning */.ac)(variables);
    const place = await treeFile(context, args.value('out'), golden_options/* soakStartPath */.g);
    const { name: file } = place;
    const before = await startThere(place);
    if (before !== null && !args.has('restart'))
        throw fileError(file, `a soak of ${before.deployment} is declared until ${before.ends_at}; --restart replaces it, and that stays visible`);
    const now = Date.now();
    const unsigned = {
        schema_version: 1,
        tool: 'gatewright',
        deployment,
        started_at: new Date(now).toISOString(),
        ends_at: new Date(now + days * dayLength).toISOString(),
        restarts: before === null ? 0 : before.restarts + 1,
    };
    const key = (0,runner_signing/* checkedKey */.bb)(signing, file);
    const start = { ...unsigned, signature: key === null ? null : (0,signature/* signatureOf */.yK)(unsigned, key) };
    await place.write((0,surfaces_json/* jsonText */.s)(start, 2));
    if (args.format === 'json')
        await output.json({ file, ...start });
    else
        await output.text(`${(0,sanitise/* sanitiseLine */.lg)(`${file}: soak of ${deployment} until ${start.ends_at}; commit it to the default branch, its result is looked at once, at that time`)}\n`);
    return verdict/* exitCodes */.hS.pass;
};
function daysOf(text) {
    if (/^[1-9]\d?$/.test(text) && Number(text) <= 90)
        return Number(text);
    throw new errors/* UsageError */.eb(`--days: found ${JSON.stringify(text)}, expected a number of days from 1 to 90`);
}
async function startThere({ name, read }) {
    const bytes = await read(64 * 1024);
    if (bytes === null)
        return null;
    const start = (0,soak/* readStart */.H)(bytes);
    if (typeof start === 'string')
        throw fileError(name, `something else is there (${start}), expected the start of a soak, or nothing`);
    return start;
}

;// CONCATENATED MODULE: ./src/cli/run-table.ts

































/** What each command does; `demo` is another bundle. */
const runs = {
    audit: runAuditCommand,
    check: runCheck,
    evaluate: runEvaluate,
    explain: runExplain,
    requirements: runRequirements,
    'checklist render': runRender,
    'checklist tier': runTier,
    'branch-protection effective': runEffective,
    'branch-protection check': runProtectionCheck,
    'branch-protection plan': runPlan,
    'branch-protection apply': runApply,
    'codeowners who': runWho,
    'codeowners lint': runLint,
    'codeowners coverage': runCoverage,
    'checklist validate': runChecklistValidate,
    'suite read': runSuiteRead,
    'suite gate': runSuiteGate,
    'suite manifest': runSuiteManifest,
    'suite history': runSuiteHistory,
    'suite soak': runSuiteSoak,
    lcb: runLcb,
    'phase new': runPhaseNew,
    'phase sign': runPhaseSign,
    'phase verify': runPhaseVerify,
    'phase reseal': runPhaseReseal,
    'phase report': runPhaseReport,
    'evidence add': runEvidenceAdd,
    'evidence verify': runEvidenceVerify,
    'policy validate': runValidate,
    'policy print': runPrint,
    'policy schema': policy_commands_runSchema,
    'policy test': runTest,
    'policy impact': runImpact,
    diff: runDiff,
    doctor: runDoctor,
};

;// CONCATENATED MODULE: ./src/cli/cli.ts

















/** A day: standard input may come from a slow pipe. */
const watchdogMinutes = 24 * 60;
/** Runs the command line and sets the exit code of the process. Never throws. */
function cli(argv, loadDemo) {
    const variables = (0,runner_environment/* processVariables */.vO)();
    const report = (message) => {
        for (const line of message.split('\n'))
            (0,streams/* writeToStderr */.ZQ)((0,sanitise/* sanitiseLine */.lg)(`gatewright: ${line}`));
    };
    const { debug } = (0,runner_environment/* readSwitches */.nV)(variables);
    const main = async () => {
        const { stdin, stdout, stderr } = process;
        return await runCli(argv, { stdin, stdout, stderr, variables, directory: workingDirectory() }, loadDemo);
    };
    return (0,runner_process/* guard */.a)(main, { report, flush: streams/* flushStreams */.k_, debug, watchdogMinutes });
}
function workingDirectory() {
    try {
        return process.cwd();
    }
    catch {
        throw new errors/* UsageError */.eb('the working directory does not exist any more: expected to run in one that does');
    }
}
/** The same over given streams. @returns the exit code; throws nothing that is foreseen */
async function runCli(argv, streams, loadDemo) {
    const { stdout, stderr, variables } = streams;
    // No announcing: the runner's command would stand in the middle of the result.
    const secrets = (0,runner_secrets/* createSecrets */.g)(false);
    for (const token of [...(0,runner_environment/* tokenValues */.g7)(variables), ...(0,signing_keys/* keyForms */.Ls)(variables)])
        secrets.add(token);
    const output = createOutput({ stdout, stderr, colour: (0,runner_environment/* readColour */.Zw)(variables), secrets });
    try {
        return await dispatch(findCommand(argv), { ...streams, output, secrets, loadDemo });
    }
    catch (error) {
        return reportError(error, output, (0,runner_environment/* readSwitches */.nV)(variables).debug);
    }
    finally {
        output.progress.stop();
    }
}
async function dispatch(called, call) {
    const { width } = call.output.layout;
    switch (called.kind) {
        case 'program':
            return await cli_page(called.rest, call, rootHelp(width));
        case 'group':
            return await cli_page(called.rest, call, groupHelp(called.group, width));
        case 'command':
            return await runCommand(called.command, called.rest, call);
    }
}
/** Asked for, a help page is the result; not asked for, it says what is missing. */
async function cli_page(rest, { output }, help) {
    const flags = readRootFlags(commands/* rootFlags */.qw, rest);
    if (flags.has('version'))
        await output.text(`${version/* version */.rE}\n`);
    else if (flags.has('help'))
        await output.text(help);
    else {
        output.page(help);
        return verdict/* exitCodes */.hS.usage;
    }
    return verdict/* exitCodes */.hS.pass;
}
async function runCommand(command, rest, call) {
    if (command.name === 'demo')
        return await runDemo(command, rest, call);
    const { output, secrets, variables, directory } = call;
    const args = readArguments(command, rest);
    const token = args.value('token');
    if (token !== null)
        secrets.add(token);
    if (args.has('help')) {
        await output.text(commandHelp(command, output.layout.width));
        return verdict/* exitCodes */.hS.pass;
    }
    const input = createInput(call.stdin, directory);
    try {
        return await runs[command.name]({ args, input, output, variables, secrets, directory });
    }
    catch (error) {
        if (givesResult(command, args))
            await writeErrorResult(error, output, args);
        throw error;
    }
}
/** Commands whose JSON or SARIF is a run's result; `suite gate --evidence` answers in a shape of its own. */
const givesResult = ({ name }, args) => (args.format === 'json' || args.format === 'sarif') &&
    (name === 'audit' ||
        name === 'check' ||
        name === 'evaluate' ||
        (name === 'suite gate' && args.value('evidence') === null));
async function runDemo(command, rest, call) {
    if (rest.includes('--help') || rest.includes('-h')) {
        await call.output.text(commandHelp(command, call.output.layout.width));
        return verdict/* exitCodes */.hS.pass;
    }
    const { demo } = await call.loadDemo();
    const answer = await demo(rest).catch((error) => {
        // The demo's bundle has a class of its own for what is ours here.
        if (error instanceof Error && error.name === 'UsageError')
            throw new errors/* UsageError */.eb(error.message);
        throw error;
    });
    const code = verdict/* exitCodeOrder */.U5.find((one) => one === answer);
    if (code === undefined)
        throw new errors/* UsageError */.eb(`demo: ended with ${answer}, which is no exit code`);
    return code;
}


/***/ }),

/***/ 46008:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qc: () => (/* binding */ joinLists),
/* harmony export */   WN: () => (/* binding */ listsNamedBy)
/* harmony export */ });
/* unused harmony export fileOf */
/* harmony import */ var _core_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90761);

/** The file a list stands in, for messages. */
const fileOf = ({ source, name }) => source === 'shipped' ? `checklists/${name}.yml` : source;
/** The other lists that items of a list name. */
const listsNamedBy = ({ items }) => [
    ...new Set(items.flatMap(({ derivedFrom }) => derivedFrom.flatMap((to) => split(to)?.list ?? []))),
];
/**
 * Lists used together: one id, one item. A reference to an item of another list counts when that list is among them,
 * and is dropped when it is not.
 */
function joinLists(lists) {
    const conflicts = [...clashes(lists)];
    const byName = new Map(lists.map((list) => [list.name, list]));
    const joined = lists.map((list) => ({
        ...list,
        items: list.items.map((item) => ({
            ...item,
            derivedFrom: item.derivedFrom.flatMap((to) => {
                const answer = follow(to, byName);
                if (answer.missing !== null) {
                    const message = `\`derived-from\` names ${to}${answer.missing}`;
                    conflicts.push({ kind: 'reference', file: fileOf(list), line: item.line, message });
                }
                return answer.ids;
            }),
        })),
    }));
    return { lists: joined, conflicts };
}
function split(reference) {
    const slash = reference.indexOf('/');
    return slash < 0 ? null : { list: reference.slice(0, slash), id: reference.slice(slash + 1) };
}
function follow(reference, lists) {
    const parts = split(reference);
    if (parts === null)
        return { ids: [reference], missing: null };
    const other = lists.get(parts.list);
    if (other === undefined)
        return { ids: [], missing: null };
    const ids = other.items.map(({ id }) => id);
    if (ids.includes(parts.id))
        return { ids: [parts.id], missing: null };
    return { ids: [], missing: `, and ${fileOf(other)} has no such item${(0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .didYouMean */ .a)(parts.id, ids)}` };
}
function* clashes(lists) {
    const names = new Map();
    const owners = new Map();
    for (const list of lists) {
        const first = names.get(list.name);
        const [item] = list.items;
        if (first !== undefined && item !== undefined)
            yield clash(`the list name ${list.name}`, first, list, item);
        names.set(list.name, list);
    }
    for (const list of lists)
        for (const item of list.items) {
            const first = owners.get(item.id);
            if (first !== undefined && first !== list)
                yield clash(`the item ${item.id}`, first, list, item);
            owners.set(item.id, list);
        }
    for (const list of lists)
        for (const item of list.items)
            for (const alias of item.aliases) {
                const owner = owners.get(alias);
                if (owner !== undefined)
                    yield clash(`the name ${alias}`, owner, list, item);
            }
}
const clash = (what, first, second, item) => ({
    kind: 'clash',
    file: fileOf(second),
    line: item.line,
    message: `${what} stands in ${fileOf(first)}, too: name one of them otherwise, or take one list out`,
});


/***/ }),

/***/ 91059:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isPlaceholderTag),
/* harmony export */   P5: () => (/* binding */ placeholderIn),
/* harmony export */   wK: () => (/* binding */ isPlaceholder)
/* harmony export */ });
/* harmony import */ var _core_visible_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59505);

/** Marks of what is still to be written, anywhere in running text outside code. */
const marks = [
    /\b(?:TBD|TBC|TBA|TODO|FIXME|XXX)\b/,
    /\{\{[^{}]{0,120}\}\}/,
    /\?{3,}/,
    /_{4,}/,
    /\blorem ipsum\b/i,
    /<(?:your|insert|add|placeholder|name of|describe)\b[^<>]{0,80}>/i,
    /\[(?:your|insert|add|placeholder|describe|fill|tbd|todo|to be)\b[^[\]]{0,80}\]/i,
];
/** Texts that a template holds in the place of content, as a whole. */
const wholes = [
    /^(?:tbd|tbc|tba|todo|fixme|wip|xxx|placeholder|to do|coming soon|work in progress)[.!:…]*$/i,
    /^to be (?:determined|defined|decided|done|written|added|completed|filled in|specified|confirmed)[.!]?$/i,
    /^(?:\.{2,}|…)$/,
    /^\[[^[\]]{1,120}\]$/,
    /^\{[^{}]{1,120}\}$/,
    /^\{\{[^{}]{0,120}\}\}$/,
    /^<[^<>]{1,120}>$/,
    /^(?:item|criterion|criteria|deliverable|exclusion|requirement|bullet|feature|point|thing|example)\s*#?\d{1,3}[.:]?$/i,
    /^(?:describe|explain|insert|add|list|fill in|enter|write|specify|put|your)\b.{0,120}\b(?:here|below)[.!…]*$/i,
];
/** What every mark has in it: most lines have none of that. */
const suspicious = /[{<[]|[?_]{3}|TB|TODO|FIXME|XXX|lorem/i;
/** How every whole begins. */
const wholeStart = /^(?:[.…[{<]|t|f|w|xxx|p|co|i|cr|d|e|r|b|a|l|s|your)/i;
/** Without characters that nobody sees: they hide `TBD` from a search, not from a reader. */
const seen = (text) => (ascii.test(text) ? text : (0,_core_visible_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleText */ .Q)(text));
const ascii = /^[\0-\x7f]*$/;
/** The first thing in a line of running text that a template left behind; null: there is none. */
function placeholderIn(text) {
    const shown = seen(text);
    if (!suspicious.test(shown))
        return null;
    for (const mark of marks) {
        const found = mark.exec(shown);
        if (found !== null)
            return found[0];
    }
    return null;
}
/** Whether a whole paragraph, item or cell is only a placeholder. */
const isPlaceholder = (text) => {
    const bare = seen(text).trim();
    return bare.length <= 240 && wholeStart.test(bare) && wholes.some((whole) => whole.test(bare));
};
/** Elements that HTML has; any other name between angle brackets is a place to be filled (`<feature>`). */
const elements = new Set(('a abbr acronym address area article aside audio b bdi bdo big blockquote body br button canvas caption center ' +
    'cite code col colgroup data dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark menu ' +
    'meta meter nav object ol optgroup option output p picture pre progress q rp rt ruby s samp script section ' +
    'select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th ' +
    'thead time title tr track tt u ul var video wbr').split(' '));
/** Whether a piece of raw HTML is a placeholder and no element: `<feature name>`. */
function isPlaceholderTag(tag) {
    const name = /^<\/?([A-Za-z][A-Za-z0-9-]*)/.exec(tag.slice(0, 80))?.[1];
    return name !== undefined && !elements.has(name.toLowerCase());
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
