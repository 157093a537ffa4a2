export const id = 562;
export const ids = [562];
export const modules = {

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


/***/ }),

/***/ 4562:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ReportFileReader: () => (/* binding */ ReportFileReader)
});

;// CONCATENATED MODULE: ./src/formats/xml/error.ts
/** Why a document is not accepted. The message starts with the byte (0-based) and the line (1-based) in the file. */
class XmlError extends Error {
    name = 'XmlError';
}
/** Text of a document inside a message: short and printable. */
function shown(text) {
    const clean = text.slice(0, 60).replace(/[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]/gu, '?');
    return text.length > 60 ? `${clean}…` : clean;
}

;// CONCATENATED MODULE: ./src/formats/tests/json-outline.ts
/** Deepest member that is told. */
const levels = 3;
/** Reads the outline of the value that begins at `from` with a bracket; its syntax is not checked. */
function outlineOf(text, from) {
    const members = new Set();
    const path = [];
    const token = /["{}[\]]/gu;
    token.lastIndex = from;
    for (let found = token.exec(text); found !== null; found = token.exec(text)) {
        const mark = found[0];
        if (mark === '"') {
            const end = stringEnd(text, found.index);
            if (end < 0)
                break;
            const own = path.length <= levels && text[blankEnd(text, end)] === ':';
            if (own && path.at(-1) !== '[]') {
                const name = text.slice(found.index + 1, end - 1);
                path[path.length - 1] = name;
                members.add(path.filter((part) => part !== '').join('.'));
            }
            token.lastIndex = end;
        }
        else if (mark === '{')
            path.push('');
        else if (mark === '[')
            path.push('[]');
        else {
            path.pop();
            if (path.length === 0)
                return { members, end: found.index + 1 };
        }
    }
    return { members, end: -1 };
}
/** Index behind the string that begins at `from`; -1 when the text ends inside it. */
function stringEnd(text, from) {
    for (let at = from + 1;; at++) {
        const quote = text.indexOf('"', at);
        if (quote < 0)
            return -1;
        let slashes = 0;
        while (text[quote - 1 - slashes] === '\\')
            slashes++;
        if (slashes % 2 === 0)
            return quote + 1;
        at = quote;
    }
}
/** Index of the first character from `at` on that is no white space of JSON. */
function blankEnd(text, at) {
    let end = at;
    while (' \t\r\n'.includes(text[end] ?? 'x'))
        end++;
    return end;
}

;// CONCATENATED MODULE: ./src/formats/tests/detect-json.ts


/** The members a document must have to be of a format: those its producers write first. */
const shapes = [
    ['ctrf', ['results', 'results.tool']],
    ['ctrf', ['results', 'results.summary']],
    ['ctrf', ['results', 'results.tests']],
    ['ctrf', ['reportFormat', 'results']],
    ['mocha', ['stats', 'stats.passes']],
    ['rspec', ['version', 'examples']],
    ['rspec', ['examples', 'summary_line']],
];
const jestMembers = ['numTotalTests', 'numFailedTests'];
/** Members only jest writes. `openHandles` and the runtime errors stand before the results. */
const jestOnly = ['numRuntimeErrorTestSuites', 'openHandles', 'wasInterrupted'];
/**
 * The format of a file that begins with a bracket; null when it is no JSON, or JSON with other lines behind it
 * (streams of events are told apart by their lines).
 */
function jsonFormat(text, from, whole) {
    const open = text[from];
    const inside = text[blankEnd(text, from + 1)];
    if (!(open === '{' && (inside === '"' || inside === '}' || inside === undefined)) &&
        !listOpens(open, inside))
        return null;
    const { members, end } = outlineOf(text, from);
    if (end >= 0 && text.slice(end).trim() !== '')
        return null;
    if (end >= 0 && isEvent(text.slice(from, end)))
        return null;
    const format = formatOf(members);
    if (format !== null)
        return { format };
    return { reason: otherJson(members, end, whole) };
}
const listOpens = (open, inside) => open === '[' && (inside === '{' || inside === ']' || inside === undefined);
function formatOf(members) {
    const found = new Set(shapes.filter(([, needed]) => needed.every((member) => members.has(member))).map(([format]) => format));
    if (jestMembers.every((member) => members.has(member))) {
        found.add(jestOnly.some((member) => members.has(member)) ? 'jest' : 'vitest');
    }
    if (members.has('[].elements') || (members.has('[].keyword') && members.has('[].uri')))
        found.add('cucumber');
    const [format] = found;
    return found.size === 1 && format !== undefined ? format : null;
}
function otherJson(members, end, whole) {
    if (members.size === 0 && end >= 0)
        return 'an empty JSON value: no test report; nothing says that a test ran';
    if (end < 0 && whole) {
        return 'broken off: the JSON does not end, and its format cannot be told; write the report again';
    }
    const top = [...members].filter((member) => !member.replace(/^\[\]\./u, '').includes('.')).slice(0, 6);
    return `JSON, but no known report (members: ${top.map(shown).join(', ')}): known are CTRF, jest, vitest, mocha, cucumber and RSpec`;
}
/** Whether a line is one event of `go test -json` or of `dart test --reporter json`. */
function eventFormat(line) {
    if (!line.startsWith('{'))
        return null;
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return null;
    }
    if (typeof value !== 'object' || value === null)
        return null;
    const has = (name) => Object.hasOwn(value, name);
    if (has('Action') && ['Package', 'ImportPath', 'Test', 'Output'].some(has))
        return 'go';
    return has('type') && ['protocolVersion', 'time', 'test', 'testID'].some(has) ? 'dart' : null;
}
const isEvent = (value) => eventFormat(value) !== null;

;// CONCATENATED MODULE: ./src/formats/tests/detect-text.ts


