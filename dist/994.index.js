export const id = 994;
export const ids = [994];
export const modules = {

/***/ 50994:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  maxChecklistBytes: () => (/* binding */ maxChecklistBytes),
  readChecklist: () => (/* binding */ readChecklist)
});

// EXTERNAL MODULE: ./src/change/model.ts
var model = __webpack_require__(54153);
// EXTERNAL MODULE: ./src/core/facts/change.ts
var change = __webpack_require__(21411);
;// CONCATENATED MODULE: ./src/formats/checklists/vocabulary.ts


/** Kinds of signals a condition may ask for. */
const signalNames = Object.keys(change/* signalKinds */.Qp);
/** Kinds that are precise: only these contradict an answer. */
const blockingSignals = signalNames.filter((kind) => change/* signalKinds */.Qp[kind] === 'block');
/** Classes of changed files a condition may ask for. */
const classNames = model/* fileClasses */.F;
/** Hot paths that a component can be tagged with (`change.components` of the policy). */
const performanceTags = ['authentication', 'dispatch', 'request', 'query'];
/** Kinds of evidence, with the highest grade each can reach. */
const evidenceReach = {
    file: 'E1',
    check: 'E2',
    test: 'E2',
    sarif: 'E2',
    signed: 'E3',
    link: 'E0',
};
const evidenceKinds = ['file', 'check', 'test', 'sarif', 'signed', 'link'];
/** Languages a question may be translated to, as `question-es`. */
const languages = [
    ...['bg', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fi', 'fr', 'ga', 'gl', 'hr', 'hu', 'it'],
    ...['ja', 'ko', 'lt', 'lv', 'mt', 'nb', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv', 'tr', 'uk', 'zh'],
];

;// CONCATENATED MODULE: ./src/formats/checklists/effective.ts

const always = { always: true };
/** An item with what `defaults` says where it says nothing itself, key by key. */
function effective(item, defaults) {
    const paths = item.minimum ?? defaults.minimum ?? {};
    return {
        scope: item.scope ?? defaults.scope ?? 'pull-request',
        applies: item.applies ?? defaults.applies ?? always,
        paths: item.paths ?? defaults.paths ?? [],
        evidence: item.evidence ?? defaults.evidence ?? [...evidenceKinds],
        minimum: {
            docs: paths.docs ?? 'E0',
            fast: paths.fast ?? 'E0',
            standard: paths.standard ?? 'E0',
            full: paths.full ?? 'E0',
        },
        contradictedBy: item['contradicted-by'] ??
            defaults['contradicted-by'] ?? { sarif: [], cwe: [], signals: [] },
        machine: item.machine ?? defaults.machine ?? [],
        answeredBy: item['answered-by'] ?? defaults['answered-by'] ?? 'author',
        noAllowed: item['no-allowed'] ?? defaults['no-allowed'] ?? false,
        fix: item.fix ?? defaults.fix ?? null,
        recovery: item.recovery ?? defaults.recovery ?? null,
        expiresAfterDays: item['expires-after-days'] ?? defaults['expires-after-days'] ?? null,
    };
}

;// CONCATENATED MODULE: ./src/formats/checklists/build.ts


/** The value of a checklist file. `lineOf` says where an item stands. */
function buildChecklist(file, source, lineOf) {
    return {
        name: file.name,
        title: file.title,
        source,
        version: file.version,
        standard: file.standard ?? null,
        items: file.items.map((item, index) => buildItem(item, file.defaults, lineOf(index))),
    };
}
function buildItem(item, defaults, line) {
    const { fix, recovery, ...rest } = effective(item, defaults);
    const { sarif, cwe, signals } = rest.contradictedBy;
    return {
        id: item.id,
        version: item.version,
        question: item.question,
        translations: translationsOf(item),
        aliases: item.aliases,
        ...rest,
        controls: item.controls.flatMap(({ id, ids, ...control }) => (ids ?? (id === undefined ? [] : [id])).map((one) => ({ ...control, id: one }))),
        contradictedBy: { sarif, cwe, signals: [...signals] },
        derivedFrom: item['derived-from'],
        // The file's own check refuses an item without them.
        fix: fix ?? '',
        recovery: recovery ?? { action: '', rollback: '', escalation: '' },
        line,
    };
}
const translationsOf = (item) => Object.fromEntries(languages.flatMap((language) => {
    const question = item[`question-${language}`];
    return question === undefined ? [] : [[language, question]];
}));

// EXTERNAL MODULE: ./src/core/facts/checklists.ts
var checklists = __webpack_require__(33154);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/core/nearest.ts
var nearest = __webpack_require__(90761);
;// CONCATENATED MODULE: ./src/formats/checklists/catalogues.ts
/** Ids of each standard that an item may map to, written short: numbering has holes, so that only a list tells. */
/** NIST CSF 2.0 (CSWP 29): the 106 active subcategories, by category. Withdrawn ids of 1.1 are not among them. */
const csf = {
    'GV.OC': '01 02 03 04 05',
    'GV.RM': '01 02 03 04 05 06 07',
    'GV.RR': '01 02 03 04',
    'GV.PO': '01 02',
    'GV.OV': '01 02 03',
    'GV.SC': '01 02 03 04 05 06 07 08 09 10',
    'ID.AM': '01 02 03 04 05 07 08',
    'ID.RA': '01 02 03 04 05 06 07 08 09 10',
    'ID.IM': '01 02 03 04',
    'PR.AA': '01 02 03 04 05 06',
    'PR.AT': '01 02',
    'PR.DS': '01 02 10 11',
    'PR.PS': '01 02 03 04 05 06',
    'PR.IR': '01 02 03 04',
    'DE.CM': '01 02 03 06 09',
    'DE.AE': '02 03 04 06 07 08',
    'RS.MA': '01 02 03 04 05',
    'RS.AN': '03 06 07 08',
    'RS.CO': '02 03',
    'RS.MI': '01 02',
    'RC.RP': '01 02 03 04 05 06',
    'RC.CO': '03 04',
};
/** NIST SSDF 1.1 (SP 800-218): the 42 tasks, by practice. */
const ssdf = {
    'PO.1': '1 2 3',
    'PO.2': '1 2 3',
    'PO.3': '1 2 3',
    'PO.4': '1 2',
    'PO.5': '1 2',
    'PS.1': '1',
    'PS.2': '1',
    'PS.3': '1 2',
    'PW.1': '1 2 3',
    'PW.2': '1',
    'PW.4': '1 2 4',
    'PW.5': '1',
    'PW.6': '1 2',
    'PW.7': '1 2',
    'PW.8': '1 2',
    'PW.9': '1 2',
    'RV.1': '1 2 3',
    'RV.2': '1 2',
    'RV.3': '1 2 3 4',
};
/** MAGERIT 3.0, book II, chapter 6: the 115 safeguards, by group. A group is one itself. Case counts. */
const magerit = {
    H: 'IA AC ST IR tools tools.AV tools.IDS tools.CC tools.VA tools.TM tools.DLP tools.LA tools.HP tools.SFV VM AU',
    D: 'A I C DS TS',
    K: 'IC DS disk comms 509',
    S: 'A start SC op CM end www email dir dns TW voip',
    SW: 'A start SC op CM end',
    HW: 'start SC A op CM end PCD print pabx',
    COM: 'start SC A aut I C op CM end internet wifi mobile DS',
    IP: 'SPP BS',
    MP: 'A IC clean end',
    AUX: 'A start power AC wires',
    L: 'design depth AC A end',
    PS: 'AT A',
    G: 'RM plan exam',
    BC: 'BIA DRP',
    E: '1 2 3 4',
    NEW: 'S SW HW COM MP C',
};
/** OWASP ASVS 5.0.0: how many requirements each section of a chapter has. Its numbering has no holes. */
const asvs = {
    V1: '2 10 12 3 3',
    V2: '3 3 5 2',
    V3: '1 3 5 8 8 1 5',
    V4: '5 5 2 4',
    V5: '1 6 3 3',
    V6: '3 12 8 6 8 4 2 4',
    V7: '3 4 2 5 3 2',
    V8: '4 4 3 2',
    V9: '3 4',
    V10: '2 3 5 16 5 2 3',
    V11: '4 5 5 4 2 2 2',
    V12: '5 2 5',
    V13: '4 6 4 7',
    V14: '2 8 3',
    V15: '5 5 7 4',
    V16: '1 5 4 3 4',
    V17: '2 8 2',
};
const written = (groups, mark) => Object.entries(groups).flatMap(([group, ends]) => ends.split(' ').map((end) => `${group}${mark}${end}`));
const numbered = (prefix, count) => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
const topTen = (prefix, width, edition) => Array.from({ length: 10 }, (_, index) => `${prefix}${String(index + 1).padStart(width, '0')}:${edition}`);
const mageritIds = () => Object.entries(magerit).flatMap(([group, ends]) => [
    group,
    ...ends.split(' ').map((end) => `${group}.${end}`),
]);
const asvsIds = () => Object.entries(asvs).flatMap(([chapter, counts]) => [
    chapter,
    ...counts.split(' ').flatMap((count, index) => {
        const section = `${chapter}.${index + 1}`;
        return [section, ...numbered(`${section}.`, Number(count))];
    }),
]);
/** ISO/IEC 27001:2022, annex A: ids alone, its text is copyrighted. */
const isoIds = () => Object.entries({ 'A.5.': 37, 'A.6.': 8, 'A.7.': 14, 'A.8.': 34 }).flatMap(([theme, count]) => numbered(theme, count));
const makers = {
    'owasp-2021': () => topTen('A', 2, '2021'),
    'owasp-2025': () => topTen('A', 2, '2025'),
    'owasp-api-2023': () => topTen('API', 1, '2023'),
    'asvs-5.0.0': asvsIds,
    'nist-csf-2.0': () => written(csf, '-'),
    'nist-ssdf-1.1': () => written(ssdf, '.'),
    'magerit-v3': mageritIds,
    'iso-27001-2022': isoIds,
};
const made = new Map();
/** Standards whose ids are known, as `controls` names them. */
const knownStandards = [...Object.keys(makers), 'cwe'];
/** Every id of a standard; null for one whose ids are not known here. */
function idsOf(standard) {
    const known = made.get(standard);
    if (known !== undefined)
        return known;
    const make = Object.hasOwn(makers, standard) ? makers[standard] : undefined;
    if (make === undefined)
        return null;
    const ids = new Set(make());
    made.set(standard, ids);
    return ids;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/formats/glob-option.ts
var glob_option = __webpack_require__(94648);
;// CONCATENATED MODULE: ./src/formats/checklists/condition-schema.ts





/** An item's id. It stands in an HTML comment of a body, so it holds nothing that could end one. */
const itemId = (0,lazy/* lazy */.R)(() => schemas/* string */.YjP()
    .max(64)
    .regex(/^[A-Za-z0-9](?:-?[A-Za-z0-9._:])*$/, 'expected letters, digits and . _ : - such as A03.a'));
/** A glob of a checklist file. */
const globSchema = (0,lazy/* lazy */.R)(() => schemas/* string */.YjP().superRefine(glob_option/* checkGlob */.p));
const leaves = (0,lazy/* lazy */.R)(() => ({
    always: schemas/* literal */.euz(true).optional(),
    paths: schemas/* array */.YOg(globSchema()).min(1).optional(),
    signals: schemas/* array */.YOg(schemas/* enum */.k5n(signalNames)).min(1).optional(),
    classes: schemas/* array */.YOg(schemas/* enum */.k5n(classNames)).min(1).optional(),
    performance: schemas/* array */.YOg(schemas/* enum */.k5n(performanceTags)).min(1).optional(),
    path: schemas/* array */.YOg(schemas/* enum */.k5n(checklists/* workflowPaths */.wP)).min(1).optional(),
    answered: schemas/* strictObject */.rej({ item: itemId(), value: schemas/* enum */.k5n(['yes', 'no']) }).optional(),
}));
const words = 'always, paths, signals, classes, performance, path, answered, any, all, not';
/** A condition says one thing: two keys beside each other would leave open whether both or either must hold. */
function oneKey(value, context) {
    const keys = Object.keys(value);
    if (keys.length === 1)
        return;
    const found = keys.length === 0 ? 'none of them' : keys.map((key) => `\`${key}\``).join(' and ');
    const message = `a condition has one key of ${words}, found ${found}: put several below \`any\` or \`all\``;
    context.addIssue({ code: 'custom', message, input: value });
}
/** Levels of `any`, `all` and `not` inside one another. Written out, so that errors name the keys of each level. */
const deepest = 4;
function level(depth) {
    if (depth === 0)
        return schemas/* strictObject */.rej(leaves()).superRefine(oneKey);
    const below = level(depth - 1);
    const parts = schemas/* array */.YOg(below).min(1).optional();
    return schemas/* strictObject */.rej({ ...leaves(), any: parts, all: parts, not: below.optional() }).superRefine(oneKey);
}
/** When an item applies, as it is written in a file. Made by the caller's `lazy`. */
const makeConditionSchema = () => level(deepest).transform((written) => written);
/** The parts directly below a condition, each with its place. */
function partsOf(condition) {
    if ('any' in condition)
        return condition.any.map((part, index) => [['any', index], part]);
    if ('all' in condition)
        return condition.all.map((part, index) => [['all', index], part]);
    return 'not' in condition ? [[['not'], condition.not]] : [];
}
/** Every `answered` of a condition with its place. */
function answeredIn(condition) {
    if ('answered' in condition)
        return [{ path: ['answered', 'item'], item: condition.answered.item }];
    return partsOf(condition).flatMap(([path, part]) => answeredIn(part).map((inner) => ({ path: [...path, ...inner.path], item: inner.item })));
}

;// CONCATENATED MODULE: ./src/formats/checklists/file-schema.ts





const file_schema_text = (most) => schemas/* string */.YjP().trim().min(1).max(most);
const grade = () => schemas/* enum */.k5n(checklists/* evidenceGrades */.YP).optional();
/** An item of this file, or `LIST/ITEM` of another one. */
const reference = (0,lazy/* lazy */.R)(() => schemas/* string */.YjP()
    .max(200)
    .regex(/^(?:[A-Za-z0-9._-]+\/)?[A-Za-z0-9](?:-?[A-Za-z0-9._:])*$/, 'expected the id of an item, or LIST/ITEM'));
const recoverySchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    action: file_schema_text(500).describe('What to do when the answer is no.'),
    rollback: file_schema_text(500).describe('How to undo what was done.'),
    escalation: file_schema_text(500).describe('Whom to ask, and when.'),
}));
const controlSchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    standard: schemas/* string */.YjP()
        .max(60)
        .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'expected a name such as nist-csf-2.0')
        .describe('The standard the ids belong to.'),
    id: file_schema_text(60).optional().describe('The control the item supports.'),
    ids: schemas/* array */.YOg(file_schema_text(60)).min(1).max(100).optional().describe('Several controls with the same mapping.'),
    source: file_schema_text(120).describe('Whose mapping it is: `ours`, or who published it.'),
    official: schemas/* boolean */.zMY().describe('Whether the publisher of the standard made the mapping.'),
    relation: schemas/* enum */.k5n(['equal-to', 'equivalent-to', 'subset-of', 'superset-of', 'intersects-with'])
        .describe('What the item is to the control, in the words of NIST IR 8477.'),
}));
const contradictionSchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    sarif: schemas/* array */.YOg(schemas/* strictObject */.rej({ tool: file_schema_text(100), rule: file_schema_text(200) }))
        .max(200)
        .default([])
        .describe('Open results of these tools and rules; `*` is every rule.'),
    cwe: schemas/* array */.YOg(schemas/* string */.YjP().regex(/^CWE-[1-9]\d{0,4}$/, 'expected a weakness such as CWE-79'))
        .max(200)
        .default([])
        .describe('Open results of these weaknesses, whoever reports them.'),
    signals: schemas/* array */.YOg(schemas/* enum */.k5n(signalNames)).max(50).default([]).describe('What the change itself shows.'),
}));
/** What an item can take from `defaults`. */
const shared = (0,lazy/* lazy */.R)(() => ({
    scope: schemas/* enum */.k5n(['pull-request', 'repository']).optional().describe('`repository`: asked in audits alone.'),
    applies: makeConditionSchema().optional().describe('When the item is asked.'),
    paths: schemas/* array */.YOg(globSchema())
        .max(200)
        .optional()
        .describe('Files the answer is about; when they change it is stale.'),
    evidence: schemas/* array */.YOg(schemas/* enum */.k5n(evidenceKinds)).min(1).optional().describe('Kinds of evidence that count.'),
    minimum: schemas/* strictObject */.rej({
        ...{ docs: grade(), fast: grade() },
        ...{ standard: grade(), full: grade() },
    })
        .optional()
        .describe('Lowest grade of evidence on each path; E0 where it says nothing.'),
    'contradicted-by': contradictionSchema().optional().describe('What beats a yes.'),
    machine: schemas/* array */.YOg(schemas/* strictObject */.rej({ tool: file_schema_text(100) }))
        .max(20)
        .optional()
        .describe('Tools that answer it together, so that nobody is asked.'),
    'answered-by': schemas/* enum */.k5n(['author', 'reviewer']).optional().describe('Who answers.'),
    'no-allowed': schemas/* boolean */.zMY().optional().describe('Whether a no is an answer like any other.'),
    fix: file_schema_text(1_000).optional().describe('What to do so that the answer is yes.'),
    recovery: recoverySchema().optional().describe('What to do when it cannot be yes.'),
    'expires-after-days': schemas/* number */.aig()
        .int()
        .min(1)
        .max(3_650)
        .optional()
        .describe('Days after which a `na` about the repository must be looked at again.'),
}));
const translations = () => Object.fromEntries(languages.map((language) => [`question-${language}`, file_schema_text(500).optional()]));
const itemSchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    id: itemId().describe('Names the item in answers; never given to another question.'),
    version: schemas/* number */.aig().int().min(1).default(1).describe('Raised when the meaning of the question changes.'),
    question: file_schema_text(500).describe('One question with a yes or a no.'),
    ...translations(),
    aliases: schemas/* array */.YOg(itemId()).max(20).default([]).describe('Other names an answer may use.'),
    controls: schemas/* array */.YOg(controlSchema()).max(200).default([]).describe('What the item supports.'),
    'derived-from': schemas/* array */.YOg(reference())
        .max(200)
        .default([])
        .describe('Items whose answers answer this one.'),
    ...shared(),
}));
/** The shape of a checklist file, as people write it. `checks.ts` has what the shape alone does not say. */
const checklistFileShape = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).describe('Version of the format.'),
    name: schemas/* string */.YjP()
        .max(60)
        .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'expected a name such as our-questions')
        .describe('Name of the list.'),
    title: file_schema_text(120).describe('Name for people.'),
    standard: schemas/* strictObject */.rej({ name: file_schema_text(120), version: file_schema_text(40), licence: file_schema_text(300) })
        .optional()
        .describe('The standard the list is about.'),
    defaults: schemas/* strictObject */.rej(shared()).prefault({}).describe('What holds where an item says nothing.'),
    items: schemas/* array */.YOg(itemSchema()).min(1).max(1_000).describe('The questions, in the order they are shown.'),
}));

