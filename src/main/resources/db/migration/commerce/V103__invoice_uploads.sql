-- The last table of invoice numbers that a seller brought: how many items were sent, and why the others were not, as JSON.
create table commerce_invoice_upload (
    seller_id  bigint      not null primary key,
    brought_at datetime(6) not null,
    sent       int         not null,
    problems   mediumtext  not null
);
