-- A number that was not the parcel's: its seller corrects it, or an operator frees it for whose it is.
alter table commerce_shipment
    -- Since then the parcel goes by the number that it has now; null: since it was sent.
    add column followed_from datetime(6) null,
    -- Why what the courier says of the number is not believed, and when that was to have happened.
    add column doubt         varchar(24) null,
    add column doubt_at      datetime(6) null,
    -- An operator has found that the number is its own, whatever its courier's times are.
    add column believed      boolean     not null default false,
    add constraint commerce_shipment_doubt check ((doubt is null) = (doubt_at is null)
        and (doubt is null or doubt in ('HANDED_IN_BEFORE_PAID', 'DELIVERED_BEFORE_SENT', 'FREED')));

-- Few are doubted: what its seller is to look at.
create index commerce_shipment_by_doubt on commerce_shipment (seller_id, doubt);

create table commerce_invoice_correction (
    shipment_id   bigint      not null,
    corrected_at  datetime(6) not null,
    -- Of what sort who did it is, and which; a seller's system is the seller.
    actor_kind    varchar(10) not null,
    actor_id      bigint      not null,
    wrong_courier varchar(20) not null,
    wrong_invoice varchar(20) not null,
    -- Null of a number that an operator freed: its seller has to say the right one.
    courier       varchar(20) null,
    invoice       varchar(20) null,
    primary key (shipment_id, corrected_at),
    constraint commerce_invoice_correction_shipment foreign key (shipment_id) references commerce_shipment (id),
    constraint commerce_invoice_correction_right check ((courier is null) = (invoice is null))
);

-- Who is wrong how often.
create index commerce_invoice_correction_by_time on commerce_invoice_correction (corrected_at);
