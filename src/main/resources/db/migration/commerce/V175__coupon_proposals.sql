-- A coupon of Madang's own that one operator proposes and another one approves: it is offered under the same number then.
create table commerce_coupon_proposal (
    id          bigint       not null primary key,
    name        varchar(60)  not null,
    kind        varchar(10)  not null,
    value       bigint       not null,
    most        bigint       null,
    minimum     bigint       not null,
    stock       int          not null,
    valid_from  datetime(6)  not null,
    valid_until datetime(6)  not null,
    -- Why, among operators.
    reason      varchar(200) not null,
    state       varchar(10)  not null,
    proposed_by bigint       not null,
    proposed_at datetime(6)  not null,
    decided_by  bigint       null,
    decided_at  datetime(6)  null,
    constraint commerce_coupon_proposal_state check (state in ('OPEN', 'APPROVED', 'REFUSED')
        and (state = 'OPEN') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    -- Who proposed it does not approve it.
    constraint commerce_coupon_proposal_another check (state <> 'APPROVED' or decided_by <> proposed_by)
);
create index commerce_coupon_proposal_by_state on commerce_coupon_proposal (state, id);
