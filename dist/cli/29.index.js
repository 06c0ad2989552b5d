export const id = 29;
export const ids = [29];
export const modules = {

/***/ 4029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readConfig: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/domain/message.js
var message = __webpack_require__(5295);
// EXTERNAL MODULE: ./lib/config/nearest.js
var nearest = __webpack_require__(948);
// EXTERNAL MODULE: ./lib/config/problem.js
var config_problem = __webpack_require__(7109);
;// CONCATENATED MODULE: ./lib/config/config-tree.js




/** Aliases count as what they stand for. */
const mostValues = 20_000;
const deepest = 20;
const mostSyntaxErrors = 10;
const oneDocument = (0,message/* message */.iU) `The config is one YAML document; another one begins here.`;
/**
 * Parses YAML 1.2 into plain data: no tags but `!!str`, no merge keys, no key twice, aliases followed within limits, no
 * key `__proto__`. Plain scalars are texts as they are written, so that 012345678901 keeps its zero; only under
 * `typedKeys` they are numbers and booleans. An empty file has the data `{}`.
 */
function readConfigTree(file, typedKeys) {
    const reader = new TreeReader(file, typedKeys);
    const data = reader.read();
    return {
        data,
        problems: reader.problems,
        placeOfKey: (path) => file.placeOf(reader.spansOf(path).key),
        placeOfValue: (path) => file.placeOf(reader.spansOf(path).value),
    };
}
class TreeReader {
    problems = [];
    #file;
    #typedKeys;
    #spans = new Map();
    #anchors = new Map();
    #values = 0;
    constructor(file, typedKeys) {
        this.#file = file;
        this.#typedKeys = typedKeys;
    }
    read() {
        const root = this.#parse()?.contents;
        if (!root || ((0,dist.isScalar)(root) && root.value === null))
            return {};
        return this.#value(root, [], spanOf(root));
    }
    /** The spans of a node, else of the nearest one above it that is written down. */
    spansOf(path) {
        for (let length = path.length; length >= 0; length--) {
            const spans = this.#spans.get(JSON.stringify(path.slice(0, length)));
            if (spans)
                return spans;
        }
        return { key: { start: 0, end: 0 }, value: { start: 0, end: 0 } };
    }
    #parse() {
        try {
            const document = parse(this.#file.text);
            for (const { pos, code: kind, message: text } of document.errors.slice(0, mostSyntaxErrors)) {
                const several = kind === 'MULTIPLE_DOCS';
                const problem = several ? oneDocument : (0,message/* message */.iU) `This is not valid YAML: ${(0,message/* quoted */.TL)(text)}.`;
                this.#refuse([], { start: pos[0], end: pos[1] }, problem);
            }
            return document.errors.length > 0 ? undefined : document;
        }
        catch (error) {
            const text = error instanceof Error ? error.message : String(error);
            this.#refuse([], { start: 0, end: 0 }, (0,message/* message */.iU) `The file cannot be read as YAML: ${(0,message/* quoted */.TL)(text)}.`);
            return undefined;
        }
    }
    /** `key` is the span of what names the value: its key, or itself in a list. */
    #value(node, path, key) {
        if (++this.#values > mostValues || path.length > deepest)
            return this.#refuseSize(path, key);
        this.#spans.set(JSON.stringify(path), { key, value: spanOf(node) });
        if ((0,dist.isAlias)(node))
            return this.#alias(node.source, path, key);
        if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:str')
            return this.#refuse(path, spanOf(node), (0,message/* message */.iU) `YAML tags such as ${(0,message/* code */.aY)((0,nearest/* shortened */.vI)(node.tag))} have no meaning here.`);
        const value = this.#content(node, path);
        if (node.anchor !== undefined)
            this.#anchors.set(node.anchor, node);
        return value;
    }
    #content(node, path) {
        if ((0,dist.isMap)(node))
            return this.#map(node.items, path);
        if ((0,dist.isSeq)(node))
            return node.items.map((item, index) => this.#item(item, [...path, index]));
        return this.#scalar(node, path.at(-1));
    }
    /** An anchor counts once its node is complete, so no alias can stand for something that it is in. */
    #alias(name, path, key) {
        const target = this.#anchors.get(name);
        if (target)
            return this.#value(target, path, key);
        return this.#refuse(path, key, (0,message/* message */.iU) `The alias ${(0,message/* code */.aY)((0,nearest/* shortened */.vI)(name))} stands for nothing that is complete before it.`);
    }
    #item(item, path) {
        if (isNode(item))
            return this.#value(item, path, spanOf(item));
        return this.#refuse(path, this.spansOf(path).value, (0,message/* message */.iU) `A list cannot hold this.`);
    }
    #map(items, path) {
        const entries = new Map();
        for (const { key, value } of items) {
            if (!(0,dist.isScalar)(key)) {
                this.#refuse(path, isNode(key) ? spanOf(key) : this.spansOf(path).key, (0,message/* message */.iU) `A key has to be a text.`);
                continue;
            }
            const name = textOf(key);
            if (entries.has(name))
                this.#refuse([...path, name], spanOf(key), (0,message/* message */.iU) `The key ${(0,message/* code */.aY)((0,nearest/* shortened */.vI)(name))} stands here twice.`);
            else if (name === '__proto__')
                this.#refuse([...path, name], spanOf(key), (0,message/* message */.iU) `Unknown key ${(0,message/* code */.aY)(name)}.`);
            else
                entries.set(name, isNode(value) ? this.#value(value, [...path, name], spanOf(key)) : null);
        }
        return Object.fromEntries(entries);
    }
    #scalar(node, key) {
        const typed = node.value === null || (typeof key === 'string' && this.#typedKeys.has(key));
        return typed ? node.value : textOf(node);
    }
    #refuse(path, span, problem) {
        this.problems.push({ key: (0,config_problem/* keyOf */.T)(path), place: this.#file.placeOf(span), message: problem });
        return null;
    }
    #refuseSize(path, span) {
        const text = (0,message/* message */.iU) `The config has more than ${mostValues} values, aliases counted as what they stand for, or is nested deeper than ${deepest}.`;
        if (!this.problems.some(({ message: [first] }) => first === text[0]))
            this.#refuse(path, span, text);
        return null;
    }
}
function isNode(value) {
    return (0,dist.isAlias)(value) || (0,dist.isMap)(value) || (0,dist.isSeq)(value) || (0,dist.isScalar)(value);
}
function spanOf(node) {
    const [start, end] = node.range ?? [0, 0];
    return { start, end };
}
/** The text of a scalar, of plain ones as it is written. */
function textOf(node) {
    return node.source ?? String(node.value);
}
/** `uniqueKeys` would take time that grows with the square of the keys; the tree reader finds them itself. */
function parse(text) {
    return (0,dist.parseDocument)(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
}

// EXTERNAL MODULE: ./lib/config/defaults.js
var defaults = __webpack_require__(3294);
;// CONCATENATED MODULE: ./lib/config/interpret.js

/** The settings that a valid config file gives, in our words. */
function interpretConfig(file) {
    return {
        ...runSettings(file),
        trustedAccounts: file['trusted-accounts']?.map(String),
        organization: file.organization,
        ignore: file.ignore,
        policies: file.policies?.map(declaration),
        artifacts: file.artifacts?.map(contract),
        roles: file.roles && roles(file.roles),
        checks: file.checks &&
            Object.fromEntries(Object.entries(file.checks).map(([id, setting]) => [id, check(setting)])),
        exceptions: file.exceptions?.map(exception),
        paidChecks: file['paid-checks'] && paidChecks(file['paid-checks']),
    };
}
function runSettings(file) {
    return {
        accessAnalyzer: file['access-analyzer'],
        awsRegion: file['aws-region'],
        failOn: file['fail-on'],
        failScope: file['fail-scope'],
        review: file.review,
        summaryComment: file['summary-comment'],
        commentTag: file['comment-tag'],
        maxComments: file['max-comments'],
        recheck: file.recheck,
        recheckWorkflow: file['recheck-workflow'],
        planFiles: file['plan-files'],
        reportFile: file['report-file'],
        sarifFile: file['sarif-file'],
    };
}
function declaration(entry) {
    return { files: [entry.files].flat(), kind: entry.kind, attachedTo: entry['attached-to'] };
}
function contract(entry) {
    return {
        name: entry.name,
        resources: entry.resources,
        read: entry.read,
        publish: entry.publish,
        delete: entry.delete,
        administer: entry.administer,
        released: entry.released ?? defaults/* artifactDefaults */.nJ.released,
        encryptedWith: entry['encrypted-with'],
    };
}
function roles(given) {
    const none = defaults/* defaults */.NT.roles;
    return {
        build: given.build ?? none.build,
        deploy: given.deploy ?? none.deploy,
        release: given.release ?? none.release,
        admin: given.admin ?? none.admin,
        infrastructure: given.infrastructure ?? none.infrastructure,
        people: given.people ?? none.people,
    };
}
function check(setting) {
    const none = defaults/* checkDefaults */.HV.allow;
    if (typeof setting === 'string')
        return { severity: setting, allow: none };
    const { severity, allow } = setting;
    return {
        severity: severity ?? defaults/* checkDefaults */.HV.severity,
        allow: {
            resources: allow?.resources ?? none.resources,
            principals: allow?.principals ?? none.principals,
            services: allow?.services ?? none.services,
            audiences: allow?.audiences ?? none.audiences,
        },
    };
}
function exception(entry) {
    const { rule, files = [], statement, value, reason, expires } = entry;
    return { rule, files, statement, value, reason, expires };
}
function paidChecks(given) {
    const none = defaults/* defaults */.NT.paidChecks;
    return {
        noNewAccess: given['no-new-access'] ?? none.noNewAccess,
        notGranted: given['not-granted']?.map(({ actions = [], resources = [] }) => ({ actions, resources })) ??
            none.notGranted,
        noPublicAccess: given['no-public-access'] ?? none.noPublicAccess,
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./lib/policy/kind.js
var kind = __webpack_require__(3966);
// EXTERNAL MODULE: ./lib/config/glob.js + 1 modules
var glob = __webpack_require__(2049);
// EXTERNAL MODULE: ./lib/config/policy-declarations.js
var policy_declarations = __webpack_require__(2454);
;// CONCATENATED MODULE: ./lib/config/values.js
/** Also part of a host name, so nothing else may be in it. */
const region = {
    pattern: /^[a-z]{2,8}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/,
    problem: 'is no AWS Region, such as eu-west-1',
};
/** It stands in the marker of each comment. */
const commentTag = {
    pattern: /^[A-Za-z0-9._-]{1,64}$/,
    problem: 'is no tag: a tag has 1 to 64 letters, digits, dots, hyphens and underscores',
};
const workflowFile = {
    pattern: /^[\w. -]+\.ya?ml$/,
    problem: 'is not the file name of a workflow, such as artifact-access.yml (without .github/workflows/)',
};
/** A file to write. What an input names is the job's own affair; see {@link workspaceFile} for the config's. */
const outputFile = {
    pattern: /^[^\p{Cc}]+$/u,
    problem: 'is no path: it has control characters',
};
/** A file to write that a config names: one for every run of the repository, so it stays in the workspace. */
const workspaceFile = {
    pattern: /^(?![/\\~]|[A-Za-z]:)(?!.*(?:^|[/\\])\.\.(?:[/\\]|$))[^\p{Cc}]+$/u,
    problem: 'is not a path in the workspace: it has to be relative, without ".."',
};
const account = {
    pattern: /^\d{12}$/,
    problem: 'is no AWS account number, which has 12 digits',
};
/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html */
const organization = {
    pattern: /^o-[a-z0-9]{10,32}$/,
    problem: 'is not the id of an organization, such as o-a1b2c3d4e5',
};
/** An ARN in which `*` and `?` are wildcards, or `*` for everything. */
const arnPattern = {
    pattern: /^(?:\*|arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S+)$/,
    problem: 'is no ARN pattern, such as arn:aws:iam::111122223333:role/deploy-*',
};
/** What one policy hangs on; parts of it may be filled in. */
const arn = {
    pattern: /^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S+$/,
    problem: 'is no ARN, such as arn:aws:iam::111122223333:role/release',
};
const servicePrincipal = {
    pattern: /^[a-z0-9*?.-]+$/,
    problem: 'is no service principal, such as codebuild.amazonaws.com',
};
const action = {
    pattern: /^(?:\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/,
    problem: 'is no action, such as ecr:DeleteRepository',
};
const someText = { pattern: /\S/, problem: 'is empty' };

;// CONCATENATED MODULE: ./lib/config/schema-texts.js



/** A text that fits a rule. */
const schema_texts_text = (rule) => schemas/* string */.YjP().regex(rule.pattern, rule.problem);
/** A list of texts or entries. */
const list = (element) => schemas/* array */.YOg(element);
/** A list of ARN patterns. */
const arns = list(schema_texts_text(arnPattern));
/** A text that is not blank. */
const schema_texts_someText = schema_texts_text(someText);
/** A text with a problem that depends on it; `instead` is shown as the nearest valid value. */
const checkedText = (problemOf) => schemas/* string */.YjP().check((context) => {
    const wrong = problemOf(context.value);
    if (wrong)
        context.issues.push({
            code: 'custom',
            input: context.value,
            message: wrong.problem,
            params: { instead: wrong.instead },
        });
});
/** A glob, as {@link globProblem} allows it. */
const schema_texts_glob = checkedText(glob/* globProblem */.AI).meta({
    description: "A glob, matched against the path from the repository's root.",
});

;// CONCATENATED MODULE: ./lib/config/schema-contract.js







/** A number stands for the digits that YAML reads as one; a reader of ours keeps them as text. */
const schema_contract_account = schemas/* union */.KCZ([schema_texts_text(account), schemas/* int */.Whr().min(0).max(999_999_999_999)]);
/** Whom the config trusts. */
const trust = {
    'trusted-accounts': list(schema_contract_account)
        .optional()
        .describe('Numbers of AWS accounts that policies may name. A grant of access to another account is a finding.'),
    organization: schema_texts_text(organization)
        .optional()
        .describe('The id of your organization in AWS Organizations.'),
};
const schema_contract_declaration = schemas/* strictObject */.rej({
    files: schemas/* union */.KCZ([schema_texts_glob, list(schema_texts_glob).min(1)]).describe('Globs of the files that the entry is about.'),
    kind: schemas/* enum */.k5n(kind/* policyKinds */.y1).optional().describe('What sort of policy is in the files.'),
    'attached-to': schema_texts_text(arn)
        .optional()
        .describe('ARN of what has the policy. {1} is what the first * of the glob matched, {2} the second.'),
})
    .check(({ value, issues }) => {
    const says = value.kind !== undefined || value['attached-to'] !== undefined;
    if (!says)
        issues.push({
            code: 'custom',
            input: value,
            path: [],
            message: 'The entry says nothing: give a kind, attached-to, or both.',
        });
    const wildcards = Math.min(...[value.files]
        .flat()
        .filter((file) => !(0,glob/* globProblem */.AI)(file))
        .map((file) => (0,glob/* compileGlob */.SO)(file).wildcards));
    const wanted = (0,policy_declarations/* highestPlaceholder */.M)(value['attached-to'] ?? '');
    if (wanted > wildcards)
        issues.push({
            code: 'custom',
            input: value,
            path: ['attached-to'],
            message: `asks for {${String(wanted)}}, but not every glob of the entry has so many wildcards`,
        });
});
/** What is looked at. */
const scope = {
    ignore: list(schema_texts_glob).optional().describe('Globs of files that are not reviewed. They are listed as skipped.'),
    policies: list(schema_contract_declaration)
        .optional()
        .describe('What neither the content of a file nor a template tells: the kind of its policies and what has them.'),
};
const artifact = schemas/* strictObject */.rej({
    name: schema_texts_someText.describe('What the messages call the artifacts.'),
    resources: arns
        .min(1)
        .describe('ECR repositories, CodeArtifact domains, repositories or packages, S3 buckets.'),
    read: arns.optional().describe('Who may read them. Left out: not governed. An empty list: nobody.'),
    publish: arns.optional().describe('Who may publish them. Left out: not governed. An empty list: nobody.'),
    delete: arns.optional().describe('Who may delete them. Left out: not governed. An empty list: nobody.'),
    administer: arns.optional().describe('Who may change who has access, and how they are kept.'),
    released: schemas/* boolean */.zMY()
        .optional()
        .describe(`Whether what is published here must never be overwritten. Default: ${String(defaults/* artifactDefaults */.nJ.released)}.`),
    'encrypted-with': schema_texts_text(arnPattern)
        .optional()
        .describe('The KMS key of the objects of a bucket: who reads them needs kms:Decrypt on it as well.'),
});
const schema_contract_roles = schemas/* strictObject */.rej({
    build: arns.optional().describe('Roles that run builds, and so code that was perhaps not reviewed.'),
    deploy: arns.optional().describe('Roles that read artifacts and put them into operation.'),
    release: arns.optional().describe('Roles that publish what is released.'),
    admin: arns.optional().describe('Roles that administer artifacts.'),
    infrastructure: arns.optional().describe('Roles that create and change infrastructure from templates.'),
    people: arns.optional().describe('Roles that are taken by people.'),
});
/** The access contract. */
const schema_contract_contract = {
    artifacts: list(artifact)
        .optional()
        .describe('The access contract: who may read, publish, delete and administer which artifacts.'),
    roles: schema_contract_roles.optional().describe('ARN patterns of roles, by what the roles are for.'),
};

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./lib/domain/finding.js
var finding = __webpack_require__(9813);
;// CONCATENATED MODULE: ./lib/config/schema-rules.js





const severity = schemas/* enum */.k5n([...finding/* severities */.g, 'off']);
const checkSetting = schemas/* strictObject */.rej({
    severity: severity.optional().describe('How serious the finding is, or off.'),
    allow: schemas/* strictObject */.rej({
        resources: arns.optional().describe('ARN patterns of resources for which the check is silent.'),
        principals: arns.optional().describe('ARN patterns of principals for which the check is silent.'),
        services: list(schema_texts_text(servicePrincipal))
            .optional()
            .describe('Service principals for which it is silent.'),
        audiences: list(schema_texts_someText).optional().describe('Audiences of a token that the check accepts.'),
    })
        .optional()
        .describe('What the check lets pass.'),
});
/**
 * The settings of checks, and the exceptions.
 * AWS adds issue codes at any time, so each that is spelled like one can be named; the id of a check must be known. */
function ruleKeys(knownRules) {
    const unknown = (what, rule) => ({
        problem: `is no ${what}`,
        instead: (0,nearest/* nearest */.pA)(rule, knownRules),
    });
    const known = new Set(knownRules);
    const check = checkedText((id) => (known.has(id) ? undefined : unknown('check', id)));
    const rule = checkedText((id) => known.has(id) || /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(id)
        ? undefined
        : unknown('check or issue code', id));
    const exception = schemas/* strictObject */.rej({
        rule: rule.describe('The id of the check, or the issue code of Access Analyzer.'),
        files: list(schema_texts_glob)
            .min(1)
            .optional()
            .describe('Globs of the files in which it holds. Default: every file.'),
        statement: schema_texts_someText.optional().describe('The Sid of the statement. Default: every statement.'),
        value: schemas/* string */.YjP().optional().describe('The very text that is accepted, such as "*". Default: any.'),
        reason: schema_texts_someText.describe('Why the finding is accepted. It stands in the review.'),
        expires: iso/* date */.p6('is no date, which is written YYYY-MM-DD')
            .describe('The last day on which it holds (UTC).'),
    });
    return {
        checks: schemas/* record */.g1P(check, schemas/* union */.KCZ([severity, checkSetting]))
            .optional()
            .describe('A severity, off, or a map, for the id of a check.'),
        exceptions: list(exception)
            .optional()
            .describe('Findings that are accepted for a time. They are listed and do not count.'),
    };
}

;// CONCATENATED MODULE: ./lib/config/schema.js






/** The keys that are numbers or booleans; everything else in the file is text. */
const typedKeys = new Set([
    'max-comments',
    'released',
    'no-new-access',
    'no-public-access',
]);
/** Access Analyzer takes so many actions and resources in one question (CheckAccessNotGranted). */
const mostInAccess = 100;
/** The schema of the config file. `knownRules` are the ids of all checks and the known issue codes. */
function configSchema(knownRules) {
    return schemas/* strictObject */.rej({
        ...trust,
        ...scope,
        ...schema_contract_contract,
        ...ruleKeys(knownRules),
        ...analyzer,
        ...verdict,
        ...output,
    });
}
const notGranted = schemas/* strictObject */.rej({
    actions: list(schema_texts_text(action))
        .max(mostInAccess)
        .optional()
        .describe('Actions that no changed policy may allow.'),
    resources: arns.max(mostInAccess).optional().describe('The resources on which it may not. Default: any.'),
})
    .check(({ value, issues }) => {
    if ([value.actions, value.resources].flat().some((one) => one !== undefined))
        return;
    issues.push({
        code: 'custom',
        input: value,
        path: [],
        message: 'The entry names no actions and no resources.',
    });
});
const analyzer = {
    'access-analyzer': schemas/* enum */.k5n(defaults/* choices */.zM.accessAnalyzer)
        .optional()
        .describe(`Whether IAM Access Analyzer is asked. Default: ${defaults/* defaults */.NT.accessAnalyzer}; auto asks where there are AWS credentials.`),
    'aws-region': schema_texts_text(region)
        .optional()
        .describe('The Region in which it is asked. Default: AWS_REGION.'),
    'paid-checks': schemas/* strictObject */.rej({
        'no-new-access': schemas/* boolean */.zMY()
            .optional()
            .describe('Whether a policy may allow nothing that it did not allow before.'),
        'not-granted': list(notGranted).optional().describe('What no changed policy may allow.'),
        'no-public-access': schemas/* boolean */.zMY()
            .optional()
            .describe('Whether no changed resource policy may give public access.'),
    })
        .optional()
        .describe('Calls of Access Analyzer that AWS charges for. Default: none.'),
};
const verdict = {
    'fail-on': schemas/* enum */.k5n(defaults/* choices */.zM.failOn)
        .optional()
        .describe(`The mildest severity that fails. Default: ${defaults/* defaults */.NT.failOn}.`),
    'fail-scope': schemas/* enum */.k5n(defaults/* choices */.zM.failScope)
        .optional()
        .describe(`Which findings can fail the job. Default: ${defaults/* defaults */.NT.failScope}.`),
};
const output = {
    review: schemas/* enum */.k5n(defaults/* choices */.zM.review)
        .optional()
        .describe(`Whether there are review comments. Default: ${defaults/* defaults */.NT.review}.`),
    'summary-comment': schemas/* enum */.k5n(defaults/* choices */.zM.summaryComment)
        .optional()
        .describe(`When the summary is posted. Default: ${defaults/* defaults */.NT.summaryComment}.`),
    'comment-tag': schema_texts_text(commentTag).optional().describe('Keeps several runs on one pull request apart.'),
    'max-comments': schemas/* int */.Whr()
        .min(defaults/* commentLimits */.yP.least)
        .max(defaults/* commentLimits */.yP.most)
        .optional()
        .describe(`Inline comments at most. Default: ${defaults/* defaults */.NT.maxComments}.`),
    recheck: schemas/* enum */.k5n(defaults/* choices */.zM.recheck)
        .optional()
        .describe(`What the comment /recheck does. Default: ${defaults/* defaults */.NT.recheck}.`),
    'recheck-workflow': schema_texts_text(workflowFile)
        .optional()
        .describe('The workflow whose run /recheck re-runs.'),
    'plan-files': list(schema_texts_glob)
        .optional()
        .describe('Globs of files in the workspace with output of terraform show -json.'),
    'report-file': schema_texts_text(workspaceFile).optional().describe('Where to write the JSON report.'),
    'sarif-file': schema_texts_text(workspaceFile).optional().describe('Where to write the findings as SARIF.'),
};

;// CONCATENATED MODULE: ./lib/config/validation.js





/** Holds the tree of a config file against the schema; every problem has the place of the key or value that is wrong. */
function validateConfig(tree, knownRules) {
    const schema = configSchema(knownRules);
    const result = schema.safeParse(tree.data);
    if (result.success)
        return { file: result.data };
    const complainer = new Complainer(schema, tree.data);
    const complaints = result.error.issues.flatMap((issue) => complainer.complaints(issue, []));
    const problems = complaints.map(({ path, at, message: text }) => ({
        key: (0,config_problem/* keyOf */.T)(path),
        place: at === 'key' ? tree.placeOfKey(path) : tree.placeOfValue(path),
        message: text,
    }));
    return { problems };
}
/** Says in our words what the schema found. */
class Complainer {
    #schema;
    #data;
    constructor(schema, data) {
        this.#schema = schema;
        this.#data = data;
    }
    /** `above` is the path of what the issue's own path begins at. */
    complaints(issue, above) {
        const path = [...above, ...issue.path.filter(isStep)];
        if (issue.code === 'unrecognized_keys')
            return this.#unknownKeys(issue.keys, path);
        if (issue.code === 'invalid_union')
            return this.#union(issue, path);
        if (issue.code === 'invalid_key')
            return issue.issues.flatMap((inner) => this.#unknownName(inner, path));
        const value = valueAt(this.#data, path);
        if (value === undefined)
            return [{ path, at: 'key', message: (0,message/* message */.iU) `${(0,message/* code */.aY)(String(path.at(-1)))} is missing.` }];
        return [{ path, at: 'value', message: wrongValue(issue, value) }];
    }
    #unknownKeys(keys, path) {
        const known = keysAt(this.#schema, path);
        return keys.map((key) => {
            const text = (0,message/* message */.iU) `Unknown key ${(0,message/* code */.aY)((0,nearest/* shortened */.vI)(key))}${(0,nearest/* didYouMean */.au)(key, known)}`;
            return { path: [...path, key], at: 'key', message: text };
        });
    }
    #unknownName(issue, path) {
        return [{ path, at: 'key', message: wrongValue(issue, String(path.at(-1))) }];
    }
    /** Of the alternatives, that whose type the value has is the one that was meant. */
    #union(issue, path) {
        const value = valueAt(this.#data, path);
        const wanted = (issues) => issues.map((inner) => otherType(inner, value)).find(Boolean);
        const meant = issue.errors.find((issues) => wanted(issues) === undefined);
        if (meant)
            return meant.flatMap((inner) => this.complaints(inner, path));
        const types = new Set(issue.errors.map(wanted));
        return [{ path, at: 'value', message: wrongType(value, [...types].join(' or ')) }];
    }
}
function isStep(step) {
    return typeof step !== 'symbol';
}
/** What the schema expects where the value is of another type; undefined where only the value itself is wrong. */
function otherType(issue, value) {
    if (issue.path.length > 0)
        return undefined;
    if (issue.code === 'invalid_type')
        return typeWords(issue.expected);
    return issue.code === 'invalid_value' && typeof value !== 'string' ? 'a text' : undefined;
}
function wrongValue(issue, value) {
    switch (issue.code) {
        case 'invalid_type':
            return wrongType(value, typeWords(issue.expected));
        case 'invalid_value':
            return typeof value === 'string'
                ? (0,nearest/* notAllowed */.mj)(value, issue.values.map(String))
                : wrongType(value, 'a text');
        case 'too_small':
        case 'too_big':
            return outOfBounds(issue, value);
        case 'custom':
            return typeof value === 'string'
                ? (0,message/* message */.iU) `${subject(value)} ${issue.message}${ending(issue.params)}`
                : [issue.message];
        default:
            return typeof value === 'string' ? (0,message/* message */.iU) `${subject(value)} ${issue.message}.` : [issue.message];
    }
}
function outOfBounds(issue, value) {
    const [most, bound] = issue.code === 'too_big' ? [true, Number(issue.maximum)] : [false, Number(issue.minimum)];
    if (Array.isArray(value))
        return (0,message/* message */.iU) `The list has ${value.length} entries; it has to have at ${most ? 'most' : 'least'} ${bound}.`;
    const side = most ? 'above' : 'below';
    return (0,message/* message */.iU) `${(0,message/* code */.aY)(String(value))} is ${side} ${bound}, the ${most ? 'most' : 'least'} that is allowed.`;
}
function subject(value) {
    return value.trim() === '' ? ['The text'] : [(0,message/* code */.aY)((0,nearest/* shortened */.vI)(value))];
}
function ending(params) {
    const name = typeof params === 'object' && params !== null && 'instead' in params ? params.instead : undefined;
    return typeof name === 'string' ? (0,nearest/* instead */.L1)((0,nearest/* shortened */.vI)(name)) : ['.'];
}
function wrongType(value, wanted) {
    return (0,message/* message */.iU) `Expected ${wanted}, but ${given(value)}.`;
}
function given(value) {
    if (value === null || value === undefined)
        return ['nothing is written here'];
    if (Array.isArray(value))
        return ['this is a list'];
    if (typeof value === 'object' && Object.keys(value).length === 0)
        return ['this is an empty map'];
    if (typeof value === 'object')
        return (0,message/* message */.iU) `this is a map with ${(0,message/* codeList */.E5)(Object.keys(value).map(nearest/* shortened */.vI), 3)}`;
    if (typeof value === 'string')
        return (0,message/* message */.iU) `this is the text ${(0,message/* code */.aY)((0,nearest/* shortened */.vI)(value))}`;
    return (0,message/* message */.iU) `this is ${(0,message/* code */.aY)(JSON.stringify(value))}`;
}
function typeWords(expected) {
    const words = {
        array: 'a list',
        object: 'a map',
        record: 'a map',
        string: 'a text',
        boolean: 'true or false',
        number: 'a whole number',
        int: 'a whole number',
    };
    return words[expected] ?? expected;
}
/** The value at a path, own properties only. */
function valueAt(data, path) {
    let value = data;
    for (const step of path) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
            return undefined;
        value = Object.getOwnPropertyDescriptor(value, step)?.value;
    }
    return value;
}
/** The keys that the schema knows at a path. */
function keysAt(schema, path) {
    if (schema instanceof schemas/* ZodOptional */.IiU)
        return keysAt(schema.unwrap(), path);
    if (schema instanceof schemas/* ZodUnion */.fZ7)
        return schema.options.flatMap((option) => keysAt(option, path));
    const [step, ...rest] = path;
    if (schema instanceof schemas/* ZodArray */.naA)
        return keysAt(schema.element, rest);
    if (schema instanceof schemas/* ZodRecord */.b8S)
        return keysAt(schema.valueType, rest);
    if (!(schema instanceof schemas/* ZodObject */.bvH))
        return [];
    return step === undefined ? Object.keys(schema.shape) : keysAt(schema.shape[step], rest);
}

;// CONCATENATED MODULE: ./lib/config/read-config.js




/** Reads a config file that is not too large for the parser; all that needs a library is behind this. */
function readConfig(file, knownRules) {
    const tree = readConfigTree(file, typedKeys);
    if (tree.problems.length > 0)
        return { problems: tree.problems };
    const validation = validateConfig(tree, knownRules);
    return 'problems' in validation ? validation : { config: interpretConfig(validation.file) };
}


/***/ })

};
