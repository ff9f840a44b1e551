-- Operators see first what is to be answered first.
create index commerce_chargeback_by_answer on commerce_chargeback (state, answer_by, id);
