export const id = 763;
export const ids = [763];
export const modules = {

/***/ 7582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
/** Findings that count: introduced, and not accepted by an exception. */
function counted(review) {
    return review.findings
        .map(({ finding }) => finding)
        .filter((finding) => finding.state === 'introduced' && !finding.exception);
}


/***/ }),

/***/ 3548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ withoutCommands),
/* harmony export */   E: () => (/* binding */ safeLog)
/* harmony export */ });
/* harmony import */ var _hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95);

/**
 * Foreign text as one line of a job's log. Nothing in it is a command to the runner: `::name::` counts at the start of
 * a line (after white space), and the older `##[name]` anywhere in it.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function safeLog(text) {
    return withoutCommands((0,_hidden_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .U)(text));
}
/** One line of our own output that repeats foreign text, in which the runner finds no command. */
function withoutCommands(line) {
    return line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## [');
}


/***/ }),

/***/ 763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  terminalReport: () => (/* binding */ terminalReport)
});

// EXTERNAL MODULE: ./lib/domain/message.js
var domain_message = __webpack_require__(5295);
// EXTERNAL MODULE: ./lib/render/safe-terminal.js
var safe_terminal = __webpack_require__(2992);
;// CONCATENATED MODULE: ./lib/render/text-width.js
/** Characters that take two columns of a terminal (East Asian Wide and Fullwidth, emoji), as ranges of code points. */
const wide = [
    [0x1100, 0x115f],
    [0x2e80, 0x303e],
    [0x3041, 0x33ff],
    [0x3400, 0x4dbf],
    [0x4e00, 0xa4cf],
    [0xa960, 0xa97f],
    [0xac00, 0xd7a3],
    [0xf900, 0xfaff],
    [0xfe30, 0xfe6f],
    [0xff00, 0xff60],
    [0xffe0, 0xffe6],
    [0x1f300, 0x1f64f],
    [0x1f680, 0x1f6ff],
    [0x1f900, 0x1f9ff],
    [0x20000, 0x3fffd],
];
/** How many columns of a terminal a text without control characters takes. */
function textWidth(text) {
    let width = 0;
    for (const character of text)
        width += characterWidth(character);
    return width;
}
function characterWidth(character) {
    const number = character.codePointAt(0) ?? 0;
    if (number < 0x300)
        return 1;
    if (/^\p{M}$/u.test(character))
        return 0;
    return wide.some(([from, to]) => from <= number && number <= to) ? 2 : 1;
}
/** A text as lines of at most `width` columns, broken at spaces; a longer word has a line of its own. */
function wrap(text, width) {
    const lines = [];
    let line = '';
    let used = 0;
    for (const word of text.split(' ')) {
        const columns = textWidth(word);
        if (line !== '' && used + 1 + columns > width) {
            lines.push(line);
            line = word;
            used = columns;
        }
        else {
            used += (line === '' ? 0 : 1) + columns;
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [...lines, line];
}

;// CONCATENATED MODULE: ./lib/render/code-frame.js


/** What stands before a frame's line beside the number: two bars and blanks. */
const bars = 4;
const tab = '    ';
/** The columns kept for what stands before a span, in a line that has to be cut. */
const before = 24;
/** The first line of a place with carets under it: `12 | "Resource": "*"`. Several lines end with `...`. */
function codeFrame(source, place, options) {
    const { paint, gutter } = options;
    const { text, blanks, carets } = code_frame_window(source, place, Math.max(20, options.width - gutter - bars));
    const bar = paint.blue('|');
    const number = paint.blue(String(place.start.line).padStart(gutter));
    const empty = ' '.repeat(gutter);
    const label = options.label ? ` ${options.label}` : '';
    return [
        `${empty} ${bar}`,
        `${number} ${bar} ${text}`,
        `${empty} ${bar} ${' '.repeat(blanks)}${options.accent(`${'^'.repeat(carets)}${label}`)}`,
        ...(place.end.line > place.start.line ? [paint.blue('...'.padStart(gutter))] : []),
    ];
}
/** The part of the line around the span that fits: a minified policy is one line of thousands of characters. */
function code_frame_window(source, place, width) {
    const line = source.line(place.start.line);
    const from = place.start.column - 1;
    const to = place.end.line > place.start.line ? line.length : Math.min(place.end.column - 1, line.length);
    const whole = shown(line.slice(0, 4 * width));
    if (line.length <= 4 * width && textWidth(whole) <= width) {
        return measured('', line.slice(0, from), line.slice(from, to), line.slice(to), '');
    }
    const room = width - 2;
    const span = first(line.slice(from, Math.min(to, from + width)), room);
    const rest = room - textWidth(shown(span));
    const after = from + span.length;
    const tail = first(line.slice(after, after + width), rest - Math.min(before, rest / 2));
    const head = last(line.slice(Math.max(0, from - width), from), rest - textWidth(shown(tail)));
    const open = from > head.length ? '…' : '';
    return measured(open, head, span, tail, after + tail.length < line.length ? '…' : '');
}
function measured(open, head, span, tail, close) {
    return {
        text: `${open}${shown(head)}${shown(span)}${shown(tail)}${close}`,
        blanks: textWidth(open + shown(head)),
        carets: Math.max(1, textWidth(shown(span))),
    };
}
/** A piece of the file as it is printed: tabs as blanks, everything else hidden made visible. */
function shown(text) {
    return text.split('\t').map(safe_terminal/* safeTerminal */.C).join(tab);
}
/** The longest start of a text that takes at most `width` columns. */
function first(text, width) {
    let end = 0;
    let used = 0;
    for (const character of text) {
        used += textWidth(shown(character));
        if (used > width)
            break;
        end += character.length;
    }
    return text.slice(0, end);
}
/** The longest end of a text that takes at most `width` columns. */
function last(text, width) {
    const characters = Array.from(text);
    let used = 0;
    let start = text.length;
    for (let i = characters.length - 1; i >= 0; i--) {
        const character = characters[i] ?? '';
        used += textWidth(shown(character));
        if (used > width)
            break;
        start -= character.length;
    }
    return text.slice(start);
}

;// CONCATENATED MODULE: ./lib/render/paint.js
const plain = (text) => text;
const plainPaint = {
    bold: plain,
    dim: plain,
    blue: plain,
    severity: { error: plain, 'security-warning': plain, warning: plain, suggestion: plain },
};
/** Select Graphic Rendition: ECMA-48, 8.3.117. */
const sgr = (on, off) => (text) => text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
const colourPaint = {
    bold: sgr('1', 22),
    dim: sgr('2', 22),
    blue: sgr('34', 39),
    severity: {
        error: sgr('31', 39),
        'security-warning': sgr('35', 39),
        warning: sgr('33', 39),
        suggestion: sgr('36', 39),
    },
};
/** With colours, or without a single escape byte. */
function paint(colors) {
    return colors ? colourPaint : plainPaint;
}

// EXTERNAL MODULE: ./lib/render/safe-log.js
var safe_log = __webpack_require__(3548);
// EXTERNAL MODULE: ./lib/render/verdict.js
var verdict = __webpack_require__(6265);
// EXTERNAL MODULE: ./lib/render/wording.js
var wording = __webpack_require__(4648);
;// CONCATENATED MODULE: ./lib/render/terminal.js








/** How many related places are framed. */
const mostRelated = 3;
/** The review for people at a terminal: each finding with its code, then one line of counts. */
function terminalReport(review, options) {
    const screen = { source: options.source, paint: paint(options.colors), width: options.width ?? 100 };
    const shown = review.findings.filter(isShown).map(({ finding }) => findingLines(finding, screen));
    const lines = [...shown.flatMap((block) => [...block, '']), ...closingLines(review, screen.paint)];
    return `${lines.map(safe_log/* withoutCommands */.D).join('\n')}\n`;
}
/** What was there before and what is accepted is counted at the end; the report has it in full. */
function isShown({ finding }) {
    return finding.state === 'introduced' && !finding.exception;
}
function findingLines(finding, screen) {
    const { paint: colors } = screen;
    const accent = colors.severity[finding.severity];
    const gutter = gutterOf(finding);
    const related = (0,wording/* firstOf */.Ku)(finding.related, mostRelated);
    return [
        `${accent(colors.bold(`${finding.severity}[${(0,safe_terminal/* safeTerminal */.C)(finding.rule)}]`))}${colors.bold(` ${(0,safe_terminal/* safeTerminal */.C)(finding.title)}`)}`,
        ...framedPlace(finding.place, undefined, { ...screen, gutter, accent }),
        ...related.shown.flatMap((place) => framedPlace(place, (0,safe_terminal/* safeTerminal */.C)((0,domain_message/* plainText */.wh)(place.message)), {
            ...screen,
            gutter,
            accent: colors.blue,
        })),
        `${' '.repeat(gutter)} ${colors.blue('|')}`,
        ...(related.rest > 0
            ? [`${' '.repeat(gutter)} = and ${(0,wording/* countOf */.pq)(related.rest, ['more place', 'more places'])}`]
            : []),
        ...paragraph('', finding.message, gutter, screen),
        ...paragraph('fix: ', finding.help, gutter, screen),
        `${' '.repeat(gutter)} ${colors.blue('=')} ${colors.dim(`docs: ${(0,safe_terminal/* safeTerminal */.C)(finding.docs)}`)}`,
    ];
}
function framedPlace(place, label, frame) {
    const text = `${place.path}:${place.start.line}:${place.start.column}`;
    const header = `${' '.repeat(frame.gutter)}${frame.paint.blue('-->')} ${(0,safe_terminal/* safeTerminal */.C)(text)}`;
    const source = frame.source(place.path);
    if (!source)
        return [label ? `${header} ${label}` : header];
    return [header, ...codeFrame(source, place, { ...frame, ...(label ? { label } : {}) })];
}
/** All frames of a finding share one column of numbers. */
function gutterOf({ place, related }) {
    const numbers = [place, ...related.slice(0, mostRelated)].map(({ start }) => String(start.line).length);
    return Math.max(3, ...numbers);
}
function paragraph(word, message, gutter, { paint: colors, width }) {
    if (message.length === 0)
        return [];
    const indent = ' '.repeat(gutter + 3);
    const [first = '', ...others] = wrap(word + (0,safe_terminal/* safeTerminal */.C)((0,domain_message/* plainText */.wh)(message).replace(/\s+/g, ' ')), width - indent.length);
    const bold = word && first.startsWith(word) ? colors.bold(word) + first.slice(word.length) : first;
    return [`${' '.repeat(gutter)} ${colors.blue('=')} ${bold}`, ...others.map((line) => indent + line)];
}
function closingLines(review, colors) {
    const before = (0,verdict/* existing */.gT)(review);
    const accepted = review.findings.filter(({ finding }) => finding.exception).length;
    const changes = (change) => {
        const count = review.accessChanges.filter((one) => one.change === change).length;
        return count > 0 ? `Access ${change}: ${count}.` : '';
    };
    return [
        ...review.failures.map((text) => `${colors.severity.error('not done:')} ${(0,safe_terminal/* safeTerminal */.C)(text)}`),
        ...review.notes.map((text) => `${colors.dim('note:')} ${(0,safe_terminal/* safeTerminal */.C)(text)}`),
        ...review.skipped
            .slice(0, 5)
            .map(({ path, reason }) => `${colors.dim('skipped:')} ${(0,safe_terminal/* safeTerminal */.C)(path)} (${reason})`),
        review.skipped.length > 5 ? `${colors.dim('skipped:')} and ${review.skipped.length - 5} more` : '',
        colors.bold(`${capital((0,verdict/* verdictText */.nt)(review))}.`),
        [
            before.length > 0 ? `There before: ${(0,wording/* countsOf */.mQ)(before)}.` : '',
            accepted > 0 ? `Accepted by the config: ${accepted}.` : '',
            changes('gained'),
            changes('lost'),
        ]
            .filter((text) => text !== '')
            .join(' '),
    ].filter((line) => line !== '');
}
function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}


/***/ }),

