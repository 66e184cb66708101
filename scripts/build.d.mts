/** Bundles one TypeScript program of the tests as out/scripts/NAME.js; answers the result's path. */
export function bundleScript(file: string, name?: string): Promise<string>;
/** Builds what has changed since the last build. */
export function build(options?: { force?: boolean }): Promise<boolean>;
