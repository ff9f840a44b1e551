-- When the provider said last that it has not got a request.
alter table pay_card_request add column missing_there_at datetime(6) null;

-- Under which name the bank has a merchant's settlement account, as it said when the application was entered; encrypted.
alter table pay_merchant_application add column holder varchar(400) null;
