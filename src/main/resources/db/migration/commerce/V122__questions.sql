-- What members ask sellers about a product. What is secret, and what is answered to it, is encrypted.
create table commerce_question (
    id            bigint        not null primary key,
    product_id    bigint        not null,
    seller_id     bigint        not null,
    member_id     bigint        not null,
    secret        boolean       not null,
    text          varchar(500)  null,
    sealed_text   varchar(2800) null,
    state         varchar(10)   not null,
    -- Whether the seller has yet to answer.
    waits         boolean       not null,
    answer        varchar(1000) null,
    sealed_answer varchar(5600) null,
    asked_at      datetime(6)   not null,
    answered_at   datetime(6)   null,
    constraint commerce_question_product foreign key (product_id) references commerce_product (id),
    constraint commerce_question_state check (state in ('VISIBLE', 'HIDDEN', 'DELETED')),
    constraint commerce_question_sealed check ((secret and text is null and answer is null)
        or (not secret and sealed_text is null and sealed_answer is null)),
    constraint commerce_question_answered
        check ((answered_at is null) = (answer is null and sealed_answer is null) or state = 'DELETED'),
    constraint commerce_question_waits check (not waits or (answered_at is null and state = 'VISIBLE'))
);
create index commerce_question_by_product on commerce_question (product_id, state, id);
create index commerce_question_by_member on commerce_question (member_id, state, id);
create index commerce_question_by_seller on commerce_question (seller_id, state, waits, id);
