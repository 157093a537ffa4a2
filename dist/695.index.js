export const id = 695;
export const ids = [695];
export const modules = {

/***/ 51695:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  maximumSarifBytes: () => (/* binding */ maximumSarifBytes),
  readSarif: () => (/* binding */ readSarif)
});

// EXTERNAL MODULE: ./src/formats/tests/json-document.ts
var json_document = __webpack_require__(22402);
// EXTERNAL MODULE: ./src/formats/tests/json-text.ts
var json_text = __webpack_require__(43356);
// EXTERNAL MODULE: ./src/formats/tests/text-input.ts
var text_input = __webpack_require__(45978);
;// CONCATENATED MODULE: ./src/formats/sarif/place.ts
/** Bases of addresses that lead to further bases: more than real files have. */
const mostBases = 8;
/**
 * Makes the addresses of a run paths of the repository; null is no file of it, or none that can be told.
 * @param root absolute path of the work tree, which absolute addresses are taken from
 */
function pathFinder(run, root) {
    const made = new Map();
    const folder = `${absolute(root).replace(/\/+$/u, '')}/`;
    return (location) => {
        const { uri, uriBaseId } = addressOf(run, location);
        if (uri === null)
            return null;
        const key = `${uriBaseId ?? ''} ${uri}`;
        const known = made.get(key);
        if (known !== undefined)
            return known;
        const path = pathOf(uri, uriBaseId, run, folder);
        made.set(key, path);
        return path;
    };
}
/** The address itself, or the one of the artifact that the index names. */
function addressOf({ artifacts }, location) {
    const indexed = typeof location?.index === 'number' ? artifacts?.[location.index]?.location : null;
    const { uri, uriBaseId } = typeof location?.uri === 'string' ? location : (indexed ?? {});
    return { uri: uri ?? null, uriBaseId: uriBaseId ?? null };
}
function pathOf(uri, base, run, folder) {
    const own = locate(uri);
    if (own === null)
        return null;
    if (own.startsWith('/'))
        return inside(own, folder);
    for (const prefix of prefixes(base, run)) {
        if (!prefix.startsWith('/'))
            return normal(`${prefix}/${own}`);
        const path = inside(`${prefix}/${own}`, folder);
        if (path !== null)
            return path;
    }
    // A base outside of this work tree is the root of the checkout that the tool saw.
    return normal(own);
}
/** Folder of a base, joined with the bases it stands on; nothing when it has none or they go in a circle. */
function prefixes(base, run) {
    let prefix = '';
    let next = base;
    for (let count = 0; next !== null && count < mostBases; count++) {
        const { uri, uriBaseId } = baseOf(next, run);
        const folder = typeof uri === 'string' ? locate(uri) : '';
        if (folder === null)
            return [];
        prefix = folder === '' ? prefix : `${folder.replace(/\/+$/u, '')}/${prefix}`;
        if (folder.startsWith('/'))
            return [prefix];
        next = uriBaseId ?? null;
    }
    return next === null && prefix !== '' ? [prefix] : [];
}
const baseOf = (name, { originalUriBaseIds: bases }) => bases !== null && bases !== undefined && Object.hasOwn(bases, name) ? (bases[name] ?? {}) : {};
/** Longest address that is a path: Linux has none of more bytes. */
const longestAddress = 4_096;
/** The path an address means: relative, or absolute from `/`; null for anything that is no file of this machine. */
function locate(uri) {
    if (uri.length > longestAddress || /\p{Cc}/u.test(uri))
        return null;
    const file = /^file:(?:\/\/(?:localhost)?(?=\/))?(.*)$/iu.exec(uri);
    const drive = /^[a-z]:[\\/]/iu.test(uri);
    if (file === null && !drive && /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(uri))
        return null;
    const path = absolute(decoded(file?.[1] ?? uri));
    return path.startsWith('//') || /\p{Cc}/u.test(path) ? null : path;
}
/** Percent signs that are no escapes are what they are: not every tool writes addresses as RFC 3986 has them. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** With slashes, and a drive below the root: `D:\a\b` is `/D:/a/b`. */
const absolute = (path) => path.replaceAll('\\', '/').replace(/^(?=[a-z]:\/)/iu, '/');
/** Where jobs of GitHub keep their checkout: the repository's name twice, or the folder that containers see. */
const checkouts = [/^\/github\/workspace\/(?=.)/u, /^\/(?:.*\/)?(?:work|__w|[a-z]:\/a)\/([^/]+)\/\1\/(?=.)/iu];
/** The path below the work tree, or below what was the work tree of another job. */
function inside(path, folder) {
    const plain = normal(path);
    if (plain === null)
        return null;
    const whole = `/${plain}`;
    if (whole.startsWith(folder))
        return whole.slice(folder.length) || null;
    const checkout = checkouts.map((pattern) => pattern.exec(whole)?.[0]).find((found) => found !== undefined);
    return checkout === undefined ? null : whole.slice(checkout.length);
}
/** Without empty and `.` segments and with `..` resolved; null when it leads out, or to nothing. */
function normal(path) {
    const segments = [];
    for (const segment of path.split('/')) {
        if (segment === '' || segment === '.')
            continue;
        if (segment !== '..')
            segments.push(segment);
        else if (segments.pop() === undefined)
            return null;
    }
    return segments.length === 0 ? null : segments.join('/');
}

