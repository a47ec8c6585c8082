import { SharedPairEntity } from './shared-pair.entity';
import { SharedPostingEntity } from './shared-posting.entity';
import {
  SharedCityEntity,
  SharedJudgementEntity,
  SharedPairTransitionEntity,
  SharedPostingTransitionEntity,
} from './shared-record.entities';

export const sharedEmploymentEntities = [
  SharedCityEntity,
  SharedJudgementEntity,
  SharedPairEntity,
  SharedPairTransitionEntity,
  SharedPostingEntity,
  SharedPostingTransitionEntity,
];
