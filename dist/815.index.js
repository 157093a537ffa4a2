export const id = 815;
export const ids = [815];
export const modules = {

/***/ 85815:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  changeGatherers: () => (/* binding */ changeGatherers)
});

// EXTERNAL MODULE: ./src/core/fact.ts
var fact = __webpack_require__(80053);
;// CONCATENATED MODULE: ./src/formats/markdown/characters.ts
/** Space or tab: the only blanks of block structure (CommonMark 2.1). */
const isBlank = (code) => code === 32 || code === 9;
const isDigit = (code) => code >= 48 && code <= 57;
const isLetter = (code) => (code | 32) >= 97 && (code | 32) <= 122 && code < 128;
/** ASCII punctuation: what a backslash escapes (CommonMark 2.4). */
const isAsciiPunctuation = (code) => (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126);
/** Space, tab or the end of a line inside inline text. */
const isInlineSpace = (code) => code === 32 || code === 9 || code === 10;
const unicodeSpace = /^\s$/u;
const unicodePunctuation = /^[\p{P}\p{S}]$/u;
/** The kind of a code point; NaN stands for an end of the text. */
function neighbourOf(code) {
    if (Number.isNaN(code) || code === 32 || (code >= 9 && code <= 13))
        return 'space';
    if (code < 128)
        return isAsciiPunctuation(code) ? 'punctuation' : 'other';
    const character = String.fromCodePoint(code);
    if (unicodeSpace.test(character))
        return 'space';
    return unicodePunctuation.test(character) ? 'punctuation' : 'other';
}
/** The first place at or after `at` that is neither space nor tab; the length of the text if none is. */
function skipBlanks(text, at) {
    let place = at;
    while (place < text.length && isBlank(text.charCodeAt(place)))
        place += 1;
    return place;
}
/** The text without spaces and tabs at its end. */
function trimEndBlanks(text) {
    let end = text.length;
    while (end > 0 && isBlank(text.charCodeAt(end - 1)))
        end -= 1;
    return end === text.length ? text : text.slice(0, end);
}
/** The text without spaces and tabs at both ends; other blanks are content. */
const trimBlanks = (text) => trimEndBlanks(text.slice(skipBlanks(text, 0)));
/** How often a character stands in a row from `at` on. */
function runLength(text, at, code) {
    let end = at;
    while (end < text.length && text.charCodeAt(end) === code)
        end += 1;
    return end - at;
}

;// CONCATENATED MODULE: ./src/formats/markdown/autolinks.ts

const begins = /https?:\/\/|www\./gi;
/** Places where an address may begin in running text (GFM autolinks), in order. */
const addressStarts = (text) => text.includes('://') || /www\./i.test(text) ? [...text.matchAll(begins)].map(({ index }) => index) : [];
/** Where the address that begins at `at` ends; -1: none does. `limit`: the bracket that ends a link around it. */
function endOfAddress(text, at, bracketed) {
    const named = /^www\./i.test(text.slice(at, at + 4));
    if (!mayPrecede(text.charAt(at - 1), named))
        return -1;
    const host = named ? at : text.indexOf('://', at) + 3;
    let end = host;
    while (end < text.length && isAddressCharacter(text, end, bracketed))
        end += 1;
    end = trimmedEnd(text, host, end);
    return isHost(/^[^/?#:]*/.exec(text.slice(host, end))?.[0] ?? '', named) ? end : -1;
}
const mayPrecede = (before, named) => named ? before === '' || /[\s*_~(]/.test(before) : !/[A-Za-z]/.test(before);
function isAddressCharacter(text, at, bracketed) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 60)
        return false;
    return !(bracketed && code === 93);
}
/** No underscore in the last two parts; `www.` needs something behind it. */
function isHost(host, named) {
    const parts = host.split('.');
    if (host === '' || (named && parts.length < 2) || parts.at(-1) === '')
        return false;
    return !parts.slice(-2).some((part) => part.includes('_'));
}
/** Punctuation at the end belongs to the sentence, and so does a closing parenthesis without its opening one. */
function trimmedEnd(text, start, from) {
    let open = 0;
    for (let at = start; at < from; at += 1) {
        const code = text.charCodeAt(at);
        if (code === 40)
            open += 1;
        else if (code === 41)
            open -= 1;
    }
    let end = from;
    for (; end > start; end -= 1) {
        const code = text.charCodeAt(end - 1);
        if (code === 41 && open < 0)
            open += 1;
        else if (code === 59) {
            const entity = /&[A-Za-z0-9]{1,32};$/.exec(text.slice(Math.max(start, end - 34), end));
            if (entity !== null)
                end -= entity[0].length - 1;
        }
        else if (!isAsciiPunctuation(code) || !'?!.,:*_~\'"'.includes(text.charAt(end - 1)))
            break;
    }
    return end;
}

;// CONCATENATED MODULE: ./src/formats/markdown/code-spans.ts

/** Runs of backticks of a text by their length, read once, so that each opening finds its closing at once. */
class CodeSpans {
    #text;
    #runs = null;
    /** Per length, how many runs lie behind the place last asked for. */
    #passed = null;
    constructor(text) {
        this.#text = text;
    }
    /** Where the run of the same length behind `from` begins; -1: there is none. Ask in ascending order. */
    closing(length, from) {
        this.#runs ??= this.#read();
        const runs = this.#runs.get(length) ?? [];
        this.#passed ??= new Map();
        let passed = this.#passed.get(length) ?? 0;
        while (passed < runs.length && (runs[passed] ?? 0) < from)
            passed += 1;
        this.#passed.set(length, passed);
        return runs[passed] ?? -1;
    }
    #read() {
        const runs = new Map();
        let at = this.#text.indexOf('`');
        while (at >= 0) {
            const length = runLength(this.#text, at, 96);
            const known = runs.get(length);
            if (known === undefined)
                runs.set(length, [at]);
            else
                known.push(at);
            at = this.#text.indexOf('`', at + length);
        }
        return runs;
    }
}
/** What a code span shows: line ends as spaces, one space off both ends unless it holds nothing else. */
function codeText(source) {
    const text = source.replaceAll('\n', ' ');
    const padded = text.length > 2 && text.startsWith(' ') && text.endsWith(' ') && /[^ ]/.test(text);
    return padded ? text.slice(1, -1) : text;
}

;// CONCATENATED MODULE: ./src/formats/markdown/delimiters.ts
/** The delimiter stack of CommonMark ("An algorithm for parsing nested emphasis and links"). */
class DelimiterStack {
    ranges = [];
    #last = null;
    get last() {
        return this.#last;
    }
    push(run) {
        const { node, mark, opens, closes, length } = run;
        const previous = this.#last;
        const delimiter = { node, mark, opens, closes, length, left: length, previous, next: null };
        if (this.#last !== null)
            this.#last.next = delimiter;
        this.#last = delimiter;
        return delimiter;
    }
    /** Pairs the runs above `bottom` and takes them all off. */
    process(bottom) {
        if (this.#last === bottom)
            return;
        const floors = new Map();
        let closer = this.#firstAbove(bottom);
        while (closer !== null) {
            if (!closer.closes) {
                closer = closer.next;
                continue;
            }
            const key = kindOf(closer);
            const opener = openerFor(closer, floors.get(key) ?? -1, bottom);
            if (opener !== null)
                closer = this.#pair(opener, closer);
            else {
                floors.set(key, closer.previous?.node ?? -1);
                const { next } = closer;
                if (!closer.opens)
                    this.#remove(closer);
                closer = next;
            }
        }
        while (this.#last !== null && this.#last !== bottom)
            this.#remove(this.#last);
    }
    #firstAbove(bottom) {
        let first = this.#last;
        if (first === bottom)
            return null;
        while (first !== null && first.previous !== bottom)
            first = first.previous;
        return first;
    }
    /** Uses up characters of both; returns the run to go on with. */
    #pair(opener, closer) {
        const used = closer.mark === '~' ? closer.left : Math.min(2, opener.left, closer.left);
        const kind = closer.mark === '~' ? 'struck' : used === 2 ? 'strong' : 'emphasis';
        this.ranges.push({ kind, from: opener.node, to: closer.node });
        opener.left -= used;
        closer.left -= used;
        opener.next = closer;
        closer.previous = opener;
        if (opener.left === 0)
            this.#remove(opener);
        if (closer.left > 0)
            return closer;
        const { next } = closer;
        this.#remove(closer);
        return next;
    }
    #remove(delimiter) {
        const { previous, next } = delimiter;
        if (previous !== null)
            previous.next = next;
        if (next === null)
            this.#last = previous;
        else
            next.previous = previous;
    }
}
/** The nearest run before the closer that fits it, behind the node where an earlier search found none. */
function openerFor(closer, floor, bottom) {
    let opener = closer.previous;
    while (opener !== null && opener !== bottom && opener.node > floor) {
        if (opener.mark === closer.mark && opener.opens && fits(opener, closer))
            return opener;
        opener = opener.previous;
    }
    return null;
}
/** Runs for which the search for an opener ends at the same place. */
const kindOf = ({ mark, opens, length }) => mark === '~' ? length : (mark === '*' ? 10 : 20) + (opens ? 3 : 0) + (length % 3);
/** Strike-through pairs runs of one length; emphasis follows the rule of three. */
function fits(opener, closer) {
    if (closer.mark === '~')
        return opener.length === closer.length;
    const odd = (opener.closes || closer.opens) && closer.length % 3 !== 0;
    return !(odd && (opener.length + closer.length) % 3 === 0);
}

;// CONCATENATED MODULE: ./src/formats/markdown/entities.ts
/**
 * The named references that people write, as `name=text`. The long tail of HTML's 2,125 names stays as written:
 * nothing that a gate judges hangs on it.
 */
const table = 'amp=& lt=< gt=> quot=" apos=\' nbsp=\u00a0 copy=© reg=® trade=™ hellip=… mdash=— ndash=– lsquo=‘ rsquo=’ ' +
    'ldquo=“ rdquo=” laquo=« raquo=» bull=• middot=· times=× divide=÷ larr=← rarr=→ uarr=↑ darr=↓ check=✓ cross=✗ ' +
    'shy=\u00ad ensp=\u2002 emsp=\u2003 thinsp=\u2009 zwj=\u200d zwnj=\u200c lrm=\u200e rlm=\u200f ' +
    'ZeroWidthSpace=\u200b NegativeVeryThinSpace=\u200b NegativeThinSpace=\u200b NegativeMediumSpace=\u200b ' +
    'NegativeThickSpace=\u200b ApplyFunction=\u2061 af=\u2061 InvisibleTimes=\u2062 it=\u2062 InvisibleComma=\u2063 ' +
    'ic=\u2063 hairsp=\u200a VeryThinSpace=\u200a ThinSpace=\u2009 MediumSpace=\u205f numsp=\u2007 puncsp=\u2008 ' +
    'emsp13=\u2004 emsp14=\u2005 NonBreakingSpace=\u00a0 NoBreak=\u2060 lsqb=[ lbrack=[ rsqb=] rbrack=] lpar=( rpar=) lbrace={ lcub={ rbrace=} ' +
    'rcub=} num=# ast=* lowbar=_ UnderBar=_ grave=` vert=| verbar=| bsol=\\ sol=/ colon=: semi=; comma=, period=. ' +
    'excl=! quest=? commat=@ dollar=$ percnt=% plus=+ Tab=\t NewLine=\n sect=§ para=¶ deg=° euro=€ pound=£ yen=¥ ' +
    'cent=¢ ge=≥ le=≤ ne=≠ infin=∞ plusmn=± frac12=½ frac14=¼ frac34=¾ sup2=² sup3=³ micro=µ ' +
    'auml=ä ouml=ö uuml=ü Auml=Ä Ouml=Ö Uuml=Ü szlig=ß aacute=á eacute=é iacute=í oacute=ó uacute=ú ntilde=ñ ' +
    'Aacute=Á Eacute=É Iacute=Í Oacute=Ó Uacute=Ú Ntilde=Ñ iquest=¿ iexcl=¡ agrave=à egrave=è ccedil=ç ocirc=ô';
const named = new Map(table.split(' ').map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), pair.slice(equals + 1)];
})).set('equals', '=');
const reference = /^&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/;
/** The entity or numeric character reference that begins at `at` (CommonMark 2.5); null: none does. */
function entityAt(text, at) {
    const found = reference.exec(text.slice(at, at + 36));
    if (found === null)
        return null;
    const [all, hexadecimal, decimal, name] = found;
    if (name !== undefined) {
        const value = named.get(name);
        return value === undefined ? null : { text: value, length: all.length };
    }
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return { text: characterOf(code), length: all.length };
}
/** Zero, surrogates and what lies beyond Unicode become the replacement character. */
function characterOf(code) {
    const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return valid ? String.fromCodePoint(code) : '\ufffd';
}

;// CONCATENATED MODULE: ./src/formats/markdown/flanking.ts

const tilde = 126;
/**
 * Whether a run of `*`, `_` or `~` may open and close what stands between two (CommonMark 6.2). As on GitHub,
 * tildes beside it are looked through.
 */
function flanking(text, at, length) {
    const before = neighbourOf(characterBefore(text, at));
    const after = neighbourOf(characterAt(text, at + length));
    const left = after === 'other' || (after === 'punctuation' && before !== 'other');
    const right = before === 'other' || (before === 'punctuation' && after !== 'other');
    const word = text.charAt(at) === '_';
    return {
        opens: left && (!word || !right || before === 'punctuation'),
        closes: right && (!word || !left || after === 'punctuation'),
    };
}
/** The code point before a place, NaN at the start. */
function characterBefore(text, at) {
    let place = at - 1;
    while (text.charCodeAt(place) === tilde)
        place -= 1;
    const low = text.charCodeAt(place);
    return low >= 0xdc00 && low < 0xe000 ? (text.codePointAt(place - 1) ?? Number.NaN) : low;
}
function characterAt(text, at) {
    let place = at;
    while (text.charCodeAt(place) === tilde)
        place += 1;
    return text.codePointAt(place) ?? Number.NaN;
}

;// CONCATENATED MODULE: ./src/formats/markdown/inline-nodes.ts
/** Lines joined by line feeds, and the line of each place. */
class JoinedLines {
    text;
    #lines;
    #starts;
    #index = 0;
    constructor(lines) {
        this.#lines = lines;
        const [first] = lines;
        this.text =
            lines.length === 1 && first !== undefined ? first.text : lines.map(({ text }) => text).join('\n');
        let start = 0;
        this.#starts = lines.map(({ text }) => {
            const at = start;
            start += text.length + 1;
            return at;
        });
    }
    /** Ask in ascending order. */
    lineOf(at) {
        while (this.#index + 1 < this.#starts.length && (this.#starts[this.#index + 1] ?? 0) <= at)
            this.#index += 1;
        return this.#lines[this.#index]?.line ?? 1;
    }
}
/** The flat pieces: neighbours that are alike are one, up to the end of their line. */
function piecesOf(nodes, ranges, links, lines) {
    const struck = depths(nodes.length, ranges, 'struck');
    const strong = depths(nodes.length, ranges, 'strong');
    const around = linksAround(nodes.length, links);
    const pieces = [];
    let ended = false;
    nodes.forEach((node, index) => {
        if (node.text === '' && node.kind === 'text')
            return;
        const piece = {
            kind: node.kind,
            text: node.text,
            line: lines.lineOf(node.at),
            struck: (struck[index] ?? 0) > 0,
            strong: (strong[index] ?? 0) > 0,
            link: around[index] ?? node.link,
        };
        const last = pieces.at(-1);
        if (last !== undefined && !ended && joins(last, piece))
            last.text += piece.text;
        else
            pieces.push(piece);
        ended = node.text.endsWith('\n');
    });
    return pieces;
}
const joins = (last, piece) => last.kind === 'text' &&
    piece.kind === 'text' &&
    last.struck === piece.struck &&
    last.strong === piece.strong &&
    last.link === piece.link;
const none = new Int32Array(0);
/** Per node, in how many ranges of a kind it stands. */
function depths(length, ranges, kind) {
    if (!ranges.some((range) => range.kind === kind))
        return none;
    const depth = new Int32Array(length + 1);
    for (const range of ranges) {
        if (range.kind !== kind)
            continue;
        depth[range.from + 1] = (depth[range.from + 1] ?? 0) + 1;
        depth[range.to] = (depth[range.to] ?? 0) - 1;
    }
    for (let index = 1; index <= length; index += 1)
        depth[index] = (depth[index] ?? 0) + (depth[index - 1] ?? 0);
    return depth;
}
/** Per node the innermost link; an image hides what stands in it, so the outermost image goes before. */
function linksAround(length, links) {
    if (links.length === 0)
        return [];
    const opening = new Map();
    for (const range of links) {
        const known = opening.get(range.from);
        if (known === undefined)
            opening.set(range.from, [range]);
        else
            known.unshift(range);
    }
    const open = [];
    return Array.from({ length }, (_, index) => {
        while ((open.at(-1)?.range.to ?? Number.POSITIVE_INFINITY) <= index)
            open.pop();
        const shown = open.at(-1)?.shown ?? null;
        for (const range of opening.get(index) ?? []) {
            const outer = open.at(-1)?.shown;
            open.push({ range, shown: outer?.image === true ? outer : range.link });
        }
        return shown;
    });
}

;// CONCATENATED MODULE: ./src/formats/markdown/escapes.ts


/** A string with backslash escapes and character references replaced: link targets, titles, info strings. */
function decoded(text) {
    if (!text.includes('\\') && !text.includes('&'))
        return text;
    let out = '';
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === 92 && isAsciiPunctuation(text.charCodeAt(at + 1))) {
            out += text.slice(from, at);
            at += 1;
            from = at;
        }
        else if (code === 38) {
            const entity = entityAt(text, at);
            if (entity === null)
                continue;
            out += text.slice(from, at) + entity.text;
            at += entity.length - 1;
            from = at + 1;
        }
    }
    return out + text.slice(from);
}
/** A link label as CommonMark compares them: blanks collapsed, case folded (CommonMark 4.7). */
const normalLabel = (label) => label
    .replace(/[ \t\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();

;// CONCATENATED MODULE: ./src/formats/markdown/link-parts.ts

/** CommonMark: at most 999 characters between the brackets of a label. */
const longestLabel = 999;
/** As other parsers do: so deep may unescaped parentheses of a destination be nested. */
const deepestParentheses = 32;
const isControl = (code) => code < 32 || code === 127;
/** Where a label that begins at `[` ends (behind `]`), -1 if none does: no bracket inside, not only blanks. */
function endOfLabel(text, at) {
    let filled = false;
    const limit = Math.min(text.length, at + longestLabel + 2);
    for (let place = at + 1; place < limit; place += 1) {
        const code = text.charCodeAt(place);
        if (code === 93)
            return filled ? place + 1 : -1;
        if (code === 91)
            return -1;
        if (!isInlineSpace(code))
            filled = true;
        if (code === 92 && isAsciiPunctuation(text.charCodeAt(place + 1)))
            place += 1;
    }
    return -1;
}
/** A link destination that begins at `at`: the place behind it and its source; null: none does. */
function destinationAt(text, at) {
    return text.charCodeAt(at) === 60 ? enclosedDestination(text, at) : bareDestination(text, at);
}
function enclosedDestination(text, at) {
    for (let place = at + 1; place < text.length; place += 1) {
        const code = text.charCodeAt(place);
        if (code === 62)
            return { end: place + 1, source: text.slice(at + 1, place) };
        if (code === 60 || code === 10)
            return null;
        if (code === 92)
            place += 1;
    }
    return null;
}
function bareDestination(text, at) {
    let depth = 0;
    let place = at;
    for (; place < text.length; place += 1) {
        const code = text.charCodeAt(place);
        if (code === 92 && isAsciiPunctuation(text.charCodeAt(place + 1)))
            place += 1;
        else if (code === 40) {
            depth += 1;
            if (depth > deepestParentheses)
                return null;
        }
        else if (code === 41) {
            if (depth === 0)
                break;
            depth -= 1;
        }
        else if (code === 32 || isControl(code))
            break;
    }
    return depth === 0 ? { end: Math.min(place, text.length), source: text.slice(at, place) } : null;
}
/** Where a link title that begins at `at` ends (behind its last mark); -1: none does. */
function endOfTitle(text, at) {
    const open = text.charCodeAt(at);
    if (open !== 34 && open !== 39 && open !== 40)
        return -1;
    const close = open === 40 ? 41 : open;
    for (let place = at + 1; place < text.length; place += 1) {
        const code = text.charCodeAt(place);
        if (code === close)
            return place + 1;
        if (code === 40 && open === 40)
            return -1;
        if (code === 92)
            place += 1;
    }
    return -1;
}
/** Skips blanks and at most one line end. */
function skipSpaces(text, at) {
    let place = at;
    let ends = 0;
    for (; place < text.length; place += 1) {
        const code = text.charCodeAt(place);
        if (code === 10)
            ends += 1;
        if (!isInlineSpace(code) || ends > 1)
            break;
    }
    return place;
}

;// CONCATENATED MODULE: ./src/formats/markdown/link-behind.ts


/**
 * What makes a bracketed text a link: `(target "title")`, `[label]`, `[]`, or its own text as a label. `at`: the place
 * behind the closing bracket; `label`: the bracketed text, null if it cannot be one.
 */
function linkBehind(text, at, label, references) {
    if (text.charCodeAt(at) === 40) {
        const inline = resource(text, at);
        if (inline !== null)
            return inline;
    }
    if (references.size === 0)
        return null;
    const end = text.charCodeAt(at) === 91 ? endOfLabel(text, at) : -1;
    if (end > 0)
        return referred(text.slice(at + 1, end - 1), end, references);
    const collapsed = text.startsWith('[]', at);
    return label === null || label.length > 999 ? null : referred(label, collapsed ? at + 2 : at, references);
}
function referred(label, end, references) {
    const target = references.get(normalLabel(label));
    return target === undefined ? null : { end, target, form: 'reference' };
}
function resource(text, at) {
    const begin = skipSpaces(text, at + 1);
    if (text.charCodeAt(begin) === 41)
        return { end: begin + 1, target: '', form: 'inline' };
    const destination = destinationAt(text, begin);
    if (destination === null)
        return null;
    let end = skipSpaces(text, destination.end);
    if (end > destination.end) {
        const titled = endOfTitle(text, end);
        if (titled > 0)
            end = skipSpaces(text, titled);
    }
    if (text.charCodeAt(end) !== 41)
        return null;
    return { end: end + 1, target: decoded(destination.source), form: 'inline' };
}

;// CONCATENATED MODULE: ./src/formats/markdown/html-tag.ts

const isNameCharacter = (code) => isLetter(code) || isDigit(code) || code === 45;
function skipSpace(text, at) {
    let place = at;
    while (place < text.length && isInlineSpace(text.charCodeAt(place)))
        place += 1;
    return place;
}
function skipName(text, at) {
    let place = at;
    while (place < text.length && isNameCharacter(text.charCodeAt(place)))
        place += 1;
    return place;
}
/** Name of the tag that begins at `at` (`<name` or `</name`), in lower case; empty if none does. */
function tagNameAt(text, at) {
    const start = text.charCodeAt(at + 1) === 47 ? at + 2 : at + 1;
    if (!isLetter(text.charCodeAt(start)))
        return '';
    return text.slice(start, skipName(text, start)).toLowerCase();
}
/** Where the open or closing tag that begins at `at` ends (behind `>`); -1 if there is none (CommonMark 6.6). */
function endOfTag(text, at) {
    const closing = text.charCodeAt(at + 1) === 47;
    const start = closing ? at + 2 : at + 1;
    if (!isLetter(text.charCodeAt(start)))
        return -1;
    const named = skipName(text, start);
    let place = closing ? skipSpace(text, named) : endOfAttributes(text, named);
    if (place < 0)
        return -1;
    if (!closing && text.charCodeAt(place) === 47)
        place += 1;
    return text.charCodeAt(place) === 62 ? place + 1 : -1;
}
function endOfAttributes(text, from) {
    let place = from;
    for (;;) {
        const after = skipSpace(text, place);
        const code = text.charCodeAt(after);
        const begins = isLetter(code) || code === 95 || code === 58;
        if (!begins)
            return after;
        if (after === place)
            return -1;
        place = endOfAttribute(text, after);
        if (place < 0)
            return -1;
    }
}
function endOfAttribute(text, at) {
    let place = at;
    for (; place < text.length; place += 1) {
        const code = text.charCodeAt(place);
        if (!isNameCharacter(code) && code !== 95 && code !== 58 && code !== 46)
            break;
    }
    const equals = skipSpace(text, place);
    if (text.charCodeAt(equals) !== 61)
        return place;
    const value = skipSpace(text, equals + 1);
    const quote = text.charCodeAt(value);
    if (quote === 34 || quote === 39) {
        const end = text.indexOf(String.fromCharCode(quote), value + 1);
        return end < 0 ? -1 : end + 1;
    }
    return endOfUnquoted(text, value);
}
function endOfUnquoted(text, at) {
    let place = at;
    while (place < text.length && !' \t\n"\'=<>`'.includes(text.charAt(place)))
        place += 1;
    return place === at ? -1 : place;
}

;// CONCATENATED MODULE: ./src/formats/markdown/raw-inline.ts

const addressPattern = /<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s\u0000-\u0020<>]*)>/y;
const mailPattern = /<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>/y;
/** Reads what begins at a `<` (CommonMark 6.5 and 6.6), in time that all places of a text share. */
class RawInlines {
    #text;
    #last = null;
    constructor(text) {
        this.#text = text;
    }
    at(place) {
        const text = this.#text;
        const second = text.charAt(place + 1);
        if (second === '!')
            return this.#declaration(place);
        if (second === '?')
            return this.#until(place, place + 2, '?>');
        const end = endOfTag(text, place);
        if (end > 0)
            return { kind: 'tag', end, text: text.slice(place, end) };
        return addressAt(text, place);
    }
    #declaration(place) {
        const text = this.#text;
        if (text.startsWith('<!--', place))
            return this.#comment(place);
        if (text.startsWith('<![CDATA[', place))
            return this.#until(place, place + 9, ']]>');
        return /[A-Za-z]/.test(text.charAt(place + 2)) ? this.#until(place, place + 2, '>') : null;
    }
    #comment(place) {
        const text = this.#text;
        if (text.startsWith('<!-->', place))
            return { kind: 'comment', end: place + 5, text: '' };
        if (text.startsWith('<!--->', place))
            return { kind: 'comment', end: place + 6, text: '' };
        const found = this.#until(place, place + 4, '-->');
        return found === null
            ? null
            : { kind: 'comment', end: found.end, text: text.slice(place + 4, found.end - 3) };
    }
    /** Up to a mark. Behind its last place in the text nothing is searched: a flood of openings costs nothing. */
    #until(place, from, mark) {
        this.#last ??= new Map();
        let last = this.#last.get(mark);
        if (last === undefined) {
            last = this.#text.lastIndexOf(mark);
            this.#last.set(mark, last);
        }
        if (from > last)
            return null;
        const end = this.#text.indexOf(mark, from) + mark.length;
        return { kind: 'tag', end, text: this.#text.slice(place, end) };
    }
}
function addressAt(text, place) {
    addressPattern.lastIndex = place;
    mailPattern.lastIndex = place;
    const found = addressPattern.exec(text) ?? mailPattern.exec(text);
    const address = found?.[1];
    return found === null || address === undefined
        ? null
        : { kind: 'autolink', end: place + found[0].length, text: address };
}

;// CONCATENATED MODULE: ./src/formats/markdown/inline.ts









/**
 * Inline content of a paragraph, a heading or a cell: text, code spans, raw HTML, links and images, emphasis and
 * strike-through as CommonMark and GFM read them, in time linear in the text.
 */
