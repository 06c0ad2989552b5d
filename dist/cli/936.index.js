export const id = 936;
export const ids = [936];
export const modules = {

/***/ 4936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseYaml: () => (/* binding */ parseYaml)
});

// EXTERNAL MODULE: ./lib/domain/message.js
var message = __webpack_require__(5295);
// EXTERNAL MODULE: ./lib/readers/fault.js
var readers_fault = __webpack_require__(6612);
;// CONCATENATED MODULE: ./lib/readers/yaml-depth.js

/** Opens a scalar in the lexer's stream: the next lexeme is its text, whatever it looks like. */
const scalarMark = '\u001f';
const documentMark = '\u0002';
const flowErrorMark = '\u0018';
/**
 * Passes on the lexemes of a YAML text, and stops where they nest deeper than {@link depthLimit}.
 *
 * It stands between the library's lexer, which is linear and keeps no tree, and its parser and composer, which recurse:
 * two small files that nest deeply enough end a Node 20 process in a way that nothing can catch. A level may count
 * twice in a text that is wrong anyway; none is missed.
 *
 * @throws DepthError
 */
function* guardDepth(lexemes) {
    const levels = new Levels();
    let scalar = false;
    for (const lexeme of lexemes) {
        if (scalar) {
            levels.scalar(lexeme);
            scalar = false;
        }
        else if (lexeme === scalarMark)
            scalar = true;
        else
            levels.token(lexeme);
        if (levels.depth > readers_fault/* depthLimit */.zR)
            throw new readers_fault/* DepthError */.ei();
        yield lexeme;
    }
}
class Levels {
    /** Columns at which the open block collections began. */
    #blocks = [];
    /** For each open flow collection, the colons since its last comma: `[a: b: c` nests, if only to be refused. */
    #flows = [];
    #extraColons = 0;
    #column = 0;
    #colons = 0;
    /** Whether a line, or an indicator such as a list's dash, is just before: the next token begins a level. */
    #fresh = true;
    get depth() {
        return this.#blocks.length + this.#flows.length + this.#extraColons;
    }
    scalar(text) {
        this.#content();
        this.#advance(text);
    }
    token(text) {
        switch (text.charAt(0)) {
            case '\n':
            case '\r':
                this.#newLine();
                return;
            case ' ':
            case '\t':
            case '#':
            case '':
            case '\uFEFF':
                this.#advance(text);
                return;
            case documentMark:
                this.#newLine();
                return;
            case flowErrorMark:
                this.#closeAll();
                return;
            default:
                this.#content();
                this.#indicator(text);
                this.#advance(text);
        }
    }
    #indicator(text) {
        switch (text) {
            case '[':
            case '{':
                this.#flows.push(0);
                return;
            case ']':
            case '}':
                this.#extraColons -= extra(this.#flows.pop() ?? 0);
                return;
            case ',':
                this.#setColons(0);
                return;
            case ':':
                this.#colon();
                return;
            case '-':
            case '?':
                if (this.#flows.length === 0)
                    this.#level();
                this.#fresh = true;
        }
    }
    /** A line's first colon belongs to the map that its first token opened; each further one would open another. */
    #colon() {
        const colons = this.#flows.at(-1);
        if (colons !== undefined)
            this.#setColons(colons + 1);
        else if (++this.#colons > 1)
            this.#level();
    }
    #setColons(count) {
        const before = this.#flows.pop();
        if (before === undefined)
            return;
        this.#extraColons += extra(count) - extra(before);
        this.#flows.push(count);
    }
    #closeAll() {
        this.#flows.length = 0;
        this.#extraColons = 0;
    }
    #content() {
        if (this.#fresh && this.#flows.length === 0)
            this.#level();
        this.#fresh = false;
    }
    /** Ends what began at this column or right of it, and begins a level. */
    #level() {
        while ((this.#blocks.at(-1) ?? -1) >= this.#column)
            this.#blocks.pop();
        this.#blocks.push(this.#column);
    }
    #newLine() {
        this.#column = 0;
        this.#colons = 0;
        this.#fresh = true;
    }
    #advance(text) {
        const lineEnd = text.lastIndexOf('\n');
        if (lineEnd >= 0)
            this.#newLine();
        if (lineEnd >= 0 && lineEnd < text.length - 1)
            this.#fresh = false;
        this.#column += text.length - lineEnd - 1;
    }
}
function extra(colons) {
    return Math.max(0, colons - 1);
}