/***/ 6265:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ verdictMarkdown),
/* harmony export */   YN: () => (/* binding */ passReason),
/* harmony export */   bp: () => (/* binding */ gateText),
/* harmony export */   gT: () => (/* binding */ existing),
/* harmony export */   nt: () => (/* binding */ verdictText)
/* harmony export */ });
/* harmony import */ var _domain_review_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7582);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4648);


/** The findings that were there before and that no exception accepts. */
function existing(review) {
    return review.findings
        .map(({ finding }) => finding)
        .filter((finding) => finding.state === 'existing' && !finding.exception);
}
/** The verdict in one line of plain text: `2 errors and 1 security warning introduced; 1 part could not be done`. */
function verdictText(review) {
    const parts = [`${newFindings(review)}${countedExisting(review)}`];
    if (review.failures.length > 0) {
        parts.push(`${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .pq)(review.failures.length, ['part', 'parts'])} could not be done`);
    }
    return parts.join('; ');
}
/** The same as the heading of a summary. */
function verdictMarkdown(review) {
    const icon = review.conclusion === 'success' ? '✅' : '❌';
    return `### ${icon} Artifact access review: ${verdictText(review)}`;
}
/** Why findings do not fail the check; empty where nothing has to be explained. */
function passReason(review) {
    if (review.conclusion === 'failure' || (0,_domain_review_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .h)(review).length === 0)
        return '';
    return review.failOn === 'never'
        ? 'Nothing fails this check: `fail-on` is `never`.'
        : `None of them fails the check, which ${gateText(review)}.`;
}
/** From where on a finding fails the check. */
function gateText(review) {
    if (review.failOn === 'never')
        return 'fails at no finding';
    const worse = review.failOn === 'error' ? 'an error' : `a ${_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .severityNouns */ .jo[review.failOn][0]} or worse`;
    return `fails at ${worse}${review.failScope === 'all' ? ', new or not' : ''}`;
}
function newFindings(review) {
    const findings = (0,_domain_review_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .h)(review);
    if (findings.length > 0)
        return `${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(findings)} ${review.base === null ? 'found' : 'introduced'}`;
    const policies = review.policies.length;
    if (policies === 0)
        return review.base === null ? 'no policies found' : 'no policy changed';
    return `${review.base === null ? 'no findings' : 'no new findings'} in ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .pq)(policies, ['policy', 'policies'])}`;
}
/** Findings that were there before are part of the verdict only where they can fail it. */
function countedExisting(review) {
    const before = existing(review);
    return review.failScope === 'all' && before.length > 0 ? `, ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(before)} there before` : '';
}


/***/ }),

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


/***/ })

};