function inlineOf(lines, references) {
    const [first] = lines;
    if (first === undefined)
        return [];
    if (lines.length > 1 || marked.test(first.text))
        return new InlineParser(lines, references).pieces();
    return first.text === '' ? [] : [{ kind: 'text', ...first, struck: false, strong: false, link: null }];
}
/** What a line holds if it is anything but words: short cells and headings are many. */
const marked = /[`\\&<[\]*_~]|:\/\/|[wW]{3}\./;
/** What a reader sees as words: text and code without marks, comments, tags and the texts of images. */
const plainText = (pieces) => pieces
    .filter(({ kind, link }) => (kind === 'text' || kind === 'code') && link?.image !== true)
    .map(({ text }) => text)
    .join('');
/** Characters that may begin something else than text. */
const special = /[\n`\\&<[\]!*_~]/g;
class InlineParser {
    #lines;
    #text;
    #references;
    #nodes = [];
    #links = [];
    #delimiters = new DelimiterStack();
    #runs = [];
    #brackets = [];
    #spans;
    #raw;
    #addresses;
    #address = 0;
    #at = 0;
    /** Brackets with a lower number of nodes before them lie around a link and cannot open another. */
    #closedBelow = -1;
    constructor(lines, references) {
        this.#lines = new JoinedLines(lines);
        this.#text = this.#lines.text;
        this.#references = references;
        this.#spans = new CodeSpans(this.#text);
        this.#raw = new RawInlines(this.#text);
        this.#addresses = addressStarts(this.#text);
    }
    pieces() {
        while (this.#at < this.#text.length)
            this.#step();
        this.#delimiters.process(null);
        for (const { node, left, mark } of this.#runs) {
            const holder = this.#nodes[node];
            if (holder !== undefined)
                holder.text = mark.repeat(left);
        }
        return piecesOf(this.#nodes, this.#delimiters.ranges, this.#links, this.#lines);
    }
    #step() {
        switch (this.#text.charCodeAt(this.#at)) {
            case 10:
                this.#lineEnd();
                return;
            case 96:
                this.#codeSpan();
                return;
            case 92:
                this.#backslash();
                return;
            case 38:
                this.#entity();
                return;
            case 60:
                this.#angle();
                return;
            case 91:
                this.#open(1);
                return;
            case 33:
                if (this.#text.charCodeAt(this.#at + 1) === 91)
                    this.#open(2);
                else
                    this.#put(1);
                return;
            case 93:
                this.#close();
                return;
            case 42:
            case 95:
            case 126:
                this.#run();
                return;
            default:
                this.#ordinary();
                return;
        }
    }
    /** Takes so many characters as a node of their own. */
    #put(length, text = this.#text.slice(this.#at, this.#at + length), kind = 'text') {
        this.#nodes.push({ kind, text, at: this.#at, link: null });
        this.#at += length;
    }
    #ordinary() {
        special.lastIndex = this.#at + 1;
        let end = special.exec(this.#text)?.index ?? this.#text.length;
        while ((this.#addresses[this.#address] ?? end) < this.#at)
            this.#address += 1;
        const address = this.#addresses[this.#address];
        if (address !== undefined && address < end) {
            if (address === this.#at && this.#putAddress())
                return;
            if (address > this.#at)
                end = address;
            else
                this.#address += 1;
        }
        this.#put(end - this.#at);
    }
    #putAddress() {
        const end = endOfAddress(this.#text, this.#at, this.#brackets.length > 0);
        if (end < 0)
            return false;
        const text = this.#text.slice(this.#at, end);
        const target = /^www\./i.test(text) ? `http://${text}` : text;
        this.#nodes.push({ kind: 'text', text, at: this.#at, link: { target, image: false, form: 'autolink' } });
        this.#at = end;
        return true;
    }
    #lineEnd() {
        const last = this.#nodes.at(-1);
        if (last?.kind === 'text')
            last.text = trimEndBlanks(last.text);
        this.#put(1);
        while (isBlank(this.#text.charCodeAt(this.#at)))
            this.#at += 1;
    }
    #codeSpan() {
        const length = runLength(this.#text, this.#at, 96);
        const close = this.#spans.closing(length, this.#at + length);
        if (close < 0) {
            this.#put(length);
            return;
        }
        this.#put(close + length - this.#at, codeText(this.#text.slice(this.#at + length, close)), 'code');
    }
    #backslash() {
        const next = this.#text.charCodeAt(this.#at + 1);
        if (next === 10) {
            this.#at += 1;
            return;
        }
        if (isAsciiPunctuation(next))
            this.#put(2, this.#text.charAt(this.#at + 1));
        else
            this.#put(1);
    }
    #entity() {
        const entity = entityAt(this.#text, this.#at);
        if (entity === null)
            this.#put(1);
        else
            this.#put(entity.length, entity.text);
    }
    #angle() {
        const raw = this.#raw.at(this.#at);
        if (raw === null) {
            this.#put(1);
            return;
        }
        if (raw.kind !== 'autolink') {
            this.#put(raw.end - this.#at, raw.text, raw.kind);
            return;
        }
        const target = /^[A-Za-z][A-Za-z0-9.+-]{1,31}:/.test(raw.text) ? raw.text : `mailto:${raw.text}`;
        const link = { target, image: false, form: 'autolink' };
        this.#nodes.push({ kind: 'text', text: raw.text, at: this.#at, link });
        this.#at = raw.end;
    }
    #run() {
        const text = this.#text;
        const mark = text.charAt(this.#at);
        const length = runLength(text, this.#at, text.charCodeAt(this.#at));
        const { opens, closes } = flanking(text, this.#at, length);
        const node = this.#nodes.length;
        this.#put(length);
        if (mark === '~' && length > 2)
            return;
        if (opens || closes)
            this.#runs.push(this.#delimiters.push({ node, mark, opens, closes, length }));
    }
    #open(length) {
        const before = this.#brackets.at(-1);
        if (before !== undefined)
            before.nested = true;
        const node = this.#nodes.length;
        this.#put(length);
        this.#brackets.push({
            node,
            image: length === 2,
            at: this.#at,
            below: this.#delimiters.last,
            nested: false,
        });
    }
    #close() {
        const bracket = this.#brackets.pop();
        if (bracket === undefined || (!bracket.image && bracket.node < this.#closedBelow)) {
            this.#put(1);
            return;
        }
        const label = bracket.nested ? null : this.#text.slice(bracket.at, Math.min(this.#at, bracket.at + 1000));
        const found = linkBehind(this.#text, this.#at + 1, label, this.#references);
        if (found === null) {
            this.#put(1);
            return;
        }
        const { node, image } = bracket;
        const link = { target: found.target, image, form: found.form };
        this.#delimiters.process(bracket.below);
        const opening = this.#nodes[node];
        if (opening !== undefined)
            opening.text = '';
        this.#links.push({ link, from: node, to: this.#nodes.length });
        this.#put(found.end - this.#at, '');
        if (!image)
            this.#closedBelow = node;
    }
}

;// CONCATENATED MODULE: ./src/formats/markdown/walk.ts
/** All blocks in the order of the text, without recursion: depth is only a matter of memory. */
function* walk(blocks) {
    const open = [
        { list: blocks, owner: null, index: 0 },
    ];
    for (;;) {
        const level = open.at(-1);
        if (level === undefined)
            return;
        const block = level.list[level.index];
        level.index += 1;
        if (block === undefined) {
            open.pop();
            if (level.owner !== null)
                yield { block: level.owner, leaving: true };
            continue;
        }
        yield { block, leaving: false };
        if ('children' in block)
            open.push({ list: block.children, owner: block, index: 0 });
    }
}

;// CONCATENATED MODULE: ./src/formats/markdown/near-tasks.ts

/** Quote marks, pipes, strike-through and emphasis in front of what looks like a task. */
const decoration = /^(?:[\s>|\u200b-\u200d\u2060]|~~|<(?:s|del|strike|b|i|li|p)>|<!--)*/i;
const starred = /^(?:\*\*|__)(?=[-*+\d[])/;
const listed = /^([-*+•‣◦–—·]|\d{1,9}[.)])?([\s\u200b-\u200d\u2060]*)/;
const boxed = /^\[([^[\]]{0,3})\]/;
const marks = '(?:✅|☑|✔|✓|❌|☐|☒|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|x):)\\ufe0f?';
const checkMark = new RegExp(`^${marks}\\s*`, 'u');
const ticks = /^(?:[xX✓✔☑✅yY]{1,2}\ufe0f?|yes|Yes|YES|ok|OK)$/u;
/** Without one of these nothing looks like a task. */
const candidate = /[[✅☑✔✓❌☐☒]|:[a-z_]{1,30}:/u;
const bullet = /^(?:[-*+]|\d{1,9}[.)])$/;
/**
 * Lines that look like task list items and are none, with the form GitHub would take: wrong boxes and bullets, and
 * right ones in code, in raw HTML or in the middle of a text. `tasks`: those of the same document.
 */
function nearTasksOf(document, tasks) {
    const taken = new Set(tasks.map(({ line }) => line));
    const where = new Places(document);
    return document.source.flatMap((text, index) => {
        const line = index + 1;
        if (taken.has(line) || !candidate.test(text))
            return [];
        const found = nearTask(text, where.of(line));
        return found === null ? [] : [{ ...found, line, text: text.trim(), where: where.of(line) }];
    });
}
function nearTask(text, where) {
    const decorated = decoration.exec(text)?.[0] ?? '';
    const bare = text.slice(decorated.length);
    const start = bare.slice(starred.exec(bare)?.[0].length ?? 0);
    const [lead = '', mark = '', gap = ''] = listed.exec(start) ?? [];
    const rest = start.slice(lead.length);
    const box = boxed.exec(rest);
    if (box === null)
        return checkMarked(mark, gap, rest);
    const inside = box[1] ?? '';
    const behind = rest.slice(box[0].length);
    const unusual = isUnusual(gap) || isUnusual(decorated);
    const reason = unusual ? 'unusual-space' : reasonOf({ mark, gap, inside, behind, where });
    if (reason === null || isLink(inside, mark, behind))
        return null;
    return { reason, rightForm: rightForm(mark, isTick(inside), behind) };
}
function reasonOf({ mark, gap, inside, behind, where }) {
    if (isUnusual(inside) || isUnusual(behind.slice(0, 1)))
        return 'unusual-space';
    if (inside === '')
        return 'empty-box';
    if (!/^[ \txX]$/.test(inside))
        return /^[ \t]*[xX]?[ \t]*$/.test(inside) ? 'spaces-in-box' : 'wrong-mark';
    if (!bullet.test(mark))
        return 'no-bullet';
    if (gap === '')
        return 'no-space-after-bullet';
    if (behind.trim() === '')
        return 'no-text';
    if (!/^[ \t]/.test(behind))
        return 'no-space-after-box';
    return where === 'code' ? 'in-code' : where === 'html' ? 'in-html' : 'in-text';
}
/** A bracket of a link, a footnote or prose, where nothing speaks for a box. */
function isLink(inside, mark, behind) {
    if (inside.startsWith('^'))
        return true;
    const plain = /^[ \txX]*$/.test(inside);
    if (/^[([:]/.test(behind))
        return !plain || mark === '' || behind.startsWith(':');
    return mark === '' && !plain && !isTick(inside);
}
const isTick = (inside) => ticks.test(inside.replace(/[\s\u200b-\u200d\u2060]/g, ''));
/** A blank that Markdown does not take for one, or a character without width. */
const isUnusual = (text) => /[^\S \t\n\r]|[\u200b-\u200d\u2060\ufeff]/.test(text);
function checkMarked(mark, gap, rest) {
    const found = checkMark.exec(rest);
    if (found === null || (mark !== '' && gap === ''))
        return null;
    const tick = !/^(?:❌|☐|☒|:x:)/u.test(rest);
    return { reason: 'check-mark', rightForm: rightForm(mark, tick, rest.slice(found[0].length)) };
}
const rightForm = (mark, tick, behind) => `${bullet.test(mark) ? mark : '-'} [${tick ? 'x' : ' '}] ${behind.replace(/^[\s\u200b-\u200d\u2060]+/, '')}`
    .trimEnd()
    .slice(0, 300);
/** Which lines stand in code, raw HTML or a quote. */
class Places {
    #where = new Map();
    constructor(document) {
        let quotes = 0;
        for (const { block, leaving } of walk(document.blocks)) {
            if (block.type === 'quote')
                quotes += leaving ? -1 : 1;
            if (leaving || 'children' in block)
                continue;
            const where = block.type === 'code' || block.type === 'html' ? block.type : quotes > 0 ? 'quote' : null;
            if (where === null)
                continue;
            for (let line = block.line; line <= block.endLine; line += 1)
                this.#where.set(line, where);
        }
    }
    of(line) {
        return this.#where.get(line) ?? 'text';
    }
}

;// CONCATENATED MODULE: ./src/formats/markdown/definition.ts



/** The definitions at the start of a paragraph, and how many of its lines they take (CommonMark 4.7). */
function takeDefinitions(lines) {
    const definitions = [];
    if (lines[0]?.text.startsWith('[') !== true)
        return { definitions, taken: 0 };
    const text = lines.map((line) => line.text).join('\n');
    let at = 0;
    let taken = 0;
    for (;;) {
        const found = definitionAt(text, at);
        if (found === null)
            return { definitions, taken };
        const first = lines[taken];
        taken += lineEnds(text, at, found.end) + 1;
        const last = lines[taken - 1];
        if (first === undefined || last === undefined)
            return { definitions, taken };
        definitions.push({
            type: 'definition',
            line: first.line,
            endLine: last.line,
            label: found.label,
            target: found.target,
        });
        at = found.end + 1;
        if (at >= text.length)
            return { definitions, taken };
    }
}
function lineEnds(text, from, to) {
    let count = 0;
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
        count += 1;
    return count;
}
/** `end`: the place of the line end behind the definition, or the end of the text. */
function definitionAt(text, at) {
    const start = skipBlanks(text, at);
    if (text.charCodeAt(start) !== 91)
        return null;
    const labelled = endOfLabel(text, start);
    if (labelled < 0 || text.charCodeAt(labelled) !== 58)
        return null;
    const begin = skipSpaces(text, labelled + 1);
    const destination = destinationAt(text, begin);
    if (destination === null || destination.end === begin)
        return null;
    const end = endOfDefinition(text, destination.end);
    if (end < 0)
        return null;
    return {
        end,
        label: normalLabel(text.slice(start + 1, labelled - 1)),
        target: decoded(destination.source),
    };
}
/** With a title if a whole one follows and nothing else stands on its last line; else without. */
function endOfDefinition(text, at) {
    const title = skipSpaces(text, at);
    const titled = title > at ? endOfTitle(text, title) : -1;
    if (titled >= 0) {
        const end = skipBlanks(text, titled);
        if (atLineEnd(text, end))
            return end;
    }
    const end = skipBlanks(text, at);
    return atLineEnd(text, end) ? end : -1;
}
const atLineEnd = (text, at) => at >= text.length || text.charCodeAt(at) === 10;

;// CONCATENATED MODULE: ./src/formats/markdown/block-stack.ts


/** What is open at the end of a line: containers from the document inwards, and the leaf in the innermost one. */
class BlockStack {
    document = { type: 'document', endLine: 0, children: [] };
    references = new Map();
    containers = [
        { node: this.document, list: null, width: 0, quotes: 0, lastList: null },
    ];
    leaf = null;
    /** Block quotes around the blank line just read; -1: the last line was not blank. */
    blank = -1;
    /** Places of the block quotes among the containers. */
    #quotes = [];
    get top() {
        return this.at(this.containers.length - 1);
    }
    at(index) {
        const container = this.containers[index];
        if (container === undefined)
            throw new RangeError('no such container');
        return container;
    }
    /** Where the block quote with so many quotes around it stands; the number of containers if there is none. */
    quoteWithin(quotes) {
        return this.#quotes[quotes] ?? this.containers.length;
    }
    /** Adds a block to the innermost container. */
    add(block) {
        const { node, list, quotes } = this.top;
        if (list !== null && node.children.length > 0 && this.blank === quotes)
            list.loose = true;
        node.children.push(block);
        node.endLine = Math.max(node.endLine, block.endLine);
        this.top.lastList = null;
    }
    open(container) {
        if (container.node.type === 'quote')
            this.#quotes.push(this.containers.length);
        this.containers.push(container);
    }
    /** The list that an item of this kind at this place belongs to: the one that just ended, or a new one. */
    listFor(mark, start, line) {
        const { top } = this;
        const last = top.lastList;
        if (last !== null && last.mark === mark) {
            if (this.blank === top.quotes)
                last.loose = true;
            return last;
        }
        const list = newList(mark, start, line);
        this.add(list);
        top.lastList = list;
        return list;
    }
    openLeaf(leaf) {
        this.add(leaf.node);
        this.leaf = leaf;
    }
    /** Closes the leaf and the containers from this index on. */
    closeFrom(index) {
        this.closeLeaf();
        while (this.containers.length > index) {
            const closed = this.containers.pop();
            if (closed === undefined)
                return;
            if (closed.node.type === 'quote')
                this.#quotes.pop();
            const { endLine } = closed.node;
            if (closed.list !== null)
                closed.list.endLine = Math.max(closed.list.endLine, endLine);
            this.top.node.endLine = Math.max(this.top.node.endLine, endLine);
        }
    }
    /** Takes the open leaf away: it has become something else. */
    dropLeaf() {
        this.top.node.children.pop();
        this.leaf = null;
    }
    closeLeaf() {
        const { leaf } = this;
        if (leaf === null)
            return;
        if (leaf.kind === 'paragraph') {
            const first = this.top.node.children[0] === leaf.node;
            if (this.define(leaf.node))
                this.top.node.children.pop();
            else if (first)
                this.#takeBox(leaf.node);
        }
        this.top.node.endLine = Math.max(this.top.node.endLine, leaf.node.endLine);
        this.leaf = null;
    }
    /** Turns the definitions at the start of the paragraph into blocks before it; whether nothing is left of it. */
    define(paragraph) {
        const { definitions, taken } = takeDefinitions(paragraph.lines);
        if (taken === 0)
            return false;
        const { children } = this.top.node;
        children.pop();
        for (const definition of definitions) {
            children.push(definition);
            if (!this.references.has(definition.label))
                this.references.set(definition.label, definition.target);
        }
        paragraph.lines = paragraph.lines.slice(taken);
        paragraph.line = paragraph.lines[0]?.line ?? paragraph.line;
        children.push(paragraph);
        return paragraph.lines.length === 0;
    }
    /** The box of a task list item: `[ ]` or `[x]` and a blank at the start of the first paragraph of an item. */
    #takeBox(paragraph) {
        const item = this.top.node;
        const [first] = paragraph.lines;
        if (item.type !== 'item' || first === undefined)
            return;
        const box = boxOf(paragraph.lines);
        if (box === null)
            return;
        item.checked = box;
        const rest = first.text.slice(3);
        const text = rest.slice(skipBlanks(rest, 0));
        if (text === '')
            paragraph.lines.shift();
        else
            paragraph.lines[0] = { text, line: first.line };
    }
}
const boxStart = /^\[([ \txX])\](?=[ \t]|$)/;
function boxOf(lines) {
    const found = boxStart.exec(lines[0]?.text ?? '');
    if (found === null)
        return null;
    const rest = lines[0]?.text.slice(3) ?? '';
    if (/^[ \t]*$/.test(rest) && lines.length === 1)
        return null;
    return found[1] === 'x' || found[1] === 'X';
}
const newList = (mark, start, line) => ({
    type: 'list',
    line,
    endLine: line,
    ordered: start !== null,
    start,
    loose: false,
    children: [],
    mark,
});

;// CONCATENATED MODULE: ./src/formats/markdown/html-block.ts

/** CommonMark 4.6, start condition 1. */
const rawNames = new Set(['pre', 'script', 'style', 'textarea']);
/** CommonMark 4.6, start condition 6. */
const blockNames = new Set(('address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl ' +
    'dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend ' +
    'li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td ' +
    'tfoot th thead title tr track ul').split(' '));
const rawEnd = /<\/(?:pre|script|style|textarea)>/i;
const onlyBlanks = /^[ \t]*$/;
/** Which start condition the line meets at `at`, where its `<` stands; null: none. */
function htmlCondition(text, at) {
    if (text.startsWith('<!--', at))
        return 2;
    if (text.startsWith('<?', at))
        return 3;
    if (text.startsWith('<![CDATA[', at))
        return 5;
    if (/^<![A-Za-z]/.test(text.slice(at, at + 3)))
        return 4;
    const name = tagNameAt(text, at);
    if (name === '')
        return null;
    const closing = text.charAt(at + 1) === '/';
    const after = text.charAt(at + name.length + (closing ? 2 : 1));
    const ends = after === '' || ' \t>'.includes(after);
    if (!closing && ends && rawNames.has(name))
        return 1;
    if (blockNames.has(name) && (ends || text.startsWith('/>', at + name.length + (closing ? 2 : 1))))
        return 6;
    if (!closing && rawNames.has(name))
        return null;
    const end = endOfTag(text, at);
    return end > 0 && onlyBlanks.test(text.slice(end)) ? 7 : null;
}
/** Whether a line ends a block that its own end marks (conditions 1 to 5). */
function endsHtml(condition, text) {
    if (condition === 1)
        return rawEnd.test(text);
    if (condition === 2)
        return text.includes('-->');
    if (condition === 3)
        return text.includes('?>');
    if (condition === 4)
        return text.includes('>');
    return condition === 5 && text.includes(']]>');
}

;// CONCATENATED MODULE: ./src/formats/markdown/leaf-starts.ts

/** An ATX heading that begins at `at`: its level and its inline source; null: none does (CommonMark 4.2). */
function atxHeading(text, at) {
    const level = runLength(text, at, 35);
    if (!isLevel(level))
        return null;
    const after = at + level;
    if (after < text.length && !isBlank(text.charCodeAt(after)))
        return null;
    return { level, text: withoutClosing(trimBlanks(text.slice(after))) };
}
const isLevel = (level) => level >= 1 && level <= 6;
/** Without the closing sequence `##`, which a blank must precede. */
function withoutClosing(text) {
    let end = text.length;
    while (end > 0 && text.charCodeAt(end - 1) === 35)
        end -= 1;
    if (end === text.length)
        return text;
    if (end === 0)
        return '';
    return isBlank(text.charCodeAt(end - 1)) ? trimEndBlanks(text.slice(0, end)) : text;
}
function openingFence(text, at) {
    const code = text.charCodeAt(at);
    if (code !== 96 && code !== 126)
        return null;
    const length = runLength(text, at, code);
    if (length < 3)
        return null;
    const info = trimBlanks(text.slice(at + length));
    return code === 96 && info.includes('`') ? null : { code, length, info };
}
/** Whether a line from `at` on closes the fence. */
function closesFence(fence, text, at) {
    const length = runLength(text, at, fence.code);
    return length >= fence.length && skipBlanks(text, at + length) === text.length;
}
/** 1 for `===`, 2 for `---`, null for anything else (CommonMark 4.3). */
function setextLevel(text, at) {
    const code = text.charCodeAt(at);
    if (code !== 61 && code !== 45)
        return null;
    const end = skipBlanks(text, at + runLength(text, at, code));
    if (end !== text.length)
        return null;
    return code === 61 ? 1 : 2;
}
/**
 * Tells for any place of one line whether a thematic break begins there (CommonMark 4.1). The line is read once from
 * its end, so that a line of ten thousand list markers is not read ten thousand times.
 */
class ThematicBreaks {
    #text;
    #mark = Number.NaN;
    /** From here on the line holds only the mark and blanks. */
    #from = -1;
    /** The third mark from the end. */
    #third = -1;
    constructor(text) {
        this.#text = text;
    }
    at(place) {
        if (this.#from < 0)
            this.#read();
        return this.#text.charCodeAt(place) === this.#mark && place >= this.#from && place <= this.#third;
    }
    #read() {
        let place = this.#text.length;
        let marks = 0;
        for (; place > 0; place -= 1) {
            const code = this.#text.charCodeAt(place - 1);
            if (isBlank(code))
                continue;
            if (marks === 0 && (code === 42 || code === 45 || code === 95))
                this.#mark = code;
            if (code !== this.#mark)
                break;
            marks += 1;
            if (marks === 3)
                this.#third = place - 1;
        }
        this.#from = place;
    }
}
function listMarker(text, at) {
    const code = text.charCodeAt(at);
    const marker = code === 42 || code === 43 || code === 45 ? leaf_starts_bullet(code) : number(text, at);
    if (marker === null)
        return null;
    const after = at + marker.length;
    return after === text.length || isBlank(text.charCodeAt(after)) ? marker : null;
}
const leaf_starts_bullet = (mark) => ({ ordered: false, start: null, mark, length: 1 });
function number(text, at) {
    let end = at;
    while (end - at < 10 && isDigit(text.charCodeAt(end)))
        end += 1;
    const mark = text.charCodeAt(end);
    if (end === at || end - at > 9 || (mark !== 46 && mark !== 41))
        return null;
    return { ordered: true, start: Number(text.slice(at, end)), mark, length: end + 1 - at };
}
/** `[^label]:` of a GFM footnote definition; null if none begins at `at`. */
function footnoteStart(text, at) {
    if (!text.startsWith('[^', at))
        return null;
    const found = /^\[\^((?:[^\\[\] \t]|\\.){1,999})\]:/s.exec(text.slice(at, at + 1100));
    return found?.[1] === undefined ? null : { label: found[1], length: found[0].length };
}

;// CONCATENATED MODULE: ./src/formats/markdown/table.ts

/** Cells of a row: pipes at both ends are no cells, `\|` is no separator (GFM tables). */
function cellsOf(text) {
    const cells = [];
    let from = skipBlanks(text, 0);
    if (text.charCodeAt(from) === 124)
        from += 1;
    for (let at = from; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === 92)
            at += 1;
        else if (code === 124) {
            cells.push(cell(text.slice(from, at)));
            from = at + 1;
        }
    }
    const rest = trimBlanks(text.slice(from));
    if (rest !== '')
        cells.push(cell(rest));
    return cells;
}
const cell = (source) => {
    const trimmed = trimBlanks(source);
    return trimmed.includes('\\|') ? trimmed.replaceAll('\\|', '|') : trimmed;
};
/** How many columns a delimiter row (`| --- | :-: |`) has; 0: the line is none. */
function delimiterColumns(text) {
    let at = skipBlanks(text, 0);
    let columns = 0;
    let marked = false;
    if (text.charCodeAt(at) === 124) {
        marked = true;
        at = skipBlanks(text, at + 1);
    }
    while (at < text.length) {
        const dashes = skipColumn(text, at);
        if (dashes.end < 0)
            return 0;
        marked ||= dashes.colon;
        columns += 1;
        at = skipBlanks(text, dashes.end);
        if (at >= text.length)
            break;
        if (text.charCodeAt(at) !== 124)
            return 0;
        marked = true;
        at = skipBlanks(text, at + 1);
    }
    return marked ? columns : 0;
}
/** `:---:` from `at` on; `end` -1: there is none. */
function skipColumn(text, at) {
    let place = at;
    const before = text.charCodeAt(place) === 58;
    if (before)
        place += 1;
    const dash = place;
    while (text.charCodeAt(place) === 45)
        place += 1;
    if (place === dash)
        return { end: -1, colon: false };
    const after = text.charCodeAt(place) === 58;
    return { end: after ? place + 1 : place, colon: before || after };
}
/** Cells as inline source, at most as many as the header has. Missing cells are not made up: rows are many. */
const rowOf = (line, columns) => cellsOf(line.text)
    .slice(0, columns)
    .map((text) => ({ text, line: line.line }));
/** Whether a line may be the delimiter row of a table, told by its first character. */
const mayDelimit = (code) => code === 124 || code === 45 || code === 58;

;// CONCATENATED MODULE: ./src/formats/markdown/block-starts.ts





/** Tries everything that can begin at the place of the cursor, in the order of CommonMark. */
function startBlock(stack, reading) {
    const { cursor } = reading;
    if (cursor.indent >= 4)
        return startIndentedCode(stack, reading);
    switch (cursor.code) {
        case 62:
            return startQuote(stack, reading);
        case 35:
            return startAtxHeading(stack, reading);
        case 96:
        case 126:
            return startFence(stack, reading);
        case 60:
            return startHtml(stack, reading);
        case 91:
            return startFootnote(stack, reading);
        default:
            return startByLine(stack, reading);
    }
}
function startByLine(stack, reading) {
    const { cursor } = reading;
    const { code } = cursor;
    if ((code === 45 || code === 61) && startSetextHeading(stack, reading))
        return 'leaf';
    if ((code === 42 || code === 45 || code === 95) && reading.breaks.at(cursor.next)) {
        begin(stack, reading);
        stack.add({ type: 'thematic-break', line: reading.line, endLine: reading.line });
        return 'leaf';
    }
    const marker = listMarker(cursor.text, cursor.next);
    const started = marker === null ? 'nothing' : startItem(stack, reading, marker);
    if (started !== 'nothing')
        return started;
    return mayDelimit(code) && startTable(stack, reading) ? 'leaf' : 'nothing';
}
/** Closes what does not go on in this line. */
function begin(stack, reading) {
    stack.closeFrom(reading.matched);
}
const openParagraph = (stack) => (stack.leaf?.kind === 'paragraph' ? stack.leaf : null);
function startIndentedCode(stack, reading) {
    if (openParagraph(stack) !== null)
        return 'nothing';
    begin(stack, reading);
    const { cursor, line } = reading;
    cursor.skipColumns(4);
    const lines = [{ text: cursor.remainder(), line }];
    stack.openLeaf({
        kind: 'indented',
        node: { type: 'code', form: 'indented', info: '', line, endLine: line, lines },
        blanks: [],
    });
    return 'leaf';
}
function startQuote(stack, reading) {
    begin(stack, reading);
    const { cursor, line } = reading;
    cursor.toNext();
    cursor.skip(1);
    cursor.skipOptionalSpace();
    const node = { type: 'quote', line, endLine: line, children: [] };
    stack.add(node);
    stack.open({ node, list: null, width: 0, quotes: stack.top.quotes + 1, lastList: null });
    reading.matched = stack.containers.length;
    return 'container';
}
function startAtxHeading(stack, reading) {
    const { cursor, line } = reading;
    const heading = atxHeading(cursor.text, cursor.next);
    if (heading === null)
        return 'nothing';
    begin(stack, reading);
    const { level, text } = heading;
    const lines = text === '' ? [] : [{ text, line }];
    stack.add({ type: 'heading', form: 'atx', level, line, endLine: line, lines });
    return 'leaf';
}
function startFence(stack, reading) {
    const { cursor, line } = reading;
    const fence = openingFence(cursor.text, cursor.next);
    if (fence === null)
        return 'nothing';
    begin(stack, reading);
    const info = decoded(fence.info);
    stack.openLeaf({
        kind: 'fenced',
        node: { type: 'code', form: 'fenced', info, line, endLine: line, lines: [] },
        fence,
        indent: cursor.indent,
    });
    return 'leaf';
}
function startHtml(stack, reading) {
    const { cursor, line } = reading;
    const condition = htmlCondition(cursor.text, cursor.next);
    if (condition === null)
        return 'nothing';
    if (condition === 7 && reading.whole && openParagraph(stack) !== null)
        return 'nothing';
    begin(stack, reading);
    const lines = [{ text: cursor.remainder(), line }];
    stack.openLeaf({ kind: 'html', node: { type: 'html', condition, line, endLine: line, lines } });
    if (endsHtml(condition, cursor.text.slice(cursor.next)))
        stack.closeLeaf();
    return 'leaf';
}
function startFootnote(stack, reading) {
    const { cursor, line } = reading;
    const start = footnoteStart(cursor.text, cursor.next);
    if (start === null)
        return 'nothing';
    begin(stack, reading);
    cursor.toNext();
    cursor.skip(start.length);
    cursor.toNext();
    const node = { type: 'footnote', label: start.label, line, endLine: line, children: [] };
    stack.add(node);
    stack.open({ node, list: null, width: 4, quotes: stack.top.quotes, lastList: null });
    reading.matched = stack.containers.length;
    return 'container';
}
/** The last line of an open paragraph becomes the header; what stands before it stays a paragraph. */
function startTable(stack, reading) {
    const paragraph = openParagraph(stack);
    const header = paragraph?.node.lines.at(-1);
    if (!reading.whole || paragraph === null || header === undefined)
        return false;
    const columns = delimiterColumns(reading.cursor.text.slice(reading.cursor.next));
    if (columns === 0 || cellsOf(header.text).length !== columns)
        return false;
    paragraph.node.lines.pop();
    paragraph.node.endLine = header.line - 1;
    if (paragraph.node.lines.length === 0)
        stack.dropLeaf();
    else
        stack.closeLeaf();
    const { line } = reading;
    stack.openLeaf({
        kind: 'table',
        node: { type: 'table', line: header.line, endLine: line, header: [...rowOf(header, columns)], rows: [] },
    });
    return true;
}
function startSetextHeading(stack, reading) {
    const paragraph = openParagraph(stack);
    const { cursor, line } = reading;
    const level = setextLevel(cursor.text, cursor.next);
    if (!reading.whole || paragraph === null || level === null)
        return false;
    if (stack.define(paragraph.node)) {
        stack.dropLeaf();
        return false;
    }
    const { lines, line: first } = paragraph.node;
    stack.dropLeaf();
    stack.add({ type: 'heading', form: 'setext', level, line: first, endLine: line, lines });
    return true;
}
function startItem(stack, reading, marker) {
    const { cursor, line } = reading;
    const interrupts = reading.whole && openParagraph(stack) !== null;
    const empty = skipBlanks(cursor.text, cursor.next + marker.length) === cursor.text.length;
    if (interrupts && (empty || (marker.ordered && marker.start !== 1)))
        return 'nothing';
    begin(stack, reading);
    const offset = cursor.indent;
    cursor.toNext();
    cursor.skip(marker.length);
    const blanks = cursor.indent;
    const padding = empty || blanks > 4 ? 1 : blanks;
    cursor.skipColumns(padding);
    const list = stack.listFor(marker.mark, marker.start, line);
    const node = { type: 'item', checked: null, line, endLine: line, children: [] };
    list.children.push(node);
    const { quotes } = stack.top;
    stack.open({ node, list, width: offset + marker.length + padding, quotes, lastList: null });
    reading.matched = stack.containers.length;
    return 'container';
}

;// CONCATENATED MODULE: ./src/formats/markdown/cursor.ts

/**
 * A place in one line that moves by characters or by columns: tabs reach to the next multiple of four
 * (CommonMark 2.2), and half of one may belong to a container and the other half to its content.
 */
class LineCursor {
    text;
    /** Character that is next. */
    offset = 0;
    /** Column of `offset`, counted from 0. */
    column = 0;
    /** First character at or after `offset` that is no blank. */
    next = 0;
    /** Columns of the tab at `offset` that are not consumed; 0: `offset` stands at no such tab. */
    #rest = 0;
    #nextColumn = 0;
    constructor(text) {
        this.text = text;
        this.#find();
    }
    /** Columns of blanks before `next`. */
    get indent() {
        return this.#nextColumn - this.column;
    }
    get blank() {
        return this.next >= this.text.length;
    }
    /** Code of the first character that is no blank; NaN at the end of the line. */
    get code() {
        return this.text.charCodeAt(this.next);
    }
    /** Skips the blanks. */
    toNext() {
        this.offset = this.next;
        this.column = this.#nextColumn;
        this.#rest = 0;
    }
    /** Skips characters that are no tabs. */
    skip(characters) {
        this.offset += characters;
        this.column += characters;
        this.#rest = 0;
        if (this.offset > this.next)
            this.#find();
    }
    /** Skips up to so many columns of blanks. */
    skipColumns(columns) {
        let left = columns;
        while (left > 0 && this.offset < this.text.length) {
            const code = this.text.charCodeAt(this.offset);
            if (!isBlank(code))
                break;
            const width = code === 9 ? this.#rest || 4 - (this.column % 4) : 1;
            const taken = Math.min(width, left);
            this.column += taken;
            left -= taken;
            this.#rest = width - taken;
            if (this.#rest === 0)
                this.offset += 1;
        }
    }
    /** Skips one column of blank, if one is next. */
    skipOptionalSpace() {
        if (isBlank(this.text.charCodeAt(this.offset)))
            this.skipColumns(1);
    }
    /** What is left of the line; columns of a half-consumed tab become spaces. */
    remainder() {
        if (this.#rest === 0)
            return this.offset === 0 ? this.text : this.text.slice(this.offset);
        return ' '.repeat(this.#rest) + this.text.slice(this.offset + 1);
    }
    #find() {
        let place = this.offset;
        let column = this.column;
        for (; place < this.text.length; place += 1) {
            const code = this.text.charCodeAt(place);
            if (code === 32)
                column += 1;
            else if (code === 9)
                column += 4 - (column % 4);
            else
                break;
        }
        this.next = place;
        this.#nextColumn = column;
    }
}

;// CONCATENATED MODULE: ./src/formats/markdown/block-parser.ts






/**
 * Block structure line by line (CommonMark, appendix "A parsing strategy"): which open containers go on, what begins,
 * and where the rest belongs. No line costs more than its length, whatever is open.
 */
class BlockParser {
    #stack = new BlockStack();
    get references() {
        return this.#stack.references;
    }
    /** The blocks of the whole text, when all lines are read. */
    finish() {
        this.#stack.closeFrom(1);
        this.#stack.closeLeaf();
        return this.#stack.document.children;
    }
    read(text, line) {
        const stack = this.#stack;
        const cursor = new LineCursor(text);
        const matched = this.#match(cursor, line);
        const whole = matched === stack.containers.length;
        const reading = { cursor, line, breaks: new ThematicBreaks(text), matched, whole };
        if (whole && stack.leaf !== null && this.#goesOn(stack.leaf, reading))
            return;
        if (!whole && stack.leaf !== null && stack.leaf.kind !== 'paragraph')
            stack.closeFrom(matched);
        this.#readRest(reading);
    }
    #match(cursor, line) {
        const { containers } = this.#stack;
        for (let index = 1; index < containers.length; index += 1) {
            if (cursor.blank)
                return this.#matchBlank(index, line);
            if (!goesInto(this.#stack.at(index), cursor))
                return index;
        }
        return containers.length;
    }
    /** A blank rest goes through all lists, so they are not asked one by one: the next block quote ends. */
    #matchBlank(index, line) {
        const stack = this.#stack;
        const { node } = stack.top;
        const { length } = stack.containers;
        const beganEmpty = node.type === 'item' && node.children.length === 0 && node.line < line;
        return Math.min(stack.quoteWithin(stack.at(index - 1).quotes), beganEmpty ? length - 1 : length);
    }
    /** Code, raw HTML and tables take lines of their own; whether this one was such a line. */
    #goesOn(leaf, reading) {
        switch (leaf.kind) {
            case 'fenced':
                return this.#fencedLine(leaf, reading);
            case 'indented':
                return this.#indentedLine(leaf, reading);
            case 'html':
                return this.#htmlLine(leaf, reading);
            case 'table':
                if (reading.cursor.blank)
                    this.#stack.closeLeaf();
                return false;
            case 'paragraph':
                return false;
        }
    }
    #fencedLine(leaf, { cursor, line }) {
        leaf.node.endLine = line;
        if (cursor.indent < 4 && closesFence(leaf.fence, cursor.text, cursor.next)) {
            this.#stack.closeLeaf();
        }
        else {
            cursor.skipColumns(Math.min(leaf.indent, cursor.indent));
            leaf.node.lines.push({ text: cursor.blank ? '' : cursor.remainder(), line });
        }
        this.#stack.blank = -1;
        return true;
    }
    #indentedLine(leaf, { cursor, line }) {
        if (cursor.blank) {
            leaf.blanks.push({ text: '', line });
            this.#stack.blank = this.#stack.top.quotes;
            return true;
        }
        if (cursor.indent < 4) {
            this.#stack.closeLeaf();
            return false;
        }
        cursor.skipColumns(4);
        for (const blank of leaf.blanks)
            leaf.node.lines.push(blank);
        leaf.blanks = [];
        leaf.node.lines.push({ text: cursor.remainder(), line });
        leaf.node.endLine = line;
        this.#stack.blank = -1;
        return true;
    }
    #htmlLine(leaf, { cursor, line }) {
        const { condition } = leaf.node;
        if (condition >= 6 && cursor.blank) {
            this.#stack.closeLeaf();
            return false;
        }
        const text = cursor.remainder();
        leaf.node.lines.push({ text, line });
        leaf.node.endLine = line;
        if (endsHtml(condition, text))
            this.#stack.closeLeaf();
        this.#stack.blank = -1;
        return true;
    }
    #readRest(reading) {
        const stack = this.#stack;
        const before = reading.matched;
        for (;;) {
            if (reading.cursor.blank) {
                this.#readBlank(reading);
                return;
            }
            const started = startBlock(stack, reading);
            if (started === 'nothing')
                break;
            if (started === 'leaf') {
                stack.blank = -1;
                return;
            }
        }
        const lazy = before === reading.matched && !reading.whole;
        this.#readText(reading, lazy);
        stack.blank = -1;
    }
    #readBlank({ matched, whole, line }) {
        const stack = this.#stack;
        const newItem = stack.top.node.type === 'item' && stack.top.node.line === line;
        if (!whole || stack.leaf !== null)
            stack.closeFrom(matched);
        const { node, quotes } = stack.top;
        const counts = node.type !== 'quote' && !(newItem && node.children.length === 0);
        stack.blank = counts ? quotes : -1;
    }
    #readText({ cursor, line, matched }, lazy) {
        const stack = this.#stack;
        const text = cursor.text.slice(cursor.next);
        const { leaf } = stack;
        if (leaf?.kind === 'paragraph') {
            leaf.node.lines.push({ text, line });
            leaf.node.endLine = line;
        }
        else if (leaf?.kind === 'table' && !lazy) {
            leaf.node.rows.push(rowOf({ text, line }, leaf.node.header.length));
            leaf.node.endLine = line;
        }
        else {
            stack.closeFrom(matched);
            const node = { type: 'paragraph', line, endLine: line, lines: [{ text, line }] };
            stack.openLeaf({ kind: 'paragraph', node });
        }
    }
}
/** Whether a line goes on in a container; takes the marks and the indentation of the container off it. */
function goesInto({ node, width }, cursor) {
    if (node.type === 'quote') {
        if (cursor.indent > 3 || cursor.code !== 62)
            return false;
        cursor.toNext();
        cursor.skip(1);
        cursor.skipOptionalSpace();
        return true;
    }
    if (cursor.indent < width)
        return false;
    cursor.skipColumns(width);
    return true;
}

;// CONCATENATED MODULE: ./src/formats/markdown/parse.ts

const lineEnd = /\r\n|\n|\r/;
/**
 * Parses a text as GitHub does: CommonMark 0.31 and GFM block structure (headings, breaks, code, raw HTML, quotes,
 * lists, tables, definitions, footnotes), in time linear in the text whatever it holds. Any text is Markdown: it never
 * throws. Lines end at LF, CR LF and CR; U+2028 and other separators are ordinary characters.
 */
function parseMarkdown(text) {
    const source = text
        .replace(/^\ufeff/, '')
        .replaceAll('\0', '\ufffd')
        .split(lineEnd);
    if (source.at(-1) === '')
        source.pop();
    const parser = new BlockParser();
    source.forEach((line, index) => {
        parser.read(line, index + 1);
    });
    const blocks = parser.finish();
    return { blocks, references: parser.references, source };
}

;// CONCATENATED MODULE: ./src/formats/markdown/raw-html-state.ts


/** Names of elements that strike their text through. */
const striking = new Set(['s', 'del', 'strike']);
/**
 * What ends an `rp`, comments in it passed over: of the elements that GitHub lets through, the one that no browser
 * shows the content of.
 */
const endOfFallback = /<!--[\s\S]*?(?:-->|$)|<\/rp(?![A-Za-z0-9-])/gi;
/**
 * What raw HTML leaves open behind it, read piece by piece in the order of the text. GitHub shows nothing of what
 * follows a comment or a tag that is never closed: only raw HTML can close it, since other text is escaped.
 */
class RawHtmlState {
    /** Line of the comment or tag that is open; null: none is. */
    hiddenSince = null;
    details = 0;
    struck = 0;
    #until = '';
    /** Reads a comment of running text where something is open: it may hold the end of that. */
    readComment(text, line) {
        this.read(`<!--${text}-->`, line);
    }
    /** Reads raw HTML that begins in the given line; the comments that begin and end in it, with their lines. */
    read(html, line) {
        const comments = [];
        const lines = new LineCount(html, line);
        let at = this.hiddenSince === null ? 0 : this.#closing(html, 0);
        while (at >= 0) {
            const open = html.indexOf('<', at);
            if (open < 0)
                break;
            at = this.#markup(html, open);
            if (at < 0)
                this.hiddenSince = lines.at(open);
            else if (html.startsWith('<!--', open)) {
                comments.push({ text: html.slice(open + 4, Math.max(open + 4, at - 3)), line: lines.at(open) });
            }
        }
        return comments;
    }
    /** Reads what begins at a `<`; the place behind it, -1 if it stays open. */
    #markup(html, at) {
        if (html.startsWith('<!-->', at))
            return at + 5;
        if (html.startsWith('<!--->', at))
            return at + 6;
        if (html.startsWith('<!--', at))
            return this.#hide(html, at + 4, '-->');
        if (/^<[!?]/.test(html.slice(at, at + 2)))
            return this.#hide(html, at + 2, '>');
        const name = tagNameAt(html, at);
        if (name === '')
            return at + 1;
        const end = endOfTag(html, at);
        if (end < 0)
            return this.#brokenTag(html, at + 1);
        const closes = html.charAt(at + 1) === '/';
        this.#element(name, closes ? -1 : 1);
        return name === 'rp' && !closes ? this.#hide(html, end, endOfFallback) : end;
    }
    /** A tag that is none for CommonMark is one for a browser as soon as a `>` comes that stands in no quoted value. */
    #brokenTag(html, from) {
        const place = /["'>]/g;
        for (place.lastIndex = from;;) {
            const found = place.exec(html);
            if (found === null)
                return this.#hide(html, html.length, '>');
            if (found[0] === '>')
                return place.lastIndex;
            if (!opensValue(html, found.index))
                continue;
            const end = html.indexOf(found[0], place.lastIndex);
            if (end < 0)
                return this.#hide(html, html.length, found[0]);
            place.lastIndex = end + 1;
        }
    }
    #hide(html, from, until) {
        this.#until = until;
        return this.#closing(html, from);
    }
    #closing(html, from) {
        const end = endOf(html, from, this.#until);
        const inTag = this.#until === '"' || this.#until === "'";
        const behind = end >= 0 && inTag ? this.#brokenTag(html, end) : end;
        if (behind >= 0)
            this.hiddenSince = null;
        return behind;
    }
    #element(name, change) {
        if (name === 'details')
            this.details = Math.max(0, this.details + change);
        if (striking.has(name))
            this.struck = Math.max(0, this.struck + change);
    }
}
/** Place behind the next mark of an end; -1: there is none. */
function endOf(html, from, until) {
    if (typeof until === 'string') {
        const at = html.indexOf(until, from);
        return at < 0 ? -1 : at + until.length;
    }
    until.lastIndex = from;
    for (let found = until.exec(html); found !== null; found = until.exec(html)) {
        if (found[0].startsWith('</'))
            return until.lastIndex;
    }
    return -1;
}
/** Whether a quotation mark begins the value of an attribute: elsewhere in a tag it is a letter like any other. */
function opensValue(html, at) {
    let before = at - 1;
    while (before >= 0 && isInlineSpace(html.charCodeAt(before)))
        before -= 1;
    return html.charCodeAt(before) === 61;
}
/** Lines of ascending places of a text. */
class LineCount {
    #text;
    #line;
    #next;
    constructor(text, line) {
        this.#text = text;
        this.#line = line;
        this.#next = text.indexOf('\n');
    }
    at(place) {
        while (this.#next >= 0 && this.#next < place) {
            this.#line += 1;
            this.#next = this.#text.indexOf('\n', this.#next + 1);
        }
        return this.#line;
    }
}

;// CONCATENATED MODULE: ./src/formats/markdown/task-items.ts

/** The tasks read so far, and the list items that are open. */
class ItemStack {
    tasks = [];
    #open = [];
    #depth = { quote: 0, footnote: 0, list: 0 };
    around(container, change) {
        this.#depth[container] += change;
    }
    /** Whether text at this place belongs to a task or to a detail of one. */
    get collects() {
        const item = this.#open.at(-1);
        return item !== undefined && item.own !== null && item.quotes === this.#depth.quote;
    }
    open(item, html) {
        const outer = this.#open.at(-1)?.nearest ?? null;
        const quotes = this.#depth.quote;
        if (item.checked !== null) {
            const node = this.#task(item, item.checked, outer?.index ?? null, html);
            const task = { node, index: this.tasks.length };
            this.tasks.push(node);
            this.#open.push({ own: node, task, nearest: task, quotes, first: true });
            return;
        }
        const shown = html.hiddenSince === null && quotes === (this.#open.at(-1)?.quotes ?? quotes);
        const detail = outer !== null && shown ? { line: item.line, text: '', pieces: [] } : null;
        if (detail !== null)
            outer?.node.details.push(detail);
        this.#open.push({ own: detail, task: null, nearest: outer, quotes, first: true });
    }
    close() {
        const item = this.#open.pop();
        if (item?.own !== null && item?.own !== undefined && item.task === null) {
            item.own.text = plainText(item.own.pieces);
        }
    }
    /** Adds the content of a paragraph or heading to the item it stands in. */
    add(pieces) {
        const item = this.#open.at(-1);
        if (item === undefined || item.own === null || !this.collects)
            return;
        const { own, task } = item;
        const last = pieces[0];
        if (!item.first && last !== undefined)
            own.pieces.push({ ...blockEnd, line: last.line });
        for (const piece of pieces)
            own.pieces.push(piece);
        if (item.first && task !== null) {
            task.node.text = plainText(pieces);
            task.node.struck = allStruck(pieces);
        }
        item.first = false;
    }
    comment(comment) {
        if (this.collects)
            this.#open.at(-1)?.task?.node.comments.push(comment);
    }
    #task(item, checked, parent, html) {
        return {
            line: item.line,
            endLine: item.endLine,
            checked,
            depth: this.#depth.list,
            parent,
            inside: {
                quote: this.#depth.quote > 0,
                footnote: this.#depth.footnote > 0,
                hiddenSince: html.hiddenSince,
                details: html.details > 0,
                struck: html.struck > 0,
            },
            text: '',
            pieces: [],
            struck: false,
            comments: [],
            details: [],
        };
    }
}
const blockEnd = { kind: 'text', text: '\n', line: 1, struck: false, strong: false, link: null };
const isWords = ({ kind, text }) => (kind === 'text' || kind === 'code') && /[\p{L}\p{N}]/u.test(text);
const allStruck = (pieces) => pieces.some(isWords) && pieces.filter(isWords).every(({ struck }) => struck);