;// CONCATENATED MODULE: ./src/formats/sarif/rules.ts
/** What is written where a result names no rule at all. */
const nameless = '(no rule)';
/** Longest id that is kept, in characters; a longer one is cut, and no rule's. */
const longestId = 500;
/**
 * Finds the rules of results. A result names its rule by id, by index, or by both, in the driver or in an extension
 * (SARIF 2.1.0, section 3.52). Where index and id disagree the id counts.
 */
function ruleFinder({ tool }) {
    const home = componentFinder(tool.driver, tool.extensions ?? []);
    const byId = new Map();
    for (const { rules } of [tool.driver, ...(tool.extensions ?? [])])
        for (const rule of rules ?? [])
            if (!byId.has(rule.id))
                byId.set(rule.id, rule);
    return (result) => {
        const index = result.rule?.index ?? result.ruleIndex ?? -1;
        const indexed = home(result.rule)?.rules?.[index];
        const id = (result.ruleId ?? result.rule?.id ?? indexed?.id ?? nameless).slice(0, longestId);
        return { id, rule: indexed !== undefined && isOf(id, indexed) ? indexed : named(byId, id) };
    };
}
function componentFinder(driver, extensions) {
    const byGuid = new Map();
    const byName = new Map();
    // The first of equals stays.
    for (const one of [driver, ...extensions].reverse()) {
        byName.set(one.name, one);
        if (typeof one.guid === 'string')
            byGuid.set(one.guid, one);
    }
    return (reference) => {
        const { index, guid, name } = reference?.toolComponent ?? {};
        if (typeof index === 'number')
            return extensions[index];
        if (typeof guid === 'string')
            return byGuid.get(guid);
        return typeof name === 'string' ? byName.get(name) : driver;
    };
}
/** An id may be a refinement: `CA2101/3` is of the rule `CA2101` (section 3.27.5). */
const isOf = (id, rule) => id === rule.id || id.startsWith(`${rule.id}/`);
function named(byId, id) {
    for (let part = id; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('/')))) {
        const found = byId.get(part);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: ./src/formats/sarif/tools.ts
var tools = __webpack_require__(38453);
;// CONCATENATED MODULE: ./src/formats/sarif/severity.ts

/**
 * Levels of tools that give none, where SARIF's own default would be too little: a leaked secret is no warning.
 * (gitleaks `report/sarif.go` writes neither `level` nor `defaultConfiguration`.)
 */
const levelOfTool = new Map([['gitleaks', 'error']]);
/** SARIF 2.1.0, section 3.27.10: a result without a level, of a rule without one, is a warning. */
const defaultLevel = 'warning';
/**
 * How grave a result is: the CVSS score in `security-severity` by GitHub's bands (critical from 9, high from 7, medium
 * from 4), or else the level. A level that SARIF does not know counts as an error.
 */
function severityOf(result, rule, tool) {
    const scores = [scoreOf(result.properties), scoreOf(rule?.properties)].filter((score) => score !== null);
    if (scores.length > 0)
        return ofScore(Math.max(...scores));
    const own = result.level ?? rule?.defaultConfiguration?.level;
    return ofLevel(own ?? levelOfTool.get((0,tools/* toolName */.U)(tool)) ?? defaultLevel);
}
function scoreOf(properties) {
    const given = properties?.['security-severity'];
    if (given === undefined || given === null || String(given).trim() === '')
        return null;
    const score = Number(given);
    return score >= 0 && score <= 10 ? score : null;
}
function ofScore(score) {
    if (score >= 9)
        return 'blocker';
    if (score >= 7)
        return 'high';
    return score >= 4 ? 'medium' : 'low';
}
function ofLevel(level) {
    if (level === 'note' || level === 'none')
        return 'low';
    return level === 'warning' ? 'medium' : 'high';
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
;// CONCATENATED MODULE: ./src/formats/sarif/shape.ts



/*
 * What is read of SARIF 2.1.0 (OASIS standard with Errata 01). What decides whether there is a result, or whether the
 * tool ran, is strict; what only places or grades a result is loose, and what cannot be read of it is the graver.
 */
const shape_text = () => schemas/* string */.YjP().nullish();
/** Of what grades or places a result; anything else than text is nothing. */
const looseText = () => schemas/* string */.YjP().nullish().catch(null);
const looseIndex = () => schemas/* number */.aig().int().nonnegative().nullish().catch(null);
const position = () => schemas/* number */.aig().int().positive().max(1_000_000_000).nullish().catch(null);
const componentReference = () => schemas/* object */.Ikc({ name: looseText(), index: looseIndex(), guid: looseText() }).nullish().catch(null);
const reference = () => schemas/* object */.Ikc({
    id: looseText(),
    index: looseIndex(),
    guid: looseText(),
    toolComponent: componentReference(),
});
const properties = () => schemas/* object */.Ikc({
    tags: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish().catch(null),
    cwe: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* unknown */.L5J())])
        .nullish()
        .catch(null),
    'security-severity': schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish().catch(null),
})
    .nullish()
    .catch(null);
