/** What a role is for. */
export const roleKinds = ['build', 'deploy', 'release', 'admin', 'infrastructure', 'people'] as const;
export type RoleKind = (typeof roleKinds)[number];