;// CONCATENATED MODULE: ./src/formats/markdown/tasks.ts




/**
 * The task list items of a text, in the order of their lines, with what stands around each. Boxes in code, in raw HTML
 * and in text that is no list item are none; those in quotes, footnotes, struck or hidden text are told as such.
 */
const tasksOf = (document) => readTasks(document).tasks;
/** All HTML comments outside code, in tasks and elsewhere. A comment that is never closed is none. */
const commentsOf = (document) => readTasks(document).comments;
/** A document is read once, whoever asks. */
const readings = new WeakMap();
function readTasks(document) {
    const known = readings.get(document);
    if (known !== undefined)
        return known;
    const reader = new TaskReader(document);
    for (const { block, leaving } of walk(document.blocks)) {
        if (leaving)
            reader.leave(block);
        else
            reader.enter(block);
    }
    const read = { tasks: reader.items.tasks, comments: reader.comments };
    readings.set(document, read);
    return read;
}
class TaskReader {
    items = new ItemStack();
    comments = [];
    #document;
    #html = new RawHtmlState();
    constructor(document) {
        this.#document = document;
    }
    enter(block) {
        switch (block.type) {
            case 'quote':
            case 'footnote':
            case 'list':
                this.items.around(block.type, 1);
                return;
            case 'item':
                this.items.open(block, this.#html);
                return;
            case 'paragraph':
            case 'heading':
                this.#inline(block.lines, true);
                return;
            case 'table':
                for (const row of [block.header, ...block.rows])
                    for (const cell of row)
                        this.#inline([cell], false);
                return;
            case 'html':
                this.#rawHtml(block);
                return;
            case 'code':
            case 'definition':
            case 'thematic-break':
        }
    }
    leave(block) {
        if (block.type === 'item')
            this.items.close();
        else if (block.type === 'quote' || block.type === 'footnote' || block.type === 'list') {
            this.items.around(block.type, -1);
        }
    }
    #inline(lines, own) {
        const marked = lines.some(({ text }) => text.includes('<'));
        if (!marked && !(own && this.items.collects))
            return;
        const pieces = inlineOf(lines, this.#document.references).flatMap((piece) => this.#piece(piece));
        if (own && pieces.length > 0)
            this.items.add(pieces);
    }
    /** The piece as it is shown; nothing of one that raw HTML before it hides. */
    #piece(piece) {
        const struck = piece.struck || this.#html.struck > 0;
        const hidden = this.#html.hiddenSince !== null;
        if (piece.kind === 'comment') {
            if (!hidden)
                this.#comment(piece.text, piece.line, struck);
            else
                this.#html.readComment(piece.text, piece.line);
        }
        else if (piece.kind === 'tag')
            this.#html.read(piece.text, piece.line);
        if (hidden)
            return [];
        return struck === piece.struck ? piece : { ...piece, struck };
    }
    #rawHtml(block) {
        const text = block.lines.map((line) => line.text).join('\n');
        const hidden = this.#html.hiddenSince !== null;
        const struck = this.#html.struck > 0;
        const comments = this.#html.read(text, block.line);
        if (!hidden)
            for (const comment of comments)
                this.#comment(comment.text, comment.line, struck);
    }
    #comment(text, line, struck) {
        const comment = { text: text.trim(), line, struck };
        this.comments.push(comment);
        this.items.comment(comment);
    }
}

;// CONCATENATED MODULE: ./src/formats/markdown/index.ts






// EXTERNAL MODULE: ./src/formats/answers/confusable.ts
var confusable = __webpack_require__(564);
// EXTERNAL MODULE: ./src/core/facts/answers.ts
var answers = __webpack_require__(79848);
// EXTERNAL MODULE: ./src/core/nearest.ts
var nearest = __webpack_require__(90761);
// EXTERNAL MODULE: ./src/core/visible-text.ts
var visible_text = __webpack_require__(59505);
;// CONCATENATED MODULE: ./src/formats/answers/details.ts



