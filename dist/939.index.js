export const id = 939;
export const ids = [939];
export const modules = {

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

/***/ 5939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sarifText: () => (/* binding */ sarifText)
});

// UNUSED EXPORTS: sarif

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