const rule = () => schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    guid: looseText(),
    defaultConfiguration: schemas/* object */.Ikc({ level: looseText() }).nullish(),
    properties: properties(),
    relationships: schemas/* array */.YOg(schemas/* object */.Ikc({ target: reference() }))
        .nullish()
        .catch(null),
});
const component = () => schemas/* object */.Ikc({ name: schemas/* string */.YjP(), guid: looseText(), rules: (0,json_document/* listOf */.c3)(rule()).nullish() });
const driver = () => component().extend({
    name: schemas/* string */.YjP().trim().min(1),
    version: shape_text(),
    semanticVersion: shape_text(),
});
const artifactLocation = () => schemas/* object */.Ikc({ uri: looseText(), uriBaseId: looseText(), index: looseIndex() });
const shape_location = () => schemas/* object */.Ikc({
    physicalLocation: schemas/* object */.Ikc({
        artifactLocation: artifactLocation().nullish().catch(null),
        region: schemas/* object */.Ikc({ startLine: position(), endLine: position() }).nullish().catch(null),
    })
        .nullish()
        .catch(null),
});
/** One result, checked when it is read: a file has tens of thousands. */
const resultShape = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({
    ruleId: looseText(),
    ruleIndex: schemas/* number */.aig().nullish().catch(null),
    rule: reference().nullish().catch(null),
    kind: looseText(),
    /** Kept as it is: a level that nobody knows is not the same as none. */
    level: schemas/* unknown */.L5J().optional(),
    baselineState: looseText(),
    suppressions: schemas/* array */.YOg(schemas/* object */.Ikc({ status: schemas/* unknown */.L5J().optional(), kind: schemas/* unknown */.L5J().optional() }))
        .nullish()
        .catch(null),
    locations: schemas/* array */.YOg(shape_location()).nullish().catch(null),
    taxa: schemas/* array */.YOg(reference()).nullish().catch(null),
    properties: properties(),
}));
const taxonomy = () => schemas/* object */.Ikc({
    name: looseText(),
    guid: looseText(),
    taxa: schemas/* array */.YOg(schemas/* object */.Ikc({ id: looseText() }))
        .nullish()
        .catch(null),
});
const run = () => schemas/* object */.Ikc({
    tool: schemas/* object */.Ikc({ driver: driver(), extensions: (0,json_document/* listOf */.c3)(component()).nullish() }),
    results: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(),
    invocations: (0,json_document/* listOf */.c3)(schemas/* object */.Ikc({ executionSuccessful: schemas/* boolean */.zMY().nullish() })).nullish(),
    versionControlProvenance: (0,json_document/* listOf */.c3)(schemas/* object */.Ikc({ repositoryUri: shape_text(), revisionId: shape_text() })).nullish(),
    originalUriBaseIds: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ uri: looseText(), uriBaseId: looseText() }))
        .nullish()
        .catch(null),
    artifacts: schemas/* array */.YOg(schemas/* object */.Ikc({ location: artifactLocation().nullish().catch(null) }))
        .nullish()
        .catch(null),
    taxonomies: schemas/* array */.YOg(taxonomy()).nullish().catch(null),
    externalPropertyFileReferences: schemas/* object */.Ikc({ results: schemas/* unknown */.L5J().optional() }).nullish(),
});
/** A SARIF log, whatever its version; `version` is compared before the rest is. */
const logShape = (0,lazy/* lazy */.R)(() => schemas/* object */.Ikc({ runs: (0,json_document/* listOf */.c3)(run()), inlineExternalProperties: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish() }));

