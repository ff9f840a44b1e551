-- The daily files of banks and card companies. Of a day's revisions the newest that was held against our books counts.
create table pay_recon_file (
    id          bigint      not null,
    source      varchar(7)  not null,
    day         date        not null,
    revision    int         not null,
    sha256      char(64)    character set ascii collate ascii_bin not null,
    line_count  int         not null,
    amount      bigint      not null,
    status      varchar(8)  not null,
    begun_at    datetime(6) not null,
    finished_at datetime(6) null,
    primary key (id),
    constraint uq_pay_recon_file_revision unique (source, day, revision),
    constraint ck_pay_recon_file_status check (status in ('LOADING', 'CURRENT', 'REPLACED')
        and (status = 'LOADING') = (finished_at is null))
);

create table pay_recon_line (
    file_id    bigint      not null,
    request_id bigint      not null,
    kind       varchar(6)  not null,
    line_no    int         not null,
    reference  varchar(40) character set ascii collate ascii_bin not null,
    amount     bigint      not null,
    booked_at  datetime    not null,
    primary key (file_id, request_id, kind, line_no),
    constraint ck_pay_recon_line_amount check (amount > 0)
);
create index ix_pay_recon_line_request on pay_recon_line (request_id, kind);

create table pay_recon_difference (
    id          bigint       not null,
    file_id     bigint       not null,
    kind_of     varchar(14)  not null,
    request_id  bigint       not null,
    kind        varchar(6)   not null,
    line_no     int          not null,
    theirs      bigint       null,
    ours        bigint       null,
    days        int          not null,
    status      varchar(8)   not null,
    found_at    datetime(6)  not null,
    ended_at    datetime(6)  null,
    resolved_by bigint       null,
    note        varchar(200) null,
    primary key (id),
    constraint uq_pay_recon_difference unique (file_id, kind_of, request_id, kind, line_no),
    constraint ck_pay_recon_difference_kind check (kind_of in ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS',
        'DUPLICATED', 'LATE')),
    constraint ck_pay_recon_difference_status check (status in ('WAITING', 'OPEN', 'SETTLED', 'RESOLVED', 'DROPPED')
        and (status in ('WAITING', 'OPEN')) = (ended_at is null) and (status = 'RESOLVED') = (note is not null))
);
create index ix_pay_recon_difference_status on pay_recon_difference (status, found_at, id);

-- What we did on a day.
create index ix_pay_bank_transfer_decided on pay_bank_transfer (decided_at);
