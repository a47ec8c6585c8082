import { CandidateEntity, CandidateFeedEntity, CandidatePartyEntity } from './candidate.entity';

export const matchingEntities = [CandidateEntity, CandidateFeedEntity, CandidatePartyEntity];
