-- Merchants who could not be settled, until they are.
create table pay_settlement_passed_over (
    merchant_id bigint      not null,
    -- The last on which that happened.
    day         date        not null,
    since       datetime(6) not null,
    tried_at    datetime(6) not null,
    cause       varchar(300) not null,
    primary key (merchant_id)
);
create index ix_pay_settlement_passed_over_tried on pay_settlement_passed_over (tried_at);
create index ix_pay_settlement_passed_over_since on pay_settlement_passed_over (since, merchant_id);
