-- How a model is asked: whether for the probabilities of its tokens, and in which form it answers.
alter table catalog.model
  add column logprobs boolean not null default false,
  add column answer_format text not null default 'JSON_SCHEMA'
    check (answer_format in ('JSON_SCHEMA', 'JSON_OBJECT', 'TEXT'));
