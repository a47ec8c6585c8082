import { PostingEntity } from './posting.entity';
import {
  PostingAppealEntity,
  PostingFindingEntity,
  PostingJudgementEntity,
  PostingTransitionEntity,
} from './posting-record.entities';
import { PostingTemplateEntity } from './posting-template.entity';
import { ShiftEntity } from './shift.entity';

export const postingsEntities = [
  PostingAppealEntity,
  PostingEntity,
  PostingFindingEntity,
  PostingJudgementEntity,
  PostingTemplateEntity,
  PostingTransitionEntity,
  ShiftEntity,
];
