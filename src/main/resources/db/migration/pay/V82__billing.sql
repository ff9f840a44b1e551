-- That a merchant may charge a member again and again. The key is random; by itself it is of no use to a stranger.
create table pay_billing_agreement (
    id              bigint       not null,
    billing_key     char(22) character set ascii collate ascii_bin not null,
    merchant_id     bigint       not null,
    merchant_name   varchar(100) not null,
    live            boolean      not null,
    customer_id     varchar(50)  not null,
    name            varchar(100) not null,
    most_per_charge bigint       not null,
    most_per_month  bigint       not null,
    state           varchar(20)  not null,
    member_id       bigint       null,
    card_id         bigint       null,
    asked_at        datetime(6)  not null,
    due_at          datetime(6)  not null,
    consented_at    datetime(6)  null,
    ended_at        datetime(6)  null,
    primary key (id),
    constraint uq_pay_billing_agreement_key unique (billing_key),
    constraint fk_pay_billing_agreement_merchant foreign key (merchant_id) references pay_merchant (id),
    constraint fk_pay_billing_agreement_card foreign key (card_id) references pay_card (id),
    constraint ck_pay_billing_agreement_limits check (most_per_charge > 0 and most_per_month >= most_per_charge),
    constraint ck_pay_billing_agreement_state check (
        state in ('ASKED', 'ACTIVE', 'ENDED_BY_MERCHANT', 'ENDED_BY_MEMBER')
        and (state = 'ASKED') = (consented_at is null and ended_at is null)
        and (state in ('ENDED_BY_MERCHANT', 'ENDED_BY_MEMBER')) = (ended_at is not null)
        and (member_id is null) = (consented_at is null))
);
create index ix_pay_billing_agreement_member on pay_billing_agreement (member_id, id);
