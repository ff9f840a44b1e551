-- Points are a currency of their own (PTS). Each is backed: granting moves a won from the programme's budget into the reserve in
-- the same journal. The shared accounts have small ids, so that they are locked last.
insert into pay_account (id, kind, owner, currency, created_at) values
    (20, 'POINT_RESERVE', 0, 'KRW', '2026-01-01 00:00:00'),
    (21, 'POINTS_ISSUED', 0, 'PTS', '2026-01-01 00:00:00'),
    (22, 'LAPSED_POINTS', 0, 'KRW', '2026-01-01 00:00:00');
insert into pay_balance (account_id, slot, guard) values
    (20, 0, 'NONE'), (20, 1, 'NONE'), (20, 2, 'NONE'), (20, 3, 'NONE'), (20, 4, 'NONE'), (20, 5, 'NONE'), (20, 6,
    'NONE'), (20, 7, 'NONE'), (20, 8, 'NONE'), (20, 9, 'NONE'), (20, 10, 'NONE'), (20, 11, 'NONE'), (20, 12,
    'NONE'), (20, 13, 'NONE'), (20, 14, 'NONE'), (20, 15, 'NONE'),
    (21, 0, 'NONE'), (21, 1, 'NONE'), (21, 2, 'NONE'), (21, 3, 'NONE'), (21, 4, 'NONE'), (21, 5, 'NONE'), (21, 6,
    'NONE'), (21, 7, 'NONE'), (21, 8, 'NONE'), (21, 9, 'NONE'), (21, 10, 'NONE'), (21, 11, 'NONE'), (21, 12,
    'NONE'), (21, 13, 'NONE'), (21, 14, 'NONE'), (21, 15, 'NONE'),
    (22, 0, 'CREDIT');

-- Won that came behind a programme, by benefit's id, so that each is booked at most once.
create table pay_programme_funding (
    funding_id   bigint      not null,
    programme_id bigint      not null,
    amount       bigint      not null,
    booked_at    datetime(6) not null,
    primary key (funding_id),
    constraint ck_pay_programme_funding_amount check (amount > 0)
);

-- The points of one grant, by benefit's id, so that they are credited at most once; what is left of them lapses at
-- expires_at.
create table pay_point_lot (
    grant_id     bigint      not null,
    member_id    bigint      not null,
    programme_id bigint      not null,
    granted      bigint      not null,
    remaining    bigint      not null,
    granted_at   datetime(6) not null,
    expires_at   datetime(6) not null,
    primary key (grant_id),
    constraint ck_pay_point_lot_amounts check (granted > 0 and remaining >= 0 and remaining <= granted)
);
-- What lapses first is spent first.
create index ix_pay_point_lot_expiry on pay_point_lot (member_id, expires_at, grant_id);

-- What the member reads: one row per movement of their points, counted from 1, with the balance after it.
create table pay_point_movement (
    member_id   bigint       not null,
    sequence    bigint       not null,
    movement_id bigint       not null,
    kind        varchar(20)  not null,
    points      bigint       not null,
    balance     bigint       not null,
    description varchar(255) not null,
    occurred_at datetime(6)  not null,
    primary key (member_id, sequence),
    constraint uq_pay_point_movement unique (movement_id),
    constraint fk_pay_point_movement_movement foreign key (movement_id) references pay_movement (id),
    constraint ck_pay_point_movement_points check (points <> 0),
    constraint ck_pay_point_movement_balance check (balance >= 0)
);