// EXTERNAL MODULE: ./src/formats/checklists/names.ts
var names = __webpack_require__(31416);
;// CONCATENATED MODULE: ./src/formats/checklists/references.ts



/** Ids, aliases, and what items say of one another. */
function checkReferences(file, report) {
    checkIds(file.items, report);
    const ids = file.items.map(({ id }) => id);
    const known = new Set(ids);
    for (const { from, to, path } of linksOf(file)) {
        const problem = referenceProblem(to, file.name, known, ids);
        if (problem !== null)
            report(path, problem);
        else if (from === to)
            report(path, `${from} cannot rest on itself`);
    }
    checkCycles(file, report);
}
function checkIds(items, report) {
    const first = new Map();
    for (const [index, { id }] of items.entries()) {
        const before = first.get(id);
        if (before === undefined)
            first.set(id, index);
        else
            report(['items', index, 'id'], `entry ${before + 1} of the list has this id: every item has its own`);
    }
    for (const [index, { aliases }] of items.entries())
        for (const [position, alias] of aliases.entries()) {
            const path = ['items', index, 'aliases', position];
            if (first.has(alias))
                report(path, 'this is the id of an item: an alias is another name');
            else if (aliases.indexOf(alias) !== position)
                report(path, 'the alias stands twice: keep one');
        }
}
function linksOf({ items, defaults }) {
    return items.flatMap((item, index) => {
        const place = ['items', index];
        const derived = item['derived-from'].map((to, position) => ({
            from: item.id,
            to,
            path: [...place, 'derived-from', position],
        }));
        const own = item.applies !== undefined;
        const condition = item.applies ?? defaults.applies;
        const asked = condition === undefined ? [] : answeredIn(condition);
        const start = own ? [...place, 'applies'] : ['defaults', 'applies'];
        return [
            ...derived,
            ...asked.map(({ path, item: to }) => ({ from: item.id, to, path: [...start, ...path] })),
        ];
    });
}
/** Items of another list are looked up when that list is there; its name must be a shipped one. */
function referenceProblem(to, name, known, ids) {
    const slash = to.indexOf('/');
    if (slash < 0)
        return known.has(to) ? null : `there is no item ${JSON.stringify(to)}${(0,nearest/* didYouMean */.a)(to, ids)}`;
    const list = to.slice(0, slash);
    if (list === name)
        return `an item of this list is named without it: ${to.slice(slash + 1)}`;
    return names/* shippedChecklists */.V.some((one) => one === list)
        ? null
        : `there is no list ${JSON.stringify(list)}${(0,nearest/* didYouMean */.a)(list, names/* shippedChecklists */.V)}`;
}
/** Every link that lies on a cycle is reported once, at the link that closes it. */
function checkCycles(file, report) {
    const links = new Map();
    for (const link of linksOf(file))
        links.set(link.from, [...(links.get(link.from) ?? []), link]);
    const done = new Set();
    for (const { id } of file.items)
        follow(id, { links, done, report });
}
/** Without recursion over the file's length: a stack of items that are being followed. */
function follow(start, { links, done, report }) {
    const open = [{ id: start, next: 0 }];
    if (done.has(start))
        return;
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
        const link = links.get(top.id)?.[top.next];
        if (link === undefined) {
            done.add(top.id);
            open.pop();
            continue;
        }
        top.next += 1;
        const at = open.findIndex(({ id }) => id === link.to);
        if (at >= 0 && link.to !== link.from)
            report(link.path, `a cycle: ${[...open.slice(at).map(({ id }) => id), link.to].join(' → ')}`);
        else if (at < 0 && !done.has(link.to))
            open.push({ id: link.to, next: 0 });
    }
}

