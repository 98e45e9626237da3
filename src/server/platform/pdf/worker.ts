/** The thread in which one PDF is made. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { drawPdf } from './draw.ts';
import type { PdfDocument } from '../pdf.ts';

// On Linux this concerns this thread alone; elsewhere it would slow the whole server down.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.postMessage(await drawPdf(workerData as PdfDocument));
