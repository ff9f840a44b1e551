-- What merchants pay for payments, by plan, each version from a day on. Never changed: a sale costs what the version of its day says.
create table pay_fee_plan (
    name            varchar(20)   not null,
    valid_from      date          not null,
    -- Of a sale: 2.53 for 2.53 %.
    percent         decimal(4, 2) not null,
    -- Whether VAT is in the percentage and in the dispute's fee; else it comes on top.
    vat_included    boolean       not null,
    cycle           varchar(10)   not null,
    -- Business days after the cycle's end until it is paid out.
    payout_days     int           not null,
    of_lost_dispute bigint        not null,
    -- Null: it came with the application.
    proposal_id     bigint        null,
    primary key (name, valid_from),
    constraint uq_pay_fee_plan_proposal unique (proposal_id),
    constraint fk_pay_fee_plan_proposal foreign key (proposal_id) references pay_proposal (id),
    constraint ck_pay_fee_plan check (percent >= 0 and cycle in ('DAILY', 'WEEKLY', 'MONTHLY') and payout_days >= 0
        and of_lost_dispute >= 0)
);
insert into pay_fee_plan (name, valid_from, percent, vat_included, cycle, payout_days, of_lost_dispute) values
    ('STANDARD', '2022-01-31', 2.53, true, 'DAILY', 2, 11000),
    ('WEEKLY', '2022-01-31', 2.20, false, 'WEEKLY', 1, 10000),
    ('MONTHLY', '2022-01-31', 1.90, false, 'MONTHLY', 5, 10000);
create trigger pay_fee_plan_no_update before update on pay_fee_plan for each row
    signal sqlstate '45000' set message_text = 'pay_fee_plan is never updated';
create trigger pay_fee_plan_no_delete before delete on pay_fee_plan for each row
    signal sqlstate '45000' set message_text = 'pay_fee_plan is never deleted';
