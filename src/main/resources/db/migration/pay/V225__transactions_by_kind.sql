-- A merchant lists what went back alone, of which there is little beside what was taken.
create index ix_pay_easypay_transaction_kind on pay_easypay_transaction (merchant_id, live, kind, id);