;// CONCATENATED MODULE: ./src/formats/checklists/wording.ts
/** Words whose answer depends on who is asked. What they stand for is written out instead. */
const subjective = {
    en: [
        /\b(?:in)?adequate(?:ly)?\b/i,
        /\b(?:in)?appropriate(?:ly)?\b/i,
        /\b(?:im)?proper(?:ly)?\b/i,
        /\b(?:in)?sufficient(?:ly)?\b/i,
        /\b(?:un)?reasonabl[ey]\b/i,
        /\bstrong(?:ly|er|est)?\b/i,
        /\bweak(?:ly|er|est)?\b/i,
        /\brobust(?:ly)?\b/i,
        /\benough\b/i,
        /\bconsidered\b/i,
        /\b(?:where|if|when|as) (?:applicable|necessary|needed|possible|relevant|practicable)\b/i,
        /\bas far as\b/i,
        /\b(?:un)?satisfactor(?:y|ily)\b/i,
        /\b(?:un)?acceptabl[ey]\b/i,
        /\bsecurely\b/i,
        /\bsafely\b/i,
        /\bcorrectly\b/i,
        /\bcarefully\b/i,
        /\bbest practices?\b/i,
        /\bgood\b/i,
        /\bwell\b(?! as\b)/i,
        /\bsuitabl[ey]\b/i,
        /\bmeaningful(?:ly)?\b/i,
        /\b(?:ir)?relevant\b/i,
        /\bsignificant(?:ly)?\b/i,
        /\b(?:mostly|usually|generally|ideally|normally|regularly|periodically|timely|promptly)\b/i,
        /\b(?:simple|easy|easily|clean|nice|fast|quickly|slow|modern|state of the art|EU-grade)\b/i,
        /\b(?:important|critical enough|high[- ]quality)\b/i,
        /\betc\b/i,
        /\band\/or\b/i,
    ],
    es: [
        /\badecuad[oa]s?\b|\badecuadamente\b/i,
        /\bapropiad[oa]s?\b|\bapropiadamente\b/i,
        /\bsuficientes?\b|\bsuficientemente\b/i,
        /\bcorrectamente\b|\bdebidamente\b|\bbien\b/i,
        /\bfuertes?\b|\brobust[oa]s?\b|\brazonables?\b/i,
        /\b(?:si|cuando) proced[ae]\b|\ben su caso\b|\bsi es posible\b/i,
        /\bbuenas prácticas\b|\bconsiderad[oa]s?\b/i,
        /\bregularmente\b|\bperiódicamente\b|\bnormalmente\b/i,
        /\by\/o\b|\betc\b/i,
    ],
};
const auxiliary = '(?:is|are|was|were|do|does|did|has|have|had|can|will)';
/** An auxiliary verb first, after a clause that says when: only such a question is answered by yes or no. */
const yesOrNo = new RegExp(`^(?:${auxiliary}\\b|(?:if|for|when|where|before|after|once|unless|while|in|on|at|with)\\b[^?]*?,\\s+${auxiliary}\\b)`, 'i');
const openSpanish = /^¿\s*(?:qué|cómo|cuándo|dónde|cuál(?:es)?|quién(?:es)?|cuánt[oa]s?|por qué)\b/i;
const second = new RegExp(`\\b(?:and|or|but)\\s+(?:${auxiliary}|how|why|what|when|who|whom|which|whether)\\b`, 'i');
/** Longest question that fits a line of a list, in UTF-16 units. */
const longestQuestion = 300;
/**
 * What is wrong with a question, or null. A question has a yes or a no, one of each, and the same for everybody who
 * looks (document 000, task 3: "yes/no questions, not subjective").
 */
