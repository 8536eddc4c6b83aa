-- What the policy before a step says of the tokens, for algorithms that tell it from the one that sampled.

ALTER TABLE rollout ADD COLUMN proximal_log_prob BLOB;
