export const id = 248;
export const ids = [248];
export const modules = {

/***/ 248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jsonReportText: () => (/* binding */ jsonReportText)
/* harmony export */ });
/* unused harmony export jsonReport */
/* harmony import */ var _domain_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5295);
/* harmony import */ var _safe_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8878);


/** The report as data. Every object is built anew, so that nothing but the documented fields comes in, in their order. */
function jsonReport(review) {
    return {
        schemaVersion: 1,
        tool: { name: review.tool.name, version: review.tool.version },
        conclusion: review.conclusion,
        base: review.base,
        head: review.head,
        accessAnalyzer: review.accessAnalyzer,
        serviceDataDate: review.serviceDataDate,
        paidCalls: review.paidCalls,
        files: review.files.map(({ path, status, policies }) => ({ path, status, policies })),
        policies: review.policies.map(reportedPolicy),
        findings: review.findings.map(reportedFinding),
        accessChanges: review.accessChanges.map(reportedChange),
        skipped: review.skipped.map(({ path, reason }) => ({ path, reason })),
    };
}
/** The report as the text of a file, safe to print. */
function jsonReportText(review) {
    return (0,_safe_json_js__WEBPACK_IMPORTED_MODULE_0__/* .safeJson */ .o)(jsonReport(review));
}
function reportedPolicy({ id, path, pointer, kind, attachedTo, state }) {
    return { id, path, pointer, kind, attachedTo, state };
}
function reportedChange(change) {
    const { verb, principal, action, resource, context, path, line } = change;
    return { change: change.change, verb, principal, action, resource, context, path, line };
}
function reportedFinding({ finding, placement }) {
    const { id, rule, source, severity, state, title, docs, policy, statement, exception } = finding;
    return {
        id,
        rule,
        source,
        severity,
        state,
        title,
        message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(finding.message),
        help: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(finding.help),
        docs,
        policy,
        statement: statement && { index: statement.index, sid: statement.sid },
        ...reportedPlace(finding.place),
        related: finding.related.map((place) => ({ ...reportedPlace(place), message: (0,_domain_message_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .wh)(place.message) })),
        placement: { where: placement.where, reason: placement.reason },
        exception: exception && { reason: exception.reason, expires: exception.expires },
    };
}
function reportedPlace({ path, start, end }) {
    return {
        path,
        start: { line: start.line, column: start.column },
        end: { line: end.line, column: end.column },
    };
}


/***/ }),

/***/ 8878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ safeJson)
/* harmony export */ });
/** Control characters that JSON does not demand to escape, format characters and line separators. */
const hidden = /[\u007f-\u009f]|[\p{Cf}\p{Zl}\p{Zp}]/gu;
/**
 * A value as indented JSON that is safe to print: hidden characters are written as JSON escapes, and so is the `##[`
 * that the Actions runner obeys anywhere in a line. A reader of JSON gets the same value.
 */
function safeJson(value) {
    const text = JSON.stringify(value, null, 2).replace(hidden, unicodeEscapes).replaceAll('##[', '#\\u0023[');
    return `${text}\n`;
}
function unicodeEscapes(character) {
    let out = '';
    for (let i = 0; i < character.length; i++) {
        out += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
    }
    return out;
}


/***/ })

};