;// CONCATENATED MODULE: ./lib/readers/yaml-scalar.js
/**
 * The places of a scalar's characters in the file, where escapes, folds or indentation stand between; made at the first
 * question. `start` and `end` bound the text that stands for the value: no quotes, no block header.
 */
class ScalarMap {
    #value;
    #text;
    #start;
    #end;
    #style;
    #offsets;
    constructor(value, text, start, end, style) {
        this.#value = value;
        this.#text = text;
        this.#start = start;
        this.#end = end;
        this.#style = style;
    }
    offsetOf(index) {
        this.#offsets ??= this.#align();
        return this.#offsets[index] ?? this.#end;
    }
    /**
     * Walks value and file side by side. Every character of a scalar that is no space stands in the file in the same
     * order, as itself or as an escape; spaces are what folds and indentation add and take away.
     */
    #align() {
        const value = this.#value;
        const offsets = new Uint32Array(value.length).fill(this.#end);
        const indent = this.#style === 'block' ? this.#indent() : 0;
        let at = this.#skipIndent(this.#start, indent);
        for (let i = 0; i < value.length;) {
            if (!isSpace(value.charCodeAt(i)))
                at = this.#skipFolds(at);
            const unit = this.#unit(at);
            if (at >= this.#end)
                break;
            const fits = value.startsWith(unit.text, i);
            const width = fits ? unit.text.length : 1;
            offsets.fill(at, i, i + width);
            i += width;
            if (fits || isSpace(this.#text.charCodeAt(at)))
                at += unit.length;
            if (unit.text === '\n')
                at = this.#skipIndent(at, indent);
        }
        return offsets;
    }
    /** What the file says at an offset, and in how many characters. */
    #unit(at) {
        const char = this.#text.charAt(at);
        if (char === '\r' && this.#text.charAt(at + 1) === '\n')
            return { text: '\n', length: 2 };
        if (char === '\r')
            return { text: '\n', length: 1 };
        if (this.#style === 'single' && char === "'")
            return { text: char, length: 2 };
        if (this.#style === 'double' && char === '\\')
            return this.#escape(at);
        return { text: char, length: 1 };
    }
    /** https://yaml.org/spec/1.2.2/#57-escaped-characters */
    #escape(at) {
        const letter = this.#text.charAt(at + 1);
        const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
        if (digits === 0)
            return { text: escapes.get(letter) ?? letter, length: 2 };
        const point = Number.parseInt(this.#text.slice(at + 2, at + 2 + digits), 16);
        return { text: point <= 0x10ffff ? String.fromCodePoint(point) : '', length: 2 + digits };
    }
    /** Past the spaces that stand for nothing in the value, and past line ends that a backslash takes away. */
    #skipFolds(from) {
        let at = from;
        for (; at < this.#end; at++) {
            if (isSpace(this.#text.charCodeAt(at)))
                continue;
            if (this.#style !== 'double' || !/^\\\r?\n/.test(this.#text.slice(at, at + 3)))
                break;
        }
        return at;
    }
    #skipIndent(from, indent) {
        let at = from;
        while (at < from + indent && this.#text.charCodeAt(at) === 0x20)
            at++;
        return at;
    }
    /** The columns that a block scalar's lines lose: what its first line with text has more than the value's. */
    #indent() {
        const inFile = /[^\s]/.exec(this.#text.slice(this.#start, this.#end))?.index ?? 0;
        const lineStart = this.#text.lastIndexOf('\n', this.#start + inFile) + 1;
        const inValue = /[^\s]/.exec(this.#value)?.index ?? 0;
        const kept = inValue - (this.#value.lastIndexOf('\n', inValue) + 1);
        return Math.max(0, this.#start + inFile - lineStart - kept);
    }
}
/** Escapes that are not their own letter. */
const escapes = new Map([
    ['0', '\0'],
    ['a', '\x07'],
    ['b', '\b'],
    ['t', '\t'],
    ['n', '\n'],
    ['v', '\v'],
    ['f', '\f'],
    ['r', '\r'],
    ['e', '\x1b'],
    ['N', '\x85'],
    ['_', '\xa0'],
    ['L', '\u2028'],
    ['P', '\u2029'],
]);
function isSpace(char) {
    return char === 0x20 || char === 0x09 || char === 0x0a || char === 0x0d;
}

;// CONCATENATED MODULE: ./lib/readers/yaml-tree.js



/** Nodes that aliases may add to one document; a bomb of nine lines would make 10^9. */
const expansionLimit = 100_000;
/** How far before a node its tag is looked for: comments and an anchor may stand between. */
const tagDistance = 1000;
/**
 * Makes our tree of one YAML document.
 *
 * An alias is the very node of its anchor, whose spans point at the anchor: there stands the text that an author can
 * change. Merge keys are resolved, as AWS's own tools do before a template is sent. A local tag is CloudFormation's
 * short form and becomes the long one: `!Ref Bucket` is `{Ref: Bucket}`, with the tag for a key.
 */
class YamlTree {
    #text;
    #kinds;
    /** The anchors met so far; undefined while the anchor's own node is still being read. */
    #anchors = new Map();
    #depth = 0;
    #deepest = 0;
    #size = 0;
    #expanded = 0;
    constructor(text, kinds) {
        this.#text = text;
        this.#kinds = kinds;
    }
    /** @throws FaultError for an alias that names nothing, itself, or too much; DepthError. */
    convert(yaml) {
        if (this.#kinds.isAlias(yaml))
            return this.#alias(yaml);
        if (yaml.anchor === undefined)
            return this.#tagged(yaml);
        this.#anchors.set(yaml.anchor, undefined);
        const before = { size: this.#size, deepest: this.#deepest };
        this.#deepest = this.#depth;
        const node = this.#tagged(yaml);
        const depth = this.#deepest - this.#depth;
        this.#deepest = Math.max(before.deepest, this.#deepest);
        this.#anchors.set(yaml.anchor, { node, size: this.#size - before.size, depth });
        return node;
    }
    #alias(alias) {
        const span = spanOf(alias);
        const anchored = this.#anchors.get(alias.source);
        if (!anchored) {
            const what = this.#anchors.has(alias.source)
                ? (0,message/* message */.iU) `The alias ${(0,message/* code */.aY)(alias.source)} stands inside of what it names.`
                : (0,message/* message */.iU) `No anchor before the alias is called ${(0,message/* code */.aY)(alias.source)}.`;
            throw aliasFault(span, what, (0,message/* message */.iU) `Name an anchor that ends before the alias, or write the value out.`);
        }
        this.#size += anchored.size;
        this.#expanded += anchored.size;
        this.#reach(anchored.depth);
        if (this.#expanded > expansionLimit) {
            const what = (0,message/* message */.iU) `The aliases up to ${(0,message/* code */.aY)(alias.source)} repeat more than ${expansionLimit} values.`;
            throw aliasFault(span, what, (0,message/* message */.iU) `Write out what the policy needs instead of aliases of aliases.`);
        }
        return anchored.node;
    }
    #tagged(yaml) {
        this.#size++;
        const { tag } = yaml;
        if (tag?.startsWith('!') !== true || tag === '!')
            return this.#plain(yaml);
        const [offset] = yaml.range;
        const from = Math.max(0, offset - tagDistance);
        const found = this.#text.slice(from, offset).lastIndexOf(tag);
        const start = found < 0 ? offset : from + found;
        const value = this.#nested(() => this.#plain(yaml));
        const keySpan = { start, end: found < 0 ? offset : start + tag.length };
        return { type: 'object', start, end: value.end, members: [{ key: longForm(tag), keySpan, value }] };
    }
    #plain(yaml) {
        if (this.#kinds.isMap(yaml))
            return this.#nested(() => this.#map(yaml));
        if (this.#kinds.isSeq(yaml)) {
            const items = this.#nested(() => yaml.items.map((item) => this.convert(item)));
            const last = this.#endOf(yaml.items.at(-1), items.at(-1));
            return { type: 'array', ...this.#collectionSpan(yaml.range, yaml.flow, last), items };
        }
        return this.#scalar(yaml);
    }
    #nested(work) {
        this.#depth++;
        this.#reach(0);
        const result = work();
        this.#depth--;
        return result;
    }
    #reach(below) {
        this.#deepest = Math.max(this.#deepest, this.#depth + below);
        if (this.#deepest > readers_fault/* depthLimit */.zR)
            throw new readers_fault/* DepthError */.ei();
    }
    #map(map) {
        const members = [];
        const merges = [];
        let last = 0;
        for (const pair of map.items) {
            const keySpan = spanOf(pair.key);
            const empty = keySpan.end;
            const value = pair.value ? this.convert(pair.value) : { type: 'null', start: empty, end: empty };
            last = Math.max(keySpan.end, this.#endOf(pair.value, value) ?? 0);
            if (this.#isMerge(pair.key))
                merges.push({ at: members.length, value });
            else
                members.push({ key: this.#keyText(pair.key), keySpan, value });
        }
        const span = this.#collectionSpan(map.range, map.flow, last);
        return { type: 'object', ...span, members: merges.length > 0 ? merged(members, merges) : members };
    }
    /** Flow collections end with their bracket, block collections with their last value, not with the line after it. */
    #collectionSpan(range, flow, last) {
        const [start = 0, end = start] = range;
        if (flow === true || last === undefined)
            return { start, end };
        return { start, end: Math.max(start, Math.min(last, end)) };
    }
    /** Where a value ends that stands here: an alias itself, not its anchor. */
    #endOf(yaml, node) {
        return yaml && this.#kinds.isAlias(yaml) ? yaml.range[1] : node?.end;
    }
    #isMerge(key) {
        return this.#kinds.isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
    }
    #keyText(key) {
        const node = this.convert(key);
        if (node.type === 'string')
            return node.value;
        if (node.type === 'number')
            return node.source;
        if (node.type === 'null')
            return '';
        return this.#text.slice(node.start, node.end);
    }
    #scalar(scalar) {
        const span = spanOf(scalar);
        const { value } = scalar;
        const source = scalar.source;
        if (value === null)
            return { type: 'null', ...span };
        if (typeof value === 'boolean')
            return { type: 'boolean', ...span, value };
        if (typeof value === 'number')
            return { type: 'number', ...span, value, source };
        return this.#string(typeof value === 'string' ? value : source, scalar, span);
    }
    #string(value, scalar, { start, end }) {
        const style = styleOf(scalar);
        if (style === 'block') {
            const header = this.#text.indexOf('\n', start) + 1;
            const last = start + this.#text.slice(start, end).trimEnd().length;
            const from = header > 0 ? Math.min(header, last) : last;
            const content = new ScalarMap(value, this.#text, from, last, style);
            return { type: 'string', start, end: last, value, content };
        }
        const quotes = style === 'plain' ? 0 : 1;
        const from = start + quotes;
        const alike = end - quotes - from === value.length && this.#text.startsWith(value, from);
        const content = alike ? from : new ScalarMap(value, this.#text, from, end - quotes, style);
        return { type: 'string', start, end, value, content };
    }
}
/** `!GetAtt` is short for `Fn::GetAtt`. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
function longForm(tag) {
    const name = tag.slice(1);
    return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::') ? name : `Fn::${name}`;
}
function styleOf(scalar) {
    switch (scalar.type) {
        case 'QUOTE_DOUBLE':
            return 'double';
        case 'QUOTE_SINGLE':
            return 'single';
        case 'BLOCK_FOLDED':
        case 'BLOCK_LITERAL':
            return 'block';
        default:
            return 'plain';
    }
}
function spanOf(node) {
    return { start: node.range[0], end: node.range[1] };
}
/** A map's own keys win over merged ones, and earlier merged maps over later. https://yaml.org/type/merge.html */
function merged(own, merges) {
    const taken = new Set(own.map(({ key }) => key));
    const members = [];
    let from = 0;
    for (const { at, value } of merges) {
        members.push(...own.slice(from, at));
        from = at;
        for (const { members: added } of mapsOf(value)) {
            const fresh = added.filter(({ key }) => !taken.has(key));
            for (const member of fresh) {
                members.push(member);
                taken.add(member.key);
            }
        }
    }
    return [...members, ...own.slice(from)];
}
function mapsOf(value) {
    const items = value.type === 'array' ? value.items : [value];
    return items.filter((item) => item.type === 'object');
}
function aliasFault(span, what, fix) {
    return new readers_fault/* FaultError */.VD({ span, what, fix });
}

;// CONCATENATED MODULE: ./lib/readers/yaml.js




/**
 * Reads all documents of a YAML text (1.2, core schema, and 1.1's merge keys). Each is read or faulty on its own.
 *
 * Loads the yaml package at the first call: a run without YAML does without its 50 ms.
 *
 * @throws DepthError where it is too deep. Whatever the library throws becomes a fault.
 */
async function parseYaml(text) {
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    // The library takes a lone carriage return for a character, YAML for a line's end; one for one, so offsets hold.
    const source = text.replace(/\r(?!\n)/g, '\n');
    try {
        return withoutStacks(() => Array.from(documents(source, yaml), (document) => read(document, source, yaml)));
    }
    catch (error) {
        if (error instanceof readers_fault/* DepthError */.ei)
            throw error;
        const span = { start: 0, end: source.length };
        return [{ root: undefined, fault: libraryFault(error, { start: 0, end: 0 }), span }];
    }
}
/**
 * The library makes an Error of every short tag that it does not know, and of every slip of a text that is no YAML. What
 * costs is the stack of each, which nobody reads: without it a megabyte of them takes a fraction of the time.
 */
function withoutStacks(work) {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        return work();
    }
    finally {
        Error.stackTraceLimit = before;
    }
}
function documents(source, yaml) {
    // The library's check for duplicate keys takes a square of their number; ours comes later and is linear.
    const composer = new yaml.Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    return composer.compose(tokens(source, yaml), true, source.length);
}
function* tokens(source, yaml) {
    const parser = new yaml.Parser();
    for (const lexeme of guardDepth(new yaml.Lexer().lex(source)))
        yield* parser.next(lexeme);
    yield* parser.end();
}
function read(document, source, kinds) {
    const [start, , end] = document.range;
    const span = { start, end };
    const [error] = document.errors;
    if (error)
        return { root: undefined, fault: libraryFault(error, place(error.pos, source)), span };
    try {
        const root = document.contents ? new YamlTree(source, kinds).convert(document.contents) : undefined;
        return { root, fault: undefined, span };
    }
    catch (thrown) {
        if (thrown instanceof readers_fault/* DepthError */.ei)
            throw thrown;
        const fault = thrown instanceof readers_fault/* FaultError */.VD ? thrown.fault : libraryFault(thrown, { start, end: start });
        return { root: undefined, fault, span };
    }
}
function place([start, end], source) {
    return { start: Math.min(start, source.length), end: Math.min(Math.max(start, end), source.length) };
}
function libraryFault(error, span) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
        span,
        what: (0,message/* message */.iU) `The YAML cannot be read: ${(0,message/* quoted */.TL)(reason)}.`,
        fix: (0,message/* message */.iU) `Correct the YAML here.`,
    };
}


/***/ })

};
