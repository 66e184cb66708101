/** Bundles one TypeScript program of the tests into out/scripts; answers the result's path. */
export function bundleScript(file: string): Promise<string>;
/** Builds what has changed since the last build. */
export function build(options?: { force?: boolean }): Promise<boolean>;
