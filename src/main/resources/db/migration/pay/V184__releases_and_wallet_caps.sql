-- Members whose freeze was lifted and of whose suspense not everything is in the wallet yet: it goes on, batch by batch.
create table pay_suspense_release (
    member_id bigint not null,
    primary key (member_id)
);

-- What a wallet may hold from a day on, as two operators have set it; before the first of them what is configured holds.
create table pay_wallet_cap (
    valid_from  date   not null,
    cap         bigint not null,
    proposal_id bigint not null,
    primary key (valid_from),
    constraint fk_pay_wallet_cap_proposal foreign key (proposal_id) references pay_proposal (id),
    constraint ck_pay_wallet_cap check (cap > 0)
);
