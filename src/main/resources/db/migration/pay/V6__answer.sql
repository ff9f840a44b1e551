create table pay_answered_question (
    event_id    bigint      not null,
    answered_at datetime(6) not null,
    primary key (event_id)
);
create index ix_pay_answered_question_answered on pay_answered_question (answered_at);
