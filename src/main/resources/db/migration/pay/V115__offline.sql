-- Devices that make codes to pay with in shops. What a device is known by says nothing of its member.
create table pay_offline_device (
    device_id    bigint       not null,
    member_id    bigint       not null,
    tier         varchar(20)  not null,
    handle       bigint       not null,
    secret       varchar(200) character set ascii collate ascii_bin not null,
    points_first boolean      not null,
    tries_left   int          not null,
    signed_at    bigint       not null,
    primary key (device_id),
    constraint uq_pay_offline_device_handle unique (handle),
    constraint ck_pay_offline_device_tries check (tries_left between 0 and 5),
    constraint ck_pay_offline_device_handle check (handle between 1 and 999999999999)
);
create index ix_pay_offline_device_member on pay_offline_device (member_id);

-- Each code once: whoever inserts its row has it, for a payment. A device that is set up anew has another handle.
create table pay_offline_use (
    handle     bigint      not null,
    step       bigint      not null,
    payment_id bigint      not null,
    used_at    datetime(6) not null,
    primary key (handle, step)
);
