-- What is ordered ahead goes to bank accounts too: the account, kept as that of a payee, and what its statement shows.
-- allows CHECK pay_scheduled_transfer.ck_pay_scheduled_transfer_account: the release before writes none of its columns
alter table pay_scheduled_transfer
    add column bank_account_id bigint null,
    add column statement_text varchar(10) null,
    -- Whether it goes to an account: what is due is read along an index for either.
    add column to_account boolean not null default false,
    add constraint ck_pay_scheduled_transfer_account check ((bank_account_id is null) = (statement_text is null)
        and to_account = (bank_account_id is not null)
        and (bank_account_id is null or (recipient is null and phone is null)));
create index ix_pay_scheduled_transfer_due on pay_scheduled_transfer (to_account, next_at);
-- allows CHECK pay_scheduled_transfer.ck_pay_scheduled_transfer_active: the release before carries out none that goes to an account (it has no payee there, and puts it off by five minutes each time), and looks at none while a bank has not answered
alter table pay_scheduled_transfer drop constraint ck_pay_scheduled_transfer_active;
alter table pay_scheduled_transfer add constraint ck_pay_scheduled_transfer_active check (
    (status = 'ACTIVE' or next_at is null) and (status <> 'ACTIVE' or next_at is not null or bank_account_id is not null)
    and (status = 'ACTIVE') = (ended_at is null)
    and (status <> 'ACTIVE' or recipient is not null or phone is not null or bank_account_id is not null));

-- The bank transfer of a day; with its answer the day is decided.
alter table pay_scheduled_execution
    add column withdrawal_id bigint null,
    add constraint uq_pay_scheduled_execution_withdrawal unique (withdrawal_id),
    add constraint fk_pay_scheduled_execution_withdrawal foreign key (withdrawal_id) references pay_bank_transfer (id);
-- allows CHECK pay_scheduled_execution.ck_pay_scheduled_execution_status: the release before writes SENDING nowhere, and cannot show the days of such a schedule until the roll-out is over
alter table pay_scheduled_execution drop constraint ck_pay_scheduled_execution_status;
alter table pay_scheduled_execution add constraint ck_pay_scheduled_execution_status check (
    status in ('RETRYING', 'SENDING', 'SENT', 'FAILED', 'MISSED', 'CANCELED'));
-- allows CHECK pay_scheduled_execution.ck_pay_scheduled_execution_sent: the release before writes SENT with a transfer, as ever
alter table pay_scheduled_execution drop constraint ck_pay_scheduled_execution_sent;
alter table pay_scheduled_execution add constraint ck_pay_scheduled_execution_sent check (
    (status in ('SENDING', 'SENT')) = (transfer_id is not null or withdrawal_id is not null)
    and (transfer_id is null or (status = 'SENT' and withdrawal_id is null)));

-- What a card company paid us, by the bank's daily file (PAYOUT), and what it kept of that for itself, by its own (FEE); each is
-- known there by a number made of the company's code and its own number of the payout.
create table pay_card_payout (
    file_key  bigint      not null,
    kind      varchar(7)  not null,
    company   char(2)     character set ascii collate ascii_bin not null,
    number    varchar(15) character set ascii collate ascii_bin not null,
    amount    bigint      not null,
    -- By their clock.
    booked_at datetime(6) not null,
    primary key (file_key, kind),
    constraint ck_pay_card_payout_kind check (kind in ('PAYOUT', 'FEE')),
    constraint ck_pay_card_payout_amount check (amount > 0)
);
create index ix_pay_card_payout_booked on pay_card_payout (booked_at);
