export const id = 675;
export const ids = [675];
export const modules = {

/***/ 4648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ severityWords),
/* harmony export */   Ku: () => (/* binding */ firstOf),
/* harmony export */   XY: () => (/* binding */ skipWords),
/* harmony export */   hI: () => (/* binding */ sourceWords),
/* harmony export */   jo: () => (/* binding */ severityNouns),
/* harmony export */   mQ: () => (/* binding */ countsOf),
/* harmony export */   pq: () => (/* binding */ countOf)
/* harmony export */ });
/* unused harmony export enumeration */
/* harmony import */ var _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9813);

/** A severity as a noun, to be counted. */
const severityNouns = {
    error: ['error', 'errors'],
    'security-warning': ['security warning', 'security warnings'],
    warning: ['warning', 'warnings'],
    suggestion: ['suggestion', 'suggestions'],
};
/** A severity as a headline's first word. */
const severityWords = {
    error: 'Error',
    'security-warning': 'Security warning',
    warning: 'Warning',
    suggestion: 'Suggestion',
};
/** Who said it, in a few words. */
const sourceWords = {
    'access-analyzer': 'IAM Access Analyzer',
    'policy-validation': 'validated offline',
    'artifact-check': 'artifact check',
    'access-contract': 'access contract',
    reader: 'file reading',
};
/** Why a file was not examined. */
const skipWords = {
    symlink: 'symbolic link',
    submodule: 'submodule',
    'lfs-pointer': 'Git LFS pointer',
    binary: 'binary',
    'too-large': 'larger than the limit',
    'too-deep': 'nested deeper than the limit',
    ignored: 'ignored by the config',
    'not-utf8': 'not UTF-8',
};
/** `1 policy`, `3 policies`. */
function countOf(count, [one, many]) {
    return `${count} ${count === 1 ? one : many}`;
}
/** `a`, `a and b`, `a, b and c`. */
function enumeration(words) {
    if (words.length < 2)
        return words.join('');
    return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
/** `2 errors and 1 warning`, worst first; empty for no findings. */
function countsOf(findings) {
    const counts = _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        return count === 0 ? '' : countOf(count, severityNouns[severity]);
    });
    return enumeration(counts.filter((text) => text !== ''));
}
/** The first `most` of a list, and how many are left. */
function firstOf(list, most) {
    return { shown: list.slice(0, most), rest: Math.max(0, list.length - most) };
}


/***/ }),

/***/ 3675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   issueCodes: () => (/* binding */ issueCodes),
/* harmony export */   issuePage: () => (/* binding */ issuePage)
/* harmony export */ });
/* harmony import */ var _render_wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4648);
/* harmony import */ var _validation_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1023);
/* harmony import */ var _validation_validate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9258);



const decidedFrom = {
    text: 'from the text of the policy alone',
    data: 'from the public data about AWS services',
    curated: 'from a table taken from the documents of AWS, which may lag behind',
    region: 'from the names of partitions and Regions',
};
/** The issue codes that the offline validation decides. */
function issueCodes() {
    return _validation_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .rules */ .a.flatMap((rule) => Object.keys(rule.issues));
}
/** What is known of an issue code, as Markdown. */
function issuePage(code) {
    const rule = _validation_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .rules */ .a.find((each) => Object.hasOwn(each.issues, code));
    const issue = rule?.issues[code];
    if (!rule || !issue)
        throw new Error(`${code} is not among the issue codes.`);
    return [
        `# ${code}`,
        '',
        `${_render_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .severityWords */ .D4[issue.severity]}: ${issue.title}.`,
        '',
        `An issue of IAM Access Analyzer's policy validation. Offline it is decided ${decidedFrom[rule.class]}.`,
        '',
        (0,_validation_validate_js__WEBPACK_IMPORTED_MODULE_2__/* .learnMoreLink */ .CU)(code, issue.severity),
        '',
    ].join('\n');
}


/***/ })

};