;// CONCATENATED MODULE: ./src/formats/sarif/weakness.ts
/** `CWE-79` in any of the ways tools write it: `external/cwe/cwe-079`, `CWE-79: Improper …`, `cwe:79`. */
const written = /(?<![a-z0-9])cwe[-_:/ ]?0*([1-9]\d{0,4})(?!\d)/giu;
const numbersIn = (text) => [...text.matchAll(written)].map(([, number]) => `CWE-${number}`);
function ofProperties(properties) {
    const { tags, cwe } = properties ?? {};
    const named = typeof cwe === 'string' ? [cwe] : (cwe ?? []);
    return [...(tags ?? []), ...named.map(withPrefix)].flatMap((entry) => typeof entry === 'string' ? numbersIn(entry) : []);
}
/** In a property that is called `cwe`, the bare number is enough. */
const withPrefix = (entry) => (typeof entry === 'string' || typeof entry === 'number') && /^\d{1,5}$/u.test(String(entry))
    ? `CWE-${entry}`
    : entry;
/** No rule and no result of a tool has more weaknesses, references or taxonomies; what is beyond is not looked at. */
const most = 50;
const kept = new WeakMap();
/** A file may have 50,000 results of one rule. */
function ofRule(rule, run) {
    if (rule === undefined)
        return [];
    const known = kept.get(rule);
    if (known !== undefined)
        return known;
    const related = (rule.relationships ?? []).slice(0, most).map(({ target }) => target);
    const found = distinct([
        ...ofProperties(rule.properties),
        ...related.flatMap((one) => ofReference(one, run)),
    ]);
    kept.set(rule, found);
    return found;
}
const distinct = (weaknesses) => [...new Set(weaknesses)].slice(0, most).sort();
/** Weaknesses of a result (`CWE-…`, sorted): its own tags and taxa, and those of its rule. */
function weaknessesOf(result, rule, run) {
    const taxa = (result.taxa ?? []).slice(0, most).flatMap((one) => ofReference(one, run));
    return distinct([...ofRule(rule, run), ...ofProperties(result.properties), ...taxa]);
}
/** A reference to an entry of a taxonomy, which is CWE by its own name or by the entry's. */
function ofReference({ id, index, toolComponent }, run) {
    const taxonomy = (run.taxonomies ?? [])
        .slice(0, most)
        .find(({ name, guid }, at) => at === toolComponent?.index ||
        (typeof guid === 'string' && guid === toolComponent?.guid) ||
        (typeof name === 'string' && name === toolComponent?.name));
    const entry = id ?? (typeof index === 'number' ? taxonomy?.taxa?.[index]?.id : null) ?? '';
    const isCwe = /^cwe\b/iu.test(toolComponent?.name ?? taxonomy?.name ?? '');
    return numbersIn(isCwe && /^\d{1,5}$/u.test(entry) ? `CWE-${entry}` : entry);
}

;// CONCATENATED MODULE: ./src/formats/sarif/read.ts








/** Largest SARIF file that is read, in bytes. */
const maximumSarifBytes = 25 * 1024 * 1024;
/** Most results of one file. */
const maximumResults = 100_000;
/** Longest name of a tool, its version or a commit that is kept, in characters. */
const longestName = 200;
/** The one version there is tools for. */
const version = '2.1.0';
/**
 * Reads a SARIF 2.1.0 file of any producer. A file that is cut, no SARIF, or keeps its results somewhere else is
 * invalid: it says nothing of what a tool found, and is never read as a clean run.
 * @param root absolute path of the work tree
 */
