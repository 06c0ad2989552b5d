export const id = 939;
export const ids = [939];
export const modules = {

/***/ 3765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ worstFirst),
/* harmony export */   y: () => (/* binding */ levels)
/* harmony export */ });
/* harmony import */ var _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9813);

/** What fails a review by default is an error there as well. */
const levels = {
    error: 'error',
    'security-warning': 'error',
    warning: 'warning',
    suggestion: 'note',
};
/** Findings by severity; those of one severity stay in their order. */
function worstFirst(findings) {
    return [...findings].sort((a, b) => _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g.indexOf(a.severity) - _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g.indexOf(b.severity));
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


/***/ }),

/***/ 9480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O0: () => (/* binding */ encodePath),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   yX: () => (/* binding */ linkText)
/* harmony export */ });
/* unused harmony export linkTarget */
/* harmony import */ var _safe_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1341);

/** Foreign text as the text of a link. */
function linkText(text) {
    return (0,_safe_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plainMarkdown */ .EO)(text);
}
/** An address that a link may have: on the web, or a path without scheme, host or leading slash. */
const allowed = /^(?:https?:\/\/[^/]|(?![a-z][a-z0-9+.-]*:)[^/\\])/i;
/** Everything else could end the link, mean something to Markdown, or hide. `%` stays: addresses come encoded. */
const unsafe = /[^A-Za-z0-9\-._~:/?#@!+,;=%]/gu;
/** An address as the target of a Markdown link; undefined where it must not be one. */
function linkTarget(address) {
    return allowed.test(address) ? address.replace(unsafe, encode) : undefined;
}
/** A link with a text that is Markdown already; the text alone where the address must not be followed. */
function link(text, address) {
    const target = linkTarget(address);
    return target === undefined ? text : `[${text}](${target})`;
}
/** The path of a file as part of an address. */
function encodePath(path) {
    return path
        .split('/')
        .map((part) => encodeURIComponent(wellFormed(part)))
        .join('/');
}
/** `&` would begin a character reference, and an encoded one would be another address. */
function encode(character) {
    if (character === '&')
        return '&amp;';
    const encoded = encodeURIComponent(wellFormed(character));
    return encoded.length > 1 ? encoded : `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function wellFormed(text) {
    return text.replace(/\p{Cs}/gu, '\ufffd');
}


/***/ }),

/***/ 1341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EO: () => (/* binding */ plainMarkdown),
/* harmony export */   SS: () => (/* binding */ codeSpan)
/* harmony export */ });
/* unused harmony export tableCell */
/* harmony import */ var _hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95);

/** What of one value is shown: a policy's value may be as long as the policy. */
const longestCode = 200;
/** What of foreign prose is shown; Access Analyzer's longest messages are about half of it. */
const longestProse = 1000;
/** The author's text as a code span on one line, whatever it holds. Nothing at all, and blanks, are shown in quotes. */
function codeSpan(text, { table = false } = {}) {
    const line = (0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .U)((0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .J)(text, longestCode).replace(/\r\n|[\r\n\u2028\u2029]/g, ' '));
    const content = line.trim() === '' ? `"${line}"` : line;
    const fence = '`'.repeat(longestBacktickRun(content) + 1);
    const padded = /^[ `]|[ `]$/.test(content) ? ` ${content} ` : content;
    return fence + (table ? escapePipes(padded) : padded) + fence;
}
function longestBacktickRun(text) {
    return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
/** Parsers do not agree on what `\\|` is in a table, so a backslash before a pipe is shown by its number. */
function escapePipes(text) {
    return text.replace(/\\(?=\|)/g, '\\u{5C}').replaceAll('|', '\\|');
}
/**
 * What GitHub turns into a link, a mention, an emoji or a formula after Markdown is done, where no backslash helps: `@`,
 * `#1`, `GH-1`, advisory numbers, web addresses, `:name:`, `$x$`, and what could be a commit's name.
 */
const linked = /[@#$]|:\/\/|www\.|\b(?:GH|GHSA|CVE|CWE)-|:[\w+-]+:|\b[0-9a-f]{7,40}\b/i;
/**
 * Foreign prose on one line that stays prose: no link, mention, HTML, image, emphasis, heading, list or reference comes
 * out of it. A word that GitHub would link becomes code, which can still be copied.
 */
function plainMarkdown(text, where = {}) {
    const line = (0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .U)((0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .cut */ .J)(text, longestProse).replace(/\s+/g, ' '));
    const words = line
        .split(' ')
        .map((word) => (linked.test(word) ? codeWord(word, where) : escapeInline(word)));
    const first = words.findIndex((word) => word !== '');
    return words.map((word, index) => (index === first ? escapeBlockStart(word) : word)).join(' ');
}
/** Quotes, brackets and the sentence's punctuation stay outside of the code. */
function codeWord(word, where) {
    const parts = /^(["'([{<]*)(.*?)([.,;:!?"')\]}>]*)$/.exec(word);
    if (!parts?.[2])
        return codeSpan(word, where);
    return escapeInline(parts[1] ?? '') + codeSpan(parts[2], where) + escapeInline(parts[3] ?? '');
}
function escapeInline(text) {
    return text.replace(/[\\`*_[\]<>&~|]/g, '\\$&');
}
/** What would begin a list, a heading's underline or a table's ruler at the start of a line. */
function escapeBlockStart(word) {
    return word.replace(/^[-+=:]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
/** Foreign prose as the content of one table cell. */
function tableCell(text) {
    return plainMarkdown(text, { table: true });
}


/***/ }),

/***/ 5939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sarif: () => (/* binding */ sarif),
  sarifText: () => (/* binding */ sarifText)
});

// EXTERNAL MODULE: ./lib/domain/message.js
var domain_message = __webpack_require__(5295);
// EXTERNAL MODULE: ./lib/render/hidden-characters.js
var hidden_characters = __webpack_require__(95);
// EXTERNAL MODULE: ./lib/render/levels.js
var levels = __webpack_require__(3765);
// EXTERNAL MODULE: ./lib/render/safe-link.js
var safe_link = __webpack_require__(9480);
// EXTERNAL MODULE: ./lib/render/safe-json.js
var safe_json = __webpack_require__(8878);
// EXTERNAL MODULE: ./lib/render/safe-markdown.js
var safe_markdown = __webpack_require__(1341);
;// CONCATENATED MODULE: ./lib/render/sarif-rules.js




/** One descriptor for each rule that found something, described by its worst finding. */
function ruleTable(findings) {
    const rules = [];
    const indexOf = new Map();
    for (const finding of (0,levels/* worstFirst */.m)(findings)) {
        if (indexOf.has(finding.rule))
            continue;
        indexOf.set(finding.rule, rules.length);
        rules.push(descriptor(finding));
    }
    return { rules, indexOf };
}
function descriptor(finding) {
    const title = (0,hidden_characters/* showHidden */.U)(finding.title);
    const address = /^https?:\/\//.test(finding.docs) ? { helpUri: finding.docs } : {};
    return {
        id: finding.rule,
        shortDescription: { text: title },
        help: {
            text: `${title}. Read more: ${finding.docs}`,
            markdown: `${(0,safe_markdown/* plainMarkdown */.EO)(finding.title)}. ${(0,safe_link/* link */.nf)('Read more', finding.docs)}`,
        },
        ...address,
        defaultConfiguration: { level: levels/* levels */.y[finding.severity] },
        properties: { tags: tags(finding), ...securitySeverity(finding) },
    };
}
function tags(finding) {
    return isAboutSecurity(finding)
        ? ['security', 'iam', finding.source]
        : ['correctness', 'iam', finding.source];
}
/** Only what opens access is about security: Access Analyzer's errors and warnings say that a policy does not do what it says. */
function isAboutSecurity(finding) {
    const ours = finding.source === 'artifact-check' || finding.source === 'access-contract';
    return finding.severity === 'security-warning' || (ours && finding.severity !== 'suggestion');
}
/** GitHub shows over 9.0 as critical, 7.0 to 8.9 as high, 4.0 to 6.9 as medium. */
function securitySeverity(finding) {
    if (!isAboutSecurity(finding))
        return {};
    const scores = { error: '9.1', 'security-warning': '7.5', warning: '5.0', suggestion: '3.0' };
    return { 'security-severity': scores[finding.severity] };
}

;// CONCATENATED MODULE: ./lib/render/sarif.js






/**
 * GitHub refuses a run of more than 25,000 results, and keeps the first 5,000 by severity.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const mostResults = 25_000;
const mostShown = 5_000;
/** GitHub shows 100 locations of a result. */
const mostRelated = 100;
/** The review as SARIF 2.1.0, worst findings first. */
function sarif(review, options = {}) {
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [run(review, options)],
    };
}
/** The same as the text of a file, safe to print. */
function sarifText(review, options = {}) {
    return (0,safe_json/* safeJson */.o)(sarif(review, options));
}
function run(review, options) {
    const findings = (0,levels/* worstFirst */.m)(review.findings.map(({ finding }) => finding));
    const table = ruleTable(findings);
    return {
        tool: { driver: { name: review.tool.name, semanticVersion: review.tool.version, rules: table.rules } },
        columnKind: 'utf16CodeUnits',
        ...versionControl(review, options.repositoryUri),
        invocations: [invocation(review, findings.length)],
        results: findings.slice(0, mostResults).map((finding) => result(finding, table, review.base !== null)),
    };
}
function versionControl(review, repositoryUri) {
    if (!repositoryUri)
        return {};
    const revision = review.head === null ? {} : { revisionId: review.head };
    return { versionControlProvenance: [{ repositoryUri, ...revision }] };
}
function invocation(review, results) {
    const notifications = [
        ...review.failures.map((text) => notification('error', text)),
        ...review.notes.map((text) => notification('note', text)),
    ];
    if (results > mostResults)
        notifications.push(notification('warning', `${results - mostResults} results are cut: GitHub refuses more.`));
    if (results > mostShown)
        notifications.push(notification('note', `GitHub shows the ${mostShown} worst of ${results} results.`));
    return { executionSuccessful: review.failures.length === 0, toolExecutionNotifications: notifications };
}
function notification(level, text) {
    return { level, message: { text: (0,hidden_characters/* showHidden */.U)(text) } };
}
function result(finding, table, compared) {
    const related = finding.related.slice(0, mostRelated).map((place, index) => ({
        id: index + 1,
        ...sarif_location(place),
        message: { text: messageText(place.message) || 'Related place' },
    }));
    return {
        ruleId: finding.rule,
        ruleIndex: table.indexOf.get(finding.rule) ?? -1,
        level: levels/* levels */.y[finding.severity],
        message: { text: resultText(finding) },
        locations: [sarif_location(finding.place)],
        ...(related.length > 0 ? { relatedLocations: related } : {}),
        partialFingerprints: { 'artifactAccessReview/v1': finding.id },
        ...(compared ? { baselineState: finding.state === 'existing' ? 'unchanged' : 'new' } : {}),
        ...suppression(finding),
        properties: { severity: finding.severity, source: finding.source },
    };
}
function resultText(finding) {
    const text = messageText(finding.message) || (0,hidden_characters/* showHidden */.U)(finding.title);
    return finding.help.length > 0 ? `${text}\nFix: ${messageText(finding.help)}` : text;
}
/** In SARIF `[text](target)` is a link also in plain text, so the author's brackets are kept apart. */
function messageText(message) {
    return (0,hidden_characters/* showHidden */.U)((0,domain_message/* plainText */.wh)(message)).replaceAll('](', '] (');
}
function suppression(finding) {
    if (!finding.exception)
        return {};
    const justification = `${(0,hidden_characters/* showHidden */.U)(finding.exception.reason)} (until ${(0,hidden_characters/* showHidden */.U)(finding.exception.expires)})`;
    return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}
function sarif_location(place) {
    return {
        physicalLocation: {
            artifactLocation: { uri: (0,safe_link/* encodePath */.O0)(place.path), uriBaseId: '%SRCROOT%' },
            region: region(place),
        },
    };
}
/** Both count from 1 in UTF-16 units with an exclusive end, so nothing is converted. */
function region({ start, end }) {
    return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}


/***/ })

};