const words = {
    go: 'events of go test -json',
    dart: 'events of dart test',
    tap: 'TAP',
    xml: 'an XML report',
};
const xmlStart = /^<(?:testsuites?|TestRun|test-results|test-run|assembl(?:y|ies)|testng-results)[\s>/]/u;
const tapLine = /^(?:TAP version \d+\s*$|1\.\.\d+\s*(?:#.*)?$|(?:not )?ok(?:[ \t]+\d+(?:[ \t]|$)|[ \t]+-[ \t])|Bail out!)/iu;
/** Lines of `go test` without `-json`; its `ok` lines look like TAP. */
const goLine = /^(?:ok[ \t]+\S+[ \t]+(?:\(cached\)|\d+\.\d+s)|FAIL(?:[ \t]|$)|--- (?:FAIL|PASS|SKIP): |=== RUN[ \t])/u;
/**
 * The format of text by its lines. Streams may begin with lines of other programs. Text that holds lines of two
 * formats is refused: each reader would pass over what the other has to say.
 */
function textFormat(text, whole) {
    const lines = text.split('\n');
    // The last line may be cut by the end of the head, and so look like something else.
    if (!whole && lines.length > 1)
        lines.pop();
    const found = new Map();
    let plainGo = 0;
    for (const [index, line] of lines.entries()) {
        const kind = kindOf(line);
        if (kind !== null && !found.has(kind))
            found.set(kind, index + 1);
        if (plainGo === 0 && goLine.test(line))
            plainGo = index + 1;
    }
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
        return {
            reason: `line ${second[1]}: ${words[second[0]]} in a file with ${words[first[0]]} (line ${first[1]}): write each report to a file of its own`,
        };
    }
    if (first === undefined || first[0] === 'xml')
        return { reason: noReport(lines, first?.[1], plainGo) };
    if (first[0] === 'tap' && plainGo > 0)
        return { reason: plainGoTest(plainGo) };
    return { format: first[0] };
}
/**
 * Why a line that is nothing to its own reader spoils a stream: it is of another format. The head of a file is checked
 * before it is read, this is for all that stands behind it. Null for any other line.
 */
function foreignLine(line, number, own) {
    const kind = kindOf(line);
    if (kind === null || kind === own)
        return null;
    return `line ${number}: ${words[kind]} in a file with ${words[own]}: write each report to a file of its own`;
}
function kindOf(line) {
    if (line.startsWith('{'))
        return eventFormat(line);
    if (xmlStart.test(line))
        return 'xml';
    return tapLine.test(line) ? 'tap' : null;
}
function noReport(lines, xml, plainGo) {
    if (xml !== undefined) {
        return `line ${xml}: an XML report behind other text: write the report to a file of its own`;
    }
    if (plainGo > 0)
        return plainGoTest(plainGo);
    const at = lines.findIndex((line) => line.trim() !== '');
    return `line ${at + 1}: \`${shown((lines[at] ?? '').trim())}\`: text, but no test report; name the report the test tool writes (JUnit XML, CTRF, TAP, …), not its log`;
}
const plainGoTest = (line) => `line ${line}: the output of go test for people: run \`go test -json\` and name its output`;

;// CONCATENATED MODULE: ./src/formats/xml/characters.ts
/** Whether a code point is a Char of XML 1.0, production 2. */
function isCharacter(code) {
    if (code < 0x20)
        return code === 0x09 || code === 0x0a || code === 0x0d;
    return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
/** The bytes end inside the character. */
const UNFINISHED = -1;
/** The bytes are no UTF-8. */
const MALFORMED = -2;
/**
 * The code point that starts at `at` (a byte from 0x80 up), or UNFINISHED or MALFORMED. Strict: no overlong form, no
 * surrogate, nothing above U+10FFFF.
 */
function codePoint(bytes, at, end) {
    const lead = bytes[at] ?? 0;
    if (lead < 0xc2 || lead > 0xf4)
        return MALFORMED;
    const length = utf8Length(lead);
    let code = lead & (0xff >> (length + 1));
    for (let index = 1; index < length; index++) {
        if (at + index >= end)
            return UNFINISHED;
        const byte = bytes[at + index] ?? 0;
        if (byte >> 6 !== 2 || (index === 1 && secondRefused(lead, byte)))
            return MALFORMED;
        code = (code << 6) | (byte & 0x3f);
    }
    return code;
}
/** Second bytes that would make an overlong form, a surrogate or more than U+10FFFF (Unicode, table 3-7). */
function secondRefused(lead, second) {
    if (lead === 0xe0)
        return second < 0xa0;
    if (lead === 0xed)
        return second > 0x9f;
    if (lead === 0xf0)
        return second < 0x90;
    return lead === 0xf4 && second > 0x8f;
}
/** Bytes of the UTF-8 character that starts with this byte. */
function utf8Length(lead) {
    if (lead < 0x80)
        return 1;
    if (lead < 0xe0)
        return 2;
    return lead < 0xf0 ? 3 : 4;
}
/**
 * The index up to which the bytes are whole, legal characters of XML 1.0 in strict UTF-8. `words` are the same bytes,
 * four by four: where none of the four is a control character or beyond ASCII, none needs a look.
 */
function legalPrefix(bytes, words, from, to) {
    let at = from;
    for (;;) {
        while (at < to && legal[bytes[at] ?? 0] === 1) {
            at++;
            if ((at & 3) === 0)
                at = plainWords(words, at, to);
        }
        if (at >= to)
            return to;
        const code = codePoint(bytes, at, to);
        if (code < 0x80 || code === 0xfffe || code === 0xffff)
            return at;
        at += utf8Length(bytes[at] ?? 0);
    }
}
/** The first four bytes from `at` that hold more than printable ASCII, or that reach beyond `to`. */
function plainWords(words, at, to) {
    const last = to >> 2;
    let index = at >> 2;
    for (; index < last; index++) {
        const word = words[index] ?? 0;
        // The high bit of a byte is set by itself, or by taking 0x20 from less.
        if (((word | (word - 0x20202020)) & 0x80808080) !== 0)
            break;
    }
    return index << 2;
}
/** Why the character at `at`, where the legal ones end, is none; null when its last bytes have not come yet. */
function illegality(bytes, at, to) {
    const byte = bytes[at] ?? 0;
    const code = byte < 0x80 ? byte : codePoint(bytes, at, to);
    if (code === UNFINISHED)
        return null;
    return code === MALFORMED
        ? `byte 0x${byte.toString(16).toUpperCase()} is not UTF-8 here`
        : `the character U+${hex(code)} may not stand in XML`;
}
const hex = (code) => code.toString(16).toUpperCase().padStart(4, '0');
/** Bytes below 0x80 that are characters of XML. */
const legal = new Uint8Array(256);
legal.fill(1, 0x20, 0x80);
for (const byte of [0x09, 0x0a, 0x0d])
    legal[byte] = 1;

;// CONCATENATED MODULE: ./src/formats/xml/bytes.ts
/** The ASCII bytes the grammar is made of. */
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const DASH = 0x2d;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const BRACKET_CLOSE = 0x5d;
/** White space of XML 1.0 (production 3). */
function isBlank(byte) {
    return byte === SPACE || byte === LINE_FEED || byte === TAB || byte === CARRIAGE_RETURN;
}

;// CONCATENATED MODULE: ./src/formats/xml/declaration.ts
const blank = '[ \\t\\r\\n]';
const equals = `${blank}*=${blank}*`;
const declaration_form = new RegExp(`^${blank}+version${equals}(?:"1\\.[0-9]+"|'1\\.[0-9]+')` +
    `(?:${blank}+encoding${equals}(?:"[A-Za-z][\\w.-]*"|'[A-Za-z][\\w.-]*'))?` +
    `(?:${blank}+standalone${equals}(?:"(?:yes|no)"|'(?:yes|no)'))?${blank}*$`, 'u');
/**
 * Whether what stands between `<?xml` and `?>` is a declaration (production 23). Any version 1.x is accepted and read
 * by the rules of 1.0, as section 2.8 of the fifth edition asks: what only 1.1 allows is refused where it stands.
 */
const isDeclaration = (text) => declaration_form.test(text);

;// CONCATENATED MODULE: ./src/formats/xml/limits.ts
const defaultLimits = { depth: 256, tagBytes: 1024 * 1024, textBytes: 1024 * 1024 };
/** Bytes of an XML declaration, and of the name of a processing instruction. */
const declarationBytes = 1024;
/** Bytes of one reference such as `&#x1F600;`, leading zeros included. */
const referenceBytes = 64;

;// CONCATENATED MODULE: ./src/formats/xml/markup.ts

const starts = [
    ['<!--', 'comment'],
    ['<![CDATA[', 'cdata'],
    ['<!DOCTYPE', 'doctype'],
];
/** Bytes of the longest beginning. */
const longest = 9;
/** What begins at `at`, where a `<!` stands. */
function markupAt(bytes, at, to) {
    const text = bytes.toString('latin1', at, Math.min(to, at + longest));
    for (const [start, kind] of starts)
        if (text.toUpperCase().startsWith(start))
            return matched(text, start, kind);
    return starts.some(([start]) => start.startsWith(text.toUpperCase())) ? 'more' : 'none';
}
/** `<!doctype html>` is how HTML spells it. */
function matched(text, start, kind) {
    return kind === 'doctype' || text.startsWith(start) ? kind : 'none';
}
/** Index of the `?>` that ends a declaration; -1 when it has not come, -2 when it is too far. */
function declarationEnd(bytes, from, to) {
    const last = Math.min(to, from + declarationBytes);
    for (let at = from; at + 1 < last; at++)
        if (bytes[at] === 0x3f && bytes[at + 1] === 0x3e)
            return at;
    return last < to ? -2 : -1;
}

// EXTERNAL MODULE: ./src/formats/xml/decode.ts
var decode = __webpack_require__(99390);
;// CONCATENATED MODULE: ./src/formats/xml/references.ts




const entities = new Map([
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
]);
/** Index behind the reference that begins at `at` (an ampersand); -1 when more bytes are needed. */
function referenceEnd(bytes, at, to, fail) {
    const last = Math.min(to, at + referenceBytes);
    for (let end = at + 1; end < last; end++) {
        const byte = bytes[end] ?? 0;
        if (byte === SEMICOLON)
            return end + 1;
        // Letters, digits and `#` are all a known reference holds.
        if (!/[\w#]/u.test(String.fromCharCode(byte)))
            return fail(at, 'an `&` that begins no reference');
    }
    return last < to || last === at + referenceBytes ? fail(at, 'an `&` that begins no reference') : -1;
}
/** The character a reference stands for. Stops at entities other than the five of XML, and at illegal characters. */
function resolve(reference, at, fail) {
    const name = reference.slice(1, -1);
    if (!name.startsWith('#')) {
        const known = entities.get(name);
        return known ?? fail(at, `\`${shown(reference)}\`: only amp, lt, gt, quot and apos are defined`);
    }
    const code = codeOf(name);
    if (code === null || !isCharacter(code))
        return fail(at, `\`${shown(reference)}\` is no character of XML`);
    return String.fromCodePoint(code);
}
function codeOf(name) {
    if (/^#[0-9]+$/u.test(name))
        return Number(name.slice(1));
    return /^#x[0-9A-Fa-f]+$/u.test(name) ? Number(`0x${name.slice(2)}`) : null;
}
/** Checks every reference between two quotes, whether or not anybody reads the value. */
function checkReferences(bytes, from, to, fail) {
    for (let at = from; at < to; at++) {
        if (bytes[at] !== AMPERSAND)
            continue;
        const end = referenceEnd(bytes, at, to, fail);
        if (end < 0)
            fail(at, 'an `&` that begins no reference');
        resolve(bytes.toString('latin1', at, end), at, fail);
        at = end - 1;
    }
}
const checkedBefore = (_, reason) => {
    throw new Error(reason);
};
/** An attribute's value as XML 1.0 normalises it (sections 2.11 and 3.3.3); its references have been checked. */
function normalizedValue(raw) {
    return raw
        .replace(/\r\n|[\t\n\r]/gu, ' ')
        .replace(/&[^;]*;/gu, (reference) => resolve(reference, 0, checkedBefore));
}

;// CONCATENATED MODULE: ./src/formats/xml/attributes.ts



/** The value is ASCII as it stands. */
const AS_IS = 0;
/** The value holds characters beyond ASCII. */
const WIDE = 1;
/** The value holds references, or white space other than blanks. */
const REWRITTEN = 2;
/** Up to this many attributes, looking at each is faster than a set. */
const few = 16;
/** Values up to this length are remembered. */
const attributes_longest = 256;
/** Whether the bytes are this text. From the end: names that follow each other differ there. */
function sameAscii(text, bytes, start, end) {
    if (text.length !== end - start)
        return false;
    for (let index = text.length - 1; index >= 0; index--) {
        if (text.charCodeAt(index) !== bytes[start + index])
            return false;
    }
    return true;
}
/** Where the attributes of one tag are; values are decoded only when somebody asks for them. */
class AttributeList {
    empty = false;
    count = 0;
    bytes = Buffer.alloc(0);
    names = [];
    starts = [];
    ends = [];
    forms = [];
    seen = null;
    /** By position: the value that was asked for last. Tests of one class follow each other. */
    last = [];
    /** Begins another tag in these bytes. */
    clear(bytes) {
        this.bytes = bytes;
        this.empty = false;
        this.count = 0;
        this.seen = null;
    }
    /** One more attribute, whose value stands between `start` and `end`. Stops when its name was there before. */
    add(name, start, end, form, fail) {
        if (this.has(name))
            fail(start, `the attribute \`${shown(name)}\` stands twice in one tag`);
        const index = this.count++;
        this.names[index] = name;
        this.starts[index] = start;
        this.ends[index] = end;
        this.forms[index] = form;
    }
    /** Name of the attribute that stood at the next place in an earlier tag; a blank, which is none, for no such one. */
    expectedName() {
        return this.names[this.count] ?? ' ';
    }
    name(index) {
        return this.names[index] ?? '';
    }
    from(index) {
        return this.forms[index] === AS_IS ? (this.starts[index] ?? -1) : -1;
    }
    to(index) {
        return this.ends[index] ?? 0;
    }
    get(name) {
        const { names, count } = this;
        for (let index = 0; index < count; index++)
            if (names[index] === name)
                return this.value(index);
        return undefined;
    }
    entries() {
        return this.names.slice(0, this.count).map((name, index) => [name, this.value(index)]);
    }
    has(name) {
        const { names, count } = this;
        if (count < few) {
            for (let index = 0; index < count; index++)
                if (names[index] === name)
                    return true;
            return false;
        }
        this.seen ??= new Set(names.slice(0, count));
        if (this.seen.has(name))
            return true;
        this.seen.add(name);
        return false;
    }
    value(index) {
        const form = this.forms[index] ?? REWRITTEN;
        const start = this.starts[index] ?? 0;
        const end = this.ends[index] ?? start;
        if (form === AS_IS) {
            const before = this.last[index] ?? '';
            if (sameAscii(before, this.bytes, start, end))
                return before;
            const value = (0,decode/* asciiText */.J)(this.bytes, start, end);
            this.last[index] = value.length <= attributes_longest ? value : '';
            return value;
        }
        const raw = (0,decode/* utf8Text */.H)(this.bytes, start, end);
        return form === WIDE ? raw : normalizedValue(raw);
    }
}

;// CONCATENATED MODULE: ./src/formats/xml/names.ts

/** 1 may start a name, 2 may only continue one, 0 ends it. Bytes beyond ASCII are looked at with the whole name. */
const kinds = new Uint8Array(256);
for (const byte of ':_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')
    kinds[byte.charCodeAt(0)] = 1;
for (const byte of '-.0123456789')
    kinds[byte.charCodeAt(0)] = 2;
kinds.fill(1, 0x80);
const startClass = ':A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f' +
    '\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}';
/** A name: productions 4, 4a and 5 of XML 1.0, fifth edition. */
const nameForm = new RegExp(`^[${startClass}][-${startClass}.0-9\u00b7\u0300-\u036f\u203f-\u2040]*$`, 'u');
/** Whether a byte may begin a name. */
const startsName = (byte) => kinds[byte] === 1;
/** The first byte from `at` that is no part of a name. */
function nameEnd(bytes, at, to) {
    let end = at;
    while (end < to && kinds[bytes[end] ?? 0] !== 0)
        end++;
    return end;
}
const slots = 256;
const names_longest = 64;
/** Names as strings. The few names a document uses over and over are decoded once; memory is bounded. */
class NameTable {
    texts = new Array(slots).fill('');
    /** The name in these bytes. Stops when it is not a name. */
    text(bytes, from, to, fail) {
        const length = to - from;
        const first = bytes[from] ?? 0;
        const slot = (length * 31 + first * 7 + (bytes[to - 1] ?? 0) * 3) & (slots - 1);
        const known = this.texts[slot] ?? '';
        if (known.length === length && holdsName(known, bytes, from))
            return known;
        const text = internalized(bytes.toString('utf8', from, to));
        if (!nameForm.test(text))
            fail(from, `\`${shown(text)}\` is no name`);
        if (length <= names_longest)
            this.texts[slot] = text;
        return text;
    }
}
/** The engine's own copy of a text, as for a literal in the source: comparing two of them is comparing addresses. */
const internalized = (text) => Object.keys({ [text]: 0 })[0] ?? text;
/** Whether the bytes from `from` are this name; false, too, for every name beyond ASCII. */
function holdsName(name, bytes, from) {
    for (let index = 0; index < name.length; index++) {
        if (name.charCodeAt(index) !== bytes[from + index])
            return false;
    }
    return true;
}
/** The part of a name behind its namespace prefix. */
function localName(name) {
    return name.slice(name.indexOf(':') + 1);
}

;// CONCATENATED MODULE: ./src/formats/xml/tag.ts





/** Bytes that a value may hold and that need no look. */
const plain = new Uint8Array(256);
plain.fill(1, SPACE, 0x80);
for (const byte of [QUOTE, APOSTROPHE, AMPERSAND, LESS])
    plain[byte] = 0;
/** Reads tags from bytes that are known to be legal characters. */
class TagReader {
    name = '';
    /** Line feeds inside the tag just read. */
    lineFeeds = 0;
    attributes = new AttributeList();
    names = new NameTable();
    fail;
    bytes = Buffer.alloc(0);
    to = 0;
    form = AS_IS;
    constructor(fail) {
        this.fail = fail;
    }
    /** Reads the start tag whose name begins at `from`. @returns the index behind its `>`; -1 when more is needed */
    readStart(bytes, from, to) {
        this.attributes.clear(bytes);
        let at = this.readName(bytes, from, to);
        if (at < 0)
            return -1;
        for (;;) {
            const gap = at;
            at = this.skipBlanks(at);
            if (at >= to)
                return -1;
            const byte = bytes[at] ?? 0;
            if (byte === GREATER)
                return at + 1;
            if (byte === SLASH)
                return this.readSlash(at);
            if (at === gap)
                return this.fail(at, `a blank or \`>\` is expected in <${shown(this.name)}`);
            at = this.readAttribute(at);
            if (at < 0)
                return -1;
        }
    }
    /** Reads the end tag whose name begins at `from`. @returns the index behind its `>`; -1 when more is needed */
    readEnd(bytes, from, to) {
        const end = this.readName(bytes, from, to);
        if (end < 0)
            return -1;
        const close = this.skipBlanks(end);
        if (close >= to)
            return -1;
        if (bytes[close] !== GREATER)
            this.fail(close, `</${shown(this.name)} holds more than its name`);
        return close + 1;
    }
    /** Reads a name into `name`. @returns the index behind it; -1 when it may go on */
    readName(bytes, from, to) {
        this.bytes = bytes;
        this.to = to;
        this.lineFeeds = 0;
        if (from >= to)
            return -1;
        if (!startsName(bytes[from] ?? 0))
            this.fail(from, 'a `<` that begins no tag');
        const end = nameEnd(bytes, from, to);
        if (end >= to)
            return -1;
        this.name = this.names.text(bytes, from, end, this.fail);
        return end;
    }
    readSlash(at) {
        if (at + 1 >= this.to)
            return -1;
        if (this.bytes[at + 1] !== GREATER)
            this.fail(at, 'a `/` where only `/>` may stand');
        this.attributes.empty = true;
        return at + 2;
    }
    skipBlanks(from) {
        const { bytes, to } = this;
        let at = from;
        for (; at < to; at++) {
            const byte = bytes[at] ?? 0;
            if (byte === SPACE)
                continue;
            if (!isBlank(byte))
                break;
            if (byte === LINE_FEED)
                this.lineFeeds++;
        }
        return at;
    }
    /** Reads `name = "value"`. @returns the index behind it; -1 when more bytes are needed */
    readAttribute(from) {
        const { bytes, to } = this;
        if (!startsName(bytes[from] ?? 0))
            this.fail(from, `an attribute is expected in <${shown(this.name)}`);
        // Most tags have the attributes of the tag before, in its order.
        const guess = this.attributes.expectedName();
        const guessed = bytes[from + guess.length] === EQUALS && holdsName(guess, bytes, from);
        const end = guessed ? from + guess.length : nameEnd(bytes, from, to);
        if (end >= to)
            return -1;
        const equals = bytes[end] === EQUALS ? end : this.skipBlanks(end);
        if (equals >= to)
            return -1;
        if (bytes[equals] !== EQUALS)
            this.fail(equals, `an attribute without a value in <${shown(this.name)}`);
        const open = this.skipBlanks(equals + 1);
        if (open >= to)
            return -1;
        const quote = bytes[open] ?? 0;
        if (quote !== QUOTE && quote !== APOSTROPHE)
            this.fail(open, 'the value of an attribute needs quotes');
        const close = this.findQuote(open + 1, quote);
        if (close < 0)
            return -1;
        const name = guessed ? guess : this.names.text(bytes, from, end, this.fail);
        this.attributes.add(name, open + 1, close, this.form, this.fail);
        return close + 1;
    }
    /** Finds the closing quote and notes in `form` what the value needs to be decoded. */
    findQuote(from, quote) {
        const { bytes, to } = this;
        let form = AS_IS;
        let references = false;
        let at = from;
        for (; at < to; at++) {
            const byte = bytes[at] ?? 0;
            if (plain[byte] === 1)
                continue;
            if (byte === quote)
                break;
            if (byte === LESS)
                this.fail(at, 'a `<` in the value of an attribute: the quote before is not closed');
            if (byte >= 0x80)
                form |= WIDE;
            else if (byte === AMPERSAND)
                references = true;
            else if (byte < SPACE) {
                form |= REWRITTEN;
                if (byte === LINE_FEED)
                    this.lineFeeds++;
            }
        }
        if (at >= to)
            return -1;
        if (references)
            checkReferences(bytes, from, at, this.fail);
        this.form = references ? form | REWRITTEN : form;
        return at;
    }
}

;// CONCATENATED MODULE: ./src/formats/xml/text.ts



/** Bytes of text that need no look. */
const text_plain = new Uint8Array(256).fill(1);
for (const byte of [LESS, AMPERSAND, BRACKET_CLOSE, CARRIAGE_RETURN, LINE_FEED])
    text_plain[byte] = 0;
/** The same in a CDATA section, where tags and references mean nothing. */
const plainCdata = text_plain.slice();
plainCdata[LESS] = 1;
plainCdata[AMPERSAND] = 1;
/** Reads text and CDATA sections, and hands them out while somebody wants them. */
class TextReader {
    /** Line feeds in what the last call read. */
    lineFeeds = 0;
    /** Whether the last call of `readCdata` came to the end of the section. */
    closed = false;
    target;
    limit;
    fail;
    /** Bytes that may still be handed out before the next tag. */
    room = 0;
    wanted = false;
    constructor(target, limit, fail) {
        this.target = target;
        this.limit = limit;
        this.fail = fail;
    }
    /** A tag was read: whether text is wanted may have changed. */
    afterTag() {
        this.wanted = this.target.wantsText;
        this.room = this.limit;
    }
    /** Reads text up to the next `<`, or as far as can be told. @returns the index of the first byte not read */
    read(bytes, from, to) {
        this.lineFeeds = 0;
        let start = from;
        let at = from;
        for (;;) {
            while (at < to && text_plain[bytes[at] ?? 0] === 1)
                at++;
            if (at >= to || bytes[at] === LESS)
                return this.emit(bytes, start, at);
            const byte = bytes[at] ?? 0;
            if (byte === LINE_FEED) {
                this.lineFeeds++;
                at++;
                continue;
            }
            const next = this.special(bytes, at, to);
            if (next < 0)
                return this.emit(bytes, start, at);
            if (byte !== BRACKET_CLOSE) {
                this.emit(bytes, start, at);
                if (byte === AMPERSAND)
                    this.put(resolve(bytes.toString('latin1', at, next), at, this.fail));
                else if (bytes[at + 1] !== LINE_FEED)
                    this.put('\n');
                start = next;
            }
            at = next;
        }
    }
    /** Index behind the reference, bracket or carriage return at `at`; -1 when more bytes are needed to tell. */
    special(bytes, at, to) {
        const byte = bytes[at];
        if (byte === AMPERSAND)
            return referenceEnd(bytes, at, to, this.fail);
        if (at + 1 >= to)
            return -1;
        if (byte === BRACKET_CLOSE && bytes[at + 1] === BRACKET_CLOSE) {
            if (at + 2 >= to)
                return -1;
            if (bytes[at + 2] === GREATER)
                this.fail(at, 'a `]]>` in text');
        }
        return at + 1;
    }
    /** Reads a CDATA section up to its end, or as far as can be told. @returns the index of the first byte not read */
    readCdata(bytes, from, to) {
        this.lineFeeds = 0;
        this.closed = false;
        let start = from;
        let at = from;
        for (;;) {
            while (at < to && plainCdata[bytes[at] ?? 0] === 1)
                at++;
            if (at >= to)
                return this.emit(bytes, start, at);
            const byte = bytes[at];
            if (byte === LINE_FEED)
                this.lineFeeds++;
            else if (byte === CARRIAGE_RETURN) {
                if (at + 1 >= to)
                    return this.emit(bytes, start, at);
                this.emit(bytes, start, at);
                if (bytes[at + 1] !== LINE_FEED)
                    this.put('\n');
                start = at + 1;
            }
            else {
                if (at + 1 >= to || (bytes[at + 1] === BRACKET_CLOSE && at + 2 >= to))
                    return this.emit(bytes, start, at);
                if (bytes[at + 1] === BRACKET_CLOSE && bytes[at + 2] === GREATER) {
                    this.emit(bytes, start, at);
                    this.closed = true;
                    return at + 3;
                }
            }
            at++;
        }
    }
    emit(bytes, from, to) {
        if (this.wanted && to > from && this.room > 0) {
            this.target.text((0,decode/* utf8Text */.H)(bytes, from, this.cut(bytes, from, to)));
            this.room -= to - from;
        }
        return to;
    }
    /** Where to stop handing out: not inside a character. */
    cut(bytes, from, to) {
        if (to - from <= this.room)
            return to;
        let end = from + this.room;
        while (end > from && (bytes[end] ?? 0) >> 6 === 2)
            end--;
        return end;
    }
    put(text) {
        if (this.wanted && this.room > 0)
            this.target.text(text);
        this.room--;
    }
}

;// CONCATENATED MODULE: ./src/formats/xml/grammar.ts







const placeNames = {
    content: 'a tag or reference',
    comment: 'a comment',
    instruction: 'a processing instruction',
    cdata: 'a CDATA section',
};
/**
 * The grammar of XML 1.0 (fifth edition) without document type declarations, over a window of bytes that are known to
 * be legal characters in UTF-8.
 */
class Grammar {
    /** Line of the byte that is read next, from 1. During a call of the handler: line of the tag. */
    line = 1;
    handler;
    limits;
    fail;
    tag;
    text;
    open = [];
    depth = 0;
    rootSeen = false;
    /** Nothing was read yet: here alone an XML declaration may stand. */
    atStart = true;
    place = 'content';
    /** How many `-` (in a comment) or `?` (in an instruction) were read last. */
    run = 0;
    bytes = Buffer.alloc(0);
    to = 0;
    /** Index of the first byte that is not read; `line` is its line. */
    position = 0;
    constructor(handler, limits, fail) {
        this.handler = handler;
        this.limits = limits;
        this.fail = fail;
        this.tag = new TagReader(fail);
        this.text = new TextReader(handler, limits.textBytes, fail);
    }
    /** Reads from `position` as much of the window as is complete. */
    read(bytes, to) {
        this.bytes = bytes;
        this.to = to;
        while (this.position < to) {
            const next = this.step(this.position);
            if (next < 0)
                break;
            this.atStart = false;
            this.position = next;
        }
    }
    /** The document is over at `to`. Stops when something is open, or could not be read. */
    finish(to) {
        const at = this.position;
        if (at < to || this.place !== 'content')
            this.fail(at, `the file ends inside ${placeNames[this.place]}`);
        if (this.depth > 0) {
            this.fail(at, `the file ends while <${shown(this.open[this.depth - 1] ?? '')}> is open`);
        }
        if (!this.rootSeen)
            this.fail(at, 'the file holds no element');
    }
    step(at) {
        if (this.place === 'content')
            return this.bytes[at] === LESS ? this.markup(at) : this.content(at);
        if (this.place === 'cdata')
            return this.cdata(at);
        return this.place === 'comment' ? this.comment(at) : this.instruction(at);
    }
    markup(at) {
        if (at + 1 >= this.to)
            return -1;
        const kind = this.bytes[at + 1];
        if (kind === SLASH)
            return this.endTag(at);
        if (kind === EXCLAMATION)
            return this.special(at);
        if (kind === QUESTION)
            return this.instructionStart(at);
        return this.startTag(at);
    }
    startTag(at) {
        const { tag, handler } = this;
        const end = tag.readStart(this.bytes, at + 1, this.to);
        if (end < 0)
            return -1;
        if (end - at > this.limits.tagBytes)
            this.fail(at, `a tag of more than ${this.limits.tagBytes} bytes`);
        if (this.depth === 0) {
            if (this.rootSeen)
                this.fail(at, `a second root element, <${shown(tag.name)}>`);
            this.rootSeen = true;
        }
        if (this.depth >= this.limits.depth) {
            this.fail(at, `more than ${this.limits.depth} elements inside one another`);
        }
        handler.open(tag.name, tag.attributes);
        if (tag.attributes.empty)
            handler.close(tag.name);
        else
            this.open[this.depth++] = tag.name;
        this.line += tag.lineFeeds;
        this.text.afterTag();
        return end;
    }
    endTag(at) {
        const { tag } = this;
        const end = tag.readEnd(this.bytes, at + 2, this.to);
        if (end < 0)
            return -1;
        const expected = this.depth === 0 ? undefined : this.open[this.depth - 1];
        if (tag.name !== expected) {
            const what = expected === undefined ? 'nothing' : `<${shown(expected)}>`;
            this.fail(at, `</${shown(tag.name)}> closes ${what}`);
        }
        this.depth--;
        this.handler.close(tag.name);
        this.line += tag.lineFeeds;
        this.text.afterTag();
        return end;
    }
    /** Text up to the next tag or the end of the window. */
    content(from) {
        if (this.depth === 0)
            return this.outside(from);
        const { text } = this;
        const end = text.read(this.bytes, from, this.to);
        this.line += text.lineFeeds;
        return end === from ? -1 : end;
    }
    outside(from) {
        const { bytes, to } = this;
        let at = from;
        let lineFeeds = 0;
        for (; at < to; at++) {
            const byte = bytes[at] ?? 0;
            if (byte === LINE_FEED)
                lineFeeds++;
            else if (!isBlank(byte))
                break;
        }
        if (at < to && bytes[at] !== LESS) {
            this.fail(at, `text ${this.rootSeen ? 'behind' : 'before'} the root element`);
        }
        this.line += lineFeeds;
        return at;
    }
    /** What begins with `<!`. */
    special(at) {
        const kind = markupAt(this.bytes, at, this.to);
        if (kind === 'more')
            return -1;
        if (kind === 'comment')
            return this.enter('comment', at + 4);
        if (kind === 'doctype') {
            this.fail(at, 'a DOCTYPE is refused: it can define entities and read files (is this an HTML page?)');
        }
        if (kind === 'none')
            this.fail(at, 'a `<!` that begins neither a comment nor a CDATA section');
        if (this.depth === 0)
            this.fail(at, 'a CDATA section outside the root element');
        return this.enter('cdata', at + 9);
    }
    enter(place, at, lineFeeds = 0) {
        this.place = place;
        this.run = 0;
        this.line += lineFeeds;
        return at;
    }
    comment(from) {
        const { bytes, to } = this;
        let lineFeeds = 0;
        for (let at = from; at < to; at++) {
            const byte = bytes[at];
            if (this.run === 2) {
                if (byte !== GREATER)
                    this.fail(at, 'a `--` inside a comment');
                return this.enter('content', at + 1, lineFeeds);
            }
            if (byte === LINE_FEED)
                lineFeeds++;
            this.run = byte === DASH ? this.run + 1 : 0;
        }
        this.line += lineFeeds;
        return to;
    }
    instructionStart(at) {
        const { bytes, to, tag } = this;
        const end = tag.readName(bytes, at + 2, to);
        if (end < 0 || end + 1 >= to)
            return -1;
        if (end - at > declarationBytes)
            this.fail(at, 'the name of a processing instruction is too long');
        if (tag.name.toLowerCase() === 'xml')
            return this.xmlDeclaration(at, end);
        const closed = bytes[end] === QUESTION && bytes[end + 1] === GREATER;
        if (!closed && !isBlank(bytes[end] ?? 0)) {
            this.fail(end, 'a blank is expected in a processing instruction');
        }
        return this.enter('instruction', end);
    }
    xmlDeclaration(at, from) {
        if (!this.atStart || this.tag.name !== 'xml') {
            this.fail(at, 'an XML declaration may only stand at the very start');
        }
        const end = declarationEnd(this.bytes, from, this.to);
        if (end === -1)
            return -1;
        const text = end < 0 ? '' : this.bytes.toString('latin1', from, end);
        if (!isDeclaration(text))
            this.fail(at, `\`<?xml${shown(text)}\` is no XML declaration`);
        this.line += text.split('\n').length - 1;
        return end + 2;
    }
    instruction(from) {
        const { bytes, to } = this;
        let lineFeeds = 0;
        for (let at = from; at < to; at++) {
            const byte = bytes[at];
            if (byte === GREATER && this.run === 1)
                return this.enter('content', at + 1, lineFeeds);
            if (byte === LINE_FEED)
                lineFeeds++;
            this.run = byte === QUESTION ? 1 : 0;
        }
        this.line += lineFeeds;
        return to;
    }
    cdata(from) {
        const { text } = this;
        const end = text.readCdata(this.bytes, from, this.to);
        this.line += text.lineFeeds;
        if (text.closed)
            return this.enter('content', end);
        return end === from ? -1 : end;
    }
}

;// CONCATENATED MODULE: ./src/formats/xml/encoding.ts
/** Names of encodings in declarations, in lower case. */
const eightBit = new Map([
    ['utf-8', 'utf-8'],
    ['utf8', 'utf-8'],
    ['iso-8859-1', 'iso-8859-1'],
    ['iso_8859-1', 'iso-8859-1'],
    ['latin1', 'iso-8859-1'],
    ['us-ascii', 'us-ascii'],
    ['ascii', 'us-ascii'],
    ['windows-1252', 'windows-1252'],
    ['cp1252', 'windows-1252'],
]);
const marks = [
    [[0x50, 0x4b, 0x03, 0x04], { refused: 'this is a ZIP archive, not XML: unpack it first' }],
    [[0x1f, 0x8b], { refused: 'this is a gzip file, not XML: unpack it first' }],
    [[0xff, 0xfe, 0x00, 0x00], { refused: 'UTF-32 is not read: write the file in UTF-8' }],
    [[0x00, 0x00, 0xfe, 0xff], { refused: 'UTF-32 is not read: write the file in UTF-8' }],
    [[0xff, 0xfe], { encoding: 'utf-16le', mark: 2 }],
    [[0xfe, 0xff], { encoding: 'utf-16be', mark: 2 }],
    [[0xef, 0xbb, 0xbf], { encoding: 'utf-8', mark: 3 }],
    // Without a mark, the first two characters tell (XML 1.0, appendix F.1).
    [[0x3c, 0x00, 0x3f, 0x00], { encoding: 'utf-16le', mark: 0 }],
    [[0x00, 0x3c, 0x00, 0x3f], { encoding: 'utf-16be', mark: 0 }],
];
/** The encoding of a document from its first bytes: as many as its declaration has. */
function encodingOf(head) {
    const marked = marks.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))?.[1];
    if (marked !== undefined && 'refused' in marked)
        return marked;
    const name = declaredEncoding(head, marked?.encoding ?? 'utf-8', marked?.mark ?? 0);
    if (marked !== undefined && marked.encoding !== 'utf-8')
        return sixteenBit(marked, name);
    const mark = marked?.mark ?? 0;
    if (name === null)
        return { encoding: 'utf-8', mark };
    if (name.startsWith('utf-16')) {
        return { refused: `${quoted(name)} is declared, but the bytes are not UTF-16: correct the declaration` };
    }
    const encoding = eightBit.get(name);
    if (encoding === undefined) {
        return {
            refused: `the encoding ${quoted(name)} is not read: write the file in UTF-8 (read are UTF-8, UTF-16, ISO-8859-1, windows-1252, US-ASCII)`,
        };
    }
    if (mark > 0 && encoding !== 'utf-8') {
        return { refused: `the byte order mark says UTF-8, the declaration ${quoted(name)}: correct one of them` };
    }
    return { encoding, mark };
}
function sixteenBit(head, name) {
    if (name === 'utf-16' || name === head.encoding || (name === null && head.mark > 0))
        return head;
    if (name === null)
        return { refused: 'UTF-16 without a byte order mark needs a declaration that says so' };
    return { refused: `the bytes are UTF-16, the declaration says ${quoted(name)}: correct the declaration` };
}
const declared = /^<\?xml[ \t\r\n][^>]*?\bencoding[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/u;
/** The encoding the XML declaration names, in lower case; null when it names none. */
function declaredEncoding(head, encoding, mark) {
    const text = asciiOf(head.subarray(mark), encoding);
    const found = declared.exec(text);
    return (found?.[1] ?? found?.[2])?.toLowerCase() ?? null;
}
/** Whether the first bytes hold a whole declaration, or none begins there. */
function declarationComplete(head) {
    const marked = marks.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))?.[1];
    if (marked !== undefined && 'refused' in marked)
        return true;
    const text = asciiOf(head.subarray(marked?.mark ?? 0), marked?.encoding ?? 'utf-8');
    return !'<?xml'.startsWith(text.slice(0, 5)) || text.includes('>');
}
/** The ASCII of the text; every other character is a `?`. A declaration holds no other. */
function asciiOf(bytes, encoding) {
    const step = encoding.startsWith('utf-16') ? 2 : 1;
    const low = encoding === 'utf-16be' ? 1 : 0;
    let text = '';
    for (let at = 0; at + step <= bytes.length; at += step) {
        const high = step === 2 ? (bytes[at + 1 - low] ?? 0) : 0;
        const byte = bytes[at + low] ?? 0;
        text += high === 0 && byte < 0x80 ? String.fromCharCode(byte) : '?';
    }
    return text;
}
const quoted = (name) => `\`${name.slice(0, 40).replace(/[^\u0020-\u007e]/gu, '?')}\``;

;// CONCATENATED MODULE: ./src/formats/xml/transcode.ts
/** A decoder for one encoding; null for UTF-8, which is read as it is. */
function transcoderFor(encoding) {
    if (encoding === 'utf-8')
        return null;
    if (encoding === 'utf-16le' || encoding === 'utf-16be')
        return new SixteenBit(encoding === 'utf-16le');
    return new EightBit(encoding);
}
const NONE = -1;
/** What windows-1252 has at 0x80 to 0x9F; NONE for the five bytes it leaves undefined. */
const windows = [
    0x20ac,
    NONE,
    0x201a,
    0x0192,
    0x201e,
    0x2026,
    0x2020,
    0x2021,
    0x02c6,
    0x2030,
    0x0160,
    0x2039,
    0x0152,
    0,
    0x017d,
    0,
    0,
    0x2018,
    0x2019,
    0x201c,
    0x201d,
    0x2022,
    0x2013,
    0x2014,
    0x02dc,
    0x2122,
    0x0161,
    0x203a,
    0x0153,
    0,
    0x017e,
    0x0178,
];
class EightBit {
    encoding;
    failure = null;
    output = new Output();
    constructor(encoding) {
        this.encoding = encoding;
    }
    decode(bytes) {
        const { output } = this;
        output.clear(3 * bytes.length);
        for (let at = 0; at < bytes.length; at++) {
            const byte = bytes[at] ?? 0;
            const code = byte < 0x80 ? byte : this.high(byte);
            if (code === NONE) {
                const reason = `0x${byte.toString(16).toUpperCase()} is no byte of ${this.encoding}, which is declared`;
                this.failure = { at, reason };
                break;
            }
            output.put(code);
        }
        return output.bytes();
    }
    end() {
        return null;
    }
    high(byte) {
        if (this.encoding === 'us-ascii')
            return NONE;
        return this.encoding === 'windows-1252' && byte < 0xa0 ? (windows[byte - 0x80] ?? NONE) : byte;
    }
}
class SixteenBit {
    failure = null;
    low;
    output = new Output();
    /** First byte of a unit whose second has not come; -1 for none. */
    half = -1;
    /** A high surrogate whose low one has not come; 0 for none. */
    lead = 0;
    constructor(littleEndian) {
        this.low = littleEndian ? 0 : 1;
    }
    decode(bytes) {
        this.output.clear(2 * bytes.length + 4);
        for (let at = 0; at < bytes.length && this.failure === null; at++) {
            const byte = bytes[at] ?? 0;
            if (this.half < 0)
                this.half = byte;
            else {
                this.unit(this.low === 0 ? this.half | (byte << 8) : (this.half << 8) | byte, at - 1);
                this.half = -1;
            }
        }
        return this.output.bytes();
    }
    end() {
        return this.half >= 0 || this.lead !== 0 ? 'the file ends inside a character' : null;
    }
    unit(unit, at) {
        const isLow = unit >= 0xdc00 && unit <= 0xdfff;
        if (isLow !== (this.lead !== 0)) {
            this.failure = { at: isLow ? at : at - 2, reason: 'a UTF-16 surrogate without its other half' };
        }
        else if (isLow) {
            this.output.put(0x10000 + ((this.lead - 0xd800) << 10) + (unit - 0xdc00));
            this.lead = 0;
        }
        else if (unit >= 0xd800 && unit <= 0xdbff)
            this.lead = unit;
        else
            this.output.put(unit);
    }
}
/** Growing UTF-8. */
class Output {
    buffer = new Uint8Array(0);
    length = 0;
    clear(capacity) {
        if (capacity > this.buffer.length)
            this.buffer = new Uint8Array(capacity);
        this.length = 0;
    }
    put(code) {
        const { buffer } = this;
        if (code < 0x80)
            buffer[this.length++] = code;
        else if (code < 0x800)
            this.write(code, 0xc0, 6);
        else if (code < 0x10000)
            this.write(code, 0xe0, 12);
        else
            this.write(code, 0xf0, 18);
    }
    bytes() {
        return this.buffer.subarray(0, this.length);
    }
    write(code, lead, shift) {
        this.buffer[this.length++] = lead | (code >> shift);
        for (let rest = shift - 6; rest >= 0; rest -= 6) {
            this.buffer[this.length++] = 0x80 | ((code >> rest) & 0x3f);
        }
    }
}
/** How many bytes of the file stand behind these bytes of UTF-8. */
function sourceLength(encoding, utf8, from, to) {
    if (encoding === 'utf-8')
        return to - from;
    const unit = encoding.startsWith('utf-16') ? 2 : 1;
    let length = 0;
    for (let at = from; at < to; at++) {
        const byte = utf8[at] ?? 0;
        if (byte >> 6 === 2)
            continue;
        length += byte >= 0xf0 ? 2 * unit : unit;
    }
    return length;
}

;// CONCATENATED MODULE: ./src/formats/xml/input.ts



/** Bytes decoded in one go. */
const pieceBytes = 16 * 1024;
/** A file's bytes as UTF-8, whatever of the encodings it is written in. */
class XmlInput {
    /** Null until the first bytes have told it. */
    encoding = null;
    /** Length of the byte order mark. */
    mark = 0;
    /** Bytes of the file that were decoded. */
    read = 0;
    fail;
    take;
    head = new Uint8Array(0);
    transcoder = null;
    /** `fail` is told bytes of the file; `take` gets the UTF-8. */
    constructor(fail, take) {
        this.fail = fail;
        this.take = take;
    }
    write(bytes) {
        if (this.encoding !== null)
            this.decode(bytes);
        else {
            const head = new Uint8Array(this.head.length + bytes.length);
            head.set(this.head);
            head.set(bytes, this.head.length);
            this.head = head;
            if (head.length >= 2 * declarationBytes ||
                (head.length >= 12 && declarationComplete(head.subarray(0, 2 * declarationBytes))))
                this.open();
        }
    }
    /** The file is over. */
    end() {
        if (this.encoding === null) {
            if (this.head.length === 0)
                this.fail(0, 'the file is empty');
            this.open();
        }
        const unfinished = this.transcoder?.end() ?? null;
        if (unfinished !== null)
            this.fail(this.read, unfinished);
    }
    open() {
        const { head } = this;
        this.head = new Uint8Array(0);
        const found = encodingOf(head.subarray(0, 2 * declarationBytes));
        if ('refused' in found)
            throw this.fail(0, found.refused);
        this.encoding = found.encoding;
        this.mark = found.mark;
        this.read = found.mark;
        this.transcoder = transcoderFor(found.encoding);
        this.decode(head.subarray(found.mark));
    }
    decode(bytes) {
        const { transcoder } = this;
        if (transcoder === null) {
            this.take(bytes);
            return;
        }
        for (let at = 0; at < bytes.length; at += pieceBytes) {
            const piece = bytes.subarray(at, at + pieceBytes);
            this.take(transcoder.decode(piece));
            const { failure } = transcoder;
            if (failure !== null)
                this.fail(this.read + failure.at, failure.reason);
            this.read += piece.length;
        }
    }
}

;// CONCATENATED MODULE: ./src/formats/xml/scanner.ts








/** Bytes that are looked at in one go: small enough for the processor's cache. */
const windowBytes = 64 * 1024;
/**
 * Reads XML 1.0 (fifth edition) from bytes that come in pieces of any size, in one pass and flat memory: one root,
 * balanced names, no DOCTYPE, the five entities and character references, in UTF-8, UTF-16, ISO-8859-1, windows-1252
 * or US-ASCII. `write` and `end` throw `XmlError` at the first thing that is not well-formed, and from then on.
 */
class XmlScanner {
    limits;
    grammar;
    input;
    buffer = Buffer.allocUnsafeSlow(2 * windowBytes);
    /** The same bytes, four by four. */
    words = new Int32Array(this.buffer.buffer);
    /** End of the bytes in the buffer. */
    to = 0;
    /** Bytes before this index are known to be whole, legal characters. */
    checked = 0;
    /** Bytes of the file that stand before the buffer's first, without the byte order mark. */
    base = 0;
    /** How many unread bytes there must be before it is worth looking again: twice what was not enough. */
    enough = 0;
    failure = null;
    constructor(handler, limits = {}) {
        this.limits = { ...defaultLimits, ...limits };
        this.grammar = new Grammar(handler, this.limits, this.fail);
        this.input = new XmlInput((byte, reason) => this.stop(byte, this.lineAt(this.to), reason), (utf8) => this.take(utf8));
    }
    /** During a call of the handler: the line of the tag, from 1. */
    get line() {
        return this.grammar.line;
    }
    /** The next piece. @throws {XmlError} */
    write(bytes) {
        if (this.failure !== null)
            throw this.failure;
        this.input.write(bytes);
    }
    /** The document is complete. @throws {XmlError} when it is not */
    end() {
        if (this.failure !== null)
            throw this.failure;
        this.input.end();
        this.grammar.read(this.buffer, this.checked);
        if (this.checked < this.to)
            this.fail(this.checked, 'the file ends inside a character');
        this.grammar.finish(this.to);
    }
    take(utf8) {
        for (let at = 0; at < utf8.length; at += windowBytes) {
            this.append(utf8.subarray(at, at + windowBytes));
            this.checked = legalPrefix(this.buffer, this.words, this.checked, this.to);
            const illegal = this.checked < this.to ? illegality(this.buffer, this.checked, this.to) : null;
            if (illegal === null)
                this.read();
            else {
                // What is wrong before it comes first.
                this.grammar.read(this.buffer, this.checked);
                this.fail(this.checked, illegal);
            }
        }
    }
    read() {
        const { grammar } = this;
        if (this.checked - grammar.position < this.enough)
            return;
        grammar.read(this.buffer, this.checked);
        const left = this.checked - grammar.position;
        if (left > this.limits.tagBytes)
            this.fail(grammar.position, `a tag of more than ${this.limits.tagBytes} bytes`);
        this.enough = left < 16 ? left + 1 : Math.min(2 * left, this.limits.tagBytes + 1);
    }
    append(piece) {
        if (this.to + piece.length > this.buffer.length)
            this.makeRoom(piece.length);
        this.buffer.set(piece, this.to);
        this.to += piece.length;
    }
    /** Moves what is not read to the front, of a larger buffer when it fills half of this one. */
    makeRoom(wanted) {
        const old = this.buffer;
        const from = this.grammar.position;
        const left = this.to - from;
        this.base += this.sourceBytes(0, from);
        if (left + wanted > old.length / 2) {
            this.buffer = Buffer.allocUnsafeSlow(4 * (left + wanted));
            this.words = new Int32Array(this.buffer.buffer);
        }
        old.copy(this.buffer, 0, from, this.to);
        this.checked -= from;
        this.grammar.position = 0;
        this.to = left;
    }
    sourceBytes(from, to) {
        return sourceLength(this.input.encoding ?? 'utf-8', this.buffer, from, to);
    }
    fail = (index, reason) => this.stop(this.input.mark + this.base + this.sourceBytes(0, index), this.lineAt(index), reason);
    /** Line of a byte that is not read yet. */
    lineAt(index) {
        let line = this.grammar.line;
        for (let at = this.grammar.position; at < Math.min(index, this.to); at++)
            if (this.buffer[at] === 0x0a)
                line++;
        return line;
    }
    stop(byte, line, reason) {
        this.failure = new XmlError(`byte ${byte}, line ${line}: ${reason}`);
        throw this.failure;
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/detect-xml.ts


const roots = new Map([
    ['testsuites', 'junit'],
    ['testsuite', 'junit'],
    ['TestRun', 'trx'],
    ['test-results', 'nunit2'],
    ['test-run', 'nunit3'],
    ['assemblies', 'xunit'],
    ['assembly', 'xunit'],
    ['testng-results', 'testng'],
]);
/** The format of an XML document by its root element. */
function xmlFormat(text, from, whole) {
    const at = prologEnd(text, from);
    if (/^<!doctype\s+html/iu.test(text.slice(at, at + 40)))
        return htmlPage;
    if (text.startsWith('<!', at)) {
        return /^<!doctype/iu.test(text.slice(at, at + 9))
            ? { reason: `line ${lineAt(text, at)}: a DOCTYPE: reports need none; write the report without it` }
            : { reason: `line ${lineAt(text, at)}: XML is expected to begin with its root element` };
    }
    const name = /^<([^\s<>/]+)[\s>/]/u.exec(text.slice(at, at + 300))?.[1];
    if (name === undefined)
        return noRoot(text, at, whole);
    if (/^html$/iu.test(name))
        return htmlPage;
    const format = roots.get(localName(name));
    if (format !== undefined)
        return { format };
    const known = [...roots.keys()].join(', ');
    return { reason: `the root element is <${shown(name)}>: no test report; known roots are ${known}` };
}
/** Index of the first thing that is neither blank nor comment nor processing instruction. */
function prologEnd(text, from) {
    let at = from;
    for (;;) {
        while (/\s/u.test(text[at] ?? ''))
            at++;
        const close = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : null;
        if (close === null)
            return at;
        const end = text.indexOf(close, at + (close === '?>' ? 2 : 4));
        if (end < 0)
            return text.length;
        at = end + close.length;
    }
}
const htmlPage = {
    reason: 'an HTML page: the answer of a server or a report for people was saved in place of the report; name the XML or JSON the test tool writes',
};
function noRoot(text, at, whole) {
    if (!whole && at >= text.length - 300) {
        return { reason: `no root element in the first ${text.length} characters: no test report` };
    }
    return at >= text.length - 300
        ? { reason: `line ${lineAt(text, at)}: broken off before the root element: write the report again` }
        : { reason: `line ${lineAt(text, at)}: no element begins here: not XML` };
}
/** 1-based line of an index. */
function lineAt(text, at) {
    let line = 1;
    for (let feed = text.indexOf('\n'); feed >= 0 && feed < at; feed = text.indexOf('\n', feed + 1))
        line++;
    return line;
}

;// CONCATENATED MODULE: ./src/formats/tests/detect.ts



/** How many of the first bytes are looked at. */
const headBytes = 64 * 1024;
/** Files that are uploaded instead of the reports in them, or by mistake: their first bytes (Latin-1). */
const signatures = [
    ['PK\u0003\u0004', 'a ZIP archive: unpack it first and name the reports in it'],
    ['PK\u0005\u0006', 'an empty ZIP archive: pack the reports again, then unpack it before this step'],
    ['\u001f\u008b', 'gzip data: unpack it first (gunzip, or tar -xzf) and name the reports in it'],
    ['%PDF', 'a PDF document: name the machine-readable report of the test tool'],
    ['\u0089PNG', 'a PNG image: name the machine-readable report of the test tool'],
    ['BZh', 'bzip2 data: unpack it first (bunzip2) and name the reports in it'],
    ['\u00fd7zXZ', 'xz data: unpack it first (unxz) and name the reports in it'],
    ['\u0028\u00b5\u002f\u00fd', 'zstd data: unpack it first (unzstd) and name the reports in it'],
    ['7z\u00bc\u00af', 'a 7z archive: unpack it first and name the reports in it'],
    ['\u00ff\u00fe\u0000\u0000', 'UTF-32 text: write the report in UTF-8'],
    ['\u0000\u0000\u00fe\u00ff', 'UTF-32 text: write the report in UTF-8'],
];
/**
 * Tells the format of a report from its first bytes (at most `headBytes`) and from nothing else.
 * @param whole the bytes are the whole file
 */
function detectFormat(head, whole) {
    if (head.length === 0) {
        return { reason: '0 bytes: nothing was written; look at the step that writes the report' };
    }
    const signature = signatures.find(([start]) => startsWith(head, start));
    if (signature !== undefined)
        return { reason: `no test report but ${signature[1]}` };
    const text = decoded(head);
    const nul = text.indexOf('\0');
    if (nul >= 0) {
        return { reason: `no text: character ${nul} is NUL; name the report that the test tool writes as text` };
    }
    const from = text.search(/\S/u);
    if (from < 0) {
        return whole
            ? { reason: 'only blanks: nothing was written; look at the step that writes the report' }
            : { reason: `only blanks in the first ${head.length} bytes: no test report` };
    }
    if (text[from] === '<')
        return xmlFormat(text, from, whole);
    return jsonFormat(text, from, whole) ?? textFormat(text, whole);
}
function startsWith(head, start) {
    return [...start].every((character, index) => head[index] === character.charCodeAt(0));
}
/** The head as text: lenient, because it may end inside a character; the reader of the format is strict. */
function decoded(head) {
    return new TextDecoder(detect_encodingOf(head)).decode(head);
}
/** The encoding by byte order mark, or by the `<` that every XML document starts with. */
function detect_encodingOf([first, second]) {
    if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
        return 'utf-16le';
    if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
        return 'utf-16be';
    return 'utf-8';
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/formats/tests/json-document.ts
var json_document = __webpack_require__(22402);
;// CONCATENATED MODULE: ./src/formats/tests/ctrf-shape.ts


const count = schemas/* number */.aig().int().nonnegative();
const ctrf_shape_status = schemas/* enum */.k5n(['passed', 'failed', 'skipped', 'pending', 'other']);
const ctrf_shape_text = schemas/* string */.YjP().nullish();
const primitive = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* boolean */.zMY()]);
/** A key the schema has and nothing here needs. */
const unread = schemas/* unknown */.L5J().optional();
const attemptShape = schemas/* strictObject */.rej({
    attempt: count.nullish(),
    attemptId: unread,
    status: ctrf_shape_status,
    duration: unread,
    message: unread,
    trace: unread,
    line: unread,
    snippet: unread,
    stdout: unread,
    stderr: unread,
    start: unread,
    stop: unread,
    attachments: unread,
    extra: unread,
});
const testShape = schemas/* strictObject */.rej({
    id: unread,
    testId: unread,
    executionId: unread,
    name: schemas/* string */.YjP(),
    status: ctrf_shape_status,
    duration: schemas/* number */.aig(),
    start: unread,
    stop: unread,
    suite: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]).nullish(),
    message: ctrf_shape_text,
    trace: ctrf_shape_text,
    snippet: unread,
    ai: unread,
    line: schemas/* number */.aig().nullish(),
    rawStatus: ctrf_shape_text,
    tags: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    labels: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([primitive, schemas/* array */.YOg(primitive)])).nullish(),
    type: unread,
    filePath: ctrf_shape_text,
    retries: count.nullish(),
    retryAttempts: (0,json_document/* listOf */.c3)(attemptShape).nullish(),
    flaky: schemas/* boolean */.zMY().nullish(),
    stdout: unread,
    stderr: unread,
    threadId: unread,
    browser: ctrf_shape_text,
    device: ctrf_shape_text,
    screenshot: unread,
    attachments: unread,
    parameters: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
    steps: unread,
    insights: unread,
    extra: unread,
});
const summaryShape = schemas/* strictObject */.rej({
    tests: count,
    passed: count,
    failed: count,
    skipped: count,
    pending: count,
    other: count,
    flaky: count.nullish(),
    suites: unread,
    start: schemas/* number */.aig().nullish(),
    stop: unread,
    duration: unread,
    extra: unread,
});
const environmentShape = schemas/* strictObject */.rej({
    reportName: unread,
    appName: unread,
    appVersion: unread,
    buildId: unread,
    buildName: unread,
    buildNumber: unread,
    buildUrl: unread,
    repositoryName: unread,
    repositoryUrl: unread,
    commit: ctrf_shape_text,
    branchName: unread,
    osPlatform: unread,
    osRelease: unread,
    osVersion: unread,
    testEnvironment: unread,
    shardId: unread,
    healthy: unread,
    extra: unread,
});
/**
 * Common Test Report Format (ctrf.io), the keys of the published schema (ctrf 0.3.0, specification 0.0). It forbids
 * any other key and so does this: what is not understood could be the failure. Three things that its own reporters
 * write are taken although the schema refuses them: `suite` as one text, no `reportFormat`, attempts without a number.
 */
