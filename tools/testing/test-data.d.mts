/** Ends every process that is recorded below a test's data directory, then removes the directory. */
export function removeTestData(dataDir: string): Promise<void>;

/** Removes what killed test runs left behind in `data`, the folder in which each run has its `test-<pid>`. */
export function removeStaleTestData(data: string): Promise<void>;

/** A process's environment without what a person's may say about servers and services: tests have their own. */
export function environmentForTests(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
