export const id = 888;
export const ids = [888];
export const modules = {

/***/ 2888:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   unzip: () => (/* binding */ unzip)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var fflate__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91776);
/* harmony import */ var _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96490);



/** What an archive may hold: far more than reports and evidence need, and little enough for any runner. */
const most = { entries: 2_000, bytes: 256 * 1024 * 1024 };
/**
 * Files of a zip archive in memory, by their names; folders are left out. Nothing is ever written to a disk. Every
 * file has the size and the checksum the archive's directory states, which the unpacking itself does not look at.
 * @throws {ZipProblem} for what is no whole zip, is too large when unpacked, or has a name twice or one that is no path
 */
function unzip(bytes, limits = most) {
    const checksums = checksumsOf(bytes, limits.entries);
    const listed = [];
    const names = new Set();
    let place = 0;
    let total = 0;
    const files = unpack(bytes, (entry) => {
        const crc = checksums[place++] ?? 0;
        total += Math.max(entry.size, entry.originalSize);
        if (total > limits.bytes)
            throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n(`the archive is over ${limits.bytes} bytes when unpacked`);
        refuseEntry(entry, names);
        names.add(entry.name);
        if (entry.name.endsWith('/'))
            return false;
        listed.push({ name: entry.name, size: entry.originalSize, crc });
        return true;
    });
    return new Map(listed.map((file) => [file.name, checked(file, files[file.name])]));
}
function refuseEntry({ name, size, originalSize, compression }, names) {
    const segments = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
    const odd = segments.some((segment) => ['', '.', '..', '__proto__'].includes(segment));
    if (odd || /[\p{Cc}\\]/u.test(name))
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n('the archive has an entry whose name is no plain path');
    if (names.has(name))
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n('the archive has two entries of one name');
    // A stored entry is copied by its packed size: entries that overlap would multiply it.
    if (compression === 0 && size !== originalSize)
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n(`the archive states two sizes of ${name}`);
}
function checked({ name, size, crc }, content) {
    if (content === undefined || content.length !== size || (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(content) !== crc)
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n(`the archive is damaged: ${name} is not what its directory states`);
    return content;
}
function unpack(bytes, filter) {
    try {
        return (0,fflate__WEBPACK_IMPORTED_MODULE_2__/* .unzipSync */ .AO)(bytes, { filter });
    }
    catch (error) {
        if (error instanceof _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n)
            throw error;
        throw notWhole();
    }
}
const notWhole = () => new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n('the archive is no whole zip file');
/** Signatures of the records (APPNOTE.TXT of PKWARE, sections 4.3.12, 4.3.15 and 4.3.16). */
const signature = { entry: 0x02014b50, locator64: 0x07064b50, end: 0x06054b50 };
const endBytes = 22;
const entryBytes = 46;
/** The CRC-32 of every entry, in the order of the archive's directory. */
function checksumsOf(bytes, mostEntries) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = endOf(view);
    if (end >= 20 && view.getUint32(end - 20, true) === signature.locator64)
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n('the archive is a zip64, which no archive of this size needs');
    const entries = view.getUint16(end + 8, true);
    if (entries > mostEntries)
        throw new _zip_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .ZipProblem */ .n(`the archive has more than ${mostEntries} entries`);
    const checksums = [];
    let at = view.getUint32(end + 16, true);
    while (checksums.length < entries) {
        if (at + entryBytes > end || view.getUint32(at, true) !== signature.entry)
            throw notWhole();
        checksums.push(view.getUint32(at + 16, true));
        // Name, extra field and comment follow.
        at += entryBytes + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
    }
    return checksums;
}
/** Where the end record starts: it is the last one, behind it there is at most a comment. */
function endOf(view) {
    const first = Math.max(0, view.byteLength - endBytes - 0xffff);
    for (let at = view.byteLength - endBytes; at >= first; at--)
        if (view.getUint32(at, true) === signature.end)
            return at;
    throw notWhole();
}


/***/ })

};
