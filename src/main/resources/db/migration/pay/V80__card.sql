-- A member's cards. Their numbers are never here; what is left of a deleted card is who issued it.
create table pay_card (
    id            bigint      not null,
    member_id     bigint      not null,
    company       char(2)     not null,
    kind          varchar(6)  not null,
    masked_number varchar(20) not null,
    billing_key   varchar(400) character set ascii collate ascii_bin null,
    customer_key  char(36)    not null,
    registered_at datetime(6) not null,
    primary key (id),
    constraint ck_pay_card_kind check (kind in ('CREDIT', 'CHECK'))
);
create index ix_pay_card_member on pay_card (member_id, id);

-- By what the payment service provider knows a member.
create table pay_card_customer (
    member_id    bigint   not null,
    customer_key char(36) not null,
    primary key (member_id)
);

-- Every charge and cancel that we asked for: written before the call, its outcome after.
create table pay_card_request (
    id            bigint       not null,
    kind          varchar(6)   not null,
    purpose       varchar(20)  not null,
    purpose_id    bigint       not null,
    member_id     bigint       not null,
    card_id       bigint       not null,
    company       char(2)      not null,
    charge_id     bigint       null,
    amount        bigint       not null,
    canceled      bigint       not null,
    months        int          not null,
    interest_free boolean      not null,
    text          varchar(200) not null,
    status        varchar(10)  not null,
    refusal       varchar(30)  null,
    psp_key       varchar(200) character set ascii collate ascii_bin null,
    approval      varchar(30)  null,
    enquiries     int          not null,
    next_step_at  datetime(6)  null,
    wanted_until  datetime(6)  null,
    created_at    datetime(6)  not null,
    decided_at    datetime(6)  null,
    version       int          not null,
    primary key (id),
    constraint fk_pay_card_request_card foreign key (card_id) references pay_card (id),
    constraint fk_pay_card_request_charge foreign key (charge_id) references pay_card_request (id),
    constraint ck_pay_card_request_kind check ((kind = 'CANCEL') = (charge_id is not null)
        and kind in ('CHARGE', 'CANCEL')),
    constraint ck_pay_card_request_amount check (amount > 0 and canceled between 0 and amount),
    constraint ck_pay_card_request_months check (months = 0 or months between 2 and 12),
    constraint ck_pay_card_request_status check (status in ('WAITING', 'SENT', 'UNKNOWN', 'DONE', 'REFUSED')),
    constraint ck_pay_card_request_decided check ((status in ('DONE', 'REFUSED')) = (decided_at is not null)
        and (status = 'REFUSED') = (refusal is not null) and (status = 'DONE') = (psp_key is not null))
);
create index ix_pay_card_request_due on pay_card_request (next_step_at);
-- Those that were asked about too often wait for a person.
create index ix_pay_card_request_open on pay_card_request (status, enquiries);
create index ix_pay_card_request_member on pay_card_request (member_id, status);

-- The payment service provider in the box: it is outside, and only its own class reads and writes these.
create table pay_sandbox_charge (
    request_id bigint       not null,
    token      varchar(200) not null,
    amount     bigint       not null,
    canceled   bigint       not null,
    outcome    varchar(30)  not null,
    primary key (request_id),
    constraint ck_pay_sandbox_charge_canceled check (canceled between 0 and amount)
);
create table pay_sandbox_cancel (
    request_id bigint      not null,
    charge_id  bigint      not null,
    amount     bigint      not null,
    outcome    varchar(30) not null,
    primary key (request_id)
);
