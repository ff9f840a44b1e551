-- A bill that its asker divided: what is not the asker's own share is asked of friends, each by a request.
create table pay_split_bill (
    id        bigint      not null,
    asker     bigint      not null,
    total     bigint      not null,
    own_share bigint      not null,
    memo      varchar(50) null,
    split_at  datetime(6) not null,
    primary key (id),
    constraint ck_pay_split_bill_shares check (own_share >= 0 and own_share < total)
);
create index ix_pay_split_bill_asker on pay_split_bill (asker, id);

create table pay_money_request (
    id            bigint       not null,
    asker         bigint       not null,
    asked         bigint       not null,
    amount        bigint       not null,
    memo          varchar(50)  null,
    split_bill_id bigint       null,
    state         varchar(10)  not null,
    asker_name    varchar(100) not null,
    -- What the asker may see: of one who was asked by phone number, that, masked, until they have paid.
    asked_name    varchar(100) not null,
    asked_at      datetime(6)  not null,
    reminded_at   datetime(6)  null,
    -- Null when it is closed, so that the job finds what is open alone.
    lapses_at     datetime(6)  null,
    closed_at     datetime(6)  null,
    transfer_id   bigint       null,
    primary key (id),
    constraint uq_pay_money_request_transfer unique (transfer_id),
    constraint fk_pay_money_request_bill foreign key (split_bill_id) references pay_split_bill (id),
    constraint fk_pay_money_request_transfer foreign key (transfer_id) references pay_transfer (id),
    constraint ck_pay_money_request_amount check (amount > 0),
    constraint ck_pay_money_request_self check (asker <> asked),
    constraint ck_pay_money_request_state check (state in ('OPEN', 'PAID', 'DECLINED', 'CANCELED', 'LAPSED', 'LEFT')),
    constraint ck_pay_money_request_open check ((state = 'OPEN') = (closed_at is null) and (state = 'OPEN') = (lapses_at is not null)),
    constraint ck_pay_money_request_paid check ((state = 'PAID') = (transfer_id is not null))
);
create index ix_pay_money_request_asker on pay_money_request (asker, id);
create index ix_pay_money_request_asker_state on pay_money_request (asker, state, id);
create index ix_pay_money_request_asked on pay_money_request (asked, id);
create index ix_pay_money_request_asked_state on pay_money_request (asked, state, id);
create index ix_pay_money_request_pair on pay_money_request (asker, asked, asked_at);
create index ix_pay_money_request_lapse on pay_money_request (lapses_at);

-- Locked by whoever asks, so that nobody asks more at once than they may.
create table pay_asker (
    member_id bigint not null,
    primary key (member_id)
);

create table pay_blocked_asker (
    id         bigint       not null,
    member_id  bigint       not null,
    asker      bigint       not null,
    asker_name varchar(100) not null,
    blocked_at datetime(6)  not null,
    primary key (id),
    constraint uq_pay_blocked_asker unique (asker, member_id)
);
create index ix_pay_blocked_asker_member on pay_blocked_asker (member_id, id);
-- How many somebody asked for today.
create index ix_pay_money_request_asked_at on pay_money_request (asker, asked_at);
