-- Which fee plan a merchant has from which day, and its yearly sales as they were known then: what they mean, dated rules say.
create table pay_merchant_plan (
    merchant_id  bigint      not null,
    valid_from   date        not null,
    plan         varchar(20) not null,
    -- Null when they are not known: no small merchant.
    yearly_sales bigint      null,
    primary key (merchant_id, valid_from),
    constraint fk_pay_merchant_plan_merchant foreign key (merchant_id) references pay_merchant (id),
    constraint ck_pay_merchant_plan_sales check (yearly_sales >= 0)
);
