/** A port on which nothing listens, below the range of outgoing connections. It is not held. */
export function freePort(except?: ReadonlySet<number>): Promise<number>;

/** Whether something could listen there now; on loopback unless told otherwise. */
export function portIsFree(port: number, host?: string): Promise<boolean>;
