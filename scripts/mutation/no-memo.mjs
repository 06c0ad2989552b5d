/** src/policy/bounded-memo.ts without a memory. */
export function boundedMemo(make) {
  return make;
}
