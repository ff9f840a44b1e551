-- What a member has sent lately, beside what counts against their limits: by slices of ten minutes, this one and the one
-- before, and to whom small amounts went on the day (four bytes of a hash of each).
alter table pay_transfer_usage
    add column slice bigint not null default 0,
    add column slice_count int not null default 0,
    add column slice_amount bigint not null default 0,
    add column earlier_count int not null default 0,
    add column earlier_amount bigint not null default 0,
    add column payees varbinary(256) not null default '';

-- Set while a report of the wallet stands; in the row that each transfer reads.
alter table pay_wallet add column reported tinyint not null default 0;

create table pay_report (
    id           bigint      not null,
    kind         varchar(10) not null,
    member_id    bigint      null,
    bank_code    char(3)     null,
    number_index char(43) character set ascii collate ascii_bin null,
    last_four    varchar(4)  null,
    reference    varchar(60) not null,
    reported_by  bigint      not null,
    reported_at  datetime(6) not null,
    removed_by   bigint      null,
    removed_at   datetime(6) null,
    -- 1 until it is removed: one at a time.
    standing     tinyint     null default 1,
    primary key (id),
    constraint uq_pay_report_wallet unique (member_id, standing),
    constraint uq_pay_report_account unique (number_index, bank_code, standing),
    constraint ck_pay_report_kind check (kind = 'WALLET' and member_id is not null and number_index is null
        or kind = 'ACCOUNT' and member_id is null and number_index is not null and bank_code is not null),
    constraint ck_pay_report_removed check ((removed_by is null) = (removed_at is null)
        and (removed_by is null) = (standing is not null))
);
create index ix_pay_report_standing on pay_report (standing, id);

-- What the rules did not simply let through, with the rule and what it saw.
create table pay_fraud_decision (
    id         bigint       not null,
    decided_at datetime(6)  not null,
    member_id  bigint       not null,
    way        varchar(20)  not null,
    amount     bigint       not null,
    rule       varchar(20)  not null,
    outcome    varchar(10)  not null,
    found      varchar(200) not null,
    primary key (id),
    constraint ck_pay_fraud_decision_outcome check (outcome in ('STEP_UP', 'HOLD', 'REFUSE'))
);
create index ix_pay_fraud_decision_member on pay_fraud_decision (member_id, id);
create trigger pay_fraud_decision_no_update before update on pay_fraud_decision for each row
    signal sqlstate '45000' set message_text = 'pay_fraud_decision is never updated';

-- What is held until an operator has looked at it. Its id is that of the transfer, or of the bank transfer.
create table pay_review (
    id          bigint       not null,
    way         varchar(20)  not null,
    sender      bigint       not null,
    recipient   bigint       null,
    phone       varchar(120) character set ascii collate ascii_bin null,
    amount      bigint       not null,
    hold        bigint       not null,
    rule        varchar(20)  not null,
    found       varchar(200) not null,
    held_at     datetime(6)  not null,
    lapses_at   datetime(6)  not null,
    state       varchar(10)  not null,
    decided_by  bigint       null,
    decided_at  datetime(6)  null,
    primary key (id),
    constraint fk_pay_review_hold foreign key (hold) references pay_movement (id),
    constraint uq_pay_review_hold unique (hold),
    constraint ck_pay_review_amount check (amount > 0),
    constraint ck_pay_review_state check (state in ('OPEN', 'RELEASED', 'REFUSED', 'CANCELED', 'LAPSED')),
    constraint ck_pay_review_decided check ((state = 'OPEN') = (decided_at is null)
        and (decided_by is null or state in ('RELEASED', 'REFUSED')))
);
create index ix_pay_review_state on pay_review (state, lapses_at);
create index ix_pay_review_sender on pay_review (sender, state);

alter table pay_transfer modify status varchar(20) not null;
alter table pay_transfer drop constraint ck_pay_transfer_status;
alter table pay_transfer drop constraint ck_pay_transfer_ended;
alter table pay_transfer
    add constraint ck_pay_transfer_status check (status in ('HELD', 'HELD_FOR_REVIEW', 'COMPLETED', 'CANCELED', 'RETURNED',
        'REFUSED')),
    add constraint ck_pay_transfer_ended check ((status in ('HELD', 'HELD_FOR_REVIEW')) = (ended_at is null));

alter table pay_bank_transfer modify status varchar(20) not null;
alter table pay_bank_transfer drop constraint ck_pay_bank_transfer_status;
alter table pay_bank_transfer
    add constraint ck_pay_bank_transfer_status check (status in ('HELD_FOR_REVIEW', 'WAITING', 'SENT', 'UNKNOWN', 'DONE',
        'REFUSED'));