function questionProblem(question, language = 'en') {
    if (/[\p{Cc}]/u.test(question))
        return 'it holds a line break or a control character: write it as one line';
    if (question.length > longestQuestion)
        return `it has ${question.length} characters, at most ${longestQuestion} fit a list: shorten it`;
    if (!/[?？;؟]$/u.test(question))
        return 'it is no question: end it with ?';
    if ((question.match(/[?？]/g)?.length ?? 0) > 1)
        return 'it holds more than one question: make an item of each';
    const word = subjectiveWord(question, language);
    if (word !== null)
        return `"${word}" is a matter of opinion: write what is seen when the answer is yes, so that everybody answers alike`;
    return language === 'en' ? englishProblem(question) : spanishProblem(question, language);
}
function subjectiveWord(question, language) {
    for (const pattern of subjective[language] ?? []) {
        const found = pattern.exec(question);
        if (found !== null)
            return found[0];
    }
    return null;
}
function englishProblem(question) {
    if (!yesOrNo.test(question))
        return 'yes or no is no answer to it: start with Is, Are, Does, Do, Has, Have, Can, Was or Did';
    const more = second.exec(question);
    return more === null ? null : `it holds a second question ("${more[0]} …"): make an item of each`;
}
function spanishProblem(question, language) {
    if (language !== 'es')
        return null;
    if (!question.startsWith('¿'))
        return 'a Spanish question starts with ¿';
    return openSpanish.test(question) ? 'yes or no is no answer to it: ask for sí or no' : null;
}

