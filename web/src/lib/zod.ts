import { z } from "zod";

// Zod would try whether it may compile code, and the content policy would
// report the try as a violation on every page.
z.config({ jitless: true });

export { z };
