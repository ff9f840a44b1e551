-- What sellers pay, by plan, each version from a day on. No plan ever ends, since sellers have it; no version ever changes, since
-- what was sold under it costs what it says.
create table commerce_fee_plan (
    name varchar(20) not null primary key
);
create table commerce_fee_plan_version (
    name                 varchar(20)   not null,
    valid_from           date          not null,
    -- Of the price before coupons: 8.00 for 8 %.
    sales_percent        decimal(4, 2) not null,
    -- Whether VAT is in it; else it comes on top.
    sales_vat_included   boolean       not null,
    -- Of what was paid, freight included.
    payment_percent      decimal(4, 2) not null,
    payment_vat_included boolean       not null,
    -- Business days after the purchase was confirmed.
    due_days             int           not null,
    primary key (name, valid_from),
    constraint commerce_fee_plan_version_plan foreign key (name) references commerce_fee_plan (name),
    constraint commerce_fee_plan_version_terms check (sales_percent >= 0 and payment_percent >= 0 and due_days >= 0)
);
insert into commerce_fee_plan (name) values ('STANDARD'), ('STARTER'), ('PARTNER');
insert into commerce_fee_plan_version (name, valid_from, sales_percent, sales_vat_included, payment_percent,
    payment_vat_included, due_days) values
    ('STANDARD', '2026-01-01', 8.00, false, 3.30, true, 2),
    ('STARTER', '2026-01-01', 4.00, false, 1.98, true, 2),
    ('PARTNER', '2026-01-01', 6.60, true, 2.20, true, 2);
create trigger commerce_fee_plan_version_no_update before update on commerce_fee_plan_version for each row
    signal sqlstate '45000' set message_text = 'commerce_fee_plan_version is never updated';
create trigger commerce_fee_plan_version_no_delete before delete on commerce_fee_plan_version for each row
    signal sqlstate '45000' set message_text = 'commerce_fee_plan_version is never deleted';
alter table commerce_seller_plan
    add constraint commerce_seller_plan_plan foreign key (plan) references commerce_fee_plan (name);
