import type { Block, Body } from './syntax.js';

/** A nested block, or a dynamic block with its `content` for a body. */
export interface RepeatedBlock {
  readonly block: Block;
  readonly body: Body;
  /** Whether there may be any number of it: its iterator is an unknown in it. */
  readonly isDynamic: boolean;
}

/** Blocks of a type, and those that a dynamic block may make, which count as one. */
export function blocksOf({ blocks }: Body, type: string): readonly RepeatedBlock[] {
  return blocks.flatMap((block): readonly RepeatedBlock[] => {
    if (block.type === type) return [{ block, body: block.body, isDynamic: false }];
    if (block.type !== 'dynamic' || block.labels[0]?.text !== type) return [];
    const content = block.body.blocks.find((each) => each.type === 'content');
    return [{ block, body: content?.body ?? { attributes: [], blocks: [] }, isDynamic: true }];
  });
}
