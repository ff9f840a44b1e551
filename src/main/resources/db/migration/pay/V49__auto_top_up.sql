-- Whose wallet is filled by itself when it is short, from where, and in which steps.
create table pay_auto_top_up (
    member_id       bigint not null,
    bank_account_id bigint not null,
    step            bigint not null,
    primary key (member_id),
    constraint fk_pay_auto_top_up_account foreign key (bank_account_id) references pay_bank_account (id),
    constraint ck_pay_auto_top_up_step check (step > 0)
);