const ctrfShape = schemas/* strictObject */.rej({
    reportFormat: schemas/* literal */.euz('CTRF').optional(),
    specVersion: unread,
    reportId: unread,
    runId: unread,
    timestamp: unread,
    generatedBy: unread,
    extra: unread,
    insights: unread,
    baseline: unread,
    results: schemas/* strictObject */.rej({
        tool: schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), version: unread, extra: unread }),
        summary: summaryShape,
        tests: (0,json_document/* listOf */.c3)(testShape),
        environment: environmentShape.nullish(),
        extra: unread,
    }),
});

;// CONCATENATED MODULE: ./src/formats/tests/file-suites.ts
/** Folders that are looked at: paths that differ only further up are named in full. */
const deepest = 100;
/**
 * Short names for the test files of one report: the file name, with as many folders before it as tell it from the
 * others. The whole path would carry the machine's folders into the identity of a test, and no name at all would make
 * one test of two that are called the same in different files.
 */
function fileSuites(paths) {
    const names = new Map();
    let open = [...new Set(paths)].map((path) => ({
        path,
        parts: path.split(/[\\/]+/u).filter((part) => part !== '' && part !== '.'),
    }));
    for (let length = 1; open.length > 0; length++) {
        const groups = byTail(open, length);
        open = [];
        for (const [tail, same] of groups) {
            for (const file of same) {
                if (length > deepest)
                    names.set(file.path, file.path);
                else if (same.length === 1 || file.parts.length <= length)
                    names.set(file.path, tail);
                else
                    open.push(file);
            }
        }
    }
    return names;
}
function byTail(files, length) {
    const groups = new Map();
    for (const file of files) {
        const tail = file.parts.slice(-length).join('/');
        const same = groups.get(tail);
        if (same === undefined)
            groups.set(tail, [file]);
        else
            same.push(file);
    }
    return groups;
}
/** Numbers the second and later of things called the same: `name`, `name #2`, `name #3`. */
class Numbering {
    seen = new Map();
    /** `place` is where the name must be unique. */
    name(place, name) {
        const key = `${place}\0${name}`;
        const number = (this.seen.get(key) ?? 0) + 1;
        this.seen.set(key, number);
        return number === 1 ? name : `${name} #${number}`;
    }
}
/**
 * For formats that name the suites of a test but may use the same names in several files: the file's short name for a
 * test whose name stands in another file, too, null for any other.
 */
function sameNameInFiles(tests, nameOf, pathOf) {
    const paths = new Map();
    for (const test of tests) {
        const path = pathOf(test);
        if (!path)
            continue;
        const name = nameOf(test);
        const known = paths.get(name);
        if (known === undefined)
            paths.set(name, new Set([path]));
        else
            known.add(path);
    }
    const several = [...paths.values()].filter((known) => known.size > 1).flatMap((known) => [...known]);
    const short = fileSuites(several);
    return (test) => {
        const path = pathOf(test);
        return path && (paths.get(nameOf(test))?.size ?? 0) > 1 ? (short.get(path) ?? null) : null;
    };
}

// EXTERNAL MODULE: ./src/formats/tests/record.ts
var record = __webpack_require__(62593);
;// CONCATENATED MODULE: ./src/formats/tests/ctrf.ts




/** Reader of CTRF JSON. */
const ctrfReader = {
    format: 'ctrf',
    read: (sink) => (0,json_document/* jsonDocument */.Q8)(sink, ctrfShape, (document) => take(sink, document)),
};
function take(sink, { results }) {
    const { summary, tests, environment } = results;
    (0,record/* tellStart */.sY)(sink, summary.start ?? undefined);
    if (environment?.commit)
        sink.about({ commit: environment.commit });
    const fileOf = sameNameInFiles(tests, (test) => [...suitesOf(test), test.name, projectOf(test)].join('\0'), (test) => test.filePath);
    const tally = new record/* Tally */.F0();
    let retried = 0;
    for (const test of tests) {
        const outcome = outcomeOf(test);
        const told = ctrfRecord(test, outcome, fileOf(test));
        tally.add(outcome);
        if (told.earlier.length > 0 || test.flaky === true)
            retried++;
        sink.test(told);
    }
    (0,record/* crossCheck */.DV)(sink, [
        ['summary.tests', summary.tests, tally.tests],
        ['summary.passed', summary.passed, tally.passed],
        ['summary.failed', summary.failed, tally.broken],
        ['summary.skipped and pending', summary.skipped + summary.pending, tally.skipped],
        ['summary.flaky', summary.flaky ?? null, retried],
        ['summary.other', summary.other, tests.filter((test) => test.status === 'other').length],
    ]);
}
function ctrfRecord(test, outcome, file) {
    const suites = suitesOf(test);
    return (0,record/* record */.g1)({
        suites: file === null ? suites : [file, ...suites],
        name: named(test),
        project: projectOf(test),
        outcome,
        earlier: earlierOf(test, outcome),
        seconds: (0,record/* secondsOf */.TM)(test.duration),
        file: test.filePath ?? null,
        line: test.line ?? null,
        failure: outcome === 'failed' || outcome === 'error'
            ? (0,record/* failure */.V2)(test.message || test.trace || `status ${test.rawStatus ?? test.status}`)
            : null,
        tags: test.tags ?? [],
        properties: Object.entries(test.labels ?? {}).flatMap(([name, value]) => [value].flat().map((single) => [name, String(single)])),
    });
}
const suitesOf = (test) => typeof test.suite === 'string' ? [test.suite].filter((suite) => suite !== '') : (test.suite ?? []);
function projectOf(test) {
    const parts = [test.browser, test.device].filter((part) => part);
    return parts.length === 0 ? null : parts.join(', ');
}
/** A test run with other parameters is another test. */
function named(test) {
    const parameters = Object.entries(test.parameters ?? {});
    if (parameters.length === 0)
        return test.name;
    const text = parameters.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ');
    return (0,record/* messageText */.Lo)(`${test.name} (${text})`);
}
/** What producers write as `other` for a test that was not run. Any other `other` is not known to be harmless. */
const notRun = /^(?:skip\w*|pending|todo|disabled|ignored|not[-_ ]?run|not[-_ ]?executed)$/iu;
function outcomeOf(test) {
    switch (test.status) {
        case 'passed':
        case 'failed':
            return test.status;
        case 'skipped':
        case 'pending':
            return 'skipped';
        case 'other':
            return notRun.test(test.rawStatus ?? '') ? 'skipped' : 'error';
    }
}
/**
 * Attempts before the last. `retryAttempts` counts the first execution as attempt 1 and may end with the one that
 * decided, so the last entry is left out when it repeats the final status and there are more entries than retries.
 */
function earlierOf(test, outcome) {
    const told = (test.retryAttempts ?? []).map((attempt) => outcomeOf(attempt));
    const broken = told.filter((attempt) => attempt === 'failed' || attempt === 'error');
    if (outcome === 'skipped')
        return broken;
    const retries = test.retries ?? (told.at(-1) === outcome ? told.length - 1 : told.length);
    const attempts = told.length > retries && told.at(-1) === outcome ? told.slice(0, -1) : told;
    if (broken.length > 0 && attempts.length > 0)
        return attempts;
    const failures = Math.max(retries, test.flaky === true ? 1 : 0);
    return Array.from({ length: Math.min(failures, 100) }, () => 'failed');
}

;// CONCATENATED MODULE: ./src/formats/tests/cucumber-shape.ts


const resultShape = schemas/* object */.Ikc({
    status: schemas/* string */.YjP(),
    /** Nanoseconds; behave writes seconds. */
    duration: schemas/* number */.aig().nullish(),
    /** behave writes the lines as a list. */
    error_message: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]).nullish(),
});
const hooksShape = (0,json_document/* listOf */.c3)(schemas/* object */.Ikc({ result: resultShape.nullish() })).nullish();
const tagsShape = (0,json_document/* listOf */.c3)(schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ name: schemas/* string */.YjP() })])).nullish();
const stepShape = schemas/* object */.Ikc({
    keyword: schemas/* string */.YjP().nullish(),
    name: schemas/* string */.YjP().nullish(),
    line: schemas/* number */.aig().nullish(),
    /** behave: `features/price.feature:7` instead of `line`. */
    location: schemas/* string */.YjP().nullish(),
    /** cucumber-js: a hook written as a step. */
    hidden: schemas/* boolean */.zMY().nullish(),
    result: resultShape.nullish(),
    before: hooksShape,
    after: hooksShape,
});
const elementShape = schemas/* object */.Ikc({
    name: schemas/* string */.YjP().nullish(),
    type: schemas/* string */.YjP().nullish(),
    line: schemas/* number */.aig().nullish(),
    location: schemas/* string */.YjP().nullish(),
    /** Only behave says what a scenario came to. */
    status: schemas/* string */.YjP().nullish(),
    tags: tagsShape,
    before: hooksShape,
    after: hooksShape,
    steps: (0,json_document/* listOf */.c3)(stepShape).nullish(),
});
const featureShape = schemas/* object */.Ikc({
    uri: schemas/* string */.YjP().nullish(),
    location: schemas/* string */.YjP().nullish(),
    status: schemas/* string */.YjP().nullish(),
    name: schemas/* string */.YjP(),
    tags: tagsShape,
    elements: (0,json_document/* listOf */.c3)(elementShape).nullish(),
});
/** Cucumber's JSON. */
const cucumberShape = (0,json_document/* listOf */.c3)(featureShape);

;// CONCATENATED MODULE: ./src/formats/tests/cucumber-steps.ts
/** Line of a `path:line` as behave writes places. */
function lineOfLocation(location) {
    const line = /:(\d{1,9})$/u.exec(location ?? '')?.[1];
    return line === undefined ? null : Number(line);
}
/** Line of a scenario in its feature file. */
const lineOf = (place) => place.line ?? lineOfLocation(place.location);
/**
 * Every hook and step of an element, in the order they ran.
 * @param unit duration units per second
 */
function stepsOf(element, unit) {
    const hooks = (list, text) => (list ?? []).map((hook) => stepOf(text, lineOf(element), hook.result, { hook: true, unit }));
    const steps = (element.steps ?? []).flatMap((step) => {
        const text = `${step.keyword ?? ''}${/\s$/u.test(step.keyword ?? '') ? '' : ' '}${step.name ?? ''}`.trim();
        return [
            ...hooks(step.before, 'before step'),
            stepOf(text, lineOf(step), step.result, { hook: step.hidden === true, unit }),
            ...hooks(step.after, 'after step'),
        ];
    });
    return [...hooks(element.before, 'before'), ...steps, ...hooks(element.after, 'after')];
}
function stepOf(text, line, result, { hook, unit }) {
    const duration = result?.duration ?? 0;
    return {
        text,
        line,
        status: result?.status.toLowerCase() ?? 'without a result',
        seconds: Number.isFinite(duration) && duration > 0 ? duration / unit : 0,
        message: [result?.error_message ?? ''].flat().join('\n'),
        hook,
    };
}

;// CONCATENATED MODULE: ./src/formats/tests/cucumber.ts





/** Reader of Cucumber's JSON: cucumber-js, -ruby and -jvm, behave, godog and the tools that write the same. */
const cucumberReader = {
    format: 'cucumber',
    read: (sink) => (0,json_document/* jsonDocument */.Q8)(sink, cucumberShape, (features) => cucumber_take(sink, features)),
};
const pathOf = (feature) => feature.uri ?? feature.location?.replace(/:\d+$/u, '') ?? null;
/** behave has places instead of lines, seconds, and a background that is not run but repeated in its scenarios. */
const isBehave = (feature) => feature.location !== undefined && !feature.uri;
function cucumber_take(sink, features) {
    const fileOf = sameNameInFiles(features, (feature) => feature.name, pathOf);
    for (const feature of features)
        takeFeature(sink, feature, fileOf(feature));
}
function takeFeature(sink, feature, file) {
    const suites = [file ?? '', feature.name].filter((part) => part !== '');
    const elements = feature.elements ?? [];
    const behave = isBehave(feature);
    const nameOf = exampleNames(elements);
    let background = [];
    let broken = 0;
    for (const element of elements) {
        const steps = stepsOf(element, behave ? 1 : 1e9);
        if (element.type === 'background') {
            if (!behave)
                background = steps;
            continue;
        }
        const told = scenario(feature, element, [...background, ...steps], { suites, name: nameOf(element) });
        if (told.outcome === 'failed')
            broken++;
        sink.test(told);
        background = [];
    }
    // A background whose scenario never came: the report was written by a run that was stopped.
    if (background.length > 0) {
        sink.invalid(`${(0,record/* messageText */.Lo)(feature.name)}: a background without its scenario, the run broke off`);
    }
    if (broken === 0 && feature.status === 'failed') {
        const message = 'the feature failed, though none of its scenarios did';
        sink.suiteProblem({ suite: suites.join(' › '), message, reportLine: null });
    }
}
const titleOf = (element) => (element.name ?? '').trim();
/**
 * Scenarios called the same at different lines are examples of one outline, numbered by line; the same line again is
 * another attempt.
 */
function exampleNames(elements) {
    const lines = new Map();
    for (const element of elements) {
        if (element.type === 'background')
            continue;
        const known = lines.get(titleOf(element));
        if (known === undefined)
            lines.set(titleOf(element), new Set([lineOf(element) ?? 0]));
        else
            known.add(lineOf(element) ?? 0);
    }
    const numbers = new Map();
    for (const [title, known] of lines) {
        const sorted = [...known].sort((a, b) => a - b);
        numbers.set(title, new Map(sorted.map((line, index) => [line, index + 1])));
    }
    return (element) => {
        const title = titleOf(element);
        const known = numbers.get(title);
        if (known === undefined || known.size < 2)
            return title;
        return `${title} #${known.get(lineOf(element) ?? 0) ?? 1}`;
    };
}
/**
 * The worst step decides: anything but passed and skipped is a failure, undefined and pending steps and failing
 * hooks, too. A scenario of hooks only ran nothing.
 */
function scenario(feature, element, steps, place) {
    const said = element.status?.toLowerCase();
    // behave leaves the steps of a scenario that was not selected without results.
    const harmless = ['passed', 'skipped', ...(said === 'skipped' ? ['without a result'] : [])];
    const broken = steps.find((step) => !harmless.includes(step.status));
    const outcome = cucumber_outcomeOf(said, steps, broken);
    const text = broken === undefined ? `status ${said ?? ''}` : `${broken.text}: ${broken.status}\n${broken.message}`;
    return (0,record/* record */.g1)({
        ...place,
        outcome,
        seconds: steps.reduce((sum, step) => sum + step.seconds, 0),
        file: pathOf(feature),
        line: lineOf(element),
        failure: outcome === 'failed' ? (0,record/* failure */.V2)(text, pathOf(feature), broken?.line ?? lineOf(element)) : null,
        tags: tagNames(feature, element),
    });
}
function cucumber_outcomeOf(said, steps, broken) {
    if (broken !== undefined || (said !== undefined && !['passed', 'skipped'].includes(said)))
        return 'failed';
    const ran = steps.some((step) => !step.hook) && steps.every((step) => step.status === 'passed');
    return ran && said !== 'skipped' ? 'passed' : 'skipped';
}
const tagNames = (feature, element) => [
    ...new Set([...(feature.tags ?? []), ...(element.tags ?? [])].map((tag) => typeof tag === 'string' ? tag : tag.name)),
];

;// CONCATENATED MODULE: ./src/formats/tests/dart-run.ts


/** The state of one run of `dart test`; everything is told at the end, because an error may follow `testDone`. */
class DartRun {
    suites = new Map();
    groups = new Map();
    tests = new Map();
    success;
    started = false;
    /** How many suites the runner said it would load. */
    announced = null;
    sink;
    constructor(sink) {
        this.sink = sink;
    }
    take(event, line) {
        switch (event.type) {
            case 'start':
                if (this.started)
                    this.sink.invalid(`line ${line}: a second run begins`);
                this.started = true;
                return;
            case 'suite':
                this.suites.set(event.suite.id, {
                    path: event.suite.path ?? '',
                    platform: event.suite.platform ?? null,
                });
                return;
            case 'group':
                this.groups.set(event.group.id, event.group.name ?? '');
                return;
            case 'allSuites':
                this.announced = event.count ?? null;
                return;
            case 'done':
                this.success = event.success;
                return;
            case 'testStart':
            case 'print':
            case 'error':
            case 'testDone':
                this.testEvent(event, line);
        }
    }
    testEvent(event, line) {
        if (event.type === 'testStart') {
            if (this.tests.has(event.test.id)) {
                this.sink.invalid(`line ${line}: test ${event.test.id} starts for a second time`);
                return;
            }
            const first = { retries: 0, errors: '', failed: null, done: null };
            this.tests.set(event.test.id, { test: event.test, reportLine: line, startedAt: event.time, ...first });
            return;
        }
        const state = this.tests.get(event.testID);
        if (state === undefined) {
            this.sink.invalid(`line ${line}: test ${event.testID} was never started`);
        }
        else if (event.type === 'print')
            retried(state, event.message);
        else if (event.type === 'error')
            failedWith(state, event);
        else if (state.done !== null) {
            this.sink.invalid(`line ${line}: test ${event.testID} ends for a second time`);
        }
        else {
            const seconds = event.time === undefined || state.startedAt === undefined
                ? null
                : (event.time - state.startedAt) / 1000;
            state.done = { result: event.result, hidden: event.hidden, skipped: event.skipped, seconds };
        }
    }
    end() {
        if (!this.started)
            this.sink.invalid('no event of dart test');
        if (this.success === undefined)
            this.sink.invalid('broken off: the run has no last event (done)');
        if (this.success === null)
            this.sink.invalid('the run was closed before it was done (success: null)');
        if (this.announced !== null && this.announced > this.suites.size) {
            this.sink.invalid(`declared counts differ: allSuites says ${this.announced}, the events show ${this.suites.size}`);
        }
        const paths = fileSuites([...this.suites.values()].map((suite) => suite.path).filter((path) => path !== ''));
        let broken = 0;
        for (const state of this.tests.values())
            if (this.tell(state, paths))
                broken++;
        if (this.success === false && broken === 0) {
            this.sink.suiteProblem({
                suite: '',
                message: 'the run says success: false, though no test failed',
                reportLine: null,
            });
        }
    }
    /** Tells one test; true when it failed. */
    tell(state, paths) {
        const { test, done } = state;
        const outcome = dart_run_outcomeOf(state);
        const bad = outcome === 'failed' || outcome === 'error';
        const suite = this.suites.get(test.suiteID);
        const file = suite === undefined || suite.path === '' ? '' : (paths.get(suite.path) ?? suite.path);
        const message = state.errors || (done === null ? 'the test has no result' : `result ${done.result}`);
        if (isFrame(test)) {
            if (bad)
                this.sink.suiteProblem({ suite: file, message: (0,record/* messageText */.Lo)(message), reportLine: state.reportLine });
            return bad;
        }
        if (done?.hidden === true && !bad)
            return false;
        const group = this.groups.get(test.groupIDs.at(-1) ?? -1) ?? '';
        this.sink.test((0,record/* record */.g1)({
            suites: [file, group].filter((part) => part !== ''),
            name: group !== '' && test.name.startsWith(`${group} `) ? test.name.slice(group.length + 1) : test.name,
            project: suite?.platform === 'vm' ? null : (suite?.platform ?? null),
            outcome,
            earlier: outcome === 'skipped'
                ? []
                : Array.from({ length: Math.min(state.retries, 100) }, () => 'failed'),
            seconds: done?.seconds ?? null,
            file: suite?.path || null,
            line: test.line ?? null,
            failure: bad ? (0,record/* failure */.V2)(message) : null,
            reportLine: state.reportLine,
        }));
        return bad;
    }
}
/** Loading a file, and set-up and tear-down around all tests, are tests to Dart; told only when they fail. */
const isFrame = (test) => (test.name.startsWith('loading ') && test.groupIDs.length === 0) ||
    /\((?:setUp|tearDown)All\)$/u.test(test.name);