;// CONCATENATED MODULE: ./src/formats/checklists/checks.ts









const reporter = (context) => (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
/** A checklist file: its shape, and that what it says holds together. */
const checklistFileSchema = (0,lazy/* lazy */.R)(() => checklistFileShape().superRefine(checkFile));
function checkFile(file, context) {
    const report = reporter(context);
    for (const [index, item] of file.items.entries()) {
        const place = ['items', index];
        checkQuestions(item, place, report);
        checkControls(item, place, report);
        checkAnswering(item, file.defaults, place, report);
    }
    checkReferences(file, report);
}
function checkQuestions(item, place, report) {
    const problem = questionProblem(item.question);
    if (problem !== null)
        report([...place, 'question'], problem);
    for (const language of languages) {
        const question = item[`question-${language}`];
        const wrong = question === undefined ? null : questionProblem(question, language);
        if (wrong !== null)
            report([...place, `question-${language}`], wrong);
    }
}
function checkControls(item, place, report) {
    for (const [index, control] of item.controls.entries()) {
        const at = [...place, 'controls', index];
        if ((control.id === undefined) === (control.ids === undefined)) {
            report(at, 'a mapping names its control: `id` for one, `ids` for several, not both');
            continue;
        }
        const ids = control.id === undefined
            ? (control.ids ?? []).map((id, position) => [['ids', position], id])
            : [[['id'], control.id]];
        const wrong = standardProblem(control.standard);
        if (wrong !== null)
            report([...at, 'standard'], wrong);
        for (const [path, id] of ids) {
            const message = controlProblem(control.standard, id);
            if (message !== null)
                report([...at, ...path], message);
        }
    }
}
/** A standard of one's own is welcome; one that is nearly a known one is a slip. */
function standardProblem(standard) {
    if (knownStandards.includes(standard))
        return null;
    const near = (0,nearest/* didYouMean */.a)(standard, knownStandards);
    return near === '' ? null : `no standard Gatewright knows${near}; one of your own needs a name of its own`;
}
function controlProblem(standard, id) {
    if (standard === 'cwe')
        return /^CWE-[1-9]\d{0,4}$/.test(id) ? null : 'expected a weakness such as CWE-79';
    const known = idsOf(standard);
    if (known === null || known.has(id))
        return null;
    return `${standard} has no ${JSON.stringify(id)}${(0,nearest/* didYouMean */.a)(id, [...known])}`;
}
/** What can never be answered as it asks, or never by what it names. */
function checkAnswering(item, defaults, place, report) {
    const { fix, recovery, contradictedBy, evidence, minimum } = effective(item, defaults);
    for (const [key, value] of Object.entries({ fix, recovery }))
        if (value === null)
            report([...place, key], 'expected it here or below `defaults`');
    for (const [index, signal] of contradictedBy.signals.entries())
        if (!blockingSignals.includes(signal))
            report([...place, 'contradicted-by', 'signals', index], `${signal} is only a hint and beats no answer; precise are ${blockingSignals.join(', ')}`);
    const reach = Math.max(...evidence.map((kind) => rank(evidenceReach[kind])));
    for (const [path, grade] of Object.entries(minimum))
        if (rank(grade) > reach)
            report([...place, 'minimum', path], `${grade} can never be reached by ${evidence.join(', ')}: allow another kind of evidence`);
}
const rank = (grade) => checklists/* evidenceGrades */.YP.indexOf(grade);

// EXTERNAL MODULE: ./src/policy/node.ts
var node = __webpack_require__(71504);
// EXTERNAL MODULE: ./src/policy/read-strict.ts
var read_strict = __webpack_require__(93408);
;// CONCATENATED MODULE: ./src/facts/checklist-files.ts




/** Bytes of the largest checklist file: some 1,000 questions. */
const maxChecklistBytes = 1024 * 1024;
const lineOf = (root, index) => (0,node/* nodeAt */.oB)(root, ['items', index])?.node.at.line ?? 1;
/**
 * Reads a checklist file. `source` is `shipped`, or the file's path.
 * @throws {PolicyError} with every problem as `FILE:LINE:COL`
 */
function readChecklist(bytes, name, source = name) {
    const { root, data } = (0,read_strict/* readStrict */.u)(bytes, name, {
        what: 'checklist',
        smallest: '{ version: 1, name: ours, title: Ours, items: [ … ] }',
        schema: checklistFileSchema(),
        limits: { bytes: maxChecklistBytes, lexemes: 400_000 },
    });
    return buildChecklist(data, source, (index) => lineOf(root, index));
}


/***/ })

};
