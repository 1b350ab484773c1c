import { z } from "@/lib/zod";

/** A text in the address. A number typed there by hand is meant as text too. */
export const textParam = z.coerce.string().optional().catch(undefined);

export const directionParam = z.enum(["ASC", "DESC"]).optional().catch(undefined);

/**
 * The cursors of the pages before this one, oldest first. The API pages
 * forwards only, so the way back is kept in the address itself.
 */
export const trailParam = z.array(z.string()).optional().catch(undefined);

export const PAGE_SIZE = 50;

/** Changes the address of a list; a change of anything but the page goes back to the first page. */
export type ChangeSearch<Search> = (patch: Partial<Search>, options?: { replace?: boolean }) => void;
