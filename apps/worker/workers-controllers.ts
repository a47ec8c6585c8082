import { CertificatePhotosController } from './certificate-photos.controller';
import { MarketsController } from './markets.controller';
import { PartiesController } from './parties.controller';
import { WorkerPapersController } from './worker-papers.controller';
import { WorkerProfileController } from './worker-profile.controller';

/** Routes of the worker service for profiles, papers, parties and the markets people come to. */
export const workersControllers = [
  WorkerProfileController,
  WorkerPapersController,
  CertificatePhotosController,
  PartiesController,
  MarketsController,
];
