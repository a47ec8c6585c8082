import { PostingEntity } from './posting.entity';
import {
  PostingAppealEntity,
  PostingFindingEntity,
  PostingJudgementEntity,
  PostingTransitionEntity,
} from './posting-record.entities';
import { ShiftEntity } from './shift.entity';

export const postingsEntities = [
  PostingAppealEntity,
  PostingEntity,
  PostingFindingEntity,
  PostingJudgementEntity,
  PostingTransitionEntity,
  ShiftEntity,
];