function readSarif(bytes, root) {
    if (bytes.length > maximumSarifBytes) {
        return { invalid: `too large: SARIF is read up to ${maximumSarifBytes / 1024 / 1024} MiB` };
    }
    const text = read_decoded(bytes);
    if (text === null)
        return { invalid: 'neither UTF-8 nor UTF-16 with a mark' };
    if (text.trim() === '')
        return { invalid: 'empty' };
    const json = (0,json_text/* parseJson */.q)(text);
    if ('reason' in json)
        return { invalid: json.reason };
    return readLog(json.value, root);
}
function read_decoded(bytes) {
    try {
        return new TextDecoder((0,text_input/* encodingOf */.P$)(bytes), { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
}
function readLog(value, root) {
    const found = versionOf(value);
    if (found !== version)
        return { invalid: `not SARIF ${version}: its \`version\` is ${found}` };
    const log = logShape().safeParse(value);
    if (!log.success)
        return { invalid: (0,json_document/* shapeReason */.KR)(log.error, value) };
    const { runs, inlineExternalProperties } = log.data;
    if (runs.length === 0)
        return { invalid: '`runs` is empty: no tool ran' };
    const away = runs.findIndex(({ externalPropertyFileReferences: files }) => isThere(files?.results));
    if (away >= 0 || isThere(inlineExternalProperties)) {
        return { invalid: 'its results are kept apart (external properties), which are not read' };
    }
    const without = runs.findIndex(({ results }) => results === null || results === undefined);
    if (without >= 0)
        return { invalid: `runs[${without}] has no \`results\`: the tool did not scan` };
    const count = runs.reduce((sum, { results }) => sum + (results?.length ?? 0), 0);
    if (count > maximumResults)
        return { invalid: `too large: more than ${maximumResults} results` };
    return readRuns(runs, root);
}
const isThere = (list) => list !== undefined && list !== null && !(Array.isArray(list) && list.length === 0);
function versionOf(value) {
    if (typeof value !== 'object' || value === null || !('version' in value))
        return 'missing';
    return typeof value.version === 'string' ? value.version.slice(0, 20) : 'no text';
}
function readRuns(runs, root) {
    const read = [];
    for (const [index, run] of runs.entries()) {
        const results = readResults(run, root);
        if (!Array.isArray(results))
            return { invalid: `runs[${index}].${results.invalid}` };
        read.push({ ...readRun(run), results });
    }
    return { runs: read };
}
function readRun({ tool: { driver }, invocations, versionControlProvenance, }) {
    const states = (invocations ?? []).map(({ executionSuccessful }) => executionSuccessful ?? null);
    const successful = states.length > 0 && !states.includes(null) ? true : null;
    return {
        tool: driver.name.slice(0, longestName),
        version: (driver.semanticVersion ?? driver.version)?.slice(0, longestName) ?? null,
        revisions: (versionControlProvenance ?? []).flatMap(({ repositoryUri, revisionId }) => typeof revisionId === 'string'
            ? [{ repository: repositoryUri ?? null, commit: revisionId.slice(0, longestName) }]
            : []),
        successful: states.includes(false) ? false : successful,
    };
}
/** One after the other, so that no more than one is in memory with all that is not taken from it. */
function readResults(run, root) {
    const shape = resultShape();
    const findRule = ruleFinder(run);
    const findPath = pathFinder(run, root);
    const found = [];
    for (const [index, raw] of (run.results ?? []).entries()) {
        const parsed = shape.safeParse(raw);
        if (!parsed.success)
            return { invalid: `results[${index}]: ${(0,json_document/* shapeReason */.KR)(parsed.error, raw)}` };
        const result = parsed.data;
        if (!isProblem(result))
            continue;
        const { id, rule } = findRule(result);
        const common = {
            rule: id,
            severity: severityOf(result, rule, run.tool.driver.name),
            cwe: weaknessesOf(result, rule, run),
            suppressed: isSuppressed(result),
            ...(isInSource(result) ? { inSource: true } : {}),
            baseline: baselineOf(result),
        };
        for (const at of placesOf(result, findPath))
            found.push({ ...common, ...at });
    }
    return found;
}
/** Results may also say that all is well (SARIF 2.1.0, section 3.27.9); what is open or unknown is a problem. */
const isProblem = ({ kind }) => kind !== 'pass' && kind !== 'notApplicable' && kind !== 'informational';
/** Suppressed: at least one suppression, and none that is rejected or still under review (section 3.27.23). */
const isSuppressed = ({ suppressions }) => (suppressions ?? []).length > 0 &&
    (suppressions ?? []).every(({ status }) => status === undefined || status === null || status === 'accepted');
/** By nothing but comments in the source: the property is required, so that one without it counts as such. */
const isInSource = ({ suppressions }) => (suppressions ?? []).length > 0 && (suppressions ?? []).every(({ kind }) => kind !== 'external');
const baselines = ['new', 'unchanged', 'updated', 'absent'];
const baselineOf = ({ baselineState }) => baselines.find((state) => state === baselineState) ?? null;
const nowhere = { path: null, line: null, endLine: null };
/** Every place of a result, each once; a result without one is one result all the same. */
function placesOf({ locations }, path) {
    const places = (locations ?? []).map(({ physicalLocation }) => {
        const file = path(physicalLocation?.artifactLocation);
        if (file === null)
            return nowhere;
        const line = physicalLocation?.region?.startLine ?? null;
        const last = physicalLocation?.region?.endLine ?? line;
        return { path: file, line, endLine: line === null || last === null ? null : Math.max(line, last) };
    });
    const [first, ...more] = places;
    if (first === undefined)
        return [nowhere];
    if (more.length === 0)
        return [first];
    return [...new Map(places.map((one) => [`${one.line} ${one.endLine} ${one.path}`, one])).values()];
}


/***/ }),

/***/ 22402:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KR: () => (/* binding */ shapeReason),
/* harmony export */   Q8: () => (/* binding */ jsonDocument),
/* harmony export */   c3: () => (/* binding */ listOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var _json_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43356);
/* harmony import */ var _text_input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45978);



