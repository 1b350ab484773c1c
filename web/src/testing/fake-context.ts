import type { World } from "./world";

/** What a resolver of the fake server gets: the state, and who is asking. */
export type FakeContext = { world: World; memberId: string };
