-- Points pay for orders too.
-- allows CHECK pay_tender.ck_pay_tender_kind: the release before writes MONEY as ever; of a payment by points it shows nothing and refuses a refund, which two operators settle (docs/pay.md)
alter table pay_tender drop constraint ck_pay_tender_kind;
alter table pay_tender add constraint ck_pay_tender_kind check (kind in ('MONEY', 'POINTS'));