/** A retry (`@Retry`) is announced by a line of the runner; errors before it belong to the earlier attempt. */
function retried(state, message) {
    if (!message.startsWith('Retry: ') || state.done !== null)
        return;
    state.retries++;
    state.errors = '';
    state.failed = null;
}
function failedWith(state, event) {
    state.failed = event.isFailure && state.failed !== 'error' ? 'failed' : 'error';
    if (state.errors.length < 4000)
        state.errors += `${event.error}\n`;
}
function dart_run_outcomeOf({ done, failed }) {
    if (done === null)
        return 'error';
    if (done.result === 'failure')
        return 'failed';
    if (done.result !== 'success')
        return 'error';
    if (failed !== null)
        return failed;
    return done.skipped ? 'skipped' : 'passed';
}

// EXTERNAL MODULE: ./src/formats/tests/json-text.ts
var json_text = __webpack_require__(43356);
// EXTERNAL MODULE: ./src/formats/tests/text-input.ts
var text_input = __webpack_require__(45978);
;// CONCATENATED MODULE: ./src/formats/tests/dart.ts






const id = schemas/* number */.aig().int();
const metadata = schemas/* object */.Ikc({ skip: schemas/* boolean */.zMY().optional() }).optional();
/** Events of `dart test --reporter json` (protocol 0.1) that decide; the others are tolerated. */
const eventShape = schemas/* discriminatedUnion */.gMt('type', [
    schemas/* object */.Ikc({ type: schemas/* literal */.euz('start'), protocolVersion: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({
        type: schemas/* literal */.euz('suite'),
        suite: schemas/* object */.Ikc({ id, platform: schemas/* string */.YjP().nullish(), path: schemas/* string */.YjP().nullish() }),
    }),
    schemas/* object */.Ikc({ type: schemas/* literal */.euz('group'), group: schemas/* object */.Ikc({ id, name: schemas/* string */.YjP().nullish() }) }),
    schemas/* object */.Ikc({
        type: schemas/* literal */.euz('testStart'),
        time: schemas/* number */.aig().optional(),
        test: schemas/* object */.Ikc({
            id,
            name: schemas/* string */.YjP(),
            suiteID: id,
            groupIDs: schemas/* array */.YOg(id),
            line: schemas/* number */.aig().nullish(),
            metadata,
        }),
    }),
    schemas/* object */.Ikc({ type: schemas/* literal */.euz('print'), testID: id, message: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ type: schemas/* literal */.euz('error'), testID: id, error: schemas/* string */.YjP(), isFailure: schemas/* boolean */.zMY() }),
    schemas/* object */.Ikc({
        type: schemas/* literal */.euz('testDone'),
        time: schemas/* number */.aig().optional(),
        testID: id,
        result: schemas/* string */.YjP(),
        hidden: schemas/* boolean */.zMY(),
        skipped: schemas/* boolean */.zMY(),
    }),
    schemas/* object */.Ikc({ type: schemas/* literal */.euz('allSuites'), count: schemas/* number */.aig().int().nullish() }),
    schemas/* object */.Ikc({ type: schemas/* literal */.euz('done'), success: schemas/* boolean */.zMY().nullable() }),
]);
const known = new Set([
    'start',
    'suite',
    'group',
    'testStart',
    'print',
    'error',
    'testDone',
    'allSuites',
    'done',
]);
/** Reader of `dart test --reporter json` and `flutter test --machine`. */
const dartReader = { format: 'dart', read: (sink) => readEvents(sink) };
function readEvents(sink) {
    const run = new DartRun(sink);
    const input = new text_input/* LineInput */.lw((text, number) => {
        // Flutter adds lines of its own, as lists, and what the program printed natively.
        if (!text.startsWith('{')) {
            const foreign = foreignLine(text, number, 'dart');
            if (foreign !== null)
                sink.invalid(foreign);
            return;
        }
        const event = parseEvent(sink, text, number);
        if (event !== null)
            run.take(event, number);
    }, (reason) => sink.invalid(reason));
    return {
        write: (bytes) => input.write(bytes),
        end: () => {
            input.end();
            run.end();
        },
    };
}
function parseEvent(sink, text, number) {
    const json = (0,json_text/* parseJson */.q)(text);
    if ('reason' in json) {
        sink.invalid(`line ${number}: not a complete event of dart test (${json.reason})`);
        return null;
    }
    const { value } = json;
    const typed = schemas/* object */.Ikc({ type: schemas/* string */.YjP() }).safeParse(value);
    if (typed.success && !known.has(typed.data.type))
        return null;
    const result = eventShape.safeParse(value);
    if (result.success)
        return result.data;
    sink.invalid(`line ${number}: ${(0,json_document/* shapeReason */.KR)(result.error, value)}`);
    return null;
}

;// CONCATENATED MODULE: ./src/formats/tests/go-packages.ts

/** Output kept of a test or package that may fail, in characters: the beginning says what went wrong. */
const keptOutput = 4000;
/** The state of every package in a stream of `go test -json`. */
class GoPackages {
    packages = new Map();
    builds = new Map();
    sink;
    /** Something was told as failed. */
    broken = false;
    /** The first plain line that tells of a failure without its package. */
    complaint = null;
    constructor(sink) {
        this.sink = sink;
    }
    take(event, line) {
        if (event.Action === 'build-output' || event.Action === 'build-fail')
            this.build(event, line);
        else if (event.Package === undefined) {
            if (event.Action === 'fail')
                this.problem('', 'a failure without a package', line);
        }
        else if (event.Test === undefined)
            this.packageEvent(event, event.Package, line);
        else
            this.testEvent(event, event.Package, event.Test, line);
    }
    /** What is still open at the end of the stream was never decided. */
    end() {
        for (const [name, state] of this.packages) {
            if (!state.open && state.running.size === 0)
                continue;
            this.unfinished(name, state);
            this.sink.invalid(`broken off: package ${name} has no result`);
        }
        for (const [path, build] of this.builds) {
            if (build.failed && !build.told)
                this.problem(path, build.output || 'the build failed', build.line);
        }
        if (!this.broken && this.complaint !== null)
            this.problem('', this.complaint.text, this.complaint.line);
    }
    /** A plain line of the go command, before Go 1.24, for a package that could not be tested. */
    failedPlainly(name, text, line) {
        const state = this.packages.get(name);
        if (state === undefined || (state.failures === 0 && state.open))
            this.problem(name, text, line);
    }
    /** A plain line that says something failed, but not in which package: it matters when no event says so. */
    complained(text, line) {
        this.complaint ??= { text, line };
    }
    build(event, line) {
        const path = event.ImportPath ?? event.Package ?? '';
        const build = this.builds.get(path) ?? { output: '', failed: false, told: false, line };
        build.output = extended(build.output, event.Output ?? '');
        if (event.Action === 'build-fail')
            build.failed = true;
        this.builds.set(path, build);
    }
    state(name) {
        const known = this.packages.get(name);
        if (known !== undefined)
            return known;
        const state = { running: new Map(), output: '', failures: 0, open: true };
        this.packages.set(name, state);
        return state;
    }
    packageEvent(event, name, line) {
        const state = this.state(name);
        switch (event.Action) {
            case 'output':
                state.open = true;
                state.output = extended(state.output, event.Output ?? '');
                return;
            case 'pass':
            case 'skip':
            case 'fail':
                this.unfinished(name, state);
                if (event.Action === 'fail' && state.failures === 0)
                    this.packageFailed(event, name, state, line);
                state.open = false;
                state.output = '';
                state.failures = 0;
                return;
            default:
                state.open = true;
        }
    }
    /** A package that failed without a failing test: its build, its set-up, a race or a crash outside of any test. */
    packageFailed(event, name, state, line) {
        const build = event.FailedBuild === undefined ? undefined : this.builds.get(event.FailedBuild);
        if (build !== undefined)
            build.told = true;
        this.problem(name, build?.output || state.output || 'the package failed without a failing test', line);
    }
    problem(suite, message, reportLine) {
        this.broken = true;
        this.sink.suiteProblem({ suite, message: (0,record/* messageText */.Lo)(message), reportLine });
    }
    testEvent(event, name, test, line) {
        const state = this.state(name);
        state.open = true;
        switch (event.Action) {
            case 'run':
                this.repeated(name, state, test);
                state.running.set(test, { output: '', line, properties: [] });
                return;
            case 'output':
                keepOutput(state.running.get(test), event.Output ?? '');
                return;
            case 'attr':
                if (event.Key !== undefined)
                    state.running.get(test)?.properties.push([event.Key, event.Value ?? '']);
                return;
            case 'pass':
            case 'fail':
            case 'skip':
                this.finish(event, name, state, test, line);
                return;
            default:
        }
    }
    finish(event, name, state, test, line) {
        const running = state.running.get(test);
        state.running.delete(test);
        const outcome = event.Action === 'pass' ? 'passed' : event.Action === 'skip' ? 'skipped' : 'failed';
        if (outcome === 'failed')
            state.failures++;
        this.tell(name, test, outcome, running ?? { output: '', line, properties: [] }, event.Elapsed ?? null);
    }
    /** A test that starts again, before its first run had a result. */
    repeated(name, state, test) {
        const running = state.running.get(test);
        if (running === undefined || isBenchmark(test))
            return;
        state.failures++;
        this.tell(name, test, 'error', { ...running, output: `the test has no result\n${running.output}` }, null);
    }
    /**
     * Tests that ran when their package ended: a panic, a timeout or an exit took them along. A benchmark has a result
     * event only when it fails or is skipped, otherwise its result is a number.
     */
    unfinished(name, state) {
        for (const [test, running] of state.running) {
            if (isBenchmark(test))
                continue;
            state.failures++;
            const said = running.output === '' ? state.output : running.output;
            this.tell(name, test, 'error', { ...running, output: `the test has no result\n${said}` }, null);
        }
        state.running.clear();
    }
    tell(suite, name, outcome, running, seconds) {
        const at = /^[ \t]*(\S+\.go):(\d+):/mu.exec(running.output);
        const bad = outcome === 'failed' || outcome === 'error';
        if (bad)
            this.broken = true;
        this.sink.test((0,record/* record */.g1)({
            suites: [suite],
            name,
            outcome,
            seconds,
            failure: bad
                ? (0,record/* failure */.V2)(running.output || 'failed', at?.[1] ?? null, at === null ? null : Number(at[2]))
                : null,
            properties: running.properties,
            reportLine: running.line,
        }));
    }
}
const isBenchmark = (test) => /^Benchmark(?!\p{Ll})/u.test(test);
const extended = (kept, more) => kept + more.slice(0, keptOutput - kept.length);
/** Frame lines (`=== RUN`, `--- FAIL`) say nothing that the events do not say. */
function keepOutput(running, output) {
    if (running === undefined || running.output.length >= keptOutput || /^\s*(?:===|---) /u.test(output))
        return;
    running.output = extended(running.output, output);
}

;// CONCATENATED MODULE: ./src/formats/tests/go.ts







/** One event of test2json (`go doc test2json`), and of the build since Go 1.24. */
const go_eventShape = schemas/* object */.Ikc({
    Time: schemas/* string */.YjP().optional(),
    Action: schemas/* string */.YjP(),
    Package: schemas/* string */.YjP().optional(),
    Test: schemas/* string */.YjP().optional(),
    Elapsed: schemas/* number */.aig().optional(),
    Output: schemas/* string */.YjP().optional(),
    ImportPath: schemas/* string */.YjP().optional(),
    FailedBuild: schemas/* string */.YjP().optional(),
    Key: schemas/* string */.YjP().optional(),
    Value: schemas/* string */.YjP().optional(),
});
/** Reader of `go test -json`, also as gotestsum saves it. */
const goReader = { format: 'go', read: (sink) => go_readEvents(sink) };
function go_readEvents(sink) {
    const packages = new GoPackages(sink);
    let events = 0;
    const line = (text, number) => {
        if (!text.trimStart().startsWith('{')) {
            plainLine(sink, packages, text, number);
            return;
        }
        const event = go_parseEvent(sink, text, number);
        if (event === null)
            return;
        if (events++ === 0)
            (0,record/* tellStart */.sY)(sink, event.Time);
        packages.take(event, number);
    };
    const input = new text_input/* LineInput */.lw(line, (reason) => sink.invalid(reason));
    return {
        write: (bytes) => input.write(bytes),
        end: () => {
            input.end();
            if (events === 0)
                sink.invalid('no event of go test -json');
            packages.end();
        },
    };
}
function go_parseEvent(sink, text, number) {
    const json = (0,json_text/* parseJson */.q)(text);
    if ('reason' in json) {
        sink.invalid(`line ${number}: not a complete event of go test -json (${json.reason})`);
        return null;
    }
    const result = go_eventShape.safeParse(json.value);
    if (result.success)
        return result.data;
    sink.invalid(`line ${number}: ${(0,json_document/* shapeReason */.KR)(result.error, json.value)}`);
    return null;
}
/**
 * The go command mixes plain text into the stream: downloads, vet and, before Go 1.24, failed builds. Text is
 * harmless, except where it swallowed an event or tells of a package that could not be tested.
 */
function plainLine(sink, packages, text, number) {
    if (text.includes('"Action":"')) {
        sink.invalid(`line ${number}: an event of go test -json behind other text`);
        return;
    }
    const foreign = foreignLine(text, number, 'go');
    if (foreign !== null)
        sink.invalid(foreign);
    const failed = /^FAIL\t(\S+)(?: \[(?:build|setup) failed\]|\t)/u.exec(text)?.[1];
    if (failed !== undefined)
        packages.failedPlainly(failed, text, number);
    else if (/^(?:FAIL\b|--- FAIL: |panic: |fatal error: )/u.test(text))
        packages.complained(text, number);
}

;// CONCATENATED MODULE: ./src/formats/tests/jest.ts




const jest_count = schemas/* number */.aig().int().nonnegative();
const assertionShape = schemas/* object */.Ikc({
    ancestorTitles: schemas/* array */.YOg(schemas/* string */.YjP()),
    title: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    duration: schemas/* number */.aig().nullish(),
    failureMessages: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    location: schemas/* object */.Ikc({ line: schemas/* number */.aig(), column: schemas/* number */.aig().optional() }).nullish(),
    /** How often the test ran, with `jest.retryTimes`. */
    invocations: schemas/* number */.aig().int().nullish(),
    retryReasons: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    tags: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
});
const fileShape = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    message: schemas/* string */.YjP().nullish(),
    assertionResults: (0,json_document/* listOf */.c3)(assertionShape),
    testExecError: schemas/* unknown */.L5J().optional(),
});
/** `jest --json` (FormattedTestResults) and `vitest --reporter=json`, which writes the same shape with fewer keys. */
const documentShape = schemas/* object */.Ikc({
    success: schemas/* boolean */.zMY(),
    numTotalTests: jest_count,
    numPassedTests: jest_count,
    numFailedTests: jest_count,
    numPendingTests: jest_count,
    numTodoTests: jest_count.optional(),
    /** jest counts files here, vitest files and `describe` blocks. */
    numTotalTestSuites: jest_count.optional(),
    numFailedTestSuites: jest_count,
    numRuntimeErrorTestSuites: jest_count.optional(),
    wasInterrupted: schemas/* boolean */.zMY().optional(),
    startTime: schemas/* number */.aig().optional(),
    testResults: (0,json_document/* listOf */.c3)(fileShape),
});
const reader = (format) => ({
    format,
    read: (sink) => (0,json_document/* jsonDocument */.Q8)(sink, documentShape, (document) => jest_take(sink, document)),
});
/** Reader of `jest --json`. */
const jestReader = reader('jest');
/** Reader of `vitest --reporter=json`. */
const vitestReader = reader('vitest');
function jest_take(sink, document) {
    (0,record/* tellStart */.sY)(sink, document.startTime);
    if (document.wasInterrupted === true)
        sink.invalid('the run was interrupted (wasInterrupted)');
    const names = fileSuites(document.testResults.map((file) => file.name));
    const tally = new record/* Tally */.F0();
    let problems = 0;
    let failedFiles = 0;
    for (const file of document.testResults) {
        const suite = names.get(file.name) ?? file.name;
        const before = tally.broken;
        for (const test of file.assertionResults)
            takeTest(sink, tally, test, suite, file);
        if (file.status === 'failed' || tally.broken > before)
            failedFiles++;
        if (tally.broken > before || !couldNotRun(file))
            continue;
        problems++;
        const message = (0,record/* messageText */.Lo)(file.message || `status ${file.status}, though no test of the file failed`);
        sink.suiteProblem({ suite, message, reportLine: null });
    }
    checkTotals(sink, document, tally, { problems, failedFiles });
    if (problems > 0 || tally.broken > 0)
        return;
    if (!document.success || document.numFailedTestSuites > 0) {
        const message = tally.tests === 0
            ? 'no test was found, and the run says that it failed'
            : 'the run says that it failed, though no test did';
        sink.suiteProblem({ suite: '', message, reportLine: null });
    }
}
function checkTotals(sink, document, tally, found) {
    const runtimeErrors = document.numRuntimeErrorTestSuites ?? null;
    const suitesAreFiles = runtimeErrors !== null;
    const todo = document.numTodoTests ?? 0;
    (0,record/* crossCheck */.DV)(sink, [
        ['numTotalTests', document.numTotalTests, tally.tests],
        ['numPassedTests', document.numPassedTests, tally.passed],
        ['numFailedTests', document.numFailedTests, tally.broken],
        ['numPendingTests and numTodoTests', document.numPendingTests + todo, tally.skipped],
        ['numRuntimeErrorTestSuites', runtimeErrors, found.problems],
        ['numFailedTestSuites', suitesAreFiles ? document.numFailedTestSuites : null, found.failedFiles],
        [
            'numTotalTestSuites',
            suitesAreFiles ? (document.numTotalTestSuites ?? null) : null,
            document.testResults.length,
        ],
    ]);
}
/** A file that says more than its tests show: it did not load, or a hook around all its tests failed. */
const couldNotRun = (file) => (file.testExecError !== undefined && file.testExecError !== null) ||
    (file.message ?? '').trim() !== '' ||
    !['passed', 'skipped', 'pending', 'todo', 'focused'].includes(file.status);
function takeTest(sink, tally, test, suite, file) {
    const outcome = jest_outcomeOf(test.status);
    tally.add(outcome);
    const retried = Math.max((test.invocations ?? 1) - 1, test.retryReasons?.length ?? 0, 
    // vitest does not count: it leaves the failures of earlier attempts with a test that passed.
    outcome === 'passed' ? (test.failureMessages?.length ?? 0) : 0);
    sink.test((0,record/* record */.g1)({
        suites: [suite, ...test.ancestorTitles],
        name: test.title,
        outcome,
        earlier: outcome === 'skipped' ? [] : Array.from({ length: Math.min(retried, 100) }, () => 'failed'),
        seconds: (0,record/* secondsOf */.TM)(test.duration),
        file: file.name,
        line: test.location?.line ?? null,
        failure: outcome === 'failed' || outcome === 'error'
            ? (0,record/* failure */.V2)(test.failureMessages?.join('\n') || `status ${test.status}`)
            : null,
        tags: test.tags ?? [],
    }));
}
function jest_outcomeOf(status) {
    if (status === 'passed' || status === 'failed')
        return status;
    return ['pending', 'skipped', 'todo', 'disabled'].includes(status) ? 'skipped' : 'error';
}

;// CONCATENATED MODULE: ./src/formats/tests/junit-properties.ts
const noProperties = [];
const noTags = [];
/** Properties that hold one tag, or a list of tags. */
const junit_properties_tagNames = new Set(['tag', 'label', 'mark', 'marker', 'category', 'group']);
const tagListNames = new Set(['tags', 'labels', 'marks', 'markers', 'categories', 'groups']);
/** Properties of a suite that name the commit the tests ran on, in lower case with `_` for `.` and `-`. */
const commitNames = new Set([
    'commit',
    'commit_id',
    'commit_sha',
    'commit_hash',
    'git_commit',
    'git_commit_id',
    'git_commit_sha',
    'git_sha',
    'git_head',
    'github_sha',
    'ci_commit',
    'ci_commit_sha',
    'build_commit',
    'head_sha',
    'vcs_revision',
    'env_git_commit',
    'env_github_sha',
]);
/** Most properties that the suites around a test may hand down to it: each of these tests keeps them all. */
const maximumInherited = 500;
/**
 * The properties of one suite or test, and behind them those of what it stands in. A suite's are closed when its first
 * test begins: what stands behind is of no test before it, and one list serves all tests of the suite.
 */