/** What a line below an item says about its answer. */
const detailKeys = ['Evidence', 'N/A', 'No', 'Expires'];
const atStart = /^\s*(evidence|n\/a|no|expires)\s*(?:\(([^()]{0,80})\))?\s*:\s*(.*)$/isu;
/** `N/A` may go without a colon when nothing else can be meant: at the end, or before a dash. */
const bareAtStart = /^\s*(n\/a)\s*(?:\(([^()]{0,80})\))?\s*(?:[-\u2013\u2014]+\s*(.*))?$/isu;
/** In the middle of a line the key must be written as it is documented. */
const inside = /(?:^|\s)(Evidence|N\/A|No|Expires)\s*(?:\(([^()]{0,80})\))?\s*:\s*(.*)$/su;
const bareInside = /(?:^|\s)(N\/A)\s*(?:\(([^()]{0,80})\))?\s*(?:[-\u2013\u2014]+\s*(.*))?$/su;
/** A line that says `No` and nothing else. */
const bareNo = /^\s*(no)[.!]?\s*$/iu;
/** The key a line begins with, and what follows it; null for running text. */
function keyLine(text) {
    const seen = (0,visible_text/* visibleText */.Q)(text);
    return keyOf(atStart.exec(seen) ?? bareAtStart.exec(seen) ?? bareNo.exec(seen));
}
/** As `keyLine`, for the item's own line, where the question stands before the key. */
function keyInside(text) {
    const seen = (0,visible_text/* visibleText */.Q)(text);
    return keyOf(inside.exec(seen) ?? bareInside.exec(seen));
}
function keyOf(match) {
    if (match === null)
        return null;
    const [, word = '', kind, value = ''] = match;
    const key = detailKeys.find((one) => one.toLowerCase() === word.toLowerCase());
    return key === undefined ? null : { key, kind: kind?.trim() ?? null, value: value.trim() };
}
/** The key that a line of another key was probably meant to have; null for what is no misspelling. */
function meantKey(text) {
    const [, written = ''] = /^\s*([\p{L}/.]{2,12})\s*(?:\([^()]{0,80}\))?\s*:/u.exec(text) ?? [];
    if (/^n\.?a\.?$/i.test(written))
        return { written, key: 'N/A' };
    // Short words are near to anything.
    const near = written.length < 5 ? undefined : (0,nearest/* nearest */.p)(written, ['Evidence', 'Expires']);
    const key = detailKeys.find((one) => one === near);
    return key === undefined ? null : { written, key };
}
/** One of the closed list, blanks for hyphens and any case allowed; null for any other text. */
function reasonKind(text) {
    const spelled = (text ?? '')
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-');
    return answers/* notApplicableKinds */.M.find((kind) => kind === spelled) ?? null;
}
/** A day as it must be written, and one there is. */
function isDay(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
        return false;
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

;// CONCATENATED MODULE: ./src/formats/answers/marker.ts

/** UTF-16 units of the longest id. */
const longestId = 100;
const attempt = /^\s*gw\s*:/i;
const marker_form = /^\s*gw:(\S+)(?:\s+v([1-9][0-9]{0,5})(?:\s+([0-9a-f]{12}))?)?\s*$/;
/** What a comment says, without `<!--` and `-->`; null when it is no marker and does not try to be one. */
function readMarker(comment) {
    if (!attempt.test((0,confusable/* lookedLike */.KK)(comment.slice(0, 20))))
        return null;
    const [, written, version, fingerprint] = marker_form.exec(comment) ?? [];
    if (written === undefined || written.length > longestId)
        return { kind: 'malformed', item: meant(comment) };
    if ((0,confusable/* isDisguised */.GX)(written))
        return { kind: 'confusable', item: (0,confusable/* lookedLike */.KK)(written), written };
    const bound = version === undefined ? null : { version: Number(version), fingerprint: fingerprint ?? null };
    return { kind: 'item', item: written, bound };
}
function meant(comment) {
    const [, id] = /gw\s*:\s*([A-Za-z0-9][\w.:-]*)/i.exec((0,confusable/* lookedLike */.KK)(comment)) ?? [];
    return id === undefined || id.length > longestId ? null : id;
}
/** Markers in text that GitHub does not show as a task: code, quotes, comments. Ids as far as they are plain. */
const markersIn = (text) => [
    ...new Set([...text.matchAll(/gw:([A-Za-z0-9][\w.:-]{0,99})/g)].flatMap(([, id]) => id ?? [])),
];
/** The marker of an item. */
const markerOf = (item) => `<!-- gw:${item} -->`;

;// CONCATENATED MODULE: ./src/formats/answers/missed-markers.ts


const details = {
    'no-space-after-bullet': 'a blank is missing behind the bullet',
    'spaces-in-box': 'the box holds more than one character: it is `[ ]` or `[x]`',
    'no-space-after-box': 'a blank is missing behind the box',
    'wrong-mark': 'the mark in the box is none: a ticked box is `[x]`',
    'empty-box': 'the box is empty: an open box is `[ ]`, with a blank',
    'unusual-space': 'the blank in the box is no ordinary one',
    'no-bullet': 'the bullet before the box is missing',
    'no-text': 'nothing stands behind the box, so GitHub makes no box of it',
    'check-mark': 'a check mark is no box: a ticked box is `[x]`',
    'in-code': 'it stands in a code block',
    'in-html': 'it stands in raw HTML or in a comment, where GitHub makes no box of it',
    'in-text': 'it goes on from the text before it: an empty line has to stand above the list',
};
/** Lines with a marker that are no tasks, each with what is wrong and how it should be. `seen`: lines of markers read. */
function missedMarkers(document, near, seen) {
    const almost = near.filter(({ line }) => !seen.has(line)).flatMap((line) => almostTask(line));
    const told = new Set([...seen, ...near.map(({ line }) => line)]);
    const others = commentsOf(document).flatMap(({ text, line }) => {
        const marker = told.has(line) ? null : readMarker(text);
        return marker === null ? [] : [noTask(marker, line, document.source[line - 1] ?? '')];
    });
    return [...almost, ...others];
}
function almostTask({ line, text, reason, rightForm, where }) {
    const [item] = markersIn(text);
    if (item === undefined)
        return [];
    const struck = /^\s*(?:~~?|<(?:s|del|strike)>)/i.test(text);
    const kind = where !== 'text' ? 'hidden' : struck ? 'struck' : 'malformed';
    const inQuote = where === 'quote' ? 'it stands in a quote, which is the text of somebody else; ' : '';
    const detail = kind === 'struck' ? 'what is struck through is withdrawn and does not count' : details[reason];
    return [{ kind, line, item, detail: `${inQuote}${detail}`, rightForm }];
}
/** A marker in running text, in a list item without a box, or on a line of its own. */
function noTask({ item }, line, source) {
    const rest = source.replace(/^[\s>#]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?/, '').slice(0, 300);
    const detail = 'its line is no task: a list item with a box is expected';
    return { kind: 'malformed', line, item, detail, rightForm: `- [ ] ${rest}` };
}

;// CONCATENATED MODULE: ./src/formats/answers/shown-lines.ts
/** The lines that pieces of inline content stand on, in order. Lines on which nothing is shown are left out. */
function shownLines(pieces, source) {
    const texts = new Map();
    for (const piece of pieces) {
        const shown = shownText(piece);
        for (const [index, part] of shown.split('\n').entries()) {
            const line = piece.line + index;
            texts.set(line, (texts.get(line) ?? '') + part);
        }
    }
    return [...texts]
        .sort(([a], [b]) => a - b)
        .map(([line, text]) => ({ line, text, source: withoutComments(source[line - 1] ?? '') }))
        .filter(({ text }) => text.trim() !== '');
}
function shownText({ kind, text, struck, link }) {
    if (kind === 'tag')
        return /^<br\b/i.test(text) ? ' ' : '';
    return kind === 'comment' || struck || link?.image === true ? '' : text;
}
/** Also the parts of comments that begin or end on other lines. */
function withoutComments(line) {
    const start = line.indexOf('-->') < firstOpening(line) ? line.indexOf('-->') + '-->'.length : 0;
    let shown = '';
    for (let at = Math.max(start, 0); at < line.length;) {
        const open = line.indexOf('<!--', at);
        shown += line.slice(at, open < 0 ? line.length : open);
        if (open < 0)
            return shown;
        const close = line.indexOf('-->', open + '<!--'.length);
        if (close < 0)
            return shown;
        shown += ' ';
        at = close + '-->'.length;
    }
    return shown;
}
/** Place of the first comment; behind everything where there is none, unless there is no end of one either. */
function firstOpening(line) {
    if (!line.includes('-->'))
        return -1;
    const at = line.indexOf('<!--');
    return at < 0 ? line.length : at;
}
/** What a line shows, without white space and without characters that may be marks of Markdown. */
const bareText = (text) => text.replace(/[\s*_~`\\<>]/gu, '');
/** The words of a target: of a link its label. */
const bareTarget = (written) => {
    const label = written.startsWith('[') ? written.slice(1, Math.max(written.lastIndexOf(']('), 1)) : written;
    return bareText(label);
};

// EXTERNAL MODULE: ./src/formats/answers/targets.ts
var answers_targets = __webpack_require__(70106);
;// CONCATENATED MODULE: ./src/formats/answers/statements.ts







/** Keys whose values are files: each path is a statement of its own. */
const namesFiles = new Set(['specification', 'mitigation-plan', 'unlock']);
/** UTF-16 units of the longest value. */
const longestValue = 500;
/** Paths that one line states. */
const mostPaths = 100;
/** The lines `Key: value` of running text and list items, as far as GitHub shows them. */
function statementsOf(document, site) {
    const statements = [];
    const problems = [];
    for (const pieces of statingText(document)) {
        for (const line of shownLines(pieces, document.source)) {
            const key = statements_keyOf(line.text);
            if (key === null)
                continue;
            if ((0,confusable/* isReordered */.jJ)(line.source) || (0,confusable/* isReordered */.jJ)(line.text))
                problems.push(reorderedLine(line));
            else
                statements.push(...valuesOf(key, line, site).map((value) => ({ key, value, line: line.line })));
        }
    }
    return { statements, problems };
}
/** Paragraphs that speak for the author: not in quotes and footnotes, not the text of a box that is not ticked. */
function* statingText({ blocks, references }) {
    const html = new RawHtmlState();
    let silent = 0;
    let box = null;
    for (const { block, leaving } of walk(blocks)) {
        if (block.type === 'quote' || block.type === 'footnote')
            silent += leaving ? -1 : 1;
        if (leaving)
            continue;
        if (block.type === 'html')
            html.read(block.lines.map(({ text }) => text).join('\n'), block.line);
        else if (block.type === 'item')
            box = block.checked;
        else if (block.type === 'paragraph') {
            const pieces = mayState(block, html) ? visible(inlineOf(block.lines, references), html) : [];
            if (silent === 0 && box !== false)
                yield pieces;
            // The box is that of the item's first paragraph.
            box = null;
        }
        else
            for (const cell of rawCells(block))
                visible(inlineOf([cell], references), html);
    }
}
/** What else may hold raw HTML that goes on behind it. */
function rawCells(block) {
    if (block.type === 'table')
        return [block.header, ...block.rows].flat().filter(({ text }) => text.includes('<'));
    return block.type === 'heading' ? block.lines.filter(({ text }) => text.includes('<')) : [];
}
/** The last words of every key, in front of a colon. */
const someKey = /(?:kind|path|specification|skipped|plan|unlock|reproduction|surface)[\s*_`]*:/i;
/** Whether it is worth a closer look: a key, or raw HTML that opens or closes something. */
const mayState = ({ lines }, html) => html.hiddenSince !== null || lines.some(({ text }) => someKey.test(text) || /<(?!!--)/.test(text));
/** What is shown of a paragraph: nothing behind HTML that stays open, nothing that is struck through. */
const visible = (pieces, html) => pieces.flatMap((piece) => {
    if (piece.kind === 'tag')
        html.read(piece.text, piece.line);
    if (piece.kind === 'comment' && html.hiddenSince !== null)
        html.readComment(piece.text, piece.line);
    return html.hiddenSince === null && html.struck === 0 ? piece : [];
});
const words = new Map(answers/* statementKeys */.cQ.map((key) => [key.replaceAll('-', ' '), key]));
function statements_keyOf(text) {
    const [, written = ''] = /^\s*([a-z][a-z ]{2,40}?)\s*:\s*\S/i.exec(text) ?? [];
    return words.get(written.toLowerCase().replace(/\s+/g, ' ')) ?? null;
}
function valuesOf(key, line, site) {
    if (!namesFiles.has(key))
        return [
            line.text
                .slice(line.text.indexOf(':') + 1)
                .trim()
                .slice(0, longestValue),
        ];
    const value = line.source.slice(line.source.indexOf(':') + 1).replace(/^[*_]+/, '');
    const shown = bareText(line.text);
    return (0,answers_targets/* splitTargets */.$)(value)
        .slice(0, mostPaths)
        .filter((written) => shown.includes(bareTarget(written)))
        .map((written) => pathIn(written, site))
        .filter((path) => path !== '');
}
/** A path as it is written, in a code span, as the target of a link, or as an address of this repository. */
function pathIn(written, site) {
    const target = (0,answers_targets/* readTarget */._)(written, site);
    if ('detail' in target || target.kind !== 'file')
        return '';
    return target.blob === null ? target.name : target.blob.slice(target.blob.indexOf('/') + 1);
}
const reorderedLine = ({ line }) => ({
    ...{ kind: 'bidirectional', line, item: null, rightForm: '' },
    detail: 'it holds a character that changes the order in which text is shown: write the line anew',
});

;// CONCATENATED MODULE: ./src/formats/answers/entries.ts


/** Reads the task's own lines, then those of the plain list items below it. */
function entriesOf(task, item, source) {
    const entries = ownEntries(shownLines(task.pieces, source));
    const problems = [];
    for (const detail of task.details) {
        const lines = shownLines(detail.pieces, source);
        const [first] = lines;
        if (first === undefined)
            continue;
        const key = keyLine(first.text);
        if (key !== null)
            entries.push(withLines(key, lines));
        else if (!continued(entries, lines))
            problems.push(...misspelt(first, item));
    }
    return { entries, problems };
}
const withLines = (key, lines) => ({
    ...key,
    value: [key.value, ...lines.slice(1).map(({ text }) => text.trim())].join(' ').trim(),
    lines,
});
/** On the first line the key stands behind the question; lines without a key go on from the one before. */
function ownEntries(lines) {
    const entries = [];
    let open = null;
    for (const line of lines) {
        const key = keyLine(line.text) ?? keyInside(line.text);
        const last = open?.lines.at(-1)?.line ?? line.line;
        // A blank line in between ends what was said.
        const goesOn = key === null && open !== null && line.line - last <= 1;
        if (goesOn)
            open?.lines.push(line);
        else {
            if (open !== null)
                entries.push(withLines(open.key, open.lines));
            open = key === null ? null : { key, lines: [line] };
        }
    }
    if (open !== null)
        entries.push(withLines(open.key, open.lines));
    return entries;
}
/** `Evidence:` with nothing behind it is followed by its targets, one for each list item. */
function continued(entries, lines) {
    const last = entries.at(-1);
    if (last?.key !== 'Evidence' || last.value !== '')
        return false;
    entries[entries.length - 1] = { ...last, lines: [...last.lines, ...lines] };
    return true;
}
function misspelt({ line, text }, item) {
    const meant = meantKey(text);
    if (meant === null)
        return [];
    const rest = text.slice(text.indexOf(':') + 1).trim();
    return [
        {
            ...{ line, item, kind: 'unknown-key' },
            detail: `\`${meant.written}:\` says nothing about an answer; the keys are ${detailKeys.join(', ')}`,
            rightForm: `  - ${meant.key}: ${rest}`,
        },
    ];
}

;// CONCATENATED MODULE: ./src/formats/answers/task-answer.ts






/** UTF-16 units of the longest reason. */
const longestReason = 2_000;
/** Targets of one line that are read: one more than what anybody looks up. */
const mostTargets = 501;
/** What a task answers. One that contradicts itself, or says the same thing twice, answers nothing. */
function answerOf(marked, source, site) {
    const { task, item, bound, openBelow } = marked;
    const { entries, problems } = entriesOf(task, item, source);
    const wrong = [...repeated(entries, item), ...contrary(entries, task, item), ...badDay(entries, item)];
    const evidence = evidenceOf(entries, item, site);
    const said = saidBy(entries, task);
    const answer = {
        ...{ item, bound, evidence: evidence.targets },
        line: task.line,
        value: wrong.length > 0 ? 'none' : said.value,
        reason: task_answer_reasonOf(said.entry),
        expires: wrong.length > 0 ? null : (entries.find(({ key }) => key === 'Expires')?.value ?? null),
        openBelow: [...openBelow],
        ...shownId(task, item),
    };
    const long = longReason(said.entry, item);
    return { answer, problems: [...problems, ...wrong, ...evidence.problems, ...long] };
}
function saidBy(entries, task) {
    const entry = entries.find(({ key }) => key === 'N/A' || key === 'No') ?? null;
    if (entry !== null)
        return { value: entry.key === 'No' ? 'no' : 'na', entry };
    return { value: task.checked ? 'yes' : 'none', entry };
}
/** What a reader takes for the id: the first word, when it is written like one and is not the marker's. */
function shownId({ text }, item) {
    const [, word = ''] = /^[^A-Za-z0-9]*([A-Za-z0-9][\w.:-]{0,99})/.exec(text) ?? [];
    const id = word.replace(/[.:-]+$/, '');
    return id === item || !/[\d.]/.test(id) ? {} : { shown: id };
}
/** A kind that is not of the closed list stays in the text, so that nobody wonders where it went. */
function task_answer_reasonOf(entry) {
    if (entry === null)
        return null;
    const kind = entry.key === 'N/A' ? reasonKind(entry.kind) : null;
    const unread = entry.kind === null || kind !== null ? '' : `(${entry.kind}) `;
    return { kind, text: `${unread}${entry.value}`.slice(0, longestReason) };
}
function longReason(entry, item) {
    if (entry === null || entry.value.length <= longestReason)
        return [];
    const detail = `the reason has ${entry.value.length} characters; the first ${longestReason} are read`;
    return [{ kind: 'too-large', line: lineOf(entry), item, detail, rightForm: '' }];
}
/** Only `Evidence` may stand more than once. */
function repeated(entries, item) {
    return entries
        .filter(({ key }, index) => key !== 'Evidence' && entries.findIndex((one) => one.key === key) < index)
        .map((entry) => ({
        ...{ kind: 'duplicate-key', line: lineOf(entry), item, rightForm: '' },
        detail: `\`${entry.key}:\` stands twice below ${item}; leave one of them`,
    }));
}
function contrary(entries, task, item) {
    const no = entries.find(({ key }) => key === 'No');
    if (no === undefined)
        return [];
    const problem = { kind: 'malformed', line: lineOf(no), item };
    if (entries.some(({ key }) => key === 'N/A')) {
        const detail = 'the item says `No` and `N/A`; leave one of them';
        return [{ ...problem, detail, rightForm: `  - No: ${no.value}` }];
    }
    if (!task.checked)
        return [];
    const detail = 'the box is ticked, and below it stands `No`: untick the box, or remove the line';
    return [{ ...problem, detail, rightForm: `- [ ] … ${markerOf(item)}` }];
}
function badDay(entries, item) {
    return entries
        .filter(({ key, value }) => key === 'Expires' && !isDay(value))
        .map((entry) => ({
        ...{ kind: 'malformed', line: lineOf(entry), item, rightForm: '  - Expires: YYYY-MM-DD' },
        detail: 'the date cannot be read: expected a day such as 2027-01-31',
    }));
}
const lineOf = ({ lines }) => lines[0]?.line ?? 1;
function evidenceOf(entries, item, site) {
    const targets = [];
    const problems = [];
    for (const entry of entries) {
        if (entry.key !== 'Evidence')
            continue;
        const read = entry.lines.flatMap((line, index) => targetsOf(line, index === 0, item, site));
        if (read.length === 0)
            problems.push(unreadable(lineOf(entry), item, 'the line `Evidence:` names nothing'));
        for (const one of read.slice(0, mostTargets)) {
            if ('detail' in one)
                problems.push(one);
            else
                targets.push(one);
        }
    }
    return { targets, problems };
}
function targetsOf(line, first, item, site) {
    const shown = bareText(line.text);
    return listOf(line, first)
        .slice(0, mostTargets)
        .map((written) => {
        const seen = bareTarget(written);
        if ((0,confusable/* showsNothing */._d)(seen) || !shown.includes(seen))
            return unreadable(line.line, item, `GitHub does not show ${quoted(written)}`);
        const target = (0,answers_targets/* readTarget */._)(written, site);
        if (!('detail' in target))
            return target;
        return { ...unreadable(line.line, item, `${quoted(target.text)}: ${target.detail}`), kind: target.kind };
    });
}
const quoted = (text) => `“${text.slice(0, 80)}”`;
const unreadable = (line, item, detail) => ({
    ...{ kind: 'unreadable-evidence', line, item, detail },
    rightForm: '  - Evidence: path/to/file.ts#L10-L20, check: NAME, test: NAME',
});
/** The targets on one line, from the source: emphasis marks such as those in `__tests__` belong to names. */
function listOf({ source }, first) {
    if (!first)
        return (0,answers_targets/* splitTargets */.$)(source.replace(/^\s*(?:[-*+]|\d{1,9}[.)])?\s+/u, ''));
    const key = asDocumented.exec(source) ?? anyCase.exec(source);
    return (0,answers_targets/* splitTargets */.$)(key === null ? source : source.slice(key.index + key[0].length));
}
/** Where the list begins: a question may have the word in it, too. */
const asDocumented = /(?:^|[\s*_`])Evidence[*_`]*\s*:[*_]*/u;
const anyCase = /evidence[*_`]*\s*:[*_]*/iu;

;// CONCATENATED MODULE: ./src/formats/answers/body.ts







/** Nested tasks that are named at most, and how many levels up they are heard of. */
const mostOpen = 20;
const mostLevels = 50;
/**
 * The answers in the body of a pull request: task list items, as GitHub shows them, that carry the marker of an item.
 * What looks like one and is none is a problem with its line and the right form. Linear in the length of the body.
 */
function readBody(text, site) {
    const document = parseMarkdown(text);
    const tasks = tasksOf(document);
    const reordered = document.source.flatMap((line, index) => ((0,confusable/* isReordered */.jJ)(line) ? [index + 1] : []));
    const open = openBelow(tasks);
    const answers = [];
    const problems = [];
    const seen = new Set();
    for (const [index, task] of tasks.entries()) {
        const markers = task.comments.flatMap((comment) => {
            const marker = readMarker(comment.text);
            return marker === null ? [] : [{ marker, line: comment.line }];
        });
        for (const { line } of markers)
            seen.add(line);
        const [first, second] = markers.length > 0 ? markers : unseenMarkers(task, document.source);
        if (first === undefined)
            continue;
        const problem = second === undefined
            ? null
            : severalMarkers(task, markers.map(({ marker }) => marker));
        const wrong = problem ?? problemOf(task, first.marker, reordered);
        if (wrong !== null)
            problems.push(wrong);
        else if (first.marker.kind === 'item') {
            const { item, bound } = first.marker;
            const read = answerOf({ task, item, bound, openBelow: open[index] ?? [] }, document.source, site);
            answers.push(read.answer);
            problems.push(...read.problems);
        }
    }
    const statements = statementsOf(document, site);
    problems.push(...missedMarkers(document, nearTasksOf(document, tasks), seen), ...statements.problems);
    problems.sort((a, b) => a.line - b.line);
    return { answers, problems, statements: statements.statements };
}
/** Markers of a task that GitHub does not show: to it, they are a part of what hides the task. */
const unseenMarkers = ({ line, inside }, source) => inside.hiddenSince === null
    ? []
    : markersIn(source[line - 1] ?? '').map((item) => ({ line, marker: { kind: 'item', item, bound: null } }));
const idOf = (marker) => marker.item;
function severalMarkers(task, markers) {
    const item = markers.map(idOf).find((id) => id !== null) ?? null;
    const detail = `the task carries ${markers.length} markers, and answers one item only: give each item a line of its own`;
    return { kind: 'malformed', line: task.line, item, detail, rightForm: right(task, item) };
}
/** Why a task with a marker does not count; null when it does. */
function problemOf(task, marker, reordered) {
    const { item } = marker;
    const problem = (kind, detail, rightForm = '') => ({
        ...{ kind, item, detail, rightForm },
        line: task.line,
    });
    const hidden = hiddenBy(task);
    if (hidden !== null)
        return problem('hidden', hidden, right(task, item));
    if (task.struck || task.inside.struck) {
        return problem('struck', 'what is struck through is withdrawn and does not count', right(task, item));
    }
    if (reordered.some((line) => line >= task.line && line <= task.endLine) || reorders(task)) {
        const detail = 'it holds a character that changes the order in which text is shown: what a reader sees is not what is read';
        return problem('bidirectional', detail, '');
    }
    if (marker.kind === 'confusable') {
        const detail = `its marker names “${marker.written}”, which looks like ${item} and is written with other characters`;
        return problem('confusable', detail, right(task, item));
    }
    if ((0,confusable/* showsNothing */._d)(task.text)) {
        return problem('malformed', 'nothing stands beside the box, so nobody sees what is ticked', right(task, item));
    }
    if (marker.kind === 'item')
        return null;
    return problem('malformed', 'its marker cannot be read: expected `<!-- gw:ID -->`', right(task, item));
}
/** Elements and attributes that turn the order of what they hold around. */
const turning = /^<bdo\b|\bdir\s*=\s*["']?rtl/i;
/** Whether entities or tags of a task change the order in which it is shown. */
const reorders = ({ pieces, details }) => [pieces, ...details.map((detail) => detail.pieces)].some((all) => all.some(({ kind, text }) => (kind === 'tag' ? turning.test(text) : (0,confusable/* isReordered */.jJ)(text))));
function hiddenBy({ inside }) {
    if (inside.quote)
        return 'it stands in a quote, which is the text of somebody else';
    if (inside.footnote)
        return 'it stands in a footnote';
    if (inside.hiddenSince === null)
        return null;
    return `GitHub shows nothing of it: raw HTML or a comment that begins in line ${inside.hiddenSince} hides it`;
}
/** The task as a line that counts. */
function right(task, item) {
    const text = task.text.split('\n')[0]?.trim() ?? '';
    return `- [${task.checked ? 'x' : ' '}] ${text.slice(0, 200)} ${markerOf(item ?? 'ID')}`;
}
/** For every task, the nested ones that are not ticked. Those that say they do not apply are not open. */
function openBelow(tasks) {
    const open = tasks.map(() => []);
    for (const task of tasks) {
        if (task.checked || hiddenBy(task) !== null || task.struck || task.inside.struck)
            continue;
        if (keysOf(task).includes('N/A'))
            continue;
        const marker = task.comments.map(({ text }) => readMarker(text)).find((one) => one !== null);
        const name = marker?.item ?? `line ${task.line}`;
        let above = task.parent;
        for (let level = 0; above !== null && level < mostLevels; level += 1) {
            const names = open[above];
            if (names !== undefined && names.length < mostOpen)
                names.push(name);
            above = tasks[above]?.parent ?? null;
        }
    }
    return open;
}
const keysOf = (task) => [task.text, ...task.details.map(({ text }) => text)].map((text) => keyInside(text)?.key);

// EXTERNAL MODULE: ./src/result/verify-evidence.ts
var verify_evidence = __webpack_require__(93056);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./src/core/lazy.ts
var lazy = __webpack_require__(18381);
// EXTERNAL MODULE: ./src/formats/golden/fields.ts
var fields = __webpack_require__(64419);
;// CONCATENATED MODULE: ./src/formats/answers/file.ts






/** Where committed answers stand. */
const answersFolder = '.gatewright/answers';
const day = schemas/* string */.YjP().refine(isDay, { error: 'expected a day such as 2027-01-31' });
const blob = schemas/* string */.YjP()
    .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'expected the id of a blob, as `git rev-parse HEAD:PATH` prints it');
const entrySchema = schemas/* strictObject */.rej({
    id: schemas/* string */.YjP()
        .min(1)
        .max(100)
        .regex(/^\S+$/, 'expected an id without blanks, such as A03.a')
        .refine((id) => !(0,confusable/* isDisguised */.GX)(id), { error: 'expected ordinary letters: it looks like another id' })
        .describe('The item of the checklist.'),
    answer: schemas/* enum */.k5n(['yes', 'no', 'na']).describe('The answer.'),
    kind: schemas/* enum */.k5n(answers/* notApplicableKinds */.M).optional().describe('Why the item does not apply; with `answer: na`.'),
    reason: schemas/* string */.YjP()
        .min(1)
        .max(2_000)
        .optional()
        .describe('One sentence; with `answer: na` and `answer: no`.'),
    evidence: schemas/* array */.YOg(schemas/* string */.YjP().min(1).max(300))
        .max(50)
        .default([])
        .describe('Files, checks, tests and tools, written as in a pull request body.'),
    expires: day.optional().describe('Day on which the answer must have been looked at again.'),
    'item-version': schemas/* number */.aig().int().positive().optional().describe('Version of the item that was answered.'),
    blobs: schemas/* record */.g1P(schemas/* string */.YjP(), blob)
        .superRefine((blobs, context) => {
        const message = 'expected paths from the root of the repository, such as src/login.ts';
        const wrong = Object.keys(blobs).find((path) => !fields/* sourcePath */.Z3.safeParse(path).success);
        if (wrong !== undefined)
            context.addIssue({ code: 'custom', path: [wrong], message });
    })
        .optional()
        .describe('Files that the answer was given for, with the blob they had then.'),
    'answered-by': schemas/* string */.YjP().min(1).max(100).optional().describe('Who answered.'),
    'answered-at': day.optional().describe('Day of the answer.'),
})
    .superRefine((entry, context) => {
    const needs = (key, message) => {
        if (entry[key] !== undefined)
            context.addIssue({ code: 'custom', path: [key], message });
    };
    if (entry.answer !== 'na')
        needs('kind', 'a kind belongs to `answer: na` only');
    if (entry.answer === 'yes')
        needs('reason', 'a yes has evidence instead of a reason');
});
/** A file of committed answers. */
const answersFileSchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).describe('Version of the format.'),
    answers: schemas/* array */.YOg(entrySchema).max(2_000).describe('The answers.'),
}));

// EXTERNAL MODULE: ./src/policy/node.ts
var node = __webpack_require__(71504);
// EXTERNAL MODULE: ./src/policy/read-strict.ts
var read_strict = __webpack_require__(93408);
// EXTERNAL MODULE: ./src/facts/gather.ts
var gather = __webpack_require__(3088);
;// CONCATENATED MODULE: ./src/facts/answer-files.ts






/** Bytes of the largest file of answers. */
const maxAnswersBytes = 256 * 1024;
const mostFiles = 50;
/** All committed answers of a commit, by path and line. A file that cannot be read makes the asking fact unknown. */
async function committedAnswers(files) {
    const entries = (await files.list(answersFolder)).filter(({ path }) => /\.ya?ml$/i.test(path));
    if (entries.length > mostFiles)
        (0,gather/* giveUp */.Ht)(tooMany(entries.length));
    const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
    const read = sorted.map(async (entry) => answersIn(await contentOf(files, entry), entry.path));
    return (await Promise.all(read)).flat();
}
async function contentOf(files, entry) {
    if (!entry.mode.startsWith('100')) {
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('unparsable', `${entry.path} is no regular file (git mode ${entry.mode})`));
    }
    return (await files.bytes(entry, maxAnswersBytes)) ?? (0,gather/* giveUp */.Ht)(tooLarge(entry.path));
}
/** The answers of one file. @throws what ends a gatherer, with every problem as `FILE:LINE:COL` */
function answersIn(bytes, path) {
    try {
        const { root, data } = (0,read_strict/* readStrict */.u)(bytes, path, {
            what: 'file of answers',
            smallest: '{ version: 1, answers: [] }',
            schema: answersFileSchema(),
            limits: { bytes: maxAnswersBytes, lexemes: 50_000 },
        });
        return data.answers.map((entry, index) => ({
            ...{ path, entry },
            line: (0,node/* nodeAt */.oB)(root, ['answers', index])?.node.at.line ?? 1,
        }));
    }
    catch (error) {
        if (!(error instanceof errors/* PolicyError */.pn))
            throw error;
        const text = `correct ${path}; an example stands in docs/checklists.md`;
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('unparsable', error.message.replaceAll('\n', '; '), { remedy: { text } }));
    }
}
const tooLarge = (path) => (0,fact/* unknown */.L5)('too-large', `${path} is over ${maxAnswersBytes} bytes`, {
    remedy: { text: `divide ${path} into several files` },
});
const tooMany = (count) => (0,fact/* unknown */.L5)('too-large', `${answersFolder} holds ${count} files; at most ${mostFiles} are read`, {
    remedy: { text: 'join some of them' },
});

// EXTERNAL MODULE: ./src/github/failure.ts
var failure = __webpack_require__(28881);
// EXTERNAL MODULE: ./src/github/queries.ts + 1 modules
var queries = __webpack_require__(10574);
// EXTERNAL MODULE: ./src/facts/actor.ts
var actor = __webpack_require__(53090);
// EXTERNAL MODULE: ./src/facts/observe.ts
var observe = __webpack_require__(94671);
;// CONCATENATED MODULE: ./src/facts/body-edits.ts




const route = 'POST /graphql (BodyEdits)';
/** Who edited the body of a pull request and when, newest first; unknown unless GitHub gives out every edit. */
const bodyEditsOf = (context, number) => (0,observe/* observe */.l)(async () => {
    const variables = { ...context.repository, number };
    const answer = await context.github.graphql(queries/* bodyEditsQuery */.M0, variables, (0,queries/* bodyEditsSchema */.FE)(), {
        permission: 'pull-requests: read',
    });
    const pull = answer.repository?.pullRequest ?? null;
    if (pull === null)
        throw new failure/* GitHubFailure */.i('not-found', route, `there is no pull request #${number}`);
    const listed = pull.userContentEdits;
    if (listed === null)
        throw new failure/* GitHubFailure */.i('api-shape', route, 'GitHub gave out no list of edits');
    const { nodes, totalCount, pageInfo } = listed;
    if (pageInfo.hasNextPage || nodes.length !== totalCount) {
        const found = `GitHub counts ${totalCount} edits of the body and gave out ${nodes.length}`;
        throw new failure/* GitHubFailure */.i('truncated', route, found);
    }
    const edits = nodes.map(({ editor, editedAt }) => ({ editor: (0,actor/* actorOf */.d)(editor), at: instant(editedAt) }));
    edits.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    // The oldest is the text as it was written.
    return pull.includesCreatedEdit ? edits.slice(0, -1) : edits;
});
/** In one form, so that times can be compared. */
function instant(text) {
    const time = Date.parse(text);
    if (Number.isNaN(time))
        throw new failure/* GitHubFailure */.i('api-shape', route, `an edit has no time: ${text}`);
    return new Date(time).toISOString();
}

// EXTERNAL MODULE: ./src/facts/checklist-options.ts
var checklist_options = __webpack_require__(51552);
// EXTERNAL MODULE: ./src/facts/codeowners.ts
var codeowners = __webpack_require__(55354);
;// CONCATENATED MODULE: ./src/formats/answers/anchors.ts

/**
 * The anchors of a Markdown file, as GitHub makes them: of every heading its text in lower case without marks, blanks
 * as hyphens, a number behind the second of the same; and ids and names in raw HTML as they are.
 */
function anchorsOf(document) {
    const anchors = new Set();
    const given = new Map();
    visit(document.blocks, (block) => {
        if (block.type === 'heading') {
            const text = inlineOf(block.lines, document.references)
                .filter(({ kind, link }) => (kind === 'text' || kind === 'code') && link?.image !== true)
                .map(({ text }) => text)
                .join('');
            anchors.add(numbered(slugOf(text), given));
        }
        for (const id of writtenIds(block, document))
            anchors.add(id);
    });
    return anchors;
}
function visit(blocks, see) {
    const waiting = [...blocks].reverse();
    for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
        see(block);
        if ('children' in block)
            waiting.push(...[...block.children].reverse());
    }
}
const slugOf = (text) => text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
/** The second `usage` is `usage-1`; a heading that is called `usage-1` itself then gets another number. */
function numbered(slug, given) {
    let name = slug;
    let times = given.get(slug) ?? 0;
    while (given.has(name)) {
        times += 1;
        name = `${slug}-${times}`;
    }
    given.set(slug, times);
    if (name !== slug)
        given.set(name, 0);
    return name;
}
/** `<a id="x">`, `<a name="x">` in HTML blocks and paragraphs; not in code, not in comments. */
function writtenIds(block, { references }) {
    if (block.type === 'html')
        return idsIn(block.lines
            .map(({ text }) => text)
            .join('\n')
            .replace(/<!--[\s\S]*?(?:-->|$)/g, ''));
    if (block.type !== 'paragraph' && block.type !== 'heading')
        return [];
    return inlineOf(block.lines, references).flatMap(({ kind, text }) => (kind === 'tag' ? idsIn(text) : []));
}
const idsIn = (html) => [...html.matchAll(/<[a-z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/gi)].flatMap(([, double, single, plain]) => double ?? single ?? plain ?? []);

// EXTERNAL MODULE: ./src/facts/head-files.ts
var head_files = __webpack_require__(89915);
;// CONCATENATED MODULE: ./src/facts/evidence-targets.ts







/** Bytes of the largest file in which lines are counted or headings are looked for. */
const mostBytes = 1024 * 1024;
/** Files of which the content is read: each may be a request. */
const mostContents = 100;
const evidence_targets_tooMany = (0,fact/* unknown */.L5)('too-large', `the answers name lines or headings of more than ${mostContents} files`, {
    remedy: { text: 'name files without lines, or fewer of them' },
});
/** A resolver that reads every file once. */
function resolverAt(places) {
    const contents = new Map();
    const contentOf = (entry) => {
        const known = contents.get(entry.path);
        if (known !== undefined)
            return known;
        if (contents.size >= mostContents)
            (0,gather/* giveUp */.Ht)(evidence_targets_tooMany);
        const read = readContent(places.files, entry);
        contents.set(entry.path, read);
        return read;
    };
    return async (target) => {
        const { blob, ...written } = target;
        if (target.kind === 'signed')
            return { ...written, ...verdict(await places.signedProblem(target.name)) };
        if (target.kind !== 'file')
            return { ...written, found: 'open', why: '' };
        const name = blob === null ? target.name : await pathInBlob(blob, places);
        return { ...written, name, ...(await fileFound({ ...written, name }, places.files, contentOf)) };
    };
}
const verdict = (problem) => problem === null ? { found: 'yes', why: '' } : { found: 'no', why: problem };
/** `REVISION/PATH` of an address: a branch's name may have slashes in it, so the path begins where a file is found. */
async function pathInBlob(blob, { files, branches }) {
    const branch = branches.find((name) => blob.startsWith(`${name}/`));
    if (branch !== undefined)
        return blob.slice(branch.length + 1);
    const first = blob.slice(blob.indexOf('/') + 1);
    if (/^[0-9a-f]{7,64}\//.test(blob))
        return first;
    for (let rest = first; rest.includes('/'); rest = rest.slice(rest.indexOf('/') + 1)) {
        if ((await files.entry(rest)) !== null)
            return rest;
    }
    return first;
}
async function fileFound({ name, anchor, lines }, files, contentOf) {
    const unusable = pathProblem(name);
    if (unusable !== null)
        return verdict(unusable);
    const entry = await files.entry(name);
    if (entry === null)
        return verdict(absent(name));
    const kind = kindProblem(entry);
    if (kind !== null)
        return verdict(`${name} ${kind}`);
    if (anchor === null && lines === null)
        return verdict(null);
    const content = await contentOf(entry);
    return verdict(lines === null ? anchorProblem(name, anchor ?? '', content) : lineProblem(name, lines, content));
}
/** Why a path cannot be evidence, whatever stands there; null for a path that can. */
function pathProblem(path) {
    if (path.split('/').some((segment) => segment === '..' || segment === '.')) {
        return `${path} is no path from the root of the repository`;
    }
    return path.startsWith(`${answersFolder}/`) ? 'an answer is no evidence for itself' : null;
}
function absent(name) {
    const [, path, line] = /^(.+?):(\d+)(?:-\d+)?$/.exec(name) ?? [];
    const hint = path === undefined ? '' : ` (lines are written \`${path}#L${line}\`)`;
    return `${name} is not there at the head commit${hint}`;
}
/** Blob of a file without a byte, by SHA-1 and by SHA-256. */
const emptyBlobs = new Set([
    'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
    '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);
function kindProblem({ mode, blob }) {
    if (mode === head_files/* folderMode */.a)
        return 'is a folder: name a file in it';
    if (mode === '120000')
        return 'is a link: name the file it leads to';
    if (mode === '160000')
        return 'is a submodule: its files are in another repository';
    if (emptyBlobs.has(blob))
        return 'is empty';
    return mode.startsWith('100') ? null : `is no regular file (git mode ${mode})`;
}
async function readContent(files, entry) {
    const bytes = await files.bytes(entry, mostBytes);
    if (bytes === null)
        return { kind: 'too-large' };
    if (bytes.includes(0))
        return { kind: 'binary' };
    const text = new TextDecoder().decode(bytes);
    let anchors = null;
    return {
        ...{ kind: 'text', text },
        anchors: () => {
            anchors ??= anchorsOf(parseMarkdown(text));
            return anchors;
        },
    };
}
const unreadableContent = {
    'too-large': 'is over 1 MiB, so nobody looked inside: name the file alone',
    binary: 'is binary: it has no lines and no headings',
};
function lineProblem(name, [, last], content) {
    if (content.kind !== 'text')
        return `${name} ${unreadableContent[content.kind]}`;
    const lines = content.text.split('\n').length - (content.text.endsWith('\n') || content.text === '' ? 1 : 0);
    return last <= lines ? null : `${name} has ${lines} lines at the head commit, and line ${last} is named`;
}
const markdownFile = /\.(?:md|markdown|mdown|mkdn)$/i;
function anchorProblem(name, anchor, content) {
    if (!markdownFile.test(name))
        return `${name} is no Markdown file: name lines of it (\`#L10-L20\`)`;
    if (content.kind !== 'text')
        return `${name} ${unreadableContent[content.kind]}`;
    const anchors = content.anchors();
    if (anchors.has(anchor))
        return null;
    const near = (0,nearest/* nearest */.p)(anchor, [...anchors]);
    return `${name} has no heading with the anchor #${anchor}${near === undefined ? '' : ` (did you mean #${near}?)`}`;
}

;// CONCATENATED MODULE: ./src/facts/answers.ts











/** Bytes of the largest body: GitHub keeps 65,536 characters. */
const maxBodyBytes = 256 * 1024;
/** Pieces of evidence that all answers together name. */
const answers_mostTargets = 500;
const maxSignedBytes = 4 * 1024 * 1024;
const where = 'the body of the pull request';
/**
 * Fact `answers`: what the body of the pull request and the committed files answer, with the evidence looked up at
 * the head. The text itself stays here.
 */
const gatherAnswers = async (context) => {
    if (context.snapshot !== null && !(0,checklist_options/* readsAnswers */.pW)(context)) {
        const empty = { answers: [], problems: [], statements: [], body: true, edits: noEdits };
        return (0,fact/* known */.eO)(empty, { kind: 'input', what: 'no gate of the policy reads answers' });
    }
    const site = siteOf(context);
    const body = bodyOf(context);
    const written = body === null ? nothing : readBody(body, site);
    const files = await (0,head_files/* filesAt */.T)(context, await (0,codeowners/* headOf */.Uo)(context));
    const committed = await committedAnswers(files);
    const targets = [...written.answers, ...committed.map(({ entry }) => entry)];
    const count = targets.reduce((sum, { evidence }) => sum + evidence.length, 0);
    if (count > answers_mostTargets)
        return tooManyTargets(count);
    const [answers, edits] = await Promise.all([
        resolved(context, files, { written, committed, site }),
        editsOf(context),
    ]);
    return factOf(context, files, {
        answers: answers.answers,
        problems: [...written.problems.map((one) => ({ ...one, path: where })), ...answers.problems],
        statements: [...written.statements],
        body: body !== null,
        edits,
    });
};
const noEdits = { known: true, value: [] };
const nothing = { answers: [], problems: [], statements: [] };
function factOf(context, { sha, kind }, value) {
    const api = context.snapshot !== null || kind === 'api';
    return (0,fact/* known */.eO)(value, { kind: api ? 'api' : 'git', what: `${where} and committed answers`, sha });
}
/** Null where there is none: a branch that nobody gave a text for, a repository. */
function bodyOf({ snapshot, body }) {
    const text = snapshot?.body ?? body ?? null;
    if (text === null || new TextEncoder().encode(text).length <= maxBodyBytes)
        return text;
    return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('too-large', `${where} is over ${maxBodyBytes} bytes`, { remedy: { text: 'shorten the body' } }));
}
const tooManyTargets = (count) => (0,fact/* unknown */.L5)('too-large', `the answers name ${count} pieces of evidence; at most ${answers_mostTargets} are looked up`, {
    remedy: { text: 'name fewer: one or two for each item are enough' },
});
function siteOf({ github, repository, snapshot }) {
    const own = `${repository.owner}/${repository.repo}`;
    const head = snapshot?.headRepository ?? own;
    return { serverUrl: github.serverUrl, repositories: [...new Set([own, head])] };
}
/** A text that stands for a body has no history. */
const editsOf = async (context) => context.snapshot === null ? noEdits : await bodyEditsOf(context, context.snapshot.number);
async function resolved(context, files, { written, committed, site }) {
    const { snapshot } = context;
    const branches = snapshot === null ? [] : [snapshot.headRef, snapshot.baseRef];
    const resolve = resolverAt({
        files,
        branches: branches.sort((a, b) => b.length - a.length),
        signedProblem: (path) => signedProblem(context, files.sha, path),
    });
    const answers = [];
    for (const { line, ...answer } of written.answers) {
        const evidence = await Promise.all(answer.evidence.map(resolve));
        answers.push({ ...answer, place: { kind: 'body', path: where, line }, evidence, blobs: [] });
    }
    const problems = [];
    for (const one of committed) {
        const targets = one.entry.evidence.map((text) => (0,answers_targets/* readTarget */._)(text, site));
        for (const target of targets) {
            if ('detail' in target)
                problems.push(answers_problemOf(one, target.kind, `“${target.text}”: ${target.detail}`));
        }
        answers.push(await answers_answerOf(one, targets.flatMap((target) => ('detail' in target ? [] : target)), files, resolve));
    }
    return { answers, problems };
}
const answers_problemOf = ({ path, line, entry }, kind, detail) => ({ path, line, kind, detail, rightForm: '', item: entry.id });
async function answers_answerOf({ path, line, entry }, targets, files, resolve) {
    const version = entry['item-version'];
    const [by, at] = [entry['answered-by'], entry['answered-at']];
    const blobs = Object.entries(entry.blobs ?? {}).map(async ([file, answered]) => {
        return { path: file, answered, head: (await files.entry(file))?.blob ?? null };
    });
    return {
        item: entry.id,
        place: { kind: 'file', path, line },
        value: entry.answer,
        reason: entry.answer === 'yes' ? null : { kind: entry.kind ?? null, text: entry.reason ?? '' },
        evidence: await Promise.all(targets.map(resolve)),
        expires: entry.expires ?? null,
        bound: version === undefined ? null : { version, fingerprint: null },
        blobs: await Promise.all(blobs),
        openBelow: [],
        ...(by === undefined ? {} : { answeredBy: by }),
        ...(at === undefined ? {} : { answeredAt: at }),
    };
}
/** Why a file of the work tree is no signed evidence about the head; null when it is. */
async function signedProblem(context, sha, path) {
    const { workspace, signingKey, repository } = context;
    if (workspace === null)
        return 'there is no work tree that could hold it: check the repository out';
    try {
        const bytes = await workspace.read(path, maxSignedBytes);
        if (bytes === null)
            return `${path} is not in the work tree`;
        const demands = {
            ...{ sha, key: signingKey ?? null, requireSignature: true, policy: null },
            repository: `${repository.owner}/${repository.repo}`,
        };
        const [problem] = (0,verify_evidence/* verifyEvidence */.J)(bytes, demands).problems;
        return problem === undefined ? null : `${path}: ${problem.message}`;
    }
    catch (error) {
        const why = (0,gather/* failureOf */.g5)(error);
        if (why === null)
            throw error;
        return why.detail;
    }
}

// EXTERNAL MODULE: ./src/change/classes.ts
var classes = __webpack_require__(46456);
;// CONCATENATED MODULE: ./src/formats/probes/scan.ts
/**
 * One version of a hunk, comments and strings told apart from code. A hunk may start within a comment: then its end
 * comes before any start, and everything before it is comment.
 */
function scanHunk(hunk, version, language) {
    const lines = hunk.filter(({ kind }) => kind === 'context' || kind === (version === 'head' ? 'added' : 'removed'));
    let state = language === null
        ? null
        : openAtStart(lines.map(({ text }) => text), language);
    return lines.map(({ kind, head, base, text }) => {
        const scanned = language === null ? { code: text, kept: text, state } : scanLine(text, language, state);
        state = scanned.state;
        return { kind, line: (version === 'head' ? head : base) ?? 1, code: scanned.code, kept: scanned.kept };
    });
}
function openAtStart(texts, { block }) {
    for (const [start, end] of block) {
        const first = texts.find((text) => text.includes(start) || text.includes(end));
        if (first === undefined) {
            // Lines of a long comment in the usual form, with neither end in sight.
            const starred = texts.length > 1 && start === '/*' && texts.every((text) => /^\s*\*(?:\s|$)/.test(text));
            if (starred)
                return { end, string: false };
            continue;
        }
        const ends = first.indexOf(end);
        const starts = first.indexOf(start);
        if (ends >= 0 && (starts < 0 || ends < starts))
            return { end, string: false };
    }
    return null;
}
/** One line with what is open before it, and what is open after it. */
function scanLine(text, language, before) {
    let code = '';
    let kept = '';
    let state = before;
    for (let index = 0; index < text.length;) {
        const next = state === null ? fromCode(text, index, language) : fromOpen(text, index, state);
        const part = text.slice(index, index + next.length);
        const blank = ' '.repeat(part.length);
        code += next.is === 'code' ? part : blank;
        kept += next.is === 'comment' ? blank : part;
        state = next.state;
        index += next.length;
    }
    const stays = state !== null && (!state.string || language.long.includes(state.end));
    return { code, kept, state: stays ? state : null };
}
/** What follows where a string or comment is open: its inside, then its end, which belongs to it or is code. */
function fromOpen(text, index, state) {
    const end = closing(text, index, state);
    const is = state.string ? 'string' : 'comment';
    if (end === index)
        return { length: state.end.length, is: state.string ? 'code' : is, state: null };
    return { length: (end < 0 ? text.length : end) - index, is, state };
}
/** Where nothing starts that is written here: letters, digits and most marks. */
const plainRun = /[^"'`#/{<=-]+/y;
function fromCode(text, index, language) {
    plainRun.lastIndex = index;
    const run = plainRun.exec(text);
    if (run !== null)
        return { length: run[0].length, is: 'code', state: null };
    if (language.line.some((mark) => startsComment(text, index, mark, language)))
        return { length: scan_lineEnd(text, index) - index, is: 'comment', state: null };
    const open = opening(text, index, language);
    if (open === null)
        return { length: 1, is: 'code', state: null };
    return { length: open.mark.length, is: open.state.string ? 'code' : 'comment', state: open.state };
}
/** What ends a line, and so a comment, for an interpreter, though not for git. */
const innerEnd = /[\r\u2028\u2029](?=.)/gsu;
function scan_lineEnd(text, from) {
    innerEnd.lastIndex = from;
    return innerEnd.exec(text)?.index ?? text.length;
}
/** `#` starts a comment at the start of a word only where strings are not told apart: `$#`, `a#b` and URLs do not. */
function startsComment(text, index, mark, language) {
    if (!text.startsWith(mark, index))
        return false;
    if (mark === '#')
        return language.name !== 'shell' && language.name !== 'yaml' && language.name !== 'docker'
            ? !text.startsWith('#[', index)
            : index === 0 || /\s/.test(text.charAt(index - 1));
    if (mark === '//')
        return text.charAt(index - 1) !== ':';
    return true;
}
function opening(text, index, { block, quotes }) {
    for (const [start, end] of block) {
        if (text.startsWith(start, index))
            return { mark: start, state: { end, string: false } };
    }
    const quote = quotes.find((mark) => text.startsWith(mark, index));
    return quote === undefined ? null : { mark: quote, state: { end: quote, string: true } };
}
/** Where the open string or comment ends, -1 when not in this line. A backslash in a string hides what follows. */
function closing(text, from, { end, string }) {
    if (!string)
        return text.indexOf(end, from);
    for (let index = from; index < text.length; index++) {
        if (text.charAt(index) === '\\')
            index++;
        else if (text.startsWith(end, index))
            return index;
    }
    return -1;
}

;// CONCATENATED MODULE: ./src/formats/probes/blocks.ts

/** A patch with comments and strings told apart from code. */
function probeHunks(patch, language) {
    return patch.hunks.map((hunk) => {
        const base = scanHunk(hunk, 'base', language);
        const head = scanHunk(hunk, 'head', language);
        const blocks = [];
        let nextBase = 0;
        let nextHead = 0;
        let open = null;
        for (const { kind } of hunk) {
            const inBase = kind === 'added' ? undefined : base[nextBase++];
            const inHead = kind === 'removed' ? undefined : head[nextHead++];
            if (kind === 'context') {
                open = null;
                continue;
            }
            if (open === null) {
                open = { removed: [], added: [] };
                blocks.push(open);
            }
            if (inBase !== undefined)
                open.removed.push(inBase);
            if (inHead !== undefined)
                open.added.push(inHead);
        }
        return { base, head, blocks };
    });
}
/** Changed lines of one side, over all hunks. */
const changed = (hunks, side) => hunks.flatMap(({ blocks }) => blocks.flatMap((block) => block[side]));
/** A line without its indentation and with single blanks: two equal ones are one line that moved. */
const bare = (text) => text.replace(/\s+/g, ' ').trim();
/** Longer lines are no code that anybody wrote: what is generated, or made to keep a pattern busy. */
const longestLine = 2000;
/** Hunks whose lines are cut where they are longer than code is. The lines themselves stay the same objects per side. */
function cutHunks(hunks) {
    const isLong = ({ kept }) => kept.length > longestLine;
    if (!hunks.some(({ base, head }) => base.some(isLong) || head.some(isLong)))
        return hunks;
    const made = new Map();
    const cut = (line) => {
        const found = made.get(line) ?? {
            ...line,
            code: line.code.slice(0, longestLine),
            kept: line.kept.slice(0, longestLine),
        };
        made.set(line, found);
        return found;
    };
    return hunks.map(({ base, head, blocks }) => ({
        base: base.map(cut),
        head: head.map(cut),
        blocks: blocks.map(({ removed, added }) => ({ removed: removed.map(cut), added: added.map(cut) })),
    }));
}

;// CONCATENATED MODULE: ./src/formats/probes/manifests.ts

const version = String.raw `(?:[\^~<>=!]{0,2}\s*v?\d+(?:\.[\dx*]+)*[\w.+-]*|\*|latest)`;
const manifests = [
    {
        name: /^package\.json$/,
        locks: [
            'package-lock.json',
            'npm-shrinkwrap.json',
            'yarn.lock',
            'pnpm-lock.yaml',
            'bun.lock',
            'bun.lockb',
        ],
        dependency: /^\s*"(?!(?:version|node|npm|yarn|pnpm|vscode|packageManager|target|port|license|type|name)")(?:@[\w.-]+\/)?[\w.-]+"\s*:\s*"(?:[\^~<>=]{0,2}\s*v?\d+\.[\dx*]+[\w.+-]*|\^\d+|~\d+|\*|latest|(?:npm|file|link|git\+\w+|github):[^"]+)"/,
    },
    {
        name: /^Cargo\.toml$/,
        locks: ['Cargo.lock'],
        dependency: new RegExp(String.raw `^\s*(?!(?:version|edition|rust-version|resolver)\s*=)[\w-]+\s*=\s*(?:"${version}"|\{.*\b(?:version|git|path)\s*=)`),
    },
    {
        name: /^go\.mod$/,
        locks: ['go.sum'],
        dependency: /^\s*(?:require\s+)?[\w.-]+\.[a-z]+\/\S+\s+v\d+\.\d+\.\d+\S*/,
    },
    {
        name: /^pyproject\.toml$/,
        locks: ['poetry.lock', 'uv.lock', 'pdm.lock'],
        dependency: /^\s*"[A-Za-z][\w.-]*(?:\[[\w,\s-]+\])?\s*(?:[<>=!~]=?=?\s*[\d*][^"]*)?",?\s*$|^\s*(?!(?:version|python|requires-python|target-version|line-length|name)\s*=)[A-Za-z][\w-]*\s*=\s*"[\^~<>=]{1,2}\s*\d[^"]*"/,
    },
    {
        name: /^Pipfile$/,
        locks: ['Pipfile.lock'],
        dependency: new RegExp(String.raw `^\s*(?!python_version)[\w-]+\s*=\s*(?:"${version}"|\{)`),
    },
    { name: /^Gemfile$/, locks: ['Gemfile.lock'], dependency: /^\s*gem\s+["'][\w-]+["']/ },
    {
        name: /^composer\.json$/,
        locks: ['composer.lock'],
        dependency: new RegExp(String.raw `^\s*"(?!php")[\w.-]+\/[\w.-]+"\s*:\s*"${version}`),
    },
];
const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path) => path.slice(0, path.lastIndexOf('/') + 1);
const manifestOf = (path) => manifests.find(({ name }) => name.test(nameOf(path)));
/** Keys and headings below which dependencies stand. */
const dependencies = /depend|requires\b|overrides|resolutions|catalog|packages\b|optional-|group\b|require/i;
/** A line that opens a table, an object or a list: `[profile.release]`, `"engines": {`, `keywords = [`. */
const heading = /^\s*\[\[?([^\]]+)\]\]?\s*$|^\s*"?([\w.-]+)"?\s*[:=]\s*[[{]\s*$/;
/** A list's entry that says no version: only the heading tells what it is. */
const bareEntry = /^\s*"[^"<>=!~]*",?\s*$/;
/** Whether a line stands below a heading of dependencies; where the patch shows none, its form decides. */
function isBelowDependencies(head, index, text) {
    for (let at = index - 1; at >= 0; at--) {
        const [, table, key] = heading.exec(head[at]?.kept ?? '') ?? [];
        // `dev = [` is a group of the table above.
        if (key !== undefined &&
            !dependencies.test(key) &&
            !bareEntry.test(text) &&
            /=\s*\[/.test(head[at]?.kept ?? ''))
            continue;
        if (table !== undefined || key !== undefined)
            return dependencies.test(table ?? key ?? '');
    }
    return !bareEntry.test(text);
}
/** Lines that add a dependency or change what of it may be installed. */
function dependencyLines(path, hunks) {
    const pattern = manifestOf(path)?.dependency;
    if (pattern === undefined)
        return [];
    const sectioned = /\.(?:json|toml)$/.test(path);
    const dependency = (line) => pattern.test(line.kept) ? bare(line.kept).replace(/,$/, '') : null;
    // A line that only got or lost its comma, or that moved, is the same dependency.
    const before = new Set(changed(hunks, 'removed').map(dependency));
    return hunks.flatMap(({ head }) => head.filter((line, index) => {
        const found = line.kind === 'added' ? dependency(line) : null;
        if (found === null || before.has(found))
            return false;
        return !sectioned || isBelowDependencies(head, index, line.kept);
    }));
}
/** Dependencies that a manifest adds or changes. */
const addedDependencies = (path, hunks) => dependencyLines(path, hunks).map(({ line }) => ({
    kind: 'dependency-added',
    ...{ path, line, side: 'added', name: nameOf(path) },
}));
/** Whether a file states dependencies that a lockfile beside it would pin: only then need anybody look for one. */
const isManifest = (path) => manifestOf(path) !== undefined;
/** Lockfiles that may belong to a manifest: in its folder, and in those above for workspaces. */
function lockfilesFor(path) {
    const locks = manifestOf(path)?.locks ?? [];
    const folders = [folderOf(path)];
    for (let folder = folders[0] ?? ''; folder !== '';) {
        folder = folderOf(folder.slice(0, -1));
        folders.push(folder);
    }
    return folders.flatMap((folder) => locks.map((lock) => `${folder}${lock}`));
}
/**
 * A manifest whose dependencies change while the lockfile beside it stays: what is installed is not what was reviewed.
 * @param there whether a path is in the base commit; null when nobody could tell
 * @param touched paths the change touches
 */
function manifestWithoutLockfile(path, hunks, there, touched) {
    if (dependencyLines(path, hunks).length === 0)
        return [];
    const candidates = lockfilesFor(path);
    const locks = candidates.filter((lock) => there(lock) === true);
    if (locks.length === 0 || candidates.some((lock) => touched.has(lock)))
        return [];
    const [lock = ''] = locks;
    return [{ kind: 'manifest-without-lockfile', path, line: null, side: 'added', name: nameOf(lock) }];
}

;// CONCATENATED MODULE: ./src/formats/probes/authorization-tests.ts

/** That somebody is refused: in the title of a test. */
const refusal = /\b(?:forbid\w*|unauthori[sz]ed|not (?:authori[sz]ed|permitted)|(?:access|permission) denied|unauthenticated|without (?:permission|a (?:token|session|role)|login|logging in|signing in)|(?:requires?|needs?) (?:an? )?(?:login|authenti\w+|authori[sz]\w+|permission|role|admin|session)|40[13])\b/i;
/** Values are refused, too: these words need somebody who is, or a refusal that is expected. */
const perhapsRefusal = /\b(?:not allowed|denied|den(?:y|ies)|refuse[sd]?|reject(?:s|ed)?|can ?not|cannot|anonymous)\b/i;
const somebody = /\b(?:strangers?|guests?|visitors?|outsiders?|anonymous|users?|members?|non owners?|(?:other|another) \w+|admins?|roles?|tokens?|logins?|sessions?|viewers?|readers?)\b/i;
const title = /\b(?:it|test|describe|specify|scenario|should)(?:\.\w+)*\s*\(?\s*["'`]|\bdef\s+test_\w+|\bfunc\s+Test\w+|@DisplayName\s*\(|\bvoid\s+\w+\s*\(|\bit\s+"/;
const authorization_tests_status = /\b40[13]\b|\bFORBIDDEN\b|\bUNAUTHORIZED\b/;
const asserts = /\b(?:expect\w*|assert\w*|should\w*|toBe|toEqual|status\w*|isForbidden|isUnauthorized|HTTP|require\.Equal)\b/;
const skips = /\b(?:it|test|describe|specify|context)\.(?:skip|todo|failing|fixme)\b|\bx(?:it|describe|test|specify)\b|\bt\.Skip\w*\(|@(?:Disabled|Ignore)\b|\bpytest\.mark\.(?:skip|skipif|xfail)\b|\bunittest\.skip\w*\b|#\[ignore\]|\bpending\b/;
/** Names in code: `test_forbidden_user` is a title, too. */
const authorization_tests_words = (kept) => kept.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/_/g, ' ');
/** One test for many cases. */
const parameterised = /\.each\b|\bparametri[sz]e\b|\bParameterizedTest\b|\bt\.Run\(\s*\w/;
const isAnyTitle = ({ kept }) => title.test(kept) || /\b(?:it|test|describe|specify)(?:\.\w+)*\.each\b.*\)\s*\(\s*["'`]/.test(kept);
const isAssertion = ({ code, kept }) => asserts.test(code) && (authorization_tests_status.test(kept) || /\bis(?:Forbidden|Unauthorized)\b/.test(code));
/** The title of a test of a refusal. `body`: the lines after it, as far as they are of one kind with it. */
function isTitle(line, body) {
    if (!isAnyTitle(line))
        return false;
    const said = authorization_tests_words(line.kept);
    if (refusal.test(said))
        return true;
    if (!perhapsRefusal.test(said))
        return false;
    const next = body.findIndex(isAnyTitle);
    return somebody.test(said) || body.slice(0, next < 0 ? body.length : next).some(isAssertion);
}
/** Titles of tests of refusals among these lines. */
const titlesIn = (lines) => lines.filter((line, index) => isTitle(line, lines.slice(index + 1)));
/** The title's own words, whatever calls it: `it.skip('x'` and `it('x'` have one, and a function its name. */
const titleOf = (line) => /\b(?:def|func|fun|void)\s+(?:`[^`]*`|\w+)/.exec(line.code)?.[0] ??
    bare(line.kept.replace(/^[^"'`]*(?=["'`])/, '')).replace(/,.*$/, '');
const signal = (path, line, side, name) => ({
    kind: 'authorization-test-removed',
    ...{ path, line, side, name },
});
/** Lines of every test file of the change that were added: what moved there was not removed. */
function addedTestLines(files) {
    const lines = files.flatMap((hunks) => changed(hunks, 'added'));
    return new Set([...lines.map(({ kept }) => bare(kept)), ...lines.filter(isAnyTitle).map(titleOf)]);
}
/** Tests of refusals that were deleted, switched off, or expect no refusal any more. */
function removedAuthorizationTests(path, hunks, elsewhere) {
    const unasserted = changed(hunks, 'removed').filter((line) => isAssertion(line) && !elsewhere.has(bare(line.kept)));
    const fewer = unasserted.length > changed(hunks, 'added').filter(isAssertion).length;
    const gone = hunks.flatMap(({ blocks }) => blocks.flatMap((block) => goneIn(block, elsewhere, fewer)));
    const signals = gone.map(({ line }) => signal(path, line, 'removed', 'a test that expects a refusal'));
    if (gone.length === 0 && fewer && !isGathered(hunks)) {
        signals.push(...unasserted.slice(0, 1).map(({ line }) => signal(path, line, 'removed', 'an expected refusal')));
    }
    return [...signals, ...switchedOff(path, hunks)];
}
/** Whether tests of refusals became one for many cases. */
const isGathered = (hunks) => hunks.some(({ blocks }) => blocks.some(({ added }) => titlesIn(added).length > 0 && added.some(({ code }) => parameterised.test(code))));
/** Titles that went. One that was written anew in the same place is none, and nor are cases of one that has many. */
function goneIn({ removed, added }, elsewhere, fewer) {
    const gone = titlesIn(removed).filter((line) => !elsewhere.has(titleOf(line)) && !elsewhere.has(bare(line.kept)));
    const anew = titlesIn(added).length;
    if (anew > 0 && added.some(({ code }) => parameterised.test(code)))
        return [];
    // Other words for the same test, whose body stays.
    const renamed = !fewer && removed.every(isAnyTitle) ? added.filter(isAnyTitle).length : 0;
    return gone.slice(Math.max(anew, renamed));
}
/** A skip that was put on a test of a refusal, in its own line or in the line above. */
function switchedOff(path, hunks) {
    return hunks.flatMap(({ head, base }) => {
        const before = new Set(base.map(({ kept }) => bare(kept)));
        return head.flatMap((line, index) => {
            if (line.kind !== 'added' || !skips.test(line.code) || before.has(bare(line.kept)))
                return [];
            const near = head.slice(index, index + 3);
            const above = head.slice(Math.max(0, index - 2), index);
            const expects = (lines) => titlesIn(lines).length > 0;
            return expects(near) || (/\bt\.Skip|pending/.test(line.code) && expects(above))
                ? [signal(path, line.line, 'added', 'a skipped test of a refusal')]
                : [];
        });
    });
}

;// CONCATENATED MODULE: ./src/formats/probes/detector.ts
/** At most this many characters of an identifier are named. */
const longestName = 60;
/** A name is identifiers and punctuation of code, never the inside of a string. */
const detector_nameOf = (match) => match
    .replace(/(["'`]).*$/s, '')
    .replace(/[\s(=:,[{]+$/, '')
    .trim()
    .slice(0, longestName);
/** A detector that finds every match of a line, not only the first. */
const global = (detector) => ({
    ...detector,
    pattern: new RegExp(detector.pattern, `${detector.pattern.flags}g`),
});
/** What the detectors recognise in a line of code. They have to be global. */
function hitsIn({ code, kept }, language, detectors) {
    return detectors.flatMap(({ kind, pattern, in: only, name, text }) => {
        if (only !== undefined && !only.some((one) => one === language))
            return [];
        return [...kept.matchAll(pattern)].flatMap(({ 0: match, index }) => {
            const inString = code.charAt(index) !== kept.charAt(index);
            if (inString && text !== true)
                return [];
            return [{ kind, name: name ?? detector_nameOf(match), key: `${kind} ${match.replace(/\s+/g, ' ')}` }];
        });
    });
}

;// CONCATENATED MODULE: ./src/formats/probes/gate-weakened.ts

/** What a step or command has to say to count as a check. */
const checks = /\b(?:gatewright|tests?|jest|vitest|pytest|mocha|lint|eslint|hlint|ruff|clippy|tsc|typecheck|audit|scan|semgrep|codeql|gitleaks|secretlint|trivy|checkov|zizmor|osv-scanner|dependency-review|verify|check)\b/i;
const swallowed = /\|\|\s*(?:true\b|:(?:\s|$|["'])|exit\s+0\b|echo\b)|;\s*(?:true|exit\s+0)\s*["',]*\s*$/;
/** Commands that tidy up, copy or look: what they name may be called like a check. */
const noCheck = /^(?:\w+=\S*\s+)*(?:sudo\s+)?(?:rm|cp|mv|mkdir|rmdir|cat|echo|printf|ls|grep|egrep|rg|test|\[+|touch|tar|zip|unzip|git|gh|curl|wget|find|chmod|chown|diff|cmp|sed|awk|kill|pkill|killall|export|cd|ln|du|df|tee|head|tail|command|which|type|rsync|sleep|wait|docker(?:[ -]compose)?\s+(?:rm|stop|kill|logs|down|rmi|volume|network)|kubectl)(?=\s|$)/;
/** Switches of scanners that let a step pass whatever it finds. */
const lenient = /^\s*(?:exit[-_]code\s*:\s*["']?0\b|soft[-_]fail\s*:\s*["']?true\b|fail[-_]on[-_]?\w*\s*:\s*["']?(?:false|none|never)\b)/i;
const workflow = /^\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/;
const policy = /(?:^|\/)\.?gatewright\.ya?ml$/;
const scripts = /(?:^|\/)(?:package\.json|Makefile)$/;
const gate = (path, { line, kind }, name) => ({
    kind: 'gate-weakened',
    ...{ path, line, name },
    side: kind === 'removed' ? 'removed' : 'added',
});
/**
 * Checks that stop counting: a failing step that may go on, a command whose exit code is dropped, a gate that leaves
 * the workflow, and a policy that blocks no more. Steps that are no checks may fail as they like.
 * @param elsewhere whether any workflow or script of the change gets a check: then one that goes may have moved there
 */
function weakenedGates(path, hunks, elsewhere) {
    if (policy.test(path))
        return weakenedPolicy(path, hunks);
    const before = new Set(changed(hunks, 'removed').map(({ kept }) => bare(kept)));
    const fresh = (line) => line.kind === 'added' && !before.has(bare(line.kept));
    if (scripts.test(path)) {
        return changed(hunks, 'added')
            .filter((line) => fresh(line) && swallowed.test(line.kept) && runsCheck(line.kept))
            .map((line) => gate(path, line, 'an exit code that is dropped'));
    }
    if (!workflow.test(path))
        return [];
    const weak = hunks.flatMap(({ head }) => head.flatMap((line, index) => {
        const name = fresh(line) ? weakness(line, head, index) : null;
        return name === null ? [] : [gate(path, line, name)];
    }));
    return [...weak, ...removedGates(path, hunks), ...removedChecks(path, hunks, elsewhere)];
}
/** Whether the command whose exit code is dropped is a check: the last one before it, by what it runs. */
function runsCheck(text) {
    const before = text.slice(0, swallowed.exec(text)?.index ?? text.length);
    const command = (before.split(/&&|;|\|/).at(-1) ?? '')
        .replace(/^\s*(?:-\s+)?run\s*:\s*/, '')
        .replace(/^\s*"[\w:.-]+"\s*:\s*/, '')
        .replace(/^[\s"'@-]+/, '');
    return checks.test(command) && !noCheck.test(command);
}
/** Whether a switch of this name stood there before with another value, or its step did without it. */
function isStricterBefore(line, head) {
    for (let index = head.indexOf(line); index >= 0; index--) {
        const one = head[index];
        if (one !== undefined && /^\s*-\s/.test(one.kept))
            return one.kind === 'context';
    }
    return true;
}
function weakness(line, head, index) {
    const near = stepAt(head, index);
    if (/^\s*(?:-\s+)?continue-on-error\s*:\s*(?:true\b|["']?\$\{\{\s*(?:true|always\(\))\s*\}\})/.test(line.kept))
        return checks.test(near) ? 'continue-on-error' : null;
    if (/^\s*(?:-\s+)?if\s*:\s*["']?(?:false\b|\$\{\{\s*false\s*\}\})/.test(line.kept))
        return checks.test(near) ? 'if: false' : null;
    if (lenient.test(line.kept))
        return checks.test(near) && isStricterBefore(line, head) ? 'a failure that is forgiven' : null;
    if (/^\s*mode\s*:\s*["']?report\b/.test(line.kept))
        return usesGate.test(near) ? 'mode: report' : null;
    return swallowed.test(line.kept) && runsCheck(line.kept) ? 'an exit code that is dropped' : null;
}
/** The step or job that a line stands in, as far as the hunk shows it: the lines from its `-` to the next one. */
function stepAt(head, index) {
    const starts = ({ kept }) => /^\s*-\s/.test(kept);
    const own = head[index];
    let first = index;
    while (first > 0 && own !== undefined && !starts(head[first] ?? own))
        first--;
    let last = index + 1;
    while (last < head.length &&
        !starts(head[last] ?? head[index] ?? { kept: '- ', code: '', kind: 'context', line: 1 }))
        last++;
    return head
        .slice(first, last)
        .map(({ kept }) => kept)
        .join('\n');
}
const usesGate = /\buses\s*:\s*["']?([\w.-]+\/gatewright[\w./-]*|[\w.-]+\/[\w.-]+\/actions\/(?:codeowners|checklist|workflow-path|golden-suite|branch-protection))@/;
/** A step with a gate that was there and is not any more; another version of it is no removal. */
function removedGates(path, hunks) {
    const names = (side) => changed(hunks, side).flatMap((line) => {
        const name = usesGate.exec(line.kept)?.[1];
        return name === undefined ? [] : [{ line, name }];
    });
    const kept = names('added').map(({ name }) => name);
    return names('removed')
        .filter(({ name }) => !kept.includes(name))
        .map(({ line }) => gate(path, line, 'a gate was removed'));
}
/** Commands that test, lint or scan, as the first of their line, and actions that do. */
const checkCommand = /^\s*(?:-\s+)?(?:run\s*:\s*["']?)?(?:(?:npm|pnpm|yarn|bun)\s+(?:run\s+|exec\s+)?(?:test|lint|audit|typecheck|type-check)\b|(?:npx|pnpm dlx|bunx)\s+(?:jest|vitest|eslint|tsc|mocha|playwright|secretlint)\b|(?:jest|vitest|pytest|tox|nox|eslint|ruff|mypy|hlint|zizmor|semgrep|gitleaks|trivy|checkov|osv-scanner)\b|python3?\s+-m\s+(?:pytest|unittest)\b|go\s+(?:test|vet)\b|cargo\s+(?:test|clippy|audit|deny)\b|(?:cabal|stack|dotnet|mix|swift|flutter)\s+test\b|(?:bundle\s+exec\s+)?(?:rspec|rubocop|brakeman)\b|(?:\.\/)?(?:mvnw?|gradlew?)\b.*\b(?:test|verify|check)\b|make\s+(?:test|check|lint)\b)/;
const checkAction = /^\s*(?:-\s+)?uses\s*:\s*["']?(?:github\/codeql-action\/analyze|actions\/dependency-review-action|aquasecurity\/trivy-action|semgrep\/\S+|gitleaks\/\S+|bridgecrewio\/checkov-action|zizmorcore\/\S+|google\/osv-scanner-action\S*)@/;
const isCheck = ({ kept }) => checkCommand.test(kept) || checkAction.test(kept);
/** Whether a file decides which checks run. */
const decidesChecks = (path) => workflow.test(path) || scripts.test(path);
/** Whether a workflow or a script gets a check, or anything that may run one. */
const addsCheck = (path, hunks) => decidesChecks(path) && changed(hunks, 'added').some((line) => isCheck(line) || checks.test(line.kept));
/** Checks that leave a workflow, while nothing in the change takes their place. */
const removedChecks = (path, hunks, elsewhere) => elsewhere
    ? []
    : changed(hunks, 'removed')
        .filter(isCheck)
        .map((line) => gate(path, line, 'a check was removed'));
/** A policy that takes back what it enforced. */
function weakenedPolicy(path, hunks) {
    return hunks.flatMap(({ blocks }) => blocks.flatMap(({ removed, added }) => {
        const enforced = removed.some(({ kept }) => /\bmode\s*:\s*["']?enforce\b/.test(kept));
        const still = added.some(({ kept }) => /\bmode\s*:\s*["']?enforce\b/.test(kept));
        return added.flatMap((line) => {
            if (enforced && !still && /\bmode\s*:\s*["']?report\b/.test(line.kept))
                return [gate(path, line, 'mode: report')];
            if (/\benabled\s*:\s*false\b/.test(line.kept))
                return [gate(path, line, 'enabled: false')];
            return /\boptional\s*:\s*true\b/.test(line.kept) ? [gate(path, line, 'optional: true')] : [];
        });
    }));
}

;// CONCATENATED MODULE: ./src/formats/probes/guard-names.ts

/** Names of checks that frameworks and projects usually guard entry points with. */
const usualGuards = [
    ...['requireAuth', 'requireAuthentication', 'requireLogin', 'requireUser', 'requireRole', 'requireRoles'],
    ...[
        'requirePermission',
        'requirePermissions',
        'requireAdmin',
        'requireScope',
        'requireOwner',
        'requireSession',
    ],
    ...['ensureAuthenticated', 'ensureAuthorized', 'ensureLoggedIn', 'ensureAdmin', 'ensureOwner'],
    ...['isAuthenticated', 'isAuthorized', 'isAdmin', 'checkAuth', 'checkPermission', 'checkPermissions'],
    ...[
        'checkAccess',
        'verifyToken',
        'verifyJwt',
        'verifyJWT',
        'verifySession',
        'verifySignature',
        'assertOwner',
    ],
    ...['authorize', 'authorise', 'authenticate', 'assertPermission', 'assertAuthorized', 'can_access'],
    ...['hasRole', 'hasAnyRole', 'hasPermission', 'hasAuthority', 'hasScope', 'AuthGuard', 'RolesGuard'],
    ...['login_required', 'permission_required', 'permission_classes', 'user_passes_test', 'roles_required'],
    ...['staff_member_required', 'jwt_required', 'token_required', 'require_auth', 'require_login'],
    ...['require_role', 'require_permission', 'check_permission', 'is_authenticated', 'has_permission'],
    ...[
        'PreAuthorize',
        'PostAuthorize',
        'Secured',
        'RolesAllowed',
        'Authorize',
        'UseGuards',
        'RequireAuthorization',
    ],
    ...['authenticate_user', 'authorize_user', 'authorize_resource', 'load_and_authorize_resource'],
    ...['authMiddleware', 'authenticateToken', 'authenticateJWT', 'checkJwt', 'isLoggedIn', 'jwtAuth'],
    ...[
        'LoginRequiredMixin',
        'PermissionRequiredMixin',
        'UserPassesTestMixin',
        'IsAuthenticated',
        'IsAdminUser',
    ],
    ...['get_current_user', 'get_current_active_user', 'current_user_required', 'admin_required'],
    ...['csrf_protect', 'csrfProtection', 'protect_from_forgery', 'verify_authenticity_token', 'validateCsrf'],
];
/** Short names that are guards only where they stand between a route and its handler, or in a security chain. */
const inPlace = /(?<![\w$.])auth(?=\s?,)|(?<=\.)(?:authenticated|fullyAuthenticated)(?=\s?\()/g;
/** Guards that their place alone tells. */
const placed = (code) => [...code.matchAll(inPlace)]
    .filter(({ 0: name, index }) => name !== 'auth' || /["'`]\s?,\s?$/.test(code.slice(Math.max(0, index - 5), index)))
    .map(([name]) => name);
/** Opens what a guard's name in the same line would close. */
const guard_names_opener = /\b(?:AllowAny|permitAll|AllowAnonymous|anonymous)\b|\bskip_before_action\b|\bpermission_classes\s*=\s*[[(]\s*[\])]/;
// What is only made known is not called.
const imports = /^\s*(?:import\b|from\b.*\bimport\b|export\s*[{*]|use\s|using\s|(?:const|let|var)\b.*\brequire\s*\()/;
const escaped = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Frameworks of Go and C# write the same names with a capital. */
const eitherCase = (name) => /^[a-z]/.test(name)
    ? `[${name.charAt(0)}${name.charAt(0).toUpperCase()}]${escaped(name.slice(1))}`
    : escaped(name);
/** A finder of the usual guards and of those a policy adds. */
function guardFinder(more) {
    const all = [...usualGuards, ...more.map((name) => name.replace(/^@/, ''))];
    const one = `(?<![\\w$])(?:${all.map(eitherCase).join('|')})(?![\\w$])`;
    const pattern = new RegExp(one, 'g');
    const defined = new RegExp(String.raw `\b(?:function|def|func|fn|fun)\s+(?:\([^)]{0,200}\)\s?)?${one}`, 'g');
    // A field, a property's name, or a variable: what stands left of its type or value.
    const declared = new RegExp(String.raw `^\s*(?:(?:readonly|public|private|protected|static|final|self\.|this\.)\s*)*(?!permission_classes)${one}\??\s*(?::(?!:)|=(?![=>]))`);
    const flag = new RegExp(String.raw `\b(?:bool|boolean|Boolean|Bool)\s+${one}\s*(?:[;={]|$)|^\s*${one}\s+\*?bool\b`);
    const names = (code) => imports.test(code) ? [] : [...[...code.matchAll(pattern)].map(([name]) => name), ...placed(code)];
    return {
        names,
        uses: (code) => guard_names_opener.test(code)
            ? []
            : names(withoutLeft(code.replace(defined, '').replace(declared, '').replace(flag, ''))),
    };
}
/** Data, styles and templates: what is called like a guard there is a word, a key or a part of a page. */
const noCode = /\.(?:css|scss|sass|less|txt|csv|lock|snap|po|pot|properties|graphqls?|erb|ejs|hbs|mustache|twig|pug|haml|slim)$/i;
const noProgram = new Set(['json', 'yaml', 'sql', 'markup', 'shell', 'docker', 'hurl']);
/** Whether a file may hold guards at all. */
const holdsGuards = (path, language) => language === null ? !noCode.test(path) : !noProgram.has(language);
/** A declaration without the names it declares. */
const withoutLeft = (code) => code.replace(/^\s*(?:export\s+)?(?:const|let|var|val)\b[^=]*=(?![=>])/, '');
/**
 * That an unknown name may well be a guard: what stands in the place of a known one is then no removal.
 */
const plausible = /(?<![\w$])(?:\w*(?:[aA]uth|[gG]uard|[pP]ermission|[rR]ole|[oO]wner|[aA]dmin|[lL]og_?[iI]n|[sS]ign_?[iI]n|[sS]ession|[cC]srf|[tT]oken|[sS]cope|[aA]ccess|[mM]ember)\w*|(?:require|ensure|verify|check|assert|can|must)[A-Z_]\w*)/g;
/** Names in an added line that may be guards, and that the removed lines have not. */
const plausibleGuards = (code, before) => guard_names_opener.test(code) || imports.test(code)
    ? []
    : [...code.matchAll(plausible)].map(([name]) => name).filter((name) => !before.has(name));
/** Whether a line of a hunk stands within a list of imported names that spans lines. */
function inImport(lines, index) {
    if (!/^\s*(?:type\s+)?[\w$]+(?:\s+as\s+[\w$]+)?\s*,?\s*$/.test(lines[index]?.code ?? ''))
        return false;
    const opens = lines.slice(0, index).findLast(({ code }) => /[({[]\s*$/.test(code) || /[)}\]]/.test(code));
    if (opens !== undefined && /[({]\s*$/.test(opens.code))
        return /^\s*(?:import|export|from)\b/.test(opens.code);
    const closes = lines.slice(index + 1).find(({ code }) => /[)}\]]/.test(code));
    return /^\s*\}\s*from\b/.test(closes?.code ?? '');
}
/** What guards are taken away from in a line: the names, their arguments and the separators that come with them. */
function unguarded(line, find) {
    const without = find.names(line.code).reduce((text, name) => {
        return text.replace(new RegExp(`@?(?:[\\w$]+\\.)*${escaped(name)}(?![\\w$])(?:\\s*\\([^()]*\\))?`), '');
    }, bare(line.kept));
    return without.replace(/[\s,;&|!(){}[\]]+/g, '');
}

;// CONCATENATED MODULE: ./src/formats/probes/guards.ts


const guards_route = /\.\s*(?:get|post|put|patch|delete|all|route|use|Handle\w*|GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete)\s*\(/;
/** A line that starts something which may be guarded, or a guard's own definition. */
const definition = /\b(?:function|def|class|func|fn|interface|record|struct|module)\b|=>\s*\{?\s*$|\b(?:public|private|protected|internal)\b.*\(|^\s*(?!return\b|else\b|new\b|throw\b|await\b)[A-Z]\w*(?:<[\w<>?, ]*>)?\s+\w+\s*\(.*\{\s*$|^\s*void\s+\w+\s*\(/;
/** A guard for all that follows: `router.use(requireAuth)`, `app.use('/admin', requireAdmin)`, hooks. */
const registration = /^[\w$]+(?:\.[\w$]+)*\.(?:use|Use|addHook|before)(?:["'`][^"'`]*["'`])?$/;
const isRegistration = (line, find) => find.uses(line.code).length > 0 && registration.test(unguarded(line, find));
/** What a line defines, so that its new version is recognised: a name, or a route's method and path. */
function definedIn({ code, kept }) {
    const verb = guards_route.exec(code);
    if (verb !== null) {
        const path = /^\s*["'`]([^"'`]*)["'`]/.exec(kept.slice(verb.index + verb[0].length))?.[1];
        return path === undefined ? null : `${verb[0].replace(/\W/g, '')} ${path}`;
    }
    return /\b(?:function|def|class|func|fn)\s+(?:\([^)]{0,200}\)\s?)?([\w$]+)/.exec(code)?.[1] ?? null;
}
const identifiers = (code) => code.match(/[A-Za-z_$][\w$]*/g) ?? [];
/** Whether an added line is a removed one without its guard: the same route or name, and nothing that is new. */
function isSameWithout(line, added, find) {
    if (find.uses(added.code).length > 0)
        return false;
    if (unguarded(line, find) !== '' && unguarded(line, find) === unguarded(added, find))
        return true;
    const own = definedIn(line);
    const before = new Set(identifiers(line.code));
    return own !== null && own === definedIn(added) && identifiers(added.code).every((name) => before.has(name));
}
/** `before_action :authenticate_user!, except: [:index]`: the guard stays, for less. */
const isNarrowed = (line, added) => {
    const own = bare(line.kept);
    const now = bare(added.kept);
    return now.startsWith(`${own},`) && /^,\s*(?:except|only|unless|if):/.test(now.slice(own.length));
};
/** `if (isAdmin) { show() }` that goes with what it guards; a refusal, `if (!isAdmin) { return }`, guards what follows. */
function goesWithItsBlock(line, { removed }, there) {
    const condition = /^\s*(?:(?:\}\s*else\s+)?(?:if|elif|else if)\b|\{(?=.*&&\s*\(?\s*$))(.*)$/.exec(line.code)?.[1];
    if (condition === undefined || /!(?!=)|\bnot\b|==\s*(?:false|nil|null)|!=/.test(condition))
        return false;
    const next = removed[removed.indexOf(line) + 1];
    return next !== undefined && /\w/.test(next.code) && !there.has(bare(next.kept));
}
const starts = ({ code }) => definition.test(code) || guards_route.test(code);
/** Guards that what is already there gets: those of a new route or function guard that alone. */
function guardsOfOld({ removed, added }, find) {
    const old = removed.map(definedIn);
    const isNew = added.some((line) => starts(line) && !isRegistration(line, find) && !old.includes(definedIn(line)));
    const lines = isNew ? added.filter((line) => isRegistration(line, find)) : added;
    return lines.flatMap(({ code }) => find.uses(code));
}
/** Guards that each file of the change gets. */
function addedElsewhere(files, find) {
    const byFile = files.map(({ path, hunks }) => {
        const before = changed(hunks, 'removed').flatMap(({ code }) => find.uses(code));
        const names = hunks.flatMap(({ blocks }) => blocks.flatMap((block) => guardsOfOld(block, find)));
        return { path, names: names.filter((name) => !before.includes(name)) };
    });
    return {
        guards: (own) => new Set(byFile.filter(({ path }) => path !== own).flatMap(({ names }) => names)),
    };
}
/**
 * Guards that were taken away from what stays. Silent where the guarded thing goes with its guard, where another guard
 * stands in its place, where the line only moved, and where another file gets the guard.
 */
function removedGuards(path, hunks, find, elsewhere) {
    const added = changed(hunks, 'added');
    const there = new Set(added.map(({ kept }) => bare(kept)));
    const moved = elsewhere.guards(path);
    const context = { path, added, there, moved, find };
    return hunks.flatMap(({ base, blocks }) => blocks.flatMap((block) => removedIn(block, base, context)));
}
function removedIn(block, base, context) {
    const { path, added, there, moved, find } = context;
    const lost = block.removed.filter((line) => find.uses(line.code).length > 0 && !there.has(bare(line.kept)) && !inImport(base, base.indexOf(line)));
    const before = new Set(block.removed.flatMap(({ code }) => identifiers(code)));
    const count = lost.flatMap(({ code }) => find.uses(code)).length;
    const now = block.added.flatMap(({ code }) => find.uses(code)).length;
    const perhaps = block.added.flatMap(({ code }) => unknownGuards(code, before, find)).length;
    const goes = block.removed.some((line) => starts(line) && !isRegistration(line, find));
    return lost.flatMap((line) => {
        const [name] = find.uses(line.code);
        if (name === undefined)
            return [];
        const certain = added.some((one) => count > now ? isSameWithout(line, one, find) : isNarrowed(line, one));
        const likely = count > now + perhaps && !goes && !moved.has(name) && !goesWithItsBlock(line, block, there);
        if (!certain && !likely)
            return [];
        return [{ kind: 'guard-removed', path, line: line.line, side: 'removed', name }];
    });
}
/** Names that may be guards, and that the finder does not know. */
function unknownGuards(code, before, find) {
    const known = new Set(find.names(code));
    return plausibleGuards(code, before).filter((name) => !known.has(name));
}
/** Guards that the change adds: who may do what is being decided here. */
function addedGuards(path, hunks, find) {
    const before = new Set(changed(hunks, 'removed').map(({ kept }) => bare(kept)));
    return changed(hunks, 'added').flatMap((line) => {
        const name = find.names(line.code)[0];
        if (name === undefined || before.has(bare(line.kept)))
            return [];
        return [{ kind: 'permission-added', path, line: line.line, side: 'added', name }];
    });
}

;// CONCATENATED MODULE: ./src/formats/probes/hints-care.ts
/** Things that are worth a look: hints that only ask questions. */
const careDetectors = [
    {
        kind: 'allow-all-added',
        pattern: /\b(?:permitAll|AllowAnonymous|AllowAny|allow_any|skipAuth\w*|skip_before_action|skip_authorization|csrf_exempt|write-all)\b|@Public\b|\bcors\s*\(\s*\)|\borigin\s*:\s*(?:true\b|["']\*)|\ballow_origins\s*=\s*\[\s*["']\*|\bUSER\s+root\b|\bprivileged\s*:\s*true\b|\bchmod\s+(?:-R\s+)?0?777\b/,
    },
    {
        kind: 'allow-all-added',
        text: true,
        pattern: /Access-Control-Allow-Origin["']?\s*[,:=]\s*["']?\*|\b0\.0\.0\.0\/0\b|"Principal"\s*:\s*(?:\{\s*"AWS"\s*:\s*)?"\*"/,
        name: 'open to everyone',
    },
    {
        kind: 'weak-algorithm-added',
        pattern: /\b(?:createHash|createHmac|getInstance|new)\s*\(\s*["'](?:md5|sha-?1|des\b|rc4|[\w/]*ecb)|\bhashlib\.(?:md5|sha1)\b|\b(?:md5|sha1)\.(?:New|Sum)\b|\bDigest::(?:MD5|SHA1)\b|\bcreateCipher\s*\(|\bdes\.NewCipher\b|\brc4\.NewCipher\b|\bMD5\.Create\b/i,
    },
    {
        kind: 'weak-algorithm-added',
        name: 'Math.random for a secret',
        pattern: /\bMath\.random\b(?=.*\b\w*(?:token|secret|password|nonce|session)\w*)|\b\w*(?:token|secret|password|nonce|session)\w*\b.*\bMath\.random\b/i,
    },
    {
        kind: 'cryptography-added',
        pattern: /\b(?:createHmac|createCipheriv|createDecipheriv|createSign|createVerify|createHash|crypto\.subtle|randomBytes|scrypt\w*|pbkdf2\w*|bcrypt\w*|argon2\w*|Cipher\.getInstance|MessageDigest|KeyGenerator|KeyPairGenerator|hmac\.\w+|Fernet|aes\.NewCipher|rsa\.\w+|ecdsa\.\w+|ed25519\w*|jwt\.(?:sign|verify|encode|decode)|OpenSSL::\w+|Crypto\.Hash\w*)\b/,
    },
    {
        kind: 'command-added',
        pattern: /\bchild_process\b|(?<![.\w])(?:exec|execSync|execFile|execFileSync|spawn|spawnSync)\s*\(|\bshell\s*[:=]\s*(?:true|True)\b|\bsubprocess\.\w+|\bos\.(?:system|popen)\s*\(|\bexec\.Command\w*\s*\(|\bgetRuntime\(\)\.exec\b|\bProcessBuilder\b|\bProcess\.Start\b|\bCommand::new\b|\b(?:shell_exec|proc_open|passthru)\s*\(|\b(?:readProcess|callCommand)\b|\bOpen3\.\w+/,
    },
    {
        kind: 'query-added',
        pattern: /\.(?:query|execute|executemany|rawQuery|queryRaw|\$queryRaw\w*|\$executeRaw\w*|createQuery|createNativeQuery|prepareStatement|QueryRow|QueryContext|ExecContext)\s*[(`]/,
    },
    {
        kind: 'query-added',
        text: true,
        name: 'SQL',
        pattern: /\b(?:SELECT\s.{1,200}\sFROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM)\s/,
    },
    {
        kind: 'dynamic-code-added',
        pattern: /(?<![.\w])eval\s*\(|\bnew Function\s*\(|\bvm\.run\w*|\b__import__\s*\(|\bimportlib\.import_module\b|\bClass\.forName\b|\b(?:instance|class)_eval\b|\bdangerouslySetInnerHTML\b|\.(?:innerHTML|outerHTML)\s*\+?=|\bdocument\.write\s*\(/,
    },
    {
        kind: 'deserialisation-added',
        pattern: /\b(?:pickle|cPickle|dill|marshal|shelve)\.(?:loads?|open)\b|\byaml\.(?:load|unsafe_load)\s*\((?!.*Safe)|\bObjectInputStream\b|\breadObject\s*\(|(?<![.\w])unserialize\s*\(|\bMarshal\.load\b|\bBinaryFormatter\b|\bnode-serialize\b|\bXMLDecoder\b|\bjsonpickle\b/,
    },
    {
        kind: 'logging-added',
        pattern: /\bconsole\.(?:log|info|warn|error|debug)\b|\b\w*[lL]og(?:ger|ging)?\.(?:trace|debug|info|warn|warning|error|fatal|critical|Printf?|Println|Fatalf?)\b|\bSystem\.(?:out|err)\.print\w*|\bfmt\.Print\w*|\be?println!|\bRails\.logger\b|\bputStrLn\b/,
    },
    { kind: 'logging-added', in: ['python'], pattern: /(?<![.\w])print\s*\(/ },
    {
        kind: 'empty-catch-added',
        name: 'an error that is dropped',
        pattern: /\bcatch\s*(?:\([^)]*\))?\s*\{\s*\}|\bexcept\b[^:]*:\s*pass\b|\.catch\s*\(\s*\(\s*\w*\s*\)\s*=>\s*(?:\{\s*\}|undefined|null)\s*\)/,
    },
    {
        kind: 'debug-added',
        pattern: /(?<![.\w])debugger\b|\bdebug\s*[:=]\s*(?:true|True)\b|\bDEBUG\s*[:=]\s*(?:true|True|1\b)|\bprintStackTrace\s*\(|\bpdb\.set_trace\b|(?<![.\w])breakpoint\s*\(\)|\bbinding\.pry\b|\bNODE_ENV\s*[:=]\s*["']?development\b|\.(?:send|json|write|end)\s*\(.*\b\w+\.stack\b/,
    },
    {
        kind: 'session-added',
        pattern: /\b(?:res|reply|response|c|ctx)\.(?:cookie|setCookie|set_cookie|SetCookie)\b|\bcookies?(?:\(\))?\.(?:set|append)\s*\(|\b(?:req|request|ctx)\.session\b(?:\.\w+)?|(?<![.\w])session\[|\bnew (?:Cookie|HttpCookie)\b|\bhttp\.(?:Cookie|SetCookie)\b|\bSessionStore\b|\bjwt\.sign\b/,
    },
    {
        kind: 'session-added',
        text: true,
        pattern: /\b(?:express-session|cookie-session|iron-session|Set-Cookie)\b/,
    },
    {
        kind: 'permission-added',
        text: true,
        name: 'a grant',
        pattern: /\bGRANT\s+\w+.{0,200}\sTO\s/,
    },
    {
        kind: 'permission-added',
        in: ['yaml'],
        pattern: /^\s*(?:actions|attestations|checks|contents|deployments|id-token|issues|packages|pages|pull-requests|repository-projects|security-events|statuses)\s*:\s*write\b/,
    },
    {
        kind: 'unpinned-action',
        in: ['yaml'],
        name: 'an action that is not pinned to a commit',
        pattern: /^\s*(?:-\s+)?uses\s*:\s*["']?(?!\.{1,2}\/|docker:\/\/\S+@sha256:)[^\s"'@]+(?:@(?![0-9a-f]{40}\b)\S*)?["']?\s*$/,
    },
    {
        kind: 'dependency-added',
        in: ['docker'],
        name: 'a base image',
        pattern: /^\s*FROM\s+\S+/i,
    },
    {
        kind: 'dependency-added',
        in: ['yaml'],
        name: 'an action',
        pattern: /^\s*(?:-\s+)?uses\s*:\s*["']?(?!\.{1,2}\/)[\w./-]+/,
    },
];

;// CONCATENATED MODULE: ./src/formats/probes/hints-surface.ts
const script = ['script'];
const scriptEntryPoints = [
    {
        kind: 'entry-point-added',
        in: script,
        pattern: /\b(?:app|api|server|fastify|\w*[rR]outer|\w*[rR]outes?)\s*\.\s*(?:get|post|put|patch|delete|all|route|ws)\s*\(\s*["'`][^"'`]*["'`]?/,
    },
    {
        kind: 'entry-point-added',
        in: script,
        pattern: /\bexport\s+(?:async\s+)?(?:function|const)\s+(?:GET|POST|PUT|PATCH|DELETE|handler)\b|\bexports\.handler\b|\.command\s*\(\s*["'`][^"'`]*/,
    },
];
/** Entry points, inputs and what a change asks of others: hints that raise the path and ask questions. */
const surfaceDetectors = [
    ...entryPoints(),
    ...inputs(),
    {
        kind: 'outbound-call-added',
        pattern: /\b(?:fetch|axios(?:\.\w+)?|undici\.\w+|urlopen|got\.\w+|https?\.(?:request|get)|(?:requests|httpx|aiohttp)\.\w+|urllib\.request\.\w+|http\.(?:Get|Post|PostForm|NewRequest\w*)|curl_exec|curl_init|reqwest::\w+|grpc\.(?:Dial|NewClient)|amqp\.connect)\s*\(/,
    },
    {
        kind: 'outbound-call-added',
        pattern: /\bnew (?:WebSocket|XMLHttpRequest|HttpClient|WebClient|RestTemplate|OkHttpClient|Kafka)\b|\bNet::HTTP\b|\bFaraday\b|\bHttpClient\.newHttpClient\b|\bWebClient\.create\b|\bnodemailer\b/,
    },
    {
        kind: 'outbound-call-added',
        in: ['haskell'],
        pattern: /\b(?:httpLbs|httpJSON|Http\.(?:get|post|request))\b/,
    },
    {
        kind: 'parser-added',
        pattern: /\b(?:JSON\.parse|yaml\.(?:parse|safe_load|load)|xml2js|DOMParser|ElementTree|etree\.\w+|json\.(?:loads?|Unmarshal|NewDecoder)|xml\.(?:Unmarshal|NewDecoder)|readValue|serde_json::from_\w+|simplexml_load_\w+|json_decode|eitherDecode\w*|SAXParser\w*|DocumentBuilder\w*|XmlReader|csv\.(?:reader|parse|NewReader)|formidable|busboy|multer)\b/,
    },
    {
        kind: 'url-added',
        text: true,
        name: 'an address',
        pattern: /\bhttps?:\/\/[\w.-]+/,
    },
    {
        kind: 'plain-http-added',
        text: true,
        name: 'http://',
        // Loopback, documentation and the names of XML namespaces are no connections.
        pattern: /\bhttp:\/\/(?!localhost\b|127\.|0\.0\.0\.0|\[::1\]|(?:[\w-]+\.)*example(?:\.|\b)|www\.w3\.org\b|schemas?\.|xmlns\b|json-schema\.org)[\w-]/,
    },
    {
        kind: 'store-added',
        text: true,
        pattern: /\bCREATE (?:TABLE|COLLECTION|DATABASE)\b|\bcreateTable\s*\(|\bresource "\w+_(?:bucket|db_instance|dynamodb_table|database\w*|storage\w*|table)"/i,
        name: 'a new store',
    },
    {
        kind: 'store-added',
        pattern: /@(?:Entity|Table|Collection|Document)\b|\bmongoose\.(?:model|Schema)\b|\bnew (?:Redis|MongoClient|Sequelize|DataSource|PrismaClient|Pool)\b|\bredis\.createClient\b|\bindexedDB\.open\b|\blocalStorage\.setItem\b|\bmodels\.Model\b/,
    },
    {
        kind: 'migration-added',
        text: true,
        name: 'a change of stored data',
        pattern: /\b(?:ALTER|DROP) TABLE\b|\b(?:addColumn|dropColumn|add_column|remove_column|AddField|RemoveField)\s*\(/i,
    },
];
function entryPoints() {
    const kind = 'entry-point-added';
    return [
        ...scriptEntryPoints,
        {
            kind,
            pattern: /@(?:Get|Post|Put|Patch|Delete|All|Request|Query|Mutation|Subscription|Message|Event)(?:Mapping|Pattern)?\s*\([^)]*\)?|@(?:KafkaListener|RabbitListener|JmsListener|Scheduled|Cron|WebSocketGateway|RestController|Controller)\b/,
            in: ['script', 'java'],
        },
        {
            kind,
            in: ['python'],
            pattern: /@\w+\.(?:route|get|post|put|patch|delete|websocket|command|task)\s*\([^)]*\)?|@(?:api_view|click\.command|shared_task)\b|\badd_parser\s*\(|\b(?:path|re_path)\s*\(\s*r?["'][^"']*["']\s*,/,
        },
        {
            kind,
            in: ['go'],
            pattern: /\b(?:http|mux|\w*[rR]outer|r|e|g|app)\.(?:Handle|HandleFunc|GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete)\s*\(\s*"[^"]*"|&?cobra\.Command\s*\{/,
        },
        {
            kind,
            in: ['ruby'],
            pattern: /^\s*(?:get|post|put|patch|delete|resources?|namespace)\s+["':][\w/:"']+/,
        },
        { kind, in: ['php'], pattern: /\bRoute::(?:get|post|put|patch|delete|any|resource)\s*\([^,]*/ },
        {
            kind,
            in: ['rust'],
            pattern: /#\[(?:get|post|put|patch|delete|route)\s*\([^)]*\)\]|\.route\s*\(\s*"[^"]*"/,
        },
        {
            kind,
            in: ['csharp'],
            pattern: /\[Http(?:Get|Post|Put|Patch|Delete)\b[^\]]*\]|\.Map(?:Get|Post|Put|Patch|Delete)\s*\([^,]*/,
        },
        { kind, in: ['haskell'], pattern: /\b(?:Service\.command|Application\.withService)\b[^\n]*/ },
    ];
}
function inputs() {
    const kind = 'input-added';
    return [
        {
            kind,
            in: script,
            pattern: /\b(?:(?:req|request|ctx|context|event)\.(?:body|query|params|headers|cookies|files?|queryStringParameters|pathParameters|formData)|process\.(?:argv|stdin|env))\b(?:\??\.\w+|\[["'`]\w+)?|\bparseArgs\s*\(|\bsearchParams\.get\b|\blocation\.(?:search|hash)\b|\baddEventListener\(["']message|@(?:Body|Param|Headers|UploadedFiles?)\s*\(/,
        },
        {
            kind,
            in: ['python'],
            pattern: /\brequest\.(?:form|args|json|files|GET|POST|FILES|data|get_json|headers|cookies|query_params|body)\b(?:\.get\(["']\w+|\[["']\w+)?|\bos\.(?:environ|getenv)\b(?:\.get)?(?:[([]["']\w+)?|\bsys\.(?:argv|stdin)\b|\.add_argument\s*\(|(?<![\w.])input\s*\(|@click\.(?:argument|option)\b/,
        },
        {
            kind,
            in: ['go'],
            pattern: /\b(?:r|req|request|c|ctx)\.(?:FormValue|PostFormValue|URL\.Query|Body|Header\.Get|Cookie|Param|Query|Bind\w*|ShouldBind\w*)\b|\bos\.(?:Args|Getenv|LookupEnv|Stdin)\b|\bflag\.(?:String|Int|Bool|Parse)\w*\b/,
        },
        {
            kind,
            in: ['java', 'csharp'],
            pattern: /@(?:RequestBody|RequestParam|PathVariable|RequestHeader|CookieValue|RequestPart|QueryParam|FormParam)\b|\bSystem\.(?:getenv|getProperty|in)\b|\bgetParameter\s*\(|\[From(?:Body|Query|Route|Form|Header)\]|\bIFormFile\b|\bMultipartFile\b|\bEnvironment\.GetEnvironmentVariable\b/,
        },
        { kind, in: ['ruby'], pattern: /\bparams\[:?["']?\w+|\bENV\[["']\w+|\bENV\.fetch\b|\bARGV\b|\bgets\b/ },
        {
            kind,
            in: ['php'],
            pattern: /\$_(?:GET|POST|REQUEST|COOKIE|FILES|SERVER|ENV)\b(?:\[["']\w+)?|\bgetenv\s*\(/,
        },
        {
            kind,
            in: ['rust'],
            pattern: /\benv::(?:args|var|vars)\b|\bweb::(?:Json|Query|Path|Form)\b|\bstdin\s*\(\)/,
        },
        {
            kind,
            in: ['haskell'],
            pattern: /\b(?:getArgs|lookupEnv|getEnv|getLine|getContents|queryParam|captureParam)\b/,
        },
        { kind, in: ['shell'], pattern: /(?:^|\s)read\s+-\w*r?\w*\s+\w+|\bgetopts\b/ },
    ];
}

;// CONCATENATED MODULE: ./src/formats/probes/language.ts
const slashes = { line: ['//'], block: [['/*', '*/']] };
const hashes = { line: ['#'], block: [] };
const plain = { quotes: ['"', "'"], long: [] };
const languages = {
    script: { name: 'script', ...slashes, quotes: ['"', "'", '`'], long: ['`'] },
    go: { name: 'go', ...slashes, quotes: ['"', '`'], long: ['`'] },
    java: { name: 'java', ...slashes, quotes: ['"""', '"'], long: ['"""'] },
    csharp: { name: 'csharp', ...slashes, quotes: ['"'], long: [] },
    rust: { name: 'rust', ...slashes, quotes: ['"'], long: ['"'] },
    c: { name: 'c', ...slashes, ...plain },
    php: { name: 'php', line: ['//', '#'], block: [['/*', '*/']], ...plain },
    python: { name: 'python', ...hashes, quotes: ['"""', "'''", '"', "'"], long: ['"""', "'''"] },
    ruby: { name: 'ruby', line: ['#'], block: [['=begin', '=end']], ...plain },
    shell: { name: 'shell', ...hashes, quotes: [], long: [] },
    yaml: { name: 'yaml', ...hashes, quotes: [], long: [] },
    docker: { name: 'docker', ...hashes, quotes: [], long: [] },
    config: { name: 'config', ...hashes, ...plain },
    json: { name: 'json', line: ['//'], block: [['/*', '*/']], quotes: [], long: [] },
    haskell: { name: 'haskell', line: ['--'], block: [['{-', '-}']], quotes: ['"'], long: [] },
    sql: { name: 'sql', line: ['--'], block: [['/*', '*/']], quotes: [], long: [] },
    markup: { name: 'markup', line: [], block: [['<!--', '-->']], quotes: [], long: [] },
    hurl: { name: 'hurl', ...hashes, quotes: [], long: [] },
};
const endings = {
    ...of('script', 'js jsx mjs cjs ts tsx mts cts vue svelte astro'),
    ...of('java', 'java kt kts scala groovy gradle'),
    ...of('c', 'c h cc cpp cxx hpp swift m mm dart proto zig'),
    ...of('python', 'py pyi pyw'),
    ...of('ruby', 'rb rake gemspec'),
    ...of('shell', 'sh bash zsh fish ps1 psm1 bat cmd'),
    ...of('yaml', 'yml yaml'),
    ...of('config', 'toml ini cfg conf env tf tfvars hcl properties ex exs'),
    ...of('haskell', 'hs lhs elm purs'),
    ...of('markup', 'html htm xml xhtml svg csproj fsproj'),
    ...{ go: 'go', rs: 'rust', cs: 'csharp', fs: 'csharp', php: 'php', sql: 'sql', hurl: 'hurl' },
    ...{ json: 'json', jsonc: 'json', json5: 'json', lua: 'sql' },
};
function of(name, list) {
    return Object.fromEntries(list.split(' ').map((ending) => [ending, name]));
}
/** The language of a file by its name; null when it is none of those known here. */
function languageOf(path) {
    const base = path.slice(path.lastIndexOf('/') + 1);
    if (/^(?:Dockerfile|Containerfile)|\.Dockerfile$/.test(base))
        return languages.docker;
    if (/^(?:Makefile|\.env|\.npmrc|Jenkinsfile|Procfile|Vagrantfile)/.test(base))
        return languages.shell;
    if (/^(?:Gemfile|Rakefile)/.test(base))
        return languages.ruby;
    if (/^(?:requirements|constraints).*\.txt$|^go\.mod$|^Pipfile$|\.cabal$/.test(base))
        return languages.config;
    const ending = base.includes('.') ? base.slice(base.lastIndexOf('.') + 1).toLowerCase() : '';
    const name = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
    return name === undefined ? null : languages[name];
}

;// CONCATENATED MODULE: ./src/formats/probes/tls.ts

/** Switches that turn the check of a server's certificate off, as the languages write them. */
const switches = [
    { name: 'rejectUnauthorized', pattern: /\brejectUnauthorized["']?\s*[:=]\s*false\b/ },
    {
        name: 'NODE_TLS_REJECT_UNAUTHORIZED',
        pattern: /\bNODE_TLS_REJECT_UNAUTHORIZED\b["'\]]*\s*[:=]?\s*["']?0\b/,
    },
    { name: 'strictSSL', pattern: /\b(?:strictSSL|strict-ssl)["']?\s*[:=]\s*false\b/ },
    { name: 'InsecureSkipVerify', pattern: /\bInsecureSkipVerify\s*[:=]\s*true\b/, in: ['go'] },
    {
        name: 'insecure-skip-tls-verify',
        pattern: /\binsecure[-_]skip[-_](?:tls[-_])?verify["']?\s*[:=]\s*["']?true\b/i,
    },
    {
        name: 'CERT_NONE',
        pattern: /\bssl\.CERT_NONE\b|\b_create_unverified_context\b|\bcheck_hostname\s*=\s*False\b/,
        in: ['python'],
    },
    { name: 'VERIFY_NONE', pattern: /\bVERIFY_NONE\b/, in: ['ruby', 'c', 'php'] },
    {
        name: 'a verifier that takes every host',
        pattern: /\b(?:NoopHostnameVerifier|ALLOW_ALL_HOSTNAME_VERIFIER|AllowAllHostnameVerifier|TrustAllStrategy)\b/,
        in: ['java'],
    },
    {
        name: 'DangerousAcceptAnyServerCertificateValidator',
        pattern: /\bDangerousAcceptAnyServerCertificateValidator\b/,
        in: ['csharp'],
    },
    {
        name: 'CURLOPT_SSL_VERIFYPEER',
        pattern: /\bCURLOPT_SSL_VERIFY(?:PEER|HOST)\b\s*(?:,|=>)\s*(?:false|0)\b/i,
    },
    {
        name: 'danger_accept_invalid_certs',
        pattern: /\bdanger_accept_invalid_(?:certs|hostnames)\s*\(\s*true\b/,
    },
    {
        name: 'settingDisableCertificateValidation',
        pattern: /\bsettingDisableCertificateValidation\s*=\s*True\b/,
    },
    {
        name: 'curl --insecure',
        pattern: /(?:^|[\s;&|(])curl\s(?:[^;&|]*\s)?(?:-[a-zA-Z]*k[a-zA-Z]*|--insecure)(?:\s|$)/,
        in: ['shell', 'yaml', 'docker'],
    },
    {
        name: 'wget --no-check-certificate',
        pattern: /\bwget\s[^;&|]*--no-check-certificate\b/,
        in: ['shell', 'yaml', 'docker'],
    },
    {
        name: 'http.sslVerify',
        pattern: /\bhttp\.sslVerify["']?\s*[\s=:]\s*["']?false\b|\bGIT_SSL_NO_VERIFY\s*[=:]\s*["']?(?:1|true)\b/i,
    },
];
const requests = /\b(?:requests|httpx|aiohttp|session|Session|client|Client)\b/;
/** Checks of certificates that the change turns off. A switch within a string or a comment is none. */
function tlsOff(path, hunks, language) {
    const before = new Set(changed(hunks, 'removed').map(({ kept }) => bare(kept)));
    return hunks.flatMap(({ head }) => head.flatMap((line, index) => {
        if (line.kind !== 'added' || before.has(bare(line.kept)))
            return [];
        const near = head.slice(Math.max(0, index - 5), index + 1);
        const name = switchIn(line, language) ?? unverified(near, language);
        return name === null ? [] : [{ kind: 'tls-off', path, line: line.line, side: 'added', name }];
    }));
}
function switchIn({ code, kept }, language) {
    const found = switches.find(({ pattern, in: only }) => {
        if (only !== undefined && !only.some((one) => one === language))
            return false;
        const at = pattern.exec(kept);
        if (at === null)
            return false;
        // What stands inside a string is text, unless the string is a key: then its closing quote is code.
        const quote = at.index + at[0].search(/["']/);
        const isKey = /^\w+["']/.test(at[0]) && code.charAt(quote) === kept.charAt(quote);
        return code.charAt(at.index) === kept.charAt(at.index) || isKey;
    });
    return found?.name ?? null;
}
/** Python: `verify=False`, of a call to an HTTP client that starts in the lines above. */
function unverified(near, language) {
    const own = near.at(-1);
    if (language !== 'python' || own === undefined || !/\bverify\s*=\s*False\b/.test(own.code))
        return null;
    return near.some(({ code }) => requests.test(code)) ? 'verify=False' : null;
}

;// CONCATENATED MODULE: ./src/formats/probes/probe.ts












const detectors = (0,lazy/* lazy */.R)(() => [...surfaceDetectors, ...careDetectors].map(global));
/** Everything the changed lines show by their form, in the order of the files and their lines. */
function probe(files, settings) {
    const find = guardFinder(settings.guards);
    const read = files.map((file) => {
        const language = languageOf(file.path);
        const whole = probeHunks(file.patch, language);
        return { file, language, whole, hunks: cutHunks(whole) };
    });
    const elsewhere = addedTestLines(read.filter(({ file }) => file.kind === 'test').map(({ hunks }) => hunks));
    const code = read.filter(({ file }) => file.kind === 'code');
    const guards = addedElsewhere(code.map(({ file, hunks }) => ({ path: file.path, hunks })), find);
    const checkAdded = read.some(({ file, hunks }) => addsCheck(file.path, hunks));
    return read.flatMap(({ file, language, whole, hunks }) => {
        const { path, kind } = file;
        if (kind === 'test')
            return removedAuthorizationTests(path, hunks, elsewhere);
        const always = [
            ...weakenedGates(path, hunks, checkAdded),
            ...addedDependencies(path, hunks),
            ...manifestWithoutLockfile(path, hunks, settings.there, settings.touched),
        ];
        if (kind === 'documentation')
            return always;
        return inOrder([
            ...always,
            ...wholeFile(file),
            ...inCode(file, { whole, hunks }, language, { find, guards }),
        ]);
    });
}
/** Signals that speak of a file as a whole first, then line by line. */
const inOrder = (signals) => [...signals].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
function wholeFile({ path, status, migration, submodule }) {
    const whole = (kind, name) => ({
        kind,
        path,
        line: null,
        side: 'added',
        name,
    });
    return [
        ...(submodule && status !== 'removed' ? [whole('dependency-added', 'submodule')] : []),
        ...(migration && status === 'added' ? [whole('migration-added', 'a migration')] : []),
    ];
}
function inCode({ path, status }, { whole, hunks }, language, { find, guards }) {
    // A file that goes takes what it guarded with it.
    const guarded = holdsGuards(path, language?.name ?? null);
    const lost = status === 'removed' || !guarded ? [] : removedGuards(path, hunks, find, guards);
    return [
        ...lost,
        ...(guarded ? addedGuards(path, hunks, find) : []),
        ...tlsOff(path, hunks, language?.name ?? null),
        ...hints(path, whole, language?.name ?? null),
        ...emptyCatches(path, hunks),
    ];
}
/** Longest stretch of a line that is looked at in one go, and how far two of them overlap. */
const stretch = 2000;
const overlap = 200;
/** A line in stretches that no pattern takes long for. */
function stretches(line) {
    if (line.kept.length <= stretch)
        return [line];
    const parts = [];
    for (let from = 0; from < line.kept.length; from += stretch - overlap) {
        parts.push({ code: line.code.slice(from, from + stretch), kept: line.kept.slice(from, from + stretch) });
    }
    return parts;
}
/** What the added lines show more often than the removed ones did: a line that moved or was rephrased adds nothing. */
function hints(path, hunks, language) {
    const hits = (line) => {
        const found = stretches(line).flatMap((part) => hitsIn(part, language, detectors()));
        return found.filter(({ key }, index) => found.findIndex((other) => other.key === key) === index);
    };
    const before = new Map();
    for (const { key } of changed(hunks, 'removed').flatMap(hits))
        before.set(key, (before.get(key) ?? 0) + 1);
    const added = changed(hunks, 'added');
    return added.flatMap((line) => hits(line).flatMap(({ kind, name, key }) => {
        const left = before.get(key) ?? 0;
        if (left > 0)
            before.set(key, left - 1);
        return left > 0 ? [] : [{ kind, path, line: line.line, side: 'added', name }];
    }));
}
const opensCatch = /\bcatch\s*(?:\([^)]*\))?\s*\{\s*$|\bexcept\b[^:]*:\s*$|\brescue\b[^;]*$/;
const closesIt = /^\s*(?:\}|pass\b|end\b)/;
/** A handler with nothing in it, written over two lines. */
function emptyCatches(path, hunks) {
    return hunks.flatMap(({ head }) => head.flatMap((line, index) => {
        const next = head[index + 1];
        const empty = opensCatch.test(line.code) && next !== undefined && closesIt.test(next.code);
        if (!empty || (line.kind !== 'added' && next.kind !== 'added'))
            return [];
        const kind = 'empty-catch-added';
        return [{ kind, path, line: line.line, side: 'added', name: 'an error that is dropped' }];
    }));
}

;// CONCATENATED MODULE: ./src/formats/diff/patch.ts
const header = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;
/**
 * Reads the hunks of one file's unified diff, as the field `patch` of GitHub's file lists has them. Null when a hunk
 * is shorter or longer than its own header says, or when anything else is in between: such a patch is a part of one.
 */
function readPatch(text) {
    const hunks = [];
    let open = null;
    const lines = text.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    for (const line of lines) {
        if (open === null || (open.baseLeft === 0 && open.headLeft === 0)) {
            // `\ No newline at end of file` stands after the last line it speaks of.
            if (open !== null && line.startsWith('\\'))
                continue;
            open = opened(line);
            if (open === null)
                return null;
            hunks.push(open.lines);
        }
        else if (!take(open, line))
            return null;
    }
    if (open !== null && (open.baseLeft > 0 || open.headLeft > 0))
        return null;
    const count = (kind) => hunks.reduce((sum, hunk) => sum + hunk.reduce((own, line) => (line.kind === kind ? own + 1 : own), 0), 0);
    return { hunks, additions: count('added'), deletions: count('removed') };
}
function opened(line) {
    const found = header.exec(line);
    if (found === null)
        return null;
    const [, base = '', baseCount = '1', head = '', headCount = '1'] = found;
    return {
        lines: [],
        base: Number(base),
        head: Number(head),
        baseLeft: Number(baseCount),
        headLeft: Number(headCount),
    };
}
/** Adds a line to the hunk; false when it has no place in it. */
function take(open, line) {
    const mark = line.charAt(0);
    const text = line.slice(1).replace(/\r$/, '');
    if (mark === '\\')
        return true;
    // GitHub has been seen to strip the blank of an empty context line.
    const kind = mark === '+' ? 'added' : mark === '-' ? 'removed' : mark === ' ' || line === '' ? 'context' : null;
    if (kind === null)
        return false;
    const inBase = kind !== 'added';
    const inHead = kind !== 'removed';
    if ((inBase && open.baseLeft === 0) || (inHead && open.headLeft === 0))
        return false;
    open.lines.push({ kind, base: inBase ? open.base : null, head: inHead ? open.head : null, text });
    if (inBase) {
        open.base++;
        open.baseLeft--;
    }
    if (inHead) {
        open.head++;
        open.headLeft--;
    }
    return true;
}
/** Lines of the head that the patch adds, as first and last line of each run, in order. */
function addedRanges({ hunks }) {
    const ranges = [];
    for (const { kind, head } of hunks.flat()) {
        if (kind !== 'added' || head === null)
            continue;
        const last = ranges.at(-1);
        if (last !== undefined && last[1] === head - 1)
            last[1] = head;
        else
            ranges.push([head, head]);
    }
    return ranges;
}

;// CONCATENATED MODULE: ./src/formats/probes/words-only.ts

/** Words with blanks between them: a sentence, not a name, path or key that a program compares. */
const sentence = /^[^\s/]+(?:\s+\S+)+$/;
/** The strings of a line, without their quotes. */
function stringsOf({ code, kept }) {
    const strings = [];
    let open = '';
    for (let index = 0; index < kept.length; index++) {
        const inside = code.charAt(index) === ' ' && (kept.charAt(index) !== ' ' || open !== '');
        if (inside)
            open += kept.charAt(index);
        else if (open !== '') {
            strings.push(open);
            open = '';
        }
    }
    return open === '' ? strings : [...strings, open];
}
/** What a string takes in: `${name}`, `#{name}`, `{name}`, `$name`, `\\(name)`. */
const inserted = (text) => (text.match(/[$#]?\{[^}]*\}?|\$\w+|\\\([^)]*\)?/g) ?? []).join(' ');
/** Whether two strings differ in the words of a sentence at most. */
const sameButWords = (before, after) => before === after ||
    (sentence.test(before.trim()) && sentence.test(after.trim()) && inserted(before) === inserted(after));
const squeezed = (lines) => lines.map(({ code }) => code.replace(/\s+/g, '')).join('');
/**
 * Whether the two versions differ in comments and in the words of sentences within strings, and in nothing else: then
 * nothing that a program names has changed. False where the language is not known.
 */
function wordsOnly({ hunks }, language) {
    if (language === null || hunks.length === 0)
        return false;
    // Where strings are not told apart, a value is code.
    return hunks.every((hunk) => {
        const base = scanHunk(hunk, 'base', language);
        const head = scanHunk(hunk, 'head', language);
        if (squeezed(base) !== squeezed(head))
            return false;
        const before = base.flatMap(stringsOf);
        const after = head.flatMap(stringsOf);
        return (before.length === after.length && before.every((text, index) => sameButWords(text, after[index] ?? '')));
    });
}

;// CONCATENATED MODULE: ./src/facts/change-lines.ts



/** Blob id of the empty file. */
const emptyBlob = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
/** Documents that are text: one without lines is not a picture. */
const textDocument = /\.(?:md|markdown|mdx|rst|adoc|asciidoc|org|txt)$/i;
/** Pictures, sound, fonts: nothing that a machine would run. */
const media = /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|psd|mp[34]|m4a|wav|ogg|webm|mov|avi|woff2?|ttf|otf|eot|pdf)$/i;
/** Whether a file that shows no lines may be anything: only its blob tells whether it changed. */
const isOpaque = (path) => !media.test(path) && !textDocument.test(path);
/** So many characters are as much to read as a line. */
const lineLength = 200;
/** How many lines more than it counts a patch is worth: a program may stand in one line. */
const longLines = ({ hunks }) => hunks
    .flat()
    .filter(({ kind }) => kind !== 'context')
    .reduce((sum, { text }) => sum + Math.max(0, Math.floor(text.length / lineLength) - 1), 0);
/** Reads the lines of one file. What is not all there is not read. */
function readLines(file, raw) {
    const { path } = file;
    const nothing = { path, additions: raw?.additions ?? 0, deletions: raw?.deletions ?? 0, added: [] };
    if (raw === undefined)
        return { patch: null, lines: { ...nothing, read: false, binary: false } };
    if (raw.patch === null)
        return withoutPatch(file, raw, nothing);
    const patch = readPatch(raw.patch);
    if (patch === null || differs(patch, raw))
        return { patch: null, lines: { ...nothing, read: false, binary: false } };
    const { additions, deletions } = patch;
    const special = specialOf(file, raw, patch);
    const long = longLines(patch);
    return {
        patch,
        lines: {
            ...{ path, additions, deletions, read: true, binary: false, added: addedRanges(patch) },
            ...(special === null ? {} : { special }),
            ...(long === 0 ? {} : { long }),
            ...(special === null && wordsOnly(patch, languageOf(path)) ? { wordsOnly: true } : {}),
        },
    };
}
const differs = (patch, { additions, deletions }) => (additions ?? patch.additions) !== patch.additions || (deletions ?? patch.deletions) !== patch.deletions;
/**
 * A file without a patch: moved as it is, empty, binary, or one whose lines were not given out. Source code without
 * lines is never taken for binary: one NUL in a comment would hide all of it.
 */
function withoutPatch({ path, status, blob }, { additions, deletions, modes, same }, nothing) {
    const lines = (read, special) => ({
        patch: null,
        lines: { ...nothing, read, binary: read, ...(special === undefined ? {} : { special }) },
    });
    if ((additions ?? 0) + (deletions ?? 0) > 0)
        return lines(false);
    const mode = modeChange(modes) || status === 'changed';
    if (same === true)
        return lines(true, mode || status === 'modified' ? 'mode' : undefined);
    if (blob === emptyBlob && (status === 'added' || status === 'removed'))
        return lines(true);
    if (languageOf(path) !== null)
        return lines(false);
    if (status !== 'removed' && isOpaque(path))
        return { patch: null, lines: { ...nothing, read: false, binary: true } };
    return lines(true, mode || (status === 'modified' && textDocument.test(path)) ? 'mode' : undefined);
}
const modeChange = (modes) => modes !== null && modes.length > 1;
const subproject = /^Subproject commit [0-9a-f]{40,64}(?:-dirty)?$/;
/** One line that may be where a link leads. */
const mayBeLink = (patch) => noNewline.test(patch ?? '');
const noNewline = /^@@ [^\n]*\n(?:-[^\n]*\n(?:\\[^\n]*\n)?)?\+([^\s]*[/.][^\s]*)\n\\ No newline at end of file\n?$/;
/** What an entry is besides a regular file; a link is told by its form where no modes are known. */
function specialOf({ status }, { modes, patch }, { hunks }) {
    const changed = hunks.flat().filter(({ kind }) => kind !== 'context');
    if (modes?.includes('160000') === true)
        return 'submodule';
    if (modes === null && changed.length > 0 && changed.every(({ text }) => subproject.test(text)))
        return 'submodule';
    if (modes?.includes('120000') === true)
        return 'link';
    if (modes === null && (status === 'changed' || mayBeLink(patch)))
        return 'link';
    return modeChange(modes) ? 'mode' : null;
}

// EXTERNAL MODULE: ./src/facts/content.ts
var content = __webpack_require__(46746);
// EXTERNAL MODULE: ./src/facts/pull-files.ts
var pull_files = __webpack_require__(21162);
;// CONCATENATED MODULE: ./src/facts/change-raw.ts






/** Bytes of patches that are read in all. */
const patchLimit = 20 * 1024 * 1024;
/**
 * What GitHub gave out about the lines of the changed files, by path; the clone beside the run fills in what GitHub
 * leaves out, where it holds both commits. Files past 20 MB of patches are not in it.
 */
async function rawLinesOf(context, files) {
    const { subject } = context;
    if (subject.kind === 'branch')
        return await cloned(context, subject.baseSha, subject.headSha);
    const pull = await (0,gather/* factValue */._u)(context, 'pull-request');
    const listed = await (0,pull_files/* pullFiles */.B)(context, pull);
    const own = listed.known ? await byGitHub(context, listed.value) : new Map();
    if (files.every(({ path }) => isWhole(own.get(path))))
        return own;
    const local = await fromClone(context, pull.base.sha, pull.head.sha);
    return local === null ? own : new Map([...own, ...local]);
}
/** Whether nothing is left to ask: the lines are there, or there are none. */
const isWhole = (raw) => raw !== undefined && (raw.patch !== null || raw.same === true);
async function byGitHub(context, files) {
    const base = files.some(needsBase) ? await baseBlobs(context) : null;
    const modes = await modesOf(context, files);
    let left = patchLimit;
    return new Map(files.flatMap((file) => {
        left -= file.patch?.length ?? 0;
        if (left < 0)
            return [];
        const before = base?.get(file.previous_filename ?? file.filename);
        return [
            [
                file.filename,
                {
                    additions: file.additions ?? null,
                    deletions: file.deletions ?? null,
                    patch: file.patch ?? null,
                    modes: modes.get(file.filename) ?? null,
                    same: before === undefined || file.sha === null ? null : before === file.sha,
                },
            ],
        ];
    }));
}
/** Modes at the head of what may be a link by its only line; GitHub's list of files has none. */
async function modesOf(context, files) {
    const modes = new Map();
    const doubtful = files.filter(({ patch, status }) => status !== 'changed' && mayBeLink(patch));
    if (doubtful.length === 0)
        return modes;
    try {
        const head = await (0,head_files/* filesAt */.T)(context, await (0,codeowners/* headOf */.Uo)(context));
        for (const { filename } of doubtful) {
            const entry = await head.entry(filename);
            if (entry !== null)
                modes.set(filename, [entry.mode]);
        }
    }
    catch (error) {
        if ((0,gather/* failureOf */.g5)(error) === null)
            throw error;
    }
    return modes;
}
/** What may be anything and shows no lines: only its blob tells whether there are none. */
const needsBase = ({ patch, status, filename, additions = 0, deletions = 0 }) => patch === undefined &&
    additions + deletions === 0 &&
    (status === 'renamed' || status === 'copied' || status === 'modified' || status === 'changed') &&
    isOpaque(filename);
/** Blobs of the base commit by path; null when its tree is not given out whole. */
async function baseBlobs(context) {
    const entries = await baseEntries(context);
    return entries === null ? null : new Map(entries.map(({ path, blob }) => [path, blob]));
}
/** The tree of the base commit; null when it could not be read whole. What hangs on it is not claimed then. */
async function baseEntries(context) {
    try {
        const tree = await (0,content/* treeOf */.g7)(context, context.baseSha);
        return tree.complete ? tree.entries : null;
    }
    catch (error) {
        if ((0,gather/* failureOf */.g5)(error) === null)
            throw error;
        return null;
    }
}
/** The clone's own answer; null when there is none, or when it does not hold both commits and their history. */
async function fromClone(context, baseSha, headSha) {
    const { workspace } = context;
    if (workspace === null)
        return null;
    try {
        const [base, head] = await Promise.all([workspace.resolve(baseSha), workspace.resolve(headSha)]);
        return base === baseSha && head === headSha ? await cloned(context, base, head) : null;
    }
    catch (error) {
        if ((0,gather/* failureOf */.g5)(error) === null)
            throw error;
        return null;
    }
}
async function cloned(context, base, head) {
    const diffs = await (0,content/* workspaceOf */.B3)(context).diff(base, head, patchLimit);
    return new Map(diffs.map(({ path, modes, binary, patch }) => [
        path,
        {
            additions: null,
            deletions: null,
            patch: patch === '' ? null : patch,
            modes,
            same: patch === '' && !binary,
        },
    ]));
}

;// CONCATENATED MODULE: ./src/facts/change.ts







/** Fact `change`: the lines of every changed file, and what they show by their form. No text of a line is kept. */
const gatherChange = async (context) => {
    const files = await (0,gather/* factValue */._u)(context, 'changed-files');
    const settings = await (0,gather/* factValue */._u)(context, 'change-settings');
    const raw = await rawLinesOf(context, files);
    const read = files.map((file) => ({ file, ...readLines(file, raw.get(file.path)) }));
    const signals = probe(probed(read, settings), {
        guards: settings.guards,
        there: await there(context, files),
        // A lockfile that goes pins nothing.
        touched: new Set(files.flatMap(({ path, status }) => (status === 'removed' ? [] : path))),
    });
    const headSha = await headOf(context);
    return (0,fact/* known */.eO)({ headSha, files: read.map(({ lines }) => lines), signals }, {
        kind: context.subject.kind === 'branch' ? 'git' : 'api',
        what: 'patches of the changed files',
        sha: headSha,
    });
};
async function headOf(context) {
    const { subject } = context;
    if (subject.kind === 'branch')
        return subject.headSha;
    return (await (0,gather/* factValue */._u)(context, 'pull-request')).head.sha;
}
function probed(read, settings) {
    const classify = (0,classes/* classifierOf */.t6)(settings);
    return read.flatMap(({ file, lines, patch }) => {
        const { path, status } = file;
        if (patch === null)
            return [];
        const classes = classify(path);
        const kind = classes.has('test') ? 'test' : classes.has('documentation') ? 'documentation' : 'code';
        const migration = classes.has('migration');
        return [{ path, status, kind, migration, submodule: lines.special === 'submodule', patch }];
    });
}
/** Whether a path is in the base commit; asked of GitHub only where a manifest changed. */
async function there(context, files) {
    if (!files.some(({ path }) => isManifest(path)))
        return () => null;
    const entries = await baseEntries(context);
    if (entries === null)
        return () => null;
    const paths = new Set(entries.map(({ path }) => path));
    return (path) => paths.has(path);
}

// EXTERNAL MODULE: ./src/formats/checklists/names.ts
var names = __webpack_require__(31416);
// EXTERNAL MODULE: ./src/formats/checklists/together.ts
var together = __webpack_require__(46008);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/formats/glob-list.ts
var glob_list = __webpack_require__(96225);
;// CONCATENATED MODULE: ./src/facts/checklist-fingerprints.ts


/**
 * What a change leaves at each path. A rename is its old path gone and its new one there: whether two files are one
 * renamed is a guess, which git and GitHub make differently.
 */
function contents(files) {
    const found = files.flatMap(({ path, previousPath, status, blob }) => {
        const gone = status === 'renamed' && previousPath !== null ? [[previousPath, null]] : [];
        return [...gone, [path, status === 'removed' ? null : blob]];
    });
    return found.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}
const digits = 12;
/**
 * Per item: what its answer is bound to, the first 12 hex digits of the SHA-256 over id, version, and path and blob of
 * each changed file that its globs match.
 */
function fingerprintsOf(items, files) {
    const all = contents(files);
    return Object.fromEntries(items.map(({ id, version, paths }) => {
        const matches = paths.length === 0 ? () => true : (0,glob_list/* matcherOf */.K)(paths);
        const about = all.filter(([path]) => matches(path));
        const hash = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify([id, version, about]));
        return [id, hash.digest('hex').slice(0, digits)];
    }));
}

// EXTERNAL MODULE: ./src/facts/commit-file.ts
var commit_file = __webpack_require__(36473);
;// CONCATENATED MODULE: ./src/facts/checklists.ts








/** Fact `checklists`: the lists that the policy names, from the base, and what each item's answer is bound to. */
const gatherChecklists = async (context) => {
    const sha = context.baseSha;
    const names = (0,checklist_options/* namedLists */.Py)(context);
    if (names.length === 0)
        return (0,fact/* known */.eO)({ sha, lists: [], fingerprints: {} }, { kind: 'input', what: 'no checklists are asked for' });
    const read = await Promise.all(names.map((name) => readList(context, name)));
    const { lists, conflicts } = (0,together/* joinLists */.Qc)(read);
    const [first] = conflicts;
    if (first !== undefined)
        return conflicting(first, conflicts.length);
    const items = lists.flatMap((list) => list.items);
    // A repository is not a change: its answers are committed, and bound to the blobs they name.
    const files = context.subject.kind === 'repository' ? null : await (0,gather/* factValue */._u)(context, 'changed-files');
    const fingerprints = files === null ? {} : fingerprintsOf(items, files);
    const kind = context.subject.kind === 'branch' ? 'git' : 'api';
    return (0,fact/* known */.eO)({ sha, lists, fingerprints }, { kind, what: names.join(', '), sha });
};
async function readList(context, entry) {
    const name = (0,names/* listName */.sY)(entry);
    if (name === null)
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('not-found', `gates.checklist.lists: ${JSON.stringify(entry)}: ${(0,names/* listProblem */._A)(entry)}`));
    // Reader and schemas are loaded by runs that have lists, and cost the others nothing.
    const { maxChecklistBytes, readChecklist } = await __webpack_require__.e(/* import() */ 994).then(__webpack_require__.bind(__webpack_require__, 50994));
    const bytes = name.kind === 'shipped'
        ? await shippedBytes(context, name.name)
        : await committedBytes(context, name.path, maxChecklistBytes);
    try {
        if (name.kind === 'file')
            return readChecklist(bytes, name.path);
        return readOnce(bytes, name.name, () => readChecklist(bytes, `checklists/${name.name}.yml`, 'shipped'));
    }
    catch (error) {
        if (!(error instanceof errors/* PolicyError */.pn))
            throw error;
        return (0,gather/* giveUp */.Ht)(unparsable(error, name));
    }
}
/** Shipped lists as read: the same bytes for each pull request of a queue, and a tenth of a second each time. */
const shippedRead = new Map();
function readOnce(bytes, name, read) {
    const before = shippedRead.get(name);
    if (before !== undefined && Buffer.compare(before.bytes, bytes) === 0)
        return before.list;
    const list = read();
    shippedRead.set(name, { bytes, list });
    return list;
}
function unparsable(error, name) {
    const text = name.kind === 'file'
        ? `correct ${name.path} on the base branch; \`gatewright checklist validate ${name.path}\` shows every problem`
        : 'install Gatewright anew: a file that comes with it was changed';
    return (0,fact/* unknown */.L5)('unparsable', error.message.replaceAll('\n', '; '), { remedy: { text } });
}
async function shippedBytes({ shipped }, name) {
    const bytes = (await shipped?.(name)) ?? null;
    return (bytes ??
        (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('internal-error', `checklists/${name}.yml does not stand beside dist/ of this Gatewright`)));
}
async function committedBytes(context, path, most) {
    const bytes = await (0,commit_file/* fileAtCommit */.f)(context, context.baseSha, path, most);
    if (bytes !== null)
        return bytes;
    const text = `commit ${path} to the base branch, or take it out of gates.checklist.lists`;
    return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('not-found', `${path} is named by gates.checklist.lists and is not there at the base commit`, {
        remedy: { text },
    }));
}
function conflicting({ kind, file, line, message }, count) {
    const more = count > 1 ? ` (and ${count - 1} more)` : '';
    const text = 'change gates.checklist.lists or the file of your own on the base branch';
    return (0,fact/* unknown */.L5)(kind === 'clash' ? 'ambiguous' : 'unparsable', `${file}:${line}: ${message}${more}`, {
        remedy: { text },
    });
}

// EXTERNAL MODULE: ./src/facts/checks.ts
var facts_checks = __webpack_require__(47986);
// EXTERNAL MODULE: ./src/core/facts/test-reports.ts
var test_reports = __webpack_require__(48037);
// EXTERNAL MODULE: ./src/formats/tests/collect.ts + 12 modules
var collect = __webpack_require__(29902);
// EXTERNAL MODULE: ./src/workspace/failure.ts
var workspace_failure = __webpack_require__(46487);
;// CONCATENATED MODULE: ./src/facts/committed.ts


/** Bytes of the largest tracked file that is compared; a larger one counts as committed. */
const maxBytes = 32 * 1024 * 1024;
/** Why such a file proves nothing about the judged commit. */
const committedDetail = 'it is a committed file as it was checked out, and no result of this run';
/** Compares files with what git tracks; a folder that git does not know tracks nothing. */
async function committedIn(workspace) {
    const tracked = await trackedIn(workspace);
    return (path, bytes) => isBlob(tracked.get(path), bytes);
}
/** Those of some files that are as they were checked out: nobody wrote them in this run. */
async function committedAmong(workspace, paths) {
    if (paths.length === 0)
        return [];
    const tracked = await trackedIn(workspace);
    const among = [];
    for (const path of paths.filter((one) => tracked.has(one))) {
        const bytes = await workspace.read(path, maxBytes).catch(notRead);
        if (bytes === null || isBlob(tracked.get(path), bytes))
            among.push(path);
    }
    return among;
}
function notRead(error) {
    if (error instanceof workspace_failure/* WorkspaceFailure */.A)
        return null;
    throw error;
}
/** Blobs by path. */
async function trackedIn(workspace) {
    try {
        return new Map((await workspace.tracked()).map(({ path, blob }) => [path, blob]));
    }
    catch (error) {
        if (error instanceof workspace_failure/* WorkspaceFailure */.A)
            return new Map();
        throw error;
    }
}
const isBlob = (blob, bytes) => blob !== undefined && (blobIs(blob, bytes) || blobIs(blob, withoutReturns(bytes)));
const blobIs = (blob, bytes) => (0,external_node_crypto_.createHash)(blob.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex') === blob;
/** As git stores it where it writes CRLF into the work tree (`core.autocrlf`, `eol=crlf`). */
const withoutReturns = (bytes) => bytes.filter((byte, at) => byte !== 0x0d || bytes[at + 1] !== 0x0a);

// EXTERNAL MODULE: ./src/facts/report-sources.ts
var report_sources = __webpack_require__(75178);
// EXTERNAL MODULE: ./src/facts/test-reports.ts
var facts_test_reports = __webpack_require__(82281);
;// CONCATENATED MODULE: ./src/facts/evidence-tests.ts








/** Report files that are read at most. */
const evidence_tests_mostFiles = 2_000;
/** Fact `evidence-tests`: what the tests that answers name did, by the reports of `gates.checklist.reports`. */
const gatherEvidenceTests = async (context) => {
    const { answers } = await (0,gather/* factValue */._u)(context, 'answers');
    const targets = answers.flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === 'test'));
    const names = [...new Set(targets.map(({ name }) => name))].sort();
    if (names.length === 0)
        return (0,fact/* known */.eO)({}, { kind: 'file', what: 'no answer names a test' });
    const globs = (0,checklist_options/* evidenceReports */.LC)(context);
    const found = globs.length === 0 ? nowhere : await read(context, globs);
    const states = names.map((name) => [name, found(name)]);
    const what = globs.length === 0 ? 'the policy names no test reports' : globs.join(', ');
    return (0,fact/* known */.eO)(Object.fromEntries(states), { kind: globs.length === 0 ? 'input' : 'file', what });
};
const nowhere = () => 'absent';
async function read(context, globs) {
    const { workspace } = context;
    if (workspace === null)
        return (0,gather/* giveUp */.Ht)(noWorkTree);
    const { paths } = await (0,report_sources/* filesOf */.R8)(workspace, globs);
    if (paths.length > evidence_tests_mostFiles)
        return (0,gather/* giveUp */.Ht)(evidence_tests_tooMany(paths.length));
    const [committed] = await committedAmong(workspace, paths);
    if (committed !== undefined)
        return (0,gather/* giveUp */.Ht)(notOfThisRun(committed));
    const collector = new collect/* ReportCollector */.u();
    for (const path of paths)
        await (0,report_sources/* readReport */.tL)(collector, workspace, path);
    const { files, groups, tests } = collector.finish();
    const problem = unusable(files, await (0,facts_test_reports/* commitsOf */.g)(context));
    return problem === null ? finder(tests, groups) : (0,gather/* giveUp */.Ht)(problem);
}
const remedy = {
    text: 'let the tests write their reports in an earlier step of this job, and name just those',
};
const noWorkTree = (0,fact/* unknown */.L5)('not-found', 'there is no work tree that could hold test reports', { remedy });
const notOfThisRun = (path) => (0,fact/* unknown */.L5)('unconfirmed', `${path}: ${committedDetail}`, { remedy });
const evidence_tests_tooMany = (count) => (0,fact/* unknown */.L5)('too-large', `the globs name ${count} reports; at most ${evidence_tests_mostFiles} are read`, { remedy });
/** A report that cannot be trusted may hold another result of any test; one of another commit says nothing. */
function unusable(files, commits) {
    for (const { path, invalid, commit } of files) {
        if (invalid.length > 0)
            return (0,fact/* unknown */.L5)('unparsable', `${path}: ${invalid[0]}`, { remedy });
        if (commit !== null && !isJudged(commit, commits)) {
            return (0,fact/* unknown */.L5)('unconfirmed', `${path} is of commit ${commit}, which is not judged here`, { remedy });
        }
    }
    return null;
}
const isJudged = (commit, commits) => commit.length >= 7 && commits.some((sha) => sha.startsWith(commit.toLowerCase()));
const spelled = (name) => name.replace(/\s+/gu, ' ').trim();
/**
 * Finds tests by their id as `suite read --tests` prints it, or by the last parts of it: `login › refuses a stranger`
 * names `tests/login.test.ts › login › refuses a stranger`. One test in several projects is as good as its worst.
 */
function finder(tests, groups) {
    const byLast = new Map();
    for (const test of tests) {
        const same = byLast.get(lastPart(test.name));
        if (same === undefined)
            byLast.set(lastPart(test.name), [test]);
        else
            same.push(test);
    }
    const idOf = (test, project) => {
        const group = groups[test.group];
        if (group === undefined)
            return spelled(test.name);
        return (0,test_reports/* testId */.ec)(test, project ? group : { ...group, project: null });
    };
    return (written) => {
        const name = spelled(written);
        const near = byLast.get(lastPart(name)) ?? [];
        const inProject = byLast.get(lastPart(name.replace(/ \[[^\]]*\]$/, ''))) ?? [];
        const candidates = [
            near.filter((test) => idOf(test, false) === name),
            inProject.filter((test) => idOf(test, true) === name),
            near.filter((test) => idOf(test, false).endsWith(` › ${name}`)),
            inProject.filter((test) => idOf(test, true).endsWith(` › ${name}`)),
        ];
        const named = candidates.find((some) => some.length > 0) ?? [];
        const ids = new Set(named.map((test) => idOf(test, false)));
        return ids.size > 1 ? 'ambiguous' : worst(named);
    };
}
const lastPart = (name) => spelled(name).split(' › ').at(-1) ?? '';
const states = { error: 'failed', failed: 'failed', passed: 'passed', skipped: 'skipped' };
function worst(tests) {
    const seen = new Set(tests.map(({ outcome }) => states[outcome]));
    return ['failed', 'skipped', 'passed'].find((state) => seen.has(state)) ?? 'absent';
}

// EXTERNAL MODULE: ./src/formats/documents/placeholders.ts
var placeholders = __webpack_require__(91059);
;// CONCATENATED MODULE: ./src/formats/documents/front-matter.ts

/** The text with its front matter (`---` to `---` at the start) as empty lines, and the fields of that. */
function withoutFrontMatter(text) {
    const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
    if (lines[0]?.trimEnd() !== '---')
        return { body: text, fields: [] };
    const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
    if (end < 0)
        return { body: text, fields: [] };
    const fields = lines.slice(1, end).flatMap((line, index) => fieldIn(line, index + 2));
    return { body: lines.map((line, index) => (index <= end ? '' : line)).join('\n'), fields };
}
const fieldLine = /^([\p{L}][\p{L}\p{N} _/-]{0,60}):\s+(\S.*)$/u;
/** The field of one line `Key: value`; none where the value is a placeholder. */
function fieldIn(text, line) {
    const [, key, value] = fieldLine.exec(text.trim()) ?? [];
    if (key === undefined || value === undefined || (0,placeholders/* isPlaceholder */.wK)(value))
        return [];
    return [{ key: key.trim(), value: value.trim(), line }];
}

;// CONCATENATED MODULE: ./src/formats/documents/prose.ts
/** Visible pieces by line: no comments, tags, struck text and texts of images. */
function proseLines(pieces) {
    const lines = [];
    let open = false;
    for (const { kind, text, line, struck, link } of pieces) {
        if (struck || link?.image === true || (kind !== 'text' && kind !== 'code'))
            continue;
        const last = lines.at(-1);
        const bare = text.endsWith('\n') && kind === 'text' ? text.slice(0, -1) : text;
        const prose = kind === 'code' || link?.form === 'autolink' ? '·' : bare;
        if (last !== undefined && open) {
            last.text += bare;
            last.prose += prose;
        }
        else
            lines.push({ line, text: bare, prose });
        open = bare === text;
    }
    return lines;
}
/** Code spans and targets of links that are paths of files in the repository, without anchors. */
function pathsIn(pieces) {
    return pieces.flatMap(({ kind, text, line, struck, link }) => {
        if (struck)
            return [];
        const named = link !== null && link.form !== 'autolink' ? link.target : kind === 'code' ? text : '';
        const path = named.replace(/[#?].*$/s, '');
        return isPath(path) ? [{ text: path, line }] : [];
    });
}
/** A relative path with a folder or an extension: no address, no command, no pattern. */
const isPath = (text) => text.length <= 300 &&
    /^[\w.@+-]+(?:\/[\w.@+-]+)*$/.test(text) &&
    (text.includes('/') || /\.[a-z][a-z0-9]{0,7}$/i.test(text));

// EXTERNAL MODULE: ./src/formats/documents/substance.ts
var substance = __webpack_require__(83935);
;// CONCATENATED MODULE: ./src/formats/documents/outline-reader.ts






/** UTF-16 units of the longest line that is a title without being a heading. */
const longestTitle = 100;
/** Reads the blocks of a document into an outline. */
class OutlineReader {
    outline = { sections: [], placeholders: [] };
    #references;
    #html = new RawHtmlState();
    /** Fields that stand before the first heading. */
    #early;
    #section = null;
    /** Level of the last true heading: bold lines stand below it. */
    #level = 0;
    #aside = 0;
    #items = [];
    constructor(references, fields) {
        this.#references = references;
        this.#early = [...fields];
    }
    read(blocks) {
        for (const { block, leaving } of walk(blocks)) {
            if (leaving)
                this.#leave(block);
            else
                this.#enter(block);
        }
    }
    #leave(block) {
        if (block.type === 'quote' || block.type === 'footnote')
            this.#aside -= 1;
        if (block.type !== 'item')
            return;
        const item = this.#items.pop();
        if (item === undefined || this.#items.length > 0)
            return;
        const text = item.texts.filter((part) => !(0,placeholders/* isPlaceholder */.wK)(part)).join(' ');
        if ((0,substance/* saysSomething */.X)(text))
            this.#add(text, item.line);
    }
    #enter(block) {
        switch (block.type) {
            case 'quote':
            case 'footnote':
                this.#aside += 1;
                break;
            case 'item':
                this.#items.push({ texts: [], line: block.line });
                break;
            case 'heading':
                this.#heading(block);
                break;
            case 'paragraph':
                this.#paragraph(block.lines);
                break;
            case 'table':
                for (const row of block.rows)
                    this.#row(row);
                break;
            case 'code':
                this.#code(block);
                break;
            case 'html':
                this.#rawHtml(block.lines);
                break;
            case 'list':
            case 'definition':
            case 'thematic-break':
                break;
        }
    }
    /** Code is words; the scenarios of a feature written in Gherkin are what list items are elsewhere. */
    #code({ info, lines }) {
        this.#words(lines.map(({ text }) => text).join('\n'));
        if (!/^(?:gherkin|feature|cucumber)\b/i.test(info) || !this.#shown || this.#items.length > 0)
            return;
        for (const { text, line } of lines) {
            const named = /^\s*(?:Scenario|Scenario Outline|Example|Rule):\s*(\S.*)$/.exec(text)?.[1];
            if (named !== undefined && (0,substance/* saysSomething */.X)(named))
                this.#add(named, line);
        }
    }
    get #shown() {
        return this.#aside === 0 && this.#html.hiddenSince === null;
    }
    /** The visible lines of inline source; marks of a template in it are noted. */
    #prose(source) {
        const shown = this.#shown;
        const pieces = inlineOf(source, this.#references);
        let before = '';
        for (const { kind, text, line } of pieces) {
            if (kind === 'tag')
                this.#html.read(text, line);
            if (shown && kind === 'tag' && !/[\p{L}\p{N}]$/u.test(before) && (0,placeholders/* isPlaceholderTag */.M)(text))
                this.#left(text, line);
            before = text;
        }
        if (!shown)
            return [];
        this.#section?.paths?.push(...pathsIn(pieces));
        const lines = proseLines(pieces);
        const whole = lines.length === 1 && lines[0] !== undefined && (0,placeholders/* isPlaceholder */.wK)(lines[0].prose);
        for (const { prose, line } of lines) {
            const found = (0,placeholders/* placeholderIn */.P5)(prose);
            if (whole || found !== null)
                this.#left(found ?? prose.trim(), line);
        }
        return lines;
    }
    #left(text, line) {
        this.outline.placeholders.push({ text: text.slice(0, 120), line });
    }
    #heading({ lines, level, line }) {
        if (this.#items.length > 0 || !this.#shown) {
            this.#paragraph(lines);
            return;
        }
        this.#open(level, line);
        const title = this.#prose(lines).map(({ text }) => text);
        if (this.#section !== null)
            this.#section.title = title.join(' ').trim();
        this.#level = level;
    }
    #open(level, line) {
        const fields = this.outline.sections.length === 0 ? this.#early : [];
        this.#section = { title: '', level, line, items: [], fields, words: 0, paths: [] };
        this.outline.sections.push(this.#section);
    }
    #paragraph(source) {
        const item = this.#items.at(-1);
        const title = item === undefined && this.#shown ? this.#titleIn(source) : null;
        const [first] = source;
        if (title !== null && first !== undefined) {
            this.#open(Math.min(6, this.#level + 1), first.line);
            this.#prose(source);
            if (this.#section !== null)
                this.#section.title = title;
            return;
        }
        const lines = this.#prose(source);
        const fields = this.#section?.fields ?? this.#early;
        for (const { text, line } of lines)
            fields.push(...fieldIn(text, line));
        if (item !== undefined)
            for (const { text } of lines)
                item.texts.push(text);
        else
            for (const { text, prose } of lines)
                if (!(0,placeholders/* isPlaceholder */.wK)(prose))
                    this.#words(text);
    }
    /** The title of a line that is bold as a whole, a colon and a remark in parentheses aside, or that ends in a colon. */
    #titleIn(source) {
        const [line] = source;
        if (source.length !== 1 || line === undefined || line.text.length > longestTitle)
            return null;
        const ends = line.text.endsWith(':');
        if (!ends && !/^(?:\*\*|__)/.test(line.text))
            return null;
        const pieces = inlineOf(source, this.#references).filter(({ text }) => !/^[\s:]*$/.test(text));
        const plain = pieces.length > 0 && pieces.every(({ kind, struck }) => kind === 'text' && !struck);
        const bold = pieces.every(({ strong, text }) => strong || /^\s*\([^()]*\)[\s:]*$/.test(text));
        return plain && (ends || (bold && pieces[0]?.strong === true))
            ? pieces
                .map(({ text }) => text)
                .join('')
                .trim()
            : null;
    }
    #row(row) {
        const cells = row.map((cell) => this.#prose([cell])
            .map(({ text }) => text)
            .join(' ')
            .trim());
        const filled = cells.filter((cell) => cell !== '' && !(0,placeholders/* isPlaceholder */.wK)(cell));
        const line = row[0]?.line;
        if (line === undefined || this.#items.length > 0 || !this.#shown || filled.length === 0)
            return;
        const [key, value] = cells;
        if (cells.length === 2 && key && value && !(0,placeholders/* isPlaceholder */.wK)(value)) {
            const fields = this.#section?.fields ?? this.#early;
            fields.push({ key: key.replace(/:$/, ''), value, line });
        }
        const text = filled.join(' ');
        if ((0,substance/* saysSomething */.X)(text))
            this.#add(text, line);
    }
    #add(text, line) {
        const item = { text: text.replace(/\s+/g, ' ').trim().slice(0, 2000), line };
        this.#section?.items.push(item);
    }
    #words(text) {
        if (this.#section !== null && this.#shown && this.#items.length === 0)
            this.#section.words += (0,substance/* wordsIn */.H)(text);
    }
    #rawHtml(source) {
        const shown = this.#shown;
        const [first] = source;
        const text = source.map((line) => line.text).join('\n');
        if (first === undefined)
            return;
        this.#html.read(text, first.line);
        if (!shown || text.includes('<!--'))
            return;
        if ((0,placeholders/* isPlaceholderTag */.M)(text.trim()))
            this.#left(first.text.trim(), first.line);
        for (const part of text.split('<')) {
            const words = part.slice(part.indexOf('>') + 1);
            if (!(0,placeholders/* isPlaceholder */.wK)(words))
                this.#words(words);
        }
    }
}

;// CONCATENATED MODULE: ./src/formats/documents/outline.ts



/**
 * The structure of a Markdown document for contracts about it: sections with what they say, and what a template left
 * behind. Any text is a document: it never throws. A heading is an ATX or setext heading, or a line that is bold as a
 * whole or ends in a colon (a subsection). Headings and text in quotes, code, footnotes, comments and struck text are none. Only the
 * outermost items of a list count, and only those that say something.
 */
function outlineOf(text) {
    const { body, fields } = withoutFrontMatter(text);
    const document = parseMarkdown(body);
    const reader = new OutlineReader(document.references, fields);
    reader.read(document.blocks);
    return reader.outline;
}

;// CONCATENATED MODULE: ./src/facts/mitigation-plans.ts




/** A document for people; the parser takes this much in a tenth of a second. */
const maxPlanBytes = 256 * 1024;
/** Each costs one request. */
const mostPlans = 5;
/** Fact `mitigation-plans`: nothing is read unless the body names one. */
const gatherMitigationPlans = async (context) => {
    const { statements } = await (0,gather/* factValue */._u)(context, 'answers');
    const named = statements.filter(({ key }) => key === 'mitigation-plan');
    const headSha = mitigation_plans_headOf(context);
    const source = { kind: 'api', what: 'files that the body names', sha: headSha };
    if (named.length > mostPlans) {
        return (0,fact/* unknown */.L5)('too-large', `the body names ${named.length} mitigation plans; at most ${mostPlans} are read`, {
            source,
            remedy: { text: 'put the plans into one document' },
        });
    }
    const plans = await Promise.all(named.map(async ({ value: path, line }) => ({ path, line, ...(await readPlan(context, headSha, path)) })));
    return (0,fact/* known */.eO)(plans, source);
};
function mitigation_plans_headOf({ subject, snapshot }) {
    if (subject.kind === 'branch')
        return subject.headSha;
    return (snapshot?.headSha ?? (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('offline', 'there is no change here whose body could name a plan')));
}
const mitigation_plans_absent = (detail) => ({ outline: null, detail });
/** A path that leads out of the repository is not asked for. */
const isInside = (path) => path !== '' &&
    !path.startsWith('/') &&
    !/^[a-z][a-z0-9+.-]*:/i.test(path) &&
    !path.split('/').includes('..');
async function readPlan(context, headSha, path) {
    if (!isInside(path))
        return mitigation_plans_absent('this is no path of a file in the repository');
    try {
        const bytes = await (0,commit_file/* fileAtCommit */.f)(context, headSha, path, maxPlanBytes);
        if (bytes === null)
            return mitigation_plans_absent('there is no such file at the head');
        const text = mitigation_plans_decoded(bytes);
        return text === null ? mitigation_plans_absent('it is not UTF-8 text') : { outline: outlineOf(text), detail: '' };
    }
    catch (error) {
        const failure = (0,gather/* failureOf */.g5)(error);
        // What is wrong with the file is a finding; that GitHub did not answer is not.
        if (failure?.reason === 'unparsable' || failure?.reason === 'too-large')
            return mitigation_plans_absent(failure.detail);
        throw error;
    }
}
function mitigation_plans_decoded(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./src/facts/workflow-options.ts
var workflow_options = __webpack_require__(17757);
;// CONCATENATED MODULE: ./src/facts/regression.ts







/** Report files of one side that are read. */
const regression_mostFiles = 500;
/**
 * Fact `regression`: what each test did on the base with the new tests, and at the head; only tests whose result is
 * another now, or that failed before.
 */
const gatherRegression = async (context) => {
    const { before, after } = (0,workflow_options/* workflowNeeds */.T)(context);
    if (before.length === 0) {
        return (0,fact/* known */.eO)({ given: false, tests: [], invalid: [] }, { kind: 'input', what: 'no report of the base' });
    }
    const source = { kind: 'file', what: [...before, ...after].join(', ') };
    const { workspace } = context;
    if (workspace === null) {
        const invalid = ['there is no work tree that could hold test reports'];
        return (0,fact/* known */.eO)({ given: true, tests: [], invalid }, source);
    }
    const head = await (0,codeowners/* headOf */.Uo)(context);
    const [old, now] = [await sideOf(workspace, before, 'passed'), await sideOf(workspace, after, 'failed')];
    const ofHead = old.commits.filter(({ commit }) => head.startsWith(commit));
    const invalid = [
        ...old.invalid,
        ...now.invalid,
        ...ofHead.map(({ path }) => `${path} is of the judged commit, not of the base`),
    ];
    return (0,fact/* known */.eO)({ given: true, tests: invalid.length > 0 ? [] : compared(old, now), invalid }, source);
};
/** @param flaky what a test counts as that passed only after it had failed: neither side is shown by it */
async function sideOf(workspace, patterns, flaky) {
    const { paths, named } = await (0,report_sources/* filesOf */.R8)(workspace, patterns);
    const invalid = named.filter(({ files }) => files === 0).map(({ pattern }) => `no file matches ${pattern}`);
    if (paths.length > regression_mostFiles) {
        const count = `${paths.length} reports; at most ${regression_mostFiles} are read`;
        return { tests: new Map(), commits: [], invalid: [...invalid, `${patterns.join(', ')}: ${count}`] };
    }
    for (const path of await committedAmong(workspace, paths))
        invalid.push(`${path}: ${committedDetail}`);
    const collector = new collect/* ReportCollector */.u();
    for (const path of paths)
        await (0,report_sources/* readReport */.tL)(collector, workspace, path);
    const { files, groups, tests } = collector.finish();
    return {
        tests: byId(tests, groups, flaky),
        commits: files.flatMap(({ path, commit }) => commit === null ? [] : [{ path, commit: commit.toLowerCase() }]),
        invalid: [
            ...invalid,
            ...files.flatMap(({ path, invalid: why }) => why.slice(0, 1).map((one) => `${path}: ${one}`)),
        ],
    };
}
const regression_states = { passed: 'passed', failed: 'failed', error: 'failed', skipped: 'skipped' };
const byId = (tests, groups, flaky) => new Map(tests.flatMap((test) => {
    const group = groups[test.group];
    if (group === undefined)
        return [];
    const state = test.flaky ? flaky : regression_states[test.outcome];
    return [[(0,test_reports/* testId */.ec)(test, group), { state, file: group.file ?? test.details?.file ?? null }]];
}));
function compared(before, after) {
    const ids = [...new Set([...before.tests.keys(), ...after.tests.keys()])].sort();
    return ids.flatMap((id) => {
        const [old, now] = [before.tests.get(id), after.tests.get(id)];
        const states = { before: old?.state ?? 'absent', after: now?.state ?? 'absent' };
        if (states.before === states.after && states.before !== 'failed')
            return [];
        return [{ id, file: now?.file ?? old?.file ?? null, ...states }];
    });
}

// EXTERNAL MODULE: ./src/facts/once.ts
var once = __webpack_require__(96182);
;// CONCATENATED MODULE: ./src/facts/change-history.ts





/** Commits whose files are read through the API, each by one request. */
const mostCommits = 100;
/** The commits of the judged change; the asking fact is unknown when they cannot be read completely. */
const changeHistory = (context) => (0,once/* once */.O)(context, 'change history', async () => {
    const head = await (0,codeowners/* headOf */.Uo)(context);
    const clone = await cloneWith(context, head);
    return clone === null ? await fromGitHub(context, head) : await change_history_fromClone(context, clone, head);
});
/** The clone, when it holds both commits and all between them. */
async function cloneWith({ workspace, baseSha, subject }, head) {
    if (workspace === null) {
        if (subject.kind !== 'branch')
            return null;
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('offline', 'there is no clone to read commits from'));
    }
    if (subject.kind === 'branch')
        return workspace;
    const ids = await Promise.all([baseSha, head].map((sha) => workspace.resolve(sha).catch(() => null)));
    if (ids[0] !== baseSha || ids[1] !== head)
        return null;
    // A shallow clone refuses: GitHub is asked instead.
    const whole = await workspace.mergeBase(baseSha, head).catch(() => null);
    return whole === null ? null : workspace;
}
async function change_history_fromClone(context, clone, head) {
    const base = context.subject.kind === 'branch' ? context.subject.baseSha : context.baseSha;
    const [mergeBase, commits] = await Promise.all([clone.mergeBase(base, head), clone.history(base, head)]);
    return { base, head, mergeBase, commits, forks: forksOf(commits, mergeBase), clone };
}
/** Parents that are no commits of the change, and the merge base. */
function forksOf(commits, mergeBase) {
    const own = new Set(commits.map(({ sha }) => sha));
    const parents = commits.flatMap((commit) => commit.parents).filter((sha) => !own.has(sha));
    return [...new Set([...parents, mergeBase])];
}
const sha = schemas/* string */.YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const commitSchema = schemas/* object */.Ikc({ sha, parents: schemas/* array */.YOg(schemas/* object */.Ikc({ sha })) });
const fileSchema = schemas/* object */.Ikc({
    filename: schemas/* string */.YjP().min(1),
    previous_filename: schemas/* string */.YjP().min(1).optional(),
    status: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP().nullable(),
});
const compareSchema = schemas/* object */.Ikc({ merge_base_commit: schemas/* object */.Ikc({ sha }) });
const routes = {
    commits: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    commit: 'GET /repos/{owner}/{repo}/commits/{ref}',
    compare: 'GET /repos/{owner}/{repo}/compare/{basehead}',
};
/** GitHub lists at most this many commits of a pull request. */
const commitCap = 250;
async function fromGitHub(context, head) {
    const { github, repository, baseSha } = context;
    const pull = await (0,gather/* factValue */._u)(context, 'pull-request');
    const listed = await github.list(routes.commits, { ...repository, pull_number: pull.number }, commitSchema, { key: (commit) => commit.sha, cap: commitCap, permission: 'pull-requests: read' });
    if (listed.length > mostCommits)
        (0,gather/* giveUp */.Ht)(change_history_tooMany(listed.length));
    if (listed.at(-1)?.sha !== head)
        (0,gather/* giveUp */.Ht)(moved(head));
    const commits = await Promise.all(listed.map(async ({ sha: id, parents }) => {
        const ids = parents.map((parent) => parent.sha);
        return { sha: id, parents: ids, files: ids.length > 1 ? [] : await filesOf(context, id) };
    }));
    const basehead = `${baseSha}...${head}`;
    const compared = await github.get(routes.compare, { ...repository, basehead, per_page: 1 }, compareSchema, {
        permission: 'contents: read',
    });
    const mergeBase = compared.merge_base_commit.sha;
    return { base: baseSha, head, mergeBase, commits, forks: forksOf(commits, mergeBase), clone: null };
}
const wholeHistory = {
    text: 'check out the repository with full history (`fetch-depth: 0`) in an earlier step of this job',
};
const change_history_tooMany = (count) => (0,fact/* unknown */.L5)('truncated', `the pull request has ${count} commits; at most ${mostCommits} are read one by one through the API`, { remedy: wholeHistory });
const moved = (head) => (0,fact/* unknown */.L5)('target-moved', `the list of commits of the pull request does not end with ${head}`, {
    remedy: { text: 'run the check again' },
});
/** GitHub lists at most this many files of one commit. */
const fileCap = 3000;
async function filesOf({ github, repository }, ref) {
    const files = await github.list(routes.commit, { ...repository, ref }, fileSchema, {
        property: 'files',
        key: (file) => `${file.status} ${file.filename}`,
        cap: fileCap,
        permission: 'contents: read',
    });
    return files.flatMap(({ filename, previous_filename: previous, status, sha: blob }) => [
        ...(previous === undefined || status !== 'renamed' ? [] : [{ path: previous, blob: null }]),
        { path: filename, blob: status === 'removed' ? null : blob },
    ]);
}

;// CONCATENATED MODULE: ./src/facts/specifications.ts









/** Specification documents of one change that are read. */
const mostDocuments = 50;
const specifications_maxBytes = 256 * 1024;
/** Fact `specifications`: the specification documents that a change brings or names, and which of them came first. */
const gatherSpecifications = async (context) => {
    if (context.subject.kind === 'repository' || !(0,workflow_options/* workflowNeeds */.T)(context).configured) {
        return (0,fact/* known */.eO)({ implements: false, documents: [] }, { kind: 'input', what: 'nothing asks for specifications' });
    }
    const head = await (0,codeowners/* headOf */.Uo)(context);
    const isListed = (0,glob_list/* matcherOf */.K)((0,workflow_options/* workflowNeeds */.T)(context).specifications);
    const [changed, named] = await Promise.all([changedDocuments(context, isListed), namedDocuments(context)]);
    const paths = [...new Set([...changed, ...named])].sort();
    if (paths.length > mostDocuments) {
        const detail = `the change brings or names ${paths.length} specifications; at most ${mostDocuments} are read`;
        (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('too-large', detail, { remedy: { text: 'split the pull request' } }));
    }
    const order = await orderOf(context, isListed);
    const documents = await Promise.all(paths.map(async (path) => {
        const by = changed.includes(path) ? 'changed' : 'named';
        const outline = await outlineAt(context, head, path);
        return { path, outline, by, listed: isListed(path), ...(await precedence(context, order, path)) };
    }));
    return (0,fact/* known */.eO)({ implements: order?.implements ?? true, documents }, { kind: 'api', what: 'specifications', sha: head });
};
async function changedDocuments(context, isListed) {
    const files = await (0,gather/* factValue */._u)(context, 'changed-files');
    return files.filter(({ path, status }) => status !== 'removed' && isListed(path)).map(({ path }) => path);
}
/** Paths of statements `Specification: path`. */
async function namedDocuments(context) {
    const { statements } = await (0,gather/* factValue */._u)(context, 'answers');
    return statements.filter(({ key }) => key === 'specification').map(({ value }) => value);
}
async function outlineAt(context, sha, path) {
    const files = await (0,head_files/* filesAt */.T)(context, sha);
    const entry = await files.entry(path);
    if (entry === null || !entry.mode.startsWith('100'))
        return null;
    const bytes = await files.bytes(entry, specifications_maxBytes);
    return bytes === null ? (0,gather/* giveUp */.Ht)(specifications_tooLarge(path)) : outlineOf((0,content/* utf8 */.As)(bytes, path));
}
const specifications_tooLarge = (path) => (0,fact/* unknown */.L5)('too-large', `${path} is over ${specifications_maxBytes} bytes`, { remedy: { text: `shorten ${path}` } });
async function orderOf(context, isListed) {
    const settings = await (0,gather/* factValue */._u)(context, 'change-settings');
    const aside = (0,glob_list/* matcherOf */.K)([...settings.documentation, ...settings.tests, ...settings.notCounted]);
    const implementing = ({ files }) => files.some(({ path }) => !isListed(path) && !aside(path));
    try {
        const history = await changeHistory(context);
        const first = history.commits.findIndex(implementing);
        const earlier = first < 0 ? history.commits : history.commits.slice(0, first);
        return { history, earlier, implements: first >= 0 };
    }
    catch (error) {
        // Too many commits to be read one by one: the documents themselves can still be judged.
        if ((0,gather/* failureOf */.g5)(error)?.reason === 'truncated')
            return null;
        throw error;
    }
}
/** Whether a document was there when implementation began, and how it read then. */
async function precedence(context, order, path) {
    if (order === null)
        return { beforeImplementation: null, before: null };
    const { history, earlier } = order;
    const latest = earlier.findLast(({ files }) => files.some((file) => file.path === path));
    const blob = latest?.files.find((file) => file.path === path)?.blob ?? null;
    const before = latest === undefined
        ? await outlineAt(context, history.mergeBase, path)
        : blob === null
            ? null
            : await outlineOfBlob(context, history, blob, path);
    return { beforeImplementation: before !== null, before };
}
async function outlineOfBlob(context, { clone, head }, blob, path) {
    const entry = { path, mode: '100644', blob, size: null };
    const bytes = clone === null
        ? await (0,content/* bytesOf */.$$)(context, head, entry)
        : (await clone.blobs([blob], 100 * 1024 * 1024)).get(blob);
    if (bytes === undefined || bytes.length > specifications_maxBytes)
        return (0,gather/* giveUp */.Ht)(specifications_tooLarge(path));
    return outlineOf((0,content/* utf8 */.As)(bytes, path));
}

;// CONCATENATED MODULE: ./src/formats/test-source/blank.ts
/** Stands for each character inside a string literal. */
const inString = '\u0001';
/**
 * Blanks comments, and in `bare` the contents of string literals as well. Line ends stay. A literal that is never
 * closed ends with its line, or with the text where it may span lines.
 */
function blank(text, lexicon) {
    const scanner = new Scanner(text, lexicon);
    scanner.run();
    return { code: scanner.code.join(''), bare: scanner.bare.join('') };
}
/** Characters of a regular expression literal; a longer one is taken for a division. */
const longestExpression = 300;
class Scanner {
    code = [];
    bare = [];
    at = 0;
    /** Brace depth of every template whose `${` is open. */
    templates = [];
    /** The last character that is code and no blank, to tell division from regular expressions. */
    last = '';
    text;
    lexicon;
    constructor(text, lexicon) {
        this.text = text;
        this.lexicon = lexicon;
    }
    run() {
        while (this.at < this.text.length) {
            if (this.comment() || this.literal() || this.quoted() || this.template() || this.expression())
                continue;
            this.plain();
        }
    }
    plain() {
        const char = this.text[this.at] ?? '';
        const depth = this.templates.length - 1;
        if (char === '{' && depth >= 0)
            this.templates[depth] = (this.templates[depth] ?? 0) + 1;
        if (char === '}' && depth >= 0) {
            const open = (this.templates[depth] ?? 0) - 1;
            this.templates[depth] = open;
            if (open === 0) {
                this.templates.pop();
                this.copy(this.at + 1);
                this.templateText();
                return;
            }
        }
        if (char.trim() !== '')
            this.last = char;
        this.copy(this.at + 1);
    }
    comment() {
        const { text, at } = this;
        if (this.lexicon.lineComments.some((mark) => text.startsWith(mark, at))) {
            const end = text.indexOf('\n', at);
            this.drop(end < 0 ? text.length : end);
            return true;
        }
        const form = this.lexicon.blockComments.find(({ open }) => text.startsWith(open, at));
        if (form === undefined)
            return false;
        let [depth, position] = [1, at + form.open.length];
        while (depth > 0 && position < text.length) {
            if (text.startsWith(form.close, position)) {
                depth--;
                position += form.close.length;
            }
            else if (form.nested === true && text.startsWith(form.open, position)) {
                depth++;
                position += form.open.length;
            }
            else
                position++;
        }
        this.drop(position);
        return true;
    }
    /** A literal that a pattern recognises as a whole. */
    literal() {
        for (const pattern of this.lexicon.literals ?? []) {
            pattern.lastIndex = this.at;
            const found = pattern.exec(this.text)?.[0];
            if (found === undefined)
                continue;
            this.string(this.at + 1, this.at + found.length - 1, this.at + found.length);
            return true;
        }
        return false;
    }
    quoted() {
        const { text, at } = this;
        const form = this.lexicon.strings.find(({ open }) => text.startsWith(open, at));
        if (form === undefined)
            return false;
        const from = at + form.open.length;
        let position = from;
        while (position < text.length) {
            if (form.escape !== undefined && text[position] === form.escape)
                position += 2;
            else if (text.startsWith(form.close, position)) {
                this.string(from, position, position + form.close.length);
                return true;
            }
            else if (text[position] === '\n' && form.multiline !== true)
                break;
            else
                position++;
        }
        const end = Math.min(position, text.length);
        this.string(from, end, end);
        return true;
    }
    template() {
        if (this.lexicon.templates !== true || this.text[this.at] !== '`')
            return false;
        this.copy(this.at + 1);
        this.templateText();
        return true;
    }
    /** From inside a template to its end, or to its next `${`. */
    templateText() {
        const { text } = this;
        let position = this.at;
        while (position < text.length && text[position] !== '`') {
            if (text.startsWith('${', position)) {
                this.hide(position);
                this.copy(position + 2);
                this.templates.push(1);
                return;
            }
            position += text[position] === '\\' ? 2 : 1;
        }
        const end = Math.min(position, text.length);
        this.hide(end);
        this.copy(Math.min(end + 1, text.length));
        this.last = '`';
    }
    /** A regular expression literal of one line, where a value may start. */
    expression() {
        if (this.lexicon.regularExpressions !== true || this.text[this.at] !== '/')
            return false;
        if (this.last !== '' && !'(,=:[!&|?{};+-*~^>%'.includes(this.last))
            return false;
        const { text } = this;
        let inClass = false;
        const limit = Math.min(text.length, this.at + longestExpression);
        for (let position = this.at + 1; position < limit && text[position] !== '\n'; position++) {
            const char = text[position];
            if (char === '\\')
                position++;
            else if (char === '[')
                inClass = true;
            else if (char === ']')
                inClass = false;
            else if (char === '/' && !inClass) {
                this.string(this.at + 1, position, position + 1);
                return true;
            }
        }
        return false;
    }
    /** A literal: its inside from `from` to `to`, and its end. */
    string(from, to, end) {
        this.copy(from);
        this.hide(to);
        this.copy(end);
        this.last = '"';
    }
    copy(to) {
        const piece = this.text.slice(this.at, to);
        this.code.push(piece);
        this.bare.push(piece);
        this.at = to;
    }
    hide(to) {
        const piece = this.text.slice(this.at, to);
        this.code.push(piece);
        this.bare.push(piece.replace(/[^\n]/g, inString));
        this.at = to;
    }
    drop(to) {
        const piece = this.text.slice(this.at, to).replace(/[^\n]/g, ' ');
        this.code.push(piece);
        this.bare.push(piece);
        this.at = to;
    }
}

;// CONCATENATED MODULE: ./src/formats/test-source/statements.ts

const openers = '([{';
const closers = ')]}';
/**
 * Where the statement with the character at `at` starts: after `;`, `{` or `}` of its line, or lines before a chain,
 * but never before `floor`, where the one before ended.
 */
function startOf({ bare }, at, floor) {
    let start = at;
    while (start > floor && !';{}\n'.includes(bare[start - 1] ?? ''))
        start--;
    for (let lines = 0; lines < mostChained && bare[start - 1] === '\n' && isChained(bare, start); lines++) {
        if (start <= floor)
            return floor;
        start = Math.max(floor, bare.lastIndexOf('\n', start - 2) + 1);
    }
    return start;
}
/** Lines of a chain (`.should()`) that are followed backwards. */
const mostChained = 50;
/** Whether the line that starts here goes on with what the line before began. */
function isChained(bare, lineStart) {
    let at = lineStart;
    while (bare[at] === ' ' || bare[at] === '\t')
        at++;
    return bare[at] === '.' || bare[at] === '`' || bare.startsWith('|>', at) || bare.startsWith('?.', at);
}
/** Where a statement ends that goes on over brackets and over lines that start with a dot. */
function endOfBrackets({ bare }, from) {
    let depth = 0;
    for (let at = from; at < bare.length; at++) {
        const char = bare[at] ?? '';
        if (openers.includes(char))
            depth++;
        else if (closers.includes(char)) {
            if (depth === 0)
                return at;
            depth--;
        }
        else if (depth === 0 && char === ';')
            return at;
        else if (depth === 0 && char === '\n' && !goesOn(bare, at))
            return at;
    }
    return bare.length;
}
/** Whether the statement goes on after this line end: a chain, a continued line, an operator at its end. */
function goesOn(bare, lineEnd) {
    if (isChained(bare, lineEnd + 1))
        return true;
    let at = lineEnd - 1;
    while (bare[at] === ' ' || bare[at] === '\t' || bare[at] === '\r')
        at--;
    return '\\,+.=&|'.includes(bare[at] ?? ' ');
}
/** Where a statement ends that goes on over all lines indented further than its first. */
function endOfLayout({ bare }, from) {
    const indentation = indentationAt(bare, bare.lastIndexOf('\n', from - 1) + 1);
    let end = statements_lineEnd(bare, from);
    while (end < bare.length) {
        const next = statements_lineEnd(bare, end + 1);
        const blankLine = bare.slice(end + 1, next).trim() === '';
        if (blankLine || indentationAt(bare, end + 1) <= indentation)
            return end;
        end = next;
    }
    return end;
}
function indentationAt(bare, lineStart) {
    let at = lineStart;
    while (bare[at] === ' ' || bare[at] === '\t')
        at++;
    return at - lineStart;
}
function statements_lineEnd(bare, from) {
    const end = bare.indexOf('\n', from);
    return end < 0 ? bare.length : end;
}
/** Code without blanks outside of strings, one kind of quote, no comma before a closing bracket. */
function normalised({ code, bare }, from, to) {
    const parts = [];
    for (let at = from; at < to; at++) {
        const shape = bare[at] ?? '';
        if (shape === inString)
            parts.push(code[at] ?? '');
        else if (shape.trim() === '')
            continue;
        else {
            if (closers.includes(shape) && parts.at(-1) === ',')
                parts.pop();
            parts.push(shape === "'" ? '"' : shape);
        }
    }
    return parts.join('');
}
/** The cases of a table whose bracket opens just before `from`, split at commas and lines `depth` brackets deep. */
function casesOf(text, from, depth) {
    const { bare } = text;
    const cases = [];
    if (bare[from - 1] === '`')
        return templateRows(text, from);
    let [level, start] = [1, from];
    const close = (at) => {
        const one = normalised(text, start, at).replace(/^[,[({]+/u, '');
        if (one !== '')
            cases.push(one);
        start = at + 1;
    };
    for (let at = from; at < bare.length; at++) {
        const char = bare[at] ?? '';
        if (openers.includes(char))
            level++;
        else if (closers.includes(char)) {
            if (level <= Math.max(depth, 1))
                close(at);
            level--;
            if (level === 0)
                return { cases, end: at + 1 };
        }
        else if (char === ',' && level <= depth)
            close(at);
    }
    return { cases, end: bare.length };
}
/** Rows of a table between backquotes: its lines. */
function templateRows({ code }, from) {
    const found = code.indexOf('`', from);
    const end = found < 0 ? code.length : found;
    const rows = code.slice(from, end).split('\n');
    const cases = rows.map((row) => row.replace(/\s+/gu, '')).filter((row) => row !== '');
    return { cases, end: Math.min(end + 1, code.length) };
}

;// CONCATENATED MODULE: ./src/formats/test-source/guards.ts

/** Innermost blocks that are looked at. */
const deepest = 20;
const conditional = /^\}?\s*(?:if|else|elif|elsif|unless|while|until|switch|case|match|try|catch|except|rescue|with|when)\b/u;
/** Blocks between braces: what stands on the line before `{`, or on the lines before that its condition spans. */
function braceGuards(text) {
    const { bare } = text;
    const open = [];
    let scanned = 0;
    return {
        at(position) {
            for (; scanned < position; scanned++) {
                if (bare[scanned] === '{')
                    open.push({ start: -1, end: scanned, indentation: 0, header: null });
                else if (bare[scanned] === '}')
                    open.pop();
            }
            return conditionsOf(open, ({ end }) => headerOf(text, headerStart(bare, end), end));
        },
    };
}
function conditionsOf(open, header) {
    return open
        .slice(-deepest)
        .map((block) => {
        block.header ??= header(block);
        return block.header;
    })
        .join('');
}
/** The header of a block when it is a condition, else nothing. */
const headerOf = (text, start, end) => conditional.test(text.bare.slice(start, end).trimStart()) ? normalised(text, start, end) : '';
/** Characters of a header that are looked at. */
const longestHeader = 2_000;
function headerStart(bare, brace) {
    const floor = Math.max(0, brace - longestHeader);
    const before = bare.slice(floor, brace).trimEnd();
    const from = before.endsWith(')') ? openingOf(before) : before.length;
    const start = before.lastIndexOf('\n', from - 1) + 1;
    if (conditional.test(before.slice(start).trimStart()))
        return floor + start;
    // The last of several blocks on one line.
    return floor + Math.max(start, before.lastIndexOf('{', from) + 1, before.lastIndexOf(';', from) + 1);
}
/** Where the bracket opens that closes at the end. */
function openingOf(text) {
    let depth = 0;
    for (let at = text.length - 1; at >= 0; at--) {
        if (text[at] === ')')
            depth++;
        else if (text[at] === '(' && --depth === 0)
            return at;
    }
    return 0;
}
/** Blocks by indentation: lines above that are indented less. */
function layoutGuards(text) {
    const { bare } = text;
    const open = [];
    let lineStart = 0;
    return {
        at(position) {
            for (let end = guards_lineEnd(bare, lineStart); end < position; end = guards_lineEnd(bare, lineStart)) {
                enter(open, { start: lineStart, end, indentation: indentationOf(bare, lineStart), header: null });
                lineStart = end + 1;
            }
            const own = indentationOf(bare, lineStart);
            const around = open.filter(({ indentation }) => indentation < own);
            return conditionsOf(around, ({ start, end }) => headerOf(text, start, Math.min(end, start + longestHeader)));
        },
    };
}
/** A line closes every block that is indented as much as it is, or more. */
function enter(open, line) {
    if (line.start + line.indentation >= line.end)
        return;
    while ((open.at(-1)?.indentation ?? -1) >= line.indentation)
        open.pop();
    open.push(line);
}
function guards_lineEnd(bare, from) {
    const end = bare.indexOf('\n', from);
    return end < 0 ? bare.length : end;
}
function indentationOf(bare, lineStart) {
    let at = lineStart;
    while (bare[at] === ' ' || bare[at] === '\t')
        at++;
    return at - lineStart;
}

;// CONCATENATED MODULE: ./src/formats/test-source/hurl.ts
const request = /^(?:GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|LINK|UNLINK|PURGE|LOCK|UNLOCK|PROPFIND|VIEW)\s+\S/u;
const response = /^HTTP(?:\/[\d.]+)?(?:\s+(?:\d{3}|\*))?\s*$/u;
const section = /^\[(\w+)\]$/u;
/**
 * A Hurl file (https://hurl.dev/docs/hurl-file.html): each request is a test; what is expected of it are its status
 * line and what stands below it, captures and options left out.
 */
function hurlStrength(text) {
    const expectations = [];
    let [tests, skipped, assertions] = [0, 0, 0];
    let title = '';
    let part = 'request';
    for (const raw of text.split('\n')) {
        const line = raw.replace(/(?:^|\s)#.*$/u, '').trim();
        if (line === '')
            continue;
        const named = section.exec(line)?.[1];
        if (request.test(line) && part !== 'options') {
            tests++;
            title = line.replace(/\s+/gu, ' ');
            part = 'request';
        }
        else if (response.test(line)) {
            part = 'expected';
            assertions++;
            expectations.push(`${title}: ${line.replace(/\s+/gu, ' ')}`);
        }
        else if (named !== undefined) {
            if (named === 'Options')
                part = 'options';
            else if (named === 'Captures')
                part = 'captures';
            else if (named === 'Asserts')
                part = 'expected';
            else
                part = 'request';
        }
        else if (part === 'options') {
            if (/^skip\s*:\s*true$/u.test(line))
                skipped++;
            if (request.test(line) && !line.includes(':'))
                part = 'request';
        }
        else if (part === 'expected') {
            assertions++;
            expectations.push(`${title}: ${line.replace(/\s+/gu, ' ')}`);
        }
    }
    return { tests, skipped, assertions, expectations };
}

;// CONCATENATED MODULE: ./src/formats/test-source/languages-braces.ts
const cComments = {
    lineComments: ['//'],
    blockComments: [{ open: '/*', close: '*/' }],
};
const languages_braces_double = { open: '"', close: '"', escape: '\\' };
const single = { open: "'", close: "'", escape: '\\' };
const tripleDouble = { open: '"""', close: '"""', escape: '\\', multiline: true };
/** `'a'`, `'\n'`, `'\u0041'`: a quote alone is an operator, or a lifetime. */
const character = /'(?:\\[^\n]{1,10}?|[^'\\\n]{1,2})'/y;
const javascriptLexicon = {
    ...cComments,
    strings: [languages_braces_double, single],
    regularExpressions: true,
    templates: true,
};
const javascript = {
    lexicon: javascriptLexicon,
    tests: /(?<![\w$.])(?:Deno\.|t\.)?[xf]?(?:it|test|specify)(?!\.(?:describe|beforeEach|afterEach|beforeAll|afterAll|use|setTimeout|step|extend|info|slow|expect)\b)(?:\.\w+)*\s*[(`]/g,
    title: 'string',
    skips: /(?<![\w$.])(?:x(?:it|test|describe|specify|context|suite)|f(?:it|test|describe|specify|context))(?:\.\w+)*\s*[(`]|(?<![\w$.])(?:it|test|describe|suite|specify|context)(?:\.\w+)*?\.(?:skip|todo|only|fixme|fails|failing|fail|skipIf|runIf)\b|(?<![\w$.])(?:this|t|ctx|context)\.(?:skip|todo)\s*\(|[{,]\s*(?:skip|todo|only)\s*:/g,
    assertions: /(?<![\w$.])(?:t\.)?(?:expect|assert\w*|should|expectTypeOf|assertType)(?:\.\w+)*\s*[(`<]|\.should\b|(?<![\w$])t\.(?:is|not|deepEqual|notDeepEqual|like|throws\w*|notThrows\w*|true|false|truthy|falsy|regex|equal|same|strictSame|match|ok|plan|pass|fail|snapshot)\s*\(/g,
    tables: /(?<![\w$.])(?:it|test|describe|suite|specify)(?:\.\w+)*\.(?:each|for)\s*\(|\.(?:each)\s*`/g,
    caseDepth: 2,
    statements: 'brackets',
    blocks: 'braces',
};
const go = {
    lexicon: {
        ...cComments,
        strings: [languages_braces_double, { open: '`', close: '`', multiline: true }],
        literals: [character],
    },
    tests: /^func\s+(?<name>(?:Test|Fuzz|Example|Benchmark)\w*)\s*\(|\b\w+\.Run\s*\(/gm,
    title: 'string',
    skips: /\b\w+\.Skip(?:f|Now)?\s*\(|\btesting\.Short\s*\(/g,
    rawSkips: /^\/\/(?:go:build|\s*\+build)\b/gm,
    assertions: /\b(?:t|b|f|tb|c|s)\.(?:Error|Errorf|Fatal|Fatalf|Fail|FailNow|Equal|NoError|True|False|Nil|NotNil|Require|Assert)\s*\(|\b(?:assert|require|is|qt|must|check|gomega)\.\w+\s*\(|\bExpect\s*\(/g,
    tables: /\[\]\s*struct\s*\{[^{}]{0,4000}\}\s*\{|\bmap\[\w+\]\s*struct\s*\{[^{}]{0,4000}\}\s*\{|:=\s*\[\][\w.*]+\s*\{/g,
    caseDepth: 1,
    statements: 'brackets',
    blocks: 'braces',
};
const javaSkips = /@(?:\w+\.)*(?:Disabled\w*|Ignored?|EnabledIf\w*|EnabledOn\w*)\b|\b(?:Assume|Assumptions)\.\w+|\bassum(?:e|ing)(?:True|False|That|NotNull|NoException)\s*[({]|\benabled\s*=\s*false|(?<![\w.])x(?:test|it|should|describe|context)\s*\(|\.config\s*\(\s*enabled/g;
const java = {
    lexicon: { ...cComments, strings: [tripleDouble, languages_braces_double], literals: [character] },
    tests: /@(?:\w+\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example|Scenario)\b|(?<![\w.@])x?(?:test|it|should|scenario)\s*\(\s*"/g,
    title: /\bfun\s+(?<name>`[^`\n]{1,300}`|\w+)|(?<![\w@.])(?<method>\w+)\s*\([^"]/g,
    skips: javaSkips,
    assertions: /(?<![\w.])(?:\w+\.)?assert\w*\s*[({<]|(?<![\w.])assert\s|\b(?:Assert|Assertions|Truth|MatcherAssert)\.\w+\s*\(|(?<![\w.])(?:fail|verify\w*|coVerify\w*|expectThat\w*|expectThrows)\s*[({<]|(?<!fun )\bshould[A-Z]\w*\b|\.should\b|\bStepVerifier\b|\.expect[A-Z]\w*\s*\(|@Test\s*\(\s*expected/g,
    tables: /@(?:CsvSource|ValueSource|EnumSource|CsvFileSource|MethodSource|FieldSource|ArgumentsSource)\s*\(|\bwithData\s*\(/g,
    caseDepth: 2,
    statements: 'brackets',
    blocks: 'braces',
};
const kotlin = {
    ...java,
    lexicon: {
        lineComments: ['//'],
        blockComments: [{ open: '/*', close: '*/', nested: true }],
        strings: [{ open: '"""', close: '"""', multiline: true }, languages_braces_double],
        literals: [character],
    },
    caseDepth: 1,
};
const csharp = {
    lexicon: {
        ...cComments,
        strings: [
            { open: '"""', close: '"""', multiline: true },
            { open: '@"', close: '"', multiline: true },
            { open: '$@"', close: '"', multiline: true },
            languages_braces_double,
        ],
        literals: [character],
    },
    tests: /\[(?:\w+\.)*(?:Fact|Theory|Test|TestMethod|DataTestMethod|TestCase|SkippableFact|SkippableTheory)\b/g,
    title: /(?<![\w[.])(?<name>\w+)\s*(?:<[\w, ]{1,100}>)?\s*\((?!")/g,
    skips: /\[(?:\w+\.)*(?:Ignore|Explicit)\b|\b(?:Skip|Explicit)\s*=|\bAssert\.(?:Ignore|Inconclusive|Skip\w*)\s*\(|\bSkip\.If\w*\s*\(/g,
    assertions: /\b(?:Assert|CollectionAssert|StringAssert|Verifier|ClassicAssert)\.\w+\s*[(<]|\.Should\w*\s*\(|\.Verify\w*\s*\(|\.(?:Did)?(?:Not)?Receive(?:d|dWithAnyArgs)?\s*\(|\[ExpectedException\b|(?<![\w.])Verify\s*\(/g,
    tables: /\[(?:\w+\.)*(?:InlineData|TestCase|DataRow|Arguments|MemberData|ClassData|TestCaseSource)\s*\(/g,
    caseDepth: 0,
    statements: 'brackets',
    blocks: 'braces',
};
const rust = {
    lexicon: {
        lineComments: ['//'],
        blockComments: [{ open: '/*', close: '*/', nested: true }],
        strings: [
            { open: 'r##"', close: '"##', multiline: true },
            { open: 'r#"', close: '"#', multiline: true },
            { open: 'r"', close: '"', multiline: true },
            { ...languages_braces_double, multiline: true },
        ],
        literals: [character],
    },
    tests: /#\[(?:\w+::)*(?:test|rstest|test_case|quickcheck|bench)\b|\bproptest!\s*\{/g,
    title: /\bfn\s+(?<name>\w+)/g,
    skips: /#!?\[\s*ignore\b|#!?\[\s*cfg_attr\s*\([^\]\n]{0,300}\bignore\b|#!?\[\s*cfg\s*\((?!\s*test\s*\))/g,
    assertions: /\b(?:\w+::)?(?:debug_|prop_)?assert\w*!\s*[([{]|(?<![\w:])(?:panic|unreachable)!\s*[([{]|#\[\s*should_panic\b|\bexpect!\s*[[(]/g,
    tables: /#\[\s*(?:case|test_case|values)\b[\w:]*\s*\(/g,
    caseDepth: 0,
    statements: 'brackets',
    blocks: 'braces',
};

;// CONCATENATED MODULE: ./src/formats/test-source/languages-layout.ts
const languages_layout_double = { open: '"', close: '"', escape: '\\' };
const languages_layout_single = { open: "'", close: "'", escape: '\\' };
const python = {
    lexicon: {
        lineComments: ['#'],
        blockComments: [],
        strings: [
            { open: '"""', close: '"""', escape: '\\', multiline: true },
            { open: "'''", close: "'''", escape: '\\', multiline: true },
            languages_layout_double,
            languages_layout_single,
        ],
    },
    tests: /^[ \t]*(?:async[ \t]+)?def[ \t]+(?<name>test\w*)/gm,
    title: 'string',
    skips: /\bmark\.(?:skip|skipif|xfail)\b|\bpytest\.(?:skip|xfail|importorskip)\b|@(?:unittest\.)?(?:skip(?:If|Unless)?|expectedFailure)\b|\.skipTest\s*\(|\bSkipTest\b|\b__test__\s*=\s*False/g,
    assertions: /^[ \t]*assert\b|(?<![\w.])(?:self|cls)\.(?:assert\w+|fail)\s*\(|\bpytest\.(?:raises|fail|warns|deprecated_call)\b|\b\w+\.assert_\w+\s*\(|(?<![\w.])(?:assert_\w+|expect)\s*\(/gm,
    tables: /\bmark\.parametrize\s*\(|@(?:parameterized(?:\.expand)?|ddt\.data|data)\s*\(/g,
    caseDepth: 2,
    statements: 'brackets',
    blocks: 'indentation',
};
const ruby = {
    lexicon: {
        lineComments: ['#'],
        blockComments: [{ open: '\n=begin', close: '\n=end' }],
        // A heredoc may hold an apostrophe: a literal that is not closed in its line must not swallow what follows.
        strings: [languages_layout_double, languages_layout_single],
        regularExpressions: true,
    },
    tests: /^[ \t]*(?:[xf]?(?:it|specify|example|scenario)|test|should)[ \t]*(?:["'({]|do\b)|^[ \t]*def[ \t]+(?<name>test_\w+)/gm,
    title: 'string',
    skips: /^[ \t]*(?:x(?:it|specify|example|scenario|describe|context)|f(?:it|describe|context|specify|example))\b|^[ \t]*(?:skip|pending)\b|,\s*:?(?:skip|pending|focus)\b/gm,
    assertions: /(?<![\w.])(?:expect|assert|refute|assert_\w+|refute_\w+|flunk|is_expected|expect_any_instance_of)\b|\.(?:should|should_not|must_\w+|wont_\w+)\b/g,
    tables: /\bwhere\s*\(|^[ \t]*\[(?=.{0,500}\]\.each\b)/gm,
    caseDepth: 1,
    statements: 'brackets',
    blocks: 'indentation',
};
const haskell = {
    lexicon: {
        lineComments: ['--'],
        blockComments: [{ open: '{-', close: '-}', nested: true }],
        strings: [languages_layout_double],
        literals: [/(?<![\w'])'(?:\\[^\n]{1,10}?|[^'\\\n]{1,2})'/y],
    },
    tests: /(?<![\w'.])(?:[xf]?(?:it|specify|prop)|testCase|testProperty|testCaseSteps|testSpec)[ \t]+(?=")|^(?<name>(?:prop|unit|hprop|spec)_\w+)[ \t]*::/gm,
    title: 'string',
    skips: /(?<![\w'.])(?:x(?:it|describe|context|specify|prop)|f(?:it|describe|context|specify|prop)|pending(?:With)?|focus|ignoreTest\w*|expectFail\w*)(?![\w'])/g,
    assertions: /(?<![\w'])(?:should[A-Z]\w*|assert\w*|expectationFailure|property|failTest)(?![\w'])|@\?=|@=\?|@\?|(?<![=<>/])===(?!=)|(?<!\/)=\/=(?!=)/g,
    tables: /(?!)/g,
    caseDepth: 1,
    statements: 'layout',
    blocks: 'indentation',
};

;// CONCATENATED MODULE: ./src/formats/test-source/languages.ts


const byExtension = {
    js: javascript,
    cjs: javascript,
    mjs: javascript,
    jsx: javascript,
    ts: javascript,
    cts: javascript,
    mts: javascript,
    tsx: javascript,
    py: python,
    go: go,
    java: java,
    groovy: java,
    scala: java,
    kt: kotlin,
    kts: kotlin,
    rb: ruby,
    rs: rust,
    cs: csharp,
    hs: haskell,
};
/** The language of a test file by its name; null when its tests cannot be told from its text. */
const languages_languageOf = (path) => byExtension[extensionOf(path)] ?? null;
/** Lower case and without the dot; empty for a name without one. */
function extensionOf(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

;// CONCATENATED MODULE: ./src/formats/test-source/lines.ts
/** Documents beside tests assert nothing. */
const documents = new Set(['md', 'markdown', 'rst', 'adoc']);
/** A file whose language is not known, or that holds expected output: each line that is not blank is an expectation. */
function linesStrength(extension, text) {
    const lines = documents.has(extension) ? [] : text.split('\n').map((line) => line.trim());
    const expectations = lines.filter((line) => line !== '');
    return { tests: 0, skipped: 0, assertions: expectations.length, expectations };
}

;// CONCATENATED MODULE: ./src/formats/test-source/measure.ts






/**
 * How much a test file asserts, by its text: nothing is run, so that what a test computes is not seen. A language that
 * is not known counts line by line: each is an expectation. Linear in the length of the text.
 */
function measureTests(path, source) {
    const text = source.replace(/\r\n?/gu, '\n').replace(/^\uFEFF/u, '');
    const extension = extensionOf(path);
    if (extension === 'hurl')
        return hurlStrength(text);
    const language = languages_languageOf(path);
    return language === null ? linesStrength(extension, text) : strengthOf(language, text);
}
function strengthOf(language, source) {
    const text = blank(source, language.lexicon);
    const tests = declaredTests(language, text);
    const assertions = assertionsOf(language, text, tests);
    const tables = tablesOf(language, text);
    const raw = language.rawSkips === undefined ? 0 : [...source.matchAll(language.rawSkips)].length;
    return {
        tests: tests.length,
        skipped: [...text.bare.matchAll(language.skips)].length + raw,
        assertions: assertions.length,
        expectations: [...assertions, ...tables],
    };
}
/** Characters after a declaration in which its title must stand. */
const titleReach = 2_000;
function declaredTests({ tests, title }, text) {
    return [...text.bare.matchAll(tests)].map((match) => {
        const at = match.index;
        const from = at + match[0].length;
        const name = match.groups?.['name'];
        if (name !== undefined)
            return { at, title: name };
        const quoted = title === 'string' || match[0].endsWith('"');
        return { at, title: quoted ? nextString(text, from) : nextName(title, text, from) };
    });
}
/** The next string literal. */
function nextString({ code, bare }, from) {
    const end = Math.min(bare.length, from + titleReach);
    let start = from;
    while (start < end && bare[start] !== inString)
        start++;
    let stop = start;
    while (stop < end && bare[stop] === inString)
        stop++;
    return code.slice(start, stop);
}
function nextName(pattern, { bare }, from) {
    pattern.lastIndex = 0;
    const groups = pattern.exec(bare.slice(from, from + titleReach))?.groups;
    return groups?.['name'] ?? groups?.['method'] ?? '';
}
function assertionsOf({ assertions, statements, blocks }, text, tests) {
    const found = [];
    const guards = blocks === 'braces' ? braceGuards(text) : layoutGuards(text);
    let [covered, next, title] = [0, 0, ''];
    for (const { index } of text.bare.matchAll(assertions)) {
        if (index < covered)
            continue;
        const at = index + Math.max(0, text.bare.slice(index).search(/\S/u));
        const start = startOf(text, at, covered);
        covered = statements === 'layout' ? endOfLayout(text, start) : endOfBrackets(text, start);
        if (covered <= at)
            covered = endOfBrackets(text, at);
        for (; next < tests.length && (tests[next]?.at ?? 0) <= at; next++)
            title = tests[next]?.title ?? '';
        found.push(`${title}: ${guards.at(at)}${normalised(text, start, covered)}`);
    }
    return found;
}
function tablesOf({ tables, caseDepth }, text) {
    const found = [];
    let covered = 0;
    for (const match of text.bare.matchAll(tables)) {
        const from = match.index + match[0].length;
        if (from < covered)
            continue;
        const { cases, end } = casesOf(text, from, caseDepth);
        found.push(...cases.map((one) => `case ${one}`));
        covered = end;
    }
    return found;
}

;// CONCATENATED MODULE: ./src/formats/test-source/lock-manifest.ts


const lock_manifest_blob = schemas/* string */.YjP()
    .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'expected a git blob id, as `git ls-files -s` prints it');
/** The lock manifest: tests that may not change at all, by path and git blob id. */
const lockManifestSchema = (0,lazy/* lazy */.R)(() => schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1),
    tests: schemas/* record */.g1P(schemas/* string */.YjP().min(1).max(4_096), lock_manifest_blob),
}));

;// CONCATENATED MODULE: ./src/facts/test-lock.ts








/** Bytes of the largest lock manifest: some 20,000 tests. */
const test_lock_maxBytes = 2 * 1024 * 1024;
/** Tests that the manifest at the base locks, each with its blob then and now; null when there is no manifest. */
async function lockedFiles(context, path) {
    const bytes = await (0,commit_file/* fileAtCommit */.f)(context, context.baseSha, path, test_lock_maxBytes);
    if (bytes === null)
        return null;
    const locked = Object.entries(testsIn(bytes, path)).sort(([a], [b]) => (a < b ? -1 : 1));
    const files = await (0,head_files/* filesAt */.T)(context, await (0,codeowners/* headOf */.Uo)(context));
    return await Promise.all(locked.map(async ([test, blob]) => {
        const entry = await files.entry(test);
        return { path: test, blob, now: entry?.mode.startsWith('100') === true ? entry.blob : null };
    }));
}
function testsIn(bytes, path) {
    const limits = { bytes: test_lock_maxBytes, lexemes: 400_000 };
    const smallest = '{ "version": 1, "tests": {} }';
    try {
        return (0,read_strict/* readStrict */.u)(bytes, path, { what: 'lock manifest', smallest, schema: lockManifestSchema(), limits })
            .data.tests;
    }
    catch (error) {
        if (!(error instanceof errors/* PolicyError */.pn))
            throw error;
        const remedy = { text: `correct ${path}` };
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('unparsable', error.message.replaceAll('\n', '; '), { remedy }));
    }
}

;// CONCATENATED MODULE: ./src/facts/test-history.ts










/** Fact `test-history`: what the tests that a change touches assert, commit by commit, and the locked ones. */
const gatherTestHistory = async (context) => {
    if (context.subject.kind === 'repository')
        return test_history_nothing('a repository is no change');
    const isTest = await testMatcher(context);
    const files = await (0,gather/* factValue */._u)(context, 'changed-files');
    const touched = files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]);
    const { configured, lockManifest } = (0,workflow_options/* workflowNeeds */.T)(context);
    // Tests that come and go within the change matter to the gate alone.
    if (!configured && !touched.some(isTest))
        return test_history_nothing('the change touches no test');
    const history = await changeHistory(context);
    const inCommits = history.commits.flatMap((commit) => commit.files.map(({ path }) => path));
    const paths = [...new Set([...inCommits, ...touched])].filter(isTest).sort();
    const value = {
        files: await versionsOf(context, history, paths),
        manifest: configured ? await lockedFiles(context, lockManifest) : null,
    };
    const kind = history.clone === null ? 'api' : 'git';
    return (0,fact/* known */.eO)(value, { kind, what: 'tests in the commits of the change', sha: history.head });
};
const test_history_nothing = (what) => (0,fact/* known */.eO)({ files: [], manifest: null }, { kind: 'input', what });
/** Expected output that a tool wrote: not counted as lines of a change, but an expectation all the same. */
const snapshot = /\.snap$|(?:^|\/)__snapshots__\//u;
/** Which paths are locked tests: by the gate's own globs, else by what the policy calls tests. */
async function testMatcher(context) {
    const { lockedTests } = (0,workflow_options/* workflowNeeds */.T)(context);
    if (lockedTests !== null)
        return (0,glob_list/* matcherOf */.K)(lockedTests);
    const { tests, notCounted } = await (0,gather/* factValue */._u)(context, 'change-settings');
    const [isTest, isGenerated] = [(0,glob_list/* matcherOf */.K)(tests), (0,glob_list/* matcherOf */.K)(notCounted)];
    return (path) => isTest(path) && (!isGenerated(path) || snapshot.test(path));
}
/** Test files of one change that are read. */
const test_history_mostFiles = 2_000;
/** Blobs that are read through the API, each by a request. */
const mostRequests = 200;
/** Bytes of all versions together. */
const test_history_mostBytes = 128 * 1024 * 1024;
async function versionsOf(context, history, paths) {
    if (paths.length > test_history_mostFiles) {
        const detail = `the change touches ${paths.length} test files; at most ${test_history_mostFiles} are compared`;
        (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('too-large', detail, { remedy: { text: 'split the pull request' } }));
    }
    const versions = await blobsByVersion(context, history, paths);
    const ids = new Set([...versions.values()].flatMap((all) => all.flatMap(({ blob }) => blob ?? [])));
    const contents = await contentsOf(context, history, [...ids]);
    return paths.map((path) => ({
        path,
        versions: (versions.get(path) ?? []).map(({ sha, base, blob }) => ({
            ...{ sha, base },
            strength: blob === null ? null : test_history_strengthOf(path, contents.get(blob)),
        })),
    }));
}
/** Every version of every path: on the base, then in the commits that touch it, then at the head. */
async function blobsByVersion(context, { commits, forks, mergeBase, head }, paths) {
    const versions = new Map(paths.map((path) => [path, []]));
    if (paths.length === 0)
        return versions;
    const bases = [...forks.filter((sha) => sha !== mergeBase), mergeBase];
    for (const sha of bases) {
        const at = await regularBlobs(context, sha, paths);
        for (const [path, blob] of at)
            versions.get(path)?.push({ sha, base: true, blob });
    }
    for (const { sha, files } of commits) {
        for (const { path, blob } of files)
            versions.get(path)?.push({ sha, base: false, blob });
    }
    const last = await regularBlobs(context, head, paths);
    for (const [path, blob] of last) {
        const own = versions.get(path);
        if (own?.at(-1)?.sha !== head || own.at(-1)?.blob !== blob)
            own?.push({ sha: head, base: false, blob });
    }
    return versions;
}
async function regularBlobs(context, sha, paths) {
    const files = await (0,head_files/* filesAt */.T)(context, sha);
    const entries = await Promise.all(paths.map(async (path) => {
        const entry = await files.entry(path);
        return [path, entry?.mode.startsWith('100') === true ? entry.blob : null];
    }));
    return new Map(entries);
}
async function contentsOf(context, { clone, head }, ids) {
    if (clone !== null)
        return await clone.blobs(ids, test_history_mostBytes);
    if (ids.length > mostRequests) {
        const detail = `the tests of the change have ${ids.length} versions; at most ${mostRequests} are read through the API`;
        const text = 'check out the repository with full history (`fetch-depth: 0`) in an earlier step of this job';
        (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('too-large', detail, { remedy: { text } }));
    }
    const read = ids.map(async (blob) => {
        const entry = { path: blob, mode: '100644', blob, size: null };
        return [blob, await (0,content/* bytesOf */.$$)(context, head, entry)];
    });
    return new Map(await Promise.all(read));
}
/** Larger files, and those that are no text, are one expectation: their content. */
const mostMeasured = 2 * 1024 * 1024;
function test_history_strengthOf(path, bytes) {
    if (bytes === undefined)
        return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('not-found', `a version of ${path} is not there`));
    const text = bytes.length > mostMeasured ? null : textOf(bytes);
    if (text === null)
        return { tests: 0, skipped: 0, assertions: 1, expectations: [digest(bytes)] };
    const { expectations, ...counts } = measureTests(path, text);
    return { ...counts, expectations: expectations.map(digest).sort() };
}
function textOf(bytes) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return text.includes('\0') ? null : text;
    }
    catch {
        return null;
    }
}
const digest = (content) => (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex').slice(0, 8);

// EXTERNAL MODULE: ./src/facts/tool-options.ts
var tool_options = __webpack_require__(19622);
;// CONCATENATED MODULE: ./src/facts/tool-findings.ts







/** SARIF files that one run reads at most, and their results. */
const most = { files: 200, results: 100_000 };
/** Fact `tool-findings`: every SARIF file the policy names, read to its end, without anything that may be a secret. */
const gatherToolFindings = async (context) => {
    const globs = (0,tool_options/* sarifPatterns */.Pt)(context);
    const found = { patterns: [], invalid: [], runs: [], results: [], commits: [] };
    if (globs.length === 0)
        return (0,fact/* known */.eO)(found, { kind: 'file', what: 'no results of tools are asked for' });
    const workspace = workTreeOf(context);
    const { paths, named } = await (0,report_sources/* filesOf */.R8)(workspace, globs);
    if (paths.length > most.files)
        (0,gather/* giveUp */.Ht)(tool_findings_tooMany(`the globs name ${paths.length} files`, `${most.files} files`));
    found.patterns.push(...named);
    found.commits.push(...(await (0,facts_test_reports/* commitsOf */.g)(context)));
    const committed = paths.length === 0 ? () => false : await committedIn(workspace);
    for (const path of paths) {
        await readFile(path, committed, context, workspace, found);
        if (found.results.length > most.results)
            (0,gather/* giveUp */.Ht)(tool_findings_tooMany(`${path} is one too many`, `${most.results} results`));
    }
    return (0,fact/* known */.eO)(found, { kind: 'file', what: globs.join(', ') });
};
const tool_findings_tooMany = (found, limit) => (0,fact/* unknown */.L5)('too-large', `${found}; at most ${limit} of tools are read`, {
    remedy: { text: 'let the tools report less, or name fewer files with `sarif`' },
});
function workTreeOf({ workspace }) {
    if (workspace !== null)
        return workspace;
    const text = 'check the repository out (`actions/checkout`) and run the tools in earlier steps of the same job';
    return (0,gather/* giveUp */.Ht)((0,fact/* unknown */.L5)('not-found', 'there is no work tree that could hold results of tools', { remedy: { text } }));
}
async function readFile(path, committed, context, workspace, found) {
    const { maximumSarifBytes, readSarif } = await __webpack_require__.e(/* import() */ 695).then(__webpack_require__.bind(__webpack_require__, 51695));
    const refuse = (detail) => found.invalid.push({ file: path, detail });
    try {
        const bytes = await workspace.read(path, maximumSarifBytes);
        if (bytes === null)
            return void refuse('there is no such file');
        if (committed(path, bytes))
            return void refuse(committedDetail);
        const reading = readSarif(bytes, workspace.root);
        if ('invalid' in reading)
            return void refuse(reading.invalid);
        for (const run of reading.runs)
            tool_findings_take(path, run, context, found);
    }
    catch (error) {
        if (!(error instanceof workspace_failure/* WorkspaceFailure */.A))
            throw error;
        refuse(error.message);
    }
}
function tool_findings_take(file, read, { repository }, found) {
    const { tool, version, successful, results, revisions } = read;
    const run = found.runs.length;
    const revision = revisionOf(revisions, `${repository.owner}/${repository.repo}`, found.commits);
    found.runs.push({ file, tool, version, revision, successful, results: results.length });
    for (const result of results)
        found.results.push({ run, ...result });
}
/**
 * The commit of this repository that a run looked at. A run may name other repositories (submodules) beside it; where
 * it names several commits, the one that is not the judged one decides.
 */
function revisionOf(revisions, name, commits) {
    const own = revisions.filter(({ repository }) => repository !== null && isOf(repository, name));
    const candidates = (own.length > 0 ? own : revisions).map(({ commit }) => commit);
    return candidates.find((commit) => !commits.includes(commit)) ?? candidates[0] ?? null;
}
/** Whether an address, of any form and server, ends with the repository's name. */
const isOf = (address, name) => address
    .toLowerCase()
    .replace(/\/+$/u, '')
    .replace(/\.git$/u, '')
    .endsWith(`/${name.toLowerCase()}`) || address.toLowerCase().endsWith(`:${name.toLowerCase()}.git`);

;// CONCATENATED MODULE: ./src/facts/change-gatherers.ts










/** Gatherers of what a change says, holds and shows. Their readers are large: the registry loads them on demand. */
const changeGatherers = {
    change: gatherChange,
    checklists: gatherChecklists,
    answers: gatherAnswers,
    'evidence-tests': gatherEvidenceTests,
    'tool-findings': gatherToolFindings,
    checks: facts_checks/* gatherChecks */.t,
    specifications: gatherSpecifications,
    'test-history': gatherTestHistory,
    regression: gatherRegression,
    'mitigation-plans': gatherMitigationPlans,
};


/***/ }),

/***/ 47986:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ checksAt),
/* harmony export */   t: () => (/* binding */ gatherChecks)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(26921);
/* harmony import */ var _core_fact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80053);
/* harmony import */ var _core_lazy_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(18381);
/* harmony import */ var _formats_workflows_run_path_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(38298);
/* harmony import */ var _github_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28881);
/* harmony import */ var _codeowners_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55354);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94671);
/* harmony import */ var _once_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96182);
/* harmony import */ var _tool_options_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19622);









const runsRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
const statusesRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/statuses';
const workflowsRoute = 'GET /repos/{owner}/{repo}/actions/runs';
/** Most other names that are kept for "did you mean", and the longest of them. */
const others = { count: 100, length: 200 };
/** Fact `checks`: check runs and commit statuses of the judged commit by the names that anything asks for. */
const gatherChecks = async (context) => {
    const wanted = await wantedNames(context);
    const sha = await (0,_codeowners_js__WEBPACK_IMPORTED_MODULE_2__/* .headOf */ .Uo)(context);
    const what = wanted.size === 0 ? 'no checks are asked for' : runsRoute;
    return (0,_core_fact_js__WEBPACK_IMPORTED_MODULE_0__/* .known */ .eO)(await checksAt(context, sha, wanted), { kind: 'api', what, sha });
};
/**
 * Check runs and commit statuses of any commit by their names; without names nothing is asked. What GitHub says of one
 * commit is asked once, whoever asks and for whichever names.
 * @throws {GitHubFailure}
 */
async function checksAt(context, sha, wanted) {
    if (wanted.size === 0)
        return { sha, runs: [], statuses: [], workflows: (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observed */ .P)(true) };
    const [runs, statuses] = await Promise.all([checkRuns(context, sha), commitStatuses(context, sha)]);
    const asked = runs.filter(({ name }) => wanted.has(name));
    const workflows = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observe */ .l)(() => workflowsOf(context, sha, asked));
    const bySuite = workflows.known ? workflows.value : new Map();
    const names = [...runs.map(({ name }) => name), ...statuses.map((status) => status.context)];
    const ownRun = context.hints.runId ?? context.hints.auditRun ?? null;
    return {
        sha,
        runs: asked.map((run) => asFact(run, bySuite)),
        statuses: statuses.filter((status) => wanted.has(status.context)),
        workflows: workflows.known ? (0,_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observed */ .P)(true) : workflows,
        ownRun,
        ownCheck: ownCheck(runs, bySuite, ownRun, wanted),
        others: [...new Set(names)]
            .filter((name) => !wanted.has(name) && name.length <= others.length)
            .sort()
            .slice(0, others.count),
    };
}
/** The job that judges is the one that is under way in its run. Of several nobody can tell which it is. */
function ownCheck(runs, workflows, ownRun, wanted) {
    const open = runs.filter(({ status, check_suite: suite }) => ownRun !== null && status !== 'completed' && workflows.get(suite?.id ?? -1)?.run === ownRun);
    const name = open.length === 1 ? open[0]?.name : undefined;
    return name !== undefined && wanted.has(name) ? name : null;
}
/** Names that options and answers ask for. Answers that are not known name none, and are a problem of their own. */
async function wantedNames(context) {
    const names = new Set((0,_tool_options_js__WEBPACK_IMPORTED_MODULE_5__/* .namedChecks */ .TG)(context));
    if (!(0,_tool_options_js__WEBPACK_IMPORTED_MODULE_5__/* .asksForAnswers */ .hw)(context))
        return names;
    const answers = await context.fact('answers');
    if (!answers.known)
        return names;
    for (const { evidence } of answers.value.answers)
        for (const { kind, name } of evidence)
            if (kind === 'check')
                names.add(name);
    return names;
}
const runSchema = (0,_core_lazy_js__WEBPACK_IMPORTED_MODULE_6__/* .lazy */ .R)(() => zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int(),
    name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    head_sha: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    status: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    conclusion: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullable(),
    started_at: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish(),
    completed_at: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish(),
    app: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int(), slug: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish() }).nullish(),
    check_suite: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int() }).nullish(),
}));
/** Every attempt: GitHub's own choice of the latest goes by time, across suites of different workflows. */
const checkRuns = (context, sha) => (0,_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(context, `check runs of ${sha}`, () => context.github.list(runsRoute, { ...context.repository, ref: sha, filter: 'all', per_page: 100 }, runSchema(), { key: ({ id }) => id, property: 'check_runs', permission: 'checks: read' }));
const asFact = (run, workflows) => {
    const suite = run.check_suite?.id ?? null;
    return {
        id: run.id,
        name: run.name,
        sha: run.head_sha,
        status: run.status,
        conclusion: run.conclusion,
        app: run.app === null || run.app === undefined ? null : { id: run.app.id, slug: run.app.slug ?? null },
        suite,
        workflow: (suite === null ? undefined : workflows.get(suite)) ?? null,
        startedAt: run.started_at ?? null,
        completedAt: run.completed_at ?? null,
    };
};
const statusSchema = (0,_core_lazy_js__WEBPACK_IMPORTED_MODULE_6__/* .lazy */ .R)(() => zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int(),
    url: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    context: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    state: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    creator: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int() }).nullish(),
    created_at: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
}));
const commitStatuses = (context, sha) => (0,_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(context, `statuses of ${sha}`, () => latestStatuses(context, sha));
/** The latest status of each context and creator; GitHub lists the newest first. */
async function latestStatuses({ github, repository }, sha) {
    const parameters = { ...repository, ref: sha, per_page: 100 };
    const all = await github.list(statusesRoute, parameters, statusSchema(), {
        key: ({ id }) => id,
        permission: 'statuses: read',
    });
    const latest = new Map();
    for (const { url, context, state, creator, created_at: at } of all) {
        if (!url.endsWith(`/statuses/${sha}`)) {
            throw new _github_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubFailure */ .i('api-shape', statusesRoute, `a status of another commit than ${sha}: ${url}`);
        }
        const key = `${creator?.id ?? ''} ${context}`;
        if (!latest.has(key))
            latest.set(key, { context, state, creator: creator?.id ?? null, at });
    }
    return [...latest.values()];
}
const workflowSchema = (0,_core_lazy_js__WEBPACK_IMPORTED_MODULE_6__/* .lazy */ .R)(() => zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int(),
    head_sha: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    path: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    event: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    check_suite_id: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int().optional(),
    check_suite_url: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    run_attempt: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig().int().positive().optional(),
    run_started_at: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().optional(),
}));
/** Slug of the App that all workflows report as. */
const actions = 'github-actions';
/** The workflow of each check suite; asked for only when a workflow may have reported one of the runs. */
async function workflowsOf(context, sha, runs) {
    if (!runs.some(({ app }) => (app?.slug ?? actions) === actions))
        return new Map();
    return await (0,_once_js__WEBPACK_IMPORTED_MODULE_4__/* .once */ .O)(context, `workflows of ${sha}`, () => workflowRuns(context, sha));
}
async function workflowRuns({ github, repository }, sha) {
    const parameters = { ...repository, head_sha: sha, per_page: 100 };
    const all = await github.list(workflowsRoute, parameters, workflowSchema(), {
        key: ({ id }) => id,
        property: 'workflow_runs',
        permission: 'actions: read',
    });
    const stray = all.find(({ head_sha: head }) => head !== sha);
    if (stray !== undefined) {
        throw new _github_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .GitHubFailure */ .i('api-shape', workflowsRoute, `run ${stray.id} is of commit ${stray.head_sha}`);
    }
    return new Map(all.flatMap((run) => {
        const suite = run.check_suite_id ?? Number(/\/check-suites\/(\d+)$/u.exec(run.check_suite_url)?.[1]);
        return Number.isSafeInteger(suite) ? [[suite, workflowOf(run)]] : [];
    }));
}
/** GitHub adds the ref to the path of some runs: `.github/workflows/ci.yml@refs/heads/main`. A file may have an `@` itself. */
const workflowOf = (run) => ({
    path: (0,_formats_workflows_run_path_js__WEBPACK_IMPORTED_MODULE_8__/* .workflowFileOf */ .h)(run.path),
    run: run.id,
    event: run.event,
    ...(run.run_attempt === undefined ? {} : { attempt: run.run_attempt }),
    ...(run.run_started_at === undefined ? {} : { attemptStartedAt: run.run_started_at }),
});


/***/ }),

/***/ 19622:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pt: () => (/* binding */ sarifPatterns),
/* harmony export */   TG: () => (/* binding */ namedChecks),
/* harmony export */   hw: () => (/* binding */ asksForAnswers)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26921);
/* harmony import */ var _core_lazy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18381);


/** The gates that read results of tools and checks. */
const gates = ['checklist', 'workflow-path'];
// Read loosely: the gates' own schemas have validated the options.
const shape = (0,_core_lazy_js__WEBPACK_IMPORTED_MODULE_0__/* .lazy */ .R)(() => zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({
    lists: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()).optional().catch(undefined),
    sarif: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ files: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) })])
        .optional()
        .catch(undefined),
    checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
    health: zod__WEBPACK_IMPORTED_MODULE_1__/* .looseObject */ ._H3({ checks: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional() }).optional().catch(undefined),
}));
const optionsOf = ({ policy }, gate) => shape().safeParse(policy.gates.find(({ id }) => id === gate)?.options).data ?? {};
/** Globs of the SARIF files that either gate reads, each once. */
function sarifPatterns(context) {
    const all = gates.flatMap((gate) => {
        const { sarif } = optionsOf(context, gate);
        return Array.isArray(sarif) ? sarif : (sarif?.files ?? []);
    });
    return [...new Set(all)];
}
/**
 * Names of the checks that options ask for: `NAME`, `{ KEY: NAME }`, `{ KEY: { check: NAME } }`, or a list of these.
 * Those of `health` are asked of the default branch, all others of changes, and those of answers of both.
 */
function namedChecks(context) {
    const { checks, health } = optionsOf(context, 'workflow-path');
    const own = context.subject.kind === 'repository' ? health?.checks : checks;
    return [...namesIn(own), ...namesIn(optionsOf(context, 'checklist').checks)];
}
/** Whether answers to checklists are asked for, which may name checks, too. */
const asksForAnswers = (context) => (optionsOf(context, 'checklist').lists ?? []).length > 0;
/** Deepest that names stand below an option. */
const deepest = 3;
function namesIn(value, depth = 0) {
    if (typeof value === 'string')
        return [value];
    if (typeof value !== 'object' || value === null || depth > deepest)
        return [];
    if (Array.isArray(value))
        return value.flatMap((one) => namesIn(one, depth + 1));
    if ('check' in value && typeof value.check === 'string')
        return [value.check];
    // An entry that says no more is called what its key says.
    return Object.entries(value).flatMap(([key, one]) => [key, ...namesIn(one, depth + 1)]);
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


/***/ })

};
