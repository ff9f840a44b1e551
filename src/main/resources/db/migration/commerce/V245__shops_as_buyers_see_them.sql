-- What a shop says of itself: told to everybody, as the law wants it (전자상거래법 제13조, 제20조), so it is in clear.
alter table commerce_seller_profile
    -- When its telephone is answered, in its words.
    add column hours              varchar(100) not null default '',
    add column email              varchar(100) not null default '',
    -- Where what buyers send back is to go.
    add column return_postal_code varchar(5)   not null default '',
    add column return_address     varchar(200) not null default '',
    -- How often it was described: of two who have it open, the second is told.
    add column changes            int          not null default 0;

-- Where the buyer of a return or an exchange was told to send the goods when it was accepted: the shop may move afterwards.
alter table commerce_claim
    add column return_name        varchar(60)  null,
    add column return_phone       varchar(20)  null,
    add column return_postal_code varchar(5)   null,
    add column return_address     varchar(200) null;
