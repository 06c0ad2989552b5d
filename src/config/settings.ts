import type { RoleKind } from '../checks/role-kind.js';
import type { Severity } from '../domain/finding.js';
import type { PolicyKind } from '../policy/kind.js';

/** Everything a run is told, from inputs, config file and defaults, in that order of force. */
export interface Settings extends RunSettings, ConfigOnlySettings {}

/** What both an input and the config file may say. Keys as in action.yml, in camel case. */
export interface RunSettings {
  readonly accessAnalyzer: 'auto' | 'required' | 'off';
  readonly awsRegion: string | undefined;
  readonly failOn: Severity | 'never';
  readonly failScope: 'introduced' | 'all';
  readonly review: 'comment' | 'off';
  readonly summaryComment: 'always' | 'on-findings' | 'never';
  readonly commentTag: string;
  readonly maxComments: number;
  readonly recheck: 'rerun' | 'evaluate';
  readonly recheckWorkflow: string | undefined;
  readonly planFiles: readonly string[];
  readonly reportFile: string | undefined;
  readonly sarifFile: string | undefined;
}

/** What only the config file says. */
export interface ConfigOnlySettings {
  readonly trustedAccounts: readonly string[];
  readonly organization: string | undefined;
  readonly ignore: readonly string[];
  readonly policies: readonly PolicyDeclaration[];
  /** Undefined when the config has no `artifacts`; an empty list says that there are none. */
  readonly artifacts: readonly ArtifactContract[] | undefined;
  readonly roles: Readonly<Record<RoleKind, readonly string[]>>;
  readonly checks: Readonly<Record<string, CheckSetting>>;
  readonly exceptions: readonly ExceptionRule[];
  readonly paidChecks: PaidChecks;
}

export interface PolicyDeclaration {
  readonly files: readonly string[];
  readonly kind: PolicyKind | undefined;
  /** An ARN in which `{1}` stands for what the first `*` of the glob matched. */
  readonly attachedTo: string | undefined;
}

export interface ArtifactContract {
  readonly name: string;
  readonly resources: readonly string[];
  /** A verb left out is not governed; an empty list is nobody. */
  readonly read: readonly string[] | undefined;
  readonly publish: readonly string[] | undefined;
  readonly delete: readonly string[] | undefined;
  readonly administer: readonly string[] | undefined;
  readonly released: boolean;
  readonly encryptedWith: string | undefined;
}

export interface CheckSetting {
  readonly severity: Severity | 'off' | undefined;
  readonly allow: {
    readonly resources: readonly string[];
    readonly principals: readonly string[];
    readonly services: readonly string[];
    readonly audiences: readonly string[];
  };
}

export interface ExceptionRule {
  readonly rule: string;
  /** Globs; empty means every file. */
  readonly files: readonly string[];
  readonly statement: string | undefined;
  readonly value: string | undefined;
  readonly reason: string;
  /** Its last day, YYYY-MM-DD (UTC). */
  readonly expires: string;
}

/** Access Analyzer's charged calls; each is off unless the config asks for it. */
export interface PaidChecks {
  readonly noNewAccess: boolean;
  readonly notGranted: readonly {
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
  readonly noPublicAccess: boolean;
}
