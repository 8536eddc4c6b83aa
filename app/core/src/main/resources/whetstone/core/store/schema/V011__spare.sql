-- Rollouts that a plan left out of training.

ALTER TABLE rollout_group ADD COLUMN spare BLOB; -- places in the group; null where there are none
