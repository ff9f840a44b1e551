-- What one operator proposes to be a seller's fee plan from a day on, and another one decides. What holds is in commerce_seller_plan.
create table commerce_seller_plan_change (
    id          bigint       not null primary key,
    seller_id   bigint       not null,
    -- The same while it waits: one of each seller at a time.
    open_seller bigint       null,
    plan        varchar(20)  not null,
    valid_from  date         not null,
    reason      varchar(200) not null,
    state       varchar(10)  not null,
    proposed_by bigint       not null,
    proposed_at datetime(6)  not null,
    decided_by  bigint       null,
    decided_at  datetime(6)  null,
    constraint commerce_seller_plan_change_waits unique (open_seller),
    constraint commerce_seller_plan_change_plan foreign key (plan) references commerce_fee_plan (name),
    constraint commerce_seller_plan_change_state check (state in ('OPEN', 'APPROVED', 'REFUSED')
        and (state = 'OPEN') = (open_seller is not null) and (state = 'OPEN') = (decided_by is null)
        and (decided_by is null) = (decided_at is null) and (state <> 'APPROVED' or decided_by <> proposed_by))
);
create index commerce_seller_plan_change_by_seller on commerce_seller_plan_change (seller_id, id);
