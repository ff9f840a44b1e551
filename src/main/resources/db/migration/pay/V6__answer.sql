create table pay_answered_question (
    event_id    bigint      not null,
    answered_at datetime(6) not null,
    primary key (event_id)
);