class JunitProperties {
    outer;
    sealed = false;
    own = null;
    joinedProperties = null;
    joinedTags = null;
    constructor(outer) {
        this.outer = outer;
    }
    /** How many there are with those of what it stands in. */
    get count() {
        return (this.own?.length ?? 0) + (this.outer?.count ?? 0);
    }
    /** Nothing is added from here on, neither here nor in what it stands in. */
    seal() {
        if (this.sealed)
            return;
        this.sealed = true;
        this.outer?.seal();
    }
    /** Adds to a suite's. @returns false when there are too many */
    addInherited(name, value) {
        if (this.sealed)
            return true;
        if (this.count >= maximumInherited)
            return false;
        this.add(name, value);
        return true;
    }
    add(name, value) {
        this.own ??= [];
        this.own.push([name, value]);
        this.joinedProperties = null;
        this.joinedTags = null;
    }
    /** The own ones first. The same array as long as none is added. */
    get all() {
        if (this.joinedProperties !== null)
            return this.joinedProperties;
        const outer = this.outer?.all ?? noProperties;
        this.joinedProperties = this.own === null ? outer : [...this.own, ...outer];
        return this.joinedProperties;
    }
    /** Every tag that a property names, each once. The same array as long as none is added. */
    get tags() {
        if (this.joinedTags !== null)
            return this.joinedTags;
        const outer = this.outer?.tags ?? noTags;
        const own = this.own?.flatMap(tagsOf) ?? noTags;
        this.joinedTags = own.length === 0 ? outer : [...new Set([...own, ...outer])];
        return this.joinedTags;
    }
}
function tagsOf([name, value]) {
    const key = name.toLowerCase();
    // Lists are written as words, or as a list of JSON or Python.
    const list = tagListNames.has(key) ? value.replace(/[[\]"']/gu, ' ').split(/[\s,;]+/u) : [];
    const one = junit_properties_tagNames.has(key) ? [value.trim()] : [];
    return [...list, ...one].filter((tag) => tag !== '');
}
/** The commit a suite's property names, in lower case; null when it is none. */
function commitOf(name, value) {
    if (!commitNames.has(name.toLowerCase().replace(/[.-]/gu, '_')))
        return null;
    const text = value.trim().toLowerCase();
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(text) ? text : null;
}
/**
 * Names of the system properties that surefire and Ant copy into every suite: they describe the machine, its paths and
 * its user, and select no test.
 */
const environment = /^(?:(?:java|javax|jdk|sun|awt|apple|env|ant|surefire|maven|jna|https?|ftp)\..+|os\.(?:name|arch|version)|user\.(?:dir|home|name|language|country|script|variant|timezone)|file\.(?:encoding|separator)|(?:path|line)\.separator|(?:native|stdout|stderr)\.encoding|socksNonProxyHosts|gopherProxySet|basedir|localRepository)$/u;
/** Whether a suite's property only describes the machine. */
function isEnvironment(name) {
    return environment.test(name);
}

;// CONCATENATED MODULE: ./src/formats/tests/junit-values.ts
/** Seconds as the dialects write them: `1.5`, `0.`, `1,234.5`, `0,25`, `0.01s`; null for anything else. */
function junitSeconds(text) {
    if (text === undefined || text === '')
        return null;
    const direct = Number(text);
    if (direct >= 0 && direct < Number.POSITIVE_INFINITY)
        return direct;
    const bare = text.trim().replace(/\s*s$/u, '');
    if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u.test(bare))
        return Number(bare.replaceAll(',', ''));
    return /^\d+(?:[.,]\d*)?$/u.test(bare) ? Number(bare.replace(',', '.')) : null;
}
/** A line number, from 1; null for what is none. `first` is the number the producer gives to a file's first line. */
function junitLine(text, first) {
    const line = /^\d{1,9}$/u.test(text) ? Number(text) + 1 - first : 0;
    return line > 0 ? line : null;
}
/** Digits with a point that a number of 64 bits holds exactly, as a whole number and as its divisor. */
const exactDigits = 15;
const powers = Array.from({ length: exactDigits + 1 }, (_, digits) => 10 ** digits);
/**
 * Plain seconds (`1`, `1.5`) from bytes, the same number as `junitSeconds` has of them; -1 for what is written in
 * another way. Dividing is exact to the last bit where dividend and divisor are.
 */
function plainSeconds(bytes, from, to) {
    if (to === from || to - from > exactDigits)
        return -1;
    let digits = 0;
    let point = -1;
    for (let at = from; at < to; at++) {
        const byte = bytes[at] ?? 0;
        if (byte >= 0x30 && byte <= 0x39)
            digits = 10 * digits + byte - 0x30;
        else if (byte === 0x2e && point < 0 && at > from && at + 1 < to)
            point = at;
        else
            return -1;
    }
    return point < 0 ? digits : digits / (powers[to - point - 1] ?? 1);
}

;// CONCATENATED MODULE: ./src/formats/tests/junit-words.ts
const junit_words_elements = new Map([
    ['testsuites', 'suites'],
    ['testsuite', 'suite'],
    ['testcase', 'case'],
    ['failure', 'failure'],
    ['failed', 'failure'],
    ['fail', 'failure'],
    ['broken', 'failure'],
    // PHPUnit up to 9: a test with a warning is no success of the run.
    ['warning', 'failure'],
    ['undefined', 'failure'],
    ['error', 'error'],
    ['aborted', 'error'],
    ['cancelled', 'error'],
    ['canceled', 'error'],
    ['crashed', 'error'],
    ['crash', 'error'],
    ['fatal', 'error'],
    ['interrupted', 'error'],
    ['timedout', 'error'],
    ['timeout', 'error'],
    ['skipped', 'skipped'],
    ['skip', 'skipped'],
    ['ignored', 'skipped'],
    ['disabled', 'skipped'],
    ['pending', 'skipped'],
    ['inconclusive', 'skipped'],
    ['incomplete', 'skipped'],
    ['notrun', 'skipped'],
    ['flakyfailure', 'flakyfailure'],
    ['flakyerror', 'flakyerror'],
    ['rerunfailure', 'rerunfailure'],
    ['rerunerror', 'rerunerror'],
    ['property', 'property'],
]);
/** More names than a report has; a file of more is read without the memory. */
const rememberedNames = 200;
/**
 * Kinds of elements by name. Prefix and letter case are passed over: a `<Failure>` that nobody counts would turn a
 * failing test into a passing one.
 */
class ElementKinds {
    known = new Map();
    /** Most elements are named as the one before. */
    last = '';
    lastKind = 'other';
    of(name) {
        if (name === this.last)
            return this.lastKind;
        this.last = name;
        this.lastKind = this.known.get(name) ?? this.kindOf(name);
        return this.lastKind;
    }
    kindOf(name) {
        const kind = junit_words_elements.get(name.slice(name.indexOf(':') + 1).toLowerCase()) ?? 'other';
        if (this.known.size < rememberedNames)
            this.known.set(name, kind);
        return kind;
    }
}
/**
 * Words of the attributes `status` and `result`, without blanks, `-` and `_`: gtest (run, notrun, completed, skipped,
 * suppressed), ctest (run, fail, disabled, notrun), Bazel (interrupted, cancelled, filtered, suppressed), behave,
 * NUnit's own JUnit writer, Jenkins (fixed, regression) and plain spellings.
 */
const junit_words_words = {
    passed: 'pass passed passing success successful succeeded ok run ran completed complete done executed fixed good',
    skipped: 'skip skipped ignore ignored disabled notrun notexecuted suppressed pending filtered untested todo excluded inconclusive notapplicable notrunnable',
    failed: 'fail failed failing failure failures broken regression undefined ambiguous ko bad unsuccessful',
    error: 'error errored errors crash crashed timeout timedout interrupted abort aborted cancelled canceled incomplete killed exception',
};
const outcomes = new Map([
    ...wordsOf('passed'),
    ...wordsOf('skipped'),
    ...wordsOf('failed'),
    ...wordsOf('error'),
]);
function wordsOf(outcome) {
    return junit_words_words[outcome].split(' ').map((word) => [word, outcome]);
}
/** What a word of `status` or `result` says; null for an empty one, `unknown` for one that is not in the lists. */
function outcomeOfWord(text) {
    const direct = outcomes.get(text);
    if (direct !== undefined)
        return direct;
    const word = text.replace(/[\s_-]+/gu, '').toLowerCase();
    return word === '' ? null : (outcomes.get(word) ?? 'unknown');
}

;// CONCATENATED MODULE: ./src/formats/tests/source-place.ts
const extensions = '[cm]?[jt]sx?|vue|svelte|py|java|kts?|scala|groovy|go|rb|php|c|cc|cpp|cxx|hh?|hpp|rs|cs|fs|vb|swift|dart|exs?|pl|t|mm?|sh|bats|feature|robot';
/** The end of a place: `.py:12`, `.py", line 12` (Python), `.cs:line 12` (.NET) and `.c(12)`. */
const placeEnd = new RegExp(`\\.(?:${extensions})(?::|", line |:line |\\()(\\d{1,7})\\b`, 'gu');
/** What stands in no path. */
const delimiter = /[\s()"'<>:|`]/u;
/** Longest path before its last dot. */
const maximumPath = 250;
/** A drive letter before a path that begins with a slash. */
const drive = /(?<![\w./\\-])[A-Za-z]:$/u;
/** Frames of libraries and of the test tools themselves say where the tool stood, not where the test failed. */
const foreign = /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|vendor|gems|\.cargo)[\\/]|^(?:node|internal)[:/]|^\/(?:usr|opt|rustc)\//u;
/**
 * Where a failure's text says it happened: a place in the test's own file before any other, the first one that is not
 * in a library; null when the text names none.
 */
function sourcePlace(text, ownFile) {
    let first = null;
    const own = ownFile === null ? null : baseName(ownFile);
    // From its end: a search for the beginning would look at long texts again and again.
    for (const { 0: end, 1: line = '', index } of text.matchAll(placeEnd)) {
        const start = pathStart(text, index);
        const file = text.slice(start, index + end.search(/[:"(]/u));
        if (start === index || foreign.test(file) || Number(line) === 0)
            continue;
        // A file:// address leaves its slashes.
        const place = { file: file.replace(/^\/{2,}/u, '/'), line: Number(line) };
        if (own === null || baseName(file) === own)
            return place;
        first ??= place;
    }
    return first;
}
/** Index of the first character of the path whose last dot is at `dot`; the dot itself when there is none. */
function pathStart(text, dot) {
    let start = dot;
    while (start > 0 && !delimiter.test(text.charAt(start - 1))) {
        if (dot - start >= maximumPath)
            return dot;
        start--;
    }
    const driven = /^[\\/]$/u.test(text.charAt(start)) && drive.test(text.slice(Math.max(0, start - 3), start));
    return driven ? start - 2 : start;
}
const baseName = (path) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

;// CONCATENATED MODULE: ./src/formats/tests/junit-case.ts






/** How much of a failure's text is collected, in characters, before it is cleaned and cut. */
const collectedText = 4000;
const severity = { passed: 0, skipped: 1, failed: 2, error: 3 };
const noAttempts = [];
/** The open `testcase` element. */
class JunitCase {
    suite;
    className;
    name;
    seconds;
    file;
    line;
    reportLine;
    /** What `status` and `result` say, the worse of the two; null when they say nothing. */
    said = null;
    unknownWord = null;
    /** CTest's word for tests it could not start, and for those that asked to be skipped. */
    couldNotRun;
    content = null;
    constructor(suite, attributes, reportLine) {
        this.suite = suite;
        suite.properties.seal();
        this.className = attributes.get('classname') ?? attributes.get('class') ?? '';
        this.name = attributes.get('name') ?? '';
        this.seconds = junitSeconds(attributes.get('time'));
        const file = attributes.get('file');
        this.file = file ?? suite.file;
        const line = attributes.get('line') ?? (file === undefined ? undefined : attributes.get('lineno'));
        this.line = line === undefined ? null : junitLine(line, suite.firstLine);
        this.reportLine = reportLine;
        const status = attributes.get('status');
        const result = attributes.get('result');
        if (status !== undefined)
            this.take(status);
        if (result !== undefined)
            this.take(result);
        this.takeRare(attributes);
        this.couldNotRun = status === 'notrun' && result === undefined;
    }
    /** Some writers say it in `outcome`, or as `success="false"`. A success said there takes nothing back. */
    takeRare(attributes) {
        const outcome = attributes.get('outcome');
        if (outcome !== undefined)
            this.take(outcome);
        const success = attributes.get('success');
        if (success !== undefined && !/^(?:true|yes|1|)$/iu.test(success.trim()))
            this.take('failed');
    }
    /** A word of `status`, `result` or `outcome`; the worst of them counts. */
    take(word) {
        const outcome = outcomeOfWord(word);
        if (outcome === null)
            return;
        if (outcome === 'unknown')
            this.unknownWord = word;
        const means = outcome === 'unknown' ? 'error' : outcome;
        if (this.said === null || severity[means] > severity[this.said])
            this.said = means;
    }
    get inside() {
        this.content ??= {
            failures: 0,
            errors: 0,
            skipped: 0,
            flaky: [],
            reruns: [],
            message: '',
            text: '',
            final: false,
            properties: null,
        };
        return this.content;
    }
    /** A `failure` or `error` element. @returns whether its text is wanted */
    broke(kind, attributes) {
        const { inside } = this;
        if (kind === 'failure')
            inside.failures++;
        else
            inside.errors++;
        if (inside.final)
            return false;
        inside.final = true;
        return this.describe(inside, attributes);
    }
    /** A failed attempt before the last. @returns whether its text is wanted */
    attempted(list, outcome, attributes) {
        const { inside } = this;
        const first = inside.flaky.length + inside.reruns.length === 0;
        inside[list].push(outcome);
        return first && !inside.final && this.describe(inside, attributes);
    }
    /**
     * A `skipped` element. CTest writes one, too, for a test it counts as failed because it could not start it: only
     * messages with `SKIP_` are of tests that were meant to be skipped.
     */
    skip(attributes) {
        const { inside } = this;
        inside.skipped++;
        const message = this.couldNotRun ? (attributes.get('message') ?? '') : '';
        if (message === '' || /^(?:SKIP_|disabled)/iu.test(message))
            return;
        inside.errors++;
        inside.message = `not run: ${message}`;
        inside.final = true;
    }
    property(name, value) {
        const { inside } = this;
        inside.properties ??= new JunitProperties(this.suite.properties);
        inside.properties.add(name, value);
    }
    /** Text of the element that was described last. @returns whether more is wanted */
    text(text) {
        const { inside } = this;
        inside.text += text.slice(0, collectedText - inside.text.length);
        return inside.text.length < collectedText;
    }
    describe(inside, attributes) {
        inside.message = (attributes.get('message') ?? attributes.get('type') ?? '').slice(0, collectedText);
        inside.text = '';
        return true;
    }
    /** The test as a whole, counted in its suite. */
    record() {
        const { suite, content } = this;
        const outcome = this.outcome();
        this.count(outcome);
        const properties = content?.properties ?? suite.properties;
        return {
            suites: suite.names,
            className: this.className,
            name: this.name,
            project: suite.project,
            outcome,
            earlier: content === null ? noAttempts : this.earlier(content),
            seconds: this.seconds,
            file: this.file,
            line: this.line,
            failure: content === null && outcome === 'passed' ? null : this.failure(outcome),
            tags: properties.tags,
            properties: properties.all,
            reportLine: this.reportLine,
        };
    }
    /** Whatever says that the test did not pass has precedence: error, failure, rerun that never passed, skipped. */
    outcome() {
        const { content, said } = this;
        let outcome = said ?? 'passed';
        if (content === null)
            return outcome;
        const worse = (other) => {
            if (severity[other] > severity[outcome])
                outcome = other;
        };
        if (content.skipped > 0)
            worse('skipped');
        for (const attempt of content.reruns)
            worse(attempt);
        if (content.failures > 0)
            worse('failed');
        if (content.errors > 0)
            worse('error');
        return outcome;
    }
    /** Attempts before the last. Where all that is there are reruns, the last of them is the last attempt. */
    earlier({ flaky, reruns, failures, errors }) {
        const all = [...flaky, ...reruns];
        return failures + errors === 0 && reruns.length > 0 ? all.slice(0, -1) : all;
    }
    count(outcome) {
        const { found } = this.suite;
        const failures = this.content?.failures ?? 0;
        const errors = this.content?.errors ?? 0;
        found.tests++;
        found.failures += failures;
        found.errors += errors;
        if (failures + errors === 0) {
            if (outcome === 'failed')
                found.failures++;
            if (outcome === 'error')
                found.errors++;
        }
        // Surefire counts every attempt in its totals.
        for (const attempt of this.content === null ? noAttempts : this.earlier(this.content)) {
            found.tests++;
            if (attempt === 'error')
                found.errors++;
            else
                found.failures++;
        }
        found.skipped +=
            this.said === 'skipped' ? Math.max(1, this.content?.skipped ?? 0) : (this.content?.skipped ?? 0);
    }
    failure(outcome) {
        const { content } = this;
        if (outcome === 'skipped')
            return null;
        if (this.unknownWord !== null && (content === null || content.failures + content.errors === 0)) {
            return (0,record/* failure */.V2)(`the status \`${shown(this.unknownWord)}\` is not known: it is no pass`);
        }
        if (content === null || (content.message === '' && content.text === '')) {
            return outcome === 'passed' || this.said === null
                ? null
                : (0,record/* failure */.V2)('the report says so without a message');
        }
        const text = content.text.trim();
        const message = text.startsWith(content.message.trim()) ? text : `${content.message}\n${text}`;
        const place = sourcePlace(message, this.file);
        return (0,record/* failure */.V2)(message, place?.file ?? this.file, place?.line ?? this.line);
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/junit-clean.ts


const nowhere = {
    suites: [],
    className: '',
    file: null,
    project: null,
    tags: [],
    properties: [],
};
/**
 * The quick way for a `testcase` that holds nothing and passed, as most do: what it says goes to the sink without an
 * object or a string made for it.
 */
class CleanPasses {
    tell;
    pass = {
        place: nowhere,
        bytes: Buffer.alloc(0),
        from: 0,
        to: 0,
        seconds: null,
        reportLine: 0,
    };
    /** Where in the tag what is: index of the attribute, -1 for none. */
    nameAt = -1;
    classAt = -1;
    timeAt = -1;
    fileAt = -1;
    constructor(sink) {
        this.tell = sink.cleanPass?.bind(sink);
    }
    /** Tells the sink of a test. @returns false when there is more to it, and nothing was told */
    take(suite, attributes, reportLine) {
        if (this.tell === undefined || !attributes.empty || !this.locate(attributes))
            return false;
        const from = this.nameAt < 0 ? -1 : attributes.from(this.nameAt);
        if (from < 0)
            return false;
        const { pass, classAt, fileAt } = this;
        suite.properties.seal();
        pass.place = suite.placeOf(classAt < 0 ? '' : attributes.value(classAt), fileAt < 0 ? suite.file : attributes.value(fileAt));
        pass.bytes = attributes.bytes;
        pass.from = from;
        pass.to = attributes.to(this.nameAt);
        pass.seconds = this.seconds(attributes);
        pass.reportLine = reportLine;
        suite.found.tests++;
        this.tell(pass);
        return true;
    }
    /** Notes where the attributes are. @returns false when one says that the test may not have passed */
    locate(attributes) {
        this.nameAt = -1;
        this.classAt = -1;
        this.timeAt = -1;
        this.fileAt = -1;
        for (let index = 0; index < attributes.count; index++) {
            switch (attributes.name(index)) {
                case 'classname':
                    this.classAt = index;
                    break;
                case 'name':
                    this.nameAt = index;
                    break;
                case 'time':
                    this.timeAt = index;
                    break;
                case 'file':
                    this.fileAt = index;
                    break;
                case 'class':
                case 'line':
                case 'lineno':
                case 'outcome':
                case 'success':
                    // Rare, and there is more to each of them.
                    return false;
                case 'status':
                case 'result':
                    if (!isPass(attributes.value(index)))
                        return false;
            }
        }
        return true;
    }
    seconds(attributes) {
        const { timeAt } = this;
        if (timeAt < 0)
            return null;
        const from = attributes.from(timeAt);
        const plain = from < 0 ? -1 : plainSeconds(attributes.bytes, from, attributes.to(timeAt));
        return plain < 0 ? junitSeconds(attributes.value(timeAt)) : plain;
    }
}
/** Whether a word of `status` or `result` says that the test passed, or nothing. */
function isPass(word) {
    const outcome = outcomeOfWord(word);
    return outcome === 'passed' || outcome === null;
}

;// CONCATENATED MODULE: ./src/formats/tests/junit-suite.ts



/** Totals of a suite with the attributes that claim them: the first that is there counts. */
const totals = {
    tests: ['tests'],
    failures: ['failures'],
    errors: ['errors'],
    skipped: ['skipped', 'skips', 'skip', 'ignored'],
};
const totalNames = ['tests', 'failures', 'errors', 'skipped'];
/** A path of a source file, where the name of a suite is one: vitest, Playwright, bats. */
const sourcePath = /^[^\s:*?"<>|]{1,300}\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|bats|feature|robot|go|rs|dart|pl|t)$/u;
const noNames = [];
/** An open `testsuites` or `testsuite` element, with what its elements come to so far. */
class JunitSuite {
    parent;
    /** Names of the suites from the outermost to this one. */
    names;
    project;
    /** What number the first line of a source file has: pytest's xunit1 family counts from 0. */
    firstLine;
    file;
    properties;
    /** Elements of the whole subtree. */
    found = { tests: 0, failures: 0, errors: 0, skipped: 0 };
    line;
    name;
    claims;
    countsAssertions;
    declaredBad;
    lastPlace = null;
    constructor(parent, wrapper, attributes, line, project, sink) {
        this.parent = parent;
        this.line = line;
        this.name = wrapper ? '' : (attributes.get('name') ?? '');
        const outer = parent?.names ?? noNames;
        // unittest-xml-reporting puts the time of the run behind the name; a test would be another one in each run.
        const lasting = this.name.replace(/-\d{14}$/u, '');
        this.names = lasting.trim() === '' ? outer : [...outer, lasting];
        this.firstLine = this.name === 'pytest' ? 0 : 1;
        this.project = project;
        this.file =
            attributes.get('file') ??
                attributes.get('filepath') ??
                (sourcePath.test(this.name) ? this.name : (parent?.file ?? null));
        this.properties = new JunitProperties(parent?.properties ?? null);
        // Catch2 writes the number of assertions as `tests`; its host is always this word (its JUnit reporter, 2.x, 3.x).
        this.countsAssertions = attributes.get('hostname') === 'tbd' || parent?.countsAssertions === true;
        this.claims = this.readClaims(attributes, sink);
        const status = attributes.get('status') ?? attributes.get('result');
        const outcome = status === undefined ? null : outcomeOfWord(status);
        this.declaredBad = outcome === 'failed' || outcome === 'error' ? (status ?? null) : null;
    }
    /** Name for messages about the suite itself. */
    get label() {
        return this.names.join(' › ');
    }
    /** Place of a test in this suite, whose properties are all there. The same object for the same place in a row. */
    placeOf(className, file) {
        const { lastPlace } = this;
        if (lastPlace !== null && lastPlace.className === className && lastPlace.file === file)
            return lastPlace;
        const { names, project, properties } = this;
        this.lastPlace = {
            suites: names,
            className,
            file,
            project,
            tags: properties.tags,
            properties: properties.all,
        };
        return this.lastPlace;
    }
    /** The element ends: its own totals are compared with its elements, which then belong to the parent, too. */
    close(sink) {
        const { found, parent } = this;
        if (this.declaredBad !== null && found.failures + found.errors === 0) {
            found.failures++;
            sink.suiteProblem({
                suite: this.label,
                message: `the suite says ${shown(this.declaredBad)}, no test in it does`,
                reportLine: this.line,
            });
        }
        for (const total of totalNames)
            this.compare(total, sink);
        if (parent === null)
            return;
        for (const total of totalNames)
            parent.found[total] += found[total];
    }
    readClaims(attributes, sink) {
        const claims = {};
        for (const total of totalNames) {
            for (const attribute of totals[total]) {
                const text = attributes.get(attribute);
                if (text === undefined)
                    continue;
                if (/^\d{1,15}$/u.test(text))
                    claims[total] = { attribute, count: Number(text) };
                else
                    sink.invalid(`${this.place()} says ${attribute}="${shown(text)}": a total is a plain whole number`);
                break;
            }
        }
        return claims;
    }
    /**
     * Producers differ in what they call an error and what a failure, so that these two are compared together: what
     * counts is whether a broken test is missing. A problem outside any test may have been counted as a test.
     */
    compare(total, sink) {
        const claim = this.claims[total];
        if (claim === undefined || (total === 'tests' && this.countsAssertions))
            return;
        const { found } = this;
        const broken = found.failures + found.errors;
        if (total === 'failures' || total === 'errors') {
            const together = (this.claims.failures?.count ?? 0) + (this.claims.errors?.count ?? 0);
            if (claim.count <= found[total] || together <= broken)
                return;
        }
        else if (claim.count <= found[total])
            return;
        const left = total === 'skipped' ? '; let the reporter list skipped tests (mocha: includePending)' : '';
        sink.invalid(`${this.place()}: declared counts differ: ${claim.attribute}="${claim.count}", the elements show ${found[total]}${left}`);
    }
    place() {
        return this.name === '' ? `line ${this.line}` : `line ${this.line}: suite \`${shown(this.name)}\``;
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/xml-values.ts

/** A total as an attribute claims it; null when it is not there. What is no whole number makes the file invalid. */
function total(sink, attributes, name, line) {
    const text = attributes.get(name)?.trim();
    if (text === undefined)
        return null;
    if (/^[0-9]{1,15}$/u.test(text))
        return Number(text);
    sink.invalid(`line ${line}: the total \`${name}\` is "${xml_values_shown(text)}"; a whole number is expected`);
    return null;
}
/** Names an outcome nobody knows: the file is invalid, and the record counts as an error, never as a pass. */
function unknownWord(sink, line, attribute, word) {
    const found = word === undefined ? `no \`${attribute}\`` : `the unknown ${attribute} "${xml_values_shown(word)}"`;
    sink.invalid(`line ${line}: ${found}: what the test came to cannot be told`);
    return 'error';
}
/** A test inside a test is of no schema: which of the two an outcome belongs to cannot be told. */
function refuseNested(sink, line, element) {
    sink.invalid(`line ${line}: a <${element}> inside a <${element}>`);
}
const xml_values_shown = (text) => (0,record/* messageText */.Lo)(text).slice(0, 60);
/** Seconds as decimals, with a point or (written under some cultures) a comma; null for anything else. */
function decimalSeconds(text) {
    if (text === undefined || !/^[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]{1,3})?$/u.test(text.trim()))
        return null;
    const value = Number(text.trim().replace(',', '.'));
    return Number.isFinite(value) ? value : null;
}
/** Seconds from `[days.]hours:minutes:seconds`; null for anything else. */
function clockSeconds(text) {
    const parts = /^(?:([0-9]{1,6})\.)?([0-9]{1,6}):([0-9]{1,2}):([0-9]{1,2}(?:\.[0-9]{1,12})?)$/u.exec(text?.trim() ?? '');
    if (parts === null)
        return null;
    const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
    return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}
/** Tells when the run started. A time without its zone is not told: it would depend on the machine that reads it. */
function tellZonedStart(sink, text) {
    const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))? ?(Z|UTC|GMT|[-+]\d\d:?\d\d)$/u.exec(text?.trim() ?? '');
    if (found === null)
        return;
    const [, day, clock, fraction = '0', zone = 'Z'] = found;
    const offset = /^[A-Z]/u.test(zone) ? 'Z' : zone.replace(/^(...):?/u, '$1:');
    const time = Date.parse(`${day}T${clock}.${fraction.slice(0, 3)}${offset}`);
    if (Number.isFinite(time))
        sink.about({ startedAt: new Date(time).toISOString() });
}
/** The last part of a path, whatever way its slashes lean. */
const xml_values_baseName = (path) => /[^\\/]*$/u.exec(path.replace(/[\\/]+$/u, ''))?.[0] ?? path;
/** A path below this folder, without it; any other text as it is. */
function below(folder, path) {
    const end = folder.replace(/[\\/]+$/u, '');
    return end !== '' && path.startsWith(end) && /^[\\/]./u.test(path.slice(end.length))
        ? path.slice(end.length + 1)
        : path;
}
/** `in File.cs:line 12` (.NET), `in File.cs:12` (Mono), `(file.js:12:5)`, `file.js:12:5`. */
const xml_values_frames = [
    /\sin ([^<>\n]{1,500}):line (\d{1,9})\b/u,
    /\sin ([^<>\n]{1,500}):(\d{1,9})\s*$/u,
    /\(([^()\s]{1,500}):(\d{1,9}):\d{1,9}\)\s*$/u,
    /\sat (?:async )?([^()\s]{1,500}):(\d{1,9}):\d{1,9}\s*$/u,
];
/** The first place a stack trace names that is neither the run-time's own nor a package's. */
function stackPlace(stack) {
    for (const text of stack.split('\n')) {
        if (text.length > 2000)
            continue;
        for (const frame of xml_values_frames) {
            const [, file, line] = frame.exec(text) ?? [];
            if (file === undefined || Number(line) === 0 || /^node:|^https?:|node_modules/u.test(file))
                continue;
            return { file: file.replace(/^file:\/\//u, ''), line: Number(line) };
        }
    }
    return null;
}
/** A failure with the place its stack trace names; for outcomes that are none, null. */
function failureOf(outcome, message, stack) {
    if (outcome !== 'failed' && outcome !== 'error')
        return null;
    const place = stackPlace(stack) ?? stackPlace(message);
    return (0,record/* failure */.V2)(message === '' ? stack : message, place?.file ?? null, place?.line ?? null);
}

;// CONCATENATED MODULE: ./src/formats/tests/junit-handler.ts







/** The attributes of Playwright's root, in its order. Its suites carry the project's name as `hostname`. */
const playwrightRoot = 'id name tests failures skipped errors time';
/** How much text of a property or of a suite's error is collected, in characters. */
const junit_handler_collectedText = 4000;
/** Turns the elements of a JUnit document into test records. */
class JunitHandler {
    /** Line of the current tag; set by the owner of the scanner before anything is read. */
    lineOf = () => 0;
    /** The suite that was closed last: after the document, its root. */
    root = null;
    sink;
    kinds = new ElementKinds();
    cleanPasses;
    suite = null;
    test = null;
    started = false;
    playwright = false;
    collecting = null;
    collected = '';
    propertyName = '';
    /** A failure outside any test that is not told yet: its text may follow. */
    problem = null;
    constructor(sink) {
        this.sink = sink;
        this.cleanPasses = new CleanPasses(sink);
    }
    get wantsText() {
        return this.collecting !== null;
    }
    open(name, attributes) {
        const kind = this.kinds.of(name);
        switch (kind) {
            case 'case':
                this.openCase(attributes);
                return;
            case 'suites':
            case 'suite':
                this.openSuite(kind === 'suites', attributes);
                return;
            case 'failure':
            case 'error':
                this.openBroken(kind, attributes);
                return;
            case 'skipped':
                if (this.test !== null)
                    this.test.skip(attributes);
                else if (this.suite !== null)
                    this.suite.found.skipped++;
                return;
            case 'flakyfailure':
            case 'flakyerror':
                this.attempted('flaky', kind === 'flakyerror' ? 'error' : 'failed', attributes);
                return;
            case 'rerunfailure':
            case 'rerunerror':
                this.attempted('reruns', kind === 'rerunerror' ? 'error' : 'failed', attributes);
                return;
            case 'property':
                this.openProperty(attributes);
                return;
            case 'other':
                if (this.suite === null)
                    this.sink.invalid(`line ${this.lineOf()}: the root is no <testsuites> or <testsuite>`);
        }
    }
    close(name) {
        const kind = this.kinds.of(name);
        if (kind === 'case')
            this.closeCase();
        else if (kind === 'suite' || kind === 'suites')
            this.closeSuite();
        else if (kind !== 'other' && kind !== 'skipped') {
            if (this.collecting === 'property' && kind === 'property')
                this.property(this.propertyName, this.collected);
            if (kind !== 'property')
                this.tellProblem();
            this.collecting = null;
        }
    }
    text(text) {
        if (this.collecting === 'case') {
            if (this.test?.text(text) !== true)
                this.collecting = null;
        }
        else if (this.collecting === 'property') {
            this.collected += text.slice(0, junit_handler_collectedText - this.collected.length);
        }
        else if (this.problem !== null) {
            this.problem.text += text.slice(0, junit_handler_collectedText - this.problem.text.length);
        }
    }
    openSuite(wrapper, attributes) {
        this.tellProblem();
        const parent = this.suite;
        if (parent === null && wrapper) {
            this.playwright =
                attributes
                    .entries()
                    .map(([name]) => name)
                    .join(' ') === playwrightRoot;
        }
        const line = this.lineOf();
        if (this.test !== null)
            this.sink.invalid(`line ${line}: a <testsuite> inside a <testcase>`);
        const host = this.playwright && !wrapper ? attributes.get('hostname') : undefined;
        const project = host === undefined || host === '' ? (parent?.project ?? null) : host;
        this.suite = new JunitSuite(parent, wrapper, attributes, line, project, this.sink);
        if (this.started)
            return;
        const timestamp = attributes.get('timestamp');
        if (timestamp === undefined)
            return;
        this.started = true;
        tellZonedStart(this.sink, timestamp);
    }
    closeSuite() {
        this.tellProblem();
        this.suite?.close(this.sink);
        this.root = this.suite;
        this.suite = this.suite?.parent ?? null;
    }
    openCase(attributes) {
        if (this.test !== null) {
            this.sink.invalid(`line ${this.lineOf()}: a <testcase> inside a <testcase>`);
        }
        else if (this.suite === null) {
            this.sink.invalid(`line ${this.lineOf()}: the root is no <testsuites> or <testsuite>`);
        }
        else if (this.cleanPasses.take(this.suite, attributes, this.lineOf()))
            this.collecting = null;
        else
            this.test = new JunitCase(this.suite, attributes, this.lineOf());
    }
    closeCase() {
        if (this.test === null)
            return;
        this.sink.test(this.test.record());
        this.test = null;
        this.collecting = null;
    }
    openBroken(kind, attributes) {
        if (this.test !== null) {
            this.collecting = this.test.broke(kind, attributes) ? 'case' : null;
            return;
        }
        if (this.suite === null) {
            this.sink.invalid(`line ${this.lineOf()}: the root is no <testsuites> or <testsuite>`);
            return;
        }
        this.tellProblem();
        if (kind === 'failure')
            this.suite.found.failures++;
        else
            this.suite.found.errors++;
        this.suite.found.tests++;
        const message = attributes.get('message') ?? attributes.get('type') ?? '';
        this.problem = {
            text: message === '' ? '' : `${message.slice(0, junit_handler_collectedText)}\n`,
            line: this.lineOf(),
        };
        this.collecting = 'suite';
    }
    tellProblem() {
        const { problem } = this;
        if (problem === null)
            return;
        this.problem = null;
        const message = (0,record/* messageText */.Lo)(problem.text) || 'a failure outside of any test';
        this.sink.suiteProblem({ suite: this.suite?.label ?? '', message, reportLine: problem.line });
    }
    attempted(list, outcome, attributes) {
        if (this.test !== null)
            this.collecting = this.test.attempted(list, outcome, attributes) ? 'case' : null;
        else
            this.openBroken(outcome === 'error' ? 'error' : 'failure', attributes);
    }
    openProperty(attributes) {
        const name = attributes.get('name') ?? '';
        const value = attributes.get('value');
        if (value !== undefined)
            this.property(name, value);
        else {
            this.collecting = 'property';
            this.propertyName = name;
            this.collected = '';
        }
    }
    property(name, value) {
        if (name === '')
            return;
        if (this.test !== null)
            this.test.property(name, value);
        else if (this.suite !== null) {
            if (!isEnvironment(name) && !this.suite.properties.addInherited(name, value)) {
                this.sink.invalid(`line ${this.lineOf()}: more properties of suites than any tool writes`);
            }
            const commit = commitOf(name, value);
            if (commit !== null)
                this.sink.about({ commit });
        }
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/junit-node.ts
/** Bytes at the end of a file in which node:test's closing comments stand. */
const tailBytes = 1024;
/** The last bytes of a stream, copied: the caller may use its buffer again. */
class Tail {
    bytes = new Uint8Array(0);
    write(piece) {
        const kept = piece.length >= tailBytes ? 0 : Math.min(this.bytes.length, tailBytes - piece.length);
        const next = new Uint8Array(kept + Math.min(piece.length, tailBytes));
        next.set(this.bytes.subarray(this.bytes.length - kept));
        next.set(piece.subarray(Math.max(0, piece.length - tailBytes)), kept);
        this.bytes = next;
    }
    get text() {
        return new TextDecoder().decode(this.bytes);
    }
}
const closing = /<!-- tests \d{1,9} -->\s*<!-- suites \d{1,9} -->\s*<!-- pass \d{1,9} -->\s*<!-- fail (\d{1,9}) -->\s*<!-- cancelled (\d{1,9}) -->[^<]*<!--[\s\S]*<\/testsuites>\s*$/u;
/**
 * How many tests failed or were cancelled by the comments that end a report of node:test; null for other reports.
 * A test with subtests is a suite there, and when only it fails itself, nothing but these comments tells.
 */
function nodeFailures(tail) {
    const found = closing.exec(tail);
    return found === null ? null : Number(found[1]) + Number(found[2]);
}

;// CONCATENATED MODULE: ./src/formats/tests/junit.ts



/**
 * Reader of JUnit XML in every dialect. Elements are the truth; totals of suites are only compared with them, and one
 * that claims more than there is means that something is missing.
 */
const junitReader = { format: 'junit', read: (sink) => readJunit(sink) };
function readJunit(sink) {
    const handler = new JunitHandler(sink);
    const scanner = new XmlScanner(handler);
    handler.lineOf = () => scanner.line;
    const tail = new Tail();
    let broken = false;
    const attempt = (step) => {
        if (broken)
            return;
        try {
            step();
        }
        catch (error) {
            if (!(error instanceof XmlError))
                throw error;
            broken = true;
            sink.invalid(error.message);
        }
    };
    return {
        write: (bytes) => {
            attempt(() => scanner.write(bytes));
            tail.write(bytes);
        },
        end: () => {
            attempt(() => scanner.end());
            if (!broken)
                tellLostFailures(sink, handler, nodeFailures(tail.text));
        },
    };
}
function tellLostFailures(sink, { root }, failures) {
    if (failures === null || failures === 0 || root === null)
        return;
    if (root.found.failures + root.found.errors > 0)
        return;
    sink.suiteProblem({
        suite: '',
        message: `node:test counts ${failures} failed, no element tells which: a test with subtests failed itself (its TAP and spec reporters name it)`,
        reportLine: null,
    });
}

;// CONCATENATED MODULE: ./src/formats/tests/mocha.ts




const mocha_count = schemas/* number */.aig().int().nonnegative();
const mocha_testShape = schemas/* object */.Ikc({
    title: schemas/* string */.YjP(),
    fullTitle: schemas/* string */.YjP(),
    file: schemas/* string */.YjP().nullish(),
    duration: schemas/* number */.aig().nullish(),
    currentRetry: mocha_count.nullish(),
    err: schemas/* object */.Ikc({ message: schemas/* string */.YjP().nullish(), stack: schemas/* string */.YjP().nullish() }).nullish(),
});
/** `mocha --reporter json`. */
const mocha_documentShape = schemas/* object */.Ikc({
    stats: schemas/* object */.Ikc({
        tests: mocha_count,
        passes: mocha_count,
        pending: mocha_count,
        failures: mocha_count,
        start: schemas/* string */.YjP().optional(),
    }),
    tests: (0,json_document/* listOf */.c3)(mocha_testShape),
    pending: (0,json_document/* listOf */.c3)(mocha_testShape),
    failures: (0,json_document/* listOf */.c3)(mocha_testShape),
    passes: (0,json_document/* listOf */.c3)(mocha_testShape),
});
/** Reader of mocha's JSON. */
const mochaReader = {
    format: 'mocha',
    read: (sink) => (0,json_document/* jsonDocument */.Q8)(sink, mocha_documentShape, (document) => mocha_take(sink, document)),
};
const keyOf = (test) => [test.file ?? '', test.fullTitle, test.title].join('\0');
/**
 * The lists of passed, failed and pending say what a test came to; `tests` says which of the failures are tests: the
 * others are hooks.
 */
function mocha_take(sink, document) {
    (0,record/* tellStart */.sY)(sink, document.stats.start);
    const names = fileSuites(document.tests.concat(document.failures).flatMap((test) => test.file || []));
    const open = new Map();
    for (const test of document.tests)
        open.set(keyOf(test), (open.get(keyOf(test)) ?? 0) + 1);
    const tally = new record/* Tally */.F0();
    const tell = (test, outcome) => {
        const left = open.get(keyOf(test)) ?? 0;
        if (left > 0)
            open.set(keyOf(test), left - 1);
        tally.add(outcome);
        sink.test(recordOf(test, outcome, names));
    };
    for (const test of document.passes)
        tell(test, hasError(test) ? 'failed' : 'passed');
    for (const test of document.pending)
        tell(test, 'skipped');
    let hooks = 0;
    for (const test of document.failures) {
        if (open.has(keyOf(test)))
            tell(test, 'failed');
        else {
            hooks++;
            sink.suiteProblem({ suite: test.fullTitle, message: messageOf(test), reportLine: null });
        }
    }
    for (const test of document.tests)
        if ((open.get(keyOf(test)) ?? 0) > 0)
            tell(test, 'error');
    (0,record/* crossCheck */.DV)(sink, [
        ['stats.tests', document.stats.tests, tally.tests + hooks],
        ['stats.failures', document.stats.failures, tally.broken + hooks],
        ['stats.pending', document.stats.pending, tally.skipped],
        ['stats.passes', document.stats.passes, document.passes.length],
    ]);
}
const hasError = (test) => Boolean(test.err?.message || test.err?.stack);
const messageOf = (test) => (0,record/* messageText */.Lo)(test.err?.message || test.err?.stack || 'failed');
function recordOf(test, outcome, names) {
    const suite = test.fullTitle.endsWith(test.title) ? test.fullTitle.slice(0, -test.title.length).trim() : '';
    const file = test.file ? (names.get(test.file) ?? test.file) : '';
    const retried = outcome === 'skipped' ? 0 : Math.min(test.currentRetry ?? 0, 100);
    const message = outcome === 'error' ? 'in none of the lists of passed, failed and pending tests' : messageOf(test);
    return (0,record/* record */.g1)({
        suites: [file, suite].filter((part) => part !== ''),
        name: test.title === '' ? test.fullTitle : test.title,
        outcome,
        earlier: Array.from({ length: retried }, () => 'failed'),
        seconds: (0,record/* secondsOf */.TM)(test.duration),
        file: test.file || null,
        failure: outcome === 'failed' || outcome === 'error' ? (0,record/* failure */.V2)(message) : null,
    });
}

;// CONCATENATED MODULE: ./src/formats/tests/nunit-suites.ts


/** Most tags and properties that suites may hand down: each of their tests keeps them all. */
const nunit_suites_maximumInherited = 500;
/** Suites that only repeat the name of the method their cases are of. */
const methodTypes = new Set(['ParameterizedMethod', 'ParameterizedTest', 'GenericMethod', 'Theory']);
/** The suites open at one place of an NUnit report, and what went wrong in them. */
class NUnitSuites {
    /** Every test case told so far. */
    tally = new record/* Tally */.F0();
    problems = 0;
    open_ = [];
    /** Forgotten when a suite begins or ends. */
    known = null;
    sink;
    constructor(sink) {
        this.sink = sink;
    }
    get current() {
        return this.open_.at(-1)?.suite;
    }
    /** Tags of the suites around a test; the same list while none is added. */
    get tags() {
        return this.inherited().tags;
    }
    /** Properties of the suites around a test; the same list while none is added. */
    get properties() {
        return this.inherited().properties;
    }
    inherited() {
        let count = 0;
        for (const { suite } of this.open_)
            count += suite.tags.length + suite.properties.length;
        if (this.known?.count === count)
            return this.known;
        if (count > nunit_suites_maximumInherited) {
            const line = this.current?.line ?? 1;
            this.sink.invalid(`line ${line}: more categories and properties of suites than any tool writes`);
            this.known = { count, tags: [], properties: [] };
            return this.known;
        }
        const tags = this.open_.flatMap(({ suite }) => suite.tags);
        this.known = { count, tags, properties: this.open_.flatMap(({ suite }) => suite.properties) };
        return this.known;
    }
    open(said) {
        const suite = { ownFailure: false, notExecuted: false, message: '', tags: [], properties: [], ...said };
        this.known = null;
        this.open_.push({ suite, before: this.broken, tests: this.tally.tests });
    }
    /** Closes the innermost suite. A failure that no test in it explains is a problem of the suite. */
    close() {
        const opened = this.open_.pop();
        this.known = null;
        if (opened === undefined)
            return;
        const { suite, before, tests } = opened;
        if (suite.notExecuted && this.tally.tests === tests) {
            // What jest-nunit-reporter writes of a file that did not load.
            const message = 'the suite was not executed, no test in it is told, and it says Success';
            this.tell({ suite: suite.name, message, reportLine: suite.line });
        }
        if (!suite.failed || (!suite.ownFailure && this.broken > before))
            return;
        this.tell({
            suite: suite.name,
            message: suite.message === '' ? 'the suite failed, though no test in it did' : suite.message,
            reportLine: suite.line,
        });
    }
    tell(problem) {
        this.problems++;
        this.sink.suiteProblem(problem);
    }
    get broken() {
        return this.tally.broken + this.problems;
    }
    /**
     * The suites a test is known by. Assemblies go by their file name, because their path is the machine's; suites
     * whose name is part of the class (namespaces, the class itself) or of the test (its method) are left out.
     */
    path(className, testName) {
        const inClass = `.${className}.`;
        return this.open_
            .map(({ suite }) => suite)
            .filter(({ type }) => type !== 'Project' && type !== 'Test Project')
            .filter(({ type, name }) => !methodTypes.has(type) || !testName.startsWith(name))
            .map(({ type, name }) => (type === 'Assembly' || isAssembly(name) ? xml_values_baseName(name) : name))
            .filter((name) => name !== '' && !repeats(inClass, name));
    }
}
/** Both lists; the first itself where nothing is added, so that many tests share it. */
const joined = (first, second) => second.length === 0 ? first : [...first, ...second];
/** Whether a suite's name is a part of the class, with or without its parameters. */
const repeats = (inClass, name) => inClass.length > 2 && ['.', '(', '<'].some((end) => inClass.includes(`.${name}${end}`));
const isAssembly = (name) => /[\\/][^\\/]+\.(?:dll|exe)$/iu.test(name);
/** Splits the full name of a test at its last dot outside parameters: `Ns.Sized(1.5).Fits("a.b")`. */
function splitFullName(fullName) {
    const dot = lastOuterDot(fullName);
    // A blank before the parameters is in no class name: this is a sentence.
    const sentence = /\s/u.test(fullName.slice(0, dot).replace(/[(<].*/su, ''));
    return dot <= 0 || dot === fullName.length - 1 || sentence
        ? { className: '', name: fullName }
        : { className: fullName.slice(0, dot), name: fullName.slice(dot + 1) };
}
/** Index of the last dot outside brackets and quotes; -1 for none. */
function lastOuterDot(text) {
    let last = -1;
    let depth = 0;
    let quoted = false;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (quoted) {
            if (character === '\\')
                at++;
            else if (character === '"')
                quoted = false;
        }
        else if (character === '"' && depth > 0)
            quoted = true;
        else if (character === '(' || character === '<')
            depth++;
        else if ((character === ')' || character === '>') && depth > 0)
            depth--;
        else if (character === '.' && depth === 0)
            last = at;
    }
    return last;
}

;// CONCATENATED MODULE: ./src/formats/tests/xml-report.ts

/** Longest text kept of one element, in characters: messages are cut far below, places stand near the top. */
const maximumText = 16_000;
/**
 * Reads a report that is one XML document with one of these root elements. What is no XML, or has another root, is
 * told as invalid, after which nothing more is read.
 */
function xmlReport(sink, format, roots, reader) {
    const elements = new Elements(sink, format, roots, reader);
    const scanner = new XmlScanner(elements);
    elements.lineOf = () => scanner.line;
    let broken = false;
    const guarded = (act) => {
        if (broken)
            return;
        try {
            act();
        }
        catch (error) {
            if (!(error instanceof XmlError))
                throw error;
            broken = true;
            sink.invalid(error.message);
        }
    };
    return {
        write: (bytes) => guarded(() => scanner.write(bytes)),
        end: () => {
            guarded(() => scanner.end());
            reader.end();
        },
    };
}
class Elements {
    wantsText = false;
    lineOf = () => 1;
    names = [];
    wanted = [];
    pieces = [];
    length = 0;
    foreign = false;
    sink;
    format;
    roots;
    reader;
    constructor(sink, format, roots, reader) {
        this.sink = sink;
        this.format = format;
        this.roots = roots;
        this.reader = reader;
    }
    open(written, attributes) {
        if (this.foreign)
            return;
        const name = localName(written);
        const line = this.lineOf();
        const parent = this.names.at(-1) ?? '';
        if (this.names.length === 0 && !this.roots.includes(name)) {
            this.foreign = true;
            const expected = this.roots.map((root) => `<${root}>`).join(' or ');
            this.sink.invalid(`line ${line}: the root is not ${expected}: this is no ${this.format} report`);
            return;
        }
        this.names.push(name);
        this.wantsText = this.reader.wants(name, parent);
        this.wanted.push(this.wantsText);
        if (this.wantsText)
            this.forget();
        this.reader.open(name, attributes, { parent, line });
    }
    text(text) {
        if (this.length >= maximumText)
            return;
        this.pieces.push(text.slice(0, maximumText - this.length));
        this.length += text.length;
    }
    close() {
        if (this.foreign)
            return;
        const name = this.names.pop() ?? '';
        const text = this.wanted.pop() === true ? this.pieces.join('').trim() : '';
        this.forget();
        this.wantsText = this.wanted.at(-1) === true;
        this.reader.close(name, text, this.names.at(-1) ?? '');
    }
    forget() {
        if (this.length > 0)
            this.pieces = [];
        this.length = 0;
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/nunit2.ts




/**
 * Reader of NUnit 2 (Results.xsd). `Success` alone is a pass. `NotRunnable`, `Invalid` and `Cancelled` are errors, as
 * they are for the console's exit code; `Ignored`, `Skipped` and `Inconclusive` count as skipped. Versions before
 * 2.5 have no `result`: there `executed` and `success` decide.
 */
const nunit2Reader = {
    format: 'nunit2',
    read: (sink) => xmlReport(sink, 'NUnit 2', ['test-results'], new Nunit2Elements(sink)),
};
const nunit2_outcomes = new Map([
    ['Success', 'passed'],
    ['Failure', 'failed'],
    ['Error', 'error'],
    ['NotRunnable', 'error'],
    ['Invalid', 'error'],
    ['Cancelled', 'error'],
    ['Ignored', 'skipped'],
    ['Skipped', 'skipped'],
    ['Inconclusive', 'skipped'],
]);
/** What a suite says when it only failed because of the tests in it. */
const becauseOfTests = /^(?:one or more child tests|child test|one or more tests)\b/iu;
class Nunit2Elements {
    sink;
    suites;
    claims = [];
    test = null;
    /** Where the tests were run. */
    folder = '';
    constructor(sink) {
        this.sink = sink;
        this.suites = new NUnitSuites(sink);
    }
    open(name, attributes, { line, parent }) {
        if (parent === '')
            this.openRun(attributes, line);
        else if (name === 'environment')
            this.folder = attributes.get('cwd') ?? '';
        else if (name === 'test-suite')
            this.openSuite(attributes, line);
        else if (name === 'test-case') {
            if (this.test !== null)
                refuseNested(this.sink, line, name);
            this.test = this.openCase(attributes, line);
        }
        else if (name === 'category')
            add(this.said?.tags, attributes.get('name'));
        else if (name === 'property')
            this.openProperty(attributes);
        else if (name === 'failure' && this.test !== null)
            this.test.failed = true;
    }
    wants(name, parent) {
        if (parent === 'failure')
            return name === 'message' || name === 'stack-trace';
        return parent === 'reason' && name === 'message';
    }
    close(name, text, parent) {
        if (name === 'test-case')
            this.closeCase();
        else if (name === 'test-suite')
            this.suites.close();
        else if (name === 'stack-trace' && this.test !== null)
            this.test.stack = text;
        else if (name === 'message')
            this.closeMessage(text, parent);
    }
    end() {
        const { tally } = this.suites;
        const broken = tally.broken + this.suites.problems;
        const found = { total: tally.tests, failures: broken, errors: broken, invalid: broken };
        const skipped = { inconclusive: tally.skipped, ignored: tally.skipped, skipped: tally.skipped };
        const known = {
            ...found,
            ...skipped,
            'not-run': tally.skipped + tally.error,
        };
        (0,record/* crossCheck */.DV)(this.sink, this.claims.map(([name, claimed]) => [name, claimed, known[name] ?? 0]));
    }
    get said() {
        return this.test ?? this.suites.current;
    }
    openRun(attributes, line) {
        const names = ['total', 'failures', 'errors', 'invalid', 'inconclusive', 'ignored', 'skipped', 'not-run'];
        this.claims = names.map((name) => [name, total(this.sink, attributes, name, line)]);
    }
    openSuite(attributes, line) {
        const word = attributes.get('result');
        const known = word === undefined ? undefined : nunit2_outcomes.get(word);
        if (word !== undefined && known === undefined)
            unknownWord(this.sink, line, 'result', word);
        const unsuccessful = isFalse(attributes.get('success')) && (known === undefined || known === 'passed');
        const failed = known === 'failed' || known === 'error' || unsuccessful;
        const well = known === 'passed' || (known === undefined && isTrue(attributes.get('success')));
        const notExecuted = well && !failed && isFalse(attributes.get('executed'));
        const type = attributes.get('type') ?? '';
        this.suites.open({
            name: below(this.folder, attributes.get('name') ?? ''),
            type,
            line,
            failed,
            notExecuted,
        });
    }
    openCase(attributes, line) {
        const word = attributes.get('result');
        return {
            fullName: attributes.get('name') ?? '',
            outcome: nunit2_outcomeOf(word, attributes.get('executed'), attributes.get('success')),
            word,
            seconds: decimalSeconds(attributes.get('time')),
            line,
            failed: false,
            message: '',
            stack: '',
            tags: [],
            properties: [],
        };
    }
    openProperty(attributes) {
        const name = attributes.get('name') ?? '';
        if (name === '' || name.startsWith('_'))
            return;
        this.said?.properties.push([name, attributes.get('value') ?? '']);
    }
    closeMessage(text, parent) {
        if (this.test !== null) {
            this.test.message = text;
            return;
        }
        const suite = this.suites.current;
        if (parent !== 'failure' || suite === undefined)
            return;
        suite.message = (0,record/* messageText */.Lo)(text);
        if (text !== '' && !becauseOfTests.test(text)) {
            suite.failed = true;
            suite.ownFailure = true;
        }
    }
    closeCase() {
        const { test } = this;
        this.test = null;
        if (test === null)
            return;
        let outcome = test.outcome ?? (test.failed ? 'failed' : null);
        outcome ??= unknownWord(this.sink, test.line, 'result', test.word);
        // A failure beside the word for a pass: the failure is believed.
        if (test.failed && outcome === 'passed')
            outcome = 'failed';
        this.suites.tally.add(outcome);
        const { className, name } = splitFullName(test.fullName);
        this.sink.test((0,record/* record */.g1)({
            suites: this.suites.path(className, name),
            className,
            name,
            outcome,
            seconds: test.seconds,
            failure: failureOf(outcome, test.message, test.stack),
            tags: joined(this.suites.tags, test.tags),
            properties: joined(this.suites.properties, test.properties),
            reportLine: test.line,
        }));
    }
}
const isFalse = (text) => text?.trim().toLowerCase() === 'false';
const isTrue = (text) => text?.trim().toLowerCase() === 'true';
/** What the attributes of a test come to; null when they do not say. */
function nunit2_outcomeOf(word, executed, success) {
    if (word !== undefined) {
        const known = nunit2_outcomes.get(word) ?? null;
        if (known !== 'passed')
            return known;
        if (isFalse(success))
            return 'failed';
        return isFalse(executed) ? 'skipped' : 'passed';
    }
    if (isFalse(executed))
        return 'skipped';
    if (isFalse(success))
        return 'failed';
    return isTrue(success) ? 'passed' : null;
}
function add(list, text) {
    if (text !== undefined && text !== '')
        list?.push(text);
}

;// CONCATENATED MODULE: ./src/formats/tests/nunit3.ts




/**
 * Reader of NUnit 3 and 4 (`test-run`). `Passed` alone is a pass. `Failed` is an error with the label `Error`,
 * `Invalid` or `Cancelled`, a failure with any other; `Skipped` (whatever the label), `Inconclusive` and `Warning`
 * count as skipped, as NUnit's adapter has them.
 */
const nunit3Reader = {
    format: 'nunit3',
    read: (sink) => xmlReport(sink, 'NUnit 3', ['test-run'], new Nunit3Elements(sink)),
};
const nunit3_outcomes = new Map([
    ['Passed', 'passed'],
    ['Failed', 'failed'],
    ['Skipped', 'skipped'],
    ['Inconclusive', 'skipped'],
    ['Warning', 'skipped'],
]);
/** `Failed`, and as Unity writes it: `Failed:Error(SetUp)`. */
function readResult(attributes) {
    const word = attributes.get('result');
    const [, base = '', label = '', site = ''] = /^(\w+)(?::(\w+))?(?:\((\w+)\))?$/u.exec(word ?? '') ?? [];
    return {
        word,
        outcome: nunit3_outcomes.get(base),
        label: attributes.get('label') ?? label,
        site: attributes.get('site') ?? site,
    };
}
const errorLabels = new Set(['Error', 'Invalid', 'Cancelled']);
/** Where a suite failed when it was not in a test: `Child` and `Parent` are somebody else's failure. */
const ownSites = new Set(['SetUp', 'TearDown', 'Test']);
const claimNames = ['total', 'passed', 'failed', 'inconclusive', 'skipped', 'warnings'];
/** A failure, or one of several assertions that failed. */
const saysFailed = (name, attributes) => name === 'failure' || (name === 'assertion' && /^(?:Failed|Error)$/u.test(attributes.get('result') ?? ''));
class Nunit3Elements {
    sink;
    suites;
    claims = [];
    test = null;
    constructor(sink) {
        this.sink = sink;
        this.suites = new NUnitSuites(sink);
    }
    open(name, attributes, { line, parent }) {
        if (parent === '') {
            tellZonedStart(this.sink, attributes.get('start-time'));
            this.openSuite(attributes, line, 'Project');
        }
        else if (name === 'test-suite')
            this.openSuite(attributes, line, attributes.get('type') ?? '');
        else if (name === 'test-case') {
            if (this.test !== null)
                refuseNested(this.sink, line, name);
            this.test = this.openCase(attributes, line);
        }
        else if (name === 'property')
            this.openProperty(attributes);
        else if (this.test !== null && saysFailed(name, attributes))
            this.test.failed = true;
    }
    wants(name, parent) {
        return (parent === 'failure' || parent === 'reason') && (name === 'message' || name === 'stack-trace');
    }
    close(name, text, parent) {
        if (name === 'test-case')
            this.closeCase();
        else if (name === 'test-suite' || parent === '')
            this.closeSuite();
        else if (name === 'stack-trace' && this.test !== null)
            this.test.stack = text;
        else if (name === 'message' && (parent === 'failure' || parent === 'reason')) {
            const suite = this.suites.current;
            if (this.test !== null)
                this.test.message = text;
            else if (suite !== undefined && parent === 'failure')
                suite.message = (0,record/* messageText */.Lo)(text);
        }
    }
    end() {
        // Suites that are still open belong to a report that broke off, which is invalid already.
    }
    openSuite(attributes, line, type) {
        const name = attributes.get('name') ?? '';
        const { word, outcome, label, site } = readResult(attributes);
        if (word !== undefined && outcome === undefined)
            unknownWord(this.sink, line, 'result', word);
        const failed = outcome === 'failed';
        if (failed && label === 'Cancelled') {
            this.sink.invalid(`line ${line}: the run was cancelled (label="Cancelled"): tests are missing`);
        }
        this.claims.push({
            of: type === 'Project' ? 'test-run' : `test-suite "${(0,record/* messageText */.Lo)(name).slice(0, 100)}"`,
            counts: claimNames.map((claim) => [claim, total(this.sink, attributes, claim, line)]),
            before: this.found(),
        });
        const ownFailure = failed && ownSites.has(site);
        this.suites.open({ name, type, line, failed, ownFailure });
    }
    closeSuite() {
        this.suites.close();
        const claim = this.claims.pop();
        if (claim === undefined)
            return;
        const found = this.found();
        (0,record/* crossCheck */.DV)(this.sink, claim.counts.map(([name, claimed]) => {
            const key = claimNames.find((known) => known === name) ?? 'total';
            return [`${name} of ${claim.of}`, claimed, found[key] - claim.before[key]];
        }));
    }
    /** What the totals may claim so far. A suite whose own set-up failed may count as a failure. */
    found() {
        const { tally, problems } = this.suites;
        const { skipped, tests } = tally;
        return {
            total: tests + problems,
            passed: tests,
            failed: tally.broken + problems,
            inconclusive: skipped,
            skipped,
            warnings: tests,
        };
    }
    openCase(attributes, line) {
        const name = attributes.get('name') ?? '';
        const fullName = attributes.get('fullname') ?? name;
        const split = fullName.endsWith(`.${name}`)
            ? { className: fullName.slice(0, -name.length - 1), name }
            : splitFullName(name);
        const { word, label, ...result } = readResult(attributes);
        const outcome = result.outcome ?? unknownWord(this.sink, line, 'result', word);
        return {
            name: split.name === '' ? fullName : split.name,
            className: split.className === '' ? (attributes.get('classname') ?? '') : split.className,
            outcome: outcome === 'failed' && errorLabels.has(label) ? 'error' : outcome,
            seconds: decimalSeconds(attributes.get('duration')),
            line,
            failed: false,
            message: '',
            stack: '',
            tags: [],
            properties: [],
        };
    }
    openProperty(attributes) {
        const name = attributes.get('name') ?? '';
        const value = attributes.get('value') ?? '';
        const said = this.test ?? this.suites.current;
        if (name === 'Category')
            said?.tags.push(value);
        else if (name !== '' && !name.startsWith('_'))
            said?.properties.push([name, value]);
    }
    closeCase() {
        const { test } = this;
        this.test = null;
        if (test === null)
            return;
        // A failure beside the word for a pass: the failure is believed.
        const outcome = test.failed && test.outcome === 'passed' ? 'failed' : test.outcome;
        this.suites.tally.add(outcome);
        this.sink.test((0,record/* record */.g1)({
            suites: this.suites.path(test.className, test.name),
            className: test.className,
            name: test.name,
            outcome,
            seconds: test.seconds,
            failure: failureOf(outcome, test.message, test.stack),
            tags: joined(this.suites.tags, test.tags),
            properties: joined(this.suites.properties, test.properties),
            reportLine: test.line,
        }));
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/rspec.ts




const rspec_count = schemas/* number */.aig().int().nonnegative();
const exampleShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().nullish(),
    description: schemas/* string */.YjP(),
    full_description: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    file_path: schemas/* string */.YjP().nullish(),
    line_number: schemas/* number */.aig().nullish(),
    run_time: schemas/* number */.aig().nullish(),
    exception: schemas/* object */.Ikc({ class: schemas/* string */.YjP().nullish(), message: schemas/* string */.YjP().nullish() }).nullish(),
});
/** `rspec --format json` (RSpec 3). */
const rspec_documentShape = schemas/* object */.Ikc({
    examples: (0,json_document/* listOf */.c3)(exampleShape),
    summary: schemas/* object */.Ikc({
        example_count: rspec_count,
        failure_count: rspec_count,
        pending_count: rspec_count,
        errors_outside_of_examples_count: rspec_count.optional(),
    }),
    messages: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
});
/** Reader of RSpec's JSON. */
const rspecReader = {
    format: 'rspec',
    read: (sink) => (0,json_document/* jsonDocument */.Q8)(sink, rspec_documentShape, (document) => rspec_take(sink, document)),
};
function rspec_take(sink, { examples, summary, messages }) {
    const fileOf = sameNameInFiles(examples, (example) => example.full_description, (example) => example.file_path);
    const nameOf = rspec_exampleNames(examples, fileOf);
    const tally = new record/* Tally */.F0();
    for (const example of examples) {
        const outcome = rspec_outcomeOf(example);
        tally.add(outcome);
        sink.test(exampleRecord(example, outcome, nameOf(example), fileOf(example)));
    }
    const outside = summary.errors_outside_of_examples_count ?? 0;
    if (outside > 0) {
        const text = messages?.join('\n').trim() || `${outside} errors occurred outside of examples`;
        sink.suiteProblem({ suite: '', message: (0,record/* messageText */.Lo)(text), reportLine: null });
    }
    (0,record/* crossCheck */.DV)(sink, [
        ['summary.example_count', summary.example_count, tally.tests],
        ['summary.failure_count', summary.failure_count, tally.broken],
        ['summary.pending_count', summary.pending_count, tally.skipped],
    ]);
}
/**
 * Two examples may read the same (`it { is_expected.to … }`). They are numbered by their place in the file, because
 * RSpec runs them in random order; one that is repeated has the same id.
 */
function rspec_exampleNames(examples, fileOf) {
    const placeOf = (example) => `${fileOf(example) ?? ''}\0${example.full_description}`;
    const idOf = (example) => example.id ?? '';
    const ids = new Map();
    for (const example of examples) {
        const known = ids.get(placeOf(example)) ?? new Map();
        ids.set(placeOf(example), known.set(idOf(example), example.line_number ?? 0));
    }
    const numbers = new Map();
    for (const [place, known] of ids) {
        const sorted = [...known].sort(([a, lineA], [b, lineB]) => lineA - lineB || a.length - b.length || (a < b ? -1 : 1));
        for (const [index, [id]] of sorted.entries())
            numbers.set(`${place}\0${id}`, index + 1);
    }
    return (example) => {
        const number = numbers.get(`${placeOf(example)}\0${idOf(example)}`) ?? 1;
        return number === 1 ? example.description : `${example.description} #${number}`;
    };
}
function exampleRecord(example, outcome, name, file) {
    const { description, full_description: whole } = example;
    const group = whole.endsWith(description) ? whole.slice(0, whole.length - description.length).trim() : whole;
    const message = [example.exception?.class, example.exception?.message].filter((part) => part).join(': ');
    return (0,record/* record */.g1)({
        suites: [file ?? '', group].filter((part) => part !== ''),
        name,
        outcome,
        seconds: example.run_time ?? null,
        file: example.file_path ?? null,
        line: example.line_number ?? null,
        failure: outcome === 'failed' || outcome === 'error' ? (0,record/* failure */.V2)(message || `status ${example.status}`) : null,
    });
}
/** An exception beside the word for a pass: the exception is believed. */
function rspec_outcomeOf({ status, exception }) {
    if (status === 'passed')
        return exception ? 'failed' : status;
    if (status === 'failed')
        return status;
    return status === 'pending' ? 'skipped' : 'error';
}

;// CONCATENATED MODULE: ./src/formats/tests/tap-level.ts
/** Most reasons told of one stream: the rest is of the same kind. */
const maximumProblems = 10;
/** One stream of test points: the top one, or a subtest. Holds the points that were not told yet. */
class TapLevel {
    tests = [];
    /** Test points so far, told or not. */
    found = 0;
    startLine;
    /** Opened by `{` behind its test point. */
    braced;
    /** From the comment `# Subtest: name`. */
    title;
    plan = null;
    planAt = 0;
    /** Points are nearly always numbered in order: only the others are remembered. */
    outOfOrder = new Set();
    inOrder = 0;
    problems = [];
    constructor(startLine, braced, title = '') {
        this.startLine = startLine;
        this.braced = braced;
        this.title = title;
    }
    setPlan(count, line) {
        if (this.plan !== null)
            this.problem(`line ${line}: a second plan`);
        else {
            this.plan = count;
            this.planAt = this.found;
        }
    }
    add(test) {
        this.found++;
        this.number(test.point.number ?? this.found, test.reportLine);
        this.tests.push(test);
    }
    number(number, line) {
        if (number === this.inOrder + 1 && !this.outOfOrder.has(number)) {
            this.inOrder++;
        }
        else if ((number <= this.inOrder && number > 0) || this.outOfOrder.has(number)) {
            this.problem(`line ${line}: test number ${number} for a second time`);
        }
        else
            this.outOfOrder.add(number);
    }
    problem(reason) {
        if (this.problems.length < maximumProblems)
            this.problems.push(reason);
    }
    /** Why this stream is not complete; `where` names it. */
    reasons(where) {
        const { found, plan } = this;
        const reasons = [...this.problems];
        if (plan === null)
            return [...reasons, `${where}: no plan (1..N), the stream may be cut`];
        if (plan !== found)
            reasons.push(`${where}: the plan says ${plan} tests, found ${found}`);
        if (this.planAt > 0 && this.planAt < found)
            reasons.push(`${where}: the plan stands between the tests`);
        for (const outside of this.outOfOrder) {
            if (plan !== found || (outside >= 1 && outside <= plan))
                continue;
            reasons.push(`${where}: test number ${outside} is outside of the plan 1..${plan}`);
            break;
        }
        return reasons;
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/tap-line.ts

const pointPattern = /^(not )?ok\b[ \t]*(\d+)?[ \t]*(?:-(?=[ \t]|$)[ \t]*)?(.*)$/su;
/** Reads one line; `text` begins behind its indentation. What is not TAP is `other`. */
function tap_line_tapLine(text) {
    const trimmed = text.trimEnd();
    if (trimmed === '')
        return { kind: 'blank' };
    if (trimmed.startsWith('#'))
        return comment(trimmed);
    const point = pointPattern.exec(trimmed);
    if (point !== null)
        return pointOf(point);
    const plan = /^1\.\.(\d{1,9})(?:\s*#\s*(\S*).*)?$/su.exec(trimmed);
    if (plan !== null)
        return { kind: 'plan', count: Number(plan[1]), skip: /^skip/iu.test(plan[2] ?? '') };
    const version = /^TAP version (\d{1,3})$/iu.exec(trimmed);
    if (version !== null)
        return { kind: 'version', version: Number(version[1]) };
    const bail = /^Bail out!\s*(.*)$/isu.exec(trimmed);
    if (bail !== null)
        return { kind: 'bail-out', reason: bail[1] ?? '' };
    const pragma = /^pragma\s+([+-])(\S+)/u.exec(trimmed);
    if (pragma !== null)
        return { kind: 'pragma', strict: pragma[2] === 'strict' ? pragma[1] === '+' : null };
    if (trimmed === '---')
        return { kind: 'yaml' };
    return { kind: trimmed === '}' ? 'close' : 'other' };
}
function comment(text) {
    const subtest = /^# Subtest:?\s*(.*)$/su.exec(text);
    if (subtest !== null)
        return { kind: 'subtest', name: withoutEscapes(subtest[1] ?? '') };
    return { kind: 'comment', text: text.replace(/^# ?/u, '') };
}
/**
 * A directive excuses a failure only where nothing else can be meant: `not ok - parses #skiplists` failed. It takes a
 * pass away wherever it stands: `ok - a # time=3ms # SKIP` did not run.
 */
const failingDirective = /^#\s*(todo|skip)(?:ped|ping)?(?![\w-])/iu;
const passingDirective = /#\s*(todo\b|skip)/iu;
function pointOf(match) {
    const { name, tail } = splitDirective(match[3] ?? '');
    const braced = tail === '' ? name.endsWith('{') : tail.endsWith('{');
    const ok = match[1] === undefined;
    const word = (ok ? passingDirective : failingDirective).exec(tail)?.[1]?.toLowerCase();
    const time = /^#\s*time=([\d.]+)ms/iu.exec(tail)?.[1];
    const title = withoutEscapes(braced && tail === '' ? name.slice(0, -1) : name).trim();
    const timed = /^(.*\S) in (\d{1,9})ms$/su.exec(title);
    return {
        kind: 'point',
        ok,
        number: match[2] === undefined ? null : Number(match[2]),
        name: title,
        directive: word === 'todo' || word === 'skip' ? word : null,
        seconds: (0,record/* secondsOf */.TM)(time === undefined ? null : Number(time)),
        timed: timed === null ? null : { name: timed[1] ?? title, seconds: Number(timed[2]) / 1000 },
        braced,
    };
}
/** The name, and the directive from the last `#` on that starts one. An escaped `\#` never does. */
function splitDirective(text) {
    for (let hash = text.indexOf('#'); hash >= 0; hash = text.indexOf('#', hash + 1)) {
        if (escaped(text, hash))
            continue;
        const tail = text.slice(hash);
        if (/^#\s*(?:todo\b|skip|time=[\d.]+ms)/iu.test(tail.slice(0, 64)))
            return { name: text.slice(0, hash), tail };
    }
    return { name: text, tail: '' };
}
function escaped(text, at) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\')
        slashes++;
    return slashes % 2 === 1;
}
const withoutEscapes = (text) => text.replace(/\\([\\#])/gu, '$1');

;// CONCATENATED MODULE: ./src/formats/tests/tap-records.ts


/**
 * Tells test points as records. A point with a subtest is a suite, unless its producer calls it a test (node:test) or
 * it failed and none of its own did. Points called the same are numbered.
 */
class TapTeller {
    /** Test points told, at every level. */
    points = 0;
    /** Records told as failed. */
    broken = 0;
    top = { suites: [], excused: false, numbering: new Numbering() };
    sink;
    constructor(sink) {
        this.sink = sink;
    }
    /** Tells points of the top level; may be called any number of times. */
    tell(tests) {
        this.tellAll(tests, this.top);
    }
    tellAll(tests, place) {
        for (const test of tests) {
            this.points++;
            const suites = test.group === '' ? place.suites : [...place.suites, test.group];
            const name = place.numbering.name(test.group, test.name);
            const before = this.broken;
            this.tellAll(test.children, {
                suites: [...suites, name],
                excused: place.excused || test.point.directive !== null,
                numbering: new Numbering(),
            });
            const outcome = tap_records_outcomeOf(test, place.excused);
            if (isSuite(test) && (outcome !== 'failed' || this.broken > before))
                continue;
            if (outcome === 'failed')
                this.broken++;
            this.sink.test(tap_records_recordOf(test, suites, name, outcome));
        }
    }
}
const isSuite = ({ diagnostic, children }) => diagnostic?.type === 'suite' || (children.length > 0 && diagnostic?.type !== 'test');
/**
 * TAP 14: a failing TODO is not a failure, nor is a skipped test, `not ok # SKIP` as bats writes it. `ok # TODO` did
 * not pass either: node:test, node-tap and AVA write it for tests without a body. A subtest without points ran nothing.
 */
function tap_records_outcomeOf({ point, emptySubtest }, excused) {
    if (point.directive !== null)
        return 'skipped';
    if (!point.ok)
        return excused ? 'skipped' : 'failed';
    return emptySubtest ? 'skipped' : 'passed';
}
function tap_records_recordOf(test, suites, name, outcome) {
    const said = test.diagnostic;
    return (0,record/* record */.g1)({
        suites,
        name,
        outcome,
        seconds: said?.seconds ?? test.seconds,
        failure: outcome === 'failed'
            ? (0,record/* failure */.V2)(said?.message || 'not ok', said?.file ?? null, said?.line ?? null)
            : null,
        reportLine: test.reportLine,
    });
}

;// CONCATENATED MODULE: ./src/formats/tests/tap-totals.ts
/** What a producer says in comments behind the plan (`# tests 12`, `# fail 1`): a cross-check, nothing more. */
class TapTotals {
    totals = new Map();
    /** A comment of the top level behind its plan. */
    take(comment) {
        const total = /^(tests|pass|fail|cancelled)\s+(\d{1,9})$/u.exec(comment.trim());
        if (total?.[1] !== undefined)
            this.totals.set(total[1], Number(total[2]));
    }
    /** Why the totals cannot be of the tests that were found: they tell of more. */
    reasons(found) {
        const reasons = [];
        const failed = (this.totals.get('fail') ?? 0) + (this.totals.get('cancelled') ?? 0);
        if (failed > 0 && found.broken === 0) {
            reasons.push(`declared counts differ: the last comments tell of ${failed} failures, the tests show none`);
        }
        const tests = this.totals.get('tests') ?? 0;
        if (tests > found.points) {
            reasons.push(`declared counts differ: the last comments tell of ${tests} tests, found ${found.points}`);
        }
        return reasons;
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/tap-yaml.ts
const maximumLines = 200;
/** Collects the lines of one YAML block; only its plain `key: value` lines at the first level are looked at. */
class TapYaml {
    lines = [];
    indentation;
    startLine;
    constructor(indentation, startLine) {
        this.indentation = indentation;
        this.startLine = startLine;
    }
    add(line) {
        if (this.lines.length < maximumLines)
            this.lines.push(line.slice(this.indentation, this.indentation + 2000));
    }
    diagnostic() {
        const place = this.value('location') ?? this.value('at') ?? '';
        const at = /^(?:.*\()?(?<file>.*?):(?<line>\d+)(?::\d+)?\)?$/su.exec(place);
        const own = this.value('line');
        const milliseconds = Number(this.value('duration_ms') ?? Number.NaN);
        return {
            message: this.value('message') ?? this.value('error') ?? this.value('operator') ?? '',
            file: at?.groups?.['file'] ?? this.value('file') ?? this.nested('at', 'fileName') ?? null,
            line: wholeNumber(at?.groups?.['line'] ?? own ?? this.nested('at', 'lineNumber')),
            seconds: Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds / 1000 : null,
            type: this.value('type') ?? (Number.isFinite(milliseconds) ? 'test' : null),
        };
    }
    value(key) {
        const at = this.lines.findIndex((line) => line.startsWith(`${key}:`));
        const text = this.lines[at]?.slice(key.length + 1).trim();
        if (text === undefined || text === '')
            return undefined;
        return /^[|>][-+]?$/u.test(text) ? this.block(at) : unquote(text);
    }
    nested(parent, key) {
        const at = this.lines.findIndex((line) => line.trimEnd() === `${parent}:`);
        if (at < 0)
            return undefined;
        for (const line of this.lines.slice(at + 1)) {
            if (!line.startsWith(' '))
                return undefined;
            if (line.trim().startsWith(`${key}:`))
                return unquote(line
                    .trim()
                    .slice(key.length + 1)
                    .trim());
        }
        return undefined;
    }
    block(at) {
        const rest = this.lines.slice(at + 1);
        const end = rest.findIndex((line) => line !== '' && !line.startsWith(' '));
        return (end < 0 ? rest : rest.slice(0, end)).map((line) => line.trim()).join('\n');
    }
}
function unquote(text) {
    const quoted = /^(["'])(.*)\1$/su.exec(text);
    return quoted === null ? text : (quoted[2] ?? '').replace(/''/gu, "'");
}
function wholeNumber(text) {
    return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : null;
}

;// CONCATENATED MODULE: ./src/formats/tests/tap-stream.ts






/** Deepest nesting of subtests that is read. */
const maximumDepth = 64;
/**
 * Reads a TAP stream line by line. Subtests are indented by four spaces and belong to the test point after them (or
 * before them, in braces). A point is told as soon as the next one begins: nothing but the open subtest is held.
 */
class TapStream {
    top = new TapLevel(1, false);
    levels = [this.top];
    teller;
    totals = new TapTotals();
    yaml = null;
    strict = false;
    bailedOut = false;
    group = '';
    grouped = false;
    /** From `# Subtest: name` before the subtest is indented. */
    title = '';
    versionLine = 0;
    /** bats --timing: names end in ` in 12ms`. Known by the first test point. */
    timing = null;
    last = { kind: 'blank' };
    lastIndentation = 0;
    broken = false;
    sink;
    constructor(sink) {
        this.sink = sink;
        this.teller = new TapTeller(sink);
    }
    line(text, number) {
        if (this.broken || this.inYaml(text, number))
            return;
        if (text.includes('\0')) {
            this.sink.invalid(`line ${number}: a NUL character`);
            this.broken = true;
            return;
        }
        const indentation = text.length - text.trimStart().length;
        const line = tap_line_tapLine(text.slice(indentation));
        const depth = indentation / 4;
        if (line.kind === 'blank')
            return;
        if (line.kind === 'other' && indentation === 0)
            this.foreign(text, number);
        if (line.kind === 'yaml' && this.startYaml(indentation, number))
            return;
        this.last = line;
        this.lastIndentation = indentation;
        if (line.kind === 'bail-out')
            this.bailOut(line.reason, number);
        else if (Number.isInteger(depth) && depth < this.levels.length)
            this.atDepth(line, depth, number);
        else if (depth === this.levels.length && opensSubtest(line))
            this.openSubtest(line, number);
        else
            this.other(number);
    }
    end(unterminated) {
        if (this.yaml !== null)
            this.endYaml(this.yaml, 'a YAML block without its end (...)');
        if (unterminated && this.last.kind === 'other')
            this.sink.invalid('broken off: the last line is not complete');
        for (const level of this.levels.slice(1)) {
            this.sink.invalid(`line ${level.startLine}: a subtest without its test point, the stream may be cut`);
            this.teller.tell(level.tests);
        }
        if (!this.bailedOut)
            for (const reason of this.top.reasons('the stream'))
                this.sink.invalid(reason);
        this.teller.tell(this.top.tests);
        for (const reason of this.totals.reasons(this.teller))
            this.sink.invalid(reason);
    }
    inYaml(text, number) {
        const { yaml } = this;
        if (yaml === null)
            return false;
        const indentation = text.length - text.trimStart().length;
        if (text.trim() === '...' && indentation <= yaml.indentation)
            this.endYaml(yaml, null);
        else if (text.trim() === '' || indentation >= yaml.indentation)
            yaml.add(text);
        else {
            this.endYaml(yaml, `line ${number} is not part of a YAML block any more, and the block has no end (...)`);
            return false;
        }
        return true;
    }
    endYaml(yaml, problem) {
        const test = this.levels.at(-1)?.tests.at(-1);
        if (test !== undefined)
            test.diagnostic = yaml.diagnostic();
        if (problem !== null)
            this.sink.invalid(`line ${yaml.startLine}: ${problem}`);
        this.yaml = null;
    }
    /** A YAML block stands directly behind a test point and is indented deeper. */
    startYaml(indentation, number) {
        const depth = Math.floor(this.lastIndentation / 4);
        if (this.last.kind !== 'point' || indentation <= this.lastIndentation)
            return false;
        if (this.last.braced || depth >= this.levels.length)
            return false;
        this.yaml = new TapYaml(indentation, number);
        return true;
    }
    atDepth(line, depth, number) {
        const inner = this.levels.splice(depth + 1);
        const level = this.levels[depth];
        if (level === undefined)
            return;
        const child = inner[0];
        if (child === undefined)
            this.inLevel(line, level, number, null);
        else if (inner.length > 1)
            this.lost(inner, line, level, number);
        else if (child.braced && line.kind === 'close')
            this.closeBraced(level, child);
        else if (line.kind === 'point' && !child.braced)
            this.inLevel(line, level, number, child);
        else if (line.kind === 'comment' || line.kind === 'other')
            this.levels.push(child);
        else
            this.lost(inner, line, level, number);
    }
    /** A subtest ended, and no test point says what it came to. The line itself still counts. */
    lost(inner, line, level, number) {
        for (const lost of inner)
            this.teller.tell(lost.tests);
        this.sink.invalid(`line ${number}: a subtest ended without its test point`);
        this.inLevel(line, level, number, null);
    }
    closeBraced(level, child) {
        const parent = level.tests.at(-1);
        if (parent === undefined)
            return;
        for (const reason of child.reasons(`line ${child.startLine}: subtest`))
            this.sink.invalid(reason);
        parent.children = child.tests;
    }
    inLevel(line, level, number, child) {
        switch (line.kind) {
            case 'point':
                this.point(line, level, number, child);
                return;
            case 'plan':
                level.setPlan(line.count, number);
                return;
            case 'comment':
                this.comment(line.text, level, number);
                return;
            case 'version':
                this.version(line.version, level, number);
                return;
            case 'pragma':
                this.strict = line.strict ?? this.strict;
                return;
            case 'subtest':
                this.title = line.name;
                return;
            case 'close':
            case 'other':
                this.other(number);
                return;
            case 'bail-out':
            case 'blank':
            case 'yaml':
                return;
        }
    }
    point(point, level, number, child) {
        if (level === this.top)
            this.teller.tell(level.tests.splice(0));
        if (child !== null) {
            for (const reason of child.reasons(`line ${child.startLine}: subtest`))
                this.sink.invalid(reason);
        }
        this.timing ??= point.timed !== null;
        const timed = this.timing ? point.timed : null;
        const name = (timed?.name ?? point.name) || child?.title || `test ${point.number ?? level.found + 1}`;
        level.add({
            point,
            name,
            seconds: timed?.seconds ?? point.seconds,
            reportLine: number,
            group: level === this.top && this.group !== point.name ? this.group : '',
            children: child?.tests ?? [],
            emptySubtest: child !== null && child.found === 0,
            diagnostic: null,
        });
        if (point.braced)
            this.levels.push(new TapLevel(number, true));
    }
    openSubtest(line, number) {
        if (this.levels.length >= maximumDepth) {
            this.broken = true;
            this.sink.invalid(`line ${number}: subtests are nested deeper than ${maximumDepth}`);
            return;
        }
        const level = new TapLevel(number, false, line.kind === 'subtest' ? line.name : this.title);
        this.title = '';
        this.levels.push(level);
        this.inLevel(line, level, number, null);
    }
    /** tape writes the name of the test before its points: known by the comment right behind the version. */
    comment(text, level, number) {
        if (number === this.versionLine + 1 && this.versionLine > 0)
            this.grouped = true;
        if (this.levels.length === 1 && this.grouped)
            this.group = text.trim();
        if (level === this.top && level.plan !== null)
            this.totals.take(text);
    }
    version(version, level, number) {
        if (version < 12 || version > 14)
            this.sink.invalid(`line ${number}: TAP version ${version} is not known`);
        if (level.found > 0 || level.plan !== null)
            this.sink.invalid(`line ${number}: a second stream begins`);
        this.versionLine = number;
    }
    bailOut(reason, number) {
        this.bailedOut = true;
        this.sink.invalid(`line ${number}: the run bailed out${reason === '' ? '' : `: ${reason.slice(0, 500)}`}`);
    }
    foreign(text, number) {
        const reason = foreignLine(text, number, 'tap');
        if (reason !== null)
            this.sink.invalid(reason);
    }
    other(number) {
        if (this.strict)
            this.sink.invalid(`line ${number}: not TAP, and the stream says pragma +strict`);
    }
}
const opensSubtest = (line) => line.kind === 'point' || line.kind === 'plan' || line.kind === 'subtest' || line.kind === 'version';

;// CONCATENATED MODULE: ./src/formats/tests/tap.ts


/** Reader of the Test Anything Protocol, versions 12 to 14, with the dialects of node:test, tape, AVA and node-tap. */
const tapReader = { format: 'tap', read: (sink) => readTap(sink) };
function readTap(sink) {
    const stream = new TapStream(sink);
    const input = new text_input/* LineInput */.lw((text, number) => stream.line(text, number), (reason) => sink.invalid(reason));
    return {
        write: (bytes) => input.write(bytes),
        end: () => {
            input.end();
            stream.end(input.unterminated);
        },
    };
}

;// CONCATENATED MODULE: ./src/formats/tests/testng-methods.ts
/**
 * Names the invocations of one class and puts every retried attempt to the one that ended it. The parameters are
 * part of the name; instances of the class beyond the first are numbered, because their names hold addresses.
 */
function attempted(methods) {
    const instances = new Map();
    const named = methods.map((method) => ({ name: nameOf(method, instances), method }));
    const open = new Map();
    for (const { name, method } of named) {
        if (!method.retried)
            continue;
        const earlier = open.get(name);
        // A retried attempt is written as skipped: that it was run again says that it had failed.
        const outcome = method.outcome === 'error' ? 'error' : 'failed';
        if (earlier === undefined)
            open.set(name, [outcome]);
        else
            earlier.push(outcome);
    }
    const ended = named.filter(({ method }) => !method.retried);
    const whole = ended.map(({ name, method }) => {
        const earlier = open.get(name) ?? [];
        open.delete(name);
        return { name, last: method, earlier };
    });
    return [...whole, ...unended(named, open)];
}
/** Attempts after which the report shows no other: the last one stands, as a failure. */
function unended(named, open) {
    const last = new Map(named.map(({ name, method }) => [name, method]));
    return [...open].flatMap(([name, earlier]) => {
        const method = last.get(name);
        const outcome = earlier.at(-1) ?? 'failed';
        return method === undefined ? [] : [{ name, last: { ...method, outcome }, earlier: earlier.slice(0, -1) }];
    });
}
function nameOf(method, instances) {
    const parameters = method.parameters.length === 0 ? '' : `(${method.parameters.join(', ')})`;
    const name = `${method.method}${parameters}`;
    if (method.instance === '')
        return name;
    const number = instances.get(method.instance) ?? instances.size + 1;
    instances.set(method.instance, number);
    return number === 1 ? name : `${name} [instance ${number}]`;
}

;// CONCATENATED MODULE: ./src/formats/tests/testng.ts




/**
 * Reader of TestNG (`testng-results.xml`). `PASS` alone is a pass; `SKIP` counts as skipped;
 * `SUCCESS_PERCENTAGE_FAILURE` is an invocation that failed, and counts as a failure. A configuration method that
 * fails is a problem of the suite; one that passes or is skipped is no test. `retried="true"` is an attempt that
 * TestNG ran again.
 */
const testngReader = {
    format: 'testng',
    read: (sink) => xmlReport(sink, 'TestNG', ['testng-results'], new TestngElements(sink)),
};
const testng_outcomes = new Map([
    ['PASS', 'passed'],
    ['FAIL', 'failed'],
    ['SKIP', 'skipped'],
    ['SUCCESS_PERCENTAGE_FAILURE', 'failed'],
    ['FAIL_PERCENTAGE', 'failed'],
]);
const testng_claimNames = ['total', 'passed', 'failed', 'skipped', 'ignored', 'retried'];
class TestngElements {
    sink;
    tally = new record/* Tally */.F0();
    tagsOf = new Map();
    claims = new Map();
    suite = '';
    testName = '';
    group = '';
    className = '';
    problems = 0;
    retried = 0;
    methods = [];
    method = null;
    constructor(sink) {
        this.sink = sink;
    }
    open(name, attributes, { line, parent }) {
        if (parent === '') {
            this.claims = new Map(testng_claimNames.map((claim) => [claim, total(this.sink, attributes, claim, line)]));
        }
        else if (name === 'suite') {
            this.suite = attributes.get('name') ?? '';
            this.testName = '';
            this.tagsOf.clear();
            tellZonedStart(this.sink, attributes.get('started-at'));
        }
        else if (name === 'test')
            this.testName = attributes.get('name') ?? '';
        else if (name === 'class')
            this.className = attributes.get('name') ?? '';
        else if (name === 'group')
            this.group = attributes.get('name') ?? '';
        else if (name === 'method' && parent === 'group')
            this.openGrouped(attributes);
        else if (name === 'test-method') {
            if (this.method !== null)
                refuseNested(this.sink, line, name);
            this.method = this.openMethod(attributes, line);
        }
        else if (name === 'value')
            this.openValue(attributes);
        else if (name === 'exception' && this.method !== null)
            this.method.exception = attributes.get('class') ?? '';
    }
    wants(name, parent) {
        if (parent === 'exception')
            return name === 'message' || name === 'full-stacktrace' || name === 'short-stacktrace';
        return parent === 'param' && name === 'value';
    }
    close(name, text, parent) {
        const { method } = this;
        if (name === 'class')
            this.closeClass();
        else if (method === null)
            return;
        else if (name === 'test-method') {
            this.methods.push(method);
            this.method = null;
        }
        else if (name === 'value' && parent === 'param') {
            const given = method.parameters.pop();
            method.parameters.push(given === undefined || given === '' ? text : given);
        }
        else if (name === 'message')
            method.message = text;
        else if (name === 'full-stacktrace' || (name === 'short-stacktrace' && method.stack === '')) {
            method.stack = text;
        }
    }
    end() {
        this.closeClass();
        const claim = (name) => this.claims.get(name) ?? null;
        const { tests, broken, skipped } = this.tally;
        // Ignored methods are counted and not listed.
        const ignored = claim('ignored') ?? 0;
        (0,record/* crossCheck */.DV)(this.sink, [
            ['total', claim('total'), tests + ignored],
            ['passed', claim('passed'), tests],
            ['failed', claim('failed'), broken + this.problems],
            ['skipped', claim('skipped'), skipped],
            ['retried', claim('retried'), this.retried],
        ]);
    }
    openGrouped(attributes) {
        const key = `${attributes.get('class') ?? ''}\0${attributes.get('name') ?? ''}`;
        const tags = this.tagsOf.get(key);
        if (tags === undefined)
            this.tagsOf.set(key, [this.group]);
        else if (!tags.includes(this.group))
            tags.push(this.group);
    }
    openMethod(attributes, line) {
        const method = attributes.get('name') ?? '';
        const word = attributes.get('status');
        const known = word === undefined ? undefined : testng_outcomes.get(word);
        const milliseconds = decimalSeconds(attributes.get('duration-ms'));
        const own = (attributes.get('groups') ?? '').split(/,\s*/u).filter((tag) => tag !== '');
        const test = {
            method,
            outcome: known ?? unknownWord(this.sink, line, 'status', word),
            isConfiguration: attributes.get('is-config') === 'true',
            retried: attributes.get('retried') === 'true',
            seconds: milliseconds === null ? null : milliseconds / 1000,
            line,
            instance: instanceOf(attributes.get('signature') ?? ''),
            tags: [...new Set([...own, ...(this.tagsOf.get(`${this.className}\0${method}`) ?? [])])],
            parameters: [],
            exception: '',
            message: '',
            stack: '',
        };
        if (test.isConfiguration)
            return test;
        this.tally.add(test.outcome);
        if (test.retried)
            this.retried++;
        return test;
    }
    /** Tells the methods of the class that is over. */
    closeClass() {
        // A method that broke off is told, too: the file is invalid, and what it holds is shown.
        const methods = this.method === null ? this.methods : [...this.methods, this.method];
        this.methods = [];
        this.method = null;
        for (const method of methods)
            if (method.isConfiguration)
                this.tellConfiguration(method);
        for (const test of attempted(methods.filter(({ isConfiguration }) => !isConfiguration)))
            this.tell(test);
    }
    openValue(attributes) {
        this.method?.parameters.push(attributes.get('is-null') === 'true' ? 'null' : '');
    }
    tellConfiguration(method) {
        if (method.outcome === 'passed' || method.outcome === 'skipped')
            return;
        this.problems++;
        const suite = [this.suite, this.testName, this.className, method.method];
        this.sink.suiteProblem({
            suite: suite.filter((part) => part !== '').join(' › '),
            message: (0,record/* messageText */.Lo)(testng_messageOf(method) || 'a configuration method failed'),
            reportLine: method.line,
        });
    }
    tell({ name, last, earlier }) {
        const broken = last.outcome === 'failed' || last.outcome === 'error';
        const place = broken ? placeIn(last.stack, this.className) : null;
        this.sink.test((0,record/* record */.g1)({
            suites: [this.suite, this.testName].filter((part) => part !== ''),
            className: this.className,
            name,
            outcome: last.outcome,
            earlier,
            seconds: last.seconds,
            failure: broken ? (0,record/* failure */.V2)(testng_messageOf(last), place?.file ?? null, place?.line ?? null) : null,
            tags: last.tags,
            reportLine: last.line,
        }));
    }
}
const testng_messageOf = (method) => method.message || method.stack || method.exception;
/** `[pri:0, instance:shop.CartTest@5b1d2887]` in a signature. */
function instanceOf(signature) {
    const text = signature.trimEnd();
    const at = text.indexOf(instanceMark);
    return at >= 0 && text.endsWith(']') ? text.slice(at + instanceMark.length, -1) : '';
}
const instanceMark = ', instance:';
/** Where in the test's own class the stack trace stands: `at shop.CartTest.add(CartTest.java:12)`. */
function placeIn(stack, className) {
    for (const text of stack.split('\n')) {
        const [, owner, file, line] = /^\s*at ([^()\s]{1,500})\(([^():\s]{1,300}):(\d{1,9})\)/u.exec(text) ?? [];
        if (owner === undefined || file === undefined)
            continue;
        if (owner.startsWith(`${className}.`) || owner.startsWith(`${className}$`))
            return { file, line: Number(line) };
    }
    return null;
}

;// CONCATENATED MODULE: ./src/formats/tests/trx-outcomes.ts
/**
 * The words of TestOutcome, as a test's result has them. `Passed` alone is a pass. Those that say neither passed nor
 * failed count as skipped, those that say the test was cut off as errors.
 */
const resultOutcomes = new Map([
    ['Passed', 'passed'],
    ['Failed', 'failed'],
    ['Error', 'error'],
    ['Timeout', 'error'],
    ['Aborted', 'error'],
    ['PassedButRunAborted', 'error'],
    ['Disconnected', 'error'],
    ['InProgress', 'error'],
    ['NotRunnable', 'error'],
    ['Inconclusive', 'skipped'],
    ['NotExecuted', 'skipped'],
    ['Pending', 'skipped'],
    ['Warning', 'skipped'],
    ['Completed', 'skipped'],
]);
/** The same words for the run as a whole (`ResultSummary`). */
const runOutcomes = new Map([
    ['Passed', 'over'],
    ['Completed', 'over'],
    ['Warning', 'over'],
    ['Inconclusive', 'over'],
    ['NotExecuted', 'over'],
    ['Failed', 'failed'],
    ['Error', 'failed'],
    ['NotRunnable', 'failed'],
    ['Timeout', 'broken-off'],
    ['Aborted', 'broken-off'],
    ['PassedButRunAborted', 'broken-off'],
    ['Disconnected', 'broken-off'],
    ['InProgress', 'broken-off'],
    ['Pending', 'broken-off'],
]);
/** Attributes of `Counters`, by what the records must show for them. */
const counters = [
    ['total', 'tests'],
    ['executed', 'tests'],
    ['passed', 'tests'],
    ['failed', 'broken'],
    ['error', 'broken'],
    ['timeout', 'broken'],
    ['aborted', 'broken'],
    ['passedButRunAborted', 'broken'],
    ['disconnected', 'broken'],
    ['inProgress', 'broken'],
    ['notRunnable', 'broken'],
    ['inconclusive', 'skipped'],
    ['notExecuted', 'skipped'],
    ['warning', 'skipped'],
    ['pending', 'skipped'],
    ['completed', 'tests'],
];

;// CONCATENATED MODULE: ./src/formats/tests/trx-results.ts



/** Results and definitions of one TRX file. They are joined at the end, because the definitions come last. */
class TrxResults {
    /** Every result element, sums over data rows included. */
    tally = new record/* Tally */.F0();
    definitions = new Map();
    results = [];
    opened = [];
    definition = null;
    open(attributes, said) {
        const outer = this.opened.at(-1);
        const given = attributes.get('testName') ?? '';
        const row = attributes.get('dataRowInfo');
        // Older tools call every row as the whole: the row's number tells them apart.
        const name = outer !== undefined && row !== undefined && given === outer.name ? `${given} [${row}]` : given;
        const testId = (attributes.get('testId') ?? '').toLowerCase();
        const result = { ...said, testId, name, inner: 0, innerBroken: 0, stack: '' };
        this.tally.add(said.outcome);
        this.results.push(result);
        this.opened.push(result);
    }
    failure(part, text) {
        const result = this.opened.at(-1);
        if (result === undefined || text === '')
            return;
        if (part === 'Message')
            result.message = result.message === '' ? text : `${result.message}\n${text}`;
        else
            result.stack = text;
    }
    close() {
        const result = this.opened.pop();
        const outer = this.opened.at(-1);
        if (result === undefined || outer === undefined)
            return;
        outer.inner++;
        if (isBroken(result.outcome) || result.innerBroken > 0)
            outer.innerBroken++;
    }
    define(attributes) {
        const priority = attributes.get('priority');
        this.definition = {
            name: attributes.get('name') ?? '',
            storage: attributes.get('storage') ?? '',
            className: '',
            tags: [],
            properties: priority === undefined ? [] : [['priority', priority]],
        };
        this.definitions.set((attributes.get('id') ?? '').toLowerCase(), this.definition);
    }
    method(attributes) {
        const { definition } = this;
        if (definition === null)
            return;
        definition.className = className(attributes.get('className') ?? '');
        const codeBase = attributes.get('codeBase') ?? '';
        if (definition.storage === '' && sourceFile.test(codeBase))
            definition.storage = codeBase;
    }
    tag(text) {
        if (text !== undefined && text !== '')
            this.definition?.tags.push(text);
    }
    property(name, value) {
        if (name !== '')
            this.definition?.properties.push([name, value]);
    }
    defined() {
        this.definition = null;
    }
    /** Tells every result. A sum over rows is told only when it failed and none of its rows did. */
    tell(sink) {
        const suites = fileSuites([...this.definitions.values()].flatMap(({ storage }) => storage || []));
        const seen = new Set();
        for (const result of this.results) {
            seen.add(result.testId);
            if (result.inner > 0 && (!isBroken(result.outcome) || result.innerBroken > 0))
                continue;
            tellResult(sink, result, this.definitions.get(result.testId), suites);
        }
        const missing = [...this.definitions].filter(([id]) => !seen.has(id));
        const first = missing[0]?.[1];
        if (first === undefined)
            return;
        const more = missing.length > 1 ? ` (and ${missing.length - 1} more)` : '';
        sink.invalid(`the test "${(0,record/* messageText */.Lo)(first.name).slice(0, 100)}"${more} is defined and has no result`);
    }
}
/** An assembly or a script; some writers put the test's name where its file belongs. */
const sourceFile = /\.(?:dll|exe|[cm]?[jt]sx?)$/iu;
const isBroken = (outcome) => outcome === 'failed' || outcome === 'error';
function tellResult(sink, result, definition, suites) {
    const storage = definition?.storage ?? '';
    const inClass = definition?.className ?? '';
    const name = result.name === '' ? (definition?.name ?? '') : result.name;
    sink.test((0,record/* record */.g1)({
        suites: storage === '' ? [] : [suites.get(storage) ?? storage],
        className: inClass,
        name: inClass !== '' && name.startsWith(`${inClass}.`) ? name.slice(inClass.length + 1) : name,
        outcome: result.outcome,
        seconds: result.seconds,
        file: storage === '' || /\.(?:dll|exe)$/iu.test(storage) ? null : storage,
        failure: failureOf(result.outcome, result.message, result.stack),
        tags: definition?.tags ?? [],
        properties: definition?.properties ?? [],
        reportLine: result.line,
    }));
}
/** The class without its assembly: `Shop.CartTests, Shop, Version=1.0.0.0` is `Shop.CartTests`. */
function className(text) {
    const arguments_ = text.lastIndexOf(']');
    const comma = text.indexOf(',', arguments_ + 1);
    const name = (comma < 0 ? text : text.slice(0, comma)).trim();
    // What node-trx writes for a test without a class.
    return name === 'none' ? '' : name;
}

;// CONCATENATED MODULE: ./src/formats/tests/trx.ts





/**
 * Reader of Visual Studio's TRX (vstst.xsd). Every element in `Results` and `InnerResults` is a result, whatever its
 * kind. A result without an outcome is an error: errors are what the writer leaves out. Several results of one test
 * are its attempts; the rows of a data-driven test are tests of their own, and their sum is not counted again.
 */
const trxReader = {
    format: 'trx',
    read: (sink) => xmlReport(sink, 'TRX', ['TestRun'], new TrxElements(sink)),
};
/** Whatever stands in the two lists, and the usual kind wherever it stands. */
const isResult = (name, parent) => parent === 'Results' || parent === 'InnerResults' || name === 'UnitTestResult';
class TrxElements {
    sink;
    results = new TrxResults();
    claims = [];
    runErrors = [];
    runOutcome;
    summaryLine = 0;
    informationLine = null;
    key = '';
    constructor(sink) {
        this.sink = sink;
    }
    open(name, attributes, { parent, line }) {
        if (isResult(name, parent))
            this.openResult(attributes, line);
        else if (parent === 'TestDefinitions')
            this.results.define(attributes);
        else if (name === 'TestMethod')
            this.results.method(attributes);
        else if (name === 'TestCategoryItem')
            this.results.tag(attributes.get('TestCategory'));
        else if (name === 'Times')
            tellZonedStart(this.sink, attributes.get('start'));
        else if (name === 'ResultSummary') {
            this.runOutcome = attributes.get('outcome');
            this.summaryLine = line;
        }
        else if (name === 'Counters')
            this.openCounters(attributes, line);
        else if (name === 'RunInfo')
            this.informationLine = this.isHarmless(attributes, line) ? null : line;
    }
    wants(name, parent) {
        if (parent === 'ErrorInfo')
            return name === 'Message' || name === 'StackTrace';
        if (parent === 'Property')
            return name === 'Key' || name === 'Value';
        return parent === 'RunInfo' && name === 'Text';
    }
    close(name, text, parent) {
        if (isResult(name, parent))
            this.results.close();
        else if (parent === 'TestDefinitions')
            this.results.defined();
        else if (parent === 'ErrorInfo')
            this.results.failure(name, text);
        else if (name === 'Key')
            this.key = text;
        else if (name === 'Value')
            this.results.property(this.key, text);
        else if (name === 'Text' && this.informationLine !== null) {
            this.runErrors.push({ message: text, line: this.informationLine });
        }
    }
    end() {
        const { tally } = this.results;
        this.results.tell(this.sink);
        (0,record/* crossCheck */.DV)(this.sink, this.claims.map(([name, claimed, shows]) => {
            const found = shows === 'tests' ? tally.tests : shows === 'broken' ? tally.broken : tally.skipped;
            return [`Counters ${name}`, claimed, found];
        }));
        this.tellRun(tally.broken);
    }
    openResult(attributes, line) {
        const word = attributes.get('outcome');
        const outcome = word === undefined
            ? 'error'
            : (resultOutcomes.get(word) ?? unknownWord(this.sink, line, 'outcome', word));
        const seconds = clockSeconds(attributes.get('duration'));
        const message = word === undefined ? 'the result has no outcome, which stands for an error' : '';
        this.results.open(attributes, { outcome, seconds, line, message });
    }
    openCounters(attributes, line) {
        for (const [name, shows] of counters) {
            this.claims.push([name, total(this.sink, attributes, name, line), shows]);
        }
    }
    /** Messages of the run: only an unknown word, or one that says the run failed, matters. */
    isHarmless(attributes, line) {
        const word = attributes.get('outcome');
        if (word === undefined)
            return false;
        const known = runOutcomes.get(word);
        if (known === undefined)
            unknownWord(this.sink, line, 'outcome', word);
        return known === 'over';
    }
    tellRun(broken) {
        for (const { message, line } of this.runErrors) {
            // xUnit's adapter logs every failing test as an error of the run, too: the test itself says it.
            if (broken > 0 && /\[FAIL\]\s*$/u.test(message))
                continue;
            this.sink.suiteProblem({ suite: '', message: (0,record/* messageText */.Lo)(message), reportLine: line });
        }
        const word = this.runOutcome;
        if (word === undefined)
            return;
        const known = runOutcomes.get(word);
        const line = this.summaryLine;
        if (known === undefined)
            unknownWord(this.sink, line, 'outcome', word);
        else if (known === 'broken-off') {
            this.sink.invalid(`line ${line}: the run did not come to its end (ResultSummary says ${word})`);
        }
        else if (known === 'failed' && broken === 0 && this.runErrors.length === 0) {
            const message = `ResultSummary says ${word}, though no test failed`;
            this.sink.suiteProblem({ suite: '', message, reportLine: line });
        }
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/xunit.ts



/**
 * Reader of xUnit.net: versions 2 and 3 (`assemblies` › `assembly` › `collection` › `test`) and version 1 (`assembly`
 * › `class` › `test`). `Pass` alone is a pass; `Skip` and `NotRun` count as skipped. What stands in `errors`, and a
 * failure of a version 1 `class`, happened outside every test: a problem of the suite.
 */
const xunitReader = {
    format: 'xunit',
    read: (sink) => xmlReport(sink, 'xUnit.net', ['assemblies', 'assembly'], new XunitElements(sink)),
};
const xunit_outcomes = new Map([
    ['Pass', 'passed'],
    ['Fail', 'failed'],
    ['Skip', 'skipped'],
    ['NotRun', 'skipped'],
]);
const groups = new Set(['assembly', 'collection', 'class']);
const xunit_claimNames = ['total', 'passed', 'failed', 'skipped', 'not-run', 'errors'];
/** A collection xUnit makes up for every class: its name says nothing more. */
const madeUp = /^Test collection for /u;
class XunitElements {
    sink;
    tally = new record/* Tally */.F0();
    groups = [];
    problems = 0;
    /** The assembly as it is written: some writers name the folder of the tests, and put it before every file. */
    folder = '';
    underJest = false;
    test = null;
    failed = false;
    message = '';
    stack = '';
    error = null;
    constructor(sink) {
        this.sink = sink;
    }
    open(name, attributes, { line, parent }) {
        if (parent === '')
            tellZonedStart(this.sink, attributes.get('start-rtf'));
        if (groups.has(name))
            this.openGroup(name, attributes, line);
        else if (name === 'test') {
            if (this.test !== null)
                refuseNested(this.sink, line, name);
            this.openTest(attributes, line);
        }
        else if (name === 'trait')
            this.openTrait(attributes);
        else if (name === 'error' && this.test === null)
            this.openError(attributes, line);
        else if (name === 'error')
            this.failed = true;
        else if (name === 'failure') {
            this.failed = true;
            if (this.test === null && this.error === null)
                this.openError(attributes, line);
        }
    }
    wants(name, parent) {
        if (parent === 'failure')
            return name === 'message' || name === 'stack-trace';
        return name === 'failure';
    }
    close(name, text, parent) {
        if (groups.has(name))
            this.closeGroup();
        else if (name === 'test')
            this.closeTest();
        else if (name === 'message' && parent === 'failure')
            this.message = text;
        else if (name === 'stack-trace' && parent === 'failure')
            this.stack = text;
        else if (name === 'failure') {
            if (this.message === '')
                this.message = text;
            if (this.test === null && parent !== 'error')
                this.closeError();
        }
        else if (name === 'error')
            this.closeError();
    }
    end() {
        // Groups that are still open belong to a report that broke off, which is invalid already.
    }
    openGroup(element, attributes, line) {
        const written = attributes.get('name') ?? '';
        const claims = xunit_claimNames.map((name) => [name, total(this.sink, attributes, name, line)]);
        if (element === 'assembly') {
            this.folder = written;
            this.underJest = attributes.get('test-framework') === 'Jest';
        }
        const name = element === 'assembly' ? xml_values_baseName(written) : below(this.folder, written);
        if (element === 'assembly')
            tellZonedStart(this.sink, attributes.get('start-rtf'));
        this.groups.push({ element, name, line, claims, before: this.found() });
    }
    closeGroup() {
        const group = this.groups.pop();
        if (group === undefined)
            return;
        // Jest refuses a file without a test: an empty one did not load, which jest-xunit does not tell.
        if (group.element === 'collection' && this.underJest && this.tally.tests === group.before.total) {
            this.tell(group.name, 'no test is told of this file, which under Jest means that it did not load', group.line);
        }
        const found = this.found();
        (0,record/* crossCheck */.DV)(this.sink, group.claims.map(([name, claimed]) => {
            const key = xunit_claimNames.find((known) => known === name) ?? 'total';
            const of = `${name} of ${group.element} "${(0,record/* messageText */.Lo)(group.name).slice(0, 100)}"`;
            return [of, claimed, found[key] - group.before[key]];
        }));
    }
    found() {
        const { tests, broken, skipped } = this.tally;
        const { problems } = this;
        return {
            total: tests,
            passed: tests,
            failed: broken + problems,
            skipped,
            'not-run': skipped,
            errors: problems,
        };
    }
    openTest(attributes, line) {
        const className = attributes.get('type') ?? '';
        const given = attributes.get('name') ?? attributes.get('method') ?? '';
        const word = attributes.get('result');
        const known = word === undefined ? undefined : xunit_outcomes.get(word);
        const fileLine = Number(attributes.get('source-line') ?? '');
        this.forget();
        this.test = {
            name: className !== '' && given.startsWith(`${className}.`) ? given.slice(className.length + 1) : given,
            className,
            outcome: known ?? unknownWord(this.sink, line, 'result', word),
            seconds: decimalSeconds(attributes.get('time')),
            line,
            file: attributes.get('source-file') || null,
            fileLine: Number.isInteger(fileLine) && fileLine > 0 ? fileLine : null,
            tags: [],
            properties: [],
        };
    }
    /** `Category` is what xUnit's users tag with; every other trait is a property. */
    openTrait(attributes) {
        const name = attributes.get('name') ?? '';
        const value = attributes.get('value') ?? '';
        if (/^(?:category|tag)$/iu.test(name))
            this.test?.tags.push(value);
        else if (name !== '')
            this.test?.properties.push([name, value]);
    }
    openError(attributes, line) {
        this.forget();
        const inside = this.groups.at(-1)?.name ?? '';
        const what = attributes.get('name') || attributes.get('type') || '';
        this.error = { suite: [inside, what].filter((part) => part !== '').join(' › '), line };
    }
    closeError() {
        const { error } = this;
        this.error = null;
        if (error === null)
            return;
        this.tell(error.suite, (0,record/* messageText */.Lo)(this.message || this.stack || 'an error outside every test'), error.line);
        this.forget();
    }
    tell(suite, message, reportLine) {
        this.problems++;
        this.sink.suiteProblem({ suite, message, reportLine });
    }
    closeTest() {
        const { test } = this;
        this.test = null;
        if (test === null)
            return;
        // A failure beside the word for a pass: the failure is believed.
        const outcome = this.failed && test.outcome === 'passed' ? 'failed' : test.outcome;
        this.tally.add(outcome);
        this.sink.test((0,record/* record */.g1)({
            suites: this.suites(test.className),
            className: test.className,
            name: test.name,
            outcome,
            seconds: test.seconds,
            file: test.file,
            line: test.fileLine,
            failure: failureOf(outcome, this.message, this.stack),
            tags: test.tags,
            properties: test.properties,
            reportLine: test.line,
        }));
        this.forget();
    }
    suites(className) {
        return this.groups
            .map(({ name }) => name)
            .filter((name) => name !== '' && name !== className && !madeUp.test(name));
    }
    forget() {
        this.failed = false;
        this.message = '';
        this.stack = '';
    }
}

;// CONCATENATED MODULE: ./src/formats/tests/registry.ts














const readers = [
    junitReader,
    trxReader,
    nunit2Reader,
    nunit3Reader,
    xunitReader,
    testngReader,
    ctrfReader,
    jestReader,
    vitestReader,
    mochaReader,
    cucumberReader,
    rspecReader,
    dartReader,
    goReader,
    tapReader,
];
/** The reader of every format. */
const reportReaders = new Map(readers.map((reader) => [reader.format, reader]));

;// CONCATENATED MODULE: ./src/formats/tests/read.ts


/**
 * Reads one report file from bytes in pieces of any size: tells its format from the first 64 KiB, then streams all
 * of it to the reader of that format. What the file says goes into the collector; a file is never an exception.
 */
class ReportFileReader {
    sink;
    /** Grows up to `headBytes`: most reports are small. */
    head = new Uint8Array(0);
    held = 0;
    detected = false;
    format = null;
    reader = null;
    constructor(collector, path) {
        this.sink = collector.begin(path);
    }
    /** The next piece. */
    write(bytes) {
        let rest = bytes;
        if (!this.detected) {
            const taken = Math.min(bytes.length, headBytes - this.held);
            this.hold(bytes.subarray(0, taken));
            rest = bytes.subarray(taken);
            // One byte more has to be there: only then is it known that the head is not the whole file.
            if (rest.length === 0)
                return;
            this.detect(false);
        }
        this.reader?.write(rest);
    }
    /** The file could not be read to its end, or is not what it should be: it cannot be trusted. */
    refuse(reason) {
        this.sink.invalid(reason);
    }
    /** The file is complete. `meta` is what the caller knows of it: its length in bytes and its SHA-256 (hex). */
    end(meta) {
        if (!this.detected)
            this.detect(true);
        this.reader?.end();
        return this.sink.close({ ...meta, format: this.format });
    }
    hold(bytes) {
        const needed = this.held + bytes.length;
        if (needed > this.head.length) {
            const head = new Uint8Array(Math.min(headBytes, Math.max(needed, 2 * this.head.length)));
            head.set(this.head.subarray(0, this.held));
            this.head = head;
        }
        this.head.set(bytes, this.held);
        this.held = needed;
    }
    detect(whole) {
        this.detected = true;
        const head = this.head.subarray(0, this.held);
        this.head = new Uint8Array(0);
        const found = detectFormat(head, whole);
        if ('reason' in found) {
            this.sink.invalid(found.reason);
            return;
        }
        this.format = found.format;
        const reader = reportReaders.get(found.format);
        if (reader === undefined)
            this.sink.invalid(`no reader for the format ${found.format}`);
        else {
            this.reader = reader.read(this.sink);
            this.reader.write(head);
        }
    }
}


/***/ })

};
