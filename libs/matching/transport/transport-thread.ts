import { parentPort, workerData } from 'node:worker_threads';
import { transport, type TransportProblem } from '../domain/transport/transport';

/** The other side of `transportAside`: computes one plan and ends. */
parentPort?.postMessage(transport(workerData as TransportProblem));
