/** What requests there are: any that a policy's text takes in, as AWS's check has it, or only those that can be made. */
export const semanticsNames = ['aws', 'typed'] as const;
export type SemanticsName = (typeof semanticsNames)[number];
