-- What one operator proposes to add to a seller's next statement, or to take away, and another one approves.
create table commerce_settlement_adjustment (
    id          bigint       not null primary key,
    seller_id   bigint       not null,
    -- Negative: it is taken away.
    amount      bigint       not null,
    -- As its seller reads it.
    text        varchar(100) not null,
    -- Why, among operators.
    reason      varchar(200) not null,
    state       varchar(10)  not null,
    proposed_by bigint       not null,
    proposed_at datetime(6)  not null,
    decided_by  bigint       null,
    decided_at  datetime(6)  null,
    constraint commerce_settlement_adjustment_amount check (amount <> 0),
    constraint commerce_settlement_adjustment_state check (state in ('OPEN', 'APPROVED', 'REFUSED')
        and (state = 'OPEN') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    -- Who proposed it does not approve it.
    constraint commerce_settlement_adjustment_another check (state <> 'APPROVED' or decided_by <> proposed_by)
);
create index commerce_settlement_adjustment_by_state on commerce_settlement_adjustment (state, id);