/** Largest JSON document that is read: it has to be held in memory whole, several times over. */
const maximumDocument = 64 * 1024 * 1024;
/** Reads a report that is one JSON document of the given shape. */
function jsonDocument(sink, shape, take) {
    const input = new _text_input_js__WEBPACK_IMPORTED_MODULE_0__/* .TextInput */ .ks();
    const pieces = [];
    let refused = false;
    const keep = (text) => {
        if (refused)
            return;
        if (text === null || input.bytes > maximumDocument) {
            refused = true;
            pieces.length = 0;
            sink.invalid(text === null
                ? `byte ${input.bytes}: neither UTF-8 nor UTF-16 with a mark`
                : `too large: JSON reports are read up to ${maximumDocument / 1024 / 1024} MiB`);
        }
        else if (text !== '')
            pieces.push(text);
    };
    return {
        write: (bytes) => keep(input.write(bytes)),
        end: () => {
            keep(input.end());
            if (!refused)
                parse(sink, shape, pieces.splice(0).join(''), take);
        },
    };
}
function parse(sink, shape, text, take) {
    if (text.trim() === '') {
        sink.invalid('empty');
        return;
    }
    const json = (0,_json_text_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .q)(text);
    if ('reason' in json) {
        sink.invalid(json.reason);
        return;
    }
    const result = shape.safeParse(json.value);
    if (result.success)
        take(result.data);
    else
        sink.invalid(shapeReason(result.error, json.value));
}
/**
 * A list that is checked item by item and only up to the first wrong one: a file of a million wrong items must not
 * make a million messages.
 */
function listOf(shape) {
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()).transform((items, context) => {
        const list = [];
        for (const [index, item] of items.entries()) {
            const result = shape.safeParse(item);
            if (!result.success) {
                const [issue] = result.error.issues;
                const path = [index, ...(issue?.path ?? [])];
                context.addIssue({ code: 'custom', message: issue?.message ?? 'not of its shape', path });
                return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
            }
            list.push(result.data);
        }
        return list;
    });
}
/** The first thing about a value that is not as its format has it: its path, what was expected and what was found. */
function shapeReason(error, value) {
    const issue = error.issues[0];
    if (issue === undefined)
        return 'not of the shape of its format';
    const path = issue.path.reduce((text, key) => typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`, '');
    const found = /received|Unrecognized/u.test(issue.message) ? '' : `, found ${shownAt(value, issue.path)}`;
    return `${path === '' ? 'the document' : path}: ${issue.message}${found}`;
}
function shownAt(value, path) {
    let found = value;
    for (const key of path) {
        if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key))
            return 'nothing';
        found = Object.getOwnPropertyDescriptor(found, key)?.value;
    }
    if (Array.isArray(found))
        return 'a list';
    return typeof found === 'object' && found !== null ? 'an object' : JSON.stringify(found).slice(0, 80);
}


/***/ })

};
