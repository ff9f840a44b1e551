-- What members spent: a payment of an order, or a movement of the wallet that is spending. Told in parts and in any order:
-- what the goods were by commerce, how much was paid and given back by pay. Categories are found when it is read, by dated
-- rules, so that rules can change without building anything anew.
create table home_outlay (
    -- The order, or the movement.
    source_id bigint        not null primary key,
    member_id bigint        not null,
    kind      varchar(20)   not null,
    -- Both null until the payment has been told.
    spent_on  date          null,
    amount    bigint        null,
    refunded  bigint        not null default 0,
    -- Of the payment: the highest told counts.
    version   int           not null default 0,
    -- Sums by sort of goods; null until the order has been told.
    goods     varchar(1000) null,
    as_of     datetime(6)   not null,
    constraint home_outlay_kind check (kind in ('PAYMENT', 'TRANSFER', 'LOAN_REPAYMENT'))
);
create index home_outlay_of on home_outlay (member_id, spent_on);
