-- People who work in the browser. The TOTP secret and the password's hash are encrypted.
create table member_staff (
    id bigint not null primary key,
    login_name varchar(40) character set ascii collate ascii_bin not null unique,
    -- Null until the person has chosen a password.
    password_hash varchar(300) character set ascii collate ascii_bin null,
    totp_secret varchar(200) character set ascii collate ascii_bin not null,
    -- The newest 30-second step whose code was accepted: that one and older ones are refused.
    last_totp_step bigint not null,
    failures int not null,
    locked_until datetime(6) null,
    seller_id bigint null,
    disabled_at datetime(6) null,
    created_at datetime(6) not null,
    constraint member_staff_failures check (failures >= 0)
);

-- Who was invited and has not chosen a password yet; the ticket that they were given is stored hashed.
create table member_staff_enrolment (
    staff_id bigint not null primary key,
    ticket_hash char(43) character set ascii collate ascii_bin not null unique,
    expires_at datetime(6) not null,
    constraint member_staff_enrolment_staff foreign key (staff_id) references member_staff (id)
);

create table member_role (
    name varchar(30) character set ascii collate ascii_bin not null primary key,
    -- Whether who has it works for one seller.
    for_sellers boolean not null,
    description_ko varchar(200) not null,
    description_en varchar(200) not null
);

create table member_staff_role (
    staff_id bigint not null,
    role varchar(30) character set ascii collate ascii_bin not null,
    primary key (staff_id, role),
    constraint member_staff_role_role foreign key (role) references member_role (name),
    constraint member_staff_role_staff foreign key (staff_id) references member_staff (id)
);

insert into member_role (name, for_sellers, description_ko, description_en) values
('ADMIN', false, '관리자: 직원을 더하고 역할을 줘요', 'Administrator: adds people and gives roles'),
('OPERATOR', false, '운영자: 운영 화면의 모든 일', 'Operator: everything on the operators'' pages'),
('SELLER', true, '판매자의 사람: 판매자 화면', 'One of a seller''s people: the seller admin');
